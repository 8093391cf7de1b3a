import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { loadSettings } from '@404-gen/service-kit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundleFiles } from '../../test-support/bundle-files.ts';
import { startFileServer } from '../../test-support/file-server.ts';
import { TINY_BUNDLES } from '../../test-support/tiny-bundles.ts';
import { NETWORKS, type Manifest } from '../manifest.ts';
import { CATALOGUE } from './catalogue.ts';
import { runModelsCommand } from './models-command.ts';
import { modelsSettings } from './settings.ts';

let modelsDir: string;
beforeEach(() => {
  modelsDir = mkdtempSync(join(tmpdir(), 'models-'));
});
afterEach(() => rmSync(modelsDir, { recursive: true }));

async function models(words: string, flags: Record<string, string> = {}, runOn?: string) {
  const texts = Object.entries({ models_dir: modelsDir, ...flags }).map(([key, value]) => [key, [value]]);
  const { settings } = loadSettings(modelsSettings, {
    flags: Object.fromEntries(texts) as Record<string, string[]>,
    env: { HF_TOKEN: 'hf_secret' },
  });
  const stream = () => new PassThrough() as unknown as NodeJS.WriteStream & PassThrough;
  const output = stream();
  const errors = stream();
  const [command, ...rest] = words.split(' ');
  const json = rest.includes('--json');
  const code = await runModelsCommand(
    command,
    rest.filter((word) => word !== '--json'),
    { settings, output, errors, json, runOn, signal: new AbortController().signal },
  );
  return { code, output: String(output.read() ?? ''), errors: String(errors.read() ?? '') };
}

function install(name: string, contents: Record<string, Uint8Array>) {
  for (const [path, bytes] of Object.entries(bundleFiles(contents))) {
    const file = join(modelsDir, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

test('the catalogue has every network once, each with its licence', () => {
  expect(CATALOGUE.map(({ network }) => network)).toEqual([...NETWORKS]);
  expect(CATALOGUE.find(({ name }) => name === 'stable-zero123')?.restriction).toMatch(/commercial/);
});

test('sources and licences are those that the export writes into bundles', () => {
  const python = readFileSync(new URL('../../../../model-export/bundles/sources.py', import.meta.url), 'utf8');
  const sources = python.replaceAll('{_HUB}', 'https://huggingface.co');
  for (const { checkpoint, licence } of CATALOGUE) {
    expect(sources).toContain(checkpoint);
    expect(sources).toContain(`"${licence}"`);
  }
});

test('what nobody publishes is told with the command that makes it, and with its licence', async () => {
  await expect(models('pull mvdream')).rejects.toMatchObject({
    code: 'MODEL_NOT_PUBLISHED',
    message: expect.stringMatching(/licence: OpenRAIL[^]*packages\/model-export\/\S+ mvdream --checkpoint/) as string,
  });
  await expect(models('pull mvdraem')).rejects.toMatchObject({
    code: 'CONFIG_COMMAND',
    message: expect.stringContaining('did you mean mvdream?') as string,
  });
});

test('pull, path, verify and list of a bundle from a mirror', async () => {
  const files = bundleFiles({ 'u2net.onnx': Buffer.alloc(5000, 'x') });
  const served = Object.entries(files).map(([path, bytes]) => [`/me/bg/resolve/main/${path}`, bytes]);
  const server = await startFileServer(Object.fromEntries(served) as Record<string, Uint8Array>);
  const pulled = await models('pull background', { base_url: `${server.url}/`, repository: 'me/bg' });
  await server.close();
  expect(pulled).toMatchObject({ code: 0, output: `${join(modelsDir, 'background')}\n` });
  expect(pulled.errors).toContain('background 100 % of 5.0 kB');
  expect(pulled.errors).toContain('licence Apache-2.0');
  expect(server.requests.map(({ token }) => token)).toEqual(['Bearer hf_secret', 'Bearer hf_secret']);

  expect(await models('path background')).toMatchObject({ code: 0, output: `${join(modelsDir, 'background')}\n` });
  expect(await models('verify')).toEqual({ code: 0, output: 'background: ok\n', errors: '' });
  const list = JSON.parse((await models('list --json')).output) as { name: string; state: string; bytes?: number }[];
  expect(list.find(({ name }) => name === 'background')).toMatchObject({ state: 'present', bytes: 5000 });
  expect(list.find(({ name }) => name === 'mvdream')).toMatchObject({ state: 'absent' });
});

test('verify names every bundle that is broken, and ends in 1', async () => {
  install('background', { 'u2net.onnx': Buffer.alloc(100, 'x') });
  install('other', { 'u2net.onnx': Buffer.alloc(100, 'x') });
  writeFileSync(join(modelsDir, 'background/u2net.onnx'), Buffer.alloc(100, 'y'));
  const { code, output } = await models('verify');
  expect(code).toBe(1);
  expect(output).toMatch(/^background: .*SHA-256[^]*other: ok\n$/);
  expect(await models('verify imagedream')).toMatchObject({ code: 1 });
  writeFileSync(join(modelsDir, 'background/u2net.onnx'), 'cut');
  expect((await models('list')).output).toMatch(/background \(unknown\): broken[^]*3 bytes in place of 100/);
});

test('verify runs the graphs where it is told to, and lists how far each is from its known answer', async () => {
  const installed = join(modelsDir, 'zero123-xl');
  cpSync(join(TINY_BUNDLES, 'zero123-xl'), installed, { recursive: true });
  const right = await models('verify', {}, 'cpu');
  expect(right.code).toBe(0);
  expect(right.output.split('\n')).toHaveLength(8);
  expect(right.output).toMatch(
    /^zero123-xl: ok\n {2}unet: cpu is right, off by \de?-?[^ ]* of 0\.005 allowed; \d+ ms\n/,
  );

  const file = join(installed, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const { context } = manifest.graphs['cc-projection']!.check!.outputs;
  context!.rms *= 1.5;
  delete manifest.graphs['vae-decoder']!.check;
  writeFileSync(file, JSON.stringify(manifest));
  const wrong = await models('verify --json', {}, 'cpu');
  expect(wrong.code).toBe(1);
  const [report] = JSON.parse(wrong.output) as {
    message: string;
    graphs: { graph: string; ok: boolean; told: string }[];
  }[];
  expect(report?.message).toBe('wrong: cc-projection');
  const told = new Map(report?.graphs.map((each) => [each.graph, each.told]));
  expect(told.get('cc-projection')).toContain('zero123-xl/cc-projection misses its known answer on cpu (off by 0.33)');
  expect(told.get('vae-decoder')).toContain('cpu ran it, with no known answer');
  await expect(models('verify', {}, 'tpu')).rejects.toMatchObject({ code: 'CONFIG_COMMAND' });
});

test('path of what is not there ends in 1; unknown commands say which there are', async () => {
  expect(await models('path mvdream')).toMatchObject({ code: 1, output: '' });
  await expect(models('push mvdream')).rejects.toMatchObject({
    message: expect.stringContaining('pull, verify, list, path') as string,
  });
  await expect(models('pull')).rejects.toMatchObject({ code: 'CONFIG_COMMAND' });
});
