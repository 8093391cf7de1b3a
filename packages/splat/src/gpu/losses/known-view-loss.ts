import { AppError } from '@404-gen/service-kit/app-error';
import { workgroupsFor, type GpuContext } from '../context.ts';
import { packStep, stepStrideBytes, type KnownViewStep } from './known-view-step.ts';
import {
  PIXEL_THREADS,
  pixelLossWgsl,
  SUM_LOSSES_WGSL,
  TARGET_PIXEL_BYTES,
  type TargetFormat,
} from './known-view.wgsl.ts';
import { SSIM_MAPS, ssimBackwardWgsl, ssimForwardWgsl, TILE_HEIGHT, TILE_WIDTH } from './ssim.wgsl.ts';

export interface KnownViewLossShape {
  readonly width: number;
  readonly height: number;
  /** Largest number of views in a step. */
  readonly maxViews: number;
  /** Number of slots: steps that can wait in one submission. Default 64. */
  readonly maxSteps?: number;
  /** Whether steps may weigh SSIM, which needs 36 bytes per pixel and view. Default false. */
  readonly ssim?: boolean;
}

export interface KnownViewLossOptions extends KnownViewLossShape {
  /** [maxViews, height, width] vec4f: colour on the step's background, alpha. Read. */
  readonly pixels: GPUBuffer;
  /** [maxViews, height, width] vec4f: ∂L/∂(r, g, b, alpha). Written, except for views without target. */
  readonly gradients: GPUBuffer;
  /** [targets, height, width] in `targetFormat`. Read. */
  readonly targets: GPUBuffer;
  /** Default `rgba8unorm`. */
  readonly targetFormat?: TargetFormat;
}

/**
 * Losses of views whose pictures are known, on the device: what `meanSquaredError`, `meanAbsoluteError` and
 * `structuralDissimilarity` say, weighed and added.
 *
 * Steps lie in slots on the device. The host writes many of them at once, encodes each by its slot between the passes
 * of the rasteriser, and submits them together; once that is submitted the slots may be written anew. One dispatch per
 * step, two with SSIM, one more when measured.
 */
export interface KnownViewLoss {
  /** [maxSteps, maxViews] f32: the loss of each view of each slot that was `measured`, weights included. */
  readonly lossBuffer: GPUBuffer;
  /** Fills the slots from `firstSlot` on. Takes effect before everything submitted from now on. */
  writeSteps(firstSlot: number, steps: readonly KnownViewStep[]): void;
  /** Adds the kernels of a slot, written before, to a pass. */
  encode(pass: GPUComputePassEncoder, slot: number): void;
  /**
   * Whether a slot asks for nothing but gradients of single pixels. They can then be had where they are used, in place of
   * `encode`, by a kernel with `comparisonWgsl(targetFormat, group)` in it and `comparison` bound to that group.
   */
  isPixelwise(slot: number): boolean;
  /** For the layout of that group in one pipeline. Views without target have no gradient there. */
  comparison(layout: GPUBindGroupLayout): (slot: number) => GPUBindGroup;
  /** The losses of a slot's views, once everything submitted is done. */
  readLosses(slot: number): Promise<Float32Array>;
  /** Frees what this made; the three buffers handed in stay. */
  destroy(): void;
}

const DEFAULT_MAX_STEPS = 64;

/** Device memory that a loss of this shape allocates, without the buffers handed to it. */
export function knownViewLossBytes(shape: KnownViewLossShape, stepAlignment = 256): number {
  // No buffer is smaller than 16 bytes.
  const sizes = Object.values(planOf(shape, stepAlignment).bytes).filter((bytes) => bytes > 0);
  return sizes.reduce((sum, bytes) => sum + Math.max(16, bytes), 0);
}

