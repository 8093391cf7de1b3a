import type { SchedulerSpec } from '../models/manifest.ts';

/** The noise schedule of Stable Diffusion, as MVDream and the others have it. */
export const SD_SCHEDULER: SchedulerSpec = {
  trainSteps: 1000,
  betaStart: 0.00085,
  betaEnd: 0.012,
  betaSchedule: 'scaled_linear',
  prediction: 'epsilon',
  stepsOffset: 1,
};
