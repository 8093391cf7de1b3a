import { AppError, type AppErrorOptions } from '@404-gen/service-kit';

/** Every code the miner itself makes, with what it means and what to do. Never reuse a retired one. */
export const MINER_ERRORS = {
  CONFIG_NETUID: 'The metagraph is of another subnet than `netuid` says.',
  CHAIN_NOT_REGISTERED: 'The hotkey has no uid on the subnet.',
  CONFIG_STATE_DIR: 'The state directory (`state.dir`) cannot be written.',
  CONFIG_PORT: 'The port of the status server (`status.port`) cannot be used.',
  CONFIG_COMMAND: 'The command line names no such command.',
  PEER_ENDPOINT_UNREACHABLE: 'A generation endpoint refused or dropped the connection.',
  PEER_ENDPOINT_TIMEOUT: 'A generation endpoint did not answer in time (`generation.timeout_seconds`).',
  PEER_ENDPOINT_FAILED: 'A generation endpoint answered 5xx.',
  PEER_ENDPOINT_REFUSED:
    'A generation endpoint answered 401, 403, 404 or another status that says it is set up wrongly.',
  PEER_ENDPOINT_OVERSIZED: 'A generation endpoint sent more than `generation.max_response_bytes`.',
  CAPACITY_ENDPOINT_BUSY: 'A generation endpoint answered 429 or 503 with Retry-After.',
  REQUEST_REJECTED:
    'A generation endpoint refused the prompt itself (400, 413, 422); another seed or server will not help.',
  GATE_WORKER: 'The gate itself failed or ran too long, which says nothing good about the payload.',
  CANCELLED_SHUTDOWN: 'The miner is stopping.',
  BUG_TASK_STATE: 'A task made a step that its state does not allow.',
  BUG_UNEXPECTED: 'Anything not foreseen; the worker logs it and carries on.',
} as const satisfies Record<string, string>;

type MinerErrorCode = keyof typeof MINER_ERRORS;

export function minerError(code: MinerErrorCode, message: string, options: AppErrorOptions = {}): AppError {
  return new AppError(code, message, options);
}
