import { ALIKE, LEAST_SLANT, SUPERSAMPLING } from '../target-renderer.ts';
import { SCENE_WGSL } from './scene.wgsl.ts';
import { GRID_BITS } from './surface-samples.ts';

export const RESOLVE_SIDE = 8;
const SAMPLES = SUPERSAMPLING ** 2;

/**
 * Triangle numbers → pixels, as `TargetRenderer` does it: one colour per distinct surface among a pixel's samples, layer
 * over layer, premultiplied. Colours come from `SurfaceSamples`.
 *
 * @param layers 1 without glass, else one more than there are layers of it
 */
export function resolveWgsl(layers: number): string {
  const numbers = Array.from({ length: layers }, (_, layer) => layer);
  // Back to front: the solid layer, then glass from the farthest to the nearest.
  const order = [0, ...numbers.slice(1).reverse()];
  return /* wgsl */ `
${SCENE_WGSL}
@group(0) @binding(0) var<uniform> view: View;
@group(0) @binding(1) var<storage, read> vertices: array<Vertex>;
@group(0) @binding(2) var<storage, read> triangles: array<Triangle>;
@group(0) @binding(3) var<storage, read> grids: array<vec2u>;
@group(0) @binding(4) var<storage, read> colors: array<u32>;
@group(0) @binding(5) var<storage, read_write> pictures: array<u32>;
${numbers.map((layer) => `@group(0) @binding(${6 + layer}) var ids${layer}: texture_2d<u32>;`).join('\n')}

/** The colour of a triangle at weights of its corners. */
fn color_at(triangle: u32, weights: vec3f) -> vec3f {
  let grid = grids[triangle];
  let apex = grid.y & ${2 ** GRID_BITS.apex - 1}u;
  let rows = (grid.y >> ${GRID_BITS.apex}u) & ${2 ** GRID_BITS.rows - 1}u;
  let columns = grid.y >> ${GRID_BITS.apex + GRID_BITS.rows}u;
  if (rows == 0u) { return unpack4x8unorm(colors[grid.x]).rgb; }
  let height = weights[apex] * f32(rows);
  let row = min(u32(height), rows - 1u);
  let left = weights[(apex + 1u) % 3u];
  let right = weights[(apex + 2u) % 3u];
  let along = right / max(left + right, 1e-12);
  let lower = color_in_row(grid.x, columns, rows, row, along);
  let upper = color_in_row(grid.x, columns, rows, row + 1u, along);
  return mix(lower, upper, height - f32(row));
}

fn color_in_row(first: u32, columns: u32, rows: u32, row: u32, along: f32) -> vec3f {
  // The rows below have columns · (rows − i) + 1 samples each.
  let start = first + columns * (row * rows - row * (row - 1u) / 2u) + row;
  let steps = columns * (rows - row);
  if (steps == 0u) { return unpack4x8unorm(colors[start]).rgb; }
  let place = along * f32(steps);
  let step = min(u32(place), steps - 1u);
  let before = unpack4x8unorm(colors[start + step]).rgb;
  let after = unpack4x8unorm(colors[start + step + 1u]).rgb;
  return mix(before, after, place - f32(step));
}

fn on_picture(at: vec3f) -> vec2f {
  return view.lens.xy * at.xy / at.z + view.lens.zw;
}

fn cross2(a: vec2f, b: vec2f) -> f32 {
  return a.x * b.y - a.y * b.x;
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
  let weights = over_z / (over_z.x + over_z.y + over_z.z);
  let color = color_at(triangle, weights);
  if (!glass) { return vec4f(color, 1.0); }
  let normal = normalize(
    weights.x * vertices[corners.x].normal +
    weights.y * vertices[corners.y].normal +
    weights.z * vertices[corners.z].normal
  );
  // A thin absorbing shell: its optical depth grows with the slant.
  let slant = max(abs(dot(view.row2.xyz, normal)), ${LEAST_SLANT});
  return vec4f(color, 1.0 - pow(1.0 - triangles[triangle].opacity, 1.0 / slant));
}

/** Whether two triangles belong to one smooth stretch of surface, so that one colour does for both. */
fn alike(a: u32, b: u32) -> bool {
  if (a == b) { return true; }
  let one = triangles[a];
  let other = triangles[b];
  if (one.part != other.part || vertices[one.corners.x].sheet == 1.0) { return false; }
  if (dot(one.normal, other.normal) < ${ALIKE.cosine}) { return false; }
  let depth_a = in_camera(view, vertices[one.corners.x].position).z;
  let depth_b = in_camera(view, vertices[other.corners.x].position).z;
  return abs(1.0 / depth_a - 1.0 / depth_b) < ${ALIKE.nearness} / depth_a;
}

/** Mean of a layer over a pixel, premultiplied, laid over \`below\`. \`ids\`: numbers of triangles plus one. */
fn lay_over(below: vec4f, ids: array<u32, ${SAMPLES}>, pixel: vec2u, glass: bool) -> vec4f {
  var mean = vec4f(0.0);
  var done = 0u;
  for (var first = 0u; first < ${SAMPLES}u; first++) {
    if (((done >> first) & 1u) != 0u || ids[first] == 0u) { continue; }
    var alike_count = 0.0;
    var offset = vec2f(0.0);
    for (var other = first; other < ${SAMPLES}u; other++) {
      if (((done >> other) & 1u) != 0u || ids[other] == 0u || !alike(ids[first] - 1u, ids[other] - 1u)) { continue; }
      done |= 1u << other;
      alike_count += 1.0;
      offset += (vec2f(sample_place(other)) + 0.5) / ${SUPERSAMPLING}.0;
    }
    let shaded = shade_at(ids[first] - 1u, vec2f(pixel) + offset / alike_count, glass);
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
  if (any(thread.xy >= view.size)) { return; }
  var color = vec4f(0.0);
  var ids: array<u32, ${SAMPLES}>;
  ${order
    .map(
      (layer) => `
  for (var index = 0u; index < ${SAMPLES}u; index++) {
    ids[index] = textureLoad(ids${layer}, ${SUPERSAMPLING}u * thread.xy + sample_place(index), 0).r;
  }
  color = lay_over(color, ids, thread.xy, ${layer > 0});`,
    )
    .join('\n')}
  pictures[(view.picture * view.size.y + thread.y) * view.size.x + thread.x] = pack4x8unorm(color);
}
`;
}
