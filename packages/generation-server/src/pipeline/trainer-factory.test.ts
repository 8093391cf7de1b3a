import { AppError } from '@404-gen/service-kit';
import { randomBallCloud, type GpuContext } from '@404-gen/splat';
import { expect, test } from 'vitest';
import { fakeTrainers } from '../test-support/fake-trainer.ts';
import { planOf } from '../test-support/plans.ts';
import { createTrainerFactory } from './trainer-factory.ts';

const options = { ...planOf('a', 'num_pts: 100\nmin_gaussians: 0\n').trainer, spatialLrScale: 10, densityEndStep: 300 };
const start = randomBallCloud(50, 1, 0);
const choice = { name: 'card (webgpu:0)', setting: 'webgpu:0', reason: 'the only adapter', warning: undefined };

function fakeGpu() {
  const state = { failure: undefined as AppError | undefined, peakBytes: 5, settled: 0 };
  const gpu = {
    get peakBytes() {
      return state.peakBytes;
    },
    resetPeak: () => (state.peakBytes = 0),
    settle() {
      state.settled += 1;
      return state.failure ? Promise.reject(state.failure) : Promise.resolve();
    },
  } as unknown as GpuContext;
  return { gpu, state };
}

test('the device is opened once and serves every job', async () => {
  const { gpu, state } = fakeGpu();
  const trainers = fakeTrainers();
  const seen: unknown[] = [];
  let opened = 0;
  const factory = await createTrainerFactory({
    ...{ device: 'auto', workers: 1 },
    open: (setting) => {
      opened += 1;
      expect(setting).toBe('auto');
      return Promise.resolve({ gpu, ...choice });
    },
    createForGpu: (context, ...rest) => {
      seen.push(context);
      return trainers.create(...rest);
    },
  });
  expect(factory.device).toEqual(choice);
  await factory.createTrainer(start, options);
  await factory.createTrainer(start, options);
  expect([opened, seen, state.settled]).toEqual([1, [gpu, gpu], 2]);
  expect(factory.memory!.peakBytes).toBe(5);
  factory.memory!.resetPeak();
  expect(factory.memory!.peakBytes).toBe(0);
});

test('what an earlier job left behind ends no later one, but for a lost device', async () => {
  const { gpu, state } = fakeGpu();
  const trainers = fakeTrainers();
  const factory = await createTrainerFactory({
    ...{ device: 'webgpu', workers: 1 },
    open: () => Promise.resolve({ gpu, ...choice }),
    createForGpu: (_, ...rest) => trainers.create(...rest),
  });
  state.failure = new AppError('GPU_OUT_OF_MEMORY', 'of the job before');
  expect((await factory.createTrainer(start, options)).device).toBe('fake');
  state.failure = new AppError('GPU_DEVICE_LOST', 'gone');
  await expect(factory.createTrainer(start, options)).rejects.toMatchObject({ code: 'GPU_DEVICE_LOST' });
});

test('without a GPU trainers are of the CPU, with the threads asked for', async () => {
  const factory = await createTrainerFactory({ device: 'cpu', workers: 2 });
  expect([factory.device.name, factory.device.reason, factory.memory]).toEqual(['cpu', 'as asked for', undefined]);
  const trainer = await factory.createTrainer(start, options);
  expect(trainer.device).toBe('cpu (2 threads)');
  await trainer.close();
});
