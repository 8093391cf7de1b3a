import { fork, type ChildProcess } from 'node:child_process';
import { AppError, builtEntry, toAppError, type Logger } from '@404-gen/service-kit';
import { generationError } from '../errors.ts';
import type { ModelPlacement } from '../models/placement.ts';
import type { GenerationPlan } from './generation-plan.ts';
import { createChildWatch } from './child-watch.ts';
import { errorFromPlain, type FromChild, type PipelineLoad, type ToChild } from './messages.ts';
import type { ScoreReport, ScoreRequest } from '../score/score-report.ts';
import type { GenerationResult, Pipeline, PipelineInfo, PipelineState, RunOptions } from './pipeline.ts';

export const RESTART_REASONS = ['crashed', 'stalled', 'warmup', 'device_lost'] as const;
export type RestartReason = (typeof RESTART_REASONS)[number];

export interface PipelineProcessOptions {
  readonly load: PipelineLoad;
  readonly logger: Logger;
  /** Silence after which the process is taken for hung. */
  readonly stallMs: number;
  readonly warmupMs: number;
  readonly onRestart?: (reason: RestartReason) => void;
  /** Whenever a process has loaded what it was told to, and when its networks change after that. */
  readonly onLoaded?: (info: PipelineInfo) => void;
  /** Built script of the child; tests pass ones that misbehave. */
  readonly entry?: string;
  /** Pause before the first restart; doubles with every further one until a job succeeds. */
  readonly backoffMs?: number;
  /** How long a cancelled job may take to let go before the process is replaced. */
  readonly cancelGraceMs?: number;
}

/** Of V8's heap only: typed arrays lie outside. With the parent's this keeps both processes within 1 GB. */
const CHILD_HEAP_MIB = 384;
/** Share of a model's time on the CPU, although it was put elsewhere. */
const WORTH_A_WARNING = 0.01;
const BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 30_000;
/** A process that has lived this long has earned its back-off back. */
const STABLE_MS = 60_000;
const CANCEL_GRACE_MS = 15_000;
/** Between asking the child to end and killing it. */
const CLOSE_GRACE_MS = 2000;

interface Running {
  readonly run: number;
  readonly onProgress: RunOptions['onProgress'];
  readonly onNotice: RunOptions['onNotice'];
  readonly signal: AbortSignal;
  readonly resolve: (result: GenerationResult) => void;
  readonly reject: (error: unknown) => void;
  readonly stopListening: () => void;
}

interface Scoring {
  readonly resolve: (report: ScoreReport) => void;
  readonly reject: (error: unknown) => void;
  readonly stopListening: () => void;
}

/** Files that may wait to be scored. */
const MAX_SCORES = 8;
const SCORE_RETRY_SECONDS = 10;

