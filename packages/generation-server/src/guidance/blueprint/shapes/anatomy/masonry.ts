import type { MeshBuilder } from '../mesh-builder.ts';
import type { Vec2, Vec3 } from '../vec.ts';

/** The outline of an opening with a round or pointed head, its sill's middle at (x, y). */
export function archOutline(width: number, height: number, { x = 0, y = 0, pointed = false } = {}): Vec2[] {
  const half = width / 2;
  const rise = pointed ? width * 0.86 : half;
  const spring = Math.max(height - rise, 0);
  const head = Array.from({ length: 13 }, (_, index): Vec2 => {
    const t = index / 12;
    if (!pointed) return [x + half * Math.cos(t * Math.PI), y + spring + half * Math.sin(t * Math.PI)];
    // Two arcs of radius `width`, each about the other springing point.
    const angle = (Math.min(t, 1 - t) / 0.5) * (Math.PI / 3);
    const reach = -half + width * Math.cos(angle);
    return [x + (t <= 0.5 ? reach : -reach), y + spring + width * Math.sin(angle)];
  });
  return [[x + half, y], ...head.slice(spring > 0 ? 0 : 1), [x - half, y]];
}

export interface OpeningSpec {
  readonly part: string;
  readonly frame?: string;
  readonly arched?: boolean;
  readonly pointed?: boolean;
  /** Glazing bars: columns and rows of panes. */
  readonly panes?: readonly [number, number];
}

/** A window or door on a wall that faces +Z before `rotate`; its sill's middle at `at`. */
export function opening(
  b: MeshBuilder,
  w: number,
  h: number,
  at: Vec3,
  rotate: Vec3,
  { part, frame = '#efe9dc', arched = false, pointed = false, panes }: OpeningSpec,
): void {
  b.group({ at, rotate }, () => {
    const border = Math.min(w, h) * 0.12;
    const inner = arched || pointed ? archOutline(w, h, { pointed }) : archRectangle(w, h);
    const outer =
      arched || pointed
        ? archOutline(w + border * 2, h + border * 1.6, { y: -border * 0.6, pointed })
        : archRectangle(w + border * 2, h + border * 1.6, -border * 0.6);
    b.plate(outer, 0.024, { part: frame, at: [0, 0, 0.004] });
    b.plate(inner, 0.03, { part, at: [0, 0, 0.006] });
    if (panes) {
      const [columns, rows] = panes;
      for (let column = 1; column < columns; column++)
        b.box([w * 0.06, h, 0.012], { part: frame, at: [(column / columns - 0.5) * w, h / 2, 0.02] });
      for (let row = 1; row < rows; row++)
        b.box([w, w * 0.06, 0.012], { part: frame, at: [0, (row / rows) * h * (arched ? 0.85 : 1), 0.02] });
    }
  });
}

function archRectangle(w: number, h: number, y = 0): Vec2[] {
  return [
    [w / 2, y],
    [w / 2, y + h],
    [-w / 2, y + h],
    [-w / 2, y],
  ];
}

/** A grid of windows over a wall of w × h whose foot's middle is `at`. */
export function windowGrid(
  b: MeshBuilder,
  w: number,
  h: number,
  columns: number,
  rows: number,
  at: Vec3,
  rotate: Vec3,
  spec: OpeningSpec & { readonly fill?: number },
): void {
  const { fill = 0.55 } = spec;
  b.group({ at, rotate }, () => {
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        opening(
          b,
          (w / columns) * fill,
          (h / rows) * fill * 1.1,
          [((column + 0.5) / columns - 0.5) * w, ((row + 0.22) / rows) * h, 0],
          [0, 0, 0],
          spec,
        );
  });
}

/** Merlons along the four edges of a w × d roof at height y, in the current part. */
export function crenels(b: MeshBuilder, w: number, d: number, y: number, size: number): void {
  const along = (length: number, axis: 'x' | 'z', offset: number): void => {
    const count = Math.max(2, Math.round(length / (size * 2)));
    for (let index = 0; index <= count; index++) {
      const t = (index / count - 0.5) * (length - size);
      b.box([size, size * 1.15, size], {
        at: axis === 'x' ? [t, y + size * 0.55, offset] : [offset, y + size * 0.55, t],
      });
    }
  };
  for (const side of [-1, 1]) {
    along(w, 'x', side * (d / 2 - size / 2));
    along(d, 'z', side * (w / 2 - size / 2));
  }
}

