import { cushion, fourLegs } from '../anatomy/furniture.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';

export const FURNITURE: RecipeTable = {
  chair(b, p) {
    const t = 0.06 * p.thickness;
    if (p.is('form', 'adirondack', 'beach', 'folding')) {
      loungingChair(b, p, t);
      return;
    }
    const high = p.is('form', 'high');
    const seat = high ? 0.8 : 0.46;
    const throne = p.is('form', 'throne', 'electric');
    const [w, d] = throne ? [0.62, 0.56] : [0.48, 0.46];
    const top = seat + (throne ? 0.95 : 0.52);
    b.part('seat').box([w, throne ? 0.12 : 0.045, d], { at: [0, seat, 0], round: 0.02, grain: 'x' });
    b.part('legs');
    fourLegs(b, {
      width: w * 0.98,
      depth: d * 0.98,
      height: seat,
      thickness: throne ? t * 1.7 : t,
      kind: throne ? 'turned' : 'square',
      splay: high ? 0.07 : 0.012,
    });
    for (const x of [-1, 1])
      b.beam([x * w * 0.46, seat * 0.4, -d * 0.44], [x * w * 0.46, seat * 0.4, d * 0.44], [t * 0.6, t * 0.6]);
    b.beam([-w * 0.46, seat * 0.3, d * 0.44], [w * 0.46, seat * 0.3, d * 0.44], [t * 0.6, t * 0.6]);
    if (p.is('form', 'rocking')) {
      for (const x of [-1, 1])
        b.tube(
          [
            [x * w * 0.47, 0.09, 0.5],
            [x * w * 0.47, -0.03, 0.2],
            [x * w * 0.47, -0.04, -0.15],
            [x * w * 0.47, 0.1, -0.62],
          ],
          t * 0.5,
        );
    }
    b.part('back');
    if (throne) {
      const outline = outlines.symmetric(
        `0,${top - seat + 0.16}! .06,${top - seat + 0.05} .2,${top - seat} .31,${top - seat - 0.14}! .29,0! 0,0!`,
      );
      b.plate(outline, 0.08, { at: [0, seat, -d / 2 + 0.02], bevel: 0.02, rotate: [-4, 0, 0] });
      for (const x of [-1, 1]) b.ball(0.055, { at: [x * 0.3, top - 0.1, -d / 2 - 0.03] });
      b.part('cushion').box([w * 0.66, top - seat - 0.3, 0.06], {
        at: [0, (top + seat) / 2 - 0.06, -d / 2 + 0.06],
        round: 0.03,
        rotate: [-4, 0, 0],
      });
    } else {
      for (const x of [-1, 1])
        b.tube(
          [
            [x * w * 0.46, seat, -d * 0.46],
            [x * w * 0.46, (seat + top) / 2, -d * 0.5],
            [x * w * 0.44, top, -d * 0.62],
          ],
          t * 0.45,
        );
      b.tube(
        [
          [-w * 0.45, top - 0.03, -d * 0.61],
          [0, top + 0.01, -d * 0.67],
          [w * 0.45, top - 0.03, -d * 0.61],
        ],
        [0.05, 0.06, 0.05],
        { flatten: 0.35, up: [0, 0, 1] },
      );
      for (let slat = -2; slat <= 2; slat++) {
        b.beam([slat * w * 0.15, seat, -d * 0.47], [slat * w * 0.15, top - 0.03, -d * 0.63], [0.032, 0.02], {
          round: 0.006,
        });
      }
    }
    if (throne || p.has('arms')) {
      b.part(p.has('arms') ? 'arms' : 'legs');
      for (const x of [-1, 1]) {
        b.tube(
          [
            [x * w * 0.5, seat + 0.24, -d * 0.5],
            [x * w * 0.53, seat + 0.25, 0],
            [x * w * 0.5, seat + 0.24, d * 0.46],
          ],
          t * 0.55,
          { ends: 'round' },
        );
        b.rod([x * w * 0.49, seat, d * 0.38], [x * w * 0.5, seat + 0.24, d * 0.4], t * 0.4);
      }
    }
    b.part('cushion');
    cushion(b, [w * 0.9, 0.09, d * 0.9], { at: [0, seat + (throne ? 0.09 : 0.05), 0] });
    b.anchor('on', [0, seat + 0.03, 0], w);
  },

  table(b, p) {
    const form = p.variant('form');
    const t = 0.07 * p.thickness;
    const sizes: Readonly<Record<string, readonly [number, number, number]>> = {
      coffee: [1.1, 0.62, 0.42],
      side: [0.5, 0.5, 0.56],
      console: [1.15, 0.36, 0.78],
      picnic: [1.4, 0.6, 0.7],
      nesting: [0.8, 0.55, 0.55],
    };
    const [w, d, h] = sizes[form] ?? [1.35, 0.78, 0.75];
    const single = (scale: number): void => {
      const [sw, sh, sd] = [w * scale, h * scale, d * scale];
      tableTop(b, p, sw, sd, sh);
      b.part('legs');
      if (p.is('base', 'pedestal'))
        b.lathe([
          [0, 0],
          [sd * 0.36, 0],
          [sd * 0.34, 0.03],
          [0.07, 0.1],
          [0.05, sh * 0.5],
          [0.09, sh * 0.85],
          [0.16, sh * 0.96],
          [0, sh * 0.97],
        ]);
      else if (p.is('base', 'trestle') || form === 'picnic') {
        for (const x of [-1, 1]) {
          for (const z of [-1, 1])
            b.beam(
              [x * sw * 0.34, 0, z * sd * 0.44],
              [x * sw * 0.34, sh, z * sd * (form === 'picnic' ? 0.25 : -0.1)],
              [t, t],
            );
          if (form === 'picnic')
            b.beam([x * sw * 0.34, sh * 0.55, -sd * 0.95], [x * sw * 0.34, sh * 0.55, sd * 0.95], [t, t]);
        }
        b.beam([-sw * 0.34, sh * 0.42, 0], [sw * 0.34, sh * 0.42, 0], [t * 0.8, t * 0.8]);
      } else if (p.is('base', 'cross')) {
        for (const x of [-1, 1])
          for (const z of [-1, 1])
            b.beam([x * sw * 0.4, 0, z * sd * 0.4], [-x * sw * 0.4, sh, -z * sd * 0.4], [t * 0.7, t * 0.7]);
      } else {
        const round = p.is('top', 'round', 'oval');
        fourLegs(b, {
          width: sw * (round ? 0.72 : 0.94),
          depth: sd * (round ? 0.72 : 0.92),
          height: sh,
          thickness: t,
          kind: form === 'coffee' ? 'tapered' : round ? 'tapered' : 'square',
          splay: round ? 0.06 : 0,
        });
        if (!round) {
          b.part('apron');
          b.box([sw * 0.86, t * 1.3, 0.025], { at: [0, sh - t * 0.6, sd * 0.43], grain: 'x' }).box(
            [sw * 0.86, t * 1.3, 0.025],
            { at: [0, sh - t * 0.6, -sd * 0.43], grain: 'x' },
          );
          b.box([0.025, t * 1.3, sd * 0.84], { at: [sw * 0.44, sh - t * 0.6, 0], grain: 'z' }).box(
            [0.025, t * 1.3, sd * 0.84],
            { at: [-sw * 0.44, sh - t * 0.6, 0], grain: 'z' },
          );
        } else
          b.part('apron').lathe(
            [
              [sd * 0.36, sh - t],
              [sd * 0.37, sh - 0.02],
            ],
            { scale: [p.is('top', 'oval') ? w / d : 1, 1, 1] },
          );
      }
      b.part('shelf').box([sw * 0.84, 0.03, sd * 0.8], { at: [0, sh * 0.3, 0], round: 0.01, grain: 'x' });
      if (form === 'picnic')
        for (const z of [-1, 1])
          for (const k of [0, 1])
            b.part('top').box([w, 0.045, 0.13], {
              at: [0, h * 0.58, z * (d * 0.82 + k * 0.14)],
              round: 0.01,
              grain: 'x',
            });
    };
    single(1);
    if (form === 'nesting') b.group({ at: [w * 0.45, 0, d * 0.55] }, () => single(0.74));
    b.part('chairs');
    for (const x of p.is('top', 'round', 'square') ? [0] : [-0.3, 0.3]) {
      for (const side of [0, 180]) {
        b.group({ at: [x * w, 0, 0], rotate: [0, side, 0] }, () =>
          b.group({ at: [0, 0, d * 0.62] }, () => {
            b.box([0.34, 0.04, 0.34], { at: [0, 0.42, 0], round: 0.015 }).box([0.34, 0.42, 0.035], {
              at: [0, 0.66, 0.17],
              round: 0.015,
            });
            fourLegs(b, { width: 0.33, depth: 0.33, height: 0.42, thickness: 0.04, kind: 'square' });
          }),
        );
      }
    }
    if (form === 'game')
      b.part('apron').plate(outlines.rectangle(w * 0.9, d * 0.86, 0.04), 0.012, {
        at: [0, h + 0.03, 0],
        rotate: [-90, 0, 0],
        tint: 0.6,
      });
    b.anchor('on', [0, h + 0.03, 0], Math.min(w, d));
  },
};

