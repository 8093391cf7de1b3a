/** Sharpness of the cubic; Pillow's. */
const A = -0.5;

function cubic(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return ((A + 2) * x - (A + 3)) * x * x + 1;
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * A;
  return 0;
}

/** For each new sample, which old ones make it up, with weights that add up to 1. */
function kernels(from: number, to: number): { first: number; weights: number[] }[] {
  const scale = from / to;
  // Shrinking widens the kernel, so that nothing is skipped.
  const stretch = Math.max(1, scale);
  return Array.from({ length: to }, (_, index) => {
    const centre = (index + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - 2 * stretch + 0.5));
    const end = Math.min(from, Math.trunc(centre + 2 * stretch + 0.5));
    const raw = Array.from({ length: end - first }, (_, at) => cubic((first + at - centre + 0.5) / stretch));
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return { first, weights: raw.map((weight) => weight / sum) };
  });
}

const toByte = (value: number) => Math.min(255, Math.max(0, Math.floor(value + 0.5)));

/**
 * One 8-bit plane [side, side] → [size, size], as Pillow's bicubic resize does: across first, rounded to bytes, then
 * down (Pillow `Resample.c`).
 */
export function resizeBicubic(plane: Uint8Array, side: number, size: number): Uint8Array {
  if (side === size) return plane.slice();
  const taps = kernels(side, size);
  const across = new Uint8Array(side * size);
  const result = new Uint8Array(size * size);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < size; column++) {
      const { first, weights } = taps[column]!;
      let sum = 0;
      for (let at = 0; at < weights.length; at++) sum += weights[at]! * plane[row * side + first + at]!;
      across[row * size + column] = toByte(sum);
    }
  }
  for (let row = 0; row < size; row++) {
    const { first, weights } = taps[row]!;
    for (let column = 0; column < size; column++) {
      let sum = 0;
      for (let at = 0; at < weights.length; at++) sum += weights[at]! * across[(first + at) * size + column]!;
      result[row * size + column] = toByte(sum);
    }
  }
  return result;
}
