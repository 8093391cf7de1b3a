import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { AppError, builtEntry } from '@404-gen/service-kit';
import { request } from 'undici';
import { readTail } from './log-tail.ts';

interface ServiceOptions {
  readonly name: string;
  /** Built entry file, and its arguments. */
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Both output streams are appended to it. */
  readonly logFile: string;
  /** Answers 200 once the service can work. */
  readonly readyUrl: string;
  /** From its start until it must be ready for the first time; default two minutes. */
  readonly readyDeadlineMs?: number;
}

export type ServiceState = 'starting' | 'ready' | 'restarting' | 'stopping' | 'stopped' | 'failed';

/** A child process that is started again when it dies, until it dies too often. */
export interface ServiceProcess {
  readonly name: string;
  readonly logFile: string;
  readonly state: ServiceState;
  readonly restarts: number;
  /** SIGTERM, and SIGKILL for it and all it started once `graceMs` have passed. Settles when the process is gone. */
  stop(graceMs: number): Promise<void>;
}

export interface ServiceListeners {
  /** After every change of state. */
  onChange(service: ServiceProcess): void;
  /** Once, when the service has died for good. The error tells the end of its log. */
  onFailure(error: AppError): void;
}

const MAX_RESTARTS = 3;
const FIRST_RESTART_DELAY_MS = 500;
/** A service that ran this long has earned its restarts back. */
const STABLE_MS = 60_000;
const READY_POLL_MS = 200;
const READY_DEADLINE_MS = 120_000;
const TAIL_LINES = 15;

/** Process groups that are alive now. */
const livingGroups = new Set<number>();

/** At once and without waiting, for a launcher that is about to end. */
export function killAllServices(): void {
  for (const pid of livingGroups) killGroup(pid);
}

export function startService(options: ServiceOptions, listeners: ServiceListeners): ServiceProcess {
  let state: ServiceState = 'starting';
  let restarts = 0;
  let everReady = false;
  let child: ChildProcess | undefined;
  let exited = Promise.resolve();
  const stopping = new AbortController();

  const service: ServiceProcess = {
    name: options.name,
    logFile: options.logFile,
    get state() {
      return state;
    },
    get restarts() {
      return restarts;
    },
    stop,
  };

  const enter = (next: ServiceState): void => {
    if (state === next || state === 'failed') return;
    state = next;
    listeners.onChange(service);
  };

  const launch = (): void => {
    const log = openSync(options.logFile, 'a');
    const preload = pathToFileURL(builtEntry(import.meta.url, './exit-with-parent-main.js')).href;
    const started = spawn(process.execPath, ['--import', preload, options.script, ...options.args], {
      cwd: options.cwd,
      env: options.env,
      stdio: ['ignore', log, log, 'ipc'],
      // A process group of its own: Ctrl-C reaches the launcher alone, which stops the services in order.
      detached: true,
    });
    closeSync(log);
    child = started;
    const { pid } = started;
    if (pid !== undefined) livingGroups.add(pid);
    const startedAt = Date.now();
    exited = new Promise((resolve) => {
      const gone = (how: string) => {
        resolve();
        if (pid !== undefined) {
          killGroup(pid);
          livingGroups.delete(pid);
        }
        if (child === started) onExit(how, Date.now() - startedAt);
      };
      started.once('exit', (code, signal) => gone(signal ? `by ${signal}` : `with exit code ${code}`));
      started.once('error', (error) => gone(`: ${error.message}`));
    });
    void watchReadiness(started);
  };

  const fail = (how: string): void => {
    enter('failed');
    listeners.onFailure(failure(how));
  };

  const onExit = (how: string, livedMs: number): void => {
    if (stopping.signal.aborted) {
      enter('stopped');
      return;
    }
    if (livedMs > STABLE_MS) restarts = 0;
    if (state === 'failed') return;
    if (!everReady || restarts >= MAX_RESTARTS) {
      fail(
        everReady ? `ended ${how} for the ${restarts + 1}. time in a short while` : `ended ${how} before it was ready`,
      );
      return;
    }
    const waitMs = FIRST_RESTART_DELAY_MS * 2 ** restarts;
    restarts += 1;
    enter('restarting');
    void delay(waitMs, undefined, { signal: stopping.signal }).then(launch, () => undefined);
  };

  const failure = (what: string): AppError => {
    const tail = readTail(options.logFile, TAIL_LINES).map((line) => `    ${line}`);
    return new AppError(
      'PEER_SERVICE_FAILED',
      `${options.name} ${what}. The end of ${options.logFile}:\n${tail.join('\n') || '    (empty)'}`,
      { details: { service: options.name, logFile: options.logFile } },
    );
  };

  const watchReadiness = async (watched: ChildProcess): Promise<void> => {
    const deadlineMs = options.readyDeadlineMs ?? READY_DEADLINE_MS;
    const giveUpAt = Date.now() + deadlineMs;
    while (child === watched && watched.exitCode === null && !stopping.signal.aborted) {
      if (await answersOk(options.readyUrl)) {
        everReady = true;
        enter('ready');
        return;
      }
      if (!everReady && Date.now() > giveUpAt) {
        fail(`was not ready within ${deadlineMs / 1000} s`);
        if (watched.pid !== undefined) killGroup(watched.pid);
        return;
      }
      await delay(READY_POLL_MS);
    }
  };

  async function stop(graceMs: number): Promise<void> {
    if (state === 'failed' || state === 'stopped') return;
    stopping.abort();
    const pid = child?.pid;
    if (state === 'restarting' || pid === undefined) {
      enter('stopped');
      return;
    }
    enter('stopping');
    child?.kill('SIGTERM');
    const timer = setTimeout(() => killGroup(pid), graceMs);
    await exited;
    clearTimeout(timer);
    enter('stopped');
  }

  launch();
  return service;
}

/** What is left of a process group: a child of the service that outlived it would compute on for nobody. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left.
  }
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await request(url, { headersTimeout: 1000, bodyTimeout: 1000 });
    await response.body.dump();
    return response.statusCode === 200;
  } catch {
    return false;
  }
}
