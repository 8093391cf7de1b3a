import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeHotkeyFile } from './hotkey-file.ts';
import { hotkeyPath } from './hotkey-path.ts';
import { hotkeyFileWarnings, inspectHotkeyFile } from './inspect-hotkey-file.ts';

const SEED = Buffer.from('fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e', 'hex');
const SS58 = '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV';

let path: string;
let wallets: string;
beforeEach(async () => {
  wallets = await mkdtemp(join(tmpdir(), 'wallets-'));
  path = hotkeyPath({ path: wallets, name: 'w', hotkey: 'h' });
  await writeHotkeyFile(path, SEED);
});
afterEach(() => rm(wallets, { recursive: true, force: true }));

it('finds a hotkey where the wallet software keeps it', () => {
  expect(path).toBe(join(wallets, 'w', 'hotkeys', 'h'));
  expect(hotkeyPath({ path: '~/.bittensor/wallets/', name: 'a', hotkey: 'b' })).toMatch(
    /^\/.*\/\.bittensor\/wallets\/a\/hotkeys\/b$/,
  );
});

it('tells format, address and names, and nothing of the secret', async () => {
  await writeFile(`${path}pub.txt`, JSON.stringify({ ss58Address: SS58 }));
  await writeHotkeyFile(hotkeyPath({ path: wallets, name: 'w', hotkey: 'another' }), Buffer.alloc(32, 1));
  const report = await inspectHotkeyFile(path);
  expect(report).toMatchObject({
    file: path,
    format: 'plain',
    publicAddress: SS58,
    mode: 0o600,
    warnings: [],
    hotkeys: ['another', 'h'],
  });
  expect(report.passwordVariable).toMatch(/^BT_PW__.*_W_HOTKEYS_H$/);
  expect(JSON.stringify(report)).not.toContain(SEED.toString('hex'));
});

it.each([
  ['$NACL and more', 'nacl'],
  ['$ANSIBLE_VAULT;1.1', 'ansible_vault'],
  ['gAAAAABh', 'fernet'],
  ['', 'plain'],
])('%s is %s', async (text, format) => {
  await writeFile(path, text);
  expect((await inspectHotkeyFile(path)).format).toBe(format);
});

it('has no format and no warnings for a file that is not there', async () => {
  expect(await inspectHotkeyFile(join(wallets, 'x', 'hotkeys', 'y'))).toMatchObject({
    format: null,
    publicAddress: null,
    mode: null,
    warnings: [],
    hotkeys: [],
  });
});

it('warns of a file that others can read and of a folder that others can write to', async () => {
  await chmod(path, 0o640);
  expect(await hotkeyFileWarnings(path)).toEqual([expect.stringContaining(`mode 0640); run: chmod 600 '${path}'`)]);
  await chmod(path, 0o600);
  await chmod(join(wallets, 'w', 'hotkeys'), 0o777);
  expect(await hotkeyFileWarnings(path)).toEqual([expect.stringContaining('mode 0777); run: chmod go-w')]);
});
