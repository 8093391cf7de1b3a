import type { Logger } from '@404-gen/service-kit';
import type { Clock } from '../clock.ts';
import { declineReason, type MinerState, type TaskStore } from './task-store.ts';
import type { MinerTask, Product } from './task.ts';

interface RestoreOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly store: TaskStore;
  /** Time that a task taken up again gets for generation. */
  readonly deadlineMs: number;
  /** A task pulled longer ago than this is declined, not generated. */
  readonly keepMs: number;
  /** Longest that a validator can have to be left alone: one that was set back with the clock is cut to it. */
  readonly longestWaitMs: number;
  /** Time within which a result is wanted. */
  readonly budgetMs: (validatorHotkey: string, type: MinerTask['type']) => number;
}

/**
 * The tasks a former run held. One that was being submitted waits to be confirmed, with its result if that is still
 * there; any other is generated again, or declined when it is old. A validator keeps a task assigned until it is
 * answered, so none is dropped.
 */
export async function restoreTasks(
  persisted: MinerState['tasks'],
  { clock, logger, store, deadlineMs, keepMs, longestWaitMs, budgetMs }: RestoreOptions,
): Promise<MinerTask[]> {
  const nowMs = clock.nowMs();
  const tasks: MinerTask[] = [];
  for (const saved of persisted) {
    const product = await restoreProduct(saved, store);
    const fresh = nowMs - saved.pulledAtMs < keepMs;
    const task: MinerTask = {
      id: saved.id,
      type: saved.type,
      prompt: saved.prompt,
      validator: saved.validator,
      pulledAtMs: saved.pulledAtMs,
      deadlineMs: fresh ? nowMs + deadlineMs : saved.deadlineMs,
      wantedUntilMs: nowMs + budgetMs(saved.validator.hotkey, saved.type),
      state: saved.submissions > 0 ? 'unconfirmed' : 'waiting',
      attempts: 0,
      submissions: saved.submissions,
      seconds: {},
      ...(product ? { product } : {}),
      ...(saved.askFromMs === undefined ? {} : { askFromMs: Math.min(saved.askFromMs, nowMs + longestWaitMs) }),
    };
    logger.info(
      { taskId: task.id, uid: task.validator.uid, state: task.state, kept: product?.kind },
      'task taken up again',
    );
    tasks.push(task);
  }
  return tasks;
}

async function restoreProduct(saved: MinerState['tasks'][number], store: TaskStore): Promise<Product | undefined> {
  const { product } = saved;
  if (product === undefined) return undefined;
  if (product.kind === 'empty') return { kind: 'empty', reason: declineReason(product.reason) };
  const spz = await store.findResult(saved, product.bytes);
  return spz === undefined ? undefined : { kind: 'payload', spz, splats: product.splats, seed: product.seed };
}
