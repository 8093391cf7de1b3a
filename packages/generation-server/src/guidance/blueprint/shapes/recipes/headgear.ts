import { alongWall, bell, onWall, wallOf } from '../anatomy/shells.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

const DARK = '#0c0c0e';
/** Heads are deeper than wide. */
const HEAD: Vec3 = [0.86, 1, 1];

/** 0 at both ends, 1 in the middle: the half height of an almond. */
const almond = (u: number): number => Math.sin(u * Math.PI) ** 0.6;

/** A brush of hair from front to back over the crown, standing off an arc about `centre`. */
function brush(b: MeshBuilder, part: string, radius: number, tall: number, thick: number, centre: Vec3, arc: readonly [number, number]): void {
  for (let i = 0; i < 44; i++) {
    const a = ((arc[0] + ((arc[1] - arc[0]) * i) / 43) * Math.PI) / 180;
    const out: Vec3 = [0, Math.cos(a), Math.sin(a)];
    for (const x of [-1, 0, 1]) b.tube([[x * thick * 0.4, centre[1] + out[1] * radius, centre[2] + out[2] * radius], [x * thick, centre[1] + out[1] * (radius + tall), centre[2] + out[2] * (radius + tall)]], [thick * 0.6, thick * 0.75], { part, segments: 6, ends: 'round', tint: 0.86 + 0.1 * ((i * 7 + x) % 3) });
  }
}

/** Feathers that rise from a socket and fall back. */
function plume(b: MeshBuilder, at: Vec3): void {
  b.part('plume').group({ at }, () => { for (let i = -3; i <= 3; i++) b.tube([[0, 0, 0], [i * 0.05, 0.38, -0.05], [i * 0.09, 0.52, -0.36], [i * 0.11, 0.2, -0.72], [i * 0.1, -0.12, -0.8]], [0.05, 0.1, 0.12, 0.1, 0.02], { flatten: 0.6, tint: 1 - 0.06 * Math.abs(i) }); }); // prettier-ignore
}

/** Rivets along a ring. */
function rivets(b: MeshBuilder, part: string, count: number, radius: number, y: number, size = 0.028): void {
  b.radial(count, () => b.ball(size, { part, at: [0, y, radius], segments: 8 }));
}

