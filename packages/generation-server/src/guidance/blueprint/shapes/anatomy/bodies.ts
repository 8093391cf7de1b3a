import type { Curve } from '../curves.ts';
import { curvePoints, outlines } from '../curves.ts';
import { signedVolume, turnedInsideOut } from '../mesh.ts';
import type { MeshBuilder, Put } from '../mesh-builder.ts';
import { carWheel, type WheelSpec } from './wheels.ts';
import { lerp, subtract, type Vec2, type Vec3 } from '../vec.ts';

/** An outline of [z, y] as seen from the right, `width` across x about x = 0. Points are corners unless written out. */
export function sidePlate(
  b: MeshBuilder,
  outline: Curve | readonly Vec2[],
  width: number,
  { at, bevel = 0, ...put }: Put & { readonly bevel?: number; readonly holes?: readonly (readonly Vec2[])[] } = {},
): void {
  b.group({ at }, () =>
    b.plate(cornered(outline), width, { rotate: [0, -90, 0], bevel: Math.min(bevel, width / 2), ...put }),
  );
}

/** An outline of [x, z] as seen from below, `height` thick about y = 0. */
export function planPlate(
  b: MeshBuilder,
  outline: Curve | readonly Vec2[],
  height: number,
  { at, bevel = 0, ...put }: Put & { readonly bevel?: number } = {},
): void {
  b.group({ at }, () =>
    b.plate(cornered(outline), height, { rotate: [90, 0, 0], bevel: Math.min(bevel, height / 2), ...put }),
  );
}

function cornered(outline: Curve | readonly Vec2[]): readonly Vec2[] {
  if (typeof outline === 'string') return outlines.smooth(outline);
  return curvePoints(outline).map(([x, y]): Vec2 => [x, y]);
}

/** A closed skin over rings: `at(u, v)` runs round the ring with u in 0…1 and from ring to ring with v; ends are capped. */
export function loft(
  b: MeshBuilder,
  at: (u: number, v: number) => Vec3,
  { columns = 28, rows = 20, creaseDegrees = 45, ...put }: Put & LoftOptions = {},
): void {
  const positions: number[] = [];
  const indices: number[] = [];
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column < columns; column++) positions.push(...at(column / columns, row / rows));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const next = (column + 1) % columns;
      const [low, high] = [row * columns, (row + 1) * columns];
      indices.push(low + column, high + next, low + next, low + column, high + column, high + next);
    }
  }
  for (const row of [0, rows]) {
    const centre = positions.length / 3;
    const sum = [0, 0, 0];
    for (let column = 0; column < columns; column++)
      for (let axis = 0; axis < 3; axis++) sum[axis]! += positions[(row * columns + column) * 3 + axis]! / columns;
    positions.push(...sum);
    for (let column = 0; column < columns; column++) {
      const [a, c] = [row * columns + column, row * columns + ((column + 1) % columns)];
      if (row === 0) indices.push(centre, a, c);
      else indices.push(centre, c, a);
    }
  }
  const wound = signedVolume(positions, indices) < 0 ? turnedInsideOut(indices) : indices;
  b.add({ positions, indices: wound, creaseDegrees }, { grain: 'z', ...put });
}

interface LoftOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly creaseDegrees?: number;
}

/** A wheel on either side of the axle at z, standing on the ground unless `y` lifts it. */
export function axle(
  b: MeshBuilder,
  z: number,
  track: number,
  { y, ...wheel }: Omit<WheelSpec, 'at'> & { readonly y?: number },
): void {
  for (const x of [-track, track]) carWheel(b, { at: [x, y ?? wheel.radius, z], ...wheel });
}

export interface LatticeSpec {
  /** Widths of the square section at both ends. */
  readonly width: number | readonly [number, number];
  readonly bays: number;
  readonly chord: number;
  readonly brace?: number;
  /** Corner posts: 4, or 3 for a triangular section. */
  readonly sides?: 3 | 4;
  /** Half width along 0…1 in place of the two widths. */
  readonly flare?: (along: number) => number;
}

/** A trussed mast or boom of the current part between two points: chords, frames and one diagonal a bay and side. */
export function lattice(b: MeshBuilder, from: Vec3, to: Vec3, spec: LatticeSpec): void {
  const { width, bays, chord, brace = chord * 0.6, sides = 4 } = spec;
  const [low, high] = typeof width === 'number' ? [width, width] : width;
  const along = subtract(to, from);
  const length = Math.hypot(...along);
  const half = spec.flare ?? ((t: number) => lerp(low, high, t) / 2);
  const corner = (bay: number, side: number): Vec3 => {
    const angle = ((side + 0.5) / sides) * 2 * Math.PI;
    const reach = half(bay / bays) * (sides === 4 ? Math.SQRT2 : 1.15);
    return [reach * Math.sin(angle), (bay / bays) * length, reach * Math.cos(angle)];
  };
  b.group({ at: from, toward: along }, () => {
    for (let bay = 0; bay < bays; bay++) {
      for (let side = 0; side < sides; side++) {
        b.rod(corner(bay, side), corner(bay + 1, side), chord, { segments: 5 });
        b.rod(corner(bay + 1, side), corner(bay + 1, side + 1), brace, { segments: 4 });
        const flip = (bay + side) % 2;
        b.rod(corner(bay, side + flip), corner(bay + 1, side + 1 - flip), brace, { segments: 4 });
      }
    }
  });
}

export interface CrawlerSpec {
  /** Across x. */
  readonly width: number;
  readonly length: number;
  readonly height: number;
  readonly track: string;
  readonly wheel: string;
  readonly wheels?: number;
}

/** One caterpillar track about x = 0, standing on the ground. */
export function crawler(b: MeshBuilder, { width, length, height, track, wheel, wheels = 5 }: CrawlerSpec): void {
  const r = height / 2;
  const straight = length - height;
  sidePlate(b, outlines.rectangle(length, height, r), width, { part: track, at: [0, r, 0], tint: 0.7 });
  const total = 2 * straight + 2 * Math.PI * r;
  const links = Math.round(total / (height * 0.26));
  for (let link = 0; link < links; link++) {
    let s = (link / links) * total;
    let place: readonly [z: number, y: number, degrees: number];
    if (s < straight) place = [s - straight / 2, height, 0];
    else if ((s -= straight) < Math.PI * r)
      place = [straight / 2 + r * Math.sin(s / r), r + r * Math.cos(s / r), (s / r / Math.PI) * 180];
    else if ((s -= Math.PI * r) < straight) place = [straight / 2 - s, 0, 180];
    else {
      s = (s - straight) / r;
      place = [-straight / 2 - r * Math.sin(s), r - r * Math.cos(s), 180 + (s / Math.PI) * 180];
    }
    b.box([width * 1.04, height * 0.1, height * 0.17], {
      part: track,
      at: [0, place[1], place[0]],
      rotate: [place[2], 0, 0],
    });
  }
  for (let index = 0; index < wheels; index++) {
    const z = lerp(-straight / 2, straight / 2, index / (wheels - 1));
    b.group({ at: [0, r, z], rotate: [0, 0, 90] }, () =>
      b
        .cylinder(r * 0.72, width * 1.08, { part: wheel, at: [0, -width * 0.54, 0], segments: 18 })
        .cylinder(r * 0.26, width * 1.16, { part: wheel, at: [0, -width * 0.58, 0], segments: 10, tint: 0.6 }),
    );
  }
}
