import { weld, type Patch } from '../mesh.ts';
import { cross, dot, normalize, subtract, type Vec3 } from '../vec.ts';

/** A box about the origin with edges rounded by `rounding`. */
export function roundedBox(size: Vec3, rounding = 0): Patch {
  const half: Vec3 = [size[0] / 2, size[1] / 2, size[2] / 2];
  const r = Math.min(rounding, half[0], half[1], half[2]);
  const positions: number[] = [];
  const indices: number[] = [];
  // Corner rows stand at 0°, 22.5° and 45° of each quarter round seen from either face.
  const fan = r > 0 ? [1, Math.tan(Math.PI / 8), 0] : [];
  const lines = (extent: number): number[] =>
    r > 0
      ? [...fan.map((t) => r - extent - r * t), ...fan.toReversed().map((t) => extent - r + r * t)]
      : [-extent, extent];
  for (let axis = 0; axis < 3; axis++) {
    const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
    const us = lines(half[u]!);
    const vs = lines(half[v]!);
    for (const side of [-1, 1]) {
      const start = positions.length / 3;
      for (const b of vs) {
        for (const a of us) {
          const p = [0, 0, 0];
          p[axis] = side * half[axis]!;
          p[u] = a;
          p[v] = b;
          if (r > 0) {
            const core = p.map((value, index) => Math.min(Math.max(value, r - half[index]!), half[index]! - r));
            const out = normalize([p[0]! - core[0]!, p[1]! - core[1]!, p[2]! - core[2]!]);
            for (let index = 0; index < 3; index++) p[index] = core[index]! + out[index]! * r;
          }
          positions.push(...p);
        }
      }
      for (let row = 0; row + 1 < vs.length; row++) {
        for (let column = 0; column + 1 < us.length; column++) {
          const a = start + row * us.length + column;
          const [b, c, d] = [a + 1, a + us.length + 1, a + us.length];
          if (side > 0) indices.push(a, b, c, a, c, d);
          else indices.push(a, c, b, a, d, c);
        }
      }
    }
  }
  return weld({ positions, indices, creaseDegrees: 40 });
}

/** The convex hull of a few points with flat faces; meant for cut stones, brute force over all planes. */
export function convexHull(points: readonly Vec3[]): Patch {
  const positions = points.flat();
  const indices: number[] = [];
  const scale = Math.max(...positions.map(Math.abs), 1e-9);
  const done = new Set<string>();
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++) {
      for (let k = j + 1; k < points.length; k++) {
        const raw = cross(subtract(points[j]!, points[i]!), subtract(points[k]!, points[i]!));
        if (dot(raw, raw) < (scale * scale * 1e-5) ** 2) continue;
        let normal = normalize(raw);
        const heights = points.map((point) => dot(subtract(point, points[i]!), normal));
        const tolerance = scale * 1e-5;
        const above = heights.some((height) => height > tolerance);
        const below = heights.some((height) => height < -tolerance);
        if (above && below) continue;
        if (above) normal = [-normal[0], -normal[1], -normal[2]];
        const face = heights.flatMap((height, index) => (Math.abs(height) <= tolerance ? [index] : []));
        const key = face.join();
        if (done.has(key)) continue;
        done.add(key);
        indices.push(...fanOf(points, face, normal));
      }
    }
  }
  return { positions, indices, creaseDegrees: 0 };
}

/** Triangles of a planar convex face, counter-clockwise about its normal. */
function fanOf(points: readonly Vec3[], face: readonly number[], normal: Vec3): number[] {
  const centre: Vec3 = [0, 1, 2].map(
    (axis) => face.reduce((sum, index) => sum + points[index]![axis]!, 0) / face.length,
  ) as unknown as Vec3;
  const u = normalize(subtract(points[face[0]!]!, centre));
  const v = cross(normal, u);
  const sorted = face.toSorted((a, b) => angleOf(a) - angleOf(b));
  const result: number[] = [];
  for (let index = 1; index + 1 < sorted.length; index++) result.push(sorted[0]!, sorted[index]!, sorted[index + 1]!);
  return result;

  function angleOf(index: number): number {
    const offset = subtract(points[index]!, centre);
    return Math.atan2(dot(offset, v), dot(offset, u));
  }
}

/** A ball of triangles of like size: an icosahedron split `depth` times. */
export function icosphere(depth: number): { points: Vec3[]; indices: number[] } {
  const g = (1 + Math.sqrt(5)) / 2;
  const points: Vec3[] = [
    [-1, g, 0], [1, g, 0], [-1, -g, 0], [1, -g, 0], [0, -1, g], [0, 1, g],
    [0, -1, -g], [0, 1, -g], [g, 0, -1], [g, 0, 1], [-g, 0, -1], [-g, 0, 1],
  ].map((p) => normalize(p as unknown as Vec3)); // prettier-ignore
  let indices = [
    0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8,
    3, 9, 4, 3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1,
  ]; // prettier-ignore
  for (let round = 0; round < depth; round++) {
    const middles = new Map<number, number>();
    const middle = (a: number, b: number): number => {
      const key = Math.min(a, b) * 65536 + Math.max(a, b);
      let found = middles.get(key);
      if (found === undefined) {
        const [p, q] = [points[a]!, points[b]!];
        found = points.push(normalize([p[0] + q[0], p[1] + q[1], p[2] + q[2]])) - 1;
        middles.set(key, found);
      }
      return found;
    };
    const finer: number[] = [];
    for (let index = 0; index < indices.length; index += 3) {
      const [a, b, c] = [indices[index]!, indices[index + 1]!, indices[index + 2]!];
      const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
      finer.push(a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca);
    }
    indices = finer;
  }
  return { points, indices };
}
