import { join } from 'node:path';
import type { Devnet } from '../network/devnet.ts';
import type { LauncherSettings } from './launcher-settings.ts';
import type { RunDirectory } from './run-directory.ts';
import { startService, type ServiceListeners, type ServiceProcess } from './service-process.ts';

interface ServicesOptions {
  /** Of the repository: scripts and configurations are found from there. */
  readonly root: string;
  readonly settings: LauncherSettings;
  readonly directory: RunDirectory;
  readonly devnet: Devnet;
  readonly generationPorts: readonly number[];
  readonly minerStatusPort: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Of all processes of a run, the servers first. */
export interface Services {
  readonly generation: readonly ServiceProcess[];
  readonly miner: ServiceProcess;
}

/** Seconds a miner may take to finish what it holds when the run is over. */
const MINER_DRAIN_SECONDS = 2;

export function startServices(options: ServicesOptions, listeners: ServiceListeners): Services {
  const { root, settings, directory, generationPorts } = options;
  const start = (name: string, entry: string, args: readonly string[], readyUrl: string): ServiceProcess =>
    startService(
      {
        ...{ name, args, readyUrl, cwd: root },
        script: join(root, 'packages', entry, 'dist', 'main.js'),
        env: { ...options.env, NO_COLOR: '1' },
        logFile: directory.logOf(name),
      },
      listeners,
    );
  const generation = generationPorts.map((port) =>
    start(
      `generation-${port}`,
      'generation-server',
      [
        ...['--port', String(port), '--config', settings.generation_config, '--log_level', settings.log_level],
        ...(settings.device === undefined ? [] : ['--device', settings.device]),
      ],
      `${endpointOf(port)}/ready`,
    ),
  );
  const miner = start('miner', 'miner', minerArguments(options), `${endpointOf(options.minerStatusPort)}/ready`);
  return { generation, miner };
}

export function endpointOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** The devnet's clocks are short, so the miner's are as well. */
function minerArguments(options: ServicesOptions): string[] {
  const { settings, devnet, directory } = options;
  const flags: Record<string, string> = {
    config: settings.miner_config,
    'wallet.path': devnet.wallet.path,
    'wallet.name': devnet.wallet.name,
    'wallet.hotkey': devnet.wallet.hotkeys[0] ?? 'miner',
    'metagraph.file': devnet.metagraphFile,
    'generation.endpoints': options.generationPorts.map(endpointOf).join(','),
    'validators.owner_hotkey': devnet.validators[0]?.hotkey.ss58 ?? '',
    'neuron.sync_interval': '5',
    'poll.interval_seconds': '1',
    'poll.min_interval_seconds': '0.5',
    'poll.cooldown_margin_seconds': '0.3',
    'poll.default_cooldown_seconds': '3',
    'poll.backoff_initial_seconds': '2',
    'poll.backoff_max_seconds': '20',
    'submit.confirm_delay_seconds': String(settings.validation_lock_seconds + 1),
    'state.dir': directory.minerState,
    'status.port': String(options.minerStatusPort),
    'logging.level': settings.log_level,
    'shutdown.drain_seconds': String(MINER_DRAIN_SECONDS),
  };
  return Object.entries(flags).map(([key, value]) => `--${key}=${value}`);
}
