import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, loadSettings } from '@404-gen/service-kit';
import { readSplatFile, selectSplats, writePly } from '@404-gen/splat';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generationSettings } from '../config/schema.ts';
import { createImageDecoder } from '../image-prompt/decode-image.ts';
import type { GenerationNotice } from './pipeline.ts';
import { planJob } from './plan-job.ts';
import { TINY_BUNDLES } from '../test-support/tiny-bundles.ts';
import { pipelineLoad } from './pipeline-load.ts';
import { createPipelineProcess } from './pipeline-process.ts';

// The real child process with tiny networks: an image in, splats out, with their score.

const BUNDLES = ['mvdream', 'zero123-xl', 'background', 'clip-alignment', 'dinov2-quality', 'lpips-alex'];
const SETTINGS = `
zero123_xl: true
lambda_zero123: 1
lambda_sd: 0
device: cpu
workers: 2
execution_provider: cpu
score_results: always
H: 64
W: 64
ref_size: 32
render_sizes: [32]
iters: 3
num_pts: 7000
density_end_iter: 0
position_lr_max_steps: 3
`;

let modelsDir: string;
beforeAll(() => {
  modelsDir = mkdtempSync(join(tmpdir(), 'models-'));
  for (const name of BUNDLES) cpSync(join(TINY_BUNDLES, name), join(modelsDir, name), { recursive: true });
});
afterAll(() => rmSync(modelsDir, { recursive: true }));

function pipelineOf(text: string) {
  const { settings } = loadSettings(generationSettings, { text, flags: { models_dir: [modelsDir] } });
  const pipeline = createPipelineProcess({
    load: pipelineLoad(settings),
    logger: createLogger({ service: 'test', level: 'silent' }),
    stallMs: 60_000,
    warmupMs: 60_000,
  });
  return { settings, pipeline };
}

test(
  'an opaque image becomes splats, with its background removed and what can be told of its score',
  { timeout: 90_000 },
  async () => {
    const { settings, pipeline } = pipelineOf(SETTINGS);
    try {
      pipeline.start();
      await pipeline.whenReady();
      expect(pipeline.info).toMatchObject({ guidance: 'zero123-xl', acceptsImages: true, needsImage: true });
      const { signal } = new AbortController();
      const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'red' } })
        .composite([
          { input: Buffer.from('<svg width="60" height="40"><circle cx="30" cy="20" r="12" fill="blue"/></svg>') },
        ])
        .jpeg()
        .toBuffer();
      const image = await createImageDecoder({ maxPixels: 1e6 }).decode(photo, 'image');
      const plan = planJob(settings, { prompt: '', seed: 1, format: 'ply', image });
      const result = await pipeline.run(plan, { signal, onProgress: () => undefined });
      expect(result.splats).toBe(7000);
      // No bundle llm2clip-alignment, which compares with images.
      expect(result.score?.missing).toEqual([
        { term: 'alignment', reason: expect.stringContaining('pull llm2clip-alignment') as string },
      ]);
      expect(result.score?.terms).toMatchObject({
        iqa: expect.any(Number) as number,
        ssim: expect.any(Number) as number,
      });

      // Through the same process; what validators refuse needs no pictures.
      const splats = await readSplatFile(result.bytes);
      const few = writePly(selectSplats(splats, [1, 2, 3]));
      const refused = await pipeline.score({ bytes: few, prompt: { text: 'a blue ball' } }, signal);
      expect(refused).toMatchObject({ score: 0, splats: 3 });
      await expect(
        pipeline.score({ bytes: Buffer.from('no splats'), prompt: undefined }, signal),
      ).rejects.toMatchObject({
        code: 'FORMAT_UNKNOWN',
      });
    } finally {
      await pipeline.close();
    }
  },
);

test('without images the background network is there for sampled views, and what cut them out is told', async () => {
  const text = `
mvdream: true
strategy: sample-then-fit
device: cpu
execution_provider: cpu
sample_steps: 2
fit_iters: 2
sds_iters: 1
render_sizes: [32]
num_pts: 300
min_gaussians: 0
density_end_iter: 0
position_lr_max_steps: 3
score_results: never
`;
  const { settings, pipeline } = pipelineOf(text);
  try {
    pipeline.start();
    await pipeline.whenReady();
    expect(pipeline.info).toMatchObject({ guidance: 'mvdream', acceptsImages: false, removesBackgrounds: false });
    expect(pipeline.info?.models?.map(({ model }) => model)).toContain('background/background');
    const told: GenerationNotice[] = [];
    await pipeline.run(planJob(settings, { prompt: 'a red snake', seed: 1, format: 'ply' }), {
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onNotice: (notice) => told.push(notice),
    });
    expect(told).toContainEqual({ kind: 'cut_out', byNetwork: 4, byFloodFill: 0 });
  } finally {
    await pipeline.close();
  }
}, 60_000);
