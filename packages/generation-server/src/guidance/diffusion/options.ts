import type { Sampler } from './sample-views.ts';

export const STRATEGIES = ['sds', 'sample-then-fit'] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** What a job says to diffusion networks beyond its prompt: plain data, part of the plan. */
export interface DiffusionOptions {
  readonly lambdaSd: number;
  readonly lambdaZero123: number;
  /** Of Zero123 alone, where it is to differ from the other network's. */
  readonly zero123GuidanceScale: number | undefined;
  readonly annealTimestep: boolean;
  readonly viewPrompts: boolean;
  readonly strategy: Strategy;
  /** Steps of `sample-then-fit` that fit; the others distil. */
  readonly fitSteps: number;
  readonly sampler: Sampler;
  readonly sampleSteps: number;
  /** Undefined: the network's own. */
  readonly sampleScale: number | undefined;
  /** Elevation that cameras are drawn round, and of the image shown. */
  readonly referenceElevationDegrees: number;
  /** Of the image shown: the front, wherever the networks of this job have it. */
  readonly referenceAzimuthDegrees: number;
  readonly radius: number;
  readonly fovyDegrees: number;
}
