import { planPlate } from '../anatomy/bodies.ts';
import { hollow } from '../anatomy/vessels.ts';
import { outlines, type Curve } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

/** What a sector of a round cake covers in plan, [x, z], its tip towards +Z; `from` cuts the tip off. */
export function sector(radius: number, degrees: number, from = 0): Vec2[] {
  const half = (degrees * Math.PI) / 360;
  const arc = Array.from({ length: 13 }, (_, i): Vec2 => { const a = -half + (i / 12) * 2 * half; return [radius * Math.sin(a), radius * 0.5 - radius * Math.cos(a)]; });
  return from > 0 ? [...arc, [from * Math.sin(half), radius * 0.5 - from * Math.cos(half)], [-from * Math.sin(half), radius * 0.5 - from * Math.cos(half)]] : [...arc, [0, radius * 0.5]];
}

/** A coat over the top of a round thing of radius `r` whose drips hang from `top` down by up to `drop`. */
export function drips(b: MeshBuilder, part: string, r: number, top: number, drop: number, thick = 0.03, runs = 11): void {
  const phase = b.random.between(0, 6);
  const hang = (angle: number) => 0.3 + 0.7 * Math.max(0, Math.sin(angle * runs * 0.5 + phase + Math.sin(angle * 3))) ** 1.5;
  b.warped(([x, y, z]) => [x, y < top - thick ? top - thick + (y - top + thick) * hang(Math.atan2(x, z)) : y, z], () =>
    b.part(part).lathe([[r, top - drop], [r + thick * 0.6, top - drop * 0.97], [r + thick * 1.1, top - drop * 0.7], [r + thick, top - thick], [r + thick * 0.4, top + thick * 0.5], [r * 0.8, top + thick], [0, top + thick]], { segments: 72 }));
}

/** Piped cream: a cord wound up into a cone. */
export function piped(b: MeshBuilder, part: string, at: Vec3, radius: number, height: number, turns = 3): void {
  const steps = Math.round(turns * 14);
  const path = Array.from({ length: steps + 1 }, (_, i): Vec3 => {
    const t = i / steps;
    const reach = radius * 0.68 * (1 - t) ** 0.85;
    return [at[0] + reach * Math.sin(t * turns * 2 * Math.PI), at[1] + height * (0.12 + 0.8 * t), at[2] + reach * Math.cos(t * turns * 2 * Math.PI)];
  });
  b.part(part).tube(path, (t) => radius * 0.42 * (1 - 0.82 * t), { straight: true, segments: 10, ends: 'round' });
  b.lathe([[0, at[1]], [radius * 0.75, at[1]], [radius * 0.5, at[1] + height * 0.4], [0, at[1] + height * 0.8]], { at: [at[0], 0, at[2]], segments: 16 });
}

/** Sprinkles on what was built since `mark`. */
export function sprinkle(b: MeshBuilder, mark: number, part: string, count: number, size: number): void {
  b.part(part).scatter(mark, count, { spacing: size * 1.2, where: (_, n) => n[1] > 0.25 }, () => b.capsule([-size * 0.5, size * 0.1, 0], [size * 0.5, size * 0.1, 0], size * 0.17, { segments: 6 }));
}

function cherry(b: MeshBuilder, p: RecipeInput, at: Vec3, size: number): void {
  if (!p.has('topping')) return;
  b.part('topping').lathe('0,.0 .3,.05 .5,.35 .42,.75 .15,.88 0,.82', { at, scale: size, segments: 18 });
  b.tube([[at[0], at[1] + size * 0.8, at[2]], [at[0] + size * 0.1, at[1] + size * 1.3, at[2]], [at[0] + size * 0.5, at[1] + size * 1.7, at[2]]], size * 0.05, { part: '#5b7a2c', segments: 5 });
}

function candles(b: MeshBuilder, p: RecipeInput, count: number, reach: number, y: number): void {
  if (p.has('candles')) b.radial(count, () => {
    b.part('candles').cylinder(0.022, 0.22, { at: [0, y, reach], segments: 10 });
    b.lathe('0,.0 .02,.02 .016,.05 0,.09', { part: '#ffb347 glow', at: [0, y + 0.235, reach], segments: 8 }).rod([0, y + 0.21, reach], [0, y + 0.245, reach], 0.005, { part: '#222222' });
  });
}

/** A layered, iced round of cake standing on `y`. */
function tier(b: MeshBuilder, r: number, y: number, h: number, iced: boolean): void {
  b.part('sponge').cylinder(r, h, { at: [0, y, 0], round: 0.02, segments: 48 });
  if (iced) b.part('icing').cylinder(r * 1.02, h, { at: [0, y, 0], round: 0.035, segments: 56 });
  else for (const t of [0.32, 0.64]) b.part(t < 0.5 ? 'layers' : 'icing').cylinder(r * 1.015, h * 0.07, { at: [0, y + h * t, 0], round: 0.012, segments: 48 });
}

/** A grid pressed into a waffle: boxes along both directions at the surface of a cone. */
function waffleCone(b: MeshBuilder, top: number, height: number): void {
  b.part('cone').lathe([[0, 0], [0.02, 0.01], [top, height], [top * 0.9, height], [0.01, 0.06]], { straight: true, segments: 36 });
  for (const turn of [-1, 1]) for (let i = 0; i < 12; i++) b.tube(Array.from({ length: 9 }, (_, k): Vec3 => { const t = 0.05 + (k / 8) * 0.95; const a = (i / 12) * 6.2832 + turn * (1 - t) * 1.1; return [top * t * 1.01 * Math.sin(a), height * t, top * t * 1.01 * Math.cos(a)]; }), 0.012, { segments: 5, straight: true, tint: 0.86 });
  b.ring(top * 1.01, 0.022, { at: [0, height, 0], tint: 0.95 });
}

