import { connect, createServer } from 'node:net';
import { readFileSync, writeFileSync } from 'node:fs';
import { readSplatFile } from '@404-gen/splat';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  isAlive,
  peakResidentBytes,
  QUICK_SETTINGS,
  startServerProcess,
  untilLogged,
  type ServerProcess,
} from './test-support/server-process.ts';

// The built server as a process, with its real pipeline process.

const TIMEOUT_MS = 120_000;
/** So many steps that a job outlives whatever a test does to it. */
const LONG = { iters: '9000' };

function generate(server: ServerProcess, fields: Record<string, string>, signal?: AbortSignal): Promise<Response> {
  const body = new URLSearchParams({ prompt: 'golden ring', seed: '5', ...fields });
  return fetch(`${server.url()}/generate`, { method: 'POST', body, ...(signal ? { signal } : {}) });
}
const codeOf = async (reply: Response) => ((await reply.json()) as { code: string }).code;

async function untilRunning(server: ServerProcess, jobs = 1): Promise<void> {
  await expect
    .poll(
      async () => {
        const reply = await fetch(`${server.url()}/jobs`);
        const listed = ((await reply.json()) as { jobs: { state: string; iteration: number }[] }).jobs;
        const open = listed.filter((job) => job.state === 'running' || job.state === 'queued');
        return open.length === jobs && (open[0]?.iteration ?? 0) > 0;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

describe('a running server', { timeout: TIMEOUT_MS }, () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = startServerProcess(['--stall_seconds', '4', '--log_level', 'debug']);
    await untilLogged(server, 'pipeline ready');
  }, TIMEOUT_MS);
  afterAll(() => server.stop());

  test('the same seed gives the same bytes; PLY and SPZ hold a cloud that validators take', async () => {
    const bytes = async (fields: Record<string, string>) => {
      const reply = await generate(server, fields);
      expect(reply.status).toBe(200);
      expect(reply.headers.get('x-warnings')).not.toMatch(/validators would refuse/);
      return Buffer.from(await reply.arrayBuffer());
    };
    const first = await bytes({});
    expect(Buffer.compare(first, await bytes({}))).toBe(0);
    expect(Buffer.compare(first, await bytes({ seed: '6' }))).not.toBe(0);
    expect((await readSplatFile(first)).count).toBeGreaterThanOrEqual(7000);
    const spz = await bytes({ format: 'spz' });
    expect((await readSplatFile(spz)).count).toBe((await readSplatFile(first)).count);
    expect(spz.length).toBeLessThan(first.length / 2);
  });

  test('a crash fails the job it hit; the one waiting behind it is computed by the next process', async () => {
    const readyBefore = server.logged('pipeline ready').length;
    const hit = generate(server, LONG);
    await untilRunning(server);
    const waiting = generate(server, {});
    await untilRunning(server, 2);
    process.kill(server.childPid(), 'SIGKILL');
    expect([(await hit).status, await codeOf(await hit)]).toEqual([500, 'PIPELINE_CRASHED']);
    expect((await waiting).status).toBe(200);
    await untilLogged(server, 'pipeline ready', readyBefore + 1);
  });

  test('a hang fails its job as stalled, and health answers all the while', async () => {
    const hit = generate(server, LONG);
    await untilRunning(server);
    const hung = server.childPid();
    process.kill(hung, 'SIGSTOP');
    expect((await fetch(`${server.url()}/health`)).status).toBe(200);
    expect([(await hit).status, await codeOf(await hit)]).toEqual([500, 'PIPELINE_STALLED']);
    expect(isAlive(hung)).toBe(false);
    expect((await generate(server, {})).status).toBe(200);
    const metrics = await (await fetch(`${server.url()}/metrics`)).text();
    expect(metrics).toMatch(
      /^generation_child_restarts_total{reason="stalled",service="generation-server"} [1-9]\d*$/m,
    );
  });

  test('a client that goes away stops its job; the process lives on', async () => {
    const pid = server.childPid();
    const leave = new AbortController();
    const gone = generate(server, LONG, leave.signal).catch(() => 'gone');
    await untilRunning(server);
    leave.abort();
    expect(await gone).toBe('gone');
    expect((await generate(server, {})).status).toBe(200);
    expect(server.childPid()).toBe(pid);
    const { jobs } = (await (await fetch(`${server.url()}/jobs`)).json()) as {
      jobs: { state: string; iteration: number }[];
    };
    expect(jobs[1]).toMatchObject({ state: 'cancelled' });
  });

  test('an edit of the settings counts from the next request on; a broken one does not', async () => {
    writeFileSync(server.config, QUICK_SETTINGS.replace('num_pts: 7000', 'num_pts: 7400'));
    await untilLogged(server, 'configuration read again');
    expect(Number((await generate(server, {})).headers.get('x-gaussian-count'))).toBeGreaterThanOrEqual(7400);
    writeFileSync(server.config, 'num_pts: lots');
    await untilLogged(server, 'configuration edit is broken, keeping the last good one');
    expect(Number((await generate(server, {})).headers.get('x-gaussian-count'))).toBeGreaterThanOrEqual(7400);
    writeFileSync(server.config, QUICK_SETTINGS);
  });

  test('100 MB are turned away without being kept', async () => {
    const before = peakResidentBytes(server.process.pid!);
    const megabyte = Buffer.alloc(1024 * 1024, 0x61);
    for (const type of ['application/json', 'multipart/form-data; boundary=x']) {
      let sent = 0;
      const body = new ReadableStream({
        pull: (controller: ReadableStreamDefaultController) =>
          sent++ < 100 ? controller.enqueue(megabyte) : controller.close(),
      });
      const request = { method: 'POST', headers: { 'content-type': type }, body, duplex: 'half' } as const;
      expect((await fetch(`${server.url()}/generate`, request)).status).toBe(413);
    }
    expect(peakResidentBytes(server.process.pid!) - before).toBeLessThan(60 * 1024 * 1024);
  });

  test('SIGTERM: no new work, the running job ends well, exit code 0, and the pipeline process is gone', async () => {
    const pid = server.childPid();
    const running = generate(server, { iters: '60' });
    await untilRunning(server);
    server.process.kill('SIGTERM');
    await untilLogged(server, 'shutting down');
    const late = await generate(server, {});
    expect([late.status, await codeOf(late)]).toEqual([503, 'CAPACITY_STOPPING']);
    expect((await fetch(`${server.url()}/ready`)).status).toBe(503);
    expect((await running).status).toBe(200);
    expect(await server.exited).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });
});

