/** What an input of a graph is filled with; `low` and `high` as the manifest has them, `high` exclusive for integers. */
export type Draw =
  | { readonly draw: 'normal' }
  | { readonly draw: 'uniform'; readonly low: number; readonly high: number }
  | { readonly draw: 'integer'; readonly low: number; readonly high: number };

const GOLDEN = 0x9e3779b9;
const WORDS = 2 ** 32;
/** Of four 16-bit numbers: what their sum is on average, and what brings it to deviation 1. */
const MEAN = 131_070;
const SCALE = Math.sqrt(3) / 65_536;

/**
 * Numbers out of a counter, the same that packages/model-export draws (`bundles/draws.py`, which has the formulas). In
 * float64; the array they are put into rounds them.
 */
export function draw<A extends Float32Array | Int32Array>(how: Draw, seed: number, name: string, into: A): A {
  const key = fnv1a(`${seed}/${name}`);
  if (how.draw === 'normal') {
    for (let index = 0; index < into.length; index++) {
      const [first, second] = [wordAt(key, 2 * index), wordAt(key, 2 * index + 1)];
      const sum = (first >>> 16) + (first & 0xffff) + (second >>> 16) + (second & 0xffff);
      into[index] = (sum - MEAN) * SCALE;
    }
    return into;
  }
  const { low, high } = how;
  const whole = how.draw === 'integer';
  for (let index = 0; index < into.length; index++) {
    const value = low + (high - low) * (wordAt(key, index) / WORDS);
    into[index] = whole ? Math.floor(value) : value;
  }
  return into;
}

/** Finaliser of MurmurHash3 (A. Appleby, public domain) over a counter. */
function wordAt(key: number, index: number): number {
  let h = (Math.imul(index, GOLDEN) + key) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** FNV-1a of the text in UTF-8, 32 bits. */
function fnv1a(text: string): number {
  let h = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 0x01000193);
  return h;
}
