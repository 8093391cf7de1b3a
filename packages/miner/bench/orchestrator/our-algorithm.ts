import { createLogger, createRegistry } from '@404-gen/service-kit';
import type { MinerSettings } from '../../src/config/schema.ts';
import { createMiner } from '../../src/miner.ts';
import { FakeGate, FakeMetagraphSource, MemoryFiles, seededRandom, testSettings } from '../../src/testing/fakes.ts';
import type { Algorithm } from './algorithm.ts';
import { minerHotkey } from './simulated-network.ts';

/** The miner itself, with its default settings, between injected clock, transport and endpoints. */
export function ourAlgorithm(changes: Partial<MinerSettings> = {}): Algorithm {
  return async ({ clock, neurons, dendrite, endpoints }) => {
    const miner = createMiner({
      settings: testSettings(changes),
      stateFiles: new MemoryFiles(),
      clock,
      random: seededRandom(7),
      logger: createLogger({ service: 'miner', level: 'silent' }),
      registry: createRegistry('miner'),
      hotkey: minerHotkey,
      dendrite,
      metagraph: new FakeMetagraphSource(neurons),
      endpoints: endpoints.map((client, index) => ({ name: `endpoint-${index}`, client })),
      gate: new FakeGate(),
    });
    await miner.start();
  };
}
