import { loft } from '../anatomy/bodies.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import { lerp, type Vec3 } from '../vec.ts';

const DARK = '#0d0c0c';

/** A chest's outline by height: [y, half width, half depth], from waist to neck. */
const CHEST: readonly (readonly [number, number, number])[] = [[0, 0.42, 0.28], [0.1, 0.39, 0.27], [0.35, 0.46, 0.32], [0.65, 0.52, 0.34], [0.88, 0.46, 0.29], [1.02, 0.3, 0.22], [1.08, 0.2, 0.19]];

function chestAt(u: number, v: number, grow = 0): Vec3 {
  const place = v * (CHEST.length - 1);
  const i = Math.min(Math.floor(place), CHEST.length - 2);
  const [a, c] = [CHEST[i]!, CHEST[i + 1]!];
  const mix = (k: 0 | 1 | 2): number => lerp(a[k], c[k], place - i);
  const angle = u * 2 * Math.PI;
  const [s, q] = [Math.sin(angle), Math.cos(angle)];
  // A keel down the front.
  const keel = q > 0 ? 1 + 0.12 * q ** 8 * Math.sin(v * Math.PI) : 1;
  return [(mix(1) + grow) * Math.sign(s) * Math.abs(s) ** 0.8, mix(0), (mix(2) + grow) * Math.sign(q) * Math.abs(q) ** 0.8 * keel];
}

const aroundChest = (v: number, grow: number, count = 40): Vec3[] => Array.from({ length: count }, (_, i) => chestAt(i / count, v, grow));

function cuirass(b: MeshBuilder): void {
  loft(b, (u, v) => chestAt(u, v), { part: 'plate', columns: 48, rows: 30 });
  b.tube(aroundChest(0, 0.01), 0.03, { part: 'trim', closed: true, steps: 2 }).tube(aroundChest(0.985, 0.01), 0.028, { part: 'trim', closed: true, steps: 2 });
  b.ball([0.17, 0.015, 0.155], { part: DARK, at: [0, 1.09, 0] });
}

/** Lames of a skirt below the waist, each lower and wider. */
function faulds(b: MeshBuilder, count: number): void {
  for (let i = 0; i < count; i++) b.lathe([[0.49 + i * 0.045, -0.16 - i * 0.11], [0.45 + i * 0.045, -0.06 - i * 0.11], [0.42 + i * 0.04, 0.02 - i * 0.11]], { part: 'skirt', scale: [1, 1, 0.7], segments: 44, tint: 1 - 0.06 * (i % 2) }).ring(0.49 + i * 0.045, 0.012, { part: 'trim', at: [0, -0.16 - i * 0.11, 0], scale: [1, 1, 0.7], around: 48 });
}

/** Overlapping plates on the right shoulder; to be mirrored. */
function pauldron(b: MeshBuilder, size = 1): void {
  b.group({ at: [0.5, 0.93, 0], rotate: [0, 0, -26], scale: size }, () => {
    for (let i = 0; i < 4; i++) b.part('shoulders').lathe([[0.235 - 0.01 * i, -0.13], [0.21, 0.0], [0.12, 0.1], [0, 0.13]], { at: [0.02 + 0.075 * i, -0.03 - 0.085 * i, 0], scale: [0.95, 1, 1.08], rotate: [0, 0, -8 * i], tint: 1 - 0.05 * (i % 2) }).ring(0.238 - 0.01 * i, 0.014, { part: 'trim', at: [0.01 + 0.07 * i, -0.16 - 0.085 * i, 0], rotate: [0, 0, -8 * i], scale: [0.95, 1, 1.08] });
  });
}

/** A closed helm of a suit, its neck at the origin. */
function helm(b: MeshBuilder): void {
  b.part('plate').lathe('.2,0! .17,.06 .2,.14 .23,.3 .2,.46 .1,.55 0,.57', { segments: 32, scale: [0.9, 1, 1] });
  b.sheet(30, 14, (u, v) => { const a = (u - 0.5) * 3.0; const r = 0.23 + 0.12 * Math.max(0, Math.cos(a)) ** 2 * (1 - Math.abs(v - 0.5) * 1.9); return [r * 0.9 * Math.sin(a), 0.1 + 0.28 * v, r * Math.cos(a)]; }, { part: 'plate', tint: 1.1 });
  b.mirrored('x', () => b.box([0.13, 0.028, 0.04], { part: DARK, at: [0.085, 0.32, 0.27], rotate: [0, 24, 0] }));
  b.tube('0,.36,.24 0,.52,.14 0,.6,0 0,.5,-.16', [0.01, 0.025, 0.03, 0.01], { part: 'trim' }).ring(0.19, 0.022, { part: 'trim', at: [0, 0.02, 0] });
}

