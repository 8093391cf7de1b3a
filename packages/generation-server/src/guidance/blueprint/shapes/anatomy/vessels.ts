import { curvePoints, smoothCurve, type Curve } from '../curves.ts';
import type { Vec2 } from '../vec.ts';

/**
 * A vessel's profile from the outside of its wall (foot to lip): closed underneath, round the lip, down the inside at the
 * wall's thickness, and across the floor. To be turned with `straight: true`.
 */
export function hollow(wall: Curve, thickness: number, steps = 5): Vec2[] {
  const outside = smoothCurve(curvePoints(wall), { steps });
  const floor = outside[0]![1] + thickness;
  const inside: Vec2[] = [];
  for (let index = outside.length - 1; index > 0; index--) {
    const [r, y] = outside[index]!;
    const [pr, py] = outside[index - 1]!;
    const [nr, ny] = outside[Math.min(index + 1, outside.length - 1)]!;
    const length = Math.hypot(nr - pr, ny - py) || 1;
    // The normal to the left of an upward wall points inwards.
    const [ir, iy] = [r - ((ny - py) / length) * thickness, y + ((nr - pr) / length) * thickness];
    if (index === outside.length - 1) inside.push([Math.max(ir, 0.002), y]);
    else if (iy > floor) inside.push([Math.max(ir, 0.002), iy]);
  }
  const last = inside.at(-1) ?? [outside[0]![0], floor];
  return [[0, outside[0]![1]], ...outside, ...inside, [last[0] * 0.98, floor], [0, floor]];
}
