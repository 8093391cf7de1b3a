import { isIP, isIPv6 } from 'node:net';
import { AppError } from '@404-gen/service-kit';
import { Agent, type Dispatcher } from 'undici';
import { v1 as uuidV1 } from 'uuid';
import type { AxonTarget, BlobSource, CallOptions, Dendrite, DendriteReply } from '../dendrite.ts';
import type { Hotkey } from '../hotkey.ts';
import type { SynapseName, Synapses } from '../synapse.ts';
import { unixNanoseconds } from '../unix-nanoseconds.ts';
import { BODY_HASH, SDK_VERSION } from '../wire/constants.ts';
import { signedText } from '../wire/signed-text.ts';
import { completeSynapse } from '../wire/synapse-fields.ts';
import { synapseBody, synapseHeaders } from '../wire/synapse-message.ts';
import { NO_TERMINAL } from '../wire/terminal.ts';
import { failureOf, UnreadableReply } from './failure.ts';
import { readReply, type RawReply } from './reply.ts';
import { createStringCutter } from './long-strings.ts';
import { requestBody } from './request-body.ts';

/** The subnet's own: three-gen-subnet, neurons/miner/workers.py. A validator scores while a submission waits. */
const DEFAULT_TIMEOUT_SECONDS: Readonly<Record<SynapseName, number>> = {
  PullTask: 12,
  GetVersion: 12,
  SubmitResults: 300,
};

/** The transport's own limits lie above the call's, so that a late peer is always a 408 of ours. */
const TRANSPORT_MARGIN_MS = 60_000;
/** Most that is kept of a string in the reply to a submission from a source. */
const ECHO_BYTES = 65_536;
const CONNECT_TIMEOUT_MS = 360_000;
/** Longer timers fire at once. */
const MAX_TIMER_MS = 2_147_483_647;

export interface DendriteOptions {
  readonly hotkey: Hotkey;
  /** Our public address. Axons overwrite it with what they see; an axon that has it too is called on loopback. */
  readonly externalIp?: string;
  /** Transport to use in place of an agent of our own; `close` leaves it open. */
  readonly dispatcher?: Dispatcher;
  readonly nowNs?: () => bigint;
  /** Larger replies end as 422. Default 64 MiB, several times the largest image prompt. */
  readonly maxReplyBytes?: number;
}

/**
 * A client of axons. A call never rejects for what a peer does: that is a reply with the status the Python dendrite would
 * give. It is sent once, on a connection of its own, because uvicorn drops idle ones after 5 s and a submission must not
 * be repeated blindly.
 *
 * `call` rejects with AppError `CANCELLED_CALL` when its signal aborts or the dendrite is closed, and with
 * `BUG_SYNAPSE_FIELDS` for fields that cannot be sent.
 */
