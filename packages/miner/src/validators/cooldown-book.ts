import { backoffMs, type Clock, type Random } from '../clock.ts';

export interface CooldownLimits {
  readonly minIntervalMs: number;
  readonly marginMs: number;
  readonly defaultMs: number;
  readonly maxMs: number;
  readonly backoffInitialMs: number;
  readonly backoffMaxMs: number;
}

/** How a `cooldown_until` was read. Everything but `plausible` and `none` is a validator's mistake or lie. */
export const COOLDOWN_READINGS = ['plausible', 'none', 'not_a_number', 'negative', 'far_future'] as const;
export type CooldownReading = (typeof COOLDOWN_READINGS)[number];

export interface BoundedCooldown {
  readonly untilMs: number;
  readonly reading: CooldownReading;
}

interface Entry {
  cooldownUntilMs: number;
  failures: number;
  backoffUntilMs: number;
  lastError: string;
  /** Cooldown of this validator after a task without penalty; operators change it. */
  usualCooldownMs?: number;
  /** Time within which a result earns nothing by being faster. */
  throttleMs?: number;
}

type CooldownSnapshot = Record<string, Readonly<Entry>>;

/**
 * Until when each validator must be left alone, by hotkey: cooldowns it asked for, and pauses of ours after failures.
 *
 * A validator's figures are obeyed within bounds, because a junk value must not lose it for ever (far future) nor make
 * us hammer it (past, negative, not a number).
 */
export class CooldownBook {
  readonly #entries = new Map<string, Entry>();
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #limits: CooldownLimits;

  constructor(clock: Clock, random: Random, limits: CooldownLimits) {
    this.#clock = clock;
    this.#random = random;
    this.#limits = limits;
  }

  /**
   * Notes what a validator answered.
   *
   * @param untilSeconds `cooldown_until` as received: unix seconds, or junk
   * @param whenNone what 0 means: the usual cooldown of this validator, or the default one until that is known (after a
   *   pull), or none (after a submission)
   */
  obey(hotkey: string, untilSeconds: unknown, whenNone: 'default' | 'at_once'): BoundedCooldown {
    const nowMs = this.#clock.nowMs();
    const entry = this.#entry(hotkey);
    const bounded = this.#bound(untilSeconds, nowMs, whenNone, entry.usualCooldownMs);
    entry.cooldownUntilMs = bounded.untilMs;
    entry.failures = 0;
    entry.backoffUntilMs = 0;
    return bounded;
  }

  /** Notes that a validator did not answer usefully; returns the pause. */
  fail(hotkey: string, error: string): number {
    const entry = this.#entry(hotkey);
    entry.failures += 1;
    entry.lastError = error;
    const { backoffInitialMs, backoffMaxMs } = this.#limits;
    const pauseMs = backoffMs(entry.failures, backoffInitialMs, backoffMaxMs, this.#random);
    entry.backoffUntilMs = this.#clock.nowMs() + pauseMs;
    return pauseMs;
  }

  /** Takes away our own pause, not a cooldown: the validator has moved, so that its failures say nothing any more. */
  forgive(hotkey: string): void {
    const entry = this.#entries.get(hotkey);
    if (!entry) return;
    entry.failures = 0;
    entry.backoffUntilMs = 0;
  }

  /** Notes that a validator answered a pull with a task: it is reachable and sets no cooldown. */
  reached(hotkey: string): void {
    const entry = this.#entry(hotkey);
    entry.failures = 0;
    entry.backoffUntilMs = 0;
    entry.cooldownUntilMs = 0;
  }

  cooldownUntilMs(hotkey: string): number {
    return this.#entries.get(hotkey)?.cooldownUntilMs ?? 0;
  }

  backoff(hotkey: string): { untilMs: number; failures: number; lastError: string } | undefined {
    const entry = this.#entries.get(hotkey);
    if (!entry || entry.failures === 0) return undefined;
    return { untilMs: entry.backoffUntilMs, failures: entry.failures, lastError: entry.lastError };
  }

  /** Cooldown without penalty that this validator last gave, or undefined before the first. */
  usualCooldownMs(hotkey: string): number | undefined {
    return this.#entries.get(hotkey)?.usualCooldownMs;
  }

  learnUsualCooldown(hotkey: string, ms: number): void {
    this.#entry(hotkey).usualCooldownMs = ms;
  }

  /** `throttle_period` that this validator last gave, or undefined before the first. */
  throttleMs(hotkey: string): number | undefined {
    return this.#entries.get(hotkey)?.throttleMs;
  }

  /** @param seconds as received; what makes no sense is not learnt */
  learnThrottle(hotkey: string, seconds: unknown): void {
    if (typeof seconds !== 'number' || !(seconds >= 0 && seconds * 1000 <= this.#limits.maxMs)) return;
    this.#entry(hotkey).throttleMs = seconds * 1000;
  }

  /** What a restart needs: entries that still hold something back or hold something learnt. */
  snapshot(): CooldownSnapshot {
    const nowMs = this.#clock.nowMs();
    const kept = [...this.#entries].filter(
      ([, entry]) =>
        entry.cooldownUntilMs > nowMs ||
        entry.backoffUntilMs > nowMs ||
        entry.usualCooldownMs !== undefined ||
        entry.throttleMs !== undefined,
    );
    return Object.fromEntries(kept.map(([hotkey, entry]) => [hotkey, { ...entry }]));
  }

  /** Takes over a snapshot; what lies further ahead than the limits allow (a clock that was set back) is cut. */
  restore(snapshot: CooldownSnapshot): void {
    const latestMs = this.#clock.nowMs() + this.#limits.maxMs + this.#limits.marginMs;
    for (const [hotkey, entry] of Object.entries(snapshot)) {
      this.#entries.set(hotkey, {
        ...entry,
        cooldownUntilMs: Math.min(entry.cooldownUntilMs, latestMs),
        backoffUntilMs: Math.min(entry.backoffUntilMs, latestMs),
      });
    }
  }

  #bound(
    untilSeconds: unknown,
    nowMs: number,
    whenNone: 'default' | 'at_once',
    usualMs: number | undefined,
  ): BoundedCooldown {
    const { minIntervalMs, marginMs, defaultMs, maxMs } = this.#limits;
    const earliestMs = nowMs + minIntervalMs;
    const fallbackMs = Math.max(earliestMs, nowMs + (usualMs ?? defaultMs));
    // Integers of more than 15 digits arrive as BigInt.
    const until = typeof untilSeconds === 'bigint' ? Number(untilSeconds) : untilSeconds;
    if (typeof until !== 'number' || Number.isNaN(until)) return { untilMs: fallbackMs, reading: 'not_a_number' };
    if (until < 0) return { untilMs: fallbackMs, reading: 'negative' };
    const untilMs = until * 1000 + marginMs;
    if (untilMs > nowMs + maxMs + marginMs) {
      return { untilMs: Math.max(earliestMs, nowMs + maxMs), reading: 'far_future' };
    }
    if (until === 0) {
      return { untilMs: whenNone === 'default' ? fallbackMs : earliestMs, reading: 'none' };
    }
    return { untilMs: Math.max(earliestMs, untilMs), reading: 'plausible' };
  }

  #entry(hotkey: string): Entry {
    let entry = this.#entries.get(hotkey);
    if (!entry) {
      entry = { cooldownUntilMs: 0, failures: 0, backoffUntilMs: 0, lastError: '' };
      this.#entries.set(hotkey, entry);
    }
    return entry;
  }
}
