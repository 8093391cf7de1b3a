import { describe, expect, it } from 'vitest';
import { createStringCutter } from './long-strings.ts';

function cut(text: string, maxBytes: number, chunkBytes: number): string {
  const cutter = createStringCutter(maxBytes);
  const bytes = Buffer.from(text);
  const chunks: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    chunks.push(Buffer.from(cutter(bytes.subarray(start, start + chunkBytes))));
  }
  return Buffer.concat(chunks).toString();
}

it('what is left out of a long string is not kept in memory by what is left of it', () => {
  const cutter = createStringCutter(10);
  cutter(Buffer.from('{"results": "AAAAAAAAAAAA'));
  const chunk = Buffer.alloc(65_536, 'A');
  const kept = cutter(chunk);
  expect(kept).toHaveLength(0);
  expect(kept.buffer).not.toBe(chunk.buffer);
});

describe.each([1, 2, 7, 1000])('long strings of a JSON text that comes in chunks of %i bytes', (chunkBytes) => {
  it('are cut, and the rest stays', () => {
    const text = JSON.stringify({
      results: 'A'.repeat(100),
      feedback: { score: 0.5, note: 'short' },
      last: 'B'.repeat(11),
    });
    expect(JSON.parse(cut(text, 10, chunkBytes))).toEqual({
      results: 'A'.repeat(10),
      feedback: { score: 0.5, note: 'short' },
      last: 'B'.repeat(10),
    });
  });

  it('stay JSON wherever an escape is cut', () => {
    const value = { a: 'x"\\\n\u0001\u001f"'.repeat(3), b: '\\'.repeat(8), 'key "quoted"': 1 };
    const text = JSON.stringify(value).replaceAll('x', '\\u00e9');
    for (let maxBytes = 1; maxBytes < 40; maxBytes++) {
      const parsed = JSON.parse(cut(text, maxBytes, chunkBytes)) as Record<string, string>;
      expect('é"\\\n\u0001\u001f"'.repeat(3).startsWith(parsed['a'] ?? '?')).toBe(true);
      expect(parsed['b']).toMatch(/^\\+$/);
    }
    expect(cut(text, 1000, chunkBytes)).toBe(text);
  });
});
