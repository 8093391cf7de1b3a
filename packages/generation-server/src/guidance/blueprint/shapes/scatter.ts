import type { Random } from '../random.ts';
import { compose, fromPlacement, type Transform } from './transform.ts';
import { mix, normalize, type Vec3 } from './vec.ts';

export interface ScatterOptions {
  /** Least distance between two places, in the outermost frame. */
  readonly spacing?: number;
  /** Places where this is false are left free; both in the outermost frame. */
  readonly where?: (point: Vec3, normal: Vec3) => boolean;
  /** 0 stands along the normal, 1 upright. */
  readonly upright?: number;
  /** Depth sunk into the surface. */
  readonly sink?: number;
  /** Range of sizes. Default 0.8 … 1.2. */
  readonly sizes?: readonly [low: number, high: number];
}

/** The triangles of a mesh, finished or under construction. */
export interface Triangles {
  readonly positions: ArrayLike<number>;
  readonly normals: ArrayLike<number>;
  readonly indices: ArrayLike<number>;
}

/** Frames on the triangles from `mark` on, drawn by area. Gives fewer than `count` where they do not fit. */
export function scatterFrames(
  { positions, normals, indices }: Triangles,
  mark: number,
  count: number,
  { spacing = 0, where = () => true, upright = 0, sink: depth = 0, sizes = [0.8, 1.2] }: ScatterOptions,
  random: Random,
): Transform[] {
  const cumulative: number[] = [];
  let total = 0;
  for (let index = mark; index < indices.length; index += 3) {
    const [a, b, c] = [corner(index), corner(index + 1), corner(index + 2)];
    const u = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
    const v = [c[0] - a[0], c[1] - a[1], c[2] - a[2]] as const;
    total += Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]) / 2;
    cumulative.push(total);
  }
  const frames: Transform[] = [];
  const taken: Vec3[] = [];
  for (let attempt = 0; attempt < count * 8 && frames.length < count && total > 0; attempt++) {
    const triangle = firstAtLeast(cumulative, random.next() * total);
    const root = Math.sqrt(random.next());
    const weights = [1 - root, root * random.next()] as const;
    const index = mark + triangle * 3;
    const point = blended(positions, index, weights);
    const normal = normalize(blended(normals, index, weights));
    const turn = random.between(0, 360);
    const size = random.between(sizes[0], sizes[1]);
    if (!where(point, normal)) continue;
    if (
      spacing > 0 &&
      taken.some((other) => Math.hypot(other[0] - point[0], other[1] - point[1], other[2] - point[2]) < spacing)
    )
      continue;
    taken.push(point);
    const at: Vec3 = [point[0] - normal[0] * depth, point[1] - normal[1] * depth, point[2] - normal[2] * depth];
    const toward = upright > 0 ? normalize(mix(normal, [0, 1, 0], upright)) : normal;
    frames.push(compose(fromPlacement({ at, toward, scale: size }), fromPlacement({ rotate: [0, turn, 0] })));
  }
  return frames;

  function corner(index: number): Vec3 {
    const at = indices[index]! * 3;
    return [positions[at]!, positions[at + 1]!, positions[at + 2]!];
  }

  function blended(values: ArrayLike<number>, index: number, [wb, wc]: readonly [number, number]): Vec3 {
    const [a, b, c] = [indices[index]! * 3, indices[index + 1]! * 3, indices[index + 2]! * 3];
    const mixed = (axis: number) => values[a + axis]! * (1 - wb - wc) + values[b + axis]! * wb + values[c + axis]! * wc;
    return [mixed(0), mixed(1), mixed(2)];
  }
}

function firstAtLeast(cumulative: readonly number[], value: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
