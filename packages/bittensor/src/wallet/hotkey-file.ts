import { constants } from 'node:fs';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '@404-gen/service-kit';
import type { Hotkey } from '../hotkey.ts';
import { hotkeyOfKeyfile, keyfileOfSeed } from './keyfile.ts';
import { deriveKey, isCompleteNaclBox, isNaclBox, openNaclBox, sealNaclBox } from './nacl-box.ts';
import { passwordVariable, revealPassword } from './password.ts';

/** Key files are about half a kilobyte; what is larger than this is something else. */
const MAX_FILE_BYTES = 1_048_576;

export interface OpenHotkeyOptions {
  /** Where the password of an encrypted file is looked up, see {@link passwordVariable}. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Opens a hotkey of the Bittensor wallet software. `~/` is the home directory.
 *
 * @throws AppError `WALLET_…`: the message says what to do and holds nothing secret
 */
export async function openHotkeyFile(path: string, options: OpenHotkeyOptions): Promise<Hotkey> {
  const file = absolutePath(path);
  const bytes = await readKeyfile(file);
  try {
    const plain = await decrypted(bytes, file, options.env);
    try {
      return hotkeyOfKeyfile(Buffer.from(plain).toString('utf8'), file);
    } finally {
      plain.fill(0);
    }
  } finally {
    bytes.fill(0);
  }
}

/**
 * Writes a hotkey file with mode 0600 that the Python wallet accepts as well; with a password as a `$NACL` file. The
 * directory is made where it lacks; an existing file is never overwritten.
 *
 * @param seed 32 bytes
 * @throws AppError `WALLET_FILE_EXISTS`, `WALLET_FILE_UNWRITABLE`, `WALLET_KEY_MALFORMED`, `WALLET_PASSWORD_MALFORMED` for
 * an empty password
 */
export async function writeHotkeyFile(
  path: string,
  seed: Uint8Array,
  options: { readonly password?: string } = {},
): Promise<void> {
  const file = absolutePath(path);
  if (options.password === '') throw new AppError('WALLET_PASSWORD_MALFORMED', 'An empty password protects nothing.');
  const plain = Buffer.from(keyfileOfSeed(seed));
  const bytes = options.password === undefined ? plain : sealNaclBox(plain, await deriveKey(options.password));
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw unwritable(file, cause);
  }
  try {
    const handle = await open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw unwritable(file, cause);
    throw new AppError('WALLET_FILE_EXISTS', `${file} exists already; a key is never overwritten.`, { cause });
  } finally {
    plain.fill(0);
  }
}

function unwritable(file: string, cause: unknown): AppError {
  return new AppError('WALLET_FILE_UNWRITABLE', `${file} cannot be written: ${codeOf(cause)}.`, { cause });
}

/** The wallet software names the password's variable after the path as given and made absolute, links unresolved. */
function absolutePath(path: string): string {
  return resolve(path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path);
}

async function readKeyfile(file: string): Promise<Buffer> {
  try {
    const status = await stat(file);
    const oddity = status.isFile()
      ? status.size > MAX_FILE_BYTES && `has ${status.size} bytes, which no key file has`
      : 'is not a file';
    if (oddity !== false) {
      const advice = 'Give the path of the hotkey file itself (…/wallets/<name>/hotkeys/<hotkey>).';
      throw new AppError('WALLET_FILE_MALFORMED', `${file} ${oddity}. ${advice}`, { details: { file } });
    }
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const code = codeOf(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new AppError(
        'WALLET_FILE_MISSING',
        `There is no hotkey file at ${file}. Check the wallet's name, hotkey and path, or create one with ` +
          '"btcli wallet new_hotkey".',
        { details: { file }, cause },
      );
    }
    throw new AppError(
      'WALLET_FILE_UNREADABLE',
      `The hotkey file ${file} cannot be read: ${code}. Check its owner and mode (0600).`,
      { details: { file }, cause },
    );
  }
}

async function decrypted(
  bytes: Buffer,
  file: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Uint8Array> {
  const details = { file };
  if (isNaclBox(bytes)) {
    if (!isCompleteNaclBox(bytes)) {
      throw new AppError('WALLET_FILE_MALFORMED', `${file} is cut short. Restore it from a backup.`, { details });
    }
    const variable = passwordVariable(file);
    const obscured = env[variable];
    if (obscured === undefined || obscured === '') {
      throw new AppError(
        'WALLET_PASSWORD_MISSING',
        `${file} is encrypted and ${variable} is not set. Set it to base64 of (password XOR variable name), as the ` +
          'wallet software stores it, or use a hotkey without a password.',
        { details: { ...details, variable } },
      );
    }
    const plain = openNaclBox(bytes, await deriveKey(revealPassword(obscured, variable)));
    if (plain === undefined) {
      throw new AppError(
        'WALLET_PASSWORD_WRONG',
        `The password in ${variable} does not open ${file}, or the file is damaged.`,
        { details: { ...details, variable } },
      );
    }
    return plain;
  }
  const start = bytes.subarray(0, 16).toString('latin1');
  const outdated = start.startsWith('$ANSIBLE_VAULT') ? 'Ansible Vault' : start.startsWith('gAAAAA') ? 'Fernet' : null;
  if (outdated !== null) {
    throw new AppError(
      'WALLET_ENCRYPTION_OUTDATED',
      `${file} is encrypted in the outdated ${outdated} format. Regenerate it from its phrase with a current wallet ` +
        '("btcli wallet regen_hotkey"), which writes the current format.',
      { details },
    );
  }
  return bytes;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code ?? 'unknown error';
}
