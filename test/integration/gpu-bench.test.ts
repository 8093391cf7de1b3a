import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const TIMEOUT_MS = 180_000;
const bench = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'packages/splat/bench/gpu.bench.ts', ...args], {
    cwd: root,
  });

/** What it printed, or undefined where there is no adapter. */
const printed = await bench('--quick', '--scenes', '20:8', '--runs', '1').then(
  ({ stdout }) => stdout,
  (error: unknown) => {
    if (process.env['REQUIRE_GPU'] === '1' || !String(error).includes('adapter answers')) throw error;
    return undefined;
  },
);
const title = printed === undefined ? 'the GPU bench (waits for a WebGPU adapter)' : 'the GPU bench';

describe.skipIf(printed === undefined)(title, () => {
  it('times a step by pass and puts each beside its floor', () => {
    const reports = printed!.split('\n').filter((line) => line.startsWith('{'));
    const [step, ...rest] = reports.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rest).toEqual([]);
    expect(step).toMatchObject({ bench: 'gpu', kind: 'step', splats: 20, size: 8, views: 4, node: process.version });
    for (const figure of ['stepMs', 'pairs', 'deviceBytes']) expect(step![figure]).toBeGreaterThan(0);
    const passes = Object.keys(step!['floors'] as object);
    if (step!['passesUs']) expect(Object.keys(step!['passesUs'])).toEqual(passes);
    expect(printed).toContain('| 20 | 4 × 8² |');
  });

  it('draws beside another program, and goes on where that does not return', { timeout: TIMEOUT_MS }, async () => {
    const forward = async (...args: string[]) => {
      const { stdout } = await bench('--forward', '--quick', '--runs', '1', ...args);
      return JSON.parse(stdout.split('\n')[0]!) as Record<string, unknown>;
    };
    const both = await forward('--scenes', '20:80');
    expect(both).toMatchObject({
      kind: 'forward',
      splats: 20,
      size: 80,
      other: { wallMs: expect.any(Number) as number },
    });
    // 40 dB is what other edges of splats leave.
    expect(both['agreementDb']).toBeGreaterThan(30);
    const alone = await forward('--scenes', '20:8', '--limit', '0.01');
    expect(alone).toMatchObject({ ours: { wallMs: expect.any(Number) as number } });
    expect(alone['otherFailure']).toBe('did not return in 0.01 s');
  });

  it(
    'draws runs on the GPU beside runs on the CPU, and says how like they are',
    { timeout: 3 * TIMEOUT_MS },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'gpu-bench-'));
      try {
        const { stdout } = await bench('--quick', '--pictures', join(folder, 'sheet.png'));
        const figures = JSON.parse(stdout.split('\n')[0]!) as { psnrDb: number; prompt: string };
        // Measured 45 dB.
        expect(figures.psnrDb).toBeGreaterThan(30);
        expect(stdout).toContain(`| ${figures.prompt} |`);
        const png = await readFile(join(folder, 'sheet.png'));
        // Two rows of two pictures of 48 pixels with gaps of 4; a PNG has its size from byte 16.
        expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([108, 108]);
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  );

  it('makes tables of JSON lines that were kept', { timeout: TIMEOUT_MS }, async () => {
    const { stdout } = await bench('--table', 'test/fixtures/bench-gpu.jsonl');
    expect(stdout).toContain('| 8000 | 4 × 128² | 135432 | 0.5 | 0.450 | 27 | 2.5 | 60 | 5.0× |');
    expect(stdout).toContain('| project | 2.0 | bytes | 10 | 5.0× |');
    expect(stdout).toContain('| sum | 4.0 |  | 30 | 7.5× |');
    expect(stdout).toContain('| some.ply | 52709 | 4 × 512² | GPU, gsplat | 71.2 | 1.2e-3 | 4.0e-4 | shDc |');
    expect(stdout).toContain('| splats | 100 at 32² | 400 at 32² | 1 | 3 | 0.79 | yes |');
  });
});
