import { toAppError } from '@404-gen/service-kit';
import {
  checkSubmission,
  concatClouds,
  createCloud,
  encodeSpz,
  fitToValidatorFrame,
  randomBallCloud,
  writePly,
  type GaussianCloud,
  type GpuContext,
} from '@404-gen/splat';
import { generationError } from '../errors.ts';
import type { DeviceGuidance, Guidance, GuidanceRequest, PreparedGuidance } from '../guidance/guidance.ts';
import { renderSize, type GenerationPlan } from './generation-plan.ts';
import { forgive } from './forgive.ts';
import { keepBlur } from './keep-blur.ts';
import { canFit, optimiseOnDevice } from './optimise-on-device.ts';
import { stepDrawer, type DrawnStep } from './step-drawer.ts';
import { createKnownView, type KnownView } from '../image-prompt/known-view.ts';
import { prepareImage } from '../image-prompt/prepare-image.ts';
import type { BackgroundRemover } from '../image-prompt/remove-background.ts';
import { lookAtViews } from './look-at-views.ts';
import { withKnownView } from './known-view-trainer.ts';
import type { GenerationProgress, GenerationResult, RunOptions } from './pipeline.ts';
import { reducePlan } from './reduced-plan.ts';
import { createStopwatch, type Stopwatch } from './stopwatch.ts';
import type { DeviceMemory, MemoryShape } from './trainer-factory.ts';
import { createTrainingSession, type CreateTrainer, type TrainingSession } from './training-session.ts';

export interface PipelineParts {
  readonly guidance: Guidance;
  readonly createTrainer: CreateTrainer;
  /** What trainers compute on; undefined on the CPU. */
  readonly gpu?: GpuContext | undefined;
  /** Of the GPU that trainers use; undefined on the CPU. */
  readonly memory?: DeviceMemory | undefined;
  /** What takes the background out of opaque images, which cannot be used without, and out of sampled views. */
  readonly removeBackground?: BackgroundRemover | undefined;
}

/** Upstream's spatial_lr_scale (404 `GaussianProcessor.py`): a random ball has far to go, a supplied cloud has not. */
const SPATIAL_LR_SCALE = { ball: 10, surface: 1 };

/**
 * The path of a prompt: read it, place the first splats, then step by step choose cameras, render, ask the guidance how
 * the pictures should change, and update the splats; at the end prune, put the cloud into the validator's frame, encode.
 *
 * The same plan gives the same bytes. A job that diverges goes back to its last good state; one that does not fit into
 * device memory is tried once more, smaller. Rejects with the signal's reason within one step of its abortion,
 * `NUMERIC_DIVERGED` when loss or cloud stop being finite again and again, `GPU_OUT_OF_MEMORY`, `GPU_DEVICE_LOST`, and
 * with what guidance and trainer throw.
 */
export async function generateSplats(
  plan: GenerationPlan,
  parts: PipelineParts,
  options: RunOptions,
): Promise<GenerationResult> {
  try {
    return await attempt(plan, parts, options);
  } catch (error) {
    options.signal.throwIfAborted();
    const reduced = toAppError(error).code === 'GPU_OUT_OF_MEMORY' ? reducePlan(plan) : undefined;
    if (!reduced) throw asCatalogued(error);
    options.onNotice?.({ kind: 'reduced', warning: `${reduced.warning} (${toAppError(error).message})` });
    const smaller = { ...reduced.plan, warnings: [...plan.warnings, reduced.warning] };
    return attempt(smaller, parts, options).catch((again: unknown) => {
      throw asCatalogued(again);
    });
  }
}

/** What the device says under a code of the server's catalogue, with what the catalogue says of it; all else as it is. */
function asCatalogued(error: unknown): Error {
  const { code, message } = toAppError(error);
  if (code !== 'GPU_OUT_OF_MEMORY' && code !== 'GPU_DEVICE_LOST') return error as Error;
  return generationError(code, message, { cause: error });
}

