import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { endAll, until } from './support/running-process.ts';
import { startDevnet, startGenerationServers, startMiner } from './support/subnet.ts';

afterEach(endAll);

describe('a miner that is restarted', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'by %s in mid-task obeys its cooldowns and finishes what it held',
    async (signal) => {
      const servers = await startGenerationServers(1);
      const endpoints = servers.map((server) => server.url);
      // A cooldown longer than all else: whoever is won once must not be asked again.
      const devnet = await startDevnet([
        ...['--validators', '3', '--task_cooldown_seconds', '600', '--throttle_seconds', '1'],
        ...['--validation_lock_seconds', '1'],
      ]);
      const drain = ['--shutdown.drain_seconds', '0'];
      const first = await startMiner(devnet, endpoints, { flags: drain });
      const processes = [devnet.process, ...servers.map((server) => server.process)];
      const accepted = async () => (await devnet.submissions()).filter((each) => each.outcome === 'accepted');

      // Written down, not only won: whoever is killed between a validator's verdict and the disk waits out the longest
      // cooldown there is before asking, which is longer than this test (see the restart tests of the miner).
      const writtenDown = async () => {
        const text = await readFile(join(first.stateDirectory, 'miner-state.json'), 'utf8').catch(() => '{}');
        return (JSON.parse(text) as { settled?: unknown[] }).settled?.length ?? 0;
      };
      await until(
        'one task is won and another is being generated',
        async () => {
          const states = (await first.tasks()).map(({ state }) => state);
          const won = await writtenDown();
          return (
            states.includes('generating') &&
            !states.includes('submitting') &&
            won >= 1 &&
            won === (await accepted()).length
          );
        },
        { processes: [...processes, first.process] },
      );
      const held = (await first.tasks()).filter(({ state }) => state !== 'settled').map(({ id }) => id);
      await first.process.end(signal);

      const second = await startMiner(devnet, endpoints, { flags: drain, stateDirectory: first.stateDirectory });
      await until('all three are won', async () => (await accepted()).length === 3, {
        processes: [...processes, second.process],
      });
      expect((await accepted()).map(({ taskId }) => taskId)).toEqual(expect.arrayContaining(held));
      for (const { miners, assigned } of await devnet.validators()) {
        expect(miners[0]?.cooldownViolations).toBe(0);
        expect(assigned).toBe(1);
      }
    },
  );
});
