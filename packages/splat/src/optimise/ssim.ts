import { AppError } from '@404-gen/service-kit';
import type { Loss } from './losses.ts';

// Wang et al. 2004: an 11×11 Gaussian window of σ = 1.5 px, K1 = 0.01, K2 = 0.03, values in [0, 1].
export const WINDOW_RADIUS = 5;
const WINDOW_SIGMA = 1.5;
export const C1 = 0.01 ** 2;
export const C2 = 0.03 ** 2;

/** Weights of one line of the window, which sum to 1; the window is their outer product. */
export const WINDOW = normalised(
  Float64Array.from({ length: 2 * WINDOW_RADIUS + 1 }, (_, index) =>
    Math.exp(-((index - WINDOW_RADIUS) ** 2) / (2 * WINDOW_SIGMA ** 2)),
  ),
);

/** Of the pictures compared: [height, width, channels]. */
export interface SsimShape {
  readonly width: number;
  readonly height: number;
  /** Innermost; each channel is compared by itself. */
  readonly channels: number;
}

/**
 * 1 − mean structural similarity of two pictures of values in [0, 1], and its gradient with respect to `values`.
 *
 * The window reaches beyond the edges, where both pictures count as 0, as in the losses that splats are usually trained
 * with (Kerbl et al. 2023); metrics that leave the edges out give slightly other figures.
 *
 * With μ, the windowed means, and S = A1·A2/(B1·B2), S depends on the picture x through μx, blur(x²) and blur(xy); the
 * blur is its own transpose, so the gradient blurs the three partial derivatives once more:
 * ∂/∂x = blur(∂S/∂μx) + 2x·blur(∂S/∂blur(x²)) + y·blur(∂S/∂blur(xy)).
 */
export function structuralDissimilarity(values: Float32Array, target: Float32Array, shape: SsimShape): Loss {
  const { width, height, channels } = shape;
  const length = width * height * channels;
  if (values.length !== length || target.length !== length) {
    const message = `SSIM of ${values.length} and ${target.length} values was asked for a picture of ${length}`;
    throw new AppError('BUG_LOSS_SHAPE', message);
  }
  const gradient = new Float32Array(length);
  let sum = 0;
  for (let channel = 0; channel < channels; channel++) sum += addChannel(values, target, shape, channel, gradient);
  return { loss: length === 0 ? 0 : 1 - sum / length, gradient };
}

/** Sum of the similarity over one channel's pixels; writes the channel's part of the gradient. */
function addChannel(
  values: Float32Array,
  target: Float32Array,
  { width, height, channels }: SsimShape,
  channel: number,
  gradient: Float32Array,
): number {
  const pixels = width * height;
  const plane = (value: (pixel: number) => number) => Float64Array.from({ length: pixels }, (_, pixel) => value(pixel));
  const blurred = (source: Float64Array) => blur(source, width, height);
  const x = plane((pixel) => values[pixel * channels + channel]!);
  const y = plane((pixel) => target[pixel * channels + channel]!);
  const meanX = blurred(x);
  const meanY = blurred(y);
  const meanXX = blurred(plane((pixel) => x[pixel]! * x[pixel]!));
  const meanYY = blurred(plane((pixel) => y[pixel]! * y[pixel]!));
  const meanXY = blurred(plane((pixel) => x[pixel]! * y[pixel]!));

  const byMean = new Float64Array(pixels);
  const bySquare = new Float64Array(pixels);
  const byProduct = new Float64Array(pixels);
  let sum = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const mx = meanX[pixel]!;
    const my = meanY[pixel]!;
    const a1 = 2 * mx * my + C1;
    const a2 = 2 * (meanXY[pixel]! - mx * my) + C2;
    const b1 = mx * mx + my * my + C1;
    const b2 = meanXX[pixel]! - mx * mx + (meanYY[pixel]! - my * my) + C2;
    const similarity = (a1 * a2) / (b1 * b2);
    sum += similarity;
    byMean[pixel] = (2 * my * (a2 - a1)) / (b1 * b2) - 2 * mx * similarity * (1 / b1 - 1 / b2);
    bySquare[pixel] = -similarity / b2;
    byProduct[pixel] = (2 * a1) / (b1 * b2);
  }

  const backMean = blurred(byMean);
  const backSquare = blurred(bySquare);
  const backProduct = blurred(byProduct);
  const factor = -1 / (pixels * channels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const derivative = backMean[pixel]! + 2 * x[pixel]! * backSquare[pixel]! + y[pixel]! * backProduct[pixel]!;
    gradient[pixel * channels + channel] = factor * derivative;
  }
  return sum;
}

/** The window over a plane, rows then columns; beyond the edges the plane is 0. */
function blur(source: Float64Array, width: number, height: number): Float64Array {
  return pass(pass(source, width, height, 1, width), height, width, width, 1);
}

/** One dimension of the blur: `lines` lines `lineStride` apart, each of `length` values `stride` apart. */
function pass(source: Float64Array, length: number, lines: number, stride: number, lineStride: number): Float64Array {
  const out = new Float64Array(source.length);
  for (let line = 0; line < lines; line++) {
    const start = line * lineStride;
    for (let index = 0; index < length; index++) {
      const first = Math.max(0, index - WINDOW_RADIUS);
      const last = Math.min(length - 1, index + WINDOW_RADIUS);
      let sum = 0;
      for (let tap = first; tap <= last; tap++) {
        sum += WINDOW[tap - index + WINDOW_RADIUS]! * source[start + tap * stride]!;
      }
      out[start + index * stride] = sum;
    }
  }
  return out;
}

function normalised(window: Float64Array): Float64Array {
  const sum = window.reduce((total, value) => total + value, 0);
  return window.map((value) => value / sum);
}
