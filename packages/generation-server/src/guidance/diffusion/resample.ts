/** Which two samples of a row make up each new one, and how much of the second. */
interface Taps {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly weight: Float64Array;
}

/** Bilinear, samples at pixel centres ("align_corners" off), no smoothing before shrinking, as upstream resizes. */
function tapsOf(from: number, to: number): Taps {
  const low = new Int32Array(to);
  const high = new Int32Array(to);
  const weight = new Float64Array(to);
  for (let index = 0; index < to; index++) {
    const at = Math.max(0, ((index + 0.5) * from) / to - 0.5);
    low[index] = Math.min(from - 1, Math.floor(at));
    high[index] = Math.min(from - 1, low[index]! + 1);
    weight[index] = at - low[index]!;
  }
  return { low, high, weight };
}

const taps = new Map<string, Taps>();

function cachedTaps(from: number, to: number): Taps {
  const key = `${from} ${to}`;
  let known = taps.get(key);
  if (!known) taps.set(key, (known = tapsOf(from, to)));
  return known;
}

/** How an interleaved picture becomes the planes a network wants. */
export interface Resampling {
  readonly width: number;
  readonly height: number;
  /** Side of the result. */
  readonly side: number;
}

/**
 * A picture [height, width, 3] in [0, 1] (clipped to it) as planes [3, side, side] in [−1, 1], from `offset` on in `into`.
 */
export function resampleToPlanes(
  rgb: Float32Array,
  { width, height, side }: Resampling,
  into: Float32Array,
  offset = 0,
): void {
  const across = cachedTaps(width, side);
  const down = cachedTaps(height, side);
  const value = (row: number, column: number, channel: number) => {
    const at = rgb[(row * width + column) * 3 + channel]!;
    return at < 0 ? 0 : at > 1 ? 1 : at;
  };
  for (let row = 0; row < side; row++) {
    const [top, bottom, low] = [down.low[row]!, down.high[row]!, down.weight[row]!];
    for (let column = 0; column < side; column++) {
      const [left, right, far] = [across.low[column]!, across.high[column]!, across.weight[column]!];
      for (let channel = 0; channel < 3; channel++) {
        const above = value(top, left, channel) * (1 - far) + value(top, right, channel) * far;
        const below = value(bottom, left, channel) * (1 - far) + value(bottom, right, channel) * far;
        into[offset + (channel * side + row) * side + column] = 2 * (above * (1 - low) + below * low) - 1;
      }
    }
  }
}

/**
 * The transpose of `resampleToPlanes` at `rgb`: ∂L/∂planes from `offset` on becomes ∂L/∂rgb [height, width, 3]. A value
 * outside [0, 1] gets none, as upstream's clipping of the picture lets none through.
 */
export function resampleToPlanesVjp(
  rgb: Float32Array,
  { width, height, side }: Resampling,
  gradient: Float32Array,
  offset = 0,
): Float32Array {
  const across = cachedTaps(width, side);
  const down = cachedTaps(height, side);
  const result = new Float32Array(width * height * 3);
  for (let row = 0; row < side; row++) {
    const [top, bottom, low] = [down.low[row]!, down.high[row]!, down.weight[row]!];
    for (let column = 0; column < side; column++) {
      const [left, right, far] = [across.low[column]!, across.high[column]!, across.weight[column]!];
      for (let channel = 0; channel < 3; channel++) {
        const value = 2 * gradient[offset + (channel * side + row) * side + column]!;
        result[(top * width + left) * 3 + channel]! += value * (1 - low) * (1 - far);
        result[(top * width + right) * 3 + channel]! += value * (1 - low) * far;
        result[(bottom * width + left) * 3 + channel]! += value * low * (1 - far);
        result[(bottom * width + right) * 3 + channel]! += value * low * far;
      }
    }
  }
  for (let index = 0; index < result.length; index++) {
    const value = rgb[index]!;
    if (!(value >= 0 && value <= 1)) result[index] = 0;
  }
  return result;
}
