import { axle, crawler, lattice, sidePlate } from '../anatomy/bodies.ts';
import { carWheel, spokedWheel } from '../anatomy/wheels.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import { outlines } from '../curves.ts';
import type { Vec2, Vec3 } from '../vec.ts';

const STEEL = '#8f949b metal';
const LAMP = '#fff2c4 gloss';

/** A glazed cabin: glass block, posts in the body's paint, roof. */
function cabin(b: MeshBuilder, size: Vec3, at: Vec3, glass: string, frame: string): void {
  const [w, h, d] = size;
  b.group({ at }, () => {
    b.box([w * 0.96, h, d * 0.96], { part: glass, at: [0, h / 2, 0], round: 0.03 });
    b.part(frame).mirrored('x', () => b.mirrored('z', () => b.box([0.06, h, 0.06], { at: [w / 2 - 0.02, h / 2, d / 2 - 0.02], round: 0.02 })));
    b.box([w * 1.12, 0.08, d * 1.12], { at: [0, h + 0.02, 0], round: 0.03 }).box([w * 1.03, 0.08, d * 1.03], { at: [0, 0.03, 0], round: 0.02 });
  });
}

/** A digging bucket about its pivot, its mouth to the front, `w` across x. */
function scoop(b: MeshBuilder, w: number, size: number, part: string): void {
  const shell: Vec2[] = [[0, 0], [0.25, -0.04], [0.34, -0.42], [0.2, -0.66], [-0.1, -0.72], [-0.14, -0.66], [0.14, -0.6], [0.25, -0.4], [0.18, -0.1]];
  b.group({ scale: size }, () => {
    b.part(part);
    sidePlate(b, shell.map(([z, y]): Vec2 => [-z, y]), w / size);
    for (const x of [-0.5, 0.5]) sidePlate(b, [[0, 0], [-0.25, -0.04], [-0.34, -0.42], [-0.2, -0.66], [0.1, -0.72]], 0.05, { at: [(x * w) / size, 0, 0] });
    b.row(5, [(w / size) * 0.22, 0, 0], () => b.box([0.07, 0.05, 0.16], { at: [0, -0.71, 0.16], tint: 1.3 }));
  });
}

