import { createCpuTrainer, orbitCamera, randomBallCloud, renderView, type FloatImage } from '@404-gen/splat';
import { afterAll, expect, test } from 'vitest';
import { openBundle } from '../../models/bundle.ts';
import { createModelRuntime } from '../../models/model-runtime.ts';
import { generateSplats } from '../../pipeline/generate-splats.ts';
import type { GenerationPlan } from '../../pipeline/generation-plan.ts';
import { slopesWithNoise } from '../../test-support/lehmer.ts';
import { planOf } from '../../test-support/plans.ts';
import { TINY_BUNDLES } from '../../test-support/tiny-bundles.ts';
import { openBackgroundRemover, type BackgroundRemover } from '../../image-prompt/remove-background.ts';
import type { GenerationNotice } from '../../pipeline/pipeline.ts';
import type { PreparedGuidance } from '../guidance.ts';
import { createDiffusionGuidance, type DiffusionGuidance } from './diffusion-guidance.ts';
import { resampleToPlanes, resampleToPlanesVjp } from './resample.ts';

const never = new AbortController().signal;
/** Loaded once for all tests: jobs leave nothing in them, which is what some of the tests are about. */
const loaded = new Map<string, Promise<DiffusionGuidance>>();
afterAll(async () => {
  for (const guidance of loaded.values()) await (await guidance).close();
});

function load(...names: readonly string[]): Promise<DiffusionGuidance> {
  const known = loaded.get(names.join()) ?? open(names);
  loaded.set(names.join(), known);
  return known;
}

async function open(names: readonly string[]): Promise<DiffusionGuidance> {
  const guidance = createDiffusionGuidance({
    bundles: names.map((name) => openBundle(TINY_BUNDLES, name)),
    providers: { setting: 'cpu', overrides: [] },
    verify: false,
    samples: false,
  });
  await guidance.load();
  return guidance;
}

/** A job of few small steps for whatever networks. */
const TINY = `
lambda_sd: 1
lambda_zero123: 1
render_sizes: [32]
num_pts: 200
min_gaussians: 0
max_gaussians: 400
iters: 4
density_end_iter: 0
position_lr_max_steps: 4
`;
/** Lines of `settings` take the place of those above. */
function plan(settings = '', request = {}): GenerationPlan {
  const lines = new Map(`${TINY}${settings}`.split('\n').map((line) => [line.split(':', 1).join(''), line]));
  return planOf('a red snake', [...lines.values()].join('\n'), request);
}

async function prepare(
  guidance: DiffusionGuidance,
  job: GenerationPlan,
  image?: FloatImage,
): Promise<PreparedGuidance> {
  const { prompt, negativePrompt, guidanceScale, seed, diffusion } = job;
  return guidance.prepare({ prompt, negativePrompt, guidanceScale, seed, diffusion, ...(image && { image }) }, never);
}

const STEP = { step: 2, iterations: 4, background: [1, 1, 1] } as const;

/** Views of a random ball. */
function viewsOfBall(viewCount: number) {
  const cloud = randomBallCloud(100, 1);
  return Array.from({ length: viewCount }, (_, view) => {
    const pose = { elevationDegrees: 10, azimuthDegrees: 90 * view, radius: 2.5 };
    const camera = orbitCamera(pose, { fovyDegrees: 49.1, width: 32, height: 32 });
    return { pose, camera, image: renderView(cloud, camera, [1, 1, 1]) };
  });
}

/** Loss and gradients of step 2 of 4 for such views. */
function look(prepared: PreparedGuidance, viewCount = 4) {
  return prepared.evaluate(viewsOfBall(viewCount), STEP, never);
}

const NETWORKS = ['mvdream', 'imagedream', 'stable-diffusion', 'zero123-xl', 'stable-zero123'] as const;
const image = slopesWithNoise(40);

