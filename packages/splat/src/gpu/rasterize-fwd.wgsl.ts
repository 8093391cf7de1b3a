import { MAX_ALPHA, MIN_TRANSMITTANCE } from '../raster-constants.ts';
import { SIZES_WGSL, SPLAT_VEC4S, STATE_WGSL, VIEW_WGSL } from './layout.ts';
import { TILE_THREADS, TILE_WGSL } from './tile.wgsl.ts';

/** Splats whose weights are computed before the first of them is drawn: their latencies overlap. */
const AHEAD = 8;

/**
 * One workgroup per tile: C += cᵢ·αᵢ·T, T ×= 1 − αᵢ with αᵢ = min(0.999, oᵢ·e^−σ), front to back, then the background.
 * Writes the picture and, for the way back, T and where each pixel stopped.
 */
export function rasterizeForwardWgsl({ depth }: { readonly depth: boolean }): string {
  const ahead = Array.from({ length: AHEAD }, (_, q) => q);
  return /* wgsl */ `
${VIEW_WGSL}${SIZES_WGSL}${STATE_WGSL}
@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read_write> state: State;
@group(0) @binding(2) var<storage, read> views: array<View>;
@group(0) @binding(3) var<storage, read> splats: array<vec4f>;
/** Splat and slot of each pair, sorted by tile and depth. */
@group(0) @binding(4) var<storage, read> sorted: array<vec2u>;
@group(0) @binding(5) var<storage, read> tile_ranges: array<vec2u>;
@group(0) @binding(6) var<storage, read_write> pixels: array<vec4f>;
/** x: bits of the transmittance; y: end of the pairs that this pixel looked at. */
@group(0) @binding(7) var<storage, read_write> pixel_states: array<vec2u>;
${depth ? '@group(0) @binding(8) var<storage, read_write> depths: array<f32>;' : ''}
${TILE_WGSL}
var<workgroup> near_a: array<vec4f, ${TILE_THREADS}>;
var<workgroup> near_b: array<vec4f, ${TILE_THREADS}>;
var<workgroup> near_c: array<vec4f, ${TILE_THREADS}>;
/** Pixels that are finished. */
var<workgroup> finished: atomic<u32>;
var<workgroup> all_finished: bool;

@compute @workgroup_size(${TILE_THREADS})
fn rasterize(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
             @builtin(local_invocation_index) local: u32) {
  let tile = group.x + group.y * groups.x;
  if (tile >= sizes.views * sizes.tiles_x * sizes.tiles_y) {
    return;
  }
  let place = place_of(tile, local);
  let range = tile_ranges[tile];
  var through = 1.0;
  var color = vec3f(0.0);
  ${depth ? 'var depth = 0.0;' : ''}
  var end = range.y;
  var open = place.inside;
  if (local == 0u) {
    atomicStore(&finished, 0u);
  }
  workgroupBarrier();
  if (!open) {
    atomicAdd(&finished, 1u);
  }

  // The next batch is on its way while this one is drawn.
  var next_a = vec4f(0.0);
  var next_b = vec4f(0.0);
  var next_c = vec4f(0.0);
  if (range.x + local < range.y) {
    let id = sorted[range.x + local].x * ${SPLAT_VEC4S}u;
    next_a = splats[id];
    next_b = splats[id + 1u];
    next_c = splats[id + 2u];
  }
  for (var first = range.x; first < range.y; first += THREADS) {
    // The barrier also keeps the last batch in place until everyone has read it.
    workgroupBarrier();
    if (local == 0u) {
      all_finished = atomicLoad(&finished) == THREADS;
    }
    near_a[local] = next_a;
    // Beyond the end of the list lie splats of weight 0.
    near_b[local] = select(vec4f(0.0), next_b, first + local < range.y);
    near_c[local] = next_c;
    if (workgroupUniformLoad(&all_finished)) {
      break;
    }
    let following = first + THREADS + local;
    if (following < range.y) {
      let id = sorted[following].x * ${SPLAT_VEC4S}u;
      next_a = splats[id];
      next_b = splats[id + 1u];
      next_c = splats[id + 2u];
    }
    let batch = select(0u, min(THREADS, range.y - first), open);
    for (var j = 0u; j < batch; j += ${AHEAD}u) {
      ${ahead.map((q) => `let weight_${q} = weight_at(place.at, near_a[j + ${q}u], near_b[j + ${q}u]);`).join('\n')}
      ${ahead
        .map(
          (q) => /* wgsl */ `
      if (weight_${q} > 0.0 && open) {
        let alpha = min(${MAX_ALPHA}, weight_${q});
        let next = through * (1.0 - alpha);
        if (next <= ${MIN_TRANSMITTANCE}) {
          end = first + j + ${q}u;
          open = false;
        } else {
          let share = alpha * through;
          color += share * near_c[j + ${q}u].xyz;
          ${depth ? `depth += share * near_b[j + ${q}u].w;` : ''}
          through = next;
        }
      }`,
        )
        .join('')}
      if (!open) {
        atomicAdd(&finished, 1u);
        break;
      }
    }
  }

  if (place.inside) {
    let background = views[(max(state.cursor, 1u) - 1u) * sizes.views + place.view].background.xyz;
    pixels[place.index] = vec4f(color + through * background, 1.0 - through);
    pixel_states[place.index] = vec2u(bitcast<u32>(through), end);
    ${depth ? 'depths[place.index] = depth;' : ''}
  }
}
`;
}
