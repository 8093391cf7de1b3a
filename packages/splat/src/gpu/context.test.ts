import { beforeAll, describe, expect, test } from 'vitest';
import { describeGpu } from '../test-support/gpu.ts';
import { createGpuContext, workgroupsFor } from './context.ts';

class GPUOutOfMemoryError extends Error {}
class GPUValidationError extends Error {}

/** A device that computes nothing; the test says what goes wrong. */
function fakeDevice() {
  let lose: (info: { reason: string; message: string }) => void = () => undefined;
  const state = { answers: true };
  const answer = () => (state.answers ? Promise.resolve() : Promise.reject(new Error('map aborted')));
  const device = {
    limits: { maxBufferSize: 1000, maxStorageBufferBindingSize: 500 },
    lost: new Promise((resolve) => (lose = resolve)),
    onuncapturederror: undefined as unknown as (event: { error: Error }) => void,
    queue: { onSubmittedWorkDone: answer, submit: () => undefined },
    createBuffer: () => ({
      destroy: () => undefined,
      mapAsync: answer,
      getMappedRange: (_: number, bytes: number) => new ArrayBuffer(bytes),

      unmap: () => undefined,
    }),
    createCommandEncoder: () => ({ copyBufferToBuffer: () => undefined, finish: () => undefined }),
  };
  const gpu = createGpuContext(device as unknown as GPUDevice, 'fake');
  return {
    ...{ gpu, state },
    fail: (error: Error) => device.onuncapturederror({ error }),
    lose: (reason: string) => lose({ reason, message: 'gone' }),
  };
}

beforeAll(() => {
  Object.assign(globalThis, {
    GPUBufferUsage: { STORAGE: 128, COPY_SRC: 4, COPY_DST: 8, MAP_READ: 1 },
    GPUMapMode: { READ: 1 },
  });
});

describe('a context', () => {
  test('counts what is allocated, and its peak', () => {
    const { gpu } = fakeDevice();
    const [first] = [gpu.createBuffer('a', 100), gpu.createBuffer('b', 1)];
    gpu.destroyBuffer(first);
    expect([gpu.allocatedBytes, gpu.peakBytes]).toEqual([16, 116]);
    gpu.resetPeak();
    expect(gpu.peakBytes).toBe(16);
  });

  test('refuses a buffer beyond the limits before it is made', () => {
    const { gpu } = fakeDevice();
    expect(() => gpu.createBuffer('big', 501)).toThrow(expect.objectContaining({ code: 'GPU_OUT_OF_MEMORY' }));
    expect(gpu.allocatedBytes).toBe(0);
    expect(gpu.createBuffer('read-back', 501, GPUBufferUsage.MAP_READ)).toBeDefined();
  });

  test('makes all buffers of an object or none', () => {
    const { gpu } = fakeDevice();
    gpu.createBuffer('earlier', 16);
    const make = (bytes: number) => gpu.allOrNothing(() => [gpu.createBuffer('a', 100), gpu.createBuffer('b', bytes)]);
    expect(() => make(501)).toThrow(expect.objectContaining({ code: 'GPU_OUT_OF_MEMORY' }));
    expect(gpu.allocatedBytes).toBe(16);
    expect(make(500)).toHaveLength(2);
    expect(gpu.allocatedBytes).toBe(616);
  });

  test('tells the first of several errors once, and works on', async () => {
    const { gpu, fail } = fakeDevice();
    fail(new GPUOutOfMemoryError('no memory\ndetails'));
    fail(new GPUValidationError('invalid buffer'));
    await expect(gpu.settle()).rejects.toMatchObject({ code: 'GPU_OUT_OF_MEMORY', message: 'no memory' });
    await gpu.settle();
    fail(new GPUValidationError('invalid buffer'));
    await expect(gpu.settle()).rejects.toMatchObject({ code: 'BUG_GPU' });
  });

  test('never hands out what came after an error', async () => {
    const { gpu, fail } = fakeDevice();
    const buffer = gpu.createBuffer('a', 16);
    fail(new GPUOutOfMemoryError('no memory'));
    await expect(gpu.read(buffer, 0, 16)).rejects.toMatchObject({ code: 'GPU_OUT_OF_MEMORY' });
    expect((await gpu.read(buffer, 0, 16)).byteLength).toBe(16);
    expect(gpu.allocatedBytes).toBe(16);
  });

  test('of a lost device says so for good', async () => {
    const { gpu, lose, state } = fakeDevice();
    const buffer = gpu.createBuffer('a', 16);
    lose('unknown');
    state.answers = false;
    await Promise.resolve();
    for (const call of [() => gpu.settle(), () => gpu.read(buffer, 0, 16), () => gpu.settle()]) {
      await expect(call()).rejects.toMatchObject({ code: 'GPU_DEVICE_LOST', message: 'The GPU was lost: gone' });
    }
  });

  test('takes silence for a lost device', async () => {
    const { gpu, state } = fakeDevice();
    state.answers = false;
    await expect(gpu.settle()).rejects.toMatchObject({ code: 'GPU_DEVICE_LOST', message: 'The GPU stopped answering' });
  });
});

test.each([
  [1, [1, 1]],
  [256 * 65_535, [65_535, 1]],
  [256 * 65_535 + 1, [32_768, 2]],
])('%i threads in workgroups of 256', (threads, groups) => {
  expect(workgroupsFor(threads, 256)).toEqual(groups);
});

describeGpu('a real context', (gpu) => {
  test('reports what validation refuses, and works on', async () => {
    const buffer = gpu().createBuffer('a', 16, GPUBufferUsage.COPY_DST);
    await expect(gpu().read(buffer, 0, 16)).rejects.toMatchObject({ code: 'BUG_GPU' });
    const sound = gpu().createBuffer('b', 16);
    gpu().device.queue.writeBuffer(sound, 0, Uint32Array.of(1, 2, 3, 4));
    expect([...new Uint32Array(await gpu().read(sound, 4, 8))]).toEqual([2, 3]);
    gpu().destroyBuffer(buffer);
    gpu().destroyBuffer(sound);
  });
});
