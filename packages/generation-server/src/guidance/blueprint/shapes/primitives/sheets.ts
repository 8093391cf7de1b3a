import { leafWidth } from '../curves.ts';
import type { Patch } from '../mesh.ts';
import type { Vec3 } from '../vec.ts';

export interface SheetOptions {
  /** Where along the length it is widest, 0…1. Default 0.4. */
  readonly widest?: number;
  /** Degrees the length bends over towards +Z. Default 0. */
  readonly bend?: number;
  /** Degrees each half is folded up from the middle line (a gutter or a fold). Default 0. */
  readonly fold?: number;
  /** Height of waves along the rim, as a share of the width, and their number. */
  readonly ruffle?: number;
  readonly ruffles?: number;
  /** Half width along 0…1 in place of a leaf's; 1 is full width. */
  readonly outline?: (along: number) => number;
  readonly steps?: number;
  /** Vertices across; odd keeps one on the middle line. */
  readonly across?: number;
}

/** A leaf or petal: a thin sheet from the origin up along +Y, its face to +Z. */
export function leafSheet(length: number, width: number, options: SheetOptions = {}): Patch {
  const { widest = 0.4, bend = 0, fold = 0, ruffle = 0, ruffles = 4, steps = 6, across = 3 } = options;
  const outline = options.outline ?? ((along: number) => leafWidth(along, widest));
  const bendRadians = (bend * Math.PI) / 180;
  const foldSine = Math.sin((fold * Math.PI) / 180);
  const foldCosine = Math.cos((fold * Math.PI) / 180);
  return gridSheet(across, steps + 1, (u, v) => {
    const x = (u - 0.5) * 2 * (width / 2) * Math.max(outline(v), 0.01);
    const wave = ruffle * width * Math.sin(v * ruffles * 2 * Math.PI + (u > 0.5 ? 1.3 : 0)) * Math.abs(u - 0.5) * 2;
    const lift = Math.abs(x) * foldSine + wave;
    // Arc of constant curvature: the end has turned by `bend`.
    const angle = bendRadians * v;
    const y = Math.abs(bendRadians) < 1e-4 ? length * v : (length / bendRadians) * Math.sin(angle);
    const z = Math.abs(bendRadians) < 1e-4 ? 0 : (length / bendRadians) * (1 - Math.cos(angle));
    return {
      position: [x * foldCosine, y - lift * Math.sin(angle), z + lift * Math.cos(angle)],
      coord: [x, v * length, 0],
    };
  });
}

/** A sheet given by a function of two parameters in 0…1, `columns` × `rows` vertices. */
export function gridSheet(
  columns: number,
  rows: number,
  at: (u: number, v: number) => { position: Vec3; coord: Vec3 },
): Patch {
  const positions: number[] = [];
  const coords: number[] = [];
  const indices: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const { position, coord } = at(column / (columns - 1), row / (rows - 1));
      positions.push(...position);
      coords.push(...coord);
    }
  }
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const a = row * columns + column;
      indices.push(a, a + 1, a + columns + 1, a, a + columns + 1, a + columns);
    }
  }
  return { positions, indices, coords, sheet: true, creaseDegrees: 60 };
}
