import { BETA1, BETA2 } from '../optimise/adam.ts';
import { learningRates } from '../optimise/learning-rates.ts';
import type { TrainerOptions } from '../trainer.ts';
import type { CloudBuffers } from './cloud-buffers.ts';
import { workgroupsFor, type GpuContext } from './context.ts';
import type { RasterPasses } from './raster-passes.ts';
import { createStage, type Stage } from './stage.ts';
import { RATE_VEC4S, splatsPerGroup, updateWgsl } from './update.wgsl.ts';

/** Floats of one step's rates in their buffer. */
export const RATE_FLOATS = RATE_VEC4S * 4;

/**
 * Writes the rates of a step (1-based) at `RATE_FLOATS · index`, with Adam's bias correction in them.
 *
 * @param statisticsWeight factor on the sensitivities that this step adds to the statistics; 0 adds none
 */
export function packRates(
  options: TrainerOptions,
  step: number,
  statisticsWeight: number,
  out: Float32Array,
  index: number,
): void {
  const { positions, shDc, shRest, opacityLogits, logScales, rotations } = learningRates(options, step);
  const correction = 1 - BETA1 ** step;
  const rates = [positions, shDc, shRest, opacityLogits, logScales, rotations].map((rate) => rate / correction);
  out.set([...rates, 1 / Math.sqrt(1 - BETA2 ** step), statisticsWeight], index * RATE_FLOATS);
}

/** Slots → gradients of the parameters → Adam, in one kernel. */
export function createUpdatePass(
  gpu: GpuContext,
  raster: RasterPasses,
  cloud: CloudBuffers,
  { views, rates, count }: { views: GPUBuffer; rates: GPUBuffer; count: () => number },
  output: 'adam' | 'gradients' = 'adam',
): Stage {
  const { params, firstMoments, secondMoments, statistics } = cloud;
  const { sizes, state, splats, counts, starts, slotGradients, slotStamps } = raster;
  return createStage(gpu, {
    code: updateWgsl({ shDegree: raster.shape.shDegree, views: raster.shape.views, output }),
    entryPoint: 'update',
    buffers: [
      ...[sizes, state, views, rates, params, firstMoments, secondMoments, statistics],
      ...[splats, counts, starts, slotGradients, slotStamps],
    ],
    workgroups: () => workgroupsFor(count(), splatsPerGroup(raster.shape.views)),
  });
}
