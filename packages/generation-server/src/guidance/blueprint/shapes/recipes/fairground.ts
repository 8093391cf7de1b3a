import { lattice } from '../anatomy/bodies.ts';
import { smoothPath } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import { add, cross, lerp, mix, normalize, scaleBy, subtract, type Vec2, type Vec3 } from '../vec.ts';

const DARK = '#2b2724';
const SEA = '#3a7590 gloss';

/** A carousel horse in gallop that looks towards +Z, about 0.34 long. */
function gallopingHorse(b: MeshBuilder, saddle: string): void {
  b.part('horses').blend(0.03, (s) => {
    s.limb([0, 0, 0.09], [0, 0, -0.1], 0.058, 0.06).limb([0, 0.03, 0.11], [0, 0.14, 0.17], 0.045, 0.03).limb([0, 0.145, 0.17], [0, 0.09, 0.25], 0.034, 0.02);
    for (const x of [-0.035, 0.035]) s.limb([x, -0.02, 0.11], [x, -0.06, 0.21], 0.026, 0.018).limb([x, -0.06, 0.21], [x, -0.12, 0.17], 0.018, 0.014).limb([x, -0.01, -0.12], [x, -0.09, -0.15], 0.034, 0.019).limb([x, -0.09, -0.15], [x, -0.15, -0.23], 0.018, 0.014);
  }, { resolution: 34 });
  b.mirrored('x', () => b.cone(0.013, 0.045, { at: [0.02, 0.165, 0.155], segments: 6, part: 'horses' }).ball(0.008, { part: DARK, at: [0.029, 0.135, 0.19], segments: 6 }));
  b.part('poles').tube([[0, 0.02, -0.14], [0, 0.03, -0.2], [0, -0.05, -0.24], [0, -0.09, -0.22]], [0.02, 0.026, 0.02, 0.004], { segments: 6 });
  for (let lock = 0; lock < 5; lock++) b.ball([0.012, 0.03, 0.024], { part: 'poles', at: [0, 0.185 - lock * 0.03, 0.13 - lock * 0.012], rotate: [-30, 0, 0], segments: 7 });
  b.ball([0.062, 0.03, 0.055], { part: saddle, at: [0, 0.045, 0], segments: 12 }).ring(0.06, 0.008, { part: saddle, at: [0, 0, 0.02], rotate: [90, 0, 0], around: 18, segments: 5 });
}

/** Two running rails with ties and a spine along a track; `up` says where the riders' heads are. */
function railway(b: MeshBuilder, path: readonly Vec3[], up: (index: number) => Vec3, gauge: number): { at: Vec3; along: Vec3; up: Vec3; side: Vec3 }[] {
  const frames = path.map((at, index) => {
    const along = normalize(subtract(path[(index + 1) % path.length]!, path[(index + path.length - 1) % path.length]!));
    const side = normalize(cross(along, up(index)));
    return { at, along, side, up: normalize(cross(side, along)) };
  });
  b.part('track');
  for (const edge of [-1, 1]) b.tube(frames.map(({ at, side }) => add(at, scaleBy(side, edge * gauge))), 0.018, { straight: true, closed: true, segments: 6 });
  b.tube(frames.map(({ at, up: head }) => add(at, scaleBy(head, -0.06))), 0.026, { straight: true, closed: true, segments: 7, tint: 0.85 });
  frames.forEach(({ at, side, up: head }, index) => { if (index % 2 === 0) for (const edge of [-1, 1]) b.rod(add(at, scaleBy(side, edge * gauge)), add(at, scaleBy(head, -0.06)), 0.01, { segments: 4, tint: 0.9 }); });
  return frames;
}

