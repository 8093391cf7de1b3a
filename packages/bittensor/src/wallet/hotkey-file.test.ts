import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '@404-gen/service-kit';
import { openHotkeyFile, writeHotkeyFile, type PasswordQuestion } from './hotkey-file.ts';
import { keyfileOfSeed } from './keyfile.ts';
import { deriveKey, openNaclBox, sealNaclBox } from './nacl-box.ts';
import { obscurePassword, passwordVariable, revealPassword } from './password.ts';

const SEED = Buffer.from('fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e', 'hex');
const SS58 = '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV';
/** One derivation takes seconds and half a gigabyte. */
const DERIVATION_TEST_MS = 120_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hotkeys-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function failure(path: string, env: Record<string, string> = {}): Promise<AppError> {
  return openHotkeyFile(path, { env }).then(
    () => expect.unreachable(),
    (error: unknown) => error as AppError,
  );
}

describe('plain files', () => {
  it('round trip, mode 0600, and are never overwritten', async () => {
    const path = join(folder, 'wallets', 'default', 'hotkeys', 'default');
    await writeHotkeyFile(path, SEED);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await openHotkeyFile(path, { env: {} })).ss58).toBe(SS58);
    const before = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    await expect(writeHotkeyFile(path, new Uint8Array(32))).rejects.toMatchObject({ code: 'WALLET_FILE_EXISTS' });
    expect(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ).toBe(before);
  });

  it('open through ~ and through a link', async () => {
    const path = join(folder, 'linked');
    await writeHotkeyFile(path, SEED);
    await symlink(path, join(folder, 'link'));
    expect((await openHotkeyFile(join(folder, 'link'), { env: {} })).ss58).toBe(SS58);
    const fromHome = `~/${relative(homedir(), path)}`;
    expect((await openHotkeyFile(fromHome, { env: {} })).ss58).toBe(SS58);
  });

  it('are refused where they are coldkeys, by name or behind a link', async () => {
    await writeHotkeyFile(join(folder, 'cold', 'coldkey'), SEED);
    await symlink(join(folder, 'cold', 'coldkey'), join(folder, 'looks-hot'));
    for (const path of [join(folder, 'cold', 'coldkey'), join(folder, 'looks-hot')]) {
      expect((await failure(path)).code).toBe('WALLET_COLDKEY');
    }
  });

  it('say what is wrong with the path', async () => {
    expect(await failure(join(folder, 'none'))).toMatchObject({
      code: 'WALLET_FILE_MISSING',
      message: expect.stringContaining(join(folder, 'none')) as string,
    });
    expect((await failure(join(folder, 'linked', 'below'))).code).toBe('WALLET_FILE_MISSING');
    await mkdir(join(folder, 'directory'));
    expect((await failure(join(folder, 'directory'))).code).toBe('WALLET_FILE_MALFORMED');
    await writeFile(join(folder, 'huge'), Buffer.alloc(1_048_577));
    expect((await failure(join(folder, 'huge'))).code).toBe('WALLET_FILE_MALFORMED');
    await writeFile(join(folder, 'binary'), Buffer.from([0xff, 0xfe, 0x00, 0x01]));
    expect((await failure(join(folder, 'binary'))).code).toBe('WALLET_FILE_MALFORMED');
  });

  it('say so when they cannot be read', async () => {
    const loop = join(folder, 'loop');
    await symlink(loop, loop);
    expect(await failure(loop)).toMatchObject({
      code: 'WALLET_FILE_UNREADABLE',
      message: expect.stringContaining('ELOOP') as string,
    });
  });

  it('say so when they cannot be written', async () => {
    await writeFile(join(folder, 'not-a-directory'), '');
    await expect(writeHotkeyFile(join(folder, 'not-a-directory', 'key'), SEED)).rejects.toMatchObject({
      code: 'WALLET_FILE_UNWRITABLE',
    });
    await expect(writeHotkeyFile(join(folder, 'key'), SEED, { password: '' })).rejects.toMatchObject({
      code: 'WALLET_PASSWORD_MALFORMED',
    });
    await expect(writeHotkeyFile(join(folder, 'key'), SEED.subarray(1))).rejects.toMatchObject({
      code: 'WALLET_KEY_MALFORMED',
    });
  });
});

