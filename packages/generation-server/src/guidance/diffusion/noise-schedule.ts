import { AppError } from '@404-gen/service-kit';
import type { SchedulerSpec } from '../../models/manifest.ts';

/** How much of a picture is left after so many steps of noise (Ho et al. 2020, "Denoising Diffusion Probabilistic Models"). */
export interface NoiseSchedule {
  readonly trainSteps: number;
  /** [trainSteps] ᾱ_t: the share of the signal's variance at timestep t. */
  readonly alphaBar: Float64Array;
  /** What the network predicts: the noise, or the velocity √ᾱ·ε − √(1−ᾱ)·x. */
  readonly prediction: SchedulerSpec['prediction'];
  readonly stepsOffset: number;
}

export function createNoiseSchedule(spec: SchedulerSpec): NoiseSchedule {
  const { trainSteps, prediction, stepsOffset } = spec;
  const alphaBar = new Float64Array(trainSteps);
  let product = 1;
  for (let t = 0; t < trainSteps; t++) alphaBar[t] = product *= 1 - betaAt(spec, t);
  return { trainSteps, alphaBar, prediction, stepsOffset };
}

/** Called "scaled_linear" by diffusers and "linear" by LDM: linear in √β. */
function betaAt({ trainSteps, betaStart, betaEnd, betaSchedule }: SchedulerSpec, t: number): number {
  const along = trainSteps === 1 ? 0 : t / (trainSteps - 1);
  if (betaSchedule === 'linear') return betaStart + along * (betaEnd - betaStart);
  const root = Math.sqrt(betaStart) + along * (Math.sqrt(betaEnd) - Math.sqrt(betaStart));
  return root * root;
}

/** ᾱ_t; 1 for t < 0, where there is no noise yet. Throws `BUG_TIMESTEP` beyond the last. */
export function alphaBarAt({ alphaBar, trainSteps }: NoiseSchedule, t: number): number {
  if (t < 0) return 1;
  const value = alphaBar[t];
  if (value === undefined) throw new AppError('BUG_TIMESTEP', `There is no timestep ${t} among ${trainSteps}`);
  return value;
}

/** x_t = √ᾱ_t · x + √(1 − ᾱ_t) · ε, element by element. */
export function addNoise(schedule: NoiseSchedule, latents: Float32Array, noise: Float32Array, t: number): Float32Array {
  const alphaBar = alphaBarAt(schedule, t);
  const signal = Math.sqrt(alphaBar);
  const spread = Math.sqrt(1 - alphaBar);
  const noisy = new Float32Array(latents.length);
  for (let index = 0; index < noisy.length; index++) noisy[index] = signal * latents[index]! + spread * noise[index]!;
  return noisy;
}

/** The noise ε in `noisy` by the network's own account, whatever it predicts. */
export function predictedNoise(
  schedule: NoiseSchedule,
  output: Float32Array,
  noisy: Float32Array,
  t: number,
): Float32Array {
  if (schedule.prediction === 'epsilon') return output;
  const alphaBar = alphaBarAt(schedule, t);
  const signal = Math.sqrt(alphaBar);
  const spread = Math.sqrt(1 - alphaBar);
  return output.map((velocity, index) => signal * velocity + spread * noisy[index]!);
}
