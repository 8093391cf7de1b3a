import { AppError } from '@404-gen/service-kit';
import { expect, test } from 'vitest';
import { failedReply, feedback, neuron, pulled, submitted, task } from './test-support/fakes.ts';
import { COOLDOWN_SECONDS, createRig } from './test-support/rig.ts';

const many = (count: number) => Array.from({ length: count }, (_, index) => neuron(index + 1));

test('a task from pull to verdict: pinned peer, exact signature, feedback logged and measured', async () => {
  const { miner, clock, dendrite, endpoints, settled, lines, metric } = createRig();
  await miner.start();
  await clock.until(() => settled().length === 1);
  const [pull] = dendrite.pulls;
  expect(pull?.options.timeoutSeconds).toBe(12);
  const [submission] = dendrite.submissions;
  const { fields } = submission!;
  expect(submission?.target).toEqual({ hotkey: 'validator-1', ip: '192.0.2.1', port: 8001 });
  expect(submission?.options.timeoutSeconds).toBe(300);
  expect(fields.task_id).toBe('task-1');
  expect(Buffer.from(fields.results ?? '', 'base64').toString()).toBe(
    `payload seed ${endpoints[0]?.requests[0]?.seed}`,
  );
  expect(typeof fields.submit_time).toBe('bigint');
  expect(Buffer.from(fields.signature ?? '', 'base64').toString()).toMatch(
    new RegExp(`^signed:I, as a miner on SN17.*${fields.submit_time}prompt of task-1validator-1miner-hotkey$`),
  );
  expect(settled()[0]).toMatchObject({
    id: 'task-1',
    prompt: 'prompt of task-1',
    validatorUid: 1,
    endpoint: 'endpoint-0',
    outcome: 'accepted',
    fidelity: 0.8,
    splats: 8000,
    seconds: { generating: 20 },
  });
  const messages = lines.map((line) => line['msg']);
  expect(messages).toContain('Querying task from [1].');
  expect(lines.find((line) => line['msg'] === 'Feedback received from [1].')).toMatchObject({
    fidelity: 0.8,
    averageFidelity: 0.7,
    acceptedInWindow: 3,
    duelRating: 1500,
    reward: 4500,
  });
  expect(await metric('miner_submissions_total{outcome="accepted"}')).toBe(1);
  expect(await metric('miner_feedback_duel_rating{validator="1"}')).toBe(1500);
  expect(await metric('miner_endpoint_generations_total{endpoint="endpoint-0"}')).toBe(1);
  expect(await metric('miner_validators{reason="cooldown"}')).toBe(1);
});

test('a server is told how long the result is worth waiting for, from what its validator said of throttle and cooldown', async () => {
  const validators = [1, 2, 3, 4].map((uid) => neuron(uid));
  const { miner, clock, dendrite, endpoints, lines } = createRig({ validators });
  const { onPull } = dendrite;
  dendrite.onPull = async (call) => {
    const reply = await onPull(call);
    return pulled({ ...reply.synapse, throttle_period: call.target.hotkey === 'validator-4' ? 100 : 20 });
  };
  endpoints[0]!.answer = () => ({ bytes: Buffer.from('payload'), timeBudget: '93.3; fits' });
  await miner.start();
  await clock.until(() => endpoints[0]?.requests.length === 5);
  const budgets = endpoints[0]?.requests.map(({ budgetSeconds }) => budgetSeconds) ?? [];
  // One slot for four validators: a third of cooldown less throttle, and never less than the throttle.
  expect(budgets.slice(0, 4)).toEqual(
    [280 / 3, 280 / 3, 280 / 3, 100].map((each) => expect.closeTo(each, 1) as number),
  );
  // By then the first has shown that its cooldown is 300 s whatever a result takes.
  expect(budgets[4]).toBeCloseTo(100, 0);
  expect(lines.find((line) => line['msg'] === 'task received')).toMatchObject({ budgetSeconds: 93 });
  expect(lines.find((line) => line['msg'] === 'generated')).toMatchObject({ timeBudget: '93.3; fits' });
});

