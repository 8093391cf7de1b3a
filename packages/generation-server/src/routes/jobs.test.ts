import { afterEach, expect, test } from 'vitest';
import type { JobView } from '../jobs/job-view.ts';
import { createFakePipeline } from '../test-support/fake-pipeline.ts';
import { createTestServer, type TestServer } from '../test-support/test-server.ts';

let server: TestServer;
afterEach(() => server.close());

const at = (iteration: number) => ({
  phase: 'optimise' as const,
  iteration,
  iterations: 1500,
  splats: 7000,
  loss: 0.5,
});

test('jobs are listed with their place, step, share and time left', async () => {
  const pipeline = createFakePipeline();
  server = await createTestServer(pipeline);
  const { app } = server;
  const send = (prompt: string) => app.inject({ method: 'POST', url: '/generate', payload: { prompt, seed: 3 } });
  const first = send('first');
  await pipeline.started(1);
  const second = send('second');
  await expect.poll(() => server.parts.jobs.depth).toBe(1);
  pipeline.runs[0]!.onProgress(at(0));
  pipeline.runs[0]!.onProgress(at(750));
  const { jobs, queueDepth } = (await app.inject('/jobs')).json<{ jobs: JobView[]; queueDepth: number }>();
  expect(queueDepth).toBe(1);
  expect(jobs).toMatchObject([
    { prompt: 'first', seed: 3, state: 'running', stage: 'optimise', iteration: 750, iterations: 1500, splats: 7000 },
    { prompt: 'second', state: 'queued', stage: 'queue', queuePosition: 1, iteration: 0, progress: 0 },
  ]);
  expect(jobs[0]!.progress).toBeGreaterThan(0.1);
  expect(jobs[0]!.progress).toBeLessThan(0.5);
  expect(jobs[0]!.secondsLeft).toBeGreaterThanOrEqual(0);
  pipeline.runs[0]!.succeed({ warnings: ['hm'] });
  await first;
  await pipeline.started(2);
  pipeline.runs[1]!.succeed();
  await second;
  const done = (await app.inject(`/jobs/${jobs[0]!.id}`)).json<JobView>();
  expect(done).toMatchObject({
    state: 'succeeded',
    progress: 1,
    splats: 7001,
    warnings: ['hm'],
    stageSeconds: { render: 0.2 },
  });
  expect(done.bytes).toBeGreaterThan(0);
});

test('an unknown job: 404', async () => {
  server = await createTestServer(createFakePipeline());
  const reply = await server.app.inject('/jobs/nope');
  expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([404, 'REQUEST_NOT_FOUND']);
  expect((await server.app.inject('/jobs/nope/events')).statusCode).toBe(404);
});

test('events tell the steps and end with the outcome', async () => {
  const pipeline = createFakePipeline();
  server = await createTestServer(pipeline);
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const asked = fetch(`${url}/generate`, { method: 'POST', body: new URLSearchParams({ prompt: 'a' }) });
  await pipeline.started(1);
  const [job] = server.parts.jobs.list();
  const events = await fetch(`${url}/jobs/${job!.id}/events`);
  expect(events.headers.get('content-type')).toBe('text/event-stream');
  const seen: { event: string; data: JobView }[] = [];
  let rest = '';
  for await (const chunk of events.body!.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block)!;
      seen.push({ event: event!, data: JSON.parse(data!) as JobView });
    }
    if (seen.length === 1) pipeline.runs[0]!.onProgress(at(10));
    if (seen.at(-1)!.data.iteration === 10) pipeline.runs[0]!.succeed();
  }
  await (await asked).arrayBuffer();
  expect(seen.map(({ event, data }) => [event, data.state, data.iteration])).toEqual([
    ['progress', 'running', 0],
    ['progress', 'running', 10],
    ['end', 'succeeded', 10],
  ]);
});

test('a reader of events that goes away disturbs nobody', async () => {
  const pipeline = createFakePipeline();
  server = await createTestServer(pipeline);
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const asked = fetch(`${url}/generate`, { method: 'POST', body: new URLSearchParams({ prompt: 'a' }) });
  await pipeline.started(1);
  const leave = new AbortController();
  await fetch(`${url}/jobs/${server.parts.jobs.list()[0]!.id}/events`, { signal: leave.signal });
  leave.abort();
  pipeline.runs[0]!.onProgress(at(10));
  pipeline.runs[0]!.succeed();
  expect((await asked).status).toBe(200);
});