const HELMETS: Readonly<Record<string, (b: MeshBuilder, p: RecipeInput) => void>> = {
  knight(b) {
    const profile = '.46,.0! .4,.12 .43,.3 .53,.62 .5,.88 .32,1.1 0,1.2';
    const wall = wallOf(profile);
    b.part('shell').lathe(bell(profile, 0.04), { straight: true, segments: 40 });
    // The visor runs to a snout; what is looked through is dark.
    const visor = (degrees: number, y: number, lift = 0): Vec3 => { const t = Math.max(0, 1 - Math.abs(degrees) / 88); const s = Math.max(0, 1 - Math.abs(y - 0.5) / 0.36); return wall(degrees, y, 0.025 + lift + 0.34 * t ** 1.6 * s ** 0.8); };
    b.sheet(50, 20, (u, v) => visor((u - 0.5) * 176, 0.2 + 0.6 * v), { part: 'shell', tint: 1.08 });
    b.mirrored('x', () => { onWall(b, visor, [7, 62], (u) => 0.655 - 0.028 * almond(u), (u) => 0.655 + 0.028 * almond(u), { part: 'visor', lift: 0.008 }); for (let i = 0; i < 10; i++) b.ball(0.019, { part: DARK, at: visor(12 + (i % 5) * 8, 0.44 - Math.floor(i / 5) * 0.08, 0.004), segments: 8 }); b.cylinder(0.085, 0.05, { part: 'trim', at: wall(90, 0.68, 0), toward: [1, 0, 0], round: 0.015 }); }); // prettier-ignore
    for (const y of [0.2, 0.8]) alongWall(b, visor, Array.from({ length: 21 }, (_, i): Vec2 => [-88 + i * 8.8, y]), 0.02, { part: 'trim' });
    b.part('crest').tube([wall(0, 0.84, 0.0), wall(0, 1.02, 0.03), [0, 1.23, 0], wall(180, 1.02, 0.03), wall(180, 0.7, 0)], [0.02, 0.045, 0.06, 0.045, 0.02], { segments: 10 });
    b.part('trim').ring(0.47, 0.035, { at: [0, 0.02, 0] }).ring(0.4, 0.018, { at: [0, 0.15, 0] });
    rivets(b, 'trim', 16, 0.445, 0.08, 0.02);
    plume(b, [0, 1.2, -0.2]);
  },
  viking(b, p) {
    const profile = '.5,.1! .52,.35 .46,.62 .3,.84 .1,.96 0,1.0';
    const wall = wallOf(profile);
    b.part('shell').lathe(bell(profile, 0.04), { straight: true, segments: 40 });
    b.part('trim').lathe('.53,.08! .55,.1 .555,.25 .535,.27!', { segments: 40 });
    for (const turn of [0, 90, 180, 270]) alongWall(b, wall, [[turn, 0.26], [turn, 0.5], [turn, 0.74], [turn, 0.93], [turn, 0.99]], 0.055, { part: 'trim', flatten: 0.35 });
    rivets(b, 'shell', 20, 0.55, 0.18, 0.026);
    b.part('crest').cone(0.07, 0.2, { at: [0, 0.97, 0] });
    // Spectacles and nose guard.
    b.mirrored('x', () => b.tube([[0.03, 0.08, 0.53], [0.1, 0.0, 0.53], [0.26, 0.0, 0.49], [0.33, 0.1, 0.43]], 0.032, { part: 'trim' }));
    b.plate('-.04,.14! .04,.14! .065,-.14 0,-.2 -.065,-.14', 0.04, { part: 'shell', at: [0, 0, 0.545], bevel: 0.01 });
    b.mirrored('x', () => b.tube('.48,.3,0 .78,.3,0 1.0,.5,.04 1.02,.82,.08 .88,1.08,.1', [0.15 * p.thickness, 0.135 * p.thickness, 0.11 * p.thickness, 0.07, 0.008], { part: 'horns', segments: 16, steps: 8 }).lathe('.17,0! .18,.04 .165,.12 .15,.14!', { part: 'trim', at: [0.46, 0.3, 0], toward: [1, 0, 0] }));
  },
  samurai(b) {
    const profile = '.5,.42! .51,.62 .44,.84 .28,1.0 .06,1.06 0,1.06';
    b.part('shell').lathe(profile, { segments: 96, ripple: (turn) => 1 + 0.025 * Math.abs(Math.cos(turn * Math.PI * 24)) });
    b.part('trim').lathe('0,0! .09,0 .1,.03 .05,.06 .03,.09 0,.1', { at: [0, 1.05, 0] });
    // The neck guard flares in lames about the sides and the back; its front corners are turned back.
    for (let i = 0; i < 4; i++) { const [r, y] = [0.53 + i * 0.1, 0.42 - i * 0.11]; b.part('shell').lathe([[r + 0.1, y - 0.12], [r + 0.06, y - 0.05], [r - 0.02, y + 0.03]], { arc: 244, rotate: [0, 58, 0], segments: 40, tint: 0.85 + 0.1 * (i % 2) }); b.ring(r + 0.1, 0.014, { part: 'trim', at: [0, y - 0.12, 0], arc: 244, rotate: [0, 58, 0], around: 60 }); } // prettier-ignore
    b.mirrored('x', () => b.plate('0,-.16 .2,-.12 .26,.12 .04,.2', 0.03, { part: 'crest', at: [0.5, 0.42, 0.26], rotate: [0, 40, -16], bevel: 0.008 }));
    b.part('trim').tube([[-0.5, 0.46, 0.12], [-0.36, 0.47, 0.42], [0, 0.47, 0.62], [0.36, 0.47, 0.42], [0.5, 0.46, 0.12]], [0.05, 0.09, 0.11, 0.09, 0.05], { flatten: 0.25, up: [0, 1, 0] });
    // Two tall antlers of gilt plate on the brow.
    b.mirrored('x', () => b.plate('.03,.0! .1,.03 .26,.22 .36,.52 .34,.88! .27,.56 .17,.3 .03,.14!', 0.03, { part: 'crest', at: [0, 0.58, 0.5], rotate: [-6, 0, 0], bevel: 0.01 }));
    b.plate(outlines.circle(0.085, 24), 0.05, { part: 'crest', at: [0, 0.64, 0.53], bevel: 0.015 });
    // The face below: a lacquered mask with a moustache.
    b.part('visor').blend(0.06, (s) => { s.ellipsoid([0, 0.2, 0.2], [0.33, 0.3, 0.26]).limb([0, 0.3, 0.44], [0, 0.2, 0.52], 0.05, 0.07); for (const x of [-1, 1]) s.ball([x * 0.17, 0.2, 0.4], 0.09); s.ball([0, -0.04, 0.36], 0.1).carve([0, 0.07, 0.5], [0.14, 0.035, 0.1]); }, { resolution: 40 }); // prettier-ignore
    b.mirrored('x', () => b.ball([0.075, 0.045, 0.04], { part: DARK, at: [0.15, 0.33, 0.415] }).tube([[0.02, 0.12, 0.52], [0.14, 0.11, 0.5], [0.26, 0.04, 0.42]], [0.03, 0.04, 0.006], { part: '#e9e4d8' }).tube([[0.36, 0.3, 0.2], [0.3, -0.02, 0.3], [0.04, -0.16, 0.36]], 0.022, { part: 'horns' }));
  },
  spartan(b, p) {
    const profile = '.41,-.12! .4,.02 .44,.2 .52,.52 .49,.82 .32,1.04 0,1.13';
    const wall = wallOf(profile);
    b.group({ scale: [0.84, 1, 1] }, () => {
      b.part('shell').lathe(bell(profile, 0.03), { straight: true, segments: 44 });
      // Cheek pieces run forwards to points on either side of a slot.
      const face = (degrees: number, y: number, lift = 0): Vec3 => { const t = Math.max(0, 1 - Math.abs(degrees) / 75); return wall(degrees, y, 0.015 + lift + 0.13 * t ** 1.3 * Math.max(0, Math.min(1, (0.72 - y) / 0.5))); };
      b.mirrored('x', () => { b.sheet(26, 22, (u, v) => { const low = -0.1 - 0.22 * (1 - u) ** 2; return face(8 + 68 * u, low + (0.5 - low) * v); }, { part: 'shell' }); onWall(b, face, [9, 42], (u) => 0.43 - 0.09 * almond(u) + 0.03 * u, (u) => 0.45 + 0.085 * almond(u) + 0.05 * u, { part: 'visor', lift: 0.014 }); alongWall(b, face, [[8, -0.3], [8, -0.05], [8, 0.2], [9, 0.34], [18, 0.355], [32, 0.4], [43, 0.5], [30, 0.57], [12, 0.55], [5, 0.52]], 0.02, { part: 'trim', lift: 0.012 }); alongWall(b, face, [[8, -0.3], [30, -0.2], [52, -0.13], [75, -0.1]], 0.02, { part: 'trim', lift: 0.005 }); }); // prettier-ignore
      onWall(b, face, [-8, 8], -0.25, 0.46, { part: 'visor', lift: -0.012 });
      b.plate('0,-.04 .035,.0 .03,.28 -.03,.28 -.035,0', 0.05, { part: 'shell', at: [0, 0.28, 0.64], rotate: [-6, 0, 0], bevel: 0.015 });
      alongWall(b, wall, Array.from({ length: 25 }, (_, i): Vec2 => [-84 + i * 7, 0.66 + 0.12 * Math.cos(((i - 12) / 12) * 1.57)]), 0.018, { part: 'trim' });
      b.ring(0.425, 0.02, { part: 'trim', at: [0, -0.1, 0], arc: 205, rotate: [0, 78, 0] });
    });
    const hair = p.has('plume') ? 'plume' : 'crest';
    brush(b, hair, 0.66, 0.3, 0.045, [0, 0.52, -0.02], [44, -128]);
    b.part('trim').tube(Array.from({ length: 13 }, (_, i): Vec3 => { const a = ((48 - i * 14.6) * Math.PI) / 180; return [0, 0.52 + 0.64 * Math.cos(a), -0.02 + 0.64 * Math.sin(a)]; }), 0.055, { flatten: 0.8 });
  },
  motorcycle(b) {
    const profile = '.36,.0! .42,.03 .5,.24 .56,.56 .52,.86 .34,1.08 .12,1.16 0,1.17';
    const wall = wallOf(profile);
    b.group({ scale: [0.86, 1, 1.02] }, () => {
      b.part('shell').lathe(bell(profile, 0.05), { straight: true, segments: 44 });
      const chin = (degrees: number, y: number, lift = 0): Vec3 => wall(degrees, y, lift + 0.14 * Math.max(0, Math.cos((degrees * Math.PI) / 180)) ** 2 * Math.max(0, Math.min(1, (0.6 - y) / 0.3)));
      b.sheet(50, 14, (u, v) => chin(-95 + 190 * u, 0.02 + 0.44 * v, 0.01), { part: 'shell' });
      onWall(b, chin, [-86, 86], (u) => 0.6 - 0.16 * almond(u), (u) => 0.66 + 0.19 * almond(u), { part: 'visor', lift: 0.035, columns: 40 });
      for (const s of [-1, 1]) alongWall(b, chin, Array.from({ length: 21 }, (_, i): Vec2 => [-86 + i * 8.6, 0.63 + s * 0.025 + s * 0.165 * almond(i / 20)]), 0.018, { part: DARK, lift: 0.03 });
      b.mirrored('x', () => { b.cylinder(0.1, 0.06, { part: 'trim', at: wall(88, 0.66, 0.0), toward: [1, 0, 0], round: 0.02 }); for (let i = 0; i < 3; i++) alongWall(b, chin, [[14, 0.3 - i * 0.06], [24, 0.31 - i * 0.06], [36, 0.33 - i * 0.06]], 0.018, { part: DARK, lift: 0.015 }); }); // prettier-ignore
      for (const x of [-0.19, 0.07]) b.sheet(6, 30, (u, v) => { const side = x + 0.12 * u; const a = 0.72 - v * 2.9; const q = Math.sqrt(1 - (side / 0.58) ** 2); return [side, 0.56 + (0.56 * q + 0.075) * Math.cos(a), 0.63 * q * Math.sin(a)]; }, { part: 'crest' });
      b.box([0.22, 0.05, 0.08], { part: 'trim', at: [0, 1.0, 0.44], rotate: [38, 0, 0], round: 0.02 }).ring(0.4, 0.03, { part: DARK, at: [0, 0.01, 0] });
    });
  },
  astronaut(b) {
    b.part('shell').ball([0.62, 0.6, 0.62], { at: [0, 0.74, -0.03], segments: 40 });
    b.ball([0.5, 0.43, 0.5], { part: 'visor', at: [0, 0.77, 0.19], segments: 36 });
    b.part('trim').ring(0.465, 0.04, { at: [0, 0.77, 0.39], rotate: [90, 0, 0], scale: [1, 1, 0.87], around: 48 });
    b.part('shell').lathe('.46,.0! .54,.03 .54,.12 .5,.2 .4,.32!', { segments: 40 }).ring(0.53, 0.035, { part: 'trim', at: [0, 0.1, 0] });
    rivets(b, DARK, 20, 0.555, 0.05, 0.018);
    b.mirrored('x', () => b.cylinder(0.17, 0.1, { part: 'shell', at: [0.54, 0.76, -0.02], toward: [1, 0, 0], round: 0.03, tint: 0.9 }).cylinder(0.1, 0.05, { part: 'crest', at: [0.62, 0.76, -0.02], toward: [1, 0, 0], round: 0.02 }).box([0.12, 0.12, 0.2], { part: 'crest', at: [0.5, 1.12, 0.2], rotate: [0, 0, -32], round: 0.03 }).cylinder(0.045, 0.02, { part: '#ffffe8 glow', at: [0.5, 1.12, 0.3], rotate: [90, 0, 0] }));
    b.tube('-.5,.3,.2 -.66,.16,.34 -.5,.04,.5', 0.045, { part: 'trim' }).rod([0.34, 1.2, -0.24], [0.44, 1.62, -0.3], 0.015, { part: 'trim' }).ball(0.04, { part: 'horns', at: [0.44, 1.63, -0.3] });
  },
  hard_hat(b) {
    const profile = '.52,.1! .52,.26 .46,.46 .3,.62 0,.68';
    const wall = wallOf(profile);
    b.group({ scale: [0.88, 1, 1] }, () => {
      b.part('shell').lathe(bell(profile, 0.03), { straight: true, segments: 44 });
      b.part('shell').lathe('.5,.07! .57,.06 .58,.08 .52,.13!', { segments: 44 });
      b.part('visor').plate(outlines.symmetric('0,.86 .2,.82 .42,.62 .5,.34!'), 0.035, { part: 'shell', at: [0, 0.1, 0.0], rotate: [84, 0, 0], bevel: 0.012 });
      for (const x of [-0.17, 0, 0.17]) b.tube(Array.from({ length: 15 }, (_, i): Vec3 => { const a = (i / 14 - 0.5) * 2.5; const r = 0.5 * Math.sqrt(1 - (x / 0.52) ** 2); return [x, 0.16 + 0.535 * Math.cos(a) * Math.sqrt(1 - (x / 0.66) ** 2), (r + 0.015) * Math.sin(a)]; }), x === 0 ? 0.06 : 0.034, { part: 'crest', flatten: 0.6 });
      b.plate(outlines.circle(0.1, 6), 0.02, { part: 'trim', at: wall(0, 0.34, 0.01), rotate: [-18, 0, 0] });
      b.ring(0.49, 0.022, { part: DARK, at: [0, 0.04, 0] });
      b.mirrored('x', () => b.tube([[0.49, 0.08, 0], [0.44, -0.18, 0.06], [0.24, -0.42, 0.18], [0, -0.48, 0.22]], 0.02, { part: 'trim', flatten: 0.4 }).box([0.03, 0.1, 0.16], { part: 'trim', at: [0.53, 0.17, 0], round: 0.01 }));
    });
  },
  football(b) {
    const profile = '.44,.1! .53,.3 .56,.58 .5,.86 .32,1.06 0,1.14';
    const wall = wallOf(profile);
    b.group({ scale: [0.84, 1, 1.04] }, () => {
      b.part('shell').lathe(bell(profile, 0.05), { straight: true, segments: 44, arc: 360 });
      // The face is open between the jaw flaps.
      onWall(b, wall, [-52, 52], (u) => 0.1 + 0.03 * almond(u), (u) => 0.4 + 0.38 * almond(u) ** 0.7, { part: DARK, lift: 0.006, columns: 36 });
      alongWall(b, wall, Array.from({ length: 23 }, (_, i): Vec2 => [-52 + (i / 22) * 104, 0.4 + 0.38 * almond(i / 22) ** 0.7]), 0.03, { part: 'shell', lift: 0.005 });
      b.mirrored('x', () => { b.sheet(14, 12, (u, v) => wall(46 + u * 62, -0.08 + 0.1 * (1 - Math.sin(u * Math.PI)) + v * 0.5, 0.015 - 0.03 * (1 - v)), { part: 'shell' }); b.cylinder(0.07, 0.02, { part: DARK, at: wall(90, 0.46, 0.0), toward: [1, 0, 0] }).ring(0.075, 0.014, { part: 'trim', at: wall(90, 0.46, 0.012), rotate: [0, 0, 90] }); }); // prettier-ignore
      // Cage.
      const bar = (y: number, reach: number): void => void b.tube([[-0.5, y + 0.04, 0.2], [-0.42, y, 0.46], [-0.2, y - 0.02, reach], [0.2, y - 0.02, reach], [0.42, y, 0.46], [0.5, y + 0.04, 0.2]], 0.03, { part: 'visor', segments: 8 });
      for (const [y, reach] of [[0.42, 0.74], [0.24, 0.78], [0.06, 0.76], [-0.06, 0.7]] as const) bar(y, reach);
      b.mirrored('x', () => b.tube([[0.1, 0.4, 0.76], [0.1, 0.22, 0.79], [0.1, -0.07, 0.72]], 0.026, { part: 'visor', segments: 8 }).rod([0.32, 0.42, 0.58], [0.32, -0.06, 0.56], 0.026, { part: 'visor' }));
      for (const [x, part] of [[-0.09, 'trim'], [0, 'crest'], [0.09, 'trim']] as const) b.tube(Array.from({ length: 14 }, (_, i): Vec3 => { const a = ((40 - i * 11) * Math.PI) / 180; return [x, 0.56 + 0.585 * Math.cos(a), 0.575 * Math.sin(a)]; }), 0.045, { part, flatten: 0.22, up: [0, 1, 0] });
    });
  },
  bicycle(b) {
    b.group({ scale: [0.72, 0.72, 1.05] }, () => {
      const profile = '.5,.1! .56,.22 .54,.42 .4,.66 .2,.78 0,.82';
      const wall = wallOf(profile);
      b.part('shell').lathe(bell(profile, 0.07), { straight: true, segments: 44 });
      // Vents in rows from the brow to the back.
      for (const x of [-0.3, -0.1, 0.1, 0.3]) for (const [from, to] of [[-68, -34], [-26, 10], [18, 50], [56, 76]] as const) {
        const at = (degrees: number): Vec3 => { const a = (degrees * Math.PI) / 180; const q = Math.sqrt(1 - (x / 0.62) ** 2); return [x * (1 + 0.1 * Math.cos(a)), 0.14 + 0.68 * Math.cos(a) * q, -0.55 * Math.sin(a) * q]; };
        b.tube([from, from + (to - from) * 0.3, from + (to - from) * 0.7, to].map(at), (s) => 0.012 + 0.052 * Math.sin(s * Math.PI) ** 0.5, { part: DARK, flatten: 0.5, up: [0, 1, 0], segments: 12 });
      }
      for (const x of [-0.2, 0, 0.2]) b.tube(Array.from({ length: 12 }, (_, i): Vec3 => { const a = ((-66 + i * 13) * Math.PI) / 180; const q = Math.sqrt(1 - (x / 0.62) ** 2); return [x, 0.14 + 0.7 * Math.cos(a) * q, -0.57 * Math.sin(a) * q]; }), 0.03, { part: 'crest', flatten: 0.6 });
      b.ring(0.535, 0.035, { part: 'trim', at: [0, 0.13, 0] });
      b.plate(outlines.symmetric('0,.28 .2,.26 .36,.1 .4,-.04!'), 0.03, { part: 'visor', at: [0, 0.17, 0.5], rotate: [74, 0, 0], bevel: 0.01 });
      b.mirrored('x', () => b.tube([wall(60, 0.12, -0.03), [0.42, -0.2, 0.14], [0.2, -0.5, 0.2], [0, -0.56, 0.2]], 0.026, { part: DARK, flatten: 0.4 }).tube([wall(125, 0.12, -0.03), [0.46, -0.1, -0.1], [0.42, -0.2, 0.14]], 0.024, { part: DARK, flatten: 0.4 }));
    });
  },
  diving(b) {
    b.part('shell').ball([0.55, 0.57, 0.55], { at: [0, 0.92, 0], segments: 40 });
    b.part('shell').lathe('.82,.0! .84,.04 .74,.2 .52,.34 .46,.4 .46,.5!', { segments: 44, scale: [1, 1, 0.8] });
    b.part('trim').ring(0.47, 0.05, { at: [0, 0.46, 0] }).ring(0.82, 0.03, { at: [0, 0.03, 0], scale: [1, 1, 0.8] });
    b.radial(12, () => b.cylinder(0.045, 0.05, { part: 'trim', at: [0, 0.12, 0.77], segments: 6 }), { start: 15 });
    const port = (rotate: Vec3, r: number, y: number): void => void b.group({ at: [0, y, 0], rotate }, () => { b.cylinder(r, 0.1, { part: 'trim', at: [0, 0, 0.48], rotate: [90, 0, 0], round: 0.02, segments: 30 }).ball([r * 0.84, r * 0.84, 0.05], { part: 'visor', at: [0, 0, 0.575] }); b.ring(r * 0.92, 0.04, { part: 'crest', at: [0, 0, 0.58], rotate: [90, 0, 0] }); for (const k of [-0.36, 0.36]) b.rod([k * r, -r * 0.85, 0.615], [k * r, r * 0.85, 0.615], 0.016, { part: 'trim' }).rod([-r * 0.85, k * r, 0.615], [r * 0.85, k * r, 0.615], 0.016, { part: 'trim' }); for (let i = 0; i < 8; i++) b.ball(0.024, { part: 'trim', at: [r * 0.98 * Math.sin(i * 0.785), r * 0.98 * Math.cos(i * 0.785), 0.61], segments: 8 }); }); // prettier-ignore
    port([0, 0, 0], 0.27, 0.92); port([0, 84, 0], 0.19, 0.94); port([0, -84, 0], 0.19, 0.94); port([-62, 0, 0], 0.15, 0.98);
    b.mirrored('x', () => b.tube([[0.3, 0.9, -0.46], [0.42, 0.9, -0.66], [0.5, 0.66, -0.72]], 0.07, { part: 'horns' })).tube('-.2,1.42,-.1 0,1.56,-.1 .2,1.42,-.1', 0.035, { part: 'trim' });
  },
  army(b, p) {
    const profile = '.6,.12! .56,.2 .54,.36 .48,.58 .3,.74 0,.8';
    const wall = wallOf(profile);
    b.group({ scale: [0.86, 1, 1] }, () => {
      b.part('shell').lathe(bell(profile, 0.03), { straight: true, segments: 44 });
      b.plate(outlines.symmetric('0,.74 .26,.66 .46,.4!'), 0.03, { part: 'visor', at: [0, 0.15, 0], rotate: [94, 0, 0], bevel: 0.012 }).plate(outlines.symmetric('0,.72 .26,.64 .46,.38!'), 0.04, { part: 'shell', at: [0, 0.17, 0], rotate: [94, 0, 0], bevel: 0.012 });
      b.ring(0.59, 0.02, { part: 'trim', at: [0, 0.13, 0] }).ring(0.555, 0.035, { part: 'crest', at: [0, 0.27, 0], scale: [1, 0.9, 1] });
      // Camouflage netting.
      for (let i = 0; i < 16; i++) for (const s of [-1, 1]) alongWall(b, wall, [0, 1, 2, 3, 4, 5].map((k): Vec2 => [i * 22.5 + s * k * 17, 0.17 + k * 0.115]), 0.01, { part: 'shell', lift: 0.008, tint: 0.55 });
      b.mirrored('x', () => b.tube([[0.54, 0.14, 0.06], [0.46, -0.14, 0.12], [0.22, -0.42, 0.24], [0, -0.48, 0.28]], 0.03 * p.thickness, { part: 'trim', flatten: 0.35 }));
      b.plate(outlines.star(5, 0.12, 0.05), 0.03, { part: 'crest', at: wall(0, 0.46, 0.015), rotate: [-16, 0, 0] });
    });
  },
  pith(b) {
    const profile = '.5,.16! .51,.36 .46,.6 .3,.78 .08,.86 0,.86';
    b.group({ scale: [0.88, 1, 1.04] }, () => {
      b.part('shell').lathe(profile, { segments: 44 }).lathe('.46,.14 .7,.06 .86,-.06 .88,-.04 .7,.1 .5,.2!', { segments: 48 });
      b.part('trim').lathe('.52,.15! .535,.17 .535,.32 .515,.34!', { segments: 44 }).ring(0.87, 0.022, { at: [0, -0.05, 0], around: 48 });
      b.lathe('.08,.84! .1,.88 .07,.94 0,.96', { part: 'crest' });
      for (let i = 0; i < 4; i++) b.tube(Array.from({ length: 9 }, (_, k): Vec3 => wallOf(profile)(45 + i * 90, 0.34 + k * 0.065, 0.004)), 0.012, { part: 'shell', tint: 0.75 });
      b.mirrored('x', () => b.tube([[0.5, 0.08, 0], [0.4, -0.24, 0.12], [0.2, -0.5, 0.22], [0, -0.56, 0.24]], 0.024, { part: 'visor', flatten: 0.4 }));
    });
  },
};

export const HEADGEAR: RecipeTable = {
  helmet(b, p) {
    const form = p.variant('form');
    b.group({ scale: form === 'knight' ? HEAD : 1 }, () => (HELMETS[form] ?? HELMETS['knight']!)(b, p));
    b.anchor('on', [0, form === 'hard_hat' || form === 'army' ? 0.75 : 1.15, 0], 0.45);
  },
};
