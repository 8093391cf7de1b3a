import { curvePoints, smoothCurve, type Curve } from '../curves.ts';
import type { MeshBuilder, Put } from '../mesh-builder.ts';
import { lerp, type Vec2, type Vec3 } from '../vec.ts';

/**
 * The profile of a bell that is open below: a wall from the rim up to the axis, back down inside at the wall's
 * thickness. To be turned with `straight: true`.
 */
export function bell(wall: Curve, thickness: number): Vec2[] {
  const outside = smoothCurve(curvePoints(wall), { steps: 5 });
  const [rim, top] = [outside[0]!, outside.at(-1)!];
  const rise = top[1] - rim[1];
  const inside = outside
    .toReversed()
    .map(([r, y]): Vec2 => [Math.max(r - thickness, 0), y - ((y - rim[1]) / rise) * thickness]);
  return [...outside, ...inside, rim];
}

/** A point of a wall turned about the y axis: degrees from +Z towards +X, height, distance off the surface. */
export type Wall = (degrees: number, y: number, lift?: number) => Vec3;

/** The wall that `profile` makes when it is turned; heights outside of it take its ends. */
export function wallOf(profile: Curve): Wall {
  const curve = smoothCurve(curvePoints(profile), { steps: 8 });
  return (degrees, y, lift = 0) => {
    const above = curve.findIndex((point) => point[1] >= y);
    const next = above < 0 ? curve.length - 1 : Math.max(above, 1);
    const [[r0, y0], [r1, y1]] = [curve[next - 1]!, curve[next]!];
    const radius = lift + lerp(r0, r1, Math.min(Math.max((y - y0) / (y1 - y0 || 1), 0), 1));
    const angle = (degrees * Math.PI) / 180;
    return [radius * Math.sin(angle), y, radius * Math.cos(angle)];
  };
}

/** A patch that lies on a wall between two angles; its edges are heights by the share of the way across. */
export function onWall(
  b: MeshBuilder,
  wall: Wall,
  [from, to]: readonly [number, number],
  low: number | ((across: number) => number),
  high: number | ((across: number) => number),
  {
    lift = 0.012,
    columns = 24,
    rows = 10,
    ...put
  }: Put & { readonly lift?: number; readonly columns?: number; readonly rows?: number } = {},
): void {
  const edge = (value: number | ((across: number) => number), u: number) =>
    typeof value === 'number' ? value : value(u);
  b.sheet(columns, rows, (u, v) => wall(lerp(from, to, u), lerp(edge(low, u), edge(high, u), v), lift), put);
}

/** A bar that runs over a wall through places of [degrees, y]. */
export function alongWall(
  b: MeshBuilder,
  wall: Wall,
  places: readonly Vec2[],
  radius: number,
  { lift = 0, ...put }: Put & { readonly lift?: number; readonly flatten?: number; readonly closed?: boolean } = {},
): void {
  b.tube(
    places.map(([degrees, y]) => wall(degrees, y, lift)),
    radius,
    { segments: 8, ...put },
  );
}
