import { afterEach, expect, inject, it } from 'vitest';
import {
  createChainMetagraph,
  isServing,
  resolveNetwork,
  type Metagraph,
  type MetagraphSource,
} from '../../packages/bittensor/dist/index.js';
import { createLogger } from '../../packages/service-kit/dist/index.js';
import {
  FINNEY_219,
  SUBTENSOR_224,
  withMetagraphCalls,
} from '../../packages/bittensor/src/chain/test-support/runtimes.ts';
import type { ScriptedNode } from '../../packages/bittensor/src/chain/test-support/scripted-node.ts';
import { keyOf, scriptedNeurons } from '../../packages/bittensor/src/chain/test-support/subnet.ts';
import { endAll } from '../e2e/support/running-process.ts';
import { startNodeForTheSdk } from './support/node-for-the-sdk.ts';
import { startPeer, type PythonPeer } from './support/python-peer.ts';

// One node with real metadata of the chain; bittensor 9.9.0 and we read it, and must see the same subnet. That the node of
// our own tests speaks SCALE as a chain does is shown by the SDK understanding it.

const NETUID = 17;

let node: ScriptedNode;
let sdk: PythonPeer;
let ours: MetagraphSource;

async function start(neurons = scriptedNeurons(8), runtime = withMetagraphCalls(SUBTENSOR_224)): Promise<void> {
  node = await startNodeForTheSdk({ neurons, runtime });
  sdk = startPeer(inject('python'), 'chain.py', [node.endpoint, String(NETUID)]);
  ours = createChainMetagraph({
    network: resolveNetwork(node.endpoint),
    netuid: NETUID,
    logger: createLogger({ service: 'test', level: 'silent' }),
  });
}
afterEach(async () => {
  await Promise.all([sdk.stop(), ours.close(), node.close()]);
  await endAll();
});

interface SdkNeuron {
  readonly uid: number;
  readonly hotkey: string;
  readonly coldkey: string;
  readonly ip: string;
  readonly port: number;
  readonly protocol: number;
  readonly serving: boolean;
  readonly permit: boolean;
  readonly stake: number;
  readonly trust: number;
  readonly incentive: number;
  readonly emission: number;
  readonly last_update: number;
}

interface SdkMetagraph {
  readonly block: number;
  readonly neurons: readonly SdkNeuron[];
}

/** The SDK keeps its figures in float32. */
const f32 = Math.fround;

function asSdk({ block, neurons }: Metagraph): SdkMetagraph {
  return {
    block,
    neurons: neurons.map((neuron) => ({
      uid: neuron.uid,
      hotkey: neuron.hotkey,
      coldkey: neuron.coldkey,
      ip: neuron.axon.ip,
      port: neuron.axon.port,
      protocol: neuron.axon.protocol ?? 4,
      serving: isServing(neuron),
      permit: neuron.validatorPermit,
      stake: f32(neuron.stake),
      trust: f32(neuron.trust),
      incentive: f32(neuron.incentive),
      emission: f32(neuron.emission),
      last_update: neuron.lastUpdate,
    })),
  };
}

async function expectAgreement(): Promise<SdkMetagraph> {
  const theirs = await sdk.ask<SdkMetagraph>('read');
  const own = asSdk(await ours.read());
  expect(own.block).toBe(theirs.block);
  expect(own.neurons).toEqual(theirs.neurons);
  return theirs;
}

it('256 neurons, among them IPv6 axons and validators without one, are the same to both in every figure', async () => {
  const neurons = scriptedNeurons(256);
  neurons[1]!.ip = 0x2001_0db8_0000_0000_0000_0000_0000_0001n;
  neurons[2]!.ip = 0xfd00_0000_0000_0001_0000_0000_0000_0000n;
  neurons[3]!.ip = 0n;
  neurons[4]!.port = 0;
  neurons[5]!.alpha = 9_007_199_254_740_993n;
  await start(neurons);
  const { neurons: seen } = await expectAgreement();
  expect(seen).toHaveLength(256);
  expect(seen.slice(1, 4).map(({ ip }) => ip)).toEqual(['2001:db8::1', 'fd00:0:0:1::', '0.0.0.0']);
  expect(seen[3]).toMatchObject({ permit: true, serving: false });
});

it('who is registered', async () => {
  await start();
  const registered = (hotkey: string) => sdk.ask<boolean>('registered', { hotkey });
  const { neurons } = await ours.read();
  expect(await registered(neurons[5]!.hotkey)).toBe(true);
  expect(await registered(keyOf('a stranger'))).toBe(false);
});

it('hotkeys that moved and one that was replaced, seen by the next read', async () => {
  await start();
  const before = await expectAgreement();
  const { neurons } = node.chain;
  neurons.splice(0, 2, ...neurons.slice(0, 2).reverse());
  neurons[3]!.hotkey = keyOf('newcomer');
  node.chain.block += 30;
  const after = await expectAgreement();
  expect(after.block).toBe(before.block + 30);
  expect([after.neurons[0]?.hotkey, after.neurons[3]?.hotkey]).toEqual([before.neurons[1]?.hotkey, keyOf('newcomer')]);
});

it('a runtime upgrade while both look on', async () => {
  await start(scriptedNeurons(8), withMetagraphCalls(FINNEY_219));
  await expectAgreement();
  node.chain.runtime = withMetagraphCalls(SUBTENSOR_224);
  node.chain.block += 300;
  await expectAgreement();
});
