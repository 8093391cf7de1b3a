import { toAppError, type Logger } from '@404-gen/service-kit';
import type { Clock } from './clock.ts';

interface Supervision {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Counts an error by its code. */
  readonly onError: (code: string) => void;
}

/** Pause after an iteration that threw, so that a fault that stays does not spin. */
const PAUSE_AFTER_ERROR_MS = 1000;

/**
 * Runs `iteration` again and again until the signal aborts, with the pause it returns in milliseconds. Whatever it
 * throws is logged with its code and counted, and the loop goes on: a worker never dies silently.
 */
export async function repeat(
  name: string,
  { clock, logger, onError }: Supervision,
  signal: AbortSignal,
  iteration: () => Promise<number>,
): Promise<void> {
  const over = () => signal.aborted;
  while (!over()) {
    let pauseMs = PAUSE_AFTER_ERROR_MS;
    try {
      pauseMs = await iteration();
    } catch (error) {
      if (over()) return;
      const err = toAppError(error);
      onError(err.code);
      logger.error({ err, worker: name }, 'worker iteration failed');
    }
    if (pauseMs > 0) await clock.sleep(pauseMs, signal);
  }
}
