/** What a score is made of, for people. */
export interface ScoreReport {
  /** [0, 1]; 0 for whatever breaks a rule or cannot be read. */
  readonly score: number;
  /** Name → measured value and worth. */
  readonly grades: Readonly<Record<string, { readonly value: number; readonly worth: number }>>;
  /** What pulled the score down, worst first; empty for a good result. */
  readonly complaints: readonly string[];
  /** 0 when the result could not be read. */
  readonly splats: number;
  /** Of the decoded SPZ. */
  readonly bytes: number;
}

export interface WrittenResult {
  readonly spz: string;
  readonly ply: string;
  readonly preview: string;
  readonly splats: number;
  readonly bytes: number;
}

export type ScoringRequest =
  | { readonly kind: 'score'; readonly id: number; readonly prompt: string; readonly resultsBase64: string }
  | { readonly kind: 'write'; readonly id: number; readonly resultsBase64: string; readonly stem: string };

export type ScoringAnswer =
  | { readonly kind: 'scored'; readonly id: number; readonly report: ScoreReport }
  | { readonly kind: 'written'; readonly id: number; readonly result: WrittenResult }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
