import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

const PUPIL = '#17130f gloss';

interface Figure {
  readonly skin: string;
  readonly torso: string;
  readonly arms?: string;
  readonly legs: string;
  readonly feet: string;
  readonly head?: string;
  /** Factors on width and head size; height stays about 2. */
  readonly wide?: number;
  readonly headSize?: number;
  /** Degrees the arms are lifted away from the body. */
  readonly lift?: number;
  readonly noLegs?: boolean;
  readonly eyes?: string;
  /** Astride, hands on the reins. */
  readonly riding?: boolean;
}

interface FigurePoints { readonly head: Vec3; readonly headRadius: number; readonly hands: Vec3; readonly shoulders: Vec3 } // prettier-ignore

/** An upright body of simple proportions, about two high, looking towards +Z. */
function figure(b: MeshBuilder, f: Figure): FigurePoints {
  const w = f.wide ?? 1;
  const r = 0.19 * (f.headSize ?? 1);
  const a = ((f.lift ?? 14) * Math.PI) / 180;
  const arms = f.arms ?? f.torso;
  const elbow: Vec3 = f.riding ? [0.34 * w, 1.16, 0.14] : [0.3 * w + 0.3 * Math.sin(a), 1.42 - 0.3 * Math.cos(a), 0.02];
  const hand: Vec3 = f.riding ? [0.17, 1.12, 0.42] : [elbow[0] + 0.26 * Math.sin(a * 1.1), elbow[1] - 0.26 * Math.cos(a * 1.3), 0.12];
  const neckTop = 1.56;
  b.blend(0.05, (s) => {
    s.as(f.torso).chain([[0, 0.92, 0], [0, 1.15, 0], [0, 1.38, 0]], [0.2 * w, 0.19 * w, 0.2 * w]).limb([-0.2 * w, 1.42, 0], [0.2 * w, 1.42, 0], 0.11);
    s.as(f.skin).limb([0, 1.45, 0], [0, neckTop, 0.02], 0.08);
    for (const x of [-1, 1]) {
      s.as(arms).chain([[x * 0.27 * w, 1.42, 0], [x * elbow[0], elbow[1], elbow[2]], [x * hand[0], hand[1] + 0.04, hand[2] - 0.02]], [0.1 * w, 0.075 * w, 0.06]).as(f.skin).ball([x * hand[0], hand[1] - 0.03, hand[2]], 0.075);
      if (!f.noLegs && f.riding) s.as(f.legs).chain([[x * 0.12 * w, 0.92, 0], [x * 0.37, 0.8, 0.3], [x * 0.4, 0.36, 0.2]], [0.15 * w, 0.115 * w, 0.08]).as(f.feet).limb([x * 0.4, 0.3, 0.16], [x * 0.41, 0.26, 0.36], 0.085, 0.075);
      else if (!f.noLegs) s.as(f.legs).chain([[x * 0.11 * w, 0.9, 0], [x * 0.14 * w, 0.48, 0.02], [x * 0.14 * w, 0.12, 0]], [0.14 * w, 0.105 * w, 0.08]).as(f.feet).limb([x * 0.14 * w, 0.08, -0.02], [x * 0.15 * w, 0.06, 0.17], 0.085, 0.075);
    }
  }, { resolution: 64 }); // prettier-ignore
  const head: Vec3 = [0, neckTop + r * 0.85, 0.03];
  b.ball([r * 0.88, r * 1.05, r * 0.95], { part: f.head ?? f.skin, at: head, segments: 26 });
  b.mirrored('x', () => b.ball(r * 0.16, { part: '#f8f6f0 gloss', at: [r * 0.34, head[1] + r * 0.1, head[2] + r * 0.8] }).ball(r * 0.1, { part: f.eyes ?? PUPIL, at: [r * 0.35, head[1] + r * 0.1, head[2] + r * 0.93] }).ball([r * 0.12, r * 0.2, r * 0.14], { part: f.head ?? f.skin, at: [r * 0.88, head[1], head[2]] }));
  b.ball([r * 0.12, r * 0.16, r * 0.16], { part: f.head ?? f.skin, at: [0, head[1] - r * 0.08, head[2] + r * 0.95] }).tube([[-r * 0.25, head[1] - r * 0.42, head[2] + r * 0.8], [0, head[1] - r * 0.48, head[2] + r * 0.86], [r * 0.25, head[1] - r * 0.42, head[2] + r * 0.8]], r * 0.05, { part: '#8a3a34' });
  b.anchor('hips', [0, 0.82, 0], 2).anchor('neck', [0, 1.52, 0.01], 0.26);
  b.anchor('holding', [hand[0], hand[1], hand[2] + 0.05], 0.6).anchor('on', [0, head[1] + r, head[2]], 0.35);
  return { head, headRadius: r, hands: hand, shoulders: [0.2 * w, 1.44, -0.1] };
}

function hairCap(b: MeshBuilder, part: string, p: FigurePoints, long: boolean): void {
  const r = p.headRadius;
  b.ball([r * 0.96, r * 0.86, r * 0.98], { part, at: [0, p.head[1] + r * 0.32, p.head[2] - r * 0.14] });
  if (long) b.mirrored('x', () => b.tube([[r * 0.7, p.head[1] + r * 0.3, p.head[2] - r * 0.2], [r * 0.95, p.head[1] - r * 0.9, p.head[2] - r * 0.3], [r * 0.8, p.head[1] - r * 2.2, p.head[2] - r * 0.4]], [r * 0.35, r * 0.4, r * 0.15], { part })).tube([[0, p.head[1] + r * 0.3, p.head[2] - r * 0.7], [0, p.head[1] - r * 0.9, p.head[2] - r * 0.95], [0, p.head[1] - r * 2.3, p.head[2] - r * 0.8]], [r * 0.6, r * 0.62, r * 0.3], { part });
}

function robe(b: MeshBuilder, part: string, low = 0.02, wide = 0.52): void {
  b.lathe([[wide, low], [wide * 0.86, 0.4], [0.27, 0.95], [0.24, 1.15], [0.25, 1.3]], { part, scale: [1, 1, 0.85], segments: 40, ripple: (turn, along) => 1 + 0.05 * (1 - along) * Math.cos(turn * 2 * Math.PI * 9) });
}

function featherWings(b: MeshBuilder, part: string, at: Vec3, span: number, rise = 30): void {
  b.mirrored('x', () => { for (let row = 0; row < 2; row++) for (let i = 0; i < 8; i++) { const t = i / 7; b.group({ at: [at[0] + t * span * 0.7, at[1] + Math.sin(t * 2.2) * span * (rise / 60), at[2] - 0.05 + row * 0.03], rotate: [-8, 0, 150 - t * 48] }, () => b.leaf(span * (row ? 0.42 : 0.75) * (0.8 + t * 0.35), span * 0.2, { part, tint: row ? 0.88 : 1 })); } }); // prettier-ignore
}

