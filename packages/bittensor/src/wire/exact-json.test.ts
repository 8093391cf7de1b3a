import { describe, expect, it } from 'vitest';
import { parseExactJson } from './exact-json.ts';

/** Deterministic numbers in [0, 1): mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('parseExactJson', () => {
  it('keeps every digit of nonces', () => {
    expect(parseExactJson('{"nonce": 1795351027793462971, "a": [-1795351027793462971,1]}')).toEqual({
      nonce: 1_795_351_027_793_462_971n,
      a: [-1_795_351_027_793_462_971n, 1],
    });
    expect(parseExactJson('1795351027793462971')).toBe(1_795_351_027_793_462_971n);
  });

  it.each([
    ['999999999999999', 999_999_999_999_999],
    ['1000000000000000', 1_000_000_000_000_000n],
    ['0.12345678901234567890', 0.12345678901234568],
    ['12345678901234567890.5', 12345678901234567890.5],
    ['1234567890123456e3', 1234567890123456e3],
    ['1e0000000000000000001', 10],
    ['1e-0000000000000000001', 0.1],
    ['1.5e+0000000000000000', 1.5],
    ['9'.repeat(40), BigInt('9'.repeat(40))],
    ['9'.repeat(41), 1e41],
    ['9'.repeat(400), Infinity],
  ])('%s', (text, value) => {
    expect(parseExactJson(text)).toBe(value);
    expect(parseExactJson(`{"a":${text}}`)).toEqual({ a: value });
  });

  it('leaves digits in strings alone, however they are quoted', () => {
    const texts = [
      '1795351027793462971',
      '\\',
      '\\"1795351027793462971',
      '"',
      'a\\\\',
      '{"n":1795351027793462971}',
      '',
    ];
    expect(parseExactJson(JSON.stringify({ texts, n: 1 }))).toEqual({ texts, n: 1 });
    const mixed = `${JSON.stringify(texts).slice(0, -1)},1795351027793462971]`;
    expect(parseExactJson(mixed)).toEqual([...texts, 1_795_351_027_793_462_971n]);
  });

  it('takes no string for a number', () => {
    const spoofed = `integer ${'0'.repeat(24)} 1795351027793462971`;
    expect(parseExactJson(JSON.stringify([spoofed]).replace(']', ',1795351027793462971]'))).toEqual([
      spoofed,
      1_795_351_027_793_462_971n,
    ]);
  });

  it.each([
    '',
    '{',
    '"',
    '"\\',
    '{"a":1795351027793462971',
    '01795351027793462971',
    '[1795351027793462971,]',
    '1795351027793462971 2',
    '--1795351027793462971',
    'NaN',
  ])('throws for %j as JSON.parse does', (text) => {
    expect(() => parseExactJson(text)).toThrow(SyntaxError);
  });

  it('agrees with JSON.parse on random documents and random damage', () => {
    const next = random(17);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
    const leaf = () =>
      pick([
        null,
        true,
        0,
        -1.5e300,
        123_456_789_012_345,
        'text',
        'quo"te',
        'back\\slash',
        '\\"',
        '1234567890123456789',
        'ü🪲\u2028',
      ]);
    const document = (depth: number): unknown => {
      if (depth === 0 || next() < 0.3) return leaf();
      const items = Array.from({ length: Math.floor(next() * 4) }, () => document(depth - 1));
      return next() < 0.5
        ? items
        : Object.fromEntries(items.map((item, index) => [`${pick(['a', '"', '\\'])}${index}`, item]));
    };
    const outcome = (parse: (text: string) => unknown, text: string) => {
      try {
        return JSON.stringify(parse(text), (_key, value: unknown) =>
          typeof value === 'bigint' ? Number(value) : value,
        );
      } catch {
        return 'error';
      }
    };
    for (let round = 0; round < 2000; round += 1) {
      let text = JSON.stringify(document(4), null, pick([0, 1]));
      if (next() < 0.7) {
        const at = Math.floor(next() * text.length);
        const insert = pick(['"', '\\', '1234567890123456789', ',', '}', '-', 'e', '.', '']);
        text = text.slice(0, at) + insert + text.slice(at + Math.floor(next() * 2));
      }
      expect(outcome(parseExactJson, text), text).toBe(outcome(JSON.parse, text));
    }
  });

  it('survives nesting, quotes and backslashes by the million', () => {
    for (const text of [
      '['.repeat(1_000_000),
      `[${'"",'.repeat(1_000_000)}0]`,
      `"${'\\\\'.repeat(1_000_000)}"`,
      `${'1'.repeat(1_000_000)}.`,
    ]) {
      expect(() => {
        try {
          parseExactJson(text);
        } catch (error) {
          if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
        }
      }).not.toThrow();
    }
  });
});
