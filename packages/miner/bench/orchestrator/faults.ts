const MINUTE_MS = 60_000;

/**
 * What goes wrong.
 * - `none`: nothing
 * - `peers`: every third validator never answers, the first endpoint is down for 2 of every 10 minutes, and the chain is
 *   away for an hour
 * - `restarts`: the miner is stopped and started again every 10 minutes, in the usual way, with its usual drain
 */
export const FAULTS = ['none', 'peers', 'restarts'] as const;
export type Faults = (typeof FAULTS)[number];

const DEAF_OF = 3;
const FLAPPING = { everyMs: 10 * MINUTE_MS, downMs: 2 * MINUTE_MS };
const AWAY = { fromMs: 120 * MINUTE_MS, toMs: 180 * MINUTE_MS };
const RESTART_EVERY_MS = 10 * MINUTE_MS;

/** Times are milliseconds since the simulation began. */
export interface FaultPlan {
  readonly isDeaf: (uid: number) => boolean;
  /** How long an endpoint stays up from now on: 0 while it is down. */
  readonly upForMs: (index: number, sinceStartMs: number) => number;
  /** Share of the time that an endpoint is up. */
  readonly upShare: (index: number) => number;
  readonly chainIsAway: (sinceStartMs: number) => boolean;
  readonly restartEveryMs: number | undefined;
}

export function planOf(faults: Faults): FaultPlan {
  const peers = faults === 'peers';
  const flaps = (index: number) => peers && index === 0;
  return {
    isDeaf: (uid) => peers && uid % DEAF_OF === DEAF_OF - 1,
    upForMs(index, sinceStartMs) {
      if (!flaps(index)) return Infinity;
      const phaseMs = sinceStartMs % FLAPPING.everyMs;
      return Math.max(0, FLAPPING.everyMs - FLAPPING.downMs - phaseMs);
    },
    upShare: (index) => (flaps(index) ? 1 - FLAPPING.downMs / FLAPPING.everyMs : 1),
    chainIsAway: (sinceStartMs) => peers && sinceStartMs >= AWAY.fromMs && sinceStartMs < AWAY.toMs,
    restartEveryMs: faults === 'restarts' ? RESTART_EVERY_MS : undefined,
  };
}
