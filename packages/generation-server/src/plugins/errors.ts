import { AppError, toAppError } from '@404-gen/service-kit';
import { Type, type Static } from '@sinclair/typebox';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GENERATION_ERRORS, generationError, isGenerationErrorCode } from '../errors.ts';
import type { GenerationMetrics } from '../metrics.ts';

/** The body of every answer that is an error. */
export const ErrorBody = Type.Object(
  {
    code: Type.String({ description: 'Stable; branch on this.' }),
    message: Type.String(),
    requestId: Type.String(),
    field: Type.Optional(Type.String({ description: 'The request field at fault.' })),
  },
  { title: 'Error' },
);

/** Turns whatever ends a request into an {@link ErrorBody}; unknown routes and methods too. */
export function registerErrors(app: FastifyInstance, metrics: GenerationMetrics): void {
  app.setErrorHandler((thrown: FastifyError, request, reply) => {
    const error = fromFastify(thrown);
    metrics.requestFailed(error);
    const level = error.statusCode >= 500 && !isExpected(error) ? 'error' : 'info';
    request.log[level]({ err: error }, 'request failed');
    sendError(error, request, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const methods = (['GET', 'POST'] as const).filter((method) => app.hasRoute({ method, url: path }));
    if (methods.length > 0) void reply.header('allow', methods.join(', '));
    const error =
      methods.length > 0
        ? generationError('REQUEST_METHOD', `${path} takes ${methods.join(', ')}`)
        : generationError('REQUEST_NOT_FOUND', `No route ${request.method} ${path}; see /docs`);
    metrics.requestFailed(error);
    sendError(error, request, reply);
  });
}

function sendError(error: AppError, request: FastifyRequest, reply: FastifyReply): void {
  // Fastify closes the connection on a body that is too large. Reading on and dropping what comes lets the caller see
  // the answer: a connection closed with unread bytes is reset, and the answer with it.
  if (error.code === 'REQUEST_TOO_LARGE') {
    reply.removeHeader('connection');
    request.raw.resume();
  }
  const retryAfter = error.details['retryAfterSeconds'];
  if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
  if (error.statusCode === 401) void reply.header('www-authenticate', 'Bearer');
  const { field } = error.details;
  const body: Static<typeof ErrorBody> = {
    code: error.code,
    message: publicMessage(error),
    requestId: request.id,
    ...(typeof field === 'string' ? { field } : {}),
  };
  void reply.code(error.statusCode).type('application/json').send(body);
}

/** What went wrong inside is for the log; a caller gets the meaning of the code. */
function publicMessage(error: AppError): string {
  if (error.statusCode < 500 || isExpected(error)) return error.message;
  return isGenerationErrorCode(error.code)
    ? GENERATION_ERRORS[error.code].meaning
    : GENERATION_ERRORS.BUG_UNEXPECTED.meaning;
}

/** 5xx that say something about load and not about a fault. */
function isExpected({ code }: AppError): boolean {
  return code.startsWith('CAPACITY_') || code.startsWith('DEADLINE_');
}

function fromFastify(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  const { statusCode = 500, code, message } = error;
  const options = { cause: error };
  if (error.validation) return generationError('REQUEST_FIELD_INVALID', message, options);
  switch (statusCode) {
    case 413:
      return generationError('REQUEST_TOO_LARGE', undefined, options);
    case 415:
      return generationError('REQUEST_MEDIA_TYPE', `${message}; /docs lists what is taken here`, options);
    case 408:
      return generationError('REQUEST_TIMEOUT', undefined, options);
    default:
  }
  if (statusCode >= 400 && statusCode < 500) return generationError('REQUEST_MALFORMED', message, options);
  return code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH'
    ? generationError('REQUEST_MALFORMED', message, options)
    : toAppError(error);
}
