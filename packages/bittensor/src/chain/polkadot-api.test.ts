import { ApiPromise, WsProvider } from '@polkadot/api';
import { afterEach, expect, it } from 'vitest';
import { readChain } from './read-chain.ts';
import { SUBTENSOR_224, withMetagraphCalls } from './test-support/runtimes.ts';
import { compact, hex, uint } from './test-support/scale.ts';
import { scriptedChain, startScriptedNode, type ScriptedNode } from './test-support/scripted-node.ts';
import { scriptedNeurons } from './test-support/subnet.ts';

// We read a chain with polkadot-js's types and a connection of our own (see README). Its whole API, which finds out by
// itself what calls there are and how their answers are made, must see the same subnet at the same node.

const NETUID = 17;
/** With the identifier of the API that gives metadata by version. */
const RUNTIME_VERSION = {
  specName: 'node-subtensor',
  implName: 'node-subtensor',
  specVersion: SUBTENSOR_224.specVersion,
  apis: [['0x37e397fc7c91f5e4', 2]],
};

type ApiOptions = NonNullable<Parameters<typeof ApiPromise.create>[0]>;

let node: ScriptedNode | undefined;
let api: ApiPromise | undefined;
afterEach(async () => {
  await api?.disconnect();
  await node?.close();
});

interface NeuronLite {
  readonly uid: number;
  readonly hotkey: string;
  readonly coldkey: string;
  readonly axonInfo: { readonly ip: number; readonly port: number; readonly protocol: number };
  readonly validatorPermit: boolean;
  readonly trust: number;
  readonly incentive: number;
  readonly emission: number;
  readonly lastUpdate: number;
}

/** What `ApiPromise` asks of a node and our reader does not. */
function answerApi({ name }: { readonly name: string }): { readonly result: unknown } | undefined {
  switch (name) {
    case 'state_getRuntimeVersion':
      return { result: RUNTIME_VERSION };
    case 'state_subscribeRuntimeVersion':
      return { result: 'a subscription' };
    case 'state_unsubscribeRuntimeVersion':
      return { result: true };
    case 'Metadata_metadata_versions':
      return { result: hex(Buffer.concat([compact(1), uint(15, 4)])) };
    default:
      return undefined;
  }
}

it('ApiPromise sees the neurons that we see', async () => {
  const runtime = withMetagraphCalls(SUBTENSOR_224);
  node = await startScriptedNode(scriptedChain({ neurons: scriptedNeurons(8), runtime, netuid: NETUID }));
  node.misbehave = answerApi;
  // Its own types disagree where optional properties are exact.
  const provider = new WsProvider(node.endpoint) as unknown as NonNullable<ApiOptions['provider']>;
  api = await ApiPromise.create({ provider, noInitWarn: true });
  const { neuronInfoRuntimeApi, subnetInfoRuntimeApi } = api.call;
  const lite = (await neuronInfoRuntimeApi!['getNeuronsLite']!(NETUID)).toJSON() as unknown as NeuronLite[];
  const state = (await subnetInfoRuntimeApi!['getSubnetState']!(NETUID)).toJSON() as { totalStake: number[] };

  const ours = await readChain({ endpoint: node.endpoint, netuid: NETUID, timeoutMs: 10_000 });
  expect(ours.fallbacks).toEqual([]);
  const { neurons } = ours.metagraph;
  expect(neurons).toHaveLength(8);
  const ipv4 = neurons.filter(({ axon }) => !axon.ip.includes(':'));
  expect(ipv4.length).toBeGreaterThan(4);
  for (const { axon, uid } of ipv4) {
    const value = axon.ip.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
    expect({ ...axon, ip: value }, `uid ${uid}`).toEqual({
      ip: lite[uid]!.axonInfo.ip,
      port: lite[uid]!.axonInfo.port,
      protocol: lite[uid]!.axonInfo.protocol,
    });
  }
  const figures = neurons.map(
    ({ uid, hotkey, coldkey, validatorPermit, lastUpdate, trust, incentive, emission, stake }) => ({
      ...{ uid, hotkey, coldkey, validatorPermit, lastUpdate },
      ...{ trust, incentive, emission, stake },
    }),
  );
  expect(figures).toEqual(
    lite.map(({ uid, hotkey, coldkey, validatorPermit, lastUpdate, trust, incentive, emission }) => ({
      ...{ uid, hotkey, coldkey, validatorPermit, lastUpdate },
      ...{ trust: trust / 65_535, incentive: incentive / 65_535, emission: emission / 1e9 },
      stake: state.totalStake[uid]! / 1e9,
    })),
  );
});
