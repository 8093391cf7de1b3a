import { afterAll, describe, expect, inject, it } from 'vitest';
import { createChainMetagraph, isServing, resolveNetwork } from '../../packages/bittensor/dist/index.js';
import { createLogger } from '../../packages/service-kit/dist/index.js';
import { endAll } from '../e2e/support/running-process.ts';
import { startPeer, type PythonPeer } from './support/python-peer.ts';

// A node that runs a real runtime of subtensor: a public one, or a local one such as chopsticks. These tests wait for
//   SUBTENSOR_ENDPOINT  its ws:// or wss:// address
// and read subnet SUBTENSOR_NETUID, or else 17.

const ENDPOINT = process.env['SUBTENSOR_ENDPOINT'] ?? '';
const NETUID = Number(process.env['SUBTENSOR_NETUID'] ?? 17);
const waiting = ENDPOINT === '' ? ' (waits for SUBTENSOR_ENDPOINT)' : '';

// Reporters do not show what was skipped.
if (waiting !== '') process.stderr.write(`test/interop/real-runtime.test.ts is skipped${waiting}\n`);

describe.skipIf(ENDPOINT === '')(`a real runtime${waiting}`, () => {
  let sdk: PythonPeer | undefined;
  afterAll(async () => {
    await sdk?.stop();
    await endAll();
  });

  const source = (netuid: number) =>
    createChainMetagraph({
      network: resolveNetwork(ENDPOINT),
      netuid,
      logger: createLogger({ service: 'test', level: 'silent' }),
    });

  it('is read by us as bittensor 9.9.0 reads it at the same block', async () => {
    const ours = source(NETUID);
    const { block, neurons } = await ours.read();
    await ours.close();
    expect(neurons.length).toBeGreaterThan(0);
    expect(neurons.some(({ stake }) => stake > 0)).toBe(true);
    sdk = startPeer(inject('python'), 'chain.py', [ENDPOINT, String(NETUID)]);
    const seen = neurons.map((neuron) => ({
      uid: neuron.uid,
      hotkey: neuron.hotkey,
      coldkey: neuron.coldkey,
      ip: neuron.axon.ip,
      port: neuron.axon.port,
      serving: isServing(neuron),
      permit: neuron.validatorPermit,
      trust: neuron.trust,
      incentive: neuron.incentive,
      emission: neuron.emission,
      last_update: neuron.lastUpdate,
    }));
    expect(seen).toEqual(await sdk.ask('neurons', { block }));
    expect(await sdk.ask('registered', { hotkey: neurons[0]!.hotkey })).toBe(true);
  });

  it('tells that it has no such subnet', async () => {
    const ours = source(65_000);
    await expect(ours.read()).rejects.toMatchObject({ code: 'CHAIN_NO_SUBNET' });
    await ours.close();
  });
});
