import { hollow } from '../anatomy/vessels.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import { lerp, type Vec3 } from '../vec.ts';

const DARK = '#100e0d';

/** A ring that hangs from `at`, its plane towards the viewer. */
function hanging(b: MeshBuilder, at: Vec3, radius: number, thick: number): void {
  b.ring(radius, (t) => thick * (0.75 + 0.5 * Math.sin(t * Math.PI) ** 2), { part: 'ring', at: [at[0], at[1] - radius, at[2]], rotate: [82, 0, 0], around: 48, segments: 14 });
  b.ball([thick * 1.9, thick * 1.4, thick * 1.5], { part: 'ring', at: [at[0], at[1] - radius * 2, at[2] + 0.03] });
}

const KNOCKERS: Readonly<Record<string, (b: MeshBuilder) => void>> = {
  lion(b) {
    b.part('plate').cylinder(0.56, 0.07, { at: [0, 0.95, -0.12], rotate: [90, 0, 0], round: 0.02, segments: 40 });
    // A mane of two rings of locks about the face.
    for (const [count, r, long, z, tint] of [[18, 0.4, 0.3, 0.0, 0.82], [15, 0.33, 0.24, 0.1, 1]] as const) for (let i = 0; i < count; i++) { const a = ((i + 0.5) / count) * 2 * Math.PI; const at = (k: number, sway: number, lift: number): Vec3 => [(r + k * long) * Math.sin(a + sway), 0.98 + (r + k * long) * Math.cos(a + sway), z + lift]; b.tube([at(-0.4, 0, 0.06), at(0.2, 0.06, 0.1), at(0.75, 0.0, 0.04), at(1, -0.14, 0)], [0.08, 0.085, 0.05, 0.008], { part: 'head', segments: 9, tint }); } // prettier-ignore
    b.part('head').blend(0.06, (s) => {
      s.ellipsoid([0, 1.02, 0.12], [0.34, 0.34, 0.24]).chain([[0, 1.2, 0.3], [0, 0.98, 0.44]], [0.09, 0.1]).limb([-0.08, 0.86, 0.42], [0.08, 0.86, 0.42], 0.12).ball([0, 0.7, 0.3], 0.12);
      for (const x of [-1, 1]) s.ball([x * 0.24, 0.9, 0.24], 0.12).limb([x * 0.08, 1.16, 0.36], [x * 0.26, 1.2, 0.24], 0.055).carve([x * 0.165, 1.08, 0.38], [0.07, 0.045, 0.07]).ellipsoid([x * 0.33, 1.28, 0.12], [0.09, 0.1, 0.06]);
      s.carve([0, 0.77, 0.44], [0.16, 0.045, 0.12]);
    }, { resolution: 56 });
    b.mirrored('x', () => b.ball([0.05, 0.04, 0.03], { part: 'head', at: [0.163, 1.08, 0.33] })).ball([0.085, 0.05, 0.05], { part: 'head', at: [0, 0.97, 0.53], tint: 0.7 });
    hanging(b, [0, 0.8, 0.46], 0.4, 0.055);
  },
  ring(b) {
    b.part('plate').plate(outlines.gear(8, 0.42, 0.38), 0.06, { at: [0, 1.1, -0.03], bevel: 0.02 }).lathe('.34,.0! .3,.05 .16,.08 .12,.16 0,.2', { at: [0, 1.1, 0], rotate: [90, 0, 0] });
    b.part('head').ring(0.3, 0.03, { at: [0, 1.1, 0.02], rotate: [90, 0, 0] }).mirrored('x', () => b.rod([0.06, 1.08, 0.1], [0.09, 1.06, 0.24], 0.035).ball(0.06, { at: [0.09, 1.06, 0.24] })).capsule([-0.09, 1.06, 0.24], [0.09, 1.06, 0.24], 0.045);
    b.part('plate').radial(1, () => { for (let i = 0; i < 8; i++) { const a = (i / 8) * 2 * Math.PI + 0.39; b.ball([0.03, 0.03, 0.02], { at: [0.35 * Math.sin(a), 1.1 + 0.35 * Math.cos(a), 0.0] }); } });
    hanging(b, [0, 1.06, 0.22], 0.42, 0.06);
  },
  handle(b) {
    // A lever on a long plate with a keyhole.
    b.part('plate').plate(outlines.symmetric('0,1.5 .1,1.46 .16,1.34 .16,.22 .1,.08 0,.04'), 0.06, { bevel: 0.02, at: [0, 0, 0] }).ring(0.12, 0.022, { at: [0, 1.02, 0.04], rotate: [90, 0, 0] });
    b.part('head').cylinder(0.1, 0.1, { at: [0, 1.02, 0.02], rotate: [90, 0, 0], round: 0.02 }).rod([0, 1.02, 0.08], [0, 1.02, 0.24], 0.055);
    b.part('ring').tube('0,1.02,.24 .14,1.03,.28 .38,1.0,.27 .58,.97,.24 .7,1.0,.2', [0.07, 0.065, 0.055, 0.06, 0.03], { ends: 'round', segments: 14 });
    b.ball([0.045, 0.045, 0.02], { part: DARK, at: [0, 0.52, 0.03] }).plate('-.022,0! .022,0! .038,-.12! -.038,-.12!', 0.02, { part: DARK, at: [0, 0.51, 0.03] }).ring(0.075, 0.012, { part: 'plate', at: [0, 0.49, 0.032], rotate: [90, 0, 0], scale: [1, 1, 1.4] });
    for (const y of [0.16, 1.36]) b.ball([0.035, 0.035, 0.02], { part: 'head', at: [0, y, 0.035] });
  },
  knob(b) {
    b.group({ at: [0, 0.6, 0], rotate: [90, 0, 0] }, () => {
      b.part('plate').lathe('0,0! .5,0! .52,.03 .48,.07 .4,.08 .36,.12 .2,.14 0,.14', { segments: 44 });
      b.part('ring').lathe('.13,.1! .11,.2 .13,.34!', { segments: 30 }).ring(0.14, 0.03, { at: [0, 0.17, 0] });
      b.part('head').lathe('.1,.3! .3,.4 .38,.56 .33,.72 .2,.8 0,.82', { segments: 44 });
      b.ring(0.2, 0.014, { part: 'head', at: [0, 0.805, 0], tint: 0.8 });
      b.radial(4, () => b.ball([0.035, 0.02, 0.035], { part: 'head', at: [0, 0.075, 0.42] }));
    });
  },
  skull(b) {
    b.part('plate').plate('0,1.62! .36,1.5 .46,1.1 .3,.68 0,.5! -.3,.68 -.46,1.1 -.36,1.5', 0.06, { at: [0, 0, -0.14], bevel: 0.02 });
    b.part('head').blend(0.06, (s) => {
      s.ellipsoid([0, 1.22, 0.06], [0.31, 0.32, 0.26]).ellipsoid([0, 0.98, 0.2], [0.2, 0.18, 0.14]).limb([-0.09, 0.84, 0.24], [0.09, 0.84, 0.24], 0.09);
      for (const x of [-1, 1]) s.limb([x * 0.12, 1.02, 0.28], [x * 0.26, 1.04, 0.12], 0.06).carve([x * 0.125, 1.13, 0.32], [0.09, 0.085, 0.12]);
      s.carve([0, 0.98, 0.36], [0.045, 0.075, 0.08]);
    }, { resolution: 54 });
    b.mirrored('x', () => b.ball([0.085, 0.08, 0.06], { part: DARK, at: [0.125, 1.13, 0.2] })).ball([0.04, 0.06, 0.04], { part: DARK, at: [0, 0.985, 0.28] });
    b.row(6, [0.052, 0, 0], (i) => b.superball([0.026, 0.055, 0.03], 0.5, 0.6, { part: 'head', at: [0, 0.82, 0.33 - 0.008 * (i - 2.5) ** 2] }));
    hanging(b, [0, 0.82, 0.36], 0.36, 0.05);
  },
};

