import { AppError } from '@404-gen/service-kit/app-error';
import { SCENE_EXTENT } from '../../optimise/densify.ts';
import { OVERSIZE } from '../../optimise/prune.ts';
import type { StepReport, TrainerOptions } from '../../trainer.ts';
import type { CloudBuffers } from '../cloud-buffers.ts';
import { workgroupsFor, type GpuContext } from '../context.ts';
import { createBuffers } from '../sort/buffers.ts';
import { createStage } from '../stage.ts';
import { growOnHost } from './grow-on-host.ts';
import {
  CANDIDATES_WGSL,
  COMPACTION_PLANES,
  compactWgsl,
  CONDEMNED_WGSL,
  COUNTERS_BYTES,
  DENSIFY_WGSL,
  HALTED_OFFSET_BYTES,
  NUMBERS_BYTES,
  packNumbers,
  RESET_OPACITIES_WGSL,
  RESHAPE_WORKGROUP_SIZE,
} from './reshape.wgsl.ts';
import { createSelection, SELECTION_BYTES_PER_SPLAT } from './selection.ts';

/** Adaptive density control on the device, by the rules of `optimise/{densify,prune,grow}.ts`. */
export interface Reshaper {
  /**
   * Densifies by the statistics and clears them, prunes, and grows to `minSplats`. The seed and `step`, the 1-based
   * number of the step, decide the random numbers. Until it resolves nothing may be submitted that uses the cloud; what
   * is submitted then finds the new one. Rejects as `GpuContext.read` does.
   */
  reshape(count: number, step: number): Promise<Omit<StepReport, 'step'>>;
  /**
   * The same in two halves, of which the device does the first before anybody knows how the steps submitted so far went:
   * nothing, when the word `halted` of a buffer is not 0 by then.
   */
  begin(count: number, step: number, halted?: DeviceWord): BegunReshape;
  /** Appends the dispatch that makes every splat nearly transparent and resets the Adam state of the opacities. */
  encodeOpacityReset(pass: GPUComputePassEncoder): void;
  destroy(): void;
}

export interface DeviceWord {
  readonly buffer: GPUBuffer;
  readonly offsetBytes: number;
}

export interface BegunReshape {
  /** What the device counted in the first half: splats cloned, split, condemned, u32 each. */
  readonly densified: Promise<ArrayBuffer>;
  /** The rest; to be left out when the steps were halted. */
  finish(): Promise<Omit<StepReport, 'step'>>;
}

/** Bytes of device memory that a reshaper holds besides the cloud, but for some that do not grow with it. */
export function reshaperBytes(capacity: number, planes: number): number {
  return capacity * (4 * Math.min(COMPACTION_PLANES, planes) + SELECTION_BYTES_PER_SPLAT);
}

function compactionRounds(planes: number): readonly { firstPlane: number; movedPlanes: number }[] {
  return Array.from({ length: Math.ceil(planes / COMPACTION_PLANES) }, (_, round) => {
    const firstPlane = round * COMPACTION_PLANES;
    return { firstPlane, movedPlanes: Math.min(COMPACTION_PLANES, planes - firstPlane) };
  });
}

/**
 * Holds `reshaperBytes` until `destroy`. Throws `BUG_CLOUD_CAPACITY` where `maxSplats` do not fit the cloud,
 * `GPU_OUT_OF_MEMORY` as `createBuffer`.
 */
