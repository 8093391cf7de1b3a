import { describe, expect, it } from 'vitest';
import { opacityOf } from '../opacity.ts';
import { randomBallCloud } from './random-ball.ts';

const radiusOf = (positions: Float32Array, index: number) =>
  Math.hypot(...positions.subarray(index * 3, index * 3 + 3));

describe('randomBallCloud', () => {
  it.each([
    [2000, 0.0484],
    [5000, 0.0355],
    [8000, 0.0303],
    [10000, 0.0278],
  ])('of %i splats has upstream’s mean scale %d', (count, expected) => {
    const { logScales } = randomBallCloud(count, 1);
    const mean = logScales.reduce((sum, value) => sum + Math.exp(value), 0) / logScales.length;
    // Upstream's figures are of one draw; ten of ours lie within 1.5 % of them.
    expect(Math.abs(mean / expected - 1)).toBeLessThan(0.025);
  });

  it('fills the ball evenly with grey, faint, round splats', () => {
    const { positions, shDc, shRest, opacityLogits, logScales, rotations } = randomBallCloud(4000, 2, 1);
    const inner = Array.from({ length: 4000 }, (_, index) => radiusOf(positions, index)).filter((r) => r < 0.25).length;
    expect(Math.max(...Array.from({ length: 4000 }, (_, index) => radiusOf(positions, index)))).toBeLessThan(0.5);
    // An eighth of the volume; five standard deviations are 105.
    expect(Math.abs(inner - 500)).toBeLessThan(105);
    expect(Math.min(...shDc)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...shDc)).toBeLessThan(1 / 255);
    expect(new Set(shDc).size).toBeGreaterThan(1000);
    expect(shRest).toEqual(new Float32Array(4000 * 9));
    expect(opacityOf(opacityLogits[7]!)).toBeCloseTo(0.1, 6);
    expect(logScales[3]).toBe(logScales[5]);
    expect([...rotations.subarray(4, 8)]).toEqual([1, 0, 0, 0]);
  });

  it('measures the distances to the three nearest others, as a search over all pairs does', () => {
    const { positions, logScales } = randomBallCloud(300, 3);
    for (let index = 0; index < 300; index++) {
      const squares = Array.from({ length: 300 }, (_, other) =>
        [0, 1, 2].reduce((sum, axis) => sum + (positions[index * 3 + axis]! - positions[other * 3 + axis]!) ** 2, 0),
      ).sort((a, b) => a - b);
      const mean = (squares[1]! + squares[2]! + squares[3]!) / 3;
      expect(logScales[index * 3]).toBeCloseTo(0.5 * Math.log(mean), 5);
    }
  });

  it.each([0, 1, 2, 3])('of %i splats is finite', (count) => {
    const cloud = randomBallCloud(count, 1);
    expect(cloud.count).toBe(count);
    expect([...cloud.positions, ...cloud.logScales].every(Number.isFinite)).toBe(true);
  });

  it('depends on the seed alone', () => {
    expect(randomBallCloud(50, 1)).toEqual(randomBallCloud(50, 1));
    expect(randomBallCloud(50, 1)).not.toEqual(randomBallCloud(50, 2));
  });
});
