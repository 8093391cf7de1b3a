import { AppError } from '@404-gen/service-kit';
import type { OrbitPose, Random, ViewGradient } from '@404-gen/splat';
import { verifyBundle, type Bundle } from '../../models/bundle.ts';
import type { ProviderChoice } from '../../models/execution-provider.ts';
import { createModelRuntime, type ModelRuntime } from '../../models/model-runtime.ts';
import type { Network } from '../../models/manifest.ts';
import { fieldError, generationError } from '../../errors.ts';
import type {
  Guidance,
  GuidanceRequest,
  GuidanceStep,
  GuidedView,
  PlanesGuidance,
  PreparedGuidance,
} from '../guidance.ts';
import type { ConditionedBackend, DiffusionBackend } from './backend.ts';
import { createFittedViews, type FittedViews } from './fitted-views.ts';
import { openImagedream } from './imagedream.ts';
import type { SampledPicture } from './latent-decoder.ts';
import { cutOutAll } from './matte.ts';
import { openMvdream } from './mvdream.ts';
import { streamOf } from './normal-noise.ts';
import type { DiffusionOptions } from './options.ts';
import { refinementLoss } from './refinement-loss.ts';
import { refineViews } from './refine-views.ts';
import { samplePoses, sampleViews } from './sample-views.ts';
import { beginDistillation, distil, type Distillation } from './sds.ts';
import { openStableDiffusion } from './stable-diffusion.ts';
import { annealedTimestep, randomTimestep } from './timesteps.ts';
import { openZero123 } from './zero123.ts';

export interface DiffusionGuidanceOptions {
  /** At most one network of text or many views, then at most one Zero123. */
  readonly bundles: readonly Bundle[];
  readonly providers: ProviderChoice;
  /** Whether every file is read and its checksum compared before it is used. */
  readonly verify: boolean;
  /** Whether jobs will want pictures, so that the decoder is loaded before the first. */
  readonly samples: boolean;
  /** For who wants to know of every call. */
  readonly createRuntime?: CreateRuntime;
}

export type CreateRuntime = (choice: ProviderChoice) => Promise<ModelRuntime>;

export interface DiffusionGuidance extends Guidance {
  /** Known once loaded. */
  readonly runtime: ModelRuntime | undefined;
  /** The pictures that `sample-then-fit` would fit splats to: what the first network makes of a prompt. */
  preview(request: GuidanceRequest, signal: AbortSignal): Promise<readonly SampledPicture[]>;
}

/** A network taking part in a job. */
interface Voice {
  readonly backend: DiffusionBackend;
  readonly conditioned: ConditionedBackend;
  readonly lambda: number;
  readonly guidanceScale: number;
}

/** Splats from diffusion networks: by score distillation, or by sampling views, fitting them and distilling a little. */
export function createDiffusionGuidance(options: DiffusionGuidanceOptions): DiffusionGuidance {
  const { bundles, providers, verify, samples, createRuntime = createModelRuntime } = options;
  let runtime: ModelRuntime | undefined;
  let backends: DiffusionBackend[] = [];
  const networks = bundles.map(({ manifest }) => manifest.network);

  return {
    name: networks.join('+'),
    acceptsImages: networks.some(worksFromImages),
    needsImage: networks.every(worksFromImages),
    get runtime() {
      return runtime;
    },
    get placements() {
      return runtime?.placements ?? [];
    },
    get networkSeconds() {
      return [...(runtime?.spent().values() ?? [])].reduce((sum, { ms }) => sum + ms / 1000, 0);
    },
    async load() {
      runtime = await createRuntime(providers);
      try {
        for (const bundle of bundles) {
          if (verify) await verifyBundle(bundle);
          const backend = await openBackend(runtime, bundle);
          backends.push(backend);
          if (samples) await backend.decoder();
        }
      } catch (error) {
        await runtime.close();
        throw error;
      }
    },
    prepare: (request, signal) => prepare(backends, request, signal),
    async preview(request, signal) {
      const { lead } = await hear(backends, request, signal);
      return sample(lead, samplePoses(lead.backend, optionsOf(request)), request, signal);
    },
    async close() {
      backends = [];
      await runtime?.close();
    },
  };
}

