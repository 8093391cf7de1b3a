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

/**
 * One thread per drawn splat, nearest first: writes one pair (tile, slot) for each tile touched. Slots are numbered in
 * this order, so those of one splat are neighbours; a stable sort by tile then keeps depth order within a tile.
 */
export function emitWgsl(tileSize: number): string {
  return /* wgsl */ `
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

const TILE = ${tileSize};

@compute @workgroup_size(128)
fn emit(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) local: u32) {
  let rank = (group.x + group.y * groups.x) * 128u + local;
  if (rank == 0u) {
    let wanted = state.wanted;
    state.intersections = min(wanted, sizes.intersection_capacity);
    atomicMax(&state.most, wanted);
    if (wanted > sizes.intersection_capacity) {
      atomicOr(&state.halt, ${HALT.overflow}u);
    }
  }
  if (rank >= sizes.views * sizes.count) {
    return;
  }
  let id = order[rank];
  if (tile_counts[id] == 0u) {
    return;
  }
  var slot = rank_starts[rank];
  slot_starts[id] = slot;
  let a = splats[id * ${SPLAT_VEC4S}u];
  let b = splats[id * ${SPLAT_VEC4S}u + 1u];
  let first_tile = id / sizes.count * sizes.tiles_x * sizes.tiles_y;
  let walk = start_walk(a.xy, vec3f(a.zw, b.x), b.z, sizes.width, sizes.height);
  for (var row = walk.first_row; row < walk.end_row; row++) {
    let span = tile_span(walk, row);
    for (var column = span.x; column < span.y; column++) {
      if (slot >= sizes.intersection_capacity) {
        return;
      }
      keys[slot] = first_tile + row * sizes.tiles_x + column;
      values[slot] = slot;
      slot_owners[slot] = id;
      slot++;
    }
  }
}
`;
}

/** Where each tile's pairs begin and end. Also counts the step as begun, see `STATE_WGSL`. */
export const TILE_RANGES_WGSL = /* wgsl */ `
${STATE_WGSL}
@group(0) @binding(0) var<storage, read_write> state: State;
@group(0) @binding(1) var<storage, read> keys: array<u32>;
@group(0) @binding(2) var<storage, read_write> tile_ranges: array<vec2u>;

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
  let tile = keys[at];
  if (at == 0u || keys[at - 1u] != tile) {
    tile_ranges[tile].x = at;
  }
  if (at + 1u == count || keys[at + 1u] != tile) {
    tile_ranges[tile].y = at + 1u;
  }
}
`;
