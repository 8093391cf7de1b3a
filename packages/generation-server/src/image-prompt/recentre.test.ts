import { expect, test } from 'vitest';
import { largestDifference, noisePicture, pictureReference } from '../test-support/picture-reference.ts';
import { recentre, resizeFloatImage } from './recentre.ts';

const { width, height, seed, side, box, rgb, alpha } = pictureReference.recentred;

function subject() {
  const rgba = noisePicture(width, height, 4, seed);
  const [left, top, right, bottom] = box;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    if (x < left || x >= right || y < top || y >= bottom) rgba[pixel * 4 + 3] = 0;
  }
  return { width, height, rgba, isCutOut: true };
}

test('the subject is cut out, scaled to 80 % of the square and put on white, as OpenCV and upstream do it', () => {
  const centred = recentre(subject(), side);
  expect([centred.width, centred.height]).toEqual([side, side]);
  expect(largestDifference(centred.rgb, rgb)).toBeLessThan(1e-4);
  expect(largestDifference(centred.alpha, alpha)).toBeLessThan(1e-4);
});

test('colours under transparent pixels never show', () => {
  const dark = subject();
  const light = subject();
  for (let at = 0; at < dark.rgba.length; at += 4) {
    if (dark.rgba[at + 3] === 0) light.rgba.fill(255, at, at + 3);
    if (dark.rgba[at + 3] === 0) dark.rgba.fill(0, at, at + 3);
  }
  expect(recentre(dark, side)).toEqual(recentre(light, side));
});

test('every edge keeps a tenth, whatever the size of the square', () => {
  for (const large of [32, 100, 256]) {
    const centred = recentre(subject(), large);
    const free = Math.floor(large / 10);
    for (let at = 0; at < large; at++) expect(centred.alpha[at * large + free - 1]).toBe(0);
    expect(Math.max(...centred.alpha)).toBeGreaterThan(0.5);
  }
});

test('a picture of nothing is refused', () => {
  const nothing = { width: 20, height: 20, rgba: new Uint8Array(1600), isCutOut: true };
  expect(() => recentre(nothing, 32)).toThrow('shows nothing');
});

test('another size keeps white white', () => {
  const small = resizeFloatImage(recentre(subject(), 64), 16);
  expect(small.rgb.slice(0, 48).every((value) => Math.abs(value - 1) < 1e-6)).toBe(true);
});
