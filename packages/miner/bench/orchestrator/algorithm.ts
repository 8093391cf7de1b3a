import { payloadOf, readPayload, type Payload } from '../../src/tasks/payload.ts';
import type { Dendrite, Neuron } from '@404-gen/bittensor';
import type { Clock } from '../../src/clock.ts';
import type { GenerationClient } from '../../src/endpoints/generation-client.ts';

/** What an algorithm mines with. */
export interface Surroundings {
  readonly clock: Clock;
  readonly neurons: readonly Neuron[];
  readonly dendrite: Dendrite;
  readonly endpoints: readonly GenerationClient[];
  /** Whether the metagraph cannot be read at this moment. */
  readonly chainIsAway: () => boolean;
  /** Stop and start again this often; undefined for never. */
  readonly restartEveryMs: number | undefined;
}

/** Of the tasks given, how many are neither held nor over by a line of the log. */
export type CountLost = (givenIds: ReadonlySet<string>) => number;

/** Begins to mine; the simulation ends by no longer moving its clock. */
export type Algorithm = (surroundings: Surroundings) => Promise<CountLost | undefined>;

/** Fields of a submission that are the same for every algorithm. */
export function submission(clock: Clock, taskId: string) {
  return {
    task_id: taskId,
    results: 'c3BsYXRz',
    submit_time: clock.nowNs(),
    signature: Buffer.alloc(64).toString('base64'),
  };
}

/** How those algorithms take a result in that do nothing with it. */
export const inMemory = async (chunks: AsyncIterable<Uint8Array>): Promise<Payload> =>
  payloadOf(await readPayload({ bytes: 0, open: () => chunks }));
