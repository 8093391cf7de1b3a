/**
 * Times the CPU trainer on the build: rendering, and whole steps (render, backward, Adam) without the guidance between.
 *
 * Prints a table, and one JSON line per case. Environment: BENCH_RUNS (30), BENCH_WARMUP (10),
 * BENCH_SCENES ("2000:64,8000:128,20000:256", splats:pixels), BENCH_WORKERS ("1,2").
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { createCpuTrainer, DEFAULT_TRAINER_OPTIONS, type ViewGradient } from '@404-gen/splat';
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

interface Timing {
  medianMs: number;
  p95Ms: number;
}

function summarise(samples: number[]): Timing {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(2));
  return { medianMs: at(0.5), p95Ms: at(0.95) };
}

async function measure(splats: number, size: number, workers: number) {
  const cameras = stepCameras(size);
  const trainer = createCpuTrainer(surfaceCloud(splats), STANDSTILL, { workers });
  const forward: number[] = [];
  const step: number[] = [];
  let coverage = 0;
  try {
    for (let run = -warmup; run < runs; run++) {
      const start = performance.now();
      const views = await trainer.render(cameras, [1, 1, 1]);
      const rendered = performance.now();
      coverage = views[0]!.alpha.reduce((sum, alpha) => sum + (alpha > 0.5 ? 1 : 0), 0) / (size * size);
      const gradients = views.map(({ rgb, alpha }): ViewGradient => ({ rgb: rgb.map((v) => v - 0.5), alpha }));
      const resumed = performance.now();
      await trainer.update(gradients);
      const end = performance.now();
      if (run < 0) continue;
      forward.push(rendered - start);
      step.push(rendered - start + (end - resumed));
    }
  } finally {
    await trainer.close();
  }
  return { coverage, forward: summarise(forward), step: summarise(step) };
}

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

const machine = {
  commit: git('rev-parse', '--short', 'HEAD') || 'unknown',
  dirty: git('status', '--porcelain', '--', 'packages/splat') !== '',
  node: process.version,
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
    });
    for (const [pass, timing] of Object.entries({ forward, step })) {
      const about = {
        bench: 'rasterizer',
        pass,
        splats,
        size,
        views: 4,
        workers,
        coverage: Number(coverage.toFixed(2)),
      };
      lines.push(JSON.stringify({ ...about, ...timing, runs, ...machine }));
    }
  }
}
console.table(table);
for (const line of lines) console.log(line);
