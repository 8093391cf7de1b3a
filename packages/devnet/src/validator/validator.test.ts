import { createHash } from 'node:crypto';
import {
  createDendrite,
  createHotkey,
  submitMessage,
  unixNanoseconds,
  type AxonTarget,
  type Dendrite,
  type Hotkey,
  type SubmitResults,
  type Task,
} from '@404-gen/bittensor';
import { createLogger } from '@404-gen/service-kit';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFaultBox } from '../faults/fault-box.ts';
import { COOLDOWN_LIES, JUNK_FORMS, parseFault } from '../faults/fault.ts';
import type { DevnetEvent } from '../network/devnet-event.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { createRandom, createTaskSource } from '../tasks/task-source.ts';
import { UPSTREAM_RULES } from './rules.ts';
import { startValidator, type Validator } from './validator.ts';

const MINER_UID = 9;
let minerKey: Hotkey;
let validatorKey: Hotkey;
let strangerKey: Hotkey;
beforeAll(async () => {
  [minerKey, validatorKey, strangerKey] = await Promise.all([createHotkey(), createHotkey(), createHotkey()]);
});

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Scores by what the "SPZ" says; the real scorer has tests of its own. */
const scorer: Scorer = {
  score: (_, resultsBase64) => {
    const text = Buffer.from(resultsBase64, 'base64').toString();
    if (text === 'crash') return Promise.reject(new Error('worker gone'));
    return Promise.resolve({ score: Number(text), grades: {}, complaints: [], splats: 7000, bytes: text.length });
  },
  write: () => Promise.reject(new Error('unused')),
  close: () => Promise.resolve(),
};

interface World {
  readonly validator: Validator;
  readonly target: AxonTarget;
  readonly dendrite: Dendrite;
  readonly events: DevnetEvent[];
  readonly pull: () => Promise<Task>;
  readonly submit: (task: Task, result: string, overrides?: Partial<SubmitResults>) => ReturnType<Dendrite['call']>;
}

async function setUp(prompt = 'a red snake'): Promise<World> {
  const events: DevnetEvent[] = [];
  const random = createRandom(1);
  let id = 0;
  const validator = await startValidator({
    uid: 3,
    hotkey: validatorKey,
    rules: UPSTREAM_RULES,
    host: '127.0.0.1',
    port: 0,
    faults: createFaultBox(random),
    tasks: createTaskSource({ prompts: [prompt], imageTasksRatio: 0, random, newId: () => `task-${id++}` }),
    scorer,
    random,
    uidOf: (hotkey) => (hotkey === minerKey.ss58 ? MINER_UID : hotkey === validatorKey.ss58 ? 3 : undefined),
    isValidator: (hotkey) => hotkey === validatorKey.ss58,
    logger: createLogger({ service: 'test', level: 'silent' }),
    onEvent: (event) => events.push(event),
  });
  const dendrite = createDendrite({ hotkey: minerKey });
  closers.push(
    () => validator.close(),
    () => dendrite.close(),
  );
  const target = { hotkey: validatorKey.ss58, ip: '127.0.0.1', port: validator.port };
  return {
    ...{ validator, target, dendrite, events },
    async pull() {
      const { synapse } = await dendrite.call(target, 'PullTask', {});
      if (!synapse?.task) throw new Error('no task');
      return synapse.task;
    },
    submit(task, result, overrides = {}) {
      const submitTime = unixNanoseconds();
      const message = submitMessage({
        submitTime,
        prompt: task.prompt,
        validatorHotkey: validatorKey.ss58,
        minerHotkey: minerKey.ss58,
      });
      return dendrite.call(target, 'SubmitResults', {
        task_id: task.id,
        results: Buffer.from(result).toString('base64'),
        submit_time: submitTime,
        signature: Buffer.from(minerKey.sign(message)).toString('base64'),
        ...overrides,
      });
    },
  };
}