/** Pipe of a run along points at right angles, with sleeves at its joints. */
function plumbed(b: MeshBuilder, part: string, path: readonly Vec3[], r: number): void {
  for (let i = 0; i + 1 < path.length; i++) b.rod(path[i]!, path[i + 1]!, r, { part, segments: 20 });
  for (const at of path.slice(1, -1)) b.ball(r * 1.2, { part: 'stem', at });
  for (let i = 0; i + 1 < path.length; i++) for (const k of [0.12, 0.88]) { const at = [0, 1, 2].map((axis) => lerp(path[i]![axis]!, path[i + 1]![axis]!, k)) as unknown as Vec3; const d = [0, 1, 2].map((axis) => path[i + 1]![axis]! - path[i]![axis]!) as unknown as Vec3; b.group({ at, toward: d }, () => b.cylinder(r * 1.32, r * 0.9, { part: 'stem', at: [0, -r * 0.45, 0], round: r * 0.15, segments: 20 })); } // prettier-ignore
}

function smoke(b: MeshBuilder, at: Vec3, size = 1): void {
  b.part('smoke').group({ at, scale: size }, () => { for (let i = 0; i < 9; i++) { const s = i / 8; b.ball((0.05 + 0.1 * s) * (1 + 0.15 * Math.sin(i * 2.3)), { at: [0.14 * Math.sin(i * 1.1) * (0.3 + s), 0.08 + 0.75 * s, 0.08 * Math.cos(i * 1.7) * s], segments: 12, tint: 1 - 0.05 * (i % 3) }); } }); // prettier-ignore
}

