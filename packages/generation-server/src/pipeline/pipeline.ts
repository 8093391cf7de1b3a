import type { CutOutCounts } from '../guidance/diffusion/matte.ts';
import type { ModelPlacement } from '../models/placement.ts';
import type { ScoreReport, ScoreRequest } from '../score/score-report.ts';
import type { GenerationPlan, OutputFormat } from './generation-plan.ts';

/** What a job goes through, in order; also the values of the metric's `stage` label. */
export const STAGES = ['queue', 'prepare', 'render', 'guidance', 'update', 'export'] as const;
export type Stage = (typeof STAGES)[number];

/** Where a job is, as people are told: the three stages of one step count as one. */
export const PHASES = ['queue', 'prepare', 'optimise', 'export'] as const;
export type Phase = (typeof PHASES)[number];

export interface GenerationProgress {
  readonly phase: Exclude<Phase, 'queue'>;
  /** Steps done. */
  readonly iteration: number;
  readonly iterations: number;
  readonly splats: number;
  /** Of the last step; undefined before the first. */
  readonly loss: number | undefined;
}

/** Kinds of rescue of a job that would have failed; also the values of the metric's `rescue` label. */
export const RESCUES = ['reduced', 'restarted'] as const;
export type Rescue = (typeof RESCUES)[number];

/** What is worth a line in the log while a job runs. */
export type GenerationNotice =
  | { readonly kind: 'memory_predicted'; readonly bytes: number }
  /** Sampled views, by what took their backgrounds out. */
  | ({ readonly kind: 'cut_out' } & CutOutCounts)
  /** `warning` also reaches the caller with the result. */
  | { readonly kind: Rescue; readonly warning: string };

/** Device memory of a job that ran on a GPU, bytes in buffers of ours. */
export interface GpuMemory {
  readonly predictedBytes: number | undefined;
  readonly peakBytes: number;
}

export interface GenerationResult {
  readonly bytes: Uint8Array;
  readonly format: OutputFormat;
  readonly splats: number;
  /** What the caller should know of the result. */
  readonly warnings: readonly string[];
  readonly stageSeconds: Readonly<Record<Exclude<Stage, 'queue'>, number>>;
  /** Of that, spent in network calls; undefined where the guidance has no networks. */
  readonly networkSeconds?: number | undefined;
  /** Undefined on the CPU. */
  readonly gpuMemory?: GpuMemory | undefined;
  /** Where results are scored. */
  readonly score?: ScoreReport | undefined;
}

export interface PipelineInfo {
  readonly guidance: string;
  /** Why it is not the guidance that was hoped for. */
  readonly guidanceNote?: string | undefined;
  /** Networks loaded, and where they run. */
  readonly models?: readonly ModelPlacement[];
  readonly device: string;
  /** Value of the setting `device` that means this device and no other. */
  readonly deviceSetting: string;
  /** Why this device. */
  readonly deviceReason: string;
  readonly deviceWarning?: string | undefined;
  readonly acceptsImages: boolean;
  /** Whether jobs without an image are refused. */
  readonly needsImage?: boolean;
  /** Whether images may be opaque. */
  readonly removesBackgrounds?: boolean;
}

/**
 * - `starting`: loading for the first time
 * - `ready`: loaded; computing or waiting for a job
 * - `restarting`: lost its process and is bringing up another
 * - `closed`
 */
export type PipelineState = 'starting' | 'ready' | 'restarting' | 'closed';

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: GenerationProgress) => void;
  readonly onNotice?: (notice: GenerationNotice) => void;
}

/** Computes one job at a time. The real one is a child process; tests put in what they like. */
export interface Pipeline {
  readonly state: PipelineState;
  /** Known once it has been ready. */
  readonly info: PipelineInfo | undefined;
  /** Why it is not ready, when that is more than "still loading". */
  readonly trouble: string | undefined;
  readonly restarts: number;
  start(): void;
  /** Settles when a job can be run; rejects with `CAPACITY_STOPPING` once closed. */
  whenReady(): Promise<void>;
  /**
   * Rejects with `PIPELINE_CRASHED` or `PIPELINE_STALLED` when the process was lost, with the signal's reason when that
   * was aborted and the process has let go of the job, and with what the pipeline itself threw.
   */
  run(plan: GenerationPlan, options: RunOptions): Promise<GenerationResult>;
  /**
   * Scores a splat file, when the process is done with what it was given before. Rejects with `CAPACITY_WARMING_UP` while
   * there is no process, with `CAPACITY_SCORE_BUSY`, as `run` does when the process is lost, with the signal's reason at
   * once, and with `FORMAT_…`.
   */
  score(request: ScoreRequest, signal: AbortSignal): Promise<ScoreReport>;
  close(): Promise<void>;
}
