const YEAR_SECONDS = 365 * 24 * 3600;

/** A `cooldown_until` that no honest validator would answer with; some are not even whole numbers. */
export function cooldownLie(form: string, nowSeconds: number): unknown {
  switch (form) {
    case 'past':
      return Math.trunc(nowSeconds) - 1000;
    case 'zero':
      return 0;
    case 'negative':
      return -5;
    case 'far-future':
      return Math.trunc(nowSeconds) + 30 * YEAR_SECONDS;
    case 'fraction':
      return nowSeconds + 0.123;
    default:
      return 'later';
  }
}
