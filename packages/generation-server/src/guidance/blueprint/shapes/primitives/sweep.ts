import { smoothPath } from '../curves.ts';
import type { Patch } from '../mesh.ts';
import {
  add,
  cross,
  distance,
  dot,
  lengthOf,
  normalize,
  perpendicular,
  scaleBy,
  subtract,
  type Vec2,
  type Vec3,
} from '../vec.ts';

export interface TubeOptions {
  /** Vertices around. */
  readonly segments?: number;
  /** Joins the end to the start. */
  readonly closed?: boolean;
  /** Takes the points as a polyline. */
  readonly straight?: boolean;
  readonly steps?: number;
  /** Thickness across the path's own upward side, as a share of the radius: 0.2 is a ribbon. */
  readonly flatten?: number;
  /** Direction the flat side faces at the start; some direction where left out. */
  readonly up?: Vec3;
  /** Whole turns the section makes about the path on its way. */
  readonly twist?: number;
  /** `round` closes the ends with half balls. Default `flat`. */
  readonly ends?: 'flat' | 'round' | 'open';
  /** Section in place of a circle, in units of the radius: x along the flat side, y along `up`. */
  readonly section?: readonly Vec2[];
  readonly creaseDegrees?: number;
}

/** Radius along a path: constant, from start to end, at evenly spread places, or any function of 0…1. */
export type RadiusAlong = number | readonly number[] | ((along: number) => number);

export function radiusFunction(radius: RadiusAlong): (along: number) => number {
  if (typeof radius === 'number') return () => radius;
  if (typeof radius === 'function') return radius;
  const last = radius.length - 1;
  return (along) => {
    const place = along * last;
    const index = Math.min(Math.floor(place), last - 1);
    const from = radius[index]!;
    const to = radius[index + 1] ?? from;
    // Catmull-Rom tangents, as along the path, so that limbs swell and taper smoothly.
    const before = radius[index - 1] ?? from;
    const after = radius[index + 2] ?? to;
    const t = place - index;
    return (
      from +
      0.5 * t * (to - before + t * (2 * before - 5 * from + 4 * to - after + t * (3 * (from - to) + after - before)))
    );
  };
}

/**
 * A tube along a smooth path. Its frame is carried along by parallel transport, so it never flips; on a closed path the
 * remaining turn is spread over the length.
 */
