import { expect, test } from 'vitest';
import type { Guidance } from '../guidance/guidance.ts';
import { fakeTrainers, type FakeTrainers } from '../test-support/fake-trainer.ts';
import { planOf } from '../test-support/plans.ts';
import { generateSplats, type PipelineParts } from './generate-splats.ts';
import type { GenerationNotice } from './pipeline.ts';

// How a job gets over a divergence and a lack of device memory, on whichever device.

const YAML =
  'iters: 130\nnum_pts: 6000\nmin_gaussians: 0\nrender_sizes: [128]\ndensity_end_iter: 80\ndensification_interval: 20\n' +
  'position_lr_max_steps: 50\nviews_per_step: 1\ninit: ball\n';
/** What `reducePlan` makes of it. */
const REDUCED = { splats: 5000, side: 64 };

/** Wants nothing; its loss is what the test says for the nth call. */
function indifferent(loss: (call: number) => number = () => 1, sides: number[] = []): Guidance {
  let calls = 0;
  return {
    ...{ name: 'indifferent', acceptsImages: false },
    load: () => Promise.resolve(),
    close: () => Promise.resolve(),
    prepare: () =>
      Promise.resolve({
        warnings: [],
        evaluate: (views) => {
          sides.push(...views.map(({ image }) => image.width));
          const gradients = views.map(({ image }) => ({ rgb: new Float32Array(image.rgb.length) }));
          return Promise.resolve({ loss: loss(calls++), gradients });
        },
      }),
  };
}

async function generate(trainers: FakeTrainers, guidance = indifferent(), more: Partial<PipelineParts> = {}) {
  const notices: GenerationNotice[] = [];
  const steps: number[] = [];
  const settled = await generateSplats(
    planOf('a', YAML),
    { guidance, createTrainer: trainers.create.bind(trainers), ...more },
    {
      signal: new AbortController().signal,
      onProgress: ({ phase, iteration }) => phase === 'optimise' && steps.push(iteration),
      onNotice: (notice) => notices.push(notice),
    },
  ).then(
    (result) => ({ result, error: undefined }),
    (error: unknown) => ({ result: undefined, error }),
  );
  return { ...settled, notices, steps };
}
const moved = (cloud: { positions: Float32Array }, from: { positions: Float32Array }) =>
  Math.round((cloud.positions[0]! - from.positions[0]!) * 1000);

test('a divergence goes back to the last good state, with half the learning rates and the schedules in place', async () => {
  const trainers = fakeTrainers((nth, step) => (nth === 0 && step === 120 ? 'NUMERIC_DIVERGED' : undefined));
  const { result, steps, notices } = await generate(trainers);
  const [first, second] = trainers.made;
  // States are kept every 50 steps: the last one before step 120 is that of step 100.
  expect(moved(second!.start, first!.start)).toBe(100);
  expect(second!.options).toMatchObject({ iterations: 30, featureLr: first!.options.featureLr / 2 });
  expect(steps.slice(115)).toEqual([...[115, 116, 117, 118, 119], ...Array.from({ length: 30 }, (_, i) => 101 + i)]);
  expect(trainers.made.map(({ closed }) => closed)).toEqual([true, true]);
  const warning =
    'the optimisation diverged and went on from step 100 with smaller steps (NUMERIC_DIVERGED in trainer 0 at step 120)';
  expect(notices).toEqual([{ kind: 'restarted', warning }]);
  expect(result!.warnings).toContain(warning);
});

test('a second divergence halves again, a third is an error', async () => {
  const twice = fakeTrainers((nth, step) => (nth < 2 && step === 10 ? 'NUMERIC_DIVERGED' : undefined));
  expect((await generate(twice)).result!.splats).toBe(6000);
  const rates = twice.made.map(({ options }) => options.opacityLr / twice.made[0]!.options.opacityLr);
  expect(rates).toEqual([1, 0.5, 0.25]);
  // Before the first state was kept, the start is the good one.
  expect(moved(twice.made[1]!.start, twice.made[0]!.start)).toBe(0);

  const always = fakeTrainers((_, step) => (step === 10 ? 'NUMERIC_DIVERGED' : undefined));
  const { error, notices } = await generate(always);
  expect(error).toMatchObject({
    ...{ code: 'NUMERIC_DIVERGED', statusCode: 500, retryable: true },
    message: expect.stringContaining('after 2 restarts with smaller steps') as string,
  });
  expect(notices).toHaveLength(2);
  expect(always.made.map(({ closed }) => closed)).toEqual([true, true, true]);
});

