import { smoothstep, type Vec3 } from '../shapes/vec.ts';
import type { Paint } from '../subject.ts';
import { clearVisibility, createVisibilityBuffer, rasterizeTriangles } from './rasterize.ts';
import type { LightMap, Scene } from './scene.ts';

/** Directions in which the mesh is looked at; more make softer shadows. */
const DIRECTIONS = 48;
/** Side of the depth maps in pixels. */
export const MAP_SIDE = 160;
/** The key light stands above the viewer's left shoulder of the front. */
export const KEY_LIGHT = [-0.42, 0.72, 0.55] as const;
/** What both ways of baking compute by. */
export const BAKING = {
  /** Cosine below which a direction does not reach a surface. */
  leastCosine: 0.02,
  /** Factor and least value of the cosine of sheets, which let light through. */
  sheetCosine: [0.75, 0.12],
  /** A map's pixel spans some depth on a slope; a margin of so many pixels keeps surfaces from shadowing themselves. */
  marginPixels: 4.4,
  /** Cosine below which the margin grows no more. */
  steepestCosine: 0.25,
  /** Light bounced about keeps crevices from going black: shade = ambient + (1 − ambient) · direct ^ exponent. */
  ambient: 0.2,
  exponent: 0.85,
} as const;

/** A direction that light comes from, with the axes of the map that is drawn from there. */
export interface LightDirection {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly right: Vec3;
  readonly down: Vec3;
  readonly radiance: number;
}

/** Spread evenly on the sphere (Fibonacci). */
export const LIGHT_DIRECTIONS: readonly LightDirection[] = Array.from({ length: DIRECTIONS }, (_, index) => {
  const y = 1 - (2 * (index + 0.5)) / DIRECTIONS;
  const flat = Math.sqrt(1 - y * y);
  const angle = index * Math.PI * (3 - Math.sqrt(5));
  const x = flat * Math.cos(angle);
  const z = flat * Math.sin(angle);
  const [ux, uz] = [z / flat, -x / flat];
  return { x, y, z, right: [ux, 0, uz], down: [y * uz, z * ux - x * uz, -y * ux], radiance: radianceFrom(x, y, z) };
});

/** What reaches a level plane in the open. */
export const FULL_LIGHT = LIGHT_DIRECTIONS.reduce((sum, { y, radiance }) => sum + radiance * Math.max(y, 0), 0);

/** Glass casts no shadow to speak of. */
export function castsShadow({ translucency }: Paint): boolean {
  return translucency <= 0.35;
}

/** Half the side of the maps, world units: every vertex lies on every map. */
export function mapReach(positions: Float32Array): number {
  let reach = 1e-6;
  for (let index = 0; index < positions.length; index++) reach = Math.max(reach, Math.abs(positions[index]!));
  return reach * Math.sqrt(3) * 1.02;
}

/**
 * Bakes sky, ground and key light with their shadows into the vertices. Depth maps from all round tell which vertices
 * see which part of the sky, so the shading is that of an overcast studio and independent of the camera.
 */
export function bakeLight({ mesh, paints }: Scene): LightMap {
  const { vertexCount, positions, normals, sheets, indices, partOf } = mesh;
  const light = new Float64Array(vertexCount);
  const open = new Float64Array(vertexCount);
  const facing = new Float64Array(vertexCount);
  const shadowed = paints.map((paint) => (castsShadow(paint) ? 1 : 0));
  const casts = new Uint8Array(indices.length / 3);
  for (let triangle = 0; triangle < casts.length; triangle++) {
    casts[triangle] = shadowed[partOf[indices[triangle * 3]!]!]!;
  }
  const reach = mapReach(positions);
  const [sheetFactor, sheetLeast] = BAKING.sheetCosine;

  const buffer = createVisibilityBuffer(MAP_SIDE, MAP_SIDE);
  const x = new Float32Array(vertexCount);
  const y = new Float32Array(vertexCount);
  const nearness = new Float32Array(vertexCount);
  for (const { x: dx, y: dy, z: dz, right, down, radiance } of LIGHT_DIRECTIONS) {
    const [ux, , uz] = right;
    const [vx, vy, vz] = down;
    const scale = MAP_SIDE / (2 * reach);
    for (let vertex = 0; vertex < vertexCount; vertex++) {
      const px = positions[vertex * 3]!;
      const py = positions[vertex * 3 + 1]!;
      const pz = positions[vertex * 3 + 2]!;
      x[vertex] = (px * ux + pz * uz) * scale + MAP_SIDE / 2;
      y[vertex] = (px * vx + py * vy + pz * vz) * scale + MAP_SIDE / 2;
      nearness[vertex] = px * dx + py * dy + pz * dz;
    }
    clearVisibility(buffer);
    rasterizeTriangles({ x, y, nearness, indices }, buffer, { accept: casts });

    for (let vertex = 0; vertex < vertexCount; vertex++) {
      let cosine = normals[vertex * 3]! * dx + normals[vertex * 3 + 1]! * dy + normals[vertex * 3 + 2]! * dz;
      if (sheets[vertex] === 1) cosine = Math.abs(cosine) * sheetFactor + sheetLeast;
      if (cosine <= BAKING.leastCosine) continue;
      const column = Math.min(MAP_SIDE - 1, Math.max(0, Math.floor(x[vertex]!)));
      const row = Math.min(MAP_SIDE - 1, Math.max(0, Math.floor(y[vertex]!)));
      const depth = buffer.nearness[row * MAP_SIDE + column]! - nearness[vertex]!;
      const margin = (BAKING.marginPixels * reach) / (2 * MAP_SIDE) / Math.max(cosine, BAKING.steepestCosine);
      const visible = 1 - smoothstep(margin, margin * 2, depth);
      facing[vertex]! += cosine;
      open[vertex]! += cosine * visible;
      light[vertex]! += radiance * cosine * visible;
    }
  }
  const shade = new Float32Array(vertexCount);
  const exposure = new Float32Array(vertexCount);
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    exposure[vertex] = facing[vertex]! > 0 ? open[vertex]! / facing[vertex]! : 0;
    const direct = light[vertex]! / FULL_LIGHT;
    shade[vertex] = BAKING.ambient + (1 - BAKING.ambient) * direct ** BAKING.exponent;
  }
  return { shade, exposure };
}

/** Brightness of the surroundings in a direction: ground, sky and a wide key light. */
function radianceFrom(x: number, y: number, z: number): number {
  const sky = 0.62 + 0.38 * smoothstep(-0.6, 0.9, y);
  const key = Math.max(0, x * KEY_LIGHT[0] + y * KEY_LIGHT[1] + z * KEY_LIGHT[2]);
  return sky * (y < 0 ? 0.82 : 1) + 1.15 * key ** 3;
}
