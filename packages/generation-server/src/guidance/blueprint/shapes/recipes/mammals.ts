import { ears, eyes, quadruped, type EarKind, type QuadrupedPoints, type QuadrupedSpec } from '../anatomy/quadruped.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import { add, type Vec3 } from '../vec.ts';

interface Beast extends Omit<QuadrupedSpec, 'tail'> {
  readonly ears?: readonly [kind: EarKind, part: string, size: number];
  readonly eyes?: string;
  readonly nose?: string;
  readonly tail?: readonly [part: string, path: readonly Vec3[], radii: readonly number[]];
}

const DOWN: readonly Vec3[] = [[0, 0, 0], [0, -0.06, -0.12], [0, -0.3, -0.16], [0, -0.45, -0.14]];
const UP: readonly Vec3[] = [[0, 0, 0], [0, 0.1, -0.12], [0, 0.28, -0.1], [0, 0.36, 0.02]];
const STUB: readonly Vec3[] = [[0, 0, 0], [0, 0.04, -0.06], [0, 0.06, -0.1]];

/** Body, eyes, ears, nose and tail in one call; returns the places for the marks that make the species. */
function beast(b: MeshBuilder, s: Beast, thickness = 1): QuadrupedPoints {
  const scaled = (values: readonly [number, number, number]): [number, number, number] => [values[0] * thickness, values[1] * thickness, values[2] * thickness];
  const { tail, ears: ear, eyes: eye, nose, ...body } = s;
  const spec: QuadrupedSpec = { ...body, girth: scaled(s.girth), leg: scaled(s.leg), ...(tail && { tail: { part: tail[0], path: tail[1], radii: tail[2] } }) };
  const points = quadruped(b, spec);
  if (ear) ears(b, points.head, points.skull, ...ear);
  eyes(b, points.head, points.skull, { part: eye ?? '#17130f gloss', size: eye === undefined ? 0.16 : 0.18, apart: 0.5, up: 0.22, forward: 0.78 });
  if (nose) b.ball([points.snoutRadius * 0.5, points.snoutRadius * 0.38, points.snoutRadius * 0.4], { part: nose, at: add(points.nose, [0, points.snoutRadius * 0.45, points.snoutRadius * 0.8]) });
  b.anchor('on', add(points.head, [0, points.skull, 0]), 0.4);
  // A rider is as tall as a person beside a horse; beasts smaller than that are ridden as if they were larger.
  const back = points.shoulder[1] + s.girth[1] * thickness * 0.96;
  b.anchor('seat', [0, back, s.length * -0.08], back * 1.12);
  // Low on the neck, where a collar lies.
  const along = 0.42;
  const middle: Vec3 = [0, points.neckBase[1] + (points.head[1] - points.neckBase[1]) * along, points.neckBase[2] + (points.head[2] - points.neckBase[2]) * along];
  b.anchor('neck', middle, (s.neck[2] * 0.62 + s.neck[3] * 0.38) * 2.1, 90 - s.neck[1]);
  return points;
}

/** A pair of horns or antler beams from the crown of the head. */
function horns(b: MeshBuilder, p: QuadrupedPoints, part: string, path: readonly Vec3[], radii: readonly number[]): void {
  b.mirrored('x', () => b.tube(path.map((point) => add(p.head, [point[0] + p.skull * 0.4, point[1] + p.skull * 0.75, point[2]])), radii, { part, ends: 'round', segments: 9 }));
}

function mane(b: MeshBuilder, p: QuadrupedPoints, part: string, size: number, count = 9): void {
  for (let i = 0; i < count; i++) { const t = i / (count - 1); b.ball([size * 0.6, size, size], { part, at: [0, p.neckBase[1] + (p.head[1] + p.skull * 0.8 - p.neckBase[1]) * t + size * 0.5, p.neckBase[2] + (p.head[2] - p.neckBase[2]) * t - size * 1.4 * (1 - t * 0.6)] }); } // prettier-ignore
}

