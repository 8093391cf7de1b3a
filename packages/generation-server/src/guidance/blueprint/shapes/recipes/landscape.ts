import { fractalNoise } from '../../noise.ts';
import { terrain } from '../anatomy/terrain.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import { lerp, smoothstep, type Vec3 } from '../vec.ts';

/** Noise about 0 over the plan, and ridges in 0…1 (1 along crests), each from a place of its own. */
function reliefOf(p: RecipeInput): { noise: (x: number, z: number, f: number) => number; ridged: (x: number, z: number, f: number) => number } {
  const [ox, oz] = [p.random.between(0, 90), p.random.between(0, 90)];
  const noise = (x: number, z: number, f: number): number => fractalNoise(x * f + ox, 3.7, z * f + oz, 4) - 0.5;
  return { noise, ridged: (x, z, f) => 1 - Math.min(1, Math.abs(noise(x, z, f)) * 4.5) };
}

/** A wavy coast about a circle of this radius. */
const shore = (radius: number, wave: number, phase: number) => (angle: number): number => radius * (1 + wave * (Math.sin(angle * 3 + phase) + 0.6 * Math.sin(angle * 5 - phase * 2) + 0.3 * Math.sin(angle * 9 + phase * 3)) * 0.5);

/** A rectangle w × d as distances from its middle. */
const block = (w: number, d: number) => (angle: number): number => 1 / Math.max(Math.abs(Math.cos(angle)) / (w / 2), Math.abs(Math.sin(angle)) / (d / 2), 1e-6);

/** A small fir on the origin. */
function fir(b: MeshBuilder, size: number, part: string, trunk = '#5a4330 bark'): void {
  b.rod([0, -0.1 * size, 0], [0, 0.3 * size, 0], 0.05 * size, { part: trunk, segments: 5 });
  for (let tier = 0; tier < 3; tier++) b.cone((0.27 - tier * 0.065) * size, 0.44 * size, { part, at: [0, (0.18 + tier * 0.22) * size, 0], segments: 8, tint: 0.85 + tier * 0.12, ripple: (turn, along) => 1 + 0.1 * Math.sin(turn * 8 * Math.PI) * along });
}

/** A rounded small tree on the origin. */
function leafTree(b: MeshBuilder, size: number, part: string): void {
  b.rod([0, -0.08 * size, 0], [0, 0.5 * size, 0], 0.06 * size, { part: '#5a4330 bark', to: 0.04 * size, segments: 6 });
  for (const [x, y, z, r] of [[0, 0.72, 0, 0.32], [0.2, 0.58, 0.08, 0.22], [-0.18, 0.6, -0.06, 0.23], [0.02, 0.56, -0.2, 0.2], [-0.02, 0.56, 0.2, 0.2]] as const) b.rock(r * size, { part, at: [x * size, y * size, z * size], depth: 2, roughness: 0.25, tint: b.random.between(0.84, 1.14) });
}

/** A leaning coconut palm on the origin. */
function palm(b: MeshBuilder, size: number, leaf: string, lean = 0.3): void {
  b.tube([[0, -0.05, 0], [lean * 0.2 * size, 0.4 * size, 0], [lean * size, size, 0]], [0.06 * size, 0.045 * size, 0.038 * size], { part: '#8a6a48 bark', segments: 8 });
  b.group({ at: [lean * size, size, 0] }, () => { b.radial(9, (index) => b.leaf(0.62 * size, 0.17 * size, { part: leaf, rotate: [50 + (index % 3) * 18, 0, 0], bend: 85, fold: 26, steps: 6, widest: 0.45, tint: 0.85 + 0.12 * (index % 3) })); b.radial(3, () => b.ball(0.055 * size, { part: '#5e4226', at: [0, -0.05 * size, 0.06 * size], segments: 8 })); });
}

