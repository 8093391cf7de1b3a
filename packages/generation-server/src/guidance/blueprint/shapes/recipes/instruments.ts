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

  electric_guitar(b, p) {
    const form = p.variant('form');
    const depth = 0.1 * p.thickness;
    const front = depth / 2;
    const shapes: Readonly<Record<string, string>> = {
      strat: '.06,.62! .2,.78 .3,.84 .33,.76 .25,.62 .24,.5 .29,.36 .36,.2 .3,.04 .1,-.02 -.12,-.02 -.3,.06 -.36,.22 -.29,.4 -.25,.52 -.3,.68 -.36,.82 -.26,.88 -.14,.76 -.06,.62!',
      bass: '.06,.6! .18,.72 .3,.74 .32,.66 .24,.54 .24,.42 .32,.26 .38,.12 .28,-.02 .08,-.04 -.14,-.04 -.34,.06 -.36,.22 -.28,.38 -.26,.52 -.34,.72 -.42,.94 -.3,.98 -.16,.78 -.06,.6!',
    };
    const outline = form === 'flying_v' ? [[0, 0.66], [0.1, 0.6], [0.46, -0.16], [0.36, -0.24], [0.28, -0.22], [0, 0.16], [-0.28, -0.22], [-0.36, -0.24], [-0.46, -0.16], [-0.1, 0.6]] as const : outlines.smooth(shapes[form] ?? shapes['strat']!, 6);
    b.part('body').plate(outline, depth, { bevel: 0.026, creaseDegrees: 50 });
    b.part('pickguard');
    if (form === 'flying_v') b.plate([[0.02, 0.5], [0.22, -0.02], [0.14, -0.06], [0, 0.1], [-0.06, 0.2]], 0.012, { at: [0, 0, front + 0.004] });
    else b.plate('.1,.56! .2,.62 .2,.46 .22,.34 .28,.2 .14,.08 .0,.16 -.06,.3 -.1,.56!', 0.012, { at: [0, 0, front + 0.004], bevel: 0.004 });
    b.part('pickups');
    for (const y of form === 'bass' ? [0.28, 0.42] : [0.2, 0.33, 0.46]) b.box([0.17, 0.05, 0.028], { at: [0, y, front + 0.014], round: 0.012 });
    b.part('hardware').box([0.14, 0.07, 0.03], { at: [0, 0.1, front + 0.014], round: 0.01 });
    for (const [x, y] of [[0.2, 0.14], [0.25, 0.06], [0.16, 0.05]] as const) b.cylinder(0.026, 0.04, { at: [x, y, front], rotate: [90, 0, 0], segments: 14 });
    if (form !== 'bass') b.tube([[0.05, 0.11, front + 0.02], [0.12, 0.13, front + 0.07], [0.22, 0.24, front + 0.07]], 0.009);
    const long = form === 'bass' ? 1.85 : 1.6;
    const necks = form === 'double' ? [-0.09, 0.09] : [0];
    for (const x of necks) b.group({ at: [x, 0, 0], rotate: [0, 0, -x * 55] }, () => stringedNeck(b, { from: 0.5, nut: long, head: long + 0.3, width: 0.085, front, frets: 21, strings: form === 'bass' ? 4 : 6, bridge: 0.12, neck: 'neck', pegs: 'hardware', string: 'strings', lean: 4 }));
  },

  lute(b, p) {
    const form = p.variant('form');
    // Height and width of the body, its shape, length of the neck, strings.
    const shapes: Readonly<Record<string, readonly [number, number, string, number, number]>> = { sitar: [0.5, 0.25, 'pear', 1.5, 7], mandolin: [0.55, 0.27, 'pear', 0.62, 8], lute: [0.75, 0.3, 'pear', 0.55, 8], balalaika: [0.62, 0.42, 'triangle', 0.75, 3], shamisen: [0.36, 0.2, 'square', 1.2, 3], pipa: [0.95, 0.27, 'pear', 0.35, 4] };
    const [tall, half, shape, neck, strings] = shapes[form] ?? shapes['mandolin']!;
    const outline = shape === 'triangle' ? outlines.symmetric(`0,${tall}! .04,${tall}! ${half},.04! ${half * 0.9},0! 0,0!`) : shape === 'square' ? outlines.rectangle(half * 2, tall, 0.06).map(([x, y]) => [x, y + tall / 2] as const) : outlines.symmetric(`0,${tall}! .05,${tall * 0.97} ${half * 0.62},${tall * 0.68} ${half},${tall * 0.34} ${half * 0.78},${tall * 0.08} 0,0`, 7);
    const front = 0.06;
    b.part('body');
    if (shape === 'pear') {
      // A ribbed bowl behind the flat table.
      b.lathe([[0, 0], [half * 0.78, tall * 0.08], [half, tall * 0.34], [half * 0.62, tall * 0.68], [0.04, tall * 0.97], [0, tall]], { arc: 180, rotate: [0, 90, 0], segments: 18, scale: [form === 'pipa' ? 0.5 : 0.95, 1, 1], at: [0, 0, front] });
    } else b.plate(outline, 0.16, { bevel: 0.02, at: [0, 0, front - 0.08] });
    b.plate(outline, 0.02, { at: [0, 0, front], tint: 1.25 });
    b.part('#2a1a10').cylinder(0.055, 0.006, { at: [0, tall * 0.52, front + 0.012], rotate: [90, 0, 0] });
    b.part('bridge').box([half * 0.7, 0.03, 0.03], { at: [0, tall * 0.22, front + 0.025], round: 0.008 });
    const nut = tall + neck;
    stringedNeck(b, { from: tall * 0.86, nut, head: nut + 0.24, width: form === 'sitar' ? 0.11 : 0.085, front: front + 0.01, frets: form === 'shamisen' ? 0 : 15, strings, bridge: tall * 0.22, neck: 'neck', pegs: 'pegs', string: 'strings', lean: form === 'lute' || form === 'pipa' ? 65 : 12 });
    if (form === 'sitar') {
      b.part('body').ball([0.14, 0.16, 0.14], { at: [0, nut - 0.12, -0.12] });
      b.part('pegs');
      for (let peg = 0; peg < 6; peg++) b.rod([0.05, tall + 0.2 + peg * 0.2, 0.02], [0.15, tall + 0.2 + peg * 0.2, 0.02], 0.012).ball([0.02, 0.03, 0.02], { at: [0.16, tall + 0.2 + peg * 0.2, 0.02] });
    }
    b.part('fringe');
    for (let strand = -5; strand <= 5; strand++) b.tube([[strand * 0.02, nut + 0.02, front + 0.05], [strand * 0.026, nut - 0.16, front + 0.07], [strand * 0.03, nut - 0.3 - 0.03 * (strand % 2), front + 0.06]], 0.008, { segments: 5 });
  },

  violin(b, p) {
    const form = p.variant('form');
    const big = form !== 'violin';
    const depth = 0.12 * (big ? 1.5 : 1) * p.thickness;
    const front = depth / 2;
    const outline = outlines.symmetric('0,.78! .1,.775 .2,.68 .2,.58! .15,.5 .13,.42 .16,.34 .24,.28! .25,.14 .16,0 0,-.03!', 6);
    b.part('body').plate(outline, depth, { bevel: 0.035, creaseDegrees: 60 });
    b.part('#180e08');
    b.mirrored('x', () => b.tube([[0.07, 0.5, front + 0.004], [0.1, 0.47, front + 0.004], [0.085, 0.4, front + 0.004], [0.1, 0.33, front + 0.004], [0.125, 0.31, front + 0.004]], 0.011, { segments: 6, flatten: 0.4 }));
    b.part('bridge').plate('-.07,0! -.05,.05 0,.075 .05,.05 .07,0!', 0.014, { at: [0, 0.36, front + 0.03], rotate: [90, 0, 0] });
    b.part('neck').plate([[0.025, 0.3], [0.05, 0.06], [-0.05, 0.06], [-0.025, 0.3]], 0.02, { at: [0, -0.02, front + 0.05] }).beam([0, 0.5, front + 0.05], [0, 1.3, front + 0.02], [0.07, 0.03]).beam([0, 0.72, 0.02], [0, 1.3, 0.02], [0.055, 0.06]);
    const spiral = Array.from({ length: 26 }, (_, index) => { const r = 0.012 + index * 0.0032; return [0, 1.5 + r * Math.cos(-index * 0.42 + 1), 0.05 + r * Math.sin(-index * 0.42 + 1)] as const; });
    b.beam([0, 1.28, 0.02], [0, 1.46, -0.02], [0.06, 0.06]).tube(spiral, 0.024, { straight: true, ends: 'round' });
    for (const [x, y] of [[1, 1.34], [-1, 1.38], [1, 1.42], [-1, 1.3]] as const) b.rod([0, y, 0], [x * 0.1, y, 0], 0.01).ball([0.012, 0.028, 0.02], { at: [x * 0.11, y, 0] });
    b.part('strings');
    for (let index = -1.5; index <= 1.5; index++) b.tube([[index * 0.018, 0.28, front + 0.06], [index * 0.026, 0.36, front + 0.1], [index * 0.013, 1.3, front + 0.04]], 0.004, { straight: true, segments: 4 });
    if (big) b.part('neck').rod([0, -0.03, 0], [0, -0.28, 0.02], 0.012);
    b.part('bow').group({ at: [0.38, 0.55, 0.1], rotate: [0, 0, -9] }, () => {
      b.tube('0,-.6,0 .02,0,0 0,.62,0', 0.013).box([0.06, 0.08, 0.03], { at: [-0.02, -0.52, 0] }).box([0.05, 0.04, 0.025], { at: [-0.02, 0.61, 0] });
      b.part('#efe8d8').box([0.008, 1.14, 0.02], { at: [-0.04, 0.04, 0] });
    });
  },

  banjo(b, p) {
    const front = 0.07;
    b.part('rim').lathe('.36,-.07! .4,-.07! .4,.06! .36,.06! .36,-.07!', { rotate: [90, 0, 0], segments: 48 }).cylinder(0.38, 0.02, { at: [0, 0, -0.07], rotate: [90, 0, 0], segments: 44 });
    b.part('head').cylinder(0.37, 0.015, { at: [0, 0, 0.055], rotate: [90, 0, 0], segments: 44 });
    b.part('hardware').ring(0.395, 0.018, { at: [0, 0, 0.066], rotate: [90, 0, 0] }).ring(0.42, 0.014, { at: [0, 0, -0.01], rotate: [90, 0, 0] });
    for (let bolt = 0; bolt < 20; bolt++) { const a = (bolt / 20) * 2 * Math.PI; b.rod([0.42 * Math.sin(a), 0.42 * Math.cos(a), 0.07], [0.42 * Math.sin(a), 0.42 * Math.cos(a), -0.04], 0.01, { segments: 6 }); }
    b.part('neck').box([0.14, 0.035, 0.03], { at: [0, -0.16, front + 0.012] });
    stringedNeck(b, { from: 0.38, nut: 1.25, head: 1.55, width: 0.095 * p.thickness, front, frets: 18, strings: 5, bridge: -0.16, neck: 'neck', pegs: 'hardware', string: 'strings' });
  },

  harp(b, p) {
    const t = p.thickness;
    if (p.is('form', 'lyre')) {
      b.part('frame').plate('-.26,0! .26,0! .34,.16 .3,.3! -.3,.3! -.34,.16', 0.16, { bevel: 0.03 });
      b.mirrored('x', () => b.tube('.28,.2,0 .44,.5,0 .34,.86,0 .46,1.14,0 .56,1.16,0', [0.06, 0.05, 0.04, 0.05, 0.04].map((r) => r * t), { ends: 'round' }));
      b.rod([-0.46, 0.98, 0], [0.46, 0.98, 0], 0.035 * t);
      b.part('base').box([0.5, 0.05, 0.2], { at: [0, -0.01, 0], round: 0.015 });
      b.part('strings');
      for (let string = -3; string <= 3; string++) b.rod([string * 0.05, 0.2, 0.09], [string * 0.07, 0.98, 0.03], 0.006, { segments: 4 });
      return;
    }
    b.part('frame');
    b.tube('-.62,.06,0 -.62,.7,0 -.6,1.2,0 -.5,1.5,0', [0.055, 0.042, 0.045, 0.06].map((r) => r * t), { segments: 12 });
    b.tube('-.52,1.5,0 -.3,1.34,0 -.05,1.28,0 .2,1.12,0 .4,.98,0', [0.06, 0.05, 0.055, 0.05, 0.06].map((r) => r * t), { flatten: 0.7, ends: 'round' });
    b.tube('.44,1.02,0 .2,.6,0 -.15,.25,0 -.5,.04,0', [0.07, 0.1, 0.13, 0.15].map((r) => r * t), { ends: 'round', segments: 14 });
    b.ball(0.07, { at: [-0.52, 1.54, 0] }).tube('-.52,1.5,0 -.62,1.58,0 -.7,1.5,0 -.64,1.44,0', 0.03, { ends: 'round' });
    b.part('base').superball([0.28, 0.07, 0.18], 0.5, 0.6, { at: [-0.5, 0.03, 0] });
    b.part('strings');
    for (let string = 0; string < 22; string++) {
      const s = string / 21;
      b.rod([-0.52 + s * 0.86, 1.46 - s * 0.42 - 0.05 * Math.sin(s * Math.PI), 0], [-0.46 + s * 0.82, 0.12 + s * 0.78 - 0.08 * Math.sin(s * Math.PI), 0], 0.006, { segments: 4 });
    }
  },

  zither(b, p) {
    const form = p.variant('form');
    const [w, d] = form === 'koto' ? [1.8, 0.34] : form === 'dulcimer' ? [1.2, 0.55] : [1.1, 0.46];
    b.part('board').plate(form === 'dulcimer' ? [[w / 2, -d / 2], [w * 0.34, d / 2], [-w * 0.34, d / 2], [-w / 2, -d / 2]] : form === 'hurdy_gurdy' ? outlines.smooth('-.55,0 -.4,.24 0,.2 .4,.22 .5,0 .4,-.22 0,-.2 -.4,-.24') : outlines.rectangle(w, d, 0.05), 0.1, { rotate: [-90, 0, 0], at: [0, 0.1, 0], bevel: 0.02, grain: 'x' });
    b.cylinder(0.07, 0.008, { at: [w * 0.18, 0.148, 0], part: '#20140c' });
    b.part('bridges').box([0.03, 0.04, d * 0.8], { at: [-w * 0.38, 0.17, 0] }).box([0.03, 0.04, d * 0.8], { at: [w * 0.36, 0.17, 0] });
    if (form === 'koto') for (let i = 0; i < 11; i++) b.hull([[0, 0.07, 0.006], [0.02, 0, 0.02], [-0.02, 0, 0.02], [0.02, 0, -0.02], [-0.02, 0, -0.02]], { at: [-0.4 + i * 0.07, 0.15, (i / 10 - 0.5) * d * 0.75] });
    if (form === 'hurdy_gurdy') b.tube('.5,.1,0 .66,.1,0 .66,.1,.12 .74,.1,.12', 0.018, { straight: true }).box([0.5, 0.09, 0.14], { at: [-0.1, 0.18, 0], round: 0.01 });
    b.part('strings');
    for (let string = 0; string < 13; string++) b.rod([-w * 0.42, 0.195, (string / 12 - 0.5) * d * 0.74], [w * 0.4, 0.195, (string / 12 - 0.5) * d * 0.74], 0.005, { segments: 4 });
    if (form === 'koto') for (const x of [-0.7, 0.7]) b.part('board').box([0.08, 0.1, d], { at: [x, 0.02, 0] });
  },
};
