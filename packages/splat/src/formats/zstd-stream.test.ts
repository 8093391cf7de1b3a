import { expect, test } from 'vitest';
import { createRandom } from '../optimise/random.ts';
import { zstdCompress } from './zstd.ts';
import { openZstdStream } from './zstd-stream.ts';

/** Half of it noise, half of it repeats from far back and near. */
function textOf(bytes: number): Uint8Array {
  const random = createRandom(3);
  const text = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at++) {
    const far = at >= 300_000 && at % 5000 < 1500;
    const near = at >= 100 && at % 5000 > 4000;
    text[at] = far ? text[at - 300_000]! : near ? text[at - 100]! : 64 * random.uniform();
  }
  return text;
}

async function inChunks(frame: Uint8Array, chunkBytes: number): Promise<{ text: Uint8Array; ended: boolean }> {
  const stream = await openZstdStream();
  const pieces: Uint8Array[] = [];
  try {
    for (let start = 0; start < frame.length; start += chunkBytes) {
      expect(stream.ended).toBe(false);
      stream.push(frame.subarray(start, start + chunkBytes), (piece) => {
        expect(piece.length).toBeLessThanOrEqual(128 * 1024);
        pieces.push(piece.slice());
      });
    }
    return { text: Buffer.concat(pieces), ended: stream.ended };
  } finally {
    stream.close();
  }
}

// A block holds 128 KiB: one byte more and less, and a window's length of them.
test.each([1, 128 * 1024, 128 * 1024 + 1, 512 * 1024, 2_000_000])('%i bytes, whatever the chunks', async (bytes) => {
  const text = textOf(bytes);
  const frame = await zstdCompress(text, 1);
  for (const chunkBytes of [1, 1000, 65_536, 1e9].filter((each) => frame.length / each < 20_000)) {
    const read = await inChunks(frame, chunkBytes);
    expect(read.ended).toBe(true);
    expect(Buffer.compare(read.text, text)).toBe(0);
  }
});

test('half a frame is no error, and has not ended', async () => {
  const frame = await zstdCompress(textOf(500_000), 1);
  const { text, ended } = await inChunks(frame.subarray(0, frame.length / 2), 10_000);
  expect(ended).toBe(false);
  expect(Buffer.compare(text, textOf(500_000).subarray(0, text.length))).toBe(0);
});

/** Where the blocks of a frame of one segment begin, whose size takes 4 bytes (RFC 8878 §3.1.1). */
function blockStarts(frame: Uint8Array): number[] {
  const starts: number[] = [];
  for (let at = 9; at < frame.length;) {
    starts.push(at);
    const header = frame[at]! | (frame[at + 1]! << 8) | (frame[at + 2]! << 16);
    at += 3 + (header >> 3);
  }
  return starts;
}

test('damage is an error, not an endless round', async () => {
  const frame = await zstdCompress(textOf(500_000), 1);
  const starts = blockStarts(frame);
  expect(starts).toHaveLength(4);
  for (const start of starts) {
    const damaged = Uint8Array.from(frame);
    // A type of block that does not exist.
    damaged[start]! |= 0x06;
    await expect(inChunks(damaged, 30_000)).rejects.toMatchObject({ code: 'FORMAT_SPZ_CONTAINER' });
  }
  const random = createRandom(8);
  for (let round = 0; round < 50; round++) {
    const damaged = Uint8Array.from(frame);
    damaged[Math.floor(4 + (frame.length - 4) * random.uniform())]! ^= 1 + Math.floor(255 * random.uniform());
    // Without a checksum, what changes a literal alone goes unseen.
    const end = await inChunks(damaged, 30_000).catch((error: unknown) => error);
    expect(end).toMatchObject(end instanceof Error ? { code: 'FORMAT_SPZ_CONTAINER' } : { ended: true });
  }
});

test('bytes behind the frame are an error', async () => {
  const frame = await zstdCompress(textOf(5000), 1);
  for (const more of [Uint8Array.of(0), frame]) {
    const stream = await openZstdStream();
    expect(() => stream.push(Buffer.concat([frame, more]), () => undefined)).toThrow('behind');
    stream.close();
  }
});
