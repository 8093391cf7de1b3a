import type { Camera } from '../camera.ts';
import type { GaussianCloud } from '../cloud.ts';
import { createCloudBuffers, type CloudBuffers } from '../gpu/cloud-buffers.ts';
import type { GpuContext } from '../gpu/context.ts';
import { STATE_BYTES, unpackCloud, VIEW_FLOATS } from '../gpu/layout.ts';
import { writePixelGradients } from '../gpu/pixel-gradients.ts';
import { createRasterPasses, type RasterPasses } from '../gpu/raster-passes.ts';
import { beginSingleStep, PAIRS_PER_SPLAT, unpackViews, wantedPairs } from '../gpu/render-views.ts';
import { createUpdatePass, RATE_FLOATS } from '../gpu/update-pass.ts';
import type { RenderedView, Rgb } from '../image.ts';
import type { ViewGradient } from '../trainer.ts';
import type { RasterResult } from './parity.ts';

/** Gradients in the shape of a cloud; [N] vec2f as in `CloudBuffers.statistics`; the pictures that were gone back through. */
interface BackwardResult {
  readonly gradients: GaussianCloud;
  readonly statistics: Float32Array;
  readonly views: readonly RenderedView[];
}

/**
 * ∂L/∂raw parameters summed over the views, in the shape of a cloud, as the update kernel sees them before Adam; and the
 * statistics that the step adds.
 */
export async function backwardOnGpu(
  gpu: GpuContext,
  cloud: GaussianCloud,
  cameras: readonly Camera[],
  background: Rgb,
  gradients: readonly ViewGradient[],
): Promise<BackwardResult> {
  const { count, shDegree } = cloud;
  const { width, height } = cameras[0]!;
  const capacity = Math.max(1, count);
  const views = gpu.createBuffer('views', cameras.length * VIEW_FLOATS * 4);
  const rates = gpu.createBuffer('rates', RATE_FLOATS * 4);
  gpu.device.queue.writeBuffer(rates, 0, Float32Array.of(0, 0, 0, 0, 0, 0, 1, 1));

  const attempt = async (intersectionCapacity: number): Promise<BackwardResult> => {
    const buffers = createCloudBuffers(gpu, cloud, capacity);
    const raster = createRasterPasses(
      gpu,
      { capacity, shDegree, views: cameras.length, width, height, depth: true, intersectionCapacity },
      { params: buffers.params, views },
    );
    try {
      const update = createUpdatePass(gpu, raster, buffers, { views, rates, count: () => count }, 'gradients');
      raster.setCount(count);
      beginSingleStep(gpu, raster, views, cameras, background);
      writePixelGradients(gpu, raster, cameras, gradients);
      const encoder = gpu.device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      raster.encodeForward(pass);
      raster.encodeBackward(pass);
      update(pass);
      pass.end();
      gpu.device.queue.submit([encoder.finish()]);
      const wanted = wantedPairs(await gpu.read(raster.state, 0, STATE_BYTES));
      if (wanted > intersectionCapacity) return await attempt(wanted);
      await gpu.settle();
      return {
        ...(await readBackward(gpu, buffers, count)),
        views: unpackViews(cameras, ...(await readPictures(gpu, raster))),
      };
    } finally {
      raster.destroy();
      buffers.destroy();
    }
  };
  try {
    return await attempt(capacity * cameras.length * PAIRS_PER_SPLAT);
  } finally {
    for (const buffer of [views, rates]) gpu.destroyBuffer(buffer);
  }
}

async function readPictures(gpu: GpuContext, raster: RasterPasses): Promise<[Float32Array, Float32Array]> {
  const { views, width, height } = raster.shape;
  const bytes = views * width * height * 4;
  const pixels = new Float32Array(await gpu.read(raster.pixels, 0, 4 * bytes));
  return [pixels, new Float32Array(await gpu.read(raster.depths, 0, bytes))];
}

async function readBackward(
  gpu: GpuContext,
  buffers: CloudBuffers,
  count: number,
): Promise<Omit<BackwardResult, 'views'>> {
  const { planes, capacity, shDegree, firstMoments, statistics } = buffers;
  const packed = new Float32Array(await gpu.read(firstMoments, 0, planes * capacity * 4));
  const sums = new Float32Array(await gpu.read(statistics, 0, capacity * 8));
  return {
    gradients: unpackCloud(packed, count, capacity, shDegree),
    statistics: sums.subarray(0, count * 2),
  };
}

/** Forward and backward, as the parity tests compare them with the CPU. */
export async function rasterOnGpu(
  gpu: GpuContext,
  cloud: GaussianCloud,
  cameras: readonly Camera[],
  background: Rgb,
  incoming: readonly ViewGradient[],
): Promise<RasterResult> {
  const { views, gradients, statistics } = await backwardOnGpu(gpu, cloud, cameras, background, incoming);
  const column = (lane: number) => Float32Array.from({ length: cloud.count }, (_, n) => statistics[n * 2 + lane]!);
  return { views, gradients, pulls: column(0), samples: column(1) };
}