test('a second try has what the first left of the time budget', async () => {
  const { miner, clock, dendrite, endpoints, gate } = createRig({ validators: many(4) });
  const { judge } = gate;
  const { onPull } = dendrite;
  // Nobody else has anything that could come in between.
  dendrite.onPull = (call) => (call.target.hotkey === 'validator-1' ? onPull(call) : pulled({}));
  let checks = 0;
  gate.judge = (bytes) =>
    (checks += 1) === 1 ? { ok: false, failure: 'empty_render', detail: 'nothing to be seen' } : judge(bytes);
  await miner.start();
  await clock.until(() => endpoints[0]?.requests.length === 2);
  const [first, second] = endpoints[0]?.requests.map(({ budgetSeconds }) => budgetSeconds) ?? [];
  expect(first).toBeCloseTo(90, 0);
  expect(second).toBeCloseTo(70, 0);
});

test('a validator is left alone for exactly its cooldown, and never while its task is held', async () => {
  const { miner, clock, dendrite } = createRig({ endpoints: 3 });
  await miner.start();
  await clock.advance(1_000_000);
  const times = dendrite.pulls.map((pull) => pull.atMs / 1000);
  expect(times.length).toBeGreaterThanOrEqual(3);
  for (const [index, time] of times.slice(1).entries()) {
    const waited = time - (times[index] ?? 0);
    expect(waited).toBeGreaterThanOrEqual(20 + COOLDOWN_SECONDS);
    expect(waited).toBeLessThan(20 + COOLDOWN_SECONDS + 3);
  }
});

test('never more tasks held than endpoints can take, and all endpoints share the work', async () => {
  const rig = createRig({ validators: many(20), endpoints: 3, settings: { 'generation.capacity': 2 } });
  const { miner, clock, endpoints, dendrite, settled } = rig;
  let peak = 0;
  dendrite.onPull = async ({ target }) => {
    await clock.sleep(700);
    return pulled({ task: task(`of ${target.hotkey}`) });
  };
  await miner.start();
  for (let step = 0; step < 400; step++) {
    await clock.advance(250);
    const held = miner.view.tasks().tasks.filter((each) => each.state === 'waiting' || each.state === 'generating');
    peak = Math.max(peak, held.length);
  }
  expect(peak).toBe(6);
  for (const endpoint of endpoints) {
    expect(endpoint.peak).toBe(2);
    expect(endpoint.requests.length).toBeGreaterThanOrEqual(4);
  }
  expect(settled().length).toBeGreaterThanOrEqual(18);
});

test('nothing is pulled before an endpoint is ready', async () => {
  const { miner, clock, dendrite, endpoints, lines } = createRig();
  const [endpoint] = endpoints;
  endpoint!.report = { ready: false, hasRoute: true, detail: 'warming up' };
  await miner.start();
  await clock.advance(60_000);
  expect(dendrite.pulls).toEqual([]);
  expect(miner.view.notReady()).toEqual(['endpoint']);
  expect(lines.some((line) => String(line['msg']).includes('no generation endpoint is ready'))).toBe(true);
  endpoint!.report = { ready: true, hasRoute: true };
  await clock.until(() => dendrite.pulls.length === 1, 10_000);
  expect(miner.view.notReady()).toEqual([]);
});

test('one slow endpoint holds up only its own task', async () => {
  const { miner, clock, endpoints, settled } = createRig({ validators: many(12), endpoints: 3 });
  endpoints[0]!.seconds = 290;
  await miner.start();
  await clock.advance(280_000);
  expect(endpoints[0]?.requests.length).toBe(1);
  expect(settled().length).toBe(11);
});

test('a task whose endpoint dies in the middle is generated elsewhere', async () => {
  const { miner, clock, endpoints, dendrite, settled, metric } = createRig({ endpoints: 2 });
  const dead = new AppError('PEER_ENDPOINT_UNREACHABLE', 'UND_ERR_SOCKET: other side closed', {
    details: { connected: true },
  });
  let died = 0;
  for (const endpoint of endpoints) {
    const { answer } = endpoint;
    endpoint.answer = (request) => {
      if (died++ > 0) return answer(request);
      endpoint.report = dead;
      throw dead;
    };
  }
  await miner.start();
  await clock.until(() => settled().length === 1);
  expect(settled()[0]).toMatchObject({ outcome: 'accepted', attempts: 2 });
  expect(dendrite.submissions).toHaveLength(1);
  expect(await metric('miner_failovers_total')).toBe(1);
  await clock.advance(60_000);
  expect(
    miner.view
      .endpoints()
      .map((endpoint) => endpoint.state)
      .sort(),
  ).toEqual(['ejected', 'ready']);
});

