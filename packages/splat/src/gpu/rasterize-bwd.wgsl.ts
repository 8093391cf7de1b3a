import { MAX_ALPHA } from '../raster-constants.ts';
import { SIZES_WGSL, SLOT_VEC4S, SPLAT_VEC4S, STATE_WGSL, VIEW_WGSL } from './layout.ts';
import { perPixel, threadsPerTile, tileWgsl, type TileShape } from './rasterize-fwd.wgsl.ts';

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
export function rasterizeBackwardWgsl(shape: TileShape & { readonly batch: number; readonly depth: boolean }): string {
  const { tileSize, batch, depth } = shape;
  const threads = threadsPerTile(shape);
  const pixels = tileSize * tileSize;
  const parts = threads / batch;
  const rowsPerPart = tileSize / parts;
  // Odd, so that threads who read down a column hit different banks.
  const stride = pixels + 1;
  const each = (body: (k: number) => string) => perPixel(shape, body);
  const channels = depth ? 'vec4f' : 'vec3f';
  // Column by column, so that its number is a constant.
  const columns = Array.from(
    { length: tileSize },
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
@group(0) @binding(4) var<storage, read> slots: array<u32>;
@group(0) @binding(5) var<storage, read> slot_owners: array<u32>;
@group(0) @binding(6) var<storage, read> tile_ranges: array<vec2u>;
@group(0) @binding(7) var<storage, read> pixel_gradients: array<vec4f>;
@group(0) @binding(8) var<storage, read> pixel_states: array<vec2u>;
@group(0) @binding(9) var<storage, read_write> slot_gradients: array<vec4f>;
${depth ? '@group(0) @binding(10) var<storage, read> depth_gradients: array<f32>;' : ''}
${tileWgsl(shape)}
const BATCH = ${batch}u;
const STRIDE = ${stride}u;
const SUM_STRIDE = ${SUM_STRIDE}u;
/** Pixels that one thread adds up as part of a splat. */
const ROWS = ${rowsPerPart}u;

var<workgroup> batch_a: array<vec4f, ${batch}>;
var<workgroup> batch_b: array<vec4f, ${batch}>;
var<workgroup> batch_c: array<vec4f, ${batch}>;
/** ∂L/∂rgb and ∂L/∂depth of the tile's pixels. */
var<workgroup> incoming: array<vec4f, ${pixels}>;
/** [BATCH, STRIDE] s and share; then [THREADS, SUM_STRIDE] sums of the parts. */
var<workgroup> pairs: array<vec2f, ${Math.max(batch * stride, threads * SUM_STRIDE)}>;
var<workgroup> last_end: atomic<u32>;
var<workgroup> shared_end: u32;

@compute @workgroup_size(${threads})
fn rasterize_backward(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
                      @builtin(local_invocation_index) local: u32) {
  let tile = group.x + group.y * groups.x;
  if (tile >= sizes.views * sizes.tiles_x * sizes.tiles_y) {
    return;
  }
  let place = place_of(tile);
  let range = tile_ranges[tile];
  if (range.x >= range.y) {
    return;
  }
  if (local == 0u) {
    atomicStore(&last_end, range.x);
  }
  workgroupBarrier();

  let background = views[(state.cursor - 1u) * sizes.views + place.view].background.xyz;
  ${each(
    (k) => /* wgsl */ `
  let pixel_${k} = pixel_of(place, local, ${k}u);
  var through_${k} = 1.0;
  var behind_${k} = 0.0;
  var end_${k} = range.x;
  var own_${k} = vec4f(0.0);
  if (pixel_${k}.inside) {
    let pixel_state = pixel_states[pixel_${k}.index];
    through_${k} = bitcast<f32>(pixel_state.x);
    end_${k} = pixel_state.y;
    let gradient = pixel_gradients[pixel_${k}.index];
    own_${k} = vec4f(gradient.xyz, ${depth ? `depth_gradients[pixel_${k}.index]` : '0.0'});
    behind_${k} = through_${k} * (dot(background, gradient.xyz) - gradient.w);
    atomicMax(&last_end, end_${k});
  }
  incoming[pixel_${k}.number] = own_${k};`,
  )}
  workgroupBarrier();
  if (local == 0u) {
    shared_end = atomicLoad(&last_end);
  }
  let tile_end = workgroupUniformLoad(&shared_end);

  // Pairs that no pixel got to.
  for (var at = tile_end + local; at < range.y; at += THREADS) {
    let out = slots[at] * ${SLOT_VEC4S}u;
    for (var k = 0u; k < ${SLOT_VEC4S}u; k++) {
      slot_gradients[out + k] = vec4f(0.0);
    }
  }

  let splat = local % BATCH;
  let part = local / BATCH;
  let corner = vec2f(place.corner) + 0.5;
  let batches = (tile_end - range.x + BATCH - 1u) / BATCH;
  for (var b = batches; b > 0u; b--) {
    let first = range.x + (b - 1u) * BATCH;
    let size = min(BATCH, tile_end - first);
    // Sums over what a batch lacks are nonsense that nobody writes out.
    if (local < size) {
      let id = slot_owners[slots[first + local]] * ${SPLAT_VEC4S}u;
      batch_a[local] = splats[id];
      batch_b[local] = splats[id + 1u];
      batch_c[local] = splats[id + 2u];
    }
    workgroupBarrier();

    // As pixels.
    for (var j = size; j > 0u; j--) {
      let sa = batch_a[j - 1u];
      let sb = batch_b[j - 1u];
      let sc = batch_c[j - 1u];
      let conic = vec3f(sa.zw, sb.x);
      let line = (j - 1u) * STRIDE;
      ${each(
        (k) => /* wgsl */ `
      {
        var pair = vec2f(0.0);
        let sigma = sigma_at(sa.xy - pixel_${k}.at, conic);
        if (first + j <= end_${k} && sigma >= 0.0 && sigma <= sb.z) {
          let weight = sb.y * exp(-sigma);
          let alpha = min(${MAX_ALPHA}, weight);
          let inverse = 1.0 / (1.0 - alpha);
          through_${k} *= inverse;
          let share = alpha * through_${k};
          let product = dot(sc.xyz, own_${k}.xyz)${depth ? ` + sb.w * own_${k}.w` : ''};
          let s = weight * (behind_${k} * inverse - through_${k} * product);
          pair = vec2f(select(0.0, s, weight <= ${MAX_ALPHA}), share);
          behind_${k} += share * product;
        }
        pairs[line + pixel_${k}.number] = pair;
      }`,
      )}
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
      slot_gradients[slots[first + j] * ${SLOT_VEC4S}u + k] = total;
    }
  }
}
`;
}
