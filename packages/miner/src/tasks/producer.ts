import { AppError, toAppError, type Logger } from '@404-gen/service-kit';
import { withTimeout, type Clock, type Random } from '../clock.ts';
import type { Endpoint } from '../endpoints/endpoint.ts';
import type { EndpointPool, Lease } from '../endpoints/endpoint-pool.ts';
import type { GenerationReply, GenerationRequest } from '../endpoints/generation-client.ts';
import type { MinerMetrics, TaskStage } from '../metrics.ts';
import type { Gate } from './gate/gate-pool.ts';
import type { GateFailure } from './gate/gate-report.ts';
import type { TaskStore } from './task-store.ts';
import { advance, type DeclineReason, type MinerTask, type Product } from './task.ts';

export interface ProducerDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly metrics: MinerMetrics;
  readonly pool: EndpointPool;
  readonly gate: Gate;
  readonly store: TaskStore;
  readonly generationTimeoutMs: number;
  readonly maxAttempts: number;
  readonly warnPayloadBytes: number;
}

/** One more seed after a payload that the gate held back, and no more: endpoints have other work. */
const GATE_TRIES = 2;

/** Less time than this is never worth beginning a generation. */
const LEAST_USEFUL_MS = 1000;

/** A generation is begun when this share of the usual duration is left. */
const USEFUL_SHARE = 0.8;

/**
 * Turns a task into what will be submitted: has it generated, elsewhere if an endpoint fails, once more with another
 * seed if the gate holds the payload back, and settles for the empty result when time or endpoints run out.
 *
 * @throws the signal's reason when it aborts
 */
export async function produce(task: MinerTask, deps: ProducerDeps, signal: AbortSignal): Promise<Product> {
  const { clock, logger, metrics, pool, maxAttempts } = deps;
  const input = readInput(task);
  if (!input) return decline(task, deps, 'bad_image', 'the image is not standard base64');
  const isText = task.type === 'text';
  const suits = ({ acceptsText, acceptsImages }: Endpoint) => (isText ? acceptsText : acceptsImages) !== false;
  const failed = new Set<Endpoint>();
  let held: { failure: GateFailure; detail: string } | undefined;
  let gateFailures = 0;
  let lastError = 'no endpoint became free in time';

  for (;;) {
    const leftMs = task.deadlineMs - clock.nowMs();
    if (leftMs < usefulMs(pool)) return decline(task, deps, held?.failure ?? 'deadline', held?.detail ?? lastError);
    if (task.attempts >= maxAttempts) {
      return decline(task, deps, held?.failure ?? 'generation_failed', held?.detail ?? lastError);
    }
    if (!pool.couldDo(suits)) {
      return isText
        ? decline(task, deps, 'no_text_endpoint', 'every endpoint works from images only')
        : decline(task, deps, 'no_image_endpoint', 'no endpoint takes images');
    }

    const lease = await acquire(task, deps, { avoid: failed, suits }, leftMs, signal);
    if (!lease) continue;
    const { endpoint } = lease;
    advance(task, 'generating');
    task.endpoint = endpoint.name;
    task.attempts += 1;
    const seed = Math.floor(deps.random() * 2 ** 31);
    const budgetSeconds = Math.max(LEAST_USEFUL_MS, task.wantedUntilMs - clock.nowMs()) / 1000;
    const outcome = await generate(task, deps, lease, { taskId: task.id, seed, budgetSeconds, input }, signal);
    if (outcome instanceof AppError) {
      lastError = `${endpoint.name}: ${outcome.message}`;
      const verdict = judgeFailure(task, deps, endpoint, outcome);
      if (verdict === 'prompt_refused') return decline(task, deps, 'prompt_refused', lastError);
      if (verdict === 'elsewhere') failed.add(endpoint);
      advance(task, 'waiting');
      continue;
    }

    advance(task, 'gating');
    const gateStartMs = clock.nowMs();
    const report = await timed(task, deps, 'gating', () => deps.gate.check(outcome.payload, signal, outcome.score));
    const gateSeconds = (clock.nowMs() - gateStartMs) / 1000;
    const fields = { taskId: task.id, uid: task.validator.uid, endpoint: endpoint.name, seed };
    if (report.ok) {
      const spz = await deps.store.keepResult(task, outcome.payload, report.spz);
      const { bytes } = spz;
      const small = bytes < deps.warnPayloadBytes;
      metrics.gatePassed(bytes, report.splats, gateSeconds, small);
      if (small) {
        logger.warn({ ...fields, bytes, usualBytes: deps.warnPayloadBytes }, 'payload is smaller than usual');
      }
      return { kind: 'payload', spz, splats: report.splats, seed };
    }
    metrics.gateFailed(report.failure, gateSeconds);
    logger.warn({ ...fields, reason: report.failure, detail: report.detail }, 'gate held the payload back');
    held = report;
    gateFailures += 1;
    if (gateFailures >= GATE_TRIES) return decline(task, deps, report.failure, report.detail);
    advance(task, 'waiting');
  }
}

