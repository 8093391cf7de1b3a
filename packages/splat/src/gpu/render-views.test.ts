import { expect, it } from 'vitest';
import type { Camera } from '../camera.ts';
import type { GaussianCloud } from '../cloud.ts';
import { renderView } from '../cpu/render-view.ts';
import { inSinglePrecision, randomScene, sceneCamera } from '../cpu/test-scenes.ts';
import type { RenderedView } from '../image.ts';
import { psnr } from '../optimise/losses.ts';
import { describeGpu } from '../test-support/gpu.ts';
import { renderViewsOnGpu } from './render-views.ts';

const BACKGROUND = [0.2, 0.4, 0.6] as const;

/** Largest difference of two arrays. */
function gap(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  let largest = 0;
  for (let index = 0; index < a.length; index++) largest = Math.max(largest, Math.abs(a[index]! - b[index]!));
  return largest;
}

function expectSame(actual: RenderedView, cloud: GaussianCloud, camera: Camera): void {
  const expected = renderView(cloud, camera, BACKGROUND);
  expect(gap(actual.rgb, expected.rgb)).toBeLessThan(2e-4);
  expect(gap(actual.alpha, expected.alpha)).toBeLessThan(2e-4);
  expect(gap(actual.depth, expected.depth)).toBeLessThan(1e-3);
  expect(psnr(actual.rgb, expected.rgb)).toBeGreaterThan(90);
}

describeGpu('rendering on the device', (gpu) => {
  it.each([0, 1, 2, 3] as const)('draws what the CPU draws at SH degree %i', async (shDegree) => {
    const cloud = inSinglePrecision(randomScene({ count: 300, shDegree, seed: 11 + shDegree }));
    const camera = sceneCamera(52, 37);
    const [view] = await renderViewsOnGpu(gpu(), cloud, [camera], BACKGROUND);
    expectSame(view!, cloud, camera);
  });

  it('draws several views at once', async () => {
    const cloud = inSinglePrecision(randomScene({ count: 500, seed: 5, scale: 0.03 }));
    const cameras = [2, 2.5, 3.5].map((radius) => sceneCamera(40, 40, radius));
    const views = await renderViewsOnGpu(gpu(), cloud, cameras, BACKGROUND);
    views.forEach((view, index) => expectSame(view, cloud, cameras[index]!));
  });
});
