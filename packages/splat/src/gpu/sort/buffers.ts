import type { GpuContext } from '../context.ts';

/** All the buffers of one object, by name, or none: what was made before a failure is destroyed. */
export function createBuffers<Name extends string>(
  gpu: GpuContext,
  label: string,
  sizes: Record<Name, { bytes: number; usage?: GPUBufferUsageFlags }>,
): Record<Name, GPUBuffer> {
  const buffers: Partial<Record<Name, GPUBuffer>> = {};
  try {
    for (const name of Object.keys(sizes) as Name[]) {
      buffers[name] = gpu.createBuffer(`${label}.${name}`, sizes[name].bytes, sizes[name].usage);
    }
  } catch (error) {
    for (const buffer of Object.values<GPUBuffer | undefined>(buffers)) if (buffer) gpu.destroyBuffer(buffer);
    throw error;
  }
  return buffers as Record<Name, GPUBuffer>;
}
