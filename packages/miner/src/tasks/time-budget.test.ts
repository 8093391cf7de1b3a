import { expect, test } from 'vitest';
import { timeBudgetMs, type BudgetFacts } from './time-budget.ts';

const FACTS: BudgetFacts = {
  type: 'text',
  throttleMs: 30_000,
  cooldownMs: 270_000,
  slots: 10,
  validators: 64,
  firstResultWindowMs: 30_000,
  deadlineMs: 600_000,
};

test('with more validators than slots: the time in which the slots keep up with all of them', () => {
  const budgetMs = timeBudgetMs(FACTS);
  expect(budgetMs).toBe(50_000);
  // What it is derived from: results made per second equal tasks given per second.
  expect(FACTS.slots / budgetMs).toBeCloseTo(FACTS.validators / (FACTS.cooldownMs + budgetMs), 12);
});

test('never less than the throttle, within which time is free', () => {
  expect(timeBudgetMs({ ...FACTS, slots: 1 })).toBe(30_000);
  expect(timeBudgetMs({ ...FACTS, slots: 0 })).toBe(30_000);
  expect(timeBudgetMs({ ...FACTS, slots: 1, throttleMs: 90_000 })).toBe(90_000);
});

test('slots enough for everybody: as long as the deadline allows', () => {
  expect(timeBudgetMs({ ...FACTS, validators: 10 })).toBe(600_000);
  expect(timeBudgetMs({ ...FACTS, validators: 11 })).toBe(600_000);
  expect(timeBudgetMs({ ...FACTS, deadlineMs: 20_000 })).toBe(20_000);
});

test('an image is wanted until the window after the first result closes', () => {
  expect(timeBudgetMs({ ...FACTS, type: 'image', validators: 1 })).toBe(60_000);
  expect(timeBudgetMs({ ...FACTS, type: 'image' })).toBe(50_000);
  expect(timeBudgetMs({ ...FACTS, type: 'image', throttleMs: 10_000, firstResultWindowMs: 5000 })).toBe(15_000);
});
