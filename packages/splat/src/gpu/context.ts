import { AppError } from '@404-gen/service-kit/app-error';

/** The limits our kernels are written for: what every Vulkan adapter seen so far offers, software ones included. */
export const KERNEL_LIMITS = {
  maxStorageBuffersPerShaderStage: 12,
  maxComputeWorkgroupStorageSize: 32_768,
  maxComputeInvocationsPerWorkgroup: 256,
  maxComputeWorkgroupSizeX: 256,
} as const;

/** Workgroups that one dimension of a dispatch may have; WebGPU guarantees no more. */
const MAX_WORKGROUPS_PER_DIMENSION = 65_535;

/** A device with what all passes need of it: pipelines made once, buffers counted, errors that reach somebody. */
export interface GpuContext {
  readonly device: GPUDevice;
  /** What the adapter calls itself, for logs and `SplatTrainer.device`. */
  readonly name: string;
  /** Whether a processor does the device's work. */
  readonly software: boolean;
  /** Bytes in buffers made by `createBuffer` and not destroyed. */
  readonly allocatedBytes: number;
  /** Largest value that `allocatedBytes` had since `resetPeak`. */
  readonly peakBytes: number;
  resetPeak(): void;
  /**
   * A buffer of at least `bytes` (rounded up to 4, at least 16). Usage defaults to storage that can be copied from
   * and to. Destroy it with `destroyBuffer`. Throws `GPU_OUT_OF_MEMORY` when the device's limits exclude the size; when
   * the memory itself runs out, `settle` does.
   */
  createBuffer(label: string, bytes: number, usage?: GPUBufferUsageFlags): GPUBuffer;
  destroyBuffer(buffer: GPUBuffer): void;
  /** What `make` returns; when it throws, the buffers that it made are destroyed. It must not await. */
  allOrNothing<T>(make: () => T): T;
  /** The compute pipeline of `entryPoint` in `code`, compiled on first use of this code, entry point and constants. */
  pipeline(label: string, code: string, entryPoint: string, constants?: Record<string, number>): GPUComputePipeline;
  /**
   * Resolves when the device has finished what was submitted before. Rejects with the first error since the last call:
   * `GPU_OUT_OF_MEMORY`, `GPU_DEVICE_LOST`, or `BUG_GPU` for what validation refused.
   */
  settle(): Promise<void>;
  /**
   * Maps a buffer that was made to be read, after everything submitted before, and hands its first `bytes` to `use`, after
   * which they are gone. Rejects as `settle` does.
   */
  mapped<T>(staging: GPUBuffer, bytes: number, use: (mapped: ArrayBuffer) => T): Promise<T>;
  /** Copies `bytes` of a buffer to the host, after everything submitted before. Rejects as `settle` does. */
  read(buffer: GPUBuffer, offsetBytes: number, bytes: number): Promise<ArrayBuffer>;
  close(): void;
}

/** Dispatch size for `threads` threads in workgroups of `workgroupSize`, spread over x and y where x is full. */
export function workgroupsFor(threads: number, workgroupSize: number): [x: number, y: number] {
  const groups = Math.max(1, Math.ceil(threads / workgroupSize));
  if (groups <= MAX_WORKGROUPS_PER_DIMENSION) return [groups, 1];
  const rows = Math.ceil(groups / MAX_WORKGROUPS_PER_DIMENSION);
  return [Math.ceil(groups / rows), rows];
}

/** Wraps an open device. */
export function createGpuContext(device: GPUDevice, name: string, software = false): GpuContext {
  const pipelines = new Map<string, GPUComputePipeline>();
  const sizes = new Map<GPUBuffer, number>();
  let allocatedBytes = 0;
  let peakBytes = 0;
  let failure: AppError | undefined;
  const fail = (error: AppError) => (failure ??= error);
  /** Throws the first error since the last time; a lost device stays lost. */
  const raise = () => {
    if (!failure) return;
    const error = failure;
    if (error.code !== 'GPU_DEVICE_LOST') failure = undefined;
    throw error;
  };

  const stoppedAnswering = (cause: unknown) => {
    throw failure ?? new AppError('GPU_DEVICE_LOST', 'The GPU stopped answering', { cause });
  };

  device.onuncapturederror = ({ error }) => {
    const outOfMemory = error.constructor.name === 'GPUOutOfMemoryError';
    fail(new AppError(outOfMemory ? 'GPU_OUT_OF_MEMORY' : 'BUG_GPU', error.message.split('\n')[0]!));
  };
  void device.lost.then(({ reason, message }) => {
    if (reason !== 'destroyed') fail(new AppError('GPU_DEVICE_LOST', `The GPU was lost: ${message}`));
  });

  const context: GpuContext = {
    device,
    name,
    software,
    get allocatedBytes() {
      return allocatedBytes;
    },
    get peakBytes() {
      return peakBytes;
    },
    resetPeak() {
      peakBytes = allocatedBytes;
    },
    createBuffer(label, bytes, usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST) {
      const size = Math.max(16, Math.ceil(bytes / 4) * 4);
      const { maxBufferSize, maxStorageBufferBindingSize } = device.limits;
      const limit =
        usage & GPUBufferUsage.STORAGE ? Math.min(maxBufferSize, maxStorageBufferBindingSize) : maxBufferSize;
      if (size > limit) {
        const message = `Buffer ${label} needs ${size} bytes; the device allows ${limit}`;
        throw new AppError('GPU_OUT_OF_MEMORY', message, { details: { bytes: size, limit } });
      }
      const buffer = device.createBuffer({ label, size, usage });
      sizes.set(buffer, size);
      allocatedBytes += size;
      peakBytes = Math.max(peakBytes, allocatedBytes);
      return buffer;
    },
    destroyBuffer(buffer) {
      allocatedBytes -= sizes.get(buffer) ?? 0;
      sizes.delete(buffer);
      buffer.destroy();
    },
    allOrNothing(make) {
      const before = new Set(sizes.keys());
      try {
        return make();
      } catch (error) {
        for (const buffer of [...sizes.keys()]) if (!before.has(buffer)) context.destroyBuffer(buffer);
        throw error;
      }
    },
    pipeline(label, code, entryPoint, constants = {}) {
      const key = JSON.stringify([entryPoint, constants, code]);
      let pipeline = pipelines.get(key);
      if (!pipeline) {
        const module = device.createShaderModule({ label, code });
        pipeline = device.createComputePipeline({ label, layout: 'auto', compute: { module, entryPoint, constants } });
        pipelines.set(key, pipeline);
      }
      return pipeline;
    },
    async settle() {
      await device.queue.onSubmittedWorkDone().catch(stoppedAnswering);
      raise();
    },
    async mapped(staging, bytes, use) {
      await staging.mapAsync(GPUMapMode.READ, 0, bytes).catch(stoppedAnswering);
      try {
        // What could not be computed, for want of memory say, reads as zeros.
        raise();
        return use(staging.getMappedRange(0, bytes));
      } finally {
        staging.unmap();
      }
    },
    async read(buffer, offsetBytes, bytes) {
      const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
      const staging = context.createBuffer('read-back', bytes, usage);
      try {
        const encoder = device.createCommandEncoder();
        encoder.copyBufferToBuffer(buffer, offsetBytes, staging, 0, bytes);
        device.queue.submit([encoder.finish()]);
        return await context.mapped(staging, bytes, (mapped) => mapped.slice(0));
      } finally {
        context.destroyBuffer(staging);
      }
    },
    close() {
      for (const buffer of sizes.keys()) buffer.destroy();
      sizes.clear();
      allocatedBytes = 0;
      device.destroy();
    },
  };
  return context;
}
