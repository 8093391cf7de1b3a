import { archOutline, crenels, gabled } from '../anatomy/masonry.ts';
import { clotheInLeaves } from '../anatomy/trees.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import { lerp, type Vec2, type Vec3 } from '../vec.ts';

const STONE = '#8d877c stone';
const IRON = '#33363a metal';

/** A wrought-iron volute in the xy plane: it leaves the origin along +X and winds up counter-clockwise. */
function volute(b: MeshBuilder, at: Vec3, size: number, wire: number, { turn = 0, mirror = false, turns = 1.6 } = {}): void {
  const points = Array.from({ length: 26 }, (_, index): Vec3 => {
    const t = index / 25;
    const r = size * (1 - 0.84 * t);
    const angle = t * turns * 2 * Math.PI - Math.PI / 2;
    return [r * Math.cos(angle), size + r * Math.sin(angle), 0];
  });
  b.group({ at, rotate: [0, 0, turn], scale: [mirror ? -1 : 1, 1, 1] }, () => b.tube(points, wire, { segments: 5, straight: true, ends: 'round' }));
}

/** A spear head on a bar's end. */
const spear = (b: MeshBuilder, at: Vec3, size: number): void => void b.lathe([[0, 0], [size * 0.34, size * 0.1], [size * 0.2, size * 0.24], [size * 0.42, size * 0.46], [0, size * 1.3]], { at, segments: 8, scale: [1, 1, 0.6] });

/** Cable of a suspension bridge or a hand rope: the sag's lowest point is in the middle. */
const sagging = (half: number, high: number, sag: number, z: number, steps = 18): Vec3[] => Array.from({ length: steps + 1 }, (_, index) => { const t = (index / steps) * 2 - 1; return [t * half, high - sag * (1 - t * t), z]; });

/** A humped stone bridge on three round arches, the middle one the widest. */
function stoneBridge(b: MeshBuilder): void {
  const half = 1.6;
  const top = (x: number): number => 0.5 + 0.26 * (1 - (x / half) ** 2);
  const spans = [{ x: -0.92, w: 0.66, h: 0.42 }, { x: 0, w: 0.86, h: 0.6 }, { x: 0.92, w: 0.66, h: 0.42 }];
  const side = Array.from({ length: 25 }, (_, index): Vec2 => [half - (index / 24) * 2 * half, top(half - (index / 24) * 2 * half)]);
  const foot = spans.flatMap(({ x, w, h }): Vec2[] => archOutline(w, h, { x }).toReversed());
  b.part('arches').plate([...side, [-half, 0], ...foot, [half, 0]], 0.62, { tint: 0.92 });
  for (const { x, w, h } of spans) {
    // Voussoirs stand a little proud of the face on both sides.
    const spring = h - w / 2;
    for (let stone = 0; stone < 11; stone++) {
      const angle = ((stone + 0.5) / 11) * Math.PI;
      b.box([(w / 2 + 0.06) * 0.27, 0.1, 0.66], { at: [x + (w / 2 + 0.035) * Math.cos(angle), spring + (w / 2 + 0.035) * Math.sin(angle), 0], rotate: [0, 0, (angle * 180) / Math.PI - 90], tint: stone % 2 ? 1.1 : 0.98, round: 0.01 });
    }
  }
  for (const x of [-0.51, 0.51]) b.part('towers').mirrored('z', () => b.hull([[x - 0.1, 0, 0.3], [x + 0.1, 0, 0.3], [x, 0, 0.48], [x - 0.1, 0.4, 0.3], [x + 0.1, 0.4, 0.3], [x, 0.34, 0.46], [x, 0.5, 0.31]]));
  const band = (low: number, high: number): Vec2[] => [...side.map(([x, y]): Vec2 => [x, y + high]), ...side.toReversed().map(([x, y]): Vec2 => [x, y + low])];
  b.part('deck').plate(band(0, 0.05), 0.7, { tint: 1.08 });
  b.part('rails').mirrored('z', () => { b.plate(band(0.05, 0.2), 0.08, { at: [0, 0, 0.31] }).plate(band(0.19, 0.24), 0.13, { at: [0, 0, 0.31], tint: 1.12 }); b.mirrored('x', () => b.box([0.16, 0.34, 0.17], { at: [half - 0.06, 0.62, 0.31], tint: 1.05 }).box([0.2, 0.05, 0.21], { at: [half - 0.06, 0.8, 0.31] })); });
}

