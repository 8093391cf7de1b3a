import { AppError, toAppError } from '@404-gen/service-kit';
import type { GuidanceLoad } from '../guidance/create-guidance.ts';
import type { ModelPlacement } from '../models/placement.ts';
import type { ScoreReport, ScoreRequest } from '../score/score-report.ts';
import type { GenerationPlan } from './generation-plan.ts';
import type { GenerationNotice, GenerationProgress, GenerationResult, PipelineInfo } from './pipeline.ts';

/** What the child is told to load. */
export interface PipelineLoad {
  readonly guidance: GuidanceLoad;
  /** `auto`, `cpu`, `webgpu` or `webgpu:N`. */
  readonly device: string;
  /** 0: as many as there are cores. */
  readonly workers: number;
  /** Whether jobs fit splats to views that a network samples. Left out: no. */
  readonly fitsSamples?: boolean;
  /** Left out: never. */
  readonly scoreResults?: 'auto' | 'always' | 'never';
}

/** Parent to child. */
export type ToChild =
  | { readonly type: 'load'; readonly load: PipelineLoad }
  | { readonly type: 'run'; readonly run: number; readonly plan: GenerationPlan }
  | { readonly type: 'score'; readonly run: number; readonly request: ScoreRequest }
  | { readonly type: 'cancel'; readonly run: number };

/** Into onnxruntime, which keeps the child's only thread until it is done. */
export interface NetworkCall {
  /** `BUNDLE/GRAPH`. */
  readonly model: string;
  /** Of the calls before this one, milliseconds; undefined while it is being loaded. */
  readonly longestMs: number | undefined;
}

/** Child to parent. `alive` comes at all times, so that a child that hangs while idle is noticed too; only between
 * `entered` and `left` nothing can. */
export type FromChild =
  | { readonly type: 'alive' }
  | { readonly type: 'entered'; readonly call: NetworkCall }
  | { readonly type: 'left' }
  | { readonly type: 'loaded'; readonly info: PipelineInfo }
  /** Networks came or went since it was loaded; all there are. */
  | { readonly type: 'models'; readonly models: readonly ModelPlacement[] }
  | { readonly type: 'load-failed'; readonly error: PlainError }
  | { readonly type: 'progress'; readonly run: number; readonly progress: GenerationProgress }
  | { readonly type: 'notice'; readonly run: number; readonly notice: GenerationNotice }
  /** A part of a score is done. */
  | { readonly type: 'scoring'; readonly run: number }
  | { readonly type: 'scored'; readonly run: number; readonly report: ScoreReport }
  | { readonly type: 'done'; readonly run: number; readonly result: GenerationResult }
  | { readonly type: 'failed'; readonly run: number; readonly error: PlainError };

/** An `AppError` without its prototype, which does not survive the way between processes. */
export interface PlainError {
  readonly code: string;
  readonly message: string;
  readonly statusCode: number;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;
  readonly stack: string | undefined;
}

export function plainError(error: unknown): PlainError {
  const { code, message, statusCode, retryable, details, cause, stack } = toAppError(error);
  // The stack of what was thrown first tells where it happened.
  const origin = cause instanceof Error ? cause.stack : stack;
  return { code, message, statusCode, retryable, details, stack: origin };
}

export function errorFromPlain({ code, message, statusCode, retryable, details, stack }: PlainError): AppError {
  const error = new AppError(code, message, { statusCode, retryable, details });
  if (stack !== undefined) error.stack = stack;
  return error;
}
