import { fileURLToPath } from 'node:url';
import { createLogger } from '@404-gen/service-kit';
import { afterEach, expect, test } from 'vitest';
import { generationError } from '../errors.ts';
import { planOf } from '../test-support/plans.ts';
import type { ScoreRequest } from '../score/score-report.ts';
import type { GenerationNotice, GenerationProgress } from './pipeline.ts';
import { BLUEPRINT_LOAD } from '../guidance/create-guidance.ts';
import { createPipelineProcess, type PipelineProcessOptions } from './pipeline-process.ts';

const entry = fileURLToPath(new URL('../../test/fixtures/scripted-child.mjs', import.meta.url));
const logger = createLogger({ service: 'test', level: 'silent' });

let open: ReturnType<typeof createPipelineProcess>[] = [];
afterEach(async () => {
  delete process.env['SCRIPTED_LOADING'];
  await Promise.all(open.map((pipeline) => pipeline.close()));
  open = [];
});

function start(options: Partial<PipelineProcessOptions> = {}) {
  const restarts: string[] = [];
  const pipeline = createPipelineProcess({
    load: { guidance: BLUEPRINT_LOAD, device: 'cpu', workers: 1 },
    logger,
    stallMs: 10_000,
    warmupMs: 10_000,
    backoffMs: 10,
    entry,
    onRestart: (reason) => restarts.push(reason),
    ...options,
  });
  open.push(pipeline);
  pipeline.start();
  const run = async (prompt: string, signal = new AbortController().signal, onProgress = noProgress) => {
    await pipeline.whenReady();
    return pipeline.run(planOf(prompt), { signal, onProgress });
  };
  return { pipeline, restarts, run };
}
const noProgress: (progress: GenerationProgress) => void = () => undefined;

test('a job goes over and its bytes, warnings and progress come back', async () => {
  const { pipeline, run } = start();
  const seen: GenerationProgress[] = [];
  const result = await run('echo', undefined, (progress) => seen.push(progress));
  expect(result).toMatchObject({ splats: 7000, format: 'ply' });
  expect([...result.bytes.subarray(1)]).toEqual([2, 3]);
  expect(seen).toEqual([{ phase: 'optimise', iteration: 1, iterations: 2, splats: 7000, loss: 0.5 }]);
  expect(pipeline.info).toEqual({
    ...{ guidance: 'scripted', device: 'none', acceptsImages: false },
    ...{ deviceSetting: 'cpu', deviceReason: 'asked for cpu' },
  });
});

test('notices of a job come over while it runs', async () => {
  const { pipeline } = start();
  await pipeline.whenReady();
  const seen: GenerationNotice[] = [];
  const options = { signal: new AbortController().signal, onProgress: noProgress };
  await pipeline.run(planOf('notify'), { ...options, onNotice: (notice) => seen.push(notice) });
  await pipeline.run(planOf('notify'), options);
  expect(seen).toEqual([{ kind: 'memory_predicted', bytes: 123 }]);
});

test('a lost GPU fails its job with its code and costs no other: the next one waits for a new process', async () => {
  const { pipeline, restarts, run } = start();
  await expect(run('lose the gpu')).rejects.toMatchObject({ code: 'GPU_DEVICE_LOST', retryable: true });
  expect(pipeline.state).toBe('restarting');
  expect(pipeline.trouble).toBe('the pipeline process lost its GPU');
  expect((await run('echo')).splats).toBe(7000);
  expect(restarts).toEqual(['device_lost']);
});

test('who has had a GPU opens the same one again, not whatever auto finds then', async () => {
  const { pipeline, run } = start({ load: { guidance: BLUEPRINT_LOAD, device: 'auto', workers: 1 } });
  await pipeline.whenReady();
  expect(pipeline.info?.deviceReason).toBe('asked for auto');
  await expect(run('lose the gpu')).rejects.toMatchObject({ code: 'GPU_DEVICE_LOST' });
  await pipeline.whenReady();
  expect(pipeline.info?.deviceReason).toBe('asked for webgpu:1');
});

