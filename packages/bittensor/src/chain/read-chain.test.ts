import { afterEach, describe, expect, it } from 'vitest';
import { isServing } from '../metagraph.ts';
import { readChain, type ChainRequest, type ChainSnapshot } from './read-chain.ts';
import { FINNEY_219, SUBTENSOR_224, withOpaqueCalls, withRuntimeCalls } from './test-support/runtimes.ts';
import { account, bool, compact, uint, vec } from './test-support/scale.ts';
import { GENESIS, scriptedChain, startScriptedNode, type ScriptedNode } from './test-support/scripted-node.ts';
import {
  blake2Concat,
  keyOf,
  neuronsLite,
  scriptedNeurons,
  stakeWeight,
  storageKey,
  subnetState,
  type ScriptedNeuron,
} from './test-support/subnet.ts';

const nodes: ScriptedNode[] = [];
afterEach(async () => {
  await Promise.all(nodes.splice(0).map((node) => node.close()));
});

async function start(...chain: Parameters<typeof scriptedChain>): Promise<ScriptedNode> {
  const node = await startScriptedNode(scriptedChain(...chain));
  nodes.push(node);
  return node;
}

function read(node: ScriptedNode, changes: Partial<ChainRequest> = {}): Promise<ChainSnapshot> {
  return readChain({ endpoint: node.endpoint, netuid: 17, timeoutMs: 20_000, ...changes });
}

/** What the reader should make of the scripted neurons. */
function expected(neurons: readonly ScriptedNeuron[]) {
  return neurons.map((neuron, uid) => ({
    uid,
    hotkey: neuron.hotkey,
    coldkey: neuron.coldkey,
    axon: undefined,
    validatorPermit: neuron.permit,
    trust: neuron.trust / 65_535,
    incentive: neuron.incentive / 65_535,
    emission: Number(neuron.emission) / 1e9,
    lastUpdate: neuron.lastUpdate,
    stake: Number(stakeWeight(neuron, neurons)) / 1e9,
  }));
}

const withoutAxons = (snapshot: ChainSnapshot) =>
  snapshot.metagraph.neurons.map((neuron) => ({ ...neuron, axon: undefined }));

it('the node of the tests keeps its storage under the keys of the protocol sheet', async () => {
  const alice = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
  const hotkey = await blake2Concat(account(alice));
  expect(await storageKey('SubtensorModule', 'Uids', [uint(17, 2), hotkey])).toBe(
    '0x658faa385070e074c85bf6b568cf0555aab1b4e78e1ea8305462ee53b3686dc81100de1e86a9a8c739864cf3cc5ec2bea59fd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d',
  );
  expect(await storageKey('SubtensorModule', 'Keys', [uint(17, 2), uint(3, 2)])).toBe(
    '0x658faa385070e074c85bf6b568cf05559f99a2ce711f3a31b2fc05604c93f17911000300',
  );
  expect(await storageKey('SubtensorModule', 'TotalHotkeyAlpha', [hotkey, uint(17, 2)])).toBe(
    '0x658faa385070e074c85bf6b568cf0555ee25c3b5b1886863480497907f1829e6de1e86a9a8c739864cf3cc5ec2bea59fd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d1100',
  );
});

