import type { Clock } from '../../src/clock.ts';

interface Timer {
  readonly atMs: number;
  readonly order: number;
  fire: (() => void) | undefined;
}

/** Time that jumps from timer to timer. Everything it runs must be promises and these timers: no real input or output. */
export class SimulatedClock implements Clock {
  #nowMs = Date.UTC(2026, 0, 1);
  #count = 0;
  /** A binary heap: a timer is never before its parent. */
  readonly #heap: Timer[] = [];

  nowMs(): number {
    return this.#nowMs;
  }

  nowNs(): bigint {
    return BigInt(Math.round(this.#nowMs * 1000)) * 1000n;
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
      const timer: Timer = { atMs: this.#nowMs + Math.max(0, ms), order: this.#count++, fire: finish };
      this.#push(timer);
      signal?.addEventListener('abort', finish, { once: true });
    });
  }

  /** Runs everything that is due until `ms` from now. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms;
    await settled();
    for (let next = this.#heap[0]; next && next.atMs <= endMs; next = this.#heap[0]) {
      this.#pop();
      if (!next.fire) continue;
      this.#nowMs = next.atMs;
      next.fire();
      await settled();
    }
    this.#nowMs = endMs;
  }

  #push(timer: Timer): void {
    let index = this.#heap.length;
    this.#heap.push(timer);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #pop(): void {
    this.#swap(0, this.#heap.length - 1);
    this.#heap.pop();
    for (let index = 0; ;) {
      const left = 2 * index + 1;
      if (left >= this.#heap.length) return;
      const right = left + 1;
      const child = right < this.#heap.length && this.#isBefore(right, left) ? right : left;
      if (!this.#isBefore(child, index)) return;
      this.#swap(child, index);
      index = child;
    }
  }

  #isBefore(left: number, right: number): boolean {
    const [one, other] = [this.#heap[left], this.#heap[right]];
    if (!one || !other) return false;
    return one.atMs === other.atMs ? one.order < other.order : one.atMs < other.atMs;
  }

  #swap(left: number, right: number): void {
    const [one, other] = [this.#heap[left], this.#heap[right]];
    if (!one || !other) return;
    this.#heap[left] = other;
    this.#heap[right] = one;
  }
}

/** All that hangs on resolved promises has run when the event loop comes round. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
