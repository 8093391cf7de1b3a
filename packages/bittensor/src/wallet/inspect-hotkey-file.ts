import { open, readFile, readdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { absolutePath } from './hotkey-path.ts';
import { keyfileFormat, type KeyfileFormat } from './keyfile-format.ts';
import { passwordVariable } from './password.ts';
import { isAddress } from './ss58.ts';

/** What can be said of a hotkey file without its password. Holds nothing secret. */
export interface HotkeyFileReport {
  /** Absolute path. */
  readonly file: string;
  /** Null when there is no such file, or it cannot be read. */
  readonly format: KeyfileFormat | null;
  /** From the public file beside it; the wallet software writes one since 3.1. */
  readonly publicAddress: string | null;
  /** Permission bits, such as 0o600. */
  readonly mode: number | null;
  /** Environment variable that its password is looked up in. */
  readonly passwordVariable: string;
  /** Who else can read or replace the file, and what to do about it. */
  readonly warnings: readonly string[];
  /** All hotkeys of that wallet, by name. */
  readonly hotkeys: readonly string[];
}

const PUBLIC_ENDING = 'pub.txt';

/** Looks at the file of a hotkey without opening it; what is not there is null. */
export async function inspectHotkeyFile(path: string): Promise<HotkeyFileReport> {
  const file = absolutePath(path);
  const status = await stat(file).catch(() => undefined);
  return {
    file,
    format: status?.isFile() === true ? await formatOf(file) : null,
    publicAddress: await publicAddress(`${file}${PUBLIC_ENDING}`),
    mode: status ? status.mode & 0o777 : null,
    passwordVariable: passwordVariable(file),
    warnings: await hotkeyFileWarnings(file),
    hotkeys: (await readdir(dirname(file)).catch(() => [])).filter((name) => !name.endsWith(PUBLIC_ENDING)).sort(),
  };
}

/**
 * Who else than its owner can read or replace a hotkey file, in words that say what to do. Empty when nobody can, when
 * there is no such file, and where the system has no such permissions (Windows).
 */
export async function hotkeyFileWarnings(path: string): Promise<string[]> {
  const file = absolutePath(path);
  const ownUid = process.getuid?.();
  if (ownUid === undefined) return [];
  const warnings: string[] = [];
  const status = await stat(file).catch(() => undefined);
  if (!status) return [];
  const octal = (mode: number) => (mode & 0o777).toString(8).padStart(4, '0');
  if ((status.mode & 0o077) !== 0) {
    warnings.push(`other users can get at ${file} (mode ${octal(status.mode)}); run: chmod 600 '${file}'`);
  }
  if (status.uid !== ownUid && ownUid !== 0) {
    warnings.push(`${file} belongs to user ${status.uid}, who can read and replace the key`);
  }
  const folder = dirname(file);
  const folderStatus = await stat(folder).catch(() => undefined);
  if (folderStatus && (folderStatus.mode & 0o022) !== 0) {
    warnings.push(
      `other users can replace files in ${folder} (mode ${octal(folderStatus.mode)}); run: chmod go-w '${folder}'`,
    );
  }
  return warnings;
}

async function formatOf(file: string): Promise<KeyfileFormat | null> {
  try {
    // The first bytes tell the format; no more of the key is read.
    const handle = await open(file);
    try {
      const start = Buffer.alloc(16);
      const { bytesRead } = await handle.read(start, 0, start.length, 0);
      const format = keyfileFormat(start.subarray(0, bytesRead));
      start.fill(0);
      return format;
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}

async function publicAddress(file: string): Promise<string | null> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    const address: unknown = (parsed as Record<string, unknown> | null)?.['ss58Address'];
    return typeof address === 'string' && isAddress(address) ? address : null;
  } catch {
    return null;
  }
}
