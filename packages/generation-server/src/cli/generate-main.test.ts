import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtEntry } from '@404-gen/service-kit';
import { decodePng, encodePng, readSplatFile } from '@404-gen/splat';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { QUICK_SETTINGS } from '../test-support/server-process.ts';
import { reportDevices } from './devices.ts';

const main = builtEntry(import.meta.url, './generate-main.js');
const TIMEOUT_MS = 60_000;
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'generate-'));
  writeFileSync(join(directory, 'quick.yaml'), QUICK_SETTINGS);
  writeFileSync(join(directory, 'dot.png'), encodePng({ width: 1, height: 1, channels: 3, data: new Uint8Array(3) }));
});
afterEach(() => rmSync(directory, { recursive: true }));

function generate(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, '--config', 'quick.yaml', ...args], { cwd: directory }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}
const read = (name: string) => readFileSync(join(directory, name));

test(
  'a prompt becomes a cloud, a preview beside it, plain progress lines and a summary',
  { timeout: TIMEOUT_MS },
  async () => {
    const { code, stdout, stderr } = await generate('red and black snake', '-o', 'snake.ply', '--seed', '7');
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/^prepare 0 %\n(.*\n)*optimise .*step 4\/4.*\n(.*\n)*export 100 %/),
    ]);
    expect(stdout).toMatch(/^device: .+$/m);
    expect(stdout).toMatch(/^snake\.ply: \d+ splats, \d+ kB, [\d.]+ s, seed 7$/m);
    expect((await readSplatFile(read('snake.ply'))).count).toBeGreaterThanOrEqual(7000);
    expect(decodePng(read('snake.png')).width).toBe(1041);

    await generate('red and black snake', '--output=again.ply', '--seed=7', '--no-preview');
    expect(Buffer.compare(read('again.ply'), read('snake.ply'))).toBe(0);
    expect(existsSync(join(directory, 'again.png'))).toBe(false);
  },
);

const { adapters, auto } = await reportDevices();
const gpu = adapters.some(({ unfit }) => unfit === undefined);
if (!gpu && process.env['REQUIRE_GPU'] === '1') throw new Error(`REQUIRE_GPU=1, but ${auto.reason}`);

test.skipIf(!gpu)(
  `the same on a GPU, software ones included (where skipped it waits for a WebGPU adapter)`,
  // Software compiles the kernels for many seconds.
  { timeout: 4 * TIMEOUT_MS },
  async () => {
    const args = ['red and black snake', '-o', 'snake.ply', '--seed', '7', '--no-preview'];
    const { code, stdout } = await generate(...args, '--device', 'webgpu');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^device: .+ \(webgpu:\d+\), .+$/m)]);
    expect((await readSplatFile(read('snake.ply'))).count).toBeGreaterThanOrEqual(7000);
  },
);

test('a device that is not there: exit code 1 and what there is', { timeout: TIMEOUT_MS }, async () => {
  const { code, stderr } = await generate('a', '--device', 'webgpu:77');
  expect([code, stderr]).toEqual([1, expect.stringMatching(/GPU_UNAVAILABLE: WebGPU: there is no adapter 77 \(/)]);
});

test('the ending chooses the format; without a name the prompt gives it', { timeout: TIMEOUT_MS }, async () => {
  await generate('Blue vase!', '-o', 'vase.SPZ', '--no-preview');
  expect((await readSplatFile(read('vase.SPZ'))).count).toBeGreaterThanOrEqual(7000);
  await generate('Blue vase!', '--no-preview');
  expect(existsSync(join(directory, 'blue-vase.ply'))).toBe(true);
});

test.each([
  ['no prompt', [], /CONFIG_COMMAND: Give one prompt, in quotes/],
  ['two prompts', ['red', 'snake'], /CONFIG_COMMAND: Give one prompt, in quotes/],
  ['another ending', ['a', '-o', 'a.obj'], /"a\.obj" ends neither in \.ply nor in \.spz/],
  ['a seed that is none', ['a', '--seed', 'x'], /REQUEST_FIELD_INVALID: seed: "x" is no whole number/],
  ['a prompt too long', ['x'.repeat(1025)], /prompt: 1025 characters/],
  ['an image that is not there', ['--image', 'a.png'], /CONFIG_COMMAND: --image: cannot be read: ENOENT/],
  ['an image that is none', ['--image', 'quick.yaml'], /REQUEST_IMAGE_UNREADABLE/],
  [
    'an image without a network for it',
    ['--image', 'dot.png'],
    /REQUEST_IMAGE_UNSUPPORTED: .*configs\/imagedream\.yaml/,
  ],
  ['an unknown flag', ['a', '--sede', '1'], /Unknown flag --sede; did you mean --seed\?/],
])('%s: exit code 1 and what to do', { timeout: TIMEOUT_MS }, async (_, args, message) => {
  const { code, stderr } = await generate(...args);
  expect(code).toBe(1);
  expect(stderr).toMatch(message);
});
