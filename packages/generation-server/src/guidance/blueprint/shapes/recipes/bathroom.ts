import { outlines } from '../curves.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

export const BATHROOM_AND_HALL: RecipeTable = {
  curtain(b, p) {
    const form = p.variant('form');
    if (form === 'screen') {
      for (let panel = 0; panel < 3; panel++) {
        b.group({ at: [(panel - 1) * 0.5, 0.75, panel % 2 ? 0.1 : -0.02], rotate: [0, panel % 2 ? 24 : -24, 0] }, () => {
          b.part('rod').plate(outlines.rectangle(0.54, 1.5), 0.05, { holes: [outlines.rectangle(0.44, 1.38)], bevel: 0.01 });
          b.part('drapes').box([0.46, 1.4, 0.015]);
          b.part('ties').box([0.44, 0.03, 0.03], { at: [0, 0.22, 0] }).box([0.03, 1.38, 0.03]);
        });
      }
      return;
    }
    b.part('rod').rod([-0.85, 1.5, 0], [0.85, 1.5, 0], 0.026 * p.thickness).ball(0.06, { at: [-0.88, 1.5, 0] }).ball(0.06, { at: [0.88, 1.5, 0] });
    if (form === 'blinds') {
      for (let slat = 0; slat < 22; slat++) b.part('drapes').box([1.5, 0.012, 0.06], { at: [0, 1.42 - slat * 0.058, 0], rotate: [32, 0, 0], grain: 'x' });
      b.part('ties').rod([-0.5, 1.46, 0.03], [-0.5, 0.12, 0.03], 0.006).rod([0.5, 1.46, 0.03], [0.5, 0.12, 0.03], 0.006).rod([0.7, 1.45, 0.05], [0.7, 0.6, 0.05], 0.008);
      return;
    }
    b.mirrored('x', () => {
      // Pleats that are gathered at the tie and fall free below it.
      b.part('drapes').sheet(60, 22, (u, v) => {
        const y = 1.48 - v * 1.46;
        const gather = Math.exp(-(((y - 0.62) / 0.34) ** 2));
        const width = 0.72 * (1 - 0.66 * gather);
        return [0.84 - u * width, y, 0.055 * Math.sin(u * 2 * Math.PI * 8) * (1 - 0.3 * gather) + 0.02];
      });
      b.part('ties').tube('.86,.66,-.06 .78,.6,.09 .66,.6,.09 .58,.66,.0 .7,.66,-.08', 0.03, { closed: true, flatten: 0.5 });
    });
    b.part('drapes').sheet(70, 6, (u, v) => [(u - 0.5) * 1.6, 1.5 - v * (0.2 + 0.09 * Math.abs(Math.sin(u * Math.PI * 4))), 0.08 + 0.03 * Math.sin(u * 2 * Math.PI * 14)]);
  },

  sink(b, p) {
    const form = p.variant('form');
    const y = 0.82;
    if (form === 'shower') {
      b.part('basin').box([0.9, 0.1, 0.9], { at: [0, 0.05, 0], round: 0.03 });
      b.part('pedestal').box([0.9, 1.7, 0.04], { at: [0, 0.9, -0.44] }).box([0.04, 1.7, 0.9], { at: [-0.44, 0.9, 0] });
      b.part('#bcd6dd glass').box([0.015, 1.6, 0.86], { at: [0.44, 0.9, 0] });
      b.part('faucet').tube('0,.9,-.4 0,1.6,-.4 0,1.66,-.3 0,1.62,-.12', 0.02).cylinder(0.12, 0.03, { at: [0, 1.57, -0.12] }).ball(0.05, { at: [0, 0.95, -0.38] });
      return;
    }
    b.part('basin').group({ at: [0, y - 0.2, 0], scale: [1.25, 1, 1] }, () => b.lathe('0,0! .16,0 .3,.08 .36,.22! .42,.23 .42,.28 .34,.28 .26,.12 .1,.06 0,.06', { segments: 44 }));
    if (form === 'cabinet') {
      b.part('pedestal').box([1.0, y - 0.1, 0.7], { at: [0, (y - 0.1) / 2, 0], round: 0.01 }).box([1.1, 0.06, 0.8], { at: [0, y - 0.07, 0], round: 0.015 });
      b.mirrored('x', () => b.box([0.44, 0.56, 0.03], { at: [0.24, 0.36, 0.35], round: 0.01, tint: 0.9 }).part('faucet').ball(0.025, { at: [0.07, 0.45, 0.38] }));
    } else b.part('pedestal').lathe(`0,0! .2,0 .2,.04 .11,.14 .09,.4 .16,${y - 0.16}! 0,${y - 0.16}!`);
    const big = form === 'faucet' ? 1.5 : 1;
    b.part('faucet').group({ at: [0, y + 0.06, -0.3], scale: big }, () => b.lathe('0,0! .06,0 .05,.04 .03,.05! 0,.05!').tube('0,.03,0 0,.26,0 0,.32,.1 0,.26,.22', 0.028, { ends: 'round' }).mirrored('x', () => b.rod([0.02, 0.02, 0], [0.16, 0.02, 0], 0.018).lathe('0,0! .03,0 .04,.06 0,.08', { at: [0.16, 0.02, 0] })));
  },

  toilet(b) {
    b.part('bowl').lathe('0,0! .2,0 .17,.1 .16,.22 .3,.38 .34,.46! .3,.47! .2,.34 0,.26', { scale: [0.82, 1, 1.08], segments: 40, at: [0, 0, 0.08] });
    b.part('seat').ring(0.29, 0.045, { at: [0, 0.49, 0.08], scale: [0.84, 1, 1.1], flatten: 0.5 });
    b.part('lid').group({ at: [0, 0.5, -0.24], rotate: [-8, 0, 0] }, () => b.plate(outlines.ellipse(0.27, 0.33, 40), 0.035, { at: [0, 0.33, 0], bevel: 0.012 }));
    b.part('tank').box([0.56, 0.46, 0.22], { at: [0, 0.68, -0.37], round: 0.05 }).box([0.6, 0.05, 0.26], { at: [0, 0.93, -0.37], round: 0.02 });
    b.part('lever').rod([-0.2, 0.84, -0.26], [-0.2, 0.84, -0.22], 0.02).beam([-0.2, 0.84, -0.22], [-0.08, 0.82, -0.22], [0.03, 0.02]);
  },

  coat_rack(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    if (form === 'hanger') {
      b.part('post').tube('-.6,-.02,0 -.3,.14,0 0,.24,0 .3,.14,0 .6,-.02,0', [0.025, 0.04, 0.045, 0.04, 0.025].map((r) => r * t), { flatten: 0.7, ends: 'round' });
      b.part('hooks').tube('0,.24,0 0,.36,0 .08,.42,0 .1,.52,0 .02,.58,0 -.06,.54,0', 0.014 * t, { ends: 'round' });
      b.part('base').rod([-0.55, 0, 0], [0.55, 0, 0], 0.018 * t);
      return;
    }
    if (form === 'umbrella_stand') {
      b.part('post').lathe('0,0! .26,0! .28,.06 .27,.6 .3,.68! .28,.68! .25,.6 .25,.05! 0,.05!', { segments: 36 });
      b.part('base').ring(0.285, 0.02, { at: [0, 0.03, 0] }).ring(0.3, 0.02, { at: [0, 0.66, 0] });
      for (const [x, z, part] of [[0.1, 0.05, '#a22a2a'], [-0.1, 0.0, '#22407a']] as const) b.part(part).lathe('0,.1! .03,.14 .06,.8 .02,.98! 0,.98!', { at: [x, 0, z], rotate: [0, 0, -x * 50] }).part('hooks').tube([[x * 1.9, 0.96, z], [x * 2.1, 1.12, z], [x * 2.6, 1.16, z], [x * 2.7, 1.06, z]], 0.02);
      return;
    }
    if (form === 'towel_rack') {
      b.part('base').mirrored('x', () => b.box([0.08, 1.0, 0.05], { at: [0.5, 0.5, 0], round: 0.015 }).box([0.08, 0.05, 0.4], { at: [0.5, 0.03, 0], round: 0.015 }));
      for (const y of [0.35, 0.65, 0.95]) b.part('post').rod([-0.5, y, 0], [0.5, y, 0], 0.022 * t);
      b.part('hooks').mirrored('x', () => b.ball(0.045, { at: [0.5, 1.03, 0] }));
      b.part('#e9e4da').sheet(12, 12, (u, v): Vec3 => [(u - 0.5) * 0.6, 0.97 - 0.4 * Math.abs(v - 0.5) * 2, (v - 0.5) * 0.09 + 0.012 * Math.sin(u * 12)]);
      return;
    }
    b.part('post').lathe('0,0! .05,0 .045,.3 .03,.9 .04,1.45 .03,1.6 .05,1.68 0,1.74', { scale: [t, 1, t] });
    b.part('base').radial(4, () => b.tube('0,.34,.02 0,.2,.12 0,.06,.3 0,.0,.4', [0.035, 0.032, 0.03, 0.035], { ends: 'round' }));
    b.part('hooks').radial(6, (index) => b.tube([[0, 1.3 + 0.2 * (index % 2), 0.03], [0, 1.34 + 0.2 * (index % 2), 0.16], [0, 1.48 + 0.2 * (index % 2), 0.24]], [0.022, 0.02, 0.016], { ends: 'round' }).ball(0.034, { at: [0, 1.5 + 0.2 * (index % 2), 0.25] }));
    b.anchor('hanging', [0.2, 1.4, 0], 0.4);
  },

  swing(b, p) {
    const form = p.variant('form');
    const t = 0.045 * p.thickness;
    if (form === 'hammock') {
      b.part('frame').mirrored('x', () => b.rod([1, 0, 0], [1, 1.2, 0], t));
      b.part('seat').sheet(12, 24, (u, v): Vec3 => [(v - 0.5) * 1.7, 0.95 - 0.62 * Math.sin(v * Math.PI) + 0.14 * (u * 2 - 1) ** 2 * Math.sin(v * Math.PI), (u - 0.5) * (0.1 + 0.66 * Math.sin(v * Math.PI))]);
      b.part('ropes').mirrored('x', () => b.rod([0.86, 0.94, 0], [1, 1.08, 0], 0.016));
      return;
    }
    b.part('frame');
    b.mirrored('x', () => b.rod([0.78, 0, 0.46], [0.72, 1.5, 0], t).rod([0.78, 0, -0.46], [0.72, 1.5, 0], t).rod([0.76, 0.6, 0.28], [0.76, 0.6, -0.28], t * 0.7));
    b.rod([-0.82, 1.5, 0], [0.82, 1.5, 0], t);
    const wide = form === 'porch' ? 0.52 : 0.26;
    b.part('ropes').mirrored('x', () => b.rod([wide, 1.5, 0], [wide, 0.5, 0.06], 0.014));
    b.part('seat').box([wide * 2.1, 0.05, form === 'porch' ? 0.42 : 0.24], { at: [0, 0.48, 0.06], round: 0.012, grain: 'x' });
    if (form === 'porch') { for (let slat = 0; slat < 4; slat++) b.box([wide * 2.1, 0.08, 0.025], { at: [0, 0.6 + slat * 0.1, -0.14 - slat * 0.02], rotate: [-10, 0, 0], grain: 'x' }); b.mirrored('x', () => b.box([0.04, 0.04, 0.4], { at: [wide, 0.7, 0.06] })); }
    b.anchor('on', [0, 0.52, 0.06], 0.4);
  },
};
