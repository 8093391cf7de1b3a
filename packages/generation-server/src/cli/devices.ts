import { toAppError } from '@404-gen/service-kit';
import { chooseAdapter, hasVulkanDriver, listAdapters, loadDawn, type GpuAdapter } from '@404-gen/splat';

/** What there is to compute on, and what `auto` would take of it. */
export interface DevicesReport {
  readonly adapters: readonly GpuAdapter[];
  readonly auto: { readonly device: string; readonly reason: string };
}

/** Asks Dawn and, where it is there, `nvidia-smi`. A platform without WebGPU is a report, too. */
export async function reportDevices(load: () => ReturnType<typeof loadDawn> = loadDawn): Promise<DevicesReport> {
  if (load === loadDawn && !hasVulkanDriver()) {
    const reason = 'there is no Vulkan driver: no folder vulkan/icd.d describes one';
    return { adapters: [], auto: { device: 'cpu', reason } };
  }
  try {
    const adapters = await listAdapters(await load(), { withMemory: true });
    const { adapter, reason } = chooseAdapter(adapters, { kind: 'auto' });
    return { adapters, auto: { device: adapter ? `webgpu:${adapter.index}` : 'cpu', reason } };
  } catch (error) {
    const reason = `WebGPU cannot be loaded: ${toAppError(error).message}`;
    return { adapters: [], auto: { device: 'cpu', reason } };
  }
}

const HEADINGS = ['device', 'name', 'vendor', 'kind', 'backend', 'driver', 'PCI', 'memory', 'largest buffer'];
const FEATURES = ['subgroups', 'timestamp-query', 'shader-f16'];

/** The report for people. */
export function devicesTable({ adapters, auto }: DevicesReport): string {
  const rows = adapters.map((adapter) => [
    `webgpu:${adapter.index}`,
    adapter.name,
    adapter.vendor || 'unknown',
    adapter.kind,
    adapter.backend,
    adapter.driver || 'unknown',
    adapter.pciAddress ?? 'unknown',
    bytes(adapter.memoryBytes),
    bytes(adapter.limits?.maxStorageBufferBindingSize),
    adapter.subgroupSizes ? [...new Set(adapter.subgroupSizes)].join('–') : 'unknown',
    FEATURES.filter((feature) => adapter.features.includes(feature)).join(', ') || 'none',
    adapter.unfit === undefined ? 'yes' : `no: ${adapter.unfit}`,
  ]);
  const lines = table([[...HEADINGS, 'subgroup sizes', 'features', 'fit'], ...rows]);
  const list = adapters.length === 0 ? ['No WebGPU adapters.'] : lines;
  return `${[...list, '', `--device auto takes ${auto.device}: ${auto.reason}`].join('\n')}\n`;
}

function bytes(count: number | undefined): string {
  return count === undefined ? 'unknown' : `${(count / 2 ** 30).toFixed(1)} GiB`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
