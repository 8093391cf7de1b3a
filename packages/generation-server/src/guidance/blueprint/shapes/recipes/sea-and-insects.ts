import { outlines } from '../curves.ts';
import { coilOf, coilSkin, coilThroat } from '../anatomy/coils.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

const PUPIL = '#17130f gloss';

/** A fish that swims towards +Z: a blended body of half height, half width and half length, its middle at y = 0.7. */
function fishBody(b: MeshBuilder, skin: string, belly: string, [wide, high, long]: readonly [number, number, number], taper = 0.12): void {
  b.blend(high * 0.35, (s) => s.as(skin).ellipsoid([0, 0.7, long * 0.18], [wide, high, long * 0.72]).chain([[0, 0.7, -long * 0.2], [0, 0.7, -long * 0.62], [0, 0.7, -long]], [wide * 0.85, wide * 0.5, wide * taper * 2]).as(belly).ellipsoid([0, 0.7 - high * 0.35, long * 0.2], [wide * 0.82, high * 0.7, long * 0.58]), { grain: 'z' });
}

function fin(b: MeshBuilder, part: string, outline: readonly Vec2[], at: Vec3, thick = 0.04): void {
  b.plate(outline, thick, { part, at, rotate: [0, -90, 0], bevel: thick * 0.3 });
}

function sideEyes(b: MeshBuilder, part: string, at: Vec3, r: number): void {
  b.mirrored('x', () => b.ball(r * 1.5, { part: '#f3efe6 gloss', at: [at[0] - r * 0.5, at[1], at[2]] }).ball(r, { part, at: [at[0] + r * 0.45, at[1], at[2] + r * 0.2] }));
}

/** Legs of an insect: pairs at the given z, bent at the knee. */
function insectLegs(b: MeshBuilder, part: string, zs: readonly number[], reach: number, y: number, thick: number, root = 0.1): void {
  b.mirrored('x', () => { zs.forEach((z, i) => b.tube([[root, y, z], [root + reach * 0.5, y + reach * 0.32, z * 1.4 + (i - 1) * 0.03], [root + reach * 0.85, y * 0.5, z * 1.75], [root + reach, 0.02, z * 1.95]], [thick, thick, thick * 0.8, thick * 0.5], { part, segments: 7 })); }); // prettier-ignore
}

/** The level tail of a whale or dolphin: two swept lobes with a notch between them; `span` is one lobe's. */
function flukes(b: MeshBuilder, part: string, at: Vec3, span: number): void {
  b.mirrored('x', () => b.plate('0,.22! .12,.16 .42,.04 .78,-.2 1,-.46 .82,-.42 .5,-.34 .2,-.32 0,-.2!', 0.09, { part, at, rotate: [90, 0, 0], scale: span, bevel: 0.04 }));
}

/** A shell coiled in the xy plane, flame-coloured bands over its back; it opens towards +X. */
function nautilusShell(b: MeshBuilder, { shell, bands, throat }: { readonly shell: string; readonly bands: string; readonly throat: string }): void {
  const coil = coilOf({ turns: 2.7, growth: 3, reach: 0.48, wide: 0.36, above: 0.33, below: 0.33, drop: 0, flare: 0.1 });
  b.group({ at: [0, 0.66, 0], rotate: [90, 0, 70] }, () => {
    coilSkin(b, coil, { part: shell, rows: 110 });
    coilThroat(b, coil, 0.05, { part: throat });
    for (let i = 0; i < 13; i++) {
      const along = 0.63 + i * 0.021;
      const size = 3 ** (2.7 * (along - 1));
      b.sheet(25, 4, (u, v) => { const k = u * 2 - 1; return coil(k * (104 + 14 * Math.sin(i * 2.4)), along - 0.02 * k * k + (v - 0.5) * 0.014 * (1 - k * k), 1 + 0.012 / (0.3 + size)); }, { part: bands, tint: 0.7 });
    }
    b.tube(Array.from({ length: 36 }, (_, i) => coil(i * 10, 1)), 0.018, { part: shell, closed: true, steps: 2, tint: 0.85 });
  }); // prettier-ignore
}

