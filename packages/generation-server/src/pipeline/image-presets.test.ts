import { readFileSync } from 'node:fs';
import { loadSettings } from '@404-gen/service-kit';
import { createCpuTrainer } from '@404-gen/splat';
import { expect, test } from 'vitest';
import { generationSettings } from '../config/schema.ts';
import { createGuidance } from '../guidance/create-guidance.ts';
import { planJob } from './plan-job.ts';
import { TINY_BUNDLES } from '../test-support/tiny-bundles.ts';
import { generateSplats } from './generate-splats.ts';
import { guidanceLoad } from './pipeline-load.ts';

/** Upstream's image presets with as little to do as possible, and the tiny networks. */
function settingsOf(preset: string, changes: Readonly<Record<string, string>> = {}) {
  const text = readFileSync(new URL(`../../../../configs/${preset}`, import.meta.url), 'utf8');
  const small = { iters: '2', num_pts: '150', min_gaussians: '0', density_end_iter: '0', position_lr_max_steps: '2' };
  // Longer than the tiny tokenizer has room for.
  const brief = { negative_prompt: 'ugly' };
  const here = {
    models_dir: TINY_BUNDLES,
    execution_provider: 'cpu',
    render_sizes: '24',
    H: '64',
    W: '64',
    ref_size: '48',
  };
  const flags = Object.entries({ ...small, ...brief, ...here, ...changes }).map(
    ([key, value]) => [key, [value]] as const,
  );
  return loadSettings(generationSettings, { text, flags: Object.fromEntries(flags) });
}

/** A blue square on nothing. */
function square() {
  const rgba = new Uint8Array(32 * 32 * 4);
  for (let y = 8; y < 24; y++) for (let x = 8; x < 24; x++) rgba.set([20, 40, 220, 255], (y * 32 + x) * 4);
  return { width: 32, height: 32, rgba, isCutOut: true };
}

test.each([
  ['image.yaml', 'zero123-xl', 'the known view'],
  ['image_sai.yaml', 'stable-zero123', 'the known view'],
  ['imagedream.yaml', 'imagedream', 'no known view'],
])('%s: a job with an image is guided by %s with %s', { timeout: 60_000 }, async (preset, network, target) => {
  const { settings, notes } = settingsOf(preset);
  expect(notes.filter((note) => note.includes('bundle') || note.includes('blueprint'))).toEqual([]);
  const guidance = createGuidance(guidanceLoad(settings));
  expect([guidance.name, guidance.acceptsImages]).toEqual([network, true]);
  await guidance.load();
  const viewCounts: number[] = [];
  try {
    const plan = planJob(settings, { prompt: '', seed: 1, format: 'ply', image: square() });
    expect(plan.image?.knownView !== undefined).toBe(target === 'the known view');
    const result = await generateSplats(
      plan,
      {
        guidance,
        createTrainer: (start, options) => {
          const trainer = createCpuTrainer(start, options, { workers: 0 });
          const render: typeof trainer.render = (cameras, background) => {
            viewCounts.push(cameras.length);
            return trainer.render(cameras, background);
          };
          return { ...trainer, render, count: trainer.count };
        },
      },
      { signal: new AbortController().signal, onProgress: () => undefined },
    );
    expect(result.splats).toBeGreaterThan(0);
    expect(result.warnings.filter((warning) => !warning.startsWith('validators would refuse'))).toEqual([]);
  } finally {
    await guidance.close();
  }
  const guided = network === 'imagedream' ? 4 : 1;
  expect(viewCounts).toEqual(target === 'the known view' ? [guided + 1, guided + 1] : [guided, guided]);
});

test('an image preset without its bundle starts with blueprint and says what to pull', () => {
  const { settings, notes } = settingsOf('imagedream.yaml', { models_dir: '/nowhere' });
  expect(createGuidance(guidanceLoad(settings))).toMatchObject({ acceptsImages: false, name: 'blueprint' });
  expect(notes.join('\n')).toContain('npm run models -- pull imagedream');
});
