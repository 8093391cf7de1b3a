import type { MeshBuilder } from '../mesh-builder.ts';
import type { Blend } from '../primitives/blend.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import { lerp, type Vec3 } from '../vec.ts';

/** Even places on the unit ball, by the golden angle. */
function onBall(count: number): Vec3[] {
  return Array.from({ length: count }, (_, i): Vec3 => {
    const y = 1 - (2 * (i + 0.5)) / count;
    const flat = Math.sqrt(1 - y * y);
    return [flat * Math.sin(i * 2.39996), y, flat * Math.cos(i * 2.39996)];
  });
}

function toothRow(b: MeshBuilder, y: number, count: number, reach: number, z: number, size: number, down: boolean): void {
  for (let i = 0; i < count; i++) {
    const a = ((i - (count - 1) / 2) / count) * 2.5;
    b.part('teeth').superball([size * 0.52, size, size * 0.4], 0.5, 0.6, { at: [reach * Math.sin(a), y + (down ? -size * 0.4 : size * 0.4), z + reach * Math.cos(a) * 0.9], rotate: [0, (a * 180) / Math.PI, 0] });
  }
}

function humanSkull(b: MeshBuilder, bone: string): void {
  b.part(bone).blend(0.1, (s) => {
    s.ellipsoid([0, 0.98, -0.1], [0.47, 0.5, 0.58], [0, 1, 0]).ellipsoid([0, 0.74, 0.26], [0.34, 0.28, 0.24]).ellipsoid([0, 0.46, 0.34], [0.22, 0.17, 0.2]);
    for (const x of [-1, 1]) s.limb([x * 0.18, 0.86, 0.44], [x * 0.36, 0.84, 0.3], 0.07).limb([x * 0.2, 0.6, 0.42], [x * 0.42, 0.62, 0.12], 0.07).limb([x * 0.42, 0.62, 0.12], [x * 0.43, 0.64, -0.1], 0.05).limb([x * 0.38, 0.56, 0.0], [x * 0.33, 0.24, 0.14], 0.07, 0.08).limb([x * 0.33, 0.24, 0.14], [x * 0.12, 0.12, 0.46], 0.085, 0.09);
    s.limb([-0.12, 0.12, 0.47], [0.12, 0.12, 0.47], 0.095);
    for (const x of [-1, 1]) s.carve([x * 0.19, 0.73, 0.47], [0.135, 0.13, 0.17]).carve([x * 0.47, 0.9, 0.16], [0.09, 0.16, 0.16]);
    s.carve([0, 0.53, 0.52], [0.065, 0.11, 0.12]).carve([0, 0.29, 0.2], [0.22, 0.09, 0.36]);
  }, { resolution: 64 });
  b.part('eyes').mirrored('x', () => b.ball([0.125, 0.12, 0.1], { at: [0.19, 0.73, 0.32] }));
  b.ball([0.06, 0.09, 0.06], { at: [0, 0.54, 0.42] });
  toothRow(b, 0.36, 10, 0.2, 0.31, 0.055, true);
  toothRow(b, 0.2, 10, 0.19, 0.3, 0.052, false);
}

/** A long bone along +Y with knobs at both ends. */
function longBone(b: MeshBuilder, length: number, r: number): void {
  b.part('bone').blend(r * 0.8, (s) => {
    s.chain([[0, 0, 0], [0, length * 0.25, 0], [0, length * 0.75, 0], [0, length, 0]], [r * 1.25, r, r, r * 1.25]);
    for (const [x, y] of [[-1, 0], [1, 0], [-1, length], [1, length]] as const) s.ball([x * r * 1.15, y + (y > 0 ? r * 0.5 : -r * 0.5), 0], r * 1.35);
  }, { resolution: 56 });
}

/** A feathered wing in the xy plane, its root at the origin, spread to +X. */
function wing(b: MeshBuilder, part: string, tip: string): void {
  b.part(part).tube([[0, 0, 0], [0.35, 0.34, 0], [0.8, 0.5, 0], [1.15, 0.42, 0]], [0.09, 0.08, 0.06, 0.03], { ends: 'round' });
  for (const [row, count, long] of [[0, 11, 0.86], [1, 10, 0.5], [2, 9, 0.28]] as const) for (let i = 0; i < count; i++) {
    const t = i / (count - 1);
    const at: Vec3 = [lerp(0.05, 1.14, t), 0.08 + 0.62 * t - 0.27 * t * t * t, 0.012 * row + 0.006 * (i % 2)];
    b.part(row === 0 ? tip : part).leaf(long * (0.72 + 0.42 * t - 0.1 * Math.abs(t - 0.8)), 0.15 - row * 0.012, { at, rotate: [0, 0, 190 + 62 * t], bend: 8, widest: 0.72, steps: 5, tint: 1 - 0.09 * row + 0.06 * (i % 2) });
  }
}

