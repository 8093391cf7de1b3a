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

/**
 * Half how good the result is on the whole, half how bad its worst side is: the square root of weighted mean times least
 * worth. What is good at everything but one thing that matters does not pass. 1 without any grade.
 */
export function combine(grades: readonly Grade[]): number {
  let sum = 0;
  let weights = 0;
  let least = 1;
  for (const { worth, weight } of grades) {
    sum += worth * weight;
    weights += weight;
    least = Math.min(least, worth);
  }
  return weights === 0 ? 1 : Math.sqrt((sum / weights) * least);
}

/** The complaints of what pulled the score down, worst first. */
export function complaints(grades: readonly Grade[]): string[] {
  return grades
    .filter((grade) => grade.worth < 0.6)
    .sort((one, other) => one.worth - other.worth)
    .map((grade) => grade.complaint);
}
