import { describe, expect, it } from 'vitest';
import { NonceStore } from './nonce-store.ts';

describe('NonceStore', () => {
  it('keeps nonces per hotkey and uuid', () => {
    const nonces = new NonceStore(10);
    expect(nonces.lowerBound('a', '1')).toBeUndefined();
    nonces.set('a', '1', 5n, true);
    nonces.set('a', '1', 6n, true);
    expect(nonces.lowerBound('a', '1')).toEqual({ nonce: 6n, known: true });
    expect(nonces.lowerBound('a', '2')).toBeUndefined();
    expect(nonces.lowerBound('b', '1')).toBeUndefined();
  });

  it('forgets the least recently used and still refuses their replay', () => {
    const nonces = new NonceStore(2);
    nonces.set('a', '1', 10n, true);
    nonces.set('a', '2', 20n, true);
    nonces.set('a', '1', 30n, true);
    nonces.set('b', '3', 1n, true);
    expect(nonces.lowerBound('a', '1')).toEqual({ nonce: 30n, known: true });
    expect(nonces.lowerBound('a', '2')).toEqual({ nonce: 20n, known: false });
    nonces.set('b', '4', 2n, true);
    nonces.set('b', '5', 3n, true);
    expect(nonces.lowerBound('a', '2')).toEqual({ nonce: 30n, known: false });
  });

  it('stays bounded under a flood, in entries and in their size', () => {
    const nonces = new NonceStore(100);
    for (let index = 0; index < 2000; index += 1) nonces.set(`hotkey${index % 300}`, `${index}`.padEnd(5000), 1n, true);
    expect(nonces.size).toBeLessThanOrEqual(200);
    expect(nonces.lowerBound('hotkey199', '1999'.padEnd(5000))).toEqual({ nonce: 1n, known: true });
  });

  it('lets nobody raise the bound of a hotkey without its signature', () => {
    const nonces = new NonceStore(1);
    nonces.set('victim', '1', 10n ** 30n, false);
    nonces.set('x', '2', 1n, false);
    expect(nonces.lowerBound('victim', '3')).toBeUndefined();
  });
});
