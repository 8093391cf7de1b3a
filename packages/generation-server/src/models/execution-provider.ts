import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { toAppError } from '@404-gen/service-kit';
import { hasVulkanDriver, listAdapters, loadDawn } from '@404-gen/splat';
import { generationError } from '../errors.ts';

/** Best first. */
export const PROVIDERS = ['cuda', 'webgpu', 'cpu'] as const;
export type Provider = (typeof PROVIDERS)[number];
export type ProviderSetting = 'auto' | Provider;

/** What this machine has to run networks on. */
export interface ProviderFacts {
  /** Where CUDA's library was found, or would have to lie. */
  readonly cuda: { readonly present: boolean; readonly library: string };
  /** Names of the adapters that are hardware. */
  readonly hardwareAdapters: readonly string[];
}

export interface ChosenProvider {
  readonly provider: Provider;
  readonly reason: string;
}

/** Which provider runs which graph. */
export interface ProviderChoice {
  readonly setting: ProviderSetting;
  /** `GRAPH=PROVIDER` or `BUNDLE/GRAPH=PROVIDER`; the latter wins. */
  readonly overrides: readonly string[];
}

const CUDA_LIBRARY: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'libonnxruntime_providers_cuda.so',
  win32: 'onnxruntime_providers_cuda.dll',
};

/** Looks for what there is; adapters only when `lookForAdapters`, because that brings in Dawn. */
export async function findProviders(lookForAdapters: boolean): Promise<ProviderFacts> {
  const library = cudaLibrary();
  const present = library !== undefined && existsSync(library);
  return {
    cuda: { present, library: library ?? 'none on this platform' },
    hardwareAdapters: lookForAdapters ? await hardwareAdapters() : [],
  };
}

/** CUDA's library where onnxruntime-node looks for it: beside its own. */
function cudaLibrary(): string | undefined {
  const name = CUDA_LIBRARY[process.platform];
  if (name === undefined) return undefined;
  const root = dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json'));
  return join(root, 'bin', 'napi-v6', process.platform, process.arch, name);
}

async function hardwareAdapters(): Promise<string[]> {
  if (!hasVulkanDriver()) return [];
  try {
    const adapters = await listAdapters(await loadDawn());
    return adapters.filter(({ kind }) => kind === 'discrete' || kind === 'integrated').map(({ name }) => name);
  } catch {
    return [];
  }
}

/** Throws `MODEL_PROVIDER_UNAVAILABLE` for one that was asked for and is not there. */
export function chooseProvider(setting: ProviderSetting, facts: ProviderFacts): ChosenProvider {
  const { cuda, hardwareAdapters } = facts;
  switch (setting) {
    case 'cuda':
      if (cuda.present) return { provider: 'cuda', reason: 'as asked for' };
      throw generationError(
        'MODEL_PROVIDER_UNAVAILABLE',
        `execution_provider cuda needs ${cuda.library}, which the matching onnxruntime-gpu wheel has; ` +
          'put it there with libonnxruntime_providers_shared.so, or set execution_provider to auto',
      );
    case 'webgpu':
    case 'cpu':
      return { provider: setting, reason: 'as asked for' };
    case 'auto': {
      if (cuda.present) return { provider: 'cuda', reason: "CUDA's library is there" };
      const [adapter] = hardwareAdapters;
      if (adapter !== undefined) return { provider: 'webgpu', reason: `no CUDA library, but ${adapter}` };
      return { provider: 'cpu', reason: 'neither a CUDA library nor a GPU that WebGPU sees' };
    }
  }
}

/** The next best for a graph that others computed wrongly; undefined where `auto` has none left, or it is not `auto`. */
export function fallbackProvider(
  setting: ProviderSetting,
  { cuda, hardwareAdapters }: ProviderFacts,
  passedOver: readonly { readonly provider: Provider; readonly failed?: string }[],
): ChosenProvider | undefined {
  if (setting !== 'auto') return undefined;
  const isThere = { cuda: cuda.present, webgpu: hardwareAdapters.length > 0, cpu: true };
  const provider = PROVIDERS.find((each) => isThere[each] && passedOver.every((other) => other.provider !== each));
  const told = passedOver.map(
    (other) => `${other.provider} ${other.failed === undefined ? 'computed it wrongly' : 'failed'}`,
  );
  return provider && { provider, reason: told.join(' and ') };
}

/** The setting that holds for one graph. */
export function settingFor({ setting, overrides }: ProviderChoice, bundle: string, graph: string): ProviderSetting {
  const find = (key: string) => overrides.findLast((each) => each.startsWith(`${key}=`));
  const value = (find(`${bundle}/${graph}`) ?? find(graph))?.split('=')[1];
  return value === undefined ? setting : asSetting(value);
}

function asSetting(value: string): ProviderSetting {
  const known = (['auto', ...PROVIDERS] as const).find((each) => each === value);
  if (known) return known;
  throw generationError('MODEL_PROVIDER_UNAVAILABLE', `No execution provider is called "${value}"`);
}

/** The message of whatever went wrong in onnxruntime, on one line. */
export function onnxMessage(error: unknown): string {
  return toAppError(error).message.split('\n', 1).join('').trim();
}
