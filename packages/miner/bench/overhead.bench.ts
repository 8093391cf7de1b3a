/**
 * What the miner itself costs: the built process between validators and endpoints that are played by this one, over real
 * HTTP, with results of 20 MB. Prints one JSON line and a row for people a scenario, and exits with 1 when a bar is missed:
 * 50 ms a task, 200 MB resident. Linux only: memory is read from /proc.
 *
 * - `spread`: generations of different lengths, as they are; results as fast as this machine moves them
 * - `network`: the same with results over links of 1 Gbit/s
 * - `burst`: all of the same length, so that all endpoints deliver at the same moment; for the memory
 *
 * Overhead is from the validator's answer to the request for the generation, and from the endpoint's last byte to the
 * request of the submission. Generation, transfer, upload and scoring are not in it; since the miner looks at a result
 * while it takes it in, the transfer stands beside it. Tasks of the first seconds, when a miner that has just started fills
 * all endpoints at once, are told apart.
 *
 * Environment: BENCH_SECONDS (90), BENCH_ENDPOINTS (30), BENCH_VALIDATORS (64), BENCH_MEGABYTES (20), BENCH_SCENARIOS (all),
 * BENCH_NODE_ARGS (those of ecosystem.config.js).
 */
import { cpus, loadavg } from 'node:os';
import { createCloud, encodeSpz } from '@404-gen/splat';
import { provenance, quantile } from '../../service-kit/bench/report.ts';
import { seededRandom } from '../src/test-support/fakes.ts';
import { startMiner } from './overhead/miner-process.ts';
import { startPeers, type Scenario, type TaskTimes } from './overhead/peers.ts';

const BARS = { overheadMs: 50, residentMb: 200 };
/** From the miner's start on; shorter than any generation. */
const FIRST_FILL_MS = 10_000;

const { BENCH_SECONDS, BENCH_ENDPOINTS, BENCH_VALIDATORS, BENCH_MEGABYTES, BENCH_SCENARIOS } = process.env;
const seconds = Number(BENCH_SECONDS ?? 90);
const megabytes = Number(BENCH_MEGABYTES ?? 20);
const size = { endpoints: Number(BENCH_ENDPOINTS ?? 30), validators: Number(BENCH_VALIDATORS ?? 64) };
const common = { ...size, cooldownSeconds: 20, scoringSeconds: 2 };
const SCENARIOS: Readonly<Record<string, Scenario>> = {
  spread: { ...common, leastSeconds: 15, mostSeconds: 45 },
  network: { ...common, leastSeconds: 15, mostSeconds: 45, linkBitsPerSecond: 1e9 },
  burst: { ...common, leastSeconds: 15, mostSeconds: 15 },
};

/** A ball of random splats that packs to about as many megabytes: 14.8 bytes a splat. */
async function resultOf(wantedBytes: number): Promise<Buffer> {
  const random = seededRandom(11);
  const cloud = createCloud(Math.round(wantedBytes / 14.8), 0);
  for (let index = 0; index < cloud.count; index++) {
    const azimuth = 2 * Math.PI * random();
    const height = 2 * random() - 1;
    const ring = Math.sqrt(1 - height ** 2) * (0.6 + 0.2 * random());
    cloud.positions.set([ring * Math.cos(azimuth), 0.7 * height, ring * Math.sin(azimuth)], index * 3);
    cloud.rotations.set([random() - 0.5, random() - 0.5, random() - 0.5, random() - 0.5], index * 4);
    cloud.opacityLogits[index] = 6 * random() - 2;
  }
  cloud.logScales.forEach((_, index) => (cloud.logScales[index] = 2 * random() - 6));
  cloud.shDc.forEach((_, index) => (cloud.shDc[index] = 2 * random() - 1));
  return Buffer.from(await encodeSpz(cloud));
}

const gap = (from: keyof TaskTimes, to: keyof TaskTimes) => (task: TaskTimes) =>
  (task[to] ?? NaN) - (task[from] ?? NaN);
const summary = (values: readonly number[]) => ({
  median: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  most: quantile(values, 1),
});

const result = await resultOf(megabytes * 1e6);
const about = provenance('packages');
for (const [name, scenario] of Object.entries(SCENARIOS)) {
  if (!(BENCH_SCENARIOS ?? name).split(',').includes(name)) continue;
  const loadBefore = loadavg()[0];
  const peers = await startPeers(scenario, result);
  const miner = await startMiner(peers, scenario.validators);
  const startedMs = performance.now();
  const cpuBefore = miner.cpuSeconds();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const { nowMb, peakMb } = miner.memory();
  const gateMs = (await miner.gateSeconds()) * 1000;
  const cpuSeconds = miner.cpuSeconds() - cpuBefore;
  const all = [...peers.done];
  const problems = peers.problems.slice(0, 5);
  await miner.end();
  peers.close();

  const done = all.filter(({ pulledMs }) => pulledMs - startedMs > FIRST_FILL_MS);
  const firstFill = all.filter(({ pulledMs }) => pulledMs - startedMs <= FIRST_FILL_MS);
  const before = done.map(gap('pulledMs', 'askedMs'));
  const after = done.map(gap('deliveredMs', 'submittedMs'));
  const overheadMs = summary(before.map((each, index) => each + (after[index] ?? NaN)));
  const line = {
    bench: 'overhead',
    scenario: name,
    ...scenario,
    resultBytes: result.byteLength,
    seconds,
    tasks: all.length,
    measured: done.length,
    overheadMs,
    pullToGenerationMs: summary(before),
    resultToSubmissionMs: summary(after),
    gateMs: Number(gateMs.toFixed(1)),
    transferMs: summary(done.map(gap('generatedMs', 'deliveredMs'))),
    generationToSubmissionMs: summary(done.map(gap('generatedMs', 'submittedMs'))),
    uploadMs: summary(done.map(gap('submittedMs', 'uploadedMs'))),
    firstFill: {
      tasks: firstFill.length,
      pullToGenerationMs: summary(firstFill.map(gap('pulledMs', 'askedMs'))),
      resultToSubmissionMs: summary(firstFill.map(gap('deliveredMs', 'submittedMs'))),
    },
    cpuMsPerTask: Math.round((1000 * cpuSeconds) / all.length),
    residentMb: { now: Math.round(nowMb), peak: Math.round(peakMb) },
    violations: peers.violations(),
    problems,
    complaints: miner.complaints.length,
    processor: cpus()[0]?.model,
    cores: cpus().length,
    loadBefore,
    loadAfter: loadavg()[0],
    ...about,
  };
  console.log(JSON.stringify(line));
  console.error(
    `${name}: ${all.length} tasks, overhead ${overheadMs.median} ms median, ${overheadMs.p95} ms p95 (gate ` +
      `${line.gateMs} ms), ${line.residentMb.peak} MB at most`,
  );
  for (const each of miner.complaints.slice(0, 3)) console.error(each);
  // In a burst results wait for each other; how long is no property of the miner alone.
  const tooSlow = name !== 'burst' && !(overheadMs.median <= BARS.overheadMs);
  if (tooSlow || !(peakMb <= BARS.residentMb) || problems.length > 0 || done.length === 0) process.exitCode = 1;
}
