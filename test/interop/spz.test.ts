import { gunzipSync, gzipSync } from 'node:zlib';
import * as adobeSpz from '@adobe/spz';
import type { GaussianCloud as AdobeCloud, SpzModule } from '@adobe/spz';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { decodeSpz, encodeSpz, opacityOf, type GaussianCloud, type ShDegree } from '../../packages/splat/dist/index.js';
import { randomCloud } from '../../packages/splat/src/test-support/clouds.ts';
import { endAll } from '../e2e/support/running-process.ts';
import { startPeer, type PythonPeer } from './support/python-peer.ts';

// Our SPZ in readers and writers of others: libzstd for the frame, Niantic's and Adobe's library (@adobe/spz) for the
// NGSP version 2 in it. That library wants gzip round it, which is what is put there.

const SPLATS = 20_000;
const DEGREES: readonly ShDegree[] = [0, 1, 2, 3];

let zstd: PythonPeer;
let adobe: SpzModule;

beforeAll(async () => {
  zstd = startPeer(inject('python'), 'zstd.py');
  // Its types say that it is a CommonJS module, which it is not.
  adobe = await (adobeSpz.default as unknown as () => Promise<SpzModule>)();
});
afterAll(async () => {
  await zstd.stop();
  await endAll();
});

interface Frame {
  readonly content: string;
  readonly content_size: number;
  readonly has_checksum: boolean;
  readonly complete: boolean;
  readonly left_over: number;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const frameOf = (bytes: Uint8Array) => zstd.ask<Frame>('decompress', { frame: base64(bytes) });

/** The NGSP inside our file, by libzstd. */
async function ourBody(cloud: GaussianCloud): Promise<Buffer> {
  return Buffer.from((await frameOf(await encodeSpz(cloud))).content, 'base64');
}

function readByAdobe(body: Uint8Array): AdobeCloud {
  return adobe.loadSpzFromBuffer(gzipSync(body), { to: adobe.CoordinateSystem.UNSPECIFIED });
}

function writtenByAdobe(cloud: GaussianCloud): Buffer {
  const { count, shDegree } = cloud;
  const rotations = new Float32Array(count * 4);
  for (let splat = 0; splat < count; splat++) {
    const [w = 0, x = 0, y = 0, z = 0] = cloud.rotations.subarray(splat * 4, splat * 4 + 4);
    rotations.set([x, y, z, w], splat * 4);
  }
  const theirs: Pick<AdobeCloud, keyof AdobeCloud> = {
    ...{ numPoints: count, shDegree, antialiased: false, extensions: [], rotations },
    ...{ positions: cloud.positions, scales: cloud.logScales, alphas: cloud.opacityLogits },
    ...{ colors: cloud.shDc, sh: cloud.shRest },
  };
  const from = adobe.CoordinateSystem.UNSPECIFIED;
  // The bits that version 2 was made for; the subnet's packer has no others.
  return gunzipSync(adobe.saveSpzToBuffer(theirs, { version: 2, from, sh1Bits: 5, shRestBits: 4 }));
}

function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one.length).toBe(other.length);
  let largest = 0;
  for (let index = 0; index < one.length; index++) {
    largest = Math.max(largest, Math.abs((one[index] ?? NaN) - (other[index] ?? NaN)));
  }
  return largest;
}

/** Quaternions w, x, y, z from those with that order of components. */
function ordered(rotations: ArrayLike<number>, order: readonly number[]): number[] {
  return Array.from(
    { length: rotations.length },
    (_, index) => rotations[(index & ~3) + (order[index & 3] ?? 0)] ?? NaN,
  );
}

/** Unit quaternions with a positive first component. */
function unit(rotations: readonly number[]): number[] {
  return Array.from({ length: rotations.length / 4 }, (_, splat) => {
    const q = rotations.slice(splat * 4, splat * 4 + 4);
    const norm = Math.hypot(...q) * ((q[0] ?? 1) < 0 ? -1 : 1);
    return q.map((value) => value / norm);
  }).flat();
}

