import { AppError } from '@404-gen/service-kit';
import type { FloatImage } from '../image.ts';
import type { ViewGradient } from '../trainer.ts';

/** A loss of one array of values and its gradient in the array's shape. */
export interface Loss {
  readonly loss: number;
  readonly gradient: Float32Array;
}

/** Mean of the squared differences; gradient 2·(x − y)/n. */
export function meanSquaredError(values: Float32Array, target: Float32Array): Loss {
  assertSameLength(values, target);
  const gradient = new Float32Array(values.length);
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    const difference = values[index]! - target[index]!;
    sum += difference * difference;
    gradient[index] = (2 * difference) / values.length;
  }
  return { loss: mean(sum, values), gradient };
}

/** Mean of the absolute differences; gradient sign(x − y)/n, 0 where both are equal. */
export function meanAbsoluteError(values: Float32Array, target: Float32Array): Loss {
  assertSameLength(values, target);
  const gradient = new Float32Array(values.length);
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    const difference = values[index]! - target[index]!;
    sum += Math.abs(difference);
    gradient[index] = Math.sign(difference) / values.length;
  }
  return { loss: mean(sum, values), gradient };
}

/** Factors of the squared errors against a known view (404 `GaussianProcessor.py`). */
const KNOWN_VIEW_RGB = 10_000;
const KNOWN_VIEW_ALPHA = 1000;

/**
 * Upstream's loss of a view whose picture is known: 10000·w·MSE(rgb) + 1000·w·MSE(alpha).
 *
 * @param weight w; upstream lets it grow from 0 to 1 with the steps (`warmup_rgb_loss`)
 */
export function knownViewLoss(
  view: FloatImage,
  reference: FloatImage,
  weight: number,
): { readonly loss: number; readonly gradient: ViewGradient } {
  const rgb = meanSquaredError(view.rgb, reference.rgb);
  const alpha = meanSquaredError(view.alpha, reference.alpha);
  const rgbWeight = KNOWN_VIEW_RGB * weight;
  const alphaWeight = KNOWN_VIEW_ALPHA * weight;
  return {
    loss: rgbWeight * rgb.loss + alphaWeight * alpha.loss,
    gradient: { rgb: scale(rgb.gradient, rgbWeight), alpha: scale(alpha.gradient, alphaWeight) },
  };
}

/** Peak signal-to-noise ratio in decibels of values whose range is 0 to 1; infinite when they are equal. */
export function psnr(values: Float32Array, target: Float32Array): number {
  return -10 * Math.log10(meanSquaredError(values, target).loss);
}

function scale(values: Float32Array, factor: number): Float32Array {
  for (let index = 0; index < values.length; index++) values[index]! *= factor;
  return values;
}

function mean(sum: number, values: Float32Array): number {
  return values.length === 0 ? 0 : sum / values.length;
}

function assertSameLength(values: Float32Array, target: Float32Array): void {
  if (values.length !== target.length) {
    throw new AppError('BUG_LOSS_SHAPE', `A loss compares ${values.length} values with ${target.length}`);
  }
}