test.each(NETWORKS)('%s: guidance_scale and lambda reach it, and without a scale it takes its own', async (network) => {
  const guidance = await load(network);
  const lossOf = async (settings: string) => (await look(await prepare(guidance, plan(settings), image))).loss;
  const own = await lossOf('');
  const isText = network === 'mvdream' || network === 'stable-diffusion';
  expect(await lossOf(`guidance_scale: ${isText ? 100 : 5}\n`)).toBe(own);
  expect(await lossOf('guidance_scale: 50\n')).not.toBe(own);
  const doubled = await lossOf('lambda_sd: 2\nlambda_zero123: 2\n');
  expect(doubled / own).toBeCloseTo(2, 6);
});

test.each([...NETWORKS.map((network) => [network]), ['mvdream', 'zero123-xl']])(
  'planes tell %s %s what pictures tell: the same loss, and gradients that are the same once they are gone back through',
  async (...networks) => {
    const guidance = await load(...networks);
    const job = plan('anneal_timestep: false\n');
    const views = viewsOfBall(4);
    const pictures = await (await prepare(guidance, job, image)).evaluate(views, STEP, never);

    const byPlanes = (await prepare(guidance, job, image)).planesFor?.(STEP);
    const { side } = byPlanes!;
    const length = 3 * side * side;
    const planes = new Float32Array(views.length * length);
    const shape = { width: 32, height: 32, side };
    views.forEach((view, at) => resampleToPlanes(view.image.rgb, shape, planes, at * length));
    const { loss, gradient } = await byPlanes!.begin(views, STEP)(planes, never);
    expect(loss / pictures.loss).toBeCloseTo(1, 6);
    for (const [at, view] of views.entries()) {
      const back = resampleToPlanesVjp(view.image.rgb, shape, gradient, at * length);
      const wanted = pictures.gradients[at]!.rgb;
      const largest = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const worst = wanted.reduce((most, value, index) => Math.max(most, Math.abs(value - back[index]!)), 0);
      expect(largest).toBeGreaterThan(0);
      expect(worst).toBeLessThan(1e-5 * largest);
    }
  },
);

test('steps that only refine ask for pictures, and so do networks of two sizes', async () => {
  const prepared = await prepare(await load('mvdream'), plan());
  expect(prepared.planesFor?.(STEP)).toBeDefined();
  expect(prepared.planesFor?.({ ...STEP, step: 5 })).toBeUndefined();
  const twoSizes = await prepare(await load('stable-diffusion', 'zero123-xl'), plan(), image);
  expect(twoSizes.planesFor?.(STEP)).toBeUndefined();
});

test.each(['mvdream', 'imagedream', 'stable-diffusion'] as const)(
  '0.3: %s takes a negative prompt that is null as an empty one, and one with words makes a difference',
  async (network) => {
    const guidance = await load(network);
    const lossOf = async (settings: string) => (await look(await prepare(guidance, plan(settings), image))).loss;
    const empty = await lossOf('negative_prompt:\n');
    expect(empty).toBeGreaterThan(0);
    expect(await lossOf("negative_prompt: ''\n")).toBe(empty);
    expect(await lossOf('negative_prompt: blurry\n')).not.toBe(empty);
  },
);

test('0.4: networks that work from a picture do with one, and say so without', async () => {
  const guidance = await load('zero123-xl');
  const { loss, gradients } = await look(await prepare(guidance, plan(), image), 1);
  expect(loss).toBeGreaterThan(0);
  expect(gradients[0]!.rgb.some((value) => value !== 0)).toBe(true);
  await expect(prepare(guidance, plan())).rejects.toMatchObject({ code: 'REQUEST_FIELD_MISSING' });
});

test('two networks at once: their gradients add up, each times its lambda', async () => {
  const both = await load('mvdream', 'zero123-xl');
  const at = async (settings: string) => look(await prepare(both, plan(`anneal_timestep: true\n${settings}`), image));
  const text = await at('lambda_zero123: 0\n');
  const zero123 = await at('lambda_sd: 0\n');
  // The second network's noise depends on what the first has drawn, so only its size can be told apart.
  const sum = await at('lambda_zero123: 1\n');
  expect(sum.loss).toBeGreaterThan(text.loss);
  expect(Math.abs(sum.loss - text.loss - zero123.loss)).toBeLessThan(0.5 * zero123.loss);
  const without = await prepare(both, plan());
  expect(without.warnings).toEqual(['zero123-xl had no picture to go by and took no part']);
  expect((await look(without)).loss).toBe(text.loss);
});

