import { smoothCurve, type CurvePoint } from '../curves.ts';
import { signedVolume, turnedInsideOut, type Patch } from '../mesh.ts';
import type { Vec2, Vec3 } from '../vec.ts';

export interface RevolveOptions {
  readonly segments?: number;
  /** Takes the profile as a polyline instead of a smooth curve. */
  readonly straight?: boolean;
  /** Leaves every face flat: crystals, cut gems. */
  readonly faceted?: boolean;
  /** Degrees turned about the axis, from +Z towards +X. Default 360. */
  readonly arc?: number;
  /** Factor on the radius at a turn (0…1) and a share of the profile's length (0…1): ribs, petals, waves. */
  readonly ripple?: (turn: number, along: number) => number;
  readonly steps?: number;
}

/** Turns a profile of (radius, y) points about the y axis. Closed profiles and profiles that end on the axis are solids. */
export function revolve(profile: readonly CurvePoint[], options: RevolveOptions = {}): Patch {
  const { segments = 28, straight = false, faceted = false, arc = 360, ripple, steps = 4 } = options;
  const curve: Vec2[] = straight ? profile.map(([r, y]) => [r, y]) : smoothCurve(profile, { steps });
  const lengths = [0];
  for (let index = 1; index < curve.length; index++) {
    const [r0, y0] = curve[index - 1]!;
    const [r1, y1] = curve[index]!;
    lengths.push(lengths[index - 1]! + Math.hypot(r1 - r0, y1 - y0));
  }
  const total = lengths.at(-1)! || 1;
  const whole = arc >= 360;
  const columns = whole ? segments : segments + 1;

  const positions: number[] = [];
  const indices: number[] = [];
  const rows = curve.map(([r, y], row) => {
    const start = positions.length / 3;
    if (Math.abs(r) < 1e-6) {
      positions.push(0, y, 0);
      return { start, pole: true };
    }
    for (let column = 0; column < columns; column++) {
      const turn = column / segments;
      const angle = (turn * arc * Math.PI) / 180;
      const radius = Math.max(r, 0) * (ripple ? ripple(turn, lengths[row]! / total) : 1);
      positions.push(radius * Math.sin(angle), y, radius * Math.cos(angle));
    }
    return { start, pole: false };
  });

  for (let row = 0; row + 1 < rows.length; row++) {
    const low = rows[row]!;
    const high = rows[row + 1]!;
    for (let column = 0; column < segments; column++) {
      const next = whole ? (column + 1) % segments : column + 1;
      const a = low.start + (low.pole ? 0 : column);
      const b = low.start + (low.pole ? 0 : next);
      const c = high.start + (high.pole ? 0 : next);
      const d = high.start + (high.pole ? 0 : column);
      if (!low.pole) indices.push(a, b, c);
      if (!high.pole) indices.push(a, c, d);
    }
  }
  const inward = whole && isClosed(rows, curve) && signedVolume(positions, indices) < 0;
  return { positions, indices: inward ? turnedInsideOut(indices) : indices, creaseDegrees: faceted ? 0 : 40 };
}

function isClosed(rows: readonly { pole: boolean }[], curve: readonly Vec2[]): boolean {
  if (rows[0]!.pole && rows.at(-1)!.pole) return true;
  const first = curve[0]!;
  const last = curve.at(-1)!;
  return Math.hypot(first[0] - last[0], first[1] - last[1]) < 1e-6;
}

/** An ellipsoid about the origin. */
export function ellipsoid(radii: Vec3, segments = 24): Patch {
  const rings = Math.max(6, Math.round(segments * 0.6));
  const profile: Vec2[] = Array.from({ length: rings + 1 }, (_, ring) => {
    const angle = (ring / rings - 0.5) * Math.PI;
    return [ring === 0 || ring === rings ? 0 : Math.cos(angle), Math.sin(angle)];
  });
  const unit = revolve(profile, { segments, straight: true });
  return { ...unit, positions: unit.positions.map((value, index) => value * radii[index % 3]!), creaseDegrees: 80 };
}

/**
 * A superquadric (Barr 1981): exponents of 1 give an ellipsoid, towards 0 a box, 2 an octahedron.
 * `vertical` shapes the side view, `horizontal` the plan.
 */
export function superellipsoid(radii: Vec3, vertical: number, horizontal: number, segments = 28): Patch {
  const signed = (value: number, exponent: number) => Math.sign(value) * Math.abs(value) ** exponent;
  const rings = Math.round(segments * 0.6);
  const unit = revolve(
    Array.from({ length: rings + 1 }, (_, ring): Vec2 => [ring === 0 || ring === rings ? 0 : 1, ring]),
    { segments, straight: true },
  );
  const positions: number[] = [];
  for (let index = 0; index < unit.positions.length; index += 3) {
    const latitude = (unit.positions[index + 1]! / rings - 0.5) * Math.PI;
    const longitude = Math.atan2(unit.positions[index]!, unit.positions[index + 2]!);
    const around = signed(Math.cos(latitude), vertical);
    positions.push(
      radii[0] * around * signed(Math.sin(longitude), horizontal),
      radii[1] * signed(Math.sin(latitude), vertical),
      radii[2] * around * signed(Math.cos(longitude), horizontal),
    );
  }
  return { ...unit, positions, creaseDegrees: 50 };
}
