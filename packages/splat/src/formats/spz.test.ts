import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createCloud, type GaussianCloud, type ShDegree } from '../cloud.ts';
import { findFlaw } from '../cloud-ops.ts';
import { randomCloud } from '../test-support/clouds.ts';
import { readSplatFile, sniffSplatFormat } from './splat-file.ts';
import { packSpz } from './spz-quantise.ts';
import { decodeSpz, encodeSpz, isSpz, spzRoundTrip } from './spz.ts';
import { writePly } from './ply-write.ts';
import { readZstdFrameHeader, zstdCompress, zstdDecompress } from './zstd.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replace(/[^0-9a-f]/g, ''), 'hex'));
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Three splats packed by pyspz (reference sheet protocol, §9.5). */
const reference = {
  body: hex(`
    4e475350 02000000 03000000 00 0c 00 00
    000000 001000 00f0ff fa0100 88f5ff 67fe7f 000080 000080 0080bb
    80 ff 00
    80 a6 59 ff 00 93 80 80 7f
    50 00 ff 60 60 a0 40 40 40
    80 80 80 40 bf 40 ae c5 dd`),
  get frame(): Uint8Array {
    return Uint8Array.from([...hex('28b52ffd 2049 490200'), ...this.body]);
  },
  /** The input; positions of C wrap. */
  cloud(): GaussianCloud {
    const cloud = createCloud(3);
    cloud.positions.set([0, 1, -1, 0.123456, -0.654321, 2047.9, 2048, -2048, 3000]);
    cloud.shDc.set([0, 1, -1, 3.5, -3.5, 0.5, 0.013, 0.026, -0.013]);
    cloud.opacityLogits.set([0, 10, -10]);
    cloud.logScales.set([-5, -10.5, 6.5, -4.03125, -3.97, 0, -6.03, -6, -5.97]);
    cloud.rotations.set([1, 0, 0, 0, -0.5, 0.5, -0.5, 0.5, 0.1, 0.2, 0.3, 0.4]);
    return cloud;
  },
};

const refusal = (code: string, message = '') =>
  expect.objectContaining({ code, statusCode: 422, message: expect.stringContaining(message) as string }) as Error;
const zstd = (body: Uint8Array): Promise<Uint8Array> => zstdCompress(body, 1);

/** `body` with some bytes replaced. */
function patched(body: Uint8Array, at: number, ...bytes: number[]): Uint8Array {
  const copy = body.slice();
  copy.set(bytes, at);
  return copy;
}

