import { expect, test } from 'vitest';
import { createCloud, type GaussianCloud } from '../cloud.ts';
import { cloudBounds, largestSide, selectSplats } from '../cloud-ops.ts';
import { createRandom } from '../optimise/random.ts';
import { normaliseForValidator } from '../validator/frame.ts';
import { decodeSpz, encodeSpz } from './spz.ts';
import { createSpzSurveyor, surveySpz } from './spz-survey.ts';

function cloudOf(count: number, shDegree: 0 | 1 = 0): GaussianCloud {
  const random = createRandom(5);
  const cloud = createCloud(count, shDegree);
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  cloud.positions.forEach((_, index) => (cloud.positions[index] = between(-2, 3)));
  cloud.rotations.forEach((_, index) => (cloud.rotations[index] = between(-1, 1)));
  cloud.logScales.forEach((_, index) => (cloud.logScales[index] = between(-8, -1)));
  cloud.shDc.forEach((_, index) => (cloud.shDc[index] = between(-1, 1)));
  cloud.opacityLogits.forEach((_, index) => (cloud.opacityLogits[index] = index % 5 === 0 ? -12 : between(-4, 4)));
  return cloud;
}

async function* chunksOf(bytes: Uint8Array, chunkBytes: number) {
  await Promise.resolve();
  for (let start = 0; start < bytes.length; start += chunkBytes) yield bytes.subarray(start, start + chunkBytes);
}

test.each([
  [1, 10],
  [2, 1],
  [9, 3],
  [1000, 100],
  [20_011, 700],
])('%i splats, a sample of %i: what the decoder says, whatever the chunks', async (count, sampleSplats) => {
  const spz = await encodeSpz(cloudOf(count));
  const decoded = await decodeSpz(spz);
  const stride = Math.max(1, Math.ceil(count / sampleSplats));
  const indices = Array.from({ length: count }, (_, index) => index).filter((each) => each < 3 || each % stride === 0);
  for (const chunkBytes of [1, 7, 4096, 1e9].filter((each) => spz.length / each < 50_000)) {
    const survey = await surveySpz(chunksOf(spz, chunkBytes), sampleSplats);
    expect(survey?.count).toBe(count);
    expect(survey?.sample).toEqual(selectSplats(decoded, indices));
    expect(survey?.transparent).toBe(decoded.opacityLogits.filter((logit) => logit < -15).length);
    expect(survey?.side).toBe(largestSide(cloudBounds(decoded)!));
    const mean = decoded.positions.reduce((sum, value) => sum + value, 0) / (3 * count);
    expect(survey?.mean).toBeCloseTo(mean, 10);
  }
});

test('its sample is drawn as it is within the whole cloud', async () => {
  const spz = await encodeSpz(cloudOf(500));
  const survey = (await surveySpz(chunksOf(spz, 1000), 50))!;
  const whole = normaliseForValidator(await decodeSpz(spz));
  const part = normaliseForValidator(survey.sample, survey);
  const indices = [0, 1, 2, ...Array.from({ length: 49 }, (_, index) => 10 * (index + 1))];
  expect(part.count).toBe(indices.length);
  const wanted = selectSplats(whole, indices);
  for (const key of ['positions', 'logScales', 'opacityLogits'] as const) {
    part[key].forEach((value, index) => expect(value).toBeCloseTo(wanted[key][index]!, 5));
  }
});

test('what is not as we write it is left to the decoder', async () => {
  const spz = await encodeSpz(cloudOf(300));
  const changed = (at: number, value: number) => {
    const copy = Uint8Array.from(spz);
    copy[at] = value;
    return copy;
  };
  const others: [string, Uint8Array][] = [
    ['nothing', new Uint8Array()],
    ['a PLY', Buffer.from('ply\nformat binary_little_endian 1.0\n')],
    ['gzip', Uint8Array.from([0x1f, 0x8b, ...spz])],
    ['a cut file', spz.subarray(0, spz.length - 5)],
    ['half a file', spz.subarray(0, spz.length / 2)],
    ['spherical harmonics', await encodeSpz(cloudOf(300, 1))],
    ['a frame that states another size', changed(5, spz[5]! ^ 1)],
    ['another file behind it', Buffer.concat([spz, spz])],
    ['bytes behind it', Buffer.concat([spz, Buffer.alloc(100, 7)])],
  ];
  for (const [name, bytes] of others) {
    for (const chunkBytes of [11, 1e9]) {
      expect(await surveySpz(chunksOf(bytes, chunkBytes), 100), `${name} in chunks of ${chunkBytes}`).toBeUndefined();
    }
  }
});

test('a window of up to 8 MiB is kept, a larger one is left to the decoder', async () => {
  const spz = await encodeSpz(cloudOf(40_000));
  const withWindow = (exponent: number) =>
    Buffer.concat([spz.subarray(0, 5), Uint8Array.of(exponent << 3), spz.subarray(6)]);
  expect(withWindow(9).equals(spz)).toBe(true);
  expect((await surveySpz(chunksOf(withWindow(13), 65_536), 100))?.count).toBe(40_000);
  expect(await surveySpz(chunksOf(withWindow(14), 65_536), 100)).toBeUndefined();
});

test('several at once do not get in each other’s way', async () => {
  const files = await Promise.all([3000, 2000, 1000].map((count) => encodeSpz(cloudOf(count))));
  const surveyors = await Promise.all(files.map(() => createSpzSurveyor(100)));
  for (let start = 0; files.some((file) => start < file.length); start += 1000) {
    surveyors.forEach((surveyor, index) => surveyor.push(files[index]!.subarray(start, start + 1000)));
  }
  const surveys = surveyors.map((surveyor) => surveyor.finish());
  expect(surveys.map((survey) => survey?.count)).toEqual([3000, 2000, 1000]);
  expect(surveys[2]).toEqual(await surveySpz(chunksOf(files[2]!, 1e9), 100));
});

test('one that was closed comes to nothing, whatever is done with it', async () => {
  const spz = await encodeSpz(cloudOf(300));
  const surveyor = await createSpzSurveyor(100);
  surveyor.push(spz.subarray(0, 1000));
  surveyor.close();
  surveyor.push(spz.subarray(1000));
  surveyor.close();
  expect(surveyor.finish()).toBeUndefined();
});

test('one that is given up half-way leaves no memory behind', async () => {
  const spz = await encodeSpz(cloudOf(60_000));
  const half = spz.subarray(0, spz.length / 2);
  const giveUp = async () => {
    const surveyor = await createSpzSurveyor(100);
    surveyor.push(half);
    surveyor.close();
  };
  await giveUp();
  const before = process.memoryUsage.rss();
  // Each has half a megabyte of its window filled by then.
  for (let round = 0; round < 300; round++) await giveUp();
  expect(process.memoryUsage.rss() - before).toBeLessThan(60e6);
});
