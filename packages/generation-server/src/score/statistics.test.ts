import { expect, test } from 'vitest';
import { largestDifference, pictureReference } from '../test-support/picture-reference.ts';
import { alignmentOf, compositeScore, imageAlignmentOf, perceptualSimilarityOf, similarityOf } from './composite.ts';
import { geometricMean, withoutOutliers } from './statistics.ts';

test.each(pictureReference.outliers.map((each, at) => [at, each] as const))(
  'outliers are those that PyTOD finds (case %i)',
  (_, { values, kept, geometricMean: expected }) => {
    const left = withoutOutliers(values);
    expect(largestDifference(left, kept)).toBeLessThan(1e-7);
    expect(geometricMean(left)).toBeCloseTo(expected, 6);
  },
);

test.each(pictureReference.composite)(
  'alignment $alignment, quality $iqa, ssim $ssim, lpips $lpips: $score, as the validators reckon',
  ({ score, ...terms }) => {
    expect(compositeScore(terms)).toBeCloseTo(score, 6);
  },
);

test('alignment: clipped, without two outliers, geometric mean, over 0.35', () => {
  const cosines = [...Array.from({ length: 14 }, () => 0.28), 0.1, 0.9];
  expect(alignmentOf(cosines)).toBeCloseTo(0.8, 6);
  expect(alignmentOf(Array.from({ length: 16 }, () => -0.2))).toBe(0);
  expect(compositeScore({ alignment: Number.NaN, iqa: 1, ssim: 1, lpips: 1 })).toBe(0);
});

test('alignment with an image: the same outliers, neither clipped nor divided', () => {
  const cosines = [...Array.from({ length: 14 }, () => 0.81), 0.1, 1.2];
  expect(imageAlignmentOf(cosines)).toBeCloseTo(0.81, 6);
  // NaN for validators, whose score is no number then either.
  expect(imageAlignmentOf(Array.from({ length: 16 }, () => -0.2))).toBe(0);
});

test('the pair of the same view is dropped as an outlier; where it is not, it makes the term 1 as for validators', () => {
  const spread = Array.from({ length: 15 }, (_, at) => 0.2 + at / 1000);
  expect(perceptualSimilarityOf([...spread, 0])).toBeCloseTo(0.793, 2);
  const wide = [
    ...Array.from({ length: 5 }, (_, at) => at / 100),
    0.5,
    0.9,
    ...Array.from({ length: 9 }, (_, at) => 0.2 + at / 100),
  ];
  expect(perceptualSimilarityOf(wide)).toBe(1);
  expect(similarityOf([...Array.from({ length: 14 }, () => 0.9), 1, 0.2])).toBeCloseTo(0.9, 6);
});
