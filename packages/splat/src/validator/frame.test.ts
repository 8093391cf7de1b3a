import { describe, expect, it } from 'vitest';
import { cloudBounds, cloudStatistics, copyCloud } from '../cloud-ops.ts';
import { createCloud, type GaussianCloud } from '../cloud.ts';
import { spzRoundTrip } from '../formats/spz.ts';
import { opacityOf } from '../opacity.ts';
import { randomCloud } from '../test-support/clouds.ts';
import { fitToValidatorFrame, normaliseForValidator } from './frame.ts';

/** Lopsided, off centre and not 1.5 long. */
function lopsided(shDegree: 0 | 1 = 0): GaussianCloud {
  const cloud = randomCloud(400, shDegree);
  for (let i = 0; i < cloud.count * 3; i++) {
    const axis = i % 3;
    const value = cloud.positions[i]!;
    // Two thirds of the splats crowd at one end of each axis.
    cloud.positions[i] = [3, -7, 0.5][axis]! + [1, 2, 0.5][axis]! * (value > 0.3 ? value : -0.95 + 0.05 * value);
  }
  return cloud;
}

const moved = (cloud: GaussianCloud, offset: readonly number[]): GaussianCloud => {
  const copy = copyCloud(cloud);
  copy.positions.forEach((value, index) => (copy.positions[index] = value + offset[index % 3]!));
  return copy;
};

/** Distance of the middle of the box around the centres from the origin, as a validator sees the cloud. */
function offCentre(cloud: GaussianCloud): number {
  const { min, max } = cloudBounds(normaliseForValidator(cloud))!;
  return Math.hypot(...min.map((low, axis) => (low + max[axis]!) / 2));
}

describe('normaliseForValidator', () => {
  it('does what transform_gs_data of the validators does', () => {
    const cloud = createCloud(2);
    cloud.positions.set([1, 2, 3, 4, 5, 9]); // mean of all 4; longest side 6, so k = 0.25
    cloud.logScales.set([0, -1, -2, -3, -4, -5]);
    cloud.opacityLogits.set([Math.log(0.1 / 0.9), Math.log(0.4 / 0.6)]);
    cloud.shDc.set([1, 2, 3, 4, 5, 6]);
    const seen = normaliseForValidator(cloud);
    expect([...seen.positions]).toEqual([-0.75, -0.5, -0.25, 0, 0.25, 1.25]);
    seen.logScales.forEach((value, index) => {
      expect(value).toBeCloseTo(cloud.logScales[index]! + Math.log(0.25), 6);
    });
    expect(opacityOf(seen.opacityLogits[0]!)).toBeCloseTo(0.4, 6);
    // 0.4 / 0.25 is clipped to 1.
    expect(opacityOf(seen.opacityLogits[1]!)).toBeCloseTo(1, 6);
    expect([seen.shDc, seen.rotations]).toEqual([cloud.shDc, cloud.rotations]);
  });

  it('drops spherical harmonics, as validators read none', () => {
    const cloud = randomCloud(10, 2);
    const seen = normaliseForValidator(cloud);
    expect([seen.shDegree, seen.shRest.length]).toEqual([0, 0]);
    expect(seen.shDc).toEqual(cloud.shDc);
  });

  it('makes what is scaled up more transparent', () => {
    const cloud = createCloud(2);
    cloud.positions.set([0, 0, 0, 0.5, 0, 0]); // k = 3
    expect(opacityOf(normaliseForValidator(cloud).opacityLogits[0]!)).toBeCloseTo(0.5 / 3, 6);
  });

  it.each([createCloud(0), createCloud(1), createCloud(5)])('refuses a cloud without extent', (cloud) => {
    expect(() => normaliseForValidator(cloud)).toThrow(expect.objectContaining({ code: 'NUMERIC_CLOUD_EXTENT' }));
    expect(() => fitToValidatorFrame(cloud)).toThrow(expect.objectContaining({ code: 'NUMERIC_CLOUD_EXTENT' }));
  });
});

describe('fitToValidatorFrame', () => {
  it('gives a cloud that validators leave as it is', () => {
    const fitted = fitToValidatorFrame(lopsided());
    const seen = normaliseForValidator(fitted);
    for (const name of ['positions', 'logScales', 'shDc', 'rotations', 'opacityLogits'] as const) {
      fitted[name].forEach((value, index) => {
        expect(Math.abs(seen[name][index]! - value), `${name} ${index}`).toBeLessThan(1e-5);
      });
    }
  });

  it('still is nearly one after SPZ', () => {
    const fitted = spzRoundTrip(fitToValidatorFrame(lopsided()));
    const seen = normaliseForValidator(fitted);
    fitted.positions.forEach((value, index) => {
      expect(Math.abs(seen.positions[index]! - value)).toBeLessThan(1 / 4096);
    });
    fitted.opacityLogits.forEach((logit, index) => {
      expect(Math.abs(opacityOf(seen.opacityLogits[index]!) - opacityOf(logit))).toBeLessThan(1e-3);
    });
  });

  it('keeps the shape: one factor for positions and standard deviations, all else untouched', () => {
    const cloud = lopsided(1);
    const before = copyCloud(cloud);
    const fitted = fitToValidatorFrame(cloud);
    expect(cloud).toEqual(before);
    expect(cloudStatistics(fitted).largestSide).toBeCloseTo(1.5, 5);
    const factor = 1.5 / cloudStatistics(cloud).largestSide;
    for (let i = 3; i < cloud.count * 3; i++) {
      const expected = (cloud.positions[i]! - cloud.positions[i % 3]!) * factor;
      expect(fitted.positions[i]! - fitted.positions[i % 3]!).toBeCloseTo(expected, 5);
      expect(fitted.logScales[i]! - cloud.logScales[i]!).toBeCloseTo(Math.log(factor), 5);
    }
    for (const name of ['shDc', 'shRest', 'rotations', 'opacityLogits'] as const) {
      expect(fitted[name]).toEqual(cloud[name]);
    }
  });

  it('has its box off the middle by the same on each axis, and by nothing when it is even', () => {
    const { min, max } = cloudBounds(fitToValidatorFrame(lopsided()))!;
    const [x, y, z] = min.map((low, axis) => (low + max[axis]!) / 2);
    expect(y).toBeCloseTo(x!, 5);
    expect(z).toBeCloseTo(x!, 5);
    expect(Math.abs(x!)).toBeGreaterThan(0.01);

    const even = createCloud(2);
    even.positions.set([10, 20, 30, 13, 22, 31]);
    expect([...fitToValidatorFrame(even).positions]).toEqual([-0.75, -0.5, -0.25, 0.75, 0.5, 0.25]);
  });

  it('cannot be bettered by moving it: no offset brings the box nearer to the middle', () => {
    const fitted = fitToValidatorFrame(lopsided());
    const best = offCentre(fitted);
    expect(best).toBeLessThan(offCentre(lopsided()));
    for (const offset of [
      [0.1, 0, 0],
      [0, -0.1, 0],
      [0.05, 0.05, -0.1],
      [0, 0, 0.02],
      [0.2, 0.2, 0.2],
      [-1, -1, -1],
    ]) {
      expect(offCentre(moved(fitted, offset))).toBeGreaterThan(best - 1e-5);
    }
  });

  it('is done after one time', () => {
    const once = fitToValidatorFrame(lopsided());
    const twice = fitToValidatorFrame(once);
    once.positions.forEach((value, index) => {
      expect(twice.positions[index]).toBeCloseTo(value, 5);
    });
  });
});
