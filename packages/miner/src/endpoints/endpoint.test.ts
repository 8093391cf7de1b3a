import { AppError } from '@404-gen/service-kit';
import { expect, test } from 'vitest';
import { FakeGenerationClient, recordingLogger, seededRandom } from '../test-support/fakes.ts';
import { ManualClock } from '../test-support/manual-clock.ts';
import { Endpoint } from './endpoint.ts';
import { checkHealth } from './health-checker.ts';

const unreachable = new AppError('PEER_ENDPOINT_UNREACHABLE', 'ECONNREFUSED');

function setUp(changes: { capacity?: number } = {}) {
  const clock = new ManualClock();
  const client = new FakeGenerationClient(clock);
  const endpoint = new Endpoint({
    name: 'e',
    client,
    clock,
    random: () => 0.5,
    ejectAfter: 3,
    ejectInitialMs: 5000,
    ejectMaxMs: 20_000,
    ...changes,
  });
  const ejections: string[] = [];
  const stop = new AbortController();
  const watch = () => {
    const { logger, lines } = recordingLogger();
    const onEjected = () => void ejections.push(endpoint.name);
    const options = { clock, logger, intervalMs: 1000, timeoutMs: 500, onChange: () => undefined, onEjected };
    void checkHealth(endpoint, options, stop.signal);
    return lines;
  };
  return { clock, client, endpoint, ejections, stop, watch };
}

test('no work before the first answer; then the capacity the server tells, unless one is configured', async () => {
  const { clock, client, endpoint, watch } = setUp();
  client.report = { ready: true, hasRoute: true, capacity: 3, acceptsImages: true };
  expect(endpoint.freeSlots()).toBe(0);
  watch();
  await clock.settle();
  expect([endpoint.state, endpoint.freeSlots(), endpoint.acceptsImages]).toEqual(['ready', 3, true]);
  const configured = setUp({ capacity: 2 });
  configured.endpoint.checked({ ready: true, hasRoute: true, capacity: 9 });
  expect(configured.endpoint.freeSlots()).toBe(2);
});

test('a server that warms up or stops gets no work and is not ejected', async () => {
  const { clock, client, endpoint, ejections, watch } = setUp();
  watch();
  client.report = { ready: false, hasRoute: true, detail: 'HTTP 503: warming up' };
  await clock.advance(10_000);
  expect([endpoint.state, endpoint.freeSlots(), endpoint.lastError]).toEqual(['not_ready', 0, 'HTTP 503: warming up']);
  client.report = { ready: true, hasRoute: true };
  await clock.advance(1000);
  expect([endpoint.state, ejections]).toEqual(['ready', []]);
});

test('three failures in a row eject, a success in between does not', () => {
  const { endpoint } = setUp();
  endpoint.checked({ ready: true, hasRoute: true });
  expect([endpoint.failed('a'), endpoint.failed('b')]).toEqual([false, false]);
  endpoint.succeeded(1000);
  expect([endpoint.failed('a'), endpoint.failed('b'), endpoint.failed('c')]).toEqual([false, false, true]);
  expect([endpoint.state, endpoint.freeSlots(), endpoint.lastError]).toEqual(['ejected', 0, 'c']);
});

test('an ejected endpoint is probed after growing pauses, and returns on probation', async () => {
  const { clock, client, endpoint, ejections, watch } = setUp();
  let probes = 0;
  const probedAt: number[] = [];
  const startMs = clock.nowMs();
  client.ready = () => {
    probes += 1;
    probedAt.push((clock.nowMs() - startMs) / 1000);
    return client.report instanceof Error ? Promise.reject(client.report) : Promise.resolve(client.report);
  };
  const lines = watch();
  await clock.settle();
  client.report = unreachable;
  await clock.advance(60_000);
  // Ready at 0, then unanswered at 1, 2 and 3; then pauses of 5, 10, 20 and again 20 seconds.
  expect(probedAt).toEqual([0, 1, 2, 3, 8, 18, 38, 58]);
  expect([endpoint.state, ejections]).toEqual(['ejected', ['e']]);
  client.report = { ready: true, hasRoute: true, capacity: 4 };
  await clock.advance(20_000);
  expect([endpoint.state, endpoint.freeSlots()]).toEqual(['probation', 1]);
  endpoint.begin();
  expect(endpoint.freeSlots()).toBe(0);
  endpoint.end();
  endpoint.succeeded(5000);
  expect([endpoint.state, endpoint.freeSlots()]).toEqual(['ready', 4]);
  expect(probes).toBeGreaterThan(8);
  expect(lines.map((line) => [line['from'], line['to']])).toEqual([
    ['unchecked', 'ready'],
    ['ready', 'ejected'],
    ['ejected', 'probation'],
  ]);
});

test('one failure on probation ejects again, for longer', () => {
  const { clock, endpoint } = setUp();
  for (let index = 0; index < 3; index++) endpoint.failed('x');
  const firstPause = endpoint.retryAtMs - clock.nowMs();
  endpoint.checked({ ready: true, hasRoute: true });
  expect(endpoint.state).toBe('probation');
  expect(endpoint.failed('again')).toBe(true);
  expect(endpoint.retryAtMs - clock.nowMs()).toBe(2 * firstPause);
});

test('a server without health route that generates is not asked: it could not answer', async () => {
  const { clock, client, endpoint, watch } = setUp();
  client.report = { ready: true, hasRoute: false };
  watch();
  await clock.settle();
  expect([endpoint.state, endpoint.acceptsImages]).toEqual(['ready', false]);
  endpoint.begin();
  client.report = new AppError('PEER_ENDPOINT_TIMEOUT', 'silent');
  await clock.advance(60_000);
  expect(endpoint.state).toBe('ready');
  endpoint.end();
  await clock.advance(5000);
  expect(endpoint.state).toBe('ejected');
});

test('pauses are spread', () => {
  const random = seededRandom(5);
  const clock = new ManualClock();
  const pauses = Array.from({ length: 5 }, () => {
    const client = new FakeGenerationClient(clock);
    const endpoint = new Endpoint({
      name: 'e',
      client,
      clock,
      random,
      ejectAfter: 1,
      ejectInitialMs: 5000,
      ejectMaxMs: 9000,
    });
    endpoint.failed('x');
    return endpoint.retryAtMs - clock.nowMs();
  });
  expect(new Set(pauses).size).toBe(5);
  for (const pause of pauses) expect(Math.abs(pause - 5000)).toBeLessThanOrEqual(1000);
});
