import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createDendrite,
  createStaticMetagraph,
  isServing,
  openHotkeyFile,
  submitMessage,
  unixNanoseconds,
  type SubmitResults,
} from '@404-gen/bittensor';
import { createLogger } from '@404-gen/service-kit';
import { decodePng, encodeSpz, readPly } from '@404-gen/splat';
import { afterEach, describe, expect, it } from 'vitest';
import { parseFaultFlag } from '../faults/fault.ts';
import { mushroom } from '../scoring/test-clouds.ts';
import { UPSTREAM_RULES } from '../validator/rules.ts';
import type { DevnetEvent } from './devnet-event.ts';
import { startDevnet, type Devnet, type DevnetOptions } from './devnet.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function setUp(overrides: Partial<DevnetOptions> = {}): Promise<{ devnet: Devnet; events: DevnetEvent[] }> {
  const events: DevnetEvent[] = [];
  const devnet = await startDevnet({
    directory: mkdtempSync(join(tmpdir(), 'devnet-')),
    validatorCount: 2,
    minerCount: 1,
    host: '127.0.0.1',
    firstPort: 0,
    adminPort: 0,
    rules: UPSTREAM_RULES,
    prompts: ['red mushroom with white spots'],
    imageTasksRatio: 0,
    seed: 1,
    faults: [],
    logger: createLogger({ service: 'test', level: 'silent' }),
    onEvent: (event) => events.push(event),
    ...overrides,
  });
  open.push(() => devnet.close());
  return { devnet, events };
}

const hotkeyFile = ({ wallet }: Devnet): string => join(wallet.path, wallet.name, 'hotkeys', wallet.hotkeys[0] ?? '');

describe('a devnet', () => {
  it('scores and accepts a real result of a miner that knows only its files', async () => {
    const { devnet, events } = await setUp();
    const hotkey = await openHotkeyFile(hotkeyFile(devnet), { env: {} });
    const metagraph = await createStaticMetagraph(devnet.metagraphFile).read();
    expect(metagraph.netuid).toBe(17);
    expect(metagraph.neurons.map(({ uid, stake, validatorPermit }) => [uid, stake > 1000, validatorPermit])).toEqual([
      [0, true, true],
      [1, true, true],
      [2, false, false],
    ]);
    const neuron = metagraph.neurons[1]!;
    const target = { hotkey: neuron.hotkey, ip: neuron.axon.ip, port: neuron.axon.port };
    const dendrite = createDendrite({ hotkey });
    open.push(() => dendrite.close());

    const task = (await dendrite.call(target, 'PullTask', {})).synapse!.task!;
    expect(task.prompt).toBe('red mushroom with white spots');
    const submitTime = unixNanoseconds();
    const message = submitMessage({
      submitTime,
      prompt: task.prompt,
      validatorHotkey: neuron.hotkey,
      minerHotkey: hotkey.ss58,
    });
    const reply = await dendrite.call(target, 'SubmitResults', {
      task_id: task.id,
      results: Buffer.from(await encodeSpz(mushroom())).toString('base64'),
      submit_time: submitTime,
      signature: Buffer.from(hotkey.sign(message)).toString('base64'),
    });
    const { feedback } = reply.synapse as SubmitResults;
    expect(feedback?.task_fidelity_score).toBeGreaterThan(0.6);

    const verdict = events.find((event) => event.kind === 'verdict')!;
    expect(verdict).toMatchObject({ outcome: 'accepted', validatorUid: 1, minerHotkey: hotkey.ss58 });
    const stem = join(devnet.directory, 'result');
    const written = await devnet.scorer.write(verdict.resultsBase64!, stem);
    expect(readPly(readFileSync(written.ply)).count).toBe(9000);
    expect(decodePng(readFileSync(written.preview)).width).toBeGreaterThan(400);
    expect(readFileSync(written.spz)).toHaveLength(written.bytes);
    expect(devnet.log.countsOf(1)).toEqual({ assigned: 1, outcomes: { accepted: 1 } });
  });

  it('keeps its keys when it is started again in its folder', async () => {
    const { devnet } = await setUp();
    const keys = devnet.validators.map((each) => each.hotkey.ss58);
    await devnet.close();
    const again = await setUp({ directory: devnet.directory });
    expect(again.devnet.validators.map((each) => each.hotkey.ss58)).toEqual(keys);
  });

  it('hands out image tasks as base64 of image files', async () => {
    const { devnet } = await setUp({ imageTasksRatio: 1 });
    const miner = await openHotkeyFile(hotkeyFile(devnet), { env: {} });
    const { task } = devnet.validators[0]!.state.pull(miner.ss58);
    expect(task?.type).toBe('image');
    expect(decodePng(Buffer.from(task!.prompt, 'base64'))).toMatchObject({ width: 128, height: 128 });
  });

  it('says which port is taken and leaves nothing running', async () => {
    const { devnet } = await setUp();
    const taken = devnet.validators[0]!.port;
    await expect(setUp({ firstPort: taken })).rejects.toMatchObject({ code: 'CONFIG_PORT_TAKEN' });
    await expect(setUp({ faults: [parseFaultFlag('7:slow')] })).rejects.toThrow('no validator 7');
  });
});

