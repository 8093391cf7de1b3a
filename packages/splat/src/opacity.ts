/**
 * Stands for the infinite logits of opacities 0 and 1 wherever every value is to be finite. Its sigmoid is within 1.2e-7
 * of them.
 */
export const SATURATED_LOGIT = 16;

/** Opacity in (0, 1) of a logit. */
export function opacityOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Logit of an opacity, kept within ±{@link SATURATED_LOGIT}; opacities beyond [0, 1] count as its ends. */
export function logitOf(opacity: number): number {
  const clamped = Math.min(1, Math.max(0, opacity));
  return Math.min(SATURATED_LOGIT, Math.max(-SATURATED_LOGIT, Math.log(clamped / (1 - clamped))));
}