test('one log line says which device was chosen and why', async () => {
  const lines: unknown[][] = [];
  const recording = Object.assign(Object.create(logger) as typeof logger, {
    info: (...line: unknown[]) => lines.push(line),
  });
  const { pipeline } = start({ logger: recording });
  await pipeline.whenReady();
  expect(lines.filter(([, message]) => message === 'device chosen')).toEqual([
    [{ device: 'none', reason: 'asked for cpu' }, 'device chosen'],
  ]);
});

test.each(['crash', 'abort'])('a process that dies (%s) fails its job and is replaced', async (prompt) => {
  const { pipeline, restarts, run } = start();
  await expect(run(prompt)).rejects.toMatchObject({ code: 'PIPELINE_CRASHED', retryable: true });
  expect(pipeline.state).toBe('restarting');
  expect(pipeline.trouble).toMatch(prompt === 'crash' ? /exit code 7/ : /SIGKILL/);
  expect((await run('echo')).splats).toBe(7000);
  expect(restarts).toEqual(['crashed']);
});

test.each(['stall', 'hang'])(
  'a process without progress (%s) is killed and its job fails as stalled',
  async (prompt) => {
    const { restarts, run } = start({ stallMs: 1000 });
    await expect(run(prompt)).rejects.toMatchObject({ code: 'PIPELINE_STALLED' });
    expect((await run('echo')).splats).toBe(7000);
    // On a busy machine the next one may be slow enough to be replaced as well.
    expect(new Set(restarts)).toEqual(new Set(['stalled']));
  },
);

test('a network call, or loading one, may take longer than a stall, and a cancelled job may end with it', async () => {
  process.env['SCRIPTED_LOADING'] = 'slow';
  const { pipeline, restarts, run } = start({ stallMs: 500, cancelGraceMs: 100 });
  expect((await run('call for long')).splats).toBe(7000);
  const cancel = new AbortController();
  const pending = run('call when cancelled', cancel.signal);
  await pipeline.whenReady();
  setTimeout(() => cancel.abort(generationError('CANCELLED_BY_CLIENT')), 50);
  await expect(pending).rejects.toMatchObject({ code: 'CANCELLED_BY_CLIENT' });
  expect(restarts).toEqual([]);
});

test('a network call that does not come back is found, by name, and so is a stall after one', async () => {
  const { pipeline, restarts, run } = start({ stallMs: 1000 });
  await expect(run('never come back')).rejects.toMatchObject({ code: 'PIPELINE_STALLED' });
  expect(pipeline.trouble).toBe('the pipeline process did not come back from a call of scripted/unet');
  await expect(run('stall after a call')).rejects.toMatchObject({ code: 'PIPELINE_STALLED' });
  expect(pipeline.trouble).toBe('the pipeline process made no progress');
  expect(new Set(restarts)).toEqual(new Set(['stalled']));
});

test('pauses between restarts grow until a job succeeds', async () => {
  const { run } = start({ backoffMs: 40 });
  const started: number[] = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    await expect(run('crash')).rejects.toMatchObject({ code: 'PIPELINE_CRASHED' });
    started.push(Date.now());
  }
  await run('echo');
  const [first = 0, second = 0, third = 0] = started;
  // 40 ms before the second process, 80 ms before the third; a timer never fires early.
  expect(second - first).toBeGreaterThanOrEqual(40);
  expect(third - second).toBeGreaterThanOrEqual(80);
});

test('cancelling rejects with the reason once the process has let go, and it goes on with the next job', async () => {
  const { pipeline, restarts, run } = start();
  const cancel = new AbortController();
  await pipeline.whenReady();
  const pending = run('patient', cancel.signal);
  setTimeout(() => cancel.abort(generationError('CANCELLED_BY_CLIENT')), 50);
  await expect(pending).rejects.toMatchObject({ code: 'CANCELLED_BY_CLIENT' });
  expect((await run('echo')).splats).toBe(7000);
  expect(restarts).toEqual([]);
});