describe('encrypted files', () => {
  const KEY = Buffer.from('1d1893e9b889a5755cc057fe77990c53dce894a982e3748505f82a44c333e57d', 'hex');
  const NONCE = Buffer.from('000102030405060708090a0b0c0d0e0f1011121314151617', 'hex');
  const PLAIN = '{"ss58Address":"5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty"}';
  const BOX =
    '69da92eb1aecdd6a3ca5a58484a9a288504dbd84fb4390ae66368866d4df2aa86dfcf67a3a96e66b700e7a4c9653ce0b' +
    '2c844ef292b41ba892935981b690ac63327e65699a1007632e1bc6254d6706b54be7';

  it('have the bytes of libsodium’s secretbox', () => {
    const file = Buffer.concat([Buffer.from('$NACL'), NONCE, Buffer.from(BOX, 'hex')]);
    expect(sealNaclBox(Buffer.from(PLAIN), KEY, NONCE).toString('hex')).toBe(file.toString('hex'));
    expect(Buffer.from(openNaclBox(file, KEY) ?? []).toString()).toBe(PLAIN);
    for (const index of [5, 29, 45, file.length - 1]) {
      const damaged = Buffer.from(file);
      damaged[index] = (damaged[index] ?? 0) ^ 1;
      expect(openNaclBox(damaged, KEY)).toBeUndefined();
    }
  });

  it('take their key from Argon2i, off the event loop', { timeout: DERIVATION_TEST_MS }, async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 20);
    const key = await deriveKey('correct horse battery staple');
    clearInterval(timer);
    expect(Buffer.from(key).toString('hex')).toBe(KEY.toString('hex'));
    expect(turns).toBeGreaterThan(1);
  });

  it('round trip, and tell a wrong password', { timeout: DERIVATION_TEST_MS }, async () => {
    const path = join(folder, 'encrypted.key');
    await writeHotkeyFile(path, SEED, { password: 'pä ss wörd' });
    expect((await readFile(path)).subarray(0, 5).toString()).toBe('$NACL');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const variable = passwordVariable(path);
    const [right, wrong] = await Promise.all([
      openHotkeyFile(path, { env: { [variable]: obscurePassword('pä ss wörd', variable) } }),
      failure(path, { [variable]: obscurePassword('geheim123', variable) }),
    ]);
    expect(right.ss58).toBe(SS58);
    expect(wrong.code).toBe('WALLET_PASSWORD_WRONG');
    expect(inspect(wrong, { depth: null })).not.toContain('geheim123');
  });

  it('ask for the password, and again after a wrong one', { timeout: DERIVATION_TEST_MS }, async () => {
    const path = join(folder, 'asked');
    await writeFile(path, sealNaclBox(Buffer.from(keyfileOfSeed(SEED)), KEY));
    const answers = ['geheim123', '  correct horse battery staple\t'];
    const asked: PasswordQuestion[] = [];
    const askPassword = (question: PasswordQuestion) => Promise.resolve(answers[asked.push(question) - 1]);
    expect((await openHotkeyFile(path, { env: {}, askPassword })).ss58).toBe(SS58);
    expect(asked).toEqual([
      { file: path, attempt: 1 },
      { file: path, attempt: 2 },
    ]);
    for (const nothing of [undefined, ' ']) {
      const unanswered = openHotkeyFile(path, { env: {}, askPassword: () => Promise.resolve(nothing) });
      await expect(unanswered).rejects.toMatchObject({ code: 'WALLET_PASSWORD_MISSING' });
    }
  });

  it('say which variable is missing or does not hold a password, and what it should hold', async () => {
    const path = join(folder, 'no-password');
    await writeFile(path, sealNaclBox(Buffer.from(PLAIN), KEY));
    const variable = passwordVariable(path);
    const missing = await failure(path);
    expect(missing).toMatchObject({ code: 'WALLET_PASSWORD_MISSING', details: { variable } });
    expect(missing.message).toContain(variable);
    expect((await failure(path, { [variable]: '' })).code).toBe('WALLET_PASSWORD_MISSING');
    for (const value of ['geheim!', 'geheim', Buffer.alloc(9, 0xff).toString('base64')]) {
      const malformed = await failure(path, { [variable]: value });
      expect(malformed.code).toBe('WALLET_PASSWORD_MALFORMED');
      expect(inspect(malformed, { depth: null })).not.toContain(value);
    }
  });

  it.each([
    ['$NACL', 'WALLET_FILE_MALFORMED'],
    [`$NACL${'x'.repeat(40)}`, 'WALLET_FILE_MALFORMED'],
    ['$ANSIBLE_VAULT;1.1;AES256\n3836', 'WALLET_ENCRYPTION_OUTDATED'],
    ['gAAAAABh1234', 'WALLET_ENCRYPTION_OUTDATED'],
  ])('%s…: %s', async (text, code) => {
    const path = join(folder, `odd-${createHash('md5').update(text).digest('hex')}`);
    await writeFile(path, text);
    expect((await failure(path)).code).toBe(code);
  });
});

describe('the password’s variable', () => {
  it('is named after the path', () => {
    expect(passwordVariable('/home/u/.bittensor/wallets/default/coldkey')).toBe(
      'BT_PW__HOME_U__BITTENSOR_WALLETS_DEFAULT_COLDKEY',
    );
    expect(passwordVariable('/w/my-key')).toBe('BT_PW__W_MY-KEY');
  });

  it('holds what bittensor-wallet 4.0.0 puts there', () => {
    expect(obscurePassword('pä ss wörd', 'BT_PW__TMP_INTEROP_PK_ENCD')).toBe('Mpf7cCQsfyOO5i0t');
    expect(revealPassword('Mpf7cCQsfyOO5i0t', 'BT_PW__TMP_INTEROP_PK_ENCD')).toBe('pä ss wörd');
    const long = 'p'.repeat(100);
    expect(revealPassword(obscurePassword(long, 'BT_PW_X'), 'BT_PW_X')).toBe(long);
  });
});