/** The network of a bundle; its sessions close with the runtime. */
export function openBackend(runtime: ModelRuntime, bundle: Bundle): Promise<DiffusionBackend> {
  const { network } = bundle.manifest;
  switch (network) {
    case 'mvdream':
      return openMvdream(runtime, bundle);
    case 'imagedream':
      return openImagedream(runtime, bundle);
    case 'stable-diffusion':
      return openStableDiffusion(runtime, bundle);
    case 'zero123-xl':
    case 'stable-zero123':
      return openZero123(runtime, bundle, network);
    default: {
      const told = `The bundle "${bundle.name}" holds ${network}, which guides nothing`;
      return Promise.reject(generationError('MODEL_BUNDLE_BROKEN', told));
    }
  }
}

function worksFromImages(network: Network): boolean {
  return network === 'imagedream' || isZero123(network);
}

function isZero123(network: Network): boolean {
  return network === 'zero123-xl' || network === 'stable-zero123';
}

/** The networks that take part in a job, and what they have to say of its texts. */
async function hear(backends: readonly DiffusionBackend[], request: GuidanceRequest, signal: AbortSignal) {
  const warnings: string[] = [];
  const voices: Voice[] = [];
  for (const backend of backends) {
    signal.throwIfAborted();
    const voice = await voiceOf(backend, backends.length, request, optionsOf(request), warnings);
    if (voice) voices.push(voice);
  }
  const [lead] = voices;
  if (!lead) throw fieldError('REQUEST_FIELD_MISSING', 'image', 'the networks of this server work from a picture');
  return { voices, lead, warnings };
}

async function prepare(
  backends: readonly DiffusionBackend[],
  request: GuidanceRequest,
  signal: AbortSignal,
): Promise<PreparedGuidance> {
  const options = optionsOf(request);
  const { voices, lead, warnings } = await hear(backends, request, signal);
  const fitted =
    options.strategy === 'sample-then-fit' ? await sampleAndCutOut(lead, request, options, signal) : undefined;
  const propose = fitted?.initialCloud;
  const random = { distilling: streamOf(request.seed, 'distilling'), refining: streamOf(request.seed, 'refining') };
  const inPlanes = planesGuidance(voices, { options, random: random.distilling });

  return {
    warnings,
    refines: true,
    ...(fitted && {
      poses: ({ step }, viewCount) => (step <= options.fitSteps ? fitted.posesOf(step, viewCount) : undefined),
      onDevice: (gpu) => ({ ...fitted.onDevice(gpu), lastStep: options.fitSteps }),
    }),
    ...(propose && { initialCloud: (count) => propose(count, request.seed) }),
    planesFor: ({ step, iterations }) =>
      step > iterations || (fitted && step <= options.fitSteps) ? undefined : inPlanes,
    async evaluate(views, step, cancelled) {
      if (fitted && step.step <= options.fitSteps) return fitted.evaluate(views, step.background);
      if (step.step > step.iterations) {
        const { backend, conditioned, guidanceScale } = lead;
        const refined = { guidanceScale, random: random.refining, signal: cancelled };
        return refinementLoss(views, await refineViews(backend, conditioned, views, refined));
      }
      return distilAll(voices, views, { step, options, random: random.distilling }, cancelled);
    },
  };
}

/** Undefined for a network that has nothing to say in this job. */
async function voiceOf(
  backend: DiffusionBackend,
  backendCount: number,
  request: GuidanceRequest,
  options: DiffusionOptions,
  warnings: string[],
): Promise<Voice | undefined> {
  const { network } = backend;
  const lambda = isZero123(network) ? options.lambdaZero123 : options.lambdaSd;
  if (lambda <= 0) return undefined;
  if (backend.needsImage && request.image === undefined) {
    if (backendCount > 1) warnings.push(`${network} had no picture to go by and took no part`);
    return undefined;
  }
  const conditioned = await backend.condition({
    prompt: request.prompt,
    negativePrompt: request.negativePrompt,
    random: streamOf(request.seed, 'image'),
    image: request.image,
    referenceElevationDegrees: options.referenceElevationDegrees,
    referenceAzimuthDegrees: options.referenceAzimuthDegrees,
    viewPrompts: options.viewPrompts,
  });
  warnings.push(...conditioned.warnings);
  const own = isZero123(network) ? options.zero123GuidanceScale : undefined;
  return { backend, conditioned, lambda, guidanceScale: own ?? request.guidanceScale ?? backend.rules.guidanceScale };
}

