import { AppError } from '@404-gen/service-kit';
import { copyCloud, type GaussianCloud, type SplatTrainer, type TrainerOptions } from '@404-gen/splat';

export interface FakeTrainer extends SplatTrainer {
  readonly start: GaussianCloud;
  readonly options: TrainerOptions;
  readonly closed: boolean;
}

export interface FakeTrainers {
  /** Every trainer made, in order. */
  readonly made: FakeTrainer[];
  create(start: GaussianCloud, options: TrainerOptions): FakeTrainer;
}

/**
 * Trainers that move every splat by 0.001 along each axis a step and paint nothing. `fail` may throw before a step (1-based) of the
 * `nth` trainer, or, with step 0, instead of making it.
 */
export function fakeTrainers(fail: (nth: number, step: number) => string | undefined = () => undefined): FakeTrainers {
  const made: FakeTrainer[] = [];
  const check = (nth: number, step: number) => {
    const code = fail(nth, step);
    if (code !== undefined) throw new AppError(code, `${code} in trainer ${nth} at step ${step}`);
  };
  return {
    made,
    create(start, options) {
      const nth = made.length;
      const cloud = copyCloud(start);
      let step = 0;
      let closed = false;
      const trainer: FakeTrainer = {
        ...{ start, options, device: 'fake', count: cloud.count },
        get closed() {
          return closed;
        },
        render: (cameras) =>
          Promise.resolve(
            cameras.map(({ width, height }) => ({
              ...{ width, height },
              rgb: new Float32Array(width * height * 3),
              alpha: new Float32Array(width * height),
              depth: new Float32Array(width * height),
            })),
          ),
        update: () =>
          new Promise((resolve) => {
            step += 1;
            check(nth, step);
            cloud.positions.forEach((value, index) => (cloud.positions[index] = value + 0.001));
            resolve({ step, count: cloud.count, cloned: 0, split: 0, pruned: 0 });
          }),
        snapshot: () => Promise.resolve(copyCloud(cloud)),
        finish: () => Promise.resolve(copyCloud(cloud)),
        close: () => {
          closed = true;
          return Promise.resolve();
        },
      };
      made.push(trainer);
      check(nth, 0);
      return trainer;
    },
  };
}
