import { OWNER_HOTKEY, type AxonTarget, type CallOptions, type Dendrite, type DendriteReply } from '@404-gen/bittensor';
import type { Hotkey, Neuron, SubmitResults, SynapseName, Synapses } from '@404-gen/bittensor';
import { UPSTREAM_RULES } from '../../../devnet/dist/validator/rules.js';
import { createValidatorState, type ValidatorState } from '../../../devnet/dist/validator/validator-state.js';
import type { Clock } from '../../src/clock.ts';
import { neuron, pulled, submitted } from '../../src/test-support/fakes.ts';

/** What the network and the scoring take. All of it counts against the miner: the bound knows none of it. */
const PULL_ROUND_TRIP_MS = 500;
const UPLOAD_MS = 1000;
const SCORING_MS = 2000;
const REPLY_MS = 250;

const SCORE = 0.8;

/** Stands for whatever comes from a source. */
const RESULTS = 'AAAA';
const PULL_TIMEOUT_SECONDS = 12;

export const minerHotkey: Hotkey = {
  ss58: 'miner-hotkey',
  publicKey: new Uint8Array(32),
  sign: () => new Uint8Array(64),
};

/** What validators saw, times in unix milliseconds. */
export interface Seen {
  readonly acceptedAtMs: number[];
  readonly pulls: { atMs: number; given: boolean }[];
  /** Tasks that were given, by id. */
  readonly givenIds: Set<string>;
  /** Pulls during a cooldown. */
  violations: number;
  /** Submissions that were neither accepted nor declined. */
  refused: number;
  /** Pulls answered with a task that was given already. */
  givenAgain: number;
}

export interface SimulatedNetwork {
  readonly neurons: readonly Neuron[];
  readonly dendrite: Dendrite;
  readonly seen: Seen;
}

/**
 * Validators that play by devnet's rules (upstream's figures), always have a task, and are reached through a dendrite
 * that takes its time and no real network. The first is the subnet's owner.
 *
 * @param isDown whether a validator does not answer at this moment: calls to it run into their timeout
 */
export function createNetwork(
  clock: Clock,
  count: number,
  isDown: (uid: number) => boolean = () => false,
): SimulatedNetwork {
  const neurons = Array.from({ length: count }, (_, uid) => neuron(uid, uid === 0 ? { hotkey: OWNER_HOTKEY } : {}));
  const seen: Seen = { acceptedAtMs: [], pulls: [], givenIds: new Set(), violations: 0, refused: 0, givenAgain: 0 };
  const states = new Map(neurons.map(({ uid, hotkey }) => [hotkey, { uid, state: validator(clock, uid) }]));

  const pull = async (state: ValidatorState): Promise<DendriteReply<'PullTask'>> => {
    await clock.sleep(PULL_ROUND_TRIP_MS / 2);
    const held = state.records()[0]?.assignedTask;
    const reply = state.pull(minerHotkey.ss58);
    if (reply.cooldown_violations !== undefined) seen.violations += 1;
    if (held) seen.givenAgain += 1;
    seen.pulls.push({ atMs: clock.nowMs(), given: Boolean(reply.task) && !held });
    await clock.sleep(PULL_ROUND_TRIP_MS / 2);
    if (reply.task) seen.givenIds.add(reply.task.id);
    return pulled(reply);
  };
  const submit = async (
    state: ValidatorState,
    fields: Partial<SubmitResults>,
    target: AxonTarget,
  ): Promise<DendriteReply<'SubmitResults'>> => {
    await clock.sleep(UPLOAD_MS);
    const refusal = state.submitRefusal(minerHotkey.ss58, '192.0.2.9');
    if (refusal !== undefined) {
      seen.refused += 1;
      await clock.sleep(REPLY_MS);
      return { statusCode: 403, statusMessage: `Forbidden. Key is blacklisted: ${refusal}.` };
    }
    const verdict = await state.submit({
      taskId: fields.task_id ?? '',
      results: fields.results ?? '',
      submitTime: fields.submit_time ?? 0n,
      signature: fields.signature ?? '',
      minerHotkey: minerHotkey.ss58,
      validatorHotkey: target.hotkey,
    });
    if (verdict.outcome === 'accepted') seen.acceptedAtMs.push(clock.nowMs());
    else if (verdict.outcome !== 'skipped') seen.refused += 1;
    await clock.sleep(REPLY_MS);
    return submitted(verdict.reply);
  };

  const dendrite: Dendrite = {
    async call<Name extends SynapseName>(
      target: AxonTarget,
      name: Name,
      fields: Partial<Synapses[Name]>,
      { timeoutSeconds = PULL_TIMEOUT_SECONDS, signal, results }: CallOptions = {},
    ): Promise<DendriteReply<Name>> {
      const peer = states.get(target.hotkey);
      if (!peer || isDown(peer.uid)) {
        await clock.sleep(timeoutSeconds * 1000, signal);
        signal?.throwIfAborted();
        return { statusCode: 408, statusMessage: `Request timeout after ${timeoutSeconds}.0 seconds` };
      }
      const reply =
        name === 'PullTask'
          ? await pull(peer.state)
          : await submit(peer.state, results ? { ...fields, results: RESULTS } : fields, target);
      signal?.throwIfAborted();
      return reply as DendriteReply<Name>;
    },
    close: () => Promise.resolve(),
  };
  return { neurons, dendrite, seen };
}

function validator(clock: Clock, uid: number): ValidatorState {
  let count = 0;
  return createValidatorState({
    rules: UPSTREAM_RULES,
    now: () => clock.nowMs() / 1000,
    uidOf: (hotkey) => (hotkey === minerHotkey.ss58 ? 200 : undefined),
    nextTask: () => ({ type: 'text', id: `${uid}-${++count}`, prompt: `prompt ${count} of ${uid}` }),
    score: async () => {
      await clock.sleep(SCORING_MS);
      return { kind: 'scored', score: SCORE };
    },
    verifySignature: () => true,
  });
}
