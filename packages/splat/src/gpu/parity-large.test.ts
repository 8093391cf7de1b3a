import { readFile } from 'node:fs/promises';
import { it } from 'vitest';
import { inSinglePrecision, randomScene } from '../cpu/test-scenes.ts';
import { readSplatFile } from '../formats/splat-file.ts';
import type { Rgb } from '../image.ts';
import { rasterOnGpu } from '../test-support/gpu-backward.ts';
import { describeGpu } from '../test-support/gpu.ts';
import { lookFrom } from '../test-support/parity-clouds.ts';
import { expectSameGradients, expectSameViews, randomGradients, rasterOnCpu } from '../test-support/parity.ts';

const BACKGROUND: Rgb = [0.3, 0.1, 0.8];
/** Software adapters take 20 s on two cores that have nothing else to do. */
const TIMEOUT_MS = 600_000;
const HAMBURGER = new URL('../../fixtures/hamburger.spz', import.meta.url);

describeGpu('large clouds on the device', (gpu) => {
  it.each([
    { name: 'a cloud of others', load: async () => readSplatFile(await readFile(HAMBURGER)), size: 128, radius: 1.6 },
    {
      name: 'a million splats',
      load: () => Promise.resolve(inSinglePrecision(randomScene({ count: 1_000_000, scale: 0.004, logit: 2 }))),
      size: 40,
      // At the edge of the cloud: pixels fill up early, half of it is off the picture or behind.
      radius: 0.5,
    },
  ])(
    '$name: pictures, gradients and statistics agree with the CPU',
    { timeout: TIMEOUT_MS },
    async ({ load, size, radius }) => {
      const cloud = await load();
      const cameras = lookFrom(1, { width: size, height: size, radius });
      const incoming = randomGradients(cameras);
      const expected = rasterOnCpu(cloud, cameras, BACKGROUND, incoming);
      const actual = await rasterOnGpu(gpu(), cloud, cameras, BACKGROUND, incoming);
      expectSameViews(actual.views, expected.views);
      expectSameGradients(actual, expected);
    },
  );
});
