import earcut from 'earcut';
import { signedVolume, turnedInsideOut, type Patch } from '../mesh.ts';
import type { Vec2 } from '../vec.ts';

export interface ExtrudeOptions {
  /** How far the edges are chamfered inwards; 0 keeps them sharp. */
  readonly bevel?: number;
  /** Closed outlines cut out of the first. */
  readonly holes?: readonly (readonly Vec2[])[];
  /** Scales the outline at the back (z = −depth/2) against the front. */
  readonly taper?: number;
  readonly creaseDegrees?: number;
}

/** A plate: an outline in the xy plane, `depth` thick along z, its middle at z = 0. */
export function extrude(outline: readonly Vec2[], depth: number, options: ExtrudeOptions = {}): Patch {
  const { holes = [], taper = 1 } = options;
  const bevel = Math.min(options.bevel ?? 0, depth * 0.49);
  const rings = [oriented(outline, true), ...holes.map((hole) => oriented(hole, false))];
  const insetRings = bevel > 0 ? rings.map((ring) => inset(ring, bevel)) : rings;

  const positions: number[] = [];
  const indices: number[] = [];
  const half = depth / 2;
  const layer = (source: readonly (readonly Vec2[])[], z: number): number => {
    const start = positions.length / 3;
    const scale = 1 + (taper - 1) * (0.5 - z / depth);
    for (const ring of source) for (const [x, y] of ring) positions.push(x * scale, y * scale, z);
    return start;
  };

  const flat = insetRings.flatMap((ring) => ring.flatMap(([x, y]) => [x, y]));
  const holeStarts: number[] = [];
  let reached = 0;
  for (const ring of insetRings) {
    if (reached > 0) holeStarts.push(reached);
    reached += ring.length;
  }
  const triangles = earcut(flat, holeStarts, 2);
  const front = layer(insetRings, half);
  const back = layer(insetRings, -half);
  for (let index = 0; index < triangles.length; index += 3) {
    const [a, b, c] = [triangles[index]!, triangles[index + 1]!, triangles[index + 2]!];
    indices.push(front + a, front + b, front + c, back + a, back + c, back + b);
  }
  const layers = bevel > 0 ? [front, layer(rings, half - bevel), layer(rings, bevel - half), back] : [front, back];
  for (let step = 0; step + 1 < layers.length; step++) {
    let start = 0;
    for (const ring of rings) {
      for (let index = 0; index < ring.length; index++) {
        const a = layers[step]! + start + index;
        const b = layers[step]! + start + ((index + 1) % ring.length);
        const c = layers[step + 1]! + start + ((index + 1) % ring.length);
        const d = layers[step + 1]! + start + index;
        indices.push(a, d, c, a, c, b);
      }
      start += ring.length;
    }
  }
  const wound = signedVolume(positions, indices) < 0 ? turnedInsideOut(indices) : indices;
  return { positions, indices: wound, creaseDegrees: options.creaseDegrees ?? 32 };
}

/** A cushion: an outline that is star-shaped about the origin, swelling to `depth` in the middle. */
export function puff(outline: readonly Vec2[], depth: number, layers = 7): Patch {
  const ring = oriented(outline, true);
  const positions: number[] = [0, 0, depth / 2, 0, 0, -depth / 2];
  const indices: number[] = [];
  const starts: number[] = [];
  for (let layer = 1; layer < layers * 2; layer++) {
    const angle = (layer / (layers * 2)) * Math.PI;
    starts.push(positions.length / 3);
    for (const [x, y] of ring) positions.push(x * Math.sin(angle), y * Math.sin(angle), (depth / 2) * Math.cos(angle));
  }
  for (let index = 0; index < ring.length; index++) {
    const next = (index + 1) % ring.length;
    indices.push(0, starts[0]! + index, starts[0]! + next, 1, starts.at(-1)! + next, starts.at(-1)! + index);
    for (let layer = 0; layer + 1 < starts.length; layer++) {
      const [a, b] = [starts[layer]!, starts[layer + 1]!];
      indices.push(a + index, b + index, b + next, a + index, b + next, a + next);
    }
  }
  return { positions, indices, creaseDegrees: 50 };
}

function area(ring: readonly Vec2[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nx, ny] = ring[(index + 1) % ring.length]!;
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}

function oriented(ring: readonly Vec2[], counterClockwise: boolean): readonly Vec2[] {
  return area(ring) > 0 === counterClockwise ? ring : ring.toReversed();
}

/** Moves every vertex inwards along the bisector of its edges; at sharp corners by no more than twice the distance. */
function inset(ring: readonly Vec2[], by: number): Vec2[] {
  return ring.map(([x, y], index) => {
    const [px, py] = ring[(index + ring.length - 1) % ring.length]!;
    const [nx, ny] = ring[(index + 1) % ring.length]!;
    const before = Math.hypot(x - px, y - py) || 1;
    const after = Math.hypot(nx - x, ny - y) || 1;
    const ax = -(y - py) / before;
    const ay = (x - px) / before;
    const bx = -(ny - y) / after;
    const by2 = (nx - x) / after;
    const k = by / Math.max(0.5, 1 + ax * bx + ay * by2);
    return [x + (ax + bx) * k, y + (ay + by2) * k];
  });
}
