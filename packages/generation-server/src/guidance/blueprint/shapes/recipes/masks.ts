import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { Blend } from '../primitives/blend.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

/** A sculpted face that looks towards +Z, hollow behind: brow, nose, cheeks and chin, before eyes and mouth are cut. */
function face(b: MeshBuilder, part: string, shape: (s: Blend) => void, { wide = 0.48, tall = 0.64, deep = 0.34, smoothing = 0.07 } = {}): void {
  b.part(part).blend(smoothing, (s) => {
    s.ellipsoid([0, 0.7, 0], [wide, tall, deep]);
    shape(s);
    s.carve([0, 0.7, -0.2], [wide * 0.94, tall * 0.94, deep * 1.1]).carve([0, 0.7, -0.6], [1.4, 1.4, 0.56]);
  }, { resolution: 62 }); // prettier-ignore
}

/** What is behind cut-out eyes or mouths; it follows the face from inside. */
function backing(b: MeshBuilder, part: string, at: Vec3, size: Vec2): void {
  b.ball([size[0], size[1], 0.02], { part, at });
}

const MASKS: Readonly<Record<string, (b: MeshBuilder, p: RecipeInput) => void>> = {
  theatre(b) {
    // Comedy before tragedy.
    for (const [glad, x, turn, z] of [[true, -0.36, 8, 0.12], [false, 0.42, -10, -0.14]] as const) {
      b.group({ at: [x, glad ? 0.12 : 0, z], rotate: [0, turn * 1.6, turn] }, () => {
        const way = glad ? 1 : -1;
        face(b, 'face', (s) => { s.chain([[0, 0.84, 0.3], [0, 0.66, 0.39]], [0.05, 0.08]); for (const k of [-1, 1]) s.ball([k * 0.27, 0.6 + 0.03 * way, 0.2], 0.11).limb([k * 0.08, 1.0 + 0.05 * (glad ? 0 : 1), 0.3], [k * 0.32, glad ? 1.0 : 0.9, 0.22], 0.045); });
        // Laughing and weeping features lie on the face as crescents.
        const on = (x: number, y: number): Vec3 => [x, y, 0.355 * Math.sqrt(Math.max(0.05, 1 - (x / 0.49) ** 2 - ((y - 0.7) / 0.66) ** 2)) + 0.012];
        const crescent = (part: string, cx: number, cy: number, w: number, sag: number, slant: number, thick: number): void => void b.tube(Array.from({ length: 9 }, (_, i) => { const t = i / 4 - 1; return on(cx + t * w, cy + sag * (1 - t * t) + slant * t); }), (t) => 0.012 + thick * Math.sin(t * Math.PI) ** 0.8, { part, flatten: 0.45, up: [0, 0, 1], segments: 12 });
        crescent('mouth', 0, glad ? 0.5 : 0.26, 0.3, -0.14 * way, 0, 0.075);
        for (const k of [-1, 1]) crescent('eyes', k * 0.2, glad ? 0.8 : 0.82, 0.115, 0.07 * (glad ? 1 : -0.4), glad ? 0 : -0.07 * k, 0.045);
        b.part('trim').tube(Array.from({ length: 28 }, (_, i): Vec3 => [0.475 * Math.sin(i * 0.2244), 0.7 + 0.635 * Math.cos(i * 0.2244), 0.0]), 0.022, { closed: true, steps: 2 });
        b.mirrored('x', () => b.tube([[0.46, 0.8, -0.02], [0.62, 0.6, -0.06], [0.54, 0.3, 0], [0.68, 0.05, -0.04]], 0.04, { part: 'trim', flatten: 0.25 }));
      });
    }
  },
  venetian(b, p) {
    b.group({ at: [0, 0.4, 0] }, () => b.warped(([x, y, z]) => [x, y, z - 0.75 * x * x], () => {
      const high = (x: number): number => 0.19 + 0.42 * Math.abs(x);
      const low = (x: number): number => { const a = Math.abs(x); return a < 0.12 ? 0.02 - a : a < 0.34 ? -0.1 - 0.05 * Math.sin(((a - 0.12) / 0.22) * Math.PI) : -0.1 + (a - 0.34) * 2.2; };
      for (const z of [0, -0.02]) b.sheet(60, 24, (u, v) => { const x = (u - 0.5) * 1.1; return [x, low(x) + (high(x) - low(x)) * v, z]; }, { part: 'face' });
      const edge = (i: number, of: (x: number) => number): Vec3 => { const x = (i / 40 - 0.5) * 1.1; return [x, of(x), 0]; };
      b.part('trim').tube([...Array.from({ length: 41 }, (_, i) => edge(i, high)), ...Array.from({ length: 41 }, (_, i) => edge(40 - i, low))], 0.022, { closed: true, steps: 1, straight: true, segments: 7 });
      for (const k of [-1, 1]) {
        const eye = outlines.smooth([[k * 0.09, 0.07], [k * 0.22, 0.16], [k * 0.41, 0.16], [k * 0.34, 0.04], [k * 0.2, 0.01]]);
        b.plate(eye, 0.02, { part: 'eyes' }).tube(eye.map(([x, y]): Vec3 => [x, y, 0.012]), 0.016, { part: 'trim', closed: true, steps: 1, segments: 6 });
        for (const path of [[[0.1, 0.18], [0.24, 0.25], [0.42, 0.26], [0.48, 0.18]], [[0.12, -0.02], [0.24, -0.08], [0.38, -0.02], [0.46, 0.12]]]) b.tube(path.map(([x, y]): Vec3 => [k * x!, y!, 0.01]), 0.013, { part: 'mouth', segments: 6 });
        for (let i = 0; i < 5; i++) b.ball(0.018, { part: 'trim', at: [k * (0.1 + 0.09 * i), 0.255 + 0.035 * i - (i < 1 ? 0.02 : 0), 0.012], segments: 8 });
      }
    })); // prettier-ignore
    b.gem('oval', [0.1, 0.06, 0.14], { part: 'mouth', at: [0, 0.55, 0.02], rotate: [90, 0, 0] }).ring(0.07, 0.014, { part: 'trim', at: [0, 0.55, 0.01], rotate: [90, 0, 0] });
    const feathers = p.has('feathers') ? 'feathers' : 'mouth';
    for (let i = -5; i <= 5; i++) b.leaf(0.5 - 0.02 * Math.abs(i), 0.13, { part: feathers, at: [i * 0.02, 0.6, -0.02 - 0.003 * Math.abs(i)], rotate: [-8 - Math.abs(i), 0, -i * 10], bend: 22, widest: 0.66, fold: 12, tint: 0.88 + 0.06 * (i & 1) });
    b.mirrored('x', () => b.tube([[0.54, 0.6, -0.22], [0.62, 0.4, -0.3], [0.58, 0.14, -0.24], [0.66, -0.1, -0.28]], 0.03, { part: 'trim', flatten: 0.25 }));
  },
  tribal(b, p) {
    face(b, 'face', (s) => { s.chain([[0, 1.06, 0.27], [0, 0.86, 0.4], [0, 0.62, 0.46]], [0.07, 0.06, 0.1]).limb([-0.3, 0.98, 0.22], [0.3, 0.98, 0.22], 0.07).limb([-0.13, 0.34, 0.3], [0.13, 0.34, 0.3], 0.12).ball([0, 0.1, 0.16], 0.14); for (const k of [-1, 1]) s.carve([k * 0.21, 0.83, 0.34], [0.12, 0.05, 0.22]); s.carve([0, 0.35, 0.42], [0.15, 0.05, 0.16]); }, { wide: 0.4, tall: 0.72 }); // prettier-ignore
    b.mirrored('x', () => backing(b, 'eyes', [0.2, 0.83, 0.19], [0.14, 0.07]));
    b.ball([0.17, 0.07, 0.02], { part: 'eyes', at: [0, 0.35, 0.3] });
    b.row(5, [0.055, 0, 0], () => b.box([0.035, 0.05, 0.02], { part: '#f0e8d4', at: [0, 0.37, 0.36] }));
    b.part('mouth').ring(0.17, 0.022, { at: [0, 0.35, 0.385], rotate: [90, 0, 0], scale: [1, 1, 0.5] });
    // Paint in bands and dots.
    b.mirrored('x', () => { for (let i = 0; i < 3; i++) b.tube([[0.09 + 0.02 * i, 0.64 - i * 0.08, 0.335 - 0.012 * i], [0.2, 0.6 - i * 0.09, 0.3 - 0.02 * i], [0.31, 0.62 - i * 0.08, 0.22 - 0.02 * i]], 0.02, { part: i === 1 ? 'trim' : 'mouth', flatten: 0.5 }); for (let i = 0; i < 5; i++) b.ball([0.03, 0.03, 0.02], { part: 'trim', at: [0.07 + 0.06 * i, 1.16 - 0.012 * i * i, 0.275 - 0.012 * i * i], segments: 10 }); b.cylinder(0.06, 0.04, { part: 'trim', at: [0.42, 0.66, 0.02], toward: [1, 0, 0.3] }).ring(0.09, 0.02, { part: 'trim', at: [0.46, 0.54, 0.03], rotate: [90, 20, 0] }); }); // prettier-ignore
    b.plate('0,.0 .07,.12 0,.26 -.07,.12', 0.03, { part: 'mouth', at: [0, 1.02, 0.315], rotate: [-16, 0, 0] });
    // Horns for a crown, straw or feathers between them.
    b.mirrored('x', () => b.tube('.22,1.3,.02 .42,1.52,0 .46,1.78,0 .3,1.96,.02', [0.09, 0.085, 0.06, 0.012], { part: 'trim', segments: 12 }));
    for (let i = -4; i <= 4; i++) b.leaf(0.42, 0.1, { part: p.has('feathers') ? 'feathers' : 'mouth', at: [i * 0.05, 1.36 - 0.01 * i * i, -0.02], rotate: [-6, 0, -i * 7], widest: 0.6, fold: 14, tint: 0.85 + 0.08 * (i & 1) });
    for (let i = -8; i <= 8; i++) b.tube([[0.045 * i, 0.16 + 0.006 * i * i, 0.04], [0.055 * i, -0.06, 0.05], [0.05 * i + 0.02, -0.3 + 0.006 * i * i, 0.02]], [0.022, 0.02, 0.006], { part: '#b89a5a', segments: 5, tint: 0.85 + 0.1 * (i & 1) });
  },
  gas(b, p) {
    const filters = p.has('filters') ? 'filters' : '#3a3d40 metal';
    b.part('face').blend(0.1, (s) => { s.ellipsoid([0, 0.78, -0.02], [0.48, 0.56, 0.44]).ellipsoid([0, 0.4, 0.24], [0.24, 0.22, 0.26]).limb([0, 0.74, 0.36], [0, 0.5, 0.48], 0.1, 0.13); for (const k of [-1, 1]) s.limb([k * 0.2, 0.86, 0.3], [k * 0.21, 0.86, 0.4], 0.17).limb([k * 0.2, 0.42, 0.3], [k * 0.32, 0.36, 0.34], 0.14); s.carve([0, 0.72, -0.42], [0.9, 1.2, 0.3]); }, { resolution: 60 }); // prettier-ignore
    b.mirrored('x', () => {
      b.group({ at: [0.205, 0.87, 0.47], rotate: [0, 12, 0] }, () => b.cylinder(0.17, 0.1, { part: filters, at: [0, 0, -0.04], rotate: [90, 0, 0], round: 0.02 }).ball([0.145, 0.145, 0.05], { part: 'eyes', at: [0, 0, 0.055] }).ring(0.15, 0.03, { part: 'trim', at: [0, 0, 0.06], rotate: [90, 0, 0] }));
      b.group({ at: [0.32, 0.36, 0.36], toward: [0.8, -0.25, 0.75] }, () => b.cylinder(0.14, 0.1, { part: 'face', tint: 0.7 }).cylinder(0.21, 0.22, { part: filters, at: [0, 0.1, 0], round: 0.03, segments: 30 }).ring(0.212, 0.016, { part: 'trim', at: [0, 0.16, 0] }).ring(0.212, 0.016, { part: filters, at: [0, 0.26, 0], tint: 0.7 }).cylinder(0.15, 0.02, { part: '#17181a', at: [0, 0.315, 0] }).radial(6, () => b.box([0.02, 0.02, 0.14], { part: filters, at: [0, 0.335, 0.075] })));
      for (const [y, z] of [[1.16, 0.1], [0.8, -0.02], [0.5, 0.0]] as const) b.tube([[0.38, y - 0.02, z + 0.08], [0.5, y, z - 0.14], [0.44, y + 0.02, -0.42]], 0.045, { part: '#1b1b1d', flatten: 0.3 }).box([0.04, 0.11, 0.09], { part: 'trim', at: [0.475, y - 0.01, z - 0.06], round: 0.012 });
    });
    b.group({ at: [0, 0.44, 0.58], rotate: [90, 0, 0] }, () => b.cylinder(0.13, 0.06, { part: 'trim', round: 0.015 }).cylinder(0.1, 0.04, { part: 'mouth', at: [0, 0.05, 0] }).radial(5, () => b.box([0.025, 0.02, 0.07], { part: '#17181a', at: [0, 0.095, 0.05] })));
  },
  hockey(b) {
    face(b, 'face', (s) => { s.chain([[0, 0.78, 0.31], [0, 0.6, 0.38]], [0.05, 0.07]).ball([0, 0.16, 0.14], 0.12); for (const k of [-1, 1]) s.limb([k * 0.1, 0.94, 0.3], [k * 0.32, 0.94, 0.2], 0.06).carve([k * 0.19, 0.81, 0.34], [0.115, 0.065, 0.24]); }, { wide: 0.47, tall: 0.66 }); // prettier-ignore
    b.mirrored('x', () => backing(b, 'eyes', [0.19, 0.81, 0.17], [0.14, 0.1]));
    const on = (x: number, y: number): Vec3 => [x, y, 0.345 * Math.sqrt(Math.max(0.05, 1 - (x / 0.48) ** 2 - ((y - 0.7) / 0.65) ** 2))];
    b.part('#141414');
    for (const [x, y] of [[0.1, 0.42], [0.22, 0.46], [0.33, 0.54], [0.1, 0.3], [0.2, 0.34], [0.3, 0.42], [0.09, 1.08], [0.2, 1.06], [0.3, 1.0], [0.06, 1.2], [0.17, 1.17], [0.06, 0.2]] as const) for (const k of [-1, 1]) b.ball([0.026, 0.03, 0.02], { at: on(k * x, y), segments: 10 });
    const chevron = (x: number, y: number, turn: number): void => { const [px, py, z] = on(x, y); b.group({ at: [px, py, z + 0.012], rotate: [x === 0 ? -14 : 0, (x / 0.48) * 50, turn] }, () => b.plate('-.1,.12! 0,-.14! .1,.12! 0,.05!', 0.02, { part: 'mouth' })); };
    chevron(0, 1.08, 0); chevron(0.31, 0.62, -40); chevron(-0.31, 0.62, 40); // prettier-ignore
    b.mirrored('x', () => b.tube([[0.44, 0.9, 0.08], [0.52, 0.92, -0.1], [0.42, 0.95, -0.42]], 0.045, { part: '#2a1d14', flatten: 0.3 }).cylinder(0.03, 0.03, { part: 'trim', at: [0.42, 0.9, 0.12], toward: [1, 0, 0.6] })).tube([[0, 1.3, 0.1], [0, 1.4, -0.1], [0, 1.32, -0.4]], 0.045, { part: '#2a1d14', flatten: 0.3 }).ball(0.03, { part: 'trim', at: [0, 1.3, 0.12] });
  },
  oni(b) {
    face(b, 'face', (s) => { s.chain([[0, 0.82, 0.34], [0, 0.64, 0.46]], [0.07, 0.11]).ball([0, 0.14, 0.2], 0.16); for (const k of [-1, 1]) s.ball([k * 0.09, 0.62, 0.42], 0.07).ball([k * 0.3, 0.6, 0.2], 0.13).limb([k * 0.07, 0.9, 0.38], [k * 0.36, 1.04, 0.2], 0.08, 0.07).ellipsoid([k * 0.5, 0.76, -0.02], [0.07, 0.16, 0.1]).carve([k * 0.19, 0.81, 0.36], [0.11, 0.055, 0.2], [k * 0.3, 1, 0]); s.limb([-0.2, 0.48, 0.32], [0.2, 0.48, 0.32], 0.06).carve([0, 0.36, 0.34], [0.27, 0.09, 0.24]); }, { wide: 0.5, tall: 0.62, deep: 0.36 }); // prettier-ignore
    b.mirrored('x', () => {
      b.ball([0.1, 0.07, 0.05], { part: '#e8c860 gloss', at: [0.19, 0.81, 0.21] }).ball([0.045, 0.05, 0.03], { part: 'eyes', at: [0.18, 0.81, 0.25] });
      b.tube('.28,1.18,.14 .42,1.42,.12 .44,1.7,.1 .34,1.92,.14', [0.11, 0.09, 0.055, 0.006], { part: 'trim', segments: 14 });
      for (let i = 0; i < 3; i++) b.ring(0.1 - 0.016 * i, 0.014, { part: 'trim', at: [0.33 + 0.045 * i, 1.26 + 0.1 * i, 0.135], rotate: [0, 0, -28 + 8 * i], tint: 0.8 });
      b.tube([[0.17, 0.28, 0.28], [0.2, 0.42, 0.38], [0.19, 0.58, 0.4]], [0.05, 0.042, 0.004], { part: '#f3ead2 gloss', segments: 10 }).tube([[0.09, 0.44, 0.36], [0.09, 0.36, 0.38], [0.085, 0.28, 0.37]], [0.035, 0.03, 0.004], { part: '#f3ead2 gloss', segments: 8 });
      b.tube([[0.05, 0.93, 0.43], [0.2, 0.98, 0.37], [0.38, 1.14, 0.2]], [0.05, 0.045, 0.01], { part: 'eyes' });
    });
    backing(b, 'mouth', [0, 0.37, 0.2], [0.3, 0.12]);
    b.row(7, [0.055, 0, 0], () => b.box([0.045, 0.055, 0.03], { part: '#f3ead2 gloss', at: [0, 0.425, 0.315], round: 0.012 }));
    b.row(6, [0.055, 0, 0], () => b.box([0.045, 0.05, 0.03], { part: '#f3ead2 gloss', at: [0, 0.305, 0.295], round: 0.012 }));
    b.ball([0.06, 0.06, 0.03], { part: 'trim', at: [0, 1.1, 0.275] });
    for (let i = -5; i <= 5; i++) b.tube([[i * 0.05, 0.1 + 0.004 * i * i, 0.2], [i * 0.06, -0.06, 0.22], [i * 0.04, -0.24 + 0.008 * i * i, 0.16]], [0.03, 0.03, 0.004], { part: '#ece4d4', segments: 6 });
  },
  plague(b) {
    b.part('face').blend(0.09, (s) => { s.ellipsoid([0, 0.8, -0.02], [0.44, 0.52, 0.42]).chain([[0, 0.66, 0.3], [0, 0.56, 0.64], [0, 0.4, 0.98], [0, 0.22, 1.22]], [0.25, 0.19, 0.11, 0.02]).carve([0, 0.72, -0.44], [0.9, 1.2, 0.3]); for (const k of [-1, 1]) s.limb([k * 0.19, 0.88, 0.28], [k * 0.2, 0.89, 0.36], 0.15); }, { resolution: 66 }); // prettier-ignore
    b.mirrored('x', () => {
      b.group({ at: [0.195, 0.89, 0.4], rotate: [-4, 18, 0] }, () => b.cylinder(0.145, 0.09, { part: 'trim', rotate: [90, 0, 0], round: 0.015 }).ball([0.12, 0.12, 0.045], { part: 'eyes', at: [0, 0, 0.085] }).radial(1, () => b.ring(0.125, 0.02, { part: 'trim', at: [0, 0, 0.095], rotate: [90, 0, 0] })));
      for (let i = 0; i < 4; i++) b.ball([0.014, 0.03, 0.03], { part: '#1a120c', at: [0.19 - 0.028 * i, 0.53 - 0.035 * i, 0.66 + 0.09 * i], segments: 8 });
      b.tube([[0.4, 0.86, 0.08], [0.48, 0.88, -0.12], [0.4, 0.9, -0.4]], 0.05, { part: 'mouth', flatten: 0.3 });
      for (let i = 0; i < 6; i++) b.ball(0.02, { part: 'trim', at: [0.235 + 0.01 * i * (i > 2 ? 0 : 1), 0.52 - 0.02 * i, 0.33 + 0.0 * i], segments: 8 });
    });
    // Seams along the beak.
    b.tube('0,.93,.4 0,.8,.56 0,.62,.86 0,.4,1.06 0,.25,1.22', 0.018, { part: 'trim' });
    for (let i = 0; i < 9; i++) { const s = i / 9; b.box([0.1 - 0.06 * s, 0.014, 0.014], { part: 'trim', at: [0, 0.84 - 0.52 * s, 0.54 + 0.6 * s] }); } // prettier-ignore
    b.group({ at: [0, 0.61, 0.5], rotate: [72, 0, 0] }, () => b.ring(0.215, 0.02, { part: 'trim' })).ring(0.45, 0.03, { part: 'mouth', at: [0, 0.45, -0.06], arc: 200, rotate: [8, -100, 0] });
    b.lathe('.66,1.14! .7,1.15 .64,1.18 .38,1.2 .34,1.26 .33,1.52 .28,1.56 0,1.57', { part: '#1b1714', at: [0, -0.02, -0.06], segments: 36 });
  },
  surgical(b) {
    const pleat = (v: number): number => 0.02 * Math.abs(((v * 4) % 1) - 0.5);
    for (const lift of [0, -0.025]) b.sheet(40, 41, (u, v) => { const x = (u - 0.5) * 1.1; const y = v - 0.5; return [x, 0.4 + y * (0.66 - 0.1 * x * x), 0.3 - 0.55 * x * x * (1 + 0.3 * y) - 0.55 * y * y + pleat(v) + lift]; }, { part: 'face', tint: lift < 0 ? 1.1 : 1 });
    const at = (x: number, v: number): Vec3 => { const y = v - 0.5; return [x, 0.4 + y * (0.66 - 0.1 * x * x), 0.312 - 0.55 * x * x * (1 + 0.3 * y) - 0.55 * y * y + pleat(v)]; };
    for (const v of [0, 1]) b.tube(Array.from({ length: 15 }, (_, i) => at((i / 14 - 0.5) * 1.1, v)), 0.022, { part: 'trim', flatten: 0.6 });
    for (const v of [0.25, 0.5, 0.75]) b.tube(Array.from({ length: 15 }, (_, i) => at((i / 14 - 0.5) * 1.09, v)), 0.01, { part: 'face', tint: 0.7 });
    b.tube([at(-0.16, 0.95), at(0, 0.965), at(0.16, 0.95)], 0.018, { part: 'mouth', flatten: 0.5 });
    b.mirrored('x', () => b.tube([at(0.55, 0.02), at(0.55, 0.5), at(0.55, 0.98)], 0.024, { part: 'trim', flatten: 0.6 }).tube([at(0.54, 0.95), [0.72, 0.72, -0.04], [0.86, 0.5, -0.26], [0.84, 0.28, -0.26], [0.7, 0.1, -0.02], at(0.54, 0.05)], 0.02, { part: 'eyes', tint: 1 }));
  },
  diving(b, p) {
    const frame = outlines.symmetric('0,.24 .3,.26 .48,.16 .5,-.06 .36,-.2 .16,-.17 .07,.0 0,.04');
    b.group({ at: [0, 0.7, 0.2] }, () => {
      b.plate(frame, 0.16, { part: 'face', bevel: 0.03, at: [0, 0, -0.04] }).plate(frame.map(([x, y]): Vec2 => [x * 0.86, 0.03 + (y - 0.03) * 0.78]), 0.05, { part: 'eyes', at: [0, 0, 0.045], bevel: 0.01 });
      b.tube(frame.map(([x, y]): Vec3 => [x * 0.9, 0.03 + (y - 0.03) * 0.84, 0.045]), 0.03, { part: 'trim', closed: true, steps: 1, segments: 8 });
      b.blend(0.06, (s) => s.as('face').chain([[0, 0.02, 0.02], [0, -0.14, 0.08]], [0.07, 0.1]), { resolution: 24 });
      b.tube(frame.map(([x, y]): Vec3 => [x * 0.98, y * 1.0, -0.14]), 0.06, { part: 'face', closed: true, steps: 1, segments: 8 });
    });
    b.part('face').ring(0.5, 0.055, { at: [0, 0.74, -0.02], arc: 220, rotate: [0, 70, 0], scale: [1, 1, 1], flatten: 2.2, tint: 0.8 });
    b.mirrored('x', () => b.box([0.06, 0.16, 0.12], { part: 'trim', at: [0.52, 0.73, 0.1], round: 0.02 }));
    b.tube([[0.02, 0.26, 0.34], [0.3, 0.2, 0.3], [0.56, 0.3, 0.14], [0.6, 0.7, 0.04], [0.6, 1.2, -0.04], [0.56, 1.45, -0.12]], 0.06, { part: p.has('filters') ? 'filters' : 'trim', segments: 14 }).cylinder(0.068, 0.24, { part: 'mouth', at: [0.575, 1.34, -0.09], rotate: [-14, 0, 8] });
    b.superball([0.14, 0.06, 0.07], 0.6, 0.7, { part: 'mouth', at: [0, 0.27, 0.33] });
  },
};

export const MASKS_TO_WEAR: RecipeTable = {
  mask(b, p) {
    (MASKS[p.variant('form')] ?? MASKS['theatre']!)(b, p);
  },
};
