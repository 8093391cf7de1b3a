import type { Paint } from '../subject.ts';
import type { Scene } from '../target/scene.ts';
import type { Mesh } from './mesh.ts';
import { axisScales, determinant, type Transform } from './transform.ts';

export interface PlacedScene {
  readonly scene: Scene;
  readonly transform: Transform;
}

/** Several scenes as one. Parts are shared where they have both name and paint in common. */
export function mergeScenes(placed: readonly PlacedScene[]): Scene {
  const vertexCount = placed.reduce((sum, { scene }) => sum + scene.mesh.vertexCount, 0);
  const indexCount = placed.reduce((sum, { scene }) => sum + scene.mesh.indices.length, 0);
  const positions = new Float32Array(vertexCount * 3);
  const normals = new Float32Array(vertexCount * 3);
  const coords = new Float32Array(vertexCount * 3);
  const tints = new Float32Array(vertexCount);
  const partOf = new Uint8Array(vertexCount);
  const pieces = new Uint16Array(vertexCount);
  const sheets = new Uint8Array(vertexCount);
  const indices = new Uint32Array(indexCount);
  const parts: string[] = [];
  const paints: Paint[] = [];

  let vertex = 0;
  let index = 0;
  for (const { scene, transform: m } of placed) {
    const { mesh } = scene;
    const partMap = mesh.parts.map((name, part) => {
      const paint = scene.paints[part]!;
      const known = parts.findIndex((each, at) => each === name && paints[at] === paint);
      if (known >= 0) return known;
      parts.push(name);
      return paints.push(paint) - 1;
    });
    const mirrored = determinant(m) < 0;
    const sign = mirrored ? -1 : 1;
    const [sx, sy, sz] = axisScales(m);
    for (let source = 0; source < mesh.vertexCount; source++) {
      const at = source * 3;
      const to = (vertex + source) * 3;
      const [x, y, z] = [mesh.positions[at]!, mesh.positions[at + 1]!, mesh.positions[at + 2]!];
      const [p, q, r] = [mesh.normals[at]!, mesh.normals[at + 1]!, mesh.normals[at + 2]!];
      for (let row = 0; row < 3; row++) {
        positions[to + row] = m[row * 4]! * x + m[row * 4 + 1]! * y + m[row * 4 + 2]! * z + m[row * 4 + 3]!;
      }
      // Cofactors of the linear part carry normals.
      const nx =
        (m[5]! * m[10]! - m[6]! * m[9]!) * p +
        (m[6]! * m[8]! - m[4]! * m[10]!) * q +
        (m[4]! * m[9]! - m[5]! * m[8]!) * r;
      const ny =
        (m[2]! * m[9]! - m[1]! * m[10]!) * p +
        (m[0]! * m[10]! - m[2]! * m[8]!) * q +
        (m[1]! * m[8]! - m[0]! * m[9]!) * r;
      const nz =
        (m[1]! * m[6]! - m[2]! * m[5]!) * p + (m[2]! * m[4]! - m[0]! * m[6]!) * q + (m[0]! * m[5]! - m[1]! * m[4]!) * r;
      const length = (Math.hypot(nx, ny, nz) || 1) * sign;
      normals[to] = nx / length;
      normals[to + 1] = ny / length;
      normals[to + 2] = nz / length;
      coords[to] = mesh.coords[at]! * sx;
      coords[to + 1] = mesh.coords[at + 1]! * sy;
      coords[to + 2] = mesh.coords[at + 2]! * sz;
      tints[vertex + source] = mesh.tints[source]!;
      partOf[vertex + source] = partMap[mesh.partOf[source]!]!;
      pieces[vertex + source] = mesh.pieces[source]!;
      sheets[vertex + source] = mesh.sheets[source]!;
    }
    for (let source = 0; source < mesh.indices.length; source += 3) {
      indices[index] = mesh.indices[source]! + vertex;
      indices[index + 1] = mesh.indices[source + (mirrored ? 2 : 1)]! + vertex;
      indices[index + 2] = mesh.indices[source + (mirrored ? 1 : 2)]! + vertex;
      index += 3;
    }
    vertex += mesh.vertexCount;
  }
  return { mesh: { vertexCount, positions, normals, coords, tints, partOf, pieces, sheets, indices, parts }, paints };
}