async function acquire(
  task: MinerTask,
  deps: ProducerDeps,
  wish: { avoid: ReadonlySet<Endpoint>; suits: (endpoint: Endpoint) => boolean },
  leftMs: number,
  signal: AbortSignal,
): Promise<Lease | undefined> {
  try {
    return await timed(task, deps, 'waiting', () =>
      withTimeout(deps.clock, leftMs, signal, (limit) => deps.pool.acquire({ ...wish, signal: limit })),
    );
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
}

/** The reply, or the error to be judged. The lease is released either way. */
async function generate(
  task: MinerTask,
  deps: ProducerDeps,
  lease: Lease,
  request: GenerationRequest,
  signal: AbortSignal,
): Promise<GenerationReply | AppError> {
  const { clock, logger, metrics } = deps;
  const startedMs = clock.nowMs();
  const timeoutMs = Math.min(deps.generationTimeoutMs, task.deadlineMs - startedMs);
  try {
    const reply = await timed(task, deps, 'generating', () =>
      lease.endpoint.client.generate(request, {
        timeoutMs,
        signal,
        receive: (chunks) => deps.gate.receive(chunks, (passed) => deps.store.receive(task, passed)),
      }),
    );
    const durationMs = clock.nowMs() - startedMs;
    lease.endpoint.succeeded(durationMs);
    metrics.endpointDelivered(lease.endpoint.name);
    logger.info(
      {
        taskId: task.id,
        uid: task.validator.uid,
        endpoint: lease.endpoint.name,
        durationMs,
        bytes: reply.payload.bytes,
        splats: reply.splats,
        warnings: reply.warnings,
        score: reply.score,
        budgetSeconds: request.budgetSeconds,
        timeBudget: reply.timeBudget,
      },
      'generated',
    );
    return reply;
  } catch (error) {
    if (signal.aborted) throw error;
    return toAppError(error);
  } finally {
    lease.release();
  }
}

/** Whose fault a failed generation is, and what follows for the endpoint and the task. */
function judgeFailure(
  task: MinerTask,
  deps: ProducerDeps,
  endpoint: Endpoint,
  err: AppError,
): 'same_again' | 'elsewhere' | 'prompt_refused' {
  const { clock, logger, metrics, pool } = deps;
  const fields = { taskId: task.id, endpoint: endpoint.name, err };
  if (err.code === 'CAPACITY_ENDPOINT_BUSY') {
    const retryAfterMs = err.details['retryAfterMs'];
    pool.busyFor(endpoint, typeof retryAfterMs === 'number' ? retryAfterMs : LEAST_USEFUL_MS);
    task.attempts -= 1;
    logger.info(fields, 'endpoint is busy');
    return 'same_again';
  }
  if (err.code === 'CONFIG_STATE_DIR') {
    logger.error(fields, 'the result cannot be kept');
    return 'same_again';
  }
  if (err.code === 'REQUEST_REJECTED') {
    logger.warn(fields, 'endpoint refused the prompt');
    if (task.type === 'text') return 'prompt_refused';
    endpoint.refusedImage();
    task.attempts -= 1;
    return 'elsewhere';
  }
  // An endpoint that was given less than its full time because the task's deadline came is not to blame.
  const cutShort = err.code === 'PEER_ENDPOINT_TIMEOUT' && clock.nowMs() >= task.deadlineMs;
  if (!cutShort) {
    metrics.endpointFailed(endpoint.name);
    const ejected = endpoint.failed(`${err.code}: ${err.message}`);
    if (ejected) metrics.endpointEjected(endpoint.name);
    logger.warn({ ...fields, ejected }, 'generation failed');
    pool.changed();
  }
  if (err.details['connected'] === false) task.attempts -= 1;
  metrics.failover();
  return 'elsewhere';
}

function decline(task: MinerTask, deps: ProducerDeps, reason: DeclineReason, detail: string): Product {
  deps.metrics.declined(reason);
  task.remark = `${reason}: ${detail}`;
  deps.logger.warn({ taskId: task.id, uid: task.validator.uid, reason, detail }, 'declining the task');
  return { kind: 'empty', reason };
}

function readInput(task: MinerTask): GenerationRequest['input'] | undefined {
  if (task.type === 'text') return { prompt: task.prompt };
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(task.prompt) || task.prompt.length % 4 !== 0) return undefined;
  return { image: Buffer.from(task.prompt, 'base64') };
}

function usefulMs(pool: EndpointPool): number {
  const typical = pool.endpoints.map((endpoint) => endpoint.typicalMs).filter((ms) => ms !== undefined);
  return typical.length === 0 ? LEAST_USEFUL_MS : USEFUL_SHARE * Math.min(...typical);
}

/** Runs one stage of a task and adds its duration to the task and to the metrics. */
export async function timed<T>(
  task: MinerTask,
  { clock, metrics }: { readonly clock: Clock; readonly metrics: MinerMetrics },
  stage: TaskStage,
  work: () => Promise<T>,
): Promise<T> {
  const startedMs = clock.nowMs();
  try {
    return await work();
  } finally {
    const seconds = (clock.nowMs() - startedMs) / 1000;
    task.seconds[stage] = Number(((task.seconds[stage] ?? 0) + seconds).toFixed(3));
    metrics.stage(stage, seconds);
  }
}
