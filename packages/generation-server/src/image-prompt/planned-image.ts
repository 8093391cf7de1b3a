import type { GenerationSettings } from '../config/keys.ts';
import type { UploadedImage } from './decode-image.ts';

/** The image of a job and what is done with it. */
export interface PlannedImage {
  readonly upload: UploadedImage;
  /** Side of the square that the subject is put into, pixels. */
  readonly side: number;
  /** Side of the picture that guidances get, pixels. */
  readonly refSize: number;
  /** Where the picture itself is a target: the view that it shows. Undefined with ImageDream, which makes it its own. */
  readonly knownView: { readonly azimuthDegrees: number; readonly warmUp: boolean } | undefined;
}

/** Where multi-view networks have the front of what they draw; others have it at 0 (404 `GaussianProcessor.py`). */
const MULTI_VIEW_FRONT_DEGREES = 90;

/** The image with what the settings say of it. */
export function planImage(
  upload: UploadedImage,
  { H, W, ref_size: refSize, mvdream, imagedream, warmup_rgb_loss: warmUp }: ImageSettings,
): PlannedImage {
  const azimuthDegrees = mvdream ? MULTI_VIEW_FRONT_DEGREES : 0;
  return { upload, side: Math.max(H, W), refSize, knownView: imagedream ? undefined : { azimuthDegrees, warmUp } };
}

export type ImageSettings = Pick<
  GenerationSettings,
  'H' | 'W' | 'ref_size' | 'mvdream' | 'imagedream' | 'warmup_rgb_loss'
>;
