/** Networks that have a name, as the SDK's `--subtensor.network` knows them. */
const NETWORKS = ['finney', 'test', 'archive', 'local'];

/** What is wrong with a network, or undefined. A URL in place of a name is as good. */
export function networkProblem(network: string): string | undefined {
  if (NETWORKS.includes(network) || chainEndpointProblem(network) === undefined) return undefined;
  return `"${network}" is neither one of ${NETWORKS.join(', ')} nor a ws:// or wss:// URL`;
}

/** What is wrong with a node's URL, or undefined. */
export function chainEndpointProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return `"${text}" is no URL; write it like wss://entrypoint-finney.opentensor.ai:443`;
  const { protocol } = new URL(text);
  return protocol === 'ws:' || protocol === 'wss:' ? undefined : `"${text}" must start with ws:// or wss://`;
}
