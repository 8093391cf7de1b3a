import { expect, test } from 'vitest';
import { readReference } from '../test-support/reference-file.ts';
import { TINY_BUNDLES, tinyBundle } from '../test-support/tiny-bundles.ts';
import { generationError } from '../errors.ts';
import { listBundles, type Bundle } from './bundle.ts';
import { draw, type Draw } from './draws.ts';
import type { Provider, ProviderFacts } from './execution-provider.ts';
import { checkAnswer, firstFeeds, isWrong } from './known-answer.ts';
import type { CheckSpec, GraphSpec } from './manifest.ts';
import { createModelRuntime } from './model-runtime.ts';
import { openSession } from './onnx-session.ts';

test('numbers are drawn as Python draws them', () => {
  const reference = readReference<{ seeds: number[]; inputs: Record<string, Draw> }>('draws');
  const { seeds, inputs } = reference.facts;
  for (const seed of seeds) {
    for (const [name, how] of Object.entries(inputs)) {
      const wanted = reference.tensor(`${seed}/${name}`);
      const into = wanted instanceof Int32Array ? new Int32Array(wanted.length) : new Float32Array(wanted.length);
      expect(draw(how, seed, name, into), `${seed}/${name}`).toEqual(wanted);
    }
  }
});

test('what is drawn is spread as it should be', () => {
  const values = draw({ draw: 'normal' }, 404, 'latents', new Float32Array(100_000));
  const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
  expect(moment(1)).toBeCloseTo(0, 2);
  expect(moment(2)).toBeCloseTo(1, 1);
  const ids = draw({ draw: 'integer', low: 5, high: 8 }, 404, 'ids', new Int32Array(1000));
  expect(new Set(ids)).toEqual(new Set([5, 6, 7]));
});

test('every graph of every bundle here has a known answer', () => {
  for (const name of listBundles(TINY_BUNDLES)) {
    for (const [graph, { check, inputs, outputs }] of Object.entries(tinyBundle(name).manifest.graphs)) {
      expect(Object.keys(check?.inputs ?? {}), `${name}/${graph}`).toEqual(inputs.map((input) => input.name));
      expect(Object.keys(check?.outputs ?? {})).toEqual(outputs.map((output) => output.name));
    }
  }
});

const GRAPH = 'cc-projection';
const sound = tinyBundle('zero123-xl');
const spec = sound.manifest.graphs[GRAPH]!;
/** The same bundle, its graph's description changed. */
const changed = (change: Pick<GraphSpec, 'check'>): Bundle => ({
  ...sound,
  manifest: { ...sound.manifest, graphs: { ...sound.manifest.graphs, [GRAPH]: { ...spec, ...change } } },
});
function wrongAnswer(): CheckSpec {
  const check = structuredClone(spec.check!);
  check.outputs['context']!.samples[0]![1] += 0.2;
  return check;
}

const CARD: ProviderFacts = { cuda: { present: false, library: 'none' }, hardwareAdapters: ['a card'] };
const NO_CARD: ProviderFacts = { ...CARD, hardwareAdapters: [] };
/** Everything runs on the CPU; what claims to run on WebGPU comes back changed. */
function faulty(fault: (values: Float32Array) => void) {
  const opened: Provider[] = [];
  const closed: Provider[] = [];
  const open: typeof openSession = async (options) => {
    opened.push(options.provider);
    const session = await openSession({ ...options, provider: 'cpu' });
    return {
      ...session,
      async run(feeds) {
        const outputs = await session.run(feeds);
        if (options.provider === 'webgpu') Object.values(outputs).forEach(fault);
        return outputs;
      },
      async close() {
        closed.push(options.provider);
        await session.close();
      },
    };
  };
  return { open, opened, closed };
}
const swollen = (values: Float32Array) => values.forEach((value, index) => (values[index] = value * 1.2));
const oneNaN = (values: Float32Array) => values.fill(NaN, values.length - 1);

test('the first run is compared, and its error is part of the placement', async () => {
  const runtime = await createModelRuntime({ setting: 'auto', overrides: [] }, { facts: NO_CARD });
  await runtime.open(sound, GRAPH);
  const [placement] = runtime.placements;
  expect(placement?.check?.tolerance).toBe(0.005);
  expect(placement?.check?.error).toBeGreaterThan(0);
  expect(placement?.check?.error).toBeLessThan(1e-4);
  expect(placement?.passedOver).toEqual([]);
  await runtime.close();
});

test('a bundle without known answers loads as before', async () => {
  const runtime = await createModelRuntime({ setting: 'cpu', overrides: [] });
  const { file, precision, inputs, outputs } = spec;
  const graphs = { ...sound.manifest.graphs, [GRAPH]: { file, precision, inputs, outputs } };
  await runtime.open({ ...sound, manifest: { ...sound.manifest, graphs } }, GRAPH);
  expect(runtime.placements.map(({ check }) => check)).toEqual([undefined]);
  await runtime.close();
});

