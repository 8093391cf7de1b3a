import type { Task } from '@404-gen/bittensor';
import { toAppError } from '@404-gen/service-kit';
import { produce, timed, type ProducerDeps } from './producer.ts';
import type { Puller } from './puller.ts';
import { submit, type SubmitterDeps } from './submitter.ts';
import type { TaskBoard } from './task-board.ts';
import { advance, type MinerTask, type Product, type TaskOutcome } from './task.ts';
import type { TaskStore } from './task-store.ts';

interface TaskRunnerDeps extends ProducerDeps, Omit<SubmitterDeps, 'timeoutMs'> {
  readonly submitTimeoutMs: number;
  readonly board: TaskBoard;
  readonly store: TaskStore;
  readonly puller: Puller;
  readonly confirmDelayMs: number;
  readonly maxSubmissions: number;
  readonly keepMs: number;
  /** Given to a task whose result got lost, as to a new one. */
  readonly taskDeadlineMs: number;
  readonly budgetMs: (validatorHotkey: string, type: Task['type']) => number;
}

export interface RunSignals {
  /** No new requests: an unconfirmed task is left for the next start. */
  readonly stopping: AbortSignal;
  /** Time is up for generations too. */
  readonly ending: AbortSignal;
  /** Time is up for submissions under way too. */
  readonly cutting: AbortSignal;
}

/**
 * What a submission of ours may cost on top of the usual cooldown (upstream: `generation.cooldown_penalty`). Waited for
 * where a verdict may have come that nobody saw.
 */
export const PENALTY_MS = 600_000;

/** How often one task is taken up again after it was settled, before it is declined, and then not even answered. */
const RESENT_BEFORE_DECLINING = 1;
const RESENT_BEFORE_IGNORING = 3;

/**
 * Takes one task from wherever it stands to its end: produce, submit, and when the validator does not answer usefully,
 * ask whether the task is still open before anything is sent again.
 */
export class TaskRunner {
  readonly #deps: TaskRunnerDeps;

  constructor(deps: TaskRunnerDeps) {
    this.#deps = deps;
  }

