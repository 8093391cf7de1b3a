import type { GpuContext } from '../context.ts';

/** All the buffers of one object, by name, or none. */
export function createBuffers<Name extends string>(
  gpu: GpuContext,
  label: string,
  sizes: Record<Name, { bytes: number; usage?: GPUBufferUsageFlags }>,
): Record<Name, GPUBuffer> {
  return gpu.allOrNothing(() => {
    const buffers: Partial<Record<Name, GPUBuffer>> = {};
    for (const name of Object.keys(sizes) as Name[]) {
      buffers[name] = gpu.createBuffer(`${label}.${name}`, sizes[name].bytes, sizes[name].usage);
    }
    return buffers as Record<Name, GPUBuffer>;
  });
}
