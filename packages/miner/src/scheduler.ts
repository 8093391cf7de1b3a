import { setMaxListeners } from 'node:events';
import type { Task } from '@404-gen/bittensor';
import { toAppError, type Logger } from '@404-gen/service-kit';
import type { Clock } from './clock.ts';
import type { EndpointPool } from './endpoints/endpoint-pool.ts';
import { minerError } from './errors.ts';
import type { MinerMetrics } from './metrics.ts';
import type { Notifier } from './notifier.ts';
import { repeat } from './supervise.ts';
import type { Puller } from './tasks/puller.ts';
import type { TaskBoard } from './tasks/task-board.ts';
import type { RunSignals, TaskRunner } from './tasks/task-runner.ts';
import type { TaskStore } from './tasks/task-store.ts';
import { shortPrompt, type MinerTask } from './tasks/task.ts';
import type { AvailabilityLog } from './validators/availability-log.ts';
import type { ValidatorStatus } from './validators/reasons.ts';
import type { CooldownBook } from './validators/cooldown-book.ts';
import type { ValidatorSelector } from './validators/validator-selector.ts';

interface SchedulerDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: MinerMetrics;
  readonly selector: ValidatorSelector;
  readonly availability: AvailabilityLog;
  readonly pool: EndpointPool;
  readonly puller: Puller;
  readonly runner: TaskRunner;
  readonly board: TaskBoard;
  readonly book: CooldownBook;
  readonly store: TaskStore;
  readonly wake: Notifier;
  readonly pollIntervalMs: number;
  readonly taskDeadlineMs: number;
  /** Time from the pull within which a result is wanted. */
  readonly budgetMs: (validatorHotkey: string, type: Task['type']) => number;
}

/** Pulls of silent validators that go without room, as a share of what all endpoints can take. */
const PROBING_SHARE = 0.25;

/** How much longer than the drain a submission may take. */
const SUBMISSION_GRACE_MS = 5000;

/**
 * Keeps the endpoints busy: whenever one has room and a validator is free, a task is pulled and worked on, all
 * concurrently. Pulls under way and tasks that wait for an endpoint count against the room, so that never more is held
 * than the endpoints can take.
 */
export class Scheduler {
  readonly #deps: SchedulerDeps;
  readonly #stopping = new AbortController();
  readonly #ending = new AbortController();
  readonly #cutting = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #pulling = 0;
  /** Pulls of validators that did not answer last time. */
  #probing = 0;
  #loop: Promise<void> | undefined;

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
    // Every task held listens; Node takes more than ten listeners for a leak and says so on stderr.
    setMaxListeners(0, this.#stopping.signal, this.#ending.signal, this.#cutting.signal);
  }

