import { expect, test } from 'vitest';
import { planOf } from '../test-support/plans.ts';
import { TINY_BUNDLES } from '../test-support/tiny-bundles.ts';

test('settings become the plan as they are when the request says nothing', () => {
  const plan = planOf(
    'a',
    'mvdream: true\nguidance_scale: 120\nnegative_prompt: ugly\ndensify_grad_unit: ndc\nmax_gaussians: 20000',
  );
  expect(plan).toMatchObject({
    guidanceScale: 120,
    negativePrompt: 'ugly',
    initialSplats: 8000,
    given: [],
    warnings: [],
    refineSteps: 0,
    diffusion: { lambdaSd: 1, lambdaZero123: 0, strategy: 'sds', fitSteps: 0, viewPrompts: true },
    cameras: { viewsPerGroup: 4, groups: 1, renderSizes: [128, 256, 512], blackBackgroundProbability: 0.5 },
    trainer: {
      iterations: 1500,
      positionLrMaxSteps: 450,
      densityStartStep: 0,
      densityEndStep: 1200,
      densificationInterval: 50,
      opacityResetInterval: 700,
      densifyGradUnit: 'ndc',
      maxSplats: 20_000,
      minSplats: 7000,
    },
  });
});

const SAMPLING = `strategy: sample-then-fit\nmvdream: true\nmodels_dir: ${TINY_BUNDLES}\n`;

test('sample-then-fit has steps of its own, of which a request may ask for others in the same shares', () => {
  const plan = planOf('a', SAMPLING);
  expect([plan.trainer.iterations, plan.diffusion.fitSteps]).toEqual([320, 300]);
  expect(plan.trainer.densityEndStep).toBe(250);
  const asked = planOf('a', SAMPLING, { iters: 160 });
  expect([asked.trainer.iterations, asked.diffusion.fitSteps]).toEqual([160, 150]);
});

test.each([
  ['blueprint guides', `${SAMPLING}guidance: blueprint\n`],
  ['the bundle is not there', SAMPLING.replace(TINY_BUNDLES, 'nowhere')],
])('when %s there is nothing to sample, and the steps are iters', (_, settings) => {
  const { trainer, diffusion } = planOf('a', settings);
  expect([trainer.iterations, diffusion.strategy, diffusion.fitSteps]).toEqual([1500, 'sds', 0]);
});

test.each([
  [300, { densityStartStep: 20, densityEndStep: 200, positionLrMaxSteps: 90 }],
  // The window's end stays on its interval, where the settings have it.
  [700, { densityStartStep: 47, densityEndStep: 550, positionLrMaxSteps: 210 }],
  [3000, { densityStartStep: 200, densityEndStep: 2400, positionLrMaxSteps: 900 }],
  // Too short for a densification.
  [30, { densityStartStep: 2, densityEndStep: 24, positionLrMaxSteps: 9 }],
])('%i steps scale the schedules', (iters, schedule) => {
  expect(planOf('a', 'density_start_iter: 100', { iters }).trainer).toMatchObject({ iterations: iters, ...schedule });
});

test('fields that a request sets itself are noted in the plan', () => {
  expect(planOf('a', '', { guidanceScale: 30, negativePrompt: '' }).given).toEqual([
    'negative_prompt',
    'guidance_scale',
  ]);
});
