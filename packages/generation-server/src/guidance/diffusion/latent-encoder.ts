import type { FloatImage, Random } from '@404-gen/splat';
import type { Bundle } from '../../models/bundle.ts';
import { required } from '../../models/bundle.ts';
import type { ModelRuntime } from '../../models/model-runtime.ts';
import { elements } from '../../models/onnx-session.ts';
import { normals } from './normal-noise.ts';
import { resampleToPlanes, resampleToPlanesVjp } from './resample.ts';

/** Bounds of the logarithm of the posterior's variance (LDM `DiagonalGaussianDistribution`). */
const LOGVAR_BOUNDS = [-30, 20] as const;

/** Pictures in latent space, with the way back for gradients. */
export interface EncodedViews {
  /** [views, channels, size, size], scaled as the diffusion network wants them. */
  readonly latents: Float32Array;
  /** ∂L/∂latents → ∂L/∂rgb of each picture, [height, width, 3]. */
  backward(gradient: Float32Array): Promise<Float32Array[]>;
}

export interface LatentEncoder {
  /** Values of one picture's latent. */
  readonly latentLength: number;
  /** z = scale · (mean + σ · n) for each picture, n drawn one after the other from `random`; without it n is 0. */
  encode(images: readonly FloatImage[], random?: Random): Promise<EncodedViews>;
}

/** The encoder of a bundle's autoencoder; gradients go through its exported vector-Jacobian product. */
export async function openLatentEncoder(runtime: ModelRuntime, bundle: Bundle): Promise<LatentEncoder> {
  const { channels, size, scale } = required(bundle, 'latent');
  const side = required(bundle, 'imageSize');
  const forward = await runtime.open(bundle, 'vae-encoder');
  const vjp = await runtime.open(bundle, 'vae-encoder-vjp');
  const batch = forward.spec.inputs[0]!.shape[0]!;
  const imageLength = 3 * side * side;
  const latentLength = elements([channels, size, size]);
  const momentsLength = 2 * latentLength;

  return {
    latentLength,
    async encode(images, random) {
      const latents = new Float32Array(images.length * latentLength);
      const noise = random ? normals(random, latents.length) : new Float32Array(latents.length);
      const deviations = new Float32Array(latents.length);
      /** 1 where the logarithm of the variance is within its bounds and so lets gradients through. */
      const inside = new Uint8Array(latents.length);
      const batches: Float32Array[] = [];
      for (let first = 0; first < images.length; first += batch) {
        const pixels = new Float32Array(batch * imageLength);
        for (let at = 0; at < batch; at++) {
          // What fills up the last batch is a picture like any other; nothing is read of it.
          const { rgb, width, height } = images[Math.min(first + at, images.length - 1)]!;
          resampleToPlanes(rgb, { width, height, side }, pixels, at * imageLength);
        }
        batches.push(pixels);
        const { moments } = await forward.run({ image: pixels });
        const count = Math.min(batch, images.length - first);
        for (let at = 0; at < count; at++) {
          for (let index = 0; index < latentLength; index++) {
            const to = (first + at) * latentLength + index;
            const mean = moments![at * momentsLength + index]!;
            const logvar = moments![at * momentsLength + latentLength + index]!;
            const bounded = Math.min(LOGVAR_BOUNDS[1], Math.max(LOGVAR_BOUNDS[0], logvar));
            deviations[to] = Math.exp(0.5 * bounded);
            inside[to] = bounded === logvar ? 1 : 0;
            latents[to] = scale * (mean + deviations[to] * noise[to]!);
          }
        }
      }
      return {
        latents,
        async backward(gradient) {
          const results: Float32Array[] = [];
          for (const [nth, pixels] of batches.entries()) {
            const first = nth * batch;
            const count = Math.min(batch, images.length - first);
            const momentsGradient = new Float32Array(batch * momentsLength);
            for (let at = 0; at < count; at++) {
              for (let index = 0; index < latentLength; index++) {
                const from = (first + at) * latentLength + index;
                const value = scale * gradient[from]!;
                momentsGradient[at * momentsLength + index] = value;
                momentsGradient[at * momentsLength + latentLength + index] =
                  0.5 * value * deviations[from]! * noise[from]! * inside[from]!;
              }
            }
            const { image_gradient: back } = await vjp.run({ image: pixels, moments_gradient: momentsGradient });
            for (let at = 0; at < count; at++) {
              const { rgb, width, height } = images[first + at]!;
              results.push(resampleToPlanesVjp(rgb, { width, height, side }, back!, at * imageLength));
            }
          }
          return results;
        },
      };
    },
  };
}
