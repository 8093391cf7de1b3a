import { createCpuTrainer, readSplatFile, type SplatTrainer } from '@404-gen/splat';
import { expect, test } from 'vitest';
import { BLUEPRINT_LOAD, createGuidance } from '../guidance/create-guidance.ts';
import type { Guidance, PreparedGuidance } from '../guidance/guidance.ts';
import { planOf } from '../test-support/plans.ts';
import { generateSplats, type PipelineParts } from './generate-splats.ts';
import type { GenerationProgress } from './pipeline.ts';

const TINY =
  'iters: 4\nnum_pts: 200\nmin_gaussians: 0\nrender_sizes: [16]\ndensity_end_iter: 2\nposition_lr_max_steps: 2\nviews_per_step: 2\n';

/** Draws every picture towards black. */
function darkness(change: Partial<PreparedGuidance> = {}): Guidance {
  return {
    name: 'darkness',
    acceptsImages: false,
    ignores: ['guidance_scale'],
    load: () => Promise.resolve(),
    close: () => Promise.resolve(),
    prepare: () =>
      Promise.resolve({
        warnings: ['it is dark'],
        evaluate: (views) =>
          Promise.resolve({
            loss: views.reduce((sum, { image }) => sum + image.rgb.reduce((a, b) => a + b, 0), 0),
            gradients: views.map(({ image }) => ({ rgb: new Float32Array(image.rgb.length).fill(1) })),
          }),
        ...change,
      }),
  };
}
const parts = (guidance: Guidance): PipelineParts => ({
  guidance,
  createTrainer: (start, options) => createCpuTrainer(start, options, { workers: 0 }),
});

async function generate(
  yaml: string,
  guidance = darkness(),
  request = {},
  onStep?: (step: GenerationProgress) => void,
) {
  const progress: GenerationProgress[] = [];
  const cancel = new AbortController();
  const result = await generateSplats(planOf('a', yaml, request), parts(guidance), {
    signal: cancel.signal,
    onProgress: (each) => {
      progress.push(each);
      onStep?.(each);
    },
  });
  return { result, progress };
}

test('progress tells every step, and the result its stages, format and warnings', async () => {
  const { result, progress } = await generate(TINY, darkness(), { guidanceScale: 7, format: 'spz' });
  expect(progress.map(({ phase, iteration }) => `${phase} ${iteration}`)).toEqual([
    'prepare 0',
    'optimise 0',
    'optimise 1',
    'optimise 2',
    'optimise 3',
    'optimise 4',
    'export 4',
  ]);
  expect(progress[2]!.loss).toBeGreaterThan(progress[5]!.loss!);
  expect(result.warnings.slice(0, 2)).toEqual(['guidance_scale makes no difference to darkness', 'it is dark']);
  expect(result.warnings[2]).toMatch(/validators would refuse this: \d+ splats; validators want 7000/);
  expect(Object.keys(result.stageSeconds)).toEqual(['prepare', 'render', 'guidance', 'update', 'export']);
  expect((await readSplatFile(result.bytes)).count).toBe(result.splats);
});

test("the exported cloud is in the validator's frame: longest side 1.5", async () => {
  const { positions, count } = await readSplatFile((await generate(TINY)).result.bytes);
  const sides = [0, 1, 2].map((axis) => {
    const values = Array.from({ length: count }, (_, i) => positions[i * 3 + axis]!);
    return Math.max(...values) - Math.min(...values);
  });
  expect(Math.max(...sides)).toBeCloseTo(1.5, 4);
});

test('the same seed gives the same bytes, another seed others', async () => {
  const [first, again, other] = [
    await generate(TINY, darkness(), { seed: 5 }),
    await generate(TINY, darkness(), { seed: 5 }),
    await generate(TINY, darkness(), { seed: 6 }),
  ];
  expect(Buffer.compare(first.result.bytes, again.result.bytes)).toBe(0);
  expect(Buffer.compare(first.result.bytes, other.result.bytes)).not.toBe(0);
});

test('a result has min_gaussians splats, whatever it started from', async () => {
  const yaml = `${TINY.replace('min_gaussians: 0', 'min_gaussians: 300')}densification_interval: 2\n`;
  expect((await generate(yaml)).result.splats).toBeGreaterThanOrEqual(300);
});

