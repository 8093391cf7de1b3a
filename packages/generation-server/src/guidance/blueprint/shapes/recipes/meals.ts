import { planPlate } from '../anatomy/bodies.ts';
import { hollow } from '../anatomy/vessels.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';
import { sector } from './sweets.ts';

/** A flat dish of radius `r`. */
function dish(b: MeshBuilder, r: number): void {
  b.part('plate').lathe([[0, 0], [r * 0.55, 0, 1], [r * 0.58, 0.03], [r * 0.98, 0.085], [r, 0.1, 1], [r * 0.97, 0.105, 1], [r * 0.66, 0.055], [r * 0.6, 0.05, 1], [0, 0.05]], { segments: 52 });
}

/** A heap: pieces piled in a low dome of radius `r` on `y`, as high as `height`. */
function heap(b: MeshBuilder, count: number, r: number, y: number, height: number, build: (index: number) => void): void {
  for (let i = 0; i < count; i++) {
    const reach = Math.sqrt((i + 0.3) / count);
    b.group({ at: [r * reach * Math.sin(i * 2.4), y + height * (1 - reach * reach), r * reach * Math.cos(i * 2.4)], rotate: [b.random.between(-30, 30), b.random.between(0, 360), b.random.between(-30, 30)] }, () => build(i));
  }
}

/** Strands of pasta that wind round a heap. */
function strands(b: MeshBuilder, count: number, r: number, y: number, height: number, thick: number): void {
  for (let i = 0; i < count; i++) {
    const [start, ring, wobble] = [b.random.between(0, 6.28), b.random.between(0.15, 1), b.random.between(0.1, 0.32)];
    const path = Array.from({ length: 12 }, (_, k): Vec3 => {
      const a = start + k * 0.52;
      const reach = r * Math.min(1, Math.max(0.05, ring + wobble * Math.sin(k * 1.3 + i)));
      return [reach * Math.sin(a), y + height * (1 - (reach / r) ** 2) + b.random.between(-0.02, 0.03), reach * Math.cos(a)];
    });
    b.tube(path, thick, { segments: 6, steps: 3, ends: 'round', tint: b.random.between(0.88, 1.12) });
  }
}

/** Crumpled leaves of salad. */
function leafy(b: MeshBuilder, part: string, count: number, r: number, y: number, height: number, size: number): void {
  b.part(part);
  heap(b, count, r, y, height, () => b.leaf(size, size * 0.8, { at: [0, 0, -size * 0.5], rotate: [70, 0, 0], bend: 40, ruffle: 0.14, ruffles: 4, across: 5, tint: b.random.between(0.8, 1.2) }));
}

/** A ribbon of lettuce that waves along the rim of a filling, in the xz plane. */
function frill(b: MeshBuilder, path: (t: number) => Vec3, wide: number, waves: number): void {
  b.sheet(5, 61, (u, v) => { const [x, y, z] = path(v); const w = Math.sin(v * waves * 6.283) * wide * 0.45 * u; return [x, y + w, z + wide * u]; });
}

/** A loaf's slice standing in the xy plane. */
const SLICE = '0,.44 .2,.47 .42,.46 .5,.33 .43,.2 .43,-.4 .37,-.46! 0,-.46!';

function drumstick(b: MeshBuilder, at: Vec3, turn: number): void {
  b.group({ at, rotate: [0, turn, 0] }, () => {
    b.part('meat').blend(0.14, (s) => s.chain([[-0.5, 0.34, 0], [-0.12, 0.3, 0], [0.3, 0.22, 0]], [0.24, 0.26, 0.1]).limb([-0.55, 0.3, 0.06], [-0.3, 0.2, 0.06], 0.22, 0.24), { resolution: 34 });
    b.part('bone').capsule([0.2, 0.22, 0], [0.68, 0.2, 0], 0.055).ball(0.085, { at: [0.71, 0.23, 0.05] }).ball(0.085, { at: [0.72, 0.18, -0.05] });
    b.part('fat').ring(0.1, 0.03, { at: [0.33, 0.22, 0], rotate: [0, 0, 90] });
  });
}

const STEAK = '-.58,.0 -.5,.28 -.2,.42 .15,.36 .42,.4 .6,.2 .56,-.12 .32,-.34 .05,-.32 -.25,-.4 -.5,-.28';

function steak(b: MeshBuilder, meat: string, fat: string, bone: string | null): void {
  b.part(fat).plate(STEAK, 0.17, { rotate: [-90, 0, 0], at: [0, 0.085, 0], bevel: 0.04 });
  b.part(meat).plate(STEAK, 0.18, { rotate: [-90, 0, 0], at: [0.01, 0.09, 0], bevel: 0.04, scale: [0.91, 0.88, 1.02] });
  for (let i = -2; i <= 2; i++) b.box([0.025, 0.012, 0.72 - Math.abs(i) * 0.16], { part: meat, tint: 0.4, at: [i * 0.2, 0.183, 0.02], rotate: [0, 28, 0] });
  if (bone) b.part(bone).plate('-.05,.36! .05,.36! .035,.1 .26,.06! .26,-.03! .03,-.02 .02,-.16! -.04,-.16!', 0.19, { rotate: [-90, 0, 0], at: [-0.12, 0.093, 0], bevel: 0.01 });
}

