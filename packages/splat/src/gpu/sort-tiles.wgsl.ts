import { SIZES_WGSL } from './layout.ts';

const THREADS = 128;
/** Longest list that is sorted in workgroup memory; 8 bytes each. */
export const TILE_LIST_CAPACITY = 2048;

/**
 * One workgroup per tile: sorts its pairs by depth, equal depths by splat, so that the order does not depend on how the
 * pairs came in. Positive floats order like the integers they are stored as. Writes splat and slot of each pair for the
 * rasteriser, and clears the tile's count for the next step.
 *
 * A bitonic network (Batcher 1968) in the form whose comparators all point the same way, so that whatever lies past the
 * end counts as infinite without being stored. Lists too long for workgroup memory go through the same network in device
 * memory, a good deal slower.
 */
export const SORT_TILES_WGSL = /* wgsl */ `
${SIZES_WGSL}
@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read> tile_starts: array<u32>;
@group(0) @binding(2) var<storage, read> tile_cursors: array<u32>;
@group(0) @binding(3) var<storage, read_write> tile_counts: array<u32>;
@group(0) @binding(4) var<storage, read_write> pairs: array<vec4u>;
@group(0) @binding(5) var<storage, read_write> sorted: array<vec2u>;

const THREADS = ${THREADS}u;
/** Depth, and place in the tile's stretch. */
var<workgroup> list: array<vec2u, ${TILE_LIST_CAPACITY}>;

/** The lower end of comparator \`number\` at distance \`span\`, its blocks being twice as long. */
fn lower_end(number: u32, span: u32) -> u32 {
  return (number / span) * 2u * span + number % span;
}

/** Whether pair x, at place i, belongs behind pair y, at place j. */
fn behind(x: vec2u, y: vec2u, start: u32) -> bool {
  if (x.x == y.x) {
    return pairs[start + x.y].y > pairs[start + y.y].y;
  }
  return x.x > y.x;
}

fn exchange(i: u32, j: u32, count: u32, start: u32) {
  if (j >= count) {
    return;
  }
  let x = list[i];
  let y = list[j];
  if (behind(x, y, start)) {
    list[i] = y;
    list[j] = x;
  }
}

fn exchange_far(i: u32, j: u32, count: u32, start: u32) {
  if (j >= count) {
    return;
  }
  let x = pairs[start + i];
  let y = pairs[start + j];
  if (x.x > y.x || (x.x == y.x && x.y > y.y)) {
    pairs[start + i] = y;
    pairs[start + j] = x;
  }
}

@compute @workgroup_size(THREADS)
fn sort_tiles(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
              @builtin(local_invocation_index) local: u32) {
  let tile = group.x + group.y * groups.x;
  if (tile >= sizes.views * sizes.tiles_x * sizes.tiles_y) {
    return;
  }
  if (local == 0u) {
    tile_counts[tile] = 0u;
  }
  let start = min(tile_starts[tile], sizes.intersection_capacity);
  let count = min(tile_cursors[tile], sizes.intersection_capacity - start);
  let is_near = count <= ${TILE_LIST_CAPACITY}u;
  if (is_near) {
    for (var i = local; i < count; i += THREADS) {
      list[i] = vec2u(pairs[start + i].x, i);
    }
    workgroupBarrier();
  }
  // Half of each block's length; a comparator per thread and turn.
  for (var half = 1u; half < count; half <<= 1u) {
    let comparators = (count + 2u * half - 1u) / (2u * half) * half;
    for (var c = local; c < comparators; c += THREADS) {
      let low = lower_end(c, half);
      let high = (c / half) * 2u * half + 2u * half - 1u - c % half;
      if (is_near) {
        exchange(low, high, count, start);
      } else {
        exchange_far(low, high, count, start);
      }
    }
    storageBarrier();
    workgroupBarrier();
    for (var span = half >> 1u; span > 0u; span >>= 1u) {
      for (var c = local; c < comparators; c += THREADS) {
        let low = lower_end(c, span);
        if (is_near) {
          exchange(low, low + span, count, start);
        } else {
          exchange_far(low, low + span, count, start);
        }
      }
      storageBarrier();
      workgroupBarrier();
    }
  }
  for (var i = local; i < count; i += THREADS) {
    let place = select(i, list[min(i, ${TILE_LIST_CAPACITY - 1}u)].y, is_near);
    sorted[start + i] = pairs[start + place].yz;
  }
}
`;
