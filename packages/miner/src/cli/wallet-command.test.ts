import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hotkeyPath, obscurePassword, passwordVariable, writeHotkeyFile } from '@404-gen/bittensor';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadMinerSettings } from '../config/load.ts';
import { forgetSecrets } from '../config/wallet.ts';
import { reportWallet, walletText } from './wallet-command.ts';

const SEED = Buffer.alloc(32, 7);
const ADDRESS = /^5[1-9A-HJ-NP-Za-km-z]{47}$/;

let wallets: string;
let file: string;
let env: Record<string, string | undefined>;
beforeEach(async () => {
  wallets = await mkdtemp(join(tmpdir(), 'wallets-'));
  file = hotkeyPath({ path: wallets, name: 'w', hotkey: 'h' });
  env = { BT_WALLET_PATH: wallets, BT_WALLET_NAME: 'w', MINER_GENERATION_TOKENS: 'hush' };
  await writeHotkeyFile(file, SEED);
});
afterEach(() => rm(wallets, { recursive: true, force: true }));

const load = () => loadMinerSettings({ file: undefined, flags: { 'wallet.hotkey': ['h'] }, env });

test('a plain hotkey: what would sign, where that is said, who can read it, and no secret', async () => {
  await chmod(file, 0o644);
  const report = await reportWallet(load(), env);
  expect(report).toMatchObject({
    file,
    format: 'plain',
    address: expect.stringMatching(ADDRESS) as string,
    passwordIsSet: null,
    problem: null,
    sources: { wallet: 'environment', hotkey: 'flag', path: 'environment' },
  });
  const text = walletText(report);
  for (const expected of [file, report.address ?? '', '0644', 'chmod 600', 'h (flag)'])
    expect(text).toContain(expected);
  expect(text + JSON.stringify(report)).not.toContain(SEED.toString('hex'));
});

test('an encrypted hotkey is not opened without its password; its public file tells the address', async () => {
  const { address } = await reportWallet(load(), env);
  await writeFile(`${file}pub.txt`, JSON.stringify({ ss58Address: address }));
  await writeFile(file, `$NACL${'x'.repeat(100)}`);
  const report = await reportWallet(load(), env);
  expect(report).toMatchObject({ format: 'nacl', address, passwordIsSet: false, problem: null });
  expect(walletText(report)).toContain(`${passwordVariable(file)} is not set; asked for at the start`);
});

test('what keeps a hotkey from being used', async () => {
  await writeFile(file, '$ANSIBLE_VAULT;1.1;AES256\n3836');
  const outdated = await reportWallet(load(), env);
  expect(outdated.problem).toMatchObject({
    code: 'WALLET_ENCRYPTION_OUTDATED',
    message: expect.stringMatching(/^wallet\.hotkey: .*regen_hotkey/) as string,
  });
  await rm(file);
  await writeHotkeyFile(hotkeyPath({ path: wallets, name: 'w', hotkey: 'other' }), SEED);
  const missing = await reportWallet(load(), env);
  expect(missing.problem?.code).toBe('WALLET_FILE_MISSING');
  expect(walletText(missing)).toMatch(/others +other\n/);
});

test('a password and tokens are not left for diagnostic reports and child processes', () => {
  const variable = passwordVariable(file);
  const loaded = load().settings;
  expect(loaded['generation.tokens']).toEqual(['hush']);
  process.env[variable] = obscurePassword('geheim123', variable);
  const reported = () =>
    JSON.stringify((process.report.getReport() as { environmentVariables?: object }).environmentVariables);
  try {
    expect(reported()).toContain(variable);
    forgetSecrets(loaded, process.env);
    expect(reported()).not.toContain(variable);
  } finally {
    Reflect.deleteProperty(process.env, variable);
  }
  forgetSecrets(loaded, env);
  expect(env).not.toHaveProperty('MINER_GENERATION_TOKENS');
});
