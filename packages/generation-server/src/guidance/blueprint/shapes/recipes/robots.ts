import { crawler } from '../anatomy/bodies.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

function joint(b: MeshBuilder, at: Vec3, radius: number): void {
  b.ball(radius, { part: 'joints', at, segments: 16 });
}

/** A cogwheel that faces +Z. */
function cog(b: MeshBuilder, at: Vec3, radius: number, rotate: Vec3 = [0, 0, 0]): void {
  b.group({ at, rotate }, () => b.plate(outlines.gear(10, radius, radius * 0.78), radius * 0.35, { part: 'gears', holes: [outlines.circle(radius * 0.28, 12)] }));
}

/** A pincer opening along +Y. */
function claw(b: MeshBuilder, size: number, part: string): void {
  b.group({ scale: size }, () => b.mirrored('x', () => b.tube('0,0,0 .14,.08,0 .16,.24,0 .05,.38,0', [0.06, 0.06, 0.05, 0.025], { part, ends: 'round' })));
}

export const ROBOTS: RecipeTable = {
  robot(b, p) {
    const t = p.thickness;
    const form = p.variant('form');
    const eye = (at: Vec3, radius: number) => b.cylinder(radius * 1.25, 0.03, { part: '#1a1c20 gloss', at: [at[0], at[1], at[2] - 0.02], rotate: [90, 0, 0], segments: 18 }).ball([radius, radius, radius * 0.5], { part: 'eyes', at: [at[0], at[1], at[2] + 0.01], segments: 16 });
    const bolts = (w: number, h: number, z: number, y: number) => b.mirrored('x', () => { for (const dy of [-h, h]) b.ball(0.02, { part: 'joints', at: [w, y + dy, z], segments: 8 }); });
    switch (form) {
      case 'retro': {
        b.part('body').box([0.66, 0.72, 0.44], { at: [0, 0.98, 0], round: 0.04 });
        b.box([0.46, 0.34, 0.03], { part: '#23262b gloss', at: [0, 1.08, 0.22], round: 0.02 });
        for (const [i, hue] of ['#e04434 glow', '#f0c030 glow', '#42c06a glow'].entries()) b.cylinder(0.045, 0.03, { part: hue, at: [-0.13 + i * 0.13, 1.16, 0.225], rotate: [90, 0, 0] });
        b.cylinder(0.09, 0.015, { part: '#f2efe2', at: [-0.1, 1.02, 0.235], rotate: [90, 0, 0] }).rod([-0.1, 1.02, 0.255], [-0.06, 1.08, 0.255], 0.008, { part: '#c8281f' });
        for (let slot = 0; slot < 4; slot++) b.box([0.16, 0.016, 0.02], { part: 'joints', at: [0.11, 0.98 + slot * 0.03, 0.236] });
        bolts(0.28, 0.3, 0.22, 0.98);
        cog(b, [-0.12, 0.78, 0.24], 0.1); cog(b, [0.04, 0.72, 0.24], 0.07); cog(b, [0, 1.98, 0], 0.09);
        b.cylinder(0.14, 0.12, { part: 'joints', at: [0, 1.33, 0] });
        b.part('head').box([0.5, 0.42, 0.4], { at: [0, 1.64, 0], round: 0.04 }).mirrored('x', () => b.cylinder(0.09, 0.06, { at: [0.25, 1.66, 0], rotate: [0, 0, -90] }).rod([0.3, 1.66, 0], [0.34, 1.9, 0], 0.014));
        b.mirrored('x', () => eye([0.12, 1.7, 0.2], 0.065));
        b.box([0.3, 0.09, 0.03], { part: '#1a1c20', at: [0, 1.52, 0.195], round: 0.01 }).row(6, [0.05, 0, 0], () => b.box([0.012, 0.09, 0.035], { part: 'head', at: [0, 1.52, 0.197] }));
        b.rod([0, 1.84, 0], [0, 2.04, 0], 0.014, { part: 'joints' }).ball(0.045, { part: 'eyes', at: [0, 2.07, 0] });
        b.mirrored('x', () => {
          joint(b, [0.38, 1.22, 0], 0.1);
          for (let ring = 0; ring < 8; ring++) b.ring(0.055 * t, 0.03, { part: 'arms', at: [0.44 + ring * 0.012, 1.14 - ring * 0.06, 0.02 * ring * 0.4], rotate: [0, 0, 10], around: 18, segments: 7 });
          b.cylinder(0.09 * t, 0.12, { part: 'arms', at: [0.54, 0.54, 0.06] }).group({ at: [0.54, 0.54, 0.06], rotate: [180, 0, 0] }, () => claw(b, 0.55, 'joints'));
          for (let ring = 0; ring < 6; ring++) b.ring(0.085 * t, 0.034, { part: 'legs', at: [0.18, 0.58 - ring * 0.065, 0], around: 20, segments: 7 });
          b.box([0.26, 0.17, 0.42], { part: 'legs', at: [0.18, 0.1, 0.06], round: 0.05 });
        });
        break;
      }
      case 'wheeled': {
        b.mirrored('x', () => b.group({ at: [0.36, 0, 0] }, () => crawler(b, { width: 0.22, length: 0.8, height: 0.36, track: 'legs', wheel: 'joints', wheels: 3 })));
        b.part('body').box([0.6, 0.5, 0.52], { at: [0, 0.52, 0], round: 0.05 }).box([0.48, 0.03, 0.4], { at: [0, 0.78, 0], tint: 0.75 });
        b.box([0.34, 0.2, 0.02], { part: 'joints', at: [0, 0.5, 0.262], round: 0.02 }).box([0.1, 0.03, 0.02], { part: 'eyes', at: [0.08, 0.54, 0.272] });
        cog(b, [-0.08, 0.5, 0.28], 0.08);
        b.tube('0,.78,-.08 0,.92,-.12 0,1.02,-.04 0,1.1,0', 0.045 * t, { part: 'joints' });
        b.part('head').mirrored('x', () => b.group({ at: [0.15, 1.2, 0], rotate: [0, 0, -10] }, () => { b.superball([0.15, 0.13, 0.18], 0.6, 0.6); b.cylinder(0.11, 0.05, { part: '#1a1c20 gloss', at: [0, 0, 0.15], rotate: [90, 0, 0] }).ball([0.085, 0.085, 0.03], { part: 'eyes', at: [0, 0, 0.2] }); }));
        b.mirrored('x', () => { joint(b, [0.33, 0.64, 0.05], 0.07); b.part('arms').beam([0.36, 0.64, 0.05], [0.42, 0.46, 0.34], [0.07 * t, 0.07 * t], { round: 0.02 }).beam([0.42, 0.46, 0.34], [0.36, 0.5, 0.58], [0.06 * t, 0.06 * t], { round: 0.02 }).group({ at: [0.36, 0.5, 0.58], rotate: [90, 0, 0] }, () => claw(b, 0.5, 'arms')); joint(b, [0.42, 0.46, 0.34], 0.05); });
        break;
      }
      case 'mech': {
        b.part('body').hull([[0.36, 1.5, 0.3], [-0.36, 1.5, 0.3], [0.46, 1.72, 0.1], [-0.46, 1.72, 0.1], [0.46, 1.72, -0.3], [-0.46, 1.72, -0.3], [0.3, 1.12, 0.14], [-0.3, 1.12, 0.14], [0.3, 1.12, -0.26], [-0.3, 1.12, -0.26], [0.2, 1.36, 0.44], [-0.2, 1.36, 0.44], [0.2, 1.7, 0.34], [-0.2, 1.7, 0.34]]);
        b.part('head').hull([[0.16, 1.72, 0.3], [-0.16, 1.72, 0.3], [0.18, 1.72, -0.1], [-0.18, 1.72, -0.1], [0.1, 1.92, 0.16], [-0.1, 1.92, 0.16], [0.12, 1.9, -0.06], [-0.12, 1.9, -0.06]]);
        b.box([0.24, 0.05, 0.03], { part: 'eyes', at: [0, 1.81, 0.245], rotate: [-30, 0, 0] }).box([0.3, 0.1, 0.04], { part: '#1a1c20 gloss', at: [0, 1.56, 0.4], rotate: [-10, 0, 0] });
        b.box([0.46, 0.2, 0.32], { part: 'joints', at: [0, 1.04, -0.04], round: 0.05 });
        cog(b, [0, 1.3, 0.4], 0.1);
        b.mirrored('x', () => {
          joint(b, [0.52, 1.58, -0.05], 0.14);
          b.part('arms').box([0.34, 0.34, 0.44], { at: [0.72, 1.64, -0.04], round: 0.06 }).beam([0.74, 1.5, -0.02], [0.78, 1.1, 0.1], [0.18 * t, 0.18 * t], { round: 0.04 });
          joint(b, [0.78, 1.1, 0.1], 0.11);
          b.box([0.24, 0.24, 0.56], { part: 'arms', at: [0.8, 1.02, 0.34], round: 0.04 }).row(2, [0.1, 0, 0], () => b.cylinder(0.045, 0.3, { part: 'joints', at: [0.8, 1.02, 0.58], rotate: [90, 0, 0] }));
          b.box([0.26, 0.2, 0.3], { part: 'arms', at: [0.62, 1.94, -0.14], round: 0.03 }).row(2, [0.1, 0, 0], () => b.cylinder(0.045, 0.02, { part: '#1a1c20', at: [0.62, 1.94, 0.01], rotate: [90, 0, 0] }));
          joint(b, [0.28, 0.98, -0.02], 0.13);
          b.part('legs').beam([0.32, 0.96, 0], [0.42, 0.6, 0.2], [0.24 * t, 0.26 * t], { round: 0.05 });
          joint(b, [0.42, 0.58, 0.2], 0.12);
          b.part('legs').hull([[0.3, 0.62, 0.34], [0.54, 0.62, 0.34], [0.3, 0.6, 0.08], [0.54, 0.6, 0.08], [0.28, 0.14, 0.16], [0.6, 0.14, 0.16], [0.28, 0.14, -0.2], [0.6, 0.14, -0.2], [0.3, 0.5, 0.38], [0.54, 0.5, 0.38]]).hull([[0.28, 0.16, 0.1], [0.6, 0.16, 0.1], [0.24, 0, 0.44], [0.64, 0, 0.44], [0.24, 0, -0.32], [0.64, 0, -0.32], [0.3, 0.16, -0.2], [0.58, 0.16, -0.2], [0.3, 0.08, 0.42], [0.58, 0.08, 0.42]]);
        });
        break;
      }
      case 'arm': {
        b.part('body').cylinder(0.46, 0.14, { round: 0.03, segments: 36 }).lathe('.36,.14! .34,.3 .26,.44 0,.46', {});
        b.part('joints').cylinder(0.36, 0.04, { at: [0, 0.28, 0] });
        b.part('legs').box([0.3, 0.3, 0.4], { at: [0, 0.5, 0], round: 0.06 });
        const cap = (at: Vec3, r: number, w: number) => b.cylinder(r, w, { part: 'joints', at: [w / 2, at[1], at[2]], rotate: [0, 0, 90], round: 0.02 }).cylinder(r * 0.6, w * 1.1, { part: 'body', at: [w * 0.55, at[1], at[2]], rotate: [0, 0, 90] });
        b.part('arms').beam([0, 0.6, 0], [0, 1.5, -0.3], [0.24 * t, 0.28 * t], { round: 0.07 }).beam([0, 1.5, -0.3], [0, 1.62, 0.72], [0.18 * t, 0.2 * t], { round: 0.06 });
        cap([0, 0.6, 0], 0.2, 0.44); cap([0, 1.5, -0.3], 0.18, 0.4); cap([0, 1.62, 0.72], 0.12, 0.28);
        b.part('head').beam([0, 1.62, 0.72], [0, 1.3, 0.98], [0.14, 0.14], { round: 0.04 }).cylinder(0.13, 0.08, { at: [0, 1.27, 1.0], toward: [0, -0.78, 0.63] });
        b.group({ at: [0, 1.24, 1.03], toward: [0, -0.78, 0.63] }, () => b.part('joints').box([0.34, 0.07, 0.12], { at: [0, 0.06, 0], round: 0.02 }).mirrored('x', () => b.box([0.05, 0.28, 0.1], { at: [0.12, 0.2, 0], round: 0.015 })));
        b.ring(0.1, 0.02, { part: 'eyes', at: [0, 1.43, 0.88], toward: [0, -0.78, 0.63] }).tube('.1,.7,-.1 .16,1.1,-.34 .14,1.6,-.44 .1,1.74,-.1 .08,1.76,.4', 0.03, { part: '#1d1f23' });
        cog(b, [0.23, 1.5, -0.3], 0.16, [0, 90, 0]); cog(b, [0.25, 0.6, 0], 0.16, [0, 90, 0]);
        break;
      }
      case 'dog': {
        b.part('body').superball([0.26, 0.22, 0.56], 0.5, 0.6, { at: [0, 0.82, 0] }).box([0.3, 0.06, 0.7], { at: [0, 1.02, -0.04], round: 0.025, tint: 0.8 });
        cog(b, [0.26, 0.84, 0], 0.1, [0, 90, 0]);
        b.rod([0, 0.94, 0.46], [0, 1.14, 0.66], 0.08 * t, { part: 'joints' });
        b.part('head').box([0.34, 0.28, 0.36], { at: [0, 1.26, 0.74], round: 0.06 }).box([0.2, 0.15, 0.24], { at: [0, 1.19, 0.98], round: 0.04 }).mirrored('x', () => b.hull([[0.12, 1.38, 0.66], [0.18, 1.38, 0.66], [0.12, 1.38, 0.8], [0.17, 1.36, 0.8], [0.17, 1.6, 0.68]]));
        b.mirrored('x', () => eye([0.09, 1.31, 0.925], 0.045)).ball(0.04, { part: '#1a1c20 gloss', at: [0, 1.24, 1.1] });
        for (const z of [0.42, -0.42]) b.mirrored('x', () => {
          const [knee, foot] = z > 0 ? [0.3, 0.42] : [-0.62, -0.44];
          joint(b, [0.27, 0.8, z], 0.09);
          b.part(z > 0 ? 'arms' : 'legs').beam([0.29, 0.78, z], [0.29, 0.44, knee], [0.1 * t, 0.14 * t], { round: 0.03 }).beam([0.29, 0.44, knee], [0.29, 0.08, foot], [0.08 * t, 0.09 * t], { round: 0.03 });
          joint(b, [0.29, 0.44, knee], 0.07);
          b.box([0.15, 0.09, 0.22], { part: z > 0 ? 'arms' : 'legs', at: [0.29, 0.045, foot + 0.04], round: 0.04 });
        });
        for (let link = 0; link < 5; link++) b.ball(0.045 - link * 0.004, { part: 'joints', at: [0, 0.94 + link * 0.075, -0.56 - link * 0.045] });
        b.ball(0.04, { part: 'eyes', at: [0, 1.33, -0.79] });
        break;
      }
      case 'spider': {
        b.part('body').superball([0.34, 0.22, 0.38], 0.7, 0.8, { at: [0, 0.7, -0.12] }).lathe('.3,0! .24,.12 .1,.18 0,.19', { at: [0, 0.78, -0.12] });
        b.part('head').superball([0.2, 0.16, 0.18], 0.7, 0.8, { at: [0, 0.66, 0.32] });
        for (const [x, y, r] of [[0.075, 0.7, 0.055], [-0.075, 0.7, 0.055], [0.15, 0.74, 0.032], [-0.15, 0.74, 0.032], [0, 0.79, 0.03]] as const) eye([x, y, 0.47 - Math.abs(x) * 0.35], r);
        cog(b, [0, 0.98, -0.12], 0.14, [-90, 0, 0]);
        b.mirrored('x', () => {
          for (let leg = 0; leg < 4; leg++) {
            const a = (-52 + leg * 36) * (Math.PI / 180);
            const out: Vec3 = [Math.cos(a), 0, -Math.sin(a)];
            const at = (r: number, y: number): Vec3 => [out[0] * r, y, out[2] * r - 0.06];
            b.part(leg === 0 ? 'arms' : 'legs').beam(at(0.28, 0.7), at(0.66, 1.0), [0.08 * t, 0.07 * t], { round: 0.02 }).rod(at(0.66, 1.0), at(1.12, 0.0), 0.05 * t, { to: 0.014 });
            joint(b, at(0.28, 0.7), 0.07); joint(b, at(0.66, 1.0), 0.06); joint(b, at(0.86, 0.57), 0.042);
          }
          b.tube('.07,.56,.44 .1,.48,.54 .05,.4,.52', [0.03, 0.025, 0.01], { part: 'arms' });
        });
        break;
      }
      default: {
        b.part('body').hull([[0.34, 1.42, 0.12], [-0.34, 1.42, 0.12], [0.34, 1.42, -0.14], [-0.34, 1.42, -0.14], [0.2, 1.02, 0.13], [-0.2, 1.02, 0.13], [0.2, 1.02, -0.12], [-0.2, 1.02, -0.12], [0.24, 1.32, 0.22], [-0.24, 1.32, 0.22], [0.2, 1.46, 0.08], [-0.2, 1.46, 0.08]]);
        b.cylinder(0.09, 0.03, { part: 'joints', at: [0, 1.28, 0.2], rotate: [90, 0, 0] }).cylinder(0.065, 0.045, { part: 'eyes', at: [0, 1.28, 0.2], rotate: [90, 0, 0] });
        for (let disc = 0; disc < 3; disc++) b.cylinder(0.15 - disc * 0.005, 0.05, { part: disc % 2 ? 'body' : 'joints', at: [0, 0.88 + disc * 0.05, 0] });
        b.hull([[0.24, 0.9, 0.12], [-0.24, 0.9, 0.12], [0.24, 0.9, -0.12], [-0.24, 0.9, -0.12], [0.12, 0.72, 0.1], [-0.12, 0.72, 0.1], [0.12, 0.72, -0.1], [-0.12, 0.72, -0.1]], { part: 'body' });
        b.cylinder(0.075, 0.14, { part: 'joints', at: [0, 1.44, 0] });
        b.part('head').superball([0.19, 0.22, 0.2], 0.65, 0.7, { at: [0, 1.76, 0] }).box([0.3, 0.12, 0.06], { part: '#1a1c20 gloss', at: [0, 1.79, 0.17], round: 0.03 }).mirrored('x', () => b.cylinder(0.07, 0.05, { part: 'joints', at: [0.17, 1.77, 0], rotate: [0, 0, -90] }));
        b.mirrored('x', () => b.ball([0.045, 0.032, 0.02], { part: 'eyes', at: [0.075, 1.79, 0.2] })).box([0.1, 0.012, 0.02], { part: 'joints', at: [0, 1.64, 0.18] });
        cog(b, [0.16, 1.16, 0.18], 0.07); cog(b, [-0.14, 1.12, 0.16], 0.05);
        b.mirrored('x', () => {
          joint(b, [0.42, 1.36, 0], 0.11);
          b.superball([0.13, 0.13, 0.14], 0.7, 0.7, { part: 'arms', at: [0.46, 1.38, 0] }).capsule([0.46, 1.28, 0], [0.5, 1.04, 0], 0.062 * t, { part: 'arms' });
          joint(b, [0.5, 1.0, 0], 0.07);
          b.rod([0.5, 0.98, 0.01], [0.5, 0.72, 0.08], 0.065 * t, { part: 'arms', to: 0.085 * t });
          joint(b, [0.5, 0.68, 0.09], 0.055);
          b.box([0.09, 0.12, 0.12], { part: 'arms', at: [0.5, 0.6, 0.1], round: 0.03 }).row(3, [0, 0, 0.045], () => b.capsule([0.5, 0.55, 0.1], [0.49, 0.46, 0.11], 0.018, { part: 'joints' }));
          joint(b, [0.15, 0.74, 0], 0.1);
          b.rod([0.16, 0.74, 0], [0.18, 0.42, 0.02], 0.11 * t, { part: 'legs', to: 0.085 * t });
          joint(b, [0.18, 0.4, 0.03], 0.08);
          b.rod([0.18, 0.38, 0.02], [0.19, 0.12, -0.02], 0.08 * t, { part: 'legs', to: 0.11 * t }).box([0.18, 0.11, 0.34], { part: 'legs', at: [0.19, 0.055, 0.05], round: 0.045 });
        });
      }
    }
  },
};

