import { HALT, SIZES_WGSL, SPLAT_VEC4S, STATE_WGSL } from './layout.ts';
import { BIN_TILES } from './tile.wgsl.ts';
import { TILE_WALK_WGSL } from './tile-walk.wgsl.ts';

/** Splats whose pairs one workgroup writes. */
export const EMIT_GROUP = 128;

/**
 * Writes one pair for each bin that a splat touches, nearest splat first; a stable sort by bin then keeps depth order
 * within a bin.
 *
 * A workgroup takes a run of splats and shares out their pairs, not the splats: neighbouring threads write neighbouring
 * pairs, and a splat that covers the picture does not keep one thread busy alone.
 */
export const EMIT_WGSL = /* wgsl */ `
${SIZES_WGSL}${STATE_WGSL}${TILE_WALK_WGSL}
@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read_write> state: State;
@group(0) @binding(2) var<storage, read> order: array<u32>;
@group(0) @binding(3) var<storage, read> splats: array<vec4f>;
/** x: first pair, by rank in depth. */
@group(0) @binding(4) var<storage, read> starts: array<vec2u>;
@group(0) @binding(5) var<storage, read_write> keys: array<u32>;
/** Splat; tile mask and, above it, the splat's tiles in bins before this one. */
@group(0) @binding(6) var<storage, read_write> values: array<vec2u>;

var<workgroup> pair_starts: array<u32, ${EMIT_GROUP + 1}>;
var<workgroup> ids: array<u32, ${EMIT_GROUP}>;
var<workgroup> walks: array<Walk, ${EMIT_GROUP}>;

/** Number of the splat of this workgroup that a pair belongs to: the last that starts at or before it. */
fn owner_of(pair: u32) -> u32 {
  var low = 0u;
  for (var half = ${EMIT_GROUP / 2}u; half > 0u; half >>= 1u) {
    if (pair_starts[low + half] <= pair) {
      low += half;
    }
  }
  return low;
}

@compute @workgroup_size(${EMIT_GROUP})
fn emit(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) local: u32) {
  let ranks = sizes.views * sizes.count;
  let first_rank = (group.x + group.y * groups.x) * ${EMIT_GROUP}u;
  let rank = first_rank + local;
  if (rank == 0u) {
    // Room for pairs is that for slots, halved, and one for each splat.
    let room = sizes.views * sizes.capacity;
    let wanted = max(state.all_slots, 2u * (max(state.all_pairs, room) - room));
    state.wanted = wanted;
    state.pairs = min(state.all_pairs, sizes.pair_capacity);
    atomicMax(&state.most, wanted);
    if (wanted > sizes.slot_capacity) {
      atomicOr(&state.halt, ${HALT.overflow}u);
    }
  }
  if (first_rank >= ranks) {
    return;
  }
  let last = min(rank, ranks - 1u);
  let id = order[last];
  let start = starts[last].x;
  var end = state.all_pairs;
  if (last + 1u < ranks) {
    end = starts[last + 1u].x;
  }
  // Threads past the last splat own nothing.
  pair_starts[local] = select(end, start, rank < ranks);
  ids[local] = id;
  if (end > start) {
    let a = splats[id * ${SPLAT_VEC4S}u];
    let b = splats[id * ${SPLAT_VEC4S}u + 1u];
    // A walk is the same if conic and reach are scaled alike.
    walks[local] = start_walk(a.xy, vec3f(2.0 * a.z, a.w, 2.0 * b.x), b.z, sizes.width, sizes.height);
  }
  if (local == ${EMIT_GROUP - 1}u) {
    pair_starts[${EMIT_GROUP}] = end;
  }
  workgroupBarrier();

  let pairs_end = min(pair_starts[${EMIT_GROUP}], sizes.pair_capacity);
  for (var pair = pair_starts[0] + local; pair < pairs_end; pair += ${EMIT_GROUP}u) {
    let owner = owner_of(pair);
    let splat = ids[owner];
    let walk = walks[owner];
    var ahead = pair - pair_starts[owner];
    var tiles_before = 0u;
    var row = first_bin_row(walk);
    var found = walk_bin_row(walk, row);
    while (ahead >= found.bins.y - found.bins.x && row + 1u < end_bin_row(walk)) {
      ahead -= found.bins.y - found.bins.x;
      tiles_before += tiles_left_of(found, sizes.tiles_x);
      row++;
      found = walk_bin_row(walk, row);
    }
    let column = found.bins.x + ahead;
    tiles_before += tiles_left_of(found, column * WALK_BIN);
    keys[pair] = (splat / sizes.count * sizes.bins_y + row) * sizes.bins_x + column;
    values[pair] = vec2u(splat, tile_mask(found, column) | (tiles_before << ${BIN_TILES ** 2}u));
  }
}
`;

/** Where each bin's pairs begin and end. Also counts the step as begun, see `STATE_WGSL`. */
export const BIN_RANGES_WGSL = /* wgsl */ `
${STATE_WGSL}
@group(0) @binding(0) var<storage, read_write> state: State;
@group(0) @binding(1) var<storage, read> keys: array<u32>;
@group(0) @binding(2) var<storage, read_write> bin_ranges: array<vec2u>;

@compute @workgroup_size(256)
fn find_bin_ranges(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
                   @builtin(local_invocation_index) local: u32) {
  let at = (group.x + group.y * groups.x) * 256u + local;
  if (at == 0u) {
    if (atomicLoad(&state.halt) == 0u) {
      state.cursor++;
    }
    atomicStore(&state.nearest, 0xffffffffu);
    atomicStore(&state.farthest, 0u);
  }
  let count = state.pairs;
  if (at >= count) {
    return;
  }
  let bin = keys[at];
  if (at == 0u || keys[at - 1u] != bin) {
    bin_ranges[bin].x = at;
  }
  if (at + 1u == count || keys[at + 1u] != bin) {
    bin_ranges[bin].y = at + 1u;
  }
}
`;
