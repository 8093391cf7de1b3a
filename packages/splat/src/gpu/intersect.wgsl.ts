import { HALT, SIZES_WGSL, SPLAT_VEC4S, STATE_WGSL } from './layout.ts';
import { SPLAT_GROUP } from './project.wgsl.ts';
import { TILE_WALK_WGSL } from './tile-walk.wgsl.ts';

/**
 * Writes one pair (depth, splat, slot) for each tile that a splat touches, into the tile's own stretch, in any order:
 * `sort_tiles` puts it right. Also begins the step, see `STATE_WGSL`.
 *
 * A workgroup takes a run of splats and shares out their slots, not the splats: a splat that covers the picture does
 * not keep one thread busy alone.
 */
export const EMIT_WGSL = /* wgsl */ `
${SIZES_WGSL}${STATE_WGSL}${TILE_WALK_WGSL}
@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read_write> state: State;
@group(0) @binding(2) var<storage, read> splats: array<vec4f>;
@group(0) @binding(3) var<storage, read> slot_ranges: array<vec2u>;
@group(0) @binding(4) var<storage, read> tile_starts: array<u32>;
@group(0) @binding(5) var<storage, read_write> tile_cursors: array<atomic<u32>>;
@group(0) @binding(6) var<storage, read_write> pairs: array<vec4u>;


var<workgroup> starts: array<u32, ${SPLAT_GROUP}>;

/** Number of the splat of this workgroup that a slot belongs to: the last that starts at or before it. */
fn owner_of(slot: u32) -> u32 {
  var low = 0u;
  for (var half = ${SPLAT_GROUP / 2}u; half > 0u; half >>= 1u) {
    if (starts[low + half] <= slot) {
      low += half;
    }
  }
  return low;
}

@compute @workgroup_size(${SPLAT_GROUP})
fn emit(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) local: u32) {
  let projected = sizes.views * sizes.count;
  let first = (group.x + group.y * groups.x) * ${SPLAT_GROUP}u;
  if (first + local == 0u) {
    let wanted = state.wanted;
    atomicMax(&state.most, wanted);
    atomicStore(&state.slots, 0u);
    if (wanted > sizes.intersection_capacity) {
      atomicOr(&state.halt, ${HALT.overflow}u);
    } else if (atomicLoad(&state.halt) == 0u) {
      state.cursor++;
    }
  }
  if (first >= projected) {
    return;
  }
  let last = min(first + ${SPLAT_GROUP - 1}u, projected - 1u);
  let last_range = slot_ranges[last];
  let slots_end = min(last_range.x + last_range.y, sizes.intersection_capacity);
  // Threads past the last splat own nothing.
  let end = last_range.x + last_range.y;
  starts[local] = select(end, slot_ranges[min(first + local, last)].x, first + local <= last);
  workgroupBarrier();

  let tiles = sizes.tiles_x * sizes.tiles_y;
  for (var slot = starts[0] + local; slot < slots_end; slot += ${SPLAT_GROUP}u) {
    let owner = owner_of(slot);
    let splat = first + owner;
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
    let tile = splat / sizes.count * tiles + row * sizes.tiles_x + span.x + ahead;
    let at = tile_starts[tile] + atomicAdd(&tile_cursors[tile], 1u);
    if (at < sizes.intersection_capacity) {
      pairs[at] = vec4u(bitcast<u32>(b.w), splat, slot, 0u);
    }
  }
}
`;
