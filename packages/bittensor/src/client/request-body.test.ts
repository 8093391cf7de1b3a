import { expect, test } from 'vitest';
import { requestBody } from './request-body.ts';

async function textOf(body: ReturnType<typeof requestBody>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of body.stream() as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

const blobOf = (bytes: Uint8Array, chunkBytes: number, said = bytes.byteLength) => ({
  bytes: said,
  async *open() {
    await Promise.resolve();
    // The same memory for every chunk, as a reader of files may do.
    const memory = new Uint8Array(chunkBytes);
    for (let start = 0; start < bytes.byteLength; start += chunkBytes) {
      const part = bytes.subarray(start, start + chunkBytes);
      memory.set(part);
      yield memory.subarray(0, part.byteLength);
    }
  },
});

test.each([0, 1, 2, 3, 4, 999, 1_000_000])(
  'a blob of %i bytes is base64 between the pieces, whatever its chunks',
  async (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 7919) % 251);
    const wanted = `{"results": "${Buffer.from(bytes).toString('base64')}", "x": 1}`;
    for (const chunkBytes of [1000, 65_536, 500_001].filter((each) => size / each < 2000)) {
      const body = requestBody(['{"results": "', blobOf(bytes, chunkBytes), '"', ', "x": 1}']);
      expect(body.bytes).toBe(wanted.length);
      expect((await textOf(body)) === wanted).toBe(true);
    }
    if (size > 0 && size < 1000) {
      for (const chunkBytes of [1, 2, 4])
        expect(await textOf(requestBody([blobOf(bytes, chunkBytes)]))).toBe(Buffer.from(bytes).toString('base64'));
    }
  },
);

test.each([9, 11])('a blob that has not the bytes it says (%i) breaks the request off', async (said) => {
  await expect(textOf(requestBody([blobOf(new Uint8Array(10), 4, said)]))).rejects.toThrow('has not the');
});

test('long strings are sent in chunks', async () => {
  const text = 'x'.repeat(1_000_000);
  const sizes: number[] = [];
  for await (const chunk of requestBody(['"', text, '"']).stream() as AsyncIterable<Buffer>) sizes.push(chunk.length);
  expect(sizes.reduce((sum, each) => sum + each)).toBe(1_000_002);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(262_144);
});