  /**
   * @returns the other task that the validator turned out to have given us meanwhile, if any
   * @throws the reason of a signal; the task then stands in the store for the next start
   */
  async run(task: MinerTask, signals: RunSignals): Promise<Task | undefined> {
    const { board, store, clock } = this.#deps;
    const keptUntilMs = clock.nowMs() + this.#deps.keepMs;
    const again = board.timesSettled(task.validator.hotkey, task.id);
    if (again >= RESENT_BEFORE_IGNORING) {
      // Junk, or a validator that cannot be satisfied: each round would cost a generation or a request for nothing.
      this.#deps.book.obey(task.validator.hotkey, 0, 'default');
      await this.#settle(task, 'abandoned', `sent again after it was settled ${again} times`);
      return undefined;
    }
    if (again > RESENT_BEFORE_DECLINING && task.state === 'waiting') {
      task.product = this.#empty(task, 'sent_again', `settled ${again} times before`);
    }

    for (;;) {
      if (task.state === 'unconfirmed') {
        const answer = await this.#confirm(task, keptUntilMs, signals.stopping);
        delete task.askFromMs;
        if (answer.settled) {
          await this.#settle(task, answer.outcome, answer.remark);
          return answer.next;
        }
        if (!task.product) {
          advance(task, 'waiting');
          task.deadlineMs = clock.nowMs() + this.#deps.taskDeadlineMs;
          task.wantedUntilMs = clock.nowMs() + this.#deps.budgetMs(task.validator.hotkey, task.type);
        }
      }
      const product = (task.product ??= await this.#produce(task, signals.ending));
      advance(task, 'submitting');
      task.submissions += 1;
      // Persisted before the effect: after a crash the validator is asked before the result is sent again, and not before
      // the longest cooldown that may have come with a verdict nobody read.
      task.askFromMs = clock.nowMs() + this.#restMs(task) + PENALTY_MS;
      const writtenDown = store.save();
      const verdict = await timed(task, this.#deps, 'submitting', () =>
        submit(task, product, { ...this.#deps, timeoutMs: this.#deps.submitTimeoutMs }, signals.cutting, writtenDown),
      );
      if (verdict.settled) {
        await this.#settle(task, verdict.outcome, verdict.remark);
        return undefined;
      }
      task.remark = verdict.remark;
      if (verdict.cause === 'no_answer') task.askFromMs = clock.nowMs() + this.#restMs(task);
      else delete task.askFromMs;
      advance(task, 'unconfirmed');
      if (task.submissions > this.#deps.maxSubmissions) {
        this.#deps.book.obey(task.validator.hotkey, 0, 'default');
        await this.#settle(task, 'abandoned', `not settled after ${task.submissions} submissions: ${verdict.remark}`);
        return undefined;
      }
      if (task.submissions === this.#deps.maxSubmissions && product.kind === 'payload') {
        task.product = this.#empty(task, 'never_settled', `${task.submissions} submissions: ${verdict.remark}`);
      }
      await store.save();
    }
  }

  /** Until a validator can be asked that may have taken a result: its usual cooldown, and the time it may score. */
  #restMs(task: MinerTask): number {
    const { book, defaultCooldownMs, confirmDelayMs } = this.#deps;
    return (book.usualCooldownMs(task.validator.hotkey) ?? defaultCooldownMs) + confirmDelayMs;
  }

  async #produce(task: MinerTask, signal: AbortSignal): Promise<Product> {
    try {
      return await produce(task, this.#deps, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      const err = toAppError(error);
      this.#deps.metrics.error(err.code);
      this.#deps.logger.error({ err, taskId: task.id }, 'task failed');
      return this.#empty(task, 'internal_error', err.code);
    }
  }

  #empty(task: MinerTask, reason: 'internal_error' | 'sent_again' | 'never_settled', detail: string): Product {
    this.#deps.metrics.declined(reason);
    this.#deps.logger.warn({ taskId: task.id, uid: task.validator.uid, reason, detail }, 'declining the task');
    return { kind: 'empty', reason };
  }

  /**
   * Asks the validator for a task, which shows whether this one is still open: the same id comes again. Where the result
   * may have arrived it is not asked before its cooldown is over, which would count as a violation of it.
   */
  async #confirm(
    task: MinerTask,
    keptUntilMs: number,
    signal: AbortSignal,
  ): Promise<{ settled: false } | { settled: true; outcome: TaskOutcome; remark?: string; next?: Task }> {
    const { clock, logger, puller, book, confirmDelayMs } = this.#deps;
    const { validator } = task;
    const arrived = task.askFromMs !== undefined;
    let pauseMs = task.askFromMs === undefined ? confirmDelayMs : Math.max(0, task.askFromMs - clock.nowMs());
    for (;;) {
      await clock.sleep(Math.min(pauseMs, Math.max(0, keptUntilMs - clock.nowMs())), signal);
      signal.throwIfAborted();
      if (clock.nowMs() >= keptUntilMs) {
        return {
          settled: true,
          outcome: 'abandoned',
          remark: `no word on it in time; last: ${task.remark ?? 'nothing'}`,
        };
      }
      const askedAtMs = clock.nowMs();
      const pull = await puller.pull(validator, validator.uid, signal);
      const fields = { uid: validator.uid, taskId: task.id, answer: pull.outcome };
      if (pull.outcome === 'failed') {
        pauseMs = Math.max(pull.pauseMs, confirmDelayMs);
        continue;
      }
      logger.info(fields, 'asked whether the task is still open');
      if (pull.outcome === 'task') {
        if (pull.task.id === task.id) return { settled: false };
        return {
          settled: true,
          outcome: arrived ? 'delivered' : 'superseded',
          remark: `the validator now gives ${pull.task.id}`,
          next: pull.task,
        };
      }
      // Once the usual cooldown is over, one that is left can only be a penalty.
      const leftMs = pull.untilMs - askedAtMs;
      const usualMs = book.usualCooldownMs(validator.hotkey) ?? this.#deps.defaultCooldownMs;
      const penalised = pull.outcome === 'cooldown' && leftMs > (arrived ? confirmDelayMs : 2 * usualMs);
      return {
        settled: true,
        outcome: penalised ? 'penalised' : 'delivered',
        remark: 'the verdict got lost; the validator no longer has the task open',
      };
    }
  }

  async #settle(task: MinerTask, outcome: TaskOutcome, remark: string | undefined): Promise<void> {
    const { board, store, metrics, logger, clock } = this.#deps;
    advance(task, 'settled');
    if (remark !== undefined) task.remark = remark;
    board.close(task, outcome);
    metrics.settled(outcome);
    const good = outcome === 'accepted' || outcome === 'declined' || outcome === 'delivered';
    logger[good ? 'info' : 'warn'](
      {
        taskId: task.id,
        uid: task.validator.uid,
        outcome,
        remark: task.remark,
        endpoint: task.endpoint,
        attempts: task.attempts,
        submissions: task.submissions,
        seconds: task.seconds,
        durationMs: clock.nowMs() - task.pulledAtMs,
      },
      'task finished',
    );
    await store.dropFiles(task);
    await store.save();
  }
}
