import { Type, type Static } from '@sinclair/typebox';
import type { GenerationPlan } from '../pipeline/generation-plan.ts';
import type { GenerationResult } from '../pipeline/pipeline.ts';

/** How long a result is worth waiting for, as a request said. */
export interface TimeBudget {
  /** From accepting the request on. */
  readonly seconds: number;
  /** The same job with another number of steps; undefined when the request fixed them. Throws when it cannot have so few. */
  readonly replan: ((iterations: number) => GenerationPlan) | undefined;
}

/** What was done about it, as told in X-Time-Budget, the log and /jobs. */
export const BudgetUse = Type.Object({
  verdict: Type.Union([Type.Literal('unknown'), Type.Literal('fits'), Type.Literal('cut'), Type.Literal('over')], {
    description:
      'unknown: no job has shown yet how long one takes; fits: all steps do; cut: fewer steps were taken, which do; over: it ' +
      'takes longer, with as few steps as are allowed',
  }),
  seconds: Type.Number({ description: 'What was left of the budget when the job began.' }),
  plannedSeconds: Type.Optional(Type.Number()),
  iterations: Type.Integer({ description: 'Steps planned.' }),
  fullIterations: Type.Integer({ description: 'Steps without a budget.' }),
});
export type BudgetUse = Static<typeof BudgetUse>;

export interface FittedPlan {
  readonly plan: GenerationPlan;
  readonly use: BudgetUse;
}

/** What jobs take: so many seconds each, and so many for every step. */
export interface Pace {
  readonly fixedSeconds: number;
  readonly secondsPerStep: number;
}

/** Weight of the newest figure, as for the duration of jobs. */
const SMOOTHING = 0.3;

/** Left unplanned: jobs of the same number of steps do not all take the same. */
const RESERVE = 0.05;

/** Exponentially smoothed pace of the jobs that succeeded. */
export function createPace() {
  let latest: Pace | undefined;
  const smoothed = (before: number | undefined, now: number) =>
    before === undefined ? now : before + SMOOTHING * (now - before);
  return {
    /** Undefined before the first job. */
    get latest() {
      return latest;
    },
    add(iterations: number, { prepare, render, guidance, update, export: packing }: GenerationResult['stageSeconds']) {
      latest = {
        fixedSeconds: smoothed(latest?.fixedSeconds, prepare + packing),
        secondsPerStep: smoothed(latest?.secondsPerStep, (render + guidance + update) / Math.max(1, iterations)),
      };
    },
  };
}

/**
 * The plan with as many of its steps as fit into what is left of the budget, and no fewer than `minShare` of them. A plan
 * that fits, whose steps the request fixed, or that nothing is known about, stays as it is.
 */
export function fitToBudget(
  plan: GenerationPlan,
  { replan }: Pick<TimeBudget, 'replan'>,
  { leftSeconds, pace, minShare }: { leftSeconds: number; pace: Pace | undefined; minShare: number },
): FittedPlan {
  const full = plan.trainer.iterations;
  const about = { seconds: leftSeconds, fullIterations: full };
  if (pace === undefined) return { plan, use: { ...about, verdict: 'unknown', iterations: full } };

  const secondsOf = (iterations: number) => (pace.fixedSeconds + iterations * pace.secondsPerStep) / (1 - RESERVE);
  const affordable = Math.floor((leftSeconds * (1 - RESERVE) - pace.fixedSeconds) / pace.secondsPerStep);
  const least = Math.ceil(full * minShare);
  const fewer = affordable >= full ? undefined : replanned(replan, Math.max(least, affordable), full);
  const chosen = fewer ?? plan;
  const { iterations } = chosen.trainer;
  const plannedSeconds = secondsOf(iterations);
  const verdict = affordable >= full ? 'fits' : affordable >= iterations ? 'cut' : 'over';
  const warning = `${iterations} of ${full} steps, for a time budget of ${leftSeconds.toFixed(1)} s`;
  return {
    plan: fewer === undefined ? plan : { ...fewer, warnings: [...fewer.warnings, warning] },
    use: { ...about, verdict, plannedSeconds, iterations },
  };
}

/** Undefined where the job cannot have so few steps, which the plan itself finds out. */
function replanned(replan: TimeBudget['replan'], iterations: number, full: number): GenerationPlan | undefined {
  if (replan === undefined || iterations >= full) return undefined;
  try {
    return replan(iterations);
  } catch {
    return undefined;
  }
}

/** As it stands in the answer's X-Time-Budget. */
export function budgetText({ verdict, seconds, plannedSeconds, iterations, fullIterations }: BudgetUse): string {
  const planned = plannedSeconds === undefined ? '' : `; planned=${plannedSeconds.toFixed(1)}`;
  return `${verdict}; seconds=${seconds.toFixed(1)}${planned}; iterations=${iterations}; of=${fullIterations}`;
}