/** Throws `GPU_OUT_OF_MEMORY` as `GpuContext.createBuffer` does, `BUG_LOSS_SHAPE` when a buffer is too small. */
export function createKnownViewLoss(gpu: GpuContext, options: KnownViewLossOptions): KnownViewLoss {
  const { width, height, maxViews, pixels, gradients, targets, targetFormat = 'rgba8unorm', ssim = false } = options;
  const pixelCount = width * height;
  assertRoom('pixels', pixels, 16 * pixelCount * maxViews);
  assertRoom('gradients', gradients, 16 * pixelCount * maxViews);
  const targetCount = Math.floor(targets.size / (TARGET_PIXEL_BYTES[targetFormat] * pixelCount));

  const plan = planOf(options, gpu.device.limits.minStorageBufferOffsetAlignment);
  const { maxSteps, strideBytes, bytes, pixelGroups, tiles, sumsPerView } = plan;
  const buffers = {
    steps: gpu.createBuffer('known-view steps', bytes.steps),
    sums: gpu.createBuffer('known-view sums', bytes.sums),
    losses: gpu.createBuffer('known-view losses', bytes.losses),
    ...(ssim ? { maps: gpu.createBuffer('ssim maps', bytes.maps) } : {}),
  };
  const { steps, sums, losses, maps } = buffers;
  const written = new Map<number, KnownViewStep>();

  /** The bind group of each slot, made on first use: the step, which is what differs, and then the buffers. */
  function slotGroups(label: string, layout: GPUBindGroupLayout, bound: readonly GPUBuffer[]) {
    const groups = new Map<number, GPUBindGroup>();
    return (slot: number): GPUBindGroup => {
      let group = groups.get(slot);
      if (!group) {
        const step = { buffer: steps, offset: slot * strideBytes, size: strideBytes };
        const resources = [step, ...bound.map((buffer) => ({ buffer }))];
        const entries = resources.map((resource, binding) => ({ binding, resource }));
        group = gpu.device.createBindGroup({ label, layout, entries });
        groups.set(slot, group);
      }
      return group;
    };
  }

  function kernel(code: string, entryPoint: string, bound: readonly GPUBuffer[]) {
    const pipeline = gpu.pipeline(entryPoint, code, entryPoint);
    const groupOf = slotGroups(entryPoint, pipeline.getBindGroupLayout(0), bound);
    return (pass: GPUComputePassEncoder, slot: number, x: number, y: number, z: number) => {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, groupOf(slot));
      pass.dispatchWorkgroups(x, y, z);
    };
  }

  const pixelLoss = kernel(pixelLossWgsl(targetFormat, { measured: false }), 'pixel_loss', [
    pixels,
    targets,
    gradients,
  ]);
  const pixelLossSummed = kernel(pixelLossWgsl(targetFormat, { measured: true }), 'pixel_loss', [
    pixels,
    targets,
    gradients,
    sums,
  ]);
  const sumLosses = kernel(SUM_LOSSES_WGSL, 'sum_losses', [sums, losses]);
  const similarity = maps && {
    forward: kernel(ssimForwardWgsl(targetFormat), 'ssim_forward', [pixels, targets, maps, sums]),
    backward: kernel(ssimBackwardWgsl(targetFormat), 'ssim_backward', [pixels, targets, maps, gradients, sums]),
  };

  return {
    lossBuffer: losses,
    writeSteps(firstSlot, list) {
      if (firstSlot < 0 || firstSlot + list.length > maxSteps) {
        const message = `Slots ${firstSlot} to ${firstSlot + list.length - 1} were written of ${maxSteps}`;
        throw new AppError('BUG_LOSS_SHAPE', message);
      }
      const data = new ArrayBuffer(list.length * strideBytes);
      const shape = { width, height, maxViews, targetCount, ssim, sumsPerView };
      for (const [index, step] of list.entries()) {
        const firstLoss = (firstSlot + index) * maxViews;
        const sumCount = step.weights.ssim ? 2 * tiles.count : pixelGroups;
        packStep(step, { firstLoss, sumCount }, shape, new DataView(data, index * strideBytes));
      }
      gpu.device.queue.writeBuffer(steps, firstSlot * strideBytes, data);
      for (const [index, step] of list.entries()) written.set(firstSlot + index, step);
    },
    encode(pass, slot) {
      const step = written.get(slot);
      if (!step) throw new AppError('BUG_LOSS_SHAPE', `Slot ${slot} was encoded, but never written`);
      const views = step.targetOf.length;
      if (views === 0) return;
      if (step.weights.ssim && similarity) {
        similarity.forward(pass, slot, 3 * tiles.columns, tiles.rows, views);
        similarity.backward(pass, slot, 3 * tiles.columns, tiles.rows, views);
      } else {
        const errors = step.measured ? pixelLossSummed : pixelLoss;
        errors(pass, slot, ...workgroupsFor(pixelCount, PIXEL_THREADS), views);
      }
      if (step.measured) sumLosses(pass, slot, views, 1, 1);
    },
    isPixelwise(slot) {
      const step = written.get(slot);
      return step !== undefined && !step.measured && !step.weights.ssim;
    },
    comparison: (layout) => slotGroups('comparison', layout, [pixels, targets]),
    async readLosses(slot) {
      const views = written.get(slot)?.targetOf.length ?? 0;
      if (views === 0) return new Float32Array();
      return new Float32Array(await gpu.read(losses, 4 * slot * maxViews, 4 * views));
    },
    destroy() {
      for (const buffer of Object.values(buffers)) gpu.destroyBuffer(buffer);
    },
  };
}

/** What a shape needs: workgroups and bytes. */
function planOf(shape: KnownViewLossShape, alignment: number) {
  const { width, height, maxViews, maxSteps = DEFAULT_MAX_STEPS, ssim = false } = shape;
  const pixelGroups = Math.ceil((width * height) / PIXEL_THREADS);
  const columns = Math.ceil(width / TILE_WIDTH);
  const rows = Math.ceil(height / TILE_HEIGHT);
  const tiles = { columns, rows, count: 3 * columns * rows };
  const sumsPerView = ssim ? Math.max(pixelGroups, 2 * tiles.count) : pixelGroups;
  const strideBytes = stepStrideBytes(maxViews, alignment);
  const bytes = {
    steps: maxSteps * strideBytes,
    sums: 4 * sumsPerView * maxViews,
    losses: 4 * maxSteps * maxViews,
    maps: ssim ? 4 * 3 * SSIM_MAPS * width * height * maxViews : 0,
  };
  return { maxSteps, strideBytes, pixelGroups, tiles, sumsPerView, bytes };
}

function assertRoom(name: string, { size }: GPUBuffer, bytes: number): void {
  if (size >= bytes) return;
  throw new AppError('BUG_LOSS_SHAPE', `The buffer of ${name} holds ${size} bytes; the loss reaches ${bytes}`);
}
