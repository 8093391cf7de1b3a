import type { Patch } from '../mesh.ts';
import type { Vec3 } from '../vec.ts';
import { ellipsoid } from './revolve.ts';
import { convexHull } from './solids.ts';

export const GEM_CUTS = ['round', 'oval', 'emerald', 'princess', 'marquise', 'pear', 'heart', 'cabochon'] as const;
export type GemCut = (typeof GEM_CUTS)[number];

/** A cut stone: table up (+Y), culet down, the girdle a little above the middle; `size` is its box. */
export function cutStone(cut: GemCut, size: Vec3): Patch {
  if (cut === 'cabochon') return dome(size);
  // The hull's faces do not change when it is stretched along the axes, so each cut is computed once.
  let unit = unitStones.get(cut);
  if (!unit) {
    unit = unitStone(cut);
    unitStones.set(cut, unit);
  }
  return { ...unit, positions: unit.positions.map((value, index) => value * size[index % 3]!) };
}

const unitStones = new Map<GemCut, Patch>();

function unitStone(cut: Exclude<GemCut, 'cabochon'>): Patch {
  const girdle = GIRDLES[cut];
  const points: Vec3[] = [];
  // Proportions of a brilliant: table 55 % of the width, crown about a third of the height.
  const table = cut === 'emerald' || cut === 'princess' ? 0.66 : 0.56;
  for (let index = 0; index < girdle.length; index++) {
    const [x, z] = girdle[index]!;
    const [nx, nz] = girdle[(index + 1) % girdle.length]!;
    points.push([x, 0.14, z], [x, 0.1, z]);
    if (cut === 'emerald') points.push([x * 0.86, 0.28, z * 0.86], [x * 0.72, -0.18, z * 0.72]);
    else points.push([((x + nx) / 2) * 0.86, 0.26, ((z + nz) / 2) * 0.86]);
    points.push([x * table, 0.36, z * table]);
  }
  if (cut === 'emerald') points.push([0, -0.5, 0.12], [0, -0.5, -0.12]);
  else points.push([0, -0.6, 0]);
  return convexHull(points);
}

function dome(size: Vec3): Patch {
  const ball = ellipsoid([size[0] / 2, size[1], size[2] / 2], 24);
  const positions = ball.positions.map((value, index) => (index % 3 === 1 ? Math.max(value, 0) - size[1] / 2 : value));
  return { ...ball, positions, creaseDegrees: 40 };
}

type Girdle = readonly (readonly [x: number, z: number])[];

function around(count: number, shape: (angle: number) => readonly [number, number]): Girdle {
  return Array.from({ length: count }, (_, index) => shape((index / count) * 2 * Math.PI));
}

/** Outlines of the widest section, seen from above, one unit across. A heart is drawn convex: its notch is the setting's. */
const GIRDLES: Record<Exclude<GemCut, 'cabochon'>, Girdle> = {
  round: around(8, (a) => [0.5 * Math.sin(a), 0.5 * Math.cos(a)]),
  oval: around(10, (a) => [0.5 * Math.sin(a), 0.5 * Math.cos(a)]),
  emerald: [[0.3, 0.5], [0.5, 0.34], [0.5, -0.34], [0.3, -0.5], [-0.3, -0.5], [-0.5, -0.34], [-0.5, 0.34], [-0.3, 0.5]],
  princess: [[0.5, 0.5], [0.5, -0.5], [-0.5, -0.5], [-0.5, 0.5]],
  marquise: [[0, 0.5], [0.3, 0.28], [0.42, 0], [0.3, -0.28], [0, -0.5], [-0.3, -0.28], [-0.42, 0], [-0.3, 0.28]],
  pear: [[0, 0.5], [0.28, 0.12], [0.42, -0.15], [0.33, -0.38], [0, -0.5], [-0.33, -0.38], [-0.42, -0.15], [-0.28, 0.12]],
  heart: [[0, 0.5], [0.34, 0.14], [0.5, -0.18], [0.42, -0.42], [0.2, -0.5], [-0.2, -0.5], [-0.42, -0.42], [-0.5, -0.18], [-0.34, 0.14]],
}; // prettier-ignore
