/** The settings that decide at which steps splats are added. */
export interface DensityWindow {
  readonly iters: number;
  readonly density_start_iter: number;
  readonly density_end_iter: number;
  readonly densification_interval: number;
}

/** Last step at which anything of the window happens. */
export function lastDensityStep({ iters, density_end_iter }: DensityWindow): number {
  return Math.min(iters, density_end_iter);
}

/** How often densification runs: the multiples of its interval inside the window, which is inclusive at both ends. */
export function densificationRuns(window: DensityWindow): number {
  const first = Math.max(1, Math.ceil(window.density_start_iter / window.densification_interval));
  const last = Math.floor(lastDensityStep(window) / window.densification_interval);
  return Math.max(0, last - first + 1);
}
