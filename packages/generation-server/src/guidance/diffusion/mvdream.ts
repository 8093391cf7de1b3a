import type { Bundle } from '../../models/bundle.ts';
import { required } from '../../models/bundle.ts';
import type { ModelRuntime } from '../../models/model-runtime.ts';
import type { DiffusionBackend, SamplingDefaults, SdsRules } from './backend.ts';
import { multiViewCameraVector } from './camera-vectors.ts';
import { concatenate, openDenoiser, repeated } from './denoiser.ts';
import { openParts } from './backend-parts.ts';
import { openPromptEncoder } from './prompt-encoder.ts';

const RULES: SdsRules = { guidanceScale: 100, weight: 'constant', normaliser: 'views' };
/** As MVDream's own script samples (`scripts/t2i.py`), with the scale that LGM takes for it. */
const SAMPLING: SamplingDefaults = { guidanceScale: 7.5, azimuthDegrees: 90, elevationDegrees: 15 };

/** MVDream: four views of a group from text, each told from where it is seen. Unconditional half first. */
export async function openMvdream(runtime: ModelRuntime, bundle: Bundle): Promise<DiffusionBackend> {
  const prompts = await openPromptEncoder(runtime, bundle);
  const denoiser = await openDenoiser(runtime, bundle);
  const frames = required(bundle, 'frames');
  return {
    network: 'mvdream',
    needsImage: false,
    viewsPerGroup: frames,
    rules: RULES,
    sampling: SAMPLING,
    ...(await openParts(runtime, bundle)),
    async condition({ prompt, negativePrompt }) {
      const positive = await prompts.encode(prompt, 'prompt');
      const negative = await prompts.encode(negativePrompt, 'negative prompt');
      const contexts = [negative, positive].map(({ context }) => repeated(context, frames));
      return {
        warnings: [positive.warning, negative.warning].filter((warning) => warning !== undefined),
        async predict(latents, timestep, views) {
          const camera = concatenate(views.map((view) => multiViewCameraVector(view.camera)));
          const [unconditional, conditional] = await denoiser.run(
            { latents, context: contexts[0]!, camera },
            { latents, context: contexts[1]!, camera },
            timestep,
          );
          return { unconditional, conditional };
        },
      };
    },
  };
}
