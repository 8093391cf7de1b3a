import { TILE_SIZE } from './tile.wgsl.ts';

/**
 * Which tiles an ellipse touches, row of tiles by row of tiles: exactly those that have a pixel centre in its bounding
 * chord within the row (Hanson et al. 2025, "Speedy-Splat", calls this AccuTile).
 *
 * Convex, so per row one span of tiles. A margin covers rounding: a tile too many costs time, one too few a pixel.
 */
export const TILE_WALK_WGSL = /* wgsl */ `
const WALK_TILE = ${TILE_SIZE}u;
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

fn start_walk(mean: vec2f, conic: vec3f, reach: f32, width: u32, height: u32) -> Walk {
  var walk: Walk;
  let twice_reach = 2.0 * (max(reach, 0.0) * 1.0001 + 0.0001);
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

/** First and exclusive last tile of a row of tiles. */
fn tile_span(walk: Walk, row: u32) -> vec2u {
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
`;
