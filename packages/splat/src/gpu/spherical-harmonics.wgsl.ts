import { SH_C0, type ShDegree } from '../cloud.ts';
import { SH_FACTORS } from '../cpu/spherical-harmonics.ts';

const { C1, C2_XY, C2_ZZ, C2_XX, C3_3, C3_2, C3_1, C3_0, C3_XX } = SH_FACTORS;

/** `sh_basis(direction)`: the basis of `cpu/spherical-harmonics.ts`. */
export function shBasisWgsl(degree: ShDegree): string {
  const bands = [
    [`${SH_C0}`],
    [`-${C1} * d.y`, `${C1} * d.z`, `-${C1} * d.x`],
    [
      `${C2_XY} * d.x * d.y`,
      `-${C2_XY} * d.y * d.z`,
      `${C2_ZZ} * (2.0 * s.z - s.x - s.y)`,
      `-${C2_XY} * d.x * d.z`,
      `${C2_XX} * (s.x - s.y)`,
    ],
    [
      `-${C3_3} * d.y * (3.0 * s.x - s.y)`,
      `${C3_2} * d.x * d.y * d.z`,
      `-${C3_1} * d.y * (4.0 * s.z - s.x - s.y)`,
      `${C3_0} * d.z * (2.0 * s.z - 3.0 * s.x - 3.0 * s.y)`,
      `-${C3_1} * d.x * (4.0 * s.z - s.x - s.y)`,
      `${C3_XX} * d.z * (s.x - s.y)`,
      `-${C3_3} * d.x * (s.x - 3.0 * s.y)`,
    ],
  ];
  return body('sh_basis', 'f32', bands.slice(0, degree + 1).flat());
}

/** `sh_basis_gradient(direction)`: derivatives of the polynomials, x, y and z taken as independent. */
export function shBasisGradientWgsl(degree: ShDegree): string {
  const vector = (x: string, y: string, z: string) => `vec3f(${x}, ${y}, ${z})`;
  const bands = [
    [vector('0.0', '0.0', '0.0')],
    [vector('0.0', `-${C1}`, '0.0'), vector('0.0', '0.0', `${C1}`), vector(`-${C1}`, '0.0', '0.0')],
    [
      `${C2_XY} * ${vector('d.y', 'd.x', '0.0')}`,
      `-${C2_XY} * ${vector('0.0', 'd.z', 'd.y')}`,
      `${C2_ZZ} * ${vector('-2.0 * d.x', '-2.0 * d.y', '4.0 * d.z')}`,
      `-${C2_XY} * ${vector('d.z', '0.0', 'd.x')}`,
      `${C2_XX} * ${vector('2.0 * d.x', '-2.0 * d.y', '0.0')}`,
    ],
    [
      `-${C3_3} * ${vector('6.0 * d.x * d.y', '3.0 * (s.x - s.y)', '0.0')}`,
      `${C3_2} * ${vector('d.y * d.z', 'd.x * d.z', 'd.x * d.y')}`,
      `${C3_1} * ${vector('2.0 * d.x * d.y', 's.x + 3.0 * s.y - 4.0 * s.z', '-8.0 * d.y * d.z')}`,
      `${C3_0} * ${vector('-6.0 * d.x * d.z', '-6.0 * d.y * d.z', '6.0 * s.z - 3.0 * s.x - 3.0 * s.y')}`,
      `${C3_1} * ${vector('3.0 * s.x + s.y - 4.0 * s.z', '2.0 * d.x * d.y', '-8.0 * d.x * d.z')}`,
      `${C3_XX} * ${vector('2.0 * d.x * d.z', '-2.0 * d.y * d.z', 's.x - s.y')}`,
      `-${C3_3} * ${vector('3.0 * (s.x - s.y)', '-6.0 * d.x * d.y', '0.0')}`,
    ],
  ];
  return body('sh_basis_gradient', 'vec3f', bands.slice(0, degree + 1).flat());
}

function body(name: string, type: string, terms: readonly string[]): string {
  return /* wgsl */ `
fn ${name}(d: vec3f) -> array<${type}, ${terms.length}> {
  let s = d * d;
  return array<${type}, ${terms.length}>(${terms.join(', ')});
}
`;
}
