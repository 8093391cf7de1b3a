import { expect, test } from 'vitest';
import { createLossWatch } from './loss-watch.ts';

const diverged: unknown = expect.objectContaining({ code: 'NUMERIC_DIVERGED' });

test.each([Number.NaN, Infinity, -Infinity])('%d is a divergence at once', (loss) => {
  expect(() => createLossWatch().check(1, loss)).toThrow(diverged);
});

test('three losses in a row far above the usual are a divergence', () => {
  const watch = createLossWatch();
  for (let step = 1; step <= 20; step++) watch.check(step, 1 + (step % 3));
  watch.check(21, 1e4);
  expect(watch.suspicious).toBe(true);
  watch.check(22, 1e5);
  expect(() => watch.check(23, 1e6)).toThrow(diverged);
});

test('jumps are not: backgrounds change, opacities are reset, losses may be negative or vanish', () => {
  const watch = createLossWatch();
  for (let step = 1; step <= 1000; step++) {
    watch.check(step, step % 100 === 0 ? 5000 : step % 7 === 0 ? -3 : 1);
    if (step % 100 === 1) expect(watch.suspicious).toBe(false);
  }
  watch.reset();
  watch.check(1, 0);
  for (let step = 2; step <= 10; step++) watch.check(step, 100);
});

test('after a reset another size is usual', () => {
  const watch = createLossWatch();
  watch.check(1, 1);
  watch.reset();
  for (let step = 1; step <= 5; step++) watch.check(step, 1e6);
  expect(watch.suspicious).toBe(false);
});
