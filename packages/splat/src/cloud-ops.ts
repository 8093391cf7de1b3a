import { AppError } from '@404-gen/service-kit';
import { createCloud, shRestCoefficients, type GaussianCloud, type ShDegree } from './cloud.ts';
import { opacityOf } from './opacity.ts';

type AttributeName = 'positions' | 'shDc' | 'shRest' | 'opacityLogits' | 'logScales' | 'rotations';

/** An attribute of a cloud: its name and how many values one splat has of it. */
function attributesOf(shDegree: ShDegree): readonly (readonly [name: AttributeName, width: number])[] {
  return [
    ['positions', 3],
    ['shDc', 3],
    ['shRest', 3 * shRestCoefficients(shDegree)],
    ['opacityLogits', 1],
    ['logScales', 3],
    ['rotations', 4],
  ];
}

/** A value that no splat can have. */
export interface CloudFlaw {
  readonly attribute: AttributeName;
  readonly splat: number;
  /** Which value of the attribute, e.g. 1 for y. */
  readonly component: number;
  /** NaN, ±Infinity, or 0 for a quaternion of no length. */
  readonly value: number;
}

/** The first NaN, infinity or quaternion of length 0 in the cloud; undefined when there is none. */
export function findFlaw(cloud: GaussianCloud): CloudFlaw | undefined {
  for (const [attribute, width] of attributesOf(cloud.shDegree)) {
    const values = cloud[attribute];
    const length = cloud.count * width;
    for (let index = 0; index < length; index++) {
      const value = values[index];
      if (value === undefined) throw new AppError('BUG_CLOUD_SIZE', `${attribute} is shorter than ${length}`);
      if (!Number.isFinite(value)) {
        return { attribute, splat: Math.floor(index / width), component: index % width, value };
      }
    }
  }
  const { rotations } = cloud;
  for (let splat = 0; splat < cloud.count; splat++) {
    const at = splat * 4;
    if (rotations[at] === 0 && rotations[at + 1] === 0 && rotations[at + 2] === 0 && rotations[at + 3] === 0) {
      return { attribute: 'rotations', splat, component: 0, value: 0 };
    }
  }
  return undefined;
}

/** What is wrong, in words, for messages. */
export function describeFlaw({ attribute, splat, component, value }: CloudFlaw): string {
  return value === 0
    ? `The quaternion of splat ${splat} has length 0`
    : `${attribute}[${component}] of splat ${splat} is ${value}`;
}

/** Throws `NUMERIC_CLOUD` for a cloud with a {@link CloudFlaw}. */
export function assertSound(cloud: GaussianCloud): void {
  const flaw = findFlaw(cloud);
  if (flaw !== undefined) throw new AppError('NUMERIC_CLOUD', describeFlaw(flaw), { details: { ...flaw } });
}

/** A copy whose arrays are exactly as long as `count` needs. */
export function copyCloud(cloud: GaussianCloud): GaussianCloud {
  const copy = createCloud(cloud.count, cloud.shDegree);
  for (const [attribute, width] of attributesOf(cloud.shDegree)) {
    copy[attribute].set(cloud[attribute].subarray(0, cloud.count * width));
  }
  return copy;
}

/** The splats of all clouds one after another, at the highest degree among them; missing coefficients are zero. */
export function concatClouds(clouds: readonly GaussianCloud[]): GaussianCloud {
  const count = clouds.reduce((sum, cloud) => sum + cloud.count, 0);
  const degree = clouds.reduce<ShDegree>((highest, cloud) => (cloud.shDegree > highest ? cloud.shDegree : highest), 0);
  const all = createCloud(count, degree);
  const rowLength = 3 * shRestCoefficients(degree);
  let offset = 0;
  for (const cloud of clouds) {
    for (const [attribute, width] of attributesOf(cloud.shDegree)) {
      if (attribute === 'shRest') continue;
      all[attribute].set(cloud[attribute].subarray(0, cloud.count * width), offset * width);
    }
    const width = 3 * shRestCoefficients(cloud.shDegree);
    for (let splat = 0; splat < cloud.count; splat++) {
      all.shRest.set(cloud.shRest.subarray(splat * width, (splat + 1) * width), (offset + splat) * rowLength);
    }
    offset += cloud.count;
  }
  return all;
}

/** The splats at `indices`, in that order; an index may come more than once. Throws `BUG_CLOUD_INDEX` out of range. */
export function selectSplats(cloud: GaussianCloud, indices: ArrayLike<number>): GaussianCloud {
  const selection = createCloud(indices.length, cloud.shDegree);
  for (let target = 0; target < indices.length; target++) {
    const source = indices[target]!;
    if (!Number.isInteger(source) || source < 0 || source >= cloud.count) {
      throw new AppError('BUG_CLOUD_INDEX', `No splat ${source} in a cloud of ${cloud.count}`);
    }
  }
  for (const [attribute, width] of attributesOf(cloud.shDegree)) {
    const from = cloud[attribute];
    const to = selection[attribute];
    for (let target = 0; target < indices.length; target++) {
      const source = indices[target]! * width;
      for (let component = 0; component < width; component++)
        to[target * width + component] = from[source + component]!;
    }
  }
  return selection;
}

/** Axis-aligned box around the centres, world units. */
export interface Bounds {
  readonly min: readonly [x: number, y: number, z: number];
  readonly max: readonly [x: number, y: number, z: number];
}

/** What a look at all splats of a cloud tells. */
export interface CloudStatistics {
  readonly count: number;
  readonly shDegree: ShDegree;
  /** No NaN, no infinity, no quaternion of length 0. */
  readonly sound: boolean;
  /** Of the finite centres; undefined when there are none. */
  readonly bounds: Bounds | undefined;
  /** Largest side of `bounds`, 0 without. */
  readonly largestSide: number;
  /** Mean of sigmoid(logit) in [0, 1]; NaN for an empty or unsound cloud. */
  readonly meanOpacity: number;
}

/** The figures of a cloud that logs and reports show. */
export function cloudStatistics(cloud: GaussianCloud): CloudStatistics {
  const bounds = cloudBounds(cloud);
  let opacitySum = 0;
  for (let splat = 0; splat < cloud.count; splat++) opacitySum += opacityOf(cloud.opacityLogits[splat]!);
  return {
    count: cloud.count,
    shDegree: cloud.shDegree,
    sound: findFlaw(cloud) === undefined,
    bounds,
    largestSide: bounds === undefined ? 0 : largestSide(bounds),
    meanOpacity: opacitySum / cloud.count,
  };
}

/** Box around all finite centres; undefined when there are none. */
export function cloudBounds(cloud: GaussianCloud): Bounds | undefined {
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let splat = 0; splat < cloud.count; splat++) {
    const at = splat * 3;
    const x = cloud.positions[at]!;
    const y = cloud.positions[at + 1]!;
    const z = cloud.positions[at + 2]!;
    if (!Number.isFinite(x + y + z)) continue;
    if (x < min[0]) min[0] = x;
    if (y < min[1]) min[1] = y;
    if (z < min[2]) min[2] = z;
    if (x > max[0]) max[0] = x;
    if (y > max[1]) max[1] = y;
    if (z > max[2]) max[2] = z;
  }
  return min[0] > max[0] ? undefined : { min, max };
}

/** Length of the longest side, world units. */
export function largestSide({ min, max }: Bounds): number {
  return Math.max(max[0] - min[0], max[1] - min[1], max[2] - min[2]);
}