test('an endpoint that refuses connections is ejected and the task waits for its return', async () => {
  const { miner, clock, endpoints, settled, metric } = createRig();
  const [endpoint] = endpoints;
  const { answer } = endpoint!;
  const refused = new AppError('PEER_ENDPOINT_UNREACHABLE', 'ECONNREFUSED', { details: { connected: false } });
  endpoint!.seconds = 0;
  endpoint!.answer = () => {
    endpoint!.report = refused;
    throw refused;
  };
  await miner.start();
  await clock.advance(30_000);
  expect(miner.view.tasks().tasks[0]).toMatchObject({ state: 'waiting', attempts: 0 });
  expect(await metric('miner_endpoint_ejections_total{endpoint="endpoint-0"}')).toBe(1);
  expect(await metric('miner_endpoint_state{endpoint="endpoint-0",state="ejected"}')).toBe(1);
  endpoint!.report = { ready: true, hasRoute: true };
  endpoint!.answer = answer;
  await clock.until(() => settled().length === 1, 120_000);
  expect(settled()[0]?.outcome).toBe('accepted');
});

test('a busy endpoint is given the time it asks for, without being blamed', async () => {
  const { miner, clock, endpoints, settled, metric } = createRig();
  const [endpoint] = endpoints;
  const { answer } = endpoint!;
  const times: number[] = [];
  endpoint!.seconds = 0;
  endpoint!.answer = (request) => {
    times.push(clock.nowMs());
    if (times.length > 5) return answer(request);
    const details = { retryAfterMs: 7000 };
    throw new AppError('CAPACITY_ENDPOINT_BUSY', 'HTTP 503', { details });
  };
  await miner.start();
  await clock.until(() => settled().length === 1);
  expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual(Array(5).fill(7000));
  expect(settled()[0]?.outcome).toBe('accepted');
  expect(await metric('miner_endpoint_failures_total{endpoint="endpoint-0"}')).toBe(0);
});

test('a payload held back by the gate is tried once more with another seed', async () => {
  const { miner, clock, endpoints, gate, settled, metric } = createRig();
  let checks = 0;
  const { judge } = gate;
  gate.judge = (bytes) =>
    ++checks === 1 ? { ok: false, failure: 'empty_render', detail: 'nothing there' } : judge(bytes);
  await miner.start();
  await clock.until(() => settled().length === 1);
  const [first, second] = endpoints[0]!.requests;
  expect(first?.seed).not.toBe(second?.seed);
  expect(settled()[0]).toMatchObject({ outcome: 'accepted', attempts: 2, declined: null });
  expect(await metric('miner_gate_failures_total{reason="empty_render"}')).toBe(1);
});

test('a second failed gate submits the empty result, at no cost, with the reason', async () => {
  const { miner, clock, dendrite, gate, endpoints, settled, lines, metric } = createRig();
  gate.judge = () => ({ ok: false, failure: 'too_few_splats', detail: '6000 splats of 7000 needed' });
  await miner.start();
  await clock.until(() => settled().length === 1);
  expect(endpoints[0]?.requests).toHaveLength(2);
  expect(dendrite.submissions[0]?.fields.results).toBe('');
  expect(settled()[0]).toMatchObject({ outcome: 'declined', declined: 'too_few_splats' });
  expect(await metric('miner_declines_total{reason="too_few_splats"}')).toBe(1);
  expect(lines.find((line) => line['msg'] === 'declining the task')).toMatchObject({ reason: 'too_few_splats' });
});

test('no second try when there is no time for it', async () => {
  const { miner, clock, gate, endpoints, settled } = createRig({ settings: { 'task.deadline_seconds': 30 } });
  gate.judge = () => ({ ok: false, failure: 'empty_render', detail: 'nothing there' });
  await miner.start();
  await clock.until(() => settled().length === 1);
  expect(endpoints[0]?.requests).toHaveLength(1);
  expect(settled()[0]).toMatchObject({ outcome: 'declined', declined: 'empty_render' });
});

