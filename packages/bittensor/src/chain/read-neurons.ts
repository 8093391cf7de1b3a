import type { Codec } from '@polkadot/types/types';
import type { Neuron } from '../metagraph.ts';
import { axonAddress } from './axon-info.ts';
import { address, elements, field, fraction, natural, optional, tao, truth } from './codec-access.ts';
import { malformed, type Runtime } from './runtime.ts';
import { readStakeWeights } from './stake-weights.ts';

/** A neuron as the runtime tells it; its stake weight S comes from elsewhere. */
type StakelessNeuron = Omit<Neuron, 'stake'>;

export interface NeuronsRead {
  /** In uid order. */
  readonly neurons: readonly Neuron[];
  /** What had to be read another way than the SDK does, and why. */
  readonly fallbacks: readonly string[];
}

/**
 * All neurons of a subnet: by the calls that the SDK's metagraph makes, and from storage where one of them fails.
 *
 * @throws AppError of the connection, or `CHAIN_MALFORMED` when the storage does not give them either
 */
export async function readNeurons(runtime: Runtime, netuid: number): Promise<NeuronsRead> {
  const fallbacks: string[] = [];
  const orStorage = async <T>(primary: () => Promise<T>, fallback: () => Promise<T>): Promise<T> => {
    try {
      return await primary();
    } catch (error) {
      fallbacks.push(error instanceof Error ? error.message : String(error));
      return await fallback();
    }
  };
  const neurons = await orStorage(
    () => neuronsByCall(runtime, netuid),
    () => neuronsFromStorage(runtime, netuid),
  );
  if (neurons.length === 0) return { neurons: [], fallbacks };
  const hotkeys = neurons.map((neuron) => neuron.hotkey);
  if (new Set(hotkeys).size !== hotkeys.length) throw malformed('two neurons share a hotkey');
  const stakes = await orStorage(
    () => stakesByCall(runtime, netuid, hotkeys),
    () => readStakeWeights(runtime, netuid, hotkeys),
  );
  return { neurons: neurons.map((neuron, uid) => ({ ...neuron, stake: stakes[uid] ?? 0 })), fallbacks };
}

async function neuronsByCall(runtime: Runtime, netuid: number): Promise<readonly StakelessNeuron[]> {
  const answer = await runtime.call('NeuronInfoRuntimeApi', 'get_neurons_lite', netuidArgument(netuid));
  const neurons = elements(answer).map((each) => ({
    uid: Number(natural(field(each, 'uid'))),
    hotkey: address(field(each, 'hotkey')),
    coldkey: address(field(each, 'coldkey')),
    axon: axonOf(field(each, 'axonInfo')),
    validatorPermit: truth(field(each, 'validatorPermit')),
    trust: fraction(field(each, 'trust')),
    incentive: fraction(field(each, 'incentive')),
    emission: tao(field(each, 'emission')),
    lastUpdate: Number(natural(field(each, 'lastUpdate'))),
  }));
  if (neurons.some(({ uid }, index) => uid !== index)) throw malformed('the neurons are not in uid order');
  return neurons;
}

async function stakesByCall(runtime: Runtime, netuid: number, hotkeys: readonly string[]): Promise<readonly number[]> {
  const answer = await runtime.call('SubnetInfoRuntimeApi', 'get_subnet_state', netuidArgument(netuid));
  const state = optional(answer);
  if (!state) throw malformed('the state of the subnet is empty');
  const listed = elements(field(state, 'hotkeys')).map(address);
  const stakes = elements(field(state, 'totalStake')).map(tao);
  if (listed.length !== stakes.length || listed.some((hotkey, uid) => hotkey !== hotkeys[uid])) {
    throw malformed('the state of the subnet is not that of its neurons');
  }
  if (listed.length !== hotkeys.length) throw malformed('the state of the subnet lacks neurons');
  return stakes;
}

async function neuronsFromStorage(runtime: Runtime, netuid: number): Promise<readonly StakelessNeuron[]> {
  const [size] = await runtime.storage('subnetworkN', [[netuid]]);
  const count = size ? Number(natural(size)) : 0;
  const keys = await runtime.storage(
    'keys',
    Array.from({ length: count }, (_, uid) => [netuid, uid]),
  );
  const hotkeys = keys.map((key) => {
    if (!key) throw malformed('a uid without a hotkey');
    return address(key);
  });
  const owners = await runtime.storage(
    'owner',
    hotkeys.map((hotkey) => [hotkey]),
  );
  const axons = await runtime.storage(
    'axons',
    hotkeys.map((hotkey) => [netuid, hotkey]),
  );
  const vector = async (item: string): Promise<readonly Codec[]> => {
    // Trust, for one, was dropped from the runtime.
    if (!runtime.hasStorage(item)) return [];
    const [value] = await runtime.storage(item, [[netuid]]);
    return value ? elements(value) : [];
  };
  const permits = await vector('validatorPermit');
  const trusts = await vector('trust');
  const incentives = await vector('incentive');
  const emissions = await vector('emission');
  const updates = await vector('lastUpdate');
  const axonless = { ip: '0.0.0.0', port: 0, protocol: 0 };
  return hotkeys.map((hotkey, uid) => {
    const [owner, axon, permit, emission, update] = [
      owners[uid],
      axons[uid],
      permits[uid],
      emissions[uid],
      updates[uid],
    ];
    return {
      uid,
      hotkey,
      coldkey: owner ? address(owner) : hotkey,
      axon: axon ? axonOf(axon) : axonless,
      validatorPermit: permit !== undefined && truth(permit),
      trust: fraction(trusts[uid]),
      incentive: fraction(incentives[uid]),
      emission: emission ? tao(emission) : 0,
      lastUpdate: update ? Number(natural(update)) : 0,
    };
  });
}

function axonOf(info: Codec) {
  return axonAddress({
    ip: natural(field(info, 'ip')),
    port: Number(natural(field(info, 'port'))),
    protocol: Number(natural(field(info, 'protocol'))),
  });
}

function netuidArgument(netuid: number): Uint8Array {
  const argument = Buffer.alloc(2);
  argument.writeUInt16LE(netuid);
  return argument;
}
