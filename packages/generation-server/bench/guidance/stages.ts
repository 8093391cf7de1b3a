/// <reference types="@webgpu/types" />
import {
  orbitCamera,
  randomBallCloud,
  type Camera,
  type DeviceTargets,
  type GpuContext,
  type OrbitPose,
  type SplatTrainer,
} from '@404-gen/splat';
import { quantile } from '../../../service-kit/bench/report.ts';
import type { DiffusionGuidance } from '../../src/guidance/diffusion/diffusion-guidance.ts';
import type { PreparedGuidance } from '../../src/guidance/guidance.ts';
import { lookAtViews } from '../../src/pipeline/look-at-views.ts';
import { createStopwatch } from '../../src/pipeline/stopwatch.ts';
import { canFit } from '../../src/pipeline/optimise-on-device.ts';
import type { GenerationPlan } from '../../src/pipeline/generation-plan.ts';
import type { CreateTrainer } from '../../src/pipeline/training-session.ts';

/** Milliseconds of one distillation step, medians, by what is done. */
export interface StepStages {
  readonly side: number;
  readonly splats: number;
  readonly render: number;
  readonly vaeEncoder: number;
  readonly unet: number;
  readonly vaeVjp: number;
  /** Other graphs, cc-projection for instance. */
  readonly otherNetworks: number;
  /** The guidance outside its networks: resizing, noise, copies to and from them. */
  readonly host: number;
  readonly optimiser: number;
  readonly total: number;
  /** Share of a step that is spent outside network calls. */
  readonly outsideShare: number;
}

export interface StageParts {
  readonly guidance: DiffusionGuidance;
  readonly createTrainer: CreateTrainer;
  readonly gpu: GpuContext | undefined;
  readonly plan: GenerationPlan;
  readonly prepared: PreparedGuidance;
  readonly steps: number;
  readonly views: number;
}

/** Steps that compile and allocate, before those that count. */
const WARM_UP_STEPS = 2;
const signal = new AbortController().signal;

/** Times distillation steps at one picture side. */
export async function timeSteps(parts: StageParts, side: number): Promise<StepStages> {
  const { prepared, plan } = parts;
  const trainer = await openTrainer(parts);
  const rows: Omit<StepStages, 'side' | 'splats'>[] = [];
  try {
    for (let step = 1; step <= WARM_UP_STEPS + parts.steps; step++) {
      const poses = posesOf(parts, step);
      const startedAt = performance.now();
      const stopwatch = createStopwatch(['render', 'guidance']);
      const before = spentBy(parts.guidance);
      // In the middle of the run, where the timestep is too; never among steps that fit.
      const at = { step: Math.ceil(plan.trainer.iterations / 2), iterations: plan.trainer.iterations };
      const drawn = {
        guidanceStep: { ...at, background: [1, 1, 1] as const },
        background: [1, 1, 1] as const,
        poses,
        cameras: poses.map((pose) => cameraAt(pose, side)),
      };
      const { update } = await lookAtViews({ trainer, prepared, drawn, stopwatch, signal });
      const guidedAt = performance.now();
      const spent = difference(spentBy(parts.guidance), before);
      const { render, guidance } = stopwatch.seconds();
      await update();
      const endedAt = performance.now();
      if (step <= WARM_UP_STEPS) continue;
      const networks = Object.values(spent).reduce((sum, each) => sum + each, 0);
      const { unet = 0, 'unet-half': half = 0, 'vae-encoder': vaeEncoder = 0, 'vae-encoder-vjp': vaeVjp = 0 } = spent;
      rows.push({
        render: 1000 * render,
        vaeEncoder,
        unet: unet + half,
        vaeVjp,
        otherNetworks: networks - unet - half - vaeEncoder - vaeVjp,
        host: 1000 * guidance - networks,
        optimiser: endedAt - guidedAt,
        total: endedAt - startedAt,
        outsideShare: 1 - networks / (endedAt - startedAt),
      });
    }
    const median = (key: keyof (typeof rows)[number]) =>
      quantile(
        rows.map((row) => row[key]),
        0.5,
      );
    return {
      side,
      splats: trainer.count,
      render: median('render'),
      vaeEncoder: median('vaeEncoder'),
      unet: median('unet'),
      vaeVjp: median('vaeVjp'),
      otherNetworks: median('otherNetworks'),
      host: median('host'),
      optimiser: median('optimiser'),
      total: median('total'),
      outsideShare: median('outsideShare'),
    };
  } finally {
    await trainer.close();
  }
}

/** Milliseconds of one step that fits pictures, at one side; on a GPU without the host in between. */
export async function timeFitSteps(parts: StageParts, side: number): Promise<number> {
  const trainer = await openTrainer(parts);
  const poses = posesOf(parts, 1);
  const cameras = poses.map((pose) => cameraAt(pose, side));
  const count = 50;
  try {
    if (canFit(trainer) && parts.gpu) {
      const targets: DeviceTargets = {
        width: side,
        height: side,
        buffer: parts.gpu.createBuffer('targets', poses.length * side * side * 4),
      };
      const targetOf = poses.map((_, index) => index);
      const steps = Array.from({ length: count }, () => ({ cameras, background: [1, 1, 1] as const, targetOf }));
      const weights = { rgbMse: 2500, alphaMse: 250 };
      await trainer.fit(targets, steps.slice(0, 8), weights);
      const startedAt = performance.now();
      await trainer.fit(targets, steps, weights);
      const ms = (performance.now() - startedAt) / count;
      parts.gpu.destroyBuffer(targets.buffer);
      return ms;
    }
    const startedAt = performance.now();
    for (let step = 0; step < 5; step++) {
      const images = await trainer.render(cameras, [1, 1, 1]);
      await trainer.update(images.map(({ rgb }) => ({ rgb: rgb.map((value) => value * 1e-3) })));
    }
    return (performance.now() - startedAt) / 5;
  } finally {
    await trainer.close();
  }
}

function openTrainer({ plan, createTrainer }: StageParts): Promise<SplatTrainer> {
  const cloud = randomBallCloud(plan.initialSplats, plan.seed, plan.shDegree);
  // A cloud of constant size, so that steps can be compared.
  const options = { ...plan.trainer, densityEndStep: 0, densityStartStep: 1, spatialLrScale: 10 };
  return Promise.resolve(createTrainer(cloud, options));
}

function cameraAt(pose: OrbitPose, side: number): Camera {
  return orbitCamera(pose, { fovyDegrees: 49.1, width: side, height: side });
}

function posesOf({ views, plan }: StageParts, step: number) {
  const { radius } = plan.cameras;
  return Array.from({ length: views }, (_, view) => ({
    elevationDegrees: 10,
    azimuthDegrees: 7 * step + (360 * view) / views,
    radius,
  }));
}

/** Milliseconds by graph. */
function spentBy({ runtime }: DiffusionGuidance): Record<string, number> {
  const entries = [...(runtime?.spent() ?? [])];
  return Object.fromEntries(entries.map(([label, { ms }]) => [label.split('/').slice(1).join('/'), ms]));
}

function difference(after: Record<string, number>, before: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, ms - (before[name] ?? 0)]));
}
