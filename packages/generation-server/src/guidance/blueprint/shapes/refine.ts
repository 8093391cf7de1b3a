import type { Mesh } from './mesh.ts';

/** Rounds of halving: edges get up to 64 times as short. */
const MOST_ROUNDS = 6;

/**
 * Halves edges longer than `maxEdge` until there are none or `maxTriangles` is reached. Whether an edge is halved
 * depends on the edge alone, so neighbours agree and no cracks open.
 */
export function refined(mesh: Mesh, maxEdge: number, maxTriangles: number): Mesh {
  const vertices = new GrowingVertices(mesh);
  const limit = maxEdge * maxEdge;
  let indices = mesh.indices;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const finer = halved(vertices, indices, limit);
    if (finer.length === indices.length || finer.length / 3 > maxTriangles) break;
    indices = finer;
  }
  return vertices.finish(indices, mesh.parts);
}

/** One round: every triangle with a long edge becomes two to four. */
function halved(vertices: GrowingVertices, indices: Uint32Array, limit: number): Uint32Array<ArrayBuffer> {
  const middles = new EdgeMap(indices.length);
  const middleOf = (a: number, b: number): number => {
    const known = middles.get(a, b);
    if (known >= 0) return known;
    const made = vertices.addMiddle(a, b);
    middles.set(a, b, made);
    return made;
  };
  let finer = new Uint32Array(indices.length + 1024);
  let count = 0;
  const push = (a: number, b: number, c: number) => {
    finer[count] = a;
    finer[count + 1] = b;
    finer[count + 2] = c;
    count += 3;
  };
  for (let index = 0; index < indices.length; index += 3) {
    if (count + 12 > finer.length) {
      const larger = new Uint32Array(finer.length * 2);
      larger.set(finer);
      finer = larger;
    }
    let a = indices[index]!;
    let b = indices[index + 1]!;
    let c = indices[index + 2]!;
    const ab = vertices.squaredLength(a, b) > limit;
    const bc = vertices.squaredLength(b, c) > limit;
    const ca = vertices.squaredLength(c, a) > limit;
    const long = Number(ab) + Number(bc) + Number(ca);
    if (long === 0) {
      push(a, b, c);
      continue;
    }
    // Turn the triangle so that with one long edge it is ab, with two they are ab and bc.
    const turns = long === 1 ? (ab ? 0 : bc ? 1 : 2) : long === 2 ? (!ca ? 0 : !ab ? 1 : 2) : 0;
    if (turns === 1) [a, b, c] = [b, c, a];
    else if (turns === 2) [a, b, c] = [c, a, b];
    const m = middleOf(a, b);
    if (long === 1) {
      push(a, m, c);
      push(m, b, c);
      continue;
    }
    const n = middleOf(b, c);
    if (long === 2) {
      push(m, b, n);
      push(a, m, n);
      push(a, n, c);
      continue;
    }
    const o = middleOf(c, a);
    push(a, m, o);
    push(b, n, m);
    push(c, o, n);
    push(m, n, o);
  }
  return finer.slice(0, count);
}

/** The vertices of a mesh with room for more; places and directions in double precision until `finish`. */
class GrowingVertices {
  private count: number;
  private positions: Float64Array;
  private normals: Float64Array;
  private coords: Float64Array;
  private tints: Float64Array;
  private partOf: Uint8Array;
  private pieces: Uint16Array;
  private sheets: Uint8Array;

  constructor(mesh: Mesh) {
    this.count = mesh.vertexCount;
    this.positions = Float64Array.from(mesh.positions);
    this.normals = Float64Array.from(mesh.normals);
    this.coords = Float64Array.from(mesh.coords);
    this.tints = Float64Array.from(mesh.tints);
    this.partOf = mesh.partOf.slice();
    this.pieces = mesh.pieces.slice();
    this.sheets = mesh.sheets.slice();
  }

