import { MAX_ALPHA } from '../raster-constants.ts';
import { SLOT_VEC4S } from './layout.ts';
import { TILE_SIZE, TILE_THREADS, TILE_WGSL } from './tile.wgsl.ts';

/** Splats that a tile goes back through at a time. */
const BATCH = 16;
/** Splats whose weights are computed before the first of them is gone through: their latencies overlap. */
const AHEAD = 4;
/** Splats that wait in workgroup memory: less than a batch, and what one look at the list may add. */
const QUEUE = TILE_THREADS + BATCH;
/** Threads that add up one splat, and rows of pixels that each takes. */
const PARTS = TILE_THREADS / BATCH;
const ROWS = TILE_SIZE / PARTS;
/** Odd, so that threads who read down a column hit different banks. */
const STRIDE = TILE_THREADS + 1;
/** vec2s that one thread leaves as part of a splat: twice `SLOT_VEC4S`, and one more so that banks differ. */
const SUM_STRIDE = 2 * SLOT_VEC4S + 1;

/**
 * The way back through a tile, farthest splat first; the mathematics is that of `cpu/rasterize-bwd.ts`.
 *
 * The tile walks the list of its bin backwards, queues the splats that touch it, and goes through the queue in batches.
 * For these, threads play two parts by turns. As pixels they go through the batch and leave, for each pair, s = ∂L/∂σ
 * and the share α·T in workgroup memory; as splats they add these up over the tile's pixels. So sums need neither
 * shuffles, whose width differs between devices, nor float atomics, which WGSL lacks. Each sum goes to a slot of its
 * own, and `update` adds the slots of a splat, always in the same order. Slots of splats that no pixel got to stay as
 * they are; what tells `update` so is the number of the step, which the others are stamped with.
 */
