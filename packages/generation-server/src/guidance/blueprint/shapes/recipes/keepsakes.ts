import { loft } from '../anatomy/bodies.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import { lerp, type Vec3 } from '../vec.ts';

const BUSTS: Readonly<Record<string, (b: MeshBuilder, p: RecipeInput) => void>> = {
  bust(b) {
    // A classical portrait: curls, beardless, cut off below the breast.
    b.part('pedestal').lathe('0,0! .34,0! .34,.06! .28,.1 .2,.16 .15,.26 .17,.36 .25,.42! .25,.46! 0,.46!', { segments: 40 });
    b.box([0.3, 0.1, 0.02], { at: [0, 0.03, 0.33], round: 0.005 });
    b.part('bust').blend(0.09, (s) => {
      s.limb([-0.34, 0.98, 0], [0.34, 0.98, 0], 0.17).ellipsoid([0, 0.82, 0.04], [0.4, 0.3, 0.2]).ellipsoid([0, 0.56, 0.02], [0.2, 0.16, 0.13]);
      for (const x of [-1, 1]) s.ellipsoid([x * 0.17, 0.86, 0.15], [0.17, 0.13, 0.1]);
      s.chain([[0, 1.0, 0], [0, 1.34, 0.02]], [0.15, 0.12]).ellipsoid([0, 1.56, -0.02], [0.2, 0.24, 0.24]).ellipsoid([0, 1.44, 0.07], [0.155, 0.2, 0.16]).ball([0, 1.3, 0.16], 0.055);
    }, { resolution: 66 });
    b.blend(0.035, (s) => {
      s.ellipsoid([0, 1.45, 0.1], [0.14, 0.18, 0.13]).chain([[0, 1.56, 0.22], [0, 1.47, 0.275]], [0.022, 0.042]).limb([-0.045, 1.385, 0.225], [0.045, 1.385, 0.225], 0.02).limb([-0.035, 1.355, 0.22], [0.035, 1.355, 0.22], 0.022).ball([0, 1.3, 0.19], 0.05);
      for (const x of [-1, 1]) s.limb([x * 0.03, 1.575, 0.215], [x * 0.12, 1.57, 0.17], 0.022).carve([x * 0.068, 1.535, 0.24], [0.042, 0.022, 0.05]).ellipsoid([x * 0.2, 1.5, 0], [0.03, 0.075, 0.05]);
    }, { resolution: 46 });
    b.mirrored('x', () => b.ball([0.035, 0.024, 0.02], { at: [0.068, 1.533, 0.195] }));
    for (let i = 0; i < 70; i++) { const y = 1 - (i + 0.5) / 56; const a = i * 2.39996; const r = Math.sqrt(Math.max(0, 1 - y * y)); const [x, z] = [r * Math.sin(a), r * Math.cos(a)]; if (y < 0.5 && z > 0.45 - 0.3 * Math.max(0, -y)) continue; b.ball([0.058, 0.05, 0.058], { at: [x * 0.21, 1.58 + y * 0.24, -0.03 + z * 0.25], segments: 10, tint: 0.94 + 0.04 * (i % 3) }); } // prettier-ignore
    // A cloak over one shoulder.
    for (let i = 0; i < 5; i++) b.tube([[0.42 - i * 0.02, 1.1 - i * 0.015, -0.1], [0.36 - i * 0.05, 1.1 - i * 0.06, 0.14], [0.1 - i * 0.06, 0.86 - i * 0.06, 0.25], [-0.2 - i * 0.03, 0.74 - i * 0.05, 0.2], [-0.4, 0.86 - i * 0.05, -0.02], [-0.36, 1.0 - i * 0.04, -0.16]], [0.06, 0.055, 0.05, 0.05, 0.05, 0.03], { segments: 8 });
    b.anchor('on', [0, 1.82, -0.03], 0.4);
  },
  abstract(b) {
    // A pierced, twisting form.
    b.part('pedestal').box([0.62, 0.2, 0.62], { at: [0, 0.1, 0], round: 0.015 }).box([0.5, 0.05, 0.5], { at: [0, 0.22, 0], round: 0.01 });
    b.part('bust').tube(Array.from({ length: 30 }, (_, i): Vec3 => { const a = (i / 30) * 2 * Math.PI; return [0.36 * Math.sin(a) * (1 + 0.25 * Math.cos(a)), 0.98 - 0.56 * Math.cos(a), 0.14 * Math.sin(2 * a)]; }), (t) => 0.15 + 0.07 * Math.cos(t * 2 * Math.PI), { closed: true, steps: 3, flatten: 0.5, twist: 1, segments: 22 });
    b.lathe('.05,.22! .07,.26 .06,.4', {}).ball(0.1, { at: [0.02, 0.98, 0] });
  },
  totem(b) {
    b.part('pedestal').cylinder(0.4, 0.1, { round: 0.03 });
    const tones = [0.85, 1.1, 0.95, 1.15];
    for (let i = 0; i < 4; i++) {
      b.group({ at: [0, 0.1 + i * 0.62, 0] }, () => {
        b.part('bust').tint(tones[i]!).blend(0.04, (s) => {
          s.limb([0, 0.14, 0], [0, 0.48, 0], 0.26).limb([-0.14, 0.47, 0.19], [0.14, 0.47, 0.19], 0.06);
          if (i % 2) s.chain([[0, 0.36, 0.22], [0, 0.3, 0.44], [0, 0.2, 0.5]], [0.085, 0.06, 0.02]); else s.ellipsoid([0, 0.31, 0.27], [0.075, 0.09, 0.07]);
          for (const x of [-1, 1]) s.carve([x * 0.13, 0.37, 0.29], [0.085, 0.07, 0.06]).ellipsoid([x * 0.27, 0.36, 0], [0.05, 0.1, 0.08]);
          s.carve([0, 0.15, 0.3], [0.17, 0.05, 0.1]);
        }, { resolution: 40 }); // prettier-ignore
        b.mirrored('x', () => b.ball([0.06, 0.06, 0.04], { part: '#f2ead8', at: [0.125, 0.37, 0.235] }).ball([0.032, 0.036, 0.03], { part: '#16130f', at: [0.125, 0.37, 0.265] }).ring(0.075, 0.014, { part: '#b23a26', at: [0.127, 0.37, 0.245], rotate: [90, 0, 0] }));
        b.row(6, [0.05, 0, 0], () => b.box([0.036, 0.05, 0.03], { part: '#f2ead8', at: [0, 0.165, 0.24] }));
        b.ring(0.27, 0.028, { part: i % 2 ? '#2c6e73' : '#b23a26', at: [0, 0.01, 0] });
        if (i === 3) b.mirrored('x', () => { for (let k = 0; k < 4; k++) b.plate('0,-.06 .4,-.02 .72,.06 .74,.12 .4,.1 0,.06', 0.05, { part: k % 2 ? '#2c6e73' : 'bust', at: [0.2, 0.42 - k * 0.12, -0.03], rotate: [0, 0, 22 - k * 7], scale: [1 - k * 0.16, 1, 1], bevel: 0.012 }); }).mirrored('x', () => b.cone(0.08, 0.2, { part: 'bust', at: [0.13, 0.64, 0], rotate: [0, 0, -16] })); // prettier-ignore
      }); // prettier-ignore
    }
  },
  moai(b) {
    b.part('pedestal').box([0.95, 0.16, 0.72], { at: [0, 0.08, 0], round: 0.03 });
    b.part('bust').blend(0.1, (s) => {
      s.chain([[0, 0.35, -0.04], [0, 0.5, -0.02]], [0.32, 0.3]).limb([-0.3, 0.3, -0.02], [0.3, 0.3, -0.02], 0.18).limb([-0.24, 0.24, 0.02], [0.24, 0.24, 0.02], 0.2);
      s.ellipsoid([0, 1.0, 0], [0.33, 0.4, 0.3]).limb([-0.16, 1.5, -0.02], [0.16, 1.5, -0.02], 0.2).limb([-0.2, 1.3, 0.1], [0.2, 1.3, 0.1], 0.16).limb([-0.1, 0.72, 0.2], [0.1, 0.72, 0.2], 0.15);
      s.limb([-0.2, 1.34, 0.25], [0.2, 1.34, 0.25], 0.075).chain([[0, 1.3, 0.29], [0, 1.1, 0.36], [0, 0.97, 0.41]], [0.06, 0.075, 0.1]).limb([-0.07, 0.95, 0.35], [0.07, 0.95, 0.35], 0.07);
      for (const x of [-1, 1]) s.carve([x * 0.19, 1.2, 0.36], [0.11, 0.075, 0.12]).chain([[x * 0.36, 1.34, -0.04], [x * 0.37, 0.9, -0.02]], [0.055, 0.07]);
      s.limb([-0.11, 0.81, 0.335], [0.11, 0.81, 0.335], 0.045).limb([-0.1, 0.735, 0.335], [0.1, 0.735, 0.335], 0.045);
    }, { resolution: 66 });
    b.anchor('on', [0, 1.7, -0.02], 0.5);
  },
  figurine(b) {
    // A lady in a ball gown on a small round foot.
    b.part('pedestal').cylinder(0.42, 0.06, { round: 0.02 }).ring(0.4, 0.02, { at: [0, 0.07, 0] });
    b.part('bust').lathe('.5,.08! .47,.2 .36,.44 .2,.7 .1,.84 .095,.9!', { segments: 60, ripple: (turn, along) => 1 + 0.07 * (1 - along) * Math.cos(turn * 2 * Math.PI * 11) });
    b.lathe('.53,.3! .42,.46 .25,.7 .12,.84!', { segments: 48, ripple: (turn, along) => 1 + 0.08 * (1 - along) * Math.abs(Math.cos(turn * Math.PI * 7)), tint: 0.9 });
    b.blend(0.04, (s) => {
      s.chain([[0, 0.86, 0], [0, 1.0, 0.01], [0, 1.14, 0]], [0.095, 0.11, 0.1]).limb([-0.11, 1.18, 0], [0.11, 1.18, 0], 0.055).chain([[0, 1.16, 0], [0, 1.3, 0.01]], [0.05, 0.04]).ellipsoid([0, 1.4, 0.02], [0.088, 0.115, 0.1]).ball([0, 1.395, 0.12], 0.018);
      s.chain([[0.16, 1.17, 0], [0.3, 1.02, 0.05], [0.36, 0.82, 0.12]], [0.048, 0.038, 0.026]).chain([[-0.16, 1.17, 0], [-0.36, 1.26, 0.04], [-0.4, 1.5, 0.04]], [0.048, 0.038, 0.026]);
    }, { resolution: 56 });
    b.ball([0.1, 0.1, 0.1], { at: [0, 1.44, -0.03], tint: 0.82 }).ball(0.065, { at: [0, 1.55, -0.06], tint: 0.82 }).mirrored('x', () => b.ball([0.013, 0.015, 0.01], { part: '#241c18', at: [0.034, 1.41, 0.112], segments: 8 }));
    b.sheet(16, 6, (u, v) => { const a = (u - 0.5) * 2.6; return [-0.4 + (0.02 + v * 0.16) * Math.sin(a), 1.52 + (0.02 + v * 0.16) * Math.cos(a), 0.05 + 0.012 * Math.cos(u * 40)]; }, { part: 'bust', tint: 0.9 });
  },
};

