import { BIN_TILES, TILE_SIZE } from './tile.wgsl.ts';

const rows = Array.from({ length: BIN_TILES }, (_, row) => row);

/**
 * Which tiles an ellipse touches, row of tiles by row of tiles: exactly those that have a pixel centre in its bounding
 * chord within the row (Hanson et al. 2025, "Speedy-Splat", calls this AccuTile).
 *
 * Convex, so per row one span of tiles. A margin covers rounding: a tile too many costs time, one too few a pixel.
 */
export const TILE_WALK_WGSL = /* wgsl */ `
const WALK_TILE = ${TILE_SIZE}u;
const WALK_BIN = ${BIN_TILES}u;
struct Walk {
  mean: vec2f,
  /** 2·reach/A and 1/(A·variance of y): half the chord squared at height d is x − y·d². */
  chord: vec2f,
  /** −B/A: where the chord's middle goes per row. */
  lean: f32,
  half_height: f32,
  /** Height, from the mean, of the rightmost point. */
  right_height: f32,
  width: f32,
  first_row: u32,
  end_row: u32,
}

/** A row of bins: in each of its rows of tiles the first and exclusive last tile touched, then the same in bins. */
struct BinRow {
  ${rows.map((row) => `span_${row}: vec2u,`).join('\n  ')}
  bins: vec2u,
}

fn start_walk(mean: vec2f, conic: vec3f, reach: f32, width: u32, height: u32) -> Walk {
  var walk: Walk;
  let twice_reach = 2.0 * (max(reach, 0.0) * 1.0001 + 0.0002);
  let determinant = conic.x * conic.z - conic.y * conic.y;
  walk.mean = mean;
  walk.lean = -conic.y / conic.x;
  walk.chord = vec2f(twice_reach, determinant / conic.x) / conic.x;
  walk.half_height = sqrt(twice_reach * conic.x / determinant);
  walk.right_height = -conic.y / conic.z * sqrt(twice_reach * conic.z / determinant);
  walk.width = f32(width);
  let low = max(ceil(mean.y - walk.half_height - 0.5), 0.0);
  let high = min(floor(mean.y + walk.half_height - 0.5), f32(height) - 1.0);
  walk.first_row = 0u;
  walk.end_row = 0u;
  if (low <= high) {
    walk.first_row = u32(low) / WALK_TILE;
    walk.end_row = u32(high) / WALK_TILE + 1u;
  }
  return walk;
}

fn first_bin_row(walk: Walk) -> u32 {
  return walk.first_row / WALK_BIN;
}

fn end_bin_row(walk: Walk) -> u32 {
  return (walk.end_row + WALK_BIN - 1u) / WALK_BIN;
}

/** First and exclusive last tile of a row of tiles. */
fn tile_span(walk: Walk, row: u32) -> vec2u {
  if (row < walk.first_row || row >= walk.end_row) {
    return vec2u(0u);
  }
  let top = f32(row * WALK_TILE) + 0.5 - walk.mean.y;
  let low = max(top, -walk.half_height);
  let high = max(low, min(top + f32(WALK_TILE - 1u), walk.half_height));
  let right = clamp(walk.right_height, low, high);
  let left = clamp(-walk.right_height, low, high);
  let right_end = walk.lean * right + sqrt(max(0.0, walk.chord.x - walk.chord.y * right * right));
  let left_end = walk.lean * left - sqrt(max(0.0, walk.chord.x - walk.chord.y * left * left));
  let first = max(ceil(walk.mean.x + left_end - 0.5), 0.0);
  let last = min(floor(walk.mean.x + right_end - 0.5), walk.width - 1.0);
  if (!(first <= last)) {
    return vec2u(0u);
  }
  return vec2u(u32(first) / WALK_TILE, u32(last) / WALK_TILE + 1u);
}

fn walk_bin_row(walk: Walk, bin_row: u32) -> BinRow {
  var found: BinRow;
  var tiles = vec2u(0xffffffffu, 0u);
  ${rows
    .map(
      (row) => /* wgsl */ `
  found.span_${row} = tile_span(walk, bin_row * WALK_BIN + ${row}u);
  if (found.span_${row}.x < found.span_${row}.y) {
    tiles = vec2u(min(tiles.x, found.span_${row}.x), max(tiles.y, found.span_${row}.y));
  }`,
    )
    .join('')}
  found.bins = select(vec2u(0u), vec2u(tiles.x / WALK_BIN, (tiles.y + WALK_BIN - 1u) / WALK_BIN), tiles.x < tiles.y);
  return found;
}

/** Tiles of the row of bins that lie left of a column of tiles. */
fn tiles_left_of(found: BinRow, column: u32) -> u32 {
  return ${rows.map((row) => `clamp(column, found.span_${row}.x, found.span_${row}.y) - found.span_${row}.x`).join('\n    + ')};
}

/** Bits from first to exclusive last, both at most ${BIN_TILES}. */
fn run_of_bits(first: u32, last: u32) -> u32 {
  return (1u << last) - (1u << first);
}

/** A bit for each tile of a bin, row by row. */
fn tile_mask(found: BinRow, bin: u32) -> u32 {
  let low = vec2u(bin * WALK_BIN);
  let high = low + WALK_BIN;
  var mask = 0u;
  ${rows
    .map(
      (row) => /* wgsl */ `
  let own_${row} = clamp(found.span_${row}, low, high) - low;
  mask |= run_of_bits(own_${row}.x, own_${row}.y) << ${row * BIN_TILES}u;`,
    )
    .join('')}
  return mask;
}
`;
