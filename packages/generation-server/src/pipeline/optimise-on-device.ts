import { AppError } from '@404-gen/service-kit';
import type { FitStep, GpuTrainer, SplatTrainer } from '@404-gen/splat';
import type { DeviceGuidance } from '../guidance/guidance.ts';
import { renderSize, type GenerationPlan } from './generation-plan.ts';
import type { DrawnStep } from './step-drawer.ts';
import type { Stopwatch } from './stopwatch.ts';
import { KEEP_INTERVAL, type TrainingSession } from './training-session.ts';

export function canFit(trainer: SplatTrainer): trainer is GpuTrainer {
  return 'fit' in trainer;
}

/** Steps handed over first, until it is known how quick the device is. */
const FIRST_STEPS = 4;
/** A cancellation waits, and progress is silent, about as long as the steps handed over take. */
const LONGEST_MS = 1000;

/**
 * The steps of a job against pictures on the device, all of them or up to the guide's last; returns how many: handed over many at a time, so that the host is in nobody's way.
 * The pictures of the next size are made while the device is busy with this one's. Rejects as the step loop does.
 */
export async function optimiseOnDevice({
  plan,
  guide,
  session,
  stopwatch,
  signal,
  draw,
  report,
}: {
  readonly plan: GenerationPlan;
  readonly guide: DeviceGuidance;
  readonly session: TrainingSession;
  /** `guidance`: waiting for pictures; `update`: all else. */
  readonly stopwatch: Stopwatch<'guidance' | 'update'>;
  readonly signal: AbortSignal;
  /** Called once per step computed, in order. */
  readonly draw: (step: number) => DrawnStep;
  readonly report: (phase: 'optimise', iteration: number, splats: number, loss?: number) => void;
}): Promise<number> {
  const iterations = Math.min(plan.trainer.iterations, guide.lastStep ?? Infinity);
  const pictureOf = new Map(guide.poses.map((pose, index) => [pose, index]));
  let mostSteps = FIRST_STEPS;
  /** Steps of the job before the first of the present trainer. */
  let before = 0;

  const handOver = async (done: number, side: number): Promise<number> => {
    const steps: FitStep[] = [];
    // No farther than the next state kept.
    const keepAt = (Math.floor(done / KEEP_INTERVAL) + 1) * KEEP_INTERVAL;
    const end = Math.min(iterations, keepAt, done + mostSteps);
    for (let step = done + 1; step <= end && renderSize(plan, step) === side; step++) {
      const { cameras, background, poses } = draw(step);
      const targetOf = poses.map((pose) => pictureOf.get(pose) ?? unknownPose());
      steps.push({ cameras, background, targetOf });
    }
    const targets = await stopwatch.time('guidance', () => guide.targetsFor(side));
    const { trainer } = session;
    if (!canFit(trainer))
      throw new AppError('BUG_UNEXPECTED', 'A trainer on the device was followed by one that is not');
    const startedAt = performance.now();
    await stopwatch.time('update', async () => {
      const fitting = trainer.fit(targets, steps, guide.weightsFor(viewsOf(plan)), {
        signal,
        onProgress: ({ step, count }, loss) => report('optimise', before + step, count, loss),
      });
      // The device is busy now; what it paints next takes the host a while to say.
      prefetch(guide, sizeAfter(plan, done));
      const { loss } = await fitting;
      session.keep(done + steps.length, loss);
    });
    const stepMs = (performance.now() - startedAt) / steps.length;
    mostSteps = Math.max(1, Math.min(mostSteps * 4, Math.floor(LONGEST_MS / stepMs)));
    return done + steps.length;
  };

  let done = 0;
  while (done < iterations) {
    signal.throwIfAborted();
    try {
      done = await handOver(done, renderSize(plan, done + 1));
    } catch (error) {
      signal.throwIfAborted();
      done = before = await session.recover(error);
    }
  }
  signal.throwIfAborted();
  return done;
}

/** Has the pictures of the next size painted. A failure is met where they are needed. */
function prefetch(guide: DeviceGuidance, side: number | undefined): void {
  if (side === undefined) return;
  try {
    guide.targetsFor(side);
  } catch {
    // As said.
  }
}

/** The size that follows the one after `done` steps; undefined when that is the last. */
function sizeAfter(plan: GenerationPlan, done: number): number | undefined {
  const side = renderSize(plan, done + 1);
  for (let step = done + 2; step <= plan.trainer.iterations; step++) {
    if (renderSize(plan, step) !== side) return renderSize(plan, step);
  }
  return undefined;
}

function viewsOf({ cameras }: GenerationPlan): number {
  return cameras.viewsPerGroup * cameras.groups;
}

function unknownPose(): never {
  throw new AppError('BUG_UNEXPECTED', 'A guidance asked for a pose of which it has no picture on the device');
}
