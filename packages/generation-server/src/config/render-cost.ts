/** The settings that decide how much a job renders. */
export interface RenderSettings {
  readonly iters: number;
  readonly batch_size: number;
  readonly views_per_step: number;
  readonly mvdream: boolean;
  readonly imagedream: boolean;
  readonly render_sizes: readonly number[];
}

/** Shares of the steps after which the second and the third render size begin (404 `GaussianProcessor.py`). */
export const SIZE_CHANGES = [0.3, 0.6] as const;

/** Views of one group; upstream looks at four where a multi-view network guides, else at one. */
export function viewsPerGroup({ views_per_step, mvdream, imagedream }: RenderSettings): number {
  return views_per_step || (mvdream || imagedream ? 4 : 1);
}

/** The three sizes of a list that may be shorter and then repeats its last. */
export function threeSizes(sizes: readonly number[]): readonly [early: number, middle: number, late: number] {
  const [early = 128, middle = early, late = middle] = sizes;
  return [early, middle, late];
}

/** Pixels that a job renders, all steps and views together. */
export function renderedPixels(settings: RenderSettings): number {
  const [early, middle, late] = threeSizes(settings.render_sizes);
  const [first, second] = SIZE_CHANGES;
  const perStep = first * early ** 2 + (second - first) * middle ** 2 + (1 - second) * late ** 2;
  return perStep * settings.iters * settings.batch_size * viewsPerGroup(settings);
}
