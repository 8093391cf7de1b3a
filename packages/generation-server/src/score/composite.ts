import { geometricMean, mean, withoutOutliers } from './statistics.ts';

/** What a validator's score is made of, each as it goes in. */
export interface ScoreTerms {
  /** Of views and prompt; 1 is good, more is possible. */
  readonly alignment: number;
  /** Picture quality, [0, 1]. */
  readonly iqa: number;
  /** Structural similarity of neighbouring views. */
  readonly ssim: number;
  /** 1 − perceptual distance of neighbouring views. */
  readonly lpips: number;
}

export const SCORE_TERMS = ['alignment', 'iqa', 'ssim', 'lpips'] as const satisfies readonly (keyof ScoreTerms)[];
export type ScoreTerm = (typeof SCORE_TERMS)[number];

/** The mean cosine that counts as an alignment of 1 ("artificial normalization for current clip version"). */
const FULL_ALIGNMENT_COSINE = 0.35;
/** Less than this scores 0 whatever the rest. */
const LEAST_ALIGNMENT = 0.3;

/** From the cosine of each view with the text. */
export function alignmentOf(cosines: readonly number[]): number {
  const kept = withoutOutliers(cosines).map((cosine) => Math.min(1, Math.max(0, cosine)));
  return geometricMean(kept) / FULL_ALIGNMENT_COSINE;
}

/**
 * From the likeness of each view with the prompt's picture: neither clipped nor divided. A cosine below 0 makes it NaN for
 * validators, who take such a score for none; 0 here.
 */
export function imageAlignmentOf(cosines: readonly number[]): number {
  const mean = geometricMean(withoutOutliers(cosines));
  return Number.isNaN(mean) ? 0 : mean;
}

export function qualityOf(qualities: readonly number[]): number {
  return mean(qualities);
}

/** From the structural similarity of each view with the next, the last with the first. */
export function similarityOf(similarities: readonly number[]): number {
  return geometricMean(withoutOutliers(similarities));
}

/**
 * From the perceptual distance of each view with the next. The last and the first are the same picture, so one distance is
 * 0; where it is not dropped as an outlier the geometric mean is 0 and the term 1, as it is for validators.
 */
export function perceptualSimilarityOf(distances: readonly number[]): number {
  return 1 - geometricMean(withoutOutliers(distances));
}

/** The validators' score (404 `validation_engine.py`, `_compute_final_score`). 0.6 is what they accept from. */
export function compositeScore({ alignment, iqa, ssim, lpips }: ScoreTerms): number {
  if (!(alignment >= LEAST_ALIGNMENT)) return 0;
  return 0.75 * iqa + 0.2 * alignment + 0.025 * sigmoid(ssim, 35, 0.83) + 0.025 * lpips * sigmoid(lpips, 30, 0.7);
}

function sigmoid(value: number, slope: number, centre: number): number {
  return 1 / (1 + Math.exp(-slope * (value - centre)));
}
