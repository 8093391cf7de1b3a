import { expect, test } from 'vitest';
import { FakeGenerationClient, seededRandom } from '../test-support/fakes.ts';
import { ManualClock } from '../test-support/manual-clock.ts';
import { EndpointPool, type Lease } from './endpoint-pool.ts';
import { Endpoint } from './endpoint.ts';

function setUp(capacities: readonly number[]) {
  const clock = new ManualClock();
  const random = seededRandom(3);
  const endpoints = capacities.map((capacity, index) => {
    const endpoint = new Endpoint({
      name: `e${index}`,
      client: new FakeGenerationClient(clock),
      clock,
      random,
      capacity,
      ejectAfter: 3,
      ejectInitialMs: 5000,
      ejectMaxMs: 40_000,
    });
    endpoint.checked({ ready: true, hasRoute: true });
    return endpoint;
  });
  let changes = 0;
  const pool = new EndpointPool(endpoints, clock, random, () => (changes += 1));
  const signal = new AbortController().signal;
  const acquire = (options = {}) => pool.acquire({ signal, ...options });
  return { clock, endpoints, pool, acquire, changes: () => changes };
}

/** Whether a promise is settled by now. */
async function taken(lease: Promise<Lease>): Promise<boolean> {
  return Promise.race([lease.then(() => true), new Promise<false>((resolve) => setImmediate(resolve, false))]);
}

test('never more than the capacity, and the next in the queue gets what is released', async () => {
  const { pool, acquire } = setUp([1, 2]);
  const leases = await Promise.all([acquire(), acquire(), acquire()]);
  expect(leases.map((lease) => lease.endpoint.name).sort()).toEqual(['e0', 'e1', 'e1']);
  expect(pool.freeSlots()).toBe(0);
  const fourth = acquire();
  const fifth = acquire();
  expect(await taken(fourth)).toBe(false);
  leases[1].release();
  expect((await fourth).endpoint).toBe(leases[1].endpoint);
  expect(await taken(fifth)).toBe(false);
});

test('a lease released twice frees one slot', async () => {
  const { endpoints, pool, acquire } = setUp([2]);
  const lease = await acquire();
  lease.release();
  lease.release();
  expect(endpoints[0]?.outstanding).toBe(0);
  expect(pool.freeSlots()).toBe(2);
});

test('of two choices the one with the smaller share in use is taken', async () => {
  const { endpoints, acquire } = setUp([8, 8]);
  const leases: Lease[] = [];
  for (let index = 0; index < 8; index++) leases.push(await acquire());
  // With two endpoints both are always the choices, so that they fill evenly.
  expect(endpoints.map((endpoint) => endpoint.outstanding)).toEqual([4, 4]);
});

test('many endpoints stay within one of each other, nearly', async () => {
  const { endpoints, acquire } = setUp(Array.from({ length: 10 }, () => 50));
  for (let index = 0; index < 200; index++) await acquire();
  const loads = endpoints.map((endpoint) => endpoint.outstanding);
  expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(4);
});

test('a task avoids the endpoint that failed it while there is another, and takes it when there is none', async () => {
  const { endpoints, acquire } = setUp([4, 4]);
  const [first, second] = endpoints as [Endpoint, Endpoint];
  for (let index = 0; index < 4; index++) {
    expect((await acquire({ avoid: new Set([first]) })).endpoint).toBe(second);
  }
  const waiting = acquire({ avoid: new Set([first]) });
  expect(await taken(waiting)).toBe(false);
  const both = await acquire({ avoid: new Set([first, second]) });
  expect(both.endpoint).toBe(first);
});

test('an endpoint that is no longer there is no reason to wait for it', async () => {
  const { endpoints, pool, acquire } = setUp([1, 1]);
  const [first, second] = endpoints as [Endpoint, Endpoint];
  const waiting = (async () => {
    for (let index = 0; index < 3; index++) second.failed('gone');
    pool.changed();
    return acquire({ avoid: new Set([first]) });
  })();
  expect((await waiting).endpoint).toBe(first);
});

test('work goes only where it suits, and one that must wait holds up nobody behind it', async () => {
  const { endpoints, acquire } = setUp([1, 1]);
  const [first, second] = endpoints as [Endpoint, Endpoint];
  const images = (endpoint: Endpoint) => endpoint === first;
  const one = await acquire({ suits: images });
  const two = acquire({ suits: images });
  expect(await taken(two)).toBe(false);
  expect((await acquire()).endpoint).toBe(second);
  one.release();
  expect((await two).endpoint).toBe(first);
});

test('giving up leaves the queue', async () => {
  const { pool } = setUp([1]);
  const held = await pool.acquire({ signal: new AbortController().signal });
  const patience = new AbortController();
  const waiting = pool.acquire({ signal: patience.signal });
  patience.abort(new Error('no longer'));
  await expect(waiting).rejects.toThrow('no longer');
  held.release();
  expect(pool.freeSlots()).toBe(1);
  await expect(pool.acquire({ signal: patience.signal })).rejects.toThrow('no longer');
});

test('a busy endpoint gets work again when its time is over, and those waiting are told', async () => {
  const { clock, endpoints, pool, acquire, changes } = setUp([1]);
  pool.busyFor(endpoints[0] as Endpoint, 4000);
  const waiting = acquire();
  await clock.advance(3999);
  expect(await taken(waiting)).toBe(false);
  const before = changes();
  await clock.advance(1);
  expect(await taken(waiting)).toBe(true);
  expect(changes()).toBeGreaterThan(before);
});
