import { createCloud, orbitCamera, renderView, type GaussianCloud } from '@404-gen/splat';
import { describe, expect, it } from 'vitest';
import { keepBlur } from './keep-blur.ts';

const LENS = { radius: 2.5, fovyDegrees: 49.1 };

/** A wall of small splats that just closes at 128 pixels. */
function wall(): GaussianCloud {
  const side = 60;
  const cloud = createCloud(side * side);
  for (let index = 0; index < cloud.count; index++) {
    cloud.positions.set(
      [((index % side) / side - 0.5) * 1.6, (Math.floor(index / side) / side - 0.5) * 1.6, 0],
      index * 3,
    );
    cloud.logScales.fill(Math.log(0.004), index * 3, index * 3 + 3);
    cloud.opacityLogits[index] = 5;
  }
  return cloud;
}

/** Least coverage in the middle of the picture. */
function thinnest(cloud: GaussianCloud, size: number): number {
  const camera = orbitCamera(
    { elevationDegrees: 0, azimuthDegrees: 0, radius: LENS.radius },
    { fovyDegrees: LENS.fovyDegrees, width: size, height: size },
  );
  const { alpha } = renderView(cloud, camera, [1, 1, 1]);
  let least = 1;
  for (let row = size * 0.4; row < size * 0.6; row++)
    for (let column = size * 0.4; column < size * 0.6; column++) {
      least = Math.min(least, alpha[Math.floor(row) * size + Math.floor(column)]!);
    }
  return least;
}

describe('the blur of the last renders', () => {
  it('is kept at the size that validators look at', () => {
    const fitted = wall();
    expect(thinnest(fitted, 128)).toBeGreaterThan(0.45);
    expect(thinnest(fitted, 518)).toBeLessThan(0.1);
    expect(thinnest(keepBlur(fitted, { ...LENS, lastSize: 128 }), 518)).toBeGreaterThan(0.45);
  });

  it('changes nothing where the last renders were as large', () => {
    const fitted = wall();
    expect(keepBlur(fitted, { ...LENS, lastSize: 518 })).toBe(fitted);
    expect(keepBlur(fitted, { ...LENS, lastSize: 1024 })).toBe(fitted);
  });

  it('leaves the cloud it was given alone', () => {
    const fitted = wall();
    const before = fitted.logScales.slice();
    keepBlur(fitted, { ...LENS, lastSize: 128 });
    expect(fitted.logScales).toEqual(before);
  });
});
