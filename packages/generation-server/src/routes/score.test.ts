import { createCloud, encodeSpz, writePly } from '@404-gen/splat';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { generationError } from '../errors.ts';
import type { ScoreReport, ScoreRequest } from '../score/score-report.ts';
import { createFakePipeline } from '../test-support/fake-pipeline.ts';
import { createTestServer, type TestServer } from '../test-support/test-server.ts';

let server: TestServer | undefined;
afterEach(() => server?.close());

const REPORT: ScoreReport = {
  score: 0.71,
  terms: { alignment: 0.8, iqa: 0.68, ssim: 0.9, lpips: 0.85 },
  missing: [],
  refusals: [],
  splats: 300,
  seconds: 1.5,
};

async function serve(score: (request: ScoreRequest, signal: AbortSignal) => Promise<ScoreReport>) {
  server = await createTestServer(createFakePipeline({ automatic: true, score }), { max_preview_bytes: '1000000' });
  return server.app;
}

interface Part {
  readonly name: string;
  readonly content: Buffer | string;
}

function post(app: TestServer['app'], parts: readonly Part[]) {
  const chunks = parts.flatMap(({ name, content }) => {
    const file = typeof content === 'string' ? '' : '; filename="a.ply"\r\ncontent-type: application/octet-stream';
    return [`--x\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`, content, '\r\n'];
  });
  const payload = Buffer.concat([...chunks, '--x--\r\n'].map((chunk) => Buffer.from(chunk)));
  return app.inject({
    method: 'POST',
    url: '/score',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload,
  });
}

const ply = Buffer.from(writePly(createCloud(300)));

test('file and prompt go to the pipeline, its report comes back as JSON', async () => {
  const asked: ScoreRequest[] = [];
  const app = await serve((request) => {
    asked.push(request);
    return Promise.resolve(REPORT);
  });
  const reply = await post(app, [
    { name: 'file', content: ply },
    { name: 'prompt', content: ' a red ball ' },
  ]);
  expect([reply.statusCode, reply.json()]).toEqual([200, REPORT]);
  expect(asked[0]?.prompt).toEqual({ text: 'a red ball' });
  expect(Buffer.from(asked[0]!.bytes).equals(ply)).toBe(true);
  await post(app, [{ name: 'file', content: Buffer.from(await encodeSpz(createCloud(300))) }]);
  expect(asked[1]?.prompt).toBeUndefined();
});

test('an image in place of a prompt, as a file or in base64, is decoded and goes along', async () => {
  const asked: ScoreRequest[] = [];
  const app = await serve((request) => {
    asked.push(request);
    return Promise.resolve(REPORT);
  });
  const rgba = Buffer.alloc(20 * 20 * 4, Buffer.from([255, 0, 0, 128]));
  const png = await sharp(rgba, { raw: { width: 20, height: 20, channels: 4 } })
    .png()
    .toBuffer();
  for (const part of [
    { name: 'image', content: png },
    { name: 'prompt', content: png.toString('base64') },
  ]) {
    expect((await post(app, [{ name: 'file', content: ply }, part])).statusCode).toBe(200);
    const { prompt } = asked.pop()!;
    const image = prompt !== undefined && 'image' in prompt ? prompt.image : undefined;
    expect(image).toMatchObject({ width: 20, height: 20, isCutOut: true });
    expect([...image!.rgba.subarray(0, 4)]).toEqual([255, 0, 0, 128]);
  }
});

test('a term that is missing is named, and there is no score', async () => {
  const missing = [{ term: 'iqa' as const, reason: 'there is no bundle dinov2-quality' }];
  const { iqa, ...terms } = REPORT.terms;
  const app = await serve(() => Promise.resolve({ ...REPORT, score: undefined, terms, missing }));
  const reply = (await post(app, [{ name: 'file', content: ply }])).json<Record<string, unknown>>();
  expect(iqa).toBe(0.68);
  expect(reply).not.toHaveProperty('score');
  expect(reply).toMatchObject({ terms, missing });
});

