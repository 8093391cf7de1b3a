import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, loadSettings } from '@404-gen/service-kit';
import { readSplatFile, selectSplats, writePly } from '@404-gen/splat';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generationSettings } from '../config/schema.ts';
import { createImageDecoder } from '../image-prompt/decode-image.ts';
import { planJob } from './plan-job.ts';
import { TINY_BUNDLES } from '../test-support/tiny-bundles.ts';
import { pipelineLoad } from './pipeline-load.ts';
import { createPipelineProcess } from './pipeline-process.ts';

// The real child process with tiny networks: an image in, splats out, with their score.

const BUNDLES = ['zero123-xl', 'background', 'clip-alignment', 'dinov2-quality', 'lpips-alex'];
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

test(
  'an opaque image becomes splats, with its background removed and what can be told of its score',
  { timeout: 90_000 },
  async () => {
    const { settings } = loadSettings(generationSettings, { text: SETTINGS, flags: { models_dir: [modelsDir] } });
    const pipeline = createPipelineProcess({
      load: pipelineLoad(settings),
      logger: createLogger({ service: 'test', level: 'silent' }),
      stallMs: 60_000,
      warmupMs: 60_000,
    });
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
      expect(result.score?.missing.map(({ term }) => term)).toEqual(['alignment']);
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
