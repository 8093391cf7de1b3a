import { expect } from 'vitest';
import type { Camera } from '../camera.ts';
import type { GaussianCloud } from '../cloud.ts';
import { renderView, renderViewBackward } from '../cpu/render-view.ts';
import { noise } from '../cpu/test-scenes.ts';
import type { RenderedView, Rgb } from '../image.ts';
import { psnr } from '../optimise/losses.ts';
import { PARAMETER_NAMES, type ParameterName } from '../optimise/trainable-cloud.ts';
import type { ViewGradient } from '../trainer.ts';

/** What comes of a cloud, some cameras and gradients of all pixels. */
export interface RasterResult {
  readonly views: readonly RenderedView[];
  /** ∂L/∂parameters, summed over the views. */
  readonly gradients: Readonly<Record<ParameterName, Float32Array>>;
  /** [N] sum over the views of the length of absgrad, and number of views that drew the splat. */
  readonly pulls: Float32Array;
  readonly samples: Float32Array;
}

/** Gradients of every kind that a loss may have, of both signs. */
export function randomGradients(cameras: readonly Camera[], seed = 7): ViewGradient[] {
  return cameras.map(({ width, height }, view) => {
    const random = noise(seed + view);
    const fill = (length: number) => Float32Array.from({ length }, random);
    return { rgb: fill(width * height * 3), alpha: fill(width * height), depth: fill(width * height) };
  });
}

/** The reference: computed on the CPU, in doubles but for the pictures between the passes. */
export function rasterOnCpu(
  cloud: GaussianCloud,
  cameras: readonly Camera[],
  background: Rgb,
  incoming: readonly ViewGradient[],
): RasterResult {
  const pulls = new Float32Array(cloud.count);
  const samples = new Float32Array(cloud.count);
  const sums = PARAMETER_NAMES.map((name) => [name, new Float64Array(cloud[name].length)] as const);
  cameras.forEach((camera, view) => {
    const back = renderViewBackward(cloud, camera, background, incoming[view]!);
    for (const [name, sum] of sums) back[name].forEach((value, index) => (sum[index]! += value));
    for (let index = 0; index < cloud.count; index++) {
      if (back.radii[index] === 0) continue;
      pulls[index]! += Math.hypot(back.absgrad[index * 2]!, back.absgrad[index * 2 + 1]!);
      samples[index]!++;
    }
  });
  const gradients = Object.fromEntries(sums.map(([name, sum]) => [name, Float32Array.from(sum)]));
  return {
    views: cameras.map((camera) => renderView(cloud, camera, background)),
    gradients: gradients as RasterResult['gradients'],
    ...{ pulls, samples },
  };
}

/** How far apart two arrays of values are. */
interface Gap {
  readonly psnrDb: number;
  readonly largest: number;
  /** Share of the values that differ by more than `CLOSE`. */
  readonly apart: number;
}

/** What single precision leaves, with colours and depths of the order of 1. */
const CLOSE = 2e-4;
/**
 * Where rounding decides whether a pixel is the last that a splat touches, or the one that fills up, the pixel changes by
 * the least alpha there is; few do.
 */
const FLIP = 1.5 / 255;
const MOST_APART = 2e-3;
const LEAST_PSNR_DB = 70;

function gapOf(actual: Float32Array, expected: Float32Array): Gap {
  expect(actual.length).toBe(expected.length);
  const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  let largest = 0;
  let apart = 0;
  for (let index = 0; index < expected.length; index++) {
    const difference = Math.abs(actual[index]! - expected[index]!) / scale;
    // Not a number counts as a difference.
    if (!(difference <= CLOSE)) apart++;
    if (!(difference <= largest)) largest = difference;
  }
  return { psnrDb: psnr(actual, expected), largest, apart: apart / Math.max(1, expected.length) };
}

/** Pictures that agree to single precision, in colour, alpha and depth. */
export function expectSameViews(actual: readonly RenderedView[], expected: readonly RenderedView[]): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((view, index) => {
    for (const channel of ['rgb', 'alpha', 'depth'] as const) {
      const { psnrDb, largest, apart } = gapOf(view[channel], expected[index]![channel]);
      const about = `${channel} of view ${index}`;
      expect(largest, about).toBeLessThan(FLIP);
      expect(apart, about).toBeLessThanOrEqual(MOST_APART);
      expect(psnrDb, about).toBeGreaterThan(LEAST_PSNR_DB);
    }
  });
}

/**
 * The bar of the project: ‖a − b‖ / ‖b‖ of each parameter. Measured worst cases on SwiftShader: 7e-5 for the scales of
 * needles, 2e-6 elsewhere; pictures are apart by 3e-6 at most.
 */
const GRADIENT_ERROR = 1e-3;
/** Where a gradient is nothing but rounding, it is measured by the largest of the parameters' gradients. */
const ROUNDING = 1e-6;

/** Gradients that agree, parameter by parameter, and the statistics that densification looks at. */
export function expectSameGradients(actual: RasterResult, expected: RasterResult): void {
  const norms = PARAMETER_NAMES.map((name) => Math.hypot(...bundled(expected.gradients[name])));
  const floor = ROUNDING * Math.max(...norms);
  PARAMETER_NAMES.forEach((name, index) => {
    expect(distance(actual.gradients[name], expected.gradients[name]), `gradients of ${name}`).toBeLessThanOrEqual(
      GRADIENT_ERROR * norms[index]! + floor,
    );
  });
  const pull = Math.hypot(...bundled(expected.pulls));
  expect(distance(actual.pulls, expected.pulls), 'absgrad').toBeLessThanOrEqual(GRADIENT_ERROR * pull);
  expect(actual.samples.findIndex((value, index) => value !== expected.samples[index])).toBe(-1);
}

/** ‖a − b‖ */
function distance(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index]! - b[index]!) ** 2;
  return Math.sqrt(sum);
}

/** Norms of parts of an array that are short enough to be arguments. */
function bundled(values: Float32Array): number[] {
  const norms: number[] = [];
  for (let from = 0; from < values.length; from += 1000) norms.push(Math.hypot(...values.subarray(from, from + 1000)));
  return norms;
}
