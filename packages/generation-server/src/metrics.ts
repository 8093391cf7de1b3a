import { Counter, Gauge, Histogram, type AppError, type Registry } from '@404-gen/service-kit';
import { GENERATION_ERRORS, isGenerationErrorCode } from './errors.ts';
import { JOB_OUTCOMES, type JobOutcome } from './jobs/job.ts';
import { RESTART_REASONS, type RestartReason } from './pipeline/pipeline-process.ts';
import { PROVIDERS } from './models/execution-provider.ts';
import type { ModelPlacement } from './models/placement.ts';
import { RESCUES, STAGES, type GenerationResult, type Rescue } from './pipeline/pipeline.ts';

/** What is read from the server when the metrics are scraped. */
export interface MetricsView {
  queueDepth(): number;
  queueCapacity(): number;
  running(): boolean;
  ready(): boolean;
  configGood(): boolean;
}

export type GenerationMetrics = ReturnType<typeof createGenerationMetrics>;

const RELOAD_OUTCOMES = ['taken', 'broken'] as const;
type ReloadOutcome = (typeof RELOAD_OUTCOMES)[number];

const MINUTES_BUCKETS = [0.1, 0.25, 0.5, 1, 2, 4, 8, 12, 20, 30, 45, 60, 90, 120, 180, 240, 300, 450, 600];
const HTTP_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 15, 60, 300];
const SPLAT_BUCKETS = [1000, 5000, 7000, 8000, 10_000, 15_000, 20_000, 30_000, 50_000, 100_000, 250_000];
const PAYLOAD_BUCKETS = [1e3, 1e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7, 5e7];

const GPU_BUCKETS = [16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536].map(
  (mib) => mib * 2 ** 20,
);
const SCORE_BUCKETS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 1];
const GPU_FIGURES = ['predicted', 'peak'] as const;

/** Codes that are not ours (a file that cannot be read, a trainer's fault) share one label, so that the set stays closed. */
const OTHER_CODE = 'other';
export const ERROR_CODE_LABELS: readonly string[] = [...Object.keys(GENERATION_ERRORS), OTHER_CODE];

