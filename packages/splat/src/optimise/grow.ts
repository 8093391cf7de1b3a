import { logitOf, opacityOf } from '../opacity.ts';
import { rotationMatrix } from './densify.ts';
import { appendCopy, clearMoments, type TrainableCloud } from './trainable-cloud.ts';

/**
 * Bound on the product of the children's opacities. Two concentric copies of a Gaussian g with opacities p and q cover
 * p·g + q·g − p·q·g², which differs from the parent's by at most p·q/4, so this keeps the change of alpha below 0.005,
 * about one step of an 8-bit picture.
 */
const OPACITY_PRODUCT = 0.02;
/** Product of the children's distances from the parent's centre, in its variance along the axis of the split. */
const SPREAD = 1 / 256;
/** Of the splats there are, this share is split before the largest are looked for anew. */
const ROUND_SHARE = 0.25;

/**
 * Splits splats until there are `target`, without a visible change: the picture stays, the count grows. Takes those
 * that cover most (opacity times the two larger scales). An empty cloud stays empty. Returns how many were added.
 */
export function growTo(cloud: TrainableCloud, target: number): number {
  const before = cloud.count;
  while (cloud.count > 0 && cloud.count < target) {
    const coverage = Float64Array.from({ length: cloud.count }, (_, index) => coverageOf(cloud, index));
    const round = Math.min(target - cloud.count, Math.ceil(cloud.count * ROUND_SHARE));
    const largest = Array.from(coverage.keys())
      .sort((a, b) => coverage[b]! - coverage[a]! || a - b)
      .slice(0, round);
    for (const index of largest) splitInPlace(cloud, index);
  }
  return cloud.count - before;
}

function coverageOf(cloud: TrainableCloud, index: number): number {
  const { values } = cloud.groups.logScales;
  const [a, b, c] = [values[index * 3]!, values[index * 3 + 1]!, values[index * 3 + 2]!];
  return opacityOf(cloud.groups.opacityLogits.values[index]!) * Math.exp(a + b + c - Math.min(a, b, c));
}

/**
 * Replaces a splat by two along its longest axis that look like it together: opacities with
 * (1 − p)(1 − q) = 1 − o, centres whose opacity-weighted mean is the parent's, a scale along the axis that keeps the
 * variance, and all scales corrected for the small surplus in what the two cover.
 */
function splitInPlace(cloud: TrainableCloud, index: number): void {
  const { positions, logScales, rotations, opacityLogits } = cloud.groups;
  const opacity = opacityOf(opacityLogits.values[index]!);
  const [major, minor] = childOpacities(opacity);

  const scales = [0, 1, 2].map((axis) => logScales.values[index * 3 + axis]!);
  const longest = scales.indexOf(Math.max(...scales));
  const length = Math.exp(scales[longest]!);
  const rotation = rotationMatrix(rotations.values, index);

  // Area of p·g + q·g − p·q·g² against that of o·g.
  const surplus = (major + minor - (major * minor) / 2) / opacity;
  for (let axis = 0; axis < 3; axis++) logScales.values[index * 3 + axis]! -= 0.5 * Math.log(surplus);
  logScales.values[index * 3 + longest]! += 0.5 * Math.log(1 - SPREAD);
  clearMoments(cloud, index);

  const sibling = appendCopy(cloud, index);
  opacityLogits.values[index] = logitOf(major);
  opacityLogits.values[sibling] = logitOf(minor);
  const near = -Math.sqrt((SPREAD * minor) / major) * length;
  const far = Math.sqrt((SPREAD * major) / minor) * length;
  for (let row = 0; row < 3; row++) {
    const direction = rotation[row * 3 + longest]!;
    positions.values[index * 3 + row]! += near * direction;
    positions.values[sibling * 3 + row]! += far * direction;
  }
}

/** p ≥ q with (1 − p)(1 − q) = 1 − o, equal if `OPACITY_PRODUCT` allows it, else as equal as it allows. */
function childOpacities(opacity: number): [major: number, minor: number] {
  const half = 1 - Math.sqrt(1 - opacity);
  if (half * half <= OPACITY_PRODUCT) return [half, half];
  // p + q = o + P and p·q = P
  const sum = opacity + OPACITY_PRODUCT;
  const minor = (sum - Math.sqrt(sum * sum - 4 * OPACITY_PRODUCT)) / 2;
  return [sum - minor, minor];
}
