import type { TrainerOptions } from '../trainer.ts';

/** How one view felt about each splat. */
export interface ViewSensitivity {
  /** Picture width in pixels. */
  readonly width: number;
  /** [N, 2] Σ over pixels of |∂L/∂mean2d|, per axis; meaningless where the radius is 0. */
  readonly absgrad: Float32Array;
  /** [N] half extent in pixels; 0 where the splat was not drawn. */
  readonly radii: Int32Array;
}

/** Mean over views and steps of ‖absgrad‖ of each splat, over those views in which it was drawn. */
export interface DensificationStatistics {
  add(view: ViewSensitivity, count: number): void;
  /** 0 for a splat that no view showed. */
  mean(index: number): number;
  reset(): void;
}

/**
 * @param unit `pixel` leaves gsplat's gradient as it is, ∂L per pixel of movement; `ndc` is ∂L per half picture, which
 *   is what the Inria rasteriser and thresholds made for it mean. Upstream compares pixel gradients with a threshold
 *   that came from the other unit, and looks at the first view of four only.
 */
export function createDensificationStatistics(
  capacity: number,
  unit: TrainerOptions['densifyGradUnit'],
): DensificationStatistics {
  const sums = new Float64Array(capacity);
  const samples = new Uint32Array(capacity);
  return {
    add({ width, absgrad, radii }, count) {
      const factor = unit === 'ndc' ? width / 2 : 1;
      for (let index = 0; index < count; index++) {
        if (radii[index] === 0) continue;
        const x = absgrad[index * 2]!;
        const y = absgrad[index * 2 + 1]!;
        sums[index]! += factor * Math.sqrt(x * x + y * y);
        samples[index]!++;
      }
    },
    mean: (index) => (samples[index] === 0 ? 0 : sums[index]! / samples[index]!),
    reset() {
      sums.fill(0);
      samples.fill(0);
    },
  };
}