export const HEAVY_VEHICLES: RecipeTable = {
  tractor(b, p) {
    const form = p.variant('form');
    if (form === 'harvester') {
      b.part('body').box([1.1, 0.85, 1.9], { at: [0, 0.95, -0.35], round: 0.08 }).box([0.9, 0.25, 1.2], { at: [0, 1.45, -0.5], round: 0.08 });
      b.hull([[0.3, 0.8, 0.5], [-0.3, 0.8, 0.5], [0.3, 0.5, 0.5], [-0.3, 0.5, 0.5], [0.35, 0.45, 1.35], [-0.35, 0.45, 1.35], [0.35, 0.2, 1.35], [-0.35, 0.2, 1.35]]);
      cabin(b, [0.8, 0.7, 0.66], [0, 1.1, 0.74], 'cab', 'body');
      b.part('body').box([2.3, 0.4, 0.08], { at: [0, 0.42, 1.4] }).box([2.3, 0.06, 0.6], { at: [0, 0.14, 1.66] }).mirrored('x', () => sidePlate(b, [[1.35, 0.1], [2.15, 0.1], [1.95, 0.3], [1.4, 0.65]], 0.05, { at: [1.15, 0, 0] }));
      b.group({ at: [0, 0.5, 1.85], rotate: [0, 0, 90] }, () => b.part('rims').rod([0, -1.12, 0], [0, 1.12, 0], 0.05).radial(6, () => b.rod([0, -1.12, 0.38], [0, 1.12, 0.38], 0.03).rod([0, -1.1, 0], [0, -1.1, 0.38], 0.025).rod([0, 1.1, 0], [0, 1.1, 0.38], 0.025)));
      b.tube('.45,1.5,-.6 .7,1.75,-.5 1.5,1.75,-.45 1.75,1.6,-.45', 0.1, { part: 'exhaust' });
      axle(b, 0.5, 0.68, { radius: 0.52, width: 0.32, tire: 'wheels', rim: 'rims', lugs: 18 });
      axle(b, -1.1, 0.52, { radius: 0.32, width: 0.22, tire: 'wheels', rim: 'rims', lugs: 14 });
    } else if (form === 'mower') {
      sidePlate(b, '-.7,.3! .75,.3! .8,.4 .72,.62 .55,.68 .1,.66! .02,.42! -.3,.42! -.36,.62 -.72,.6', 0.56, { part: 'body', bevel: 0.06 });
      b.box([1.0, 0.16, 0.62], { part: 'body', at: [0, 0.2, 0], round: 0.07, tint: 0.85 }).box([0.3, 0.12, 0.4], { part: 'body', at: [0.6, 0.2, -0.05], round: 0.04 });
      b.part('cab').box([0.42, 0.12, 0.4], { at: [0, 0.68, -0.42], round: 0.05 }).box([0.42, 0.42, 0.12], { at: [0, 0.88, -0.62], rotate: [-12, 0, 0], round: 0.05 });
      b.rod([0, 0.6, 0.12], [0, 0.92, -0.04], 0.025, { part: STEEL }).ring(0.17, 0.025, { part: '#1c1c1f', at: [0, 0.93, -0.04], rotate: [-30, 0, 0] }).rod([0.2, 0.6, 0.5], [0.2, 0.74, 0.5], 0.03, { part: 'exhaust' });
      for (const x of [-0.16, 0.16]) b.cylinder(0.06, 0.04, { part: LAMP, at: [x, 0.52, 0.76], rotate: [90, 0, 0] });
      axle(b, -0.48, 0.38, { radius: 0.3, width: 0.22, tire: 'wheels', rim: 'rims', lugs: 16, spokes: 0 });
      axle(b, 0.55, 0.36, { radius: 0.19, width: 0.15, tire: 'wheels', rim: 'rims', spokes: 0 });
    } else {
      sidePlate(b, '-.15,.48! 1.0,.5! 1.06,.58 1.06,.86 .98,.95 -.15,1.0!', 0.48, { part: 'body', bevel: 0.06 });
      b.part('body').box([0.36, 0.3, 1.6], { at: [0, 0.5, 0.1], round: 0.04, tint: 0.7 }).box([0.7, 0.3, 0.6], { at: [0, 0.66, -0.45], round: 0.06 });
      b.box([0.36, 0.3, 0.02], { part: '#17191b', at: [0, 0.74, 1.055], round: 0.02 });
      for (const x of [-0.16, 0.16]) b.cylinder(0.06, 0.04, { part: LAMP, at: [x, 0.82, 1.045], rotate: [90, 0, 0] });
      for (const x of [-0.243, 0.243]) for (let slot = 0; slot < 4; slot++) b.box([0.01, 0.2, 0.06], { part: '#17191b', at: [x, 0.76, 0.5 + slot * 0.12] });
      cabin(b, [0.7, 0.72, 0.68], [0, 0.84, -0.42], 'cab', 'body');
      b.rod([0.12, 0.9, 0.5], [0.12, 1.5, 0.5], 0.04, { part: 'exhaust' }).rod([0.12, 1.05, 0.5], [0.12, 1.32, 0.5], 0.065, { part: 'exhaust' }).rod([0.12, 1.48, 0.5], [0.12, 1.58, 0.44], 0.04, { part: 'exhaust' });
      axle(b, -0.5, 0.5, { radius: 0.56, width: 0.28, tire: 'wheels', rim: 'rims', lugs: 20 });
      axle(b, 0.72, 0.4, { radius: 0.32, width: 0.2, tire: 'wheels', rim: 'rims', lugs: 16 });
      for (const side of [-0.5, 0.5]) b.tube(Array.from({ length: 7 }, (_, i): Vec3 => { const a = 0.1 + i * 0.4; return [side, 0.56 + 0.63 * Math.sin(a), -0.5 + 0.63 * Math.cos(a)]; }), 0.15, { part: 'body', flatten: 0.16, up: [0, 1, 0.4] });
      b.part('trailer').group({ at: [0, 0, -2] }, () => {
        b.box([0.9, 0.08, 1.3], { at: [0, 0.52, 0] }).mirrored('x', () => b.box([0.05, 0.42, 1.3], { at: [0.44, 0.74, 0] })).mirrored('z', () => b.box([0.9, 0.42, 0.05], { at: [0, 0.74, 0.63] }));
        b.beam([0, 0.46, 0.6], [0, 0.46, 1.25], [0.1, 0.08]);
      });
      if (p.has('trailer')) axle(b, -2, 0.4, { radius: 0.32, width: 0.18, tire: 'wheels', rim: 'rims' });
    }
  },

  excavator(b, p) {
    const form = p.variant('form');
    const ram = (from: Vec3, to: Vec3) => b.rod(from, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, (from[2] + to[2]) / 2], 0.05, { part: '#3a3d42' }).rod(from, to, 0.028, { part: STEEL });
    if (form === 'roller') {
      sidePlate(b, '-1.0,.5! .1,.5! .1,.8! -.3,.86 -.96,.84 -1.05,.7', 0.8, { part: 'body', bevel: 0.06 });
      cabin(b, [0.72, 0.7, 0.62], [0, 0.84, -0.1], 'cab', 'body');
      b.part('arm').box([1.12, 0.16, 0.12], { at: [0, 0.6, 0.32], round: 0.03 }).mirrored('x', () => b.box([0.08, 0.2, 0.9], { at: [0.53, 0.46, 0.7], round: 0.03 })).box([1.12, 0.14, 0.1], { at: [0, 0.5, 1.26], round: 0.03 }).beam([0, 0.58, -0.1], [0, 0.58, 0.4], [0.4, 0.24]);
      b.cylinder(0.46, 0.96, { part: 'bucket', at: [0.48, 0.46, 0.72], rotate: [0, 0, 90], segments: 40, round: 0.02 }).cylinder(0.12, 1.16, { part: STEEL, at: [0.58, 0.46, 0.72], rotate: [0, 0, 90] });
      axle(b, -0.62, 0.42, { radius: 0.44, width: 0.3, tire: 'tracks', rim: 'body', lugs: 16, spokes: 0 });
      return;
    }
    if (form === 'excavator') {
      b.mirrored('x', () => b.group({ at: [0.5, 0, 0] }, () => crawler(b, { width: 0.3, length: 1.8, height: 0.44, track: 'tracks', wheel: '#4a4d52 metal' })));
      b.part('#3a3d42').box([0.8, 0.2, 0.8], { at: [0, 0.3, 0] }).cylinder(0.34, 0.2, { at: [0, 0.38, 0] });
      b.group({ at: [0, 0.54, 0], rotate: [0, -32, 0] }, () => {
        b.part('body').box([1.1, 0.16, 1.5], { at: [0, 0.06, -0.2], round: 0.04 });
        sidePlate(b, '-1.02,.08! -.3,.08! -.3,.55! -.9,.56 -1.05,.44', 1.08, { part: 'body', bevel: 0.06 });
        b.box([0.4, 0.45, 0.5], { part: 'body', at: [0.34, 0.34, -0.1], round: 0.04 }).cylinder(0.05, 0.3, { part: '#3a3d42', at: [0.3, 0.55, -0.6] });
        cabin(b, [0.42, 0.74, 0.7], [-0.32, 0.12, 0.14], 'cab', 'body');
        b.part('arm').mirrored('x', () => sidePlate(b, '.3,.06! .48,.06 .8,.66 1.3,1.06 1.86,1.16! 1.9,1.28! 1.28,1.34 .7,1.0 .34,.3', 0.05, { at: [0.2, 0, 0] }));
        sidePlate(b, '.32,.1! .46,.1 .78,.7 1.28,1.1 1.84,1.2! 1.28,1.3 .72,.96 .36,.3', 0.18, { at: [0.1, 0, 0] });
        b.beam([0.1, 1.42, 1.68], [0.1, 0.3, 2.1], [0.16, 0.16], { round: 0.02 });
        b.part(STEEL).rod([-0.06, 1.2, 1.86], [0.26, 1.2, 1.86], 0.07);
        ram([0.24, 0.16, 0.56], [0.24, 0.86, 0.98]).rod([0.1, 1.4, 1.15], [0.1, 1.46, 1.62], 0.05, { part: '#3a3d42' });
        b.group({ at: [0.1, 0.32, 2.1], rotate: [52, 0, 0] }, () => scoop(b, 0.5, 0.78, 'bucket'));
      });
      return;
    }
    if (form === 'bulldozer') {
      b.mirrored('x', () => b.group({ at: [0.46, 0, -0.1] }, () => crawler(b, { width: 0.34, length: 1.9, height: 0.52, track: 'tracks', wheel: '#4a4d52 metal' })));
      b.part('body').box([0.56, 0.5, 1.0], { at: [0, 0.76, 0.5], round: 0.05 }).box([0.9, 0.34, 0.9], { at: [0, 0.68, -0.5], round: 0.05 }).box([0.5, 0.4, 0.02], { part: '#232529', at: [0, 0.76, 1.005] });
      cabin(b, [0.74, 0.72, 0.66], [0, 0.84, -0.36], 'cab', 'body');
      b.rod([0.12, 1.0, 0.6], [0.12, 1.42, 0.6], 0.045, { part: '#3a3d42 metal' });
      b.part('arm').mirrored('x', () => { b.beam([0.7, 0.3, -0.2], [0.62, 0.28, 1.19], [0.1, 0.16]); ram([0.28, 0.9, 0.9], [0.4, 0.5, 1.19]); });
      sidePlate(b, '1.36,.9! 1.24,.7 1.2,.4 1.3,.06 1.4,.02! 1.34,.1! 1.27,.4 1.3,.7 1.42,.9!', 1.6, { part: 'bucket' });
      return;
    }
    // Loader and backhoe: wheels, two front arms and a wide bucket.
    const hoe = form === 'backhoe';
    sidePlate(b, hoe ? '-.5,.46! 1.0,.46! 1.04,.8 .9,.88 .2,.94! -.5,.9!' : '-1.15,.5! 1.0,.5! 1.0,.72! .2,.86! -.4,1.04 -1.1,.98', hoe ? 0.6 : 0.78, { part: 'body', bevel: 0.06 });
    cabin(b, [0.68, 0.78, 0.66], [0, hoe ? 0.84 : 0.86, hoe ? -0.16 : 0.12], 'cab', 'body');
    b.part('arm').mirrored('x', () => {
      sidePlate(b, [[0.28, 0.8], [0.42, 0.98], [1.1, 0.7], [1.56, 0.44], [1.56, 0.3], [1.06, 0.52]], 0.1, { at: [0.36, 0, 0] });
      ram([0.36, 0.5, 0.6], [0.36, 0.62, 1.1]);
    });
    b.rod([-0.4, 0.6, 1.2], [0.4, 0.6, 1.2], 0.06);
    b.group({ at: [0, 0.48, 1.56] }, () => {
      b.part('bucket');
      sidePlate(b, '0,.1! -.02,-.2 .1,-.4 .3,-.46! .8,-.46! .8,-.42! .32,-.38 .16,-.32 .06,-.16 .06,.18 .12,.3! .06,.32!', 1.5);
      b.mirrored('x', () => sidePlate(b, [[0, 0.1], [0, -0.3], [0.15, -0.44], [0.8, -0.45], [0.6, -0.2], [0.12, 0.3]], 0.05, { at: [0.74, 0, 0] }));
      b.row(7, [0.22, 0, 0], () => b.box([0.08, 0.04, 0.14], { at: [0, -0.44, 0.84], tint: 1.3 }));
    });
    axle(b, 0.72, 0.52, { radius: hoe ? 0.36 : 0.44, width: 0.3, tire: 'tracks', rim: 'body', lugs: 16, spokes: 0 });
    axle(b, hoe ? -0.4 : -0.72, 0.52, { radius: hoe ? 0.5 : 0.44, width: 0.3, tire: 'tracks', rim: 'body', lugs: 16, spokes: 0 });
    if (hoe) {
      b.part('arm').beam([0, 0.6, -0.6], [0, 0.5, -0.95], [0.36, 0.3]).beam([0, 0.66, -0.9], [0, 1.78, -1.2], [0.2, 0.16]).beam([0, 1.8, -1.1], [0, 0.95, -2.0], [0.14, 0.14]);
      b.mirrored('x', () => b.beam([0.25, 0.5, -0.85], [0.62, 0.02, -0.95], [0.1, 0.1]));
      b.group({ at: [0, 1, -1.98], rotate: [0, 180, 0] }, () => b.group({ rotate: [60, 0, 0] }, () => scoop(b, 0.4, 0.62, 'bucket')));
    } else b.rod([0.2, 1, -0.8], [0.2, 1.35, -0.8], 0.05, { part: '#3a3d42 metal' });
  },

  forklift(b) {
    sidePlate(b, '-.85,.22! .45,.22! .45,.44! -.1,.5! -.16,.8 -.78,.82 -.9,.66', 0.74, { part: 'body', bevel: 0.06 });
    b.box([0.5, 0.1, 0.4], { part: '#222326', at: [0, 0.85, -0.4], round: 0.04 }).box([0.5, 0.4, 0.1], { part: '#222326', at: [0, 1.04, -0.62], rotate: [-8, 0, 0], round: 0.04 });
    b.rod([0, 0.45, 0.25], [0, 0.86, 0.05], 0.03, { part: '#222326' }).ring(0.15, 0.022, { part: '#222326', at: [0, 0.88, 0.04], rotate: [-30, 0, 0] });
    b.part('cage').mirrored('x', () => b.beam([0.33, 0.44, 0.4], [0.3, 1.56, 0.14], [0.05, 0.06]).beam([0.33, 0.8, -0.74], [0.3, 1.56, -0.5], [0.05, 0.06]).beam([0.3, 1.56, 0.16], [0.3, 1.56, -0.52], [0.05, 0.05]));
    b.row(6, [0, 0, 0.13], () => b.box([0.62, 0.04, 0.03], { at: [0, 1.57, -0.18] }));
    b.part('mast').mirrored('x', () => b.box([0.08, 1.9, 0.12], { at: [0.26, 1.05, 0.64] }).box([0.06, 1.75, 0.08], { at: [0.17, 1.1, 0.66], tint: 1.2 })).box([0.6, 0.08, 0.12], { at: [0, 2.0, 0.64] }).box([0.6, 0.08, 0.12], { at: [0, 0.16, 0.64] }).box([0.5, 0.07, 0.1], { at: [0, 1.1, 0.64] });
    b.rod([0, 0.2, 0.64], [0, 1.95, 0.64], 0.035, { part: STEEL });
    b.part('forks').box([0.78, 0.07, 0.06], { at: [0, 0.3, 0.74] }).box([0.78, 0.07, 0.06], { at: [0, 0.62, 0.74] }).mirrored('x', () => b.box([0.13, 0.5, 0.06], { at: [0.25, 0.36, 0.8] }).hull([[0.185, 0.16, 0.78], [0.315, 0.16, 0.78], [0.185, 0.1, 0.78], [0.315, 0.1, 0.78], [0.2, 0.11, 1.66], [0.3, 0.11, 1.66], [0.2, 0.095, 1.66], [0.3, 0.095, 1.66]]));
    axle(b, 0.34, 0.36, { radius: 0.24, width: 0.2, tire: 'wheels', rim: 'body', spokes: 0 });
    axle(b, -0.58, 0.32, { radius: 0.19, width: 0.16, tire: 'wheels', rim: 'body', spokes: 0 });
  },

  crane(b, p) {
    const form = p.variant('form');
    const hook = (at: Vec3, drop: number) => b.group({ at: [at[0], at[1] - drop, at[2]] }, () => {
      b.part('hook').rod([-0.03, 0.1, 0], [-0.03, drop, 0], 0.01).rod([0.03, 0.1, 0], [0.03, drop, 0], 0.01).box([0.14, 0.16, 0.1], { at: [0, 0.06, 0], round: 0.03 }).tube('0,0,0 0,-.08,0 .07,-.14,0 .02,-.22,0 -.07,-.16,0', 0.025, { ends: 'round' });
    });
    if (form === 'mobile') {
      sidePlate(b, [[1.2, 0.24], [1.24, 0.56], [1.1, 0.94], [0.7, 0.96], [0.66, 0.5], [-1.25, 0.5], [-1.25, 0.24]], 0.8, { part: 'tower', bevel: 0.04 });
      b.box([0.66, 0.3, 0.03], { part: '#24303a gloss', at: [0, 0.76, 1.175], rotate: [-20, 0, 0] }).mirrored('x', () => b.box([0.03, 0.26, 0.26], { part: '#24303a gloss', at: [0.4, 0.76, 0.9] }));
      for (const z of [0.85, 0.4, -0.5, -0.95]) axle(b, z, 0.36, { radius: 0.22, width: 0.18, tire: '#1a1a1c', rim: '#b9bdc2 metal' });
      b.box([0.74, 0.3, 0.9], { part: 'tower', at: [0, 0.66, -0.55], round: 0.04 }).box([0.26, 0.42, 0.42], { part: 'cab', at: [0.28, 0.8, -0.05], round: 0.04 }).box([0.27, 0.2, 0.3], { part: '#24303a gloss', at: [0.285, 0.86, -0.03], round: 0.02 });
      b.box([0.82, 0.34, 0.26], { part: 'counterweight', at: [0, 0.74, -1.14], round: 0.03 });
      b.part('jib').beam([-0.08, 0.7, -0.85], [-0.08, 1.72, 0.5], [0.26, 0.26]).beam([-0.08, 1.4, 0.08], [-0.08, 2.4, 1.4], [0.2, 0.2]).beam([-0.08, 2.2, 1.13], [-0.08, 2.86, 2.0], [0.14, 0.14]);
      b.rod([-0.08, 0.8, -0.3], [-0.08, 1.5, 0.28], 0.06, { part: STEEL });
      for (const z of [0.05, -1.15]) b.mirrored('x', () => b.beam([0.3, 0.3, z], [0.72, 0.3, z], [0.09, 0.09], { part: 'tower' }).rod([0.7, 0, z], [0.7, 0.34, z], 0.04, { part: STEEL }).cylinder(0.1, 0.03, { part: STEEL, at: [0.7, 0, z] }));
      hook([-0.08, 2.86, 2.0], 1.3);
      return;
    }
    if (form === 'derrick') {
      b.part('tower').box([1.3, 0.1, 1.3], { at: [0, 0.05, 0] }).cylinder(0.3, 0.1, { at: [0, 0.1, 0.35] });
      lattice(b, [0, 0.1, 0.35], [0, 2, 0.35], { width: 0.2, bays: 7, chord: 0.025 });
      b.rod([0, 2, 0.35], [0.55, 0.1, -0.6], 0.035).rod([0, 2, 0.35], [-0.55, 0.1, -0.6], 0.035).rod([-0.55, 0.12, -0.6], [0.55, 0.12, -0.6], 0.035);
      b.part('jib');
      lattice(b, [0, 0.25, 0.5], [0, 1.9, 2.1], { width: 0.16, bays: 11, chord: 0.02 });
      b.part('hook').rod([0, 2, 0.35], [0, 1.9, 2.1], 0.012).rod([0, 1.97, 0.35], [0, 1.3, 1.55], 0.01);
      b.box([0.34, 0.36, 0.34], { part: 'cab', at: [0.42, 0.28, 0.3], round: 0.03 }).box([0.24, 0.16, 0.02], { part: '#24303a gloss', at: [0.42, 0.34, 0.475] }).box([0.7, 0.3, 0.3], { part: 'counterweight', at: [0, 0.25, -0.45], round: 0.02 });
      hook([0, 1.88, 2.1], 1.1);
      return;
    }
    b.box([0.9, 0.14, 0.9], { part: 'counterweight', at: [0, 0.07, 0], round: 0.02 }).box([0.55, 0.12, 0.55], { part: 'counterweight', at: [0, 0.2, 0] });
    b.part('tower');
    lattice(b, [0, 0.14, 0], [0, 2.9, 0], { width: 0.24, bays: 12, chord: 0.026 });
    lattice(b, [0, 2.95, 0], [0, 3.5, 0], { width: [0.24, 0.06], bays: 3, chord: 0.022 });
    b.cylinder(0.19, 0.08, { at: [0, 2.88, 0] });
    b.group({ at: [0, 3.03, 0], rotate: [0, 70, 0] }, () => {
      b.part('jib');
      lattice(b, [0, 0, 0.1], [0, 0, 2.5], { width: 0.17, bays: 14, chord: 0.02, sides: 3 });
      lattice(b, [0, 0, -0.1], [0, 0, -0.95], { width: 0.17, bays: 5, chord: 0.02, sides: 3 });
      b.rod([0, 0.46, 0], [0, 0.06, 1.8], 0.012).rod([0, 0.46, 0], [0, 0.06, 0.9], 0.012).rod([0, 0.46, 0], [0, 0.06, -0.9], 0.012);
      for (const z of [-0.9, -0.75, -0.6]) b.box([0.26, 0.34, 0.12], { part: 'counterweight', at: [0, -0.14, z], round: 0.01 });
      b.box([0.2, 0.28, 0.24], { part: 'cab', at: [0.2, -0.12, 0.16], round: 0.03 }).box([0.16, 0.12, 0.02], { part: '#24303a gloss', at: [0.2, -0.08, 0.28] }).box([0.12, 0.05, 0.16], { part: 'cab', at: [0, -0.1, 1.9] });
      hook([0, -0.1, 1.9], 1.05);
    });
  },

  train(b, p) {
    const form = p.variant('form');
    const flat = (z: number, r = 0.17, x = 0.34) => { for (const side of [-x, x]) b.group({ at: [side, r + 0.08, z], rotate: [0, 0, 90] }, () => b.cylinder(r, 0.08, { part: 'wheels', at: [0, -0.04, 0], segments: 22 }).cylinder(r * 1.12, 0.02, { part: 'wheels', at: [0, side > 0 ? 0.03 : -0.05, 0], segments: 22, tint: 0.8 }).cylinder(r * 0.3, 0.12, { part: STEEL, at: [0, -0.06, 0] })); };
    const length = form === 'steam' ? 2.6 : form === 'wagon' ? 2.3 : 3.1;
    b.part('#6a6e74 metal').mirrored('x', () => b.box([0.06, 0.07, length * 1.06], { at: [0.34, 0.05, 0] }));
    b.row(Math.round(length * 4.2), [0, 0, 0.25], () => b.box([0.96, 0.05, 0.11], { part: '#5a4331 wood', at: [0, 0, 0] }));
    b.part('smoke').group({ at: [0, form === 'steam' ? 1.6 : 1.3, form === 'steam' ? 0.85 : 0.9] }, () => { for (let puff = 0; puff < 7; puff++) b.rock(0.13 + puff * 0.035, { at: [0.03 * Math.sin(puff * 2), 0.08 + puff * 0.1, -puff * 0.17], roughness: 0.25, depth: 3 }); });
    if (form === 'steam') {
      b.box([0.78, 0.1, 2.3], { part: '#2a2b2e metal', at: [0, 0.46, -0.08] });
      b.cylinder(0.34, 1.5, { part: 'body', at: [0, 0.86, -0.35], rotate: [90, 0, 0], segments: 32 }).cylinder(0.36, 0.16, { part: 'body', at: [0, 0.86, 1.02], rotate: [90, 0, 0], segments: 32, round: 0.03 });
      for (const z of [-0.1, 0.3, 0.7]) b.ring(0.345, 0.018, { part: '#c9a24a metal', at: [0, 0.86, z], rotate: [90, 0, 0] });
      b.lathe('.14,0! .14,.04! .1,.06! .1,.3! .18,.5! .2,.54! .16,.54! .08,.3! 0,.3!', { part: 'chimney', at: [0, 1.14, 0.85], straight: true });
      b.part('#c9a24a metal').lathe('.14,0! .13,.14 .1,.22 0,.26', { at: [0, 1.16, 0.35] }).lathe('.08,0! .07,.14 0,.18', { at: [0, 1.18, -0.05] }).cylinder(0.09, 0.08, { at: [0, 0.98, 1.17], rotate: [90, 0, 0] });
      b.cylinder(0.13, 0.12, { part: LAMP, at: [0, 1.26, 1.05], rotate: [90, 0, 0] });
      b.box([0.84, 0.66, 0.66], { part: 'cab', at: [0, 0.84, -0.75], round: 0.02 }).mirrored('x', () => b.box([0.03, 0.28, 0.34], { part: 'windows', at: [0.42, 1.0, -0.72] })).mirrored('x', () => b.box([0.2, 0.24, 0.02], { part: 'windows', at: [0.28, 1.04, -0.41] }));
      b.mirrored('x', () => b.mirrored('z', () => b.box([0.06, 0.3, 0.06], { part: 'cab', at: [0.39, 1.28, 0] }))).plate([[0.5, 0], [0.3, 0.1], [0, 0.14], [-0.3, 0.1], [-0.5, 0]], 0.84, { part: 'cab', at: [0, 1.2, -0.78] });
      b.part('wheels').hull([[0.38, 0.42, 1.16], [-0.38, 0.42, 1.16], [0.38, 0.06, 1.16], [-0.38, 0.06, 1.16], [0, 0.08, 1.56], [0, 0.14, 1.5]]).box([0.82, 0.1, 0.08], { at: [0, 0.48, 1.16] });
      for (const [z, r] of [[-0.75, 0.27], [-0.15, 0.27], [0.42, 0.27], [0.92, 0.15]] as const) for (const x of [-0.36, 0.36]) spokedWheel(b, { at: [x, r + 0.08, z], radius: r, tire: 'wheels', spoke: 'wheels', thickness: 0.035, spokes: 10 });
      b.mirrored('x', () => b.box([0.03, 0.06, 1.2], { part: '#c4c7cc metal', at: [0.42, 0.28, -0.16] }).cylinder(0.11, 0.34, { part: 'body', at: [0.42, 0.4, 0.72], rotate: [90, 0, 0] }).rod([0.42, 0.4, 0.75], [0.42, 0.32, 0.3], 0.022, { part: '#c4c7cc metal' }));
      b.mirrored('x', () => b.box([0.012, 0.04, 1.9], { part: 'stripes', at: [0.4, 0.47, -0.05] }).box([0.012, 0.04, 0.6], { part: 'stripes', at: [0.424, 0.72, -0.75] }));
      return;
    }
    if (form === 'wagon') {
      b.box([0.86, 0.72, 2.1], { part: 'body', at: [0, 0.86, 0], round: 0.02 }).plate([[0.47, 0], [0.3, 0.1], [0, 0.14], [-0.3, 0.1], [-0.47, 0]], 2.2, { part: 'cab', at: [0, 1.22, 0], tint: 0.75 });
      for (const x of [-0.44, 0.44]) { for (let plank = -7; plank <= 7; plank++) b.box([0.02, 0.7, 0.03], { part: 'body', at: [x, 0.86, plank * 0.14], tint: 0.7 }); b.box([0.04, 0.6, 0.6], { part: 'body', at: [x, 0.82, 0], tint: 1.15 }).beam([x * 1.06, 0.54, -0.28], [x * 1.06, 1.1, 0.28], [0.02, 0.05], { part: 'body', tint: 0.6 }).box([0.03, 0.2, 0.3], { part: 'windows', at: [x, 1.02, 0.7] }).box([0.025, 0.06, 2.1], { part: 'stripes', at: [x, 0.56, 0] }); }
      b.box([0.8, 0.1, 2.2], { part: '#2a2b2e metal', at: [0, 0.45, 0] }).cylinder(0.05, 0.2, { part: 'chimney', at: [0.2, 1.3, -0.6] });
      for (const side of [-1, 1]) b.rod([0, 0.42, side * 1.1], [0, 0.42, side * 1.28], 0.05, { part: STEEL }).mirrored('x', () => b.cylinder(0.08, 0.1, { part: STEEL, at: [0.28, 0.46, side * 1.1], rotate: [side * 90, 0, 0] }));
      for (const z of [-0.8, -0.45, 0.45, 0.8]) flat(z);
      return;
    }
    const bullet = form === 'bullet';
    const subway = form === 'subway';
    const tram = form === 'tram';
    if (bullet) sidePlate(b, '1.95,.3! 1.9,.42 1.5,.62 1.0,.98 .7,1.1 .4,1.14! -1.5,1.14! -1.5,.22! 1.8,.22!', 0.84, { part: 'body', bevel: 0.16 });
    else if (tram) sidePlate(b, '1.2,.26! 1.46,.3! 1.5,.62 1.36,1.1! -1.36,1.1! -1.5,.62 -1.46,.3!', 0.82, { part: 'body', bevel: 0.05 });
    else if (subway) b.box([0.84, 0.94, 3.0], { part: 'body', at: [0, 0.76, 0], round: 0.09 });
    else sidePlate(b, [[1.5, 0.24], [1.56, 0.5], [1.5, 0.8], [1.26, 0.86], [1.14, 1.2], [-1.5, 1.2], [-1.5, 0.24]], 0.84, { part: 'body', bevel: 0.04 });
    const z0 = bullet ? -1.4 : -1.3;
    const panes = form === 'diesel' ? 0 : subway ? 6 : 8;
    const reach = bullet ? 0.7 : 1.3;
    for (const x of [-1, 1]) {
      for (let pane = 0; pane < panes; pane++) b.box([0.02, subway || tram ? 0.34 : 0.22, ((reach - z0) / panes) * (subway ? 0.6 : 0.72)], { part: 'windows', at: [x * 0.418, subway || tram ? 0.86 : 0.8, z0 + ((pane + 0.5) / panes) * (reach - z0)], round: 0.01 });
      b.box([0.02, bullet ? 0.1 : 0.08, bullet ? 2.9 : 2.96], { part: 'stripes', at: [x * 0.416, bullet ? 0.5 : 0.48, bullet ? 0 : 0] });
      if (subway) for (const z of [-0.72, 0.72]) b.box([0.02, 0.72, 0.36], { part: STEEL, at: [x * 0.414, 0.7, z], round: 0.01 }).box([0.03, 0.3, 0.12], { part: 'windows', at: [x * 0.416, 0.86, z + 0.08] }).box([0.03, 0.3, 0.12], { part: 'windows', at: [x * 0.416, 0.86, z - 0.08] });
      if (form === 'diesel') { for (let grille = 0; grille < 3; grille++) b.box([0.02, 0.3, 0.5], { part: '#2c2f33 metal', at: [x * 0.416, 0.84, -1.05 + grille * 0.62], round: 0.01 }); b.box([0.02, 0.22, 0.26], { part: 'windows', at: [x * 0.416, 0.98, 1.02] }); }
    }
    if (bullet) b.box([0.56, 0.34, 0.03], { part: 'windows', at: [0, 0.91, 1.13], rotate: [-53, 0, 0], round: 0.04 }).mirrored('x', () => b.ball([0.1, 0.04, 0.1], { part: LAMP, at: [0.26, 0.56, 1.6] }));
    else {
      b.box([0.7, form === 'diesel' ? 0.26 : 0.4, 0.03], { part: 'windows', at: [0, form === 'diesel' ? 1.02 : 0.86, form === 'diesel' ? 1.21 : tram ? 1.44 : 1.495], rotate: [form === 'diesel' ? -19 : tram ? -16 : 0, 0, 0], round: 0.02 });
      b.mirrored('x', () => b.cylinder(0.07, 0.04, { part: LAMP, at: [0.28, form === 'diesel' ? 0.66 : 0.44, form === 'diesel' ? 1.5 : 1.48], rotate: [90, 0, 0] }));
      b.box([0.7, 0.12, 0.02], { part: form === 'diesel' ? 'stripes' : '#1b1c1e', at: [0, form === 'diesel' ? 0.5 : 1.12, form === 'diesel' ? 1.55 : 1.5] });
    }
    b.plate([[0.4, 0], [0.26, 0.07], [0, 0.1], [-0.26, 0.07], [-0.4, 0]], bullet ? 1.8 : form === 'diesel' ? 2.4 : 2.6, { part: 'cab', at: [0, bullet ? 1.1 : form === 'diesel' ? 1.18 : tram ? 1.08 : 1.2, bullet ? -0.55 : form === 'diesel' ? -0.22 : 0], tint: 0.85 });
    if (form === 'diesel') b.box([0.3, 0.1, 0.5], { part: 'chimney', at: [0, 1.3, 0.1], round: 0.03 }).box([0.4, 0.08, 0.7], { part: STEEL, at: [0, 1.28, -0.8] }).hull([[0.38, 0.34, 1.5], [-0.38, 0.34, 1.5], [0.36, 0.08, 1.5], [-0.36, 0.08, 1.5], [0.2, 0.1, 1.72], [-0.2, 0.1, 1.72]], { part: STEEL });
    else if (!subway) b.part('#3a3d42 metal').tube([[0, 1.16, -0.7], [0, 1.34, -0.4], [0, 1.5, -0.7]], 0.02).rod([-0.3, 1.5, -0.7], [0.3, 1.5, -0.7], 0.022);
    for (const z of [-1.2, -0.85, 0.75, 1.1]) flat(z, 0.14);
    for (const z of [-1.02, 0.92]) b.box([0.72, 0.12, 0.72], { part: '#2a2b2e metal', at: [0, 0.26, z] });
  },

  wheel(b, p) {
    const form = p.variant('form');
    if (form === 'tire') {
      b.group({ at: [0, 0.6, 0], rotate: [0, 55, 0] }, () => {
        b.ring(0.44, 0.17, { part: 'rim', rotate: [0, 0, 90], segments: 18, around: 44 });
        b.group({ rotate: [0, 0, 90] }, () => b.radial(30, (i) => b.box([0.05, 0.28, 0.05], { part: 'rim', at: [0, 0, 0.6], rotate: [0, 0, i % 2 ? 24 : -24], tint: 0.8 })));
        carWheel(b, { at: [0, 0, 0], radius: 0.44, width: 0.22, tire: 'rim', rim: 'spokes', spokes: 7 });
        b.group({ rotate: [0, 0, 90] }, () => b.cylinder(0.08, 0.26, { part: 'hub', at: [0, -0.13, 0], round: 0.02 }));
      });
    } else if (form === 'gear') {
      b.group({ at: [0, 0.62, 0], rotate: [0, 25, 0] }, () => {
        b.plate(outlines.gear(16, 0.62, 0.52), 0.2, { part: 'rim', holes: [outlines.circle(0.38)], bevel: 0.015 });
        b.part('spokes');
        for (let spoke = 0; spoke < 5; spoke++) b.group({ rotate: [0, 0, spoke * 72] }, () => b.box([0.11, 0.3, 0.13], { at: [0, 0.26, 0] }));
        b.plate(outlines.circle(0.16), 0.26, { part: 'hub', holes: [outlines.circle(0.07)], bevel: 0.015 });
      });
    } else if (form === 'hamster') {
      b.group({ at: [0, 0.66, 0], rotate: [90, 0, 0] }, () => {
        b.part('rim').ring(0.58, 0.03, { at: [0, 0.2, 0] }).ring(0.58, 0.03, { at: [0, -0.2, 0] });
        b.radial(36, () => b.rod([0, -0.2, 0.58], [0, 0.2, 0.58], 0.018, { part: 'rim' }));
        b.radial(6, () => b.rod([0, -0.2, 0], [0, -0.2, 0.58], 0.022, { part: 'spokes' })).cylinder(0.09, 0.06, { part: 'hub', at: [0, -0.23, 0] });
      });
      b.part('spokes').rod([0, 0.66, -0.28], [0.4, 0, -0.34], 0.03).rod([0, 0.66, -0.28], [-0.4, 0, -0.34], 0.03).box([0.95, 0.04, 0.6], { at: [0, 0.01, -0.1], round: 0.02 });
    } else {
      const ship = form === 'ship';
      const count = ship ? 8 : 12;
      b.group({ at: [0, 0.66, 0], rotate: [90, 0, 0] }, () => {
        b.lathe(ship ? [[0.4, -0.06], [0.52, -0.06], [0.52, 0.06], [0.4, 0.06], [0.4, -0.06]] : [[0.52, -0.07], [0.62, -0.07], [0.62, 0.07], [0.52, 0.07], [0.52, -0.07]], { part: 'rim', straight: true, segments: 48 });
        if (!ship) b.ring(0.625, 0.03, { part: STEEL, flatten: 0.6 });
        b.part('spokes').radial(count, () => ship
          ? b.group({ rotate: [90, 0, 0] }, () => b.lathe('.025,.1! .03,.2 .045,.3 .03,.4! .03,.52! .04,.56 .025,.6 .045,.7 .03,.8 0,.82'))
          : b.rod([0, 0, 0.08], [0, 0, 0.54], 0.04, { to: 0.03 }));
        b.part('hub').cylinder(ship ? 0.15 : 0.13, 0.22, { at: [0, -0.11, 0], round: 0.03 }).cylinder(0.06, 0.3, { at: [0, -0.15, 0], round: 0.02, tint: 0.7 });
      });
    }
  },
};
