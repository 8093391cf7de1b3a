import { SIZES_WGSL, SPLAT_VEC4S, STATE_WGSL, VIEW_WGSL } from './layout.ts';

/**
 * Side of a tile in pixels; one workgroup draws a tile, one thread a pixel. On an H100, tiles of 16 made the rasteriser
 * two to three times as slow: most of their pixels look at a splat in vain. See PERFORMANCE.md.
 */
export const TILE_SIZE = 8;
export const TILE_THREADS = TILE_SIZE * TILE_SIZE;

/**
 * Side of a bin in tiles. Splats are sorted into bins, and each pair of splat and bin says by a bit per tile, row by
 * row, which of the bin's tiles the splat touches: a quarter of the pairs to write and sort.
 */
export const BIN_TILES = 4;
export const BIN_SIZE = BIN_TILES * TILE_SIZE;

/** What both directions share: bindings 0–5, where a tile's threads are, and how they walk the list of its bin. */
export const TILE_WGSL = /* wgsl */ `
${VIEW_WGSL}${SIZES_WGSL}${STATE_WGSL}
@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read_write> state: State;
@group(0) @binding(2) var<storage, read> views: array<View>;
@group(0) @binding(3) var<storage, read> splats: array<vec4f>;
/** Splat and tile mask of each pair, sorted by bin and depth. */
@group(0) @binding(4) var<storage, read> sorted: array<vec2u>;
@group(0) @binding(5) var<storage, read> bin_ranges: array<vec2u>;

const TILE = ${TILE_SIZE}u;
const THREADS = ${TILE_THREADS}u;

struct Tile {
  view: u32,
  /** First pixel. */
  corner: vec2u,
  bin: u32,
  /** The tile's bit in masks of its bin. */
  bit: u32,
}

struct Pixel {
  /** Its centre. */
  at: vec2f,
  /** Among the pixels of all views. */
  index: u32,
  inside: bool,
}

fn tile_of(number: u32) -> Tile {
  let tiles = sizes.tiles_x * sizes.tiles_y;
  let view = number / tiles;
  let within = number - view * tiles;
  let row = within / sizes.tiles_x;
  let column = within - row * sizes.tiles_x;
  return Tile(
    view,
    vec2u(column, row) * TILE,
    (view * sizes.bins_y + row / ${BIN_TILES}u) * sizes.bins_x + column / ${BIN_TILES}u,
    1u << ((row % ${BIN_TILES}u) * ${BIN_TILES}u + column % ${BIN_TILES}u),
  );
}

fn pixel_of(tile: Tile, local: u32) -> Pixel {
  let at = tile.corner + vec2u(local % TILE, local / TILE);
  return Pixel(
    vec2f(at) + 0.5,
    (tile.view * sizes.height + at.y) * sizes.width + at.x,
    at.x < sizes.width && at.y < sizes.height,
  );
}

/**
 * Weight o·e^−σ of a splat at a pixel, σ being half the squared Mahalanobis distance; 0 beyond the splat's reach, where
 * alpha would not be drawn.
 */
fn weight_at(at: vec2f, a: vec4f, b: vec4f) -> f32 {
  let offset = a.xy - at;
  let sigma = 0.5 * (a.z * offset.x * offset.x + b.x * offset.y * offset.y) + a.w * offset.x * offset.y;
  return select(0.0, b.y * exp(-sigma), sigma >= 0.0 && sigma <= b.z);
}

/** A pair of the bin's list; a hit if its splat touches the tile, else nothing more is known. */
struct Pair {
  hit: bool,
  /** Tiles of its mask before this one. */
  slot_offset: u32,
  a: vec4f,
  b: vec4f,
  c: vec4f,
}

fn read_pair(at: u32, end: u32, bit: u32) -> Pair {
  var pair = Pair();
  if (at < end) {
    let entry = sorted[at];
    pair.hit = (entry.y & bit) != 0u;
    if (pair.hit) {
      pair.slot_offset = countOneBits(entry.y & (bit - 1u));
      pair.a = splats[entry.x * ${SPLAT_VEC4S}u];
      pair.b = splats[entry.x * ${SPLAT_VEC4S}u + 1u];
      pair.c = splats[entry.x * ${SPLAT_VEC4S}u + 2u];
    }
  }
  return pair;
}

/** A bit for each of ${TILE_THREADS} neighbours in the list that are hits. */
var<workgroup> hit_bits: array<atomic<u32>, 2>;
/** Pixels that need no more splats. */
var<workgroup> finished: atomic<u32>;
/** The bits and the number of finished pixels. */
var<workgroup> gathered: vec3u;

/** To be called once, before a barrier. */
fn clear_hits(local: u32) {
  if (local == 0u) {
    atomicStore(&hit_bits[0], 0u);
    atomicStore(&hit_bits[1], 0u);
    atomicStore(&finished, 0u);
  }
}

/** All threads tell whether they have a hit. Waits for all of them, so what they wrote before is visible after. */
fn gather_hits(hit: bool, local: u32) -> vec3u {
  if (hit) {
    atomicOr(&hit_bits[local / 32u], 1u << (local % 32u));
  }
  workgroupBarrier();
  if (local == 0u) {
    gathered = vec3u(atomicExchange(&hit_bits[0], 0u), atomicExchange(&hit_bits[1], 0u), atomicLoad(&finished));
  }
  return workgroupUniformLoad(&gathered);
}

fn count_hits(bits: vec2u) -> u32 {
  return countOneBits(bits.x) + countOneBits(bits.y);
}

/** Hits of lower threads. */
fn hits_before(bits: vec2u, local: u32) -> u32 {
  let lower = (1u << (local % 32u)) - 1u;
  return select(countOneBits(bits.x & lower), countOneBits(bits.x) + countOneBits(bits.y & lower), local >= 32u);
}
`;
