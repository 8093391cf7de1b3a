import { copyFileSync, linkSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { quantile } from '../../../service-kit/bench/report.ts';
import { graphOf, type Bundle } from '../../src/models/bundle.ts';
import { onnxMessage, type Provider } from '../../src/models/execution-provider.ts';
import { zeroFeeds } from '../../src/models/onnx-session.ts';
import type { GraphSpec } from '../../src/models/manifest.ts';

const WARM_UP_RUNS = 3;

/** One way of running the U-Net for both halves of guidance. */
interface Variant {
  readonly name: string;
  readonly graph: 'unet' | 'unet-half';
  /** Calls that make up one guided prediction. */
  readonly calls: number;
  readonly options: InferenceSession.SessionOptions;
  /** Optimises the graph into a file first, and loads that as it is. */
  readonly offline?: boolean;
}

export type VariantResult =
  | { readonly variant: string; readonly medianMs: number; readonly p95Ms: number; readonly loadMs: number }
  | { readonly variant: string; readonly failed: string };

/**
 * Each way that this provider offers, with its figure or with why it failed, as they come. Outputs that stay on the device
 * (`preferredOutputLocation: 'gpu-buffer'`) are not among them: onnxruntime-node 1.30 returns before the device is done,
 * and ends the process when such an output is read.
 */
export async function* timeUnetVariants(
  bundle: Bundle,
  provider: Provider,
  runs: number,
): AsyncGenerator<VariantResult> {
  for (const variant of variantsOf(bundle, provider)) {
    try {
      yield await timeVariant(bundle, variant, runs);
    } catch (error) {
      yield { variant: variant.name, failed: onnxMessage(error) };
    }
  }
}

function variantsOf({ manifest }: Bundle, provider: Provider): Variant[] {
  const base = { executionProviders: [provider], logSeverityLevel: 3 } as const;
  const whole = { graph: 'unet', calls: 1 } as const;
  const webgpu = (name: string, extra: object): Variant => ({
    name,
    ...whole,
    options: { ...base, executionProviders: [{ name: 'webgpu', ...extra }] },
  });
  return [
    { name: 'as the server runs it', ...whole, options: { ...base, graphOptimizationLevel: 'all' } },
    ...(['disabled', 'basic', 'extended'] as const).map((level) => ({
      name: `graph optimisation ${level}`,
      ...whole,
      options: { ...base, graphOptimizationLevel: level },
    })),
    { name: 'optimised offline', ...whole, offline: true, options: base },
    ...(manifest.graphs['unet-half']
      ? [{ name: 'guidance split into two calls', graph: 'unet-half', calls: 2, options: base } as const]
      : []),
    ...(provider === 'webgpu'
      ? [
          webgpu('layout NHWC', { preferredLayout: 'NHWC' }),
          webgpu('layout NCHW', { preferredLayout: 'NCHW' }),
          webgpu('without validation', { validationMode: 'disabled' }),
          { name: 'graph capture', ...whole, options: { ...base, enableGraphCapture: true } },
        ]
      : []),
  ];
}

async function timeVariant(bundle: Bundle, variant: Variant, runs: number): Promise<VariantResult> {
  const { file, spec } = graphOf(bundle, variant.graph);
  const directory = mkdtempSync(join(tmpdir(), '404-gen-unet-'));
  try {
    let path = file;
    let { options } = variant;
    if (variant.offline) {
      path = join(directory, 'optimised.onnx');
      bringWeights(dirname(file), directory);
      const making = await InferenceSession.create(file, { ...options, optimizedModelFilePath: path });
      await making.release();
      options = { ...options, graphOptimizationLevel: 'disabled' };
    }
    const startedAt = performance.now();
    const session = await InferenceSession.create(path, options);
    const loadMs = performance.now() - startedAt;
    try {
      const feeds = tensorsOf(spec);
      const times: number[] = [];
      for (let run = -WARM_UP_RUNS; run < runs; run++) {
        const before = performance.now();
        for (let call = 0; call < variant.calls; call++) {
          const outputs = await session.run(feeds);
          for (const value of Object.values(outputs)) value.dispose();
        }
        if (run >= 0) times.push(performance.now() - before);
      }
      return { variant: variant.name, medianMs: quantile(times, 0.5), p95Ms: quantile(times, 0.95), loadMs };
    } finally {
      await session.release();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Weights in files beside a graph are looked for beside the new one, where no symbolic link will do. */
function bringWeights(from: string, to: string): void {
  for (const name of readdirSync(from).filter((each) => each.endsWith('.data'))) {
    try {
      linkSync(join(from, name), join(to, name));
    } catch {
      copyFileSync(join(from, name), join(to, name));
    }
  }
}

function tensorsOf(spec: GraphSpec): Record<string, Tensor> {
  const feeds = zeroFeeds(spec);
  return Object.fromEntries(
    spec.inputs.map(({ name, dtype, shape }) => {
      const data = feeds[name];
      // No zeros: kernels may be quicker on them.
      if (data instanceof Float32Array) data.forEach((_, index) => (data[index] = Math.sin(index * 12.9898)));
      if (data instanceof BigInt64Array) data.fill(500n);
      return [name, new Tensor(dtype, data as Float32Array, shape)];
    }),
  );
}
