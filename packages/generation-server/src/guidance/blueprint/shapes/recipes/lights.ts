import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

/** A lampshade: a thin open cone whose lower rim is at y = 0. */
function shadeAt(b: MeshBuilder, at: Vec3, low: number, top: number, height: number): void {
  b.part('shade').group({ at }, () => {
    b.lathe([[low, 0, 1], [top, height, 1], [top - 0.012, height, 1], [low - 0.012, 0, 1], [low, 0, 1]], { straight: true, segments: 44 });
    b.ring(low, 0.01, { around: 44, segments: 6, tint: 0.86 }).ring(top, 0.01, { at: [0, height, 0], around: 44, segments: 6, tint: 0.86 });
  });
  b.part('bulb').ball([low * 0.3, height * 0.34, low * 0.3], { at: [at[0], at[1] + height * 0.4, at[2]] });
}

/** A flame standing on the origin, its heart brighter. */
export function flame(b: MeshBuilder, height: number, part = 'flame', width = height * 0.36): void {
  b.part(part).lathe([[0, 0], [width * 0.7, height * 0.1], [width, height * 0.3], [width * 0.62, height * 0.6], [width * 0.22, height * 0.85], [0, height]], { segments: 16 });
  b.part('#ffe9a0 glow').lathe([[0, height * 0.04], [width * 0.55, height * 0.14], [width * 0.6, height * 0.28], [width * 0.22, height * 0.5], [0, height * 0.6]], { segments: 14, scale: [1, 1, 1.75] });
}