/** A platform in the sea on four legs, with a drilling tower, a crane, cabins, a helideck and a flare. */
function oilRig(b: MeshBuilder): void {
  b.box([2.1, 0.03, 1.9], { part: SEA, at: [0, 0.0, 0] });
  for (const x of [-0.5, 0.5]) for (const z of [-0.42, 0.42]) b.part('frame').cylinder(0.075, 0.72, { at: [x, 0, z], segments: 16 }).ring(0.1, 0.02, { part: '#f2f4f2 gloss', at: [x, 0.02, z], around: 20, segments: 6 });
  for (const z of [-0.42, 0.42]) b.part('frame').rod([-0.5, 0.12, z], [0.5, 0.62, z], 0.026, { segments: 6 }).rod([0.5, 0.12, z], [-0.5, 0.62, z], 0.026, { segments: 6 });
  for (const x of [-0.5, 0.5]) b.rod([x, 0.12, -0.42], [x, 0.62, 0.42], 0.026, { segments: 6 }).rod([x, 0.12, 0.42], [x, 0.62, -0.42], 0.026, { segments: 6 });
  b.part('platform').box([1.3, 0.09, 1.12], { at: [0, 0.72, 0] }).box([1.2, 0.05, 1.02], { at: [0, 0.9, 0] });
  for (let post = 0; post < 9; post++) for (const z of [-0.48, 0.48]) b.rod([-0.56 + post * 0.14, 0.76, z], [-0.56 + post * 0.14, 0.9, z], 0.014, { segments: 5 });
  for (const z of [-0.54, 0.54]) for (const y of [0.83, 0.98]) b.rod([-0.62, y, z], [0.62, y, z], 0.008, { segments: 4 });
  b.part('frame'); lattice(b, [0.02, 0.92, 0.0], [0.02, 1.9, 0], { width: [0.42, 0.12], bays: 7, chord: 0.02, brace: 0.011 });
  b.part('top').box([0.2, 0.08, 0.2], { at: [0.02, 1.93, 0] }).rod([0.02, 1.95, 0], [0.02, 2.1, 0], 0.014, { segments: 6 }).ball(0.024, { part: '#e8402a glow', at: [0.02, 2.11, 0], segments: 8 });
  b.box([0.34, 0.26, 0.4], { part: '#ecebe4', at: [-0.42, 1.05, 0.24], round: 0.015 });
  for (let row = 0; row < 2; row++) for (let pane = 0; pane < 4; pane++) b.box([0.05, 0.05, 0.01], { part: '#28323a gloss', at: [-0.54 + pane * 0.08, 1.0 + row * 0.11, 0.445] });
  b.cylinder(0.26, 0.03, { part: 'platform', at: [-0.5, 1.22, -0.28], segments: 8 }).ring(0.15, 0.014, { part: '#f4f2ea', at: [-0.5, 1.255, -0.28], around: 24, segments: 4 }).box([0.1, 0.01, 0.025], { part: '#f4f2ea', at: [-0.5, 1.256, -0.28] });
  for (const dx of [-0.05, 0.05]) b.box([0.024, 0.01, 0.14], { part: '#f4f2ea', at: [-0.5 + dx, 1.256, -0.28] });
  for (const [x, z] of [[-0.62, -0.38], [-0.38, -0.38], [-0.5, -0.1]] as const) b.rod([x, 0.92, z], [x, 1.22, z], 0.016, { part: 'frame', segments: 5 });
  b.group({ at: [0.48, 0.92, 0.34] }, () => { b.part('platform').cylinder(0.06, 0.26, { segments: 12 }).box([0.13, 0.12, 0.13], { at: [0, 0.3, 0] }); lattice(b, [0, 0.34, 0], [0.42, 0.84, 0.3], { width: [0.07, 0.03], bays: 7, chord: 0.011 }); b.rod([0.42, 0.84, 0.3], [0.42, 0.4, 0.3], 0.006, { part: DARK, segments: 4 }); });
  b.part('frame'); lattice(b, [0.5, 0.92, -0.4], [0.96, 1.4, -0.66], { width: [0.08, 0.04], bays: 7, chord: 0.011 });
  b.lathe('0,0! .03,.02 .055,.09 .03,.18 0,.28', { part: '#ff9a2e glow', at: [0.96, 1.41, -0.66], segments: 12 });
  for (let drum = 0; drum < 3; drum++) b.cylinder(0.06, 0.2, { part: '#c9c6bd metal', at: [0.3, 0.92, -0.36 + drum * 0.14], segments: 14 });
}