function gauntlet(b: MeshBuilder): void {
  b.part('plate').lathe('.36,.0! .3,.14 .22,.42 .18,.56 .2,.62!', { segments: 36, scale: [1, 1, 0.82] });
  for (let i = 0; i < 3; i++) b.lathe([[0.205 + 0.012 * i, 0.56 + i * 0.09], [0.215 + 0.012 * i, 0.64 + i * 0.09], [0.19 + 0.012 * i, 0.68 + i * 0.09]], { scale: [1, 1, 0.74], tint: 0.9 + 0.08 * (i % 2) });
  b.part('straps').blend(0.05, (s) => s.ellipsoid([0, 0.92, -0.01], [0.23, 0.2, 0.1]).chain([[0.18, 0.8, 0.05], [0.36, 0.96, 0.1], [0.4, 1.12, 0.13]], [0.09, 0.08, 0.065]));
  b.part('plate').superball([0.24, 0.15, 0.1], 0.6, 0.7, { at: [0, 0.96, 0.045] });
  // Fingers in lames, half closed.
  for (const [x, long] of [[-0.18, 0.42], [-0.06, 0.5], [0.06, 0.48], [0.18, 0.4]] as const) {
    const joint = (s: number): Vec3 => [x * (1 + 0.25 * s), 1.06 + long * (s - 0.22 * s * s), 0.05 + 0.2 * s * s];
    b.part('straps').tube([joint(0), joint(0.5), joint(1)], 0.052, { ends: 'round' });
    b.ball([0.066, 0.06, 0.066], { part: 'shoulders', at: joint(0) });
    for (let i = 0; i < 5; i++) { const [a, c] = [joint(i / 5 + 0.03), joint((i + 1) / 5)]; b.rod(a, c, 0.069 - 0.003 * i, { part: 'plate', to: 0.06 - 0.003 * i, segments: 12, tint: 0.92 + 0.1 * (i % 2) }); } // prettier-ignore
    b.ball(0.056, { part: 'plate', at: joint(1) });
  }
  for (let i = 0; i < 3; i++) b.rod([0.3 + 0.035 * i, 0.9 + 0.08 * i, 0.09 + 0.015 * i], [0.34 + 0.03 * i, 0.97 + 0.075 * i, 0.1 + 0.015 * i], 0.088 - 0.008 * i, { part: 'plate' });
  b.part('trim').ring(0.36, 0.026, { at: [0, 0.01, 0], scale: [1, 1, 0.82] }).ring(0.2, 0.022, { at: [0, 0.6, 0], scale: [1, 1, 0.8] });
  for (let i = -2; i <= 2; i++) b.ball(0.022, { at: [0.3 * Math.sin(i * 0.5), 0.14, 0.3 * 0.82 * Math.cos(i * 0.5)], segments: 8 });
  b.part('skirt').tube('0,.06,.31 0,.3,.235 0,.54,.17', [0.05, 0.035, 0.015], { flatten: 0.5 });
}

/** Legs and arms in plate; `y` is the hip. */
function limbs(b: MeshBuilder, hip: number): void {
  b.mirrored('x', () => {
    b.part('plate').lathe('.13,.0! .14,.1 .17,.3 .15,.5!', { at: [0.22, 0.1, 0] }).lathe('.15,.0! .19,.2 .21,.45 .2,.5!', { at: [0.22, 0.66, 0] });
    b.ball([0.15, 0.13, 0.17], { part: 'shoulders', at: [0.22, 0.63, 0.03] }).tube('.22,.1,-.08 .22,.06,.1 .23,.04,.36', [0.12, 0.13, 0.03], { flatten: 0.7 }).lathe('.14,.0! .16,.03!', { part: 'trim', at: [0.22, 0.1, 0] });
    b.rod([0.22, hip - 0.3, 0], [0.2, hip + 0.1, 0], 0.18, { part: 'straps' });
    b.part('plate').rod([0.68, hip + 0.62, 0], [0.74, hip + 0.3, 0.02], 0.13, { to: 0.11 }).rod([0.75, hip + 0.24, 0.03], [0.76, hip - 0.12, 0.14], 0.11, { to: 0.13 }).ball([0.13, 0.13, 0.15], { part: 'shoulders', at: [0.75, hip + 0.27, 0.0] }).ball([0.1, 0.14, 0.12], { at: [0.76, hip - 0.22, 0.16] }).ring(0.13, 0.018, { part: 'trim', at: [0.76, hip - 0.11, 0.135] });
  });
}

