import type { Task } from '@404-gen/bittensor';
import type { ValidatorRules } from './rules.ts';

/** What a validator remembers of one uid. Times are unix seconds. */
export interface MinerRecord {
  readonly uid: number;
  hotkey: string | undefined;
  assignedTask: Task | undefined;
  assignmentTime: number | undefined;
  /** 0: none. */
  cooldownUntil: number;
  cooldownViolations: number;
  validationLockedUntil: number;
  /** Of the last accepted result. */
  lastSubmitTime: number;
  /** Running average of accepted scores. */
  fidelityScore: number;
  /** Finish times of accepted results, oldest first. */
  observations: number[];
}

export function createMinerRecord(uid: number, hotkey: string | undefined): MinerRecord {
  return {
    uid,
    hotkey,
    assignedTask: undefined,
    assignmentTime: undefined,
    cooldownUntil: 0,
    cooldownViolations: 0,
    validationLockedUntil: 0,
    lastSubmitTime: 0,
    fidelityScore: 1,
    observations: [],
  };
}

/** A uid that went to another hotkey. The assignment, the lock and the last submit time stay, as in the subnet. */
export function changeHotkey(record: MinerRecord, hotkey: string): void {
  record.hotkey = hotkey;
  record.observations = [];
  record.fidelityScore = 1;
  record.cooldownUntil = 0;
  record.cooldownViolations = 0;
}

export function assignTask(record: MinerRecord, task: Task, now: number): void {
  record.assignedTask = task;
  record.assignmentTime = now;
}

/**
 * Ends the assignment. Working on it uses up the cooldown, but at most `throttleSeconds` of it, so nothing is gained by
 * being faster than that.
 */
export function completeTask(record: MinerRecord, rules: ValidatorRules, penaltySeconds: number, now: number): void {
  const cooldown = rules.taskCooldownSeconds + penaltySeconds;
  record.cooldownUntil = Math.trunc(
    record.assignmentTime === undefined
      ? Math.trunc(now) + cooldown
      : Math.max(now + cooldown - rules.throttleSeconds, record.assignmentTime + cooldown),
  );
  record.assignedTask = undefined;
  record.assignmentTime = undefined;
}

export function addObservation(record: MinerRecord, rules: ValidatorRules, fidelity: number, now: number): void {
  record.observations.push(Math.trunc(now));
  expireObservations(record, rules, now);
  record.fidelityScore = record.fidelityScore * (1 - rules.fidelityAlpha) + fidelity * rules.fidelityAlpha;
}

export function expireObservations(record: MinerRecord, rules: ValidatorRules, now: number): void {
  const oldest = Math.trunc(now) - rules.observationWindowSeconds;
  record.observations = record.observations.filter((time) => time > oldest);
}
