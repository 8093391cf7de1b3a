import { createGpuTrainer, createRandom, DEFAULT_TRAINER_OPTIONS, orbitCamera, randomBallCloud } from '@404-gen/splat';
import { expect, it } from 'vitest';
import { describeGpu } from '../../test-support/gpu.ts';
import { createKnownView } from '../../image-prompt/known-view.ts';
import { withKnownView } from '../../pipeline/known-view-trainer.ts';
import { canShowPlanes, type PlanesTrainer } from '../../pipeline/look-at-views.ts';
import { normals } from './normal-noise.ts';
import { resampleToPlanes, resampleToPlanesVjp } from './resample.ts';

const GREY = [0.4, 0.5, 0.6] as const;
const OPTIONS = { ...DEFAULT_TRAINER_OPTIONS, iterations: 4, densityEndStep: 0, maxSplats: 400, minSplats: 100 };
const PLANE_SIDE = 24;

/** Some colours beyond 1, which are clipped, and so without gradient. */
function scene() {
  const cloud = randomBallCloud(300, 5, 0);
  cloud.logScales.fill(-2.2);
  cloud.opacityLogits.fill(1);
  const random = createRandom(8);
  return { ...cloud, shDc: cloud.shDc.map(() => 2.5 * random.normal()) };
}

function camerasAt(side: number) {
  return [0, 130].map((azimuthDegrees) =>
    orbitCamera({ elevationDegrees: 10, azimuthDegrees, radius: 2 }, { fovyDegrees: 49.1, width: side, height: side }),
  );
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, index) => Math.max(most, Math.abs(value - b[index]!)), 0);
}

