import { createHash } from 'node:crypto';
import { base58 } from '@scure/base';
import { AppError } from '@404-gen/service-kit';

/** The generic Substrate prefix, which Bittensor uses. */
const PREFIX = 42;
const PUBLIC_KEY_BYTES = 32;
const CHECKSUM_BYTES = 2;

/** SS58 address (prefix 42, 48 characters) of a 32-byte public key. */
export function encodeAddress(publicKey: Uint8Array): string {
  if (publicKey.length !== PUBLIC_KEY_BYTES) {
    throw new AppError('BUG_PUBLIC_KEY', `A public key has 32 bytes, this one ${publicKey.length}.`);
  }
  const body = Buffer.concat([Buffer.of(PREFIX), publicKey]);
  return base58.encode(Buffer.concat([body, checksum(body)]));
}

/**
 * The 32-byte public key of an SS58 address with prefix 42.
 *
 * @throws AppError `REQUEST_ADDRESS` for anything else
 */
export function decodeAddress(address: string): Uint8Array {
  // base58 takes quadratic time, so a length check comes first: no address with prefix 42 is longer than 49 characters.
  const bytes = address.length <= 49 ? tryBase58(address) : undefined;
  if (bytes?.length !== 1 + PUBLIC_KEY_BYTES + CHECKSUM_BYTES) throw invalid(address, 'not 35 bytes of base58');
  if (bytes[0] !== PREFIX) throw invalid(address, `network prefix ${String(bytes[0])} in place of ${PREFIX}`);
  const body = bytes.subarray(0, 1 + PUBLIC_KEY_BYTES);
  if (!checksum(body).equals(bytes.subarray(1 + PUBLIC_KEY_BYTES))) throw invalid(address, 'the checksum is wrong');
  return bytes.slice(1, 1 + PUBLIC_KEY_BYTES);
}

/** Whether the text is an SS58 address with prefix 42. */
export function isAddress(text: string): boolean {
  try {
    decodeAddress(text);
    return true;
  } catch {
    return false;
  }
}

function checksum(body: Uint8Array): Buffer {
  return createHash('blake2b512').update('SS58PRE').update(body).digest().subarray(0, CHECKSUM_BYTES);
}

function tryBase58(text: string): Uint8Array | undefined {
  try {
    return base58.decode(text);
  } catch {
    return undefined;
  }
}

function invalid(address: string, reason: string): AppError {
  const shown = address.length <= 64 ? address : `${address.slice(0, 61)}...`;
  return new AppError('REQUEST_ADDRESS', `Invalid SS58 address "${shown}": ${reason}.`, { statusCode: 400 });
}
