import { expect, test } from 'vitest';
import { largestDifference, noisePicture, pictureReference } from '../test-support/picture-reference.ts';
import { resample } from './resample.ts';

test.each(pictureReference.resampling)(
  '$width × $height to $toWidth × $toHeight as PyTorch, OpenCV and Pillow do it',
  ({ width, height, toWidth, toHeight, seed, bilinear, bicubic, area, lanczosBytes }) => {
    const picture = noisePicture(width, height, 3, seed);
    const as = (filter: Parameters<typeof resample>[3], options = {}) =>
      resample(picture, { width, height, channels: 3 }, { width: toWidth, height: toHeight }, filter, options);
    // Of 255; float32 between the passes.
    expect(largestDifference(as('bilinear'), bilinear)).toBeLessThan(1e-3);
    expect(largestDifference(as('bicubic'), bicubic)).toBeLessThan(1e-3);
    expect(largestDifference(as('area'), area)).toBeLessThan(1e-3);
    // Pillow's weights have 22 bits, so that a half may go either way.
    expect(largestDifference(as('lanczos', { toBytes: true }), lanczosBytes)).toBeLessThanOrEqual(1);
  },
);

test('what is no picture of that shape is a bug', () => {
  const shape = { width: 3, height: 3, channels: 3 };
  expect(() => resample(new Float32Array(26), shape, { width: 1, height: 1 }, 'area')).toThrow('26 values');
});
