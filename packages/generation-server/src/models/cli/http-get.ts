import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '@404-gen/service-kit';
import { request, type Dispatcher } from 'undici';
import { generationError } from '../../errors.ts';

export interface HttpOptions {
  /** Follows redirects, and drops the authorization when one leads to another origin. */
  readonly dispatcher: Dispatcher;
  readonly token?: string | undefined;
  readonly signal: AbortSignal;
  /** Pause before the first repetition; doubles with every further one. */
  readonly retryMs?: number | undefined;
}

/** Repetitions in a row without headway. */
const MOST_FAILURES = 5;
const RETRY_MS = 500;
const MAX_RETRY_MS = 15_000;
/** A server that sends nothing for this long has failed. */
const SILENCE_MS = 30_000;

export interface OpenedBody {
  /** First byte of what comes: the one asked for, or 0 from a server that knows no ranges. */
  readonly from: number;
  readonly body: Dispatcher.ResponseData['body'];
}

/**
 * Asks for a file from byte `from` on. Rejects with `MODEL_DOWNLOAD_REFUSED`, with `MODEL_DOWNLOAD_FAILED` for what may
 * pass, or with what undici throws.
 */
export async function openBody(
  url: string,
  from: number,
  { dispatcher, token, signal }: HttpOptions,
): Promise<OpenedBody> {
  const { statusCode, headers, body } = await request(url, {
    dispatcher,
    signal,
    headersTimeout: SILENCE_MS,
    bodyTimeout: SILENCE_MS,
    headers: {
      // Sums and ranges are of the bytes as they are stored.
      'accept-encoding': 'identity',
      ...(from > 0 ? { range: `bytes=${from}-` } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
  });
  if (statusCode === 200) return { from: 0, body };
  if (statusCode === 206 && from > 0 && rangeStart(headers['content-range']) === from) return { from, body };
  await body.dump();
  // The server has another idea of the file: it is fetched anew.
  if (from > 0 && (statusCode === 206 || statusCode === 416)) return openBody(url, 0, { dispatcher, token, signal });
  throw refusal(url, statusCode, headers['retry-after'], token !== undefined);
}

/** The whole of a small text. */
export function getText(url: string, maxBytes: number, options: HttpOptions): Promise<string> {
  return repeated(options, async () => {
    const { body } = await openBody(url, 0, options);
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw generationError('MODEL_DOWNLOAD_CORRUPT', `${url} has more than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  });
}

/**
 * Does `work` again, with growing pauses, while it fails in ways that pass. `headway` tells how far it has come: what
 * failed after getting further begins to count anew.
 */
export async function repeated<T>(
  { signal, retryMs = RETRY_MS }: Pick<HttpOptions, 'signal' | 'retryMs'>,
  work: () => Promise<T>,
  headway: () => Promise<number> | number = () => 0,
): Promise<T> {
  let failures = 0;
  for (;;) {
    signal.throwIfAborted();
    const before = await headway();
    try {
      return await work();
    } catch (cause) {
      signal.throwIfAborted();
      if (!mayPass(cause)) throw asDownloadError(cause);
      failures = (await headway()) > before ? 0 : failures + 1;
      if (failures === MOST_FAILURES) throw asDownloadError(cause);
      const pauseMs = retryAfterMs(cause) ?? retryMs * 2 ** Math.max(0, failures - 1);
      await delay(Math.min(MAX_RETRY_MS, pauseMs), undefined, { signal });
    }
  }
}

/** Something that may be different a moment later. */
export function interruption(url: string, what: string, pauseMs?: number): AppError {
  return generationError('MODEL_DOWNLOAD_FAILED', `${url}: ${what}`, {
    details: { passing: true, ...(pauseMs === undefined ? {} : { retryAfterMs: pauseMs }) },
  });
}

function refusal(url: string, status: number, retryAfter: string | string[] | undefined, hasToken: boolean): AppError {
  if (status === 408 || status === 429 || status >= 500) {
    const seconds = retryAfter === undefined ? Number.NaN : Number(retryAfter);
    return interruption(url, `HTTP ${status}`, Number.isFinite(seconds) ? seconds * 1000 : undefined);
  }
  const advice = status !== 401 && status !== 403 ? '' : hasToken ? NO_ACCESS : NO_TOKEN;
  return generationError('MODEL_DOWNLOAD_REFUSED', `${url}: HTTP ${status}${advice}`, { details: { status } });
}

const NO_TOKEN = '; it wants a token in the environment variable HF_TOKEN';
const NO_ACCESS = "; the token in HF_TOKEN has no access: accept the licence on the repository's page";

function rangeStart(header: string | string[] | undefined): number | undefined {
  const start = /^bytes (\d+)-/.exec(String(header))?.[1];
  return start === undefined ? undefined : Number(start);
}

const NETWORK_FAULTS: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);

function mayPass(cause: unknown): boolean {
  if (cause instanceof AppError) return cause.details['passing'] === true;
  const code = codeOf(cause);
  return code.startsWith('UND_ERR_') || NETWORK_FAULTS.has(code);
}

function retryAfterMs(cause: unknown): number | undefined {
  const given = cause instanceof AppError ? cause.details['retryAfterMs'] : undefined;
  return typeof given === 'number' ? given : undefined;
}

function asDownloadError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = codeOf(cause);
  const message = cause instanceof Error ? cause.message : String(cause);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return generationError(
      'MODEL_DISK_FULL',
      `${message}; what came so far is kept, and the next pull goes on with it`,
      {
        cause,
      },
    );
  }
  return generationError('MODEL_DOWNLOAD_FAILED', [code, message].filter(Boolean).join(': '), { cause });
}

function codeOf(cause: unknown): string {
  const { code } = (cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