const PIPES: Readonly<Record<string, (b: MeshBuilder, p: RecipeInput) => void>> = {
  smoking(b, p) {
    const t = p.thickness;
    b.part('bowl').lathe(hollow('.1,.04 .22,.1 .27,.3 .26,.55 .235,.66!', 0.055), { straight: true, segments: 36, at: [-0.55, 0, 0] });
    b.tube('-.55,.12,0 -.3,.12,0 0,.22,0 .2,.34,0', [0.14, 0.12, 0.09, 0.085], { segments: 18, ends: 'round' });
    b.cylinder(0.185, 0.02, { part: '#2a1a10', at: [-0.55, 0.54, 0] });
    for (let i = 0; i < 14; i++) b.ball(0.035, { part: i % 4 === 0 ? '#e2602a glow' : '#3a2a1e', at: [-0.55 + 0.15 * Math.sin(i * 2.4) * Math.sqrt(i / 14), 0.56, 0.15 * Math.cos(i * 2.4) * Math.sqrt(i / 14)], segments: 8 });
    b.part('#d0b060 metal').ring(0.092, 0.022, { at: [0.2, 0.34, 0], rotate: [0, 0, -58] });
    b.part('stem').tube('.2,.34,0 .5,.54,0 .82,.68,0 1.06,.7,0', [0.08 * t, 0.07 * t, 0.055 * t, 0.05 * t], { segments: 16, flatten: 0.8, up: [0, 1, 0] }).ball([0.06, 0.045, 0.08], { at: [1.07, 0.7, 0] });
    smoke(b, [-0.55, 0.66, 0]);
  },
  hookah(b) {
    b.part('bowl').lathe(hollow('.22,.0! .26,.02 .4,.16 .44,.32 .3,.56 .13,.74 .11,.86!', 0.03), { straight: true, segments: 40 });
    b.part('stem').lathe('.1,.82! .14,.88 .1,.96 .05,1.04 .09,1.14 .05,1.24 .05,1.4 .1,1.48 .05,1.56 .05,1.72!', { segments: 24 }).lathe('.0,1.7! .24,1.72 .3,1.76 .28,1.78 .0,1.75!', { segments: 32 });
    b.part('bowl').lathe('.05,1.76! .08,1.84 .16,1.92 .17,2.02! .12,2.0', { segments: 26 });
    for (const [x, z] of [[0, 0], [0.07, 0.05], [-0.07, 0.04], [0.02, -0.08]] as const) b.box([0.08, 0.06, 0.08], { part: '#e8662a glow', at: [x, 2.04, z], rotate: [0, 40 * x, 12], round: 0.015 });
    // The hose coils down and up to its mouthpiece.
    b.part('stem').rod([0.08, 0.98, 0], [0.24, 1.04, 0.02], 0.035);
    b.tube('.22,1.03,.02 .42,1.02,.1 .62,.7,.2 .66,.24,.34 .5,.06,.56 .26,.08,.62 .3,.36,.6 .56,.72,.56 .72,1.02,.5', 0.038, { part: 'stem', segments: 12, steps: 8, tint: 0.8 }).tube('.72,1.0,.5 .8,1.2,.47 .86,1.38,.44', [0.045, 0.035, 0.025], { part: 'bowl', ends: 'round' });
    for (const y of [0.14, 0.36, 0.52]) b.ring(y === 0.14 ? 0.39 : y === 0.36 ? 0.435 : 0.335, 0.016, { part: 'stem', at: [0, y, 0], around: 40 });
    smoke(b, [0, 2.06, 0]);
  },
  faucet(b) {
    b.part('bowl').lathe('.3,.0! .3,.04 .16,.09 .13,.14 .12,.5 .15,.56 .12,.62!', { segments: 32 });
    b.tube('0,.5,0 0,.86,.04 0,1.1,.24 0,1.12,.52 0,.96,.72 0,.74,.76', [0.11, 0.1, 0.1, 0.1, 0.095, 0.09], { segments: 20 }).cylinder(0.115, 0.12, { at: [0, 0.66, 0.76], round: 0.02 }).cylinder(0.08, 0.01, { part: DARK, at: [0, 0.655, 0.76] });
    b.mirrored('x', (side) => { b.part('bowl').lathe('.2,.0! .2,.04 .1,.1 .09,.28 .12,.34 .06,.42!', { at: [0.52, 0, 0], segments: 26 }); b.group({ at: [0.52, 0.44, 0] }, () => b.radial(4, () => b.capsule([0, 0, 0], [0, 0, 0.19], 0.042, { part: 'stem' }).ball(0.055, { part: 'stem', at: [0, 0, 0.2] }))); b.ball([0.07, 0.035, 0.07], { part: side > 0 ? '#c23a30 gloss' : '#2f5fc4 gloss', at: [0.52, 0.48, 0] }); }); // prettier-ignore
    b.part('bowl').box([1.2, 0.05, 0.34], { at: [0, 0.02, 0], round: 0.024 });
    b.part('smoke').lathe('0,.0 .045,.04 .05,.1 .02,.18 0,.22', { at: [0, 0.34, 0.76] });
  },
  plumbing(b) {
    plumbed(b, 'bowl', [[-0.9, 0.3, 0], [-0.3, 0.3, 0], [-0.3, 1.0, 0], [0.5, 1.0, 0], [0.5, 0.5, 0.5], [1.0, 0.5, 0.5]], 0.13);
    b.rod([0.1, 1.0, 0], [0.1, 1.34, 0], 0.1, { part: 'bowl' });
    for (const [at, toward] of [[[-0.9, 0.3, 0], [-1, 0, 0]], [[1.0, 0.5, 0.5], [1, 0, 0]]] as const) b.group({ at, toward }, () => { b.lathe('.13,-.02! .24,-.02! .24,.06! .09,.06! .09,-.2!', { part: 'stem', segments: 30 }).radial(6, () => b.cylinder(0.032, 0.05, { part: 'bowl', at: [0, 0.05, 0.185], segments: 6 })); b.cylinder(0.1, 0.02, { part: DARK, at: [0, 0.0, 0] }); }); // prettier-ignore
    // A valve with a handwheel.
    b.group({ at: [0.1, 1.34, 0] }, () => { b.cylinder(0.04, 0.2, { part: 'stem' }).ring(0.22, 0.036, { part: 'stem', at: [0, 0.2, 0] }).radial(5, () => b.rod([0, 0.2, 0], [0, 0.2, 0.22], 0.026, { part: 'stem' })).ball(0.055, { part: 'stem', at: [0, 0.21, 0] }); }); // prettier-ignore
    smoke(b, [-0.98, 0.34, 0], 0.5);
  },
};

