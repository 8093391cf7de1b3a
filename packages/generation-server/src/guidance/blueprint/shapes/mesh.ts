/**
 * A finished shape: V vertices, T triangles, wound counter-clockwise seen from outside.
 * Frame: +Y up, +Z the object's front.
 */
export interface Mesh {
  readonly vertexCount: number;
  /** [V, 3] */
  readonly positions: Float32Array;
  /** [V, 3] unit vectors, outwards. */
  readonly normals: Float32Array;
  /** [V, 3] where patterns look a surface point up: the primitive's own frame, y along its main axis, world lengths. */
  readonly coords: Float32Array;
  /** [V] factor on the paint's colour, for leaf-to-leaf variation. */
  readonly tints: Float32Array;
  /** [V] index into `parts`; equal for the three corners of a triangle. */
  readonly partOf: Uint8Array;
  /** [V] number of the primitive within its part, for colours that change from one to the next. */
  readonly pieces: Uint16Array;
  /** [V] 1 where the surface is a thin sheet that is lit alike on both sides. */
  readonly sheets: Uint8Array;
  /** [T, 3] */
  readonly indices: Uint32Array;
  /** Part names by index. */
  readonly parts: readonly string[];
}

/** What a primitive yields, in its own frame; only the builder turns it into a part of a mesh. */
export interface Patch {
  readonly positions: number[];
  readonly indices: number[];
  /** Pattern coordinates by vertex; the positions where left out. */
  readonly coords?: number[];
  /** Normals by vertex where the primitive knows better than the average of its faces. */
  readonly normals?: number[];
  /** Faces meeting at more than this many degrees keep a sharp edge. Default 40; 0 leaves every face flat. */
  readonly creaseDegrees?: number;
  readonly sheet?: boolean;
  /** Names by triangle, where one primitive spans several parts. */
  readonly partByTriangle?: readonly string[];
}

/** Collects vertices and triangles; arrays grow as needed. */
export class MeshSink {
  readonly positions: number[] = [];
  readonly normals: number[] = [];
  readonly coords: number[] = [];
  readonly tints: number[] = [];
  readonly partOf: number[] = [];
  readonly pieces: number[] = [];
  readonly sheets: number[] = [];
  readonly indices: number[] = [];
  readonly parts: string[] = [];
  private readonly pieceCounts: number[] = [];

  get vertexCount(): number {
    return this.tints.length;
  }

  partIndex(name: string): number {
    const known = this.parts.indexOf(name);
    return known >= 0 ? known : this.parts.push(name) - 1;
  }

  /** A number for the next primitive of a part. */
  nextPiece(part: number): number {
    const number = this.pieceCounts[part] ?? 0;
    this.pieceCounts[part] = (number + 1) & 0xffff;
    return number;
  }

  finish(): Mesh {
    return {
      vertexCount: this.vertexCount,
      positions: Float32Array.from(this.positions),
      normals: Float32Array.from(this.normals),
      coords: Float32Array.from(this.coords),
      tints: Float32Array.from(this.tints),
      partOf: Uint8Array.from(this.partOf),
      pieces: Uint16Array.from(this.pieces),
      sheets: Uint8Array.from(this.sheets),
      indices: Uint32Array.from(this.indices),
      parts: this.parts,
    };
  }
}

/** Lowest and highest corner of the box round all vertices; of an empty mesh, the origin twice. */
export function boundsOf(positions: ArrayLike<number>): {
  low: [number, number, number];
  high: [number, number, number];
} {
  if (positions.length === 0) return { low: [0, 0, 0], high: [0, 0, 0] };
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let index = 0; index < positions.length; index++) {
    const axis = (index % 3) as 0 | 1 | 2;
    const value = positions[index]!;
    if (value < low[axis]) low[axis] = value;
    if (value > high[axis]) high[axis] = value;
  }
  return { low, high };
}

/**
 * Vertex normals from faces. Corners of faces that meet at less than the crease angle share a smooth normal, weighted
 * by face area; at sharper edges the vertex is split. Triangles without area are dropped.
 *
 * @returns the patch with normals, its vertices split where needed
 */
export function withNormals(patch: Patch): Required<Pick<Patch, 'positions' | 'indices' | 'coords' | 'normals'>> {
  const coords = patch.coords ?? patch.positions;
  if (patch.normals) return { positions: patch.positions, indices: patch.indices, coords, normals: patch.normals };

  const { positions, indices } = patch;
  const { weighted, units, solid } = faceNormals(positions, indices);
  const { starts, faces } = facesAround(indices, positions.length / 3, solid);
  const cosine = Math.cos(((patch.creaseDegrees ?? 40) * Math.PI) / 180) - 1e-9;
  const result = {
    positions: [] as number[],
    normals: [] as number[],
    coords: [] as number[],
    indices: [] as number[],
  };
  // Vertices made of one old vertex form a chain: its newest, then each one's predecessor.
  const newest = new Int32Array(positions.length / 3).fill(-1);
  const previous: number[] = [];

  for (let face = 0; face < indices.length / 3; face++) {
    if (solid[face] === 0) continue;
    const ux = units[face * 3]!;
    const uy = units[face * 3 + 1]!;
    const uz = units[face * 3 + 2]!;
    for (let corner = 0; corner < 3; corner++) {
      const vertex = indices[face * 3 + corner]!;
      let nx = 0;
      let ny = 0;
      let nz = 0;
      for (let at = starts[vertex]!; at < starts[vertex + 1]!; at++) {
        const other = faces[at]! * 3;
        if (other !== face * 3 && ux * units[other]! + uy * units[other + 1]! + uz * units[other + 2]! < cosine)
          continue;
        nx += weighted[other]!;
        ny += weighted[other + 1]!;
        nz += weighted[other + 2]!;
      }
      const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
      result.indices.push(vertexWithNormal(vertex, nx / length, ny / length, nz / length));
    }
  }
  return result;

  function vertexWithNormal(vertex: number, nx: number, ny: number, nz: number): number {
    const { normals } = result;
    for (let made = newest[vertex]!; made >= 0; made = previous[made]!) {
      if (nx * normals[made * 3]! + ny * normals[made * 3 + 1]! + nz * normals[made * 3 + 2]! > 0.9999) return made;
    }
    const at = vertex * 3;
    result.positions.push(positions[at]!, positions[at + 1]!, positions[at + 2]!);
    result.coords.push(coords[at]!, coords[at + 1]!, coords[at + 2]!);
    normals.push(nx, ny, nz);
    previous.push(newest[vertex]!);
    return (newest[vertex] = previous.length - 1);
  }
}

