import { submitMessage, type Feedback, type PullTask, type SubmitResults, type Task } from '@404-gen/bittensor';
import { AppError } from '@404-gen/service-kit';
import {
  addObservation,
  assignTask,
  changeHotkey,
  completeTask,
  createMinerRecord,
  expireObservations,
  type MinerRecord,
} from './miner-record.ts';
import { INITIAL_RATING, type Rating } from './ratings.ts';
import type { ValidatorRules } from './rules.ts';
import { strictBase64 } from './strict-base64.ts';

/** What became of a submission. */
export type SubmissionOutcome =
  | 'accepted'
  | 'rejected'
  | 'skipped'
  | 'bad-signature'
  | 'validation-failed'
  | 'wrong-task'
  | 'locked'
  | 'double-submit'
  | 'unregistered';

export type Score =
  /** The scoring service's number; 0 for everything it could not read. */
  | { readonly kind: 'scored'; readonly score: number }
  /** No answer from the scoring service: nobody's fault, no penalty. */
  | { readonly kind: 'unavailable' };

interface ValidatorStateOptions {
  readonly rules: ValidatorRules;
  /** Unix seconds, with fraction. */
  readonly now: () => number;
  /** Undefined for a hotkey outside the metagraph. */
  readonly uidOf: (hotkey: string) => number | undefined;
  /** Undefined when there is no task to give. */
  readonly nextTask: (uid: number) => Task | undefined;
  readonly score: (task: Task, resultsBase64: string) => Promise<Score>;
  readonly verifySignature: (message: string, signature: Uint8Array, ss58: string) => boolean;
}

/** A submission as the handler sees it. The hotkeys are those of the body, which the signature was made for. */
export interface Submission {
  readonly taskId: string;
  readonly results: string;
  readonly submitTime: bigint;
  readonly signature: string;
  readonly minerHotkey: string | null;
  readonly validatorHotkey: string | null;
}

export interface SubmissionVerdict {
  readonly outcome: SubmissionOutcome;
  readonly reply: Partial<SubmitResults>;
  readonly uid?: number;
  readonly task?: Task;
  /** Present once scored. */
  readonly score?: number;
  /** From assignment to verdict. */
  readonly deliverySeconds?: number;
}

/**
 * One validator's dealings with its miners: who may pull, which task they hold, what a submission brings them.
 *
 * The order of checks is three-gen-subnet's (`neurons/validator/validator.py`); the first that matches answers. Nothing
 * here knows of HTTP, clocks or keys.
 */
export interface ValidatorState {
  /** @param hotkey of the request body; null is treated as unregistered */
  pull(hotkey: string | null): Partial<PullTask>;
  /** Why a submission of this (verified) hotkey is refused before it is looked at. */
  submitRefusal(hotkey: string, remoteAddress: string): string | undefined;
  /** @throws AppError `REQUEST_SIGNATURE_ENCODING`, which the axon answers with 500; the task stays assigned */
  submit(submission: Submission): Promise<SubmissionVerdict>;
  ratingOf(uid: number): Rating;
  setRating(uid: number, rating: Rating): void;
  records(): readonly Readonly<MinerRecord>[];
  /** Loses everything, as a validator does that restarts without its saved state. */
  forget(): void;
}

const SIGNATURE_BYTES = 64;