describe('encodeSpz', () => {
  it('quantises the reference splats to the reference bytes', () => {
    expect(toHex(packSpz(reference.cloud()))).toBe(toHex(reference.body));
  });

  it('writes one zstd frame with content size and nothing else', async () => {
    const cloud = randomCloud(2000);
    const frame = await encodeSpz(cloud);
    const contentSize = 16 + 19 * 2000;
    expect(readZstdFrameHeader(frame)).toEqual({
      contentSize,
      windowBytes: contentSize,
      hasChecksum: false,
      dictionaryId: 0,
    });
    expect(readZstdFrameHeader(await encodeSpz(randomCloud(40_000))).windowBytes).toBe(512 * 1024);
    expect(toHex(await zstdDecompress(frame, 1e6))).toBe(toHex(packSpz(cloud)));
    // A second frame, even an empty one, would be out of reach of the subnet's decoder.
    expect(Buffer.from(frame).indexOf(hex('28b52ffd'), 4)).toBe(-1);
  });

  it.each([1, 12, 13, 3448, 3449, 5000])(
    'states the content size of %i splats, whatever width it takes',
    async (count) => {
      const frame = await encodeSpz(randomCloud(count));
      expect(readZstdFrameHeader(frame).contentSize).toBe(16 + 19 * count);
    },
  );

  it('gives the frame of the reference for the reference body', async () => {
    expect(toHex(await zstd(reference.body))).toBe(toHex(reference.frame));
  });

  it('compresses more at a higher level, to the same content', async () => {
    const cloud = randomCloud(300, 1);
    cloud.positions.fill(0.5);
    const [fast, small] = [await encodeSpz(cloud), await encodeSpz(cloud, { level: 19 })];
    expect(small.length).toBeLessThan(fast.length);
    expect(await decodeSpz(small)).toEqual(await decodeSpz(fast));
  });

  it.each([0, 20, 1.5])('refuses level %d', async (level) => {
    await expect(encodeSpz(randomCloud(1), { level })).rejects.toThrow(
      expect.objectContaining({ code: 'BUG_SPZ_LEVEL' }),
    );
  });

  it.each([NaN, Infinity, -Infinity])('refuses %d instead of packing something undefined', async (value) => {
    const cloud = randomCloud(3);
    cloud.positions[4] = value;
    await expect(encodeSpz(cloud)).rejects.toThrow(
      expect.objectContaining({ code: 'NUMERIC_CLOUD', message: expect.stringContaining('splat 1') as string }),
    );
  });

  it('refuses a quaternion of no length', async () => {
    const cloud = randomCloud(3);
    cloud.rotations.fill(0, 8);
    await expect(encodeSpz(cloud)).rejects.toThrow(expect.objectContaining({ code: 'NUMERIC_CLOUD' }));
  });

  it.each([2048, 2047.9999, -2048.001, 3000])('refuses position %d, which would wrap', async (value) => {
    const cloud = randomCloud(3);
    cloud.positions[5] = value;
    await expect(encodeSpz(cloud)).rejects.toThrow(refusal('FORMAT_SPZ_RANGE', 'z of splat 1'));
  });

  it.each([-2048, 2047.9998])('takes position %d', async (value) => {
    const cloud = randomCloud(3);
    cloud.positions[5] = value;
    expect((await decodeSpz(await encodeSpz(cloud))).positions[5]).toBeCloseTo(value, 3);
  });

  it('refuses a cloud without splats', async () => {
    await expect(encodeSpz(createCloud(0))).rejects.toThrow(refusal('FORMAT_SPZ_COUNT'));
  });

  it('refuses what would not be read again for its size', async () => {
    const cloud = { ...createCloud(1, 3), count: 4_300_000 };
    await expect(encodeSpz(cloud)).rejects.toThrow(refusal('FORMAT_SPZ_TOO_LARGE'));
  });

  it('rounds SH to buckets of 8 for degree 1 and of 16 above, and clamps', () => {
    const cloud = createCloud(1, 2);
    cloud.shRest.set([0, 0.04, -0.04, 1, -1, 2, -2, 0.5, -0.5, 0, 0.04, -0.04, 0.07, -0.07, 1, -1, 2, -2]);
    expect([...packSpz(cloud).subarray(35, 53)]).toEqual([
      // 0.04 · 128 + 128 rounds to 133, which is nearer to 136 than to 128; −0.04 gives 123, nearer to 120.
      128, 136, 120, 255, 0, 255, 0, 192, 64, 128, 128, 128, 144, 112, 255, 0, 255, 0,
    ]);
  });

  it.each([1e-30, 1e-20, 1e20, 1e30])('normalises quaternions of length %d', (length) => {
    const cloud = createCloud(1);
    cloud.rotations.set([0.5, -0.5, 0.5, 0.5].map((value) => value * length));
    expect([...packSpz(cloud).subarray(32, 35)]).toEqual([64, 191, 191]);
  });
});

