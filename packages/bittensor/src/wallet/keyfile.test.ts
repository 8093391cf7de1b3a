import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { AppError } from '@404-gen/service-kit';
import { hotkeyOfKeyfile, keyfileOfSeed } from './keyfile.ts';

// The public Substrate development phrase; this file's text was written by bittensor-wallet 4.0.0.
const PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';
const SEED = 'fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e';
const PUBLIC_KEY = '0x46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a';
const PRIVATE_KEY =
  '05d65584630d16cd4af6d0bec10f34bb504a5dcb62dba2122d49f5a663763d0a' +
  'fd190cce74df356432b410bd64682309d6dedb27c76845daf388557cbac3ca34';
const SS58 = '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV';
const OTHER_SEED = '11'.repeat(32);
const OTHER_SS58 = '5DtDLm5rQHShDqojQpsvcN8tRXHVFaecfDoRet1SU6BFD9Fi';

const open = (fields: unknown) => hotkeyOfKeyfile(JSON.stringify(fields), 'the file').ss58;

function failure(text: string): AppError {
  try {
    hotkeyOfKeyfile(text, 'the file');
  } catch (error) {
    return error as AppError;
  }
  throw new Error('no failure');
}

describe('key files that open', () => {
  it.each([
    [
      'as the wallet software writes them',
      {
        accountId: PUBLIC_KEY,
        publicKey: PUBLIC_KEY,
        ss58Address: SS58,
        privateKey: `0x${PRIVATE_KEY}`,
        secretPhrase: PHRASE,
        secretSeed: `0x${SEED}`,
      },
    ],
    ['with a phrase only', { secretPhrase: PHRASE }],
    ['with a phrase in odd white space', { secretPhrase: `  ${PHRASE.replaceAll(' ', '  ')}\n` }],
    ['with a seed only', { secretSeed: `0x${SEED}` }],
    ['with a seed without prefix', { secretSeed: SEED.toUpperCase() }],
    ['with a doubled prefix', { secretSeed: `0x0x${SEED}` }],
    [
      'with explicit nulls, as the old Python wallet wrote',
      { secretPhrase: null, secretSeed: `0x${SEED}`, privateKey: null },
    ],
    ['with a canonical private key only', { privateKey: `0x${PRIVATE_KEY}` }],
    ['with the secret key where the seed should be', { secretSeed: `0x${PRIVATE_KEY}` }],
    ['with fields nobody knows', { secretSeed: `0x${SEED}`, note: { version: 2 } }],
  ])('%s', (_name, fields) => {
    expect(open(fields)).toBe(SS58);
  });

  it('of a derived key, which has a private key only (written by bittensor-wallet 4.0.0)', () => {
    expect(
      open({
        accountId: '0x8c1e3fe7249086e085fe82a14cfd8dbbedcb95a55325298e1471d8aa6f7d0a4c',
        ss58Address: '5FERYgURrTvSiyUumNkvF9EAKp1bfTVixJtkUWXG9E6jaJ1E',
        privateKey:
          '0xeac4bbd5f51007af036de117b5b4c84c59f1cb11879aa37ede19ee14f2262208' +
          'bbc1b386fb0a27af9a8ea0112909ed6d02ee0d4b24f5b999da6c745482ba5855',
        publicKey: '0x8c1e3fe7249086e085fe82a14cfd8dbbedcb95a55325298e1471d8aa6f7d0a4c',
      }),
    ).toBe('5FERYgURrTvSiyUumNkvF9EAKp1bfTVixJtkUWXG9E6jaJ1E');
  });

  it('whose seed the wallet software wrote as text because its bytes are UTF-8', () => {
    expect(open({ secretSeed: `0x${'\u0011'.repeat(32)}`, ss58Address: OTHER_SS58 })).toBe(OTHER_SS58);
  });

  it('with a byte order mark', () => {
    expect(hotkeyOfKeyfile(`\uFEFF{"secretSeed":"${SEED}"}`, 'the file').ss58).toBe(SS58);
  });

  it('prefer the phrase to the seed and the seed to the private key', () => {
    expect(open({ secretPhrase: PHRASE, secretSeed: OTHER_SEED })).toBe(SS58);
    expect(open({ secretSeed: OTHER_SEED, privateKey: PRIVATE_KEY })).toBe(OTHER_SS58);
  });

  it('of our own writing hold the fields of the wallet software and no phrase', () => {
    const fields = JSON.parse(keyfileOfSeed(Buffer.from(SEED, 'hex'))) as Record<string, string>;
    expect(fields).toEqual({
      accountId: PUBLIC_KEY,
      publicKey: PUBLIC_KEY,
      privateKey: `0x${PRIVATE_KEY}`,
      secretSeed: `0x${SEED}`,
      ss58Address: SS58,
    });
    expect(open(fields)).toBe(SS58);
  });
});

