import { MAX_ALPHA, MIN_TRANSMITTANCE } from '../raster-constants.ts';
import { TILE_THREADS, TILE_WGSL } from './tile.wgsl.ts';

/** Splats whose weights are computed before the first of them is drawn: their latencies overlap. */
const AHEAD = 8;

/**
 * One workgroup per tile: C += cᵢ·αᵢ·T, T ×= 1 − αᵢ with αᵢ = min(0.999, oᵢ·e^−σ), front to back, then the background.
 * Writes the picture and, for the way back, T and where each pixel stopped.
 *
 * The tile walks the list of its bin, as many pairs at a time as it has threads, and draws those whose mask has its bit.
 */
export function rasterizeForwardWgsl({ depth }: { readonly depth: boolean }): string {
  const ahead = Array.from({ length: AHEAD }, (_, q) => q);
  return /* wgsl */ `
${TILE_WGSL}
@group(0) @binding(6) var<storage, read_write> pixels: array<vec4f>;
/** x: bits of the transmittance; y: end of the pairs that this pixel looked at. */
@group(0) @binding(7) var<storage, read_write> pixel_states: array<vec2u>;
${depth ? '@group(0) @binding(8) var<storage, read_write> depths: array<f32>;' : ''}
var<workgroup> near_a: array<vec4f, ${TILE_THREADS}>;
var<workgroup> near_b: array<vec4f, ${TILE_THREADS}>;
var<workgroup> near_c: array<vec4f, ${TILE_THREADS}>;
var<workgroup> near_at: array<u32, ${TILE_THREADS}>;

@compute @workgroup_size(${TILE_THREADS})
fn rasterize(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
             @builtin(local_invocation_index) local: u32) {
  let number = group.x + group.y * groups.x;
  if (number >= sizes.views * sizes.tiles_x * sizes.tiles_y) {
    return;
  }
  let tile = tile_of(number);
  let pixel = pixel_of(tile, local);
  let range = bin_ranges[tile.bin];
  var through = 1.0;
  var color = vec3f(0.0);
  ${depth ? 'var depth = 0.0;' : ''}
  var end = range.y;
  var open = pixel.inside;
  clear_hits(local);
  workgroupBarrier();
  if (!open) {
    atomicAdd(&finished, 1u);
  }

  // The next pairs are on their way while these are drawn.
  var next = read_pair(range.x + local, range.y, tile.bit);
  for (var first = range.x; first < range.y; first += THREADS) {
    let hits = gather_hits(next.hit, local);
    if (hits.z == THREADS) {
      break;
    }
    let batch = count_hits(hits.xy);
    if (next.hit) {
      let to = hits_before(hits.xy, local);
      near_a[to] = next.a;
      near_b[to] = next.b;
      near_c[to] = next.c;
      near_at[to] = first + local;
    }
    // Splats of weight 0 fill the last few.
    if (local >= batch && local < batch + ${AHEAD - 1}u) {
      near_b[local] = vec4f(0.0);
    }
    next = read_pair(first + THREADS + local, range.y, tile.bit);
    workgroupBarrier();
    if (open) {
      for (var j = 0u; j < batch; j += ${AHEAD}u) {
        ${ahead.map((q) => `let weight_${q} = weight_at(pixel.at, near_a[j + ${q}u], near_b[j + ${q}u]);`).join('\n')}
        ${ahead
          .map(
            (q) => /* wgsl */ `
        if (weight_${q} > 0.0 && open) {
          let alpha = min(${MAX_ALPHA}, weight_${q});
          let after = through * (1.0 - alpha);
          if (after <= ${MIN_TRANSMITTANCE}) {
            end = near_at[j + ${q}u];
            open = false;
          } else {
            let share = alpha * through;
            color += share * near_c[j + ${q}u].xyz;
            ${depth ? `depth += share * near_b[j + ${q}u].w;` : ''}
            through = after;
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
  }

  if (pixel.inside) {
    let background = views[(max(state.cursor, 1u) - 1u) * sizes.views + tile.view].background.xyz;
    pixels[pixel.index] = vec4f(color + through * background, 1.0 - through);
    pixel_states[pixel.index] = vec2u(bitcast<u32>(through), end);
    ${depth ? 'depths[pixel.index] = depth;' : ''}
  }
}
`;
}
