import type { Bundle } from '../../models/bundle.ts';
import { required } from '../../models/bundle.ts';
import type { ModelRuntime } from '../../models/model-runtime.ts';
import { elements } from '../../models/onnx-session.ts';

/** A picture that a network made: rows from the top, channels innermost, values in [0, 1]. */
export interface SampledPicture {
  readonly side: number;
  /** [side, side, 3] */
  readonly rgb: Float32Array;
}

export interface LatentDecoder {
  /** [views, channels, size, size] as the diffusion network has them → one picture each. */
  decode(latents: Float32Array): Promise<SampledPicture[]>;
  close(): Promise<void>;
}

export async function openLatentDecoder(runtime: ModelRuntime, bundle: Bundle): Promise<LatentDecoder> {
  const { channels, size, scale } = required(bundle, 'latent');
  const side = required(bundle, 'imageSize');
  const session = await runtime.open(bundle, 'vae-decoder');
  const batch = session.spec.inputs[0]!.shape[0]!;
  const latentLength = elements([channels, size, size]);

  return {
    async decode(latents) {
      const pictures: SampledPicture[] = [];
      const count = latents.length / latentLength;
      for (let first = 0; first < count; first += batch) {
        const some = new Float32Array(batch * latentLength);
        some.set(
          latents.subarray(first * latentLength, Math.min(count, first + batch) * latentLength).map((v) => v / scale),
        );
        const { image } = await session.run({ latents: some });
        for (let at = 0; at < Math.min(batch, count - first); at++) pictures.push(interleave(image!, at, side));
      }
      return pictures;
    },
    close: () => session.close(),
  };
}

/** [batch, 3, side, side] in [−1, 1] → [side, side, 3] in [0, 1]. */
function interleave(planes: Float32Array, at: number, side: number): SampledPicture {
  const pixels = side * side;
  const rgb = new Float32Array(3 * pixels);
  for (let channel = 0; channel < 3; channel++) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      const value = planes[(at * 3 + channel) * pixels + pixel]! / 2 + 0.5;
      rgb[pixel * 3 + channel] = Math.min(1, Math.max(0, value));
    }
  }
  return { side, rgb };
}