function batWings(b: MeshBuilder, part: string, at: Vec3, span: number): void {
  b.mirrored('x', () => {
    b.sheet(26, 10, (u, v) => { const scallop = 0.17 * Math.abs(Math.sin(u * Math.PI * 3)); const top = 0.15 + 0.55 * Math.sin(u * 2.1); const low = -0.55 + u * 0.35 + scallop; return [at[0] + u * span, at[1] + (top + (low - top) * v) * span * 0.8, at[2] - 0.25 * Math.sin(u * 2.4) * span * 0.6]; }, { part });
    b.tube([[at[0], at[1], at[2]], [at[0] + span * 0.55, at[1] + span * 0.56, at[2] - 0.14 * span], [at[0] + span, at[1] + span * 0.62 * 0.8 + 0.02, at[2] - 0.1 * span]], [0.05, 0.04, 0.015], { part });
  }); // prettier-ignore
}

function hornPair(b: MeshBuilder, part: string, p: FigurePoints, size = 1): void {
  b.mirrored('x', () => b.tube([[p.headRadius * 0.5, p.head[1] + p.headRadius * 0.75, p.head[2]], [p.headRadius * 1.2 * size, p.head[1] + p.headRadius * 1.3, p.head[2]], [p.headRadius * 1.15 * size, p.head[1] + p.headRadius * 2.1 * size, p.head[2] + 0.05]], [p.headRadius * 0.28, p.headRadius * 0.2, 0.008], { part }));
}

