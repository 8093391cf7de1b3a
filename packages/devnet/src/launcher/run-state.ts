import type { SubmissionOutcome } from '../validator/validator-state.ts';
import type { ServiceState } from './service-process.ts';

/** A task between its assignment and its verdict, as far as validator, miner and generation server have told. */
export interface RunningTask {
  readonly id: string;
  readonly validatorUid: number;
  readonly prompt: string;
  readonly startedAtMs: number;
  /** Base URL of the generation server. */
  readonly endpoint?: string;
  readonly stage?: string;
  readonly iteration?: number;
  readonly iterations?: number;
  /** [0, 1] */
  readonly progress?: number;
  readonly secondsLeft?: number;
}

export interface FinishedTask {
  readonly id: string;
  readonly validatorUid: number;
  readonly prompt: string;
  readonly endpoint?: string;
  readonly outcome: SubmissionOutcome;
  readonly score?: number;
  readonly splats?: number;
  /** Of the SPZ. */
  readonly bytes?: number;
  /** From assignment to verdict. */
  readonly seconds: number;
  /** Why a result was turned down. */
  readonly reason?: string;
  /** Where the preview was written. */
  readonly preview?: string;
}

export interface ServiceLine {
  readonly name: string;
  readonly state: ServiceState;
  readonly endpoint?: string;
}

export interface RunTotals {
  readonly accepted: number;
  readonly rejected: number;
  readonly skipped: number;
  /** Mean score of the accepted results; undefined without any. */
  readonly meanScore?: number;
}

/** Everything the terminal shows. */
export interface RunState {
  readonly directory: string;
  readonly startedAtMs: number;
  /** Accepted results to stop after. */
  readonly goal?: number;
  readonly services: readonly ServiceLine[];
  readonly validators: number;
  readonly running: readonly RunningTask[];
  readonly totals: RunTotals;
}
