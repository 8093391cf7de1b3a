import { createCloud } from '../cloud.ts';
import { logitOf } from '../opacity.ts';
import { createTrainableCloud, PARAMETER_NAMES, type TrainableCloud } from './trainable-cloud.ts';

export interface TestSplat {
  readonly opacity?: number;
  /** Standard deviations along the axes, world units. */
  readonly scales?: readonly [number, number, number];
  readonly position?: readonly [number, number, number];
}

/** A trainable cloud of such splats, SH degree 1, whose other values and moments tell the splats apart. */
export function cloudOf(splats: readonly TestSplat[], capacity = 100): TrainableCloud {
  const cloud = createCloud(splats.length, 1);
  splats.forEach(({ opacity = 0.5, scales = [0.05, 0.05, 0.05], position }, at) => {
    cloud.opacityLogits[at] = logitOf(opacity);
    cloud.logScales.set(scales.map(Math.log), at * 3);
    cloud.positions.set(position ?? [at, 0, 0], at * 3);
    cloud.shDc.fill(at, at * 3, at * 3 + 3);
    cloud.shRest.fill(at + 0.5, at * 9, at * 9 + 9);
  });
  const trainable = createTrainableCloud(cloud, capacity);
  for (const name of PARAMETER_NAMES) {
    const { firstMoments, secondMoments, stride } = trainable.groups[name];
    for (let at = 0; at < splats.length * stride; at++) {
      firstMoments[at] = 1 + at;
      secondMoments[at] = 1000 + at;
    }
  }
  return trainable;
}
