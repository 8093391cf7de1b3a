import { AppError } from '@404-gen/service-kit';
import {
  checkDecoded,
  decodeSpz,
  encodeSpz,
  normaliseForValidator,
  readSplatFile,
  type GaussianCloud,
} from '@404-gen/splat';
import { readPayload, type Payload } from '../payload.ts';
import { held, type GateOptions, type GateReport } from './gate-report.ts';
import { visibleShare } from './visible-share.ts';

/**
 * Decodes a payload, packs it as validators read it, and checks and draws what comes out of that again. Higher spherical
 * harmonics are left out, because validators do not read them. Takes seconds, and a multiple of the payload in memory.
 */
export async function lookCloser(payload: Payload, options: GateOptions): Promise<GateReport> {
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

  const coverage = visibleShare(normaliseForValidator(seen), minCoverage);
  if (coverage < minCoverage) {
    return held(
      'empty_render',
      `${(100 * coverage).toFixed(3)} % of the picture is covered, ${100 * minCoverage} % needed`,
    );
  }
  return { ok: true, spz, splats: seen.count, coverage };
}
