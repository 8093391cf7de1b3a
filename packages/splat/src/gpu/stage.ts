import type { GpuContext } from './context.ts';

/** One kernel with its buffers, ready to be dispatched in any number of passes. */
export type Stage = (pass: GPUComputePassEncoder) => void;

/**
 * @param options.buffers in the order of their bindings in group 0
 * @param options.workgroups asked at each encoding
 */
export function createStage(
  gpu: GpuContext,
  options: {
    readonly code: string;
    readonly entryPoint: string;
    readonly buffers: readonly GPUBuffer[];
    readonly workgroups: () => readonly [x: number, y: number];
  },
): Stage {
  const { code, entryPoint, buffers, workgroups } = options;
  const pipeline = gpu.pipeline(entryPoint, code, entryPoint);
  const bindGroup = gpu.device.createBindGroup({
    label: entryPoint,
    layout: pipeline.getBindGroupLayout(0),
    entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
  });
  return (pass) => {
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bindGroup);
    pass.dispatchWorkgroups(...workgroups());
  };
}
