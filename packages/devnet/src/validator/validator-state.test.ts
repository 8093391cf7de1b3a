import { submitMessage, type SubmitResults, type Task } from '@404-gen/bittensor';
import { describe, expect, it } from 'vitest';
import { INITIAL_RATING } from './ratings.ts';
import { UPSTREAM_RULES, type ValidatorRules } from './rules.ts';
import { strictBase64 } from './strict-base64.ts';
import { createValidatorState, type Score, type Submission, type SubmissionVerdict } from './validator-state.ts';

const MINER = 'miner-hotkey';
const VALIDATOR = 'validator-hotkey';
const UID = 7;
const START = 1_700_000_000;

/** The figures of the subnet's own tests (`neurons/tests/test_validator/conftest.py`). */
const RULES: ValidatorRules = { ...UPSTREAM_RULES, taskCooldownSeconds: 60, throttleSeconds: 20 };

/** A signature here is the base64 of 64 bytes that begin with the message's length; enough to tell messages apart. */
function sign(message: string): string {
  const bytes = Buffer.alloc(64);
  bytes.write(message.slice(-64).padStart(64, '.'), 'latin1');
  return bytes.toString('base64');
}

function setUp(rules: ValidatorRules = RULES) {
  const world = { now: START, registered: new Map([[MINER, UID]]), score: { kind: 'scored', score: 0.8 } as Score };
  let nextId = 1;
  const scoring: (() => void)[] = [];
  const gate = { held: false };
  const state = createValidatorState({
    rules,
    now: () => world.now,
    uidOf: (hotkey) => world.registered.get(hotkey),
    nextTask: (): Task => ({ type: 'text', id: `task-${nextId++}`, prompt: 'a red snake' }),
    score: async () => {
      const { score } = world;
      if (gate.held) await new Promise<void>((resolve) => scoring.push(resolve));
      return score;
    },
    verifySignature: (message, signature) => Buffer.from(signature).toString('base64') === sign(message),
  });
  const submission = (task: Task, overrides: Partial<Submission> = {}): Submission => {
    const base = {
      taskId: task.id,
      results: 'AAAA',
      submitTime: 1_795_351_027_793_305_668n,
      minerHotkey: MINER,
      validatorHotkey: VALIDATOR,
      ...overrides,
    };
    const message = submitMessage({
      submitTime: base.submitTime,
      prompt: task.prompt,
      validatorHotkey: VALIDATOR,
      minerHotkey: base.minerHotkey ?? '',
    });
    return { signature: sign(message), ...base };
  };
  const pullTask = (): Task => {
    const { task } = state.pull(MINER);
    if (!task) throw new Error('no task');
    return task;
  };
  const record = () => state.records().find((each) => each.uid === UID);
  return { state, world, submission, pullTask, record, gate, finishScoring: () => scoring.shift()?.() };
}

const feedbackOf = (reply: Partial<SubmitResults>) => reply.feedback ?? undefined;

describe('pull', () => {
  it.each([['someone-else'], [null]])('tells the unregistered hotkey %s to wait an hour', (hotkey) => {
    const { state } = setUp();
    expect(state.pull(hotkey)).toEqual({ task: null, cooldown_until: START + 3600 });
    expect(state.records()).toEqual([]);
  });

  it('gives a task with threshold and throttle, and no cooldown', () => {
    const { state } = setUp();
    expect(state.pull(MINER)).toEqual({
      task: { type: 'text', id: 'task-1', prompt: 'a red snake' },
      validation_threshold: 0.6,
      throttle_period: 20,
    });
  });

  it('gives the same task again, however long after', () => {
    const { state, world, pullTask } = setUp();
    const first = pullTask();
    for (const later of [1, 600, 86_400]) {
      world.now = START + later;
      expect(state.pull(MINER).task).toEqual(first);
    }
  });

  it('says how long to wait when there is no task to give', () => {
    const { world } = setUp();
    const state = createValidatorState({
      rules: RULES,
      now: () => world.now,
      uidOf: () => UID,
      nextTask: () => undefined,
      score: () => Promise.reject(new Error('unused')),
      verifySignature: () => true,
    });
    expect(state.pull(MINER)).toEqual({ task: null, cooldown_until: START + 30 });
  });

  it('counts pulls during the cooldown and lengthens it from the 101st on, each time', async () => {
    const { state, world, pullTask, submission, record } = setUp();
    await state.submit(submission(pullTask()));
    const until = START + 60;
    for (let violations = 1; violations <= 100; violations++) {
      expect(state.pull(MINER)).toEqual({ task: null, cooldown_until: until, cooldown_violations: violations });
    }
    expect(state.pull(MINER)).toEqual({ task: null, cooldown_until: until + 10, cooldown_violations: 101 });
    expect(state.pull(MINER)).toEqual({ task: null, cooldown_until: until + 20, cooldown_violations: 102 });
    world.now = until + 20;
    await state.submit(submission(pullTask()));
    expect(record()?.cooldownViolations).toBe(101);
  });

  it('starts afresh for a new owner of the uid, who inherits the task', async () => {
    const { state, world, pullTask, submission } = setUp();
    await state.submit(submission(pullTask()));
    state.setRating(UID, { rating: 1700, deviation: 60, volatility: 0.1 });
    world.now = START + 60;
    const inherited = pullTask();
    world.registered.clear();
    world.registered.set('new-owner', UID);
    expect(state.pull('new-owner').task).toEqual(inherited);
    expect(state.ratingOf(UID)).toEqual(INITIAL_RATING);
    expect(state.records()[0]).toMatchObject({
      observations: [],
      fidelityScore: 1,
      cooldownUntil: 0,
      lastSubmitTime: START,
    });
  });
});

