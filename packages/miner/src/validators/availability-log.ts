import type { Logger } from '@404-gen/service-kit';
import type { Clock } from '../clock.ts';
import {
  BLOCK_REASONS,
  countStates,
  freeAtMs,
  stateOf,
  type BlockReason,
  type ValidatorState,
  type ValidatorStatus,
} from './reasons.ts';

/** The setting or circumstance to look at when most validators are held back by one reason. */
const HINTS: Record<BlockReason, string> = {
  not_serving: 'look at netuid and subtensor.network (or metagraph.file): these neurons announce no address',
  blacklisted: 'look at validators.blacklist',
  no_permit: 'look at validators.require_permit',
  low_stake: 'look at neuron.min_stake_to_set_weights: lower it, or set it to 0 to ask everybody',
  task_in_flight: 'their tasks are being worked on; more endpoints (generation.endpoints) finish them sooner',
  unreachable: 'look at the network and the clock of this machine, and at the last error of each validator',
  cooldown: 'nothing to do: validators give the next task when their cooldown ends',
};

interface AvailabilitySummary {
  readonly counts: Record<ValidatorState, number>;
  readonly nearest?: { readonly uid: number; readonly inSeconds: number };
  readonly hint: string;
}

/** What an operator wants to know when nobody can be asked. */
export function summarise(statuses: readonly ValidatorStatus[], nowMs: number): AvailabilitySummary {
  const counts = countStates(statuses);
  let nearest: { uid: number; inSeconds: number } | undefined;
  for (const status of statuses) {
    const freeMs = freeAtMs(status);
    if (freeMs === undefined) continue;
    const inSeconds = Math.max(0, Math.ceil((freeMs - nowMs) / 1000));
    if (!nearest || inSeconds < nearest.inSeconds) nearest = { uid: status.uid, inSeconds };
  }
  // A validator on cooldown or with a task is one that works: waiting is right. What keeps the most others away is said
  // beside it, because an operator may be able to win those.
  const working = (['cooldown', 'task_in_flight'] as const).filter((reason) => counts[reason] > 0).slice(0, 1);
  const lasting = BLOCK_REASONS.filter((reason) => reason !== 'cooldown' && reason !== 'task_in_flight');
  const most = lasting.reduce((best, reason) => (counts[reason] > counts[best] ? reason : best));
  const hints = [...working, ...(counts[most] > 0 ? [most] : [])].map((reason) => HINTS[reason]);
  const hint =
    hints.join('; ') || 'look at netuid and subtensor.network (or metagraph.file): the metagraph has no validators';
  return { counts, ...(nearest ? { nearest } : {}), hint };
}

/** Logs validators' reasons when they change, and that nobody is available, not more often than `intervalMs`. */
export class AvailabilityLog {
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #states = new Map<string, ValidatorState>();
  #summaryAtMs = -Infinity;

  constructor(logger: Logger, clock: Clock, intervalMs: number) {
    this.#logger = logger;
    this.#clock = clock;
    this.#intervalMs = intervalMs;
  }

  /** Call whenever a reason may have changed. */
  observe(statuses: readonly ValidatorStatus[]): void {
    const gone = new Set(this.#states.keys());
    for (const status of statuses) {
      const { hotkey } = status.target;
      gone.delete(hotkey);
      const state = stateOf(status);
      const before = this.#states.get(hotkey);
      if (before === state) continue;
      this.#states.set(hotkey, state);
      const [first] = status.blockers;
      const fields = { uid: status.uid, peer: hotkey, from: before ?? 'unknown', to: state, reason: first?.detail };
      // Being asked, working and waiting are the normal round, and each has log lines of its own.
      const lasting = state !== 'eligible' && state !== 'task_in_flight' && state !== 'cooldown';
      const routine = before !== undefined && !lasting && before !== 'unreachable';
      this.#logger[routine ? 'debug' : 'info'](fields, 'validator status changed');
    }
    for (const hotkey of gone) {
      this.#states.delete(hotkey);
      this.#logger.info({ peer: hotkey }, 'validator left the metagraph');
    }
  }

  /** Call when there is capacity for a task and nobody to ask. */
  nobody(statuses: readonly ValidatorStatus[]): void {
    const nowMs = this.#clock.nowMs();
    if (nowMs - this.#summaryAtMs < this.#intervalMs) return;
    this.#summaryAtMs = nowMs;
    const summary = summarise(statuses, nowMs);
    const counts = Object.fromEntries(Object.entries(summary.counts).filter(([, count]) => count > 0));
    this.#logger.info(
      { counts, nearestUid: summary.nearest?.uid, nearestInSeconds: summary.nearest?.inSeconds, hint: summary.hint },
      'No available validators to pull the task.',
    );
  }
}
