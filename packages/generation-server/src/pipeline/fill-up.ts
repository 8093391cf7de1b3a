import { concatClouds, opacityOf, selectSplats, type GaussianCloud } from '@404-gen/splat';

/**
 * A cloud of at least `least` splats that looks as before: the most visible large splats are each cut in two along their
 * longest axis. Validators reject clouds under 7000 splats, and how many splats an optimisation ends with is up to it.
 *
 * A half keeps its parent's colour, opacity and rotation, stands half a standard deviation s from the centre and is
 * s·√(1 − ¼) wide along the axis, so that the pair's variance is s² again.
 */
export function fillUp(cloud: GaussianCloud, least: number): GaussianCloud {
  let filled = cloud;
  // A splat is halved once per round: the largest halves of a round are candidates of the next.
  while (filled.count > 0 && filled.count < least) {
    filled = splitLargest(filled, Math.min(filled.count, least - filled.count));
  }
  return filled;
}

const OFFSET_IN_SIGMAS = 0.5;
const LOG_SHRINK = 0.5 * Math.log(1 - OFFSET_IN_SIGMAS ** 2);

function splitLargest(cloud: GaussianCloud, count: number): GaussianCloud {
  const order = Array.from({ length: cloud.count }, (_, splat) => splat);
  const weights = order.map((splat) => visibleSize(cloud, splat));
  // Equal weights keep their order, so that the result depends on the cloud alone.
  order.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
  const chosen = order.slice(0, count);
  const kept = order.slice(count).sort((a, b) => a - b);
  const halves = [1, -1].map((side) => {
    const half = selectSplats(cloud, chosen);
    for (let splat = 0; splat < half.count; splat++) moveAlongLongestAxis(half, splat, side * OFFSET_IN_SIGMAS);
    return half;
  });
  return concatClouds([selectSplats(cloud, kept), ...halves]);
}

function visibleSize(cloud: GaussianCloud, splat: number): number {
  const { logScales, opacityLogits } = cloud;
  const [a = 0, b = 0] = [...logScales.subarray(splat * 3, splat * 3 + 3)].sort((x, y) => y - x);
  return opacityOf(opacityLogits[splat] ?? 0) * Math.exp(a + b);
}

function moveAlongLongestAxis(cloud: GaussianCloud, splat: number, sigmas: number): void {
  const { positions, logScales, rotations } = cloud;
  let axis = 0;
  for (let other = 1; other < 3; other++) {
    if ((logScales[splat * 3 + other] ?? 0) > (logScales[splat * 3 + axis] ?? 0)) axis = other;
  }
  const distance = sigmas * Math.exp(logScales[splat * 3 + axis] ?? 0);
  const direction = rotatedAxis(rotations.subarray(splat * 4, splat * 4 + 4), axis);
  for (let each = 0; each < 3; each++) {
    positions[splat * 3 + each] = (positions[splat * 3 + each] ?? 0) + distance * (direction[each] ?? 0);
  }
  logScales[splat * 3 + axis] = (logScales[splat * 3 + axis] ?? 0) + LOG_SHRINK;
}

/** Column `axis` of the rotation matrix of a quaternion w, x, y, z of any length. */
function rotatedAxis(quaternion: Float32Array, axis: number): readonly number[] {
  const norm = Math.hypot(...quaternion) || 1;
  const [w = 1, x = 0, y = 0, z = 0] = [...quaternion].map((part) => part / norm);
  const columns = [
    [1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)],
    [2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)],
    [2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)],
  ];
  return columns[axis] ?? [1, 0, 0];
}
