import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import { mix, type Vec3 } from '../vec.ts';

/** A jointed limb: shells between the points, joints at them. */
function limb(b: MeshBuilder, part: string, points: readonly Vec3[], thickness: number): void {
  for (let index = 0; index + 1 < points.length; index++) {
    const [from, to] = [points[index]!, points[index + 1]!];
    b.part('joints').ball(thickness * 1.02, { at: from, segments: 16 });
    b.part('joints').rod(from, to, thickness * 0.5);
    b.part(part).beam(mix(from, to, 0.16), mix(from, to, 0.88), [thickness * 1.9, thickness * 1.9], { round: thickness * 0.6 });
  }
  b.part('joints').ball(thickness * 0.9, { at: points.at(-1)!, segments: 14 });
}

/** Two fingers and a thumb that grip, pointing down. */
function claw(b: MeshBuilder, part: string, at: Vec3, size: number): void {
  b.group({ at }, () => {
    b.part(part).cylinder(size * 0.5, size * 0.3, { at: [0, -size * 0.3, 0] });
    b.radial(3, () => b.tube([[0, -size * 0.3, size * 0.3], [0, -size * 0.75, size * 0.55], [0, -size * 1.25, size * 0.18]], [size * 0.16, size * 0.15, size * 0.08], { ends: 'round' }));
  });
}

function gearTrain(b: MeshBuilder, at: Vec3, size: number): void {
  b.part('gears').group({ at }, () => {
    for (const [x, y, r] of [[0, 0, 1], [1.3, 0.75, 0.72], [-1.15, 0.9, 0.62], [0.35, -1.45, 0.66]] as const) {
      b.plate(outlines.gear(12, r * size, r * size * 0.78), size * 0.28, { at: [x * size, y * size, 0], holes: [outlines.circle(r * size * 0.3, 14)], bevel: size * 0.03 });
    }
  });
}

