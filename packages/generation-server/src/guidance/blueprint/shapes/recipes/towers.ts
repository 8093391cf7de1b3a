import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';
import { gableRoof, windowOn } from './buildings.ts';

/** Merlons round a tower's top of radius r, or along a wall. */
function merlonsRound(b: MeshBuilder, r: number, y: number, count: number, size: number): void {
  b.radial(count, () => b.box([size, size, size * 0.7], { at: [0, y + size / 2, r - size * 0.35] }));
}
function merlonsAlong(b: MeshBuilder, from: Vec3, to: Vec3, size: number): void {
  const length = Math.hypot(to[0] - from[0], to[2] - from[2]);
  const count = Math.max(2, Math.round(length / (size * 1.9)));
  for (let i = 0; i < count; i++) {
    const t = (i + 0.5) / count;
    b.box([size, size, size], { at: [from[0] + (to[0] - from[0]) * t, from[1] + size / 2, from[2] + (to[2] - from[2]) * t] });
  }
}

/** A narrow window in a round wall of radius r that faces the angle. */
function slit(b: MeshBuilder, r: number, y: number, degrees: number, part: string, w = 0.05, h = 0.14): void {
  b.group({ rotate: [0, degrees, 0] }, () => b.box([w, h, 0.03], { part, at: [0, y, r] }).cylinder(w / 2, 0.03, { part, at: [0, y + h / 2, r - 0.015], rotate: [90, 0, 0], segments: 12 }));
}

function flag(b: MeshBuilder, at: Vec3, size: number, part = 'flags'): void {
  b.group({ at }, () => {
    b.rod([0, 0, 0], [0, size, 0], size * 0.03, { part: '#6b5a44 wood' });
    b.part(part).sheet(9, 4, (u, v) => [u * size * 0.75, size * (0.98 - 0.42 * v * (1 - u * 0.35) - 0.12 * u), size * 0.08 * Math.sin(u * 6)]);
  });
}

/** A doorway with a round head on a wall that faces +Z. */
function archDoor(b: MeshBuilder, part: string, w: number, h: number, at: Vec3): void {
  b.part(part).plate([[w / 2, 0], [w / 2, h - w / 2], ...Array.from({ length: 9 }, (_, i): Vec2 => [(w / 2) * Math.cos((i / 8) * Math.PI), h - w / 2 + (w / 2) * Math.sin((i / 8) * Math.PI)]), [-w / 2, 0]], 0.05, { at });
}