async function attempt(
  plan: GenerationPlan,
  parts: PipelineParts,
  { signal, onProgress, onNotice }: RunOptions,
): Promise<GenerationResult> {
  let iterations = plan.trainer.iterations;
  const networkSecondsBefore = parts.guidance.networkSeconds;
  const stopwatch = createStopwatch(['prepare', 'render', 'guidance', 'update', 'export']);
  let stepsDone = 0;
  const report = (phase: GenerationProgress['phase'], iteration: number, splats: number, loss?: number) => {
    stepsDone = iteration;
    onProgress({ phase, iteration, iterations, splats, loss });
  };

  report('prepare', 0, 0);
  const { prepared, known } = await stopwatch.time('prepare', () =>
    readPrompt(plan, parts, signal, {
      onAlive: () => report('prepare', 0, 0),
      onCutOut: (counts) => onNotice?.({ kind: 'cut_out', ...counts }),
    }),
  );
  const ratio = () => Math.min(1, (stepsDone + 1) / plan.trainer.iterations);
  const createTrainer: CreateTrainer = async (cloud, options) => {
    const trainer = await parts.createTrainer(cloud, options);
    return known ? withKnownView(trainer, known, ratio) : trainer;
  };
  const predictedBytes = parts.memory?.predictBytes(memoryShape(plan));
  if (predictedBytes !== undefined) onNotice?.({ kind: 'memory_predicted', bytes: predictedBytes });
  parts.memory?.resetPeak();
  if (prepared.refines) iterations += plan.refineSteps;
  const warnings = standingWarnings(plan, parts.guidance);
  let guide: DeviceGuidance | undefined;
  let session: TrainingSession | undefined;
  let cloud: GaussianCloud;
  try {
    session = await stopwatch.time('prepare', async () => {
      if (parts.gpu) await forgive(parts.gpu);
      guide = parts.gpu && prepared.onDevice?.(parts.gpu, plan.cameras.fovyDegrees);
      const { start, options, proposed } = await firstCloud(plan, prepared, guide);
      if (plan.init === 'surface' && !proposed)
        warnings.push(`${parts.guidance.name} proposes no start, so it was a random ball`);
      return createTrainingSession(createTrainer, start, { ...options, iterations }, (warning) => {
        warnings.push(warning);
        onNotice?.({ kind: 'restarted', warning });
      });
    });
    const draw = stepDrawer(plan, prepared);
    report('optimise', 0, session.trainer.count);
    let done = 0;
    if (guide && canFit(session.trainer))
      done = await optimiseOnDevice({ plan, guide, session, stopwatch, signal, report, draw });
    await optimise({ from: done, to: iterations }, prepared, { draw, session, stopwatch, signal, report });
    report('export', iterations, session.trainer.count);
    const { trainer } = session;
    cloud = await stopwatch.time('export', () => trainer.finish());
  } finally {
    guide?.close();
    await session?.close();
  }
  const { exported, bytes } = await stopwatch.time('export', async () => {
    const framed = frame(keepBlur(cloud, { ...plan.cameras, lastSize: renderSize(plan, iterations) }));
    return { exported: framed, bytes: plan.format === 'spz' ? await encodeSpz(framed) : writePly(framed) };
  });
  return {
    bytes,
    format: plan.format,
    splats: exported.count,
    warnings: [...plan.warnings, ...warnings, ...prepared.warnings, ...resultWarnings(exported)],
    stageSeconds: stopwatch.seconds(),
    networkSeconds: difference(parts.guidance.networkSeconds, networkSecondsBefore),
    gpuMemory: parts.memory && { predictedBytes, peakBytes: parts.memory.peakBytes },
  };
}

function difference(after: number | undefined, before: number | undefined): number | undefined {
  return after === undefined || before === undefined ? undefined : after - before;
}

/** What the guidance makes of prompt and image, and the view that the image shows. */
async function readPrompt(
  plan: GenerationPlan,
  { guidance, removeBackground }: Pick<PipelineParts, 'guidance' | 'removeBackground'>,
  signal: AbortSignal,
  listeners: Pick<GuidanceRequest, 'onAlive' | 'onCutOut'>,
): Promise<{ readonly prepared: PreparedGuidance; readonly known: KnownView | undefined }> {
  const { prompt, negativePrompt, guidanceScale, seed, diffusion, image: planned, cameras } = plan;
  const image = planned && (await prepareImage(planned, removeBackground));
  signal.throwIfAborted();
  const shown = image && { image: image.reference };
  const texts = { prompt, negativePrompt, guidanceScale, seed, diffusion };
  const request = { ...texts, ...shown, removeBackground, ...listeners };
  const prepared = await guidance.prepare(request, signal);
  signal.throwIfAborted();
  return { prepared, known: planned && image && createKnownView(planned, image.picture, cameras) };
}