test('a gate that breaks declines the task and stops nothing', async () => {
  const { miner, clock, gate, settled, metric } = createRig({ validators: many(2) });
  const { judge } = gate;
  let broken = true;
  gate.judge = (bytes) => {
    if (!broken) return judge(bytes);
    broken = false;
    throw new AppError('GATE_WORKER', 'the worker died');
  };
  await miner.start();
  await clock.until(() => settled().length === 2);
  expect(settled().map((each) => [each.outcome, each.declined])).toEqual([
    ['declined', 'internal_error'],
    ['accepted', null],
  ]);
  expect(await metric('miner_errors_total{code="GATE_WORKER"}')).toBe(1);
});

test('a small payload is submitted with a warning', async () => {
  const { miner, clock, settled, lines } = createRig();
  await miner.start();
  await clock.until(() => settled().length === 1);
  expect(lines.find((line) => line['msg'] === 'payload is smaller than usual')).toMatchObject({
    level: 'warn',
    usualBytes: 100_000,
  });
});

test('a prompt that the server refuses is declined at once', async () => {
  const { miner, clock, endpoints, settled } = createRig({ endpoints: 2 });
  for (const endpoint of endpoints) {
    endpoint.answer = () => {
      throw new AppError('REQUEST_REJECTED', 'HTTP 422: prompt: longer than 1024 characters');
    };
  }
  await miner.start();
  await clock.until(() => settled().length === 1);
  expect(settled()[0]).toMatchObject({ outcome: 'declined', declined: 'prompt_refused', attempts: 1 });
  expect(miner.view.endpoints().every((endpoint) => endpoint.state === 'ready')).toBe(true);
});

test('a prompt that kills every server is not tried for ever', async () => {
  const { miner, clock, endpoints, settled } = createRig({ endpoints: 5 });
  for (const endpoint of endpoints) {
    endpoint.seconds = 1;
    endpoint.answer = () => {
      throw new AppError('PEER_ENDPOINT_FAILED', 'HTTP 500: crashed');
    };
  }
  await miner.start();
  await clock.until(() => settled().length === 1);
  expect(settled()[0]).toMatchObject({ outcome: 'declined', declined: 'generation_failed', attempts: 3 });
});

test('an image goes to an endpoint that takes images, else the task is declined', async () => {
  const image = Buffer.from('picture bytes').toString('base64');
  const { miner, clock, dendrite, endpoints, settled } = createRig({ endpoints: 2 });
  const ids = ['one', 'two'];
  dendrite.onPull = () => pulled({ task: { type: 'image', id: ids.shift() ?? 'more', prompt: image } });
  endpoints[0]!.report = { ready: true, hasRoute: true, acceptsImages: false };
  endpoints[1]!.report = { ready: true, hasRoute: true, acceptsImages: true };
  await miner.start();
  await clock.until(() => settled().length === 1);
  const [request] = endpoints[1]!.requests;
  expect(request && 'image' in request.input && Buffer.from(request.input.image).toString()).toBe('picture bytes');
  expect(settled()[0]).toMatchObject({ outcome: 'accepted', type: 'image', endpoint: 'endpoint-1' });
  expect(settled()[0]?.prompt).toMatch(/^image:[0-9a-f]{16}$/);
  endpoints[1]!.report = { ready: true, hasRoute: true, acceptsImages: false };
  await clock.until(() => settled().length === 2);
  expect(settled()[1]).toMatchObject({ outcome: 'declined', declined: 'no_image_endpoint' });
});

test('a text goes to no endpoint that works from images only; if there is no other the task is declined', async () => {
  const { miner, clock, endpoints, settled } = createRig({ endpoints: 2 });
  endpoints[0]!.report = { ready: true, hasRoute: true, acceptsImages: true, acceptsText: false };
  await miner.start();
  await clock.until(() => settled().length === 3);
  expect(settled().map(({ endpoint }) => endpoint)).toEqual(Array(3).fill('endpoint-1'));
  endpoints[1]!.report = { ready: true, hasRoute: true, acceptsText: false };
  await clock.until(() => settled().length === 4);
  expect(settled()[3]).toMatchObject({ outcome: 'declined', declined: 'no_text_endpoint' });
});

test('an endpoint that refuses an image is asked for none again', async () => {
  const { miner, clock, dendrite, endpoints, settled } = createRig();
  dendrite.onPull = () => pulled({ task: { type: 'image', id: 'one', prompt: 'AAAA' } });
  endpoints[0]!.answer = () => {
    throw new AppError('REQUEST_REJECTED', 'HTTP 422: image: not configured');
  };
  await miner.start();
  await clock.until(() => settled().length === 1);
  expect(settled()[0]).toMatchObject({ declined: 'no_image_endpoint' });
  expect(endpoints[0]?.requests).toHaveLength(1);
});

