import { createRegistry } from '@404-gen/service-kit';
import type { MinerSettings } from '../../src/config/schema.ts';
import { createMiner, type Miner } from '../../src/miner.ts';
import { FakeGate, MemoryFiles, metagraphOf, seededRandom, testSettings } from '../../src/test-support/fakes.ts';
import type { Algorithm } from './algorithm.ts';
import { watchEnds } from './ends.ts';
import { minerHotkey } from './simulated-network.ts';

/** The miner itself, with its default settings, between injected clock, transport and endpoints. */
export function ourAlgorithm(changes: Partial<MinerSettings> = {}): Algorithm {
  return async ({ clock, neurons, dendrite, endpoints, chainIsAway, restartEveryMs }) => {
    const settings = testSettings(changes);
    const metagraph = metagraphOf(neurons);
    const files = new MemoryFiles();
    const random = seededRandom(7);
    const ends = watchEnds();
    const start = async (): Promise<Miner> => {
      const miner = createMiner({
        settings,
        stateFiles: files,
        clock,
        random,
        logger: ends.logger,
        registry: createRegistry('miner'),
        hotkey: minerHotkey,
        dendrite,
        metagraph: {
          description: 'a simulated chain',
          read: () => (chainIsAway() ? Promise.reject(new Error('the chain is away')) : Promise.resolve(metagraph)),
          close: () => Promise.resolve(),
        },
        endpoints: endpoints.map((client, index) => ({ name: `endpoint-${index}`, client })),
        gate: new FakeGate(),
      });
      await miner.start();
      return miner;
    };
    let miner = await start();
    const lost = (givenIds: ReadonlySet<string>): number => {
      const { tasks } = miner.view.tasks();
      const held = new Set(tasks.filter(({ state }) => state !== 'settled').map(({ id }) => id));
      return [...givenIds].filter((id) => !ends.ended.has(id) && !held.has(id)).length;
    };
    if (restartEveryMs === undefined) return lost;
    void (async () => {
      for (;;) {
        await clock.sleep(restartEveryMs);
        await miner.stop(settings['shutdown.drain_seconds'] * 1000);
        miner = await start();
      }
    })();
    return lost;
  };
}
