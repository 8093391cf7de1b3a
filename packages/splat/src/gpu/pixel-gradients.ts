import { AppError } from '@404-gen/service-kit/app-error';
import type { Camera } from '../camera.ts';
import type { ViewGradient } from '../trainer.ts';
import type { GpuContext } from './context.ts';
import type { RasterPasses } from './raster-passes.ts';

/**
 * Sends ∂L/∂pixels of each view from `firstView` on to the device; depth's only where it is rendered. Throws `NUMERIC_DIVERGED` if one is not finite, `BUG_TRAINER_GRADIENT`
 * for a gradient that is not of its view's size.
 */
export function writePixelGradients(
  gpu: GpuContext,
  raster: RasterPasses,
  cameras: readonly Camera[],
  gradients: readonly ViewGradient[],
  firstView = 0,
): void {
  gradients.forEach(({ rgb, alpha, depth }, index) => {
    const view = firstView + index;
    const pixels = cameras[view]!.width * cameras[view]!.height;
    assertLength('rgb', rgb, pixels * 3);
    if (alpha) assertLength('alpha', alpha, pixels);
    if (depth) assertLength('depth', depth, pixels);
    const packed = new Float32Array(pixels * 4);
    // Stays 0 while every gradient is finite: ∞·0 and NaN·0 are NaN.
    let zero = 0;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const [red, green, blue] = [rgb[pixel * 3]!, rgb[pixel * 3 + 1]!, rgb[pixel * 3 + 2]!];
      const own = alpha ? alpha[pixel]! : 0;
      packed[pixel * 4] = red;
      packed[pixel * 4 + 1] = green;
      packed[pixel * 4 + 2] = blue;
      packed[pixel * 4 + 3] = own;
      zero += (red + green + blue + own) * 0;
    }
    const depths = raster.shape.depth ? (depth ? Float32Array.from(depth) : new Float32Array(pixels)) : undefined;
    for (let pixel = 0; depths && pixel < pixels; pixel++) zero += depths[pixel]! * 0;
    if (zero !== 0) throw new AppError('NUMERIC_DIVERGED', 'A gradient of a rendered pixel is not finite');
    gpu.device.queue.writeBuffer(raster.pixelGradients, view * pixels * 16, packed);
    if (depths) gpu.device.queue.writeBuffer(raster.depthGradients, view * pixels * 4, depths);
  });
}

function assertLength(name: string, values: Float32Array, length: number): void {
  if (values.length === length) return;
  throw new AppError('BUG_TRAINER_GRADIENT', `The ${name} gradient has ${values.length} values, its view ${length}`);
}
