import { generationError } from '../errors.ts';

/** Weight of the newest loss in the mean that later ones are compared with. */
const SMOOTHING = 0.1;
/** Backgrounds, poses and opacity resets make losses jump; diverging ones leave that far behind. */
const SUSPICIOUS_FACTOR = 1000;
/** That many suspicious losses in a row are no accident. */
const PATIENCE = 3;

export interface LossWatch {
  /** Throws `NUMERIC_DIVERGED` for a loss that is not finite, and once losses have run away. */
  check(step: number, loss: number): void;
  /** Whether the last loss was far above the usual. */
  readonly suspicious: boolean;
  /** Forgets what is usual. */
  reset(): void;
}

export function createLossWatch(): LossWatch {
  let usual: number | undefined;
  let suspicious = 0;
  return {
    check(step, loss) {
      if (!Number.isFinite(loss)) {
        throw generationError('NUMERIC_DIVERGED', `The loss is ${loss} at step ${step}`, { details: { step } });
      }
      const size = Math.abs(loss);
      if (usual !== undefined && usual > 0 && size > usual * SUSPICIOUS_FACTOR) {
        suspicious += 1;
        if (suspicious < PATIENCE) return;
        const message = `The loss ran away to ${loss} at step ${step}`;
        throw generationError('NUMERIC_DIVERGED', message, { details: { step } });
      }
      suspicious = 0;
      usual = usual === undefined ? size : usual + SMOOTHING * (size - usual);
    },
    get suspicious() {
      return suspicious > 0;
    },
    reset() {
      usual = undefined;
      suspicious = 0;
    },
  };
}
