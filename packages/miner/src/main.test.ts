import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createAxon,
  createHotkey,
  submitMessage,
  verifySignature,
  writeHotkeyFile,
  type Hotkey,
  type PullTask,
  type SubmitResults,
} from '@404-gen/bittensor';
import { builtEntry } from '@404-gen/service-kit';
import { createCloud, decodeSpz, writePly } from '@404-gen/splat';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { feedback, seededRandom } from './test-support/fakes.ts';

// The built miner as a process, between a real axon and a generation server of upstream's kind.

const PROMPT = '  ein grüner "Käfer"\t';

let directory: string;
let minerHotkey: Hotkey;
let closers: (() => unknown)[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'miner-process-'));
  closers = [];
  const seed = new Uint8Array(32).fill(9);
  minerHotkey = await createHotkey(seed);
  await writeHotkeyFile(join(directory, 'wallets', 'w', 'hotkeys', 'h'), seed);
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
  await rm(directory, { recursive: true, force: true });
});

/** Upstream's: no /ready, no seed, no SPZ. */
async function startGenerationServer(): Promise<{ url: string; prompts: (string | null)[] }> {
  const random = seededRandom(2);
  const cloud = createCloud(7100);
  for (let index = 0; index < cloud.positions.length; index++) cloud.positions[index] = random() - 0.5;
  cloud.rotations.fill(0.5);
  cloud.logScales.fill(-4);
  cloud.opacityLogits.fill(2);
  const ply = writePly(cloud);
  const prompts: (string | null)[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method !== 'POST' || request.url !== '/generate/') {
        response.writeHead(404).end('{"detail":"Not Found"}');
        return;
      }
      prompts.push(new URLSearchParams(Buffer.concat(chunks).toString()).get('prompt'));
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(ply);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, prompts };
}

async function startValidator() {
  const hotkey = await createHotkey(new Uint8Array(32).fill(5));
  const pulls: number[] = [];
  const submissions: SubmitResults[] = [];
  const axon = createAxon({
    hotkey,
    handlers: {
      PullTask: {
        async handle(): Promise<Partial<PullTask>> {
          pulls.push(Date.now());
          return { task: { type: 'text', id: `task-${pulls.length}`, prompt: PROMPT }, throttle_period: 30 };
        },
      },
      SubmitResults: {
        async handle(fields): Promise<Partial<SubmitResults>> {
          submissions.push(fields);
          return {
            feedback: feedback({ task_fidelity_score: 0.9 }),
            cooldown_until: Math.floor(Date.now() / 1000) + 120,
            results: '',
          };
        },
      },
    },
  });
  await axon.listen({ host: '127.0.0.1', port: 0 });
  closers.push(() => axon.close());
  const { port } = axon.server.address() as AddressInfo;
  const metagraph = join(directory, 'metagraph.json');
  const neurons = [
    { uid: 0, hotkey: hotkey.ss58, axon: { ip: '127.0.0.1', port }, validatorPermit: true, stake: 2000 },
    { uid: 1, hotkey: minerHotkey.ss58 },
  ];
  await writeFile(metagraph, JSON.stringify({ netuid: 17, block: 1, neurons }));
  return { hotkey, pulls, submissions, metagraph };
}

function flags(more: Record<string, string>): string[] {
  const all = {
    'wallet.path': join(directory, 'wallets'),
    'wallet.name': 'w',
    'wallet.hotkey': 'h',
    'state.dir': join(directory, 'state'),
    'status.port': '0',
    ...more,
  };
  return Object.entries(all).map(([key, value]) => `--${key}=${value}`);
}

interface Run {
  readonly process: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly ended: Promise<number | null>;
}