/** A nodding donkey: its horsehead over the well, the crank at the other end. */
function pumpjack(b: MeshBuilder): void {
  b.part('platform').box([1.7, 0.08, 0.42], { at: [0, 0.04, 0] }).box([0.4, 0.16, 0.34], { at: [0.5, 0.14, 0] });
  b.part('frame');
  b.mirrored('z', () => b.beam([-0.22, 0.08, 0.18], [-0.02, 0.98, 0.04], [0.05, 0.05]).beam([0.22, 0.08, 0.18], [0.02, 0.98, 0.04], [0.05, 0.05]).beam([-0.16, 0.36, 0.14], [0.16, 0.36, 0.14], [0.035, 0.035]).beam([-0.1, 0.64, 0.09], [0.1, 0.64, 0.09], [0.03, 0.03]).beam([-0.16, 0.36, 0.14], [0.1, 0.64, 0.09], [0.025, 0.025]));
  b.rod([0, 1.0, -0.12], [0, 1.0, 0.12], 0.04, { segments: 12 });
  b.group({ at: [0, 1.02, 0], rotate: [0, 0, 10] }, () => {
    b.part('top').box([1.3, 0.13, 0.1], { at: [-0.02, 0.04, 0] }).box([1.3, 0.02, 0.15], { at: [-0.02, 0.11, 0] }).box([1.3, 0.02, 0.15], { at: [-0.02, -0.03, 0] });
    const head: Vec2[] = Array.from({ length: 11 }, (_, i): Vec2 => { const a = lerp(0.36, -0.44, i / 10); return [-0.84 * Math.cos(a), 0.84 * Math.sin(a)]; });
    b.plate([...head, [-0.6, -0.08], [-0.6, 0.14]], 0.13, { bevel: 0.015 });
  });
  b.part(DARK).mirrored('z', () => b.rod([-0.855, 0.84, 0.03], [-0.855, 0.44, 0.03], 0.008, { segments: 4 }));
  b.part('frame').box([0.05, 0.03, 0.14], { at: [-0.855, 0.44, 0] }).rod([-0.855, 0.16, 0], [-0.855, 0.46, 0], 0.014, { segments: 6, part: '#c8cbd0 metal' }).cylinder(0.05, 0.16, { at: [-0.855, 0, 0], segments: 12 }).rod([-0.98, 0.12, 0], [-0.73, 0.12, 0], 0.03, { segments: 8 });
  b.mirrored('z', () => { b.part('frame').beam([0.6, 1.15, 0.13], [0.52, 0.52, 0.16], [0.035, 0.025]); b.plate([[0.1, 0.1], [0.1, -0.1], [-0.26, -0.16], [-0.36, -0.1], [-0.36, 0.1], [-0.26, 0.16]], 0.05, { part: 'top', at: [0.42, 0.4, 0.2], rotate: [0, 0, 40], tint: 0.85, bevel: 0.01 }); });
  b.rod([0.6, 1.14, -0.16], [0.6, 1.14, 0.16], 0.026, { segments: 8 }).rod([0.42, 0.4, -0.22], [0.42, 0.4, 0.22], 0.05, { segments: 12 }).box([0.24, 0.26, 0.2], { at: [0.42, 0.33, 0] }).cylinder(0.09, 0.22, { part: 'platform', at: [0.72, 0.26, -0.11], rotate: [90, 0, 0], segments: 16 });
}

function pylon(b: MeshBuilder): void {
  b.part('platform').mirrored('x', () => b.mirrored('z', () => b.box([0.12, 0.05, 0.12], { at: [0.27, 0.02, 0.27], part: '#a8a49c stone' })));
  b.part('frame'); lattice(b, [0, 0, 0], [0, 1.0, 0], { width: [0.54, 0.2], bays: 5, chord: 0.018, brace: 0.011 });
  lattice(b, [0, 1.0, 0], [0, 1.9, 0], { width: [0.2, 0.1], bays: 8, chord: 0.016, brace: 0.009 });
  b.part('top').lathe([[0.075, 0], [0, 0.2]], { at: [0, 1.9, 0], segments: 4, straight: true, faceted: true });
  for (const [y, reach] of [[1.16, 0.5], [1.46, 0.62], [1.76, 0.42]] as const) b.mirrored('x', () => {
    b.part('top');
    for (const z of [-0.07, 0.07]) b.rod([0.06, y + 0.1, z], [reach, y + 0.02, 0], 0.011, { segments: 5 }).rod([0.06, y - 0.02, z], [reach, y + 0.02, 0], 0.013, { segments: 5 });
    for (let bay = 1; bay < 5; bay++) { const x = lerp(0.06, reach, bay / 5); b.rod([x, y + lerp(0.1, 0.02, bay / 5), 0.04], [lerp(0.06, reach, (bay + 0.9) / 5), y, 0], 0.007, { segments: 4 }); }
    for (let disc = 0; disc < 5; disc++) b.cylinder(0.028, 0.012, { part: '#6e3f2e gloss', at: [reach, y - 0.04 - disc * 0.024, 0], top: 0.016, segments: 10 });
    b.tube([[reach, y - 0.15, -0.8], [reach, y - 0.2, -0.4], [reach, y - 0.155, 0], [reach, y - 0.2, 0.4], [reach, y - 0.15, 0.8]], 0.007, { part: DARK, segments: 4 });
  });
}

