import { AppError } from '@404-gen/service-kit';
import type { FloatImage, Random } from '@404-gen/splat';
import type { ConditionedBackend, DiffusionBackend, GuidedOutput, SdsRules, ViewGeometry } from './backend.ts';
import { addNoise, alphaBarAt, predictedNoise, type NoiseSchedule } from './noise-schedule.ts';
import type { Encoded } from './latent-encoder.ts';
import { normals } from './normal-noise.ts';

export type LookedAtView = ViewGeometry & { readonly image: FloatImage };

export interface Distillation {
  readonly guidanceScale: number;
  /** Of this network's loss in the whole. */
  readonly lambda: number;
  /** The timestep of the next group. */
  readonly timestep: () => number;
  readonly random: Random;
}

export interface DistillationResult<Gradients> {
  readonly loss: number;
  readonly gradients: Gradients;
}

/** What chance decides in a step. */
interface Draws {
  /** Of the posterior of the views' latents, [views, latent]. */
  readonly posterior: Float32Array;
  /** For each group of views. */
  readonly groups: readonly { readonly t: number; readonly noise: Float32Array }[];
}

/**
 * Score distillation (Poole et al. 2022, "DreamFusion"): noise is added to the views' latents, the network says which
 * noise it sees, and the difference, through the encoder, is how the pixels should change: one gradient [height, width, 3]
 * per view.
 */
export async function distil(
  backend: DiffusionBackend,
  conditioned: ConditionedBackend,
  views: readonly LookedAtView[],
  options: Distillation,
  signal: AbortSignal,
): Promise<DistillationResult<readonly Float32Array[]>> {
  const draws = draw(backend, views.length, options);
  const encoded = await backend.encoder.encode(
    views.map(({ image }) => image),
    draws.posterior,
  );
  return distilEncoded(backend, conditioned, views, encoded, draws, options, signal);
}

/**
 * The same for views that are resized where they lie, planes [views, 3, side, side] in and ∂L/∂planes out, in two halves:
 * what chance decides is drawn before there are planes.
 */
export function beginDistillation(
  backend: DiffusionBackend,
  conditioned: ConditionedBackend,
  views: readonly ViewGeometry[],
  options: Distillation,
): (planes: Float32Array, signal: AbortSignal) => Promise<DistillationResult<Float32Array>> {
  const draws = draw(backend, views.length, options);
  return async (planes, signal) => {
    const encoded = await backend.encoder.encodePlanes(planes, draws.posterior);
    return distilEncoded(backend, conditioned, views, encoded, draws, options, signal);
  };
}

function draw({ viewsPerGroup, encoder }: DiffusionBackend, views: number, { timestep, random }: Distillation): Draws {
  if (views % viewsPerGroup !== 0) throw new AppError('BUG_VIEWS', `${views} views are no groups of ${viewsPerGroup}`);
  const { latentLength } = encoder;
  return {
    posterior: normals(random, views * latentLength),
    groups: Array.from({ length: views / viewsPerGroup }, () => ({
      t: timestep(),
      noise: normals(random, viewsPerGroup * latentLength),
    })),
  };
}

async function distilEncoded<Gradients>(
  { schedule, rules, viewsPerGroup, encoder }: DiffusionBackend,
  conditioned: ConditionedBackend,
  views: readonly ViewGeometry[],
  encoded: Encoded<Gradients>,
  { groups }: Draws,
  { guidanceScale, lambda }: Distillation,
  signal: AbortSignal,
): Promise<DistillationResult<Gradients>> {
  const groupLength = viewsPerGroup * encoder.latentLength;
  const gradient = new Float32Array(encoded.latents.length);
  for (const [group, { t, noise }] of groups.entries()) {
    signal.throwIfAborted();
    const first = group * viewsPerGroup;
    const latents = encoded.latents.subarray(group * groupLength, (group + 1) * groupLength);
    const noisy = addNoise(schedule, latents, noise, t);
    const output = await conditioned.predict(noisy, t, views.slice(first, first + viewsPerGroup));
    const guided = predictedNoise(schedule, guide(output, guidanceScale), noisy, t);
    gradient.set(sdsGradient(guided, noise, weightAt(schedule, rules, t)), group * groupLength);
  }
  signal.throwIfAborted();
  const factor = lambda / (rules.normaliser === 'views' ? views.length : 1);
  let loss = 0;
  for (let index = 0; index < gradient.length; index++) {
    const value = gradient[index]!;
    loss += 0.5 * value * value;
    gradient[index] = factor * value;
  }
  return { loss: factor * loss, gradients: await encoded.backward(gradient) };
}

/** Classifier-free guidance: ε_u + s · (ε_c − ε_u) (Ho and Salimans 2022). */
export function guide({ unconditional, conditional }: GuidedOutput, scale: number): Float32Array {
  const guided = new Float32Array(unconditional.length);
  for (let index = 0; index < guided.length; index++) {
    const without = unconditional[index]!;
    guided[index] = without + scale * (conditional[index]! - without);
  }
  return guided;
}

export function weightAt(schedule: NoiseSchedule, { weight }: SdsRules, t: number): number {
  return weight === 'constant' ? 1 : 1 - alphaBarAt(schedule, t);
}

const LARGEST = 3.4028234663852886e38;

/** w · (ε̂ − ε), with NaN as 0 and infinities as the largest number there is, as upstream does. */
export function sdsGradient(guided: Float32Array, noise: Float32Array, weight: number): Float32Array {
  const gradient = new Float32Array(guided.length);
  for (let index = 0; index < gradient.length; index++) {
    const difference = weight * (guided[index]! - noise[index]!);
    gradient[index] = Number.isNaN(difference) ? 0 : Math.min(LARGEST, Math.max(-LARGEST, difference));
  }
  return gradient;
}
