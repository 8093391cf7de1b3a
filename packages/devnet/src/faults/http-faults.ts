import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { cooldownLie } from './cooldown-lie.ts';
import type { Call, FaultBox } from './fault-box.ts';
import type { Fault, FaultKind } from './fault.ts';

const HTTP_KINDS: readonly FaultKind[] = ['slow', 'timeout', 'http-error', 'drop-connection', 'junk'];

/**
 * Lets the faults of a validator strike its axon: most of them before a request is looked at, lies after it was answered
 * as it should be. Call before the axon listens.
 */
export function addHttpFaults(axon: FastifyInstance, faults: FaultBox, signal: AbortSignal): void {
  axon.addHook('onRequest', async (request, reply) => {
    const call = callOf(request.url);
    if (call === undefined) return;
    const fault = faults.strike(HTTP_KINDS, call);
    switch (fault?.kind) {
      case 'slow':
        await delay(fault.seconds * 1000, undefined, { signal }).catch(() => undefined);
        return;
      case 'timeout':
        reply.hijack();
        return;
      case 'drop-connection':
        reply.hijack();
        request.raw.socket.destroy();
        return;
      case 'http-error':
        return reply
          .code(fault.status)
          .type('text/html')
          .send(`<html><head><title>${fault.status}</title></head><body>The server is having a bad day.</body></html>`);
      case 'junk':
        sendJunk(fault, reply);
        return;
      default:
        return;
    }
  });

  axon.addHook('onSend', async (request, reply, payload) => {
    const call = callOf(request.url);
    if (call === undefined || reply.statusCode !== 200 || !Buffer.isBuffer(payload)) return payload;
    const fault = faults.strike(['lying-cooldown'], call);
    if (!fault) return payload;
    const lie = JSON.stringify(cooldownLie(fault.form, Date.now() / 1000));
    return payload.toString('latin1').replace(/("cooldown_until":\s*)-?\d+/, `$1${lie}`);
  });
}

function callOf(url: string): Call | undefined {
  if (url.startsWith('/PullTask')) return 'pull';
  if (url.startsWith('/SubmitResults')) return 'submit';
  return undefined;
}

const JUNK: Record<string, { type: string; body: string | Buffer }> = {
  html: { type: 'text/html', body: '<!doctype html><p>Welcome to the default page of this web server.' },
  truncated: { type: 'application/json', body: '{"name":"PullTask","task":{"type":"text","id":"7f' },
  'wrong-types': {
    type: 'application/json',
    body: JSON.stringify({
      name: 7,
      task: 'a chair',
      feedback: [1, 2],
      cooldown_until: 'soon',
      axon: { status_code: 'two hundred' },
    }),
  },
  'unknown-task': {
    type: 'application/json',
    body: JSON.stringify({
      task: { type: 'hologram', id: { nested: true }, prompt: null },
      cooldown_until: 0,
      axon: { status_code: 200, status_message: 'Success' },
    }),
  },
  empty: { type: 'application/json', body: '' },
  binary: {
    type: 'application/json',
    body: Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 151) % 256)),
  },
};

function sendJunk(fault: Fault, reply: FastifyReply): void {
  const junk = JUNK[fault.form];
  // Past the axon's own serialising and headers: a validator that is out of order keeps no rules.
  reply.hijack();
  const body = Buffer.from(junk?.body ?? '');
  reply.raw.writeHead(200, { 'content-type': junk?.type ?? 'text/plain', 'content-length': body.length });
  reply.raw.end(body);
}
