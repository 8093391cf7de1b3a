import { describe, expect, it } from 'vitest';
import { GRAINS, PATTERN_KINDS } from '../subject.ts';
import { plainPaint } from '../test-support/subjects.ts';
import { PATTERNS, type PatternPoint } from './patterns.ts';
import { prepareSurface, shadeSurface, type ColorOut, type SurfacePoint } from './surface.ts';

/** A patch of points over a surface, some of them on lattice borders. */
function* points(): Generator<PatternPoint> {
  for (let x = -2; x <= 2; x += 0.23)
    for (let y = -2; y <= 2; y += 0.25) {
      yield { x, y, z: 0.3 * x, s: x, t: y, height: (y + 2) / 4, footprint: 0.05 };
    }
}

describe.each(PATTERN_KINDS)('pattern %s', (kind) => {
  it.each([1, 2, 3])('covers part of the surface with %i colours', (colors) => {
    let [covered, count] = [0, 0];
    for (const point of points()) {
      const { cover, color, relief } = PATTERNS[kind](point, colors);
      expect(cover).toBeGreaterThanOrEqual(0);
      expect(cover).toBeLessThanOrEqual(1);
      expect(Number.isFinite(color)).toBe(true);
      expect(relief).toBeGreaterThan(0);
      expect(relief).toBeLessThan(2);
      covered += cover;
      count++;
    }
    // A rainbow covers everything; any other pattern leaves some of the surface, and shows.
    expect(covered / count).toBeGreaterThan(0.02);
    if (kind !== 'rainbow') expect(covered / count).toBeLessThan(0.95);
  });
});

describe.each(GRAINS)('grain %s', (grain) => {
  it('varies the brightness about its usual value', () => {
    const surface = prepareSurface(plainPaint(0.5, 0.5, 0.5, { grain, roughness: 1 }), 1, false);
    const out: ColorOut = [0, 0, 0];
    const levels: number[] = [];
    for (const { x, y } of points()) {
      const at: SurfacePoint = {
        x: x * 0.2,
        y: y * 0.2,
        z: 0.1,
        height: 0.5,
        nx: 0,
        ny: 0,
        nz: 1,
        facing: 2,
        shade: 1,
        tint: 1,
        footprint: 0.01,
        facet: -1,
        piece: 0,
      };
      shadeSurface(surface, at, out);
      levels.push((out[0] + out[1] + out[2]) / 3);
    }
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    expect(mean).toBeGreaterThan(0.3);
    expect(mean).toBeLessThan(0.75);
    const spread = Math.max(...levels) - Math.min(...levels);
    if (grain === 'none') expect(spread).toBeLessThan(0.01);
    else expect(spread).toBeGreaterThan(0.02);
  });
});
