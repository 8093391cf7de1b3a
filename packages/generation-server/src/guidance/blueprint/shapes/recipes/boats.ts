import { loft, planPlate, sidePlate } from '../anatomy/bodies.ts';
import { gunwales, hullAt, hullDeck, hullPoint, hullSkin, squareSail, triangleSail, type HullSpec } from '../anatomy/hulls.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

const STEEL = '#c6cace metal';
const GLASS = '#26323a gloss';

/** A decked hull. */
function decked(b: MeshBuilder, spec: HullSpec, hull: string, deck: string, drop = 0.03): void {
  hullSkin(b, spec, { part: hull, grain: 'z' });
  hullDeck(b, spec, { part: deck, drop, grain: 'z' });
}

/** An open boat: skin inside and out, floor boards and gunwales. */
function open(b: MeshBuilder, spec: HullSpec, hull: string, trim: string, rail = 0.025): void {
  hullSkin(b, spec, { part: hull, grain: 'z' });
  hullSkin(b, spec, { part: hull, inset: 0.03, tint: 0.8, grain: 'z' });
  gunwales(b, spec, rail, { part: trim });
}

/** Posts and a rail along part of the gunwale. */
function railing(b: MeshBuilder, spec: HullSpec, from: number, to: number, height: number, part = STEEL): void {
  const count = Math.round((to - from) * 16) + 1;
  for (const side of [-0.94, 0.94]) {
    const foot = Array.from({ length: count }, (_, i): Vec3 => { const { z, halfWidth, gunwale } = hullAt(spec, from + ((to - from) * i) / (count - 1)); return [side * halfWidth, gunwale, z]; });
    for (const [x, y, z] of foot) b.rod([x, y, z], [x, y + height, z], height * 0.06, { part, segments: 5 });
    b.tube(foot.map(([x, y, z]): Vec3 => [x, y + height, z]), height * 0.07, { part, segments: 6 });
  }
}

/** A deckhouse: tapered block with a band of windows and an overhanging roof. */
function house(b: MeshBuilder, size: Vec3, at: Vec3, part: string, glass = GLASS, lean = 0): void {
  const [w, h, d] = size;
  b.group({ at }, () => {
    sidePlate(b, [[d / 2, 0], [d / 2 - lean, h], [-d / 2, h], [-d / 2, 0]], w, { part, bevel: 0.015 });
    const top: Vec2[] = [[d / 2 - lean * 0.5 + 0.008, h * 0.48], [d / 2 - lean * 0.86 + 0.008, h * 0.86], [-d / 2 + 0.06 * d, h * 0.86], [-d / 2 + 0.06 * d, h * 0.48]];
    sidePlate(b, top, w * 1.012, { part: glass });
    b.box([w * 1.06, h * 0.08, (d - lean) * 1.06], { part, at: [0, h, -lean / 2], round: 0.01 });
    b.row(Math.max(2, Math.round(d / 0.22)), [0, 0, 0.22], () => b.box([w * 1.02, h * 0.42, 0.03], { part, at: [0, h * 0.67, 0] }));
    b.row(3, [w * 0.4, 0, 0], () => b.beam([0, h * 0.45, d / 2 - lean * 0.45 + 0.012], [0, h * 0.9, d / 2 - lean * 0.9 + 0.012], [0.03, 0.012], { part }));
  });
}

function oar(b: MeshBuilder, hand: Vec3, blade: Vec3, part = 'oars', wide = 0.09): void {
  const d: Vec3 = [blade[0] - hand[0], blade[1] - hand[1], blade[2] - hand[2]];
  const length = Math.hypot(...d);
  b.group({ at: hand, toward: d }, () => b.part(part).rod([0, 0, 0], [0, length * 0.72, 0], 0.022).tube([[0, length * 0.68, 0], [0, length * 0.82, 0], [0, length, 0]], [0.024, wide, wide * 0.9], { flatten: 0.18, ends: 'round' }));
}

