import type { Clock } from '../clock.ts';
import { TimerQueue, type Timer } from './timer-queue.ts';

/** Time that stands still until it is moved. What it runs must be promises and its own timers, no real input or output. */
export class ManualClock implements Clock {
  #nowMs: number;
  readonly #settleRounds: number;
  readonly #timers = new TimerQueue();

  /** @param settleRounds turns of the event loop that all is given after each timer; fakes that wait for each other take several */
  constructor(startMs = Date.UTC(2026, 0, 1), { settleRounds = 8 } = {}) {
    this.#nowMs = startMs;
    this.#settleRounds = settleRounds;
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
        timer.fire = undefined;
        signal?.removeEventListener('abort', finish);
        resolve();
      };
      const timer: Timer = { atMs: this.#nowMs + Math.max(0, ms), fire: finish };
      this.#timers.add(timer);
      signal?.addEventListener('abort', finish, { once: true });
    });
  }

  /** Lets everything that is due now run until nothing moves any more. */
  async settle(): Promise<void> {
    for (let round = 0; round < this.#settleRounds; round++) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Moves time on, from timer to timer, each followed by what it sets off. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms;
    await this.settle();
    for (let next = this.#timers.first; next && next.atMs <= endMs; next = this.#timers.first) {
      this.#timers.removeFirst();
      if (!next.fire) continue;
      this.#nowMs = next.atMs;
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
