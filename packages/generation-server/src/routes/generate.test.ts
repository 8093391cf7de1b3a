import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createFakePipeline, type FakePipeline } from '../test-support/fake-pipeline.ts';
import { createTestServer, type TestServer } from '../test-support/test-server.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(pipeline: FakePipeline, settings: Record<string, string> = {}) {
  server = await createTestServer(pipeline, settings);
  return server;
}

async function post(body: unknown, url = '/generate') {
  return server!.app.inject({ method: 'POST', url, payload: body as object });
}

const form = (fields: readonly (readonly [string, string])[]) => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  payload: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
});

const BOUNDARY = 'xxBOUNDARYxx';
const multipart = (parts: readonly string[], end = `--${BOUNDARY}--\r\n`) => ({
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  payload: parts.map((part) => `--${BOUNDARY}\r\n${part}\r\n`).join('') + end,
});
const part = (name: string, value: string) => `content-disposition: form-data; name="${name}"\r\n\r\n${value}`;
const file = (name: string, value: string) =>
  `content-disposition: form-data; name="${name}"; filename="a.bin"\r\ncontent-type: application/octet-stream\r\n\r\n${value}`;

test.each(['/generate', '/generate/'])('POST %s takes JSON, a urlencoded form and multipart alike', async (url) => {
  const { app } = await serve(createFakePipeline({ automatic: true }));
  const encodings = [
    { payload: { prompt: 'blue vase', seed: 7, format: 'spz' } as object },
    form([
      ['prompt', 'blue vase'],
      ['seed', '7'],
      ['format', 'spz'],
    ]),
    multipart([part('prompt', 'blue vase'), part('seed', '7'), part('format', 'spz')]),
  ];
  for (const request of encodings) {
    const reply = await app.inject({ method: 'POST', url, ...request });
    expect(reply.statusCode).toBe(200);
    expect(reply.body).toBe('spz of blue vase with seed 7');
  }
});

test('the answer carries length, seed, counts, times and warnings in ASCII', async () => {
  const pipeline = createFakePipeline();
  const { app } = await serve(pipeline);
  const pending = app.inject({ method: 'POST', url: '/generate', payload: { prompt: 'blaue Vase' } });
  await pipeline.started(1);
  pipeline.runs[0]!.succeed({ warnings: ['„blaue“ was read as blue', 'second'] });
  const reply = await pending;
  const { seed } = pipeline.runs[0]!.plan;
  expect(reply.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-length': String(reply.rawPayload.length),
    'x-seed': String(seed),
    'x-gaussian-count': '7001',
    'x-warnings': '\\u201eblaue\\u201c was read as blue; second',
  });
  expect(reply.headers['x-generation-seconds']).toMatch(/^\d+\.\d{3}$/);
  expect(reply.headers['server-timing']).toMatch(/^queue;dur=[\d.]+, prepare;dur=100\.0, render;dur=200\.0, /);
  expect(reply.headers['x-job-id']).toBe(server!.parts.jobs.list()[0]!.id);
});

test('a time budget is taken from its header, and the answer tells what was done about it', async () => {
  const pipeline = createFakePipeline({ automatic: true });
  const { app } = await serve(pipeline, { time_budget_min_share: '0.4' });
  const ask = (headers: Record<string, string>, fields: object = {}) =>
    app.inject({ method: 'POST', url: '/generate', headers, payload: { prompt: 'a', ...fields } });
  const first = await ask({ 'x-time-budget-seconds': '60' });
  expect(first.headers['x-time-budget']).toMatch(/^unknown; seconds=(60\.0|59\.9); iterations=1500; of=1500$/);
  const second = await ask({ 'x-time-budget-seconds': '0.1' });
  expect(second.headers['x-time-budget']).toMatch(/^over; .*; iterations=600; of=1500$/);
  expect(second.headers['x-warnings']).toBeDefined();
  expect(pipeline.runs[1]!.plan.trainer.iterations).toBe(600);
  expect(pipeline.runs[1]!.plan.warnings.join()).toMatch('600 of 1500 steps');
  const fixed = await ask({ 'x-time-budget-seconds': '0.1' }, { iters: 800 });
  expect(fixed.headers['x-time-budget']).toMatch(/; iterations=800; of=800$/);
  const none = await ask({});
  expect(none.headers['x-time-budget']).toBeUndefined();
  expect(pipeline.runs[3]!.plan.trainer.iterations).toBe(1500);
});

