import { expect, test } from 'vitest';
import { largestDifference, noisePicture, pictureReference } from '../test-support/picture-reference.ts';
import { alignmentPixels, perceptualPixels, qualityPixels } from './network-inputs.ts';
import { neighbourSimilarities } from './ssim.ts';

test.each(pictureReference.ssim)(
  '$width × $height, seeds $seeds: as torchmetrics',
  async ({ width, height, seeds, ssim }) => {
    const [a, b] = seeds.map((seed) => {
      const data: ArrayLike<number> = noisePicture(width, height, 3, seed);
      return { width, height, channels: 3 as const, data: data as Uint8Array };
    });
    // The reference changes the second picture in floats, as bytes cannot.
    const changed = seeds[0] === seeds[1] ? b!.data : Float32Array.from(b!.data, (value) => value * 0.8 + 25.5);
    const [there, back] = await neighbourSimilarities([a!, { ...b!, data: changed as unknown as Uint8Array }]);
    expect(Math.abs(there! - ssim)).toBeLessThan(2e-5);
    expect(back).toBeCloseTo(there!, 6);
  },
);

test('each view is compared with the next, and the last with the first', async () => {
  const views = [1, 2, 2].map((seed) => ({
    ...{ width: 20, height: 20, channels: 3 as const },
    data: noisePicture(20, 20, 3, seed),
  }));
  const [first, second, third] = await neighbourSimilarities(views);
  expect(second).toBeCloseTo(1, 6);
  expect(first).toBeCloseTo(third!, 6);
  expect(first).toBeLessThan(0.999);
});

test('what goes into the networks is what validators put in, brightness by a third included', () => {
  const { side, seed, size, pixels, lpips } = pictureReference.clipInput;
  const view = { width: side, height: side, channels: 3 as const, data: noisePicture(side, side, 3, seed) };
  const clip = { mean: [0.48145466, 0.4578275, 0.40821073], std: [0.26862954, 0.26130258, 0.27577711] };
  expect(largestDifference(alignmentPixels(view, size, clip), pixels)).toBeLessThan(5e-5);
  const plain = { mean: [0, 0, 0], std: [1, 1, 1] };
  expect(largestDifference(perceptualPixels(view, size, plain), lpips)).toBeLessThan(5e-5);
  expect([...qualityPixels(view, side, plain)].slice(0, 2)).toEqual(
    [view.data[0]! / 255, view.data[3]! / 255].map(Math.fround),
  );
});
