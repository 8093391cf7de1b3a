import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDendrite, type Dendrite } from '../../packages/bittensor/dist/index.js';
import { endAll, freePorts } from '../e2e/support/running-process.ts';
import { newWalletHotkey, startSdkDendrite, type SdkDendrite, type WalletHotkey } from './support/peers.ts';

// The same answers, byte for byte, to a dendrite of bittensor 9.9.0 and to ours: both must report the same.

let miner: WalletHotkey;
let validatorHotkey: string;
let sdk: SdkDendrite;
let ours: Dendrite;
const servers: { server: Server; sockets: Set<Socket> }[] = [];

beforeAll(async () => {
  miner = await newWalletHotkey();
  validatorHotkey = (await newWalletHotkey()).hotkey.ss58;
  sdk = startSdkDendrite(miner.peerArgs);
  ours = createDendrite({ hotkey: miner.hotkey, externalIp: '203.0.113.7' });
});
afterEach(() => {
  for (const { server, sockets } of servers.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});
afterAll(async () => {
  await Promise.all([sdk.stop(), ours.close()]);
  await endAll();
});

/** Answers once the whole request is there. */
async function peerThat(answer: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let request = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      request += chunk.toString('latin1');
      const length = /content-length: (\d+)/i.exec(request)?.[1];
      if (request.length >= request.indexOf('\r\n\r\n') + 4 + Number(length ?? Infinity)) answer(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({ server, sockets });
  return (server.address() as AddressInfo).port;
}

async function both(port: number, timeout = 5) {
  const target = { hotkey: validatorHotkey, ip: '127.0.0.1', port };
  const theirs = await sdk.call(target, 'PullTask', { timeout });
  const own = await ours.call(target, 'PullTask', {}, { timeoutSeconds: timeout });
  return { theirs, own };
}

function http(status: string, body: string, headers: Record<string, string> = {}): string {
  const all = { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status}\r\n${lines.join('')}Connection: close\r\n\r\n${body}`;
}

const sends = (text: string) => (socket: Socket) => void socket.end(text);
const SUCCESS = { status_code: 200, status_message: 'Success' };
const task = { type: 'text', id: 'a', prompt: 'a "ünicorn" 🦄' };
const json = (fields: object) => JSON.stringify({ axon: SUCCESS, ...fields });
const says = (fields: object) => sends(http('200 OK', json(fields)));

const withoutNewId = (synapse: unknown): unknown =>
  JSON.parse(JSON.stringify(synapse).replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/, 'NEW'));

describe('both report what is said with a 200:', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['a text task', says({ task, throttle_period: 30, validation_threshold: 0.6 })],
    ['an image task', says({ task: { ...task, type: 'image', prompt: 'iVBORw0KGgo=' } })],
    ['a task without a type', says({ task: { id: 'a', prompt: 'p' } })],
    ['a task without a prompt', says({ task: { id: 'a' } })],
    ['a task without an id, which gets a new one', says({ task: { prompt: 'p' } })],
    ['no task, and a cooldown', says({ task: null, cooldown_until: 1_795_351_027, cooldown_violations: 7 })],
    [
      'numbers as text, and whole ones with a point',
      says({ cooldown_until: '17', throttle_period: 30.0, validation_threshold: '0.5' }),
    ],
    ['unknown fields', says({ task, more: { deep: [1] } })],
    ['a task with unknown fields', says({ task: { ...task, colour: 'red' } })],
    [
      'status in the headers alone',
      sends(
        http('200 OK', JSON.stringify({ task }), {
          bt_header_axon_status_code: '200',
          bt_header_axon_status_message: 'Success',
        }),
      ),
    ],
    [
      'headers that overrule the body',
      sends(http('200 OK', json({ task }), { bt_header_axon_status_code: '401', bt_header_axon_status_message: 'No' })),
    ],
    ['status nowhere', sends(http('200 OK', JSON.stringify({ task })))],
    ['a failure in the body', says({ axon: { status_code: 403, status_message: 'Forbidden' } })],
    [
      'a type with a charset',
      sends(http('200 OK', json({ task }), { 'Content-Type': 'application/json; charset=utf-8' })),
    ],
    [
      'a type of JSON of another kind',
      sends(http('200 OK', json({ task }), { 'Content-Type': 'application/problem+json' })),
    ],
  ])('%s', async (_what, answer) => {
    const { theirs, own } = await both(await peerThat(answer));
    expect([own.statusCode, own.statusMessage]).toEqual([theirs.statusCode, theirs.statusMessage]);
    if (theirs.statusCode === 200) expect(withoutNewId(own.synapse)).toEqual(withoutNewId(theirs.synapse));
    else expect(own.synapse).toBeUndefined();
  });
});

const SAME = 'the same words';
describe('both report the same failure for', () => {
  it.each<[string, (socket: Socket) => void, code: number | null, words: string | RegExp | null]>([
    ['401', sends(http('401 Unauthorized', '{"message": "Not Verified with error: Missing Nonce"}')), 401, SAME],
    ['500', sends(http('500 Internal Server Error', '{"message": "Internal Server Error #1"}')), 500, SAME],
    ['503', sends(http('503 Service Unavailable', '{"message": "later"}')), 503, SAME],
    ['422 of the framework', sends(http('422 Unprocessable Entity', '{"detail": []}')), 422, SAME],
    ['a redirect', sends(http('307 Temporary Redirect', '{"message": "there"}')), 307, SAME],
    [
      '204 without a body',
      sends('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n'),
      422,
      /^Failed to parse response: 204, message='Attempt to decode JSON/,
    ],
    [
      'a web page of a proxy',
      sends(http('502 Bad Gateway', '<html></html>', { 'Content-Type': 'text/html' })),
      422,
      /^Failed to parse response: 502, message='Attempt to decode JSON with unexpected mimetype: text\/html', url='/,
    ],
    [
      'no type',
      (socket) => socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`),
      422,
      /^Failed to parse response: 200, message='Attempt to decode JSON/,
    ],
    ['no JSON', sends(http('200 OK', '{"task": ')), 422, /^Failed to parse response: /],
    ['a list', sends(http('200 OK', '[]')), 422, /^Failed to parse response: /],
    ['a list with an error', sends(http('500 Internal Server Error', '[]')), 422, /^Failed to parse response: /],
    [
      'an unknown kind of task',
      says({ task: { ...task, type: 'video' } }),
      422,
      /^Failed to parse response: \d+ validation error/,
    ],
    [
      'a number that is none',
      says({ cooldown_until: 'soon' }),
      422,
      /^Failed to parse response: 1 validation error for PullTask/,
    ],
    [
      'half a second of cooldown',
      says({ cooldown_until: 17.5 }),
      422,
      /^Failed to parse response: 1 validation error for PullTask/,
    ],
    ['a connection closed without an answer', (socket) => socket.end(), 503, SAME],
    ['a connection reset', (socket) => socket.resetAndDestroy(), 422, /^Failed to parse response: /],
    ['a body cut short', sends(http('200 OK', '{"task"', { 'Content-Length': '1000' })), 400, /^Payload error: /],
    [
      'something that is not HTTP',
      sends('220 smtp.example.com ESMTP\r\n'),
      400,
      /^(?:Client response error|Response error|Bad)/,
    ],
  ])('%s', async (_what, answer, code, words) => {
    const port = await peerThat(answer);
    const { theirs, own } = await both(port);
    expect([theirs.statusCode, own.statusCode]).toEqual([code, code]);
    if (words === SAME) {
      expect(own.statusMessage).toBe(theirs.statusMessage);
    } else {
      expect(theirs.statusMessage).toMatch(words ?? '');
      expect(own.statusMessage).toMatch(words ?? '');
    }
  });

  it('silence', async () => {
    const { theirs, own } = await both(await peerThat(() => undefined), 1.5);
    expect([own.statusCode, own.statusMessage]).toEqual([theirs.statusCode, theirs.statusMessage]);
    expect(theirs).toMatchObject({ statusCode: 408, statusMessage: 'Request timeout after 1.5 seconds' });
  });

  it('a body that never ends', async () => {
    const stall = (socket: Socket) => void socket.write(http('200 OK', '{', { 'Content-Length': '1000' }));
    const { theirs, own } = await both(await peerThat(stall), 1);
    expect([own.statusCode, own.statusMessage]).toEqual([theirs.statusCode, theirs.statusMessage]);
    expect(theirs.statusCode).toBe(408);
  });

  it('a port where nobody listens', async () => {
    const [port = 0] = await freePorts(1);
    const { theirs, own } = await both(port);
    expect([own.statusCode, own.statusMessage]).toEqual([theirs.statusCode, theirs.statusMessage]);
    expect(theirs.statusCode).toBe(503);
  });
});

describe('where we do better than the SDK:', () => {
  it('an IPv6 axon is reached', async () => {
    const server = createServer((socket) => socket.once('data', () => says({ task })(socket)));
    await new Promise<void>((resolve) => server.listen(0, '::1', resolve));
    servers.push({ server, sockets: new Set() });
    const target = { hotkey: validatorHotkey, ip: '::1', port: (server.address() as AddressInfo).port };
    const theirs = await sdk.call(target, 'PullTask', { timeout: 5 });
    expect(theirs).toMatchObject({
      statusCode: 422,
      statusMessage: expect.stringContaining('Failed to parse') as string,
    });
    expect(await ours.call(target, 'PullTask', {})).toMatchObject({ statusCode: 200, synapse: { task } });
  });
});
