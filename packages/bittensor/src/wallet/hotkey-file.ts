import { constants } from 'node:fs';
import { mkdir, open, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { AppError } from '@404-gen/service-kit';
import type { Hotkey } from '../hotkey.ts';
import { absolutePath } from './hotkey-path.ts';
import { keyfileFormat } from './keyfile-format.ts';
import { hotkeyOfKeyfile, keyfileOfSeed } from './keyfile.ts';
import { deriveKey, isCompleteNaclBox, openNaclBox, sealNaclBox } from './nacl-box.ts';
import { passwordVariable, revealPassword } from './password.ts';

/** Key files are about half a kilobyte; what is larger than this is something else. */
const MAX_FILE_BYTES = 1_048_576;

/** How often somebody is asked for the password before the file stays closed. */
const MAX_QUESTIONS = 3;

export interface PasswordQuestion {
  /** Absolute path of the encrypted file. */
  readonly file: string;
  /** 1 for the first question; a higher one follows a wrong password. */
  readonly attempt: number;
}

/** Resolves to the password, or to undefined when there is no answer. */
export type AskPassword = (question: PasswordQuestion) => Promise<string | undefined>;

export interface OpenHotkeyOptions {
  /** Where the password of an encrypted file is looked up, see {@link passwordVariable}. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asked when the file is encrypted and the variable is not set. Leave out where nobody can answer. */
  readonly askPassword?: AskPassword | undefined;
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
    const plain = await decrypted(bytes, file, options);
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
    // Also through a link: whoever holds the coldkey holds the funds, and a miner has no use for it.
    if (basename(await realpath(file)) === 'coldkey') {
      throw new AppError(
        'WALLET_COLDKEY',
        `${file} is a coldkey, which is never read. Give a hotkey (…/wallets/<name>/hotkeys/<hotkey>).`,
        { details: { file } },
      );
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

async function decrypted(bytes: Buffer, file: string, options: OpenHotkeyOptions): Promise<Uint8Array> {
  const details = { file };
  const format = keyfileFormat(bytes);
  switch (format) {
    case 'plain':
      return bytes;
    case 'nacl':
      if (isCompleteNaclBox(bytes)) return unlocked(bytes, file, options);
      throw new AppError('WALLET_FILE_MALFORMED', `${file} is cut short. Restore it from a backup.`, { details });
    case 'ansible_vault':
    case 'fernet': {
      const name = format === 'fernet' ? 'Fernet' : 'Ansible Vault';
      throw new AppError(
        'WALLET_ENCRYPTION_OUTDATED',
        `${file} is encrypted in the outdated ${name} format. Regenerate it from its phrase with a current wallet ` +
          '("btcli wallet regen_hotkey"), which writes the current format.',
        { details },
      );
    }
  }
}

/** Opens a `$NACL` file with the password of the environment, or else with one that is asked for. */
async function unlocked(bytes: Buffer, file: string, { env, askPassword }: OpenHotkeyOptions): Promise<Uint8Array> {
  const variable = passwordVariable(file);
  const details = { file, variable };
  const obscured = env[variable];
  if (obscured !== undefined && obscured !== '') {
    const plain = openNaclBox(bytes, await deriveKey(revealPassword(obscured, variable)));
    if (plain) return plain;
    throw new AppError(
      'WALLET_PASSWORD_WRONG',
      `The password in ${variable} does not open ${file}, or the file is damaged.`,
      { details },
    );
  }
  for (let attempt = 1; askPassword && attempt <= MAX_QUESTIONS; attempt++) {
    // The wallet software trims what is typed as well.
    const password = (await askPassword({ file, attempt }))?.trim();
    if (password === undefined || password === '') break;
    const plain = openNaclBox(bytes, await deriveKey(password));
    if (plain) return plain;
    if (attempt === MAX_QUESTIONS) {
      throw new AppError(
        'WALLET_PASSWORD_WRONG',
        `None of ${MAX_QUESTIONS} passwords opens ${file}, or the file is damaged.`,
        { details },
      );
    }
  }
  throw new AppError(
    'WALLET_PASSWORD_MISSING',
    `${file} is encrypted and ${variable} is not set. Set it to base64 of (password XOR variable name), as the ` +
      'wallet software stores it, start from a terminal to be asked for the password, or use a hotkey without one.',
    { details },
  );
}

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code ?? 'unknown error';
}