/**
 * Halves edges longer than `maxEdge` until there are none or `maxTriangles` is reached. Whether an edge is halved
 * depends on the edge alone, so neighbours agree and no cracks open.
 */
export function refined(mesh: Mesh, maxEdge: number, maxTriangles: number): Mesh {
  const positions = Array.from(mesh.positions);
  const normals = Array.from(mesh.normals);
  const coords = Array.from(mesh.coords);
  const tints = Array.from(mesh.tints);
  const partOf = Array.from(mesh.partOf);
  const pieces = Array.from(mesh.pieces);
  const sheets = Array.from(mesh.sheets);
  let indices: number[] = Array.from(mesh.indices);

  for (let round = 0; round < 6; round++) {
    const middles = new Map<number, number>();
    const isLong = (a: number, b: number): boolean => {
      const dx = positions[a * 3]! - positions[b * 3]!;
      const dy = positions[a * 3 + 1]! - positions[b * 3 + 1]!;
      const dz = positions[a * 3 + 2]! - positions[b * 3 + 2]!;
      return dx * dx + dy * dy + dz * dz > maxEdge * maxEdge;
    };
    const middleOf = (a: number, b: number): number => {
      const key = Math.min(a, b) * 4294967 + Math.max(a, b);
      const known = middles.get(key);
      if (known !== undefined) return known;
      const made = tints.length;
      middles.set(key, made);
      let length = 0;
      for (let axis = 0; axis < 3; axis++) length += (normals[a * 3 + axis]! + normals[b * 3 + axis]!) ** 2;
      length = Math.sqrt(length) || 1;
      for (let axis = 0; axis < 3; axis++) {
        positions.push((positions[a * 3 + axis]! + positions[b * 3 + axis]!) / 2);
        coords.push((coords[a * 3 + axis]! + coords[b * 3 + axis]!) / 2);
        normals.push((normals[a * 3 + axis]! + normals[b * 3 + axis]!) / length);
      }
      tints.push((tints[a]! + tints[b]!) / 2);
      partOf.push(partOf[a]!);
      pieces.push(pieces[a]!);
      sheets.push(sheets[a]!);
      return made;
    };
    const finer: number[] = [];
    let split = false;
    for (let index = 0; index < indices.length; index += 3) {
      let [a, b, c] = [indices[index]!, indices[index + 1]!, indices[index + 2]!];
      let [ab, bc, ca] = [isLong(a, b), isLong(b, c), isLong(c, a)];
      const count = Number(ab) + Number(bc) + Number(ca);
      if (count === 0) {
        finer.push(a, b, c);
        continue;
      }
      split = true;
      // Turn the triangle so that with one long edge it is ab, with two they are ab and bc.
      while ((count === 1 && !ab) || (count === 2 && ca)) {
        [a, b, c] = [b, c, a];
        [ab, bc, ca] = [bc, ca, ab];
      }
      const m = middleOf(a, b);
      if (count === 1) finer.push(a, m, c, m, b, c);
      else {
        const n = middleOf(b, c);
        if (count === 2) finer.push(m, b, n, a, m, n, a, n, c);
        else {
          const o = middleOf(c, a);
          finer.push(a, m, o, b, n, m, c, o, n, m, n, o);
        }
      }
    }
    if (!split || finer.length / 3 > maxTriangles) break;
    indices = finer;
  }
  return {
    vertexCount: tints.length,
    positions: Float32Array.from(positions),
    normals: Float32Array.from(normals),
    coords: Float32Array.from(coords),
    tints: Float32Array.from(tints),
    partOf: Uint8Array.from(partOf),
    pieces: Uint16Array.from(pieces),
    sheets: Uint8Array.from(sheets),
    indices: Uint32Array.from(indices),
    parts: mesh.parts,
  };
}