describe('decodeSpz', () => {
  it('reads the frame of the reference', async () => {
    const cloud = await decodeSpz(reference.frame);
    expect([cloud.count, cloud.shDegree]).toEqual([3, 0]);
    expect([...cloud.positions]).toEqual([0, 1, -1, 506 / 4096, -2680 / 4096, 8388199 / 4096, -2048, -2048, -1096]);
    expect([...cloud.logScales]).toEqual([-5, -10, 5.9375, -4, -4, 0, -6, -6, -6]);
    expect(cloud.shDc[0]).toBeCloseTo((128 / 255 - 0.5) / 0.15, 6);
    expect(cloud.shDc[3]).toBeCloseTo(0.5 / 0.15, 6);
    expect(cloud.opacityLogits[0]).toBeCloseTo(Math.log(128 / 127), 5);
    const [w, x, y, z] = cloud.rotations.subarray(8, 12);
    expect([x, y, z].map((value) => Math.round((value! + 1) * 127.5))).toEqual([0xae, 0xc5, 0xdd]);
    expect(w! ** 2 + x! ** 2 + y! ** 2 + z! ** 2).toBeCloseTo(1, 6);
    expect(w).toBeGreaterThan(0);
  });

  it('gives finite logits for opacity bytes 0 and 255, which encode to the same bytes again', async () => {
    const cloud = await decodeSpz(reference.frame);
    expect([...cloud.opacityLogits.subarray(1)]).toEqual([16, -16]);
    expect([...packSpz(cloud).subarray(16 + 27, 16 + 30)]).toEqual([0x80, 0xff, 0]);
  });

  it.each([0, 1, 2, 3] as ShDegree[])('gives the same bytes when encoded again, degree %i', async (degree) => {
    const body = packSpz(randomCloud(300, degree));
    expect(toHex(packSpz(await decodeSpz(await zstd(body))))).toBe(toHex(body));
  });

  it('gives every byte of every attribute back, when a splat can have it', async () => {
    const body = packSpz(randomCloud(256, 1));
    for (let byte = 0; byte < 256; byte++) {
      // Alphas, colours and scales of splat `byte`.
      body[16 + 9 * 256 + byte] = byte;
      body.fill(byte, 16 + 10 * 256 + 3 * byte, 16 + 10 * 256 + 3 * byte + 3);
      body.fill(byte, 16 + 13 * 256 + 3 * byte, 16 + 13 * 256 + 3 * byte + 3);
    }
    expect(toHex(packSpz(await decodeSpz(await zstd(body))))).toBe(toHex(body));
  });

  it.each([0, 1, 2, 3] as ShDegree[])('stays within half a step of the cloud, degree %i', (degree) => {
    const cloud = randomCloud(500, degree);
    const back = spzRoundTrip(cloud);
    const worst = (name: 'positions' | 'shDc' | 'shRest' | 'logScales'): number =>
      cloud[name].reduce((most, value, index) => Math.max(most, Math.abs(value - back[name][index]!)), 0);
    expect(worst('positions')).toBeLessThanOrEqual(0.5 / 4096);
    expect(worst('logScales')).toBeLessThanOrEqual(0.5 / 16 + 1e-6);
    expect(worst('shDc')).toBeLessThanOrEqual(0.5 / 38.25 + 1e-6);
    expect(worst('shRest')).toBeLessThanOrEqual(8.5 / 128);
    const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
    cloud.opacityLogits.forEach((logit, index) => {
      expect(Math.abs(sigmoid(logit) - sigmoid(back.opacityLogits[index]!))).toBeLessThanOrEqual(0.5 / 255 + 1e-6);
    });
    for (let splat = 0; splat < cloud.count; splat++) {
      const [a, b] = [cloud, back].map(({ rotations }) => rotations.subarray(splat * 4, splat * 4 + 4));
      const dot = a!.reduce((sum, value, index) => sum + value * b![index]!, 0) / Math.hypot(...a!) / Math.hypot(...b!);
      // q and −q turn alike. x, y, z are off by √3 · ½ / 127.5 at most, so near w = 0 the w made up for it may be the
      // root of twice that, 0.117: an angle of 2 · asin(0.117).
      expect(2 * Math.acos(Math.min(1, Math.abs(dot)))).toBeLessThan(0.235);
    }
  });

  it('reads version 1, positions in float16', async () => {
    const v2 = packSpz(reference.cloud());
    const halves = [0x0000, 0x3c00, 0xbc00, 0x3555, 0xc000, 0x7bff, 0x0001, 0x8000, 0x03ff];
    const positions = halves.flatMap((bits) => [bits & 0xff, bits >> 8]);
    const v1 = Uint8Array.from([...patched(v2.subarray(0, 16), 4, 1), ...positions, ...v2.subarray(16 + 27)]);
    for (const file of [await zstd(v1), gzipSync(v1)]) {
      const cloud = await decodeSpz(file);
      const expected = [0, 1, -1, 0.333251953125, -2, 65504, 2 ** -24, -0, 1023 * 2 ** -24];
      expect([...cloud.positions]).toEqual(expected);
      expect(cloud.logScales).toEqual((await decodeSpz(reference.frame)).logScales);
    }
    for (const broken of [0x7c, 0x7e]) {
      await expect(decodeSpz(await zstd(patched(v1, 17, broken)))).rejects.toThrow(
        refusal('FORMAT_SPZ_VALUE', 'splat 0'),
      );
    }
  });

  it('reads gzip version 2 as Niantic writes it', async () => {
    const body = packSpz(randomCloud(40, 3));
    expect(await decodeSpz(gzipSync(body))).toEqual(await decodeSpz(await zstd(body)));
  });

  it('reads gzip version 3, rotations as the smallest three of four', async () => {
    // Index of the largest of x, y, z, w in the top bits; then sign and 9 bits each for the others, in that order.
    const pack = (largest: number, ...rest: [sign: number, magnitude: number][]): number[] => {
      const bits = rest.reduce((sum, [sign, magnitude]) => sum * 1024 + sign * 512 + magnitude, largest);
      return [bits & 0xff, (bits >>> 8) & 0xff, (bits >>> 16) & 0xff, Math.floor(bits / 2 ** 24)];
    };
    const v2 = packSpz(reference.cloud());
    const rotations = [
      ...pack(3, [0, 0], [0, 0], [0, 0]), // identity
      ...pack(0, [0, 511], [1, 0], [0, 0]), // x = y = √½
      ...pack(1, [1, 128], [0, 256], [1, 64]),
    ];
    const v3 = Uint8Array.from([...patched(v2.subarray(0, 16), 4, 3), ...v2.subarray(16, v2.length - 9), ...rotations]);
    const { rotations: read, positions } = await decodeSpz(gzipSync(v3));
    const unit = Math.SQRT1_2 / 511;
    const [x, z, w] = [-128 * unit, 256 * unit, -64 * unit];
    const expected = [1, 0, 0, 0, 0, Math.SQRT1_2, Math.SQRT1_2, 0, w, x, Math.sqrt(1 - x * x - z * z - w * w), z];
    read.forEach((value, index) => {
      expect(value).toBeCloseTo(expected[index]!, 6);
    });
    expect(positions).toEqual((await decodeSpz(reference.frame)).positions);
  });

  it('honours other numbers of fractional bits', async () => {
    const { positions } = await decodeSpz(await zstd(patched(reference.body, 13, 8)));
    expect([...positions.subarray(0, 3)]).toEqual([0, 16, -16]);
  });

  it("skips Niantic's extension records", async () => {
    const body = Uint8Array.from([...patched(reference.body, 14, 2), 1, 2, 3]);
    expect(await decodeSpz(gzipSync(body))).toEqual(await decodeSpz(reference.frame));
  });

  it('reads a frame without content size while six times its length is enough, as the subnet does', async () => {
    // Single segment off, so that the header carries a window in place of the size; one raw block as before.
    const unsized = Uint8Array.from([...hex('28b52ffd 00 58'), ...hex('490200'), ...reference.body]);
    expect(readZstdFrameHeader(unsized).contentSize).toBeUndefined();
    expect(await decodeSpz(unsized)).toEqual(await decodeSpz(reference.frame));
    const repetitive = Uint8Array.from([...hex('28b52ffd 00 58'), ...hex('030020'), 0]);
    await expect(decodeSpz(repetitive)).rejects.toThrow(refusal('FORMAT_SPZ_CONTAINER'));
  });
});

