import { setImmediate } from 'node:timers/promises';
import type { Paint } from '../../subject.ts';
import type { LightMap, Scene } from '../scene.ts';
import type { MeshShader } from '../shade-mesh.ts';
import type { ColorOut } from '../surface.ts';

/**
 * Colours of a mesh by surface point: "mesh colours" (Yuksel, Keyser, House 2010) with grids that follow a triangle's
 * shape. The longest edge of a triangle is its base. Row j of `rows` lies at height j / rows; it has
 * `columns` · (rows − j) steps, so the base has columns · rows of them and the apex is a single sample. A triangle
 * smaller than the spacing has rows = 0 and one sample, its centroid.
 */
export interface SurfaceSamples {
  /** [T, 2] number of the first sample; then `packGrid`. */
  readonly grids: Uint32Array<ArrayBuffer>;
  /** [samples] rgba8. */
  readonly colors: Uint32Array<ArrayBuffer>;
}

interface Grid {
  /** Corner opposite the base. */
  readonly apex: number;
  readonly columns: number;
  readonly rows: number;
}

/** Where the members of a packed grid lie in their word. */
export const GRID_BITS = { apex: 2, rows: 14 } as const;
const MOST_ROWS = 2 ** GRID_BITS.rows - 1;
const MOST_COLUMNS = 2 ** (32 - GRID_BITS.apex - GRID_BITS.rows) - 1;

export function packGrid({ apex, columns, rows }: Grid): number {
  return (apex | (rows << GRID_BITS.apex) | (columns << (GRID_BITS.apex + GRID_BITS.rows))) >>> 0;
}

export function sampleCount({ columns, rows }: Pick<Grid, 'columns' | 'rows'>): number {
  return (columns * rows * (rows + 1)) / 2 + rows + 1;
}

/** Samples for a picture of so many pixels on a side: what a host shades in a fifth of a second at most. */
const SAMPLES_PER_PIXEL = 8;
const MOST_SAMPLES = 400_000;
/** Surfaces without pattern and grain change as slowly as light and normals do. */
const SMOOTH_SPACING = 5;
/** Least spacing, pixels: between samples colours are mixed, which takes the edge off patterns. */
const LEAST_SPACING = 0.6;
/** Exposure below which no corner of a triangle is seen from anywhere. */
const HIDDEN = 0.004;
/** How long the host shades before it looks after other things. */
const SLICE_MS = 4;
const SAMPLES_PER_LOOK = 512;

/**
 * Samples for pictures of `side` pixels whose pixels are `pixelWidth` world units wide at the object. Samples are a
 * little less than a pixel apart, farther where that would be too many. Gives way to others every few milliseconds; rejects with the
 * signal's reason.
 */
export async function sampleSurface(
  scene: Scene,
  light: LightMap,
  shader: MeshShader,
  { side, pixelWidth }: { readonly side: number; readonly pixelWidth: number },
  signal: AbortSignal,
): Promise<SurfaceSamples> {
  const { indices } = scene.mesh;
  const triangles = indices.length / 3;
  const shapes = triangleShapes(scene, light, shader);
  const spacing = fittingSpacing(shapes, pixelWidth, Math.min(MOST_SAMPLES, SAMPLES_PER_PIXEL * side * side));
  const grids = new Uint32Array(triangles * 2);
  let count = 0;
  for (let triangle = 0; triangle < triangles; triangle++) {
    const grid = gridOf(shapes, triangle, spacing);
    grids[triangle * 2] = count;
    grids[triangle * 2 + 1] = packGrid(grid);
    count += sampleCount(grid);
  }

  const colors = new Uint32Array(count);
  const color: ColorOut = [0, 0, 0];
  const weights = [0, 0, 0];
  let at = 0;
  let sliceEnd = performance.now() + SLICE_MS;
  let lookAt = SAMPLES_PER_LOOK;
  for (let triangle = 0; triangle < triangles; triangle++) {
    const { apex, columns, rows } = gridOf(shapes, triangle, spacing);
    const left = (apex + 1) % 3;
    const right = (apex + 2) % 3;
    for (let row = 0; row <= rows; row++) {
      const steps = columns * (rows - row);
      const height = rows === 0 ? 1 / 3 : row / rows;
      for (let column = 0; column <= steps; column++) {
        const along = steps === 0 ? 0.5 : column / steps;
        weights[apex] = height;
        weights[left] = (1 - height) * (1 - along);
        weights[right] = (1 - height) * along;
        shader.shade(triangle, weights[0]!, weights[1]!, weights[2]!, Math.max(pixelWidth, spacing), color);
        colors[at++] = packColor(color);
      }
    }
    if (at >= lookAt) {
      lookAt = at + SAMPLES_PER_LOOK;
      if (performance.now() > sliceEnd) {
        await setImmediate();
        signal.throwIfAborted();
        sliceEnd = performance.now() + SLICE_MS;
      }
    }
  }
  return { grids, colors };
}