test.each([
  ['not finite', (call: number) => (call === 60 ? Number.NaN : 1), 50],
  ['running away', (call: number) => (call >= 98 && call < 101 ? 1e6 : 1), 50],
])('a loss that is %s is a divergence, and no state is kept while it is suspicious', async (_, loss, goodStep) => {
  const trainers = fakeTrainers();
  const { result } = await generate(trainers, indifferent(loss));
  expect(result).toBeDefined();
  expect(moved(trainers.made[1]!.start, trainers.made[0]!.start)).toBe(goodStep);
});

test('another error is not retried', async () => {
  const trainers = fakeTrainers((_, step) => (step === 3 ? 'BUG_GPU' : undefined));
  const { error, notices } = await generate(trainers);
  expect(error).toMatchObject({ code: 'BUG_GPU' });
  expect([trainers.made.length, notices]).toEqual([1, []]);
});

test.each([
  ['when the trainer is made', 0],
  ['in the middle', 70],
])('out of device memory %s: once more, smaller, and the caller is told', async (_, when) => {
  const sides: number[] = [];
  const trainers = fakeTrainers((nth, step) => (nth === 0 && step === when ? 'GPU_OUT_OF_MEMORY' : undefined));
  const { result, notices, steps } = await generate(
    trainers,
    indifferent(() => 1, sides),
  );
  expect(trainers.made.map(({ start }) => start.count)).toEqual([6000, REDUCED.splats]);
  expect([sides[0], sides.at(-1)]).toEqual([when === 0 ? REDUCED.side : 128, REDUCED.side]);
  expect(steps.at(-1)).toBe(130);
  expect(result!.warnings[0]).toMatch(/^the GPU ran out of memory, so this was made from 5000 splats/);
  expect(notices).toEqual([{ kind: 'reduced', warning: expect.stringContaining(result!.warnings[0]!) as string }]);
});

test('out of device memory again is an error with its code', async () => {
  const trainers = fakeTrainers((_, step) => (step === 2 ? 'GPU_OUT_OF_MEMORY' : undefined));
  const { error, notices } = await generate(trainers);
  expect(error).toMatchObject({ code: 'GPU_OUT_OF_MEMORY', statusCode: 500, retryable: true });
  expect([trainers.made.length, notices.length]).toEqual([2, 1]);
  // The one that failed when it was made never was anybody's to close.
  expect(trainers.made.every(({ closed }) => closed)).toBe(true);
});

test('a lost device is not tried again', async () => {
  const trainers = fakeTrainers((_, step) => (step === 2 ? 'GPU_DEVICE_LOST' : undefined));
  const { error } = await generate(trainers);
  expect(error).toMatchObject({ code: 'GPU_DEVICE_LOST', retryable: true });
  expect(trainers.made).toHaveLength(1);
});

test('a cancelled job is neither retried nor restarted', async () => {
  const cancel = new AbortController();
  const trainers = fakeTrainers((_, step) => {
    if (step < 5) return undefined;
    cancel.abort(new Error('gone'));
    return 'GPU_OUT_OF_MEMORY';
  });
  const pending = generateSplats(
    planOf('a', YAML),
    { guidance: indifferent(), createTrainer: trainers.create.bind(trainers) },
    { signal: cancel.signal, onProgress: () => undefined },
  );
  await expect(pending).rejects.toThrow('gone');
  expect(trainers.made).toHaveLength(1);
});

test('device memory is predicted before and reported after', async () => {
  let peakBytes = 999;
  const shapes: unknown[] = [];
  const memory = {
    predictBytes(shape: unknown) {
      shapes.push(shape);
      return 1234;
    },
    get peakBytes() {
      return peakBytes;
    },
    resetPeak() {
      peakBytes = 77;
    },
  };
  const { result, notices } = await generate(fakeTrainers(), indifferent(), { memory });
  expect(notices).toEqual([{ kind: 'memory_predicted', bytes: 1234 }]);
  expect(result!.gpuMemory).toEqual({ predictedBytes: 1234, peakBytes: 77 });
  expect(shapes).toEqual([{ splats: 30_000, width: 128, height: 128, views: 1, shDegree: 0 }]);
  expect((await generate(fakeTrainers())).result!.gpuMemory).toBeUndefined();
});