const vectorParts = (rotations: readonly number[]) => rotations.filter((_, index) => index % 4 !== 0);

/** Float32 on both sides of the comparison. */
const ROUNDING = 1e-5;
/** A root of what is left of 1. */
const ROTATION_ROUNDING = 1e-3;

describe.each(DEGREES)('of a cloud with harmonics of degree %i', (degree) => {
  const cloud = randomCloud(SPLATS, degree, 7 + degree);

  it('the frame is one that libzstd takes whole, and tells its size', async () => {
    const file = await encodeSpz(cloud);
    const frame = await frameOf(file);
    const size = Buffer.from(frame.content, 'base64').length;
    expect(frame).toMatchObject({ content_size: size, has_checksum: false, complete: true, left_over: 0 });
  });

  it('the other reader gives the values back, but for half a step of each', async () => {
    const read = readByAdobe(await ourBody(cloud));
    expect([read.numPoints, read.shDegree, read.antialiased]).toEqual([SPLATS, degree, false]);
    expect(largestDifference(read.positions, cloud.positions)).toBeLessThanOrEqual(2 ** -13 + ROUNDING);
    expect(largestDifference(read.scales, cloud.logScales)).toBeLessThanOrEqual(1 / 32 + ROUNDING);
    expect(largestDifference(read.colors, cloud.shDc)).toBeLessThanOrEqual(0.5 / 38.25 + ROUNDING);
    const opacities = (logits: Float32Array) => Array.from(logits, opacityOf);
    expect(largestDifference(opacities(read.alphas), opacities(cloud.opacityLogits))).toBeLessThanOrEqual(
      0.5 / 255 + ROUNDING,
    );
    const [theirs, ours] = [ordered(read.rotations, [3, 0, 1, 2]), unit([...cloud.rotations])];
    expect(largestDifference(vectorParts(theirs), vectorParts(ours))).toBeLessThanOrEqual(0.5 / 127.5 + ROUNDING);
    // To a multiple of 8 (degree 1) or 16 of 1/128, after rounding to one of 1.
    const steps = Array.from({ length: read.sh.length }, (_, index) =>
      index % (read.sh.length / SPLATS) < 9 ? 8 : 16,
    );
    const inSteps = (values: Float32Array) => Array.from(values, (value, index) => (value * 128) / (steps[index] ?? 1));
    expect(largestDifference(inSteps(read.sh), inSteps(cloud.shRest))).toBeLessThanOrEqual(0.5 + 0.5 / 8 + ROUNDING);
  });

  it('the other writer makes the same bytes', async () => {
    expect(differingBytes(await ourBody(cloud), writtenByAdobe(cloud))).toEqual([]);
  });

  it('what the other writer wrote is read by us as by its own reader', async () => {
    const written = writtenByAdobe(cloud);
    const frame = await zstd.ask<string>('compress', { content: base64(written), level: 19 });
    const [ours, theirs] = [await decodeSpz(Buffer.from(frame, 'base64')), readByAdobe(written)];
    expect(largestDifference(ours.positions, theirs.positions)).toBe(0);
    expect(largestDifference(ours.logScales, theirs.scales)).toBe(0);
    expect(largestDifference(ours.shDc, theirs.colors)).toBeLessThan(ROUNDING);
    expect(largestDifference(ours.shRest, theirs.sh)).toBe(0);
    expect(largestDifference(ours.rotations, ordered(theirs.rotations, [3, 0, 1, 2]))).toBeLessThan(ROTATION_ROUNDING);
    expect(
      largestDifference(Array.from(ours.opacityLogits, opacityOf), Array.from(theirs.alphas, opacityOf)),
    ).toBeLessThan(ROUNDING);
  });
});

function differingBytes(one: Buffer, other: Buffer): string[] {
  expect(one.length).toBe(other.length);
  const differing: string[] = [];
  for (let at = 0; at < one.length && differing.length < 10; at++) {
    if (one[at] !== other[at]) differing.push(`${at}: ${one[at]} ${other[at]}`);
  }
  return differing;
}
