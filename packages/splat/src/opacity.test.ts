import { expect, it } from 'vitest';
import { logitOf, opacityOf, SATURATED_LOGIT } from './opacity.ts';

it('logitOf undoes opacityOf', () => {
  for (const logit of [-15.9, -3, 0, 0.25, 7]) expect(logitOf(opacityOf(logit))).toBeCloseTo(logit, 6);
});

it.each([
  [0, -SATURATED_LOGIT],
  [-0.5, -SATURATED_LOGIT],
  [1e-30, -SATURATED_LOGIT],
  [1, SATURATED_LOGIT],
  [3, SATURATED_LOGIT],
])('logitOf(%d) is finite', (opacity, logit) => {
  expect(logitOf(opacity)).toBe(logit);
});
