import { clamp, cross, normalize, type Vec3 } from './vec.ts';

/** An affine map, row-major [3, 4]: p' = L · p + t. */
export type Transform = readonly number[];

/** Where something is put: scaled first, then rotated, then moved. */
export interface Placement {
  readonly at?: Vec3 | undefined;
  /** Degrees about x, then y, then z (the fixed axes of the surrounding frame). */
  readonly rotate?: Vec3 | undefined;
  readonly scale?: number | Vec3 | undefined;
  /** Points the local +Y axis along this direction, after `rotate`. */
  readonly toward?: Vec3 | undefined;
}

export const IDENTITY: Transform = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];

/** `outer ∘ inner`: the inner map is applied to points first. */
export function compose(outer: Transform, inner: Transform): Transform {
  const result = new Array<number>(12);
  for (let row = 0; row < 3; row++) {
    const a = outer[row * 4]!;
    const b = outer[row * 4 + 1]!;
    const c = outer[row * 4 + 2]!;
    for (let column = 0; column < 4; column++) {
      result[row * 4 + column] =
        a * inner[column]! + b * inner[4 + column]! + c * inner[8 + column]! + (column === 3 ? outer[row * 4 + 3]! : 0);
    }
  }
  return result;
}

export function applyToPoint(m: Transform, p: Vec3): Vec3 {
  return [
    m[0]! * p[0] + m[1]! * p[1] + m[2]! * p[2] + m[3]!,
    m[4]! * p[0] + m[5]! * p[1] + m[6]! * p[2] + m[7]!,
    m[8]! * p[0] + m[9]! * p[1] + m[10]! * p[2] + m[11]!,
  ];
}

export function determinant(m: Transform): number {
  return (
    m[0]! * (m[5]! * m[10]! - m[6]! * m[9]!) -
    m[1]! * (m[4]! * m[10]! - m[6]! * m[8]!) +
    m[2]! * (m[4]! * m[9]! - m[5]! * m[8]!)
  );
}

/** Lengths that the three local axes get. */
export function axisScales(m: Transform): Vec3 {
  return [Math.hypot(m[0]!, m[4]!, m[8]!), Math.hypot(m[1]!, m[5]!, m[9]!), Math.hypot(m[2]!, m[6]!, m[10]!)];
}

export function fromPlacement({ at, rotate, scale, toward }: Placement): Transform {
  let result: Transform = IDENTITY;
  if (scale !== undefined) {
    const [x, y, z] = typeof scale === 'number' ? [scale, scale, scale] : scale;
    result = [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0];
  }
  if (rotate !== undefined) {
    for (let axis = 0; axis < 3; axis++)
      if (rotate[axis] !== 0) result = compose(rotation(axis, rotate[axis]!), result);
  }
  if (toward !== undefined) result = compose(aim(toward), result);
  if (at !== undefined) result = compose([1, 0, 0, at[0], 0, 1, 0, at[1], 0, 0, 1, at[2]], result);
  return result;
}

function rotation(axis: number, degrees: number): Transform {
  const c = Math.cos((degrees * Math.PI) / 180);
  const s = Math.sin((degrees * Math.PI) / 180);
  if (axis === 0) return [1, 0, 0, 0, 0, c, -s, 0, 0, s, c, 0];
  if (axis === 1) return [c, 0, s, 0, 0, 1, 0, 0, -s, 0, c, 0];
  return [c, -s, 0, 0, s, c, 0, 0, 0, 0, 1, 0];
}

/** The shortest rotation that takes +Y to `direction` (Rodrigues' formula). */
function aim(direction: Vec3): Transform {
  const d = normalize(direction);
  const cosine = clamp(d[1], -1, 1);
  if (cosine > 0.999999) return IDENTITY;
  if (cosine < -0.999999) return [1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0];
  const [x, y, z] = normalize(cross([0, 1, 0], d));
  const sine = Math.sqrt(1 - cosine * cosine);
  const k = 1 - cosine;
  return [
    cosine + x * x * k,
    x * y * k - z * sine,
    x * z * k + y * sine,
    0,
    y * x * k + z * sine,
    cosine + y * y * k,
    y * z * k - x * sine,
    0,
    z * x * k - y * sine,
    z * y * k + x * sine,
    cosine + z * z * k,
    0,
  ];
}
