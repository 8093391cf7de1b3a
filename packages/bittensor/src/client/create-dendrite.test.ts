import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Agent } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallOptions, Dendrite } from '../dendrite.ts';
import { createHotkey, verifySignature } from '../wallet/sr25519.ts';
import { BODY_HASH } from '../wire/constants.ts';
import { parseExactJson } from '../wire/exact-json.ts';
import { signedText } from '../wire/signed-text.ts';
import { createDendrite, type DendriteOptions } from './create-dendrite.ts';

const miner = await createHotkey();
const validator = await createHotkey();
const open: (Server | Dendrite)[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) {
    if ('call' in one) await one.close();
    else one.close();
  }
});

function dendriteOf(options: Partial<DendriteOptions> = {}): Dendrite {
  const dendrite = createDendrite({ hotkey: miner, ...options });
  open.push(dendrite);
  return dendrite;
}

/** A peer of raw bytes: `answer` runs once the whole request is there. */
async function peer(answer: (socket: Socket, request: string) => void, host = '127.0.0.1') {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let request = '';
    let answered = false;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      request += chunk.toString('latin1');
      const length = /content-length: (\d+)/i.exec(request)?.[1];
      if (answered || request.length < request.indexOf('\r\n\r\n') + 4 + Number(length ?? Infinity)) return;
      answered = true;
      requests.push(request);
      answer(socket, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  open.push(server);
  const target = { hotkey: validator.ss58, ip: host, port: (server.address() as AddressInfo).port };
  return { target, requests, sockets };
}

const OK = JSON.stringify({ axon: { status_code: 200, status_message: 'Success' }, task: { id: 'a', prompt: 'p' } });

function http(status: string, body: string, headers: Record<string, string | number> = {}): string {
  const all = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`;
}

async function pull(answer: (socket: Socket) => void, options: CallOptions = {}, own: Partial<DendriteOptions> = {}) {
  const { target } = await peer(answer);
  const reply = await dendriteOf(own).call(target, 'PullTask', {}, { timeoutSeconds: 10, ...options });
  const place = `${target.ip}:${target.port}`;
  return { ...reply, statusMessage: reply.statusMessage?.replace(place, 'PLACE') ?? reply.statusMessage };
}

const bytes = (text: string) => (socket: Socket) => socket.end(text);

describe('a request on the wire', () => {
  it('has the SDK’s line, headers and body, signed over them, on a connection of its own', async () => {
    const { target, requests, sockets } = await peer(bytes(http('200 OK', OK)));
    const dendrite = dendriteOf({ externalIp: '203.0.113.7' });
    await dendrite.call(target, 'PullTask', {});
    await dendrite.call(target, 'PullTask', {}, { timeoutSeconds: 3.5 });
    const [first = '', second = ''] = requests;
    const [head = '', body = ''] = first.split('\r\n\r\n');
    const lines = head.split('\r\n');
    expect(lines[0]).toBe('POST /PullTask HTTP/1.1');
    const headers = new Map(lines.slice(1).map((line) => line.split(': ', 2) as [string, string]));
    const names = [...headers.keys()].filter((name) => !['host', 'connection'].includes(name.toLowerCase()));
    expect(names).toEqual([
      'name',
      'timeout',
      ...['ip', 'port', 'hotkey'].map((field) => `bt_header_axon_${field}`),
      ...['ip', 'version', 'nonce', 'uuid', 'hotkey', 'signature'].map((field) => `bt_header_dendrite_${field}`),
      'header_size',
      'total_size',
      'computed_body_hash',
      'accept',
      'accept-encoding',
      'user-agent',
      'content-type',
      'content-length',
    ]);
    expect(headers.get('timeout')).toBe('12.0');
    expect(headers.get('connection')).toBe('close');
    expect(second).toContain('\r\ntimeout: 3.5\r\n');
    expect(sockets.size).toBe(2);

    const nonce = BigInt(headers.get('bt_header_dendrite_nonce') ?? '');
    const uuid = headers.get('bt_header_dendrite_uuid') ?? '';
    expect(second).not.toContain(uuid);
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    const signature = Buffer.from(headers.get('bt_header_dendrite_signature')?.slice(2) ?? '', 'hex');
    const text = signedText({
      nonce,
      dendriteHotkey: miner.ss58,
      axonHotkey: validator.ss58,
      uuid,
      bodyHash: BODY_HASH,
    });
    expect(verifySignature(text, signature, miner.ss58)).toBe(true);
    expect(parseExactJson(body)).toMatchObject({
      dendrite: { nonce, uuid, hotkey: miner.ss58, ip: '203.0.113.7' },
      axon: { hotkey: validator.ss58, ip: '127.0.0.1', port: target.port },
    });
  });

  it('has a nonce above all earlier ones, whatever the clock does', async () => {
    const { target, requests } = await peer(bytes(http('200 OK', OK)));
    const clock = [50n, 50n, 40n, 60n];
    const dendrite = dendriteOf({ nowNs: () => clock.shift() ?? 0n });
    for (let call = 0; call < 4; call += 1) await dendrite.call(target, 'PullTask', {});
    const nonces = requests.map((request) => /bt_header_dendrite_nonce: (\d+)/.exec(request)?.[1]);
    expect(nonces).toEqual(['50', '51', '52', '60']);
  });

  it('reaches an IPv6 axon', async ({ skip }) => {
    const { target } = await peer(bytes(http('200 OK', OK)), '::1').catch(() =>
      skip('this machine has no IPv6 loopback'),
    );
    expect((await dendriteOf().call(target, 'PullTask', {})).statusCode).toBe(200);
  });

  it('goes to loopback when the axon has our own address, under that address', async () => {
    const { target, requests } = await peer(bytes(http('200 OK', OK)));
    const dendrite = dendriteOf({ externalIp: '203.0.113.7' });
    const reply = await dendrite.call({ ...target, ip: '203.0.113.7' }, 'PullTask', {});
    expect(reply.statusCode).toBe(200);
    expect(requests[0]).toContain('bt_header_axon_ip: 203.0.113.7');
  });

  it('uses the transport it is given and leaves it open', async () => {
    const { target } = await peer(bytes(http('200 OK', OK)));
    const agent = new Agent();
    const dendrite = dendriteOf({ dispatcher: agent });
    expect((await dendrite.call(target, 'PullTask', {})).statusCode).toBe(200);
    await dendrite.close();
    expect(agent.closed || agent.destroyed).toBe(false);
    expect((await dendriteOf({ dispatcher: agent }).call(target, 'PullTask', {})).statusCode).toBe(200);
    await agent.close();
  });
});

describe('what the Python dendrite would report', () => {
  const stalled = (socket: Socket) =>
    void socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"a":');
  const afterStart = (then: (socket: Socket) => void) => (socket: Socket) => {
    stalled(socket);
    setTimeout(() => then(socket), 30);
  };

  it.each<[string, (socket: Socket) => void, number | null, string | RegExp | null]>([
    ['a success', bytes(http('200 OK', OK)), 200, 'Success'],
    [
      'a success over HTTP/1.0',
      bytes(`HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n${OK}`),
      200,
      'Success',
    ],
    ['a success told by headers only', bytes(http('200 OK', '{}', { bt_header_axon_status_code: 200 })), 200, null],
    [
      'a failure told by headers only',
      bytes(http('200 OK', OK, { bt_header_axon_status_code: 503, bt_header_axon_status_message: 'busy' })),
      503,
      'busy',
    ],
    ['a 200 that nowhere says so', bytes(http('200 OK', '{}')), null, null],
    [
      'headers with dashes, which count for nothing',
      bytes(http('200 OK', '{}', { 'bt-header-axon-status-code': 200 })),
      null,
      null,
    ],
    ['a refusal', bytes(http('403 Forbidden', '{"message":"no"}')), 403, 'no'],
    [
      'a refusal that headers override',
      bytes(http('403 X', '{"message":"a"}', { bt_header_axon_status_code: 401, bt_header_axon_status_message: 'b' })),
      401,
      'b',
    ],
    ['the framework’s 422', bytes(http('422 X', '{"detail":[]}')), 422, null],
    ['a 2xx that is not 200', bytes(http('201 Created', OK)), 201, null],
    ['problem+json', bytes(http('500 X', '{"message":"m"}', { 'Content-Type': 'application/problem+json' })), 500, 'm'],
    ['a peer that closes', (socket) => socket.end(), 503, 'Service disconnected: Server disconnected'],
    [
      'a peer that closes within the headers',
      bytes('HTTP/1.1 200 OK\r\nContent-Ty'),
      503,
      'Service disconnected: Server disconnected',
    ],
    ['a reset', (socket) => socket.resetAndDestroy(), 422, /^Failed to parse response: .*ECONNRESET/],
    [
      'a body cut short',
      afterStart((socket) => socket.end()),
      400,
      /^Payload error: Response payload is not completed/,
    ],
    [
      'a body cut by a reset',
      afterStart((socket) => socket.resetAndDestroy()),
      400,
      /^Payload error: Response payload is not completed/,
    ],
    [
      'chunks cut short',
      bytes('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n'),
      400,
      /^Payload error/,
    ],
    ['what is no HTTP', bytes('hello there\r\n\r\n'), 400, /^Client response error: 400, message='/],
    ['endless headers', bytes(http('200 OK', OK, { x: 'a'.repeat(40_000) })), 400, /^Client response error: 400/],
    ['two lengths', bytes(http('200 OK', OK, { 'content-length': 3 })), 400, /^Client response error: 400/],
    [
      'a proxy’s page',
      bytes(http('502 Bad Gateway', '<html>', { 'Content-Type': 'text/html' })),
      422,
      "Failed to parse response: 502, message='Attempt to decode JSON with unexpected mimetype: text/html', url='http://PLACE/PullTask'",
    ],
    [
      'no content type',
      bytes('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'),
      422,
      /^Failed to parse response: 200, message='Attempt to decode JSON/,
    ],
    [
      'a redirect',
      bytes('HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n'),
      422,
      /^Failed to parse response: 302/,
    ],
    ['no body', bytes(http('200 OK', '')), 422, 'Failed to parse response: the body is not JSON'],
    ['junk for JSON', bytes(http('200 OK', '{nope')), 422, 'Failed to parse response: the body is not JSON'],
    ['a list', bytes(http('200 OK', '[]')), 422, /^Failed to parse response: .*should be an object/],
    ['a list with a failure', bytes(http('500 X', '[]')), 422, /^Failed to parse response: /],
    [
      'an unknown task type',
      bytes(http('200 OK', OK.replace('"id"', '"type":"video","id"'))),
      422,
      /^Failed to parse response: 1 validation error for PullTask: task\.type/,
    ],
    ['a word for a number', bytes(http('200 OK', OK.replace('{', '{"cooldown_until":"soon",'))), 422, /cooldown_until/],
    ['no axon', bytes(http('200 OK', '{"axon":null}')), 422, /^Failed to parse response/],
    [
      'a status header that is no number',
      bytes(http('200 OK', OK, { bt_header_axon_status_code: 'abc' })),
      422,
      /status_code/,
    ],
    ['a message that is no text', bytes(http('500 X', '{"message":5}')), 422, /message/],
  ])('%s', async (_name, answer, statusCode, message) => {
    const reply = await pull(answer);
    expect(reply.statusCode).toBe(statusCode);
    if (message instanceof RegExp) expect(reply.statusMessage).toMatch(message);
    else expect(reply.statusMessage).toBe(message);
    expect('synapse' in reply).toBe(statusCode === 200);
  });

  it('a refused connection', async () => {
    const { target } = await peer(() => undefined);
    for (const one of open.splice(0)) await new Promise<unknown>((resolve) => (one as Server).close(resolve));
    expect(
      await dendriteOf().call(target, 'SubmitResults', { results: '', submit_time: 1n, signature: '' }),
    ).toMatchObject({
      statusCode: 503,
      statusMessage: `Service unavailable at 127.0.0.1:${target.port}/SubmitResults`,
    });
  });

  it('silence, before the headers and within the body', async () => {
    for (const answer of [() => undefined, stalled]) {
      expect(await pull(answer, { timeoutSeconds: 0.2 })).toMatchObject({
        statusCode: 408,
        statusMessage: 'Request timeout after 0.2 seconds',
      });
    }
  });

  it.each([
    ['999.1.1.1/', 80],
    ['a b', 80],
    ['', 80],
    ['user@host', 80],
    ['127.0.0.1', 0],
    ['127.0.0.1', 70_000],
  ])('an axon at %j, port %d', async (ip, port) => {
    expect((await dendriteOf().call({ hotkey: validator.ss58, ip, port }, 'PullTask', {})).statusCode).toBe(422);
  });
});

describe('limits', () => {
  it('refuse a reply larger than allowed, with and without a length', async () => {
    const long = `{"x":"${'a'.repeat(5000)}"}`;
    const chunked = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${long.length.toString(16)}\r\n${long}\r\n0\r\n\r\n`;
    for (const text of [http('200 OK', long), chunked]) {
      const reply = await pull(bytes(text), {}, { maxReplyBytes: 4096 });
      expect(reply).toMatchObject({
        statusCode: 422,
        statusMessage: expect.stringContaining('larger than 4096 bytes') as string,
      });
      expect((await pull(bytes(text), {}, { maxReplyBytes: 8192 })).statusCode).toBeNull();
    }
  });

  it('let the caller cancel, before and during the call', async () => {
    const { target, requests } = await peer(() => undefined);
    const dendrite = dendriteOf();
    await expect(dendrite.call(target, 'PullTask', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED_CALL',
    });
    expect(requests).toHaveLength(0);
    const controller = new AbortController();
    const call = dendrite.call(target, 'PullTask', {}, { signal: controller.signal });
    const poll = setInterval(() => {
      if (requests.length > 0) controller.abort();
    }, 5);
    await expect(call).rejects.toMatchObject({ code: 'CANCELLED_CALL' });
    clearInterval(poll);
  });

  it('end calls under way when the dendrite is closed, and those after', async () => {
    const { target, requests } = await peer(() => undefined);
    const dendrite = dendriteOf();
    const call = dendrite.call(target, 'PullTask', {});
    const poll = setInterval(() => {
      if (requests.length > 0) void dendrite.close();
    }, 5);
    await expect(call).rejects.toMatchObject({ code: 'CANCELLED_CALL' });
    clearInterval(poll);
    await expect(dendrite.call(target, 'PullTask', {})).rejects.toMatchObject({ code: 'CANCELLED_CALL' });
  });

  it('refuse fields that no model has room for, before anything is sent', async () => {
    const { target, requests } = await peer(bytes(http('200 OK', OK)));
    const dendrite = dendriteOf();
    await expect(dendrite.call(target, 'SubmitResults', { results: '' })).rejects.toMatchObject({
      code: 'BUG_SYNAPSE_FIELDS',
    });
    await expect(dendrite.call(target, 'PullTask', { validation_threshold: NaN })).rejects.toMatchObject({
      code: 'BUG_SYNAPSE_FIELDS',
    });
    expect(requests).toHaveLength(0);
  });

  it('do not cut a long timeout short', async () => {
    const reply = await pull((socket) => setTimeout(() => socket.end(http('200 OK', OK)), 30), { timeoutSeconds: 1e9 });
    expect(reply.statusCode).toBe(200);
  });
});

