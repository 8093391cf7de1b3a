import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { openHotkeyFile, type Hotkey } from '@404-gen/bittensor';
import { AppError, loadSettings, type LoadedSettings } from '@404-gen/service-kit';
import { endpointName, endpointUrls, type EndpointUrls } from './endpoint-url.ts';
import { minerSettings, type MinerSettings } from './schema.ts';

/** The process's environment; nothing outside this folder reads it. */
export function environment(): Readonly<Record<string, string | undefined>> {
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

/** Opens the hotkey that `wallet.*` names. @throws AppError `WALLET_…`, its message led by the setting */
export async function openHotkey(
  settings: MinerSettings,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Hotkey> {
  const path = join(settings['wallet.path'], settings['wallet.name'], 'hotkeys', settings['wallet.hotkey']);
  try {
    return await openHotkeyFile(path, { env });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, `wallet.hotkey: ${error.message}`, { cause: error, details: error.details });
  }
}

/** Upstream keeps a miner's state under ~/.bittensor/miners; ours is a folder of its own there. */
export function stateDirectory(settings: MinerSettings): string {
  const given = settings['state.dir'];
  if (given !== undefined) return resolve(given.replace(/^~(?=\/|$)/, homedir()));
  return join(
    homedir(),
    '.bittensor',
    'miners',
    settings['wallet.name'],
    settings['wallet.hotkey'],
    `netuid${settings.netuid}`,
    '404-gen-miner',
  );
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
