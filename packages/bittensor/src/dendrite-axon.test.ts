import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AxonCaller } from './axon.ts';
import { createDendrite } from './client/create-dendrite.ts';
import type { AxonTarget, Dendrite } from './dendrite.ts';
import type { Hotkey } from './hotkey.ts';
import { createAxon, type AxonOptions } from './server/create-axon.ts';
import type { SubmitResults } from './synapse.ts';
import { createHotkey } from './wallet/sr25519.ts';

let miner: Hotkey;
let validator: Hotkey;
let dendrite: Dendrite;
const axons: FastifyInstance[] = [];

async function startAxon(options: Partial<AxonOptions>): Promise<AxonTarget> {
  const axon = createAxon({ hotkey: validator, handlers: {}, ...options });
  axons.push(axon);
  await axon.listen({ host: '127.0.0.1', port: 0 });
  return { hotkey: validator.ss58, ip: '127.0.0.1', port: (axon.server.address() as AddressInfo).port };
}

beforeEach(async () => {
  miner = await createHotkey();
  validator = await createHotkey();
  dendrite = createDendrite({ hotkey: miner });
});

afterEach(async () => {
  await dendrite.close();
  for (const axon of axons.splice(0)) await axon.close();
});

describe('a call that succeeds', () => {
  it('pulls a task', async () => {
    const callers: AxonCaller[] = [];
    const task = { type: 'text' as const, id: 'a', prompt: 'ein grüner Käfer 🪲 "zitiert"\n' };
    const target = await startAxon({
      handlers: {
        PullTask: {
          handle: async (_fields, caller) => {
            callers.push(caller);
            return { task, throttle_period: 30, cooldown_until: 1_800_000_000 };
          },
        },
      },
    });
    const reply = await dendrite.call(target, 'PullTask', {});
    expect(reply).toMatchObject({
      statusCode: 200,
      statusMessage: 'Success',
      synapse: {
        task,
        validation_threshold: 0.6,
        throttle_period: 30,
        cooldown_until: 1_800_000_000,
        cooldown_violations: 0,
      },
    });
    expect(callers).toEqual([
      { hotkey: miner.ss58, bodyHotkey: miner.ss58, bodyAxonHotkey: validator.ss58, remoteAddress: '127.0.0.1' },
    ]);
  });

  it('submits 20 MB exactly, and gets them back', async () => {
    let received: SubmitResults | undefined;
    const target = await startAxon({
      handlers: {
        SubmitResults: {
          handle: async (fields) => {
            received = fields;
            return {};
          },
        },
      },
    });
    const results = randomBytes(15_000_000).toString('base64');
    const reply = await dendrite.call(target, 'SubmitResults', {
      task_id: 'a',
      results,
      submit_time: 1_795_351_027_793_305_669n,
      signature: 'c2ln',
    });
    expect(reply.statusCode).toBe(200);
    expect(received?.results === results).toBe(true);
    expect(received?.submit_time).toBe(1_795_351_027_793_305_669n);
    expect(reply.synapse?.submit_time).toBe(1_795_351_027_793_305_669n);
    expect(reply.synapse?.results === results).toBe(true);
  });

  it('submits 20 MB from a source, of which little is kept when they come back', async () => {
    let received = '';
    const target = await startAxon({
      handlers: {
        SubmitResults: {
          handle: async ({ results }) => {
            received = results;
            return { cooldown_until: 1_800_000_000 };
          },
        },
      },
    });
    const blob = randomBytes(15_000_001);
    const source = {
      bytes: blob.length,
      async *open() {
        await Promise.resolve();
        for (let start = 0; start < blob.length; start += 65_536) yield blob.subarray(start, start + 65_536);
      },
    };
    const fields = { task_id: 'a', results: '', submit_time: 1n, signature: 'c2ln' };
    const reply = await dendrite.call(target, 'SubmitResults', fields, { results: source });
    expect(reply).toMatchObject({ statusCode: 200, synapse: { task_id: 'a', cooldown_until: 1_800_000_000 } });
    expect(received === blob.toString('base64')).toBe(true);
    expect(reply.synapse?.results).toHaveLength(65_536);
  });
});

describe('a call that fails', () => {
  const submission = { task_id: 'a', results: '', submit_time: 1n, signature: '' };

  it('with the reason of the axon', async () => {
    const target = await startAxon({
      handlers: {
        PullTask: { handle: async () => ({}) },
        SubmitResults: { blacklist: () => 'no task assigned', handle: async () => ({}) },
      },
    });
    const renamed = { ...target, hotkey: miner.ss58 };
    const late = createDendrite({ hotkey: miner, nowNs: () => BigInt(Date.now() - 60_000) * 1_000_000n });
    expect(await dendrite.call(renamed, 'PullTask', {})).toMatchObject({
      statusCode: 401,
      statusMessage: expect.stringContaining('Signature mismatch') as string,
    });
    expect(await late.call(target, 'PullTask', {})).toMatchObject({
      statusCode: 401,
      statusMessage: expect.stringMatching(
        /acceptable delta is 16\.00 seconds but request was 60\.\d\d seconds old/,
      ) as string,
    });
    expect(await dendrite.call(target, 'SubmitResults', submission)).toMatchObject({
      statusCode: 403,
      statusMessage: 'Forbidden. Key is blacklisted: no task assigned.',
    });
    expect(await dendrite.call(target, 'GetVersion', {})).toMatchObject({
      statusCode: 404,
      statusMessage: "Synapse name 'GetVersion' not found. Available synapses ['PullTask', 'SubmitResults']",
    });
    await late.close();
  });

  it('before its 20 MB were taken in, with the reason of the axon all the same', async () => {
    const target = await startAxon({
      handlers: { SubmitResults: { blacklist: () => 'no task assigned', handle: async () => ({}) } },
    });
    const results = 'QUJD'.repeat(5_000_000);
    for (const [to, statusCode] of [
      [target, 403],
      [{ ...target, port: (await startAxon({})).port }, 404],
    ] as const) {
      expect((await dendrite.call(to, 'SubmitResults', { ...submission, results })).statusCode).toBe(statusCode);
    }
  });

  it('when the axon’s handler hangs or throws', async () => {
    const target = await startAxon({
      handlers: {
        PullTask: { handle: () => new Promise(() => undefined) },
        GetVersion: { handle: () => Promise.reject(new Error('broken')) },
      },
    });
    expect((await dendrite.call(target, 'PullTask', {}, { timeoutSeconds: 0.2 })).statusCode).toBe(408);
    expect(await dendrite.call(target, 'GetVersion', {})).toMatchObject({
      statusCode: 500,
      statusMessage: expect.stringMatching(/^Internal Server Error #/) as string,
    });
  });
});

it('calls made at once all pass, each under its own uuid', async () => {
  const target = await startAxon({ handlers: { PullTask: { handle: async () => ({ throttle_period: 1 }) } } });
  const replies = await Promise.all(Array.from({ length: 50 }, () => dendrite.call(target, 'PullTask', {})));
  expect(replies.map((reply) => reply.statusCode)).toEqual(Array.from({ length: 50 }, () => 200));
});
