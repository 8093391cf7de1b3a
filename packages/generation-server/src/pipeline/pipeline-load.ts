import { resolve } from 'node:path';
import type { GenerationSettings } from '../config/keys.ts';
import { wantedNetworks } from '../config/wanted-networks.ts';
import type { GuidanceLoad } from '../guidance/create-guidance.ts';
import type { PipelineLoad } from './messages.ts';

/** What the pipeline process is told to load under these settings. */
export function pipelineLoad(settings: GenerationSettings): PipelineLoad {
  return {
    guidance: guidanceLoad(settings),
    device: settings.device,
    workers: settings.workers,
    fitsSamples: settings.strategy === 'sample-then-fit',
    scoreResults: settings.score_results,
  };
}

export function guidanceLoad(settings: GenerationSettings): GuidanceLoad {
  return {
    name: settings.guidance,
    modelsDir: resolve(settings.models_dir),
    networks: wantedNetworks(settings),
    providers: { setting: settings.execution_provider, overrides: settings.execution_provider_overrides },
    verify: settings.verify_models,
    samples: settings.strategy === 'sample-then-fit' || settings.iters_refine > 0,
  };
}
