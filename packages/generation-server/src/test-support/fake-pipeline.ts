import { generationError } from '../errors.ts';
import type { GenerationPlan } from '../pipeline/generation-plan.ts';
import type { GenerationResult, Pipeline, PipelineInfo, RunOptions } from '../pipeline/pipeline.ts';

/** A run that the test holds in its hands. */
export interface FakeRun extends RunOptions {
  readonly plan: GenerationPlan;
  succeed(change?: Partial<GenerationResult>): void;
  fail(error: Error): void;
}

export interface FakePipeline extends Pipeline {
  readonly runs: FakeRun[];
  becomeReady(): void;
  loseProcess(): void;
  /** Settles once `count` runs have been started. */
  started(count: number): Promise<void>;
}

export interface FakeOptions {
  readonly automatic?: boolean;
  readonly ready?: boolean;
  readonly acceptsImages?: boolean;
  readonly needsImage?: boolean;
  readonly removesBackgrounds?: boolean;
  readonly score?: Pipeline['score'];
}

/**
 * A pipeline without a process. By default each run waits for the test; with `automatic` it succeeds at once, its bytes
 * depending on prompt and seed.
 */
export function createFakePipeline({
  automatic = false,
  ready = true,
  acceptsImages = false,
  needsImage = false,
  removesBackgrounds = false,
  score = () => Promise.reject(generationError('BUG_UNEXPECTED', 'Nothing scores here')),
}: FakeOptions = {}): FakePipeline {
  const device = { device: 'none', deviceSetting: 'cpu', deviceReason: 'as asked for' };
  const info: PipelineInfo = { guidance: 'fake', ...device, acceptsImages, needsImage, removesBackgrounds };
  const runs: FakeRun[] = [];
  let state: Pipeline['state'] = ready ? 'ready' : 'starting';
  let everReady = ready;
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const watchers: (() => void)[] = [];

  return {
    runs,
    get state() {
      return state;
    },
    get info() {
      return everReady ? info : undefined;
    },
    get trouble() {
      return state === 'restarting' ? 'the pipeline process ended (SIGKILL)' : undefined;
    },
    restarts: 0,
    start: () => undefined,
    becomeReady() {
      state = 'ready';
      everReady = true;
      for (const waiter of waiting.splice(0)) waiter.resolve();
    },
    loseProcess() {
      state = 'restarting';
    },
    async started(count) {
      while (runs.length < count) await new Promise<void>((resolve) => watchers.push(resolve));
    },
    whenReady() {
      if (state === 'ready') return Promise.resolve();
      if (state === 'closed') return Promise.reject(generationError('CAPACITY_STOPPING'));
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    run(plan, options) {
      return new Promise((resolve, reject) => {
        const succeed = (change: Partial<GenerationResult> = {}) => resolve({ ...fakeResult(plan), ...change });
        // The real process lets go within a step.
        options.signal.addEventListener('abort', () => setImmediate(() => reject(options.signal.reason as Error)));
        runs.push({ plan, ...options, succeed, fail: reject });
        for (const watcher of watchers.splice(0)) watcher();
        if (automatic) setImmediate(succeed);
      });
    },
    score: (request, signal) => score(request, signal),
    close() {
      state = 'closed';
      for (const waiter of waiting.splice(0)) waiter.reject(generationError('CAPACITY_STOPPING'));
      return Promise.resolve();
    },
  };
}

function fakeResult(plan: GenerationPlan): GenerationResult {
  return {
    bytes: Buffer.from(`${plan.format} of ${plan.prompt} with seed ${plan.seed}`),
    format: plan.format,
    splats: 7001,
    warnings: [],
    stageSeconds: { prepare: 0.1, render: 0.2, guidance: 0.3, update: 0.4, export: 0.05 },
  };
}
