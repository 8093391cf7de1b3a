import { loadSettings } from '@404-gen/service-kit';
import { generationSettings } from '../config/schema.ts';
import { planJob } from './plan-job.ts';
import { generateSplats, type PipelineParts } from './generate-splats.ts';

/**
 * A job as small as one can be that comes by everything a job comes by, reshapings and the opacity reset included, so
 * that no caller waits for kernels to be compiled. Kernels do not depend on the size of pictures, but on the number of
 * views, here that of most presets.
 */
export async function warmUp(prompt: string, parts: PipelineParts, signal: AbortSignal): Promise<void> {
  const { settings } = loadSettings(generationSettings, { text: WARM_UP });
  const plan = planJob(settings, { prompt, seed: 1, format: 'ply' });
  await generateSplats(plan, parts, { signal, onProgress: () => undefined });
}

const WARM_UP = `
iters: 8
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
