import { SH_C0, type ShDegree } from '../cloud.ts';

// Real spherical harmonics with the Condon–Shortley phase, the basis of every splat format. The constants are the
// normalisations √((2l+1)/4π · (l−|m|)!/(l+|m|)!) · √2 for m ≠ 0, times the polynomial's own factor.
export const SH_FACTORS = {
  C1: 0.4886025119029199,
  C2_XY: 1.0925484305920792,
  C2_ZZ: 0.31539156525252005,
  C2_XX: 0.5462742152960396,
  C3_3: 0.5900435899266435,
  C3_2: 2.890611442640554,
  C3_1: 0.4570457994644658,
  C3_0: 0.3731763325901154,
  C3_XX: 1.445305721320277,
} as const;
const { C1, C2_XY, C2_ZZ, C2_XX, C3_3, C3_2, C3_1, C3_0, C3_XX } = SH_FACTORS;

/** Coefficients of the highest degree, DC included. */
export const MAX_SH_COEFFICIENTS = 16;

/**
 * The basis functions in the unit direction (x, y, z), in the order in which clouds store their coefficients.
 *
 * @param out [(degree + 1)²]
 */
export function shBasis(degree: ShDegree, x: number, y: number, z: number, out: Float64Array): void {
  out[0] = SH_C0;
  if (degree < 1) return;
  out[1] = -C1 * y;
  out[2] = C1 * z;
  out[3] = -C1 * x;
  if (degree < 2) return;
  const xx = x * x;
  const yy = y * y;
  const zz = z * z;
  out[4] = C2_XY * x * y;
  out[5] = -C2_XY * y * z;
  out[6] = C2_ZZ * (2 * zz - xx - yy);
  out[7] = -C2_XY * x * z;
  out[8] = C2_XX * (xx - yy);
  if (degree < 3) return;
  out[9] = -C3_3 * y * (3 * xx - yy);
  out[10] = C3_2 * x * y * z;
  out[11] = -C3_1 * y * (4 * zz - xx - yy);
  out[12] = C3_0 * z * (2 * zz - 3 * xx - 3 * yy);
  out[13] = -C3_1 * x * (4 * zz - xx - yy);
  out[14] = C3_XX * z * (xx - yy);
  out[15] = -C3_3 * x * (xx - 3 * yy);
}

/**
 * Partial derivatives of the polynomials of `shBasis`, x, y and z taken as independent; whoever normalises the
 * direction chains through the normalisation.
 *
 * @param out [(degree + 1)², 3]
 */
export function shBasisGradient(degree: ShDegree, x: number, y: number, z: number, out: Float64Array): void {
  const set = (index: number, dx: number, dy: number, dz: number) => {
    out[index * 3] = dx;
    out[index * 3 + 1] = dy;
    out[index * 3 + 2] = dz;
  };
  set(0, 0, 0, 0);
  if (degree < 1) return;
  set(1, 0, -C1, 0);
  set(2, 0, 0, C1);
  set(3, -C1, 0, 0);
  if (degree < 2) return;
  const xx = x * x;
  const yy = y * y;
  const zz = z * z;
  set(4, C2_XY * y, C2_XY * x, 0);
  set(5, 0, -C2_XY * z, -C2_XY * y);
  set(6, -2 * C2_ZZ * x, -2 * C2_ZZ * y, 4 * C2_ZZ * z);
  set(7, -C2_XY * z, 0, -C2_XY * x);
  set(8, 2 * C2_XX * x, -2 * C2_XX * y, 0);
  if (degree < 3) return;
  set(9, -6 * C3_3 * x * y, -3 * C3_3 * (xx - yy), 0);
  set(10, C3_2 * y * z, C3_2 * x * z, C3_2 * x * y);
  set(11, 2 * C3_1 * x * y, -C3_1 * (4 * zz - xx - 3 * yy), -8 * C3_1 * y * z);
  set(12, -6 * C3_0 * x * z, -6 * C3_0 * y * z, C3_0 * (6 * zz - 3 * xx - 3 * yy));
  set(13, -C3_1 * (4 * zz - 3 * xx - yy), 2 * C3_1 * x * y, -8 * C3_1 * x * z);
  set(14, 2 * C3_XX * x * z, -2 * C3_XX * y * z, C3_XX * (xx - yy));
  set(15, -3 * C3_3 * (xx - yy), 6 * C3_3 * x * y, 0);
}
