import earcut from 'earcut';
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

/**
 * Turns a profile of (radius, y) points about the y axis. Closed profiles, and profiles that begin and end on the axis,
 * are solids: wound outwards whichever way they run, their cut faces closed where the arc does not go all round. Any
 * other profile is a skin whose outer side is on the right of its way, so from bottom to top it faces away from the axis.
 */
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
  const rows = curve.map(([r, y], row): Row => {
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
  if (!isSolid(rows, curve)) return { positions, indices, creaseDegrees: faceted ? 0 : 40 };
  if (!whole) {
    indices.push(...cutFace(positions, rows, 0), ...turnedInsideOut(cutFace(positions, rows, segments)));
  }
  const inward = signedVolume(positions, indices) < 0;
  return { positions, indices: inward ? turnedInsideOut(indices) : indices, creaseDegrees: faceted ? 0 : 40 };
}

interface Row {
  /** Its first vertex. */
  readonly start: number;
  /** Whether it is a single vertex on the axis. */
  readonly pole: boolean;
}

/** Triangles of the plane in which the profile stands at one column, wound to meet the sides at the first column. */
function cutFace(positions: readonly number[], rows: readonly Row[], column: number): number[] {
  const ring = rows.map(({ start, pole }) => (pole ? start : start + column));
  const outline = ring.flatMap((vertex) => [
    Math.hypot(positions[vertex * 3]!, positions[vertex * 3 + 2]!),
    positions[vertex * 3 + 1]!,
  ]);
  const areaOf = (corners: readonly number[]): number =>
    corners.reduce((sum, a, index) => {
      const b = corners[(index + 1) % corners.length]!;
      return sum + outline[a * 2]! * outline[b * 2 + 1]! - outline[b * 2]! * outline[a * 2 + 1]!;
    }, 0);
  const triangles = earcut(outline);
  const alongTheRing = areaOf(triangles.slice(0, 3)) > 0 === areaOf(ring.map((_, index) => index)) > 0;
  const wound = alongTheRing ? triangles : turnedInsideOut(triangles);
  return wound.map((index) => ring[index]!);
}

function isSolid(rows: readonly Row[], curve: readonly Vec2[]): boolean {
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
