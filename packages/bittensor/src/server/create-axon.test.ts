import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { AppError } from '@404-gen/service-kit';
import type { AxonCaller, SynapseHandlers } from '../axon.ts';
import type { Hotkey } from '../hotkey.ts';
import type { SynapseName } from '../synapse.ts';
import { createHotkey } from '../wallet/sr25519.ts';
import { BODY_HASH, SDK_VERSION } from '../wire/constants.ts';
import { signedText } from '../wire/signed-text.ts';
import { synapseHeaders } from '../wire/synapse-message.ts';
import { NO_TERMINAL } from '../wire/terminal.ts';
import { createAxon, type AxonOptions } from './create-axon.ts';

/** The axon's clock. */
const NOW_NS = 1_795_351_027_000_000_000n;
const SECOND = 1_000_000_000n;

const validator = await createHotkey();
const miner = await createHotkey();

interface RequestOptions {
  name?: SynapseName;
  hotkey?: Hotkey;
  nonce?: bigint;
  uuid?: string;
  version?: number | null;
  timeoutSeconds?: number | null;
  bodyHash?: string;
  /** Headers to change, or with undefined to leave out, after signing. */
  change?: Record<string, string | undefined>;
  body?: string | Buffer;
  method?: 'GET' | 'POST' | 'PUT';
  path?: string;
}

let uuids = 0;

function headersOf(options: RequestOptions): Record<string, string> {
  const { name = 'PullTask', hotkey = miner, nonce = NOW_NS, bodyHash = BODY_HASH } = options;
  const uuid = options.uuid ?? `uuid-${(uuids += 1)}`;
  const text = signedText({ nonce, dendriteHotkey: hotkey.ss58, axonHotkey: validator.ss58, uuid, bodyHash });
  const head = {
    timeoutSeconds: options.timeoutSeconds === undefined ? 12 : options.timeoutSeconds,
    dendrite: {
      ...NO_TERMINAL,
      version: options.version === undefined ? SDK_VERSION : options.version,
      nonce,
      uuid,
      hotkey: hotkey.ss58,
      signature: `0x${Buffer.from(hotkey.sign(text)).toString('hex')}`,
    },
    axon: { ...NO_TERMINAL, hotkey: validator.ss58 },
    computedBodyHash: bodyHash,
  };
  const headers: Record<string, string | undefined> = {
    ...Object.fromEntries(synapseHeaders(name, head, {})),
    computed_body_hash: bodyHash,
    'content-type': 'application/json',
    ...options.change,
  };
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function axonOf(options: Partial<AxonOptions> = {}) {
  const handled: { fields: unknown; caller: AxonCaller }[] = [];
  const handlers: SynapseHandlers = {
    PullTask: {
      handle: async (fields, caller) => {
        handled.push({ fields, caller });
        return { throttle_period: 30 };
      },
    },
    SubmitResults: {
      blacklist: (caller) => (caller.hotkey === miner.ss58 ? undefined : `Unrecognized hotkey ${caller.hotkey}`),
      handle: async (fields, caller) => {
        handled.push({ fields, caller });
        return { results: '', signature: '', cooldown_until: 1_800_000_000 };
      },
    },
  };
  const axon = createAxon({ hotkey: validator, handlers, nowNs: () => NOW_NS, ...options });
  const send = async (request: RequestOptions = {}) => {
    const response = await axon.inject({
      method: request.method ?? 'POST',
      url: request.path ?? `/${request.name ?? 'PullTask'}`,
      headers: headersOf(request),
      payload: request.body ?? '{}',
    });
    const message = (response.json<{ message?: string }>() as { message?: string } | null)?.message;
    return {
      status: response.statusCode,
      message,
      headers: response.headers,
      json: response.json<Record<string, unknown>>(),
    };
  };
  return { axon, handled, send };
}

const SUBMISSION = '{"results":"QUJD","submit_time":1795351027793305669,"signature":"c2ln","task_id":"t"}';

describe('a good request', () => {
  it('reaches its handler and is echoed with the answer', async () => {
    const { send, handled } = axonOf();
    const body = JSON.stringify({
      dendrite: { hotkey: miner.ss58 },
      axon: { hotkey: validator.ss58 },
      cooldown_until: 5,
    });
    const { status, headers, json } = await send({ body });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      name: 'PullTask',
      timeout: '12.0',
      bt_header_axon_status_code: '200',
      bt_header_axon_status_message: 'Success',
      bt_header_axon_process_time: expect.stringMatching(/^\d+\.\d+$/) as string,
      bt_header_dendrite_hotkey: miner.ss58,
      computed_body_hash: BODY_HASH,
    });
    // The answer is unauthenticated, as the SDK's.
    expect(Object.keys(headers)).not.toContain('bt_header_axon_signature');
    expect(json).toMatchObject({
      name: 'PullTask',
      throttle_period: 30,
      cooldown_until: 5,
      axon: { status_code: 200, status_message: 'Success', hotkey: validator.ss58 },
    });
    expect(handled).toEqual([
      {
        fields: {
          task: null,
          validation_threshold: 0.6,
          throttle_period: 0,
          cooldown_until: 5,
          cooldown_violations: 0,
        },
        caller: {
          hotkey: miner.ss58,
          bodyHotkey: miner.ss58,
          bodyAxonHotkey: validator.ss58,
          remoteAddress: '127.0.0.1',
        },
      },
    ]);
  });

  it('with an empty body passes, and its handler learns that the body names nobody', async () => {
    const { send, handled } = axonOf();
    expect((await send()).status).toBe(200);
    expect(handled[0]?.caller).toMatchObject({ hotkey: miner.ss58, bodyHotkey: null, bodyAxonHotkey: null });
  });

  it.each<[string, RequestOptions]>([
    ['by GET', { method: 'GET' }],
    ['without a content type', { change: { 'content-type': undefined } }],
    ['with a JSON-like content type', { change: { 'content-type': 'application/x+json; charset=utf-8' } }],
    ['without a signature, which the SDK lets pass', { change: { bt_header_dendrite_signature: undefined } }],
    ['with an empty signature', { change: { bt_header_dendrite_signature: '' } }],
    ['from a clock that runs fast', { nonce: NOW_NS + 3600n * SECOND }],
    ['at the edge of the window', { nonce: NOW_NS - 16n * SECOND + 1n }],
    ['late within a long timeout', { nonce: NOW_NS - 300n * SECOND, timeoutSeconds: 300 }],
    ['of an old SDK, whose nonces are no clock', { nonce: 1n, version: 7_001_999 }],
    ['of an unknown SDK', { nonce: 1n, version: null }],
    ['with null terminals', { body: '{"axon":null,"dendrite":null,"timeout":null}' }],
    ['from an axon that never was called so', { change: { bt_header_axon_hotkey: 'someone else' } }],
  ])('%s passes', async (_name, request) => {
    expect(await axonOf().send(request)).toMatchObject({ status: 200 });
  });

  it('keeps the digits of a submit time', async () => {
    const { send, handled } = axonOf();
    await send({ name: 'SubmitResults', body: SUBMISSION });
    await send({ name: 'SubmitResults', body: SUBMISSION.replace(/(\d{19})/, '"$1"') });
    expect(handled.map(({ fields }) => (fields as { submit_time: bigint }).submit_time)).toEqual([
      1_795_351_027_793_305_669n,
      1_795_351_027_793_305_669n,
    ]);
  });
});

