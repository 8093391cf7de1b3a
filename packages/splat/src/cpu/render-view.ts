import { AppError } from '@404-gen/service-kit/app-error';
import type { Camera } from '../camera.ts';
import type { GaussianCloud } from '../cloud.ts';
import type { RenderedView, Rgb } from '../image.ts';
import { createDepthOrderScratch, orderByDepth, type DepthOrderScratch } from './depth-order.ts';
import { projectBackward } from './project-bwd.ts';
import { projectForward } from './project-fwd.ts';
import { rasterizeBackward } from './rasterize-bwd.ts';
import { rasterizeForward } from './rasterize-fwd.ts';
import { privateMemory, type Allocator, type RealArray, type RealCloud } from './real-array.ts';
import { createViewBuffers, type CloudGradients, type PixelGradients, type ViewBuffers } from './view-buffers.ts';

/** Renders into `buffers` and returns how many splats were drawn. */
export function renderForward(
  cloud: RealCloud,
  camera: Camera,
  background: Rgb,
  buffers: ViewBuffers,
  scratch: DepthOrderScratch,
): number {
  projectForward(cloud, camera, buffers.projected);
  const visible = orderByDepth(cloud.count, buffers.projected, scratch);
  rasterizeForward(camera, background, visible, buffers);
  return visible;
}

/**
 * Goes back through the `renderForward` that filled `buffers`, once; fills `buffers.gradients`. False if a pixel's
 * gradient is not finite.
 */
export function renderBackward(
  cloud: RealCloud,
  camera: Camera,
  background: Rgb,
  visible: number,
  buffers: ViewBuffers,
  withDepth: boolean,
): boolean {
  if (!rasterizeBackward(camera, background, visible, buffers, withDepth)) return false;
  projectBackward(cloud, camera, visible, buffers);
  return true;
}

/** The cloud as the camera sees it, before a background of one colour. An empty cloud gives the background. */
export function renderView(cloud: GaussianCloud, camera: Camera, background: Rgb): RenderedView {
  const { width, height } = camera;
  const { buffers } = renderOnce(cloud, camera, background, privateMemory);
  return { width, height, rgb: buffers.rgb, alpha: buffers.alpha, depth: buffers.depth };
}

/** Gradients of a cloud of N splats from one view, and what densification asks besides. */
export interface ViewBackward<Reals extends RealArray = Float32Array> extends CloudGradients<Reals> {
  /** [N, 2] Σ over pixels of |∂L/∂mean2d|, per axis, in units of the loss per pixel: what densification looks at. */
  readonly absgrad: Reals;
  /** [N] half extent of each splat in pixels; 0 where it was not drawn. */
  readonly radii: Int32Array;
}

/**
 * ∂L/∂raw parameters of the cloud, given ∂L/∂pixels of its `renderView`. Renders anew, because the state between the
 * passes is larger than the picture; loops that do both want a `SplatTrainer`.
 *
 * Throws `NUMERIC_DIVERGED` if a pixel's gradient is NaN or infinite.
 */
export function renderViewBackward(
  cloud: GaussianCloud,
  camera: Camera,
  background: Rgb,
  pixelGradients: PixelGradients,
): ViewBackward {
  return backwardOnce(cloud, camera, background, pixelGradients, privateMemory);
}

/** `renderViewBackward` in either precision. */
export function backwardOnce<Reals extends RealArray>(
  cloud: RealCloud,
  camera: Camera,
  background: Rgb,
  pixelGradients: PixelGradients,
  memory: Allocator<Reals>,
): ViewBackward<Reals> {
  const { buffers, visible } = renderOnce(cloud, camera, background, memory);
  const { rgb, alpha, depth } = pixelGradients;
  buffers.rgbGradient.set(rgb);
  if (alpha) buffers.alphaGradient.set(alpha);
  if (depth) buffers.depthGradient.set(depth);
  if (!renderBackward(cloud, camera, background, visible, buffers, depth !== undefined)) {
    throw new AppError('NUMERIC_DIVERGED', 'A gradient of a rendered pixel is not finite');
  }
  return { ...buffers.gradients, absgrad: buffers.absgrad, radii: buffers.projected.radii };
}

/** Renders once, in buffers of its own. */
export function renderOnce<Reals extends RealArray>(
  cloud: RealCloud,
  camera: Camera,
  background: Rgb,
  memory: Allocator<Reals>,
): { buffers: ViewBuffers<Reals>; visible: number } {
  const buffers = createViewBuffers(memory, cloud.count, camera.width * camera.height, cloud.shDegree);
  const visible = renderForward(cloud, camera, background, buffers, createDepthOrderScratch(cloud.count));
  return { buffers, visible };
}