/** Per face: its normal times twice its area, the unit normal, and whether it has an area at all. */
function faceNormals(positions: readonly number[], indices: readonly number[]) {
  const count = indices.length / 3;
  const weighted = new Float64Array(count * 3);
  const units = new Float64Array(count * 3);
  const solid = new Uint8Array(count);
  for (let face = 0; face < count; face++) {
    const a = indices[face * 3]! * 3;
    const b = indices[face * 3 + 1]! * 3;
    const c = indices[face * 3 + 2]! * 3;
    const ux = positions[b]! - positions[a]!;
    const uy = positions[b + 1]! - positions[a + 1]!;
    const uz = positions[b + 2]! - positions[a + 2]!;
    const vx = positions[c]! - positions[a]!;
    const vy = positions[c + 1]! - positions[a + 1]!;
    const vz = positions[c + 2]! - positions[a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (length < 1e-14) continue;
    solid[face] = 1;
    weighted[face * 3] = nx;
    weighted[face * 3 + 1] = ny;
    weighted[face * 3 + 2] = nz;
    units[face * 3] = nx / length;
    units[face * 3 + 1] = ny / length;
    units[face * 3 + 2] = nz / length;
  }
  return { weighted, units, solid };
}

/** The faces at each vertex: those of vertex v are `faces[starts[v] … starts[v + 1])`. */
function facesAround(indices: readonly number[], vertexCount: number, solid: Uint8Array) {
  const starts = new Int32Array(vertexCount + 1);
  for (let index = 0; index < indices.length; index++) {
    if (solid[Math.floor(index / 3)] === 1) starts[indices[index]! + 1]!++;
  }
  for (let vertex = 0; vertex < vertexCount; vertex++) starts[vertex + 1]! += starts[vertex]!;
  const faces = new Int32Array(starts[vertexCount]!);
  const next = starts.slice();
  for (let index = 0; index < indices.length; index++) {
    const face = Math.floor(index / 3);
    if (solid[face] === 1) faces[next[indices[index]!]!++] = face;
  }
  return { starts, faces };
}

/** Merges vertices closer than a ten-thousandth, so that normals are smooth across seams. Keeps the first coords. */
export function weld(patch: Patch): Patch {
  const firstAt = new Map<string, number>();
  const mapped: number[] = [];
  const positions: number[] = [];
  const coords: number[] = [];
  for (let vertex = 0; vertex < patch.positions.length / 3; vertex++) {
    const p = patch.positions.slice(vertex * 3, vertex * 3 + 3);
    const key = p.map((value) => Math.round(value * 1e4)).join();
    let merged = firstAt.get(key);
    if (merged === undefined) {
      merged = positions.length / 3;
      firstAt.set(key, merged);
      positions.push(...p);
      if (patch.coords) coords.push(...patch.coords.slice(vertex * 3, vertex * 3 + 3));
    }
    mapped.push(merged);
  }
  return {
    positions,
    indices: patch.indices.map((index) => mapped[index]!),
    ...(patch.coords ? { coords } : {}),
    ...(patch.creaseDegrees === undefined ? {} : { creaseDegrees: patch.creaseDegrees }),
    ...(patch.sheet === undefined ? {} : { sheet: patch.sheet }),
  };
}

/** Six times the signed volume: negative when a closed surface is wound inside out. */
export function signedVolume(positions: readonly number[], indices: readonly number[]): number {
  let volume = 0;
  for (let index = 0; index < indices.length; index += 3) {
    const [a, b, c] = [indices[index]! * 3, indices[index + 1]! * 3, indices[index + 2]! * 3];
    const [bx, by, bz] = [positions[b]!, positions[b + 1]!, positions[b + 2]!];
    const [cx, cy, cz] = [positions[c]!, positions[c + 1]!, positions[c + 2]!];
    volume +=
      positions[a]! * (by * cz - bz * cy) +
      positions[a + 1]! * (bz * cx - bx * cz) +
      positions[a + 2]! * (bx * cy - by * cx);
  }
  return volume;
}

/** The same triangles seen from the other side. */
export function turnedInsideOut(indices: readonly number[]): number[] {
  const result = indices.slice();
  for (let index = 0; index < result.length; index += 3) {
    [result[index + 1], result[index + 2]] = [result[index + 2]!, result[index + 1]!];
  }
  return result;
}
