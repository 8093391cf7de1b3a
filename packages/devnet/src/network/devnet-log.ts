import type { SubmissionOutcome } from '../validator/validator-state.ts';
import type { DevnetEvent } from './devnet-event.ts';

/** A submission as the admin interface tells it. */
export interface SubmissionRecord {
  readonly at: string;
  readonly validatorUid: number;
  readonly minerHotkey: string;
  readonly taskId?: string;
  readonly prompt?: string;
  readonly outcome: SubmissionOutcome;
  readonly score?: number;
  readonly splats?: number;
  readonly bytes?: number;
  readonly complaints?: readonly string[];
  readonly deliverySeconds?: number;
  readonly cooldownUntil: number;
}

export interface ValidatorCounts {
  assigned: number;
  outcomes: Partial<Record<SubmissionOutcome, number>>;
}

/** What has happened in a devnet so far. */
export interface DevnetLog {
  add(event: DevnetEvent): void;
  /** The newest last; the oldest are forgotten. */
  submissions(): readonly SubmissionRecord[];
  countsOf(validatorUid: number): ValidatorCounts;
}

const MAX_SUBMISSIONS = 1000;
/** An image prompt is its base64 text. */
const MAX_PROMPT_CHARACTERS = 200;

export function createDevnetLog(): DevnetLog {
  const submissions: SubmissionRecord[] = [];
  const counts = new Map<number, ValidatorCounts>();
  const countsOf = (uid: number): ValidatorCounts => {
    let found = counts.get(uid);
    if (!found) counts.set(uid, (found = { assigned: 0, outcomes: {} }));
    return found;
  };
  return {
    add(event) {
      if (event.kind === 'assigned') countsOf(event.validatorUid).assigned += 1;
      if (event.kind !== 'verdict') return;
      const { outcomes } = countsOf(event.validatorUid);
      outcomes[event.outcome] = (outcomes[event.outcome] ?? 0) + 1;
      const { task, report } = event;
      submissions.push({
        at: new Date().toISOString(),
        validatorUid: event.validatorUid,
        minerHotkey: event.minerHotkey,
        ...(task ? { taskId: task.id, prompt: task.prompt.slice(0, MAX_PROMPT_CHARACTERS) } : {}),
        outcome: event.outcome,
        ...(event.score === undefined ? {} : { score: event.score }),
        ...(report ? { splats: report.splats, bytes: report.bytes, complaints: report.complaints } : {}),
        ...(event.deliverySeconds === undefined ? {} : { deliverySeconds: event.deliverySeconds }),
        cooldownUntil: event.cooldownUntil,
      });
      if (submissions.length > MAX_SUBMISSIONS) submissions.shift();
    },
    submissions: () => submissions,
    countsOf,
  };
}
