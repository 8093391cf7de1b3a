import { pullCommands, type WantedNetwork } from '../config/wanted-networks.ts';
import { hasBundle, openBundle } from '../models/bundle.ts';
import type { ProviderChoice } from '../models/execution-provider.ts';
import { createBlueprintGuidance } from './blueprint/blueprint-guidance.ts';
import { readPrompt } from './blueprint/reading/read-prompt.ts';
import { createDiffusionGuidance, type CreateRuntime, type DiffusionGuidance } from './diffusion/diffusion-guidance.ts';
import type { Guidance } from './guidance.ts';

/** What decides which guidance is loaded: plain data. */
export interface GuidanceLoad {
  readonly name: 'auto' | 'blueprint' | 'diffusion';
  readonly modelsDir: string;
  /** Those that the settings ask for, the one of text or many views first. */
  readonly networks: readonly WantedNetwork[];
  readonly providers: ProviderChoice;
  /** Whether checksums are compared. */
  readonly verify: boolean;
  /** Whether jobs will sample pictures. */
  readonly samples: boolean;
}

/** What loads the embedded prior and looks for nothing else. */
export const BLUEPRINT_LOAD: GuidanceLoad = {
  name: 'blueprint',
  modelsDir: 'models',
  networks: [],
  providers: { setting: 'cpu', overrides: [] },
  verify: false,
  samples: false,
};

/**
 * The guidance that is asked for. `auto` takes the networks when their bundles are all there; else blueprint, which then
 * says in every answer what is missing.
 *
 * Throws `MODEL_BUNDLE_MISSING` and `MODEL_BUNDLE_BROKEN`, each with the command that helps.
 */
export function createGuidance(load: GuidanceLoad, createRuntime?: CreateRuntime): Guidance | DiffusionGuidance {
  const { name, modelsDir, networks, providers, verify, samples } = load;
  if (name === 'blueprint' || (name === 'auto' && networks.length === 0)) return createBlueprintGuidance(readPrompt);
  const missing = networks.filter(({ bundle }) => !hasBundle(modelsDir, bundle));
  if (name === 'auto' && missing.length > 0) {
    const bundles = missing.map(({ bundle }) => bundle).join(' and ');
    const note = `blueprint guided this: ${modelsDir} has no model bundle ${bundles}; run ${pullCommands(missing)}`;
    return { ...createBlueprintGuidance(readPrompt), note };
  }
  const bundles = networks.map(({ bundle }) => openBundle(modelsDir, bundle));
  return createDiffusionGuidance({ bundles, providers, verify, samples, ...(createRuntime && { createRuntime }) });
}