/** A bank note's frame, portrait and figures; lies about the origin, its face up. */
function note(b: MeshBuilder): void {
  b.sheet(20, 6, (u, v) => [(u - 0.5) * 1.5, 0.03 * Math.sin(u * 6), (0.5 - v) * 0.66], { part: 'coin' });
  const y = (x: number): number => 0.012 + 0.03 * Math.sin((x / 1.5 + 0.5) * 6);
  for (const s of [-1, 1]) b.tube(Array.from({ length: 9 }, (_, i): Vec3 => [lerp(-0.68, 0.68, i / 8), y(lerp(-0.68, 0.68, i / 8)), s * 0.27]), 0.014, { part: 'edge', flatten: 0.5, tint: 0.6 }).tube([[s * 0.68, y(s * 0.68), -0.27], [s * 0.68, y(s * 0.68), 0.27]], 0.014, { part: 'edge', flatten: 0.5, tint: 0.6 });
  b.ball([0.17, 0.014, 0.22], { part: 'emblem', at: [0, y(0), 0], tint: 0.7 }).ball([0.07, 0.02, 0.09], { part: 'emblem', at: [0, y(0) + 0.012, -0.05], tint: 1.3 }).ball([0.11, 0.018, 0.07], { part: 'emblem', at: [0, y(0) + 0.01, 0.11], tint: 1.3 });
  for (const [x, z] of [[-0.55, -0.17], [0.55, -0.17], [-0.55, 0.17], [0.55, 0.17]] as const) dollar(b, [x, y(x) + 0.004, z], 0.075);
  b.mirrored('x', () => b.cylinder(0.1, 0.008, { part: 'emblem', at: [0.36, y(0.36), 0], tint: 0.8 }));
}

