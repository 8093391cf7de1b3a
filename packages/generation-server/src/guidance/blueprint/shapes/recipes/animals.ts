import { ears, eyes, quadruped } from '../anatomy/quadruped.ts';
import type { RecipeTable } from '../recipe.ts';

export const ANIMALS: RecipeTable = {
  cat(b, p) {
    const kitten = p.is('form', 'kitten');
    const bare = p.is('form', 'sphynx');
    const sitting = p.is('pose', 'sitting');
    const t = p.thickness * (bare ? 0.86 : 1);
    const skull = kitten ? 0.22 : 0.185;
    const points = quadruped(b, {
      coat: 'fur', belly: 'belly',
      height: kitten ? 0.44 : 0.52, length: kitten ? 0.42 : 0.62,
      girth: [0.17 * t, 0.16 * t, 0.17 * t], leg: [0.078 * t, 0.046 * t, 0.06 * t],
      neck: [sitting ? 0.22 : 0.24, sitting ? 80 : 52, 0.12 * t, 0.11 * t], head: [skull, 0.055, 0.075, 22],
      tail: {
        part: 'tail',
        path: sitting ? [[0, -0.18, 0], [0.2, -0.3, -0.05], [0.34, -0.28, 0.2], [0.26, -0.28, 0.42]] : [[0, 0, 0], [0, 0.12, -0.16], [0, 0.38, -0.2], [0.05, 0.58, -0.1], [0.08, 0.66, 0.04]],
        radii: [0.05, 0.045, 0.042, 0.04, 0.03],
      },
      sitting,
    }); // prettier-ignore
    ears(b, points.head, skull, 'pointed', 'ears', bare ? 1.5 : 1.1);
    eyes(b, points.head, skull, { part: 'eyes', size: 0.24, apart: 0.42, up: 0.16, forward: 0.84 });
    const [x, y, z] = points.nose;
    b.part('nose').ball([0.022, 0.016, 0.016], { at: [x, y + 0.045, z + 0.062] });
    b.mirrored('x', () => {
      for (const lift of [-0.02, 0.01])
        b.rod([0.04, y + 0.01, z + 0.04], [0.24, y + 0.02 + lift * 2, z], 0.004, { part: '#f4efe6', segments: 4 });
    });
    b.part('collar').ring(0.128, 0.022, {
      at: [0, (points.neckBase[1] + points.head[1]) / 2, (points.neckBase[2] + points.head[2]) / 2],
      rotate: [sitting ? 12 : 34, 0, 0],
    });
    const neck = (axis: 0 | 1 | 2): number => points.neckBase[axis] * 0.5 + points.head[axis] * 0.5;
    b.anchor('neck', [0, neck(1), neck(2)], 0.245 * t, sitting ? 12 : 34);
    b.anchor('seat', [0, points.shoulder[1] + 0.14 * t, -0.06], 0.75);
    b.anchor('on', [0, points.head[1] + skull * 0.92, points.head[2]], 0.3).anchor(
      'holding',
      [0, y - 0.02, z + 0.08],
      0.3,
    );
  },
};
