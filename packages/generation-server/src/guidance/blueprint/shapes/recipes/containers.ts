import { hollow } from '../anatomy/vessels.ts';
import type { RecipeTable } from '../recipe.ts';

/** Outer wall from foot to lip; the inner wall follows it. */
const VASES: Readonly<
  Record<string, { wall: string; handles: 'amphora' | 'scroll' | null; mouth: readonly [radius: number, y: number] }>
> = {
  classic: {
    wall: '.19,0! .2,.03 .17,.08 .34,.38 .38,.62 .25,.92 .15,1.05 .24,1.2!',
    handles: 'scroll',
    mouth: [0.2, 1.2],
  },
  amphora: {
    wall: '.12,0! .13,.04 .08,.1 .3,.5 .36,.78 .16,1.02 .12,1.22 .2,1.32!',
    handles: 'amphora',
    mouth: [0.16, 1.32],
  },
  cylinder: { wall: '.26,0! .27,.05! .27,1.05! .28,1.1!', handles: null, mouth: [0.24, 1.1] },
  bulb: { wall: '.2,0! .36,.14 .44,.36 .33,.6 .12,.74 .09,.98 .15,1.06!', handles: null, mouth: [0.11, 1.06] },
  urn: {
    wall: '.22,0! .22,.05! .08,.12 .1,.2 .34,.4 .42,.72 .3,.86 .3,.9 .46,1!',
    handles: 'scroll',
    mouth: [0.38, 1],
  },
  bud: { wall: '.2,0! .24,.08 .25,.24 .12,.5 .07,.8 .08,1.1 .11,1.14!', handles: null, mouth: [0.08, 1.14] },
  square: { wall: '.3,0! .31,.04! .36,1! .36,1.04!', handles: null, mouth: [0.3, 1.04] },
};

export const CONTAINERS: RecipeTable = {
  vase(b, p) {
    const { wall, handles, mouth } = VASES[p.variant('form')] ?? VASES['classic']!;
    const square = p.is('form', 'square');
    const [lip, top] = mouth;
    const shape = square ? { segments: 4, creaseDegrees: 30 } : { segments: 44 };
    const frame = square ? { rotate: [0, 45, 0] as const } : {};
    b.group(frame, () => {
      b.part('body').lathe(hollow(wall, 0.03), { ...shape, straight: true });
      b.part('rim').lathe(
        [
          [lip * 0.98, top - 0.01],
          [lip * 1.08, top - 0.035],
          [lip * 1.22, top],
          [lip * 1.12, top + 0.03],
          [lip * 0.98, top - 0.01],
        ],
        shape,
      );
      const foot = Number(wall.split(',')[0]);
      b.part('base').lathe(
        [
          [0, -0.035, 1],
          [foot * 1.12, -0.035, 1],
          [foot * 1.16, -0.01],
          [foot * 1.05, 0.025],
          [foot * 0.9, 0.03],
        ],
        shape,
      );
    });
    b.part('handles').mirrored('x', () => {
      if (handles === 'amphora')
        b.tube('.13,1.2,0 .3,1.18,0 .36,1,0 .33,.82,0', [0.028, 0.03, 0.03, 0.034], { segments: 8 });
      else b.tube('.2,.98,0 .4,1.02,0 .48,.84,0 .36,.7,0', [0.024, 0.03, 0.03, 0.024], { segments: 8 });
    });
    b.part('flowers').radial(p.has('flowers') ? 7 : 0, (index) => {
      const reach = index === 0 ? 0.02 : 0.2 + 0.1 * (index % 3);
      const height = top + 0.55 - reach * 0.6 + (index % 2) * 0.1;
      b.tube(
        [
          [0, top - 0.25, 0],
          [0, top + 0.1, lip * 0.5],
          [0, height, reach],
        ],
        0.011,
        { part: '#4c8a3a leaf', segments: 5 },
      );
      b.group({ at: [0, height, reach], rotate: [reach * 120, 0, 0] }, () => {
        b.radial(8, () => b.leaf(0.16, 0.1, { rotate: [62, 0, 0], bend: 35, widest: 0.6 }));
        b.ball([0.045, 0.03, 0.045], { part: '#e8b733', at: [0, 0.02, 0] });
      });
    });
    b.anchor('in', [0, top - 0.25, 0], lip * 3.5);
  },
};