export const PEOPLE_AND_CREATURES: RecipeTable = {
  person(b, p) {
    const form = p.variant('form');
    const small = form === 'child' || form === 'baby';
    const riding = p.pose === 'riding';
    const gown = p.pose === 'dressed';
    const robed = gown || ['wizard', 'king', 'monk', 'woman', 'dancer'].includes(form);
    const metal = form === 'knight' || form === 'samurai' || form === 'warrior';
    const q = figure(b, { skin: 'skin', torso: 'clothes', riding, legs: riding && robed ? 'clothes' : 'trousers', feet: 'shoes', headSize: small ? 1.5 : form === 'astronaut' || form === 'diver' ? 1.1 : 1, wide: form === 'astronaut' || form === 'diver' || form === 'santa' ? 1.4 : form === 'superhero' || metal || form === 'soldier' ? 1.18 : form === 'woman' || form === 'dancer' ? 0.85 : 1, lift: form === 'dancer' || form === 'superhero' ? 62 : form === 'athlete' ? 40 : 16 });
    const r = q.headRadius;
    const top = q.head[1] + r * 0.55;
    if (robed && !riding) robe(b, 'clothes', form === 'dancer' ? 0.5 : 0.02, gown ? 0.72 : form === 'woman' || form === 'dancer' ? 0.6 : 0.5);
    if (robed && riding) b.mirrored('x', () => b.sheet(12, 10, (u, v) => [0.1 + 0.36 * Math.sin(v * 1.5), 1.02 - 0.12 * v - 0.5 * v * v, -0.26 + 0.62 * u + 0.12 * u * v], { part: 'clothes' }));
    if (!['knight', 'astronaut', 'diver', 'monk'].includes(form)) hairCap(b, 'hair', q, ['woman', 'wizard', 'king', 'dancer', 'pirate'].includes(form));
    const hatPart = p.has('hat') ? 'hat' : undefined;
    switch (form) {
      case 'wizard': b.cone(r * 1.15, 0.75, { part: hatPart ?? 'clothes', at: [0, top, q.head[2] - 0.02], rotate: [-8, 0, 0] }).lathe([[r * 0.9, 0], [r * 2.0, -0.02], [r * 0.9, 0.04]], { part: hatPart ?? 'clothes', at: [0, top + 0.02, q.head[2]] }).ball([r * 0.75, r * 1.7, r * 0.5], { part: '#ece9e2', at: [0, q.head[1] - r * 1.6, q.head[2] + r * 0.6] }).rod([q.hands[0], 0.05, q.hands[2] + 0.05], [q.hands[0], 1.75, q.hands[2] + 0.05], 0.03, { part: '#6b4526 wood' }).ball(0.1, { part: p.has('equipment') ? 'equipment' : '#58b8ff glow', at: [q.hands[0], 1.82, q.hands[2] + 0.05] }); break;
      case 'knight': case 'samurai': case 'warrior': b.ball([r * 1.12, r * 1.2, r * 1.12], { part: p.has('equipment') ? 'equipment' : '#aab0b8 metal', at: [0, q.head[1] + r * 0.12, q.head[2] - 0.02] }).box([r * 1.5, r * 0.2, r * 0.3], { part: '#15161a', at: [0, q.head[1] + r * 0.1, q.head[2] + r * 1.0] }).mirrored('x', () => b.ball([0.16, 0.12, 0.16], { part: p.has('equipment') ? 'equipment' : '#aab0b8 metal', at: [0.28, 1.46, 0] })).superball([0.26, 0.24, 0.22], 0.6, 0.7, { part: p.has('equipment') ? 'equipment' : '#aab0b8 metal', at: [0, 1.25, 0.02] }).box([0.05, 0.95, 0.02], { part: '#c9ced6 metal', at: [q.hands[0], q.hands[1] + 0.45, q.hands[2] + 0.05] }).box([0.22, 0.04, 0.05], { part: '#a9803a metal', at: [q.hands[0], q.hands[1] + 0.02, q.hands[2] + 0.05] }); if (form === 'samurai') b.plate(outlines.crescent(0.22, 0.1), 0.03, { part: '#d8ae4a metal', at: [0, top + 0.16, q.head[2] + r * 0.8], rotate: [0, 0, -90] }).lathe([[r * 1.1, 0], [r * 1.7, -0.16], [r * 1.0, 0.02]], { part: 'clothes', at: [0, q.head[1] - r * 0.1, q.head[2]] }); break; // prettier-ignore
      case 'astronaut': case 'diver': b.ball(r * 1.5, { part: form === 'diver' ? '#b0803a metal' : 'clothes', at: [0, q.head[1], q.head[2]] }).ball([r * 1.05, r * 0.95, r * 0.8], { part: '#1c2430 gloss', at: [0, q.head[1], q.head[2] + r * 0.85] }).box([0.5, 0.66, 0.26], { part: p.has('equipment') ? 'equipment' : '#d9dce0 gloss', at: [0, 1.25, -0.32], round: 0.06 }).box([0.26, 0.16, 0.06], { part: '#8d98a6 metal', at: [0, 1.2, 0.29], round: 0.02 }); break;
      case 'king': b.lathe([[r * 0.95, 0], [r * 1.02, 0.16]], { part: '#e0b23c metal', at: [0, top + 0.02, q.head[2]], straight: true }).radial(6, () => b.cone(0.05, 0.13, { part: '#e0b23c metal', at: [0, top + 0.17, q.head[2] + r * 0.98] })).ball([r * 0.6, r * 0.7, r * 0.4], { part: 'hair', at: [0, q.head[1] - r * 0.95, q.head[2] + r * 0.6] }); break;
      case 'santa': b.tube([[0, top, q.head[2]], [0.02, top + 0.26, q.head[2] - 0.05], [0.2, top + 0.3, q.head[2] - 0.1]], [r * 0.95, r * 0.5, 0.04], { part: '#b3151d' }).ball(0.07, { part: '#f7f4ee', at: [0.22, top + 0.28, q.head[2] - 0.1] }).ring(r * 0.95, 0.06, { part: '#f7f4ee', at: [0, top, q.head[2]] }).ball([r * 0.95, r * 1.1, r * 0.5], { part: '#f7f4ee', at: [0, q.head[1] - r * 0.95, q.head[2] + r * 0.6] }).ring(0.29, 0.05, { part: '#161616', at: [0, 1.0, 0] }); break;
      case 'pirate': b.hull([[-0.34, top, q.head[2]], [0.34, top, q.head[2]], [-0.16, top + 0.26, q.head[2]], [0.16, top + 0.26, q.head[2]], [0, top, q.head[2] + 0.2], [0, top + 0.22, q.head[2] - 0.16]], { part: hatPart ?? '#1b1a1e' }).ball([r * 0.3, r * 0.3, 0.04], { part: '#111111', at: [r * 0.38, q.head[1] + r * 0.1, q.head[2] + r * 0.86] }).ball([r * 0.5, r * 0.6, r * 0.35], { part: 'hair', at: [0, q.head[1] - r * 0.9, q.head[2] + r * 0.6] }); break;
      case 'cowboy': b.lathe([[r * 0.95, 0.04], [r * 2.0, 0.0], [r * 2.1, 0.07], [r * 0.95, 0.08], [r * 0.85, 0.28], [0, 0.26]], { part: hatPart ?? '#7a4f2a', at: [0, top, q.head[2]] }); break;
      case 'chef': b.cylinder(r * 0.95, 0.16, { part: '#fafafa', at: [0, top, q.head[2]] }).radial(6, () => b.ball(0.13, { part: '#fafafa', at: [0, top + 0.26, q.head[2] + 0.12] })); break;
      case 'clown': b.mirrored('x', () => b.ball(r * 0.7, { part: '#e8502a', at: [r * 1.0, q.head[1] + r * 0.4, q.head[2] - 0.03] })).ball(r * 0.28, { part: '#d81f2a gloss', at: [0, q.head[1] - r * 0.05, q.head[2] + r * 1.05] }).lathe([[0.32, 0], [0.2, 0.03], [0.3, 0.06]], { part: '#f6f3ea', at: [0, 1.5, 0] }); break;
      case 'soldier': b.ball([r * 1.15, r * 0.8, r * 1.15], { part: hatPart ?? 'clothes', at: [0, top, q.head[2]] }).beam([-0.35, 1.0, 0.24], [0.45, 1.3, 0.26], [0.06, 0.09], { part: p.has('equipment') ? 'equipment' : '#2a2c2e metal' }); break;
      case 'monk': b.lathe([[r * 1.3, -0.16], [r * 1.1, 0.12], [0, 0.22]], { part: 'clothes', at: [0, q.head[1] + r * 0.2, q.head[2] - 0.09] }); break;
      default: break;
    } // prettier-ignore
    if (hatPart && !['wizard', 'pirate', 'cowboy', 'soldier'].includes(form)) b.lathe([[r * 0.95, 0], [r * 1.7, 0.0], [r * 0.95, 0.05], [r * 0.85, 0.24], [0, 0.25]], { part: hatPart, at: [0, top, q.head[2]] });
    if (form === 'superhero' || form === 'king' || p.has('cape')) b.sheet(18, 14, (u, v) => [(u - 0.5) * (0.5 + v * 0.75), 1.46 - v * 1.25, -0.2 - 0.22 * v - 0.04 * Math.sin(u * 14) * v], { part: p.has('cape') ? 'cape' : '#b3151d' });
    if (p.has('equipment') && ['person', 'woman', 'child', 'athlete', 'superhero'].includes(form)) b.ball(0.1, { part: 'equipment', at: [q.hands[0], q.hands[1], q.hands[2] + 0.1] });
  },
  dragon(b, p) {
    const form = p.variant('form');
    const spikes = (path: readonly Vec3[], size: number): void => path.forEach(([x, y, z], i) => void b.cone(size * 0.4, size * (1 - (i / path.length) * 0.4), { part: 'spikes', at: [x, y, z], rotate: [-24, 0, 0] }));
    const head = (at: Vec3, s: number): void => {
      b.group({ at, scale: s }, () => {
        b.blend(0.04, (k) => k.as('scales').ellipsoid([0, 0, 0], [0.19, 0.17, 0.24]).limb([0, -0.02, 0.15], [0, -0.06, 0.46], 0.14, 0.09).as('belly').limb([0, -0.13, 0.1], [0, -0.17, 0.38], 0.09, 0.06));
        b.mirrored('x', () => b.tube([[0.1, 0.12, -0.1], [0.17, 0.3, -0.26], [0.15, 0.42, -0.48]], [0.06, 0.045, 0.008], { part: 'horns' }).ball(0.05, { part: 'eyes', at: [0.13, 0.08, 0.16] }).ball(0.026, { part: PUPIL, at: [0.155, 0.09, 0.195] }).ball(0.03, { part: 'scales', at: [0.05, 0.03, 0.53] }));
        for (let i = 0; i < 6; i++) b.mirrored('x', () => b.cone(0.016, 0.06, { part: '#f5f1e2', at: [0.085 - i * 0.006, -0.09, 0.25 + i * 0.045], rotate: [180, 0, 0] }));
      }); // prettier-ignore
      for (let i = 0; i < 5; i++) b.cone(0.09 * s + i * 0.03, 0.3, { part: 'flame', at: [at[0], at[1] - 0.08, at[2] + 0.55 * s + i * 0.13], toward: [0, 0.05, 1] });
    };
    if (form === 'eastern') {
      const path = Array.from({ length: 30 }, (_, i): Vec3 => { const t = i / 29; return [0.5 * Math.sin(t * 11), 0.5 + 0.9 * t + 0.2 * Math.sin(t * 14), -1.0 + t * 1.9]; });
      b.tube(path, (t) => 0.05 + 0.15 * Math.sin(Math.PI * Math.min(1, t * 1.25 + 0.05)) + 0.04, { part: 'scales', segments: 16, steps: 3 }); spikes(path.map(([x, y, z], i): Vec3 => [x, y + 0.1 + 0.1 * Math.sin((Math.PI * i) / 29), z]), 0.13); head([path.at(-1)![0], path.at(-1)![1] + 0.05, path.at(-1)![2] + 0.12], 1); // prettier-ignore
      for (const i of [9, 21]) b.mirrored('x', () => b.tube([[path[i]![0] * 0 + 0.05, path[i]![1] - 0.05, path[i]![2]], [path[i]![0] * 0 + 0.35, path[i]![1] - 0.3, path[i]![2] + 0.1], [0.35, path[i]![1] - 0.5, path[i]![2] + 0.2]], [0.08, 0.06, 0.04], { part: 'scales' })); b.tube([path[0]!, [path[0]![0], path[0]![1] + 0.1, path[0]![2] - 0.3]], [0.08, 0.01], { part: 'tail' }).mirrored('x', () => b.tube([[0.05, 1.5, 1.3], [0.4, 1.7, 1.2], [0.6, 1.5, 0.9]], 0.018, { part: 'wings' })); // prettier-ignore
      return;
    }
    b.anchor('seat', [0, 0.98, 0.02], 1.15);
    const baby = form === 'baby';
    const wyvern = form === 'wyvern';
    b.blend(0.07, (s) => {
      s.as('scales').chain([[0, 0.7, 0.28], [0, 0.68, -0.1], [0, 0.62, -0.45]], baby ? [0.3, 0.33, 0.26] : [0.27, 0.29, 0.23]).as('belly').ellipsoid([0, 0.56, 0.12], [0.2, 0.2, 0.36]).as('scales');
      for (const x of [-1, 1]) { s.chain([[x * 0.2, 0.58, -0.38], [x * 0.34, 0.42, -0.18], [x * 0.32, 0.2, -0.48], [x * 0.32, 0.06, -0.36]], [0.2, 0.14, 0.08, 0.07]).limb([x * 0.32, 0.05, -0.36], [x * 0.34, 0.04, -0.14], 0.08, 0.06); if (!wyvern) s.chain([[x * 0.2, 0.6, 0.34], [x * 0.32, 0.36, 0.4], [x * 0.3, 0.06, 0.44]], [0.14, 0.095, 0.07]).limb([x * 0.3, 0.05, 0.44], [x * 0.31, 0.04, 0.6], 0.075, 0.06); }
    }, { resolution: 60 }); // prettier-ignore
    const tail: Vec3[] = [[0, 0.6, -0.5], [0.06, 0.42, -0.9], [0.28, 0.2, -1.25], [0.2, 0.12, -1.6], [-0.1, 0.2, -1.85]];
    b.tube(tail, [0.2, 0.14, 0.1, 0.06, 0.03], { part: 'tail', segments: 14 }).plate([[0, 0.22], [0.14, -0.02], [0, -0.12], [-0.14, -0.02]], 0.04, { part: 'tail', at: [-0.14, 0.24, -1.92], rotate: [-60, 0, 30] });
    const necks: readonly (readonly [number, number])[] = form === 'hydra' ? [[-0.5, 1.5], [0, 1.75], [0.5, 1.5]] : [[0, baby ? 1.15 : 1.5]];
    for (const [x, y] of necks) { const path: Vec3[] = [[x * 0.2, 0.75, 0.4], [x * 0.6, (0.75 + y) / 2, 0.72], [x, y - 0.1, 0.62]]; b.tube(path, [0.22, 0.15, 0.13], { part: 'scales', segments: 16 }); spikes([[x * 0.3, 0.98, 0.45], [x * 0.5, (0.8 + y) / 2 + 0.1, 0.56], [x * 0.8, y - 0.12, 0.5]], 0.16); head([x, y, 0.72], baby ? 1.35 : form === 'hydra' ? 0.8 : 1); } // prettier-ignore
    spikes([[0, 0.98, 0.1], [0, 0.96, -0.08], [0, 0.93, -0.26], [0, 0.86, -0.44], [0.02, 0.7, -0.64], [0.05, 0.56, -0.84]], 0.17);
    if (form !== 'hydra') batWings(b, 'wings', [0.18, 0.92, 0.0], baby ? 0.75 : 1.3);
  },
  phoenix(b) {
    b.blend(0.06, (s) => s.as('feathers').chain([[0, 0.95, 0.25], [0, 0.92, -0.05], [0, 0.82, -0.32]], [0.22, 0.25, 0.15]).chain([[0, 1.0, 0.3], [0, 1.3, 0.46], [0, 1.42, 0.5]], [0.16, 0.12, 0.13]));
    b.cone(0.05, 0.2, { part: 'beak', at: [0, 1.42, 0.6], toward: [0, -0.25, 1] }).mirrored('x', () => b.ball(0.03, { part: PUPIL, at: [0.09, 1.47, 0.58] })); featherWings(b, 'wings', [0.16, 1.05, 0], 1.25, 55); // prettier-ignore
    for (let i = -3; i <= 3; i++) b.tube([[0, 0.8, -0.3], [i * 0.14, 0.5, -0.75], [i * 0.26, 0.15 + Math.abs(i) * 0.06, -1.05], [i * 0.34, 0.25, -1.35]], [0.06, 0.09, 0.08, 0.01], { part: 'tail', flatten: 0.4 });
    for (let i = 0; i < 4; i++) b.group({ at: [0, 1.53, 0.46 - i * 0.03], rotate: [10 - i * 18, 0, 0] }, () => b.leaf(0.36, 0.1, { part: 'crest', rotate: [0, 90, 0] })); for (let i = 0; i < 14; i++) { const a = (i / 14) * 2 * Math.PI; b.cone(0.08, 0.34 + (i % 3) * 0.1, { part: 'flames', at: [0.3 * Math.sin(a), 0.42 + (i % 2) * 0.1, -0.1 + 0.3 * Math.cos(a)] }); } // prettier-ignore
  },
  griffin(b, p) {
    const form = p.variant('form');
    const human = form === 'sphinx';
    b.blend(0.06, (s) => { s.as('fur').chain([[0, 0.85, 0.38], [0, 0.82, 0], [0, 0.8, -0.45]], [0.28, 0.23, 0.24]).as(human ? 'fur' : 'head').chain([[0, 0.95, 0.45], [0, 1.25, 0.6]], [0.22, 0.17]).ball([0, 1.38, 0.66], 0.19); for (const x of [-1, 1]) { s.as('talons').chain([[x * 0.18, 0.7, 0.4], [x * 0.22, 0.36, 0.44], [x * 0.22, 0.08, 0.42]], [0.13, 0.08, 0.065]).limb([x * 0.22, 0.06, 0.42], [x * 0.24, 0.05, 0.62], 0.08, 0.06).as('fur').chain([[x * 0.18, 0.75, -0.42], [x * 0.24, 0.45, -0.3], [x * 0.22, 0.24, -0.52], [x * 0.22, 0.07, -0.44]], [0.19, 0.13, 0.07, 0.07]).limb([x * 0.22, 0.06, -0.44], [x * 0.22, 0.05, -0.26], 0.08, 0.07); } }, { resolution: 60 }); // prettier-ignore
    if (human) b.hull([[-0.3, 1.6, 0.6], [0.3, 1.6, 0.6], [-0.36, 1.05, 0.62], [0.36, 1.05, 0.62], [-0.3, 1.1, 0.42], [0.3, 1.1, 0.42], [0, 1.66, 0.5]], { part: 'head' }).ball([0.15, 0.2, 0.12], { part: '#d9a777', at: [0, 1.36, 0.74] }); else if (form === 'manticore' || form === 'chimera') for (let i = 0; i < 18; i++) { const a = (i / 18) * 2 * Math.PI; b.capsule([0.16 * Math.sin(a), 1.38 + 0.16 * Math.cos(a), 0.62], [0.34 * Math.sin(a), 1.36 + 0.34 * Math.cos(a), 0.5], 0.08, { part: 'head' }); } // prettier-ignore
    b.tube([[0, 1.36, 0.8], [0, 1.36, 0.95], [0, 1.24, 1.03]], [0.1, 0.07, 0.012], { part: 'beak' }).mirrored('x', () => b.ball(0.035, { part: PUPIL, at: [0.12, 1.44, 0.8] }).cone(0.05, 0.16, { part: 'head', at: [0.1, 1.52, 0.6], rotate: [-10, 0, -12] }));
    featherWings(b, 'wings', [0.18, 1.02, 0.08], 1.05, 50); b.tube([[0, 0.85, -0.62], [0, 0.75, -0.9], [0, 1.05, -1.1], [0, 1.25, -1.0]], [0.06, 0.045, 0.04, 0.035], { part: 'tail' }).ball(0.09, { part: 'tail', at: [0, 1.28, -0.98] }); // prettier-ignore
  },
  mermaid(b) {
    const q = figure(b, { skin: 'skin', torso: 'skin', legs: 'tail', feet: 'fins', wide: 0.82, noLegs: true, lift: 26 });
    b.tube([[0, 1.02, 0], [0, 0.72, 0.06], [0.05, 0.38, 0.02], [0.2, 0.14, -0.14], [0.45, 0.12, -0.2]], [0.18, 0.21, 0.15, 0.09, 0.05], { part: 'tail', segments: 18 });
    for (const turn of [-40, 40]) b.group({ at: [0.44, 0.12, -0.2], rotate: [0, 20, -90 + turn] }, () => b.leaf(0.5, 0.3, { part: 'fins' })); b.ring(0.185, 0.035, { part: 'fins', at: [0, 1.0, 0] }); b.mirrored('x', () => b.ball([0.09, 0.08, 0.07], { part: 'top', at: [0.085, 1.34, 0.15] })); hairCap(b, 'hair', q, true); // prettier-ignore
  },
  fairy(b, p) {
    const form = p.variant('form');
    const q = figure(b, { skin: 'skin', torso: 'dress', arms: 'skin', legs: 'skin', feet: 'dress', wide: 0.76, lift: 34 });
    robe(b, 'dress', form === 'angel' ? 0.04 : 0.62, form === 'angel' ? 0.5 : 0.48); hairCap(b, 'hair', q, true);
    if (form === 'angel') { featherWings(b, 'wings', [0.1, 1.35, -0.16], 1.05, 45); b.ring(0.2, 0.022, { part: '#ffe27a glow', at: [0, q.head[1] + 0.32, q.head[2]] }); } else if (form !== 'elf') b.mirrored('x', () => { for (const [l, a] of [[0.95, 42], [0.62, 112]] as const) b.group({ at: [0.06, 1.3, -0.16], rotate: [-10, -14, -a] }, () => b.leaf(l, l * 0.42, { part: 'wings' })); }); // prettier-ignore
    if (form === 'elf' || form === 'fairy') b.mirrored('x', () => b.cone(0.05, 0.17, { part: 'skin', at: [0.15, q.head[1], q.head[2]], rotate: [0, 0, -70] })); b.rod([q.hands[0], q.hands[1] - 0.05, 0.15], [q.hands[0] + 0.12, q.hands[1] + 0.4, 0.22], 0.014, { part: 'wand' }).plate(outlines.star(5, 0.1, 0.045), 0.03, { part: 'wand', at: [q.hands[0] + 0.13, q.hands[1] + 0.44, 0.22] }); // prettier-ignore
  },
  demon(b, p) {
    const form = p.variant('form');
    const q = figure(b, { skin: 'skin', torso: 'skin', legs: 'skin', feet: 'claws', wide: form === 'imp' ? 0.85 : 1.15, headSize: form === 'imp' ? 1.35 : 1.05, lift: 30, eyes: 'eyes' });
    if (form === 'vampire') { b.sheet(20, 14, (u, v) => [(u - 0.5) * (0.75 + v * 0.8), 1.62 - v * 1.5, -0.16 - 0.2 * v - 0.15 * Math.abs(u - 0.5)], { part: 'wings' }); hairCap(b, '#15131a', q, false); b.mirrored('x', () => b.cone(0.014, 0.06, { part: '#ffffff', at: [0.035, q.head[1] - 0.09, q.head[2] + 0.17], rotate: [180, 0, 0] })); } else { hornPair(b, 'horns', q, 1); if (form !== 'devil') batWings(b, 'wings', [0.12, 1.35, -0.15], form === 'imp' ? 0.6 : 0.95); b.tube([[0, 0.9, -0.18], [0, 0.55, -0.5], [0.2, 0.5, -0.8], [0.3, 0.8, -0.95]], [0.05, 0.04, 0.03, 0.02], { part: 'skin' }).plate([[0, 0.16], [0.09, -0.04], [-0.09, -0.04]], 0.03, { part: 'skin', at: [0.31, 0.86, -0.97] }); } // prettier-ignore
    b.mirrored('x', () => { for (const dx of [-0.04, 0, 0.04]) b.cone(0.016, 0.08, { part: 'claws', at: [q.hands[0] + dx, q.hands[1] - 0.09, q.hands[2] + 0.03], rotate: [160, 0, 0] }); }); b.rod([q.hands[0], 0.1, q.hands[2] + 0.06], [q.hands[0], 1.85, q.hands[2] + 0.06], 0.025, { part: 'weapon' }).mirrored('x', () => undefined).tube([[q.hands[0] - 0.14, 2.1, q.hands[2] + 0.06], [q.hands[0] - 0.13, 1.84, q.hands[2] + 0.06], [q.hands[0] + 0.13, 1.84, q.hands[2] + 0.06], [q.hands[0] + 0.14, 2.1, q.hands[2] + 0.06]], 0.022, { part: 'weapon' }); // prettier-ignore
  },
  ogre(b, p) {
    const form = p.variant('form');
    const stout = form === 'dwarf' || form === 'gnome';
    const thin = form === 'goblin' || form === 'zombie';
    const q = figure(b, { skin: 'skin', torso: 'clothes', arms: 'skin', legs: form === 'zombie' ? 'clothes' : 'skin', feet: stout ? 'clothes' : 'skin', wide: thin ? 0.9 : stout ? 1.35 : 1.55, headSize: stout || form === 'goblin' ? 1.45 : 1.2, lift: form === 'zombie' ? 20 : 26, eyes: 'eyes' });
    const r = q.headRadius;
    if (!stout && form !== 'zombie') b.mirrored('x', () => b.cone(r * 0.34, r * (form === 'goblin' ? 1.7 : 0.9), { part: 'skin', at: [r * 0.8, q.head[1] + r * 0.05, q.head[2]], rotate: [0, 0, -72] }).cone(r * 0.11, r * 0.42, { part: 'tusks', at: [r * 0.32, q.head[1] - r * 0.52, q.head[2] + r * 0.82] })); else b.ball(0.012, { part: 'tusks', at: [0, q.head[1] - r * 0.45, q.head[2] + r * 0.85] }); // prettier-ignore
    if (form === 'cyclops') b.ball(r * 0.42, { part: '#f8f6f0 gloss', at: [0, q.head[1] + r * 0.2, q.head[2] + r * 0.72] }).ball(r * 0.22, { part: 'eyes', at: [0, q.head[1] + r * 0.2, q.head[2] + r * 1.05] }); if (stout) b.ball([r * 0.8, r * 1.3, r * 0.5], { part: p.has('hair') ? 'hair' : '#d9d4c8', at: [0, q.head[1] - r * 1.1, q.head[2] + r * 0.55] }); if (form === 'gnome') b.cone(r * 1.05, r * 2.6, { part: '#b3222b', at: [0, q.head[1] + r * 0.45, q.head[2]] }); if (form === 'dwarf') b.ball([r * 1.05, r * 0.7, r * 1.05], { part: '#9aa0a8 metal', at: [0, q.head[1] + r * 0.5, q.head[2]] }); // prettier-ignore
    b.lathe([[0.33, 0.62], [0.3, 0.95], [0.28, 1.0]], { part: 'clothes', scale: [thin ? 0.8 : stout ? 1.1 : 1.3, 1, 1] }); b.lathe([[0.05, 0], [0.07, 0.4], [0.15, 0.9], [0, 1.0]], { part: 'weapon', at: [q.hands[0], q.hands[1] - 0.15, q.hands[2] + 0.08], rotate: [20, 0, -10] }); if (p.has('hair') && !stout) hairCap(b, 'hair', q, false); // prettier-ignore
  },
  yeti(b, p) {
    const form = p.variant('form');
    const q = figure(b, { skin: 'hands', torso: 'fur', legs: 'fur', feet: 'hands', head: 'fur', wide: 1.6, headSize: 1.35, lift: 20 });
    const mark = b.mark(); b.ball([0.36, 0.48, 0.33], { part: 'fur', at: [0, 1.2, -0.02] }); b.scatter(mark, 130, { spacing: 0.08 }, () => b.cone(0.045, 0.17, { part: 'fur', rotate: [150, 0, 0], segments: 6 })); // prettier-ignore
    b.ball([0.19, 0.2, 0.1], { part: 'face', at: [0, q.head[1] - 0.02, q.head[2] + 0.18] }).mirrored('x', () => b.ball(0.04, { part: '#ffffff gloss', at: [0.08, q.head[1] + 0.05, q.head[2] + 0.26] }).ball(0.022, { part: 'eyes', at: [0.08, q.head[1] + 0.05, q.head[2] + 0.295] }).cone(0.03, 0.12, { part: 'fur', at: [0.24, 1.5, 0] })); if (form === 'werewolf') b.capsule([0, q.head[1] - 0.05, q.head[2] + 0.2], [0, q.head[1] - 0.09, q.head[2] + 0.44], 0.1, { part: 'fur', to: 0.065 }).ball(0.04, { part: '#141214 gloss', at: [0, q.head[1] - 0.05, q.head[2] + 0.52] }).mirrored('x', () => b.cone(0.08, 0.22, { part: 'fur', at: [0.15, q.head[1] + 0.19, q.head[2]], rotate: [0, 0, -14] })); hornPair(b, 'horns', q, 0.9); if (form === 'monster') for (let i = 0; i < 5; i++) b.cone(0.03, 0.1, { part: '#f5f1e2', at: [-0.1 + i * 0.05, q.head[1] - 0.13, q.head[2] + 0.27] }); // prettier-ignore
  },
  golem(b) {
    const block = (part: string, at: Vec3, size: Vec3): void => void b.rock([size[0] / 2, size[1] / 2, size[2] / 2], { part, at });
    block('body', [0, 1.25, 0], [0.95, 0.85, 0.65]); block('body', [0, 1.82, 0.06], [0.44, 0.42, 0.42]); block('body', [0, 0.82, 0], [0.6, 0.4, 0.5]);
    b.mirrored('x', () => { block('joints', [0.52, 1.5, 0], [0.4, 0.38, 0.4]); block('body', [0.66, 1.1, 0.05], [0.36, 0.5, 0.36]); block('body', [0.7, 0.62, 0.12], [0.46, 0.5, 0.46]); block('joints', [0.24, 0.56, 0], [0.3, 0.3, 0.3]); block('body', [0.27, 0.22, 0.04], [0.42, 0.46, 0.5]); b.ball([0.05, 0.04, 0.04], { part: 'eyes', at: [0.09, 1.86, 0.26] }); }); // prettier-ignore
    b.box([0.05, 0.34, 0.03], { part: 'runes', at: [0, 1.28, 0.33] }).box([0.2, 0.05, 0.03], { part: 'runes', at: [0, 1.36, 0.33] }).box([0.16, 0.05, 0.03], { part: 'runes', at: [0, 1.18, 0.33], rotate: [0, 0, 30] }).mirrored('x', () => b.box([0.04, 0.22, 0.03], { part: 'runes', at: [0.66, 1.1, 0.25] }));
  },
  minotaur(b, p) {
    const form = p.variant('form');
    const q = figure(b, { skin: 'skin', torso: 'skin', legs: 'fur', feet: 'fur', head: form === 'satyr' ? 'skin' : 'fur', wide: form === 'satyr' ? 1 : 1.3, headSize: 1.1, lift: 26, eyes: 'eyes' });
    const r = q.headRadius;
    if (form === 'minotaur' || form === 'anubis' || form === 'lizardman') b.capsule([0, q.head[1] - r * 0.2, q.head[2] + r * 0.6], [0, q.head[1] - r * 0.5, q.head[2] + r * (form === 'minotaur' ? 1.5 : 2.2)], r * 0.55, { part: 'fur', to: r * (form === 'minotaur' ? 0.5 : 0.28) }); if (form === 'anubis') b.mirrored('x', () => b.cone(r * 0.35, r * 1.7, { part: 'fur', at: [r * 0.5, q.head[1] + r * 0.7, q.head[2]], rotate: [0, 0, -8] })); else if (form !== 'lizardman') hornPair(b, 'horns', q, form === 'minotaur' ? 1.5 : 0.9); // prettier-ignore
    if (form === 'minotaur') b.ring(r * 0.28, 0.018, { part: 'nose_ring', at: [0, q.head[1] - r * 0.85, q.head[2] + r * 1.9], rotate: [80, 0, 0] }); b.lathe([[0.3, 0.7], [0.27, 1.0], [0.24, 1.02]], { part: 'clothes', scale: [1.1, 1, 1] }); b.rod([q.hands[0], 0.3, q.hands[2] + 0.08], [q.hands[0], 1.9, q.hands[2] + 0.08], 0.03, { part: '#6b4526 wood' }).plate(outlines.smooth([[0, -0.14], [0.3, -0.26], [0.38, 0], [0.3, 0.26], [0, 0.14]]), 0.06, { part: p.has('weapon') ? 'weapon' : '#8d949c metal', at: [q.hands[0], 1.7, q.hands[2] + 0.08] }); if (form === 'lizardman' || form === 'minotaur') b.tube([[0, 0.9, -0.2], [0, 0.55, -0.5], [0.1, 0.3, -0.9]], form === 'lizardman' ? [0.14, 0.1, 0.02] : [0.04, 0.035, 0.05], { part: 'fur' }); // prettier-ignore
  },
  centaur(b) {
    b.blend(0.06, (s) => { s.as('coat').chain([[0, 0.9, 0.4], [0, 0.88, -0.05], [0, 0.9, -0.55]], [0.26, 0.25, 0.26]); for (const x of [-1, 1]) for (const z of [0.42, -0.55]) s.chain([[x * 0.17, 0.8, z], [x * 0.19, 0.45, z + (z > 0 ? 0.03 : 0.1)], [x * 0.18, 0.08, z]], [0.14, 0.08, 0.065]); s.as('skin').chain([[0, 1.05, 0.45], [0, 1.4, 0.48], [0, 1.62, 0.46]], [0.2, 0.18, 0.19]).limb([-0.2, 1.66, 0.46], [0.2, 1.66, 0.46], 0.1).limb([0, 1.7, 0.46], [0, 1.86, 0.48], 0.075).ball([0, 1.98, 0.49], 0.17); for (const x of [-1, 1]) s.chain([[x * 0.28, 1.65, 0.46], [x * 0.44, 1.4, 0.55], [x * 0.34, 1.35, 0.8]], [0.09, 0.07, 0.06]); }, { resolution: 64 }); // prettier-ignore
    b.ball([0.17, 0.15, 0.17], { part: 'hair', at: [0, 2.06, 0.45] }).tube([[0, 2.0, 0.32], [0, 1.75, 0.26], [0, 1.5, 0.28]], [0.1, 0.1, 0.03], { part: 'hair' }).tube([[0, 1.0, -0.75], [0, 0.85, -0.98], [0, 0.35, -1.02]], [0.06, 0.11, 0.03], { part: 'tail' }).mirrored('x', () => b.ball(0.022, { part: PUPIL, at: [0.06, 2.0, 0.645] })); b.tube([[0.34, 0.85, 0.75], [0.42, 1.1, 0.98], [0.4, 1.35, 0.95], [0.42, 1.6, 0.98], [0.34, 1.85, 0.75]], 0.028, { part: 'bow' }); // prettier-ignore
  },
  ghost(b, p) {
    const form = p.variant('form');
    if (form === 'slime') { b.lathe([[0.8, 0], [0.82, 0.15], [0.62, 0.6], [0.3, 0.9], [0, 0.98]], { part: 'sheet', segments: 40 }); for (const [x, z, s] of [[0.7, 0.4, 0.2], [-0.75, 0.3, 0.17], [0.3, -0.75, 0.16]] as const) b.ball([s, s * 0.5, s], { part: 'sheet', at: [x, 0.06, z] }); b.mirrored('x', () => b.ball([0.09, 0.13, 0.06], { part: 'eyes', at: [0.2, 0.55, 0.56] })); b.ball([0.1, 0.05, 0.05], { part: 'mouth', at: [0, 0.36, 0.7] }); return; } // prettier-ignore
    const reaper = form === 'reaper';
    b.lathe([[0.62, 0.02], [0.56, 0.4], [0.46, 1.0], [0.4, 1.4], [0.24, 1.72], [0, 1.8]], { part: 'sheet', segments: 60, ripple: (turn, along) => 1 + 0.13 * (1 - along) * Math.cos(turn * 2 * Math.PI * 7) });
    b.mirrored('x', () => b.tube([[0.34, 1.2, 0.05], [0.6, 1.1, 0.2], [0.72, reaper ? 0.95 : 1.22, 0.3]], [0.16, 0.14, 0.09], { part: 'sheet' }).ball([0.075, 0.12, 0.05], { part: 'eyes', at: [0.14, 1.4, 0.36] })).ball([0.08, 0.11, 0.05], { part: 'mouth', at: [0, 1.15, 0.43] });
    if (reaper || form === 'wraith') b.ball([0.25, 0.3, 0.14], { part: '#0c0b0e', at: [0, 1.38, 0.3] }); if (reaper) b.rod([0.74, 0, 0.34], [0.74, 2.0, 0.34], 0.03, { part: '#4a3522 wood' }).plate(outlines.smooth([[0, 0.05], [0.1, 0.16], [-0.4, 0.2], [-0.85, -0.15], [-0.4, 0.05]]), 0.03, { part: '#b8bcc2 metal', at: [0.74, 1.9, 0.34] }); // prettier-ignore
  },
  skeleton(b, p) {
    const form = p.variant('form');
    if (form === 'mummy') { figure(b, { skin: 'bones', torso: 'bones', legs: 'bones', feet: 'bones', head: 'skull', lift: 30 }); for (let i = 0; i < 15; i++) b.ring(0.225 - Math.abs(i - 9) * 0.004, 0.022, { part: 'bones', at: [0, 0.85 + i * 0.045, 0], rotate: [(i % 3) * 6 - 6, 0, (i % 2) * 8 - 4], tint: 0.82 }); b.mirrored('x', () => b.ball(0.04, { part: 'eyes', at: [0.07, 1.74, 0.2] })); return; } // prettier-ignore
    const skull = (at: Vec3, s: number): void => void b.group({ at, scale: s }, () => b.ball([0.2, 0.22, 0.23], { part: 'skull', at: [0, 0.06, 0] }).box([0.2, 0.14, 0.18], { part: 'skull', at: [0, -0.14, 0.07], round: 0.04 }).mirrored('x', () => b.ball([0.065, 0.07, 0.05], { part: 'eyes', at: [0.08, 0.03, 0.19] })).row(5, [0.035, 0, 0], () => b.box([0.025, 0.07, 0.02], { part: 'skull', at: [0, -0.14, 0.165] })).box([0.04, 0.05, 0.03], { part: 'eyes', at: [0, -0.05, 0.2] }));
    if (form === 'animal') { skull([0, 0.95, 0.85], 1.1); b.tube([[0, 0.9, 0.65], [0, 0.85, 0.2], [0, 0.85, -0.5], [0, 0.6, -1.0]], 0.045, { part: 'bones' }); for (let i = 0; i < 7; i++) b.mirrored('x', () => b.tube([[0, 0.86, 0.4 - i * 0.1], [0.24, 0.72, 0.4 - i * 0.1], [0.08, 0.46, 0.42 - i * 0.1]], 0.022, { part: 'bones' })); b.mirrored('x', () => { for (const z of [0.4, -0.5]) b.capsule([0.14, 0.78, z], [0.2, 0.42, z + 0.06], 0.035, { part: 'bones' }).capsule([0.2, 0.42, z + 0.06], [0.18, 0.05, z], 0.03, { part: 'bones' }); }); return; } // prettier-ignore
    skull([0, 1.82, 0.02], 1); for (let i = 0; i < 12; i++) b.ball([0.045, 0.032, 0.045], { part: 'bones', at: [0, 0.95 + i * 0.058, -0.04] }); for (let i = 0; i < 6; i++) b.mirrored('x', () => b.tube([[0.02, 1.5 - i * 0.07, -0.06], [0.2 - i * 0.006, 1.46 - i * 0.07, 0.0], [0.03, 1.42 - i * 0.065, 0.15]], 0.02, { part: 'bones' })); b.box([0.05, 0.4, 0.03], { part: 'bones', at: [0, 1.28, 0.15], round: 0.01 }).ring(0.17, 0.045, { part: 'bones', at: [0, 0.92, 0], scale: [1, 1.2, 0.7] }); // prettier-ignore
    b.mirrored('x', () => { const bone = (a: Vec3, c: Vec3, r: number): void => void b.rod(a, c, r, { part: 'bones' }).ball(r * 1.6, { part: 'bones', at: a }).ball(r * 1.6, { part: 'bones', at: c }); bone([0.25, 1.5, 0], [0.34, 1.15, 0], 0.03); bone([0.34, 1.15, 0], [0.38, 0.84, 0.12], 0.026); bone([0.12, 0.88, 0], [0.15, 0.48, 0.03], 0.038); bone([0.15, 0.48, 0.03], [0.15, 0.1, 0], 0.032); b.rod([0.02, 1.53, 0.03], [0.25, 1.5, 0], 0.02, { part: 'bones' }).capsule([0.15, 0.05, -0.03], [0.17, 0.04, 0.18], 0.035, { part: 'bones' }); for (const dx of [-0.04, 0, 0.04]) b.capsule([0.38 + dx * 0.4, 0.8, 0.13], [0.39 + dx, 0.68, 0.16], 0.014, { part: 'bones' }); }); // prettier-ignore
  },
  alien(b, p) {
    const form = p.variant('form');
    if (form === 'tentacled' || form === 'monster') { b.blend(0.08, (s) => { s.as('skin').ellipsoid([0, 0.95, 0], [0.48, 0.55, 0.45]); for (let i = 0; i < 6; i++) { const a = (i / 6) * 2 * Math.PI; s.chain([[0.25 * Math.sin(a), 0.55, 0.25 * Math.cos(a)], [0.5 * Math.sin(a), 0.2, 0.5 * Math.cos(a)], [0.75 * Math.sin(a + 0.3), 0.08, 0.75 * Math.cos(a + 0.3)]], [0.18, 0.12, 0.06]); } }); for (const [x, y] of form === 'monster' ? ([[0, 1.1]] as const) : ([[-0.22, 1.1], [0.22, 1.1], [0, 1.3]] as const)) b.ball(form === 'monster' ? 0.22 : 0.12, { part: '#f8f6f0 gloss', at: [x, y, 0.38] }).ball(form === 'monster' ? 0.11 : 0.065, { part: 'eyes', at: [x, y, form === 'monster' ? 0.55 : 0.48] }); b.tube([[-0.2, 0.78, 0.42], [0, 0.7, 0.46], [0.2, 0.78, 0.42]], 0.035, { part: '#2a1018' }).mirrored('x', () => b.tube([[0.15, 1.42, 0], [0.25, 1.65, 0.05], [0.32, 1.8, 0.1]], 0.03, { part: 'skin' }).ball(0.06, { part: 'suit', at: [0.33, 1.83, 0.11] })); return; } // prettier-ignore
    const q = figure(b, { skin: 'skin', torso: 'suit', arms: 'suit', legs: 'suit', feet: 'suit', wide: 0.68, headSize: 1.1, lift: 18 });
    b.blend(0.05, (s) => s.as('skin').ellipsoid([0, q.head[1] + 0.16, q.head[2]], [0.3, 0.28, 0.29]).limb([0, q.head[1] + 0.02, q.head[2] + 0.04], [0, q.head[1] - 0.16, q.head[2] + 0.1], 0.2, 0.08)); b.mirrored('x', () => b.ball([0.09, 0.15, 0.06], { part: 'eyes', at: [0.14, q.head[1] + 0.06, q.head[2] + 0.23], rotate: [0, 22, -32] })); // prettier-ignore
  },
  snowman(b) {
    b.ball(0.55, { part: 'snow', at: [0, 0.5, 0], segments: 32 }).ball(0.4, { part: 'snow', at: [0, 1.28, 0], segments: 28 }).ball(0.29, { part: 'snow', at: [0, 1.85, 0], segments: 26 });
    b.cone(0.06, 0.34, { part: 'nose', at: [0, 1.86, 0.26], toward: [0, -0.05, 1] }).cylinder(0.4, 0.05, { part: 'hat', at: [0, 2.05, 0] }).cylinder(0.26, 0.38, { part: 'hat', at: [0, 2.08, 0], round: 0.02 }).ring(0.265, 0.03, { part: 'scarf', at: [0, 2.14, 0] }).ring(0.29, 0.08, { part: 'scarf', at: [0, 1.6, 0] }).beam([0.16, 1.6, 0.27], [0.22, 1.2, 0.42], [0.15, 0.05], { part: 'scarf', round: 0.02 });
    b.mirrored('x', () => b.ball(0.04, { part: 'buttons', at: [0.1, 1.96, 0.24] }).rod([0.36, 1.35, 0], [0.9, 1.65, 0.08], 0.03, { part: 'arms' }).rod([0.72, 1.55, 0.05], [0.86, 1.42, 0.1], 0.02, { part: 'arms' }).rod([0.76, 1.58, 0.06], [0.78, 1.78, 0.06], 0.018, { part: 'arms' })); for (let i = 0; i < 3; i++) b.ball(0.045, { part: 'buttons', at: [0, 1.42 - i * 0.15, 0.375 - Math.abs(i - 1) * 0.01] }); for (let i = -2; i <= 2; i++) b.ball(0.025, { part: 'buttons', at: [i * 0.055, 1.73 + i * i * 0.012, 0.265] }); // prettier-ignore
  },
};
