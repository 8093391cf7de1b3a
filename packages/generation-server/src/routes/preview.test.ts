import { createCloud, decodePng, encodeSpz, writePly } from '@404-gen/splat';
import { afterEach, expect, test } from 'vitest';
import { createFakePipeline } from '../test-support/fake-pipeline.ts';
import { createTestServer, type TestServer } from '../test-support/test-server.ts';

let server: TestServer;
afterEach(() => server.close());

function cloud() {
  const made = createCloud(300);
  for (let i = 0; i < 300; i++) {
    made.positions.set([Math.sin(i), Math.cos(i * 1.7), Math.sin(i * 2.3)], i * 3);
    made.logScales.fill(-3, i * 3, i * 3 + 3);
    made.opacityLogits[i] = 3;
  }
  return made;
}

async function post(payload: Buffer, type = 'application/octet-stream') {
  return server.app.inject({ method: 'POST', url: '/preview', headers: { 'content-type': type }, payload });
}

test("PLY and SPZ, raw or as a form, become the same 1041 × 1041 PNG, but for the SPZ's rounding", async () => {
  server = await createTestServer(createFakePipeline());
  const ply = Buffer.from(writePly(cloud()));
  const raw = await post(ply);
  expect([raw.statusCode, raw.headers['content-type']]).toEqual([200, 'image/png']);
  const picture = decodePng(raw.rawPayload);
  expect([picture.width, picture.height]).toEqual([1041, 1041]);
  expect(picture.data.some((value) => value < 200)).toBe(true);

  const form = Buffer.concat([
    Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="a.ply"\r\n\r\n'),
    ply,
    Buffer.from('\r\n--x--\r\n'),
  ]);
  const asForm = await post(form, 'multipart/form-data; boundary=x');
  expect(Buffer.compare(asForm.rawPayload, raw.rawPayload)).toBe(0);
  expect((await post(Buffer.from(await encodeSpz(cloud())))).statusCode).toBe(200);
});

test('what is no splat file is 422 and says why; the next one is drawn all the same', async () => {
  server = await createTestServer(createFakePipeline(), { max_preview_bytes: '100000' });
  const ply = Buffer.from(writePly(cloud()));
  const refused = async (payload: Buffer, type?: string) => {
    const reply = await post(payload, type);
    return [reply.statusCode, reply.json<{ code: string }>().code];
  };
  expect(await refused(Buffer.from('hello'))).toEqual([422, 'FORMAT_UNKNOWN']);
  expect(await refused(ply.subarray(0, ply.length - 5))).toEqual([422, 'FORMAT_PLY_TRUNCATED']);
  expect(await refused(Buffer.alloc(0))).toEqual([422, 'REQUEST_FIELD_MISSING']);
  expect(await refused(Buffer.alloc(100_001))).toEqual([413, 'REQUEST_TOO_LARGE']);
  expect(await refused(Buffer.from('{}'), 'application/json')).toEqual([415, 'REQUEST_MEDIA_TYPE']);
  expect(await refused(Buffer.from('x'), 'text/plain')).toEqual([415, 'REQUEST_MEDIA_TYPE']);
  expect((await post(ply)).statusCode).toBe(200);
});

test('mutated files are drawn or refused with 4xx, never worse', { timeout: 60_000 }, async () => {
  server = await createTestServer(createFakePipeline());
  const originals = [Buffer.from(writePly(cloud())), Buffer.from(await encodeSpz(cloud()))];
  let state = 42;
  const random = (bound: number) => (state = (state * 48271) % 2147483647) % bound;
  for (let round = 0; round < 40; round++) {
    const mutated = Buffer.from(originals[round % 2]!);
    // Headers are short; half of the changes go there.
    const reach = round % 4 < 2 ? Math.min(mutated.length, 300) : mutated.length;
    for (let change = 0; change <= random(8); change++) mutated[random(reach)] = random(256);
    const reply = await post(round % 5 === 0 ? mutated.subarray(0, random(mutated.length)) : mutated);
    expect([200, 422]).toContain(reply.statusCode);
  }
});
