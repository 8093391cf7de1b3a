import type { PredictNoise, SamplerRun } from './ddim.ts';
import { alphaBarAt, type NoiseSchedule } from './noise-schedule.ts';

/** Timesteps of a whole run, noisiest first; the clean end is no timestep. */
export function dpmTimesteps({ trainSteps, stepsOffset }: NoiseSchedule, steps: number): number[] {
  const stride = Math.floor(trainSteps / (steps + 1));
  return Array.from({ length: steps }, (_, index) => (steps - index) * stride + stepsOffset);
}

/** Signal, noise and half the logarithm of their ratio at a timestep, or at the clean end. */
function levelAt(schedule: NoiseSchedule, t: number | undefined) {
  if (t === undefined) return { signal: 1, noise: 0, lambda: Infinity };
  const alphaBar = alphaBarAt(schedule, t);
  const [signal, noise] = [Math.sqrt(alphaBar), Math.sqrt(1 - alphaBar)];
  return { signal, noise, lambda: Math.log(signal / noise) };
}

/**
 * DPM-Solver++ of second order with two steps' memory, midpoint form (Lu et al. 2022): about half the steps of DDIM for
 * the same picture. The first and the last step are of first order.
 */
export async function sampleDpmSolver(
  schedule: NoiseSchedule,
  latents: Float32Array,
  predict: PredictNoise,
  { steps, from = 0, signal: abort }: SamplerRun,
): Promise<Float32Array> {
  const timesteps = dpmTimesteps(schedule, steps).slice(from);
  let current = latents;
  let before: { clean: Float32Array; lambda: number } | undefined;
  for (const [index, t] of timesteps.entries()) {
    abort.throwIfAborted();
    const here = levelAt(schedule, t);
    const next = levelAt(schedule, timesteps[index + 1]);
    const noise = await predict(current, t);
    const clean = current.map((value, at) => (value - here.noise * noise[at]!) / here.signal);
    const h = next.lambda - here.lambda;
    const keep = next.noise / here.noise;
    const gain = -next.signal * Math.expm1(-h);
    const earlier = index === timesteps.length - 1 ? undefined : before;
    // Half of D1 = (D0 − D before) / r, r = the step before by this one.
    const slope = earlier ? (0.5 * h) / (here.lambda - earlier.lambda) : 0;
    current = current.map((value, at) => {
      const towards = earlier ? clean[at]! + slope * (clean[at]! - earlier.clean[at]!) : clean[at]!;
      return keep * value + gain * towards;
    });
    before = { clean, lambda: here.lambda };
  }
  return current;
}