export function createDendrite(options: DendriteOptions): Dendrite {
  const { hotkey, externalIp = '0.0.0.0', nowNs = unixNanoseconds, maxReplyBytes = 64 * 1024 * 1024 } = options;
  const dispatcher = options.dispatcher ?? new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS } });

  const underWay = new Set<() => void>();
  let closed = false;
  let lastNonce = 0n;
  const nextNonce = (): bigint => {
    const now = nowNs();
    lastNonce = now > lastNonce ? now : lastNonce + 1n;
    return lastNonce;
  };

  const prepare = <Name extends SynapseName>(
    target: AxonTarget,
    name: Name,
    fields: Synapses[Name],
    timeoutSeconds: number,
    results: BlobSource | undefined,
  ) => {
    const nonce = nextNonce();
    const uuid = uuidV1();
    const parts = { nonce, dendriteHotkey: hotkey.ss58, axonHotkey: target.hotkey, uuid, bodyHash: BODY_HASH };
    const signature = `0x${Buffer.from(hotkey.sign(signedText(parts))).toString('hex')}`;
    const head = {
      timeoutSeconds,
      dendrite: { ...NO_TERMINAL, ip: externalIp, version: SDK_VERSION, nonce, uuid, hotkey: hotkey.ss58, signature },
      axon: { ...NO_TERMINAL, ip: target.ip, port: target.port, hotkey: target.hotkey },
      computedBodyHash: BODY_HASH,
    };
    const pieces = synapseBody(name, { ...head, fields });
    const body = requestBody(results === undefined ? pieces : withResults(pieces, results));
    // What is too large to be held by the caller is not to come back in one piece either.
    const shorten = results === undefined ? (chunk: Buffer) => chunk : createStringCutter(ECHO_BYTES);
    return { headers: synapseHeaders(name, head, fields), body, shorten };
  };

  const exchange = async (
    url: URL,
    message: ReturnType<typeof prepare>,
    timeoutSeconds: number,
    signal: AbortSignal,
    onHead: () => void,
  ): Promise<RawReply> => {
    const transportMs = Math.min(timeoutSeconds * 1000 + TRANSPORT_MARGIN_MS, MAX_TIMER_MS);
    const response = await dispatcher.request({
      origin: url.origin,
      path: url.pathname,
      method: 'POST',
      headers: [
        ...message.headers.flat(),
        ...['accept', '*/*', 'accept-encoding', 'identity', 'user-agent', '404-gen-miner'],
        ...['content-length', String(message.body.bytes), 'content-type', 'application/json'],
      ],
      body: message.body.stream(),
      reset: true,
      signal,
      headersTimeout: transportMs,
      bodyTimeout: transportMs,
    });
    onHead();
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response.body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxReplyBytes) throw new UnreadableReply(`the body is larger than ${maxReplyBytes} bytes`);
      chunks.push(message.shorten(chunk));
    }
    return {
      status: response.statusCode,
      headers: response.headers,
      body: Buffer.concat(chunks),
      url: url.href,
    };
  };

  const call = async <Name extends SynapseName>(
    target: AxonTarget,
    name: Name,
    given: Partial<Synapses[Name]>,
    { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS[name], signal, results }: CallOptions = {},
  ): Promise<DendriteReply<Name>> => {
    const startedMs = performance.now();
    const fields = completeSynapse(name, given);
    const message = prepare(target, name, fields, timeoutSeconds, results);
    // Not AbortSignal.any: on Node 20 what it makes lives as long as the longest-lived of its sources.
    const abort = new AbortController();
    const cancel = () => abort.abort();
    const progress = { timedOut: false, inBody: false };
    const timer = setTimeout(
      () => {
        progress.timedOut = true;
        cancel();
      },
      Math.min(timeoutSeconds * 1000, MAX_TIMER_MS),
    );
    signal?.addEventListener('abort', cancel);
    underWay.add(cancel);
    if (signal?.aborted === true || closed) cancel();
    const spent = () => (performance.now() - startedMs) / 1000;
    try {
      abort.signal.throwIfAborted();
      const url = endpoint(target, name, externalIp);
      const raw = await exchange(url, message, timeoutSeconds, abort.signal, () => (progress.inBody = true));
      return { ...readReply(name, fields, raw), processTimeSeconds: spent() };
    } catch (error) {
      if (abort.signal.aborted && !progress.timedOut) {
        throw new AppError('CANCELLED_CALL', `The ${name} call was cancelled.`, { cause: error });
      }
      return { ...failureOf(error, { target, name, timeoutSeconds, ...progress }), processTimeSeconds: spent() };
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      underWay.delete(cancel);
    }
  };

  return {
    call,
    close: async () => {
      closed = true;
      for (const cancel of underWay) cancel();
      if (options.dispatcher === undefined) await dispatcher.destroy();
    },
  };
}

/** The pieces of a body with a blob between the quotes of its field `results`. */
function withResults(pieces: readonly string[], results: BlobSource): (string | BlobSource)[] {
  const at = pieces.indexOf('"results": ') + 2;
  if (at < 2 || pieces[at] !== '')
    throw new AppError('BUG_SYNAPSE_FIELDS', 'This synapse takes no results from a source.');
  return [...pieces.slice(0, at), results, ...pieces.slice(at + 1)];
}

/** IPv6 addresses are bracketed, which the Python dendrite forgets. */
function endpoint(target: AxonTarget, name: string, externalIp: string): URL {
  const host = target.ip === externalIp && isIP(externalIp) !== 0 ? '127.0.0.1' : target.ip;
  const portFits = Number.isInteger(target.port) && target.port > 0 && target.port < 65_536;
  if ((isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) || !portFits) {
    throw new UnreadableReply(`no address to connect to: ${host.slice(0, 64)}:${target.port}`);
  }
  return new URL(`http://${isIPv6(host) ? `[${host}]` : host}:${target.port}/${name}`);
}
