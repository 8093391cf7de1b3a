import { AppError } from '@404-gen/service-kit';
import type { Camera } from '@404-gen/splat';
import { GRAINS, PATTERN_KINDS, type Paint } from '../../subject.ts';
import type { Scene } from '../scene.ts';
import { wallOpacity, type MeshTraits } from '../shade-mesh.ts';
import { isGem, isMetal, type Surface } from '../surface.ts';
import { TRIANGLE_WORDS, VERTEX_WORDS, VIEW_WORDS } from './scene.wgsl.ts';
import { MOST_COLORS, SURFACE_FLAGS, SURFACE_WORD, SURFACE_WORDS, SURFACES_HEADER_WORDS } from './surface.wgsl.ts';

/** The vertices of a scene in the layout of `SCENE_WGSL`. */
export function packVertices({ mesh }: Scene): ArrayBuffer {
  const { vertexCount, positions, normals, coords, tints, pieces, partOf, sheets } = mesh;
  const floats = new Float32Array(vertexCount * VERTEX_WORDS);
  const words = new Uint32Array(floats.buffer);
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    const from = vertex * 3;
    const at = vertex * VERTEX_WORDS;
    floats[at] = positions[from]!;
    floats[at + 1] = positions[from + 1]!;
    floats[at + 2] = positions[from + 2]!;
    floats[at + 3] = tints[vertex]!;
    floats[at + 4] = normals[from]!;
    floats[at + 5] = normals[from + 1]!;
    floats[at + 6] = normals[from + 2]!;
    words[at + 7] = pieces[vertex]! | (partOf[vertex]! << 16) | (sheets[vertex]! << 24);
    floats[at + 8] = coords[from]!;
    floats[at + 9] = coords[from + 1]!;
    floats[at + 10] = coords[from + 2]!;
  }
  return floats.buffer;
}

export function packTriangles({ mesh }: Scene, { faceNormals, facing, facets }: MeshTraits): ArrayBuffer {
  const { indices } = mesh;
  const words = new Uint32Array(facing.length * TRIANGLE_WORDS);
  const floats = new Float32Array(words.buffer);
  for (let triangle = 0; triangle < facing.length; triangle++) {
    const from = triangle * 3;
    const at = triangle * TRIANGLE_WORDS;
    words[at] = indices[from]!;
    words[at + 1] = indices[from + 1]!;
    words[at + 2] = indices[from + 2]!;
    words[at + 3] = facing[triangle]!;
    floats[at + 4] = faceNormals[from]!;
    floats[at + 5] = faceNormals[from + 1]!;
    floats[at + 6] = faceNormals[from + 2]!;
    floats[at + 7] = facets[triangle]!;
  }
  return words.buffer;
}

/** The surfaces of all parts in the layout of `Surfaces`. */
export function packSurfaces({ surfaces, lowest, span }: MeshTraits): ArrayBuffer {
  const packed = new ArrayBuffer(4 * (SURFACES_HEADER_WORDS + surfaces.length * SURFACE_WORDS));
  new Float32Array(packed, 0, 2).set([lowest, span]);
  surfaces.forEach((surface, part) => packSurface(surface, packed, 4 * (SURFACES_HEADER_WORDS + part * SURFACE_WORDS)));
  return packed;
}

const NO_COLOR = [0.6, 0.6, 0.6] as const;

function packSurface({ paint, repeat, grainSize, scattered }: Surface, packed: ArrayBuffer, offsetBytes: number): void {
  const floats = new Float32Array(packed, offsetBytes, SURFACE_WORDS);
  const words = new Uint32Array(packed, offsetBytes, SURFACE_WORDS);
  const { colors, pattern, grain, roughness, glow, translucency } = paint;
  const patternColors = pattern?.colors ?? [];
  if (colors.length > MOST_COLORS || patternColors.length > MOST_COLORS) {
    throw new AppError('BUG_UNEXPECTED', `A paint has ${colors.length} + ${patternColors.length} colours`);
  }
  const put = (list: Paint['colors'], word: number) =>
    list.forEach((color, index) => floats.set(color, word + 4 * index));
  put(colors.length > 0 ? colors : [NO_COLOR], SURFACE_WORD.colors);
  put(patternColors, SURFACE_WORD.patternColors);
  words[SURFACE_WORD.colorCount] = colors.length;
  words[SURFACE_WORD.patternColorCount] = patternColors.length;
  words[SURFACE_WORD.pattern] = pattern ? PATTERN_KINDS.indexOf(pattern.kind) : 0;
  words[SURFACE_WORD.grain] = GRAINS.indexOf(grain);
  words[SURFACE_WORD.flags] =
    (scattered ? SURFACE_FLAGS.scattered : 0) |
    (isGem(paint) ? SURFACE_FLAGS.gem : 0) |
    (isMetal(paint) ? SURFACE_FLAGS.metal : 0) |
    (pattern ? SURFACE_FLAGS.patterned : 0) |
    (pattern?.kind === 'rainbow' ? SURFACE_FLAGS.rainbow : 0);
  floats[SURFACE_WORD.repeat] = repeat;
  floats[SURFACE_WORD.grainSize] = grainSize;
  floats[SURFACE_WORD.roughness] = roughness;
  floats[SURFACE_WORD.glow] = glow;
  floats[SURFACE_WORD.opacity] = wallOpacity(translucency);
}

/** The triangles whose part passes `wanted`, by number. */
export function trianglesOf({ mesh, paints }: Scene, wanted: (paint: Paint) => boolean): Uint32Array<ArrayBuffer> {
  const { indices, partOf } = mesh;
  const taken = paints.map(wanted);
  const found = new Uint32Array(indices.length / 3);
  let count = 0;
  for (let triangle = 0; triangle < found.length; triangle++) {
    if (taken[partOf[indices[triangle * 3]!]!]) found[count++] = triangle;
  }
  return found.subarray(0, count);
}

/** Cameras in the layout of `View`; the number of the picture is that of the camera. */
export function packViews(cameras: readonly Camera[]): ArrayBuffer {
  const floats = new Float32Array(cameras.length * VIEW_WORDS);
  const words = new Uint32Array(floats.buffer);
  cameras.forEach(({ rotation: r, translation: t, fx, fy, cx, cy, width, height, nearPlane }, index) => {
    const at = index * VIEW_WORDS;
    for (let row = 0; row < 3; row++) {
      floats.set([r[row * 3]!, r[row * 3 + 1]!, r[row * 3 + 2]!, t[row]!], at + row * 4);
    }
    floats.set([fx, fy, cx, cy], at + 12);
    words.set([width, height], at + 16);
    floats[at + 18] = nearPlane;
    words[at + 19] = index;
  });
  return floats.buffer;
}