describe('decodeSpz refuses', () => {
  const body = reference.body;

  it.each([
    ['nothing', new Uint8Array(0)],
    ['text', Buffer.from('hello, world')],
    ['a PLY', writePly(randomCloud(1))],
  ])('%s', async (_, bytes) => {
    expect(isSpz(bytes)).toBe(false);
    await expect(decodeSpz(bytes)).rejects.toThrow(refusal('FORMAT_SPZ_MAGIC'));
  });

  it('a body that is no SPZ', async () => {
    await expect(decodeSpz(await zstd(patched(body, 0, 0)))).rejects.toThrow(refusal('FORMAT_SPZ_MAGIC', 'NGSP'));
  });

  it('version 3 and 4 in zstd, 4 in gzip, 4 bare', async () => {
    await expect(decodeSpz(await zstd(patched(body, 4, 3)))).rejects.toThrow(refusal('FORMAT_SPZ_VERSION', '1, 2'));
    await expect(decodeSpz(gzipSync(patched(body, 4, 4)))).rejects.toThrow(refusal('FORMAT_SPZ_VERSION', '1, 2, 3'));
    await expect(decodeSpz(body)).rejects.toThrow(refusal('FORMAT_SPZ_VERSION', 'bare'));
  });

  it.each([
    ['none', [0, 0, 0, 0], 'FORMAT_SPZ_COUNT'],
    ['fewer than there are bytes for', [2, 0, 0, 0], 'FORMAT_SPZ_COUNT'],
    ['more than there are bytes for', [4, 0, 0, 0], 'FORMAT_SPZ_TRUNCATED'],
    ['ten million and one', [0x81, 0x96, 0x98, 0], 'FORMAT_SPZ_COUNT'],
    ['four billion', [255, 255, 255, 255], 'FORMAT_SPZ_COUNT'],
  ])('a count of %s', async (_, count, code) => {
    await expect(decodeSpz(await zstd(patched(body, 8, ...count)))).rejects.toThrow(refusal(code));
  });

  it('degree 4, and more fractional bits than a position has', async () => {
    await expect(decodeSpz(await zstd(patched(body, 12, 4)))).rejects.toThrow(refusal('FORMAT_SPZ_HEADER', 'degree 4'));
    await expect(decodeSpz(await zstd(patched(body, 13, 25)))).rejects.toThrow(refusal('FORMAT_SPZ_HEADER', '25'));
  });

  it('a body cut short anywhere', async () => {
    for (let length = 0; length < body.length; length++) {
      await expect(decodeSpz(await zstd(body.subarray(0, length)))).rejects.toThrow(refusal('FORMAT_SPZ_TRUNCATED'));
    }
  });

  it.each(['zstd', 'gzip'])('a %s file cut short anywhere', async (container) => {
    const whole = packSpz(randomCloud(20));
    const file = container === 'zstd' ? await zstd(whole) : gzipSync(whole);
    for (let length = 4; length < file.length; length++) {
      await expect(decodeSpz(file.subarray(0, length))).rejects.toThrow(refusal('FORMAT_SPZ_CONTAINER'));
    }
  });

  it('a second frame, and a dictionary', async () => {
    await expect(decodeSpz(Buffer.concat([reference.frame, reference.frame]))).rejects.toThrow(
      refusal('FORMAT_SPZ_CONTAINER'),
    );
    await expect(decodeSpz(hex('28b52ffd 21 07 49 490200'))).rejects.toThrow(
      refusal('FORMAT_SPZ_CONTAINER', 'dictionary'),
    );
  });

  it('bombs, before they go off', async () => {
    const zeros = new Uint8Array(64 * 1024 * 1024);
    for (const bomb of [await zstd(zeros), gzipSync(zeros, { level: 1 })]) {
      await expect(decodeSpz(bomb, { maxBytes: 1e6 })).rejects.toThrow(refusal('FORMAT_SPZ_TOO_LARGE'));
    }
    // 64 MiB in some 2 KB: within the limit, but nothing that real splats compress to.
    await expect(decodeSpz(await zstd(zeros))).rejects.toThrow(refusal('FORMAT_SPZ_TOO_LARGE'));
    const boast = hex('28b52ffd e0 ffffffffffffff7f 010000');
    await expect(decodeSpz(boast)).rejects.toThrow(refusal('FORMAT_SPZ_TOO_LARGE'));
  });

  it('and goes on reading sound files afterwards', async () => {
    const before = await decodeSpz(reference.frame);
    for (let round = 0; round < 20; round++) {
      await expect(decodeSpz(patched(reference.frame, 6, 0xff))).rejects.toThrow(refusal('FORMAT_SPZ_CONTAINER'));
    }
    expect(await decodeSpz(reference.frame)).toEqual(before);
  });
});

