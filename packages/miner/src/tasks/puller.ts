import type { AxonTarget, Dendrite, Task } from '@404-gen/bittensor';
import type { Logger } from '@404-gen/service-kit';
import { withTimeout, type Clock } from '../clock.ts';
import type { MinerMetrics } from '../metrics.ts';
import type { BoundedCooldown, CooldownBook } from '../validators/cooldown-book.ts';
import type { ClockSkew } from '../validators/clock-skew.ts';
import { spoken } from './spoken.ts';

/** Beyond the dendrite's own limit: a call never outlives its time, whatever the dendrite does. */
export const CALL_GRACE_MS = 5000;

type Pull =
  | { readonly outcome: 'task'; readonly task: Task }
  | { readonly outcome: 'cooldown' | 'no_task'; readonly untilMs: number }
  | { readonly outcome: 'failed'; readonly pauseMs: number };

interface PullerDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: MinerMetrics;
  readonly dendrite: Dendrite;
  readonly book: CooldownBook;
  readonly timeoutMs: number;
  readonly skew: ClockSkew;
  /** Told of every reply that is none: the validator may be elsewhere by now. */
  readonly onFailed: (hotkey: string, statusCode: number | null) => void;
}

/** Asks validators for tasks and enters what they say of cooldowns in the book. */
export class Puller {
  readonly #deps: PullerDeps;

  constructor(deps: PullerDeps) {
    this.#deps = deps;
  }

  /** @throws the signal's reason, and nothing else */
  async pull(target: AxonTarget, uid: number, signal: AbortSignal): Promise<Pull> {
    const { clock, metrics } = this.#deps;
    const startedMs = clock.nowMs();
    const pull = await this.#ask(target, uid, signal);
    metrics.pulled(pull.outcome, (clock.nowMs() - startedMs) / 1000);
    return pull;
  }

  async #ask(target: AxonTarget, uid: number, signal: AbortSignal): Promise<Pull> {
    const { clock, logger, metrics, dendrite, book, timeoutMs, onFailed } = this.#deps;
    let reason: string;
    let statusCode: number | null = null;
    try {
      const reply = await withTimeout(clock, timeoutMs + CALL_GRACE_MS, signal, (limit) =>
        dendrite.call(target, 'PullTask', {}, { timeoutSeconds: timeoutMs / 1000, signal: limit }),
      );
      signal.throwIfAborted();
      if (reply.statusCode === 200 && reply.synapse) {
        this.#deps.skew.accepted(target.hotkey);
        const task = readTask(reply.synapse.task);
        if (task !== null && task !== undefined) {
          book.reached(target.hotkey);
          book.learnThrottle(target.hotkey, reply.synapse.throttle_period);
          return { outcome: 'task', task };
        }
        if (task === null) {
          const bounded = book.obey(target.hotkey, reply.synapse.cooldown_until, 'default');
          noteCooldown(bounded, { clock, logger, metrics }, uid, reply.synapse.cooldown_until);
          const outcome = bounded.reading === 'none' ? 'no_task' : 'cooldown';
          const violations = reply.synapse.cooldown_violations;
          logger.info(
            { uid, peer: target.hotkey, waitSeconds: waitSeconds(bounded, clock), violations },
            `no task: ${outcome}`,
          );
          return { outcome, untilMs: bounded.untilMs };
        }
        reason = 'the task it sent has no id or no prompt';
      } else {
        reason = spoken(reply);
        // A nonce refused for its age says nothing of where the validator is.
        if (!this.#deps.skew.refused(target.hotkey, uid, reply.statusMessage)) ({ statusCode } = reply);
      }
    } catch (error) {
      if (signal.aborted) throw error;
      reason = error instanceof Error ? error.message : String(error);
    }
    const pauseMs = book.fail(target.hotkey, reason);
    onFailed(target.hotkey, statusCode);
    logger.warn(
      { uid, peer: target.hotkey, reason, pauseSeconds: Math.round(pauseMs / 1000) },
      `Failed to get task from [${uid}].`,
    );
    return { outcome: 'failed', pauseMs };
  }
}

/** Counts a cooldown, and says so when a validator's figure was not believed. */
export function noteCooldown(
  bounded: BoundedCooldown,
  { clock, logger, metrics }: Pick<PullerDeps, 'clock' | 'logger' | 'metrics'>,
  uid: number,
  received: unknown,
): void {
  metrics.cooldown(waitSeconds(bounded, clock), bounded.reading);
  if (bounded.reading === 'plausible' || bounded.reading === 'none') return;
  logger.warn(
    { uid, received, reading: bounded.reading, usedSeconds: waitSeconds(bounded, clock) },
    'cooldown not believed',
  );
}

function waitSeconds(bounded: BoundedCooldown, clock: Clock): number {
  return Math.max(0, Math.round((bounded.untilMs - clock.nowMs()) / 1000));
}

/** The task if it is usable, null if there is none, undefined if it is junk. Ids and prompts are kept as they are. */
function readTask(task: unknown): Task | null | undefined {
  if (task === null || task === undefined) return null;
  if (typeof task !== 'object') return undefined;
  const { id, prompt, type } = task as Record<string, unknown>;
  if (typeof id !== 'string' || id === '' || id.length > 256) return undefined;
  if (typeof prompt !== 'string' || prompt === '') return undefined;
  if (type !== undefined && type !== 'text' && type !== 'image') return undefined;
  return { type: type ?? 'text', id, prompt };
}