/** A ball of ice cream with the ragged skirt that the scoop leaves. */
function scoop(b: MeshBuilder, part: string, at: Vec3, r: number): void {
  b.group({ at }, () => b.part(part).rock([r, r * 0.94, r], { roughness: 0.045, frequency: 4, depth: 4 }).lathe([[r * 0.7, -r * 0.62], [r * 1.02, -r * 0.6], [r * 1.14, -r * 0.42], [r * 1.02, -r * 0.26], [r * 0.9, -r * 0.2]], { segments: 60, ripple: (turn) => 1 + 0.04 * Math.sin(turn * 56) + 0.03 * Math.sin(turn * 94 + 1) }));
}

const torus = (radius: number, thick: number, tall: number, from = 0, to = 1): Curve => Array.from({ length: 19 }, (_, i): Vec2 => { const a = (from + ((to - from) * i) / 18) * 2 * Math.PI; return [radius + thick * Math.cos(a), tall + tall * Math.sin(a)]; });

export const SWEETS: RecipeTable = {
  cake(b, p) {
    const form = p.variant('form');
    const lift = p.has('stand') ? 0.3 : 0;
    b.part('stand').lathe('0,.0 .34,0! .34,.02 .1,.06 .06,.16 .1,.24 .3,.26! .74,.27 .78,.3! .0,.3', { segments: 48 });
    b.group({ at: [0, lift, 0] }, () => {
      if (form === 'slice') {
        const [r, a] = [1.1, 44];
        for (const [y, h, part] of [[0, 0.2, 'sponge'], [0.2, 0.06, 'layers'], [0.26, 0.18, 'sponge'], [0.44, 0.06, 'layers'], [0.5, 0.16, 'sponge']] as const) planPlate(b.part(part), sector(part === 'layers' ? r * 0.995 : r * 0.99, a), h, { at: [0, y + h / 2, 0], bevel: part === 'layers' ? 0.012 : 0.006, tint: part === 'layers' ? 1.25 : 1 });
        planPlate(b.part('icing'), sector(r, a + 0.6), 0.1, { at: [0, 0.7, 0], bevel: 0.02 });
        planPlate(b, sector(r * 1.03, a + 0.6, r * 0.94), 0.75, { at: [0, 0.375, -0.025], bevel: 0.02 });
        piped(b, 'icing', [0, 0.74, -0.32], 0.13, 0.16);
        cherry(b, p, [0, 0.88, -0.32], 0.17); return;
      }
      if (form === 'bundt') {
        const fluted = (turn: number, along: number) => 1 + 0.07 * Math.abs(Math.sin(turn * Math.PI * 10)) * Math.min(1, along * 3);
        b.part('sponge').lathe(torus(0.42, 0.25, 0.27), { segments: 80, ripple: fluted });
        const hang = (angle: number) => 0.24 + 0.32 * Math.max(0, Math.sin(angle * 5 + Math.sin(angle * 2))) ** 1.4;
        b.part('icing').sheet(73, 13, (u, v) => { const t = u * 2 * Math.PI; const a = Math.PI / 2 + (v - 0.5) * 2 * (0.9 + hang(t)); const f = (1 + 0.05 * Math.abs(Math.sin(u * Math.PI * 10))) * (0.42 + 0.275 * Math.cos(a)); return [f * Math.sin(t), 0.27 + 0.295 * Math.sin(a), f * Math.cos(t)]; });
        b.part('layers').lathe(torus(0.42, 0.22, 0.05), { segments: 40, tint: 0.9 });
        b.part('topping').radial(10, () => b.ball(0.045, { at: [0, 0.585, 0.42], segments: 10 }), { start: 18 });
        candles(b, p, 5, 0.42, 0.56); return;
      }
      if (form === 'cheesecake') {
        b.part('layers').lathe('0,.0 .62,0! .65,.02 .66,.22! .6,.22 .58,.08 0,.07', { segments: 60, tint: 0.8 });
        b.part('icing').cylinder(0.6, 0.3, { at: [0, 0.03, 0], round: 0.03, segments: 48 });
        b.part('sponge').ring(0.62, 0.03, { at: [0, 0.22, 0] });
        drips(b, 'topping', 0.56, 0.33, 0.02, 0.02);
        b.radial(8, () => b.part('topping').lathe('0,.0 .05,.02 .075,.08 .05,.13 0,.14', { at: [0, 0.35, 0.34], segments: 12 })).radial(4, () => b.ball(0.07, { at: [0, 0.4, 0.13] }), { start: 20 });
        candles(b, p, 5, 0.48, 0.33); return;
      }
      if (form === 'square') {
        for (const [y, part] of [[0.14, 'sponge'], [0.29, 'layers'], [0.4, 'sponge']] as const) b.part(part).box([1.1, part === 'layers' ? 0.05 : 0.26, 1.1], { at: [0, y, 0], round: 0.02 });
        b.part('icing').box([1.14, 0.12, 1.14], { at: [0, 0.53, 0], round: 0.04 });
        for (let i = 0; i < 6; i++) for (let side = 0; side < 4; side++) b.group({ rotate: [0, side * 90, 0] }, () => piped(b, 'icing', [-0.5 + i * 0.2, 0.58, 0.5], 0.09, 0.11, 2));
        b.part('icing').group({}, () => { for (let i = 0; i < 4; i++) b.group({ rotate: [0, i * 90, 0] }, () => { for (let k = 0; k < 7; k++) b.ball([0.075, 0.05 + 0.03 * (k % 2), 0.03], { at: [-0.48 + k * 0.16, 0.46, 0.555], segments: 10 }); }); });
        b.radial(4, () => cherry(b, p, [0.2, 0.59, 0.2], 0.17));
        candles(b, p, 4, 0.12, 0.58); return;
      }
      if (form === 'tiered') {
        for (const [r, y, h] of [[0.68, 0, 0.36], [0.49, 0.36, 0.34], [0.3, 0.7, 0.32]] as const) {
          tier(b, r, y, h, true);
          b.part('layers').radial(Math.round(r * 40), () => b.ball([0.05, 0.045, 0.045], { at: [0, y + 0.035, r * 1.03], segments: 10 }));
          b.part('topping').radial(Math.round(r * 22), () => b.tube([[-0.1, y + h * 0.84, r * 1.02], [0, y + h * 0.66, r * 1.045], [0.1, y + h * 0.84, r * 1.02]], 0.016, { segments: 6 }));
          b.part('icing').radial(Math.round(r * 30), () => b.lathe('0,.0 .05,.0 .035,.04 0,.08', { at: [0, y + h - 0.01, r * 0.93], segments: 10 }));
        }
        b.part('topping').radial(5, () => b.leaf(0.16, 0.15, { at: [0, 1.02, 0.02], rotate: [42, 0, 0], bend: -40 })).ball(0.06, { at: [0, 1.08, 0] });
        candles(b, p, 6, 0.2, 1.0); return;
      }
      tier(b, 0.62, 0, 0.52, false);
      drips(b, 'icing', 0.62, 0.52, 0.26);
      b.radial(8, () => piped(b, 'icing', [0, 0.53, 0.46], 0.11, 0.13, 2.5));
      b.radial(8, () => cherry(b, p, [0, 0.65, 0.46], 0.15));
      candles(b, p, 6, 0.22, 0.54);
      b.anchor('on', [0, 0.56, 0], 0.5);
    });
  },

  cupcake(b, p) {
    b.part('wrapper').lathe(hollow('.3,0! .36,.2 .44,.42!', 0.02), { straight: true, segments: 112, ripple: (turn) => 1 + 0.035 * Math.sin(turn * 28 * 2 * Math.PI) });
    b.part('cake').lathe('0,.3 .42,.34 .47,.43 .4,.5 0,.52', { segments: 36 });
    if (p.is('form', 'muffin')) {
      const mark = b.mark();
      b.part('cake').lathe('.36,.36 .52,.42 .58,.52 .5,.66 .28,.78 0,.82', { segments: 48, ripple: (turn) => 1 + 0.025 * Math.sin(turn * 31) + 0.02 * Math.sin(turn * 69) });
      b.part('topping').scatter(mark, 34, { spacing: 0.12, where: (_, n) => n[1] > 0.1 }, () => b.ball([0.045, 0.03, 0.045], { segments: 10 }));
      sprinkle(b, mark, 'sprinkles', 40, 0.05); return;
    }
    const mark = b.mark();
    for (const [radius, y, thick] of [[0.4, 0.53, 0.15], [0.3, 0.71, 0.135], [0.19, 0.87, 0.115]] as const) b.part('frosting').ring(radius * 0.86, thick, { at: [0, y, 0], segments: 14, scale: [1, 0.9, 1] }).cylinder(radius * 0.8, 0.2, { at: [0, y - 0.1, 0] });
    b.lathe('.2,.84 .17,.98 .07,1.1 .0,1.2', { segments: 20 });
    sprinkle(b, mark, 'sprinkles', 70, 0.06);
    cherry(b, p, [0, 1.1, 0], 0.2);
  },

  donut(b, p) {
    if (p.is('form', 'bagel')) {
      b.part('dough').lathe(torus(0.36, 0.26, 0.12), { segments: 48, at: [0, 0, 0] });
      b.part('glaze').lathe(torus(0.36, 0.27, 0.035), { segments: 60, at: [0, 0.21, 0], ripple: (turn) => 1 + 0.015 * Math.sin(turn * 44) });
      const mark = b.mark();
      b.part('dough').lathe(torus(0.36, 0.26, 0.17), { segments: 48, at: [0, 0.25, 0] });
      return void b.part('sprinkles').scatter(mark, 90, { spacing: 0.05, where: (_, n) => n[1] > 0.2 }, () => b.ball([0.012, 0.008, 0.022], { segments: 7 }));
    }
    b.part('dough').lathe(torus(0.42, 0.25, 0.2), { segments: 48 });
    const mark = b.mark();
    const hang = (angle: number, side: number) => 1.25 + 0.34 * Math.sin(angle * 6 + side * 2 + Math.sin(angle * 2));
    b.part('glaze').sheet(91, 15, (u, v) => {
      const t = u * 2 * Math.PI;
      const a = Math.PI / 2 + (0.5 - v) * 2 * hang(t, Math.sign(v - 0.5));
      const swell = 0.024 * Math.sqrt(Math.max(0, 1 - (2 * v - 1) ** 8));
      const r = 0.42 + (0.25 + swell) * Math.cos(a);
      return [r * Math.sin(t), 0.2 + (0.2 + swell) * Math.sin(a), r * Math.cos(t)];
    });
    sprinkle(b, mark, 'sprinkles', 90, 0.075);
  },

  pie(b, p) {
    const form = p.variant('form');
    if (form === 'slice') {
      const [r, a] = [1.05, 46];
      planPlate(b.part('crust'), sector(r, a), 0.06, { at: [0, 0.05, 0], bevel: 0.01 });
      planPlate(b.part('filling'), sector(r * 0.96, a - 1), 0.22, { at: [0, 0.19, -0.0], bevel: 0.02 });
      for (let i = 0; i < 10; i++) b.ball(0.075, { at: [(((i * 37) % 10) / 10 - 0.5) * 0.5 * (1 - i * 0.09), 0.27, -0.38 + i * 0.085], segments: 12 });
      b.part('crust');
      for (const [x, z, turn, length] of [[-0.2, -0.22, -16, 0.6], [0.2, -0.22, 16, 0.6], [0, -0.1, 0, 0.9]] as const) b.box([0.11, 0.04, length], { at: [x, 0.33, z], rotate: [0, turn, 0], round: 0.018 });
      for (const [z, width] of [[-0.34, 0.66], [-0.08, 0.44], [0.16, 0.26]] as const) b.box([width, 0.04, 0.1], { at: [0, 0.345, z], round: 0.018 });
      b.tube(Array.from({ length: 13 }, (_, i): Vec3 => { const t = ((i / 12 - 0.5) * a * Math.PI) / 180; return [r * Math.sin(t), 0.28 + 0.02 * (i % 2), r * 0.5 - r * Math.cos(t)]; }), 0.09, { ends: 'round' });
      planPlate(b.part('dish'), sector(r * 1.1, a + 8), 0.025, { at: [0, 0.012, 0.02], bevel: 0.008 });
      return;
    }
    b.part('dish').lathe(hollow('.5,0! .56,.1 .7,.26! .76,.28!', 0.025), { straight: true, segments: 56, ripple: (turn, along) => 1 + 0.012 * along * Math.sin(turn * 60) });
    b.part('filling').lathe('.68,.2 .6,.27 .3,.3 0,.31', { segments: 40 });
    b.part('crust').radial(30, () => b.ball([0.085, 0.055, 0.07], { at: [0, 0.28, 0.67], rotate: [0, 24, 0], segments: 10 }));
    b.ring(0.66, 0.055, { at: [0, 0.265, 0], scale: [1, 0.8, 1] });
    if (form === 'covered') {
      b.lathe('.68,.27 .5,.37 .25,.43 0,.45', { segments: 44 });
      b.radial(6, () => b.ball([0.03, 0.012, 0.12], { part: 'filling', at: [0, 0.412, 0.28], rotate: [14, 0, 0], segments: 10 })).radial(5, () => b.leaf(0.14, 0.09, { part: 'crust', at: [0, 0.45, 0.0], rotate: [76, 0, 0], tint: 0.9 }));
    } else if (form === 'lattice') for (const turn of [0, 90]) b.group({ rotate: [0, 45 + turn, 0] }, () => {
      for (let i = -2; i <= 2; i++) { const half = Math.sqrt(0.64 ** 2 - (i * 0.24) ** 2); b.tube(Array.from({ length: 9 }, (_, k): Vec3 => { const z = -half + (k / 8) * 2 * half; return [i * 0.24, 0.345 - 0.1 * (z * z + (i * 0.24) ** 2) + 0.016 * Math.cos(((z / 0.24) + i + turn / 90) * Math.PI), z]; }), 0.06, { flatten: 0.34, up: [0, 1, 0], segments: 8 }); }
    });
    else for (let i = 0; i < 34; i++) { const reach = 0.56 * Math.sqrt((i + 0.5) / 34); b.ball(0.07, { part: 'filling', at: [reach * Math.sin(i * 2.4), 0.31, reach * Math.cos(i * 2.4)], segments: 12, tint: b.random.between(0.85, 1.15) }); }
  },

  pancake_stack(b, p) {
    const form = p.variant('form');
    b.part('plate').lathe('0,.0 .42,0! .44,.03 .8,.09! .8,.115! .48,.06 0,.05', { segments: 48 });
    const layers = form === 'pancakes' ? 5 : form === 'crepes' ? 1 : 3;
    const step = form === 'pancakes' ? 0.105 : form === 'crepes' ? 0.2 : 0.135;
    for (let i = 0; i < layers; i++) {
      const put = { at: [b.random.between(-0.04, 0.04), 0.06 + i * step, b.random.between(-0.04, 0.04)] as Vec3, rotate: [b.random.between(-2, 2), b.random.between(-20, 20), b.random.between(-2, 2)] as Vec3 };
      b.group(put, () => {
        b.part('cakes');
        if (form === 'pancakes') b.lathe('0,0! .5,0 .56,.03 .56,.07 .5,.1 0,.105', { segments: 40 }).lathe('.53,.03! .575,.035 .575,.065 .53,.07!', { segments: 40, tint: 1.25 });
        else if (form === 'waffles') {
          b.cylinder(0.54, 0.07, { at: [0, 0.02, 0], segments: 40 });
          b.ring(0.52, 0.045, { at: [0, 0.06, 0] });
          for (let k = -3; k <= 3; k++) { const half = Math.sqrt(0.52 ** 2 - (k * 0.14) ** 2); b.box([0.045, 0.11, half * 2], { at: [k * 0.14, 0.06, 0], round: 0.012 }).box([half * 2, 0.11, 0.045], { at: [0, 0.06, k * 0.14], round: 0.012 }); }
        } else if (form === 'toast') {
          const slice = outlines.symmetric('0,.46 .2,.48 .44,.46 .5,.32 .42,.2 .42,-.4 .36,-.46! 0,-.46!');
          b.plate(slice, 0.13, { at: [0, 0.065, 0], rotate: [-90, 0, 0], bevel: 0.02, tint: 0.85 }).plate(slice, 0.135, { at: [0, 0.067, 0], rotate: [-90, 0, 0], scale: [0.9, 0.9, 1], tint: 1.2 });
        }
      });
    }
    const top = 0.06 + layers * step;
    if (form === 'crepes') {
      for (const x of [-0.3, 0, 0.3]) b.group({ at: [x, 0.19, 0], rotate: [0, x * 20, 0] }, () => {
        b.part('cakes').tube([[0, 0, -0.55], [0, 0.01, 0], [0, 0, 0.55]], 0.15, { segments: 18, flatten: 0.86, up: [0, 1, 0] }).tube([[0.14, -0.02, -0.56], [0.145, 0.0, 0], [0.14, -0.02, 0.56]], 0.03, { segments: 6 });
        for (const z of [-0.56, 0.56]) b.tube(Array.from({ length: 26 }, (_, i): Vec3 => [0.005 * i * Math.sin(i * 0.6), 0.0043 * i * Math.cos(i * 0.6), z]), 0.013, { segments: 5, straight: true, tint: 0.75 });
      });
      b.part('syrup').tube(Array.from({ length: 9 }, (_, i): Vec3 => [(i % 2 ? 1 : -1) * 0.4, 0.33 - (i % 2) * 0.01, -0.42 + i * 0.105]), 0.026, { flatten: 0.5, up: [0, 1, 0] });
    }
    else drips(b, 'syrup', form === 'toast' ? 0.4 : 0.46, top + 0.01, 0.02, 0.016, 7);
    if (form !== 'crepes') b.radial(7, (i) => b.capsule([0, top + 0.005, 0.44], [0, top - 0.1 - 0.07 * (i % 3), 0.575], 0.034, { part: 'syrup', to: 0.042, segments: 9 }));
    b.part('butter').box([0.2, 0.08, 0.2], { at: [0.03, top + 0.06, 0.02], rotate: [0, 28, 0], round: 0.02 });
    piped(b, 'topping', [-0.2, top + 0.02, -0.12], 0.16, 0.18);
  },

  cookie(b, p) {
    const form = p.variant('form');
    if (form === 'gingerbread') {
      const man = outlines.symmetric('0,.62 .14,.58 .2,.44 .12,.3 .2,.22 .46,.24 .52,.12 .42,.04 .2,.02 .2,-.2 .34,-.46 .28,-.58 .12,-.56 .0,-.26', 5);
      b.group({ at: [0, 0.6, 0], rotate: [-8, 0, 0] }, () => {
        b.part('dough').plate(man, 0.13, { bevel: 0.035 });
        b.part('chips').ball([0.025, 0.03, 0.02], { at: [-0.065, 0.48, 0.065] }).ball([0.025, 0.03, 0.02], { at: [0.065, 0.48, 0.065] });
        for (const y of [0.16, 0.04, -0.08]) b.ball([0.036, 0.036, 0.025], { at: [0, y, 0.068] });
        b.part('#f7f3ea').tube('-.08,.4,.068 0,.375,.07 .08,.4,.068', 0.012, { segments: 6 });
        b.mirrored('x', () => b.tube('.36,.22,.066 .4,.14,.07 .37,.06,.066', 0.014, { segments: 6 }).tube('.15,-.44,.066 .22,-.49,.07 .3,-.43,.066', 0.014, { segments: 6 }));
      });
      return;
    }
    if (form === 'cracker') {
      b.group({ at: [0, 0.56, 0], rotate: [-20, 0, 0] }, () => {
        b.part('dough').plate(outlines.gear(24, 0.6, 0.565).map(([x, y]) => [Math.sign(x) * Math.abs(x) ** 0.8 * 0.95, Math.sign(y) * Math.abs(y) ** 0.8 * 0.95] as const), 0.09, { bevel: 0.02 });
        for (let x = -2; x <= 2; x++) for (let y = -2; y <= 2; y++) b.ball([0.028, 0.028, 0.012], { part: 'chips', at: [x * 0.19, y * 0.19, 0.043], segments: 8 });
      });
      return;
    }
    if (form === 'macaron' || form === 'sandwich') {
      const macaron = form === 'macaron';
      b.group({ rotate: [macaron ? 10 : 14, 0, 0] }, () => {
        for (const [y, flip] of [[0, -1], [macaron ? 0.16 : 0.12, 1]] as const) b.group({ at: [0, y + 0.2, 0], scale: [1, flip, 1] }, () => {
          b.part('dough').lathe(macaron ? '0,.0 .46,.0! .5,.04 .5,.1 .42,.2 .22,.25 0,.26' : '0,.0 .5,.0! .53,.02 .53,.09 .5,.11! 0,.11', { segments: 44 });
          if (macaron) b.part('dough').radial(40, () => b.ball([0.045, 0.035, 0.03], { at: [0, 0.02, 0.48], segments: 7, tint: b.random.between(0.9, 1.1) }));
          else { b.radial(36, () => b.box([0.05, 0.07, 0.03], { at: [0, 0.055, 0.53], round: 0.01 })); b.radial(12, () => b.ball([0.035, 0.015, 0.035], { at: [0, 0.11, 0.36], segments: 8 })).radial(6, () => b.ball([0.03, 0.015, 0.07], { at: [0, 0.11, 0.16], segments: 8 })); }
        });
        b.part('chips').cylinder(macaron ? 0.45 : 0.49, macaron ? 0.17 : 0.13, { at: [0, 0.195, 0], round: 0.03, segments: 40 });
      });
      return;
    }
    b.group({ at: [0, 0.62, 0], rotate: [52, 0, 0] }, () => {
      const mark = b.mark();
      b.part('dough').lathe('0,-.08 .5,-.08 .6,-.03 .58,.04 .4,.1 0,.13', { segments: 52, ripple: (turn) => 1 + 0.025 * Math.sin(turn * 19) + 0.02 * Math.sin(turn * 44 + 1) });
      b.part('chips').scatter(mark, 24, { spacing: 0.15, sizes: [0.8, 1.3], where: (_, n) => n[1] > 0.1 && n[2] > 0 }, () => b.lathe('.055,-.02 .05,.02 .02,.05 0,.055', { segments: 8 }));
      b.part('dough').scatter(mark, 16, { spacing: 0.16, where: (_, n) => n[2] > 0.2 }, () => b.ball([0.07, 0.018, 0.06], { segments: 8, tint: 1.08 }));
    });
  },

  ice_cream_cone(b, p) {
    if (p.is('form', 'swirl')) {
      b.part('cone').lathe(hollow('.15,0! .17,.3 .2,.5! .29,.54! .31,.76!', 0.03), { straight: true, segments: 44 });
      b.radial(18, () => b.box([0.02, 0.16, 0.02], { at: [0, 0.64, 0.305], rotate: [5, 0, 0] }).box([0.016, 0.36, 0.016], { at: [0, 0.2, 0.165], rotate: [5, 0, 0] }));
      piped(b, 'scoop', [0, 0.66, 0], 0.46, 0.86, 3.6);
      b.part('second_scoop').tube(Array.from({ length: 40 }, (_, i): Vec3 => { const t = i / 39; const r = 0.46 * (1 - t) ** 0.85 + 0.02; return [r * Math.sin(t * 22.6 + 3.1), 0.8 + 0.66 * t, r * Math.cos(t * 22.6 + 3.1)]; }), (t) => 0.11 * (1 - 0.8 * t), { straight: true });
      cherry(b, p, [0, 1.46, 0], 0.2); return;
    }
    waffleCone(b, 0.34, 0.95);
    scoop(b, 'scoop', [0, 1.14, 0], 0.39);
    if (p.has('second_scoop')) scoop(b, 'second_scoop', [0.03, 1.66, 0], 0.34);
    cherry(b, p, [0.02, p.has('second_scoop') ? 1.96 : 1.48, 0], 0.2);
  },

  sundae(b, p) {
    const form = p.variant('form');
    if (form === 'pudding') {
      b.part('dish').lathe('0,.0 .4,0! .44,.03 .76,.08! .76,.105! .46,.06 0,.05', { segments: 48 });
      b.part('scoops').lathe('0,.05! .46,.05 .5,.09 .4,.52 .34,.58 0,.6', { segments: 56, ripple: (turn, along) => 1 + 0.035 * Math.sin(turn * 18 * 2 * Math.PI) * Math.min(1, (1 - along) * 2.4) });
      drips(b, 'syrup', 0.34, 0.58, 0.2, 0.025, 9);
      b.part('syrup').lathe('.66,.085 .6,.1 .45,.105', { segments: 40 });
      piped(b, '#fbf6ec', [0, 0.6, 0], 0.14, 0.14);
      b.part('banana').radial(6, () => b.cylinder(0.08, 0.04, { at: [0, 0.09, 0.56], rotate: [20, 0, 0] }));
      cherry(b, p, [0, 0.72, 0], 0.18); return;
    }
    const split = form === 'split';
    const mark = b.mark();
    if (split) {
      b.part('dish').group({ scale: [1.7, 1, 0.8] }, () => b.lathe(hollow('.16,0! .2,.05 .1,.12 .3,.2 .46,.42!', 0.022), { straight: true, segments: 48 }));
      for (const z of [-1, 1]) b.part('banana').tube([[-0.8, 0.5, z * 0.2], [-0.4, 0.36, z * 0.32], [0.4, 0.36, z * 0.32], [0.8, 0.5, z * 0.2]], [0.05, 0.12, 0.12, 0.05], { ends: 'round' });
      for (const x of [-0.44, 0, 0.44]) { scoop(b, 'scoops', [x, 0.52, 0], 0.26); b.group({ at: [x, 0, 0] }, () => drips(b, 'syrup', 0.17, 0.72, 0.2, 0.03, 9)); piped(b, '#fbf6ec', [x, 0.74, 0], 0.11, 0.14); }
      sprinkle(b, mark, 'sprinkles', 60, 0.05);
      for (const x of [-0.44, 0, 0.44]) cherry(b, p, [x, 0.85, 0], 0.16);
      return;
    }
    b.part('dish').lathe(hollow('.3,0! .28,.03 .05,.08 .05,.26 .16,.36 .28,.62 .42,1.02!', 0.02), { straight: true, segments: 44 });
    b.part('scoops').lathe('0,.36 .12,.38 .25,.62 .37,.98 0,1.0', { segments: 36 });
    scoop(b, 'scoops', [-0.16, 1.14, 0.06], 0.25); scoop(b, 'scoops', [0.17, 1.13, 0.06], 0.24); scoop(b, 'scoops', [0.0, 1.38, -0.02], 0.25);
    drips(b, 'syrup', 0.16, 1.57, 0.24, 0.035, 9);
    b.part('syrup').lathe('0,.37 .13,.4 .2,.52! 0,.52', { segments: 30 });
    piped(b, '#fbf6ec', [0, 1.59, 0], 0.13, 0.15);
    b.part('banana').radial(5, () => b.cylinder(0.09, 0.035, { at: [0, 1.06, 0.33], rotate: [70, 0, 0] }));
    b.tube('.24,1.1,-.1 .34,1.6,-.16', 0.045, { part: '#c9954a' });
    sprinkle(b, mark, 'sprinkles', 50, 0.05);
    cherry(b, p, [0, 1.72, 0], 0.19);
  },

  popsicle(b, p) {
    const body = outlines.symmetric('0,1.0 .2,.96 .3,.78 .31,.5 .31,.0 .27,-.05! 0,-.05!');
    b.part('stick').plate(outlines.rectangle(0.15, 0.6, 0.07), 0.05, { at: [0, 0.25, 0], bevel: 0.012 });
    b.group({ at: [0, 0.5, 0] }, () => {
      b.part('ice').plate(body, 0.24 * p.thickness, { bevel: 0.06 });
      for (const x of [-0.11, 0.11]) for (const z of [-1, 1]) b.capsule([x, 0.12, z * 0.12 * p.thickness], [x, 0.72, z * 0.12 * p.thickness], 0.035, { tint: 0.85 });
      b.part('tip').plate(outlines.symmetric('0,1.012 .205,.97 .312,.78 .316,.7 .2,.63 .08,.7 0,.62'), 0.252 * p.thickness, { bevel: 0.06 });
    });
  },

  lollipop(b, p) {
    const form = p.variant('form');
    const stick = (height: number, radius = 0.03) => b.part('stick').capsule([0, 0, 0], [0, height, 0], radius, { segments: 10 });
    if (form === 'cane') {
      const path = (t: number): Vec3 => t < 0.66 ? [0.2, (t / 0.66) * 1.1, 0] : [0.2 * Math.cos(((t - 0.66) / 0.34) * Math.PI * 1.06), 1.1 + 0.22 * Math.sin(((t - 0.66) / 0.34) * Math.PI * 1.06), 0];
      b.part('candy').tube(Array.from({ length: 50 }, (_, i) => path(i / 49)), 0.075, { straight: true, segments: 16, ends: 'round' });
      b.part('swirl');
      for (let k = 0; k < 3; k++) b.tube(Array.from({ length: 110 }, (_, i): Vec3 => { const t = i / 109; const [x, y] = path(t); const a = t * 44 + k * 2.094; const bent = t < 0.66 ? 0 : ((t - 0.66) / 0.34) * Math.PI * 1.06; const out = 0.06 * Math.cos(a); return [x + out * Math.cos(bent), y + out * Math.sin(bent), 0.06 * Math.sin(a)]; }), 0.026, { straight: true, segments: 6 });
      return void b.part('stick').ball(0.074, { at: [0.2, 0.0, 0], segments: 16 });
    }
    if (form === 'wrapped') {
      b.group({ at: [0, 0.36, 0], rotate: [0, 0, 12] }, () => {
        b.part('candy').ball([0.34, 0.32, 0.32], { segments: 28 });
        for (let i = 0; i < 6; i++) b.part('swirl').tube(Array.from({ length: 12 }, (_, k): Vec3 => { const l = -1.35 + (k / 11) * 2.7; const a = i * 1.047 + l * 0.7; return [0.345 * Math.sin(l), 0.325 * Math.cos(l) * Math.sin(a), 0.325 * Math.cos(l) * Math.cos(a)]; }), (t) => 0.045 * Math.sin(t * Math.PI) + 0.008, { flatten: 0.5, segments: 8, straight: true });
        for (const side of [-1, 1]) b.part('stick').lathe('.05,.0 .09,.05 .2,.16 .3,.26', { at: [side * 0.32, 0, 0], rotate: [0, 0, side * -90], segments: 64, ripple: (turn, along) => 1 + 0.22 * along * Math.sin(turn * 20 * Math.PI) });
      });
      return;
    }
    if (form === 'floss') {
      b.part('stick').cone(0.14, -0.01).lathe('0,.0 .03,.02 .16,.62! 0,.6', { segments: 24 });
      b.part('candy').rock([0.48, 0.52, 0.48], { at: [0, 1.02, 0], roughness: 0.2, frequency: 3.2, depth: 4 });
      for (let k = 0; k < 5; k++) b.part('swirl').tube(Array.from({ length: 14 }, (_, i): Vec3 => { const l = -1 + i * 0.15; const a = k * 1.26 + i * 0.34; return [0.47 * Math.cos(l) * Math.sin(a), 1.02 + 0.52 * Math.sin(l), 0.47 * Math.cos(l) * Math.cos(a)]; }), (t) => 0.09 * Math.sin(t * Math.PI) + 0.01, { flatten: 0.7 });
      return;
    }
    if (form === 'apple') {
      stick(1.35, 0.035);
      b.part('candy').lathe('0,.1 .1,.03 .28,.02 .45,.22 .54,.55 .47,.84 .28,.95 .1,.89 0,.78', { segments: 40, at: [0, 0.02, 0] });
      b.part('swirl').lathe('.5,.8 .43,.92 .3,.98 .1,.92', { segments: 60, ripple: (turn) => 1 + 0.035 * Math.sin(turn * 44) });
      return void b.part('candy').lathe('0,.0 .45,.0 .5,.025 .42,.05 .2,.06', { segments: 36 });
    }
    const y = form === 'ball' ? 1.15 : 1.25;
    stick(y);
    if (form === 'ball') {
      b.part('candy').ball(0.36, { at: [0, y, 0], segments: 32 });
      b.part('swirl').ring(0.355, 0.03, { at: [0, y, 0], rotate: [12, 0, 14] }).ring(0.31, 0.02, { at: [0, y + 0.16, 0], rotate: [12, 0, 14] });
    } else b.group({ at: [0, y, 0] }, () => {
      b.part('candy').cylinder(0.55, 0.16, { at: [0, 0, -0.08], rotate: [90, 0, 0], round: 0.07, segments: 48 });
      for (const z of [-1, 1]) b.part('swirl').tube(Array.from({ length: 90 }, (_, i): Vec3 => { const t = i / 89; return [0.49 * t * Math.sin(t * 22 * z), 0.49 * t * Math.cos(t * 22), z * 0.078]; }), (t) => 0.02 + 0.035 * Math.min(1, t * 4), { straight: true, segments: 8, flatten: 0.6, up: [0, 0, 1] });
    });
  },

  chocolate_bar(b, p) {
    const form = p.variant('form');
    const block = (x: number, y: number, w: number, h: number) => b.part('bar').hull(([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0], [-0.78, -0.78, 1], [0.78, -0.78, 1], [0.78, 0.78, 1], [-0.78, 0.78, 1]] as const).map(([i, j, k]): Vec3 => [x + (i * w) / 2, y + (j * h) / 2, 0.06 + k * 0.075]));
    if (form === 'box') {
      const heart = outlines.heart(0.6);
      b.group({ rotate: [-62, 0, 0], at: [0, 0.5, 0] }, () => {
        b.part('wrapper').plate(heart, 0.2, { bevel: 0.02 }).plate(heart, 0.05, { at: [0, 0, 0.12], scale: [0.9, 0.9, 1], tint: 0.5 });
        for (const [x, y, k] of [[-0.34, 0.3, 0], [-0.12, 0.22, 1], [0.12, 0.22, 2], [0.34, 0.3, 0], [-0.36, 0.06, 2], [-0.13, -0.02, 0], [0.13, -0.02, 1], [0.36, 0.06, 2], [-0.2, -0.24, 1], [0.02, -0.27, 2], [0.22, -0.22, 0], [0, -0.46, 1]] as const) b.group({ at: [x, y, 0.14], rotate: [90, 0, 0] }, () => {
          b.part('#5a2f18').lathe('.1,.0 .115,.05', { segments: 30, ripple: (turn) => 1 + 0.06 * Math.sin(turn * 90) });
          b.part('bar').tint(0.85 + 0.3 * k);
          if (k === 0) b.box([0.15, 0.12, 0.15], { at: [0, 0.07, 0], round: 0.03 }); else if (k === 1) b.lathe('.095,.0 .09,.08 .05,.12 0,.13', { segments: 20 }); else b.lathe('.1,.0 .09,.05 .04,.1 .0,.16', { segments: 20, ripple: (turn, along) => 1 + 0.12 * Math.sin(turn * 31 + along * 6) });
        });
        b.group({ at: [0.3, 0.3, -0.1], rotate: [0, 0, 0] }, () => b.part('wrapper').ball(0.01));
      });
      return;
    }
    if (form === 'piece') {
      b.group({ rotate: [-50, 0, 14], at: [0, 0.3, 0] }, () => {
        b.part('bar').box([0.86, 0.86, 0.14], { round: 0.03 });
        for (const x of [-0.21, 0.21]) for (const y of [-0.21, 0.21]) block(x, y, 0.4, 0.4);
        b.part('wrapper').sheet(13, 9, (u, v) => [(u - 0.5) * 1.05, -0.2 - v * 0.32, -0.09 - 0.04 * Math.sin(u * 19) * v]);
      });
      return;
    }
    b.group({ rotate: [-12, 0, 0], at: [0, 0.85, 0] }, () => {
      b.part('bar').box([0.8, 1.55, 0.12], { round: 0.025 });
      for (let row = 0; row < 6; row++) for (const x of [-0.26, 0, 0.26]) block(x, 0.64 - row * 0.255, 0.25, 0.24);
      b.part('wrapper').box([0.86, 0.85, 0.27], { at: [0, -0.4, 0.03], round: 0.03 });
      b.sheet(33, 5, (u, v) => [(u - 0.5) * 0.88, 0.02 + v * (0.1 + 0.05 * Math.sin(u * 60)), 0.155 + 0.02 * v]).sheet(33, 5, (u, v) => [(u - 0.5) * 0.88, 0.02 + v * (0.1 + 0.05 * Math.sin(u * 60)), -0.09 - 0.02 * v]);
      b.part('#f2ead6').box([0.6, 0.3, 0.01], { at: [0, -0.4, 0.166], round: 0.004 });
    });
  },
};
