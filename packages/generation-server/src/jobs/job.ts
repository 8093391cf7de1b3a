import { randomUUID } from 'node:crypto';
import { toAppError, type AppError } from '@404-gen/service-kit';
import { generationError } from '../errors.ts';
import { workDone, type GenerationPlan } from '../pipeline/generation-plan.ts';
import type { BudgetUse, FittedPlan, TimeBudget } from './time-budget.ts';
import type { GenerationProgress, GenerationResult, Phase } from '../pipeline/pipeline.ts';

/** How a job ends; also the values of the metric's `outcome` label, with `refused` for what never became a job. */
export const JOB_OUTCOMES = ['succeeded', 'failed', 'cancelled', 'timed_out', 'refused'] as const;
export type JobOutcome = (typeof JOB_OUTCOMES)[number];

export const JOB_STATES = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'timed_out'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface JobOptions {
  readonly plan: GenerationPlan;
  readonly requestId: string;
  readonly deadlineMs: number;
  readonly budget?: TimeBudget | undefined;
}

type Outcome = { readonly result: GenerationResult } | { readonly error: AppError };

/** One request on its way from the queue to its result. Readers wait for changes with {@link Job.changed}. */
export class Job {
  readonly id = randomUUID();
  readonly requestId: string;
  readonly createdAtMs = Date.now();
  readonly deadlineAtMs: number;
  readonly budget: TimeBudget | undefined;
  #plan: GenerationPlan;
  #budgetUse: BudgetUse | undefined;
  #state: JobState = 'queued';
  #startedAtMs: number | undefined;
  #optimiseStartedAtMs: number | undefined;
  #finishedAtMs: number | undefined;
  #progress: GenerationProgress | undefined;
  #outcome: Outcome | undefined;
  #bytes: number | undefined;
  #waiting: (() => void)[] = [];
  #resolveDone: () => void = () => undefined;
  /** Settles when the job is over, however it ended. */
  readonly done: Promise<void>;
  readonly #cancel = new AbortController();

  constructor(options: JobOptions) {
    this.#plan = options.plan;
    this.budget = options.budget;
    this.requestId = options.requestId;
    this.deadlineAtMs = this.createdAtMs + options.deadlineMs;
    this.done = new Promise((resolve) => (this.#resolveDone = resolve));
  }

  /** From its start on with as many steps as its time budget allows; without its image once the job is over. */
  get plan(): GenerationPlan {
    return this.#plan;
  }

  /** What was done about its time budget; undefined without one, and before the job runs. */
  get budgetUse(): BudgetUse | undefined {
    return this.#budgetUse;
  }

  /** Aborted with the error that ends the job: the client left, the deadline passed, the server stops. */
  get signal(): AbortSignal {
    return this.#cancel.signal;
  }

  get state(): JobState {
    return this.#state;
  }

  get settled(): boolean {
    return this.#finishedAtMs !== undefined;
  }

  get phase(): Phase {
    return this.#progress?.phase ?? 'queue';
  }

  get progress(): GenerationProgress | undefined {
    return this.#progress;
  }

  get startedAtMs(): number | undefined {
    return this.#startedAtMs;
  }

  get finishedAtMs(): number | undefined {
    return this.#finishedAtMs;
  }

  get error(): AppError | undefined {
    return this.#outcome && 'error' in this.#outcome ? this.#outcome.error : undefined;
  }

  /** Without its bytes once they have been taken. */
  get result(): GenerationResult | undefined {
    return this.#outcome && 'result' in this.#outcome ? this.#outcome.result : undefined;
  }

  get bytes(): number | undefined {
    return this.#bytes;
  }

  /** Share of the work that is done, [0, 1]. */
  get fractionDone(): number {
    if (this.#state === 'succeeded') return 1;
    const { phase, iteration } = this.#progress ?? {};
    if (iteration === undefined || phase === 'prepare') return 0;
    // A job that was made smaller has fewer steps than its plan.
    const { iterations } = this.plan.trainer;
    return workDone(this.plan, (iteration * iterations) / (this.#progress?.iterations ?? iterations));
  }

  /** From its own pace so far; undefined before its first steps and when it is over. */
  secondsLeft(nowMs = Date.now()): number | undefined {
    const done = this.fractionDone;
    if (this.#state !== 'running' || this.#optimiseStartedAtMs === undefined || done === 0) return undefined;
    const elapsed = (nowMs - this.#optimiseStartedAtMs) / 1000;
    return (elapsed * (1 - done)) / done;
  }

  /** @param fitted the plan to run and what its time budget had to do with it */
  start(fitted?: FittedPlan): void {
    if (fitted) {
      this.#plan = fitted.plan;
      this.#budgetUse = fitted.use;
    }
    this.#state = 'running';
    this.#startedAtMs = Date.now();
    this.#notify();
  }

  advance(progress: GenerationProgress): void {
    if (this.settled) return;
    if (progress.phase === 'optimise') this.#optimiseStartedAtMs ??= Date.now();
    this.#progress = progress;
    this.#notify();
  }

  /** Ends the job for its caller at once; what computes it is told by {@link signal}. */
  cancel(reason: AppError): void {
    if (this.settled) return;
    this.fail(reason);
    this.#cancel.abort(reason);
  }

  succeed(result: GenerationResult): void {
    this.#bytes = result.bytes.byteLength;
    this.#finish('succeeded', { result });
  }

  fail(cause: unknown): void {
    const error = toAppError(cause);
    const cancelled = error.code.startsWith('CANCELLED_') || error.code === 'CAPACITY_STOPPING';
    this.#finish(error.code === 'DEADLINE_EXCEEDED' ? 'timed_out' : cancelled ? 'cancelled' : 'failed', { error });
  }

  /** The result, once; rejects with the job's error. */
  async takeResult(): Promise<GenerationResult> {
    await this.done;
    if (!this.#outcome) throw generationError('BUG_UNEXPECTED', 'A job was over without an outcome');
    if ('error' in this.#outcome) throw this.#outcome.error;
    const { result } = this.#outcome;
    this.#outcome = { result: { ...result, bytes: new Uint8Array() } };
    return result;
  }

  /** Settles at the next change of anything. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #finish(state: JobState, outcome: Outcome): void {
    if (this.settled) return;
    this.#state = state;
    this.#outcome = outcome;
    // The history keeps figures, not megabytes.
    this.#plan = { ...this.#plan, image: undefined };
    this.#finishedAtMs = Date.now();
    this.#resolveDone();
    this.#notify();
  }

  #notify(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** The error of a job whose deadline has passed. */
export function deadlineError(job: Job): AppError {
  const seconds = (job.deadlineAtMs - job.createdAtMs) / 1000;
  return generationError('DEADLINE_EXCEEDED', `Not done within ${seconds} s (${job.phase})`);
}
