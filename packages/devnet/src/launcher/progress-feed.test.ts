import fastify, { type FastifyInstance } from 'fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createProgressFeed, type ProgressFeed } from './progress-feed.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function serve(route: string, body: () => unknown): Promise<{ url: string; app: FastifyInstance }> {
  const app = fastify({ forceCloseConnections: true });
  app.get(route, body);
  open.push(() => app.close());
  return { app, url: await app.listen({ host: '127.0.0.1', port: 0 }) };
}

async function setUp(): Promise<{ feed: ProgressFeed; tasks: unknown[]; jobs: unknown[]; host: string; url: string }> {
  const tasks: unknown[] = [];
  const jobs: unknown[] = [];
  const server = await serve('/jobs', () => ({ jobs }));
  const miner = await serve('/tasks', () => ({ tasks, totals: {} }));
  const feed = createProgressFeed(miner.url, [server.url, 'http://127.0.0.1:1']);
  open.push(() => feed.close());
  return { feed, tasks, jobs, host: new URL(server.url).host, url: server.url };
}

describe('the progress feed', () => {
  it('finds the job of a task by the request id, the one that runs if there are two', async () => {
    const { feed, tasks, jobs, host, url } = await setUp();
    jobs.push(
      { requestId: 'other', state: 'running', stage: 'optimise', iteration: 7 },
      { requestId: 'task', state: 'failed', stage: 'optimise', iteration: 99 },
      {
        requestId: 'task',
        state: 'running',
        stage: 'optimise',
        iteration: 12,
        iterations: 300,
        progress: 0.1,
        secondsLeft: 9.5,
      },
    );
    tasks.push({ id: 'task', state: 'generating', endpoint: host });
    await feed.refreshTasks();
    expect(feed.endpointOf('task')).toBe(url);
    while (feed.progressOf('task').stage === undefined) await delay(10);
    expect(feed.progressOf('task')).toEqual({
      stage: 'optimise',
      iteration: 12,
      iterations: 300,
      progress: 0.1,
      secondsLeft: 9.5,
    });
  });

  it.each([
    ['waiting', 'waiting'],
    ['gating', 'checking'],
    ['submitting', 'scoring'],
  ])('shows what the miner does: %s', async (state, stage) => {
    const { feed, tasks } = await setUp();
    tasks.push({ id: 'task', state, endpoint: null });
    await feed.refreshTasks();
    expect(feed.progressOf('task').stage).toBe(stage);
    expect(feed.endpointOf('task')).toBeUndefined();
  });

  it('takes junk and silence for nothing new', async () => {
    const { feed, tasks } = await setUp();
    tasks.push(null, 7, { id: 3 }, []);
    await feed.refreshTasks();
    expect(feed.progressOf('task')).toEqual({});
    const silent = createProgressFeed('http://127.0.0.1:1', []);
    open.push(() => silent.close());
    await silent.refreshTasks();
    expect(silent.endpointOf('task')).toBeUndefined();
  });
});
