/**
 * Times POST /generate on the built server as `npm start` runs it: what a caller waits, what both processes keep in
 * memory at the same moment, how quickly /health answers meanwhile, and whether validators would take the results.
 *
 * Prints one JSON line per run and the summary last. Environment: BENCH_RUNS (5), BENCH_CONFIG (configs/cpu.yaml),
 * BENCH_PROMPTS (separated by |).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { checkSubmission, readSplatFile } from '@404-gen/splat';
import { Agent, request } from 'undici';
import { provenance, quantile } from '../../service-kit/bench/report.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { BENCH_RUNS, BENCH_CONFIG, BENCH_PROMPTS } = process.env;
const runs = Number(BENCH_RUNS ?? 5);
const config = BENCH_CONFIG ?? 'configs/cpu.yaml';
const prompts = BENCH_PROMPTS?.split('|') ?? [
  'red and black snake',
  'acoustic guitar',
  'brown mushroom with white spots',
  'golden ring with a ruby',
  'wooden chair',
];

const SAMPLE_MS = 50;
const START_TIMEOUT_MS = 120_000;
const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });

interface Run {
  readonly seconds: number;
  readonly splats: number;
  readonly bytes: number;
  readonly valid: boolean;
}

const server = spawn(
  process.execPath,
  ['packages/generation-server/dist/main.js', '--config', config, '--port', '0', '--log_level', 'info'],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
);
const pid = server.pid ?? 0;
try {
  const url = await listeningUrl();
  await untilReady(url);
  const measured: Run[] = [];
  const healthMs: number[] = [];
  let peakRssBytes = 0;
  // One request to warm up; it is not counted.
  await generate(url, prompts[0] ?? 'ball', 1);
  for (let run = 0; run < runs; run++) {
    const prompt = prompts[run % prompts.length] ?? 'ball';
    const sampling = new AbortController();
    const sampler = sample(url, sampling.signal, healthMs, (rss) => (peakRssBytes = Math.max(peakRssBytes, rss)));
    const result = await generate(url, prompt, run + 1);
    sampling.abort();
    await sampler;
    measured.push(result);
    console.log(JSON.stringify({ bench: 'generate', prompt, seed: run + 1, ...result }));
  }
  const seconds = measured.map((run) => run.seconds);
  console.log(
    JSON.stringify({
      bench: 'generate',
      summary: true,
      config,
      runs,
      medianSeconds: quantile(seconds, 0.5),
      p95Seconds: quantile(seconds, 0.95),
      peakRssBytes,
      leastSplats: Math.min(...measured.map((run) => run.splats)),
      allValid: measured.every((run) => run.valid),
      healthSamples: healthMs.length,
      healthP50Ms: quantile(healthMs, 0.5),
      healthP99Ms: quantile(healthMs, 0.99),
      ...provenance(),
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
    }),
  );
} finally {
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  await agent.close();
}

async function generate(url: string, prompt: string, seed: number): Promise<Run> {
  const startedAt = performance.now();
  const reply = await request(`${url}/generate`, {
    dispatcher: agent,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prompt, seed }),
  });
  const bytes = Buffer.from(await reply.body.arrayBuffer());
  const seconds = Number(((performance.now() - startedAt) / 1000).toFixed(2));
  if (reply.statusCode !== 200) throw new Error(`HTTP ${reply.statusCode}: ${bytes.toString()}`);
  const cloud = await readSplatFile(bytes);
  return { seconds, splats: cloud.count, bytes: bytes.length, valid: checkSubmission(cloud).valid };
}

/** Until the signal aborts: how long /health takes, and what both processes hold. */
async function sample(url: string, signal: AbortSignal, healthMs: number[], onRss: (bytes: number) => void) {
  while (!signal.aborted) {
    const startedAt = performance.now();
    const reply = await request(`${url}/health`, { dispatcher: agent });
    await reply.body.dump();
    healthMs.push(performance.now() - startedAt);
    onRss([pid, ...childrenOf(pid)].reduce((sum, each) => sum + residentBytes(each), 0));
    await delay(SAMPLE_MS);
  }
}

async function listeningUrl(): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = '';
    // Stays attached for good: a server whose pipe is full or closed cannot log.
    server.stdout.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      const line = log.split('\n').find((each) => each.includes('"msg":"listening"') && each.endsWith('}'));
      if (line !== undefined) resolve((JSON.parse(line) as { url: string }).url);
    });
    server.once('exit', () => reject(new Error(`The server ended before it listened:\n${log}`)));
  });
}

async function untilReady(url: string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const reply = await request(`${url}/ready`, { dispatcher: agent });
    await reply.body.dump();
    if (reply.statusCode === 200) return;
    await delay(100);
  }
  throw new Error('The server did not become ready');
}

/** From /proc, so on Linux only; elsewhere memory is reported as 0. */
function residentBytes(process: number): number {
  try {
    const status = readFileSync(`/proc/${process}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function childrenOf(parent: number): number[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => {
      try {
        return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/status`, 'utf8'))?.[1]) === parent;
      } catch {
        return false;
      }
    });
}
