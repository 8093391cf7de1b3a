import { expect, it } from 'vitest';
import { fastExp } from './exp-table.ts';

it('fastExp stays within 3e-13 of Math.exp over its range', () => {
  let worst = 0;
  for (let x = -8; x <= 8; x += 0.000987) worst = Math.max(worst, Math.abs(fastExp(x) / Math.exp(x) - 1));
  expect(worst).toBeLessThan(3e-13);
  expect([fastExp(-8), fastExp(0), fastExp(8)]).toEqual([Math.exp(-8), 1, Math.exp(8)]);
});
