import { createGpuContext, type GpuContext } from '../../src/gpu/context.ts';
import { kernelFlags, requestKernelDevice } from '../../src/gpu/open.ts';

/** Dawn rounds timestamps to 65 µs otherwise, against web pages that spy by the clock. */
const EXACT_TIMESTAMPS = 'disable-dawn-features=timestamp_quantization';

/** Dawn's instance must outlive its devices. */
let instance: GPU | undefined;

/** What figures are to be understood with. */
export interface Card {
  readonly card: string;
  readonly driver: string;
}

/** The default adapter with the features and limits that the product asks for, and exact timestamps. */
export async function openBenchGpu(): Promise<{ gpu: GpuContext; card: Card }> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  instance ??= create([EXACT_TIMESTAMPS, ...kernelFlags(false)]);
  const adapter = await instance.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('No Vulkan, Metal or Direct3D 12 adapter answers');
  const device = await requestKernelDevice(adapter);
  const { vendor, device: name, description } = adapter.info;
  const card = name || vendor;
  return { gpu: createGpuContext(device, card), card: { card, driver: description } };
}

/** A Dawn instance for other people's code, which asks for adapters by itself and may count on Dawn's checks. */
export async function dawnForOthers(): Promise<GPU> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  return (instance ??= create([EXACT_TIMESTAMPS]));
}
