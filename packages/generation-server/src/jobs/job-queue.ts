import { toAppError, type Logger } from '@404-gen/service-kit';
import type { GenerationSettings } from '../config/keys.ts';
import { generationError } from '../errors.ts';
import type { GenerationMetrics } from '../metrics.ts';
import type { GenerationPlan } from '../pipeline/generation-plan.ts';
import type { GenerationNotice, Pipeline } from '../pipeline/pipeline.ts';
import { createDurationEstimate } from './duration-estimate.ts';
import { deadlineError, Job } from './job.ts';
import { createPace, fitToBudget, type TimeBudget } from './time-budget.ts';

export interface JobQueueOptions {
  readonly pipeline: Pipeline;
  readonly settings: () => Pick<
    GenerationSettings,
    'queue_size' | 'deadline_seconds' | 'jobs_kept' | 'time_budget_min_share'
  >;
  readonly metrics: GenerationMetrics;
  readonly logger: Logger;
}

/** Accepts jobs, computes them one after another in order of arrival, and remembers the last ones. */
export interface JobQueue {
  /** Waiting, not running. */
  readonly depth: number;
  readonly running: Job | undefined;
  readonly stopping: boolean;
  /** Mean seconds of computing a job; undefined before the first has succeeded. */
  readonly meanSeconds: number | undefined;
  /** Seconds until a job accepted now would begin, from what jobs really take. */
  secondsUntilFree(): number;
  /** 1 for the next to run, undefined for one that does not wait. */
  position(job: Job): number | undefined;
  /** @throws AppError `CAPACITY_WARMING_UP`, `CAPACITY_QUEUE_FULL`, `CAPACITY_STOPPING`, each with `details.retryAfterSeconds` */
  accept(plan: GenerationPlan, requestId: string, budget?: TimeBudget): Job;
  /** The running one, the waiting ones in order, then finished ones from the newest on. */
  list(): Job[];
  find(id: string): Job | undefined;
  /** Refuses what comes from now on. */
  stop(): void;
  /** Settles when every caller has an answer; jobs still there when `deadlineMs` have passed are cancelled. */
  drain(deadlineMs: number): Promise<void>;
}

/** Asked of callers that come while the pipeline loads. */
const WARMUP_RETRY_SECONDS = 2;
/** By then a supervisor has started the next process. */
const STOPPING_RETRY_SECONDS = 10;

