import { cushion, fourLegs } from '../anatomy/furniture.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

function pillow(b: MeshBuilder, w: number, at: Vec3, rotate: Vec3, part = 'pillows'): void {
  b.superball([w / 2, w / 2, w * 0.17], 0.75, 0.75, { part, at, rotate });
}

export const SEATING: RecipeTable = {
  armchair(b, p) {
    const form = p.variant('form');
    if (form === 'egg') {
      b.part('upholstery').group({ at: [0, 0.86, 0], rotate: [-18, 0, 0] }, () => {
        const shell = (r: number) => (u: number, v: number): Vec3 => {
          const turn = (u - 0.5) * 2 * Math.PI * 0.64 + Math.PI;
          const lift = (v - 0.36) * Math.PI * 0.94;
          return [r * 0.52 * Math.cos(lift) * Math.sin(turn), r * 0.72 * Math.sin(lift) * (lift > 0 ? 1 : 0.85), r * 0.5 * Math.cos(lift) * Math.cos(turn)];
        };
        b.sheet(34, 26, shell(1)).sheet(34, 26, shell(0.94), { tint: 0.92 });
        b.tube(Array.from({ length: 30 }, (_, index) => shell(0.97)(0, index / 29)), 0.024, { straight: true }).tube(Array.from({ length: 30 }, (_, index) => shell(0.97)(1, index / 29)), 0.024, { straight: true });
        b.superball([0.4, 0.12, 0.4], 0.6, 0.9, { at: [0, -0.5, 0.06] });
      });
      b.part('cushion').superball([0.36, 0.1, 0.34], 0.6, 0.8, { at: [0, 0.5, 0.08] });
      b.part('legs').rod([0, 0.03, 0], [0, 0.36, -0.02], 0.04);
      b.part('base').lathe('0,0! .34,0 .3,.035 .06,.07! 0,.07!');
      return;
    }
    if (form === 'lounge' || form === 'recliner') {
      const soft = form === 'recliner';
      b.part('upholstery');
      b.superball([0.36, 0.11, 0.36], 0.4, 0.3, { at: [0, 0.4, 0.04], rotate: [-10, 0, 0] });
      b.superball([0.36, 0.44, 0.1], 0.4, 0.3, { at: [0, 0.78, -0.42], rotate: [-30, 0, 0] });
      if (soft) for (const x of [-1, 1]) b.superball([0.12, 0.3, 0.42], 0.35, 0.35, { at: [x * 0.45, 0.32, 0] });
      b.part('cushion').superball([0.31, 0.1, 0.09], 0.5, 0.4, { at: [0, 1.08, -0.52], rotate: [-28, 0, 0] }).superball([0.32, 0.08, 0.2], 0.45, 0.3, { at: [0, soft ? 0.34 : 0.36, 0.58], rotate: [soft ? 30 : -4, 0, 0] });
      if (soft) b.part('base').box([0.7, 0.08, 0.7], { at: [0, 0.06, 0], round: 0.02 }).part('legs').rod([0, 0.1, 0], [0, 0.3, 0], 0.1);
      else {
        b.part('base').radial(5, () => b.tube('0,.2,0 0,.14,.18 0,.03,.36', [0.035, 0.025, 0.02]));
        b.part('legs').rod([0, 0.14, 0], [0, 0.34, 0], 0.035);
        for (const x of [-1, 1]) b.tube([[x * 0.34, 0.36, 0.2], [x * 0.42, 0.6, 0.14], [x * 0.42, 0.62, -0.22], [x * 0.34, 0.5, -0.34]], 0.026, { part: 'legs' });
      }
      return;
    }
    const wing = form === 'wingback';
    const barrel = form === 'barrel';
    const top = wing ? 1.15 : 0.82;
    b.part('upholstery');
    b.box([0.78, 0.26, 0.72], { at: [0, 0.28, 0], round: 0.05 });
    if (barrel) {
      for (let index = -7; index <= 7; index++) { const a = (index / 7) * 1.75; b.superball([0.095, 0.32, 0.09], 0.4, 0.8, { at: [0.42 * Math.sin(a), 0.5 + 0.08 * Math.cos(a), -0.4 * Math.cos(a) + 0.02] }); }
    } else {
      b.superball([0.36, (top - 0.34) / 2, 0.1], 0.35, 0.35, { at: [0, (top + 0.4) / 2, -0.31], rotate: [-7, 0, 0] });
      for (const x of [-1, 1]) {
        b.superball([0.09, 0.2, 0.36], 0.35, 0.3, { at: [x * 0.42, 0.45, 0] });
        b.capsule([x * 0.42, 0.63, 0.34], [x * 0.42, 0.63, -0.3], 0.105, { segments: 14 });
        if (wing) b.superball([0.05, 0.27, 0.17], 0.5, 0.5, { at: [x * 0.38, 0.92, -0.22], rotate: [-7, x * -18, 0] });
      }
    }
    b.part('cushion');
    cushion(b, [0.64, 0.17, 0.62], { at: [0, 0.46, 0.05] });
    if (wing) for (const [x, y] of [[-0.15, 0.85], [0, 0.85], [0.15, 0.85], [-0.08, 1.0], [0.08, 1.0]] as const) b.ball(0.02, { at: [x, y, -0.19], part: 'base', segments: 8 });
    b.part('legs');
    fourLegs(b, { width: 0.72, depth: 0.66, height: 0.16, thickness: 0.07, kind: 'tapered' });
    b.part('base').box([0.74, 0.03, 0.68], { at: [0, 0.155, 0] });
    b.anchor('on', [0, 0.55, 0.08], 0.5);
  },

  sofa(b, p) {
    const form = p.variant('form');
    const w = form === 'loveseat' ? 1.15 : form === 'booth' ? 1.2 : form === 'chaise' ? 1.5 : 1.7;
    const seats = form === 'loveseat' || form === 'booth' ? 2 : 3;
    b.part('upholstery');
    if (form === 'chaise') {
      b.box([1.55, 0.18, 0.62], { at: [0, 0.3, 0], round: 0.06 });
      b.group({ at: [-0.62, 0.36, 0], rotate: [0, 0, 24] }, () => b.superball([0.1, 0.36, 0.31], 0.5, 0.3, { at: [-0.06, 0.26, 0] }).capsule([-0.06, 0.6, 0.3], [-0.06, 0.6, -0.3], 0.09));
      b.tube('-.7,.42,-.3 -.3,.66,-.32 .2,.5,-.32 .6,.4,-.3', [0.06, 0.09, 0.06], { ends: 'round' });
      b.part('cushions').superball([0.76, 0.09, 0.3], 0.4, 0.2, { at: [0.05, 0.44, 0] }).capsule([-0.5, 0.58, 0.24], [-0.5, 0.58, -0.24], 0.1);
      pillow(b, 0.32, [-0.36, 0.62, 0.06], [0, 60, 12]);
    } else {
      const high = form === 'booth' ? 1.15 : 0.82;
      b.box([w, 0.24, 0.74], { at: [0, 0.26, 0], round: 0.04 });
      b.superball([w / 2, (high - 0.2) / 2, 0.13], 0.25, 0.12, { at: [0, (high + 0.2) / 2, -0.33], rotate: [-5, 0, 0] });
      if (form !== 'booth' && form !== 'futon') for (const x of [-1, 1]) b.superball([0.11, 0.24, 0.4], 0.3, 0.3, { at: [x * (w / 2 + 0.02), 0.42, 0.02] }).capsule([x * (w / 2 + 0.02), 0.64, 0.38], [x * (w / 2 + 0.02), 0.64, -0.34], 0.11);
      if (form === 'sectional') {
        b.box([0.62, 0.24, 0.75], { at: [w / 2 - 0.3, 0.26, 0.7], round: 0.04 });
        b.part('cushions');
        cushion(b, [0.56, 0.16, 1.3], { at: [w / 2 - 0.3, 0.46, 0.4] });
      }
      b.part('cushions');
      const each = (w - 0.14) / seats;
      for (let seat = 0; seat < seats; seat++) {
        const x = (seat - (seats - 1) / 2) * each;
        cushion(b, [each * 0.98, 0.17, 0.64], { at: [x, 0.44, 0.07] });
        b.superball([each * 0.48, (high - 0.42) / 2, 0.1], 0.4, 0.3, { at: [x, (high + 0.5) / 2 - 0.02, -0.17], rotate: [-12, 0, 0] });
      }
      for (const x of [-1, 1]) pillow(b, 0.34, [x * (w / 2 - 0.24), 0.66, 0.02], [-18, x * -18, x * 12]);
      if (form === 'booth') b.group({ at: [0, 0, 1.5], rotate: [0, 180, 0] }, () => b.part('upholstery').box([w, 0.24, 0.74], { at: [0, 0.26, 0], round: 0.04 }).superball([w / 2, 0.48, 0.13], 0.25, 0.12, { at: [0, 0.68, -0.33] })).part('legs').box([w * 0.9, 0.05, 0.5], { at: [0, 0.72, 0.75], round: 0.02 }).rod([0, 0, 0.75], [0, 0.72, 0.75], 0.05);
    }
    b.part('legs');
    fourLegs(b, { width: w * 0.94, depth: form === 'chaise' ? 0.56 : 0.68, height: form === 'chaise' ? 0.24 : 0.16, thickness: 0.08, kind: form === 'chaise' ? 'turned' : 'tapered' });
    b.anchor('on', [0, 0.54, 0.1], 0.6);
  },

  stool(b, p) {
    const form = p.variant('form');
    const high = form === 'bar' ? 1.0 : form === 'low' ? 0.5 : 0.62;
    const r = 0.24;
    if (form === 'step') {
      b.part('seat').box([0.6, 0.05, 0.26], { at: [0, 0.26, 0.2], round: 0.01, grain: 'x' }).box([0.6, 0.05, 0.3], { at: [0, 0.54, -0.06], round: 0.01, grain: 'x' });
      b.part('legs');
      for (const x of [-1, 1]) b.plate([[0.36, 0], [0.36, 0.24], [0.1, 0.24], [0.1, 0.52], [-0.22, 0.52], [-0.26, 0]], 0.04, { at: [x * 0.26, 0, 0], rotate: [0, -90, 0] });
      b.part('ring').rod([-0.26, 0.12, 0.05], [0.26, 0.12, 0.05], 0.02);
      return;
    }
    b.part('seat');
    if (form === 'piano') {
      b.superball([r * 1.15, 0.07, r * 1.15], 0.5, 1, { at: [0, high, 0] });
      b.part('legs').rod([0, 0.25, 0], [0, high - 0.05, 0], 0.045, { segments: 14 });
      for (let thread = 0; thread < 7; thread++) b.ring(0.046, 0.008, { at: [0, 0.3 + thread * 0.035, 0], around: 20, segments: 6 });
      b.radial(3, () => b.tube('0,.3,0 0,.26,.14 0,.1,.2 0,.02,.32', [0.05, 0.035, 0.025, 0.035], { ends: 'round' }));
      b.part('ring').lathe(`${r},${high - 0.08}! ${r * 1.1},${high - 0.06} ${r},${high - 0.03}!`);
    } else {
      b.lathe(`0,${high - 0.02}! ${r * 0.9},${high - 0.02} ${r},${high + 0.01} ${r * 0.94},${high + 0.045} 0,${high + 0.03}!`, { segments: 36 });
      b.part('legs');
      for (let leg = 0; leg < 4; leg++) { const a = ((leg + 0.5) / 4) * 2 * Math.PI; b.rod([Math.sin(a) * r * 1.2, 0, Math.cos(a) * r * 1.2], [Math.sin(a) * r * 0.62, high, Math.cos(a) * r * 0.62], 0.025 * p.thickness, { to: 0.032 * p.thickness }); }
      b.part('ring').ring(r * 1.02, 0.016 * p.thickness, { at: [0, high * 0.3, 0] });
    }
    b.anchor('on', [0, high + 0.05, 0], 0.4);
  },

  bench(b, p) {
    const form = p.variant('form');
    const back = form === 'park' || form === 'pew';
    b.part('seat');
    if (form === 'pew' || form === 'workbench') b.box([1.6, form === 'workbench' ? 0.1 : 0.05, form === 'workbench' ? 0.62 : 0.42], { at: [0, form === 'workbench' ? 0.85 : 0.45, 0], round: 0.012, grain: 'x' });
    else for (let slat = 0; slat < 5; slat++) b.box([1.6, 0.035, 0.075], { at: [0, 0.45, -0.18 + slat * 0.09], round: 0.01, grain: 'x', tint: 0.95 + 0.05 * (slat % 2) });
    b.part('back');
    if (back) {
      if (form === 'pew') b.box([1.6, 0.55, 0.04], { at: [0, 0.72, -0.24], rotate: [-8, 0, 0], grain: 'x' });
      else for (let slat = 0; slat < 4; slat++) b.box([1.6, 0.075, 0.03], { at: [0, 0.56 + slat * 0.1, -0.24 - slat * 0.022], rotate: [-12, 0, 0], round: 0.01, grain: 'x' });
    } else b.box([1.5, 0.06, 0.03], { at: [0, form === 'workbench' ? 0.76 : 0.4, 0.17], grain: 'x' });
    b.part('legs');
    for (const x of [-0.66, 0.66]) {
      if (form === 'park') b.tube([[x, 0, 0.2], [x, 0.25, 0.14], [x, 0.43, 0.2]], 0.028).tube([[x, 0, -0.26], [x, 0.3, -0.16], [x, 0.46, -0.22], [x, 0.95, -0.34]], 0.028).rod([x, 0.42, 0.2], [x, 0.42, -0.22], 0.024);
      else if (form === 'pew') b.plate('-.24,0! .24,0! .22,.46 .1,.7 -.3,1.0 -.28,.5', 0.05, { at: [x * 1.18, 0, 0], rotate: [0, 90, 0], bevel: 0.008, scale: [-1, 1, 1] });
      else { const h = form === 'workbench' ? 0.82 : 0.44; b.beam([x, 0, 0.2], [x, h, 0.16], [0.09, 0.08]).beam([x, 0, -0.2], [x, h, -0.16], [0.09, 0.08]).box([0.07, 0.07, 0.36], { at: [x, h * 0.35, 0] }); }
    }
    b.part('arms');
    if (form === 'park') for (const x of [-0.68, 0.68]) b.tube([[x, 0.44, 0.2], [x, 0.66, 0.18], [x, 0.67, -0.05], [x, 0.64, -0.27]], 0.026);
    else for (const x of [-0.7, 0.7]) b.box([0.06, 0.05, 0.4], { at: [x, form === 'pew' ? 0.68 : 0.2, 0], round: 0.01 });
    b.anchor('on', [0, form === 'workbench' ? 0.9 : 0.48, 0], 0.7);
  },

  ottoman(b, p) {
    const form = p.variant('form');
    b.part('upholstery');
    if (form === 'bean_bag') b.lathe('0,0! .4,0 .54,.14 .5,.34 .36,.55 .18,.7 .08,.74 0,.73', { segments: 36, ripple: (turn, along) => 1 + 0.04 * Math.sin(turn * 2 * Math.PI * 6) * Math.sin(along * Math.PI) });
    else if (form === 'square') b.superball([0.42, 0.17, 0.42], 0.3, 0.2, { at: [0, 0.34, 0] });
    else b.lathe('0,.12! .4,.12 .46,.2 .47,.36 .42,.47 .2,.51 0,.52', { segments: 40 });
    b.part('piping');
    if (form === 'square') for (const y of [0.22, 0.46]) b.tube([[0.4, y, 0.4], [-0.4, y, 0.4], [-0.4, y, -0.4], [0.4, y, -0.4]], 0.014, { closed: true, straight: true });
    else if (form === 'bean_bag') b.radial(6, () => b.tube('0,.02,.42 0,.14,.55 0,.34,.51 0,.55,.37 0,.71,.16', 0.01));
    else { for (const y of [0.17, 0.44]) b.ring(y === 0.17 ? 0.445 : 0.448, 0.014, { at: [0, y, 0], around: 48 }); b.radial(12, () => b.tube('0,.46,.43 0,.5,.25 0,.53,.02', 0.009)); b.ball(0.03, { at: [0, 0.52, 0] }); }
    b.part('legs');
    if (form !== 'bean_bag') fourLegs(b, { width: 0.6, depth: 0.6, height: 0.18, thickness: 0.06, kind: 'tapered' });
    b.anchor('on', [0, 0.5, 0], 0.5);
  },

  office_chair(b) {
    b.part('seat').superball([0.3, 0.08, 0.29], 0.5, 0.4, { at: [0, 0.56, 0] });
    b.part('back').superball([0.28, 0.38, 0.065], 0.5, 0.4, { at: [0, 1.02, -0.3], rotate: [-8, 0, 0] }).superball([0.17, 0.09, 0.06], 0.6, 0.5, { at: [0, 1.48, -0.36] });
    b.part('base').rod([0, 0.12, 0], [0, 0.5, 0], 0.035).beam([0, 0.5, -0.2], [0, 0.75, -0.34], [0.1, 0.03]).radial(5, () => b.tube('0,.16,.02 0,.14,.2 0,.09,.36', [0.045, 0.03, 0.022]));
    b.part('wheels').radial(5, () => b.cylinder(0.045, 0.05, { at: [-0.025, 0.045, 0.36], rotate: [0, 0, -90], round: 0.01 }));
    b.part('arms').mirrored('x', () => b.tube('.24,.52,0 .38,.56,0 .39,.76,0', 0.02).superball([0.05, 0.025, 0.17], 0.5, 0.5, { at: [0.39, 0.79, 0] }));
    b.anchor('on', [0, 0.64, 0], 0.4);
  },
};