test.each(['soon', '-1', '0', 'Infinity', '1e3', ''])('a time budget of %j is refused', async (text) => {
  const { app } = await serve(createFakePipeline({ automatic: true }));
  const headers = { 'x-time-budget-seconds': text };
  const reply = await app.inject({ method: 'POST', url: '/generate', headers, payload: { prompt: 'a' } });
  expect(reply.statusCode).toBe(422);
  expect(reply.json()).toMatchObject({ code: 'REQUEST_FIELD_INVALID', field: 'x-time-budget-seconds' });
});

test('a seed is drawn when none is given, and not the same twice', async () => {
  const pipeline = createFakePipeline({ automatic: true });
  await serve(pipeline);
  await post({ prompt: 'a' });
  await post({ prompt: 'a' });
  const [first, second] = pipeline.runs.map((run) => run.plan.seed);
  expect(first).not.toBe(second);
});

test('fields of a request win over the settings, and schedules scale with its steps', async () => {
  const pipeline = createFakePipeline({ automatic: true });
  await serve(pipeline);
  await post({ prompt: 'a', iters: 300, num_pts: 9000, guidance_scale: 30, negative_prompt: 'ugly' });
  const { plan } = pipeline.runs[0]!;
  expect(plan).toMatchObject({ initialSplats: 9000, guidanceScale: 30, negativePrompt: 'ugly' });
  // A fifth of the default 1500 steps: a fifth of 450 and of 1200, the latter down to a multiple of 50.
  expect(plan.trainer).toMatchObject({ iterations: 300, positionLrMaxSteps: 90, densityEndStep: 200 });
});

const BAD_FIELDS: readonly [string, Record<string, unknown>, string, RegExp][] = [
  ['no prompt', { seed: 1 }, 'prompt', /required/],
  ['an empty prompt', { prompt: '' }, 'prompt', /required/],
  ['a blank prompt', { prompt: '  \n' }, 'prompt', /required/],
  ['a prompt of 1025 characters', { prompt: 'x'.repeat(1025) }, 'prompt', /1025 characters; at most 1024/],
  ['a control character', { prompt: 'red\u0000snake' }, 'prompt', /control character/],
  ['a line break inside', { prompt: 'red\nsnake' }, 'prompt', /control character/],
  ['half a surrogate pair', { prompt: 'red \ud800 snake' }, 'prompt', /Unicode/],
  ['a prompt that is a number', { prompt: 7 }, 'prompt', /must be text/],
  ['a seed in words', { prompt: 'a', seed: 'seven' }, 'seed', /no whole number/],
  ['a seed with a fraction', { prompt: 'a', seed: 1.5 }, 'seed', /no whole number/],
  ['a negative seed', { prompt: 'a', seed: -1 }, 'seed', /between 0 and 4294967295/],
  ['an unknown format', { prompt: 'a', format: 'obj' }, 'format', /none of ply, spz/],
  ['too many steps', { prompt: 'a', iters: 10_001 }, 'iters', /between 1 and 10000/],
  ['too few splats', { prompt: 'a', num_pts: 99 }, 'num_pts', /between 100/],
  ['more splats than this server allows', { prompt: 'a', num_pts: 30_001 }, 'num_pts', /at most 30000/],
  ['splats that can never be 7000', { prompt: 'a', num_pts: 6000, iters: 40 }, 'num_pts', /densification never runs/],
  ['a guidance scale out of bounds', { prompt: 'a', guidance_scale: 1e9 }, 'guidance_scale', /between 0 and 1000/],
  ['an unknown field', { promt: 'a' }, 'promt', /did you mean prompt\?/],
];

test.each(BAD_FIELDS)('%s: 422 naming the field', async (_, body, field, message) => {
  const pipeline = createFakePipeline({ automatic: true });
  await serve(pipeline);
  const reply = await post(body);
  expect(reply.statusCode).toBe(422);
  const error: Record<string, string> = reply.json();
  expect(error).toMatchObject({ field, requestId: reply.headers['x-request-id'] });
  expect(error['code']).toMatch(/^REQUEST_FIELD_/);
  expect(error['message']).toMatch(message);
  expect(pipeline.runs).toEqual([]);
});