function runMiner(argv: readonly string[]): Run {
  const child = fork(builtEntry(import.meta.url, './main.js'), [...argv], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const texts = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  closers.push(() => child.kill('SIGKILL'));
  return { process: child, stdout: () => texts.stdout, stderr: () => texts.stderr, ended };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('it says when it is ready, does a task, shows its validators, ends with 0 on SIGTERM, and obeys its cooldown after', async () => {
  const server = await startGenerationServer();
  const validator = await startValidator();
  const settings = flags({ 'generation.endpoints': server.url, 'metagraph.file': validator.metagraph });
  const miner = runMiner(settings);
  const [message] = (await once(miner.process, 'message')) as [unknown];
  expect(message).toBe('ready');
  await until(() => miner.stdout().includes('task finished'));

  expect(server.prompts).toEqual([PROMPT]);
  const [submission] = validator.submissions;
  expect(submission?.task_id).toBe('task-1');
  expect((await decodeSpz(Buffer.from(submission?.results ?? '', 'base64'))).count).toBe(7100);
  const signed = submitMessage({
    submitTime: submission?.submit_time ?? 0n,
    prompt: PROMPT,
    validatorHotkey: validator.hotkey.ss58,
    minerHotkey: minerHotkey.ss58,
  });
  const signature = Buffer.from(submission?.signature ?? '', 'base64');
  expect(verifySignature(signed, signature, minerHotkey.ss58)).toBe(true);
  const finished = miner
    .stdout()
    .split('\n')
    .find((line) => line.includes('task finished'));
  expect(JSON.parse(finished ?? '')).toMatchObject({ level: 'info', outcome: 'accepted', uid: 0 });

  const address = /"status":"http:\/\/127\.0\.0\.1:(\d+)"/.exec(miner.stdout())?.[1] ?? '';
  const asked = runMiner(['validators', ...settings, `--status.port=${address}`]);
  expect(await asked.ended).toBe(0);
  expect(asked.stdout()).toContain('From the miner running on');
  expect(asked.stdout()).toMatch(/cooldown: 1[12]\d s left/);

  miner.process.kill('SIGTERM');
  expect(await miner.ended).toBe(0);

  const offline = runMiner(['validators', '--json', ...settings, '--status.port=1']);
  expect(await offline.ended).toBe(0);
  expect(JSON.parse(offline.stdout())).toMatchObject({ validators: [{ uid: 0, status: 'cooldown' }] });

  const again = runMiner(settings);
  await until(() => again.stdout().includes('No available validators'));
  expect(validator.pulls).toHaveLength(1);
  again.process.kill('SIGINT');
  expect(await again.ended).toBe(0);
}, 60_000);

test('what keeps it from starting is said in one line that names the setting', async () => {
  const { metagraph } = await startValidator();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  const taken = String((server.address() as AddressInfo).port);
  const malformed = join(directory, 'malformed.json');
  await writeFile(malformed, '{"netuid": 17, "neurons": [{"uid": 0, "hotkey": "nonsense"}]}');
  await writeFile(
    join(directory, 'wallets', 'w', 'hotkeys', 'locked'),
    Buffer.concat([Buffer.from('$NACL'), Buffer.alloc(300)]),
  );

  const cases: [Record<string, string>, string][] = [
    [{ 'generation.endpoints': 'here' }, 'generation.endpoints[0]: "here" is no URL'],
    [{ 'wallet.hotkey': 'absent' }, 'wallet.hotkey: There is no hotkey file'],
    [{ 'wallet.hotkey': 'locked' }, 'wallet.hotkey: '],
    [{ 'metagraph.file': malformed }, 'neurons[0].hotkey'],
    [{ 'metagraph.file': join(directory, 'absent.json') }, 'metagraph.file: '],
    [{ 'status.port': taken }, 'status.port'],
    [{ netuid: '29' }, 'netuid'],
  ];
  const runs = cases.map(([change]) => runMiner(flags({ 'metagraph.file': metagraph, ...change })));
  const codes = await Promise.all(runs.map((run) => run.ended));
  expect(codes).toEqual(cases.map(() => 1));
  for (const [index, [, expected]] of cases.entries()) expect(runs[index]?.stderr()).toContain(expected);
}, 60_000);
