import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, toAppError } from '@404-gen/service-kit/app-error';
import { chooseAdapter, parseDevice, type DeviceRequest } from './adapter-choice.ts';
import { adapterFlag, cardOf, listAdapters, loadDawn, type AdapterSource, type GpuAdapter } from './adapters.ts';
import { createGpuContext, KERNEL_LIMITS, type GpuContext } from './context.ts';

/** Where a process computes, and why there. */
export interface OpenedDevice {
  /** Undefined: on the CPU. */
  readonly gpu: GpuContext | undefined;
  /** For people: `cpu`, or the adapter's name and number. */
  readonly name: string;
  /** What opens the same again, whatever led to it: `cpu` or `webgpu:N`. */
  readonly setting: string;
  readonly reason: string;
  readonly warning: string | undefined;
}

/** Opens what `setting` means: `auto`, `cpu`, `webgpu`, `webgpu:N`. Throws `CONFIG_DEVICE`, `GPU_UNAVAILABLE`. */
export async function openDevice(
  setting: string,
  load: () => Promise<AdapterSource> = loadDawn,
): Promise<OpenedDevice> {
  const request = parseDevice(setting);
  if (request.kind === 'cpu') return onCpu('as asked for');
  if (request.kind === 'auto') {
    // Dawn complains on standard error where there is no driver, and takes its time and memory.
    if (load === loadDawn && !hasVulkanDriver()) return onCpu('there is no Vulkan driver');
    let source: AdapterSource;
    try {
      source = await load();
    } catch (error) {
      return onCpu(`WebGPU cannot be loaded: ${toAppError(error).message}`);
    }
    return openChosen(source, request).catch((error: unknown) => ({
      ...onCpu('the GPU cannot be used'),
      warning: toAppError(error).message,
    }));
  }
  return openChosen(await load().catch(unloadable), request);
}

/** Opens the best adapter there is, software ones included. Throws `GPU_UNAVAILABLE`. */
export async function openGpu(): Promise<GpuContext> {
  const source = await loadDawn().catch(unloadable);
  const { gpu, reason } = await openChosen(source, { kind: 'webgpu' });
  if (!gpu) throw new AppError('GPU_UNAVAILABLE', reason);
  return gpu;
}

function onCpu(reason: string): OpenedDevice {
  return { gpu: undefined, name: 'cpu', setting: 'cpu', reason, warning: undefined };
}

function unloadable(cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : String(cause);
  throw new AppError('GPU_UNAVAILABLE', `WebGPU cannot be loaded on this platform: ${reason}`, { cause });
}

/**
 * What Dawn need not do for our kernels. They set their workgroup memory themselves, so it need not be zero; zeroing it
 * costs time on cards, and software adapters a second of compiling for every thousand words. They stay within bounds, so
 * not every index needs one, which costs 10 to 20 % on an H100; on software adapters, where the suite runs, the bounds
 * stay.
 */
export function kernelFlags(software: boolean): string[] {
  const unneeded = ['disable_workgroup_init', ...(software ? [] : ['disable_robustness'])];
  return [`enable-dawn-features=${unneeded.join(',')}`];
}

async function openChosen(source: AdapterSource, request: DeviceRequest): Promise<OpenedDevice> {
  const { adapter, reason, warning } = chooseAdapter(await listAdapters(source), request);
  if (!adapter) return onCpu(reason);
  const setting = `webgpu:${adapter.index}`;
  const name = `${adapter.name} (${setting})`;
  const pinned = await pin(source, adapter);
  const software = adapter.kind === 'software';
  const flags = kernelFlags(software);
  const opened = await source.create([adapterFlag(adapter.name), ...flags]).requestAdapter();
  if (!opened) throw new AppError('GPU_UNAVAILABLE', `WebGPU: ${name} was listed and cannot be opened`);
  const gpu = createGpuContext(await requestKernelDevice(opened), adapter.name, software);
  return { gpu, name, setting, reason: `${reason}${pinned}`, warning };
}

/** A device with the limits that our kernels are written for, and the features that serve them where they are there. */
export function requestKernelDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const requiredFeatures = (['subgroups', 'timestamp-query'] as const).filter((each) => adapter.features.has(each));
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  const requiredLimits = { ...KERNEL_LIMITS, maxBufferSize, maxStorageBufferBindingSize };
  return adapter.requestDevice({ requiredFeatures, requiredLimits });
}

/**
 * Makes Dawn see one of several cards of the same name, which it cannot tell apart: through the environment of this
 * process, which Mesa's layer for device selection reads whenever a Vulkan instance is made. Returns what to add to the
 * reason. Throws `GPU_UNAVAILABLE` when the card meant cannot be singled out.
 */
async function pin(source: AdapterSource, adapter: GpuAdapter): Promise<string> {
  const { name, index, twin } = adapter;
  if (twin.count === 1) return '';
  const card = cardOf(await source.nvidiaCards(), name, twin);
  if (card) {
    const wanted = pinningEnvironment(card.pciAddress);
    const before = Object.keys(wanted).map((key) => [key, process.env[key]] as const);
    Object.assign(process.env, wanted);
    const seen = await listAdapters(source);
    if (seen.length === 1 && seen[0]?.name === name) return `, at PCI ${card.pciAddress}`;
    for (const [key, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, key);
      else process.env[key] = value;
    }
  }
  // Without help Dawn gives out the first of them.
  if (twin.rank === 0) return ', the first of its name';
  const why = card
    ? `Mesa's Vulkan layer for device selection (package mesa-vulkan-drivers) is not there`
    : 'nvidia-smi does not list as many cards of this name';
  throw new AppError(
    'GPU_UNAVAILABLE',
    `WebGPU: ${twin.count} cards are called ${name} and number ${index} cannot be told from the others: ${why}. ` +
      `Install it, or give each server a container with one card (NVIDIA_VISIBLE_DEVICES)`,
  );
}

/** What makes Mesa's layer show the card at a PCI address and no other. */
export function pinningEnvironment(pciAddress: string) {
  return {
    DRI_PRIME: `pci-${pciAddress.replaceAll(/[:.]/g, '_')}`,
    MESA_VK_DEVICE_SELECT_FORCE_DEFAULT_DEVICE: '1',
  };
}

/** Whether there may be a driver at all; always true where WebGPU does not go through Vulkan. */
export function hasVulkanDriver(): boolean {
  if (process.platform !== 'linux') return true;
  const { env } = process;
  if (['VK_DRIVER_FILES', 'VK_ICD_FILENAMES', 'VK_ADD_DRIVER_FILES'].some((name) => env[name])) return true;
  const home = env['HOME'] ?? '';
  const shares = [
    ...['/etc', '/usr/local/etc', '/etc/xdg', join(home, '.config'), env['XDG_CONFIG_HOME'] ?? ''],
    ...['/usr/local/share', '/usr/share', join(home, '.local/share'), env['XDG_DATA_HOME'] ?? ''],
    ...`${env['XDG_CONFIG_DIRS'] ?? ''}:${env['XDG_DATA_DIRS'] ?? ''}`.split(':'),
  ];
  return shares
    .filter((share) => share !== '')
    .map((share) => join(share, 'vulkan', 'icd.d'))
    .some((folder) => existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.json')));
}
