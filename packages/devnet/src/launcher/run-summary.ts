import type { SubmissionOutcome } from '../validator/validator-state.ts';
import type { RunTotals } from './run-state.ts';

/** One accepted result, as the last line of a run tells it. Paths are absolute. */
export interface ResultFiles {
  readonly prompt: string;
  readonly spz: string;
  readonly ply: string;
  readonly preview: string;
  readonly splats: number;
  /** Of the SPZ. */
  readonly bytes: number;
  readonly score: number;
}

/** What the last line of standard output holds, as JSON. */
export interface RunSummary {
  readonly accepted: number;
  /** Scored too low, or signed wrongly. */
  readonly rejected: number;
  /** Declined by the miner with an empty result. */
  readonly skipped: number;
  /** Given back by a validator that could not score them. */
  readonly validationFailed: number;
  readonly seconds: number;
  /** Finished tasks by the generation server that worked on them. */
  readonly endpoints: Readonly<Record<string, number>>;
  readonly files: readonly ResultFiles[];
  readonly directory: string;
}

/** Counts verdicts as they come in. */
export class RunTally {
  readonly #outcomes = new Map<SubmissionOutcome, number>();
  readonly #endpoints: Map<string, number>;
  readonly files: ResultFiles[] = [];
  #scores = 0;

  constructor(endpoints: readonly string[]) {
    this.#endpoints = new Map(endpoints.map((endpoint) => [endpoint, 0]));
  }

  add(outcome: SubmissionOutcome, endpoint: string | undefined, score: number | undefined): void {
    this.#outcomes.set(outcome, this.#count(outcome) + 1);
    if (outcome === 'accepted') this.#scores += score ?? 0;
    if (endpoint !== undefined) this.#endpoints.set(endpoint, (this.#endpoints.get(endpoint) ?? 0) + 1);
  }

  totals(): RunTotals {
    const accepted = this.#count('accepted');
    return {
      accepted,
      rejected: this.#count('rejected') + this.#count('bad-signature'),
      skipped: this.#count('skipped'),
      ...(accepted === 0 ? {} : { meanScore: this.#scores / accepted }),
    };
  }

  summary(directory: string, seconds: number): RunSummary {
    const { accepted, rejected, skipped } = this.totals();
    return {
      ...{ accepted, rejected, skipped },
      validationFailed: this.#count('validation-failed'),
      seconds: Math.round(seconds * 10) / 10,
      endpoints: Object.fromEntries(this.#endpoints),
      files: this.files,
      directory,
    };
  }

  #count(outcome: SubmissionOutcome): number {
    return this.#outcomes.get(outcome) ?? 0;
  }
}
