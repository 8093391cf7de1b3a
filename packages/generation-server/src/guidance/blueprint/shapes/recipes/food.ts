import type { RecipeTable } from '../recipe.ts';

export const FOOD: RecipeTable = {
  burger(b, p) {
    const wavy = (count: number, depth: number) => (turn: number, along: number) =>
      1 + depth * along * Math.sin(turn * 2 * Math.PI * count);
    const long = p.is('form', 'slider') ? 0.82 : 1;
    const patties = p.is('form', 'double') ? 2 : 1;
    b.group({ scale: [long, 1, long] }, () => {
      b.part('bun').lathe('0,0! .44,0 .52,.05 .52,.12 .46,.17! 0,.17!', { segments: 36, tint: 0.96 });
      let y = 0.17;
      for (let layer = 0; layer < patties; layer++) {
        b.part('patty').lathe(`0,${y}! .48,${y} .54,${y + 0.06} .48,${y + 0.12} 0,${y + 0.12}!`, {
          segments: 40,
          ripple: wavy(17, 0.02),
        });
        y += 0.115;
        b.part('cheese').group({ at: [0, y, 0], rotate: [0, 45 * layer + 20, 0] }, () =>
          b.sheet(15, 15, (u, v) => {
            const [x, z] = [(u - 0.5) * 1.02, (v - 0.5) * 1.02];
            const over = Math.max(0, Math.hypot(x, z) - 0.47);
            return [x * (1 - over * 0.35), 0.022 - over * 0.75, z * (1 - over * 0.35)];
          }),
        );
        y += 0.02;
      }
      b.part('tomato').radial(3, () =>
        b.lathe(`0,${y}! .2,${y} .22,${y + 0.03} .2,${y + 0.06} 0,${y + 0.06}!`, { at: [0, 0, 0.28] }),
      );
      b.cylinder(0.42, 0.05, { at: [0, y, 0], round: 0.02 });
      y += 0.055;
      b.part('lettuce').lathe(
        [
          [0, y],
          [0.4, y],
          [0.52, y - 0.02],
          [0.6, y + 0.02],
          [0.54, y + 0.05],
          [0.4, y + 0.04],
          [0, y + 0.04],
        ],
        { segments: 96, ripple: wavy(13, 0.075) },
      );
      b.radial(24, (index) =>
        b.leaf(0.2, 0.2, {
          at: [0, y + 0.025, 0.42],
          rotate: [100 + (index % 3) * 14, 0, 0],
          ruffle: 0.22,
          ruffles: 3,
          tint: 0.9 + (index % 4) * 0.07,
        }),
      );
      y += 0.045;
      const mark = b.mark();
      b.part('bun').lathe(
        `0,${y}! .47,${y} .54,${y + 0.06} .53,${y + 0.16} .38,${y + 0.33} .18,${y + 0.41} 0,${y + 0.43}`,
        { segments: 40 },
      );
      b.part('seeds').scatter(mark, 60, { spacing: 0.065, where: (_, n) => n[1] > 0.35 }, () =>
        b.ball([0.013, 0.009, 0.023], { segments: 8 }),
      );
    });
  },
};
