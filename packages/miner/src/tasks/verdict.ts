import type { DendriteReply, Feedback } from '@404-gen/bittensor';
import { spoken } from './spoken.ts';
import type { TaskOutcome } from './task.ts';

/**
 * - `not_sent`: no connection came about
 * - `no_answer`: it may have arrived
 * - `refused_now`: an error status; nothing was decided
 * - `ignored`: a reply that decides nothing
 */
export type UnsettledCause = 'not_sent' | 'no_answer' | 'refused_now' | 'ignored';

/** What the answer to a submission means. */
export type Verdict =
  | {
      readonly settled: true;
      readonly outcome: TaskOutcome;
      readonly feedback?: Feedback;
      /** Cooldown beyond the usual one. */
      readonly penaltySeconds: number;
      readonly remark?: string;
    }
  | {
      /** The task may still be open. Nothing may be sent again before the validator was asked. */
      readonly settled: false;
      readonly cause: UnsettledCause;
      readonly feedback?: Feedback;
      readonly remark: string;
    };

interface VerdictInput {
  readonly reply: DendriteReply<'SubmitResults'>;
  /** Whether the empty result was sent. */
  readonly empty: boolean;
  readonly nowMs: number;
  /** What this validator's cooldown is without penalty. */
  readonly usualCooldownMs: number;
}

/** A validator that does not know the caller sends it away for an hour (upstream: now + 3600). */
const UNREGISTERED_SECONDS = 3000;

/**
 * Reads a validator's answer. A fidelity of 0 without `validation_failed` covers six cases upstream does not tell apart;
 * the cooldown does: about +300 s means the task is over, about +900 s that a penalty of 600 s came with it, unchanged or
 * past that nothing was decided and the task is still ours.
 */
export function readVerdict({ reply, empty, nowMs, usualCooldownMs }: VerdictInput): Verdict {
  const { statusCode, synapse } = reply;
  const said = spoken(reply);
  if (statusCode === 403) {
    const notAssigned = /no task assigned/i.test(reply.statusMessage ?? '');
    return { settled: true, outcome: notAssigned ? 'not_assigned' : 'refused', penaltySeconds: 0, remark: said };
  }
  if (statusCode !== 200 || !synapse) {
    return { settled: false, cause: causeOf(reply), remark: said };
  }

  const cooldown: unknown = synapse.cooldown_until;
  const until = typeof cooldown === 'bigint' ? Number(cooldown) : cooldown;
  const leftSeconds = typeof until === 'number' && !Number.isNaN(until) ? until - nowMs / 1000 : 0;
  const feedback = cleanFeedback(synapse.feedback);
  const usualSeconds = usualCooldownMs / 1000;
  const penalised = leftSeconds > 2 * usualSeconds;
  const penaltySeconds = penalised ? leftSeconds - usualSeconds : 0;

  if (!feedback) {
    if (leftSeconds > UNREGISTERED_SECONDS) {
      return {
        settled: true,
        outcome: 'unregistered',
        penaltySeconds: 0,
        remark: 'the validator does not know our hotkey',
      };
    }
    if (leftSeconds > 0)
      return { settled: true, outcome: 'delivered', penaltySeconds, remark: 'answered without feedback' };
    return { settled: false, cause: 'ignored', remark: 'answered without feedback and cooldown' };
  }
  if (feedback.task_fidelity_score > 0) return { settled: true, outcome: 'accepted', feedback, penaltySeconds: 0 };
  if (feedback.validation_failed) return { settled: true, outcome: 'validation_failed', feedback, penaltySeconds: 0 };
  if (penalised) return { settled: true, outcome: 'penalised', feedback, penaltySeconds };
  if (leftSeconds > 0) return { settled: true, outcome: empty ? 'declined' : 'rejected', feedback, penaltySeconds: 0 };
  return {
    settled: false,
    cause: 'ignored',
    feedback,
    remark: 'score 0 and no cooldown: the validator was busy scoring, or expects another task',
  };
}

function causeOf({ statusCode, statusMessage }: DendriteReply<'SubmitResults'>): UnsettledCause {
  if (statusCode === 401 || statusCode === 404 || statusCode === 500) return 'refused_now';
  // The dendrite's word, as the SDK's, for a connection that did not come about.
  return statusCode === 503 && statusMessage?.startsWith('Service unavailable at ') === true ? 'not_sent' : 'no_answer';
}

/** Numbers as numbers, whatever came; null when there is no feedback at all. */
function cleanFeedback(feedback: unknown): Feedback | null {
  if (typeof feedback !== 'object' || feedback === null) return null;
  const fields = feedback as Record<string, unknown>;
  const number = (name: string) => {
    const value = fields[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : 0;
  };
  return {
    validation_failed: fields['validation_failed'] === true,
    task_fidelity_score: number('task_fidelity_score'),
    average_fidelity_score: number('average_fidelity_score'),
    generations_within_the_window: number('generations_within_the_window'),
    current_duel_rating: number('current_duel_rating'),
    current_miner_reward: number('current_miner_reward'),
  };
}