const SOAPS: Readonly<Record<string, (b: MeshBuilder) => void>> = {
  bar(b) {
    b.part('bar').superball([0.62, 0.2, 0.4], 0.5, 0.42, { at: [0, 0.22, 0] }).ring(0.36, 0.016, { at: [0, 0.412, 0], scale: [1.15, 0.6, 0.66], around: 44, tint: 0.85 });
    for (const [x, path] of [[-0.2, '.07,.0,-.07 0,0,-.1 -.06,0,-.05 0,0,.0 .06,0,.05 0,0,.1 -.07,0,.07'], [0, '.0,0,-.1 .07,0,0 0,0,.1 -.07,0,0 0,0,-.1'], [0.2, '-.06,0,.1 0,0,-.1 .06,0,.1']] as const) b.tube(path, 0.014, { at: [x, 0.42, 0], segments: 6, tint: 0.85 });
    for (let i = 0; i < 46; i++) { const a = i * 2.39996; const r = 0.4 + 0.3 * Math.sqrt(i / 46); const x = r * 1.05 * Math.sin(a); const z = r * 0.78 * Math.cos(a); const size = 0.04 + 0.055 * ((i * 17) % 10) / 10; b.ball(size, { part: 'bubbles', at: [x, size * 0.85, z], segments: 12 }); } // prettier-ignore
    for (let i = 0; i < 14; i++) b.ball(0.035 + 0.04 * ((i * 7) % 5) / 5, { part: 'bubbles', at: [0.34 + 0.14 * Math.sin(i * 2.4), 0.4 + 0.05 * Math.sin(i), -0.14 + 0.12 * Math.cos(i * 2.4)], segments: 12 });
  },
  sponge(b) {
    const mark = b.mark();
    b.part('bar').box([1.1, 0.34, 0.72], { at: [0, 0.21, 0], round: 0.09 });
    b.scatter(mark, 130, { spacing: 0.07, sizes: [0.5, 1.4] }, () => b.ball([0.042, 0.012, 0.042], { part: 'bar', tint: 0.45, segments: 9 }));
    b.box([1.08, 0.1, 0.7], { part: '#3f8a4a', at: [0, 0.05, 0], round: 0.03 });
    for (let i = 0; i < 26; i++) b.ball(0.05 + 0.06 * ((i * 13) % 7) / 7, { part: 'bubbles', at: [0.4 + 0.3 * Math.sin(i * 2.4) * Math.sqrt(i / 26), 0.4 - 0.012 * i, 0.2 + 0.26 * Math.cos(i * 2.4) * Math.sqrt(i / 26)], segments: 12 });
  },
  eraser(b) {
    b.group({ at: [0, 0.2, 0], rotate: [0, 0, 0] }, () => {
      b.part('bar').box([1.3, 0.34, 0.56], { round: 0.07 });
      b.box([0.86, 0.355, 0.575], { part: '#2f62b5', at: [-0.14, 0, 0], round: 0.02 }).box([0.2, 0.362, 0.58], { part: '#f3f1ea', at: [-0.14, 0, 0], round: 0.02 }).box([0.1, 0.364, 0.584], { part: '#1e1e20', at: [0.1, 0, 0], round: 0.02 });
    });
    for (let i = 0; i < 20; i++) b.capsule([0.72 + 0.16 * Math.sin(i * 2.4), 0.03, 0.34 * Math.cos(i * 1.9)], [0.77 + 0.16 * Math.sin(i * 2.4), 0.035, 0.05 + 0.34 * Math.cos(i * 1.9)], 0.018, { part: 'bubbles', segments: 6 });
  },
  butter(b) {
    b.part('bubbles').plate(outlines.rectangle(1.6, 0.9, 0.2), 0.05, { at: [0, 0.06, 0], rotate: [90, 0, 0], bevel: 0.02 }).box([1.1, 0.06, 0.5], { at: [0, 0.02, 0], round: 0.02 }).tube(outlines.rectangle(1.56, 0.86, 0.2).map(([x, y]): Vec3 => [x, 0.09, y]), 0.03, { closed: true, steps: 1 });
    b.part('bar').box([0.82, 0.32, 0.4], { at: [0.12, 0.24, 0], round: 0.025 });
    for (const [i, lean] of [[0, 14], [1, 40]] as const) b.box([0.08, 0.32, 0.4], { at: [-0.42 - 0.14 * i, 0.23 - 0.045 * i, 0], rotate: [0, 0, lean], round: 0.02 });
    for (let i = 0; i < 3; i++) b.box([0.006, 0.03, 0.41], { part: 'bar', at: [-0.1 + i * 0.2, 0.39, 0], tint: 0.7 });
  },
};

