import { eyes } from '../anatomy/quadruped.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

const PUPIL = '#17130f gloss';

interface Bird {
  readonly body: string;
  readonly head?: string;
  readonly breast?: string;
  readonly wing: string;
  readonly tail: string;
  readonly legs: string;
  readonly beak: string;
  /** Radii of the body, and degrees it is raised at the breast. */
  readonly size: readonly [wide: number, high: number, long: number];
  readonly raise: number;
  readonly neck: number;
  readonly headRadius: number;
  readonly beakLength: number;
  readonly beakRadius: number;
  readonly hooked?: boolean;
  readonly legLength: number;
  readonly tailLength: number;
  readonly tailWidth?: number;
  readonly flying?: boolean;
  readonly span?: number;
  readonly eyes?: string;
}

interface BirdPoints { readonly head: Vec3; readonly tail: Vec3; readonly body: Vec3 } // prettier-ignore

/** A bird that looks towards +Z, standing, or with its wings spread. */
function bird(b: MeshBuilder, s: Bird): BirdPoints {
  const [wide, high, long] = s.size;
  const up = (s.raise * Math.PI) / 180;
  const y = s.legLength + high * 0.95;
  const breast: Vec3 = [0, y + Math.sin(up) * long * 0.5, Math.cos(up) * long * 0.5];
  const rump: Vec3 = [0, y - Math.sin(up) * long * 0.5, -Math.cos(up) * long * 0.5];
  const head: Vec3 = [0, breast[1] + s.neck * 0.92 + s.headRadius * 0.4, breast[2] + s.neck * 0.3 + s.headRadius * 0.3];
  b.blend(high * 0.3, (k) => {
    k.as(s.body).chain([breast, [0, y, 0], rump], [high * 0.8, high, high * 0.5]);
    if (s.breast) k.as(s.breast).ellipsoid([0, y + Math.sin(up) * long * 0.3 - high * 0.18, Math.cos(up) * long * 0.32 + high * 0.25], [wide * 0.8, high * 0.8, high * 0.75]).as(s.body);
    k.chain([breast, [0, (breast[1] + head[1]) / 2, (breast[2] + head[2]) / 2 - s.neck * 0.05], head], [high * 0.55, s.headRadius * 0.72, s.headRadius * 0.85]);
    k.as(s.head ?? s.body).ball(head, s.headRadius);
  }, { resolution: 50 }); // prettier-ignore
  const tip: Vec3 = [0, head[1] - s.beakLength * (s.hooked ? 0.28 : 0.08), head[2] + s.headRadius * 0.8 + s.beakLength];
  b.tube([[0, head[1], head[2] + s.headRadius * 0.7], [0, head[1] + (s.hooked ? s.beakLength * 0.08 : 0), head[2] + s.headRadius * 0.85 + s.beakLength * 0.6], tip], [s.beakRadius, s.beakRadius * 0.75, s.hooked ? 0.012 : 0.006], { part: s.beak });
  eyes(b, head, s.headRadius, { part: s.eyes ?? PUPIL, size: 0.16, apart: 0.6, up: 0.22, forward: 0.62 });
  const w = s.tailWidth ?? 0.3;
  for (let i = 0; i < 5; i++) b.group({ at: rump, rotate: [-100 - s.raise * 0.7, (i - 2) * 9 * w * 3, 0] }, () => b.leaf(s.tailLength, 0.16, { part: s.tail }));
  if (s.flying) {
    const span = s.span ?? 1.2;
    b.mirrored('x', () => {
      for (let row = 0; row < 2; row++) for (let i = 0; i < 9; i++) { const t = i / 8; b.group({ at: [wide * 0.6 + t * span * 0.75, y + high * 0.5 + 0.3 * Math.sin(t * 2.4) * span * 0.5, breast[2] * 0.4 - t * 0.05 + row * 0.08], rotate: [-78 + row * 4, -12 - t * 62, 0] }, () => b.leaf((row ? 0.3 : 0.62) * span * (0.75 + t * 0.4), 0.2 * span, { part: s.wing, tint: row ? 0.88 : 1 })); } // prettier-ignore
      b.tube([[wide * 0.5, y + high * 0.4, breast[2] * 0.5], [wide + span * 0.35, y + high * 0.5 + span * 0.16, breast[2] * 0.6], [wide + span * 0.75, y + high * 0.5 + span * 0.12, breast[2] * 0.2]], [high * 0.3, 0.06, 0.03], { part: s.wing });
    });
  } else b.mirrored('x', () => b.group({ at: [wide * 0.82, y + Math.sin(up) * long * 0.12, -Math.cos(up) * long * 0.04], rotate: [-s.raise, 0, 0] }, () => { b.ball([wide * 0.22, high * 0.62, long * 0.62], { part: s.wing }); for (let i = 0; i < 4; i++) b.group({ at: [0.015, -high * 0.2 + i * high * 0.14, -long * 0.2], rotate: [-96 - i * 4, 0, 0] }, () => b.leaf(long * (0.72 - i * 0.08), high * 0.3, { part: s.wing, rotate: [0, 90, 0], tint: 0.82 + i * 0.06 })); })); // prettier-ignore
  if (s.legLength > 0.02) b.mirrored('x', () => { const x = wide * 0.42; b.rod([x, s.legLength + high * 0.2, -0.02], [x, 0.03, 0.02], Math.max(0.018, s.legLength * 0.045), { part: s.legs }); for (const turn of [-28, 0, 28, 180]) b.group({ at: [x, 0.03, 0.02], rotate: [0, turn, 0] }, () => b.capsule([0, 0, 0], [0, -0.01, turn === 180 ? 0.08 : 0.15], 0.02, { part: s.legs })); }); // prettier-ignore
  b.anchor('holding', [0, tip[1], tip[2]], 0.3).anchor('on', [0, head[1] + s.headRadius, head[2]], 0.3).anchor('hips', [0, 0.03, 0], head[1] + s.headRadius).anchor('neck', [0, (breast[1] + head[1]) / 2, (breast[2] + head[2]) / 2], s.headRadius * 1.7, 12);
  return { head, tail: rump, body: [0, y, 0] };
}

