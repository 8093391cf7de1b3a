import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';
import { flame } from './lights.ts';

/** A clock's face towards +Z about the origin: disc, ticks and hands. */
function dial(b: MeshBuilder, radius: number, z: number): void {
  b.part('face').cylinder(radius, 0.02, { at: [0, 0, z], rotate: [90, 0, 0], segments: 44 });
  b.part('numerals');
  for (let hour = 0; hour < 12; hour++) b.group({ rotate: [0, 0, hour * 30] }, () => b.box([radius * 0.06, radius * (hour % 3 ? 0.12 : 0.2), 0.012], { at: [0, radius * 0.82, z + 0.026] }));
  b.part('hands');
  b.beam([0, -radius * 0.1, z + 0.034], [-radius * 0.36, radius * 0.36, z + 0.034], [radius * 0.1, 0.012]).beam([0, -radius * 0.12, z + 0.042], [radius * 0.5, radius * 0.46, z + 0.042], [radius * 0.07, 0.012]).cylinder(radius * 0.08, 0.03, { at: [0, 0, z + 0.03], rotate: [90, 0, 0] });
}

/** Logs laid across each other with flames over them, about the origin. */
export function logFire(b: MeshBuilder, size: number): void {
  b.part('logs');
  for (let log = 0; log < 6; log++) b.rod([size * 0.5 * Math.cos(log * 1.05), size * 0.06, size * 0.5 * Math.sin(log * 1.05)], [size * 0.1 * Math.cos(log * 1.05 + 3), size * 0.3, size * 0.1 * Math.sin(log * 1.05 + 3)], size * 0.085);
  b.group({ at: [0, size * 0.12, 0] }, () => flame(b, size * 0.95, 'fire', size * 0.22));
  b.radial(6, (index) => b.group({ at: [0, size * 0.1, size * 0.2], rotate: [10, 0, 0] }, () => flame(b, size * (0.5 + 0.12 * (index % 3)), 'fire', size * 0.12)));
}

function stones(b: MeshBuilder, at: Vec3, w: number, h: number, d: number, rows: number, columns: number): void {
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) {
    const x = ((column + 0.5 + (row % 2) * 0.25 - 0.12) / columns - 0.5) * w;
    b.superball([(w / columns) * 0.5, (h / rows) * 0.48, d / 2], 0.5, 0.4, { at: [at[0] + x, at[1] + ((row + 0.5) / rows - 0.5) * h, at[2]], tint: b.random.between(0.78, 1.12) });
  }
}