export function createReshaper(gpu: GpuContext, cloud: CloudBuffers, options: TrainerOptions): Reshaper {
  const { params, firstMoments, secondMoments, statistics, capacity, planes } = cloud;
  if (capacity < options.maxSplats) {
    throw new AppError('BUG_CLOUD_CAPACITY', `maxSplats ${options.maxSplats} exceeds the cloud's room for ${capacity}`);
  }
  const { device } = gpu;
  const uniform = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
  const buffers = createBuffers(gpu, 'reshape', {
    numbers: { bytes: NUMBERS_BYTES, usage: uniform },
    counters: { bytes: COUNTERS_BYTES },
    compacted: { bytes: Math.min(COMPACTION_PLANES, planes) * capacity * 4 },
  });
  const { numbers, counters, compacted } = buffers;
  const selection = createSelection(gpu, capacity);
  const [selected, keys, starts] = selection.bindings;
  /** Splats that the next stage encoded looks at. */
  let threads = 0;
  const stage = (code: string, entryPoint: string, bound: readonly GPUBuffer[]) => {
    const workgroups = () => workgroupsFor(threads, RESHAPE_WORKGROUP_SIZE);
    return createStage(gpu, { code, entryPoint, buffers: bound, workgroups });
  };
  const findCandidates = stage(CANDIDATES_WGSL, 'find_candidates', [numbers, statistics, keys]);
  const densifyBuffers = [numbers, params, firstMoments, secondMoments, counters, selected, keys, starts];
  const densify = stage(DENSIFY_WGSL, 'densify', densifyBuffers);
  const findCondemned = stage(CONDEMNED_WGSL, 'find_condemned', [numbers, params, keys, counters]);
  const compactions = [params, firstMoments, secondMoments].flatMap((target) =>
    compactionRounds(planes).map(({ firstPlane, movedPlanes }) => {
      const code = compactWgsl(firstPlane, movedPlanes);
      return {
        target,
        offsetBytes: firstPlane * capacity * 4,
        bytes: movedPlanes * capacity * 4,
        compact: stage(code, 'compact', [numbers, target, compacted, selected, keys, starts]),
      };
    }),
  );
  const resetBuffers = [numbers, params, firstMoments, secondMoments];
  const resetOpacities = stage(RESET_OPACITIES_WGSL, 'reset_opacities', resetBuffers);

  /** For everything submitted after it, as `selection.begin`. */
  const writeNumbers = (count: number, step: number) => {
    const packed = packNumbers({
      ...{ count, capacity, planes, step, seed: options.seed, threshold: options.densifyGradThreshold },
      largestClone: Math.log(options.percentDense * SCENE_EXTENT),
      oversize: Math.log(OVERSIZE * SCENE_EXTENT),
    });
    device.queue.writeBuffer(numbers, 0, packed);
  };

  /** Densifies and finds what pruning would take. */
  const submitDensify = (count: number, step: number, halted: DeviceWord | undefined) => {
    const room = Math.max(0, options.maxSplats - count);
    writeNumbers(count, step);
    selection.begin(count, room);
    const encoder = device.createCommandEncoder({ label: 'reshape.densify' });
    encoder.clearBuffer(counters);
    if (halted) encoder.copyBufferToBuffer(halted.buffer, halted.offsetBytes, numbers, HALTED_OFFSET_BYTES, 4);
    const pass = encoder.beginComputePass();
    threads = count;
    findCandidates(pass);
    selection.encode(pass);
    densify(pass);
    threads = count + Math.min(count, room);
    findCondemned(pass);
    pass.end();
    device.queue.submit([encoder.finish()]);
  };

  /** Removes the `take` most transparent of what `submitDensify` found. */
  const encodePrune = (encoder: GPUCommandEncoder, count: number, step: number, take: number) => {
    writeNumbers(count, step);
    selection.begin(count, take);
    let pass = encoder.beginComputePass();
    selection.encode(pass);
    pass.end();
    threads = count;
    for (const { compact, target, offsetBytes, bytes } of compactions) {
      pass = encoder.beginComputePass();
      compact(pass);
      pass.end();
      encoder.copyBufferToBuffer(compacted, 0, target, offsetBytes, bytes);
    }
  };

  const begin = (count: number, step: number, halted?: DeviceWord): BegunReshape => {
    submitDensify(count, step, halted);
    const counted = gpu.read(counters, 0, 12);
    return {
      densified: counted,
      async finish() {
        const [cloned, split, condemned] = new Uint32Array(await counted) as unknown as number[];
        const densified = count + cloned! + split!;
        const pruned = Math.min(condemned!, Math.max(0, densified - options.minSplats));
        const encoder = device.createCommandEncoder({ label: 'reshape.prune' });
        encoder.clearBuffer(statistics);
        if (pruned > 0) encodePrune(encoder, densified, step, pruned);
        device.queue.submit([encoder.finish()]);
        const kept = densified - pruned;
        const grown = kept > 0 && kept < options.minSplats ? await growOnHost(gpu, cloud, kept, options.minSplats) : 0;
        return { count: kept + grown, cloned: cloned!, split: split! + grown, pruned };
      },
    };
  };

  // The reset needs to know the capacity, whether or not there was a reshaping before.
  writeNumbers(0, 0);
  return {
    begin,
    reshape: (count, step) => begin(count, step).finish(),
    encodeOpacityReset(pass) {
      threads = capacity;
      resetOpacities(pass);
    },
    destroy() {
      selection.destroy();
      for (const buffer of Object.values(buffers)) gpu.destroyBuffer(buffer);
    },
  };
}
