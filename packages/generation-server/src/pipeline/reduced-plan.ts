import { VALIDATOR_MIN_SPLATS } from '@404-gen/splat';
import type { GenerationPlan } from './generation-plan.ts';

/** The seed's advice for a card that runs out of memory: num_pts 5000–6000, iters 1200–1300. */
const REDUCED_SPLATS = 5000;
const REDUCED_ITERATIONS = 1200;
/** Sides below this show too little to learn from. */
const LEAST_SIDE = 64;

export interface ReducedPlan {
  readonly plan: GenerationPlan;
  /** For the caller. */
  readonly warning: string;
}

/**
 * The plan of a job that did not fit into device memory, made smaller; undefined when there is nothing to take away.
 * The result has no fewer splats than before: those it does not start with are grown.
 */
export function reducePlan(plan: GenerationPlan): ReducedPlan | undefined {
  const { trainer, cameras } = plan;
  const renderSizes = cameras.renderSizes.map((side) => Math.min(side, Math.max(LEAST_SIDE, side >> 1)));
  const [early = 0, middle = 0, late = 0] = renderSizes;
  const initialSplats = Math.min(plan.initialSplats, REDUCED_SPLATS);
  // Room for splats is taken at the start, whether they come or not.
  const leastRoom = Math.max(trainer.minSplats, VALIDATOR_MIN_SPLATS, initialSplats);
  const maxSplats = Math.min(trainer.maxSplats, Math.max(leastRoom, trainer.maxSplats >> 1));
  if (
    initialSplats === plan.initialSplats &&
    maxSplats === trainer.maxSplats &&
    renderSizes.every((side, index) => side === cameras.renderSizes[index])
  ) {
    return undefined;
  }
  const iterations = Math.min(trainer.iterations, REDUCED_ITERATIONS);
  const scaled = (step: number) => Math.round((step * iterations) / trainer.iterations);
  return {
    plan: {
      ...plan,
      initialSplats,
      cameras: { ...cameras, renderSizes: [early, middle, late] },
      trainer: {
        ...trainer,
        iterations,
        maxSplats,
        positionLrMaxSteps: Math.max(1, scaled(trainer.positionLrMaxSteps)),
        densityStartStep: scaled(trainer.densityStartStep),
        densityEndStep: scaled(trainer.densityEndStep),
      },
    },
    warning:
      `the GPU ran out of memory, so this was made from ${initialSplats} splats in ${iterations} steps at up to ` +
      `${Math.max(...renderSizes)} px, growing to at most ${maxSplats}`,
  };
}
