import { beforeAll, expect, it } from 'vitest';
import { createRandom } from '../../optimise/random.ts';
import { describeGpu } from '../../test-support/gpu.ts';
import type { GpuContext } from '../context.ts';
import { chooseVariant, createRadixSort, MAX_SORT_CAPACITY, type RadixSort } from './radix-sort.ts';
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

const ONE_BLOCK: RadixSortVariant = { itemsPerThread: 4, digitOffsets: 'one-block' };
const FEW_BLOCKS: RadixSortVariant = { itemsPerThread: 4, digitOffsets: 'few-blocks' };
const MANY_BLOCKS: RadixSortVariant = { itemsPerThread: 16, digitOffsets: 'many-blocks' };
const MANY_SHORT_BLOCKS: RadixSortVariant = { itemsPerThread: 4, digitOffsets: 'many-blocks' };

it.each<[capacity: number, variant: RadixSortVariant]>([
  [1, ONE_BLOCK],
  [1024, ONE_BLOCK],
  [1025, { itemsPerThread: 8, digitOffsets: 'one-block' }],
  [4096, { itemsPerThread: 16, digitOffsets: 'one-block' }],
  [4097, FEW_BLOCKS],
  [65_536, FEW_BLOCKS],
  [65_537, MANY_SHORT_BLOCKS],
  [393_216, MANY_SHORT_BLOCKS],
  [393_217, { itemsPerThread: 8, digitOffsets: 'many-blocks' }],
  [786_433, MANY_BLOCKS],
  [MAX_SORT_CAPACITY, MANY_BLOCKS],
])('cuts %i pairs into blocks of %j', (capacity, variant) => {
  expect(chooseVariant(capacity)).toEqual(variant);
});

it('cuts for what is usual, but takes one block for what fits one only', () => {
  expect(chooseVariant(MAX_SORT_CAPACITY, 2000)).toEqual(FEW_BLOCKS);
  expect(chooseVariant(MAX_SORT_CAPACITY, 200_000)).toEqual(MANY_SHORT_BLOCKS);
});

