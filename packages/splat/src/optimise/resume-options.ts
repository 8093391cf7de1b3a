import type { TrainerOptions } from '../trainer.ts';
import { positionLearningRate } from './learning-rates.ts';

/**
 * The options with which a new trainer, given the cloud as it was after `stepsDone` steps, goes on with those schedules.
 * `rateFactor` scales every learning rate.
 *
 * Adam starts anew, bias correction included; opacity resets count from here.
 */
export function resumeOptions(options: TrainerOptions, stepsDone: number, rateFactor: number): TrainerOptions {
  const left = (step: number) => step - stepsDone;
  const positionLr = positionLearningRate(options, stepsDone) / (options.spatialLrScale || 1);
  return {
    ...options,
    iterations: Math.max(1, left(options.iterations)),
    positionLrInit: positionLr * rateFactor,
    positionLrFinal: options.positionLrFinal * rateFactor,
    positionLrMaxSteps: Math.max(1, left(options.positionLrMaxSteps)),
    featureLr: options.featureLr * rateFactor,
    opacityLr: options.opacityLr * rateFactor,
    scalingLr: options.scalingLr * rateFactor,
    rotationLr: options.rotationLr * rateFactor,
    ...windowLeft(left(options.densityStartStep), left(options.densityEndStep)),
  };
}

/** A window that has passed lies before the first step. */
function windowLeft(start: number, end: number): Pick<TrainerOptions, 'densityStartStep' | 'densityEndStep'> {
  return { densityStartStep: Math.max(0, start), densityEndStep: Math.max(0, end) };
}
