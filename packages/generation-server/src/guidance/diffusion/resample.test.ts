import { createRandom } from '@404-gen/splat';
import { expect, test } from 'vitest';
import { resizeBicubic } from './bicubic.ts';
import { normals } from './normal-noise.ts';
import { resampleToPlanes, resampleToPlanesVjp } from './resample.ts';

const planesOf = (rgb: Float32Array, width: number, height: number, side: number) => {
  const planes = new Float32Array(3 * side * side);
  resampleToPlanes(rgb, { width, height, side }, planes);
  return planes;
};

test('a ramp stays a ramp, by pixel centres: torch.nn.functional.interpolate, align_corners off', () => {
  const rgb = Float32Array.from({ length: 4 * 4 * 3 }, (_, index) => (Math.floor(index / 3) % 4) / 3);
  // torch: interpolate([0, 1, 2, 3] / 3, 8) → 0, 1/12, 1/4, 5/12, 7/12, 3/4, 11/12, 1; times 2 minus 1.
  const expected = [0, 1 / 12, 1 / 4, 5 / 12, 7 / 12, 3 / 4, 11 / 12, 1].map((value) => 2 * value - 1);
  planesOf(rgb, 4, 4, 8)
    .slice(0, 8)
    .forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 6));
});

test('shrinking looks at two samples only, without smoothing', () => {
  const rgb = new Float32Array(8 * 8 * 3);
  for (let row = 0; row < 8; row++) rgb[(row * 8 + 3) * 3] = 1;
  // New sample 0 of 2 lies between old 1 and 2 and so sees nothing of old 3.
  expect(planesOf(rgb, 8, 8, 2).slice(0, 4)).toEqual(Float32Array.of(-1, -1, -1, -1));
});

test.each([
  [5, 7, 4],
  [6, 6, 9],
  [8, 8, 8],
])('%d × %d → %d: the product with a gradient is the same before and after', (width, height, side) => {
  const random = createRandom(3);
  const rgb = Float32Array.from({ length: width * height * 3 }, () => 0.05 + 0.9 * random.uniform());
  const change = normals(random, rgb.length).map((value) => value * 1e-3);
  const gradient = normals(random, 3 * side * side);
  const moved = rgb.map((value, index) => value + change[index]!);
  const [before, after] = [planesOf(rgb, width, height, side), planesOf(moved, width, height, side)];
  const forward = gradient.reduce((sum, value, index) => sum + value * (after[index]! - before[index]!), 0);
  const back = resampleToPlanesVjp(rgb, { width, height, side }, gradient);
  const backward = change.reduce((sum, value, index) => sum + value * back[index]!, 0);
  expect(forward).toBeCloseTo(backward, 4);
});

test('what is clipped gets no gradient', () => {
  const rgb = Float32Array.of(-0.1, 0.5, 1.1);
  const shape = { width: 1, height: 1, side: 1 };
  expect(planesOf(rgb, 1, 1, 1)).toEqual(Float32Array.of(-1, 0, 1));
  expect(resampleToPlanesVjp(rgb, shape, Float32Array.of(1, 1, 1))).toEqual(Float32Array.of(0, 2, 0));
});

/** Pillow 13: Image.fromarray(plane).resize((size, size), BICUBIC). */
const PILLOW = {
  shrunk: [
    28, 86, 156, 194, 64, 109, 168, 193, 97, 77, 205, 134, 43, 109, 175, 150, 71, 136, 190, 90, 88, 153, 219, 112, 60,
  ],
  grown: [
    ...[0, 3, 52, 85, 113, 148, 166, 71, 53, 31, 58, 99, 134, 151, 220, 142, 12, 20, 70, 105, 122, 213, 182, 122, 60],
    ...[24, 69, 98, 160, 191, 229, 128, 22, 47, 71, 131, 156, 197, 194, 157, 75, 29, 117, 134, 169, 228, 238, 93, 6],
  ],
};

test("bicubic resizing gives Pillow's bytes", () => {
  const plane = Uint8Array.from({ length: 64 }, (_, index) => (index * 37 + (index >> 3) * 11) % 256);
  expect([...resizeBicubic(plane, 8, 5)]).toEqual(PILLOW.shrunk);
  const small = Uint8Array.from({ length: 16 }, (_, index) => (index * 53) % 256);
  expect([...resizeBicubic(small, 4, 7)]).toEqual(PILLOW.grown);
});
