import { fileURLToPath } from 'node:url';
import { openBundle, type Bundle } from '../models/bundle.ts';
import { createModelRuntime, type ModelRuntime } from '../models/model-runtime.ts';

/** Exact architectures at small width with random weights; made by packages/model-export. */
export const TINY_BUNDLES = fileURLToPath(new URL('../../../model-export/tiny', import.meta.url));

export function tinyBundle(name: string): Bundle {
  return openBundle(TINY_BUNDLES, name);
}

/** Runs everything on the CPU, wherever the tests run. */
export function cpuRuntime(): Promise<ModelRuntime> {
  return createModelRuntime({ setting: 'cpu', overrides: [] });
}
