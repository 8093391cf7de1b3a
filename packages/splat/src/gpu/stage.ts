import type { GpuContext } from './context.ts';

/** One kernel with its buffers, ready to be dispatched in any number of passes. */
export type Stage = (pass: GPUComputePassEncoder) => void;

/** A kernel of which group 1 is bound by whoever encodes it. */
export interface OpenStage {
  readonly layout: GPUBindGroupLayout;
  encode(pass: GPUComputePassEncoder, group: GPUBindGroup): void;
}

export interface StageOptions {
  readonly code: string;
  readonly entryPoint: string;
  /** In the order of their bindings in group 0; undefined for a binding that the kernel lacks. */
  readonly buffers: readonly (GPUBuffer | undefined)[];
  /** Asked at each encoding. */
  readonly workgroups: () => readonly [x: number, y: number];
}

export function createStage(gpu: GpuContext, options: StageOptions): Stage {
  const { bind } = prepare(gpu, options);
  return (pass) => {
    bind(pass);
    pass.dispatchWorkgroups(...options.workgroups());
  };
}

/** The same for a kernel with a group 1. */
export function createOpenStage(gpu: GpuContext, options: StageOptions): OpenStage {
  const { pipeline, bind } = prepare(gpu, options);
  return {
    layout: pipeline.getBindGroupLayout(1),
    encode(pass, group) {
      bind(pass);
      pass.setBindGroup(1, group);
      pass.dispatchWorkgroups(...options.workgroups());
    },
  };
}

function prepare(gpu: GpuContext, { code, entryPoint, buffers }: StageOptions) {
  const pipeline = gpu.pipeline(entryPoint, code, entryPoint);
  const bindGroup = gpu.device.createBindGroup({
    label: entryPoint,
    layout: pipeline.getBindGroupLayout(0),
    entries: buffers.flatMap((buffer, binding) => (buffer ? [{ binding, resource: { buffer } }] : [])),
  });
  const bind = (pass: GPUComputePassEncoder): void => {
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bindGroup);
  };
  return { pipeline, bind };
}