export function rasterizeBackwardWgsl({ depth }: { readonly depth: boolean }): string {
  const ahead = Array.from({ length: AHEAD }, (_, q) => q);
  const channels = depth ? 'vec4f' : 'vec3f';
  // Column by column, so that its number is a constant.
  const columns = Array.from(
    { length: TILE_SIZE },
    (_, column) => /* wgsl */ `
      {
        let pair = pairs[start + ${column}u];
        s0 += pair.x;
        s1 += pair.x * ${column}.0;
        s2 += pair.x * ${column * column}.0;
        absolute += abs(pair.x * (slope + sa.zw * ${column}.0));
        color += pair.y * incoming[pixel + ${column}u]${depth ? '' : '.xyz'};
      }`,
  );
  return /* wgsl */ `
${TILE_WGSL}
@group(0) @binding(6) var<storage, read> pixel_gradients: array<vec4f>;
@group(0) @binding(7) var<storage, read> pixel_states: array<vec2u>;
/** First slot of each pair. */
@group(0) @binding(8) var<storage, read> sorted_slots: array<u32>;
@group(0) @binding(9) var<storage, read_write> slot_gradients: array<vec4f>;
@group(0) @binding(10) var<storage, read_write> slot_stamps: array<u32>;
${depth ? '@group(0) @binding(11) var<storage, read> depth_gradients: array<f32>;' : ''}
const BATCH = ${BATCH}u;
const QUEUE = ${QUEUE}u;
const STRIDE = ${STRIDE}u;
const SUM_STRIDE = ${SUM_STRIDE}u;
/** Pixels that one thread adds up as part of a splat. */
const ROWS = ${ROWS}u;

/** A ring, farthest splat first. */
var<workgroup> queue_a: array<vec4f, QUEUE>;
var<workgroup> queue_b: array<vec4f, QUEUE>;
var<workgroup> queue_c: array<vec4f, QUEUE>;
/** Place in the list, slot. */
var<workgroup> queue_ids: array<vec2u, QUEUE>;
/** ∂L/∂rgb and ∂L/∂depth of the tile's pixels. */
var<workgroup> incoming: array<vec4f, ${TILE_THREADS}>;
/** [BATCH, STRIDE] s and share; then [THREADS, SUM_STRIDE] sums of the parts. */
var<workgroup> pairs: array<vec2f, ${Math.max(BATCH * STRIDE, TILE_THREADS * SUM_STRIDE)}>;
var<workgroup> last_end: atomic<u32>;
var<workgroup> shared_end: u32;

fn in_queue(at: u32) -> u32 {
  return select(at, at - QUEUE, at >= QUEUE);
}

@compute @workgroup_size(${TILE_THREADS})
fn rasterize_backward(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
                      @builtin(local_invocation_index) local: u32) {
  let number = group.x + group.y * groups.x;
  if (number >= sizes.views * sizes.tiles_x * sizes.tiles_y) {
    return;
  }
  let tile = tile_of(number);
  let range = bin_ranges[tile.bin];
  if (range.x >= range.y) {
    return;
  }
  let pixel = pixel_of(tile, local);
  let step = max(state.cursor, 1u) - 1u;
  let stamp = state.epoch + step;

  clear_hits(local);
  if (local == 0u) {
    atomicStore(&last_end, 0u);
  }
  // What is read beyond the queue's end has no weight, but must be finite.
  for (var at = local; at < QUEUE; at += THREADS) {
    queue_b[at] = vec4f(0.0);
    queue_c[at] = vec4f(0.0);
  }
  workgroupBarrier();

  var through = 1.0;
  var behind = 0.0;
  var end = 0u;
  var own = vec4f(0.0);
  if (pixel.inside) {
    let pixel_state = pixel_states[pixel.index];
    through = bitcast<f32>(pixel_state.x);
    end = pixel_state.y;
    let gradient = pixel_gradients[pixel.index];
    own = vec4f(gradient.xyz, ${depth ? 'depth_gradients[pixel.index]' : '0.0'});
    let background = views[step * sizes.views + tile.view].background.xyz;
    behind = through * (dot(background, gradient.xyz) - gradient.w);
    atomicMax(&last_end, end);
  }
  incoming[local] = own;
  workgroupBarrier();
  if (local == 0u) {
    shared_end = max(atomicLoad(&last_end), range.x);
  }
  let list_end = workgroupUniformLoad(&shared_end);

  let splat = local % BATCH;
  let part = local / BATCH;
  let corner = vec2f(tile.corner) + 0.5;
  var looks = (list_end - range.x + THREADS - 1u) / THREADS;
  var head = 0u;
  var queued = 0u;
  // What the next look will find is on its way while a batch is gone through.
  var next_at = range.x + (max(looks, 1u) - 1u) * THREADS + local;
  var next = read_pair(next_at, list_end, tile.bit);
  while (looks > 0u || queued > 0u) {
    if (queued < BATCH && looks > 0u) {
      let hits = gather_hits(next.hit, local);
      let found = count_hits(hits.xy);
      if (next.hit) {
        let to = in_queue(in_queue(head + queued) + found - 1u - hits_before(hits.xy, local));
        queue_a[to] = next.a;
        queue_b[to] = next.b;
        queue_c[to] = next.c;
        queue_ids[to] = vec2u(next_at, sorted_slots[next_at] + next.slot_offset);
      }
      queued += found;
      looks--;
      if (looks > 0u) {
        next_at -= THREADS;
        next = read_pair(next_at, list_end, tile.bit);
      }
      continue;
    }
    let size = min(BATCH, queued);
    workgroupBarrier();

    // As a pixel, which looks at splats before its own end only.
    for (var j = 0u; j < ${BATCH}u; j += ${AHEAD}u) {
      ${ahead
        .map(
          (q) => /* wgsl */ `
      let in_${q} = in_queue(head + j + ${q}u);
      let a_${q} = queue_a[in_${q}];
      let b_${q} = queue_b[in_${q}];
      let seen_${q} = j + ${q}u < size && queue_ids[in_${q}].x < end;
      let weight_${q} = select(0.0, weight_at(pixel.at, a_${q}, b_${q}), seen_${q});
      let alpha_${q} = min(${MAX_ALPHA}, weight_${q});
      let root_${q} = inverseSqrt(1.0 - alpha_${q});
      let inverse_${q} = root_${q} * root_${q};
      let product_${q} = dot(queue_c[in_${q}].xyz, own.xyz)${depth ? ` + b_${q}.w * own.w` : ''};`,
        )
        .join('')}
      ${ahead
        .map(
          (q) => /* wgsl */ `
      {
        // Without weight, this leaves everything as it is.
        through *= inverse_${q};
        let share = alpha_${q} * through;
        let s = weight_${q} * (behind * inverse_${q} - through * product_${q});
        pairs[(j + ${q}u) * STRIDE + local] = vec2f(select(0.0, s, weight_${q} <= ${MAX_ALPHA}), share);
        behind += share * product_${q};
      }`,
        )
        .join('')}
    }
    workgroupBarrier();

    // As a part of a splat. Within a row, u = u₀ + column, so sums over whole columns suffice.
    var color = ${channels}(0.0);
    // Sums of s, s·u, s·v and of s·u², s·u·v, s·v².
    var first_moments = vec3f(0.0);
    var second_moments = vec3f(0.0);
    var absolute = vec2f(0.0);
    let own_place = in_queue(head + splat);
    let sa = queue_a[own_place];
    let sb = queue_b[own_place];
    let u = corner.x - sa.x;
    for (var row = part * ROWS; row < (part + 1u) * ROWS; row++) {
      let v = corner.y + f32(row) - sa.y;
      let slope = sa.zw * u + vec2f(sa.w, sb.x) * v;
      let start = splat * STRIDE + row * TILE;
      let pixel = row * TILE;
      var s0 = 0.0;
      var s1 = 0.0;
      var s2 = 0.0;
      ${columns.join('')}
      let su = u * s0 + s1;
      let suu = u * (su + s1) + s2;
      first_moments += vec3f(s0, su, s0 * v);
      second_moments += vec3f(suu, su * v, s0 * v * v);
    }
    let conic = vec3f(sa.zw, sb.x);
    // Everyone has read the pairs; their memory takes the sums.
    workgroupBarrier();
    let own_sums = local * SUM_STRIDE;
    pairs[own_sums] = vec2f(-dot(conic.xy, first_moments.yz), -dot(conic.yz, first_moments.yz));
    pairs[own_sums + 1u] = vec2f(0.5 * second_moments.x, second_moments.y);
    pairs[own_sums + 2u] = vec2f(0.5 * second_moments.z, color.x);
    pairs[own_sums + 3u] = color.yz;
    pairs[own_sums + 4u] = vec2f(-first_moments.x / sb.y, ${depth ? 'color.w' : '0.0'});
    pairs[own_sums + 5u] = absolute;
    workgroupBarrier();
    for (var at = local; at < size * ${SLOT_VEC4S}u; at += THREADS) {
      let j = at / ${SLOT_VEC4S}u;
      let k = at - j * ${SLOT_VEC4S}u;
      var total = vec4f(0.0);
      for (var other = j; other < THREADS; other += BATCH) {
        let base = other * SUM_STRIDE + 2u * k;
        total += vec4f(pairs[base], pairs[base + 1u]);
      }
      let slot = queue_ids[in_queue(head + j)].y;
      slot_gradients[slot * ${SLOT_VEC4S}u + k] = total;
      if (k == 0u) {
        slot_stamps[slot] = stamp;
      }
    }
    head = in_queue(head + size);
    queued -= size;
    // Everyone has read the queue and the sums.
    workgroupBarrier();
  }
}
`;
}
