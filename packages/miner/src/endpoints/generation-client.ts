import { AppError } from '@404-gen/service-kit';
import { FormData, request, Response, type Dispatcher } from 'undici';
import { withTimeout, type Clock } from '../clock.ts';
import type { EndpointUrls } from '../config/endpoint-url.ts';
import { minerError } from '../errors.ts';
import type { Payload } from '../tasks/payload.ts';

export interface GenerationRequest {
  /** Sent along as `x-request-id`, so that server and miner logs can be laid side by side. */
  readonly taskId: string;
  readonly seed: number;
  /** Time the result is worth waiting for, told to the server as `x-time-budget-seconds`; it need not obey. */
  readonly budgetSeconds: number;
  /** A text prompt exactly as pulled, or the bytes of an image. */
  readonly input: { readonly prompt: string } | { readonly image: Uint8Array };
}

export interface GenerationReply {
  /** PLY or SPZ; what it is shows in its first bytes. */
  readonly payload: Payload;
  /** What the server says about its result, if it says anything. */
  readonly splats?: number;
  readonly warnings?: string;
  /** The validators' score that the server predicts. */
  readonly score?: number;
  /** What it did about the time budget. */
  readonly timeBudget?: string;
}

/** What a health check found. */
export interface ReadyReport {
  readonly ready: boolean;
  /** False for a server without a `/ready` route, such as upstream's, which cannot answer while it generates either. */
  readonly hasRoute: boolean;
  readonly capacity?: number;
  readonly acceptsImages?: boolean;
  /** False for a server whose networks work from images only. */
  readonly acceptsText?: boolean;
  readonly detail?: string;
}

export interface GenerateOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Takes the answer in while it comes. */
  readonly receive: (chunks: AsyncIterable<Uint8Array>) => Promise<Payload>;
}

/** One generation server, as the pool sees it. */
export interface GenerationClient {
  /** @throws AppError `PEER_ENDPOINT_…`, `CAPACITY_ENDPOINT_BUSY` (details.retryAfterMs), `REQUEST_REJECTED`, or the signal's reason */
  generate(input: GenerationRequest, options: GenerateOptions): Promise<GenerationReply>;
  /** @throws AppError `PEER_ENDPOINT_UNREACHABLE` or `PEER_ENDPOINT_TIMEOUT` */
  ready(options: { timeoutMs: number; signal: AbortSignal }): Promise<ReadyReport>;
}

interface GenerationClientOptions {
  readonly clock: Clock;
  readonly urls: EndpointUrls;
  readonly token?: string;
  /** A pool whose own header and body timeouts are off: each call carries its deadline. */
  readonly dispatcher: Dispatcher;
  readonly maxResponseBytes: number;
}

/** Bounds on a server's Retry-After: it cannot make us hammer it, nor send us away for long. */
const RETRY_AFTER_MS = { least: 200, most: 60_000, unreadable: 5000 };

/** Most of an error body or a health answer that is read. */
const MAX_SMALL_BODY_BYTES = 64 * 1024;

/**
 * Speaks to our server and to upstream's FastAPI service alike: a form with `prompt` posted to `…/generate/`.
 * Fields that upstream does not know (`seed`, `format`) are ignored by it.
 */
export function createGenerationClient(options: GenerationClientOptions): GenerationClient {
  const { clock, urls, dispatcher, maxResponseBytes } = options;
  const authorization = options.token === undefined ? {} : { authorization: `Bearer ${options.token}` };

  const call = async <T>(timeoutMs: number, caller: AbortSignal, work: (signal: AbortSignal) => Promise<T>) => {
    try {
      return await withTimeout(clock, timeoutMs, caller, work);
    } catch (error) {
      throw asEndpointError(error, caller, timeoutMs);
    }
  };

  return {
    generate: (input, { timeoutMs, signal: caller, receive }) =>
      call(timeoutMs, caller, async (signal) => {
        const form = await formOf(input);
        const response = await request(urls.origin + urls.generatePath, {
          dispatcher,
          method: 'POST',
          headers: {
            ...authorization,
            'content-type': form.contentType,
            'x-request-id': input.taskId,
            'x-time-budget-seconds': input.budgetSeconds.toFixed(1),
          },
          body: form.body,
          signal,
          highWaterMark: 1,
        });
        if (response.statusCode !== 200) throw await failure(response);
        const payload = await receive(limited(response.body, maxResponseBytes));
        const splats = Number(headerText(response.headers, 'x-gaussian-count') ?? Number.NaN);
        const warnings = headerText(response.headers, 'x-warnings');
        const timeBudget = headerText(response.headers, 'x-time-budget');
        const score = Number(headerText(response.headers, 'x-validator-score') ?? Number.NaN);
        return {
          payload,
          ...(Number.isFinite(splats) ? { splats } : {}),
          ...(warnings === undefined || warnings === '' ? {} : { warnings }),
          ...(timeBudget === undefined ? {} : { timeBudget }),
          ...(Number.isFinite(score) ? { score } : {}),
        };
      }),

    ready: ({ timeoutMs, signal: caller }) =>
      call(timeoutMs, caller, async (signal) => {
        const response = await request(urls.origin + urls.readyPath, {
          dispatcher,
          method: 'GET',
          headers: authorization,
          signal,
        });
        const bytes = await readBody(response.body, MAX_SMALL_BODY_BYTES);
        return readyReport(response.statusCode, Buffer.from(bytes).toString('utf8'));
      }),
  };
}

