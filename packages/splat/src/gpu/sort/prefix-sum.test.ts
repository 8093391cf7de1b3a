import { expect, it } from 'vitest';
import { createRandom } from '../../optimise/random.ts';
import { describeGpu } from '../../test-support/gpu.ts';
import type { GpuContext } from '../context.ts';
import { createPrefixSum, MAX_PREFIX_SUM_CAPACITY, type PrefixSum } from './prefix-sum.ts';

const TOTAL_INDEX = 2;
const UNTOUCHED = 0xdead_beef;

/** Three buffers with values in the input and recognisable words in what the sum writes. */
function createSum(gpu: GpuContext, values: Uint32Array<ArrayBuffer>, capacity: number) {
  const input = gpu.createBuffer('input', values.byteLength);
  const output = gpu.createBuffer('output', capacity * 4);
  const total = gpu.createBuffer('total', 16);
  gpu.device.queue.writeBuffer(input, 0, values);
  gpu.device.queue.writeBuffer(output, 0, new Uint32Array(capacity).fill(UNTOUCHED));
  gpu.device.queue.writeBuffer(total, 0, new Uint32Array(4).fill(UNTOUCHED));
  const offsetBytes = TOTAL_INDEX * 4;
  const sum = createPrefixSum(gpu, { label: 'sum', capacity, input, output, total: { buffer: total, offsetBytes } });
  const destroy = () => {
    sum.destroy();
    for (const buffer of [input, output, total]) gpu.destroyBuffer(buffer);
  };
  return { sum, output, total, destroy };
}

function run(gpu: GpuContext, sum: PrefixSum) {
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  sum.encode(pass);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
}

function expectedSums(values: Uint32Array, count: number) {
  const sums = new Uint32Array(values.length).fill(UNTOUCHED);
  let total = 0;
  for (let i = 0; i < count; i++) {
    sums[i] = total;
    total = (total + values[i]!) >>> 0;
  }
  return { sums, total };
}

function randomValues(length: number, below: number): Uint32Array<ArrayBuffer> {
  const random = createRandom(length);
  return Uint32Array.from({ length }, () => Math.floor(random.uniform() * below));
}

/** Capacities on both sides of a tile (1024), of a single block, and of the change to blocks of four tiles (2^20). */
const CASES: [capacity: number, counts: number[]][] = [
  [1, [1, 0]],
  [255, [255]],
  [1024, [1024, 1023, 3]],
  [1025, [1025, 1024]],
  [100_003, [100_003, 5000, 0]],
  [300_000, [300_000]],
  [2 ** 20 + 1, [2 ** 20 + 1, 4097, 4096, 1]],
];

describeGpu('prefix sum', (gpu) => {
  it.each(CASES)('sums with a capacity of %i, counts %j', async (capacity, counts) => {
    const allocated = gpu().allocatedBytes;
    const values = randomValues(capacity, 1000);
    for (const count of counts) {
      const { sum, output, total, destroy } = createSum(gpu(), values, capacity);
      if (count !== capacity) sum.setCount(count);
      run(gpu(), sum);
      await gpu().settle();
      const actual = new Uint32Array(await gpu().read(output, 0, capacity * 4));
      const words = new Uint32Array(await gpu().read(total, 0, 16));
      const expected = expectedSums(values, count);
      expect(actual.findIndex((value, index) => value !== expected.sums[index])).toBe(-1);
      expect([...words]).toEqual([UNTOUCHED, UNTOUCHED, expected.total, UNTOUCHED]);
      destroy();
    }
    expect(gpu().allocatedBytes).toBe(allocated);
  });

  it('wraps at 2^32', async () => {
    const values = randomValues(3000, 2 ** 32);
    const { sum, output, total, destroy } = createSum(gpu(), values, values.length);
    run(gpu(), sum);
    await gpu().settle();
    const expected = expectedSums(values, values.length);
    expect(new Uint32Array(await gpu().read(output, 0, values.byteLength))).toEqual(expected.sums);
    expect(new Uint32Array(await gpu().read(total, TOTAL_INDEX * 4, 4))[0]).toBe(expected.total);
    destroy();
  });

  it('refuses counts, capacities and offsets out of range', () => {
    const { sum, output, total, destroy } = createSum(gpu(), randomValues(10, 10), 10);
    const refused = expect.objectContaining({ code: 'BUG_PREFIX_SUM' }) as Error;
    for (const count of [-1, 11, 1.5]) expect(() => sum.setCount(count)).toThrow(refused);
    const create = (capacity: number, offsetBytes: number) =>
      createPrefixSum(gpu(), { label: 'sum', capacity, input: output, output, total: { buffer: total, offsetBytes } });
    for (const capacity of [0, MAX_PREFIX_SUM_CAPACITY + 1]) expect(() => create(capacity, 0)).toThrow(refused);
    expect(() => create(10, 3)).toThrow(refused);
    destroy();
  });

  it.each([1, 1000, 1025, 5000])('sums pairs of words, the first parts in another order: %i', async (count) => {
    const values = randomValues(2 * count, 1000);
    const order = Uint32Array.from({ length: count }, (_, i) => (i * 7919 + 13) % count);
    const [input, orderBuffer, output] = [2, 1, 2].map((words) => gpu().createBuffer('words', words * count * 4));
    const total = gpu().createBuffer('total', 16);
    const { queue } = gpu().device;
    queue.writeBuffer(input!, 0, values);
    queue.writeBuffer(orderBuffer!, 0, order);
    const sum = createPrefixSum(gpu(), {
      ...{ label: 'sum', capacity: count, input: input!, order: orderBuffer! },
      ...{ output: output!, total: { buffer: total, offsetBytes: TOTAL_INDEX * 4 } },
    });
    run(gpu(), sum);
    const expected = new Uint32Array(2 * count);
    const totals = [0, 0];
    for (let i = 0; i < count; i++) {
      expected.set(totals, 2 * i);
      totals[0]! += values[2 * order[i]!]!;
      totals[1]! += values[2 * i + 1]!;
    }
    expect(new Uint32Array(await gpu().read(output!, 0, 8 * count))).toEqual(expected);
    expect([...new Uint32Array(await gpu().read(total, TOTAL_INDEX * 4, 8))]).toEqual(totals);
    sum.destroy();
    for (const buffer of [input!, orderBuffer!, output!, total]) gpu().destroyBuffer(buffer);
  });
});
