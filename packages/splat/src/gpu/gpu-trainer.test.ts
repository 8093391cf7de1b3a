import { expect, it } from 'vitest';
import { createCpuTrainer } from '../cpu/cpu-trainer.ts';
import { inSinglePrecision, noise, randomScene, sceneCamera } from '../cpu/test-scenes.ts';
import { knownViewLoss } from '../optimise/losses.ts';
import { DEFAULT_TRAINER_OPTIONS } from '../optimise/options.ts';
import { PARAMETER_NAMES } from '../optimise/trainable-cloud.ts';
import { describeGpu } from '../test-support/gpu.ts';
import type { SplatTrainer, TrainerOptions, ViewGradient } from '../trainer.ts';
import type { DeviceTargets } from './fit.ts';
import { createGpuTrainer } from './gpu-trainer.ts';
import { predictGpuBytes } from './memory.ts';

const WHITE = [1, 1, 1] as const;
const SIDE = 24;
const CAMERAS = [sceneCamera(SIDE, SIDE), sceneCamera(SIDE, SIDE, 3)];
const OPTIONS: TrainerOptions = {
  ...DEFAULT_TRAINER_OPTIONS,
  iterations: 100,
  spatialLrScale: 1,
  densityStartStep: 1000,
  densityEndStep: 1000,
  maxSplats: 200,
  minSplats: 20,
};

const scene = (count: number, seed = 3) => inSinglePrecision(randomScene({ count, seed, scale: 0.08 }));

/** Gradient that pulls towards a noisy picture. */
function gradientOf(view: { rgb: Float32Array; alpha: Float32Array; width: number; height: number }): ViewGradient {
  const random = noise(9);
  const { width, height } = view;
  const rgb = Float32Array.from(view.rgb, () => 0.5 + 0.5 * random());
  const alpha = Float32Array.from(view.alpha, () => 0.5 + 0.5 * random());
  return knownViewLoss({ ...view }, { width, height, rgb, alpha }, 1).gradient;
}

async function train(trainer: SplatTrainer, steps: number) {
  for (let step = 0; step < steps; step++) {
    const views = await trainer.render(CAMERAS, WHITE);
    await trainer.update(views.map(gradientOf));
  }
}