test('the front is at one azimuth for all: where MVDream has it when it guides, at 0 without it', async () => {
  const told: number[][] = [];
  const listening = async (names: readonly string[]) => {
    const guidance = createDiffusionGuidance({
      bundles: names.map((name) => openBundle(TINY_BUNDLES, name)),
      providers: { setting: 'cpu', overrides: [] },
      verify: false,
      samples: false,
      createRuntime: async (choice) => {
        const runtime = await createModelRuntime(choice);
        return {
          ...runtime,
          async open(bundle, graph) {
            const session = await runtime.open(bundle, graph);
            if (graph !== 'cc-projection') return session;
            const run: typeof session.run = (feeds) => {
              const embedding = feeds['embedding'] as Float32Array;
              told.push([...embedding.subarray(embedding.length - 4)]);
              return session.run(feeds);
            };
            return { ...session, run };
          },
        };
      },
    });
    await guidance.load();
    return guidance;
  };
  const upload = { width: 1, height: 1, rgba: new Uint8Array(4), isCutOut: true };
  const cases = [
    [['zero123-xl'], 'zero123_xl: true\nlambda_sd: 0\n', 0],
    [['mvdream', 'zero123-xl'], 'mvdream: true\nzero123_xl: true\n', 90],
  ] as const;
  for (const [names, flags, front] of cases) {
    const guidance = await listening(names);
    const job = plan(`${flags}elevation: 10\n`, { image: upload });
    expect(job.image?.knownView?.azimuthDegrees).toBe(front);
    told.length = 0;
    await look(await prepare(guidance, job, image));
    await guidance.close();
    // The views are at 0, 90, 180 and 270: Zero123 is told of the one from the front that it did not move.
    const still = told.findIndex(([polar, sine, cosine]) => polar === 0 && Math.abs(sine!) < 1e-6 && cosine! > 0.999);
    expect([told.length, 90 * still]).toEqual([4, front]);
  }
});

test('0.21: the same seed gives the same gradients, another seed others', async () => {
  const guidance = await load('mvdream');
  const [first, again, other] = [
    await look(await prepare(guidance, plan('', { seed: 5 }))),
    await look(await prepare(guidance, plan('', { seed: 5 }))),
    await look(await prepare(guidance, plan('', { seed: 6 }))),
  ];
  expect(again.gradients).toEqual(first.gradients);
  expect(other.loss).not.toBe(first.loss);
});

test('view prompts tell Stable Diffusion the side; switched off, all views hear the same', async () => {
  const guidance = await load('stable-diffusion');
  const spent = () => guidance.runtime?.spent().get('stable-diffusion/text-encoder')?.calls ?? 0;
  const before = spent();
  const told = await prepare(guidance, plan());
  expect(spent() - before).toBe(4);
  const same = await prepare(guidance, plan('view_prompts: false\n'));
  expect(spent() - before).toBe(6);
  await look(told);
  await look(same);
  // Once per job, whatever the steps.
  expect(spent() - before).toBe(6);
});

test('a prompt that is too long is cut with a warning', async () => {
  const guidance = await load('mvdream');
  const long = { ...plan(), prompt: 'red snake '.repeat(60) };
  const { warnings } = await prepare(guidance, long);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/the prompt is \d+ tokens longer than the 77 that mvdream reads: its end was left out/);
});

const parts = (guidance: DiffusionGuidance, onTrainer: () => void = () => undefined, onClose = onTrainer) => ({
  guidance,
  createTrainer: (...[start, options]: Parameters<typeof createCpuTrainer>) => {
    const trainer = createCpuTrainer(start, options, { workers: 0 });
    onTrainer();
    return { ...trainer, close: () => (onClose(), trainer.close()) };
  },
});

const SAMPLING = `mvdream: true
models_dir: ${TINY_BUNDLES}
strategy: sample-then-fit
sample_steps: 5
fit_iters: 1
sds_iters: 1
`;

