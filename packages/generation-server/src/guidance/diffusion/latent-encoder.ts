import type { FloatImage } from '@404-gen/splat';
import type { Bundle } from '../../models/bundle.ts';
import { required } from '../../models/bundle.ts';
import type { ModelRuntime } from '../../models/model-runtime.ts';
import { elements } from '../../models/onnx-session.ts';
import { resampleToPlanes, resampleToPlanesVjp } from './resample.ts';

/** Bounds of the logarithm of the posterior's variance (LDM `DiagonalGaussianDistribution`). */
const LOGVAR_BOUNDS = [-30, 20] as const;

/** Pictures in latent space, with the way back for gradients to what was encoded. */
export interface Encoded<Gradient> {
  /** [views, channels, size, size], scaled as the diffusion network wants them. */
  readonly latents: Float32Array;
  /** ∂L/∂latents → ∂L/∂what was encoded. */
  backward(gradient: Float32Array): Promise<Gradient>;
}

export interface LatentEncoder {
  /** Side of the pictures that the network takes, pixels. */
  readonly side: number;
  /** Values of one picture's latent. */
  readonly latentLength: number;
  /**
   * z = scale · (mean + σ · n) for each picture; n, as many values as the latents, is 0 if left out. Gradients come as one
   * [height, width, 3] per picture.
   */
  encode(images: readonly FloatImage[], noise?: Float32Array): Promise<Encoded<Float32Array[]>>;
  /**
   * The same for pictures that are of the network's size already: planes [views, 3, side, side] in [−1, 1]. Their gradient
   * stays valid until the next one is asked for.
   */
  encodePlanes(planes: Float32Array, noise?: Float32Array): Promise<Encoded<Float32Array>>;
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

  /** Of the last planes; as large as pictures of all views, it is kept from step to step. */
  let planesGradient = new Float32Array(0);

  /** The pictures in portions of a batch. What fills up the last is a picture like any other; nothing is read of it. */
  function* batchesOf(planes: Float32Array) {
    const views = planes.length / imageLength;
    for (let first = 0; first < views; first += batch) {
      const count = Math.min(batch, views - first);
      const own = planes.subarray(first * imageLength, (first + count) * imageLength);
      if (count === batch) {
        yield { first, count, pixels: own };
      } else {
        const pixels = new Float32Array(batch * imageLength);
        for (let at = 0; at < batch; at++) {
          const view = Math.min(at, count - 1);
          pixels.set(own.subarray(view * imageLength, (view + 1) * imageLength), at * imageLength);
        }
        yield { first, count, pixels };
      }
    }
  }

  const encodePlanes = async (planes: Float32Array, given?: Float32Array): Promise<Encoded<Float32Array>> => {
    const latents = new Float32Array((planes.length / imageLength) * latentLength);
    const noise = given ?? new Float32Array(latents.length);
    /** ∂latents/∂logvar; 0 where the logarithm of the variance is out of its bounds and so lets no gradient through. */
    const slopes = new Float32Array(latents.length);
    for (const { first, count, pixels } of batchesOf(planes)) {
      const { moments } = await forward.run({ image: pixels });
      for (let at = 0; at < count; at++) {
        for (let index = 0; index < latentLength; index++) {
          const to = (first + at) * latentLength + index;
          const mean = moments![at * momentsLength + index]!;
          const logvar = moments![at * momentsLength + latentLength + index]!;
          const bounded = Math.min(LOGVAR_BOUNDS[1], Math.max(LOGVAR_BOUNDS[0], logvar));
          const drawn = scale * Math.exp(0.5 * bounded) * noise[to]!;
          slopes[to] = bounded === logvar ? 0.5 * drawn : 0;
          latents[to] = scale * mean + drawn;
        }
      }
    }
    return {
      latents,
      async backward(gradient) {
        if (planesGradient.length !== planes.length) planesGradient = new Float32Array(planes.length);
        for (const { first, count, pixels } of batchesOf(planes)) {
          const momentsGradient = new Float32Array(batch * momentsLength);
          for (let at = 0; at < count; at++) {
            for (let index = 0; index < latentLength; index++) {
              const from = (first + at) * latentLength + index;
              const value = gradient[from]!;
              momentsGradient[at * momentsLength + index] = scale * value;
              momentsGradient[at * momentsLength + latentLength + index] = slopes[from]! * value;
            }
          }
          const own = planesGradient.subarray(first * imageLength, (first + count) * imageLength);
          const feeds = { image: pixels, moments_gradient: momentsGradient };
          const into = count === batch ? { image_gradient: own } : {};
          const { image_gradient: back } = await vjp.run(feeds, into);
          if (back !== own) own.set(back!.subarray(0, own.length));
        }
        return planesGradient;
      },
    };
  };

  return {
    side,
    latentLength,
    encodePlanes,
    async encode(images, noise) {
      const planes = new Float32Array(images.length * imageLength);
      images.forEach(({ rgb, width, height }, view) => {
        resampleToPlanes(rgb, { width, height, side }, planes, view * imageLength);
      });
      const encoded = await encodePlanes(planes, noise);
      return {
        latents: encoded.latents,
        async backward(gradient) {
          const back = await encoded.backward(gradient);
          return images.map(({ rgb, width, height }, view) =>
            resampleToPlanesVjp(rgb, { width, height, side }, back, view * imageLength),
          );
        },
      };
    },
  };
}
