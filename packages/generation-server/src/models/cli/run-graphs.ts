import { toAppError } from '@404-gen/service-kit';
import type { Bundle } from '../bundle.ts';
import type { Provider, ProviderSetting } from '../execution-provider.ts';
import type { ModelPlacement } from '../placement.ts';

export interface GraphReport {
  readonly graph: string;
  readonly ok: boolean;
  /** Undefined for a graph that ran on none. */
  readonly provider?: Provider;
  /** See `AnswerCheck`; undefined without a known answer. */
  readonly error?: number | undefined;
  readonly tolerance?: number | undefined;
  /** The above in words. */
  readonly told: string;
}

/** Loads and runs every graph of a bundle, one after the other, and tells how far each was from its known answer. */
export async function runGraphs(
  bundle: Bundle,
  setting: ProviderSetting,
  signal: AbortSignal,
): Promise<readonly GraphReport[]> {
  // The other commands do without onnxruntime.
  const { createModelRuntime } = await import('../model-runtime.ts');
  const runtime = await createModelRuntime({ setting, overrides: [] });
  const reports: GraphReport[] = [];
  try {
    for (const graph of Object.keys(bundle.manifest.graphs)) {
      signal.throwIfAborted();
      try {
        const session = await runtime.open(bundle, graph);
        const [placement] = runtime.placements;
        await session.close();
        if (placement) reports.push(reportOf(graph, placement));
      } catch (error) {
        reports.push({ graph, ok: false, told: toAppError(error).message });
      }
    }
  } finally {
    await runtime.close();
  }
  return reports;
}

function reportOf(graph: string, { provider, check, passedOver, warmUpMs }: ModelPlacement): GraphReport {
  const off = (error: number) => `off by ${error.toPrecision(2)}`;
  const parts = [
    ...passedOver.map((other) =>
      'failed' in other
        ? `${other.provider} failed: ${other.failed}`
        : `${other.provider} is wrong, ${off(other.error)}`,
    ),
    check === undefined
      ? `${provider} ran it, with no known answer to compare with`
      : `${provider} is right, ${off(check.error)} of ${check.tolerance} allowed`,
    `${Math.round(warmUpMs)} ms`,
  ];
  return { graph, ok: true, provider, error: check?.error, tolerance: check?.tolerance, told: parts.join('; ') };
}