function tableTop(b: MeshBuilder, p: RecipeInput, w: number, d: number, h: number): void {
  b.part('top');
  const thick = 0.05;
  if (p.is('top', 'round', 'oval')) {
    const stretch = p.is('top', 'oval') ? w / d : 1;
    b.cylinder(d * 0.56, thick, { at: [0, h - 0.01, 0], round: 0.02, segments: 48, scale: [stretch, 1, 1] });
  } else if (p.is('top', 'live_edge')) {
    const edge = (side: number) =>
      Array.from({ length: 12 }, (_, index) => {
        const x = (index / 11 - 0.5) * w * side;
        return [x, side * (d * 0.46 + 0.05 * Math.sin(index * 1.7 + side) + 0.025 * Math.sin(index * 4.1))] as const;
      });
    b.plate(outlines.smooth([...edge(1).toReversed(), ...edge(-1).toReversed()], 3), thick * 1.4, {
      at: [0, h + 0.01, 0],
      rotate: [-90, 0, 0],
      bevel: 0.015,
      grain: 'x',
    });
  } else if (p.is('form', 'picnic')) {
    for (let plank = -2; plank <= 2; plank++)
      b.box([w, thick, d * 0.19], {
        at: [0, h + 0.01, plank * d * 0.2],
        round: 0.008,
        grain: 'x',
        tint: 0.94 + 0.06 * (plank % 2),
      });
  } else {
    const depth = p.is('top', 'square') ? w * 0.8 : d;
    b.box([p.is('top', 'square') ? w * 0.8 : w, thick, depth], { at: [0, h + 0.01, 0], round: 0.014, grain: 'x' });
  }
}

