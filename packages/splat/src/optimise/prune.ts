import { logitOf } from '../opacity.ts';
import { largestLogScale } from './densify.ts';
import { removeMarked, type TrainableCloud } from './trainable-cloud.ts';

/** Splats fainter than this go; a reset holds opacities at it (404 `GaussianSplattingModel.py`). */
const FAINT_OPACITY = 0.01;
export const FAINT_LOGIT = Math.fround(logitOf(FAINT_OPACITY));
/** Splats larger than this share of the extent go (404). */
export const OVERSIZE = 0.1;

interface PruneOptions {
  /** World units that `OVERSIZE` refers to. */
  readonly extent: number;
  /** At least this many splats stay. */
  readonly floor: number;
}

/**
 * Removes splats that are faint or oversized, the most transparent first, until `floor` are left. Returns how many
 * went.
 *
 * There is no test on the radius in pixels. Upstream's never fires while training and, in its final prune, deletes
 * every splat seen since the statistics were last reset.
 */
export function prune(cloud: TrainableCloud, { extent, floor }: PruneOptions): number {
  const logits = cloud.groups.opacityLogits.values;
  const oversize = Math.log(OVERSIZE * extent);
  const condemned: number[] = [];
  for (let index = 0; index < cloud.count; index++) {
    if (logits[index]! < FAINT_LOGIT || largestLogScale(cloud, index) > oversize) condemned.push(index);
  }
  const allowed = Math.max(0, cloud.count - floor);
  if (condemned.length > allowed) condemned.sort((a, b) => logits[a]! - logits[b]! || a - b).length = allowed;
  const marks = new Uint8Array(cloud.count);
  for (const index of condemned) marks[index] = 1;
  return removeMarked(cloud, marks);
}

/** Makes every splat nearly transparent, so that only those the pictures need come back, and resets its Adam state. */
export function resetOpacities(cloud: TrainableCloud): void {
  const { values, firstMoments, secondMoments } = cloud.groups.opacityLogits;
  for (let index = 0; index < cloud.count; index++) values[index] = Math.min(values[index]!, FAINT_LOGIT);
  firstMoments.fill(0, 0, cloud.count);
  secondMoments.fill(0, 0, cloud.count);
}
