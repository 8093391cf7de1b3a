import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtEntry } from '@404-gen/service-kit';

/** Takes a fraction of a second, and validators would take the result. */
export const QUICK_SETTINGS = `
guidance: blueprint
init: surface
iters: 4
num_pts: 7000
render_sizes: [32]
views_per_step: 2
density_start_iter: 1
density_end_iter: 2
densification_interval: 2
position_lr_max_steps: 3
workers: 1
`;

export interface ServerProcess {
  readonly process: ChildProcess;
  readonly directory: string;
  /** The settings file it runs with. */
  readonly config: string;
  /** Everything written so far, both streams. */
  output(): string;
  /** The JSON log lines with this message. */
  logged(message: string): Record<string, unknown>[];
  url(): string;
  /** Of the newest pipeline process that became ready. */
  childPid(): number;
  /** Exit code, once it has ended. */
  readonly exited: Promise<number | null>;
  stop(): Promise<void>;
}

/** Starts the built server as users do, on a free port. */
export function startServerProcess(args: readonly string[] = [], settings = QUICK_SETTINGS): ServerProcess {
  const directory = mkdtempSync(join(tmpdir(), 'generation-server-'));
  const config = join(directory, 'settings.yaml');
  writeFileSync(config, settings);
  const main = builtEntry(import.meta.url, '../main.js');
  const started = fork(main, ['--config', config, '--port', '0', ...args], {
    execArgv: [],
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [started.stdout, started.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = once(started, 'close').then(([code]) => code as number | null);

  const logged = (message: string) =>
    output
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line['msg'] === message);
  return {
    process: started,
    directory,
    config,
    output: () => output,
    logged,
    url: () => String(logged('listening')[0]?.['url']),
    childPid: () => Number(logged('pipeline ready').at(-1)?.['pid']),
    exited,
    async stop() {
      started.kill('SIGKILL');
      await exited;
      rmSync(directory, { recursive: true });
    },
  };
}

/** Waits for `message` in the log `times` times. */
export async function untilLogged(server: ServerProcess, message: string, times = 1): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (server.logged(message).length < times) {
    if (Date.now() > deadline || server.process.exitCode !== null) {
      throw new Error(`The log never said "${message}" ${times} times:\n${server.output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Whether a process is there and no zombie. */
export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Highest resident memory of a process so far, bytes. */
export function peakResidentBytes(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}
