import { outlines } from '../curves.ts';
import { stringedNeck } from '../anatomy/strings.ts';
import type { RecipeTable } from '../recipe.ts';

/** Right half of a guitar's body from its top to its bottom. */
const GUITAR_BODY = '0,.92! .1,.92 .27,.84 .28,.68 .23,.53 .31,.36 .38,.18 .3,.02 0,-.04!';

export const INSTRUMENTS: RecipeTable = {
  guitar(b, p) {
    const small = p.is('form', 'ukulele');
    const depth = 0.17 * p.thickness;
    const front = depth / 2;
    const outline = outlines.symmetric(GUITAR_BODY, 6);
    const inner = outline.map(([x, y]) => [x * 0.955, (y - 0.42) * 0.965 + 0.42] as const);
    b.part('body').plate(outline, depth, { bevel: 0.02 });
    b.part('soundboard').plate(inner, 0.012, { at: [0, 0, front] });
    if (p.is('form', 'resonator')) {
      b.part('hardware').lathe('0,0! .2,0! .22,.012 .2,.03 .12,.02 .06,.045 0,.05', {
        at: [0, 0.24, front],
        rotate: [90, 0, 0],
        segments: 36,
      });
      b.radial(1, () => b.part('#2a2018').cylinder(0.035, 0.012, { at: [0.13, 0.62, front], rotate: [90, 0, 0] }));
      b.part('#2a2018').cylinder(0.035, 0.012, { at: [-0.13, 0.62, front], rotate: [90, 0, 0] });
    } else {
      b.part('#1c130d').cylinder(0.115, 0.01, { at: [0, 0.55, front + 0.002], rotate: [90, 0, 0] });
      b.part('neck').ring(0.128, 0.011, { at: [0, 0.55, front + 0.008], rotate: [90, 0, 0] });
      b.part('hardware').box([0.2, 0.03, 0.02], { at: [0, 0.2, front + 0.014], round: 0.006 });
    }
    b.part('neck').box([0.26, 0.045, 0.016], { at: [0, 0.185, front + 0.01], round: 0.006 });
    stringedNeck(b, {
      from: 0.66,
      nut: small ? 1.25 : 1.55,
      head: small ? 1.5 : 1.86,
      width: 0.1,
      front,
      frets: small ? 12 : 18,
      strings: small ? 4 : 6,
      bridge: 0.2,
      neck: 'neck',
      pegs: 'pegs',
      string: 'strings',
    });
    if (p.has('hardware')) b.part('hardware').ball(0.02, { at: [0, -0.05, 0], segments: 10 });
  },
};
