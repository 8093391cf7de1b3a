import { AppError } from '@404-gen/service-kit';
import { MockAgent } from 'undici';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { endpointUrls } from '../config/endpoint-url.ts';
import { payloadOf, readPayload } from '../tasks/payload.ts';
import { createGenerationClient, type GenerationClient } from './generation-client.ts';

let agent: MockAgent;

beforeEach(() => {
  agent = new MockAgent();
  agent.disableNetConnect();
});
afterEach(() => agent.close());

function client(url = 'http://gpu:10006', token?: string): GenerationClient {
  return createGenerationClient({
    clock: systemClock,
    urls: endpointUrls(url),
    dispatcher: agent,
    maxResponseBytes: 10_000,
    ...(token === undefined ? {} : { token }),
  });
}

const signal = new AbortController().signal;
const ask = { taskId: 'task-1', seed: 77, budgetSeconds: 49.96, input: { prompt: 'red & black snake, ü=1' } } as const;
const receive = async (chunks: AsyncIterable<Uint8Array>) =>
  payloadOf(await readPayload({ bytes: 0, open: () => chunks }));
const patience = { timeoutMs: 1000, signal, receive };

async function errorOf(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error('no AppError was thrown', { cause: error });
}

test('a prompt goes as a form to …/generate/, exactly as it is, with seed, format and the task’s id', async () => {
  const seen: { path: string; body: string; headers: Record<string, string> }[] = [];
  agent
    .get('http://gpu:10006')
    .intercept({ path: '/generate/', method: 'POST' })
    .reply((options) => {
      seen.push({
        path: options.path,
        body: options.body as string,
        headers: options.headers as Record<string, string>,
      });
      const responseOptions = {
        headers: {
          ...{ 'x-gaussian-count': '8123', 'x-warnings': 'guessed', 'x-time-budget': 'fits' },
          'x-validator-score': '0.7100',
        },
      };
      return { statusCode: 200, data: Buffer.from([1, 2, 3]), responseOptions };
    });
  const reply = await client('http://gpu:10006', 'hush').generate(ask, patience);
  expect([...(await readPayload(reply.payload))]).toEqual([1, 2, 3]);
  expect(reply).toMatchObject({ splats: 8123, warnings: 'guessed', timeBudget: 'fits', score: 0.71 });
  const [request] = seen;
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
    prompt: ask.input.prompt,
    seed: '77',
    format: 'spz',
  });
  expect(request?.headers).toMatchObject({
    'content-type': 'application/x-www-form-urlencoded',
    'x-request-id': 'task-1',
    'x-time-budget-seconds': '50.0',
    authorization: 'Bearer hush',
  });
});

test('an image goes as bytes in a multipart form', async () => {
  let type = '';
  let body = '';
  agent
    .get('http://gpu:10006')
    .intercept({ path: '/generate/', method: 'POST' })
    .reply((options) => {
      type = (options.headers as Record<string, string>)['content-type'] ?? '';
      body = Buffer.from(options.body as unknown as Uint8Array).toString('latin1');
      return { statusCode: 200, data: 'x' };
    });
  await client().generate({ ...ask, input: { image: Buffer.from([137, 80, 78, 71]) } }, patience);
  expect(type).toMatch(/^multipart\/form-data; boundary=/);
  expect(body).toContain('name="image"');
  expect(body).toContain('\x89PNG');
  expect(body).not.toContain('form-data; name="prompt"');
});

test.each([
  ['http://gpu:10006', '/generate/', '/ready'],
  ['http://gpu:10006/', '/generate/', '/ready'],
  ['http://gpu:10006/card/2', '/card/2/generate/', '/card/2/ready'],
  ['http://gpu:10006/card/2/generate/', '/card/2/generate/', '/card/2/ready'],
  ['http://gpu:10006/generate', '/generate/', '/ready'],
])('%s: its path is kept', (url, generatePath, readyPath) => {
  expect(endpointUrls(url)).toEqual({ origin: 'http://gpu:10006', generatePath, readyPath });
});

