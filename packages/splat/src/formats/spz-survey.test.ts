import { expect, test } from 'vitest';
import { createCloud, type GaussianCloud } from '../cloud.ts';
import { cloudBounds, largestSide, selectSplats } from '../cloud-ops.ts';
import { createRandom } from '../optimise/random.ts';
import { normaliseForValidator } from '../validator/frame.ts';
import { decodeSpz, encodeSpz } from './spz.ts';
import { surveySpz } from './spz-survey.ts';

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
