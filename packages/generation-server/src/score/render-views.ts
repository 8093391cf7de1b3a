import {
  DEFAULT_TRAINER_OPTIONS,
  floatImageToBytes,
  normaliseForValidator,
  VALIDATOR_BACKGROUND,
  VALIDATOR_VIEW_SIZE,
  validatorCameras,
  type ByteImage,
  type GaussianCloud,
} from '@404-gen/splat';
import type { CreateTrainer } from '../pipeline/training-session.ts';

/** Views whose buffers are there at the same time. */
const AT_ONCE = 4;

/**
 * The 16 pictures that validators look at, the last from where the first is. Drawn by a trainer, so on whatever device
 * there is; aborts between two handfuls.
 */
export async function renderValidatorViews(
  cloud: GaussianCloud,
  createTrainer: CreateTrainer,
  { viewSize = VALIDATOR_VIEW_SIZE, signal }: { readonly viewSize?: number | undefined; readonly signal: AbortSignal },
): Promise<ByteImage[]> {
  const seen = normaliseForValidator(cloud);
  const cameras = validatorCameras(viewSize);
  const trainer = await createTrainer(seen, { ...DEFAULT_TRAINER_OPTIONS, maxSplats: seen.count, minSplats: 0 });
  try {
    const views: ByteImage[] = [];
    for (let from = 0; from < cameras.length; from += AT_ONCE) {
      signal.throwIfAborted();
      const rendered = await trainer.render(cameras.slice(from, from + AT_ONCE), VALIDATOR_BACKGROUND);
      views.push(...rendered.map((view) => floatImageToBytes(view)));
    }
    return views;
  } finally {
    await trainer.close();
  }
}