export const BOATS: RecipeTable = {
  sailboat(b, p) {
    const form = p.variant('form');
    if (form === 'windsurf') {
      loft(b, (u, v) => { const w = 0.3 * Math.sqrt(Math.max(0, 1 - Math.abs(2 * v - 0.92) ** 2.6 / 1.25)); const a = u * 2 * Math.PI; return [w * Math.cos(a), 0.07 + 0.05 * Math.sin(a) + 0.14 * Math.max(0, 0.3 - v) ** 1.4 * 3, 1.25 - v * 2.5]; }, { part: 'hull', rows: 26 });
      b.box([0.3, 0.015, 1.1], { part: 'deck', at: [0, 0.12, -0.35], round: 0.005 }).box([0.06, 0.012, 2.0], { part: 'stripe', at: [0, 0.125, -0.1] });
      b.group({ at: [0, 0.13, 0.1], rotate: [-6, 0, 8] }, () => {
        b.tube('0,0,0 0,.9,.02 0,1.7,-.06 0,2.2,-.26', [0.03, 0.026, 0.02, 0.012], { part: 'mast' });
        triangleSail(b, [0, 0.22, 0], [0, 2.2, -0.24], [0, 0.62, -1.22], [0.2, 0, 0], { part: 'sails' });
        for (let batten = 0; batten < 4; batten++) b.rod([0.06, 0.62 + batten * 0.36, -0.02], [0.09 - batten * 0.02, 0.74 + batten * 0.34, -1.0 + batten * 0.22], 0.012, { part: 'stripe' });
        for (const side of [-1, 1]) b.tube([[0, 0.84, 0.06], [side * 0.2, 0.82, -0.3], [side * 0.18, 0.78, -0.8], [0, 0.72, -1.3]], 0.022, { part: 'mast' });
      });
      return;
    }
    if (form === 'catamaran') {
      const spec: HullSpec = { length: 2.5, beam: 0.3, depth: 0.34, sheer: [0.08, 0], rake: [0.12, 0], transom: 0.6 };
      b.mirrored('x', () => b.group({ at: [0.62, 0, 0] }, () => { decked(b, spec, 'hull', 'hull'); hullSkin(b, spec, { part: 'stripe', inset: -0.006, from: 0.72, to: 0.88 }); }));
      b.part('deck').box([1.1, 0.03, 1.1], { at: [0, 0.36, -0.2] });
      for (const z of [0.5, -0.85]) b.rod([-0.62, 0.36, z], [0.62, 0.36, z], 0.045, { part: STEEL });
      house(b, [0.7, 0.26, 0.7], [0, 0.37, -0.3], 'hull', GLASS, 0.16);
      b.rod([0, 0.36, 0.42], [0, 3.0, 0.3], 0.035, { part: 'mast' }).rod([0, 0.78, 0.38], [0, 0.74, -0.95], 0.028, { part: 'mast' });
      triangleSail(b, [0, 0.82, 0.36], [0, 2.9, 0.3], [0, 0.78, -0.92], [0.16, 0, 0], { part: 'sails' });
      triangleSail(b, [0, 0.44, 1.15], [0, 2.5, 0.36], [0.14, 0.5, 0.42], [0.14, 0, 0], { part: 'sails' });
      b.rod([0, 0.42, 1.18], [0, 2.7, 0.33], 0.008, { part: STEEL }).mirrored('x', () => b.rod([0.6, 0.36, 0.3], [0, 2.7, 0.32], 0.007, { part: STEEL }).rod([0.58, 0.38, 1.0], [0, 0.42, 1.18], 0.02, { part: STEEL }));
      return;
    }
    if (form === 'junk') {
      const spec: HullSpec = { length: 2.3, beam: 0.84, depth: 0.44, sheer: [0.2, 0.4], rake: [0.2, 0.16], transom: 0.75, entry: 0.35, bilge: 0.6 };
      decked(b, spec, 'hull', 'deck', 0.06);
      gunwales(b, spec, 0.035, { part: 'stripe' });
      hullSkin(b, spec, { part: 'stripe', inset: -0.006, from: 0.6, to: 0.7 });
      b.box([0.6, 0.3, 0.5], { part: 'deck', at: [0, 0.7, -0.82], round: 0.02 }).plate([[0.4, 0], [0.2, 0.1], [0, 0.13], [-0.2, 0.1], [-0.4, 0]], 0.62, { part: 'stripe', at: [0, 0.85, -0.82] });
      for (const [z, h, w] of [[0.66, 1.5, 0.6], [0.0, 2.1, 0.95], [-0.86, 1.35, 0.5]] as const) {
        const low = z < -0.5 ? 1.1 : 0.72;
        b.rod([0, 0.4, z], [0, h + 0.3, z - 0.04], 0.035, { part: 'mast' });
        const edge = (v: number): Vec2 => [z + 0.22 * w + 0.06 * v, z - (0.72 - 0.18 * v * v) * w * (v > 0.97 ? 0.7 : 1)];
        b.group({ rotate: [0, 0, 0] }, () => {
          b.sheet(7, 25, (u, v) => { const [f, k] = edge(v); return [0.05 + 0.07 * Math.sin(u * Math.PI) + 0.012 * Math.abs(Math.sin(v * Math.PI * 6)), low + v * (h - low + 0.2) + 0.12 * u * (v - 0.3), f + (k - f) * u]; }, { part: 'sails' });
          for (let batten = 0; batten <= 6; batten++) { const v = batten / 6; const [f, k] = edge(v); b.tube([0, 0.5, 1].map((u): Vec3 => [0.06 + 0.07 * Math.sin(u * Math.PI), low + v * (h - low + 0.2) + 0.12 * u * (v - 0.3), f + (k - f) * u]), 0.014, { part: 'mast' }); }
        });
      }
      return;
    }
    const spec: HullSpec = { length: 2.2, beam: 0.72, depth: 0.42, sheer: [0.12, 0.02], rake: [0.22, 0.05], transom: 0.62, bilge: 0.9, rocker: [0.24, 0.14] };
    decked(b, spec, 'hull', 'deck');
    hullSkin(b, spec, { part: 'stripe', inset: -0.006, from: 0.76, to: 0.9 });
    gunwales(b, spec, 0.02, { part: 'deck' });
    sidePlate(b, '.42,.38! .34,.52 .1,.56 -.3,.56! -.34,.38!', 0.4, { part: 'hull', bevel: 0.04 });
    for (const x of [-0.2, 0.2]) for (const z of [0.12, -0.12]) b.box([0.02, 0.07, 0.14], { part: GLASS, at: [x, 0.49, z], round: 0.02 });
    b.box([0.34, 0.03, 0.5], { part: '#6b4a2c wood', at: [0, 0.41, -0.66] }).tube('0,.42,-.98 0,.56,-.86 0,.58,-.6', 0.018, { part: 'mast' }).box([0.05, 0.4, 0.14], { part: 'stripe', at: [0, 0.3, -1.14] });
    b.rod([0, 0.4, 0.28], [0, 2.75, 0.24], 0.032, { part: 'mast', to: 0.02 }).rod([0, 0.72, 0.27], [0.06, 0.68, -0.86], 0.026, { part: 'mast' });
    triangleSail(b, [0.01, 0.76, 0.25], [0, 2.66, 0.24], [0.06, 0.72, -0.84], [0.16, 0, 0], { part: 'sails' });
    triangleSail(b, [0, 0.56, 1.24], [0, 2.3, 0.28], [0.18, 0.62, 0.22], [0.13, 0, 0], { part: 'sails' });
    b.rod([0, 0.54, 1.28], [0, 2.5, 0.25], 0.007, { part: STEEL }).mirrored('x', () => b.rod([0.34, 0.44, 0.2], [0, 2.5, 0.25], 0.006, { part: STEEL })).rod([0, 0.48, -1.1], [0, 2.7, 0.24], 0.006, { part: STEEL });
    sidePlate(b, [[0.35, 0.08], [0.12, -0.32], [-0.2, -0.32], [-0.25, 0.08]], 0.05, { part: 'hull', bevel: 0.015 });
    b.box([0.012, 0.16, 0.26], { part: 'stripe', at: [0, 2.82, 0.1] });
  },

  sailing_ship(b, p) {
    const form = p.variant('form');
    if (form === 'viking') {
      const spec: HullSpec = { length: 2.6, beam: 0.62, depth: 0.34, sheer: [0.34, 0.34], rake: [0.12, 0.1], transom: 0, entry: 0.5, rocker: [0.2, 0.2] };
      open(b, spec, 'hull', 'deck');
      hullDeck(b, spec, { part: 'deck', drop: 0.2, from: 0.14, to: 0.86 });
      for (const height of [0.3, 0.5, 0.72]) hullSkin(b, spec, { part: 'hull', inset: -0.005, from: height, to: height + 0.03, tint: 0.6 });
      for (const [end, z] of [[1, 1.4], [-1, -1.38]] as const) {
        b.tube([[0, 0.3, end * (Math.abs(z) - 0.16)], [0, 0.7, z], [0, 1.0, end * (Math.abs(z) + 0.06)], [0, 1.2, end * (Math.abs(z) - 0.02)], [0, 1.22, end * (Math.abs(z) + (end > 0 ? 0.16 : -0.14))]], [0.07, 0.06, 0.05, 0.06, end > 0 ? 0.05 : 0.02], { part: 'hull', ends: 'round' });
      }
      b.ball([0.055, 0.06, 0.12], { part: 'hull', at: [0, 1.23, 1.52] }).mirrored('x', () => b.cone(0.025, 0.12, { part: 'hull', at: [0.03, 1.26, 1.44], rotate: [-30, 0, -14] }).ball(0.016, { part: '#e8c14a gloss', at: [0.045, 1.26, 1.52] }));
      b.rod([0, 0.1, 0.05], [0, 1.9, 0.05], 0.04, { part: 'masts' }).rod([-0.72, 1.76, 0.08], [0.72, 1.76, 0.08], 0.03, { part: 'masts' });
      b.group({ at: [0, 1.75, 0.1] }, () => { squareSail(b, 1.4, 1.3, 1.0, 0.26, { part: 'sails' }); for (let stripe = 0; stripe < 4; stripe++) b.sheet(3, 11, (u, v) => { const x = (stripe - 1.5) * 0.36 + (u - 0.5) * 0.14; const s = x / (1.4 - 0.1 * v) + 0.5; return [x, -v + 0.08 * Math.sin(s * Math.PI) * v, 0.26 * Math.sin(v * Math.PI * 0.8) * (0.35 + 0.65 * Math.sin(s * Math.PI)) + 0.008]; }, { part: '#a3231f' }); });
      b.mirrored('x', () => { for (let shield = 0; shield < 7; shield++) { const { z, halfWidth, gunwale } = hullAt(spec, 0.24 + shield * 0.087); b.group({ at: [halfWidth + 0.03, gunwale - 0.02, z], rotate: [0, 0, -90] }, () => b.lathe('0,.045 .05,.03 .1,.02! .1,0! 0,0!', { part: shield % 2 ? '#b02a22' : '#d9b04a', segments: 18 }).ball(0.028, { part: STEEL, at: [0, 0.035, 0], segments: 8 })); oar(b, [halfWidth, gunwale - 0.08, z + 0.05], [halfWidth + 0.55, -0.02, z - 0.12], 'deck', 0.045); } });
      b.plate([[0, 0], [0.3, 0.06], [0.3, 0.16], [0, 0.16]], 0.012, { part: 'flag', at: [0, 1.78, 0.05], rotate: [0, 60, 0] });
      b.rod([0, 1.85, 0.05], [0, 0.62, 1.2], 0.006, { part: '#6b5335' }).rod([0, 1.85, 0.05], [0, 0.62, -1.2], 0.006, { part: '#6b5335' });
      const mark = b.mark();
      hullSkin(b, spec, { part: 'barnacles', inset: 0.01, from: 0.1, to: 0.3 });
      b.part('barnacles').scatter(mark, 50, {}, () => b.cone(0.025, 0.03, { segments: 7 }));
      return;
    }
    const wreck = form === 'wreck';
    b.group({ at: [0, wreck ? -0.1 : 0, 0], rotate: wreck ? [9, 0, 17] : [0, 0, 0] }, () => {
      const spec: HullSpec = { length: 2.5, beam: 0.78, depth: 0.56, sheer: [0.16, 0.36], rake: [0.24, 0.14], transom: 0.72, entry: 0.42, bilge: 0.7, rocker: [0.3, 0.1] };
      const mark = b.mark();
      hullSkin(b, spec, { part: 'hull', grain: 'z' });
      if (wreck) {
        b.part('barnacles').scatter(mark, 160, { spacing: 0.03 }, () => b.cone(0.03, 0.035, { segments: 7, tint: b.random.between(0.8, 1.2) }));
        for (const [side, t, size] of [[0.62, 0.42, 0.16], [0.55, 0.68, 0.12], [-0.6, 0.5, 0.15]] as const) b.rock([size * 0.3, size, size * 1.1], { part: '#17100a', at: hullPoint(spec, side, t), roughness: 0.5, depth: 2 });
      } else b.part('barnacles').scatter(mark, 90, { where: (point) => point[1] < 0.22 }, () => b.cone(0.022, 0.028, { segments: 7 }));
      for (const height of [0.35, 0.55, 0.72]) hullSkin(b, spec, { part: 'hull', inset: -0.006, from: height, to: height + 0.035, tint: 0.6 });
      hullDeck(b, spec, { part: 'deck', drop: 0.1 });
      gunwales(b, spec, 0.03, { part: 'masts' });
      // Stern castle with windows and lanterns, a low forecastle.
      sidePlate(b, [[-0.55, 0.6], [-0.5, 0.92], [-0.85, 0.94], [-0.85, 1.1], [-1.38, 1.2], [-1.3, 0.6]], 0.58, { part: 'hull', bevel: 0.02 });
      b.box([0.5, 0.02, 0.28], { part: 'deck', at: [0, 0.94, -0.68] }).box([0.62, 0.04, 0.05], { part: 'masts', at: [0, 0.98, -0.5] }).box([0.62, 0.04, 0.56], { part: 'masts', at: [0, 1.14, -1.1], rotate: [-9, 0, 0] }).box([0.5, 0.16, 0.3], { part: 'hull', at: [0, 0.68, 0.86] });
      b.row(3, [0.16, 0, 0], () => b.box([0.11, 0.14, 0.03], { part: wreck ? '#17100a' : '#f2c96a glow', at: [0, 0.92, -1.35], rotate: [14, 0, 0] }));
      b.mirrored('x', () => { for (let port = 0; port < 6; port++) { const [x, y, z] = hullPoint(spec, 0.66, 0.26 + port * 0.09); b.box([0.04, 0.07, 0.07], { part: '#17100a', at: [x, y, z] }); if (!wreck) b.rod([x - 0.03, y, z], [x + 0.08, y, z], 0.02, { part: '#2b2b2e metal' }); } b.ball([0.03, 0.05, 0.03], { part: '#f2c96a gloss', at: [0.2, 1.3, -1.36] }); });
      b.rod([0, 0.72, 1.2], [0, 1.06, 1.95], 0.035, { part: 'masts', to: 0.02 });
      const masts = wreck ? ([[0.62, 1.2, 1], [-0.05, 1.9, 1], [-0.72, 1.05, 0]] as const) : ([[0.62, 2.1, 2], [-0.05, 2.45, 2], [-0.72, 2.0, 1]] as const);
      for (const [z, top, sails] of masts) {
        b.rod([0, 0.4, z], [0, top, z], 0.04, { part: 'masts', to: 0.022 });
        if (!wreck) b.cylinder(0.08, 0.08, { part: 'masts', at: [0, top * 0.66 + 0.12, z], top: 0.1 });
        for (let tier = 0; tier < sails; tier++) {
          const size = (tier === 0 ? 1 : 0.72) * (z < -0.5 ? 0.72 : 1);
          const hang = top - 0.12 - (sails - 1 - tier) * 0.66;
          b.group({ at: [0, hang, z + 0.05], rotate: wreck ? [0, 20, z > 0.3 ? -24 : 12] : [0, 0, 0] }, () => {
            b.rod([-0.56 * size, 0, 0], [0.56 * size, 0, 0], 0.022, { part: 'masts' });
            if (!wreck) squareSail(b, 1.0 * size, 1.12 * size, 0.56 * (tier === 0 ? 1.06 : 0.92), 0.2, { part: 'sails' });
            else for (let rag = 0; rag < 6; rag++) b.sheet(3, 9, (u, v) => [(rag - 2.6) * 0.16 + (u - 0.5) * 0.16 * (1 - 0.7 * v), -v * (0.3 + 0.12 * ((rag * 5) % 3)), 0.06 * Math.sin(v * 4 + rag)], { part: 'sails' });
          });
        }
        if (!wreck) b.mirrored('x', () => { for (const dz of [-0.14, 0, 0.14]) b.rod([0.36, 0.62, z + dz], [0.02, top * 0.72, z], 0.006, { part: '#5a4630', segments: 4 }); });
      }
      if (!wreck) { triangleSail(b, [0, 1.04, 1.86], [0, 1.95, 0.66], [0.1, 0.9, 0.86], [0.08, 0, 0], { part: 'sails' }); triangleSail(b, [0.01, 1.2, -0.74], [0.01, 1.85, -0.74], [0.02, 1.2, -1.4], [0.1, 0, 0], { part: 'sails' }); }
      const top = masts[1][1];
      b.rod([0, top, -0.05], [0, top + 0.28, -0.05], 0.014, { part: 'masts' });
      b.sheet(9, 5, (u, v) => [0.015 + 0.03 * Math.sin(u * 5), top + 0.27 - v * (wreck ? 0.16 : 0.24) , -0.05 - u * (wreck ? 0.2 : 0.4)], { part: 'flag' });
      if (form === 'pirate') b.mirrored('x', () => b.group({ at: [0.05, top + 0.16, -0.25], rotate: [0, 90, 0] }, () => b.ball([0.05, 0.055, 0.012], { part: '#f2efe6' }).capsule([-0.08, -0.07, 0], [0.08, 0.0, 0], 0.012, { part: '#f2efe6' }).capsule([0.08, -0.07, 0], [-0.08, 0.0, 0], 0.012, { part: '#f2efe6' })));
    });
    if (wreck) b.rock([1.1, 0.14, 1.5], { part: '#c2aa7c', at: [0, -0.06, 0], roughness: 0.2 }).rock([0.3, 0.22, 0.3], { part: '#77736c stone', at: [0.7, 0.06, 0.8] });
  },

  motorboat(b, p) {
    const form = p.variant('form');
    if (form === 'hovercraft') {
      loft(b, (u, v) => { const a = u * 2 * Math.PI; const r = 0.62 - 0.14 * Math.abs(2 * v - 1) ** 4 * 1.4; const n = (c: number) => Math.sign(c) * Math.abs(c) ** 0.45; return [n(Math.cos(a)) * r, 0.02 + v * 0.3, n(Math.sin(a)) * (r + 0.58)]; }, { part: '#26272a', columns: 56, rows: 12, creaseDegrees: 60 });
      planPlate(b, outlines.rectangle(1.2, 2.36, 0.4), 0.12, { part: 'hull', at: [0, 0.36, 0], bevel: 0.03 });
      planPlate(b, outlines.rectangle(1.22, 2.38, 0.4), 0.05, { part: 'stripe', at: [0, 0.35, 0] });
      planPlate(b, outlines.rectangle(1.0, 2.1, 0.36), 0.03, { part: 'deck', at: [0, 0.42, 0] });
      house(b, [0.72, 0.42, 0.95], [0, 0.42, 0.3], 'hull', 'windshield', 0.22);
      b.mirrored('x', () => b.group({ at: [0.3, 0.86, -0.78], rotate: [90, 0, 0] }, () => { b.lathe('.3,-.12! .33,-.12! .33,.12! .3,.12! .3,-.12!', { part: 'engine', segments: 30 }).cylinder(0.07, 0.2, { part: 'engine', at: [0, -0.1, 0] }).radial(5, () => b.box([0.08, 0.02, 0.28], { part: 'engine', at: [0, 0, 0.15], rotate: [0, 0, 25] })); }).box([0.03, 0.56, 0.16], { part: 'hull', at: [0.3, 0.86, -1.02] }).box([0.12, 0.14, 0.2], { part: 'hull', at: [0.3, 0.48, -0.78] }));
      return;
    }
    if (form === 'jet_ski') {
      const spec: HullSpec = { length: 1.9, beam: 0.7, depth: 0.3, sheer: [0.1, 0], rake: [0.14, 0], transom: 0.85, bilge: 1 };
      decked(b, spec, 'hull', 'hull', 0);
      gunwales(b, spec, 0.03, { part: 'engine' });
      hullSkin(b, spec, { part: 'stripe', inset: -0.006, from: 0.55, to: 0.78 });
      b.part('hull').hull([[0.26, 0.3, 0.62], [-0.26, 0.3, 0.62], [0.3, 0.3, 0.02], [-0.3, 0.3, 0.02], [0.06, 0.38, 0.95], [-0.06, 0.38, 0.95], [0.14, 0.6, 0.32], [-0.14, 0.6, 0.32], [0.16, 0.62, 0.08], [-0.16, 0.62, 0.08]]);
      b.tube('0,.5,.06 0,.48,-.2 0,.54,-.4 0,.56,-.7', [0.12, 0.14, 0.15, 0.12], { part: 'engine', flatten: 0.8, up: [0, 1, 0], ends: 'round' }).box([0.3, 0.2, 0.86], { part: 'hull', at: [0, 0.38, -0.35], round: 0.05 });
      b.mirrored('x', () => b.box([0.18, 0.02, 0.9], { part: 'deck', at: [0.25, 0.31, -0.45] }));
      b.tube('-.3,.72,.1 -.16,.74,.22 .16,.74,.22 .3,.72,.1', 0.026, { part: 'engine' }).rod([0, 0.58, 0.28], [0, 0.74, 0.22], 0.04, { part: 'engine' }).plate([[-0.16, 0], [0.16, 0], [0.12, 0.14], [-0.12, 0.14]], 0.02, { part: 'windshield', at: [0, 0.6, 0.32], rotate: [-36, 0, 0] });
      return;
    }
    if (form === 'houseboat') {
      b.mirrored('x', () => b.tube([[0.4, 0.2, 1.35], [0.4, 0.12, 1.1], [0.4, 0.12, -1.1], [0.4, 0.18, -1.3]], [0.06, 0.13, 0.13, 0.08], { part: 'stripe', ends: 'round' }));
      b.box([1.1, 0.08, 2.5], { part: 'deck', at: [0, 0.28, 0] });
      b.box([0.9, 0.62, 1.6], { part: 'hull', at: [0, 0.62, -0.15], round: 0.02 }).box([1.1, 0.06, 2.1], { part: 'deck', at: [0, 0.96, -0.05], round: 0.02 });
      for (const x of [-0.455, 0.455]) for (const z of [-0.65, -0.15, 0.35]) b.box([0.02, 0.26, 0.3], { part: 'windshield', at: [x, 0.7, z], round: 0.01 });
      b.box([0.26, 0.5, 0.02], { part: 'stripe', at: [0.12, 0.57, 0.66] }).box([0.26, 0.26, 0.02], { part: 'windshield', at: [-0.2, 0.7, 0.66] });
      b.mirrored('x', () => { b.rod([0.5, 0.3, 0.9], [0.5, 0.96, 0.9], 0.025, { part: STEEL }); for (const z of [0.7, 0.9, 1.15]) b.rod([0.52, 0.3, z], [0.52, 0.52, z], 0.015, { part: STEEL }); b.rod([0.52, 0.52, 0.68], [0.52, 0.52, 1.2], 0.016, { part: STEEL }); for (let z = -0.95; z < 0.95; z += 0.3) b.rod([0.5, 0.98, z], [0.5, 1.16, z], 0.012, { part: STEEL }); b.rod([0.5, 1.16, -1.05], [0.5, 1.16, 0.95], 0.016, { part: STEEL }); });
      b.rod([-0.52, 0.52, 1.2], [0.52, 0.52, 1.2], 0.016, { part: STEEL }).box([0.5, 0.04, 0.6], { part: 'stripe', at: [0, 1.5, -0.3] }).mirrored('x', () => b.mirrored('z', () => b.rod([0.22, 0.98, -0.04], [0.22, 1.5, -0.04], 0.015, { part: STEEL }))).box([0.2, 0.36, 0.2], { part: 'engine', at: [0, 0.36, -1.35], round: 0.05 });
      return;
    }
    const yacht = form === 'yacht';
    const tug = form === 'tug';
    const fishing = form === 'fishing';
    const spec: HullSpec = yacht ? { length: 3.0, beam: 0.78, depth: 0.44, sheer: [0.14, -0.06], rake: [0.34, 0], transom: 0.86, bilge: 0.9 } : tug ? { length: 1.9, beam: 0.9, depth: 0.46, sheer: [0.24, 0.04], rake: [0.1, 0.05], transom: 0.8, entry: 0.4, bilge: 0.6 } : fishing ? { length: 2.0, beam: 0.78, depth: 0.42, sheer: [0.3, 0.05], rake: [0.2, 0.02], transom: 0.78, bilge: 0.75 } : { length: 2.2, beam: 0.76, depth: 0.36, sheer: [0.04, 0], rake: [0.36, 0], transom: 0.9, bilge: 1.1 };
    decked(b, spec, 'hull', 'deck', tug || fishing ? 0.1 : 0.01);
    hullSkin(b, spec, { part: 'stripe', inset: -0.006, from: 0.7, to: yacht ? 0.8 : 0.86 });
    gunwales(b, spec, tug ? 0.055 : 0.022, { part: tug ? 'engine' : fishing ? 'stripe' : STEEL });
    if (yacht) {
      railing(b, spec, 0.06, 0.5, 0.12);
      house(b, [0.56, 0.26, 1.5], [0, 0.44, -0.25], 'hull', 'windshield', 0.36);
      house(b, [0.46, 0.22, 0.9], [0, 0.71, -0.4], 'hull', 'windshield', 0.26);
      b.part('engine').mirrored('x', () => b.beam([0.2, 0.94, -0.6], [0.18, 1.16, -0.78], [0.03, 0.08])).box([0.42, 0.03, 0.16], { at: [0, 1.17, -0.8], round: 0.01 }).ball(0.07, { part: 'hull', at: [0, 1.24, -0.8] }).rod([0.12, 1.17, -0.8], [0.12, 1.42, -0.86], 0.008).box([0.5, 0.04, 0.3], { part: 'deck', at: [0, 0.2, -1.62], round: 0.01 });
    } else if (tug) {
      house(b, [0.5, 0.34, 0.8], [0, 0.4, 0.05], 'hull', '#8a5a30');
      house(b, [0.44, 0.36, 0.42], [0, 0.76, 0.18], 'hull', 'windshield');
      b.cylinder(0.13, 0.56, { part: 'engine', at: [0, 0.76, -0.24] }).cylinder(0.135, 0.14, { part: 'stripe', at: [0, 1.06, -0.24] }).rod([0, 1.1, 0.18], [0, 1.55, 0.1], 0.018, { part: STEEL }).cylinder(0.09, 0.16, { part: STEEL, at: [0, 0.38, -0.66] });
      for (let tyre = 0; tyre < 5; tyre++) for (const side of [-1, 1]) { const { z, halfWidth, gunwale } = hullAt(spec, 0.24 + tyre * 0.16); b.ring(0.09, 0.04, { part: '#1a1a1c', at: [side * (halfWidth + 0.03), gunwale - 0.14, z], rotate: [0, 0, 90], around: 18 }); }
      b.ring(0.12, 0.06, { part: '#1a1a1c', at: [0, 0.58, 1.0], rotate: [60, 0, 0] });
    } else if (fishing) {
      house(b, [0.46, 0.46, 0.5], [0, 0.34, 0.28], 'hull', 'windshield', 0.06);
      b.rod([0, 0.34, -0.1], [0, 1.6, -0.1], 0.03, { part: 'engine' }).rod([0, 0.6, -0.12], [0, 1.25, -0.95], 0.022, { part: 'engine' }).rod([0, 1.55, -0.1], [0, 1.25, -0.95], 0.006, { part: STEEL }).rod([0, 1.55, -0.1], [0, 0.7, 1.05], 0.006, { part: STEEL }).mirrored('x', () => b.rod([0.16, 0.4, -0.14], [0.9, 1.2, -0.3], 0.016, { part: 'engine' }));
      b.box([0.34, 0.16, 0.3], { part: '#3f78a8', at: [0.1, 0.4, -0.5], round: 0.02 }).box([0.24, 0.14, 0.24], { part: '#c97f2e', at: [-0.2, 0.39, -0.4], round: 0.02 }).ring(0.11, 0.035, { part: '#e8602c', at: [0.24, 0.58, 0.2], rotate: [0, 0, 90] });
      b.sheet(9, 9, (u, v) => [-0.12 + 0.24 * u * (1 - v * 0.7), 1.2 - 0.6 * v, -0.95 + 0.12 * Math.sin(u * 7) * v], { part: '#5f7a5a' });
    } else {
      b.box([0.52, 0.02, 0.8], { part: '#3b2c22', at: [0, 0.362, -0.5] });
      b.hull([[0.33, 0.36, 0.18], [-0.33, 0.36, 0.18], [0, 0.36, 0.42], [0.28, 0.58, -0.06], [-0.28, 0.58, -0.06], [0, 0.58, 0.1], [0.3, 0.36, 0.1], [-0.3, 0.36, 0.1]], { part: 'windshield' });
      b.mirrored('x', () => b.box([0.22, 0.12, 0.24], { part: '#efe9dc', at: [0.15, 0.42, -0.28], round: 0.04 }).box([0.22, 0.26, 0.08], { part: '#efe9dc', at: [0.15, 0.52, -0.42], rotate: [-10, 0, 0], round: 0.04 })).box([0.56, 0.14, 0.2], { part: '#efe9dc', at: [0, 0.42, -0.84], round: 0.04 });
      b.part('engine').superball([0.14, 0.2, 0.18], 0.6, 0.6, { at: [0, 0.5, -1.2] }).box([0.1, 0.4, 0.12], { at: [0, 0.16, -1.2], round: 0.03 }).box([0.14, 0.02, 0.24], { at: [0, 0.1, -1.24] });
      railing(b, spec, 0.06, 0.34, 0.08);
    }
  },

  rowboat(b, p) {
    const form = p.variant('form');
    if (form === 'raft') {
      for (let log = 0; log < 8; log++) b.capsule([(log - 3.5) * 0.19, 0.1, -0.9 - 0.05 * ((log * 3) % 4)], [(log - 3.5) * 0.19, 0.1, 0.9 + 0.06 * ((log * 5) % 4)], 0.1, { part: 'hull', tint: 0.88 + 0.06 * ((log * 7) % 5) });
      for (const z of [-0.6, 0.6]) b.rod([-0.8, 0.22, z], [0.8, 0.22, z], 0.05, { part: 'seats' });
      for (const z of [-0.6, 0.6]) for (let log = 0; log < 8; log++) b.ring(0.115, 0.016, { part: 'trim', at: [(log - 3.5) * 0.19, 0.12, z + 0.05], rotate: [90, 0, 0], around: 16, segments: 6 });
      b.rod([0, 0.15, 0.1], [0, 1.4, 0.1], 0.035, { part: 'seats' }).rod([-0.5, 1.28, 0.12], [0.5, 1.28, 0.12], 0.025, { part: 'seats' }).box([0.5, 0.2, 0.3], { part: 'seats', at: [0.1, 0.32, -0.4], round: 0.02 });
      b.group({ at: [0, 1.26, 0.14] }, () => squareSail(b, 0.9, 0.95, 0.85, 0.16, { part: '#e9dfc8' }));
      oar(b, [0.5, 0.32, -0.4], [0.95, 0.1, -1.3]);
      return;
    }
    if (form === 'dinghy') {
      const path: Vec3[] = [[-0.42, 0.22, -1.0], [-0.46, 0.22, -0.5], [-0.46, 0.23, 0.3], [-0.36, 0.28, 0.8], [0, 0.36, 1.1], [0.36, 0.28, 0.8], [0.46, 0.23, 0.3], [0.46, 0.22, -0.5], [0.42, 0.22, -1.0]];
      b.tube(path, (t) => 0.18 - 0.1 * Math.max(0, Math.abs(2 * t - 1) - 0.86) * 7, { part: 'hull', ends: 'round', segments: 20 });
      b.tube(path.map(([x, y, z]): Vec3 => [x * 1.38, y, z * (z > 0.6 ? 1.14 : 1)]), 0.022, { part: 'trim' });
      b.box([0.7, 0.05, 1.6], { part: 'trim', at: [0, 0.1, -0.1], tint: 0.6 }).box([0.7, 0.36, 0.06], { part: 'trim', at: [0, 0.26, -0.86] });
      for (const z of [-0.5, 0.2]) b.box([0.62, 0.05, 0.22], { part: 'seats', at: [0, 0.3, z], round: 0.02 });
      b.mirrored('x', () => oar(b, [0.2, 0.56, 0.1], [1.25, 0.1, -0.3]));
      b.superball([0.12, 0.16, 0.14], 0.6, 0.6, { part: '#232528 gloss', at: [0, 0.6, -1.0] }).box([0.08, 0.6, 0.08], { part: '#232528 gloss', at: [0, 0.2, -1.0] });
      return;
    }
    const specs: Record<string, HullSpec> = {
      canoe: { length: 2.6, beam: 0.56, depth: 0.3, sheer: [0.22, 0.22], rake: [0.02, 0.02], transom: 0, bilge: 0.7, rocker: [0.05, 0.05] },
      kayak: { length: 2.8, beam: 0.48, depth: 0.22, sheer: [0.1, 0.08], rake: [0.1, 0.08], transom: 0, bilge: 0.8, rocker: [0.16, 0.14] },
      gondola: { length: 3.4, beam: 0.5, depth: 0.24, sheer: [0.5, 0.42], rake: [0.06, 0.06], transom: 0, bilge: 0.7, rocker: [0.42, 0.34] },
    };
    const spec: HullSpec = specs[form] ?? { length: 2.0, beam: 0.84, depth: 0.36, sheer: [0.16, 0.05], rake: [0.16, 0.06], transom: 0.66, bilge: 0.75 };
    if (form === 'kayak') {
      decked(b, spec, 'hull', 'hull', -0.004);
      gunwales(b, spec, 0.018, { part: 'trim' });
      b.sheet(13, 26, (u, v) => { const { z, halfWidth, gunwale } = hullAt(spec, 0.02 + v * 0.96); const x = u * 2 - 1; return [x * halfWidth, gunwale + 0.09 * (1 - x * x) * Math.sin(Math.min(1, v * 1.2) * Math.PI) ** 0.5, z]; }, { part: 'hull' });
      b.group({ scale: [1, 1, 1.9], at: [0, 0.325, -0.1] }, () => b.ring(0.17, 0.025, { part: 'trim' }).cylinder(0.165, 0.01, { part: '#15120f' }));
      b.box([0.24, 0.2, 0.05], { part: 'seats', at: [0, 0.42, -0.36], rotate: [-12, 0, 0], round: 0.02 });
      b.group({ at: [0, 0.5, 0.16], rotate: [0, 12, 0] }, () => { oar(b, [0, 0, 0], [1.15, 0.1, 0]); oar(b, [0, 0, 0], [-1.15, -0.08, 0]); });
      return;
    }
    open(b, spec, 'hull', 'trim');
    hullDeck(b, spec, { part: 'seats', drop: spec.depth - 0.07, from: 0.22, to: spec.transom === 0 ? 0.8 : 0.99, tint: 0.75 });
    for (const height of [0.32, 0.6]) hullSkin(b, spec, { part: 'hull', inset: -0.006, from: height, to: height + 0.03, tint: 0.62 });
    for (const t of form === 'canoe' ? [0.28, 0.72] : form === 'gondola' ? [0.5] : [0.32, 0.56, 0.86]) { const { z, halfWidth, gunwale } = hullAt(spec, t); b.box([halfWidth * 1.94, 0.04, 0.2], { part: 'seats', at: [0, gunwale - 0.08, z], round: 0.01, grain: 'x' }); }
    if (form === 'gondola') {
      b.part(STEEL).tube('0,.62,1.66 0,.82,1.82 0,1.06,1.86 0,1.12,1.7', [0.035, 0.05, 0.05, 0.03], { flatten: 0.4, up: [1, 0, 0] });
      for (let tooth = 0; tooth < 5; tooth++) b.box([0.02, 0.03, 0.12], { part: STEEL, at: [0, 0.74 + tooth * 0.07, 1.92] });
      b.tube('0,.6,-1.66 0,.76,-1.8 0,.78,-1.92', [0.04, 0.03, 0.02], { part: 'hull' }).box([0.36, 0.12, 0.3], { part: '#8c1f2a', at: [0, 0.26, -0.1], round: 0.04 }).box([0.36, 0.3, 0.1], { part: '#8c1f2a', at: [0, 0.38, -0.28], round: 0.04 });
      hullDeck(b, spec, { part: 'trim', drop: 0.01, from: 0.03, to: 0.26 });
      hullDeck(b, spec, { part: 'trim', drop: 0.01, from: 0.76, to: 0.97 });
      oar(b, [0.1, 0.9, -1.05], [0.7, -0.1, -1.5]);
    } else if (form === 'canoe') {
      for (const t of [0.1, 0.9]) { const { z, gunwale } = hullAt(spec, t); b.rod([-0.1, gunwale - 0.03, z], [0.1, gunwale - 0.03, z], 0.02, { part: 'trim' }); }
      oar(b, [0.1, 0.36, 0.6], [0.28, 0.3, -0.75]);
      oar(b, [-0.2, 0.36, -0.5], [-0.08, 0.34, 0.8]);
    } else b.mirrored('x', () => { b.ring(0.035, 0.012, { part: STEEL, at: [0.42, 0.42, 0.06], rotate: [90, 0, 0], around: 14 }); oar(b, [0.12, 0.56, 0.16], [1.2, 0.12, -0.24]); });
  },

  ship(b, p) {
    const form = p.variant('form');
    const spec: HullSpec = form === 'cruise' ? { length: 3.4, beam: 0.66, depth: 0.44, sheer: [0.1, 0], rake: [0.3, 0.1], transom: 0.8, entry: 0.32, bilge: 0.4 } : form === 'cargo' ? { length: 3.6, beam: 0.66, depth: 0.46, sheer: [0.16, 0.02], rake: [0.16, 0.06], transom: 0.8, entry: 0.24, bilge: 0.35 } : form === 'warship' ? { length: 3.6, beam: 0.52, depth: 0.36, sheer: [0.16, 0], rake: [0.34, 0], transom: 0.7, entry: 0.5, bilge: 0.5 } : form === 'carrier' ? { length: 3.4, beam: 0.56, depth: 0.4, sheer: [0.04, 0], rake: [0.26, 0.1], transom: 0.7, entry: 0.4, bilge: 0.5 } : form === 'ferry' ? { length: 2.6, beam: 0.86, depth: 0.38, sheer: [0.06, 0], rake: [0.1, 0.05], transom: 0.9, entry: 0.26, bilge: 0.4 } : { length: 2.8, beam: 0.74, depth: 0.24, sheer: [0.08, 0], rake: [0.12, 0], transom: 0.92, entry: 0.34, bilge: 0.4 };
    hullSkin(b, spec, { part: 'hull' });
    hullSkin(b, spec, { part: '#8a2a22', inset: -0.004, from: 0.02, to: 0.26 });
    hullDeck(b, spec, { part: 'deck', drop: form === 'cargo' ? 0.05 : 0.01 });
    const funnel = (z: number, y: number, r = 0.1, h = 0.32, lean = -8) => b.group({ at: [0, y, z], rotate: [lean, 0, 0] }, () => b.cylinder(r, h, { part: 'funnels', segments: 20 }).cylinder(r * 1.02, h * 0.16, { part: '#17181a', at: [0, h * 0.86, 0] }));
    const tier = (w: number, h: number, z0: number, z1: number, y: number, lean = 0.06) => {
      sidePlate(b, [[z1, y], [z1 - lean, y + h], [z0, y + h], [z0, y]], w, { part: 'superstructure', bevel: 0.01 });
      const count = Math.max(2, Math.round((z1 - z0) / 0.12));
      for (let pane = 0; pane < count; pane++) for (const x of [-w / 2, w / 2]) b.box([0.012, h * 0.4, 0.07], { part: GLASS, at: [x, y + h * 0.55, z0 + 0.06 + ((pane + 0.5) / count) * (z1 - z0 - lean - 0.1)] });
      b.box([w * 0.86, h * 0.36, 0.012], { part: GLASS, at: [0, y + h * 0.58, z1 - lean * 0.58 + 0.004] });
    };
    const stack = (z0: number, z1: number, high: number, wide: number) => {
      const hues = ['#b5342b', '#2f5f9e', '#d98a2b', '#3d7d4a', '#c9c4b8', '#7a4b8c'];
      const rows = Math.round((z1 - z0) / 0.3);
      for (let row = 0; row < rows; row++) for (let across = 0; across < wide; across++) {
        const tall = high - ((row * 3 + across * 2) % 3 === 0 ? 1 : 0);
        for (let up = 0; up < tall; up++) b.box([0.56 / wide - 0.012, 0.125, 0.275], { part: p.has('containers') ? 'containers' : hues[(row * 5 + across * 3 + up * 2) % 6]!, at: [(across - (wide - 1) / 2) * (0.56 / wide), 0.49 + up * 0.13, z0 + (row + 0.5) * 0.3], tint: p.has('containers') ? 0.75 + 0.13 * ((row * 5 + across * 3 + up * 2) % 5) : 1 });
      }
    };
    switch (form) {
      case 'cargo':
        stack(-0.85, 1.4, 4, 4);
        tier(0.56, 0.8, -1.5, -1.05, 0.44, 0);
        tier(0.64, 0.14, -1.46, -1.0, 1.2, 0.04);
        funnel(-1.6, 0.46, 0.1, 0.62, 0);
        b.rod([0, 0.6, 1.55], [0, 1.1, 1.55], 0.02, { part: 'superstructure' }).rod([0, 1.34, -1.2], [0, 1.66, -1.2], 0.015, { part: 'superstructure' });
        break;
      case 'warship': {
        const turret = (z: number, y: number, back: boolean) => b.group({ at: [0, y, z], rotate: [0, back ? 180 : 0, 0] }, () => { b.hull([[0.15, 0, 0.16], [-0.15, 0, 0.16], [0.16, 0, -0.18], [-0.16, 0, -0.18], [0.12, 0.12, 0.08], [-0.12, 0.12, 0.08], [0.13, 0.13, -0.16], [-0.13, 0.13, -0.16]], { part: 'superstructure' }); b.row(3, [0.07, 0, 0], () => b.rod([0, 0.07, 0.1], [0, 0.12, 0.5], 0.018, { part: 'hull' })); });
        turret(1.0, 0.4, false); turret(0.62, 0.5, false); turret(-1.15, 0.36, true);
        b.cylinder(0.16, 0.12, { part: 'superstructure', at: [0, 0.38, 0.62] });
        tier(0.36, 0.22, -0.75, 0.34, 0.36); tier(0.28, 0.2, -0.1, 0.26, 0.58, 0.08); tier(0.2, 0.14, 0, 0.2, 0.78, 0.04);
        funnel(-0.25, 0.56, 0.09, 0.3); funnel(-0.55, 0.56, 0.08, 0.26);
        b.part('superstructure').rod([0, 0.9, 0.04], [0, 1.5, 0.02], 0.025).rod([-0.18, 1.3, 0.03], [0.18, 1.3, 0.03], 0.014).box([0.26, 0.1, 0.03], { at: [0, 1.42, 0.05] });
        if (p.has('containers')) stack(-1.6, -1.3, 1, 2);
        break;
      }
      case 'carrier':
        planPlate(b, [[-0.42, 1.9], [0.38, 1.9], [0.5, 0.9], [0.52, -1.6], [0.4, -1.8], [-0.5, -1.8], [-0.6, -0.9], [-0.6, 0.3], [-0.44, 0.9]], 0.07, { part: 'deck', at: [0, 0.5, 0], bevel: 0.02 });
        hullSkin(b, { ...spec, depth: 0.48 }, { part: 'hull' });
        b.part('#f2efe6').box([0.03, 0.01, 2.6], { at: [-0.14, 0.54, -0.3], rotate: [0, -7, 0] }).row(9, [0, 0, 0.3], () => b.box([0.025, 0.01, 0.14], { at: [-0.02, 0.541, 0] }));
        b.group({ at: [0.42, 0, 0] }, () => { tier(0.16, 0.22, -0.4, 0.2, 0.54, 0.04); tier(0.14, 0.16, -0.25, 0.12, 0.76, 0.04); funnel(-0.28, 0.74, 0.05, 0.16, 0); b.rod([0, 0.9, 0], [0, 1.3, -0.02], 0.02, { part: 'superstructure' }).box([0.1, 0.1, 0.02], { part: 'superstructure', at: [0, 1.16, 0.02] }); });
        for (const [x, z, turn] of [[-0.4, 0.7, 30], [-0.45, -0.35, 50], [-0.34, -1.5, 20], [0.34, -0.8, -40], [0.3, -1.3, -40], [0.2, 1.3, 5]] as const) b.group({ at: [x, 0.57, z], rotate: [0, turn, 0] }, () => { b.part('#8e959c').tube('0,0,.16 0,.01,.06 0,.01,-.14', [0.008, 0.025, 0.018], { ends: 'round' }).mirrored('x', () => b.hull([[0, 0, 0.05], [0.12, 0, -0.05], [0.12, 0, -0.08], [0, 0, -0.08], [0, 0.01, -0.04]])).hull([[0, 0.02, -0.06], [0, 0.1, -0.13], [0.006, 0.1, -0.15], [0, 0.02, -0.14], [-0.006, 0.02, -0.1]]); });
        if (p.has('containers')) stack(-1.7, -1.4, 1, 2);
        break;
      case 'ferry':
        tier(0.8, 0.26, -1.15, 0.9, 0.36, 0.04); tier(0.72, 0.22, -0.95, 0.72, 0.62, 0.05); tier(0.4, 0.18, 0.2, 0.6, 0.84, 0.06);
        b.mirrored('x', () => funnelPair(b, 0.26)).box([0.6, 0.2, 0.04], { part: '#1b1c1e', at: [0, 0.46, 0.905] });
        for (let z = -0.7; z < 0.1; z += 0.2) b.mirrored('x', () => b.capsule([0.34, 0.9, z], [0.34, 0.9, z + 0.1], 0.04, { part: '#e8702c' }));
        hullSkin(b, spec, { part: 'superstructure', inset: -0.006, from: 0.82, to: 0.93 });
        break;
      case 'steamboat': {
        tier(0.62, 0.26, -1.0, 0.75, 0.25, 0); tier(0.56, 0.24, -0.9, 0.62, 0.55, 0); tier(0.28, 0.2, 0.05, 0.4, 0.85, 0);
        for (const [y, w, z0, z1] of [[0.52, 0.76, -1.05, 1.0], [0.82, 0.7, -1.0, 0.86], [1.06, 0.4, -0.05, 0.5]] as const) { b.box([w, 0.03, z1 - z0], { part: 'deck', at: [0, y, (z0 + z1) / 2] }); for (const x of [-1, 1]) for (let z = z0 + 0.06; z < z1; z += 0.2) b.rod([x * w * 0.48, y - 0.27, z], [x * w * 0.48, y + 0.1, z], 0.011, { part: 'superstructure', segments: 5 }); for (const x of [-1, 1]) b.rod([x * w * 0.48, y + 0.1, z0], [x * w * 0.48, y + 0.1, z1], 0.013, { part: 'superstructure', segments: 5 }); }
        b.mirrored('x', () => b.cylinder(0.06, 0.85, { part: 'funnels', at: [0.17, 0.84, 0.6] }).radial(9, () => b.cone(0.022, 0.09, { part: 'funnels', at: [0, 0, 0] })));
        for (const x of [-0.17, 0.17]) b.group({ at: [x, 1.68, 0.6] }, () => b.radial(9, () => b.box([0.03, 0.09, 0.012], { part: 'funnels', at: [0, 0.03, 0.07], rotate: [22, 0, 0] })));
        b.group({ at: [0, 0.36, -1.5], rotate: [0, 0, 90] }, () => { b.radial(12, () => b.box([0.04, 0.56, 0.08], { part: 'funnels', at: [0, 0, 0.36] })); for (const y of [-0.26, 0, 0.26]) b.ring(0.36, 0.022, { part: 'funnels', at: [0, y, 0], around: 30 }).radial(6, () => b.rod([0, y, 0], [0, y, 0.36], 0.014, { part: 'funnels', segments: 5 })); });
        b.mirrored('x', () => b.beam([0.33, 0.3, -1.2], [0.33, 0.4, -1.54], [0.04, 0.08], { part: 'superstructure' }));
        if (p.has('containers')) stack(0.95, 1.25, 1, 3);
        break;
      }
      default:
        for (const [y, w, z0, z1, lean] of [[0.44, 0.6, -1.5, 1.05, 0.06], [0.59, 0.58, -1.42, 0.95, 0.06], [0.74, 0.56, -1.34, 0.86, 0.08], [0.89, 0.5, -1.2, 0.74, 0.12]] as const) { tier(w, 0.14, z0, z1, y, lean); b.box([w + 0.05, 0.018, z1 - z0 + 0.06], { part: 'deck', at: [0, y + 0.148, (z0 + z1) / 2] }); }
        tier(0.4, 0.12, 0.2, 0.6, 1.04, 0.08);
        funnel(-0.25, 1.03); funnel(-0.75, 1.03);
        hullSkin(b, spec, { part: 'superstructure', inset: -0.005, from: 0.78, to: 0.98 });
        for (let boat = 0; boat < 8; boat++) b.mirrored('x', () => b.capsule([0.32, 0.68, -1.0 + boat * 0.24], [0.32, 0.68, -0.88 + boat * 0.24], 0.045, { part: '#e8702c' }));
        b.box([0.26, 0.02, 0.4], { part: '#4fb4d8 gloss', at: [0, 1.05, -1.02] }).rod([0, 1.16, 0.4], [0, 1.5, 0.36], 0.016, { part: 'superstructure' });
        b.mirrored('x', () => { for (let port = 0; port < 16; port++) { const [x, y, z] = hullPoint(spec, 0.72, 0.2 + port * 0.045); b.ball(0.022, { part: GLASS, at: [x, y, z], segments: 8 }); } });
        if (p.has('containers')) stack(1.2, 1.5, 1, 2);
    }
    if (!['cargo', 'warship', 'carrier', 'steamboat'].includes(form)) railing(b, spec, 0.03, 0.2, 0.08);
  },

  submarine(b) {
    const path: Vec3[] = Array.from({ length: 9 }, (_, i): Vec3 => [0, 0.55, 1.3 - i * 0.34]);
    b.tube(path, [0.24, 0.36, 0.41, 0.42, 0.42, 0.4, 0.33, 0.2, 0.06], { part: 'hull', ends: 'round', segments: 30 });
    for (const z of [0.7, 0.0, -0.6]) b.ring(z < -0.3 ? 0.385 : 0.42, 0.014, { part: 'hull', at: [0, 0.55, z], rotate: [90, 0, 0], around: 40, tint: 0.7 });
    sidePlate(b, '.42,.88! .34,1.26 .24,1.32 -.2,1.32 -.32,1.26 -.42,.88!', 0.28, { part: 'tower', bevel: 0.06 });
    b.tube('.04,1.3,.05 .04,1.58,.05 .04,1.66,.1 .04,1.66,.22', 0.03, { part: 'propeller' }).ball(0.034, { part: 'windows', at: [0.04, 1.66, 0.23] }).rod([-0.05, 1.3, -0.1], [-0.05, 1.5, -0.1], 0.014, { part: 'propeller' });
    for (const z of [0.72, 0.28, -0.16]) b.mirrored('x', () => b.group({ at: [0.405, 0.62, z], rotate: [0, 0, -90 + 10] }, () => b.ring(0.1, 0.025, { part: 'propeller', around: 20 }).ball([0.095, 0.03, 0.095], { part: 'windows' })));
    b.group({ at: [0, 0.62, 1.49], rotate: [70, 0, 0] }, () => b.ring(0.15, 0.03, { part: 'propeller', around: 26 }).ball([0.14, 0.08, 0.14], { part: 'windows' }));
    b.mirrored('x', () => { planPlate(b, [[0, 0.16], [0.42, 0.04], [0.42, -0.1], [0, -0.16]], 0.04, { part: 'tower', at: [0.34, 0.55, 0.72], bevel: 0.012 }); planPlate(b, [[0, 0.14], [0.42, -0.04], [0.42, -0.18], [0, -0.16]], 0.04, { part: 'tower', at: [0.12, 0.55, -1.15], bevel: 0.012 }); b.cylinder(0.05, 0.1, { part: 'propeller', at: [0.2, 0.9, 0.76], rotate: [90, 0, 0] }).cylinder(0.042, 0.012, { part: 'searchlight', at: [0.2, 0.9, 0.856], rotate: [90, 0, 0] }); });
    for (const up of [0, 180]) b.group({ at: [0, 0.55, 0], rotate: [0, 0, up] }, () => sidePlate(b, [[-1.02, 0.1], [-1.2, 0.5], [-1.38, 0.5], [-1.34, 0.08]], 0.05, { part: 'tower', bevel: 0.015 }));
    b.group({ at: [0, 0.55, -1.5], rotate: [90, 0, 0] }, () => b.part('propeller').cylinder(0.05, 0.14, { at: [0, -0.06, 0] }).radial(4, () => b.group({ rotate: [0, 0, 32] }, () => b.tube('0,0,0 0,0,.16 0,0,.3', [0.03, 0.1, 0.07], { flatten: 0.2, up: [0, 1, 0], ends: 'round' }))).ring(0.33, 0.025, { around: 32 }));
  },

  anchor(b, p) {
    const t = p.thickness;
    b.part('shank').rod([0, 0.12, 0], [0, 1.36, 0], 0.07 * t, { to: 0.055 * t }).rod([-0.42, 1.18, 0], [0.42, 1.18, 0], 0.05 * t).mirrored('x', () => b.ball(0.075 * t, { at: [0.43, 1.18, 0] }));
    b.part('flukes').tube('-.62,.46,0 -.5,.2,0 -.26,.06,0 0,.0,0 .26,.06,0 .5,.2,0 .62,.46,0', [0.05, 0.075, 0.09, 0.1, 0.09, 0.075, 0.05].map((r) => r * t), { ends: 'round' });
    b.mirrored('x', () => b.group({ at: [0.6, 0.44, 0], rotate: [0, 0, -24] }, () => b.plate([[0, 0.3], [0.18, -0.06], [0.02, 0.0], [-0.18, -0.06]], 0.1 * t, { bevel: 0.02 })));
    b.cone(0.1, 0.12, { part: 'flukes', at: [0, -0.08, 0], rotate: [180, 0, 0] });
    b.ring(0.15, 0.036 * t, { part: 'ring', at: [0, 1.5, 0], rotate: [90, 0, 0] });
    b.tube('.1,1.42,.06 .16,1.62,.02 .02,1.66,-.1 -.12,1.4,.1 -.16,1.1,.16 .1,.86,.14 .14,.66,-.06 -.08,.56,-.14 -.14,.4,.08 .1,.3,.18 .4,.2,.24 .7,.02,.2', 0.035, { part: 'rope' });
  },

  buoy(b, p) {
    if (p.is('form', 'lifebuoy')) {
      b.group({ at: [0, 0.62, 0], rotate: [80, 0, 0] }, () => {
        b.ring(0.46, 0.155, { part: 'float', segments: 20, around: 48 });
        for (const turn of [0, 90, 180, 270]) b.group({ rotate: [0, turn, 0] }, () => b.ring(0.46, 0.162, { part: 'band', arc: 32, segments: 20, rotate: [0, -16, 0] }));
        for (const turn of [16, 106, 196, 286]) b.tube(Array.from({ length: 7 }, (_, i): Vec3 => { const a = ((turn + i * 9.7) * Math.PI) / 180; const r = 0.625 + 0.06 * Math.sin((i / 6) * Math.PI); return [r * Math.sin(a), 0, r * Math.cos(a)]; }), 0.018, { part: 'light' });
      });
      return;
    }
    b.part('float').lathe('0,0! .3,.02 .5,.14! .52,.3 .46,.4! .3,.44! .2,.6 .16,.72! 0,.72!', { segments: 36 });
    b.part('band').lathe('.5,.17! .527,.18! .533,.3! .51,.31! .5,.17!', { segments: 36 }).lathe('.14,.66! .2,.62! .22,.54! .3,.45! .14,.45! .14,.66!', { segments: 30 });
    b.part('float').radial(4, () => b.rod([0, 0.68, 0.15], [0, 1.36, 0.09], 0.022)).ring(0.13, 0.018, { at: [0, 1.02, 0] }).cylinder(0.13, 0.05, { at: [0, 1.34, 0], round: 0.015 });
    b.lathe('.09,0! .1,.04 .09,.16 .05,.21 0,.22', { part: 'light', at: [0, 1.39, 0] }).ring(0.08, 0.012, { part: '#3a3d42 metal', at: [0, 1.48, 0] }).ring(0.07, 0.022, { part: '#3a3d42 metal', at: [0.36, 0.44, 0.2], rotate: [70, 0, 0], around: 18 });
  },
};

/** One of a ferry's twin funnels at x. */
function funnelPair(b: MeshBuilder, x: number): void {
  b.group({ at: [x, 0.84, -0.55], rotate: [-8, 0, 0] }, () => b.box([0.14, 0.3, 0.24], { part: 'funnels', at: [0, 0.14, 0], round: 0.05 }).box([0.145, 0.06, 0.245], { part: '#17181a', at: [0, 0.27, 0], round: 0.03 }));
}
