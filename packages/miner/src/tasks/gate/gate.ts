import { AppError } from '@404-gen/service-kit';
import {
  checkDecoded,
  decodeSpz,
  encodeSpz,
  normaliseForValidator,
  readSplatFile,
  renderView,
  surveySpz,
  VALIDATOR_BACKGROUND,
  validatorCameras,
  type GaussianCloud,
} from '@404-gen/splat';
import { readPayload, type Payload } from '../payload.ts';

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

/** Two of the 16 views of the validators, about a quarter turn apart, so that a flat thing shows in one of them. */
const VIEWS = [1, 5];
const VIEW_PIXELS = 96;

/** Splats of the sample that is looked at first. */
const SAMPLE_SPLATS = 8000;

/** Well under the validators' 80 %: what comes near it is counted by their own rule. */
const MAX_TRANSPARENT_SHARE = 0.75;

/** A pixel counts as covered from this much on; less does not stand out from the white background. */
const VISIBLE_ALPHA = 0.1;

/**
 * Says whether a server's answer may be signed and submitted. What is checked is what a validator will see: the cloud
 * after packing and unpacking. Higher spherical harmonics are left out, because validators do not read them.
 *
 * An SPZ as we write it ourselves is not packed again and never in memory as a whole: it is surveyed while it is read, and
 * where its figures and a sample show that it passes, that is enough, since the splats left out can only cover more. All
 * else is decoded.
 *
 * @param payload PLY or SPZ, as received
 * @param score what the endpoint predicts validators to give it; without it no score holds it back
 */
export async function checkPayload(payload: Payload, options: GateOptions, score?: number): Promise<GateReport> {
  const { minPayloadBytes, minScore } = options;
  if (payload.bytes === 0) return held('no_payload', 'the endpoint sent nothing');
  if (payload.bytes < minPayloadBytes) {
    return held('too_small', `the endpoint sent ${payload.bytes} bytes of ${minPayloadBytes} needed`);
  }
  const report = (await checkSurvey(payload, options)) ?? (await checkCloud(payload, options));
  // The last, so that what is wrong with it is told rather than that it looks bad.
  if (report.ok && score !== undefined && score < minScore) {
    return held('low_score', `the endpoint predicts a score of ${score}, ${minScore} needed`);
  }
  return report;
}

/** That it passes, where a survey shows it; undefined where it takes a closer look. */
async function checkSurvey(payload: Payload, options: GateOptions): Promise<GateReport | undefined> {
  const survey = await surveySpz(payload.open(), SAMPLE_SPLATS);
  if (survey === undefined || survey.count < options.minSplats || survey.side === 0) return undefined;
  if (survey.transparent > MAX_TRANSPARENT_SHARE * survey.count) return undefined;
  if (checkDecoded(survey.sample).reasons.some(({ rule }) => rule === 'centre')) return undefined;
  const coverage = visibleShare(normaliseForValidator(survey.sample, survey));
  return coverage < options.minCoverage ? undefined : { ok: true, splats: survey.count, coverage };
}

async function checkCloud(payload: Payload, options: GateOptions): Promise<GateReport> {
  const { minPayloadBytes, minSplats, minCoverage } = options;
  let spz: Uint8Array;
  let seen: GaussianCloud;
  try {
    const cloud = await readSplatFile(await readPayload(payload));
    spz = await encodeSpz({ ...cloud, shDegree: 0, shRest: new Float32Array(0) });
    seen = await decodeSpz(spz);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code.endsWith('_VALUE') || error.code === 'NUMERIC_CLOUD') return held('not_finite', error.message);
    return held(error.code === 'FORMAT_SPZ_RANGE' ? 'rule_broken' : 'unreadable', error.message);
  }
  if (spz.byteLength < minPayloadBytes) {
    return held('too_small', `packed it has ${spz.byteLength} bytes of ${minPayloadBytes} needed`);
  }
  if (seen.count < minSplats) return held('too_few_splats', `${seen.count} splats of ${minSplats} needed`);
  // The number of splats is ruled by our own setting, for networks that want another one than subnet 17.
  const broken = checkDecoded(seen).reasons.filter(({ rule }) => rule !== 'count');
  if (broken.length > 0) return held('rule_broken', broken.map(({ message }) => message).join('; '));

  const coverage = visibleShare(normaliseForValidator(seen));
  if (coverage < minCoverage) {
    return held(
      'empty_render',
      `${(100 * coverage).toFixed(3)} % of the picture is covered, ${100 * minCoverage} % needed`,
    );
  }
  return { ok: true, spz, splats: seen.count, coverage };
}

/** The larger of the shares of pixels that the cloud covers in the views looked at. */
function visibleShare(normalised: GaussianCloud): number {
  const cameras = validatorCameras(VIEW_PIXELS).filter((_, view) => VIEWS.includes(view));
  const shares = cameras.map((camera) => {
    const { alpha } = renderView(normalised, camera, VALIDATOR_BACKGROUND);
    return alpha.reduce((covered, value) => covered + (value > VISIBLE_ALPHA ? 1 : 0), 0) / alpha.length;
  });
  return Math.max(...shares);
}

function held(failure: GateFailure, detail: string): GateReport {
  return { ok: false, failure, detail };
}