export const SEA_AND_INSECTS: RecipeTable = {
  fish(b, p) {
    const form = p.variant('form');
    const one = (): void => {
      const flat = form === 'flat';
      if (form === 'bones') { b.tube([[0, 0.7, 0.5], [0, 0.72, 0], [0, 0.7, -0.9]], 0.03, { part: 'scales' }); for (let i = 0; i < 9; i++) b.mirrored('y', () => undefined).tube([[0, 0.95 - i * 0.02, 0.35 - i * 0.12], [0, 0.7, 0.42 - i * 0.12], [0, 0.45 + i * 0.02, 0.35 - i * 0.12]], 0.018, { part: 'scales' }); b.hull([[-0.08, 0.7, 0.9], [0.08, 0.7, 0.9], [0, 0.95, 0.5], [0, 0.45, 0.5], [0.1, 0.7, 0.55], [-0.1, 0.7, 0.55]], { part: 'belly' }); } // prettier-ignore
      else fishBody(b, 'scales', 'belly', form === 'angel' ? [0.13, 0.5, 0.6] : form === 'goldfish' || form === 'angler' ? [0.26, 0.34, 0.6] : form === 'trout' || form === 'catfish' ? [0.17, 0.22, 0.95] : flat ? [0.55, 0.12, 0.8] : [0.17, 0.36, 0.7]);
      const long = form === 'trout' || form === 'catfish' ? 0.95 : form === 'angel' || form === 'goldfish' || form === 'angler' ? 0.6 : form === 'bones' ? 0.9 : 0.7;
      const veil = form === 'goldfish' ? 1.5 : 1;
      fin(b, 'tail', [[0, 0], [-0.38 * veil, 0.34 * veil], [-0.26 * veil, 0], [-0.38 * veil, -0.34 * veil]], [0, 0.7, -long * 0.95]);
      if (form === 'lionfish') { for (let i = 0; i < 11; i++) b.group({ at: [0, 1.0, 0.35 - i * 0.07], rotate: [-10 - i * 4, 0, 0] }, () => b.leaf(0.55, 0.06, { part: 'fins', rotate: [0, 90, 0] })); b.mirrored('x', () => { for (let i = 0; i < 8; i++) b.group({ at: [0.15, 0.66, 0.2], rotate: [-90 + i * 12, 60 - i * 6, 0] }, () => b.leaf(0.62, 0.07, { part: 'fins' })); }); } // prettier-ignore
      else if (flat) b.mirrored('x', () => b.plate(outlines.smooth([[0.3, 0.5], [0.72, 0.1], [0.66, -0.3], [0.3, -0.6]]), 0.03, { part: 'fins', at: [0, 0.7, 0], rotate: [90, 0, 0] }));
      else { const h = form === 'angel' ? 0.48 : form === 'trout' || form === 'catfish' ? 0.2 : 0.32; fin(b, 'fins', [[0.25, 0], [0.1, form === 'angel' ? 0.45 : 0.2], [-0.28, form === 'angel' ? 0.7 : 0.14], [-0.34, 0]], [0, 0.7 + h * 0.88, 0]); fin(b, 'fins', [[0.05, 0], [-0.1, form === 'angel' ? -0.55 : -0.18], [-0.3, form === 'angel' ? -0.7 : -0.12], [-0.28, 0]], [0, 0.7 - h * 0.85, -0.08]); b.mirrored('x', () => b.group({ at: [0.15, 0.64, 0.2], rotate: [-110, 50, 0] }, () => b.leaf(0.32, 0.2, { part: 'fins' }))); } // prettier-ignore
      if (flat) b.mirrored('x', () => b.ball(0.045, { part: 'eyes', at: [0.09, 0.83, 0.5] })); else sideEyes(b, 'eyes', form === 'angel' ? [0.1, 0.78, 0.36] : form === 'goldfish' || form === 'angler' ? [0.2, 0.8, 0.32] : form === 'bones' ? [0.06, 0.76, 0.68] : [0.115, 0.77, long * 0.62], 0.045); // prettier-ignore
      if (form === 'angler') { b.tube([[0, 1.0, 0.3], [0, 1.35, 0.45], [0, 1.25, 0.85]], 0.022, { part: 'fins' }).ball(0.08, { part: '#9ff0ff glow', at: [0, 1.2, 0.9] }); for (let i = 0; i < 8; i++) b.cone(0.025, 0.13, { part: '#f5f3ea', at: [-0.17 + i * 0.05, 0.55, 0.5 - Math.abs(i - 3.5) * 0.02] }); } // prettier-ignore
      if (form === 'catfish') b.mirrored('x', () => b.tube([[0.08, 0.62, 0.85], [0.3, 0.55, 1.0], [0.4, 0.4, 0.9]], 0.015, { part: 'fins' }).tube([[0.05, 0.6, 0.88], [0.15, 0.45, 1.05]], 0.013, { part: 'fins' }));
      for (const z of [0.3, 0.02, -0.24]) b.ring(form === 'angel' ? 0.47 : 0.33, 0.03, { part: 'stripes', at: [0, 0.7, z], rotate: [90, 0, 0], scale: [form === 'angel' ? 0.27 : 0.53, 1, 1] });
    };
    if (form === 'school') for (const [x, y, z, s] of [[0, 0, 0, 1], [-0.7, 0.35, -0.4, 0.7], [0.75, 0.25, -0.3, 0.75], [0.3, 0.75, -0.7, 0.65], [-0.5, -0.35, 0.3, 0.6], [0.6, -0.4, 0.1, 0.65]] as const) b.group({ at: [x, y + 0.5, z], scale: s, rotate: [0, x * 20, 0] }, one); else one(); // prettier-ignore
  },
  shark(b, p) {
    const hammer = p.is('form', 'hammerhead');
    fishBody(b, 'skin', 'belly', [0.28, 0.3, 1.25], 0.2);
    if (hammer) b.box([0.95, 0.1, 0.26], { part: 'skin', at: [0, 0.72, 1.05], round: 0.05 }); else b.cone(0.2, 0.4, { part: 'skin', at: [0, 0.72, 0.98], toward: [0, 0.06, 1] }); // prettier-ignore
    fin(b, 'fins', [[0.2, 0], [-0.1, 0.42], [-0.22, 0.4], [-0.16, 0]], [0, 0.95, 0.15]); fin(b, 'fins', [[0, 0], [-0.42, 0.58], [-0.22, 0.04], [-0.34, -0.3]], [0, 0.72, -1.2]); // prettier-ignore
    b.mirrored('x', () => b.hull([[0.2, 0.6, 0.45], [0.2, 0.6, 0.15], [0.2, 0.55, 0.3], [0.75, 0.42, 0.05], [0.7, 0.42, -0.08]], { part: 'fins' }).ball(0.035, { part: 'eyes', at: hammer ? [0.46, 0.74, 1.1] : [0.17, 0.8, 0.95] }));
    for (let i = 0; i < 11; i++) b.cone(0.022, 0.07, { part: 'teeth', at: [-0.15 + i * 0.03, 0.575, 0.98 - Math.abs(i - 5) * 0.014], rotate: [180, 0, 0] });
    b.mirrored('x', () => { for (let i = 0; i < 4; i++) b.box([0.01, 0.18, 0.015], { part: '#3b434a', at: [0.262 - i * 0.002, 0.7, 0.62 - i * 0.06] }); }); // prettier-ignore
  },
  dolphin(b, p) {
    const form = p.variant('form');
    const bend = (x: Vec3): Vec3 => [x[0], x[1] + 0.28 * (1 - (x[2] * 0.8) ** 2), x[2]];
    b.warped(bend, () => {
      fishBody(b, 'skin', 'belly', [0.26, 0.28, 1.05], 0.14);
      if (form === 'narwhal') b.tube([[0, 0.74, 0.9], [0, 0.82, 1.9]], [0.035, 0.006], { part: '#efe6cf', section: [[1, 0], [0, 0.7], [-1, 0], [0, -0.7]], twist: 6, steps: 20 }); else if (form === 'dolphin') b.capsule([0, 0.66, 0.8], [0, 0.64, 1.12], 0.09, { part: 'skin', to: 0.05 }); // prettier-ignore
      fin(b, 'fins', form === 'orca' ? [[0.14, 0], [-0.06, 0.55], [-0.16, 0.5], [-0.16, 0]] : [[0.16, 0], [-0.16, 0.3], [-0.24, 0.27], [-0.14, 0]], [0, 0.93, 0.0]);
      b.mirrored('x', () => b.hull([[0.18, 0.58, 0.5], [0.18, 0.58, 0.26], [0.2, 0.52, 0.38], [0.52, 0.38, 0.18], [0.46, 0.38, 0.06]], { part: 'fins' }).ball(0.03, { part: 'eyes', at: [0.2, 0.74, 0.74] }));
      flukes(b, 'tail', [0, 0.7, -0.98], 0.55);
      if (form === 'orca') b.mirrored('x', () => b.ball([0.06, 0.06, 0.15], { part: 'belly', at: [0.2, 0.84, 0.66] }));
    }); // prettier-ignore
  },
  whale(b, p) {
    const [sperm, beluga] = [p.is('form', 'sperm'), p.is('form', 'beluga')];
    b.warped(([x, y, z]) => [x, y + 0.3 * Math.max(0, -z - 0.3) ** 2, z], () => {
      b.blend(0.14, (s) => { s.as('skin').chain([[0, 0.6, 0.75], [0, 0.62, 0.1], [0, 0.58, -0.6], [0, 0.55, -1.25]], sperm ? [0.44, 0.46, 0.28, 0.07] : [beluga ? 0.34 : 0.4, 0.5, 0.3, 0.07]); if (sperm) s.ellipsoid([0, 0.68, 0.95], [0.36, 0.4, 0.4]).limb([0, 0.28, 0.5], [0, 0.26, 1.05], 0.14, 0.07); if (beluga) s.ellipsoid([0, 0.86, 0.9], [0.24, 0.2, 0.22]).limb([0, 0.56, 1.0], [0, 0.54, 1.2], 0.16, 0.13); s.as('belly').ellipsoid([0, 0.36, 0.4], [0.4, 0.32, 0.72]); }, { resolution: 56 }); // prettier-ignore
      flukes(b, 'tail', [0, 0.55, -1.2], 0.85);
      b.mirrored('x', () => b.group({ at: [0.36, 0.4, 0.36], rotate: [0, 26, -26] }, () => b.plate('-.04,.16 .2,.12 .5,-.06 .66,-.28 .58,-.34 .3,-.22 -.04,-.16', 0.06, { part: 'fins', rotate: [90, 0, 0], bevel: 0.028 })).ball(0.038, { part: PUPIL, at: [beluga ? 0.31 : 0.375, 0.58, 0.8] }));
    }); // prettier-ignore
    // Pleats of the throat.
    if (!sperm && !beluga) for (let i = -4; i <= 4; i++) { const x = i * 0.07; b.tube(Array.from({ length: 8 }, (_, k): Vec3 => { const z = 0.98 - k * 0.13; return [x, 0.36 - 0.32 * Math.sqrt(Math.max(0, 1 - ((z - 0.4) / 0.72) ** 2 - (x / 0.4) ** 2)) - 0.002, z]; }), 0.012, { part: 'skin', segments: 6 }); } // prettier-ignore
    b.tube(Array.from({ length: 11 }, (_, i): Vec3 => { const a = (i / 10 - 0.5) * 2.7; return [0.41 * Math.sin(a), 0.44 + 0.05 * Math.abs(Math.sin(a)) ** 2, 0.75 + 0.385 * Math.cos(a)]; }), 0.012, { part: PUPIL, segments: 6 });
    for (let i = 0; i < 7; i++) { const a = (i / 7) * 2 * Math.PI; b.tube([[0, 1.08, 0.4], [0.08 * Math.sin(a), 1.45, 0.4 + 0.08 * Math.cos(a)], [0.34 * Math.sin(a), 1.5, 0.4 + 0.34 * Math.cos(a)], [0.42 * Math.sin(a), 1.25, 0.4 + 0.42 * Math.cos(a)]], [0.05, 0.05, 0.04, 0.02], { part: 'spout' }); } // prettier-ignore
  },
  ray(b) {
    const skin = (y: number, part: string): void => void b.sheet(40, 20, (u, v) => { const x = (u - 0.5) * 2.4; const span = 1 - Math.abs(x) / 1.2; const z = (0.5 - v) * (1.5 * span + 0.05) + 0.1 * span; return [x, 0.6 + 0.16 * Math.cos(x * 1.3) + 0.14 * Math.sin(Math.abs(x) * 2.4) + y * span * Math.sin(v * Math.PI), z]; }, { part });
    skin(0.17, 'skin'); skin(-0.12, 'belly'); // prettier-ignore
    b.tube([[0, 0.74, -0.7], [0, 0.72, -1.2], [0.1, 0.7, -1.8]], [0.06, 0.03, 0.008], { part: 'tail' }).mirrored('x', () => b.ball(0.045, { part: 'eyes', at: [0.16, 0.88, 0.45] }).capsule([0.12, 0.72, 0.75], [0.16, 0.68, 0.95], 0.05, { part: 'skin' }));
  },
  pufferfish(b) {
    b.ball([0.55, 0.52, 0.58], { part: 'skin', at: [0, 0.7, 0], segments: 32 }).ball([0.52, 0.4, 0.54], { part: 'belly', at: [0, 0.6, 0.03] });
    for (let i = 0; i < 130; i++) { const y = 1 - (2 * (i + 0.5)) / 130; const r = Math.sqrt(1 - y * y); const d: Vec3 = [r * Math.cos(i * 2.39996), y, r * Math.sin(i * 2.39996)]; if (d[2] < 0.78) b.cone(0.024, 0.15, { part: 'spines', at: [d[0] * 0.54, 0.7 + d[1] * 0.51, d[2] * 0.57], toward: d, segments: 6 }); } // prettier-ignore
    b.mirrored('x', () => b.group({ at: [0.52, 0.68, -0.02], rotate: [-80, 70, 0] }, () => b.leaf(0.3, 0.26, { part: 'fins' })).ball(0.12, { part: '#f8f5ea gloss', at: [0.28, 0.88, 0.4] }).ball(0.07, { part: 'eyes', at: [0.31, 0.89, 0.48] }));
    fin(b, 'fins', [[0, 0], [-0.3, 0.22], [-0.3, -0.22]], [0, 0.7, -0.55]); fin(b, 'fins', [[0.1, 0], [-0.1, 0.16], [-0.16, 0]], [0, 1.2, -0.2]); b.ring(0.07, 0.035, { part: 'belly', at: [0, 0.68, 0.59], rotate: [90, 0, 0] }); // prettier-ignore
  },
  swordfish(b, p) {
    const form = p.variant('form');
    fishBody(b, 'skin', 'belly', [0.19, 0.25, 1.0], 0.12);
    if (form === 'sawfish') { b.box([0.16, 0.04, 0.8], { part: 'bill', at: [0, 0.7, 1.2] }); b.mirrored('x', () => { for (let i = 0; i < 9; i++) b.cone(0.03, 0.1, { part: 'bill', at: [0.07, 0.7, 0.9 + i * 0.085], toward: [1, 0, 0] }); }); } else b.tube([[0, 0.7, 0.75], [0, 0.73, 1.2], [0, 0.76, 1.85]], [0.1, 0.045, 0.006], { part: 'bill' }); // prettier-ignore
    fin(b, 'fins', form === 'sailfish' ? [[0.55, 0], [0.4, 0.55], [0, 0.62], [-0.5, 0.3], [-0.6, 0]] : [[0.2, 0], [0.02, 0.42], [-0.06, 0.4], [-0.12, 0]], [0, 0.92, 0.15]); fin(b, 'fins', [[0.08, 0], [-0.42, 0.5], [-0.16, 0], [-0.42, -0.5]], [0, 0.7, -0.98]); fin(b, 'fins', [[0.1, 0], [-0.14, -0.24], [-0.14, 0]], [0, 0.5, -0.2]); // prettier-ignore
    b.mirrored('x', () => b.group({ at: [0.16, 0.6, 0.4], rotate: [-120, 40, 0] }, () => b.leaf(0.42, 0.14, { part: 'fins' }))); sideEyes(b, 'eyes', [0.13, 0.76, 0.68], 0.045); // prettier-ignore
  },
  seahorse(b) {
    const path: Vec3[] = [[0, 1.7, 0.1], [0, 1.4, -0.05], [0, 1.05, 0.04], [0, 0.75, 0.1], [0, 0.45, 0.0], [0, 0.22, -0.02], [0, 0.1, 0.14], [0, 0.16, 0.3], [0, 0.28, 0.26], [0, 0.26, 0.16]];
    const radius = (t: number): number => [0.13, 0.15, 0.22, 0.25, 0.16, 0.1, 0.075, 0.06, 0.04, 0.025][Math.min(9, Math.round(t * 9))]!;
    b.tube(path, [0.13, 0.15, 0.22, 0.25, 0.16, 0.1, 0.075, 0.06, 0.04, 0.025], { part: 'skin', segments: 18 });
    for (let i = 4; i < 40; i += 2) { const t = i / 40; const k = t * 9; const a = path[Math.floor(k)]!; const c = path[Math.min(9, Math.floor(k) + 1)]!; const f = k - Math.floor(k); b.ring(radius(t) * 1.0, 0.022, { part: 'belly', at: [0, a[1] + (c[1] - a[1]) * f, a[2] + (c[2] - a[2]) * f], rotate: [i > 22 ? 60 : 8, 0, 0], tint: 0.85 }); } // prettier-ignore
    b.blend(0.04, (s) => s.as('skin').ball([0, 1.72, 0.12], 0.17).limb([0, 1.7, 0.2], [0, 1.6, 0.52], 0.09, 0.05).ball([0, 1.59, 0.54], 0.06)).mirrored('x', () => b.ball(0.06, { part: '#f8f5ea gloss', at: [0.12, 1.76, 0.2] }).ball(0.035, { part: 'eyes', at: [0.15, 1.77, 0.225] }));
    for (let i = 0; i < 6; i++) b.cone(0.035, 0.12, { part: 'fin', at: [0, 1.84 - i * 0.05, 0.06 - i * 0.06], rotate: [-20 - i * 14, 0, 0] }); fin(b, 'fin', [[0, 0.2], [-0.22, 0.16], [-0.24, -0.1], [0, -0.2]], [0, 0.9, -0.12]); // prettier-ignore
  },
  jellyfish(b) {
    b.lathe([[0, 1.75], [0.35, 1.68], [0.62, 1.4], [0.68, 1.1], [0.6, 1.08], [0.5, 1.3], [0.25, 1.5], [0, 1.55]].toReversed().map(([r, y]): Vec2 => [r!, y!]), { part: 'bell', segments: 40, ripple: (turn, along) => 1 + 0.05 * (1 - Math.abs(along - 0.5) * 2) * Math.cos(turn * 2 * Math.PI * 10) });
    for (let i = 0; i < 18; i++) { const a = (i / 18) * 2 * Math.PI; const pts: Vec3[] = Array.from({ length: 7 }, (_, k): Vec3 => [(0.6 - k * 0.03) * Math.sin(a) + 0.05 * Math.sin(k * 1.4 + i), 1.1 - k * 0.18, (0.6 - k * 0.03) * Math.cos(a) + 0.05 * Math.cos(k * 1.2 + i)]); b.tube(pts, [0.022, 0.018, 0.006], { part: 'tentacles', segments: 6 }); } // prettier-ignore
    for (let i = 0; i < 5; i++) { const a = (i / 5) * 2 * Math.PI; b.tube(Array.from({ length: 6 }, (_, k): Vec3 => [0.17 * Math.sin(a + k * 0.5), 1.5 - k * 0.2, 0.17 * Math.cos(a + k * 0.5)]), [0.08, 0.1, 0.09, 0.03], { part: 'arms', flatten: 0.35 }); } // prettier-ignore
  },
  octopus(b, p) {
    const kraken = p.is('form', 'kraken');
    b.blend(0.1, (s) => { s.as('skin').ellipsoid([0, 1.1, -0.06], [0.4, 0.5, 0.42]).ball([0, 0.62, 0.05], 0.3); for (let i = 0; i < 8; i++) { const a = (i / 8) * 2 * Math.PI + 0.39; s.limb([0.12 * Math.sin(a), 0.5, 0.12 * Math.cos(a)], [0.42 * Math.sin(a), 0.24, 0.42 * Math.cos(a)], 0.16, 0.13); } }); // prettier-ignore
    for (let i = 0; i < 8; i++) { const a = (i / 8) * 2 * Math.PI + 0.39; const up = kraken ? (i % 2 ? 0.95 : 0.5) : 0.12 + (i % 3) * 0.1; const curl = i % 2 ? 1 : -1; const pts: Vec3[] = [[0.35, 0.3, 0], [0.7, 0.1, 0.05 * curl], [1.0, kraken ? 0.3 : 0.08, 0.16 * curl], [1.2, up, 0.1 * curl], [1.08, up + 0.22, -0.05 * curl]].map(([r, y, t]): Vec3 => [r! * Math.sin(a) + t! * Math.cos(a), y!, r! * Math.cos(a) - t! * Math.sin(a)]); b.tube(pts, [0.13, 0.11, 0.085, 0.06, 0.02], { part: 'tentacles' }); for (let k = 1; k < 4; k++) b.ball(0.035, { part: 'suckers', at: [pts[k]![0] * 1.02, pts[k]![1] + 0.02, pts[k]![2] * 1.02] }); } // prettier-ignore
    b.mirrored('x', () => b.ball(0.11, { part: '#f6f2e2 gloss', at: [0.2, 0.82, 0.3] }).ball(0.06, { part: 'eyes', at: [0.22, 0.83, 0.385] }));
  },
  squid(b, p) {
    const form = p.variant('form');
    if (form === 'nautilus') {
      b.group({ at: [0, 0.16, -0.2], rotate: [0, -90, 0] }, () => nautilusShell(b, { shell: 'mantle', bands: 'fins', throat: 'tentacles' }));
      b.group({ at: [0, 0.5, -0.52] }, () => {
        for (let i = 0; i < 14; i++) { const x = (((i * 5) % 14) / 13 - 0.5) * 0.5; b.tube([[x, 0.5 + 0.02 * i, 0.55], [x * 1.3, 0.42 + 0.014 * i, 0.8], [x * 1.7, 0.22 + 0.02 * i, 1.0], [x * 1.8, 0.2 + 0.03 * i, 1.1]], [0.05, 0.045, 0.035, 0.012], { part: 'tentacles', segments: 8 }); } // prettier-ignore
        b.mirrored('x', () => b.ball([0.06, 0.1, 0.1], { part: '#f0ead8', at: [0.25, 0.72, 0.58] }).ball(0.055, { part: 'eyes', at: [0.295, 0.72, 0.62] }));
      });
      return;
    }
    const wide = form === 'cuttlefish';
    b.lathe([[0.24, 0.62], [wide ? 0.36 : 0.3, 1.0], [wide ? 0.34 : 0.24, 1.6], [0.1, 2.0], [0, 2.1]], { part: 'mantle', scale: [1, 1, wide ? 0.6 : 0.9] }).ball([0.22, 0.2, 0.2], { part: 'mantle', at: [0, 0.58, 0] });
    b.mirrored('x', () => (wide ? b.plate(outlines.smooth([[0.28, 0.75], [0.52, 1.0], [0.48, 1.6], [0.12, 2.0]]), 0.03, { part: 'fins' }) : b.plate([[0.05, 2.1], [0.5, 1.75], [0.2, 1.45]], 0.04, { part: 'fins' })).ball(0.075, { part: '#f6f2e2 gloss', at: [0.19, 0.6, 0.1] }).ball(0.045, { part: 'eyes', at: [0.22, 0.6, 0.15] }));
    for (let i = 0; i < 10; i++) { const a = (i / 10) * 2 * Math.PI; const l = i % 5 === 0 ? 0.95 : 0.6; b.tube([[0.13 * Math.sin(a), 0.48, 0.13 * Math.cos(a)], [0.24 * Math.sin(a), 0.48 - l * 0.45, 0.24 * Math.cos(a)], [0.18 * Math.sin(a + 0.4), 0.48 - l, 0.18 * Math.cos(a + 0.4)], ...(l > 0.8 ? [[0.36 * Math.sin(a), 0.48 - l * 1.2, 0.3 * Math.cos(a)] as Vec3] : [])], [0.06, 0.05, 0.03, 0.05], { part: 'tentacles' }); } // prettier-ignore
  },
  crab(b, p) {
    const form = p.variant('form');
    if (form === 'horseshoe') { b.lathe([[0, 0.5], [0.5, 0.4], [0.75, 0.12], [0.72, 0.08], [0, 0.06]].toReversed().map(([r, y]): Vec2 => [r!, y!]), { part: 'shell', scale: [1, 1, 1.05], segments: 36 }).hull([[-0.5, 0.1, -0.5], [0.5, 0.1, -0.5], [-0.35, 0.32, -0.5], [0.35, 0.32, -0.5], [-0.26, 0.1, -1.1], [0.26, 0.1, -1.1], [0, 0.24, -1.05]], { part: 'shell' }).cone(0.06, 0.9, { part: 'legs', at: [0, 0.16, -1.05], toward: [0, 0.05, -1] }).mirrored('x', () => { b.ball(0.05, { part: 'eyes', at: [0.34, 0.42, 0.25] }); for (let i = 0; i < 4; i++) b.capsule([0.3, 0.1, 0.4 - i * 0.2], [0.72, 0.04, 0.5 - i * 0.28], 0.035, { part: 'claws' }); }); return; } // prettier-ignore
    const hermit = form === 'hermit';
    const leggy = form === 'spider' ? 1.45 : 1;
    if (hermit) b.tube(Array.from({ length: 18 }, (_, i): Vec3 => { const a = i * 0.55; const r = 0.06 + i * 0.022; return [r * Math.cos(a) * 0.9, 0.62 + r * Math.sin(a), -0.6 + i * 0.035]; }), (t) => 0.06 + t * 0.3, { part: 'shell', segments: 18, steps: 3 }); else b.superball([0.62, 0.24, 0.44], 0.7, 0.85, { part: 'shell', at: [0, 0.5, 0] }); // prettier-ignore
    if (hermit) b.ball([0.26, 0.2, 0.26], { part: 'claws', at: [0, 0.42, 0.2] });
    b.mirrored('x', () => {
      for (let i = 0; i < 4; i++) b.tube([[0.4, 0.45, 0.18 - i * 0.16], [0.75 * leggy, 0.72, 0.2 - i * 0.26], [1.02 * leggy, 0.4, 0.18 - i * 0.32], [1.1 * leggy, 0.02, 0.16 - i * 0.34]], [0.09, 0.075, 0.06, 0.015], { part: 'legs' });
      b.tube([[0.35, 0.45, 0.3], [0.72, 0.5, 0.5], [0.66, 0.6, 0.82]], [0.1, 0.1, 0.12], { part: 'claws' }).ball([0.2, 0.17, 0.27], { part: 'claws', at: [0.58, 0.64, 1.0] }).tube([[0.52, 0.7, 1.15], [0.48, 0.76, 1.38], [0.34, 0.72, 1.48]], [0.1, 0.07, 0.015], { part: 'claws' }).tube([[0.64, 0.58, 1.15], [0.6, 0.58, 1.34], [0.42, 0.62, 1.42]], [0.08, 0.05, 0.012], { part: 'claws' });
      b.rod([0.14, 0.55, 0.38], [0.16, 0.8, 0.42], 0.03, { part: 'legs' }).ball(0.065, { part: 'eyes', at: [0.16, 0.84, 0.43] });
    }); // prettier-ignore
  },
  lobster(b, p) {
    const form = p.variant('form');
    const shrimp = form === 'shrimp';
    b.blend(0.04, (s) => s.as('shell').chain([[0, 0.32, 0.6], [0, 0.34, 0.2], [0, 0.32, -0.05]], shrimp ? [0.1, 0.16, 0.15] : [0.13, 0.2, 0.18]));
    for (let i = 0; i < 7; i++) { const a = shrimp ? i * 0.36 : i * 0.05; b.ball([0.17 - i * 0.013, 0.15 - i * 0.01, 0.1], { part: 'tail', at: [0, shrimp ? 0.32 - 0.3 * (1 - Math.cos(a)) * 0.9 : 0.3 - i * 0.012, shrimp ? -0.12 - 0.42 * Math.sin(a) : -0.14 - i * 0.14], rotate: [shrimp ? i * 20 : 0, 0, 0] }); } // prettier-ignore
    const end: Vec3 = shrimp ? [0, -0.1, -0.42] : [0, 0.22, -1.12];
    for (let i = -2; i <= 2; i++) b.group({ at: end, rotate: [shrimp ? 170 : -95, i * 26, 0] }, () => b.leaf(0.34, 0.16, { part: 'tail' }));
    b.mirrored('x', () => {
      for (let i = 0; i < 4; i++) b.tube([[0.14, 0.26, 0.35 - i * 0.12], [0.46, 0.34, 0.36 - i * 0.15], [0.56, 0.02, 0.34 - i * 0.17]], 0.03, { part: 'legs' });
      if (!shrimp) b.tube([[0.15, 0.32, 0.5], [0.42, 0.36, 0.75], [0.38, 0.4, 1.0]], 0.065, { part: 'claws' }).ball([0.15, 0.1, 0.26], { part: 'claws', at: [0.36, 0.42, 1.2] }).tube([[0.3, 0.44, 1.35], [0.28, 0.44, 1.58], [0.34, 0.43, 1.68]], [0.07, 0.05, 0.01], { part: 'claws' }).tube([[0.42, 0.42, 1.38], [0.46, 0.42, 1.55], [0.4, 0.42, 1.66]], [0.06, 0.04, 0.01], { part: 'claws' }); else b.tube([[0.08, 0.28, 0.6], [0.2, 0.2, 0.8]], 0.02, { part: 'claws' }); // prettier-ignore
      b.tube([[0.06, 0.38, 0.68], [0.3, 0.75, 0.9], [0.55, 0.7, 0.2], [0.7, 0.5, -0.5]], 0.014, { part: 'antennae' }).ball(0.035, { part: PUPIL, at: [0.09, 0.42, 0.66] });
    }); // prettier-ignore
    b.cone(0.05, 0.25, { part: 'shell', at: [0, 0.38, 0.62], toward: [0, 0.2, 1] });
  },
  starfish(b) {
    b.group({ at: [0, 1, 0], rotate: [72, 0, 0] }, () => { b.blend(0.1, (s) => { s.as('arms').ellipsoid([0, 0.05, 0], [0.3, 0.14, 0.3]); for (let i = 0; i < 5; i++) { const a = (i / 5) * 2 * Math.PI; s.chain([[0.15 * Math.sin(a), 0.03, 0.15 * Math.cos(a)], [0.6 * Math.sin(a), 0, 0.6 * Math.cos(a)], [1.0 * Math.sin(a), -0.02, 1.0 * Math.cos(a)]], [0.2, 0.14, 0.05]); } }); for (let i = 0; i < 5; i++) { const a = (i / 5) * 2 * Math.PI; for (let k = 0; k < 7; k++) b.ball(0.045 - k * 0.003, { part: 'bumps', at: [(0.12 + k * 0.12) * Math.sin(a), 0.21 - k * 0.022, (0.12 + k * 0.12) * Math.cos(a)], tint: 1.3 }); } b.ball(0.06, { part: 'bumps', at: [0, 0.22, 0], tint: 1.3 }); }); // prettier-ignore
  },
  sea_urchin(b) {
    b.ball([0.45, 0.36, 0.45], { part: 'body', at: [0, 0.6, 0] });
    for (let i = 0; i < 190; i++) { const y = 1 - (2 * (i + 0.5)) / 190; const r = Math.sqrt(1 - y * y); const d: Vec3 = [r * Math.cos(i * 2.39996), y, r * Math.sin(i * 2.39996)]; b.cone(0.024, 0.42 + (i % 4) * 0.06, { part: 'spines', at: [d[0] * 0.43, 0.6 + d[1] * 0.34, d[2] * 0.43], toward: d, segments: 6 }); } // prettier-ignore
  },
  shell(b, p) {
    const form = p.variant('form');
    const valve = (lift: number): void => { b.sheet(56, 16, (u, v) => { const a = (u - 0.5) * 2.5; const r = v * (1 + 0.035 * Math.cos(u * 2 * Math.PI * 13)); return [r * Math.sin(a), 0.08 + lift * 0.34 * Math.sin(v * Math.PI * 0.62) * Math.cos(a * 0.6), r * Math.cos(a) - 0.4]; }, { part: lift > 0 ? 'shell' : 'inside' }); for (let i = -5; i <= 5; i++) b.tube([[0, 0.08, -0.4], [0.5 * Math.sin(i * 0.23), 0.08 + lift * 0.29, 0.5 * Math.cos(i * 0.23) - 0.4], [0.98 * Math.sin(i * 0.23), 0.08 + lift * 0.32, 0.98 * Math.cos(i * 0.23) - 0.4]], [0.01, 0.03, 0.03], { part: 'ridges' }); }; // prettier-ignore
    if (form === 'scallop') b.group({ at: [0, 0.55, 0], rotate: [-62, 0, 0] }, () => { valve(1); b.box([0.5, 0.08, 0.14], { part: 'shell', at: [0, 0.1, -0.42], round: 0.03 }); }); // prettier-ignore
    else if (form === 'clam') { b.group({ at: [0, 0.34, -0.2], rotate: [18, 0, 180] }, () => valve(1)); b.group({ at: [0, 0.34, -0.3], rotate: [-34, 0, 0] }, () => valve(1)); b.ball([0.6, 0.08, 0.5], { part: 'inside', at: [0, 0.26, 0.0] }).ball(0.17, { part: p.has('pearl') ? 'pearl' : '#f4efe8 gloss', at: [0, 0.42, 0.1] }); } // prettier-ignore
    else if (form === 'cowrie') {
      const over = (x: number, z: number): Vec3 => [x, 0.4 + 0.385 * Math.sqrt(Math.max(0.02, 1 - (x / 0.5) ** 2 - (z / 0.72) ** 2)), z];
      b.group({ at: [0, 0.1, 0], rotate: [16, 26, 0] }, () => { b.ball([0.5, 0.38, 0.72], { part: 'shell', at: [0, 0.4, 0], segments: 32 }).tube(Array.from({ length: 13 }, (_, i) => over(0.04 * Math.sin(i * 0.5), (i - 6) * 0.11)), (t) => 0.02 + 0.055 * Math.sin(t * Math.PI) ** 0.5, { part: 'inside', flatten: 0.4, up: [0, 1, 0], tint: 0.6 }); for (let i = 0; i < 13; i++) for (const x of [-1, 1]) b.capsule(over(x * 0.05, (i - 6) * 0.085), over(x * 0.12, (i - 6) * 0.085), 0.018, { part: 'ridges', segments: 8 }); }); // prettier-ignore
    }
    else if (form === 'nautilus') nautilusShell(b, { shell: 'shell', bands: 'ridges', throat: 'inside' });
    else if (form === 'conch') {
      const coil = coilOf({ turns: 5, growth: 1.75, reach: 0.3, wide: 0.36, above: 0.3, below: 1.0, drop: 0.82, flare: 0.5 });
      b.group({ at: [0, 1.85, 0], rotate: [0, 0, -8] }, () => {
        coilSkin(b, coil, { part: 'shell', rows: 150 });
        coilSkin(b, coil, { part: 'inside', from: 0.9, size: 0.95, rows: 24 });
        coilThroat(b, coil, 0.07, { part: 'inside', tint: 0.85 });
        // Knobs on the shoulder, one row from whorl to whorl.
        for (let i = 0; i < 26; i++) { const along = 0.34 + 0.62 * (i / 25); const size = 1.75 ** (5 * (along - 1)); const [at, out] = [coil(48, along, 0.94), coil(48, along, 1.3)]; b.cone(0.1 * size, 0.26 * size, { part: 'ridges', at, toward: [out[0] - at[0], out[1] - at[1], out[2] - at[2]], segments: 10 }); } // prettier-ignore
        for (let k = 0; k < 7; k++) b.tube(Array.from({ length: 40 }, (_, i) => coil(20 - k * 16, 0.62 + (0.37 * i) / 39, 1.0)), 0.009, { part: 'ridges', segments: 5 });
        b.tube(Array.from({ length: 21 }, (_, i) => coil(95 - i * 9.5, 1)), 0.03, { part: 'inside', segments: 8 });
      });
    } else {
      const coil = coilOf({ turns: 8, growth: 1.36, reach: 0.2, wide: 0.24, above: 0.22, below: 0.36, drop: 1.5, flare: 0.15 });
      b.group({ at: [0, 1.9, 0], rotate: [0, 0, -10] }, () => {
        coilSkin(b, coil, { part: 'shell', rows: 220 });
        coilThroat(b, coil, 0.04, { part: 'inside' });
        for (const [degrees, r] of [[30, 0.02], [4, 0.024], [-22, 0.02]] as const) b.tube(Array.from({ length: 150 }, (_, i) => coil(degrees, 0.12 + (0.87 * i) / 149)), (t) => r * 1.36 ** (8 * (0.87 * t - 0.87)), { part: 'ridges', segments: 6, steps: 1 });
      });
    }
  },
  butterfly(b, p) {
    const form = p.variant('form');
    const tails = form === 'luna';
    b.group({ at: [0, 0.95, 0], rotate: [-52, 0, 0] }, () => {
      b.capsule([0, -0.42, 0], [0, 0.3, 0], 0.06, { part: 'body', to: 0.08 }).ball(0.09, { part: 'body', at: [0, 0.4, 0] });
      b.mirrored('x', () => {
        b.group({ rotate: [0, -20, 0] }, () => {
          const upper = outlines.smooth([[0.04, 0.22], [0.45, 0.72], [1.0, 0.92], [1.08, 0.6], [0.78, 0.12], [0.06, 0.0]]);
          const lower = outlines.smooth(tails ? [[0.05, 0.02], [0.62, 0.02], [0.74, -0.35], [0.55, -0.6], [0.6, -1.25], [0.44, -1.28], [0.36, -0.6], [0.08, -0.3]] : [[0.05, 0.02], [0.68, 0.04], [0.84, -0.3], [0.6, -0.72], [0.3, -0.62], [0.07, -0.28]]);
          for (const [outline, cx, cy] of [[upper, 0.62, 0.46], [lower, 0.45, -0.28]] as const) b.plate(outline, 0.025, { part: 'edges' }).plate(outline.map(([x, y]): Vec2 => [cx + (x - cx) * 0.84, cy + (y - cy) * 0.84]), 0.035, { part: 'wings' });
          for (const [x, y, r] of [[0.7, 0.56, 0.1], [0.92, 0.72, 0.06], [0.5, -0.36, 0.09], [0.62, -0.15, 0.055]] as const) b.plate(outlines.circle(r, 18), 0.045, { part: 'spots', at: [x, y, 0] });
        });
        b.tube([[0.04, 0.46, 0.04], [0.14, 0.68, 0.1], [0.24, 0.82, 0.12]], form === 'moth' ? 0.03 : 0.014, { part: 'antennae' }).ball(0.03, { part: 'antennae', at: [0.24, 0.83, 0.12] });
      });
    }); // prettier-ignore
  },
  beetle(b, p) {
    const form = p.variant('form');
    const wide = form === 'ladybug' ? 1.25 : form === 'roach' ? 0.72 : 1;
    b.mirrored('x', () => b.ball([0.26 * wide, 0.34 * Math.min(1, wide), 0.5], { part: 'shell', at: [0.18 * wide, 0.36, -0.15], rotate: [0, 5, -12] }));
    b.box([0.02, 0.06, 0.9], { part: 'head', at: [0, 0.69 * (form === 'roach' ? 0.85 : 1), -0.12] }).superball([0.3 * wide, 0.2, 0.2], 0.8, 0.9, { part: form === 'ladybug' ? 'head' : 'shell', at: [0, 0.34, 0.42], ...(form === 'ladybug' ? {} : { tint: 0.75 }) }).ball([0.2, 0.16, 0.17], { part: 'head', at: [0, 0.3, 0.64] });
    insectLegs(b, 'legs', [0.3, 0, -0.32], 0.55 * wide, 0.24, 0.04, 0.22);
    b.mirrored('x', () => { b.tube([[0.08, 0.36, 0.74], [0.22, 0.5, 0.92], [0.32, 0.52, 1.05]], 0.02, { part: 'head' }).ball(0.04, { part: '#f1efe6 gloss', at: [0.15, 0.38, 0.72] }); if (form === 'stag') b.tube([[0.1, 0.3, 0.76], [0.32, 0.34, 1.0], [0.26, 0.36, 1.3], [0.1, 0.36, 1.4]], [0.06, 0.055, 0.045, 0.015], { part: 'head' }); for (const [x, z] of [[0.2, 0.1], [0.34, -0.2], [0.16, -0.42]] as const) b.ball([0.085, 0.03, 0.085], { part: form === 'ladybug' && !p.has('spots') ? '#151515' : 'spots', at: [x * wide, 0.66 - x * 0.28, z], rotate: [0, 0, -30 * x * 3] }); }); // prettier-ignore
    b.tube([[0, 0.42, 0.7], [0, 0.6, 1.0], [0, 0.95, 1.05]], [0.07, 0.05, 0.015], { part: form === 'scarab' && !p.has('horn') ? 'head' : 'horn' });
  },
  bee(b, p) {
    const form = p.variant('form');
    const slim = form === 'wasp' || form === 'mosquito';
    const bands = 6;
    for (let i = 0; i < bands; i++) { const t = i / (bands - 1); const r = (slim ? 0.17 : 0.3) * Math.sin(Math.PI * (0.22 + t * 0.68)) + 0.03; b.ball([r, r * 0.95, slim ? 0.1 : 0.13], { part: i % 2 && form !== 'fly' ? 'stripes' : 'body', at: [0, 0.62 - t * (slim ? 0.24 : 0.1), -0.15 - t * (slim ? 0.75 : 0.62)] }); } // prettier-ignore
    b.ball([0.24, 0.24, 0.24], { part: 'body', at: [0, 0.68, 0.12] }).ball([0.19, 0.18, 0.16], { part: form === 'fly' ? 'body' : 'stripes', at: [0, 0.68, 0.42] }).cone(0.035, 0.18, { part: 'legs', at: [0, slim ? 0.36 : 0.52, slim ? -0.95 : -0.86], toward: [0, -0.2, -1] });
    b.mirrored('x', () => { b.ball([0.07, 0.1, 0.08], { part: 'eyes', at: [0.13, 0.72, 0.5] }).tube([[0.05, 0.8, 0.52], [0.12, 0.98, 0.65], [0.2, 1.0, 0.76]], 0.014, { part: 'legs' }); for (const [l, turn] of [[0.85, 24], [0.6, 58]] as const) b.group({ at: [0.08, 0.86, 0.05], rotate: [-66, turn, -24] }, () => b.leaf(l, l * 0.36, { part: 'wings' })); }); // prettier-ignore
    insectLegs(b, 'legs', [0.22, 0.08, -0.08], 0.38, 0.5, 0.028, 0.12);
    if (form === 'mosquito') b.rod([0, 0.6, 0.52], [0, 0.3, 0.9], 0.014, { part: 'legs' }); if (form === 'firefly') b.ball([0.16, 0.16, 0.2], { part: '#dfff5a glow', at: [0, 0.54, -0.75] }); // prettier-ignore
  },
  spider(b, p) {
    const form = p.variant('form');
    if (form === 'web') { for (let i = 0; i < 12; i++) b.group({ at: [0, 1, 0], rotate: [0, 0, i * 30] }, () => b.rod([0, 0, 0], [0, 1.05, 0], 0.012, { part: '#e8eaee', segments: 5 })); for (let ring = 1; ring < 8; ring++) b.tube(outlines.polygon(12, ring * 0.13).map(([x, y]): Vec3 => [x, y + 1, 0]), 0.01, { part: '#e8eaee', closed: true, straight: true, segments: 4 }); } // prettier-ignore
    const build = (): void => {
      const hairy = form === 'tarantula' ? 1.5 : 1;
      b.ball([0.34, 0.3, 0.42], { part: 'body', at: [0, 0.5, -0.42] }).ball([0.24, 0.19, 0.26], { part: 'body', at: [0, 0.44, 0.14] });
      b.mirrored('x', () => { for (let i = 0; i < 4; i++) { const z = 0.3 - i * 0.12; b.tube([[0.16, 0.44, z], [0.5, 0.92, z * 2.2 + 0.1 - i * 0.14], [0.92, 0.52, z * 3 + 0.16 - i * 0.24], [1.12, 0.02, z * 3.5 + 0.2 - i * 0.3]], [0.05 * hairy, 0.055 * hairy, 0.04 * hairy, 0.015], { part: 'legs' }); } b.ball(0.04, { part: 'eyes', at: [0.07, 0.54, 0.36] }).ball(0.028, { part: 'eyes', at: [0.13, 0.5, 0.33] }).capsule([0.06, 0.36, 0.38], [0.05, 0.24, 0.42], 0.035, { part: 'legs' }); }); // prettier-ignore
      b.ball([0.1, 0.05, 0.16], { part: 'markings', at: [0, 0.78, -0.42] });
    };
    if (form === 'web') b.group({ at: [0, 0.75, 0.1], rotate: [90, 0, 0], scale: 0.35 }, build); else build(); // prettier-ignore
  },
  dragonfly(b) {
    b.ball([0.14, 0.15, 0.2], { part: 'body', at: [0, 0.7, 0.1] }).ball([0.13, 0.12, 0.11], { part: 'body', at: [0, 0.7, 0.36] }).tube([[0, 0.72, 0], [0, 0.7, -0.6], [0, 0.66, -1.25]], [0.09, 0.05, 0.04], { part: 'tail' });
    for (let i = 0; i < 8; i++) b.ring(0.07 - i * 0.003, 0.014, { part: 'tail', at: [0, 0.71 - i * 0.006, -0.2 - i * 0.13], rotate: [90, 0, 0], tint: 0.7 });
    b.mirrored('x', () => { b.ball(0.095, { part: 'eyes', at: [0.1, 0.74, 0.4] }); for (const [z, turn] of [[0.16, 76], [0.02, 104]] as const) b.group({ at: [0.08, 0.78, z], rotate: [-84, turn, 0] }, () => b.leaf(1.15, 0.24, { part: 'wings' })); }); // prettier-ignore
    insectLegs(b, 'body', [0.22, 0.14, 0.06], 0.26, 0.58, 0.02, 0.08);
  },
  ant(b) {
    b.ball([0.2, 0.19, 0.28], { part: 'body', at: [0, 0.46, -0.55] }).ball([0.09, 0.09, 0.1], { part: 'body', at: [0, 0.42, -0.22] }).ball([0.13, 0.13, 0.2], { part: 'body', at: [0, 0.44, 0.04] }).ball([0.17, 0.15, 0.17], { part: 'body', at: [0, 0.5, 0.4] });
    insectLegs(b, 'legs', [0.16, 0.02, -0.14], 0.62, 0.4, 0.028, 0.08);
    b.mirrored('x', () => b.ball(0.04, { part: 'eyes', at: [0.13, 0.56, 0.46] }).tube([[0.06, 0.6, 0.5], [0.16, 0.82, 0.64], [0.22, 0.74, 0.86]], 0.018, { part: 'antennae' }).tube([[0.07, 0.44, 0.54], [0.12, 0.42, 0.68], [0.02, 0.42, 0.72]], 0.025, { part: 'legs' }));
  },
  scorpion(b) {
    for (let i = 0; i < 7; i++) b.ball([0.26 - Math.abs(i - 2) * 0.025, 0.13, 0.1], { part: 'shell', at: [0, 0.28, 0.35 - i * 0.12] });
    const tail: Vec3[] = [[0, 0.3, -0.5], [0, 0.42, -0.78], [0, 0.75, -0.95], [0, 1.05, -0.85], [0, 1.2, -0.55], [0, 1.12, -0.28]]; tail.forEach((at, i) => b.ball(0.13 - i * 0.008, { part: 'tail', at })); b.tube(tail, 0.075, { part: 'tail' }).tube([[0, 1.12, -0.26], [0, 1.12, -0.08], [0, 0.95, 0.0]], [0.09, 0.05, 0.008], { part: 'stinger' }); // prettier-ignore
    b.mirrored('x', () => { for (let i = 0; i < 4; i++) b.tube([[0.18, 0.26, 0.28 - i * 0.16], [0.52, 0.42, 0.34 - i * 0.22], [0.72, 0.02, 0.36 - i * 0.28]], [0.045, 0.04, 0.015], { part: 'legs' }); b.tube([[0.16, 0.28, 0.4], [0.5, 0.34, 0.6], [0.48, 0.36, 0.86]], 0.06, { part: 'claws' }).ball([0.13, 0.1, 0.2], { part: 'claws', at: [0.46, 0.36, 1.02] }).tube([[0.4, 0.37, 1.16], [0.38, 0.37, 1.34], [0.44, 0.37, 1.42]], [0.06, 0.04, 0.01], { part: 'claws' }).tube([[0.52, 0.36, 1.16], [0.56, 0.36, 1.3], [0.48, 0.36, 1.4]], [0.05, 0.035, 0.01], { part: 'claws' }).ball(0.03, { part: PUPIL, at: [0.07, 0.4, 0.44] }); }); // prettier-ignore
  },
  grasshopper(b, p) {
    const form = p.variant('form');
    if (form === 'stick') { b.rod([0, 0.5, -0.9], [0, 0.56, 0.8], 0.04, { part: 'body' }).ball([0.05, 0.05, 0.08], { part: 'body', at: [0, 0.57, 0.85] }); insectLegs(b, 'legs', [0.35, 0, -0.3], 0.6, 0.5, 0.018, 0.03); b.mirrored('x', () => b.rod([0.02, 0.6, 0.9], [0.12, 0.75, 1.35], 0.01, { part: 'antennae' }).ball(0.02, { part: 'eyes', at: [0.045, 0.59, 0.88] })).box([0.05, 0.02, 0.3], { part: 'wings', at: [0, 0.57, 0] }); return; } // prettier-ignore
    if (form === 'mantis') { b.tube([[0, 0.45, -0.8], [0, 0.55, -0.2], [0, 0.8, 0.1], [0, 1.2, 0.25]], [0.05, 0.14, 0.08, 0.06], { part: 'body' }).hull([[-0.16, 1.34, 0.3], [0.16, 1.34, 0.3], [0, 1.16, 0.38], [0, 1.3, 0.42], [0, 1.3, 0.24]], { part: 'body' }); b.mirrored('x', () => b.ball(0.06, { part: 'eyes', at: [0.14, 1.33, 0.33] }).tube([[0.06, 1.05, 0.25], [0.14, 0.72, 0.55], [0.12, 1.02, 0.78], [0.1, 0.75, 0.88]], [0.05, 0.06, 0.045, 0.012], { part: 'legs' }).rod([0.03, 1.36, 0.36], [0.16, 1.62, 0.5], 0.01, { part: 'antennae' })).group({ at: [0, 0.62, -0.15], rotate: [-96, 0, 0] }, () => b.leaf(0.8, 0.3, { part: 'wings' })); insectLegs(b, 'legs', [0.02, -0.2], 0.5, 0.5, 0.025, 0.08); return; } // prettier-ignore
    b.tube([[0, 0.42, -0.75], [0, 0.46, -0.2], [0, 0.48, 0.25]], [0.08, 0.16, 0.17], { part: 'body' }).ball([0.15, 0.18, 0.15], { part: 'body', at: [0, 0.5, 0.42] });
    b.mirrored('x', () => { b.ball(0.05, { part: 'eyes', at: [0.12, 0.58, 0.48] }).tube([[0.05, 0.64, 0.5], [0.14, 0.85, 0.75], [0.2, 0.8, 1.05]], 0.012, { part: 'antennae' }).tube([[0.15, 0.42, -0.1], [0.28, 0.98, -0.5], [0.26, 0.72, -0.62]], [0.1, 0.06, 0.04], { part: 'legs' }).tube([[0.28, 0.96, -0.52], [0.32, 0.4, -0.85], [0.32, 0.02, -0.75]], 0.026, { part: 'legs' }).group({ at: [0.1, 0.58, 0.15], rotate: [-100, -4, 0] }, () => b.leaf(0.95, 0.18, { part: 'wings', rotate: [0, 50, 0] })); }); insectLegs(b, 'legs', [0.26, 0.08], 0.3, 0.38, 0.025, 0.1); // prettier-ignore
  },
  caterpillar(b, p) {
    const form = p.variant('form');
    if (form === 'cocoon') { b.lathe([[0, 0.2], [0.24, 0.4], [0.34, 0.85], [0.22, 1.35], [0.05, 1.5]], { part: 'segments' }).rod([0, 1.48, 0], [0, 1.75, 0], 0.02, { part: 'legs' }).capsule([-0.6, 1.78, 0], [0.6, 1.82, 0], 0.06, { part: '#6b4a2a bark' }); for (let i = 0; i < 7; i++) b.ring(0.16 + 0.17 * Math.sin((i + 1) * 0.39), 0.02, { part: 'spots', at: [0, 0.35 + i * 0.15, 0], rotate: [8, 0, 0] }); b.ball(0.03, { part: 'head', at: [0, 0.2, 0] }).ball(0.02, { part: 'hairs', at: [0, 0.25, 0] }); return; } // prettier-ignore
    const thin = form === 'centipede' ? 0.5 : 1;
    const count = form === 'centipede' ? 18 : 10;
    for (let i = 0; i < count; i++) { const z = -0.9 + (i * 1.7) / count; const y = 0.22 + 0.1 * Math.sin(i * 0.9) * (form === 'centipede' ? 0.3 : 1); const r = 0.2 * thin; b.ball([r, r, r * 0.85], { part: 'segments', at: [0, y, z], tint: i % 2 ? 1 : 0.86 }); b.mirrored('x', () => b.ball(0.04, { part: 'spots', at: [r * 0.75, y + r * 0.6, z] }).capsule([r * 0.7, y - r * 0.5, z], [r * (form === 'centipede' ? 2.6 : 1.0), 0.02, z + 0.03], 0.03, { part: 'legs' })); if (form === 'caterpillar') for (const a of [-0.5, 0, 0.5]) b.rod([r * 0.7 * Math.sin(a), y + r * 0.7, z], [r * 1.5 * Math.sin(a), y + r * 1.7, z], 0.01, { part: 'hairs', segments: 4 }); } // prettier-ignore
    b.ball(0.21 * Math.max(thin, 0.7), { part: 'head', at: [0, 0.28, 0.88] }).mirrored('x', () => b.ball(0.05, { part: PUPIL, at: [0.1, 0.35, 1.03] }).rod([0.07, 0.42, 0.92], [0.14, 0.62, 0.98], 0.015, { part: 'head' }));
  },
  snail(b, p) {
    b.blend(0.06, (s) => s.as('body').chain([[0, 0.08, -0.85], [0, 0.14, -0.3], [0, 0.16, 0.35], [0, 0.42, 0.72]], [0.06, 0.16, 0.17, 0.15])).ball([0.22, 0.07, 0.85], { part: 'body', at: [0, 0.06, -0.05] });
    b.mirrored('x', () => b.tube([[0.07, 0.5, 0.76], [0.13, 0.75, 0.86], [0.16, 0.88, 0.88]], 0.028, { part: 'body' }).ball(0.055, { part: 'eyes', at: [0.16, 0.92, 0.88] }).capsule([0.07, 0.4, 0.85], [0.09, 0.42, 0.98], 0.02, { part: 'body' }));
    if (p.is('form', 'snail')) b.tube(Array.from({ length: 26 }, (_, i): Vec3 => { const a = i * 0.5; const r = 0.46 - i * 0.0165; return [0.02 + (i / 25) * 0.12, 0.68 - r * Math.cos(a), -0.2 + r * Math.sin(a)]; }), (t) => 0.26 - 0.2 * t, { part: 'shell', segments: 18, steps: 3 }).tube(Array.from({ length: 26 }, (_, i): Vec3 => { const a = i * 0.5; const r = 0.46 - i * 0.0165; return [-0.02 - (i / 25) * 0.12, 0.68 - r * Math.cos(a), -0.2 + r * Math.sin(a)]; }), (t) => 0.25 - 0.2 * t, { part: 'shell', segments: 18, steps: 3 }); else b.ball([0.17, 0.14, 0.42], { part: 'shell', at: [0, 0.24, 0.1] }); // prettier-ignore
  },
};
