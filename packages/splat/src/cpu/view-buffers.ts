import { shRestCoefficients, type ShDegree } from '../cloud.ts';
import type { Allocator, RealArray } from './real-array.ts';

/** Splats as one camera sees them. N is the cloud's count; arrays may be longer. */
export interface ProjectedSplats<Reals extends RealArray = RealArray> {
  /** [N, 2] centres in pixels. */
  readonly means2d: Reals;
  /**
   * [N, 3] a, slope, rise: the inverse covariance in LDLᵀ form. A pixel at (u, v) from the centre lies at the squared
   * Mahalanobis distance a·(u + slope·v)² + rise·v². In gsplat's conic (a, b, c) that is slope = b/a and
   * rise = c − b²/a. This form stays positive definite however thin the splat, and gives a row's span directly.
   */
  readonly ellipses: Reals;
  /** [N, 3] RGB, not below 0. */
  readonly colors: Reals;
  /** [N] after the sigmoid. */
  readonly opacities: Reals;
  /** [N] z in camera axes, world units; what splats are ordered by. */
  readonly depths: Reals;
  /** [N] half extent in whole pixels, the larger of both axes; 0 when the splat is not drawn. */
  readonly radii: Int32Array;
  /** [N] indices of the drawn splats, nearest first; `visible` of them. */
  readonly order: Uint32Array;
}

/** ∂L/∂parameter, in the shapes of the cloud. */
export interface CloudGradients<Reals extends RealArray = RealArray> {
  readonly positions: Reals;
  readonly shDc: Reals;
  readonly shRest: Reals;
  readonly opacityLogits: Reals;
  readonly logScales: Reals;
  readonly rotations: Reals;
}

/** ∂L/∂pixel; see `ViewGradient`. */
export interface PixelGradients {
  readonly rgb: RealArray;
  readonly alpha?: RealArray;
  readonly depth?: RealArray;
}

/** Length of a splat's row in `ViewBuffers.splatGradients`. */
export const SPLAT_GRADIENT_STRIDE = 10;

/** Everything that rendering one view and going back through it needs; P is the number of pixels. */
export interface ViewBuffers<Reals extends RealArray = RealArray> {
  readonly splatCapacity: number;
  readonly pixelCapacity: number;
  readonly projected: ProjectedSplats<Reals>;
  /** [P, 3], [P], [P]: the finished picture. */
  readonly rgb: Reals;
  readonly alpha: Reals;
  readonly depth: Reals;
  /** [P] what of the background shows through; the backward pass winds it back and so destroys it. */
  readonly transmittance: Reals;
  /** [P] rank in `order` of the splat that was not drawn any more because the pixel was full. */
  readonly stopRank: Int32Array;
  /** [P, 3], [P], [P]: input of the backward pass. */
  readonly rgbGradient: Reals;
  readonly alphaGradient: Reals;
  readonly depthGradient: Reals;
  /** [P] backward pass: what lies behind the splat at hand, dotted with the pixel's gradient. */
  readonly behind: Reals;
  /** [N, 10] of the drawn splats: ∂L/∂ of mean2d (2), ellipse (3), colour (3), opacity, depth. */
  readonly splatGradients: Reals;
  /** [N, 2] of the drawn splats: Σ over pixels of |∂L/∂mean2d|, per axis. */
  readonly absgrad: Reals;
  readonly gradients: CloudGradients<Reals>;
}

export function createViewBuffers<Reals extends RealArray>(
  memory: Allocator<Reals>,
  splatCapacity: number,
  pixelCapacity: number,
  shDegree: ShDegree,
): ViewBuffers<Reals> {
  const { real, int32, uint32 } = memory;
  return {
    splatCapacity,
    pixelCapacity,
    projected: {
      means2d: real(splatCapacity * 2),
      ellipses: real(splatCapacity * 3),
      colors: real(splatCapacity * 3),
      opacities: real(splatCapacity),
      depths: real(splatCapacity),
      radii: int32(splatCapacity),
      order: uint32(splatCapacity),
    },
    rgb: real(pixelCapacity * 3),
    alpha: real(pixelCapacity),
    depth: real(pixelCapacity),
    transmittance: real(pixelCapacity),
    stopRank: int32(pixelCapacity),
    rgbGradient: real(pixelCapacity * 3),
    alphaGradient: real(pixelCapacity),
    depthGradient: real(pixelCapacity),
    behind: real(pixelCapacity),
    splatGradients: real(splatCapacity * SPLAT_GRADIENT_STRIDE),
    absgrad: real(splatCapacity * 2),
    gradients: {
      positions: real(splatCapacity * 3),
      shDc: real(splatCapacity * 3),
      shRest: real(splatCapacity * 3 * shRestCoefficients(shDegree)),
      opacityLogits: real(splatCapacity),
      logScales: real(splatCapacity * 3),
      rotations: real(splatCapacity * 4),
    },
  };
}
