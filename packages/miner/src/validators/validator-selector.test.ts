import type { Neuron } from '@404-gen/bittensor';
import { expect, test } from 'vitest';
import { metagraphOf, neuron, seededRandom } from '../test-support/fakes.ts';
import { ManualClock } from '../test-support/manual-clock.ts';
import { CooldownBook } from './cooldown-book.ts';
import { stateOf } from './reasons.ts';
import { ValidatorSelector, type SelectorOptions } from './validator-selector.ts';
import { validatorRow, validatorsTable } from './validators-table.ts';

const OWNER = 'owner';

function setUp(neurons: readonly Neuron[], changes: Partial<SelectorOptions> = {}) {
  const clock = new ManualClock();
  const book = new CooldownBook(clock, seededRandom(), {
    minIntervalMs: 0,
    marginMs: 0,
    defaultMs: 300_000,
    maxMs: 7_200_000,
    backoffInitialMs: 15_000,
    backoffMaxMs: 300_000,
  });
  const held = new Map<string, string>();
  const selector = new ValidatorSelector({
    clock,
    book,
    held: (hotkey) => held.get(hotkey),
    ownHotkey: 'me',
    ownerHotkey: OWNER,
    minStake: 1000,
    requirePermit: false,
    blacklist: [],
    ...changes,
  });
  selector.setMetagraph(metagraphOf(neurons));
  const turns = (count: number) => Array.from({ length: count }, () => selector.next()?.uid);
  const cool = (hotkey: string, seconds: number) => book.obey(hotkey, clock.nowMs() / 1000 + seconds, 'at_once');
  return { clock, book, held, selector, turns, cool };
}

const away = { axon: { ip: '0.0.0.0', port: 0 } };

test('every validator has its reason, with the numbers behind it', () => {
  const { selector, book, held, cool } = setUp(
    [
      neuron(1),
      neuron(2, away),
      neuron(3, { stake: 12.5 }),
      neuron(4),
      neuron(5),
      neuron(6),
      neuron(7, { validatorPermit: false }),
      neuron(8),
    ],
    { blacklist: ['validator-6'], requirePermit: true },
  );
  cool('validator-4', 42);
  held.set('validator-5', 'task abc is generating');
  book.fail('validator-8', '503 Service unavailable');
  const rows = selector.statuses().map(validatorRow);
  expect(rows.map((row) => [row.uid, row.status])).toEqual([
    [1, 'eligible'],
    [2, 'not_serving'],
    [3, 'low_stake'],
    [4, 'cooldown'],
    [5, 'task_in_flight'],
    [6, 'blacklisted'],
    [7, 'no_permit'],
    [8, 'unreachable'],
  ]);
  expect(rows[2]?.reasons).toEqual(['low stake: stake 12.5 of 1000 needed']);
  expect(rows[3]?.reasons).toEqual(['cooldown: 42 s left']);
  expect(rows[4]?.reasons).toEqual(['task in flight: task abc is generating']);
  expect(rows[7]?.reasons[0]).toMatch(
    /^unreachable: 1 failed in a row \(503 Service unavailable\), next try in \d+ s$/,
  );
  const table = validatorsTable(rows);
  expect(table.split('\n')[0]).toMatch(/^UID +HOTKEY +ADDRESS +STAKE +STATUS +REASON$/);
  expect(table).toContain('can be asked now');
});

test('all reasons of one validator are kept, the lasting ones first', () => {
  const { selector, cool } = setUp([neuron(1, { ...away, stake: 1 })]);
  cool('validator-1', 9);
  const [status] = selector.statuses();
  expect(status?.blockers.map((blocker) => blocker.reason)).toEqual(['not_serving', 'low_stake', 'cooldown']);
});

test('miners and ourselves are no validators', () => {
  const { selector } = setUp([
    neuron(1, { hotkey: 'me' }),
    neuron(2, { ...away, stake: 10, validatorPermit: false }),
    neuron(3),
  ]);
  expect(selector.statuses().map((status) => status.uid)).toEqual([3]);
});

test('turns go round by uid, past the one chosen, whatever the order of the metagraph', () => {
  const { turns } = setUp([neuron(9), neuron(2), neuron(5)]);
  expect(turns(5)).toEqual([2, 5, 9, 2, 5]);
});

test('every fifth turn is the owner’s', () => {
  const { turns } = setUp([neuron(1), neuron(2), neuron(3), neuron(50, { hotkey: OWNER })]);
  // Four from the circle (the owner is on it, as upstream), then the owner.
  expect(turns(10)).toEqual([1, 2, 3, 50, 50, 1, 2, 3, 50, 50]);
});

test('turns while the owner is busy do not count towards its turn', async () => {
  const { turns, cool, clock } = setUp([neuron(1), neuron(2), neuron(50, { hotkey: OWNER })]);
  expect(turns(3)).toEqual([1, 2, 50]);
  cool(OWNER, 10);
  expect(turns(4)).toEqual([1, 2, 1, 2]);
  await clock.advance(11_000);
  expect(turns(2)).toEqual([50, 50]);
});

test.each([
  ['absent', []],
  ['not serving', [neuron(50, { hotkey: OWNER, ...away })]],
])('an owner that is %s never makes a turn come out empty', (_, owner) => {
  const { turns } = setUp([neuron(1), neuron(2), ...owner]);
  expect(turns(12)).not.toContain(undefined);
  expect(turns(12)).not.toContain(50);
});

test('the owner is found again when it moves to another uid, and its stake is not looked at', () => {
  const { selector, turns } = setUp([neuron(1)]);
  expect(turns(5)).toEqual([1, 1, 1, 1, 1]);
  selector.setMetagraph(metagraphOf([neuron(1), neuron(77, { hotkey: OWNER, stake: 0 })]));
  expect(turns(5)).toContain(77);
});

test('nobody is chosen when nobody is free, and the next to be free is known', () => {
  const { selector, cool, held, clock } = setUp([neuron(1), neuron(2), neuron(3), neuron(4, { stake: 1 })]);
  cool('validator-1', 60);
  cool('validator-2', 20);
  held.set('validator-3', 'being asked');
  expect(selector.next()).toBeUndefined();
  expect(selector.nextFreeAtMs()).toBe(clock.nowMs() + 20_000);
});

test('a cooldown ends exactly when it says', async () => {
  const { selector, cool, clock } = setUp([neuron(1)]);
  cool('validator-1', 5);
  await clock.advance(4999);
  expect(selector.next()).toBeUndefined();
  await clock.advance(1);
  expect(selector.next()?.uid).toBe(1);
});

test('a cooldown stays with the hotkey when the uid changes hands', () => {
  const { selector, cool } = setUp([neuron(1)]);
  cool('validator-1', 60);
  selector.setMetagraph(metagraphOf([neuron(1, { hotkey: 'newcomer' }), neuron(2, { hotkey: 'validator-1' })]));
  expect(selector.statuses().map(stateOf)).toEqual(['eligible', 'cooldown']);
});

test('a stake that is no number is not enough', () => {
  const { selector } = setUp([neuron(1, { stake: Number.NaN })]);
  expect(selector.statuses().map(stateOf)).toEqual(['low_stake']);
});
