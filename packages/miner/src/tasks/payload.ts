import type { BlobSource } from '@404-gen/bittensor';
import type { SpzSurvey } from '@404-gen/splat';

/** A server's answer, on disk or, where that cannot be written, in memory; read as it is taken. */
export interface Payload extends BlobSource {
  /** Name among the state files; undefined for one in memory. */
  readonly name?: string;
  /** Where that file lies, for threads that read it themselves. */
  readonly path?: string;
  /** What was seen of it while it came; null for what cannot be surveyed, undefined where nobody looked. */
  readonly survey?: SpzSurvey | null;
}

/** A payload that is in memory as a whole. */
export function payloadOf(bytes: Uint8Array): Payload {
  return {
    bytes: bytes.byteLength,
    async *open() {
      await Promise.resolve();
      yield bytes;
    },
  };
}

/** All of a payload at once. */
export async function readPayload(payload: Payload): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  // Copies: what comes from a file shares its memory with what comes next.
  for await (const chunk of payload.open()) chunks.push(Uint8Array.prototype.slice.call(chunk));
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}
