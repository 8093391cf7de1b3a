import { AppError } from '@404-gen/service-kit';
import { expect, test } from 'vitest';
import { failedReply, fakeHotkey, FakeMetagraphSource, neuron, pulled, task } from './test-support/fakes.ts';
import { createRig, type Rig } from './test-support/rig.ts';

const away = new AppError('CHAIN_UNREADABLE', 'No endpoint of finney gives a metagraph.');
const self = neuron(9, {
  hotkey: fakeHotkey.ss58,
  axon: { ip: '0.0.0.0', port: 0 },
  stake: 12.5,
  trust: 0.5,
  incentive: 0.25,
  emission: 3,
});

/** Counts the reads of the rig's metagraph, and when they came. */
function watchReads({ metagraph, clock }: Rig): number[] {
  const reads: number[] = [];
  metagraph.read = () => {
    reads.push(clock.nowMs());
    return FakeMetagraphSource.prototype.read.call(metagraph);
  };
  return reads;
}

test('a chain that is away at the start is waited for, and mining begins when it is back', async () => {
  const rig = createRig();
  const { metagraph, miner, clock, settled, dendrite } = rig;
  const known = metagraph.metagraph;
  metagraph.metagraph = away;
  await miner.start();
  await clock.advance(600_000);
  expect(miner.view.notReady()).toContain('metagraph');
  expect(dendrite.pulls).toHaveLength(0);
  metagraph.metagraph = known;
  await clock.advance(1_800_000);
  expect(miner.view.notReady()).toEqual([]);
  expect(settled().length).toBeGreaterThan(0);
});

test('an hour without the chain stops nothing, and the age of the metagraph is shown', async () => {
  const { metagraph, miner, clock, settled, metric } = createRig();
  await miner.start();
  metagraph.metagraph = away;
  await clock.advance(3_600_000);
  expect(settled().length).toBeGreaterThan(10);
  expect(await metric('miner_metagraph_age_seconds')).toBeCloseTo(3600, -1);
});

test('a chain that never answers stops nothing', async () => {
  const rig = createRig({ settings: { 'neuron.sync_interval': 60 } });
  await rig.miner.start();
  let asked = 0;
  rig.metagraph.read = () => {
    asked += 1;
    return new Promise(() => undefined);
  };
  await rig.clock.until(() => asked === 1);
  const before = rig.settled().length;
  await rig.clock.advance(3_600_000);
  expect(rig.settled().length).toBeGreaterThanOrEqual(before + 10);
  expect(await rig.metric('miner_metagraph_age_seconds')).toBeGreaterThan(3600);
});

test('a metagraph kept from earlier is used with its age, and a newer one asked for soon', async () => {
  const rig = createRig();
  const { metagraph, miner, clock, metric, settled } = rig;
  const reads = watchReads(rig);
  metagraph.metagraph = { netuid: 17, block: 5, readAtMs: clock.nowMs() - 7_200_000, neurons: [neuron(1), self] };
  await miner.start();
  expect(await metric('miner_metagraph_age_seconds')).toBeCloseTo(7200, -1);
  await clock.advance(30_000);
  expect(reads.length).toBeGreaterThan(1);
  expect(settled().length).toBeGreaterThan(0);
});

test('reads are spread about the interval', async () => {
  const rig = createRig({ settings: { 'neuron.sync_interval': 1000 } });
  const reads = watchReads(rig);
  await rig.miner.start();
  await rig.clock.advance(20_000_000);
  const pauses = reads.slice(1).map((at, index) => at - (reads[index] ?? 0));
  expect(pauses.length).toBeGreaterThan(15);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(900_000);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(1_100_000);
  expect(new Set(pauses).size).toBeGreaterThan(10);
});

test.each([401, 503])('a validator that answers %i is looked up at once and asked where it is now', async (status) => {
  const rig = createRig();
  const { metagraph, miner, clock, dendrite } = rig;
  const moved = neuron(1, { axon: { ip: '198.51.100.7', port: 9000 } });
  dendrite.onPull = ({ target }) =>
    target.ip === moved.axon.ip ? pulled({ task: task('there') }) : failedReply(status, 'Signature mismatch');
  const reads = watchReads(rig);
  await miner.start();
  metagraph.metagraph = { netuid: 17, block: 2, neurons: [moved, self] };
  await clock.advance(40_000);
  expect(reads).toHaveLength(2);
  expect(dendrite.pulls.map(({ target }) => target.ip)).toContain(moved.axon.ip);
});

test('a validator that is simply away does not have the metagraph read again and again', async () => {
  const rig = createRig();
  rig.dendrite.onPull = () => failedReply(503, 'Service unavailable');
  const reads = watchReads(rig);
  await rig.miner.start();
  await rig.clock.advance(1_500_000);
  expect(rig.dendrite.pulls.length).toBeGreaterThan(4);
  expect(reads).toHaveLength(2);
});

test('a hotkey without a uid stops the start with what to do, and nothing later', async () => {
  const { metagraph, miner, clock } = createRig();
  metagraph.metagraph = { netuid: 17, block: 5, readAtMs: clock.nowMs(), neurons: [neuron(1)] };
  await expect(miner.start()).rejects.toMatchObject({
    code: 'CHAIN_NOT_REGISTERED',
    message: expect.stringMatching(/miner-hotkey is not registered on subnet 17 .* at block 5; /) as string,
  });

  const rig = createRig({ settings: { 'neuron.sync_interval': 60 } });
  await rig.miner.start();
  expect(await rig.metric('miner_registered')).toBe(1);
  rig.metagraph.metagraph = { netuid: 17, block: 6, readAtMs: rig.clock.nowMs() + 60_000, neurons: [neuron(1)] };
  const before = rig.dendrite.pulls.length;
  await rig.clock.advance(1_000_000);
  expect([await rig.metric('miner_registered'), await rig.metric('miner_uid')]).toEqual([0, -1]);
  expect(rig.dendrite.pulls.length).toBeGreaterThan(before);
});

test('a subnet that does not exist stops the start', async () => {
  const { metagraph, miner } = createRig();
  metagraph.metagraph = new AppError('CHAIN_NO_SUBNET', 'netuid: there is no subnet 17');
  await expect(miner.start()).rejects.toMatchObject({ code: 'CHAIN_NO_SUBNET' });
});

test("the state is logged in upstream's words, and is there as metrics", async () => {
  const { metagraph, miner, clock, lines, metric } = createRig();
  metagraph.metagraph = { netuid: 17, block: 77, neurons: [neuron(1), self] };
  await miner.start();
  await clock.advance(31_000);
  const expected = 'Miner | UID:9 | Block:77 | Stake:12.5 | Trust:0.5 | Incentive:0.25 | Emission:3';
  expect(lines.map((line) => line['msg'])).toContain(expected);
  const names = ['uid', 'metagraph_block', 'stake', 'trust', 'incentive', 'emission', 'registered'];
  const values = await Promise.all(names.map((name) => metric(`miner_${name}`)));
  expect(values).toEqual([9, 77, 12.5, 0.5, 0.25, 3, 1]);
});
