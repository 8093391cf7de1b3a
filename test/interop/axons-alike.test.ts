import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAxon, createDendrite, unixNanoseconds, type Dendrite } from '../../packages/bittensor/dist/index.js';
import { endAll } from '../e2e/support/running-process.ts';
import { TAMPERED_REQUESTS } from './support/tampered-requests.ts';
import { capture, sendRaw, type CapturedRequest, type RawAnswer } from './support/captured-request.ts';
import {
  newWalletHotkey,
  startSdkAxon,
  startSdkDendrite,
  type SdkAxon,
  type SdkDendrite,
  type WalletHotkey,
} from './support/peers.ts';

// The same bytes to an axon of bittensor 9.9.0 and to ours, which have the same hotkey and the same handlers, as far as
// it shows from outside: what comes back must be alike, and be what the SDK’s source says.

const SUBMISSION = {
  task_id: 'tid',
  results: 'QUJD',
  submit_time: 1_795_351_027_793_305_668n,
  signature: Buffer.alloc(64, 0xab).toString('base64'),
};
const REASON = 'Unrecognized hotkey';

let validator: WalletHotkey;
let miner: WalletHotkey;
let sdkAxon: SdkAxon;
let sdkDendrite: SdkDendrite;
let ourAxon: ReturnType<typeof createAxon>;
let ourPort: number;
const dendrites: Dendrite[] = [];
const blacklisted = new Set<string>();

