import { createRandom } from '@404-gen/splat';
import { expect, test } from 'vitest';
import { ddimTimesteps } from './ddim.ts';
import { addNoise, alphaBarAt, createNoiseSchedule, predictedNoise } from './noise-schedule.ts';
import { annealedTimestep, randomTimestep, timestepRange } from './timesteps.ts';
import { SD_SCHEDULER } from '../../test-support/sd-scheduler.ts';

const schedule = createNoiseSchedule(SD_SCHEDULER);

test.each([
  [0, 0.99915],
  [20, 0.98131436],
  [100, 0.89422348],
  [250, 0.67379263],
  [500, 0.27633268],
  [750, 0.05616985],
  [900, 0.01415114],
  [980, 0.00584378],
  [999, 0.0046601],
])("ᾱ_%d is the check value of the networks' common schedule", (t, expected) => {
  expect(alphaBarAt(schedule, t)).toBeCloseTo(expected, 7);
});

test('noise is added by variance: a unit signal in unit noise stays of unit variance', () => {
  const noisy = addNoise(schedule, Float32Array.of(1, 0), Float32Array.of(0, 1), 500);
  expect(noisy[0]! ** 2 + noisy[1]! ** 2).toBeCloseTo(1, 6);
  expect(noisy[0]! ** 2).toBeCloseTo(0.27633268, 6);
});

test('a network that predicts velocity tells the same noise', () => {
  const byVelocity = createNoiseSchedule({ ...SD_SCHEDULER, prediction: 'v_prediction' });
  const [clean, noise] = [Float32Array.of(0.3, -2), Float32Array.of(1.5, 0.25)];
  const noisy = addNoise(byVelocity, clean, noise, 300);
  const alphaBar = alphaBarAt(byVelocity, 300);
  const velocity = noise.map((value, i) => Math.sqrt(alphaBar) * value - Math.sqrt(1 - alphaBar) * clean[i]!);
  const told = predictedNoise(byVelocity, velocity, noisy, 300);
  expect(told[0]).toBeCloseTo(1.5, 5);
  expect(told[1]).toBeCloseTo(0.25, 5);
});

test("annealed timesteps are upstream's: 980 for the first 20 of 1000 steps, 20 for the last 21", () => {
  const all = Array.from({ length: 1000 }, (_, index) => annealedTimestep(schedule, index + 1, 1000));
  expect(all.filter((t) => t === 980)).toHaveLength(20);
  expect(all.filter((t) => t === 20)).toHaveLength(21);
  expect(all[499]).toBe(500);
  // Half to even, as numpy rounds: 1000 · (1 − 1/16) = 937.5.
  expect(annealedTimestep(schedule, 1, 16)).toBe(938);
  expect(annealedTimestep(schedule, 3, 16)).toBe(812);
});

test('random timesteps stay in the range, reach both its ends, and follow their seed', () => {
  expect(timestepRange(schedule)).toEqual({ lowest: 20, highest: 980 });
  const draw = (seed: number) => {
    const random = createRandom(seed);
    return Array.from({ length: 20_000 }, () => randomTimestep(schedule, random));
  };
  const drawn = draw(1);
  expect(Math.min(...drawn)).toBe(20);
  expect(Math.max(...drawn)).toBe(980);
  expect(draw(1)).toEqual(drawn);
  expect(draw(2)).not.toEqual(drawn);
});

test('50 DDIM timesteps with offset 1 are 981, 961 … 1', () => {
  const timesteps = ddimTimesteps(schedule, 50);
  expect(timesteps.slice(0, 2)).toEqual([981, 961]);
  expect(timesteps[40]).toBe(181);
  expect(timesteps.at(-1)).toBe(1);
});
