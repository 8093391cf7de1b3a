import { expect, test } from 'vitest';
import { planOf } from '../test-support/plans.ts';
import { budgetText, createPace, fitToBudget, type Pace } from './time-budget.ts';

/** The default plan has 1500 steps: 20 s in all, 5 of them whatever the number of steps. */
const PACE: Pace = { fixedSeconds: 5, secondsPerStep: 0.01 };
const replan = (iters: number) => planOf('a vase', '', { iters });
const fit = (leftSeconds: number, change: { pace?: Pace | undefined; minShare?: number } = {}) =>
  fitToBudget(planOf('a vase'), { replan }, { leftSeconds, pace: PACE, minShare: 0.5, ...change });

test('a plan that fits stays as it is', () => {
  const { plan, use } = fit(30);
  expect(plan).toEqual(planOf('a vase'));
  expect(use).toMatchObject({ verdict: 'fits', seconds: 30, iterations: 1500, fullIterations: 1500 });
  expect(use.plannedSeconds).toBeCloseTo(20 / 0.95);
});

test('one that does not gets as many steps as fit, schedules in proportion, and the result says so', () => {
  const { plan, use } = fit(16.005);
  // 95 % of 16.005 s, less 5 s, at 10 ms a step.
  expect(use).toMatchObject({ verdict: 'cut', iterations: 1020, fullIterations: 1500 });
  expect(use.plannedSeconds).toBeLessThanOrEqual(16.005);
  expect(plan.trainer).toEqual(replan(1020).trainer);
  expect(plan.trainer.positionLrMaxSteps).toBe(306);
  expect(plan.warnings).toEqual(['1020 of 1500 steps, for a time budget of 16.0 s']);
  expect(budgetText(use)).toBe('cut; seconds=16.0; planned=16.0; iterations=1020; of=1500');
});

test('never fewer than the share that the preset allows, though it takes longer', () => {
  expect(fit(8).use).toMatchObject({ verdict: 'over', iterations: 750 });
  expect(fit(8.067, { minShare: 0.1 }).use).toMatchObject({ verdict: 'cut', iterations: 266 });
  expect(fit(-3).use).toMatchObject({ verdict: 'over', iterations: 750 });
  const { plan, use } = fit(8, { minShare: 1 });
  expect(use).toMatchObject({ verdict: 'over', iterations: 1500 });
  expect(plan.warnings).toEqual([]);
});

test('steps that the request fixed, or that the job cannot do without, are not taken', () => {
  const plan = planOf('a vase');
  const given = { leftSeconds: 8, pace: PACE, minShare: 0.5 };
  expect(fitToBudget(plan, { replan: undefined }, given)).toMatchObject({
    plan,
    use: { verdict: 'over', iterations: 1500 },
  });
  const refuses = () => planOf('a vase', '', { iters: 40, numPts: 6000 });
  expect(fitToBudget(plan, { replan: refuses }, given).plan).toBe(plan);
});

test('before the first job nothing is known, and nothing is taken', () => {
  const { plan, use } = fit(1, { pace: undefined });
  expect(plan.trainer.iterations).toBe(1500);
  expect(budgetText(use)).toBe('unknown; seconds=1.0; iterations=1500; of=1500');
});

test('the pace is that of the last jobs, by step and apart from them', () => {
  const pace = createPace();
  expect(pace.latest).toBeUndefined();
  const stages = { prepare: 2, render: 4, guidance: 5, update: 1, export: 1 };
  pace.add(1000, stages);
  expect(pace.latest?.fixedSeconds).toBeCloseTo(3);
  expect(pace.latest?.secondsPerStep).toBeCloseTo(0.01);
  pace.add(500, { ...stages, render: 14 });
  expect(pace.latest?.secondsPerStep).toBeCloseTo(0.7 * 0.01 + 0.3 * 0.04);
});
