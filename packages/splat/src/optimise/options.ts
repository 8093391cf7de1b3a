import { AppError } from '@404-gen/service-kit';
import type { TrainerOptions } from '../trainer.ts';
import { VALIDATOR_MIN_SPLATS } from '../validator/rules.ts';

/**
 * The seed's tuned configuration (`text_mv.yaml` of the fork after its changes); where it is silent, 404
 * `text_mv.yaml`. Numbers that upstream hard-codes are in `optimise/densify.ts` and `optimise/adam.ts`.
 */
export const DEFAULT_TRAINER_OPTIONS: TrainerOptions = Object.freeze({
  /** Seed: 1500 in place of 1000. */
  iterations: 1500,
  /** Ours; upstream is not reproducible. */
  seed: 0,
  /** 404 text_mv. */
  positionLrInit: 0.001,
  /** 404 text_mv. */
  positionLrFinal: 0.00002,
  /** Seed: 30 % of the iterations, 450 in place of 300. */
  positionLrMaxSteps: 450,
  /** 404 text_mv; the higher SH bands learn at a twentieth of it. */
  featureLr: 0.01,
  /** 404 text_mv. */
  opacityLr: 0.05,
  /** 404 text_mv. */
  scalingLr: 0.005,
  /** 404 text_mv. */
  rotationLr: 0.005,
  /** 404 `GaussianProcessor.py`: 10 for the random ball, 1 for a supplied cloud. */
  spatialLrScale: 10,
  /** 404 text_mv (DreamGaussian has 0.01). */
  percentDense: 0.015,
  /** 404 text_mv. */
  densityStartStep: 0,
  /** Seed: 80 % of the iterations, in place of 3000. */
  densityEndStep: 1200,
  /** 404 text_mv. */
  densificationInterval: 50,
  /** 404 text_mv. */
  opacityResetInterval: 700,
  /** 404 text_mv, compared in pixel units there. */
  densifyGradThreshold: 0.01,
  densifyGradUnit: 'pixel',
  /** Ours: keeps a cloud's SPZ below a megabyte and a CPU step below a second. */
  maxSplats: 30_000,
  /** Fewer score 0 with the validators. */
  minSplats: VALIDATOR_MIN_SPLATS,
});

type NumberOption = {
  [Key in keyof TrainerOptions]: TrainerOptions[Key] extends number ? Key : never;
}[keyof TrainerOptions];

const LEAST: Readonly<Record<NumberOption, number>> = {
  iterations: 1,
  seed: -Infinity,
  positionLrInit: 0,
  positionLrFinal: 0,
  positionLrMaxSteps: 1,
  featureLr: 0,
  opacityLr: 0,
  scalingLr: 0,
  rotationLr: 0,
  spatialLrScale: 0,
  percentDense: 0,
  densityStartStep: 0,
  densityEndStep: 0,
  densificationInterval: 1,
  opacityResetInterval: 1,
  densifyGradThreshold: 0,
  maxSplats: 1,
  minSplats: 0,
};

/** Throws `BUG_TRAINER_OPTIONS` for options no training can run with. */
export function assertTrainerOptions(options: TrainerOptions): void {
  for (const [name, least] of Object.entries(LEAST) as [NumberOption, number][]) {
    const value = options[name];
    if (!Number.isFinite(value) || value < least) {
      throw new AppError('BUG_TRAINER_OPTIONS', `Trainer option ${name} is ${value}; it must be at least ${least}`);
    }
  }
  if (options.minSplats > options.maxSplats) {
    const { minSplats, maxSplats } = options;
    throw new AppError('BUG_TRAINER_OPTIONS', `Trainer option minSplats ${minSplats} exceeds maxSplats ${maxSplats}`);
  }
}
