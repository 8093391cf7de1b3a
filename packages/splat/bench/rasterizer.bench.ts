/**
 * Times the CPU trainer on the build: rendering, and whole steps (render, backward, Adam) without the guidance between.
 *
 * Prints a table, and one JSON line per case. Environment: BENCH_RUNS (30), BENCH_WARMUP (10),
 * BENCH_SCENES ("2000:64,8000:128,20000:256", splats:pixels), BENCH_WORKERS ("1,2").
 */
import { cpus } from 'node:os';
import { createCpuTrainer, DEFAULT_TRAINER_OPTIONS, type ViewGradient } from '@404-gen/splat';
import { provenance, quantile } from '../../service-kit/bench/report.ts';
import { stepCameras, surfaceCloud } from './scene.ts';

const { BENCH_RUNS, BENCH_WARMUP, BENCH_SCENES, BENCH_WORKERS } = process.env;
const runs = Number(BENCH_RUNS ?? 30);
const warmup = Number(BENCH_WARMUP ?? 10);
const scenes = (BENCH_SCENES ?? '2000:64,8000:128,20000:256').split(',').map((scene) => scene.split(':').map(Number));
const workerCounts = (BENCH_WORKERS ?? '1,2').split(',').map(Number);

/** Everything runs, but the cloud stays as it is, so that each step costs the same. */
const STANDSTILL = {
  ...DEFAULT_TRAINER_OPTIONS,
  positionLrInit: 0,
  positionLrFinal: 0,
  featureLr: 0,
  opacityLr: 0,
  scalingLr: 0,
  rotationLr: 0,
  iterations: 1e9,
  densityEndStep: 1e9,
  densificationInterval: 1e9,
  opacityResetInterval: 1e9,
  minSplats: 0,
};

/** What one call took: on the clock, and of all threads of this process, which a busy machine hardly changes. */
interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

async function costOf<T>(call: () => Promise<T>): Promise<{ result: T; cost: Cost }> {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = await call();
  const { user, system } = process.cpuUsage(before);
  return { result, cost: { wallMs: performance.now() - start, cpuMs: (user + system) / 1000 } };
}

function summarise(costs: readonly Cost[]) {
  const wallMs = costs.map((cost) => cost.wallMs);
  const cpuMs = costs.map((cost) => cost.cpuMs);
  return { medianMs: quantile(wallMs, 0.5), p95Ms: quantile(wallMs, 0.95), cpuMedianMs: quantile(cpuMs, 0.5) };
}

async function measure(splats: number, size: number, workers: number) {
  const cameras = stepCameras(size);
  const trainer = createCpuTrainer(surfaceCloud(splats), STANDSTILL, { workers });
  const forward: Cost[] = [];
  const step: Cost[] = [];
  let covered = 0;
  try {
    for (let run = -warmup; run < runs; run++) {
      const { result: views, cost: rendering } = await costOf(() => trainer.render(cameras, [1, 1, 1]));
      covered = views.reduce((sum, { alpha }) => sum + alpha.filter((value) => value > 0.5).length, 0);
      const gradients = views.map(({ rgb, alpha }): ViewGradient => ({ rgb: rgb.map((value) => value - 0.5), alpha }));
      const { cost: updating } = await costOf(() => trainer.update(gradients));
      if (run < 0) continue;
      forward.push(rendering);
      step.push({ wallMs: rendering.wallMs + updating.wallMs, cpuMs: rendering.cpuMs + updating.cpuMs });
    }
  } finally {
    await trainer.close();
  }
  const coverage = covered / (cameras.length * size * size);
  return { coverage: Number(coverage.toFixed(2)), forward: summarise(forward), step: summarise(step) };
}

const machine = {
  ...provenance('packages/splat'),
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
};
const table: Record<string, string | number>[] = [];
const lines: string[] = [];
for (const [splats = 0, size = 0] of scenes) {
  for (const workers of workerCounts) {
    const { coverage, forward, step } = await measure(splats, size, workers);
    table.push({
      splats,
      views: `4 × ${size}²`,
      workers,
      'forward median ms': forward.medianMs,
      'forward p95 ms': forward.p95Ms,
      'step median ms': step.medianMs,
      'step p95 ms': step.p95Ms,
      'step CPU ms': step.cpuMedianMs,
    });
    for (const [pass, timing] of Object.entries({ forward, step })) {
      const about = { bench: 'rasterizer', pass, splats, size, views: 4, workers, coverage };
      lines.push(JSON.stringify({ ...about, ...timing, runs, ...machine }));
    }
  }
}
console.table(table);
for (const line of lines) console.log(line);
