import type { Paint } from '../subject.ts';
import type { Scene } from '../target/scene.ts';
import { axisScales, determinant, type Transform } from './transform.ts';

export interface PlacedScene {
  readonly scene: Scene;
  readonly transform: Transform;
}

// prettier-ignore
type Entries = readonly [
  number, number, number, number, number, number, number, number, number, number, number, number,
];

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
    const [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11] = m as Entries;
    // Cofactors of the linear part carry normals.
    const [c0, c1, c2] = [m5 * m10 - m6 * m9, m6 * m8 - m4 * m10, m4 * m9 - m5 * m8];
    const [c3, c4, c5] = [m2 * m9 - m1 * m10, m0 * m10 - m2 * m8, m1 * m8 - m0 * m9];
    const [c6, c7, c8] = [m1 * m6 - m2 * m5, m2 * m4 - m0 * m6, m0 * m5 - m1 * m4];
    for (let source = 0; source < mesh.vertexCount; source++) {
      const at = source * 3;
      const to = (vertex + source) * 3;
      const x = mesh.positions[at]!;
      const y = mesh.positions[at + 1]!;
      const z = mesh.positions[at + 2]!;
      positions[to] = m0 * x + m1 * y + m2 * z + m3;
      positions[to + 1] = m4 * x + m5 * y + m6 * z + m7;
      positions[to + 2] = m8 * x + m9 * y + m10 * z + m11;
      const p = mesh.normals[at]!;
      const q = mesh.normals[at + 1]!;
      const r = mesh.normals[at + 2]!;
      const nx = c0 * p + c1 * q + c2 * r;
      const ny = c3 * p + c4 * q + c5 * r;
      const nz = c6 * p + c7 * q + c8 * r;
      const length = (Math.sqrt(nx * nx + ny * ny + nz * nz) || 1) * sign;
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