describe('refusal before a submission is looked at', () => {
  it('names an unknown hotkey', () => {
    const { state } = setUp();
    expect(state.submitRefusal('someone-else', '10.0.0.1')).toBe('Unrecognized hotkey someone-else (10.0.0.1)');
  });

  it('names a submission without a task, the second of one task included', async () => {
    const { state, pullTask, submission } = setUp();
    const text =
      '[7] submitted results while having no task assigned. It could happen if validator restarts or miner faults';
    expect(state.submitRefusal(MINER, '10.0.0.1')).toBe(text);
    const task = pullTask();
    expect(state.submitRefusal(MINER, '10.0.0.1')).toBeUndefined();
    await state.submit(submission(task));
    expect(state.submitRefusal(MINER, '10.0.0.1')).toBe(text);
  });

  it('comes after a restart without saved state', () => {
    const { state, pullTask } = setUp();
    pullTask();
    state.forget();
    expect(state.submitRefusal(MINER, '10.0.0.1')).toContain('no task assigned');
  });
});

describe('submit', () => {
  interface Row {
    name: string;
    overrides?: Partial<Submission>;
    score?: Score;
    outcome: SubmissionVerdict['outcome'];
    /** Seconds after the submission, which comes 25 s after the pull; undefined: no cooldown set. */
    cooldown?: number;
    fidelity?: number;
    validationFailed?: boolean;
    observations?: number;
    stillAssigned?: boolean;
  }
  const rows: Row[] = [
    { name: 'accepted', outcome: 'accepted', cooldown: 40, fidelity: 0.8, observations: 1 },
    {
      name: 'a score above 1 counts as 1',
      score: { kind: 'scored', score: 1.07 },
      outcome: 'accepted',
      cooldown: 40,
      fidelity: 1,
      observations: 1,
    },
    {
      name: 'just good enough',
      score: { kind: 'scored', score: 0.6 },
      outcome: 'accepted',
      cooldown: 40,
      fidelity: 0.6,
      observations: 1,
    },
    { name: 'below the threshold', score: { kind: 'scored', score: 0.599 }, outcome: 'rejected', cooldown: 640 },
    { name: 'empty', overrides: { results: '' }, outcome: 'skipped', cooldown: 40 },
    {
      name: 'signed for another submit time',
      overrides: { signature: sign('something else') },
      outcome: 'bad-signature',
      cooldown: 640,
    },
    {
      name: 'body names another validator',
      overrides: { validatorHotkey: 'other' },
      outcome: 'bad-signature',
      cooldown: 640,
    },
    { name: 'another task', overrides: { taskId: 'task-99' }, outcome: 'wrong-task', stillAssigned: true },
    { name: 'no task id', overrides: { taskId: '' }, outcome: 'wrong-task', stillAssigned: true },
    {
      name: 'scoring service unreachable',
      score: { kind: 'unavailable' },
      outcome: 'validation-failed',
      cooldown: 40,
      validationFailed: true,
    },
  ];
  it.each(rows)('$name → $outcome', async (row) => {
    const { state, world, submission, pullTask, record } = setUp();
    world.score = row.score ?? world.score;
    const task = pullTask();
    world.now = START + 25;
    const verdict = await state.submit(submission(task, row.overrides));
    expect(verdict.outcome).toBe(row.outcome);
    const expectedCooldown = row.cooldown === undefined ? 0 : world.now + row.cooldown;
    expect(verdict.reply).toMatchObject({ results: '', signature: '', cooldown_until: expectedCooldown });
    const fidelity = row.fidelity ?? 0;
    const observations = row.observations ?? 0;
    const feedback = feedbackOf(verdict.reply)!;
    expect(feedback.average_fidelity_score).toBeCloseTo(
      row.fidelity === undefined ? 1 : 0.95 + 0.05 * row.fidelity,
      12,
    );
    expect(feedback).toMatchObject({
      validation_failed: row.validationFailed ?? false,
      task_fidelity_score: fidelity,
      generations_within_the_window: observations,
      current_duel_rating: 1500,
      current_miner_reward: observations * 1500,
    });
    expect(record()?.assignedTask).toEqual(row.stillAssigned ? task : undefined);
  });

  it('of an unregistered body hotkey brings an hour and no feedback, and the task stays', async () => {
    const { state, submission, pullTask, record } = setUp();
    const task = pullTask();
    for (const minerHotkey of ['someone-else', null]) {
      const verdict = await state.submit(submission(task, { minerHotkey }));
      expect(verdict).toEqual({ outcome: 'unregistered', reply: { cooldown_until: START + 3600 } });
    }
    expect(record()?.assignedTask).toEqual(task);
  });

  it.each([
    ['no base64', 'not base64!'],
    ['unpadded', 'AAA'],
    ['63 bytes', Buffer.alloc(63).toString('base64')],
    ['nothing', ''],
  ])('throws for a signature that is %s, and the task stays', async (_, signature) => {
    const { state, submission, pullTask, record } = setUp();
    const task = pullTask();
    await expect(state.submit(submission(task, { signature }))).rejects.toMatchObject({
      code: 'REQUEST_SIGNATURE_ENCODING',
    });
    expect(record()?.assignedTask).toEqual(task);
  });

  it.each([
    [5, 55],
    [15, 45],
    [20, 40],
    [30, 40],
  ])(
    'after %d s of work leaves %d s of the cooldown of 60, as in the tests of the subnet',
    async (elapsed, remaining) => {
      const { state, world, submission, pullTask } = setUp();
      const task = pullTask();
      world.now = START + elapsed;
      const { reply } = await state.submit(submission(task));
      expect(reply.cooldown_until).toBe(world.now + remaining);
    },
  );

  it('forgives one violation, whatever the result, but not below zero', async () => {
    const { state, world, submission, pullTask, record } = setUp();
    await state.submit(submission(pullTask()));
    state.pull(MINER);
    state.pull(MINER);
    expect(record()?.cooldownViolations).toBe(2);
    for (const left of [1, 0, 0]) {
      world.now += 1000;
      await state.submit(submission(pullTask(), { results: '' }));
      expect(record()?.cooldownViolations).toBe(left);
    }
  });

  it('counts accepted results of four hours only, and multiplies them with the rating', async () => {
    const { state, world, submission, pullTask } = setUp();
    const counts: (number | undefined)[] = [];
    for (const minutes of [0, 239, 240, 241]) {
      world.now = START + minutes * 60;
      state.setRating(UID, { rating: 1600, deviation: 60, volatility: 0.1 });
      const feedback = feedbackOf((await state.submit(submission(pullTask()))).reply);
      counts.push(feedback?.generations_within_the_window);
      expect(feedback?.current_miner_reward).toBe(1600 * (counts.at(-1) ?? 0));
      world.now += 60;
    }
    expect(counts).toEqual([1, 2, 2, 3]);
  });
});

