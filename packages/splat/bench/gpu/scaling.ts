import type { GpuContext } from '../../src/gpu/context.ts';
import type { Scene } from './scenes.ts';
import { measureStep } from './step.ts';

export interface ScalingFigures {
  readonly along: 'splats' | 'pixels';
  readonly points: readonly (Scene & { readonly stepMs: number; readonly pairs: number })[];
  /** Slope of log time over log size between the last three points; 1 is linear. */
  readonly exponent: number;
  readonly linear: boolean;
}

/** What a slope of 1 may measure as. */
const TOLERANCE = 0.05;

/** Steps at sizes that double: `splats` at one size of picture, then `pixels` for one cloud. */
export async function measureScaling(
  gpu: GpuContext,
  { quick, runs, runMs }: { readonly quick: boolean; readonly runs: number; readonly runMs: number },
  onFigures: (figures: ScalingFigures) => void,
): Promise<void> {
  const sweeps: Record<ScalingFigures['along'], Scene[]> = quick
    ? { splats: [100, 200, 400].map(at(32)), pixels: [16, 32, 64].map((size) => ({ splats: 100, size })) }
    : {
        splats: [62_500, 125_000, 250_000, 500_000, 1_000_000].map(at(512)),
        pixels: [128, 181, 256, 362, 512, 724, 1024].map((size) => ({ splats: 50_000, size })),
      };
  for (const along of ['splats', 'pixels'] as const) {
    const points: ScalingFigures['points'][number][] = [];
    for (const scene of sweeps[along]) {
      const { stepMs, pairs } = await measureStep(gpu, scene, { runs, runMs });
      points.push({ ...scene, stepMs, pairs });
    }
    const amount = ({ splats, size }: Scene) => (along === 'splats' ? splats : size * size);
    const [from, to] = [points.at(-3)!, points.at(-1)!];
    const exponent = Math.log(to.stepMs / from.stepMs) / Math.log(amount(to) / amount(from));
    onFigures({ along, points, exponent, linear: exponent <= 1 + TOLERANCE });
  }
}

function at(size: number): (splats: number) => Scene {
  return (splats) => ({ splats, size });
}
