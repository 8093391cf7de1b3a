import { AppError } from '@404-gen/service-kit/app-error';
import type { GpuContext } from '../context.ts';
import { createBuffers } from './buffers.ts';
import { PREFIX_TILE, prefixSumWgsl } from './prefix-sum.wgsl.ts';

/** Most values of one prefix sum: a block reads the sums of all blocks before it, so they must not be too many. */
export const MAX_PREFIX_SUM_CAPACITY = 2 ** 23;

/** Beyond this many values, blocks of one tile would be too many; the blocks are then four tiles long. */
const SHORT_BLOCKS_CAPACITY = 2 ** 20;

export interface PrefixSumOptions {
  label: string;
  /** Most values it can sum, at most 2^23. */
  capacity: number;
  /** At least `capacity` u32; with `order`, vec2u, of which both parts are summed: the total then takes two words. */
  input: GPUBuffer;
  /** `capacity` u32: the first part of value i is that at `order[i]` of the input, the second that at i. */
  order?: GPUBuffer;
  /** Receives, for each value, the sum (modulo 2^32) of those before it. None of the other buffers. */
  output: GPUBuffer;
  /** Receives the sum of all values at `offsetBytes`, a multiple of 4. Not `input`. */
  total: { buffer: GPUBuffer; offsetBytes: number };
}

/** An exclusive prefix sum on the device. */
export interface PrefixSum {
  /**
   * How many values the next `encode` sums; `capacity` until set. Command buffers take the number of values that was set
   * last when they are submitted, so submit before setting another.
   */
  setCount(count: number): void;
  /** Appends one dispatch for a single block without order, else two. */
  encode(pass: GPUComputePassEncoder): void;
  destroy(): void;
}

/** Throws `BUG_PREFIX_SUM` for a capacity, count or offset out of range, `GPU_OUT_OF_MEMORY` as `createBuffer`. */
export function createPrefixSum(gpu: GpuContext, options: PrefixSumOptions): PrefixSum {
  const { label, capacity, input, output, total, order } = options;
  const assertWithin = (name: string, value: number, least: number, most: number) => {
    if (Number.isInteger(value) && value >= least && value <= most) return;
    throw new AppError('BUG_PREFIX_SUM', `${name} of prefix sum ${label} is ${value}`);
  };
  const totalIndex = total.offsetBytes / 4;
  assertWithin('Capacity', capacity, 1, MAX_PREFIX_SUM_CAPACITY);
  assertWithin('Index of the total', totalIndex, 0, Infinity);

  const valueBytes = order ? 8 : 4;
  const blockValues = capacity <= SHORT_BLOCKS_CAPACITY ? PREFIX_TILE : 4 * PREFIX_TILE;
  const code = prefixSumWgsl(blockValues, order !== undefined);
  const buffers = createBuffers(gpu, label, {
    blockSums: { bytes: Math.ceil(capacity / blockValues) * valueBytes },
    inOrder: { bytes: order ? capacity * valueBytes : 4 },
    settings: { bytes: 8, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST },
  });
  const resources = [
    buffers.settings,
    input,
    buffers.blockSums,
    output,
    total.buffer,
    ...(order ? [order, buffers.inOrder] : []),
  ];
  const kernel = (entryPoint: string, bindings: number[]) => {
    const pipeline = gpu.pipeline(`${label}.${entryPoint}`, code, entryPoint);
    const entries = bindings.map((binding) => ({ binding, resource: resources[binding]! }));
    const bindGroup = gpu.device.createBindGroup({ label, layout: pipeline.getBindGroupLayout(0), entries });
    return (pass: GPUComputePassEncoder, workgroups: number) => {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindGroup);
      pass.dispatchWorkgroups(workgroups);
    };
  };
  const sumBlocks = kernel('sum_blocks', [0, 1, 2, ...(order ? [5, 6] : [])]);
  const scanBlocks = kernel('scan_blocks', order ? [0, 2, 3, 4, 6] : [0, 1, 2, 3, 4]);

  let blocks = 1;
  const setCount = (count: number) => {
    assertWithin('Count', count, 0, capacity);
    // The total of nothing is written as well.
    blocks = Math.max(1, Math.ceil(count / blockValues));
    gpu.device.queue.writeBuffer(buffers.settings, 0, new Uint32Array([count, totalIndex]));
  };
  setCount(capacity);

  return {
    setCount,
    encode(pass) {
      if (blocks > 1 || order) sumBlocks(pass, blocks);
      scanBlocks(pass, blocks);
    },
    destroy() {
      for (const buffer of Object.values(buffers)) gpu.destroyBuffer(buffer);
    },
  };
}
