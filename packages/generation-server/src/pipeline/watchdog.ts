export interface Watchdog {
  /** @param limitMs for this time, in place of the usual limit */
  start(limitMs?: number): void;
  /** A sign of life. */
  reset(): void;
  /** Time does not count until `resume`, through `start` and `stop`. */
  pause(): void;
  resume(): void;
  stop(): void;
}

/** Checks per limit: the alarm comes at most this fraction late. */
const CHECKS = 10;

/**
 * Calls `onSilence` once when its limit passes between `start` or `reset` and the next one.
 *
 * It counts its own ticks in place of comparing clocks, so that a machine that slept, or an event loop that stood still,
 * is not mistaken for a silent child: the messages that came in meanwhile are read before the next tick.
 */
export function createWatchdog(usualLimitMs: number, onSilence: () => void): Watchdog {
  let timer: NodeJS.Timeout | undefined;
  let ticks = 0;
  let paused = false;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    start(limitMs = usualLimitMs) {
      stop();
      ticks = 0;
      timer = setInterval(() => {
        if (!paused) ticks += 1;
        if (ticks <= CHECKS) return;
        stop();
        onSilence();
      }, limitMs / CHECKS).unref();
    },
    reset() {
      ticks = 0;
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
    },
    stop,
  };
}
