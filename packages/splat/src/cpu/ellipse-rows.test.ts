import { describe, expect, it } from 'vitest';
import { MIN_ALPHA } from '../raster-constants.ts';
import { at, RATIO, RATIO_STEP, span, startRow, startSplat, walk, WEIGHT } from './ellipse-rows.ts';
import { doublePrecision } from './real-array.ts';
import { createViewBuffers } from './view-buffers.ts';

const WIDTH = 512;
const HEIGHT = 7;

/** One splat: standard deviation along a row, lean of its rows, opacity. */
function projectedSplat(sigma: number, slope: number, opacity: number, meanX = 256.3) {
  const { projected } = createViewBuffers(doublePrecision, 1, 0, 0);
  projected.means2d.set([meanX, 3.2]);
  projected.ellipses.set([1 / sigma ** 2, slope, 0.3]);
  projected.opacities[0] = opacity;
  const alphaAt = (column: number, row: number) => {
    const v = row + 0.5 - 3.2;
    const e = column + 0.5 - meanX + slope * v;
    return opacity * Math.exp(-0.5 * ((e / sigma) ** 2 + 0.3 * v * v));
  };
  return { projected, alphaAt };
}

describe('the walk over a splat', () => {
  const splats = [0.6, 2, 20, 78, 150, 400].flatMap((sigma) =>
    [0, 0.7, -3].flatMap((slope) => [0.01, 0.95].map((opacity) => projectedSplat(sigma, slope, opacity))),
  );
  splats.push(projectedSplat(30, 0.2, 0.9, -40), projectedSplat(30, 0.2, 0.9, 570));

  it('visits the pixels where alpha is at least 1/255, and no others', () => {
    const wrong: number[] = [];
    for (const { projected, alphaAt } of splats) {
      const visited = new Set<number>();
      startSplat(projected, 0, HEIGHT);
      for (let row = walk.firstRow; row < walk.endRow; row++) {
        if (!startRow(row, WIDTH)) continue;
        for (let column = span[0]!; column < span[1]!; column++) visited.add(row * WIDTH + column);
      }
      for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
        const alpha = alphaAt(pixel % WIDTH, Math.floor(pixel / WIDTH));
        // Which side a pixel right on the edge falls is rounding.
        if (Math.abs(alpha / MIN_ALPHA - 1) > 1e-9 && visited.has(pixel) !== alpha > MIN_ALPHA) wrong.push(alpha);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('carries the weight along rows of up to 512 pixels to within 2e-10 of itself', () => {
    let worst = 0;
    for (const { projected, alphaAt } of splats) {
      startSplat(projected, 0, HEIGHT);
      for (let row = walk.firstRow; row < walk.endRow; row++) {
        if (!startRow(row, WIDTH)) continue;
        let weight = at[WEIGHT]!;
        let ratio = at[RATIO]!;
        for (let column = span[0]!; column < span[1]!; column++) {
          worst = Math.max(worst, Math.abs(weight / alphaAt(column, row) - 1));
          weight *= ratio;
          ratio *= at[RATIO_STEP]!;
        }
      }
    }
    // Measured 9.5e-11.
    expect(worst).toBeLessThan(2e-10);
    expect(worst).toBeGreaterThan(0);
  });
});
