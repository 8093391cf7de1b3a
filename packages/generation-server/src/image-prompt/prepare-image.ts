import type { FloatImage } from '@404-gen/splat';
import { generationError } from '../errors.ts';
import { recentre, resizeFloatImage } from './recentre.ts';
import type { PlannedImage } from './planned-image.ts';
import type { BackgroundRemover } from './remove-background.ts';

export interface PreparedImage {
  /** For guidances. */
  readonly reference: FloatImage;
  /** Of the known view, larger. */
  readonly picture: FloatImage;
}

/**
 * Takes the subject out of its background, if it still has one, and puts it into the middle of a white square. Blocks
 * while a network looks for the subject.
 *
 * Rejects with `REQUEST_IMAGE_BACKGROUND` when nothing can, and `REQUEST_IMAGE_UNREADABLE` when nothing is left.
 */
export async function prepareImage(
  { upload, side, refSize }: PlannedImage,
  remover: BackgroundRemover | undefined,
): Promise<PreparedImage> {
  if (!upload.isCutOut && remover === undefined) throw backgroundError();
  const cut = upload.isCutOut || remover === undefined ? upload : await remover.remove(upload);
  const picture = recentre(cut, side);
  return { picture, reference: resizeFloatImage(picture, refSize) };
}

/** What is told of an opaque image where no background can be removed. */
export function backgroundError(field = 'image') {
  return generationError(
    'REQUEST_IMAGE_BACKGROUND',
    `${field}: nothing in it is transparent, and there is no bundle that removes backgrounds: send a PNG or WebP with ` +
      'the background transparent, or run `npm run models -- pull background` and start the server again',
    { details: { field } },
  );
}