describe('mutated replies', () => {
  it('end each in a reply, and a success has whole fields', async () => {
    const original = http('200 OK', OK, {
      bt_header_axon_status_code: 200,
      bt_header_dendrite_nonce: '1795351027793462971',
    });
    let state = 5;
    const next = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >>> 8) % below;
    };
    const { target } = await peer((socket) => {
      const mutated = Buffer.from(original);
      for (let change = next(4); change >= 0; change -= 1) mutated[next(mutated.length)] = next(256);
      socket.end(next(5) === 0 ? mutated.subarray(0, next(mutated.length)) : mutated);
    });
    const dendrite = dendriteOf();
    const seen = new Map<number | null, number>();
    for (let round = 0; round < 300; round += 1) {
      const reply = await dendrite.call(target, 'PullTask', {}, { timeoutSeconds: 5 });
      seen.set(reply.statusCode, (seen.get(reply.statusCode) ?? 0) + 1);
      if (reply.statusCode !== 200) continue;
      expect(reply.synapse).toMatchObject({
        validation_threshold: expect.any(Number) as number,
        cooldown_until: expect.any(Number) as number,
      });
    }
    expect(seen.has(408)).toBe(false);
    for (const status of [200, 400, 422]) expect(seen.get(status)).toBeGreaterThan(0);
  }, 60_000);
});
