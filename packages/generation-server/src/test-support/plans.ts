import { loadSettings } from '@404-gen/service-kit';
import { generationSettings } from '../config/schema.ts';
import { planJob, type GenerationRequest } from '../pipeline/plan-job.ts';
import type { GenerationPlan } from '../pipeline/generation-plan.ts';

/** A plan of the default settings, changed by yaml text. */
export function planOf(prompt: string, yaml = '', request: Partial<GenerationRequest> = {}): GenerationPlan {
  const { settings } = loadSettings(generationSettings, { text: yaml });
  return planJob(settings, { prompt, seed: 1, format: 'ply', ...request });
}
