import type { FastifyInstance } from 'fastify';
import { generationError } from '../errors.ts';

/** Refuses a body that says it is too large before any of it is read. */
export function registerBodyLimit(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { bodyLimit } = request.routeOptions;
    const bytes = Number(request.headers['content-length'] ?? 0);
    const message = `${bytes} bytes; at most ${bodyLimit} are taken here`;
    done(bytes > bodyLimit ? generationError('REQUEST_TOO_LARGE', message) : undefined);
  });
}
