import type { UploadedImage } from '../image-prompt/decode-image.ts';
import type { ScoreTerm, ScoreTerms } from './composite.ts';

/** Why a term of the score is not known. */
export interface MissingTerm {
  readonly term: ScoreTerm;
  readonly reason: string;
}

/** A validator's verdict on a cloud, as far as it can be predicted here. Plain data. */
export interface ScoreReport {
  /** On the validators' own scale, who accept from 0.6 on; undefined while a term is missing. */
  readonly score: number | undefined;
  /** The terms known, as they go into the score. */
  readonly terms: Readonly<Partial<ScoreTerms>>;
  readonly missing: readonly MissingTerm[];
  /** Why validators would not look at it, which is a score of 0; empty as a rule. */
  readonly refusals: readonly string[];
  readonly splats: number;
  readonly seconds: number;
}

export interface ScoreRequest {
  /** PLY or SPZ. */
  readonly bytes: Uint8Array;
  /** What it should show: a text, or an image, for which validators have another network; undefined when unknown. */
  readonly prompt: { readonly text: string } | { readonly image: UploadedImage } | undefined;
}
