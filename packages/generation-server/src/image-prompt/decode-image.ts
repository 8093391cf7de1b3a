import sharp from 'sharp';
import { fieldError } from '../errors.ts';
import { imageKind } from './image-kind.ts';

/** An image as it was sent, decoded. */
export interface UploadedImage {
  readonly width: number;
  readonly height: number;
  /** [height, width, 4] sRGB, not premultiplied. */
  readonly rgba: Uint8Array;
  /** Whether anything in it is transparent; otherwise the background is still there. */
  readonly isCutOut: boolean;
}

export interface ImageLimits {
  /** Of what is decoded, whatever the file's size: a small file can hold a huge picture. */
  readonly maxPixels: number;
}

export interface ImageDecoder {
  /**
   * Decodes PNG, JPEG or WebP, turned upright and converted to sRGB; of an animation the first picture. Large ones come
   * smaller. Rejects with `REQUEST_IMAGE_UNREADABLE` and `REQUEST_IMAGE_TOO_LARGE`, naming `field`.
   */
  decode(bytes: Uint8Array, field: string): Promise<UploadedImage>;
}

/** No network or known view looks at more. */
const LONGEST_SIDE = 1024;
/** Under this the subject would be a smear. */
const SHORTEST_SIDE = 16;
/** Below it a pixel counts as transparent on purpose; encoders leave a 254 here and there. */
const OPAQUE = 250;

// Nothing is decoded twice, and requests come from strangers.
sharp.cache(false);
sharp.concurrency(1);

/** One picture at a time, so that many requests at once take the memory of one. */
export function createImageDecoder({ maxPixels }: ImageLimits): ImageDecoder {
  let previous: Promise<unknown> = Promise.resolve();
  return {
    decode(bytes, field) {
      const turn = previous.then(() => decodeImage(bytes, field, maxPixels));
      previous = turn.catch(() => undefined);
      return turn;
    },
  };
}

async function decodeImage(bytes: Uint8Array, field: string, maxPixels: number): Promise<UploadedImage> {
  if (imageKind(bytes) === undefined) throw unreadable(field);
  // Read before anything is decoded, and held by libvips as well.
  const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 });
  try {
    const { width, height } = await picture.metadata();
    if (width * height > maxPixels) throw tooLarge(field, width, height, maxPixels);
    if (Math.min(width, height) < SHORTEST_SIDE) {
      throw fieldError(
        'REQUEST_IMAGE_UNREADABLE',
        field,
        `${width} × ${height} pixels; at least ${SHORTEST_SIDE} on each side`,
      );
    }
    const { data, info } = await picture
      .autoOrient()
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, rgba: new Uint8Array(data), isCutOut: hasTransparency(data) };
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('REQUEST_')) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (/pixel limit/i.test(message)) throw fieldError('REQUEST_IMAGE_TOO_LARGE', field, message);
    throw unreadable(field, message);
  }
}

function hasTransparency(rgba: Uint8Array): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at]! < OPAQUE) return true;
  return false;
}

function unreadable(field: string, why?: string) {
  const told = why === undefined ? '' : ` (${why.split('\n')[0]})`;
  return fieldError('REQUEST_IMAGE_UNREADABLE', field, `holds no PNG, JPEG or WebP that can be read${told}`);
}

function tooLarge(field: string, width: number, height: number, maxPixels: number) {
  return fieldError('REQUEST_IMAGE_TOO_LARGE', field, `${width} × ${height} pixels; at most ${maxPixels} in all`);
}
