import { AppError } from '@404-gen/service-kit';
import { cloudBounds, largestSide } from '../cloud-ops.ts';
import type { GaussianCloud } from '../cloud.ts';
import { MAX_SPLATS } from '../formats/limits.ts';
import { spzRoundTrip } from '../formats/spz.ts';
import { opacityOf } from '../opacity.ts';

/** Fewer splats score 0. */
export const VALIDATOR_MIN_SPLATS = 7000;
/** A splat below this opacity counts as transparent; 80 % of them at most may be. */
const TRANSPARENT_OPACITY = 1e-3;
const MAX_TRANSPARENT_SHARE = 0.8;

/**
 * What a submission can fail: `finite` NaN, infinity or a quaternion of no length; `encoding` what SPZ cannot hold, such
 * as a position beyond ±2048; `extent` centres that coincide, where a validator divides by 0; `count` fewer than 7000
 * splats or more than the decoder reads; `opacity` more than 80 % transparent; `rotations` all the identity; `centre` one
 * of the first three splats at (1, 1, 1).
 */
export type SubmissionRule = 'finite' | 'encoding' | 'extent' | 'count' | 'opacity' | 'rotations' | 'centre';

/** A rule that a cloud breaks, and how. */
export interface SubmissionReason {
  readonly rule: SubmissionRule;
  readonly message: string;
}

/** What validators would say of a cloud before they score it. */
export interface SubmissionCheck {
  readonly valid: boolean;
  /** Why not, one per rule broken; empty when valid. */
  readonly reasons: readonly SubmissionReason[];
}

/**
 * Whether a validator would score the cloud at all, once it has gone through SPZ: {@link checkDecoded} on what the
 * validator decodes, after our own stricter checks that everything is finite and can be encoded.
 */
export function checkSubmission(cloud: GaussianCloud): SubmissionCheck {
  if (cloud.count === 0 || cloud.count > MAX_SPLATS) return failed(...checkCount(cloud));
  let decoded: GaussianCloud;
  try {
    decoded = spzRoundTrip(cloud);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'NUMERIC_CLOUD') return failed({ rule: 'finite', message: error.message });
    if (error.code.startsWith('FORMAT_SPZ_')) return failed({ rule: 'encoding', message: error.message });
    throw error;
  }
  return checkDecoded(decoded);
}

/**
 * The rules by which validators refuse to score what they decoded (404 `validation/`, `is_input_data_valid`), and the
 * division by 0 that comes next. Two of theirs are left out as they cannot fail: a memory estimate from sizes of Python
 * objects, and a share of small scales that counts a single flag.
 */
export function checkDecoded(cloud: GaussianCloud): SubmissionCheck {
  return failed(
    ...checkCount(cloud),
    ...checkExtent(cloud),
    ...checkFirstCentres(cloud),
    ...checkOpacity(cloud),
    ...checkRotations(cloud),
  );
}

function failed(...reasons: readonly SubmissionReason[]): SubmissionCheck {
  return { valid: reasons.length === 0, reasons };
}

function checkCount({ count }: GaussianCloud): SubmissionReason[] {
  if (count < VALIDATOR_MIN_SPLATS) {
    return [{ rule: 'count', message: `${count} splats; validators want ${VALIDATOR_MIN_SPLATS} at least` }];
  }
  return count > MAX_SPLATS
    ? [{ rule: 'count', message: `${count} splats; validators read ${MAX_SPLATS} at most` }]
    : [];
}

function checkExtent(cloud: GaussianCloud): SubmissionReason[] {
  const bounds = cloudBounds(cloud);
  if (bounds !== undefined && largestSide(bounds) > 0) return [];
  return [{ rule: 'extent', message: 'The centres of all splats coincide' }];
}

/** Meant by its author to compare axes, the rule indexes splats. */
function checkFirstCentres({ count, positions }: GaussianCloud): SubmissionReason[] {
  for (let splat = 0; splat < Math.min(3, count); splat++) {
    const centre = positions.subarray(splat * 3, splat * 3 + 3);
    if (centre.every((value) => isClose(value, 1))) {
      return [
        { rule: 'centre', message: `Splat ${splat} is at (1, 1, 1), which validators refuse in the first three` },
      ];
    }
  }
  return [];
}

function checkOpacity({ count, opacityLogits }: GaussianCloud): SubmissionReason[] {
  let transparent = 0;
  for (let splat = 0; splat < count; splat++) {
    if (opacityOf(opacityLogits[splat]!) < TRANSPARENT_OPACITY) transparent++;
  }
  if (transparent <= MAX_TRANSPARENT_SHARE * count) return [];
  const percent = ((100 * transparent) / count).toFixed(1);
  return [{ rule: 'opacity', message: `${percent} % of the splats are transparent; validators allow 80 %` }];
}

/** Cannot fail after SPZ, which has no byte for 0 and turns the identity into x = y = z = 0.0039. */
function checkRotations({ count, rotations }: GaussianCloud): SubmissionReason[] {
  for (let splat = 0; splat < count; splat++) {
    const quaternion = rotations.subarray(splat * 4, splat * 4 + 4);
    const length = Math.hypot(...quaternion);
    if (!quaternion.every((value, index) => isClose(value / length, index === 0 ? 1 : 0))) return [];
  }
  return [{ rule: 'rotations', message: 'Every rotation is the identity' }];
}

/** torch.allclose with its default tolerances. */
function isClose(value: number, expected: number): boolean {
  return Math.abs(value - expected) <= 1e-8 + 1e-5 * Math.abs(expected);
}
