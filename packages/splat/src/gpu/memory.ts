import type { ShDegree } from '../cloud.ts';
import { cloudBytes } from './cloud-buffers.ts';
import { planeCount } from './layout.ts';
import { knownViewLossBytes } from './losses/known-view-loss.ts';
import { rasterBytes } from './raster-passes.ts';
import { PAIRS_PER_SPLAT } from './render-views.ts';
import { reshaperBytes } from './reshape/reshaper.ts';
import { MAX_STEPS } from './step-passes.ts';

/** What decides how much device memory a training takes. */
export interface GpuMemoryShape {
  /** Most splats that there will be. */
  readonly splats: number;
  /** Largest pictures, pixels. */
  readonly width: number;
  readonly height: number;
  /** Pictures of a step. */
  readonly views: number;
  readonly shDegree: ShDegree;
  /** Known views in device memory at that size; 0 where a guidance of the host looks at the pictures. */
  readonly targets?: number;
}

/**
 * Bytes of device memory that a training allocates at its largest, as far as that is known beforehand: splats that come
 * to cover more tiles than `PAIRS_PER_SPLAT` make the trainer take more.
 */
export function predictGpuBytes({ splats, width, height, views, shDegree, targets = 0 }: GpuMemoryShape): number {
  const intersectionCapacity = views * splats * PAIRS_PER_SPLAT;
  const depth = targets === 0;
  const shape = { capacity: splats, shDegree, views, width, height, depth, intersectionCapacity };
  const loss = targets === 0 ? 0 : knownViewLossBytes({ width, height, maxViews: views, maxSteps: MAX_STEPS });
  const readBack = depth ? views * width * height * (16 + 4) : 0;
  return (
    cloudBytes(splats, shDegree) +
    reshaperBytes(splats, planeCount(shDegree)) +
    rasterBytes(shape) +
    loss +
    readBack +
    targets * width * height * 4
  );
}