describe('start and end', { timeout: TIMEOUT_MS }, () => {
  let server: ServerProcess | undefined;
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  test('says ready to pm2 when work can begin, and ends on its shutdown message', async () => {
    server = startServerProcess();
    const message = await new Promise((resolve) => server!.process.once('message', resolve));
    expect(message).toBe('ready');
    expect((await fetch(`${server.url()}/ready`)).status).toBe(200);
    server.process.send('shutdown');
    expect(await server.exited).toBe(0);
  });

  test('jobs that do not end in time are cancelled at shutdown, and it still is exit code 0', async () => {
    server = startServerProcess(['--shutdown_seconds', '0.3']);
    await untilLogged(server, 'pipeline ready');
    const running = generate(server, LONG);
    await untilRunning(server);
    server.process.kill('SIGTERM');
    expect([(await running).status, await codeOf(await running)]).toEqual([503, 'CAPACITY_STOPPING']);
    expect(await server.exited).toBe(0);
  });

  test('a client that stops in the middle of its request does not hold the end up', async () => {
    server = startServerProcess();
    await untilLogged(server, 'pipeline ready');
    const { port } = new URL(server.url());
    const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined);
    const head = 'POST /generate HTTP/1.1\r\nhost: a\r\ncontent-type: multipart/form-data; boundary=x\r\n';
    socket.write(`${head}content-length: 1000\r\n\r\n--x\r\n`);
    // Answered on another connection, so the first has been taken by then.
    expect((await fetch(`${server.url()}/health`)).status).toBe(200);
    server.process.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    expect(server.logged('shutdown deadline passed')).toEqual([]);
    socket.destroy();
  });

  test('when the server is killed, its pipeline process ends too', async () => {
    server = startServerProcess();
    await untilLogged(server, 'pipeline ready');
    const pid = server.childPid();
    server.process.kill('SIGKILL');
    await server.exited;
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });

  test('a port in use is a start-up error', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    server = startServerProcess(['--port', String(port)]);
    expect(await server.exited).toBe(1);
    expect(server.output()).toMatch(new RegExp(`^CONFIG_PORT_IN_USE: Port ${port} on 127\\.0\\.0\\.1 is in use`, 'm'));
    other.close();
  });

  test.each([
    ['malformed yaml', [], 'iters: [', /^CONFIG_MALFORMED: .*settings\.yaml is not valid yaml/m],
    ['a senseless value', [], 'iters: many', /- iters: .*"many"/],
    ['an unknown key', [], 'itres: 1', /- itres: unknown setting; did you mean "iters"\?/],
    ['a file that is not there', ['--config', '/nowhere/a.yaml'], '', /^CONFIG_UNREADABLE: /m],
    ['an unknown flag', ['--prot', '1'], '', /^CONFIG_FLAG: Unknown flag --prot; did you mean --port\?/m],
    ['a stray argument', ['start'], '', /^CONFIG_COMMAND: Unexpected argument "start"/m],
    ['an open address without a token', ['--host', '0.0.0.0'], '', /- host: others can reach 0\.0\.0\.0/],
  ])('%s is a start-up error', async (_, args, settings, message) => {
    server = startServerProcess(args, settings);
    expect(await server.exited).toBe(1);
    expect(server.output()).toMatch(message);
  });

  test('--help names every flag', async () => {
    server = startServerProcess(['--help']);
    expect(await server.exited).toBe(0);
    const keys = readFileSync(new URL('../../../configs/runtime/generation-server.md', import.meta.url), 'utf8');
    for (const [, key] of keys.matchAll(/^\| `(\w+)` \| .* \| `GENERATION_/gm))
      expect(server.output()).toContain(`--${key} `);
  });
});
