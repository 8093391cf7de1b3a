import type { Bundle } from '../../models/bundle.ts';
import type { ModelRuntime } from '../../models/model-runtime.ts';
import type { DiffusionBackend, SamplingDefaults, SdsRules } from './backend.ts';
import { openParts } from './backend-parts.ts';
import { openDenoiser } from './denoiser.ts';
import { openPromptEncoder, type EncodedPrompt } from './prompt-encoder.ts';
import { VIEW_SIDES, viewPrompt, viewSide } from './view-prompts.ts';

const RULES: SdsRules = { guidanceScale: 100, weight: 'noise-variance', normaliser: 'views' };
const SAMPLING: SamplingDefaults = { guidanceScale: 7.5, azimuthDegrees: 0, elevationDegrees: 15 };

/** Stable Diffusion 2.1: single views from text, which may say which side is seen. Conditional half first. */
export async function openStableDiffusion(runtime: ModelRuntime, bundle: Bundle): Promise<DiffusionBackend> {
  const prompts = await openPromptEncoder(runtime, bundle);
  const denoiser = await openDenoiser(runtime, bundle);
  return {
    network: 'stable-diffusion',
    needsImage: false,
    viewsPerGroup: 1,
    rules: RULES,
    sampling: SAMPLING,
    ...(await openParts(runtime, bundle)),
    async condition({ prompt, negativePrompt, viewPrompts }) {
      const negative = await prompts.encode(negativePrompt, 'negative prompt');
      const positives: EncodedPrompt[] = [];
      for (const text of viewPrompts ? VIEW_SIDES.map((side) => viewPrompt(prompt, side)) : [prompt]) {
        positives.push(await prompts.encode(text, 'prompt'));
      }
      return {
        warnings: [positives[0]!.warning, negative.warning].filter((warning) => warning !== undefined),
        async predict(latents, timestep, [view]) {
          const side = VIEW_SIDES.indexOf(viewSide(view!.pose.azimuthDegrees));
          const { context } = positives[viewPrompts ? side : 0]!;
          const [conditional, unconditional] = await denoiser.run(
            { latents, context },
            { latents, context: negative.context },
            timestep,
          );
          return { unconditional, conditional };
        },
      };
    },
  };
}
