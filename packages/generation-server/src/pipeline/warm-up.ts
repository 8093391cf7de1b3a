import { loadSettings } from '@404-gen/service-kit';
import type { GpuContext } from '@404-gen/splat';
import { generationSettings } from '../config/schema.ts';
import { planJob } from './plan-job.ts';
import type { Guidance } from '../guidance/guidance.ts';
import { generateSplats, type PipelineParts } from './generate-splats.ts';

/**
 * A job as small as one can be that comes by everything a job comes by, reshapings and the opacity reset included, so
 * that no caller waits for kernels to be compiled. Kernels do not depend on the size of pictures, but on the number of
 * views, here that of most presets. Beside a card, where the host is what jobs wait for, its code is warmed, too.
 *
 * @param parts with the blueprint guidance
 */
export async function warmUp(prompt: string, parts: PipelineParts, signal: AbortSignal): Promise<void> {
  const onCard = parts.gpu !== undefined && !parts.gpu.software;
  const { settings } = loadSettings(generationSettings, { text: `${WARM_UP}iters: ${onCard ? CARD_STEPS : 8}\n` });
  const plan = planJob(settings, { prompt, seed: 1, format: 'ply' });
  await generateSplats(plan, parts, { signal, onProgress: () => undefined });
  if (onCard) await rehearse(parts.guidance, parts.gpu, signal);
}

/** Steps after which the code that submits them is compiled; they take a card a tenth of a second. */
const CARD_STEPS = 300;
/** Shapes made in different ways: boxes, blended bodies, lathes, cut stones, many pieces. */
const REHEARSED = ['a bench', 'a brown horse', 'a silver ring with a ruby', 'a green tractor', 'tulips in a pot'];
const ROUNDS = 4;
const REHEARSED_SPLATS = 8000;

/** What the host does before the first step: half as long once the engine has compiled it. */
async function rehearse(guidance: Guidance, gpu: GpuContext, signal: AbortSignal): Promise<void> {
  for (let seed = 0; seed < ROUNDS; seed++) {
    for (const prompt of REHEARSED) {
      const request = { prompt, negativePrompt: '', guidanceScale: 1, seed };
      const guide = (await guidance.prepare(request, signal)).onDevice?.(gpu, 50);
      try {
        await guide?.initialCloud?.(REHEARSED_SPLATS);
      } finally {
        guide?.close();
      }
    }
  }
}

const WARM_UP = `
num_pts: 500
min_gaussians: 0
views_per_step: 4
render_sizes: [16, 32, 48]
density_start_iter: 0
density_end_iter: 6
densification_interval: 2
opacity_reset_interval: 4
position_lr_max_steps: 2
`;
