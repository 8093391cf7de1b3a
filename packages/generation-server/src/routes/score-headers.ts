import type { ScoreReport } from '../score/score-report.ts';

/** What is told of a result's score; X-Validator-Score is left out while a term is missing. */
export function scoreHeaders(report: ScoreReport | undefined): Record<string, string> {
  if (report === undefined) return {};
  const { score, terms, missing } = report;
  const known = Object.entries(terms).map(([term, value]) => `${term}=${value.toFixed(4)}`);
  const lacking = missing.map(({ term }) => `${term}=?`);
  return {
    ...(score === undefined ? {} : { 'x-validator-score': score.toFixed(4) }),
    'x-validator-terms': [...known, ...lacking].join(', '),
  };
}
