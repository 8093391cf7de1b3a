import type { DensificationStatistics } from './densification-statistics.ts';
import type { Random } from './random.ts';
import { appendCopy, clearMoments, type TrainableCloud } from './trainable-cloud.ts';

/** Size of the scene that 404 hard-codes; sizes in `percentDense` and in pruning are fractions of it. */
export const SCENE_EXTENT = 4;
/** Children of a split are this much smaller: 0.8 times their number (Kerbl et al. 2023). */
export const SPLIT_SHRINK = 1.6;

interface DensifyOptions {
  /** On the mean of `DensificationStatistics`, in its unit. */
  readonly threshold: number;
  /** Splats up to this share of the scene's extent are cloned, larger ones split. */
  readonly percentDense: number;
  readonly maxSplats: number;
}

/**
 * Adds splats where the picture pulls at the ones there are (adaptive density control of Kerbl et al. 2023): small
 * splats are doubled, large ones replaced by two drawn at random from their own distribution. Each adds one to the
 * count; where `maxSplats` leaves no room for all, those pulled at most are served.
 */
export function densify(
  cloud: TrainableCloud,
  statistics: DensificationStatistics,
  options: DensifyOptions,
  random: Random,
): { cloned: number; split: number } {
  const largestClone = Math.log(options.percentDense * SCENE_EXTENT);
  let cloned = 0;
  let split = 0;
  for (const index of selectCandidates(cloud, statistics, options)) {
    if (largestLogScale(cloud, index) <= largestClone) {
      appendCopy(cloud, index);
      cloned++;
    } else {
      splitAtRandom(cloud, index, random);
      split++;
    }
  }
  return { cloned, split };
}

/** Indices in ascending order. */
function selectCandidates(
  cloud: TrainableCloud,
  statistics: DensificationStatistics,
  { threshold, maxSplats }: DensifyOptions,
): number[] {
  const candidates: number[] = [];
  for (let index = 0; index < cloud.count; index++) if (statistics.mean(index) >= threshold) candidates.push(index);
  const room = Math.max(0, maxSplats - cloud.count);
  if (candidates.length <= room) return candidates;
  return candidates
    .sort((a, b) => statistics.mean(b) - statistics.mean(a) || a - b)
    .slice(0, room)
    .sort((a, b) => a - b);
}

/** The first child takes the parent's place, the second goes to the end. */
function splitAtRandom(cloud: TrainableCloud, index: number, random: Random): void {
  const { positions, logScales, rotations } = cloud.groups;
  const at = index * 3;
  const scales = [0, 1, 2].map((axis) => Math.exp(logScales.values[at + axis]!));
  const rotation = rotationMatrix(rotations.values, index);
  for (let axis = 0; axis < 3; axis++) logScales.values[at + axis]! -= Math.log(SPLIT_SHRINK);
  clearMoments(cloud, index);
  const second = appendCopy(cloud, index);
  for (const child of [index, second]) {
    const offset = scales.map((scale) => scale * random.normal());
    for (let row = 0; row < 3; row++) {
      positions.values[child * 3 + row]! +=
        rotation[row * 3]! * offset[0]! + rotation[row * 3 + 1]! * offset[1]! + rotation[row * 3 + 2]! * offset[2]!;
    }
  }
}

export function largestLogScale(cloud: TrainableCloud, index: number): number {
  const { values } = cloud.groups.logScales;
  return Math.max(values[index * 3]!, values[index * 3 + 1]!, values[index * 3 + 2]!);
}

/** [9] row-major rotation of splat `index`, whose columns are its axes in world coordinates. */
export function rotationMatrix(rotations: Float32Array, index: number): number[] {
  const [rawW, rawX, rawY, rawZ] = rotations.subarray(index * 4, index * 4 + 4) as unknown as number[];
  const norm = Math.hypot(rawW!, rawX!, rawY!, rawZ!);
  const w = rawW! / norm;
  const x = rawX! / norm;
  const y = rawY! / norm;
  const z = rawZ! / norm;
  return [
    1 - 2 * (y * y + z * z),
    2 * (x * y - w * z),
    2 * (x * z + w * y),
    2 * (x * y + w * z),
    1 - 2 * (x * x + z * z),
    2 * (y * z - w * x),
    2 * (x * z - w * y),
    2 * (y * z + w * x),
    1 - 2 * (x * x + y * y),
  ];
}
