import { outlines } from '../curves.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2 } from '../vec.ts';

/** Blade: length, half width at the guard and near the tip, curve to the side, where the point begins. */
const SWORDS: Readonly<
  Record<string, { length: number; wide: number; tip: number; curve: number; hilt: number; edges: 1 | 2 }>
> = {
  longsword: { length: 1.5, wide: 0.075, tip: 0.05, curve: 0, hilt: 0.36, edges: 2 },
  katana: { length: 1.5, wide: 0.05, tip: 0.042, curve: 0.13, hilt: 0.42, edges: 1 },
  rapier: { length: 1.7, wide: 0.03, tip: 0.014, curve: 0, hilt: 0.28, edges: 2 },
  scimitar: { length: 1.3, wide: 0.065, tip: 0.1, curve: 0.36, hilt: 0.26, edges: 1 },
  gladius: { length: 0.95, wide: 0.095, tip: 0.085, curve: 0, hilt: 0.28, edges: 2 },
  broadsword: { length: 1.35, wide: 0.12, tip: 0.09, curve: 0, hilt: 0.34, edges: 2 },
  laser: { length: 1.5, wide: 0.045, tip: 0.045, curve: 0, hilt: 0.36, edges: 2 },
};

export const WEAPONS: RecipeTable = {
  sword(b, p) {
    const form = p.variant('form');
    const { length, wide, tip, curve, hilt, edges } = SWORDS[form] ?? SWORDS['longsword']!;
    const w = wide * (0.6 + 0.4 * p.thickness);
    b.part('blade');
    if (form === 'laser') {
      b.capsule([0, 0, 0], [0, length, 0], w, { segments: 14 });
    } else {
      // Sections from guard to tip: a diamond, or a wedge with one edge, shrinking to the point.
      const steps = 26;
      const width = (t: number) =>
        t < 0.86
          ? w + (tip - w) * (t / 0.86)
          : tip * Math.sqrt(Math.max(0, 1 - ((t - 0.86) / 0.14) ** (edges === 2 ? 1.6 : 2.4)));
      const bow = (t: number) => curve * length * (t * t - t * 0.25);
      const section: readonly Vec2[] =
        edges === 2
          ? [
              [1, 0],
              [0.25, 0.3],
              [0.1, 0.24],
              [-0.1, 0.24],
              [-0.25, 0.3],
              [-1, 0],
              [-0.25, -0.3],
              [-0.1, -0.24],
              [0.1, -0.24],
              [0.25, -0.3],
            ]
          : [
              [1, 0],
              [-0.6, 0.26],
              [-1, 0.16],
              [-1, -0.16],
              [-0.6, -0.26],
            ];
      const path = Array.from({ length: steps + 1 }, (_, index) => {
        const t = index / steps;
        return [bow(t), t * length, 0] as const;
      });
      b.tube(path, (t) => Math.max(width(t), 0.002), { straight: true, section, up: [0, 0, 1], creaseDegrees: 12 });
    }
    b.part('hilt');
    if (form === 'laser') {
      b.cylinder(0.06, hilt, { at: [0, -hilt, 0], round: 0.01 });
      for (let ring = 0; ring < 4; ring++) b.ring(0.062, 0.014, { at: [0, -0.08 - ring * 0.055, 0], part: 'guard' });
      b.cylinder(0.075, 0.06, { at: [0, -0.04, 0], part: 'guard', round: 0.01 });
      b.lathe('0,-.42! .05,-.42 .07,-.38 .07,-.35! 0,-.35!', { part: 'pommel' });
    } else {
      b.lathe(
        [
          [0, -hilt, 1],
          [0.03, -hilt, 1],
          [0.042, -hilt * 0.6],
          [0.036, -hilt * 0.25],
          [0.04, 0, 1],
          [0, 0, 1],
        ],
        { scale: [1, 1, form === 'katana' ? 0.75 : 0.8] },
      );
      for (let wrap = 1; wrap < 8; wrap++)
        b.ring(0.04, 0.007, {
          at: [0, (-hilt * wrap) / 8, 0],
          rotate: [0, 0, form === 'katana' ? 22 * (wrap % 2 ? 1 : -1) : 8],
          tint: 0.75,
          segments: 6,
          scale: [1, 1, 0.85],
        });
      b.part('guard');
      if (form === 'katana') b.cylinder(0.12, 0.025, { at: [0, -0.012, 0], round: 0.01, scale: [1, 1, 0.85] });
      else if (form === 'rapier') {
        b.lathe('.02,-.02 .12,-.01 .17,.05 .16,.06 .11,.01 .02,0', { segments: 30 });
        b.tube(
          [
            [0.15, 0, 0],
            [0.16, -hilt * 0.5, 0],
            [0.03, -hilt * 0.98, 0],
          ],
          0.011,
        ).rod([-0.2, 0, 0], [0.2, 0, 0], 0.014);
        b.ring(0.12, 0.01, { at: [0, -0.05, 0], rotate: [20, 0, 0] });
      } else if (form === 'scimitar')
        b.tube(
          [
            [-0.17, -0.05, 0],
            [-0.08, 0.01, 0],
            [0.08, 0.01, 0],
            [0.16, 0.06, 0],
          ],
          [0.022, 0.03, 0.03, 0.022],
          { ends: 'round' },
        );
      else {
        const reach = form === 'gladius' ? 0.13 : form === 'broadsword' ? 0.28 : 0.25;
        b.tube(
          [
            [-reach, 0.03, 0],
            [-reach * 0.5, 0, 0],
            [0, -0.005, 0],
            [reach * 0.5, 0, 0],
            [reach, 0.03, 0],
          ],
          [0.04, 0.022, 0.036, 0.022, 0.04],
          { ends: 'round', segments: 10 },
        );
      }
      b.part('pommel');
      if (form === 'katana') b.cylinder(0.042, 0.035, { at: [0, -hilt - 0.03, 0], round: 0.01 });
      else b.ball([0.055, 0.055, 0.04], { at: [0, -hilt - 0.035, 0] });
      b.part('gems')
        .gem('round', [0.06, 0.045, 0.06], { at: [0, -0.005, 0.042], rotate: [90, 0, 0] })
        .gem('round', [0.05, 0.04, 0.05], { at: [0, -hilt - 0.035, 0.045], rotate: [90, 0, 0] });
    }
    b.part('sheath').group({ at: [0.34, 0, -0.06], rotate: [0, 0, -8] }, () => {
      b.plate(
        outlines.symmetric(`0,${-0.02} ${w * 1.4},0! ${Math.max(tip, w * 0.8) * 1.3},${length * 0.9} 0,${length}`),
        0.07,
        { bevel: 0.02 },
      );
    });
  },
};