describeGpu('the trainer on the device', (gpu) => {
  it('leaves nothing in device memory when pictures are beyond its limits', async () => {
    const before = gpu().allocatedBytes;
    const trainer = createGpuTrainer(gpu(), scene(60), OPTIONS);
    const held = gpu().allocatedBytes;
    const tooMany = Array.from({ length: 100 }, () => sceneCamera(2048, 2048));
    for (const cameras of [tooMany, [sceneCamera(20_000, 20_000)]]) {
      await expect(trainer.render(cameras, WHITE)).rejects.toMatchObject({ code: 'GPU_OUT_OF_MEMORY' });
    }
    expect(gpu().allocatedBytes).toBe(held);
    await trainer.close();
    expect(gpu().allocatedBytes).toBe(before);
  });

  it('takes the steps the CPU takes', async () => {
    const start = scene(60);
    const ours = createGpuTrainer(gpu(), start, OPTIONS);
    const reference = createCpuTrainer(start, OPTIONS, { workers: 0 });
    try {
      await train(ours, 3);
      await train(reference, 3);
      const [a, b] = [await ours.finish(), await reference.finish()];
      expect(a.count).toBe(b.count);
      for (const name of PARAMETER_NAMES) {
        const worst = a[name].reduce((most, value, index) => Math.max(most, Math.abs(value - b[name][index]!)), 0);
        // Adam moves by the sign of a gradient where it is tiny, so differences are bounded by the rates, not by rounding.
        expect(worst, name).toBeLessThan(2e-3);
      }
    } finally {
      await ours.close();
      await reference.close();
    }
  });

  it('densifies, prunes and resets on schedule, and fits better than it began', async () => {
    const options = {
      ...OPTIONS,
      densityStartStep: 0,
      densityEndStep: 40,
      densificationInterval: 5,
      opacityResetInterval: 20,
      densifyGradThreshold: 1e-9,
      minSplats: 60,
    };
    const trainer = createGpuTrainer(gpu(), scene(60), options);
    try {
      const targets = targetsOf(0.4);
      const steps = Array.from({ length: 30 }, () => ({ cameras: CAMERAS, background: WHITE, targetOf: [0, 1] }));
      const counts: number[] = [];
      const losses: number[] = [];
      const onProgress = (report: { count: number }, loss: number) => {
        counts.push(report.count);
        losses.push(loss);
      };
      const { report } = await trainer.fit(targets, steps, { rgbMse: 1, alphaMse: 0.1 }, { onProgress });
      expect(report.step).toBe(30);
      // One submission per reshaping.
      expect(counts).toHaveLength(6);
      expect(Math.max(...counts)).toBeGreaterThan(100);
      expect(Math.max(...counts)).toBeLessThanOrEqual(200);
      // Steps 5, 10, 15 and 20; then the opacities were reset.
      expect(losses[3]).toBeLessThan(losses[0]!);
      expect(losses[4]).toBeGreaterThan(losses[3]!);
    } finally {
      await trainer.close();
    }
  });

  it('fits in one go as it does step by step', async () => {
    const targets = targetsOf(0.7);
    const byHand = createGpuTrainer(gpu(), scene(40), OPTIONS);
    const atOnce = createGpuTrainer(gpu(), scene(40), OPTIONS);
    try {
      const wanted = CAMERAS.map(() => ({
        width: SIDE,
        height: SIDE,
        rgb: new Float32Array(SIDE * SIDE * 3).fill(Math.round(0.7 * 255) / 255),
        alpha: new Float32Array(SIDE * SIDE).fill(1),
      }));
      for (let step = 0; step < 4; step++) {
        const views = await byHand.render(CAMERAS, WHITE);
        await byHand.update(views.map((view, index) => knownViewLoss(view, wanted[index]!, 1).gradient));
      }
      const steps = Array.from({ length: 4 }, () => ({ cameras: CAMERAS, background: WHITE, targetOf: [0, 1] }));
      await atOnce.fit(targets, steps, { rgbMse: 10_000, alphaMse: 1000 });
      const [a, b] = [await byHand.finish(), await atOnce.finish()];
      for (const name of PARAMETER_NAMES) {
        const worst = a[name].reduce((most, value, index) => Math.max(most, Math.abs(value - b[name][index]!)), 0);
        expect(worst, name).toBeLessThan(2e-3);
      }
    } finally {
      await byHand.close();
      await atOnce.close();
    }
  });

  it('makes room when splats grow beyond the first guess, and loses no step', async () => {
    const start = scene(50);
    start.logScales.fill(Math.log(0.8));
    const big = createGpuTrainer(gpu(), start, OPTIONS);
    try {
      const cameras = [sceneCamera(128, 128), sceneCamera(128, 128, 3)];
      const [view] = await big.render(cameras, WHITE);
      expect(view!.alpha.every((alpha) => alpha > 0.9)).toBe(true);
      const targets = targetsOf(0.2, 128);
      const steps = Array.from({ length: 2 }, () => ({ cameras, background: WHITE, targetOf: [0, 1] }));
      const { report } = await big.fit(targets, steps, { rgbMse: 1 });
      expect(report.step).toBe(2);
    } finally {
      await big.close();
    }
  });

  it('says so when a gradient or the cloud stops being finite', async () => {
    const trainer = createGpuTrainer(gpu(), scene(20), OPTIONS);
    try {
      const views = await trainer.render(CAMERAS, WHITE);
      const gradients = views.map(gradientOf);
      gradients[0]!.rgb[5] = Number.NaN;
      await expect(trainer.update(gradients)).rejects.toMatchObject({ code: 'NUMERIC_DIVERGED' });
      const again = (await trainer.render(CAMERAS, WHITE)).map(gradientOf);
      again[0]!.rgb.fill(3e38);
      await expect(trainer.update(again)).rejects.toMatchObject({ code: 'NUMERIC_DIVERGED' });
      const cloud = await trainer.finish();
      expect(cloud.positions.every(Number.isFinite)).toBe(true);
    } finally {
      await trainer.close();
    }
  });

  it('refuses what comes out of order', async () => {
    const trainer = createGpuTrainer(gpu(), scene(20), OPTIONS);
    await expect(trainer.update([])).rejects.toMatchObject({ code: 'BUG_TRAINER_ORDER' });
    await trainer.close();
    await expect(trainer.render(CAMERAS, WHITE)).rejects.toMatchObject({ code: 'CANCELLED_RASTER' });
  });

  it('takes about the memory that was predicted', async () => {
    const before = gpu().allocatedBytes;
    gpu().resetPeak();
    const trainer = createGpuTrainer(gpu(), scene(200), { ...OPTIONS, maxSplats: 20_000 });
    try {
      const views = await trainer.render(CAMERAS, WHITE);
      await trainer.update(views.map(gradientOf));
      const predicted = predictGpuBytes({ splats: 20_000, width: SIDE, height: SIDE, views: 2, shDegree: 0 });
      expect((gpu().peakBytes - before) / predicted).toBeGreaterThan(0.9);
      expect((gpu().peakBytes - before) / predicted).toBeLessThan(1.1);
    } finally {
      await trainer.close();
    }
  });

  it('gives all memory back', async () => {
    const before = gpu().allocatedBytes;
    const trainer = createGpuTrainer(gpu(), scene(20), OPTIONS);
    await trainer.render(CAMERAS, WHITE);
    await trainer.close();
    expect(gpu().allocatedBytes).toBe(before);
  });

  function targetsOf(level: number, side = SIDE): DeviceTargets {
    const byte = Math.round(level * 255);
    const pixels = Uint8Array.from({ length: 2 * side * side * 4 }, (_, index) => (index % 4 === 3 ? 255 : byte));
    const buffer = gpu().createBuffer('targets', pixels.length);
    gpu().device.queue.writeBuffer(buffer, 0, pixels);
    return { width: side, height: side, buffer };
  }
});
