import { expect, test } from 'vitest';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { builtEntry, loadSettings } from '@404-gen/service-kit';
import { generationSettings } from '../config/schema.ts';
import { zeroFeeds } from '../models/onnx-session.ts';
import { cpuRuntime, TINY_BUNDLES, tinyBundle } from '../test-support/tiny-bundles.ts';
import { announcedRuntime } from './announced-runtime.ts';
import type { FromChild, NetworkCall, ToChild } from './messages.ts';
import { pipelineLoad } from './pipeline-load.ts';
import { planJob } from './plan-job.ts';

test('loading and every run are announced before they begin, with what they took so far, and their end is told', async () => {
  const told: (NetworkCall | 'left')[] = [];
  const inner = await cpuRuntime();
  const runtime = announcedRuntime(
    inner,
    {
      enter: (call) => {
        // What is announced has not begun.
        expect(inner.spent().get('lpips-alex/lpips-alex')?.calls ?? 0).toBe(Math.floor(told.length / 2));
        told.push(call);
        return Promise.resolve();
      },
      leave: () => told.push('left'),
    },
    0,
  );
  const session = await runtime.open(tinyBundle('lpips-alex'), 'lpips-alex');
  const warmUpMs = runtime.placements[0]!.warmUpMs;
  const distance = new Float32Array(session.spec.outputs[0]!.shape[0]!).fill(7);
  const outputs = await session.run(zeroFeeds(session.spec), { distance });
  expect(outputs['distance']).toBe(distance);
  expect(distance).toEqual(new Float32Array(distance.length));
  await expect(session.run({})).rejects.toThrow();
  expect(session.spent.calls).toBe(2);
  await runtime.close();

  const model = 'lpips-alex/lpips-alex';
  expect(told).toEqual([
    { model, longestMs: undefined },
    'left',
    { model, longestMs: warmUpMs },
    'left',
    { model, longestMs: expect.any(Number) as number },
    'left',
  ]);
});

test('runs of a network that was quick are not announced, whatever its first needed', async () => {
  const told: NetworkCall[] = [];
  const inner = await cpuRuntime();
  const announcer = { enter: (call: NetworkCall) => Promise.resolve(void told.push(call)), leave: () => undefined };
  const announced = async (warmUpMs: number) => {
    const slow = {
      ...inner,
      get placements() {
        return inner.placements.map((placed) => ({ ...placed, warmUpMs }));
      },
    };
    const session = await announcedRuntime(slow, announcer).open(tinyBundle('lpips-alex'), 'lpips-alex');
    for (let run = 0; run < 3; run++) await session.run(zeroFeeds(session.spec));
    await session.close();
    return told.splice(0).map(({ longestMs }) => longestMs);
  };
  expect(await announced(5)).toEqual([undefined]);
  expect(await announced(3000)).toEqual([undefined, 3000]);
  await inner.close();
});

test('the real process says so when it loads each of its networks', { timeout: 60_000 }, async () => {
  const text = `
mvdream: true
models_dir: ${TINY_BUNDLES}
device: cpu
execution_provider: cpu
score_results: never
iters: 2
num_pts: 300
min_gaussians: 0
render_sizes: [32]
density_end_iter: 0
position_lr_max_steps: 2
`;
  const { settings } = loadSettings(generationSettings, { text });
  const child = fork(builtEntry(import.meta.url, './child-main.js'), [], { serialization: 'advanced', execArgv: [] });
  const heard: FromChild[] = [];
  const until = (type: FromChild['type']) =>
    new Promise<void>((resolve, reject) => {
      child.on('message', (message: FromChild) => {
        if (message.type === type) resolve();
        if (message.type === 'failed' || message.type === 'load-failed') reject(new Error(message.error.message));
      });
    });
  child.on('message', (message: FromChild) => heard.push(message));
  const say = (message: ToChild) => child.send(message);
  try {
    say({ type: 'load', load: pipelineLoad(settings) });
    await until('loaded');
    const loaded = heard.splice(0).filter(({ type }) => type !== 'alive');
    const loading = (graph: string) => [
      { type: 'entered', call: { model: `mvdream/${graph}`, longestMs: undefined } },
      { type: 'left' },
    ];
    expect(loaded.slice(0, -1)).toEqual(['text-encoder', 'unet', 'vae-encoder', 'vae-encoder-vjp'].flatMap(loading));

    const made: Uint8Array[] = [];
    for (const [run, prompt] of ['a red snake', 'a blue house'].entries()) {
      say({ type: 'run', run, plan: planJob(settings, { prompt, seed: 1, format: 'ply' }) });
      await until('done');
    }
    made.push(...heard.flatMap((message) => (message.type === 'done' ? [message.result.bytes] : [])));
    // None of these networks takes 200 ms.
    expect(heard.filter(({ type }) => type === 'entered' || type === 'left')).toEqual([]);
    // And gradients arrive: without them the prompt makes no difference.
    expect(made).toHaveLength(2);
    expect(Buffer.compare(made[0]!, made[1]!)).not.toBe(0);
  } finally {
    child.disconnect();
    await once(child, 'exit');
  }
});