test('1024 characters are taken, also when each is an emoji', async () => {
  await serve(createFakePipeline({ automatic: true }));
  expect((await post({ prompt: '🐍'.repeat(1024) })).statusCode).toBe(200);
});

test.each(['seven', '', '7x', '0x7', 'Infinity', '1e400'])('the seed "%s" of a form is refused', async (seed) => {
  const { app } = await serve(createFakePipeline({ automatic: true }));
  const reply = await app.inject({
    method: 'POST',
    url: '/generate',
    ...form([
      ['prompt', 'a'],
      ['seed', seed],
    ]),
  });
  expect(reply.statusCode).toBe(422);
  expect(reply.json()).toMatchObject({ code: 'REQUEST_FIELD_INVALID', field: 'seed' });
});

test.each([
  [
    'urlencoded',
    form([
      ['prompt', 'a'],
      ['prompt', 'b'],
    ]),
  ],
  ['multipart', multipart([part('prompt', 'a'), part('prompt', 'b')])],
])('two prompts in a %s form: 422', async (_, request) => {
  const { app } = await serve(createFakePipeline({ automatic: true }));
  const reply = await app.inject({ method: 'POST', url: '/generate', ...request });
  expect(reply.statusCode).toBe(422);
  expect(reply.json()).toMatchObject({ code: 'REQUEST_FIELD_REPEATED', field: 'prompt' });
});

test.each(['image', 'prompt_image_file'])(
  '%s: bytes that are no image are told from images nobody takes',
  async (name) => {
    const { app } = await serve(createFakePipeline({ automatic: true }));
    const send = async (content: string) =>
      app.inject({ method: 'POST', url: '/generate', ...multipart([part('prompt', 'a'), file(name, content)]) });
    expect((await send('not an image')).json()).toMatchObject({ code: 'REQUEST_IMAGE_UNREADABLE', field: name });
    const jpeg = await app.inject({
      method: 'POST',
      url: '/generate',
      payload: { prompt: 'a', [name]: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]).toString('base64') },
    });
    expect(jpeg.statusCode).toBe(422);
    expect(jpeg.json()).toMatchObject({ code: 'REQUEST_IMAGE_UNSUPPORTED', field: name });
  },
);

test.each([
  ['without its end', multipart([part('prompt', 'a')], '')],
  ['cut inside a part', multipart([], `--${BOUNDARY}\r\n${part('prompt', 'half a pro')}`)],
  ['cut inside a file', multipart([part('prompt', 'a')], `--${BOUNDARY}\r\n${file('image', 'half a fi')}`)],
  ['cut inside a header', multipart([], `--${BOUNDARY}\r\ncontent-disposition: form-da`)],
  ['without a boundary', { headers: { 'content-type': 'multipart/form-data' }, payload: 'x' }],
  ['with a part without name', multipart(['content-disposition: form-data\r\n\r\nx'])],
])('a multipart body %s: 400', async (_, request) => {
  const pipeline = createFakePipeline({ automatic: true });
  const { app } = await serve(pipeline);
  const reply = await app.inject({ method: 'POST', url: '/generate', ...request });
  expect(reply.statusCode).toBe(400);
  expect(reply.json()).toMatchObject({ code: 'REQUEST_MALFORMED' });
  expect(pipeline.runs).toEqual([]);
});

// Every length, so that no state of the parser takes a cut body for a whole one.
test('a multipart body cut anywhere: 400 that says so; with text round it: taken', async () => {
  const pipeline = createFakePipeline({ automatic: true });
  const { app } = await serve(pipeline);
  const send = (payload: string) =>
    app.inject({ method: 'POST', url: '/generate', headers: multipart([]).headers, payload });
  const { payload } = multipart([part('prompt', 'a'), file('image', 'x')]);
  const closed = payload.lastIndexOf('--') + 2;
  for (let length = 1; length < closed; length++) {
    const reply = await send(payload.slice(0, length));
    const { code, message } = reply.json<{ code: string; message: string }>();
    expect([length, reply.statusCode, code]).toEqual([length, 400, 'REQUEST_MALFORMED']);
    expect(message).toMatch(/multipart body (ends early|is malformed)/);
  }
  expect((await send(payload.slice(0, payload.length - 20))).json()).toMatchObject({
    message: 'The multipart body ends early',
  });
  expect((await send('')).json()).toMatchObject({ code: 'REQUEST_MALFORMED', message: 'The multipart body is empty' });
  expect(pipeline.runs).toEqual([]);
  for (const whole of [multipart([part('prompt', 'a')]).payload, multipart([part('prompt', 'a')]).payload.trimEnd()]) {
    for (const body of [whole, `preamble\r\n${whole}`, `${whole}\r\nepilogue`]) {
      expect([body, (await send(body)).statusCode]).toEqual([body, 200]);
    }
  }
});

