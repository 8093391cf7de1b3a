import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createDendrite,
  createHotkey,
  MINER_LICENSE_CONSENT_DECLARATION,
  submitMessage,
  unixNanoseconds,
  type Dendrite,
  type DendriteOptions,
  type Hotkey,
} from '../../packages/bittensor/dist/index.js';
import { endAll, freePorts } from '../e2e/support/running-process.ts';
import { newWalletHotkey, startSdkAxon, type SdkAxon } from './support/peers.ts';

// Our client, and an axon of bittensor 9.9.0. Statuses and messages are the SDK’s (core/axon.py, core/dendrite.py).

const PULL_TIMEOUT_SECONDS = 12;

let axon: SdkAxon;
let miner: Hotkey;
const dendrites: Dendrite[] = [];

function dendriteOf(options: Partial<DendriteOptions> = {}): Dendrite {
  const dendrite = createDendrite({ hotkey: miner, ...options });
  dendrites.push(dendrite);
  return dendrite;
}

beforeAll(async () => {
  axon = await startSdkAxon(await newWalletHotkey());
  miner = await createHotkey();
});
beforeEach(async () => {
  await axon.received();
});
afterAll(async () => {
  await Promise.all(dendrites.map((each) => each.close()));
  await axon.stop();
  await endAll();
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function submission(results: string, prompt = axon.task.prompt) {
  const submitTime = unixNanoseconds();
  const message = submitMessage({
    submitTime,
    prompt,
    validatorHotkey: axon.target.hotkey,
    minerHotkey: miner.ss58,
  });
  return {
    task_id: axon.task.id,
    results,
    submit_time: submitTime,
    signature: Buffer.from(miner.sign(message)).toString('base64'),
  };
}

describe('a real axon takes what our dendrite sends', () => {
  it('gives a task, its prompt to the letter', async () => {
    const reply = await dendriteOf().call(axon.target, 'PullTask', {});
    expect(reply).toMatchObject({
      statusCode: 200,
      statusMessage: 'Success',
      synapse: { task: { type: 'text', ...axon.task }, validation_threshold: 0.6, throttle_period: 30 },
    });
    expect(await axon.received()).toMatchObject([{ caller: miner.ss58 }]);
  });

  it('takes a result and verifies its signature over licence, time and prompt', async () => {
    expect(sha256(MINER_LICENSE_CONSENT_DECLARATION)).toBe(axon.licenceSha256);
    const sent = submission('QUJD');
    const reply = await dendriteOf().call(axon.target, 'SubmitResults', sent);
    expect(reply).toMatchObject({
      statusCode: 200,
      synapse: {
        results: '',
        submit_time: sent.submit_time,
        feedback: { validation_failed: false, task_fidelity_score: 0.75, generations_within_the_window: 3 },
        cooldown_until: expect.any(Number) as number,
      },
    });
    expect(await axon.received()).toEqual([
      {
        task_id: axon.task.id,
        submit_time: String(sent.submit_time),
        results_bytes: 4,
        results_sha256: sha256('QUJD'),
        verified: true,
      },
    ]);
  });

  it('sees a submit signature over another prompt for what it is', async () => {
    await dendriteOf().call(axon.target, 'SubmitResults', submission('QUJD', 'another prompt'));
    expect(await axon.received()).toMatchObject([{ verified: false }]);
  });

  it('takes 20 MB of results, unharmed', async () => {
    const results = Buffer.alloc(15_000_000, 'abcdefghijklmnopqrstuvw').toString('base64');
    expect(results).toHaveLength(20_000_000);
    const reply = await dendriteOf().call(axon.target, 'SubmitResults', submission(results));
    expect(reply.statusCode).toBe(200);
    expect(await axon.received()).toMatchObject([
      { results_bytes: 20_000_000, results_sha256: sha256(results), verified: true },
    ]);
  });

  it('tells its version', async () => {
    const reply = await dendriteOf().call(axon.target, 'GetVersion', {});
    expect(reply).toMatchObject({ statusCode: 200, synapse: { version: 45, validation_version: '1.2.3' } });
  });

  it('takes many calls at once from one dendrite, each under a uuid of its own', async () => {
    const dendrite = dendriteOf();
    const replies = await Promise.all(Array.from({ length: 20 }, () => dendrite.call(axon.target, 'PullTask', {})));
    expect(replies.map((reply) => reply.statusCode)).toEqual(Array<number>(20).fill(200));
    expect(new Set((await axon.received()).map((each) => each['uuid'])).size).toBe(20);
  });
});

describe('a real axon refuses', () => {
  it('a signature of another key: 401', async () => {
    const other = await createHotkey();
    const impostor: Hotkey = { ...miner, sign: (message) => other.sign(message) };
    const reply = await dendriteOf({ hotkey: impostor }).call(axon.target, 'PullTask', {});
    expect(reply.statusCode).toBe(401);
    expect(reply.statusMessage).toMatch(
      new RegExp(
        `^Not Verified with error: Signature mismatch with \\d+\\.${miner.ss58}\\.${axon.target.hotkey}\\..+ and 0x[0-9a-f]{128}$`,
      ),
    );
    expect(reply.synapse).toBeUndefined();
  });

  it('a signature for the hotkey that the validator had before: 401', async () => {
    const target = { ...axon.target, hotkey: (await createHotkey()).ss58 };
    const reply = await dendriteOf().call(target, 'PullTask', {});
    expect(reply).toMatchObject({
      statusCode: 401,
      statusMessage: expect.stringContaining('Not Verified with error: Signature mismatch with ') as string,
    });
  });

  it('a nonce older than 4 s and the timeout: 401; just within and from the future pass', async () => {
    const call = (ageSeconds: number) =>
      dendriteOf({ nowNs: () => unixNanoseconds() - BigInt(ageSeconds) * 1_000_000_000n }).call(
        axon.target,
        'PullTask',
        {},
        { timeoutSeconds: PULL_TIMEOUT_SECONDS },
      );
    const stale = await call(PULL_TIMEOUT_SECONDS + 5);
    expect(stale.statusCode).toBe(401);
    expect(stale.statusMessage).toMatch(
      /^Not Verified with error: Nonce is too old: acceptable delta is 16\.00 seconds but request was 17\.\d\d seconds old$/,
    );
    expect((await call(PULL_TIMEOUT_SECONDS + 2)).statusCode).toBe(200);
    expect((await call(-3600)).statusCode).toBe(200);
  });

  it('a key on its blacklist: 403', async () => {
    const unknown = await createHotkey();
    await axon.blacklist(unknown.ss58);
    const reply = await dendriteOf({ hotkey: unknown }).call(axon.target, 'SubmitResults', submission(''));
    expect(reply).toMatchObject({
      statusCode: 403,
      statusMessage: `Forbidden. Key is blacklisted: Unrecognized hotkey ${unknown.ss58} (127.0.0.1).`,
    });
  });

  it('a result whose signature is no base64: 500', async () => {
    const reply = await dendriteOf().call(axon.target, 'SubmitResults', { ...submission(''), signature: '%%%' });
    expect(reply.statusCode).toBe(500);
    expect(reply.statusMessage).toMatch(/^Internal Server Error #[0-9a-f-]{36}$/);
  });
});

describe('a real axon that does not answer', () => {
  it('in time: 408 as the SDK words it', async () => {
    await axon.pause(3);
    const reply = await dendriteOf().call(axon.target, 'PullTask', {}, { timeoutSeconds: 1 });
    await axon.pause(0);
    expect(reply).toMatchObject({ statusCode: 408, statusMessage: 'Request timeout after 1.0 seconds' });
  });

  it('because nothing listens there: 503', async () => {
    const [port = 0] = await freePorts(1);
    const reply = await dendriteOf().call({ ...axon.target, port }, 'PullTask', {});
    expect(reply).toMatchObject({
      statusCode: 503,
      statusMessage: `Service unavailable at 127.0.0.1:${port}/PullTask`,
    });
  });
});
