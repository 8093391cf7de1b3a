import { expect, test } from 'vitest';
import { seededRandom } from '../test-support/fakes.ts';
import { ManualClock } from '../test-support/manual-clock.ts';
import { CooldownBook } from './cooldown-book.ts';

const LIMITS = {
  minIntervalMs: 5000,
  marginMs: 1000,
  defaultMs: 300_000,
  maxMs: 7_200_000,
  backoffInitialMs: 15_000,
  backoffMaxMs: 300_000,
};

function setUp() {
  const clock = new ManualClock();
  const book = new CooldownBook(clock, seededRandom(), LIMITS);
  const inSeconds = (untilMs: number) => (untilMs - clock.nowMs()) / 1000;
  return { clock, book, inSeconds, nowSeconds: clock.nowMs() / 1000 };
}

test('a plausible cooldown is obeyed, a second longer', () => {
  const { book, inSeconds, nowSeconds } = setUp();
  expect(inSeconds(book.obey('v', nowSeconds + 285, 'at_once').untilMs)).toBe(286);
  expect(inSeconds(book.cooldownUntilMs('v'))).toBe(286);
});

test.each([
  ['a time long past', 1000, 5, 'plausible'],
  ['negative', -17, 300, 'negative'],
  ['minus infinity', -Infinity, 300, 'negative'],
  ['not a number', Number.NaN, 300, 'not_a_number'],
  ['text', '99999999999', 300, 'not_a_number'],
  ['absent', undefined, 300, 'not_a_number'],
  ['milliseconds in place of seconds', Date.UTC(2026, 0, 1), 7200, 'far_future'],
  ['infinity', Infinity, 7200, 'far_future'],
  ['more digits than a double holds', 1_799_999_999_123_456_789n, 7200, 'far_future'],
])('a cooldown that is %s neither locks us out nor makes us hammer', (_, value, seconds, reading) => {
  const { book, inSeconds } = setUp();
  const bounded = book.obey('v', value, 'at_once');
  expect([inSeconds(bounded.untilMs), bounded.reading]).toEqual([seconds, reading]);
});

test('0 means "at once" after a submission and the usual pause after a pull', () => {
  const { book, inSeconds } = setUp();
  expect(inSeconds(book.obey('v', 0, 'at_once').untilMs)).toBe(5);
  expect(inSeconds(book.obey('v', 0, 'default').untilMs)).toBe(300);
});

test('failures back off, doubling up to the limit, and one answer ends that', () => {
  const { book, clock } = setUp();
  const pauses = Array.from({ length: 7 }, () => book.fail('v', 'refused') / 1000);
  for (const [index, base] of [15, 30, 60, 120, 240, 300, 300].entries()) {
    expect(pauses[index]).toBeGreaterThanOrEqual(base * 0.8);
    expect(pauses[index]).toBeLessThanOrEqual(base * 1.2);
  }
  expect(book.backoff('v')).toMatchObject({ failures: 7, lastError: 'refused' });
  book.obey('v', clock.nowMs() / 1000 + 10, 'at_once');
  expect(book.backoff('v')).toBeUndefined();
});

test('a snapshot restores what still holds, and nothing beyond the limits', () => {
  const { clock, book, nowSeconds } = setUp();
  book.obey('cooling', nowSeconds + 100, 'at_once');
  book.obey('over', 0, 'at_once');
  book.fail('failing', 'timeout');
  book.learnUsualCooldown('known', 120_000);
  const later = new ManualClock(clock.nowMs() + 6000);
  const restored = new CooldownBook(later, seededRandom(), LIMITS);
  const snapshot = structuredClone(book.snapshot());
  restored.restore({
    ...snapshot,
    distant: { cooldownUntilMs: 1e15, failures: 0, backoffUntilMs: 1e15, lastError: '' },
  });
  expect(restored.cooldownUntilMs('cooling')).toBe((nowSeconds + 101) * 1000);
  expect(restored.backoff('failing')?.lastError).toBe('timeout');
  expect(restored.usualCooldownMs('known')).toBe(120_000);
  expect(restored.cooldownUntilMs('distant')).toBe(later.nowMs() + LIMITS.maxMs + LIMITS.marginMs);
  expect(Object.keys(restored.snapshot())).not.toContain('over');
});
