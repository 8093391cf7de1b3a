/**
 * Why a payload is held back.
 *
 * - `no_payload`: nothing came
 * - `too_small`: under the configured number of bytes
 * - `unreadable`: neither PLY nor SPZ, or damaged
 * - `not_finite`: NaN, infinity, or a rotation of no length
 * - `too_few_splats`: under the configured number
 * - `rule_broken`: another of the validators' rules
 * - `empty_render`: next to nothing can be seen
 * - `low_score`: the endpoint predicts that validators would score it under the configured threshold
 */
export const GATE_FAILURES = [
  'no_payload',
  'too_small',
  'unreadable',
  'not_finite',
  'too_few_splats',
  'rule_broken',
  'empty_render',
  'low_score',
] as const;
export type GateFailure = (typeof GATE_FAILURES)[number];

export interface GateOptions {
  readonly minPayloadBytes: number;
  readonly minSplats: number;
  /** Share of a picture's pixels, in [0, 1]. */
  readonly minCoverage: number;
  /** On the validators' scale; 0 looks at no score. */
  readonly minScore: number;
}

export type GateReport =
  | {
      readonly ok: true;
      /** What may be submitted, packed by us; absent when what came may be, as it is. */
      readonly spz?: Uint8Array;
      readonly splats: number;
      readonly coverage: number;
    }
  | { readonly ok: false; readonly failure: GateFailure; readonly detail: string };

export function held(failure: GateFailure, detail: string): GateReport {
  return { ok: false, failure, detail };
}