/** An antler along a path with tines. */
function antler(b: MeshBuilder): void {
  b.part('bone').tube('.06,0,0 .2,.22,-.04 .5,.45,-.12 .68,.8,-.1 .62,1.2,.02', [0.075, 0.06, 0.05, 0.042, 0.012], { segments: 9 });
  b.part('tip');
  for (const [path, r] of [['.1,.08,0 .14,.2,.2 .16,.42,.32', 0.04], ['.34,.34,-.08 .34,.5,.1 .38,.72,.2', 0.04], ['.6,.6,-.12 .44,.78,-.06 .36,1.02,.02', 0.036], ['.68,.86,-.09 .86,.98,-.1 .94,1.2,-.04', 0.034], ['.66,1.02,-.04 .5,1.14,.02 .46,1.32,.06', 0.028]] as const) b.tube(path, [r, r * 0.85, r * 0.2], { segments: 8 });
  b.part('bone').ring(0.08, 0.03, { at: [0.06, 0.02, 0], rotate: [0, 0, -20] });
}

function hand(s: Blend, mirror = 1): void {
  s.ellipsoid([0, 0.42, 0], [0.26, 0.3, 0.11]).limb([0, 0, 0], [0, 0.28, 0], 0.15, 0.17);
  for (const [x, y, lean, length] of [[-0.2, 0.62, -0.06, 0.44], [-0.07, 0.68, -0.015, 0.54], [0.07, 0.67, 0.02, 0.5], [0.2, 0.58, 0.07, 0.38]] as const) s.chain([[x * mirror, y - 0.06, 0], [(x + lean * 0.6) * mirror, y + length * 0.45, 0.02], [(x + lean) * mirror, y + length, 0.05]], [0.075, 0.068, 0.055]);
  s.chain([[-0.16 * mirror, 0.28, 0.03], [-0.36 * mirror, 0.46, 0.09], [-0.47 * mirror, 0.68, 0.13]], [0.11, 0.085, 0.06]);
}

