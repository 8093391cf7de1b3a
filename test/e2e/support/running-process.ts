import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { request } from 'undici';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A built program of this repository, running. */
export interface RunningProcess {
  readonly name: string;
  readonly pid: number;
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Both of its output streams so far. */
  log(): string;
  kill(signal: NodeJS.Signals): void;
  /** Sends the signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

const POLL_MS = 50;
const EXIT_WITH_PARENT = new URL('packages/devnet/dist/launcher/exit-with-parent-main.js', pathToFileURL(ROOT)).href;

const running = new Set<{ child: ChildProcess; process: RunningProcess }>();
const folders: string[] = [];

/** Folder that {@link endAll} removes. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), '404-e2e-'));
  folders.push(folder);
  return folder;
}

/** Starts `node <script> <args>` in the repository's root, in a process group of its own. */
export function startProcess(name: string, script: string, args: readonly string[]): RunningProcess {
  const logFile = join(temporaryFolder(), `${name}.log`);
  const output = openSync(logFile, 'a');
  // The channel and the preload end it when the test runner is gone, however that ended.
  const child = spawn(process.execPath, ['--import', EXIT_WITH_PARENT, script, ...args], {
    cwd: ROOT,
    stdio: ['ignore', output, output, 'ipc'],
    env: { ...process.env, NO_COLOR: '1' },
    detached: true,
  });
  closeSync(output);
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const started: RunningProcess = {
    name,
    pid: child.pid ?? 0,
    exited,
    log: () => readFileSync(logFile, 'utf8'),
    kill: (signal) => void child.kill(signal),
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exited;
    },
  };
  running.add({ child, process: started });
  return started;
}

/** Kills whatever a test left running, with all it started, and removes its folders. For `afterEach`. */
export async function endAll(): Promise<void> {
  for (const { child, process: each } of running) {
    try {
      process.kill(-each.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
    await each.exited;
  }
  running.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Waits for a condition; gives up when `limitMs` have passed, or when one of the processes ends, and shows its log. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  { limitMs = 60_000, processes = [] as readonly RunningProcess[] } = {},
): Promise<void> {
  const gone: string[] = [];
  for (const each of processes) {
    void each.exited.then(() => {
      gone.push(each.name);
    });
  }
  const tails = () => processes.map((each) => `--- ${each.name}\n${each.log().slice(-2000)}`).join('\n');
  const end = Date.now() + limitMs;
  while (Date.now() < end) {
    if (await condition()) return;
    if (gone.length > 0) throw new Error(`${gone.join(', ')} ended while waiting until ${what}\n${tails()}`);
    await delay(POLL_MS);
  }
  throw new Error(`not within ${limitMs / 1000} s: ${what}\n${tails()}`);
}

/** JSON of a 2xx answer; undefined when there is none. */
export async function getJson(url: string): Promise<Record<string, unknown> | undefined> {
  try {
    const response = await request(url, { headersTimeout: 5000, bodyTimeout: 5000 });
    if (response.statusCode < 300) return (await response.body.json()) as Record<string, unknown>;
    await response.body.dump();
  } catch {
    // Not up yet, or gone.
  }
  return undefined;
}

export async function isReady(url: string): Promise<boolean> {
  return (await getJson(`${url}/ready`)) !== undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
