import { foliageMass, growBranches } from '../anatomy/trees.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import { lerp, smoothstep, type Vec3 } from '../vec.ts';

/** Evenly spread directions on a sphere (Fibonacci lattice). */
function directions(count: number): Vec3[] {
  return Array.from({ length: count }, (_, i): Vec3 => { const y = 1 - (2 * (i + 0.5)) / count; const r = Math.sqrt(1 - y * y); return [r * Math.cos(i * 2.39996), y, r * Math.sin(i * 2.39996)]; });
}

/** Billows heaped over a flat base: the classic cloud, about 1.6 wide. */
function billows(b: MeshBuilder, { tint = 1, resolution = 72 } = {}): void {
  b.part('vapor').blend(0.06, (s) => { for (const [x, y, z, r] of [[0, 0.3, 0, 0.4], [-0.36, 0.22, 0.04, 0.32], [0.36, 0.24, 0.02, 0.33], [-0.66, 0.12, 0, 0.22], [0.68, 0.13, 0.02, 0.23], [-0.14, 0.5, -0.06, 0.27], [0.2, 0.52, 0.02, 0.24], [-0.2, 0.14, 0.26, 0.25], [0.18, 0.16, 0.28, 0.26], [0.46, 0.1, 0.2, 0.2], [-0.48, 0.08, 0.18, 0.18], [-0.1, 0.14, -0.26, 0.26], [0.3, 0.18, -0.24, 0.24], [-0.34, 0.34, 0.2, 0.18], [0.04, 0.4, 0.26, 0.2], [0.44, 0.4, 0.14, 0.17]] as const) s.ball([x, y, z], r); s.carve([0, -0.66, 0], [1.5, 0.6, 1]); }, { resolution, tint });
}

/** A tongue of fire from the origin up: pointed, swaying, its hotter heart inside shining through at the foot. */
function tongue(b: MeshBuilder, height: number, width: number, sway: number, part: string, tint = 1): void {
  b.tube(Array.from({ length: 9 }, (_, i): Vec3 => { const t = i / 8; return [sway * height * Math.sin(t * 3.6) * t * 0.6, t * height, sway * 0.5 * height * Math.sin(t * 4.4 + 1) * t * 0.5]; }), (t) => width * (0.55 * (1 - t) ** 0.6 + 1.9 * t ** 0.7 * (1 - t) ** 1.7) + 0.003, { part, segments: 12, ends: 'round', steps: 3, tint });
}

const REEF = ['#f2b134', '#e2557b', '#8e5bc4', '#3fb8a5'] as const;

/** Ground of a grove: a low rounded clod. */
const clod = (b: MeshBuilder): void => void b.part('ground').lathe('0,0! .8,0! .98,.04 1.0,.09 .9,.13 .5,.15 0,.15', { segments: 48, ripple: (turn) => 1 + 0.03 * Math.sin(turn * 6 * Math.PI) + 0.02 * Math.sin(turn * 14 * Math.PI) });