test.each([
  ['a fifth too large', swollen, 0.2],
  ['one NaN in its last place', oneNaN, Infinity],
])('auto passes over a provider whose result is %s', async (_, fault, error) => {
  const { open, opened, closed } = faulty(fault);
  const runtime = await createModelRuntime({ setting: 'auto', overrides: [] }, { facts: CARD, openSession: open });
  const session = await runtime.open(sound, GRAPH);
  expect([opened, closed]).toEqual([['webgpu', 'cpu'], ['webgpu']]);
  const [placement] = runtime.placements;
  expect(placement).toMatchObject({ provider: 'cpu', reason: 'webgpu computed it wrongly' });
  expect(placement?.passedOver).toEqual([
    { provider: 'webgpu', tolerance: 0.005, error: expect.closeTo(error, 4) as number },
  ]);
  await session.close();
  expect(closed).toEqual(['webgpu', 'cpu']);
});

test('a provider that was asked for and is wrong ends the start, with what to do', async () => {
  const { open, closed } = faulty(oneNaN);
  const choice = { setting: 'cpu', overrides: [`${GRAPH}=webgpu`] } as const;
  const runtime = await createModelRuntime(choice, { facts: CARD, openSession: open });
  await expect(runtime.open(sound, GRAPH)).rejects.toMatchObject({
    code: 'MODEL_WRONG_RESULT',
    message: expect.stringMatching(
      /zero123-xl\/cc-projection misses its known answer on webgpu \(off by Infinity\), allowed 0\.005\. .*=cpu\].*--attention plain/,
    ) as string,
  });
  expect(closed).toEqual(['webgpu']);
  expect(runtime.placements).toEqual([]);
});

test.each(['cpu', 'auto'] as const)('a manifest that asks for another answer is refused on %s', async (setting) => {
  const { open } = faulty(() => undefined);
  const runtime = await createModelRuntime({ setting, overrides: [] }, { facts: CARD, openSession: open });
  await expect(runtime.open(changed({ check: wrongAnswer() }), GRAPH)).rejects.toMatchObject({
    code: 'MODEL_WRONG_RESULT',
    message: expect.stringMatching(
      setting === 'cpu' ? /on cpu \(off by 0\.\d+\).*the bundle may be at fault/ : /on webgpu \(.*\) and cpu \(/,
    ) as string,
  });
});

test('where the next provider fails altogether, the first one being wrong is told too', async () => {
  const { open } = faulty(swollen);
  const failing: typeof openSession = (options) =>
    options.provider === 'cpu' ? Promise.reject(new Error('no memory')) : open(options);
  const runtime = await createModelRuntime({ setting: 'auto', overrides: [] }, { facts: CARD, openSession: failing });
  await expect(runtime.open(sound, GRAPH)).rejects.toMatchObject({
    code: 'MODEL_WRONG_RESULT',
    message: expect.stringMatching(/on webgpu \(off by 0\.20\), allowed 0\.005; and then: no memory/) as string,
  });
});

test.each([
  ['where there is an adapter', ['a card'], 'webgpu'],
  ['and to the CPU without one', [], 'cpu'],
] as const)('auto goes on from a CUDA library that cannot be used to WebGPU %s', async (_, hardwareAdapters, next) => {
  const facts = { cuda: { present: true, library: 'libonnxruntime_providers_cuda.so' }, hardwareAdapters };
  const { open } = faulty(() => undefined);
  const broken: typeof openSession = (options) =>
    options.provider === 'cuda'
      ? Promise.reject(generationError('MODEL_LOAD_FAILED', 'cannot open libcudnn.so.9'))
      : open(options);
  const runtime = await createModelRuntime({ setting: 'auto', overrides: [] }, { facts, openSession: broken });
  await runtime.open(sound, GRAPH);
  expect(runtime.placements).toMatchObject([
    { provider: next, reason: 'cuda failed', passedOver: [{ provider: 'cuda', failed: 'cannot open libcudnn.so.9' }] },
  ]);
  await runtime.close();

  const insisting = await createModelRuntime({ setting: 'cuda', overrides: [] }, { facts, openSession: broken });
  await expect(insisting.open(sound, GRAPH)).rejects.toThrow('libcudnn');
});

test('an output that is missing, cut short or swollen is wrong; rounding is not', async () => {
  const runtime = await createModelRuntime({ setting: 'cpu', overrides: [] });
  const session = await runtime.open(sound, GRAPH);
  const { context } = await session.run(firstFeeds(spec));
  await runtime.close();
  const verdict = (values: Float32Array | undefined) =>
    isWrong(checkAnswer(spec, values === undefined ? {} : { context: values })!);
  expect(verdict(context)).toBe(false);
  expect(verdict(context!.map((value, index) => value * (1 + 1e-3 * Math.sin(index))))).toBe(false);
  expect(verdict(context!.map((value) => value * 1.02))).toBe(true);
  expect(verdict(context!.subarray(1))).toBe(true);
  expect(verdict(undefined)).toBe(true);
});
