import { SIZES_WGSL, STATE_WGSL, VIEW_WGSL } from './layout.ts';

/**
 * Side of a tile in pixels; a workgroup draws a tile. On an H100, tiles of 16 made the rasteriser two to three times as
 * slow: most of their pixels look at a splat in vain. See PERFORMANCE.md.
 */
export const TILE_SIZE = 8;
export const TILE_PIXELS = TILE_SIZE * TILE_SIZE;

/** Pixels of each thread: one, or two of which one is half a tile below the other. */
export type PixelsPerThread = 1 | 2;

export function tileThreads(pixelsPerThread: PixelsPerThread): number {
  return TILE_PIXELS / pixelsPerThread;
}

/**
 * Side of a bin in tiles. Splats are sorted into bins, and each pair of splat and bin says by a bit per tile, row by
 * row, which of the bin's tiles the splat touches: a quarter of the pairs to write and sort.
 */
export const BIN_TILES = 4;
export const BIN_SIZE = BIN_TILES * TILE_SIZE;

const WORD_BITS = 32;

/** Place in a list that is beyond all others; places are exact as f32 up to 2²⁴. */
export const BEYOND = 1e30;

/** What both directions share: bindings 0–5, where a tile's threads are, and how they walk the list of its bin. */
export function tileWgsl(pixelsPerThread: PixelsPerThread): string {
  const [each, eachU, eachB] = pixelsPerThread === 1 ? ['f32', 'u32', 'bool'] : ['vec2f', 'vec2u', 'vec2<bool>'];
  return /* wgsl */ `
${VIEW_WGSL}${SIZES_WGSL}${STATE_WGSL}
@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read_write> state: State;
@group(0) @binding(2) var<storage, read> views: array<View>;
@group(0) @binding(3) var<storage, read> splats: array<vec4f>;
/** Pairs by bin and depth: splat; tile mask and, above it, the splat's tiles in bins before this one. */
@group(0) @binding(4) var<storage, read> sorted: array<vec2u>;
@group(0) @binding(5) var<storage, read> bin_ranges: array<vec2u>;

const TILE = ${TILE_SIZE}u;
const THREADS = ${tileThreads(pixelsPerThread)}u;

/** What there is of each of a thread's pixels. */
alias Each = ${each};
alias EachU = ${eachU};
alias EachB = ${eachB};

struct Tile {
  view: u32,
  /** First pixel. */
  corner: vec2u,
  bin: u32,
  /** The tile's bit in masks of its bin. */
  bit: u32,
}

/** The pixels of a thread; they share a column. */
struct Pixels {
  /** Their centres. */
  x: f32,
  y: Each,
  /** Among the pixels of all views. */
  index: EachU,
  inside: EachB,
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

fn pixels_of(tile: Tile, local: u32) -> Pixels {
  let x = tile.corner.x + local % TILE;
  let y = EachU(tile.corner.y + local / TILE)${pixelsPerThread === 1 ? '' : ' + vec2u(0u, TILE / 2u)'};
  return Pixels(
    f32(x) + 0.5,
    Each(y) + 0.5,
    (tile.view * sizes.height + y) * sizes.width + x,
    (y < EachU(sizes.height)) & EachB(x < sizes.width),
  );
}

/**
 * Weights o·e^−σ of a splat at a thread's pixels, σ being half the squared Mahalanobis distance; 0 beyond the splat's
 * reach, where alpha would not be drawn.
 */
fn weights_at(pixels: Pixels, a: vec4f, b: vec4f) -> Each {
  let x = a.x - pixels.x;
  let y = a.y - pixels.y;
  let sigma = a.z * x * x + y * (a.w * x + b.x * y);
  return select(Each(0.0), b.y * exp2(-sigma), (sigma >= Each(0.0)) & (sigma <= Each(b.z)));
}
`;
}

/**
 * How a workgroup looks through the list of its bin: as many pairs at a time as it has threads, `looks` times over, of
 * which those that touch the tile are numbered in the order of the list.
 */
export function lookWgsl(looks: number, threads: number): string {
  const each = Array.from({ length: looks }, (_, k) => k);
  const wordsPerLook = (looks * threads) / WORD_BITS;
  const words = Array.from({ length: wordsPerLook }, (_, word) => word);
  /** Number of the pair's word among those of its look; k · threads is a multiple of 32. */
  const wordOf = (k: number) =>
    threads === WORD_BITS ? `${k}u` : `${(k * threads) / WORD_BITS}u + local / ${WORD_BITS}u`;
  return /* wgsl */ `
const LOOKED = ${looks * threads}u;

/** Pairs of one look that are this thread's. */
struct Look {
  ${each.map((k) => `pair_${k}: vec2u,`).join('\n  ')}
}

/** A bit for each pair that touches the tile; of this look and the next. */
var<workgroup> hit_bits: array<atomic<u32>, ${2 * wordsPerLook}>;
var<workgroup> found_hits: u32;

/** Whoever calls this must wait for the other threads before the first look. */
fn clear_hits(local: u32) {
  if (local < ${2 * wordsPerLook}u) {
    atomicStore(&hit_bits[local], 0u);
  }
}

fn read_look(first: u32, end: u32, local: u32) -> Look {
  var look = Look();
  ${each
    .map(
      (k) => /* wgsl */ `
  if (first + ${k * threads}u + local < end) {
    look.pair_${k} = sorted[first + ${k * threads}u + local];
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
    atomicOr(&hit_bits[turn * ${wordsPerLook}u + ${wordOf(k)}], 1u << (local % ${WORD_BITS}u));
  }`,
    )
    .join('')}
  workgroupBarrier();
}

/** Hits before each of this thread's pairs. Leaves their number in \`found_hits\`. */
fn number_hits(turn: u32, local: u32) -> array<u32, ${looks}> {
  let lower = (1u << (local % ${WORD_BITS}u)) - 1u;
  var before = array<u32, ${looks}>();
  var total = 0u;
  ${words
    .map((word) => {
      const k = Math.floor((word * WORD_BITS) / threads);
      const own = threads === WORD_BITS ? 'true' : `local / ${WORD_BITS}u == ${word % (threads / WORD_BITS)}u`;
      return /* wgsl */ `
  let bits_${word} = atomicLoad(&hit_bits[turn * ${wordsPerLook}u + ${word}u]);
  before[${k}] = select(before[${k}], total + countOneBits(bits_${word} & lower), ${own});
  total += countOneBits(bits_${word});`;
    })
    .join('')}
  if (local < ${wordsPerLook}u) {
    atomicStore(&hit_bits[(1u - turn) * ${wordsPerLook}u + local], 0u);
  }
  if (local == 0u) {
    found_hits = total;
  }
  return before;
}
`;
}
