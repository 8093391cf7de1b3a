import { MAX_ALPHA } from '../raster-constants.ts';
import { SLOT_VEC4S, SPLAT_VEC4S } from './layout.ts';
import { BEYOND, BIN_TILES, lookWgsl, TILE_PIXELS, TILE_SIZE, tileThreads, tileWgsl } from './tile.wgsl.ts';

/** One pixel a thread: with two, too few threads are under way to hide what each waits for. */
const THREADS = tileThreads(1);
/** Splats that a tile goes back through at a time. */
const BATCH = 8;
/** Splats whose weights are computed before the first of them is gone through: their latencies overlap. */
const AHEAD = 4;
/** Pairs of the bin's list that each thread looks at at a time. */
const LOOKS = 1;
/** Splats that wait to be gone through: less than two batches, and what one look may add. */
const QUEUE = THREADS * LOOKS + 2 * BATCH;
/** Threads that add up one splat. */
const PARTS = THREADS / BATCH;
/** Odd, so that threads who read down a column hit different banks. */
const STRIDE = TILE_PIXELS + 1;
/** vec2s that one thread leaves as part of a splat: twice `SLOT_VEC4S`, and one more so that banks differ. */
const SUM_STRIDE = 2 * SLOT_VEC4S + 1;

export interface BackwardShape {
  readonly depth: boolean;
  /** `comparisonWgsl` of group 1: gradients of pixels are computed from it. Else they are read from a buffer. */
  readonly comparison?: string;
}

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
export function rasterizeBackwardWgsl({ depth, comparison }: BackwardShape): string {
  const ahead = Array.from({ length: AHEAD }, (_, q) => q);
  const looks = Array.from({ length: LOOKS }, (_, k) => k);
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
        absolute += abs(pair.x * (slope + conic.xy * ${column}.0));
        color += pair.y * incoming[pixel + ${column}u]${depth ? '' : '.xyz'};
      }`,
  );
  return /* wgsl */ `
${tileWgsl(1)}${lookWgsl(LOOKS, THREADS)}
${
  comparison ??
  /* wgsl */ `
@group(0) @binding(6) var<storage, read> pixel_gradients: array<vec4f>;`
}
@group(0) @binding(7) var<storage, read> pixel_states: array<vec2u>;
/** y: first slot of a splat. */
@group(0) @binding(8) var<storage, read> starts: array<vec2u>;
@group(0) @binding(9) var<storage, read_write> slot_gradients: array<vec4f>;
@group(0) @binding(10) var<storage, read_write> slot_stamps: array<u32>;
${depth ? '@group(0) @binding(11) var<storage, read> depth_gradients: array<f32>;' : ''}
const BATCH = ${BATCH}u;
const MASK_BITS = ${BIN_TILES ** 2}u;
const QUEUE = ${QUEUE}u;
const STRIDE = ${STRIDE}u;
const SUM_STRIDE = ${SUM_STRIDE}u;

/** A ring, farthest splat first: splat and place in the list; slot. */
var<workgroup> queue: array<vec2u, QUEUE>;
var<workgroup> queue_slots: array<u32, QUEUE>;
/** The splats of a batch, three vec4f each. */
var<workgroup> near: array<vec4f, ${3 * BATCH}>;
/** ∂L/∂rgb and ∂L/∂depth of the tile's pixels. */
var<workgroup> incoming: array<vec4f, ${TILE_PIXELS}>;
/** [BATCH, STRIDE] s and share; then [THREADS, SUM_STRIDE] sums of the parts. */
var<workgroup> pairs: array<vec2f, ${Math.max(BATCH * STRIDE, THREADS * SUM_STRIDE)}>;
var<workgroup> last_end: atomic<u32>;
var<workgroup> shared_end: u32;

fn in_queue(at: u32) -> u32 {
  return select(at, at - QUEUE, at >= QUEUE);
}