describe('a subnet read from a node', () => {
  it('has 256 neurons with all their figures, by the calls of the SDK', async () => {
    const node = await start({ neurons: scriptedNeurons(256) });
    const snapshot = await read(node);
    expect(snapshot).toMatchObject({ genesisHash: GENESIS, specVersion: 224, fallbacks: [] });
    expect(snapshot.metagraph).toMatchObject({ netuid: 17, block: 5_000_000, readAtMs: node.chain.timeMs });
    expect(withoutAxons(snapshot)).toEqual(expected(node.chain.neurons));
    expect(snapshot.metagraph.neurons[5]?.axon).toEqual({ ip: '10.0.0.5', port: 8005, protocol: 4 });
    expect(snapshot.metagraph.neurons.filter(isServing)).toHaveLength(127 + 1);
    expect(node.asked).toContain('NeuronInfoRuntimeApi_get_neurons_lite');
  });

  it('has the address of an IPv6 axon, and none for a validator that never served', async () => {
    const node = await start();
    const [first, second, third] = node.chain.neurons;
    if (first) first.ip = 0x2001_0db8_0000_0000_0000_0000_0000_0001n;
    if (second) second.ip = 0xfd00_0000_0000_0001_0000_0000_0000_0000n;
    if (third) third.ip = 0n;
    const { neurons } = (await read(node)).metagraph;
    expect(neurons.slice(0, 4).map(({ axon }) => axon.ip)).toEqual([
      '2001:db8::1',
      'fd00:0:0:1::',
      '0.0.0.0',
      '10.0.0.3',
    ]);
    expect(neurons.slice(0, 4).map(isServing)).toEqual([true, true, false, true]);
    expect(neurons[2]?.validatorPermit).toBe(true);
  });

  it('comes from storage where the node refuses the calls, with parents and children weighed in', async () => {
    const neurons = scriptedNeurons(8);
    const [parent, child] = neurons;
    const half = (2n ** 64n - 1n) / 2n;
    if (!parent || !child) throw new Error('too few');
    parent.alpha = 4_000_000_000_000n;
    parent.children = [[half, child.hotkey]];
    child.parents = [[half, parent.hotkey]];
    const node = await start({ neurons });
    const byCall = await read(node);
    node.misbehave = ({ name }) => (/RuntimeApi/.test(name) ? { error: 'no such function' } : undefined);
    const fromStorage = await read(node);
    expect(fromStorage.fallbacks).toHaveLength(2);
    expect(withoutAxons(fromStorage)).toEqual(expected(neurons));
    expect(fromStorage.metagraph.neurons.map(({ axon }) => axon.ip)).toEqual(
      byCall.metagraph.neurons.map(({ axon }) => axon.ip),
    );
    for (const [uid, neuron] of byCall.metagraph.neurons.entries()) {
      expect(fromStorage.metagraph.neurons[uid]?.stake).toBeCloseTo(neuron.stake, 6);
    }
    expect(fromStorage.metagraph.neurons[0]?.stake).toBeCloseTo(2000 + 10_000 * 0.0526769, 1);
  });

  it('follows the layout of the metadata when that differs from the one known', async () => {
    const runtime = withRuntimeCalls(SUBTENSOR_224, 500, [
      ['uid', 'Compact<u16>'],
      ['last_update', 'Compact<u64>'],
      ['something_new', 'u32'],
      ['axon_info', 'AxonInfo'],
      ['coldkey', 'AccountId32'],
      ['hotkey', 'AccountId32'],
      ['validator_permit', 'bool'],
      ['incentive', 'Compact<u16>'],
      ['trust', 'Compact<u16>'],
      ['emission', 'Compact<u64>'],
    ]);
    const node = await start({ runtime });
    const { neurons } = node.chain;
    node.chain.calls['NeuronInfoRuntimeApi_get_neurons_lite'] = () =>
      vec(
        neurons.map((neuron, uid) =>
          Buffer.concat([
            compact(uid),
            compact(neuron.lastUpdate),
            uint(77, 4),
            Buffer.concat([uint(1, 12), uint(neuron.ip, 16), uint(neuron.port, 2), uint(4, 2), uint(0, 2)]),
            account(neuron.coldkey),
            account(neuron.hotkey),
            bool(neuron.permit),
            compact(neuron.incentive),
            compact(neuron.trust),
            compact(neuron.emission),
          ]),
        ),
      );
    const snapshot = await read(node);
    expect(snapshot.specVersion).toBe(500);
    // The state of the subnet is not among this runtime's calls; the stakes come from storage.
    expect(snapshot.fallbacks).toEqual([expect.stringContaining('SubnetInfoRuntimeApi_get_subnet_state')]);
    expect(withoutAxons(snapshot)).toEqual(expected(neurons));
  });

  it('is the same from a runtime that answers the calls with bytes', async () => {
    const node = await start({ runtime: withOpaqueCalls(SUBTENSOR_224) });
    const { neurons, netuid } = node.chain;
    const bytes = (content: Buffer) => vec(Array.from(content, (byte) => Buffer.of(byte)));
    node.chain.calls['NeuronInfoRuntimeApi_get_neurons_lite'] = () => bytes(neuronsLite(neurons, netuid));
    node.chain.calls['SubnetInfoRuntimeApi_get_subnet_state'] = () => bytes(subnetState(neurons, netuid));
    const snapshot = await read(node);
    expect(snapshot.fallbacks).toEqual([]);
    expect(withoutAxons(snapshot)).toEqual(expected(neurons));
  });

  it('is read on both sides of a runtime upgrade, and with the runtime of the block in between', async () => {
    const node = await start({ runtime: FINNEY_219 });
    expect(await read(node)).toMatchObject({ specVersion: 219, fallbacks: [] });
    let versionAsked = 0;
    node.misbehave = ({ name }) => {
      // The upgrade comes between the head that was read and everything else.
      if (name === 'state_getRuntimeVersion' && versionAsked++ === 0) node.chain.runtime = SUBTENSOR_224;
      return undefined;
    };
    const after = await read(node);
    expect(after.specVersion).toBe(224);
    expect(withoutAxons(after)).toEqual(expected(node.chain.neurons));
  });

  it('shows hotkeys that moved to another uid', async () => {
    const node = await start();
    const before = await read(node);
    const { neurons } = node.chain;
    neurons.splice(0, 2, ...neurons.slice(0, 2).reverse());
    const replaced = neurons[3];
    if (replaced) replaced.hotkey = keyOf('newcomer');
    const after = await read(node);
    expect(after.metagraph.neurons[0]?.hotkey).toBe(before.metagraph.neurons[1]?.hotkey);
    expect(after.metagraph.neurons[3]?.hotkey).toBe(keyOf('newcomer'));
  });
});