describe('a request that is not verified', () => {
  const other = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
  it.each<[string, RequestOptions, RegExp]>([
    [
      'without a hotkey',
      { change: { bt_header_dendrite_hotkey: undefined } },
      /^No SS58 formatted address or public key provided\.$/,
    ],
    ['with a hotkey that is none', { change: { bt_header_dendrite_hotkey: '5Foo' } }, /^Invalid SS58 address/],
    ['without a nonce', { change: { bt_header_dendrite_nonce: undefined } }, /^Missing Nonce$/],
    [
      'with a stale nonce',
      { nonce: NOW_NS - 16n * SECOND },
      /^Nonce is too old: acceptable delta is 16\.00 seconds but request was 16\.00 seconds old$/,
    ],
    [
      'with a stale nonce and no timeout',
      { nonce: NOW_NS - 4n * SECOND, timeoutSeconds: null },
      /^Nonce is too old: acceptable delta is 4\.00 seconds but request was 4\.00 seconds old$/,
    ],
    [
      'with an absurd timeout and a nonce of nought',
      { nonce: 0n, timeoutSeconds: 1e300 },
      /^Nonce is too old: acceptable delta/,
    ],
    [
      'in another name',
      { change: { bt_header_dendrite_hotkey: other } },
      /^Signature mismatch with \d+\.5Grw.* and 0x[0-9a-f]{128}$/,
    ],
    ['with another uuid', { change: { bt_header_dendrite_uuid: 'other' } }, /^Signature mismatch with .*\.other\./],
    ['without a uuid', { change: { bt_header_dendrite_uuid: undefined } }, /^Signature mismatch with .*\.None\./],
    ['with another nonce', { change: { bt_header_dendrite_nonce: String(NOW_NS + 1n) } }, /^Signature mismatch/],
    ['without a body hash', { change: { computed_body_hash: undefined } }, /^Signature mismatch with .*\.None and/],
    ['with half a signature', { change: { bt_header_dendrite_signature: '0xab' } }, /64 bytes, this one 1/],
    [
      'with a signature that is not hex',
      { change: { bt_header_dendrite_signature: `0x${'zz'.repeat(64)}` } },
      /^Invalid signature/,
    ],
    [
      'with a signature without prefix',
      { change: { bt_header_dendrite_signature: 'ab'.repeat(64) } },
      /^Invalid signature/,
    ],
  ])('%s gets 401', async (_name, request, reason) => {
    const { send, handled } = axonOf();
    const { status, message, headers } = await send(request);
    expect(status).toBe(401);
    expect(message).toMatch(/^Not Verified with error: /);
    expect(message?.replace('Not Verified with error: ', '')).toMatch(reason);
    expect(headers).toMatchObject({
      name: 'PullTask',
      bt_header_axon_status_code: '401',
      bt_header_axon_status_message: message,
      bt_header_axon_version: '9009000',
      bt_header_axon_signature: expect.stringMatching(/^0x[0-9a-f]{128}$/) as string,
      bt_header_dendrite_ip: '127.0.0.1',
    });
    expect(handled).toEqual([]);
  });

  it('replayed gets 401, as does one that comes out of order', async () => {
    const { send } = axonOf();
    const request = { uuid: 'fixed', nonce: NOW_NS };
    expect((await send(request)).status).toBe(200);
    const replay = await send(request);
    expect(replay.message).toBe('Not Verified with error: Nonce is too old, a newer one was last processed');
    expect((await send({ ...request, nonce: NOW_NS - 1n })).status).toBe(401);
    expect((await send({ ...request, nonce: NOW_NS + 1n })).status).toBe(200);
    expect((await send({ ...request, nonce: NOW_NS + 2n, version: null })).status).toBe(200);
    expect((await send({ ...request, nonce: NOW_NS + 2n, version: null })).status).toBe(401);
  });

  it('does not use up its nonce', async () => {
    const { send } = axonOf();
    const request = { uuid: 'fixed', nonce: NOW_NS };
    expect((await send({ ...request, change: { bt_header_dendrite_signature: `0x${'01'.repeat(64)}` } })).status).toBe(
      401,
    );
    expect((await send(request)).status).toBe(200);
  });

  it('from a stranger gets 403 before anyone looks at its signature', async () => {
    const stranger = await createHotkey();
    const { send } = axonOf();
    const { status, message, headers } = await send({
      name: 'SubmitResults',
      hotkey: stranger,
      change: { bt_header_dendrite_signature: '0x00' },
      body: SUBMISSION,
    });
    expect(status).toBe(403);
    expect(message).toBe(`Forbidden. Key is blacklisted: Unrecognized hotkey ${stranger.ss58}.`);
    expect(headers).toMatchObject({ name: 'SubmitResults', bt_header_input_obj_results: 'IiI=' });
  });
});

