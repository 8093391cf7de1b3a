import { afterEach, describe, expect, it } from 'vitest';
import { endAll, getJson, until } from './support/running-process.ts';
import { startDevnet, startGenerationServers, startMiner } from './support/subnet.ts';

afterEach(endAll);

const SHORT_CLOCKS = ['--task_cooldown_seconds', '2', '--throttle_seconds', '1', '--validation_lock_seconds', '1'];

/** The only validator without a fault. */
const HONEST = 0;
const FAULTS: readonly (readonly Record<string, unknown>[])[] = [
  [],
  [{ kind: 'timeout', on: 'pull' }],
  [{ kind: 'timeout', on: 'submit', times: 1 }],
  [{ kind: 'lying-cooldown', form: 'far-future', on: 'both' }],
  [{ kind: 'lying-cooldown', form: 'negative', on: 'both' }],
  [{ kind: 'lying-cooldown', form: 'text', on: 'both' }],
  [{ kind: 'junk', form: 'binary' }],
  [{ kind: 'junk', form: 'unknown-task' }],
  [{ kind: 'junk', form: 'wrong-types', on: 'submit', times: 1 }],
  [{ kind: 'http-error', status: 502 }],
  [{ kind: 'drop-connection' }],
  [{ kind: 'wrong-signature' }],
  [{ kind: 'validation-failure' }],
  [{ kind: 'not-serving' }],
  [{ kind: 'low-stake' }],
  [{ kind: 'stale-hotkey' }],
];

/** Those of the others that a task can be had from at all. */
const GIVE_TASKS = [2, 3, 4, 5, 8, 11, 12];
/** Those that must not even be asked. */
const NEVER_ASKED = [13, 14];

describe('validators that time out, lie or send junk', () => {
  it('harm neither the miner nor what it does for the honest one', async () => {
    const servers = await startGenerationServers(2);
    const devnet = await startDevnet(['--validators', String(FAULTS.length), ...SHORT_CLOCKS]);
    for (const [uid, faults] of FAULTS.entries()) await devnet.setFaults(uid, faults);
    const miner = await startMiner(
      devnet,
      servers.map((server) => server.url),
      { flags: ['--poll.timeout_seconds', '2', '--submit.timeout_seconds', '4'] },
    );
    const processes = [devnet.process, miner.process];
    const done = async (): Promise<boolean> => {
      const validators = await devnet.validators();
      const honest = validators[HONEST]?.outcomes['accepted'] ?? 0;
      return honest >= 5 && GIVE_TASKS.every((uid) => (validators[uid]?.assigned ?? 0) > 0);
    };
    await until('the honest one has accepted five results, and all that can have given a task', done, {
      processes,
      limitMs: 150_000,
    });

    // Whoever took a result at all took a good one: nothing was generated or signed wrongly because of the others.
    const rejected = (await devnet.submissions()).filter((each) => each.outcome === 'rejected');
    expect(rejected).toEqual([]);
    const validators = await devnet.validators();
    // Obeyed where it can be, whatever the others say.
    expect(validators[HONEST]?.miners[0]?.cooldownViolations).toBe(0);
    for (const uid of NEVER_ASKED) expect(validators[uid]?.assigned, `tasks of validator ${uid}`).toBe(0);

    const shown = (await getJson(`${miner.url}/validators`))?.['validators'] as { uid: number; reason?: string }[];
    expect(shown).toHaveLength(FAULTS.length);
    expect(await getJson(`${miner.url}/health`)).toBeDefined();
    expect((await miner.process.end()).code).toBe(0);
    expect(miner.process.log()).not.toContain('BUG_');
  });
});
