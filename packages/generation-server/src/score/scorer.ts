import { checkDecoded, decodeSpz, readSplatFile, sniffSplatFormat, spzRoundTrip, type ByteImage } from '@404-gen/splat';
import type { CreateTrainer } from '../pipeline/training-session.ts';
import {
  alignmentOf,
  compositeScore,
  imageAlignmentOf,
  perceptualSimilarityOf,
  qualityOf,
  SCORE_TERMS,
  similarityOf,
  type ScoreTerms,
} from './composite.ts';
import { onWhite } from './network-inputs.ts';
import { IMAGE_ALIGNMENT_BUNDLE, SCORE_BUNDLES, type ScoreNetworks } from './networks.ts';
import { renderValidatorViews } from './render-views.ts';
import type { MissingTerm, ScoreReport, ScoreRequest } from './score-report.ts';
import { neighbourSimilarities } from './ssim.ts';

export interface ScoreOptions {
  readonly signal: AbortSignal;
  /** A sign of life between two parts. */
  readonly onProgress?: () => void;
  /** Side of the views, pixels; tests take less than the validators' 518. */
  readonly viewSize?: number;
}

/** Decompressed: 3 million splats of degree 0, whose memory the process can spare. */
const MAX_SPZ_BYTES = 64 * 1024 * 1024;

/**
 * Scores a splat file as validators do: what they decode from SPZ, their rules, 16 views, and the terms that the networks
 * at hand can tell. Blocks while a network computes.
 *
 * Rejects with `FORMAT_…` for a file that cannot be read, `MODEL_RUN_FAILED`, and the signal's reason.
 */
export async function scoreSplats(
  { bytes, prompt }: ScoreRequest,
  networks: ScoreNetworks,
  createTrainer: CreateTrainer,
  { signal, onProgress, viewSize }: ScoreOptions,
): Promise<ScoreReport> {
  const startedAt = performance.now();
  const isSpz = sniffSplatFormat(bytes) === 'spz';
  const cloud = isSpz ? await decodeSpz(bytes, { maxBytes: MAX_SPZ_BYTES }) : await readSplatFile(bytes);
  const seen = spzRoundTrip(cloud);
  const refusals = checkDecoded(seen).reasons.map(({ message }) => message);
  const report = (known: Pick<ScoreReport, 'score' | 'terms' | 'missing'>): ScoreReport => ({
    ...known,
    refusals,
    splats: cloud.count,
    seconds: (performance.now() - startedAt) / 1000,
  });
  if (refusals.length > 0) return report({ score: 0, terms: {}, missing: [] });

  const pause = async () => {
    onProgress?.();
    // Networks block: let a cancellation in.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
  };
  const views = await renderValidatorViews(seen, createTrainer, { viewSize, signal });
  await pause();
  const terms = await measureViews(views, prompt, networks, pause);
  const missing = SCORE_TERMS.filter((term) => terms[term] === undefined).map((term): MissingTerm => {
    return { term, reason: whyMissing(term, prompt) };
  });
  return report({ score: isComplete(terms) ? compositeScore(terms) : undefined, terms, missing });
}

/** The terms that can be told of 16 views; `pause` is called between two parts. */
export async function measureViews(
  views: readonly ByteImage[],
  prompt: ScoreRequest['prompt'],
  { cosines, likenesses, qualities, distances }: ScoreNetworks,
  pause: () => Promise<void>,
): Promise<Partial<ScoreTerms>> {
  const terms: Partial<Record<keyof ScoreTerms, number>> = {};
  if (cosines && prompt !== undefined && 'text' in prompt) {
    terms.alignment = alignmentOf(await cosines(views, prompt.text));
    await pause();
  }
  if (likenesses && prompt !== undefined && 'image' in prompt) {
    terms.alignment = imageAlignmentOf(await likenesses(views, onWhite(prompt.image)));
    await pause();
  }
  if (qualities) {
    terms.iqa = qualityOf(await qualities(views));
    await pause();
  }
  terms.ssim = similarityOf(await neighbourSimilarities(views, pause));
  if (distances) terms.lpips = perceptualSimilarityOf(await distances(views));
  return terms;
}

function isComplete(terms: Partial<ScoreTerms>): terms is ScoreTerms {
  return SCORE_TERMS.every((term) => terms[term] !== undefined);
}

function whyMissing(term: keyof ScoreTerms, prompt: ScoreRequest['prompt']): string {
  if (term === 'ssim') return 'could not be computed';
  if (term === 'alignment' && prompt === undefined) return 'no prompt was given';
  const ofImage = term === 'alignment' && prompt !== undefined && 'image' in prompt;
  const bundle = ofImage ? IMAGE_ALIGNMENT_BUNDLE : SCORE_BUNDLES[term];
  return `there is no bundle ${bundle}: run \`npm run models -- pull ${bundle}\``;
}
