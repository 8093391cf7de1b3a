import type { LightMap, Scene } from './scene.ts';
import { boundsOf, type Mesh } from '../shapes/mesh.ts';
import { isGem, prepareSurface, shadeSurface, type ColorOut, type Surface, type SurfacePoint } from './surface.ts';

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

/** What the colours of a scene go by, apart from light. */
export interface MeshTraits {
  /** By part. */
  readonly surfaces: readonly Surface[];
  /** [T, 3] unit normals of the flat triangles. */
  readonly faceNormals: Float32Array;
  /** [T] direction that a triangle's pattern coordinates face: 0, 1 or 2 for x, y, z. */
  readonly facing: Uint8Array;
  /** [T] see `SurfacePoint.facet`; −1 throughout parts that are no cut stones. */
  readonly facets: Float32Array;
  /** Lowest point and height of the object. */
  readonly lowest: number;
  readonly span: number;
}

export function describeMesh(scene: Scene): MeshTraits {
  const { low, high } = boundsOf(scene.mesh.positions);
  const surfaces = describeParts(scene).map(({ extent, scattered }, part) =>
    prepareSurface(scene.paints[part]!, extent, scattered),
  );
  return { surfaces, ...describeFaces(scene), lowest: low[1], span: Math.max(high[1] - low[1], 1e-6) };
}

export function createMeshShader(scene: Scene, { shade }: LightMap): MeshShader {
  const { mesh, paints } = scene;
  const { indices, coords, normals, tints, positions, partOf, pieces } = mesh;
  const { surfaces, faceNormals, facing, facets, lowest, span } = describeMesh(scene);
  const wallOpacities = paints.map(({ translucency }) => wallOpacity(translucency));
  const opacities = new Float32Array(facing.length);
  for (let triangle = 0; triangle < facing.length; triangle++) {
    opacities[triangle] = wallOpacities[partOf[indices[triangle * 3]!]!]!;
  }
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
  const { coords, positions, indices, pieces, partOf, vertexCount } = mesh;
  const low = mesh.parts.map(() => [Infinity, Infinity, Infinity]);
  const high = mesh.parts.map(() => [-Infinity, -Infinity, -Infinity]);
  const areas = mesh.parts.map(() => new Map<number, number>());
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    const lows = low[partOf[vertex]!]!;
    const highs = high[partOf[vertex]!]!;
    for (let axis = 0; axis < 3; axis++) {
      const value = coords[vertex * 3 + axis]!;
      if (value < lows[axis]!) lows[axis] = value;
      if (value > highs[axis]!) highs[axis] = value;
    }
  }
  const cross = new Float64Array(3);
  const triangles = indices.length / 3;
  for (let triangle = 0; triangle < triangles;) {
    // Triangles of a piece come one after the other.
    const part = partOf[indices[triangle * 3]!]!;
    const piece = pieces[indices[triangle * 3]!]!;
    let sum = areas[part]!.get(piece) ?? 0;
    for (; triangle < triangles; triangle++) {
      const vertex = indices[triangle * 3]!;
      if (partOf[vertex] !== part || pieces[vertex] !== piece) break;
      sum += faceCross(positions, indices, triangle, cross) / 2;
    }
    areas[part]!.set(piece, sum);
  }
  return mesh.parts.map((_, part) => {
    const sides = low[part]!.map((value, axis) => high[part]![axis]! - value).filter(Number.isFinite);
    const sums = [...areas[part]!.values()];
    const total = sums.reduce((sum, area) => sum + area, 0);
    return {
      extent: Math.max(0.02, ...sides.map((side) => Math.min(side, 3))),
      scattered: sums.length > 3 && sums.every((area) => area < total * DOMINANT_SHARE),
    };
  });
}

function describeFaces({ mesh, paints }: Scene): Pick<MeshTraits, 'faceNormals' | 'facing' | 'facets'> {
  const { indices, positions, coords, partOf } = mesh;
  const count = indices.length / 3;
  const faceNormals = new Float32Array(count * 3);
  const facing = new Uint8Array(count);
  const facets = new Float32Array(count).fill(-1);
  const isCut = paints.map(isGem);
  const cross = new Float64Array(3);
  for (let triangle = 0; triangle < count; triangle++) {
    faceCross(coords, indices, triangle, cross);
    const [cx, cy, cz] = [Math.abs(cross[0]!), Math.abs(cross[1]!), Math.abs(cross[2]!)];
    facing[triangle] = cx >= cy && cx >= cz ? 0 : cy >= cz ? 1 : 2;
    const length = faceCross(positions, indices, triangle, cross) || 1;
    const [nx, ny, nz] = [cross[0]! / length, cross[1]! / length, cross[2]! / length];
    faceNormals[triangle * 3] = nx;
    faceNormals[triangle * 3 + 1] = ny;
    faceNormals[triangle * 3 + 2] = nz;
    if (isCut[partOf[indices[triangle * 3]!]!] && isFlat(mesh, triangle, nx, ny, nz)) {
      const mixed =
        Math.sin(Math.round(nx * 40) * 12.9 + Math.round(ny * 40) * 78.2 + Math.round(nz * 40) * 37.7) * 43758.5;
      facets[triangle] = mixed - Math.floor(mixed);
    }
  }
  return { faceNormals, facing, facets };
}

function isFlat({ indices, normals }: Mesh, triangle: number, x: number, y: number, z: number): boolean {
  for (let corner = 0; corner < 3; corner++) {
    const vertex = indices[triangle * 3 + corner]! * 3;
    if (normals[vertex]! * x + normals[vertex + 1]! * y + normals[vertex + 2]! * z < 0.9995) return false;
  }
  return true;
}

/** Writes the cross product of a triangle's sides and returns its length, twice the area. */
function faceCross(points: Float32Array, indices: Uint32Array, triangle: number, out: Float64Array): number {
  const a = indices[triangle * 3]! * 3;
  const b = indices[triangle * 3 + 1]! * 3;
  const c = indices[triangle * 3 + 2]! * 3;
  const ux = points[b]! - points[a]!;
  const uy = points[b + 1]! - points[a + 1]!;
  const uz = points[b + 2]! - points[a + 2]!;
  const vx = points[c]! - points[a]!;
  const vy = points[c + 1]! - points[a + 1]!;
  const vz = points[c + 2]! - points[a + 2]!;
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  out[0] = x;
  out[1] = y;
  out[2] = z;
  return Math.sqrt(x * x + y * y + z * z);
}