export const LANDSCAPE: RecipeTable = {
  mountain(b, p) {
    const form = p.variant('form');
    const { noise, ridged } = reliefOf(p);
    const mark = b.mark();
    if (form === 'dune') {
      // A barchan: a long windward slope, a sharp crest, a slip face, two horns down wind.
      const height = (x: number, z: number): number => {
        const crest = 0.08 - 0.62 * x * x + 0.05 * Math.sin(x * 5);
        const along = Math.max(0, 1 - Math.abs(x) ** 2.2);
        const high = 0.52 * along * (1 - 0.2 * x);
        const t = z - crest;
        const body = t < 0 ? smoothstep(-0.95, 0.05, t) : 1 - smoothstep(-0.1, 0.42, t);
        const ripple = 0.006 * Math.sin((z - 0.25 * x * x + 0.03 * Math.sin(x * 9)) * 75) * (t < 0 ? 1 : 0.2);
        return 0.06 + high * body + 0.16 * Math.max(0, noise(x, z, 1.4) + 0.1) * smoothstep(0.4, 0.9, Math.hypot(x, z)) + ripple;
      };
      terrain(b, { rim: shore(1.15, 0.08, 1), height, part: ([, y]) => (y < 0.09 ? 'snow' : 'rock'), underPart: 'rock', rings: 70, columns: 130, creaseDegrees: 60 });
      return;
    }
    if (form === 'hill') {
      const height = (x: number, z: number): number => 0.05 + 0.62 * Math.exp(-2.6 * ((x + 0.1) ** 2 + z * z)) + 0.22 * Math.exp(-7 * ((x - 0.62) ** 2 + (z - 0.2) ** 2)) + 0.05 * noise(x, z, 3);
      terrain(b, { rim: shore(1.1, 0.05, 2), height, part: ([x, y, z]) => (y < 0.16 + 0.1 * noise(x, z, 4) ? 'base' : 'rock'), underPart: '#6b4f37', rings: 40, columns: 90, creaseDegrees: 70 });
      b.part('rock').scatter(mark, 420, { where: (_, n) => n[1] > 0.5, upright: 0.8 }, () => b.leaf(0.055, 0.014, { rotate: [p.random.between(-14, 14), 0, 0], bend: 30, steps: 2, tint: p.random.between(0.75, 1.3) }));
      for (const [x, z, r] of [[0.34, 0.5, 0.1], [0.46, 0.44, 0.06], [-0.62, 0.3, 0.08], [0.1, -0.5, 0.09]] as const) b.rock(r, { part: '#8d877c stone', at: [x, height(x, z) + r * 0.25, z], cuts: 6, depth: 2 });
    } else {
      const peaks: readonly (readonly [x: number, z: number, high: number, wide: number])[] = form === 'range' ? [[-0.95, 0.05, 0.62, 0.55], [-0.5, -0.08, 0.95, 0.62], [0.02, 0.06, 0.78, 0.55], [0.42, -0.1, 1.05, 0.62], [0.95, 0.04, 0.66, 0.55], [-0.2, 0.3, 0.42, 0.4], [0.7, 0.3, 0.44, 0.4]] : [[0, 0, 1.3, 1], [-0.46, 0.22, 0.66, 0.52], [0.42, -0.2, 0.72, 0.55], [0.3, 0.36, 0.4, 0.4]];
      const volcano = form === 'volcano';
      const height = (x: number, z: number): number => {
        const far = Math.hypot(x, z);
        if (volcano) {
          const gully = 0.05 * (ridged(x * 0.3 + Math.atan2(z, x) * 0.9, far * 0.25, 2.4) - 0.5) * smoothstep(0.1, 0.4, far);
          const cone = 1.05 * Math.exp(-far * 2.1) * 1.25 + 0.02 - 0.1;
          return Math.max(0.04, (far < 0.17 ? lerp(0.64, 0.83, smoothstep(0.04, 0.17, far)) : cone) + gully + 0.04 * noise(x, z, 7));
        }
        let high = 0;
        for (const [px, pz, top, wide] of peaks) {
          const d = Math.hypot(x - px, z - pz) / wide;
          high = Math.max(high, top * Math.max(0, 1 - d) ** 1.12);
        }
        const steep = smoothstep(0, 0.25, high);
        return 0.05 + high * (0.82 + 0.34 * ridged(x, z, 2.1)) + (ridged(x, z, 4.2) - 0.55) * 0.1 * steep + 0.05 * noise(x, z, 9) * steep;
      };
      const top = form === 'range' ? 0.55 : 0.68;
      const paint = ([x, y, z]: Vec3, n: number): string => {
        if (volcano) {
          // Lava: the crater's floor and tongues down three gullies.
          const angle = Math.atan2(z, x);
          const far = Math.hypot(x, z);
          const tongue = [1.1, 2.2, 0.2, -1.4].some((at, index) => Math.abs(Math.sin((angle - at - 0.25 * Math.sin(far * 9 + index)) / 2)) * far < 0.028 + 0.016 * Math.sin(far * 14 + index) && far < 0.52 + 0.14 * index % 0.3);
          return far < 0.13 || tongue ? 'snow' : y < 0.1 + 0.12 * noise(x, z, 4) ? 'base' : 'rock';
        }
        if (y > top + 0.32 * noise(x, z, 5) && n > 0.3) return 'snow';
        return y < 0.2 + 0.2 * noise(x, z, 4) && n > 0.4 ? 'base' : 'rock';
      };
      const rim = form === 'range' ? (angle: number) => 1 / Math.hypot(Math.cos(angle) / 1.5, Math.sin(angle) / 0.72) * (1 + 0.05 * Math.sin(angle * 7)) : shore(1.05, 0.06, 1.5);
      terrain(b, { rim, height, part: paint, underPart: 'rock', rings: 62, columns: 140, creaseDegrees: 24 });
      if (volcano) for (let puff = 0; puff < 16; puff++) { const up = puff / 15; b.rock(0.07 + 0.1 * up, { part: '#77726f', at: [(0.04 + 0.13 * up) * Math.sin(puff * 2.4) + up * 0.16, 0.84 + up * 0.6, (0.04 + 0.12 * up) * Math.cos(puff * 2.4)], depth: 2, roughness: 0.24, frequency: 3, tint: 0.72 + 0.5 * up }); }
      if (volcano) for (let bomb = 0; bomb < 7; bomb++) b.tube([[0, 0.72, 0], [0.09 * Math.cos(bomb * 0.9), 0.98, 0.09 * Math.sin(bomb * 0.9)], [0.2 * Math.cos(bomb * 0.9), 0.93, 0.2 * Math.sin(bomb * 0.9)]], [0.02, 0.016, 0.008], { part: 'snow', segments: 6, ends: 'round' });
    }
    if (p.has('trees')) b.scatter(mark, 60, { spacing: 0.07, upright: 1, sizes: [0.7, 1.2], where: ([, y], n) => y > 0.05 && y < 0.36 && n[1] > 0.45 }, () => fir(b, 0.17, 'trees'));
  },

  iceberg(b, p) {
    const { noise } = reliefOf(p);
    terrain(b, { rim: shore(1.1, 0.04, 1), height: (x, z) => 0.1 + 0.05 * noise(x, z, 3) + 0.012 * Math.sin(x * 16 + z * 7), under: () => 0, part: () => 'water', underPart: 'water', rings: 26, columns: 64, creaseDegrees: 70 });
    b.part('ice').rock([0.46, 0.86, 0.4], { at: [-0.12, 0.34, -0.04], roughness: 0.34, cuts: 15, faceted: true, depth: 3 }).rock([0.36, 0.5, 0.34], { at: [0.34, 0.24, 0.08], roughness: 0.34, cuts: 12, faceted: true, depth: 3, tint: 0.94 }).rock([0.28, 0.34, 0.26], { at: [-0.5, 0.16, 0.22], roughness: 0.34, cuts: 10, faceted: true, depth: 2, tint: 1.04 });
    b.rock([0.22, 0.5, 0.2], { at: [-0.22, 0.88, -0.06], rotate: [0, 0, 9], roughness: 0.3, cuts: 16, faceted: true, depth: 3 }).rock([0.15, 0.34, 0.14], { at: [0.34, 0.6, 0.06], rotate: [4, 0, -12], roughness: 0.3, cuts: 12, faceted: true, depth: 3 });
    for (const [x, z, r] of [[0.7, 0.5, 0.1], [0.2, 0.72, 0.08], [-0.78, -0.3, 0.11], [0.62, -0.55, 0.09], [-0.5, 0.7, 0.06]] as const) b.rock([r, r * 0.6, r], { at: [x, 0.11, z], cuts: 9, faceted: true, depth: 2 });
  },

  island(b, p) {
    const form = p.variant('form');
    const { noise, ridged } = reliefOf(p);
    const mark = b.mark();
    const floating = form === 'floating';
    // An island is known by its trees, so a few stand there even where the prompt names none.
    const leaves = p.has('trees') ? 'trees' : '#4a8f3f leaf';
    if (floating) {
      const height = (x: number, z: number): number => 0.8 + 0.14 * Math.exp(-5 * ((x + 0.25) ** 2 + (z + 0.2) ** 2)) + 0.06 * noise(x, z, 3) - 0.1 * smoothstep(0.6, 0.8, Math.hypot(x, z));
      const under = (x: number, z: number): number => { const far = Math.min(1, Math.hypot(x, z) / 0.82); return 0.7 - 0.78 * (1 - far) ** 0.75 * (0.72 + 0.55 * ridged(x, z, 2.6)) - 0.16 * (1 - far) * (noise(x, z, 9) + 0.4); };
      terrain(b, { rim: shore(0.8, 0.1, 1), height, under, part: ([x, , z]) => (Math.abs(x * 0.75 + z * 0.5 - 0.1 + 0.07 * Math.sin(x * 9)) < 0.035 ? 'sand' : 'land'), underPart: 'rock', rings: 44, columns: 96, creaseDegrees: 26 });
      for (const [x, z, r] of [[0.42, 0.32, 0.09], [0.5, 0.26, 0.06], [-0.5, 0.36, 0.08]] as const) b.rock(r, { part: 'rock', at: [x, height(x, z) + 0.02, z], cuts: 6, depth: 2 });
      for (let root = 0; root < 12; root++) { const angle = root * 0.524; const r = 0.74; b.tube([[r * Math.cos(angle), 0.74, r * Math.sin(angle)], [r * 1.03 * Math.cos(angle), 0.62, r * 1.03 * Math.sin(angle)], [r * 0.98 * Math.cos(angle + 0.06), 0.56 - 0.1 * (root % 3), r * 0.98 * Math.sin(angle + 0.06)]], [0.03, 0.024, 0.008], { part: 'land', segments: 5, tint: 0.8 }); }
      for (let bit = 0; bit < 7; bit++) b.rock(p.random.between(0.03, 0.07), { part: 'rock', at: [0.5 * Math.cos(bit * 2.3), 0.12 + 0.05 * (bit % 4), 0.5 * Math.sin(bit * 2.3)], cuts: 6, depth: 2, faceted: true });
      if (p.has('water')) { b.part('water').tube([[0.3, 0.85, 0.5], [0.36, 0.84, 0.7], [0.39, 0.7, 0.78], [0.4, 0.2, 0.8]], [0.05, 0.06, 0.055, 0.03], { segments: 8, flatten: 0.5, up: [0, 0, 1] }); b.ball([0.2, 0.02, 0.16], { at: [0.22, 0.83, 0.4] }); }
      for (const [x, z, size] of [[-0.3, -0.16, 0.72], [0.3, -0.32, 0.5], [-0.5, 0.12, 0.42], [0.02, -0.5, 0.46]] as const) b.group({ at: [x, height(x, z), z] }, () => leafTree(b, size, leaves));
      b.anchor('on', [0.08, height(0.08, 0.12), 0.12], 0.7);
    } else if (form === 'meadow') {
      const height = (x: number, z: number): number => 0.16 + 0.08 * noise(x, z, 2);
      terrain(b, { rim: block(2, 1.7), height, part: ([x, , z]) => (Math.abs(x - 0.3 * Math.sin(z * 3.2)) < 0.09 ? 'sand' : 'land'), underPart: 'rock', rings: 36, columns: 92, creaseDegrees: 40 });
      b.part('land').scatter(mark, 900, { upright: 1, where: ([x, , z], n) => n[1] > 0.6 && Math.abs(x - 0.3 * Math.sin(z * 3.2)) > 0.1 }, () => b.leaf(0.1, 0.02, { at: [0, -0.01, 0], rotate: [p.random.between(-18, 18), 0, 0], bend: 30, steps: 2, tint: p.random.between(0.78, 1.3) }));
      b.scatter(mark, 90, { upright: 1, spacing: 0.06, where: ([x, , z], n) => n[1] > 0.6 && Math.abs(x - 0.3 * Math.sin(z * 3.2)) > 0.12 }, (index) => { b.rod([0, 0, 0], [0, 0.1, 0], 0.006, { part: 'land', segments: 4 }).ball([0.028, 0.016, 0.028], { part: ['#f2d440', '#e85a6b', '#f5f1ea', '#9a6fd0'][index % 4]!, at: [0, 0.11, 0], segments: 7 }); });
      b.rock([0.12, 0.08, 0.1], { part: 'rock', at: [0.62, 0.2, 0.4], cuts: 6, depth: 2 });
      if (p.has('water')) b.ball([0.36, 0.02, 0.26], { part: 'water', at: [-0.56, 0.19, 0.3] });
      if (p.has('trees')) for (const [x, z, size] of [[-0.66, -0.5, 0.6], [0.7, -0.55, 0.5]] as const) b.group({ at: [x, height(x, z), z] }, () => leafTree(b, size, 'trees'));
    } else if (form === 'beach') {
      const height = (x: number, z: number): number => 0.06 + 0.2 * smoothstep(0.45, -0.7, z + 0.12 * Math.sin(x * 2.4)) + 0.03 * noise(x, z, 5);
      terrain(b, { rim: block(2.1, 1.7), height, part: ([x, y, z]) => (y > 0.235 + 0.06 * noise(x, z, 6) ? 'land' : 'sand'), underPart: 'sand', rings: 36, columns: 88 });
      if (p.has('water')) { b.sheet(40, 24, (u, v) => { const x = (u - 0.5) * 2.1; const z = lerp(0.02 - 0.12 * Math.sin(x * 2.4), 0.85, v); return [x, 0.175 - 0.1 * (1 - v) ** 3 + 0.016 * Math.sin(z * 24 + 1.5 * Math.sin(x * 2.4)) * v, z]; }, { part: 'water' }); for (let line = 0; line < 3; line++) b.tube(Array.from({ length: 16 }, (_, i): Vec3 => { const x = (i / 15 - 0.5) * 2.08; return [x, 0.15 + line * 0.016, 0.12 + line * 0.24 - 0.12 * Math.sin(x * 2.4) + 0.03 * Math.sin(x * 9 + line)]; }), 0.016 - line * 0.003, { part: '#f5fafa', segments: 5 }); b.mirrored('x', () => b.box([0.001, 0.17, 0.8], { part: 'water', at: [1.045, 0.085, 0.45] })).box([2.09, 0.17, 0.01], { part: 'water', at: [0, 0.085, 0.845] }); }
      b.group({ at: [0.62, 0.24, -0.45] }, () => palm(b, 0.8, leaves, -0.3)).group({ at: [-0.76, 0.24, -0.55], rotate: [0, 30, 0] }, () => palm(b, 0.62, leaves, 0.35));
      b.rock([0.16, 0.12, 0.13], { part: 'rock', at: [-0.66, 0.2, 0.1], cuts: 7, depth: 2 }).rock([0.1, 0.07, 0.09], { part: 'rock', at: [-0.44, 0.16, 0.2], cuts: 7, depth: 2 });
      // Parasol and towel, a starfish.
      b.group({ at: [-0.12, 0.2, -0.25], rotate: [8, 0, -10] }, () => { b.rod([0, 0, 0], [0, 0.5, 0], 0.012, { part: '#f3ead9', segments: 6 }); for (let gore = 0; gore < 8; gore++) b.sheet(4, 5, (u, v) => { const a = ((gore + u) / 8) * 2 * Math.PI; return [0.32 * v * Math.cos(a), 0.52 - 0.13 * v * v, 0.32 * v * Math.sin(a)]; }, { part: gore % 2 ? '#f5f1ea' : '#d8392f' }); });
      b.box([0.2, 0.012, 0.36], { part: '#2f8fc0', at: [0.14, 0.215, -0.2], rotate: [8, 20, 0] });
    } else {
      const oasis = form === 'oasis';
      const height = (x: number, z: number): number => {
        const far = Math.hypot(x, z * 1.1);
        if (oasis) return 0.14 + 0.14 * smoothstep(0.3, 0.62, far) - 0.1 * smoothstep(0.46, 0.34, far) + 0.14 * Math.max(0, noise(x, z, 2.2)) * smoothstep(0.5, 0.8, far);
        return 0.03 + 0.17 * smoothstep(0.86, 0.5, far) + 0.42 * Math.exp(-9 * ((x + 0.14) ** 2 + (z + 0.12) ** 2)) * (0.8 + 0.4 * ridged(x, z, 3)) + 0.03 * noise(x, z, 5);
      };
      terrain(b, { rim: shore(oasis ? 1.0 : 0.86, 0.09, 2), height, part: ([x, y, z], n) => { const far = Math.hypot(x, z * 1.1); if (oasis) return far < 0.63 + 0.2 * noise(x, z, 5) && far > 0.38 ? 'land' : 'sand'; return y < 0.16 + 0.05 * noise(x, z, 6) ? 'sand' : y > 0.4 && n < 0.74 ? 'rock' : 'land'; }, underPart: oasis ? 'sand' : 'rock', rings: 48, columns: 96 });
      if (p.has('water')) { if (oasis) b.cylinder(0.46, 0.015, { part: 'water', at: [0, 0.16, 0], segments: 40, scale: [1, 1, 0.92] }); else { b.part('water').cylinder(1.15, 0.05, { at: [0, 0.01, 0], segments: 56 }); b.tube(Array.from({ length: 40 }, (_, i): Vec3 => { const a = (i / 40) * 2 * Math.PI; const r = shore(0.86, 0.09, 2)(a) * 1.02; return [r * Math.cos(a), 0.062, r * Math.sin(a)]; }), 0.02, { part: '#eef7f7', closed: true, segments: 5 }); } }
      const spots: readonly (readonly [number, number, number, number])[] = oasis ? [[0.52, -0.16, 0.75, -0.2], [0.4, -0.38, 0.6, 0.3], [-0.54, 0.14, 0.7, 0.3], [-0.48, -0.3, 0.55, -0.2], [0.3, 0.5, 0.5, 0.3]] : [[0.36, 0.24, 0.72, 0.32], [0.22, 0.42, 0.55, -0.2], [-0.46, 0.24, 0.6, -0.35], [0.44, -0.26, 0.5, 0.3]];
      for (const [x, z, size, lean] of spots) b.group({ at: [x, height(x, z), z], rotate: [0, x * 60, 0] }, () => palm(b, size, leaves, lean));
      for (const [x, z, r] of [[0.6, 0.02, 0.1], [-0.3, 0.56, 0.09], [0.66, 0.16, 0.06]] as const) b.rock(r, { part: 'rock', at: [x, height(x, z) + r * 0.3, z], cuts: 7, depth: 2 });
      for (let tuft = 0; tuft < 90; tuft++) { const angle = p.random.between(0, 6.283); const far = oasis ? p.random.between(0.46, 0.62) : p.random.between(0.1, 0.5); const [x, z] = [far * Math.cos(angle), far * 0.9 * Math.sin(angle)]; b.leaf(p.random.between(0.06, oasis ? 0.2 : 0.1), 0.022, { part: 'land', at: [x, height(x, z) - 0.01, z], rotate: [p.random.between(-15, 15), p.random.between(0, 360), 0], bend: 28, steps: 2, tint: p.random.between(0.75, 1.25) }); }
    }
  },
};
