import { setMaxListeners } from 'node:events';
import { createCloud, decodeSpz, encodeSpz, writePly, type GaussianCloud } from '@404-gen/splat';
import { afterAll, expect, test } from 'vitest';
import { seededRandom } from '../../test-support/fakes.ts';
import { payloadOf, readPayload, type Payload } from '../payload.ts';
import { lookCloser } from './closer-look.ts';
import { createGate } from './gate-pool.ts';
import type { GateOptions } from './gate-report.ts';
import { checkPayload as checkSource, surveyPayload } from './gate.ts';

const OPTIONS = { minPayloadBytes: 1024, minSplats: 7000, minCoverage: 0.002, minScore: 0 };

const checkPayload = (bytes: Uint8Array, options: GateOptions, score?: number) =>
  checkSource(
    payloadOf(bytes),
    {
      ...options,
      survey: (payload) => surveyPayload(payload, signal),
      lookCloser: (payload) => lookCloser(payload, options),
    },
    score,
  );

/** A ball of small opaque splats. */
function ball(count = 7200, shDegree: 0 | 1 = 0): GaussianCloud {
  const random = seededRandom(11);
  const cloud = createCloud(count, shDegree);
  for (let index = 0; index < count; index++) {
    const azimuth = 2 * Math.PI * random();
    const height = 2 * random() - 1;
    const ring = Math.sqrt(1 - height ** 2);
    cloud.positions.set([0.7 * ring * Math.cos(azimuth), 0.7 * height, 0.7 * ring * Math.sin(azimuth)], index * 3);
    cloud.rotations.set([random() - 0.5, random() - 0.5, random() - 0.5, random() - 0.5], index * 4);
  }
  cloud.logScales.fill(Math.log(0.02));
  cloud.opacityLogits.fill(3);
  cloud.shDc.fill(-0.5);
  return cloud;
}

test('a sound cloud passes as PLY and as SPZ, and comes out packed as validators read it', async () => {
  for (const bytes of [writePly(ball()), await encodeSpz(ball())]) {
    const report = await checkPayload(bytes, OPTIONS);
    expect(report).toMatchObject({ ok: true, splats: 7200 });
    if (!report.ok) continue;
    const spz = report.spz ?? bytes;
    expect([...spz.subarray(0, 4)]).toEqual([0x28, 0xb5, 0x2f, 0xfd]);
    expect(report.coverage).toBeGreaterThan(0.1);
    expect((await decodeSpz(spz)).count).toBe(7200);
  }
});

test('what a server packed comes out the same: a second packing loses nothing', async () => {
  const spz = await encodeSpz(ball());
  const report = await checkPayload(spz, OPTIONS);
  expect(report).toMatchObject({ ok: true, splats: 7200 });
  expect(report).not.toHaveProperty('spz');
  expect(Buffer.from(await encodeSpz(await decodeSpz(spz))).equals(spz)).toBe(true);
});

test('higher spherical harmonics are left out: validators do not read them', async () => {
  const report = await checkPayload(writePly(ball(7200, 1)), OPTIONS);
  expect(report.ok && report.spz && (await decodeSpz(report.spz)).shDegree).toBe(0);
});

const changed = (change: (cloud: GaussianCloud) => void, count?: number) => {
  const cloud = ball(count);
  change(cloud);
  return cloud;
};

test.each([
  ['no_payload', () => new Uint8Array()],
  ['too_small', () => Buffer.alloc(1023, 'x')],
  ['unreadable', () => Buffer.alloc(5000, 'x')],
  ['unreadable', () => writePly(ball()).subarray(0, 100_000)],
  ['unreadable', () => Buffer.from('<html><body>502 Bad Gateway</body></html>'.repeat(100))],
  ['not_finite', () => withNaN(writePly(ball()))],
  ['too_few_splats', () => writePly(ball(6999))],
  ['rule_broken', () => writePly(changed(({ opacityLogits }) => opacityLogits.fill(-12)))],
  ['rule_broken', () => writePly(changed(({ positions }) => positions.fill(0.25)))],
  ['rule_broken', () => writePly(changed(({ positions }) => positions.fill(3000, 0, 1)))],
  [
    'empty_render',
    () => writePly(changed(({ opacityLogits, logScales }) => (opacityLogits.fill(-6), logScales.fill(-10)))),
  ],
])('%s (%#)', async (failure, payload) => {
  expect(await checkPayload(payload(), OPTIONS)).toMatchObject({ ok: false, failure });
});

