import { readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Provider } from './execution-provider.ts';
import type { AnswerCheck } from './known-answer.ts';

/** Where the nodes of a graph ran. */
export interface NodePlacement {
  readonly nodes: number;
  /** On the CPU although another provider was asked for. */
  readonly onCpu: number;
  /** Kinds of those, the most frequent first. */
  readonly cpuKinds: readonly string[];
  /** Share of the time of all nodes that they took, in [0, 1]. */
  readonly cpuShare: number;
}

/** How a graph was loaded. */
export interface ModelPlacement extends NodePlacement {
  /** `BUNDLE/GRAPH`. */
  readonly model: string;
  readonly provider: Provider;
  readonly reason: string;
  /** Bytes of its file: what it is predicted to take on the device, activations not counted. */
  readonly weightBytes: number;
  /** By how much loading and the first run raised what is in use on the cards; undefined on the CPU and elsewhere unknown. */
  readonly deviceBytes: number | undefined;
  readonly loadMs: number;
  /** Of the first run. */
  readonly warmUpMs: number;
  /** What the first run was compared with; undefined where the bundle has no known answer. */
  readonly check: AnswerCheck | undefined;
  /** Better providers, which computed it wrongly or could not load it. */
  readonly passedOver: readonly (WrongProvider | FailedProvider)[];
}

/** A provider that missed a graph's known answer. */
export interface WrongProvider extends AnswerCheck {
  readonly provider: Provider;
}

/** A provider that could not load a graph. */
export interface FailedProvider {
  readonly provider: Provider;
  readonly failed: string;
}

const PROVIDER_NAMES: Record<Provider, string> = {
  cuda: 'CUDAExecutionProvider',
  webgpu: 'WebGpuExecutionProvider',
  cpu: 'CPUExecutionProvider',
};

interface ProfileEvent {
  readonly cat?: string;
  readonly name?: string;
  readonly dur?: number;
  readonly args?: { readonly provider?: string; readonly op_name?: string };
}

/** Reads what onnxruntime wrote of a run: which nodes ran where. */
export function placementOf(events: readonly ProfileEvent[], provider: Provider): NodePlacement {
  const kernels = events.filter(({ cat, args }) => cat === 'Node' && args?.provider !== undefined);
  const strays = kernels.filter(({ args }) => args?.provider !== PROVIDER_NAMES[provider]);
  const counts = new Map<string, number>();
  for (const { args } of strays) counts.set(args?.op_name ?? '?', (counts.get(args?.op_name ?? '?') ?? 0) + 1);
  const time = (list: readonly ProfileEvent[]) => list.reduce((sum, { dur = 0 }) => sum + dur, 0);
  return {
    nodes: kernels.length,
    onCpu: strays.length,
    cpuKinds: [...counts].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${kind} ×${count}`),
    cpuShare: kernels.length === 0 ? 0 : time(strays) / Math.max(1, time(kernels)),
  };
}

/** Reads and removes the profile that was written under a prefix. */
export function takeProfile(directory: string, prefix: string): readonly ProfileEvent[] {
  const files = readdirSync(directory).filter((name) => name.startsWith(prefix));
  const events = files.flatMap((name) => JSON.parse(readFileSync(`${directory}/${name}`, 'utf8')) as ProfileEvent[]);
  for (const name of files) rmSync(`${directory}/${name}`);
  return events;
}
