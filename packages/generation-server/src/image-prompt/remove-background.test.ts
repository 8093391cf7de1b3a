import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openBundle } from '../models/bundle.ts';
import { createModelRuntime } from '../models/model-runtime.ts';
import { largestDifference, noisePicture, pictureReference } from '../test-support/picture-reference.ts';
import { networkInput, openBackgroundRemover, stretchToBytes } from './remove-background.ts';

const IMAGENET = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };

function photo(width: number, height: number, seed: number) {
  const colours = noisePicture(width, height, 3, seed);
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < colours.length; at++) rgba[Math.floor(at / 3) * 4 + (at % 3)] = colours[at]!;
  return { width, height, rgba, isCutOut: false };
}

test('what goes into the network is what rembg puts in', () => {
  const { width, height, seed, size, pixels } = pictureReference.u2netInput;
  const input = networkInput(photo(width, height, seed), { size, ...IMAGENET });
  // A byte more or less in Pillow's rounding is 0.02 here.
  expect(largestDifference(input, pixels)).toBeLessThan(0.03);
  const off = input.filter((value, at) => Math.abs(value - pixels[at]!) > 1e-4);
  expect(off.length).toBeLessThan(input.length / 50);
});

test('a mask is stretched to all of 0…255, truncated', () => {
  expect([...stretchToBytes(new Float32Array([0.25, 0.5, 0.75]))]).toEqual([0, 127, 255]);
  expect([...stretchToBytes(new Float32Array([0.5, 0.5]))]).toEqual([0, 0]);
});

test('the network’s mask becomes the alpha of the picture, at its size', async () => {
  const runtime = await createModelRuntime({ setting: 'cpu', overrides: [] });
  const tiny = fileURLToPath(new URL('../../../model-export/tiny', import.meta.url));
  try {
    const remover = await openBackgroundRemover(runtime, openBundle(tiny, 'background'));
    const image = photo(50, 30, 3);
    const cut = await remover.remove(image);
    expect([cut.width, cut.height, cut.isCutOut]).toEqual([50, 30, true]);
    const alpha = cut.rgba.filter((_, at) => at % 4 === 3);
    expect(Math.max(...alpha) - Math.min(...alpha)).toBeGreaterThan(100);
    for (let at = 0; at < cut.rgba.length; at++) if (at % 4 !== 3) expect(cut.rgba[at]).toBe(image.rgba[at]);
  } finally {
    await runtime.close();
  }
});
