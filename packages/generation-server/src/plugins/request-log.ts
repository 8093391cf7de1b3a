import type { FastifyInstance } from 'fastify';
import type { GenerationMetrics } from '../metrics.ts';

/** Asked every few seconds by supervisors. */
const QUIET_ROUTES = new Set(['/health', '/ready', '/metrics']);

/** One line and one sample for each request that is over. */
export function registerRequestLog(app: FastifyInstance, metrics: GenerationMetrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const { statusCode, elapsedTime } = reply;
    metrics.responded(route, statusCode, elapsedTime / 1000);
    const level = QUIET_ROUTES.has(route) && statusCode < 400 ? 'debug' : 'info';
    request.log[level](
      { method: request.method, route, statusCode, durationMs: Math.round(elapsedTime) },
      'request finished',
    );
    done();
  });
}
