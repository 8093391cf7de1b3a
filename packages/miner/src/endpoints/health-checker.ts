import { toAppError, type Logger } from '@404-gen/service-kit';
import type { Clock } from '../clock.ts';
import type { Endpoint } from './endpoint.ts';
import type { ReadyReport } from './generation-client.ts';

interface HealthCheckerOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly onChange: () => void;
  readonly onEjected: (endpoint: Endpoint) => void;
}

/** Asks one endpoint again and again whether it is ready, until the signal aborts. An ejected one is left alone until its pause is over. */
export async function checkHealth(
  endpoint: Endpoint,
  options: HealthCheckerOptions,
  signal: AbortSignal,
): Promise<void> {
  let hasRoute = true;
  while (!signal.aborted) {
    hasRoute = await checkOnce(endpoint, options, hasRoute, signal);
    const pauseMs =
      endpoint.state === 'ejected'
        ? Math.max(options.intervalMs, endpoint.retryAtMs - options.clock.nowMs())
        : options.intervalMs;
    await options.clock.sleep(pauseMs, signal);
  }
}

async function checkOnce(
  endpoint: Endpoint,
  options: HealthCheckerOptions,
  hadRoute: boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const { clock, logger, timeoutMs } = options;
  if (endpoint.state === 'ejected' && clock.nowMs() < endpoint.retryAtMs) return hadRoute;
  // Upstream's server has no health route and blocks its event loop while it generates: silence then means work.
  if (!hadRoute && endpoint.outstanding > 0) return hadRoute;

  const before = endpoint.state;
  let report: ReadyReport | undefined;
  try {
    report = await endpoint.client.ready({ timeoutMs, signal });
    endpoint.checked(report);
  } catch (error) {
    if (signal.aborted) return hadRoute;
    const err = toAppError(error);
    if (endpoint.unanswered(`${err.code}: ${err.message}`)) options.onEjected(endpoint);
    // At start there is nothing to be lost by saying at once that a server is away.
    if (before === 'unchecked') logger.warn({ endpoint: endpoint.name, err }, 'endpoint does not answer');
  }
  if (endpoint.state !== before) {
    const fields = { endpoint: endpoint.name, from: before, to: endpoint.state, reason: endpoint.lastError };
    const good = endpoint.state === 'ready' || endpoint.state === 'probation';
    logger[good ? 'info' : 'warn'](fields, 'endpoint state changed');
  }
  options.onChange();
  return report?.hasRoute ?? hadRoute;
}
