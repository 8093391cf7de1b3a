import { AppError } from '@404-gen/service-kit';
import { createCloud, shRestCoefficients, type GaussianCloud, type ShDegree } from '../cloud.ts';

export const PARAMETER_NAMES = ['positions', 'shDc', 'shRest', 'opacityLogits', 'logScales', 'rotations'] as const;
export type ParameterName = (typeof PARAMETER_NAMES)[number];

/** One parameter of every splat, with its state in Adam. */
export interface ParameterGroup {
  /** Values per splat. */
  readonly stride: number;
  /** [capacity, stride] */
  readonly values: Float32Array;
  /** [capacity, stride] Adam's moving averages of the gradient and of its square. */
  readonly firstMoments: Float32Array;
  readonly secondMoments: Float32Array;
}

/** A cloud whose splats come and go while its parameters are optimised; the first `count` rows of each group count. */
export interface TrainableCloud {
  count: number;
  readonly capacity: number;
  readonly shDegree: ShDegree;
  readonly groups: Readonly<Record<ParameterName, ParameterGroup>>;
}

/**
 * A trainable copy of `cloud` with room for `capacity` splats.
 *
 * @param allocate where the parameter values live, in case other threads must see them
 */
export function createTrainableCloud(
  cloud: GaussianCloud,
  capacity: number,
  allocate: (length: number) => Float32Array = (length) => new Float32Array(length),
): TrainableCloud {
  const group = (name: ParameterName, stride: number): ParameterGroup => {
    const values = allocate(capacity * stride);
    values.set(cloud[name].subarray(0, cloud.count * stride));
    return {
      stride,
      values,
      firstMoments: new Float32Array(capacity * stride),
      secondMoments: new Float32Array(capacity * stride),
    };
  };
  return {
    count: cloud.count,
    capacity,
    shDegree: cloud.shDegree,
    groups: {
      positions: group('positions', 3),
      shDc: group('shDc', 3),
      shRest: group('shRest', 3 * shRestCoefficients(cloud.shDegree)),
      opacityLogits: group('opacityLogits', 1),
      logScales: group('logScales', 3),
      rotations: group('rotations', 4),
    },
  };
}

/** The parameters as a cloud of exactly `count` splats that later training does not touch. */
export function snapshot(cloud: TrainableCloud): GaussianCloud {
  const copy = createCloud(cloud.count, cloud.shDegree);
  for (const name of PARAMETER_NAMES) {
    const { values, stride } = cloud.groups[name];
    copy[name].set(values.subarray(0, cloud.count * stride));
  }
  return copy;
}

/** Appends a copy of splat `source`, whose moments start at zero, and returns its index. */
export function appendCopy(cloud: TrainableCloud, source: number): number {
  const target = cloud.count;
  if (target >= cloud.capacity) {
    throw new AppError('BUG_CLOUD_CAPACITY', `A trainable cloud has room for ${cloud.capacity} splats only`);
  }
  for (const name of PARAMETER_NAMES) {
    const { values, stride } = cloud.groups[name];
    values.copyWithin(target * stride, source * stride, (source + 1) * stride);
  }
  cloud.count = target + 1;
  clearMoments(cloud, target);
  return target;
}

/** Forgets what Adam knows of one splat. */
export function clearMoments(cloud: TrainableCloud, index: number): void {
  for (const name of PARAMETER_NAMES) {
    const { firstMoments, secondMoments, stride } = cloud.groups[name];
    firstMoments.fill(0, index * stride, (index + 1) * stride);
    secondMoments.fill(0, index * stride, (index + 1) * stride);
  }
}

/** Removes the splats marked with 1; the others keep their order and their moments. Returns how many went. */
export function removeMarked(cloud: TrainableCloud, marks: Uint8Array): number {
  let kept = 0;
  for (let index = 0; index < cloud.count; index++) {
    if (marks[index] === 1) continue;
    if (kept !== index) moveRow(cloud, index, kept);
    kept++;
  }
  const removed = cloud.count - kept;
  cloud.count = kept;
  return removed;
}

function moveRow(cloud: TrainableCloud, from: number, to: number): void {
  for (const name of PARAMETER_NAMES) {
    const { values, firstMoments, secondMoments, stride } = cloud.groups[name];
    for (const array of [values, firstMoments, secondMoments]) {
      array.copyWithin(to * stride, from * stride, (from + 1) * stride);
    }
  }
}

/** Whether every parameter in use is a finite number. */
export function isFiniteCloud(cloud: TrainableCloud): boolean {
  return PARAMETER_NAMES.every((name) => {
    const { values, stride } = cloud.groups[name];
    const length = cloud.count * stride;
    // Stays 0 while all is finite: ∞·0 and NaN·0 are NaN. Several times as fast as a test per value.
    let zero = 0;
    for (let index = 0; index < length; index++) zero += values[index]! * 0;
    return zero === 0;
  });
}
