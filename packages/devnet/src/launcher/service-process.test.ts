import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { AppError } from '@404-gen/service-kit';
import { builtEntry } from '@404-gen/service-kit';
import { afterEach, describe, expect, it } from 'vitest';
import { freePorts } from './ports.ts';
import { startService, type ServiceProcess } from './service-process.ts';

const directory = mkdtempSync(join(tmpdir(), 'service-process-'));
let files = 0;
const script = (text: string): string => {
  const file = join(directory, `service-${files++}.mjs`);
  writeFileSync(file, text);
  return file;
};

/** A service that answers, says its pid, and does `more` once it listens. */
const serving = (more = ''): string =>
  script(`import { createServer } from 'node:http';
    import { spawn } from 'node:child_process';
    createServer((request, response) => {
      if (request.url === '/crash') process.exit(7);
      response.end(String(process.pid));
    }).listen(Number(process.argv[2]), '127.0.0.1');
    console.log('up');
    ${more}`);

const started: ServiceProcess[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((service) => service.stop(0)));
});

async function setUp(file: string, readyDeadlineMs?: number) {
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const states: string[] = [];
  const failures: AppError[] = [];
  const service = startService(
    {
      name: 'a service',
      script: file,
      args: [String(port)],
      cwd: directory,
      env: process.env,
      logFile: join(directory, `log-${port}`),
      readyUrl: `${url}/ready`,
      ...(readyDeadlineMs === undefined ? {} : { readyDeadlineMs }),
    },
    { onChange: ({ state }) => states.push(state), onFailure: (error) => failures.push(error) },
  );
  started.push(service);
  const pid = async (): Promise<number> => Number(await (await fetch(url)).text());
  const crash = () => fetch(`${url}/crash`).catch(() => undefined);
  return { service, states, failures, pid, crash };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(20);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a service process', () => {
  it('is ready once it answers, and stops when told', async () => {
    const { service, states, pid } = await setUp(serving());
    await until(() => service.state === 'ready');
    const child = await pid();
    await service.stop(5000);
    expect(states).toEqual(['ready', 'stopping', 'stopped']);
    expect(isAlive(child)).toBe(false);
  });

  it('is started again when it dies, under the same address', async () => {
    const { service, states, pid, crash } = await setUp(serving());
    await until(() => service.state === 'ready');
    const first = await pid();
    await crash();
    await until(() => states.includes('restarting'));
    await until(() => service.state === 'ready');
    expect(await pid()).not.toBe(first);
    expect(service.restarts).toBe(1);
  });

  it('has failed for good when it dies before it was ready, and tells the end of its log', async () => {
    const { service, failures } = await setUp(script(`console.error('no such setting: colour'); process.exit(3);`));
    await until(() => failures.length > 0);
    expect(service.state).toBe('failed');
    expect(failures[0]?.code).toBe('PEER_SERVICE_FAILED');
    expect(failures[0]?.message).toContain('exit code 3 before it was ready');
    expect(failures[0]?.message).toContain('no such setting: colour');
    await service.stop(1000);
    expect(service.state).toBe('failed');
  });

  it('has failed, and is ended, when it runs and never gets ready', async () => {
    const { service, failures } = await setUp(script(`console.log(process.pid); setInterval(() => {}, 1000);`), 300);
    await until(() => failures.length > 0);
    expect(failures[0]?.message).toContain('was not ready within 0.3 s');
    expect(service.state).toBe('failed');
    const child = Number(readFileSync(service.logFile, 'utf8'));
    await until(() => !isAlive(child));
  });

  it('is killed with all it started when it does not listen to SIGTERM', async () => {
    const stubborn = serving(`process.on('SIGTERM', () => {});
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      console.log('grandchild ' + child.pid);`);
    const { service, pid } = await setUp(stubborn);
    await until(() => service.state === 'ready');
    const child = await pid();
    const { readTail } = await import('./log-tail.ts');
    const grandchild = Number(/grandchild (\d+)/.exec(readTail(service.logFile, 5).join('\n'))?.[1]);
    expect(isAlive(grandchild)).toBe(true);
    await service.stop(100);
    expect(isAlive(child)).toBe(false);
    await until(() => !isAlive(grandchild));
  });

  it('goes when its launcher is gone, however that ended', async () => {
    const [port = 0] = await freePorts(1);
    const module = builtEntry(import.meta.url, './service-process.js');
    const launcher = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { startService } from ${JSON.stringify(module)};
         startService({ name: 's', script: ${JSON.stringify(serving())}, args: ['${port}'], cwd: '.', env: process.env,
           logFile: ${JSON.stringify(join(directory, 'orphan.log'))}, readyUrl: 'http://127.0.0.1:${port}/ready' },
           { onChange: ({ state }) => console.log(state), onFailure: console.error });`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await new Promise<void>((resolve) =>
      launcher.stdout.on('data', (text) => String(text).includes('ready') && resolve()),
    );
    const child = Number(await (await fetch(`http://127.0.0.1:${port}`)).text());
    launcher.kill('SIGKILL');
    await until(() => !isAlive(child));
  });
});
