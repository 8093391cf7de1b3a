import { AppError, toAppError, type Logger } from '@404-gen/service-kit';
import type { Metagraph, MetagraphSource } from '../metagraph.ts';
import type { ChainNetwork } from './networks.ts';
import type { ChainRequest, ChainSnapshot } from './read-chain.ts';
import { readChainInThread } from './read-in-thread.ts';

export interface ChainMetagraphOptions {
  readonly network: ChainNetwork;
  readonly netuid: number;
  readonly logger: Logger;
  /** Longest wait for one endpoint before the next is tried. Default 30 s. */
  readonly endpointTimeoutMs?: number;
  /** A newest block older than this is that of a node which fell behind. Default 10 minutes. */
  readonly maxHeadAgeMs?: number;
  /** Unix milliseconds; for tests. */
  readonly nowMs?: () => number;
  /** For tests; by default in a thread of its own. */
  readonly read?: (request: ChainRequest, signal: AbortSignal) => Promise<ChainSnapshot>;
}

const ENDPOINT_TIMEOUT_MS = 30_000;
const MAX_HEAD_AGE_MS = 600_000;

/**
 * The metagraph as the chain has it. Endpoints are tried in order, the one that last served first, until one answers
 * well. A node whose newest block is old counts as a last resort: when none does better the newest such answer is
 * taken, because an old metagraph beats none and the clock at fault may be ours.
 *
 * `read` throws `CHAIN_UNREADABLE`, which lists what is wrong with each endpoint; `CHAIN_NO_SUBNET`; `CANCELLED_METAGRAPH`.
 */
export function createChainMetagraph(options: ChainMetagraphOptions): MetagraphSource {
  const { network, netuid, logger, read = readChainInThread, nowMs = Date.now } = options;
  const { endpointTimeoutMs: timeoutMs = ENDPOINT_TIMEOUT_MS, maxHeadAgeMs = MAX_HEAD_AGE_MS } = options;
  const closing = new AbortController();
  let endpoints = network.endpoints;
  let genesisHash = network.genesisHash;
  let newestBlock = 0;
  let specVersion: number | undefined;

  const accept = (endpoint: string, snapshot: ChainSnapshot): Metagraph => {
    endpoints = [endpoint, ...network.endpoints.filter((each) => each !== endpoint)];
    // Endpoints given by URL alone must at least be of one chain.
    genesisHash ??= snapshot.genesisHash;
    newestBlock = Math.max(newestBlock, snapshot.metagraph.block);
    if (specVersion !== undefined && specVersion !== snapshot.specVersion) {
      logger.info({ from: specVersion, to: snapshot.specVersion }, "the chain's runtime was upgraded");
    }
    specVersion = snapshot.specVersion;
    if (snapshot.fallbacks.length > 0) {
      logger.warn({ endpoint, reasons: snapshot.fallbacks }, 'part of the metagraph was read from storage');
    }
    return snapshot.metagraph;
  };

  return {
    description: `${network.name} (${network.endpoints.join(', ')})`,

    async read(signal) {
      const stop = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const problems: string[] = [];
      let stale: { endpoint: string; snapshot: ChainSnapshot } | undefined;
      let missing: AppError | undefined;
      for (const endpoint of endpoints) {
        try {
          const snapshot = await read({ endpoint, netuid, timeoutMs, genesisHash }, stop);
          const ageMs = nowMs() - snapshot.blockTimeMs;
          if (ageMs <= maxHeadAgeMs) return accept(endpoint, snapshot);
          problems.push(
            `${endpoint}: its newest block is ${snapshot.metagraph.block}, ${Math.round(ageMs / 1000)} s old`,
          );
          if (!stale || snapshot.metagraph.block > stale.snapshot.metagraph.block) stale = { endpoint, snapshot };
        } catch (error) {
          const err = toAppError(error, 'CHAIN_READER');
          if (err.code === 'CANCELLED_METAGRAPH') throw err;
          if (err.code === 'CHAIN_NO_SUBNET') missing = err;
          problems.push(err.message.includes(endpoint) ? err.message : `${endpoint}: ${err.message}`);
          logger.debug({ endpoint, err }, 'endpoint of the chain gave no metagraph');
        }
      }
      // A node that lags behind what was read before is of no use to anybody who has that already.
      if (stale && stale.snapshot.metagraph.block >= newestBlock) {
        logger.warn(
          { problems, hint: 'stalled nodes, or the clock of this machine' },
          'the metagraph is of an old block',
        );
        return accept(stale.endpoint, stale.snapshot);
      }
      if (missing) throw missing;
      throw new AppError(
        'CHAIN_UNREADABLE',
        `No endpoint of ${network.name} gives a metagraph. ${problems.join(' ')}`,
        {
          retryable: true,
          details: { problems },
        },
      );
    },

    close() {
      closing.abort();
      return Promise.resolve();
    },
  };
}
