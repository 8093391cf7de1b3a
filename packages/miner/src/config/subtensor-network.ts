import { resolveNetwork } from '@404-gen/bittensor';
import { toAppError } from '@404-gen/service-kit';

/** What is wrong with a network, or undefined. */
export function networkProblem(network: string): string | undefined {
  return problemOf(() => resolveNetwork(network));
}

/** What is wrong with a node's URL, or undefined. */
export function chainEndpointProblem(endpoint: string): string | undefined {
  return problemOf(() => resolveNetwork(undefined, [endpoint]));
}

function problemOf(resolve: () => unknown): string | undefined {
  try {
    resolve();
    return undefined;
  } catch (error) {
    return toAppError(error).message;
  }
}
