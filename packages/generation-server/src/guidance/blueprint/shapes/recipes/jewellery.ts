import { gemCut, setStone } from '../anatomy/jewellery.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

export const JEWELLERY: RecipeTable = {
  ring(b, p) {
    const cut = gemCut(p.variant('cut'));
    const radius = 0.5;
    const thick = 0.055 * p.thickness;
    b.part('band');
    b.group({ rotate: [90, 0, 0] }, () => {
      if (p.is('band', 'plain')) {
        const wide = p.is('setting', 'band', 'eternity') ? 0.13 : p.is('setting', 'signet') ? 0.1 : 0.07;
        const w = wide * p.thickness;
        b.lathe(
          [
            [radius - thick * 0.6, -w, 1],
            [radius + thick * 0.5, -w],
            [radius + thick, 0],
            [radius + thick * 0.5, w],
            [radius - thick * 0.6, w, 1],
            [radius - thick * 0.75, 0],
            [radius - thick * 0.6, -w, 1],
          ],
          { segments: 60 },
        );
      } else {
        const strands = p.is('band', 'braided') ? 3 : 2;
        for (let strand = 0; strand < strands; strand++) {
          const path = Array.from({ length: 96 }, (_, index): Vec3 => {
            const angle = (index / 96) * 2 * Math.PI;
            const turn = angle * 9 + (strand / strands) * 2 * Math.PI;
            const r = radius + 0.045 * Math.cos(turn);
            return [r * Math.sin(angle), 0.06 * Math.sin(turn), r * Math.cos(angle)];
          });
          b.tube(path, thick * 0.85, { closed: true, straight: true, segments: 8 });
        }
      }
    });
    const top = radius + thick;
    if (p.is('setting', 'solitaire', 'cluster')) {
      const width = 0.32;
      b.group({ at: [0, top + width * 0.4, 0] }, () => {
        setStone(b, { stone: 'stone', setting: 'prongs', cut, width });
        b.part('prongs').lathe([
          [0.05, -width * 0.72],
          [0.13, -width * 0.36],
          [0.1, -width * 0.3],
        ]);
        if (p.is('setting', 'cluster')) {
          b.radial(10, () =>
            setStone(b, {
              stone: p.has('side_stones') ? 'side_stones' : 'stone',
              setting: 'prongs',
              cut: 'round',
              width: 0.1,
              prongs: 4,
              at: [0, -0.02, 0.25],
            }),
          );
        }
      });
      for (let index = 1; index <= 3; index++) {
        b.mirrored('x', () => {
          const angle = 0.26 + index * 0.2;
          setStone(b, {
            stone: 'side_stones',
            setting: 'prongs',
            cut: 'round',
            width: 0.105 - index * 0.008,
            prongs: 4,
            at: [top * Math.sin(angle), top * Math.cos(angle) + 0.015, 0],
            toward: [Math.sin(angle), Math.cos(angle), 0],
          });
        });
      }
    } else if (p.is('setting', 'signet')) {
      b.part('prongs').superball([0.24, 0.09, 0.24], 0.4, cut === 'princess' ? 0.4 : 1, { at: [0, top - 0.005, 0] });
      b.part('stone').superball([0.18, 0.05, 0.18], 0.3, cut === 'princess' ? 0.4 : 1, { at: [0, top + 0.065, 0] });
      b.part('side_stones').radial(14, () => b.gem('round', [0.035, 0.03, 0.035], { at: [0, top + 0.09, 0.205] }));
    } else {
      const count = p.is('setting', 'eternity') ? 22 : 9;
      const arc = p.is('setting', 'eternity') ? 2 * Math.PI : 2.1;
      for (let index = 0; index < count; index++) {
        const angle = (index / (p.is('setting', 'eternity') ? count : count - 1)) * arc - (arc < 6 ? arc / 2 : 0);
        const part = index % 2 === 1 && p.has('side_stones') ? 'side_stones' : 'stone';
        setStone(b, {
          stone: part,
          setting: 'prongs',
          cut: cut === 'princess' ? 'princess' : 'round',
          width: 0.125,
          prongs: 4,
          at: [(top + 0.01) * Math.sin(angle), (top + 0.01) * Math.cos(angle), 0],
          toward: [Math.sin(angle), Math.cos(angle), 0],
        });
      }
    }
  },
};