describe('a node that is of no use is named, with what is wrong with it', () => {
  const half = (result: unknown) =>
    typeof result === 'string' ? result.slice(0, 2 + 2 * Math.floor(result.length / 5)) : result;
  it.each<[string, ScriptedNode['misbehave'], string, RegExp]>([
    [
      'hangs up half-way',
      ({ name }) => (name.includes('neurons_lite') ? 'hang up' : undefined),
      'CHAIN_UNREACHABLE',
      /closed/,
    ],
    [
      'falls silent',
      ({ name }) => (name === 'state_getMetadata' ? 'stay silent' : undefined),
      'CHAIN_UNREACHABLE',
      /too long/,
    ],
    [
      'sends half a message',
      ({ name }) => (name === 'chain_getHeader' ? { raw: '{"jsonrpc":"2.0","id":3,"re' } : undefined),
      'CHAIN_MALFORMED',
      /JSON/,
    ],
    [
      'has no such block',
      ({ name }) => (name === 'chain_getHeader' ? { result: null } : undefined),
      'CHAIN_MALFORMED',
      /header/,
    ],
    [
      'sends half the metadata',
      ({ name }) => (name === 'state_getMetadata' ? { result: half(SUBTENSOR_224.metadata) } : undefined),
      'CHAIN_MALFORMED',
      /metadata/,
    ],
    [
      'has pruned the block',
      ({ name }) => (name === 'state_getRuntimeVersion' ? { error: 'State already discarded' } : undefined),
      'CHAIN_REFUSED',
      /discarded/,
    ],
    [
      'answers neither calls nor storage',
      ({ name }) =>
        name.includes('neurons_lite')
          ? { result: '0x04ff' }
          : name === 'state_queryStorageAt'
            ? { result: [] }
            : undefined,
      'CHAIN_MALFORMED',
      /storage/,
    ],
  ])('%s', async (_name, misbehave, code, message) => {
    const node = await start();
    node.misbehave = misbehave;
    const error = await read(node, { timeoutMs: 1500 }).then(
      () => expect.unreachable(),
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) as string });
  });

  it('is of another network', async () => {
    const node = await start();
    const error = read(node, { genesisHash: `0x${'cd'.repeat(32)}` });
    await expect(error).rejects.toMatchObject({ code: 'CHAIN_OTHER_NETWORK' });
    expect(node.asked).toEqual(['chain_getBlockHash']);
  });

  it('does not know the subnet', async () => {
    const node = await start({ netuid: 18 });
    await expect(read(node)).rejects.toMatchObject({ code: 'CHAIN_NO_SUBNET' });
    // Nobody's stake was looked for.
    expect(node.asked).not.toContain('SubnetInfoRuntimeApi_get_subnet_state');
  });

  it('is not there', async () => {
    const node = await start();
    await node.close();
    await expect(read(node)).rejects.toMatchObject({ code: 'CHAIN_UNREACHABLE' });
  });

  it('gives answers cut short, which storage makes good', async () => {
    const node = await start();
    const whole = await read(node);
    node.chain.calls['NeuronInfoRuntimeApi_get_neurons_lite'] = () => Buffer.from('20ffffff', 'hex');
    node.chain.calls['SubnetInfoRuntimeApi_get_subnet_state'] = () => Buffer.of(0);
    const mended = await read(node);
    expect(mended.fallbacks).toHaveLength(2);
    expect(mended.metagraph.neurons.map((each) => each.hotkey)).toEqual(
      whole.metagraph.neurons.map((each) => each.hotkey),
    );
  });
});