/** A roll about +Y that stands on the ground: wound sheet, tube of card, hole. */
function roll(b: MeshBuilder, outer: number, inner: number, tall: number): void {
  b.part('roll').lathe([[inner, 0, 1], [outer - 0.02, 0, 1], [outer, 0.02], [outer, tall - 0.02], [outer - 0.02, tall, 1], [inner, tall, 1]], { straight: true, segments: 48 });
  b.lathe([[inner + 0.012, 0.004], [inner + 0.012, tall + 0.004], [inner - 0.02, tall + 0.004], [inner - 0.02, 0.004], [inner + 0.012, 0.004]], { part: 'core', straight: true, segments: 32 });
  for (const r of [0.35, 0.6, 0.82]) b.ring(lerp(inner, outer, r), 0.004, { part: 'roll', at: [0, tall + 0.001, 0], around: 48, segments: 5, tint: 0.7 });
}

const ROLLS: Readonly<Record<string, (b: MeshBuilder) => void>> = {
  roll(b) {
    roll(b, 0.52, 0.2, 1.0);
    // The loose end falls down the side and lies on the ground.
    b.sheet(10, 24, (u, v) => { const y = 0.02 + 0.96 * u; const a = 0.5 + v * 0.9; if (v < 0.5) return [0.527 * Math.sin(a), y, 0.527 * Math.cos(a)]; const s = (v - 0.5) * 2; const e = 0.95; return [0.527 * Math.sin(e) + Math.cos(e) * s * 0.5 + 0.06 * s * s, y, 0.527 * Math.cos(e) - Math.sin(e) * s * 0.5 + 0.16 * s * s]; }, { part: 'roll' });
  },
  holder(b) {
    b.part('core').plate(outlines.rectangle(0.34, 0.34, 0.08), 0.06, { at: [-0.56, 1.1, -0.46], bevel: 0.02 }).tube('-.56,1.1,-.44 -.66,1.1,-.2 -.66,1.02,-.02 -.66,.86,0 -.5,.72,0 .1,.72,0 .72,.72,0', 0.035, { segments: 12 }).ball(0.055, { at: [0.74, 0.72, 0] });
    b.group({ at: [-0.5, 0.58, 0], rotate: [0, 0, -90] }, () => roll(b, 0.44, 0.17, 1.0));
    b.sheet(8, 20, (u, v) => [-0.48 + u * 0.96, 0.58 - v * 0.78, 0.445 - 0.06 * Math.sin(v * 2.4)], { part: 'roll' });
    for (const v of [0.42, 0.84]) b.box([0.95, 0.008, 0.008], { part: 'roll', at: [0, 0.58 - v * 0.78, 0.452 - 0.06 * Math.sin(v * 2.4)], tint: 0.75 });
  },
  tape(b) {
    b.group({ at: [0, 0.58, -0.14], rotate: [90, 0, 0] }, () => {
      b.part('roll').lathe('.36,0! .58,0! .58,.28! .36,.28! .36,0!', { straight: true, segments: 56 });
      b.part('core').lathe('.32,-.01! .375,-.01! .375,.29! .32,.29! .32,-.01!', { straight: true, segments: 48 });
      for (const r of [0.42, 0.47, 0.52]) b.ring(r, 0.004, { part: 'roll', at: [0, 0.28, 0], around: 56, segments: 5, tint: 0.75 });
    });
    b.sheet(6, 16, (u, v) => [0.58 * Math.sin(1.2) + v * 0.55, 0.58 + 0.58 * Math.cos(1.2) - v * 0.2 + 0.1 * v * v, -0.14 + 0.28 * u], { part: 'roll' });
  },
  film(b) {
    b.group({ at: [-0.4, 0.36, 0] }, () => { b.part('core').cylinder(0.3, 0.56, { at: [0, -0.28, 0], segments: 40 }).cylinder(0.32, 0.05, { part: DARK, at: [0, 0.28, 0], round: 0.015, segments: 40 }).cylinder(0.32, 0.05, { part: DARK, at: [0, -0.33, 0], round: 0.015, segments: 40 }).cylinder(0.09, 0.16, { part: DARK, at: [0, 0.3, 0] }).box([0.16, 0.56, 0.12], { part: 'core', at: [0.24, 0, 0.2], round: 0.02 }); }); // prettier-ignore
    const strip = (s: number): Vec3 => [-0.2 + 1.3 * s, 0.36 + 0.04 * Math.sin(s * 3), 0.26 + 0.16 * Math.sin(s * 4.2)];
    b.sheet(4, 30, (u, v) => { const at = strip(v); return [at[0], at[1] + (u - 0.5) * 0.54, at[2]]; }, { part: 'roll' });
    for (let i = 0; i < 22; i++) for (const y of [-0.22, 0.22]) { const at = strip((i + 1) / 23); b.box([0.028, 0.04, 0.03], { part: DARK, at: [at[0], at[1] + y, at[2]], round: 0.008 }); } // prettier-ignore
    for (let i = 0; i < 4; i++) { const at = strip(0.16 + i * 0.24); const next = strip(0.17 + i * 0.24); b.box([0.25, 0.3, 0.02], { part: 'core', at, rotate: [0, (-Math.atan2(next[2] - at[2], next[0] - at[0]) * 180) / Math.PI, 0], round: 0.005, tint: 0.7 }); } // prettier-ignore
  },
  wool(b) {
    // A ball wound in many directions, two needles stuck through.
    b.ball(0.5, { part: 'roll', at: [0, 0.55, 0], tint: 0.8, segments: 28 });
    for (let i = 0; i < 9; i++) { const [rx, rz] = [i * 47, i * 83]; for (let k = -3; k <= 3; k++) { const y = k * 0.075; b.group({ at: [0, 0.55, 0], rotate: [rx, i * 31, rz] }, () => b.ring(Math.sqrt(0.535 ** 2 - y * y), 0.04, { part: 'roll', at: [0, y, 0], around: 40, segments: 7, tint: 0.85 + 0.1 * ((i + k + 9) % 4) })); } } // prettier-ignore
    for (const [a, c] of [[[-0.75, 1.35, 0.1], [0.45, -0.0, 0.05]], [[0.72, 1.38, -0.06], [-0.42, 0.05, 0.1]]] as const) b.rod(a, c, 0.035, { part: 'core', to: 0.02 }).ball(0.07, { part: 'core', at: a });
    b.tube('.3,.06,.4 .6,.04,.62 .86,.04,.4 1.0,.04,.7 1.26,.04,.6', 0.035, { part: 'roll', ends: 'round' });
  },
};

