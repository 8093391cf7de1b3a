import type { ByteImage } from '@404-gen/splat';
import { hasBundle, openBundle, required, type Bundle } from '../models/bundle.ts';
import type { ModelRuntime } from '../models/model-runtime.ts';
import type { OnnxSession } from '../models/onnx-session.ts';
import { loadTokenizer } from '../models/tokenizer.ts';
import { alignmentPixels, perceptualPixels, qualityPixels } from './network-inputs.ts';

/** The bundle that each term of the score needs; `ssim` needs none. */
export const SCORE_BUNDLES = {
  alignment: 'clip-alignment',
  iqa: 'dinov2-quality',
  lpips: 'lpips-alex',
} as const;

/** Measures of views, one figure per view; those whose bundle is absent are undefined. */
export interface ScoreNetworks {
  /** Cosine of each view with the prompt. */
  readonly cosines: ((views: readonly ByteImage[], prompt: string) => Promise<number[]>) | undefined;
  readonly qualities: ((views: readonly ByteImage[]) => Promise<number[]>) | undefined;
  /** Perceptual distance of each view to the next, of the last to the first. */
  readonly distances: ((views: readonly ByteImage[]) => Promise<number[]>) | undefined;
}

/** Loads what is in the models directory. Rejects for bundles that are there and broken. */
export async function openScoreNetworks(runtime: ModelRuntime, modelsDir: string): Promise<ScoreNetworks> {
  const open = async <T>(name: string, how: (runtime: ModelRuntime, bundle: Bundle) => Promise<T>) =>
    hasBundle(modelsDir, name) ? how(runtime, openBundle(modelsDir, name)) : undefined;
  return {
    cosines: await open(SCORE_BUNDLES.alignment, openAlignment),
    qualities: await open(SCORE_BUNDLES.iqa, openQuality),
    distances: await open(SCORE_BUNDLES.lpips, openPerceptual),
  };
}

async function openAlignment(runtime: ModelRuntime, bundle: Bundle) {
  const { size, mean, std } = required(bundle, 'image');
  const images = await runtime.open(bundle, 'image-encoder');
  const texts = await runtime.open(bundle, 'text-encoder');
  const tokenizer = loadTokenizer(bundle);
  return async (views: readonly ByteImage[], prompt: string) => {
    const { embedding: text = new Float32Array() } = await texts.run({ ids: tokenizer.encode(prompt).ids });
    const pixels = views.map((view) => alignmentPixels(view, size, { mean, std }));
    const embeddings = await inBatches(images, { pixels }, 'embedding');
    return embeddings.map((image) => cosine(image, text));
  };
}

async function openQuality(runtime: ModelRuntime, bundle: Bundle) {
  const { size, mean, std } = required(bundle, 'image');
  const session = await runtime.open(bundle, 'dinov2-quality');
  return async (views: readonly ByteImage[]) => {
    const pixels = views.map((view) => qualityPixels(view, size, { mean, std }));
    return (await inBatches(session, { pixels }, 'quality')).map(([quality = Number.NaN]) => quality);
  };
}

async function openPerceptual(runtime: ModelRuntime, bundle: Bundle) {
  const { size, mean, std } = required(bundle, 'image');
  const session = await runtime.open(bundle, 'lpips-alex');
  return async (views: readonly ByteImage[]) => {
    const a = views.map((view) => perceptualPixels(view, size, { mean, std }));
    const b = [...a.slice(1), ...a.slice(0, 1)];
    return (await inBatches(session, { a, b }, 'distance')).map(([distance = Number.NaN]) => distance);
  };
}

/** Runs as many items at a time as the graph takes, what is missing to the last batch as zeros; one output per item. */
async function inBatches(
  session: OnnxSession,
  items: Readonly<Record<string, readonly Float32Array[]>>,
  output: string,
): Promise<Float32Array[]> {
  const count = Math.max(...Object.values(items).map((each) => each.length));
  const batch = session.spec.inputs[0]?.shape[0] ?? 1;
  const results: Float32Array[] = [];
  for (let from = 0; from < count; from += batch) {
    const feeds = Object.entries(items).map(([name, each]) => {
      const feed = new Float32Array(batch * (each[0]?.length ?? 0));
      each.slice(from, from + batch).forEach((values, at) => feed.set(values, at * values.length));
      return [name, feed] as const;
    });
    const { [output]: values = new Float32Array() } = await session.run(Object.fromEntries(feeds));
    const each = values.length / batch;
    for (let at = 0; at < Math.min(batch, count - from); at++) results.push(values.slice(at * each, (at + 1) * each));
  }
  return results;
}

function cosine(a: Float32Array, b: Float32Array): number {
  let [dot, squareA, squareB] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    dot += a[at]! * b[at]!;
    squareA += a[at]! ** 2;
    squareB += b[at]! ** 2;
  }
  return dot / Math.sqrt(squareA * squareB);
}
