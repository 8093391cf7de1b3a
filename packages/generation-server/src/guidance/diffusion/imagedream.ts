import { AppError } from '@404-gen/service-kit';
import type { Bundle } from '../../models/bundle.ts';
import { required } from '../../models/bundle.ts';
import type { ModelRuntime } from '../../models/model-runtime.ts';
import type { DiffusionBackend, SamplingDefaults, SdsRules } from './backend.ts';
import { openParts } from './backend-parts.ts';
import { CAMERA_VECTOR_LENGTH, multiViewCameraVector } from './camera-vectors.ts';
import { concatenate, openDenoiser, repeated } from './denoiser.ts';
import { openImageEncoder } from './image-embedding.ts';
import { normals } from './normal-noise.ts';
import { openPromptEncoder } from './prompt-encoder.ts';

const RULES: SdsRules = { guidanceScale: 5, weight: 'constant', normaliser: 'views' };
const SAMPLING: SamplingDefaults = { guidanceScale: 5, azimuthDegrees: 90, elevationDegrees: 0 };

/**
 * ImageDream: MVDream that is shown a picture too, as tokens of CLIP and as one more frame of the group, which comes
 * last, has no camera, is put in clean inside the network, and whose output nobody wants. Unconditional half first.
 */
export async function openImagedream(runtime: ModelRuntime, bundle: Bundle): Promise<DiffusionBackend> {
  const prompts = await openPromptEncoder(runtime, bundle);
  const images = await openImageEncoder(runtime, bundle);
  const denoiser = await openDenoiser(runtime, bundle);
  const parts = await openParts(runtime, bundle);
  const { latentLength } = parts.encoder;
  const frames = required(bundle, 'frames');
  if (denoiser.halfBatch !== frames) {
    throw new AppError(
      'BUG_FEED',
      `ImageDream's network takes ${denoiser.halfBatch} frames, its manifest says ${frames}`,
    );
  }
  const viewsPerGroup = frames - 1;
  return {
    network: 'imagedream',
    needsImage: true,
    viewsPerGroup,
    rules: RULES,
    sampling: SAMPLING,
    ...parts,
    async condition({ prompt, negativePrompt, image, random }) {
      if (!image) throw new AppError('BUG_FEED', 'ImageDream was given no image');
      const positive = await prompts.encode(prompt, 'prompt');
      const negative = await prompts.encode(negativePrompt, 'negative prompt');
      const contexts = [negative, positive].map(({ context }) => repeated(context, frames));
      const tokens = repeated(await images.embed(image), frames);
      const noTokens = new Float32Array(tokens.length);
      const { latents: shown } = await parts.encoder.encode([image], normals(random, latentLength));
      const nothing = new Float32Array(latentLength);
      return {
        warnings: [positive.warning, negative.warning].filter((warning) => warning !== undefined),
        async predict(noisy, timestep, views) {
          const latents = concatenate([noisy, nothing]);
          const vectors = views.map((view) => multiViewCameraVector(view.camera));
          const camera = concatenate([...vectors, new Float32Array(CAMERA_VECTOR_LENGTH)]);
          const [first, second] = await denoiser.run(
            { latents, context: contexts[0]!, camera, ip: noTokens, ip_latents: nothing },
            { latents, context: contexts[1]!, camera, ip: tokens, ip_latents: shown },
            timestep,
          );
          const views4 = viewsPerGroup * latentLength;
          return { unconditional: first.subarray(0, views4), conditional: second.subarray(0, views4) };
        },
      };
    },
  };
}
