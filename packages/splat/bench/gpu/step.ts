import { createCloudBuffers } from '../../src/gpu/cloud-buffers.ts';
import type { GpuContext } from '../../src/gpu/context.ts';
import type { DeviceTargets, FitStep } from '../../src/gpu/fit.ts';
import { createGpuTrainer } from '../../src/gpu/gpu-trainer.ts';
import { STATE_BYTES } from '../../src/gpu/layout.ts';
import { maxIntersections, type NamedStage } from '../../src/gpu/raster-passes.ts';
import { binPairs, PAIRS_PER_SPLAT, wantedPairs } from '../../src/gpu/render-views.ts';
import { createStepPasses, type StepPasses } from '../../src/gpu/step-passes.ts';
import { DEFAULT_TRAINER_OPTIONS } from '../../src/optimise/options.ts';
import type { TrainerOptions } from '../../src/trainer.ts';
import { createStopwatch } from './stopwatch.ts';
import { ballCloud, orbitCameras, VIEWS, type Scene } from './scenes.ts';
import { median, rounded } from './statistics.ts';

export interface StepFigures {
  /** Median over the runs of wall milliseconds per step, through `GpuTrainer.fit`. */
  readonly stepMs: number;
  readonly leastMs: number;
  readonly mostMs: number;
  readonly runs: number;
  readonly stepsPerRun: number;
  /** The first steps, pipelines compiled on the way. */
  readonly firstMs: number;
  /** Most device memory in buffers at once. */
  readonly deviceBytes: number;
  /** Pairs of splat and tile over all views. */
  readonly pairs: number;
  readonly binPairs: number;
  /** Microseconds of the device for one whole step; undefined where the adapter has no timestamps. */
  readonly gpuStepUs: number | undefined;
  /** The same by pass, each in a compute pass of its own. */
  readonly passesUs: Readonly<Record<string, number>> | undefined;
}

/** Weights that text_mv.yaml gives both means. */
const WEIGHTS = { rgbMse: 10_000, alphaMse: 1000 };
/** So small that the cloud stays as it is and each step costs the same; the arithmetic is done all the same. */
const RATE = 1e-6;
const STEPS_BEFORE = 8;
const LEAST_STEPS = 8;
/** A multiple of what one submission of the trainer holds. */
const MOST_STEPS = 512;
const WARM_UP_MS = 300;
const PROFILE_RUNS = 15;
const HEADROOM = 1.5;

function optionsFor(splats: number): TrainerOptions {
  return {
    ...DEFAULT_TRAINER_OPTIONS,
    ...{ spatialLrScale: 1, positionLrInit: RATE, positionLrFinal: RATE },
    ...{ featureLr: RATE, opacityLr: RATE, scalingLr: RATE, rotationLr: RATE },
    ...{ densityStartStep: 1e9, densityEndStep: 1e9, iterations: 1e8, maxSplats: splats, minSplats: 1 },
  };
}

/** One optimisation step: four views forward, losses against pictures on the device, backward, Adam. */
export async function measureStep(
  gpu: GpuContext,
  { splats, size }: Scene,
  { runs, runMs }: { readonly runs: number; readonly runMs: number },
): Promise<StepFigures> {
  gpu.resetPeak();
  const cloud = ballCloud(splats);
  const options = optionsFor(splats);
  const step: FitStep = { cameras: orbitCameras(size), background: [1, 1, 1], targetOf: [0, 1, 2, 3] };
  const steps = (count: number) => Array.from({ length: count }, () => step);
  const targets = createTargets(gpu, size);
  const trainer = createGpuTrainer(gpu, cloud, options);
  const timed = async (count: number) => {
    const start = performance.now();
    await trainer.fit(targets, steps(count), WEIGHTS);
    return performance.now() - start;
  };
  let figures: Omit<StepFigures, 'pairs' | 'binPairs' | 'gpuStepUs' | 'passesUs'>;
  try {
    const firstMs = await timed(STEPS_BEFORE);
    const roughMs = (await timed(STEPS_BEFORE)) / STEPS_BEFORE;
    const stepsPerRun = Math.max(LEAST_STEPS, Math.min(MOST_STEPS, Math.ceil(runMs / roughMs)));
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push((await timed(stepsPerRun)) / stepsPerRun);
    figures = {
      stepMs: rounded(median(times)),
      ...{ leastMs: rounded(Math.min(...times)), mostMs: rounded(Math.max(...times)) },
      ...{ runs, stepsPerRun, firstMs: Math.round(firstMs), deviceBytes: gpu.peakBytes },
    };
  } finally {
    await trainer.close();
  }
  try {
    const profile = await profileStep(gpu, { splats, size }, step, targets, options);
    return { ...figures, ...profile };
  } finally {
    gpu.destroyBuffer(targets.buffer);
    await gpu.settle();
  }
}

