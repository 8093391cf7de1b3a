import { workgroupsFor, type GpuContext } from '../context.ts';
import { createBuffers } from '../sort/buffers.ts';
import { createPrefixSum } from '../sort/prefix-sum.ts';
import { createStage } from '../stage.ts';
import {
  FIND_SMALLEST_WGSL,
  MARK_SELECTED_WGSL,
  packSelection,
  SELECTION_BYTES,
  SELECTION_DIGITS,
  SELECTION_MARKED_OFFSET_BYTES,
  SELECTION_ROUNDS,
  SELECTION_WORKGROUP_SIZE,
} from './selection.wgsl.ts';

/** Chooses the splats of the highest keys on the device: 0 is never chosen, of equal keys those of lowest index are. */
export interface Selection {
  /** [capacity] u32, written by the caller's kernels before the selection runs. */
  readonly keys: GPUBuffer;
  /** What `selectionRankWgsl` binds, in its order. */
  readonly bindings: readonly [GPUBuffer, GPUBuffer, GPUBuffer];
  /** From the next submission on, `encode` selects at most `take` of the first `length` splats. */
  begin(length: number, take: number): void;
  /** Appends the dispatches; at most one selection per submission. */
  encode(pass: GPUComputePassEncoder): void;
  destroy(): void;
}

/** Bytes per splat that a selection holds. */
export const SELECTION_BYTES_PER_SPLAT = 20;

/** @param capacity at most half of what a prefix sum takes, 2²² */
export function createSelection(gpu: GpuContext, capacity: number): Selection {
  const buffers = createBuffers(gpu, 'selection', {
    keys: { bytes: capacity * 4 },
    marks: { bytes: capacity * 8 },
    starts: { bytes: capacity * 8 },
    histogram: { bytes: SELECTION_DIGITS * 4 },
    state: { bytes: SELECTION_BYTES },
  });
  const { keys, marks, starts, histogram, state } = buffers;
  const prefixSum = createPrefixSum(gpu, {
    label: 'selection.prefix-sum',
    capacity: 2 * capacity,
    input: marks,
    output: starts,
    total: { buffer: state, offsetBytes: SELECTION_MARKED_OFFSET_BYTES },
  });

  let length = 0;
  const perSplat = () => workgroupsFor(length, SELECTION_WORKGROUP_SIZE);
  const countDigits = createStage(gpu, {
    code: FIND_SMALLEST_WGSL,
    entryPoint: 'count_digits',
    buffers: [state, histogram, keys],
    workgroups: perSplat,
  });
  const pickDigit = createStage(gpu, {
    code: FIND_SMALLEST_WGSL,
    entryPoint: 'pick_digit',
    buffers: [state, histogram],
    workgroups: () => [1, 1],
  });
  const markSelected = createStage(gpu, {
    code: MARK_SELECTED_WGSL,
    entryPoint: 'mark_selected',
    buffers: [state, keys, marks],
    workgroups: perSplat,
  });

  return {
    keys,
    bindings: [state, keys, starts],
    begin(count, take) {
      length = count;
      prefixSum.setCount(2 * count);
      gpu.device.queue.writeBuffer(state, 0, packSelection(count, take));
    },
    encode(pass) {
      for (let round = 0; round < SELECTION_ROUNDS; round++) {
        countDigits(pass);
        pickDigit(pass);
      }
      markSelected(pass);
      prefixSum.encode(pass);
    },
    destroy() {
      prefixSum.destroy();
      for (const buffer of Object.values(buffers)) gpu.destroyBuffer(buffer);
    },
  };
}
