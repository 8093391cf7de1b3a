import type { ParameterGroup } from './trainable-cloud.ts';

// Kingma & Ba 2015; 404 sets eps far below Adam's usual 1e-8, because gradients of small splats are that small.
export const BETA1 = 0.9;
export const BETA2 = 0.999;
export const EPSILON = 1e-15;

/**
 * First moments below this become 0. A splat out of sight halves its moment every seven steps; without the cut it ends
 * among the denormals, which processors compute with far more slowly.
 */
export const NEGLIGIBLE = 1e-30;

/**
 * One step of Adam over the first `count` rows of a group, without weight decay.
 *
 * @param gradients one [count, stride] array per view, added up in this order
 * @param step 1-based and never restarted, also not for splats that came later: their bias correction is the cloud's
 */
export function stepAdam(
  group: ParameterGroup,
  gradients: readonly Float32Array[],
  count: number,
  learningRate: number,
  step: number,
): void {
  const { values, firstMoments, secondMoments, stride } = group;
  const length = count * stride;
  const rate = learningRate / (1 - BETA1 ** step);
  const scale = 1 / Math.sqrt(1 - BETA2 ** step);
  const views = gradients.length;
  for (let index = 0; index < length; index++) {
    let gradient = 0;
    for (let view = 0; view < views; view++) gradient += gradients[view]![index]!;
    let first = BETA1 * firstMoments[index]! + (1 - BETA1) * gradient;
    if (first < NEGLIGIBLE && first > -NEGLIGIBLE) first = 0;
    const second = BETA2 * secondMoments[index]! + (1 - BETA2) * gradient * gradient;
    firstMoments[index] = first;
    secondMoments[index] = second;
    values[index]! -= (rate * first) / (Math.sqrt(second) * scale + EPSILON);
  }
}