/** The pipeline in a child process: started again with growing pauses when it dies, replaced when it hangs. */
export function createPipelineProcess(options: PipelineProcessOptions): Pipeline {
  const { logger, load, entry = builtEntry(import.meta.url, './child-main.js') } = options;
  const { backoffMs = BACKOFF_MS, cancelGraceMs = CANCEL_GRACE_MS } = options;

  let state: PipelineState = 'starting';
  let info: PipelineInfo | undefined;
  let trouble: string | undefined;
  /** Whether `trouble` already tells why the present process is being lost. */
  let troubleTold = false;
  let restarts = 0;
  let failuresInARow = 0;
  let runs = 0;
  let child: ChildProcess | undefined;
  let startedAt = 0;
  let running: Running | undefined;
  const scoring = new Map<number, Scoring>();
  let killReason: RestartReason | undefined;
  let restartTimer: NodeJS.Timeout | undefined;
  const waiting: { resolve: () => void; reject: (error: AppError) => void }[] = [];

  const { stallMs, warmupMs } = options;
  const watch = createChildWatch({ stallMs, warmupMs, cancelGraceMs, onLost: kill });

  const send = (message: ToChild): void => {
    // The callback keeps a write to a dying child from becoming an 'error' event; its exit is what we act on.
    child?.send(message, undefined, undefined, () => undefined);
  };

  function kill(reason: RestartReason, what: string): void {
    killReason = reason;
    trouble = `the pipeline process ${what}`;
    troubleTold = true;
    if (state === 'ready') state = 'restarting';
    logger.error({ reason, pid: child?.pid }, 'replacing pipeline process');
    child?.kill('SIGKILL');
  }

  function launch(): void {
    killReason = undefined;
    troubleTold = false;
    startedAt = Date.now();
    const launched = fork(entry, [], {
      // Flags of the parent, such as a TypeScript loader or a debugger's port, are none of the child's.
      execArgv: [`--max-old-space-size=${CHILD_HEAP_MIB}`],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = launched;
    launched.on('message', (message: FromChild) => {
      if (child === launched) onMessage(message);
    });
    launched.on('error', (err) => logger.error({ err }, 'pipeline process error'));
    launched.on('exit', (code, signal) => onExit(code, signal));
    watch.launched();
    // Whoever has had a GPU waits for that one to come back: `auto` is decided once.
    const device = info === undefined || info.deviceSetting === 'cpu' ? load.device : info.deviceSetting;
    send({ type: 'load', load: { ...load, device } });
  }

  function onMessage(message: FromChild): void {
    watch.heard();
    switch (message.type) {
      case 'alive':
        return;
      case 'entered':
        watch.entered(message.call);
        return;
      case 'left':
        watch.left();
        return;
      case 'loaded':
        watch.loaded();
        info = message.info;
        trouble = undefined;
        state = 'ready';
        logger.info(
          { guidance: info.guidance, device: info.device, pid: child?.pid, durationMs: Date.now() - startedAt },
          'pipeline ready',
        );
        logDevice(message.info);
        if (info.guidanceNote !== undefined) logger.warn({ reason: info.guidanceNote }, 'guidance note');
        logModels(info.models ?? []);
        options.onLoaded?.(message.info);
        for (const waiter of waiting.splice(0)) waiter.resolve();
        return;
      case 'models': {
        if (info === undefined) return;
        const known = new Set(info.models?.map(({ model }) => model));
        logModels(message.models.filter(({ model }) => !known.has(model)));
        info = { ...info, models: message.models };
        options.onLoaded?.(info);
        return;
      }
      case 'load-failed': {
        // The child ends itself after this; the restart follows from that.
        const err = errorFromPlain(message.error);
        trouble = `${err.code}: ${err.message}`;
        troubleTold = true;
        logger.error({ err }, 'pipeline failed to load');
        return;
      }
      case 'progress':
        if (running?.run !== message.run) return;
        watch.progressed();
        running.onProgress(message.progress);
        return;
      case 'scoring':
        watch.progressed();
        return;
      case 'scored':
        settleScore(message.run, ({ resolve }) => resolve(message.report));
        return;
      case 'notice':
        if (running?.run === message.run) running.onNotice?.(message.notice);
        return;
      case 'done':
        failuresInARow = 0;
        settle(message.run, (job) => job.resolve(message.result));
        return;
      case 'failed':
        settleScore(message.run, ({ reject }) => reject(errorFromPlain(message.error)));
        // Nothing works on a lost device; a new process opens another one. The next job waits for it.
        if (message.error.code === 'GPU_DEVICE_LOST') kill('device_lost', 'lost its GPU');
        settle(message.run, (job) => {
          job.reject(job.signal.aborted ? job.signal.reason : errorFromPlain(message.error));
        });
        return;
    }
  }

  function logDevice({ device, deviceReason: reason, deviceWarning }: PipelineInfo): void {
    logger.info({ device, reason }, 'device chosen');
    if (deviceWarning !== undefined) logger.warn({ device, reason: deviceWarning }, 'device warning');
  }

  function logModels(models: readonly ModelPlacement[]): void {
    for (const placed of models) {
      const { model, provider, reason, weightBytes, deviceBytes, nodes, onCpu, cpuKinds, cpuShare } = placed;
      const { check, passedOver } = placed;
      const [loadMs, warmUpMs] = [Math.round(placed.loadMs), Math.round(placed.warmUpMs)];
      const strays = { nodes, onCpu, cpuKinds, cpuShare };
      const cost = { weightBytes, deviceBytes, loadMs, warmUpMs };
      logger.info({ model, provider, reason, answerError: check?.error, ...cost, ...strays }, 'model loaded');
      for (const other of passedOver) {
        if ('failed' in other) {
          const { provider: failed, failed: why } = other;
          logger.warn({ model, failed, reason: why, provider }, 'execution provider failed');
        } else {
          const { provider: wrong, error: answerError, tolerance } = other;
          logger.warn({ model, wrong, answerError, tolerance, provider }, 'model computed wrongly');
        }
      }
      // A cast of the timestep is no loss; an attention would be.
      if (cpuShare > WORTH_A_WARNING) logger.warn({ model, provider, ...strays }, 'model runs partly on the CPU');
    }
  }

  function settle(run: number, how: (job: Running) => void): void {
    if (running?.run !== run) return;
    const job = running;
    running = undefined;
    if (scoring.size === 0) watch.idle();
    watch.letGo();
    job.stopListening();
    how(job);
  }

  function settleScore(run: number, how: (score: Scoring) => void): void {
    const score = scoring.get(run);
    if (score === undefined) return;
    scoring.delete(run);
    if (scoring.size === 0 && running === undefined) watch.idle();
    score.stopListening();
    how(score);
  }

  function lostError(reason: RestartReason, exitCode: number | null, signal: NodeJS.Signals | null): AppError {
    if (reason === 'stalled') return generationError('PIPELINE_STALLED');
    return generationError('PIPELINE_CRASHED', undefined, { details: { exitCode, signal } });
  }

  function onExit(code: number | null, signal: NodeJS.Signals | null): void {
    child = undefined;
    watch.ended();
    const reason = killReason ?? 'crashed';
    const lost = lostError(reason, code, signal);
    if (running) settle(running.run, (job) => job.reject(job.signal.aborted ? job.signal.reason : lost));
    for (const run of [...scoring.keys()]) settleScore(run, ({ reject }) => reject(lost));
    if (state === 'closed') return;
    state = info === undefined ? 'starting' : 'restarting';
    if (!troubleTold) trouble = `the pipeline process ended (${signal ?? `exit code ${code}`})`;
    restarts += 1;
    options.onRestart?.(reason);
    if (Date.now() - startedAt > STABLE_MS) failuresInARow = 0;
    const delayMs = Math.min(MAX_BACKOFF_MS, backoffMs * 2 ** failuresInARow);
    failuresInARow += 1;
    logger.error({ exitCode: code, signal, reason, delayMs, restarts }, 'pipeline process lost');
    restartTimer = setTimeout(launch, delayMs);
  }

  return {
    get state() {
      return state;
    },
    get info() {
      return info;
    },
    get trouble() {
      return state === 'ready' ? undefined : trouble;
    },
    get restarts() {
      return restarts;
    },

    start() {
      if (child === undefined && restarts === 0 && state === 'starting') launch();
    },

    whenReady() {
      if (state === 'ready') return Promise.resolve();
      if (state === 'closed') return Promise.reject(generationError('CAPACITY_STOPPING'));
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },

    run(plan: GenerationPlan, { signal, onProgress, onNotice }: RunOptions) {
      if (signal.aborted) return Promise.reject(toAppError(signal.reason));
      if (state !== 'ready' || running) {
        return Promise.reject(
          new AppError('BUG_UNEXPECTED', `A job was run while the pipeline was ${running ? 'busy' : state}`),
        );
      }
      const run = ++runs;
      return new Promise<GenerationResult>((resolve, reject) => {
        const cancel = () => {
          send({ type: 'cancel', run });
          watch.cancelled();
        };
        signal.addEventListener('abort', cancel, { once: true });
        const stopListening = () => signal.removeEventListener('abort', cancel);
        running = { run, onProgress, onNotice, signal, resolve, reject, stopListening };
        watch.working();
        send({ type: 'run', run, plan });
      });
    },

    score(request: ScoreRequest, signal: AbortSignal) {
      if (signal.aborted) return Promise.reject(toAppError(signal.reason));
      if (state === 'closed') return Promise.reject(generationError('CAPACITY_STOPPING'));
      const busy = state === 'ready' ? 'CAPACITY_SCORE_BUSY' : 'CAPACITY_WARMING_UP';
      if (state !== 'ready' || scoring.size >= MAX_SCORES) {
        const details = { retryAfterSeconds: SCORE_RETRY_SECONDS };
        return Promise.reject(generationError(busy, undefined, { details }));
      }
      const run = ++runs;
      return new Promise<ScoreReport>((resolve, reject) => {
        const cancel = () => {
          send({ type: 'cancel', run });
          // Nobody waits for it; what it still does ends at the next part.
          settleScore(run, (score) => score.reject(signal.reason));
        };
        signal.addEventListener('abort', cancel, { once: true });
        scoring.set(run, { resolve, reject, stopListening: () => signal.removeEventListener('abort', cancel) });
        watch.working();
        send({ type: 'score', run, request });
      });
    },

    async close() {
      if (state === 'closed') return;
      state = 'closed';
      clearTimeout(restartTimer);
      for (const waiter of waiting.splice(0)) waiter.reject(generationError('CAPACITY_STOPPING'));
      const ending = child;
      if (ending === undefined) return;
      const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
      // Losing the channel is what ends the child, then as when this process dies.
      if (ending.connected) ending.disconnect();
      const timer = setTimeout(() => ending.kill('SIGKILL'), CLOSE_GRACE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
