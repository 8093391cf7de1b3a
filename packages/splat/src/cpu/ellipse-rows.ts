import { MIN_ALPHA } from '../raster-constants.ts';
import { fastExp } from './exp-table.ts';
import type { ProjectedSplats } from './view-buffers.ts';

/**
 * Walks the pixels that a splat touches: those where its alpha is at least `MIN_ALPHA`, an ellipse, row by row. Forward
 * and backward pass share this walk, so both see the same pixels and the same weights to the last bit.
 *
 * Along a row the exponent is a quadratic of x, so opacity·e^−σ goes from pixel to pixel by two multiplications:
 * weight ×= ratio, ratio ×= e^−a. What rounding there is grows with the square of the pixels, to 1e-10 of the weight over
 * 512 of them; single precision keeps 6e-8.
 *
 * One walk at a time per thread: the state is this module's, as an object per splat would cost more than the pixels.
 */
export const walk = {
  firstRow: 0,
  /** Exclusive. */
  endRow: 0,
};

/** What `startSplat` and `startRow` leave behind, indexed by the constants below. */
export const at = new Float64Array(16);

/** Set by `startRow`: opacity·e^−σ at the row's first pixel, … */
export const WEIGHT = 0;
/** … its quotient from that pixel to the next, … */
export const RATIO = 1;
/** … and e = u + slope·v there, so that ∂σ/∂u = a·e. */
export const OFFSET = 2;
/** Set by `startRow`: v = row centre − splat centre, px. */
export const V = 3;
/** Set by `startSplat`: what RATIO is multiplied by from pixel to pixel. */
export const RATIO_STEP = 4;
const MEAN_X = 5;
const MEAN_Y = 6;
const HALF_A = 7;
const SLOPE = 8;
const HALF_RISE = 9;
const REACH = 10;
const OPACITY = 11;
const HALF_RATIO_STEP = 12;
const TWO_OVER_A = 13;

/** First and exclusive last column of the row that `startRow` was called for. */
export const span = new Int32Array(2);

/** Sets up the walk over splat `index` in a picture of `height` rows. */
export function startSplat(projected: ProjectedSplats, index: number, height: number): void {
  const { means2d, ellipses, opacities } = projected;
  const a = ellipses[index * 3]!;
  const rise = ellipses[index * 3 + 2]!;
  const opacity = opacities[index]!;
  const meanY = means2d[index * 2 + 1]!;
  // σ at which alpha is MIN_ALPHA; rounding may leave it just below 0 for a splat that faint.
  const reach = Math.max(0, Math.log(opacity / MIN_ALPHA));
  const halfHeight = Math.sqrt((2 * reach) / rise);
  const halfStep = Math.exp(-0.5 * a);
  at[MEAN_X] = means2d[index * 2]!;
  at[MEAN_Y] = meanY;
  at[HALF_A] = 0.5 * a;
  at[SLOPE] = ellipses[index * 3 + 1]!;
  at[HALF_RISE] = 0.5 * rise;
  at[REACH] = reach;
  at[OPACITY] = opacity;
  at[HALF_RATIO_STEP] = halfStep;
  at[RATIO_STEP] = halfStep * halfStep;
  at[TWO_OVER_A] = 2 / a;
  walk.firstRow = Math.max(0, Math.ceil(meanY - halfHeight - 0.5));
  walk.endRow = Math.min(height, Math.floor(meanY + halfHeight - 0.5) + 1);
}

/** Sets up one row of the splat in a picture of `width` columns; false if the splat touches none of its pixels. */
export function startRow(row: number, width: number): boolean {
  const v = row + 0.5 - at[MEAN_Y]!;
  const sigmaLeast = at[HALF_RISE]! * v * v;
  const left = at[REACH]! - sigmaLeast;
  if (left < 0) return false;
  const center = at[MEAN_X]! - at[SLOPE]! * v - 0.5;
  const halfWidth = Math.sqrt(left * at[TWO_OVER_A]!);
  const low = center - halfWidth;
  const high = center + halfWidth;
  if (high < 0 || low > width - 1) return false;
  const first = low > 0 ? Math.ceil(low) | 0 : 0;
  const end = high < width - 1 ? (high | 0) + 1 : width;
  if (first >= end) return false;
  const offset = first - center;
  const halfA = at[HALF_A]!;
  span[0] = first;
  span[1] = end;
  at[V] = v;
  at[OFFSET] = offset;
  at[WEIGHT] = at[OPACITY]! * fastExp(-sigmaLeast - halfA * offset * offset);
  at[RATIO] = at[HALF_RATIO_STEP]! * fastExp(-2 * halfA * offset);
  return true;
}
