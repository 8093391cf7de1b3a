import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const TINY = ['--models', 'packages/model-export/tiny'];
const bench = async (...args: readonly string[]) => {
  const run = promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'packages/generation-server/bench/guidance.bench.ts', ...args],
    { cwd: new URL('../..', import.meta.url).pathname },
  );
  const { code, stdout, stderr } = await run.then(
    (output) => ({ ...output, code: 0 }),
    (error: unknown) => error as { code: number; stdout: string; stderr: string },
  );
  return { code, stdout, stderr };
};

test('milliseconds of every stage, of a tiny network', async () => {
  const { code, stdout, stderr } = await bench(...TINY, '--sides', '32', '--steps', '2', '--splats', '300');
  expect([code, stderr]).toEqual([0, '']);
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const step = records.find(({ kind }) => kind === 'step');
  for (const stage of ['render', 'vaeEncoder', 'unet', 'vaeVjp', 'host', 'optimiser', 'total']) {
    expect(step?.[stage]).toBeGreaterThan(0);
  }
  expect(records.find(({ kind }) => kind === 'job')).toMatchObject({ textMs: expect.any(Number) as number });
});

test('without the bundle it says what to run, and nothing of where in its code it noticed', async () => {
  const { code, stderr } = await bench('--models', 'nowhere');
  expect(code).toBe(1);
  expect(stderr).toContain('`npm run models -- pull mvdream`');
  expect(stderr).toContain('export_bundle.py mvdream --random-weights 0 --out nowhere`');
  expect(stderr).not.toMatch(/^\s+at /m);
});

test.each([
  [['--stepss', '3'], /CONFIG_COMMAND: Unknown option '--stepss'/],
  [[...TINY, '--steps', 'many'], /CONFIG_COMMAND: --steps: "many" is no whole number/],
  [[...TINY, '--provider', 'tpu'], /CONFIG_COMMAND: --provider is one of auto, cuda/],
  [[...TINY, '--bundle', 'lpips-alex'], /CONFIG_COMMAND: --bundle lpips-alex: lpips-alex guides nothing/],
])('a command line that makes no sense (%s) is told so in a line', async (args, told) => {
  const { code, stderr } = await bench(...args);
  expect(code).toBe(1);
  expect(stderr).toMatch(told);
  expect(stderr).not.toMatch(/^\s+at /m);
});
