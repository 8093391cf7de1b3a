import type { TrainerOptions } from '@404-gen/splat';
import { SIZE_CHANGES } from '../config/render-cost.ts';
import type { PlannedImage } from '../image-prompt/planned-image.ts';
import type { DiffusionOptions } from '../guidance/diffusion/options.ts';

export type OutputFormat = 'ply' | 'spz';

/** How cameras are drawn. Angles in degrees, lengths in world units. */
export interface CameraPlan {
  readonly radius: number;
  readonly fovyDegrees: number;
  readonly elevationDegrees: number;
  /** Relative to `elevationDegrees`; the upper end is exclusive. */
  readonly minVerDegrees: number;
  readonly maxVerDegrees: number;
  /** Views that share one random azimuth, spread evenly round the object. */
  readonly viewsPerGroup: number;
  readonly groups: number;
  readonly blackBackgroundProbability: number;
  /** Sides of the square renders, pixels: until 30 % of the steps, until 60 %, after. */
  readonly renderSizes: readonly [early: number, middle: number, late: number];
}

/** Everything a job is computed from: plain data, the same plan gives the same bytes. */
export interface GenerationPlan {
  readonly prompt: string;
  readonly negativePrompt: string;
  readonly image?: PlannedImage | undefined;
  /** Undefined: each network's own. */
  readonly guidanceScale: number | undefined;
  readonly seed: number;
  readonly format: OutputFormat;
  /** Request fields that the caller set and settings would have filled otherwise. */
  readonly given: readonly string[];
  /** What the caller should know of the plan itself. */
  readonly warnings: readonly string[];
  readonly init: 'auto' | 'ball' | 'surface';
  readonly initialSplats: number;
  readonly shDegree: 0 | 1 | 2 | 3;
  readonly cameras: CameraPlan;
  readonly diffusion: DiffusionOptions;
  /** Steps after the iterations, for a guidance that refines. */
  readonly refineSteps: number;
  /** Without the scene factor, which depends on where the splats start. */
  readonly trainer: Omit<TrainerOptions, 'spatialLrScale'>;
}

/** Side of the square renders at a 1-based step: upstream's schedule, 128 px to 30 %, 256 px to 60 %, then 512 px. */
export function renderSize(plan: GenerationPlan, step: number): number {
  const [early, middle, late] = plan.cameras.renderSizes;
  const ratio = Math.min(1, step / plan.trainer.iterations);
  if (ratio < SIZE_CHANGES[0]) return early;
  return ratio < SIZE_CHANGES[1] ? middle : late;
}

/**
 * Share of the optimisation's work that lies behind it after `step` steps, in [0, 1]. A step costs about as much as the
 * pixels it renders, plus what it costs to project and update splats whatever the size.
 */
export function workDone(plan: GenerationPlan, step: number): number {
  const fixedCost = 96 * 96;
  let done = 0;
  let total = 0;
  for (let each = 1; each <= plan.trainer.iterations; each++) {
    const cost = renderSize(plan, each) ** 2 + fixedCost;
    total += cost;
    if (each <= step) done += cost;
  }
  return total === 0 ? 1 : done / total;
}
