import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAxon, createHotkey, submitMessage, unixNanoseconds } from '../../packages/bittensor/dist/index.js';
import { encodeSpz, randomBallCloud } from '../../packages/splat/dist/index.js';
import { endAll } from '../e2e/support/running-process.ts';
import { startDevnet } from '../e2e/support/subnet.ts';
import { capture, sendRaw } from './support/captured-request.ts';
import { newWalletHotkey, startSdkDendrite, type SdkAxon, type SdkDendrite } from './support/peers.ts';

// A dendrite of bittensor 9.9.0, with a hotkey that our devnet made and the Python wallet opened, and the validators of a
// running devnet. Statuses and messages are the SDK’s and the subnet’s.

let devnet: Awaited<ReturnType<typeof startDevnet>>;
let miner: SdkDendrite;
let stranger: SdkDendrite;
let minerHotkey: string;
let strangerHotkey: string;
let validators: SdkAxon['target'][];
const others: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  devnet = await startDevnet([
    ...['--validators', '6', '--quality_threshold', '0', '--task_cooldown_seconds', '60', '--throttle_seconds', '10'],
  ]);
  const flag = (name: string) => devnet.minerFlags[devnet.minerFlags.indexOf(name) + 1] ?? '';
  miner = startSdkDendrite([flag('--wallet.path'), flag('--wallet.name'), flag('--wallet.hotkey')]);
  minerHotkey = await miner.hotkey();
  const unregistered = await newWalletHotkey();
  stranger = startSdkDendrite(unregistered.peerArgs);
  strangerHotkey = unregistered.hotkey.ss58;
  const addresses = JSON.parse(readFileSync(join(devnet.directory, 'devnet.json'), 'utf8')) as {
    validators: { hotkey: string; url: string }[];
  };
  validators = addresses.validators.map(({ hotkey, url }) => ({
    hotkey,
    ip: '127.0.0.1',
    port: Number(new URL(url).port),
  }));
});
afterAll(async () => {
  await Promise.all([miner.stop(), stranger.stop(), ...others.map((each) => each.stop())]);
  await endAll();
});

interface Task {
  readonly id: string;
  readonly prompt: string;
}

async function pulled(validator: SdkAxon['target']): Promise<Task> {
  const { statusCode, synapse } = await miner.call(validator, 'PullTask');
  expect(statusCode).toBe(200);
  return synapse['task'] as Task;
}

async function submission(validator: SdkAxon['target'], task: Task, results: string) {
  const submitTime = unixNanoseconds();
  const message = submitMessage({
    submitTime,
    prompt: task.prompt,
    validatorHotkey: validator.hotkey,
    minerHotkey,
  });
  return {
    task_id: task.id,
    results,
    submit_time: String(submitTime),
    signature: Buffer.from(await miner.sign(message)).toString('base64'),
  };
}

const nowSeconds = () => Date.now() / 1000;

describe('a real dendrite mines on our devnet:', () => {
  it('a task is pulled, the same one again, its result scored, and the next pull put off', async () => {
    const validator = validators[0]!;
    const task = await pulled(validator);
    expect(task).toMatchObject({ type: 'text', prompt: expect.stringMatching(/\w/) as string });
    expect(await pulled(validator)).toEqual(task);

    const spz = await encodeSpz(randomBallCloud(8000, 1));
    const fields = await submission(validator, task, Buffer.from(spz).toString('base64'));
    const submitted = await miner.call(validator, 'SubmitResults', { timeout: 300, fields });
    expect(submitted).toMatchObject({
      statusCode: 200,
      statusMessage: 'Success',
      synapse: { results: '', signature: '', feedback: { validation_failed: false, generations_within_the_window: 1 } },
    });
    expect(submitted.synapse['cooldown_until']).toBeGreaterThan(nowSeconds());
    expect(await devnet.submissions()).toMatchObject([{ taskId: task.id, outcome: 'accepted', splats: 8000 }]);

    const early = await miner.call(validator, 'PullTask');
    expect(early).toMatchObject({ statusCode: 200, synapse: { task: null, cooldown_violations: 1 } });
    expect(early.synapse['cooldown_until']).toBe(submitted.synapse['cooldown_until']);
  });

  it('an empty result declines, without a penalty', async () => {
    const validator = validators[1]!;
    const task = await pulled(validator);
    const fields = await submission(validator, task, '');
    const submitted = await miner.call(validator, 'SubmitResults', { fields });
    expect(submitted).toMatchObject({ statusCode: 200, synapse: { feedback: { task_fidelity_score: 0 } } });
    expect(submitted.synapse['cooldown_until']).toBeLessThanOrEqual(nowSeconds() + 60);
  });

  it('a submit signature over another prompt costs the penalty', async () => {
    const validator = validators[2]!;
    const task = await pulled(validator);
    const fields = await submission(validator, { ...task, prompt: `${task.prompt} ` }, '');
    const { statusCode, synapse } = await miner.call(validator, 'SubmitResults', { fields });
    expect([statusCode, (synapse['cooldown_until'] as number) > nowSeconds() + 60]).toEqual([200, true]);
  });

  it('20 MB that are no SPZ are taken in and found to be worth nothing', async () => {
    const validator = validators[3]!;
    const task = await pulled(validator);
    const fields = await submission(validator, task, Buffer.alloc(15_000_000, 7).toString('base64'));
    const { statusCode, synapse } = await miner.call(validator, 'SubmitResults', { timeout: 300, fields });
    expect([statusCode, synapse['feedback']]).toMatchObject([200, { task_fidelity_score: 0 }]);
  });
});

