import { MAX_ALPHA, MIN_TRANSMITTANCE } from '../raster-constants.ts';
import { SPLAT_VEC4S } from './layout.ts';
import { lookWgsl, tileThreads, tileWgsl } from './tile.wgsl.ts';

/** Two pixels a thread: they share what depends on their column, and a tile is a warp. */
const THREADS = tileThreads(2);
/** Splats whose weights are computed before the first of them is drawn: their latencies overlap. */
const AHEAD = 8;
/** Splats that are drawn between two looks at the list, and how many of them each thread fetches. */
const BATCH = 32;
const FETCHES = BATCH / THREADS;
/** Pairs of the bin's list that each thread looks at at a time. */
const LOOKS = 4;
/** Splats that wait to be drawn: less than a batch, and what one look may add. */
const QUEUE = BATCH + LOOKS * THREADS;

/**
 * One workgroup per tile: C += cᵢ·αᵢ·T, T ×= 1 − αᵢ with αᵢ = min(0.999, oᵢ·e^−σ), front to back, then the background.
 * Writes the picture and, for the way back, T and where in the bin's list each pixel stopped.
 *
 * The tile looks through its bin's list, queues the splats that touch it, and draws a batch of them at a time.
 */
export function rasterizeForwardWgsl({ depth }: { readonly depth: boolean }): string {
  const ahead = Array.from({ length: AHEAD }, (_, q) => q);
  const looks = Array.from({ length: LOOKS }, (_, k) => k);
  const fetches = Array.from({ length: FETCHES }, (_, k) => k);
  return /* wgsl */ `
${tileWgsl(2)}${lookWgsl(LOOKS, THREADS)}
@group(0) @binding(6) var<storage, read_write> pixels: array<vec4f>;
/** x: bits of the transmittance; y: pairs of the bin's list that this pixel looked at. */
@group(0) @binding(7) var<storage, read_write> pixel_states: array<vec2u>;
${depth ? '@group(0) @binding(8) var<storage, read_write> depths: array<f32>;' : ''}
const BATCH = ${BATCH}u;
/** A ring: splat, place in the list. */
var<workgroup> queue: array<vec2u, ${QUEUE}>;
/** The splats that are drawn; as their records, but with the place for the radius. */
var<workgroup> near_a: array<vec4f, BATCH>;
var<workgroup> near_b: array<vec4f, BATCH>;
var<workgroup> near_c: array<vec4f, BATCH>;
/** Threads that need no more splats. */
var<workgroup> finished: atomic<u32>;
var<workgroup> all_finished: bool;

fn in_queue(at: u32) -> u32 {
  return select(at, at - ${QUEUE}u, at >= ${QUEUE}u);
}

@compute @workgroup_size(${THREADS})
fn rasterize(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
             @builtin(local_invocation_index) local: u32) {
  let number = group.x + group.y * groups.x;
  if (number >= sizes.views * sizes.tiles_x * sizes.tiles_y) {
    return;
  }
  let tile = tile_of(number);
  let own = pixels_of(tile, local);
  let range = bin_ranges[tile.bin];
  // Of both pixels side by side.
  var through = vec2f(1.0);
  var red = vec2f(0.0);
  var green = vec2f(0.0);
  var blue = vec2f(0.0);
  ${depth ? 'var depth = vec2f(0.0);' : ''}
  var end = vec2f(f32(range.y - range.x));
  var open = own.inside;
  clear_hits(local);
  if (local == 0u) {
    atomicStore(&finished, 0u);
  }
  workgroupBarrier();
  if (!any(open)) {
    atomicAdd(&finished, 1u);
  }

  // The next pairs are on their way while splats are drawn.
  var look = read_look(range.x, range.y, local);
  var looked = range.x;
  var turn = 0u;
  var head = 0u;
  var queued = 0u;
  while (queued > 0u || looked < range.y) {
    while (queued < BATCH && looked < range.y) {
      mark_hits(look, tile.bit, turn, local);
      let before = number_hits(turn, local);
      ${looks
        .map(
          (k) => /* wgsl */ `
      if ((look.pair_${k}.y & tile.bit) != 0u) {
        let place = looked - range.x + ${k * THREADS}u + local;
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
    let batch = min(queued, BATCH);
    ${fetches
      .map(
        (k) => /* wgsl */ `
    {
      let at = local + ${k * THREADS}u;
      // Splats of weight 0 fill the last batch.
      near_b[at] = vec4f(0.0);
      if (at < batch) {
        let entry = queue[in_queue(head + at)];
        near_a[at] = splats[entry.x * ${SPLAT_VEC4S}u];
        near_b[at] = splats[entry.x * ${SPLAT_VEC4S}u + 1u];
        near_c[at] = vec4f(splats[entry.x * ${SPLAT_VEC4S}u + 2u].xyz, f32(entry.y));
      }
    }`,
      )
      .join('')}
    workgroupBarrier();
    if (any(open)) {
      for (var j = 0u; j < batch; j += ${AHEAD}u) {
        ${ahead.map((q) => `let weight_${q} = weights_at(own, near_a[j + ${q}u], near_b[j + ${q}u]);`).join('\n')}
        ${ahead
          .map(
            (q) => /* wgsl */ `
        if (any(weight_${q} > vec2f(0.0))) {
          let alpha = min(vec2f(${MAX_ALPHA}), weight_${q});
          let after = through * (1.0 - alpha);
          let shown = near_c[j + ${q}u];
          let drawn = open & (weight_${q} > vec2f(0.0));
          let stops = drawn & (after <= vec2f(${MIN_TRANSMITTANCE}));
          let goes = drawn & (after > vec2f(${MIN_TRANSMITTANCE}));
          end = select(end, vec2f(shown.w), stops);
          open = open & !stops;
          let share = select(vec2f(0.0), alpha * through, goes);
          red += share * shown.x;
          green += share * shown.y;
          blue += share * shown.z;
          ${depth ? `depth += share * near_b[j + ${q}u].w;` : ''}
          through = select(through, after, goes);
        }`,
          )
          .join('')}
        if (!any(open)) {
          atomicAdd(&finished, 1u);
          break;
        }
      }
    }
    head = in_queue(head + batch);
    queued -= batch;
  }

  let background = views[(max(state.cursor, 1u) - 1u) * sizes.views + tile.view].background.xyz;
  for (var k = 0u; k < 2u; k++) {
    if (own.inside[k]) {
      let at = own.index[k];
      let color = vec3f(red[k], green[k], blue[k]);
      pixels[at] = vec4f(color + through[k] * background, 1.0 - through[k]);
      pixel_states[at] = vec2u(bitcast<u32>(through[k]), u32(end[k]));
      ${depth ? 'depths[at] = depth[k];' : ''}
    }
  }
}
`;
}
