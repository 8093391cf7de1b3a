import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('the rasteriser bench runs, and prints one JSON line per pass and number of workers', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'packages/splat/bench/rasterizer.bench.ts'],
    {
      cwd: root,
      env: { ...process.env, BENCH_RUNS: '2', BENCH_WARMUP: '0', BENCH_SCENES: '200:16', BENCH_WORKERS: '1,2' },
    },
  );
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  const reports = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(reports.map(({ pass, workers }) => [pass, workers])).toEqual([
    ['forward', 1],
    ['step', 1],
    ['forward', 2],
    ['step', 2],
  ]);
  for (const report of reports) {
    expect(report).toMatchObject({
      bench: 'rasterizer',
      splats: 200,
      size: 16,
      views: 4,
      runs: 2,
      node: process.version,
    });
    expect(report['medianMs']).toBeGreaterThan(0);
    expect(report['coverage']).toBeGreaterThan(0.3);
  }
});
