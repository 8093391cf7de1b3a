import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { builtEntry } from '@404-gen/service-kit';
import { expect, it } from 'vitest';

/** Runs `body` with a guard of half a second in a process of its own. */
async function guarded(body: string): Promise<{ signal: string | null; code: number | null; said: string }> {
  const guard = pathToFileURL(builtEntry(import.meta.url, './hang-guard.js')).href;
  const script = `
    import { startHangGuard } from ${JSON.stringify(guard)};
    const guard = startHangGuard(500);
    ${body}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, said })));
}

it('ends a process whose main thread never comes back', async () => {
  const { signal, said } = await guarded('for (;;);');
  expect(signal).toBe('SIGKILL');
  expect(said).toContain('No sign of life for 0.5 s');
});

it('ends a process that waits for what never comes', async () => {
  const { signal } = await guarded('setInterval(() => undefined, 50); await new Promise(() => undefined);');
  expect(signal).toBe('SIGKILL');
});

it('leaves one alone that gives signs of life, and lets it end', async () => {
  const beating = 'for (let i = 0; i < 8; i++) { await new Promise((r) => setTimeout(r, 150)); guard.beat(); }';
  expect(await guarded(beating)).toEqual({ code: 0, signal: null, said: '' });
});
