import { expect, test } from 'vitest';
import { failedReply, neuron, pulled, task } from './test-support/fakes.ts';
import { COOLDOWN_SECONDS, createRig, type Rig } from './test-support/rig.ts';

/** The process is gone from one moment to the next: nothing it would have done happens. */
function restart(rig: Rig, changes: Parameters<typeof createRig>[0] = {}): Rig {
  rig.dendrite.onPull = () => new Promise(() => undefined);
  rig.dendrite.onSubmit = () => new Promise(() => undefined);
  const files = Object.assign(Object.create(Object.getPrototypeOf(rig.files) as object) as typeof rig.files, {
    files: new Map(rig.files.files),
  });
  return createRig({ ...changes, files, clock: rig.clock });
}

test('cooldowns are obeyed after a restart', async () => {
  const before = createRig();
  await before.miner.start();
  await before.clock.until(() => before.settled().length === 1);
  const settledAtMs = before.clock.nowMs();
  const after = restart(before);
  await after.miner.start();
  await after.clock.until(() => after.dendrite.pulls.length === 1);
  const waitedSeconds = (after.clock.nowMs() - settledAtMs) / 1000;
  expect(waitedSeconds).toBeGreaterThan(COOLDOWN_SECONDS - 2);
  expect(waitedSeconds).toBeLessThan(COOLDOWN_SECONDS + 3);
});

test('a task held in mid-generation is generated again and submitted to the same peer; the validator is not asked', async () => {
  const before = createRig();
  await before.miner.start();
  await before.clock.until(() => before.endpoints[0]?.requests.length === 1);
  await before.clock.advance(1000);
  const after = restart(before);
  await after.miner.start();
  await after.clock.until(() => after.settled().length === 1);
  expect(after.settled()[0]).toMatchObject({ id: 'task-1', prompt: 'prompt of task-1', outcome: 'accepted' });
  expect(after.dendrite.submissions[0]?.target.hotkey).toBe('validator-1');
  expect(after.dendrite.pulls).toHaveLength(0);
});

test('a task held in mid-submission is asked about, and the kept result is submitted if it is still open', async () => {
  const before = createRig();
  before.dendrite.onSubmit = () => new Promise(() => undefined);
  await before.miner.start();
  await before.clock.until(() => before.dendrite.submissions.length === 1);
  const after = restart(before);
  after.dendrite.onPull = () => pulled({ task: task('task-1') });
  await after.miner.start();
  await after.clock.until(() => after.settled().length === 1);
  expect(after.dendrite.pulls.length).toBe(1);
  expect(after.endpoints[0]?.requests).toHaveLength(0);
  expect(after.dendrite.submissions[0]?.fields.results).toBe(before.dendrite.submissions[0]?.fields.results);
  expect(after.settled()[0]?.outcome).toBe('accepted');
  expect([...after.files.files.keys()].filter((name) => name.endsWith('.result.spz'))).toEqual([]);
});

test.each([
  ['accepted', COOLDOWN_SECONDS],
  ['penalised', COOLDOWN_SECONDS + 600],
])(
  'killed when a verdict (%s) had come and was not on disk yet: the validator is not asked within its cooldown',
  async (_verdict, cooldownSeconds) => {
    const before = createRig();
    // The validator has decided; the process is gone before anything of that is written.
    before.dendrite.onSubmit = () => new Promise(() => undefined);
    await before.miner.start();
    await before.clock.until(() => before.dendrite.submissions.length === 1);
    const cooldownUntilMs = before.clock.nowMs() + cooldownSeconds * 1000;
    const after = restart(before);
    let violations = 0;
    after.dendrite.onPull = () => {
      if (after.clock.nowMs() >= cooldownUntilMs) return pulled({ task: task('the-next') });
      violations += 1;
      return pulled({ cooldown_until: Math.floor(cooldownUntilMs / 1000), cooldown_violations: violations });
    };
    await after.miner.start();
    await after.clock.until(() => after.settled().length === 2);
    expect(violations).toBe(0);
    expect(after.settled().map((each) => [each.id, each.outcome])).toEqual([
      ['task-1', 'delivered'],
      ['the-next', 'accepted'],
    ]);
    expect(after.dendrite.submissions).toHaveLength(1);
  },
);

test('a clock that was set back does not make a validator wait for ever', async () => {
  const before = createRig();
  before.dendrite.onSubmit = () => new Promise(() => undefined);
  await before.miner.start();
  await before.clock.until(() => before.dendrite.submissions.length === 1);
  const state = before.files.files.get('miner-state.json');
  const text = Buffer.from(state ?? '').toString();
  const inTenYears = before.clock.nowMs() + 10 * 365 * 24 * 3_600_000;
  const changed = text.replace(/"askFromMs":\d+/, `"askFromMs":${inTenYears}`);
  expect(changed).not.toBe(text);
  before.files.files.set('miner-state.json', Buffer.from(changed));
  const after = restart(before, { settings: { 'submit.keep_seconds': 86_400 } });
  after.dendrite.onPull = () => pulled({ task: task('task-1') });
  await after.miner.start();
  await after.clock.until(() => after.settled().length === 1, 4 * 3_600_000);
  expect(after.settled()[0]?.outcome).toBe('accepted');
});

