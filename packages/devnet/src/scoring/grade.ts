/** One thing looked at: its value, and what it is worth. */
export interface Grade {
  readonly name: string;
  /** What was measured. */
  readonly value: number;
  /** [0, 1] */
  readonly worth: number;
  readonly weight: number;
  /** Said when the worth is low. */
  readonly complaint: string;
}

/** 0 at `bad`, 1 at `good`, smooth and monotonic between; either may be the larger. */
export function ramp(value: number, bad: number, good: number): number {
  const t = Math.min(1, Math.max(0, (value - bad) / (good - bad)));
  return t * t * (3 - 2 * t);
}

/** Weighted geometric mean of the worths: one that is 0 makes the whole 0. 1 without any grade. */
export function combine(grades: readonly Grade[]): number {
  let logarithm = 0;
  let weights = 0;
  for (const { worth, weight } of grades) {
    if (worth <= 0) return 0;
    logarithm += weight * Math.log(worth);
    weights += weight;
  }
  return weights === 0 ? 1 : Math.exp(logarithm / weights);
}

/** The complaints of what pulled the score down, worst first. */
export function complaints(grades: readonly Grade[]): string[] {
  return grades
    .filter((grade) => grade.worth < 0.5)
    .sort((one, other) => one.worth - other.worth)
    .map((grade) => grade.complaint);
}