  get stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** Starts with the tasks a former run left behind. */
  start(restored: readonly MinerTask[]): void {
    for (const task of restored) {
      this.#deps.board.open(task);
      this.#spawn(this.#work(task));
    }
    const supervision = { ...this.#deps, onError: (code: string) => this.#deps.metrics.error(code) };
    this.#loop = repeat('scheduler', supervision, this.#stopping.signal, async () => {
      this.#fill();
      await this.#deps.wake.wait(this.#deps.clock, this.#pauseMs(), this.#stopping.signal);
      return 0;
    });
  }

  /**
   * No new tasks from now on; those held may go on for `drainMs`. What is not over by then is cut off and stands in the
   * state file for the next start. Submissions under way get a little longer: one whose answer is lost has to be asked
   * about, and where it had arrived the validator takes the question for a violation of its cooldown.
   */
  async stop(drainMs: number): Promise<void> {
    this.#stopping.abort(minerError('CANCELLED_SHUTDOWN', 'the miner is stopping'));
    await this.#loop;
    const drained = new AbortController();
    const idle = this.#idle().finally(() => drained.abort());
    await this.#deps.clock.sleep(drainMs, drained.signal);
    const stopped = minerError('CANCELLED_SHUTDOWN', 'the miner has stopped');
    this.#ending.abort(stopped);
    await this.#deps.clock.sleep(Math.min(drainMs, SUBMISSION_GRACE_MS), drained.signal);
    this.#cutting.abort(stopped);
    await idle;
    await this.#deps.store.save();
  }

  async #idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Begins as many pulls as there is room for. */
  #fill(): void {
    const { selector, availability, pool, logger, board } = this.#deps;
    const statuses = selector.statuses();
    availability.observe(statuses);
    for (;;) {
      const room = pool.freeSlots() - this.#pulling - board.countByState().waiting;
      if (room <= 0) return;
      const validator = selector.next();
      if (!validator) {
        availability.nobody(selector.statuses());
        return;
      }
      const { uid, target } = validator;
      logger.info({ uid, peer: target.hotkey, stake: validator.stake }, `Querying task from [${uid}].`);
      board.beginAsking(target.hotkey);
      this.#spawn(this.#pull(validator, this.#takeRoom(target.hotkey)));
    }
  }

  /**
   * A validator that did not answer last time will hardly give a task now, so its pull does not keep an endpoint idle
   * for the whole timeout. Only a share of such pulls goes without room: should they bring tasks after all, these wait
   * less than a generation for an endpoint.
   *
   * @returns gives the room back
   */
  #takeRoom(hotkey: string): () => void {
    const { book, pool } = this.#deps;
    if (book.backoff(hotkey) && this.#probing < Math.ceil(pool.slots() * PROBING_SHARE)) {
      this.#probing += 1;
      return () => (this.#probing -= 1);
    }
    this.#pulling += 1;
    return () => (this.#pulling -= 1);
  }

  async #pull(validator: ValidatorStatus, giveRoomBack: () => void): Promise<void> {
    const { board, puller, store, wake } = this.#deps;
    const { target, uid } = validator;
    let task: MinerTask | undefined;
    try {
      // A pull under way may bring a task; cut off, the task would be ours without our knowing it.
      const pull = await puller.pull(target, uid, this.#ending.signal);
      if (pull.outcome === 'task') {
        task = this.#newTask(pull.task, { ...target, uid });
        board.open(task);
      }
    } finally {
      giveRoomBack();
      board.endAsking(target.hotkey);
      wake.notify();
    }
    await (task ? this.#work(task) : store.save());
  }

  #newTask(assigned: Task, validator: MinerTask['validator']): MinerTask {
    const { clock, logger, board, taskDeadlineMs, budgetMs } = this.#deps;
    const nowMs = clock.nowMs();
    const task: MinerTask = {
      id: assigned.id,
      type: assigned.type,
      prompt: assigned.prompt,
      validator,
      pulledAtMs: nowMs,
      deadlineMs: nowMs + taskDeadlineMs,
      wantedUntilMs: nowMs + budgetMs(validator.hotkey, assigned.type),
      state: 'waiting',
      attempts: 0,
      submissions: 0,
      seconds: {},
    };
    const resent = board.timesSettled(validator.hotkey, task.id) > 0;
    logger.info(
      {
        taskId: task.id,
        uid: validator.uid,
        type: task.type,
        budgetSeconds: Math.round((task.wantedUntilMs - nowMs) / 1000),
        prompt: shortPrompt(task),
        ...(resent ? { resent } : {}),
      },
      'task received',
    );
    return task;
  }

  /** Works on a task to its end, and on those that the same validator turns out to have given us meanwhile. */
  async #work(first: MinerTask): Promise<void> {
    const { board, runner, store, wake, logger, metrics } = this.#deps;
    const signals: RunSignals = {
      stopping: this.#stopping.signal,
      ending: this.#ending.signal,
      cutting: this.#cutting.signal,
    };
    for (let task: MinerTask | undefined = first; task;) {
      const current: MinerTask = task;
      task = undefined;
      // Written down while it is generated: one that is lost before that is given again, and costs a generation.
      store.saveSoon();
      try {
        const next = await runner.run(current, signals);
        if (next) {
          task = this.#newTask(next, current.validator);
          board.open(task);
        }
      } catch (error) {
        if (this.#stopping.signal.aborted && current.state !== 'settled') {
          logger.info(
            { taskId: current.id, uid: current.validator.uid, state: current.state },
            'task left for the next start',
          );
        } else {
          const err = toAppError(error);
          metrics.error(err.code);
          logger.error({ err, taskId: current.id, uid: current.validator.uid }, 'task abandoned');
          this.#deps.book.obey(current.validator.hotkey, 0, 'default');
          if (current.outcome === undefined) {
            current.remark = err.code;
            board.close(current, 'abandoned');
            metrics.settled('abandoned');
          }
        }
      }
      wake.notify();
    }
  }

  #spawn(work: Promise<void>): void {
    const running = work
      .catch((error: unknown) => {
        if (this.#stopping.signal.aborted) return;
        const err = toAppError(error);
        this.#deps.metrics.error(err.code);
        this.#deps.logger.error({ err }, 'worker failed');
      })
      .finally(() => {
        this.#running.delete(running);
        this.#deps.wake.notify();
      });
    this.#running.add(running);
  }

  /** Until the next validator frees up, or the poll interval. */
  #pauseMs(): number {
    const { selector, clock, pollIntervalMs } = this.#deps;
    const freeAtMs = selector.nextFreeAtMs();
    const leftMs = freeAtMs === undefined ? pollIntervalMs : freeAtMs - clock.nowMs();
    // A validator that is free already while there is no room is no reason to look again at once.
    return leftMs <= 0 ? pollIntervalMs : Math.min(pollIntervalMs, leftMs);
  }
}