/** A currency sign that lies on a face turned up. */
function dollar(b: MeshBuilder, at: Vec3, size: number): void {
  b.group({ at, scale: size, rotate: [-90, 0, 0] }, () => b.tube([[0.6, 0.62, 0], [0, 0.86, 0], [-0.58, 0.5, 0], [0, 0.02, 0], [0.58, -0.46, 0], [0, -0.86, 0], [-0.6, -0.6, 0]], 0.16, { part: 'emblem', segments: 8, tint: 0.75 }).rod([0, 1.2, 0], [0, -1.2, 0], 0.11, { part: 'emblem', tint: 0.75 }));
}

/** A coin that lies on y = 0. */
function coin(b: MeshBuilder, fancy = true): void {
  b.cylinder(0.5, 0.09, { part: 'coin', at: [0, 0.005, 0], segments: fancy ? 48 : 20 }).lathe('.44,.0! .5,0! .52,.015 .52,.085 .5,.1! .44,.1!', { part: 'edge', segments: fancy ? 48 : 20, straight: true });
  if (!fancy) return;
  b.radial(60, () => b.box([0.014, 0.07, 0.012], { part: 'edge', at: [0, 0.05, 0.518], tint: 0.75 }));
  b.radial(24, () => b.ball(0.014, { part: 'edge', at: [0, 0.098, 0.405], segments: 6 }));
  dollar(b, [0, 0.1, 0], 0.24);
}

