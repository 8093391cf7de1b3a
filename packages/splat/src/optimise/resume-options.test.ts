import { expect, test } from 'vitest';
import { positionLearningRate } from './learning-rates.ts';
import { densityControlDue } from './optimiser.ts';
import { DEFAULT_TRAINER_OPTIONS } from './options.ts';
import { resumeOptions } from './resume-options.ts';

test.each([0, 50, 300, 449, 450, 900, 1499])('after %i steps the schedules go on where they were', (done) => {
  const resumed = resumeOptions(DEFAULT_TRAINER_OPTIONS, done, 1);
  expect(resumed.iterations).toBe(1500 - done);
  for (const step of [1, 2, 50, 100, 151, 600].filter((each) => done + each <= 1500)) {
    const before = positionLearningRate(DEFAULT_TRAINER_OPTIONS, done + step);
    expect(positionLearningRate(resumed, step)).toBeCloseTo(before, 12);
    // 50 is the densification interval: a start on it keeps the beat.
    if (done % 50 === 0) {
      const { statistics, reshape } = densityControlDue(done + step, DEFAULT_TRAINER_OPTIONS);
      expect(densityControlDue(step, resumed)).toMatchObject({ statistics, reshape });
    }
  }
});

test('the factor scales every learning rate and nothing else', () => {
  const [whole, half] = [1, 0.5].map((factor) => resumeOptions(DEFAULT_TRAINER_OPTIONS, 100, factor));
  const changed = Object.entries(half!).filter(([name, value]) => value !== whole![name as keyof typeof whole]);
  expect(changed.map(([name]) => name).sort()).toEqual(
    ['featureLr', 'opacityLr', 'positionLrFinal', 'positionLrInit', 'rotationLr', 'scalingLr'].sort(),
  );
  expect(positionLearningRate(half!, 20)).toBeCloseTo(positionLearningRate(whole!, 20) / 2, 12);
});
