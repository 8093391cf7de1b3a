import { AppError } from '@404-gen/service-kit/app-error';
import type { GpuContext } from '../context.ts';
import { createBuffers } from './buffers.ts';
import {
  DIGIT_BITS,
  DIGITS,
  ITEMS_PER_THREAD,
  radixSortWgsl,
  SORT_KERNELS,
  SOURCE_VALUES,
  type RadixPassVariant,
  type RadixValues,
  type RadixSortVariant,
  type SortKernel,
} from './radix-sort.wgsl.ts';
import { WORKGROUP } from './workgroup-scan.wgsl.ts';

/** Most pairs of one sort: the blocks then fit one dimension of a dispatch, and an array of keys 256 MiB. */
export const MAX_SORT_CAPACITY = 2 ** 26;

/** Up to this many short blocks, each adds up the counts of all others faster than one more dispatch would. */
const FEW_BLOCKS = 64;
const SHORT_BLOCK_ITEMS = 4;

/** More blocks than this do not keep a large card busier: from here on longer blocks, whose writes are better. */
const ENOUGH_BLOCKS = 384;

/** Between the settings of two passes: the largest offset alignment that an adapter may ask for. */
const SETTINGS_STRIDE_BYTES = 256;

export interface RadixSortOptions {
  label: string;
  /** Most pairs it can sort, at most 2^26. Dispatches are sized for it. */
  capacity: number;
  /** Pairs of a usual run, which blocks are cut for; `capacity` unless given. */
  usual?: number;
  /** Lowest bits of the key that it sorts by, 1–32; eight take one pass. */
  keyBits: number;
  /** Number of pairs, read on the device when the sort runs; more than `capacity` counts as `capacity`. */
  count: {
    buffer: GPUBuffer;
    /** A multiple of 4. */
    offsetBytes: number;
  };
  /** \`u32\` unless given. */
  values?: RadixValues;
  /**
   * The least and most key there are, as u32 in the buffer of the count. Then it sorts by the keys' differences from the
   * least, without those of their lowest bits that do not fit `keyBits`; keys beyond the most come last in any order.
   */
  range?: { leastOffsetBytes: number; mostOffsetBytes: number };
  /** How the pairs are cut into blocks: by capacity unless given, which is for tests and tuning. */
  variant?: RadixSortVariant | undefined;
}

/** A stable sort of pairs of a u32 key and a value on the device. All buffers hold `capacity` of them. */
export interface RadixSort {
  /** Where the caller writes its pairs before each run. Their content is undefined afterwards. */
  readonly keys: GPUBuffer;
  readonly values: GPUBuffer;
  /**
   * Where the sorted pairs are after each run, undefined beyond the count. The same buffers as `keys` and `values` when
   * the number of passes is even.
   */
  readonly sortedKeys: GPUBuffer;
  readonly sortedValues: GPUBuffer;
  /** Appends the dispatches of one run: one to three a pass, by capacity. */
  encode(pass: GPUComputePassEncoder): void;
  destroy(): void;
}

/** Blocks for a sort of usually so many pairs. */
export function chooseVariant(capacity: number, usual = capacity): RadixSortVariant {
  const shortest = (pairs: number, maxBlocks: number) =>
    ITEMS_PER_THREAD.find((itemsPerThread) => pairs <= maxBlocks * WORKGROUP * itemsPerThread);
  const forOne = shortest(capacity, 1);
  if (forOne) return { itemsPerThread: forOne, digitOffsets: 'one-block' };
  const forFew = shortest(usual, FEW_BLOCKS);
  if (forFew && forFew <= SHORT_BLOCK_ITEMS) return { itemsPerThread: forFew, digitOffsets: 'few-blocks' };
  return { itemsPerThread: shortest(usual, ENOUGH_BLOCKS) ?? ITEMS_PER_THREAD.at(-1)!, digitOffsets: 'many-blocks' };
}