export const TOWERS: RecipeTable = {
  castle(b, p) {
    const form = p.variant('form');
    const ruin = form === 'ruin';
    const palace = form === 'palace';
    const sand = form === 'sand';
    const [w, d, h] = [1.15, 0.95, palace ? 0.62 : 0.46];
    const corner = (x: number, z: number, r: number, tall: number, roof: boolean): void => {
      b.group({ at: [x, 0, z] }, () => {
        b.part('towers').lathe([[0, 0, 1], [r * 1.08, 0, 1], [r, tall * 0.12], [r * 0.96, tall * 0.8], [r * 1.12, tall * 0.88, 1], [r * 1.12, tall, 1], [0, tall, 1]], { segments: 30, straight: true });
        for (const a of [0, 90, 180, 270]) { slit(b, r * 0.97, tall * 0.62, a + 20, '#20242c'); slit(b, r, tall * 0.3, a - 25, '#20242c'); }
        b.part('towers');
        merlonsRound(b, r * 1.12, tall, 10, r * 0.34);
        if (roof) {
          b.part('roofs').lathe([[r * 1.22, tall * 1.0, 1], [r * 0.75, tall + r * 1.2], [0, tall + r * 2.7]], { segments: 28 });
          flag(b, [0, tall + r * 2.6, 0], r * 1.7);
        } else if (!ruin) flag(b, [0, tall, 0], r * 2.2);
      });
    };
    b.part('walls');
    for (const [x, z, sx, sz] of [[0, d / 2, w, 0.12], [0, -d / 2, w, 0.12], [w / 2, 0, 0.12, d], [-w / 2, 0, 0.12, d]] as const) b.box([sx, ruin && x > 0 ? h * 0.55 : h, sz], { at: [x, (ruin && x > 0 ? h * 0.55 : h) / 2, z] });
    for (const z of [-1, 1]) merlonsAlong(b, [-w / 2, h, (z * d) / 2], [w / 2, h, (z * d) / 2], 0.065);
    for (const x of [-1, 1]) if (!(ruin && x > 0)) merlonsAlong(b, [(x * w) / 2, h, -d / 2], [(x * w) / 2, h, d / 2], 0.065);
    corner(-w / 2, d / 2, 0.19, 0.8, !ruin && !sand);
    corner(w / 2, d / 2, 0.19, ruin ? 0.5 : 0.8, !ruin && !sand && form !== 'fortress');
    corner(-w / 2, -d / 2, 0.19, 0.88, !sand);
    corner(w / 2, -d / 2, 0.19, 0.88, !ruin && !sand && form !== 'fortress');
    if (ruin) b.part('roofs').lathe('0,.1 .1,.1 .3,.02! .3,0! 0,0!', { at: [0.6, 0, 0.7] });
    // Keep in the middle
    b.part('walls').box([0.52, palace ? 1.0 : 0.85, 0.46], { at: [0, palace ? 0.5 : 0.43, -0.12] });
    const keep = palace ? 1.0 : 0.85;
    merlonsAlong(b, [-0.26, keep, 0.11], [0.26, keep, 0.11], 0.06);
    merlonsAlong(b, [-0.26, keep, -0.35], [0.26, keep, -0.35], 0.06);
    merlonsAlong(b, [0.24, keep, -0.35], [0.24, keep, 0.11], 0.06);
    merlonsAlong(b, [-0.24, keep, -0.35], [-0.24, keep, 0.11], 0.06);
    for (const x of [-0.14, 0.14]) for (const y of [0.6, 0.75]) b.part('#20242c').box([0.06, 0.11, 0.02], { at: [x, y, 0.112] });
    if (!ruin) corner(0, -0.14, palace ? 0.16 : 0.13, palace ? 1.35 : 1.2, true);
    if (palace) for (const x of [-0.3, 0.3]) corner(x, -0.14, 0.1, 1.05, true);
    // Gatehouse
    b.part('walls').box([0.42, 0.58, 0.2], { at: [0, 0.29, d / 2 + 0.03] });
    merlonsAlong(b, [-0.2, 0.58, d / 2 + 0.1], [0.2, 0.58, d / 2 + 0.1], 0.06);
    archDoor(b, '#14100c', 0.26, 0.38, [0, 0, d / 2 + 0.115]);
    archDoor(b, 'gate', 0.22, 0.34, [0, 0, d / 2 + 0.125]);
    b.part('#2a2a2e metal');
    for (const x of [-0.07, 0, 0.07]) b.box([0.012, 0.32, 0.02], { at: [x, 0.16, d / 2 + 0.155] });
    for (const y of [0.08, 0.18, 0.27]) b.box([0.2, 0.012, 0.02], { at: [0, y, d / 2 + 0.155] });
    b.part('gate').box([0.24, 0.03, 0.3], { at: [0, 0.02, d / 2 + 0.28] });
  },

  tower(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    switch (form) {
      case 'eiffel': {
        const half = (y: number) => 0.5 * Math.exp(-y * 1.75) + 0.025;
        b.part('walls');
        const levels = 16;
        for (let level = 0; level < levels; level++) {
          const [y0, y1] = [(level / levels) * 1.75, ((level + 1) / levels) * 1.75];
          const [a, c] = [half(y0), half(y1)];
          const thick = 0.03 * t * (1.15 - level / levels);
          for (const sx of [-1, 1]) for (const sz of [-1, 1]) b.rod([sx * a, y0, sz * a], [sx * c, y1, sz * c], thick, { segments: 6 });
          for (const [s, ax] of [[1, 'x'], [-1, 'x'], [1, 'z'], [-1, 'z']] as const) {
            const at = (q: number, y: number, h: number): Vec3 => (ax === 'x' ? [q * h, y, s * h] : [s * h, y, q * h]);
            if (level > 2) b.rod(at(-1, y0, a), at(1, y1, c), thick * 0.45, { segments: 5 }).rod(at(1, y0, a), at(-1, y1, c), thick * 0.45, { segments: 5 });
          }
        }
        b.part('roof').box([0.62, 0.05, 0.62], { at: [0, 0.36, 0] }).box([0.3, 0.045, 0.3], { at: [0, 0.82, 0] }).cylinder(0.04, 0.12, { at: [0, 1.72, 0] }).rod([0, 1.8, 0], [0, 2.0, 0], 0.012);
        for (const r of [0, 90, 180, 270]) b.group({ rotate: [0, r, 0] }, () => b.part('door').tube('-.36,.08,.42 -.2,.24,.38 0,.3,.36 .2,.24,.38 .36,.08,.42', 0.022));
        b.part('windows').box([0.5, 0.03, 0.5], { at: [0, 0.4, 0] });
        return;
      }
      case 'water': {
        b.part('walls').lathe('0,.85! .1,.86 .42,1.0 .46,1.2 .46,1.42! 0,1.42!', { segments: 36 });
        b.part('roof').lathe('.5,1.42! .3,1.6 0,1.72', { segments: 36 });
        b.part('door');
        for (let leg = 0; leg < 6; leg++) { const a = leg * 1.047; b.rod([0.5 * Math.sin(a), 0, 0.5 * Math.cos(a)], [0.34 * Math.sin(a), 1.0, 0.34 * Math.cos(a)], 0.03 * t); const c = a + 1.047; b.rod([0.45 * Math.sin(a), 0.3, 0.45 * Math.cos(a)], [0.39 * Math.sin(c), 0.7, 0.39 * Math.cos(c)], 0.012); }
        b.rod([0, 0, 0], [0, 0.9, 0], 0.06);
        b.part('windows').ring(0.48, 0.014, { at: [0, 1.1, 0] });
        b.part('stripes').lathe('.465,1.22! .465,1.3!', { segments: 36 });
        return;
      }
      case 'silo': {
        b.part('walls').cylinder(0.36 * t, 1.3, { segments: 40 });
        for (let ring = 1; ring < 9; ring++) b.ring(0.362 * t, 0.012, { at: [0, ring * 0.145, 0], around: 40, segments: 5, tint: 0.85 });
        b.part('roof').lathe([[0.37 * t, 1.3, 1], [0.3 * t, 1.48], [0.12, 1.62], [0, 1.65]], { segments: 36 });
        b.part('door').box([0.16, 0.28, 0.03], { at: [0, 0.14, 0.36 * t] }).mirrored('x', () => b.rod([0.05, 0.3, 0.38 * t], [0.05, 1.4, 0.38 * t], 0.01));
        for (let rung = 0; rung < 14; rung++) b.rod([-0.05, 0.35 + rung * 0.078, 0.38 * t], [0.05, 0.35 + rung * 0.078, 0.38 * t], 0.008, { segments: 5 });
        b.part('windows').box([0.12, 0.08, 0.02], { at: [0, 1.38, 0.33 * t] });
        b.part('stripes').lathe([[0.365 * t, 0.9, 1], [0.365 * t, 1.1, 1]], { segments: 40 });
        return;
      }
      case 'lifeguard': {
        for (const x of [-0.34, 0.34]) for (const z of [-0.3, 0.3]) b.part('door').beam([x * 1.3, 0, z * 1.3], [x, 0.6, z], [0.07, 0.07]);
        b.box([1.0, 0.05, 0.9], { at: [0, 0.6, 0], grain: 'x' });
        b.part('walls').box([0.72, 0.52, 0.6], { at: [0, 0.88, -0.08] });
        b.group({ at: [0, 0, -0.08] }, () => gableRoof(b, 0.72, 0.6, 1.14, 1.38));
        b.part('windows').box([0.42, 0.24, 0.02], { at: [0, 0.96, 0.23] }).box([0.02, 0.22, 0.3], { at: [0.365, 0.96, -0.08] }).box([0.02, 0.22, 0.3], { at: [-0.365, 0.96, -0.08] });
        b.part('door').mirrored('x', () => b.rod([0.48, 0.62, 0.42], [0.48, 0.85, 0.42], 0.02)).rod([-0.48, 0.85, 0.42], [0.48, 0.85, 0.42], 0.02).beam([0.3, 0.6, 0.45], [0.3, 0, 0.95], [0.2, 0.03]);
        b.part('stripes');
        for (let stripe = -1; stripe <= 1; stripe++) b.box([0.09, 0.525, 0.61], { at: [stripe * 0.24, 0.88, -0.078] });
        return;
      }
      case 'control': {
        b.part('walls').lathe([[0, 0, 1], [0.2 * t, 0, 1], [0.15 * t, 0.5], [0.16 * t, 1.1, 1], [0, 1.1, 1]], { segments: 28 }).lathe('0,1.08! .2,1.08! .36,1.24! .36,1.3! 0,1.3!', { segments: 10 });
        b.part('windows').lathe('.34,1.3! .42,1.5!', { segments: 10 });
        b.part('roof').lathe('0,1.5! .46,1.5! .44,1.56! .1,1.62! 0,1.62!', { segments: 10 }).rod([0, 1.6, 0], [0, 1.86, 0], 0.015).ball(0.03, { at: [0, 1.86, 0] });
        b.part('door').box([0.12, 0.22, 0.03], { at: [0, 0.11, 0.18 * t] });
        b.part('stripes').lathe([[0.165 * t, 0.75, 1], [0.17 * t, 0.9, 1]], { segments: 28 });
        return;
      }
      case 'leaning':
      case 'wizard':
      case 'minaret': {
        const lean = form === 'leaning' ? 7 : 0;
        b.group({ rotate: [0, 0, -lean] }, () => {
          const tall = form === 'minaret' ? 1.6 : 1.35;
          if (form === 'leaning') {
            for (let level = 0; level < 6; level++) {
              b.part('walls').cylinder(0.26, 0.2, { at: [0, level * 0.215, 0], segments: 32, tint: 0.92 }).cylinder(0.33, 0.025, { at: [0, level * 0.215 + 0.195, 0], segments: 36 });
              if (level > 0) b.radial(18, () => b.rod([0, level * 0.215, 0.31], [0, level * 0.215 + 0.2, 0.31], 0.016, { segments: 7 }));
            }
            b.part('roof').cylinder(0.22, 0.2, { at: [0, 1.3, 0], segments: 28 }).cylinder(0.25, 0.03, { at: [0, 1.5, 0] });
          } else if (form === 'wizard') {
            b.part('walls').lathe('0,0! .3,0 .24,.15 .2,.6 .22,.9 .3,1.02! .3,1.2! 0,1.2!', { scale: [t, 1, t], segments: 28 });
            b.part('roof').lathe('.42,1.18! .26,1.42 .12,1.8 0,2.1', { segments: 26 }).group({ at: [0.2, 0.62, 0.08] }, () => b.lathe('.15,.22! .08,.4 0,.58').part('walls').lathe('0,-.12 .06,-.06 .11,.0 .11,.22! 0,.22!'));
          } else {
            b.part('walls').lathe('0,0! .22,0! .2,.1 .14,.2 .13,1.0 .22,1.08! .22,1.14! .12,1.15! .11,1.45! 0,1.45!', { scale: [t, 1, t], segments: 28 });
            b.part('roof').lathe('.13,1.45! .19,1.55 .12,1.72 .02,1.82 0,1.92', { segments: 28 });
          }
          for (const [a, y] of [[10, 0.5], [130, 0.75], [250, 0.6], [40, 1.08], [220, 1.08]] as const) slit(b, form === 'minaret' ? 0.13 : form === 'leaning' ? 0.26 : y > 1 ? 0.3 : 0.205, y * (tall / 1.35), a, 'windows');
          archDoor(b, 'door', 0.14, 0.26, [0, 0, form === 'leaning' ? 0.26 : form === 'minaret' ? 0.2 : 0.26]);
          b.part('stripes').lathe([[0.235, 0.42, 1], [0.225, 0.55, 1]], { segments: 28 });
        });
        b.part('clock').cylinder(0.1, 0.03, { at: [0, 1.1, form === 'wizard' ? 0.29 : 0.24], rotate: [90, 0, 0] });
        return;
      }
      default: {
        const w = 0.46 * t;
        const tall = form === 'watch' ? 1.0 : 1.3;
        if (form === 'watch') {
          b.part('walls').lathe([[0, 0, 1], [w * 0.75, 0, 1], [w * 0.6, 0.2], [w * 0.56, tall, 1], [0, tall, 1]], { segments: 30 }).lathe([[0, tall, 1], [w * 0.78, tall + 0.06, 1], [w * 0.78, tall + 0.28, 1], [0, tall + 0.28, 1]], { segments: 30 });
          merlonsRound(b, w * 0.78, tall + 0.28, 12, 0.08);
          for (const [a, y] of [[0, 0.5], [120, 0.7], [240, 0.4], [30, 0.85]] as const) slit(b, w * 0.585, y, a, 'windows');
          archDoor(b, 'door', 0.16, 0.3, [0, 0, w * 0.66]);
          b.part('roof').lathe([[w * 0.6, tall + 0.3, 1], [0, tall + 0.75]], { segments: 28 });
          b.part('stripes').lathe([[w * 0.6, 0.5, 1], [w * 0.59, 0.62, 1]], { segments: 30 });
          b.part('clock').cylinder(0.1, 0.03, { at: [0, tall + 0.15, w * 0.78], rotate: [90, 0, 0] });
          return;
        }
        b.part('walls').box([w, tall, w], { at: [0, tall / 2, 0] }).box([w * 1.14, 0.1, w * 1.14], { at: [0, 0.05, 0] }).box([w * 1.12, 0.05, w * 1.12], { at: [0, tall, 0] });
        if (form === 'bell') {
          for (const x of [-1, 1]) for (const z of [-1, 1]) b.box([w * 0.2, 0.34, w * 0.2], { at: [x * w * 0.4, tall + 0.17, z * w * 0.4] });
          b.box([w * 1.1, 0.06, w * 1.1], { at: [0, tall + 0.36, 0] });
          b.part('#c9a04a metal').lathe(`.02,${tall + 0.3}! .06,${tall + 0.28} .08,${tall + 0.16} .13,${tall + 0.06}! .1,${tall + 0.06}!`);
        } else b.box([w * 1.04, 0.42, w * 1.04], { at: [0, tall + 0.2, 0] }).box([w * 1.16, 0.05, w * 1.16], { at: [0, tall + 0.42, 0] });
        const top = tall + (form === 'bell' ? 0.39 : 0.44);
        b.part('roof').hull([[w * 0.6, top, w * 0.6], [-w * 0.6, top, w * 0.6], [w * 0.6, top, -w * 0.6], [-w * 0.6, top, -w * 0.6], [0, top + 0.55, 0]]).rod([0, top + 0.5, 0], [0, top + 0.75, 0], 0.014).ball(0.03, { at: [0, top + 0.75, 0] });
        for (const side of [0, 90, 180, 270]) b.group({ rotate: [0, side, 0] }, () => {
          for (const y of [0.5, 0.9]) b.part('windows').box([0.09, 0.2, 0.02], { at: [0, y, w / 2] }).cylinder(0.045, 0.02, { at: [0, y + 0.1, w / 2 - 0.01], rotate: [90, 0, 0] });
          if (form === 'clock') b.part('#f4f0e4').cylinder(0.17, 0.02, { at: [0, tall + 0.2, w * 0.52], rotate: [90, 0, 0], segments: 30 }).part('#1a1a1a').ring(0.172, 0.012, { at: [0, tall + 0.2, w * 0.545], rotate: [90, 0, 0] }).beam([0, tall + 0.2, w * 0.55], [-0.05, tall + 0.28, w * 0.55], [0.018, 0.01]).beam([0, tall + 0.2, w * 0.55], [0.06, tall + 0.31, w * 0.55], [0.014, 0.01]);
          b.part('clock').cylinder(0.16, 0.024, { at: [0, tall + 0.2, w * 0.521], rotate: [90, 0, 0], segments: 30 });
          b.part('stripes').box([w * 1.005, 0.14, 0.01], { at: [0, 0.7, w / 2] }).box([w * 1.005, 0.14, 0.01], { at: [0, 0.28, w / 2] });
        });
        archDoor(b, 'door', 0.18, 0.32, [0, 0, w * 0.57]);
      }
    }
  },

  lighthouse(b, p) {
    const t = p.thickness;
    const radius = (y: number) => (0.26 - 0.1 * (y / 1.4)) * t;
    b.part('tower').lathe([[0, 0, 1], [radius(0) * 1.1, 0, 1], [radius(0.1), 0.1], [radius(0.7), 0.7], [radius(1.4), 1.4, 1], [0, 1.4, 1]], { segments: 40 });
    b.part('bands');
    for (const y of [0.28, 0.72, 1.14]) b.lathe([[radius(y) + 0.005, y, 1], [radius(y + 0.2) + 0.005, y + 0.2, 1]], { segments: 40 });
    b.part('gallery').cylinder(0.24 * t, 0.04, { at: [0, 1.4, 0], segments: 36 }).ring(0.23 * t, 0.012, { at: [0, 1.56, 0] }).radial(14, () => b.rod([0, 1.42, 0.23 * t], [0, 1.56, 0.23 * t], 0.008, { segments: 5 }));
    b.part('lamp').cylinder(0.12 * t, 0.22, { at: [0, 1.44, 0], segments: 12 });
    b.part('gallery').radial(8, () => b.rod([0, 1.44, 0.123 * t], [0, 1.66, 0.123 * t], 0.01, { segments: 5 }));
    b.part('roof').lathe([[0.16 * t, 1.66, 1], [0.1 * t, 1.76], [0.02, 1.84], [0, 1.86]], { segments: 28 }).ball(0.03, { at: [0, 1.88, 0] }).rod([0, 1.88, 0], [0, 2.0, 0], 0.008);
    for (const [a, y] of [[0, 0.55], [120, 0.55], [60, 0.98], [200, 0.98]] as const) slit(b, radius(y) + 0.002, y, a, '#2c3640');
    archDoor(b, '#5a3a22 wood', 0.15, 0.26, [0, 0.02, radius(0.1)]);
    b.part('rocks').radial(11, () => b.rock([0.2, 0.12, 0.17], { at: [0, 0.0, b.random.between(0.28, 0.42)], cuts: 6, depth: 2, tint: b.random.between(0.75, 1.1) })).rock([0.42, 0.1, 0.4], { depth: 3, cuts: 5 });
  },

  windmill(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    if (form === 'turbine') {
      b.part('tower').lathe('0,0! .07,0! .05,.8 .035,1.5! 0,1.5!', { scale: [t, 1, t] });
      b.part('cap').superball([0.05, 0.05, 0.13], 0.5, 0.5, { at: [0, 1.54, 0.02] }).lathe('0,.0 .045,.02 .04,.06 0,.1', { at: [0, 1.54, 0.14], rotate: [90, 0, 0] });
      b.part('sails');
      for (let blade = 0; blade < 3; blade++) b.group({ at: [0, 1.54, 0.19], rotate: [0, 0, blade * 120 + 12] }, () => b.plate('0,0 .035,.06 .05,.16 .03,.45 .008,.78 -.008,.78 -.015,.4 -.02,.1', 0.016, { rotate: [0, 14, 0] }));
      b.part('door').box([0.05, 0.12, 0.02], { at: [0, 0.06, 0.07 * t] });
      return;
    }
    if (form === 'water_wheel') {
      b.part('sails').mirrored('z', () => b.group({ at: [0, 0.6, 0.12], rotate: [90, 0, 0] }, () => b.ring(0.58, 0.03, { around: 48 }).ring(0.34, 0.022, { around: 40 })));
      b.radial(1, () => { for (let spoke = 0; spoke < 12; spoke++) b.group({ at: [0, 0.6, 0], rotate: [0, 0, spoke * 30] }, () => b.box([0.035, 0.58, 0.03], { at: [0, 0.3, 0.12] }).box([0.035, 0.58, 0.03], { at: [0, 0.3, -0.12] }).box([0.03, 0.18, 0.28], { at: [0.02, 0.56, 0] })); });
      b.part('cap').rod([0, 0.6, -0.4], [0, 0.6, 0.4], 0.05);
      b.part('tower').box([0.9, 0.9, 0.5], { at: [0, 0.45, -0.62] });
      b.group({ at: [0, 0, -0.62] }, () => gableRoof(b, 0.9, 0.5, 0.9, 1.2, { roof: 'cap', walls: 'tower' }));
      b.part('door').box([0.16, 0.32, 0.02], { at: [0.3, 0.16, -0.37] });
      return;
    }
    if (form === 'pinwheel') {
      b.part('tower').rod([0, -0.2, 0], [0, 0.95, 0], 0.025 * t);
      for (let vane = 0; vane < 4; vane++) b.group({ at: [0, 0.95, 0.05], rotate: [0, 0, vane * 90] }, () => b.part('sails').sheet(9, 9, (u, v) => { const [x, y] = [u * 0.5, v * 0.5]; return [x * (1 - v) + 0.02, y, 0.13 * Math.sin(u * Math.PI) * (1 - v)]; }));
      b.part('cap').ball(0.05, { at: [0, 0.95, 0.1] });
      b.part('door').ball(0.03, { at: [0, -0.2, 0] });
      return;
    }
    b.part('tower').lathe('0,0! .4,0! .37,.1 .26,.85 .24,1.0! 0,1.0!', { segments: 10, scale: [t, 1, t], faceted: true, straight: true });
    b.part('cap').lathe('.29,1.0! .27,1.14 .16,1.3 0,1.36', { segments: 24 }).rod([0, 1.14, 0], [0, 1.14, 0.42], 0.04).ball(0.06, { at: [0, 1.14, 0.42] }).ring(0.32, 0.018, { at: [0, 0.56, 0] }).radial(12, () => b.rod([0, 0.5, 0.31], [0, 0.66, 0.34], 0.01));
    for (let sail = 0; sail < 4; sail++) b.group({ at: [0, 1.14, 0.44], rotate: [0, 0, sail * 90 + 20] }, () => {
      b.part('cap').box([0.03, 0.95, 0.03], { at: [0, 0.48, 0] });
      for (let rung = 0; rung < 9; rung++) b.box([0.24, 0.014, 0.014], { at: [0.1, 0.22 + rung * 0.088, 0.012] });
      b.box([0.014, 0.74, 0.014], { at: [0.21, 0.56, 0.012] });
      b.part('sails').sheet(3, 10, (u, v) => [0.01 + u * 0.2, 0.2 + v * 0.73, 0.024 + 0.02 * Math.sin(u * Math.PI)]);
    });
    archDoor(b, 'door', 0.16, 0.28, [0, 0, 0.36 * t]);
    for (const a of [36, 108, 180, 252, 324]) slit(b, 0.3 * t, 0.55, a, '#2c3640', 0.08, 0.12);
  },

  church(b, p) {
    const form = p.variant('form');
    const cathedral = form === 'cathedral';
    const [w, d, eaves, ridge] = cathedral ? [0.6, 1.4, 0.72, 1.12] : form === 'chapel' ? [0.62, 0.8, 0.5, 0.92] : [0.62, 1.1, 0.52, 0.92];
    b.part('walls').box([w, eaves, d], { at: [0, eaves / 2, 0] });
    b.group({ rotate: [0, 90, 0] }, () => gableRoof(b, d, w, eaves, ridge, { over: 0.06 }));
    for (const x of [-1, 1]) for (let bay = 0; bay < (cathedral ? 5 : 3); bay++) {
      const z = ((bay + 0.5) / (cathedral ? 5 : 3) - 0.5) * d * 0.86;
      b.part('windows').box([0.02, 0.26, 0.1], { at: [(x * w) / 2, eaves * 0.52, z] }).cylinder(0.05, 0.02, { at: [(x * w) / 2 - 0.01, eaves * 0.52 + 0.13, z], rotate: [0, 0, -90] });
      b.part('walls').box([0.08, eaves * 0.92, 0.06], { at: [x * (w / 2 + 0.03), eaves * 0.46, z + d * 0.1] });
      if (cathedral) b.tube([[x * (w / 2 + 0.02), eaves * 0.95, z + d * 0.1], [x * (w / 2 + 0.18), eaves * 0.72, z + d * 0.1], [x * (w / 2 + 0.24), 0.3, z + d * 0.1]], 0.025).box([0.07, 0.36, 0.07], { at: [x * (w / 2 + 0.24), 0.18, z + d * 0.1] });
    }
    const front = d / 2;
    const steeple = (x: number, z: number, s: number, tall: number): void => {
      b.part('walls').box([s, tall, s], { at: [x, tall / 2, z] }).box([s * 1.12, 0.04, s * 1.12], { at: [x, tall, z] });
      b.part('spire').hull([[x + s * 0.52, tall + 0.02, z + s * 0.52], [x - s * 0.52, tall + 0.02, z + s * 0.52], [x + s * 0.52, tall + 0.02, z - s * 0.52], [x - s * 0.52, tall + 0.02, z - s * 0.52], [x, tall + s * 2.6, z]]);
      b.part('#d9b44a metal').box([0.018, 0.16, 0.018], { at: [x, tall + s * 2.6 + 0.06, z] }).box([0.09, 0.018, 0.018], { at: [x, tall + s * 2.6 + 0.08, z] });
      for (const r of [0, 90, 180, 270]) b.group({ at: [x, 0, z], rotate: [0, r, 0] }, () => b.part('windows').box([s * 0.3, s * 0.6, 0.02], { at: [0, tall - s * 0.6, s / 2] }).cylinder(s * 0.15, 0.02, { at: [0, tall - s * 0.3, s / 2 - 0.01], rotate: [90, 0, 0] }));
    };
    if (cathedral) { steeple(-0.3, front + 0.06, 0.26, 1.35); steeple(0.3, front + 0.06, 0.26, 1.35); b.part('walls').box([0.44, 1.05, 0.2], { at: [0, 0.52, front + 0.03] }); b.part('windows').cylinder(0.15, 0.03, { at: [0, 0.78, front + 0.12], rotate: [90, 0, 0], segments: 30 }).part('walls').ring(0.15, 0.02, { at: [0, 0.78, front + 0.15], rotate: [90, 0, 0] }); for (let spoke = 0; spoke < 4; spoke++) b.group({ at: [0, 0.78, front + 0.15], rotate: [0, 0, spoke * 45] }, () => b.box([0.3, 0.012, 0.012])); }
    else if (form === 'monastery') { steeple(0.36, 0, 0.3, 0.95); b.part('walls').box([0.8, 0.4, 0.36], { at: [0.62, 0.2, 0.4] }); b.group({ at: [0.62, 0, 0.4] }, () => gableRoof(b, 0.8, 0.36, 0.4, 0.6)); }
    else steeple(0, front + 0.08, form === 'chapel' ? 0.22 : 0.32, form === 'chapel' ? 1.0 : 1.15);
    const door = cathedral ? front + 0.14 : form === 'monastery' ? front + 0.01 : front + 0.08 + (form === 'chapel' ? 0.11 : 0.16);
    archDoor(b, 'door', 0.16, 0.3, [0, 0, door]);
  },

  mosque(b, p) {
    const form = p.variant('form');
    const onion = form === 'onion' || form === 'palace';
    const wide = form === 'capitol' ? 1.5 : 1.0;
    b.part('walls').box([wide, 0.42, 0.8], { at: [0, 0.21, 0] }).box([wide * 1.08, 0.06, 0.88], { at: [0, 0.03, 0] });
    if (form === 'observatory') b.cylinder(0.44, 0.36, { at: [0, 0.4, 0], segments: 40 });
    else b.cylinder(0.34, 0.16, { at: [0, 0.42, 0], segments: 36 });
    const dome = (at: Vec3, r: number): void => {
      b.part('dome').group({ at }, () => onion ? b.lathe([[r * 0.8, 0], [r * 1.08, r * 0.45], [r * 0.95, r * 0.95], [r * 0.4, r * 1.45], [r * 0.06, r * 1.8], [0, r * 1.95]], { segments: 32, ripple: (turn) => 1 + 0.02 * Math.cos(turn * 2 * Math.PI * 12) }) : b.lathe([[r, 0], [r * 0.97, r * 0.3], [r * 0.72, r * 0.72], [r * 0.35, r * 0.95], [0, r * 1.0]], { segments: 36 }));
      b.part('#d9b44a metal').rod([at[0], at[1] + r * (onion ? 1.9 : 0.98), at[2]], [at[0], at[1] + r * (onion ? 2.4 : 1.4), at[2]], r * 0.05).ball(r * 0.09, { at: [at[0], at[1] + r * (onion ? 2.05 : 1.15), at[2]] });
    };
    dome([0, form === 'observatory' ? 0.76 : 0.58, 0], form === 'observatory' ? 0.44 : 0.34);
    if (form === 'observatory') b.part('windows').box([0.12, 0.5, 0.3], { at: [0, 1.02, 0.3], rotate: [-38, 0, 0] });
    if (form === 'mosque' || form === 'palace' || form === 'onion') {
      for (const x of [-0.36, 0.36]) for (const z of [-0.26, 0.26]) dome([x, 0.42, z], 0.13);
      for (const x of [-0.62, 0.62]) for (const z of form === 'palace' ? [0.5, -0.5] : [0.5]) {
        b.part('minarets').lathe('0,0! .09,0! .07,.1 .06,.8 .1,.86! .1,.9! .05,.91! .05,1.1! 0,1.1!', { at: [x, 0, z], segments: 20 });
        b.part('dome').lathe('.055,1.1! .08,1.16 .05,1.26 0,1.34', { at: [x, 0, z], segments: 18 });
      }
    } else b.part('minarets').box([0.1, 0.5, 0.1], { at: [wide * 0.5, 0.25, 0.42] }).box([0.1, 0.5, 0.1], { at: [-wide * 0.5, 0.25, 0.42] });
    for (let bay = -2; bay <= 2; bay++) if (bay !== 0) { b.part('windows').box([0.09, 0.18, 0.02], { at: [bay * wide * 0.19, 0.2, 0.4] }).cylinder(0.045, 0.02, { at: [bay * wide * 0.19, 0.29, 0.39], rotate: [90, 0, 0] }); }
    archDoor(b, '#4a3020 wood', 0.2, 0.34, [0, 0, 0.41]);
    if (form === 'capitol') { for (let c = -3; c <= 3; c++) b.part('minarets').rod([c * 0.1, 0.06, 0.5], [c * 0.1, 0.4, 0.5], 0.024); b.part('walls').box([0.74, 0.05, 0.18], { at: [0, 0.42, 0.47] }).hull([[0.37, 0.44, 0.56], [-0.37, 0.44, 0.56], [0, 0.58, 0.56], [0.37, 0.44, 0.4], [-0.37, 0.44, 0.4], [0, 0.58, 0.4]]); b.radial(16, () => b.rod([0, 0.42, 0.37], [0, 0.58, 0.37], 0.018)); }
    windowOn(b, 0.1, 0.16, [wide / 2, 0.2, 0], [0, 90, 0]);
  },

  dome(b, p) {
    const form = p.variant('form');
    if (form === 'igloo') {
      for (let row = 0; row < 7; row++) {
        const a = (row / 7) * (Math.PI / 2);
        const r = 0.7 * Math.cos(a);
        const count = Math.max(5, Math.round(20 * Math.cos(a)));
        b.part(row % 2 ? 'blocks' : 'shell').radial(count, () => b.box([(2 * Math.PI * r) / count * 0.93, 0.15, 0.1], { at: [0, 0.7 * Math.sin(a + 0.09), 0.7 * Math.cos(a + 0.09) - 0.03], rotate: [((-a - 0.09) * 180) / Math.PI, 0, 0], round: 0.02, tint: b.random.between(0.9, 1.05) }), { start: row * 9 });
      }
      b.part('shell').ball([0.64, 0.64, 0.64], { tint: 0.8 }).lathe('.28,0! .3,.05 .3,.42! .2,.42! .2,0!', { at: [0, 0, 0.55], rotate: [90, 0, 0], arc: 180, segments: 20, straight: true, scale: [1, 1, 1] });
      archDoor(b, 'door', 0.28, 0.26, [0, 0, 0.66]);
      b.part('frame').ring(0.245, 0.05, { at: [0, 0, 0.98], rotate: [90, -90, 0], arc: 180 });
      return;
    }
    if (form === 'geodesic' || form === 'biosphere') {
      // Two splits of the icosahedron's upper part, each edge a strut.
      const g = (1 + Math.sqrt(5)) / 2;
      const base: Vec3[] = [[-1, g, 0], [1, g, 0], [-1, -g, 0], [1, -g, 0], [0, -1, g], [0, 1, g], [0, -1, -g], [0, 1, -g], [g, 0, -1], [g, 0, 1], [-g, 0, -1], [-g, 0, 1]];
      const faces = [0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8, 3, 9, 4, 3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1];
      const unit = (q: Vec3): Vec3 => { const l = Math.hypot(...q); return [(q[0] / l) * 0.75, (q[1] / l) * 0.75, (q[2] / l) * 0.75]; };
      const middle = (q: Vec3, r: Vec3): Vec3 => unit([q[0] + r[0], q[1] + r[1], q[2] + r[2]]);
      const positions: number[] = [];
      for (let f = 0; f < faces.length; f += 3) {
        const [q, r, s] = [unit(base[faces[f]!]!), unit(base[faces[f + 1]!]!), unit(base[faces[f + 2]!]!)];
        const [qr, rs, sq] = [middle(q, r), middle(r, s), middle(s, q)];
        for (const tri of [[q, qr, sq], [r, rs, qr], [s, sq, rs], [qr, rs, sq]] as const) {
          if (tri.some((corner) => corner[1] < (form === 'geodesic' ? -0.2 : -0.55))) continue;
          positions.push(...tri.flat());
          b.part('frame');
          for (const [from, to] of [[tri[0], tri[1]], [tri[1], tri[2]], [tri[2], tri[0]]] as const) b.rod(from, to, 0.016, { segments: 4, ends: 'open' });
        }
      }
      b.part('shell').add({ positions, indices: Array.from({ length: positions.length / 3 }, (_, i) => i), creaseDegrees: 0 });
      archDoor(b, 'door', 0.2, 0.3, [0, form === 'geodesic' ? -0.2 : -0.5, form === 'geodesic' ? 0.7 : 0.5]);
      b.part('blocks').cylinder(form === 'geodesic' ? 0.76 : 0.56, 0.06, { at: [0, form === 'geodesic' ? -0.26 : -0.56, 0], segments: 40 });
      return;
    }
    b.part('shell').lathe('.75,0! .74,.2 .58,.52 .3,.7 0,.76', { segments: 48 });
    b.part('frame').ring(0.755, 0.025, { at: [0, 0.02, 0], around: 60 }).cylinder(0.12, 0.06, { at: [0, 0.74, 0] });
    b.part('blocks').cylinder(0.8, 0.05, { at: [0, -0.05, 0], segments: 48 });
    archDoor(b, 'door', 0.22, 0.32, [0, 0, 0.72]);
  },
};

