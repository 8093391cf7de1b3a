import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ByteImage } from '../image.ts';
import { decodePng, encodePng } from './png.ts';

function picture(channels: 3 | 4): ByteImage {
  const data = Uint8Array.from({ length: 7 * 5 * channels }, (_, index) => (index * 37) % 256);
  return { width: 7, height: 5, channels, data };
}

describe('encodePng', () => {
  it.each([3, 4] as const)('writes pictures of %i channels that decode to the same pixels', (channels) => {
    expect(decodePng(encodePng(picture(channels)))).toEqual(picture(channels));
  });

  it('writes what any decoder reads: header and scan lines as the PNG specification has them', () => {
    const image = picture(3);
    const file = Buffer.from(encodePng(image));
    expect(file.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    // IHDR: width, height, 8 bits, colour type 2 (RGB), deflate, adaptive filters, no interlace.
    expect(file.subarray(12, 29).toString('hex')).toBe('49484452' + '00000007' + '00000005' + '0802000000');
    const dataAt = file.indexOf('IDAT');
    const lines = inflateSync(file.subarray(dataAt + 4, dataAt + 4 + file.readUInt32BE(dataAt - 4)));
    for (let row = 0; row < 5; row++) {
      expect(lines[row * 22]).toBe(0);
      expect([...lines.subarray(row * 22 + 1, row * 22 + 22)]).toEqual([
        ...image.data.subarray(row * 21, row * 21 + 21),
      ]);
    }
  });

  it('refuses data that do not fit the size', () => {
    expect(() => encodePng({ ...picture(3), height: 6 })).toThrow(expect.objectContaining({ code: 'BUG_IMAGE_SIZE' }));
    expect(() => encodePng({ width: 0, height: 0, channels: 3, data: new Uint8Array(0) })).toThrow(
      expect.objectContaining({ code: 'BUG_IMAGE_SIZE' }),
    );
  });
});

describe('decodePng', () => {
  it('refuses other files and damaged ones', () => {
    const file = encodePng(picture(3));
    const damaged = file.slice();
    damaged[45]! ^= 0xff;
    for (const bytes of [Buffer.from('GIF89a'), new Uint8Array(0), file.subarray(0, 40), damaged]) {
      expect(() => decodePng(bytes)).toThrow(expect.objectContaining({ code: 'FORMAT_PNG', statusCode: 422 }));
    }
  });
});
