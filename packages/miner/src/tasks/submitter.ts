import { submitMessage, type Dendrite, type DendriteReply, type Feedback, type Hotkey } from '@404-gen/bittensor';
import type { Logger } from '@404-gen/service-kit';
import { withTimeout, type Clock } from '../clock.ts';
import type { MinerMetrics } from '../metrics.ts';
import type { ClockSkew } from '../validators/clock-skew.ts';
import type { CooldownBook } from '../validators/cooldown-book.ts';
import { CALL_GRACE_MS, noteCooldown } from './puller.ts';
import { shortPrompt, type MinerTask, type Product } from './task.ts';
import { readVerdict, type Verdict } from './verdict.ts';

export interface SubmitterDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: MinerMetrics;
  readonly dendrite: Dendrite;
  readonly hotkey: Hotkey;
  readonly book: CooldownBook;
  readonly timeoutMs: number;
  readonly skew: ClockSkew;
  /** Cooldown that a validator is taken to give before it has shown its own. */
  readonly defaultCooldownMs: number;
  /** Told of every reply that is none: the validator may be elsewhere by now. */
  readonly onFailed: (hotkey: string, statusCode: number | null) => void;
}

/**
 * Signs and sends a product once, and takes in what the validator says: verdict, cooldown, feedback.
 *
 * @param writtenDown that it may have been sent; nothing leaves before, but it is signed meanwhile
 * @throws the signal's reason, and nothing else
 */
export async function submit(
  task: MinerTask,
  product: Product,
  deps: SubmitterDeps,
  signal: AbortSignal,
  writtenDown: Promise<void>,
): Promise<Verdict> {
  const { clock, logger, metrics, book } = deps;
  const { hotkey: peer, uid } = task.validator;
  const reply = await send(task, product, deps, signal, writtenDown);
  const verdict = readVerdict({
    reply,
    empty: product.kind === 'empty',
    nowMs: clock.nowMs(),
    usualCooldownMs: book.usualCooldownMs(peer) ?? deps.defaultCooldownMs,
  });
  metrics.submitted(verdict.settled ? verdict.outcome : verdict.cause);

  if (reply.synapse) {
    const received: unknown = reply.synapse.cooldown_until;
    // 0 or past after a result means that the validator may be asked at once; without feedback it means nothing.
    const bounded = book.obey(peer, received, verdict.feedback ? 'at_once' : 'default');
    noteCooldown(bounded, deps, uid, received);
    const regular = verdict.settled && ['accepted', 'declined', 'validation_failed'].includes(verdict.outcome);
    const leftMs = Number(received) * 1000 - clock.nowMs();
    if (regular && bounded.reading === 'plausible' && leftMs > 0) book.learnUsualCooldown(peer, leftMs);
  } else {
    book.fail(peer, verdict.remark ?? 'submission failed');
    if (!deps.skew.refused(peer, uid, reply.statusMessage)) deps.onFailed(peer, reply.statusCode);
  }
  if (verdict.feedback) {
    task.fidelity = verdict.feedback.task_fidelity_score;
    reportFeedback(task, verdict.feedback, verdict.settled, deps);
  } else {
    const fields = { uid, peer, taskId: task.id, reason: verdict.remark };
    logger.warn(fields, `Failed to submit results to [${uid}].`);
  }
  if (verdict.settled && verdict.penaltySeconds > 0) {
    metrics.penalty(verdict.penaltySeconds);
    logger.warn({ uid, peer, taskId: task.id, penaltySeconds: Math.round(verdict.penaltySeconds) }, 'penalty');
  }
  return verdict;
}

async function send(
  task: MinerTask,
  product: Product,
  { clock, dendrite, hotkey, timeoutMs }: SubmitterDeps,
  signal: AbortSignal,
  writtenDown: Promise<void>,
): Promise<DendriteReply<'SubmitResults'>> {
  try {
    const submitTime = clock.nowNs();
    const message = submitMessage({
      submitTime,
      prompt: task.prompt,
      validatorHotkey: task.validator.hotkey,
      minerHotkey: hotkey.ss58,
    });
    const fields = {
      task_id: task.id,
      results: '',
      submit_time: submitTime,
      signature: toBase64(hotkey.sign(message)),
    };
    await writtenDown;
    signal.throwIfAborted();
    const { hotkey: peer, ip, port } = task.validator;
    const reply = await withTimeout(clock, timeoutMs + CALL_GRACE_MS, signal, (limit) =>
      dendrite.call({ hotkey: peer, ip, port }, 'SubmitResults', fields, {
        timeoutSeconds: timeoutMs / 1000,
        signal: limit,
        ...(product.kind === 'payload' ? { results: product.spz } : {}),
      }),
    );
    signal.throwIfAborted();
    return reply;
  } catch (error) {
    if (signal.aborted) throw error;
    return { statusCode: null, statusMessage: error instanceof Error ? error.message : String(error) };
  }
}

function reportFeedback(task: MinerTask, feedback: Feedback, settled: boolean, deps: SubmitterDeps): void {
  const { logger, metrics } = deps;
  const { hotkey: peer, uid } = task.validator;
  logger.info(
    {
      uid,
      peer,
      taskId: task.id,
      prompt: shortPrompt(task),
      validationFailed: feedback.validation_failed,
      fidelity: feedback.task_fidelity_score,
      averageFidelity: feedback.average_fidelity_score,
      acceptedInWindow: feedback.generations_within_the_window,
      duelRating: feedback.current_duel_rating,
      reward: feedback.current_miner_reward,
    },
    `Feedback received from [${uid}].`,
  );
  if (feedback.validation_failed) metrics.validationFailed();
  if (!settled) return;
  const validator = String(uid);
  metrics.feedback.fidelity.set({ validator }, feedback.task_fidelity_score);
  metrics.feedback.averageFidelity.set({ validator }, feedback.average_fidelity_score);
  metrics.feedback.acceptedInWindow.set({ validator }, feedback.generations_within_the_window);
  metrics.feedback.duelRating.set({ validator }, feedback.current_duel_rating);
  metrics.feedback.reward.set({ validator }, feedback.current_miner_reward);
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