const ORGANS: Readonly<Record<string, (b: MeshBuilder, p: RecipeInput) => void>> = {
  heart(b) {
    b.part('flesh').blend(0.16, (s) => s.chain([[0.06, 0.06, 0.06], [0.02, 0.42, 0.04], [-0.06, 0.74, 0]], [0.09, 0.36, 0.34]).ellipsoid([0.2, 0.62, 0.05], [0.3, 0.34, 0.28]).ellipsoid([-0.28, 0.84, -0.02], [0.2, 0.2, 0.2]).ellipsoid([0.3, 0.9, -0.04], [0.16, 0.14, 0.16]), { resolution: 50 });
    b.part('detail').tube('.02,.86,.02 0,1.14,.02 .06,1.34,-.06 .24,1.36,-.16 .3,1.14,-.24', [0.15, 0.14, 0.13, 0.12, 0.1], { segments: 16, ends: 'round' });
    for (const [x, z] of [[0.02, -0.02], [0.13, -0.08], [0.23, -0.12]] as const) b.tube([[x, 1.3, z], [x * 1.1, 1.5, z], [x * 1.3 - 0.02, 1.62, z]], 0.042);
    b.part('vessels').tube('-.3,.7,-.08 -.3,1.1,-.08 -.27,1.45,-.1', 0.1, { segments: 14 }).tube('.2,.84,.22 .12,1.02,.22 -.12,1.12,.1 -.34,1.14,-.1', [0.13, 0.12, 0.1, 0.08], { segments: 14, ends: 'round' }).tube('.3,.95,-.1 .5,1.02,-.18', 0.07);
    for (const [part, path] of [['detail', '.0,.92,.34 .02,.7,.39 .1,.45,.36 .1,.22,.23'], ['vessels', '-.2,.84,.25 -.1,.6,.34 -.04,.38,.3'], ['detail', '.08,.62,.4 .24,.5,.32 .32,.36,.2'], ['vessels', '.05,.52,.39 .16,.34,.34 .16,.2,.2'], ['detail', '-.04,.6,.38 -.2,.46,.28']] as const) b.tube(path, [0.026, 0.02, 0.008], { part, segments: 6 });
  },
  brain(b) {
    const fold = (side: number) => (x: number, y: number, z: number) => 1 + 0.055 * Math.sin(13 * x * side + 5 * Math.sin(7 * z + 2 * y)) * Math.cos(11 * y + 5 * Math.sin(6 * x + 3 * z));
    for (const side of [-1, 1]) b.warped(([x, y, z]) => { const f = fold(side)(x, y, z); return [0.02 * side + Math.max(0, x * side) * side * f, 0.62 + y * f * (y < 0 ? 0.75 : 1), z * f]; }, () => b.part('flesh').rock([0.46, 0.48, 0.66], { roughness: 0.001, depth: 5 }));
    b.part('detail').ball([0.3, 0.19, 0.22], { at: [0, 0.3, -0.42] });
    for (let i = 0; i < 5; i++) b.ring(0.2 + 0.015 * (i % 2), 0.03, { at: [0, 0.2 + i * 0.05, -0.44], scale: [1.35, 1, 1], tint: 0.9 });
    b.part('vessels').tube('0,.34,-.1 0,.15,-.18 0,-.02,-.24', [0.12, 0.1, 0.08], { segments: 14 });
  },
  eye(b) {
    b.part('#f6f3ee gloss').ball(0.5, { at: [0, 0.5, 0], segments: 36 });
    b.part('flesh').lathe('.245,.436! .2,.46 .12,.47 .1,.465!', { at: [0, 0.5, 0], rotate: [90, 0, 0], segments: 40 });
    for (let i = 0; i < 28; i++) b.box([0.008, 0.11, 0.006], { part: 'flesh', tint: i % 2 ? 0.65 : 1.35, at: [0.17 * Math.sin(i * 0.2244), 0.5 + 0.17 * Math.cos(i * 0.2244), 0.468], rotate: [0, 0, -i * 12.86] });
    b.part('#0c0c0d gloss').ball([0.11, 0.11, 0.03], { at: [0, 0.5, 0.462] }).ring(0.243, 0.014, { at: [0, 0.5, 0.436], rotate: [90, 0, 0] });
    b.part('#ffffff glow').ball([0.04, 0.05, 0.015], { at: [-0.07, 0.6, 0.475] });
    for (let i = 0; i < 12; i++) { const a = i * 0.5236 + 0.2; b.part('detail').tube([0.9, 1.25, 1.6, 2.0].map((l, k): Vec3 => [0.502 * Math.sin(l) * Math.sin(a + 0.12 * Math.sin(k * 2 + i)), 0.5 + 0.502 * Math.sin(l) * Math.cos(a + 0.12 * Math.sin(k * 2 + i)), 0.502 * Math.cos(l)]), [0.004, 0.008, 0.01, 0.014], { segments: 5 }); }
    b.part('vessels').tube('0,.5,-.45 .02,.48,-.62 .08,.42,-.85', [0.12, 0.09, 0.075], { segments: 12 });
  },
  hand(b) {
    b.part('flesh').blend(0.07, (s) => hand(s), { resolution: 60 });
    for (const [x, y, z] of [[-0.262, 1.04, 0.1], [-0.087, 1.2, 0.1], [0.092, 1.15, 0.1], [0.272, 0.94, 0.1]] as const) b.part('detail').ball([0.038, 0.05, 0.02], { at: [x, y - 0.01, z - 0.1 - 0.0], segments: 10 });
    for (const path of ['-.2,.46,.09 0,.5,.115 .2,.44,.09', '-.14,.3,.1 -.02,.4,.118 .2,.36,.09'] as const) b.part('vessels').tube(path, 0.007, { segments: 4 });
  },
  foot(b) {
    b.part('flesh').blend(0.12, (s) => {
      s.chain([[0, 0.95, -0.3], [0, 0.4, -0.28], [0.0, 0.16, -0.32]], [0.2, 0.16, 0.17]).chain([[0, 0.32, -0.2], [0, 0.2, 0.2], [-0.02, 0.11, 0.55]], [0.17, 0.18, 0.12]).ellipsoid([0.05, 0.12, 0.45], [0.24, 0.1, 0.2]);
      for (const [x, z, r] of [[-0.17, 0.78, 0.085], [-0.02, 0.8, 0.062], [0.1, 0.75, 0.056], [0.2, 0.68, 0.05], [0.28, 0.6, 0.045]] as const) s.limb([x * 0.9, 0.1, z - 0.2], [x, 0.07, z], r);
    }, { resolution: 60 });
    for (const [x, z, r] of [[-0.17, 0.84, 0.05], [-0.02, 0.845, 0.034], [0.1, 0.79, 0.03], [0.2, 0.715, 0.027], [0.28, 0.63, 0.024]] as const) b.part('detail').ball([r, 0.016, r], { at: [x, 0.115, z - 0.02], rotate: [24, 0, 0], segments: 10 });
    b.part('vessels').tube('-.06,.36,.02 -.03,.3,.2 -.08,.23,.4', 0.012, { segments: 5 });
  },
  head(b) {
    b.part('flesh').blend(0.09, (s) => {
      s.ellipsoid([0, 1.0, -0.06], [0.4, 0.46, 0.48]).ellipsoid([0, 0.72, 0.12], [0.32, 0.36, 0.32]).limb([0, 0.48, 0.28], [0, 0.46, 0.3], 0.13).chain([[0, 0.6, -0.1], [0, 0.2, -0.14]], [0.22, 0.24]).limb([-0.34, 0.05, -0.14], [0.34, 0.05, -0.14], 0.16);
      s.chain([[0, 0.94, 0.42], [0, 0.78, 0.52]], [0.05, 0.085]);
      for (const x of [-1, 1]) s.ellipsoid([x * 0.41, 0.84, -0.05], [0.05, 0.14, 0.09]).limb([x * 0.08, 1.0, 0.42], [x * 0.26, 1.0, 0.35], 0.045).limb([x * 0.05, 0.74, 0.47], [x * 0.07, 0.74, 0.46], 0.05).carve([x * 0.17, 0.92, 0.46], [0.08, 0.05, 0.06]);
      s.limb([-0.09, 0.62, 0.42], [0.09, 0.62, 0.42], 0.038).limb([-0.07, 0.57, 0.41], [0.07, 0.57, 0.41], 0.042);
    }, { resolution: 64 });
    b.mirrored('x', () => b.ball(0.065, { part: '#f6f3ee gloss', at: [0.16, 0.92, 0.36] }).ball(0.034, { part: 'vessels', at: [0.16, 0.92, 0.402] }));
    b.part('detail').capsule([-0.09, 0.595, 0.45], [0.09, 0.595, 0.45], 0.014);
  },
  tooth(b) {
    b.part('flesh').blend(0.12, (s) => {
      for (const [x, z] of [[-1, -1], [1, -1], [-1, 1], [1, 1]] as const) s.ellipsoid([x * 0.19, 0.92, z * 0.17], [0.2, 0.22, 0.19]);
      s.ellipsoid([0, 0.72, 0], [0.36, 0.3, 0.32]);
      for (const [x, z] of [[-0.2, 0.08], [0.2, 0.08], [0, -0.16]] as const) s.chain([[x, 0.55, z], [x * 1.2, 0.2, z * 1.2], [x * 1.05, -0.02, z]], [0.17, 0.11, 0.03]);
    }, { resolution: 54 });
    b.part('detail').ring(0.34, 0.03, { at: [0, 0.55, 0], scale: [1, 1, 0.88] });
    b.part('vessels').ball([0.07, 0.012, 0.07], { at: [0, 1.05, 0] });
  },
  ear(b) {
    b.part('flesh').blend(0.06, (s) => {
      s.ellipsoid([0, 0.72, -0.02], [0.36, 0.5, 0.06]).ellipsoid([0.1, 0.2, 0.0], [0.16, 0.2, 0.08]);
      s.chain([[0.2, 0.62, 0.08], [0.26, 0.98, 0.08], [0.05, 1.2, 0.1], [-0.22, 1.12, 0.12], [-0.36, 0.82, 0.12], [-0.28, 0.45, 0.1], [-0.06, 0.18, 0.08]], [0.05, 0.07, 0.08, 0.08, 0.075, 0.07, 0.07]);
      s.chain([[-0.02, 0.96, 0.07], [-0.17, 0.78, 0.1], [-0.14, 0.48, 0.1], [0.06, 0.36, 0.1]], [0.05, 0.06, 0.055, 0.06]).limb([0.24, 0.5, 0.1], [0.2, 0.66, 0.1], 0.06);
      s.carve([0.06, 0.6, 0.1], [0.13, 0.19, 0.12]);
    }, { resolution: 56 });
    b.part('detail').ball([0.07, 0.1, 0.03], { at: [0.08, 0.58, 0.01] });
    b.part('vessels').ball(0.03, { at: [0.08, 0.14, 0.09] });
  },
  lips(b) {
    for (const [points, y] of [['-.8,.0,.0 -.45,.2,.14 -.14,.32,.24 0,.24,.25 .14,.32,.24 .45,.2,.14 .8,.0,.0', 0.02], ['-.8,.0,.0 -.45,-.22,.14 0,-.34,.24 .45,-.22,.14 .8,.0,.0', -0.02]] as const) b.part('flesh').tube(points, (s) => 0.03 + 0.2 * Math.sin(s * Math.PI) ** 0.8 * (y > 0 ? 0.82 : 1), { at: [0, 0.5 + y, 0], flatten: 0.82, up: [0, 0, 1], segments: 18, ends: 'round' });
    b.part('detail').tube('-.7,.5,.04 -.3,.48,.14 0,.5,.18 .3,.48,.14 .7,.5,.04', 0.05, { flatten: 0.6 });
    for (let i = -3; i <= 3; i++) b.superball([0.1, 0.1, 0.05], 0.5, 0.5, { part: '#fbf8f2 gloss', at: [i * 0.18, 0.56, 0.1 - 0.015 * i * i] });
    b.part('vessels').tube('-.4,.72,.3 0,.62,.44 .4,.72,.3', 0.006);
  },
  lungs(b) {
    for (const side of [-1, 1]) b.part('flesh').blend(0.12, (s) => {
      s.chain([[side * 0.24, 1.18, 0], [side * 0.4, 0.78, 0], [side * 0.46, 0.3, 0]], [0.16, 0.27, 0.32]).ellipsoid([side * 0.62, 0.12, 0], [0.18, 0.2, 0.24]);
      if (side < 0) s.carve([-0.08, 0.4, 0.16], [0.2, 0.26, 0.3]);
    }, { resolution: 44 });
    b.part('detail').tube('0,1.7,0 0,1.3,0 0,1.0,.0', 0.085, { segments: 14 });
    for (let i = 0; i < 8; i++) b.ring(0.087, 0.022, { at: [0, 1.08 + i * 0.085, 0], around: 20, segments: 6, tint: 0.85 });
    for (const side of [-1, 1]) {
      b.part('detail').tube([[0, 1.04, 0], [side * 0.14, 0.92, 0.06], [side * 0.3, 0.8, 0.16]], [0.08, 0.07, 0.05]);
      for (const [x, y, r] of [[0.3, 0.5, 0.4], [0.52, 0.62, 0.3], [0.5, 0.28, 0.38], [0.3, 0.98, 0.22]] as const) b.part('vessels').tube([[side * 0.26, 0.84, 0.26], [side * (0.26 + x) * 0.55, (0.84 + y) / 2, r * 0.6 + 0.12], [side * x, y, r * 0.62 + 0.1]], [0.03, 0.022, 0.008], { segments: 6 });
    }
  },
  stomach(b) {
    b.part('flesh').blend(0.1, (s) => s.chain([[0.06, 1.3, 0], [0.1, 1.02, 0], [0.26, 0.9, 0], [0.3, 0.6, 0], [0.16, 0.34, 0], [-0.14, 0.24, 0], [-0.36, 0.38, 0]], [0.09, 0.1, 0.28, 0.32, 0.28, 0.2, 0.12]), { resolution: 50 });
    b.part('detail').tube('.06,1.24,0 .03,1.5,0', 0.1, { segments: 14 }).tube('-.36,.38,0 -.52,.46,0 -.54,.26,0 -.5,.05,0', [0.12, 0.1, 0.1, 0.09], { segments: 14 });
    for (const path of ['.46,.9,.2 .42,.6,.28 .22,.36,.28', '.24,1.04,.24 .2,.7,.34 .02,.42,.26', '.12,.86,.22 .06,.6,.22'] as const) b.part('vessels').tube(path, [0.022, 0.016, 0.006], { segments: 6 });
  },
  kidney(b) {
    b.part('flesh').blend(0.14, (s) => s.chain([[0.1, 0.26, 0], [-0.2, 0.44, 0], [-0.22, 0.8, 0], [0.06, 1.02, 0]], [0.22, 0.27, 0.27, 0.22]), { resolution: 48 });
    b.part('detail').tube('-.06,.68,0 .2,.68,.04 .5,.74,.04', [0.1, 0.075, 0.07], { segments: 12 });
    b.part('vessels').tube('-.06,.6,.04 .2,.58,.08 .5,.6,.08', [0.1, 0.075, 0.07], { segments: 12 });
    b.part('#e0c068').tube('-.02,.54,-.02 .16,.4,0 .2,.1,0 .22,-.2,0', [0.1, 0.06, 0.05, 0.045], { segments: 12 });
  },
  hair(b) {
    b.part('flesh').lathe('0,1.15 .3,1.1 .44,.9 .46,.7', { segments: 30, tint: 0.7 });
    b.radial(40, (i) => b.tube([[0, 1.12, 0.04], [0, 1.02, 0.36], [0.06 * Math.sin(i * 2), 0.6, 0.5], [0.1 * Math.sin(i), 0.15, 0.46 + 0.08 * Math.sin(i * 3)]], [0.05, 0.07, 0.07, 0.012], { flatten: 0.5, segments: 7, tint: b.random.between(0.8, 1.2), steps: 4 }), { start: 40, arc: 290 });
    for (let i = -2; i <= 2; i++) b.tube([[i * 0.05, 1.12, 0.1], [i * 0.1, 1.08, 0.42], [i * 0.17, 0.86, 0.48]], [0.06, 0.08, 0.015], { flatten: 0.5 });
    b.part('detail').ball([0.1, 0.07, 0.05], { at: [-0.38, 0.95, 0.3] }); b.part('vessels').ball(0.03, { at: [-0.39, 0.96, 0.34] });
  },
  arm(b, p) {
    const t = p.thickness;
    b.part('flesh').blend(0.1, (s) => {
      s.chain([[-0.62, 0.62, 0], [-0.3, 0.34, 0], [0.02, 0.16, 0]], [0.26 * t, 0.2 * t, 0.16 * t]).ellipsoid([-0.28, 0.48, 0.02], [0.16 * t, 0.27, 0.17 * t], [-1, 0.85, 0]).ball([-0.64, 0.64, 0], 0.27 * t);
      s.chain([[0.02, 0.16, 0], [0.16, 0.5, 0.02], [0.22, 0.86, 0.05]], [0.16 * t, 0.17 * t, 0.1 * t]);
      s.ellipsoid([0.22, 1.08, 0.08], [0.15, 0.17, 0.14]);
      for (let i = 0; i < 4; i++) s.chain([[0.1 + i * 0.075, 1.2, 0.0], [0.09 + i * 0.08, 1.22, 0.14], [0.1 + i * 0.075, 1.08, 0.2]], [0.055, 0.055, 0.05]);
      s.chain([[0.08, 1.0, 0.12], [0.12, 1.04, 0.24], [0.26, 1.06, 0.26]], [0.06, 0.055, 0.05]);
    }, { resolution: 64 });
    b.part('detail').lathe('.27,.0 .29,.02 .27,.05', { at: [-0.68, 0.68, 0], toward: [-0.7, 0.75, 0] });
    b.part('vessels').tube('-.2,.46,.17 .0,.28,.15 .1,.45,.17 .18,.75,.14', [0.01, 0.014, 0.014, 0.006], { segments: 5 });
  },
};

