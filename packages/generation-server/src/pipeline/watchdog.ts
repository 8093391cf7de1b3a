export interface Watchdog {
  start(): void;
  /** A sign of life. */
  reset(): void;
  stop(): void;
}

/** Checks per limit: the alarm comes at most this fraction late. */
const CHECKS = 10;

/**
 * Calls `onSilence` once when `limitMs` pass between `start` or `reset` and the next one.
 *
 * It counts its own ticks in place of comparing clocks, so that a machine that slept, or an event loop that stood still,
 * is not mistaken for a silent child: the messages that came in meanwhile are read before the next tick.
 */
export function createWatchdog(limitMs: number, onSilence: () => void): Watchdog {
  let timer: NodeJS.Timeout | undefined;
  let ticks = 0;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    start() {
      stop();
      ticks = 0;
      timer = setInterval(() => {
        ticks += 1;
        if (ticks <= CHECKS) return;
        stop();
        onSilence();
      }, limitMs / CHECKS).unref();
    },
    reset() {
      ticks = 0;
    },
    stop,
  };
}
