import { gzipSync } from 'node:zlib';
import { AppError } from '@404-gen/service-kit';
import { describe, expect, it } from 'vitest';
import type { GaussianCloud } from '../cloud.ts';
import { findFlaw } from '../cloud-ops.ts';
import { randomCloud, seededRandom } from '../test-support/clouds.ts';
import { plySlots } from './ply-layout.ts';
import { readPly } from './ply-read.ts';
import { writePly } from './ply-write.ts';
import { readSplatFile } from './splat-file.ts';
import { packSpz } from './spz-quantise.ts';
import { decodeSpz } from './spz.ts';
import { zstdCompress } from './zstd.ts';

type Random = () => number;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const pick = <Item>(random: Random, items: readonly Item[]): Item => items[below(random, items.length)]!;

/** One to four random changes: bits, bytes, integers at their limits, ranges cut, repeated or made up. */
function mutate(file: Uint8Array, random: Random): Uint8Array {
  let bytes = Buffer.from(file);
  for (let round = 1 + below(random, 4); round > 0 && bytes.length > 4; round--) {
    const at = below(random, bytes.length - 4);
    const length = 1 + below(random, Math.min(40, bytes.length - at));
    switch (below(random, 8)) {
      case 0:
        bytes[at]! ^= 1 << below(random, 8);
        break;
      case 1:
        bytes[at] = below(random, 256);
        break;
      case 2:
        bytes.writeUInt32LE(pick(random, [0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0x7f800000, 0x7fc00000]), at);
        break;
      case 3:
        bytes = bytes.subarray(0, at);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        break;
      case 5:
        bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
        break;
      case 6:
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.alloc(length, below(random, 256)), bytes.subarray(at)]);
        break;
      default:
        // The first bytes hold the headers, where changes do most.
        bytes[below(random, Math.min(24, bytes.length))] = below(random, 256);
    }
  }
  return bytes;
}

/** The file with one word of its text replaced by another that may stand there. */
function mutateWords(file: Uint8Array, random: Random): Uint8Array {
  const words = Buffer.from(file).toString('latin1').split(/(\s)/);
  const headerWords = words.indexOf('end_header') + 1;
  const limit = random() < 0.8 ? headerWords : words.length;
  const at = below(random, limit / 2) * 2;
  const numbers = ['0', '-1', '3', '4', '1e9', '10000000', '4294967296', '999999999999999', 'nan', '-inf', '0x7', ''];
  const keywords = [
    'ply',
    'format',
    'ascii',
    'binary_big_endian',
    '1.0',
    'element',
    'vertex',
    'property',
    'list',
    'end_header',
  ];
  const others = [
    'comment',
    'float',
    'double',
    'uchar',
    'int',
    'x',
    'f_rest_0',
    'f_rest_7',
    'rot_0',
    '__proto__',
    '\0',
  ];
  words[at] = pick(random, pick(random, [numbers, keywords, others, words.slice(0, headerWords)]));
  return Buffer.from(words.join(''), 'latin1');
}

/** Reads the file; what comes out is a sound cloud no larger than the file warrants, or an error with a FORMAT_ code. */
async function outcome(
  file: Uint8Array,
  read: (file: Uint8Array) => GaussianCloud | Promise<GaussianCloud>,
): Promise<string> {
  let cloud: GaussianCloud;
  try {
    cloud = await read(file);
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('FORMAT_') && error.message.length < 400) return error.code;
    throw new Error(`Not an error a reader may throw, for ${Buffer.from(file).toString('base64')}`, { cause: error });
  }
  expect(findFlaw(cloud)).toBeUndefined();
  expect(cloud.count).toBeGreaterThan(0);
  return 'read';
}

/** How often each outcome came up. */
async function fuzz(
  rounds: number,
  seed: number,
  make: (random: Random) => Uint8Array | Promise<Uint8Array>,
  read: (file: Uint8Array) => GaussianCloud | Promise<GaussianCloud>,
): Promise<Map<string, number>> {
  const random = seededRandom(seed);
  const outcomes = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const code = await outcome(await make(random), read);
    outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
  }
  return outcomes;
}