test.each([
  ['a file where text is expected', file('prompt', 'a'), 'REQUEST_FIELD_INVALID', 'prompt'],
  ['an empty file', file('image', ''), 'REQUEST_IMAGE_UNREADABLE', 'image'],
  ['an unknown field', part('promt', 'a'), 'REQUEST_FIELD_UNKNOWN', 'promt'],
  ['an unknown file', file('picture', 'a'), 'REQUEST_FIELD_UNKNOWN', 'picture'],
  ['a name past the limit', part('p'.repeat(1000), 'a'), 'REQUEST_FIELD_UNKNOWN', 'p'.repeat(100)],
  [
    'JSON that is no text',
    `content-type: application/json\r\n${part('prompt', '{"a":1}')}`,
    'REQUEST_FIELD_INVALID',
    'prompt',
  ],
])('multipart with %s: 422 naming the field', async (_, bad, code, field) => {
  const { app } = await serve(createFakePipeline({ automatic: true }));
  const reply = await app.inject({ method: 'POST', url: '/generate', ...multipart([bad]) });
  expect(reply.statusCode).toBe(422);
  expect(reply.json()).toMatchObject({ code, field });
});

test.each([
  ['more parts than are taken', 413, 'REQUEST_TOO_LARGE', Array.from({ length: 40 }, () => part('prompt', 'a'))],
  ['a name every object has', 400, 'REQUEST_MALFORMED', [part('__proto__', 'a')]],
  ['JSON that is none', 400, 'REQUEST_MALFORMED', [`content-type: application/json\r\n${part('prompt', '{')}`]],
])('multipart with %s: %i %s', async (_, status, code, parts) => {
  const { app } = await serve(createFakePipeline({ automatic: true }));
  const reply = await app.inject({ method: 'POST', url: '/generate', ...multipart(parts) });
  expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([status, code]);
});

test('a client that goes away in the middle of a form starts nothing and harms nothing', async () => {
  const pipeline = createFakePipeline({ automatic: true });
  const { app } = await serve(pipeline);
  const url = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  const { headers, payload } = multipart([part('prompt', 'a'), file('image', 'x'.repeat(1000))]);
  const head = `POST /generate HTTP/1.1\r\nhost: a\r\ncontent-type: ${headers['content-type']}\r\n`;
  for (const sent of [payload.slice(0, 60), payload.slice(0, 500)]) {
    const socket = connect(Number(url.port), '127.0.0.1');
    await once(socket, 'connect');
    const received = once(app.server, 'request');
    socket.write(`${head}content-length: ${payload.length}\r\n\r\n${sent}`);
    const [, response] = (await received) as [unknown, NodeJS.EventEmitter];
    const closed = once(response, 'close');
    socket.destroy();
    await closed;
  }
  expect(pipeline.runs).toEqual([]);
  expect((await fetch(`${url.origin}/generate`, { method: 'POST', headers, body: payload })).status).toBe(422);
});

test('malformed JSON: 400; another content type: 415; no body: 422', async () => {
  const { app } = await serve(createFakePipeline({ automatic: true }));
  const send = async (type: string, payload: string) =>
    app.inject({ method: 'POST', url: '/generate', headers: { 'content-type': type }, payload });
  expect((await send('application/json', '{"prompt": ')).json()).toMatchObject({ code: 'REQUEST_MALFORMED' });
  for (const type of ['text/plain', 'application/xml', 'application/octet-stream']) {
    const reply = await send(type, 'prompt=a');
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([415, 'REQUEST_MEDIA_TYPE']);
  }
  const empty = await app.inject({ method: 'POST', url: '/generate' });
  expect(empty.json()).toMatchObject({ code: 'REQUEST_FIELD_MISSING', field: 'prompt' });
});

