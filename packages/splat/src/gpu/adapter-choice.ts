import { AppError } from '@404-gen/service-kit/app-error';
import type { GpuAdapter } from './adapters.ts';

/** Where to compute, as the setting `device` says it. */
export type DeviceRequest =
  { readonly kind: 'auto' } | { readonly kind: 'cpu' } | { readonly kind: 'webgpu'; readonly index?: number };

/** `auto`, `cpu`, `webgpu` or `webgpu:N`; throws `CONFIG_DEVICE` for anything else. */
export function parseDevice(text: string): DeviceRequest {
  if (text === 'auto' || text === 'cpu' || text === 'webgpu') return { kind: text };
  const index = /^webgpu:(\d{1,3})$/.exec(text)?.[1];
  if (index === undefined) {
    throw new AppError('CONFIG_DEVICE', `"${text}" is none of auto, cpu, webgpu, webgpu:N`);
  }
  return { kind: 'webgpu', index: Number(index) };
}

export interface AdapterChoice {
  /** Undefined: compute on the CPU. */
  readonly adapter: GpuAdapter | undefined;
  /** One clause for the log. */
  readonly reason: string;
  readonly warning: string | undefined;
}

/** Best first; a kind that is not known is hardware, and rarely the better one. */
const PREFERENCE = ['discrete', 'unknown', 'integrated', 'software'] as const;

/**
 * Which adapter a request means. `auto` takes hardware or nothing; who asks for WebGPU by name gets software, too, and
 * a warning. Throws `GPU_UNAVAILABLE` when there is nothing to take.
 */
export function chooseAdapter(adapters: readonly GpuAdapter[], request: DeviceRequest): AdapterChoice {
  if (request.kind === 'cpu') return onCpu('as asked for');
  if (request.kind === 'webgpu' && request.index !== undefined) return byIndex(adapters, request.index);

  const fit = adapters.filter((adapter) => adapter.unfit === undefined);
  const [best] = PREFERENCE.flatMap((kind) => fit.filter((adapter) => adapter.kind === kind));
  if (request.kind === 'auto') {
    if (best === undefined || best.kind === 'software') return onCpu(`there is no hardware adapter${listed(adapters)}`);
    return { adapter: best, reason: reasonFor(best, fit), warning: undefined };
  }
  if (best === undefined) throw unavailable(`no adapter answers that can run our kernels${listed(adapters)}`);
  return { adapter: best, reason: reasonFor(best, fit), warning: softwareWarning(best) };
}

function byIndex(adapters: readonly GpuAdapter[], index: number): AdapterChoice {
  const adapter = adapters[index];
  if (adapter === undefined) throw unavailable(`there is no adapter ${index}${listed(adapters)}`);
  if (adapter.unfit !== undefined)
    throw unavailable(`adapter ${index}, ${adapter.name}, cannot be used: ${adapter.unfit}`);
  return { adapter, reason: `asked for by number`, warning: softwareWarning(adapter) };
}

function onCpu(reason: string): AdapterChoice {
  return { adapter: undefined, reason, warning: undefined };
}

function reasonFor(best: GpuAdapter, fit: readonly GpuAdapter[]): string {
  if (fit.length === 1) return 'the only adapter';
  return `first ${best.kind === 'unknown' ? 'hardware' : best.kind} one of ${fit.length} adapters; webgpu:N takes another`;
}

function softwareWarning({ kind, name }: GpuAdapter): string | undefined {
  if (kind !== 'software') return undefined;
  return `${name} computes on the processor: right, and many times slower than device cpu`;
}

function listed(adapters: readonly GpuAdapter[]): string {
  if (adapters.length === 0) return ' (none at all)';
  const all = adapters.map(({ index, name, kind, unfit }) => `${index}: ${name}, ${unfit ?? kind}`);
  return ` (${all.join('; ')})`;
}

function unavailable(message: string): AppError {
  return new AppError('GPU_UNAVAILABLE', `WebGPU: ${message}`);
}
