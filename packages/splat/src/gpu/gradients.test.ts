import { expect, it } from 'vitest';
import type { Camera } from '../camera.ts';
import type { GaussianCloud, ShDegree } from '../cloud.ts';
import { renderViewBackward, type ViewBackward } from '../cpu/render-view.ts';
import { inSinglePrecision, noise, randomScene, sceneCamera } from '../cpu/test-scenes.ts';
import { PARAMETER_NAMES } from '../optimise/trainable-cloud.ts';
import { backwardOnGpu } from '../test-support/gpu-backward.ts';
import { describeGpu } from '../test-support/gpu.ts';
import type { ViewGradient } from '../trainer.ts';

const BACKGROUND = [0.3, 0.1, 0.8] as const;

function randomGradient({ width, height }: Camera, seed: number): ViewGradient {
  const random = noise(seed);
  const fill = (length: number) => Float32Array.from({ length }, random);
  return { rgb: fill(width * height * 3), alpha: fill(width * height), depth: fill(width * height) };
}

/** ‖a − b‖ / ‖b‖ */
function relativeError(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  let [difference, norm] = [0, 0];
  for (let index = 0; index < a.length; index++) {
    difference += (a[index]! - b[index]!) ** 2;
    norm += b[index]! ** 2;
  }
  return norm === 0 ? Math.sqrt(difference) : Math.sqrt(difference / norm);
}

function sumOver(views: readonly ViewBackward[], name: (typeof PARAMETER_NAMES)[number]): Float32Array {
  return Float32Array.from(views[0]![name], (_, index) => views.reduce((sum, view) => sum + view[name][index]!, 0));
}

interface Case {
  shDegree: ShDegree;
  count: number;
  width: number;
  height: number;
  views: number;
  scale: number;
}

describeGpu('gradients on the device', (gpu) => {
  it.each([
    { shDegree: 0, count: 200, width: 33, height: 20, views: 1, scale: 0.1 },
    { shDegree: 0, count: 400, width: 40, height: 40, views: 4, scale: 0.03 },
    { shDegree: 1, count: 100, width: 24, height: 24, views: 2, scale: 0.1 },
    { shDegree: 2, count: 100, width: 24, height: 24, views: 2, scale: 0.1 },
    { shDegree: 3, count: 100, width: 24, height: 24, views: 2, scale: 0.1 },
  ] as Case[])('agree with the CPU: %o', async ({ shDegree, count, width, height, views, scale }) => {
    const cloud: GaussianCloud = inSinglePrecision(randomScene({ count, shDegree, scale, seed: count + shDegree }));
    const cameras = Array.from({ length: views }, (_, view) => sceneCamera(width, height, 2 + 0.4 * view));
    const incoming = cameras.map((camera, view) => randomGradient(camera, 7 + view));
    const { gradients, statistics } = await backwardOnGpu(gpu(), cloud, cameras, BACKGROUND, incoming);
    const expected = cameras.map((camera, view) => renderViewBackward(cloud, camera, BACKGROUND, incoming[view]!));
    for (const name of PARAMETER_NAMES) {
      expect(relativeError(gradients[name], sumOver(expected, name)), name).toBeLessThan(1e-3);
    }
    const pulls = new Float32Array(count);
    const samples = new Float32Array(count);
    for (const { absgrad, radii } of expected) {
      for (let n = 0; n < count; n++) {
        if (radii[n] === 0) continue;
        pulls[n]! += Math.hypot(absgrad[n * 2]!, absgrad[n * 2 + 1]!);
        samples[n]!++;
      }
    }
    const column = (lane: number) => Float32Array.from({ length: count }, (_, n) => statistics[n * 2 + lane]!);
    expect(relativeError(column(0), pulls)).toBeLessThan(1e-3);
    expect(column(1)).toEqual(samples);
  });
});
