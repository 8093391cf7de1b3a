import { fractalNoise } from '../../noise.ts';
import { terrain } from '../anatomy/terrain.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import { clamp, lerp, smoothstep, type Vec3 } from '../vec.ts';

interface BedsSpec {
  readonly at?: Vec3;
  /** Half extents along x and z at a share of the height. */
  readonly reach: (t: number) => readonly [number, number];
  readonly high: number;
  readonly beds: number;
  /** Depth of the vertical cracks, as a share of the radius. */
  readonly cracks?: number;
  readonly rough?: number;
}

/** A weathered rock of level beds: hard ones stand out and take the rock's part, soft ones recede and take the layers'. */
function beds(b: MeshBuilder, p: RecipeInput, { at, reach, high, beds: count, cracks = 0.1, rough = 0.1 }: BedsSpec): void {
  const seed = p.random.between(0, 90);
  b.group({ at }, () => {
    for (let bed = 0; bed < count; bed++) {
      const [from, to] = [bed / count, (bed + 1) / count];
      const soft = bed % 2 === 1;
      const inset = (soft ? 0.93 : 1) * p.random.between(0.97, 1.03);
      const shift: Vec3 = [p.random.between(-0.012, 0.012), 0, p.random.between(-0.012, 0.012)];
      const [x0, z0] = reach(from);
      const [x1, z1] = reach(to);
      const h = (to - from) * high;
      const profile: [number, number][] = [[0, 0], [0.96, 0], [1, h * 0.22], [0.99, h * 0.78], [0.95, h], [0, h]];
      const widen = (y: number): readonly [number, number] => [lerp(x0, x1, y / h), lerp(z0, z1, y / h)];
      b.part(soft ? 'layers' : 'rock').warped(([x, y, z]) => { const [wx, wz] = widen(clamp(y, 0, h)); const angle = Math.atan2(z, x); const n = fractalNoise(Math.cos(angle) * 2.3 + seed, from * high * 2.2 + y, Math.sin(angle) * 2.3 + seed, 3) - 0.5; const crack = Math.max(0, Math.abs(Math.sin(angle * 6 + seed + 2 * n)) - 0.82) * cracks * 5; const k = inset * (1 + 2 * rough * n - crack); return [x * wx * k + shift[0], y + from * high, z * wz * k + shift[2]]; }, () => b.lathe(profile, { segments: 60, straight: true, tint: soft ? 0.86 : 1 + 0.07 * Math.sin(bed * 2.3) }));
    }
  });
}

/** Rubble at random places of a ring. */
function scree(b: MeshBuilder, p: RecipeInput, part: string, count: number, low: number, high: number, size: number, y = 0.03): void {
  for (let stone = 0; stone < count; stone++) { const angle = p.random.between(0, 6.283); const far = p.random.between(low, high); b.rock(size * p.random.between(0.5, 1.2), { part, at: [far * Math.cos(angle), y, far * Math.sin(angle)], cuts: 6, depth: 2, tint: p.random.between(0.85, 1.12) }); }
}

const ground = (b: MeshBuilder, p: RecipeInput, rx: number, rz: number, high = 0.09): void => {
  const seed = p.random.between(0, 90);
  terrain(b, { rim: (a) => (1 + 0.06 * Math.sin(a * 3 + seed) + 0.03 * Math.sin(a * 7)) / Math.hypot(Math.cos(a) / rx, Math.sin(a) / rz), height: (x, z) => Math.max(0.01, high * (1.1 - (x / rx) ** 2 - (z / rz) ** 2) + 0.08 * (fractalNoise(x * 4 + seed, 1, z * 4, 3) - 0.5)), part: () => 'base', underPart: 'base', rings: 18, columns: 60 });
};

