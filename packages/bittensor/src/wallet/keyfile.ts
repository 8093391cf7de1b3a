import { pbkdf2Sync } from 'node:crypto';
import { AppError } from '@404-gen/service-kit';
import { mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english';
import type { Hotkey } from '../hotkey.ts';
import { canonicalSecretOfSeed, hotkeyFromCanonicalSecret, hotkeyFromSeed } from './sr25519.ts';
import { isAddress } from './ss58.ts';

/** The fields of a key file that matter; each a string, null or absent. */
const FIELDS = ['secretPhrase', 'secretSeed', 'privateKey', 'publicKey', 'accountId', 'ss58Address'] as const;
type Fields = Partial<Record<(typeof FIELDS)[number], string>>;

/**
 * The hotkey of a key file's JSON. The phrase goes before the seed and that before the private key, as in the wallet
 * software since 2.0; the stored address must be the derived key's, which the wallet software does not check.
 *
 * No message and no `cause` holds a piece of the text: parsers quote their input.
 *
 * @param where names the file in messages
 * @throws AppError `WALLET_FILE_MALFORMED`, `WALLET_KEY_MALFORMED`, `WALLET_NO_SECRET`, `WALLET_ADDRESS_MISMATCH`
 */
export function hotkeyOfKeyfile(text: string, where: string): Hotkey {
  const fields = readFields(text, where);
  const hotkey = hotkeyOfFields(fields, where);
  const stored = fields.ss58Address;
  if (stored !== undefined && stored !== hotkey.ss58) {
    throw new AppError(
      'WALLET_ADDRESS_MISMATCH',
      `${where} says its address is ${isAddress(stored) ? stored : 'something else'}, but its secret belongs to ` +
        `${hotkey.ss58}. ` +
        'The file was edited or damaged: restore it from a backup, or regenerate it from the phrase.',
      { details: { file: where, derived: hotkey.ss58 } },
    );
  }
  const publicKeyHex = Buffer.from(hotkey.publicKey).toString('hex');
  for (const field of ['publicKey', 'accountId'] as const) {
    const value = fields[field];
    if (value !== undefined && withoutHexPrefix(value).toLowerCase() !== publicKeyHex) {
      throw new AppError(
        'WALLET_ADDRESS_MISMATCH',
        `${where} holds another ${field} than its secret gives (address ${hotkey.ss58}). ` +
          'The file was edited or damaged: restore it from a backup, or regenerate it from the phrase.',
        { details: { file: where, derived: hotkey.ss58 } },
      );
    }
  }
  return hotkey;
}

/** The JSON of a key file for a seed, in the form the Python wallet reads. */
export function keyfileOfSeed(seed: Uint8Array): string {
  const hotkey = hotkeyFromSeed(seed);
  const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString('hex')}`;
  return JSON.stringify({
    accountId: hex(hotkey.publicKey),
    publicKey: hex(hotkey.publicKey),
    privateKey: hex(canonicalSecretOfSeed(seed)),
    secretSeed: hex(seed),
    ss58Address: hotkey.ss58,
  });
}

function readFields(text: string, where: string): Fields {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    parsed = undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    if (/^\s*"?0x[0-9a-f]{64}"?\s*$/i.test(text)) throw noSecret(where);
    throw new AppError(
      'WALLET_FILE_MALFORMED',
      `${where} is no wallet key file: it is neither a JSON object nor encrypted. ` +
        'Point the setting at the hotkey itself (…/wallets/<name>/hotkeys/<hotkey>), or restore it from a backup.',
      { details: { file: where } },
    );
  }
  const fields: Fields = {};
  for (const field of FIELDS) {
    const value: unknown = Object.hasOwn(parsed, field) ? (parsed as Record<string, unknown>)[field] : undefined;
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') {
      throw new AppError('WALLET_FILE_MALFORMED', `${where}: "${field}" must be text or null.`, {
        details: { file: where, field },
      });
    }
    fields[field] = value;
  }
  return fields;
}

function hotkeyOfFields(fields: Fields, where: string): Hotkey {
  if (fields.secretPhrase !== undefined) return hotkeyFromSeed(seedOfPhrase(fields.secretPhrase, where));
  for (const field of ['secretSeed', 'privateKey'] as const) {
    const value = fields[field];
    if (value !== undefined) return hotkeyOfSecretBytes(secretBytes(value, field, where), field, where);
  }
  throw noSecret(where);
}

/** substrate-bip39: PBKDF2 over the entropy in place of the phrase, so it is not the seed other wallets derive. */
function seedOfPhrase(phrase: string, where: string): Uint8Array {
  let entropy: Uint8Array;
  try {
    entropy = mnemonicToEntropy(phrase.trim().split(/\s+/).join(' '), wordlist);
  } catch {
    throw new AppError(
      'WALLET_KEY_MALFORMED',
      `${where}: "secretPhrase" is no valid English mnemonic (a word is unknown, or the checksum is wrong). ` +
        'Regenerate the file from the phrase you wrote down.',
      { details: { file: where, field: 'secretPhrase' } },
    );
  }
  return pbkdf2Sync(entropy, 'mnemonic', 2048, 64, 'sha512').subarray(0, 32);
}

/** Both fields may hold either length: the wallet software hands both to the same constructor. */
function hotkeyOfSecretBytes(bytes: Uint8Array, field: string, where: string): Hotkey {
  if (bytes.length === 32) return hotkeyFromSeed(bytes);
  try {
    return hotkeyFromCanonicalSecret(bytes);
  } catch (cause) {
    throw new AppError(
      'WALLET_KEY_MALFORMED',
      `${where}: "${field}" is no sr25519 secret key in the wallet software's form. Restore the file from a backup, or ` +
        'regenerate it from the phrase.',
      { details: { file: where, field }, cause },
    );
  }
}

function secretBytes(value: string, field: string, where: string): Uint8Array {
  const hex = withoutHexPrefix(value);
  if (/^(?:[0-9a-f]{64}|[0-9a-f]{128})$/i.test(hex)) return Buffer.from(hex, 'hex');
  // The wallet software writes seed bytes that happen to be UTF-8 as text. It cannot read them back; the address can tell.
  const raw = Buffer.from(value.replace(/^0x/, ''), 'utf8');
  if (field === 'secretSeed' && raw.length === 32) return raw;
  throw new AppError(
    'WALLET_KEY_MALFORMED',
    `${where}: "${field}" must be "0x" and 64 or 128 hexadecimal digits. Restore the file from a backup, or ` +
      'regenerate it from the phrase.',
    { details: { file: where, field } },
  );
}

/** Old writers doubled the prefix. */
function withoutHexPrefix(value: string): string {
  return value.replace(/^(?:0x)+/, '');
}

function noSecret(where: string): AppError {
  return new AppError(
    'WALLET_NO_SECRET',
    `${where} holds a public key only and cannot sign. Use the hotkey file itself, not the one ending in "pub.txt".`,
    { details: { file: where } },
  );
}
