import {
  checkDecoded,
  decodeSpz,
  normaliseForValidator,
  renderView,
  validatorCameras,
  type GaussianCloud,
} from '@404-gen/splat';
import { AppError, toAppError } from '@404-gen/service-kit';
import { strictBase64 } from '../validator/strict-base64.ts';
import { combine, complaints, type Grade } from './grade.ts';
import { gradePicture } from './picture.ts';
import type { ScoreReport } from './scoring-messages.ts';
import { gradeStructure } from './structure.ts';

/** Pixels along a side of the views looked at; the subnet's are 518. */
const VIEW_SIZE = 112;
/** Of the validator's 16 cameras, whose first and last are the same: every third. */
const VIEWS = [0, 3, 6, 9, 12];
const BLACK = [0, 0, 0] as const;
/** First bytes of a zstd frame. The subnet's decoder knows no other container, the gzip of other tools included. */
const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * Scores a result by structure and picture: that it is a sound cloud that shows a solid, coloured, coherent object.
 * Whether it is what the prompt asks for is not judged, named colours apart. This is not the subnet's neural score.
 *
 * Never throws for what a miner sends: what cannot be read scores 0, as in the subnet.
 */
export async function scoreResult(prompt: string, resultsBase64: string): Promise<ScoreReport> {
  const spz = strictBase64(resultsBase64);
  if (!spz) return zero('the results are not base64', 0);
  let cloud: GaussianCloud;
  try {
    cloud = await decodeResult(spz);
  } catch (error) {
    return zero(`the SPZ cannot be decoded: ${toAppError(error).message}`, spz.length);
  }
  const check = checkDecoded(cloud);
  if (!check.valid) return zero(check.reasons.map((reason) => reason.message).join('; '), spz.length, cloud.count);
  const structure = gradeStructure(cloud);
  // A cloud without any structure would score 0 whatever it looks like, and can take very long to draw.
  const hopeless = structure.some((grade) => grade.worth === 0);
  const grades = hopeless ? structure : [...structure, ...gradeViews(cloud, prompt)];
  return {
    score: combine(grades),
    grades: Object.fromEntries(grades.map(({ name, value, worth }) => [name, { value, worth }])),
    complaints: complaints(grades),
    splats: cloud.count,
    bytes: spz.length,
  };
}

/** @throws AppError `FORMAT_SPZ_…`, and `FORMAT_SPZ_CONTAINER` for anything but zstd */
export async function decodeResult(spz: Uint8Array): Promise<GaussianCloud> {
  if (!Buffer.from(spz.subarray(0, 4)).equals(ZSTD_MAGIC)) {
    throw new AppError('FORMAT_SPZ_CONTAINER', 'it is no zstd frame, which is the only container the subnet reads');
  }
  return decodeSpz(spz);
}

function gradeViews(cloud: GaussianCloud, prompt: string): Grade[] {
  const seen = normaliseForValidator(cloud);
  const cameras = validatorCameras(VIEW_SIZE);
  const views = VIEWS.flatMap((view) => cameras[view] ?? []).map((camera) => renderView(seen, camera, BLACK));
  return gradePicture(views, prompt);
}

function zero(complaint: string, bytes: number, splats = 0): ScoreReport {
  return { score: 0, grades: {}, complaints: [complaint], splats, bytes };
}
