import type { Task } from '@404-gen/bittensor';
import type { ScoreReport } from '../scoring/scoring-messages.ts';
import type { Duel } from '../validator/duel-arena.ts';
import type { SubmissionOutcome } from '../validator/validator-state.ts';

/** What happens in a devnet, for whoever watches. */
export type DevnetEvent =
  | { readonly kind: 'assigned'; readonly validatorUid: number; readonly minerUid: number; readonly task: Task }
  | {
      readonly kind: 'verdict';
      readonly validatorUid: number;
      readonly minerHotkey: string;
      readonly outcome: SubmissionOutcome;
      readonly task?: Task;
      readonly score?: number;
      readonly deliverySeconds?: number;
      /** Present when the result was looked at. */
      readonly report?: ScoreReport;
      /** As submitted; for accepted results only. */
      readonly resultsBase64?: string;
      /** What the miner was told. */
      readonly cooldownUntil: number;
    }
  | { readonly kind: 'duel'; readonly validatorUid: number; readonly minerUid: number; readonly duel: Duel };
