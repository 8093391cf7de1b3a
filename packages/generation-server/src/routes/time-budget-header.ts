import { fieldError } from '../errors.ts';

export const BUDGET_HEADER = 'x-time-budget-seconds';

/** Longer budgets than a day are as good as none. */
const MAX_SECONDS = 86_400;

/**
 * Seconds for which the result is worth waiting; undefined without the header.
 *
 * Throws `REQUEST_FIELD_INVALID` for what is no positive number.
 */
export function readTimeBudget(header: string | string[] | undefined): number | undefined {
  if (header === undefined) return undefined;
  const text = String(header).trim();
  const seconds = /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (seconds > 0 && Number.isFinite(seconds)) return Math.min(seconds, MAX_SECONDS);
  throw fieldError(
    'REQUEST_FIELD_INVALID',
    BUDGET_HEADER,
    `${JSON.stringify(text.slice(0, 100))} is no positive number`,
  );
}
