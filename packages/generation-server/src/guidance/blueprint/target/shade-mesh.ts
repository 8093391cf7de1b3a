import type { LightMap, Scene } from './scene.ts';
import { boundsOf, type Mesh } from '../shapes/mesh.ts';
import { prepareSurface, shadeSurface, type ColorOut, type Surface, type SurfacePoint } from './surface.ts';

/** Colours the points of a scene's triangles, from whichever side they are looked at. */
export interface MeshShader {
  /** [T, 3] unit normals of the flat triangles. */
  readonly faceNormals: Float32Array;
  /** [T] opacity of the wall that a triangle is part of, seen head on. */
  readonly opacities: Float32Array;
  /**
   * Colours the point with weights wa, wb and wc (adding up to 1) of the triangle's corners, as a pixel `footprint`
   * world units wide sees it. Writes [r, g, b], not clamped.
   *
   * @returns the point; valid until the next call
   */
  shade(triangle: number, wa: number, wb: number, wc: number, footprint: number, out: ColorOut): Readonly<SurfacePoint>;
}

export function createMeshShader(scene: Scene, { shade }: LightMap): MeshShader {
  const { mesh, paints } = scene;
  const { indices, coords, normals, tints, positions, partOf, pieces } = mesh;
  const { low, high } = boundsOf(positions);
  const lowest = low[1];
  const span = Math.max(high[1] - low[1], 1e-6);
  const surfaces: readonly Surface[] = describeParts(scene).map(({ extent, scattered }, part) =>
    prepareSurface(paints[part]!, extent, scattered),
  );
  const { normals: faceNormals, facing, facets } = describeFaces(scene);
  const opacities = Float32Array.from(facing, (_, triangle) =>
    wallOpacity(paints[partOf[indices[triangle * 3]!]!]!.translucency),
  );
  const point = emptyPoint();
  return {
    faceNormals,
    opacities,
    shade(triangle, wa, wb, wc, footprint, out) {
      const a = indices[triangle * 3]!;
      const b = indices[triangle * 3 + 1]!;
      const c = indices[triangle * 3 + 2]!;
      point.x = wa * coords[a * 3]! + wb * coords[b * 3]! + wc * coords[c * 3]!;
      point.y = wa * coords[a * 3 + 1]! + wb * coords[b * 3 + 1]! + wc * coords[c * 3 + 1]!;
      point.z = wa * coords[a * 3 + 2]! + wb * coords[b * 3 + 2]! + wc * coords[c * 3 + 2]!;
      const nx = wa * normals[a * 3]! + wb * normals[b * 3]! + wc * normals[c * 3]!;
      const ny = wa * normals[a * 3 + 1]! + wb * normals[b * 3 + 1]! + wc * normals[c * 3 + 1]!;
      const nz = wa * normals[a * 3 + 2]! + wb * normals[b * 3 + 2]! + wc * normals[c * 3 + 2]!;
      const length = Math.hypot(nx, ny, nz) || 1;
      point.nx = nx / length;
      point.ny = ny / length;
      point.nz = nz / length;
      const worldY = wa * positions[a * 3 + 1]! + wb * positions[b * 3 + 1]! + wc * positions[c * 3 + 1]!;
      point.height = (worldY - lowest) / span;
      point.shade = wa * shade[a]! + wb * shade[b]! + wc * shade[c]!;
      point.tint = tints[a]!;
      point.piece = pieces[a]!;
      point.facing = facing[triangle]! as 0 | 1 | 2;
      point.facet = facets[triangle]!;
      point.footprint = footprint;
      shadeSurface(surfaces[partOf[a]!]!, point, out);
      return point;
    },
  };
}

/** Opacity of one wall, seen head on. */
export function wallOpacity(translucency: number): number {
  return translucency < 0.3 ? 1 : Math.min(1, 1.1 - 0.9 * translucency);
}

function emptyPoint(): SurfacePoint {
  return {
    x: 0,
    y: 0,
    z: 0,
    height: 0,
    nx: 0,
    ny: 1,
    nz: 0,
    facing: 0,
    shade: 1,
    tint: 1,
    footprint: 0.01,
    facet: 0,
    piece: 0,
  };
}

interface PartMeasures {
  /** Largest extent of the part's pattern coordinates: what the size of its pattern goes by. */
  readonly extent: number;
  readonly scattered: boolean;
}

