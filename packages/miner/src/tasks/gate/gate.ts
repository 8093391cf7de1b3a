import { setImmediate } from 'node:timers/promises';
import { checkDecoded, createSpzSurveyor, normaliseForValidator, type SpzSurvey } from '@404-gen/splat';
import type { Payload } from '../payload.ts';
import { held, type GateOptions, type GateReport } from './gate-report.ts';
import { visibleShare } from './visible-share.ts';

export interface CheckOptions extends GateOptions {
  /** Decodes all of it and says whether it passes; as `lookCloser`, which is not for the event loop. */
  readonly lookCloser: (payload: Payload) => Promise<GateReport>;
  /** Where nobody looked at it while it came. */
  readonly survey: (payload: Payload) => Promise<SpzSurvey | undefined>;
}

/** Splats of the sample that is drawn: some milliseconds of the event loop. */
export const SAMPLE_SPLATS = 1000;

/** Well under the validators' 80 %: what comes near it is counted by their own rule. */
const MAX_TRANSPARENT_SHARE = 0.75;

/** Bytes looked at before others get their turn: a fraction of a millisecond. */
const TURN_BYTES = 65_536;

/**
 * Says whether a server's answer may be signed and submitted. What is checked is what a validator will see: the cloud
 * after packing and unpacking.
 *
 * An SPZ as we write it ourselves is not packed again and never in memory as a whole: where its figures and a sample show
 * that it passes, that is enough, since the splats left out can only cover more. All else gets the closer look.
 *
 * @param payload PLY or SPZ, as received
 * @param score what the endpoint predicts validators to give it; without it no score holds it back
 */
export async function checkPayload(payload: Payload, options: CheckOptions, score?: number): Promise<GateReport> {
  const { minPayloadBytes, minScore } = options;
  if (payload.bytes === 0) return held('no_payload', 'the endpoint sent nothing');
  if (payload.bytes < minPayloadBytes) {
    return held('too_small', `the endpoint sent ${payload.bytes} bytes of ${minPayloadBytes} needed`);
  }
  const survey = payload.survey === undefined ? await options.survey(payload) : (payload.survey ?? undefined);
  const passed = survey && judgeSurvey(survey, options);
  const report = passed ?? (await options.lookCloser(payload));
  // The last, so that what is wrong with it is told rather than that it looks bad.
  if (report.ok && score !== undefined && score < minScore) {
    return held('low_score', `the endpoint predicts a score of ${score}, ${minScore} needed`);
  }
  return report;
}

/** Surveys a payload that is there, without keeping the event loop from others. @throws the signal's reason */
export async function surveyPayload(payload: Payload, signal: AbortSignal): Promise<SpzSurvey | undefined> {
  const surveyor = await createSpzSurveyor(SAMPLE_SPLATS);
  try {
    for await (const chunk of payload.open()) {
      for (let start = 0; start < chunk.byteLength; start += TURN_BYTES) {
        signal.throwIfAborted();
        surveyor.push(chunk.subarray(start, start + TURN_BYTES));
        await setImmediate();
      }
    }
    return surveyor.finish();
  } finally {
    surveyor.close();
  }
}

/** That it passes, where a survey shows it; undefined where it takes a closer look. */
function judgeSurvey(survey: SpzSurvey, options: GateOptions): GateReport | undefined {
  if (survey.count < options.minSplats || survey.side === 0) return undefined;
  if (survey.transparent > MAX_TRANSPARENT_SHARE * survey.count) return undefined;
  if (checkDecoded(survey.sample).reasons.some(({ rule }) => rule === 'centre')) return undefined;
  const coverage = visibleShare(normaliseForValidator(survey.sample, survey), options.minCoverage);
  return coverage < options.minCoverage ? undefined : { ok: true, splats: survey.count, coverage };
}