function suspensionBridge(b: MeshBuilder, t: number): void {
  const [half, tower, deck, wide] = [2, 0.95, 0.34, 0.2];
  b.part('deck').box([half * 2, 0.045, wide * 2 + 0.1], { at: [0, deck, 0] }).box([half * 2, 0.012, wide * 2 - 0.06], { at: [0, deck + 0.026, 0], part: '#4a4b4e' });
  for (let mark = -12; mark <= 12; mark++) b.box([0.08, 0.006, 0.014], { at: [mark * 0.16, deck + 0.034, 0], part: '#f2efe2' });
  b.part('towers').mirrored('x', () => b.group({ at: [tower, 0, 0] }, () => {
    b.mirrored('z', () => b.hull([[-0.09, 0, wide + 0.12], [0.09, 0, wide + 0.12], [-0.09, 0, wide - 0.03], [0.09, 0, wide - 0.03], [-0.05, 1.36, wide + 0.08], [0.05, 1.36, wide + 0.08], [-0.05, 1.36, wide], [0.05, 1.36, wide]]).box([0.14, 0.05, 0.12], { at: [0, 1.37, wide + 0.04] }));
    for (const y of [0.22, 0.62, 0.9, 1.14, 1.32]) b.box([0.085, y > 1.3 ? 0.09 : 0.06, wide * 2], { at: [0, y, 0] });
    b.beam([0, 0.02, -wide], [0, 0.22, wide], [0.04, 0.03]).beam([0, 0.02, wide], [0, 0.22, -wide], [0.04, 0.03]);
    b.box([0.36, 0.1, 0.66], { at: [0, 0.02, 0], part: STONE });
  }));
  b.mirrored('z', () => {
    const z = wide + 0.04;
    const main = sagging(tower, 1.38, 0.94, z, 24);
    b.part('cables').tube(main, 0.02 * t, { segments: 8, straight: true });
    main.slice(1, -1).forEach(([x, y]) => b.rod([x, y, z], [x, deck, z], 0.006 * t, { segments: 4 }));
    b.mirrored('x', () => { const back: Vec3[] = Array.from({ length: 10 }, (_, i) => { const s = i / 9; return [lerp(tower, half, s), lerp(1.38, deck + 0.02, s) - 0.16 * Math.sin(s * Math.PI), z]; }); b.tube(back, 0.02 * t, { segments: 8, straight: true }); back.slice(1, -1).forEach(([x, y]) => b.rod([x, y, z], [x, deck, z], 0.006 * t, { segments: 4 })); });
    b.part('arches');
    b.rod([-half, deck - 0.1, z], [half, deck - 0.1, z], 0.013, { segments: 5 });
    for (let bay = 0; bay < 32; bay++) b.rod([-half + bay * 0.125, deck - (bay % 2 ? 0 : 0.1), z], [-half + (bay + 1) * 0.125, deck - (bay % 2 ? 0.1 : 0), z], 0.008, { segments: 4 });
    b.part('rails').rod([-half, deck + 0.08, z], [half, deck + 0.08, z], 0.01, { segments: 5 });
    for (let post = 0; post <= 40; post++) b.rod([-half + post * 0.1, deck, z], [-half + post * 0.1, deck + 0.08, z], 0.005, { segments: 4 });
  });
  b.mirrored('x', () => b.hull([[half - 0.12, 0, 0.3], [half + 0.2, 0, 0.3], [half - 0.12, 0, -0.3], [half + 0.2, 0, -0.3], [half - 0.06, deck - 0.02, 0.27], [half + 0.1, deck - 0.02, 0.27], [half - 0.06, deck - 0.02, -0.27], [half + 0.1, deck - 0.02, -0.27]], { part: STONE }));
}

function trussBridge(b: MeshBuilder): void {
  const [bays, bay, deck, high, z] = [8, 0.36, 0.4, 0.62, 0.36];
  const half = (bays * bay) / 2;
  const top = (i: number): number => deck + (i <= 0 || i >= bays ? 0 : high - 0.13 * Math.abs(i / bays - 0.5) ** 2 * 4);
  b.part('deck').box([half * 2 + 0.2, 0.05, z * 2], { at: [0, deck, 0] });
  for (let i = 0; i <= bays * 2; i++) b.box([0.05, 0.05, z * 2 + 0.06], { at: [-half + (i * bay) / 2, deck - 0.05, 0], tint: 0.8 });
  b.part('#5b4a3a wood').mirrored('z', () => b.box([half * 2 + 0.2, 0.02, 0.06], { at: [0, deck + 0.035, 0.14], part: IRON }));
  for (let tie = 0; tie < 28; tie++) b.box([0.045, 0.02, 0.5], { at: [-half + (tie + 0.5) * 0.103, deck + 0.028, 0] });
  b.mirrored('z', () => {
    b.part('arches').beam([-half, deck, z], [half, deck, z], [0.05, 0.07]);
    for (let i = 0; i < bays; i++) {
      const [x0, x1] = [-half + i * bay, -half + (i + 1) * bay];
      b.beam([x0, top(i), z], [x1, top(i + 1), z], [0.055, 0.055]);
      if (i > 0) b.beam([x0, deck, z], [x0, top(i), z], [0.035, 0.04]);
      if (i > 0 && i < bays - 1) b.beam(i < bays / 2 ? [x0, top(i), z] : [x0, deck, z], i < bays / 2 ? [x1, deck, z] : [x1, top(i + 1), z], [0.03, 0.03]);
      if (i > 0) b.plate([[0.06, 0.04], [-0.06, 0.04], [-0.06, -0.04], [0.06, -0.04]], 0.06, { at: [x0, top(i), z], tint: 0.85 }).plate([[0.06, 0.04], [-0.06, 0.04], [-0.06, -0.04], [0.06, -0.04]], 0.06, { at: [x0, deck, z], tint: 0.85 });
    }
    b.part('rails').rod([-half, deck + 0.15, z - 0.04], [half, deck + 0.15, z - 0.04], 0.012, { segments: 5 }).rod([-half, deck + 0.09, z - 0.04], [half, deck + 0.09, z - 0.04], 0.009, { segments: 5 });
  });
  b.part('arches');
  for (let i = 1; i < bays; i++) { b.beam([-half + i * bay, top(i), -z], [-half + i * bay, top(i), z], [0.035, 0.035]); if (i < bays - 1) b.beam([-half + i * bay, top(i), -z], [-half + (i + 1) * bay, top(i + 1), z], [0.02, 0.02]).beam([-half + i * bay, top(i), z], [-half + (i + 1) * bay, top(i + 1), -z], [0.02, 0.02]); }
  b.part('towers').mirrored('x', () => b.hull([[half - 0.1, 0, 0.46], [half + 0.26, 0, 0.46], [half - 0.1, 0, -0.46], [half + 0.26, 0, -0.46], [half - 0.04, 0.33, 0.42], [half + 0.2, 0.33, 0.42], [half - 0.04, 0.33, -0.42], [half + 0.2, 0.33, -0.42]], { part: STONE }).box([0.08, 0.07, z * 2 + 0.1], { at: [half, deck - 0.05, 0] }));
}

