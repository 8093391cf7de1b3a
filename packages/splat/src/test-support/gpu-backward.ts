import type { Camera } from '../camera.ts';
import type { GaussianCloud } from '../cloud.ts';
import { createCloudBuffers } from '../gpu/cloud-buffers.ts';
import type { GpuContext } from '../gpu/context.ts';
import { unpackCloud, VIEW_FLOATS } from '../gpu/layout.ts';
import { createRasterPasses } from '../gpu/raster-passes.ts';
import { beginSingleStep } from '../gpu/render-views.ts';
import { createUpdatePass, RATE_FLOATS } from '../gpu/update-pass.ts';
import type { Rgb } from '../image.ts';
import type { ViewGradient } from '../trainer.ts';

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
): Promise<{ gradients: GaussianCloud; statistics: Float32Array }> {
  const { count, shDegree } = cloud;
  const { width, height } = cameras[0]!;
  const buffers = createCloudBuffers(gpu, cloud, count);
  const views = gpu.createBuffer('views', cameras.length * VIEW_FLOATS * 4);
  const rates = gpu.createBuffer('rates', RATE_FLOATS * 4);
  gpu.device.queue.writeBuffer(rates, 0, Float32Array.of(0, 0, 0, 0, 0, 0, 1, 1));
  const raster = createRasterPasses(
    gpu,
    {
      ...{ capacity: count, shDegree, views: cameras.length, width, height, depth: true },
      intersectionCapacity: count * cameras.length * 40,
    },
    { params: buffers.params, views },
  );
  const update = createUpdatePass(gpu, raster, buffers, { views, rates, count: () => count }, 'gradients');
  raster.setCount(count);
  beginSingleStep(gpu, raster, views, cameras, background);
  gradients.forEach(({ rgb, alpha, depth }, view) => {
    const pixels = width * height;
    const packed = new Float32Array(pixels * 4);
    for (let pixel = 0; pixel < pixels; pixel++) {
      packed.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
      packed[pixel * 4 + 3] = alpha?.[pixel] ?? 0;
    }
    gpu.device.queue.writeBuffer(raster.pixelGradients, view * pixels * 16, packed);
    const depths = Float32Array.from(depth ?? new Float32Array(pixels));
    gpu.device.queue.writeBuffer(raster.depthGradients, view * pixels * 4, depths);
  });
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  raster.encodeForward(pass);
  raster.encodeBackward(pass);
  update(pass);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
  try {
    const bytes = buffers.planes * count * 4;
    const packed = new Float32Array(await gpu.read(buffers.firstMoments, 0, bytes));
    const statistics = new Float32Array(await gpu.read(buffers.statistics, 0, count * 8));
    await gpu.settle();
    return { gradients: unpackCloud(packed, count, count, shDegree), statistics };
  } finally {
    raster.destroy();
    buffers.destroy();
    for (const buffer of [views, rates]) gpu.destroyBuffer(buffer);
  }
}