export const FURNISHINGS: RecipeTable = {
  clock(b, p) {
    const form = p.variant('form');
    switch (form) {
      case 'alarm':
        b.part('case').lathe('0,-.12! .4,-.12 .44,-.06 .44,.06 .4,.12! .36,.12! .35,.09! 0,.09!', { rotate: [90, 0, 0], segments: 44 });
        dial(b, 0.35, 0.085);
        b.part('bells').mirrored('x', () => b.lathe('.16,0! .15,.07 .08,.13 0,.14', { at: [0.22, 0.43, 0], rotate: [0, 0, -30] }).rod([0.16, 0.36, 0], [0.21, 0.44, 0], 0.02));
        b.part('feet').mirrored('x', () => b.rod([0.24, -0.34, 0], [0.34, -0.54, 0.02], 0.035, { to: 0.025 }));
        b.part('case').tube('-.08,.56,0 0,.66,0 .08,.56,0', 0.018).rod([0, 0.42, 0], [0, 0.56, 0], 0.015).ball(0.035, { at: [0, 0.55, 0] });
        break;
      case 'mantel':
        b.part('case').plate(outlines.symmetric('0,.62 .24,.56 .36,.36 .46,.12 .62,.06! .62,0! 0,0!'), 0.26, { bevel: 0.02 });
        b.group({ at: [0, 0.32, 0] }, () => { dial(b, 0.2, 0.13); b.part('bells').ring(0.215, 0.02, { at: [0, 0, 0.14], rotate: [90, 0, 0] }); });
        b.part('feet').box([1.34, 0.05, 0.34], { at: [0, -0.02, 0], round: 0.012 });
        b.part('gears').ball(0.04, { at: [0, 0.66, 0] });
        break;
      case 'grandfather':
        b.part('case').box([0.44, 0.95, 0.26], { at: [0, 0.72, 0], round: 0.01, grain: 'y' }).box([0.54, 0.26, 0.34], { at: [0, 0.13, 0], round: 0.015 }).box([0.54, 0.5, 0.32], { at: [0, 1.4, 0], round: 0.015 });
        b.plate(outlines.symmetric('0,.22! .08,.2 .16,.1 .3,.12 .3,0! 0,0!'), 0.34, { at: [0, 1.64, 0], bevel: 0.015 }).box([0.6, 0.04, 0.38], { at: [0, 0.27, 0] }).box([0.6, 0.04, 0.38], { at: [0, 1.16, 0] }).box([0.6, 0.04, 0.38], { at: [0, 1.65, 0] });
        b.group({ at: [0, 1.41, 0] }, () => dial(b, 0.2, 0.16));
        b.part('#231710').box([0.26, 0.7, 0.01], { at: [0, 0.72, 0.131] });
        b.part('bells').rod([0, 1.02, 0.145], [0, 0.58, 0.145], 0.012).cylinder(0.085, 0.02, { at: [0, 0.54, 0.14], rotate: [90, 0, 0] });
        b.part('gears').mirrored('x', () => b.rod([0.08, 1.05, 0.142], [0.08, 0.8, 0.142], 0.006).cylinder(0.03, 0.16, { at: [0.08, 0.66, 0.145] }));
        b.part('feet').box([0.6, 0.05, 0.38], { at: [0, 0.0, 0], round: 0.01 });
        break;
      case 'cuckoo':
        b.part('case').box([0.6, 0.62, 0.26], { at: [0, 0, 0] }).hull([[0.3, 0.3, 0.13], [-0.3, 0.3, 0.13], [0.3, 0.3, -0.13], [-0.3, 0.3, -0.13], [0, 0.62, 0.13], [0, 0.62, -0.13]]);
        b.group({ at: [0, 0.28, 0] }, () => b.mirrored('x', () => b.box([0.52, 0.04, 0.36], { at: [0.2, 0.17, 0.02], rotate: [0, 0, -46] })));
        b.group({ at: [0, -0.04, 0] }, () => dial(b, 0.19, 0.13));
        b.part('#2a1a10').box([0.12, 0.15, 0.01], { at: [0, 0.32, 0.135] }).part('bells').ball([0.04, 0.05, 0.06], { at: [0, 0.31, 0.17] }).cone(0.015, 0.05, { at: [0, 0.32, 0.22], rotate: [90, 0, 0] });
        b.part('gears').mirrored('x', () => b.rod([0.1, -0.3, 0.05], [0.1, -0.72, 0.05], 0.008).lathe('0,-.9! .03,-.88 .035,-.8 .01,-.72!', { at: [0.1, 0, 0.05] }));
        b.part('feet').rod([0, -0.3, 0], [0, -0.55, 0], 0.012).cylinder(0.07, 0.02, { at: [0, -0.6, -0.01], rotate: [90, 0, 0] });
        break;
      case 'digital':
        b.part('case').box([1.1, 0.42, 0.3], { at: [0, 0.22, 0], round: 0.06 });
        b.part('face').box([0.98, 0.3, 0.02], { at: [0, 0.22, 0.15], round: 0.01 });
        b.part('numerals');
        [[0.36, 0b1101101], [0.14, 0b0110000], [-0.14, 0b0110011], [-0.36, 0b1111001]].forEach(([x, bits]) => {
          const segments: readonly (readonly [number, number, number, number])[] = [[0, 0.1, 0.1, 0.024], [0.055, 0.05, 0.024, 0.09], [0.055, -0.05, 0.024, 0.09], [0, -0.1, 0.1, 0.024], [-0.055, -0.05, 0.024, 0.09], [-0.055, 0.05, 0.024, 0.09], [0, 0, 0.1, 0.024]];
          segments.forEach(([sx, sy, w, h], index) => { if ((bits! >> (6 - index)) & 1) b.box([w, h, 0.012], { at: [-x! + sx, 0.22 + sy, 0.166] }); });
        });
        b.part('hands').ball(0.016, { at: [0, 0.26, 0.166] }).ball(0.016, { at: [0, 0.18, 0.166] });
        b.part('feet').box([0.9, 0.03, 0.2], { at: [0, 0.0, 0] });
        b.part('bells').box([0.4, 0.03, 0.1], { at: [0, 0.44, 0], round: 0.01 });
        break;
      case 'sundial':
        b.part('case').lathe('0,0! .3,0! .3,.05! .12,.12 .1,.5 .2,.62 .24,.68! 0,.68!');
        b.part('face').cylinder(0.4, 0.05, { at: [0, 0.68, 0], segments: 44 });
        b.part('numerals');
        for (let hour = 0; hour < 12; hour++) b.group({ rotate: [0, hour * 30, 0] }, () => b.box([0.02, 0.012, 0.09], { at: [0, 0.735, 0.32] }));
        b.part('hands').plate([[0, 0], [0.42, 0], [0.42, 0.32]], 0.025, { at: [-0.2, 0.73, 0] });
        b.part('feet').box([0.7, 0.06, 0.7], { at: [0, -0.02, 0] });
        break;
      case 'stopwatch':
        b.part('case').lathe('0,-.08! .4,-.08 .45,0 .4,.09! .36,.09! .35,.07! 0,.07!', { rotate: [90, 0, 0], segments: 44 });
        dial(b, 0.35, 0.06);
        b.part('bells').cylinder(0.06, 0.1, { at: [0, 0.44, 0] }).cylinder(0.09, 0.06, { at: [0, 0.53, 0], round: 0.015 }).ring(0.13, 0.02, { at: [0, 0.62, 0], rotate: [90, 0, 0] });
        b.part('feet').mirrored('x', () => b.cylinder(0.04, 0.08, { at: [0.28, 0.33, 0], rotate: [0, 0, -40] }));
        break;
      default:
        b.part('case').lathe('0,-.06! .5,-.06 .56,0 .54,.08 .48,.1! .45,.05! 0,.05!', { rotate: [90, 0, 0], segments: 56 });
        dial(b, 0.45, 0.045);
        b.part('feet').ring(0.05, 0.014, { at: [0, 0.58, -0.03], rotate: [90, 0, 0] });
        b.part('bells').ring(0.51, 0.02, { at: [0, 0, 0.09], rotate: [90, 0, 0] });
    }
    b.part('gears');
    if (form !== 'grandfather' && form !== 'cuckoo') for (const [x, y, r] of [[0.12, -0.1, 0.11], [-0.06, -0.2, 0.08], [-0.17, 0.04, 0.09]] as const) b.plate(outlines.gear(12, r, r * 0.8), 0.02, { at: [x, (form === 'digital' ? 0.22 : 0) + y, form === 'sundial' ? 0.5 : form === 'digital' ? 0.17 : 0.1], holes: [outlines.circle(r * 0.4, 16)] });
  },

  fireplace(b, p) {
    const form = p.variant('form');
    if (form === 'stove') {
      b.part('surround').box([0.72, 0.62, 0.5], { at: [0, 0.5, 0], round: 0.03 }).rod([0, 0.8, -0.08], [0, 1.5, -0.08], 0.08);
      b.part('mantel').box([0.8, 0.06, 0.58], { at: [0, 0.83, 0], round: 0.015 });
      b.part('hearth').box([0.74, 0.05, 0.54], { at: [0, 0.18, 0] });
      for (const x of [-1, 1]) for (const z of [-1, 1]) b.tube([[x * 0.3, 0.18, z * 0.2], [x * 0.36, 0.1, z * 0.24], [x * 0.34, 0, z * 0.24]], 0.035);
      b.part('firebox').box([0.5, 0.36, 0.02], { at: [0, 0.5, 0.25], round: 0.01 });
      b.group({ at: [0, 0.36, 0.262], scale: [1, 1, 0.1] }, () => logFire(b, 0.3));
      return;
    }
    if (form === 'oven') {
      b.part('surround').lathe('.62,0! .64,.3 .56,.62 .3,.86 0,.92', { segments: 36 }).rod([0, 0.85, -0.1], [0, 1.2, -0.1], 0.1);
      b.part('mantel').lathe('.3,0! .36,0! .36,.1! .3,.1! .3,0!', { at: [0, 0.3, 0.5], rotate: [90, 0, 0], arc: 180 });
      b.part('hearth').box([1.3, 0.12, 1.3], { at: [0, -0.05, 0], round: 0.02 });
      b.part('firebox').cylinder(0.28, 0.06, { at: [0, 0.3, 0.56], rotate: [90, 0, 0] });
      b.group({ at: [0, 0.12, 0.6], scale: [1, 1, 0.3] }, () => logFire(b, 0.34));
      return;
    }
    b.part('surround');
    if (form === 'stone') {
      for (const x of [-1, 1]) stones(b, [x * 0.52, 0.42, 0], 0.36, 0.84, 0.4, 5, 2);
      stones(b, [0, 0.92, 0], 1.4, 0.2, 0.4, 1, 6);
      stones(b, [0, 1.36, -0.04], 1.0, 0.6, 0.32, 4, 5);
      b.box([1.3, 1.6, 0.2], { at: [0, 0.8, -0.1], tint: 0.6 });
    } else {
      for (const x of [-1, 1]) b.box([0.26, 0.9, 0.34], { at: [x * 0.54, 0.45, 0], round: 0.01 }).box([0.32, 0.08, 0.4], { at: [x * 0.54, 0.04, 0], round: 0.01 }).lathe('.05,.1! .045,.8!', { at: [x * 0.54, 0, 0.17] });
      b.box([1.34, 0.22, 0.34], { at: [0, 0.94, 0], round: 0.01 }).box([1.1, 0.95, 0.12], { at: [0, 0.48, -0.14], tint: 0.85 });
      b.plate(outlines.symmetric('0,.08! .2,.06 .34,.0! 0,-.04!'), 0.04, { at: [0, 0.94, 0.18], bevel: 0.01 });
    }
    b.part('mantel').box([1.6, 0.08, 0.5], { at: [0, 1.06, 0.03], round: 0.02, grain: 'x' });
    b.part('hearth').box([1.6, 0.06, 0.62], { at: [0, -0.02, 0.12], round: 0.01, grain: 'x' });
    b.part('firebox').box([0.72, 0.74, 0.05], { at: [0, 0.38, -0.06] }).box([0.74, 0.03, 0.3], { at: [0, 0.02, 0.05] });
    b.group({ at: [0, 0.04, 0.06] }, () => logFire(b, 0.4));
    b.anchor('on', [0, 1.1, 0.05], 0.4);
  },

  fire_pit(b, p) {
    const form = p.variant('form');
    if (form === 'campfire' || form === 'pit') {
      const count = 14;
      b.part('bowl').radial(count, () => b.rock([0.13, form === 'pit' ? 0.15 : 0.1, 0.11], { at: [0, 0.09, 0.56], depth: 2, roughness: 0.3, tint: b.random.between(0.75, 1.15) }));
      if (form === 'pit') b.radial(count, () => b.rock([0.12, 0.12, 0.1], { at: [0, 0.28, 0.54], depth: 2, roughness: 0.3, tint: b.random.between(0.75, 1.15) }), { start: 12 });
      b.part('#2a2422').cylinder(0.5, 0.03);
      logFire(b, 0.7);
      return;
    }
    b.part('bowl');
    if (form === 'grill') b.lathe('0,.5! .3,.54 .46,.7 .48,.8! .45,.8! .28,.58! 0,.55!').lathe('.48,.86! .42,1.05 .2,1.18 0,1.2', { at: [0, 0, -0.3], rotate: [-30, 0, 0] });
    else b.lathe('0,.5! .25,.52 .44,.66 .5,.84! .46,.84! .24,.58! 0,.56!');
    for (let leg = 0; leg < 3; leg++) { const a = leg * 2.094; b.rod([0.3 * Math.sin(a), 0.56, 0.3 * Math.cos(a)], [0.44 * Math.sin(a), 0, 0.44 * Math.cos(a)], 0.022); }
    b.group({ at: [0, 0.6, 0] }, () => logFire(b, 0.5));
    if (form === 'grill') for (let bar = -6; bar <= 6; bar++) b.part('#8a8f96 metal').rod([-0.45 * Math.cos(bar * 0.2), 0.8, bar * 0.07], [0.45 * Math.cos(bar * 0.2), 0.8, bar * 0.07], 0.01, { segments: 5 });
  },

  picture_frame(b, p) {
    const form = p.variant('form');
    const tapestry = form === 'tapestry' || form === 'poster';
    const [w, h] = form === 'digital' ? [1.1, 0.75] : form === 'chalkboard' || form === 'board' ? [1.3, 0.9] : [0.85, 1.1];
    const lean = form === 'easel' ? -12 : form === 'frame' || form === 'digital' ? -10 : 0;
    b.group({ at: [0, form === 'easel' ? 1.0 : h / 2, 0], rotate: [lean, 0, 0] }, () => {
      const edge = tapestry ? 0.02 : 0.09 * p.thickness;
      if (tapestry) {
        b.part('picture').sheet(16, 10, (u, v) => [(u - 0.5) * w, (v - 0.5) * h, 0.03 * Math.sin(u * 9)]);
        b.part('frame').rod([-w * 0.56, h / 2, 0], [w * 0.56, h / 2, 0], 0.03).ball(0.05, { at: [-w * 0.56, h / 2, 0] }).ball(0.05, { at: [w * 0.56, h / 2, 0] });
        b.part('mat').sheet(2, 2, (u, v) => [(u - 0.5) * w * 0.6, (v - 0.5) * h * 0.5, 0.045]);
        for (let tassel = -6; tassel <= 6; tassel++) b.part('stand').rod([(tassel / 13) * w, -h / 2, 0], [(tassel / 13) * w, -h / 2 - 0.1, 0], 0.014, { segments: 5 });
        return;
      }
      b.part('frame').plate(outlines.rectangle(w + edge * 2, h + edge * 2), 0.08, { holes: [outlines.rectangle(w, h)], bevel: 0.025 });
      b.plate(outlines.rectangle(w, h), 0.02, { at: [0, 0, -0.03] });
      b.part('mat').plate(outlines.rectangle(w, h), 0.012, { at: [0, 0, -0.01], holes: [outlines.rectangle(w * 0.8, h * 0.82)] });
      b.part('picture').plate(outlines.rectangle(w * 0.82, h * 0.84), 0.012, { at: [0, 0, -0.016] });
      if (form === 'frame' || form === 'painting' || form === 'easel' || form === 'digital') {
        // A landscape with sun and hills, so that it reads as a picture.
        b.part('#4f7a43').plate(`${-w * 0.4},${-h * 0.41}! ${w * 0.4},${-h * 0.41}! ${w * 0.4},${-h * 0.12}! ${w * 0.1},${-h * 0.02} ${-w * 0.15},${-h * 0.16} ${-w * 0.4},${-h * 0.05}!`, 0.008, { at: [0, 0, -0.008] });
        b.part('#f6d76a').cylinder(w * 0.09, 0.008, { at: [w * 0.18, h * 0.2, -0.01], rotate: [90, 0, 0] });
      } else if (form === 'chalkboard') for (let line = 0; line < 3; line++) b.part('#f4f4f0').box([w * (0.5 - 0.1 * line), 0.018, 0.006], { at: [-w * 0.08 + 0.05 * line, h * (0.2 - 0.18 * line), -0.007] });
    });
    b.part('stand');
    if (form === 'easel') {
      for (const x of [-1, 1]) b.rod([x * 0.12, 1.75, -0.12], [x * 0.5, 0, 0.12], 0.03);
      b.rod([0, 1.7, -0.14], [0, 0, -0.6], 0.03).box([1.0, 0.05, 0.14], { at: [0, 0.42, 0.12] });
    } else if (form === 'chalkboard' || form === 'board') for (const x of [-1, 1]) b.rod([x * 0.5, 0, 0.2], [x * 0.5, h, -0.05], 0.025).rod([x * 0.5, 0, -0.3], [x * 0.5, h, -0.05], 0.025);
    else if (form === 'frame' || form === 'digital') b.beam([0, h * 0.7, -0.1], [0, 0, -0.4], [0.12, 0.02]);
    else if (form === 'painting') b.tube([[-0.3, h + 0.08, -0.02], [0, h + 0.26, -0.02], [0.3, h + 0.08, -0.02]], 0.01);
  },

  pillow(b, p) {
    const form = p.variant('form');
    if (form === 'bolster') {
      b.part('cover').capsule([-0.55, 0.22, 0], [0.55, 0.22, 0], 0.22, { segments: 24 });
      b.part('piping').ring(0.222, 0.014, { at: [-0.52, 0.22, 0], rotate: [0, 0, 90] }).ring(0.222, 0.014, { at: [0.52, 0.22, 0], rotate: [0, 0, 90] });
      b.part('buttons').ball(0.035, { at: [0.77, 0.22, 0] }).ball(0.035, { at: [-0.77, 0.22, 0] });
    } else if (form === 'blanket' || form === 'towel') {
      for (let fold = 0; fold < 4; fold++) b.part('cover').superball([0.6 - fold * 0.01, 0.055, 0.42], 0.4, 0.15, { at: [0, 0.055 + fold * 0.1, 0], tint: 1 - 0.03 * fold });
      b.part('piping');
      for (const x of [-0.34, 0.34]) b.box([0.06, 0.012, 0.84], { at: [x, 0.408, 0] }).box([0.06, 0.4, 0.012], { at: [x, 0.2, 0.418] });
      b.part('buttons');
      for (let strand = 0; strand < 24; strand++) b.box([0.012, 0.014, 0.09], { at: [-0.55 + strand * 0.048, 0.37, 0.45] });
    } else if (form === 'sleeping_bag') {
      b.part('cover').superball([0.36, 0.14, 0.85], 0.6, 0.5, { at: [0, 0.14, 0.05] });
      for (let rib = 0; rib < 8; rib++) b.superball([0.365, 0.145, 0.1], 0.6, 0.8, { at: [0, 0.14, -0.55 + rib * 0.19], tint: 0.95 });
      b.part('piping').tube('.2,.25,-.6 .24,.27,0 .22,.24,.6', 0.012);
      b.part('buttons').superball([0.26, 0.1, 0.16], 0.6, 0.5, { at: [0, 0.24, -0.66] });
    } else {
      b.part('cover').group({ at: [0, 0.5, 0], rotate: [-12, 0, 0] }, () => b.superball([0.5, 0.5, 0.17], 0.75, 0.75));
      b.part('piping').group({ at: [0, 0.5, 0], rotate: [-12, 0, 0] }, () => b.tube(outlines.rectangle(0.9, 0.9, 0.12).map(([x, y]): Vec3 => [x, y, 0]), 0.02, { closed: true }));
      b.part('buttons').group({ at: [0, 0.5, 0], rotate: [-12, 0, 0] }, () => b.ball([0.045, 0.045, 0.03], { at: [0, 0, 0.165] }));
    }
  },

  bathtub(b, p) {
    const form = p.variant('form');
    const round = form === 'hot_tub' || form === 'pool';
    const [w, d, h] = round ? [0.72, 0.72, form === 'pool' ? 0.3 : 0.5] : [0.78, 0.4, 0.5];
    b.part('tub').group({ at: [0, form === 'clawfoot' ? 0.12 : 0, 0], scale: [w, 1, d] }, () => {
      b.lathe(`0,0! .7,0 .88,${h * 0.2} .97,${h * 0.7} 1,${h}! 1.06,${h + 0.02} 1.06,${h + 0.05} .97,${h + 0.05} .9,${h * 0.9} .84,${h * 0.4} .7,.1 0,.06`, { segments: 52 });
    });
    b.part('water').cylinder(0.9, 0.02, { at: [0, h * 0.75 + (form === 'clawfoot' ? 0.12 : 0), 0], scale: [w, 1, d], segments: 44 });
    b.part('feet');
    if (form === 'clawfoot') for (const x of [-1, 1]) for (const z of [-1, 1]) b.tube([[x * w * 0.6, 0.2, z * d * 0.6], [x * w * 0.72, 0.1, z * d * 0.72], [x * w * 0.66, 0.03, z * d * 0.72]], [0.06, 0.045, 0.05], { ends: 'round' });
    else if (round) b.radial(40, () => b.box([0.1, h * 0.96, 0.04], { at: [0, h * 0.5, w * 1.0], round: 0.01, tint: b.random.between(0.85, 1.1) }));
    else b.box([w * 1.6, 0.04, d * 1.5], { at: [0, 0.0, 0], round: 0.01 });
    b.part('faucet').tube([[w * 0.9, h + 0.1, 0], [w * 0.9, h + 0.36, 0], [w * 0.74, h + 0.4, 0], [w * 0.66, h + 0.28, 0]], 0.025).rod([w * 0.9, h + 0.1, -0.12], [w * 0.9, h + 0.1, 0.12], 0.02).ball(0.04, { at: [w * 0.9, h + 0.14, 0.12] }).ball(0.04, { at: [w * 0.9, h + 0.14, -0.12] });
  },

  door(b, p) {
    const form = p.variant('form');
    const [w, h] = form === 'garage' ? [1.6, 1.15] : form === 'window' ? [0.9, 1.1] : form === 'double' ? [1.2, 1.5] : [0.72, 1.5];
    const arched = form === 'arched' || form === 'portal';
    const outline = (k: number): readonly Vec2[] => arched ? outlines.smooth(`${-w * 0.5 * k},0! ${w * 0.5 * k},0! ${w * 0.5 * k},${h * 0.66}! ${w * 0.36 * k},${h * (0.62 + 0.27 * k)} 0,${h * (0.66 + 0.34 * k)} ${-w * 0.36 * k},${h * (0.62 + 0.27 * k)} ${-w * 0.5 * k},${h * 0.66}!`) : [[-w * 0.5 * k, 0], [w * 0.5 * k, 0], [w * 0.5 * k, h * (0.72 + 0.28 * k)], [-w * 0.5 * k, h * (0.72 + 0.28 * k)]];
    b.part('frame').plate(outline(1.22), 0.16, { holes: [outline(1.0).map(([x, y]) => [x, y * 0.97 + 0.03] as const)], bevel: 0.012 });
    b.part('panel');
    if (form === 'garage') for (let row = 0; row < 4; row++) { b.box([w, h * 0.235, 0.06], { at: [0, (row + 0.5) * h * 0.248, 0], round: 0.01 }); for (let column = 0; column < 4; column++) b.box([w * 0.2, h * 0.14, 0.02], { at: [((column + 0.5) / 4 - 0.5) * w, (row + 0.5) * h * 0.248, 0.035], round: 0.008, tint: 0.88 }); }
    else if (form === 'portal') b.plate(outline(0.98), 0.03);
    else if (form === 'window') { b.box([w * 0.08, h, 0.06], { at: [0, h / 2, 0] }).box([w, w * 0.08, 0.06], { at: [0, h * 0.5, 0] }).box([w * 1.3, 0.06, 0.26], { at: [0, -0.02, 0.05] }); for (const x of [-1, 1]) b.box([w * 0.06, h, 0.06], { at: [(x * w) / 2.06, h / 2, 0] }); }
    else {
      b.plate(outline(0.98), 0.07);
      for (const x of form === 'double' ? [-0.25, 0.25] : [-0.2, 0.2]) for (const [y, tall] of [[0.22, 0.28], [0.62, 0.34]] as const) b.box([w * (form === 'double' ? 0.36 : 0.3), h * tall, 0.03], { at: [x * w, h * y, 0.035], round: 0.012, tint: 0.86 });
      if (form === 'double') b.part('#1c120c').box([0.012, h * 0.96, 0.075], { at: [0, h * 0.48, 0] });
    }
    b.part('glass').plate(form === 'window' ? outline(0.96) : outline(0.6).map(([x, y]): Vec2 => [x, y * 0.3 + h * (arched ? 0.6 : 0.62)]), 0.02, { at: [0, 0, form === 'window' ? 0 : 0.045] });
    b.part('handle');
    for (const x of form === 'double' ? [-0.06, 0.06] : [w * 0.4]) b.rod([x, h * 0.45, 0.03], [x, h * 0.45, 0.1], 0.014).ball(0.035, { at: [x, h * 0.45, 0.11] });
    b.part('hinges');
    for (const y of [0.15, 0.5, 0.82]) b.box([0.04, 0.09, 0.09], { at: [-w * 0.5, h * y, 0.01] });
  },

  staircase(b, p) {
    const form = p.variant('form');
    const count = form === 'ladder' ? 9 : 13;
    if (form === 'ladder') {
      b.part('posts').mirrored('x', () => b.beam([0.26, 0, 0.2], [0.26, 1.6, -0.2], [0.06, 0.05]));
      for (let rung = 0; rung < count; rung++) { const t = (rung + 0.7) / count; b.part('steps').rod([-0.26, t * 1.6, 0.2 - 0.4 * t], [0.26, t * 1.6, 0.2 - 0.4 * t], 0.026); }
      b.part('railing').mirrored('x', () => b.ball(0.04, { at: [0.26, 1.6, -0.2] }));
      b.part('risers').mirrored('x', () => b.box([0.08, 0.04, 0.08], { at: [0.26, 0.01, 0.2] }));
      return;
    }
    if (form === 'spiral') {
      b.part('posts').rod([0, 0, 0], [0, 1.65, 0], 0.045 * p.thickness);
      for (let step = 0; step < 16; step++) {
        const a = step * 27;
        b.group({ at: [0, step * 0.098, 0], rotate: [0, a, 0] }, () => {
          b.part('steps').plate([[0.03, 0.0], [0.13, 0.52], [-0.13, 0.52], [-0.03, 0]], 0.035, { rotate: [90, 0, 0] });
          b.part('risers').box([0.05, 0.05, 0.4], { at: [0, -0.035, 0.24] });
          b.part('railing').rod([0, 0, 0.5], [0, 0.36, 0.5], 0.01, { segments: 6 });
        });
      }
      b.part('railing').tube(Array.from({ length: 40 }, (_, index): Vec3 => { const t = (index / 39) * 15; return [0.5 * Math.sin((t * 27 * Math.PI) / 180), t * 0.098 + 0.36, 0.5 * Math.cos((t * 27 * Math.PI) / 180)]; }), 0.02, { straight: true });
      return;
    }
    const [run, rise, w] = [0.12, 0.098, 0.7];
    for (let step = 0; step < count; step++) {
      b.part('steps').box([w, 0.035, run * 1.15], { at: [0, (step + 1) * rise, -step * run], round: 0.006, grain: 'x' });
      b.part('risers').box([w * 0.96, rise, 0.02], { at: [0, (step + 0.5) * rise, run * 0.5 - step * run] });
    }
    for (const x of [-1, 1]) {
      b.part('risers').beam([x * w * 0.49, 0.02, run * 0.4], [x * w * 0.49, count * rise, -(count - 0.6) * run], [0.03, 0.14]);
      b.part('posts');
      for (let step = 0; step < count; step += form === 'escalator' ? 20 : 1) b.rod([x * w * 0.47, (step + 1) * rise, -step * run], [x * w * 0.47, (step + 1) * rise + 0.36, -step * run], 0.011, { segments: 6 });
      if (form === 'escalator') b.part('#9fb7c4 glass').hull([[x * w * 0.5, 0.05, 0.15], [x * w * 0.5, 0.42, 0.15], [x * w * 0.5, count * rise + 0.05, -count * run], [x * w * 0.5, count * rise + 0.4, -count * run], [x * w * 0.52, 0.05, 0.15], [x * w * 0.52, 0.42, 0.15], [x * w * 0.52, count * rise + 0.05, -count * run], [x * w * 0.52, count * rise + 0.4, -count * run]]);
      b.part('railing').tube([[x * w * 0.47, 0.1, 0.12], [x * w * 0.47, rise + 0.38, 0.06], [x * w * 0.47, (count / 2 + 1) * rise + 0.36, (-count / 2) * run], [x * w * 0.47, count * rise + 0.37, -(count - 1) * run]], 0.026, { ends: 'round' });
    }
  },

  fan(b, p) {
    const form = p.variant('form');
    if (form === 'hand') {
      for (let rib = 0; rib < 15; rib++) {
        const a = (rib / 14 - 0.5) * 150;
        b.group({ rotate: [0, 0, a] }, () => {
          b.part('base').box([0.03, 0.5, 0.012], { at: [0, 0.25, rib * 0.002] });
          b.part('blades').plate([[0.07, 0.95], [-0.07, 0.95], [-0.035, 0.42], [0.035, 0.42]], 0.012, { at: [0, 0, rib % 2 ? 0.012 : 0] , tint: rib % 2 ? 0.92 : 1.04 });
        });
      }
      b.part('grill').ball([0.04, 0.04, 0.03]).part('stand').rod([0, 0, 0], [0, -0.2, 0], 0.012).ball(0.03, { at: [0, -0.22, 0] });
      return;
    }
    const ceiling = form === 'ceiling';
    const blade = (count: number, length: number, wide: number): void => {
      for (let index = 0; index < count; index++) b.group({ rotate: [0, 0, (index * 360) / count] }, () => b.part('blades').plate(`${-wide * 0.2},.06! ${wide * 0.2},.06! ${wide * 0.6},${length * 0.7} ${wide * 0.3},${length} ${-wide * 0.5},${length * 0.9} ${-wide * 0.4},${length * 0.4}`, 0.02, { rotate: [0, 22, 0] }));
    };
    if (ceiling) {
      b.group({ rotate: [90, 0, 0] }, () => blade(5, 0.75, 0.2));
      b.part('base').lathe('0,-.1! .1,-.08 .13,0 .1,.09 .04,.12! 0,.12!');
      b.part('stand').rod([0, 0.1, 0], [0, 0.42, 0], 0.022).lathe('0,.48! .09,.46 .06,.4! 0,.4!');
      b.part('grill').lathe('0,-.22 .09,-.2 .12,-.12! 0,-.1!');
      return;
    }
    b.group({ at: [0, 0.72, 0] }, () => {
      b.group({ at: [0, 0, 0.02] }, () => blade(4, 0.36, 0.3));
      b.part('grill');
      for (const r of [0.12, 0.22, 0.32, 0.42]) b.ring(r, 0.008, { at: [0, 0, 0.12 - r * 0.12], rotate: [90, 0, 0], around: 40, segments: 5 });
      for (let spoke = 0; spoke < 20; spoke++) b.group({ rotate: [0, 0, spoke * 18] }, () => b.tube('0,.04,.12 0,.25,.1 0,.43,.02 0,.3,-.09', 0.006, { segments: 4 }));
      b.ring(0.435, 0.018, { rotate: [90, 0, 0], at: [0, 0, 0.02] }).cylinder(0.06, 0.03, { at: [0, 0, 0.11], rotate: [90, 0, 0] });
      b.part('stand').capsule([0, 0, -0.05], [0, 0, -0.22], 0.1);
    });
    b.part('stand').rod([0, 0.06, -0.1], [0, 0.66, -0.12], 0.035);
    b.part('base').lathe('0,0! .28,0 .28,.04 .08,.09! 0,.09!', { at: [0, 0, -0.06] });
  },
};
