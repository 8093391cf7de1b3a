import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadSettings, type LoadedSettings } from '@404-gen/service-kit';
import { endpointName, endpointUrls, type EndpointUrls } from './endpoint-url.ts';
import { minerSettings, type MinerSettings } from './schema.ts';

/** The process's environment; nothing outside this folder reads it. */
export function environment(): Record<string, string | undefined> {
  return process.env;
}

/** Defaults < file < environment < flags. @throws AppError `CONFIG_…` listing every problem by its key */
export function loadMinerSettings(options: {
  file?: string | undefined;
  flags: Readonly<Record<string, readonly string[]>>;
  env: Readonly<Record<string, string | undefined>>;
}): LoadedSettings<(typeof minerSettings)['properties']> {
  return loadSettings(minerSettings, options);
}

/** Upstream's place for a miner's state; the name of ours is a folder of its own there. */
export function stateDirectory(settings: MinerSettings): string {
  const given = settings['state.dir'];
  if (given !== undefined) return fromHome(given);
  return join(
    fromHome(settings['logging.logging_dir']),
    settings['wallet.name'],
    settings['wallet.hotkey'],
    `netuid${settings.netuid}`,
    settings['neuron.name'],
  );
}

function fromHome(path: string): string {
  return resolve(path.replace(/^~(?=\/|$)/, homedir()));
}

/** The settings as they may be logged: secrets by their presence only. */
export function withoutSecrets(settings: MinerSettings): Record<string, unknown> {
  const secret = new Set(
    Object.entries(minerSettings.properties)
      .filter(([, schema]) => (schema as { secret?: boolean }).secret === true)
      .map(([key]) => key),
  );
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, secret.has(key) ? '[redacted]' : value]),
  );
}

interface ConfiguredEndpoint {
  /** Host, port and path: what logs and metrics call it. */
  readonly name: string;
  readonly urls: EndpointUrls;
  readonly token?: string;
}

export function configuredEndpoints(settings: MinerSettings): ConfiguredEndpoint[] {
  const tokens = settings['generation.tokens'] ?? [];
  return settings['generation.endpoints'].map((url, index) => {
    const token = tokens.length === 1 ? tokens[0] : tokens[index];
    return {
      name: endpointName(url),
      urls: endpointUrls(url),
      ...(token === undefined || token === '-' ? {} : { token }),
    };
  });
}