test('a result that got lost is generated again', async () => {
  const before = createRig();
  before.dendrite.onSubmit = () => new Promise(() => undefined);
  await before.miner.start();
  await before.clock.until(() => before.dendrite.submissions.length === 1);
  const after = restart(before);
  for (const name of after.files.files.keys()) if (name.endsWith('.result.spz')) after.files.files.delete(name);
  after.dendrite.onPull = () => pulled({ task: task('task-1') });
  await after.miner.start();
  await after.clock.until(() => after.settled().length === 1);
  expect(after.endpoints[0]?.requests).toHaveLength(1);
  expect(after.settled()[0]?.outcome).toBe('accepted');
});

test('a task that a validator sends again after its verdict is done once more, then declined, then ignored', async () => {
  const first = createRig();
  first.dendrite.onPull = () => pulled({ task: task('again') });
  await first.miner.start();
  await first.clock.until(() => first.settled().length === 1);
  const second = restart(first);
  second.dendrite.onPull = () => pulled({ task: task('again') });
  await second.miner.start();
  await second.clock.until(() => second.settled().length === 3);
  expect(second.settled().map((each) => [each.outcome, each.declined])).toEqual([
    ['accepted', null],
    ['declined', 'sent_again'],
    ['abandoned', null],
  ]);
  expect(second.endpoints[0]?.requests).toHaveLength(1);
});

test('a state file that cannot be understood is set aside, and mining goes on', async () => {
  const rig = createRig();
  rig.files.files.set('miner-state.json', Buffer.from('{"version":'));
  await rig.miner.start();
  await rig.clock.until(() => rig.settled().length === 1);
  expect(rig.files.files.has('miner-state.json.corrupt')).toBe(true);
});

test('stopping: no new pulls, tasks under way are finished', async () => {
  const rig = createRig({ validators: Array.from({ length: 9 }, (_, index) => neuron(index + 1)), endpoints: 3 });
  await rig.miner.start();
  await rig.clock.until(() => rig.endpoints.every((endpoint) => endpoint.requests.length === 1));
  let stopped = false;
  void rig.miner.stop(60_000).then(() => (stopped = true));
  await rig.clock.until(() => stopped, 60_000);
  expect(rig.dendrite.pulls).toHaveLength(3);
  expect(rig.settled().map((each) => each.outcome)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(rig.miner.view.notReady()).toContain('stopping');
});

test('stopping: what is not done in time is left to the next start', async () => {
  const before = createRig();
  before.endpoints[0]!.seconds = 200;
  await before.miner.start();
  await before.clock.until(() => before.endpoints[0]?.requests.length === 1);
  let stopped = false;
  void before.miner.stop(5000).then(() => (stopped = true));
  await before.clock.until(() => stopped, 6000);
  expect(before.dendrite.submissions).toHaveLength(0);
  expect(before.lines.some((line) => line['msg'] === 'task left for the next start')).toBe(true);
  const after = restart(before);
  await after.miner.start();
  await after.clock.until(() => after.settled().length === 1);
  expect(after.settled()[0]).toMatchObject({ id: 'task-1', outcome: 'accepted' });
});

test('stopping: a submission under way gets a little longer, so that nobody need be asked whether it arrived', async () => {
  const before = createRig();
  const answer = before.dendrite.onSubmit;
  before.dendrite.onSubmit = async (call) => {
    await before.clock.sleep(4000, call.options.signal);
    return answer(call);
  };
  await before.miner.start();
  await before.clock.until(() => before.dendrite.submissions.length === 1);
  let stopped = false;
  void before.miner.stop(1000).then(() => (stopped = true));
  // A drain of a second allows a second more.
  await before.clock.until(() => stopped, 2500);
  expect(before.settled()).toEqual([]);

  const patient = createRig();
  patient.dendrite.onSubmit = async (call) => {
    await patient.clock.sleep(8000, call.options.signal);
    return answer(call);
  };
  await patient.miner.start();
  await patient.clock.until(() => patient.dendrite.submissions.length === 1);
  stopped = false;
  void patient.miner.stop(5000).then(() => (stopped = true));
  await patient.clock.until(() => stopped, 9000);
  expect(patient.settled().map((each) => each.outcome)).toEqual(['accepted']);
});

test('stopping: a pull under way brings its task, which the next start works on', async () => {
  const before = createRig();
  const answer = before.dendrite.onPull;
  before.dendrite.onPull = async (call) => {
    await before.clock.sleep(2000);
    return answer(call);
  };
  await before.miner.start();
  await before.clock.until(() => before.dendrite.pulls.length === 1);
  let stopped = false;
  void before.miner.stop(5000).then(() => (stopped = true));
  await before.clock.until(() => stopped, 6000);
  const after = restart(before);
  await after.miner.start();
  await after.clock.until(() => after.settled().length === 1);
  expect(after.settled()[0]).toMatchObject({ id: 'task-1', outcome: 'accepted' });
  expect(after.dendrite.pulls).toHaveLength(0);
});

test('stopping while a submission is unconfirmed does not wait for the validator', async () => {
  const before = createRig();
  before.dendrite.onSubmit = () => failedReply(503, 'Service disconnected');
  await before.miner.start();
  await before.clock.until(() => before.dendrite.submissions.length === 1);
  let stopped = false;
  void before.miner.stop(60_000).then(() => (stopped = true));
  await before.clock.until(() => stopped, 2000);
  const after = restart(before);
  await after.miner.start();
  expect(after.miner.view.tasks().tasks[0]).toMatchObject({ id: 'task-1', state: 'unconfirmed' });
});
