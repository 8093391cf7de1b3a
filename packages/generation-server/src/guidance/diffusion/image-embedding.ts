import type { FloatImage } from '@404-gen/splat';
import type { Bundle } from '../../models/bundle.ts';
import { required } from '../../models/bundle.ts';
import type { ModelRuntime } from '../../models/model-runtime.ts';
import { resizeBicubic } from './bicubic.ts';
import { resampleToPlanes } from './resample.ts';

export interface ImageEncoder {
  /** [tokens, width] or [width], as the bundle's tower gives it. */
  embed(image: FloatImage): Promise<Float32Array>;
}

/**
 * The bundle's CLIP image tower with the preparation upstream gives its pictures: to the autoencoder's size bilinearly,
 * to 8 bits, then as CLIP wants it, bicubically smaller and normalised.
 */
export async function openImageEncoder(runtime: ModelRuntime, bundle: Bundle): Promise<ImageEncoder> {
  const session = await runtime.open(bundle, 'image-encoder');
  const { size, mean, std } = required(bundle, 'image');
  const side = required(bundle, 'imageSize');
  return {
    async embed({ rgb, width, height }) {
      const planes = new Float32Array(3 * side * side);
      resampleToPlanes(rgb, { width, height, side }, planes);
      const bytes = Uint8Array.from(planes, (value) => Math.floor((value / 2 + 0.5) * 255));
      const pixels = new Float32Array(3 * size * size);
      for (let channel = 0; channel < 3; channel++) {
        const plane = bytes.subarray(channel * side * side, (channel + 1) * side * side);
        const small = resizeBicubic(plane, side, size);
        small.forEach((value, index) => {
          pixels[channel * size * size + index] = (value / 255 - mean[channel]!) / std[channel]!;
        });
      }
      const { embedding } = await session.run({ pixels });
      return embedding!;
    },
  };
}
