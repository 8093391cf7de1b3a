import { lerp, type Vec2, type Vec3 } from './vec.ts';

/** A point of a profile or outline. A third element of 1 makes it a corner; the curve is smooth through the others. */
export type CurvePoint = readonly [x: number, y: number, corner?: 0 | 1];

/**
 * A curve as points, or written out: `'0,0 .3,.02! .2,.5'`, coordinates separated by commas, points by spaces, a corner
 * marked with `!`.
 */
export type Curve = readonly CurvePoint[] | string;
/** The same in space, without corners. */
export type Path = readonly Vec3[] | string;

export function curvePoints(curve: Curve): readonly CurvePoint[] {
  if (typeof curve !== 'string') return curve;
  return parsePoints(curve, 2).map(({ numbers: [x, y], corner }) => (corner ? [x!, y!, 1] : [x!, y!]));
}

export function pathPoints(path: Path): readonly Vec3[] {
  if (typeof path !== 'string') return path;
  return parsePoints(path, 3).map(({ numbers: [x, y, z] }) => [x!, y!, z!]);
}

function parsePoints(text: string, size: number): { numbers: number[]; corner: boolean }[] {
  return text
    .trim()
    .split(/\s+/)
    .map((point) => {
      const corner = point.endsWith('!');
      const numbers = (corner ? point.slice(0, -1) : point).split(',').map(Number);
      if (numbers.length !== size || numbers.some(Number.isNaN))
        throw new Error(`Not a point of ${size} numbers: ${point}`);
      return { numbers, corner };
    });
}

/**
 * Points on a uniform Catmull-Rom spline through `points` (Catmull & Rom 1974), `steps` per span; spans between two
 * corners are straight.
 */
export function smoothCurve(points: readonly CurvePoint[], { closed = false, steps = 5 } = {}): Vec2[] {
  const count = points.length;
  const spans = closed ? count : count - 1;
  const result: Vec2[] = [];
  const at = (index: number): CurvePoint =>
    closed ? points[(index + count) % count]! : points[Math.min(Math.max(index, 0), count - 1)]!;
  for (let span = 0; span < spans; span++) {
    const from = at(span);
    const to = at(span + 1);
    const before = from[2] === 1 ? from : at(span - 1);
    const after = to[2] === 1 ? to : at(span + 2);
    const straight = from[2] === 1 && to[2] === 1;
    for (let step = 0; step < (straight ? 1 : steps); step++) {
      const t = step / steps;
      result.push([
        catmullRom(before[0], from[0], to[0], after[0], t),
        catmullRom(before[1], from[1], to[1], after[1], t),
      ]);
    }
  }
  if (!closed) {
    const last = points[count - 1]!;
    result.push([last[0], last[1]]);
  }
  return result;
}

/** The same in space. A path of two points stays straight. */
export function smoothPath(points: readonly Vec3[], { closed = false, steps = 6 } = {}): Vec3[] {
  const count = points.length;
  const spans = closed ? count : count - 1;
  const at = (index: number): Vec3 =>
    closed ? points[(index + count) % count]! : points[Math.min(Math.max(index, 0), count - 1)]!;
  const result: Vec3[] = [];
  for (let span = 0; span < spans; span++) {
    const [a, b, c, d] = [at(span - 1), at(span), at(span + 1), at(span + 2)];
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      result.push([
        catmullRom(a[0], b[0], c[0], d[0], t),
        catmullRom(a[1], b[1], c[1], d[1], t),
        catmullRom(a[2], b[2], c[2], d[2], t),
      ]);
    }
  }
  if (!closed) result.push(points[count - 1]!);
  return result;
}

