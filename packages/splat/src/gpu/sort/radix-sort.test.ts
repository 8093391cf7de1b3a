import { expect, it } from 'vitest';
import { createRandom } from '../../optimise/random.ts';
import { describeGpu } from '../../test-support/gpu.ts';
import type { GpuContext } from '../context.ts';
import { createRadixSort, MAX_SORT_CAPACITY, type RadixSort } from './radix-sort.ts';
import type { RadixSortVariant } from './radix-sort.wgsl.ts';

/** The count stands at this word, so that an offset that is ignored shows. */
const COUNT_INDEX = 3;
const GARBAGE = 0xdead_beef;

interface Case {
  keys: Uint32Array<ArrayBuffer>;
  capacity?: number;
  keyBits?: number;
  /** What the device reads; the number of keys unless given. */
  count?: number;
  variant?: RadixSortVariant;
}

function createCount(gpu: GpuContext, count: number) {
  const buffer = gpu.createBuffer('count', 16);
  const words = new Uint32Array(4).fill(GARBAGE);
  words[COUNT_INDEX] = count;
  gpu.device.queue.writeBuffer(buffer, 0, words);
  return { buffer, offsetBytes: COUNT_INDEX * 4 };
}

async function run(gpu: GpuContext, sort: RadixSort, keys: Uint32Array<ArrayBuffer>) {
  const { queue } = gpu.device;
  queue.writeBuffer(sort.keys, 0, keys);
  queue.writeBuffer(
    sort.values,
    0,
    Uint32Array.from(keys, (_, index) => index),
  );
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  sort.encode(pass);
  pass.end();
  queue.submit([encoder.finish()]);
  await gpu.settle();
  if (keys.length === 0) return { keys: new Uint32Array(), values: new Uint32Array() };
  return {
    keys: new Uint32Array(await gpu.read(sort.sortedKeys, 0, keys.byteLength)),
    values: new Uint32Array(await gpu.read(sort.sortedValues, 0, keys.byteLength)),
  };
}

/** Original indices in sorted order; JavaScript's sort is stable. */
function expectedOrder(keys: Uint32Array, keyBits: number): Uint32Array {
  const part = (key: number) => (keyBits === 32 ? key : key % 2 ** keyBits);
  return Uint32Array.from(keys, (_, index) => index).sort((a, b) => part(keys[a]!) - part(keys[b]!));
}

async function expectSorted(
  gpu: GpuContext,
  { keys, capacity = Math.max(1, keys.length), keyBits = 32, count, variant }: Case,
) {
  const allocated = gpu.allocatedBytes;
  const pairs = createCount(gpu, count ?? keys.length);
  const sort = createRadixSort(gpu, { label: 'sort', capacity, keyBits, count: pairs, variant });
  const sorted = await run(gpu, sort, keys);
  sort.destroy();
  gpu.destroyBuffer(pairs.buffer);
  const order = expectedOrder(keys, keyBits);
  // Typed arrays of this length are compared as buffers: the matcher would take seconds.
  expect(firstDifference(sorted.values, order)).toBe(-1);
  expect(
    firstDifference(
      sorted.keys,
      order.map((index) => keys[index]!),
    ),
  ).toBe(-1);
  expect(gpu.allocatedBytes).toBe(allocated);
}

function firstDifference(actual: Uint32Array, expected: Uint32Array): number {
  if (actual.length !== expected.length) return Math.min(actual.length, expected.length);
  return actual.findIndex((value, index) => value !== expected[index]);
}

function randomKeys(length: number, mask = 0xffff_ffff): Uint32Array<ArrayBuffer> {
  const random = createRandom(length);
  return Uint32Array.from({ length }, () => (Math.floor(random.uniform() * 2 ** 32) & mask) >>> 0);
}

const SIZES = [0, 1, 255, 256, 257, 4096, 4097, 100_003];

describeGpu('radix sort', (gpu) => {
  it.each(SIZES)('sorts %i random pairs', (size) => expectSorted(gpu(), { keys: randomKeys(size) }));

  const shapes: Record<string, (length: number) => Uint32Array<ArrayBuffer>> = {
    'all equal': (length) => new Uint32Array(length).fill(0x1234_5678),
    'all ones': (length) => new Uint32Array(length).fill(0xffff_ffff),
    'in order': (length) => Uint32Array.from({ length }, (_, index) => index),
    'in reverse': (length) => Uint32Array.from({ length }, (_, index) => length - index),
    'different in the top bits only': (length) => randomKeys(length, 0xf000_0000),
    'of two values': (length) => randomKeys(length, 0x0001_0000),
  };
  const variants: [name: string, capacity: number, variant: RadixSortVariant][] = [
    ['one block', 1024, { itemsPerThread: 4, digitOffsets: 'one-block' }],
    ['few blocks', 9000, { itemsPerThread: 4, digitOffsets: 'few-blocks' }],
    ['many blocks', 9000, { itemsPerThread: 16, digitOffsets: 'many-blocks' }],
  ];
  for (const [name, capacity, variant] of variants) {
    it.each(Object.keys(shapes))(`sorts keys that are %s, in ${name}`, (shape) =>
      expectSorted(gpu(), { keys: shapes[shape]!(capacity), variant }),
    );

    it(`sorts in ${name} what the count says and nothing beyond`, async () => {
      const length = capacity - 400;
      const pairs = createCount(gpu(), length);
      const sort = createRadixSort(gpu(), { label: 'sort', capacity, keyBits: 16, count: pairs, variant });
      gpu().device.queue.writeBuffer(sort.keys, 4 * length, randomKeys(400, 0xff));
      const keys = randomKeys(length);
      const { values } = await run(gpu(), sort, keys);
      expect(firstDifference(values, expectedOrder(keys, 16))).toBe(-1);
      sort.destroy();
      gpu().destroyBuffer(pairs.buffer);
    });
  }

  it.each([1, 7, 8, 9, 16, 20, 25, 31, 32])('sorts by the lowest %i bits only', (keyBits) =>
    expectSorted(gpu(), { keys: randomKeys(1000), keyBits }),
  );

  it('takes a count above the capacity for the capacity', () =>
    expectSorted(gpu(), { keys: randomKeys(1000), count: 0xffff_ffff }));

  it('sorts again with another count', async () => {
    const pairs = createCount(gpu(), 5000);
    const sort = createRadixSort(gpu(), { label: 'sort', capacity: 30_000, keyBits: 24, count: pairs });
    for (const length of [9000, 300, 3000]) {
      gpu().device.queue.writeBuffer(pairs.buffer, pairs.offsetBytes, new Uint32Array([length]));
      const keys = randomKeys(length);
      const { values } = await run(gpu(), sort, keys);
      expect(firstDifference(values, expectedOrder(keys, 24))).toBe(-1);
    }
    sort.destroy();
    gpu().destroyBuffer(pairs.buffer);
  });

  it.each([
    { capacity: 0 },
    { capacity: MAX_SORT_CAPACITY + 1 },
    { capacity: 10.5 },
    { keyBits: 0 },
    { keyBits: 33 },
    { offsetBytes: 2 },
  ])('refuses $capacity $keyBits $offsetBytes', ({ capacity = 10, keyBits = 32, offsetBytes = 0 }) => {
    const buffer = gpu().createBuffer('count', 16);
    const options = { label: 'sort', capacity, keyBits, count: { buffer, offsetBytes } };
    expect(() => createRadixSort(gpu(), options)).toThrow(expect.objectContaining({ code: 'BUG_SORT_OPTIONS' }));
    gpu().destroyBuffer(buffer);
  });
});