export function createJobQueue({ pipeline, settings, metrics, logger }: JobQueueOptions): JobQueue {
  let waiting: Job[] = [];
  let running: Job | undefined;
  let finished: Job[] = [];
  let working = false;
  let stopping = false;
  const estimate = createDurationEstimate();
  const pace = createPace();

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    while (waiting.length > 0) {
      try {
        // While the process is being replaced jobs stay in the queue, where their deadlines go on.
        await pipeline.whenReady();
      } catch (error) {
        for (const job of [...waiting]) job.fail(error);
        waiting = [];
        continue;
      }
      const job = waiting.shift();
      if (job) await compute(job);
    }
    working = false;
  }

  async function compute(job: Job): Promise<void> {
    running = job;
    job.start(fitted(job));
    metrics.queued((Date.now() - job.createdAtMs) / 1000);
    const startedAt = performance.now();
    try {
      const result = await pipeline.run(job.plan, {
        signal: job.signal,
        onProgress: (each) => job.advance(each),
        onNotice: (notice) => note(job, notice),
      });
      estimate.add((performance.now() - startedAt) / 1000);
      pace.add(job.plan.trainer.iterations, result.stageSeconds);
      job.succeed(result);
    } catch (error) {
      job.fail(error);
    } finally {
      running = undefined;
    }
  }

  function fitted({ plan, budget, createdAtMs }: Job) {
    if (budget === undefined) return undefined;
    const leftSeconds = budget.seconds - (Date.now() - createdAtMs) / 1000;
    return fitToBudget(plan, budget, {
      leftSeconds,
      pace: pace.latest,
      minShare: settings().time_budget_min_share,
    });
  }

  function note({ id: jobId, requestId: reqId }: Job, notice: GenerationNotice): void {
    if (notice.kind === 'memory_predicted') {
      logger.info({ jobId, reqId, gpuPredictedBytes: notice.bytes }, 'GPU memory predicted');
      return;
    }
    if (notice.kind === 'cut_out') {
      const { byNetwork, byFloodFill } = notice;
      logger.info({ jobId, reqId, byNetwork, byFloodFill }, 'sampled views cut out');
      return;
    }
    metrics.rescued(notice.kind);
    logger.warn({ jobId, reqId, rescue: notice.kind, reason: notice.warning }, 'job rescued');
  }

  /** Moves a job that is over to the finished ones. */
  function remember(job: Job): void {
    const { state, error, result } = job;
    if (state === 'queued' || state === 'running') return;
    waiting = waiting.filter((other) => other !== job);
    finished = [job, ...finished].slice(0, settings().jobs_kept);
    const seconds = (Date.now() - job.createdAtMs) / 1000;
    metrics.finished(state, seconds, error, result, job.bytes);
    const fields = {
      jobId: job.id,
      reqId: job.requestId,
      outcome: state,
      durationMs: Math.round(seconds * 1000),
      seed: job.plan.seed,
      format: job.plan.format,
      splatCount: result?.splats,
      timeBudget: job.budgetUse,
      gpuPredictedBytes: result?.gpuMemory?.predictedBytes,
      gpuPeakBytes: result?.gpuMemory?.peakBytes,
      predictedScore: result?.score?.score,
      bytes: job.bytes,
      stageSeconds: result?.stageSeconds,
      networkSeconds: result?.networkSeconds,
    };
    if (state === 'failed') logger.error({ ...fields, err: error }, 'job failed');
    else logger.info({ ...fields, code: error?.code }, 'job finished');
  }

  function refuse(code: 'CAPACITY_WARMING_UP' | 'CAPACITY_QUEUE_FULL' | 'CAPACITY_STOPPING', seconds: number) {
    const retryAfterSeconds = Math.max(1, Math.ceil(seconds));
    metrics.refused();
    return generationError(code, undefined, { details: { retryAfterSeconds } });
  }

  const secondsUntilFree = (): number => {
    const each = estimate.seconds ?? estimateFrom(running) ?? 0;
    const current = running === undefined ? 0 : (running.secondsLeft() ?? each);
    return current + waiting.length * each;
  };

  const queue: JobQueue = {
    get depth() {
      return waiting.length;
    },
    get running() {
      return running;
    },
    get stopping() {
      return stopping;
    },
    get meanSeconds() {
      return estimate.seconds;
    },
    secondsUntilFree,
    position(job) {
      const index = waiting.indexOf(job);
      return index < 0 ? undefined : index + 1;
    },

    accept(plan, requestId, budget) {
      if (stopping) throw refuse('CAPACITY_STOPPING', STOPPING_RETRY_SECONDS);
      if (pipeline.info === undefined) throw refuse('CAPACITY_WARMING_UP', WARMUP_RETRY_SECONDS);
      const { queue_size: queueSize, deadline_seconds: deadlineSeconds } = settings();
      const openJobs = waiting.length + (running === undefined ? 0 : 1);
      if (openJobs > queueSize) throw refuse('CAPACITY_QUEUE_FULL', secondsUntilFree());
      const job = new Job({ plan, requestId, budget, deadlineMs: deadlineSeconds * 1000 });
      const timer = setTimeout(() => job.cancel(deadlineError(job)), deadlineSeconds * 1000);
      waiting.push(job);
      void job.done.then(() => {
        clearTimeout(timer);
        remember(job);
      });
      void work().catch((error: unknown) => logger.error({ err: toAppError(error) }, 'job queue failed'));
      return job;
    },

    list: () => [...(running ? [running] : []), ...waiting, ...finished.filter((job) => job !== running)],
    find: (id) => queue.list().find((job) => job.id === id),

    stop() {
      stopping = true;
    },

    async drain(deadlineMs) {
      stopping = true;
      const open = [...waiting, ...(running ? [running] : [])];
      const timer = setTimeout(() => {
        for (const job of open) job.cancel(generationError('CAPACITY_STOPPING'));
      }, deadlineMs);
      await Promise.all(open.map((job) => job.done));
      clearTimeout(timer);
    },
  };
  return queue;
}

/** What the running job's own pace says of how long a job takes. */
function estimateFrom(job: Job | undefined): number | undefined {
  const left = job?.secondsLeft();
  if (job?.startedAtMs === undefined || left === undefined) return undefined;
  return (Date.now() - job.startedAtMs) / 1000 + left;
}