/** The server's metrics on the registry given; every label set that can be known starts at zero. */
export function createGenerationMetrics(registry: Registry) {
  const registers = [registry];
  const jobs = new Counter({
    name: 'generation_jobs_total',
    help: 'Generation jobs over, by outcome; refused ones never entered the queue.',
    labelNames: ['outcome'],
    registers,
  });
  const errors = new Counter({
    name: 'generation_errors_total',
    help: 'Jobs and requests that ended in an error, by code.',
    labelNames: ['code'],
    registers,
  });
  const stageSeconds = new Histogram({
    name: 'generation_stage_seconds',
    help: 'Time a job spends in each stage.',
    labelNames: ['stage'],
    buckets: MINUTES_BUCKETS,
    registers,
  });
  const jobSeconds = new Histogram({
    name: 'generation_job_seconds',
    help: 'Time from accepting a successful job to its result, queue included.',
    buckets: MINUTES_BUCKETS,
    registers,
  });
  const splats = new Histogram({
    name: 'generation_result_splats',
    help: 'Splats of a result.',
    buckets: SPLAT_BUCKETS,
    registers,
  });
  const predictedScores = new Histogram({
    name: 'generation_predicted_score',
    help: "The validators' score of a result as predicted here; they accept from 0.6 on.",
    buckets: SCORE_BUCKETS,
    registers,
  });
  const payloadBytes = new Histogram({
    name: 'generation_payload_bytes',
    help: 'Size of a result as sent, by format.',
    labelNames: ['format'],
    buckets: PAYLOAD_BUCKETS,
    registers,
  });
  const gpuBytes = new Histogram({
    name: 'generation_gpu_bytes',
    help: 'Device memory in buffers that a successful job took on a GPU: as predicted, and at its peak.',
    labelNames: ['figure'],
    buckets: GPU_BUCKETS,
    registers,
  });
  const rescues = new Counter({
    name: 'generation_rescues_total',
    help: 'Jobs made smaller for want of GPU memory, and optimisations restarted after a divergence.',
    labelNames: ['rescue'],
    registers,
  });
  const modelNodes = new Gauge({
    name: 'generation_model_nodes',
    help: 'Nodes of each network loaded, by the execution provider that runs them; on the CPU provider they are not counted.',
    labelNames: ['model', 'provider'],
    registers,
  });
  const modelBytes = new Gauge({
    name: 'generation_model_bytes',
    help: 'Bytes of each network loaded, by the execution provider it was loaded on: predicted from its weights, and measured on the cards.',
    labelNames: ['model', 'provider', 'figure'],
    registers,
  });
  const modelErrors = new Gauge({
    name: 'generation_model_answer_error',
    help: 'How far each network loaded was from its known answer, by the execution providers tried for it; wrong ones were passed over.',
    labelNames: ['model', 'provider'],
    registers,
  });
  const childRestarts = new Counter({
    name: 'generation_child_restarts_total',
    help: 'Times the pipeline process was lost and started again, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const configReloads = new Counter({
    name: 'generation_config_reloads_total',
    help: 'Edits of the configuration file seen, by whether they were taken over.',
    labelNames: ['outcome'],
    registers,
  });
  const httpSeconds = new Histogram({
    name: 'generation_http_request_seconds',
    help: 'Time from the arrival of a request to the end of its answer.',
    labelNames: ['route', 'status'],
    buckets: HTTP_BUCKETS,
    registers,
  });
  const previewSeconds = new Histogram({
    name: 'generation_preview_seconds',
    help: 'Time a preview takes, waiting included.',
    buckets: HTTP_BUCKETS,
    registers,
  });

  for (const outcome of JOB_OUTCOMES) jobs.inc({ outcome }, 0);
  for (const code of ERROR_CODE_LABELS) errors.inc({ code }, 0);
  for (const stage of STAGES) stageSeconds.zero({ stage });
  for (const format of ['ply', 'spz']) payloadBytes.zero({ format });
  for (const figure of GPU_FIGURES) gpuBytes.zero({ figure });
  for (const rescue of RESCUES) rescues.inc({ rescue }, 0);
  for (const reason of RESTART_REASONS) childRestarts.inc({ reason }, 0);
  for (const outcome of RELOAD_OUTCOMES) configReloads.inc({ outcome }, 0);

  const counted = new WeakSet<AppError>();
  /** An error that ends a job also ends its request: it counts once. */
  const countError = (error: AppError): void => {
    if (counted.has(error)) return;
    counted.add(error);
    errors.inc({ code: isGenerationErrorCode(error.code) ? error.code : OTHER_CODE });
  };

  return {
    queued: (seconds: number) => stageSeconds.observe({ stage: 'queue' }, seconds),
    finished(
      outcome: Exclude<JobOutcome, 'refused'>,
      seconds: number,
      error: AppError | undefined,
      result: GenerationResult | undefined,
      bytes: number | undefined,
    ): void {
      jobs.inc({ outcome });
      if (error !== undefined) countError(error);
      if (result === undefined) return;
      jobSeconds.observe(seconds);
      splats.observe(result.splats);
      if (result.score?.score !== undefined) predictedScores.observe(result.score.score);
      const { predictedBytes, peakBytes } = result.gpuMemory ?? {};
      if (predictedBytes !== undefined) gpuBytes.observe({ figure: 'predicted' }, predictedBytes);
      if (peakBytes !== undefined) gpuBytes.observe({ figure: 'peak' }, peakBytes);
      payloadBytes.observe({ format: result.format }, bytes ?? result.bytes.byteLength);
      for (const [stage, spent] of Object.entries(result.stageSeconds)) stageSeconds.observe({ stage }, spent);
    },
    refused: () => jobs.inc({ outcome: 'refused' }),
    rescued: (rescue: Rescue) => rescues.inc({ rescue }),
    requestFailed: countError,
    /** Of every network that the pipeline process has loaded now. */
    modelsPlaced(models: readonly ModelPlacement[]): void {
      modelNodes.reset();
      modelBytes.reset();
      modelErrors.reset();
      for (const { model, provider, nodes, onCpu, weightBytes, deviceBytes, check, passedOver } of models) {
        const tried = check === undefined ? passedOver : [...passedOver, { provider, ...check }];
        for (const each of tried) {
          if ('error' in each) modelErrors.set({ model, provider: each.provider }, each.error);
        }
        modelBytes.set({ model, provider, figure: 'predicted' }, weightBytes);
        if (deviceBytes !== undefined) modelBytes.set({ model, provider, figure: 'measured' }, deviceBytes);
        for (const each of PROVIDERS) {
          const count = each === provider ? nodes - onCpu : each === 'cpu' ? onCpu : 0;
          if (provider !== 'cpu') modelNodes.set({ model, provider: each }, count);
        }
      }
    },
    childRestarted: (reason: RestartReason) => childRestarts.inc({ reason }),
    configReloaded: (outcome: ReloadOutcome) => configReloads.inc({ outcome }),
    responded: (route: string, status: number, seconds: number) =>
      httpSeconds.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
    previewed: (seconds: number) => previewSeconds.observe(seconds),

    /** Adds the gauges that mirror the server's state, read at each scrape. */
    watch(view: MetricsView): void {
      const mirror = (name: string, help: string, read: () => number) =>
        new Gauge({
          name,
          help,
          registers,
          collect() {
            this.set(read());
          },
        });
      mirror('generation_queue_depth', 'Jobs waiting behind the one being computed.', () => view.queueDepth());
      mirror('generation_queue_limit', 'Jobs that may wait.', () => view.queueCapacity());
      mirror('generation_jobs_running', 'Jobs being computed.', () => Number(view.running()));
      mirror('generation_ready', '1 while the server takes work.', () => Number(view.ready()));
      mirror('generation_config_good', '1 while the configuration in force is the one in the file.', () =>
        Number(view.configGood()),
      );
    },
  };
}
