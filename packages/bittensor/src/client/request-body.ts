import { Readable } from 'node:stream';

/** Bytes per write: large enough for few writes, small enough that a 20 MB submission is never in memory twice. */
const CHUNK_BYTES = 262_144;

/** A body of ASCII pieces with its length, and its bytes made chunk by chunk while it is sent. */
export function requestBody(pieces: readonly string[]): { bytes: number; stream: () => Readable } {
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return { bytes, stream: () => Readable.from(chunks(pieces), { objectMode: false }) };
}

function* chunks(pieces: readonly string[]): Generator<Buffer, undefined> {
  let pending = '';
  for (const piece of pieces) {
    if (pending.length + piece.length <= CHUNK_BYTES) {
      pending += piece;
      continue;
    }
    if (pending !== '') yield Buffer.from(pending, 'latin1');
    pending = '';
    for (let start = 0; start < piece.length; start += CHUNK_BYTES) {
      const slice = piece.slice(start, start + CHUNK_BYTES);
      if (slice.length < CHUNK_BYTES) pending = slice;
      else yield Buffer.from(slice, 'latin1');
    }
  }
  if (pending !== '') yield Buffer.from(pending, 'latin1');
  return undefined;
}