describe('submissions at the same time', () => {
  it('takes one for scoring and locks out the others, which change nothing', async () => {
    const { state, submission, pullTask, gate, finishScoring, record } = setUp();
    gate.held = true;
    const task = pullTask();
    const first = state.submit(submission(task));
    const second = await state.submit(submission(task));
    expect(second).toMatchObject({ outcome: 'locked', reply: { cooldown_until: 0 } });
    expect(feedbackOf(second.reply)?.task_fidelity_score).toBe(0);
    expect(state.pull(MINER).task).toEqual(task);
    finishScoring();
    expect((await first).outcome).toBe('accepted');
    expect(record()?.observations).toHaveLength(1);
  });

  it('rewards once when scoring outlasts the lock', async () => {
    const { state, world, submission, pullTask, gate, finishScoring, record } = setUp();
    gate.held = true;
    const task = pullTask();
    const first = state.submit(submission(task));
    world.now = START + 31;
    const second = state.submit(submission(task));
    finishScoring();
    expect((await first).outcome).toBe('accepted');
    finishScoring();
    const verdict = await second;
    expect(verdict.outcome).toBe('double-submit');
    expect(verdict.reply.cooldown_until).toBe(record()?.cooldownUntil);
    expect(record()?.observations).toHaveLength(1);
  });
});

describe('strictBase64', () => {
  it.each(['AAAA', 'AAA=', 'AA==', ''])('takes %j', (text) => expect(strictBase64(text)).toBeDefined());
  it.each(['AAA', 'A===', 'AA A', 'AA-_', 'AAAA\n', 'A=AA'])('refuses %j', (text) =>
    expect(strictBase64(text)).toBeUndefined(),
  );
});
