import { createLogger, createRegistry } from '@404-gen/service-kit';
import { afterEach, expect, test, vi } from 'vitest';
import { generationError } from '../errors.ts';
import { createGenerationMetrics } from '../metrics.ts';
import { createFakePipeline } from '../test-support/fake-pipeline.ts';
import { planOf } from '../test-support/plans.ts';
import { createJobQueue } from './job-queue.ts';
import { viewJob } from './job-view.ts';

afterEach(() => vi.useRealTimers());

function setUp({ pipeline = createFakePipeline(), queueSize = 8, deadlineSeconds = 300, kept = 3 } = {}) {
  const registry = createRegistry('test');
  const jobs = createJobQueue({
    pipeline,
    settings: () => ({
      queue_size: queueSize,
      deadline_seconds: deadlineSeconds,
      jobs_kept: kept,
      time_budget_min_share: 0.5,
    }),
    metrics: createGenerationMetrics(registry),
    logger: createLogger({ service: 'test', level: 'silent' }),
  });
  const accept = (prompt: string) => jobs.accept(planOf(prompt), `request of ${prompt}`);
  const count = async (metric: string) =>
    Number(new RegExp(`^${metric.replaceAll(/[{}"]/g, '\\$&')} (\\d+)`, 'm').exec(await registry.metrics())?.[1]);
  return { pipeline, jobs, accept, count };
}

test('jobs run one at a time in order of arrival', async () => {
  const { pipeline, accept, jobs } = setUp();
  const [first, second] = [accept('first'), accept('second')];
  await pipeline.started(1);
  expect([jobs.position(first), jobs.position(second)]).toEqual([undefined, 1]);
  expect(pipeline.runs).toHaveLength(1);
  pipeline.runs[0]!.succeed();
  await pipeline.started(2);
  pipeline.runs[1]!.succeed();
  await second.done;
  expect(pipeline.runs.map((run) => run.plan.prompt)).toEqual(['first', 'second']);
  expect(jobs.list().map((job) => job.state)).toEqual(['succeeded', 'succeeded']);
});

test('rescues of a job are counted by kind; a job made smaller has fewer steps to its end', async () => {
  const { pipeline, accept, count } = setUp();
  const job = accept('a');
  await pipeline.started(1);
  const { onNotice, onProgress } = pipeline.runs[0]!;
  onNotice!({ kind: 'memory_predicted', bytes: 5 });
  for (const kind of ['reduced', 'restarted', 'restarted'] as const) onNotice!({ kind, warning: 'why' });
  expect(await count('generation_rescues_total{rescue="reduced",service="test"}')).toBe(1);
  expect(await count('generation_rescues_total{rescue="restarted",service="test"}')).toBe(2);
  onProgress({ phase: 'optimise', iteration: 1200, iterations: 1200, splats: 7000, loss: 1 });
  expect(job.fractionDone).toBe(1);
});

test('a time budget counts from acceptance: what a job waits is not left for its steps', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date', 'setTimeout'] });
  const { pipeline, accept, jobs } = setUp();
  const stageSeconds = { prepare: 5, render: 15, guidance: 0, update: 0, export: 0 };
  const warm = accept('warm');
  await pipeline.started(1);
  pipeline.runs[0]!.succeed({ stageSeconds });
  await warm.done;
  accept('before it');
  const replan = (iters: number) => planOf('wanted', '', { iters });
  const wanted = jobs.accept(planOf('wanted'), 'request', { seconds: 26.005, replan });
  await pipeline.started(2);
  vi.advanceTimersByTime(10_000);
  pipeline.runs[1]!.succeed({ stageSeconds });
  await pipeline.started(3);
  expect(wanted.budgetUse).toMatchObject({ verdict: 'cut', iterations: 1020, fullIterations: 1500 });
  expect(pipeline.runs[2]!.plan.trainer.iterations).toBe(1020);
  expect(viewJob(wanted, jobs)).toMatchObject({ iterations: 1020, timeBudget: { verdict: 'cut' } });
});

test('a lost process fails its own job alone; the waiting ones run on the next', async () => {
  const { pipeline, accept, jobs } = setUp();
  const [first, second] = [accept('first'), accept('second')];
  await pipeline.started(1);
  pipeline.loseProcess();
  pipeline.runs[0]!.fail(generationError('PIPELINE_CRASHED'));
  await expect(first.takeResult()).rejects.toMatchObject({ code: 'PIPELINE_CRASHED' });
  expect([second.state, jobs.depth]).toEqual(['queued', 1]);
  pipeline.becomeReady();
  await pipeline.started(2);
  pipeline.runs[1]!.succeed();
  expect((await second.takeResult()).splats).toBe(7001);
});

