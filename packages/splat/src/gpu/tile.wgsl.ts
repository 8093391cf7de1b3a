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

/** Place in a list that is beyond all others; places are exact as f32 up to 2²⁴. */
const BEYOND = 1e30;

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
 * A splat as a tile's threads look at it, in three vec4f: mean, A/2 and B; C/2, opacity, reach, depth; colour and
 * place in the list. A, B, C are the conic times log₂e, as is the reach, so that a weight is a power of two.
 */
fn staged(id: u32, part: u32, place: f32) -> vec4f {
  let read = splats[id * ${SPLAT_VEC4S}u + part];
  switch part {
    case 0u: {
      return vec4f(read.xy, read.z * ${0.5 * Math.LOG2E}, read.w * ${Math.LOG2E});
    }
    case 1u: {
      return vec4f(read.x * ${0.5 * Math.LOG2E}, read.y, read.z * ${Math.LOG2E}, read.w);
    }
    default: {
      return vec4f(read.xyz, place);
    }
  }
}

/** Stands in for a splat where there is none: no weight, farther than any other. */
fn staged_nothing(part: u32) -> vec4f {
  return select(vec4f(0.0), vec4f(0.0, 0.0, 0.0, ${BEYOND}), part == 2u);
}

/**
 * Weight o·e^−σ of a splat at a pixel, σ being half the squared Mahalanobis distance; 0 beyond the splat's reach, where
 * alpha would not be drawn.
 */
fn weight_at(at: vec2f, a: vec4f, b: vec4f) -> f32 {
  let offset = a.xy - at;
  let sigma = offset.x * (a.z * offset.x + a.w * offset.y) + b.x * offset.y * offset.y;
  return select(0.0, b.y * exp2(-sigma), sigma >= 0.0 && sigma <= b.z);
}
`;

/**
 * How a workgroup looks through the list of its bin: as many pairs at a time as it has threads, `looks` times over, of
 * which those that touch the tile are numbered in the order of the list.
 */
export function lookWgsl(looks: number): string {
  const each = Array.from({ length: looks }, (_, k) => k);
  const words = Array.from({ length: 2 * looks }, (_, word) => word);
  return /* wgsl */ `
const LOOKED = ${looks * TILE_THREADS}u;

/** Pairs of one look that are this thread's. */
struct Look {
  ${each.map((k) => `pair_${k}: vec2u,`).join('\n  ')}
}

/** A bit for each pair that touches the tile, of this look and the next. */
var<workgroup> hit_bits: array<atomic<u32>, ${4 * looks}>;
var<workgroup> found_hits: u32;

/** Whoever calls this must wait for the other threads before the first look. */
fn clear_hits(local: u32) {
  if (local < ${4 * looks}u) {
    atomicStore(&hit_bits[local], 0u);
  }
}

fn read_look(first: u32, end: u32, local: u32) -> Look {
  var look = Look();
  ${each
    .map(
      (k) => /* wgsl */ `
  if (first + ${k * TILE_THREADS}u + local < end) {
    look.pair_${k} = sorted[first + ${k * TILE_THREADS}u + local];
  }`,
    )
    .join('')}
  return look;
}

/** To be followed by \`number_hits\`, with the same turn: 0 and 1 by turns. */
fn mark_hits(look: Look, bit: u32, turn: u32, local: u32) {
  ${each
    .map(
      (k) => /* wgsl */ `
  if ((look.pair_${k}.y & bit) != 0u) {
    atomicOr(&hit_bits[turn * ${2 * looks}u + ${2 * k}u + local / 32u], 1u << (local % 32u));
  }`,
    )
    .join('')}
  workgroupBarrier();
}

/** Hits before each of this thread's pairs. Leaves their number in \`found_hits\`. */
fn number_hits(turn: u32, local: u32) -> array<u32, ${looks}> {
  let own_word = local / 32u;
  let lower = (1u << (local % 32u)) - 1u;
  var before = array<u32, ${looks}>();
  var total = 0u;
  ${words
    .map(
      (word) => /* wgsl */ `
  let bits_${word} = atomicLoad(&hit_bits[turn * ${2 * looks}u + ${word}u]);
  if (own_word == ${word % 2}u) {
    before[${Math.floor(word / 2)}] = total + countOneBits(bits_${word} & lower);
  }
  total += countOneBits(bits_${word});`,
    )
    .join('')}
  if (local < ${2 * looks}u) {
    atomicStore(&hit_bits[(1u - turn) * ${2 * looks}u + local], 0u);
  }
  if (local == 0u) {
    found_hits = total;
  }
  return before;
}
`;
}
