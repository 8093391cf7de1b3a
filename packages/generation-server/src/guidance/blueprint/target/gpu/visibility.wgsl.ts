import { SCENE_WGSL } from './scene.wgsl.ts';

/**
 * Which triangle each sample of a picture sees: a render pass that writes triangle numbers plus one, 0 where there is
 * nothing. Depth is near / z, linear in the picture and 1 at the near plane, so that the larger is the nearer. Glass is
 * peeled: each layer draws what is nearer than the solid behind it and farther than the layer before.
 */
export function visibilityWgsl(layer: 'solid' | 'first-glass' | 'further-glass'): string {
  const glass = layer !== 'solid';
  const peeled = layer === 'further-glass';
  return /* wgsl */ `
${SCENE_WGSL}
@group(0) @binding(0) var<storage, read> views: array<View>;
@group(0) @binding(1) var<storage, read> vertices: array<Vertex>;
@group(0) @binding(2) var<storage, read> triangles: array<Triangle>;
@group(0) @binding(3) var<storage, read> drawn: array<u32>;
${glass ? '@group(0) @binding(4) var solid_depth: texture_depth_2d;' : ''}
${
  peeled
    ? `@group(0) @binding(5) var above_depth: texture_depth_2d;
@group(0) @binding(6) var above_ids: texture_2d<u32>;`
    : ''
}

struct Corner {
  @builtin(position) position: vec4f,
  @location(0) @interpolate(flat) id: u32,
}

@vertex
fn place_corner(@builtin(vertex_index) index: u32, @builtin(instance_index) view_index: u32) -> Corner {
  let view = views[view_index];
  let triangle = drawn[index / 3u];
  let corner = triangles[triangle].corners[index % 3u];
  let at = in_camera(view, vertices[corner].position);
  let pixel = view.lens.xy * at.xy + view.lens.zw * at.z;
  let scaled = 2.0 * pixel / vec2f(view.size);
  return Corner(vec4f(scaled.x - at.z, at.z - scaled.y, view.near, at.z), triangle + 1u);
}

@fragment
fn name_triangle(corner: Corner) -> @location(0) u32 {
  ${glass ? 'let at = vec2i(corner.position.xy);' : ''}
  ${glass ? 'if (corner.position.z <= textureLoad(solid_depth, at, 0)) { discard; }' : ''}
  ${
    peeled
      ? `if (corner.position.z >= textureLoad(above_depth, at, 0) || textureLoad(above_ids, at, 0).r == corner.id) {
    discard;
  }`
      : ''
  }
  return corner.id;
}
`;
}
