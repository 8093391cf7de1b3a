import { MAX_ALPHA, MIN_TRANSMITTANCE } from '../raster-constants.ts';
import { lookWgsl, TILE_THREADS, TILE_WGSL } from './tile.wgsl.ts';

/** Splats whose weights are computed before the first of them is drawn: their latencies overlap. */
const AHEAD = 8;
/** Pairs of the bin's list that each thread looks at before the next splats are drawn. */
const LOOKS = 4;
/** Splats that wait to be drawn: less than the threads, and what one look may add. */
const QUEUE = TILE_THREADS * (1 + LOOKS);

/**
 * One workgroup per tile: C += cᵢ·αᵢ·T, T ×= 1 − αᵢ with αᵢ = min(0.999, oᵢ·e^−σ), front to back, then the background.
 * Writes the picture and, for the way back, T and where in the bin's list each pixel stopped.
 *
 * The tile looks through its bin's list, queues the splats that touch it, and draws as many at a time as it has threads.
 */
export function rasterizeForwardWgsl({ depth }: { readonly depth: boolean }): string {
  const ahead = Array.from({ length: AHEAD }, (_, q) => q);
  const looks = Array.from({ length: LOOKS }, (_, k) => k);
  return /* wgsl */ `
${TILE_WGSL}${lookWgsl(LOOKS)}
@group(0) @binding(6) var<storage, read_write> pixels: array<vec4f>;
/** x: bits of the transmittance; y: pairs of the bin's list that this pixel looked at. */
@group(0) @binding(7) var<storage, read_write> pixel_states: array<vec2u>;
${depth ? '@group(0) @binding(8) var<storage, read_write> depths: array<f32>;' : ''}
/** A ring: splat, place in the list. */
var<workgroup> queue: array<vec2u, ${QUEUE}>;
/** The splats that are drawn, three vec4f each. */
var<workgroup> near: array<vec4f, ${3 * TILE_THREADS}>;
/** Pixels that need no more splats. */
var<workgroup> finished: atomic<u32>;
var<workgroup> all_finished: bool;

fn in_queue(at: u32) -> u32 {
  return select(at, at - ${QUEUE}u, at >= ${QUEUE}u);
}

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
  var end = range.y - range.x;
  var open = pixel.inside;
  clear_hits(local);
  if (local == 0u) {
    atomicStore(&finished, 0u);
  }
  workgroupBarrier();
  if (!open) {
    atomicAdd(&finished, 1u);
  }

  // The next pairs are on their way while splats are drawn.
  var look = read_look(range.x, range.y, local);
  var looked = range.x;
  var turn = 0u;
  var head = 0u;
  var queued = 0u;
  while (queued > 0u || looked < range.y) {
    while (queued < THREADS && looked < range.y) {
      mark_hits(look, tile.bit, turn, local);
      let before = number_hits(turn, local);
      ${looks
        .map(
          (k) => /* wgsl */ `
      if ((look.pair_${k}.y & tile.bit) != 0u) {
        let place = looked - range.x + ${k * TILE_THREADS}u + local;
        queue[in_queue(head + queued + before[${k}])] = vec2u(look.pair_${k}.x, place);
      }`,
        )
        .join('')}
      queued += workgroupUniformLoad(&found_hits);
      turn = 1u - turn;
      looked += LOOKED;
      look = read_look(looked, range.y, local);
    }
    if (local == 0u) {
      all_finished = atomicLoad(&finished) == THREADS;
    }
    // Also waits until everyone has drawn the splats before these.
    if (workgroupUniformLoad(&all_finished)) {
      break;
    }
    let batch = min(queued, THREADS);
    for (var at = local; at < 3u * THREADS; at += THREADS) {
      let part = at % 3u;
      if (at < 3u * batch) {
        let entry = queue[in_queue(head + at / 3u)];
        near[at] = staged(entry.x, part, f32(entry.y));
      } else {
        near[at] = staged_nothing(part);
      }
    }
    workgroupBarrier();
    if (open) {
      for (var j = 0u; j < batch; j += ${AHEAD}u) {
        ${ahead.map((q) => `let weight_${q} = weight_at(pixel.at, near[3u * j + ${3 * q}u], near[3u * j + ${3 * q + 1}u]);`).join('\n')}
        ${ahead
          .map(
            (q) => /* wgsl */ `
        if (weight_${q} > 0.0 && open) {
          let alpha = min(${MAX_ALPHA}, weight_${q});
          let after = through * (1.0 - alpha);
          let shown = near[3u * j + ${3 * q + 2}u];
          if (after <= ${MIN_TRANSMITTANCE}) {
            end = u32(shown.w);
            open = false;
          } else {
            let share = alpha * through;
            color += share * shown.xyz;
            ${depth ? `depth += share * near[3u * j + ${3 * q + 1}u].w;` : ''}
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
    head = in_queue(head + batch);
    queued -= batch;
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
