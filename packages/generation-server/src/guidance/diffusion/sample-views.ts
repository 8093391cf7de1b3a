import { orbitCamera, type OrbitPose } from '@404-gen/splat';
import type { ConditionedBackend, DiffusionBackend, ViewGeometry } from './backend.ts';
import { sampleDdim, type PredictNoise } from './ddim.ts';
import { sampleDpmSolver } from './dpm-solver.ts';
import type { SampledPicture } from './latent-decoder.ts';
import { predictedNoise } from './noise-schedule.ts';
import { normals, streamOf } from './normal-noise.ts';
import { guide } from './sds.ts';

export const SAMPLERS = ['dpm-solver', 'ddim'] as const;
export type Sampler = (typeof SAMPLERS)[number];

export interface SampleOptions {
  readonly sampler: Sampler;
  readonly steps: number;
  readonly guidanceScale: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Called before every network call. */
  readonly onCall?: (() => void) | undefined;
}

/** Views that a sample shows, however many a network looks at together. */
const SAMPLED_VIEWS = 4;

/** From where a network's pictures are sampled: evenly round the object, from the side it was trained to begin with. */
export function samplePoses(
  { sampling, viewsPerGroup }: Pick<DiffusionBackend, 'sampling' | 'viewsPerGroup'>,
  { radius, referenceElevationDegrees }: { readonly radius: number; readonly referenceElevationDegrees: number },
): OrbitPose[] {
  const count = Math.max(SAMPLED_VIEWS, viewsPerGroup);
  return Array.from({ length: count }, (_, view) => ({
    elevationDegrees: referenceElevationDegrees + sampling.elevationDegrees,
    azimuthDegrees: sampling.azimuthDegrees + (360 * view) / count,
    radius,
  }));
}

/** Pictures of what the network was conditioned on, one per pose, out of pure noise. */
export async function sampleViews(
  backend: DiffusionBackend,
  conditioned: ConditionedBackend,
  poses: readonly OrbitPose[],
  { sampler, steps, guidanceScale, seed, signal, onCall }: SampleOptions,
): Promise<SampledPicture[]> {
  const { schedule, viewsPerGroup, encoder } = backend;
  const decoder = await backend.decoder();
  const sample = sampler === 'ddim' ? sampleDdim : sampleDpmSolver;
  const pictures: SampledPicture[] = [];
  for (let first = 0; first < poses.length; first += viewsPerGroup) {
    const views = poses.slice(first, first + viewsPerGroup).map((pose) => viewOf(pose));
    const ask = guidedNoise(backend, conditioned, views, guidanceScale);
    const predict: PredictNoise = (noisy, timestep) => {
      onCall?.();
      return ask(noisy, timestep);
    };
    // Networks of single views begin with the same noise for each, so that they agree where they can.
    const noise = normals(streamOf(seed, 'sampling'), viewsPerGroup * encoder.latentLength);
    const latents = await sample(schedule, noise, predict, { steps, signal });
    signal.throwIfAborted();
    pictures.push(...(await decoder.decode(latents)));
  }
  return pictures;
}

export function guidedNoise(
  { schedule }: DiffusionBackend,
  conditioned: ConditionedBackend,
  views: readonly ViewGeometry[],
  guidanceScale: number,
): PredictNoise {
  return async (noisy, timestep) =>
    predictedNoise(schedule, guide(await conditioned.predict(noisy, timestep, views), guidanceScale), noisy, timestep);
}

/** Networks look at the pose of a camera, never at its lens. */
function viewOf(pose: OrbitPose): ViewGeometry {
  return { pose, camera: orbitCamera(pose, { fovyDegrees: 49.1, width: 16, height: 16 }) };
}
