import type { GenerationSettings } from '../config/keys.ts';
import { threeSizes, viewsPerGroup } from '../config/render-cost.ts';
import { densificationRuns, type DensityWindow } from '../config/density-window.ts';
import { diffusionGuides, frontAzimuthDegrees } from '../config/wanted-networks.ts';
import { fieldError } from '../errors.ts';
import type { UploadedImage } from '../image-prompt/decode-image.ts';
import { planImage } from '../image-prompt/planned-image.ts';
import type { DiffusionOptions } from '../guidance/diffusion/options.ts';
import type { GenerationPlan, OutputFormat } from './generation-plan.ts';

/** What a request asks for; what it leaves out comes from the settings. */
export interface GenerationRequest {
  readonly prompt: string;
  readonly seed: number;
  readonly format: OutputFormat;
  readonly negativePrompt?: string;
  readonly iters?: number;
  readonly numPts?: number;
  readonly guidanceScale?: number;
  readonly image?: UploadedImage;
}

/**
 * Settings and request put together. A request with its own number of steps gets the density window and the position
 * schedule in proportion, as one would edit the file.
 *
 * Throws `REQUEST_FIELD_INVALID` for values that are fine by themselves and cannot work with these settings.
 */
export function planJob(settings: GenerationSettings, request: GenerationRequest): GenerationPlan {
  const samples = settings.strategy === 'sample-then-fit' && diffusionGuides(settings);
  const iters = request.iters ?? (samples ? settings.fit_iters + settings.sds_iters : settings.iters);
  const window = scaledWindow(settings, iters);
  const initialSplats = request.numPts ?? settings.num_pts;
  if (initialSplats > settings.max_gaussians) {
    throw fieldError('REQUEST_FIELD_INVALID', 'num_pts', `at most ${settings.max_gaussians} on this server`);
  }
  if (initialSplats < settings.min_gaussians && densificationRuns(window) === 0) {
    throw fieldError(
      'REQUEST_FIELD_INVALID',
      request.numPts === undefined ? 'iters' : 'num_pts',
      `${initialSplats} splats cannot become ${settings.min_gaussians}, because densification never runs within ` +
        `${iters} steps; send num_pts ${settings.min_gaussians} or more`,
    );
  }
  const ratio = iters / settings.iters;
  return {
    prompt: request.prompt,
    negativePrompt: request.negativePrompt ?? settings.negative_prompt,
    guidanceScale: request.guidanceScale ?? settings.guidance_scale,
    ...(request.image && { image: planImage(request.image, settings) }),
    seed: request.seed,
    format: request.format,
    given: [
      ...(request.negativePrompt === undefined ? [] : ['negative_prompt']),
      ...(request.guidanceScale === undefined ? [] : ['guidance_scale']),
    ],
    diffusion: diffusionOptions(settings, iters, samples),
    refineSteps: settings.iters_refine,
    warnings: [],
    init: settings.init,
    initialSplats,
    shDegree: settings.sh_degree as GenerationPlan['shDegree'],
    cameras: {
      radius: settings.radius,
      fovyDegrees: settings.fovy,
      elevationDegrees: settings.elevation,
      minVerDegrees: settings.min_ver,
      maxVerDegrees: settings.max_ver,
      viewsPerGroup: viewsPerGroup(settings),
      groups: settings.batch_size,
      blackBackgroundProbability: settings.invert_bg_prob,
      renderSizes: threeSizes(settings.render_sizes),
    },
    trainer: {
      iterations: iters,
      seed: request.seed,
      positionLrInit: settings.position_lr_init,
      positionLrFinal: settings.position_lr_final,
      positionLrMaxSteps: Math.max(1, Math.round(settings.position_lr_max_steps * ratio)),
      featureLr: settings.feature_lr,
      opacityLr: settings.opacity_lr,
      scalingLr: settings.scaling_lr,
      rotationLr: settings.rotation_lr,
      percentDense: settings.percent_dense,
      densityStartStep: window.density_start_iter,
      densityEndStep: window.density_end_iter,
      densificationInterval: window.densification_interval,
      opacityResetInterval: settings.opacity_reset_interval,
      densifyGradThreshold: settings.densify_grad_threshold,
      densifyGradUnit: settings.densify_grad_unit,
      maxSplats: settings.max_gaussians,
      minSplats: settings.min_gaussians,
    },
  };
}

/** What the networks are told. Of a number of steps of the request's own, distillation keeps its share. */
function diffusionOptions(s: GenerationSettings, iters: number, samples: boolean): DiffusionOptions {
  const fitShare = s.fit_iters / (s.fit_iters + s.sds_iters);
  return {
    lambdaSd: s.lambda_sd,
    lambdaZero123: s.lambda_zero123,
    zero123GuidanceScale: s.guidance_scale_zero123,
    annealTimestep: s.anneal_timestep,
    viewPrompts: s.view_prompts,
    strategy: samples ? 'sample-then-fit' : 'sds',
    fitSteps: samples ? Math.round(iters * fitShare) : 0,
    sampler: s.sampler,
    sampleSteps: s.sample_steps,
    sampleScale: s.sample_scale,
    referenceElevationDegrees: s.elevation,
    referenceAzimuthDegrees: frontAzimuthDegrees(s),
    radius: s.radius,
    fovyDegrees: s.fovy,
  };
}

/** The window for another number of steps, its end on the interval where the settings' own end is. */
function scaledWindow(settings: GenerationSettings, iters: number): DensityWindow {
  const { density_start_iter: start, density_end_iter: end, densification_interval: interval } = settings;
  if (iters === settings.iters) {
    return { iters, density_start_iter: start, density_end_iter: end, densification_interval: interval };
  }
  const ratio = iters / settings.iters;
  const scaledEnd = Math.round(end * ratio);
  return {
    iters,
    density_start_iter: Math.round(start * ratio),
    density_end_iter: scaledEnd >= interval && end % interval === 0 ? scaledEnd - (scaledEnd % interval) : scaledEnd,
    densification_interval: interval,
  };
}