async function firstCloud(plan: GenerationPlan, prepared: PreparedGuidance, guide: DeviceGuidance | undefined) {
  const { init, initialSplats } = plan;
  const proposed =
    init === 'ball'
      ? undefined
      : await (guide?.initialCloud?.(initialSplats) ?? prepared.initialCloud?.(initialSplats));
  return {
    proposed: proposed !== undefined,
    // A guidance may know nothing of harmonics: the missing bands start at zero.
    start: proposed
      ? concatClouds([proposed, createCloud(0, plan.shDegree)])
      : randomBallCloud(initialSplats, plan.seed, plan.shDegree),
    options: {
      ...plan.trainer,
      // Steps that only refine add no splats.
      densityEndStep: Math.min(plan.trainer.densityEndStep, plan.trainer.iterations),
      spatialLrScale: proposed ? SPATIAL_LR_SCALE.surface : SPATIAL_LR_SCALE.ball,
    },
  };
}

/** What the caller is told whatever the prompt: what the guidance stands in for, and fields that make no difference to it. */
function standingWarnings({ given }: GenerationPlan, { name, ignores, note }: Guidance): string[] {
  const ignored = given.filter((field) => ignores?.some((each) => each === field));
  return [...(note === undefined ? [] : [note]), ...ignored.map((field) => `${field} makes no difference to ${name}`)];
}

/** The steps after `from` up to `to`. */
async function optimise(
  { from, to }: { readonly from: number; readonly to: number },
  prepared: PreparedGuidance,
  {
    draw,
    session,
    stopwatch,
    signal,
    report,
  }: {
    readonly draw: (step: number) => DrawnStep;
    readonly session: TrainingSession;
    readonly stopwatch: Stopwatch<'render' | 'guidance' | 'update'>;
    readonly signal: AbortSignal;
    readonly report: (phase: 'optimise', iteration: number, splats: number, loss?: number) => void;
  },
): Promise<void> {
  const runStep = async (step: number): Promise<void> => {
    const { trainer } = session;
    const { loss, update } = await lookAtViews({ trainer, prepared, drawn: draw(step), stopwatch, signal });
    signal.throwIfAborted();
    const { count } = await stopwatch.time('update', async () => {
      const done = await update();
      session.keep(step, loss);
      return done;
    });
    report('optimise', step, count, loss);
  };

  for (let step = from + 1; step <= to; step++) {
    signal.throwIfAborted();
    try {
      await runStep(step);
    } catch (error) {
      signal.throwIfAborted();
      step = await session.recover(error);
    }
    // Guidance and trainer may both have run without a pause: let a cancellation in.
    await new Promise((resolve) => setImmediate(resolve));
  }
  signal.throwIfAborted();
}

/** What decides how much device memory a job takes. */
function memoryShape({ initialSplats, shDegree, cameras, trainer, image }: GenerationPlan): MemoryShape {
  const side = Math.max(...cameras.renderSizes);
  return {
    splats: Math.max(initialSplats, trainer.maxSplats),
    ...{ width: side, height: side, shDegree },
    views: cameras.viewsPerGroup * cameras.groups + (image?.knownView ? 1 : 0),
  };
}

/** In the validator's frame. */
function frame(cloud: GaussianCloud): GaussianCloud {
  if (cloud.count === 0) throw generationError('NUMERIC_DIVERGED', 'No splat is left');
  try {
    return fitToValidatorFrame(cloud);
  } catch (error) {
    const { code, message } = toAppError(error);
    if (!code.startsWith('NUMERIC_')) throw error;
    throw generationError('NUMERIC_DIVERGED', message, { cause: error });
  }
}

function resultWarnings(exported: GaussianCloud): string[] {
  const { valid, reasons } = checkSubmission(exported);
  return valid ? [] : [`validators would refuse this: ${reasons.map((reason) => reason.message).join(', ')}`];
}
