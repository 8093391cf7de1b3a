import type { Task } from '@404-gen/bittensor';

/** What a generation's time costs, as known when its task is pulled; times in milliseconds. */
export interface BudgetFacts {
  readonly type: Task['type'];
  /** A validator's `throttle_period`: a result that comes sooner earns nothing by it. */
  readonly throttleMs: number;
  /** What the validator's cooldown is after a result that took as long as the throttle or longer. */
  readonly cooldownMs: number;
  /** Tasks that the endpoints can work on at the same time. */
  readonly slots: number;
  /** Validators that give us tasks. */
  readonly validators: number;
  /** How long after the first acceptable result a requester waits for better ones (upstream: 30 s). */
  readonly firstResultWindowMs: number;
  /** No generation goes on beyond this. */
  readonly deadlineMs: number;
}

/**
 * How long a generation may take before it costs more than it brings, from the pull of its task on.
 *
 * A validator keeps a task assigned until it is answered, so nothing is lost by being slow but the next task. After a
 * result at t it rests for C − min(t, T), cooldown less throttle: until T time is free. Beyond T, each of V validators
 * gives one task in C − T + t, and S slots make one in t each. Slots keep up as long as S / t ≥ V / (C − T + t), which
 * makes t ≤ S (C − T) / (V − S); with as many slots as validators any t does.
 *
 * An image may be a requester's, who is sent the best result there is when the window after the first acceptable one
 * closes. Nobody gains by being faster than T, so that is at T + window. Results that come later still count for the
 * validators' averages, which is why this is a budget and no deadline.
 */
export function timeBudgetMs(facts: BudgetFacts): number {
  const { type, throttleMs, cooldownMs, slots, validators, firstResultWindowMs, deadlineMs } = facts;
  const keepingUpMs = validators > slots ? (slots * cooldownMs) / (validators - slots) : deadlineMs;
  const wantedMs = type === 'image' ? throttleMs + firstResultWindowMs : deadlineMs;
  return Math.min(deadlineMs, wantedMs, Math.max(throttleMs, keepingUpMs));
}
