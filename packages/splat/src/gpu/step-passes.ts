import { AppError } from '@404-gen/service-kit/app-error';
import type { Camera } from '../camera.ts';
import type { Rgb } from '../image.ts';
import type { TrainerOptions } from '../trainer.ts';
import type { CloudBuffers } from './cloud-buffers.ts';
import type { GpuContext } from './context.ts';
import type { DeviceTargets, FitStep } from './fit.ts';
import { packView, STATE_BYTES, VIEW_FLOATS } from './layout.ts';
import { createKnownViewLoss } from './losses/known-view-loss.ts';
import { comparisonWgsl } from './losses/known-view.wgsl.ts';
import type { KnownViewWeights } from './losses/known-view-step.ts';
import { createRasterPasses, type RasterPasses, type RasterShape } from './raster-passes.ts';
import type { Stage } from './stage.ts';
import { createViewPlanes, type PlanesShape, type ViewPlanes } from './view-planes.ts';
import { createUpdatePass, packRates, RATE_FLOATS } from './update-pass.ts';

const TARGET_FORMAT = 'rgba8unorm';

/** Steps that one submission may hold. */
export const MAX_STEPS = 256;

/** The rates of one step and whether it adds to the statistics. */
export interface StepRates {
  readonly options: TrainerOptions;
  /** 1-based. */
  readonly step: number;
  readonly collect: boolean;
}

/** All passes of a step at one size of pictures, and what the host tells them. */
export interface StepPasses {
  readonly raster: RasterPasses;
  readonly update: Stage;
  /** Whether these passes can do the job asked for. */
  fits(
    shape: { width: number; height: number; views: number; depth: boolean },
    targets: DeviceTargets | undefined,
    intersections: number,
  ): boolean;
  setCount(count: number): void;
  /** Cameras of up to `MAX_STEPS` steps; the next submission starts at the first. */
  begin(steps: readonly { readonly cameras: readonly Camera[]; readonly background: Rgb }[]): void;
  setRates(rates: readonly StepRates[]): void;
  /** What the steps compare with; the last one is measured. */
  setTargets(steps: readonly FitStep[], weights: KnownViewWeights): void;
  /** From the pictures of a step to gradients per slot: by its loss, or without it where single pixels suffice. */
  encodeBackward(pass: GPUComputePassEncoder, index: number): void;
  readLosses(index: number): Promise<Float32Array>;
  /** Views as planes; made on first use, and kept as long as their shape is asked for. */
  planesOf(shape: PlanesShape): ViewPlanes;
  readPictures(): Promise<{ state: Uint32Array; pixels: Float32Array; depths: Float32Array }>;
  destroy(): void;
}

export function createStepPasses(
  gpu: GpuContext,
  cloud: CloudBuffers,
  shape: RasterShape,
  targets: DeviceTargets | undefined,
): StepPasses {
  const { views, width, height, depth } = shape;
  const viewBuffer = gpu.createBuffer('views', MAX_STEPS * views * VIEW_FLOATS * 4);
  const rates = gpu.createBuffer('rates', MAX_STEPS * RATE_FLOATS * 4);
  const raster = createRasterPasses(gpu, shape, { params: cloud.params, views: viewBuffer });
  let count = 0;
  let planes: ViewPlanes | undefined;
  const update = createUpdatePass(gpu, raster, cloud, { views: viewBuffer, rates, count: () => count });
  const { pixels, pixelGradients: gradients } = raster;
  const loss =
    targets &&
    createKnownViewLoss(gpu, {
      ...{ width, height, maxViews: views, maxSteps: MAX_STEPS, pixels, gradients },
      ...{ targets: targets.buffer, targetFormat: TARGET_FORMAT },
    });
  const fromTargets = loss && !depth ? raster.backwardFrom(comparisonWgsl(TARGET_FORMAT, 1)) : undefined;
  const comparisonOf = fromTargets && loss?.comparison(fromTargets.layout);
  const lossOf = () => {
    if (!loss) throw new AppError('BUG_TRAINER_ORDER', 'These passes have no targets');
    return loss;
  };
  const { queue } = gpu.device;

  return {
    raster,
    update,
    fits: (asked, askedTargets, intersections) =>
      asked.width === width &&
      asked.height === height &&
      asked.views === views &&
      asked.depth === depth &&
      askedTargets?.buffer === targets?.buffer &&
      intersections <= shape.intersectionCapacity,
    setCount(next) {
      count = next;
      raster.setCount(next);
    },
    begin(steps) {
      const packed = new Float32Array(steps.length * views * VIEW_FLOATS);
      steps.forEach(({ cameras, background }, index) => {
        cameras.forEach((camera, view) => packView(camera, background, packed, index * views + view));
      });
      queue.writeBuffer(viewBuffer, 0, packed);
      raster.resetState();
    },
    setRates(steps) {
      const packed = new Float32Array(steps.length * RATE_FLOATS);
      steps.forEach(({ options, step, collect }, index) => {
        // Densification looks at sensitivities in pixels or in half pictures.
        const unit = options.densifyGradUnit === 'ndc' ? width / 2 : 1;
        packRates(options, step, collect ? unit : 0, packed, index);
      });
      queue.writeBuffer(rates, 0, packed);
    },
    setTargets(steps, weights) {
      const last = steps.length - 1;
      lossOf().writeSteps(
        0,
        steps.map(({ targetOf, background }, index) => ({ targetOf, background, weights, measured: index === last })),
      );
    },
    encodeBackward(pass, index) {
      const ownLoss = lossOf();
      if (fromTargets && comparisonOf && ownLoss.isPixelwise(index)) {
        fromTargets.encode(pass, comparisonOf(index));
      } else {
        ownLoss.encode(pass, index);
        raster.encodeBackward(pass);
      }
    },
    readLosses: (index) => lossOf().readLosses(index),
    planesOf(wanted) {
      if (planes?.shape.side === wanted.side && planes.shape.views === wanted.views) return planes;
      planes?.destroy();
      planes = undefined;
      return (planes = gpu.allOrNothing(() => createViewPlanes(gpu, raster, wanted)));
    },
    async readPictures() {
      const bytes = views * width * height * 16;
      const [state, colors, distances] = await Promise.all([
        gpu.read(raster.state, 0, STATE_BYTES),
        gpu.read(raster.pixels, 0, bytes),
        gpu.read(raster.depths, 0, bytes / 4),
      ]);
      return { state: new Uint32Array(state), pixels: new Float32Array(colors), depths: new Float32Array(distances) };
    },
    destroy() {
      loss?.destroy();
      planes?.destroy();
      raster.destroy();
      for (const buffer of [viewBuffer, rates]) gpu.destroyBuffer(buffer);
    },
  };
}
