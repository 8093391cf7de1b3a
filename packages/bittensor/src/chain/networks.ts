import { AppError } from '@404-gen/service-kit';

/** Where a chain is read: candidates in the order they are tried, and the genesis that all of them must have. */
export interface ChainNetwork {
  /** `finney`, `test`, `archive`, `local`, or `custom` for endpoints given by URL alone. */
  readonly name: string;
  readonly endpoints: readonly string[];
  /** 0x and 64 hex digits; absent when any chain is accepted (the first one read then sets it). */
  readonly genesisHash?: string;
}

const ARCHIVE = 'wss://archive.chain.opentensor.ai';
const FINNEY_GENESIS = '0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03';

/**
 * Names and endpoints of the SDK (`bittensor/core/settings.py`, 9.9.0). The genesis hashes are those of the chain
 * descriptions that `@bitgo/sdk-coin-tao` ships. Light and archive nodes answer what we ask as well as the entry point.
 */
const NETWORKS: Readonly<Record<string, Omit<ChainNetwork, 'name'>>> = {
  finney: {
    endpoints: ['wss://entrypoint-finney.opentensor.ai', 'wss://lite.sub.latent.to', ARCHIVE],
    genesisHash: FINNEY_GENESIS,
  },
  test: {
    endpoints: ['wss://test.finney.opentensor.ai'],
    genesisHash: '0x8f9cf856bf558a14440e75569c9e58594757048d7b3a84b5d25f6bd978263105',
  },
  archive: { endpoints: [ARCHIVE], genesisHash: FINNEY_GENESIS },
  local: { endpoints: ['ws://127.0.0.1:9944'] },
};

const NETWORK_NAMES = Object.keys(NETWORKS);

/**
 * What `--subtensor.network` and `--subtensor.chain_endpoint` mean together. Endpoints alone are enough, unlike in the
 * SDK, and accept any chain; with a network's name beside them they must be nodes of that network, and its own
 * endpoints are tried after them. A network may be a URL, as in the SDK, and a missing scheme is `ws://`.
 *
 * @throws AppError `CONFIG_SUBTENSOR_NETWORK` or `CONFIG_SUBTENSOR_ENDPOINT`
 */
export function resolveNetwork(network: string | undefined, endpoints: readonly string[] = []): ChainNetwork {
  const given = endpoints.map((text) => endpointUrl(text) ?? refuseEndpoint(text));
  if (network === undefined && given.length > 0) return { name: 'custom', endpoints: unique(given) };
  const name = network ?? 'finney';
  const known = Object.hasOwn(NETWORKS, name) ? NETWORKS[name] : undefined;
  if (known) return { ...known, name, endpoints: unique([...given, ...known.endpoints]) };
  const url = endpointUrl(name);
  if (url !== undefined) return { name: 'custom', endpoints: unique([...given, url]) };
  throw new AppError(
    'CONFIG_SUBTENSOR_NETWORK',
    `There is no network "${name}"; use ${NETWORK_NAMES.join(', ')} or a ws:// or wss:// URL.`,
  );
}

/** The URL that a text means, the port left out where it is the scheme's own; undefined for none, or a bare word. */
function endpointUrl(text: string): string | undefined {
  const withScheme = text.includes('://') ? text : `ws://${text}`;
  if (!/[.:/]/.test(text) || !URL.canParse(withScheme)) return undefined;
  const { protocol, hostname, href } = new URL(withScheme);
  return /^wss?:$/.test(protocol) && hostname !== '' ? href.replace(/\/$/, '') : undefined;
}

function refuseEndpoint(text: string): never {
  throw new AppError(
    'CONFIG_SUBTENSOR_ENDPOINT',
    `"${text}" is no endpoint of a chain; use ws:// or wss:// and a host.`,
  );
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
