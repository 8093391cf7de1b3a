import { AppError } from '@404-gen/service-kit';
import type { GaussianCloud } from '../cloud.ts';
import type { StepReport, TrainerOptions } from '../trainer.ts';
import { stepAdam } from './adam.ts';
import {
  createDensificationStatistics,
  type DensificationStatistics,
  type ViewSensitivity,
} from './densification-statistics.ts';
import { densify, SCENE_EXTENT } from './densify.ts';
import { growTo } from './grow.ts';
import { learningRates } from './learning-rates.ts';
import { assertTrainerOptions } from './options.ts';
import { prune, resetOpacities } from './prune.ts';
import { createRandom, type Random } from './random.ts';
import {
  snapshot,
  createTrainableCloud,
  isFiniteCloud,
  PARAMETER_NAMES,
  type ParameterName,
  type TrainableCloud,
} from './trainable-cloud.ts';

/** World units; the final prune measures size against the object, not against the scene (404 passes 1). */
const FINAL_EXTENT = 1;
/** The final prune takes at most this share of the splats, however the tests turn out. */
const FINAL_PRUNE_SHARE = 0.5;

/** What one view says about the cloud: gradients in the shapes of the cloud, and sensitivities. */
export interface ViewFeedback extends ViewSensitivity {
  readonly gradients: Readonly<Record<ParameterName, Float32Array>>;
}

/** The part of training that does not depend on where the pictures are rendered. */
interface Optimiser {
  /**
   * One step from the feedback of all views: Adam, then densify, prune and reset as due. Throws `NUMERIC_DIVERGED` if a
   * parameter stops being finite.
   */
  step(views: readonly ViewFeedback[]): StepReport;
  snapshot(): GaussianCloud;
  /** `finishCloud` of the present cloud. Training may go on. */
  finish(): GaussianCloud;
}

/** Splats that a trainable cloud needs room for under these options. */
export function splatCapacity(initialCount: number, options: TrainerOptions): number {
  return Math.max(initialCount, options.maxSplats);
}

/** What density control does at the end of a step (1-based), in this order. */
export function densityControlDue(
  step: number,
  options: TrainerOptions,
): { readonly statistics: boolean; readonly reshape: boolean; readonly opacityReset: boolean } {
  // What happens after the last step would be delivered unoptimised, so nothing does.
  const open = step >= options.densityStartStep && step <= options.densityEndStep && step < options.iterations;
  return {
    statistics: open,
    reshape: open && step % options.densificationInterval === 0,
    opacityReset: open && step % options.opacityResetInterval === 0,
  };
}

/** Densifies by the statistics and resets them, prunes, and grows to `minSplats`. */
export function reshape(
  cloud: TrainableCloud,
  statistics: DensificationStatistics,
  options: TrainerOptions,
  random: Random,
): Omit<StepReport, 'step' | 'count'> {
  const { densifyGradThreshold: threshold, percentDense, maxSplats, minSplats } = options;
  const { cloned, split } = densify(cloud, statistics, { threshold, percentDense, maxSplats }, random);
  statistics.reset();
  const pruned = prune(cloud, { extent: SCENE_EXTENT, floor: minSplats });
  return { cloned, split: split + growTo(cloud, minSplats), pruned };
}

/** A trained cloud as it is to be delivered: pruned, and with no fewer than `minSplats`. Leaves `cloud` as it is. */
export function finishCloud(cloud: GaussianCloud, options: TrainerOptions): GaussianCloud {
  const delivered = createTrainableCloud(cloud, Math.max(cloud.count, options.minSplats));
  const floor = Math.max(options.minSplats, Math.ceil(delivered.count * (1 - FINAL_PRUNE_SHARE)));
  prune(delivered, { extent: FINAL_EXTENT, floor });
  growTo(delivered, options.minSplats);
  return snapshot(delivered);
}

/**
 * Optimises `cloud` in place; its capacity must be `splatCapacity`. Order within a step and all constants follow 404
 * `GaussianProcessor.py` and `GaussianSplattingModel.py`, apart from what is said at each part.
 */
export function createOptimiser(cloud: TrainableCloud, options: TrainerOptions): Optimiser {
  assertTrainerOptions(options);
  if (cloud.count > options.maxSplats) {
    const message = `The initial cloud has ${cloud.count} splats, more than maxSplats ${options.maxSplats}`;
    throw new AppError('BUG_TRAINER_OPTIONS', message);
  }
  const statistics = createDensificationStatistics(cloud.capacity, options.densifyGradUnit);
  const random = createRandom(options.seed);
  let step = 0;

  const stepParameters = (views: readonly ViewFeedback[]) => {
    const rates = learningRates(options, step);
    for (const name of PARAMETER_NAMES) {
      const gradients = views.map((view) => view.gradients[name]);
      stepAdam(cloud.groups[name], gradients, cloud.count, rates[name], step);
    }
    if (!isFiniteCloud(cloud)) {
      throw new AppError('NUMERIC_DIVERGED', `A parameter stopped being finite at step ${step}`, { details: { step } });
    }
  };

  return {
    step(views) {
      step++;
      stepParameters(views);
      let changes = { cloned: 0, split: 0, pruned: 0 };
      const due = densityControlDue(step, options);
      if (due.statistics) for (const view of views) statistics.add(view, cloud.count);
      if (due.reshape) changes = reshape(cloud, statistics, options, random);
      if (due.opacityReset) resetOpacities(cloud);
      return { step, count: cloud.count, ...changes };
    },
    snapshot: () => snapshot(cloud),
    finish: () => finishCloud(snapshot(cloud), options),
  };
}
