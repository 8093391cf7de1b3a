import type { Clock } from '../clock.ts';

interface Timer {
  readonly atMs: number;
  readonly fire: () => void;
}

/** Time that stands still until a test moves it. */
export class ManualClock implements Clock {
  #nowMs: number;
  #timers: Timer[] = [];

  constructor(startMs = Date.UTC(2026, 0, 1)) {
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  nowNs(): bigint {
    return BigInt(Math.round(this.#nowMs)) * 1_000_000n + 123_457n;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const finish = () => {
        this.#timers = this.#timers.filter((each) => each !== timer);
        signal?.removeEventListener('abort', finish);
        resolve();
      };
      const timer: Timer = { atMs: this.#nowMs + Math.max(0, ms), fire: finish };
      this.#timers.push(timer);
      signal?.addEventListener('abort', finish, { once: true });
    });
  }

  /** Lets everything that is due now run until nothing moves any more. */
  async settle(): Promise<void> {
    for (let round = 0; round < 8; round++) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Moves time on, from timer to timer, each followed by what it sets off. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms;
    await this.settle();
    for (;;) {
      const next = this.#timers.reduce<Timer | undefined>(
        (soonest, timer) => (timer.atMs <= endMs && (!soonest || timer.atMs < soonest.atMs) ? timer : soonest),
        undefined,
      );
      if (!next) break;
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.fire();
      await this.settle();
    }
    this.#nowMs = endMs;
    await this.settle();
  }

  /** Moves time on until the condition holds, and fails the test when it does not within `limitMs`. */
  async until(condition: () => boolean, limitMs = 3_600_000, stepMs = 500): Promise<void> {
    const endMs = this.#nowMs + limitMs;
    await this.settle();
    while (!condition()) {
      if (this.#nowMs >= endMs) throw new Error(`not reached within ${limitMs} ms: ${condition.toString()}`);
      await this.advance(stepMs);
    }
  }
}
