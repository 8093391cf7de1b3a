/** Time as the miner sees it. Injected, so that tests and simulations run hours of mining in a moment. */
export interface Clock {
  /** Unix milliseconds. */
  nowMs(): number;
  /** Unix nanoseconds. */
  nowNs(): bigint;
  /** Resolves after `ms`, or as soon as `signal` aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Longest delay a Node timer takes; a longer one would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  nowNs: () => BigInt(Date.now()) * 1_000_000n,
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', finish);
        resolve();
      };
      const timer = setTimeout(finish, Math.min(Math.max(0, ms), MAX_TIMER_MS));
      signal?.addEventListener('abort', finish, { once: true });
    }),
};

/** A number in [0, 1). */
export type Random = () => number;

/**
 * Delay before the next attempt: doubles from `initialMs` with each failure up to `maxMs`, spread by ±20 % so that
 * those who failed together do not return together.
 *
 * @param failures how many in a row, 1 for the first
 */
export function backoffMs(failures: number, initialMs: number, maxMs: number, random: Random): number {
  const exponential = initialMs * 2 ** Math.min(30, Math.max(0, failures - 1));
  return Math.min(maxMs, exponential) * (0.8 + 0.4 * random());
}

/** Runs `work` with a signal that aborts after `ms` or with `parent`, whichever is first. */
export async function withTimeout<T>(
  clock: Clock,
  ms: number,
  parent: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timer = new AbortController();
  const call = new AbortController();
  const abort = () => call.abort(parent?.reason);
  if (parent?.aborted === true) abort();
  parent?.addEventListener('abort', abort, { once: true });
  void clock.sleep(ms, timer.signal).then(() => {
    if (!timer.signal.aborted) call.abort(new DOMException(`Timed out after ${ms} ms`, 'TimeoutError'));
  });
  try {
    return await work(call.signal);
  } finally {
    timer.abort();
    parent?.removeEventListener('abort', abort);
  }
}
