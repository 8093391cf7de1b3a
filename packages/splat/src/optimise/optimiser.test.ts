import { describe, expect, it } from 'vitest';
import { opacityOf } from '../opacity.ts';
import type { StepReport, TrainerOptions } from '../trainer.ts';
import { stepAdam } from './adam.ts';
import { learningRates, positionLearningRate } from './learning-rates.ts';
import { createOptimiser, type ViewFeedback } from './optimiser.ts';
import { assertTrainerOptions, DEFAULT_TRAINER_OPTIONS } from './options.ts';
import { cloudOf, type TestSplat } from './test-clouds.ts';
import { PARAMETER_NAMES, type ParameterName, type TrainableCloud } from './trainable-cloud.ts';

const OPTIONS: TrainerOptions = {
  ...DEFAULT_TRAINER_OPTIONS,
  iterations: 20,
  densityEndStep: 10,
  densificationInterval: 5,
  opacityResetInterval: 1000,
  minSplats: 0,
  maxSplats: 100,
};

/** Feedback of a view that pulls every parameter by `gradient` and every centre by `absgrad`. */
function feedback(cloud: TrainableCloud, { gradient = 0, absgrad = 0, radius = 3 } = {}): ViewFeedback {
  const gradients = Object.fromEntries(
    PARAMETER_NAMES.map((name) => [name, new Float32Array(cloud.groups[name].values.length).fill(gradient)]),
  ) as Record<ParameterName, Float32Array>;
  return {
    width: 128,
    gradients,
    absgrad: new Float32Array(cloud.capacity * 2).fill(absgrad / Math.SQRT2),
    radii: new Int32Array(cloud.capacity).fill(radius),
  };
}

/** Runs all iterations and returns the reports. */
function runAll(cloud: TrainableCloud, options: TrainerOptions, pull: Parameters<typeof feedback>[1] = {}) {
  const optimiser = createOptimiser(cloud, options);
  const reports: StepReport[] = [];
  for (let step = 1; step <= options.iterations; step++) reports.push(optimiser.step([feedback(cloud, pull)]));
  return { optimiser, reports };
}

const times = <T>(count: number, value: T) => Array.from({ length: count }, () => value);
const splats = (count: number, splat: TestSplat = {}) => times(count, splat);

describe('learning rates', () => {
  it.each([
    [300, 1, 0.0098704],
    [300, 50, 0.00521],
    [300, 100, 0.0027144],
    [300, 150, 0.0014142],
    [300, 300, 0.0002],
    [300, 1000, 0.0002],
    [450, 50, 0.0064748],
    [450, 150, 0.0027144],
    [450, 300, 0.0007368],
    [450, 450, 0.0002],
  ])('of positions over %i steps, at step %i, is %d as upstream’s', (positionLrMaxSteps, step, expected) => {
    expect(positionLearningRate({ ...DEFAULT_TRAINER_OPTIONS, positionLrMaxSteps }, step)).toBeCloseTo(expected, 7);
  });

  it('of higher SH bands is a twentieth of that of DC', () => {
    expect(learningRates(DEFAULT_TRAINER_OPTIONS, 1)).toMatchObject({
      shDc: 0.01,
      shRest: 0.0005,
      opacityLogits: 0.05,
    });
  });
});

describe('Adam', () => {
  const group = (...values: number[]) => ({
    stride: 1,
    values: Float32Array.from(values),
    firstMoments: new Float32Array(values.length),
    secondMoments: new Float32Array(values.length),
  });

  it('follows Kingma and Ba over three steps, summing the views', () => {
    const parameter = group(1);
    const gradients = [0.5, -2, 0.25];
    let [value, first, second] = [1, 0, 0];
    gradients.forEach((gradient, index) => {
      stepAdam(parameter, [Float32Array.of(gradient - 1), Float32Array.of(1)], 1, 0.1, index + 1);
      first = 0.9 * first + 0.1 * gradient;
      second = 0.999 * second + 0.001 * gradient * gradient;
      const [correctedFirst, correctedSecond] = [first / (1 - 0.9 ** (index + 1)), second / (1 - 0.999 ** (index + 1))];
      value -= (0.1 * correctedFirst) / (Math.sqrt(correctedSecond) + 1e-15);
      expect(parameter.values[0]).toBeCloseTo(value, 6);
    });
  });

  it('takes a full step for gradients as small as 1e-12, which eps 1e-15 is for', () => {
    const parameter = group(0);
    stepAdam(parameter, [Float32Array.of(1e-12)], 1, 0.1, 1);
    expect(parameter.values[0]).toBeCloseTo(-0.1, 3);
  });

  it('leaves rows beyond the count alone, and forgets moments too small to matter', () => {
    const parameter = group(1, 1);
    parameter.firstMoments.set([1e-31, 1e-31]);
    stepAdam(parameter, [Float32Array.of(0, 5)], 1, 0.1, 10);
    expect([...parameter.values]).toEqual([1, 1]);
    expect([...parameter.firstMoments]).toEqual([0, Math.fround(1e-31)]);
  });
});

