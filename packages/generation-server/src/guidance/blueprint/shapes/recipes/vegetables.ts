import { studs } from '../anatomy/studs.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

/** Leaves on stalks that rise from (0, y, 0) and fan out. */
function greens(b: MeshBuilder, part: string, y: number, count: number, length: number, width: number, spread: number): void {
  b.part(part).radial(count, (i) => {
    const lean = spread * (0.55 + 0.45 * ((i * 7) % 5) / 4);
    b.group({ at: [0, y, 0], rotate: [lean, 0, 0] }, () => {
      b.tube([[0, -0.05, 0.02], [0, length * 0.3, 0.02], [0, length * 0.5, 0]], [0.035, 0.028, 0.018], { tint: 1.15, segments: 7 });
      b.leaf(length * 0.72, width, { at: [0, length * 0.34, 0.01], bend: lean * 1.5, fold: 14, ruffle: 0.08, ruffles: 4, steps: 8, tint: b.random.between(0.85, 1.15) });
    });
  });
}

/** A sprig of carrot tops. */
function frond(b: MeshBuilder, length: number): void {
  b.tube([[0, -0.03, 0], [0, length * 0.5, 0.02], [0, length, 0.12]], [0.028, 0.018, 0.006], { segments: 6 });
  for (let i = 0; i < 7; i++) {
    const t = 0.34 + i * 0.1;
    for (const side of [-1, 1]) b.leaf(length * (0.42 - 0.3 * (t - 0.34)), length * 0.15, { at: [0, length * t, 0.02 + 0.1 * t * t], rotate: [14, 0, side * 52], bend: 22, ruffle: 0.22, ruffles: 4, tint: b.random.between(0.85, 1.15) });
  }
  b.leaf(length * 0.24, length * 0.12, { at: [0, length * 0.98, 0.11], rotate: [16, 0, 0] });
}

/** A cupped leaf that hugs a ball of radius `r` about (0, r, 0), seen from +Z; its rim curls outwards. */
function cupped(b: MeshBuilder, r: number, half: number, top: number, curl: number, ruffle: number, fine: boolean): void {
  const at = (u: number, v: number, lift: number): Vec3 => {
    const latitude = -1.5 + v * (top + 1.5);
    const longitude = (u - 0.5) * 2 * half * (0.25 + 0.75 * Math.sin(Math.min(1, v * 1.3 + 0.1) * 1.57)) * (1 - 0.35 * v ** 4);
    const rim = Math.max(Math.abs(u - 0.5) * 2, v) ** 5;
    const reach = r * (1 + lift + curl * rim + ruffle * rim * Math.sin(u * 15 + v * 11));
    return [reach * Math.cos(latitude) * Math.sin(longitude), r + reach * Math.sin(latitude), reach * Math.cos(latitude) * Math.cos(longitude)];
  };
  b.sheet(fine ? 17 : 9, fine ? 17 : 9, (u, v) => at(u, v, 0));
  b.part('veins').tube([0.08, 0.3, 0.5, 0.7, 0.92].map((v) => at(0.5, v, 0.012)), [0.045 * r, 0.035 * r, 0.022 * r, 0.014 * r, 0.006 * r], { segments: 6 });
  if (fine) for (const side of [-1, 1]) for (const v of [0.3, 0.46, 0.62]) b.tube([at(0.5, v, 0.01), at(0.5 + side * 0.18, v + 0.13, 0.01), at(0.5 + side * 0.34, v + 0.2, 0.012)], [0.018 * r, 0.012 * r, 0.005 * r], { segments: 5 });
}

function head(b: MeshBuilder, r: number, fine = true): void {
  b.part('leaves').ball(r * 0.95, { at: [0, r, 0], segments: 24, tint: 1.08 });
  for (const [layer, count, grow] of [[0, 3, 0.97], [1, 4, 1.03], [2, 5, 1.1]] as const) b.radial(count, () => b.group({ rotate: [(layer - 1) * 10, 0, 0], at: [0, 0, 0] }, () => {
    b.part('leaves').tint(1.08 - 0.08 * layer);
    cupped(b, r * grow, 0.95, layer === 2 ? 0.55 : 1.15, 0.05 + 0.12 * layer, 0.03 * layer, fine);
  }), { start: layer * 41 });
}

