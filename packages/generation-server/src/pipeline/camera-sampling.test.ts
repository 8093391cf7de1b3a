import { createRandom } from '@404-gen/splat';
import { expect, test } from 'vitest';
import { planOf } from '../test-support/plans.ts';
import { sampleBackground, samplePoses } from './camera-sampling.ts';
import { renderSize, workDone } from './generation-plan.ts';

const randomOf = (seed: number) => {
  const random = createRandom(seed);
  return () => random.uniform();
};
const posesOf = (yaml: string, draws = 500) => {
  const { cameras } = planOf('a', yaml);
  const random = randomOf(1);
  return Array.from({ length: draws }, () => samplePoses(cameras, random));
};

test('elevations are whole degrees of the range, its upper end left out; azimuths go all round', () => {
  const poses = posesOf('min_ver: -3\nmax_ver: 2').flat();
  expect([...new Set(poses.map((pose) => pose.elevationDegrees))].sort((a, b) => a - b)).toEqual([-3, -2, -1, 0, 1]);
  const azimuths = poses.map((pose) => pose.azimuthDegrees);
  expect(azimuths.every((azimuth) => Number.isInteger(azimuth) && azimuth >= -180 && azimuth < 180)).toBe(true);
  expect(Math.max(...azimuths) - Math.min(...azimuths)).toBeGreaterThan(340);
});

test('views of a group stand evenly round the object; mvdream looks at four, batch_size makes more groups', () => {
  const [poses = []] = posesOf('mvdream: true\nbatch_size: 2\nradius: 3.5', 1);
  expect(poses).toHaveLength(8);
  for (const group of [poses.slice(0, 4), poses.slice(4)]) {
    const [first] = group;
    expect(group.map((pose) => pose.azimuthDegrees - first!.azimuthDegrees)).toEqual([0, 90, 180, 270]);
    expect(new Set(group.map((pose) => pose.elevationDegrees)).size).toBe(1);
  }
  expect(poses[0]!.radius).toBe(3.5);
});

test('elevation moves the range, and cameras keep 10° off straight up and down', () => {
  // Reference sheet, §5.4: min' = max(min(−30, −30 − 60), −80 − 60), max' = min(max(30, 30 − 60), 80 − 60).
  const elevations = posesOf('elevation: 60')
    .flat()
    .map((pose) => pose.elevationDegrees);
  expect(Math.min(...elevations)).toBeGreaterThanOrEqual(-30);
  expect(Math.max(...elevations)).toBeLessThan(80);
});

test('the background is black with the probability given, else white', () => {
  const random = randomOf(2);
  const share = (probability: number) => {
    const { cameras } = planOf('a', `invert_bg_prob: ${probability}`);
    const draws = Array.from({ length: 1000 }, () => sampleBackground(cameras, random));
    return draws.filter(([red]) => red === 0).length / draws.length;
  };
  expect(share(0)).toBe(0);
  expect(share(1)).toBe(1);
  expect(Math.abs(share(0.25) - 0.25)).toBeLessThan(0.055);
});

test("renders grow as upstream's do: 299 steps of 1000 at 128, 300 at 256, 401 at 512", () => {
  const plan = planOf('a', 'iters: 1000\nposition_lr_max_steps: 300\ndensity_end_iter: 800');
  const sizes = Array.from({ length: 1000 }, (_, index) => renderSize(plan, index + 1));
  expect([128, 256, 512].map((size) => sizes.filter((each) => each === size).length)).toEqual([299, 300, 401]);
});

test('a shorter list of sizes repeats its last; work done follows the pixels', () => {
  const plan = planOf('a', 'render_sizes: [64, 96]');
  expect(plan.cameras.renderSizes).toEqual([64, 96, 96]);
  expect(workDone(plan, 0)).toBe(0);
  expect(workDone(plan, plan.trainer.iterations)).toBe(1);
  expect(workDone(planOf('a'), 750)).toBeLessThan(0.25);
});
