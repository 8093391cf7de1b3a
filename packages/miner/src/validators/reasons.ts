import type { AxonTarget } from '@404-gen/bittensor';

/** Why a validator cannot be asked, the lasting reasons first. A validator is shown with the first that applies. */
export const BLOCK_REASONS = [
  'not_serving',
  'blacklisted',
  'no_permit',
  'low_stake',
  'task_in_flight',
  'unreachable',
  'cooldown',
] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

/** What a validator can be counted as. */
export const VALIDATOR_STATES = ['eligible', ...BLOCK_REASONS] as const;
export type ValidatorState = (typeof VALIDATOR_STATES)[number];

export interface Blocker {
  readonly reason: BlockReason;
  /** For people: the numbers behind the reason. */
  readonly detail: string;
  /** When it ends by itself, unix milliseconds. */
  readonly untilMs?: number;
}

export interface ValidatorStatus {
  readonly uid: number;
  readonly target: AxonTarget;
  readonly stake: number;
  readonly isOwner: boolean;
  /** Empty when the validator can be asked now. */
  readonly blockers: readonly Blocker[];
}

export function stateOf(status: ValidatorStatus): ValidatorState {
  return status.blockers[0]?.reason ?? 'eligible';
}

/** Whether a validator is among those that give us tasks, now or when its cooldown or its task is over. */
export function givesTasks({ blockers }: ValidatorStatus): boolean {
  return blockers.every(({ reason }) => reason === 'task_in_flight' || reason === 'cooldown');
}

/** When a validator can be asked, or undefined when that needs somebody to act or a task to end. */
export function freeAtMs(status: ValidatorStatus): number | undefined {
  let latest = 0;
  for (const blocker of status.blockers) {
    if (blocker.untilMs === undefined) return undefined;
    latest = Math.max(latest, blocker.untilMs);
  }
  return latest;
}

export function countStates(statuses: readonly ValidatorStatus[]): Record<ValidatorState, number> {
  const counts = Object.fromEntries(VALIDATOR_STATES.map((state) => [state, 0])) as Record<ValidatorState, number>;
  for (const status of statuses) counts[stateOf(status)] += 1;
  return counts;
}
