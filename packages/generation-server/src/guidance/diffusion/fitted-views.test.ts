import { createGpuTrainer, orbitCamera, readSplatFile, type OrbitPose } from '@404-gen/splat';
import { expect, it, test } from 'vitest';
import { generateSplats } from '../../pipeline/generate-splats.ts';
import type { GenerationProgress } from '../../pipeline/pipeline.ts';
import { describeGpu } from '../../test-support/gpu.ts';
import { planOf } from '../../test-support/plans.ts';
import { TINY_BUNDLES, tinyBundle } from '../../test-support/tiny-bundles.ts';
import { createDiffusionGuidance } from './diffusion-guidance.ts';
import { createFittedViews } from './fitted-views.ts';
import type { SampledPicture } from './latent-decoder.ts';
import { cutOut } from './matte.ts';

const SIDE = 64;
const GREY = 0.5;

/** A disc of one colour on grey. */
function disc(radius: number, color: readonly [number, number, number]): SampledPicture {
  const rgb = new Float32Array(SIDE * SIDE * 3).fill(GREY);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    const distance = Math.hypot((pixel % SIDE) + 0.5 - SIDE / 2, Math.floor(pixel / SIDE) + 0.5 - SIDE / 2);
    if (distance < radius) rgb.set(color, pixel * 3);
  }
  return { side: SIDE, rgb };
}

const RING: OrbitPose[] = [0, 90, 180, 270].map((azimuthDegrees) => ({
  elevationDegrees: 0,
  azimuthDegrees,
  radius: 2.5,
}));

test('the first cloud lies inside the outline that all views share, in the colours of the sides', () => {
  const colors = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
    [1, 1, 0],
  ] as const;
  const fitted = createFittedViews(
    colors.map((color) => cutOut(disc(16, color))),
    RING,
    49.1,
  );
  const cloud = fitted.initialCloud!(400, 1);
  expect(cloud.count).toBe(400);
  const { fx } = orbitCamera(RING[0]!, { fovyDegrees: 49.1, width: SIDE, height: SIDE });
  const reach = (16.5 / fx) * 3.2;
  const front = [0, 0, 0];
  for (let splat = 0; splat < cloud.count; splat++) {
    const [x, y, z] = cloud.positions.subarray(splat * 3, splat * 3 + 3) as unknown as [number, number, number];
    expect(Math.hypot(x, y)).toBeLessThan(reach);
    expect(Math.hypot(z, y)).toBeLessThan(reach);
    // Nearest to the camera on +Z, which sees red.
    if (z > 0.1 + Math.abs(x))
      cloud.shDc.subarray(splat * 3, splat * 3 + 3).forEach((value, i) => (front[i]! += value));
  }
  expect(front[0]).toBeGreaterThan(0);
  expect(front[1]).toBeLessThan(0);
  expect(front[2]).toBeLessThan(0);
});

test('pictures that share no outline propose no start', () => {
  const empty = { side: SIDE, rgb: new Float32Array(SIDE * SIDE * 3).fill(GREY) };
  const pictures = [disc(16, [1, 0, 0]), empty, disc(16, [0, 0, 1]), empty];
  expect(
    createFittedViews(
      pictures.map((picture) => cutOut(picture)),
      RING,
      49.1,
    ).initialCloud,
  ).toBeUndefined();
});

const SETTINGS = `
mvdream: true
models_dir: ${TINY_BUNDLES}
strategy: sample-then-fit
fit_iters: 4
sds_iters: 2
sample_steps: 2
init: ball
num_pts: 100
min_gaussians: 0
max_gaussians: 100
render_sizes: [32]
density_end_iter: 0
position_lr_max_steps: 6
`;

describeGpu('sample-then-fit on the device', (gpu) => {
  it('fits there, distils on the host, gives its memory back, and computes what the step loop does', async () => {
    const guidance = createDiffusionGuidance({
      bundles: [tinyBundle('mvdream')],
      providers: { setting: 'cpu', overrides: [] },
      verify: false,
      samples: true,
    });
    await guidance.load();
    const before = gpu().allocatedBytes;
    const run = async (onDevice: boolean) => {
      const seen: GenerationProgress[] = [];
      const { bytes } = await generateSplats(
        planOf('a red snake', SETTINGS),
        {
          guidance,
          gpu: onDevice ? gpu() : undefined,
          createTrainer: (start, options) => createGpuTrainer(gpu(), start, options),
        },
        { signal: new AbortController().signal, onProgress: (each) => seen.push(each) },
      );
      expect((await readSplatFile(bytes)).count).toBeGreaterThan(0);
      return seen;
    };
    const [fitted, stepped] = [await run(true), await run(false)];
    await guidance.close();
    expect(gpu().allocatedBytes).toBe(before);
    const lossAt = (list: readonly GenerationProgress[], step: number) =>
      list.find(({ iteration, loss }) => iteration === step && loss !== undefined)?.loss ?? Number.NaN;
    expect(Math.max(...fitted.map(({ iteration }) => iteration))).toBe(6);
    for (const step of [4, 6]) expect(lossAt(fitted, step) / lossAt(stepped, step)).toBeCloseTo(1, 2);
  }, 120_000);
});