async function sampleAndCutOut(
  lead: Voice,
  request: GuidanceRequest,
  options: DiffusionOptions,
  signal: AbortSignal,
): Promise<FittedViews> {
  const poses = samplePoses(lead.backend, options);
  const pictures = await sample(lead, poses, request, signal);
  const { cutouts, byNetwork, byFloodFill } = await cutOutAll(pictures, request.removeBackground);
  signal.throwIfAborted();
  request.onCutOut?.({ byNetwork, byFloodFill });
  return createFittedViews(cutouts, poses, options.fovyDegrees);
}

function sample(
  { backend, conditioned }: Voice,
  poses: readonly OrbitPose[],
  request: GuidanceRequest,
  signal: AbortSignal,
): Promise<SampledPicture[]> {
  const { sampler, sampleSteps: steps, sampleScale } = optionsOf(request);
  const guidanceScale = sampleScale ?? backend.sampling.guidanceScale;
  const { seed, onAlive: onCall } = request;
  return sampleViews(backend, conditioned, poses, { sampler, steps, guidanceScale, seed, signal, onCall });
}

interface Speaking {
  readonly step: GuidanceStep;
  readonly options: DiffusionOptions;
  readonly random: Random;
}

function distillationOf(voice: Voice, { step, options, random }: Speaking): Distillation {
  const { backend, lambda, guidanceScale } = voice;
  const timestep = () =>
    options.annealTimestep
      ? annealedTimestep(backend.schedule, stepOfSchedule(step, options), step.iterations)
      : randomTimestep(backend.schedule, random);
  return { guidanceScale, lambda, timestep, random };
}

async function distilAll(
  voices: readonly Voice[],
  views: readonly GuidedView[],
  speaking: Speaking,
  signal: AbortSignal,
) {
  let loss = 0;
  const gradients: ViewGradient[] = views.map(({ image }) => ({ rgb: new Float32Array(image.rgb.length) }));
  for (const voice of voices) {
    const result = await distil(voice.backend, voice.conditioned, views, distillationOf(voice, speaking), signal);
    loss += result.loss;
    result.gradients.forEach((gradient, view) => addTo(gradients[view]!.rgb, gradient));
  }
  return { loss, gradients };
}

/** Networks that all take pictures of one size can do with planes of it. */
function planesGuidance(voices: readonly Voice[], speaking: Omit<Speaking, 'step'>): PlanesGuidance | undefined {
  const [side, ...others] = new Set(voices.map(({ backend }) => backend.encoder.side));
  if (side === undefined || others.length > 0) return undefined;
  return {
    side,
    begin(views, step) {
      const begun = voices.map((voice) =>
        beginDistillation(voice.backend, voice.conditioned, views, distillationOf(voice, { ...speaking, step })),
      );
      return async (planes, signal) => {
        let loss = 0;
        let gradient: Float32Array | undefined;
        for (const evaluate of begun) {
          const result = await evaluate(planes, signal);
          loss += result.loss;
          if (gradient) addTo(gradient, result.gradients);
          else gradient = result.gradients;
        }
        return { loss, gradient: gradient ?? new Float32Array(planes.length) };
      };
    },
  };
}

function addTo(sum: Float32Array, values: Float32Array): void {
  for (let index = 0; index < sum.length; index++) sum[index]! += values[index]!;
}

/** After a fit the shape is there: the timestep begins half way down. */
function stepOfSchedule({ step, iterations }: GuidanceStep, { strategy, fitSteps }: DiffusionOptions): number {
  if (strategy === 'sds') return step;
  const along = (step - fitSteps) / Math.max(1, iterations - fitSteps);
  return iterations * (0.5 + 0.5 * along);
}

function optionsOf({ diffusion }: GuidanceRequest): DiffusionOptions {
  if (diffusion) return diffusion;
  throw new AppError('BUG_UNEXPECTED', 'Diffusion networks were given a job without its settings');
}