function ropeBridge(b: MeshBuilder, p: RecipeInput): void {
  const half = 1.5;
  const floor = (x: number): number => 0.62 - 0.42 * (1 - (x / half) ** 2);
  const rail = (x: number): number => 1.02 - 0.46 * (1 - (x / half) ** 2);
  const z = 0.27;
  for (let plank = 0; plank <= 30; plank++) {
    const x = -half + (plank / 30) * half * 2;
    b.box([0.075, 0.026, 0.52], { part: 'deck', at: [x, floor(x), 0], rotate: [p.random.between(-2, 2), p.random.between(-3, 3), (Math.atan(0.56 * (x / half)) * 180) / Math.PI], grain: 'z', tint: p.random.between(0.8, 1.15) });
  }
  b.mirrored('z', () => {
    b.part('cables').tube(sagging(half, 1.02, 0.46, z + 0.03), 0.02 * p.thickness, { segments: 7, straight: true }).tube(sagging(half, 0.6, 0.42, z - 0.05), 0.018 * p.thickness, { segments: 7, straight: true });
    b.part('rails');
    for (let knot = 1; knot < 16; knot++) { const x = -half + (knot / 16) * half * 2; b.rod([x, rail(x), z + 0.03], [x, floor(x), z - 0.04], 0.009, { segments: 5 }).rod([x, rail(x), z + 0.03], [x + (half / 8) * 0.96, floor(x + half / 8), z - 0.04], 0.007, { segments: 5 }).ball(0.026, { at: [x, rail(x), z + 0.03], segments: 8 }); }
    b.part('towers').mirrored('x', () => b.cylinder(0.06, 1.2, { at: [half + 0.03, 0, z + 0.03], top: 0.05, segments: 12 }).ring(0.06, 0.016, { at: [half + 0.03, 1.02, z + 0.03], part: 'cables', around: 16, segments: 6 }));
  });
  b.part('arches').mirrored('x', () => { b.rod([half + 0.03, 0.9, -z], [half + 0.03, 0.9, z], 0.03, { segments: 8 }); b.rock([0.34, 0.62, 0.5], { at: [half + 0.28, 0.02, 0], roughness: 0.35, cuts: 7, part: STONE }); });
}