/** Share of a part's area above which one piece counts as the part itself. */
const DOMINANT_SHARE = 0.3;

function describeParts({ mesh }: Scene): PartMeasures[] {
  const low = mesh.parts.map(() => [Infinity, Infinity, Infinity]);
  const high = mesh.parts.map(() => [-Infinity, -Infinity, -Infinity]);
  const areas = mesh.parts.map(() => new Map<number, number>());
  for (let vertex = 0; vertex < mesh.vertexCount; vertex++) {
    const part = mesh.partOf[vertex]!;
    for (let axis = 0; axis < 3; axis++) {
      const value = mesh.coords[vertex * 3 + axis]!;
      low[part]![axis] = Math.min(low[part]![axis]!, value);
      high[part]![axis] = Math.max(high[part]![axis]!, value);
    }
  }
  for (let triangle = 0; triangle < mesh.indices.length / 3; triangle++) {
    const vertex = mesh.indices[triangle * 3]!;
    const sums = areas[mesh.partOf[vertex]!]!;
    const piece = mesh.pieces[vertex]!;
    sums.set(piece, (sums.get(piece) ?? 0) + faceArea(mesh.positions, mesh.indices, triangle));
  }
  return mesh.parts.map((_, part) => {
    const sides = low[part]!.map((value, axis) => high[part]![axis]! - value).filter(Number.isFinite);
    const total = [...areas[part]!.values()].reduce((sum, area) => sum + area, 0);
    return {
      extent: Math.max(0.02, ...sides.map((side) => Math.min(side, 3))),
      scattered: areas[part]!.size > 3 && Math.max(...areas[part]!.values()) < total * DOMINANT_SHARE,
    };
  });
}

function describeFaces({ mesh }: Scene): { normals: Float32Array; facing: Uint8Array; facets: Float32Array } {
  const { indices, positions, coords } = mesh;
  const count = indices.length / 3;
  const normals = new Float32Array(count * 3);
  const facing = new Uint8Array(count);
  const facets = new Float32Array(count);
  for (let triangle = 0; triangle < count; triangle++) {
    const [nx, ny, nz] = faceNormal(positions, indices, triangle);
    normals.set([nx, ny, nz], triangle * 3);
    const [cx, cy, cz] = faceNormal(coords, indices, triangle).map(Math.abs) as [number, number, number];
    facing[triangle] = cx >= cy && cx >= cz ? 0 : cy >= cz ? 1 : 2;
    const mixed =
      Math.sin(Math.round(nx * 40) * 12.9 + Math.round(ny * 40) * 78.2 + Math.round(nz * 40) * 37.7) * 43758.5;
    facets[triangle] = isFlat(mesh, triangle, [nx, ny, nz]) ? mixed - Math.floor(mixed) : -1;
  }
  return { normals, facing, facets };
}

function isFlat({ indices, normals }: Mesh, triangle: number, [x, y, z]: readonly [number, number, number]): boolean {
  for (let corner = 0; corner < 3; corner++) {
    const vertex = indices[triangle * 3 + corner]! * 3;
    if (normals[vertex]! * x + normals[vertex + 1]! * y + normals[vertex + 2]! * z < 0.9995) return false;
  }
  return true;
}

function faceArea(points: Float32Array, indices: Uint32Array, triangle: number): number {
  const [x, y, z] = faceCross(points, indices, triangle);
  return Math.hypot(x, y, z) / 2;
}

function faceNormal(points: Float32Array, indices: Uint32Array, triangle: number): [number, number, number] {
  const [x, y, z] = faceCross(points, indices, triangle);
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}

function faceCross(points: Float32Array, indices: Uint32Array, triangle: number): [number, number, number] {
  const a = indices[triangle * 3]! * 3;
  const b = indices[triangle * 3 + 1]! * 3;
  const c = indices[triangle * 3 + 2]! * 3;
  const ux = points[b]! - points[a]!;
  const uy = points[b + 1]! - points[a + 1]!;
  const uz = points[b + 2]! - points[a + 2]!;
  const vx = points[c]! - points[a]!;
  const vy = points[c + 1]! - points[a + 1]!;
  const vz = points[c + 2]! - points[a + 2]!;
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
}
