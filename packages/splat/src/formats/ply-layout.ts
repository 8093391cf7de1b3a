import { shRestCoefficients, type GaussianCloud } from '../cloud.ts';

/** Where the values of one PLY property live in a cloud: value of splat i is `values[i * stride + offset]`. */
export interface PlySlot {
  readonly name: string;
  /** Left out for properties that are always zero. */
  readonly values?: Float32Array;
  readonly offset: number;
  readonly stride: number;
}

/**
 * The properties of a splat file in the order upstream's generator writes them: x y z, nx ny nz, f_dc, f_rest, opacity,
 * scale, rot (404 `GaussianSplattingModel.py`; the same as the original 3D Gaussian Splatting release). Values are raw.
 *
 * f_rest is channel-major on disk (every coefficient of red, then green, then blue), coefficient-major in memory.
 */
export function plySlots(cloud: GaussianCloud): PlySlot[] {
  const vector = (names: readonly string[], values?: Float32Array): PlySlot[] =>
    names.map((name, offset) => ({ name, offset, stride: names.length, ...(values && { values }) }));

  const coefficients = shRestCoefficients(cloud.shDegree);
  const rest = Array.from({ length: coefficients * 3 }, (_, onDisk): PlySlot => {
    const channel = Math.floor(onDisk / coefficients);
    const coefficient = onDisk % coefficients;
    return {
      name: `f_rest_${onDisk}`,
      values: cloud.shRest,
      offset: coefficient * 3 + channel,
      stride: coefficients * 3,
    };
  });
  return [
    ...vector(['x', 'y', 'z'], cloud.positions),
    ...vector(['nx', 'ny', 'nz']),
    ...vector(['f_dc_0', 'f_dc_1', 'f_dc_2'], cloud.shDc),
    ...rest,
    ...vector(['opacity'], cloud.opacityLogits),
    ...vector(['scale_0', 'scale_1', 'scale_2'], cloud.logScales),
    ...vector(['rot_0', 'rot_1', 'rot_2', 'rot_3'], cloud.rotations),
  ];
}