export const ROBOTS: RecipeTable = {
  robot(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    switch (form) {
      case 'arm': {
        b.part('body').lathe('0,0! .42,0 .42,.08 .3,.14! .26,.3! 0,.3!', { segments: 36 });
        limb(b, 'arms', [[0, 0.36, 0], [-0.16, 0.95, 0], [0.5, 1.25, 0], [0.86, 1.0, 0]], 0.105 * t);
        b.part('head').cylinder(0.14, 0.14, { at: [0.86, 0.86, 0], round: 0.02 });
        claw(b, 'legs', [0.86, 0.86, 0], 0.2);
        b.part('eyes').ring(0.142, 0.016, { at: [0.86, 0.93, 0] }).cylinder(0.06, 0.02, { at: [0, 0.2, 0.27], rotate: [90, 0, 0] });
        gearTrain(b, [-0.16, 0.95, 0.14], 0.09);
        return;
      }
      case 'dog': {
        b.part('body').superball([0.2, 0.17, 0.42], 0.4, 0.4, { at: [0, 0.52, 0] });
        for (const x of [-0.2, 0.2]) for (const z of [0.3, -0.3]) limb(b, 'legs', [[x, 0.5, z], [x * 1.15, 0.28, z - 0.1], [x * 1.15, 0.05, z + 0.02]], 0.052 * t);
        b.part('arms').tube('0,.6,-.42 0,.78,-.52 0,.92,-.46', 0.025, { ends: 'round' });
        b.part('joints').rod([0, 0.58, 0.36], [0, 0.74, 0.48], 0.06);
        b.part('head').box([0.28, 0.24, 0.3], { at: [0, 0.8, 0.54], round: 0.06 }).box([0.18, 0.13, 0.16], { at: [0, 0.74, 0.74], round: 0.04 }).mirrored('x', () => b.plate([[0, 0], [0.1, 0.02], [0.06, 0.16]], 0.03, { at: [0.07, 0.9, 0.5], bevel: 0.008 }));
        b.part('eyes').mirrored('x', () => b.cylinder(0.042, 0.03, { at: [0.075, 0.85, 0.68], rotate: [90, 0, 0] }));
        gearTrain(b, [0, 0.55, 0], 0.09);
        return;
      }
      case 'spider': {
        b.part('body').superball([0.34, 0.2, 0.38], 0.6, 0.8, { at: [0, 0.48, -0.05] });
        b.part('head').superball([0.19, 0.15, 0.18], 0.6, 0.8, { at: [0, 0.46, 0.4] });
        for (let leg = 0; leg < 4; leg++) {
          const z = 0.3 - leg * 0.2;
          b.mirrored('x', () => limb(b, leg % 2 ? 'arms' : 'legs', [[0.26, 0.48, z * 0.7], [0.58, 0.78, z * 1.5], [0.9, 0.03, z * 2.3]], 0.042 * t));
        }
        b.part('eyes').mirrored('x', () => b.ball(0.055, { at: [0.075, 0.5, 0.55] }).ball(0.034, { at: [0.13, 0.57, 0.5] }));
        gearTrain(b, [0, 0.66, -0.05], 0.08);
        return;
      }
      case 'wheeled': {
        b.part('body').lathe('0,.24! .36,.24 .38,.3 .36,.85 .3,.92! 0,.92!', { segments: 40 });
        b.part('head').lathe('.3,.93! .31,.98 .24,1.16 .1,1.24 0,1.25', { segments: 36 });
        b.part('joints').ring(0.305, 0.02, { at: [0, 0.935, 0] }).box([0.44, 0.12, 0.012], { at: [0, 0.72, 0.36] }).box([0.3, 0.1, 0.012], { at: [0, 0.5, 0.37] });
        b.part('legs').mirrored('x', () => b.box([0.12, 0.62, 0.24], { at: [0.44, 0.46, 0], round: 0.05, rotate: [-8, 0, 0] }));
        b.part('joints').mirrored('x', () => b.cylinder(0.13, 0.12, { at: [0.38, 0.13, 0.04], rotate: [0, 0, -90], round: 0.02 }).cylinder(0.1, 0.1, { at: [0.39, 0.1, -0.22], rotate: [0, 0, -90], round: 0.02 }));
        b.part('eyes').ball(0.075, { at: [0, 1.06, 0.25] }).ball(0.03, { at: [0.14, 1.1, 0.2] });
        b.mirrored('x', () => limb(b, 'arms', [[0.38, 0.78, 0.08], [0.5, 0.56, 0.22], [0.42, 0.44, 0.44]], 0.042 * t));
        gearTrain(b, [0, 0.56, 0.36], 0.07);
        return;
      }
      default:
    }
    const mech = form === 'mech';
    const retro = form === 'retro';
    const wide = mech ? 1.35 : 1;
    // Torso
    b.part('body');
    if (retro) b.box([0.56, 0.58, 0.36], { at: [0, 0.86, 0], round: 0.03 });
    else {
      b.superball([0.3 * wide, 0.2, 0.19], 0.45, 0.5, { at: [0, 1.0, 0] }).superball([0.19 * wide, 0.14, 0.14], 0.5, 0.5, { at: [0, 0.78, 0] });
      b.superball([0.2 * wide, 0.1, 0.15], 0.5, 0.5, { at: [0, 0.62, 0] });
    }
    b.part('joints').rod([0, 0.58, 0], [0, 0.95, 0], 0.1).rod([0, 1.12, 0], [0, 1.3, 0], 0.06);
    if (retro) {
      b.part('#1d2227 gloss').box([0.34, 0.2, 0.012], { at: [0, 0.95, 0.182], round: 0.004 });
      b.part('eyes');
      for (const x of [-0.1, 0, 0.1]) b.ball(0.025, { at: [x, 0.96, 0.19] });
      b.part('joints').cylinder(0.06, 0.02, { at: [-0.12, 0.74, 0.18], rotate: [90, 0, 0] }).cylinder(0.06, 0.02, { at: [0.12, 0.74, 0.18], rotate: [90, 0, 0] });
    } else b.part('eyes').cylinder(0.065, 0.02, { at: [0, 1.02, 0.17], rotate: [86, 0, 0] });
    // Head
    b.part('head');
    if (retro) b.box([0.4, 0.34, 0.32], { at: [0, 1.42, 0], round: 0.03 }).rod([0, 1.58, 0], [0, 1.78, 0], 0.012).ball(0.035, { at: [0, 1.79, 0] }).mirrored('x', () => b.cylinder(0.06, 0.06, { at: [0.2, 1.42, 0], rotate: [0, 0, -90] }));
    else if (mech) b.superball([0.15, 0.13, 0.17], 0.5, 0.6, { at: [0, 1.32, 0.04] }).mirrored('x', () => b.box([0.03, 0.2, 0.05], { at: [0.13, 1.45, -0.05], rotate: [-20, 0, -14] }));
    else b.superball([0.17, 0.2, 0.18], 0.7, 0.8, { at: [0, 1.43, 0.01] }).mirrored('x', () => b.cylinder(0.055, 0.04, { at: [0.155, 1.43, 0], rotate: [0, 0, -90], round: 0.01 }));
    b.part('eyes');
    if (mech) b.box([0.2, 0.045, 0.03], { at: [0, 1.34, 0.2], round: 0.012 });
    else b.mirrored('x', () => b.cylinder(retro ? 0.06 : 0.042, 0.03, { at: [retro ? 0.09 : 0.068, 1.46, retro ? 0.155 : 0.165], rotate: [90, 0, 0] }));
    b.part('joints');
    if (retro) for (let bar = -3; bar <= 3; bar++) b.box([0.02, 0.06, 0.012], { at: [bar * 0.035, 1.33, 0.164] });
    else if (!mech) b.box([0.12, 0.02, 0.012], { at: [0, 1.34, 0.178] });
    // Arms and legs
    b.mirrored('x', () => {
      const s = (retro ? 0.34 : 0.36) * wide;
      if (!retro) b.part('arms').superball([0.12 * wide, 0.12 * wide, 0.13 * wide], 0.6, 0.8, { at: [s, 1.08, 0] });
      limb(b, 'arms', [[s, 1.04, 0], [s + 0.08, 0.78, 0.02], [s + 0.1, 0.52, 0.12]], (mech ? 0.085 : 0.06) * t);
      if (mech) b.part('joints').cylinder(0.085, 0.34, { at: [s + 0.1, 0.5, 0.1], rotate: [84, 0, 0] }).part('legs').ring(0.086, 0.02, { at: [s + 0.1, 0.47, 0.42], rotate: [84, 0, 0] });
      else claw(b, 'arms', [s + 0.1, 0.5, 0.13], 0.1);
      const h = 0.14 * wide;
      limb(b, 'legs', [[h, 0.56, 0], [h + 0.02, 0.3, mech ? 0.1 : 0.03], [h + 0.02, 0.08, 0]], (mech ? 0.1 : 0.072) * t);
      b.part('legs').box([0.17 * wide, 0.08, 0.32], { at: [h + 0.02, 0.04, 0.06], round: 0.025 });
    });
    gearTrain(b, [0, retro ? 0.8 : 0.86, retro ? 0.2 : 0.17], 0.07);
    b.anchor('holding', [0.46 * wide, 0.4, 0.18], 0.6).anchor('on', [0, 1.6, 0], 0.3);
  },
};