function radioTower(b: MeshBuilder): void {
  b.part('platform').box([0.34, 0.08, 0.34], { at: [0, 0.04, 0], part: '#a8a49c stone' }).box([0.26, 0.2, 0.2], { at: [0.34, 0.1, 0.04], part: '#ecebe4' });
  for (let band = 0; band < 7; band++) { b.part(band % 2 ? '#f1efe8 gloss' : 'frame'); lattice(b, [0, 0.08 + band * 0.3, 0], [0, 0.38 + band * 0.3, 0], { width: [0.3 - band * 0.032, 0.3 - (band + 1) * 0.032], bays: 3, chord: 0.014, brace: 0.008 }); }
  b.part('top').cylinder(0.13, 0.02, { at: [0, 2.17, 0], segments: 20 }).ring(0.13, 0.008, { at: [0, 2.25, 0], around: 24, segments: 5 }).rod([0, 2.17, 0], [0, 2.75, 0], 0.016, { to: 0.006, segments: 7 }).ball(0.03, { part: '#f0392b glow', at: [0, 2.77, 0], segments: 10 });
  b.radial(8, () => b.rod([0, 2.18, 0.13], [0, 2.25, 0.13], 0.006, { segments: 4 }));
  b.radial(3, () => b.box([0.05, 0.26, 0.03], { part: '#ecebe4', at: [0, 2.36, 0.06] }), { start: 20 });
  for (const [y, turn, r] of [[1.55, 20, 0.13], [1.25, 150, 0.11], [1.8, -70, 0.1]] as const) b.group({ at: [0, y, 0], rotate: [0, turn, 0] }, () => b.lathe([[0, 0, 1], [r * 0.6, 0.02], [r, 0.07, 1], [r * 0.94, 0.07, 1], [r * 0.5, 0.035], [0, 0.025]], { part: '#ecebe4', at: [0, 0, 0.12], rotate: [90, 0, 0], segments: 24 }).rod([0, 0, 0.1], [0, 0, 0.24], 0.01, { segments: 5, part: DARK }).rod([0, 0, 0], [0, 0, 0.14], 0.018, { segments: 6 }));
  b.radial(3, () => { for (const y of [1.0, 2.0]) b.rod([0, y, 0.06], [0, 0.02, 0.9], 0.004, { part: '#7d8085 metal', segments: 4 }); b.box([0.08, 0.05, 0.08], { part: '#a8a49c stone', at: [0, 0.02, 0.9] }); }, { start: 40 });
}

function scaffold(b: MeshBuilder, p: RecipeInput): void {
  const [bays, bay, lifts, lift, z] = [3, 0.55, 3, 0.55, 0.2];
  const x = (i: number): number => (i - bays / 2) * bay;
  b.part('frame');
  for (let i = 0; i <= bays; i++) { for (const side of [-z, z]) b.rod([x(i), 0, side], [x(i), lifts * lift + 0.3, side], 0.016, { segments: 7 }).cylinder(0.05, 0.015, { at: [x(i), 0, side], segments: 10 }); for (let level = 1; level <= lifts; level++) { b.rod([x(i), level * lift - 0.04, -z], [x(i), level * lift - 0.04, z], 0.013, { segments: 6 }); for (const side of [-z, z]) b.ball(0.026, { at: [x(i), level * lift - 0.04, side], segments: 7, tint: 0.8 }); } }
  for (let level = 1; level <= lifts; level++) for (const side of [-z, z]) for (const dy of [-0.04, 0.14, 0.27]) b.rod([x(0), level * lift + dy, side], [x(bays), level * lift + dy, side], dy < 0 ? 0.013 : 0.009, { segments: 5 });
  for (let level = 0; level < lifts; level++) for (let i = 0; i < bays; i++) b.part('top').rod([x(i + ((level + i) % 2)), level * lift + 0.06, z + 0.016], [x(i + 1 - ((level + i) % 2)), (level + 1) * lift - 0.06, z + 0.016], 0.011, { segments: 5 });
  for (let level = 1; level <= lifts; level++) for (let i = 0; i < bays; i++) for (let board = 0; board < 3; board++) if (!(i === 1 && board === 0)) b.box([bay - 0.015, 0.022, 0.12], { part: 'platform', at: [x(i + 0.5), level * lift - 0.015, -0.13 + board * 0.13], grain: 'x', tint: p.random.between(0.85, 1.12) });
  for (let level = 0; level < lifts; level++) { b.part('top'); const at = (t: number, off: number): Vec3 => [lerp(x(1) + 0.06, x(2) - 0.14, t) + off, level * lift + t * (lift + 0.1), -0.14]; for (const off of [0, 0.1]) b.rod(at(0, off), at(1, off), 0.01, { segments: 5 }); for (let rung = 1; rung < 7; rung++) b.rod(at(rung / 7, 0), at(rung / 7, 0.1), 0.007, { segments: 4 }); }
}

