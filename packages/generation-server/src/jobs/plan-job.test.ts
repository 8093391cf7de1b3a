import { expect, test } from 'vitest';
import { planOf } from '../test-support/plans.ts';

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
    warnings: ['no mvdream network is built in yet: blueprint guided this'],
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

test('who chooses blueprint on purpose is not told of networks', () => {
  expect(planOf('a', 'mvdream: true\nguidance: blueprint').warnings).toEqual([]);
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
