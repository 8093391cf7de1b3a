import { AppError } from '@404-gen/service-kit/app-error';
import type { Camera } from '../camera.ts';
import type { GaussianCloud } from '../cloud.ts';
import type { FloatImage, RenderedView, Rgb } from '../image.ts';
import type { GpuContext } from './context.ts';
import { createCloudBuffers } from './cloud-buffers.ts';
import { packView, STATE_BYTES, STATE_OFFSETS, VIEW_FLOATS } from './layout.ts';
import { createRasterPasses, type RasterPasses } from './raster-passes.ts';

/** Pairs of splat and tile that a first guess makes room for, per splat and view. */
export const PAIRS_PER_SPLAT = 6;

/** Throws `BUG_CAMERA` unless all cameras have one size. */
export function commonSize(cameras: readonly Camera[]): { readonly width: number; readonly height: number } {
  const { width, height } = cameras[0]!;
  if (cameras.some((camera) => camera.width !== width || camera.height !== height)) {
    throw new AppError('BUG_CAMERA', 'Views that are rendered together must have one size');
  }
  return { width, height };
}

/** Writes cameras and background as the only step of a batch and resets the device's state. */
export function beginSingleStep(
  gpu: GpuContext,
  raster: RasterPasses,
  viewBuffer: GPUBuffer,
  cameras: readonly Camera[],
  background: Rgb,
): void {
  const packed = new Float32Array(cameras.length * VIEW_FLOATS);
  cameras.forEach((camera, index) => packView(camera, background, packed, index));
  gpu.device.queue.writeBuffer(viewBuffer, 0, packed);
  raster.resetState();
}

/** Pairs of splat and tile that the last rendering wanted room for. */
export function wantedPairs(state: ArrayBuffer): number {
  return new Uint32Array(state)[STATE_OFFSETS.wanted / 4]!;
}

/** Pairs of splat and bin that the last rendering had. */
export function binPairs(state: ArrayBuffer): number {
  return new Uint32Array(state)[STATE_OFFSETS.allPairs / 4]!;
}

/** Splits device pixels [views, height, width] vec4f into pictures. */
export function unpackPictures(
  { width, height }: { readonly width: number; readonly height: number },
  pixels: Float32Array,
): readonly FloatImage[] {
  const count = width * height;
  return Array.from({ length: pixels.length / (4 * count) }, (_, view) => {
    const rgb = new Float32Array(count * 3);
    const alpha = new Float32Array(count);
    for (let pixel = 0, at = view * count * 4; pixel < count; pixel++, at += 4) {
      rgb[pixel * 3] = pixels[at]!;
      rgb[pixel * 3 + 1] = pixels[at + 1]!;
      rgb[pixel * 3 + 2] = pixels[at + 2]!;
      alpha[pixel] = pixels[at + 3]!;
    }
    return { width, height, rgb, alpha };
  });
}

/** The same with depths [views, height, width]. */
export function unpackViews(
  cameras: readonly Camera[],
  pixels: Float32Array,
  depths: Float32Array,
): readonly RenderedView[] {
  const size = commonSize(cameras);
  const count = size.width * size.height;
  const pictures = unpackPictures(size, pixels);
  return pictures.map((picture, view) => ({ ...picture, depth: depths.subarray(view * count, (view + 1) * count) }));
}

/** `renderView` for several cameras of one size, on the device. For one look; loops want a `SplatTrainer`. */
export async function renderViewsOnGpu(
  gpu: GpuContext,
  cloud: GaussianCloud,
  cameras: readonly Camera[],
  background: Rgb,
): Promise<readonly RenderedView[]> {
  if (cameras.length === 0) return [];
  const { width, height } = commonSize(cameras);
  const capacity = Math.max(1, cloud.count);
  const buffers = createCloudBuffers(gpu, cloud, capacity);
  const viewBuffer = gpu.createBuffer('views', cameras.length * VIEW_FLOATS * 4);
  const render = async (intersectionCapacity: number): Promise<readonly RenderedView[]> => {
    const shape = { capacity, shDegree: cloud.shDegree, views: cameras.length, width, height, depth: true };
    const raster = gpu.allOrNothing(() =>
      createRasterPasses(gpu, { ...shape, intersectionCapacity }, { params: buffers.params, views: viewBuffer }),
    );
    try {
      raster.setCount(cloud.count);
      beginSingleStep(gpu, raster, viewBuffer, cameras, background);
      const encoder = gpu.device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      raster.encodeForward(pass);
      pass.end();
      gpu.device.queue.submit([encoder.finish()]);
      const wanted = wantedPairs(await gpu.read(raster.state, 0, STATE_BYTES));
      if (wanted > intersectionCapacity) return await render(wanted);
      const pixelBytes = cameras.length * width * height * 16;
      const pixels = new Float32Array(await gpu.read(raster.pixels, 0, pixelBytes));
      const depths = new Float32Array(await gpu.read(raster.depths, 0, pixelBytes / 4));
      await gpu.settle();
      return unpackViews(cameras, pixels, depths);
    } finally {
      raster.destroy();
    }
  };
  try {
    return await render(capacity * cameras.length * PAIRS_PER_SPLAT);
  } finally {
    buffers.destroy();
    gpu.destroyBuffer(viewBuffer);
  }
}