test('a deadline counts from acceptance and passes in the queue as well', async () => {
  vi.useFakeTimers();
  const { pipeline, accept } = setUp({ deadlineSeconds: 10 });
  const first = accept('first');
  await vi.advanceTimersByTimeAsync(6000);
  const second = accept('second');
  await vi.advanceTimersByTimeAsync(4001);
  expect([first.state, second.state]).toEqual(['timed_out', 'running']);
  expect(pipeline.runs[0]!.signal.reason).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  const third = accept('third');
  await vi.advanceTimersByTimeAsync(10_000);
  expect([second.state, third.state]).toEqual(['timed_out', 'timed_out']);
  expect(second.error?.message).toBe('Not done within 10 s (queue)');
});

test('Retry-After grows with the place in the queue and follows what jobs take', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date', 'setTimeout'] });
  const { pipeline, accept, jobs } = setUp({ queueSize: 2 });
  const warm = accept('warm');
  await pipeline.started(1);
  vi.advanceTimersByTime(20_000);
  pipeline.runs[0]!.succeed();
  await warm.done;
  expect(jobs.meanSeconds).toBeCloseTo(20);
  for (const prompt of ['running', 'waiting 1', 'waiting 2']) accept(prompt);
  await pipeline.started(2);
  const refusal = () => {
    try {
      accept('one too many');
    } catch (error) {
      return (error as { details: object }).details;
    }
    return undefined;
  };
  expect(refusal()).toEqual({ retryAfterSeconds: 60 });
  // Half of the running job is done after 10 s.
  pipeline.runs[1]!.onProgress({ phase: 'optimise', iteration: 0, iterations: 1500, splats: 1, loss: 1 });
  vi.advanceTimersByTime(10_000);
  pipeline.runs[1]!.onProgress({ phase: 'optimise', iteration: 1082, iterations: 1500, splats: 1, loss: 1 });
  expect(jobs.running!.fractionDone).toBeCloseTo(0.5, 1);
  expect(refusal()).toEqual({ retryAfterSeconds: expect.closeTo(50, -1) as number });
});

test('only the last jobs are remembered, without their bytes', async () => {
  const { pipeline, accept, jobs } = setUp({ pipeline: createFakePipeline({ automatic: true }), kept: 2 });
  for (const prompt of ['a', 'b', 'c']) {
    const result = await accept(prompt).takeResult();
    expect(result.bytes.length).toBeGreaterThan(0);
  }
  expect(jobs.list().map((job) => job.plan.prompt)).toEqual(['c', 'b']);
  expect(jobs.list()[0]!.result!.bytes.length).toBe(0);
  expect(jobs.list()[0]!.bytes).toBeGreaterThan(0);
  expect(jobs.find(jobs.list()[1]!.id)?.plan.prompt).toBe('b');
  expect(pipeline.runs).toHaveLength(3);
});

test('draining lets jobs finish within the deadline', async () => {
  const { pipeline, accept, jobs } = setUp();
  const [first, second] = [accept('first'), accept('second')];
  await pipeline.started(1);
  const drained = jobs.drain(10_000);
  expect(() => accept('late')).toThrow(expect.objectContaining({ code: 'CAPACITY_STOPPING' }) as Error);
  pipeline.runs[0]!.succeed();
  await pipeline.started(2);
  pipeline.runs[1]!.succeed();
  await drained;
  expect([first.state, second.state]).toEqual(['succeeded', 'succeeded']);
});

test('draining cancels what is left at the deadline', async () => {
  vi.useFakeTimers();
  const { pipeline, accept, jobs } = setUp();
  const [first, second] = [accept('first'), accept('second')];
  await vi.advanceTimersByTimeAsync(0);
  const drained = jobs.drain(5000);
  await vi.advanceTimersByTimeAsync(5000);
  await drained;
  expect([first.error?.code, second.error?.code]).toEqual(['CAPACITY_STOPPING', 'CAPACITY_STOPPING']);
  expect(pipeline.runs[0]!.signal.aborted).toBe(true);
});

test('outcomes and errors are counted once each', async () => {
  const { pipeline, accept, count } = setUp({ queueSize: 0 });
  const job = accept('a');
  await pipeline.started(1);
  expect(() => accept('refused')).toThrow(expect.objectContaining({ code: 'CAPACITY_QUEUE_FULL' }) as Error);
  pipeline.runs[0]!.fail(generationError('PIPELINE_STALLED'));
  await job.done;
  expect(await count('generation_jobs_total{outcome="failed",service="test"}')).toBe(1);
  expect(await count('generation_jobs_total{outcome="refused",service="test"}')).toBe(1);
  expect(await count('generation_errors_total{code="PIPELINE_STALLED",service="test"}')).toBe(1);
});