function catmullRom(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/** `count` points, given by the angle in turns and the radius at it. */
function polar(count: number, radius: (turn: number, index: number) => number): Vec2[] {
  return Array.from({ length: count }, (_, index) => {
    const turn = index / count;
    const r = radius(turn, index);
    return [r * Math.sin(turn * 2 * Math.PI), r * Math.cos(turn * 2 * Math.PI)];
  });
}

/** Closed outlines in the plane, counter-clockwise or not: extrusion sorts that out. First point up. */
export const outlines = {
  circle: (radius: number, segments = 32): Vec2[] => polar(segments, () => radius),
  ellipse: (rx: number, ry: number, segments = 32): Vec2[] =>
    polar(segments, () => 1).map(([x, y]) => [x * rx, y * ry]),
  polygon: (sides: number, radius: number): Vec2[] => polar(sides, () => radius),
  star: (points: number, outer: number, inner: number): Vec2[] =>
    polar(points * 2, (_, index) => (index % 2 === 0 ? outer : inner)),
  gear: (teeth: number, outer: number, inner: number): Vec2[] =>
    polar(teeth * 4, (_, index) => (index % 4 < 2 ? outer : inner)),
  rectangle: (width: number, height: number, rounding = 0): Vec2[] => {
    const [x, y] = [width / 2, height / 2];
    if (rounding <= 0) return [[x, y], [-x, y], [-x, -y], [x, -y]]; // prettier-ignore
    const r = Math.min(rounding, x, y);
    const corners: Vec2[] = [[x - r, y - r], [r - x, y - r], [r - x, r - y], [x - r, r - y]]; // prettier-ignore
    return corners.flatMap(([cx, cy], quarter) =>
      Array.from({ length: 6 }, (_, step): Vec2 => {
        const angle = ((quarter + step / 5) * Math.PI) / 2;
        return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
      }),
    );
  },
  /** About as wide and as high as 2 · size. */
  heart: (size: number): Vec2[] =>
    Array.from({ length: 40 }, (_, index) => {
      const t = (index / 40) * 2 * Math.PI;
      const y = (13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t) + 2.5) / 16;
      return [size * Math.sin(t) ** 3, size * y];
    }),
  /** A pointed oval from (0, 0) to (0, length). */
  leaf: (length: number, width: number, widest = 0.4): Vec2[] => {
    const side = Array.from({ length: 9 }, (_, index): Vec2 => {
      const t = (index + 1) / 10;
      return [(width / 2) * leafWidth(t, widest), t * length];
    });
    return [[0, 0], ...side, [0, length], ...side.toReversed().map(([x, y]): Vec2 => [-x, y])];
  },
  crescent: (radius: number, thickness: number): Vec2[] => {
    const outer = Array.from({ length: 25 }, (_, index): Vec2 => {
      const angle = lerp(-1.15, 1.15, index / 24) * Math.PI * 0.62 + Math.PI;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    const first = outer[0]!;
    const inner = outer.map(([x, y], index): Vec2 => {
      const swell = Math.sin((index / 24) * Math.PI);
      const scale = 1 - (thickness / radius) * swell;
      return [first[0] + (x - first[0]) * scale, y * (0.35 + 0.65 * scale)];
    });
    return [...outer, ...inner.slice(1, -1).toReversed()];
  },
  /** Any closed curve through the points. */
  smooth: (curve: Curve, steps = 5): Vec2[] => smoothCurve(curvePoints(curve), { closed: true, steps }),
  /** The points on the right of the y axis, from top to bottom or back, mirrored to the left. */
  symmetric: (right: Curve, steps = 5): Vec2[] => {
    const side = smoothCurve(curvePoints(right), { steps });
    const left = side.toReversed().map(([x, y]): Vec2 => [-x, y]);
    return [...side, ...left].filter(([x, y], index, all) => {
      const [px, py] = all[(index + all.length - 1) % all.length]!;
      return Math.hypot(x - px, y - py) > 1e-6;
    });
  },
};

/** 0 at both ends, 1 at `widest`; a leaf's half width along its length. */
export function leafWidth(t: number, widest: number): number {
  const x = t < widest ? t / widest : (1 - t) / (1 - widest);
  return Math.max(0, Math.sin((Math.min(x, 1) * Math.PI) / 2)) ** 0.9;
}