describe('key files that do not open', () => {
  it.each([
    ['no JSON', `{"secretSeed":"${SEED}"`, 'WALLET_FILE_MALFORMED'],
    ['a bare seed', SEED, 'WALLET_FILE_MALFORMED'],
    ['a bare phrase', PHRASE, 'WALLET_FILE_MALFORMED'],
    ['a list', `["${SEED}"]`, 'WALLET_FILE_MALFORMED'],
    ['null', 'null', 'WALLET_FILE_MALFORMED'],
    ['nothing', '', 'WALLET_FILE_MALFORMED'],
    ['a number for a secret', `{"secretPhrase":12,"secretSeed":"${SEED}"}`, 'WALLET_FILE_MALFORMED'],
    ['an object for a secret', `{"privateKey":{"0x":"${PRIVATE_KEY}"}}`, 'WALLET_FILE_MALFORMED'],
    ['a public file', JSON.stringify({ ss58Address: SS58, publicKey: PUBLIC_KEY }), 'WALLET_NO_SECRET'],
    ['an empty object', '{}', 'WALLET_NO_SECRET'],
    ['a bare public key, as very old files', PUBLIC_KEY, 'WALLET_NO_SECRET'],
    ['a phrase with a wrong word', `{"secretPhrase":"${PHRASE.replace('walk', 'wolk')}"}`, 'WALLET_KEY_MALFORMED'],
    ['a phrase with a wrong checksum', `{"secretPhrase":"${PHRASE.replace('walk', 'zoo')}"}`, 'WALLET_KEY_MALFORMED'],
    ['a phrase of eleven words', `{"secretPhrase":"${PHRASE.replace(' walk', '')}"}`, 'WALLET_KEY_MALFORMED'],
    ['an empty phrase', `{"secretPhrase":"","secretSeed":"${SEED}"}`, 'WALLET_KEY_MALFORMED'],
    ['a seed cut short', `{"secretSeed":"0x${SEED.slice(2)}"}`, 'WALLET_KEY_MALFORMED'],
    ['a seed that is not hex', `{"secretSeed":"0x${SEED.replace('f', 'g')}"}`, 'WALLET_KEY_MALFORMED'],
    ['a private key in the ×8 form', `{"privateKey":"0x${'f'.repeat(128)}"}`, 'WALLET_KEY_MALFORMED'],
    ['another address', `{"secretSeed":"${SEED}","ss58Address":"${OTHER_SS58}"}`, 'WALLET_ADDRESS_MISMATCH'],
    ['another public key', `{"secretSeed":"${OTHER_SEED}","publicKey":"${PUBLIC_KEY}"}`, 'WALLET_ADDRESS_MISMATCH'],
    ['a secret in the address field', `{"secretSeed":"${SEED}","ss58Address":"${PHRASE}"}`, 'WALLET_ADDRESS_MISMATCH'],
  ])('%s', (_name, text, code) => {
    const error = failure(text);
    expect(error.code).toBe(code);
    expect(error.message).toContain('the file');
    const shown = inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error);
    for (const secret of [SEED, OTHER_SEED, PRIVATE_KEY, PRIVATE_KEY.slice(0, 64), 'bottom drive', 'lonely fit']) {
      expect(shown).not.toContain(secret);
    }
  });
});
