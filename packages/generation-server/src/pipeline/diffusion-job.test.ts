import { createLogger, createRegistry, loadSettings } from '@404-gen/service-kit';
import { readSplatFile } from '@404-gen/splat';
import { afterEach, expect, test } from 'vitest';
import { generationSettings } from '../config/schema.ts';
import { createGenerationMetrics } from '../metrics.ts';
import { TINY_BUNDLES } from '../test-support/tiny-bundles.ts';
import { pipelineLoad } from './pipeline-load.ts';
import { createPipelineProcess } from './pipeline-process.ts';
import { planJob } from './plan-job.ts';

// The built process, as `server.test.ts` runs it.

const logger = createLogger({ service: 'test', level: 'silent' });
let pipeline: ReturnType<typeof createPipelineProcess> | undefined;
afterEach(() => pipeline?.close());

const SETTINGS = `
mvdream: true
models_dir: ${TINY_BUNDLES}
device: cpu
execution_provider: cpu
iters: 6
num_pts: 300
min_gaussians: 0
max_gaussians: 400
render_sizes: [32]
density_end_iter: 0
position_lr_max_steps: 6
`;

function start(yaml: string) {
  const { settings } = loadSettings(generationSettings, { text: yaml });
  const registry = createRegistry('test');
  const metrics = createGenerationMetrics(registry);
  const launched = createPipelineProcess({
    load: pipelineLoad(settings),
    logger,
    stallMs: 30_000,
    warmupMs: 60_000,
    onLoaded: ({ models = [] }) => metrics.modelsPlaced(models),
  });
  pipeline = launched;
  launched.start();
  const run = (signal = new AbortController().signal, onStep: (step: number) => void = () => undefined) =>
    launched.run(planJob(settings, { prompt: 'a red snake', seed: 1, format: 'ply' }), {
      signal,
      onProgress: ({ iteration }) => onStep(iteration),
    });
  return { launched, run, registry };
}

test('auto loads the networks whose bundles are there, tells where they run, and computes; a cancelled job lets go', async () => {
  const { launched, run, registry } = start(SETTINGS);
  await launched.whenReady();
  expect(launched.info).toMatchObject({ guidance: 'mvdream', acceptsImages: false });
  expect(launched.info?.guidanceNote).toBeUndefined();
  // The folder holds the networks of the score too.
  const guiding = launched.info?.models?.filter(({ model }) => model.startsWith('mvdream/'));
  expect(guiding?.map(({ model, provider }) => `${model} ${provider}`)).toEqual([
    'mvdream/text-encoder cpu',
    'mvdream/unet cpu',
    'mvdream/vae-encoder cpu',
    'mvdream/vae-encoder-vjp cpu',
  ]);
  expect(await registry.metrics()).toMatch(
    /generation_model_bytes\{[^}]*model="mvdream\/unet",provider="cpu",figure="predicted"[^}]*\} \d{5}/,
  );
  expect(await registry.metrics()).toMatch(
    /generation_model_answer_error\{[^}]*model="mvdream\/unet",provider="cpu"[^}]*\} 0\.00000\d/,
  );

  const { bytes, warnings, stageSeconds, networkSeconds } = await run();
  expect((await readSplatFile(bytes)).count).toBeGreaterThan(0);
  expect(warnings.join()).not.toContain('blueprint');
  const allSeconds = Object.values(stageSeconds).reduce((sum, seconds) => sum + seconds, 0);
  expect(networkSeconds).toBeGreaterThan(0);
  expect(networkSeconds).toBeLessThan(allSeconds);
  expect(stageSeconds.guidance).toBeGreaterThan(0);

  const cancel = new AbortController();
  const reason = new Error('cancelled');
  await expect(run(cancel.signal, (step) => step === 2 && cancel.abort(reason))).rejects.toBe(reason);
  expect(Buffer.compare((await run()).bytes, bytes)).toBe(0);
  expect(launched.restarts).toBe(0);
}, 60_000);

test('networks that are loaded when they are first asked for are told of then', async () => {
  const { launched, run, registry } = start(`${SETTINGS}score_results: never\n`);
  await launched.whenReady();
  const judges = () => launched.info?.models?.filter(({ model }) => model.startsWith('lpips-alex/'));
  expect(judges()).toEqual([]);
  const { bytes } = await run();
  await launched.score({ bytes, prompt: undefined }, new AbortController().signal);
  await expect.poll(judges).toMatchObject([{ provider: 'cpu', check: { tolerance: 0.005 }, passedOver: [] }]);
  expect(await registry.metrics()).toContain('generation_model_answer_error{model="lpips-alex/lpips-alex"');
}, 60_000);

test('without the bundles it is blueprint, and every answer says what to run', async () => {
  const { launched, run } = start(SETTINGS.replace(TINY_BUNDLES, 'nowhere'));
  await launched.whenReady();
  expect(launched.info).toMatchObject({ guidance: 'blueprint', models: [] });
  const { warnings } = await run();
  expect(warnings.join()).toMatch(/blueprint guided this: .* run `npm run models -- pull mvdream`/);
}, 60_000);

test('a graph on a provider that is not there keeps the process from loading, and says why', async () => {
  const { launched } = start(`${SETTINGS}execution_provider_overrides: [mvdream/unet=cuda]\n`);
  await expect
    .poll(() => launched.trouble, { timeout: 30_000 })
    .toMatch(/MODEL_PROVIDER_UNAVAILABLE: execution_provider cuda/);
}, 60_000);
