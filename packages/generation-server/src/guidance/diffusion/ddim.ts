import { alphaBarAt, type NoiseSchedule } from './noise-schedule.ts';

/** Asks the network (guided) for the noise in latents at a timestep. */
export type PredictNoise = (noisy: Float32Array, timestep: number) => Promise<Float32Array>;

export interface SamplerRun {
  /** Steps of a whole run; one that starts later makes as many fewer. */
  readonly steps: number;
  /** Index of the first step. */
  readonly from?: number;
  readonly signal: AbortSignal;
}

/** Timesteps of a whole run, noisiest first: evenly spread from the clean end on ("leading"), and offset. */
export function ddimTimesteps({ trainSteps, stepsOffset }: NoiseSchedule, steps: number): number[] {
  const stride = Math.floor(trainSteps / steps);
  return Array.from({ length: steps }, (_, index) => (steps - 1 - index) * stride + stepsOffset);
}

/**
 * Deterministic DDIM (Song et al. 2020, η = 0). `latents` are those of the first timestep; the result is clean. The last
 * step ends at ᾱ_0, not at 1, as the checkpoints' own scheduler has it (`set_alpha_to_one` off).
 */
export async function sampleDdim(
  schedule: NoiseSchedule,
  latents: Float32Array,
  predict: PredictNoise,
  { steps, from = 0, signal }: SamplerRun,
): Promise<Float32Array> {
  const stride = Math.floor(schedule.trainSteps / steps);
  let current = latents;
  for (const t of ddimTimesteps(schedule, steps).slice(from)) {
    signal.throwIfAborted();
    const noise = await predict(current, t);
    const alphaBar = alphaBarAt(schedule, t);
    const next = alphaBarAt(schedule, Math.max(0, t - stride));
    const [signalNow, noiseNow] = [Math.sqrt(alphaBar), Math.sqrt(1 - alphaBar)];
    const [signalNext, noiseNext] = [Math.sqrt(next), Math.sqrt(1 - next)];
    current = current.map((value, index) => {
      const clean = (value - noiseNow * noise[index]!) / signalNow;
      return signalNext * clean + noiseNext * noise[index]!;
    });
  }
  return current;
}
