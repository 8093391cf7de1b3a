import { AppError } from '@404-gen/service-kit/app-error';
import { workgroupsFor, type GpuContext } from './context.ts';
import type { RasterPasses } from './raster-passes.ts';
import { STATE_BYTES } from './layout.ts';
import { createStage, type Stage } from './stage.ts';
import { FROM_PLANES_WGSL, PLANES_GROUP, TO_PLANES_WGSL } from './view-planes.wgsl.ts';

/** What becomes of the views of a step. */
export interface PlanesShape {
  /** Of each plane, pixels. */
  readonly side: number;
  /** So many of the views, the first, become planes; the others are read as the pictures they are. */
  readonly views: number;
}

/** What a step looks like to the host. */
export interface PlanesRead {
  readonly state: Uint32Array;
  /** [planes' views, 3, side, side] in [−1, 1]; written over by the next reading. */
  readonly planes: Float32Array;
  /** [other views, height, width, 4]; likewise. */
  readonly pixels: Float32Array;
}

/** Rendered views as diffusion networks take them, resized where they lie; and the way back for gradients. */
export interface ViewPlanes {
  readonly shape: PlanesShape;
  /** The last pictures → planes. */
  readonly toPlanes: Stage;
  /** Adds the copies that `read` waits for, after the pass with `toPlanes`. */
  encodeCopies(encoder: GPUCommandEncoder): void;
  /** Rejects as `GpuContext.settle` does. */
  read(): Promise<PlanesRead>;
  /** What `write` sent → the pixel gradients of the rasteriser. */
  readonly fromPlanes: Stage;
  /** Sends ∂L/∂planes. Throws `BUG_TRAINER_GRADIENT` when they are not of this size. */
  write(gradient: Float32Array): void;
  destroy(): void;
}

export function createViewPlanes(gpu: GpuContext, raster: RasterPasses, shape: PlanesShape): ViewPlanes {
  const { width, height } = raster.shape;
  const { side, views } = shape;
  const length = views * 3 * side * side;
  const pictureBytes = width * height * 16;
  const read = {
    state: new Uint32Array(STATE_BYTES / 4),
    planes: new Float32Array(length),
    pixels: new Float32Array(((raster.shape.views - views) * pictureBytes) / 4),
  };
  const readBytes = read.state.byteLength + read.planes.byteLength + read.pixels.byteLength;
  const made = {
    shape: gpu.createBuffer('planes shape', 16, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST),
    planes: gpu.createBuffer('planes', length * 4),
    gradient: gpu.createBuffer('plane gradients', length * 4),
    staging: gpu.createBuffer('planes read-back', readBytes, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST),
  };
  const { queue } = gpu.device;
  queue.writeBuffer(made.shape, 0, Uint32Array.of(width, height, side, views));
  return {
    shape,
    toPlanes: createStage(gpu, {
      code: TO_PLANES_WGSL,
      entryPoint: 'to_planes',
      buffers: [made.shape, raster.pixels, made.planes],
      workgroups: () => workgroupsFor(views * side * side, PLANES_GROUP),
    }),
    encodeCopies(encoder) {
      const { state, planes, pixels } = read;
      encoder.copyBufferToBuffer(raster.state, 0, made.staging, 0, state.byteLength);
      encoder.copyBufferToBuffer(made.planes, 0, made.staging, state.byteLength, planes.byteLength);
      if (pixels.length === 0) return;
      const at = state.byteLength + planes.byteLength;
      encoder.copyBufferToBuffer(raster.pixels, views * pictureBytes, made.staging, at, pixels.byteLength);
    },
    read: () =>
      gpu.mapped(made.staging, readBytes, (mapped) => {
        const { state, planes, pixels } = read;
        state.set(new Uint32Array(mapped, 0, state.length));
        planes.set(new Float32Array(mapped, state.byteLength, planes.length));
        pixels.set(new Float32Array(mapped, state.byteLength + planes.byteLength, pixels.length));
        return read;
      }),
    fromPlanes: createStage(gpu, {
      code: FROM_PLANES_WGSL,
      entryPoint: 'from_planes',
      buffers: [made.shape, raster.pixels, made.gradient, raster.pixelGradients],
      workgroups: () => workgroupsFor(views * width * height, PLANES_GROUP),
    }),
    write(gradient) {
      if (gradient.length !== length) {
        const told = `The gradient of planes has ${gradient.length} values, the planes ${length}`;
        throw new AppError('BUG_TRAINER_GRADIENT', told);
      }
      queue.writeBuffer(made.gradient, 0, gradient);
    },
    destroy() {
      for (const buffer of Object.values(made)) gpu.destroyBuffer(buffer);
    },
  };
}
