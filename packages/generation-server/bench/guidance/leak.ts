import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createLogger, loadSettings } from '@404-gen/service-kit';
import { generationSettings } from '../../src/config/schema.ts';
import { planJob } from '../../src/pipeline/plan-job.ts';
import { pipelineLoad } from '../../src/pipeline/pipeline-load.ts';
import { createPipelineProcess } from '../../src/pipeline/pipeline-process.ts';

/** By then heaps have grown to their working size. */
const SETTLED_AFTER = 15;
/** Jobs at the beginning and at the end whose medians are compared. */
const COMPARED = 10;
/** So that the two do not overlap. */
export const FEWEST_JOBS = SETTLED_AFTER + 2 * COMPARED;
/** For the process to load. */
const WARM_UP_MS = 300_000;
/** Growth from there to the end that would be a leak. */
const MOST_GROWTH_BYTES = 24 * 2 ** 20;

export interface LeakReport {
  readonly jobs: number;
  readonly cancelled: number;
  /** Resident memory of the pipeline process after each job, bytes. */
  readonly rssBytes: readonly number[];
  /** Of the last ten jobs' median over that of the first ten after it had settled. */
  readonly growthBytes: number;
  readonly leaks: boolean;
}

export interface LeakOptions {
  readonly modelsDir: string;
  readonly bundle: string;
  /** That chooses the bundle's network. */
  readonly flag: string;
  /** At least `FEWEST_JOBS`. */
  readonly jobs: number;
  readonly device: string;
  readonly provider: string;
}

/** Runs jobs, every fifth of them cancelled half way, in a real pipeline process and watches its memory. Linux only. */
export async function findLeak({ modelsDir, bundle, flag, jobs, device, provider }: LeakOptions): Promise<LeakReport> {
  const text = `
guidance: diffusion
${flag}: true
models_dir: ${modelsDir}
bundles: [${flag}=${bundle}]
device: ${device}
execution_provider: ${provider}
iters: 4
num_pts: 500
min_gaussians: 0
max_gaussians: 1000
render_sizes: [32]
density_end_iter: 4
densification_interval: 2
position_lr_max_steps: 4
`;
  const { settings } = loadSettings(generationSettings, { text });
  const logger = createLogger({ service: 'bench', level: 'silent' });
  const pipeline = createPipelineProcess({
    load: pipelineLoad(settings),
    logger,
    stallMs: 60_000,
    warmupMs: WARM_UP_MS,
    entry: new URL('../../dist/pipeline/child-main.js', import.meta.url).pathname,
  });
  const rssBytes: number[] = [];
  let cancelled = 0;
  try {
    pipeline.start();
    await Promise.race([
      pipeline.whenReady(),
      delay(WARM_UP_MS, undefined, { ref: false }).then(() => {
        throw new Error(`the pipeline process is not ready: ${pipeline.trouble ?? 'it is still loading'}`);
      }),
    ]);
    for (let job = 1; job <= jobs; job++) {
      const cancel = new AbortController();
      const plan = planJob(settings, { prompt: 'a red snake', seed: job, format: 'ply' });
      await pipeline
        .run(plan, {
          signal: cancel.signal,
          onProgress: ({ iteration }) => {
            if (job % 5 === 0 && iteration === 2) cancel.abort(new Error('cancelled'));
          },
        })
        .catch((error: unknown) => {
          if (!cancel.signal.aborted) throw error;
          cancelled += 1;
        });
      await delay(20);
      rssBytes.push(rssOfChildren());
    }
  } finally {
    await pipeline.close();
  }
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const growthBytes =
    median(rssBytes.slice(-COMPARED)) - median(rssBytes.slice(SETTLED_AFTER, SETTLED_AFTER + COMPARED));
  return { jobs, cancelled, rssBytes, growthBytes, leaks: growthBytes > MOST_GROWTH_BYTES };
}

function rssOfChildren(): number {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(/\s+/);
  return children.reduce((sum, pid) => {
    const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return sum + Number(line?.[1] ?? 0) * 1024;
  }, 0);
}