test('sampling is told of call by call, so that nobody takes it for hung', async () => {
  const guidance = await load('mvdream');
  const told: string[] = [];
  await generateSplats(plan(SAMPLING), parts(guidance), {
    signal: never,
    onProgress: ({ phase }) => told.push(phase),
  });
  expect(told.filter((phase) => phase === 'prepare')).toHaveLength(1 + 5);
});

test('sampled views are cut out by the network for it, without one by flood fill, and which is told', async () => {
  const guidance = await load('mvdream');
  const removeBackground = await openBackgroundRemover(guidance.runtime!, openBundle(TINY_BUNDLES, 'background'));
  const cut = async (remover: BackgroundRemover | undefined) => {
    const told: GenerationNotice[] = [];
    const { bytes } = await generateSplats(
      plan(SAMPLING),
      { ...parts(guidance), removeBackground: remover },
      { signal: never, onProgress: () => undefined, onNotice: (notice) => told.push(notice) },
    );
    return { bytes, told };
  };
  const [byNetwork, byFloodFill] = [await cut(removeBackground), await cut(undefined)];
  await removeBackground.close();
  expect(byNetwork.told).toEqual([{ kind: 'cut_out', byNetwork: 4, byFloodFill: 0 }]);
  expect(byFloodFill.told).toEqual([{ kind: 'cut_out', byNetwork: 0, byFloodFill: 4 }]);
  expect(Buffer.compare(byNetwork.bytes, byFloodFill.bytes)).not.toBe(0);
});

test('iters_refine: as many steps more, each noised and cleaned in ten calls', async () => {
  const guidance = await load('mvdream');
  const calls = () => guidance.runtime?.spent().get('mvdream/unet')?.calls ?? 0;
  const steps: number[] = [];
  const before = calls();
  await generateSplats(plan('mvdream: true\niters: 2\nposition_lr_max_steps: 2\niters_refine: 2\n'), parts(guidance), {
    signal: never,
    onProgress: ({ iteration }) => steps.push(iteration),
  });
  expect(Math.max(...steps)).toBe(4);
  expect(calls() - before).toBe(2 + 2 * 10);
});

test('ten cancelled jobs leave nothing behind: no trainer, no session, and the next job is as the first', async () => {
  const guidance = await load('mvdream');
  let trainers = 0;
  const run = (signal: AbortSignal, onStep: (step: number) => void) =>
    generateSplats(
      plan('mvdream: true\n', { seed: 3 }),
      parts(
        guidance,
        () => (trainers += 1),
        () => (trainers -= 1),
      ),
      { signal, onProgress: ({ iteration }) => onStep(iteration) },
    );
  const first = await run(never, () => undefined);
  const sessions = guidance.runtime?.placements.length;
  for (let job = 0; job < 10; job++) {
    const cancel = new AbortController();
    const reason = new Error(`cancelled ${job}`);
    await expect(run(cancel.signal, (step) => step === job % 4 && cancel.abort(reason))).rejects.toBe(reason);
  }
  expect(trainers).toBe(0);
  expect(guidance.runtime?.placements).toHaveLength(sessions ?? 0);
  const last = await run(never, () => undefined);
  expect(Buffer.compare(first.bytes, last.bytes)).toBe(0);
});

test('a job cancelled between two network calls makes no further one', async () => {
  const guidance = await load('mvdream');
  const prepared = await prepare(guidance, plan());
  const cancel = new AbortController();
  const calls = () => guidance.runtime?.spent().get('mvdream/unet')?.calls ?? 0;
  const before = calls();
  cancel.abort(new Error('enough'));
  const pose = { elevationDegrees: 0, azimuthDegrees: 0, radius: 2.5 };
  const camera = orbitCamera(pose, { fovyDegrees: 49.1, width: 32, height: 32 });
  const view = { pose, camera, image: renderView(randomBallCloud(50, 1), camera, [1, 1, 1]) };
  const step = { step: 1, iterations: 4, background: [1, 1, 1] } as const;
  await expect(prepared.evaluate([view, view, view, view], step, cancel.signal)).rejects.toThrow('enough');
  expect(calls()).toBe(before);
});
