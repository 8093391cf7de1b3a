import { AppError } from '@404-gen/service-kit';
import type { GpuTrainer, SplatTrainer, StepReport } from '@404-gen/splat';
import type { PreparedGuidance } from '../guidance/guidance.ts';
import type { DrawnStep } from './step-drawer.ts';
import type { Stopwatch } from './stopwatch.ts';

/** A trainer that hands over no more of a view than a network of a smaller picture size sees. */
export type PlanesTrainer = SplatTrainer & Pick<GpuTrainer, 'renderPlanes' | 'updateFromPlanes'>;

export function canShowPlanes(trainer: SplatTrainer): trainer is PlanesTrainer {
  return 'renderPlanes' in trainer;
}

/** What the guidance said of a step's views. */
export interface LookedAt {
  readonly loss: number;
  /** Tells the trainer. */
  readonly update: () => Promise<StepReport>;
}

/** Renders a step's views and shows them to the guidance: as planes where both can do with them, else as pictures. */
export async function lookAtViews({
  trainer,
  prepared,
  drawn,
  stopwatch,
  signal,
}: {
  readonly trainer: SplatTrainer;
  readonly prepared: PreparedGuidance;
  readonly drawn: DrawnStep;
  readonly stopwatch: Stopwatch<'render' | 'guidance'>;
  readonly signal: AbortSignal;
}): Promise<LookedAt> {
  const { background, poses, cameras, guidanceStep } = drawn;
  const byPlanes = canShowPlanes(trainer) ? prepared.planesFor?.(guidanceStep) : undefined;
  if (byPlanes && canShowPlanes(trainer)) {
    const { side } = byPlanes;
    const views = cameras.map((camera, index) => ({ camera, pose: at(poses, index) }));
    // Chance is asked while the device renders.
    const { evaluate, planes } = await stopwatch.time('render', async () => {
      const rendering = trainer.renderPlanes(cameras, background, { side });
      // Heard below; not if what comes first throws.
      rendering.catch(() => undefined);
      const evaluate = byPlanes.begin(views, guidanceStep);
      return { evaluate, planes: (await rendering).planes };
    });
    const { loss, gradient } = await stopwatch.time('guidance', () => evaluate(planes, signal));
    return { loss, update: () => trainer.updateFromPlanes(gradient) };
  }
  const images = await stopwatch.time('render', () => trainer.render(cameras, background));
  const views = images.map((image, index) => ({ camera: at(cameras, index), pose: at(poses, index), image }));
  const { loss, gradients } = await stopwatch.time('guidance', () => prepared.evaluate(views, guidanceStep, signal));
  return { loss, update: () => trainer.update(gradients) };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined)
    throw new AppError('BUG_UNEXPECTED', `The trainer rendered ${index + 1} views, more than asked`);
  return item;
}
