import { MAX_ALPHA } from '../raster-constants.ts';
import { SIZES_WGSL, SLOT_VEC4S, SPLAT_VEC4S, STATE_WGSL, VIEW_WGSL } from './layout.ts';
import { TILE_SIZE, TILE_THREADS, TILE_WGSL } from './tile.wgsl.ts';

/** Splats that a tile goes back through at a time. */
const BATCH = 16;
/** Splats whose weights are computed before the first of them is gone through: their latencies overlap. */
const AHEAD = 4;
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
 * Threads play two parts by turns. As pixels they go through a batch of splats and leave, for each pair, s = ∂L/∂σ and
 * the share α·T in workgroup memory; as splats they add these up over the tile's pixels. So sums need neither
 * shuffles, whose width differs between devices, nor float atomics, which WGSL lacks. Each sum goes to the pair's own
 * slot, and `update` adds the slots of a splat, always in the same order.
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
${VIEW_WGSL}${SIZES_WGSL}${STATE_WGSL}
@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read_write> state: State;
@group(0) @binding(2) var<storage, read> views: array<View>;
@group(0) @binding(3) var<storage, read> splats: array<vec4f>;
/** Splat and slot of each pair, sorted by tile and depth. */
@group(0) @binding(4) var<storage, read> sorted: array<vec2u>;
@group(0) @binding(5) var<storage, read> tile_ranges: array<vec2u>;
@group(0) @binding(6) var<storage, read> pixel_gradients: array<vec4f>;
@group(0) @binding(7) var<storage, read> pixel_states: array<vec2u>;
@group(0) @binding(8) var<storage, read_write> slot_gradients: array<vec4f>;
${depth ? '@group(0) @binding(9) var<storage, read> depth_gradients: array<f32>;' : ''}
${TILE_WGSL}
const BATCH = ${BATCH}u;
const STRIDE = ${STRIDE}u;
const SUM_STRIDE = ${SUM_STRIDE}u;
/** Pixels that one thread adds up as part of a splat. */
const ROWS = ${ROWS}u;

var<workgroup> batch_a: array<vec4f, ${BATCH}>;
var<workgroup> batch_b: array<vec4f, ${BATCH}>;
var<workgroup> batch_c: array<vec4f, ${BATCH}>;
/** Of this batch and the next, which some threads begin while others still write this one's sums. */
var<workgroup> batch_slots: array<u32, ${2 * BATCH}>;
/** ∂L/∂rgb and ∂L/∂depth of the tile's pixels. */
var<workgroup> incoming: array<vec4f, ${TILE_THREADS}>;
/** [BATCH, STRIDE] s and share; then [THREADS, SUM_STRIDE] sums of the parts. */
var<workgroup> pairs: array<vec2f, ${Math.max(BATCH * STRIDE, TILE_THREADS * SUM_STRIDE)}>;
var<workgroup> last_end: atomic<u32>;
var<workgroup> shared_end: u32;

@compute @workgroup_size(${TILE_THREADS})
fn rasterize_backward(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
                      @builtin(local_invocation_index) local: u32) {
  let tile = group.x + group.y * groups.x;
  if (tile >= sizes.views * sizes.tiles_x * sizes.tiles_y) {
    return;
  }
  let place = place_of(tile, local);
  let range = tile_ranges[tile];
  if (range.x >= range.y) {
    return;
  }

  if (local == 0u) {
    atomicStore(&last_end, 0u);
  }
  workgroupBarrier();

  var through = 1.0;
  var behind = 0.0;
  var end = 0u;
  var own = vec4f(0.0);
  if (place.inside) {
    let pixel_state = pixel_states[place.index];
    through = bitcast<f32>(pixel_state.x);
    end = pixel_state.y;
    let gradient = pixel_gradients[place.index];
    own = vec4f(gradient.xyz, ${depth ? 'depth_gradients[place.index]' : '0.0'});
    let background = views[(max(state.cursor, 1u) - 1u) * sizes.views + place.view].background.xyz;
    behind = through * (dot(background, gradient.xyz) - gradient.w);
    atomicMax(&last_end, end);
  }
  incoming[local] = own;
  workgroupBarrier();
  if (local == 0u) {
    shared_end = max(atomicLoad(&last_end), range.x);
  }
  let tile_end = workgroupUniformLoad(&shared_end);

  // Pairs that no pixel got to.
  for (var at = tile_end + local; at < range.y; at += THREADS) {
    let out = sorted[at].y * ${SLOT_VEC4S}u;
    for (var k = 0u; k < ${SLOT_VEC4S}u; k++) {
      slot_gradients[out + k] = vec4f(0.0);
    }
  }

  let splat = local % BATCH;
  let part = local / BATCH;
  let corner = vec2f(place.corner) + 0.5;
  let batches = (tile_end - range.x + BATCH - 1u) / BATCH;
  // The next batch is on its way while this one is gone through; its threads know their slots.
  var pair = vec2u(0u);
  var next_a = vec4f(0.0);
  var next_b = vec4f(0.0);
  var next_c = vec4f(0.0);
  let last = range.x + (max(batches, 1u) - 1u) * BATCH + local;
  if (local < BATCH && last < tile_end) {
    pair = sorted[last];
    next_a = splats[pair.x * ${SPLAT_VEC4S}u];
    next_b = splats[pair.x * ${SPLAT_VEC4S}u + 1u];
    next_c = splats[pair.x * ${SPLAT_VEC4S}u + 2u];
  }
  for (var b = batches; b > 0u; b--) {
    let first = range.x + (b - 1u) * BATCH;
    let size = min(BATCH, tile_end - first);
    if (local < BATCH) {
      batch_a[local] = next_a;
      // Splats of weight 0 fill the last batch.
      batch_b[local] = select(vec4f(0.0), next_b, local < size);
      batch_c[local] = next_c;
      batch_slots[(b & 1u) * BATCH + local] = pair.y;
    }
    workgroupBarrier();
    if (b > 1u && local < BATCH) {
      pair = sorted[first - BATCH + local];
      next_a = splats[pair.x * ${SPLAT_VEC4S}u];
      next_b = splats[pair.x * ${SPLAT_VEC4S}u + 1u];
      next_c = splats[pair.x * ${SPLAT_VEC4S}u + 2u];
    }

    // As a pixel, which looks at splats before its own end only.
    let seen = select(0u, end - first, end > first);
    for (var j = ${BATCH}u; j > 0u; j -= ${AHEAD}u) {
      ${ahead
        .map(
          (q) => /* wgsl */ `
      let a_${q} = batch_a[j - ${q + 1}u];
      let b_${q} = batch_b[j - ${q + 1}u];
      let weight_${q} = select(0.0, weight_at(place.at, a_${q}, b_${q}), j - ${q + 1}u < seen);
      let alpha_${q} = min(${MAX_ALPHA}, weight_${q});
      let root_${q} = inverseSqrt(1.0 - alpha_${q});
      let inverse_${q} = root_${q} * root_${q};
      let product_${q} = dot(batch_c[j - ${q + 1}u].xyz, own.xyz)${depth ? ` + b_${q}.w * own.w` : ''};`,
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
        pairs[(j - ${q + 1}u) * STRIDE + local] = vec2f(select(0.0, s, weight_${q} <= ${MAX_ALPHA}), share);
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
    let sa = batch_a[splat];
    let sb = batch_b[splat];
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
      slot_gradients[batch_slots[(b & 1u) * BATCH + j] * ${SLOT_VEC4S}u + k] = total;
    }
  }
}
`;
}