/** Chairs whose seat leans back: slatted, canvas, folding. */
function loungingChair(b: MeshBuilder, p: RecipeInput, t: number): void {
  const slats = p.is('form', 'adirondack');
  const w = 0.56;
  b.part('legs');
  for (const x of [-1, 1]) {
    b.beam([x * w * 0.5, 0, 0.34], [x * w * 0.5, slats ? 0.5 : 0.42, slats ? 0.34 : -0.2], [t * 0.8, t]);
    b.beam([x * w * 0.46, 0, -0.42], [x * w * 0.46, 0.36, 0.38], [t * 0.8, t]);
    if (slats || p.has('arms'))
      b.part(p.has('arms') ? 'arms' : 'legs').box([0.13, 0.03, 0.72], { at: [x * w * 0.54, 0.52, 0.04], round: 0.01, grain: 'z' });
    b.part('legs');
  }
  if (slats) {
    for (let slat = 0; slat < 6; slat++)
      b.part('seat').box([w, 0.025, 0.085], {
        at: [0, 0.36 - slat * 0.022, 0.34 - slat * 0.1],
        rotate: [-12, 0, 0],
        grain: 'x',
        round: 0.006,
      });
    for (let slat = -3; slat <= 3; slat++) {
      const tall = 0.82 - Math.abs(slat) ** 1.6 * 0.022;
      b.part('back').box([0.074, tall, 0.022], {
        at: [slat * 0.08 * (1 + 0.06), 0.24 + tall / 2, -0.22 - tall * 0.2],
        rotate: [-22, 0, -slat * 1.6],
        round: 0.01,
      });
    }
  } else {
    b.part('seat').sheet(3, 8, (u, v) => [
      (u - 0.5) * w * 0.94,
      0.4 - 0.2 * Math.sin(v * Math.PI * 0.8),
      0.36 - v * 0.5,
    ]);
    b.part('back').sheet(3, 8, (u, v) => [
      (u - 0.5) * w * 0.94,
      0.28 + v * 0.7,
      -0.14 - v * 0.32 - 0.06 * Math.sin(v * Math.PI),
    ]);
    for (const x of [-1, 1])
      b.part('legs').beam([x * w * 0.48, 0, 0.3], [x * w * 0.48, 1.0, -0.48], [t * 0.6, t * 0.6]);
  }
  b.part('cushion');
  cushion(b, [w * 0.88, 0.08, 0.5], { at: [0, 0.38, 0.06], rotate: [-12, 0, 0] });
  b.anchor('on', [0, 0.36, 0.1], w);
}