describe('our devnet refuses a real dendrite’s', () => {
  it('signature of another key: 401', async () => {
    const reply = await miner.call(validators[4]!, 'PullTask', { wrong_key: true });
    expect(reply.statusCode).toBe(401);
    expect(reply.statusMessage).toMatch(
      /^Not Verified with error: Signature mismatch with \d+\.5.* and 0x[0-9a-f]{128}$/,
    );
  });

  it('signature for another validator: 401', async () => {
    const reply = await miner.call({ ...validators[4]!, hotkey: (await createHotkey()).ss58 }, 'PullTask');
    expect([reply.statusCode, reply.statusMessage]).toEqual([401, expect.stringContaining('Signature mismatch')]);
  });

  it('stale nonce: 401', async () => {
    const reply = await miner.call(validators[4]!, 'PullTask', { clock_offset_seconds: -60 });
    expect([reply.statusCode, reply.statusMessage]).toEqual([
      401,
      expect.stringMatching(
        /^Not Verified with error: Nonce is too old: acceptable delta is 16\.00 seconds but request was 60\.\d\d seconds old$/,
      ),
    ]);
  });

  it('request sent twice: 401', async () => {
    const { hotkey, port } = validators[4]!;
    const captured = await capture(hotkey, (target) => miner.call(target, 'PullTask'));
    expect((await sendRaw(port, captured)).status).toBe(200);
    const { status, body } = await sendRaw(port, captured);
    expect([status, body]).toEqual([
      401,
      '{"message":"Not Verified with error: Nonce is too old, a newer one was last processed"}',
    ]);
  });

  it('submission without its input headers: 500', async () => {
    const { hotkey, port } = validators[4]!;
    const fields = { results: '', submit_time: 1, signature: '' };
    const captured = await capture(hotkey, (target) => miner.call(target, 'SubmitResults', { fields }));
    const headers = Object.entries(captured.headers).filter(([name]) => name !== 'bt_header_input_obj_submit_time');
    const { status, body } = await sendRaw(port, { ...captured, headers: Object.fromEntries(headers) });
    expect([status, body]).toEqual([
      500,
      expect.stringMatching(/^\{"message":"Internal Server Error #[0-9a-f-]{36}"\}$/),
    ]);
  });

  it('synapse it has never heard of: 404', async () => {
    expect(await miner.call(validators[4]!, 'Unheard')).toMatchObject({
      statusCode: 404,
      statusMessage: expect.stringMatching(
        /^Synapse name 'Unheard' not found\. Available synapses \[.*'PullTask'/,
      ) as string,
    });
  });

  it('submission without a task: 403', async () => {
    const fields = { results: '', submit_time: 1, signature: '' };
    expect(await miner.call(validators[5]!, 'SubmitResults', { fields })).toMatchObject({
      statusCode: 403,
      statusMessage: expect.stringMatching(
        /^Forbidden\. Key is blacklisted: \[6\] submitted results while having no task assigned\. It could happen if validator restarts or miner faults\.$/,
      ) as string,
    });
  });

  it('unregistered hotkey: 403, and an hour’s rest to one that pulls', async () => {
    const fields = { results: '', submit_time: 1, signature: '' };
    expect(await stranger.call(validators[5]!, 'SubmitResults', { fields })).toMatchObject({
      statusCode: 403,
      statusMessage: `Forbidden. Key is blacklisted: Unrecognized hotkey ${strangerHotkey} (127.0.0.1).`,
    });
    const pull = await stranger.call(validators[5]!, 'PullTask');
    expect(pull).toMatchObject({ statusCode: 200, synapse: { task: null } });
    expect(pull.synapse['cooldown_until']).toBeGreaterThan(nowSeconds());
  });

  it('question for the version, unless it is a validator that asks', async () => {
    expect(await miner.call(validators[5]!, 'GetVersion')).toMatchObject({
      statusCode: 403,
      statusMessage: expect.stringContaining('Version check allowed for validators only.') as string,
    });
    const asking = startSdkDendrite([join(devnet.directory, 'wallets'), 'devnet', 'validator-0']);
    others.push(asking);
    expect(await asking.call(validators[5]!, 'GetVersion')).toMatchObject({
      statusCode: 200,
      synapse: { version: 45 },
    });
  });
});

it('a validator that never answers is a timeout: 408', async () => {
  await devnet.setFaults(4, [{ kind: 'timeout', on: 'pull' }]);
  const reply = await miner.call(validators[4]!, 'PullTask', { timeout: 1 });
  expect([reply.statusCode, reply.statusMessage]).toEqual([408, 'Request timeout after 1.0 seconds']);
});

it('20 MB from a real dendrite arrive unharmed', async () => {
  const { hotkey } = await newWalletHotkey();
  const results = Buffer.alloc(15_000_000, 'abcdefghijklmnopqrstuvw').toString('base64');
  let sha256 = '';
  const axon = createAxon({
    hotkey,
    handlers: {
      SubmitResults: {
        handle: (fields) => {
          sha256 = createHash('sha256').update(fields.results).digest('hex');
          return Promise.resolve({ results: '' });
        },
      },
    },
  });
  await axon.listen({ host: '127.0.0.1', port: 0 });
  const target = { hotkey: hotkey.ss58, ip: '127.0.0.1', port: (axon.server.address() as AddressInfo).port };
  const fields = { task_id: 'a', results, submit_time: 1, signature: '' };
  const { statusCode } = await miner.call(target, 'SubmitResults', { timeout: 300, fields });
  await axon.close();
  expect([statusCode, sha256]).toEqual([200, createHash('sha256').update(results).digest('hex')]);
});
