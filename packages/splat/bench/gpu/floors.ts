import type { ShDegree } from '../../src/cloud.ts';
import { planeCount, SLOT_VEC4S, SPLAT_VEC4S } from '../../src/gpu/layout.ts';
import { BIN_SIZE, TILE_SIZE } from '../../src/gpu/tile.wgsl.ts';
import { rounded } from './statistics.ts';

/** What the passes of one step had to do. */
export interface StepWork {
  readonly splats: number;
  readonly views: number;
  readonly size: number;
  readonly shDegree: ShDegree;
  /** Pairs of splat and tile, over all views. */
  readonly pairs: number;
  /** Pairs of splat and bin. */
  readonly binPairs: number;
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
const STAMP_BYTES = 4;
const BIN_RANGE_BYTES = 8;
/** Of a splat and a bin: splat, mask, place of the slot. */
const PAIR_BYTES = 8;
const DEPTH_KEY_BITS = 24;
/** Bins and tiles of a splat, or their sums before it. */
const COUNTS_BYTES = 8;

/**
 * Operations counted in the kernels, where a multiplication and an addition are two and an exponential or a division
 * counts as four. Per projected splat: pose and covariance with 3×3 products, conic, extent, walk over its rows.
 */
const PROJECT_FLOPS = 260;
const PROJECT_FLOPS_PER_SH_COEFFICIENT = 8;
/** Per row of tiles of a bin: the span of tiles touched. */
const WALK_FLOPS = 30;
/** Per pixel of a pair's tile, two of which share a column: offset 1.5, σ 5, e^−σ 4, α 2, T 2, colour 7. */
const FORWARD_FLOPS = 21.5;
/** Per pixel of a pair's tile: σ and α 14, 1/(1 − α) 5, T and share 2, ∂L/∂σ 11; sums over pixels 22. */
const BACKWARD_FLOPS = 54;
/** Per projected splat: the way back through the projection. */
const UPDATE_FLOPS = 420;
/** Per parameter: both moments, root, division. */
const ADAM_FLOPS = 20;
/** Per pixel: four differences, squares, scaling. */
const LOSS_FLOPS = 24;

/** A sort that reads all keys once to count all digits, then reads and writes the pairs once per 8 bits (Onesweep). */
function sortBytes(pairs: number, keyBits: number, valueBytes: number): number {
  return pairs * (WORD + Math.ceil(keyBits / 8) * 2 * (WORD + valueBytes));
}

/**
 * Per pass, by the names that profiles give them. Bytes count each array once where caches could serve repeats (a
 * splat's record is read by all its tiles), flops count every pixel of every tile that a splat touches. So bytes are a
 * bound for any implementation with these buffers, flops for this one unless pixels fill up early.
 */
function costs({ splats, views, size, shDegree, pairs, binPairs }: StepWork): Readonly<Record<string, Cost>> {
  const projected = splats * views;
  const pixels = views * size * size;
  const bins = views * Math.ceil(size / BIN_SIZE) ** 2;
  const walkFlops = binPairs * (BIN_SIZE / TILE_SIZE) * WALK_FLOPS;
  const visits = pairs * TILE_SIZE * TILE_SIZE;
  const planes = planeCount(shDegree);
  const coefficients = (shDegree + 1) ** 2;
  const binKeyBits = Math.max(1, Math.ceil(Math.log2(bins)));
  const none = 0;
  return {
    project: {
      bytes: splats * planes * WORD + projected * (SPLAT_BYTES + WORD + COUNTS_BYTES) + bins * BIN_RANGE_BYTES,
      flops: projected * (PROJECT_FLOPS + PROJECT_FLOPS_PER_SH_COEFFICIENT * coefficients) + walkFlops,
    },
    'sort by depth': { bytes: sortBytes(projected, DEPTH_KEY_BITS, WORD), flops: none },
    'scan counts': { bytes: projected * (WORD + 2 * COUNTS_BYTES), flops: none },
    'emit pairs': {
      bytes: projected * (2 * VEC4 + WORD + COUNTS_BYTES) + binPairs * (WORD + PAIR_BYTES),
      flops: walkFlops,
    },
    'sort by bin': { bytes: sortBytes(binPairs, binKeyBits, PAIR_BYTES), flops: none },
    'find bin ranges': {
      bytes: binPairs * WORD + bins * BIN_RANGE_BYTES,
      flops: none,
    },
    rasterise: {
      bytes: binPairs * PAIR_BYTES + projected * SPLAT_BYTES + pixels * (VEC4 + PIXEL_STATE_BYTES),
      flops: visits * FORWARD_FLOPS,
    },
    'rasterise backward': {
      bytes:
        binPairs * PAIR_BYTES +
        pairs * (SLOT_BYTES + STAMP_BYTES) +
        projected * (SPLAT_BYTES + COUNTS_BYTES) +
        pixels * (VEC4 + WORD + PIXEL_STATE_BYTES),
      flops: visits * BACKWARD_FLOPS + pixels * LOSS_FLOPS,
    },
    update: {
      bytes:
        pairs * (SLOT_BYTES + STAMP_BYTES) +
        projected * (SPLAT_BYTES + 2 * COUNTS_BYTES) +
        splats * (3 * 2 * planes * WORD + 4 * WORD),
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
