import type { MeshBuilder } from '../mesh-builder.ts';
import { curvePoints, smoothCurve, type Curve } from '../curves.ts';

/** Turn from one seed of a spiral to the next, degrees: 360 · (2 − golden ratio). */
const GOLDEN_ANGLE = 137.508;

/**
 * Builds `count` times on the surface that `profile` sweeps about the y axis, evenly by area along one golden-angle
 * spiral, as seeds and scales grow. In each frame +Y is the outward normal and −Z runs on along the profile.
 */
export function studs(
  b: MeshBuilder,
  profile: Curve,
  count: number,
  build: (index: number, along: number) => void,
): void {
  const curve = smoothCurve(curvePoints(profile), { steps: 8 });
  const areas = [0];
  for (let index = 1; index < curve.length; index++) {
    const [[r0, y0], [r1, y1]] = [curve[index - 1]!, curve[index]!];
    areas.push(areas[index - 1]! + Math.hypot(r1 - r0, y1 - y0) * ((r0 + r1) / 2));
  }
  const total = areas.at(-1)!;
  let span = 1;
  for (let index = 0; index < count; index++) {
    const along = (index + 0.5) / count;
    while (areas[span]! < along * total && span < curve.length - 1) span++;
    const [[r0, y0], [r1, y1]] = [curve[span - 1]!, curve[span]!];
    const t = (along * total - areas[span - 1]!) / (areas[span]! - areas[span - 1]! || 1);
    const tilt = (Math.atan2(y1 - y0, r0 - r1) * 180) / Math.PI;
    b.group({ rotate: [0, index * GOLDEN_ANGLE, 0] }, () => {
      b.group({ at: [0, y0 + (y1 - y0) * t, r0 + (r1 - r0) * t], rotate: [tilt, 0, 0] }, () => build(index, along));
    });
  }
}
