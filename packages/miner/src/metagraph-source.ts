import {
  createCachedMetagraph,
  createChainMetagraph,
  createStaticMetagraph,
  resolveNetwork,
  type MetagraphSource,
} from '@404-gen/bittensor';
import type { Logger } from '@404-gen/service-kit';
import type { StateFiles } from './tasks/state-files.ts';
import type { MinerSettings } from './config/schema.ts';

/** In the state directory: the last metagraph read from the chain. */
const CACHE_FILE = 'metagraph-cache.json';

/** Where the neurons of the subnet are read: the file when one is given, else the chain. */
export function metagraphSource(
  settings: MinerSettings,
  { logger, files }: { readonly logger: Logger; readonly files: Pick<StateFiles, 'read' | 'replace'> },
): MetagraphSource {
  const metagraphFile = settings['metagraph.file'];
  if (metagraphFile !== undefined) return createStaticMetagraph(metagraphFile);
  const { netuid } = settings;
  const network = resolveNetwork(settings['subtensor.network'], settings['subtensor.chain_endpoint']);
  return createCachedMetagraph({
    source: createChainMetagraph({ network, netuid, logger }),
    file: { read: () => files.read(CACHE_FILE), replace: (content) => files.replace(CACHE_FILE, content) },
    // Endpoints by URL alone have no name to tell them apart by.
    network: network.name === 'custom' ? network.endpoints.join(' ') : network.name,
    netuid,
    logger,
  });
}

/** What to do when the hotkey is not registered on the subnet. */
export function registrationAdvice(settings: MinerSettings): string {
  if (settings['metagraph.file'] !== undefined)
    return 'add it to metagraph.file, or correct wallet.name, wallet.hotkey';
  const [endpoint] = settings['subtensor.chain_endpoint'] ?? [];
  const network = settings['subtensor.network'] ?? endpoint ?? 'finney';
  const { netuid } = settings;
  return (
    `register it with "btcli subnets register --netuid ${netuid} --network ${network} --wallet.name ` +
    `${settings['wallet.name']} --wallet.hotkey ${settings['wallet.hotkey']}", or correct wallet.name, wallet.hotkey, ` +
    'netuid or subtensor.network'
  );
}
