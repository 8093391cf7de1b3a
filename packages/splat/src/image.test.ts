import { expect, it } from 'vitest';
import { floatImageToBytes } from './image.ts';

it('floatImageToBytes clips and truncates', () => {
  const rgb = Float32Array.from([-1, 0, 0.5, 1, 2, NaN, 254.99 / 255, 0.1, 1 / 255]);
  const image = floatImageToBytes({ width: 3, height: 1, rgb, alpha: new Float32Array(3) });
  expect(image).toEqual({
    width: 3,
    height: 1,
    channels: 3,
    data: Uint8Array.from([0, 0, 127, 255, 255, 0, 254, 25, 1]),
  });
});
