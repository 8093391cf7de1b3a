import type { RecipeTable } from '../recipe.ts';

export const PLANTS: RecipeTable = {
  mushroom(b, p) {
    const wide = p.thickness;
    const one = (): void => {
      b.part('stem');
      if (p.is('form', 'morel')) {
        b.lathe('0,0 .17,.02 .13,.35 .13,.6', { scale: [wide, 1, wide] });
        const mark = b.mark();
        b.part('cap').lathe('.13,.42 .29,.5 .31,.72 .2,1 0,1.12');
        b.part('gills').scatter(mark, 120, { spacing: 0.075 }, () =>
          b.ball([0.04, 0.012, 0.05], { tint: 0.5, segments: 8 }),
        );
        return;
      }
      if (p.is('form', 'chanterelle')) {
        const wavy = (turn: number, along: number) => 1 + 0.1 * along * Math.sin(turn * 2 * Math.PI * 6);
        b.lathe('0,0 .12,.02 .13,.3 .19,.5', { scale: [wide, 1, wide] });
        b.part('cap').lathe('.18,.46 .3,.66 .52,.82 .5,.86 .25,.75 0,.66', { ripple: wavy, segments: 48 });
        b.part('gills').radial(28, () => b.tube('0,.3,.13 0,.52,.22 0,.78,.46', 0.014, { segments: 5 }));
        return;
      }
      const button = p.is('form', 'button');
      const [top, cap, dome] = button ? [0.36, 0.4, 0.36] : [0.62, 0.5, 0.4];
      b.lathe(`0,0 .2,.01 .18,.1 .13,.3 .12,${top + 0.06}`, { scale: [wide, 1, wide] });
      b.part('ring').lathe(`.14,${top * 0.72} .25,${top * 0.6} .24,${top * 0.58} .13,${top * 0.66}`, {
        scale: [wide, 1, wide],
      });
      b.part('gills').lathe(`.1,${top + 0.05} ${cap * 0.9},${top - 0.03}`);
      b.radial(30, () =>
        b.box([0.008, 0.05, cap * 0.74], { at: [0, top - 0.005, cap * 0.52], rotate: [6, 0, 0], tint: 0.75 }),
      );
      const mark = b.mark();
      const level = (share: number) => top + dome * share;
      b.part('cap').lathe(
        `${cap * 0.88},${top - 0.03} ${cap},${top - 0.02} ${cap * 0.97},${top + 0.1} ${cap * 0.7},${level(0.74)} ${cap * 0.3},${level(0.97)} 0,${level(1)}`,
        { segments: 36 },
      );
      const onTop = {
        spacing: 0.11,
        sizes: [0.45, 1.15] as const,
        where: ([, y]: readonly number[]) => y! > top * 0.4,
      };
      b.part('spots').scatter(mark, 40, onTop, () => b.ball([0.062, 0.018, 0.062], { segments: 10 }));
    };
    if (p.is('form', 'shelf')) {
      b.part('#5b4330 bark').lathe('0,0! .3,0! .27,.8 .25,1.5! 0,1.5!');
      for (let level = 0; level < 5; level++) {
        b.group({ at: [0, 0.25 + level * 0.25, 0], rotate: [0, level * 47 - 60, 0] }, () => {
          b.group({ at: [0, 0, 0.2], scale: [1 - level * 0.1, 1 - level * 0.1, 0.8 - level * 0.08] }, () => {
            b.part('cap').lathe('0,0 .36,0 .4,.04 .3,.1 0,.16');
            b.part('gills').lathe('0,-.035 .3,-.03 .37,.01 0,.02');
            b.part('stem').ball([0.1, 0.05, 0.1], { at: [0, 0.03, -0.05] });
          });
        });
      }
    } else if (p.is('form', 'cluster')) {
      const spots = [
        [0, 0, 1],
        [0.42, 0.16, 0.72],
        [-0.4, 0.2, 0.64],
        [0.12, 0.44, 0.5],
        [-0.22, -0.34, 0.56],
        [0.36, -0.3, 0.44],
      ] as const;
      for (const [x, z, scale] of spots) b.group({ at: [x, 0, z], scale, rotate: [z * 24, x * 90, -x * 26] }, one);
    } else b.group({ rotate: [0, 0, p.bend * 15] }, one);
  },
};