describeGpu('radix sort', (gpu) => {
  // Software adapters take seconds to compile a variant: the tests share these, compiled outside their time limit.
  beforeAll(() => {
    const buffer = gpu().createBuffer('count', 16);
    for (const variant of [ONE_BLOCK, FEW_BLOCKS, MANY_BLOCKS, MANY_SHORT_BLOCKS]) {
      const count = { buffer, offsetBytes: 0 };
      createRadixSort(gpu(), { label: 'sort', capacity: 1, keyBits: 1, count, variant }).destroy();
    }
    gpu().destroyBuffer(buffer);
  }, 120_000);

  it.each<[size: number, variant: RadixSortVariant]>([
    [0, ONE_BLOCK],
    [1, ONE_BLOCK],
    [255, ONE_BLOCK],
    [256, ONE_BLOCK],
    [257, ONE_BLOCK],
    [1024, ONE_BLOCK],
    [4096, FEW_BLOCKS],
    [20_001, FEW_BLOCKS],
    [4097, MANY_BLOCKS],
    [100_003, MANY_BLOCKS],
  ])('sorts %i random pairs, %j', (size, variant) => expectSorted(gpu(), { keys: randomKeys(size), variant }));

  it('scans the counts of more blocks than a workgroup has threads', () =>
    expectSorted(gpu(), { keys: randomKeys(263_000), keyBits: 8, variant: MANY_SHORT_BLOCKS }));

  const shapes: Record<string, (length: number) => Uint32Array<ArrayBuffer>> = {
    'all equal': (length) => new Uint32Array(length).fill(0x1234_5678),
    'all ones': (length) => new Uint32Array(length).fill(0xffff_ffff),
    'in order': (length) => Uint32Array.from({ length }, (_, index) => index),
    'in reverse': (length) => Uint32Array.from({ length }, (_, index) => length - index),
    'different in the top bits only': (length) => randomKeys(length, 0xf000_0000),
    'of two values': (length) => randomKeys(length, 0x0001_0000),
  };
  const both = [
    ['one block', 1024, ONE_BLOCK],
    ['few blocks', 3000, FEW_BLOCKS],
  ] as const;
  for (const [name, length, variant] of both) {
    it.each(Object.keys(shapes))(`sorts keys that are %s, in ${name}`, (shape) =>
      expectSorted(gpu(), { keys: shapes[shape]!(length), variant }),
    );
  }

  for (const [name, capacity, variant] of [...both, ['many blocks', 9000, MANY_BLOCKS]] as const) {
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
    for (const length of [4000, 300, 2000]) {
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
    { capacity: 1025, variant: ONE_BLOCK },
  ])('refuses %j', ({ capacity = 10, keyBits = 32, offsetBytes = 0, variant }) => {
    const buffer = gpu().createBuffer('count', 16);
    const options = { label: 'sort', capacity, keyBits, count: { buffer, offsetBytes }, variant };
    expect(() => createRadixSort(gpu(), options)).toThrow(expect.objectContaining({ code: 'BUG_SORT_OPTIONS' }));
    gpu().destroyBuffer(buffer);
  });

  it('takes numbers of pairs as values, and values of two words, through odd and even numbers of passes', async () => {
    const keys = randomKeys(5000, 2 ** 20);
    const { queue } = gpu().device;
    for (const keyBits of [8, 16, 20]) {
      const expected = expectedOrder(keys, keyBits);
      const count = createCount(gpu(), keys.length);
      const byIndex = createRadixSort(gpu(), { label: 'i', capacity: keys.length, keyBits, count, values: 'index' });
      queue.writeBuffer(byIndex.values, 0, new Uint32Array(keys.length).fill(GARBAGE));
      const twoWords = createRadixSort(gpu(), { label: 't', capacity: keys.length, keyBits, count, values: 'vec2u' });
      queue.writeBuffer(
        twoWords.values,
        0,
        Uint32Array.from({ length: 2 * keys.length }, (_, at) => (at % 2 === 0 ? at / 2 : ~(at >> 1))),
      );
      const encoder = gpu().device.createCommandEncoder();
      for (const sort of [byIndex, twoWords]) {
        queue.writeBuffer(sort.keys, 0, keys);
        const pass = encoder.beginComputePass();
        sort.encode(pass);
        pass.end();
      }
      queue.submit([encoder.finish()]);
      expect(new Uint32Array(await gpu().read(byIndex.sortedValues, 0, keys.byteLength))).toEqual(expected);
      expect(new Uint32Array(await gpu().read(twoWords.sortedValues, 0, 2 * keys.byteLength))).toEqual(
        Uint32Array.from({ length: 2 * keys.length }, (_, at) =>
          at % 2 === 0 ? expected[at / 2]! : ~expected[at >> 1]!,
        ),
      );
      for (const sort of [byIndex, twoWords]) sort.destroy();
      gpu().destroyBuffer(count.buffer);
    }
  });

  it.each([
    { least: 1_000_000, spread: 200, shift: 0 },
    { least: 0x3f80_0000, spread: 2 ** 16, shift: 1 },
    { least: 5, spread: 2 ** 31, shift: 16 },
  ])('sorts by the difference from the least key, as far as it fits: %o', async ({ least, spread, shift }) => {
    const keyBits = 16;
    const random = createRandom(spread);
    const inRange = Uint32Array.from({ length: 3000 }, () => least + Math.floor(random.uniform() * (spread + 1)));
    inRange.set([least, least + spread]);
    // Beyond the most, as what is not to be drawn.
    const keys = Uint32Array.from(inRange, (key, index) => (index % 7 === 3 ? 0xffff_ffff : key));
    const buffer = gpu().createBuffer('range', 16);
    gpu().device.queue.writeBuffer(buffer, 0, Uint32Array.of(GARBAGE, keys.length, least, least + spread));
    const sort = createRadixSort(gpu(), {
      ...{ label: 'sort', capacity: keys.length, keyBits },
      count: { buffer, offsetBytes: 4 },
      range: { leastOffsetBytes: 8, mostOffsetBytes: 12 },
    });
    const sorted = await run(gpu(), sort, keys);
    const reduced = (key: number) => Math.min(Math.floor((key - least) / 2 ** shift), 2 ** keyBits - 1);
    const expected = Uint32Array.from(keys, (_, index) => index).sort((a, b) => reduced(keys[a]!) - reduced(keys[b]!));
    expect(sorted.values).toEqual(expected);
    sort.destroy();
    gpu().destroyBuffer(buffer);
  });
});