test('a process that is deaf to cancellation is replaced', async () => {
  const { pipeline, restarts, run } = start({ cancelGraceMs: 50 });
  const cancel = new AbortController();
  await pipeline.whenReady();
  const pending = run('deaf', cancel.signal);
  setTimeout(() => cancel.abort(generationError('DEADLINE_EXCEEDED')), 50);
  await expect(pending).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  expect((await run('echo')).splats).toBe(7000);
  expect(restarts).toEqual(['stalled']);
});

test("a job's own error keeps its code and details on the way", async () => {
  const { run, restarts } = start();
  await expect(run('refuse')).rejects.toMatchObject({
    code: 'NUMERIC_DIVERGED',
    retryable: true,
    details: { step: 3 },
  });
  expect(restarts).toEqual([]);
});

test('a process that cannot load says why and is tried again', async () => {
  process.env['SCRIPTED_LOADING'] = 'fails';
  const { pipeline, restarts } = start();
  await expect.poll(() => restarts.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(2);
  expect(pipeline.trouble).toBe('MODEL_MISSING: no weights');
  expect(pipeline.info).toBeUndefined();
  delete process.env['SCRIPTED_LOADING'];
  await pipeline.whenReady();
  expect(pipeline.trouble).toBeUndefined();
});

test('a process that does not load in time is replaced', async () => {
  process.env['SCRIPTED_LOADING'] = 'never';
  const { pipeline, restarts } = start({ warmupMs: 2000 });
  await expect.poll(() => restarts, { timeout: 15_000 }).toContain('warmup');
  delete process.env['SCRIPTED_LOADING'];
  await pipeline.whenReady();
});

test('closing ends the process, also in the middle of a job, and turns waiting callers away', async () => {
  const { pipeline, run } = start();
  const pending = run('patient');
  await pipeline.whenReady();
  await Promise.all([expect(pending).rejects.toMatchObject({ code: 'PIPELINE_CRASHED' }), pipeline.close()]);
  await expect(pipeline.whenReady()).rejects.toMatchObject({ code: 'CAPACITY_STOPPING' });
});

const scoring = (text: string): ScoreRequest => ({ bytes: new Uint8Array([1, 2, 3]), prompt: { text } });

test('a file is scored, also slowly and beside a job', async () => {
  const { pipeline, run, restarts } = start({ stallMs: 2000 });
  await pipeline.whenReady();
  const { signal } = new AbortController();
  const [report, result] = await Promise.all([pipeline.score(scoring('slow'), signal), run('echo')]);
  expect([report.score, report.splats, result.splats]).toEqual([0.5, 3, 7000]);
  expect(restarts).toEqual([]);
});

test('a score ends with the process, with its caller, and when nothing comes of it', async () => {
  const { pipeline, restarts, run } = start({ stallMs: 2000 });
  const { signal } = new AbortController();
  await expect(pipeline.score(scoring('a'), signal)).rejects.toMatchObject({ code: 'CAPACITY_WARMING_UP' });
  await pipeline.whenReady();
  await expect(pipeline.score(scoring('crash'), signal)).rejects.toMatchObject({ code: 'PIPELINE_CRASHED' });
  await pipeline.whenReady();
  await expect(pipeline.score(scoring('stall'), signal)).rejects.toMatchObject({ code: 'PIPELINE_STALLED' });
  expect(restarts).toEqual(['crashed', 'stalled']);
  await pipeline.whenReady();
  const caller = new AbortController();
  const left = pipeline.score(scoring('slow'), caller.signal);
  caller.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect((await run('echo')).splats).toBe(7000);
});

test('few files wait to be scored, more are refused', async () => {
  const { pipeline } = start();
  await pipeline.whenReady();
  const { signal } = new AbortController();
  const eight = Array.from({ length: 8 }, () => pipeline.score(scoring('slow'), signal));
  await expect(pipeline.score(scoring('a'), signal)).rejects.toMatchObject({
    code: 'CAPACITY_SCORE_BUSY',
    details: { retryAfterSeconds: 10 },
  });
  expect(await Promise.all(eight)).toHaveLength(8);
});