beforeAll(async () => {
  [validator, miner] = [await newWalletHotkey(), await newWalletHotkey()];
  sdkAxon = await startSdkAxon(validator);
  sdkDendrite = startSdkDendrite(miner.peerArgs);
  const blacklist = ({ hotkey, remoteAddress }: { hotkey: string; remoteAddress: string }) =>
    blacklisted.has(hotkey) ? `${REASON} ${hotkey} (${remoteAddress})` : undefined;
  ourAxon = createAxon({
    hotkey: validator.hotkey,
    handlers: {
      PullTask: {
        handle: () => Promise.resolve({ task: { type: 'text', ...sdkAxon.task }, throttle_period: 30 }),
      },
      SubmitResults: {
        blacklist,
        handle: (fields) => {
          if (!/^[A-Za-z0-9+/]+=*$/.test(fields.signature)) throw new Error('no base64');
          return Promise.resolve({
            results: '',
            signature: '',
            feedback: {
              validation_failed: false,
              task_fidelity_score: 0.75,
              average_fidelity_score: 0,
              generations_within_the_window: 3,
              current_duel_rating: 0,
              current_miner_reward: 0,
            },
            cooldown_until: Math.floor(Date.now() / 1000) + 300,
          });
        },
      },
      GetVersion: { blacklist, handle: () => Promise.resolve({ version: 45, validation_version: '1.2.3' }) },
    },
  });
  await ourAxon.listen({ host: '127.0.0.1', port: 0 });
  ourPort = (ourAxon.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await Promise.all([...dendrites.map((each) => each.close()), ourAxon.close()]);
  await Promise.all([sdkAxon.stop(), sdkDendrite.stop()]);
  await endAll();
});

type Maker = 'the SDK' | 'us';
type Name = 'PullTask' | 'SubmitResults' | 'GetVersion';

async function made(maker: Maker, name: Name, clockOffsetSeconds = 0): Promise<CapturedRequest> {
  const { hotkey } = sdkAxon.target;
  if (maker === 'the SDK') {
    return capture(hotkey, (target) =>
      sdkDendrite.call(target, name, {
        // As text: pydantic takes both, and JSON of this side would round it.
        fields: name === 'SubmitResults' ? { ...SUBMISSION, submit_time: String(SUBMISSION.submit_time) } : {},
        timeout: name === 'SubmitResults' ? 300 : 12,
        clock_offset_seconds: clockOffsetSeconds,
      }),
    );
  }
  const nowNs = () => unixNanoseconds() + BigInt(clockOffsetSeconds) * 1_000_000_000n;
  const dendrite = createDendrite({ hotkey: miner.hotkey, nowNs });
  dendrites.push(dendrite);
  return capture(hotkey, (target) => dendrite.call(target, name, name === 'SubmitResults' ? SUBMISSION : {}));
}

/** Values that two well-behaved servers may differ in: clocks, ids, signatures, sizes of Python objects. */
const OWN_HEADERS = /^(?:date|server|connection|keep-alive|content-length|transfer-encoding|header_size|total_size)$/;
const OWN_VALUES = /_(?:process_time|nonce|uuid|signature|port)$/;

function comparable({ status, headers, body }: RawAnswer, ownWords?: true) {
  const plain = (text: string) =>
    ownWords ? withoutOwn(text).replace(/^(Not Verified with error: ).*/, '$1') : withoutOwn(text);
  const shown = Object.entries(headers)
    .filter(([name]) => !OWN_HEADERS.test(name))
    .map(([name, value]) => [name, OWN_VALUES.test(name) ? 'SET' : plain(value)]);
  return { status, headers: Object.fromEntries(shown) as Record<string, string>, body: comparableBody(body, plain) };
}

function withoutOwn(text: string): string {
  return (
    text
      .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID')
      .replace(/\d+\.\d\d seconds old/, 'N seconds old')
      .replace(/Available synapses \[.*\]/, 'Available synapses [...]')
      // Where and how Python's parser of JSON gave up.
      .replace(/"loc":\["body",\d+\]/, '"loc":["body",0]')
      .replace(/"ctx":\{"error":"[^"]*"\}/, '"ctx":{}')
  );
}

function comparableBody(body: string, plain: (text: string) => string): unknown {
  // The integers of the wire that JSON.parse would round stay text.
  const json = JSON.parse(withoutOwn(body).replace(/:\s*(\d{17,})/g, ':"$1"')) as Record<string, unknown>;
  if (typeof json['message'] === 'string') json['message'] = plain(json['message']);
  delete json['total_size'];
  delete json['header_size'];
  if (typeof json['cooldown_until'] === 'number') json['cooldown_until'] = Math.sign(json['cooldown_until']);
  const axon = json['axon'] as Record<string, unknown> | undefined;
  if (axon) axon['process_time'] = typeof axon['process_time'];
  return json;
}

async function both(captured: CapturedRequest): Promise<{ sdk: RawAnswer; ours: RawAnswer }> {
  const [sdk, ours] = await Promise.all([sendRaw(sdkAxon.target.port, captured), sendRaw(ourPort, captured)]);
  return { sdk, ours };
}

describe.each<Maker>(['the SDK', 'us'])('of a request made by %s', (maker) => {
  it.each(TAMPERED_REQUESTS)(
    '$what is answered alike, $status',
    async ({ name, change, status, message, ownWords }) => {
      const { sdk, ours } = await both(change(await made(maker, name)));
      expect(comparable(ours, ownWords)).toEqual(comparable(sdk, ownWords));
      expect(sdk.status, sdk.body).toBe(status);
      if (message !== undefined) {
        for (const { body } of [sdk, ours]) expect((JSON.parse(body) as { message: string }).message).toMatch(message);
      }
    },
  );

  it('a replay is refused by both', async () => {
    const captured = await made(maker, 'SubmitResults');
    expect((await both(captured)).sdk.status).toBe(200);
    const { sdk, ours } = await both(captured);
    expect(comparable(ours)).toEqual(comparable(sdk));
    expect(comparable(sdk)).toMatchObject({
      status: 401,
      body: { message: `Not Verified with error: Nonce is too old, a newer one was last processed` },
    });
  });

  it('a nonce of long ago is refused by both, one of the future by none', async () => {
    const stale = await both(await made(maker, 'PullTask', -60));
    expect(comparable(stale.ours)).toEqual(comparable(stale.sdk));
    expect(comparable(stale.sdk)).toMatchObject({
      status: 401,
      body: {
        message: `Not Verified with error: Nonce is too old: acceptable delta is 16.00 seconds but request was N seconds old`,
      },
    });
    const early = await both(await made(maker, 'PullTask', 86_400));
    expect([early.sdk.status, early.ours.status]).toEqual([200, 200]);
  });

  it('a submission may be five minutes old', async () => {
    const { sdk, ours } = await both(await made(maker, 'SubmitResults', -300));
    expect([sdk.status, ours.status]).toEqual([200, 200]);
    const late = await both(await made(maker, 'SubmitResults', -305));
    expect(comparable(late.ours)).toEqual(comparable(late.sdk));
    expect(late.sdk.status).toBe(401);
  });
});

it('a key on the blacklist is refused before its signature is looked at', async () => {
  await sdkAxon.blacklist(miner.hotkey.ss58);
  blacklisted.add(miner.hotkey.ss58);
  const sent = await made('the SDK', 'SubmitResults');
  const captured = { ...sent, headers: { ...sent.headers, bt_header_dendrite_signature: '0x12' } };
  const { sdk, ours } = await both(captured);
  expect(comparable(ours)).toEqual(comparable(sdk));
  expect(comparable(sdk)).toMatchObject({
    status: 403,
    body: { message: `Forbidden. Key is blacklisted: ${REASON} ${miner.hotkey.ss58} (127.0.0.1).` },
  });
});