async function formOf(input: GenerationRequest): Promise<{ contentType: string; body: string | Buffer }> {
  if ('prompt' in input.input) {
    const fields = new URLSearchParams({ prompt: input.input.prompt, seed: String(input.seed), format: 'spz' });
    return { contentType: 'application/x-www-form-urlencoded', body: fields.toString() };
  }
  const form = new FormData();
  form.set('seed', String(input.seed));
  form.set('format', 'spz');
  form.set('image', new Blob([input.input.image]), 'prompt');
  const encoded = new Response(form);
  return {
    contentType: encoded.headers.get('content-type') ?? 'multipart/form-data',
    body: Buffer.from(await encoded.arrayBuffer()),
  };
}

async function failure(response: Dispatcher.ResponseData): Promise<AppError> {
  const { statusCode } = response;
  const text = Buffer.from(
    await readBody(response.body, MAX_SMALL_BODY_BYTES).catch(() => new Uint8Array()),
  ).toString();
  const message = `HTTP ${statusCode}: ${errorText(text)}`;
  const details = { statusCode };
  const retryAfter = headerText(response.headers, 'retry-after');
  if (statusCode === 429 || (statusCode === 503 && retryAfter !== undefined)) {
    const retryAfterMs = parseRetryAfter(retryAfter);
    return minerError('CAPACITY_ENDPOINT_BUSY', message, { retryable: true, details: { ...details, retryAfterMs } });
  }
  if (statusCode >= 500) return minerError('PEER_ENDPOINT_FAILED', message, { retryable: true, details });
  if (statusCode === 400 || statusCode === 413 || statusCode === 422) {
    return minerError('REQUEST_REJECTED', message, { details });
  }
  return minerError('PEER_ENDPOINT_REFUSED', message, { retryable: true, details });
}

function parseRetryAfter(text: string | undefined): number {
  const seconds = text === undefined ? Number.NaN : Number(text);
  if (!Number.isFinite(seconds)) return RETRY_AFTER_MS.unreadable;
  return Math.min(RETRY_AFTER_MS.most, Math.max(RETRY_AFTER_MS.least, seconds * 1000));
}

/** The human part of a JSON error (ours: `message`; FastAPI: `detail`), else the start of the text. */
function errorText(text: string): string {
  try {
    const body = JSON.parse(text) as { message?: unknown; detail?: unknown; error?: { message?: unknown } } | null;
    const found = body?.message ?? body?.error?.message ?? body?.detail;
    if (typeof found === 'string') return found.slice(0, 300);
  } catch {
    // Not JSON: shown as it is.
  }
  return text.slice(0, 300);
}

function readyReport(statusCode: number, text: string): ReadyReport {
  if (statusCode === 404 || statusCode === 405) return { ready: true, hasRoute: false };
  let body: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) body = parsed as Record<string, unknown>;
  } catch {
    // A server may answer with plain text; its status says enough.
  }
  const capacity = body['capacity'];
  const images = body['acceptsImages'];
  const texts = body['acceptsText'];
  return {
    ready: statusCode >= 200 && statusCode < 300,
    hasRoute: true,
    ...(typeof capacity === 'number' && Number.isInteger(capacity) && capacity >= 1 ? { capacity } : {}),
    ...(typeof images === 'boolean' ? { acceptsImages: images } : {}),
    ...(typeof texts === 'boolean' ? { acceptsText: texts } : {}),
    ...(statusCode >= 300 ? { detail: `HTTP ${statusCode}: ${errorText(text)}` } : {}),
  };
}

async function readBody(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of limited(body, maxBytes)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* limited(body: Dispatcher.ResponseData['body'], maxBytes: number): AsyncGenerator<Buffer, undefined> {
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      body.destroy();
      throw minerError('PEER_ENDPOINT_OVERSIZED', `The answer is larger than ${maxBytes} bytes`, { retryable: true });
    }
    yield chunk;
  }
  return undefined;
}

function headerText(headers: Dispatcher.ResponseData['headers'], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function asEndpointError(error: unknown, caller: AbortSignal, timeoutMs: number): unknown {
  if (caller.aborted) return caller.reason;
  if (error instanceof AppError) return error;
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || name === 'HeadersTimeoutError' || name === 'BodyTimeoutError') {
    return minerError('PEER_ENDPOINT_TIMEOUT', `No answer within ${timeoutMs} ms`, { retryable: true, cause: error });
  }
  const message = error instanceof Error ? describe(error) : String(error);
  const code = (error as { code?: unknown } | null)?.code;
  return minerError('PEER_ENDPOINT_UNREACHABLE', message, {
    retryable: true,
    cause: error,
    // Never connected: the job did not start, so trying elsewhere costs nothing.
    details: { connected: !(code === 'ECONNREFUSED' || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ENOTFOUND') },
  });
}

function describe(error: Error): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? `${code}: ${error.message}` : error.message;
}
