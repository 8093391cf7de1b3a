import { describe, expect, it } from 'vitest';
import { OWNER_HOTKEY } from '../submission.ts';
import { decodeAddress, encodeAddress, isAddress } from './ss58.ts';

// Addresses and keys from the reference sheet.
const PAIRS = [
  [
    '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV',
    '46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a',
  ],
  [
    '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
    'd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d',
  ],
  [OWNER_HOTKEY, '5ab6b5bf90a8f152a909d9aff09fdd08eb1d33da64f1d6983a293cfdc7ef8b21'],
] as const;

describe('SS58', () => {
  it.each(PAIRS)('%s', (address, publicKey) => {
    expect(Buffer.from(decodeAddress(address)).toString('hex')).toBe(publicKey);
    expect(encodeAddress(Buffer.from(publicKey, 'hex'))).toBe(address);
  });

  it('refuses every change of one character', () => {
    const [address] = PAIRS[0];
    for (let index = 0; index < address.length; index += 1) {
      const changed = `${address.slice(0, index)}${address[index] === 'z' ? 'y' : 'z'}${address.slice(index + 1)}`;
      expect(isAddress(changed), changed).toBe(false);
    }
  });

  it.each([
    ['nothing', ''],
    ['a Polkadot address (prefix 0)', '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5'],
    ['an address cut short', PAIRS[0][0].slice(0, -1)],
    ['characters outside of base58', PAIRS[0][0].replace('D', '0')],
    ['a megabyte', 'D'.repeat(1_000_000)],
  ])('refuses %s with a short message', (_name, text) => {
    try {
      decodeAddress(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'REQUEST_ADDRESS', statusCode: 400 });
      expect(String(error).length).toBeLessThan(200);
    }
  });
});
