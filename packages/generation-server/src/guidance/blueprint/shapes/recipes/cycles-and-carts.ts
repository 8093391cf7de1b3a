import { axle, planPlate, sidePlate } from '../anatomy/bodies.ts';
import { carWheel, spokedWheel } from '../anatomy/wheels.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

const CHROME = '#c6cace metal';
const LAMP = '#fff2c4 gloss';
const RUBBER = '#1b1b1d';

/** Frames run along z; the steered wheel is at +z. */
function saddle(b: MeshBuilder, at: Vec3, size = 1, part = 'seat'): void {
  b.group({ at, scale: size }, () => planPlate(b, '.02,.2 .05,.06 .12,-.08 .1,-.17 0,-.2 -.1,-.17 -.12,-.08 -.05,.06 -.02,.2', 0.07, { part, bevel: 0.03 }));
}

/** A round basket open at the top, woven of hoops and stakes. */
function wickerBasket(b: MeshBuilder, at: Vec3, w: number, h: number, part = 'basket'): void {
  b.group({ at, scale: [1, 1, 0.75] }, () => {
    b.part(part).cylinder(w * 0.4, 0.02).radial(18, () => b.rod([0, 0, w * 0.4], [0, h, w * 0.52], 0.012, { segments: 5 }));
    for (let hoop = 0; hoop < 7; hoop++) b.ring(w * (0.4 + 0.02 * hoop), hoop === 6 ? 0.026 : 0.018, { at: [0, (h * hoop) / 6, 0], segments: 6, around: 26 });
  });
}

function pedals(b: MeshBuilder, at: Vec3, ring: string, size = 1): void {
  b.group({ at, scale: size }, () => {
    b.part(ring).rod([-0.1, 0, 0], [0.1, 0, 0], 0.03).group({ at: [0.07, 0, 0], rotate: [0, 0, 90] }, () => b.cylinder(0.11, 0.015, { segments: 24 }));
    b.part('pedals').rod([0.1, 0, 0], [0.12, -0.12, 0.12], 0.018).rod([-0.1, 0, 0], [-0.12, 0.12, -0.12], 0.018).box([0.13, 0.035, 0.1], { at: [0.19, -0.12, 0.12], round: 0.01 }).box([0.13, 0.035, 0.1], { at: [-0.19, 0.12, -0.12], round: 0.01 });
  });
}

function grips(b: MeshBuilder, x: number, y: number, z: number, part = RUBBER): void {
  for (const side of [-1, 1]) b.capsule([side * (x - 0.12), y, z], [side * x, y, z], 0.03, { part });
}

