import { toAppError } from '@404-gen/service-kit';
import type { GpuContext } from '@404-gen/splat';

/**
 * Waits for the device. What went wrong in an earlier job must not end the next one; only a lost device stays lost:
 * rejects with `GPU_DEVICE_LOST`.
 */
export async function forgive(gpu: GpuContext): Promise<void> {
  try {
    await gpu.settle();
  } catch (error) {
    if (toAppError(error).code === 'GPU_DEVICE_LOST') throw error;
  }
}
