import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createImageDecoder } from './decode-image.ts';

const decoder = createImageDecoder({ maxPixels: 1_000_000 });
const decode = (bytes: Uint8Array) => decoder.decode(bytes, 'image');

/** Red on the left half, and what is given on the right. */
function picture(width: number, height: number, right: readonly number[] = [0, 0, 255, 255]) {
  const raw = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    raw.set(pixel % width < width / 2 ? [255, 0, 0, 255] : right, pixel * 4);
  }
  return sharp(raw, { raw: { width, height, channels: 4 } });
}

test.each(['png', 'jpeg', 'webp'] as const)('%s is decoded to upright sRGB with alpha', async (format) => {
  const { width, height, rgba, isCutOut } = await decode(await picture(40, 20).toFormat(format).toBuffer());
  expect([width, height, isCutOut]).toEqual([40, 20, false]);
  expect(Math.abs(rgba[0]! - 255) + rgba[1]! + rgba[2]!).toBeLessThan(12);
  expect(Math.abs(rgba[39 * 4 + 2]! - 255) + rgba[39 * 4]!).toBeLessThan(12);
});

test('a camera held sideways, grey, palettes and 16 bits come out the same way', async () => {
  const turned = await decode(await picture(40, 20).jpeg().withMetadata({ orientation: 6 }).toBuffer());
  expect([turned.width, turned.height]).toEqual([20, 40]);
  const grey = await decode(await picture(40, 20).greyscale().png().toBuffer());
  expect(grey.rgba).toHaveLength(40 * 20 * 4);
  const palette = await decode(await picture(40, 20).png({ palette: true }).toBuffer());
  expect([...palette.rgba.subarray(0, 4)]).toEqual([255, 0, 0, 255]);
  const deep = await decode(await picture(40, 20).toColourspace('rgb16').png().toBuffer());
  expect([...deep.rgba.subarray(0, 4)]).toEqual([255, 0, 0, 255]);
});

test('transparency is told from an alpha channel without any', async () => {
  expect((await decode(await picture(40, 20, [0, 0, 0, 0]).png().toBuffer())).isCutOut).toBe(true);
  expect((await decode(await picture(40, 20, [0, 0, 0, 254]).png().toBuffer())).isCutOut).toBe(false);
});

test('large ones come smaller, tiny ones not at all', async () => {
  const { width, height } = await createImageDecoder({ maxPixels: 1e7 }).decode(
    await picture(2000, 1000).png().toBuffer(),
    'image',
  );
  expect([width, height]).toEqual([1024, 512]);
  await expect(decode(await picture(40, 15).png().toBuffer())).rejects.toMatchObject({
    code: 'REQUEST_IMAGE_UNREADABLE',
  });
});

test.each(['png', 'webp', 'jpeg'] as const)(
  'a %s of too many pixels is refused by its header alone',
  async (format) => {
    const size = { width: 3000, height: 3000, channels: 3, background: 'white' } as const;
    const bomb = await sharp({ create: size }).toFormat(format, { quality: 1, effort: 1 }).toBuffer();
    // With the pixels cut off it could not be read any further; of WebP the whole file is wanted for the header.
    for (const bytes of format === 'webp' ? [bomb] : [bomb, bomb.subarray(0, 700)]) {
      await expect(decode(bytes)).rejects.toMatchObject({ code: 'REQUEST_IMAGE_TOO_LARGE', statusCode: 422 });
    }
  },
);

test('what is cut, damaged or no image is refused, and the next one is decoded', async () => {
  const png = await picture(40, 20).png().toBuffer();
  const others = [Buffer.from('GIF89a'), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), Buffer.alloc(0)];
  const damaged = Buffer.from(png);
  damaged.fill(0, 50, 70);
  for (const bytes of [...others, damaged, png.subarray(0, png.length - 20), png.subarray(0, 20)]) {
    await expect(decode(bytes)).rejects.toMatchObject({ code: 'REQUEST_IMAGE_UNREADABLE', statusCode: 422 });
  }
  expect((await decode(png)).width).toBe(40);
});

test('mutated files are decoded or refused, never worse', async () => {
  const originals = await Promise.all(
    (['png', 'jpeg', 'webp'] as const).map((format) => picture(64, 48).toFormat(format).toBuffer()),
  );
  let state = 42;
  const random = (bound: number) => (state = (state * 48271) % 2147483647) % bound;
  for (let round = 0; round < 90; round++) {
    const mutated = Buffer.from(originals[round % 3]!);
    for (let change = 0; change <= random(8); change++) mutated[random(mutated.length)] = random(256);
    const outcome = await decode(mutated).then(
      ({ rgba, width, height }) => rgba.length === width * height * 4,
      (error: unknown) => (error as { statusCode?: number }).statusCode === 422,
    );
    expect(outcome).toBe(true);
  }
});
