import type { Logger } from '@404-gen/service-kit';
import { fastify, LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { v1 as uuidV1 } from 'uuid';
import type { AxonCaller, SynapseHandler, SynapseHandlers } from '../axon.ts';
import type { Hotkey } from '../hotkey.ts';
import type { SynapseName } from '../synapse.ts';
import { unixNanoseconds } from '../unix-nanoseconds.ts';
import { BODY_HASH, SDK_VERSION } from '../wire/constants.ts';
import { completeSynapse, isSynapseName } from '../wire/synapse-fields.ts';
import {
  checkInputHeaders,
  readSynapseHeaders,
  synapseBody,
  synapseHeaders,
  type SynapseHead,
} from '../wire/synapse-message.ts';
import { NO_TERMINAL, type Terminal } from '../wire/terminal.ts';
import { NonceStore } from './nonce-store.ts';
import { FrameworkRefusal, internalError, Refusal } from './refusal.ts';
import { drained, readRequestBody } from './request-body.ts';
import { verifyRequest } from './verify-request.ts';

export interface AxonOptions {
  readonly hotkey: Hotkey;
  readonly handlers: SynapseHandlers;
  readonly nowNs?: () => bigint;
  readonly logger?: Logger;
  /** Largest submission accepted. Default 128 MiB; other synapses may have 1 MiB. */
  readonly maxSubmitBytes?: number;
  /** Endpoints whose last nonce is remembered. Default 100 000. */
  readonly maxNonces?: number;
}

const MAX_SUBMIT_BYTES = 134_217_728;
const SMALL_BODY_BYTES = 1_048_576;
/** A submission of the largest size over a slow line; the SDK's client gives up after 300 s. */
const REQUEST_TIMEOUT_MS = 600_000;
/** uvicorn's. */
const KEEP_ALIVE_MS = 5_000;

/** A request whose headers were read, and what its replies' headers are made from. */
interface Admitted {
  readonly head: SynapseHead;
  readonly startedMs: number;
  readonly receivedNs: bigint;
}

const EMPTY_HEAD: SynapseHead = {
  timeoutSeconds: 12,
  dendrite: NO_TERMINAL,
  axon: NO_TERMINAL,
  computedBodyHash: null,
};

/**
 * A server of synapses with the SDK's rules and replies (bittensor 9.9.0, core/axon.py): route, headers, blacklist,
 * verification, body, handler. The caller listens and closes.
 */
export function createAxon(options: AxonOptions): FastifyInstance {
  const { hotkey, handlers, nowNs = unixNanoseconds, maxSubmitBytes = MAX_SUBMIT_BYTES } = options;
  const uuid = uuidV1();
  const nonces = new NonceStore(options.maxNonces ?? 100_000);
  const admitted = new WeakMap<FastifyRequest, Admitted>();

  const app = fastify({
    ...(options.logger === undefined ? {} : { loggerInstance: options.logger }),
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: true,
  }) as unknown as FastifyInstance;
  // The SDK routes GET as well and reads its body.
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  /** The SDK signs each request for its own end, and shows that in error replies only. */
  const signedByAxon = ({ head, receivedNs }: Admitted): Terminal => {
    const text = [receivedNs, head.dendrite.hotkey ?? 'None', head.axon.hotkey ?? 'None', uuid].join('.');
    const signature = `0x${Buffer.from(hotkey.sign(text)).toString('hex')}`;
    return { ...head.axon, version: SDK_VERSION, uuid, nonce: receivedNs, signature };
  };

  const refuse = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => {
    const known = admitted.get(request);
    const head = known?.head ?? EMPTY_HEAD;
    const axon = {
      ...(known === undefined ? head.axon : signedByAxon(known)),
      status_code: refusal.statusCode,
      status_message: refusal.message,
      process_time: known === undefined ? 0 : secondsSince(known.startedMs),
    };
    const name = known === undefined ? 'Synapse' : routeName(request);
    reply.headers(Object.fromEntries(synapseHeaders(name, { ...head, axon }, {})));
    return sendJson(reply, refusal.statusCode, { message: refusal.message });
  };

  app.setErrorHandler<Error & { statusCode?: number; code?: string }>(async (error, request, reply) => {
    await drained(request.raw, maxSubmitBytes);
    if (error instanceof FrameworkRefusal) return sendJson(reply, error.statusCode, { detail: error.detail });
    if (error.code?.startsWith('FST_') === true && error.statusCode !== undefined && error.statusCode < 500) {
      return sendJson(reply, error.statusCode, { message: error.message });
    }
    const refusal = error instanceof Refusal ? error : internalError(error);
    if (refusal.statusCode === 500) {
      request.log.error({ err: refusal.cause, message: refusal.message }, 'axon request failed');
    } else {
      request.log.debug({ statusCode: refusal.statusCode, reason: refusal.message }, 'axon request refused');
    }
    return refuse(request, reply, refusal);
  });
  const unknownSynapse = (request: FastifyRequest): Refusal => {
    const known = Object.keys(handlers).map((name) => `'${name}'`);
    return new Refusal(404, `Synapse name '${routeName(request)}' not found. Available synapses [${known.join(', ')}]`);
  };
  app.setNotFoundHandler((request) => {
    throw unknownSynapse(request);
  });
  // Before the handler, which comes after the body was taken in.
  app.addHook('onRequest', (request, _reply, done) => done(request.is404 ? unknownSynapse(request) : undefined));

  /** Everything that needs no body, so that nobody's body is taken in before its sender is known. */
  const admit = (name: SynapseName, request: FastifyRequest): void => {
    const startedMs = performance.now();
    const receivedNs = nowNs();
    const sent = readHead(name, request);
    const peer = { ip: request.ip.replace(/^::ffff:/, ''), port: request.socket.remotePort ?? null };
    const head = { ...sent, dendrite: { ...sent.dendrite, ...peer } };
    admitted.set(request, { head, startedMs, receivedNs });

    const reason = handlers[name]?.blacklist?.(callerOf(head, null, null));
    if (reason !== undefined) throw new Refusal(403, `Forbidden. Key is blacklisted: ${reason}.`);
    const fault = verifyRequest(head, hotkey.ss58, nonces, receivedNs);
    if (fault !== undefined) throw new Refusal(401, `Not Verified with error: ${fault}`);
  };

  const answer = async <Name extends SynapseName>(
    name: Name,
    handler: SynapseHandler<Name>,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => {
    const startedMs = performance.now();
    const head = admitted.get(request)?.head ?? EMPTY_HEAD;
    const raw = request.body as Buffer | undefined;
    const body = readRequestBody(name, raw, request.headers['content-type'], head.computedBodyHash);
    const caller = callerOf(head, body.dendrite?.hotkey ?? null, body.axon?.hotkey ?? null);
    const answered = await handler.handle(body.fields, caller);
    const fields = completeSynapse(name, { ...body.fields, ...answered });
    const replied = {
      timeoutSeconds: body.timeoutSeconds,
      dendrite: body.dendrite ?? NO_TERMINAL,
      axon: {
        ...(body.axon ?? NO_TERMINAL),
        status_code: 200,
        status_message: 'Success',
        process_time: secondsSince(startedMs),
      },
      computedBodyHash: BODY_HASH,
      fields,
    };
    return reply
      .headers(Object.fromEntries(synapseHeaders(name, replied, fields)))
      .type('application/json')
      .send(Buffer.from(synapseBody(name, replied).join(''), 'latin1'));
  };

  const route = <Name extends SynapseName>(name: Name, handler: SynapseHandler<Name>): void => {
    app.route({
      method: ['GET', 'POST'],
      exposeHeadRoute: false,
      url: `/${name}`,
      bodyLimit: name === 'SubmitResults' ? maxSubmitBytes : SMALL_BODY_BYTES,
      onRequest: (request, _reply, done) => {
        admit(name, request);
        done();
      },
      handler: (request, reply) => answer(name, handler, request, reply),
    });
  };
  for (const name of Object.keys(handlers).filter(isSynapseName)) {
    const handler = handlers[name];
    if (handler !== undefined) route(name, handler as SynapseHandler<typeof name>);
  }
  return app;
}

/** As bytes, because fastify adds a charset to the type of what it serialises itself. */
function sendJson(reply: FastifyReply, statusCode: number, value: unknown): FastifyReply {
  return reply
    .code(statusCode)
    .type('application/json')
    .send(Buffer.from(JSON.stringify(value)));
}

function readHead(name: SynapseName, request: FastifyRequest): SynapseHead {
  try {
    checkInputHeaders(name, request.headers);
    return readSynapseHeaders(request.headers);
  } catch (error) {
    throw internalError(error);
  }
}

function routeName(request: FastifyRequest): string {
  return (request.url.split('?')[0] ?? '').split('/')[1] ?? '';
}

function callerOf(head: SynapseHead, bodyHotkey: string | null, bodyAxonHotkey: string | null): AxonCaller {
  return { hotkey: head.dendrite.hotkey ?? '', bodyHotkey, bodyAxonHotkey, remoteAddress: head.dendrite.ip ?? '' };
}

function secondsSince(startedMs: number): number {
  return (performance.now() - startedMs) / 1000;
}
