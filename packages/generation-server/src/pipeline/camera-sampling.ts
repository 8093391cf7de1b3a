import type { OrbitPose, Rgb } from '@404-gen/splat';
import type { CameraPlan } from './generation-plan.ts';

/** Uniform in [0, 1). */
export type Random = () => number;

/** Cameras are kept this far from straight above and below, degrees (404 `GaussianProcessor.py`). */
const STEEPEST_DEGREES = 80;
const WHITE: Rgb = [1, 1, 1];
const BLACK: Rgb = [0, 0, 0];

/**
 * Poses of one step, group by group, as upstream draws them: whole degrees, elevation in the range of the plan, azimuth
 * anywhere, and the views of a group spread evenly round the object from there (404 `GaussianProcessor.py`: +0°, +90°,
 * +180°, +270°).
 */
export function samplePoses(plan: CameraPlan, random: Random): OrbitPose[] {
  const { elevationDegrees: elevation, minVerDegrees, maxVerDegrees, viewsPerGroup } = plan;
  const lowest = Math.max(Math.min(minVerDegrees, minVerDegrees - elevation), -STEEPEST_DEGREES - elevation);
  const highest = Math.min(Math.max(maxVerDegrees, maxVerDegrees - elevation), STEEPEST_DEGREES - elevation);
  const poses: OrbitPose[] = [];
  for (let group = 0; group < plan.groups; group++) {
    const ver = randomInteger(random, lowest, highest);
    const hor = randomInteger(random, -180, 180);
    for (let view = 0; view < viewsPerGroup; view++) {
      poses.push({
        elevationDegrees: elevation + ver,
        azimuthDegrees: hor + (360 * view) / viewsPerGroup,
        radius: plan.radius,
      });
    }
  }
  return poses;
}

/** White or black, one draw for all views of a step. */
export function sampleBackground(plan: CameraPlan, random: Random): Rgb {
  return random() > plan.blackBackgroundProbability ? WHITE : BLACK;
}

/** In [low, high), or `low` when that is empty. */
function randomInteger(random: Random, low: number, high: number): number {
  return Math.floor(low + random() * Math.max(0, high - low));
}