export const ROCKSCAPES: RecipeTable = {
  rock_formation(b, p) {
    const form = p.variant('form');
    const seed = p.random.between(0, 90);
    const noise = (x: number, y: number, z: number): number => fractalNoise(x + seed, y, z + seed, 3) - 0.5;
    switch (form) {
      case 'arch': {
        ground(b, p, 1.05, 0.7);
        const map = ([x, y, z]: Vec3): Vec3 => { const bed = 0.03 * Math.sin(y * 34); const n = 0.16 * noise(x * 3, y * 3, z * 3); return [x * (1 + bed * 0.5 + n * 0.4), Math.max(0, y + 0.03 * n), z * (1 + bed * 2 + n)]; };
        b.warped(map, () => b.blend(0.16, (s) => { const span: Vec3[] = Array.from({ length: 9 }, (_, i): Vec3 => { const a = Math.PI * (1 - i / 8); return [0.62 * Math.cos(a), 0.3 + 0.66 * Math.sin(a), 0.05 * Math.sin(i)]; }); s.as('rock').chain(span, [0.27, 0.22, 0.18, 0.17, 0.16, 0.17, 0.19, 0.24, 0.3]); s.as('layers').limb([-0.68, -0.02, 0], [-0.62, 0.32, 0], 0.36, 0.26).limb([0.68, -0.02, 0.04], [0.64, 0.32, 0.03], 0.4, 0.29).as('rock').ellipsoid([0.72, 0.62, -0.02], [0.24, 0.3, 0.22]); }, { resolution: 64 }));
        scree(b, p, 'rock', 14, 0.3, 0.95, 0.08, 0.06);
        return;
      }
      case 'cliff': {
        // A headland: a sheer face towards the viewer, grassless top, a talus at its foot.
        const face = (x: number): number => 0.12 + 0.16 * Math.sin(x * 2.6 + seed) + 0.24 * noise(x * 2.5, 0, 0);
        const height = (x: number, z: number): number => { const crack = 0.1 * Math.max(0, Math.abs(Math.sin(x * 9 + 2 * noise(x * 3, 1, z))) - 0.75); const drop = smoothstep(0.04, -0.1, z - face(x) + crack); const terrace = smoothstep(0.2, 0.08, z - face(x)); return 0.08 + 0.16 * terrace + 1.02 * drop * (0.9 + 0.2 * noise(x * 1.6, 4, z * 1.6)) + 0.1 * noise(x * 5, 2, z * 5); };
        terrain(b, { rim: (a) => 1 / Math.max(Math.abs(Math.cos(a)) / 1.05, Math.abs(Math.sin(a)) / 0.75), height, part: ([, y], n) => (n > 0.7 ? (y > 0.6 ? 'base' : 'layers') : Math.sin(y * 26 + 1.5 * Math.sin(y * 7)) > 0.2 ? 'layers' : 'rock'), underPart: 'rock', rings: 84, columns: 132, creaseDegrees: 18 });
        for (let stone = 0; stone < 26; stone++) { const x = p.random.between(-0.95, 0.95); b.rock(p.random.between(0.03, 0.12), { part: 'rock', at: [x, 0.14, face(x) + p.random.between(0.1, 0.42)], cuts: 7, depth: 2, tint: p.random.between(0.85, 1.1) }); }
        return;
      }
      case 'hoodoo':
        ground(b, p, 0.85, 0.75);
        for (const [x, z, high, r] of [[0, 0, 1.35, 0.2], [-0.4, 0.14, 0.95, 0.16], [0.38, 0.18, 0.78, 0.15], [0.3, -0.3, 1.08, 0.16], [-0.24, -0.34, 0.7, 0.13]] as const) {
          beds(b, p, { at: [x, 0, z], high, beds: 9, cracks: 0.05, rough: 0.16, reach: (t) => { const w = r * (1.5 - 1.05 * smoothstep(0, 0.75, t) + 0.2 * Math.sin(t * 17 + x * 9) + 0.12 * smoothstep(0.75, 1, t)); return [w, w]; } });
          b.rock([r * 1.25, r * 0.6, r * 1.15], { part: 'rock', at: [x + 0.02, high + r * 0.3, z], cuts: 5, depth: 3, tint: 0.82 });
        }
        return;
      case 'plateau':
        ground(b, p, 1.25, 1.0, 0.16);
        beds(b, p, { at: [0, 0.04, 0], high: 0.3, beds: 5, reach: (t) => [1.06 - 0.36 * t, 0.82 - 0.28 * t], cracks: 0.05 });
        beds(b, p, { at: [0, 0.33, 0], high: 0.34, beds: 6, reach: (t) => [0.68 - 0.05 * t, 0.52 - 0.04 * t], cracks: 0.2 });
        scree(b, p, 'rock', 22, 0.72, 1.05, 0.06, 0.1);
        return;
      case 'canyon': {
        const river = (z: number): number => 0.22 * Math.sin(z * 2.4 + 0.5);
        const height = (x: number, z: number): number => { const off = Math.abs(x - river(z)) + 0.1 * noise(x * 4, 0, z * 4); let high = 0.06; for (const [at, step] of [[0.12, 0.2], [0.24, 0.22], [0.36, 0.2], [0.5, 0.22]] as const) high += step * smoothstep(at, at + 0.045, off); return high + 0.05 * noise(x * 5, 3, z * 5); };
        terrain(b, { rim: (a) => 1 / Math.max(Math.abs(Math.cos(a)), Math.abs(Math.sin(a)) / 0.9), height, part: ([x, y, z], n) => (Math.abs(x - river(z)) < 0.085 ? '#4f93b0 gloss' : n > 0.8 && y > 0.8 ? 'base' : Math.sin(y * 42) > 0.1 ? 'layers' : 'rock'), underPart: 'rock', rings: 96, columns: 150, creaseDegrees: 20 });
        return;
      }
      case 'stalagmites':
        b.rock([0.85, 0.12, 0.7], { part: 'base', at: [0, 0.01, 0], roughness: 0.25, depth: 4 });
        for (const [x, z, high, r] of [[0, 0, 1.2, 0.2], [-0.34, 0.14, 0.8, 0.16], [0.32, 0.2, 0.62, 0.14], [0.36, -0.2, 0.92, 0.16], [-0.2, -0.3, 0.66, 0.13], [-0.56, -0.1, 0.42, 0.11], [0.06, 0.42, 0.36, 0.1], [0.6, 0.06, 0.3, 0.09], [-0.3, 0.44, 0.24, 0.08]] as const) {
          b.part('rock').lathe(Array.from({ length: 15 }, (_, i): [number, number] => { const t = i / 14; return [t === 1 ? 0 : r * ((1 - t) ** 0.85 * (1 + 0.14 * Math.sin(t * 40 + x * 9)) + 0.12 + 0.4 * (1 - t) ** 8), 0.02 + t * high]; }), { at: [x, 0.02, z], segments: 26, ripple: (turn, along) => 1 + 0.07 * Math.sin(turn * 10 * Math.PI + along * 7) });
          for (let ring = 1; ring < 5; ring++) b.ring(r * (1.05 - ring * 0.19), r * 0.09, { part: 'layers', at: [x, 0.04 + high * (ring * 0.17), z], around: 26, segments: 6 });
        }
        return;
      case 'stack':
        // Basalt: upright six-sided columns of uneven height round a tall middle.
        b.rock([1.0, 0.07, 0.9], { part: 'base', at: [0, -0.01, 0], roughness: 0.25 });
        for (let row = -6; row <= 6; row++) for (let column = -6; column <= 6; column++) {
          const [x, z] = [(column + (row % 2 ? 0.5 : 0)) * 0.13, row * 0.1126];
          const far = Math.hypot(x * 0.95, z);
          if (far > 0.72) continue;
          const high = Math.max(0.05, 1.12 * Math.exp(-far * far * 4.2) + 0.16 * (noise(column * 2.7, 0, row * 3.1) * 3) + 0.05);
          b.part(row % 2 ? 'layers' : 'rock').lathe([[0, 0], [0.074, 0], [0.074, high - 0.012], [0.062, high], [0, high]], { straight: true, faceted: true, segments: 6, at: [x, 0, z], rotate: [0, 30, 0], tint: p.random.between(0.82, 1.12) });
        }
        return;
      default:
        ground(b, p, 1.1, 0.95, 0.16);
        beds(b, p, { at: [0, 0.03, 0], high: 0.46, beds: 6, reach: (t) => [0.86 - 0.44 * t, 0.72 - 0.38 * t], cracks: 0.05 });
        beds(b, p, { at: [0, 0.48, 0], high: 0.66, beds: 9, reach: (t) => [0.4 - 0.04 * t, 0.32 - 0.03 * t], cracks: 0.24 });
        beds(b, p, { at: [-0.05, 1.13, 0.0], high: 0.12, beds: 2, reach: (t) => [0.27 - 0.06 * t, 0.2 - 0.05 * t] });
        scree(b, p, 'rock', 20, 0.6, 0.95, 0.07, 0.09);
    }
  },

  cave(b, p) {
    const seed = p.random.between(0, 90);
    const map = ([x, y, z]: Vec3): Vec3 => { const n = fractalNoise(x * 2.4 + seed, y * 2.4, z * 2.4 + seed, 2) - 0.5; const k = 1 + 0.42 * n * smoothstep(0.35, 0.9, Math.hypot(x * 0.9, y - 0.2, z)); return [x * k, Math.max(0, y * k), z * k]; };
    b.part('rock').warped(map, () => b.blend(0.1, (s) => { s.ellipsoid([0, 0.3, -0.05], [0.95, 0.82, 0.75]).limb([-0.6, 0.08, 0.12], [-0.56, 0.26, 0.1], 0.36, 0.3).limb([0.6, 0.1, 0.08], [0.56, 0.34, 0.06], 0.36, 0.3).ellipsoid([0.12, 0.95, -0.1], [0.5, 0.3, 0.42]).carve([0, 0.3, 0.55], [0.5, 0.52, 0.66]); }, { resolution: 58 }));
    b.part('inside').lathe('.0,0! .5,.0! .52,.3 .4,.66 .2,.8 0,.84', { at: [0, 0.01, -0.02], scale: [0.86, 0.92, 0.7], segments: 30, tint: 1 });
    b.rock([0.7, 0.07, 0.62], { part: 'rock', at: [0, 0.01, 0.4], roughness: 0.2, depth: 3, tint: 0.85 });
    b.part('rock').rock([0.26, 0.32, 0.34], { at: [0.84, 0.2, 0.06], cuts: 4, depth: 3 }).rock([0.24, 0.26, 0.3], { at: [-0.82, 0.16, 0.1], cuts: 4, depth: 3 });
    const mouth = (t: number): Vec3 => { const a = Math.PI * (0.14 + 0.72 * t); return [0.44 * Math.cos(a), 0.27 + 0.53 * Math.sin(a), 0.5 - 0.06 * Math.abs(t - 0.5)]; };
    for (let spike = 0; spike < 9; spike++) { const [x, y, z] = mouth((spike + 0.5) / 9); const long = 0.14 + 0.14 * Math.abs(Math.sin(spike * 2.3)); b.part('stalactites').lathe([[0, 0], [0.008, 0.0], [0.025, long * 0.45], [0.055, long * 0.9], [0.075, long * 1.25], [0, long * 1.25]], { at: [x, y - long * 0.85, z - 0.03 * (spike % 3)], segments: 12 }); }
    for (const [x, z, high, r] of [[-0.36, 0.5, 0.24, 0.07], [0.35, 0.54, 0.18, 0.06], [-0.24, 0.36, 0.14, 0.05], [0.22, 0.34, 0.2, 0.055]] as const) b.lathe([[0, 0], [r, 0], [r * 0.6, high * 0.4], [r * 0.3, high * 0.8], [0, high]], { part: 'stalactites', at: [x, 0.04, z], segments: 12 });
    scree(b, p, 'rock', 18, 0.72, 1.02, 0.12, 0.04);
    for (const [x, y, z, turn, size] of [[-0.4, 0.06, 0.62, 20, 1], [0.42, 0.06, 0.6, -24, 0.9], [-0.1, 0.05, 0.44, 0, 0.75], [0.78, 0.1, 0.5, -30, 0.7], [-0.75, 0.1, 0.5, 28, 0.8], [0.14, 0.05, 0.52, 10, 0.6]] as const) b.group({ at: [x, y, z], scale: size }, () => b.part('crystals').radial(5, (index) => b.group({ rotate: [index === 0 ? 4 : 32, 0, 0] }, () => b.crystal(0.045 - 0.004 * index, 0.3 - 0.035 * index, { rotate: [0, turn, 0], tint: 0.88 + 0.08 * index }))));
    for (let gem = 0; gem < 10; gem++) { const [x, y, z] = mouth((gem + 0.3) / 10); b.crystal(0.026, 0.13, { part: 'crystals', at: [x * 1.12, y * 1.06, z + 0.02], toward: [x, y - 0.3, 0.7] }); }
  },

  waterfall(b, p) {
    const form = p.variant('form');
    const seed = p.random.between(0, 90);
    const noise = (x: number, y: number, z: number): number => fractalNoise(x + seed, y, z + seed, 3) - 0.5;
    const foamAt = (at: Vec3, spread: number, count: number, size: number): void => { for (let puff = 0; puff < count; puff++) b.ball(size * p.random.between(0.5, 1.2), { part: 'foam', at: [at[0] + p.random.between(-spread, spread), at[1] + p.random.between(0, size), at[2] + p.random.between(-size, size) * 1.4], segments: 9 }); };
    switch (form) {
      case 'river': {
        const bed = (z: number): number => 0.3 * Math.sin(z * 2.5 + 0.4);
        const height = (x: number, z: number): number => { const off = Math.abs(x - bed(z)); return 0.06 + 0.16 * smoothstep(0.2, 0.3, off) + 0.16 * smoothstep(0.35, 1, off) * (0.6 + noise(x * 2, 0, z * 2)) + 0.04 * noise(x * 5, 1, z * 5); };
        terrain(b, { rim: (a) => 1 / Math.max(Math.abs(Math.cos(a)), Math.abs(Math.sin(a)) / 1.15), height, part: ([x, , z]) => (Math.abs(x - bed(z)) < 0.31 ? 'rock' : '#5c8f45 leaf'), underPart: 'rock', rings: 40, columns: 110 });
        b.sheet(9, 46, (u, v) => { const z = lerp(-1.14, 1.14, v); const x = bed(z) + (u - 0.5) * 0.54; return [x, 0.16 + 0.01 * Math.sin(z * 26 + u * 9) + 0.012 * Math.sin(u * 19 + z * 5), z]; }, { part: 'water' });
        b.mirrored('z', () => b.box([0.01, 0.01, 0.01], { part: 'pool', at: [0.25, 0.14, 1.1] }));
        for (let line = 0; line < 9; line++) { const from = -1.05 + line * 0.22; const side = ((line * 37) % 11) / 11 - 0.5; b.tube(Array.from({ length: 6 }, (_, i): Vec3 => { const z = from + i * 0.06; return [bed(z) + side * 0.4, 0.176, z]; }), [0.004, 0.012, 0.004], { part: 'pool', segments: 5, tint: 1.25 }); }
        for (let stone = 0; stone < 30; stone++) { const z = p.random.between(-1.05, 1.05); const side = stone % 2 ? 1 : -1; b.rock(p.random.between(0.03, 0.09), { part: 'rock', at: [bed(z) + side * p.random.between(0.22, 0.32), 0.17, z], cuts: 5, depth: 2, tint: p.random.between(0.85, 1.15) }); }
        for (const z of [-0.5, 0.2, 0.7]) { b.rock(0.075, { part: 'rock', at: [bed(z) + 0.06, 0.16, z], cuts: 4, depth: 2 }); foamAt([bed(z) + 0.06, 0.165, z + 0.09], 0.06, 7, 0.02); }
        for (let tuft = 0; tuft < 160; tuft++) { const z = p.random.between(-1.1, 1.1); const x = clamp(bed(z) + (tuft % 2 ? 1 : -1) * p.random.between(0.32, 0.9), -0.97, 0.97); b.leaf(p.random.between(0.05, 0.12), 0.018, { part: '#5c8f45 leaf', at: [x, height(x, z) - 0.01, z], rotate: [p.random.between(-18, 18), p.random.between(0, 360), 0], bend: 28, steps: 2, tint: p.random.between(0.8, 1.25) }); }
        return;
      }
      case 'wave': {
        // A plunging breaker: its section curls over, highest in the middle.
        const section: readonly (readonly [number, number])[] = [[-1.1, 0.14], [-0.8, 0.2], [-0.5, 0.36], [-0.26, 0.62], [-0.06, 0.86], [0.16, 0.98], [0.36, 0.95], [0.5, 0.8], [0.52, 0.62], [0.42, 0.7], [0.28, 0.74], [0.12, 0.66], [0.03, 0.46], [0.06, 0.26], [0.22, 0.14], [0.5, 0.1], [1.0, 0.12]];
        const at = (u: number, v: number): Vec3 => { const place = u * (section.length - 1); const i = Math.min(Math.floor(place), section.length - 2); const t = place - i; const e = (k: number): readonly [number, number] => section[clamp(k, 0, section.length - 1)]!; const cr = (k: 0 | 1): number => { const [a, q, c, d] = [e(i - 1)[k], e(i)[k], e(i + 1)[k], e(i + 2)[k]]; return q + 0.5 * t * (c - a + t * (2 * a - 5 * q + 4 * c - d + t * (3 * (q - c) + d - a))); }; const z = (v - 0.5) * 1.9; const swell = 0.3 + 0.7 * Math.exp(-1.6 * (z - 0.15) ** 2); return [cr(0) * (0.75 + 0.25 * swell) + 0.05 * Math.sin(z * 5), 0.12 + (cr(1) - 0.12) * swell + 0.008 * Math.sin(u * 90 + z * 6), z]; };
        b.sheet(110, 34, at, { part: 'water' });
        b.box([1.98, 0.1, 1.9], { part: 'pool', at: [-0.04, 0.05, 0] });
        for (let streak = 0; streak < 13; streak++) { const v = (streak + 0.5) / 13; b.tube(Array.from({ length: 9 }, (_, i): Vec3 => { const [x, y, z] = at(0.22 + i * 0.033, v); return [x - 0.006, y + 0.006, z]; }), [0.002, 0.012, 0.006], { part: 'foam', segments: 4 }); }
        for (let drop = 0; drop < 330; drop++) { const v = p.random.next(); const [x, y, z] = at(p.random.between(0.38, 0.545), v); b.ball(p.random.between(0.008, 0.026), { part: 'foam', at: [x + p.random.between(-0.01, 0.05), y + p.random.between(-0.01, 0.04), z], segments: 7 }); }
        for (let fringe = 0; fringe < 26; fringe++) { const v = (fringe + 0.5) / 26; const [x, y, z] = at(0.5, v); b.tube([[x, y, z], [x + 0.05, y - 0.06, z + 0.01], [x + 0.05 + 0.03 * Math.sin(fringe * 3), y - 0.13 - 0.03 * Math.sin(fringe * 5), z + 0.02]], [0.026, 0.018, 0.006], { part: 'foam', segments: 6, ends: 'round' }); }
        foamAt([0.36, 0.14, 0.1], 0.24, 70, 0.034); for (let z = -0.9; z < 0.95; z += 0.12) foamAt([0.42 + 0.1 * Math.sin(z * 7), 0.12, z], 0.14, 8, 0.026);
        b.rock([0.14, 0.1, 0.12], { part: 'rock', at: [0.78, 0.12, 0.6], cuts: 6, depth: 2 }).rock([0.09, 0.08, 0.08], { part: 'rock', at: [0.86, 0.12, 0.36], cuts: 6, depth: 2 });
        return;
      }
      case 'spring': {
        terrain(b, { rim: (a) => 1 + 0.06 * Math.sin(a * 3 + seed) + 0.03 * Math.sin(a * 7), height: (x, z) => { const far = Math.hypot(x, z); const step = Math.round(far * 9 + 1.2 * noise(x * 3, 0, z * 3)) / 9; return Math.max(0.03, 0.3 - 0.24 * step + 0.03 * Math.sin(far * 50) * 0.4 + (far < 0.34 ? -0.1 : 0)); }, part: () => 'rock', underPart: 'rock', rings: 54, columns: 100, creaseDegrees: 30 });
        b.cylinder(0.36, 0.02, { part: 'pool', at: [0, 0.2, 0], segments: 36 });
        b.part('water').lathe('.12,.2! .07,.3 .055,.6 .08,.9 .13,1.1 .1,1.22 .03,1.3 0,1.32', { segments: 22, ripple: (turn, along) => 1 + 0.16 * Math.sin(turn * 10 * Math.PI + along * 25) });
        b.radial(14, (index) => b.tube(Array.from({ length: 8 }, (_, i): Vec3 => { const t = i / 7; return [0.02 * Math.sin(index * 3), 1.0 + (0.7 - 0.1 * (index % 3)) * t - 1.5 * t * t, 0.03 + (0.4 + 0.1 * (index % 2)) * t]; }), [0.034, 0.03, 0.01], { segments: 6, tint: index % 2 ? 1.1 : 0.96, ends: 'round' }));
        for (let puff = 0; puff < 26; puff++) { const a = puff * 2.4; const up = puff / 26; b.rock(0.07 + 0.08 * up, { part: 'foam', at: [(0.06 + 0.16 * up) * Math.cos(a), 0.95 + up * 0.62, (0.06 + 0.16 * up) * Math.sin(a)], depth: 2, roughness: 0.2 }); }
        foamAt([0, 0.22, 0], 0.2, 30, 0.035); foamAt([0, 0.22, 0.16], 0.2, 16, 0.03);
        scree(b, p, 'rock', 14, 0.42, 0.9, 0.09, 0.12);
        return;
      }
      default: {
        const lava = form === 'lava';
        const lip = (x: number): number => -0.12 + 0.1 * Math.abs(x) + 0.22 * noise(x * 3, 0, 0);
        const gap = (x: number): number => smoothstep(0.34, 0.24, Math.abs(x));
        const height = (x: number, z: number): number => { const edge = smoothstep(0.03, -0.07, z - lip(x) - 0.12 * (1 - gap(x))); const crack = 0.06 * noise(x * 7, z * 2, 0); return 0.1 + 1.06 * edge * (1 + 0.3 * noise(x * 2, 3, z * 2) * (1 - gap(x))) - 0.05 * gap(x) * edge + crack + (edge < 0.5 ? 0.34 * smoothstep(0.42, 0.95, Math.abs(x)) : 0); };
        const topPart = lava ? 'rock' : '#5c8f45 leaf';
        terrain(b, { rim: (a) => (1 / Math.max(Math.abs(Math.cos(a)), Math.abs(Math.sin(a)) / 0.9)) * (1 + 0.02 * Math.sin(a * 11)), height, part: ([x, y], n) => (y > 0.8 && n > 0.75 && Math.abs(x) > 0.28 ? topPart : 'rock'), underPart: 'rock', rings: 70, columns: 130, creaseDegrees: 22 });
        // The stream comes along the top and drops over the lip.
        b.sheet(15, 34, (u, v) => { const x = (u - 0.5) * 0.5; const ripple = 0.014 * Math.sin(u * 40 + 4 * Math.sin(u * 9)); if (v < 0.3) return [x, 1.135 + 0.006 * Math.sin(u * 30 + v * 50), lerp(-0.86, -0.02, v / 0.3)]; const t = (v - 0.3) / 0.7; return [x * (1 + 0.12 * t), 1.135 - 0.98 * t ** 1.35, -0.02 + 0.17 * Math.sqrt(t) + ripple]; }, { part: 'water' });
        for (let strand = 0; strand < 17; strand++) { const x = (strand / 16 - 0.5) * 0.5; const start = 0.03 + 0.2 * ((strand * 7) % 5) / 5; b.tube(Array.from({ length: 7 }, (_, i): Vec3 => { const t = start + (i / 6) * (0.97 - start); return [x * (1 + 0.12 * t), 1.15 - 0.98 * t ** 1.35, 0.0 + 0.17 * Math.sqrt(t)]; }), [0.006, 0.02, 0.012], { part: strand % 3 === 1 && !lava ? 'foam' : 'water', segments: 6, tint: strand % 2 ? 1.15 : 0.92 }); }
        b.part('pool').cylinder(0.56, 0.03, { at: [0, 0.13, 0.42], segments: 44, scale: [1, 1, 0.78] });
        for (let ring = 1; ring < 4; ring++) b.ring(0.14 * ring, 0.008, { at: [0, 0.16, 0.24 + ring * 0.05], around: 40, segments: 5, tint: 1.25 });
        foamAt([0, 0.15, 0.2], 0.28, lava ? 14 : 46, lava ? 0.025 : 0.05);
        for (let stone = 0; stone < 26; stone++) { const a = p.random.between(-0.5, 3.64); b.rock(p.random.between(0.05, 0.12), { part: 'rock', at: [0.6 * Math.cos(a), 0.13, 0.42 + 0.46 * Math.sin(a)], cuts: 6, depth: 2, tint: p.random.between(0.85, 1.12) }); }
        for (const x of [-0.3, 0.3]) b.rock([0.09, 0.1, 0.1], { part: 'rock', at: [x, 1.12, 0.0], cuts: 6, depth: 2 });
      }
    }
  },
};
