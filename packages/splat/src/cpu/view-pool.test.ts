import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_TRAINER_OPTIONS } from '../optimise/options.ts';
import { createCpuTrainer } from './cpu-trainer.ts';
import { inSinglePrecision, randomScene, sceneCamera } from './test-scenes.ts';
import { createThreadedViewPool } from './view-pool.ts';

const cloud = inSinglePrecision(randomScene({ count: 20 }));
const cameras = [sceneCamera(8, 8)];
const options = { ...DEFAULT_TRAINER_OPTIONS, minSplats: 0 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'view-pool-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A script that takes the place of the worker. */
async function script(name: string, source: string): Promise<string> {
  const path = join(folder, `${name}.mjs`);
  await writeFile(path, `import { parentPort } from 'node:worker_threads';\n${source}`);
  return path;
}

describe('a thread that fails', () => {
  const faults = {
    'dies of an exception': `parentPort.on('message', (m) => { if (m.pass) throw new Error('boom'); });`,
    'ends itself': `parentPort.on('message', (m) => { if (m.pass) process.exit(3); });`,
    'cannot be loaded': `import './no-such-file.mjs';`,
    'reports an error': `parentPort.on('message', (m) => { if (m.pass) parentPort.postMessage({ error: 'boom' }); });`,
  };
  it.each(Object.entries(faults))(
    '%s: the call rejects, so do later ones, and close still ends',
    async (name, source) => {
      const trainer = createCpuTrainer(cloud, options, { workers: 2, workerEntry: await script(name, source) });
      const failure = expect.objectContaining({ code: 'PIPELINE_RASTER_WORKER', retryable: true }) as Error;
      await expect(trainer.render(cameras, [0, 0, 0])).rejects.toEqual(failure);
      await expect(trainer.render(cameras, [0, 0, 0])).rejects.toEqual(failure);
      await trainer.close();
    },
  );

  it('is noticed while it is idle', async () => {
    const entry = await script('idle', `setTimeout(() => process.exit(1), 0);`);
    const pool = createThreadedViewPool(1, entry);
    const pass = { direction: 'forward', count: 0, cameras, background: [0, 0, 0], withDepth: false } as const;
    await expect
      .poll(() => pool.run(pass).catch((error: unknown) => error))
      .toMatchObject({ code: 'PIPELINE_RASTER_WORKER' });
    await pool.close();
  });
});

it('close ends a thread that hangs, and the call that waits for it', async () => {
  const entry = await script('hang', `parentPort.on('message', (m) => { while (m.pass) ; });`);
  const trainer = createCpuTrainer(cloud, options, { workers: 1, workerEntry: entry });
  const waiting = expect(trainer.render(cameras, [0, 0, 0])).rejects.toMatchObject({ code: 'CANCELLED_RASTER' });
  await trainer.close();
  await waiting;
});

it('a pass without a stage, or while another runs, is refused', async () => {
  const entry = await script('silent', `parentPort.on('message', () => {});`);
  const pool = createThreadedViewPool(1, entry);
  const pass = { direction: 'forward', count: 0, cameras, background: [0, 0, 0], withDepth: false } as const;
  await expect(pool.run(pass)).rejects.toMatchObject({ code: 'BUG_RASTER_STAGE' });
  pool.setStage({ cloud, views: [], results: new Int32Array(2), nextView: new Int32Array(new SharedArrayBuffer(4)) });
  const first = expect(pool.run(pass)).rejects.toMatchObject({ code: 'CANCELLED_RASTER' });
  await expect(pool.run(pass)).rejects.toMatchObject({ code: 'BUG_RASTER_STAGE' });
  await pool.close();
  await first;
});
