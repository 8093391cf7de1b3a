import { HALT, SIZES_WGSL, SPLAT_VEC4S, STATE_WGSL } from './layout.ts';
import { TILE_WALK_WGSL } from './tile-walk.wgsl.ts';

/** Tile counts in the order of depth: what the prefix sum adds up. */
export const RANK_COUNTS_WGSL = /* wgsl */ `
${SIZES_WGSL}
@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read> order: array<u32>;
@group(0) @binding(2) var<storage, read> tile_counts: array<u32>;
@group(0) @binding(3) var<storage, read_write> rank_counts: array<u32>;

@compute @workgroup_size(256)
fn rank_counts_of(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
                  @builtin(local_invocation_index) local: u32) {
  let rank = (group.x + group.y * groups.x) * 256u + local;
  if (rank < sizes.views * sizes.count) {
    rank_counts[rank] = tile_counts[order[rank]];
  }
}
`;

/** Splats whose pairs one workgroup writes. */
export const EMIT_GROUP = 128;

/**
 * Writes one pair (tile, slot) for each tile that a splat touches, nearest splat first. Slots are numbered in this order,
 * so those of one splat are neighbours; a stable sort by tile then keeps depth order within a tile.
 *
 * A workgroup takes a run of splats and shares out their pairs, not the splats: neighbouring threads write neighbouring
 * slots, and a splat that covers the picture does not keep one thread busy alone.
 */
export const EMIT_WGSL = /* wgsl */ `
${SIZES_WGSL}${STATE_WGSL}${TILE_WALK_WGSL}
@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read_write> state: State;
@group(0) @binding(2) var<storage, read> order: array<u32>;
@group(0) @binding(3) var<storage, read> splats: array<vec4f>;
@group(0) @binding(4) var<storage, read> tile_counts: array<u32>;
@group(0) @binding(5) var<storage, read> rank_starts: array<u32>;
@group(0) @binding(6) var<storage, read_write> slot_starts: array<u32>;
@group(0) @binding(7) var<storage, read_write> keys: array<u32>;
@group(0) @binding(8) var<storage, read_write> values: array<u32>;
@group(0) @binding(9) var<storage, read_write> slot_owners: array<u32>;


var<workgroup> starts: array<u32, ${EMIT_GROUP + 1}>;
var<workgroup> ids: array<u32, ${EMIT_GROUP}>;

/** Number of the splat of this workgroup that a slot belongs to: the last that starts at or before it. */
fn owner_of(slot: u32) -> u32 {
  var low = 0u;
  for (var half = ${EMIT_GROUP / 2}u; half > 0u; half >>= 1u) {
    if (starts[low + half] <= slot) {
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
    let wanted = state.wanted;
    state.intersections = min(wanted, sizes.intersection_capacity);
    atomicMax(&state.most, wanted);
    if (wanted > sizes.intersection_capacity) {
      atomicOr(&state.halt, ${HALT.overflow}u);
    }
  }
  if (first_rank >= ranks) {
    return;
  }
  let last = min(rank, ranks - 1u);
  let id = order[last];
  let start = rank_starts[last];
  let end = start + tile_counts[id];
  // Threads past the last splat own nothing.
  starts[local] = select(end, start, rank < ranks);
  ids[local] = id;
  if (local == ${EMIT_GROUP - 1}u) {
    starts[${EMIT_GROUP}] = end;
  }
  if (rank < ranks) {
    slot_starts[id] = start;
  }
  workgroupBarrier();

  let tiles = sizes.tiles_x * sizes.tiles_y;
  let slots_end = min(starts[${EMIT_GROUP}], sizes.intersection_capacity);
  for (var slot = starts[0] + local; slot < slots_end; slot += ${EMIT_GROUP}u) {
    let owner = owner_of(slot);
    let splat = ids[owner];
    let a = splats[splat * ${SPLAT_VEC4S}u];
    let b = splats[splat * ${SPLAT_VEC4S}u + 1u];
    let walk = start_walk(a.xy, vec3f(a.zw, b.x), b.z, sizes.width, sizes.height);
    var ahead = slot - starts[owner];
    var row = walk.first_row;
    var span = tile_span(walk, row);
    while (ahead >= span.y - span.x && row + 1u < walk.end_row) {
      ahead -= span.y - span.x;
      row++;
      span = tile_span(walk, row);
    }
    keys[slot] = splat / sizes.count * tiles + row * sizes.tiles_x + span.x + ahead;
    values[slot] = slot;
    slot_owners[slot] = splat;
  }
}
`;

/** Where each tile's pairs begin and end, and whose they are. Also counts the step as begun, see `STATE_WGSL`. */
export const TILE_RANGES_WGSL = /* wgsl */ `
${STATE_WGSL}
@group(0) @binding(0) var<storage, read_write> state: State;
@group(0) @binding(1) var<storage, read> keys: array<u32>;
@group(0) @binding(2) var<storage, read> slots: array<u32>;
@group(0) @binding(3) var<storage, read> slot_owners: array<u32>;
@group(0) @binding(4) var<storage, read_write> tile_ranges: array<vec2u>;
/** Splat and slot of each pair. */
@group(0) @binding(5) var<storage, read_write> sorted: array<vec2u>;

@compute @workgroup_size(256)
fn find_tile_ranges(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
                    @builtin(local_invocation_index) local: u32) {
  let at = (group.x + group.y * groups.x) * 256u + local;
  if (at == 0u && atomicLoad(&state.halt) == 0u) {
    state.cursor++;
  }
  let count = state.intersections;
  if (at >= count) {
    return;
  }
  let slot = slots[at];
  sorted[at] = vec2u(slot_owners[slot], slot);
  let tile = keys[at];
  if (at == 0u || keys[at - 1u] != tile) {
    tile_ranges[tile].x = at;
  }
  if (at + 1u == count || keys[at + 1u] != tile) {
    tile_ranges[tile].y = at + 1u;
  }
}
`;
