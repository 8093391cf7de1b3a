import { KERNEL_LIMITS } from './context.ts';
import { listNvidiaCards, type NvidiaCard } from './nvidia-cards.ts';

export type AdapterKind = 'discrete' | 'integrated' | 'software' | 'unknown';

/** The limits that decide whether our kernels run on an adapter, and on how much. */
export type AdapterLimits = Readonly<
  Record<keyof typeof KERNEL_LIMITS | 'maxBufferSize' | 'maxStorageBufferBindingSize', number>
>;

/** An adapter that WebGPU offers. */
export interface GpuAdapter {
  /** Its place in Dawn's list: the N of `webgpu:N`. */
  readonly index: number;
  /** As its driver calls it. */
  readonly name: string;
  readonly vendor: string;
  readonly architecture: string;
  /** Guessed from names, which is all that WebGPU gives; certain for software. */
  readonly kind: AdapterKind;
  readonly backend: string;
  readonly driver: string;
  /** Why our kernels cannot run on it; undefined when they can. */
  readonly unfit: string | undefined;
  readonly limits: AdapterLimits | undefined;
  readonly features: readonly string[];
  readonly subgroupSizes: readonly [least: number, most: number] | undefined;
  /** How many adapters before it in the list have the same name, and how many have it in all. */
  readonly twin: { readonly rank: number; readonly count: number };
  /** Known for NVIDIA cards where `nvidia-smi` answers. */
  readonly memoryBytes: number | undefined;
  readonly pciAddress: string | undefined;
}

/** Where adapters come from; tests put in their own. */
export interface AdapterSource {
  create(flags: string[]): GPU;
  nvidiaCards(): Promise<readonly NvidiaCard[]>;
}

/** Dawn's instances must outlive what comes from them; collected earlier, they take the process with them. */
const instances: GPU[] = [];

/** Dawn, or the reason why it cannot be loaded here as the rejection. */
export async function loadDawn(): Promise<AdapterSource> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  return {
    create(flags) {
      const gpu = create(flags);
      instances.push(gpu);
      return gpu;
    },
    nvidiaCards: listNvidiaCards,
  };
}

/** A name that no adapter has: asked for it, Dawn lists those there are. */
const NO_NAME = 'no adapter has this name';
const LISTED = /^ \* backend: '(.*)', name: '(.*)'$/gm;

interface Listed {
  readonly backend: string;
  readonly name: string;
}

/**
 * All adapters in Dawn's order: on Linux that of the Vulkan loader, which sorts discrete cards first and then by PCI
 * address, unless a layer changes it.
 *
 * @param withMemory asks `nvidia-smi` for memory and PCI addresses, which takes a second on some machines
 */
export async function listAdapters(source: AdapterSource, { withMemory = false } = {}): Promise<readonly GpuAdapter[]> {
  const listed = await listNames(source);
  const cards = withMemory && listed.length > 0 ? await source.nvidiaCards() : [];
  const adapters = new Map<string, Described>();
  for (const { name } of listed) {
    if (!adapters.has(name)) adapters.set(name, await describe(source, listed, name));
  }
  return listed.map(({ name, backend }, index): GpuAdapter => {
    const twins = listed.filter((other) => other.name === name).length;
    const rank = listed.slice(0, index).filter((other) => other.name === name).length;
    const card = cardOf(cards, name, { rank, count: twins });
    return {
      ...{ index, name, backend, twin: { rank, count: twins } },
      ...(adapters.get(name) ?? UNKNOWN),
      memoryBytes: card?.memoryBytes,
      pciAddress: card?.pciAddress,
    };
  });
}

/** The card behind the `rank`th of several adapters of one name, if there are as many cards of it. */
export function cardOf(
  cards: readonly NvidiaCard[],
  name: string,
  { rank, count }: GpuAdapter['twin'],
): NvidiaCard | undefined {
  const same = cards.filter((card) => card.name === name);
  return same.length === count ? same[rank] : undefined;
}

/** What Dawn would take: the flag picks the first adapter whose name contains the text. */
export const adapterFlag = (name: string) => `adapter=${name}`;

async function listNames(source: AdapterSource): Promise<Listed[]> {
  try {
    // Resolves only where there is no adapter at all.
    await source.create([adapterFlag(NO_NAME)]).requestAdapter();
    return [];
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return [...text.matchAll(LISTED)].map(([, backend = '', name = '']) => ({ backend, name }));
  }
}

type Described = Omit<GpuAdapter, 'index' | 'name' | 'backend' | 'twin' | 'memoryBytes' | 'pciAddress'>;

const UNKNOWN: Described = {
  ...{ vendor: '', architecture: '', kind: 'unknown', driver: '', features: [] },
  ...{ limits: undefined, subgroupSizes: undefined, unfit: 'it cannot be opened' },
};

async function describe(source: AdapterSource, listed: readonly Listed[], name: string): Promise<Described> {
  const first = listed.find((other) => other.name.includes(name));
  if (first && first.name !== name) {
    return { ...UNKNOWN, unfit: `Dawn gives out "${first.name}" in its place, whose name contains its own` };
  }
  const adapter = await source.create([adapterFlag(name)]).requestAdapter();
  if (!adapter) return UNKNOWN;
  const { info } = adapter;
  const { vendor, architecture, subgroupMinSize = 0, subgroupMaxSize = 0 } = info;
  const limitNames = [
    ...(Object.keys(KERNEL_LIMITS) as (keyof typeof KERNEL_LIMITS)[]),
    ...(['maxBufferSize', 'maxStorageBufferBindingSize'] as const),
  ];
  const limits = Object.fromEntries(limitNames.map((limit) => [limit, adapter.limits[limit]])) as AdapterLimits;
  return {
    vendor,
    architecture,
    kind: kindOf(name, vendor, info.isFallbackAdapter),
    driver: info.description,
    limits,
    features: [...adapter.features].sort(),
    subgroupSizes: subgroupMaxSize > 0 ? [subgroupMinSize, subgroupMaxSize] : undefined,
    unfit: unfitness(limits),
  };
}

/** Which of the limits that our kernels are written for is not met. */
export function unfitness(limits: Readonly<Record<keyof typeof KERNEL_LIMITS, number>>): string | undefined {
  for (const [name, least] of Object.entries(KERNEL_LIMITS) as [keyof typeof KERNEL_LIMITS, number][]) {
    if (limits[name] < least) return `its ${name} is ${limits[name]}; ${least} is needed`;
  }
  return undefined;
}

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|microsoft basic render/i;
const INTEGRATED =
  /tegra|orin|thor|\buhd\b|\biris\b|hd graphics|xe graphics|radeon (vega )?graphics|mali|adreno|apple/i;
const DISCRETE = /geforce|quadro|rtx|gtx|tesla|titan|radeon (rx|pro|vii)|instinct|\barc\b|\bnvidia [abhlt]\d/i;

function kindOf(name: string, vendor: string, isFallback: boolean): AdapterKind {
  if (isFallback || SOFTWARE.test(name)) return 'software';
  if (INTEGRATED.test(name)) return 'integrated';
  return DISCRETE.test(name) || vendor === 'nvidia' ? 'discrete' : 'unknown';
}