export function createValidatorState(options: ValidatorStateOptions): ValidatorState {
  const { rules, now } = options;
  const recordByUid = new Map<number, MinerRecord>();
  const ratingByUid = new Map<number, Rating>();

  const recordOf = (uid: number, hotkey: string): MinerRecord => {
    let record = recordByUid.get(uid);
    if (!record) recordByUid.set(uid, (record = createMinerRecord(uid, hotkey)));
    else if (record.hotkey !== hotkey) {
      changeHotkey(record, hotkey);
      ratingByUid.delete(uid);
    }
    return record;
  };
  const ratingOf = (uid: number): Rating => ratingByUid.get(uid) ?? INITIAL_RATING;
  const secondsNow = (): number => Math.trunc(now());

  const feedbackFor = (record: MinerRecord, score: number, validationFailed: boolean): Feedback => {
    expireObservations(record, rules, now());
    const { rating } = ratingOf(record.uid);
    return {
      validation_failed: validationFailed,
      task_fidelity_score: score,
      average_fidelity_score: record.fidelityScore,
      generations_within_the_window: record.observations.length,
      current_duel_rating: rating,
      current_miner_reward: record.observations.length * rating,
    };
  };

  const answer = (
    record: MinerRecord,
    outcome: SubmissionOutcome,
    facts: { task?: Task | undefined; score?: number; deliverySeconds?: number } = {},
  ): SubmissionVerdict => {
    const fidelity = outcome === 'accepted' ? Math.min(1, facts.score ?? 0) : 0;
    const { task, ...numbers } = facts;
    return {
      outcome,
      reply: {
        results: '',
        signature: '',
        feedback: feedbackFor(record, fidelity, outcome === 'validation-failed'),
        cooldown_until: record.cooldownUntil,
      },
      uid: record.uid,
      ...(task ? { task } : {}),
      ...numbers,
    };
  };

  const endTask = (
    record: MinerRecord,
    task: Task,
    outcome: SubmissionOutcome,
    penaltySeconds: number,
    score?: number,
  ): SubmissionVerdict => {
    const deliverySeconds = record.assignmentTime === undefined ? 0 : now() - record.assignmentTime;
    completeTask(record, rules, penaltySeconds, now());
    if (outcome === 'accepted') {
      addObservation(record, rules, Math.min(1, score ?? 0), now());
      record.lastSubmitTime = secondsNow();
    }
    return answer(record, outcome, { task, deliverySeconds, ...(score === undefined ? {} : { score }) });
  };

  const signatureHolds = (submission: Submission, task: Task): boolean => {
    const signature = strictBase64(submission.signature);
    if (signature?.length !== SIGNATURE_BYTES) {
      throw new AppError('REQUEST_SIGNATURE_ENCODING', 'The signature is not the base64 text of 64 bytes.');
    }
    const message = submitMessage({
      submitTime: submission.submitTime,
      prompt: task.prompt,
      validatorHotkey: submission.validatorHotkey ?? '',
      minerHotkey: submission.minerHotkey ?? '',
    });
    return options.verifySignature(message, signature, submission.minerHotkey ?? '');
  };

  return {
    pull(hotkey) {
      const uid = hotkey === null ? undefined : options.uidOf(hotkey);
      if (hotkey === null || uid === undefined) {
        return { task: null, cooldown_until: secondsNow() + rules.unregisteredCooldownSeconds };
      }
      const record = recordOf(uid, hotkey);
      if (now() < record.cooldownUntil) {
        record.cooldownViolations += 1;
        if (record.cooldownViolations > rules.violationsThreshold) {
          record.cooldownUntil += rules.violationPenaltySeconds;
        }
        return {
          task: null,
          cooldown_until: record.cooldownUntil,
          cooldown_violations: record.cooldownViolations,
        };
      }
      if (record.assignedTask === undefined) {
        const task = options.nextTask(uid);
        if (!task) return { task: null, cooldown_until: secondsNow() + rules.idleCooldownSeconds };
        assignTask(record, task, now());
      }
      return {
        task: record.assignedTask ?? null,
        validation_threshold: rules.qualityThreshold,
        throttle_period: rules.throttleSeconds,
      };
    },

    submitRefusal(hotkey, remoteAddress) {
      const uid = options.uidOf(hotkey);
      if (uid === undefined) return `Unrecognized hotkey ${hotkey} (${remoteAddress})`;
      if (recordOf(uid, hotkey).assignedTask !== undefined) return undefined;
      return (
        `[${uid}] submitted results while having no task assigned. ` +
        'It could happen if validator restarts or miner faults'
      );
    },

    async submit(submission) {
      const hotkey = submission.minerHotkey;
      const uid = hotkey === null ? undefined : options.uidOf(hotkey);
      if (hotkey === null || uid === undefined) {
        return {
          outcome: 'unregistered',
          reply: { cooldown_until: secondsNow() + rules.unregisteredCooldownSeconds },
        };
      }
      const record = recordOf(uid, hotkey);
      const task = record.assignedTask;
      if (task?.id !== submission.taskId) return answer(record, 'wrong-task', { task });
      if (!signatureHolds(submission, task)) {
        return endTask(record, task, 'bad-signature', rules.cooldownPenaltySeconds);
      }
      record.cooldownViolations = Math.max(0, record.cooldownViolations - 1);
      if (submission.results === '') return endTask(record, task, 'skipped', 0);

      if (record.validationLockedUntil > now()) return answer(record, 'locked', { task });
      record.validationLockedUntil = secondsNow() + rules.validationLockSeconds;
      const scored = await options.score(task, submission.results);
      if (scored.kind === 'unavailable') return endTask(record, task, 'validation-failed', 0);
      // While this result was being scored another of the same task may have been accepted.
      if (record.lastSubmitTime + rules.taskCooldownSeconds - rules.throttleSeconds > now()) {
        return answer(record, 'double-submit', { task, score: scored.score });
      }
      const { score } = scored;
      if (score < rules.qualityThreshold) return endTask(record, task, 'rejected', rules.cooldownPenaltySeconds, score);
      return endTask(record, task, 'accepted', 0, score);
    },

    ratingOf,
    setRating: (uid, rating) => void ratingByUid.set(uid, rating),
    records: () => [...recordByUid.values()],
    forget: () => {
      recordByUid.clear();
      ratingByUid.clear();
    },
  };
}
