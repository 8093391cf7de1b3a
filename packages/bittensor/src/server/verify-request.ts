import { AppError } from '@404-gen/service-kit';
import { decodeAddress } from '../wallet/ss58.ts';
import { verifySignature } from '../wallet/sr25519.ts';
import { signedText } from '../wire/signed-text.ts';
import type { SynapseHead } from '../wire/synapse-message.ts';
import type { NonceStore } from './nonce-store.ts';

const NANOSECONDS = 1_000_000_000;
/** What a fresh endpoint's nonce may lag behind our clock, over the request's own timeout. */
const ALLOWED_DELTA_SECONDS = 4;
/** From 7.2.0 on clients send wall-clock nonces. */
const WALL_CLOCK_NONCES_VERSION = 7_002_000;
/** Thirty years: beyond it a timeout changes nothing, and the arithmetic stays exact. */
const MAX_TIMEOUT_SECONDS = 1e9;

/**
 * The SDK's `default_verify`: hotkey, nonce, then signature; only then is the nonce remembered. There is no upper bound on
 * nonces, and a request without a signature passes, as there.
 *
 * @returns why the request is refused, or undefined when it passes
 */
export function verifyRequest(
  head: SynapseHead,
  axonHotkey: string,
  nonces: NonceStore,
  nowNs: bigint,
): string | undefined {
  const { nonce, hotkey, uuid, version, signature } = head.dendrite;
  const signed = signature !== null && signature !== '';
  // Their key pair comes first, so a request without any of the headers is told of its hotkey and not of its nonce.
  if (hotkey === null) return 'No SS58 formatted address or public key provided.';
  try {
    decodeAddress(hotkey);
    if (nonce === null) return 'Missing Nonce';
    const stale = staleNonce(nonce, nonces.lowerBound(hotkey, uuid ?? 'None'), version, head.timeoutSeconds, nowNs);
    if (stale !== undefined) return stale;
    if (signed) {
      const message = signedText({
        nonce,
        dendriteHotkey: hotkey,
        axonHotkey,
        uuid,
        bodyHash: head.computedBodyHash,
      });
      if (!verifySignature(message, signatureBytes(signature), hotkey)) {
        return `Signature mismatch with ${message} and ${signature}`;
      }
    }
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  nonces.set(hotkey, uuid ?? 'None', nonce, signed);
  return undefined;
}

function staleNonce(
  nonce: bigint,
  bound: { nonce: bigint; known: boolean } | undefined,
  version: number | null,
  timeoutSeconds: number | null,
  nowNs: bigint,
): string | undefined {
  if (bound?.known !== true && version !== null && version >= WALL_CLOCK_NONCES_VERSION) {
    const allowedSeconds = ALLOWED_DELTA_SECONDS + Math.min(timeoutSeconds ?? 0, MAX_TIMEOUT_SECONDS);
    if (nonce <= nowNs - BigInt(Math.round(allowedSeconds * NANOSECONDS))) {
      const ageSeconds = Number(nowNs - nonce) / NANOSECONDS;
      return (
        `Nonce is too old: acceptable delta is ${allowedSeconds.toFixed(2)} seconds ` +
        `but request was ${ageSeconds.toFixed(2)} seconds old`
      );
    }
  }
  return bound !== undefined && nonce <= bound.nonce ? 'Nonce is too old, a newer one was last processed' : undefined;
}

function signatureBytes(text: string): Uint8Array {
  if (!/^0x(?:[0-9a-f]{2})*$/i.test(text)) {
    throw new AppError('REQUEST_SIGNATURE', 'Invalid signature: it must be 0x and hex.', { statusCode: 400 });
  }
  return Buffer.from(text.slice(2), 'hex');
}