  squaredLength(a: number, b: number): number {
    const { positions } = this;
    const x = positions[a * 3]! - positions[b * 3]!;
    const y = positions[a * 3 + 1]! - positions[b * 3 + 1]!;
    const z = positions[a * 3 + 2]! - positions[b * 3 + 2]!;
    return x * x + y * y + z * z;
  }

  /** The vertex half way between two; of the first one's part and piece. */
  addMiddle(a: number, b: number): number {
    if (this.count === this.tints.length) this.grow();
    const { positions, coords, normals, tints } = this;
    const made = this.count++;
    const x = normals[a * 3]! + normals[b * 3]!;
    const y = normals[a * 3 + 1]! + normals[b * 3 + 1]!;
    const z = normals[a * 3 + 2]! + normals[b * 3 + 2]!;
    const length = Math.sqrt(x * x + y * y + z * z) || 1;
    normals[made * 3] = x / length;
    normals[made * 3 + 1] = y / length;
    normals[made * 3 + 2] = z / length;
    for (let axis = 0; axis < 3; axis++) {
      positions[made * 3 + axis] = (positions[a * 3 + axis]! + positions[b * 3 + axis]!) / 2;
      coords[made * 3 + axis] = (coords[a * 3 + axis]! + coords[b * 3 + axis]!) / 2;
    }
    tints[made] = (tints[a]! + tints[b]!) / 2;
    this.partOf[made] = this.partOf[a]!;
    this.pieces[made] = this.pieces[a]!;
    this.sheets[made] = this.sheets[a]!;
    return made;
  }

  finish(indices: Uint32Array, parts: readonly string[]): Mesh {
    const { count } = this;
    return {
      vertexCount: count,
      positions: Float32Array.from(this.positions.subarray(0, count * 3)),
      normals: Float32Array.from(this.normals.subarray(0, count * 3)),
      coords: Float32Array.from(this.coords.subarray(0, count * 3)),
      tints: Float32Array.from(this.tints.subarray(0, count)),
      partOf: this.partOf.slice(0, count),
      pieces: this.pieces.slice(0, count),
      sheets: this.sheets.slice(0, count),
      indices,
      parts,
    };
  }

  private grow(): void {
    const room = this.count * 2 + 256;
    this.positions = grown(this.positions, new Float64Array(room * 3));
    this.normals = grown(this.normals, new Float64Array(room * 3));
    this.coords = grown(this.coords, new Float64Array(room * 3));
    this.tints = grown(this.tints, new Float64Array(room));
    this.partOf = grown(this.partOf, new Uint8Array(room));
    this.pieces = grown(this.pieces, new Uint16Array(room));
    this.sheets = grown(this.sheets, new Uint8Array(room));
  }
}

function grown<T extends Float64Array | Uint8Array | Uint16Array>(values: T, room: T): T {
  room.set(values);
  return room;
}

/** Numbers by edge, in either direction: a hash table with open addressing. */
class EdgeMap {
  private readonly lower: Int32Array;
  private readonly upper: Int32Array;
  private readonly values: Int32Array;
  private readonly mask: number;

  /** @param most edges that there may be */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(most * 1.25 + 2));
    this.lower = new Int32Array(slots).fill(-1);
    this.upper = new Int32Array(slots);
    this.values = new Int32Array(slots);
    this.mask = slots - 1;
  }

  /** −1 for an edge that has none. */
  get(a: number, b: number): number {
    const slot = this.slotOf(Math.min(a, b), Math.max(a, b));
    return this.lower[slot]! < 0 ? -1 : this.values[slot]!;
  }

  set(a: number, b: number, value: number): void {
    const slot = this.slotOf(Math.min(a, b), Math.max(a, b));
    this.lower[slot] = Math.min(a, b);
    this.upper[slot] = Math.max(a, b);
    this.values[slot] = value;
  }

  private slotOf(low: number, high: number): number {
    let hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & this.mask;
    while (this.lower[slot]! >= 0 && (this.lower[slot] !== low || this.upper[slot] !== high)) {
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }
}