function coveredBridge(b: MeshBuilder): void {
  const [half, deck, z] = [1.25, 0.36, 0.42];
  b.part('deck').box([half * 2 + 0.5, 0.07, z * 2], { at: [0, deck, 0], grain: 'x' });
  b.mirrored('z', () => {
    b.part('arches').box([half * 2, 0.3, 0.05], { at: [0, deck + 0.17, z] }).box([half * 2, 0.16, 0.05], { at: [0, deck + 0.64, z] });
    for (let board = 0; board <= 30; board++) b.box([0.02, 0.3, 0.02], { at: [-half + (board / 30) * half * 2, deck + 0.17, z + 0.03], tint: 0.84 });
    for (let post = 0; post <= 8; post++) b.box([0.06, 0.7, 0.07], { at: [-half + (post / 8) * half * 2, deck + 0.36, z], part: 'rails', tint: 1.1 });
    b.part('rails').box([half * 2 + 0.06, 0.04, 0.1], { at: [0, deck + 0.33, z] });
    for (let brace = 0; brace < 8; brace++) b.beam([-half + (brace / 8) * half * 2, deck + (brace < 4 ? 0.34 : 0.58), z], [-half + ((brace + 1) / 8) * half * 2, deck + (brace < 4 ? 0.58 : 0.34), z], [0.03, 0.03]);
  });
  b.group({ rotate: [0, 90, 0] }, () => gabled(b, z * 2 + 0.06, half * 2, deck + 0.72, 0.4, { roof: 'towers', walls: 'arches', over: 0.12, thick: 0.05 }));
  for (let shingle = 0; shingle < 5; shingle++) b.mirrored('z', () => b.box([half * 2 + 0.25, 0.012, 0.03], { part: 'towers', at: [0, deck + 1.12 - shingle * 0.08, 0.09 + shingle * 0.089], rotate: [42, 0, 0], tint: 0.72 }));
  for (const x of [-half - 0.02, half + 0.02]) b.plate([[z + 0.03, deck + 0.74], [-z - 0.03, deck + 0.74], [-z - 0.03, deck + 0.04], [-z + 0.1, deck + 0.04], ...archOutline(z * 2 - 0.2, 0.66, { y: deck + 0.04 }).toReversed().slice(1, -1), [z - 0.1, deck + 0.04], [z + 0.03, deck + 0.04]], 0.06, { part: 'rails', at: [x, 0, 0], rotate: [0, 90, 0] });
  for (const x of [-half - 0.1, half + 0.1]) b.box([0.34, 0.34, 0.95], { part: STONE, at: [x, 0.17, 0], round: 0.03 });
}

/** A stone slab on brackets with a railing of bellied iron bars round three sides. */
function balcony(b: MeshBuilder, t: number): void {
  const [half, deep, top] = [0.85, 0.5, 0.82];
  b.part('#cfc8bb stone').box([half * 2 + 0.14, 0.07, deep + 0.1], { at: [0, 0.18, 0] }).box([half * 2 + 0.06, 0.05, deep + 0.04], { at: [0, 0.12, 0] });
  for (const x of [-0.66, 0, 0.66]) b.plate('-.24,.1! -.24,-.2! -.18,-.22 -.1,-.08 .08,-.02 .2,.06 .22,.1!', 0.12, { at: [x, 0, 0], rotate: [0, -90, 0] });
  const side = (length: number, at: Vec3, turn: number, count: number): void => void b.group({ at, rotate: [0, turn, 0] }, () => {
    b.part('rails').box([length, 0.035, 0.06], { at: [0, top, 0], round: 0.012 }).box([length, 0.022, 0.03], { at: [0, top - 0.14, 0] }).box([length, 0.025, 0.03], { at: [0, 0.26, 0] });
    b.part('pickets').row(count, [length / count, 0, 0], () => { b.tube([[0, 0.25, 0], [0, 0.32, 0.02], [0, 0.4, 0.085], [0, 0.5, 0.06], [0, 0.6, 0.01], [0, top - 0.02, 0]], 0.012 * t, { segments: 6 }).ring(0.035, 0.008, { at: [0, top - 0.075, 0], rotate: [90, 0, 0], around: 16, segments: 5 }); });
    b.row(Math.floor(count / 2), [(length / count) * 2, 0, 0], () => b.mirrored('x', () => volute(b, [0.004, 0.52, 0.045], 0.034, 0.007)));
  });
  side(half * 2, [0, 0, deep / 2], 0, 16);
  for (const x of [-1, 1]) side(deep, [x * half, 0, 0], x * 90, 5);
  for (const x of [-half, half]) for (const z of [-deep / 2, deep / 2]) { b.box([0.045, 0.64, 0.045], { part: 'posts', at: [x, 0.53, z] }); b.ball(0.042, { part: 'finials', at: [x, 0.89, z], segments: 14 }); }
}