/** NaN as the x of the first splat: the writer itself refuses to write one. */
function withNaN(ply: Uint8Array): Uint8Array {
  const copy = Buffer.from(ply);
  copy.writeFloatLE(Number.NaN, copy.indexOf('end_header\n') + 'end_header\n'.length);
  return copy;
}

test.each([
  ['too_few_splats', ball(6999)],
  ['rule_broken', changed(({ opacityLogits }) => opacityLogits.fill(-12))],
  ['rule_broken', changed(({ opacityLogits }) => opacityLogits.fill(-12, 0, 5800))],
  ['rule_broken', changed(({ positions }) => positions.fill(0.25))],
  ['rule_broken', changed(({ positions }) => positions.fill(1, 6, 9))],
  ['empty_render', changed(({ opacityLogits, logScales }) => (opacityLogits.fill(-6), logScales.fill(-10)))],
  ['empty_render', changed(({ logScales, positions }) => (logScales.fill(-7), positions.fill(1500, 3, 4)), 9000)],
])('an SPZ as we write it is no exception: %s (%#)', async (failure, cloud) => {
  expect(await checkPayload(await encodeSpz(cloud), OPTIONS)).toMatchObject({ ok: false, failure });
});

test('a sample that shows too little is no reason to hold back a cloud that shows enough', async () => {
  // All that can be seen are splats that are not in the sample of 8000.
  const cloud = changed(({ opacityLogits }) => {
    opacityLogits.forEach((_, index) => (opacityLogits[index] = index % 3 === 0 || index < 3 ? -16 : 3));
  }, 24_000);
  const report = await checkPayload(await encodeSpz(cloud), OPTIONS);
  expect(report).toMatchObject({ ok: true, splats: 24_000 });
  expect(report.ok && report.spz).toBeDefined();
});

test('the limits are those configured', async () => {
  const ply = writePly(ball(6000));
  expect(await checkPayload(ply, { ...OPTIONS, minSplats: 6000 })).toMatchObject({ ok: true });
  expect(await checkPayload(ply, { ...OPTIONS, minSplats: 6001 })).toMatchObject({ failure: 'too_few_splats' });
  expect(await checkPayload(ply, { ...OPTIONS, minPayloadBytes: 10_000_000 })).toMatchObject({ failure: 'too_small' });
  const whole = await checkPayload(ply, { ...OPTIONS, minSplats: 0, minCoverage: 1 });
  expect(whole).toMatchObject({ failure: 'empty_render' });
});

test('a predicted score under the threshold holds it back; one at it, none at all, and no threshold do not', async () => {
  const ply = writePly(ball());
  const check = (score: number | undefined, minScore: number) => checkPayload(ply, { ...OPTIONS, minScore }, score);
  expect(await check(0.59, 0.6)).toMatchObject({
    ok: false,
    failure: 'low_score',
    detail: expect.stringMatching(/0\.59.*0\.6/) as string,
  });
  for (const [score, least] of [
    [0.6, 0.6],
    [undefined, 0.6],
    [0, 0],
  ] as const) {
    expect(await check(score, least)).toMatchObject({ ok: true });
  }
  const broken = await checkPayload(Buffer.alloc(5000, 'x'), { ...OPTIONS, minScore: 0.6 }, 0.1);
  expect(broken).toMatchObject({ failure: 'unreadable' });
});

const gate = createGate({ ...OPTIONS, timeoutMs: 20_000 });
afterAll(() => gate.close());
const { signal } = new AbortController();
setMaxListeners(0, signal);

test('on its thread the gate says the same, and the event loop stays free', async () => {
  const bytes = writePly(ball(20_000));
  let ticks = 0;
  const ticking = setInterval(() => (ticks += 1), 1);
  const [good, bad] = await Promise.all([
    gate.check(payloadOf(bytes), signal),
    gate.check(payloadOf(new Uint8Array()), signal),
  ]);
  clearInterval(ticking);
  expect(good).toMatchObject({ ok: true, splats: 20_000 });
  const strict = createGate({ ...OPTIONS, minScore: 0.6, timeoutMs: 20_000 });
  expect(await strict.check(payloadOf(bytes), signal, 0.5)).toMatchObject({ failure: 'low_score' });
  await strict.close();
  expect(bad).toMatchObject({ ok: false, failure: 'no_payload' });
  expect(ticks).toBeGreaterThan(0);
  expect(bytes.byteLength).toBeGreaterThan(0);
});