export const MAMMALS: RecipeTable = {
  big_cat(b, p) {
    const form = p.variant('form');
    const slim = form === 'cheetah' ? 0.82 : 1;
    const q = beast(b, { coat: 'fur', belly: 'belly', height: 0.82, length: 1.05, girth: [0.27 * slim, 0.23 * slim, 0.25 * slim], leg: [0.13 * slim, 0.085, 0.11], neck: [0.4, 34, 0.2, 0.19], head: [0.23, 0.12, 0.13, 18], ears: ['round', 'fur', 0.8], eyes: 'eyes', nose: '#3a2320', tail: ['tail', form === 'lynx' ? STUB : [[0, 0, 0], [0, -0.1, -0.2], [0, -0.3, -0.35], [0, -0.2, -0.6], [0, 0.02, -0.7]], [0.06, 0.055, 0.05, 0.05, 0.07]] }, p.thickness);
    b.ball([0.15, 0.11, 0.12], { part: 'belly', at: add(q.nose, [0, -0.03, 0.0]) });
    if (form === 'lion') { for (let i = 0; i < 30; i++) { const a = (i / 30) * 2 * Math.PI; const layer = i % 3; b.capsule(add(q.head, [0.2 * Math.sin(a), 0.2 * Math.cos(a), -0.02 - layer * 0.06]), add(q.head, [0.4 * Math.sin(a), 0.4 * Math.cos(a) - 0.06, -0.14 - layer * 0.1]), 0.09, { part: 'mane', to: 0.05 }); } b.ball([0.26, 0.36, 0.26], { part: 'mane', at: add(q.neckBase, [0, -0.12, 0.12]) }).ball(0.1, { part: 'mane', at: add(q.rump, [0, 0.2, -0.87]) }); } // prettier-ignore
    else b.ball(0.05, { part: 'mane', at: add(q.rump, [0, 0.1, -0.8]) });
    if (form === 'lynx') b.mirrored('x', () => b.cone(0.02, 0.16, { part: 'mane', at: add(q.head, [0.16, 0.28, 0]) }));
    b.mirrored('x', () => { for (const z of [q.shoulder[2] + 0.2]) for (const dx of [-0.05, 0, 0.05]) b.cone(0.018, 0.06, { part: 'claws', at: [0.15 + dx, 0.03, z], toward: [0, -0.2, 1] }); }); // prettier-ignore
  },
  dog(b, p) {
    const form = p.variant('form');
    const K: Record<string, Partial<Beast>> = {
      retriever: {}, dachshund: { height: 0.36, length: 1.0, girth: [0.19, 0.18, 0.18], leg: [0.085, 0.06, 0.075] }, bulldog: { height: 0.48, length: 0.62, girth: [0.28, 0.23, 0.23], head: [0.24, 0.03, 0.16, 20], neck: [0.24, 35, 0.22, 0.2] }, poodle: { height: 0.72, girth: [0.22, 0.17, 0.18], head: [0.17, 0.2, 0.07, 12] },
      shepherd: { head: [0.18, 0.2, 0.085, 14] }, spaniel: { height: 0.55, head: [0.18, 0.13, 0.09, 18] }, puppy: { height: 0.4, length: 0.46, head: [0.22, 0.07, 0.1, 20], neck: [0.2, 45, 0.15, 0.14] }, hound: { height: 0.8, girth: [0.22, 0.15, 0.17], head: [0.16, 0.24, 0.08, 16] }, terrier: { height: 0.45, length: 0.55, head: [0.17, 0.14, 0.09, 14] },
    };
    const pointed = form === 'shepherd' || form === 'terrier' || form === 'bulldog';
    const q = beast(b, { coat: 'fur', belly: 'belly', height: 0.66, length: 0.8, girth: [0.22, 0.18, 0.19], leg: [0.1, 0.062, 0.085], neck: [0.32, 50, 0.15, 0.13], head: [0.19, 0.16, 0.095, 16], nose: 'nose', eyes: 'eyes', ears: [pointed ? 'pointed' : 'floppy', 'ears', form === 'spaniel' || form === 'dachshund' ? 1.5 : pointed ? 0.9 : 1.1], tail: ['tail', form === 'bulldog' ? STUB : UP, form === 'shepherd' || form === 'retriever' ? [0.07, 0.1, 0.09, 0.03] : [0.05, 0.045, 0.04, 0.03]], ...K[form] }, p.thickness);
    if (form === 'poodle') { for (const at of [q.head, q.shoulder, q.rump]) b.ball(at === q.head ? 0.2 : 0.27, { part: 'fur', at: add(at, [0, at === q.head ? 0.14 : 0, at === q.head ? -0.05 : 0]) }); b.mirrored('x', () => b.ball(0.12, { part: 'fur', at: [0.14, 0.22, q.shoulder[2]] }).ball(0.12, { part: 'fur', at: [0.14, 0.22, q.rump[2] - 0.06] })); b.ball(0.12, { part: 'tail', at: add(q.rump, [0, 0.5, -0.15]) }); } // prettier-ignore
    if (form === 'terrier') b.ball([0.12, 0.13, 0.1], { part: 'fur', at: add(q.nose, [0, -0.06, 0]) });
    if (form === 'spaniel' || form === 'retriever') b.ball([0.14, 0.22, 0.12], { part: 'belly', at: add(q.neckBase, [0, -0.15, 0.08]) });
    b.ring(0.16, 0.025, { part: 'collar', at: [0, (q.neckBase[1] + q.head[1]) / 2, (q.neckBase[2] + q.head[2]) / 2], rotate: [38, 0, 0] });
    b.anchor('holding', add(q.nose, [0, -0.02, 0.1]), 0.35);
  },
  wolf(b, p) {
    const form = p.variant('form');
    const fox = form === 'fox';
    const q = beast(b, { coat: 'fur', belly: 'belly', height: fox ? 0.52 : 0.74, length: 0.85, girth: [fox ? 0.18 : 0.25, fox ? 0.15 : 0.19, fox ? 0.17 : form === 'hyena' ? 0.16 : 0.2], leg: [0.1, 0.055, 0.075], neck: [0.32, 40, 0.18, 0.15], head: [0.19, 0.22, 0.07, 16], snoutPart: 'belly', nose: 'nose', eyes: 'eyes', ears: [form === 'hyena' ? 'round' : 'pointed', 'ears', fox ? 1.4 : 1.0], tail: ['tail', fox ? [[0, 0, 0], [0, -0.05, -0.2], [0, -0.12, -0.45], [0, -0.02, -0.75]] : DOWN, fox ? [0.06, 0.13, 0.16, 0.03] : [0.06, 0.1, 0.09, 0.02]] }, p.thickness);
    if (fox) b.ball(0.09, { part: 'belly', at: add(q.rump, [0, 0.1, -0.82]) });
    b.mirrored('x', () => b.ball([0.08, 0.1, 0.1], { part: 'belly', at: add(q.head, [0.14, -0.09, 0.06]) })).ball([0.15, 0.2, 0.12], { part: 'belly', at: add(q.neckBase, [0, -0.16, 0.12]) });
    if (form === 'hyena') mane(b, q, 'tail', 0.07);
  },
  horse(b, p) {
    const form = p.variant('form');
    const small = form === 'donkey' || form === 'pony';
    const q = beast(b, { coat: 'coat', height: small ? 0.85 : 1.08, length: 1.1, girth: [0.28, 0.27, 0.28], leg: [0.14, 0.065, 0.08], feet: 'hooves', neck: [small ? 0.5 : 0.68, 52, 0.24, 0.16], head: [0.19, 0.3, 0.1, 42], eyes: 'eyes', ears: [form === 'donkey' ? 'long' : 'pointed', 'coat', form === 'donkey' ? 0.9 : 0.8], tail: ['tail', [[0, 0, 0], [0, 0.02, -0.16], [0, -0.4, -0.24], [0, -0.72, -0.2]], [0.05, 0.09, 0.1, 0.03]] }, p.thickness);
    mane(b, q, 'mane', form === 'zebra' ? 0.06 : 0.085, 11);
    b.capsule(add(q.head, [0, q.skull * 0.9, 0.02]), add(q.head, [0, q.skull * 0.3, q.skull * 0.95]), 0.05, { part: 'mane' });
    if (form === 'unicorn' || p.has('horn')) b.tube([add(q.head, [0, 0.15, 0.12]), add(q.head, [0, 0.4, 0.28]), add(q.head, [0, 0.72, 0.48])], [0.05, 0.035, 0.005], { part: p.has('horn') ? 'horn' : '#e6c76a metal', section: [[1, 0], [0.5, 0.86], [-0.5, 0.86], [-1, 0], [-0.5, -0.86], [0.5, -0.86]], twist: 3, steps: 10 });
    if (form === 'pegasus' || p.has('wings')) b.mirrored('x', () => { for (let i = 0; i < 7; i++) b.group({ at: add(q.shoulder, [0.2, 0.18, -0.2]), rotate: [-30 - i * 9, 0, -24 - i * 10] }, () => b.leaf(1.05 - i * 0.07, 0.2, { part: p.has('wings') ? 'wings' : '#f4f2ec', rotate: [0, 90, 0] })); }); // prettier-ignore
    b.part('saddle').superball([0.24, 0.08, 0.26], 0.7, 0.7, { at: [0, q.shoulder[1] + 0.28, 0] }).mirrored('x', () => b.box([0.04, 0.4, 0.2], { at: [0.28, q.shoulder[1] + 0.05, 0], round: 0.02 }));
    b.anchor('on', [0, q.shoulder[1] + 0.3, 0], 0.8).anchor('seat', [0, q.shoulder[1] + 0.34, 0], small ? 1.25 : 1.42);
  },
  cow(b, p) {
    const form = p.variant('form');
    const shaggy = form === 'bison' || form === 'yak' || form === 'buffalo';
    const q = beast(b, { coat: 'hide', height: 0.85, length: 1.15, girth: [shaggy ? 0.42 : 0.34, 0.33, shaggy ? 0.27 : 0.33], leg: [0.13, 0.08, 0.1], feet: 'hooves', neck: [0.36, shaggy ? 5 : 22, 0.25, 0.2], head: [0.22, 0.18, 0.14, 38], ears: ['floppy', 'hide', 0.7], nose: 'nose', tail: ['hide', DOWN, [0.04, 0.03, 0.03, 0.05]] }, p.thickness);
    b.ball([0.15, 0.09, 0.1], { part: 'nose', at: add(q.nose, [0, -0.02, 0.06]) });
    horns(b, q, 'horns', form === 'bull' || form === 'buffalo' ? [[0, 0, 0], [0.24, 0.04, 0], [0.42, 0.2, 0.06], [0.38, 0.4, 0.1]] : [[0, 0, 0], [0.12, 0.05, 0], [0.17, 0.2, 0.04]], form === 'bull' || form === 'buffalo' ? [0.075, 0.065, 0.045, 0.012] : [0.05, 0.04, 0.01]);
    if (shaggy) { b.ball([0.34, 0.34, 0.36], { part: 'patches', at: add(q.shoulder, [0, 0.24, -0.05]) }).ball([0.2, 0.26, 0.16], { part: 'patches', at: add(q.head, [0, -0.24, 0.06]) }); if (form === 'yak') for (let i = 0; i < 12; i++) b.mirrored('x', () => b.capsule([0.28, 0.7, -0.6 + i * 0.11], [0.3, 0.2, -0.6 + i * 0.11], 0.07, { part: 'patches' })); } // prettier-ignore
    else { const mark: Vec3[] = [[0.26, 0.95, 0.3], [-0.28, 0.85, 0.05], [0.3, 0.8, -0.35], [-0.2, 1.05, -0.45], [0.02, 1.14, 0.02]]; for (const at of mark) b.ball([0.19, 0.17, 0.2], { part: 'patches', at: [at[0] * 0.78, at[1], at[2]] }); } // prettier-ignore
    if (form === 'cow') b.ball([0.15, 0.12, 0.16], { part: 'udder', at: [0, 0.5, -0.35] }).mirrored('x', () => b.capsule([0.06, 0.44, -0.32], [0.06, 0.34, -0.32], 0.025, { part: 'udder' }));
  },
  deer(b, p) {
    const form = p.variant('form');
    const moose = form === 'moose';
    const q = beast(b, { coat: 'coat', belly: 'belly', height: moose ? 1.1 : 0.92, length: 0.95, girth: [moose ? 0.33 : 0.22, 0.2, 0.22], leg: [0.1, 0.045, 0.055], feet: 'hooves', neck: [0.5, moose ? 35 : 58, 0.17, 0.11], head: [0.15, moose ? 0.32 : 0.2, moose ? 0.11 : 0.06, 26], ears: ['pointed', 'coat', 1.2], nose: 'nose', tail: ['tail', STUB, [0.06, 0.07, 0.03]] }, p.thickness);
    if (form === 'gazelle') horns(b, q, 'antlers', [[0, 0, 0], [0.05, 0.25, -0.08], [0.1, 0.5, -0.02], [0.08, 0.72, 0.08]], [0.04, 0.035, 0.025, 0.008]);
    else if (moose) b.mirrored('x', () => b.warped(([x, y, z]) => [x, y, z + 0.5 * (x - 0.4) ** 2], () => b.plate([[0.08, 0], [0.3, 0.02], [0.75, 0.1], [0.95, 0.35], [0.82, 0.34], [0.84, 0.52], [0.68, 0.42], [0.62, 0.6], [0.5, 0.42], [0.4, 0.54], [0.3, 0.3]], 0.06, { part: 'antlers', at: add(q.head, [0, q.skull * 0.7, -0.02]) })));
    else if (form !== 'doe') { horns(b, q, 'antlers', [[0, 0, 0], [0.16, 0.22, -0.14], [0.34, 0.5, -0.12], [0.3, 0.85, 0.06]], [0.045, 0.04, 0.032, 0.012]); for (const [x, y, z, l] of [[0.1, 0.2, -0.1, 0.24], [0.28, 0.42, -0.13, 0.28], [0.36, 0.62, -0.06, 0.24]] as const) b.mirrored('x', () => b.tube([add(q.head, [x + q.skull * 0.4, y + q.skull * 0.7, z]), add(q.head, [x + q.skull * 0.4 + 0.06, y + q.skull * 0.7 + l * 0.6, z + l * 0.6]), add(q.head, [x + q.skull * 0.4 + 0.04, y + q.skull * 0.7 + l, z + l * 0.7])], [0.03, 0.024, 0.008], { part: 'antlers' })); } // prettier-ignore
    if (form === 'reindeer') b.ball([0.16, 0.24, 0.12], { part: 'belly', at: add(q.neckBase, [0, -0.1, 0.14]) });
  },
  sheep(b, p) {
    const form = p.variant('form');
    const woolly = form === 'sheep' || form === 'ram';
    const llama = form === 'llama';
    const q = beast(b, { coat: woolly ? 'legs' : 'wool', height: llama ? 0.85 : 0.62, length: 0.75, girth: [0.24, 0.25, 0.24], leg: [0.075, 0.05, 0.06], neck: llama ? [0.7, 74, 0.15, 0.11] : [0.28, 40, 0.13, 0.12], head: [0.16, 0.15, 0.085, 30], headPart: 'face', ears: [llama ? 'pointed' : 'floppy', 'face', 0.8], tail: ['wool', STUB, [0.07, 0.07, 0.04]] }, p.thickness);
    if (woolly) { const mark = b.mark(); b.ball([0.36, 0.34, 0.54], { part: 'wool', at: [0, 0.66, -0.02] }); b.scatter(mark, 90, { spacing: 0.12 }, () => b.ball(0.085, { part: 'wool', segments: 8 })); b.ball([0.14, 0.1, 0.12], { part: 'wool', at: add(q.head, [0, 0.14, -0.03]) }); } // prettier-ignore
    if (form === 'ram') b.mirrored('x', () => b.tube(Array.from({ length: 14 }, (_, i): Vec3 => { const a = i * 0.48; const r = 0.2 - i * 0.007; return add(q.head, [0.14 + i * 0.014, 0.06 + r * Math.cos(a), -0.1 - r * Math.sin(a)]); }), [0.08, 0.07, 0.05, 0.02], { part: 'horns', steps: 3 })); // prettier-ignore
    else if (form === 'goat') { horns(b, q, 'horns', [[0, 0, 0], [0.04, 0.2, -0.1], [0.07, 0.32, -0.28]], [0.045, 0.035, 0.01]); b.cone(0.05, 0.2, { part: 'wool', at: add(q.nose, [0, -0.06, -0.02]), toward: [0, -1, 0.2] }); } else b.mirrored('x', () => b.ball(0.02, { part: 'horns', at: add(q.head, [0.06, 0.15, 0]) })); // prettier-ignore
  },
  pig(b, p) {
    const form = p.variant('form');
    const nosy = form === 'tapir' || form === 'anteater';
    const q = beast(b, { coat: 'skin', height: 0.5, length: 0.85, girth: [0.3, 0.3, 0.29], leg: [0.1, 0.07, 0.08], feet: 'hooves', neck: [0.26, 14, 0.22, 0.2], head: form === 'anteater' ? [0.15, 0.55, 0.055, 25] : [0.2, form === 'boar' ? 0.26 : 0.12, form === 'tapir' ? 0.085 : 0.11, 14], snoutPart: 'snout', ears: [form === 'pig' ? 'floppy' : 'pointed', 'ears', 0.8], tail: form === 'anteater' ? ['tail', [[0, 0, 0], [0, -0.05, -0.3], [0, -0.15, -0.7]], [0.1, 0.24, 0.05]] : ['tail', [[0, 0.02, 0], [0.05, 0.06, -0.06], [0, 0.12, -0.1], [-0.05, 0.07, -0.12], [0.02, 0.04, -0.16]], [0.025, 0.025, 0.025, 0.022, 0.015]] }, p.thickness);
    if (!nosy) b.cylinder(0.115, 0.05, { part: 'snout', at: add(q.nose, [0, 0, 0.07]), toward: [0, -0.1, 1], round: 0.02 }).mirrored('x', () => b.ball([0.022, 0.03, 0.015], { part: '#5a2a2a', at: add(q.nose, [0.04, 0.01, 0.13]) }));
    if (form === 'boar') { b.mirrored('x', () => b.tube([add(q.nose, [0.09, -0.04, 0]), add(q.nose, [0.16, 0.02, 0.06]), add(q.nose, [0.15, 0.15, 0.06])], [0.03, 0.025, 0.006], { part: 'tusks' })); for (let i = 0; i < 12; i++) b.cone(0.04, 0.14, { part: 'tail', at: [0, 0.78 - Math.abs(i - 4) * 0.004, 0.45 - i * 0.08], rotate: [-18, 0, 0] }); } else b.mirrored('x', () => b.ball(0.012, { part: 'tusks', at: add(q.nose, [0.05, -0.06, 0.02]) })); // prettier-ignore
  },
  bear(b, p) {
    const form = p.variant('form');
    const cute = form === 'panda' || form === 'koala' || form === 'sloth' || form === 'wombat';
    const dark = form === 'panda' ? 'patches' : 'fur';
    const darkFixed = form === 'panda' ? '#17161a' : 'fur';
    const q = beast(b, { coat: 'fur', height: cute ? 0.6 : 0.75, length: cute ? 0.6 : 0.9, girth: [0.33, 0.33, 0.34], leg: [0.15, 0.12, 0.14], feet: darkFixed, neck: [cute ? 0.3 : 0.4, cute ? 60 : 24, 0.24, 0.2], head: [cute ? 0.27 : 0.23, form === 'koala' ? 0.02 : 0.12, form === 'polar' ? 0.11 : 0.13, 16], snoutPart: 'muzzle', ears: ['round', darkFixed, form === 'koala' ? 1.7 : 0.85], nose: '#121012 gloss', eyes: 'eyes', tail: ['fur', STUB, [0.07, 0.07, 0.04]], sitting: cute }, p.thickness);
    if (form === 'panda') { b.mirrored('x', () => b.ball([0.085, 0.11, 0.05], { part: '#17161a', at: add(q.head, [0.13, 0.05, 0.21]), rotate: [0, 0, 24] }).capsule([0.24, 0.62, 0.2], [0.3, 0.16, 0.34], 0.15, { part: '#17161a' })); b.ball([0.35, 0.16, 0.3], { part: '#17161a', at: add(q.shoulder, [0, 0.02, 0]) }); } // prettier-ignore
    if (form === 'koala') b.ball([0.07, 0.11, 0.06], { part: '#2a2428 gloss', at: add(q.head, [0, -0.03, 0.26]) });
    if (form === 'sloth') b.mirrored('x', () => b.capsule(add(q.head, [0.16, 0.02, 0.2]), add(q.head, [0.05, 0.06, 0.25]), 0.045, { part: '#4a3522' }));
    b.part(dark).mirrored('x', () => b.ball(0.02, { at: add(q.shoulder, [0.2, -0.1, 0.1]) }));
    b.mirrored('x', () => { for (const dx of [-0.07, 0, 0.07]) b.cone(0.022, 0.07, { part: 'claws', at: [0.19 + dx, 0.05, q.shoulder[2] + (cute ? 0.35 : 0.25)], toward: [0, -0.3, 1] }); }); // prettier-ignore
  },
  elephant(b, p) {
    const mammoth = p.is('form', 'mammoth');
    const q = beast(b, { coat: mammoth ? 'skin' : 'skin', height: 1.05, length: 1.0, girth: [0.45, 0.46, 0.44], leg: [0.2, 0.15, 0.17], neck: [0.4, mammoth ? 40 : 26, 0.3, 0.28], head: [0.34, 0.04, 0.2, 30], tail: ['skin', DOWN, [0.04, 0.03, 0.025, 0.045]] }, p.thickness);
    b.tube([add(q.head, [0, -0.05, 0.28]), add(q.head, [0, -0.3, 0.46]), add(q.head, [0, -0.75, 0.5]), add(q.head, [0, -1.0, 0.62]), add(q.head, [0, -0.98, 0.85])], [0.17, 0.14, 0.1, 0.075, 0.065], { part: 'trunk', segments: 14 });
    b.mirrored('x', () => { b.group({ at: add(q.head, [0.26, 0.05, -0.06]), rotate: [0, 32, -8] }, () => b.plate([[0, 0.3], [0.3, 0.36], [0.52, 0.1], [0.44, -0.3], [0.18, -0.5], [0, -0.2]], 0.05, { part: 'ears', bevel: 0.02 })); b.tube([add(q.head, [0.16, -0.18, 0.24]), add(q.head, [0.22, -0.4, 0.5]), add(q.head, [0.2, mammoth ? -0.3 : -0.38, mammoth ? 0.95 : 0.75]), ...(mammoth ? [add(q.head, [0.08, 0.0, 1.1])] : [])], [0.06, 0.055, 0.035, 0.01], { part: 'tusks' }); }); // prettier-ignore
    if (mammoth || p.has('fur')) { const part = p.has('fur') ? 'fur' : '#5b3a22'; b.ball([0.22, 0.2, 0.2], { part, at: add(q.head, [0, 0.32, -0.06]) }); for (let i = 0; i < 14; i++) b.mirrored('x', () => b.capsule([0.36, 0.95, -0.6 + i * 0.09], [0.4, 0.42 + (i % 3) * 0.05, -0.6 + i * 0.09], 0.08, { part })); b.ball([0.44, 0.3, 0.6], { part, at: [0, 1.25, -0.02] }); } // prettier-ignore
    b.part('blanket').superball([0.47, 0.22, 0.34], 0.6, 0.6, { at: [0, 1.35, 0] });
    b.anchor('on', [0, 1.55, 0], 0.8).anchor('seat', [0, 1.56, 0.06], 1.1);
  },
  rhino(b, p) {
    const hippo = p.is('form', 'hippo');
    const q = beast(b, { coat: 'skin', height: 0.68, length: 1.05, girth: [0.38, 0.4, 0.37], leg: [0.15, 0.11, 0.12], neck: [0.36, 8, 0.28, 0.25], head: hippo ? [0.25, 0.28, 0.22, 16] : [0.22, 0.34, 0.14, 26], ears: ['round', 'ears', 0.5], tail: ['skin', DOWN, [0.035, 0.03, 0.025, 0.03]] }, p.thickness);
    if (hippo) b.mirrored('x', () => b.ball(0.05, { part: '#3a2f33', at: add(q.nose, [0.1, 0.18, 0.08]) }).capsule(add(q.nose, [0.12, -0.12, 0.14]), add(q.nose, [0.12, -0.02, 0.16]), 0.03, { part: 'teeth' })).ball(0.02, { part: 'horn', at: add(q.nose, [0, -0.12, 0.18]) });
    else b.tube([add(q.nose, [0, 0.06, 0.04]), add(q.nose, [0, 0.3, 0.14]), add(q.nose, [0, 0.55, 0.1])], [0.11, 0.07, 0.01], { part: 'horn' }).tube([add(q.nose, [0, 0.12, -0.18]), add(q.nose, [0, 0.3, -0.15])], [0.075, 0.015], { part: 'horn' }).mirrored('x', () => b.ball(0.015, { part: 'teeth', at: add(q.nose, [0.05, -0.08, 0.1]) }));
  },
  giraffe(b, p) {
    const q = beast(b, { coat: 'coat', height: 1.35, length: 0.85, girth: [0.26, 0.24, 0.22], leg: [0.12, 0.06, 0.07], feet: 'hooves', neck: [1.35, 72, 0.2, 0.1], head: [0.14, 0.22, 0.07, 30], ears: ['pointed', 'coat', 1.0], tail: ['mane', DOWN, [0.03, 0.025, 0.02, 0.05]] }, p.thickness);
    horns(b, q, 'horns', [[0, 0, 0], [0, 0.16, 0]], [0.03, 0.04]);
    mane(b, q, 'mane', 0.05, 16);
    for (let i = 0; i < 30; i++) { const t = i / 30; const neck = i % 2 === 0; const at: Vec3 = neck ? [0, q.neckBase[1] + (q.head[1] - q.neckBase[1]) * t, q.neckBase[2] + (q.head[2] - q.neckBase[2]) * t] : [0, 1.36, 0.4 - t * 0.85]; const r = neck ? 0.19 - t * 0.085 : 0.245; const a = i * 2.4; b.ball(neck ? 0.065 : 0.1, { part: 'patches', at: [at[0] + r * Math.sin(a) * 0.78, at[1] + (neck ? 0 : r * Math.cos(a) * 0.75), at[2] + (neck ? r * Math.cos(a) * 0.75 : 0)] }); } // prettier-ignore
  },
  camel(b, p) {
    const form = p.variant('form');
    const llama = form === 'llama';
    beast(b, { coat: 'coat', height: 1.1, length: 0.95, girth: [0.28, 0.27, 0.24], leg: [0.11, 0.06, 0.09], neck: [0.85, llama ? 74 : 46, 0.16, 0.11], head: [0.15, 0.22, 0.085, 20], ears: ['pointed', 'coat', 0.8], tail: ['coat', DOWN, [0.03, 0.03, 0.025, 0.05]] }, p.thickness);
    for (const z of form === 'camel' ? [0.24, -0.24] : llama ? [] : [0]) b.lathe([[0.26, 0], [0.2, 0.2], [0.1, 0.36], [0, 0.4]], { part: 'humps', at: [0, 1.24, z], scale: [0.85, 1, 1] });
    if (llama) b.ball([0.27, 0.2, 0.4], { part: 'humps', at: [0, 1.25, 0] });
    b.part('saddle').superball([0.3, 0.1, 0.2], 0.6, 0.6, { at: [0, 1.34, 0] }).mirrored('x', () => b.box([0.04, 0.4, 0.36], { at: [0.29, 1.12, 0], round: 0.02 }));
  },
  rabbit(b, p) {
    const hare = p.is('form', 'hare');
    const q = beast(b, { coat: 'fur', height: hare ? 0.5 : 0.4, length: hare ? 0.5 : 0.4, girth: [0.17, 0.2, 0.24], leg: [0.085, 0.055, 0.07], neck: [0.2, 62, 0.14, 0.14], head: [0.18, 0.04, 0.085, 18], ears: ['long', 'ears', hare ? 1.5 : 1.25], eyes: 'eyes', nose: '#d98a94', sitting: true }, p.thickness);
    b.ball(0.11, { part: 'tail', at: add(q.rump, [0, 0.0, -0.25]) }).mirrored('x', () => b.tube([add(q.head, [0.1, 0.16, 0.02]), add(q.head, [0.14, 0.36, 0.0]), add(q.head, [0.16, 0.46 + (hare ? 0.06 : 0), -0.02])], [0.02, 0.04, 0.015], { part: 'inner_ears', flatten: 0.5 }));
  },
  rodent(b, p) {
    const form = p.variant('form');
    const round = form === 'hamster' || form === 'capybara' || form === 'beaver';
    const big = form === 'capybara' || form === 'beaver';
    const squirrel = form === 'squirrel' || form === 'chipmunk';
    const q = beast(b, { coat: 'fur', belly: 'belly', height: big ? 0.5 : 0.32, length: big ? 0.7 : 0.36, girth: [round ? 0.22 : 0.15, round ? 0.24 : 0.17, round ? 0.25 : 0.2], leg: [0.07, 0.045, 0.06], neck: [0.18, squirrel ? 62 : 38, 0.13, 0.12], head: [form === 'capybara' ? 0.19 : 0.16, form === 'mouse' || form === 'rat' ? 0.14 : form === 'capybara' ? 0.14 : 0.05, form === 'capybara' ? 0.13 : 0.06, 20], ears: ['round', 'ears', form === 'mouse' ? 1.6 : squirrel ? 0.8 : 0.7], eyes: 'eyes', nose: '#c98a8a', sitting: !big && form !== 'rat' }, p.thickness);
    if (squirrel) b.tube([add(q.rump, [0, 0, -0.2]), add(q.rump, [0, 0.05, -0.42]), add(q.rump, [0, 0.42, -0.48]), add(q.rump, [0, 0.75, -0.36]), add(q.rump, [0, 0.82, -0.56])], [0.07, 0.13, 0.16, 0.15, 0.04], { part: 'tail', segments: 14 });
    else if (form === 'beaver') b.ball([0.17, 0.045, 0.38], { part: 'tail', at: add(q.rump, [0, -0.28, -0.5]) }).box([0.06, 0.07, 0.03], { part: '#f0e2b8', at: add(q.nose, [0, -0.06, 0.05]) });
    else if (form === 'mouse' || form === 'rat') b.tube([add(q.rump, [0, -0.06, -0.18]), add(q.rump, [0.1, -0.2, -0.45]), add(q.rump, [-0.08, -0.2, -0.7]), add(q.rump, [0.15, -0.18, -0.95])], [0.03, 0.025, 0.02, 0.01], { part: 'tail' });
    else b.ball(0.045, { part: 'tail', at: add(q.rump, [0, 0, -0.24]) });
    if (form === 'chipmunk') for (const x of [-0.06, 0, 0.06]) b.tube([add(q.rump, [x, 0.2, -0.1]), add(q.shoulder, [x, 0.15, -0.1])], 0.02, { part: 'belly' });
    b.ball([0.07, 0.09, 0.07], { part: 'nut', at: add(q.shoulder, [0, 0.0, 0.3]) });
  },
  hedgehog(b, p) {
    const long = p.is('form', 'echidna');
    const tall = p.is('form', 'porcupine');
    b.blend(0.08, (s) => { s.as('face').ellipsoid([0, 0.3, 0.1], [0.34, 0.28, 0.5]).limb([0, 0.28, 0.45], [0, 0.22, long ? 0.95 : 0.72], 0.19, long ? 0.04 : 0.07); for (const x of [-1, 1]) for (const z of [0.3, -0.25]) s.as('belly').limb([x * 0.2, 0.2, z], [x * 0.22, 0.06, z + 0.05], 0.08, 0.07); }); // prettier-ignore
    const mark = b.mark();
    b.ball([0.42, 0.42, 0.54], { part: 'quills', at: [0, 0.38, -0.06] });
    b.scatter(mark, 330, { spacing: 0.055, where: ([, y, z]) => y > 0.18 && z < 0.4 }, (i) => b.cone(0.022, (tall ? 0.34 : 0.19) + (i % 3) * 0.03, { part: 'quills', rotate: [-24, 0, (i % 5) * 5 - 10], segments: 5, tint: i % 4 === 0 ? 1.6 : 1 }));
    b.ball(0.05, { part: 'nose', at: [0, 0.23, long ? 0.99 : 0.79] }).mirrored('x', () => b.ball(0.035, { part: 'eyes', at: [0.12, 0.36, 0.56] }).ball([0.07, 0.08, 0.04], { part: 'face', at: [0.2, 0.46, 0.42] }));
  },
  weasel(b, p) {
    const form = p.variant('form');
    const stripes = form === 'raccoon' || form === 'lemur' || form === 'red_panda';
    const upright = form === 'meerkat';
    const q = beast(b, { coat: 'fur', belly: 'belly', height: upright ? 0.62 : 0.38, length: upright ? 0.3 : 0.72, girth: [0.16, 0.17, 0.19], leg: [0.075, 0.05, 0.065], neck: [0.24, upright ? 75 : 36, 0.13, 0.12], head: [0.17, form === 'otter' ? 0.05 : 0.11, 0.07, 16], ears: [form === 'red_panda' || form === 'lemur' ? 'pointed' : 'round', form === 'red_panda' ? 'belly' : 'fur', 0.8], eyes: 'eyes', nose: '#141214', sitting: upright }, p.thickness);
    if (form === 'skunk') {
      b.tube([add(q.rump, [0, 0.1, -0.12]), add(q.rump, [0, 0.4, -0.3]), add(q.rump, [0, 0.75, -0.18])], [0.09, 0.17, 0.12], { part: 'tail' });
      // One stripe from the forehead, two along the back, and a white plume; lexicon entries paint the belly black.
      const white = '#f3f0e8';
      b.tube([add(q.nose, [0, 0.075, 0.0]), add(q.head, [0, 0.165, 0.04]), add(q.head, [0, 0.13, -0.14])], [0.025, 0.05, 0.05], { part: white, ends: 'round' });
      b.mirrored('x', () => b.tube([add(q.head, [0.03, 0.13, -0.12]), add(q.shoulder, [0.07, 0.145, 0.04]), add(q.shoulder, [0.1, 0.15, -0.3]), add(q.rump, [0.09, 0.165, 0]), add(q.rump, [0.02, 0.16, -0.16])], 0.048, { part: white, ends: 'round' }));
      b.mirrored('x', () => b.tube([add(q.rump, [0.02, 0.16, -0.17]), add(q.rump, [0.1, 0.4, -0.34]), add(q.rump, [0.09, 0.66, -0.28])], [0.06, 0.1, 0.06], { part: white, ends: 'round' }));
    }
    else if (form === 'otter' || form === 'ferret' || form === 'mongoose' || upright || form === 'opossum') b.tube([add(q.rump, [0, 0, -0.12]), add(q.rump, [0, -0.18, -0.4]), add(q.rump, [0.05, -0.2, -0.75])], form === 'opossum' ? [0.04, 0.03, 0.015] : [0.09, 0.07, 0.02], { part: 'tail' });
    else if (form === 'badger') b.ball([0.09, 0.09, 0.14], { part: 'tail', at: add(q.rump, [0, 0, -0.28]) });
    else { const path: Vec3[] = form === 'lemur' ? [[0, 0.1, -0.12], [0, 0.5, -0.35], [0, 0.95, -0.25], [0, 1.1, -0.5]] : [[0, 0.02, -0.14], [0, -0.05, -0.45], [0, 0.05, -0.8]]; b.tube(path.map((v) => add(q.rump, v)), form === 'lemur' ? [0.06, 0.08, 0.08, 0.05] : [0.08, 0.13, 0.07], { part: 'tail' }); if (stripes) for (let i = 1; i < 5; i++) { const t = i / 5; const a = path[Math.floor(t * (path.length - 1))]!; const c = path[Math.min(path.length - 1, Math.floor(t * (path.length - 1)) + 1)]!; const f = t * (path.length - 1) - Math.floor(t * (path.length - 1)); b.ball([0.125, 0.06, 0.06], { part: 'mask', at: add(q.rump, [0, a[1] + (c[1] - a[1]) * f, a[2] + (c[2] - a[2]) * f]) }); } } // prettier-ignore
    if (form === 'badger') b.capsule(add(q.nose, [0, 0.08, 0]), add(q.head, [0, 0.15, -0.05]), 0.045, { part: 'belly' });
    if (['raccoon', 'badger', 'ferret', 'red_panda', 'lemur', 'meerkat'].includes(form)) b.mirrored('x', () => b.ball([0.075, 0.055, 0.05], { part: 'mask', at: add(q.head, [0.09, 0.04, 0.13]), rotate: [0, 20, -16] }));
    else b.mirrored('x', () => b.ball(0.012, { part: 'mask', at: add(q.head, [0.1, 0.06, 0.12]) }));
  },
  armadillo(b, p) {
    const q = beast(b, { coat: 'skin', height: 0.3, length: 0.55, girth: [0.18, 0.2, 0.18], leg: [0.07, 0.055, 0.065], neck: [0.2, 20, 0.1, 0.08], head: [0.11, 0.2, 0.04, 22], ears: ['pointed', 'skin', 1.2], tail: ['skin', [[0, -0.05, 0], [0, -0.2, -0.3], [0, -0.25, -0.65]], [0.09, 0.06, 0.015]] }, p.thickness);
    b.ball([0.3, 0.3, 0.52], { part: 'shell', at: [0, 0.34, -0.04], segments: 28 });
    if (p.is('form', 'pangolin')) { for (let row = 0; row < 9; row++) for (let i = 0; i < 9; i++) { const a = -1.5 + (i / 8) * 3; const z = 0.42 - row * 0.11; const r = Math.sqrt(Math.max(0.02, 1 - ((z + 0.04) / 0.54) ** 2)); b.ball([0.08, 0.03, 0.1], { part: 'bands', at: [0.31 * r * Math.sin(a), 0.34 + 0.31 * r * Math.cos(a), z], rotate: [0, 0, (-a * 180) / Math.PI] }); } } else for (let i = 0; i < 7; i++) { const z = 0.2 - i * 0.08; const r = Math.sqrt(1 - ((z + 0.04) / 0.53) ** 2); b.ring(0.305 * r, 0.025, { part: 'bands', at: [0, 0.34, z], rotate: [90, 0, 0] }); } // prettier-ignore
    b.ball(0.02, { part: 'skin', at: q.nose });
  },
  monkey(b, p) {
    const form = p.variant('form');
    const ape = form === 'gorilla' || form === 'chimpanzee' || form === 'orangutan';
    const w = form === 'gorilla' ? 1.35 : 1;
    b.blend(0.07, (s) => {
      s.as('fur').chain([[0, 0.28, -0.06], [0, 0.62, 0], [0, 0.92, 0.06]], [0.25 * w, 0.24 * w, 0.2 * w]).ball([0, 1.22, 0.1], 0.23);
      for (const x of [-1, 1]) s.as('fur').chain([[x * 0.24 * w, 0.92, 0.06], [x * 0.42 * w, 0.58, 0.14], [x * 0.36 * w, ape ? 0.14 : 0.36, 0.34]], [0.12 * w, 0.1 * w, 0.08]).chain([[x * 0.16, 0.28, 0], [x * 0.36, 0.34, 0.3], [x * 0.32, 0.1, 0.42]], [0.14, 0.11, 0.08]).as('hands').limb([x * 0.32, 0.08, 0.4], [x * 0.34, 0.06, 0.56], 0.085, 0.07).limb([x * 0.36 * w, ape ? 0.1 : 0.34, 0.34], [x * 0.34 * w, ape ? 0.06 : 0.32, 0.44], 0.085, 0.07);
      s.as('face').ellipsoid([0, 1.16, 0.24], [0.16, 0.17, 0.12]).ellipsoid([0, 1.08, 0.32], [0.13, 0.1, 0.1]).as('belly').ellipsoid([0, 0.55, 0.16], [0.17 * w, 0.26, 0.12]);
    }, { resolution: 56 }); // prettier-ignore
    b.mirrored('x', () => b.ball([0.1, 0.11, 0.045], { part: 'face', at: [0.24, 1.22, 0.08] }).ball(0.035, { part: 'eyes', at: [0.075, 1.25, 0.33] })).mirrored('x', () => b.ball([0.018, 0.012, 0.01], { part: '#3a2420', at: [0.03, 1.13, 0.41] })).tube([[-0.07, 1.03, 0.4], [0, 1.01, 0.42], [0.07, 1.03, 0.4]], 0.012, { part: '#3a2420' });
    if (!ape) b.tube([[0, 0.2, -0.26], [0, 0.12, -0.55], [0, 0.4, -0.8], [0, 0.75, -0.72], [0, 0.8, -0.52]], [0.05, 0.045, 0.04, 0.035, 0.03], { part: 'tail' });
    else b.ball(0.03, { part: 'tail', at: [0, 0.2, -0.26] });
    if (form === 'baboon') b.ball([0.08, 0.07, 0.16], { part: 'face', at: [0, 1.1, 0.42] });
    b.anchor('holding', [0.36, 0.36, 0.5], 0.4);
  },
  kangaroo(b) {
    b.blend(0.07, (s) => {
      s.as('fur').chain([[0, 0.42, -0.2], [0, 0.78, 0.0], [0, 1.15, 0.14]], [0.28, 0.22, 0.13]).limb([0, 1.15, 0.14], [0, 1.4, 0.2], 0.12, 0.11).ellipsoid([0, 1.46, 0.24], [0.13, 0.14, 0.17]).limb([0, 1.43, 0.3], [0, 1.36, 0.48], 0.09, 0.06).as('belly').ellipsoid([0, 0.72, 0.16], [0.14, 0.28, 0.12]).as('fur');
      for (const x of [-1, 1]) s.chain([[x * 0.2, 0.42, -0.12], [x * 0.28, 0.42, 0.2], [x * 0.26, 0.14, -0.06], [x * 0.24, 0.06, 0.1]], [0.2, 0.14, 0.08, 0.07]).limb([x * 0.24, 0.06, 0.06], [x * 0.24, 0.05, 0.5], 0.075, 0.055).chain([[x * 0.14, 1.05, 0.16], [x * 0.22, 0.85, 0.3], [x * 0.16, 0.8, 0.42]], [0.07, 0.05, 0.045]);
    }, { resolution: 60 }); // prettier-ignore
    b.tube([[0, 0.36, -0.36], [0, 0.14, -0.7], [0, 0.06, -1.1], [0, 0.12, -1.4]], [0.18, 0.13, 0.09, 0.04], { part: 'tail' });
    ears(b, [0, 1.46, 0.2], 0.15, 'long', 'ears', 0.95);
    eyes(b, [0, 1.46, 0.24], 0.15, { part: '#17130f gloss', size: 0.16 });
    b.ball(0.035, { part: '#17130f', at: [0, 1.38, 0.54] }).ball(0.1, { part: 'joey', at: [0, 0.72, 0.3] }).mirrored('x', () => b.ball([0.03, 0.07, 0.02], { part: 'joey', at: [0.05, 0.83, 0.29] }));
  },
  bat(b) {
    b.blend(0.05, (s) => s.as('fur').ellipsoid([0, 0.75, 0], [0.17, 0.27, 0.16]).ball([0, 1.08, 0.05], 0.17).limb([0, 1.03, 0.16], [0, 1.0, 0.22], 0.08, 0.06));
    ears(b, [0, 1.08, 0.04], 0.17, 'pointed', 'ears', 1.5);
    b.mirrored('x', () => {
      b.ball(0.035, { part: 'eyes', at: [0.07, 1.12, 0.19] }).cone(0.014, 0.05, { part: '#ffffff', at: [0.03, 0.97, 0.22], rotate: [180, 0, 0] }).capsule([0.06, 0.5, 0], [0.07, 0.38, 0.04], 0.03, { part: 'fur' });
      b.sheet(24, 10, (u, v) => { const scallop = 0.16 * Math.abs(Math.sin(u * Math.PI * 3.5)); const top = 0.95 + 0.32 * Math.sin(u * Math.PI * 0.9); const low = 0.42 + u * 0.28 + scallop; return [0.1 + u * 1.25, top + (low - top) * v, -0.12 * Math.sin(u * 3)]; }, { part: 'wings' });
      b.tube([[0.1, 0.92, 0], [0.6, 1.26, -0.1], [1.35, 1.05, -0.02]], 0.025, { part: 'wings' });
      for (const u of [0.45, 0.85, 1.2]) b.rod([0.6, 1.25, -0.1], [u, 0.6 + u * 0.2, -0.08], 0.012, { part: 'wings' });
    }); // prettier-ignore
  },
  seal(b, p) {
    const form = p.variant('form');
    const manatee = form === 'manatee';
    b.blend(0.1, (s) => { s.as('skin').chain([[0, 0.16, -0.95], [0, 0.26, -0.45], [0, 0.34, 0.05], [0, manatee ? 0.34 : 0.62, 0.5]], [0.1, 0.26, 0.34, 0.22]).ball([0, manatee ? 0.34 : 0.82, 0.66], form === 'walrus' ? 0.26 : 0.2).limb([0, manatee ? 0.3 : 0.78, 0.76], [0, manatee ? 0.26 : 0.74, 0.9], 0.15, 0.12); }); // prettier-ignore
    const y = manatee ? 0.3 : 0.78;
    b.mirrored('x', () => b.ball([0.3, 0.05, 0.15], { part: 'flippers', at: [0.42, 0.16, 0.22], rotate: [0, -30, -22] }).ball([0.14, 0.035, 0.26], { part: 'flippers', at: [0.12, 0.12, -1.12], rotate: [0, 18, 0] }).ball(0.035, { part: '#131114 gloss', at: [0.11, y + 0.1, 0.82] }));
    b.ball([0.05, 0.035, 0.03], { part: 'nose', at: [0, y + 0.02, 1.0] });
    if (form === 'walrus') b.mirrored('x', () => b.tube([[0.09, y - 0.1, 0.95], [0.1, y - 0.3, 1.0], [0.08, y - 0.55, 0.96]], [0.04, 0.035, 0.008], { part: 'tusks' })); else b.ball(0.008, { part: 'tusks', at: [0, y - 0.1, 0.95] }); // prettier-ignore
    if (form === 'sea_lion') b.mirrored('x', () => b.ball(0.03, { part: 'skin', at: [0.18, y + 0.06, 0.68] }));
    b.mirrored('x', () => { for (const dy of [-0.05, 0, 0.05]) b.rod([0.06, y - 0.03 + dy * 0.4, 0.96], [0.26, y - 0.06 + dy, 0.98], 0.006, { part: 'whiskers', segments: 4 }); }); // prettier-ignore
  },
};
