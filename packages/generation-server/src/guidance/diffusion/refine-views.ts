import type { Random } from '@404-gen/splat';
import type { ConditionedBackend, DiffusionBackend } from './backend.ts';
import { ddimTimesteps, sampleDdim } from './ddim.ts';
import type { SampledPicture } from './latent-decoder.ts';
import { addNoise } from './noise-schedule.ts';
import { normals } from './normal-noise.ts';
import { guidedNoise } from './sample-views.ts';
import type { LookedAtView } from './sds.ts';

export interface RefineOptions {
  readonly guidanceScale: number;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/** Steps of the whole run, and the share of it that is left out: noise is added as of t = 181, ten steps take it away (§6.1.6). */
const STEPS = 50;
const STRENGTH = 0.8;

/** What the network makes of views that are nearly right: noise is added to them and taken away again. */
export async function refineViews(
  backend: DiffusionBackend,
  conditioned: ConditionedBackend,
  views: readonly LookedAtView[],
  { guidanceScale, random, signal }: RefineOptions,
): Promise<SampledPicture[]> {
  const { schedule, viewsPerGroup, encoder } = backend;
  const decoder = await backend.decoder();
  const { latents } = await encoder.encode(
    views.map(({ image }) => image),
    normals(random, views.length * encoder.latentLength),
  );
  const from = Math.floor(STEPS * STRENGTH);
  const start = ddimTimesteps(schedule, STEPS)[from]!;
  const groupLength = viewsPerGroup * encoder.latentLength;
  const pictures: SampledPicture[] = [];
  for (let first = 0; first < views.length; first += viewsPerGroup) {
    signal.throwIfAborted();
    const at = first * encoder.latentLength;
    const noise = normals(random, groupLength);
    const noisy = addNoise(schedule, latents.subarray(at, at + groupLength), noise, start);
    const predict = guidedNoise(backend, conditioned, views.slice(first, first + viewsPerGroup), guidanceScale);
    const clean = await sampleDdim(schedule, noisy, predict, { steps: STEPS, from, signal });
    pictures.push(...(await decoder.decode(clean)));
  }
  return pictures;
}
