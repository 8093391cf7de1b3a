import type { Camera } from './camera.ts';
import type { GaussianCloud } from './cloud.ts';
import type { RenderedView, Rgb } from './image.ts';

/** ∂L/∂pixel of one rendered view, as the guidance yields it. */
export interface ViewGradient {
  /** [height, width, 3] */
  readonly rgb: Float32Array;
  /** [height, width]; leave out when the loss does not look at alpha. */
  readonly alpha?: Float32Array;
  /** [height, width]; leave out when the loss does not look at depth. */
  readonly depth?: Float32Array;
}

/** What one optimisation step did. */
export interface StepReport {
  /** 1-based. */
  readonly step: number;
  /** Splats after densification and pruning at this step. */
  readonly count: number;
  readonly cloned: number;
  readonly split: number;
  readonly pruned: number;
}

/**
 * A cloud under optimisation, on whichever device. Strict order within a step:
 * `render` → (the guidance looks at the views) → `update`.
 */
export interface SplatTrainer {
  readonly device: string;
  readonly count: number;
  /** Renders the current cloud. The buffers returned stay valid until the next call of `render`. */
  render(cameras: readonly Camera[], background: Rgb): Promise<readonly RenderedView[]>;
  /** Back-propagates one gradient per view of the last `render`, steps Adam, then densifies, prunes and resets as due. */
  update(gradients: readonly ViewGradient[]): Promise<StepReport>;
  /** A copy of the cloud as it is, safe to keep and to start another trainer from. Training may go on. */
  snapshot(): Promise<GaussianCloud>;
  /** Final prune, then a copy of the cloud as it is, safe to keep. */
  finish(): Promise<GaussianCloud>;
  close(): Promise<void>;
}

/** Every number of the optimiser; defaults and origins are listed with `DEFAULT_TRAINER_OPTIONS`. */
export interface TrainerOptions {
  readonly iterations: number;
  readonly seed: number;
  /** Learning rates of Adam; the position's is scheduled, exponential from init to final over `positionMaxSteps`. */
  readonly positionLrInit: number;
  readonly positionLrFinal: number;
  readonly positionLrMaxSteps: number;
  readonly featureLr: number;
  readonly opacityLr: number;
  readonly scalingLr: number;
  readonly rotationLr: number;
  /** Factor on both position rates; 10 for a cloud that starts as a random ball (upstream's spatial_lr_scale). */
  readonly spatialLrScale: number;
  readonly percentDense: number;
  readonly densityStartStep: number;
  readonly densityEndStep: number;
  readonly densificationInterval: number;
  readonly opacityResetInterval: number;
  /** Threshold on the mean absgrad of the projected centre; its unit is `densifyGradUnit`. */
  readonly densifyGradThreshold: number;
  /** `pixel`: gradient per pixel as gsplat yields it (what upstream compares); `ndc`: times half the image width. */
  readonly densifyGradUnit: 'pixel' | 'ndc';
  /** Densification stops adding at this many splats. */
  readonly maxSplats: number;
  /** Pruning leaves at least this many, dropping the most transparent first. */
  readonly minSplats: number;
}
