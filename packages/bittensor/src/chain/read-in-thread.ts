import { Worker } from 'node:worker_threads';
import { AppError, builtEntry } from '@404-gen/service-kit';
import type { ChainRequest, ChainSnapshot } from './read-chain.ts';

export type ReaderMessage =
  { readonly snapshot: ChainSnapshot } | { readonly failure: { readonly code: string; readonly message: string } };

/** Beyond the time of the read itself: to start the thread and load its code, on a busy machine. */
const THREAD_MARGIN_MS = 30_000;

/** A runtime's types take about 100 MB; a node that makes it more ends the thread, not the process. */
const MAX_HEAP_MB = 768;

/** {@link readChain} in a thread of its own. @throws AppError `CHAIN_…`, or `CANCELLED_METAGRAPH` */
export function readChainInThread(request: ChainRequest, signal: AbortSignal): Promise<ChainSnapshot> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(cancelled());
      return;
    }
    const worker = new Worker(builtEntry(import.meta.url, './reader-main.js'), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    const timer = setTimeout(() => finish(failed('it took too long')), request.timeoutMs + THREAD_MARGIN_MS);
    const finish = (outcome: ChainSnapshot | AppError) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      void worker.terminate();
      if (outcome instanceof AppError) reject(outcome);
      else resolve(outcome);
    };
    const onAbort = () => finish(cancelled());
    signal.addEventListener('abort', onAbort, { once: true });
    worker.once('message', (message: ReaderMessage) => {
      finish('snapshot' in message ? message.snapshot : carried(message.failure));
    });
    worker.once('error', (cause) => finish(failed(cause instanceof Error ? cause.message : String(cause))));
    worker.once('exit', (code) => finish(failed(`it ended with ${code}`)));
  });
}

/** An error that crossed from the thread, under the code it had there. */
function carried({ code, message }: { readonly code: string; readonly message: string }): AppError {
  return new AppError(code, message, { retryable: true });
}

function failed(reason: string): AppError {
  return new AppError('CHAIN_READER', `The thread that reads the chain failed: ${reason}.`, { retryable: true });
}

function cancelled(): AppError {
  return new AppError('CANCELLED_METAGRAPH', 'Reading the chain was cancelled.');
}