function plyFiles(): Uint8Array[] {
  const cloud = randomCloud(6, 1);
  const columns = plySlots(cloud);
  const header = (format: string): string[] => [
    ...['ply', `format ${format} 1.0`, 'comment fuzzed', 'element edge 2', 'property list uchar short ends'],
    ...['property int kind', 'element vertex 6', 'property list int uchar tags'],
    ...columns.map(({ name }) => `property float ${name}`),
    'end_header',
  ];
  const asciiRows = Array.from({ length: 6 }, (_, row) =>
    ['1 7', ...columns.map(({ values, offset, stride }) => values?.[row * stride + offset] ?? 0)].join(' '),
  );
  const binaryRows = Array.from({ length: 6 }, (_, row) =>
    Buffer.concat([
      Buffer.from([0, 0, 0, 1, 7]),
      ...columns.map(({ values, offset, stride }) => {
        const value = Buffer.alloc(4);
        value.writeFloatBE(values?.[row * stride + offset] ?? 0);
        return value;
      }),
    ]),
  );
  return [
    writePly(randomCloud(5)),
    writePly(randomCloud(3, 3)),
    Buffer.from([...header('ascii'), '2 5 6 1', '0 2', ...asciiRows, ''].join('\n')),
    Buffer.concat([
      Buffer.from([...header('binary_big_endian'), ''].join('\r\n')),
      Buffer.from([2, 0, 5, 0, 6, 0, 0, 0, 1, 0, 0, 0, 0, 2]),
      ...binaryRows,
    ]),
  ];
}

describe('readPly under mutation', () => {
  const files = plyFiles();

  it('starts from files that are read', () => {
    expect(files.map((file) => readPly(file).count)).toEqual([5, 3, 6, 6]);
  });

  it('of bytes: 8000 files', async () => {
    const outcomes = await fuzz(8000, 1, (random) => mutate(pick(random, files), random), readPly);
    // The mutations reach every kind of refusal, and some leave the file readable.
    for (const code of ['MAGIC', 'HEADER', 'COUNT', 'PROPERTY', 'TRUNCATED', 'VALUE']) {
      expect(outcomes.get(`FORMAT_PLY_${code}`), code).toBeGreaterThan(10);
    }
    expect(outcomes.get('read')).toBeGreaterThan(100);
  });

  it('of words: 4000 files', async () => {
    const outcomes = await fuzz(4000, 2, (random) => mutateWords(pick(random, files), random), readPly);
    for (const code of ['HEADER', 'COUNT', 'PROPERTY', 'TRUNCATED', 'VALUE']) {
      expect(outcomes.get(`FORMAT_PLY_${code}`), code).toBeGreaterThan(10);
    }
    expect(outcomes.get('read')).toBeGreaterThan(100);
  });
});

describe('decodeSpz under mutation', () => {
  // The last is compressed rather than stored: most of its bytes are alike.
  const plain = randomCloud(400);
  [plain.shDc, plain.logScales, plain.rotations].forEach((values) => values.fill(0.5));
  const bodies = [packSpz(randomCloud(40)), packSpz(randomCloud(7, 3)), packSpz(plain)];
  const v3 = Buffer.concat([bodies[0]!, Buffer.alloc(40)]);
  v3.writeUInt32LE(3, 4);

  it('of the compressed file: 6000 files', async () => {
    const files = [...(await Promise.all(bodies.map((body) => zstdCompress(body, 1)))), gzipSync(v3)];
    const outcomes = await fuzz(6000, 3, (random) => mutate(pick(random, files), random), decodeSpz);
    for (const code of ['MAGIC', 'CONTAINER', 'TOO_LARGE']) expect(outcomes.has(`FORMAT_SPZ_${code}`), code).toBe(true);
    expect(outcomes.get('read')).toBeGreaterThan(100);
  });

  it('of what was compressed: 6000 files', async () => {
    const compress = (body: Uint8Array, random: Random): Uint8Array | Promise<Uint8Array> =>
      random() < 0.5 ? zstdCompress(body, 1) : gzipSync(body, { level: 1 });
    const outcomes = await fuzz(
      6000,
      4,
      (random) => compress(mutate(pick(random, [...bodies, v3]), random), random),
      decodeSpz,
    );
    for (const code of ['MAGIC', 'VERSION', 'HEADER', 'COUNT', 'TRUNCATED']) {
      expect(outcomes.get(`FORMAT_SPZ_${code}`), code).toBeGreaterThan(10);
    }
    expect(outcomes.get('read')).toBeGreaterThan(100);
  });

  it('leaves the decoder fit to read on', async () => {
    const frame = await zstdCompress(bodies[0]!, 1);
    expect(packSpz(await decodeSpz(frame))).toEqual(bodies[0]);
  });
});

it('readSplatFile takes noise for nothing it is not: 2000 files', async () => {
  const starts = ['', 'ply\n', 'ply\r\nformat ascii 1.0\r\n', 'NGSP', '\x1f\x8b\x08\0', '\x28\xb5\x2f\xfd'];
  const outcomes = await fuzz(
    2000,
    5,
    (random) =>
      Buffer.concat([
        Buffer.from(pick(random, starts), 'latin1'),
        Buffer.from(Array.from({ length: below(random, 60) }, () => below(random, 256))),
      ]),
    readSplatFile,
  );
  expect(outcomes.get('read')).toBeUndefined();
  expect(outcomes.get('FORMAT_UNKNOWN')).toBeGreaterThan(100);
});
