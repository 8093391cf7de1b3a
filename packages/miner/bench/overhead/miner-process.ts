import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHotkey, writeHotkeyFile } from '@404-gen/bittensor';
import type { Peers } from './peers.ts';

const ENTRY = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const STATUS_PORT = 10_910;

/** Arguments that pm2 gives Node itself; `npm run miner` and the container image have the same. */
function nodeArguments(): string[] {
  const ecosystem = createRequire(import.meta.url)('../../../../ecosystem.config.js') as {
    apps: readonly { name: string; node_args?: string }[];
  };
  return ecosystem.apps.find(({ name }) => name === 'miner')?.node_args?.split(' ') ?? [];
}

export interface MinerProcess {
  /** Resident now, and most ever, MB of 10⁶ bytes. */
  memory(): { readonly nowMb: number; readonly peakMb: number };
  /** Mean seconds of the gate, by the miner's own metrics. */
  gateSeconds(): Promise<number>;
  /** Seconds of processor time so far. */
  cpuSeconds(): number;
  /** Lines of its log at warn or above. */
  readonly complaints: readonly string[];
  end(): Promise<void>;
}

/** The built miner as operators start it, with defaults for all that the scenario does not need otherwise. */
export async function startMiner(peers: Peers, validators: number): Promise<MinerProcess> {
  const directory = await mkdtemp(join(tmpdir(), 'miner-overhead-'));
  const seed = new Uint8Array(32).fill(9);
  const own = await createHotkey(seed);
  await writeHotkeyFile(join(directory, 'wallets', 'w', 'hotkeys', 'h'), seed);
  const neurons = [{ uid: validators, hotkey: own.ss58 }] as object[];
  for (let uid = 0; uid < validators; uid++) {
    const { ss58 } = await createHotkey(Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? uid + 1 : 7)));
    const axon = { ip: '127.0.0.1', port: peers.validatorPort };
    neurons.push({ uid, hotkey: ss58, axon, validatorPermit: true, stake: 5000 });
  }
  const metagraph = join(directory, 'metagraph.json');
  await writeFile(metagraph, JSON.stringify({ netuid: 17, block: 1, neurons }));
  const flags = [
    ...['--metagraph.file', metagraph, '--state.dir', join(directory, 'state')],
    ...['--wallet.path', join(directory, 'wallets'), '--wallet.name', 'w', '--wallet.hotkey', 'h'],
    ...['--generation.endpoints', ...peers.endpointUrls],
    ...['--status.port', String(STATUS_PORT), '--shutdown.drain_seconds', '0'],
  ];
  const execArgv = process.env['BENCH_NODE_ARGS']?.split(' ').filter((word) => word !== '') ?? nodeArguments();
  const child: ChildProcess = fork(ENTRY, flags, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv });
  const complaints: string[] = [];
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (/"level":"(?:warn|error|fatal)"/.test(line)) complaints.push(line);
  });
  await once(child, 'message');
  const status = () => readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const megabytes = (field: string) => (Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status())?.[1]) * 1024) / 1e6;
  return {
    complaints,
    memory: () => ({ nowMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') }),
    cpuSeconds() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    async gateSeconds() {
      const text = await (await fetch(`http://127.0.0.1:${STATUS_PORT}/metrics`)).text();
      const value = (name: string) => Number(new RegExp(`^${name}\\{[^}]*\\} (\\S+)`, 'm').exec(text)?.[1]);
      return value('miner_gate_seconds_sum') / value('miner_gate_seconds_count');
    },
    async end() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'close');
      await rm(directory, { recursive: true, force: true });
    },
  };
}