/** Bundle of `count` stalks that stand close together. */
function bundle(b: MeshBuilder, count: number, radius: number, build: (index: number) => void): void {
  for (let i = 0; i < count; i++) {
    const [angle, reach] = [i * 2.4, radius * Math.sqrt(i / count)];
    b.group({ at: [reach * Math.sin(angle), 0, reach * Math.cos(angle)], rotate: [reach * 26 * Math.cos(angle), 0, -reach * 26 * Math.sin(angle)] }, () => build(i));
  }
}

export const VEGETABLES: RecipeTable = {
  carrot(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    if (form === 'carrot') {
      b.part('root').lathe('0,.0 .03,.02 .09,.22 .18,.62 .235,.92 .21,1.05 .1,1.09 0,1.07', { segments: 28, scale: [t, 1, t], ripple: (turn, along) => 1 + 0.02 * Math.sin(along * 70) + 0.012 * Math.sin(turn * 19) });
      for (let i = 0; i < 9; i++) b.box([0.09 * t, 0.008, 0.02], { part: 'root', tint: 0.72, at: [0.09 * Math.sin(i * 2.4), 0.28 + i * 0.08, (0.1 + 0.0155 * i) * t * 0.97], rotate: [0, 20 * Math.sin(i * 2.4), 0] });
      b.part('leaves').radial(7, (i) => b.group({ at: [0, 1.06, 0.03], rotate: [10 + (i % 3) * 14, 0, 0] }, () => frond(b, 0.72 + (i % 2) * 0.14)));
      return;
    }
    const profile = form === 'radish' ? '0,-.34 .012,-.2 .04,-.04 .22,.08 .32,.28 .28,.5 .12,.6 0,.6' : form === 'turnip' ? '0,-.3 .015,-.2 .07,-.02 .34,.1 .48,.34 .4,.58 .18,.68 0,.68' : '0,-.4 .02,-.25 .09,-.04 .36,.12 .46,.4 .38,.64 .16,.76 0,.76';
    b.group({ at: [0, 0.4, 0] }, () => {
      b.part('root').lathe(profile, { segments: 36, scale: [t, 1, t] });
      if (form === 'turnip') b.lathe('.485,.36! .495,.38 .42,.59 .19,.7 0,.7', { part: 'root', tint: 0.55, segments: 36, scale: [t, 1, t] });
      b.tube(form === 'radish' ? '0,-.3,0 .03,-.42,.02 -.02,-.5,0' : '0,-.28,0 .05,-.42,.03 0,-.52,0', [0.012, 0.009, 0.003], { part: 'root' });
      if (form === 'beet') b.part('root').radial(7, () => b.tube([[0, 0.68, 0.06], [0, 0.95, 0.12], [0, 1.15, 0.24]], [0.04, 0.03, 0.02], { segments: 7, tint: 1.1 }));
      greens(b, 'leaves', form === 'radish' ? 0.58 : form === 'turnip' ? 0.66 : 0.74, 7, form === 'radish' ? 0.85 : 1.0, form === 'beet' ? 0.3 : 0.26, 40);
    });
  },

  onion(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    const rootlets = (y: number, r: number, count: number) => b.part('roots').radial(count, (i) => b.tube([[0, y, r * 0.4], [0.02, y - 0.05, r * (0.8 + (i % 3) * 0.3)], [-0.02, y - 0.1 - (i % 4) * 0.02, r * (1 + (i % 2) * 0.5)]], [0.012, 0.009, 0.004], { segments: 5 }));
    if (form === 'onion') {
      b.part('bulb').lathe('0,.1 .12,.07 .38,.2 .52,.44 .44,.68 .2,.85 .09,.96 .05,1.04', { segments: 72, ripple: (turn) => 1 + 0.008 * Math.sin(turn * 2 * Math.PI * 18) });
      b.part('top').lathe('.08,.94 .05,1.06 .06,1.16 .1,1.26 .05,1.24 .0,1.12', { segments: 30, ripple: (turn, along) => 1 + 0.4 * along * Math.sin(turn * 30) }).tube('0,1,0 .03,1.2,.01 .1,1.34,.02', [0.05, 0.035, 0.01]);
      return void rootlets(0.1, 0.1, 14);
    }
    if (form === 'garlic') {
      b.part('bulb').lathe('0,.08 .16,.05 .4,.16 .5,.36 .4,.58 .18,.74 .09,.88 .07,1.05', { segments: 72, ripple: (turn, along) => 1 - 0.14 * (1 - along) * (1 - Math.abs(Math.sin(turn * Math.PI * 8)) ** 0.6) });
      b.part('top').tube('0,.8,0 .0,1.05,0 .05,1.3,.02 .04,1.36,.02', [0.1, 0.07, 0.06, 0.045], { segments: 9 });
      return void rootlets(0.08, 0.12, 16);
    }
    if (form === 'leek') {
      b.part('bulb').lathe('0,.0 .1,.01 .16,.07 .13,.2 .12,.6 .13,.95', { scale: [t, 1, t] });
      b.part('top');
      for (let i = 0; i < 7; i++) b.mirrored('x', () => b.leaf(0.95 - i * 0.06, 0.22, { at: [0.01 * i, 0.72 + i * 0.05, 0.02 * (i - 3)], rotate: [0, 0, -6 - i * 5], outline: (a) => Math.min(1, 1.25 * (1 - a ** 3)), fold: 24, bend: (i % 2 ? 1 : -1) * 14, tint: 0.9 + 0.05 * i }));
      b.part('bulb').tube('0,.9,0 0,1.1,0', [0.12 * t, 0.09], { segments: 14 });
      return void rootlets(0.02, 0.09, 16);
    }
    bundle(b, 7, 0.17, (i) => {
      b.part('bulb').lathe('0,.0 .05,.01 .085,.08 .05,.2 .042,.45 .042,.55', { scale: [t, 1, t], segments: 14 });
      b.part('roots').radial(6, () => b.tube([[0, 0.02, 0.01], [0, -0.06, 0.03], [0.01, -0.12, 0.04]], [0.007, 0.006, 0.003], { segments: 4 }));
      b.part('top').tube([[0, 0.52, 0], [0.01, 0.9, 0], [0.05 * Math.sin(i), 1.25 + (i % 3) * 0.1, 0.05 * Math.cos(i)]], [0.042 * t, 0.034 * t, 0.01], { segments: 9 }).tube([[0, 0.55, 0], [0.05, 0.9, 0.03], [0.16 * Math.cos(i * 2), 1.15 + (i % 2) * 0.12, 0.16 * Math.sin(i * 2)]], [0.036 * t, 0.03 * t, 0.008], { segments: 8 });
    });
    b.part('#b08d57').ring(0.16, 0.02, { at: [0, 0.5, 0] });
  },

  broccoli(b, p) {
    const white = p.is('form', 'cauliflower');
    const t = p.thickness;
    b.part('stalk').tube(white ? '0,-.06,0 0,.3,0' : '0,0,0 .01,.3,0 0,.55,0', white ? 0.2 * t : [0.17 * t, 0.15 * t, 0.22 * t], { segments: 14 });
    const floret = (at: Vec3, r: number) => {
      if (!white) b.tube([[0, 0.36, 0], [at[0] * 0.6, (0.3 + at[1]) / 2 + 0.03, at[2] * 0.6], at], [0.12 * t, 0.09 * t, r * 0.5], { part: 'stalk', segments: 9 });
      const mark = b.mark();
      b.part('florets').rock([r, r * 0.82, r], { at, roughness: 0.2, frequency: 3, depth: 2, tint: 0.85 });
      b.scatter(mark, 34, { spacing: r * 0.3, where: (_, n) => n[1] > -0.45, sizes: [0.85, 1.15] }, () => b.ball(r * 0.24, { segments: 7, tint: b.random.between(0.85, 1.2) }));
    };
    floret([0, white ? 0.62 : 0.98, 0], 0.32);
    b.random.below(2);
    for (let i = 0; i < 6; i++) { const a = (i * Math.PI) / 3; floret([(white ? 0.34 : 0.4) * Math.sin(a), (white ? 0.5 : 0.82) + (i % 2) * 0.05, (white ? 0.34 : 0.4) * Math.cos(a)], 0.25 + (i % 2) * 0.03); }
    for (let i = 0; i < 5; i++) { const a = ((i + 0.5) * Math.PI) / 2.5; floret([0.3 * Math.sin(a), white ? 0.72 : 1.04, 0.3 * Math.cos(a)], 0.2); }
    // A cauliflower without leaves would pass for broccoli.
    b.part(white && !p.has('leaves') ? '#86a85c leaf' : 'leaves');
    if (white) for (const layer of [0, 1]) b.radial(6, (i) => b.leaf(0.9 + 0.12 * (i % 2), 0.62, { at: [0, 0.0, 0.16], rotate: [64 - layer * 8, 0, 0], bend: -78 + layer * 30 + (i % 3) * 7, fold: 14, ruffle: 0.05, ruffles: 5, steps: 9, across: 5, widest: 0.55, tint: 1 - 0.12 * layer }), { start: layer * 30 });
    else b.radial(4, () => b.leaf(0.5, 0.26, { at: [0, 0.25, 0.17], rotate: [48, 0, 0], bend: 40, fold: 12, ruffle: 0.1, ruffles: 5, steps: 9 }));
  },

  cabbage(b, p) {
    const form = p.variant('form');
    if (form === 'sprouts') {
      for (const [x, z, s, turn] of [[-0.42, 0.2, 0.34, 0], [0.4, 0.24, 0.36, 40], [0.02, -0.4, 0.35, 80], [0.02, 0.5, 0.31, 120], [0, 0.05, 0.34, 10]] as const) b.group({ at: [x, x === 0 ? 0.52 : 0, z], rotate: [0, turn, 0], scale: s / 0.5 }, () => head(b, 0.5, false));
    } else if (form === 'artichoke') {
      b.part('veins').tube('0,-.5,0 0,0,0 0,.1,0', [0.1, 0.11, 0.2]);
      const profile = '.1,.02 .38,.14 .5,.4 .44,.66 .28,.88 .1,1.0';
      b.part('leaves').lathe(`0,0 ${profile} 0,1.0`, { tint: 0.8 });
      studs(b, profile, 62, (_, along) => b.leaf(0.42 - 0.1 * along, 0.34 - 0.14 * along, { at: [0, 0.0, 0.06], rotate: [-78 + 6 * along, 0, 0], bend: -26 + along * 20, widest: 0.35, fold: 12, tint: b.random.between(0.85, 1.15) }));
    } else if (form === 'bok_choy') {
      for (let layer = 0; layer < 3; layer++) b.radial(6 - layer, () => {
        const lean = 15 - layer * 4;
        b.group({ at: [0, 0, 0.1 - layer * 0.03], rotate: [lean, 0, 0] }, () => {
          b.part('veins').leaf(0.72, 0.34 - layer * 0.04, { outline: (a) => 0.62 + 0.38 * Math.sin(Math.PI * (0.2 + 0.5 * (1 - a))) - 0.35 * a, bend: -10, fold: -26 });
          b.tube([[0, 0.1, 0.03], [0, 0.6, 0.03], [0, 1.05, 0.06]], [0.06, 0.035, 0.008], { segments: 6 });
          b.part('leaves').leaf(0.66, 0.5 - layer * 0.06, { at: [0, 0.58, 0.0], rotate: [-8, 0, 0], bend: 40, fold: -12, ruffle: 0.05, widest: 0.5, steps: 8, tint: b.random.between(0.85, 1.1) });
        });
      }, { start: layer * 30 });
      b.part('veins').ball([0.24, 0.16, 0.24], { at: [0, 0.1, 0] });
    } else if (form === 'lettuce') {
      b.part('leaves').ball(0.4, { at: [0, 0.46, 0], segments: 20, tint: 1.2 });
      for (const [layer, count, top, curl] of [[0, 4, 1.3, 0.1], [1, 5, 1.0, 0.2], [2, 6, 0.6, 0.36], [3, 7, 0.2, 0.5]] as const) b.radial(count, () => b.group({ at: [0, 0.02, 0] }, () => {
        b.part('leaves').tint(b.random.between(0.85, 1.1) + 0.16 - 0.06 * layer);
        cupped(b, 0.46 + layer * 0.03, 0.8, top, curl, 0.07 + 0.015 * layer, true);
      }), { start: layer * 37 });
    } else head(b, 0.5);
  },

  corn(b, p) {
    const t = p.thickness;
    const radius = (y: number) => (0.2 * Math.min(1, 0.75 + y) * (y > 0.75 ? Math.sqrt(Math.max(0, 1 - ((y - 0.75) / 0.53) ** 2)) : 1)) * t;
    b.part('kernels').lathe(Array.from({ length: 12 }, (_, i) => [Math.max(radius(i * 0.115) * 0.94, i === 11 ? 0 : 0.01), i * 0.115] as const), { tint: 0.7, segments: 16 });
    for (let row = 0; row < 21; row++) b.radial(12, () => b.ball([radius(row * 0.06) * 0.27, 0.033, 0.035], { at: [0, row * 0.06 + 0.02, radius(row * 0.06)], segments: 6, tint: b.random.between(0.92, 1.1) }), { start: (row % 2) * 4 });
    b.part('husk').tube('0,-.25,0 0,0,0 0,.06,0', [0.06, 0.08, 0.2], { segments: 12 });
    b.radial(5, (i) => b.leaf(1.15 - (i % 2) * 0.2, 0.46, { at: [0, -0.04, 0.12], rotate: [6, 0, 0], bend: 62 + (i % 3) * 26, fold: -22, widest: 0.32, steps: 10, across: 5, tint: 0.92 + (i % 3) * 0.09 }), { start: 36 });
    b.radial(3, () => b.leaf(0.5, 0.42, { at: [0, -0.04, 0.18], rotate: [2, 0, 0], fold: -24, tint: 1.05 }));
    b.part('silk').radial(12, (i) => b.tube([[0, 1.2, 0.02], [0, 1.38, 0.04], [0.04 * Math.sin(i), 1.4 - (i % 3) * 0.06, 0.16]], [0.012, 0.009, 0.004], { segments: 4 }));
  },

  cucumber(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    const cut = (at: Vec3, r: number, toward: Vec3) => b.group({ at, toward }, () => {
      b.part('flesh').cylinder(r * 0.92, 0.02, { segments: 28 });
      b.radial(9, () => b.ball([0.1 * r, 0.012, 0.24 * r], { part: 'flesh', tint: 1.35, at: [0, 0.02, 0.5 * r], segments: 8 }));
    });
    if (form === 'slice') {
      for (const [x, y, z, tilt] of [[-0.34, 0.06, 0.3, 4], [0.3, 0.1, 0.28, -12], [0, 0.42, -0.16, 62]] as const) b.group({ at: [x, y, z], rotate: [tilt, 0, x * 14] }, () => {
        b.part('skin').cylinder(0.42, 0.11, { segments: 36, round: 0.02 });
        b.part(p.has('flesh') ? 'flesh' : '#dfe9b8').cylinder(0.385, 0.116, { segments: 36 });
        b.part('tip').radial(10, () => b.ball([0.03, 0.008, 0.07], { at: [0, 0.116, 0.2], segments: 8, tint: 1.6 }));
      });
      return;
    }
    if (form === 'eggplant') {
      b.group({ at: [0.05, 0.4, 0], rotate: [0, 0, 62] }, () => {
        b.part('skin').lathe('0,-.66 .2,-.62 .37,-.4 .36,-.1 .24,.26 .17,.5 .08,.58 0,.58', { scale: [t, 1, t], segments: 36 });
        b.part('tip').lathe('0,.62 .1,.58 .19,.5 .2,.47', { scale: [t, 1, t] }).radial(6, () => b.leaf(0.42, 0.2, { at: [0, 0.58, 0.1 * t], rotate: [126, 0, 0], bend: 42, fold: -14 }));
        b.tube('0,.58,0 .02,.8,0 .1,.95,0', [0.05, 0.045, 0.065]);
      });
      return;
    }
    const r = (form === 'pickle' ? 0.19 : form === 'zucchini' ? 0.145 : 0.165) * t;
    const half = form === 'pickle' ? 0.46 : 0.72;
    const bow = form === 'pickle' ? 0.12 : 0.07;
    b.group({ at: [0, r + 0.02, 0], rotate: [0, 20, 8] }, () => {
      const mark = b.mark();
      b.part('skin').tube([[-half, bow, 0], [-half * 0.5, 0.02, 0], [0, 0, 0], [half * 0.5, 0.02, 0], [half, bow, 0]], (s) => r * Math.min(1, 0.72 + 1.6 * Math.min(s, 1 - s)), { segments: 24, ends: p.has('flesh') ? 'flat' : 'round', steps: 8 });
      if (form !== 'zucchini') b.scatter(mark, form === 'pickle' ? 90 : 50, { spacing: 0.07 }, () => b.ball([0.018, form === 'pickle' ? 0.03 : 0.016, 0.018], { part: 'skin', segments: 7, tint: form === 'pickle' ? 1.15 : 0.75 }));
      if (p.has('flesh')) cut([half * 0.99, bow, 0], r * 0.72, [1, 0.2, 0]);
      b.part('tip').tube([[-half * 0.99, bow, 0], [-half - r * 0.9, bow + 0.03, 0], [-half - r * 1.3, bow + 0.09, 0]], form === 'zucchini' ? [r * 0.6, r * 0.42, r * 0.5] : [r * 0.4, 0.03, 0.04], form === 'zucchini' ? { section: outlines.star(5, 1, 0.8) } : { segments: 8 });
    });
  },

  stalks(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    if (form === 'pea_pod') {
      b.group({ at: [0, 0.34, 0], rotate: [48, 0, 6] }, () => {
        for (const z of [-1, 1]) b.part('stalks').warped(([x, y, zz]) => [x, y, zz + z * (0.06 + 0.27 * Math.max(0, 1 - (x / 0.95) ** 2) * Math.sqrt(Math.max(0, y + 0.2)))], () => b.sheet(40, 8, (u, v) => { const x = -0.93 + u * 1.88; const s = 1 - ((x - 0.01) / 0.95) ** 2; return [x, -0.2 * s + v * 0.31 * s + 0.03, 0]; }));
        for (let i = 0; i < 7; i++) { const x = -0.66 + i * 0.22; b.ball((0.135 - 0.08 * (x * x)) * t, { part: 'tips', at: [x, 0.04, 0], segments: 16, tint: 1.12 }); }
        b.part('tips').tube('-.9,.06,0 -1.02,.1,0 -1.12,.2,.02', [0.05, 0.025, 0.03]).radial(4, () => b.leaf(0.16, 0.08, { at: [0, 0, 0], rotate: [50, 0, 0] }));
        b.part('stalks').tube('.9,.05,0 1,.08,0 1.06,.14,0', [0.03, 0.014, 0.004]);
      });
    } else if (form === 'beans') bundle(b, 11, 0.3, (i) => {
      const lean = 0.12 * Math.sin(i * 1.7);
      b.part('stalks').tube([[0, 0, 0], [lean, 0.45, 0.03], [lean * 1.2, 0.9, 0], [lean * 0.2, 1.3 - (i % 3) * 0.1, 0]], (s) => 0.045 * t * (1 + 0.18 * Math.cos(s * 40)) * Math.min(1, 8 * Math.min(s, 1.02 - s) + 0.15), { segments: 9, steps: 10, tint: b.random.between(0.88, 1.12) });
      b.part('tips').tube([[lean * 0.2, 1.28 - (i % 3) * 0.1, 0], [lean * 0.2, 1.38 - (i % 3) * 0.1, 0.02]], [0.03, 0.012]);
    });
    else if (form === 'asparagus') {
      bundle(b, 12, 0.26, (i) => {
        const height = 1.15 + (i % 4) * 0.06;
        b.part('stalks').tube([[0, 0, 0], [0.01, height * 0.7, 0], [0, height, 0]], [0.055 * t, 0.05 * t, 0.05 * t], { segments: 10, tint: b.random.between(0.9, 1.1) });
        for (const y of [0.3, 0.5, 0.72]) b.leaf(0.11, 0.07, { part: 'tips', at: [0, y * height, 0.048 * t], rotate: [6, 0, 0], bend: 10 });
        b.part('tips').lathe('.05,0 .068,.06 .055,.16 .02,.26 0,.28', { at: [0, height - 0.02, 0], scale: [t, 1, t], segments: 12 });
        b.radial(6, () => b.leaf(0.14, 0.06, { at: [0, height + 0.02, 0.056 * t], rotate: [-12, 0, 0], tint: 0.8 }));
      });
      b.part('#c9a86a').ring(0.28, 0.035, { at: [0, 0.42, 0] });
    } else if (form === 'celery') {
      b.part('stalks').ball([0.24, 0.12, 0.24], { at: [0, 0.1, 0] });
      for (let layer = 0; layer < 2; layer++) b.radial(6 - layer * 2, (i) => b.group({ at: [0, 0.03, 0.13 - layer * 0.07], rotate: [7 - layer * 3, 0, 0] }, () => {
        const channel = [[1, 0.35], [0.75, -0.5], [0, -0.85], [-0.75, -0.5], [-1, 0.35], [-0.7, 0.25], [0, -0.35], [0.7, 0.25]] as const;
        b.part('stalks').tube([[0, 0, 0], [0, 0.5, 0.03], [0, 1, 0.06]], [0.15 * t, 0.11 * t, 0.06 * t], { section: channel.toReversed().map(([x, y]) => [x, -y] as const).toReversed(), up: [0, 0, 1], tint: 1.08 - layer * 0.1 });
        for (const [side, y] of [[-1, 0.9], [1, 0.92], [0, 1.02]] as const) {
          b.tube([[0, 0.95, 0.05], [side * 0.12, y + 0.2, 0.09 + 0.03 * i]], [0.03, 0.014], { segments: 6 });
          for (const lean of [-50, 0, 50]) b.leaf(0.28, 0.19, { part: 'tips', at: [side * 0.12, y + 0.17, 0.09 + 0.03 * i], rotate: [24, 0, lean - side * 30], bend: 30, ruffle: 0.14, ruffles: 4, tint: b.random.between(0.85, 1.15) });
        }
      }), { start: layer * 40 });
    } else for (const [i, lean] of [-20, -8, 5, 18].entries()) b.group({ at: [lean * 0.008, 0, (i % 2) * 0.08], rotate: [0, i * 15, -lean] }, () => {
      b.part('stalks').tube([[0, 0, 0], [0.01, 0.45, 0.02], [0, 0.9, 0.04]], [0.09 * t, 0.07 * t, 0.045 * t], { section: [[-1, 0.3], [-0.8, -0.5], [0, -0.7], [0.8, -0.5], [1, 0.3], [0.4, 0.5], [-0.4, 0.5]], up: [0, 0, 1] });
      b.part('tips').leaf(0.75, 0.62, { at: [0, 0.86, 0.04], bend: 34, fold: 10, ruffle: 0.14, ruffles: 5, widest: 0.32, steps: 12, across: 7 });
      b.part('stalks').tube([[0, 0.88, 0.06], [0, 1.2, 0.12], [0, 1.45, 0.24]], [0.035, 0.02, 0.006], { segments: 6 });
    });
  },

  nut(b, p) {
    const form = p.variant('form');
    if (form === 'acorn') {
      b.part('shell').lathe('0,.0 .015,.02 .05,.07 .24,.2 .36,.46 .37,.66 .3,.78 0,.78', { segments: 32 });
      b.part('cap').lathe('0,.66 .36,.66! .43,.7 .42,.84 .28,1.02 .1,1.08 0,1.09', { segments: 32 });
      studs(b, '.43,.68 .42,.84 .28,1.02 .08,1.08', 120, () => b.ball([0.045, 0.022, 0.05], { segments: 7, tint: b.random.between(0.85, 1.2) }));
      b.tube('0,1.05,0 .02,1.2,0 .09,1.32,0', [0.04, 0.032, 0.045]);
    } else if (form === 'walnut') {
      b.part('shell').group({ at: [0, 0.5, 0], rotate: [0, 30, 0] }, () => {
        b.rock([0.46, 0.52, 0.48], { roughness: 0.1, frequency: 6, depth: 4 });
      });
      b.part('cap').group({ at: [0, 0.5, 0], rotate: [90, 0, 30] }, () => b.ring(0.48, 0.045, { scale: [0.97, 1, 1.06] }));
    } else if (form === 'almond') {
      b.group({ at: [0, 0.06, 0], rotate: [-12, 0, 8] }, () => {
        b.part('shell').lathe('0,.0 .16,.03 .36,.22 .4,.44 .28,.76 .1,1.0 0,1.08', { scale: [1, 1, 0.56], segments: 60, ripple: (turn, along) => 1 + 0.03 * Math.sin(turn * 44 * Math.PI) * Math.sin(along * Math.PI) });
        b.part('cap').ball([0.05, 0.03, 0.04], { at: [0, 0.01, 0] });
      });
    } else if (form === 'peanut') {
      b.group({ at: [0, 0.3, 0], rotate: [0, 0, 68] }, () => {
        const profile = '0,-.66 .12,-.64 .27,-.45 .28,-.24 .19,-.02 .2,.1 .3,.34 .28,.56 .12,.7 .03,.76 0,.77';
        b.part('shell').lathe(profile, { segments: 56, ripple: (turn, along) => 1 + 0.035 * Math.sin(turn * 20 * Math.PI) + 0.025 * Math.sin(along * 62) });
        b.part('cap').tube('0,.74,0 .02,.83,0', [0.03, 0.015]);
      });
    } else if (form === 'bean') {
      b.warped(([x, y, z]) => [x + 0.5 * (y - 0.45) ** 2, y, z], () => b.part('shell').lathe('0,.0 .18,.04 .28,.22 .26,.45 .28,.68 .18,.88 0,.92', { scale: [1, 1, 0.8], segments: 30 }));
      b.part('cap').ball([0.03, 0.1, 0.05], { at: [-0.235, 0.45, 0.05], segments: 12 });
    } else {
      const profile = '.14,.04 .36,.14 .42,.36 .36,.66 .22,.96 .06,1.18';
      b.part('shell').lathe(`0,.02 ${profile} 0,1.2`, { tint: 0.6, scale: [0.86, 1, 0.86] });
      studs(b, profile, 105, (_, along) => b.group({ at: [0, -0.05, 0], rotate: [-52 + 16 * along, 0, 0], scale: 1.1 - 0.45 * along }, () => b.part('shell').plate('0,-.02 .05,.02 .12,.14 .09,.2 0,.22 -.09,.2 -.12,.14 -.05,.02', 0.04, { bevel: 0.012, tint: b.random.between(0.85, 1.2) }).ball([0.04, 0.03, 0.03], { part: 'cap', at: [0, 0.2, 0.02], segments: 6 })));
    }
  },

  egg(b, p) {
    const form = p.variant('form');
    const shape = '0,.0 .2,.04 .36,.2 .41,.42 .35,.72 .2,.96 .08,1.04 0,1.06';
    if (form === 'fried') {
      const rim = (a: number) => 0.68 + 0.07 * Math.sin(3 * a + 1) + 0.05 * Math.sin(5 * a);
      b.part('white').lathe('0,.0 .8,.0 .96,.02 1,.045 .92,.075 .6,.085 0,.1', { segments: 60, ripple: (turn) => rim(turn * 2 * Math.PI) });
      b.part('yolk').lathe('.24,.07! .25,.12 .19,.2 .08,.24 0,.245', { at: [0.04, 0, 0.03], segments: 30 });
      b.part('shell').lathe('0,.0 .69,.0! .72,.035! .69,.05 .6,.06', { segments: 60, ripple: (turn) => rim(turn * 2 * Math.PI) * 1.42, tint: 0.8, scale: [1, 0.6, 1] });
    } else if (form === 'halved') {
      for (const [x, turn] of [[-0.42, -16], [0.42, 22]] as const) b.group({ at: [x, 0.3, 0], rotate: [-64, 0, 0] }, () => b.group({ rotate: [0, 0, turn], at: [0, 0, 0] }, () => {
        b.part('white').lathe(shape, { arc: 180, rotate: [0, 90, 0], at: [0, -0.48, 0] }).plate('0,-.48 .2,-.44 .36,-.28 .41,-.06 .35,.24 .2,.48 0,.58 -.2,.48 -.35,.24 -.41,-.06 -.36,-.28 -.2,-.44', 0.02);
        b.part('yolk').ball([0.22, 0.22, 0.07], { at: [0, -0.08, 0.0] });
        b.part('shell').lathe(shape, { arc: 180, rotate: [0, 90, 0], at: [0, -0.495, -0.012], scale: 1.025 });
      }));
    } else {
      b.part('shell').lathe(shape, { segments: 36 });
      if (form === 'easter') {
        const r = (y: number) => 0.415 * Math.sqrt(Math.max(0, 1 - ((y - 0.44) / (y > 0.44 ? 0.63 : 0.45)) ** 2));
        for (const [y, part] of [[0.26, 'yolk'], [0.66, 'yolk'], [0.46, 'white']] as const) {
          b.part(part).tube(Array.from({ length: 48 }, (_, i): Vec3 => { const a = (i / 48) * 2 * Math.PI; const h = y + (part === 'white' ? 0.07 * (i % 4 < 2 ? 1 : -1) : 0); return [r(h) * Math.sin(a), h, r(h) * Math.cos(a)]; }), part === 'white' ? 0.022 : 0.018, { closed: true, segments: 6, straight: true });
          if (part === 'yolk') b.radial(12, () => b.ball(0.03, { part: 'white', at: [0, y + (y > 0.5 ? 0.1 : -0.1), r(y + (y > 0.5 ? 0.1 : -0.1))], segments: 8 }));
        }
      }
    }
  },
};
