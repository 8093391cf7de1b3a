import { account, hex, uint } from '../../../packages/bittensor/src/chain/test-support/scale.ts';
import {
  scriptedChain,
  startScriptedNode,
  type ScriptedChain,
  type ScriptedNode,
} from '../../../packages/bittensor/src/chain/test-support/scripted-node.ts';
import { blake2Concat, storageKey, subnetStorage } from '../../../packages/bittensor/src/chain/test-support/subnet.ts';

const ZERO_HASH = `0x${'00'.repeat(32)}`;

/** A scripted node that also answers what the SDK asks and our reader does not. The storage is as it is at the start. */
export async function startNodeForTheSdk(changes: Partial<ScriptedChain>): Promise<ScriptedNode> {
  const chain = scriptedChain(changes);
  // Asked for last, for figures that no miner looks at; the SDK is content with none.
  chain.calls['SubnetInfoRuntimeApi_get_metagraph'] = () => Buffer.of(0);
  const node = await startScriptedNode(chain);
  const storage = await subnetStorage(chain.neurons, chain.netuid, chain.timeMs);
  for (const [uid, { hotkey }] of chain.neurons.entries()) {
    const key = [uint(chain.netuid, 2), await blake2Concat(account(hotkey))];
    storage.set(await storageKey('SubtensorModule', 'Uids', key), uint(uid, 2));
  }
  const hashOf = (block: number) => `0x${block.toString(16).padStart(64, '0')}`;
  node.misbehave = ({ method, params }) => {
    switch (method) {
      case 'chain_getHead':
      case 'chain_getFinalizedHead':
        return { result: hashOf(chain.block) };
      case 'chain_getHeader': {
        const block = params[0] == null ? chain.block : Number(params[0]);
        const roots = { stateRoot: ZERO_HASH, extrinsicsRoot: ZERO_HASH, digest: { logs: [] } };
        return { result: { number: `0x${block.toString(16)}`, parentHash: hashOf(block - 1), ...roots } };
      }
      case 'state_getStorage':
      case 'state_getStorageAt': {
        const value = storage.get(String(params[0]));
        return { result: value ? hex(value) : null };
      }
      default:
        return undefined;
    }
  };
  return node;
}
