import { Type, type Static } from '@sinclair/typebox';
import { PHASES, type Phase } from '../pipeline/pipeline.ts';
import { JOB_STATES, type Job, type JobState } from './job.ts';
import type { JobQueue } from './job-queue.ts';
import { BudgetUse } from './time-budget.ts';

const Optional = { number: Type.Optional(Type.Number()), integer: Type.Optional(Type.Integer()) };

/** A job as /jobs and its events show it. */
export const JobView = Type.Object(
  {
    id: Type.String(),
    requestId: Type.String({ description: 'The x-request-id of the request, or one made for it.' }),
    state: Type.Unsafe<JobState>({ type: 'string', enum: JOB_STATES }),
    stage: Type.Unsafe<Phase>({ type: 'string', enum: PHASES }),
    prompt: Type.String(),
    seed: Type.Integer(),
    format: Type.Union([Type.Literal('ply'), Type.Literal('spz')]),
    queuePosition: Type.Optional(Type.Integer({ description: '1 for the next to run.' })),
    iteration: Type.Integer({ description: 'Steps done.' }),
    iterations: Type.Integer(),
    progress: Type.Number({ minimum: 0, maximum: 1, description: 'Share of the work that is done.' }),
    secondsLeft: Type.Optional(Type.Number({ description: 'Estimate; absent while nothing is known.' })),
    splats: Optional.integer,
    loss: Optional.number,
    createdAt: Type.String({ format: 'date-time' }),
    startedAt: Type.Optional(Type.String({ format: 'date-time' })),
    finishedAt: Type.Optional(Type.String({ format: 'date-time' })),
    seconds: Type.Number({ description: 'Since the request was accepted, until it was over.' }),
    timeBudget: Type.Optional(BudgetUse),
    stageSeconds: Type.Optional(Type.Record(Type.String(), Type.Number())),
    bytes: Optional.integer,
    gpuPredictedBytes: Optional.integer,
    gpuPeakBytes: Optional.integer,
    predictedScore: Type.Optional(
      Type.Number({ description: "The validators' score as predicted; absent while a term of it is not known." }),
    ),
    warnings: Type.Array(Type.String()),
    error: Type.Optional(Type.Object({ code: Type.String(), message: Type.String() })),
  },
  { title: 'Job' },
);
export type JobView = Static<typeof JobView>;

export function viewJob(job: Job, queue: JobQueue): JobView {
  const { plan, progress, result, error } = job;
  const position = queue.position(job);
  const loss = progress?.loss;
  const splats = result?.splats ?? progress?.splats;
  return {
    id: job.id,
    requestId: job.requestId,
    state: job.state,
    stage: job.phase,
    prompt: plan.prompt,
    seed: plan.seed,
    format: plan.format,
    iteration: progress?.iteration ?? 0,
    iterations: progress?.iterations ?? plan.trainer.iterations,
    progress: round(job.fractionDone, 4),
    createdAt: isoTime(job.createdAtMs),
    seconds: round(((job.finishedAtMs ?? Date.now()) - job.createdAtMs) / 1000, 3),
    warnings: [...(result?.warnings ?? [])],
    ...optional('queuePosition', position),
    ...optional('secondsLeft', roundIf(secondsLeft(job, queue, position), 1)),
    ...optional('splats', splats),
    ...optional('loss', loss),
    ...optional('startedAt', job.startedAtMs === undefined ? undefined : isoTime(job.startedAtMs)),
    ...optional('finishedAt', job.finishedAtMs === undefined ? undefined : isoTime(job.finishedAtMs)),
    ...optional('timeBudget', job.budgetUse),
    ...optional('stageSeconds', result && { ...result.stageSeconds }),
    ...optional('bytes', job.bytes),
    ...optional('gpuPredictedBytes', result?.gpuMemory?.predictedBytes),
    ...optional('gpuPeakBytes', result?.gpuMemory?.peakBytes),
    ...optional('predictedScore', result?.score?.score),
    ...optional('error', error && { code: error.code, message: error.message }),
  };
}

/** For a waiting job: until those before it are done, and then its own time. */
function secondsLeft(job: Job, queue: JobQueue, position: number | undefined): number | undefined {
  if (position === undefined) return job.secondsLeft();
  const each = queue.meanSeconds;
  if (each === undefined) return undefined;
  return (queue.running?.secondsLeft() ?? (queue.running ? each : 0)) + position * each;
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

const isoTime = (ms: number) => new Date(ms).toISOString();
const round = (value: number, digits: number) => Number(value.toFixed(digits));
const roundIf = (value: number | undefined, digits: number) => (value === undefined ? undefined : round(value, digits));