/** Merlons round a round roof. */
export function roundCrenels(b: MeshBuilder, radius: number, y: number, size: number): void {
  const count = Math.max(6, Math.round((radius * Math.PI) / size));
  b.radial(count, () => b.box([size, size * 1.2, size * 0.7], { at: [0, y + size * 0.6, radius - size * 0.35] }));
}

/** A hipped roof over w × d from y up to y + h; `ridge` is the ridge's length along x, 0 a pyramid. */
export function hippedRoof(
  b: MeshBuilder,
  w: number,
  d: number,
  y: number,
  h: number,
  { ridge = Math.max(w - d, 0), over = 0.08, part = 'roof', thick = 0.04 } = {},
): void {
  const [x, z] = [w / 2 + over, d / 2 + over];
  const points: Vec3[] = [];
  for (const sx of [-1, 1]) {
    for (const sz of [-1, 1]) points.push([sx * x, y, sz * z], [sx * x, y + thick, sz * z]);
    points.push([(sx * ridge) / 2, y + h, 0.001 * sx], [(sx * ridge) / 2, y + h, -0.001 * sx]);
  }
  b.hull(points, { part });
}

/** A gabled roof with its ridge along z: a solid prism whose gable ends take the walls' part, and two slabs. */
export function gabled(
  b: MeshBuilder,
  w: number,
  d: number,
  y: number,
  h: number,
  { roof = 'roof', walls = 'walls', over = 0.07, thick = 0.045 } = {},
): void {
  b.plate(
    [
      [w / 2, y],
      [0, y + h],
      [-w / 2, y],
    ],
    d,
    { part: walls },
  );
  const slope = Math.atan2(h, w / 2);
  const run = Math.hypot(h, w / 2) + over;
  for (const side of [-1, 1])
    b.box([run, thick, d + over * 2], {
      part: roof,
      at: [side * (Math.cos(slope) * run) * 0.5, y + h - Math.sin(slope) * run * 0.5 + thick * 0.55, 0],
      rotate: [0, 0, (-side * slope * 180) / Math.PI],
      grain: 'x',
    });
  b.box([thick * 1.6, thick * 1.2, d + over * 2], { part: roof, at: [0, y + h + thick * 0.6, 0] });
}

/** A pennant on a pole that stands at `at`. */
export function pennant(
  b: MeshBuilder,
  at: Vec3,
  height: number,
  length: number,
  flag: string,
  pole = '#4a4038',
): void {
  b.group({ at }, () => {
    b.rod([0, 0, 0], [0, height, 0], height * 0.03, { part: pole, segments: 6 });
    b.sheet(
      9,
      5,
      (u, v) => [
        u * length,
        height * (1 - 0.08) - v * height * 0.42 * (1 - u * 0.85) - u * height * 0.18,
        0.06 * length * Math.sin(u * 7) * u,
      ],
      { part: flag },
    );
  });
}

interface ColumnSpec {
  readonly shaft?: string;
  readonly capital?: string;
  readonly base?: string;
  readonly fluted?: boolean;
  readonly segments?: number;
}

/** A fluted or plain column with base and capital, standing on y = 0. */
export function column(
  b: MeshBuilder,
  radius: number,
  height: number,
  { shaft = 'columns', fluted = true, segments = 32, ...ends }: ColumnSpec = {},
): void {
  const { capital = shaft, base = shaft } = ends;
  const foot = radius * 0.9;
  b.box([radius * 2.9, foot * 0.4, radius * 2.9], { part: base, at: [0, foot * 0.2, 0] });
  b.cylinder(radius * 1.3, foot * 0.5, { part: base, at: [0, foot * 0.4, 0], round: foot * 0.2, segments: 20 });
  b.lathe(
    [
      [0, 0],
      [radius, 0],
      [radius * 1.01, height * 0.35],
      [radius * 0.84, height - foot * 1.8],
      [0, height - foot * 1.8],
    ],
    {
      part: shaft,
      at: [0, foot * 0.9, 0],
      straight: true,
      segments,
      ripple: fluted ? (turn) => 1 - 0.07 * Math.abs(Math.sin(turn * Math.PI * 16)) : () => 1,
    },
  );
  b.cylinder(radius * 0.95, foot * 0.5, {
    part: capital,
    at: [0, height - foot * 0.9, 0],
    top: radius * 1.35,
    segments: 20,
  });
  b.box([radius * 2.9, foot * 0.4, radius * 2.9], { part: capital, at: [0, height - foot * 0.2, 0] });
}