export const LIGHTS: RecipeTable = {
  lamp(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    switch (form) {
      case 'floor':
        b.part('base').lathe('0,0! .2,0 .21,.03 .05,.06! 0,.06!');
        b.part('stem').rod([0, 0.05, 0], [0, 1.35, 0], 0.02 * t);
        shadeAt(b, [0, 1.2, 0], 0.27, 0.17, 0.32);
        return;
      case 'desk':
        b.part('base').cylinder(0.2, 0.05, { round: 0.02 });
        b.part('stem').rod([0, 0.05, 0], [-0.22, 0.5, 0], 0.02 * t).rod([-0.22, 0.5, 0], [0.22, 0.86, 0], 0.018 * t).ball(0.036, { at: [-0.22, 0.5, 0] }).ball(0.03, { at: [0.22, 0.86, 0] });
        b.part('shade').lathe('.05,.14! .07,.1 .09,0 .2,-.14! .19,-.14! .07,0! .05,.1!', { at: [0.27, 0.83, 0], rotate: [0, 0, 32], segments: 36 });
        b.part('bulb').ball(0.085, { at: [0.31, 0.75, 0] });
        return;
      case 'lava':
        b.part('base').lathe('0,0! .2,0! .12,.22 .17,.36! 0,.36!').lathe('0,1.06! .1,1.06! .06,1.2! 0,1.22!');
        b.part('shade').lathe('.17,.36! .2,.52 .15,.85 .1,1.06!', { tint: 1.05 });
        b.part('bulb').blend(0.08, (s) => s.ball([0, 0.46, 0], 0.11).ball([0.03, 0.64, 0.02], 0.085).ball([-0.03, 0.8, 0], 0.055).ball([0.02, 0.93, 0], 0.05), { resolution: 30, scale: [1.5, 1, 1.5] });
        b.part('stem').ring(0.175, 0.014, { at: [0, 0.36, 0] });
        return;
      case 'globe':
        b.part('base').lathe('0,0! .17,0 .18,.03 .05,.07! 0,.07!');
        b.part('stem').rod([0, 0.06, 0], [0, 0.42, 0], 0.024 * t).lathe('0,.4! .07,.4 .09,.46! 0,.46!');
        b.part('shade').ball(0.27, { at: [0, 0.69, 0], segments: 32 });
        b.part('bulb').ball(0.12, { at: [0, 0.69, 0] });
        return;
      case 'oil':
        b.part('base').lathe('0,0! .16,0 .17,.03 .05,.1 .05,.16 .17,.26 .18,.36 .08,.44! 0,.44!');
        b.part('stem').lathe('.08,.43! .1,.45 .1,.5 .08,.52! 0,.52!').cylinder(0.02, 0.06, { at: [0.1, 0.47, 0], rotate: [0, 0, -90] });
        b.part('shade').lathe('.08,.5! .15,.62 .13,.76 .07,.9 .07,1.06! .06,1.06! .06,.9 .12,.75 .14,.62 .07,.5!');
        b.part('bulb').lathe('0,.54 .05,.58 .045,.66 0,.8');
        return;
      case 'wall':
        b.part('base').plate(outlines.ellipse(0.12, 0.18), 0.04, { bevel: 0.012 });
        b.part('stem').tube('0,0,.02 0,-.06,.16 0,.02,.26 0,.14,.26', 0.02 * t);
        shadeAt(b, [0, 0.12, 0.26], 0.17, 0.11, 0.24);
        return;
      case 'shade':
        shadeAt(b, [0, 0, 0], 0.5, 0.32, 0.52);
        b.part('stem').ring(0.05, 0.01, { at: [0, 0.46, 0] }).radial(3, () => b.rod([0, 0.46, 0.05], [0, 0.5, 0.32], 0.008));
        b.part('base').rod([0, 0.1, 0], [0, 0.46, 0], 0.014);
        return;
      case 'tiffany': {
        b.part('base').lathe('0,0! .22,0 .23,.03 .1,.09 .04,.16! 0,.16!');
        b.part('stem').lathe('.04,.14 .055,.3 .03,.5 .045,.7! 0,.7!', { scale: [t, 1, t] });
        b.part('shade').lathe('.07,.98! .14,.95 .3,.82 .42,.62! .41,.62! .29,.8 .13,.93 .06,.97!', { segments: 48 });
        b.part('base').radial(16, () => b.tube('0,.99,.07 0,.96,.15 0,.83,.306 0,.62,.425', 0.009, { segments: 5 }));
        for (const [r, y] of [[0.2, 0.915], [0.32, 0.79], [0.422, 0.62]] as const) b.ring(r, 0.009, { at: [0, y, 0], around: 44, segments: 5 });
        b.lathe('0,1.06 .03,1.04 .05,1 .08,.98! 0,.98!');
        b.part('bulb').ball(0.09, { at: [0, 0.74, 0] });
        return;
      }
      default:
        b.part('base').lathe('0,0! .19,0 .2,.03 .12,.06 .1,.12 .2,.28 .2,.38 .1,.54 .04,.6! 0,.6!', { scale: [t, 1, t], segments: 36 });
        b.part('stem').rod([0, 0.58, 0], [0, 0.78, 0], 0.02);
        shadeAt(b, [0, 0.68, 0], 0.36, 0.22, 0.4);
        b.part('stem').ball(0.025, { at: [0, 1.11, 0] });
    }
  },

  chandelier(b, p) {
    const form = p.variant('form');
    const t = 0.022 * p.thickness;
    b.part('chain');
    for (let link = 0; link < 7; link++) b.ring(0.035, 0.01, { at: [0, 0.62 + link * 0.055, 0], rotate: [90, link % 2 ? 90 : 0, 0], scale: [0.7, 1, 1], around: 14, segments: 6 });
    b.lathe('0,1.06! .12,1.04 .1,1.0 .02,.98! 0,.98!');
    b.part('frame');
    if (form === 'ring') {
      for (const [r, y] of [[0.62, 0], [0.4, 0.26], [0.2, 0.46]] as const) {
        b.part('frame').ring(r, 0.03 * p.thickness, { at: [0, y, 0], flatten: 1.6, around: 60, segments: 10 });
        b.part('lights').ring(r, 0.02, { at: [0, y - 0.03, 0], around: 60, segments: 8 });
        b.part('arms').radial(3, () => b.rod([0, y, r], [0, 0.62, 0.01], 0.006, { segments: 4 }), { start: r * 100 });
      }
      b.part('drops').radial(30, () => b.gem('pear', [0.05, 0.035, 0.09], { at: [0, -0.1, 0.62], rotate: [90, 0, 180] }));
      return;
    }
    if (form === 'geometric') {
      const golden = (1 + Math.sqrt(5)) / 2;
      const points: Vec3[] = [];
      for (const x of [-1, 1]) for (const y of [-1, 1]) points.push([0, x, y * golden], [x, y * golden, 0], [x * golden, 0, y]);
      points.forEach((a, i) => points.slice(i + 1).forEach((c) => { if (Math.hypot(a[0] - c[0], a[1] - c[1], a[2] - c[2]) < 2.1) b.rod([a[0] * 0.32, a[1] * 0.32 + 0.05, a[2] * 0.32], [c[0] * 0.32, c[1] * 0.32 + 0.05, c[2] * 0.32], t * 0.9, { segments: 6 }); }));
      b.part('arms').rod([0, 0.05, 0], [0, 0.62, 0], 0.014);
      b.part('lights').ball(0.13, { at: [0, 0.05, 0] });
      b.part('drops').radial(6, () => b.gem('round', [0.06, 0.05, 0.06], { at: [0, -0.3, 0.2] }));
      return;
    }
    b.lathe('0,-.36! .03,-.34 .06,-.28 .03,-.22 .12,-.08 .05,.06 .035,.3 .08,.4 .03,.5 .02,.62! 0,.62!', { segments: 28 });
    const arms = form === 'crystal' ? 12 : 8;
    b.radial(arms, (index) => {
      const low = index % 2 === 0 || form !== 'crystal';
      const [reach, y] = low ? [0.66, 0.0] : [0.44, 0.24];
      b.part('arms').tube([[0, y, 0.05], [0, y - 0.17, reach * 0.45], [0, y - 0.08, reach * 0.9], [0, y + 0.08, reach]], t, { segments: 8 });
      b.lathe('0,0! .03,.0 .075,.03 .07,.045! 0,.03!', { at: [0, y + 0.07, reach] });
      b.part('#f3ead6').cylinder(0.022, 0.13, { at: [0, y + 0.1, reach] });
      b.part('lights').lathe('0,0 .032,.03 .03,.07 0,.14', { at: [0, y + 0.22, reach], segments: 12 });
      b.part('drops');
      for (let drop = 0; drop < 3; drop++) b.gem('pear', [0.05, 0.035, 0.085], { at: [0.0, y - 0.02 - drop * 0.075, reach], rotate: [90, 0, 180] });
      b.gem('round', [0.05, 0.04, 0.05], { at: [0, y - 0.22, reach * 0.45], rotate: [90, 0, 0] });
    });
    if (form === 'crystal') for (let ring = 0; ring < 5; ring++) b.part('drops').radial(20 - ring * 3, () => b.gem('pear', [0.045, 0.03, 0.09], { at: [0, -0.16 - ring * 0.085, 0.36 - ring * 0.07], rotate: [90, 0, 180] }));
    b.part('drops').gem('round', [0.12, 0.11, 0.12], { at: [0, -0.42, 0] });
  },

  pendant_light(b, p) {
    const form = p.variant('form');
    b.part('cord').rod([0, 0.3, 0], [0, 1.0, 0], 0.012);
    b.part('cap').cylinder(0.05, 0.09, { at: [0, 0.26, 0], round: 0.01 }).lathe('0,1.04! .1,1.02 .09,.99! 0,.98!');
    b.part('shade');
    if (form === 'globe') b.ball(0.3, { at: [0, 0, 0], segments: 32 });
    else if (form === 'cage') {
      b.part('shade').radial(8, () => b.tube('0,.28,.05 0,.2,.2 0,-.05,.27 0,-.24,.14', 0.014 * p.thickness, { segments: 6 }));
      for (const [r, y] of [[0.2, 0.2], [0.27, -0.02], [0.14, -0.24]] as const) b.ring(r, 0.014 * p.thickness, { at: [0, y, 0] });
    } else if (form === 'cone') b.lathe('.05,.28! .36,-.18! .345,-.18! .04,.26!', { segments: 40 });
    else b.lathe('.05,.28! .16,.25 .32,.1 .38,-.12! .365,-.12! .3,.08 .14,.23 .04,.26!', { segments: 44 });
    b.part('bulb').ball(form === 'globe' ? 0.14 : 0.11, { at: [0, 0, 0] });
  },

  lantern(b, p) {
    const form = p.variant('form');
    if (form === 'jack') {
      b.part('frame').lathe('0,0! .3,.02 .5,.22 .5,.48 .32,.7 .08,.74 0,.7', { segments: 96, ripple: (turn) => 1 - 0.07 * Math.abs(Math.sin(turn * Math.PI * 10)) });
      b.part('flame');
      b.mirrored('x', () => b.plate([[0.08, 0], [0.24, 0.02], [0.15, 0.15]], 0.06, { at: [0.02, 0.42, 0.45] }));
      b.plate([[0.05, 0], [-0.05, 0], [0, 0.08]], 0.06, { at: [0, 0.34, 0.5] }).plate('-.26,.1 -.12,0 0,-.03 .12,0 .26,.1 .12,.07 .06,.12! .03,.06! -.06,.05!', 0.06, { at: [0, 0.18, 0.47] });
      b.part('handle').tube('0,.7,0 .02,.82,.02 .08,.9,.04', [0.06, 0.05, 0.035], { segments: 8 });
      b.part('glass').ball(0.2, { at: [0, 0.36, 0] }).part('roof').ball([0.1, 0.03, 0.1], { at: [0, 0.72, 0] });
      return;
    }
    if (form === 'paper') {
      b.part('glass').lathe('.16,0! .4,.14 .46,.36 .4,.58 .16,.72!', { segments: 48, ripple: (_, along) => 1 + 0.018 * Math.sin(along * 70) });
      b.part('frame').ring(0.16, 0.02, {}).ring(0.16, 0.02, { at: [0, 0.72, 0] });
      for (let hoop = 1; hoop < 8; hoop++) { const y = hoop * 0.09; b.ring(0.463 * Math.sqrt(Math.max(0.1, 1 - ((y - 0.36) / 0.44) ** 2)), 0.006, { at: [0, y, 0], around: 40, segments: 5 }); }
      b.part('flame').ball([0.18, 0.24, 0.18], { at: [0, 0.36, 0] });
      b.part('handle').tube('-.15,.72,0 0,.92,0 .15,.72,0', 0.008);
      b.part('roof').lathe('0,.78! .1,.74 .17,.72! 0,.72!');
      return;
    }
    const square = form === 'square';
    const w = 0.28 * p.thickness;
    b.part('frame');
    if (square) {
      b.box([w * 2.1, 0.06, w * 2.1], { at: [0, 0.03, 0], round: 0.01 });
      for (const x of [-1, 1]) for (const z of [-1, 1]) b.beam([x * w, 0.05, z * w], [x * w, 0.75, z * w], [0.035, 0.035]);
      for (const side of [0, 90, 180, 270]) b.group({ rotate: [0, side, 0] }, () => b.box([w * 2, 0.02, 0.015], { at: [0, 0.4, w] }).box([0.015, 0.7, 0.015], { at: [0, 0.4, w] }));
      b.part('glass').box([w * 1.94, 0.68, w * 1.94], { at: [0, 0.4, 0] });
      b.part('roof').hull([[w * 1.2, 0.75, w * 1.2], [-w * 1.2, 0.75, w * 1.2], [w * 1.2, 0.75, -w * 1.2], [-w * 1.2, 0.75, -w * 1.2], [0.08, 1.02, 0.08], [-0.08, 1.02, 0.08], [0.08, 1.02, -0.08], [-0.08, 1.02, -0.08]]);
    } else {
      b.lathe('0,0! .26,0 .27,.08 .2,.14 .2,.2! 0,.2!');
      b.part('glass').lathe('.16,.2! .22,.32 .22,.46 .14,.62!');
      b.part('frame').mirrored('x', () => b.tube('.24,.1,0 .31,.3,0 .28,.7,0 .14,.84,0', 0.02)).radial(3, () => b.tube('0,.2,.2 0,.4,.245 0,.62,.16', 0.009));
      b.part('roof').lathe('.16,.62! .19,.64 .12,.72 .12,.78 .17,.8 .08,.92 0,.94');
    }
    b.group({ at: [0, 0.22, 0] }, () => flame(b, 0.26));
    b.part('handle').tube(square ? '-.1,1,0 -.14,1.16,0 0,1.26,0 .14,1.16,0 .1,1,0' : '-.28,.55,0 -.4,.95,0 0,1.2,0 .4,.95,0 .28,.55,0', 0.016);
  },

  candle(b, p) {
    const form = p.variant('form');
    const one = (r: number, h: number): void => {
      b.part('wax').lathe([[0, 0, 1], [r, 0, 1], [r, h * 0.5], [r * 0.98, h, 1], [r * 0.82, h - 0.02, 1], [0, h - 0.04]], { segments: 28 });
      b.radial(5, (index) => b.tube([[0, h, r * 0.9], [0, h * 0.9, r * 1.03], [0, h * (0.8 - 0.1 * (index % 3)), r * 1.0]], [r * 0.1, r * 0.12, r * 0.15], { ends: 'round', segments: 7 }));
      b.part('wick').rod([0, h - 0.04, 0], [0.005, h + 0.05, 0], 0.01, { segments: 6 });
      b.group({ at: [0, h + 0.02, 0] }, () => flame(b, Math.max(0.2, r * 1.1), 'flame', 0.06 + r * 0.12));
    };
    if (form === 'candelabra') {
      b.part('holder').lathe('0,0! .26,0 .27,.03 .1,.08 .04,.14 .06,.3 .03,.55 .05,.7 .03,.8! 0,.8!', { scale: [p.thickness, 1, p.thickness] });
      if (!p.has('holder')) b.part('wick').lathe('0,0! .26,0 .27,.03 .1,.08 .04,.14 .06,.3 .03,.55 .05,.7 .03,.8! 0,.8!');
      const arm = p.has('holder') ? 'holder' : 'wick';
      for (const x of [-0.5, -0.26, 0, 0.26, 0.5]) {
        if (x !== 0) b.tube([[0, 0.5, 0], [x * 0.6, 0.42, 0], [x, 0.6, 0], [x, 0.8, 0]], 0.02, { part: arm });
        b.lathe('0,0! .05,.02 .07,.05! 0,.04!', { at: [x, 0.78, 0], part: arm });
        b.group({ at: [x, 0.82, 0] }, () => one(0.03, 0.26));
      }
      return;
    }
    if (form === 'jar') {
      b.part('#dfe9ee glass').lathe('0,0! .28,0 .3,.04 .3,.56 .26,.62! .25,.62! .28,.5! .28,.03! 0,.03!');
      b.group({ at: [0, 0.03, 0] }, () => one(0.27, 0.4));
    } else if (form === 'tealight') {
      b.part('#c9cdd2 metal').lathe('0,0! .3,0! .31,.2! .3,.2! .29,.02! 0,.02!', { segments: 40 });
      one(0.28, 0.19);
    } else one(form === 'taper' ? 0.06 * p.thickness : 0.2 * p.thickness, form === 'taper' ? 0.95 : 0.6);
    b.part('holder').lathe('0,-.02! .3,-.02 .36,.03 .33,.04! 0,.01!').ring(0.07, 0.018, { at: [0.42, 0.03, 0], rotate: [90, 0, 0] });
  },

  light_bulb(b) {
    b.part('bulb').lathe('.13,.3! .15,.4 .3,.66 .33,.84 .24,1.06 .1,1.14 0,1.15', { segments: 36 });
    b.part('base').lathe('0,0! .05,.0 .1,.05 .13,.06! .13,.3! 0,.3!');
    for (let thread = 0; thread < 4; thread++) b.ring(0.133, 0.018, { at: [0, 0.09 + thread * 0.055, 0], rotate: [4, 0, 0] });
    b.part('filament').tube('-.05,.34,.0 -.08,.6,.01 -.04,.74,.03 0,.64,0 .04,.74,-.03 .08,.6,0 .05,.34,0', 0.012, { segments: 6 });
  },

  street_lamp(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    const h = 1.55;
    b.part('base').lathe('0,0! .14,0 .15,.04 .09,.1 .07,.2 .045,.24! 0,.24!', { scale: [t, 1, t] });
    b.part('post');
    if (form === 'modern' || form === 'spotlight') {
      b.rod([0, 0.2, 0], [0, h, 0], 0.035 * t, { to: 0.024 * t });
      b.part('arm').tube([[0, h - 0.02, 0], [0, h + 0.1, 0.1], [0, h + 0.12, 0.42]], 0.02 * t);
      b.superball([0.09, 0.04, 0.2], 0.5, 0.5, { at: [0, h + 0.13, 0.5] });
      b.part('lamp').superball([0.075, 0.025, 0.16], 0.6, 0.5, { at: [0, h + 0.1, 0.52] });
      return;
    }
    b.lathe(`.045,.22! .05,.4 .032,.8 .03,${h - 0.1} .05,${h - 0.04} .035,${h}! 0,${h}!`, { scale: [t, 1, t] });
    const head = (at: Vec3): void => {
      b.group({ at }, () => {
        b.part('arm').lathe('0,0! .05,.0 .07,.03! 0,.03!').lathe('0,.42 .02,.36 .1,.3 .15,.27! 0,.27!');
        b.part('lamp').lathe('.065,.03! .13,.26! 0,.27!', { segments: 6 });
        b.part('arm').radial(6, () => b.rod([0, 0.03, 0.068], [0, 0.27, 0.135], 0.008, { segments: 5 }));
      });
    };
    if (form === 'double') {
      b.part('arm').tube(`-.34,${h - 0.02},0 -.3,${h - 0.16},0 0,${h - 0.1},0 .3,${h - 0.16},0 .34,${h - 0.02},0`, 0.02);
      head([-0.34, h - 0.04, 0]);
      head([0.34, h - 0.04, 0]);
      b.part('arm').lathe(`0,${h}! .03,${h} .02,${h + 0.06} 0,${h + 0.12}`);
    } else {
      b.part('arm').rod([-0.16, h - 0.16, 0], [0.16, h - 0.16, 0], 0.014);
      head([0, h, 0]);
    }
  },

  torch(b, p) {
    const form = p.variant('form');
    if (form === 'flashlight') {
      b.part('handle').cylinder(0.11 * p.thickness, 0.9, { round: 0.02 });
      for (let ring = 0; ring < 7; ring++) b.ring(0.112 * p.thickness, 0.01, { at: [0, 0.2 + ring * 0.06, 0] });
      b.part('head').lathe('.11,.88! .2,1.06 .22,1.12 .22,1.26! .19,1.26! .12,1.1! 0,1.08!', { segments: 36 });
      b.part('flame').cylinder(0.185, 0.02, { at: [0, 1.22, 0], segments: 32 });
      return;
    }
    if (form === 'string_lights') {
      const sag = (t: number): Vec3 => [(t - 0.5) * 2, 0.28 * (2 * ((t * 2) % 1) - 1) ** 2, 0];
      b.part('handle').tube(Array.from({ length: 40 }, (_, index) => sag(index / 39)), 0.012, { straight: true });
      for (let bulb = 1; bulb < 16; bulb++) { const [x, y] = sag(bulb / 16); b.part('head').cylinder(0.022, 0.05, { at: [x, y - 0.06, 0] }).part('flame').ball([0.042, 0.06, 0.042], { at: [x, y - 0.11, 0] }); }
      return;
    }
    b.part('handle').lathe('0,0! .05,0 .06,.4 .09,.8! 0,.8!', { scale: [p.thickness, 1, p.thickness] });
    b.part('head').lathe('.08,.72! .15,.82 .18,.98! .14,.98! .1,.85!').radial(8, () => b.rod([0, 0.76, 0.1], [0, 1.04, 0.19], 0.014));
    b.group({ at: [0, 0.88, 0] }, () => { flame(b, 0.62, 'flame', 0.17); b.radial(5, (index) => b.group({ at: [0, 0, 0.08], rotate: [12, 0, index * 4] }, () => flame(b, 0.38 + 0.05 * (index % 2), 'flame', 0.08))); });
  },

  traffic_light(b) {
    b.part('housing').box([0.34, 0.92, 0.26], { at: [0, 1.15, 0], round: 0.04 }).box([0.44, 1.02, 0.03], { at: [0, 1.15, -0.04], round: 0.03, tint: 0.6 });
    for (const [part, y] of [['red_light', 1.45], ['amber_light', 1.15], ['green_light', 0.85]] as const) {
      b.part(part).ball([0.11, 0.11, 0.05], { at: [0, y, 0.13], segments: 24 });
      b.part('housing').lathe('.115,0! .135,0! .135,.14! .115,.14!', { at: [0, y, 0.12], rotate: [90, 0, 0], arc: 200, segments: 24, tint: 0.75 });
    }
    b.part('post').rod([0, 0, 0], [0, 0.7, 0], 0.05).lathe('0,0! .14,0 .14,.04 .06,.09! 0,.09!');
  },
};
