import { AppError } from '@404-gen/service-kit';
import { availableParallelism } from 'node:os';
import type { Camera } from '../camera.ts';
import type { GaussianCloud } from '../cloud.ts';
import type { RenderedView, Rgb } from '../image.ts';
import { createOptimiser, splatCapacity } from '../optimise/optimiser.ts';
import { createTrainableCloud } from '../optimise/trainable-cloud.ts';
import type { SplatTrainer, TrainerOptions, ViewGradient } from '../trainer.ts';
import { sharedMemory } from './real-array.ts';
import { createViewBuffers, type ViewBuffers } from './view-buffers.ts';
import { createInlineViewPool, createThreadedViewPool, type ViewPool } from './view-pool.ts';
import type { ViewStage } from './view-stage.ts';

/** More threads than views would idle, and guidances look at four views. */
const MOST_WORKERS = 4;

export interface CpuTrainerOptions {
  /** Threads that render; 0 renders on the calling one. Default: one per processor core, at most four. */
  readonly workers?: number;
  /** Script of the threads; tests pass ones that fail. */
  readonly workerEntry?: string;
}

/**
 * The `SplatTrainer` that needs nothing but a processor. Same cloud, options, cameras and gradients: same bytes,
 * whatever the number of workers.
 *
 * Threads start at once and end with `close`, which must be called. Calls after `close`, and one that is running,
 * reject with `CANCELLED_RASTER`; after a thread failed they reject with `PIPELINE_RASTER_WORKER`. `update` rejects
 * with `NUMERIC_DIVERGED` if a gradient or a parameter is not finite.
 */
export function createCpuTrainer(
  initialCloud: GaussianCloud,
  options: TrainerOptions,
  { workers = Math.min(MOST_WORKERS, availableParallelism()), workerEntry }: CpuTrainerOptions = {},
): SplatTrainer {
  if (!Number.isInteger(workers) || workers < 0) {
    throw new AppError('BUG_TRAINER_OPTIONS', `Not a number of workers: ${workers}`);
  }
  const capacity = splatCapacity(initialCloud.count, options);
  const cloud = createTrainableCloud(initialCloud, capacity, sharedMemory.real);
  const optimiser = createOptimiser(cloud, options);
  const pool: ViewPool = workers === 0 ? createInlineViewPool() : createThreadedViewPool(workers, workerEntry);
  const { positions, shDc, shRest, opacityLogits, logScales, rotations } = cloud.groups;
  const parameters: GaussianCloud = {
    count: capacity,
    shDegree: cloud.shDegree,
    positions: positions.values,
    shDc: shDc.values,
    shRest: shRest.values,
    opacityLogits: opacityLogits.values,
    logScales: logScales.values,
    rotations: rotations.values,
  };

  let stage: ViewStage<Float32Array> | undefined;
  /** What `update` goes back through. */
  let rendered: { cameras: readonly Camera[]; background: Rgb } | undefined;

  const stageFor = (cameras: readonly Camera[]): ViewStage<Float32Array> => {
    const pixels = Math.max(0, ...cameras.map((camera) => camera.width * camera.height));
    if (stage && stage.views.length >= cameras.length && stage.views[0]!.pixelCapacity >= pixels) return stage;
    stage = {
      cloud: parameters,
      views: cameras.map(() => createViewBuffers(sharedMemory, capacity, pixels, cloud.shDegree)),
      results: sharedMemory.int32(cameras.length * 2),
      nextView: sharedMemory.int32(1),
    };
    pool.setStage(stage);
    return stage;
  };

  return {
    device: workers === 0 ? 'cpu' : `cpu (${workers} ${workers === 1 ? 'thread' : 'threads'})`,
    get count() {
      return cloud.count;
    },
    async render(cameras, background) {
      rendered = undefined;
      if (cameras.length === 0) return [];
      const { views } = stageFor(cameras);
      await pool.run({ direction: 'forward', count: cloud.count, cameras, background, withDepth: false });
      rendered = { cameras, background };
      return cameras.map(({ width, height }, index): RenderedView => {
        const { rgb, alpha, depth } = views[index]!;
        const pixels = width * height;
        return {
          width,
          height,
          rgb: rgb.subarray(0, pixels * 3),
          alpha: alpha.subarray(0, pixels),
          depth: depth.subarray(0, pixels),
        };
      });
    },
    async update(gradients) {
      if (!stage || !rendered || gradients.length !== rendered.cameras.length) {
        const views = rendered?.cameras.length ?? 0;
        throw new AppError('BUG_TRAINER_ORDER', `${gradients.length} gradients came for ${views} rendered views`);
      }
      const { cameras, background } = rendered;
      rendered = undefined;
      const { views, results } = stage;
      gradients.forEach((gradient, index) => writeGradient(gradient, cameras[index]!, views[index]!));
      const withDepth = gradients.some((gradient) => gradient.depth !== undefined);
      await pool.run({ direction: 'backward', count: cloud.count, cameras, background, withDepth });
      if (cameras.some((_, index) => results[index * 2 + 1] === 1)) {
        throw new AppError('NUMERIC_DIVERGED', 'A gradient of a rendered pixel is not finite');
      }
      return optimiser.step(
        cameras.map(({ width }, index) => {
          const { gradients: perView, absgrad, projected } = views[index]!;
          return { width, gradients: perView, absgrad, radii: projected.radii };
        }),
      );
    },
    snapshot: () => Promise.resolve(optimiser.snapshot()),
    finish: () => new Promise((resolve) => resolve(optimiser.finish())),
    close: () => pool.close(),
  };
}

function writeGradient(gradient: ViewGradient, camera: Camera, buffers: ViewBuffers): void {
  const pixels = camera.width * camera.height;
  const planes = [
    { name: 'rgb', from: gradient.rgb, to: buffers.rgbGradient, length: pixels * 3 },
    { name: 'alpha', from: gradient.alpha, to: buffers.alphaGradient, length: pixels },
    { name: 'depth', from: gradient.depth, to: buffers.depthGradient, length: pixels },
  ];
  for (const { name, from, to, length } of planes) {
    if (!from) {
      to.fill(0, 0, length);
    } else if (from.length === length) {
      to.set(from);
    } else {
      throw new AppError('BUG_TRAINER_GRADIENT', `The ${name} gradient has ${from.length} values, its view ${length}`);
    }
  }
}
