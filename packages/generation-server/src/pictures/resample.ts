import { AppError } from '@404-gen/service-kit';

export interface PictureShape {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/**
 * How samples are weighed. Pixel (0, 0) has its centre at (0.5, 0.5) in all of them.
 *
 * - `bilinear`, `bicubic`: PyTorch's `interpolate` (align_corners off, no antialias, cubic with a = −0.75), which skips
 *   pixels when it shrinks much
 * - `lanczos`: Pillow's, three lobes, the kernel widened when it shrinks
 * - `area`: OpenCV's INTER_AREA: the mean of what a new pixel covers; enlarging, its peculiar bilinear
 */
export type ResampleFilter = 'bilinear' | 'bicubic' | 'lanczos' | 'area';

/** For each new sample the first old one that counts, and weights from there on; they add up to 1. */
interface Taps {
  readonly first: Int32Array;
  /** [samples, width] */
  readonly weights: Float64Array;
  readonly width: number;
}

/**
 * A picture [height, width, channels] at another size.
 *
 * @param toBytes rounds and clips to 0…255 after each of the two passes (across, then down), as Pillow does with bytes
 */
export function resample(
  values: ArrayLike<number>,
  from: PictureShape,
  to: { readonly width: number; readonly height: number },
  filter: ResampleFilter,
  { toBytes = false } = {},
): Float32Array {
  const { width, height, channels } = from;
  if (values.length !== width * height * channels) {
    throw new AppError(
      'BUG_UNEXPECTED',
      `${values.length} values are no picture of ${width} × ${height} × ${channels}`,
    );
  }
  // OpenCV decides for both axes at once.
  const areaShrinks = to.width <= width && to.height <= height;
  const tapsFor = (old: number, wanted: number) => tapsOf(filter, old, wanted, areaShrinks);
  const across = tapsFor(width, to.width);
  const down = tapsFor(height, to.height);
  const wide = new Float32Array(to.width * height * channels);
  const final = toBytes ? asByte : identity;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < to.width; column++) {
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let tap = 0; tap < across.width; tap++) {
          const weight = across.weights[column * across.width + tap]!;
          if (weight !== 0) sum += weight * values[(row * width + across.first[column]! + tap) * channels + channel]!;
        }
        wide[(row * to.width + column) * channels + channel] = final(sum);
      }
    }
  }
  const result = new Float32Array(to.width * to.height * channels);
  const rowLength = to.width * channels;
  for (let row = 0; row < to.height; row++) {
    for (let tap = 0; tap < down.width; tap++) {
      const weight = down.weights[row * down.width + tap]!;
      if (weight === 0) continue;
      const source = (down.first[row]! + tap) * rowLength;
      for (let at = 0; at < rowLength; at++) result[row * rowLength + at]! += weight * wide[source + at]!;
    }
  }
  return toBytes ? result.map(asByte) : result;
}

const identity = (value: number) => value;
const asByte = (value: number) => Math.min(255, Math.max(0, Math.floor(value + 0.5)));

function tapsOf(filter: ResampleFilter, from: number, to: number, areaShrinks: boolean): Taps {
  switch (filter) {
    case 'bilinear':
      return interpolating(from, to, 1, (distance) => Math.max(0, 1 - distance));
    case 'bicubic':
      return interpolating(from, to, 2, cubic);
    case 'lanczos':
      return windowed(from, to, 3, lanczos);
    case 'area':
      return areaShrinks ? areaTaps(from, to) : enlargingAreaTaps(from, to);
  }
}

/** PyTorch's: the kernel stays as wide as it is, what lies outside repeats the border. */
function interpolating(from: number, to: number, reach: number, kernel: (distance: number) => number): Taps {
  return collect(to, from, 2 * reach, (index, add) => {
    let at = ((index + 0.5) * from) / to - 0.5;
    // Its bilinear does not look outside; its cubic does.
    if (reach === 1) at = Math.max(0, at);
    const base = Math.floor(at);
    for (let tap = 1 - reach; tap <= reach; tap++) {
      add(Math.min(from - 1, Math.max(0, base + tap)), kernel(Math.abs(at - base - tap)));
    }
  });
}

/** Cubic convolution with a = −0.75 (PyTorch `UpSample.h`). */
function cubic(distance: number): number {
  const a = -0.75;
  if (distance <= 1) return ((a + 2) * distance - (a + 3)) * distance * distance + 1;
  return ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a;
}

/** Pillow's (`Resample.c`): weights of the pixels inside only, adding up to 1. */
function windowed(from: number, to: number, reach: number, kernel: (distance: number) => number): Taps {
  const stretch = Math.max(1, from / to);
  const support = reach * stretch;
  return collect(to, from, Math.ceil(support) * 2 + 1, (index, add) => {
    const centre = ((index + 0.5) * from) / to;
    const first = Math.max(0, Math.trunc(centre - support + 0.5));
    const end = Math.min(from, Math.trunc(centre + support + 0.5));
    const weights = Array.from({ length: end - first }, (_, at) =>
      kernel(Math.abs(first + at - centre + 0.5) / stretch),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    weights.forEach((weight, at) => add(first + at, weight / sum));
  });
}

function lanczos(distance: number): number {
  return distance < 3 ? sinc(distance) * sinc(distance / 3) : 0;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function areaTaps(from: number, to: number): Taps {
  const scale = from / to;
  return collect(to, from, Math.ceil(scale) + 1, (index, add) => {
    const start = index * scale;
    const end = Math.min(from, start + scale);
    for (let at = Math.floor(start); at < Math.ceil(end - 1e-9) && at < from; at++) {
      const covered = Math.min(end, at + 1) - Math.max(start, at);
      if (covered > 0) add(at, covered / (end - start));
    }
  });
}

/** OpenCV (`resize.cpp`, `area_mode`): blends only where a new pixel lies across two old ones. */
function enlargingAreaTaps(from: number, to: number): Taps {
  const scale = from / to;
  return collect(to, from, 2, (index, add) => {
    const at = Math.min(from - 1, Math.floor(index * scale));
    const over = index + 1 - (at + 1) / scale;
    const share = at === from - 1 || over <= 0 ? 0 : over - Math.floor(over);
    add(at, 1 - share);
    if (share > 0) add(at + 1, share);
  });
}

/** Gathers weights; what is added to one old sample twice adds up. */
function collect(
  to: number,
  from: number,
  most: number,
  fill: (index: number, add: (at: number, weight: number) => void) => void,
): Taps {
  const width = Math.min(most, from);
  const first = new Int32Array(to);
  const weights = new Float64Array(to * width);
  for (let index = 0; index < to; index++) {
    const found = new Map<number, number>();
    fill(index, (at, weight) => found.set(at, (found.get(at) ?? 0) + weight));
    // No window reaches past the last sample.
    first[index] = Math.min(Math.min(...found.keys()), from - width);
    for (const [at, weight] of found) weights[index * width + at - first[index]!] = weight;
  }
  return { first, weights, width };
}
