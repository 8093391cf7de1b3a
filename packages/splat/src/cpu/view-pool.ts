import { AppError, builtEntry, toAppError } from '@404-gen/service-kit';
import { Worker } from 'node:worker_threads';
import { createDepthOrderScratch } from './depth-order.ts';
import { runView, type PoolMessage, type PoolReply, type ViewPass, type ViewStage } from './view-stage.ts';

/** Runs passes over views, each view wholly on one thread, so results do not depend on how many threads there are. */
export interface ViewPool {
  /** Says where the next passes work; call between passes. */
  setStage(stage: ViewStage): void;
  /** Rejects with `PIPELINE_RASTER_WORKER` when a thread fails and with `CANCELLED_RASTER` when the pool is closed. */
  run(pass: ViewPass): Promise<void>;
  close(): Promise<void>;
}

const closedError = () => new AppError('CANCELLED_RASTER', 'The rasteriser was closed');

/** No threads: views are rendered in turn on the calling one, with a turn of the event loop between two. */
export function createInlineViewPool(): ViewPool {
  let stage: ViewStage | undefined;
  let scratch = createDepthOrderScratch(0);
  let closed = false;
  return {
    setStage(next) {
      stage = next;
      scratch = createDepthOrderScratch(next.cloud.count);
    },
    async run(pass) {
      if (!stage) throw new AppError('BUG_RASTER_STAGE', 'A pass was run before the stage was set');
      for (let index = 0; index < pass.cameras.length; index++) {
        if (closed) throw closedError();
        runView(stage, pass, index, scratch);
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (closed) throw closedError();
    },
    close() {
      closed = true;
      return Promise.resolve();
    },
  };
}

/**
 * `workers` threads that live until `close`. Cloud, buffers and results lie in shared memory, so a pass costs one small
 * message per thread and back.
 *
 * @param entry script of the worker; tests pass ones that fail
 */
export function createThreadedViewPool(
  workers: number,
  entry = builtEntry(import.meta.url, './raster-worker-main.js'),
): ViewPool {
  // Inherited flags such as a TypeScript loader are of no use to a built script and cost each thread a second.
  const threads = Array.from({ length: workers }, () => new Worker(entry, { execArgv: [] }));
  let stage: ViewStage | undefined;
  let failure: AppError | undefined;
  let pending: { left: number; resolve: () => void; reject: (error: AppError) => void } | undefined;

  const fail = (error: AppError) => {
    failure ??= error;
    pending?.reject(failure);
    pending = undefined;
  };
  const lost = (reason: string, cause?: unknown) =>
    fail(new AppError('PIPELINE_RASTER_WORKER', `A rasteriser thread failed: ${reason}`, { cause, retryable: true }));
  for (const thread of threads) {
    thread.on('error', (error) => lost(toAppError(error).message, error));
    thread.on('exit', (code) => lost(`exit code ${code}`));
    thread.on('message', (reply: PoolReply) => {
      if (reply.error !== undefined) lost(reply.error);
      else if (pending && --pending.left === 0) {
        pending.resolve();
        pending = undefined;
      }
    });
  }
  const post = (message: PoolMessage) => {
    for (const thread of threads) thread.postMessage(message);
  };

  return {
    setStage(next) {
      stage = next;
      post({ stage: next });
    },
    run(pass) {
      if (failure) return Promise.reject(failure);
      if (!stage || pending) {
        return Promise.reject(new AppError('BUG_RASTER_STAGE', 'A pass needs a stage, and the one before it to end'));
      }
      if (pass.cameras.length === 0) return Promise.resolve();
      Atomics.store(stage.nextView, 0, 0);
      return new Promise((resolve, reject) => {
        pending = { left: threads.length, resolve, reject };
        post({ pass });
      });
    },
    async close() {
      fail(closedError());
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}