describe('faults of the metagraph', () => {
  it('are in the file from the start', async () => {
    const faults = ['0:not-serving', '1:low-stake:stake=12'].map(parseFaultFlag);
    const { devnet } = await setUp({ faults });
    const { neurons } = await createStaticMetagraph(devnet.metagraphFile).read();
    expect(isServing(neurons[0]!)).toBe(false);
    expect(neurons[1]!.stake).toBe(12);
  });
});

describe('the admin interface', () => {
  const call = async (devnet: Devnet, method: string, path: string, body?: unknown) => {
    const response = await fetch(devnet.adminUrl + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('sets and lifts faults while the devnet runs, those of the metagraph included', async () => {
    const { devnet } = await setUp();
    const hotkey = devnet.validators[0]!.hotkey.ss58;
    const set = await call(devnet, 'PUT', '/validators/0/faults', [
      { kind: 'stale-hotkey' },
      { kind: 'slow', seconds: 1 },
    ]);
    expect(set.status).toBe(200);
    expect(set.body['faults']).toMatchObject([{ kind: 'stale-hotkey' }, { kind: 'slow', seconds: 1 }]);
    const source = createStaticMetagraph(devnet.metagraphFile);
    const before = await source.read();
    expect(before.neurons[0]!.hotkey).not.toBe(hotkey);
    await call(devnet, 'DELETE', '/validators/0/faults');
    const after = await source.read();
    expect(after.neurons[0]!.hotkey).toBe(hotkey);
    expect(after.block).toBeGreaterThan(before.block);
  });

  it('shows validators and their miners, takes prompts, and can make a validator forget', async () => {
    const { devnet } = await setUp();
    const miner = await openHotkeyFile(hotkeyFile(devnet), { env: {} });
    await call(devnet, 'POST', '/prompts', { prompt: 'a blue chair' });
    expect(devnet.validators[0]!.state.pull(miner.ss58).task?.prompt).toBe('a blue chair');
    const shown = await call(devnet, 'GET', '/validators/0');
    expect(shown.body['miners']).toMatchObject([{ uid: 2, assignedTask: { prompt: 'a blue chair' } }]);
    const forgot = await call(devnet, 'POST', '/validators/0/forget');
    expect(forgot.body['miners']).toEqual([]);
    expect((await call(devnet, 'GET', '/submissions')).body).toEqual([]);
    expect(existsSync(join(devnet.directory, 'devnet.json'))).toBe(true);
  });

  it.each([
    ['PUT', '/validators/0/faults', { kind: 'slow' }, 400, 'list'],
    ['PUT', '/validators/0/faults', [{ kind: 'slo' }], 400, 'slow'],
    ['PUT', '/validators/9/faults', [], 404, 'no validator 9'],
    ['GET', '/validators/x', undefined, 404, 'no validator x'],
    ['POST', '/prompts', {}, 400, 'prompt'],
  ])('%s %s with %j is refused', async (method, path, body, status, named) => {
    const { devnet } = await setUp();
    const refused = await call(devnet, method, path, body);
    expect(refused.status).toBe(status);
    expect(refused.body['message']).toContain(named);
  });
});
