import { afterEach, describe, expect, it } from 'vitest';
import { orbitCamera } from '../camera.ts';
import type { GaussianCloud } from '../cloud.ts';
import type { RenderedView, Rgb } from '../image.ts';
import { DEFAULT_TRAINER_OPTIONS } from '../optimise/options.ts';
import { PARAMETER_NAMES } from '../optimise/trainable-cloud.ts';
import type { SplatTrainer, TrainerOptions, ViewGradient } from '../trainer.ts';
import { createCpuTrainer } from './cpu-trainer.ts';
import { renderView } from './render-view.ts';
import { inSinglePrecision, randomScene } from './test-scenes.ts';

const SIZE = 32;
const BACKGROUND: Rgb = [1, 1, 1];
const OPTIONS: TrainerOptions = {
  ...DEFAULT_TRAINER_OPTIONS,
  iterations: 12,
  positionLrMaxSteps: 12,
  densityEndStep: 9,
  densificationInterval: 3,
  opacityResetInterval: 6,
  densifyGradThreshold: 1e-5,
  minSplats: 60,
  maxSplats: 150,
};
const cameras = [0, 90, 180, 270].map((azimuthDegrees) =>
  orbitCamera({ elevationDegrees: 15, azimuthDegrees, radius: 2.5 }, { fovyDegrees: 49.1, width: SIZE, height: SIZE }),
);

const open: SplatTrainer[] = [];
const trainer = (...args: Parameters<typeof createCpuTrainer>) => {
  const created = createCpuTrainer(...args);
  open.push(created);
  return created;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((created) => created.close()));
});

const ball = (count: number, seed: number) => inSinglePrecision(randomScene({ count, seed, logit: 0.5, shDegree: 1 }));

/** ∂ of the mean squared difference. */
function towards(views: readonly RenderedView[], targets: readonly RenderedView[]): ViewGradient[] {
  return views.map((view, index) => ({
    rgb: view.rgb.map((value, at) => (2 * (value - targets[index]!.rgb[at]!)) / view.rgb.length),
    alpha: view.alpha.map((value, at) => (2 * (value - targets[index]!.alpha[at]!)) / view.alpha.length),
  }));
}

async function train(workers: number, seed = 7): Promise<GaussianCloud> {
  const targets = cameras.map((camera) => renderView(ball(80, 3), camera, BACKGROUND));
  const training = trainer(ball(60, 2), { ...OPTIONS, seed }, { workers });
  let changed = 0;
  for (let step = 1; step <= OPTIONS.iterations; step++) {
    const views = await training.render(cameras, BACKGROUND);
    const report = await training.update(towards(views, targets));
    expect(report.step).toBe(step);
    expect(report.count).toBe(training.count);
    changed += report.cloned + report.split;
  }
  // Otherwise the runs that are compared would not use the random numbers.
  expect(changed).toBeGreaterThan(0);
  return training.finish();
}