test('another method: 405 with Allow; another path: 404', async () => {
  const { app } = await serve(createFakePipeline());
  const wrongMethod = await app.inject({ method: 'GET', url: '/generate' });
  expect([wrongMethod.statusCode, wrongMethod.headers['allow']]).toEqual([405, 'POST']);
  expect((await app.inject({ method: 'GET', url: '/nothing' })).json()).toMatchObject({ code: 'REQUEST_NOT_FOUND' });
});

test("a caller's request id is kept when it can be logged, else one is made", async () => {
  const { app } = await serve(createFakePipeline({ automatic: true }));
  const send = (id: string) =>
    app.inject({ method: 'POST', url: '/generate', headers: { 'x-request-id': id }, payload: { prompt: 'a' } });
  expect((await send('task-7')).headers['x-request-id']).toBe('task-7');
  expect((await send('a b"c')).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect((await app.inject('/jobs?requestId=task-7')).json<{ jobs: object[] }>().jobs).toHaveLength(1);
});

test('a full queue: 503 with Retry-After from what jobs take; cancelled callers free their place', async () => {
  const pipeline = createFakePipeline();
  const { app, parts } = await serve(pipeline, { queue_size: '1' });
  const first = post({ prompt: 'first' });
  await pipeline.started(1);
  const second = post({ prompt: 'second' });
  await expect.poll(() => parts.jobs.depth).toBe(1);
  const refused = await post({ prompt: 'third' });
  expect(refused.statusCode).toBe(503);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
  expect(refused.json()).toMatchObject({ code: 'CAPACITY_QUEUE_FULL' });
  pipeline.runs[0]!.succeed();
  await pipeline.started(2);
  pipeline.runs[1]!.succeed();
  expect((await first).body).toContain('first');
  expect((await second).body).toContain('second');
  expect(app).toBeDefined();
});

test('before the pipeline has loaded: 503; from SIGTERM on: 503; both with Retry-After', async () => {
  const pipeline = createFakePipeline({ ready: false, automatic: true });
  const { parts } = await serve(pipeline);
  const early = await post({ prompt: 'a' });
  expect([early.statusCode, early.json<{ code: string }>().code]).toEqual([503, 'CAPACITY_WARMING_UP']);
  expect(early.headers['retry-after']).toBeDefined();
  pipeline.becomeReady();
  expect((await post({ prompt: 'a' })).statusCode).toBe(200);
  parts.jobs.stop();
  const late = await post({ prompt: 'a' });
  expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([503, 'CAPACITY_STOPPING']);
});

test('past the deadline: 504, and the run is told to stop', async () => {
  const pipeline = createFakePipeline();
  await serve(pipeline, { deadline_seconds: '1' });
  const reply = await post({ prompt: 'a' });
  expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([504, 'DEADLINE_EXCEEDED']);
  expect(pipeline.runs[0]!.signal.aborted).toBe(true);
});

test('what the pipeline throws is 500 with its code, and nothing from inside', async () => {
  const pipeline = createFakePipeline();
  const { app } = await serve(pipeline);
  const pending = app.inject({ method: 'POST', url: '/generate', payload: { prompt: 'a' } });
  await pipeline.started(1);
  pipeline.runs[0]!.fail(new Error('secret path /etc/passwd'));
  const reply = await pending;
  expect(reply.statusCode).toBe(500);
  expect(reply.json()).toEqual({
    code: 'BUG_UNEXPECTED',
    message: expect.not.stringContaining('passwd') as string,
    requestId: reply.headers['x-request-id'],
  });
});

test('a client that goes away cancels its job, running or waiting', async () => {
  const pipeline = createFakePipeline();
  const { app, parts } = await serve(pipeline);
  const url = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  const ask = async (prompt: string) => {
    const socket = connect(Number(url.port), '127.0.0.1');
    await once(socket, 'connect');
    const body = JSON.stringify({ prompt });
    socket.write(
      `POST /generate HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    return socket;
  };
  const running = await ask('running');
  await pipeline.started(1);
  const waiting = await ask('waiting');
  await expect.poll(() => parts.jobs.depth).toBe(1);
  waiting.destroy();
  await expect.poll(() => parts.jobs.depth).toBe(0);
  running.destroy();
  await expect.poll(() => pipeline.runs[0]!.signal.aborted).toBe(true);
  await expect.poll(() => parts.jobs.running).toBeUndefined();
  expect(parts.jobs.list().map((job) => [job.plan.prompt, job.state, job.error?.code])).toEqual([
    ['running', 'cancelled', 'CANCELLED_BY_CLIENT'],
    ['waiting', 'cancelled', 'CANCELLED_BY_CLIENT'],
  ]);
  expect(pipeline.runs).toHaveLength(1);
});

test('a finished answer on a connection that is kept and then closed cancels nothing', async () => {
  const pipeline = createFakePipeline({ automatic: true });
  const { app, parts } = await serve(pipeline);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const reply = await fetch(`${url}/generate`, { method: 'POST', body: new URLSearchParams({ prompt: 'a' }) });
  await reply.arrayBuffer();
  expect(parts.jobs.list()[0]!.state).toBe('succeeded');
  expect(pipeline.runs[0]!.signal.aborted).toBe(false);
});

test('100 MB are refused with 413 the client gets to read, announced or not', async () => {
  const { app } = await serve(createFakePipeline({ automatic: true }));
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const chunk = Buffer.alloc(1024 * 1024, 0x61);
  const endless = (lead: string) =>
    new ReadableStream({
      start: (controller) => controller.enqueue(Buffer.from(lead)),
      pull: (() => {
        let sent = 0;
        return (controller: ReadableStreamDefaultController) =>
          sent++ < 100 ? controller.enqueue(chunk) : controller.close();
      })(),
    });
  for (const [type, lead] of [
    ['application/json', '{"prompt": "'],
    ['application/x-www-form-urlencoded', 'prompt='],
    [`multipart/form-data; boundary=${BOUNDARY}`, `--${BOUNDARY}\r\n${part('prompt', '')}`],
    [`multipart/form-data; boundary=${BOUNDARY}`, `--${BOUNDARY}\r\n${file('image', '')}`],
  ] as const) {
    const headers = { 'content-type': type };
    const request = { method: 'POST', headers, duplex: 'half' } as const;
    const chunked = await fetch(`${url}/generate`, { ...request, body: endless(lead) });
    expect([chunked.status, ((await chunked.json()) as { code: string }).code]).toEqual([413, 'REQUEST_TOO_LARGE']);
  }
  const announced = await fetch(`${url}/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.alloc(100 * 1024 * 1024, 0x61),
  });
  expect(announced.status).toBe(413);
});

test('200 requests at once: each ends in a result or a clean 503', async () => {
  const { app, parts } = await serve(createFakePipeline({ automatic: true }), { queue_size: '20' });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const replies = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const body = new URLSearchParams({ prompt: `prompt ${index}`, seed: '1' });
      const reply = await fetch(`${url}/generate`, { method: 'POST', body });
      return { index, status: reply.status, text: await reply.text(), retryAfter: reply.headers.get('retry-after') };
    }),
  );
  for (const { index, status, text, retryAfter } of replies) {
    if (status === 200) expect(text).toBe(`ply of prompt ${index} with seed 1`);
    else {
      expect([status, (JSON.parse(text) as { code: string }).code]).toEqual([503, 'CAPACITY_QUEUE_FULL']);
      expect(retryAfter).toMatch(/^[1-9]\d*$/);
    }
  }
  expect(replies.filter((reply) => reply.status === 200).length).toBeGreaterThanOrEqual(20);
  expect(parts.jobs.depth).toBe(0);
});

test('with a token every route that tells or costs something wants it', async () => {
  const { app } = await serve(createFakePipeline({ automatic: true }), { token: 'a-long-enough-token' });
  const ask = (url: string, authorization?: string) =>
    app.inject({ method: 'GET', url, headers: authorization === undefined ? {} : { authorization } });
  for (const url of ['/health', '/ready', '/version', '/metrics', '/docs/json'])
    expect((await ask(url)).statusCode).toBe(200);
  for (const url of ['/jobs', '/config', '/nothing']) expect((await ask(url)).statusCode).not.toBe(200);
  expect((await post({ prompt: 'a' })).statusCode).toBe(401);
  expect((await ask('/jobs', 'Bearer wrong')).statusCode).toBe(401);
  expect((await ask('/jobs', 'Bearer a-long-enough-token')).statusCode).toBe(200);
  expect((await ask('/config', 'Bearer a-long-enough-token')).body).not.toContain('a-long-enough-token');
});
