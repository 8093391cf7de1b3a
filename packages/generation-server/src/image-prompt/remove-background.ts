import type { Bundle } from '../models/bundle.ts';
import { required } from '../models/bundle.ts';
import type { ModelRuntime } from '../models/model-runtime.ts';
import { resample } from '../pictures/resample.ts';
import type { UploadedImage } from './decode-image.ts';

/** Finds the subject of a picture. */
export interface BackgroundRemover {
  /** The same picture with alpha: how much of each pixel is subject. */
  remove(image: UploadedImage): Promise<UploadedImage>;
  close(): Promise<void>;
}

/**
 * A saliency network with the conventions of U²-Net and of rembg 2.0.49 round it: the picture to the network's size by
 * Lanczos, divided by its brightest value, normalised; the mask stretched to 0…1, in bytes back to the picture's size.
 */
export async function openBackgroundRemover(runtime: ModelRuntime, bundle: Bundle): Promise<BackgroundRemover> {
  const { size, mean, std } = required(bundle, 'image');
  const session = await runtime.open(bundle, 'background');
  return {
    async remove(image) {
      const { width, height, rgba } = image;
      const { mask = new Float32Array() } = await session.run({ pixels: networkInput(image, { size, mean, std }) });
      const bytes = stretchToBytes(mask.subarray(0, size * size));
      const alpha = resample(bytes, { width: size, height: size, channels: 1 }, { width, height }, 'lanczos', {
        toBytes: true,
      });
      const cut = rgba.slice();
      for (let pixel = 0; pixel < width * height; pixel++) cut[pixel * 4 + 3] = alpha[pixel]!;
      return { ...image, rgba: cut, isCutOut: true };
    },
    close: () => session.close(),
  };
}

/** [1, 3, size, size] */
export function networkInput(
  { width, height, rgba }: UploadedImage,
  { size, mean, std }: { readonly size: number; readonly mean: readonly number[]; readonly std: readonly number[] },
): Float32Array {
  const colours = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) colours[pixel * 3 + channel] = rgba[pixel * 4 + channel]!;
  }
  const small = resample(colours, { width, height, channels: 3 }, { width: size, height: size }, 'lanczos', {
    toBytes: true,
  });
  const brightest = Math.max(
    1e-6,
    small.reduce((most, value) => Math.max(most, value), 0),
  );
  const pixels = new Float32Array(3 * size * size);
  for (let pixel = 0; pixel < size * size; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      const value = small[pixel * 3 + channel]! / brightest;
      pixels[channel * size * size + pixel] = (value - mean[channel]!) / std[channel]!;
    }
  }
  return pixels;
}

/** Least to 0, greatest to 255; all 0 for a mask that says the same everywhere. */
export function stretchToBytes(mask: Float32Array): Uint8Array {
  let [low, high] = [Infinity, -Infinity];
  for (const value of mask) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const range = high - low;
  return Uint8Array.from(mask, (value) => (range > 0 ? Math.trunc(((value - low) / range) * 255) : 0));
}
