/** A scene and its cameras as the kernels of this folder read them; packed by `pack-scene.ts`. */
export const SCENE_WGSL = /* wgsl */ `
struct Vertex {
  position: vec3f,
  tint: f32,
  normal: vec3f,
  /** Piece, part and whether it is on a thin sheet: 16, 8 and 8 bits. */
  traits: u32,
  /** Where patterns are looked up. */
  coords: vec3f,
  unused: f32,
}
struct Triangle {
  corners: vec3u,
  /** Axis that its pattern coordinates face. */
  facing: u32,
  /** Of the flat triangle. */
  normal: vec3f,
  /** Brightness of a cut stone's facet, −1 on what is round. */
  facet: f32,
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

fn piece_of(vertex: Vertex) -> u32 {
  return vertex.traits & 0xffffu;
}

fn part_of(vertex: Vertex) -> u32 {
  return (vertex.traits >> 16u) & 0xffu;
}

fn is_sheet(vertex: Vertex) -> bool {
  return (vertex.traits >> 24u) == 1u;
}

fn in_camera(view: View, position: vec3f) -> vec3f {
  let at = vec4f(position, 1.0);
  return vec3f(dot(view.row0, at), dot(view.row1, at), dot(view.row2, at));
}
`;

export const VERTEX_WORDS = 12;
export const TRIANGLE_WORDS = 8;
export const VIEW_WORDS = 20;