describe('createCpuTrainer', () => {
  it('yields the same bytes whatever the number of workers', async () => {
    const [inline, one, two] = [await train(0), await train(1), await train(2)];
    expect(one).toEqual(inline);
    expect(two).toEqual(inline);
    expect(await train(0, 8)).not.toEqual(inline);
  });

  it.each([0, 2])('renders what renderView renders, with %i workers', async (workers) => {
    const cloud = ball(60, 2);
    const views = await trainer(cloud, OPTIONS, { workers }).render(cameras, BACKGROUND);
    expect(views).toEqual(cameras.map((camera) => renderView(cloud, camera, BACKGROUND)));
  });

  it('goes on when pictures become larger and views more', async () => {
    const cloud = ball(60, 2);
    const training = trainer(cloud, OPTIONS, { workers: 1 });
    await training.render(cameras.slice(0, 1), BACKGROUND);
    const larger = cameras.map((camera) => ({ ...camera, width: 40, height: 48 }));
    const views = await training.render(larger, BACKGROUND);
    expect(views).toEqual(larger.map((camera) => renderView(cloud, camera, BACKGROUND)));
    expect(await training.render([], BACKGROUND)).toEqual([]);
  });

  it('refuses gradients that no rendering belongs to, or of another size', async () => {
    const training = trainer(ball(60, 2), OPTIONS, { workers: 0 });
    const order = expect.objectContaining({ code: 'BUG_TRAINER_ORDER' }) as Error;
    await expect(training.update([])).rejects.toEqual(order);
    const views = await training.render(cameras.slice(0, 1), BACKGROUND);
    const gradients = towards(views, views);
    await training.update(gradients);
    await expect(training.update(gradients)).rejects.toEqual(order);
    await training.render(cameras.slice(0, 1), BACKGROUND);
    await expect(training.update([{ rgb: new Float32Array(5) }])).rejects.toMatchObject({
      code: 'BUG_TRAINER_GRADIENT',
    });
  });

  it.each([NaN, Infinity, -Infinity])('stops at a gradient of %d, and keeps the cloud it had', async (value) => {
    const training = trainer(ball(60, 2), OPTIONS, { workers: 1 });
    const before = await training.finish();
    const views = await training.render(cameras, BACKGROUND);
    const gradients = towards(views, views);
    gradients[2]!.rgb[100] = value;
    await expect(training.update(gradients)).rejects.toMatchObject({ code: 'NUMERIC_DIVERGED' });
    expect(await training.finish()).toEqual(before);
  });

  it('finishes with a cloud that later steps do not touch', async () => {
    const training = trainer(ball(60, 2), OPTIONS, { workers: 0 });
    const finished = await training.finish();
    const copy = structuredClone(finished);
    const views = await training.render(cameras, BACKGROUND);
    await training.update(views.map(({ rgb }) => ({ rgb: rgb.map(() => 0.01) })));
    expect(finished).toEqual(copy);
    expect((await training.finish()).positions).not.toEqual(finished.positions);
  });

  it.each([-1, 1.5, NaN])('refuses %d workers', (workers) => {
    expect(() => createCpuTrainer(ball(1, 1), OPTIONS, { workers })).toThrow(
      expect.objectContaining({ code: 'BUG_TRAINER_OPTIONS' }),
    );
  });

  it('trains an empty cloud without complaint', async () => {
    const training = trainer(ball(0, 2), { ...OPTIONS, minSplats: 10 }, { workers: 1 });
    const views = await training.render(cameras, BACKGROUND);
    expect(views[0]!.rgb.every((value) => value === 1)).toBe(true);
    expect(await training.update(towards(views, views))).toMatchObject({ step: 1, count: 0 });
    const finished = await training.finish();
    for (const name of PARAMETER_NAMES) expect(finished[name]).toHaveLength(0);
  });

  it.each([0, 2])('rejects a call that close interrupts, and those after it, with %i workers', async (workers) => {
    const training = trainer(ball(60, 2), OPTIONS, { workers });
    const cancelled = expect.objectContaining({ code: 'CANCELLED_RASTER' }) as Error;
    const interrupted = expect(training.render(cameras, BACKGROUND)).rejects.toEqual(cancelled);
    await training.close();
    await interrupted;
    await expect(training.render(cameras, BACKGROUND)).rejects.toEqual(cancelled);
    await training.close();
  });
});

it('a snapshot is the cloud as it is: unpruned, and untouched by later steps', async () => {
  const initial = ball(60, 2);
  const training = trainer(initial, OPTIONS, { workers: 0 });
  const before = await training.snapshot();
  for (const name of PARAMETER_NAMES) expect(before[name]).toEqual(initial[name].subarray(0, before[name].length));
  const views = await training.render(cameras, BACKGROUND);
  await training.update(towards(views, views).map(({ rgb }) => ({ rgb: rgb.fill(1e-3) })));
  expect((await training.snapshot()).shDc).not.toEqual(before.shDc);
  expect(before.shDc).toEqual(initial.shDc.subarray(0, before.shDc.length));
});
