/** PyTOD's KNN detector as validators use it: neighbours looked at, and the share of values taken for outliers. */
const NEIGHBOURS = 5;
const CONTAMINATION = 0.1;

/**
 * The values, ascending, without those that lie farthest from the rest: a value's score is its distance to the fifth
 * nearest other one, and those above the 90th percentile of the scores are dropped, as a rule two of sixteen (404
 * `statistics_computation_utils.py`, PyTOD 0.0.3 `knn.py` and `base.py`).
 */
export function withoutOutliers(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  // PyTOD compares in single precision, where equal distances are exactly equal.
  const scores = sorted.map((value) => {
    const distances = sorted.map((other) => Math.abs(Math.fround(value) - Math.fround(other))).sort((a, b) => a - b);
    return Math.fround(distances[Math.min(NEIGHBOURS, distances.length - 1)] ?? 0);
  });
  const threshold = percentile(scores, 100 * (1 - CONTAMINATION));
  return sorted.filter((_, index) => scores[index]! <= threshold);
}

/** NumPy's, linear between the two nearest. */
function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (percent / 100) * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/** 0 when one of them is 0. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(mean(values.map((value) => Math.log(value))));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