/** Throws `BUG_SORT_OPTIONS` for a capacity, number of bits or offset out of range, `GPU_OUT_OF_MEMORY` as `createBuffer`. */
export function createRadixSort(gpu: GpuContext, options: RadixSortOptions): RadixSort {
  const { label, capacity, keyBits, count, range, values = 'u32' } = options;
  const { variant = chooseVariant(capacity, options.usual) } = options;
  const valueBytes = values === 'vec2u' ? 8 : 4;
  const rebased = range !== undefined;
  const countIndex = count.offsetBytes / 4;
  const maxBlocks = Math.ceil(capacity / (WORKGROUP * variant.itemsPerThread));
  const sound =
    isWithin(capacity, 1, MAX_SORT_CAPACITY) &&
    isWithin(keyBits, 1, 32) &&
    isWithin(countIndex, 0, Infinity) &&
    (variant.digitOffsets !== 'one-block' || maxBlocks === 1);
  if (!sound) {
    const details = { capacity, keyBits, countOffsetBytes: count.offsetBytes, variant };
    throw new AppError('BUG_SORT_OPTIONS', `No sort ${label} of ${JSON.stringify(details)}`, { details });
  }

  const passCount = Math.ceil(keyBits / DIGIT_BITS);
  const settingsUsage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
  const buffers = createBuffers(gpu, label, {
    keys: { bytes: capacity * 4 },
    values: { bytes: capacity * valueBytes },
    otherKeys: { bytes: capacity * 4 },
    otherValues: { bytes: capacity * valueBytes },
    histograms: { bytes: maxBlocks * DIGITS * 4 },
    digitTotals: { bytes: DIGITS * 4 },
    settings: { bytes: passCount * SETTINGS_STRIDE_BYTES, usage: settingsUsage },
  });
  const { histograms, digitTotals, settings } = buffers;
  let source = [buffers.keys, buffers.values] as const;
  let target = [buffers.otherKeys, buffers.otherValues] as const;

  const dispatches: { pipeline: GPUComputePipeline; bindGroup: GPUBindGroup; workgroups: number }[] = [];
  for (let index = 0; index < passCount; index++) {
    const shift = index * DIGIT_BITS;
    const mask = 2 ** Math.min(DIGIT_BITS, keyBits - shift) - 1;
    const [least, most] = [(range?.leastOffsetBytes ?? 0) / 4, (range?.mostOffsetBytes ?? 0) / 4];
    const words = new Uint32Array([shift, mask, capacity, maxBlocks, countIndex, least, most, keyBits]);
    const offset = index * SETTINGS_STRIDE_BYTES;
    gpu.device.queue.writeBuffer(settings, offset, words);
    const ownSettings = { buffer: settings, offset, size: words.byteLength };
    const resources = [ownSettings, count.buffer, ...source, ...target, histograms, digitTotals];
    // Later passes read the values that the first one wrote.
    const passVariant = { values: values === 'index' && index > 0 ? ('u32' as const) : values, rebased };
    const code = radixSortWgsl(variant, passVariant);
    for (const { entryPoint, bindings } of SORT_KERNELS[variant.digitOffsets]) {
      const pipeline = gpu.pipeline(`${label}.${entryPoint}`, code, entryPoint);
      const needed = bindingsOf(entryPoint, bindings, passVariant);
      const entries = needed.map((binding) => ({ binding, resource: resources[binding]! }));
      const bindGroup = gpu.device.createBindGroup({ label, layout: pipeline.getBindGroupLayout(0), entries });
      dispatches.push({ pipeline, bindGroup, workgroups: entryPoint === 'scan_histograms' ? DIGITS : maxBlocks });
    }
    [source, target] = [target, source];
  }

  return {
    keys: buffers.keys,
    values: buffers.values,
    sortedKeys: source[0],
    sortedValues: source[1],
    encode(pass) {
      for (const { pipeline, bindGroup, workgroups } of dispatches) {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindGroup);
        pass.dispatchWorkgroups(workgroups);
      }
    },
    destroy() {
      for (const buffer of Object.values(buffers)) gpu.destroyBuffer(buffer);
    },
  };
}

/** The bindings that a kernel uses in this pass. */
function bindingsOf(
  entryPoint: SortKernel['entryPoint'],
  bindings: readonly number[],
  { values }: RadixPassVariant,
): readonly number[] {
  return values === 'index' && entryPoint === 'scatter'
    ? bindings.filter((binding) => binding !== SOURCE_VALUES)
    : bindings;
}

const isWithin = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;
