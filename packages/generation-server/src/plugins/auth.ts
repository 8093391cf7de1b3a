import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { generationError } from '../errors.ts';

/** Routes that tell no prompt and cost no work; supervisors and Prometheus ask them without a token. */
const OPEN_ROUTES = ['/health', '/ready', '/version', '/metrics', '/docs'];

/** Wants `Authorization: Bearer <token>` on every other route. */
export function registerAuth(app: FastifyInstance, token: string): void {
  const expected = digest(token);
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? '';
    const isOpen = OPEN_ROUTES.some((open) => route === open || route.startsWith(`${open}/`));
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    // Digests are of one length, as the comparison in constant time wants it.
    const isKnown = given !== undefined && timingSafeEqual(digest(given), expected);
    done(isOpen || isKnown ? undefined : generationError('REQUEST_UNAUTHORIZED'));
  });
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