const MONEY: Readonly<Record<string, (b: MeshBuilder, p: RecipeInput) => void>> = {
  coin(b) {
    b.group({ at: [0, 0.52, 0], rotate: [78, 14, 0] }, () => b.group({ at: [0, -0.05, 0] }, () => { coin(b); b.group({ rotate: [180, 0, 0], at: [0, 0.1, 0] }, () => dollar(b, [0, 0.1, 0], 0.24)); })); // prettier-ignore
  },
  stack(b) {
    for (const [x, z, count] of [[-0.55, 0, 7], [0.55, -0.1, 4], [0.05, 0.85, 2]] as const) for (let i = 0; i < count; i++) b.group({ at: [x + b.random.between(-0.03, 0.03), i * 0.102, z + b.random.between(-0.03, 0.03)], rotate: [0, b.random.between(0, 90), 0] }, () => coin(b, i === count - 1));
    b.group({ at: [1.05, 0.42, 0.55], rotate: [72, 50, 0] }, () => coin(b));
  },
  pile(b) {
    b.lathe('1.25,.0! .95,.16 .5,.42 0,.6', { part: 'coin', segments: 30, tint: 0.7 });
    for (let i = 0; i < 90; i++) { const s = Math.sqrt((i + 0.5) / 90); const a = i * 2.39996; const r = 1.25 * s; b.group({ at: [r * Math.sin(a), 0.58 * (1 - s) ** 1.0 + b.random.between(0, 0.06), r * Math.cos(a)], rotate: [b.random.between(-34, 34), b.random.between(0, 360), b.random.between(-34, 34)], scale: 0.46 }, () => coin(b, i < 3)); } // prettier-ignore
  },
  banknote(b) {
    for (let i = 0; i < 4; i++) b.group({ at: [0, 0.1, -0.03 * i], rotate: [62, 0, 26 - i * 17] }, () => b.group({ at: [0, 0, -0.5] }, () => note(b)));
  },
  card(b) {
    b.group({ at: [0, 0.5, 0], rotate: [-16, 16, 0] }, () => {
      b.plate(outlines.rectangle(1.5, 0.95, 0.09), 0.035, { part: 'coin', bevel: 0.01 }).plate(outlines.rectangle(0.2, 0.16, 0.03), 0.012, { part: '#d9b45a metal', at: [-0.5, 0.1, 0.02] });
      b.row(4, [0.3, 0, 0], () => b.row(4, [0.055, 0, 0], () => b.superball([0.018, 0.035, 0.012], 0.5, 0.5, { part: 'emblem', at: [0.0, -0.12, 0.02], tint: 1.3 })));
      for (const [x, part, tint] of [[0.44, 'emblem', 1.2], [0.56, 'edge', 0.7]] as const) b.cylinder(0.11, 0.012, { part, at: [x, -0.3, 0.012], rotate: [90, 0, 0], tint });
      b.box([0.5, 0.035, 0.01], { part: 'emblem', at: [-0.36, -0.32, 0.018], tint: 1.3 }).box([0.3, 0.06, 0.01], { part: 'emblem', at: [-0.46, 0.33, 0.018], tint: 1.3 }).box([1.5, 0.2, 0.01], { part: '#121214', at: [0, 0.24, -0.018] });
      for (let i = 0; i < 3; i++) b.tube([[0.5 + i * 0.05, 0.25, 0.02], [0.54 + i * 0.05, 0.32, 0.02], [0.5 + i * 0.05, 0.39, 0.02]], 0.01, { part: 'edge', tint: 0.6 });
    });
  },
  piggy_bank(b) {
    b.part('coin').blend(0.08, (s) => { s.ellipsoid([0, 0.72, 0], [0.5, 0.48, 0.6]).limb([0, 0.76, 0.5], [0, 0.74, 0.66], 0.2, 0.16); for (const [x, z] of [[-0.26, 0.3], [0.26, 0.3], [-0.26, -0.3], [0.26, -0.3]] as const) s.limb([x, 0.34, z], [x, 0.1, z], 0.13, 0.115); }, { resolution: 56 }); // prettier-ignore
    b.cylinder(0.17, 0.06, { part: 'edge', at: [0, 0.735, 0.74], rotate: [86, 0, 0], round: 0.02 });
    b.mirrored('x', () => b.ball([0.035, 0.055, 0.02], { part: '#3a2224', at: [0.06, 0.74, 0.8], segments: 10 }).ball(0.045, { part: '#141212 gloss', at: [0.24, 0.92, 0.48] }).leaf(0.26, 0.22, { part: 'edge', at: [0.24, 1.06, 0.3], rotate: [24, 20, -26], fold: 16, bend: 30 }));
    b.tube(Array.from({ length: 14 }, (_, i): Vec3 => [0.09 * Math.sin(i * 0.9), 0.78 + 0.09 * Math.cos(i * 0.9), -0.58 - 0.02 * i]), [0.045, 0.035, 0.02], { part: 'edge', ends: 'round' });
    b.box([0.07, 0.03, 0.34], { part: '#1a1012', at: [0, 1.195, -0.04], round: 0.01 }).group({ at: [0, 1.3, -0.04], rotate: [0, 0, 90] }, () => b.group({ at: [0, -0.03, 0], scale: 0.46, rotate: [0, 0, 0] }, () => { b.cylinder(0.5, 0.1, { part: '#e2b640 metal', segments: 40 }).ring(0.46, 0.04, { part: '#e2b640 metal', at: [0, 0.1, 0] }); dollar(b, [0, 0.1, 0], 0.24); })); // prettier-ignore
  },
};

