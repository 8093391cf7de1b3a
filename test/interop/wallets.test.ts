import { createDecipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  inspectHotkeyFile,
  obscurePassword,
  openHotkeyFile,
  passwordVariable,
  verifySignature,
  writeHotkeyFile,
  type Hotkey,
} from '../../packages/bittensor/dist/index.js';
import { endAll, temporaryFolder } from '../e2e/support/running-process.ts';
import { startPeer, type PythonPeer } from './support/python-peer.ts';

// Hotkey files of bittensor-wallet 4.0.0 opened by us, and ours opened by it.

const PASSWORD = 'Correct-horse 2 bättery';
const MESSAGE = 'bytes that both sign: ü 🦄';
const PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';

/** A key from a password takes seconds, and these tests take several. */
const DERIVING_LIMIT_MS = 300_000;

interface Described {
  readonly file: string;
  readonly ss58: string;
  readonly public_key: string;
  readonly variable: string;
}

let folder: string;
let wallet: PythonPeer;

beforeAll(() => {
  folder = temporaryFolder();
  wallet = startPeer(inject('python'), 'wallet.py', [folder]);
});
afterAll(async () => {
  await wallet.stop();
  await endAll();
});

const fileOf = (hotkey: string) => join(folder, 'interop', 'hotkeys', hotkey);
const hex = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('hex');

/** Both sign with it, and each finds the other's signature good and a changed message bad. */
async function expectSameKey(name: string, ours: Hotkey, theirs: Described, password?: string): Promise<void> {
  expect([ours.ss58, hex(ours.publicKey)]).toEqual([theirs.ss58, theirs.public_key]);
  const theirSignature = await wallet.ask<string>('sign', {
    hotkey: name,
    message_hex: hex(MESSAGE),
    ...(password === undefined ? {} : { password }),
  });
  expect(verifySignature(MESSAGE, Buffer.from(theirSignature, 'hex'), ours.ss58)).toBe(true);
  expect(verifySignature(`${MESSAGE}.`, Buffer.from(theirSignature, 'hex'), ours.ss58)).toBe(false);
  const ourSignature = hex(ours.sign(MESSAGE));
  const verify = (message: string) =>
    wallet.ask<boolean>('verify', { ss58: ours.ss58, message_hex: hex(message), signature_hex: ourSignature });
  expect([await verify(MESSAGE), await verify(`${MESSAGE}.`)]).toEqual([true, false]);
}

describe('hotkeys that the wallet software makes are opened by us:', () => {
  it.each<[string, { source?: string; value?: string }, fields: readonly string[]]>([
    ['new', {}, ['secretPhrase', 'secretSeed']],
    ['of-a-phrase', { source: 'mnemonic', value: PHRASE }, ['secretPhrase', 'secretSeed']],
    ['of-24-words', { source: 'mnemonic', value: `${'abandon '.repeat(23)}art` }, ['secretPhrase', 'secretSeed']],
    ['of-a-seed', { source: 'seed', value: `0x${'9e'.repeat(32)}` }, ['secretSeed']],
    ['derived', { source: 'uri', value: '//Alice' }, []],
    ['derived-deep', { source: 'uri', value: `${PHRASE}//miner//1/soft` }, []],
  ])('%s', async (name, made, fields) => {
    const theirs = await wallet.ask<Described>('make', { hotkey: name, ...made });
    expect(theirs.file).toBe(fileOf(name));
    const content = await wallet.ask<Record<string, unknown>>('content', { hotkey: name });
    expect(Object.keys(content).sort()).toEqual(
      ['accountId', 'privateKey', 'publicKey', 'ss58Address', ...fields].sort(),
    );
    await expectSameKey(name, await openHotkeyFile(theirs.file, { env: {} }), theirs);
  });

  it(
    'encrypted, the password from the variable that the software itself would set',
    async () => {
      const name = 'sealed.with-dots';
      const theirs = await wallet.ask<Described>('make', { hotkey: name, password: PASSWORD });
      expect(readFileSync(theirs.file).subarray(0, 5).toString()).toBe('$NACL');
      const { variable, value } = await wallet.ask<{ variable: string; value: string }>('environment', {
        hotkey: name,
        password: PASSWORD,
      });
      expect(variable).toBe(passwordVariable(theirs.file));
      expect(value).toBe(obscurePassword(PASSWORD, variable));
      const ours = await openHotkeyFile(theirs.file, { env: { [variable]: value } });
      await expectSameKey(name, ours, theirs, PASSWORD);
      const wrong = { [variable]: obscurePassword(`${PASSWORD}.`, variable) };
      await expect(openHotkeyFile(theirs.file, { env: wrong })).rejects.toMatchObject({
        code: 'WALLET_PASSWORD_WRONG',
      });
    },
    DERIVING_LIMIT_MS,
  );
});

