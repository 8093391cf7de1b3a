import type { GenerationSettings } from '../config/keys.ts';
import { frontAzimuthDegrees, wantedNetworks, type NetworkSettings } from '../config/wanted-networks.ts';
import type { UploadedImage } from './decode-image.ts';

/** The image of a job and what is done with it. */
export interface PlannedImage {
  readonly upload: UploadedImage;
  /** Side of the square that the subject is put into, pixels. */
  readonly side: number;
  /** Side of the picture that guidances get, pixels. */
  readonly refSize: number;
  /** Where the picture itself is a target: the view that it shows. Undefined with ImageDream, which is shown it. */
  readonly knownView: { readonly azimuthDegrees: number; readonly warmUp: boolean } | undefined;
}

/** The image with what the settings say of it. */
export function planImage(upload: UploadedImage, settings: ImageSettings): PlannedImage {
  const { H, W, ref_size: refSize, warmup_rgb_loss: warmUp } = settings;
  const isShown = wantedNetworks(settings).some(({ flag }) => flag === 'imagedream');
  const knownView = isShown ? undefined : { azimuthDegrees: frontAzimuthDegrees(settings), warmUp };
  return { upload, side: Math.max(H, W), refSize, knownView };
}

export type ImageSettings = NetworkSettings & Pick<GenerationSettings, 'H' | 'W' | 'ref_size' | 'warmup_rgb_loss'>;
