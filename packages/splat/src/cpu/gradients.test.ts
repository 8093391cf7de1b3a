import { describe, expect, it } from 'vitest';
import type { Camera } from '../camera.ts';
import type { ShDegree } from '../cloud.ts';
import type { Rgb } from '../image.ts';
import { PARAMETER_NAMES, type ParameterName } from '../optimise/trainable-cloud.ts';
import { doublePrecision, type RealCloud } from './real-array.ts';
import { MAX_ALPHA } from '../raster-constants.ts';
import { backwardOnce, renderOnce } from './render-view.ts';
import { copyScene, noise, randomScene, sceneCamera } from './test-scenes.ts';

/** A linear loss of everything a view yields, with weights of both signs; its pixel gradient is the weights. */
function lossWeights(pixels: number) {
  const random = noise(99);
  const weights = (length: number) => Float64Array.from({ length }, random);
  return { rgb: weights(pixels * 3), alpha: weights(pixels), depth: weights(pixels) };
}

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum: number, value, index) => sum + value * b[index]!, 0);

const BACKGROUND: Rgb = [0.2, 0.9, 0.5];
/** Small enough that no splat's edge crosses a pixel's centre, large enough for double precision. */
const STEP = 1e-6;

/** The largest difference between analytic and finite-difference gradient, in units of the group's largest entry. */
function worstErrors(scene: RealCloud, camera: Camera): Record<ParameterName, number> {
  const weights = lossWeights(camera.width * camera.height);
  const loss = (cloud: RealCloud) => {
    const { buffers } = renderOnce(cloud, camera, BACKGROUND, doublePrecision);
    return dot(buffers.rgb, weights.rgb) + dot(buffers.alpha, weights.alpha) + dot(buffers.depth, weights.depth);
  };
  const analytic = backwardOnce(scene, camera, BACKGROUND, weights, doublePrecision);
  const errors = {} as Record<ParameterName, number>;
  for (const name of PARAMETER_NAMES) {
    const gradient = analytic[name];
    const largest = gradient.reduce((most: number, value) => Math.max(most, Math.abs(value)), 0);
    let worst = 0;
    for (let index = 0; index < scene[name].length; index++) {
      const probe = copyScene(scene);
      probe[name][index]! += STEP;
      const above = loss(probe);
      probe[name][index]! -= 2 * STEP;
      const numeric = (above - loss(probe)) / (2 * STEP);
      worst = Math.max(worst, Math.abs(numeric - gradient[index]!) / Math.max(largest, 1e-3));
    }
    errors[name] = worst;
  }
  return errors;
}

/**
 * Measured worst case of the scenes below: 3e-6 for the opacities of the opaque splats, whose gradient is hardly more than
 * the rounding of the loss; 1.2e-8 elsewhere.
 */
const TOLERANCE = 1e-5;

function expectGradientsMatch(scene: RealCloud, camera: Camera): void {
  const errors = worstErrors(scene, camera);
  for (const name of PARAMETER_NAMES) expect(errors[name], name).toBeLessThan(TOLERANCE);
}

describe('gradients of every parameter against central differences', () => {
  it.each<ShDegree>([0, 1, 2, 3])('of splats that overlap everywhere, SH degree %i', (shDegree) => {
    const scene = randomScene({ count: 6, shDegree, scale: 0.5, logit: -0.5 });
    const camera = sceneCamera(12, 10);
    const { buffers, visible } = renderOnce(scene, camera, BACKGROUND, doublePrecision);
    expect(visible).toBe(6);
    // Some channels are held at 0, most are not.
    const held = buffers.projected.colors.filter((value) => value === 0).length;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(9);
    expectGradientsMatch(scene, camera);
  });

  it('of many small splats that end within the picture', () => {
    expectGradientsMatch(randomScene({ count: 40, scale: 0.06 }), sceneCamera(24, 24));
  });

  it('of opaque splats, with pixels that fill up and alphas that are held', () => {
    const scene = randomScene({ count: 30, scale: 0.2, logit: 7, seed: 4 });
    const camera = sceneCamera(16, 16);
    const { buffers, visible } = renderOnce(scene, camera, BACKGROUND, doublePrecision);
    expect(buffers.stopRank.filter((rank) => rank < visible).length).toBeGreaterThan(30);
    expect(buffers.projected.opacities.filter((opacity) => opacity > MAX_ALPHA).length).toBeGreaterThan(5);
    expectGradientsMatch(scene, camera);
  });

  it('of splats beside the picture, where the Jacobian is held', () => {
    const scene = randomScene({ count: 12, spread: 2.2, scale: 0.7, seed: 5 });
    const camera = sceneCamera(12, 12, 3.5);
    const { buffers, visible } = renderOnce(scene, camera, BACKGROUND, doublePrecision);
    const { means2d, order } = buffers.projected;
    const beside = [...order.subarray(0, visible)].filter((index) => {
      const fromEdge = (value: number) => Math.max(-value, value - 12);
      // The margin is 0.3 half pictures.
      return Math.max(fromEdge(means2d[index * 2]!), fromEdge(means2d[index * 2 + 1]!)) > 0.15 * 12;
    });
    expect(beside.length).toBeGreaterThan(1);
    expectGradientsMatch(scene, camera);
  });
});