describe('a request that cannot be understood', () => {
  it.each<[string, RequestOptions]>([
    [
      'a required input header is missing',
      { name: 'SubmitResults', change: { bt_header_input_obj_signature: undefined } },
    ],
    [
      'a required input header is no base64',
      { name: 'SubmitResults', change: { bt_header_input_obj_submit_time: '!' } },
    ],
    [
      'a required input header has another type',
      { name: 'SubmitResults', change: { bt_header_input_obj_results: 'MQ==' } },
    ],
    ['the timeout is no number', { change: { timeout: 'None' } }],
    ['the nonce is no number', { change: { bt_header_dendrite_nonce: 'now' } }],
  ])('gets 500 as an unnamed synapse when %s', async (_name, request) => {
    const { send, handled } = axonOf();
    const { status, message, headers } = await send({ body: SUBMISSION, ...request });
    expect(status).toBe(500);
    expect(message).toMatch(/^Internal Server Error #[0-9a-f-]{36}$/);
    expect(headers).toMatchObject({ name: 'Synapse', bt_header_axon_status_code: '500' });
    expect(handled).toEqual([]);
  });

  it.each<[string, RequestOptions]>([
    ['its body is empty', { body: '' }],
    ['its body is a list', { body: '[1]' }],
    ['its body is null', { body: 'null' }],
    ['a field does not fit', { body: '{"throttle_period":"x"}' }],
    ['the task is of an unknown type', { body: '{"task":{"type":"video"}}' }],
    ['a required field is missing', { name: 'SubmitResults', body: '{"results":"a","signature":"b"}' }],
    ['its content type is another', { change: { 'content-type': 'text/plain' } }],
    ['its body hash is another', { bodyHash: '00' }],
  ])('gets 500 when %s', async (_name, request) => {
    const { status, message, headers } = await axonOf().send(request);
    expect(status).toBe(500);
    expect(message).toMatch(/^Internal Server Error #[0-9a-f-]{36}$/);
    expect(headers).toMatchObject({ name: request.name ?? 'PullTask' });
  });

  it('gets 422 in the framework’s shape when its body is no JSON, and no synapse headers', async () => {
    const { status, json, headers } = await axonOf().send({ body: '{nope' });
    expect(status).toBe(422);
    expect(json).toMatchObject({
      detail: [{ type: 'json_invalid', loc: ['body', expect.any(Number)], msg: 'JSON decode error' }],
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('bt_'))).toEqual([]);
  });

  it('gets 400 when its body is no text', async () => {
    const { status, json } = await axonOf().send({ body: Buffer.from([0x22, 0xff, 0x22]) });
    expect(status).toBe(400);
    expect(json).toEqual({ detail: 'There was an error parsing the body' });
  });

  it.each([new Error('inner reason'), new AppError('REQUEST_SIGNATURE', 'inner reason', { statusCode: 400 })])(
    'gets 500 when the handler throws, whatever it throws',
    async (error) => {
      const { send } = axonOf({ handlers: { PullTask: { handle: () => Promise.reject(error) } } });
      const { status, message } = await send();
      expect(status).toBe(500);
      expect(message).toMatch(/^Internal Server Error #/);
      expect(message).not.toContain('inner reason');
    },
  );

  it.each<[string, string, string]>([
    ['/Nope', 'POST', 'Nope'],
    ['/', 'GET', ''],
    ['/pulltask', 'POST', 'pulltask'],
  ])('gets 404 at %s', async (path, method, name) => {
    const { status, message, headers } = await axonOf().send({ path, method: method as 'GET' | 'POST' });
    expect(status).toBe(404);
    expect(message).toBe(`Synapse name '${name}' not found. Available synapses ['PullTask', 'SubmitResults']`);
    expect(headers).toMatchObject({ name: 'Synapse', bt_header_axon_status_code: '404' });
  });

  it('gets 413 when its body is larger than allowed', async () => {
    const { send } = axonOf({ maxSubmitBytes: 1000 });
    const large = SUBMISSION.replace('QUJD', 'QUJD'.repeat(250));
    expect((await send({ name: 'SubmitResults', body: large })).status).toBe(413);
    expect((await send({ body: `{"x":"${'a'.repeat(1_048_576)}"}` })).status).toBe(413);
    expect((await send({ name: 'SubmitResults', body: SUBMISSION })).status).toBe(200);
  });
});

describe('mutated requests', () => {
  it('never crash the axon, and end each in a status of the SDK', async () => {
    const { axon, handled } = axonOf();
    await axon.listen({ host: '127.0.0.1', port: 0 });
    const port = (axon.server.address() as { port: number }).port;
    const name = 'SubmitResults';
    const headers = Object.entries({
      ...headersOf({ name }),
      host: 'a',
      connection: 'close',
      'content-length': String(SUBMISSION.length),
    });
    const original = `POST /${name} HTTP/1.1\r\n${headers.map(([key, value]) => `${key}: ${value}\r\n`).join('')}\r\n${SUBMISSION}`;
    let state = 17;
    const next = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >>> 8) % below;
    };
    const statuses = new Set<string>();
    for (let round = 0; round < 300; round += 1) {
      const bytes = Buffer.from(original);
      for (let change = next(4); change >= 0; change -= 1) bytes[next(bytes.length)] = next(256);
      const cut = next(5) === 0 ? bytes.subarray(0, next(bytes.length)) : bytes;
      statuses.add(await exchange(port, cut));
    }
    const allowed = new Set([
      'none',
      '200',
      '400',
      '401',
      '403',
      '404',
      '405',
      '408',
      '411',
      '413',
      '415',
      '417',
      '422',
      '431',
      '500',
      '501',
      '505',
    ]);
    expect([...statuses].filter((status) => !allowed.has(status))).toEqual([]);
    expect(statuses.size).toBeGreaterThan(3);
    handled.length = 0;
    expect(
      await exchange(
        port,
        Buffer.from(original.replaceAll(/uuid-\d+/g, 'x').replace(/bt_header_dendrite_signature: .*\r\n/, '')),
      ),
    ).toBe('200');
    expect(handled).toHaveLength(1);
    await axon.close();
  }, 60_000);
});

/** Sends bytes, half-closes, and gives the reply's status. */
function exchange(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let reply = '';
    socket.on('data', (chunk) => (reply += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(/^HTTP\/1\.1 (\d{3})/.exec(reply)?.[1] ?? 'none'));
    socket.end(bytes);
  });
}
