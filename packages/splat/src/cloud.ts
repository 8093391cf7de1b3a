import { AppError } from '@404-gen/service-kit/app-error';

/** Degree of a cloud's spherical harmonics: at 0 a splat has one colour from all sides, at 3 16 coefficients a channel. */
export type ShDegree = 0 | 1 | 2 | 3;

/**
 * A cloud of N Gaussians, one array per attribute. All values are raw, i.e. before activation, as PLY files store them.
 *
 * World frame: right-handed, +Y up (the validator's). Colour of a splat seen from direction d is
 * `0.5 + SH(d)`, with `SH_C0` times the DC coefficients at degree 0.
 */
export interface GaussianCloud {
  /** N. Arrays may be longer than N needs (capacity); what lies beyond is meaningless. */
  readonly count: number;
  readonly shDegree: ShDegree;
  /** [N, 3] centres in world units. */
  readonly positions: Float32Array;
  /** [N, 3] spherical-harmonics DC coefficients, RGB. */
  readonly shDc: Float32Array;
  /** [N, K, 3] higher coefficients, K = (shDegree + 1)² − 1, coefficient-major, RGB innermost; empty at degree 0. */
  readonly shRest: Float32Array;
  /** [N] opacity before the sigmoid. */
  readonly opacityLogits: Float32Array;
  /** [N, 3] natural logarithms of the standard deviations along the local axes, world units. */
  readonly logScales: Float32Array;
  /** [N, 4] quaternions w, x, y, z; need not be normalised. */
  readonly rotations: Float32Array;
}

/** Y₀₀, the constant spherical-harmonics basis function: 1 / (2√π). */
export const SH_C0 = 0.28209479177387814;

/** Number of coefficients per colour channel beyond DC: 0, 3, 8 or 15. */
export function shRestCoefficients(degree: ShDegree): number {
  return (degree + 1) ** 2 - 1;
}

/** A cloud of `count` Gaussians with every value zero but the quaternions, which are the identity. */
export function createCloud(count: number, shDegree: ShDegree = 0): GaussianCloud {
  if (!Number.isInteger(count) || count < 0) throw new AppError('BUG_CLOUD_SIZE', `Not a splat count: ${count}`);
  const rotations = new Float32Array(count * 4);
  for (let index = 0; index < count; index++) rotations[index * 4] = 1;
  return {
    count,
    shDegree,
    positions: new Float32Array(count * 3),
    shDc: new Float32Array(count * 3),
    shRest: new Float32Array(count * 3 * shRestCoefficients(shDegree)),
    opacityLogits: new Float32Array(count),
    logScales: new Float32Array(count * 3),
    rotations,
  };
}