export const CYCLES_AND_CARTS: RecipeTable = {
  bicycle(b, p) {
    const form = p.variant('form');
    const thin = 0.026 * p.thickness;
    const pipe = (from: Vec3, to: Vec3, radius = thin) => b.rod(from, to, radius, { part: 'frame', segments: 10 });
    const wheel = (z: number, radius: number, thickness: number, spokes = 20) => { spokedWheel(b, { at: [0, radius, z], radius, tire: 'wheels', spoke: 'spokes', thickness, spokes }); };
    if (form === 'unicycle') {
      wheel(0, 0.42, 0.04);
      b.mirrored('x', () => b.tube([[0.1, 0.42, 0], [0.1, 0.8, 0], [0.06, 0.95, 0], [0, 0.98, 0]], thin, { part: 'frame' }));
      pipe([0, 0.95, 0], [0, 1.25, 0]);
      pedals(b, [0, 0.42, 0], 'spokes', 1.1);
      b.tube('0,1.4,-.26 0,1.32,-.12 0,1.3,.04 0,1.34,.18 0,1.42,.28', [0.07, 0.11, 0.1, 0.07, 0.05], { part: 'seat', ends: 'round', flatten: 0.6, up: [0, 1, 0.2] }).rod([-0.05, 1.3, 0.24], [0.05, 1.3, 0.24], 0.03, { part: 'handlebar' });
      wickerBasket(b, [0, 1.2, -0.42], 0.3, 0.2);
      return;
    }
    if (form === 'penny_farthing') {
      wheel(0.2, 0.78, 0.03, 30);
      wheel(-0.82, 0.24, 0.025, 12);
      b.part('frame').tube('0,1.66,.12 0,1.52,-.3 0,1.1,-.66 0,.6,-.82 0,.45,-.84', thin * 1.1).mirrored('x', () => b.rod([0.06, 0.78, 0.2], [0.05, 1.66, 0.16], thin * 0.8).rod([0.05, 0.24, -0.82], [0, 0.5, -0.84], thin * 0.8)).rod([0, 1.6, 0.15], [0, 1.74, 0.14], thin);
      pedals(b, [0, 0.78, 0.2], 'spokes', 0.9);
      saddle(b, [0, 1.64, -0.12]);
      b.anchor('seat', [0, 1.72, -0.14], 1.9);
      b.tube('-.36,1.66,-.02 -.24,1.74,.1 0,1.74,.14 .24,1.74,.1 .36,1.66,-.02', 0.02, { part: 'handlebar' });
      grips(b, 0.4, 1.65, -0.04);
      wickerBasket(b, [0, 1.66, 0.42], 0.3, 0.22);
      return;
    }
    const tandem = form === 'tandem';
    const mountain = form === 'mountain';
    const r = 0.38;
    const [back, front] = tandem ? [-0.98, 0.98] : [-0.58, 0.62];
    const tyre = mountain ? 0.05 : form === 'road' ? 0.026 : 0.036;
    for (const z of [back, front]) wheel(z, r, tyre * p.thickness, 20);
    if (mountain) for (const z of [back, front]) b.group({ at: [0, r, z], rotate: [0, 0, 90] }, () => b.radial(34, (i) => b.box([0.03, 0.07, 0.03], { part: 'wheels', at: [0, i % 2 ? 0.02 : -0.02, r + 0.005] })));
    const head: Vec3 = [0, 0.84, front - 0.18];
    const cranks: readonly number[] = tandem ? [-0.5, 0.36] : [-0.1];
    const thick = form === 'electric' ? thin * 1.9 : mountain ? thin * 1.3 : thin;
    for (const [index, crank] of cranks.entries()) {
      const top: Vec3 = [0, 0.82, crank - 0.22];
      pipe([0, 0.32, crank], [0, top[1] + 0.12, top[2] - 0.03], thick);
      pedals(b, [0, 0.32, crank], 'spokes');
      saddle(b, [0, top[1] + 0.18, top[2] - 0.02]);
      b.anchor('seat', [0, top[1] + 0.26, top[2] - 0.04], 1.9);
      if (index > 0) { pipe([0, 0.8, cranks[0]! - 0.2], [0, 0.8, crank - 0.2]); pipe([0, 0.32, cranks[0]!], [0, 0.32, crank]); }
      if (tandem && index === 0) { b.tube([[-0.26, 1.0, crank + 0.28], [0, 0.98, crank + 0.5], [0.26, 1.0, crank + 0.28]], 0.022, { part: 'handlebar' }).rod([0, 0.82, crank + 0.62], [0, 0.98, crank + 0.5], 0.022, { part: 'handlebar' }); }
    }
    const last = cranks.at(-1)!;
    const first = cranks[0]!;
    pipe([0, 0.32, last], [0, head[1] - 0.1, head[2] + 0.03], thick);
    pipe([0, mountain ? 0.7 : 0.8, last - 0.2], [0, head[1], head[2]], thick);
    pipe([0, head[1] - 0.14, head[2] + 0.04], [0, head[1] + 0.08, head[2] - 0.02], thick * 1.3);
    b.mirrored('x', () => { pipe([0.05, r, back], [0.02, 0.32, first], thin * 0.7); pipe([0.05, r, back], [0.02, 0.78, first - 0.2], thin * 0.7); b.tube([[0.055, r, front], [0.055, 0.66, front - 0.1], [0.03, 0.74, front - 0.14], [0, 0.75, front - 0.14]], mountain ? 0.036 : 0.024, { part: 'frame' }); });
    b.rod([0, head[1] + 0.06, head[2]], [0, 0.98, head[2] - 0.02], 0.024, { part: 'handlebar' });
    if (form === 'road') b.part('handlebar').mirrored('x', () => b.tube([[0, 0.98, head[2]], [0.2, 0.98, head[2] + 0.02], [0.23, 0.98, head[2] + 0.18], [0.23, 0.88, head[2] + 0.22], [0.23, 0.82, head[2] + 0.1], [0.23, 0.83, head[2] + 0.02]], 0.022, { ends: 'round' }));
    else { b.tube([[-0.32, 1.02, head[2] - 0.08], [-0.14, 1.0, head[2] + 0.02], [0.14, 1.0, head[2] + 0.02], [0.32, 1.02, head[2] - 0.08]], 0.022, { part: 'handlebar' }); grips(b, 0.34, 1.02, head[2] - 0.09); }
    if (form === 'electric') b.beam([0, 0.42, last + 0.1], [0, 0.68, head[2] - 0.1], [0.09, 0.1], { part: '#24272b', round: 0.03 }).cylinder(0.07, 0.05, { part: LAMP, at: [0, 0.86, head[2] + 0.06], rotate: [90, 0, 0] }).group({ at: [0, r, back], rotate: [0, 0, 90] }, () => b.cylinder(0.12, 0.1, { part: '#24272b', at: [0, -0.05, 0] }));
    if (form === 'electric' || tandem) for (const z of [back, front]) b.tube(Array.from({ length: 6 }, (_, i): Vec3 => { const a = (z < 0 ? 0.6 : 0.2) + i * 0.42; return [0, r + 0.43 * Math.sin(a), z + 0.43 * Math.cos(a)]; }), 0.05, { part: 'frame', flatten: 0.25 });
    wickerBasket(b, [0, 0.8, head[2] + 0.24], 0.36, 0.24);
  },

  tricycle(b, p) {
    const form = p.variant('form');
    const wheel = (x: number, z: number, radius: number, thickness = 0.035) => spokedWheel(b, { at: [x, radius, z], radius, tire: 'wheels', spoke: 'handlebar', thickness, spokes: 16 });
    const ribbons = (x: number, y: number, z: number) => { for (const side of [-x, x]) for (let strand = 0; strand < 6; strand++) b.tube([[side, y, z], [side * 1.12, y - 0.08, z + 0.02 * (strand - 3)], [side * (1.2 + 0.02 * strand), y - 0.28 - 0.02 * (strand % 3), z + 0.03 * (strand - 3)]], 0.012, { part: 'streamers', segments: 5 }); };
    if (form === 'toy') {
      for (const [x, z, r, w] of [[0, 0.42, 0.36, 0.1], [0.34, -0.46, 0.24, 0.1], [-0.34, -0.46, 0.24, 0.1]] as const) carWheel(b, { at: [x, r, z], radius: r, width: w, tire: 'wheels', rim: 'handlebar', spokes: 6 });
      b.part('frame').tube('0,.78,.3 0,.6,.1 0,.36,-.2 0,.3,-.46', 0.045 * p.thickness).rod([-0.32, 0.26, -0.46], [0.32, 0.26, -0.46], 0.035).mirrored('x', () => b.tube('.09,.36,.42 .09,.66,.36 .05,.76,.33 0,.78,.32', 0.03)).rod([0, 0.7, 0.32], [0, 1.02, 0.26], 0.035).box([0.5, 0.03, 0.26], { at: [0, 0.34, -0.5], round: 0.015 });
      b.superball([0.19, 0.07, 0.22], 0.6, 0.7, { part: 'seat', at: [0, 0.56, -0.1] }).rod([0, 0.36, -0.2], [0, 0.54, -0.12], 0.03, { part: 'frame' });
      b.tube('-.34,1.0,.1 -.2,1.06,.24 0,1.04,.26 .2,1.06,.24 .34,1.0,.1', 0.026, { part: 'handlebar' });
      grips(b, 0.38, 0.99, 0.09);
      b.rod([-0.2, 0.36, 0.42], [0.2, 0.36, 0.42], 0.02, { part: 'handlebar' }).box([0.14, 0.05, 0.1], { part: '#202124', at: [0.22, 0.28, 0.48] }).box([0.14, 0.05, 0.1], { part: '#202124', at: [-0.22, 0.44, 0.36] });
      b.box([0.46, 0.2, 0.3], { part: 'box', at: [0, 0.48, -0.5], round: 0.02 });
      ribbons(0.38, 0.99, 0.08);
      return;
    }
    if (form === 'cargo') {
      wheel(0, -0.9, 0.38);
      for (const x of [-0.46, 0.46]) wheel(x, 0.62, 0.32);
      b.part('frame').rod([0, 0.34, -0.4], [0, 0.95, -0.6], 0.03).rod([0, 0.34, -0.4], [0, 0.4, 0.2], 0.036).mirrored('x', () => b.rod([0.05, 0.38, -0.9], [0.02, 0.34, -0.4], 0.02).rod([0.05, 0.38, -0.9], [0.02, 0.84, -0.57], 0.02)).rod([-0.44, 0.32, 0.62], [0.44, 0.32, 0.62], 0.03).tube('0,.8,-.55 0,.6,-.2 0,.46,.1', 0.03).rod([0, 0.4, 0.02], [0, 1.02, -0.02], 0.03);
      b.part(p.has('box') ? 'box' : '#8a5f38 wood').hull([[0.36, 0.36, 0.25], [-0.36, 0.36, 0.25], [0.36, 0.36, 1.0], [-0.36, 0.36, 1.0], [0.4, 0.86, 0.18], [-0.4, 0.86, 0.18], [0.4, 0.86, 1.1], [-0.4, 0.86, 1.1]]).box([0.86, 0.06, 0.98], { at: [0, 0.88, 0.64], tint: 0.8 });
      b.box([0.7, 0.02, 0.8], { part: '#3d2c1d', at: [0, 0.905, 0.64] });
      saddle(b, [0, 1.0, -0.62]);
      b.anchor('seat', [0, 1.08, -0.62], 1.7);
      b.tube('-.34,1.06,-.22 -.2,1.06,-.04 .2,1.06,-.04 .34,1.06,-.22', 0.024, { part: 'handlebar' });
      grips(b, 0.35, 1.06, -0.24);
      ribbons(0.36, 1.06, -0.24);
      b.group({ at: [0, 0.34, -0.4] }, () => b.part('handlebar').rod([-0.16, 0, 0], [0.16, 0, 0], 0.025).cylinder(0.11, 0.02, { at: [0.07, 0, 0], rotate: [0, 0, 90] }));
      return;
    }
    if (form === 'rickshaw') {
      // The motor rickshaw: one small wheel in front, a rounded nose, a canopy on posts.
      carWheel(b, { at: [0, 0.2, 0.86], radius: 0.2, width: 0.12, tire: 'wheels', rim: 'handlebar' });
      axle(b, -0.6, 0.42, { radius: 0.22, width: 0.13, tire: 'wheels', rim: 'handlebar' });
      b.part('frame').box([0.9, 0.1, 1.4], { at: [0, 0.28, -0.2], round: 0.04 }).box([0.92, 0.46, 0.6], { at: [0, 0.46, -0.66], round: 0.08 });
      b.hull([[0.4, 0.26, 0.45], [-0.4, 0.26, 0.45], [0.38, 0.82, 0.5], [-0.38, 0.82, 0.5], [0.14, 0.3, 0.92], [-0.14, 0.3, 0.92], [0.18, 0.72, 0.72], [-0.18, 0.72, 0.72]]).superball([0.14, 0.09, 0.24], 0.5, 0.5, { at: [0, 0.4, 0.9] });
      b.box([0.76, 0.5, 0.03], { part: '#a9c4d0 glass', at: [0, 1.08, 0.44], rotate: [-12, 0, 0] }).cylinder(0.08, 0.06, { part: LAMP, at: [0, 0.6, 0.8], rotate: [80, 0, 0] });
      b.part('box').plate([[0.5, 0], [0.46, 0.16], [0.3, 0.24], [-0.3, 0.24], [-0.46, 0.16], [-0.5, 0]], 1.5, { at: [0, 1.3, -0.26] }).box([0.92, 0.66, 0.04], { at: [0, 1.0, -0.96] });
      b.part('frame').mirrored('x', () => b.rod([0.42, 0.82, 0.48], [0.4, 1.34, 0.38], 0.028).rod([0.43, 0.5, -0.9], [0.43, 1.34, -0.9], 0.028).rod([0.43, 0.5, -0.28], [0.43, 1.34, -0.28], 0.022));
      if (!p.has('box')) b.plate([[0.5, 0], [0.46, 0.16], [0.3, 0.24], [-0.3, 0.24], [-0.46, 0.16], [-0.5, 0]], 1.5, { part: 'seat', at: [0, 1.3, -0.26] }).box([0.92, 0.66, 0.04], { part: 'seat', at: [0, 1.0, -0.96] });
      b.part('seat').box([0.8, 0.12, 0.4], { at: [0, 0.72, -0.6], round: 0.05 }).box([0.8, 0.4, 0.12], { at: [0, 0.94, -0.84], round: 0.05 }).box([0.4, 0.1, 0.26], { at: [0, 0.56, 0.1], round: 0.04 }).box([0.2, 0.24, 0.2], { at: [0, 0.42, 0.1] });
      b.rod([0, 0.5, 0.5], [0, 0.92, 0.36], 0.03, { part: 'handlebar' }).rod([-0.26, 0.94, 0.34], [0.26, 0.94, 0.34], 0.024, { part: 'handlebar' });
      ribbons(0.48, 1.3, -0.2);
      return;
    }
    // A pedicab: the rider in front, a hooded bench between two wheels behind.
    wheel(0, 0.95, 0.36);
    for (const x of [-0.5, 0.5]) wheel(x, -0.55, 0.36);
    b.part('frame').rod([0, 0.36, 0.36], [0, 0.86, 0.18], 0.03).rod([0, 0.36, 0.36], [0, 0.76, 0.78], 0.034).rod([0, 0.8, 0.2], [0, 0.82, 0.76], 0.03).rod([0, 0.36, 0.36], [0, 0.36, -0.55], 0.04).mirrored('x', () => b.tube('.05,.36,.95 .05,.64,.86 0,.72,.82', 0.024)).rod([-0.48, 0.36, -0.55], [0.48, 0.36, -0.55], 0.03).box([0.84, 0.05, 0.5], { at: [0, 0.42, -0.2], round: 0.02 }).rod([0, 0.7, 0.8], [0, 1.02, 0.72], 0.03);
    saddle(b, [0, 0.9, 0.16]);
    b.tube('-.32,1.04,.54 -.18,1.06,.7 .18,1.06,.7 .32,1.04,.54', 0.024, { part: 'handlebar' });
    grips(b, 0.34, 1.04, 0.52);
    b.part('handlebar').rod([-0.16, 0.36, 0.36], [0.16, 0.36, 0.36], 0.024).group({ at: [0.06, 0.36, 0.36], rotate: [0, 0, 90] }, () => b.cylinder(0.11, 0.02));
    b.part('seat').box([0.8, 0.14, 0.42], { at: [0, 0.64, -0.62], round: 0.05 }).box([0.8, 0.46, 0.12], { at: [0, 0.92, -0.86], rotate: [-10, 0, 0], round: 0.05 }).box([0.84, 0.26, 0.44], { at: [0, 0.5, -0.64], round: 0.03, tint: 0.7 });
    for (const x of [-0.43, 0.43]) b.box([0.06, 0.24, 0.5], { part: 'seat', at: [x, 0.78, -0.64], round: 0.03 });
    b.sheet(13, 13, (u, v) => { const a = -0.1 + v * 2.2; return [(u - 0.5) * 0.94, 1.1 + 0.52 * Math.sin(a) * (1 - 0.12 * (2 * u - 1) ** 2), -0.58 - 0.5 * Math.cos(a)]; }, { part: 'frame' });
    for (let bow = 0; bow < 4; bow++) { const a = -0.1 + bow * 0.73; b.tube([[-0.47, 0.9, -0.62], [-0.47, 1.1 + 0.46 * Math.sin(a), -0.58 - 0.5 * Math.cos(a)], [0, 1.1 + 0.53 * Math.sin(a), -0.58 - 0.51 * Math.cos(a)], [0.47, 1.1 + 0.46 * Math.sin(a), -0.58 - 0.5 * Math.cos(a)], [0.47, 0.9, -0.62]], 0.016, { part: 'handlebar', segments: 6 }); }
    b.box([0.6, 0.24, 0.3], { part: 'box', at: [0, 0.62, -1.05], round: 0.02 });
    ribbons(0.34, 1.04, 0.5);
  },

  motorcycle(b, p) {
    const form = p.variant('form');
    const tyre = (x: number, z: number, r: number, w: number, lugs = 0) => { b.group({ at: [x, r, z], rotate: [0, 0, 90] }, () => { b.ring(r - w / 2, w / 2, { part: 'wheels', segments: 14, around: 40 }).radial(lugs, (i) => b.box([0.05, w * 0.7, 0.06], { part: 'wheels', at: [0, i % 2 ? 0.02 : -0.02, r - 0.01] })); b.part(CHROME).ring(r - w, 0.02, { segments: 8 }).rod([0, -w * 0.6, 0], [0, w * 0.6, 0], 0.05); b.radial(form === 'dirt' ? 16 : 6, () => b.box([0.03, 0.03, r - w], { at: [0, 0, (r - w) / 2 + 0.02] })).cylinder((r - w) * 0.55, 0.015, { at: [0, w * 0.4, 0] }); }); };
    const block = (at: Vec3, size = 1) => b.group({ at, scale: size }, () => {
      b.part('engine').box([0.3, 0.2, 0.42], { at: [0, -0.08, 0], round: 0.05 });
      for (const lean of [-24, 24]) b.group({ rotate: [lean, 0, 0] }, () => { for (let fin = 0; fin < 6; fin++) b.box([0.22, 0.022, 0.17], { at: [0, 0.06 + fin * 0.04, 0], round: 0.008, tint: fin % 2 ? 0.75 : 1 }); b.cylinder(0.075, 0.06, { at: [0, 0.28, 0], round: 0.02 }); });
      b.mirrored('x', () => b.cylinder(0.11, 0.06, { at: [0.15, -0.08, 0.02], rotate: [0, 0, -90], round: 0.015 }));
    });
    if (form === 'quad') {
      for (const z of [0.55, -0.55]) axle(b, z, 0.46, { radius: 0.3, width: 0.26, tire: 'wheels', rim: 'engine', lugs: 14, spokes: 0 });
      b.part('frame').box([0.3, 0.22, 1.1], { at: [0, 0.44, 0], round: 0.04 }).rod([-0.4, 0.32, 0.55], [0.4, 0.32, 0.55], 0.04).rod([-0.4, 0.32, -0.55], [0.4, 0.32, -0.55], 0.04);
      block([0, 0.46, 0.06], 0.8);
      b.part('tank').superball([0.2, 0.14, 0.34], 0.6, 0.6, { at: [0, 0.72, 0.3] }).hull([[0.26, 0.66, 0.36], [-0.26, 0.66, 0.36], [0.2, 0.6, 0.86], [-0.2, 0.6, 0.86], [0.18, 0.82, 0.44], [-0.18, 0.82, 0.44]]).mirrored('x', () => { for (const z of [0.55, -0.55]) b.tube([[0.46, 0.5, z + 0.36], [0.46, 0.66, z + 0.18], [0.46, 0.68, z - 0.14], [0.44, 0.54, z - 0.36]], 0.17, { flatten: 0.22, up: [0, 1, 0.3] }); });
      b.anchor('seat', [0, 0.86, -0.2], 1.6);
      b.tube('0,.74,.14 0,.72,-.2 0,.78,-.52', [0.13, 0.15, 0.14], { part: 'seat', flatten: 0.55, up: [0, 1, 0], ends: 'round' });
      b.tube('-.4,.98,.22 -.22,.98,.36 .22,.98,.36 .4,.98,.22', 0.024, { part: 'frame' }).rod([0, 0.74, 0.46], [0, 0.98, 0.36], 0.035, { part: 'frame' });
      grips(b, 0.42, 0.98, 0.2);
      b.mirrored('x', () => b.cylinder(0.07, 0.05, { part: LAMP, at: [0.16, 0.7, 0.72], rotate: [60, 0, 0] })).rod([0.2, 0.4, -0.1], [0.22, 0.56, -0.75], 0.05, { part: 'exhaust' });
      for (const z of [0.7, -0.62]) b.row(5, [0.09, 0, 0], () => b.rod([0, 0.84, z - 0.14], [0, 0.84, z + 0.14], 0.012, { part: 'frame' }));
      return;
    }
    const [sport, dirt] = [form === 'sport', form === 'dirt'];
    const r = dirt ? 0.38 : 0.34;
    const [zf, zb] = sport ? [0.68, -0.66] : dirt ? [0.76, -0.64] : [0.92, -0.7];
    tyre(0, zf, r, dirt ? 0.11 : 0.14, dirt ? 30 : 0);
    tyre(0, zb, dirt ? 0.36 : r, dirt ? 0.13 : 0.19, dirt ? 30 : 0);
    const yoke: Vec3 = sport ? [0, 0.8, 0.4] : dirt ? [0, 1.02, 0.42] : [0, 0.9, 0.42];
    b.mirrored('x', () => b.rod([0.1, r, zf], [0.085, yoke[1], yoke[2]], 0.032, { part: CHROME }).rod([0.09, r + 0.1, zf - 0.04], [0.09, r + 0.3, zf - 0.13], 0.045, { part: 'frame' }));
    b.part('frame').rod(yoke, [0, 0.42, 0.32], 0.04).rod([0, yoke[1] - 0.06, yoke[2]], [0, 0.66, -0.3], 0.04).tube([[0, 0.42, 0.32], [0, 0.26, 0.2], [0, 0.24, -0.2], [0, 0.5, -0.34]], 0.04).mirrored('x', () => b.beam([0.12, 0.34, zb], [0.1, 0.42, -0.2], [0.04, 0.07], { round: 0.015 }).rod([0.12, 0.38, zb + 0.02], [0.11, 0.72, zb + 0.28], 0.03));
    block([0, 0.4, 0.06], 1.05);
    if (sport) {
      b.part('tank').superball([0.19, 0.15, 0.27], 0.6, 0.7, { at: [0, 0.88, 0.12], rotate: [8, 0, 0] });
      b.hull([[0.17, 0.98, 0.42], [-0.17, 0.98, 0.42], [0.2, 0.7, 0.4], [-0.2, 0.7, 0.4], [0.07, 0.78, 0.86], [-0.07, 0.78, 0.86], [0.12, 0.62, 0.6], [-0.12, 0.62, 0.6], [0.1, 0.92, 0.7], [-0.1, 0.92, 0.7]]);
      for (const x of [-0.19, 0.19]) sidePlate(b, '.5,.86! .62,.66 .42,.3 .1,.2! -.16,.24! -.05,.4 .1,.62 .3,.84!', 0.05, { part: 'tank', at: [x, 0, 0], bevel: 0.02 });
      b.hull([[0.15, 0.98, 0.42], [-0.15, 0.98, 0.42], [0.1, 0.93, 0.68], [-0.1, 0.93, 0.68], [0.1, 1.14, 0.4], [-0.1, 1.14, 0.4]], { part: '#26323a glass' }).mirrored('x', () => b.ball([0.07, 0.035, 0.06], { part: LAMP, at: [0.07, 0.8, 0.78] }));
      b.hull([[0.13, 0.84, -0.24], [-0.13, 0.84, -0.24], [0.12, 0.72, -0.2], [-0.12, 0.72, -0.2], [0.05, 1.04, -0.86], [-0.05, 1.04, -0.86], [0.06, 0.96, -0.86], [-0.06, 0.96, -0.86]], { part: 'tank' });
      b.anchor('seat', [0, 0.94, -0.3], 1.75);
      b.tube('0,.86,-.1 0,.86,-.3 0,.98,-.5 0,1.04,-.76', [0.1, 0.13, 0.12, 0.08], { part: 'seat', flatten: 0.4, up: [0, 1, 0], ends: 'round' });
      b.tube('-.3,.9,.3 -.2,.94,.4 .2,.94,.4 .3,.9,.3', 0.022, { part: 'frame' }).rod([0.14, 0.3, 0], [0.2, 0.62, -0.72], 0.06, { part: 'exhaust' });
      grips(b, 0.32, 0.9, 0.28);
    } else if (dirt) {
      b.part('tank').hull([[0.13, 0.86, 0.36], [-0.13, 0.86, 0.36], [0.15, 0.68, 0.3], [-0.15, 0.68, 0.3], [0.1, 0.92, -0.08], [-0.1, 0.92, -0.08], [0.1, 0.74, -0.1], [-0.1, 0.74, -0.1]]).mirrored('x', () => sidePlate(b, [[0.46, 0.88], [0.5, 0.6], [0.2, 0.66], [0.1, 0.86]], 0.03, { at: [0.17, 0, 0] }));
      b.tube([[0, 0.86, zf + 0.42], [0, 0.94, zf + 0.1], [0, 0.9, zf - 0.24]], [0.05, 0.09, 0.09], { flatten: 0.25, up: [0, 1, 0] }).tube([[0, 0.88, -0.5], [0, 1.0, -0.8], [0, 1.04, -1.04]], [0.1, 0.1, 0.05], { flatten: 0.25, up: [0, 1, 0.4] }).plate(outlines.rectangle(0.26, 0.28, 0.06), 0.03, { at: [0, 1.04, 0.58], rotate: [-24, 0, 0] });
      b.anchor('seat', [0, 1.0, -0.2], 1.75);
      b.tube('0,.94,.16 0,.9,-.14 0,.92,-.5 0,.98,-.74', [0.09, 0.11, 0.11, 0.07], { part: 'seat', flatten: 0.5, up: [0, 1, 0], ends: 'round' });
      b.tube('-.42,1.2,.3 -.22,1.18,.38 0,1.08,.42 .22,1.18,.38 .42,1.2,.3', 0.022, { part: 'frame' }).tube('.14,.42,.26 .2,.5,.1 .18,.72,-.4 .2,.84,-.9', [0.035, 0.035, 0.05, 0.06], { part: 'exhaust' });
      grips(b, 0.44, 1.2, 0.28);
    } else {
      b.part('tank').tube('0,.9,.38 0,.9,.14 0,.8,-.14', [0.1, 0.18, 0.1], { ends: 'round' });
      for (const [z, radius, a0] of [[zf, 0.4, 0.5], [zb, 0.42, 0.35]] as const) b.tube(Array.from({ length: 7 }, (_, i): Vec3 => { const a = a0 + i * 0.34; return [0, r + radius * Math.sin(a), z + radius * Math.cos(a)]; }), 0.11, { part: 'tank', flatten: 0.3 });
      b.anchor('seat', [0, 0.86, -0.24], 1.75);
      b.tube('0,.84,.02 0,.74,-.2 0,.78,-.4 0,.92,-.56', [0.1, 0.16, 0.17, 0.12], { part: 'seat', flatten: 0.5, up: [0, 1, 0], ends: 'round' }).tube('0,.86,-.5 0,.84,-.7 0,.8,-.86', [0.1, 0.11, 0.08], { part: 'seat', flatten: 0.5, up: [0, 1, 0], ends: 'round' });
      b.tube('-.44,1.1,-.02 -.36,1.18,.2 -.14,1.02,.38 .14,1.02,.38 .36,1.18,.2 .44,1.1,-.02', 0.024, { part: CHROME });
      grips(b, 0.45, 1.1, -0.03);
      b.lathe('0,0 .1,.04 .12,.14! .11,.16! 0,.17', { part: CHROME, at: [0, 0.94, 0.44], rotate: [90, 0, 0] }).cylinder(0.1, 0.02, { part: LAMP, at: [0, 0.94, 0.6], rotate: [90, 0, 0] });
      for (const y of [0.24, 0.38]) b.tube([[0.14, 0.5, 0.2], [0.2, y + 0.06, 0.24], [0.2, y, 0], [0.2, y, -0.5], [0.2, y + 0.03, -0.98]], [0.035, 0.035, 0.04, 0.055, 0.06], { part: 'exhaust' });
      if (form === 'sidecar') {
        b.group({ at: [0.78, 0, 0] }, () => {
          b.tube('0,.5,1.0 0,.46,.6 0,.5,.1 0,.56,-.5 0,.6,-.78', [0.04, 0.22, 0.3, 0.28, 0.12], { part: 'tank', ends: 'round' });
          b.ball([0.19, 0.09, 0.28], { part: '#241d18', at: [0, 0.76, -0.06] }).box([0.32, 0.34, 0.1], { part: 'seat', at: [0, 0.84, -0.36], rotate: [-14, 0, 0], round: 0.04 }).hull([[0.18, 0.74, 0.26], [-0.18, 0.74, 0.26], [0.14, 0.98, 0.14], [-0.14, 0.98, 0.14], [0.14, 0.98, 0.12], [-0.14, 0.98, 0.12]], { part: '#a9c4d0 glass' });
        });
        b.rod([0, 0.34, 0.2], [0.78, 0.34, 0.2], 0.03, { part: 'frame' }).rod([0, 0.34, -0.3], [1.1, 0.34, -0.3], 0.03, { part: 'frame' });
        tyre(1.14, -0.3, 0.3, 0.12);
      }
    }
  },

  scooter(b, p) {
    const form = p.variant('form');
    if (form === 'kick') {
      for (const z of [0.78, -0.62]) carWheel(b, { at: [0, 0.13, z], radius: 0.13, width: 0.07, tire: 'wheels', rim: 'handlebar', spokes: 0 });
      b.box([0.26, 0.05, 1.0], { part: 'body', at: [0, 0.16, -0.02], round: 0.02 }).box([0.22, 0.012, 0.8], { part: 'seat', at: [0, 0.19, -0.05] }).tube('0,.17,.44 0,.24,.58 0,.42,.66', 0.04, { part: 'body' }).tube('0,.18,-.46 0,.29,-.62 0,.2,-.8', 0.06, { part: 'body', flatten: 0.3, up: [0, 1, 0] });
      b.part('handlebar').rod([0, 0.14, 0.78], [0, 1.36, 0.5], 0.032).rod([-0.3, 1.36, 0.5], [0.3, 1.36, 0.5], 0.026).mirrored('x', () => b.beam([0.05, 0.13, 0.78], [0.05, 0.34, 0.73], [0.02, 0.05]));
      grips(b, 0.32, 1.36, 0.5);
      wickerBasket(b, [0, 0.95, 0.76], 0.3, 0.22);
    } else if (form === 'segway') {
      for (const x of [-0.38, 0.38]) carWheel(b, { at: [x, 0.3, 0], radius: 0.3, width: 0.12, tire: 'wheels', rim: 'handlebar', spokes: 5 });
      b.part('body').box([0.58, 0.16, 0.5], { at: [0, 0.34, 0], round: 0.05 }).mirrored('x', () => b.tube([[0.38, 0.36, 0.34], [0.38, 0.64, 0.14], [0.38, 0.64, -0.14], [0.38, 0.36, -0.34]], 0.1, { flatten: 0.35, up: [0, 1, 0.4] }));
      b.box([0.5, 0.02, 0.42], { part: 'seat', at: [0, 0.43, 0] });
      b.part('handlebar').tube('0,.36,.2 0,.8,.26 0,1.36,.12', 0.035).rod([-0.28, 1.38, 0.1], [0.28, 1.38, 0.1], 0.028).box([0.14, 0.1, 0.06], { at: [0, 1.4, 0.12], round: 0.02 });
      grips(b, 0.32, 1.38, 0.1);
      wickerBasket(b, [0, 0.96, 0.44], 0.34, 0.24);
    } else {
      for (const z of [0.66, -0.5]) carWheel(b, { at: [0, 0.22, z], radius: 0.22, width: 0.12, tire: 'wheels', rim: 'handlebar', spokes: 5 });
      // Rear body with its bulging cowls, footboard, leg shield.
      b.part('body').superball([0.27, 0.24, 0.46], 0.7, 0.7, { at: [0, 0.48, -0.46] }).box([0.4, 0.06, 0.66], { at: [0, 0.2, 0.12], round: 0.03 });
      b.sheet(13, 11, (u, v) => { const x = (u - 0.5) * 2; return [x * (0.3 - 0.08 * v), 0.2 + v * 0.68, 0.5 - 0.1 * v - 0.14 * x * x + 0.04 * Math.sin(v * 3)]; }).sheet(13, 11, (u, v) => { const x = (u - 0.5) * 2; return [x * (0.28 - 0.08 * v), 0.2 + v * 0.66, 0.46 - 0.1 * v - 0.14 * x * x]; });
      b.tube('0,.22,.95 0,.42,.86 0,.48,.66 0,.4,.46', [0.05, 0.12, 0.13, 0.08], { flatten: 0.7, up: [0, 1, 0.3] }).rod([0, 0.4, 0.6], [0, 0.98, 0.4], 0.06).superball([0.12, 0.11, 0.13], 0.7, 0.7, { at: [0, 1.0, 0.42] });
      b.cylinder(0.075, 0.04, { part: LAMP, at: [0, 1.02, 0.52], rotate: [90, 0, 0] }).ball([0.07, 0.04, 0.03], { part: '#c8281f gloss', at: [0, 0.56, -0.91] });
      b.anchor('seat', [0, 0.84, -0.3], 1.7);
      b.tube('0,.72,-.06 0,.74,-.3 0,.74,-.56 0,.78,-.8', [0.1, 0.17, 0.17, 0.1], { part: 'seat', flatten: 0.45, up: [0, 1, 0], ends: 'round' });
      b.part('handlebar').tube('-.36,1.04,.26 -.2,1.04,.38 .2,1.04,.38 .36,1.04,.26', 0.024).mirrored('x', () => b.rod([0.28, 1.04, 0.32], [0.32, 1.24, 0.3], 0.01).cylinder(0.06, 0.015, { at: [0.32, 1.26, 0.3], rotate: [90, 0, 0] })).tube('.2,.26,-.2 .22,.22,-.5 .2,.26,-.84', [0.03, 0.05, 0.05]);
      grips(b, 0.38, 1.04, 0.25);
      wickerBasket(b, [0, 0.62, 0.76], 0.36, 0.24);
    }
  },

  cart(b, p) {
    const form = p.variant('form');
    const wheel = (x: number, z: number, r: number, thickness = 0.05) => b.group({ at: [x, r, z], rotate: [0, 0, 90] }, () => {
      b.part('wheels').lathe([[r - thickness * 1.6, -thickness], [r, -thickness], [r, thickness], [r - thickness * 1.6, thickness], [r - thickness * 1.6, -thickness]], { straight: true, segments: 36 });
      b.cylinder(r * 0.17, thickness * 4, { at: [0, -thickness * 2, 0], round: 0.02 }).radial(12, () => b.rod([0, 0, 0], [0, 0, r - thickness], thickness * 0.55, { segments: 6 }));
    });
    const planked = (w: number, h: number, l: number, y: number, slant = 0.06) => {
      b.part('box').box([w, 0.05, l], { at: [0, y, 0] });
      for (let plank = 0; plank < 3; plank++) {
        const [up, out] = [y + (h * (plank + 0.5)) / 3, slant * ((plank + 0.5) / 3)];
        b.mirrored('x', () => b.box([0.04, (h / 3) * 0.92, l + out * 2], { at: [w / 2 + out, up, 0], grain: 'z', tint: 0.92 + 0.08 * plank })).mirrored('z', () => b.box([w + out * 2, (h / 3) * 0.92, 0.04], { at: [0, up, l / 2 + out], grain: 'x', tint: 1 - 0.06 * plank }));
      }
      b.mirrored('x', () => b.row(3, [0, 0, l * 0.42], () => b.beam([w / 2 + 0.025, y - 0.05, 0], [w / 2 + slant + 0.05, y + h + 0.04, 0], [0.05, 0.06], { tint: 0.75 })));
    };
    const heap = (w: number, h: number, l: number, y: number) => { for (let lump = 0; lump < 9; lump++) b.rock([w * 0.24, h * 0.5, l * 0.2], { part: 'load', at: [((lump % 3) - 1) * w * 0.26, y + (lump === 4 ? h * 0.3 : 0), (Math.floor(lump / 3) - 1) * l * 0.28], roughness: 0.25, depth: 2 }); };
    const hood = (w: number, h: number, l: number, y: number, flare = 0) => {
      b.sheet(17, 21, (u, v) => { const a = u * Math.PI; const out = 1 + flare * (2 * v - 1) ** 2 + 0.02 * Math.cos(v * Math.PI * 8); return [-Math.cos(a) * w * 0.5 * out, y + Math.sin(a) ** 0.7 * h * out, (v - 0.5) * l * (1 + flare * 0.6 * Math.sin(a))]; }, { part: 'cover' });
    };
    switch (form) {
      case 'wheelbarrow':
        b.group({ at: [0, 0, 0.78] }, () => wheel(0, 0, 0.3, 0.045));
        b.part('box').hull([[0.26, 0.34, 0.4], [-0.26, 0.34, 0.4], [0.26, 0.36, -0.36], [-0.26, 0.36, -0.36], [0.24, 0.3, 0.4], [-0.24, 0.3, 0.4], [0.24, 0.32, -0.36], [-0.24, 0.32, -0.36]]);
        b.mirrored('x', () => b.hull([[0.26, 0.34, 0.42], [0.26, 0.34, -0.38], [0.44, 0.72, 0.68], [0.44, 0.72, -0.5], [0.3, 0.34, 0.42], [0.3, 0.34, -0.38], [0.48, 0.72, 0.68], [0.48, 0.72, -0.5]]));
        b.hull([[0.28, 0.34, 0.4], [-0.28, 0.34, 0.4], [0.46, 0.72, 0.68], [-0.46, 0.72, 0.68], [0.28, 0.34, 0.36], [-0.28, 0.34, 0.36], [0.46, 0.72, 0.64], [-0.46, 0.72, 0.64]]).hull([[0.28, 0.34, -0.38], [-0.28, 0.34, -0.38], [0.46, 0.72, -0.5], [-0.46, 0.72, -0.5], [0.28, 0.34, -0.34], [-0.28, 0.34, -0.34], [0.46, 0.72, -0.46], [-0.46, 0.72, -0.46]]);
        b.part('handles').mirrored('x', () => b.tube('.1,.3,.8 .2,.3,.3 .3,.36,-.5 .32,.58,-1.1 .32,.6,-1.3', 0.032, { ends: 'round' }).beam([0.26, 0.34, -0.3], [0.3, 0, -0.44], [0.05, 0.06]));
        heap(0.8, 0.34, 1.0, 0.66);
        hood(0.9, 0.4, 1.2, 0.72);
        break;
      case 'carriage':
        for (const x of [-0.5, 0.5]) { wheel(x, -0.72, 0.48, 0.035); wheel(x, 0.78, 0.36, 0.035); }
        sidePlate(b, '-.6,.62 -.52,.5 -.2,.42 .2,.42 .5,.5 .6,.64 .54,1.2! .5,1.42! -.5,1.42! -.56,1.2!', 0.84, { part: 'box', bevel: 0.03 });
        b.plate([[0.5, 0], [0.4, 0.08], [0, 0.14], [-0.4, 0.08], [-0.5, 0]], 1.2, { part: 'handles', at: [0, 1.42, 0] });
        b.mirrored('x', () => b.box([0.02, 0.66, 0.4], { part: 'box', at: [0.43, 0.86, 0], tint: 1.25, round: 0.01 }).box([0.03, 0.3, 0.3], { part: '#2b3a48 gloss', at: [0.43, 1.16, 0], round: 0.01 }).box([0.03, 0.26, 0.16], { part: '#2b3a48 gloss', at: [0.42, 1.16, 0.36] }).box([0.03, 0.26, 0.16], { part: '#2b3a48 gloss', at: [0.42, 1.16, -0.36] }).ball([0.06, 0.1, 0.06], { part: '#f6d488 glow', at: [0.52, 1.24, 0.56] }));
        b.part('handles').tube('0,.4,-.9 0,.34,-.4 0,.34,.4 0,.44,.9', 0.04).rod([-0.48, 0.48, -0.72], [0.48, 0.48, -0.72], 0.035).rod([-0.48, 0.36, 0.78], [0.48, 0.36, 0.78], 0.035).mirrored('x', () => b.tube('.4,.4,-.7 .4,.6,-.86 .36,.66,-.56', 0.03).rod([0.16, 0.4, 0.9], [0.16, 0.44, 2.0], 0.025));
        b.box([0.7, 0.1, 0.36], { part: '#5c1f24', at: [0, 1.0, 0.82], round: 0.03 }).box([0.6, 0.5, 0.04], { part: 'box', at: [0, 0.78, 0.98], rotate: [18, 0, 0] }).box([0.6, 0.04, 0.3], { part: 'box', at: [0, 0.6, 1.0] });
        b.box([0.6, 0.22, 0.5], { part: 'load', at: [0, 1.62, -0.1], round: 0.03 });
        hood(0.9, 0.34, 1.1, 1.5);
        break;
      case 'shopping':
        b.part('box');
        for (const [y, w, z0, z1] of [[0.5, 0.26, 0.5, -0.34], [0.62, 0.28, 0.54, -0.36], [0.74, 0.3, 0.58, -0.38], [0.86, 0.32, 0.62, -0.4], [0.98, 0.34, 0.66, -0.42]] as const) b.tube([[w, y, z1], [w * 0.86, y, z0], [-w * 0.86, y, z0], [-w, y, z1]], 0.012, { closed: true, straight: true, segments: 6 });
        for (let wire = 0; wire <= 8; wire++) { const t = wire / 8; b.mirrored('x', () => b.rod([0.26 - 0.035 * t, 0.5, -0.34 + 0.84 * t], [0.34 - 0.045 * t, 0.98, -0.42 + 1.08 * t], 0.009, { segments: 5 })).rod([(t - 0.5) * 0.44, 0.5, 0.5], [(t - 0.5) * 0.58, 0.98, 0.66], 0.009, { segments: 5 }).rod([(t - 0.5) * 0.52, 0.5, -0.34], [(t - 0.5) * 0.68, 0.98, -0.42], 0.009, { segments: 5 }).rod([(t - 0.5) * 0.5, 0.5, -0.34], [(t - 0.5) * 0.44, 0.5, 0.5], 0.009, { segments: 5 }); }
        b.part('box').mirrored('x', () => b.tube('.32,1.1,-.6 .3,.96,-.42 .26,.5,-.36 .26,.2,-.42', 0.022).rod([0.26, 0.2, -0.42], [0.22, 0.2, 0.52], 0.022).rod([0.25, 0.5, -0.2], [0.24, 0.2, 0.1], 0.018)).box([0.46, 0.02, 0.8], { at: [0, 0.21, 0.06] });
        b.capsule([-0.32, 1.1, -0.6], [0.32, 1.1, -0.6], 0.032, { part: 'handles' });
        for (const [x, z] of [[0.24, 0.48], [-0.24, 0.48], [0.26, -0.38], [-0.26, -0.38]] as const) b.cylinder(0.09, 0.05, { part: 'wheels', at: [x + 0.025, 0.09, z], rotate: [0, 0, 90] });
        heap(0.56, 0.4, 0.9, 0.78);
        hood(0.6, 0.3, 1, 0.96);
        break;
      case 'stroller':
        for (const [x, z, r] of [[0.34, 0.5, 0.2], [-0.34, 0.5, 0.2], [0.36, -0.46, 0.26], [-0.36, -0.46, 0.26]] as const) wheel(x, z, r, 0.03);
        b.part('handles').mirrored('x', () => b.rod([0.3, 0.2, 0.5], [0.3, 1.22, -0.72], 0.028).rod([0.32, 0.26, -0.46], [0.3, 0.8, 0.1], 0.028)).capsule([-0.3, 1.24, -0.74], [0.3, 1.24, -0.74], 0.035).rod([-0.34, 0.2, 0.5], [0.34, 0.2, 0.5], 0.02).rod([-0.36, 0.26, -0.46], [0.36, 0.26, -0.46], 0.02);
        b.part('box').blend(0.1, (s) => s.ellipsoid([0, 0.76, 0], [0.34, 0.28, 0.58]).carve([0, 1.02, 0.1], [0.27, 0.36, 0.48]), { resolution: 40 });
        b.ball([0.26, 0.1, 0.44], { part: '#f4efe6', at: [0, 0.78, 0.04] });
        b.sheet(17, 13, (u, v) => { const a = u * Math.PI; const t = -0.15 + v * 1.75; return [-Math.cos(a) * 0.35, 0.86 + Math.sin(a) * 0.5 * Math.sin(t + 0.15), -0.12 - Math.sin(a) * 0.48 * Math.cos(t)]; }, { part: p.has('cover') ? 'cover' : 'box' });
        heap(0.4, 0.2, 0.5, 0.34);
        break;
      case 'chariot':
        for (const x of [-0.52, 0.52]) wheel(x, -0.1, 0.44, 0.04);
        b.part('box').box([0.78, 0.06, 0.7], { at: [0, 0.46, -0.05] });
        b.sheet(25, 7, (u, v) => { const a = (u - 0.5) * Math.PI * 1.15; const up = 0.2 + 0.62 * Math.cos(a * 0.62) ** 1.3; return [Math.sin(a) * (0.4 + 0.05 * v), 0.46 + v * up, 0.02 + Math.cos(a) * (0.3 + 0.06 * v)]; });
        b.sheet(25, 7, (u, v) => { const a = (u - 0.5) * Math.PI * 1.15; const up = 0.2 + 0.62 * Math.cos(a * 0.62) ** 1.3; return [Math.sin(a) * (0.37 + 0.05 * v), 0.46 + v * up, 0.02 + Math.cos(a) * (0.27 + 0.06 * v)]; });
        b.tube(Array.from({ length: 13 }, (_, i): Vec3 => { const a = (i / 12 - 0.5) * Math.PI * 1.15; return [Math.sin(a) * 0.44, 0.68 + 0.62 * Math.cos(a * 0.62) ** 1.3, 0.02 + Math.cos(a) * 0.345]; }), 0.032, { part: 'handles', ends: 'round' });
        b.plate(outlines.star(8, 0.16, 0.07), 0.03, { part: 'handles', at: [0, 0.84, 0.37] }).rod([-0.5, 0.44, -0.1], [0.5, 0.44, -0.1], 0.04, { part: 'handles' }).tube('0,.44,.3 0,.4,.8 0,.62,1.5 0,.74,1.7', 0.035, { part: 'handles' }).rod([-0.4, 0.74, 1.68], [0.4, 0.74, 1.68], 0.03, { part: 'handles' });
        heap(0.5, 0.2, 0.4, 0.56);
        hood(0.9, 0.3, 0.8, 1.3);
        break;
      case 'bar':
      case 'stand': {
        const tall = form === 'stand';
        b.part('box').box([tall ? 1.3 : 1.0, tall ? 0.5 : 0.05, 0.6], { at: [0, tall ? 0.62 : 0.36, 0], round: 0.02 }).box([tall ? 1.44 : 1.0, 0.05, tall ? 0.72 : 0.6], { at: [0, 0.9, 0], round: 0.015, tint: 1.15 });
        if (!tall) b.mirrored('x', () => b.mirrored('z', () => b.rod([0.46, 0.2, 0.26], [0.46, 0.92, 0.26], 0.025))).box([0.9, 0.1, 0.04], { at: [0, 0.97, 0.28] });
        for (const x of tall ? [-0.7, 0.7] : [-0.34, 0.34]) { wheel(x, tall ? 0 : -0.2, tall ? 0.38 : 0.2, 0.03); if (!tall) wheel(x, 0.22, 0.2, 0.03); }
        b.part('handles').mirrored('x', () => b.tube([[tall ? 0.5 : 0.46, 0.8, -0.3], [tall ? 0.5 : 0.46, 0.86, -0.55], [0.4, 0.9, -0.72]], 0.028)).rod([-0.4, 0.9, -0.72], [0.4, 0.9, -0.72], 0.028);
        if (tall) {
          b.mirrored('x', () => b.mirrored('z', () => b.rod([0.6, 0.9, 0.28], [0.6, 1.7, 0.28], 0.028, { part: 'handles' })));
          b.part('cover');
          for (let strip = 0; strip < 8; strip++) b.group({ at: [(strip - 3.5) * 0.19, 0, 0] }, () => b.sheet(3, 9, (u, v) => [(u - 0.5) * 0.19, 1.98 - 0.36 * Math.abs(2 * v - 1) ** 1.3 - (v < 0.02 || v > 0.98 ? 0.06 : 0), (v - 0.5) * 1.06], { tint: strip % 2 ? 1 : 0.72 }));
          if (!p.has('cover')) b.box([1.5, 0.05, 0.9], { part: 'box', at: [0, 1.72, 0], round: 0.02, tint: 0.85 });
        }
        if (form === 'bar') for (const [x, z, hue] of [[-0.32, -0.1, '#2f6b3a glass'], [-0.2, 0.1, '#8a4a1c glass'], [-0.05, -0.08, '#e6e9ea glass'], [0.1, 0.06, '#7a1f2b glass']] as const) b.lathe('0,0! .05,0! .055,.2 .03,.28 .02,.38! 0,.38!', { part: hue, at: [x, 0.93, z] }).lathe('0,0! .05,0! .055,.2 .03,.28 .02,.38! 0,.38!', { part: hue, at: [x + 0.06, 0.39, z] });
        heap(tall ? 1.0 : 0.36, 0.24, 0.5, 0.98);
        if (!tall) hood(1.0, 0.3, 0.7, 1.1);
        break;
      }
      default: {
        const covered = form === 'covered';
        for (const x of [-0.56, 0.56]) { wheel(x, covered ? -0.66 : -0.5, 0.4); wheel(x, covered ? 0.66 : 0.5, covered ? 0.34 : 0.4); }
        b.rod([-0.56, 0.38, -0.58], [0.56, 0.38, -0.58], 0.04, { part: 'box' }).rod([-0.56, 0.36, 0.58], [0.56, 0.36, 0.58], 0.04, { part: 'box' });
        planked(0.84, covered ? 0.36 : 0.42, covered ? 1.8 : 1.4, 0.52);
        b.part('handles').mirrored('x', () => b.tube([[0.3, 0.5, covered ? 0.9 : 0.7], [0.3, 0.52, 1.2], [0.24, 0.62, covered ? 2.0 : 1.8]], 0.035, { ends: 'round' })).rod([-0.26, 0.6, 1.66], [0.26, 0.6, 1.66], 0.03);
        heap(0.8, 0.5, covered ? 1.6 : 1.3, 0.8);
        hood(1.0, covered ? 0.92 : 0.6, covered ? 1.9 : 1.4, 0.86, covered ? 0.12 : 0);
        if (covered && !p.has('cover')) { b.sheet(17, 21, (u, v) => { const a = u * Math.PI; const out = 1 + 0.12 * (2 * v - 1) ** 2 + 0.02 * Math.cos(v * Math.PI * 8); return [-Math.cos(a) * 0.5 * out, 0.86 + Math.sin(a) ** 0.7 * 0.92 * out, (v - 0.5) * 1.9 * (1 + 0.07 * Math.sin(a))]; }, { part: '#ece3cf' }); }
      }
    }
  },

  wheelchair(b) {
    b.mirrored('x', () => {
      b.group({ at: [0.4, 0.42, -0.1] }, () => { spokedWheel(b, { at: [0, 0, 0], radius: 0.42, tire: 'wheels', spoke: 'frame', thickness: 0.026, spokes: 20 }); b.ring(0.36, 0.012, { part: 'frame', at: [0.05, 0, 0], rotate: [0, 0, 90] }); });
      b.part('frame').rod([0.3, 0.42, -0.34], [0.3, 1.16, -0.38], 0.026).tube('.3,1.14,-.38 .3,1.16,-.46 .3,1.15,-.58', 0.026).rod([0.3, 0.54, -0.36], [0.3, 0.54, 0.34], 0.026).rod([0.3, 0.22, -0.34], [0.3, 0.22, 0.3], 0.022).tube('.3,.54,.3 .3,.5,.42 .26,.2,.6 .25,.12,.64', 0.024).rod([0.3, 0.54, 0.3], [0.3, 0.16, 0.3], 0.022).rod([0.3, 0.42, -0.34], [0.3, 0.2, -0.34], 0.024);
      b.capsule([0.3, 0.8, -0.3], [0.3, 0.8, 0.14], 0.045, { part: 'seat' }).rod([0.3, 0.54, 0.12], [0.3, 0.8, 0.12], 0.02, { part: 'frame' });
      b.capsule([0.3, 1.15, -0.46], [0.3, 1.15, -0.6], 0.034, { part: '#222326' }).box([0.2, 0.025, 0.2], { part: '#2a2c30', at: [0.16, 0.11, 0.7], rotate: [-14, 0, 0], round: 0.01 });
      b.cylinder(0.1, 0.04, { part: 'wheels', at: [0.32, 0.1, 0.3], rotate: [0, 0, 90] }).rod([0.3, 0.1, 0.3], [0.3, 0.22, 0.3], 0.018, { part: 'frame' });
    });
    b.rod([-0.28, 0.24, -0.1], [0.28, 0.52, -0.1], 0.018, { part: 'frame' }).rod([0.28, 0.24, -0.1], [-0.28, 0.52, -0.1], 0.018, { part: 'frame' });
    b.part('seat').box([0.58, 0.1, 0.62], { at: [0, 0.58, 0], round: 0.04 }).box([0.58, 0.54, 0.06], { at: [0, 0.88, -0.36], rotate: [-3, 0, 0], round: 0.03 });
  },

  sled(b, p) {
    const form = p.variant('form');
    if (form === 'snowmobile') {
      b.group({ at: [0, 0.02, -0.45] }, () => sidePlate(b, outlines.rectangle(1.3, 0.3, 0.15), 0.42, { part: '#1a1b1d', at: [0, 0.15, 0] }));
      b.part('seat').hull([[0.3, 0.24, 0.3], [-0.3, 0.24, 0.3], [0.34, 0.56, 0.3], [-0.34, 0.56, 0.3], [0.16, 0.26, 1.0], [-0.16, 0.26, 1.0], [0.2, 0.4, 0.98], [-0.2, 0.4, 0.98], [0.22, 0.72, 0.4], [-0.22, 0.72, 0.4]]).hull([[0.28, 0.3, 0.3], [-0.28, 0.3, 0.3], [0.26, 0.3, -1.1], [-0.26, 0.3, -1.1], [0.2, 0.48, -1.12], [-0.2, 0.48, -1.12], [0.22, 0.5, 0.3], [-0.22, 0.5, 0.3]]);
      b.hull([[0.2, 0.7, 0.46], [-0.2, 0.7, 0.46], [0.16, 0.98, 0.2], [-0.16, 0.98, 0.2], [0.18, 0.7, 0.4], [-0.18, 0.7, 0.4]], { part: '#a9c4d0 glass' }).tube('0,.58,.06 0,.6,-.3 0,.6,-.7 0,.66,-.98', [0.15, 0.19, 0.19, 0.15], { part: '#222326', flatten: 0.5, up: [0, 1, 0], ends: 'round' });
      b.tube('-.36,.9,.02 -.2,.92,.14 .2,.92,.14 .36,.9,.02', 0.024, { part: 'runners' }).mirrored('x', () => b.capsule([0.26, 0.9, 0.08], [0.38, 0.9, 0.0], 0.032, { part: '#222326' }).ball([0.08, 0.05, 0.05], { part: LAMP, at: [0.12, 0.5, 0.84] }));
      b.part('runners').mirrored('x', () => b.tube('.46,.2,1.2 .46,.06,1.08 .46,.04,.8 .46,.05,.3', 0.09, { flatten: 0.3, up: [0, 1, 0] }).rod([0.46, 0.06, 0.75], [0.3, 0.4, 0.6], 0.03).rod([0.46, 0.06, 0.75], [0.24, 0.3, 0.86], 0.025));
      b.tube('-.1,.3,1.02 0,.24,1.16 .1,.3,1.02', 0.02, { part: 'rope' });
    } else if (form === 'sleigh') {
      for (const x of [-0.4, 0.4]) b.tube([[x, 0.56, 1.16], [x, 0.7, 1.0], [x, 0.66, 1.22], [x, 0.3, 1.26], [x, 0.06, 1.0], [x, 0.03, 0.4], [x, 0.03, -1.0]], 0.03, { part: 'runners', ends: 'round' });
      for (const z of [0.4, -0.55]) b.mirrored('x', () => b.rod([0.4, 0.04, z + 0.12], [0.36, 0.34, z], 0.025, { part: 'runners' }));
      const side = '-.9,.34! -.98,.7 -1.06,1.16! -.9,1.14 -.5,.86 -.1,.66 .3,.62 .6,.76 .84,1.0! .92,.9 .74,.5 .56,.32!';
      for (const x of [-0.4, 0.4]) { sidePlate(b, side, 0.06, { part: 'seat', at: [x, 0, 0], bevel: 0.02 }); b.tube([[x, 1.18, -1.08], [x, 1.12, -0.88], [x, 0.86, -0.5], [x, 0.67, -0.1], [x, 0.63, 0.3], [x, 0.77, 0.6], [x, 1.02, 0.86]], 0.035, { part: '#d8b04a metal', ends: 'round' }); }
      b.part('seat').box([0.78, 0.05, 1.4], { at: [0, 0.34, -0.16] }).sheet(5, 9, (u, v) => [(u - 0.5) * 0.8, 0.34 + 0.82 * v, -0.88 - 0.16 * v ** 2]).sheet(5, 9, (u, v) => [(u - 0.5) * 0.8, 0.34 + 0.6 * v, 0.56 + 0.32 * v ** 1.5]);
      b.box([0.7, 0.16, 0.4], { part: '#6e1f2a', at: [0, 0.62, -0.58], round: 0.06 }).box([0.7, 0.5, 0.12], { part: '#6e1f2a', at: [0, 0.88, -0.84], rotate: [-10, 0, 0], round: 0.06 });
      b.mirrored('x', () => b.tube('.36,.5,1.24 .3,.46,1.6 .1,.5,1.9', 0.018, { part: 'rope' }));
    } else {
      for (const x of [-0.28, 0.28]) b.tube([[x, 0.36, 0.86], [x, 0.28, 0.98], [x, 0.1, 0.9], [x, 0.03, 0.66], [x, 0.02, 0], [x, 0.02, -0.86]], 0.026, { part: 'runners', ends: 'round' });
      for (const z of [0.5, -0.1, -0.66]) b.mirrored('x', () => b.rod([0.28, 0.03, z], [0.28, 0.26, z], 0.024, { part: 'runners' })).box([0.66, 0.05, 0.08], { part: 'seat', at: [0, 0.27, z], tint: 0.8 });
      for (const x of [-0.24, -0.08, 0.08, 0.24]) planPlate(b, outlines.rectangle(0.13, x * x > 0.02 ? 1.62 : 1.8, 0.06), 0.04, { part: 'seat', at: [x, 0.31, 0], bevel: 0.012, grain: 'y' });
      b.box([0.8, 0.05, 0.09], { part: 'seat', at: [0, 0.36, 0.7], round: 0.02 }).tube('-.34,.38,.72 -.26,.34,1.1 0,.1,1.5 .26,.34,1.1 .34,.38,.72', 0.018, { part: 'rope' });
    }
  },
};

