import { expect, test } from 'vitest';
import { planOf } from '../test-support/plans.ts';
import { reducePlan } from './reduced-plan.ts';

test("the seed's tuned settings become what its troubleshooting says, with schedules in proportion", () => {
  const tuned =
    'iters: 1500\nnum_pts: 8000\ndensity_end_iter: 1200\nposition_lr_max_steps: 450\nrender_sizes: [128, 256, 512]\nmax_gaussians: 100000\n';
  const plan = planOf('a', tuned);
  const { plan: reduced, warning } = reducePlan(plan)!;
  expect(reduced).toMatchObject({ initialSplats: 5000, cameras: { renderSizes: [64, 128, 256] } });
  expect(reduced.trainer).toMatchObject({
    ...{ iterations: 1200, densityEndStep: 960, positionLrMaxSteps: 360 },
    ...{ maxSplats: 50_000, minSplats: 7000 },
  });
  expect(warning).toBe(
    'the GPU ran out of memory, so this was made from 5000 splats in 1200 steps at up to 256 px, growing to at most 50000',
  );
  // All else is what it was.
  const { initialSplats, cameras, trainer } = reduced;
  expect({ ...plan, initialSplats, cameras, trainer }).toEqual(reduced);
});

test('what validators want is never undercut, however often a plan is reduced', () => {
  let plan = planOf('a', 'min_gaussians: 7000\nmax_gaussians: 9000\nnum_pts: 8000\n');
  let times = 0;
  for (let reduced = reducePlan(plan); reduced; reduced = reducePlan(plan)) {
    ({ plan } = reduced);
    times += 1;
    expect(plan.trainer.maxSplats).toBeGreaterThanOrEqual(7000);
    expect(plan.trainer.minSplats).toBe(7000);
  }
  expect(times).toBeGreaterThan(0);
  expect(times).toBeLessThan(6);
  expect(plan.cameras.renderSizes).toEqual([64, 64, 64]);
});

test('a plan that is small already stays: there is nothing to take away', () => {
  const small =
    'iters: 4\nnum_pts: 200\nmin_gaussians: 0\nmax_gaussians: 7000\nrender_sizes: [32]\ndensity_end_iter: 2\nposition_lr_max_steps: 2\n';
  expect(reducePlan(planOf('a', small))).toBeUndefined();
});
