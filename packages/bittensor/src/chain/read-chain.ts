import { AppError } from '@404-gen/service-kit';
import type { Metagraph } from '../metagraph.ts';
import { natural } from './codec-access.ts';
import { connectJsonRpc, type JsonRpc } from './json-rpc.ts';
import { readNeurons } from './read-neurons.ts';
import { loadRuntime, malformed } from './runtime.ts';

/** One read from one node. Plain data: it crosses to a worker thread. */
export interface ChainRequest {
  readonly endpoint: string;
  readonly netuid: number;
  readonly timeoutMs: number;
  /** The chain must be this one. */
  readonly genesisHash?: string | undefined;
}

export interface ChainSnapshot {
  readonly metagraph: Metagraph;
  readonly genesisHash: string;
  readonly specVersion: number;
  /** Unix milliseconds at which the block says it was made. */
  readonly blockTimeMs: number;
  readonly fallbacks: readonly string[];
}

/**
 * Connects to a node, reads the subnet at its newest block, and hangs up. A connection for each read keeps nothing that
 * could grow old between reads: no subscription that falls silent, no metadata from before a runtime upgrade.
 *
 * @throws AppError `CHAIN_…`
 */
export async function readChain(request: ChainRequest): Promise<ChainSnapshot> {
  const { endpoint, netuid } = request;
  const rpc = await connectJsonRpc(endpoint, AbortSignal.timeout(request.timeoutMs));
  try {
    const genesisHash = hash(await rpc.request('chain_getBlockHash', [0]));
    if (request.genesisHash !== undefined && genesisHash !== request.genesisHash) {
      throw new AppError(
        'CHAIN_OTHER_NETWORK',
        `${endpoint} is a node of another network: its genesis is ${genesisHash}, not ${request.genesisHash}.`,
      );
    }
    const blockHash = hash(await rpc.request('chain_getBlockHash', []));
    const block = await blockNumber(rpc, blockHash);
    const runtime = await loadRuntime(rpc, blockHash);
    const [now] = await runtime.storage('now', [[]], 'timestamp');
    const [exists] = await runtime.storage('networksAdded', [[netuid]]);
    const { neurons, fallbacks } = await readNeurons(runtime, netuid);
    if (neurons.length === 0) {
      if (exists?.toString() === 'true') throw malformed(`subnet ${netuid} without neurons`);
      throw new AppError('CHAIN_NO_SUBNET', `netuid: there is no subnet ${netuid} on the chain of ${endpoint}.`);
    }
    const blockTimeMs = now ? Number(natural(now)) : 0;
    return {
      metagraph: { netuid, block, neurons, readAtMs: blockTimeMs },
      genesisHash,
      specVersion: runtime.specVersion,
      blockTimeMs,
      fallbacks,
    };
  } finally {
    rpc.close();
  }
}

function hash(value: unknown): string {
  if (typeof value !== 'string' || !/^0x[0-9a-f]{64}$/.test(value)) throw malformed('the hash of a block');
  return value;
}

async function blockNumber(rpc: JsonRpc, blockHash: string): Promise<number> {
  const header = (await rpc.request('chain_getHeader', [blockHash])) as { number?: unknown } | null;
  if (typeof header?.number !== 'string' || !/^0x[0-9a-f]{1,12}$/.test(header.number)) throw malformed('the header');
  return Number(header.number);
}
