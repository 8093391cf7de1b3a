import { orbitCamera } from '@404-gen/splat';
import { expect, test } from 'vitest';
import { readReference } from '../../test-support/reference-file.ts';
import { multiViewCameraVector, polarAngle, relativeCameraVector } from './camera-vectors.ts';
import { ddimTimesteps, sampleDdim } from './ddim.ts';
import { dpmTimesteps, sampleDpmSolver } from './dpm-solver.ts';
import { alphaBarAt, createNoiseSchedule } from './noise-schedule.ts';
import { SD_SCHEDULER } from '../../test-support/sd-scheduler.ts';

const schedule = createNoiseSchedule(SD_SCHEDULER);
const { signal } = new AbortController();
const samplers = readReference('schedulers');
const VALUES = 8;

const row = (values: ArrayLike<number>, index: number) =>
  Float32Array.from(values).slice(index * VALUES, (index + 1) * VALUES);

function expectClose(values: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number) {
  expect(values).toHaveLength(wanted.length);
  for (let index = 0; index < wanted.length; index++) {
    expect(Math.abs(values[index]! - wanted[index]!)).toBeLessThan(tolerance * (1 + Math.abs(wanted[index]!)));
  }
}

test("the noise schedule is diffusers' at all thousand timesteps", () => {
  const wanted = samplers.tensor('alphasCumprod');
  expectClose(
    Array.from(wanted, (_, t) => alphaBarAt(schedule, t)),
    wanted,
    1e-6,
  );
});

test.each([10, 30, 50])("%i steps of DDIM, each of them, are diffusers'", async (steps) => {
  const [timesteps, samples, noises, previous] = ['timesteps', 'sample', 'noise', 'previous'].map((name) =>
    samplers.tensor(`ddim${steps}.${name}`),
  ) as [Int32Array, Float32Array, Float32Array, Float32Array];
  expect(ddimTimesteps(schedule, steps)).toEqual(Array.from(timesteps));
  for (let step = 0; step < steps; step++) {
    // Of a run that starts at this step, the latents that the second call is shown; the last has none and is the result.
    const seen: Float32Array[] = [];
    const predict = (noisy: Float32Array) => {
      seen.push(noisy);
      return Promise.resolve(row(noises, step));
    };
    const result = await sampleDdim(schedule, row(samples, step), predict, { steps, from: step, signal });
    expectClose(seen[1] ?? result, row(previous, step), 1e-4);
  }
});

test.each([10, 30, 50])("a run of %i steps of DPM-Solver++ is diffusers', step by step", async (steps) => {
  const [timesteps, start, noises, after] = ['timesteps', 'start', 'noise', 'after'].map((name) =>
    samplers.tensor(`dpm${steps}.${name}`),
  ) as [Int32Array, Float32Array, Float32Array, Float32Array];
  expect(dpmTimesteps(schedule, steps)).toEqual(Array.from(timesteps));
  const seen: Float32Array[] = [];
  const predict = (noisy: Float32Array) => {
    seen.push(noisy);
    return Promise.resolve(row(noises, seen.length - 1));
  };
  const result = await sampleDpmSolver(schedule, start, predict, { steps, signal });
  [...seen.slice(1), result].forEach((latents, step) => {
    expectClose(latents, row(after, step), 1e-4);
  });
});

const cameras = readReference<{ multiViewRows: number[][]; zero123Rows: number[][] }>('cameras').facts;

test("camera vectors are those of MVDream's and ImageDream's own code on a grid of poses", () => {
  for (const [elevationDegrees = 0, azimuthDegrees = 0, ...wanted] of cameras.multiViewRows) {
    const pose = { elevationDegrees, azimuthDegrees, radius: 2.5 };
    const camera = orbitCamera(pose, { fovyDegrees: 49.1, width: 64, height: 64 });
    expectClose(multiViewCameraVector(camera), wanted, 1e-6);
  }
});

test("Zero123's vectors follow from positions as in its training data", () => {
  for (const [reference = 0, elevationDegrees = 0, azimuthDegrees = 0, ...wanted] of cameras.zero123Rows) {
    const pose = { elevationDegrees, azimuthDegrees, radius: 2.5 };
    const from = { elevationDegrees: reference, azimuthDegrees: 0 };
    expectClose(relativeCameraVector(pose, from, polarAngle(reference)), wanted, 1e-6);
  }
});