test('bad requests are 4xx that name the field, and never get to the pipeline', async () => {
  const app = await serve(() => Promise.reject(new Error('asked')));
  const refused = async (parts: readonly Part[]) => {
    const reply = await post(app, parts);
    return [reply.statusCode, reply.json<{ code: string }>().code];
  };
  const file = { name: 'file', content: ply };
  expect(await refused([{ name: 'prompt', content: 'a ball' }])).toEqual([422, 'REQUEST_FIELD_MISSING']);
  expect(await refused([{ name: 'file', content: 'text' }])).toEqual([422, 'REQUEST_FIELD_INVALID']);
  expect(await refused([file, file])).toEqual([422, 'REQUEST_FIELD_REPEATED']);
  expect(await refused([file, { name: 'promt', content: 'a' }])).toEqual([422, 'REQUEST_FIELD_UNKNOWN']);
  expect(await refused([file, { name: 'prompt', content: 'x'.repeat(1025) }])).toEqual([422, 'REQUEST_FIELD_INVALID']);
  expect(await refused([file, { name: 'image', content: 'text' }])).toEqual([422, 'REQUEST_FIELD_INVALID']);
  expect(await refused([file, { name: 'image', content: ply }])).toEqual([422, 'REQUEST_IMAGE_UNREADABLE']);
  const both = [file, { name: 'prompt', content: 'a ball' }, { name: 'image', content: ply }];
  expect(await refused(both)).toEqual([422, 'REQUEST_FIELD_REPEATED']);
  expect(await refused([{ name: 'file', content: Buffer.alloc(1_000_001) }])).toEqual([413, 'REQUEST_TOO_LARGE']);
  const json = await app.inject({ method: 'POST', url: '/score', payload: { prompt: 'a' } });
  expect(json.statusCode).toBe(415);
});

test('what the pipeline refuses comes back with its code', async () => {
  const details = { retryAfterSeconds: 7 };
  const app = await serve(() => Promise.reject(generationError('CAPACITY_SCORE_BUSY', undefined, { details })));
  const reply = await post(app, [{ name: 'file', content: ply }]);
  expect([reply.statusCode, reply.headers['retry-after']]).toEqual([503, '7']);
});

test('a scored result says so in its headers; without a whole score only the terms are told', async () => {
  const pipeline = createFakePipeline();
  server = await createTestServer(pipeline);
  const generate = async (score: ScoreReport | undefined) => {
    const pending = server!.app.inject({ method: 'POST', url: '/generate', payload: { prompt: 'ball' } });
    await pipeline.started(pipeline.runs.length + 1);
    pipeline.runs.at(-1)!.succeed({ score });
    const { headers } = await pending;
    return [headers['x-validator-score'], headers['x-validator-terms']];
  };
  expect(await generate(REPORT)).toEqual(['0.7100', 'alignment=0.8000, iqa=0.6800, ssim=0.9000, lpips=0.8500']);
  const missing = [{ term: 'iqa' as const, reason: 'no bundle' }];
  expect(await generate({ ...REPORT, score: undefined, terms: { ssim: 0.9 }, missing })).toEqual([
    undefined,
    'ssim=0.9000, iqa=?',
  ]);
  expect(await generate(undefined)).toEqual([undefined, undefined]);
  const { body } = await server.app.inject('/metrics');
  // Of the three results one has a whole score.
  expect(body).toContain('generation_predicted_score_bucket{le="0.7",service="generation-server"} 0');
  expect(body).toContain('generation_predicted_score_bucket{le="0.75",service="generation-server"} 1');
  const jobs = (await server.app.inject('/jobs')).json<{ jobs: { predictedScore?: number }[] }>().jobs;
  expect(jobs.map(({ predictedScore }) => predictedScore)).toEqual([undefined, undefined, 0.71]);
});
