import type { AxonTarget } from '../dendrite.ts';
import { pythonFloat } from '../wire/python-text.ts';

interface Failure {
  readonly statusCode: number;
  readonly statusMessage: string;
}

/** What a call was doing when it failed. */
interface FailedCall {
  readonly target: AxonTarget;
  readonly name: string;
  readonly timeoutSeconds: number;
  readonly timedOut: boolean;
  /** Whether the reply's head had come. */
  readonly inBody: boolean;
}

/** Faults of the reply's body that this client finds itself; the message goes behind "Failed to parse response". */
export class UnreadableReply extends Error {
  override readonly name = 'UnreadableReply';
}

const TIMEOUT_CODES = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const CANNOT_CONNECT_CODES = new Set(['UND_ERR_CONNECT_TIMEOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL']);

const BAD_HTTP_CODES = new Set(['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);

/**
 * What the SDK's dendrite reports for a failed exchange (bittensor 9.9.0, core/dendrite.py): the table there is keyed by
 * exact exception class, which is why a connection reset is a 422 and a refused one a 503.
 */
export function failureOf(error: unknown, call: FailedCall): Failure {
  const { code, message, syscall } = factsOf(error);
  if (call.timedOut || TIMEOUT_CODES.has(code)) {
    return { statusCode: 408, statusMessage: `Request timeout after ${pythonFloat(call.timeoutSeconds)} seconds` };
  }
  if (syscall === 'connect' || CANNOT_CONNECT_CODES.has(code)) {
    const { ip, port } = call.target;
    return { statusCode: 503, statusMessage: `Service unavailable at ${ip}:${port}/${call.name}` };
  }
  if (error instanceof UnreadableReply) {
    return { statusCode: 422, statusMessage: `Failed to parse response: ${message}` };
  }
  if (call.inBody) {
    return { statusCode: 400, statusMessage: `Payload error: Response payload is not completed: ${message}` };
  }
  if (code === 'UND_ERR_SOCKET') {
    return { statusCode: 503, statusMessage: 'Service disconnected: Server disconnected' };
  }
  if (BAD_HTTP_CODES.has(code) || (error instanceof Error && error.name === 'HTTPParserError')) {
    return { statusCode: 400, statusMessage: `Client response error: 400, message='${message}'` };
  }
  return { statusCode: 422, statusMessage: `Failed to parse response: ${message}` };
}

function factsOf(error: unknown): { code: string; message: string; syscall: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error), syscall: '' };
  const { code, syscall } = error as NodeJS.ErrnoException;
  // A host name with several addresses fails with one error per address, all of the same kind.
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  const inner = first instanceof Error ? (first as NodeJS.ErrnoException).syscall : undefined;
  return { code: code ?? '', message: error.message, syscall: syscall ?? inner ?? '' };
}