export const KEEPSAKES: RecipeTable = {
  bust(b, p) {
    (BUSTS[p.variant('form')] ?? BUSTS['bust']!)(b, p);
  },
  dream_catcher(b, p) {
    const R = 0.6;
    const centre: Vec3 = [0, 1.5, 0];
    b.group({ at: centre }, () => {
      // Leather wound round a hoop.
      b.ring(R, 0.05 * p.thickness, { part: 'hoop', rotate: [90, 0, 0], around: 60 });
      b.radial(1, () => { for (let i = 0; i < 44; i++) { const a = (i / 44) * 2 * Math.PI; b.ring(0.052 * p.thickness, 0.01, { part: 'hoop', tint: 0.75, at: [R * Math.sin(a), R * Math.cos(a), 0], rotate: [0, 0, 90 - (a * 180) / Math.PI + 20], around: 10, segments: 5 }); } });
      // Each round of the web hangs from the middles of the one outside of it.
      let knots = Array.from({ length: 10 }, (_, i): Vec3 => { const a = (i / 10) * 2 * Math.PI; return [R * 0.95 * Math.sin(a), R * 0.95 * Math.cos(a), 0]; });
      for (let round = 0; round < 7; round++) {
        const shrink = 0.86;
        const next = knots.map(([x, y], i): Vec3 => { const [nx, ny] = knots[(i + 1) % 10]!; return [((x + nx) / 2) * shrink, ((y + ny) / 2) * shrink, 0]; });
        next.forEach((at, i) => { b.part('web').rod(knots[i]!, at, 0.011, { segments: 5 }).rod(at, knots[(i + 1) % 10]!, 0.011, { segments: 5 }); if ((i * 3 + round * 4) % 11 === 0) b.ball(0.034, { part: 'beads', at, segments: 12 }); });
        knots = next;
      }
      b.ring(0.1, 0.012, { part: 'web', rotate: [90, 0, 0] });
      b.ball(0.05, { part: 'beads', at: [0, 0, 0] });
    });
    b.tube([[0, 2.12, 0], [-0.06, 2.3, 0], [0, 2.42, 0], [0.06, 2.3, 0], [0, 2.12, 0]], 0.016, { part: 'hoop' });
    for (const [x, long] of [[-0.42, 0.34], [0, 0.5], [0.42, 0.34]] as const) {
      const top = centre[1] - Math.sqrt(R * R - x * x);
      const low = top - long;
      b.rod([x, top, 0], [x, low, 0], 0.012, { part: 'web', segments: 6 });
      for (const [k, r] of [[0.45, 0.04], [0.62, 0.05], [0.8, 0.04]] as const) b.ball(r, { part: 'beads', at: [x, lerp(top, low, k), 0], segments: 14 });
      for (const [turn, lean] of [[0, 0], [-24, 12], [24, -12]] as const) b.group({ at: [x, low + 0.02, 0.01 * lean * 0.1], rotate: [0, turn, 180 + lean] }, () => { b.leaf(0.62, 0.24, { part: 'feathers', fold: 14, bend: 14, widest: 0.45, steps: 8, tint: lean === 0 ? 1 : 0.88 }).tube([[0, 0, 0.01], [0, 0.3, 0.025], [0, 0.6, 0.085]], [0.01, 0.008, 0.003], { part: 'feathers', tint: 0.7, segments: 5 }); });
    }
  },
  balloon(b, p) {
    const form = p.variant('form');
    const one = (at: Vec3, foot: Vec3, tint = 1): void => {
      const tip: Vec3 = [at[0], at[1] - 0.68, at[2]];
      b.lathe('0,-.62! .05,-.6 .2,-.42 .44,-.04 .5,.2 .42,.44 .22,.58 0,.62', { part: 'balloon', at, segments: 34, tint });
      b.lathe('.03,-.6! .05,-.63 .09,-.69 .07,-.7 .02,-.66', { part: 'knot', at, segments: 14, tint }).ring(0.04, 0.018, { part: 'knot', at: [at[0], at[1] - 0.625, at[2]], around: 14, segments: 6 });
      b.ball([0.05, 0.09, 0.03], { part: '#ffffff gloss', at: [at[0] - 0.25, at[1] + 0.34, at[2] + 0.3], rotate: [-34, -36, 26], segments: 10 });
      const [dx, dz] = [foot[0] - tip[0], foot[2] - tip[2]];
      b.tube([tip, [tip[0] + dx * 0.2 + 0.04, lerp(tip[1], foot[1], 0.3), tip[2] + dz * 0.2], [tip[0] + dx * 0.6 - 0.03, lerp(tip[1], foot[1], 0.65), tip[2] + dz * 0.6], foot], 0.014, { part: 'string', segments: 6 });
    };
    if (form === 'dog') {
      // One long balloon, twisted into sausages.
      const link = (a: Vec3, c: Vec3, r: number): void => void b.tube([a, [lerp(a[0], c[0], 0.15), lerp(a[1], c[1], 0.15), lerp(a[2], c[2], 0.15)], [lerp(a[0], c[0], 0.5), lerp(a[1], c[1], 0.5), lerp(a[2], c[2], 0.5)], [lerp(a[0], c[0], 0.85), lerp(a[1], c[1], 0.85), lerp(a[2], c[2], 0.85)], c], [r * 0.25, r * 0.9, r, r * 0.9, r * 0.25], { part: 'balloon', segments: 18, ends: 'round' });
      link([0, 0.72, 0.42], [0, 0.72, -0.42], 0.17);
      for (const z of [0.42, -0.42]) b.mirrored('x', () => link([0.06, 0.68, z], [0.15, 0.08, z + (z > 0 ? 0.06 : -0.06)], 0.14));
      link([0, 0.74, 0.42], [0, 1.12, 0.58], 0.14);
      b.mirrored('x', () => link([0.03, 1.12, 0.56], [0.14, 1.44, 0.46], 0.11));
      link([0, 1.12, 0.56], [0, 1.06, 1.02], 0.15);
      b.lathe('.02,0! .04,.04 .07,.08!', { part: 'knot', at: [0, 1.06, 1.02], toward: [0, -0.1, 1] });
      link([0, 0.74, -0.42], [0, 1.12, -0.66], 0.1);
      b.ball(0.05, { part: 'knot', at: [0, 1.15, -0.68] }).ring(0.1, 0.022, { part: 'string', at: [0, 0.79, 0.44], rotate: [24, 0, 0] });
      return;
    }
    if (form === 'single') { one([0, 2.0, 0], [0, 0, 0.05]); return; } // prettier-ignore
    const places: readonly Vec3[] = [[0, 2.6, 0], [0.62, 2.25, 0.2], [-0.6, 2.3, 0.18], [0.1, 2.0, 0.6], [-0.2, 2.2, -0.55], [0.55, 2.75, -0.3], [-0.45, 2.85, -0.2], [0.42, 2.5, 0.62], [-0.45, 1.95, 0.5]];
    places.forEach((at, i) => one(at, [0, 0.2, 0], 0.8 + 0.1 * (i % 4)));
    b.ring(0.06, 0.02, { part: 'knot', at: [0, 0.24, 0] }).ball(0.05, { part: 'string', at: [0, 0.22, 0] }).tube('0,.22,0 .04,.1,.02 -.02,0,.04', 0.016, { part: 'string' });
  },
  money(b, p) {
    (MONEY[p.variant('form')] ?? MONEY['coin']!)(b, p);
  },
  birdcage(b, p) {
    const wire = 0.014 * p.thickness;
    b.part('base').lathe('0,0! .56,0! .58,.03 .56,.06 .54,.09! .54,.2! .56,.22! .5,.22! 0,.1!', { segments: 48 });
    b.radial(26, () => b.tube('0,.2,.52 0,.8,.52 0,1.12,.5 0,1.36,.36 0,1.48,.14 0,1.52,.02', wire, { part: 'bars', segments: 6 }));
    for (const [y, r] of [[0.55, 0.52], [1.0, 0.515], [1.34, 0.37]] as const) b.ring(r, wire * 1.3, { part: 'bars', at: [0, y, 0], around: 48, segments: 6 });
    b.lathe('.08,1.49! .09,1.53 .03,1.58 .05,1.62 0,1.66', { part: 'base' }).ring(0.11, 0.02, { part: 'ring', at: [0, 1.76, 0], rotate: [90, 0, 0] });
    // Door, standing ajar, in the front.
    b.part('base').tube('-.14,.4,.54 -.14,.78,.54 0,.86,.55 .14,.78,.54 .14,.4,.54', wire * 1.7, { closed: true });
    b.ball(0.03, { part: 'ring', at: [0.12, 0.6, 0.57] });
    // A swing and two perches.
    b.rod([-0.5, 0.52, 0.06], [0.5, 0.52, 0.06], 0.026, { part: 'perch' }).rod([-0.16, 0.86, 0], [0.16, 0.86, 0], 0.024, { part: 'perch' });
    b.mirrored('x', () => b.rod([0.15, 0.86, 0], [0.03, 1.5, 0], 0.009, { part: 'bars' }).lathe('.0,.0! .07,0 .1,.06 .1,.1!', { part: 'perch', at: [0.34, 0.22, 0.2] }));
    b.anchor('in', [0, 0.54, 0.06], 0.45).anchor('on', [0, 1.66, 0], 0.4);
  },
  nest(b, p) {
    const t = p.thickness;
    loft(b, (u, v) => { const a = u * 2 * Math.PI; const k = v * Math.PI; const wob = 1 + 0.05 * Math.sin(a * 5 + 2) + 0.04 * Math.sin(a * 9); return [(0.36 + 0.36 * Math.sin(k * 0.94 + 0.1)) * Math.sin(a) * wob * (v > 0.5 ? 1 : 0.9), v < 0.55 ? 0.62 * v : 0.34 - (v - 0.55) * 0.42, (0.36 + 0.36 * Math.sin(k * 0.94 + 0.1)) * Math.cos(a) * wob]; }, { part: 'twigs', columns: 40, rows: 16, tint: 0.62 }); // prettier-ignore
    for (let i = 0; i < 230; i++) {
      const a = i * 2.39996;
      const layer = b.random.next();
      const r = 0.54 + 0.24 * Math.sin(layer * Math.PI * 0.85 + 0.3) + b.random.between(-0.06, 0.05);
      const y = 0.03 + layer * 0.42 + b.random.between(-0.02, 0.04);
      const span = b.random.between(0.35, 0.75);
      const at = (k: number, out: number): Vec3 => [(r + out) * Math.sin(a + k * span), y + k * b.random.between(-0.06, 0.09), (r + out) * Math.cos(a + k * span)];
      const stray = b.random.between(0, 0.1);
      b.tube([at(-1, stray), at(-0.4, -0.01), at(0.4, -0.01), at(1, stray * 0.7)], [0.008 * t, 0.017 * t, 0.015 * t, 0.006 * t], { part: 'twigs', segments: 5, steps: 3, tint: b.random.between(0.7, 1.35) });
    }
    for (const [x, z, turn, lean] of [[-0.17, 0.1, 20, 70], [0.18, 0.08, -40, 62], [0.0, -0.18, 80, 66]] as const) b.lathe('0,-.19! .1,-.15 .155,-.02 .14,.1 .08,.19 0,.22', { part: 'eggs', at: [x, 0.38, z], rotate: [lean, turn, 0], segments: 26 });
    b.anchor('in', [0, 0.34, 0], 0.5).anchor('on', [0, 0.4, 0], 0.5);
  },
};
