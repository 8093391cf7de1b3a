import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TINY_BUNDLES, cpuRuntime } from '../test-support/tiny-bundles.ts';
import { graphBytes, graphOf, listBundles, openBundle, required, verifyBundle } from './bundle.ts';
import { parseManifest, type Manifest } from './manifest.ts';

let modelsDir: string;
beforeEach(() => {
  modelsDir = mkdtempSync(join(tmpdir(), 'bundles-'));
  cpSync(join(TINY_BUNDLES, 'zero123-xl'), join(modelsDir, 'zero123-xl'), { recursive: true });
});
afterEach(() => rmSync(modelsDir, { recursive: true }));

const file = (name: string) => join(modelsDir, 'zero123-xl', name);
const thrown = (run: () => unknown): { code?: string; message?: string } => {
  try {
    run();
  } catch (error) {
    return error as { code: string; message: string };
  }
  return {};
};
function changeManifest(change: (manifest: Record<string, unknown>) => void): void {
  const manifest = JSON.parse(readFileSync(file('manifest.json'), 'utf8')) as Record<string, unknown>;
  change(manifest);
  writeFileSync(file('manifest.json'), JSON.stringify(manifest));
}

test('bundles are listed, opened and verified', async () => {
  expect(listBundles(modelsDir)).toEqual(['zero123-xl']);
  expect(listBundles(join(modelsDir, 'nowhere'))).toEqual([]);
  const bundle = openBundle(modelsDir, 'zero123-xl');
  expect(bundle.manifest.network).toBe('zero123-xl');
  expect(graphBytes(bundle, 'unet')).toBe(readFileSync(file('unet.onnx')).length);
  await verifyBundle(bundle);
});

test('what is missing, cut short or changed says what to run', async () => {
  const missing = thrown(() => openBundle(modelsDir, 'mvdream'));
  expect(missing.code).toBe('MODEL_BUNDLE_MISSING');
  expect(missing.message).toContain('`npm run models -- pull mvdream`');

  const content = readFileSync(file('unet.onnx'));
  writeFileSync(file('unet.onnx'), content.subarray(1));
  rmSync(file('vae-decoder.onnx'));
  const cut = thrown(() => openBundle(modelsDir, 'zero123-xl'));
  expect(cut.code).toBe('MODEL_BUNDLE_BROKEN');
  expect(cut.message).toMatch(/unet\.onnx has \d+ bytes in place of \d+; vae-decoder\.onnx is missing/);
  expect(cut.message).toContain('`npm run models -- verify zero123-xl`');

  writeFileSync(file('unet.onnx'), Buffer.from(content.map((byte, index) => (index === 100 ? byte ^ 1 : byte))));
  cpSync(join(TINY_BUNDLES, 'zero123-xl', 'vae-decoder.onnx'), file('vae-decoder.onnx'));
  await expect(verifyBundle(openBundle(modelsDir, 'zero123-xl'))).rejects.toMatchObject({
    code: 'MODEL_BUNDLE_BROKEN',
    message: expect.stringContaining('unet.onnx has another SHA-256') as string,
  });
});

test('a manifest that is none says where', () => {
  writeFileSync(file('manifest.json'), '{');
  expect(thrown(() => openBundle(modelsDir, 'zero123-xl')).message).toContain('is not valid JSON');
  expect(thrown(() => parseManifest('{"format": 1}', 'here')).message).toMatch(/here is no manifest.*name/);
});

test.each(['../unet.onnx', '/etc/passwd', 'a/../../b'])('a file outside the folder, %s, is refused', (path) => {
  changeManifest(
    (manifest) => ((manifest['files'] as Manifest['files'])[0] = { path, bytes: 1, sha256: 'a'.repeat(64) }),
  );
  expect(thrown(() => openBundle(modelsDir, 'zero123-xl')).code).toBe('MODEL_BUNDLE_BROKEN');
});

test('graphs name listed files only', () => {
  changeManifest((manifest) => {
    manifest['files'] = (manifest['files'] as Manifest['files']).filter(({ path }) => path !== 'unet.onnx');
  });
  expect(thrown(() => openBundle(modelsDir, 'zero123-xl')).message).toContain('names unet.onnx and does not list it');
});

test('0.20: constants of the schedule come with the bundle; one without says so and asks no server', () => {
  const bundle = openBundle(modelsDir, 'zero123-xl');
  expect(required(bundle, 'scheduler').trainSteps).toBe(1000);
  const manifest = { ...bundle.manifest };
  delete manifest.scheduler;
  const without = thrown(() => required({ ...bundle, manifest }, 'scheduler'));
  expect(without.message).toContain('its manifest lacks "scheduler", which zero123-xl needs');
  expect(thrown(() => graphOf(bundle, 'text-encoder')).message).toContain('it has no graph "text-encoder"');
});

test('a graph that is not as its manifest says is not run', async () => {
  changeManifest((manifest) => {
    const graphs = manifest['graphs'] as { unet: { inputs: { name: string; shape: number[] }[] } };
    graphs.unet.inputs[0] = { ...graphs.unet.inputs[0]!, shape: [2, 4, 8, 8] };
    graphs.unet.inputs[2] = { ...graphs.unet.inputs[2]!, name: 'text' };
  });
  const runtime = await cpuRuntime();
  await expect(runtime.open(openBundle(modelsDir, 'zero123-xl'), 'unet')).rejects.toMatchObject({
    code: 'MODEL_BUNDLE_BROKEN',
    message: expect.stringMatching(
      /input latents is float32 \[2, 8, 8, 8\], not float32 \[2, 4, 8, 8\]; it has no input text; input context is not listed/,
    ) as string,
  });
  expect(runtime.placements).toEqual([]);
});

test('a file that is no graph does not load, and what is fed is checked', async () => {
  const runtime = await cpuRuntime();
  const session = await runtime.open(openBundle(modelsDir, 'zero123-xl'), 'cc-projection');
  await expect(session.run({ embedding: new Float32Array(3) })).rejects.toThrow(
    /embedding wants float32 \[1, 1, 20\] and was given 3 values/,
  );
  await expect(session.run({})).rejects.toThrow(/was given nothing/);
  expect(runtime.placements.map(({ model, provider }) => [model, provider])).toEqual([
    ['zero123-xl/cc-projection', 'cpu'],
  ]);
  await session.close();
  expect(runtime.placements).toEqual([]);

  const garbage = Buffer.alloc(readFileSync(file('unet.onnx')).length, 'x');
  writeFileSync(file('unet.onnx'), garbage);
  await expect(runtime.open(openBundle(modelsDir, 'zero123-xl'), 'unet')).rejects.toMatchObject({
    code: 'MODEL_LOAD_FAILED',
  });
  appendFileSync(file('unet.onnx'), 'x');
  expect(thrown(() => openBundle(modelsDir, 'zero123-xl')).code).toBe('MODEL_BUNDLE_BROKEN');
});
