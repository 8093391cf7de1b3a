import { availableParallelism } from 'node:os';
import {
  createCpuTrainer,
  createGpuTrainer,
  openDevice,
  predictGpuBytes,
  type GpuContext,
  type GpuMemoryShape,
  type OpenedDevice,
} from '@404-gen/splat';
import { forgive } from './forgive.ts';
import type { CreateTrainer } from './training-session.ts';

/** What decides how much device memory a job takes. */
export type MemoryShape = Omit<GpuMemoryShape, 'targets'>;

export interface DeviceMemory {
  predictBytes(shape: MemoryShape): number | undefined;
  /** Most bytes in buffers since `resetPeak`. */
  readonly peakBytes: number;
  resetPeak(): void;
}

/** The device of a process, opened once and used for one job after another. */
export interface TrainerFactory {
  readonly device: Omit<OpenedDevice, 'gpu'>;
  readonly createTrainer: CreateTrainer;
  /** Undefined on the CPU. */
  readonly gpu: GpuContext | undefined;
  /** Undefined on the CPU. */
  readonly memory: DeviceMemory | undefined;
}

export interface TrainerFactoryOptions {
  /** `auto`, `cpu`, `webgpu` or `webgpu:N`. */
  readonly device: string;
  /** Threads of the CPU trainer; 0: as many as there are cores. */
  readonly workers: number;
  /** Tests put in devices of their own. */
  readonly open?: (setting: string) => Promise<OpenedDevice>;
  readonly createForGpu?: (gpu: GpuContext, ...rest: Parameters<CreateTrainer>) => ReturnType<CreateTrainer>;
}

/** Opens the device. Rejects with `GPU_UNAVAILABLE` when there is none such. */
export async function createTrainerFactory({
  device: setting,
  workers,
  open = openDevice,
  createForGpu = createGpuTrainer,
}: TrainerFactoryOptions): Promise<TrainerFactory> {
  const { gpu, ...device } = await open(setting);
  if (!gpu) {
    const threads = workers === 0 ? availableParallelism() : workers;
    return {
      device,
      createTrainer: (start, options) => createCpuTrainer(start, options, { workers: threads }),
      gpu: undefined,
      memory: undefined,
    };
  }
  return {
    device,
    gpu,
    async createTrainer(start, options) {
      await forgive(gpu);
      return createForGpu(gpu, start, options);
    },
    memory: {
      predictBytes: predictGpuBytes,
      get peakBytes() {
        return gpu.peakBytes;
      },
      resetPeak: () => gpu.resetPeak(),
    },
  };
}
