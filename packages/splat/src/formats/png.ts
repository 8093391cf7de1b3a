import { AppError } from '@404-gen/service-kit';
import { decode, encode } from 'fast-png';
import type { ByteImage } from '../image.ts';
import { formatError } from './format-error.ts';

/** The picture as a PNG of 8 bits per channel. Throws `BUG_IMAGE_SIZE` when the data do not fit the size. */
export function encodePng(image: ByteImage): Uint8Array {
  const { width, height, channels, data } = image;
  if (!(width > 0 && height > 0) || data.length !== width * height * channels) {
    throw new AppError('BUG_IMAGE_SIZE', `${data.length} bytes are no picture of ${width} × ${height} × ${channels}`);
  }
  return encode({ width, height, channels, depth: 8, data });
}

/**
 * Reads a PNG as {@link encodePng} writes them: RGB or RGBA, 8 bits per channel. Not for pictures of strangers, whose
 * headers may ask for any amount of memory.
 *
 * Throws `FORMAT_PNG` for anything else.
 */
export function decodePng(bytes: Uint8Array): ByteImage {
  let decoded: ReturnType<typeof decode>;
  try {
    decoded = decode(bytes, { checkCrc: true });
  } catch (cause) {
    throw formatError('FORMAT_PNG', 'Not a PNG, or a damaged one', { cause });
  }
  const { width, height, channels, depth, data } = decoded;
  if (!(data instanceof Uint8Array) || depth !== 8 || (channels !== 3 && channels !== 4)) {
    throw formatError('FORMAT_PNG', `A PNG of ${channels} channels of ${depth} bits; RGB or RGBA of 8 is read`);
  }
  return { width, height, channels, data };
}
