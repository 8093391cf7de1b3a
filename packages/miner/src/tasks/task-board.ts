import type { Clock } from '../clock.ts';
import {
  shortPrompt,
  TASK_OUTCOMES,
  TASK_STATES,
  taskKey,
  type MinerTask,
  type TaskOutcome,
  type TaskState,
} from './task.ts';

/** Tasks that are over, kept for display; and how many ids are remembered to recognise one that is sent again. */
const RECENT_TASKS = 100;
const REMEMBERED_IDS = 500;

/** One task as `GET /tasks` shows it. Times are ISO 8601, durations seconds. */
export interface TaskView {
  readonly id: string;
  readonly type: 'text' | 'image';
  readonly prompt: string;
  readonly validatorUid: number;
  readonly endpoint: string | null;
  readonly state: TaskState;
  readonly pulledAt: string;
  readonly settledAt: string | null;
  readonly attempts: number;
  readonly submissions: number;
  readonly seconds: MinerTask['seconds'];
  readonly payloadBytes: number | null;
  readonly splats: number | null;
  readonly outcome: TaskOutcome | null;
  /** Why the empty result was chosen, if it was. */
  readonly declined: string | null;
  readonly fidelity: number | null;
  readonly remark: string | null;
}

export interface BoardView {
  /** Open ones first, oldest first; then those that are over, newest first. */
  readonly tasks: readonly TaskView[];
  readonly totals: Readonly<Record<TaskOutcome, number>>;
}

/** Ids settled before, with how often: what recognises a task that a validator sends again. */
type SettledIds = readonly (readonly [key: string, times: number])[];

/** All tasks the miner holds, at most one a validator, and the memory of those it held. */
export class TaskBoard {
  readonly #clock: Clock;
  readonly #open = new Map<string, MinerTask>();
  readonly #asking = new Set<string>();
  readonly #settled = new Map<string, number>();
  #recent: TaskView[] = [];
  readonly #totals = Object.fromEntries(TASK_OUTCOMES.map((outcome) => [outcome, 0])) as Record<TaskOutcome, number>;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What we hold of a validator, in words, or undefined when it may be asked. */
  held(hotkey: string): string | undefined {
    const task = this.#open.get(hotkey);
    if (task) return `task ${task.id} is ${task.state}`;
    return this.#asking.has(hotkey) ? 'being asked' : undefined;
  }

  beginAsking(hotkey: string): void {
    this.#asking.add(hotkey);
  }

  endAsking(hotkey: string): void {
    this.#asking.delete(hotkey);
  }

  open(task: MinerTask): void {
    this.#open.set(task.validator.hotkey, task);
  }

  openTasks(): MinerTask[] {
    return [...this.#open.values()];
  }

  /** How often this id was settled with this validator before. */
  timesSettled(hotkey: string, taskId: string): number {
    return this.#settled.get(taskKey(hotkey, taskId)) ?? 0;
  }

  /** Takes a task that is over off the board. */
  close(task: MinerTask, outcome: TaskOutcome): void {
    task.outcome = outcome;
    task.settledAtMs = this.#clock.nowMs();
    this.#open.delete(task.validator.hotkey);
    this.#totals[outcome] += 1;
    this.#recent = [viewOf(task), ...this.#recent].slice(0, RECENT_TASKS);
    const key = taskKey(task.validator.hotkey, task.id);
    const times = (this.#settled.get(key) ?? 0) + 1;
    this.#settled.delete(key);
    this.#settled.set(key, times);
    for (const oldest of this.#settled.keys()) {
      if (this.#settled.size <= REMEMBERED_IDS) break;
      this.#settled.delete(oldest);
    }
  }

  settledIds(): SettledIds {
    return [...this.#settled];
  }

  restoreSettledIds(ids: SettledIds): void {
    for (const [key, times] of ids) this.#settled.set(key, times);
  }

  countByState(): Record<TaskState, number> {
    const counts = Object.fromEntries(TASK_STATES.map((state) => [state, 0])) as Record<TaskState, number>;
    for (const task of this.#open.values()) counts[task.state] += 1;
    return counts;
  }

  view(): BoardView {
    const open = this.openTasks().sort((left, right) => left.pulledAtMs - right.pulledAtMs);
    return { tasks: [...open.map(viewOf), ...this.#recent], totals: { ...this.#totals } };
  }
}

function viewOf(task: MinerTask): TaskView {
  const { product } = task;
  return {
    id: task.id,
    type: task.type,
    prompt: shortPrompt(task),
    validatorUid: task.validator.uid,
    endpoint: task.endpoint ?? null,
    state: task.state,
    pulledAt: new Date(task.pulledAtMs).toISOString(),
    settledAt: task.settledAtMs === undefined ? null : new Date(task.settledAtMs).toISOString(),
    attempts: task.attempts,
    submissions: task.submissions,
    seconds: { ...task.seconds },
    payloadBytes: product?.kind === 'payload' ? product.spz.bytes : null,
    splats: product?.kind === 'payload' ? product.splats : null,
    outcome: task.outcome ?? null,
    declined: product?.kind === 'empty' ? product.reason : null,
    fidelity: task.fidelity ?? null,
    remark: task.remark ?? null,
  };
}
