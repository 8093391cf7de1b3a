import { createRegistry, type Registry } from '@404-gen/service-kit';
import type { Neuron } from '@404-gen/bittensor';
import type { MinerSettings } from '../config/schema.ts';
import { createMiner, type Miner } from '../miner.ts';
import type { TaskView } from '../tasks/task-board.ts';
import {
  FakeDendrite,
  fakeHotkey,
  FakeGate,
  FakeGenerationClient,
  FakeMetagraphSource,
  feedback,
  MemoryFiles,
  neuron,
  pulled,
  recordingLogger,
  seededRandom,
  submitted,
  task,
  testSettings,
} from './fakes.ts';
import { ManualClock } from './manual-clock.ts';

interface RigOptions {
  readonly validators?: readonly Neuron[];
  readonly endpoints?: number;
  readonly settings?: Partial<MinerSettings>;
  /** Those of a miner that ran before. */
  readonly files?: MemoryFiles;
  readonly clock?: ManualClock;
}

/** A whole miner in simulated time, between fake validators that always have a task and fake endpoints. */
export interface Rig {
  readonly miner: Miner;
  readonly clock: ManualClock;
  readonly dendrite: FakeDendrite;
  readonly endpoints: readonly FakeGenerationClient[];
  readonly gate: FakeGate;
  readonly metagraph: FakeMetagraphSource;
  readonly files: MemoryFiles;
  readonly registry: Registry;
  readonly lines: Record<string, unknown>[];
  /** Tasks that are over, in the order in which they ended. */
  readonly settled: () => TaskView[];
  /** The value of one sample, 0 when there is none. */
  readonly metric: (sample: string) => Promise<number>;
}

export const COOLDOWN_SECONDS = 300;

export function createRig(options: RigOptions = {}): Rig {
  const clock = options.clock ?? new ManualClock();
  const { logger, lines } = recordingLogger();
  const nowSeconds = () => Math.floor(clock.nowMs() / 1000);
  let count = 0;
  const dendrite = new FakeDendrite(
    clock,
    () => pulled({ task: task(`task-${++count}`) }),
    ({ fields }) =>
      submitted({
        feedback: feedback({ task_fidelity_score: fields.results === '' ? 0 : 0.8 }),
        cooldown_until: nowSeconds() + COOLDOWN_SECONDS,
      }),
  );
  const endpoints = Array.from({ length: options.endpoints ?? 1 }, () => new FakeGenerationClient(clock));
  const gate = new FakeGate();
  const metagraph = new FakeMetagraphSource([
    ...(options.validators ?? [neuron(1)]),
    neuron(200, { hotkey: fakeHotkey.ss58, axon: { ip: '0.0.0.0', port: 0 }, stake: 0, validatorPermit: false }),
  ]);
  const files = options.files ?? new MemoryFiles();
  const registry = createRegistry('miner');
  const miner = createMiner({
    settings: testSettings(options.settings),
    stateFiles: files,
    clock,
    random: seededRandom(7),
    logger,
    registry,
    hotkey: fakeHotkey,
    dendrite,
    metagraph,
    endpoints: endpoints.map((client, index) => ({ name: `endpoint-${index}`, client })),
    gate,
  });
  return {
    miner,
    clock,
    dendrite,
    endpoints,
    gate,
    metagraph,
    files,
    registry,
    lines,
    settled: () =>
      miner.view
        .tasks()
        .tasks.filter((each) => each.state === 'settled')
        .reverse(),
    async metric(sample) {
      const text = await registry.metrics();
      const wanted = sample.replace('{', '{service="miner",');
      const line = text.split('\n').find((each) => {
        const name = each.slice(0, each.lastIndexOf(' '));
        return normalised(name) === normalised(wanted.includes('{') ? wanted : `${wanted}{service="miner"}`);
      });
      return line === undefined ? 0 : Number(line.slice(line.lastIndexOf(' ') + 1));
    },
  };
}

/** Labels in a fixed order, so that a test need not know it. */
function normalised(sample: string): string {
  const [name = '', labels = ''] = sample.split(/[{}]/);
  return `${name}{${labels.split(',').sort().join(',')}}`;
}
