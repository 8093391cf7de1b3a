import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('the generation bench runs, and its last line sums up', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'packages/generation-server/bench/generate.bench.ts'],
    {
      cwd: root,
      env: {
        ...process.env,
        BENCH_RUNS: '2',
        BENCH_CONFIG: 'test/fixtures/quick-generation.yaml',
        BENCH_PROMPTS: 'chair',
      },
    },
  );
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toHaveLength(3);
  expect(lines.at(-1)).toMatchObject({ bench: 'generate', summary: true, runs: 2, allValid: true });
  expect(lines.at(-1)!['leastSplats']).toBeGreaterThanOrEqual(7000);
  for (const figure of ['medianSeconds', 'peakRssBytes', 'healthSamples', 'healthP99Ms']) {
    expect(lines.at(-1)![figure]).toBeGreaterThan(0);
  }
});
