import { describe, expect, it } from 'vitest';
import { shBasis, shBasisGradient } from './spherical-harmonics.ts';
import { noise } from './test-scenes.ts';

const basisAt = (x: number, y: number, z: number) => {
  const out = new Float64Array(16);
  shBasis(3, x, y, z, out);
  return [...out];
};

describe('shBasis', () => {
  it('is orthonormal over the sphere', () => {
    // Gauss–Legendre in z and equal steps in azimuth integrate polynomials of degree 6 exactly.
    const nodes: [z: number, weight: number][] = [
      [0, 0.4179591836734694],
      [0.4058451513773972, 0.3818300505051189],
      [-0.4058451513773972, 0.3818300505051189],
      [0.7415311855993945, 0.2797053914892767],
      [-0.7415311855993945, 0.2797053914892767],
      [0.9491079123427585, 0.1294849661688697],
      [-0.9491079123427585, 0.1294849661688697],
    ];
    const products = Array.from({ length: 16 }, () => new Float64Array(16));
    for (const [z, weight] of nodes) {
      const radius = Math.sqrt(1 - z * z);
      for (let turn = 0; turn < 8; turn++) {
        const azimuth = (turn * Math.PI) / 4;
        const basis = basisAt(radius * Math.cos(azimuth), radius * Math.sin(azimuth), z);
        for (let i = 0; i < 16; i++) {
          for (let j = 0; j < 16; j++) products[i]![j]! += weight * (Math.PI / 4) * basis[i]! * basis[j]!;
        }
      }
    }
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 16; j++) expect(products[i]![j], `${i}·${j}`).toBeCloseTo(i === j ? 1 : 0, 12);
    }
  });

  it('has the order and the signs of splat formats', () => {
    const [x, y, z] = [2 / 7, 3 / 7, 6 / 7];
    const basis = basisAt(x, y, z);
    // Coefficient order m = −l … l; odd m carry the Condon–Shortley sign.
    const expected = [
      0.28209479177387814,
      -0.4886025119029199 * y,
      0.4886025119029199 * z,
      -0.4886025119029199 * x,
      1.0925484305920792 * x * y,
      -1.0925484305920792 * y * z,
      0.31539156525252005 * (3 * z * z - 1),
      -1.0925484305920792 * x * z,
      0.5462742152960396 * (x * x - y * y),
      -0.5900435899266435 * y * (3 * x * x - y * y),
      2.890611442640554 * x * y * z,
      -0.4570457994644658 * y * (5 * z * z - 1),
      0.3731763325901154 * z * (5 * z * z - 3),
      -0.4570457994644658 * x * (5 * z * z - 1),
      1.445305721320277 * z * (x * x - y * y),
      -0.5900435899266435 * x * (x * x - 3 * y * y),
    ];
    expected.forEach((value, index) => expect(basis[index]).toBeCloseTo(value, 12));
  });

  it('has the gradient of central differences', () => {
    const random = noise(5);
    const gradient = new Float64Array(48);
    for (let round = 0; round < 5; round++) {
      const point = [random(), random(), random()] as const;
      shBasisGradient(3, ...point, gradient);
      for (let axis = 0; axis < 3; axis++) {
        const moved = (by: number) =>
          basisAt(...(point.map((v, i) => (i === axis ? v + by : v)) as [number, number, number]));
        const [above, below] = [moved(1e-5), moved(-1e-5)];
        for (let k = 0; k < 16; k++) expect(gradient[k * 3 + axis]).toBeCloseTo((above[k]! - below[k]!) / 2e-5, 8);
      }
    }
  });
});
