import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

const COUNT = 400_000;

/** P(X ≤ x) of a standard normal, by its series where that converges and by its continued fraction beyond. */
function normalCdf(x: number): number {
  const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  if (Math.abs(x) < 3) {
    let term = x;
    let sum = x;
    for (let k = 1; k < 60; k++) sum += term *= (x * x) / (2 * k + 1);
    return 0.5 + density * sum;
  }
  let fraction = 0;
  for (let k = 60; k >= 1; k--) fraction = k / (Math.abs(x) + fraction);
  const beyond = density / (Math.abs(x) + fraction);
  return x > 0 ? 1 - beyond : beyond;
}

test.each([1, 2, 77])('normals are distributed normally, the tail included: seed %d', (seed) => {
  const random = createRandom(seed);
  const sorted = Float64Array.from({ length: COUNT }, () => random.normal()).sort();
  // Kolmogorov and Smirnov: beyond 1.95 / √n once in a thousand seeds.
  const distance = sorted.reduce(
    (most, value, index) => Math.max(most, Math.abs(normalCdf(value) - (index + 0.5) / COUNT)),
    0,
  );
  expect(distance).toBeLessThan(1.95 / Math.sqrt(COUNT));
  // Where a ziggurat changes over to its tail, at 3.4426: numbers beyond, within four standard deviations.
  for (const edge of [3, 3.4426, 4]) {
    const expected = COUNT * 2 * (1 - normalCdf(edge));
    const found = sorted.reduce((count, value) => count + (Math.abs(value) > edge ? 1 : 0), 0);
    expect(Math.abs(found - expected), `beyond ${edge}`).toBeLessThan(4 * Math.sqrt(expected) + 1);
  }
});

test('one after the other they know nothing of each other, nor of their signs and sizes', () => {
  const random = createRandom(5);
  const values = Float64Array.from({ length: COUNT }, () => random.normal());
  const mean = (of: (value: number, index: number) => number) =>
    values.subarray(1).reduce((sum, value, index) => sum + of(value, index), 0) / (COUNT - 1);
  const bound = 5 / Math.sqrt(COUNT);
  expect(Math.abs(mean((value, before) => value * values[before]!))).toBeLessThan(bound);
  expect(Math.abs(mean((value, before) => (value ** 2 - 1) * (values[before]! ** 2 - 1)))).toBeLessThan(2 * bound);
  expect(Math.abs(mean((value) => value ** 3))).toBeLessThan(4 * bound);
});

test('a seed gives its numbers again, another one others', () => {
  const draw = (seed: number) => {
    const random = createRandom(seed);
    return Array.from({ length: 20 }, () => [random.uniform(), random.normal()]);
  };
  expect(draw(3)).toEqual(draw(3));
  expect(draw(3)).not.toEqual(draw(4));
});
