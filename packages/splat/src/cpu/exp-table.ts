const STEPS_PER_UNIT = 64;
const RANGE = 8;
const TABLE = Float64Array.from({ length: 2 * RANGE * STEPS_PER_UNIT + 1 }, (_, index) =>
  Math.exp(index / STEPS_PER_UNIT - RANGE),
);

/**
 * eˣ for x in [−8, 8], about twice as fast as `Math.exp`.
 *
 * The nearest of 1025 tabulated powers times the Taylor series of the remainder up to its fourth power: the remainder
 * is at most 1/128, so the relative error stays below (1/128)⁵/120 = 2.5e-13.
 */
export function fastExp(x: number): number {
  const nearest = (x * STEPS_PER_UNIT + (RANGE * STEPS_PER_UNIT + 0.5)) | 0;
  const rest = x - (nearest * (1 / STEPS_PER_UNIT) - RANGE);
  return TABLE[nearest]! * (1 + rest * (1 + rest * (0.5 + rest * (1 / 6 + rest * (1 / 24)))));
}
