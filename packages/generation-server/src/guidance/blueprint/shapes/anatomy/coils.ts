import type { MeshBuilder, Put } from '../mesh-builder.ts';
import type { Vec3 } from '../vec.ts';

/** A shell grown along a spiral (Raup 1966): every whorl is the one before it, larger by a constant factor. */
export interface CoilSpec {
  readonly turns: number;
  /** Growth from one turn to the next. */
  readonly growth: number;
  /** Of the last whorl's section: its middle's distance off the axis, half width, half height above and below. */
  readonly reach: number;
  readonly wide: number;
  readonly above: number;
  readonly below: number;
  /** Drop along the axis from the apex to the last whorl's middle; 0 coils in a plane. */
  readonly drop: number;
  /** How much the section widens to a lip at the opening. */
  readonly flare?: number;
}

/** A point of the coil: section angle in degrees (0 outwards, 90 towards the apex), share of the way from apex to lip. */
export type Coil = (sectionDegrees: number, along: number, size?: number) => Vec3;

/**
 * The coil about the y axis with its apex up at y = 0 and its opening to the right of the front (+Z); `size` scales the
 * section about its middle.
 */
export function coilOf({ turns, growth, reach, wide, above, below, drop, flare = 0 }: CoilSpec): Coil {
  return (sectionDegrees, along, size = 1) => {
    const scale = growth ** (turns * (along - 1));
    const angle = 2 * Math.PI * turns * (along - 1) - Math.PI / 2;
    const lip = size * (1 + flare * Math.max(0, 1 - (turns * (1 - along)) / 0.22) ** 2);
    const phi = (sectionDegrees * Math.PI) / 180;
    const sine = Math.sin(phi);
    const radius = scale * Math.max(0, reach + wide * lip * Math.cos(phi));
    const y = scale * (-drop + (sine > 0 ? above : below) * (sine > 0 ? size : lip) * sine);
    return [-radius * Math.sin(angle), y, radius * Math.cos(angle)];
  };
}

/** The whole skin of a coil, or its stretch from `from` on; `size` below 1 lies within. */
export function coilSkin(
  b: MeshBuilder,
  coil: Coil,
  {
    from = 0,
    size = 1,
    rows = 120,
    ...put
  }: Put & { readonly from?: number; readonly size?: number; readonly rows?: number } = {},
): void {
  b.sheet(28, rows, (u, v) => coil(u * 360, from + (1 - from) * v, size), put);
}

/** A wall across the opening, sunk by a share of the coil's length: what is seen inside. */
export function coilThroat(b: MeshBuilder, coil: Coil, depth: number, put: Put = {}): void {
  b.sheet(28, 10, (u, v) => coil(u * 360, 1 - depth * (1 - v * v), 0.98 * v), put);
}
