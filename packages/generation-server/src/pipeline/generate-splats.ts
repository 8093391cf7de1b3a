import { AppError, toAppError } from '@404-gen/service-kit';
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
import type { DeviceGuidance, Guidance, PreparedGuidance } from '../guidance/guidance.ts';
import { renderSize, type GenerationPlan } from './generation-plan.ts';
import { keepBlur } from './keep-blur.ts';
import { canFit, optimiseOnDevice } from './optimise-on-device.ts';
import { stepDrawer } from './step-drawer.ts';
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
    const { code, message } = toAppError(error);
    if (code === 'GPU_DEVICE_LOST') throw generationError(code, message, { cause: error });
    if (code !== 'GPU_OUT_OF_MEMORY') throw error;
    const reduced = reducePlan(plan);
    if (!reduced) throw generationError(code, message, { cause: error });
    options.onNotice?.({ kind: 'reduced', warning: `${reduced.warning} (${message})` });
    return attempt({ ...reduced.plan, warnings: [...plan.warnings, reduced.warning] }, parts, options).catch(
      (again: unknown) => {
        const { code: codeAgain, message: messageAgain } = toAppError(again);
        if (codeAgain !== 'GPU_OUT_OF_MEMORY' && codeAgain !== 'GPU_DEVICE_LOST') throw again;
        throw generationError(codeAgain, messageAgain, { cause: again });
      },
    );
  }
}

async function attempt(
  plan: GenerationPlan,
  parts: PipelineParts,
  { signal, onProgress, onNotice }: RunOptions,
): Promise<GenerationResult> {
  const { iterations } = plan.trainer;
  const stopwatch = createStopwatch(['prepare', 'render', 'guidance', 'update', 'export']);
  const report = (phase: GenerationProgress['phase'], iteration: number, splats: number, loss?: number) =>
    onProgress({ phase, iteration, iterations, splats, loss });

  report('prepare', 0, 0);
  const prepared = await stopwatch.time('prepare', () => readPrompt(plan, parts.guidance, signal));
  const predictedBytes = parts.memory?.predictBytes(memoryShape(plan));
  if (predictedBytes !== undefined) onNotice?.({ kind: 'memory_predicted', bytes: predictedBytes });
  parts.memory?.resetPeak();
  const warnings = ignoredFields(plan, parts.guidance);
  let guide: DeviceGuidance | undefined;
  let session: TrainingSession | undefined;
  let cloud: GaussianCloud;
  try {
    session = await stopwatch.time('prepare', async () => {
      guide = parts.gpu && prepared.onDevice?.(parts.gpu, plan.cameras.fovyDegrees);
      const { start, options, proposed } = await firstCloud(plan, prepared, guide);
      if (plan.init === 'surface' && !proposed)
        warnings.push(`${parts.guidance.name} proposes no start, so it was a random ball`);
      return createTrainingSession(parts.createTrainer, start, options, (warning) => {
        warnings.push(warning);
        onNotice?.({ kind: 'restarted', warning });
      });
    });
    if (guide && canFit(session.trainer))
      await optimiseOnDevice({ plan, guide, session, stopwatch, signal, report, draw: stepDrawer(plan, prepared) });
    else await optimise(plan, prepared, session, stopwatch, signal, report);
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
    gpuMemory: parts.memory && { predictedBytes, peakBytes: parts.memory.peakBytes },
  };
}

async function readPrompt(plan: GenerationPlan, guidance: Guidance, signal: AbortSignal): Promise<PreparedGuidance> {
  const { prompt, negativePrompt, guidanceScale, seed } = plan;
  const prepared = await guidance.prepare({ prompt, negativePrompt, guidanceScale, seed }, signal);
  signal.throwIfAborted();
  return prepared;
}

/** What the caller is told of fields that make no difference. */
function ignoredFields({ given }: GenerationPlan, { name, ignores }: Guidance): string[] {
  return given
    .filter((field) => ignores?.some((ignored) => ignored === field))
    .map((field) => `${field} makes no difference to ${name}`);
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
    options: { ...plan.trainer, spatialLrScale: proposed ? SPATIAL_LR_SCALE.surface : SPATIAL_LR_SCALE.ball },
  };
}

async function optimise(
  plan: GenerationPlan,
  prepared: PreparedGuidance,
  session: TrainingSession,
  stopwatch: Stopwatch<'render' | 'guidance' | 'update'>,
  signal: AbortSignal,
  report: (phase: 'optimise', iteration: number, splats: number, loss?: number) => void,
): Promise<void> {
  const { trainer: options } = plan;
  const draw = stepDrawer(plan, prepared);

  const runStep = async (step: number): Promise<void> => {
    const { trainer } = session;
    const { background, poses, cameras, guidanceStep } = draw(step);
    const images = await stopwatch.time('render', () => trainer.render(cameras, background));
    const views = images.map((image, index) => ({ camera: at(cameras, index), pose: at(poses, index), image }));
    const { loss, gradients } = await stopwatch.time('guidance', () => prepared.evaluate(views, guidanceStep, signal));
    signal.throwIfAborted();
    const { count } = await stopwatch.time('update', async () => {
      const done = await trainer.update(gradients);
      await session.keep(step, loss);
      return done;
    });
    report('optimise', step, count, loss);
  };

  report('optimise', 0, session.trainer.count);
  for (let step = 1; step <= options.iterations; step++) {
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
function memoryShape({ initialSplats, shDegree, cameras, trainer }: GenerationPlan): MemoryShape {
  const side = Math.max(...cameras.renderSizes);
  return {
    splats: Math.max(initialSplats, trainer.maxSplats),
    ...{ width: side, height: side, shDegree },
    views: cameras.viewsPerGroup * cameras.groups,
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

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined)
    throw new AppError('BUG_UNEXPECTED', `The trainer rendered ${index + 1} views, more than asked`);
  return item;
}
