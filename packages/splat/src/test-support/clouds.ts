import { createCloud, type GaussianCloud, type ShDegree } from '../cloud.ts';

/** A generator of uniform numbers in [0, 1) that depends on nothing but the seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Splats in a box of side 2 around the origin, with values in the range of real ones. */
export function randomCloud(count: number, shDegree: ShDegree = 0, seed = 1): GaussianCloud {
  const random = seededRandom(seed);
  const cloud = createCloud(count, shDegree);
  const fill = (values: Float32Array, low: number, high: number): void => {
    for (let index = 0; index < values.length; index++) values[index] = low + (high - low) * random();
  };
  fill(cloud.positions, -1, 1);
  fill(cloud.shDc, -1.7, 1.7);
  fill(cloud.shRest, -0.9, 0.9);
  fill(cloud.opacityLogits, -5, 5);
  fill(cloud.logScales, -7, -2);
  fill(cloud.rotations, -1, 1);
  return cloud;
}
