import { AppError } from '@404-gen/service-kit';
import type { Bundle } from '../../models/bundle.ts';
import { required } from '../../models/bundle.ts';
import type { ModelRuntime } from '../../models/model-runtime.ts';
import type { DiffusionBackend, SamplingDefaults, SdsRules } from './backend.ts';
import { openParts } from './backend-parts.ts';
import { polarAngle, relativeCameraVector } from './camera-vectors.ts';
import { concatenate, openDenoiser } from './denoiser.ts';
import { openImageEncoder } from './image-embedding.ts';

const RULES: SdsRules = { guidanceScale: 5, weight: 'noise-variance', normaliser: 'none' };
const SAMPLING: SamplingDefaults = { guidanceScale: 3, azimuthDegrees: 0, elevationDegrees: 0 };

/**
 * Zero123, XL or Stable: single views of what a picture shows, told by how much the camera has moved. Conditional half
 * first; without conditioning both the embedding (after its projection) and the picture's latent are zero.
 */
export async function openZero123(
  runtime: ModelRuntime,
  bundle: Bundle,
  network: 'zero123-xl' | 'stable-zero123',
): Promise<DiffusionBackend> {
  const images = await openImageEncoder(runtime, bundle);
  const projection = await runtime.open(bundle, 'cc-projection');
  const denoiser = await openDenoiser(runtime, bundle);
  const parts = await openParts(runtime, bundle);
  const { scale } = required(bundle, 'latent');
  const { latentLength } = parts.encoder;
  return {
    network,
    needsImage: true,
    viewsPerGroup: 1,
    rules: RULES,
    sampling: SAMPLING,
    ...parts,
    async condition({ image, referenceElevationDegrees, referenceAzimuthDegrees }) {
      if (!image) throw new AppError('BUG_FEED', 'Zero123 was given no image');
      const reference = { elevationDegrees: referenceElevationDegrees, azimuthDegrees: referenceAzimuthDegrees };
      const fourth = network === 'stable-zero123' ? polarAngle(referenceElevationDegrees) : 0;
      const embedding = await images.embed(image);
      // The mean, as Zero123 was trained; upstream draws a sample. Unscaled.
      const { latents } = await parts.encoder.encode([image]);
      const shown = latents.map((value) => value / scale);
      const nothing = new Float32Array(latentLength);
      return {
        warnings: [],
        async predict(noisy, timestep, [view]) {
          const camera = relativeCameraVector(view!.pose, reference, fourth);
          const { context } = await projection.run({ embedding: concatenate([embedding, camera]) });
          const [conditional, unconditional] = await denoiser.run(
            { latents: concatenate([noisy, shown]), context: context! },
            { latents: concatenate([noisy, nothing]), context: new Float32Array(context!.length) },
            timestep,
          );
          return { unconditional, conditional };
        },
      };
    },
  };
}
