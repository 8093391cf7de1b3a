import { createHash } from 'node:crypto';
import type { AxonTarget } from '@404-gen/bittensor';
import { minerError } from '../errors.ts';
import type { GateFailure } from './gate/gate-report.ts';
import type { Payload } from './payload.ts';

/**
 * - `waiting`: for a slot on an endpoint
 * - `generating`: on an endpoint
 * - `gating`: the payload is checked
 * - `submitting`: the result is on its way, or being scored
 * - `unconfirmed`: the validator did not answer usefully; it will be asked whether the task is still open
 * - `settled`: over, with an outcome
 */
export const TASK_STATES = ['waiting', 'generating', 'gating', 'submitting', 'unconfirmed', 'settled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

const NEXT: Record<TaskState, readonly TaskState[]> = {
  waiting: ['generating', 'submitting', 'settled'],
  generating: ['gating', 'waiting', 'submitting', 'settled'],
  gating: ['waiting', 'submitting', 'settled'],
  submitting: ['unconfirmed', 'settled'],
  unconfirmed: ['waiting', 'submitting', 'settled'],
  settled: [],
};

/**
 * How a task can end.
 *
 * - `accepted`: scored at or over the threshold
 * - `penalised`: scored below it, or the signature was refused; the cooldown carries the penalty
 * - `rejected`: score 0 without a visible penalty
 * - `declined`: the empty result was taken, at no cost
 * - `validation_failed`: the validator could not score it
 * - `unregistered`: the validator does not know our hotkey
 * - `not_assigned`: the validator says we have no task (a duplicate, or it restarted)
 * - `refused`: the validator refuses our requests altogether
 * - `superseded`: it has given us another task since
 * - `delivered`: taken, but the verdict got lost on the way
 * - `abandoned`: given up; the reason is logged
 */
export const TASK_OUTCOMES = [
  'accepted',
  'penalised',
  'rejected',
  'declined',
  'validation_failed',
  'unregistered',
  'not_assigned',
  'refused',
  'superseded',
  'delivered',
  'abandoned',
] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

/** `no_task`: neither a task nor a cooldown. `failed`: no answer, an error status, or an answer that makes no sense. */
export const PULL_OUTCOMES = ['task', 'cooldown', 'no_task', 'failed'] as const;
export type PullOutcome = (typeof PULL_OUTCOMES)[number];

/** Why an empty result is submitted. Those of the gate carry its own words. */
export const DECLINE_REASONS = [
  'generation_failed',
  'prompt_refused',
  'no_image_endpoint',
  'no_text_endpoint',
  'bad_image',
  'deadline',
  'internal_error',
  'sent_again',
  'never_settled',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number] | GateFailure;

/** What is to be submitted: a gated SPZ blob, or nothing. */
export type Product =
  | { readonly kind: 'payload'; readonly spz: Payload; readonly splats: number; readonly seed: number }
  | { readonly kind: 'empty'; readonly reason: DeclineReason };

/** Where a task stands; all times unix milliseconds. The part that survives a restart is `PersistedTask`. */
export interface MinerTask {
  readonly id: string;
  readonly type: 'text' | 'image';
  /** Exactly as pulled: it is part of the signed message. */
  readonly prompt: string;
  /** Pinned when pulled: a metagraph sync must not send the result to somebody else. */
  readonly validator: AxonTarget & { readonly uid: number };
  readonly pulledAtMs: number;
  /** No generation goes on beyond this. */
  deadlineMs: number;
  /** A result that comes later costs more than it brings; servers are told. */
  wantedUntilMs: number;
  state: TaskState;
  /** Name of the endpoint that worked or works on it. */
  endpoint?: string;
  /** Generations begun. */
  attempts: number;
  /** Submissions begun. */
  submissions: number;
  /** The validator must not be asked about a submission without answer before this: a cooldown may have come with it. */
  askFromMs?: number;
  product?: Product;
  /** Seconds spent, by stage. */
  readonly seconds: { waiting?: number; generating?: number; gating?: number; submitting?: number };
  outcome?: TaskOutcome;
  /** For people, beside the outcome. */
  remark?: string;
  fidelity?: number;
  settledAtMs?: number;
}

/** @throws AppError `BUG_TASK_STATE` */
export function advance(task: MinerTask, to: TaskState): void {
  if (!NEXT[task.state].includes(to)) {
    throw minerError('BUG_TASK_STATE', `task ${task.id} cannot go from ${task.state} to ${to}`);
  }
  task.state = to;
}

/** A validator's task ids are its own: two validators may use the same one. */
export function taskKey(validatorHotkey: string, taskId: string): string {
  return `${validatorHotkey}/${taskId}`;
}

/** A prompt as it is shown: at most 100 characters; an image by its hash. */
export function shortPrompt(task: { readonly type: 'text' | 'image'; readonly prompt: string }): string {
  if (task.type === 'image') return `image:${createHash('sha256').update(task.prompt).digest('hex').slice(0, 16)}`;
  return task.prompt.length > 100 ? `${task.prompt.slice(0, 97)}...` : task.prompt;
}