test.each([
  [500, 'PEER_ENDPOINT_FAILED', true],
  [502, 'PEER_ENDPOINT_FAILED', true],
  [503, 'PEER_ENDPOINT_FAILED', true],
  [401, 'PEER_ENDPOINT_REFUSED', true],
  [404, 'PEER_ENDPOINT_REFUSED', true],
  [307, 'PEER_ENDPOINT_REFUSED', true],
  [422, 'REQUEST_REJECTED', false],
  [400, 'REQUEST_REJECTED', false],
])('HTTP %i is %s', async (statusCode, code, retryable) => {
  agent
    .get('http://gpu:10006')
    .intercept({ path: '/generate/', method: 'POST' })
    .reply(statusCode, JSON.stringify({ detail: 'because' }));
  const error = await errorOf(client().generate(ask, patience));
  expect([error.code, error.retryable, error.message]).toEqual([code, retryable, `HTTP ${statusCode}: because`]);
});

test.each([
  [503, '7', 7000],
  [503, '0', 200],
  [503, '99999999', 60_000],
  [503, 'Wed, 21 Oct 2026 07:28:00 GMT', 5000],
  [429, '2', 2000],
])('HTTP %i with Retry-After %s means busy, within bounds', async (statusCode, after, retryAfterMs) => {
  agent
    .get('http://gpu:10006')
    .intercept({ path: '/generate/', method: 'POST' })
    .reply(statusCode, '{"message":"queue full"}', { headers: { 'retry-after': after } });
  const error = await errorOf(client().generate(ask, patience));
  expect([error.code, error.details['retryAfterMs']]).toEqual(['CAPACITY_ENDPOINT_BUSY', retryAfterMs]);
});

test('an answer over the limit is cut off', async () => {
  agent.get('http://gpu:10006').intercept({ path: '/generate/', method: 'POST' }).reply(200, Buffer.alloc(10_001));
  expect((await errorOf(client().generate(ask, patience))).code).toBe('PEER_ENDPOINT_OVERSIZED');
});

test('silence ends in a timeout, a broken connection says whether the job had begun', async () => {
  const pool = agent.get('http://gpu:10006');
  pool.intercept({ path: '/generate/', method: 'POST' }).reply(200, 'late').delay(5000);
  expect((await errorOf(client().generate(ask, { timeoutMs: 30, signal, receive }))).code).toBe(
    'PEER_ENDPOINT_TIMEOUT',
  );
  const failure = (code: string) => Object.assign(new Error('broken'), { code });
  pool.intercept({ path: '/generate/', method: 'POST' }).replyWithError(failure('ECONNREFUSED'));
  const refused = await errorOf(client().generate(ask, patience));
  expect([refused.code, refused.details['connected']]).toEqual(['PEER_ENDPOINT_UNREACHABLE', false]);
  pool.intercept({ path: '/generate/', method: 'POST' }).replyWithError(failure('UND_ERR_SOCKET'));
  const dropped = await errorOf(client().generate(ask, patience));
  expect([dropped.code, dropped.details['connected']]).toEqual(['PEER_ENDPOINT_UNREACHABLE', true]);
});

test('a cancelled call ends with the caller’s reason', async () => {
  agent.get('http://gpu:10006').intercept({ path: '/generate/', method: 'POST' }).reply(200, 'late').delay(5000);
  const caller = new AbortController();
  const work = client().generate(ask, { timeoutMs: 10_000, signal: caller.signal, receive });
  caller.abort(new Error('stopping'));
  await expect(work).rejects.toThrow('stopping');
});

test.each([
  [
    200,
    '{"ready":true,"capacity":3,"acceptsImages":true,"acceptsText":false}',
    { ready: true, hasRoute: true, capacity: 3, acceptsImages: true, acceptsText: false },
  ],
  [200, 'ok', { ready: true, hasRoute: true }],
  [200, '{"capacity":0,"acceptsImages":"maybe"}', { ready: true, hasRoute: true }],
  [503, '{"message":"warming up"}', { ready: false, hasRoute: true, detail: 'HTTP 503: warming up' }],
  [404, '{"detail":"Not Found"}', { ready: true, hasRoute: false }],
])('a health check that answers %i %s', async (statusCode, body, report) => {
  agent.get('http://gpu:10006').intercept({ path: '/ready' }).reply(statusCode, body);
  expect(await client().ready(patience)).toEqual(report);
});