function straps(b: MeshBuilder): void {
  for (const [v, y] of [[0.3, 0.2], [0.45, 0.45]] as const) b.mirrored('x', () => b.tube([0.16, 0.21, 0.25, 0.29, 0.34].map((u) => chestAt(u, v, 0.012)), 0.045, { part: 'straps', flatten: 0.3, up: [1, 0, 0] }).box([0.05, 0.1, 0.1], { part: 'trim', at: [chestAt(0.22, v, 0.03)[0], y + 0.02, chestAt(0.22, v, 0.03)[2]], round: 0.012 }));
  b.mirrored('x', () => b.tube([[0.3, 0.86, 0.3], [0.31, 1.02, 0.1], [0.31, 1.0, -0.14], [0.3, 0.84, -0.28]], 0.06, { part: 'straps', flatten: 0.35, up: [0, 1, 0] }));
}

const ARMOR: Readonly<Record<string, (b: MeshBuilder, p: RecipeInput) => void>> = {
  breastplate(b) {
    cuirass(b);
    straps(b);
    b.mirrored('x', () => { pauldron(b, 0.85); b.tube([[0.03, 0.2, 0.33], [0.16, 0.42, 0.37], [0.3, 0.72, 0.34], [0.2, 0.9, 0.3]], 0.018, { part: 'trim' }); b.group({ at: [0.22, -0.2, 0.32], rotate: [-12, 18, 0] }, () => b.plate('-.18,.2! .18,.2! .2,-.12 0,-.22 -.2,-.12', 0.035, { part: 'skirt', bevel: 0.012 })); }); // prettier-ignore
    faulds(b, 2);
  },
  suit(b) {
    b.group({ at: [0, 1.28, 0] }, () => { cuirass(b); straps(b); b.mirrored('x', () => pauldron(b)); faulds(b, 3); b.group({ at: [0, 1.06, 0.02] }, () => helm(b)); }); // prettier-ignore
    limbs(b, 1.15);
  },
  chainmail(b) {
    loft(b, (u, v) => chestAt(u, v, 0.02), { part: 'plate', columns: 48, rows: 30, tint: 0.55 });
    b.lathe('.62,-.56! .54,-.3 .44,.02!', { part: 'plate', scale: [1, 1, 0.7], segments: 44, tint: 0.55 });
    b.mirrored('x', () => b.tube('.4,.9,0 .62,.78,0 .78,.5,.02', [0.2, 0.2, 0.19], { part: 'plate', segments: 18, tint: 0.55 }));
    const rows = (count: number, columns: number, at: (u: number, v: number) => Vec3, out: (u: number, v: number) => Vec3): void => { for (let row = 0; row < count; row++) for (let i = 0; i < columns; i++) { const [u, v] = [(i + (row % 2) / 2) / columns, row / (count - 1)]; b.group({ at: at(u, v), toward: out(u, v) }, () => b.ring(0.04, 0.012, { part: 'plate', rotate: [24, 0, 0], around: 6, segments: 3, tint: 1.1 })); } }; // prettier-ignore
    const flat = (p: Vec3): Vec3 => [p[0], 0.02, p[2] * 1.6];
    rows(16, 34, (u, v) => chestAt(u, v * 0.97, 0.028), (u) => flat(chestAt(u, 0.4)));
    rows(8, 38, (u, v) => { const r = lerp(0.64, 0.455, v ** 0.8); return [r * Math.sin(u * 6.283), -0.55 + 0.55 * v, r * 0.7 * Math.cos(u * 6.283)]; }, (u) => [Math.sin(u * 6.283), 0.2, 1.4 * Math.cos(u * 6.283)]);
    b.mirrored('x', () => rows(5, 14, (u, v) => [lerp(0.5, 0.78, v) + 0.14 * Math.sin(u * 6.283), lerp(0.86, 0.5, v) + 0.14 * Math.sin(u * 6.283), 0.205 * Math.cos(u * 6.283)], (u) => [Math.sin(u * 6.283), Math.sin(u * 6.283), 1.41 * Math.cos(u * 6.283)]));
    b.ball([0.2, 0.02, 0.19], { part: DARK, at: [0, 1.09, 0] }).tube(aroundChest(0.985, 0.03), 0.03, { part: 'trim', closed: true, steps: 2 });
    b.tube(aroundChest(0.08, 0.04), 0.06, { part: 'straps', closed: true, steps: 2, flatten: 0.4, up: [0, 0, 1] }).box([0.16, 0.14, 0.05], { part: 'trim', at: [0, 0.05, 0.35], round: 0.03 });
  },
  vest(b) {
    loft(b, (u, v) => chestAt(u, v * 0.86, 0.03), { part: 'plate', columns: 44, rows: 24 });
    b.mirrored('x', () => b.tube([[0.24, 0.78, 0.34], [0.28, 1.06, 0.1], [0.28, 1.06, -0.1], [0.24, 0.78, -0.32]], 0.11, { part: 'shoulders', flatten: 0.35, up: [0, 1, 0], segments: 16 }));
    b.box([0.62, 0.46, 0.08], { part: 'plate', at: [0, 0.62, 0.36], round: 0.04, tint: 0.88 });
    for (let i = 0; i < 3; i++) b.box([0.58, 0.035, 0.02], { part: 'straps', at: [0, 0.48 + i * 0.13, 0.405], round: 0.008 });
    b.row(3, [0.23, 0, 0], () => b.box([0.19, 0.26, 0.13], { part: 'skirt', at: [0, 0.2, 0.36], round: 0.035 }).box([0.2, 0.1, 0.15], { part: 'skirt', at: [0, 0.29, 0.365], round: 0.03, tint: 0.8 }).box([0.04, 0.04, 0.02], { part: 'trim', at: [0, 0.24, 0.44] }));
    b.mirrored('x', () => { for (const y of [0.16, 0.42]) b.box([0.06, 0.14, 0.4], { part: 'straps', at: [0.49, y, 0], round: 0.02 }); b.box([0.09, 0.22, 0.1], { part: 'skirt', at: [0.24, 0.92, 0.33], rotate: [-24, 0, 0], round: 0.02 }); }); // prettier-ignore
    b.box([0.3, 0.09, 0.02], { part: 'trim', at: [0, 0.79, 0.4], round: 0.01 }).ball([0.2, 0.03, 0.18], { part: DARK, at: [0, 0.99, 0] }).box([0.7, 0.12, 0.5], { part: 'plate', at: [0, 0.93, -0.02], round: 0.06 });
  },
  gauntlet,
  samurai(b) {
    loft(b, (u, v) => chestAt(u, v * 0.9), { part: 'plate', columns: 44, rows: 24 });
    // Lacquered lames laced together with cord.
    for (let i = 0; i < 6; i++) { b.tube(aroundChest(0.06 + i * 0.13, 0.02), 0.03, { part: 'plate', closed: true, steps: 1, tint: 1.15 }); for (let k = 0; k < 20; k++) b.capsule(chestAt(k / 20, 0.08 + i * 0.13, 0.04), chestAt(k / 20, 0.16 + i * 0.13, 0.03), 0.014, { part: 'straps', segments: 6 }); } // prettier-ignore
    const lamed = (w: number, rows: number, part: string): void => { for (let i = 0; i < rows; i++) { b.box([w * (1 + 0.04 * i), 0.105, 0.035], { part, at: [0, -0.05 - i * 0.1, 0.012 * i], round: 0.012, tint: 1 - 0.07 * (i % 2) }); for (let k = 0; k < 5; k++) b.capsule([(k / 4 - 0.5) * w * 0.84, -0.02 - i * 0.1, 0.026 + 0.012 * i], [(k / 4 - 0.5) * w * 0.84, -0.07 - i * 0.1, 0.028 + 0.012 * i], 0.012, { part: 'straps', segments: 6 }); } b.box([w * (1 + 0.04 * rows), 0.035, 0.05], { part: 'trim', at: [0, -0.01 - rows * 0.1, 0.012 * rows], round: 0.012 }); }; // prettier-ignore
    b.radial(7, (i) => b.group({ at: [0, -0.04, 0.4], rotate: [-14, 0, 0], scale: [0.92, 1, 1] }, () => lamed(i % 2 ? 0.34 : 0.36, 5, 'skirt')));
    b.mirrored('x', () => b.group({ at: [0.6, 0.98, 0], rotate: [0, 90, 0] }, () => b.group({ rotate: [-24, 0, 0] }, () => lamed(0.52, 6, 'shoulders'))).group({ at: [0.42, 1.0, 0], rotate: [0, 0, -20] }, () => b.box([0.3, 0.04, 0.3], { part: 'shoulders', round: 0.015 })));
    b.tube(aroundChest(0.02, 0.03), 0.045, { part: 'trim', closed: true, steps: 2 }).tube([[0.14, 0.02, 0.36], [0, 0.0, 0.4], [-0.14, 0.02, 0.36]], 0.04, { part: 'straps' }).ball([0.2, 0.03, 0.18], { part: DARK, at: [0, 1.03, 0] });
    b.mirrored('x', () => b.tube([[0.0, 0.0, 0.42], [0.16, 0.08, 0.42], [0.2, -0.06, 0.42], [0.02, 0, 0.42]], 0.025, { part: 'straps' })).plate(outlines.circle(0.1, 24), 0.03, { part: 'trim', at: [0, 0.72, 0.4], bevel: 0.01 });
  },
};

export const ARMOR_PIECES: RecipeTable = {
  armor(b, p) {
    (ARMOR[p.variant('form')] ?? cuirass)(b, p);
    b.anchor('on', [0, p.is('form', 'suit') ? 2.9 : 1.1, 0], 0.4);
  },
};
