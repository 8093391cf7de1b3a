import { orbitCamera, type Camera } from '../camera.ts';
import { shRestCoefficients, type ShDegree } from '../cloud.ts';
import type { ParameterName } from '../optimise/trainable-cloud.ts';
import type { RealArray, RealCloud } from './real-array.ts';

/** Scenes for tests of the rasteriser. */

/** A stream of numbers in [−1, 1), the same in each run. */
export function noise(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 13), 0x85ebca6b) >>> 0;
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 31 - 1;
  };
}

interface SceneShape {
  readonly count: number;
  readonly shDegree?: ShDegree;
  readonly seed?: number;
  /** Half side of the cube of centres, world units. */
  readonly spread?: number;
  /** Mean standard deviation, world units. */
  readonly scale?: number;
  /** Mean opacity logit. */
  readonly logit?: number;
}

/** A double-precision cloud of random splats of every orientation round the origin. */
export function randomScene(shape: SceneShape): RealCloud & Record<ParameterName, Float64Array> {
  const { count, shDegree = 0, seed = 1, spread = 0.4, scale = 0.1, logit = 0 } = shape;
  const random = noise(seed);
  const fill = (length: number, value: () => number) => Float64Array.from({ length }, value);
  return {
    count,
    shDegree,
    positions: fill(count * 3, () => spread * random()),
    shDc: fill(count * 3, () => 2.5 * random()),
    shRest: fill(count * 3 * shRestCoefficients(shDegree), () => 0.4 * random()),
    opacityLogits: fill(count, () => logit + random()),
    logScales: fill(count * 3, () => Math.log(scale) + 0.7 * random()),
    rotations: fill(count * 4, () => random() || 0.5),
  };
}

export function sceneCamera(width: number, height: number, radius = 2.5): Camera {
  return orbitCamera({ elevationDegrees: 20, azimuthDegrees: 35, radius }, { fovyDegrees: 49.1, width, height });
}

export function copyScene(scene: RealCloud): RealCloud & Record<ParameterName, Float64Array> {
  const copy = (array: RealArray) => Float64Array.from(array);
  return {
    count: scene.count,
    shDegree: scene.shDegree,
    positions: copy(scene.positions),
    shDc: copy(scene.shDc),
    shRest: copy(scene.shRest),
    opacityLogits: copy(scene.opacityLogits),
    logScales: copy(scene.logScales),
    rotations: copy(scene.rotations),
  };
}

/** The scene as a `GaussianCloud`. */
export function inSinglePrecision(scene: RealCloud): RealCloud & Record<ParameterName, Float32Array> {
  const single = (array: RealArray) => Float32Array.from(array);
  return {
    count: scene.count,
    shDegree: scene.shDegree,
    positions: single(scene.positions),
    shDc: single(scene.shDc),
    shRest: single(scene.shRest),
    opacityLogits: single(scene.opacityLogits),
    logScales: single(scene.logScales),
    rotations: single(scene.rotations),
  };
}