test('a guidance may propose the start and the poses', async () => {
  const seen: number[] = [];
  const counts: number[] = [];
  const guidance = darkness({
    initialCloud(count) {
      counts.push(count);
      return { ...createCloudOnSphere(count) };
    },
    poses: (_, viewCount) =>
      Array.from({ length: viewCount }, (_, view) => ({ elevationDegrees: 0, azimuthDegrees: view, radius: 3 })),
    evaluate(views) {
      seen.push(...views.map(({ pose }) => pose.azimuthDegrees));
      return Promise.resolve({
        loss: 0,
        gradients: views.map(({ image }) => ({ rgb: new Float32Array(image.rgb.length) })),
      });
    },
  });
  const { result } = await generate(TINY, guidance);
  expect(counts).toEqual([200]);
  expect(seen).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
  await generate(`${TINY}init: ball\n`, guidance);
  expect(counts).toEqual([200]);
  expect(result.splats).toBe(200);
  const noProposal = await generate(`${TINY}init: surface\n`);
  expect(noProposal.result.warnings).toContain('darkness proposes no start, so it was a random ball');
});

test('cancelling ends the job within a step and frees the trainer', async () => {
  const reason = new Error('gone');
  const cancel = new AbortController();
  let closed = false;
  const steps: number[] = [];
  const pending = generateSplats(
    planOf('a', TINY.replace('iters: 4', 'iters: 400')),
    {
      guidance: darkness(),
      createTrainer(start, options): SplatTrainer {
        const trainer = createCpuTrainer(start, options, { workers: 0 });
        return {
          ...trainer,
          get count() {
            return trainer.count;
          },
          close() {
            closed = true;
            return trainer.close();
          },
        };
      },
    },
    {
      signal: cancel.signal,
      onProgress({ iteration }) {
        steps.push(iteration);
        if (iteration === 3) cancel.abort(reason);
      },
    },
  );
  await expect(pending).rejects.toBe(reason);
  expect(Math.max(...steps)).toBe(3);
  expect(closed).toBe(true);
});

test.each([
  ['a loss that is not finite', { loss: Number.NaN, value: 0 }],
  ['a gradient that is not finite', { loss: 0, value: Number.NaN }],
])('%s is NUMERIC_DIVERGED', async (_, { loss, value }) => {
  const guidance = darkness({
    evaluate: (views) =>
      Promise.resolve({
        loss,
        gradients: views.map(({ image }) => ({ rgb: new Float32Array(image.rgb.length).fill(value) })),
      }),
  });
  await expect(generate(TINY, guidance)).rejects.toMatchObject({ code: 'NUMERIC_DIVERGED' });
});

test('blueprint makes something that validators take', async () => {
  const guidance = createGuidance(BLUEPRINT_LOAD);
  await guidance.load();
  const yaml =
    'iters: 6\nnum_pts: 7200\nrender_sizes: [48]\nviews_per_step: 2\ndensity_end_iter: 4\nposition_lr_max_steps: 4\n';
  const { result } = await generate(yaml, guidance);
  expect(result.splats).toBeGreaterThanOrEqual(7000);
  expect(result.warnings.join()).not.toContain('validators would refuse');
});

function createCloudOnSphere(count: number) {
  const positions = new Float32Array(count * 3);
  for (let i = 0; i < count; i++) {
    const y = 1 - (2 * (i + 0.5)) / count;
    const azimuth = i * 2.399963;
    positions.set([Math.cos(azimuth) * Math.sqrt(1 - y * y), y, Math.sin(azimuth) * Math.sqrt(1 - y * y)], i * 3);
  }
  const rotations = new Float32Array(count * 4).map((_, i) => (i % 4 === 0 ? 1 : 0));
  return {
    count,
    shDegree: 0 as const,
    positions,
    shDc: new Float32Array(count * 3),
    shRest: new Float32Array(0),
    opacityLogits: new Float32Array(count).fill(2),
    logScales: new Float32Array(count * 3).fill(-3),
    rotations,
  };
}
