import { AppError, toAppError } from '@404-gen/service-kit';
import { WebSocket } from 'ws';

/** Requests to one node over one WebSocket. Any fault of the connection fails all that is under way. */
export interface JsonRpc {
  readonly endpoint: string;
  /** @throws AppError `CHAIN_UNREACHABLE`, `CHAIN_REFUSED` (the node answered with an error) or `CHAIN_MALFORMED` */
  request(method: string, params: readonly unknown[]): Promise<unknown>;
  close(): void;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: AppError): void;
}

/** Metadata is about 1 MB of hexadecimal text; nothing else that we ask for is larger. */
const MAX_MESSAGE_BYTES = 32 * 1024 * 1024;

/**
 * Connects to a node. When `signal` aborts the socket is cut and whatever waits for it fails.
 *
 * @throws AppError `CHAIN_UNREACHABLE`
 */
export async function connectJsonRpc(endpoint: string, signal: AbortSignal): Promise<JsonRpc> {
  const waiting = new Map<number, Waiting>();
  let failure: AppError | undefined;
  let lastId = 0;
  const socket = new WebSocket(endpoint, { maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });

  const fail = (error: AppError): void => {
    failure ??= error;
    for (const each of waiting.values()) each.reject(failure);
    waiting.clear();
    socket.terminate();
  };
  const onAbort = () => fail(unreachable(endpoint, 'it took too long'));
  signal.addEventListener('abort', onAbort, { once: true });
  socket.on('error', (cause) => fail(unreachable(endpoint, cause.message, cause)));
  socket.on('close', (code) => {
    signal.removeEventListener('abort', onAbort);
    fail(unreachable(endpoint, `the connection was closed (${code})`));
  });
  socket.on('message', (data: Buffer) => {
    try {
      settle(waiting, JSON.parse(data.toString()) as unknown);
    } catch (error) {
      fail(toAppError(error, 'CHAIN_MALFORMED'));
    }
  });

  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('close', () => reject(failure ?? unreachable(endpoint, 'the connection was closed')));
    if (signal.aborted) onAbort();
  });

  return {
    endpoint,
    request: (method, params) =>
      new Promise((resolve, reject) => {
        if (failure) {
          reject(failure);
          return;
        }
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }), (error) => {
          if (error) fail(unreachable(endpoint, error.message, error));
        });
      }),
    close: () => {
      fail(unreachable(endpoint, 'closed by us'));
    },
  };
}

function settle(waiting: Map<number, Waiting>, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null)
    throw new AppError('CHAIN_MALFORMED', 'A node sent no JSON object.');
  const { id, result, error } = answer as { id?: unknown; result?: unknown; error?: { message?: unknown } | null };
  // A message without a number is a notification, or an answer to nobody.
  if (typeof id !== 'number') return;
  const request = waiting.get(id);
  waiting.delete(id);
  if (error !== undefined && error !== null) {
    const message = typeof error.message === 'string' ? error.message.slice(0, 200) : 'no message';
    request?.reject(new AppError('CHAIN_REFUSED', `The node answered with an error: ${message}`, { retryable: true }));
  } else {
    request?.resolve(result);
  }
}

function unreachable(endpoint: string, reason: string, cause?: unknown): AppError {
  return new AppError('CHAIN_UNREACHABLE', `${endpoint} cannot be read: ${reason}.`, { retryable: true, cause });
}