function groveTree(b: MeshBuilder, p: RecipeInput, form: string, size: number): void {
  const tall = size;
  if (form === 'conifer') {
    b.part('trunks').cylinder(0.05 * tall, 0.4 * tall, { segments: 8 });
    for (let tier = 0; tier < 6; tier++) { const y = (0.2 + tier * 0.15) * tall; const r = (0.34 - tier * 0.05) * tall; b.lathe([[0, 0.02], [r * 0.55, 0], [r, -0.06 * tall], [r * 0.5, 0.1 * tall], [0, 0.24 * tall]], { part: 'leaves', at: [0, y, 0], straight: true, segments: 22, tint: 0.8 + tier * 0.06, ripple: (turn, along) => 1 + 0.16 * Math.sin(turn * 22 * Math.PI + tier) * Math.sin(along * Math.PI), rotate: [0, tier * 31, 0] }); }
  } else if (form === 'bamboo') {
    const lean = p.random.between(-0.06, 0.06);
    for (let section = 0; section < 6; section++) { const at = (k: number): Vec3 => [lean * (k / 6) ** 2, (k / 6) * tall * 1.25, lean * 0.6 * (k / 6) ** 2]; b.rod(at(section), at(section + 1), 0.032 * tall, { part: '#86a548 gloss', segments: 10, tint: 0.95 + 0.1 * (section % 2) }).ring(0.032 * tall, 0.007, { part: 'trunks', at: at(section + 1), around: 14, segments: 5 }); if (section > 1) b.group({ at: at(section), rotate: [0, section * 110, 0] }, () => b.part('leaves').radial(6, () => b.leaf(0.26 * tall, 0.055 * tall, { rotate: [p.random.between(50, 95), 0, 0], at: [0, 0.05, 0.03], bend: 45, fold: 14, steps: 3, tint: p.random.between(0.8, 1.2) }))); }
  } else if (form === 'palm') {
    const lean = p.random.between(-0.25, 0.25);
    b.part('trunks').tube([[0, 0, 0], [lean * 0.2, 0.45 * tall, 0], [lean, tall, 0]], [0.055 * tall, 0.04 * tall, 0.035 * tall], { segments: 9 });
    for (let ring = 1; ring < 9; ring++) b.ring(0.043 * tall, 0.007, { at: [lean * (ring / 9) ** 2, (ring / 9) * tall, 0], around: 12, segments: 5, tint: 0.75 });
    b.group({ at: [lean, tall, 0] }, () => b.part('leaves').radial(10, (index) => b.leaf(0.56 * tall, 0.16 * tall, { rotate: [44 + (index % 3) * 22, 0, 0], bend: 85, fold: 26, steps: 6, widest: 0.45, tint: 0.85 + 0.12 * (index % 3) })));
  } else if (form === 'fern') {
    b.part('trunks').cylinder(0.07 * tall, 0.5 * tall, { top: 0.05 * tall, segments: 10 });
    for (let scale = 0; scale < 14; scale++) b.cone(0.03 * tall, 0.07 * tall, { part: 'trunks', at: [0.055 * tall * Math.cos(scale * 2.4), 0.03 + scale * 0.032 * tall, 0.055 * tall * Math.sin(scale * 2.4)], toward: [Math.cos(scale * 2.4), 0.8, Math.sin(scale * 2.4)], segments: 5, tint: 0.8 });
    b.group({ at: [0, 0.5 * tall, 0] }, () => b.radial(11, (index) => b.group({ rotate: [16 + 20 * (index % 2), 0, 0] }, () => { const bend = (t: number): Vec3 => [0, 0.55 * tall * Math.sin(t * 1.7) * 0.7, 0.62 * tall * (1 - Math.cos(t * 1.7)) * 0.85]; b.part('leaves').tube([0, 0.33, 0.66, 1].map(bend), [0.012, 0.004], { segments: 5 }); for (let leaflet = 1; leaflet < 11; leaflet++) b.mirrored('x', () => b.leaf(0.2 * tall * Math.sin((leaflet / 11.5) * Math.PI) ** 0.7, 0.05 * tall, { at: bend(leaflet / 11), rotate: [30 + leaflet * 7, 0, -78], steps: 2, tint: 0.85 + 0.03 * leaflet })); })));
  } else {
    b.part('trunks').tube([[0, 0, 0], [0.01, 0.3 * tall, 0.01], [0, 0.6 * tall, 0]], [0.075 * tall, 0.05 * tall, 0.04 * tall], { segments: 9 });
    b.rod([0, 0.35 * tall, 0], [0.16 * tall, 0.6 * tall, 0.05], 0.025 * tall, { segments: 6 }).rod([0, 0.4 * tall, 0], [-0.15 * tall, 0.62 * tall, -0.04], 0.022 * tall, { segments: 6 });
    for (const [x, y, z, r] of [[0, 0.86, 0, 0.3], [0.2, 0.7, 0.06, 0.2], [-0.19, 0.72, -0.04, 0.21]] as const) { b.part('leaves'); foliageMass(b, [x * tall, y * tall, z * tall], [r * tall, r * 0.86 * tall, r * tall], { count: 90, size: 0.1 * tall, width: 0.7, raise: 0.5, depth: 2 }); }
  }
}

