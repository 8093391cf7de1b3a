import type { DendriteReply, SubmitResults } from '@404-gen/bittensor';
import { expect, test } from 'vitest';
import { failedReply, feedback, submitted } from '../test-support/fakes.ts';
import { readVerdict } from './verdict.ts';

const NOW_SECONDS = 1_800_000_000;

function verdictOf(reply: DendriteReply<'SubmitResults'>, empty = false, usualSeconds = 300) {
  return readVerdict({ reply, empty, nowMs: NOW_SECONDS * 1000, usualCooldownMs: usualSeconds * 1000 });
}

const answer = (left: number, score: Parameters<typeof feedback>[0] | null = {}) =>
  submitted({ cooldown_until: NOW_SECONDS + left, feedback: score === null ? null : feedback(score) });

test('accepted, whatever the cooldown says', () => {
  for (const left of [290, 0, -NOW_SECONDS, 1e9]) {
    expect(verdictOf(answer(left, { task_fidelity_score: 0.73 }))).toMatchObject({
      settled: true,
      outcome: 'accepted',
    });
  }
});

test('a score of 0 is told apart by the cooldown', () => {
  expect(verdictOf(answer(880))).toMatchObject({ outcome: 'penalised', penaltySeconds: 580 });
  expect(verdictOf(answer(290))).toMatchObject({ outcome: 'rejected', penaltySeconds: 0 });
  expect(verdictOf(answer(290), true)).toMatchObject({ outcome: 'declined', penaltySeconds: 0 });
  expect(verdictOf(answer(880), true)).toMatchObject({ outcome: 'penalised' });
  expect(verdictOf(answer(0))).toMatchObject({ settled: false, cause: 'ignored' });
  expect(verdictOf(answer(-4000))).toMatchObject({ settled: false, cause: 'ignored' });
});

test('what is usual is the validator’s own figure', () => {
  expect(verdictOf(answer(290), false, 120)).toMatchObject({ outcome: 'penalised', penaltySeconds: 170 });
  expect(verdictOf(answer(880), false, 600)).toMatchObject({ outcome: 'rejected' });
});

test('a validator that could not score says so', () => {
  expect(verdictOf(answer(290, { validation_failed: true }))).toMatchObject({ outcome: 'validation_failed' });
});

test('no feedback: unknown to the validator, or no word at all', () => {
  expect(verdictOf(answer(3600, null))).toMatchObject({ outcome: 'unregistered' });
  expect(verdictOf(answer(290, null))).toMatchObject({ outcome: 'delivered' });
  expect(verdictOf(submitted({}))).toMatchObject({ settled: false, cause: 'ignored' });
});

test.each([
  [403, 'Forbidden. Key is blacklisted: [12] submitted results while having no task assigned. …', true, 'not_assigned'],
  [403, 'Forbidden. Key is blacklisted: Unrecognized hotkey', true, 'refused'],
  [401, 'Not Verified with error: Nonce is too old', false, 'refused_now'],
  [500, 'Internal Server Error #x', false, 'refused_now'],
  [408, 'Request timeout after 300.0 seconds', false, 'no_answer'],
  [503, 'Service disconnected: Server disconnected', false, 'no_answer'],
  [422, 'Failed to parse response: …', false, 'no_answer'],
  [null, 'nothing usable', false, 'no_answer'],
])('status %s %s', (statusCode, message, settled, what) => {
  const verdict = verdictOf(failedReply(statusCode, message));
  expect(verdict.settled).toBe(settled);
  expect(verdict.settled ? verdict.outcome : verdict.cause).toBe(what);
});

test('feedback full of junk does no harm', () => {
  const junk = { task_fidelity_score: 'high', average_fidelity_score: null, validation_failed: 'no' };
  const reply = submitted({
    feedback: junk as unknown as SubmitResults['feedback'],
    cooldown_until: 'soon' as unknown as number,
  });
  expect(verdictOf(reply)).toMatchObject({
    settled: false,
    feedback: { task_fidelity_score: 0, average_fidelity_score: 0, validation_failed: false },
  });
  const infinite = submitted({
    feedback: feedback({ task_fidelity_score: Infinity }),
    cooldown_until: NOW_SECONDS + 290,
  });
  expect(verdictOf(infinite)).toMatchObject({ outcome: 'rejected' });
});
