import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('the orchestrator bench mines in simulated time, and prints one JSON line per fault, algorithm and cell', async () => {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'packages/miner/bench/orchestrator.bench.ts'],
    { cwd: root, env: { ...process.env, BENCH_HOURS: '2', BENCH_ENDPOINTS: '3', BENCH_VALIDATORS: '20' } },
  );
  // A leak of listeners would be told here.
  expect(stderr).not.toContain('Warning');
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  const results = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const algorithms = ['miner', 'upstream', 'fork', 'fork-300s'];
  expect(results.map(({ faults, algorithm }) => [faults, algorithm])).toEqual([
    ...algorithms.map((algorithm) => ['none', algorithm]),
    ...algorithms.map((algorithm) => ['peers', algorithm]),
    ['restarts', 'miner'],
  ]);
  // 3 endpoints of 125 s on average make 86.4 results an hour; 20 validators would take twice as many. One that is down
  // for a fifth of the time leaves 2.8.
  for (const { faults, ...result } of results) {
    expect(result).toMatchObject({ boundPerHour: faults === 'peers' ? 80.6 : 86.4, limit: 'endpoints', hours: 2 });
  }
  for (const result of results.filter(({ algorithm }) => algorithm === 'miner')) {
    expect(result).toMatchObject({ violations: 0, refused: 0, peakPerEndpoint: 1 });
  }
  expect(results[0]!['shareOfBound']).toBeGreaterThan(0.95);
  // The fork gives generations 60 s, which most of these exceed.
  expect(results[2]!['shareOfBound']).toBeLessThan(0.6);
});
