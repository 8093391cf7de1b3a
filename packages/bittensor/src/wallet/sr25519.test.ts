import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { getPublicKey } from '@scure/sr25519';
import { canonicalSecretOfSeed, createHotkey, hotkeyFromCanonicalSecret, verifySignature } from './sr25519.ts';

// The public Substrate development phrase's key; values from the reference sheet, which ran the JS packages.
const SEED = Buffer.from('fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e', 'hex');
const PUBLIC_KEY = '46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a';
const SS58 = '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV';
const CANONICAL =
  '05d65584630d16cd4af6d0bec10f34bb504a5dcb62dba2122d49f5a663763d0a' +
  'fd190cce74df356432b410bd64682309d6dedb27c76845daf388557cbac3ca34';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('hotkeys', () => {
  it('derives public key and address from a seed', async () => {
    const hotkey = await createHotkey(SEED);
    expect(hex(hotkey.publicKey)).toBe(PUBLIC_KEY);
    expect(hotkey.ss58).toBe(SS58);
  });

  it('converts a canonical private key, and would get another key without', () => {
    const canonical = Buffer.from(CANONICAL, 'hex');
    expect(hotkeyFromCanonicalSecret(canonical).ss58).toBe(SS58);
    expect(hex(getPublicKey(canonical))).toBe('ac1b9330445dc95517f6ece584766e32e4ecb105d64c7e67e7960031b4e5da37');
    expect(hex(canonicalSecretOfSeed(SEED))).toBe(CANONICAL);
  });

  it.each([
    ['zero', Buffer.alloc(64)],
    ['a scalar at the group order', Buffer.concat([groupOrderBytes(), Buffer.alloc(32, 1)])],
    ['all ones', Buffer.alloc(64, 0xff)],
    ['63 bytes', Buffer.alloc(63, 1)],
  ])('refuses %s as a private key', (_name, bytes) => {
    expect(() => hotkeyFromCanonicalSecret(bytes)).toThrow(expect.objectContaining({ code: 'WALLET_KEY_MALFORMED' }));
  });

  it('makes a new key each time when no seed is given', async () => {
    expect((await createHotkey()).ss58).not.toBe((await createHotkey()).ss58);
    await expect(createHotkey(new Uint8Array(31))).rejects.toMatchObject({ code: 'WALLET_KEY_MALFORMED' });
  });

  it('shows its secret to no printer and no serialiser', async () => {
    const hotkey = await createHotkey(SEED);
    const shown = [
      JSON.stringify(hotkey),
      inspect(hotkey, { depth: null, showHidden: true, getters: true }),
      inspect(structuredClone({ ...hotkey, sign: undefined }), { depth: null }),
      Object.values(hotkey).join(),
    ].join('\n');
    const secretBytes = Buffer.from(CANONICAL, 'hex');
    for (const secret of [SEED, secretBytes.subarray(0, 32), secretBytes.subarray(32)]) {
      expect(shown).not.toContain(hex(secret));
      expect(shown).not.toContain(secret.toString('base64'));
      expect(shown).not.toContain([...secret.subarray(0, 8)].join(', '));
    }
    expect(Object.isFrozen(hotkey)).toBe(true);
  });
});

describe('signatures', () => {
  it('verify with the right key and text only', async () => {
    const hotkey = await createHotkey(SEED);
    const signature = hotkey.sign('1.2.3 ü');
    expect(signature).toHaveLength(64);
    expect(verifySignature('1.2.3 ü', signature, SS58)).toBe(true);
    expect(verifySignature(Buffer.from('1.2.3 ü', 'utf8'), signature, SS58)).toBe(true);
    expect(verifySignature('1.2.4 ü', signature, SS58)).toBe(false);
    expect(verifySignature('1.2.3 ü', signature, (await createHotkey()).ss58)).toBe(false);
    expect(verifySignature('1.2.3 ü', new Uint8Array(64), SS58)).toBe(false);
    expect(verifySignature('1.2.3 ü', new Uint8Array(64).fill(0xff), SS58)).toBe(false);
  });

  it('are randomised', async () => {
    const hotkey = await createHotkey(SEED);
    expect(hex(hotkey.sign('text'))).not.toBe(hex(hotkey.sign('text')));
  });

  it('take text that looks like hex as text', async () => {
    const hotkey = await createHotkey(SEED);
    const signature = hotkey.sign('0x00');
    expect(verifySignature(Buffer.from('0x00'), signature, SS58)).toBe(true);
    expect(verifySignature(Buffer.of(0), signature, SS58)).toBe(false);
  });

  it('verify over the text in <Bytes> as well', async () => {
    const hotkey = await createHotkey(SEED);
    expect(verifySignature('text', hotkey.sign('<Bytes>text</Bytes>'), SS58)).toBe(true);
    expect(verifySignature('<Bytes>text</Bytes>', hotkey.sign('text'), SS58)).toBe(false);
  });

  it('throw when they are not 64 bytes or the address is none', async () => {
    const signature = (await createHotkey(SEED)).sign('text');
    for (const wrong of [new Uint8Array(0), signature.subarray(1), Buffer.concat([signature, Buffer.of(0)])]) {
      expect(() => verifySignature('text', wrong, SS58)).toThrow(
        expect.objectContaining({ code: 'REQUEST_SIGNATURE' }),
      );
    }
    expect(() => verifySignature('text', signature, SS58.slice(1))).toThrow(
      expect.objectContaining({ code: 'REQUEST_ADDRESS' }),
    );
  });
});

function groupOrderBytes(): Buffer {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  return Buffer.from(order.toString(16).padStart(64, '0'), 'hex').reverse();
}