function webbedFeet(b: MeshBuilder, part: string, x: number, z: number): void {
  b.mirrored('x', () => b.group({ at: [x, 0.03, z], rotate: [-90, 0, 0] }, () => b.plate([[0, 0.06], [-0.13, -0.2], [0, -0.24], [0.13, -0.2]], 0.035, { part, bevel: 0.01 })));
}

export const REPTILES_AND_BIRDS: RecipeTable = {
  turtle(b, p) {
    const sea = p.is('form', 'sea_turtle');
    const high = p.is('form', 'tortoise') ? 0.62 : 0.42;
    b.lathe([[0, high + 0.22], [0.4, high + 0.16], [0.66, high * 0.62 + 0.16], [0.78, 0.26], [0.76, 0.22], [0, 0.18]].toReversed() as [number, number][], { part: 'shell', scale: [0.9, 1, 1.08], segments: 36 });
    for (const [ring, r, count] of [[0, 0, 1], [1, 0.36, 6], [2, 0.62, 11]] as const) for (let i = 0; i < count; i++) { const a = (i / count) * 2 * Math.PI; const y = high + 0.2 - (r / 0.78) ** 2 * high * 0.72; b.group({ at: [r * Math.sin(a) * 0.9, y, r * Math.cos(a) * 1.08], rotate: [r * 50 * Math.cos(a), 0, -r * 50 * Math.sin(a)] }, () => b.lathe([[0.19 - ring * 0.02, 0], [0.13, 0.035], [0, 0.05]], { part: 'shell', segments: 6, straight: true, tint: 0.78 })); } // prettier-ignore
    b.ball([0.66, 0.08, 0.78], { part: 'belly', at: [0, 0.2, 0] });
    b.blend(0.05, (s) => s.as('skin').chain([[0, 0.26, 0.65], [0, 0.38, 0.9], [0, 0.46, 1.05]], [0.13, 0.12, 0.15]).ellipsoid([0, 0.45, 1.14], [0.14, 0.13, 0.16]));
    b.mirrored('x', () => { b.ball(0.035, { part: 'eyes', at: [0.1, 0.51, 1.2] }); if (sea) { b.ball([0.62, 0.05, 0.2], { part: 'skin', at: [0.95, 0.24, 0.42], rotate: [0, 34, -8] }); b.ball([0.28, 0.045, 0.15], { part: 'skin', at: [0.55, 0.2, -0.8], rotate: [0, -40, 0] }); } else for (const z of [0.5, -0.55]) b.capsule([0.5, 0.24, z], [0.68, 0.08, z + (z > 0 ? 0.14 : -0.1)], 0.13, { part: 'skin', to: 0.12 }); }); // prettier-ignore
    b.cone(0.06, 0.2, { part: 'skin', at: [0, 0.22, -0.82], toward: [0, -0.1, -1] });
  },
  snake(b, p) {
    const form = p.variant('form');
    const coil = (turns: number, r0: number, rise: number): Vec3[] => Array.from({ length: turns * 12 }, (_, i): Vec3 => { const a = (i / 12) * 2 * Math.PI; const r = r0 - i * (0.3 / (turns * 12)); return [r * Math.sin(a), 0.12 + (i / (turns * 12)) * rise, r * Math.cos(a)]; }); // prettier-ignore
    const long = form === 'slithering' || form === 'worm' || form === 'eel';
    const path: Vec3[] = long ? Array.from({ length: 22 }, (_, i): Vec3 => [0.32 * Math.sin(i * 0.75) * (form === 'worm' ? 0.7 : 1), 0.11 + (form === 'eel' ? 0.25 + 0.2 * Math.sin(i * 0.4) : 0) + (i > 18 ? (i - 18) * 0.06 : 0), -1.3 + i * 0.125]) : [...coil(form === 'rattlesnake' ? 2 : 3, 0.62, 0.5), [0.2, 0.7, 0.42], [0.1, 1.0, 0.4], [0, 1.25, 0.3], [0, 1.42, 0.4], [0, 1.44, 0.62]];
    const width = form === 'worm' ? 0.1 : form === 'eel' ? 0.13 : 0.125;
    b.tube(path, (t) => width * Math.min(1, 0.14 + t * 5) * (t > 0.95 && form !== 'worm' ? 0.85 : 1), { part: 'scales', segments: 16, steps: 3, ends: 'round' });
    const head = path.at(-1)!;
    if (form === 'worm') { for (let i = 0; i < 10; i++) { const at = path[2 + i * 2]!; b.ball(width * 1.05, { part: 'bands', at, tint: 0.85 }); } return; } // prettier-ignore
    b.tube(path.map(([x, y, z]): Vec3 => [x, y - width * 0.55, z]), (t) => width * 0.62 * Math.min(1, 0.14 + t * 5), { part: 'belly', segments: 10, steps: 3 });
    b.superball([0.15, 0.1, 0.2], 0.9, 0.9, { part: 'scales', at: [head[0], head[1], head[2] + 0.1] }).mirrored('x', () => b.ball(0.035, { part: 'eyes', at: [head[0] + 0.085, head[1] + 0.07, head[2] + 0.18] }).ball(0.018, { part: PUPIL, at: [head[0] + 0.098, head[1] + 0.078, head[2] + 0.205] }));
    b.tube([[head[0], head[1] - 0.02, head[2] + 0.28], [head[0], head[1] - 0.03, head[2] + 0.42], [head[0] + 0.05, head[1] - 0.01, head[2] + 0.5]], 0.014, { part: 'tongue' }).rod([head[0], head[1] - 0.03, head[2] + 0.42], [head[0] - 0.05, head[1] - 0.01, head[2] + 0.5], 0.012, { part: 'tongue' });
    if (form === 'cobra') b.ball([0.34, 0.36, 0.07], { part: 'scales', at: [0, 1.26, 0.32] }).ball([0.22, 0.28, 0.05], { part: 'belly', at: [0, 1.24, 0.37] });
    if (form === 'rattlesnake') for (let i = 0; i < 6; i++) b.ball([0.07 - i * 0.006, 0.04, 0.07 - i * 0.006], { part: 'belly', at: [0.05, 0.2 + i * 0.07, 0.68] });
    if (form === 'eel') b.sheet(24, 2, (u, v) => { const k = Math.min(path.length - 1, Math.floor(u * (path.length - 1))); const at = path[k]!; return [at[0], at[1] + width * 0.7 + v * 0.16, at[2]]; }, { part: 'bands' });
  },
  lizard(b, p) {
    const form = p.variant('form');
    const croc = form === 'crocodile';
    const smooth = form === 'salamander' || form === 'axolotl' || form === 'gecko';
    const big = croc ? 1.3 : 1;
    b.blend(0.05, (s) => {
      s.as('belly').chain([[0, 0.2, 0.42], [0, 0.18, 0], [0, 0.19, -0.36]], [0.125 * big, 0.15 * big, 0.1 * big]);
      s.as('scales').chain([[0, 0.3, 0.45], [0, 0.3, 0], [0, 0.28, -0.4]], [0.17 * big, 0.2 * big, 0.15 * big]).limb([0, 0.32, 0.5], [0, 0.36, 0.72], 0.14 * big, 0.15 * big).limb([0, 0.35, 0.72], [0, 0.32, croc ? 1.35 : 0.95], 0.15 * big, croc ? 0.09 : 0.07).as('belly').ellipsoid([0, 0.22, 0], [0.15 * big, 0.1, 0.45]).as('scales');
      for (const x of [-1, 1]) for (const z of [0.38, -0.32]) s.chain([[x * 0.14, 0.28, z], [x * 0.42, 0.26, z + 0.06], [x * 0.44, 0.05, z + 0.16]], [0.09, 0.065, 0.05]).limb([x * 0.44, 0.05, z + 0.16], [x * 0.48, 0.035, z + 0.28], 0.05, 0.035);
    }, { resolution: 60 }); // prettier-ignore
    b.tube(form === 'chameleon' ? Array.from({ length: 16 }, (_, i): Vec3 => [0, 0.26 - 0.02 * i + (i > 5 ? 0.22 - 0.2 * Math.cos((i - 5) * 0.6) - 0.02 * i + 0.1 : 0), -0.45 - (i < 8 ? i * 0.1 : 0.75 - (i - 8) * 0.06)]) : [[0, 0.27, -0.4], [0.06, 0.22, -0.8], [-0.1, 0.14, -1.2], [0.12, 0.1, -1.6]], [0.14 * big, 0.11 * big, 0.06, 0.015], { part: 'tail', segments: 12 });
    b.mirrored('x', () => b.ball(form === 'chameleon' ? 0.09 : 0.05, { part: 'eyes', at: [0.11 * big, 0.46, 0.78] }).ball(0.028, { part: PUPIL, at: [0.14 * big, 0.48, 0.82] }));
    if (!smooth) for (let i = 0; i < 16; i++) b.cone(croc ? 0.05 : 0.03, form === 'iguana' ? 0.2 : 0.09, { part: 'spines', at: [croc ? (i % 2 ? 0.07 : -0.07) : 0, 0.47 - Math.abs(i - 6) * 0.008, 0.5 - i * 0.09] }); else b.ball(0.02, { part: 'spines', at: [0, 0.45, 0] }); // prettier-ignore
    if (form === 'axolotl') b.mirrored('x', () => { for (let i = 0; i < 3; i++) { b.tube([[0.14, 0.36, 0.62], [0.3, 0.46 - i * 0.08, 0.52], [0.4, 0.56 - i * 0.14, 0.42]], [0.035, 0.03, 0.01], { part: 'frill' }); for (let k = 0; k < 4; k++) b.ball([0.02, 0.06, 0.03], { part: 'frill', at: [0.2 + k * 0.05, 0.42 - i * 0.06 + k * 0.03, 0.58 - k * 0.04] }); } }); // prettier-ignore
    else if (form === 'chameleon') b.plate([[0, 0], [0.1, 0.28], [-0.28, 0.1]], 0.06, { part: 'frill', at: [0, 0.46, 0.66], rotate: [0, -90, 0] }); else b.ball(0.03, { part: 'frill', at: [0, 0.26, 0.62] }); // prettier-ignore
    if (croc) b.mirrored('x', () => { for (let i = 0; i < 7; i++) b.cone(0.018, 0.06, { part: '#ffffff', at: [0.09 - i * 0.003, 0.31, 0.95 + i * 0.07], rotate: [180, 0, 0] }); });
  },
  frog(b, p) {
    const toad = p.is('form', 'toad');
    b.blend(0.07, (s) => { s.as('skin').limb([0, 0.28, -0.32], [0, 0.46, 0.2], 0.28, 0.3).ellipsoid([0, 0.54, 0.36], [0.36, 0.22, 0.28]).as('belly').ellipsoid([0, 0.34, 0.4], [0.26, 0.22, 0.2]).as('skin'); for (const x of [-1, 1]) s.ball([x * 0.22, 0.76, 0.34], 0.12).chain([[x * 0.26, 0.28, -0.3], [x * 0.56, 0.36, 0.05], [x * 0.5, 0.08, -0.3]], [0.19, 0.15, 0.07]).as('feet').limb([x * 0.5, 0.06, -0.28], [x * 0.62, 0.04, 0.14], 0.07, 0.06).as('skin').chain([[x * 0.3, 0.38, 0.3], [x * 0.42, 0.2, 0.42], [x * 0.38, 0.06, 0.48]], [0.11, 0.08, 0.06]); }, { resolution: 56 }); // prettier-ignore
    b.mirrored('x', () => { b.ball(0.085, { part: 'eyes', at: [0.24, 0.8, 0.4] }).ball(0.045, { part: PUPIL, at: [0.26, 0.82, 0.465] }); for (const dx of [-0.09, 0, 0.09]) b.capsule([0.62 + dx * 0.4, 0.03, 0.14], [0.62 + dx, 0.03, 0.3], 0.03, { part: 'feet' }).capsule([0.38, 0.04, 0.5], [0.38 + dx, 0.03, 0.62], 0.028, { part: 'feet' }); }); // prettier-ignore
    b.tube([[-0.3, 0.5, 0.52], [0, 0.46, 0.65], [0.3, 0.5, 0.52]], 0.014, { part: '#2c3a1c' });
    if (toad) { const mark = b.mark(); b.ball([0.3, 0.25, 0.42], { part: 'skin', at: [0, 0.44, -0.06] }); b.scatter(mark, 40, { spacing: 0.09 }, () => b.ball(0.03, { part: 'skin', tint: 0.75, segments: 7 })); } // prettier-ignore
  },
  dinosaur(b, p) {
    const form = p.variant('form');
    const eye = (at: Vec3): void => void b.mirrored('x', () => b.ball(0.05, { part: 'eyes', at }).ball(0.028, { part: PUPIL, at: [at[0] + 0.015, at[1] + 0.01, at[2] + 0.035] }));
    if (form === 'pterodactyl') {
      b.blend(0.05, (s) => s.as('skin').limb([0, 0.7, -0.3], [0, 0.76, 0.25], 0.15, 0.17).limb([0, 0.8, 0.3], [0, 1.0, 0.55], 0.09, 0.1).limb([0, 1.0, 0.55], [0, 0.92, 1.15], 0.11, 0.025).limb([0, 1.05, 0.5], [0, 1.25, 0.15], 0.08, 0.02));
      b.mirrored('x', () => b.sheet(18, 8, (u, v) => [0.12 + u * 1.4, 0.85 + 0.25 * Math.sin(u * 2.6) - v * 0.1, 0.25 - v * (0.75 - u * 0.55) + u * 0.1], { part: 'belly' }).tube([[0.12, 0.82, 0.22], [0.7, 1.12, 0.32], [1.52, 0.98, 0.35]], [0.06, 0.045, 0.015], { part: 'skin' }).capsule([0.1, 0.62, -0.3], [0.14, 0.4, -0.42], 0.04, { part: 'claws' }));
      eye([0.08, 1.06, 0.6]); b.ball(0.02, { part: 'spikes', at: [0, 1.24, 0.16] }).ball(0.01, { part: 'teeth', at: [0, 0.93, 1.1] });
      return;
    }
    if (form === 'trex' || form === 'raptor') {
      const s0 = form === 'trex' ? 1 : 0.72;
      b.blend(0.06, (s) => {
        s.as('skin').chain([[0, 0.85, -0.35], [0, 0.95, 0.0], [0, 1.2, 0.3]], [0.26, 0.3 * s0 + 0.04, 0.2]).chain([[0, 1.2, 0.3], [0, 1.5, 0.48]], [0.19, 0.17]).ellipsoid([0, 1.55, 0.58], [0.17 * s0 + 0.02, 0.17, 0.2]).limb([0, 1.54, 0.65], [0, 1.5, 0.98], 0.13, 0.09).limb([0, 1.42, 0.62], [0, 1.36, 0.9], 0.09, 0.06).as('belly').ellipsoid([0, 0.88, 0.16], [0.17, 0.26, 0.16]).as('skin').chain([[0, 0.85, -0.35], [0, 0.8, -0.8], [0, 0.72, -1.3], [0, 0.8, -1.6]], [0.24, 0.15, 0.08, 0.02]);
        for (const x of [-1, 1]) s.chain([[x * 0.18, 0.85, -0.12], [x * 0.28, 0.6, 0.14], [x * 0.26, 0.3, -0.14], [x * 0.26, 0.08, 0.0]], [0.22, 0.15, 0.08, 0.075]).limb([x * 0.26, 0.06, 0], [x * 0.28, 0.05, 0.24], 0.085, 0.06).chain([[x * 0.17, 1.12, 0.36], [x * 0.24, 0.98, 0.46], [x * 0.2, 0.94, 0.56]], [0.06, 0.045, 0.035]);
      }, { resolution: 64 }); // prettier-ignore
      eye([0.13, 1.64, 0.66]);
      b.mirrored('x', () => { for (let i = 0; i < 7; i++) b.cone(0.02, 0.07, { part: 'teeth', at: [0.095 - i * 0.006, 1.45, 0.7 + i * 0.042], rotate: [180, 0, 0] }); for (const dx of [-0.07, 0, 0.07]) b.cone(0.028, 0.1, { part: 'claws', at: [0.28 + dx, 0.04, 0.27], toward: [0, -0.15, 1] }); }); // prettier-ignore
      for (let i = 0; i < 10; i++) b.cone(0.04, 0.1, { part: 'spikes', at: [0, 1.24 - i * 0.028 - Math.max(0, i - 4) * 0.015, 0.1 - i * 0.13] });
      return;
    }
    const bronto = form === 'brontosaurus';
    b.blend(0.08, (s) => {
      s.as('skin').chain([[0, 0.72, 0.42], [0, 0.78, 0], [0, 0.7, -0.42]], [0.28, 0.36, 0.28]).chain([[0, 0.68, -0.45], [0, 0.55, -0.95], [0, 0.45, -1.5]], [0.25, 0.14, 0.03]).as('belly').ellipsoid([0, 0.55, 0], [0.25, 0.2, 0.45]).as('skin');
      if (bronto) s.chain([[0, 0.8, 0.45], [0, 1.2, 0.8], [0, 1.6, 0.98], [0, 1.78, 1.05]], [0.22, 0.15, 0.11, 0.1]).ellipsoid([0, 1.82, 1.15], [0.1, 0.1, 0.17]);
      else s.chain([[0, 0.7, 0.5], [0, 0.62, 0.75]], [0.24, 0.2]).ellipsoid([0, 0.6, 0.88], [0.17, 0.16, 0.24]).limb([0, 0.55, 1.0], [0, 0.48, 1.2], 0.12, 0.07);
      for (const x of [-1, 1]) for (const z of [0.38, -0.38]) s.limb([x * 0.24, 0.55, z], [x * 0.27, 0.1, z + 0.02], 0.15, 0.115);
    }, { resolution: 60 }); // prettier-ignore
    eye(bronto ? [0.08, 1.86, 1.22] : [0.13, 0.68, 1.0]);
    if (form === 'stegosaurus') { for (let i = 0; i < 11; i++) { const t = i / 10; const h = 0.16 + 0.3 * Math.sin(t * Math.PI); b.group({ at: [i % 2 ? 0.07 : -0.07, 1.08 - Math.abs(t - 0.4) * 0.5, 0.6 - t * 1.5], rotate: [0, 90, 0] }, () => b.plate([[-h * 0.45, 0], [h * 0.45, 0], [h * 0.5, h * 0.5], [0, h], [-h * 0.5, h * 0.5]], 0.05, { part: 'spikes', bevel: 0.015 })); } b.mirrored('x', () => { for (const z of [-1.3, -1.42]) b.cone(0.04, 0.34, { part: 'spikes', at: [0.03, 0.48, z], toward: [0.8, 0.6, -0.4] }); }); } // prettier-ignore
    else if (form === 'triceratops') { b.group({ at: [0, 0.72, 0.7], rotate: [-32, 0, 0] }, () => b.plate([[-0.3, -0.2], [0.3, -0.2], [0.5, 0.2], [0.36, 0.52], [0, 0.62], [-0.36, 0.52], [-0.5, 0.2]], 0.08, { part: 'skin', bevel: 0.03 })); b.mirrored('x', () => b.tube([[0.12, 0.74, 0.92], [0.18, 0.95, 1.15], [0.16, 1.02, 1.5]], [0.06, 0.045, 0.008], { part: 'spikes' })); b.tube([[0, 0.6, 1.16], [0, 0.74, 1.24]], [0.06, 0.008], { part: 'spikes' }); for (let i = 0; i < 7; i++) { const a = -1.2 + i * 0.4; b.cone(0.05, 0.1, { part: 'spikes', at: [0.5 * Math.sin(a), 0.72 + 0.52 * Math.cos(a), 0.7 - 0.32 * Math.cos(a)], toward: [Math.sin(a), Math.cos(a), -0.4] }); } } // prettier-ignore
    else if (form === 'ankylosaurus') { for (let row = 0; row < 5; row++) for (let i = 0; i < 8; i++) { const x = -0.3 + row * 0.15; b.cone(0.06, row === 0 || row === 4 ? 0.22 : 0.12, { part: 'spikes', at: [x, 1.06 - Math.abs(x) * 0.7, 0.5 - i * 0.15], toward: [x * 2, 1, 0] }); } b.ball([0.2, 0.13, 0.2], { part: 'spikes', at: [0, 0.46, -1.55] }); } else for (let i = 0; i < 8; i++) b.cone(0.03, 0.07, { part: 'spikes', at: [0, 1.12 - Math.abs(i - 3) * 0.02, 0.35 - i * 0.11] }); // prettier-ignore
    b.mirrored('x', () => { for (const z of [0.48, -0.28]) for (const dx of [-0.06, 0.06]) b.ball(0.035, { part: 'claws', at: [0.27 + dx, 0.04, z] }); }).ball(0.01, { part: 'teeth', at: [0, bronto ? 1.76 : 0.46, bronto ? 1.28 : 1.2] }); // prettier-ignore
  },
  songbird(b, p) {
    const form = p.variant('form');
    const base: Bird = { body: 'feathers', breast: 'breast', wing: 'wings', tail: 'wings', legs: 'legs', beak: 'beak', size: [0.27, 0.28, 0.5], raise: 30, neck: 0.08, headRadius: 0.22, beakLength: 0.13, beakRadius: 0.055, legLength: 0.26, tailLength: 0.5, flying: p.is('pose', 'flying') || form === 'hummingbird', span: 1.0, eyes: 'eyes' };
    const K: Record<string, Partial<Bird>> = { crow: { size: [0.28, 0.28, 0.62], beakLength: 0.24, beakRadius: 0.075 }, hummingbird: { size: [0.16, 0.17, 0.36], headRadius: 0.15, beakLength: 0.48, beakRadius: 0.02, legLength: 0.1, span: 0.6, raise: 48 }, pigeon: { size: [0.33, 0.33, 0.6], headRadius: 0.18, neck: 0.18 }, woodpecker: { raise: 60, beakLength: 0.3, beakRadius: 0.05 }, kingfisher: { beakLength: 0.46, beakRadius: 0.06, headRadius: 0.25, tailLength: 0.3 }, swallow: { size: [0.2, 0.2, 0.5], tailLength: 0.7, tailWidth: 0.7, span: 1.3 } };
    const q = bird(b, { ...base, ...K[form] });
    if (form === 'cardinal' || form === 'woodpecker') for (let i = 0; i < 4; i++) b.group({ at: [0, q.head[1] + 0.14, q.head[2] - 0.02 - i * 0.05], rotate: [-30 - i * 12, 0, 0] }, () => b.leaf(0.3, 0.1, { part: form === 'woodpecker' ? '#c9202a' : 'feathers', rotate: [0, 90, 0] }));
  },
  eagle(b, p) {
    const form = p.variant('form');
    const vulture = form === 'vulture' || form === 'condor';
    const gull = form === 'seagull';
    bird(b, { body: 'feathers', head: 'head', wing: 'wings', tail: 'tail', legs: 'talons', beak: 'beak', size: [0.27, 0.28, 0.7], raise: p.is('pose', 'flying') ? 8 : 52, neck: vulture ? 0.24 : 0.12, headRadius: vulture ? 0.13 : 0.19, beakLength: gull ? 0.22 : 0.2, beakRadius: gull ? 0.05 : 0.075, hooked: true, legLength: p.is('pose', 'flying') ? 0.16 : 0.3, tailLength: 0.62, tailWidth: 0.5, flying: p.is('pose', 'flying'), span: vulture ? 1.7 : gull ? 1.4 : form === 'falcon' ? 1.15 : 1.5, eyes: 'eyes' });
    if (vulture) b.ring(0.19, 0.07, { part: 'tail', at: [0, p.is('pose', 'flying') ? 0.62 : 0.92, p.is('pose', 'flying') ? 0.42 : 0.36], rotate: [30, 0, 0] });
  },
  owl(b) {
    b.blend(0.08, (s) => s.as('feathers').ellipsoid([0, 0.62, 0], [0.4, 0.52, 0.34]).ellipsoid([0, 1.18, 0.02], [0.38, 0.32, 0.32]).as('breast').ellipsoid([0, 0.58, 0.16], [0.28, 0.4, 0.24]));
    b.mirrored('x', () => {
      b.group({ at: [0.15, 1.2, 0.29], rotate: [84, 14, 0] }, () => b.lathe([[0.19, -0.02], [0.17, 0.03], [0, 0.04]], { part: 'face', segments: 28 })).ball([0.1, 0.1, 0.05], { part: 'eyes', at: [0.15, 1.21, 0.33] }).ball([0.055, 0.055, 0.03], { part: PUPIL, at: [0.15, 1.21, 0.375] });
      b.cone(0.1, 0.26, { part: 'feathers', at: [0.24, 1.4, 0.02], rotate: [0, 0, -24] }).ball([0.11, 0.44, 0.26], { part: 'wings', at: [0.38, 0.62, -0.04], rotate: [8, 0, 6] });
      for (const dx of [-0.06, 0, 0.06]) b.capsule([0.16 + dx * 0.5, 0.1, 0.16], [0.16 + dx, 0.06, 0.32], 0.035, { part: 'beak' });
    }); // prettier-ignore
    b.cone(0.055, 0.17, { part: 'beak', at: [0, 1.16, 0.34], rotate: [150, 0, 0] });
    for (let i = -1; i <= 1; i++) b.group({ at: [0, 0.3, -0.22], rotate: [-165, i * 14, 0] }, () => b.leaf(0.42, 0.2, { part: 'wings' }));
  },
  parrot(b, p) {
    const form = p.variant('form');
    const toucan = form === 'toucan';
    const q = bird(b, { body: 'feathers', breast: 'breast', wing: 'wings', tail: 'tail', legs: '#5a5a60', beak: 'beak', size: [0.26, 0.27, 0.62], raise: 58, neck: 0.1, headRadius: 0.23, beakLength: toucan ? 0.62 : 0.2, beakRadius: toucan ? 0.13 : 0.1, hooked: true, legLength: 0.16, tailLength: form === 'macaw' || form === 'parakeet' ? 1.0 : 0.5, tailWidth: 0.2 });
    b.mirrored('x', () => b.ball([0.03, 0.07, 0.07], { part: 'eyes', at: [0.185, q.head[1] + 0.03, q.head[2] + 0.1] }).ball(0.032, { part: PUPIL, at: [0.2, q.head[1] + 0.04, q.head[2] + 0.12] }));
    if (form === 'cockatoo') for (let i = 0; i < 6; i++) b.group({ at: [0, q.head[1] + 0.16, q.head[2] + 0.06 - i * 0.04], rotate: [10 - i * 16, 0, 0] }, () => b.leaf(0.42, 0.12, { part: 'breast', rotate: [0, 90, 0] }));
  },
  duck(b, p) {
    const form = p.variant('form');
    const long = form === 'swan' || form === 'goose';
    const rubber = form === 'rubber';
    const neck = form === 'swan' ? 0.85 : form === 'goose' ? 0.5 : form === 'pelican' ? 0.5 : 0.2;
    b.blend(0.08, (s) => { s.as('feathers').ellipsoid([0, 0.42, -0.05], [0.34, 0.29, 0.56]).limb([0, 0.5, -0.5], [0, 0.66, -0.72], 0.16, 0.06); if (form === 'swan') s.chain([[0, 0.5, 0.38], [0, 0.85, 0.6], [0, 1.2, 0.42], [0, 1.38, 0.52]], [0.17, 0.1, 0.085, 0.11]); else s.chain([[0, 0.5, 0.36], [0, 0.55 + neck, 0.48]], [0.2, 0.13]); s.as('head').ball([0, 0.62 + (form === 'swan' ? 0.78 : neck), form === 'swan' ? 0.56 : 0.52], rubber ? 0.26 : long ? 0.13 : 0.19); }); // prettier-ignore
    const head: Vec3 = [0, 0.62 + (form === 'swan' ? 0.78 : neck), form === 'swan' ? 0.56 : 0.52];
    const r = rubber ? 0.26 : long ? 0.13 : 0.19;
    if (form === 'puffin') b.ball([0.07, 0.13, 0.16], { part: 'beak', at: [0, head[1] - 0.02, head[2] + r + 0.08] });
    else b.ball([form === 'pelican' ? 0.09 : 0.1, 0.04, form === 'pelican' ? 0.42 : 0.17], { part: 'beak', at: [0, head[1] - 0.03, head[2] + r + (form === 'pelican' ? 0.3 : 0.08)] });
    if (form === 'pelican') b.ball([0.08, 0.15, 0.3], { part: 'beak', at: [0, head[1] - 0.14, head[2] + r + 0.2] });
    if (form === 'mallard') b.ring(0.15, 0.03, { part: '#f4f2ec', at: [0, 0.68, 0.48] });
    eyes(b, head, r, { part: 'eyes', size: 0.17, apart: 0.62, up: 0.3, forward: 0.62 });
    b.mirrored('x', () => b.ball([0.09, 0.2, 0.42], { part: 'wings', at: [0.32, 0.5, -0.1], rotate: [14, 0, 4] }).rod([0.14, 0.2, -0.02], [0.14, 0.04, 0.0], 0.03, { part: 'feet' }));
    webbedFeet(b, 'feet', 0.14, 0.06);
  },
  chicken(b, p) {
    const form = p.variant('form');
    const chick = form === 'chick';
    const rooster = form === 'rooster' || form === 'turkey';
    const q = bird(b, { body: 'feathers', wing: 'wings', tail: 'tail', legs: 'legs', beak: 'beak', size: chick ? [0.26, 0.28, 0.3] : [0.34, 0.34, 0.6], raise: 22, neck: chick ? 0.02 : form === 'kiwi' ? 0.14 : 0.3, headRadius: chick ? 0.22 : 0.16, beakLength: form === 'kiwi' ? 0.6 : form === 'dodo' ? 0.36 : 0.12, beakRadius: form === 'dodo' ? 0.1 : 0.05, hooked: form === 'dodo', legLength: 0.3, tailLength: chick || form === 'kiwi' ? 0.1 : 0.34 });
    if (!chick && form !== 'kiwi' && form !== 'dodo' && form !== 'quail') { for (let i = 0; i < 4; i++) b.ball([0.03, 0.07, 0.06], { part: 'comb', at: [0, q.head[1] + 0.17, q.head[2] + 0.08 - i * 0.07] }); b.ball([0.03, 0.09, 0.04], { part: 'comb', at: [0, q.head[1] - 0.14, q.head[2] + 0.14] }); } else b.ball(0.03, { part: 'comb', at: [0, q.head[1] + (form === 'quail' ? 0.24 : 0.1), q.head[2] + 0.05] }); // prettier-ignore
    if (form === 'turkey') for (let i = 0; i < 13; i++) b.group({ at: [0, q.tail[1] + 0.05, q.tail[2] + 0.1], rotate: [-18, 0, -84 + i * 14] }, () => b.leaf(0.85, 0.26, { part: 'tail', tint: i % 2 ? 1 : 0.8 }));
    else if (rooster) for (let i = 0; i < 7; i++) b.tube([[0, q.tail[1] + 0.1, q.tail[2]], [(i - 3) * 0.05, q.tail[1] + 0.55 + i * 0.02, q.tail[2] - 0.25 - i * 0.03], [(i - 3) * 0.09, q.tail[1] + 0.3 - i * 0.06, q.tail[2] - 0.6]], [0.05, 0.06, 0.02], { part: 'tail', flatten: 0.5 });
  },
  flamingo(b, p) {
    const form = p.variant('form');
    const curved = form === 'flamingo' || form === 'ibis';
    b.blend(0.06, (s) => s.as('feathers').ellipsoid([0, 1.12, 0], [0.23, 0.23, 0.42]).chain([[0, 1.18, 0.3], [0, 1.45, 0.52], [0, 1.75, 0.34], [0, 1.98, 0.42]], [0.13, 0.07, 0.06, 0.07]).ellipsoid([0, 2.0, 0.48], [0.085, 0.09, 0.12]));
    b.tube(curved ? [[0, 1.99, 0.56], [0, 1.97, 0.7], [0, form === 'ibis' ? 1.8 : 1.85, form === 'ibis' ? 0.92 : 0.74]] : [[0, 1.99, 0.56], [0, 1.96, 0.78], [0, 1.92, 1.02]], [0.055, 0.05, 0.01], { part: 'beak' }).mirrored('x', () => b.ball(0.022, { part: PUPIL, at: [0.07, 2.03, 0.54] }));
    b.mirrored('x', () => b.ball([0.07, 0.18, 0.36], { part: 'wings', at: [0.21, 1.15, -0.06] }).ball([0.05, 0.1, 0.14], { part: 'tips', at: [0.18, 1.06, -0.38] }));
    b.rod([0.08, 0.95, 0], [0.08, 0.5, -0.03], 0.026, { part: 'legs' }).rod([0.08, 0.5, -0.03], [0.08, 0.03, 0.02], 0.022, { part: 'legs' }).ball(0.04, { part: 'legs', at: [0.08, 0.5, -0.03] });
    if (form === 'flamingo') b.tube([[-0.08, 0.95, 0], [-0.08, 0.58, 0.14], [-0.02, 0.62, -0.18]], 0.024, { part: 'legs' }); else b.rod([-0.08, 0.95, 0], [-0.08, 0.03, 0.02], 0.022, { part: 'legs' }); // prettier-ignore
    for (const x of form === 'flamingo' ? [0.08] : [0.08, -0.08]) for (const turn of [-30, 0, 30]) b.group({ at: [x, 0.025, 0.02], rotate: [0, turn, 0] }, () => b.capsule([0, 0, 0], [0, 0, 0.16], 0.018, { part: 'legs' }));
  },
  penguin(b) {
    b.blend(0.08, (s) => s.as('feathers').ellipsoid([0, 0.62, 0], [0.4, 0.58, 0.36]).ball([0, 1.28, 0.02], 0.25).as('belly').ellipsoid([0, 0.58, 0.17], [0.3, 0.48, 0.24]).ellipsoid([0, 1.2, 0.14], [0.13, 0.12, 0.13]));
    b.anchor('neck', [0, 1.03, 0.01], 0.56).anchor('on', [0, 1.52, 0.02], 0.4);
    b.cone(0.06, 0.2, { part: 'beak', at: [0, 1.27, 0.24], toward: [0, -0.1, 1] }).mirrored('x', () => b.ball(0.035, { part: PUPIL, at: [0.11, 1.35, 0.23] }).ball([0.05, 0.12, 0.1], { part: 'patches', at: [0.2, 1.18, 0.06] }).tube([[0.36, 0.95, 0], [0.52, 0.68, 0.04], [0.54, 0.4, 0.1]], [0.1, 0.12, 0.03], { part: 'feathers', flatten: 0.35, up: [1, 0, 0] }));
    webbedFeet(b, 'feet', 0.17, 0.22);
  },
  peacock(b) {
    const q = bird(b, { body: 'feathers', wing: 'feathers', tail: 'tail', legs: 'legs', beak: 'beak', size: [0.2, 0.22, 0.46], raise: 38, neck: 0.42, headRadius: 0.11, beakLength: 0.1, beakRadius: 0.035, legLength: 0.32, tailLength: 0.3 });
    for (let ring = 0; ring < 3; ring++) for (let i = 0; i < 17; i++) { const a = (-86 + (i * 172) / 16) * (1 - ring * 0.04); b.group({ at: [0, 0.42, -0.2 - ring * 0.03], rotate: [-12, 0, a] }, () => { const l = 1.35 - ring * 0.36; b.leaf(l, 0.17, { part: 'tail', tint: 1 - ring * 0.1 }).ball([0.075, 0.095, 0.018], { part: 'eyespots', at: [0, l * 0.86, 0.02] }).ball([0.035, 0.05, 0.024], { part: 'feathers', at: [0, l * 0.87, 0.025] }); }); } // prettier-ignore
    for (let i = -2; i <= 2; i++) b.rod([0, q.head[1] + 0.08, q.head[2]], [i * 0.05, q.head[1] + 0.26, q.head[2] - 0.04], 0.008, { part: 'crest' }).ball(0.025, { part: 'crest', at: [i * 0.05, q.head[1] + 0.27, q.head[2] - 0.04] });
  },
  ostrich(b) {
    b.blend(0.06, (s) => s.as('feathers').ellipsoid([0, 1.15, -0.05], [0.36, 0.34, 0.48]).as('neck').chain([[0, 1.25, 0.3], [0, 1.65, 0.5], [0, 2.1, 0.46]], [0.11, 0.065, 0.06]).ellipsoid([0, 2.18, 0.52], [0.09, 0.09, 0.12]));
    b.ball([0.06, 0.03, 0.1], { part: 'beak', at: [0, 2.15, 0.66] }).mirrored('x', () => { b.ball(0.032, { part: PUPIL, at: [0.075, 2.22, 0.57] }); b.tube([[0.14, 0.95, 0], [0.17, 0.55, 0.06], [0.15, 0.04, -0.02]], [0.11, 0.045, 0.035], { part: 'legs' }).capsule([0.15, 0.04, -0.02], [0.16, 0.03, 0.2], 0.04, { part: 'legs' }); for (let i = 0; i < 8; i++) b.group({ at: [0.3, 1.2, 0.05 - i * 0.06], rotate: [-110 - i * 8, 30, 0] }, () => b.leaf(0.42, 0.2, { part: i % 3 === 2 ? 'tail' : 'feathers' })); }); // prettier-ignore
    for (let i = 0; i < 7; i++) b.group({ at: [0, 1.25, -0.45], rotate: [-70, 0, -45 + i * 15] }, () => b.leaf(0.4, 0.16, { part: 'tail' }));
  },
};