test('a connection lost while submitting: the validator is asked first, then gets the kept result', async () => {
  const { miner, clock, dendrite, endpoints, settled } = createRig();
  const order: string[] = [];
  dendrite.onPull = () => {
    order.push('pull');
    return pulled({ task: task('the-one') });
  };
  const { onSubmit } = dendrite;
  dendrite.onSubmit = (call) => {
    order.push('submit');
    return order.length === 2 ? failedReply(503, 'Service disconnected: Server disconnected') : onSubmit(call);
  };
  await miner.start();
  await clock.until(() => settled().length === 1);
  expect(order).toEqual(['pull', 'submit', 'pull', 'submit']);
  expect(endpoints[0]?.requests).toHaveLength(1);
  const [lost, kept] = dendrite.submissions;
  expect(kept?.fields.results).toBe(lost?.fields.results);
  expect(kept?.fields.submit_time).not.toBe(lost?.fields.submit_time);
  expect((dendrite.pulls[1]?.atMs ?? 0) - (lost?.atMs ?? 0)).toBeGreaterThanOrEqual(30_000);
  expect(settled()[0]).toMatchObject({ outcome: 'accepted', submissions: 2 });
});

test('a connection lost after the result was taken: nothing is sent twice, and nobody is asked within the cooldown', async () => {
  const { miner, clock, dendrite, settled } = createRig();
  const { onPull, onSubmit } = dendrite;
  let freeAtMs = 0;
  let violations = 0;
  dendrite.onPull = (call) => {
    if (clock.nowMs() >= freeAtMs) return onPull(call);
    return pulled({ cooldown_until: Math.floor(freeAtMs / 1000), cooldown_violations: (violations += 1) });
  };
  dendrite.onSubmit = (call) => {
    if (call.fields.task_id !== 'task-1') return onSubmit(call);
    freeAtMs = clock.nowMs() + COOLDOWN_SECONDS * 1000;
    return failedReply(408, 'Request timeout after 300.0 seconds');
  };
  await miner.start();
  await clock.until(() => settled().length === 2);
  expect(violations).toBe(0);
  expect(settled().map((each) => [each.id, each.outcome])).toEqual([
    ['task-1', 'delivered'],
    ['task-2', 'accepted'],
  ]);
});

test('a penalty that came with a lost verdict shows when the validator is asked', async () => {
  const { miner, clock, dendrite, settled } = createRig();
  dendrite.onSubmit = () => {
    const until = Math.floor(clock.nowMs() / 1000) + COOLDOWN_SECONDS + 600;
    dendrite.onPull = () => pulled({ cooldown_until: until, cooldown_violations: 1 });
    return failedReply(408, 'Request timeout after 300.0 seconds');
  };
  await miner.start();
  await clock.until(() => settled().length === 1);
  expect(settled()[0]?.outcome).toBe('penalised');
});

test('a result that could not be sent, for want of a connection, waits for no cooldown', async () => {
  const { miner, clock, dendrite, settled } = createRig();
  const { onSubmit } = dendrite;
  dendrite.onPull = () => pulled({ task: task('the-one') });
  dendrite.onSubmit = (call) =>
    dendrite.submissions.length === 1 ? failedReply(503, 'Service unavailable at 192.0.2.1:8001/x') : onSubmit(call);
  await miner.start();
  await clock.until(() => settled().length === 1, 60_000);
  expect(settled()[0]).toMatchObject({ outcome: 'accepted', submissions: 2 });
});

test('a validator that gives another task meanwhile: the old one is over, the new one is done', async () => {
  const { miner, clock, dendrite, settled } = createRig();
  const { onSubmit } = dendrite;
  dendrite.onSubmit = (call) =>
    call.fields.task_id === 'task-1' ? failedReply(500, 'Internal Server Error') : onSubmit(call);
  await miner.start();
  await clock.until(() => settled().length === 2);
  expect(settled().map((each) => [each.id, each.outcome])).toEqual([
    ['task-1', 'superseded'],
    ['task-2', 'accepted'],
  ]);
});

