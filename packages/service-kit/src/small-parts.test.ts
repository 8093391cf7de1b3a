import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { AppError, toAppError } from './app-error.ts';
import { builtEntry } from './built-entry.ts';
import { createLogger } from './logger.ts';
import { Counter, createRegistry } from './metrics.ts';
import { nearestName } from './nearest-name.ts';

test('nearestName forgives case, separators and typing slips, and does not guess wildly', () => {
  const known = ['num_pts', 'guidance_scale', 'density_end_iter'];
  expect(nearestName('numPts', known)).toBe('num_pts');
  expect(nearestName('guidence_scale', known)).toBe('guidance_scale');
  expect(nearestName('zzzzzzzzzz', known)).toBeUndefined();
});

test('builtEntry leads from a source file to its built twin', () => {
  const source = pathToFileURL('/repo/packages/splat/src/cpu/pool.ts').href;
  expect(builtEntry(source, './worker.js')).toBe('/repo/packages/splat/dist/cpu/worker.js');
  const built = pathToFileURL('/repo/packages/splat/dist/cpu/pool.js').href;
  expect(builtEntry(built, './worker.js')).toBe('/repo/packages/splat/dist/cpu/worker.js');
});

test('the logger writes JSON lines and never a secret', () => {
  const lines: string[] = [];
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const logger = createLogger({ service: 'kettle', destination });
  logger.info({ token: 'hush', wallet: { password: 'hush' }, jobId: 'a' }, 'job done');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', service: 'kettle', jobId: 'a', msg: 'job done' });
  expect(lines.join('')).not.toContain('hush');
});

test('every sample carries the service', async () => {
  const registry = createRegistry('kettle');
  new Counter({ name: 'boils_total', help: 'Boils.', registers: [registry] }).inc();
  expect(await registry.metrics()).toContain('boils_total{service="kettle"} 1');
});

test('toAppError keeps ours and wraps others with their cause', () => {
  const own = new AppError('REQUEST_PROMPT', 'no prompt', { statusCode: 422 });
  expect(toAppError(own)).toBe(own);
  const cause = new TypeError('boom');
  expect(toAppError(cause)).toMatchObject({ code: 'BUG_UNEXPECTED', statusCode: 500, message: 'boom', cause });
});