describe('20 MB', () => {
  it('make the journey in one piece', async () => {
    const cloud = randomCloud(1_050_000);
    const frame = await encodeSpz(cloud);
    expect(readZstdFrameHeader(frame).contentSize).toBe(16 + 19 * cloud.count);
    const back = await decodeSpz(frame);
    expect(findFlaw(back)).toBeUndefined();
    expect(back.positions[3 * cloud.count - 1]).toBeCloseTo(cloud.positions[3 * cloud.count - 1]!, 3);
  });
});

describe('readSplatFile', () => {
  it('reads whichever it is', async () => {
    const cloud = randomCloud(5);
    const body = packSpz(cloud);
    const files = [writePly(cloud), await encodeSpz(cloud), gzipSync(body)];
    expect(files.map(sniffSplatFormat)).toEqual(['ply', 'spz', 'spz']);
    const [ply, spz, gzip] = await Promise.all(files.map(readSplatFile));
    expect(ply).toEqual(cloud);
    expect(spz).toEqual(spzRoundTrip(cloud));
    expect(gzip).toEqual(spz);
  });

  it('refuses others', async () => {
    expect(sniffSplatFormat(Buffer.from('glTF'))).toBeUndefined();
    await expect(readSplatFile(Buffer.from('glTF'))).rejects.toThrow(refusal('FORMAT_UNKNOWN'));
  });
});
