import type { FastifyReply } from 'fastify';
import { generationError } from '../errors.ts';

/**
 * Aborted with `CANCELLED_BY_CLIENT` when the connection closes before the answer was sent.
 *
 * Fastify's own `request.signal` is no use here: as of 5.12 it aborts once the body has been read (its pull requests
 * 6725 and 7033).
 */
export function disconnectSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  const gone = () => {
    if (!reply.raw.writableFinished) controller.abort(generationError('CANCELLED_BY_CLIENT'));
  };
  if (reply.raw.destroyed) gone();
  else reply.raw.once('close', gone);
  return controller.signal;
}
