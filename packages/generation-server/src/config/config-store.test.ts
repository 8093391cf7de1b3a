import { mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@404-gen/service-kit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createConfigStore, type ConfigStore } from './config-store.ts';

const logger = createLogger({ service: 'test', level: 'silent' });
let directory: string;
let file: string;
let store: ConfigStore;
let reloads: string[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'config-store-'));
  file = join(directory, 'settings.yaml');
  writeFileSync(file, 'iters: 100\ndensity_end_iter: 50\nposition_lr_max_steps: 30\nport: 1000\n');
  reloads = [];
  store = createConfigStore({
    file,
    flags: { num_pts: ['9000'] },
    logger,
    onReload: (outcome) => reloads.push(outcome),
  });
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true });
});

const GOOD = 'iters: 200\ndensity_end_iter: 150\nposition_lr_max_steps: 60\nport: 1000\n';

test('an edit is taken over, also when the editor puts a new file in place of the old', async () => {
  store.watch();
  writeFileSync(file, GOOD);
  await expect.poll(() => store.settings.iters).toBe(200);
  const other = join(directory, 'settings.yaml~');
  writeFileSync(other, GOOD.replace('200', '300'));
  renameSync(other, file);
  await expect.poll(() => store.settings.iters).toBe(300);
  expect(store.status.revision).toBe(3);
  // Flags keep winning.
  expect(store.settings.num_pts).toBe(9000);
});

test.each([
  ['malformed', 'iters: [', /not valid yaml/],
  ['senseless', 'iters: 0', /iters: /],
  ['misspelt', 'itres: 5', /did you mean "iters"/],
  ['empty', '', /is empty/],
])('a %s edit keeps the last good settings, says so, and is forgiven once mended', (_, text, message) => {
  const before = store.settings;
  writeFileSync(file, text);
  store.reload();
  store.reload();
  expect(store.settings).toBe(before);
  expect(store.status.brokenEdit).toMatch(message);
  writeFileSync(file, GOOD);
  store.reload();
  expect(store.status.brokenEdit).toBeUndefined();
  expect(store.settings.iters).toBe(200);
  expect(reloads).toEqual(['broken', 'taken']);
});

test('a file that vanishes and comes back as it was is no longer a broken edit', () => {
  const text = 'iters: 100\ndensity_end_iter: 50\nposition_lr_max_steps: 30\nport: 1000\n';
  unlinkSync(file);
  store.reload();
  expect(store.status.brokenEdit).toMatch(/cannot be read/);
  writeFileSync(file, text);
  store.reload();
  expect(store.status.brokenEdit).toBeUndefined();
});

test('what is read at start only keeps its value and is reported', () => {
  writeFileSync(file, `${GOOD.replace('1000', '2000')}workers: 2\n`);
  store.reload();
  expect(store.settings).toMatchObject({ port: 1000, workers: 0, iters: 200 });
  expect(store.status.waitingForRestart).toEqual(['port', 'workers']);
});

test('an unchanged file is no new revision', () => {
  store.reload();
  expect(store.status.revision).toBe(1);
  expect(reloads).toEqual([]);
});
