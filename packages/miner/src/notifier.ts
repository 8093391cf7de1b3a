import type { Clock } from './clock.ts';

/** Wakes one waiting loop. A notification that comes while nobody waits is kept for the next wait. */
export class Notifier {
  #pending = false;
  #wake: (() => void) | undefined;

  notify(): void {
    this.#pending = true;
    this.#wake?.();
  }

  /** Resolves on the next notification, after `ms`, or when `signal` aborts. */
  async wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#pending && !signal.aborted) {
      const woken = new AbortController();
      const wake = () => woken.abort();
      this.#wake = wake;
      signal.addEventListener('abort', wake, { once: true });
      await clock.sleep(ms, woken.signal);
      signal.removeEventListener('abort', wake);
      woken.abort();
      this.#wake = undefined;
    }
    this.#pending = false;
  }
}
