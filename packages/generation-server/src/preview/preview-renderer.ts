import { Worker } from 'node:worker_threads';
import { builtEntry, toAppError } from '@404-gen/service-kit';
import { generationError } from '../errors.ts';
import { errorFromPlain, type PlainError } from '../pipeline/messages.ts';

export type PreviewReply = { readonly png: Uint8Array<ArrayBuffer> } | { readonly error: PlainError };

/** Draws the validator's picture of splat files in a thread, so that neither HTTP nor a running job waits for it. */
export interface PreviewRenderer {
  /**
   * PNG of the validator's 2 × 2 grid. Takes over the buffer behind `bytes`.
   *
   * Rejects with `FORMAT_…` for a file that cannot be read, `CAPACITY_PREVIEW_BUSY`, `PREVIEW_FAILED`, and the signal's
   * reason.
   */
  render(bytes: Uint8Array, signal: AbortSignal): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Previews waiting behind the one being drawn. */
const MAX_WAITING = 8;
const RETRY_AFTER_SECONDS = 2;
/** The thread costs memory; it ends when nobody has asked for this long. */
const IDLE_MS = 30_000;
/** A file that takes longer than this to draw is given up. */
const TIMEOUT_MS = 60_000;

export function createPreviewRenderer(
  entry = builtEntry(import.meta.url, './preview-worker-main.js'),
  { timeoutMs = TIMEOUT_MS, idleMs = IDLE_MS } = {},
): PreviewRenderer {
  let worker: Worker | undefined;
  let idleTimer: NodeJS.Timeout | undefined;
  let waiting = 0;
  let closed = false;
  let previous: Promise<unknown> = Promise.resolve();

  async function end(): Promise<void> {
    clearTimeout(idleTimer);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  }

  function startThread(): Worker {
    // Inherited flags such as a TypeScript loader are of no use to a built script.
    const thread = new Worker(entry, { execArgv: [] });
    // Also when it dies with nobody waiting: an 'error' that nobody listens to would end the server.
    thread
      .on('error', () => undefined)
      .on('exit', () => {
        if (worker === thread) worker = undefined;
      });
    return thread;
  }

  async function draw(bytes: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    signal.throwIfAborted();
    if (closed) throw generationError('CAPACITY_STOPPING');
    clearTimeout(idleTimer);
    const thread = (worker ??= startThread());
    let settle: () => void = () => undefined;
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        const failed = (cause: unknown) => {
          void end();
          reject(generationError('PREVIEW_FAILED', String(cause), { cause }));
        };
        // What is being drawn is for nobody any more: the thread is ended rather than waited for.
        const onAbort = () => {
          void end();
          reject(toAppError(signal.reason));
        };
        const onExit = (code: number) => failed(`the preview thread ended with code ${code}`);
        const onReply = (reply: PreviewReply) => {
          if ('png' in reply) resolve(reply.png);
          else reject(errorFromPlain(reply.error));
        };
        const timer = setTimeout(() => failed(`not drawn within ${timeoutMs} ms`), timeoutMs);
        signal.addEventListener('abort', onAbort, { once: true });
        thread.on('exit', onExit).on('error', failed).on('message', onReply);
        settle = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', onAbort);
          // One by one: `removeAllListeners` also takes those by which the thread keeps its port open.
          thread.off('exit', onExit).off('error', failed).off('message', onReply);
        };
        thread.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
      });
    } finally {
      settle();
      idleTimer = setTimeout(() => void end(), idleMs).unref();
    }
  }

  return {
    async render(bytes, signal) {
      if (waiting >= MAX_WAITING) {
        throw generationError('CAPACITY_PREVIEW_BUSY', undefined, {
          details: { retryAfterSeconds: RETRY_AFTER_SECONDS },
        });
      }
      waiting += 1;
      const turn = previous.then(() => draw(bytes, signal));
      previous = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        waiting -= 1;
      }
    },
    async close() {
      closed = true;
      await end();
    },
  };
}
