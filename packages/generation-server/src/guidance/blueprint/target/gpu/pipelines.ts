import type { GpuContext } from '@404-gen/splat';

export const ID_FORMAT = 'r32uint';
export const DEPTH_FORMAT = 'depth32float';

/** Render pipelines by device: a device is as dear as its pipelines, and lost with them. */
const pipelines = new WeakMap<GPUDevice, Map<string, GPURenderPipeline>>();

/**
 * The pipeline that draws triangles of either side, larger depths in front, compiled on first use.
 *
 * @param code has one vertex shader and, where triangle numbers are to be written, one fragment shader
 */
export function depthPipeline({ device }: GpuContext, label: string, code: string): GPURenderPipeline {
  let known = pipelines.get(device);
  if (!known) pipelines.set(device, (known = new Map<string, GPURenderPipeline>()));
  let pipeline = known.get(label);
  if (!pipeline) {
    const module = device.createShaderModule({ label, code });
    pipeline = device.createRenderPipeline({
      label,
      layout: 'auto',
      vertex: { module },
      ...(code.includes('@fragment') ? { fragment: { module, targets: [{ format: ID_FORMAT }] } } : {}),
      primitive: { topology: 'triangle-list', cullMode: 'none' },
      depthStencil: { format: DEPTH_FORMAT, depthWriteEnabled: true, depthCompare: 'greater' },
    });
    known.set(label, pipeline);
  }
  return pipeline;
}

/** Resources of group 0 in the order of their bindings. */
export function bindGroupOf(
  { device }: GpuContext,
  pipeline: GPURenderPipeline | GPUComputePipeline,
  resources: readonly GPUBindingResource[],
): GPUBindGroup {
  return device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: resources.map((resource, binding) => ({ binding, resource })),
  });
}

export function whole(buffer: GPUBuffer): GPUBufferBinding {
  return { buffer };
}
