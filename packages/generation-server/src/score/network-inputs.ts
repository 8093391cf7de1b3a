import type { ByteImage } from '@404-gen/splat';
import type { UploadedImage } from '../image-prompt/decode-image.ts';
import { resample, type ResampleFilter } from '../pictures/resample.ts';

interface Normalisation {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/**
 * For the alignment networks: bicubic without smoothing, then (x − 3·mean) / (3·std). Validators multiply both by three, so
 * that the network sees pictures at a third of their brightness (404 `alignment_scorer.py`); to predict their score so must
 * we. They do it in half precision, which is left out.
 */
export function alignmentPixels(view: ByteImage, size: number, { mean, std }: Normalisation): Float32Array {
  const tripled = { mean: mean.map((value) => value * 3), std: std.map((value) => value * 3) };
  return planes(resized(view, size, 'bicubic'), size, tripled);
}

/** A picture that may be transparent, on white, as validators have it before they compare. */
export function onWhite({ width, height, rgba }: UploadedImage): ByteImage {
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const alpha = rgba[pixel * 4 + 3]!;
    for (let channel = 0; channel < 3; channel++) {
      const value = rgba[pixel * 4 + channel]!;
      data[pixel * 3 + channel] = Math.round((value * alpha + 255 * (255 - alpha)) / 255);
    }
  }
  return { width, height, channels: 3, data };
}

/** For the quality network: bilinear, if at all, and normalised (404 `quality_model.py`). */
export function qualityPixels(view: ByteImage, size: number, normalisation: Normalisation): Float32Array {
  return planes(resized(view, size, 'bilinear'), size, normalisation);
}

/** For LPIPS: bicubic without smoothing, clipped to [0, 1] (404 `similarity_scorer.py`). */
export function perceptualPixels(view: ByteImage, size: number, normalisation: Normalisation): Float32Array {
  const clipped = resized(view, size, 'bicubic').map((value) => Math.min(1, Math.max(0, value)));
  return planes(clipped, size, normalisation);
}

/** [size, size, 3] in about [0, 1]. */
function resized({ width, height, channels, data }: ByteImage, size: number, filter: ResampleFilter): Float32Array {
  const to = { width: size, height: size };
  const same = width === size && height === size;
  const values = same ? Float32Array.from(data) : resample(data, { width, height, channels }, to, filter);
  return values.map((value) => value / 255);
}

/** [size, size, 3] → [3, size, size] */
function planes(values: Float32Array, size: number, { mean, std }: Normalisation): Float32Array {
  const pixels = size * size;
  const result = new Float32Array(3 * pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      result[channel * pixels + pixel] = (values[pixel * 3 + channel]! - mean[channel]!) / std[channel]!;
    }
  }
  return result;
}