describe('hotkeys that we make, as devnet does, are opened by the wallet software:', () => {
  it('plain', async () => {
    const file = fileOf('ours');
    await writeHotkeyFile(file, randomBytes(32));
    const theirs = await wallet.ask<Described>('open', { hotkey: 'ours' });
    await expectSameKey('ours', await openHotkeyFile(file, { env: {} }), theirs);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it(
    'encrypted',
    async () => {
      const file = fileOf('ours-sealed');
      await writeHotkeyFile(file, randomBytes(32), { password: PASSWORD });
      const variable = passwordVariable(file);
      const environment = { [variable]: obscurePassword(PASSWORD, variable) };
      const theirs = await wallet.ask<Described>('open', { hotkey: 'ours-sealed', environment });
      expect(theirs.variable).toBe(variable);
      await expectSameKey('ours-sealed', await openHotkeyFile(file, { env: environment }), theirs, PASSWORD);
    },
    DERIVING_LIMIT_MS,
  );
});

describe('what could not be told from sources:', () => {
  it('the canonical private key of the test vector is what the wallet software writes', async () => {
    await wallet.ask('make', { hotkey: 'vector', source: 'mnemonic', value: PHRASE });
    expect(await wallet.ask('content', { hotkey: 'vector' })).toEqual({
      accountId: '0x46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a',
      publicKey: '0x46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a',
      privateKey:
        '0x05d65584630d16cd4af6d0bec10f34bb504a5dcb62dba2122d49f5a663763d0afd190cce74df356432b410bd64682309d6dedb27c76845daf388557cbac3ca34',
      secretPhrase: PHRASE,
      secretSeed: '0xfac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e',
      ss58Address: '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV',
    });
  });

  it('a seed that happens to be text is written as that text, which only we can open again', async () => {
    const made = wallet.ask('make', { hotkey: 'of-text', source: 'seed', value: `0x${'5e'.repeat(32)}` });
    await expect(made).rejects.toThrow("Invalid character '^' at position 0");
    const content = await wallet.ask<Record<string, string>>('content', { hotkey: 'of-text' });
    expect(content['secretSeed']).toBe(`0x${'^'.repeat(32)}`);
    expect((await openHotkeyFile(fileOf('of-text'), { env: {} })).ss58).toBe(content['ss58Address']);
  });

  it('an Ansible Vault of the wallet software has the public 1.1 layout, and is refused by us with advice', async () => {
    const { file } = await wallet.ask<Described>('make', { hotkey: 'vault' });
    const { method, plain } = await wallet.ask<{ method: string; plain: string }>('outdated', {
      hotkey: 'vault',
      password: PASSWORD,
    });
    expect(method).toMatch(/ansible/i);
    expect(openVault(readFileSync(file, 'utf8'), PASSWORD)).toBe(plain);
    expect(await inspectHotkeyFile(file)).toMatchObject({ format: 'ansible_vault' });
    await expect(openHotkeyFile(file, { env: {} })).rejects.toMatchObject({ code: 'WALLET_ENCRYPTION_OUTDATED' });
  });
});

/**
 * Ansible Vault 1.1 after its documentation: hex of three lines of hex (salt, HMAC-SHA256, AES-256-CTR text with PKCS#7
 * padding); both keys and the counter come from PBKDF2-HMAC-SHA256 with 10 000 rounds.
 */
function openVault(text: string, password: string): string {
  const [header, ...lines] = text.trim().split(/\r?\n/);
  expect(header).toBe('$ANSIBLE_VAULT;1.1;AES256');
  const parts = Buffer.from(lines.map((line) => line.trim()).join(''), 'hex')
    .toString('ascii')
    .split('\n');
  const [salt, mac, sealed] = parts.map((part) => Buffer.from(part, 'hex'));
  if (!salt || !mac || !sealed) throw new Error(`not three parts: ${parts.length}`);
  const derived = pbkdf2Sync(password, salt, 10_000, 80, 'sha256');
  expect(createHmac('sha256', derived.subarray(32, 64)).update(sealed).digest('hex')).toBe(mac.toString('hex'));
  const decipher = createDecipheriv('aes-256-ctr', derived.subarray(0, 32), derived.subarray(64));
  const padded = Buffer.concat([decipher.update(sealed), decipher.final()]);
  return padded.subarray(0, padded.length - (padded.at(-1) ?? 0)).toString('utf8');
}