describe('a run', () => {
  it('moves each parameter at its own rate in the first step', () => {
    const cloud = cloudOf(splats(1));
    for (const name of PARAMETER_NAMES) {
      cloud.groups[name].firstMoments.fill(0);
      cloud.groups[name].secondMoments.fill(0);
    }
    const before = PARAMETER_NAMES.map((name) => cloud.groups[name].values[0]!);
    createOptimiser(cloud, OPTIONS).step([feedback(cloud, { gradient: 1 })]);
    const moved = PARAMETER_NAMES.map((name, group) => before[group]! - cloud.groups[name].values[0]!);
    const expected = [positionLearningRate(OPTIONS, 1), 0.01, 0.0005, 0.05, 0.005, 0.005];
    moved.forEach((value, group) => expect(value).toBeCloseTo(expected[group]!, 6));
  });

  it('densifies at the interval, inside the window, both ends included', () => {
    const cloud = cloudOf(splats(3));
    const { reports } = runAll(cloud, { ...OPTIONS, densityStartStep: 5 }, { absgrad: 0.02 });
    const grown = reports.filter(({ cloned, split }) => cloned + split > 0);
    expect(grown).toEqual([
      { step: 5, count: 6, cloned: 3, split: 0, pruned: 0 },
      { step: 10, count: 12, cloned: 6, split: 0, pruned: 0 },
    ]);
    expect(reports.map(({ count }) => count)).toEqual([...times(4, 3), ...times(5, 6), ...times(11, 12)]);
  });

  it('compares the threshold with the mean over all views', () => {
    const count = (pulls: number[]) => {
      const cloud = cloudOf(splats(1));
      const optimiser = createOptimiser(cloud, { ...OPTIONS, densificationInterval: 1 });
      return optimiser.step(pulls.map((absgrad) => feedback(cloud, { absgrad }))).count;
    };
    expect([count([0.02, 0.001, 0.001]), count([0.001, 0.001, 0.03])]).toEqual([1, 2]);
  });

  it('defect 0.12: a threshold for NDC gradients selects what upstream’s comparison misses', () => {
    const count = (densifyGradUnit: 'pixel' | 'ndc') => {
      const cloud = cloudOf(splats(1));
      // 0.001 per pixel is 0.064 per NDC unit in a picture of 128 pixels.
      return runAll(cloud, { ...OPTIONS, densifyGradUnit, iterations: 6 }, { absgrad: 0.001 }).reports.at(-1)!.count;
    };
    expect([count('pixel'), count('ndc')]).toEqual([1, 2]);
  });

  it('densify after the last step: nothing is added, pruned or reset when the step is the last', () => {
    const all = { iterations: 5, densityEndStep: 5, densificationInterval: 5, opacityResetInterval: 5, minSplats: 10 };
    const cloud = cloudOf([...splats(3, { opacity: 0.9 }), { opacity: 0.001 }]);
    const { reports } = runAll(cloud, { ...OPTIONS, ...all }, { absgrad: 1 });
    expect(reports.at(-1)).toEqual({ step: 5, count: 4, cloned: 0, split: 0, pruned: 0 });
    expect(opacityOf(cloud.groups.opacityLogits.values[0]!)).toBeGreaterThan(0.5);
    const earlier = cloudOf(splats(3));
    expect(runAll(earlier, { ...OPTIONS, ...all, iterations: 6 }, { absgrad: 1 }).reports.at(-2)!.count).toBe(10);
  });

  it('opacity reset inside the window only', () => {
    const resets = (change: Partial<TrainerOptions>) => {
      const cloud = cloudOf(splats(1, { opacity: 0.9 }));
      const optimiser = createOptimiser(cloud, { ...OPTIONS, opacityResetInterval: 4, minSplats: 1, ...change });
      const steps: number[] = [];
      for (let step = 1; step <= 20; step++) {
        cloud.groups.opacityLogits.values[0] = 3;
        optimiser.step([feedback(cloud)]);
        if (cloud.groups.opacityLogits.values[0] < -4) steps.push(step);
      }
      return steps;
    };
    expect(resets({})).toEqual([4, 8]);
    expect(resets({ densityStartStep: 6 })).toEqual([8]);
    expect(resets({ densityStartStep: 21, densityEndStep: 30 })).toEqual([]);
    expect(resets({ densityEndStep: 30 })).toEqual([4, 8, 12, 16]);
  });

  it('counts hold: never above maxSplats, never below minSplats once the window has opened', () => {
    const bounds = { ...OPTIONS, minSplats: 30, maxSplats: 40, densityEndStep: 19 };
    const { reports } = runAll(cloudOf(splats(20), 40), bounds, { absgrad: 1 });
    expect(reports.slice(0, 5).map(({ count }) => count)).toEqual([20, 20, 20, 20, 40]);
    expect(reports.at(-1)!.count).toBe(40);

    // Every splat is faint: pruning may take none below the floor, and what is missing is split off.
    const faint = cloudOf([...splats(10, { opacity: 0.002 }), ...splats(25, { opacity: 0.5 })]);
    expect(runAll(faint, bounds).reports.map(({ count }) => count)).toEqual([...times(4, 35), ...times(16, 30)]);
    const few = runAll(cloudOf(splats(4)), bounds).reports;
    expect(few[4]).toEqual({ step: 5, count: 30, cloned: 0, split: 26, pruned: 0 });
  });

  it('stops when a parameter stops being finite', () => {
    const cloud = cloudOf(splats(3));
    const view = feedback(cloud);
    view.gradients.logScales[4] = NaN;
    expect(() => createOptimiser(cloud, OPTIONS).step([view])).toThrow(
      expect.objectContaining({ code: 'NUMERIC_DIVERGED', details: { step: 1 } }),
    );
  });

  it('draws the same numbers for the same seed', () => {
    const positions = (seed: number) => {
      const cloud = cloudOf(splats(3, { scales: [0.1, 0.1, 0.1] }));
      runAll(cloud, { ...OPTIONS, seed }, { absgrad: 1 });
      return cloud.groups.positions.values;
    };
    expect(positions(5)).toEqual(positions(5));
    expect(positions(5)).not.toEqual(positions(6));
  });
});

