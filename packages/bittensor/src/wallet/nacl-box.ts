import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { AppError, builtEntry } from '@404-gen/service-kit';
import { xsalsa20poly1305 } from '@noble/ciphers/salsa';

const PREFIX = Buffer.from('$NACL');
const NONCE_BYTES = 24;
const TAG_BYTES = 16;

/** One salt for every file: opentensor/btwallet, src/keyfile.rs. */
const SALT = Buffer.from('137183dff15a09bc9c90b5518739e9b1', 'hex');
/** libsodium's argon2i13 SENSITIVE limits; its unsuffixed SENSITIVE ones belong to Argon2id and give another key. */
const PASSES = 8;
const MEMORY_KIB = 524_288;
const KEY_BYTES = 32;

/** The cipher key of a password: Argon2i v1.3, 512 MiB, in a worker thread (about 6 s). */
export async function deriveKey(password: string): Promise<Uint8Array> {
  const worker = new Worker(builtEntry(import.meta.url, './argon2-main.js'), {
    workerData: {
      password: Buffer.from(password, 'utf8'),
      salt: SALT,
      parallelism: 1,
      iterations: PASSES,
      memorySize: MEMORY_KIB,
      hashLength: KEY_BYTES,
    },
  });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the key derivation ended with exit code ${code}`)));
    });
  } catch (cause) {
    throw new AppError(
      'WALLET_KEY_DERIVATION',
      'The password could not be turned into a key; this takes 512 MiB of free memory.',
      { cause },
    );
  } finally {
    await worker.terminate();
  }
}

export function isNaclBox(file: Uint8Array): boolean {
  return PREFIX.equals(file.subarray(0, PREFIX.length));
}

/** Whether a `$NACL` file is long enough to hold its nonce and tag. */
export function isCompleteNaclBox(file: Uint8Array): boolean {
  return file.length > PREFIX.length + NONCE_BYTES + TAG_BYTES;
}

/** `$NACL` ‖ nonce (24) ‖ tag (16) ‖ ciphertext. */
export function sealNaclBox(plain: Uint8Array, key: Uint8Array, nonce: Uint8Array = randomBytes(NONCE_BYTES)): Buffer {
  return Buffer.concat([PREFIX, nonce, xsalsa20poly1305(key, nonce).encrypt(plain)]);
}

/** The plaintext, or undefined when the key is not this file's. */
export function openNaclBox(file: Uint8Array, key: Uint8Array): Uint8Array | undefined {
  const nonce = file.subarray(PREFIX.length, PREFIX.length + NONCE_BYTES);
  try {
    return xsalsa20poly1305(key, nonce).decrypt(file.subarray(PREFIX.length + NONCE_BYTES));
  } catch {
    return undefined;
  }
}