describeGpu('planes made on the device', (gpu) => {
  const open = () => createGpuTrainer(gpu(), scene(), OPTIONS);

  // Smaller than the planes, as large, twice as large, and neither.
  it.each([12, 24, 48, 37])('are what the host makes of pictures, there and back: %d pixels', async (side) => {
    const cameras = camerasAt(side);
    const [byHost, byDevice] = [open(), open()];
    try {
      for (let step = 0; step < 3; step++) {
        const pictures = await byHost.render(cameras, GREY);
        expect(Math.max(...pictures[0]!.rgb)).toBeGreaterThan(1);
        const length = 3 * PLANE_SIDE ** 2;
        const wanted = new Float32Array(cameras.length * length);
        const shape = { width: side, height: side, side: PLANE_SIDE };
        pictures.forEach(({ rgb }, view) => resampleToPlanes(rgb, shape, wanted, view * length));
        const { planes } = await byDevice.renderPlanes(cameras, GREY, { side: PLANE_SIDE });
        // After the first step the clouds differ by rounding, of which Adam makes steps of its own.
        expect(largestDifference(planes, wanted)).toBeLessThan(step === 0 ? 2e-6 : 2e-2);
        const gradient = normals(createRandom(step), wanted.length).map((value) => value * 1e-2);
        await byHost.update(
          pictures.map(({ rgb }, view) => ({ rgb: resampleToPlanesVjp(rgb, shape, gradient, view * length) })),
        );
        await byDevice.updateFromPlanes(gradient);
        if (step > 0) continue;
        const [a, b] = [await byHost.snapshot(), await byDevice.snapshot()];
        // Adam's first step is the rate times the gradient's sign, so this is a bound on signs: few may differ.
        const turned = a.positions.filter((value, index) => Math.abs(value - b.positions[index]!) > 1e-5);
        expect(turned.length).toBeLessThan(0.01 * a.positions.length);
      }
    } finally {
      await byHost.close();
      await byDevice.close();
    }
  });

  it('leave a known view the picture that it is compared with', async () => {
    const side = 32;
    const lens = { elevationDegrees: 0, radius: 2, fovyDegrees: 49.1 };
    const blank = {
      width: side,
      height: side,
      rgb: new Float32Array(side ** 2 * 3),
      alpha: new Float32Array(side ** 2),
    };
    const known = createKnownView({ knownView: { azimuthDegrees: 0, warmUp: false } }, blank, lens)!;
    const trainers = [open(), open()].map((trainer) => withKnownView(trainer, known, () => 1));
    const [plain, other] = trainers;
    if (!plain || !other || !canShowPlanes(other)) throw new Error('It hides what it can do');
    const byPlanes: PlanesTrainer = other;
    try {
      const cameras = camerasAt(side);
      const shape = { width: side, height: side, side: PLANE_SIDE };
      const length = 3 * PLANE_SIDE ** 2;
      const gradient = normals(createRandom(4), cameras.length * length).map((value) => value * 1e-3);
      const pictures = await plain.render(cameras, GREY);
      await plain.update(
        pictures.map(({ rgb }, view) => ({ rgb: resampleToPlanesVjp(rgb, shape, gradient, view * length) })),
      );
      const shown = await byPlanes.renderPlanes(cameras, GREY, { side: PLANE_SIDE });
      expect(shown.planes).toHaveLength(gradient.length);
      expect(shown.pictures).toHaveLength(0);
      await byPlanes.updateFromPlanes(gradient);
      const [a, b] = [await plain.snapshot(), await byPlanes.snapshot()];
      const turned = a.shDc.filter((value, index) => Math.abs(value - b.shDc[index]!) > 1e-5);
      expect(turned.length).toBeLessThan(0.01 * a.shDc.length);
      expect(largestDifference(a.shDc, scene().shDc)).toBeGreaterThan(1e-3);
    } finally {
      await plain.close();
      await byPlanes.close();
    }
  });

  it.each([
    ['the next rendering', 4],
    ['the update, when it is the last,', 1],
  ])('have %s tell of a cloud that stopped being finite', async (teller, iterations) => {
    const trainer = createGpuTrainer(gpu(), scene(), { ...OPTIONS, iterations });
    try {
      await trainer.renderPlanes(camerasAt(16), GREY, { side: PLANE_SIDE });
      const update = trainer.updateFromPlanes(new Float32Array(2 * 3 * PLANE_SIDE ** 2).fill(3e38));
      const diverged = { code: 'NUMERIC_DIVERGED', message: expect.stringContaining('at step 1') as string };
      if (teller === 'the next rendering') {
        await update;
        const next = trainer.renderPlanes(camerasAt(16), GREY, { side: PLANE_SIDE });
        await expect(next).rejects.toMatchObject(diverged);
      } else {
        await expect(update).rejects.toMatchObject(diverged);
      }
    } finally {
      await trainer.close();
    }
  });

  it('say so when gradients are not those of the last rendering, and give their memory back', async () => {
    const before = gpu().allocatedBytes;
    const trainer = open();
    const gradient = new Float32Array(2 * 3 * PLANE_SIDE ** 2);
    const outOfOrder = { code: 'BUG_TRAINER_ORDER' };
    await expect(trainer.updateFromPlanes(gradient)).rejects.toMatchObject(outOfOrder);
    await trainer.renderPlanes(camerasAt(16), GREY, { side: PLANE_SIDE });
    await expect(trainer.update([])).rejects.toMatchObject(outOfOrder);
    await expect(trainer.updateFromPlanes(gradient.subarray(1))).rejects.toMatchObject({
      code: 'BUG_TRAINER_GRADIENT',
    });
    await trainer.render(camerasAt(16), GREY);
    await expect(trainer.updateFromPlanes(gradient)).rejects.toMatchObject(outOfOrder);
    await trainer.renderPlanes(camerasAt(16), GREY, { side: PLANE_SIDE, pictures: 1 });
    await expect(trainer.updateFromPlanes(gradient)).rejects.toMatchObject(outOfOrder);
    await trainer.close();
    expect(gpu().allocatedBytes).toBe(before);
  });
});