describe('finish', () => {
  it('defect 0.11: deletes no splat for the radius at which it was last seen', () => {
    // Upstream: the window is open and the last step densifies nothing, so the radii of 14 steps are still there.
    const cloud = cloudOf(splats(10, { opacity: 0.8 }));
    const { optimiser } = runAll(
      cloud,
      { ...OPTIONS, densityEndStep: 1000, densificationInterval: 7 },
      { radius: 500 },
    );
    expect(optimiser.finish().count).toBe(10);
  });

  it('prunes against the object: opacity below 0.01, scale above 0.1', () => {
    const cloud = cloudOf([
      ...splats(6),
      { opacity: 0.005 },
      { scales: [0.11, 0.01, 0.01] },
      { scales: [0.09, 0.01, 0.01] },
    ]);
    const finished = createOptimiser(cloud, OPTIONS).finish();
    expect(Array.from({ length: finished.count }, (_, index) => finished.shDc[index * 3])).toEqual([
      0, 1, 2, 3, 4, 5, 8,
    ]);
    expect(cloud.count).toBe(9);
  });

  it('never deletes wholesale: at most half, the most transparent first', () => {
    const reset = cloudOf(
      Array.from({ length: 10 }, (_, index) => ({ opacity: 0.001 * (index % 5 === 0 ? 5 : 1 + index / 10) })),
    );
    const finished = createOptimiser(reset, OPTIONS).finish();
    expect(Array.from({ length: finished.count }, (_, index) => finished.shDc[index * 3])).toEqual([0, 5, 7, 8, 9]);
  });

  it('never delivers fewer than minSplats, nor more than there are', () => {
    const options = { ...OPTIONS, minSplats: 50 };
    expect(createOptimiser(cloudOf(splats(7)), options).finish().count).toBe(50);
    expect(createOptimiser(cloudOf(splats(60, { opacity: 0.001 })), options).finish().count).toBe(50);
    expect(createOptimiser(cloudOf([]), options).finish().count).toBe(0);
  });
});

describe('options', () => {
  it('have the seed’s tuned values by default', () => {
    expect(() => assertTrainerOptions(DEFAULT_TRAINER_OPTIONS)).not.toThrow();
    expect(DEFAULT_TRAINER_OPTIONS).toMatchObject({
      iterations: 1500,
      densityEndStep: 1200,
      positionLrMaxSteps: 450,
      minSplats: 7000,
    });
    expect(DEFAULT_TRAINER_OPTIONS.densityEndStep).toBe(0.8 * DEFAULT_TRAINER_OPTIONS.iterations);
    expect(DEFAULT_TRAINER_OPTIONS.positionLrMaxSteps).toBe(0.3 * DEFAULT_TRAINER_OPTIONS.iterations);
  });

  it.each([
    ['iterations', 0],
    ['featureLr', NaN],
    ['opacityLr', -0.1],
    ['densificationInterval', 0],
    ['maxSplats', 10],
  ] as const)('are refused when %s is %d', (name, value) => {
    const options = { ...OPTIONS, minSplats: 20, [name]: value };
    expect(() => createOptimiser(cloudOf([]), options)).toThrow(
      expect.objectContaining({ code: 'BUG_TRAINER_OPTIONS', message: expect.stringContaining(name) as string }),
    );
  });

  it('are refused when the initial cloud exceeds maxSplats', () => {
    expect(() => createOptimiser(cloudOf(splats(5)), { ...OPTIONS, maxSplats: 4 })).toThrow(
      expect.objectContaining({ code: 'BUG_TRAINER_OPTIONS' }),
    );
  });
});
