import { AppError } from '@404-gen/service-kit';
import { copyCloud, cloudBounds, largestSide } from '../cloud-ops.ts';
import { createCloud, type GaussianCloud } from '../cloud.ts';
import { logitOf, opacityOf } from '../opacity.ts';

/** World units: the longest side of the box around the centres once a validator has scaled the cloud. */
const VALIDATOR_SIDE = 1.5;

/**
 * The cloud as a validator draws it (404 `validation/`, `transform_gs_data`), for pictures that are to look like its
 * pictures. With k = 1.5 / (longest side of the box around the centres):
 *
 * - centres (p − m) · k, where m is one number, the mean of all coordinates of all axes, so an offset along one axis
 *   remains;
 * - standard deviations · k;
 * - opacity / k, at most 1: what is scaled down becomes more opaque;
 * - spherical harmonics beyond DC are dropped.
 *
 * Throws `NUMERIC_CLOUD_EXTENT` when the centres coincide, where a validator divides by 0.
 *
 * @param whole of which `cloud` is a part, when it is one: its longest side and its m
 */
export function normaliseForValidator(
  cloud: GaussianCloud,
  whole?: { readonly side: number; readonly mean: number },
): GaussianCloud {
  const { count } = cloud;
  const scale = whole === undefined ? scaleToValidator(cloud) : scaleOf(whole.side);
  const mean = whole?.mean ?? meanCoordinate(cloud);
  const seen = createCloud(count, 0);
  seen.shDc.set(cloud.shDc.subarray(0, count * 3));
  seen.rotations.set(cloud.rotations.subarray(0, count * 4));
  const logScale = Math.log(scale);
  for (let i = 0; i < count * 3; i++) {
    seen.positions[i] = (cloud.positions[i]! - mean) * scale;
    seen.logScales[i] = cloud.logScales[i]! + logScale;
  }
  for (let i = 0; i < count; i++) {
    seen.opacityLogits[i] = logitOf(opacityOf(cloud.opacityLogits[i]!) / scale);
  }
  return seen;
}

/**
 * The cloud moved and scaled so that {@link normaliseForValidator} changes nothing: longest side 1.5, mean of all
 * coordinates 0. What we render is then what a validator renders, opacities included.
 *
 * The box around the centres is put in the middle axis by axis. What a validator subtracts from all axes alike cannot be
 * countered by moving the cloud: whatever the offset, the cloud ends up where the mean of its coordinates is 0. So the
 * cloud is put there, its box off the middle by that same number on each axis, the least there is.
 *
 * Throws `NUMERIC_CLOUD_EXTENT` when the centres coincide.
 */
export function fitToValidatorFrame(cloud: GaussianCloud): GaussianCloud {
  const scale = scaleToValidator(cloud);
  const { min, max } = cloudBounds(cloud)!;
  const fitted = copyCloud(cloud);
  const { count, positions, logScales } = fitted;
  const middle = [0, 1, 2].map((axis) => (min[axis]! + max[axis]!) / 2);
  const meanMiddle = (middle[0]! + middle[1]! + middle[2]!) / 3;
  const mean = meanCoordinate(cloud);
  const logScale = Math.log(scale);
  for (let i = 0; i < count * 3; i++) {
    positions[i] = (positions[i]! - middle[i % 3]! + meanMiddle - mean) * scale;
    logScales[i] = logScales[i]! + logScale;
  }
  return fitted;
}

function scaleToValidator(cloud: GaussianCloud): number {
  const bounds = cloudBounds(cloud);
  return scaleOf(bounds === undefined ? 0 : largestSide(bounds));
}

function scaleOf(side: number): number {
  if (side > 0) return VALIDATOR_SIDE / side;
  throw new AppError('NUMERIC_CLOUD_EXTENT', 'The centres of the cloud coincide: it has no size to be scaled by');
}

function meanCoordinate({ count, positions }: GaussianCloud): number {
  let sum = 0;
  for (let i = 0; i < count * 3; i++) sum += positions[i]!;
  return sum / (count * 3);
}
