import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MemoryFiles, recordingLogger } from '../test-support/fakes.ts';
import { ManualClock } from '../test-support/manual-clock.ts';
import { openStateDirectory } from './state-files.ts';
import { persistedTask, TaskStore, type MinerState } from './task-store.ts';
import { payloadOf, readPayload } from './payload.ts';
import type { MinerTask } from './task.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'miner-state-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const heldTask: MinerTask = {
  id: 'task/with ../odd id',
  type: 'text',
  prompt: 'a prompt',
  validator: { uid: 3, hotkey: 'validator-3', ip: '192.0.2.1', port: 8003 },
  pulledAtMs: 1000,
  deadlineMs: 2000,
  wantedUntilMs: 1500,
  askFromMs: 9000,
  state: 'submitting',
  attempts: 1,
  submissions: 1,
  seconds: {},
  product: { kind: 'payload', spz: payloadOf(Buffer.from('blob')), splats: 7777, seed: 5 },
};

async function openStore(state: () => MinerState = () => ({ cooldowns: {}, settled: [], tasks: [] })) {
  const { logger, lines } = recordingLogger();
  const store = new TaskStore(await openStateDirectory(directory), logger, new ManualClock(), state);
  return { store, lines };
}

test('what is saved is read back, results included', async () => {
  const state: MinerState = {
    cooldowns: {
      v: { cooldownUntilMs: 9, failures: 1, backoffUntilMs: 8, lastError: 'x', usualCooldownMs: 7, throttleMs: 6 },
    },
    settled: [['v/task', 2]],
    tasks: [persistedTask(heldTask)],
  };
  const { store } = await openStore(() => state);
  const received = await store.receive(heldTask, payloadOf(Buffer.from('blob')).open());
  const kept = await store.keepResult(heldTask, received, undefined);
  expect(kept.bytes).toBe(4);
  await store.save();
  const again = (await openStore()).store;
  expect(await again.load()).toEqual(state);
  const found = (await again.findResult(heldTask, 4))!;
  expect(Buffer.from(await readPayload(found)).toString()).toBe('blob');
  // Half of it, as a power failure may leave it, is none.
  expect(await again.findResult(heldTask, 5)).toBeUndefined();
  expect((await stat(join(directory, 'miner-state.json'))).mode & 0o777).toBe(0o600);
});

test('saves that come while one is under way share the next, which has the newest state', async () => {
  let snapshots = 0;
  let settled: [string, number][] = [];
  const { store } = await openStore(() => {
    snapshots += 1;
    return { cooldowns: {}, settled, tasks: [] };
  });
  const first = store.save();
  await Promise.resolve();
  const others = Array.from({ length: 50 }, (_, index) => {
    settled = [['v/task', index + 1]];
    return store.save();
  });
  await Promise.all([first, ...others]);
  expect(snapshots).toBe(2);
  expect((await (await openStore()).store.load())?.settled).toEqual([['v/task', 50]]);
  expect((await readdir(directory)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('what may be written in a moment is, once, and not again when it was written before', async () => {
  const clock = new ManualClock();
  const files = new MemoryFiles();
  let snapshots = 0;
  const store = new TaskStore(files, recordingLogger().logger, clock, () => {
    snapshots += 1;
    return { cooldowns: {}, settled: [], tasks: [] };
  });
  store.saveSoon();
  store.saveSoon();
  await clock.advance(200);
  expect(snapshots).toBe(0);
  await clock.advance(100);
  expect(snapshots).toBe(1);
  store.saveSoon();
  await store.save();
  await clock.advance(1000);
  expect(snapshots).toBe(2);
  store.saveSoon();
  await clock.advance(1000);
  expect(snapshots).toBe(3);
});

test.each([
  ['cut off', '{"version":1,"cooldowns":'],
  ['of another version', '{"version":99,"savedAtMs":1,"cooldowns":{},"settled":[],"tasks":[]}'],
  ['with a task without prompt', '{"version":1,"savedAtMs":1,"cooldowns":{},"settled":[],"tasks":[{"id":"x"}]}'],
  ['empty', ''],
])('a state file that is %s is set aside with a warning', async (_, text) => {
  await writeFile(join(directory, 'miner-state.json'), text);
  const { store, lines } = await openStore();
  expect(await store.load()).toBeUndefined();
  expect(lines[0]).toMatchObject({ level: 'warn', msg: expect.stringContaining('set aside') as string });
  const [aside = ''] = (await readdir(directory)).filter((name) => name.includes('.corrupt-'));
  expect(await readFile(join(directory, aside), 'utf8')).toBe(text);
  await store.save();
  expect(await (await openStore()).store.load()).toEqual({ cooldowns: {}, settled: [], tasks: [] });
});

test('results without a task are removed, others stay', async () => {
  const { store } = await openStore();
  const other = { ...heldTask, id: 'other' };
  for (const each of [heldTask, other]) {
    const received = await store.receive(each, payloadOf(Buffer.from('raw')).open());
    const kept = await store.keepResult(each, received, Buffer.from('packed'));
    expect(Buffer.from(await readPayload(kept)).toString()).toBe('packed');
  }
  expect(await readdir(directory)).toHaveLength(3);
  await store.dropOtherFiles([heldTask]);
  expect(await store.findResult(other, undefined)).toBeUndefined();
  expect(await store.findResult(heldTask, undefined)).toBeDefined();
  expect((await readdir(directory)).filter((name) => !name.startsWith('.'))).toHaveLength(1);
  await store.dropFiles(heldTask);
  expect((await readdir(directory)).filter((name) => !name.startsWith('.'))).toEqual([]);
});

test('what breaks off while it comes is the sender’s error, not the disk’s', async () => {
  const { store, lines } = await openStore();
  async function* half() {
    yield Buffer.from('half');
    await Promise.reject(new Error('connection lost'));
  }
  await expect(store.receive(heldTask, half())).rejects.toThrow('connection lost');
  expect(lines).toEqual([]);
});

test('results go through memory while the directory is broken', async () => {
  const { store, lines } = await openStore();
  await rm(directory, { recursive: true });
  const received = await store.receive(heldTask, payloadOf(Buffer.from('blob')).open());
  const kept = await store.keepResult(heldTask, received, undefined);
  expect(Buffer.from(await readPayload(kept)).toString()).toBe('blob');
  expect(lines.every((line) => line['msg'] === 'state cannot be written')).toBe(true);
  expect(lines).not.toEqual([]);
});

test('a directory that breaks while the miner runs is logged and nothing more', async () => {
  const { store, lines } = await openStore();
  await rm(directory, { recursive: true });
  await store.save();
  expect(lines[0]).toMatchObject({ level: 'error', msg: 'state cannot be written' });
});

test('a state directory that cannot be used stops the start, naming the setting', async () => {
  const file = join(directory, 'a-file');
  await writeFile(file, '');
  await chmod(file, 0o400);
  await expect(openStateDirectory(file)).rejects.toMatchObject({
    code: 'CONFIG_STATE_DIR',
    message: expect.stringContaining('state.dir') as string,
  });
});
