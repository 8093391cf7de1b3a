import { toAppError } from '@404-gen/service-kit';
import { findFlaw, resumeOptions, type GaussianCloud, type SplatTrainer, type TrainerOptions } from '@404-gen/splat';
import { generationError } from '../errors.ts';
import { createLossWatch } from './loss-watch.ts';

export type CreateTrainer = (start: GaussianCloud, options: TrainerOptions) => SplatTrainer | Promise<SplatTrainer>;

export interface TrainingSession {
  /** Another one after `recover`. */
  readonly trainer: SplatTrainer;
  /**
   * To be called after each step; throws `NUMERIC_DIVERGED` when the losses do, and keeps a good state now and then. The
   * copy is on its way when this returns: the next step need not wait for it.
   */
  keep(step: number, loss: number): void;
  /**
   * Goes back to the last good state with half the learning rates and returns how many steps it has behind it. Rethrows
   * what is no divergence, and one too many.
   */
  recover(error: unknown): Promise<number>;
  close(): Promise<void>;
}

/** Steps between two states kept: what a divergence costs at most. A copy takes about a millisecond. */
export const KEEP_INTERVAL = 50;
const MOST_RESTARTS = 2;
const RATE_FACTOR = 0.5;

/** A trainer that survives divergence: of 50 steps at most the work is lost, twice. */
export async function createTrainingSession(
  createTrainer: CreateTrainer,
  start: GaussianCloud,
  options: TrainerOptions,
  onRestart: (warning: string) => void,
): Promise<TrainingSession> {
  let trainer = await createTrainer(start, options);
  let good = { step: 0, cloud: start };
  /** The step of the last copy asked for, and when `good` is up to date. */
  let copied = { step: 0, done: Promise.resolve() };
  let restarts = 0;
  const losses = createLossWatch();

  return {
    get trainer() {
      return trainer;
    },

    keep(step, loss) {
      losses.check(step, loss);
      // Nothing comes after the last step that could go wrong.
      if (step - copied.step < KEEP_INTERVAL || losses.suspicious || step >= options.iterations) return;
      const copy = trainer.snapshot().then(
        (cloud) => {
          if (findFlaw(cloud) === undefined) good = { step, cloud };
        },
        // What keeps a copy from coming keeps the next step from ending, and is told there.
        () => undefined,
      );
      copied = { step, done: Promise.all([copied.done, copy]).then(() => undefined) };
    },

    async recover(error) {
      const { code, message, details } = toAppError(error);
      if (code !== 'NUMERIC_DIVERGED') throw error;
      if (restarts === MOST_RESTARTS) {
        const told = `${message}, after ${MOST_RESTARTS} restarts with smaller steps`;
        throw generationError('NUMERIC_DIVERGED', told, { cause: error, details });
      }
      restarts += 1;
      await copied.done;
      copied = { step: good.step, done: Promise.resolve() };
      onRestart(`the optimisation diverged and went on from step ${good.step} with smaller steps (${message})`);
      losses.reset();
      await trainer.close();
      trainer = await createTrainer(good.cloud, resumeOptions(options, good.step, RATE_FACTOR ** restarts));
      return good.step;
    },

    async close() {
      await copied.done;
      await trainer.close();
    },
  };
}
