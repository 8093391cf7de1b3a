import type { Logger } from './logger.ts';

export interface ShutdownStep {
  name: string;
  /** Awaited before the next step. A rejection is logged and does not stop the later steps. */
  run: () => Promise<void> | void;
}

export interface ShutdownOptions {
  logger: Logger;
  /** Steps in the order in which they run: stop intake, drain or cancel, release, flush. */
  steps: () => readonly ShutdownStep[];
  /** When the steps together take longer than this, the process ends all the same, with exit code 1. */
  deadlineMs: number;
  /** Ends the process; replaced in tests. */
  exit: (code: number) => void;
}

/** A second signal this soon after the first is the same Ctrl-C arriving twice (terminal and parent process). */
const SAME_SIGNAL_WINDOW_MS = 1500;

/**
 * Runs the steps once on SIGTERM or SIGINT and ends the process: 0 when they finished, 1 when they did not in time.
 * A second signal after a moment ends it at once. Returns a function that does the same as the signal.
 */
export function installShutdown(options: ShutdownOptions): (reason: string) => Promise<void> {
  let startedAt: number | undefined;

  const shutdown = async (reason: string): Promise<void> => {
    if (startedAt !== undefined) {
      if (Date.now() - startedAt > SAME_SIGNAL_WINDOW_MS) options.exit(1);
      return;
    }
    startedAt = Date.now();
    options.logger.info({ reason }, 'shutting down');
    const timer = setTimeout(() => {
      options.logger.error({ deadlineMs: options.deadlineMs }, 'shutdown deadline passed');
      options.exit(1);
    }, options.deadlineMs);
    for (const step of options.steps()) {
      try {
        await step.run();
      } catch (err) {
        options.logger.error({ err, step: step.name }, 'shutdown step failed');
      }
    }
    clearTimeout(timer);
    options.logger.info({ durationMs: Date.now() - startedAt }, 'stopped');
    options.exit(0);
  };

  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void shutdown(signal));
  return shutdown;
}
