import type { TrainerOptions } from '../trainer.ts';
import type { ParameterName } from './trainable-cloud.ts';

/** How much slower the higher SH bands learn than DC (Inria 3DGS, kept by 404). */
const SH_REST_SLOWDOWN = 20;

/**
 * Rate of the positions at a step (1-based): geometric interpolation from init to final, both times
 * `spatialLrScale`, over `positionLrMaxSteps`, then constant. A rate of 0 at either end makes it 0 throughout.
 */
export function positionLearningRate(options: TrainerOptions, step: number): number {
  const { positionLrInit, positionLrFinal, positionLrMaxSteps, spatialLrScale } = options;
  const part = Math.min(1, Math.max(0, step / positionLrMaxSteps));
  return spatialLrScale * positionLrInit ** (1 - part) * positionLrFinal ** part;
}

/** The rate of each parameter at a step (1-based). */
export function learningRates(options: TrainerOptions, step: number): Readonly<Record<ParameterName, number>> {
  return {
    positions: positionLearningRate(options, step),
    shDc: options.featureLr,
    shRest: options.featureLr / SH_REST_SLOWDOWN,
    opacityLogits: options.opacityLr,
    logScales: options.scalingLr,
    rotations: options.rotationLr,
  };
}
