import { expect, test } from 'vitest';
import { recordingLogger } from '../test-support/fakes.ts';
import { ManualClock } from '../test-support/manual-clock.ts';
import { AvailabilityLog, summarise } from './availability-log.ts';
import type { Blocker, ValidatorStatus } from './reasons.ts';

function status(uid: number, ...blockers: Blocker[]): ValidatorStatus {
  return { uid, target: { hotkey: `v${uid}`, ip: '192.0.2.1', port: 1 }, stake: 1, isOwner: false, blockers };
}

const poor: Blocker = { reason: 'low_stake', detail: 'stake 1 of 1000 needed' };

test('a reason is logged when it changes, not while it stays', () => {
  const { logger, lines } = recordingLogger();
  const log = new AvailabilityLog(logger, new ManualClock(), 30_000);
  log.observe([status(1, poor), status(2)]);
  log.observe([status(1, poor), status(2)]);
  expect(lines.map((line) => [line['uid'], line['to'], line['reason']])).toEqual([
    [1, 'low_stake', 'stake 1 of 1000 needed'],
    [2, 'eligible', undefined],
  ]);
  log.observe([status(1)]);
  expect(lines.slice(2).map((line) => line['msg'])).toEqual([
    'validator status changed',
    'validator left the metagraph',
  ]);
});

test('"No available validators" counts by reason, names the nearest and the setting to look at', async () => {
  const { logger, lines } = recordingLogger();
  const clock = new ManualClock();
  const log = new AvailabilityLog(logger, clock, 30_000);
  const statuses = [
    status(1, poor),
    status(2, poor),
    status(3, { reason: 'cooldown', detail: '', untilMs: clock.nowMs() + 41_200 }),
    status(4, { reason: 'cooldown', detail: '', untilMs: clock.nowMs() + 99_000 }),
  ];
  log.nobody(statuses);
  log.nobody(statuses);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    msg: 'No available validators to pull the task.',
    counts: { low_stake: 2, cooldown: 2 },
    nearestUid: 3,
    nearestInSeconds: 42,
  });
  expect(lines[0]?.['hint']).toContain('neuron.min_stake_to_set_weights');
  await clock.advance(30_000);
  log.nobody(statuses);
  expect(lines).toHaveLength(2);
});

test.each([
  [[], 'metagraph.file'],
  [[status(1, { reason: 'not_serving', detail: '' })], 'netuid'],
  [[status(1, { reason: 'blacklisted', detail: '' })], 'validators.blacklist'],
  [[status(1, { reason: 'no_permit', detail: '' })], 'validators.require_permit'],
  [[status(1, { reason: 'unreachable', detail: '', untilMs: 5 })], 'network'],
  [[status(1, { reason: 'task_in_flight', detail: '' })], 'generation.endpoints'],
] as const)('the hint names what to look at (%#)', (statuses, hint) => {
  expect(summarise(statuses, 0).hint).toContain(hint);
});

test('a validator that waits for somebody to act has no time to free up', () => {
  expect(summarise([status(1, poor, { reason: 'cooldown', detail: '', untilMs: 9000 })], 0).nearest).toBeUndefined();
});