export const BRIDGES_AND_FENCES: RecipeTable = {
  bridge(b, p) {
    const form = p.variant('form');
    if (form === 'suspension') suspensionBridge(b, p.thickness);
    else if (form === 'truss') trussBridge(b);
    else if (form === 'rope') ropeBridge(b, p);
    else if (form === 'covered') coveredBridge(b);
    else stoneBridge(b);
  },

  fence(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    const half = 1.2;
    const iron = form === 'iron' || form === 'railing';
    const mark = b.mark();
    if (form === 'balcony') balcony(b, t);
    const high = form === 'balcony' ? 0.85 : form === 'railing' ? 0.72 : form === 'chain_link' ? 0.95 : 0.85;
    const posts = form === 'balcony' ? [] : form === 'iron' ? [-half, half] : [-half, 0, half];
    for (const x of posts) {
      b.part('posts');
      if (form === 'picket') { b.box([0.12, high + 0.08, 0.12], { at: [x, (high + 0.08) / 2, -0.05] }); b.part('finials').box([0.17, 0.03, 0.17], { at: [x, high + 0.09, -0.05] }).lathe([[0.085, 0, 1], [0.085, 0.02, 1], [0, 0.11]], { at: [x, high + 0.1, -0.05], straight: true, segments: 4, faceted: true, rotate: [0, 45, 0] }); } else if (form === 'iron') { b.box([0.07, high + 0.14, 0.07], { at: [x, (high + 0.14) / 2, 0] }).box([0.11, 0.03, 0.11], { at: [x, high + 0.13, 0] }); b.part('finials').ball(0.06, { at: [x, high + 0.2, 0] }); } else { b.cylinder(0.032 * t, high, { at: [x, 0, 0], segments: 12 }); b.part('finials').ball(0.048 * t, { at: [x, high + 0.015, 0], segments: 14 }); if (form === 'railing') b.cylinder(0.08, 0.02, { at: [x, 0, 0], part: 'posts' }); }
    }
    if (form === 'picket') {
      b.part('rails');
      for (const y of [0.24, 0.64]) b.box([half * 2, 0.085, 0.04], { at: [0, y, -0.045], grain: 'x' });
      b.part('pickets').row(15, [(half * 2) / 16, 0, 0], () => { b.plate([[0.046, 0.04], [0.046, high - 0.08], [0, high], [-0.046, high - 0.08], [-0.046, 0.04]], 0.03, { tint: p.random.between(0.92, 1.08) }); for (const y of [0.24, 0.64]) b.ball(0.008, { at: [0, y, 0.016], segments: 6, part: IRON }); });
    } else if (iron) {
      b.part('rails');
      for (const y of form === 'iron' ? [0.12, 0.62, 0.74] : [0.1, high - 0.1]) b.box([half * 2, 0.03, 0.03], { at: [0, y, 0] });
      const count = form === 'iron' ? 17 : 22;
      b.part('pickets').row(count, [(half * 2) / (count + 1), 0, 0], () => { b.rod([0, form === 'iron' ? 0.03 : 0.1, 0], [0, form === 'iron' ? high : high - 0.1, 0], 0.014 * t, { segments: 7 }); if (form === 'iron') { spear(b.part('finials'), [0, high - 0.01, 0], 0.1); b.part('pickets'); } });
      if (form === 'iron') b.part('rails').row(16, [(half * 2) / 18, 0, 0], () => b.ring(0.042, 0.009, { at: [0, 0.68, 0], rotate: [90, 0, 0], around: 16, segments: 5 }));
      else b.part('rails').tube([[-half - 0.18, high - 0.16, 0], [-half - 0.22, high - 0.06, 0], [-half - 0.1, high, 0], [-half, high, 0], [half, high, 0], [half + 0.1, high, 0], [half + 0.22, high - 0.06, 0], [half + 0.18, high - 0.16, 0]], 0.034 * t, { segments: 12, ends: 'round' });
    } else if (form === 'chain_link') {
      b.part('rails').rod([-half, high - 0.03, 0], [half, high - 0.03, 0], 0.024 * t, { segments: 10 }).rod([-half, 0.06, 0], [half, 0.06, 0], 0.012 * t, { segments: 6 });
      const [low, top] = [0.06, high - 0.03];
      const run = top - low;
      b.part('pickets');
      for (let wire = -10; wire < 27; wire++) for (const lean of [1, -1]) {
        // A wire at 45° cut to the panel.
        const start = -half + wire * 0.0889;
        const [from, to] = [Math.max(0, -half - start), Math.min(run, half - start)];
        if (to - from < 0.02) continue;
        const y = (s: number): number => (lean > 0 ? low + s : top - s);
        b.rod([start + from, y(from), lean * 0.006], [start + to, y(to), lean * 0.006], 0.0065 * t, { segments: 4 });
      }
    }
    if (p.has('vines')) {
      const [wide, front] = form === 'balcony' ? [0.84, 0.3] : [half, 0.03];
      b.part('vines');
      for (let vine = 0; vine < 4; vine++) b.tube(Array.from({ length: 9 }, (_, i): Vec3 => [(-0.75 + vine * 0.5 + 0.2 * Math.sin(i * 0.8 + vine)) * wide, (i / 8) * high, front + 0.03 * Math.cos(i * 2.2)]), 0.012, { segments: 5 });
      clotheInLeaves(b, mark, { count: 240, size: 0.1, width: 0.8, raise: 0.6 });
    }
  },

  gate(b, p) {
    const form = p.variant('form');
    const t = p.thickness;
    if (form === 'torii') {
      b.mirrored('x', () => { b.part('posts').rod([0.62, 0, 0], [0.54, 1.5, 0], 0.085 * t, { segments: 20, to: 0.07 * t }); b.part('finials').cylinder(0.11 * t, 0.2, { at: [0.62, 0, 0], segments: 20, part: '#26221f' }).cylinder(0.1 * t, 0.05, { at: [0.54, 1.4, 0], segments: 20 }); });
      b.part('bars').box([1.5, 0.12, 0.09], { at: [0, 1.14, 0] }).box([0.13, 0.26, 0.06], { at: [0, 1.32, 0] });
      const lintel = (low: number, high: number, half: number): Vec2[] => { const edge = Array.from({ length: 17 }, (_, i): Vec2 => { const x = (i / 8 - 1) * half; return [x, 0.16 * Math.abs(x / half) ** 2.4]; }); return [...edge.map(([x, y]): Vec2 => [x * 0.97, y + low]), ...edge.toReversed().map(([x, y]): Vec2 => [x, y + high])]; };
      b.plate(lintel(1.44, 1.54, 0.98), 0.15);
      b.part('scrolls').plate(lintel(1.54, 1.6, 1.02), 0.21, { part: '#26221f' }).box([0.02, 0.2, 0.02], { at: [0, 1.32, 0.03] });
      b.box([0.17, 0.22, 0.03], { at: [0, 1.33, 0.05], tint: 1.2 });
      b.mirrored('x', () => b.hull([[0.74, 1.09, 0.02], [0.74, 1.19, 0.02], [0.82, 1.09, -0.02], [0.82, 1.19, -0.02], [0.74, 1.09, -0.02], [0.74, 1.19, -0.02]], { part: 'bars' }));
      return;
    }
    if (form === 'portcullis') {
      const [w, h] = [1.0, 1.2];
      b.part('posts').plate([[0.85, 1.55], [-0.85, 1.55], [-0.85, 0], ...archOutline(w, h).toReversed(), [0.85, 0]], 0.4, { part: STONE });
      for (let stone = 0; stone < 13; stone++) { const angle = ((stone + 0.5) / 13) * Math.PI; b.box([0.14, 0.17, 0.45], { part: STONE, at: [(w / 2 + 0.06) * Math.cos(angle), h - w / 2 + (w / 2 + 0.06) * Math.sin(angle), 0], rotate: [0, 0, (angle * 180) / Math.PI - 90], tint: stone % 2 ? 1.18 : 1.05, round: 0.01 }); }
      for (let course = 0; course < 5; course++) b.mirrored('x', () => b.box([0.16 + (course % 2) * 0.1, 0.13, 0.44], { part: STONE, at: [0.77 - (course % 2) * 0.05, 0.09 + course * 0.28, 0], tint: 1.12, round: 0.01 }));
      b.part(STONE).tint(1);
      crenels(b, 1.7, 0.42, 1.55, 0.16);
      const reach = (x: number): number => h - w / 2 + Math.sqrt(Math.max((w / 2) ** 2 - x * x, 0));
      b.part('posts').box([w, 0.05, 0.08], { at: [0, 0.2, 0.0], tint: 1.05 });
      for (let bar = -4; bar <= 4; bar++) { const x = bar * 0.11; b.part('bars').box([0.036 * t, reach(x) - 0.12, 0.05], { at: [x, (reach(x) + 0.12) / 2, 0] }); b.part('finials').lathe([[0.03, 0.13, 1], [0.034, 0.1], [0, 0, 1]], { at: [x, 0, 0], segments: 4, faceted: true, straight: true }); }
      for (let row = 1; row < 7; row++) { const y = 0.05 + row * 0.155; const wide = y < h - w / 2 ? w : 2 * Math.sqrt(Math.max((w / 2) ** 2 - (y - h + w / 2) ** 2, 0)); b.part('bars').box([wide, 0.036 * t, 0.04], { at: [0, y, 0.012] }); for (let bar = -4; bar <= 4; bar++) if (Math.abs(bar * 0.11) < wide / 2) b.ball(0.017, { part: 'scrolls', at: [bar * 0.11, y, 0.036], segments: 7 }); }
      return;
    }
    const wooden = form === 'wooden';
    const w = 0.62;
    const top = (x: number): number => (wooden ? 0.95 : 0.98) + 0.24 * Math.cos((x / w) * (Math.PI / 2));
    b.mirrored('x', () => {
      b.part('posts').box([0.2, 1.16, 0.2], { at: [w + 0.13, 0.58, 0] }).box([0.27, 0.12, 0.27], { at: [w + 0.13, 0.06, 0] }).box([0.28, 0.05, 0.28], { at: [w + 0.13, 1.18, 0] });
      b.part('finials');
      if (wooden) b.lathe([[0.18, 0, 1], [0, 0.15, 1]], { at: [w + 0.13, 1.2, 0], segments: 4, faceted: true, straight: true, rotate: [0, 45, 0] });
      else b.lathe([[0, 0], [0.07, 0.01], [0.045, 0.04], [0.11, 0.13], [0.09, 0.21], [0.02, 0.26], [0, 0.3]], { at: [w + 0.13, 1.2, 0] });
      if (wooden) {
        for (let board = 0; board < 5; board++) { const x = 0.062 + board * 0.118; b.plate([[x + 0.056, 0.05], [x + 0.056, top(x + 0.056)], [x - 0.056, top(x - 0.056)], [x - 0.056, 0.05]], 0.05, { part: 'bars', tint: p.random.between(0.85, 1.12) }); }
        b.part('bars').beam([0.06, 0.26, 0.035], [0.56, 0.84, 0.035], [0.08, 0.03]);
        for (const y of [0.22, 0.88]) { b.box([0.6, 0.09, 0.03], { at: [0.31, y, 0.035], tint: 0.85, grain: 'x' }); b.part('scrolls').box([0.4, 0.035, 0.02], { at: [0.42, y, 0.06], part: IRON }).plate('0,.04 .03,0 0,-.04 -.06,0!', 0.02, { at: [0.21, y, 0.06] }); for (const x of [0.3, 0.42, 0.54]) b.ball(0.014, { at: [x, y, 0.072], segments: 7 }); b.part('bars'); }
        b.ring(0.05, 0.012, { part: IRON, at: [0.09, 0.56, 0.05], rotate: [90, 0, 0], around: 20, segments: 6 });
        return;
      }
      b.part('bars');
      for (const x of [0.02, w - 0.01]) b.box([0.035, top(x) - 0.04, 0.035], { at: [x, (top(x) + 0.04) / 2, 0] });
      for (let bar = 1; bar < 7; bar++) { const x = 0.02 + (bar / 7) * (w - 0.03); b.rod([x, 0.05, 0], [x, top(x) + 0.06, 0], 0.0125 * t, { segments: 7 }); spear(b.part('finials'), [x, top(x) + 0.05, 0], 0.1); b.part('bars'); }
      for (const y of [0.06, 0.42, 0.72]) b.box([w - 0.03, 0.03, 0.03], { at: [w / 2, y, 0] });
      b.tube(Array.from({ length: 8 }, (_, i): Vec3 => { const x = 0.01 + (i / 7) * (w - 0.02); return [x, top(x) - 0.02, 0]; }), 0.02 * t, { segments: 7 });
      b.part('scrolls');
      for (let pair = 0; pair < 3; pair++) { const x = 0.12 + pair * 0.19; volute(b, [x, 0.44, 0.012], 0.062, 0.011); volute(b, [x, 0.7, 0.012], 0.062, 0.011, { turn: 180 }); volute(b, [x, 0.08, 0.012], 0.075, 0.011, { mirror: true }); volute(b, [x, 0.4, 0.012], 0.075, 0.011, { turn: 180, mirror: true }); }
      for (const x of [0.14, 0.3, 0.45]) b.ring(0.07, 0.011, { at: [x, 0.83 + (0.3 - x) * 0.16, 0], rotate: [90, 0, 0], around: 22, segments: 5 });
    });
    if (!wooden) b.part('scrolls').box([0.05, 0.12, 0.05], { at: [0, 0.56, 0.01] });
  },

  path(b, p) {
    const form = p.variant('form');
    const long = 1.25;
    const verge = (w: number, high = 0.05): void => { b.part('edges').mirrored('x', () => { b.box([0.26, high, long * 2], { at: [w / 2 + 0.13, high / 2, 0] }); }); };
    const tufts = (w: number): void => { for (let tuft = 0; tuft < 130; tuft++) { const side = tuft % 2 ? 1 : -1; b.leaf(p.random.between(0.06, 0.13), 0.02, { part: 'edges', at: [side * (w / 2 + p.random.between(0.02, 0.25)), 0.045, p.random.between(-long, long)], rotate: [p.random.between(-16, 16), p.random.between(0, 180), 0], bend: 25, steps: 3, tint: p.random.between(0.8, 1.25) }); } };
    switch (form) {
      case 'road':
        b.box([0.9, 0.06, long * 2], { part: 'surface', at: [0, 0.03, 0] });
        for (let mark = 0; mark < 6; mark++) b.box([0.035, 0.01, 0.24], { part: '#f3c93a', at: [0, 0.06, -long + 0.22 + mark * 0.416] });
        b.mirrored('x', () => b.box([0.03, 0.01, long * 2], { part: '#f2f0e8', at: [0.39, 0.06, 0] }));
        verge(0.9); tufts(0.9);
        return;
      case 'pier':
        b.box([1.9, 0.03, long * 2], { part: '#3f7f9c gloss', at: [0, 0.0, 0] });
        for (let plank = 0; plank < 22; plank++) b.box([0.72 + p.random.between(-0.02, 0.02), 0.04, 0.1], { part: 'surface', at: [0, 0.4, -long + 0.06 + plank * 0.113], grain: 'x', tint: p.random.between(0.8, 1.15) });
        b.mirrored('x', () => { b.part('edges').beam([0.32, 0.36, -long], [0.32, 0.36, long], [0.05, 0.06], { part: '#6b4d33 wood' }); for (let pile = 0; pile < 5; pile++) { const z = -long + 0.12 + pile * 0.565; b.cylinder(0.05, 0.62, { at: [0.38, 0, z], segments: 12, part: '#6b4d33 wood' }).cylinder(0.054, 0.05, { at: [0.38, 0.6, z], segments: 12, part: '#efe9dc' }); if (pile < 4) b.tube([[0.38, 0.56, z], [0.38, 0.47, z + 0.28], [0.38, 0.56, z + 0.565]], 0.014, { segments: 6, part: 'edges' }); } });
        return;
      case 'rails':
        b.plate([[0.66, 0], [0.46, 0.1], [-0.46, 0.1], [-0.66, 0]], long * 2, { part: 'surface', tint: 0.9 });
        for (let stone = 0; stone < 120; stone++) b.rock(p.random.between(0.02, 0.036), { part: 'surface', at: [p.random.between(-0.5, 0.5), 0.1, p.random.between(-long, long)], depth: 1, cuts: 3, tint: p.random.between(0.7, 1.2) });
        for (let tie = 0; tie < 13; tie++) b.box([0.82, 0.06, 0.1], { part: '#54402e wood', at: [0, 0.13, -long + 0.1 + tie * 0.192], grain: 'x', tint: p.random.between(0.85, 1.15) });
        b.mirrored('x', () => b.plate([[0.034, 0.16], [0.034, 0.175], [0.009, 0.185], [0.009, 0.225], [0.024, 0.235], [0.024, 0.255], [-0.024, 0.255], [-0.024, 0.235], [-0.009, 0.225], [-0.009, 0.185], [-0.034, 0.175], [-0.034, 0.16]].map(([x, y]): Vec2 => [x!, y!]), long * 2, { at: [0.27, 0, 0], part: '#9a9da2 metal' }));
        verge(1.3); tufts(1.3);
        return;
      case 'runway':
        b.box([0.9, 0.05, long * 2], { part: 'surface', at: [0, 0.025, 0] });
        for (let mark = 0; mark < 5; mark++) b.box([0.035, 0.01, 0.24], { part: '#f2f0e8', at: [0, 0.05, -0.72 + mark * 0.36] });
        for (const z of [-1.05, 1.05]) for (let bar = 0; bar < 8; bar++) b.box([0.05, 0.01, 0.26], { part: '#f2f0e8', at: [-0.35 + bar * 0.1 + (bar > 3 ? 0.0 : 0), 0.05, z] });
        b.mirrored('x', () => { b.box([0.02, 0.01, long * 2], { part: '#f2f0e8', at: [0.42, 0.05, 0] }).box([0.06, 0.01, 0.3], { part: '#f2f0e8', at: [0.2, 0.05, 0.62] }); for (let lamp = 0; lamp < 9; lamp++) b.ball(0.03, { part: '#ffe28a glow', at: [0.5, 0.07, -long + 0.08 + lamp * 0.293], segments: 10 }); });
        verge(0.9);
        return;
      case 'pool': {
        const rim = (x: number, z: number): Vec2[] => [[x, z], [-x, z], [-x, -z], [x, -z]];
        b.plate(rim(0.85, 1.2), 0.14, { part: 'edges', at: [0, 0.07, 0], rotate: [90, 0, 0], holes: [rim(0.62, 0.97)], tint: 1 }).plate(rim(0.66, 1.01), 0.03, { part: '#f1efe8', at: [0, 0.15, 0], rotate: [90, 0, 0], holes: [rim(0.6, 0.95)] });
        b.box([1.24, 0.09, 1.94], { part: 'surface', at: [0, 0.055, 0] });
        for (let ring = 0; ring < 9; ring++) b.tube(Array.from({ length: 9 }, (_, i): Vec3 => [-0.58 + i * 0.145, 0.103, -0.86 + ring * 0.21 + 0.03 * Math.sin(i * 1.9 + ring * 2)]), 0.008, { part: 'surface', segments: 4, tint: 1.3 });
        b.mirrored('x', () => b.tube([[0.1, 0.02, -0.9], [0.1, 0.3, -0.94], [0.1, 0.36, -1.0], [0.1, 0.3, -1.07], [0.1, 0.14, -1.08]], 0.016, { part: '#d5d8dc metal', segments: 8 }));
        for (const y of [0.12, 0.22]) b.rod([-0.1, y, -0.93], [0.1, y, -0.93], 0.012, { part: '#d5d8dc metal', segments: 6 });
        for (let x = 0; x < 6; x++) for (let z = 0; z < 9; z++) if (x === 0 || x === 5 || z === 0 || z === 8) b.box([0.25, 0.02, 0.24], { part: '#cfc6b4 stone', at: [-0.7 + x * 0.28, 0.15, -1.06 + z * 0.265], tint: (x + z) % 2 ? 1.08 : 0.96, round: 0.008 });
        return;
      }
      default:
        b.box([1.5, 0.04, long * 2], { part: 'edges', at: [0, 0.01, 0] });
        for (let row = 0; row < 9; row++) for (let column = 0; column < 2; column++) {
          const split = 0.12 * Math.sin(row * 2.3);
          const [from, to] = column ? [split, 0.4] : [-0.4, split];
          b.superball([(to - from) / 2 - 0.018, 0.05, 0.122], 0.35, 0.3, { part: 'surface', at: [(from + to) / 2 + 0.14 * Math.sin(row * 0.7), 0.03, -long + 0.15 + row * 0.272], rotate: [0, p.random.between(-5, 5), 0], tint: p.random.between(0.86, 1.14) });
        }
        tufts(0.96);
    }
  },
};