test('a validator that never settles costs a few submissions and one generation, then is left alone', async () => {
  const { miner, clock, dendrite, endpoints, settled } = createRig();
  dendrite.onPull = () => pulled({ task: task('sticky') });
  dendrite.onSubmit = () => submitted({ feedback: feedback(), cooldown_until: 0 });
  await miner.start();
  await clock.until(() => settled().length === 1);
  expect(settled()[0]).toMatchObject({ outcome: 'abandoned' });
  expect(dendrite.submissions.map((call) => call.fields.results === '')).toEqual([false, false, false, true]);
  expect(endpoints[0]?.requests).toHaveLength(1);
  await clock.advance(24 * 3_600_000);
  expect(endpoints[0]?.requests.length).toBeLessThanOrEqual(2);
  expect(dendrite.pulls.length).toBeLessThan(24 * 13);
  expect(miner.view.validators()[0]?.status).toMatch(/cooldown|eligible|task_in_flight/);
});

test('junk from validators harms nothing: each is left alone for a while, the honest one goes on', async () => {
  const { miner, clock, dendrite, settled } = createRig({ validators: many(8), endpoints: 2 });
  const honest = dendrite.onPull;
  const junk: Record<string, typeof dendrite.onPull> = {
    'validator-1': () => failedReply(408, 'Request timeout after 12.0 seconds'),
    'validator-2': () => failedReply(null, 'nothing'),
    'validator-3': () => pulled({ task: { type: 'text', id: '', prompt: 'x' } }),
    'validator-4': () => pulled({ task: { type: 'text', id: 'x', prompt: 7 as unknown as string } }),
    'validator-5': () => pulled({ cooldown_until: 9e15 }),
    'validator-6': () => pulled({ cooldown_until: -5 }),
    'validator-7': () => {
      throw new TypeError('the dendrite broke');
    },
  };
  dendrite.onPull = (call) => (junk[call.target.hotkey] ?? honest)(call);
  await miner.start();
  await clock.advance(3_600_000);
  const pulls = (uid: number) => dendrite.pulls.filter((pull) => pull.target.hotkey === `validator-${uid}`).length;
  for (const uid of [1, 2, 3, 4, 7]) {
    expect(pulls(uid)).toBeGreaterThan(5);
    expect(pulls(uid)).toBeLessThan(25);
  }
  expect(pulls(5)).toBe(1);
  expect(pulls(6)).toBe(13); // the first at once, then every 300 s
  expect(settled().length).toBeGreaterThanOrEqual(10);
  expect(settled().every((each) => each.outcome === 'accepted')).toBe(true);
});

test('a penalty is inferred from the cooldown', async () => {
  const { miner, clock, dendrite, settled, metric } = createRig();
  dendrite.onSubmit = () => submitted({ feedback: feedback(), cooldown_until: Math.floor(clock.nowMs() / 1000) + 900 });
  await miner.start();
  await clock.until(() => settled().length === 1);
  expect(settled()[0]).toMatchObject({ outcome: 'penalised', fidelity: 0 });
  expect(await metric('miner_penalties_total')).toBe(1);
  expect(await metric('miner_penalty_seconds_total')).toBeCloseTo(600, -1);
});

test('a metagraph that sends a result elsewhere does not: the peer is the one that gave the task', async () => {
  const rig = createRig({ settings: { 'neuron.sync_interval': 5 } });
  const { miner, clock, dendrite, metagraph, settled } = rig;
  await miner.start();
  await clock.until(() => dendrite.pulls.length === 1);
  metagraph.metagraph = {
    netuid: 17,
    block: 2,
    neurons: [neuron(1, { hotkey: 'newcomer', axon: { ip: '198.51.100.9', port: 1 } })],
  };
  await clock.until(() => settled().length >= 1);
  expect(dendrite.submissions[0]?.target).toEqual({ hotkey: 'validator-1', ip: '192.0.2.1', port: 8001 });
});

test('a metagraph that cannot be read again leaves the old one in use', async () => {
  const { miner, clock, metagraph, settled, metric } = createRig({ settings: { 'neuron.sync_interval': 60 } });
  await miner.start();
  metagraph.metagraph = new AppError('CONFIG_METAGRAPH_MALFORMED', 'not JSON');
  await clock.until(() => settled().length === 2);
  expect(await metric('miner_metagraph_failures_total')).toBeGreaterThan(3);
});

test('a metagraph of another subnet stops the start, naming the setting', async () => {
  const { miner } = createRig({ settings: { netuid: 29 } });
  await expect(miner.start()).rejects.toMatchObject({
    code: 'CONFIG_NETUID',
    message: expect.stringMatching(/^netuid: /) as string,
  });
});