export const MEALS: RecipeTable = {
  bread(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    const dough = (path: readonly Vec3[], radius: readonly number[], flatten = 1) => b.part('crust').tube(path, [...radius], { ends: 'round', segments: 18, flatten, up: [0, 1, 0] });
    const mark = b.mark();
    if (form === 'baguette') {
      b.group({ at: [0, 0.12, 0], rotate: [0, 28, 0] }, () => {
        dough([[-0.95, 0, 0], [-0.6, 0.01, 0], [0, 0.015, 0], [0.6, 0.01, 0], [0.95, 0, 0]], [0.05, 0.14 * t, 0.155 * t, 0.14 * t, 0.05], 0.86);
        for (let i = -3; i <= 3; i++) b.ball([0.14, 0.035, 0.045], { part: 'crumb', at: [i * 0.22, 0.125 * t, 0], rotate: [0, 24, 0] }).tube([[i * 0.22 - 0.15, 0.12 * t, 0.05], [i * 0.22, 0.155 * t, 0.035], [i * 0.22 + 0.13, 0.13 * t, -0.055]], [0.01, 0.024, 0.01], { part: 'crust', tint: 0.75, segments: 6 });
      });
    } else if (form === 'croissant') {
      b.group({ rotate: [38, 0, 0], at: [0, 0.3, 0] }, () => {
        const bow = (s: number): Vec3 => [0.62 * Math.sin(s * 1.75), 0, 0.5 - 0.62 * Math.cos(s * 1.75)];
        for (let i = 0; i < 11; i++) {
          const s = (i - 5) / 5;
          const r = 0.27 * (1 - 0.74 * Math.abs(s) ** 1.4) * t;
          b.part('crust').lathe([[0, -0.2], [r * 0.62, -0.18], [r * 1.06, -0.02], [r * 0.9, 0.1], [r * 0.5, 0.19], [0, 0.2]], { at: bow(s), toward: [Math.cos(s * 1.75), 0, Math.sin(s * 1.75)], segments: 24, tint: i % 2 ? 1.1 : 0.92 });
        }
        for (const s of [-0.42, 0.42]) b.part('crumb').tube([[-0.1, 0.12, 0.1], [0, 0.2, 0], [0.1, 0.12, -0.1]], [0.01, 0.03, 0.01], { at: bow(s), segments: 6 });
      });
    } else if (form === 'bun' || form === 'roll') {
      const round = form === 'bun';
      const bake = (x: number, z: number, s: number) => b.group({ at: [x, 0, z], scale: s }, () => {
        b.part('crust').lathe('0,.0 .4,.0 .52,.08 .54,.2 .44,.38 .22,.48 0,.5', { segments: 40, scale: round ? [1, 1, 1] : [1.1, 0.9, 0.8] });
        if (!round) b.part('crumb').ball([0.36, 0.03, 0.04], { at: [0, 0.445, 0], rotate: [0, 20, 0] });
      });
      if (round) bake(0, 0, 1);
      else { bake(-0.44, 0.2, 0.8); bake(0.44, 0.22, 0.8); bake(0, -0.35, 0.84); b.part('crust').group({ at: [0, 0.3, 0.05], rotate: [6, 20, 0] }, () => bake(0, 0, 0.78)); }
    } else if (form === 'pretzel') {
      b.group({ at: [0, 0.62, 0], rotate: [-10, 0, 180] }, () => {
        b.part('crust').tube([[0.34, -0.42, 0.09], [0.2, -0.18, 0.11], [0, 0.06, 0.08], [-0.22, 0.3, 0], [-0.52, 0.3, 0], [-0.66, -0.02, 0], [-0.5, -0.38, 0], [0, -0.5, -0.02], [0.5, -0.38, 0], [0.66, -0.02, 0], [0.52, 0.3, 0], [0.22, 0.3, 0], [0, 0.06, -0.06], [-0.2, -0.18, 0.06], [-0.34, -0.42, 0.08]], (s) => 0.075 * t + 0.05 * t * Math.exp(-(((s - 0.5) / 0.2) ** 2)), { segments: 14, ends: 'round' });
        b.part('crumb').tube([[-0.3, -0.44, 0.1], [0, -0.49, 0.12], [0.3, -0.44, 0.1]], [0.01, 0.035, 0.01], { segments: 8 });
      });
      b.part('#f7f4ec').scatter(mark, 44, { spacing: 0.07, where: (_, n) => n[2] > 0.4 }, () => b.box([0.025, 0.02, 0.03]));
    } else if (form === 'flat') {
      for (const [i, x] of [0.04, -0.03, 0.02].entries()) b.part('crust').lathe('0,.0 .5,.0 .62,.03 .6,.055 .3,.07 0,.065', { at: [x, i * 0.07, x], rotate: [0, i * 70, i - 1], segments: 40, ripple: (turn) => 1 + 0.04 * Math.sin(turn * 13 + i) });
      b.part('crumb').scatter(mark, 26, { spacing: 0.12, where: (_, n) => n[1] > 0.7 }, () => b.ball([0.06, 0.015, 0.05], { segments: 9 }));
      b.part('crust').scatter(mark, 20, { spacing: 0.12, where: (_, n) => n[1] > 0.7 }, () => b.ball([0.05, 0.012, 0.04], { segments: 8, tint: 0.5 }));
    } else if (form === 'slice') {
      const outline = outlines.symmetric(SLICE);
      b.group({ at: [0, 0.5, 0], rotate: [-10, 24, 0] }, () => b.part('crust').plate(outline, 0.16, { bevel: 0.02 }).part('crumb').plate(outline, 0.175, { scale: [0.92, 0.92, 1], bevel: 0.01 }));
    } else if (form === 'dumpling') {
      for (const [x, z, turn] of [[-0.36, 0.18, 20], [0.36, 0.12, -24], [0, -0.36, 8]] as const) b.group({ at: [x, 0, z], rotate: [0, turn, 0] }, () => {
        b.part('crust').superball([0.36, 0.2, 0.2], 0.9, 0.9, { at: [0, 0.17, 0] });
        b.part('crust').sheet(41, 5, (u, v) => { const a = (u - 0.5) * 2.6; return [0.36 * Math.sin(a) * (1 + 0.12 * v), 0.2 + 0.15 * Math.cos(a) + 0.075 * v * Math.cos(a * 0.6), 0.03 * v * Math.sin(u * 50)]; });
        b.part('crumb').ball([0.3, 0.02, 0.16], { at: [0, 0.015, 0] });
      });
    } else {
      const outline = outlines.symmetric('0,.42 .16,.44 .38,.42 .47,.3 .42,.18 .4,.05! .36,.0! 0,.0!');
      b.group({ rotate: [0, 26, 0] }, () => {
        b.part('crust').plate(outline, 1.25 * t, { rotate: [0, 90, 0], bevel: 0.07, at: [-0.12, 0, 0] });
        for (const x of [-0.45, -0.12, 0.21]) b.tube([[x + 0.08, 0.36, 0.36], [x, 0.47, 0], [x - 0.08, 0.36, -0.36]], [0.02, 0.035, 0.02], { part: 'crumb', segments: 8 });
        for (const [x, lean] of [[0.62, -7], [0.78, -22]] as const) b.group({ at: [x, 0, 0], rotate: [0, 0, lean] }, () => b.part('crust').plate(outline, 0.09, { rotate: [0, 90, 0] }).part('crumb').plate(outline, 0.1, { rotate: [0, 90, 0], at: [0, 0.02, 0], scale: [0.91, 0.91, 1] }));
      });
    }
    b.part('seeds').scatter(mark, 70, { spacing: 0.06, where: (_, n) => n[1] > 0.4 }, () => b.ball([0.012, 0.008, 0.022], { segments: 7 }));
  },

  sandwich(b, p) {
    const form = p.variant('form');
    if (form === 'sub' || form === 'wrap') {
      if (form === 'wrap') {
        for (const [x, turn] of [[-0.3, -14], [0.32, 10]] as const) b.group({ at: [x, 0, 0], rotate: [-14, turn, turn * -0.6] }, () => {
          b.part('bread').lathe('0,.0 .22,.0 .27,.06 .29,.8! .27,.8! .25,.1', { segments: 36 });
          b.tube(Array.from({ length: 20 }, (_, i): Vec3 => [0.292 * Math.sin(i * 0.1 - 0.4), 0.04 + i * 0.04, 0.292 * Math.cos(i * 0.1 - 0.4)]), 0.014, { tint: 0.85 });
          b.part('filling').cylinder(0.26, 0.78, { at: [0, 0.02, 0] });
          heap(b, 12, 0.2, 0.78, 0.08, () => b.rock([0.07, 0.05, 0.09], { roughness: 0.2, depth: 2 }));
          b.part('lettuce').radial(9, () => b.leaf(0.16, 0.18, { at: [0, 0.75, 0.21], rotate: [16, 0, 0], ruffle: 0.2, ruffles: 3 }));
          b.part('tomato').ball([0.1, 0.06, 0.08], { at: [0.08, 0.84, 0.08] }).ball([0.08, 0.06, 0.07], { at: [-0.1, 0.83, 0.04] });
          b.part('cheese').box([0.16, 0.02, 0.1], { at: [0, 0.87, -0.06], rotate: [20, 30, 10] });
        });
        return;
      }
      b.group({ rotate: [0, 20, 0] }, () => {
        b.part('bread').superball([0.95, 0.16, 0.3], 0.8, 0.5, { at: [0, 0.15, 0] });
        b.part('lettuce'); frill(b, (t) => [-0.86 + 1.72 * t, 0.29, 0.22], 0.14, 13);
        b.part('filling'); for (let i = 0; i < 8; i++) b.ball([0.17, 0.03, 0.28], { at: [-0.74 + i * 0.21, 0.31, 0.05], rotate: [0, 0, 14], segments: 14, tint: i % 2 ? 0.92 : 1.08 });
        b.part('cheese'); for (let i = 0; i < 5; i++) b.box([0.3, 0.02, 0.3], { at: [-0.68 + i * 0.34, 0.35, 0.12], rotate: [16, 45, 0] });
        b.part('tomato'); for (let i = 0; i < 6; i++) b.cylinder(0.16, 0.035, { at: [-0.7 + i * 0.28, 0.36, 0.12], rotate: [8, 0, 8], round: 0.012 });
        b.part('bread').superball([0.94, 0.2, 0.3], 0.8, 0.5, { at: [0, 0.5, 0], rotate: [-8, 0, 0] });
        for (let i = -3; i <= 3; i++) b.tube([[i * 0.22 - 0.08, 0.66, 0.14], [i * 0.22, 0.71, 0], [i * 0.22 + 0.08, 0.67, -0.14]], [0.008, 0.022, 0.008], { tint: 0.8, segments: 6 });
      });
      return;
    }
    const triangle = form === 'triangle';
    const outline = triangle ? [[-0.62, -0.31], [0.62, -0.31], [0, 0.31]] as const : outlines.rectangle(0.95, 0.95, 0.12);
    const layer = (part: string, y: number, h: number, grow: number, tint = 1) => planPlate(b.part(part), outline.map(([x, z]) => [x * grow, -z * grow] as const), h, { at: [0, y + h / 2, 0], bevel: Math.min(0.02, h * 0.3), tint });
    const filled = (y: number): number => {
      layer('bread', y, 0.11, 1);
      layer('filling', y + 0.11, 0.05, 1.015); layer('cheese', y + 0.16, 0.025, 1.03);
      const side = triangle ? 0.6 : 0.45;
      b.part('lettuce'); frill(b, (t) => [-side + 2 * side * t, y + 0.2, triangle ? 0.22 : 0.4], 0.12, 8);
      if (!triangle) for (const turn of [90, 180, 270]) b.group({ rotate: [0, turn, 0] }, () => frill(b, (t) => [-0.45 + 0.9 * t, y + 0.2, 0.4], 0.12, 8));
      b.part('tomato'); for (const x of [-0.34, 0, 0.34]) b.cylinder(0.17, 0.05, { at: [x, y + 0.205, triangle ? 0.15 : 0.3], round: 0.012 }).cylinder(0.16, 0.05, { at: [x * (triangle ? 0.2 : 1), y + 0.205, triangle ? -0.05 : -0.3], round: 0.012 });
      return y + 0.26;
    };
    if (triangle) {
      b.group({ at: [-0.1, 0, 0.12], rotate: [0, 12, 0] }, () => { const y = filled(0); layer('bread', y, 0.11, 1); });
      b.group({ at: [0.1, 0.375, 0.02], rotate: [0, -24, 0] }, () => { const y = filled(0); layer('bread', y, 0.11, 1); });
    } else {
      const y = filled(filled(0));
      layer('bread', y, 0.11, 1);
      b.rod([0, y, 0], [0, y + 0.36, 0], 0.012, { part: '#d9b98a' }).ball([0.06, 0.075, 0.06], { part: 'lettuce', at: [0, y + 0.19, 0] });
    }
  },

  hot_dog(b, p) {
    const t = p.thickness;
    const bow = (x: number) => 0.1 * x * x;
    for (const z of [-1, 1]) b.part('bun').tube([[-0.85, 0.2, z * 0.15], [-0.4, 0.17, z * 0.19], [0.4, 0.17, z * 0.19], [0.85, 0.2, z * 0.15]], [0.13, 0.19 * t, 0.19 * t, 0.13], { ends: 'round', segments: 18 });
    b.superball([0.84, 0.09, 0.2], 0.8, 0.6, { at: [0, 0.1, 0] });
    b.part('sausage').tube([-1.02, -0.5, 0, 0.5, 1.02].map((x): Vec3 => [x, 0.32 + bow(x), 0]), 0.125 * t, { ends: 'round', segments: 18 });
    for (let i = -3; i <= 3; i++) b.tube([[i * 0.24 - 0.03, 0.4, 0.1], [i * 0.24, 0.445 + bow(i * 0.24), 0.02], [i * 0.24 + 0.03, 0.42, -0.08]], 0.012, { tint: 0.7, segments: 5 });
    b.part('mustard').tube(Array.from({ length: 25 }, (_, i): Vec3 => { const x = -0.86 + i * 0.0717; return [x, 0.455 + bow(x), (i % 2 ? 1 : -1) * 0.055]; }), 0.032, { ends: 'round', segments: 8, steps: 4 });
  },

  pizza(b, p) {
    if (p.is('form', 'slice')) {
      const [r, a] = [1.15, 46];
      b.group({ rotate: [34, -14, 0], at: [0, 0.3, 0] }, () => {
        planPlate(b.part('crust'), sector(r, a), 0.05, { bevel: 0.012 });
        planPlate(b.part('sauce'), sector(r * 0.95, a - 0.5), 0.03, { at: [0, 0.035, 0.0], bevel: 0.008 });
        b.part('cheese').sheet(25, 25, (u, v) => { const t = ((u - 0.5) * (a - 1.5) * Math.PI) / 180; const d = 0.93 * r * v; return [d * Math.sin(t), 0.062 + 0.012 * Math.sin(u * 11 + v * 17), r * 0.5 - d * Math.cos(t)]; });
        for (const [x, z, l] of [[-0.2, -0.06, 0.2], [0.03, 0.46, 0.17], [0.17, 0.05, 0.26], [-0.1, 0.3, 0.13], [0.32, -0.28, 0.12], [-0.34, -0.3, 0.17]] as const) b.capsule([x, 0.055, z], [x * 1.08, -l * 0.85, z + 0.03], 0.036, { to: 0.028, segments: 8 });
        b.part('crust').tube(Array.from({ length: 15 }, (_, i): Vec3 => { const t = ((i / 14 - 0.5) * a * Math.PI) / 180; return [r * Math.sin(t), 0.06 + 0.012 * Math.sin(i * 2), r * 0.5 - r * Math.cos(t)]; }), 0.1, { ends: 'round', segments: 14 });
        for (const [x, z] of [[-0.2, -0.28], [0.2, -0.24], [0.02, 0.04], [0.0, 0.34]] as const) b.part('toppings').cylinder(0.125, 0.032, { at: [x, 0.06, z], round: 0.012 }).ring(0.12, 0.016, { at: [x, 0.088, z], tint: 0.8 });
        b.part('#4f8f3a leaf'); for (const [x, z, turn] of [[0.02, -0.16, 30], [-0.1, 0.2, 120], [0.16, 0.08, 250]] as const) b.leaf(0.16, 0.08, { at: [x, 0.08, z], rotate: [-80, turn, 0], bend: 20 });
        b.part('#23211f'); for (const [x, z] of [[-0.02, -0.4], [-0.12, 0.1], [0.3, -0.38]] as const) b.ring(0.035, 0.018, { at: [x, 0.085, z], around: 14, segments: 6 });
      });
      return;
    }
    b.group({ rotate: [26, 0, 0], at: [0, 0.4, 0] }, () => {
      b.part('crust').cylinder(0.96, 0.06, { segments: 52 }).ring(0.92, (s) => 0.085 + 0.01 * Math.sin(s * 60), { at: [0, 0.07, 0], segments: 14, around: 52 });
      b.part('sauce').cylinder(0.87, 0.025, { at: [0, 0.058, 0], segments: 48 });
      b.part('cheese').lathe('.83,.08 .7,.095 .3,.098 0,.1', { segments: 48, ripple: (turn, along) => 1 + 0.035 * (1 - along) * Math.sin(turn * 56) });
      b.part('toppings').radial(9, () => b.cylinder(0.125, 0.03, { at: [0, 0.092, 0.62], round: 0.012 })).radial(4, () => b.cylinder(0.125, 0.03, { at: [0, 0.095, 0.27], round: 0.012 }), { start: 20 });
      b.part('#4f8f3a leaf').radial(7, (i) => b.leaf(0.17, 0.09, { at: [0, 0.12, 0.42], rotate: [-80, i * 50, 0], bend: 20 }), { start: 10 });
      b.part('#23211f').radial(8, () => b.ring(0.035, 0.018, { at: [0, 0.11, 0.45], around: 14, segments: 6 }), { start: 34 });
      b.part('#b58a4a').radial(4, () => b.box([0.01, 0.012, 1.7], { at: [0, 0.1, 0] }), { arc: 135 });
    });
  },

  taco(b) {
    const fold = (u: number, v: number, grow: number): Vec3 => { const a = (u - 0.5) * 2; const reach = Math.sqrt(Math.max(0, 1 - ((v - 0.5) * 2) ** 2)); const s = a * reach * grow; return [(v - 0.5) * 1.5 * grow, 0.06 + 0.6 * Math.abs(s) ** 1.15, 0.26 * Math.sign(s) * Math.abs(s) ** 0.5]; };
    b.part('shell').sheet(33, 41, (u, v) => fold(u, 0.001 + v * 0.998, 1)).sheet(33, 41, (u, v) => { const [x, y, z] = fold(u, 0.001 + v * 0.998, 0.98); return [x, y + 0.02, z * 0.9]; });
    const inside = (count: number, low: number, high: number, build: (i: number) => void) => { for (let i = 0; i < count; i++) { const x = b.random.between(-0.56, 0.56); const top = 0.56 * Math.sqrt(1 - (x / 0.78) ** 2); b.group({ at: [x, low * top + (high - low) * top * b.random.next() + 0.08, b.random.between(-0.13, 0.13)], rotate: [b.random.between(-40, 40), b.random.between(0, 360), b.random.between(-40, 40)] }, () => build(i)); } };
    b.part('filling').superball([0.6, 0.24, 0.15], 0.9, 0.8, { at: [0, 0.38, 0] });
    inside(46, 0.6, 1.0, () => b.rock([0.075, 0.055, 0.07], { roughness: 0.25, depth: 1 }));
    b.part('lettuce'); inside(26, 0.9, 1.15, () => b.leaf(0.26, 0.11, { at: [0, -0.1, 0], bend: 60, ruffle: 0.2, ruffles: 3, tint: b.random.between(0.85, 1.2) }));
    b.part('tomato'); inside(13, 1.02, 1.14, () => b.box([0.085, 0.07, 0.085], { round: 0.016 }));
    b.part('#f2b632'); inside(26, 1.05, 1.18, () => b.capsule([-0.07, 0, 0], [0.07, 0.01, 0], 0.011, { segments: 5 }));
    b.part('cream').tube([[-0.42, 0.6, 0.05], [-0.24, 0.7, -0.06], [-0.04, 0.72, 0.06], [0.14, 0.71, -0.06], [0.36, 0.62, 0.04]], [0.03, 0.05, 0.055, 0.05, 0.03], { ends: 'round', segments: 9 });
  },

  fries(b, p) {
    const popcorn = p.is('form', 'popcorn');
    const [bottom, top, tall] = popcorn ? [0.34, 0.46, 0.9] : [0.3, 0.42, 0.6];
    const corner = (y: number, k: number): Vec3 => { const r = bottom + ((top - bottom) * y) / tall; const depth = popcorn ? 1 : 0.55; return [r * [1, -1, -1, 1][k]!, y, r * depth * [1, 1, -1, -1][k]!]; };
    for (let k = 0; k < 4; k++) b.part('box').sheet(popcorn ? 9 : 13, 9, (u, v) => {
      const [a, c] = [corner(v * tall, k), corner(v * tall, (k + 1) % 4)];
      const back = k === 2 ? 1 : 0;
      const dip = popcorn ? 0.05 * Math.abs(Math.sin(u * Math.PI * 4)) : k === 0 ? -0.2 * Math.sin(u * Math.PI) : back * 0.16 * Math.sin(u * Math.PI);
      return [a[0] + (c[0] - a[0]) * u, a[1] + v * dip, a[2] + (c[2] - a[2]) * u];
    });
    b.box([bottom * 2, 0.02, bottom * (popcorn ? 2 : 1.1)], { at: [0, 0.012, 0] });
    if (popcorn) {
      for (let k = 0; k < 4; k++) for (const u of [0.14, 0.5, 0.86]) b.part('#f6f1e7').sheet(3, 5, (s, v) => { const [a, c] = [corner(v * tall, k), corner(v * tall, (k + 1) % 4)]; const w = u + (s - 0.5) * 0.16; const out = 1.012; return [(a[0] + (c[0] - a[0]) * w) * out, a[1] + v * 0.05 * Math.abs(Math.sin(w * Math.PI * 4)), (a[2] + (c[2] - a[2]) * w) * out]; });
      b.part('fries').box([0.82, 0.1, 0.82], { at: [0, 0.82, 0] });
      heap(b, 62, 0.46, 0.86, 0.24, () => { for (let i = 0; i < 4; i++) b.ball(0.062, { at: [0.05 * Math.sin(i * 2.1), 0.04 * (i % 2), 0.05 * Math.cos(i * 2.1)], segments: 7, tint: b.random.between(0.9, 1.15) }); });
    } else for (let i = 0; i < 34; i++) {
      const [x, z] = [-0.36 + (i % 9) * 0.09, -0.16 + Math.floor(i / 9) * 0.1];
      b.part('fries').beam([x * 0.7, 0.12, z * 0.7], [x * 1.1 + b.random.between(-0.05, 0.05), b.random.between(0.78, 1.12) - 0.14 * Math.abs(x) - (z > 0.1 ? 0.1 : 0), z * 1.1], [0.075, 0.075], { round: 0.008, tint: b.random.between(0.88, 1.12) });
    }
    if (p.has('sauce')) b.part('sauce').group({ at: [popcorn ? 0.75 : 0.62, 0, 0.3] }, () => b.cylinder(0.17, 0.09, { at: [0, 0.02, 0], top: 0.2 }).lathe('0,.11 .12,.12 .05,.16 0,.19').part('#f4f1ea').lathe(hollow('.16,0! .22,.13!', 0.012), { straight: true }));
  },

  sushi(b, p) {
    const form = p.variant('form');
    b.part('plate').box([2.1, 0.07, 1.0], { at: [0, 0.06, 0], round: 0.03 });
    for (const x of [-0.7, 0.7]) b.box([0.14, 0.05, 0.7], { at: [x, 0.02, 0], round: 0.01 });
    const grains = (mark: number, count: number) => b.part('rice').scatter(mark, count, { spacing: 0.03, where: (point) => point[1] > 0.1 }, () => b.capsule([-0.016, 0, 0], [0.016, 0, 0], 0.015, { segments: 6, tint: b.random.between(0.92, 1.06) }));
    if (form === 'nigiri') for (const x of [-0.62, 0.02, 0.66]) b.group({ at: [x, 0.1, 0], rotate: [0, 16, 0] }, () => {
      const mark = b.mark();
      b.part('rice').superball([0.2, 0.13, 0.36], 0.75, 0.6, { at: [0, 0.12, 0] });
      grains(mark, 90);
      b.part('fish').warped(([px, y, z]) => [px, y - 0.55 * z * z, z], () => b.superball([0.235, 0.075, 0.47], 0.5, 0.6, { at: [0, 0.29, 0] }));
      for (let i = -3; i <= 3; i++) b.tube([[-0.2, 0.34 - 0.55 * (i * 0.12) ** 2, i * 0.12 - 0.05], [0, 0.368 - 0.55 * (i * 0.12) ** 2, i * 0.12], [0.2, 0.34 - 0.55 * (i * 0.12) ** 2, i * 0.12 + 0.05]], 0.014, { part: 'fish', tint: 1.35, segments: 5 });
      b.part('seaweed').superball([0.245, 0.2, 0.09], 0.5, 0.3, { at: [0, 0.17, 0] });
    });
    else if (form === 'maki') for (const [x, y, z, tilt] of [[-0.66, 0.1, 0.1, 0], [-0.16, 0.1, 0.16, 0], [0.36, 0.1, 0.1, 0], [0.1, 0.1, -0.28, 0], [0.72, 0.36, 0.0, 68]] as const) b.group({ at: [x, y, z], rotate: [tilt, tilt * 0.4, 0] }, () => {
      b.part('seaweed').lathe('.25,.0! .255,.02 .255,.32 .25,.34! .225,.34! .225,.3', { straight: true, segments: 32 });
      const mark = b.mark();
      b.part('rice').cylinder(0.23, 0.335, { round: 0.02 });
      b.part('rice').scatter(mark, 50, { spacing: 0.03, where: () => true }, () => b.capsule([-0.016, 0, 0], [0.016, 0, 0], 0.014, { segments: 6, tint: b.random.between(0.92, 1.06) }));
      b.part('fish').box([0.14, 0.37, 0.12], { at: [0.02, 0.18, 0.02], round: 0.03 });
      b.part('#6ea53f').cylinder(0.045, 0.365, { at: [-0.09, 0, 0.06] }); b.part('#f0d98a').cylinder(0.04, 0.362, { at: [-0.04, 0, -0.1] });
    });
    else {
      const tri = outlines.smooth('0,.5 .16,.44 .46,-.22 .4,-.36 0,-.4 -.4,-.36 -.46,-.22 -.16,.44', 4);
      for (const [x, turn] of [[-0.45, 14], [0.5, -18]] as const) b.group({ at: [x, 0.5, 0], rotate: [-6, turn, 0] }, () => {
        const mark = b.mark();
        b.part('rice').plate(tri, 0.36, { bevel: 0.1 });
        grains(mark, 150);
        b.part('seaweed').box([0.36, 0.4, 0.39], { at: [0, -0.235, 0], round: 0.02 });
        b.part('fish').ball([0.1, 0.08, 0.05], { at: [0, 0.16, 0.175] });
      });
    }
    if (form !== 'onigiri') b.part('#7fae4a').rock([0.12, 0.09, 0.12], { at: [0.86, 0.16, 0.36], roughness: 0.2 }).part('#f0b7a8').leaf(0.2, 0.16, { at: [0.6, 0.1, 0.4], rotate: [-60, 0, 20], ruffle: 0.2 });
  },

  food_bowl(b, p) {
    const form = p.variant('form');
    b.part('bowl').lathe(hollow('.3,0! .3,.06 .34,.09! .56,.2 .72,.42 .78,.62!', 0.035), { straight: true, segments: 56 });
    const fill = (y: number) => b.part('liquid').lathe([[0, y - 0.12], [0.6, y - 0.12], [0.66, y, 1], [0, y + 0.005, 1]], { segments: 44 });
    if (form === 'soup') {
      fill(0.5);
      b.part('contents').tube(Array.from({ length: 26 }, (_, i): Vec3 => [0.018 * i * Math.sin(i * 0.62), 0.505, 0.018 * i * Math.cos(i * 0.62)]), 0.022, { flatten: 0.5, up: [0, 1, 0], segments: 6 });
      heap(b, 9, 0.42, 0.5, 0.03, () => b.box([0.11, 0.09, 0.11], { round: 0.02, part: 'contents' }));
      b.part('topping').radial(5, () => b.cylinder(0.075, 0.03, { at: [0, 0.5, 0.5], rotate: [10, 0, 0], round: 0.01 }));
    } else if (form === 'noodles') {
      fill(0.48);
      b.part('contents'); strands(b, 30, 0.58, 0.5, 0.1, 0.028);
      b.part('#f7f3ea').ball([0.16, 0.1, 0.13], { at: [-0.26, 0.62, 0.16] }); b.part('#f2a93b').ball([0.085, 0.05, 0.075], { at: [-0.26, 0.685, 0.165] });
      b.part('topping').cylinder(0.2, 0.05, { at: [0.26, 0.58, 0.18], rotate: [18, 0, 12], round: 0.02 }).cylinder(0.19, 0.05, { at: [0.36, 0.6, -0.02], rotate: [14, 0, 26], round: 0.02 });
      for (const x of [-0.05, 0.06]) b.rod([x - 0.1, 0.6, -0.2], [x + 0.5, 1.0, -0.75], 0.018, { part: '#8a5a33 wood', to: 0.026 });
    } else if (form === 'cereal') {
      b.part('liquid').lathe('0,.4 .6,.4 .68,.55! 0,.555!', { segments: 40 });
      b.part('contents'); heap(b, 70, 0.6, 0.56, 0.08, () => b.ring(0.06, 0.03, { around: 16, segments: 7, tint: b.random.between(0.85, 1.15) }));
      b.part('topping'); heap(b, 6, 0.4, 0.63, 0.06, () => b.lathe('0,.0 .05,.02 .08,.08 .05,.12 0,.12', { segments: 12 }));
      b.tube('.2,.55,.2 .5,.75,.4 .9,1.0,.6', [0.03, 0.02, 0.028], { part: '#c9ccd0 metal' });
    } else if (form === 'rice') {
      const mark = b.mark();
      b.part('contents').lathe('0,.4 .66,.48 .62,.62 .4,.82 .15,.9 0,.91', { segments: 40 });
      b.part('contents').scatter(mark, 420, { spacing: 0.035, where: (point) => point[1] > 0.5 }, () => b.capsule([-0.022, 0.005, 0], [0.022, 0.005, 0], 0.016, { segments: 5, tint: b.random.between(0.92, 1.1) }));
      b.part('topping').lathe('0,.0 .08,.02 .11,.08 .06,.14 0,.14', { at: [0, 0.88, 0] });
      b.part('liquid').lathe('.68,.5 .6,.56 .5,.57', { segments: 40 });
      for (const x of [0.72, 0.8]) b.rod([x - 0.55, 0.72, 0.05], [x + 0.2, 1.1, -0.3], 0.016, { part: '#8a5a33 wood' });
    } else if (form === 'salad') {
      b.part('liquid').cylinder(0.6, 0.03, { at: [0, 0.3, 0] });
      leafy(b, 'garnish', 40, 0.62, 0.52, 0.28, 0.36);
      b.part('contents'); heap(b, 14, 0.5, 0.66, 0.26, (i) => (i % 2 ? b.cylinder(0.12, 0.03, { round: 0.01, segments: 20 }) : b.box([0.11, 0.1, 0.11], { round: 0.015 })));
      b.part('topping'); heap(b, 9, 0.5, 0.7, 0.24, () => b.ball(0.095, { segments: 16 }));
    } else {
      fill(0.5);
      b.part('contents'); heap(b, 26, 0.55, 0.5, 0.1, () => b.rock([0.12, 0.09, 0.11], { roughness: 0.16, cuts: 3, depth: 2, tint: b.random.between(0.8, 1.2) }));
      b.part('topping'); heap(b, 11, 0.5, 0.56, 0.08, () => b.cylinder(0.075, 0.07, { round: 0.02, segments: 16 }));
    }
    if (form !== 'salad') { b.part('garnish'); heap(b, form === 'rice' ? 3 : 8, 0.34, form === 'rice' ? 0.86 : 0.56, form === 'rice' ? 0.05 : 0.06, () => b.leaf(0.14, 0.09, { at: [0, 0.01, -0.06], rotate: [80, 0, 0], bend: 30, ruffle: 0.1 })); }
    b.anchor('in', [0, 0.6, 0], 0.6);
  },

  food_plate(b, p) {
    const form = p.variant('form');
    dish(b, 0.95);
    const parsley = (x: number, z: number, y = 0.08) => { b.part('garnish'); for (let i = 0; i < 6; i++) b.leaf(0.2, 0.13, { at: [x, y, z], rotate: [40, i * 60, 0], bend: 30, ruffle: 0.16, ruffles: 4 }); };
    if (form === 'pasta') {
      b.part('food'); strands(b, 44, 0.56, 0.1, 0.3, 0.026);
      b.part('sauce').lathe('.3,.3 .26,.38 .14,.44 0,.46', { segments: 40, ripple: (turn) => 1 + 0.16 * Math.sin(turn * 31) });
      b.part('side'); heap(b, 4, 0.16, 0.46, 0.04, () => b.rock(0.09, { roughness: 0.15, depth: 2 }));
      parsley(0.05, 0.05, 0.52); return;
    }
    if (form === 'steak') {
      b.group({ at: [-0.16, 0.06, -0.1], rotate: [0, 20, 0], scale: 0.9 }, () => steak(b, 'food', '#e8d9b8', null));
      b.part('side'); heap(b, 9, 0.22, 0.1, 0.1, () => b.beam([-0.13, 0, 0], [0.13, 0.02, 0], [0.055, 0.055], { round: 0.006 }));
      b.group({ at: [0.44, 0.08, 0.38] }, () => heap(b, 14, 0.24, 0.0, 0.12, () => b.beam([-0.15, 0.02, 0], [0.15, 0.03, 0], [0.06, 0.06], { round: 0.008, part: 'side', tint: b.random.between(0.88, 1.12) })));
      b.part('sauce').lathe('.16,.0 .14,.03 0,.035', { at: [-0.42, 0.05, 0.46], segments: 28, ripple: (turn) => 1 + 0.15 * Math.sin(turn * 19) });
      parsley(0.45, -0.42); return;
    }
    if (form === 'platter' || form === 'pieces') {
      b.part('food');
      if (form === 'pieces') heap(b, 15, 0.52, 0.12, 0.26, () => b.rock([0.17, 0.13, 0.14], { roughness: 0.12, depth: 2, frequency: 3, tint: b.random.between(0.85, 1.15) }));
      else b.radial(10, () => b.superball([0.14, 0.055, 0.2], 0.7, 0.8, { at: [0, 0.13, 0.62], rotate: [-14, 0, 0] }));
      if (form === 'platter') { b.part('side').radial(9, () => b.cylinder(0.11, 0.05, { at: [0, 0.1, 0.36], rotate: [22, 0, 0], round: 0.012 })); b.part('#f4f1ea').lathe(hollow('.1,0! .16,.06 .19,.13!', 0.014), { straight: true, at: [0, 0.05, 0] }); b.part('sauce').cylinder(0.165, 0.02, { at: [0, 0.14, 0] }); }
      else { b.part('side').radial(5, () => b.plate('-.14,.0! 0,-.12 .14,.0!', 0.05, { at: [0, 0.16, 0.68], rotate: [-10, 0, 0] })); b.part('sauce').tube([[-0.3, 0.3, 0.3], [-0.1, 0.38, 0.1], [0.1, 0.4, 0.12], [0.28, 0.32, 0.28]], 0.03, { ends: 'round' }); }
      parsley(form === 'pieces' ? 0 : 0.6, form === 'pieces' ? 0 : 0.35, form === 'pieces' ? 0.42 : 0.1); return;
    }
    b.part('food').superball([0.34, 0.09, 0.24], 0.8, 0.9, { at: [-0.22, 0.14, 0.16], rotate: [0, 24, 0] });
    for (let i = -2; i <= 2; i++) b.box([0.022, 0.012, 0.4], { part: 'food', tint: 0.5, at: [-0.22 + i * 0.11, 0.222 - 0.012 * i * i, 0.16 + i * 0.04], rotate: [0, 24, 0] });
    b.part('side').lathe('0,.04 .3,.05 .3,.12 .2,.24 0,.28', { at: [0.36, 0.02, 0.08], segments: 30, ripple: (turn, along) => 1 + 0.05 * Math.sin(turn * 25 + along * 9) });
    b.part('sauce').lathe('.16,.24 .1,.29 0,.3', { at: [0.36, 0.02, 0.08], segments: 26, ripple: (turn) => 1 + 0.16 * Math.sin(turn * 19) });
    b.part('garnish'); for (let i = 0; i < 5; i++) b.group({ at: [-0.3 + i * 0.13, 0.1, -0.4 + 0.05 * (i % 2)], rotate: [0, i * 70, 0] }, () => { b.rod([0, 0, 0], [0, 0.1, 0], 0.04, { tint: 1.25 }); b.rock(0.1, { at: [0, 0.15, 0], roughness: 0.3, frequency: 4, depth: 3 }); });
  },

  meat(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    if (form === 'drumstick') { drumstick(b, [0, 0, 0], -24); return; }
    if (form === 'steak') return void b.group({ rotate: [42, 0, 0], at: [0, 0.3, 0] }, () => steak(b, 'meat', 'fat', 'bone'));
    if (form === 'bacon') {
      for (const [z, lift] of [[-0.3, 0.0], [0, 0.04], [0.3, 0]] as const) for (const [part, from, to] of [['meat', 0, 0.3], ['fat', 0.3, 0.46], ['meat', 0.46, 0.78], ['fat', 0.78, 1]] as const) b.part(part).sheet(4, 61, (u, v) => [-0.9 + 1.8 * v, 0.1 + lift + 0.07 * Math.sin(v * 30 + z * 9), z + (from + (to - from) * u - 0.5) * 0.27 + 0.02 * Math.sin(v * 11)]).sheet(4, 61, (u, v) => [-0.9 + 1.8 * v, 0.08 + lift + 0.07 * Math.sin(v * 30 + z * 9), z + (from + (to - from) * u - 0.5) * 0.27 + 0.02 * Math.sin(v * 11)]);
      return;
    }
    if (form === 'sausage') {
      const link = (at: Vec3, turn: number) => b.group({ at, rotate: [0, turn, 0] }, () => { b.part('meat').tube([[-0.5, 0.14, 0], [-0.2, 0.13, 0.09], [0.2, 0.13, 0.09], [0.5, 0.14, 0]], [0.07, 0.14 * t, 0.14 * t, 0.07], { ends: 'round', segments: 16 }); for (const s of [-1, 1]) b.part('fat').cone(0.05, 0.1, { at: [s * 0.6, 0.14, -0.04], rotate: [0, 0, s * 70] }); });
      link([0, 0, 0.3], 6); link([0.02, 0, -0.12], -8); link([-0.02, 0.24, 0.08], 28);
      return;
    }
    if (form === 'skewer') {
      for (const [z, turn] of [[0.22, 8], [-0.22, -6]] as const) b.group({ at: [0, 0.2, z], rotate: [0, turn, 0] }, () => {
        b.rod([-1.1, 0, 0], [1.05, 0, 0], 0.02, { part: 'bone', to: 0.012 });
        for (let i = 0; i < 7; i++) { const x = -0.72 + i * 0.24; if (i % 3 === 2) b.cylinder(0.17, 0.09, { part: 'fat', at: [x - 0.045, 0, 0], rotate: [0, 0, -90], round: 0.02 }); else b.part('meat').rock([0.13, 0.17, 0.17], { at: [x, 0, 0], roughness: 0.12, cuts: 5, depth: 3, tint: i % 2 ? 0.85 : 1.1 }); }
      });
      return;
    }
    if (form === 'ribs') {
      b.group({ rotate: [18, 0, 0] }, () => {
        b.part('meat').superball([0.82, 0.12, 0.42], 0.6, 0.5, { at: [0, 0.2, 0] });
        for (let i = 0; i < 8; i++) { const x = -0.7 + i * 0.2; b.part('bone').tube([[x, 0.2, -0.62], [x, 0.22, 0], [x, 0.16, 0.62]], 0.055, { ends: 'round', segments: 10 }); b.part('meat').tube([[x, 0.26, -0.4], [x, 0.29, 0], [x, 0.24, 0.4]], [0.06, 0.095, 0.06], { ends: 'round', segments: 12, tint: 0.85 }); }
        b.part('fat').superball([0.78, 0.03, 0.1], 0.6, 0.5, { at: [0, 0.3, -0.3] });
      });
      return;
    }
    const roast = form === 'roast';
    b.part('#ece6d8').lathe('0,.0 .6,.0! .62,.03 1.0,.07! 1.0,.09! .6,.05 0,.05', { segments: 44, scale: [1.1, 1, 0.8] });
    if (roast) {
      b.group({ at: [0, 0.05, 0] }, () => {
        b.part('meat').blend(0.16, (s) => {
          s.ellipsoid([0, 0.34, -0.05], [0.42, 0.32, 0.55]).ellipsoid([0, 0.42, 0.28], [0.34, 0.26, 0.34]);
          for (const x of [-1, 1]) s.limb([x * 0.34, 0.28, -0.12], [x * 0.46, 0.36, -0.5], 0.2, 0.1).limb([x * 0.46, 0.36, -0.5], [x * 0.3, 0.5, -0.76], 0.13, 0.07).limb([x * 0.4, 0.42, 0.3], [x * 0.55, 0.34, 0.08], 0.1, 0.08).limb([x * 0.55, 0.34, 0.08], [x * 0.5, 0.3, 0.38], 0.08, 0.06);
        }, { resolution: 48 });
        for (const x of [-1, 1]) b.part('bone').capsule([x * 0.3, 0.5, -0.76], [x * 0.24, 0.6, -0.92], 0.05).ball(0.075, { at: [x * 0.23, 0.62, -0.94] });
        b.part('fat').radial(9, () => b.ball([0.1, 0.07, 0.1], { at: [0, 0.06, 0.72] }));
      });
      return;
    }
    b.group({ at: [0, 0.4, 0], rotate: [0, -20, 8] }, () => {
      b.part('meat').tube([[-0.5, 0.02, 0], [-0.2, 0.0, 0], [0.2, -0.04, 0], [0.55, -0.08, 0]], [0.3, 0.37, 0.3, 0.12], { segments: 26 });
      b.part('fat').cylinder(0.33, 0.03, { at: [-0.5, 0.02, 0], rotate: [0, 0, 86], segments: 30 });
      b.part('meat').cylinder(0.27, 0.035, { at: [-0.502, 0.02, 0], rotate: [0, 0, 86], segments: 30, tint: 1.3 });
      b.part('bone').cylinder(0.075, 0.042, { at: [-0.505, 0.04, 0.03], rotate: [0, 0, 86] }).capsule([0.5, -0.08, 0], [0.86, -0.12, 0], 0.055).ball(0.075, { at: [0.88, -0.1, 0.04] }).ball(0.075, { at: [0.88, -0.15, -0.04] });
      for (const turn of [-1, 1]) for (let i = 0; i < 5; i++) b.tube(Array.from({ length: 7 }, (_, k): Vec3 => { const s = k / 6; const x = -0.42 + i * 0.16 + s * 0.25; const r = 0.372 - 0.9 * Math.max(0, x - 0.0) ** 2 - 0.35 * Math.max(0, -x - 0.2); const a = turn * (s * 1.6 - 0.8) + 0.3; return [x, r * Math.cos(a) - 0.02, r * Math.sin(a)]; }), 0.012, { part: 'meat', tint: 0.6, segments: 5 });
    });
  },

  cheese(b, p) {
    if (p.is('form', 'wheel')) {
      b.group({ rotate: [0, -20, 0] }, () => {
        b.part('rind').lathe('0,.0 .62,.0 .7,.06 .7,.34 .62,.4 0,.4', { arc: 316, segments: 44 });
        b.part('cheese').lathe('0,.012 .6,.012 .67,.06 .67,.34 .6,.388 0,.388', { arc: 316, segments: 44 });
        for (const turn of [0, 316]) b.group({ rotate: [0, turn, 0] }, () => { b.part('rind').box([0.012, 0.4, 0.68], { at: [0, 0.2, 0.34], round: 0.004 }); b.part('cheese').box([0.02, 0.35, 0.63], { at: [0, 0.2, 0.33] }); b.part('holes').ball([0.014, 0.05, 0.05], { at: [0, 0.24, 0.25] }).ball([0.014, 0.035, 0.035], { at: [0, 0.13, 0.45] }).ball([0.014, 0.045, 0.045], { at: [0, 0.27, 0.52] }); });
      });
      b.group({ at: [0.5, 0, 0.62], rotate: [0, 200, 0] }, () => { planPlate(b.part('cheese'), sector(0.66, 40), 0.38, { at: [0, 0.19, 0] }); planPlate(b.part('rind'), sector(0.69, 40, 0.64), 0.4, { at: [0, 0.2, -0.02] }); });
      return;
    }
    const [r, a] = [1.2, 40];
    b.group({ rotate: [0, 62, 0] }, () => {
      planPlate(b.part('cheese'), sector(r, a), 0.56, { at: [0, 0.28, 0], bevel: 0.015 });
      planPlate(b.part('rind'), sector(r * 1.02, a, r * 0.965), 0.57, { at: [0, 0.285, -0.015], bevel: 0.01 });
      const half = (a * Math.PI) / 360;
      for (const side of [-1, 1]) for (const [d, y, s] of [[0.3, 0.3, 0.07], [0.5, 0.14, 0.09], [0.55, 0.42, 0.075], [0.78, 0.28, 0.12], [0.96, 0.45, 0.07], [1.0, 0.12, 0.085], [0.72, 0.5, 0.04], [0.4, 0.46, 0.035]] as const) b.part('holes').ball([0.02, s, s], { at: [side * d * Math.sin(half), y, r * 0.5 - d * Math.cos(half)], rotate: [0, side * -a * 0.5, 0], segments: 16, tint: 0.8 });
      for (const [x, z, s] of [[0.05, -0.2, 0.1], [-0.16, -0.4, 0.08], [0.0, 0.15, 0.06], [0.22, -0.45, 0.06]] as const) b.ball([s, 0.02, s], { part: 'holes', at: [x, 0.56, z], segments: 16, tint: 0.8 });
    });
  },

  drink_glass(b, p) {
    const form = p.variant('form');
    // Outer wall, thickness, and between which heights it is full.
    const shapes: Readonly<Record<string, readonly [wall: string, from: number, to: number]>> = {
      tumbler: ['.3,0! .34,.02 .4,.9!', 0.06, 0.72], cocktail: ['.34,0! .3,.03 .05,.06 .035,.12 .035,.62 .08,.68 .56,1.16!', 0.72, 1.06], milkshake: ['.26,0! .24,.04 .09,.1 .12,.2 .26,.4 .32,.9 .4,1.12!', 0.22, 1.06],
      beer: ['.34,0! .36,.03 .33,.14 .34,.9!', 0.08, 0.76], wine: ['.32,0! .29,.03 .045,.06 .035,.14 .035,.5 .1,.58 .34,.74 .38,.95 .28,1.3!', 0.62, 0.94], champagne: ['.26,0! .23,.03 .04,.05 .03,.12 .03,.55 .09,.62 .17,.85 .19,1.1 .16,1.45!', 0.66, 1.24],
      cup: ['.28,0! .3,.02 .4,.92!', 0.04, 0.86], boba: ['.3,0! .32,.02 .43,1.0!', 0.04, 0.88],
    };
    const [wall, from, to] = shapes[form] ?? shapes['tumbler']!;
    const profile = hollow(wall, 0.022);
    b.part('glass').lathe(profile, { straight: true, segments: 44, ...(form === 'beer' ? { ripple: (turn: number) => 1 + 0.03 * Math.cos(turn * 20 * Math.PI) } : {}) });
    const inner = profile.slice(profile.findIndex(([, y], i) => i > 2 && y < (profile[i - 1]?.[1] ?? 0)) - 1).filter(([, y]) => y > from && y < to).map(([r, y]) => [Math.max(0.002, r - 0.012), y] as const).reverse();
    const [rt] = inner.at(-1)!;
    b.part('liquid').lathe([[0, inner[0]![1]], ...inner, [rt, to], [0, to]], { straight: true, segments: 40 });
    if (form === 'beer') {
      b.tube([[0.33, 0.75, 0], [0.56, 0.76, 0], [0.6, 0.5, 0], [0.56, 0.24, 0], [0.33, 0.22, 0]], 0.05, { part: 'glass', segments: 12 });
      b.part('foam').cylinder(0.31, 0.16, { at: [0, to, 0] }); heap(b, 26, 0.27, 0.9, 0.08, () => b.ball(0.09, { segments: 10 }));
      b.tube('.28,.92,.16 .33,.85,.2 .335,.7,.2', [0.06, 0.045, 0.05], { ends: 'round' });
    } else if (form === 'milkshake') {
      b.part('foam'); for (const [r, y] of [[0.3, 1.1], [0.23, 1.22], [0.14, 1.33]] as const) b.ring(r * 0.8, r * 0.4, { at: [0, y, 0], segments: 12 }).cylinder(r * 0.7, 0.12, { at: [0, y - 0.06, 0] });
      b.cone(0.1, 0.16, { at: [0, 1.38, 0] }); b.part('garnish').ball(0.1, { at: [0, 1.53, 0] });
    } else if (form === 'cup') {
      b.part('foam').lathe('.37,.86 .3,.89 0,.9', { segments: 36 });
      b.part('garnish').cylinder(0.37, 0.26, { at: [0, 0.34, 0], top: 0.395 });
      b.part('foam').lathe('.42,.92! .43,.95 .4,.98 .38,1.02! 0,1.02!', { segments: 40 });
    } else if (form === 'boba') {
      b.part('#2a1a12 gloss'); heap(b, 34, 0.27, 0.08, 0.14, () => b.ball(0.055, { segments: 12 }));
      b.radial(14, (i) => b.ball(0.05, { at: [0, 0.09 + (i % 3) * 0.09, 0.3], segments: 12 }));
      b.part('foam').lathe('.42,.99! .45,1.0 .45,1.04! .36,1.14 .2,1.2 0,1.21', { segments: 40 });
      b.part('garnish').cylinder(0.3, 0.005, { at: [0, 0.9, 0] });
    }
    if (form === 'tumbler' || form === 'cocktail') {
      const at: Vec3 = form === 'tumbler' ? [0.33, 0.96, 0.12] : [0.48, 1.18, 0.1];
      b.part('garnish').cylinder(0.19, 0.04, { at, rotate: [82, 24, 0], round: 0.01 }).ring(0.17, 0.03, { at, rotate: [82, 24, 0], tint: 0.75 });
      if (form === 'cocktail') b.rod([-0.5, 1.2, 0], [0.1, 0.8, 0], 0.012, { part: 'straw' }).ball(0.07, { part: 'garnish', at: [-0.12, 0.95, 0] });
      else { b.part('#dff1f7 glass').box([0.2, 0.2, 0.2], { at: [-0.1, 0.66, 0.08], rotate: [20, 30, 10], round: 0.03 }).box([0.19, 0.19, 0.19], { at: [0.12, 0.7, -0.08], rotate: [40, 10, 30], round: 0.03 }); b.part('foam').ring(0.35, 0.012, { at: [0, to, 0] }); }
    }
    if (form === 'champagne') { b.part('foam').ring(0.13, 0.02, { at: [0, to, 0] }); for (let i = 0; i < 22; i++) b.ball(0.012, { at: [0.1 * Math.sin(i * 2.4) * (i % 4) / 3, 0.7 + i * 0.024, 0.1 * Math.cos(i * 2.4) * (i % 4) / 3], segments: 6 }); }
    if (form === 'tumbler' || form === 'milkshake' || form === 'boba' || form === 'cup') b.part('straw').tube(form === 'tumbler' ? '-.18,.1,0 .02,.7,-.1 .14,1.15,-.16 .3,1.3,-.2' : '-.08,.2,-.05 .1,1.0,-.08 .22,1.62,-.1', form === 'boba' ? 0.055 : 0.032, { segments: 12, steps: 3 });
    b.anchor('in', [0, to, 0], 0.4);
  },

  drink_can(b, p) {
    b.part('can').lathe('0,.04 .2,.03! .25,.0 .28,.02 .33,.1! .33,1.06! .28,1.18 .265,1.19!', { segments: 48, scale: [p.thickness, 1, p.thickness] });
    b.part('lid').lathe('.265,1.19! .285,1.2 .285,1.225 .265,1.225! .25,1.19! 0,1.185!', { segments: 44 });
    b.box([0.14, 0.012, 0.22], { at: [0, 1.2, 0.05], round: 0.005 }).ring(0.06, 0.014, { at: [0, 1.215, -0.03], around: 20, segments: 6 }).ball([0.022, 0.012, 0.022], { at: [0, 1.21, 0.04] });
    b.part('#2a2a2c').ball([0.06, 0.004, 0.08], { at: [0, 1.196, 0.15] });
    b.part('label').lathe('.332,.3! .334,.32! .334,.86! .332,.88!', { segments: 48 });
    b.part('can').sheet(41, 7, (u, v) => { const a = (u - 0.5) * 6.283; const y = 0.59 + 0.12 * Math.sin(u * 12.57) + (v - 0.5) * 0.16; return [0.3375 * Math.sin(a), y, 0.3375 * Math.cos(a)]; });
    b.part('lid').ring(0.3, 0.012, { at: [0, 0.03, 0] });
  },
};
