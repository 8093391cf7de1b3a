import { describe, expect, it } from 'vitest';
import { createRandom } from '../tasks/task-source.ts';
import { extremeEigenvalues, spreadOf } from './colour-spread.ts';

const random = createRandom(3);
const colours = (count: number, make: () => readonly number[]): Float32Array =>
  Float32Array.from(Array.from({ length: count }, make).flat());

describe('extreme eigenvalues', () => {
  it('of matrices whose eigenvalues are known', () => {
    const check = (matrix: Parameters<typeof extremeEigenvalues>, largest: number, least: number) => {
      const found = extremeEigenvalues(...matrix);
      expect(found[0]).toBeCloseTo(largest, 9);
      expect(found[1]).toBeCloseTo(least, 9);
    };
    check([2, 2, 2, 0, 0, 0], 2, 2);
    check([3, 1, 2, 0, 0, 0], 3, 1);
    // [[2, 1, 0], [1, 2, 0], [0, 0, 5]] has 1, 3 and 5.
    check([2, 2, 5, 1, 0, 0], 5, 1);
    // All ones: 3, 0, 0.
    check([1, 1, 1, 1, 1, 1], 3, 0);
  });
});

describe('the spread of colours', () => {
  it('is disorder for noise', () => {
    expect(spreadOf(colours(5000, () => [random(), random(), random()])).disorder).toBeGreaterThan(0.9);
  });
  it('is order for one colour in light and shade, for two side by side, and for one alone', () => {
    const shaded = spreadOf(colours(500, () => [0.8, 0.2, 0.1].map((value) => value * (0.4 + 0.6 * random()))));
    const two = spreadOf(colours(500, () => (random() < 0.5 ? [0.9, 0.1, 0.1] : [0.1, 0.8, 0.3])));
    const one = spreadOf(colours(500, () => [0.5, 0.5, 0.5]));
    for (const { disorder } of [shaded, two, one]) expect(disorder).toBeLessThan(0.03);
    expect(one.variance).toBeLessThan(1e-9);
    expect(two.means[0]).toBeCloseTo(0.5, 1);
  });
  it('of nothing is nothing', () => {
    expect(spreadOf(new Float32Array())).toEqual({ means: [0, 0, 0], variance: 0, disorder: 0 });
  });
});
