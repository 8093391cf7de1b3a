import type { ShDegree } from '../../src/cloud.ts';
import { planeCount, SLOT_VEC4S, SPLAT_VEC4S } from '../../src/gpu/layout.ts';
import { TILE_SIZE } from '../../src/gpu/tile.wgsl.ts';
import { rounded } from './statistics.ts';

/** What the passes of one step had to do. */
export interface StepWork {
  readonly splats: number;
  readonly views: number;
  readonly size: number;
  readonly shDegree: ShDegree;
  /** Pairs of splat and tile, over all views. */
  readonly pairs: number;
}

/** What the card can do at best. */
export interface CardFigures {
  readonly bytesPerSecond: number;
  readonly flopsPerSecond: number;
}

/** Least traffic with device memory and least arithmetic of a pass. */
interface Cost {
  readonly bytes: number;
  readonly flops: number;
}

const WORD = 4;
const VEC4 = 16;
const SPLAT_BYTES = SPLAT_VEC4S * VEC4;
const SLOT_BYTES = SLOT_VEC4S * VEC4;
/** T and where the pixel stopped. */
const PIXEL_STATE_BYTES = 8;
/** First slot and number of slots of a splat. */
const SLOT_RANGE_BYTES = 8;
const TILE_RANGE_BYTES = 8;
/** Tile, slot and owner of a pair; then slot and owner by tile. */
const EMITTED_BYTES = 12;
const SORTED_PAIR_BYTES = 8;

/**
 * Operations counted in the kernels, where a multiplication and an addition are two and an exponential or a division
 * counts as four. Per projected splat: pose and covariance with 3×3 products, conic, extent, walk over its rows.
 */
const PROJECT_FLOPS = 260;
const PROJECT_FLOPS_PER_SH_COEFFICIENT = 8;
/** Per pair: the span of tiles on its row, shared out. */
const WALK_FLOPS = 30;
/** Per pixel of a pair's tile: offset 2, σ 9, e^−σ 4, α 2, T 2, colour 7. */
const FORWARD_FLOPS = 26;
/** Per pixel of a pair's tile: σ and α 17, 1/(1 − α) 5, T and share 2, ∂L/∂σ 11; sums over pixels 22. */
const BACKWARD_FLOPS = 57;
/** Per projected splat: the way back through the projection. */
const UPDATE_FLOPS = 420;
/** Per parameter: both moments, root, division. */
const ADAM_FLOPS = 20;
/** Per pixel: four differences, squares, scaling. */
const LOSS_FLOPS = 24;

/** A sort that reads all keys once to count all digits, then reads and writes the pairs once per 8 bits (Onesweep). */
function sortBytes(pairs: number, keyBits: number): number {
  return pairs * (WORD + Math.ceil(keyBits / 8) * 4 * WORD);
}

/**
 * Per pass, by the names that profiles give them. Bytes count each array once where caches could serve repeats (a
 * splat's record is read by all its tiles), flops count every pixel of every tile that a splat touches. So bytes are a
 * bound for any implementation with these buffers, flops for this one unless pixels fill up early.
 */
function costs({ splats, views, size, shDegree, pairs }: StepWork): Readonly<Record<string, Cost>> {
  const projected = splats * views;
  const pixels = views * size * size;
  const tilesPerView = Math.ceil(size / TILE_SIZE) ** 2;
  const tiles = views * tilesPerView;
  const visits = pairs * TILE_SIZE * TILE_SIZE;
  const planes = planeCount(shDegree);
  const coefficients = (shDegree + 1) ** 2;
  const tileKeyBits = Math.max(1, Math.ceil(Math.log2(tiles)));
  const none = 0;
  return {
    project: {
      bytes: splats * planes * WORD + projected * (SPLAT_BYTES + 3 * WORD) + tiles * TILE_RANGE_BYTES,
      flops: projected * (PROJECT_FLOPS + PROJECT_FLOPS_PER_SH_COEFFICIENT * coefficients) + pairs * WALK_FLOPS,
    },
    'sort by depth': { bytes: sortBytes(projected, 32), flops: none },
    'count by rank': { bytes: projected * 3 * WORD, flops: none },
    'scan counts': { bytes: projected * 2 * WORD, flops: none },
    'emit pairs': {
      bytes: projected * (SPLAT_BYTES + 4 * WORD) + pairs * EMITTED_BYTES,
      flops: pairs * WALK_FLOPS,
    },
    'sort by tile': { bytes: sortBytes(pairs, tileKeyBits), flops: none },
    'find tile ranges': {
      bytes: pairs * (EMITTED_BYTES + SORTED_PAIR_BYTES) + tiles * TILE_RANGE_BYTES,
      flops: none,
    },
    rasterise: {
      bytes: pairs * SORTED_PAIR_BYTES + projected * SPLAT_BYTES + pixels * (VEC4 + PIXEL_STATE_BYTES),
      flops: visits * FORWARD_FLOPS,
    },
    loss: { bytes: pixels * (2 * VEC4 + WORD), flops: pixels * LOSS_FLOPS },
    'rasterise backward': {
      bytes: pairs * (SORTED_PAIR_BYTES + SLOT_BYTES) + projected * SPLAT_BYTES + pixels * (VEC4 + PIXEL_STATE_BYTES),
      flops: visits * BACKWARD_FLOPS,
    },
    update: {
      bytes:
        pairs * SLOT_BYTES + projected * (SPLAT_BYTES + SLOT_RANGE_BYTES) + splats * (3 * 2 * planes * WORD + 4 * WORD),
      flops: projected * UPDATE_FLOPS + pairs * 3 * 4 + splats * planes * ADAM_FLOPS,
    },
  };
}

/** Least microseconds of each pass on such a card, and whether bytes or flops set it. */
export function floorsUs(
  work: StepWork,
  { bytesPerSecond, flopsPerSecond }: CardFigures,
): Readonly<Record<string, { readonly us: number; readonly bound: 'bytes' | 'flops' }>> {
  return Object.fromEntries(
    Object.entries(costs(work)).map(([name, { bytes, flops }]) => {
      const byBytes = (bytes / bytesPerSecond) * 1e6;
      const byFlops = (flops / flopsPerSecond) * 1e6;
      const us = rounded(Math.max(byBytes, byFlops));
      return [name, { us, bound: byBytes >= byFlops ? 'bytes' : 'flops' }] as const;
    }),
  );
}