export function tube(points: readonly Vec3[], radius: RadiusAlong, options: TubeOptions = {}): Patch {
  const { closed = false, straight = false, flatten = 1, twist = 0, ends = 'flat', section } = options;
  const steps = options.steps ?? (points.length === 2 ? 4 : 6);
  const path = straight ? [...points] : smoothPath(points, { closed, steps });
  const radiusAt = radiusFunction(radius);
  const profile: readonly Vec2[] = section ?? circle(options.segments ?? 10, flatten);
  const columns = profile.length;

  const lengths = [0];
  for (let index = 1; index < path.length; index++) {
    lengths.push(lengths[index - 1]! + distance(path[index]!, path[index - 1]!));
  }
  const total = (closed ? lengths.at(-1)! + distance(path.at(-1)!, path[0]!) : lengths.at(-1)!) || 1;
  const { tangents, ups } = frames(path, closed, options.up);

  const positions: number[] = [];
  const coords: number[] = [];
  const indices: number[] = [];
  const ring = (centre: Vec3, tangent: Vec3, up: Vec3, size: number, along: number): number => {
    const start = positions.length / 3;
    const side = cross(tangent, up);
    const angle = twist * 2 * Math.PI * (along / total);
    for (const [x, y] of profile) {
      const px = (x * Math.cos(angle) - y * Math.sin(angle)) * size;
      const py = (x * Math.sin(angle) + y * Math.cos(angle)) * size;
      positions.push(...add(centre, add(scaleBy(side, px), scaleBy(up, py))));
      coords.push(px, along, py);
    }
    return start;
  };

  const rings: number[] = [];
  const cap = (index: number, direction: number) => {
    const size = radiusAt(index === 0 ? 0 : 1);
    const height = ends === 'round' ? size * Math.min(1, flatten * 1.2) : 0;
    const centre = path[index]!;
    const outward = scaleBy(tangents[index]!, direction);
    const inner = ends === 'round' ? [0.5, 0.86] : [];
    // The end seen from outside: the ring nearest the tip first when it is the start, last when it is the end.
    const made = inner.map((sine) =>
      ring(
        add(centre, scaleBy(outward, height * sine)),
        tangents[index]!,
        ups[index]!,
        size * Math.sqrt(1 - sine * sine),
        lengths[index]! + direction * height * sine,
      ),
    );
    return { made, tip: add(centre, scaleBy(outward, height)), along: lengths[index]! + direction * height };
  };

  const capped = !closed && ends !== 'open';
  const startCap = capped ? cap(0, -1) : undefined;
  if (startCap) rings.push(...startCap.made.toReversed());
  path.forEach((point, index) => {
    const along = lengths[index]!;
    rings.push(ring(point, tangents[index]!, ups[index]!, radiusAt(Math.min(along / total, 1)), along));
  });
  const endCap = capped ? cap(path.length - 1, 1) : undefined;
  if (endCap) rings.push(...endCap.made);

  for (let row = 0; row < (closed ? rings.length : rings.length - 1); row++) {
    const low = rings[row]!;
    const high = rings[(row + 1) % rings.length]!;
    for (let column = 0; column < columns; column++) {
      const next = (column + 1) % columns;
      indices.push(low + column, high + next, low + next, low + column, high + column, high + next);
    }
  }
  for (const [end, start, reversed] of [
    [startCap, rings[0]!, true],
    [endCap, rings.at(-1)!, false],
  ] as const) {
    if (!end) continue;
    const tip = positions.length / 3;
    positions.push(...end.tip);
    coords.push(0, end.along, 0);
    for (let column = 0; column < columns; column++) {
      const next = (column + 1) % columns;
      if (reversed) indices.push(tip, start + column, start + next);
      else indices.push(tip, start + next, start + column);
    }
  }
  return { positions, indices, coords, creaseDegrees: options.creaseDegrees ?? (section ? 35 : 55) };
}

function circle(segments: number, flatten: number): Vec2[] {
  return Array.from({ length: segments }, (_, index) => {
    const angle = (index / segments) * 2 * Math.PI;
    return [Math.cos(angle), Math.sin(angle) * flatten];
  });
}

function frames(path: readonly Vec3[], closed: boolean, up: Vec3 | undefined): { tangents: Vec3[]; ups: Vec3[] } {
  const count = path.length;
  const tangents = path.map((_, index) => {
    const before = closed ? path[(index + count - 1) % count]! : path[Math.max(index - 1, 0)]!;
    const after = closed ? path[(index + 1) % count]! : path[Math.min(index + 1, count - 1)]!;
    return normalize(subtract(after, before));
  });
  const first = tangents[0]!;
  const wanted = up && lengthOf(cross(up, first)) > 1e-3 ? up : perpendicular(first);
  let current = normalize(subtract(wanted, scaleBy(first, dot(wanted, first))));
  const ups: Vec3[] = [];
  for (let index = 0; index < count; index++) {
    const tangent = tangents[index]!;
    const flat = subtract(current, scaleBy(tangent, dot(current, tangent)));
    current = lengthOf(flat) > 1e-6 ? normalize(flat) : perpendicular(tangent);
    ups.push(current);
  }
  if (!closed) return { tangents, ups };
  const home = normalize(subtract(current, scaleBy(first, dot(current, first))));
  const excess = Math.atan2(dot(cross(home, ups[0]!), first), dot(home, ups[0]!));
  return { tangents, ups: ups.map((each, index) => turned(each, tangents[index]!, (excess * index) / count)) };
}

function turned(vector: Vec3, axis: Vec3, angle: number): Vec3 {
  return add(scaleBy(vector, Math.cos(angle)), scaleBy(cross(axis, vector), Math.sin(angle)));
}
