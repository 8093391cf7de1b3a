/** A scene and its cameras as the kernels of this folder read them; packed by `pack-scene.ts`. */
export const SCENE_WGSL = /* wgsl */ `
struct Vertex {
  position: vec3f,
  /** 1 on a thin sheet. */
  sheet: f32,
  normal: vec3f,
  unused: f32,
}
struct Triangle {
  corners: vec3u,
  part: u32,
  /** Of the flat triangle. */
  normal: vec3f,
  /** Of the wall, seen head on. */
  opacity: f32,
}
struct View {
  /** Rows of world → camera: rotation, then translation. */
  row0: vec4f,
  row1: vec4f,
  row2: vec4f,
  /** fx, fy, cx, cy in pixels of the picture */
  lens: vec4f,
  /** Of the picture, pixels. */
  size: vec2u,
  near: f32,
  /** Number of the picture. */
  picture: u32,
}

fn in_camera(view: View, position: vec3f) -> vec3f {
  let at = vec4f(position, 1.0);
  return vec3f(dot(view.row0, at), dot(view.row1, at), dot(view.row2, at));
}
`;

export const VERTEX_FLOATS = 8;
export const TRIANGLE_WORDS = 8;
export const VIEW_WORDS = 20;
