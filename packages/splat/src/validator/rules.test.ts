import { describe, expect, it } from 'vitest';
import type { GaussianCloud } from '../cloud.ts';
import { spzRoundTrip } from '../formats/spz.ts';
import { randomCloud } from '../test-support/clouds.ts';
import { checkDecoded, checkSubmission, type SubmissionRule } from './rules.ts';

const brokenRules = (cloud: GaussianCloud): SubmissionRule[] => checkSubmission(cloud).reasons.map(({ rule }) => rule);

/** 7000 sound splats, changed by `change`. */
function submission(change: (cloud: GaussianCloud) => void = () => undefined): GaussianCloud {
  const cloud = randomCloud(7000);
  change(cloud);
  return cloud;
}

describe('checkSubmission', () => {
  it('passes 7000 sound splats, also as decoded from SPZ', () => {
    expect(checkSubmission(submission())).toEqual({ valid: true, reasons: [] });
    expect(checkSubmission(spzRoundTrip(submission())).valid).toBe(true);
  });

  it.each([0, 1, 6999])('refuses %i splats', (count) => {
    const { valid, reasons } = checkSubmission({ ...submission(), count });
    expect(valid).toBe(false);
    expect(reasons[0]).toEqual({ rule: 'count', message: expect.stringContaining(`${count} splats`) as string });
  });

  it('refuses more splats than the decoder reads, before looking at them', () => {
    expect(brokenRules({ ...submission(), count: 10_000_001 })).toEqual(['count']);
  });

  it.each([
    ['positions', NaN],
    ['shDc', Infinity],
    ['opacityLogits', -Infinity],
    ['logScales', NaN],
    ['rotations', NaN],
  ] as const)('refuses %s of %d, naming the splat', (attribute, value) => {
    const { reasons } = checkSubmission(submission((cloud) => (cloud[attribute][0] = value)));
    expect(reasons).toEqual([{ rule: 'finite', message: expect.stringContaining('splat 0') as string }]);
  });

  it('refuses a quaternion of no length', () => {
    expect(brokenRules(submission(({ rotations }) => rotations.fill(0, 40, 44)))).toEqual(['finite']);
  });

  it('refuses positions that would wrap', () => {
    expect(brokenRules(submission(({ positions }) => (positions[10] = 2048)))).toEqual(['encoding']);
  });

  it('refuses what is too large for an SPZ', () => {
    const cloud = { ...submission(), shDegree: 3 as const, count: 4_300_000 };
    expect(brokenRules(cloud)).toEqual(['encoding']);
  });

  it('refuses centres that coincide, if only after quantisation', () => {
    expect(brokenRules(submission(({ positions }) => positions.fill(0.5)))).toEqual(['extent']);
    const tiny = submission(({ positions }) => positions.forEach((value, index) => (positions[index] = value * 1e-5)));
    expect(brokenRules(tiny)).toEqual(['extent']);
  });

  it('refuses more than 80 % of transparent splats', () => {
    const transparent = (count: number) =>
      submission(({ opacityLogits }) => opacityLogits.fill(-9, 0, count).fill(0, count));
    expect(brokenRules(transparent(5600))).toEqual([]);
    expect(checkSubmission(transparent(5601)).reasons).toEqual([
      { rule: 'opacity', message: '80.0 % of the splats are transparent; validators allow 80 %' },
    ]);
  });

  it('counts as transparent what SPZ makes transparent', () => {
    // An opacity of 0.0019 is above a validator's threshold, but its byte is 0.
    const faint = submission(({ opacityLogits }) => opacityLogits.fill(Math.log(0.0019 / 0.9981)));
    expect(checkDecoded(faint).valid).toBe(true);
    expect(brokenRules(faint)).toEqual(['opacity']);
  });

  it.each([0, 1, 2])('refuses splat %i at (1, 1, 1), as validators do', (splat) => {
    expect(brokenRules(submission(({ positions }) => positions.fill(1, splat * 3, splat * 3 + 3)))).toEqual(['centre']);
    expect(brokenRules(submission(({ positions }) => positions.fill(1, splat * 3, splat * 3 + 2)))).toEqual([]);
  });

  it('does not mind splat 3 at (1, 1, 1), nor a centre that is merely near', () => {
    expect(brokenRules(submission(({ positions }) => positions.fill(1, 9, 12)))).toEqual([]);
    expect(brokenRules(submission(({ positions }) => positions.fill(1 + 1 / 4096, 0, 3)))).toEqual([]);
  });

  it('passes identity rotations, which SPZ turns into others', () => {
    const identity = submission(({ rotations }) =>
      rotations.forEach((_, index) => (rotations[index] = index % 4 === 0 ? 2 : 0)),
    );
    expect(brokenRules(identity)).toEqual([]);
    expect(checkDecoded(identity).reasons.map(({ rule }) => rule)).toEqual(['rotations']);
    identity.rotations[27_999] = 0.001;
    expect(checkDecoded(identity).valid).toBe(true);
  });

  it('gives every rule broken', () => {
    const bad = {
      ...submission(({ opacityLogits, positions }) => (opacityLogits.fill(-9), positions.fill(1, 0, 3))),
      count: 10,
    };
    expect(brokenRules(bad)).toEqual(['count', 'centre', 'opacity']);
  });
});
