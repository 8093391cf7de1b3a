import { randomBytes } from 'node:crypto';
import { AppError } from '@404-gen/service-kit';
import { getPublicKey, secretFromSeed, sign, verify } from '@scure/sr25519';
import type { Hotkey } from '../hotkey.ts';
import { decodeAddress, encodeAddress } from './ss58.ts';

const SEED_BYTES = 32;
const SECRET_BYTES = 64;
const SIGNATURE_BYTES = 64;
/** Order of the ristretto255 group (RFC 9496 §4.4). */
const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/**
 * A hotkey from a 32-byte seed, or a new random one.
 *
 * @throws AppError `WALLET_KEY_MALFORMED` for a seed of another length
 */
export function createHotkey(seed: Uint8Array = randomBytes(SEED_BYTES)): Promise<Hotkey> {
  return new Promise((resolve) => {
    resolve(hotkeyFromSeed(seed));
  });
}

export function hotkeyFromSeed(seed: Uint8Array): Hotkey {
  if (seed.length !== SEED_BYTES) {
    throw new AppError('WALLET_KEY_MALFORMED', `A seed has 32 bytes, this one ${seed.length}.`);
  }
  return hotkeyFromSecret(secretFromSeed(seed));
}

/**
 * A hotkey from the 64 bytes of a key file's `privateKey`: schnorrkel's canonical form, the scalar and then the nonce half.
 *
 * The signing library wants that scalar times the cofactor 8. Left unconverted it raises no error and signs with
 * another key.
 */
export function hotkeyFromCanonicalSecret(canonical: Uint8Array): Hotkey {
  if (canonical.length !== SECRET_BYTES) {
    throw new AppError('WALLET_KEY_MALFORMED', `A private key has 64 bytes, this one ${canonical.length}.`);
  }
  const scalar = BigInt(`0x${Buffer.from(canonical.subarray(0, 32)).reverse().toString('hex')}`);
  if (scalar === 0n || scalar >= GROUP_ORDER) {
    throw new AppError('WALLET_KEY_MALFORMED', 'The private key is not a canonical sr25519 scalar.');
  }
  const times8 = Buffer.from((scalar * 8n).toString(16).padStart(64, '0'), 'hex').reverse();
  return hotkeyFromSecret(Buffer.concat([times8, canonical.subarray(32)]));
}

/** The inverse of the conversion above: what a key file holds as `privateKey` for a seed. */
export function canonicalSecretOfSeed(seed: Uint8Array): Uint8Array {
  const secret = secretFromSeed(seed);
  const times8 = BigInt(`0x${Buffer.from(secret.subarray(0, 32)).reverse().toString('hex')}`);
  const scalar = Buffer.from((times8 / 8n).toString(16).padStart(64, '0'), 'hex').reverse();
  return Buffer.concat([scalar, secret.subarray(32)]);
}

/** The secret lives in this closure and in no property, so that no printer or serialiser can reach it. */
function hotkeyFromSecret(secret: Uint8Array): Hotkey {
  const publicKey = getPublicKey(secret);
  return Object.freeze({
    ss58: encodeAddress(publicKey),
    publicKey,
    sign: (message: Uint8Array | string) => sign(secret, bytesOf(message)),
  });
}

/**
 * Whether the signature is the address's own over the message, or over the message wrapped in `<Bytes>` … `</Bytes>` as
 * wallet extensions sign it.
 *
 * @throws AppError `REQUEST_SIGNATURE` for a signature that is not 64 bytes, `REQUEST_ADDRESS` for no SS58 address: as
 * the Python wallet, which raises in both cases in place of answering false
 */
export function verifySignature(message: Uint8Array | string, signature: Uint8Array, ss58: string): boolean {
  const publicKey = decodeAddress(ss58);
  if (signature.length !== SIGNATURE_BYTES) {
    throw new AppError('REQUEST_SIGNATURE', `A signature has 64 bytes, this one ${signature.length}.`, {
      statusCode: 400,
    });
  }
  const bytes = bytesOf(message);
  const wrapped = Buffer.concat([Buffer.from('<Bytes>'), bytes, Buffer.from('</Bytes>')]);
  return verifies(bytes, signature, publicKey) || verifies(wrapped, signature, publicKey);
}

/** The library throws for a signature that encodes no point or scalar, and for a public key off the curve. */
function verifies(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return verify(message, signature, publicKey);
  } catch {
    return false;
  }
}

function bytesOf(message: Uint8Array | string): Uint8Array {
  return typeof message === 'string' ? Buffer.from(message, 'utf8') : message;
}
