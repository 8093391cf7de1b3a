import { afterEach, describe, expect, it } from 'vitest';
import { endAll, isReady, until } from './support/running-process.ts';
import { startDevnet, startGenerationServer, startGenerationServers, startMiner } from './support/subnet.ts';

afterEach(endAll);

const SHORT_CLOCKS = ['--task_cooldown_seconds', '2', '--throttle_seconds', '1', '--validation_lock_seconds', '1'];

describe('three generation servers', () => {
  it('share the load, and the death of one in the middle of a job loses no task', async () => {
    const servers = await startGenerationServers(3);
    const devnet = await startDevnet(['--validators', '5', ...SHORT_CLOCKS]);
    const miner = await startMiner(
      devnet,
      servers.map((server) => server.url),
    );
    const processes = [devnet.process, miner.process];
    const accepted = async () => (await devnet.submissions()).filter((each) => each.outcome === 'accepted');

    await until('six results are accepted', async () => (await accepted()).length >= 6, { processes });
    const shares = new Map(servers.map((server) => [server.host, 0]));
    for (const task of await miner.tasks()) {
      if (task.endpoint !== null) shares.set(task.endpoint, (shares.get(task.endpoint) ?? 0) + 1);
    }
    for (const [host, tasks] of shares) expect(tasks, `tasks of ${host}`).toBeGreaterThanOrEqual(1);

    // One that is computing for the miner right now is killed.
    const victim = servers[1]!;
    let lost: string | undefined;
    await until(
      'the second server computes',
      async () => {
        lost = (await victim.jobs()).find((job) => job.state === 'running' && job.iteration > 0)?.requestId;
        return lost !== undefined;
      },
      { processes },
    );
    victim.process.kill('SIGKILL');
    await until(
      'its task is accepted all the same',
      async () => (await accepted()).some(({ taskId }) => taskId === lost),
      {
        processes,
      },
    );
    const task = (await miner.tasks()).find(({ id }) => id === lost)!;
    expect(task.attempts).toBeGreaterThanOrEqual(2);
    expect(task.endpoint).not.toBe(victim.host);

    // It comes back under its address and is given work again.
    const revived = startGenerationServer(victim.port);
    await until('it is ready again', () => isReady(revived.url), { processes: [revived.process] });
    await until('it works again', async () => (await revived.jobs()).length > 0, { processes });

    const outcomes = new Set((await devnet.submissions()).map((each) => each.outcome));
    expect([...outcomes]).toEqual(['accepted']);
    expect((await miner.process.end()).code).toBe(0);
    for (const validator of await devnet.validators()) {
      // Every task handed out was won, or is still held because the miner stopped.
      const open = validator.miners.filter((each) => each.assignedTask !== null).length;
      expect(validator.assigned).toBe((validator.outcomes['accepted'] ?? 0) + open);
    }
  });
});