@compute @workgroup_size(${THREADS})
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
  let own = pixels_of(tile, local);
  let step = max(state.cursor, 1u) - 1u;
  let stamp = state.epoch + step;

  clear_hits(local);
  if (local == 0u) {
    atomicStore(&last_end, 0u);
  }
  workgroupBarrier();

  var through = 1.0;
  var behind = 0.0;
  var end = 0.0;
  var gradient = vec4f(0.0);
  if (own.inside) {
    let pixel_state = pixel_states[own.index];
    ${
      comparison
        ? /* wgsl */ `
    var incoming_here = vec4f(0.0);
    if (known.target_of[tile.view] != NO_TARGET) {
      incoming_here = gradient_of(difference_at(tile.view, own.index - tile.view * sizes.width * sizes.height));
    }`
        : 'let incoming_here = pixel_gradients[own.index];'
    }
    let background = views[step * sizes.views + tile.view].background.xyz;
    through = bitcast<f32>(pixel_state.x);
    end = f32(pixel_state.y);
    behind = through * (dot(background, incoming_here.xyz) - incoming_here.w);
    gradient = vec4f(incoming_here.xyz, ${depth ? 'depth_gradients[own.index]' : '0.0'});
    atomicMax(&last_end, pixel_state.y);
  }
  incoming[local] = gradient;
  workgroupBarrier();
  if (local == 0u) {
    shared_end = range.x + atomicLoad(&last_end);
  }
  let list_end = workgroupUniformLoad(&shared_end);

  let splat = local % BATCH;
  let part = local / BATCH;
  // As one who fetches a third of a record.
  let fetched = local / 3u;
  let third = local % 3u;
  let corner = vec2f(tile.corner) + 0.5;
  // Looks begin where they would if the list were walked forwards.
  var looked = range.x + (list_end - range.x + LOOKED - 1u) / LOOKED * LOOKED;
  var look = read_look(max(looked, LOOKED) - LOOKED, list_end, local);
  var turn = 0u;
  var head = 0u;
  var queued = 0u;
  var next = vec4f(0.0);
  loop {
    // The batch that was asked for, which is none at first.
    let size = min(BATCH, queued);
    if (fetched < BATCH) {
      near[local] = next;
    }
    while (queued < 2u * BATCH && looked > range.x) {
      looked -= LOOKED;
      mark_hits(look, tile.bit, turn, local);
      let before = number_hits(turn, local);
      let found = workgroupUniformLoad(&found_hits);
      ${looks
        .map(
          (k) => /* wgsl */ `
      if ((look.pair_${k}.y & tile.bit) != 0u) {
        let place = looked + ${k * THREADS}u + local;
        let before_tile = look.pair_${k}.y & (tile.bit - 1u);
        let slot = starts[look.pair_${k}.x].y + (look.pair_${k}.y >> MASK_BITS) + countOneBits(before_tile);
        let to = in_queue(head + queued + found - 1u - before[${k}]);
        queue[to] = vec2u(look.pair_${k}.x, place - range.x);
        queue_slots[to] = slot;
      }`,
        )
        .join('')}
      queued += found;
      turn = 1u - turn;
      if (looked > range.x) {
        look = read_look(looked - LOOKED, list_end, local);
      }
    }
    if (queued == 0u) {
      break;
    }
    workgroupBarrier();
    // The next batch is on its way while this one is gone through.
    next = select(vec4f(0.0), vec4f(0.0, 0.0, 0.0, ${BEYOND}), third == 2u);
    if (fetched < BATCH && size + fetched < queued) {
      let entry = queue[in_queue(head + size + fetched)];
      let read = splats[entry.x * ${SPLAT_VEC4S}u + third];
      next = select(read, vec4f(read.xyz, f32(entry.y)), third == 2u);
    }
    if (size == 0u) {
      continue;
    }

    // As a pixel, which looks at splats before its own end only.
    for (var j = 0u; j < ${BATCH}u; j += ${AHEAD}u) {
      ${ahead
        .map(
          (q) => /* wgsl */ `
      let a_${q} = near[3u * j + ${3 * q}u];
      let b_${q} = near[3u * j + ${3 * q + 1}u];
      let c_${q} = near[3u * j + ${3 * q + 2}u];
      let weight_${q} = select(0.0, weights_at(own, a_${q}, b_${q}), c_${q}.w < end);
      let alpha_${q} = min(${MAX_ALPHA}, weight_${q});
      let root_${q} = inverseSqrt(1.0 - alpha_${q});
      let inverse_${q} = root_${q} * root_${q};
      let product_${q} = dot(c_${q}.xyz, gradient.xyz)${depth ? ` + b_${q}.w * gradient.w` : ''};`,
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
    let sa = near[3u * splat];
    let sb = near[3u * splat + 1u];
    // As \`staged\` found it.
    let conic = vec3f(sa.z, 0.5 * sa.w, sb.x) * ${2 / Math.LOG2E};
    let u = corner.x - sa.x;
    // Rows by turns, so that parts hit different banks.
    for (var row = part; row < TILE; row += ${PARTS}u) {
      let v = corner.y + f32(row) - sa.y;
      let slope = conic.xy * u + conic.yz * v;
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
      let slot = queue_slots[in_queue(head + j)];
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
