import { parentPort } from 'node:worker_threads';
import { createDepthOrderScratch } from './depth-order.ts';
import { runViews, type PoolMessage, type PoolReply, type ViewStage } from './view-stage.ts';

/**
 * A thread of `createThreadedViewPool`. What is imported here is loaded in each thread, so it imports no package but
 * the error class: the whole of service-kit would cost 0.3 s and 25 MB a thread.
 */
let stage: ViewStage | undefined;
let scratch = createDepthOrderScratch(0);

parentPort?.on('message', (message: PoolMessage) => {
  if ('stage' in message) {
    stage = message.stage;
    scratch = createDepthOrderScratch(stage.cloud.count);
    return;
  }
  const reply: { error?: string } = {};
  try {
    if (!stage) throw new Error('a pass came before the stage');
    runViews(stage, message.pass, scratch);
  } catch (error) {
    reply.error = error instanceof Error ? error.message : String(error);
  }
  parentPort?.postMessage(reply satisfies PoolReply);
});
