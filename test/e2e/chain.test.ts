import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'undici';
import { afterEach, expect, it } from 'vitest';
import { FINNEY_219, SUBTENSOR_224 } from '../../packages/bittensor/src/chain/test-support/runtimes.ts';
import {
  scriptedChain,
  startScriptedNode,
  type ScriptedNode,
} from '../../packages/bittensor/src/chain/test-support/scripted-node.ts';
import { onChain } from './support/on-chain.ts';
import { endAll, freePorts, until, type RunningProcess } from './support/running-process.ts';
import { startDevnet, startGenerationServers, startMiner } from './support/subnet.ts';

let node: ScriptedNode | undefined;
afterEach(async () => {
  await endAll();
  await node?.close();
});

it('a miner lives on a chain: through a dead endpoint, a runtime upgrade, its loss, and a restart without it', async () => {
  const [server] = await startGenerationServers(1);
  const devnet = await startDevnet([
    ...[
      '--validators',
      '2',
      '--task_cooldown_seconds',
      '3',
      '--throttle_seconds',
      '1',
      '--validation_lock_seconds',
      '1',
    ],
  ]);
  const fileFlag = devnet.minerFlags.indexOf('--metagraph.file');
  const file = devnet.minerFlags[fileFlag + 1] ?? '';
  node = await startScriptedNode(scriptedChain({ runtime: FINNEY_219, neurons: onChain(file) }));
  const [dead = 0] = await freePorts(1);
  const live = { ...devnet, minerFlags: devnet.minerFlags.filter((_, index) => index >> 1 !== fileFlag >> 1) };
  const flags = [
    ...['--subtensor.chain_endpoint', `ws://127.0.0.1:${dead},${node.endpoint}`],
    ...['--neuron.log_info_interval', '1'],
  ];
  const accepted = async () => (await devnet.submissions()).filter((each) => each.outcome === 'accepted').length;
  const oneMore = async (what: string, processes: readonly RunningProcess[]) => {
    const before = await accepted();
    await until(what, async () => (await accepted()) > before, { processes });
  };

  const first = await startMiner(live, [server!.url], { flags });
  const processes = [devnet.process, server!.process, first.process];
  await oneMore('a result is accepted', processes);
  expect(first.process.log()).toMatch(/Miner \| UID:\d+ \| Block:5000000 \| Stake:/);

  node.chain.runtime = SUBTENSOR_224;
  node.chain.block += 300;
  await until('the upgrade is noticed', () => first.process.log().includes("the chain's runtime was upgraded"), {
    processes,
  });
  await until('its block is in the metrics', async () => (await metrics(first.url)).includes(' 5000300\n'), {
    processes,
  });

  node.misbehave = () => 'hang up';
  await until('the loss is noticed', () => first.process.log().includes('the old one stays in use'), { processes });
  await oneMore('another result is accepted without the chain', processes);
  await first.process.end('SIGTERM');

  const second = await startMiner(live, [server!.url], { flags, stateDirectory: first.stateDirectory });
  await oneMore('a restarted miner works without the chain', [devnet.process, server!.process, second.process]);
  expect(second.process.log()).toContain('the last metagraph kept is used');
  expect(JSON.parse(readFileSync(join(first.stateDirectory, 'metagraph-cache.json'), 'utf8'))).toMatchObject({
    metagraph: { block: 5_000_300 },
  });
});

async function metrics(url: string): Promise<string> {
  return (await request(`${url}/metrics`)).body.text();
}
