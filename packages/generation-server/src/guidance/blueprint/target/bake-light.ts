import { smoothstep } from '../shapes/vec.ts';
import { clearVisibility, createVisibilityBuffer, rasterizeTriangles } from './rasterize.ts';
import type { LightMap, Scene } from './scene.ts';

/** Directions in which the mesh is looked at; more make softer shadows. */
const DIRECTIONS = 48;
/** Side of the depth maps in pixels. */
const MAP_SIDE = 160;
/** The key light stands above the viewer's left shoulder of the front. */
export const KEY_LIGHT = [-0.42, 0.72, 0.55] as const;

/**
 * Bakes sky, ground and key light with their shadows into the vertices. Depth maps from all round tell which vertices
 * see which part of the sky, so the shading is that of an overcast studio and independent of the camera.
 */
export function bakeLight({ mesh, paints }: Scene): LightMap {
  const { vertexCount, positions, normals, sheets, indices, partOf } = mesh;
  const light = new Float64Array(vertexCount);
  const open = new Float64Array(vertexCount);
  const facing = new Float64Array(vertexCount);

  // Glass casts no shadow to speak of.
  const casts = new Uint8Array(indices.length / 3);
  for (let triangle = 0; triangle < casts.length; triangle++) {
    casts[triangle] = paints[partOf[indices[triangle * 3]!]!]!.translucency > 0.35 ? 0 : 1;
  }
  let reach = 1e-6;
  for (let index = 0; index < positions.length; index++) reach = Math.max(reach, Math.abs(positions[index]!));
  reach *= Math.sqrt(3) * 1.02;

  const buffer = createVisibilityBuffer(MAP_SIDE, MAP_SIDE);
  const x = new Float32Array(vertexCount);
  const y = new Float32Array(vertexCount);
  const nearness = new Float32Array(vertexCount);
  let full = 0;
  for (let index = 0; index < DIRECTIONS; index++) {
    // Fibonacci sphere: evenly spread directions.
    const dy = 1 - (2 * (index + 0.5)) / DIRECTIONS;
    const flat = Math.sqrt(1 - dy * dy);
    const angle = index * Math.PI * (3 - Math.sqrt(5));
    const dx = flat * Math.cos(angle);
    const dz = flat * Math.sin(angle);
    const radiance = radianceFrom(dx, dy, dz);
    full += radiance * Math.max(dy, 0);

    const [ux, uz] = [dz / flat, -dx / flat];
    const [vx, vy, vz] = [dy * uz, dz * ux - dx * uz, -dy * ux];
    const scale = MAP_SIDE / (2 * reach);
    for (let vertex = 0; vertex < vertexCount; vertex++) {
      const [px, py, pz] = [positions[vertex * 3]!, positions[vertex * 3 + 1]!, positions[vertex * 3 + 2]!];
      x[vertex] = (px * ux + pz * uz) * scale + MAP_SIDE / 2;
      y[vertex] = (px * vx + py * vy + pz * vz) * scale + MAP_SIDE / 2;
      nearness[vertex] = px * dx + py * dy + pz * dz;
    }
    clearVisibility(buffer);
    rasterizeTriangles({ x, y, nearness, indices }, buffer, { accept: casts });

    for (let vertex = 0; vertex < vertexCount; vertex++) {
      let cosine = normals[vertex * 3]! * dx + normals[vertex * 3 + 1]! * dy + normals[vertex * 3 + 2]! * dz;
      if (sheets[vertex] === 1) cosine = Math.abs(cosine) * 0.75 + 0.12;
      if (cosine <= 0.02) continue;
      const column = Math.min(MAP_SIDE - 1, Math.max(0, Math.floor(x[vertex]!)));
      const row = Math.min(MAP_SIDE - 1, Math.max(0, Math.floor(y[vertex]!)));
      const depth = buffer.nearness[row * MAP_SIDE + column]! - nearness[vertex]!;
      // A map's pixel spans some depth on a slope; the margin keeps surfaces from shadowing themselves.
      const margin = (2.2 * reach) / MAP_SIDE / Math.max(cosine, 0.25);
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
    // Relative to a level plane in the open; light bounced about keeps crevices from going black.
    const direct = light[vertex]! / full;
    shade[vertex] = 0.2 + 0.8 * direct ** 0.85;
  }
  return { shade, exposure };
}

/** Brightness of the surroundings in a direction: ground, sky and a wide key light. */
function radianceFrom(x: number, y: number, z: number): number {
  const sky = 0.62 + 0.38 * smoothstep(-0.6, 0.9, y);
  const key = Math.max(0, x * KEY_LIGHT[0] + y * KEY_LIGHT[1] + z * KEY_LIGHT[2]);
  return sky * (y < 0 ? 0.82 : 1) + 1.15 * key ** 3;
}
