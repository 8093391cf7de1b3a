import {
  createCpuTrainer,
  DEFAULT_TRAINER_OPTIONS,
  orbitCamera,
  psnr,
  randomBallCloud,
  renderView,
  type GaussianCloud,
  type Rgb,
} from '@404-gen/splat';
import { describe, expect, it } from 'vitest';
import type { GuidanceStep } from '../guidance.ts';
import { createBlueprintGuidance } from './blueprint-guidance.ts';
import { buildScene } from './shapes/compose.ts';
import { onBackground, TargetRenderer } from './target/target-renderer.ts';
import { TARGET_POSES } from './target/target-views.ts';
import { plainPaint, subjectOf } from './test-support/subjects.ts';
import type { Subject } from './subject.ts';

const SIDE = 64;
const WHITE: Rgb = [1, 1, 1];
const never = new AbortController().signal;

const spotted: Subject = (() => {
  const plain = subjectOf('mushroom');
  const paints: Record<string, ReturnType<typeof plainPaint>> = {
    cap: plainPaint(0.7, 0.1, 0.08),
    spots: plainPaint(0.95, 0.95, 0.9),
  };
  return {
    ...plain,
    warnings: ['a warning'],
    parts: plain.parts.map((part) => ({ ...part, paint: paints[part.part] ?? plainPaint(0.85, 0.8, 0.65) })),
  };
})();

const request = { prompt: 'red mushroom with white spots', negativePrompt: '', guidanceScale: 120, seed: 7 };
const prepare = () => createBlueprintGuidance(() => spotted).prepare(request, never);
const stepOf = (step: number, iterations: number, background: Rgb = WHITE): GuidanceStep => ({
  step,
  iterations,
  background,
});
const cameraOf = (pose: (typeof TARGET_POSES)[number], side = SIDE) =>
  orbitCamera(pose, { fovyDegrees: 49.1, width: side, height: side });

/** Fits a cloud for some steps the way the pipeline does, and says how well it matches from where it was not fitted. */
async function fit(
  start: GaussianCloud,
  iterations: number,
  spatialLrScale: number,
): Promise<{ losses: number[]; decibels: number }> {
  const prepared = await prepare();
  const trainer = createCpuTrainer(
    start,
    {
      ...DEFAULT_TRAINER_OPTIONS,
      iterations,
      spatialLrScale,
      positionLrMaxSteps: iterations,
      featureLr: 0.03,
      scalingLr: 0.015,
      densityStartStep: iterations + 1,
      densityEndStep: iterations + 1,
      minSplats: 0,
      maxSplats: start.count,
    },
    { workers: 0 },
  );
  const losses: number[] = [];
  for (let step = 1; step <= iterations; step++) {
    const background: Rgb = step % 2 === 0 ? WHITE : [0, 0, 0];
    const poses = prepared.poses!(stepOf(step, iterations, background), 4)!;
    const cameras = poses.map((pose) => cameraOf(pose));
    const images = await trainer.render(cameras, background);
    const views = images.map((image, index) => ({ camera: cameras[index]!, pose: poses[index]!, image }));
    const { loss, gradients } = await prepared.evaluate(views, stepOf(step, iterations, background), never);
    losses.push(loss);
    await trainer.update(gradients);
  }
  const cloud = await trainer.finish();
  await trainer.close();
  const unseen = cameraOf({ elevationDegrees: 22, azimuthDegrees: 77, radius: 2.5 });
  const wanted = onBackground(new TargetRenderer(buildScene(spotted)).render(unseen), WHITE);
  return { losses, decibels: psnr(renderView(cloud, unseen, WHITE).rgb, wanted.rgb) };
}

describe('blueprint guidance', () => {
  it('passes on what the reader has to say, and takes no images', async () => {
    const guidance = createBlueprintGuidance(() => spotted);
    await guidance.load();
    expect(guidance).toMatchObject({ name: 'blueprint', acceptsImages: false });
    expect((await guidance.prepare(request, never)).warnings).toEqual(['a warning']);
    await guidance.close();
  });

  it('reads prompt and seed of the request', async () => {
    const asked: unknown[] = [];
    const guidance = createBlueprintGuidance((...args) => {
      asked.push(args);
      return spotted;
    });
    await guidance.prepare(request, never);
    expect(asked).toEqual([[request.prompt, request.seed]]);
  });

  it('deals every pose once before any comes again, in an order of the seed', async () => {
    const [first, second] = [await prepare(), await prepare()];
    const round = (prepared: typeof first) =>
      Array.from({ length: TARGET_POSES.length / 4 }, (_, index) => prepared.poses!(stepOf(index + 1, 100), 4)).flat();
    const dealt = round(first);
    expect(new Set(dealt).size).toBe(TARGET_POSES.length);
    expect(dealt).toEqual(round(second));
    expect(round(first)).not.toEqual(dealt);
  });

  it('looks from all sides, above and below', () => {
    const elevations = TARGET_POSES.map((pose) => pose.elevationDegrees);
    expect(Math.min(...elevations)).toBeLessThanOrEqual(-20);
    expect(Math.max(...elevations)).toBeGreaterThanOrEqual(55);
    const azimuths = TARGET_POSES.map((pose) => pose.azimuthDegrees).sort((a, b) => a - b);
    const gaps = azimuths.map((azimuth, index) =>
      index === 0 ? azimuth + 360 - azimuths.at(-1)! : azimuth - azimuths[index - 1]!,
    );
    expect(Math.max(...gaps)).toBeLessThan(25);
  });

  it('stops when the job is cancelled', async () => {
    const cancelled = new AbortController();
    cancelled.abort(new Error('gone'));
    expect(() => createBlueprintGuidance(() => spotted).prepare(request, cancelled.signal)).toThrow('gone');
    const prepared = await prepare();
    const camera = cameraOf(TARGET_POSES[0]!);
    const view = { camera, pose: TARGET_POSES[0]!, image: renderView(prepared.initialCloud!(50), camera, WHITE) };
    expect(() => prepared.evaluate([view], stepOf(1, 2), cancelled.signal)).toThrow('gone');
  });

  it('rejects a subject whose shape is empty', () => {
    const nothing = { ...spotted, parts: spotted.parts.map((part) => ({ ...part, present: false })) };
    expect(() => createBlueprintGuidance(() => nothing).prepare(request, never)).toThrow(
      expect.objectContaining({ code: 'BUG_EMPTY_SHAPE' }),
    );
  });
});

describe('fitting', { timeout: 60_000 }, () => {
  it('from the proposed surface: spots and shading that the proposal lacks appear', async () => {
    const start = (await prepare()).initialCloud!(1500);
    const { losses, decibels } = await fit(start, 60, 1);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(losses.slice(-4))).toBeLessThan(mean(losses.slice(0, 4)) * 0.35);
    expect(decibels).toBeGreaterThan(22);
  });

  it('from a random ball: the shape comes out of grey mist', async () => {
    const { losses, decibels } = await fit(randomBallCloud(1500, 2), 90, 10);
    expect(Math.min(...losses.slice(-5))).toBeLessThan(losses[0]! * 0.2);
    expect(decibels).toBeGreaterThan(17);
  });
});