test('what a validator said of us goes with it', async () => {
  const { miner, clock, metagraph, settled, registry } = createRig({ settings: { 'neuron.sync_interval': 60 } });
  await miner.start();
  await clock.until(() => settled().length === 1);
  expect(await registry.metrics()).toContain('miner_feedback_reward{validator="1"');
  metagraph.metagraph = { netuid: 17, block: 2, neurons: [neuron(1, { hotkey: 'newcomer', stake: 0 })] };
  await clock.advance(61_000);
  expect(await registry.metrics()).not.toContain('validator="1"');
});

test('a disk that takes its time holds up no generation, and no result goes out before it is written down', async () => {
  const { miner, clock, dendrite, endpoints, files, settled } = createRig();
  const replace = files.replace.bind(files);
  await miner.start();
  let free: (() => void) | undefined;
  const slow = new Promise<void>((resolve) => (free = resolve));
  files.replace = async (name, content) => {
    await slow;
    return replace(name, content);
  };
  await clock.until(() => endpoints[0]?.requests.length === 1);
  await clock.advance(60_000);
  expect(dendrite.submissions).toEqual([]);
  expect(miner.view.tasks().tasks[0]?.state).toBe('submitting');
  free?.();
  await clock.until(() => settled().length === 1);
  expect(dendrite.submissions).toHaveLength(1);
});

test('shutting down while the gate checks does not wait for it', async () => {
  const { miner, clock, gate } = createRig();
  let checking = false;
  gate.check = (_bytes, signal) =>
    new Promise((_resolve, reject) => {
      checking = true;
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  await miner.start();
  await clock.until(() => checking);
  let stopped = false;
  void miner.stop(1000).then(() => (stopped = true));
  await clock.until(() => stopped, 2000);
  expect(miner.view.tasks().tasks[0]?.state).toBe('gating');
});

test('a validator that fell silent keeps no endpoint idle while it is tried again', async () => {
  const { miner, clock, dendrite } = createRig({
    validators: many(30),
  });
  const answer = dendrite.onPull;
  dendrite.onPull = async (call) => {
    if (call.target.hotkey !== 'validator-1') return answer(call);
    await clock.sleep(12_000, call.options.signal);
    return failedReply(408, 'Request timeout after 12.0 seconds');
  };
  await miner.start();
  const asked = () => dendrite.pulls.filter(({ target }) => target.hotkey === 'validator-1');
  await clock.until(() => asked().length === 2);
  const againAtMs = asked()[1]!.atMs;
  await clock.until(() => dendrite.pulls.at(-1)?.target.hotkey !== 'validator-1');
  expect(dendrite.pulls.at(-1)!.atMs - againAtMs).toBeLessThan(1000);
});

test('a slow clock shows in refused nonces and is reported, once in a while, with how slow it is', async () => {
  const rig = createRig({ validators: [neuron(1), neuron(2)], settings: { 'neuron.log_info_interval': 30 } });
  const { miner, clock, dendrite, lines, metric } = rig;
  const { onPull } = dendrite;
  const refusal = (age: string) =>
    failedReply<'PullTask'>(
      401,
      `Not Verified with error: Nonce is too old: acceptable delta is 16.00 seconds but request was ${age} seconds old`,
    );
  dendrite.onPull = ({ target }) => refusal(target.hotkey === 'validator-1' ? '47.25' : '50.00');
  await miner.start();
  await clock.advance(120_000);
  const reports = () => lines.filter((line) => String(line['msg']).startsWith('the clock of this machine is slow'));
  expect(reports()).toHaveLength(1);
  expect(reports()[0]).toMatchObject({ level: 'error', hint: expect.stringContaining('ntp') as string });
  expect(await metric('miner_clock_behind_seconds')).toBe(47.25);
  expect(lines.find((line) => 'clockBehindSeconds' in line)).toMatchObject({ clockBehindSeconds: 47.25 });
  // It is no reason to look for the validators elsewhere.
  expect(lines.some((line) => line['msg'] === 'a validator may have moved; the metagraph is read again')).toBe(false);
  dendrite.onPull = onPull;
  await clock.advance(600_000);
  expect(await metric('miner_clock_behind_seconds')).toBe(0);
});
