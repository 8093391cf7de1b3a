import { ALIKE, LEAST_SLANT, SUPERSAMPLING } from '../target-renderer.ts';
import { SCENE_WGSL } from './scene.wgsl.ts';
import { surfaceWgsl, type SurfaceKinds } from './surface.wgsl.ts';

export const RESOLVE_SIDE = 8;
/** Words of `Batch`. */
export const BATCH_WORDS = 2;
const SAMPLES = SUPERSAMPLING ** 2;

/**
 * Triangle numbers → pixels, as `TargetRenderer` does it: one colour per distinct surface among a pixel's samples, layer
 * over layer, premultiplied. `ids` has the solid layer, then those of glass from the nearest to the farthest.
 */
export function resolveWgsl(kinds: SurfaceKinds): string {
  return /* wgsl */ `
${SCENE_WGSL}
${surfaceWgsl(kinds)}
struct Batch {
  /** Number of its first picture. */
  first: u32,
  /** Of each picture. */
  layers: u32,
}
@group(0) @binding(0) var<uniform> batch: Batch;
@group(0) @binding(1) var<storage, read> views: array<View>;
@group(0) @binding(2) var<storage, read> vertices: array<Vertex>;
@group(0) @binding(3) var<storage, read> triangles: array<Triangle>;
@group(0) @binding(4) var<storage, read> surfaces: Surfaces;
/** Shade, then exposure. */
@group(0) @binding(5) var<storage, read> light: array<vec2f>;
@group(0) @binding(6) var<storage, read_write> pictures: array<u32>;
/** Layers of the first picture of the batch, then of the next. */
@group(0) @binding(7) var ids: texture_2d_array<u32>;

/** Of the picture that the thread is at. */
var<private> view: View;

fn on_picture(at: vec3f) -> vec2f {
  return view.lens.xy * at.xy / at.z + view.lens.zw;
}

fn cross2(a: vec2f, b: vec2f) -> f32 {
  return a.x * b.y - a.y * b.x;
}

fn normal_at(corners: vec3u, weights: vec3f) -> vec3f {
  let mixed = weights.x * vertices[corners.x].normal +
    weights.y * vertices[corners.y].normal +
    weights.z * vertices[corners.z].normal;
  let size = length(mixed);
  return mixed / select(1.0, size, size > 0.0);
}

/** The colour of a triangle at weights of its corners, as a pixel \`footprint\` world units wide sees it. */
fn color_at(number: u32, weights: vec3f, footprint: f32) -> vec3f {
  let triangle = triangles[number];
  let corners = triangle.corners;
  let a = vertices[corners.x];
  let b = vertices[corners.y];
  let c = vertices[corners.z];
  let y = dot(weights, vec3f(a.position.y, b.position.y, c.position.y));
  var at: SurfacePoint;
  at.at = weights.x * a.coords + weights.y * b.coords + weights.z * c.coords;
  at.height = (y - surfaces.lowest) / surfaces.span;
  at.normal = normal_at(corners, weights);
  at.shade = dot(weights, vec3f(light[corners.x].x, light[corners.y].x, light[corners.z].x));
  at.tint = a.tint;
  at.footprint = footprint;
  at.facet = triangle.facet;
  at.facing = triangle.facing;
  at.piece = piece_of(a);
  return shade_surface(surfaces.list[part_of(a)], at);
}

/** Colour and opacity of a triangle at a place of the picture. */
fn shade_at(triangle: u32, pixel: vec2f, glass: bool) -> vec4f {
  let corners = triangles[triangle].corners;
  let at_a = in_camera(view, vertices[corners.x].position);
  let at_b = in_camera(view, vertices[corners.y].position);
  let at_c = in_camera(view, vertices[corners.z].position);
  let a = on_picture(at_a);
  let ab = on_picture(at_b) - a;
  let ac = on_picture(at_c) - a;
  let area = cross2(ab, ac);
  var u = 1.0 / 3.0;
  var v = 1.0 / 3.0;
  if (area != 0.0) {
    u = clamp(cross2(pixel - a, ac) / area, 0.0, 1.0);
    v = clamp(cross2(ab, pixel - a) / area, 0.0, 1.0 - u);
  }
  // Perspective: attributes over z are linear in the picture.
  let over_z = vec3f(1.0 - u - v, u, v) / vec3f(at_a.z, at_b.z, at_c.z);
  let inverse_depth = over_z.x + over_z.y + over_z.z;
  let weights = over_z / inverse_depth;
  let color = clamp(color_at(triangle, weights, 1.0 / (inverse_depth * view.lens.x)), vec3f(0.0), vec3f(1.0));
  if (!glass) { return vec4f(color, 1.0); }
  // A thin absorbing shell: its optical depth grows with the slant.
  let slant = max(abs(dot(view.row2.xyz, normal_at(corners, weights))), ${LEAST_SLANT});
  let opacity = surfaces.list[part_of(vertices[corners.x])].opacity;
  return vec4f(color, 1.0 - pow(1.0 - opacity, 1.0 / slant));
}

/** Whether two triangles belong to one smooth stretch of surface, so that one colour does for both. */
fn alike(a: u32, b: u32) -> bool {
  if (a == b) { return true; }
  let one = triangles[a];
  let other = triangles[b];
  let corner = vertices[one.corners.x];
  if (part_of(corner) != part_of(vertices[other.corners.x]) || is_sheet(corner)) { return false; }
  if (dot(one.normal, other.normal) < ${ALIKE.cosine}) { return false; }
  let depth_a = in_camera(view, corner.position).z;
  let depth_b = in_camera(view, vertices[other.corners.x].position).z;
  return abs(1.0 / depth_a - 1.0 / depth_b) < ${ALIKE.nearness} / depth_a;
}

/** Mean of a layer over a pixel, premultiplied, laid over \`below\`. \`seen\`: numbers of triangles plus one. */
fn lay_over(below: vec4f, seen: array<u32, ${SAMPLES}>, pixel: vec2u, glass: bool) -> vec4f {
  var numbers = seen;
  var mean = vec4f(0.0);
  var left = 0u;
  for (var index = 0u; index < ${SAMPLES}u; index++) { left |= select(0u, 1u << index, numbers[index] != 0u); }
  // Once per distinct surface: most pixels see one or none.
  while (left != 0u) {
    let first = numbers[countTrailingZeros(left)] - 1u;
    var alike_count = 0.0;
    var offset = vec2f(0.0);
    for (var other = 0u; other < ${SAMPLES}u; other++) {
      if (((left >> other) & 1u) == 0u || !alike(first, numbers[other] - 1u)) { continue; }
      left &= ~(1u << other);
      alike_count += 1.0;
      offset += (vec2f(sample_place(other)) + 0.5) / ${SUPERSAMPLING}.0;
    }
    let shaded = shade_at(first, vec2f(pixel) + offset / alike_count, glass);
    let share = shaded.a * alike_count / ${SAMPLES}.0;
    mean += vec4f(shaded.rgb * share, share);
  }
  return mean + below * (1.0 - mean.a);
}

fn sample_place(index: u32) -> vec2u {
  return vec2u(index % ${SUPERSAMPLING}u, index / ${SUPERSAMPLING}u);
}

@compute @workgroup_size(${RESOLVE_SIDE}, ${RESOLVE_SIDE})
fn resolve(@builtin(global_invocation_id) thread: vec3u) {
  view = views[batch.first + thread.z];
  if (any(thread.xy >= view.size)) { return; }
  var color = vec4f(0.0);
  for (var order = 0u; order < batch.layers; order++) {
    // Back to front: the solid layer, then glass from the farthest to the nearest.
    let layer = thread.z * batch.layers + select(batch.layers - order, 0u, order == 0u);
    var seen: array<u32, ${SAMPLES}>;
    for (var index = 0u; index < ${SAMPLES}u; index++) {
      seen[index] = textureLoad(ids, ${SUPERSAMPLING}u * thread.xy + sample_place(index), layer, 0).r;
    }
    color = lay_over(color, seen, thread.xy, order > 0u);
  }
  pictures[(view.picture * view.size.y + thread.y) * view.size.x + thread.x] = pack4x8unorm(color);
}
`;
}