describe('a validator over the wire', () => {
  it('gives a task, takes a signed result and tells its verdict', async () => {
    const { pull, submit, events, validator } = await setUp();
    const task = await pull();
    const reply = await submit(task, '0.8');
    expect(reply.statusCode).toBe(200);
    const synapse = reply.synapse as SubmitResults;
    expect(synapse).toMatchObject({
      results: '',
      signature: '',
      feedback: { task_fidelity_score: 0.8, validation_failed: false, generations_within_the_window: 1 },
    });
    expect(synapse.feedback?.average_fidelity_score).toBeCloseTo(0.99, 9);
    expect(synapse.feedback?.current_duel_rating).toBe(1500);
    expect(events.map((event) => event.kind)).toEqual(['assigned', 'verdict', 'duel']);
    expect(validator.state.ratingOf(MINER_UID).rating).not.toBe(1500);
  });

  it('penalises a signature over another prompt, as it does a wrong submit time', async () => {
    const { pull, submit, events } = await setUp();
    const task = await pull();
    const reply = await submit({ ...task, prompt: 'something else' }, '0.8');
    expect(reply.statusCode).toBe(200);
    expect(events.at(-1)).toMatchObject({ kind: 'verdict', outcome: 'bad-signature' });
  });

  it('answers 500 to a signature that is no base64, and the task stays', async () => {
    const { pull, submit } = await setUp();
    const task = await pull();
    expect((await submit(task, '0.8', { signature: '***' })).statusCode).toBe(500);
    expect((await pull()).id).toBe(task.id);
  });

  it('answers 403 with its reason to a second submission and to a stranger', async () => {
    const { pull, submit, target } = await setUp();
    const task = await pull();
    await submit(task, '0.8');
    const second = await submit(task, '0.8');
    expect(second.statusCode).toBe(403);
    expect(second.statusMessage).toBe(
      'Forbidden. Key is blacklisted: [9] submitted results while having no task assigned. ' +
        'It could happen if validator restarts or miner faults.',
    );
    const stranger = createDendrite({ hotkey: strangerKey });
    closers.push(() => stranger.close());
    const refused = await stranger.call(target, 'SubmitResults', {
      ...{ task_id: task.id, results: '', submit_time: 1n, signature: '' },
    });
    expect(refused.statusMessage).toBe(
      `Forbidden. Key is blacklisted: Unrecognized hotkey ${strangerKey.ss58} (127.0.0.1).`,
    );
    const told = await stranger.call(target, 'PullTask', {});
    expect(told.synapse?.task).toBeNull();
    expect(told.synapse?.cooldown_until).toBeGreaterThan(Date.now() / 1000 + 3590);
  });

  it('fails validation without a penalty when scoring breaks or the prompt is too long for it', async () => {
    const { pull, submit, events } = await setUp();
    await submit(await pull(), 'crash');
    expect(events.at(-1)).toMatchObject({ outcome: 'validation-failed' });
    const long = await setUp('x'.repeat(1025));
    const reply = await long.submit(await long.pull(), '0.9');
    expect((reply.synapse as SubmitResults).feedback?.validation_failed).toBe(true);
  });

  it('tells its version to validators only', async () => {
    const { dendrite, target } = await setUp();
    const refused = await dendrite.call(target, 'GetVersion', {});
    expect(refused.statusMessage).toBe(
      `Forbidden. Key is blacklisted: Version check allowed for validators only. Request from ${minerKey.ss58} (127.0.0.1).`,
    );
    const colleague = createDendrite({ hotkey: validatorKey });
    closers.push(() => colleague.close());
    const told = await colleague.call(target, 'GetVersion', {});
    expect(told.synapse?.version).toBe(45);
    expect(told.synapse?.validation_version).toContain('not the neural score');
  });
});

describe('faults over the wire', () => {
  const withFault = async (fault: Record<string, unknown>): Promise<World> => {
    const world = await setUp();
    world.validator.faults.replace([parseFault(fault)]);
    return world;
  };

  it('answers as a broken proxy does', async () => {
    const { dendrite, target } = await withFault({ kind: 'http-error', status: 503 });
    const reply = await dendrite.call(target, 'PullTask', {});
    expect(reply.statusCode).not.toBe(200);
    expect(reply.synapse).toBeUndefined();
  });

  it('drops the connection', async () => {
    const { dendrite, target } = await withFault({ kind: 'drop-connection' });
    expect((await dendrite.call(target, 'PullTask', {})).statusCode).not.toBe(200);
  });

  it('never answers', async () => {
    const { dendrite, target } = await withFault({ kind: 'timeout' });
    const reply = await dendrite.call(target, 'PullTask', {}, { timeoutSeconds: 0.2 });
    expect(reply.statusCode).toBe(408);
  });

  it('is late and then works', async () => {
    const { dendrite, target } = await withFault({ kind: 'slow', seconds: 0.3, times: 1 });
    expect((await dendrite.call(target, 'PullTask', {}, { timeoutSeconds: 0.1 })).statusCode).toBe(408);
    expect((await dendrite.call(target, 'PullTask', {})).statusCode).toBe(200);
  });

  it.each([...JUNK_FORMS])('sends junk: %s', async (form) => {
    const { target } = await withFault({ kind: 'junk', form });
    const response = await fetch(`http://127.0.0.1:${target.port}/PullTask`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(200);
    const body = Buffer.from(await response.arrayBuffer());
    expect(body.length > 0).toBe(form !== 'empty');
    expect(body.includes('"validation_threshold"')).toBe(false);
  });

  it.each([...COOLDOWN_LIES])('lies about the cooldown: %s', async (form) => {
    const { target } = await withFault({ kind: 'lying-cooldown', form, on: 'pull' });
    // Unsigned, which axons accept, and with an empty body, which makes it unregistered: the truth is an hour.
    const headers = {
      'content-type': 'application/json',
      bt_header_dendrite_nonce: String(unixNanoseconds()),
      bt_header_dendrite_version: '9009000',
      bt_header_dendrite_uuid: 'a',
      bt_header_dendrite_hotkey: minerKey.ss58,
      computed_body_hash: createHash('sha3-256').digest('hex'),
    };
    const response = await fetch(`http://127.0.0.1:${target.port}/PullTask`, { method: 'POST', headers, body: '{}' });
    expect(response.status).toBe(200);
    const { cooldown_until: told } = (await response.json()) as { cooldown_until: unknown };
    const now = Date.now() / 1000;
    expect(told).not.toSatisfy(
      (seconds: unknown) => Number.isInteger(seconds) && Math.abs(Number(seconds) - now - 3600) < 60,
    );
    if (form === 'far-future') expect(told).toBeGreaterThan(now + 20 * 365 * 86_400);
    if (form === 'text') expect(told).toBe('later');
  });

  it('takes right signatures for wrong ones, finds its scoring service gone, or scores nothing', async () => {
    for (const [kind, outcome] of [
      ['wrong-signature', 'bad-signature'],
      ['validation-failure', 'validation-failed'],
      ['low-score', 'rejected'],
    ] as const) {
      const { pull, submit, events } = await withFault({ kind });
      await submit(await pull(), '0.9');
      expect(events.at(-1)).toMatchObject({ kind: 'verdict', outcome });
    }
  });
});