export const STREET_AND_BATH: RecipeTable = {
  mailbox(b, p) {
    if (p.is('form', 'pillar')) {
      b.part('post').lathe('0,0! .44,0! .45,.1 .43,.2! 0,.2!', { segments: 40, tint: 0.5 });
      b.part('box').lathe('.4,.18! .4,1.62! .44,1.64 .47,1.7 .45,1.76 .4,1.82 .22,1.94 0,1.98', { segments: 48 }).radial(20, () => b.box([0.05, 0.05, 0.03], { at: [0, 1.71, 0.46], round: 0.012 }));
      b.ring(0.405, 0.02, { at: [0, 1.56, 0], around: 48 });
      b.box([0.44, 0.07, 0.06], { part: DARK, at: [0, 1.42, 0.375] }).box([0.5, 0.035, 0.1], { at: [0, 1.475, 0.39], round: 0.012 });
      b.sheet(14, 10, (u, v) => { const a = (u - 0.5) * 1.1; return [0.412 * Math.sin(a), 0.44 + 0.6 * v, 0.412 * Math.cos(a)]; }, { part: 'door', tint: 0.9 });
      b.tube([-0.55, 0, 0.55].map((a): Vec3 => [0.412 * Math.sin(a), 1.05, 0.412 * Math.cos(a)]), 0.016, { part: 'door' }).ball([0.035, 0.045, 0.02], { part: '#c9a44a metal', at: [0.14, 0.76, 0.4] });
      b.box([0.22, 0.28, 0.03], { part: 'flag', at: [0, 1.22, 0.4], round: 0.01 }).box([0.18, 0.24, 0.03], { part: '#f2efe6', at: [0, 1.22, 0.405] });
      b.anchor('on', [0, 1.98, 0], 0.5);
      return;
    }
    b.part('post').box([0.15, 1.15, 0.15], { at: [0, 0.55, -0.05], round: 0.015 }).box([0.3, 0.06, 0.9], { at: [0, 1.13, 0] }).beam([0, 0.7, -0.03], [0, 1.12, 0.34], [0.1, 0.09]);
    const section = [...Array.from({ length: 21 }, (_, i): readonly [number, number] => { const a = (i / 20) * Math.PI; return [0.3 * Math.cos(a), 0.3 + 0.3 * Math.sin(a)]; }), [-0.3, 0.0] as const, [0.3, 0.0] as const];
    b.part('box').plate(section, 1.1, { at: [0, 1.16, 0], bevel: 0.01 });
    b.plate(section.map(([x, y]): readonly [number, number] => [x * 1.05, y * 1.04]), 0.04, { at: [0, 1.15, -0.54], bevel: 0.01, tint: 0.9 });
    b.part('door').plate(section.map(([x, y]): readonly [number, number] => [x * 1.06, y * 1.05]), 0.05, { at: [0, 1.15, 0.56], bevel: 0.015, tint: 0.92 }).box([0.1, 0.05, 0.08], { at: [0, 1.72, 0.6], round: 0.015 }).capsule([-0.07, 1.42, 0.62], [0.07, 1.42, 0.62], 0.025);
    b.part('flag').box([0.03, 0.42, 0.06], { at: [0.325, 1.56, 0.16], round: 0.008 }).box([0.035, 0.2, 0.34], { at: [0.33, 1.7, 0.02], round: 0.012 }).ball(0.04, { at: [0.325, 1.38, 0.16] });
    b.anchor('on', [0, 1.76, 0], 0.5);
  },
  door_knocker(b, p) {
    (KNOCKERS[p.variant('form')] ?? KNOCKERS['lion']!)(b);
  },
  fire_hydrant(b) {
    b.part('body').lathe('0,0! .44,0! .44,.08! .3,.1! .29,.16 .29,.3! .36,.31! .36,.38! .29,.4! .28,.9 .29,1.14! .38,1.15! .38,1.23! .3,1.25! .29,1.34 .22,1.48 .12,1.56 0,1.58', { segments: 40 });
    b.radial(8, () => b.cylinder(0.04, 0.06, { part: 'bolts', at: [0, 0.07, 0.38], segments: 6 }).cylinder(0.03, 0.05, { part: 'bolts', at: [0, 1.22, 0.34], segments: 6 }).cylinder(0.03, 0.05, { part: 'bolts', at: [0, 0.37, 0.325], segments: 6 }));
    const nozzle = (r: number, reach: number): void => { b.cylinder(r * 0.95, reach, { part: 'body', at: [0, 0.2, 0], segments: 30 }).cylinder(r * 1.25, 0.06, { part: 'body', at: [0, reach + 0.08, 0], segments: 30, round: 0.015 }).lathe([[r * 1.12, 0], [r * 1.12, 0.1], [r * 0.9, 0.15], [0, 0.16]], { part: 'caps', at: [0, reach + 0.14, 0], segments: 30 }).cylinder(r * 0.42, 0.09, { part: 'bolts', at: [0, reach + 0.29, 0], segments: 5 }); b.radial(8, () => b.cylinder(0.022, 0.03, { part: 'bolts', at: [0, reach + 0.13, r * 1.12], segments: 6 })); }; // prettier-ignore
    for (const [toward, r, reach] of [[[0, 0, 1], 0.2, 0.14], [[1, 0, 0], 0.14, 0.16], [[-1, 0, 0], 0.14, 0.16]] as const) b.group({ at: [0, 0.86, 0], toward }, () => nozzle(r, reach));
    b.part('caps').lathe('.31,1.3! .28,1.4 .2,1.5 .12,1.57 .1,1.6! .1,1.66! 0,1.66!', { segments: 36 }).cylinder(0.075, 0.13, { part: 'bolts', at: [0, 1.65, 0], segments: 5 });
    // Chains hold the caps.
    b.mirrored('x', () => { for (let i = 0; i < 9; i++) { const s = i / 8; b.ring(0.032, 0.01, { part: 'bolts', at: [0.26 + 0.26 * s, 1.06 - 0.36 * Math.sin(s * 2.6), 0.14 + 0.04 * Math.sin(s * 3)], rotate: [i % 2 ? 90 : 0, 20, 40], around: 12, segments: 5 }); } }); // prettier-ignore
    b.anchor('on', [0, 1.76, 0], 0.4);
  },
  pipe(b, p) {
    (PIPES[p.variant('form')] ?? PIPES['smoking']!)(b, p);
  },
  soap(b, p) {
    (SOAPS[p.variant('form')] ?? SOAPS['bar']!)(b);
  },
  toilet_roll(b, p) {
    (ROLLS[p.variant('form')] ?? ROLLS['roll']!)(b);
  },
};