export const SKY_AND_SEA: RecipeTable = {
  grove(b, p) {
    const form = p.variant('form');
    const bamboo = form === 'bamboo';
    clod(b);
    const mark = b.mark();
    const spots: readonly (readonly [number, number, number])[] = bamboo
      ? Array.from({ length: 17 }, (_, i) => { const a = i * 2.4; const r = 0.8 * Math.sqrt((i + 0.5) / 17); return [r * Math.cos(a), r * Math.sin(a), 0.72 + 0.3 * Math.abs(Math.sin(i * 1.7))] as const; })
      : [[0.02, -0.1, 1.05], [-0.5, 0.18, 0.86], [0.5, 0.14, 0.92], [-0.3, -0.52, 0.84], [0.4, -0.5, 0.78], [0.02, 0.55, 0.66], [-0.72, -0.24, 0.6], [0.76, -0.2, 0.58]];
    for (const [x, z, size] of spots) b.group({ at: [x, 0.13, z], rotate: [0, x * 200 + z * 90, 0] }, () => groveTree(b, p, form, form === 'fern' ? size * 0.9 : size));
    for (let tuft = 0; tuft < 110; tuft++) { const a = p.random.between(0, 6.283); const r = 0.94 * Math.sqrt(p.random.next()); b.leaf(p.random.between(0.05, 0.11), 0.018, { part: 'ground', at: [r * Math.cos(a), 0.12, r * Math.sin(a)], rotate: [p.random.between(-16, 16), p.random.between(0, 360), 0], bend: 28, steps: 2, tint: p.random.between(0.8, 1.3) }); }
    for (const [x, z, r] of [[0.3, 0.5, 0.07], [-0.3, 0.66, 0.05], [0.72, 0.34, 0.06]] as const) b.rock(r, { part: '#8d877c stone', at: [x, 0.14, z], cuts: 6, depth: 2 });
    if (p.has('snow')) b.part('snow').scatter(mark, 230, { where: (_, n) => n[1] > 0.35, sink: -0.004 }, () => b.ball([0.085, 0.026, 0.075], { segments: 6 }));
  },

  coral(b, p) {
    const form = p.variant('form');
    const base = (r = 0.42, h = 0.13): void => void b.rock([r, h, r * 0.9], { part: 'base', at: [0, h * 0.3, 0], roughness: 0.35, cuts: 4, depth: 3 });
    const antlers = (at: Vec3, size: number, part: string, tipPart: string): void => { b.group({ at }, () => {
      b.part(part);
      const tips = [-1, 0, 1].flatMap((side) => growBranches(b, [side * 0.05 * size, 0, 0.02 * side], [side * 0.55, 1, 0.16 * (side + 0.4)], 0.42 * size, 0.105 * size * p.thickness, { levels: 3, children: 2, shrink: 0.74, spread: 32, lift: 0.28, crooked: 0.14 }));
      for (const tip of tips) b.ball(0.027 * size * p.thickness ** 0.7, { part: tipPart, at: tip, segments: 9, tint: 1.3 });
    }); };
    const tubes = (at: Vec3, size: number, part: string, tipPart: string): void => {
      for (let tube = 0; tube < 8; tube++) {
        const a = tube * 2.4;
        const r = (tube === 0 ? 0 : 0.2) * size;
        const high = (0.5 + 0.5 * Math.abs(Math.sin(tube * 1.9))) * size;
        const w = (0.085 + 0.02 * (tube % 3)) * size * p.thickness;
        b.group({ at: [at[0] + r * Math.cos(a), at[1], at[2] + r * Math.sin(a)], rotate: [Math.sin(a) * 14, 0, -Math.cos(a) * 14] }, () => b.lathe([[0, 0], [w * 0.8, 0], [w * 0.92, high * 0.4], [w * 1.1, high * 0.8], [w * 1.12, high, 1], [w * 0.78, high, 1], [w * 0.66, high * 0.7], [0, high * 0.62]], { part, segments: 22, ripple: (turn, along) => 1 + 0.05 * Math.sin(turn * 14 * Math.PI + along * 30), tint: 0.9 + 0.05 * (tube % 4) }).ring(w * 0.95, w * 0.16, { part: tipPart, at: [0, high, 0], around: 24, segments: 6, tint: 1.15 }));
      }
    };
    const brain = (at: Vec3, r: number, part: string, ridge: string): void => { b.group({ at }, () => {
      b.ball([r, r * 0.74, r], { part, segments: 40, tint: 0.66 });
      // Meanders are the zero lines of a sum of plane waves: a second ball sinks below the first along them.
      const waves = directions(9).map((d, index) => ({ d, phase: p.random.between(0, 6.283), pace: 15 + 1.3 * (index % 3) }));
      b.warped(([x, y, z]) => { const sum = waves.reduce((total, { d, phase, pace }) => total + Math.sin(((x * d[0] + y * 1.35 * d[1] + z * d[2]) / r) * pace + phase), 0); const k = 0.955 + 0.075 * smoothstep(0.15, 1.3, Math.abs(sum)); return [x * k, y * k, z * k]; }, () => b.ball([r, r * 0.74, r], { part: ridge, segments: r > 0.3 ? 140 : 54 }));
    }); };
    const fan = (at: Vec3, size: number, part: string, tipPart: string, turn = 0): void => { b.group({ at, rotate: [0, turn, 0] }, () => {
      const limb = (from: Vec3, angle: number, length: number, thick: number, level: number): void => {
        const to: Vec3 = [from[0] + length * Math.sin(angle), from[1] + length * Math.cos(angle), from[2] + 0.02 * size * Math.sin(angle * 7 + level)];
        b.tube([from, [(from[0] + to[0]) / 2 + 0.01 * size, (from[1] + to[1]) / 2, (from[2] + to[2]) / 2], to], [thick, thick * 0.7], { part: level > 5 ? tipPart : part, segments: level < 3 ? 7 : 4, steps: 2, tint: 0.9 + 0.05 * level });
        if (level === (size < 1 ? 5 : 7)) return;
        for (const [side, spread] of [[-1, 0.33], [1, 0.36]] as const) limb(to, angle * 0.94 + side * spread * (1 - level * 0.05), length * 0.85, thick * 0.7, level + 1);
      };
      limb([0, 0, 0], 0, 0.17 * size, 0.05 * size * p.thickness, 0);
      for (let arc = 1; arc < 6; arc++) b.tube(Array.from({ length: 13 }, (_, i): Vec3 => { const a = lerp(-0.85, 0.85, i / 12); const r = (0.26 + arc * 0.09) * size; return [r * Math.sin(a), r * Math.cos(a) + 0.06 * size, 0.012 * size * Math.sin(i * 3 + arc)]; }), 0.007 * size, { part, segments: 4, steps: 2 });
    }); };
    const anemone = (at: Vec3, size: number, part: string, tipPart: string): void => { b.group({ at, scale: size }, () => {
      b.lathe('.2,0! .17,.1 .15,.22 .2,.34 .28,.4! .2,.42 0,.4', { part: 'base', segments: 30, ripple: (turn) => 1 + 0.04 * Math.sin(turn * 24 * Math.PI), tint: 1.05 });
      const arms = size < 1 ? 34 : 62;
      for (let arm = 0; arm < arms; arm++) { const a = arm * 2.4; const r = 0.27 * Math.sqrt((arm + 0.5) / arms); const out = 0.2 + 0.75 * (r / 0.27); const long = 0.5 - 0.12 * (r / 0.27); const way = (t: number): Vec3 => [(r + out * long * t * (0.75 + 0.25 * t)) * Math.cos(a + 0.3 * t), 0.4 + long * (1.05 * t - 0.38 * out * t * t), (r + out * long * t * (0.75 + 0.25 * t)) * Math.sin(a + 0.3 * t)]; b.tube([0, 0.35, 0.7, 1].map(way), [0.026, 0.022, 0.02], { part, segments: 7, steps: 2, ends: 'round', tint: 0.88 + 0.07 * (arm % 4) }); b.ball(0.028, { part: tipPart, at: way(1), segments: 8, tint: 1.25 }); }
    }); };
    switch (form) {
      case 'brain': base(0.5, 0.12); brain([0, 0.14, 0], 0.62, 'branches', 'tips'); return;
      case 'fan': base(0.34); fan([0, 0.1, 0], 1, 'branches', 'tips'); return;
      case 'anemone': b.rock([0.46, 0.1, 0.42], { part: 'base', at: [0, 0, 0], cuts: 5 }); anemone([0, 0.04, 0], 1, 'branches', 'tips'); return;
      case 'sponge': base(0.46); tubes([0, 0.06, 0], 0.95, 'branches', 'tips'); return;
      case 'reef':
        b.rock([1.0, 0.24, 0.72], { part: 'base', at: [0, 0.04, 0], roughness: 0.4, depth: 4 }); b.rock([0.46, 0.3, 0.36], { part: 'base', at: [-0.3, 0.2, -0.22], roughness: 0.4, cuts: 4 });
        antlers([-0.34, 0.42, -0.2], 0.8, 'branches', 'tips'); brain([0.44, 0.26, 0.18], 0.26, REEF[0], REEF[0]); fan([0.4, 0.22, -0.26], 0.75, REEF[2], REEF[2], -12); tubes([-0.68, 0.18, 0.14], 0.42, REEF[0], REEF[1]); anemone([-0.08, 0.2, 0.4], 0.42, REEF[1], REEF[0]); antlers([0.8, 0.14, 0.0], 0.36, REEF[3], REEF[3]); brain([-0.46, 0.22, 0.42], 0.16, REEF[3], REEF[3]);
        for (let blade = 0; blade < 9; blade++) b.leaf(0.36 + 0.1 * (blade % 3), 0.05, { part: '#4d8f4a leaf', at: [0.12 + 0.05 * (blade % 4), 0.2, -0.36 + 0.03 * blade], rotate: [p.random.between(-12, 12), blade * 70, p.random.between(-14, 14)], ruffle: 0.25, ruffles: 3, steps: 8 });
        for (const [x, y, z, turn, color] of [[0.1, 0.74, 0.34, 30, '#f28c28'], [0.34, 0.6, 0.5, 60, '#2f6fd0'], [-0.1, 0.95, 0.2, -20, '#f4d03f']] as const) b.group({ at: [x, y, z], rotate: [0, turn, 0] }, () => b.ball([0.07, 0.045, 0.022], { part: color, segments: 12 }).plate([[-0.055, 0], [-0.105, 0.04], [-0.105, -0.04]], 0.01, { part: color }).box([0.014, 0.075, 0.046], { part: '#f6f4ee', at: [0.018, 0, 0], round: 0.005 }).mirrored('z', () => b.ball(0.008, { part: '#1a1a1a', at: [0.046, 0.01, 0.018], segments: 6 })));
        return;
      default: base(); antlers([0, 0.1, 0], 1, 'branches', 'tips');
    }
  },

  cloud(b, p) {
    const form = p.variant('form');
    const lightning = (at: Vec3, size: number): void => void b.plate([[0.1, 0], [-0.1, 0], [-0.2, -0.46], [-0.04, -0.44], [-0.14, -0.95], [0.2, -0.3], [0.04, -0.32], [0.18, 0]], 0.08, { part: 'lightning', at, scale: size, bevel: 0.015 });
    const rain = (wide: number, top: number, deep: number): void => { for (let drop = 0; drop < 46; drop++) { const a = drop * 2.4; const r = Math.sqrt((drop + 0.5) / 46); const y = top - deep * (0.15 + 0.85 * (((drop * 37) % 46) / 46)); b.lathe([[0, -0.035], [0.02, -0.022], [0.022, 0], [0.009, 0.045], [0, 0.085]], { part: 'rain', at: [wide * r * Math.cos(a), y, 0.34 * r * Math.sin(a)], segments: 8 }); } };
    switch (form) {
      case 'tornado': {
        for (let coil = 0; coil < 17; coil++) {
          const t = coil / 16;
          const r = 0.06 + 0.1 * t + 0.6 * t ** 3;
          const at: Vec3 = [0.16 * Math.sin(t * 5.2), 0.1 + t * 1.4, 0.08 * Math.sin(t * 4)];
          b.lathe([[r * 0.6, -0.05], [r, -0.02], [r * 1.1, 0.045], [r * 1.02, 0.1], [r * 0.72, 0.13]], { part: 'vapor', at, rotate: [7 * Math.sin(coil * 1.3), coil * 50, 6 * Math.cos(coil * 1.7)], segments: 40, tint: 0.8 + 0.26 * ((coil * 5) % 7) / 7, ripple: (turn) => 1 + 0.05 * Math.sin(turn * 6 * Math.PI + coil) });
        }
        for (let wisp = 0; wisp < 13; wisp++) { const t0 = wisp / 14; b.tube(Array.from({ length: 12 }, (_, i): Vec3 => { const t = t0 + i * 0.012; const r = (0.06 + 0.1 * t + 0.6 * t ** 3) * 1.16 + 0.02; const a = wisp * 2.1 + i * 0.42; return [0.16 * Math.sin(t * 5.2) + r * Math.cos(a), 0.12 + t * 1.4, 0.08 * Math.sin(t * 4) + r * Math.sin(a)]; }), [0.004, 0.022, 0.004], { part: 'vapor', segments: 6, tint: 1.12 }); }
        b.group({ at: [-0.1, 1.42, 0], scale: [1.05, 0.5, 1.15] }, () => billows(b, { tint: 0.82, resolution: 46 }));
        for (let dust = 0; dust < 22; dust++) { const a = dust * 2.4; const r = 0.1 + 0.26 * Math.sqrt(dust / 22); b.rock(0.05 + 0.03 * (dust % 3), { part: 'vapor', at: [r * Math.cos(a), 0.05 + 0.03 * (dust % 3), r * Math.sin(a)], depth: 2, tint: 0.72 }); }
        for (let bit = 0; bit < 9; bit++) b.box([0.05, 0.012, 0.03], { part: '#6b4f37 wood', at: [(0.26 + 0.03 * bit) * Math.cos(bit * 2.2), 0.2 + bit * 0.08, (0.26 + 0.03 * bit) * Math.sin(bit * 2.2)], rotate: [bit * 40, bit * 70, 20] });
        break;
      }
      case 'smoke':
        // A plume that rises, rolls and widens.
        b.part('vapor').blend(0.05, (s) => { for (let puff = 0; puff < 34; puff++) { const t = puff / 33; const spread = 0.05 + 0.34 * t ** 1.3; const a = puff * 2.4; s.ball([0.22 * Math.sin(t * 3) * t + spread * Math.cos(a) * 0.8, 0.06 + t * 1.5, spread * Math.sin(a) * 0.8], 0.07 + 0.17 * t * (1 - 0.25 * t) + 0.03 * Math.sin(puff * 5)); } s.limb([0, 0.05, 0], [0.1, 0.8, 0], 0.08, 0.2); }, { resolution: 72 });
        break;
      case 'rainbow':
        ['#e23b3b', '#f28c28', '#f6d32d', '#3fae49', '#2f7fd6', '#4b4fb8', '#8a4fbf'].forEach((color, band) => { const r = 1.0 - band * 0.062; const arc = (radius: number): readonly (readonly [number, number])[] => Array.from({ length: 41 }, (_, i) => { const a = (i / 40) * Math.PI; return [radius * Math.cos(a), radius * Math.sin(a)] as const; }); b.plate([...arc(r), ...arc(r - 0.062).toReversed()], 0.14, { part: color, at: [0, 0.14, 0] }); });
        for (const x of [-0.79, 0.79]) b.group({ at: [x, 0.0, 0], scale: [0.52, 0.52, 0.62] }, () => billows(b, { resolution: 50 }));
        break;
      default: {
        const storm = form === 'storm';
        b.group({ at: [0, storm ? 0.8 : 0.1, 0], scale: storm ? [1, 0.95, 1] : 1 }, () => billows(b, { tint: storm ? 0.62 : 1 }));
      }
    }
    if (form === 'storm' || form === 'cumulus') {
      const y = form === 'storm' ? 0.84 : 0.12;
      lightning([-0.12, y, 0.16], 0.72); lightning([0.42, y, 0.06], 0.5);
      rain(0.62, y, 0.66);
    } else if (p.has('lightning') && form === 'tornado') lightning([0.5, 1.4, 0.2], 0.6);
  },

  flame(b, p) {
    const form = p.variant('form');
    switch (form) {
      case 'fireball':
        // Flies down to the front left; its tail streams away.
        b.group({ at: [0, 0.5, 0], rotate: [0, 20, -54] }, () => {
          b.rock(0.36, { part: 'inner', roughness: 0.2, depth: 3 });
          directions(40).forEach((d, index) => { if (d[1] < -0.86) return; const long = 0.36 + 0.7 * smoothstep(-0.6, 1, d[1]) + 0.1 * Math.sin(index * 4); const from: Vec3 = [d[0] * 0.27, d[1] * 0.27, d[2] * 0.27]; b.tube([from, [d[0] * 0.42, d[1] * 0.3 + 0.2 * long, d[2] * 0.42], [d[0] * (0.36 - 0.14 * (d[1] + 1) * 0.5), 0.14 + d[1] * 0.2 + 0.62 * long, d[2] * 0.34], [d[0] * 0.14, 0.3 + d[1] * 0.3 + 1.1 * long, d[2] * 0.14]], [0.14, 0.12, 0.07, 0.004], { part: 'outer', segments: 9, tint: 0.85 + 0.09 * (index % 5) }); });
          for (let spark = 0; spark < 14; spark++) b.ball(0.014 + 0.008 * (spark % 3), { part: 'inner', at: [0.2 * Math.sin(spark * 2.4), 0.8 + spark * 0.06, 0.2 * Math.cos(spark * 2.4)], segments: 7 });
        });
        return;
      case 'explosion': {
        b.group({ at: [0, 0.75, 0] }, () => {
          directions(64).forEach((d, index) => { const far = 0.4 + 0.1 * Math.sin(index * 3.7); b.rock(0.15 + 0.07 * Math.abs(Math.sin(index * 2.1)), { part: index % 4 === 1 ? 'inner' : 'outer', at: [d[0] * far, d[1] * far, d[2] * far], depth: 2, roughness: 0.3, tint: 0.72 + 0.4 * ((index * 7) % 9) / 9 }); });
          b.ball(0.42, { part: 'inner' });
          directions(44).forEach((d, index) => { const far = 0.74 + 0.22 * Math.abs(Math.sin(index * 5.3)); b.rod([d[0] * 0.42, d[1] * 0.42, d[2] * 0.42], [d[0] * far, d[1] * far, d[2] * far], 0.045, { part: index % 3 ? 'outer' : 'inner', to: 0.003, segments: 7 }); if (index % 2) b.rock(0.022, { part: index % 4 === 1 ? '#4a4442' : 'inner', at: [d[0] * (far + 0.08), d[1] * (far + 0.08), d[2] * (far + 0.08)], depth: 1, faceted: true }); });
        });
        return;
      }
      case 'splash': {
        // A crown: a ring of jets from a rippled pool, each with a drop above it.
        b.part('outer').lathe('0,0! .95,0! .98,.025 .95,.05 .8,.035 .7,.07 .58,.035 .5,.08 .42,.05! 0,.05!', { segments: 56 });
        b.lathe([[0.4, 0.03, 1], [0.4, 0.16], [0.44, 0.32], [0.53, 0.48], [0.5, 0.49], [0.41, 0.33], [0.365, 0.16], [0.36, 0.03, 1]], { part: 'outer', segments: 72, ripple: (turn, along) => 1 + 0.07 * Math.sin(turn * 26 * Math.PI) * Math.sin(along * Math.PI) });
        b.radial(13, (index) => { const high = 0.24 + 0.12 * Math.abs(Math.sin(index * 2.3)); b.tube([[0, 0.4, 0.46], [0, 0.4 + high * 0.55, 0.54], [0, 0.42 + high, 0.64]], [0.075, 0.038, 0.018], { part: 'outer', segments: 9, ends: 'round', tint: 1.06 }); b.ball(0.036 + 0.014 * (index % 3), { part: 'inner', at: [0, 0.5 + high * 1.12, 0.68 + 0.05 * (index % 2)], segments: 12 }); if (index % 2) b.ball(0.02, { part: 'inner', at: [0.06, 0.62 + high * 1.2, 0.78], segments: 9 }); });
        b.part('inner').lathe('.2,.04! .07,.1 .045,.26 .05,.38 .075,.46 .05,.53 0,.55', { segments: 20 }).ball([0.05, 0.06, 0.05], { at: [0, 0.72, 0] });
        return;
      }
      case 'drop':
        b.part('outer').lathe('0,0 .2,.03 .37,.17 .43,.38 .34,.62 .2,.84 .09,1.04 .03,1.2 0,1.28', { segments: 44 });
        b.part('inner').plate('-.02,-.17! .05,-.1 .07,.0 .05,.1 -.02,.17! .01,.09 .02,.0 .01,-.09', 0.02, { at: [-0.2, 0.46, 0.35], rotate: [8, -30, 14], tint: 1.5, scale: [-1, 1, 1] }).ball([0.045, 0.065, 0.02], { at: [-0.07, 0.8, 0.215], rotate: [-24, -14, 10], tint: 1.5 });
        return;
      case 'portal': {
        b.group({ at: [0, 0.98, 0] }, () => {
          b.part('outer').ring(0.78, 0.07, { rotate: [90, 0, 0], around: 64, segments: 14, scale: [1, 1, 1] });
          for (let strand = 0; strand < 5; strand++) b.tube(Array.from({ length: 60 }, (_, i): Vec3 => { const a = (i / 60) * 2 * Math.PI; const w = 0.085 * Math.cos(a * 7 + strand * 1.26); return [(0.78 + w) * Math.cos(a), (0.78 + w) * Math.sin(a), 0.085 * Math.sin(a * 7 + strand * 1.26)]; }), 0.026, { part: 'outer', closed: true, segments: 6, steps: 1, tint: 0.85 + 0.14 * (strand % 3) });
          b.radial(1, () => b.cylinder(0.75, 0.015, { part: 'inner', at: [0, 0, -0.03], rotate: [90, 0, 0], segments: 48, tint: 0.55 }));
          b.mirrored('z', () => { for (let arm = 0; arm < 7; arm++) b.tube(Array.from({ length: 18 }, (_, i): Vec3 => { const t = i / 17; const a = (arm / 7) * 2 * Math.PI + t * 4.4; const r = 0.72 * (1 - t) + 0.03; return [r * Math.cos(a), r * Math.sin(a), 0.035 - 0.02 * t]; }), (t) => 0.06 * (1 - t) + 0.012, { part: arm % 2 ? 'inner' : 'outer', segments: 7, flatten: 0.4, up: [0, 0, 1], tint: 1 + 0.1 * (arm % 3) }); b.ball([0.09, 0.09, 0.05], { part: '#f4f0ff glow', at: [0, 0, 0.02] }); });
          for (let lick = 0; lick < 26; lick++) { const a = (lick / 26) * 2 * Math.PI; const size = 0.16 + 0.07 * Math.abs(Math.sin(lick * 2.7)); b.tube([[0.8 * Math.cos(a), 0.8 * Math.sin(a), 0], [(0.85 + size * 0.4) * Math.cos(a + 0.1), (0.85 + size * 0.4) * Math.sin(a + 0.1), 0], [(0.82 + size) * Math.cos(a + 0.26), (0.82 + size) * Math.sin(a + 0.26), 0]], [0.07, 0.045, 0.004], { part: 'outer', segments: 7, tint: 1.12 }); }
        });
        b.rock([0.5, 0.06, 0.24], { part: '#4b4656 stone', at: [0, 0.02, 0], cuts: 6 });
        return;
      }
      case 'galaxy':
        b.group({ at: [0, 0.6, 0], rotate: [38, 0, 14] }, () => {
          b.ball([0.24, 0.14, 0.24], { part: '#fff3d0 glow' }).ball([0.34, 0.07, 0.34], { part: 'inner', tint: 1.2 });
          for (let arm = 0; arm < 4; arm++) {
            const start = (arm / 4) * 2 * Math.PI;
            const minor = arm % 2 === 1;
            const way = (t: number): Vec3 => { const r = 0.16 + 0.84 * t; const a = start + 3.6 * t ** 0.8; return [r * Math.cos(a), 0, r * Math.sin(a)]; };
            b.tube(Array.from({ length: 22 }, (_, i) => way(i / 21)), (t) => (minor ? 0.06 : 0.1) * (1 - t) ** 0.6 + 0.01, { part: minor ? 'inner' : 'outer', segments: 9, flatten: 0.3, up: [0, 1, 0], tint: 0.9 });
            for (let star = 0; star < 120; star++) { const t = p.random.next(); const [x, , z] = way(t); const off = 0.17 * (p.random.next() + p.random.next() - 1) * (1.3 - 0.4 * t); const out = 0.17 * (p.random.next() + p.random.next() - 1); b.ball(p.random.between(0.006, 0.019), { part: star % 9 === 0 ? '#fff7e0 glow' : star % 2 ? 'inner' : 'outer', at: [x + off, 0.07 * (p.random.next() - 0.5) * (1.2 - t), z + out], segments: 6, tint: p.random.between(0.85, 1.4) }); }
          }
        });
        return;
      default:
        for (let lick = 0; lick < 15; lick++) { const a = lick * 2.4; const r = 0.36 * Math.sqrt(lick / 15); const high = (1.25 - 1.5 * r) * (0.86 + 0.2 * Math.sin(lick * 3.1)); b.group({ at: [r * Math.cos(a), 0.02, r * Math.sin(a)], rotate: [r * Math.sin(a) * -14, lick * 70, r * Math.cos(a) * 14] }, () => tongue(b, high, 0.15 + 0.03 * (lick % 3), 0.24, 'outer', 0.82 + 0.1 * (lick % 4))); }
        for (let lick = 0; lick < 9; lick++) { const a = lick * 0.698 + 0.3; b.group({ at: [0.36 * Math.cos(a), 0.02, 0.36 * Math.sin(a)], rotate: [0, lick * 50, 0] }, () => tongue(b, 0.42 + 0.12 * (lick % 3), 0.1, 0.2, 'inner')); }
        b.ball([0.42, 0.16, 0.42], { part: 'inner', at: [0, 0.12, 0] });
        for (let spark = 0; spark < 9; spark++) b.ball([0.014, 0.024, 0.014], { part: 'inner', at: [0.3 * Math.sin(spark * 2.4), 0.95 + 0.06 * spark, 0.22 * Math.cos(spark * 1.9)], segments: 7 });
    }
  },
};