function createTargets(gpu: GpuContext, size: number): DeviceTargets {
  const bytes = new Uint8Array(VIEWS * size * size * 4);
  // Knuth's multiplicative hash: any picture will do, but not a flat one.
  for (let at = 0; at < bytes.length; at++) bytes[at] = Math.imul(at, 2_654_435_761) >>> 24;
  const buffer = gpu.createBuffer('targets', bytes.length);
  gpu.device.queue.writeBuffer(buffer, 0, bytes);
  return { width: size, height: size, buffer };
}

/** Times the passes alone and together, with room for pairs as the trainer would make it. */
async function profileStep(
  gpu: GpuContext,
  { splats, size }: Scene,
  step: FitStep,
  targets: DeviceTargets,
  options: TrainerOptions,
): Promise<Pick<StepFigures, 'pairs' | 'binPairs' | 'gpuStepUs' | 'passesUs'>> {
  const cloud = createCloudBuffers(gpu, ballCloud(splats), splats);
  const make = (intersectionCapacity: number) => {
    const raster = { width: size, height: size, views: VIEWS, depth: false, capacity: splats, shDegree: 0 as const };
    const passes = createStepPasses(gpu, cloud, { ...raster, intersectionCapacity }, targets);
    passes.setCount(splats);
    passes.begin([step]);
    passes.setRates([{ options, step: 1, collect: true }]);
    // The last of several is measured; this is about those before.
    passes.setTargets([step, step], WEIGHTS);
    return passes;
  };
  const most = maxIntersections(gpu);
  let passes = make(Math.min(most, splats * VIEWS * PAIRS_PER_SPLAT));
  try {
    const run = (stages: readonly NamedStage[]) => {
      passes.begin([step]);
      const encoder = gpu.device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      for (const { encode } of stages) encode(pass);
      pass.end();
      gpu.device.queue.submit([encoder.finish()]);
    };
    const countPairs = async () => {
      run(stagesOf(passes));
      const state = await gpu.read(passes.raster.state, 0, STATE_BYTES);
      return { pairs: wantedPairs(state), binPairs: binPairs(state) };
    };
    let counted = await countPairs();
    if (counted.pairs > passes.raster.shape.intersectionCapacity) {
      passes.destroy();
      passes = make(Math.min(most, Math.ceil(counted.pairs * HEADROOM)));
      counted = await countPairs();
    }
    const stages = stagesOf(passes);
    const stopwatch = createStopwatch(gpu.device, stages.length);
    if (!stopwatch) return { ...counted, gpuStepUs: undefined, passesUs: undefined };
    // Idle cards clock down, and take their time to come back.
    for (const start = performance.now(); performance.now() - start < WARM_UP_MS;) {
      run(stages);
      await gpu.settle();
    }
    const together: number[] = [];
    const apart = stages.map((): number[] => []);
    try {
      for (let repeat = -2; repeat < PROFILE_RUNS; repeat++) {
        passes.begin([step]);
        const [whole] = await stopwatch.time([(pass) => stages.forEach(({ encode }) => encode(pass))]);
        passes.begin([step]);
        const each = await stopwatch.time(stages.map(({ encode }) => encode));
        if (repeat < 0) continue;
        together.push(whole!);
        each.forEach((us, index) => apart[index]!.push(us));
      }
    } finally {
      stopwatch.destroy();
    }
    const passesUs = Object.fromEntries(stages.map(({ name }, index) => [name, rounded(median(apart[index]!))]));
    return { ...counted, gpuStepUs: rounded(median(together)), passesUs };
  } finally {
    passes.destroy();
    cloud.destroy();
  }
}

function stagesOf(passes: StepPasses): readonly NamedStage[] {
  return [
    ...passes.raster.forwardStages,
    { name: 'rasterise backward', encode: (pass) => passes.encodeBackward(pass, 0) },
    { name: 'update', encode: passes.update },
  ];
}
