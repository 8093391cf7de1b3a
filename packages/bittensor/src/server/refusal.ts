import { randomUUID } from 'node:crypto';

/** Ends a request with one of the SDK's error replies. `cause` is for the log, not for the caller. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly statusCode: number;

  constructor(statusCode: number, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.statusCode = statusCode;
  }
}

/** Whatever goes wrong inside is told to the caller as a number to look for in the log. */
export function internalError(cause: unknown): Refusal {
  return new Refusal(500, `Internal Server Error #${randomUUID()}`, cause);
}

/** Ends a request the way the SDK's web framework does by itself: `{"detail": …}` and no synapse headers. */
export class FrameworkRefusal extends Error {
  override readonly name = 'FrameworkRefusal';
  readonly statusCode: number;
  readonly detail: unknown;

  constructor(statusCode: number, detail: unknown) {
    super('the request body is not JSON');
    this.statusCode = statusCode;
    this.detail = detail;
  }
}