async function* inChunks(bytes: Uint8Array, chunkBytes = 10_000) {
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    await Promise.resolve();
    yield bytes.subarray(start, start + chunkBytes);
  }
}

const inMemory = async (chunks: AsyncIterable<Uint8Array>): Promise<Payload> =>
  payloadOf(await readPayload({ bytes: 0, open: () => chunks }));

/** One that nobody may read again. */
const unreadable = (payload: Payload): Payload => ({
  ...payload,
  open: () => {
    throw new Error('read a second time');
  },
});

test('what was seen while it came is enough: it is passed on as it is and not read again', async () => {
  const spz = await encodeSpz(ball(20_000));
  const payload = await gate.receive(inChunks(spz), inMemory);
  expect(Buffer.from(await readPayload(payload)).equals(spz)).toBe(true);
  expect(await gate.check(unreadable(payload), signal)).toMatchObject({ ok: true, splats: 20_000 });
  const strict = createGate({ ...OPTIONS, minScore: 0.6, timeoutMs: 20_000 });
  expect(await strict.check(unreadable(payload), signal, 0.5)).toMatchObject({ failure: 'low_score' });
  await strict.close();
});

test('what it shows to be short of something gets the closer look, which says of what', async () => {
  const few = await encodeSpz(ball(6999));
  const damaged = Buffer.from(await encodeSpz(ball(20_000))).subarray(0, 100_000);
  const payloads = await Promise.all(
    [few, damaged, writePly(ball())].map((each) => gate.receive(inChunks(each), inMemory)),
  );
  expect(payloads.map(({ survey }) => survey?.count)).toEqual([6999, undefined, undefined]);
  expect(payloads[1]?.survey).toBeNull();
  const reports = await Promise.all(payloads.map((payload) => gate.check(payload, signal)));
  expect(reports).toMatchObject([{ failure: 'too_few_splats' }, { failure: 'unreadable' }, { ok: true, splats: 7200 }]);
});

test('as many as may be are looked at while they come, the others behind them; all get the same report', async () => {
  const files = await Promise.all(Array.from({ length: 12 }, (_, index) => encodeSpz(ball(8000 + index))));
  const payloads = await Promise.all(files.map((file) => gate.receive(inChunks(file), inMemory)));
  expect(payloads.map(({ survey }) => survey?.count)).toEqual(
    Array.from({ length: 12 }, (_, index) => (index < 8 ? 8000 + index : undefined)),
  );
  const reports = await Promise.all(payloads.map((payload) => gate.check(payload, signal)));
  reports.forEach((report, index) =>
    expect(report).toEqual({ ok: true, splats: 8000 + index, coverage: expect.any(Number) as number }),
  );
});

test('what breaks off half-way is the sender’s error, and makes room for the next', async () => {
  const spz = await encodeSpz(ball());
  async function* half() {
    yield spz.subarray(0, spz.length / 2);
    await Promise.reject(new Error('connection lost'));
  }
  const full = () => Promise.reject(new Error('disk full'));
  for (let round = 0; round < 20; round++) {
    await expect(gate.receive(half(), inMemory)).rejects.toThrow('connection lost');
    await expect(gate.receive(inChunks(spz), full)).rejects.toThrow('disk full');
  }
  expect((await gate.receive(inChunks(spz), inMemory)).survey?.count).toBe(7200);
});

test('one that was not looked at while it came is read in turns with everybody else', async () => {
  const payload = payloadOf(await encodeSpz(ball(200_000)));
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 0);
  expect((await surveyPayload(payload, signal))?.count).toBe(200_000);
  clearInterval(counting);
  expect(turns).toBeGreaterThan(3);
  await expect(surveyPayload(payload, AbortSignal.abort(new Error('stopping')))).rejects.toThrow('stopping');
});

test('a check that runs too long is an error of the gate, and the next one works', async () => {
  const hasty = createGate({ ...OPTIONS, timeoutMs: 1 });
  await expect(hasty.check(payloadOf(writePly(ball())), signal)).rejects.toMatchObject({ code: 'GATE_WORKER' });
  await hasty.close();
  expect(await gate.check(payloadOf(writePly(ball())), signal)).toMatchObject({ ok: true });
});

test('a check that is called off ends at once, with the caller’s reason', async () => {
  const caller = new AbortController();
  const checking = gate.check(payloadOf(writePly(ball())), caller.signal);
  caller.abort(new Error('stopping'));
  await expect(checking).rejects.toThrow('stopping');
});
