import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'undici';
import {
  freePorts,
  getJson,
  isReady,
  startProcess,
  temporaryFolder,
  until,
  type RunningProcess,
} from './running-process.ts';

/** Settings that make a generation take a second or two; the results are whole and pass every gate. */
export const QUICK_GENERATION = 'test/fixtures/quick-generation.yaml';

interface GenerationServer {
  readonly url: string;
  /** As miner and metrics call it. */
  readonly host: string;
  readonly port: number;
  readonly process: RunningProcess;
  jobs(): Promise<readonly { readonly requestId: string; readonly state: string; readonly iteration: number }[]>;
}

export function startGenerationServer(port: number, config = QUICK_GENERATION): GenerationServer {
  const process = startProcess(`generation-${port}`, 'packages/generation-server/dist/main.js', [
    ...['--port', String(port), '--config', config],
  ]);
  const url = `http://127.0.0.1:${port}`;
  return {
    ...{ url, port, process },
    host: `127.0.0.1:${port}`,
    jobs: async () => ((await getJson(`${url}/jobs`))?.['jobs'] ?? []) as Awaited<ReturnType<GenerationServer['jobs']>>,
  };
}

export async function startGenerationServers(count: number): Promise<GenerationServer[]> {
  const servers = (await freePorts(count)).map((port) => startGenerationServer(port));
  const processes = servers.map((server) => server.process);
  for (const { url } of servers) await until(`${url} is ready`, () => isReady(url), { processes });
  return servers;
}

interface Submission {
  readonly validatorUid: number;
  readonly minerHotkey: string;
  readonly taskId: string;
  readonly prompt: string;
  readonly outcome: string;
  readonly score?: number;
  readonly splats?: number;
}

interface ValidatorView {
  readonly uid: number;
  readonly hotkey: string;
  readonly assigned: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly miners: readonly {
    readonly cooldownUntil: number;
    readonly cooldownViolations: number;
    readonly assignedTask: { readonly id: string } | null;
  }[];
}

interface DevnetProcess {
  readonly process: RunningProcess;
  readonly directory: string;
  /** What a miner needs to be told to work here. */
  readonly minerFlags: readonly string[];
  submissions(): Promise<readonly Submission[]>;
  validators(): Promise<readonly ValidatorView[]>;
  setFaults(uid: number, faults: readonly Record<string, unknown>[]): Promise<void>;
}

export async function startDevnet(flags: readonly string[]): Promise<DevnetProcess> {
  const directory = temporaryFolder();
  const process = startProcess('devnet', 'packages/devnet/dist/main.js', [
    ...['--directory', directory, '--first_port', '0', '--admin_port', '0'],
    ...flags,
  ]);
  await until('the devnet is up', () => process.log().includes('validators are up'), { processes: [process] });
  const addresses = JSON.parse(readFileSync(join(directory, 'devnet.json'), 'utf8')) as {
    admin: string;
    metagraph: string;
    wallet: { path: string; name: string; hotkeys: string[] };
  };
  const { admin, metagraph, wallet } = addresses;
  return {
    process,
    directory,
    minerFlags: [
      ...['--metagraph.file', metagraph, '--wallet.path', wallet.path, '--wallet.name', wallet.name],
      ...['--wallet.hotkey', wallet.hotkeys[0] ?? ''],
    ],
    submissions: async () => (await getJson(`${admin}/submissions`)) as unknown as Submission[],
    validators: async () => (await getJson(`${admin}/validators`)) as unknown as ValidatorView[],
    async setFaults(uid, faults) {
      const { statusCode, body } = await request(`${admin}/validators/${uid}/faults`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(faults),
      });
      if (statusCode !== 200) throw new Error(await body.text());
      await body.dump();
    },
  };
}

interface MinerTask {
  readonly id: string;
  readonly validatorUid: number;
  readonly state: string;
  readonly endpoint: string | null;
  readonly attempts: number;
  readonly outcome: string | null;
}

interface MinerProcess {
  readonly process: RunningProcess;
  readonly url: string;
  readonly stateDirectory: string;
  tasks(): Promise<readonly MinerTask[]>;
}

interface MinerOptions {
  readonly flags?: readonly string[];
  /** Of a miner that ran before. */
  readonly stateDirectory?: string;
}

/** A miner with short pauses, to suit validators with short clocks. */
export async function startMiner(
  devnet: DevnetProcess,
  endpoints: readonly string[],
  { flags = [], stateDirectory = temporaryFolder() }: MinerOptions = {},
): Promise<MinerProcess> {
  const [port = 0] = await freePorts(1);
  const process = startProcess('miner', 'packages/miner/dist/main.js', [
    ...devnet.minerFlags,
    ...['--generation.endpoints', endpoints.join(',')],
    ...['--state.dir', stateDirectory, '--status.port', String(port)],
    ...[
      '--poll.interval_seconds',
      '0.5',
      '--poll.min_interval_seconds',
      '0.2',
      '--poll.cooldown_margin_seconds',
      '0.3',
    ],
    ...['--poll.default_cooldown_seconds', '2', '--neuron.sync_interval', '2'],
    ...['--poll.backoff_initial_seconds', '1', '--poll.backoff_max_seconds', '4'],
    ...['--endpoints.health_interval_seconds', '0.5', '--endpoints.eject_initial_seconds', '1'],
    ...['--submit.confirm_delay_seconds', '2', '--shutdown.drain_seconds', '20'],
    ...flags,
  ]);
  const url = `http://127.0.0.1:${port}`;
  await until('the miner is up', async () => (await getJson(`${url}/health`)) !== undefined, { processes: [process] });
  return {
    ...{ process, url, stateDirectory },
    tasks: async () => ((await getJson(`${url}/tasks`))?.['tasks'] ?? []) as MinerTask[],
  };
}