export const BODIES: RecipeTable = {
  skull(b, p) {
    const form = p.variant('form');
    if (form === 'animal') {
      b.part('bone').blend(0.09, (s) => {
        s.ellipsoid([0, 0.62, -0.3], [0.3, 0.27, 0.36], [0, 0, 1]).chain([[0, 0.6, -0.1], [0, 0.46, 0.3], [0, 0.3, 0.72]], [0.26, 0.19, 0.12]).ellipsoid([0, 0.27, 0.76], [0.16, 0.1, 0.14]);
        for (const x of [-1, 1]) s.limb([x * 0.2, 0.74, -0.02], [x * 0.34, 0.6, -0.16], 0.08).limb([x * 0.3, 0.46, 0.1], [x * 0.36, 0.48, -0.3], 0.06).limb([x * 0.24, 0.4, -0.4], [x * 0.2, 0.14, -0.2], 0.07).limb([x * 0.2, 0.14, -0.2], [x * 0.06, 0.1, 0.66], 0.07, 0.05);
        for (const x of [-1, 1]) s.carve([x * 0.25, 0.58, 0.06], [0.1, 0.11, 0.12]).carve([x * 0.06, 0.36, 0.84], [0.04, 0.06, 0.1]);
      }, { resolution: 62 });
      b.part('eyes').mirrored('x', () => b.ball([0.09, 0.1, 0.1], { at: [0.2, 0.58, 0.05] }).ball(0.04, { at: [0.06, 0.37, 0.76] }));
      b.mirrored('x', () => {
        for (let i = 0; i < 6; i++) b.cone(0.03, i === 0 ? 0.2 : 0.1, { part: 'teeth', at: [0.1 + 0.018 * i, 0.26 + 0.02 * i, 0.74 - i * 0.11], rotate: [180, 0, 0], segments: 8 }).cone(0.026, 0.08, { part: 'teeth', at: [0.07 + 0.02 * i, 0.15, 0.62 - i * 0.11], segments: 8 });
        b.tube('.18,.82,-.26 .5,1.0,-.4 .82,.95,-.3 .96,1.2,-.1', [0.12, 0.1, 0.075, 0.01], { part: 'bone', segments: 12, tint: 0.8 });
        b.ring(0.13, 0.03, { part: 'ornament', at: [0.3, 0.9, -0.31], rotate: [0, 20, 60] });
      });
    } else {
      if (form === 'crystal') {
        b.part('bone').group({}, () => humanSkull(b, 'bone'));
        for (const [x, y, z, h, tilt, turn] of [[0, 1.36, -0.1, 0.5, 0, 0], [0.2, 1.3, -0.2, 0.4, 32, 70], [-0.22, 1.3, -0.16, 0.42, 34, -80], [0.05, 1.32, -0.4, 0.36, 40, 170], [-0.08, 1.3, 0.14, 0.3, 30, 0], [0.34, 1.12, -0.3, 0.32, 58, 110], [-0.36, 1.1, -0.34, 0.34, 60, -110]] as const) b.part('bone').group({ at: [x, y, z], rotate: [0, turn, 0] }, () => b.crystal(0.09, h, { rotate: [tilt, 0, 0], tint: 1.15 }));
      } else humanSkull(b, 'bone');
      b.part('ornament').tube(Array.from({ length: 24 }, (_, i): Vec3 => [0.475 * Math.sin(i * 0.2618), 1.12 - 0.02 * Math.cos(i * 0.2618), -0.1 + 0.58 * Math.cos(i * 0.2618)]), 0.035, { closed: true });
      b.radial(9, () => b.cone(0.06, 0.2, { at: [0, 1.14, 0.46], segments: 8 }).ball(0.03, { at: [0, 1.35, 0.46], segments: 8 }));
    }
    b.anchor('on', [0, form === 'animal' ? 0.85 : 1.45, -0.1], 0.5).anchor('in', [0, 0.72, 0.3], 0.3);
  },

  body_part(b, p) {
    (ORGANS[p.variant('form')] ?? ORGANS['heart']!)(b, p);
  },

  bone(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    if (form === 'horn') {
      b.part('bone').tube('0,0,0 .1,.4,0 .34,.78,0 .74,.96,.05 1.1,.88,.1', [0.24 * t, 0.21 * t, 0.16 * t, 0.1 * t, 0.04 * t], { segments: 20, steps: 9 });
      for (let i = 0; i < 9; i++) { const s = i / 12; b.ring((0.245 - 0.13 * s) * t, 0.02, { at: [0.06 * i * s * 2 + 0.01 * i, 0.1 + 0.088 * i, 0], rotate: [0, 0, -8 - i * 4.6], tint: 0.85 }); }
      b.part('tip').tube('1.02,.91,.09 1.16,.84,.11 1.24,.74,.12', [0.055 * t, 0.034 * t, 0.004], { segments: 12 });
    } else if (form === 'tusk') {
      b.part('bone').tube('0,0,0 .25,.06,.06 .7,.3,.1 1.05,.75,.1 1.12,1.1,.08', [0.17 * t, 0.17 * t, 0.14 * t, 0.08 * t, 0.03], { segments: 18, steps: 9 });
      b.part('tip').tube('1.11,1.02,.08 1.12,1.12,.08 1.11,1.24,.07', [0.045 * t, 0.03, 0.004], { segments: 12 });
      b.part('#8a7a60').cylinder(0.12 * t, 0.02, { at: [-0.004, 0, 0], rotate: [0, 0, 100] });
    } else if (form === 'antlers') {
      b.mirrored('x', () => antler(b));
      b.part('bone').ball([0.16, 0.1, 0.12], { at: [0, 0, 0] });
    } else if (form === 'claw' || form === 'fang') {
      const claw = form === 'claw';
      if (claw) {
        b.part('bone').tube('0,0,0 .06,.42,.0 .3,.8,.0 .72,.98,0', [0.3 * t, 0.27 * t, 0.17 * t, 0.06 * t], { segments: 20, flatten: 0.7, up: [0, 0, 1], steps: 9 });
        b.part('tip').tube('.62,.95,0 .85,.99,0 1.04,.92,0', [0.085 * t, 0.045 * t, 0.004], { segments: 14, flatten: 0.7, up: [0, 0, 1] });
        b.part('bone').ball([0.32 * t, 0.16, 0.25 * t], { at: [0, 0.0, 0], tint: 0.85 });
      } else {
        b.part('bone').lathe([[0, 1.3], [0.14 * t, 1.24], [0.2 * t, 1.05], [0.17 * t, 0.92], [0.21 * t, 0.82], [0.15 * t, 0.4], [0.07 * t, 0.2]], { segments: 24 });
        b.part('tip').lathe([[0, 0], [0.01, 0.02], [0.05 * t, 0.12], [0.075 * t, 0.215]], { segments: 20 });
        b.part('bone').ring(0.2 * t, 0.03, { at: [0, 0.87, 0], tint: 0.85 });
      }
    } else if (form === 'tail') {
      const at = (s: number): Vec3 => [1.4 * s - 0.7, 0.3 + 0.35 * Math.sin(s * 5.2), 0.25 * Math.sin(s * 4)];
      for (let i = 0; i < 17; i++) { const s = i / 17; const r = 0.13 * (1 - 0.8 * s) * t; b.part('bone').ball([r, r * 0.8, r], { at: at(s), segments: 14 }).cone(r * 0.5, r * 1.9, { at: at(s), segments: 8 }).rod([at(s)[0], at(s)[1], at(s)[2] - r * 1.5], [at(s)[0], at(s)[1], at(s)[2] + r * 1.5], r * 0.3); }
      b.part('tip').tube([at(0.95), at(1.0), at(1.08)], [0.03 * t, 0.022, 0.004]);
    } else if (form === 'fossil') {
      b.part('#a59a86 stone').rock([0.85, 0.16, 0.72], { at: [0, 0.15, 0], roughness: 0.14, cuts: 7, depth: 4 });
      b.group({ at: [0, 0.28, 0], rotate: [4, 0, 0] }, () => {
        const spiral = (i: number): Vec3 => { const a = i * 0.16; const r = 0.03 * Math.exp(a * 0.151); return [r * Math.sin(a) - 0.02, 0.03, r * Math.cos(a)]; };
        b.part('bone').tube(Array.from({ length: 118 }, (_, i) => spiral(i)), (s) => 0.012 * Math.exp(s * 118 * 0.16 * 0.151), { straight: true, segments: 12 });
        for (let i = 30; i < 118; i += 3) { const [x, y, z] = spiral(i); const r = 0.0125 * Math.exp(i * 0.16 * 0.151); b.ring(r, r * 0.16, { part: 'tip', at: [x, y, z], rotate: [0, 0, 90], around: 16, segments: 5, scale: 1 }); }
      });
    } else if (form === 'wings') {
      b.group({ at: [0.12, 0.6, 0], rotate: [0, 14, 10] }, () => wing(b, 'bone', 'tip')).group({ at: [-0.12, 0.6, 0], rotate: [0, -14, -10], scale: [-1, 1, 1] }, () => wing(b, 'bone', 'tip'));
    } else {
      b.group({ at: [-0.5, 0.2, 0], rotate: [0, 20, -62] }, () => longBone(b, 1.15, 0.1 * t));
      b.part('tip').ball(0.03, { at: [0.5, 0.72, -0.1] });
    }
  },

  dna(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    if (form === 'molecule') {
      const atoms: readonly (readonly [Vec3, number, string])[] = [[[0, 0, 0], 0.26, 'strands'], [[0.5, 0.26, 0.1], 0.24, 'strands'], [[0.95, -0.05, 0], 0.22, 'rungs'], [[-0.46, 0.3, -0.1], 0.22, 'rungs'], [[-0.1, -0.52, 0.14], 0.2, 'rungs'], [[0.52, 0.76, 0.2], 0.16, 'rungs'], [[0.02, 0.1, -0.52], 0.17, 'rungs'], [[-0.86, 0.1, 0.1], 0.16, 'strands'], [[1.25, 0.25, 0.12], 0.15, 'strands'], [[0.2, -0.86, 0], 0.15, 'strands']];
      const bonds = [[0, 1], [1, 2], [0, 3], [0, 4], [1, 5], [0, 6], [3, 7], [2, 8], [4, 9]] as const;
      for (const [at, r, part] of atoms) b.ball(r * t, { part, at, segments: 26 });
      for (const [i, j] of bonds) b.rod(atoms[i]![0], atoms[j]![0], 0.06 * t, { part: '#c9ccd2 gloss' });
    } else if (form === 'virus') {
      b.part('strands').rock(0.5, { roughness: 0.06, frequency: 4, depth: 4 });
      for (const n of onBall(46)) b.group({ at: [n[0] * 0.48, n[1] * 0.48, n[2] * 0.48], toward: n }, () => { b.part('rungs').rod([0, 0, 0], [0, 0.2, 0], 0.024 * t, { segments: 7 }); for (let k = 0; k < 3; k++) b.ball([0.042, 0.05, 0.042], { at: [0.035 * Math.sin(k * 2.1), 0.22, 0.035 * Math.cos(k * 2.1)], segments: 9 }); });
      for (const n of onBall(30)) b.ball(0.045, { part: 'strands', tint: 0.75, at: [-n[0] * 0.49, n[1] * 0.49, n[2] * 0.49], segments: 8 });
    } else if (form === 'atom') {
      for (const n of onBall(14)) b.ball(0.12, { part: b.random.next() > 0.5 ? 'strands' : 'rungs', at: [n[0] * 0.15, n[1] * 0.15, n[2] * 0.15], segments: 16 });
      for (const turn of [0, 60, 120]) b.group({ rotate: [0, 0, turn] }, () => { b.part('strands').ring(0.9, 0.022 * t, { rotate: [0, 0, 0], scale: [1, 1, 0.42], around: 60, segments: 8 }); b.part('rungs').ball(0.075, { at: [0.9 * Math.sin(turn / 20 + 0.7), 0, 0.378 * Math.cos(turn / 20 + 0.7)] }); });
    } else {
      const turns = 2.2;
      const at = (s: number, phase: number): Vec3 => [0.34 * Math.sin(s * turns * 6.283 + phase), s * 1.9, 0.34 * Math.cos(s * turns * 6.283 + phase)];
      for (const phase of [0, 2.5]) b.part('strands').tube(Array.from({ length: 60 }, (_, i) => at(i / 59, phase)), 0.065 * t, { straight: true, segments: 12, ends: 'round', flatten: 0.7 });
      for (let i = 1; i < 25; i++) { const [a, c] = [at(i / 25, 0), at(i / 25, 2.5)]; const m: Vec3 = [(a[0] + c[0]) / 2, a[1], (a[2] + c[2]) / 2]; b.part('rungs').rod(a, m, 0.036 * t, { segments: 8 }).rod(m, c, 0.036 * t, { segments: 8, tint: 0.6 }).ball(0.085 * t, { part: 'strands', at: a, segments: 10 }).ball(0.085 * t, { part: 'strands', at: c, segments: 10 }); }
    }
  },
};
