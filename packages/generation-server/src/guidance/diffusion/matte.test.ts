import { expect, test } from 'vitest';
import { openBackgroundRemover, type BackgroundRemover } from '../../image-prompt/remove-background.ts';
import { cpuRuntime, tinyBundle } from '../../test-support/tiny-bundles.ts';
import type { SampledPicture } from './latent-decoder.ts';
import { cutOut, cutOutAll, resizeCutout } from './matte.ts';

const SIDE = 64;
const GREY = 0.5;

/** A disc of one colour on grey, with a hole the colour of the background. */
function disc(radius: number, color: readonly [number, number, number], hole = 0): SampledPicture {
  const rgb = new Float32Array(SIDE * SIDE * 3).fill(GREY);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    const distance = distanceFromMiddle(pixel);
    if (distance < radius && distance >= hole) rgb.set(color, pixel * 3);
  }
  return { side: SIDE, rgb };
}

function distanceFromMiddle(pixel: number): number {
  return Math.hypot((pixel % SIDE) + 0.5 - SIDE / 2, Math.floor(pixel / SIDE) + 0.5 - SIDE / 2);
}

const at = (bytes: Uint8Array, side: number, row: number, column: number) => [
  ...bytes.subarray((row * side + column) * 4, (row * side + column) * 4 + 4),
];

test('the plain background of a picture is taken out up to the object, and what it encloses is kept', () => {
  const { premultiplied } = cutOut(disc(20, [1, 0, 0], 5));
  expect(at(premultiplied, SIDE, 0, 0)).toEqual([0, 0, 0, 0]);
  expect(at(premultiplied, SIDE, 32, 20)).toEqual([255, 0, 0, 255]);
  expect(at(premultiplied, SIDE, 32, 32)).toEqual([128, 128, 128, 255]);
});

test('a cutout is shrunk by means', () => {
  const small = resizeCutout(cutOut(disc(18, [1, 0, 0])), 16);
  expect(at(small.premultiplied, 16, 8, 8)).toEqual([255, 0, 0, 255]);
  const [, , , edge] = at(small.premultiplied, 16, 8, 3);
  expect(edge).toBeGreaterThan(0);
  expect(edge).toBeLessThan(255);
  expect(resizeCutout(small, 64).premultiplied).toHaveLength(64 * 64 * 4);
});

/** Sees a disc in the middle of whatever it is shown: half of each pixel's colour is its own within 20, all within 10. */
const seesDiscs: BackgroundRemover = {
  remove: (image) => {
    const rgba = image.rgba.slice();
    for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
      const distance = distanceFromMiddle(pixel);
      rgba[pixel * 4 + 3] = distance < 10 ? 255 : distance < 20 ? 128 : 0;
    }
    return Promise.resolve({ ...image, rgba, isCutOut: true });
  },
  close: () => Promise.resolve(),
};

/** Red, on a background that is not plain: from black to white across. */
function discOnSlope(): SampledPicture {
  const rgb = Float32Array.from({ length: SIDE * SIDE * 3 }, (_, at) => (Math.floor(at / 3) % SIDE) / SIDE);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    if (distanceFromMiddle(pixel) < 20) rgb.set([1, 0, 0], pixel * 3);
  }
  return { side: SIDE, rgb };
}

test('where a network removes backgrounds they need not be plain; colours are weighed by its mask', async () => {
  const picture = discOnSlope();
  // The flood stops where the background changes: there it takes the background for the object.
  expect(at(cutOut(picture).premultiplied, SIDE, 4, 60)[3]).toBe(255);
  const { cutouts, byNetwork, byFloodFill } = await cutOutAll([picture, picture], seesDiscs);
  expect([byNetwork, byFloodFill]).toEqual([2, 0]);
  const { premultiplied } = cutouts[1]!;
  expect(at(premultiplied, SIDE, 4, 60)).toEqual([0, 0, 0, 0]);
  expect(at(premultiplied, SIDE, 32, 32)).toEqual([255, 0, 0, 255]);
  expect(at(premultiplied, SIDE, 32, 47)).toEqual([128, 0, 0, 128]);
});

test('without one, and where it sees nothing, the flood cuts out', async () => {
  const picture = disc(20, [1, 0, 0]);
  const blind: BackgroundRemover = {
    ...seesDiscs,
    remove: (image) => Promise.resolve({ ...image, rgba: new Uint8Array(image.rgba.length), isCutOut: true }),
  };
  const flooded = { cutouts: [cutOut(picture)], byNetwork: 0, byFloodFill: 1 };
  expect(await cutOutAll([picture], undefined)).toEqual(flooded);
  expect(await cutOutAll([picture], blind)).toEqual(flooded);
});

test('the bundle background is such a network', async () => {
  const runtime = await cpuRuntime();
  const remover = await openBackgroundRemover(runtime, tinyBundle('background'));
  const picture = discOnSlope();
  const { cutouts, byNetwork } = await cutOutAll([picture], remover);
  const rgba = Uint8Array.from({ length: SIDE * SIDE * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : Math.round(255 * picture.rgb[Math.floor(at / 4) * 3 + (at % 4)]!),
  );
  const { rgba: seen } = await remover.remove({ width: SIDE, height: SIDE, rgba, isCutOut: false });
  const alphaOf = (bytes: Uint8Array) => bytes.filter((_, at) => at % 4 === 3);
  expect(byNetwork).toBe(1);
  expect(alphaOf(cutouts[0]!.premultiplied)).toEqual(alphaOf(seen));
  expect(new Set(alphaOf(seen)).size).toBeGreaterThan(10);
  await runtime.close();
});
