import { AppError } from '@404-gen/service-kit/app-error';
import { createGpuContext, KERNEL_LIMITS, type GpuContext } from './context.ts';

/** Dawn's instance must outlive its devices; collected earlier, it takes the process with it. */
let instance: GPU | undefined;

/**
 * Opens the default adapter with all it offers. Throws `GPU_UNAVAILABLE` when there is none that can run our kernels.
 *
 * @param options.dawnFlags as Dawn's `create` takes them; heeded by the first call of a process only
 */
export async function openGpu({ dawnFlags = [] }: { readonly dawnFlags?: readonly string[] } = {}): Promise<GpuContext> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  instance ??= create([...dawnFlags]);
  const adapter = await instance.requestAdapter();
  if (!adapter) throw new AppError('GPU_UNAVAILABLE', 'No Vulkan, Metal or Direct3D 12 adapter answers');
  for (const [name, least] of Object.entries(KERNEL_LIMITS) as [keyof typeof KERNEL_LIMITS, number][]) {
    const offered = adapter.limits[name];
    if (offered < least)
      throw new AppError('GPU_UNAVAILABLE', `The adapter's ${name} is ${offered}; ${least} is needed`);
  }
  const requiredFeatures = (['subgroups', 'timestamp-query'] as const).filter((name) => adapter.features.has(name));
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  const device = await adapter.requestDevice({
    requiredFeatures: [...requiredFeatures],
    requiredLimits: { ...KERNEL_LIMITS, maxBufferSize, maxStorageBufferBindingSize },
  });
  return createGpuContext(device, adapter.info.device || adapter.info.description || adapter.info.vendor);
}
