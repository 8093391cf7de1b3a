import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

function tripodLegs(b: MeshBuilder, part: string, top: number, spread: number, radius: number): void {
  b.radial(3, () => b.rod([0, top, 0.05], [0, 0, spread], radius, { part, to: radius * 0.8 }), { start: 30 });
}

export const WORK_THINGS: RecipeTable = {
  magnifying_glass(b) {
    b.group({ rotate: [0, 0, -35], at: [-0.35, 0.2, 0] }, () => {
      b.lathe([[0.09, 0], [0.12, 0.1], [0.08, 0.5], [0.1, 0.85], [0.07, 0.92]], { part: 'handle' }).cylinder(0.07, 0.16, { part: 'frame', at: [0, 0.9, 0] });
      b.ring(0.52, 0.065, { part: 'frame', at: [0, 1.56, 0], rotate: [90, 0, 0] }).ball([0.5, 0.5, 0.08], { part: 'lens', at: [0, 1.56, 0], segments: 32 });
    });
  },

  microscope(b) {
    b.part('base').box([0.9, 0.12, 1.1], { at: [0, 0.06, 0], round: 0.05 });
    b.part('body').tube([[0, 0.1, -0.4], [0, 0.7, -0.5], [0, 1.2, -0.42], [0, 1.5, -0.15]], [0.16, 0.14, 0.13, 0.13], { flatten: 0.7 });
    b.box([0.7, 0.06, 0.6], { part: 'stage', at: [0, 0.62, 0.05], round: 0.02 }).box([0.3, 0.02, 0.1], { part: '#cfe6f2 glass', at: [0, 0.66, 0.05] });
    b.group({ at: [0, 1.4, 0], rotate: [-28, 0, 0] }, () => b.cylinder(0.12, 0.85, { part: 'tube', at: [0, 0, 0] }).cylinder(0.15, 0.14, { part: 'body', at: [0, 0.82, 0], round: 0.03 }));
    b.cylinder(0.22, 0.12, { part: 'body', at: [0, 1.26, 0.02] }).radial(3, (i) => b.cylinder(0.06, 0.34 - i * 0.06, { part: 'tube', at: [0, 0.95 + i * 0.06, 0.1] }));
    b.mirrored('x', () => b.cylinder(0.15, 0.12, { part: 'knobs', at: [0.14, 0.55, -0.46], toward: [1, 0, 0], round: 0.03 }));
    b.cylinder(0.12, 0.14, { part: 'knobs', at: [0, 0.14, 0.05] });
  },

  telescope(b, p) {
    const tube = (): void => {
      b.part('tube').cylinder(0.17, 0.9, { at: [0, 0.5, 0] }).cylinder(0.14, 0.6, { at: [0, 0.0, 0] }).cylinder(0.11, 0.5, { at: [0, -0.45, 0] });
      b.part('fittings').ring(0.17, 0.03, { at: [0, 0.5, 0] }).ring(0.19, 0.035, { at: [0, 1.4, 0] }).ring(0.14, 0.03, { at: [0, 0.02, 0] }).ring(0.12, 0.03, { at: [0, -0.45, 0] });
      b.ball([0.16, 0.03, 0.16], { part: 'lens', at: [0, 1.4, 0] });
    };
    if (p.is('form', 'spyglass')) { b.group({ at: [-0.4, 0.5, 0], rotate: [0, 0, -68] }, tube); return; } // prettier-ignore
    b.group({ at: [0, 1.35, 0], rotate: [0, 0, -55] }, () => b.group({ at: [0, -0.35, 0] }, tube));
    b.cylinder(0.09, 0.2, { part: 'mount', at: [0, 1.15, 0] });
    tripodLegs(b, 'tripod', 1.2, 0.62, 0.045);
    b.ring(0.28, 0.02, { part: 'mount', at: [0, 0.6, 0] });
  },

  binoculars(b) {
    b.group({ at: [0, 0.35, 0], rotate: [-12, 0, 0] }, () => {
      b.mirrored('x', () => {
        b.part('barrels').lathe([[0.2, 0], [0.24, 0.1], [0.25, 0.5], [0.33, 0.75], [0.34, 1.15]], { at: [0.36, 0, 0], segments: 32 });
        b.ring(0.33, 0.035, { at: [0.36, 1.15, 0] }).cylinder(0.17, 0.14, { at: [0.36, -0.1, 0], round: 0.03 });
        b.ball([0.29, 0.07, 0.29], { part: 'lenses', at: [0.36, 1.14, 0] });
      });
      b.box([0.3, 0.5, 0.12], { part: 'bridge', at: [0, 0.38, 0], round: 0.04 }).cylinder(0.09, 0.3, { part: 'bridge', at: [0, 0.2, 0.05], round: 0.02 });
      b.tube([[-0.55, 0.4, 0], [-0.85, 0.1, 0.3], [0, -0.3, 0.5], [0.85, 0.1, 0.3], [0.55, 0.4, 0]], 0.04, { part: 'strap', flatten: 0.4 });
    });
  },

  watering_can(b) {
    b.part('body').lathe([[0, 0], [0.5, 0.01], [0.52, 0.05], [0.48, 0.75], [0.44, 0.8], [0.2, 0.86]], { segments: 36 }).ring(0.5, 0.025, { at: [0, 0.12, 0], tint: 0.8 });
    b.tube([[0.42, 0.2, 0], [0.75, 0.5, 0], [1.1, 0.95, 0]], [0.12, 0.08, 0.06], { part: 'spout' }).lathe([[0.06, 0], [0.2, 0.14], [0.2, 0.18], [0, 0.2]], { part: 'rose', at: [1.08, 0.92, 0], toward: [0.6, 0.8, 0] });
    b.tube([[-0.42, 0.25, 0], [-0.85, 0.4, 0], [-0.75, 0.95, 0], [-0.3, 0.82, 0]], 0.055, { part: 'handle' }).tube([[-0.25, 0.8, 0], [-0.1, 1.2, 0], [0.3, 1.15, 0], [0.4, 0.78, 0]], 0.05, { part: 'handle' });
  },

  lawn_mower(b) {
    b.superball([0.55, 0.18, 0.65], 0.5, 0.4, { part: 'deck', at: [0, 0.3, 0] }).cylinder(0.3, 0.3, { part: 'engine', at: [0, 0.42, 0], round: 0.06 }).cylinder(0.2, 0.08, { part: 'engine', at: [0, 0.72, 0] });
    b.mirrored('x', () => { for (const z of [0.45, -0.45]) b.cylinder(0.2, 0.12, { part: 'wheels', at: [0.52, 0.2, z], toward: [1, 0, 0], round: 0.04 }).cylinder(0.09, 0.13, { part: '#d8d8d8', at: [0.52, 0.2, z], toward: [1, 0, 0] }); b.tube([[0.4, 0.35, -0.55], [0.4, 0.9, -1.05], [0.4, 1.45, -1.5]], 0.035, { part: 'handle' }); }); // prettier-ignore
    b.rod([-0.4, 1.45, -1.5], [0.4, 1.45, -1.5], 0.045, { part: 'handle' }).superball([0.4, 0.34, 0.3], 0.5, 0.5, { part: '#2a2a2a', at: [0, 0.5, -0.85] });
  },

  vacuum(b, p) {
    const form = p.variant('form');
    if (form === 'robot') { b.cylinder(0.75, 0.2, { part: 'body', round: 0.07, segments: 44, at: [0, 0.04, 0] }).cylinder(0.22, 0.07, { part: 'head', at: [0, 0.23, -0.1], round: 0.02 }).ring(0.75, 0.03, { part: 'hose', at: [0, 0.12, 0] }).ball([0.06, 0.03, 0.06], { part: '#39d0ff glow', at: [0, 0.24, 0.35] }); b.mirrored('x', () => b.radial(3, () => b.rod([0, 0.03, 0], [0, 0.02, 0.25], 0.015, { part: 'head' }))); return; } // prettier-ignore
    if (form === 'canister') {
      b.superball([0.4, 0.34, 0.6], 0.6, 0.6, { part: 'body', at: [-0.2, 0.42, 0] }).mirrored('x', () => undefined);
      for (const x of [-0.6, 0.2]) b.cylinder(0.26, 0.1, { part: 'wheels', at: [x - 0.05, 0.27, -0.3], toward: [1, 0, 0], round: 0.03 });
      b.tube([[-0.2, 0.5, 0.5], [-0.1, 0.95, 0.9], [0.5, 1.5, 0.6], [0.85, 1.5, 0.3]], 0.075, { part: 'hose' }).rod([0.85, 1.5, 0.3], [0.95, 0.15, 0.85], 0.05, { part: '#c9c9cc metal' }).box([0.65, 0.1, 0.24], { part: 'head', at: [0.96, 0.07, 0.9], round: 0.03 });
      return;
    }
    b.box([0.8, 0.16, 0.5], { part: 'head', at: [0, 0.1, 0.3], round: 0.06 }).mirrored('x', () => b.cylinder(0.14, 0.08, { part: 'wheels', at: [0.28, 0.14, -0.02], toward: [1, 0, 0], round: 0.03 }));
    b.group({ at: [0, 0.2, 0], rotate: [-18, 0, 0] }, () => b.superball([0.28, 0.6, 0.24], 0.6, 0.7, { part: 'body', at: [0, 0.65, 0] }).cylinder(0.17, 0.6, { part: '#dfeaf0 glass', at: [0, 0.3, 0.12] }).rod([0, 1.2, 0], [0, 1.9, 0], 0.05, { part: 'body' }).capsule([0, 1.85, 0], [0, 2.1, 0.1], 0.07, { part: 'hose' }).tube([[0.24, 0.3, -0.1], [0.42, 0.8, -0.15], [0.2, 1.3, -0.12], [0, 1.55, -0.02]], 0.05, { part: 'hose' }));
  },

  tripod(b, p) {
    const form = p.variant('form');
    if (form === 'selfie') { b.group({ rotate: [0, 0, -24], at: [-0.3, 0, 0] }, () => b.capsule([0, 0.1, 0], [0, 0.6, 0], 0.08, { part: 'knobs' }).rod([0, 0.6, 0], [0, 1.9, 0], 0.035, { part: 'column' }).box([0.42, 0.72, 0.06], { part: 'head', at: [0, 2.2, 0.05], round: 0.03 })); return; } // prettier-ignore
    tripodLegs(b, 'legs', form === 'mic_stand' ? 0.35 : 1.25, form === 'mic_stand' ? 0.55 : 0.7, 0.045);
    b.rod([0, form === 'camera' ? 0.8 : 0.15, 0], [0, 1.5, 0], 0.05, { part: 'column' });
    b.radial(3, () => b.ball(0.06, { part: 'knobs', at: [0, 0.65, 0.34] }), { start: 30 });
    if (form === 'music_stand') b.group({ at: [0, 1.75, 0], rotate: [-20, 0, 0] }, () => b.box([0.95, 0.65, 0.04], { part: 'head', round: 0.02 }).box([0.95, 0.05, 0.14], { part: 'head', at: [0, -0.33, 0.06] }));
    else if (form === 'mic_stand') b.rod([0, 1.45, 0], [0.75, 1.85, 0], 0.03, { part: 'head' }).capsule([0.72, 1.82, 0], [0.95, 1.92, 0], 0.07, { part: 'head' }).ball(0.08, { part: 'knobs', at: [0, 1.5, 0] });
    else if (form === 'instrument') b.mirrored('x', () => b.tube([[0, 1.4, 0], [0.2, 1.5, 0.05], [0.22, 1.55, 0.3]], 0.035, { part: 'head' })).mirrored('x', () => b.tube([[0, 0.5, 0], [0.28, 0.5, 0.1], [0.28, 0.55, 0.42]], 0.035, { part: 'head' }));
    else b.box([0.26, 0.14, 0.26], { part: 'head', at: [0, 1.55, 0], round: 0.04 }).box([0.34, 0.05, 0.3], { part: 'head', at: [0, 1.66, 0], round: 0.02 }).rod([0, 1.55, 0], [0.1, 1.4, -0.65], 0.03, { part: 'knobs' });
  },

  umbrella(b, p) {
    const form = p.variant('form');
    const hook = (): void => void b.tube([[0, 0.1, 0], [0, -0.05, 0], [0.08, -0.16, 0], [0.2, -0.12, 0], [0.22, 0, 0]], 0.04, { part: 'handle' });
    if (form === 'closed') { b.rod([0, 0, 0], [0, 2.0, 0], 0.03, { part: 'shaft' }).lathe([[0.06, 0.45], [0.16, 0.6], [0.11, 1.3], [0.03, 1.9]], { part: 'canopy', segments: 48, ripple: (turn) => 1 + 0.16 * Math.cos(turn * 2 * Math.PI * 8) }); hook(); return; } // prettier-ignore
    const flat = form === 'parasol' || form === 'beach';
    const span = flat ? 1.2 : 1.5;
    const dome = (turn: number, v: number, sag = 0): Vec3 => { const a = turn * 2 * Math.PI; const r = ((flat ? 1.0 : 0.95) * Math.sin(v * span)) / Math.sin(span) * (1 - 0.1 * v * sag); return [r * Math.sin(a), 1.95 - ((flat ? 0.45 : 0.67) * (1 - Math.cos(v * 1.5))) / (1 - Math.cos(1.5)) + 0.09 * v ** 4 * sag, r * Math.cos(a)]; }; // prettier-ignore
    for (let panel = 0; panel < 8; panel++) {
      // One gore between two ribs: it sags inwards and its rim rises between them.
      b.sheet(11, 14, (u, v) => dome((panel + u) / 8, v, Math.sin(u * Math.PI)), { part: panel % 2 ? 'panels' : 'canopy', tint: panel % 2 ? 0.86 : 1 });
      b.tube(Array.from({ length: 9 }, (_, i) => dome(panel / 8, 0.05 + (0.95 * i) / 8)), 0.011, { part: 'panels', segments: 6, tint: 0.62 }).tube(Array.from({ length: 11 }, (_, i) => dome((panel + i / 10) / 8, 1, Math.sin((i / 10) * Math.PI))), 0.012, { part: 'panels', segments: 6, tint: 0.7 }).ball(0.026, { part: 'shaft', at: dome(panel / 8, 1), segments: 8 });
      if (flat) b.sheet(9, 3, (u, v) => { const at = dome((panel + u) / 8, 1, Math.sin(u * Math.PI)); return [at[0], at[1] - v * 0.11 * (0.5 + 0.5 * Math.abs(Math.sin(u * Math.PI * 2))), at[2]]; }, { part: panel % 2 ? 'canopy' : 'panels' }); // prettier-ignore
    }
    b.rod([0, 0, 0], [0, 2.08, 0], 0.032, { part: 'shaft' }).cone(0.04, 0.16, { part: 'shaft', at: [0, 1.94, 0] }).radial(8, () => b.rod([0, 1.35, 0.04], [0, flat ? 1.72 : 1.62, 0.6], 0.011, { part: 'handle', segments: 5 })).cylinder(0.055, 0.1, { part: 'handle', at: [0, 1.3, 0] });
    if (form === 'open') hook();
    else if (form === 'beach') b.cylinder(0.3, 0.08, { part: 'handle' });
  },

  cane(b, p) {
    const form = p.variant('form');
    b.group({ rotate: [0, 0, -8] }, () => {
      b.rod([0, 0.05, 0], [0, 1.7, 0], 0.045, { part: 'shaft', to: 0.06 }).cylinder(0.065, 0.12, { part: 'tip', round: 0.02 });
      if (form === 'crook') b.tube([[0, 1.68, 0], [0, 1.9, 0], [0.12, 2.08, 0], [0.32, 2.06, 0], [0.42, 1.86, 0]], 0.062, { part: 'handle', ends: 'round' });
      else if (form === 'crutch') b.tube([[0, 1.1, 0], [0.16, 1.35, 0], [0.14, 2.0, 0]], 0.045, { part: 'shaft' }).tube([[0, 1.1, 0], [-0.16, 1.35, 0], [-0.14, 2.0, 0]], 0.045, { part: 'shaft' }).capsule([-0.24, 2.02, 0], [0.24, 2.02, 0], 0.07, { part: 'handle' }).capsule([-0.15, 1.5, 0], [0.15, 1.5, 0], 0.05, { part: 'head' });
      else if (form === 'stick') b.tube([[0, 1.65, 0], [0.03, 1.85, 0.02], [-0.04, 2.05, 0]], [0.06, 0.08, 0.05], { part: 'handle' }).ball(0.09, { part: 'head', at: [0.02, 1.8, 0.05] });
      else b.lathe([[0.06, 1.66], [0.08, 1.7], [0.06, 1.76], [0.13, 1.88], [0.12, 1.98], [0, 2.04]], { part: 'head' }).ring(0.06, 0.02, { part: 'handle', at: [0, 1.6, 0] });
    });
  },

  scale(b, p) {
    const form = p.variant('form');
    if (form !== 'balance') {
      b.box([1.3, 0.16, form === 'kitchen' ? 1.0 : 1.3], { part: 'pans', at: [0, 0.1, 0], round: 0.07 }).box([0.5, 0.02, 0.24], { part: 'display', at: [0, 0.185, 0.35] });
      if (form === 'kitchen') b.lathe([[0.15, 0.18], [0.45, 0.32], [0.5, 0.46], [0.42, 0.36]], { part: 'beam', at: [0, 0, -0.15] });
      else b.row(2, [0.5, 0, 0], () => b.box([0.3, 0.01, 0.8], { part: 'beam', at: [0, 0.185, -0.1], tint: 0.7 }));
      return;
    }
    b.part('stand').lathe([[0.42, 0], [0.4, 0.06], [0.16, 0.12], [0.06, 0.25], [0.05, 1.5], [0.09, 1.58], [0, 1.7]]);
    b.tube([[-0.85, 1.4, 0], [-0.4, 1.52, 0], [0, 1.5, 0], [0.4, 1.52, 0], [0.85, 1.4, 0]], 0.04, { part: 'beam' });
    b.mirrored('x', () => b.group({ at: [0.85, 0, 0] }, () => b.radial(3, () => b.rod([0, 1.4, 0], [0, 0.72, 0.32], 0.012, { part: 'beam', segments: 5 })).lathe([[0.36, 0.74], [0.3, 0.64], [0, 0.58], [0, 0.6], [0.28, 0.68]], { part: 'pans' })));
  },

  hourglass(b) {
    b.part('frame').cylinder(0.52, 0.1, { round: 0.03 }).cylinder(0.52, 0.1, { at: [0, 1.6, 0], round: 0.03 }).radial(4, () => b.lathe([[0.04, 0.1], [0.05, 0.3], [0.03, 0.8], [0.05, 1.4], [0.04, 1.6]], { at: [0, 0, 0.43] }), { start: 45 });
    b.lathe([[0.32, 0.1], [0.38, 0.3], [0.26, 0.62], [0.05, 0.84], [0.05, 0.88], [0.26, 1.1], [0.38, 1.4], [0.32, 1.6]], { part: 'glass', segments: 32 });
    b.lathe([[0, 0.1], [0.32, 0.11], [0.34, 0.26], [0.2, 0.4], [0, 0.5]], { part: 'sand' }).lathe([[0.03, 0.9], [0.22, 1.1], [0.32, 1.25], [0, 1.2]], { part: 'sand' }).rod([0, 0.4, 0], [0, 0.95, 0], 0.015, { part: 'sand' });
  },

  globe(b, p) {
    const form = p.variant('form');
    const land = (): void => { const mark = b.mark(); b.ball(0.7, { part: 'ball', at: [0, 1, 0], segments: 40 }); b.scatter(mark, 16, { spacing: 0.35 }, (i) => b.ball([0.24 - (i % 4) * 0.04, 0.022, 0.17 + (i % 3) * 0.05], { part: 'land', segments: 14 })); }; // prettier-ignore
    if (form === 'desk') {
      land();
      b.group({ at: [0, 1, 0], rotate: [0, 0, 23] }, () => b.ring(0.78, 0.035, { part: 'axis', rotate: [90, 0, 0], arc: 360 }).rod([0, -0.85, 0], [0, 0.85, 0], 0.03, { part: 'axis' }));
      b.lathe([[0.42, 0], [0.4, 0.06], [0.14, 0.12], [0.06, 0.2], [0.06, 0.28]], { part: 'stand' });
    } else if (form === 'solar_system') {
      b.ball(0.3, { part: '#ffc53a glow', at: [0, 0.6, 0] });
      [0.5, 0.75, 1.0, 1.3].forEach((r, i) => { b.ring(r, 0.01, { part: 'axis', at: [0, 0.6, 0] }).ball(0.07 + (i % 3) * 0.035, { part: ['ball', 'land', '#c9693a', '#d8b26a'][i]!, at: [r * Math.sin(i * 2.2), 0.6, r * Math.cos(i * 2.2)] }); }); // prettier-ignore
      b.lathe([[0.35, 0], [0.3, 0.06], [0.05, 0.12], [0.04, 0.4]], { part: 'stand' });
    } else if (form === 'planet') land();
    else {
      const mark = b.mark();
      b.ball(0.75, { part: 'ball', at: [0, 1, 0], segments: 40 });
      if (form === 'moon') b.scatter(mark, 26, { spacing: 0.24, sizes: [0.4, 1.5] }, () => b.ring(0.1, 0.03, { part: 'ball', tint: 0.75 }).ball([0.09, 0.01, 0.09], { part: 'ball', tint: 0.6 }));
      else if (form === 'ringed') for (const [r, t] of [[1.05, 0.05], [1.2, 0.07], [1.38, 0.05]] as const) b.ring(r, t, { part: 'axis', at: [0, 1, 0], rotate: [18, 0, 14], scale: [1, 0.25, 1] });
      else if (form === 'sun') for (let i = 0; i < 14; i++) b.group({ at: [0, 1, 0], rotate: [0, 0, (i * 360) / 14] }, () => b.cone(0.13, 0.38, { part: 'land', at: [0, 0.74, 0] }));
      else b.lathe([[0.5, 0], [0.48, 0.08], [0.3, 0.16], [0.4, 0.34], [0.36, 0.36]], { part: 'stand' });
    }
  },

  flask(b, p) {
    const form = p.variant('form');
    if (form === 'tube' || form === 'syringe') {
      b.group({ rotate: [0, 0, -28], at: [-0.3, 0.1, 0] }, () => {
        const syringe = form === 'syringe';
        b.lathe(syringe ? [[0.03, 0.3], [0.2, 0.36], [0.2, 1.4], [0.17, 1.4]] : [[0, 0], [0.16, 0.06], [0.2, 0.2], [0.2, 1.6], [0.24, 1.62], [0.17, 1.6]], { part: 'glass', straight: syringe });
        b.lathe([[0, 0.05], [0.15, 0.1], [0.175, 0.25], [0.175, 0.95], [0, 0.96]], { part: 'liquid', ...(syringe ? { at: [0, 0.3, 0] as Vec3, scale: [1, 0.75, 1] as Vec3 } : {}) });
        if (syringe) b.rod([0, 0.32, 0], [0, -0.3, 0], 0.015, { part: '#c8ccd0 metal' }).box([0.6, 0.05, 0.2], { part: 'cork', at: [0, 1.4, 0], round: 0.02 }).rod([0, 1.1, 0], [0, 1.85, 0], 0.05, { part: 'cork' }).cylinder(0.2, 0.05, { part: 'cork', at: [0, 1.85, 0] });
        else b.cylinder(0.18, 0.2, { part: 'cork', at: [0, 1.55, 0], round: 0.03 });
      });
      return;
    }
    const conical = form === 'conical';
    if (form === 'hip') { b.superball([0.5, 0.6, 0.18], 0.35, 0.45, { part: 'glass', at: [0, 0.65, 0] }).cylinder(0.12, 0.14, { part: 'glass', at: [0, 1.22, 0] }).cylinder(0.14, 0.16, { part: 'cork', at: [0, 1.34, 0], round: 0.03 }); return; } // prettier-ignore
    b.lathe(conical ? [[0, 0], [0.62, 0.02], [0.64, 0.08], [0.18, 1.05], [0.16, 1.4], [0.22, 1.44], [0.14, 1.4]] : [[0, 0], [0.3, 0.02], [0.62, 0.4], [0.5, 0.8], [0.2, 1.05], [0.18, 1.3], [0.26, 1.36], [0.16, 1.32]], { part: 'glass', segments: 36 });
    b.lathe(conical ? [[0, 0.03], [0.58, 0.05], [0.36, 0.55], [0, 0.56]] : [[0, 0.04], [0.3, 0.06], [0.57, 0.4], [0.5, 0.66], [0, 0.68]], { part: 'liquid', segments: 32 });
    b.lathe([[0.15, 1.25], [0.17, 1.48], [0, 1.5]], { part: 'cork' }).plate(outlines.rectangle(0.4, 0.3, 0.03), 0.02, { part: 'label', at: [0, 0.42, 0.6] });
    for (const [x, y, r] of [[0.1, 0.75, 0.05], [-0.1, 0.85, 0.035], [0.02, 0.95, 0.03]] as const) b.ball(r, { part: 'liquid', at: [x, y, 0.1] });
  },

  extinguisher(b, p) {
    const scuba = p.is('form', 'scuba');
    const tank = (): void => {
      b.lathe([[0, 0], [0.34, 0.02], [0.36, 0.1], [0.36, 1.2], [0.26, 1.4], [0.1, 1.48]], { part: 'tank', segments: 32 });
      b.cylinder(0.365, 0.4, { part: 'label', at: [0, 0.55, 0], segments: 32 }).cylinder(0.1, 0.16, { part: 'valve', at: [0, 1.46, 0] });
    };
    if (scuba) b.mirrored('x', () => b.group({ at: [0.38, 0, 0] }, tank));
    else tank();
    if (p.is('form', 'extinguisher')) b.beam([-0.05, 1.62, 0], [0.4, 1.82, 0], [0.06, 0.1], { part: 'valve' }).beam([-0.05, 1.56, 0], [0.4, 1.58, 0], [0.06, 0.1], { part: 'valve' }).tube([[-0.08, 1.55, 0], [-0.45, 1.4, 0], [-0.5, 0.8, 0.1], [-0.42, 0.4, 0.15]], 0.05, { part: 'hose' }).lathe([[0.05, 0], [0.11, 0.3]], { part: 'hose', at: [-0.42, 0.42, 0.15], toward: [0.1, -1, 0] });
    else b.tube([[0, 1.6, 0], [0.3, 1.75, 0.2], [0.6, 1.3, 0.3]], 0.045, { part: 'hose' }).ring(0.2, 0.03, { part: 'valve', at: [0, 1.7, 0] });
  },

  stethoscope(b) {
    b.tube([[-0.28, 1.7, 0], [-0.36, 1.35, 0], [-0.2, 1.0, 0.02], [0, 0.8, 0.04], [0.2, 1.0, 0.02], [0.36, 1.35, 0], [0.28, 1.7, 0]], 0.045, { part: 'tube' }).mirrored('x', () => b.ball(0.075, { part: 'earpieces', at: [0.27, 1.74, 0] }));
    b.tube([[0, 0.8, 0.04], [0.02, 0.5, 0.04], [0.3, 0.2, 0.1], [0.55, 0.35, 0.12], [0.5, 0.62, 0.12]], 0.05, { part: 'tube' });
    b.group({ at: [0.5, 0.68, 0.14], rotate: [70, 0, 0] }, () => b.cylinder(0.22, 0.07, { part: 'chestpiece', round: 0.02 }).cylinder(0.13, 0.12, { part: 'chestpiece', at: [0, -0.1, 0] }).cylinder(0.19, 0.02, { part: '#e9eef2', at: [0, 0.065, 0] }));
  },

  stapler(b, p) {
    const form = p.variant('form');
    if (form === 'clip') { b.tube([[-0.2, 0.1, 0], [-0.2, 1.3, 0], [0, 1.5, 0], [0.2, 1.3, 0], [0.2, 0.3, 0], [0.06, 0.16, 0.02], [-0.08, 0.3, 0.03], [-0.08, 1.1, 0.03], [0.04, 1.22, 0.03], [0.1, 1.1, 0.03], [0.1, 0.5, 0.03]], 0.045, { part: 'arm' }); return; } // prettier-ignore
    if (form === 'peg') { b.mirrored('x', () => b.beam([0.05, 0, 0], [0.12, 1.5, 0], [0.1, 0.22], { part: 'arm', round: 0.03 })); b.ring(0.12, 0.03, { part: 'hinge', at: [0, 0.85, 0] }); return; } // prettier-ignore
    if (form === 'ruler') { b.group({ rotate: [0, 0, 28], at: [0, 0.5, 0] }, () => { b.box([2.2, 0.32, 0.05], { part: 'arm', round: 0.01 }); for (let i = 0; i < 21; i++) b.box([0.012, i % 5 ? 0.08 : 0.15, 0.06], { part: 'base', at: [-1.0 + i * 0.1, 0.1, 0] }); }); return; } // prettier-ignore
    if (form === 'tape_measure' || form === 'tape_dispenser') {
      const measure = form === 'tape_measure';
      b.plate(outlines.smooth([[-0.5, 0.05], [0.5, 0.05], [0.55, 0.5], [0.2, 1.0], [-0.35, 0.95], [-0.58, 0.5]]), 0.5, { part: 'arm', at: [0, 0, 0], bevel: 0.08 }).cylinder(0.3, 0.54, { part: 'base', at: [0, 0.5, -0.27], rotate: [90, 0, 0] });
      if (measure) b.box([0.8, 0.02, 0.2], { part: 'hinge', at: [0.9, 0.12, 0] }).box([0.03, 0.12, 0.2], { part: 'hinge', at: [1.3, 0.08, 0] });
      else b.ring(0.32, 0.09, { part: 'hinge', at: [0, 0.55, 0], rotate: [90, 0, 0] });
      return;
    }
    if (form === 'hole_punch') { b.box([1.3, 0.1, 0.7], { part: 'base', at: [0, 0.06, 0], round: 0.03 }).mirrored('x', () => b.cylinder(0.11, 0.4, { part: 'hinge', at: [0.4, 0.1, 0.05] })); b.hull([[-0.6, 0.45, 0.2], [0.6, 0.45, 0.2], [0.6, 0.5, -0.3], [-0.6, 0.5, -0.3], [-0.5, 0.85, 0.35], [0.5, 0.85, 0.35], [0.5, 0.7, -0.2], [-0.5, 0.7, -0.2]], { part: 'arm' }); return; } // prettier-ignore
    b.box([1.9, 0.1, 0.42], { part: 'base', at: [0, 0.06, 0], round: 0.04 });
    b.group({ at: [-0.82, 0.24, 0], rotate: [0, 0, 11] }, () => b.box([1.75, 0.12, 0.26], { part: 'hinge', at: [0.86, 0, 0], round: 0.02 }).superball([0.92, 0.15, 0.19], 0.5, 0.35, { part: 'arm', at: [0.88, 0.16, 0] }));
    b.box([0.26, 0.34, 0.3], { part: 'base', at: [-0.82, 0.24, 0], round: 0.05 });
  },

  typewriter(b) {
    b.part('body').hull([[-0.85, 0, 0.75], [0.85, 0, 0.75], [0.85, 0, -0.6], [-0.85, 0, -0.6], [-0.85, 0.16, 0.75], [0.85, 0.16, 0.75], [-0.78, 0.6, -0.05], [0.78, 0.6, -0.05], [-0.78, 0.6, -0.6], [0.78, 0.6, -0.6]]);
    for (let row = 0; row < 4; row++) b.row(10, [0.145, 0, 0], () => b.group({ at: [row * 0.04 - 0.06, 0.24 + row * 0.09, 0.62 - row * 0.15] }, () => b.cylinder(0.055, 0.03, { part: 'keys', at: [0, 0.06, 0], round: 0.01 }).rod([0, 0.07, 0], [0, -0.08, 0], 0.015, { part: 'carriage', segments: 6 })));
    b.box([0.8, 0.05, 0.08], { part: 'keys', at: [0, 0.2, 0.74], round: 0.02 }).rod([-1.0, 0.72, -0.35], [1.0, 0.72, -0.35], 0.13, { part: 'platen' });
    b.mirrored('x', () => b.cylinder(0.15, 0.12, { part: 'carriage', at: [1.0, 0.72, -0.35], toward: [1, 0, 0], round: 0.02 })).box([1.8, 0.1, 0.12], { part: 'carriage', at: [0, 0.6, -0.5], round: 0.02 }).rod([-0.95, 0.78, -0.25], [-1.15, 0.95, 0.05], 0.025, { part: 'carriage' });
    b.group({ at: [0, 0.8, -0.45], rotate: [-14, 0, 0] }, () => { b.box([1.2, 0.85, 0.02], { part: 'paper', at: [0, 0.4, 0] }); for (let i = 0; i < 5; i++) b.box([0.9 - (i % 3) * 0.15, 0.02, 0.03], { part: '#3a3a3a', at: [0, 0.25 + i * 0.1, 0] }); }); // prettier-ignore
    b.mirrored('x', () => b.cylinder(0.2, 0.04, { part: 'carriage', at: [0.4, 0.6, -0.15] }));
  },

  sewing_machine(b, p) {
    const form = p.variant('form');
    if (form === 'spool') { b.part('base').cylinder(0.5, 0.1, { round: 0.03 }).cylinder(0.5, 0.1, { at: [0, 1.1, 0], round: 0.03 }).cylinder(0.2, 1.1, { at: [0, 0.05, 0] }); for (let i = 0; i < 13; i++) b.ring(0.36, 0.05, { part: 'spool', at: [0, 0.16 + i * 0.074, 0] }); return; } // prettier-ignore
    if (form === 'spinning_wheel' || form === 'loom') {
      if (form === 'loom') { b.mirrored('x', () => b.box([0.1, 1.5, 0.12], { part: 'base', at: [0.7, 0.75, 0] }).box([0.12, 0.1, 0.8], { part: 'base', at: [0.7, 0.05, 0] })); for (const y of [0.25, 1.4]) b.rod([-0.75, y, 0], [0.75, y, 0], 0.06, { part: 'base' }); b.row(26, [0.05, 0, 0], () => b.rod([0, 0.25, 0.04], [0, 1.4, 0.04], 0.01, { part: 'needle', segments: 4 })); b.box([1.26, 0.6, 0.04], { part: 'spool', at: [0, 0.58, 0.04] }); return; } // prettier-ignore
      b.group({ at: [-0.3, 0.95, 0] }, () => b.ring(0.62, 0.06, { part: 'wheel', rotate: [90, 0, 0] })).group({ at: [-0.3, 0.95, 0], rotate: [90, 0, 0] }, () => b.radial(10, () => b.rod([0, 0, 0], [0, 0, 0.6], 0.025, { part: 'wheel' })).cylinder(0.09, 0.2, { part: 'wheel', at: [0, -0.1, 0] }));
      b.beam([-1.0, 0.35, 0], [0.9, 0.55, 0], [0.14, 0.26], { part: 'base' }).mirrored('z', () => b.rod([-0.3, 0.4, 0.12], [-0.3, 0.95, 0.12], 0.04, { part: 'base' }).rod([-0.85, 0.38, 0.05], [-0.95, 0, 0.3], 0.04, { part: 'base' }).rod([0.75, 0.52, 0.05], [0.85, 0, 0.25], 0.04, { part: 'base' }));
      b.rod([0.7, 0.55, 0], [0.7, 1.1, 0], 0.035, { part: 'base' }).cylinder(0.12, 0.3, { part: 'spool', at: [0.7, 1.1, -0.15], rotate: [90, 0, 0] });
      return;
    }
    b.box([1.7, 0.18, 0.7], { part: 'base', at: [0, 0.09, 0], round: 0.03, grain: 'x' });
    b.part('body').tube([[0.55, 0.18, 0], [0.56, 0.6, 0], [0.45, 0.95, 0], [0, 1.02, 0], [-0.55, 1.0, 0], [-0.62, 0.75, 0]], [0.2, 0.17, 0.18, 0.15, 0.16, 0.14], { flatten: 0.8, segments: 16 }).cylinder(0.13, 0.3, { at: [-0.62, 0.5, 0] });
    b.rod([-0.62, 0.55, 0], [-0.62, 0.2, 0], 0.02, { part: 'needle' }).box([0.16, 0.02, 0.2], { part: 'needle', at: [-0.62, 0.21, 0.04] }).cylinder(0.22, 0.08, { part: 'wheel', at: [0.66, 0.9, 0], toward: [1, 0, 0], round: 0.02 });
    b.cylinder(0.09, 0.22, { part: 'spool', at: [0.1, 1.15, 0] }).rod([0.1, 1.1, 0], [0.1, 1.45, 0], 0.02, { part: 'needle' }).box([0.4, 0.06, 0.5], { part: 'pedal', at: [0.2, -0.5, 0.3], rotate: [14, 0, 0] });
  },

  razor(b, p) {
    const form = p.variant('form');
    b.group({ rotate: [0, 0, -22], at: [-0.2, 0, 0] }, () => {
      if (form === 'electric' || form === 'trimmer') {
        b.superball([0.26, 0.75, 0.2], 0.5, 0.6, { part: 'handle', at: [0, 0.78, 0] }).superball([0.17, 0.5, 0.1], 0.5, 0.6, { part: 'grip', at: [0, 0.7, 0.13] });
        if (form === 'electric') b.superball([0.34, 0.24, 0.24], 0.7, 0.7, { part: 'handle', at: [0, 1.55, 0] }).radial(3, () => b.ring(0.11, 0.03, { part: 'head', at: [0, 1.74, 0.14] }).ball([0.1, 0.05, 0.1], { part: 'head', at: [0, 1.74, 0.14] }));
        else b.box([0.5, 0.16, 0.24], { part: 'head', at: [0, 1.58, 0.02], round: 0.02 }).row(12, [0.04, 0, 0], () => b.box([0.015, 0.1, 0.04], { part: 'head', at: [0, 1.7, 0.08] }));
      } else if (form === 'toothbrush') {
        b.capsule([0, 0.1, 0], [0, 1.3, 0], 0.08, { part: 'handle', to: 0.05 }).box([0.16, 0.5, 0.06], { part: 'handle', at: [0, 1.6, 0], round: 0.03 });
        for (let row = 0; row < 7; row++) b.row(3, [0.045, 0, 0], () => b.rod([0, 1.4 + row * 0.065, 0.03], [0, 1.4 + row * 0.065, 0.2], 0.022, { part: row % 2 ? 'head' : 'grip', segments: 6 }));
      } else if (form === 'straight') b.beam([0, 0.1, 0], [0, 1.1, 0], [0.12, 0.2], { part: 'handle', round: 0.04 }).plate([[-0.05, 1.05], [0.2, 1.05], [0.24, 2.0], [0.0, 2.05]], 0.04, { part: 'head', bevel: 0.015 });
      else b.lathe([[0, 0], [0.08, 0.03], [0.06, 0.2], [0.08, 0.8], [0.05, 1.3]], { part: 'handle' }).box([0.62, 0.1, 0.28], { part: 'head', at: [0, 1.38, 0.06], rotate: [24, 0, 0], round: 0.03 });
    });
  },

  hair_brush(b, p) {
    const form = p.variant('form');
    if (form === 'comb') { b.group({ at: [0, 0.6, 0] }, () => { b.plate(outlines.rectangle(1.9, 0.24, 0.1), 0.1, { part: 'handle', at: [0, 0.3, 0], bevel: 0.02 }); b.row(30, [0.06, 0, 0], () => b.box([0.028, 0.5, 0.06], { part: 'bristles', at: [0, 0, 0] })); }); return; } // prettier-ignore
    b.group({ rotate: [0, 0, -35], at: [-0.4, 0.1, 0] }, () => {
      b.capsule([0, 0, 0], [0, 0.9, 0], 0.09, { part: 'handle' });
      if (form === 'iron') { b.mirrored('x', () => b.beam([0.04, 0.4, 0], [0.13, 2.0, 0], [0.1, 0.2], { part: 'handle', round: 0.04 }).beam([0.02, 1.2, 0], [0.06, 2.0, 0], [0.03, 0.16], { part: 'pad' })); return; } // prettier-ignore
      b.superball([0.36, 0.56, 0.1], 0.8, 0.8, { part: 'handle', at: [0, 1.4, 0] }).superball([0.3, 0.48, 0.06], 0.8, 0.8, { part: 'pad', at: [0, 1.4, 0.09] });
      for (let row = -4; row <= 4; row++) for (let column = -2; column <= 2; column++) if ((row / 4.6) ** 2 + (column / 2.6) ** 2 < 1) b.rod([column * 0.095, 1.4 + row * 0.095, 0.1], [column * 0.105, 1.4 + row * 0.1, 0.34], 0.016, { part: 'bristles', segments: 5 });
    });
  },

  machine(b, p) {
    const form = p.variant('form');
    b.box([1.5, 0.14, 1.0], { part: 'panel', at: [0, 0.07, 0], round: 0.03 });
    if (form === 'boiler') b.lathe([[0.45, 0.14], [0.46, 1.2], [0.3, 1.5], [0, 1.56]], { part: 'housing', at: [-0.25, 0, 0], segments: 32 }).ring(0.46, 0.03, { part: 'panel', at: [-0.25, 0.45, 0] }).ring(0.46, 0.03, { part: 'panel', at: [-0.25, 1.1, 0] });
    else if (form === 'pump' || form === 'generator') b.group({ at: [-0.7, 0.55, 0], rotate: [0, 0, -90] }, () => b.cylinder(0.38, 1.1, { part: 'housing', round: 0.06 })).row(9, [0.1, 0, 0], () => b.ring(0.39, 0.022, { part: 'panel', at: [-0.15, 0.55, 0], rotate: [0, 0, 90] }));
    else b.box([1.1, 0.7, 0.7], { part: 'housing', at: [-0.1, 0.5, 0], round: 0.06 }).row(4, [0.24, 0, 0], () => b.cylinder(0.1, 0.3, { part: 'housing', at: [-0.1, 0.8, 0], round: 0.03 }).ring(0.1, 0.025, { part: 'pipes', at: [-0.1, 1.0, 0] }));
    for (const [x, y, r] of [[0.66, 0.6, 0.3], [0.66, 1.02, 0.18]] as const) b.plate(outlines.gear(14, r, r * 0.82), 0.1, { part: 'gears', at: [x, y, 0.2], rotate: [0, 40, 0], holes: [outlines.circle(r * 0.3)] });
    b.tube([[0.2, 0.9, 0.3], [0.3, 1.35, 0.3], [-0.4, 1.45, 0.35], [-0.6, 0.9, 0.42], [-0.5, 0.4, 0.42]], 0.06, { part: 'pipes' }).tube([[0.5, 0.2, -0.2], [0.85, 0.5, -0.3], [0.8, 1.2, -0.2]], 0.07, { part: 'pipes' });
    b.cylinder(0.16, 0.06, { part: 'gauge', at: [-0.35, 0.75, 0.36], rotate: [90, 0, 0] }).ring(0.16, 0.03, { part: 'pipes', at: [-0.35, 0.75, 0.42], rotate: [90, 0, 0] }).rod([-0.35, 0.75, 0.43], [-0.27, 0.83, 0.43], 0.012, { part: '#c02020' });
  },
};
