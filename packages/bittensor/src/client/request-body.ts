import { Readable } from 'node:stream';
import type { BlobSource } from '../dendrite.ts';

/** Bytes per write: large enough for few writes, small enough that their text is no large object of the heap. */
const CHUNK_BYTES = 65_536;

/** A body of ASCII pieces and base64 of blobs, with its length, and its bytes made chunk by chunk while it is sent. */
export function requestBody(pieces: readonly (string | BlobSource)[]): { bytes: number; stream: () => Readable } {
  const bytes = pieces.reduce(
    (sum, piece) => sum + (typeof piece === 'string' ? piece.length : base64Length(piece.bytes)),
    0,
  );
  return { bytes, stream: () => Readable.from(gathered(slices(pieces)), { objectMode: false }) };
}

function base64Length(bytes: number): number {
  return 4 * Math.ceil(bytes / 3);
}

async function* slices(pieces: readonly (string | BlobSource)[]): AsyncGenerator<string | Buffer, undefined> {
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield* base64(piece);
      continue;
    }
    for (let start = 0; start < piece.length; start += CHUNK_BYTES) yield piece.slice(start, start + CHUNK_BYTES);
  }
  return undefined;
}

/** Throws when the source has not as many bytes as it says: the length of the body has been sent by then. */
async function* base64(source: BlobSource): AsyncGenerator<Buffer, undefined> {
  let rest: Uint8Array = new Uint8Array();
  let bytes = 0;
  for await (const chunk of source.open()) {
    bytes += chunk.byteLength;
    if (bytes > source.bytes) break;
    const joined = rest.byteLength === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = joined.byteLength - (joined.byteLength % 3);
    // A copy: what the chunk is a view of may be used again for the next one.
    rest = Uint8Array.prototype.slice.call(joined, whole);
    if (whole > 0) yield encoded(joined.subarray(0, whole));
  }
  if (bytes !== source.bytes) throw new Error(`the result has not the ${source.bytes} bytes it is said to have`);
  if (rest.byteLength > 0) yield encoded(rest);
  return undefined;
}

/** A function of its own: a generator that waits for the socket would keep the text alive, into the old generation. */
function encoded(bytes: Uint8Array): Buffer {
  return Buffer.from(bufferOf(bytes).toString('base64'), 'latin1');
}

/** Small strings together, all else as it is. */
async function* gathered(parts: AsyncIterable<string | Buffer>): AsyncGenerator<Buffer, undefined> {
  let pending = '';
  for await (const part of parts) {
    if (pending !== '' && (typeof part !== 'string' || pending.length + part.length > CHUNK_BYTES)) {
      yield Buffer.from(pending, 'latin1');
      pending = '';
    }
    if (typeof part !== 'string') yield part;
    else if (part.length >= CHUNK_BYTES) yield Buffer.from(part, 'latin1');
    else pending += part;
  }
  if (pending !== '') yield Buffer.from(pending, 'latin1');
  return undefined;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
