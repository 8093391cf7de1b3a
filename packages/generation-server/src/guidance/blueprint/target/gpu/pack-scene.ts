import type { Camera } from '@404-gen/splat';
import type { Scene } from '../scene.ts';
import type { MeshShader } from '../shade-mesh.ts';
import { TRIANGLE_WORDS, VERTEX_FLOATS, VIEW_WORDS } from './scene.wgsl.ts';

/** The vertices of a scene in the layout of `SCENE_WGSL`. */
export function packVertices({ mesh }: Scene): Float32Array<ArrayBuffer> {
  const packed = new Float32Array(mesh.vertexCount * VERTEX_FLOATS);
  for (let vertex = 0; vertex < mesh.vertexCount; vertex++) {
    const at = vertex * VERTEX_FLOATS;
    for (let axis = 0; axis < 3; axis++) {
      packed[at + axis] = mesh.positions[vertex * 3 + axis]!;
      packed[at + 4 + axis] = mesh.normals[vertex * 3 + axis]!;
    }
    packed[at + 3] = mesh.sheets[vertex]!;
  }
  return packed;
}

export function packTriangles({ mesh }: Scene, shader: MeshShader): ArrayBuffer {
  const { indices, partOf } = mesh;
  const count = indices.length / 3;
  const words = new Uint32Array(count * TRIANGLE_WORDS);
  const floats = new Float32Array(words.buffer);
  for (let triangle = 0; triangle < count; triangle++) {
    const at = triangle * TRIANGLE_WORDS;
    for (let lane = 0; lane < 3; lane++) {
      words[at + lane] = indices[triangle * 3 + lane]!;
      floats[at + 4 + lane] = shader.faceNormals[triangle * 3 + lane]!;
    }
    words[at + 3] = partOf[indices[triangle * 3]!]!;
    floats[at + 7] = shader.opacities[triangle]!;
  }
  return words.buffer;
}

/**
 * Cameras in the layout of `View`, each starting at a multiple of `strideBytes`; the number of the picture is that of
 * the camera.
 */
export function packViews(cameras: readonly Camera[], strideBytes: number): ArrayBuffer {
  const packed = new ArrayBuffer(cameras.length * strideBytes);
  cameras.forEach(({ rotation: r, translation: t, fx, fy, cx, cy, width, height, nearPlane }, index) => {
    const floats = new Float32Array(packed, index * strideBytes, VIEW_WORDS);
    const words = new Uint32Array(packed, index * strideBytes, VIEW_WORDS);
    for (let row = 0; row < 3; row++) {
      floats.set([r[row * 3]!, r[row * 3 + 1]!, r[row * 3 + 2]!, t[row]!], row * 4);
    }
    floats.set([fx, fy, cx, cy], 12);
    words.set([width, height], 16);
    floats[18] = nearPlane;
    words[19] = index;
  });
  return packed;
}