export const FAIRGROUND: RecipeTable = {
  ferris_wheel(b, p) {
    const [r, hub, count, z] = [0.92, 1.16, 14, 0.13];
    b.group({ at: [0, hub, 0] }, () => {
      b.mirrored('z', () => {
        b.part('wheel').ring(r, 0.02 * p.thickness, { at: [0, 0, z], rotate: [90, 0, 0], around: 64, segments: 7 }).ring(r * 0.82, 0.014, { at: [0, 0, z], rotate: [90, 0, 0], around: 56, segments: 6 }).ring(r * 0.4, 0.012, { at: [0, 0, z], rotate: [90, 0, 0], around: 40, segments: 6 });
        for (let spoke = 0; spoke < count; spoke++) {
          const a = (spoke / count) * 2 * Math.PI;
          const next = ((spoke + 1) / count) * 2 * Math.PI;
          b.rod([0, 0, z * 1.25], [r * Math.cos(a), r * Math.sin(a), z], 0.011, { segments: 5 }).rod([r * 0.82 * Math.cos(a), r * 0.82 * Math.sin(a), z], [r * Math.cos((a + next) / 2), r * Math.sin((a + next) / 2), z], 0.008, { segments: 4 }).rod([r * 0.82 * Math.cos(next), r * 0.82 * Math.sin(next), z], [r * Math.cos((a + next) / 2), r * Math.sin((a + next) / 2), z], 0.008, { segments: 4 });
        }
        for (let bulb = 0; bulb < 56; bulb++) { const a = (bulb / 56) * 2 * Math.PI; b.ball(0.017, { part: 'lights', at: [r * Math.cos(a), r * Math.sin(a), z + 0.022], segments: 7 }); }
        for (let spoke = 0; spoke < count; spoke++) for (const share of [0.3, 0.55, 0.7]) { const a = (spoke / count) * 2 * Math.PI; b.ball(0.013, { part: 'lights', at: [r * share * Math.cos(a), r * share * Math.sin(a), z * 1.12 + 0.012], segments: 6 }); }
        b.part('supports').beam([0.62, 0.03 - hub, z + 0.2], [0, 0, z + 0.08], [0.06, 0.06]).beam([-0.62, 0.03 - hub, z + 0.2], [0, 0, z + 0.08], [0.06, 0.06]).beam([-0.36, -0.66, z + 0.15], [0.36, -0.66, z + 0.15], [0.035, 0.035]);
        b.cylinder(0.12, 0.05, { part: 'lights', at: [0, 0, z + 0.1], rotate: [90, 0, 0], segments: 24 });
      });
      b.part('supports').rod([0, 0, -z - 0.12], [0, 0, z + 0.12], 0.075, { segments: 18 });
      for (let cabin = 0; cabin < count; cabin++) {
        const a = (cabin / count) * 2 * Math.PI;
        b.part('wheel').rod([r * Math.cos(a), r * Math.sin(a), -z], [r * Math.cos(a), r * Math.sin(a), z], 0.014, { segments: 6 });
        b.group({ at: [r * Math.cos(a), r * Math.sin(a) - 0.035, 0], scale: 1.12 }, () => {
          const tint = cabin % 2 ? 1.2 : 0.9;
          b.part('cabins').superball([0.085, 0.045, 0.08], 0.4, 0.6, { at: [0, -0.13, 0], tint }).lathe([[0.1, -0.03, 1], [0.07, 0.0], [0, 0.03]], { segments: 16, tint }).cylinder(0.1, 0.012, { at: [0, -0.036, 0], segments: 16, tint });
          b.cylinder(0.068, 0.07, { part: '#bfe2f2 glass', at: [0, -0.105, 0], segments: 14 });
          for (let post = 0; post < 4; post++) { const turn = post * 1.571 + 0.785; b.rod([0.075 * Math.cos(turn), -0.12, 0.075 * Math.sin(turn)], [0.08 * Math.cos(turn), -0.03, 0.08 * Math.sin(turn)], 0.008, { segments: 4, part: 'cabins' }); }
        });
      }
    });
    b.part('supports').box([1.6, 0.06, 0.9], { at: [0, 0.03, 0] }).box([0.46, 0.06, 0.36], { at: [0, 0.08, 0.2], tint: 0.8 });
    b.mirrored('x', () => b.box([0.16, 0.06, 0.8], { at: [0.62, 0.07, 0] }));
  },

  carousel(b, p) {
    b.part('platform').cylinder(0.98, 0.07, { segments: 56 }).cylinder(0.92, 0.08, { at: [0, 0.07, 0], segments: 56 }).cylinder(0.94, 0.015, { at: [0, 0.15, 0], segments: 56, tint: 0.85 });
    b.radial(24, (index) => b.box([0.2, 0.045, 0.012], { part: index % 2 ? 'canopy' : 'poles', at: [0, 0.11, 0.92] }));
    b.part('platform').cylinder(0.24, 0.92, { at: [0, 0.15, 0], segments: 12 });
    b.radial(12, (index) => b.box([0.1, 0.5, 0.012], { part: index % 2 ? '#dff0f5 gloss' : 'canopy', at: [0, 0.62, 0.236] }).rod([0.062, 0.16, 0.236], [0.062, 1.06, 0.236], 0.01, { part: 'poles', segments: 5 }));
    // Striped canopy: every second gore in the colour of the cream platform.
    const gores = 16;
    for (let gore = 0; gore < gores; gore++) {
      const part = gore % 2 ? 'platform' : 'canopy';
      const at = (u: number, r: number, y: number): Vec3 => { const a = ((gore + u) / gores) * 2 * Math.PI; return [r * Math.sin(a), y, r * Math.cos(a)]; };
      b.sheet(4, 9, (u, v) => { const r = 1.02 * (1 - v) + 0.05; return at(u, r, 1.14 + 0.52 * v ** 1.35 + 0.06 * Math.sin(v * Math.PI)); }, { part });
      b.sheet(7, 4, (u, v) => at(u, 1.075, 1.15 - v * (0.1 + 0.09 * Math.sin(u * Math.PI))), { part });
      b.group({ rotate: [0, ((gore + 0.5) / gores) * 360, 0] }, () => b.ball(0.026, { part: '#ffdf7a glow', at: [0, 1.16, 1.08], segments: 9 }).ball(0.016, { part: 'poles', at: [0, 0.955, 1.075], segments: 7 }));
    }
    b.part('platform').cylinder(1.04, 0.03, { at: [0, 1.1, 0], segments: 48, tint: 0.9 });
    b.part('poles').ring(1.075, 0.016, { at: [0, 1.15, 0], around: 64, segments: 6 }).lathe('0,0! .09,.02 .05,.06 .1,.13 .05,.2 .02,.24 .02,.34 0,.36', { at: [0, 1.64, 0] });
    b.sheet(9, 4, (u, v) => [u * 0.24, 1.99 - v * 0.13 * (1 - u * 0.8) - u * 0.06, 0.02 * Math.sin(u * 6)], { part: 'canopy' });
    b.radial(8, (index) => {
      const bob = 0.07 * Math.sin(index * 2.1);
      b.part('poles').rod([0, 0.16, 0.74], [0, 1.1, 0.74], 0.016 * p.thickness, { segments: 8 });
      for (let twist = 0; twist < 9; twist++) b.ring(0.016, 0.006, { part: 'poles', at: [0, 0.24 + twist * 0.1, 0.74], rotate: [24, 0, 0], around: 10, segments: 4 });
      b.group({ at: [0, 0.52 + bob, 0.74], rotate: [0, -90, 0], scale: 1.22 }, () => gallopingHorse(b, index % 2 ? 'canopy' : '#2f6fb0'));
    });
  },

  roller_coaster(b) {
    // Lift hill at the left, a loop in the middle, camel backs home behind.
    const path: Vec3[] = smoothPath([[-1.2, 1.22, 0.34], [-0.95, 0.9, 0.36], [-0.66, 0.3, 0.38], [-0.32, 0.14, 0.38]], { steps: 5 });
    const heads: (Vec3 | null)[] = path.map(() => null);
    for (let step = 1; step <= 26; step++) { const a = (step / 26) * 2 * Math.PI; path.push([0.02 + 0.43 * Math.sin(a) + 0.08 * (step / 26), 0.57 - 0.43 * Math.cos(a), 0.38 - 0.24 * (step / 26)]); heads.push([-Math.sin(a), Math.cos(a), 0]); }
    const home = smoothPath([[0.3, 0.14, 0.13], [0.66, 0.42, 0.14], [1.0, 0.74, 0.1], [1.34, 0.6, -0.06], [1.4, 0.42, -0.34], [1.08, 0.4, -0.5], [0.66, 0.72, -0.52], [0.2, 0.34, -0.5], [-0.25, 0.6, -0.5], [-0.7, 0.28, -0.5], [-1.16, 0.28, -0.46], [-1.48, 0.4, -0.2], [-1.52, 0.8, 0.08], [-1.4, 1.14, 0.28]], { steps: 5 });
    path.push(...home.slice(0, -1), [-1.4, 1.14, 0.28]); heads.push(...home.map(() => null));
    const frames = railway(b, path.map(([x, y, z]): Vec3 => [x * 0.86, y * 1.35, z * 1.1]), (index) => heads[index] ?? [0, 1, 0], 0.06);
    b.part('supports').box([2.86, 0.05, 1.4], { at: [-0.05, -0.02, -0.06], part: '#6f9a4f leaf' });
    frames.forEach(({ at, up }, index) => {
      if (index % 3 !== 0 || up[1] < 0.35 || at[1] < 0.2) return;
      b.part('supports').rod([at[0], 0, at[2] - 0.03], [at[0], at[1] - 0.07, at[2]], 0.017, { segments: 6 });
      if (at[1] > 0.5) { b.rod([at[0], 0, at[2] - 0.16], [at[0], at[1] * 0.8, at[2]], 0.013, { segments: 5 }).rod([at[0], 0, at[2] + 0.14], [at[0], at[1] * 0.8, at[2]], 0.013, { segments: 5 }).rod([at[0], at[1] * 0.4, at[2] - 0.08], [at[0], at[1] * 0.4, at[2] + 0.07], 0.01, { segments: 4 }); }
    });
    for (const z of [0.5, 0.02]) b.part('supports').rod([0.05, 0, z * 1.1], [0.05, 1.36, 0.28], 0.02, { segments: 6 });
    const lead = 13;
    for (let car = 0; car < 5; car++) {
      const { at, along, up } = frames[lead - car * 2]!;
      const { at: next } = frames[lead - car * 2 + 1]!;
      const seat = add(mix(at, next, 0.1), scaleBy(up, 0.07));
      const yaw = (Math.atan2(along[0], along[2]) * 180) / Math.PI;
      const pitch = (-Math.asin(along[1]) * 180) / Math.PI;
      const inverted = up[1] < 0 ? 180 : 0;
      b.group({ at: seat, scale: 1.15 }, () => b.group({ rotate: [0, yaw, 0] }, () => b.group({ rotate: [pitch, 0, inverted] }, () => {
        b.part('cars').box([0.15, 0.09, 0.17], { round: 0.03 }).box([0.14, 0.12, 0.04], { at: [0, 0.07, -0.06], round: 0.018 });
        if (car === 0) b.cone(0.075, 0.13, { at: [0, 0, 0.07], toward: [0, -0.1, 1], segments: 14 });
        b.mirrored('x', () => b.ball(0.034, { part: '#e9b98f', at: [0.036, 0.13, -0.01], segments: 9 }).capsule([0.036, 0.05, -0.01], [0.036, 0.1, -0.01], 0.03, { part: ['#f2c230', '#4aa24f', '#d94f8a'][car % 3]!, segments: 8 }).capsule([0.05, 0.1, 0], [0.08, 0.2, 0.02], 0.01, { part: '#e9b98f', segments: 5 }));
      })));
    }
  },

  derrick(b, p) {
    const form = p.variant('form');
    if (form === 'pumpjack') pumpjack(b);
    else if (form === 'pylon') pylon(b);
    else if (form === 'radio_tower') radioTower(b);
    else if (form === 'scaffold') scaffold(b, p);
    else oilRig(b);
  },

  scarecrow(b, p) {
    const straws = (at: Vec3, toward: Vec3, count: number, length: number, spread: number): void => {
      for (let straw = 0; straw < count; straw++) { const aim: Vec3 = [toward[0] + p.random.between(-spread, spread), toward[1] + p.random.between(-spread, spread), toward[2] + p.random.between(-spread, spread)]; b.rod([0, 0, 0], [0, length * p.random.between(0.6, 1.1), 0], 0.009, { part: 'straw', at, toward: aim, to: 0.004, segments: 4, tint: p.random.between(0.8, 1.2) }); }
    };
    b.part('post').cylinder(0.045, 1.5, { at: [0, 0, -0.05], segments: 12 }).rod([-0.82, 1.05, -0.05], [0.82, 1.05, -0.05], 0.034, { segments: 10 });
    b.rock([0.32, 0.07, 0.3], { part: '#6b5138', at: [0, 0.0, -0.03], depth: 2 });
    b.part('shirt').blend(0.07, (s) => { s.limb([0, 0.68, 0], [0, 0.98, 0], 0.17, 0.16); for (const x of [-1, 1]) s.limb([x * 0.16, 1.03, 0], [x * 0.64, 1.04, 0.01], 0.1, 0.085); }, { resolution: 48 });
    b.lathe([[0.17, 0.5, 1], [0.2, 0.56], [0.18, 0.7], [0.1, 0.74]], { part: 'shirt', scale: [1.05, 1, 0.85], segments: 30, ripple: (turn) => 1 + 0.06 * Math.sin(turn * 10 * Math.PI) });
    // Trousers: blue with a patch, on a rope belt.
    b.mirrored('x', () => { b.part('#3d5a80').tube([[0.08, 0.56, 0], [0.1, 0.36, 0.01], [0.12, 0.16, 0.02]], [0.105, 0.085, 0.09], { segments: 14 }); straws([0.12, 0.17, 0.02], [0.1, -1, 0.1], 26, 0.15, 0.42); straws([0.72, 1.04, 0.01], [1, -0.15, 0.1], 30, 0.2, 0.45); });
    b.box([0.09, 0.09, 0.02], { part: '#d9a441', at: [0.1, 0.37, 0.095], rotate: [0, 0, 12] }).box([0.1, 0.1, 0.02], { part: '#3d7a55', at: [-0.09, 0.8, 0.155], rotate: [-4, -16, -8] });
    b.ring(0.18, 0.018, { part: '#c9a26a', at: [0, 0.55, 0], scale: [1.08, 1, 0.86], around: 30, segments: 6 });
    for (let button = 0; button < 3; button++) b.ball([0.02, 0.02, 0.012], { part: DARK, at: [0, 0.98 - button * 0.11, 0.17 - button * 0.001], segments: 8 });
    b.part('#d8b988').ball([0.155, 0.17, 0.15], { at: [0, 1.34, 0] }).lathe('.1,-.08! .07,.0 .1,.07', { at: [0, 1.18, 0], segments: 20 });
    b.ring(0.082, 0.018, { part: '#c9a26a', at: [0, 1.18, 0], around: 22, segments: 6 });
    straws([0, 1.16, 0.05], [0, -0.25, 1], 30, 0.17, 0.8); straws([-0.11, 1.42, 0.03], [-1, -0.9, 0.2], 22, 0.2, 0.3); straws([0.11, 1.42, 0.03], [1, -0.9, 0.2], 22, 0.2, 0.3); straws([0, 0.5, 0.1], [0, -1, 0.3], 20, 0.1, 0.8);
    b.mirrored('x', () => b.ball([0.026, 0.026, 0.014], { part: DARK, at: [0.058, 1.38, 0.136], segments: 9 }));
    b.cone(0.028, 0.09, { part: '#e58a35', at: [0, 1.335, 0.14], toward: [0, -0.1, 1], segments: 10 }).tube([[-0.075, 1.28, 0.128], [-0.03, 1.255, 0.146], [0.03, 1.255, 0.146], [0.075, 1.28, 0.128]], 0.009, { part: DARK, segments: 5 });
    for (let stitch = -2; stitch <= 2; stitch++) b.box([0.008, 0.032, 0.01], { part: DARK, at: [stitch * 0.032, 1.262 + Math.abs(stitch) * 0.005, 0.145 - Math.abs(stitch) * 0.004] });
    b.group({ at: [0, 1.44, -0.01], rotate: [-8, 0, 5] }, () => { b.part('hat').lathe([[0.14, 0.02], [0.3, -0.02], [0.32, -0.04, 1], [0.31, -0.05, 1], [0.13, 0.0]], { segments: 40, ripple: (turn, along) => 1 + 0.07 * Math.sin(turn * 6 * Math.PI) * along }).lathe('.16,0! .15,.1 .12,.24 .05,.34 .02,.36 0,.36', { segments: 26, ripple: (turn) => 1 + 0.04 * Math.sin(turn * 8 * Math.PI) }); b.ring(0.158, 0.022, { part: '#a5352a', at: [0, 0.04, 0], around: 28, segments: 7 }); });
    // A crow on the arm.
    b.group({ at: [0.52, 1.2, 0.0], rotate: [0, -20, 0] }, () => { b.part('#1c1c20 gloss').blend(0.03, (s) => s.ellipsoid([0, 0, 0], [0.05, 0.06, 0.09], [0, 1, 0.3]).ball([0, 0.075, 0.06], 0.043).limb([0, -0.02, -0.06], [0, -0.05, -0.18], 0.03, 0.016), { resolution: 28 }).cone(0.016, 0.07, { at: [0, 0.07, 0.09], toward: [0, -0.1, 1], segments: 7, part: '#3a3a3e' }).mirrored('x', () => b.ball(0.009, { part: '#f2c230', at: [0.032, 0.088, 0.085], segments: 7 }).rod([0.02, -0.04, 0], [0.02, -0.09, 0.01], 0.007, { segments: 5 })); });
  },
};
