import type { StepStages } from './stages.ts';

/** Shares of the steps at the three picture sides (404 `GaussianProcessor.py`). */
const SHARES = [0.3, 0.3, 0.4] as const;

export interface ProjectedJobs {
  /** Seconds of a job that distils at every step. */
  readonly sdsSeconds: number;
  /** Seconds of a job that samples, fits and distils a little. */
  readonly sampleThenFitSeconds: number;
  /** Share of the former that is spent outside network calls. */
  readonly outsideShare: number;
}

export interface ProjectionInput {
  /** At the three sides, in order. */
  readonly stages: readonly StepStages[];
  readonly fitMs: readonly number[];
  /** Reading the prompt. */
  readonly textMs: number;
  readonly decodeMs: number;
  readonly iterations: number;
  readonly sampleSteps: number;
  readonly fitSteps: number;
  readonly sdsSteps: number;
}

/** What whole jobs would take, from what their steps take. Without the export, which takes some 50 ms. */
export function projectJobs(input: ProjectionInput): ProjectedJobs {
  const { stages, fitMs, textMs, decodeMs, iterations, sampleSteps, fitSteps, sdsSteps } = input;
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value, index) => sum + value * (SHARES[index] ?? 0), 0);
  const { unet = 0, total = 0 } = stages.at(-1) ?? {};
  const networkMs = mean(stages.map(({ total, outsideShare }) => total * (1 - outsideShare)));
  const stepMs = mean(stages.map(({ total }) => total));
  const sampled = sampleSteps * unet + decodeMs;
  return {
    sdsSeconds: (textMs + iterations * stepMs) / 1000,
    sampleThenFitSeconds: (textMs + sampled + fitSteps * mean(fitMs) + sdsSteps * total) / 1000,
    outsideShare: 1 - (textMs + iterations * networkMs) / (textMs + iterations * stepMs),
  };
}