/** What the choice of grids goes by. */
interface TriangleShapes {
  /** [T] corner opposite the longest edge. */
  readonly apex: Uint8Array;
  /** [T] length of the longest edge and the height over it; 0 where nobody sees the triangle. */
  readonly base: Float32Array;
  readonly height: Float32Array;
  /** [T] factor on the spacing. */
  readonly stretch: Float32Array;
}

function triangleShapes({ mesh, paints }: Scene, light: LightMap, shader: MeshShader): TriangleShapes {
  const { indices, positions, partOf } = mesh;
  const count = indices.length / 3;
  const apex = new Uint8Array(count);
  const base = new Float32Array(count);
  const height = new Float32Array(count);
  const stretch = new Float32Array(count);
  const stretchOf = mesh.parts.map((_, part) => (changesSlowly(paints[part]!) ? SMOOTH_SPACING : 1));
  // Through glass one sees what light hardly reaches.
  const opaque = shader.opacities.every((opacity) => opacity >= 1);
  for (let triangle = 0; triangle < count; triangle++) {
    const [a, b, c] = [indices[triangle * 3]!, indices[triangle * 3 + 1]!, indices[triangle * 3 + 2]!];
    stretch[triangle] = stretchOf[partOf[a]!]!;
    const exposure = Math.max(light.exposure[a]!, light.exposure[b]!, light.exposure[c]!);
    if (opaque && exposure < HIDDEN) continue;
    const [ux, uy, uz] = difference(positions, b, a);
    const [vx, vy, vz] = difference(positions, c, a);
    const [wx, wy, wz] = difference(positions, c, b);
    const edges = [Math.hypot(wx, wy, wz), Math.hypot(vx, vy, vz), Math.hypot(ux, uy, uz)];
    const longest = Math.max(...edges);
    apex[triangle] = edges.indexOf(longest);
    base[triangle] = longest;
    const doubleArea = Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx);
    height[triangle] = longest > 0 ? doubleArea / longest : 0;
  }
  return { apex, base, height, stretch };
}

function difference(points: Float32Array, to: number, from: number): [number, number, number] {
  return [
    points[to * 3]! - points[from * 3]!,
    points[to * 3 + 1]! - points[from * 3 + 1]!,
    points[to * 3 + 2]! - points[from * 3 + 2]!,
  ];
}

function gridOf({ apex, base, height, stretch }: TriangleShapes, triangle: number, pixelSpacing: number): Grid {
  const length = base[triangle]!;
  const spacing = pixelSpacing * stretch[triangle]!;
  if (length < spacing) return { apex: apex[triangle]!, columns: 1, rows: 0 };
  const rows = Math.min(MOST_ROWS, Math.max(1, Math.ceil(height[triangle]! / spacing)));
  const columns = Math.min(MOST_COLUMNS, Math.max(1, Math.ceil(length / (spacing * rows))));
  return { apex: apex[triangle]!, columns, rows };
}

/** The closest spacing, world units, at which there are no more samples than `most` (or one per triangle). */
function fittingSpacing(shapes: TriangleShapes, pixelWidth: number, most: number): number {
  const triangles = shapes.base.length;
  for (let spacing = LEAST_SPACING * pixelWidth; ; spacing *= 1.12) {
    let count = 0;
    for (let triangle = 0; triangle < triangles; triangle++) {
      count += sampleCount(gridOf(shapes, triangle, spacing));
    }
    if (count <= Math.max(most, triangles)) return spacing;
  }
}

function changesSlowly({ pattern, grain, colors }: Paint): boolean {
  return pattern === null && grain === 'none' && colors.length <= 1;
}

function packColor([red, green, blue]: ColorOut): number {
  return (0xff000000 | (byteOf(blue) << 16) | (byteOf(green) << 8) | byteOf(red)) >>> 0;
}

function byteOf(value: number): number {
  return Math.round(Math.min(Math.max(value, 0), 1) * 255);
}
