import type { ByteImage } from '@404-gen/splat';
import { hasBundle, openBundle, required, type Bundle } from '../models/bundle.ts';
import type { ModelRuntime } from '../models/model-runtime.ts';
import type { OnnxSession } from '../models/onnx-session.ts';
import { loadTokenizer } from '../models/tokenizer.ts';
import { alignmentPixels, perceptualPixels, qualityPixels } from './network-inputs.ts';

/** The bundle that each term of the score of a text needs; `ssim` needs none. */
export const SCORE_BUNDLES = {
  alignment: 'clip-alignment',
  iqa: 'dinov2-quality',
  lpips: 'lpips-alex',
} as const;
/** What the alignment with an image needs in place of that with a text. */
export const IMAGE_ALIGNMENT_BUNDLE = 'llm2clip-alignment';

/** Measures of views, one figure per view; those whose bundle is absent are undefined. */
export interface ScoreNetworks {
  /** Cosine of each view with the prompt. */
  readonly cosines: ((views: readonly ByteImage[], prompt: string) => Promise<number[]>) | undefined;
  /** Cosine of each view with a picture. */
  readonly likenesses: ((views: readonly ByteImage[], picture: ByteImage) => Promise<number[]>) | undefined;
  readonly qualities: ((views: readonly ByteImage[]) => Promise<number[]>) | undefined;
  /** Perceptual distance of each view to the next, of the last to the first. */
  readonly distances: ((views: readonly ByteImage[]) => Promise<number[]>) | undefined;
}

/**
 * Loads what is in the models directory; what only images need, when the first is to be scored, unless they are `expected`.
 * Rejects for bundles that are there and broken.
 */
export async function openScoreNetworks(
  runtime: ModelRuntime,
  modelsDir: string,
  images: 'expected' | 'unlikely' = 'unlikely',
): Promise<ScoreNetworks> {
  const open = async <T>(name: string, how: (runtime: ModelRuntime, bundle: Bundle) => Promise<T>) =>
    hasBundle(modelsDir, name) ? how(runtime, openBundle(modelsDir, name)) : undefined;
  let likenesses: ScoreNetworks['likenesses'];
  if (hasBundle(modelsDir, IMAGE_ALIGNMENT_BUNDLE)) {
    const loaded = once(() => openImageAlignment(runtime, openBundle(modelsDir, IMAGE_ALIGNMENT_BUNDLE)));
    if (images === 'expected') await loaded();
    likenesses = async (views, picture) => (await loaded())(views, picture);
  }
  return {
    likenesses,
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

/** Views and picture go through the same tower. */
async function openImageAlignment(runtime: ModelRuntime, bundle: Bundle) {
  const { size, mean, std } = required(bundle, 'image');
  const images = await runtime.open(bundle, 'image-encoder');
  return async (views: readonly ByteImage[], picture: ByteImage) => {
    const pixels = [...views, picture].map((each) => alignmentPixels(each, size, { mean, std }));
    const embeddings = await inBatches(images, { pixels }, 'embedding');
    const shown = embeddings.at(-1) ?? new Float32Array();
    return embeddings.slice(0, -1).map((view) => cosine(view, shown));
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

/** Does it at the first call; one that failed is tried again. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () =>
    (done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    }));
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
