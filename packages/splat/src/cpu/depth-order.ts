import type { ProjectedSplats } from './view-buffers.ts';

const BITS_PER_PASS = 11;
const BUCKETS = 1 << BITS_PER_PASS;
const PASSES = 3;

/** Memory of `orderByDepth`, reused between calls. */
export interface DepthOrderScratch {
  readonly keys: Float32Array;
  readonly indices: Uint32Array;
  readonly histogram: Uint32Array;
}

export function createDepthOrderScratch(splatCapacity: number): DepthOrderScratch {
  return {
    keys: new Float32Array(splatCapacity),
    indices: new Uint32Array(splatCapacity),
    histogram: new Uint32Array(BUCKETS),
  };
}

/**
 * Writes the drawn splats (radius above 0) to `projected.order`, nearest first; splats at equal depth keep the cloud's
 * order, as gsplat's stable sort does. Returns how many are drawn.
 *
 * A least-significant-digit radix sort on the bits of the depth in single precision: positive floats order like the
 * integers they are stored as.
 */
export function orderByDepth(count: number, projected: ProjectedSplats, scratch: DepthOrderScratch): number {
  const { depths, radii, order } = projected;
  const { histogram } = scratch;
  scratch.keys.set(depths);
  const keys = new Uint32Array(scratch.keys.buffer);
  // An odd number of passes ends in the other array, so the walk starts in the scratch one.
  let from = scratch.indices;
  let to = order;
  let visible = 0;
  for (let index = 0; index < count; index++) if (radii[index]! > 0) from[visible++] = index;

  for (let pass = 0; pass < PASSES; pass++) {
    const shift = pass * BITS_PER_PASS;
    histogram.fill(0);
    for (let rank = 0; rank < visible; rank++) histogram[(keys[from[rank]!]! >>> shift) & (BUCKETS - 1)]!++;
    let start = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const size = histogram[bucket]!;
      histogram[bucket] = start;
      start += size;
    }
    for (let rank = 0; rank < visible; rank++) {
      const index = from[rank]!;
      to[histogram[(keys[index]! >>> shift) & (BUCKETS - 1)]!++] = index;
    }
    [from, to] = [to, from];
  }
  return visible;
}
