import { createRandom, opacityOf, SH_C0 } from '@404-gen/splat';
import { expect, test } from 'vitest';
import { meanSquaredNeighbourDistances, randomBall } from './random-ball.ts';

const randomOf = (seed: number) => {
  const random = createRandom(seed);
  return () => random.uniform();
};

test('splats fill a ball of radius 0.5 evenly, grey, at opacity 0.1', () => {
  const count = 4000;
  const { positions, shDc, opacityLogits, rotations } = randomBall(count, 0, randomOf(1));
  const radii = Array.from({ length: count }, (_, i) => Math.hypot(...positions.subarray(i * 3, i * 3 + 3)));
  expect(Math.max(...radii)).toBeLessThanOrEqual(0.5);
  // Uniform in volume: half of them within 0.5 · ∛½; four standard deviations of a fair coin.
  const inner = radii.filter((radius) => radius < 0.5 * Math.cbrt(0.5)).length / count;
  expect(Math.abs(inner - 0.5)).toBeLessThan(0.032);
  for (const axis of [0, 1, 2]) {
    const mean = radii.reduce((sum, _, i) => sum + positions[i * 3 + axis]!, 0) / count;
    expect(Math.abs(mean)).toBeLessThan(0.015);
  }
  expect(opacityOf(opacityLogits[7]!)).toBeCloseTo(0.1, 6);
  const red = 0.5 + SH_C0 * shDc[21]!;
  expect(red).toBeGreaterThanOrEqual(0.5);
  expect(red).toBeLessThan(0.5012);
  expect([...rotations.subarray(0, 4)]).toEqual([1, 0, 0, 0]);
});

// Reference sheet, §3.1: one random draw of upstream's own initialisation.
test.each([
  [2000, 0.0484],
  [5000, 0.0355],
  [8000, 0.0303],
])("the mean width of %i splats is upstream's, %f", (count, mean) => {
  const { logScales } = randomBall(count, 0, randomOf(3));
  const widths = logScales.filter((_, index) => index % 3 === 0).map(Math.exp);
  const measured = widths.reduce((sum, width) => sum + width, 0) / count;
  // Spread between draws is under 1 %.
  expect(Math.abs(measured / mean - 1)).toBeLessThan(0.02);
  expect(logScales[0]).toBe(logScales[1]);
});

test('neighbour distances are those of a search through all pairs', () => {
  const count = 500;
  const { positions } = randomBall(count, 0, randomOf(5));
  // A cluster far off puts most points into few cells of the grid.
  for (let i = 0; i < 60; i++) positions[i]! += 7;
  const fast = meanSquaredNeighbourDistances(positions, count);
  for (let i = 0; i < count; i++) {
    const distances: number[] = [];
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      distances.push(
        [0, 1, 2].reduce((sum, axis) => sum + (positions[i * 3 + axis]! - positions[j * 3 + axis]!) ** 2, 0),
      );
    }
    const [a = 0, b = 0, c = 0] = distances.sort((x, y) => x - y);
    expect(fast[i]).toBeCloseTo((a + b + c) / 3, 10);
  }
});

test('few or coinciding points have finite widths', () => {
  for (const count of [1, 2, 3]) {
    const { logScales } = randomBall(count, 0, randomOf(1));
    expect(logScales.every(Number.isFinite)).toBe(true);
  }
  expect([...meanSquaredNeighbourDistances(new Float32Array(12), 4)]).toEqual([0, 0, 0, 0]);
});
