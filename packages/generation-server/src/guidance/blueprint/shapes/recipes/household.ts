import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

/** A turned vessel with a wall: the outer profile, and inside it the same one a wall's thickness smaller. */
function vessel(b: MeshBuilder, outside: string, inside: string, profile: readonly Vec2[], wall = 0.05): void {
  const top = profile.at(-1)!;
  b.part(outside).lathe([[0, profile[0]![1]], ...profile], { segments: 40 });
  b.part(inside).lathe([...profile.map(([r, y], i): Vec2 => [Math.max(r - wall, 0), i === 0 ? y + wall : y]).toReversed(), [0, profile[0]![1] + wall]], { segments: 40 });
  b.part(outside).ring(top[0] - wall / 2, wall * 0.6, { at: [0, top[1], 0] });
}

function earHandle(b: MeshBuilder, part: string, x: number, low: number, high: number, reach: number, thick: number): void {
  b.tube([[x * 0.96, high, 0], [x + reach * 0.8, high + 0.02, 0], [x + reach, (low + high) / 2, 0], [x + reach * 0.6, low, 0], [x * 0.94, low, 0]], thick, { part, flatten: 0.75, up: [0, 0, 1] });
}

export const HOUSEHOLD: RecipeTable = {
  bowl(b, p) {
    const form = p.variant('form');
    const profile: Vec2[] = form === 'basin' ? [[0.6, 0], [0.8, 0.2], [0.95, 0.5]] : form === 'ashtray' ? [[0.66, 0], [0.72, 0.08], [0.74, 0.28]] : form === 'cauldron' ? [[0.35, 0.12], [0.72, 0.4], [0.74, 0.75], [0.56, 1.0], [0.66, 1.08]] : form === 'mortar' ? [[0.42, 0], [0.36, 0.12], [0.5, 0.4], [0.62, 0.8]] : [[0.3, 0], [0.34, 0.06], [0.62, 0.3], [0.78, 0.62]];
    vessel(b, 'outside', 'inside', profile, form === 'mortar' ? 0.1 : 0.045);
    const [r, y] = profile.at(-1)!;
    b.ring(r, 0.02, { part: 'rim', at: [0, y, 0] }).ball([r * 0.86, y * 0.2, r * 0.86], { part: 'contents', at: [0, y * 0.84, 0] });
    if (form === 'mortar') b.capsule([0.1, 0.4, 0], [0.7, 1.25, 0.1], 0.13, { part: 'outside', to: 0.09 });
    if (form === 'ashtray') b.radial(4, () => b.cylinder(0.07, 0.3, { part: 'inside', at: [0, 0.28, 0.6], rotate: [90, 0, 0] }));
    if (form === 'cauldron') { b.radial(3, () => b.tube([[0, 0.3, 0.5], [0, 0.12, 0.62], [0, 0, 0.6]], 0.07, { part: 'outside' })); b.mirrored('x', () => b.ring(0.12, 0.035, { part: 'rim', at: [0.72, 0.9, 0], rotate: [90, 0, 0] })); b.tube([[-0.74, 0.95, 0], [-0.5, 1.5, 0], [0.5, 1.5, 0], [0.74, 0.95, 0]], 0.03, { part: 'rim' }); } // prettier-ignore
    b.anchor('in', [0, y * 0.8, 0], r * 1.6);
  },
  mug(b, p) {
    const form = p.variant('form');
    const profile: Vec2[] = form === 'teacup' ? [[0.22, 0.08], [0.3, 0.14], [0.52, 0.4], [0.58, 0.66]] : form === 'stein' ? [[0.5, 0], [0.52, 0.1], [0.46, 0.6], [0.44, 1.2]] : form === 'travel' ? [[0.32, 0], [0.36, 0.2], [0.42, 1.2]] : [[0.42, 0], [0.46, 0.05], [0.46, 0.95]];
    vessel(b, 'body', 'body', profile, 0.045);
    const [r, y] = profile.at(-1)!;
    b.ring(r, 0.018, { part: 'rim', at: [0, y, 0] }).cylinder(r * 0.9, 0.03, { part: 'contents', at: [0, y * 0.84, 0], segments: 36 });
    if (form === 'travel') b.cylinder(r * 1.03, 0.14, { part: 'rim', at: [0, y, 0], round: 0.04 }).box([0.14, 0.06, 0.1], { part: 'handle', at: [0, y + 0.15, 0.2], round: 0.02 }).cylinder(0.43, 0.4, { part: 'handle', at: [0, 0.45, 0], top: 0.44 });
    else earHandle(b, 'handle', profile[1]![0] * (form === 'teacup' ? 1.35 : 1), y * 0.25, y * 0.8, 0.32, 0.055);
    if (form === 'teacup') b.lathe([[0.3, 0.02], [0.55, 0.03], [0.86, 0.12], [0.85, 0.15], [0.5, 0.07], [0, 0.06]], { part: 'body', segments: 40 });
    if (form === 'stein') { for (const h of [0.12, 0.6, 1.1]) b.ring(0.5 - h * 0.05, 0.03, { part: 'rim', at: [0, h, 0] }); b.lathe([[0.46, 1.22], [0.4, 1.32], [0.1, 1.42], [0, 1.5]], { part: 'rim' }); } // prettier-ignore
    b.ball([r * 0.95, 0.16, r * 0.95], { part: 'foam', at: [0, y, 0] });
    for (const [x, z] of [[0.2, 0.1], [-0.2, 0.15], [0, -0.22]] as const) b.ball(0.2, { part: 'foam', at: [x, y + 0.08, z] });
  },
  goblet(b, p) {
    const form = p.variant('form');
    const trophy = form === 'trophy';
    const cup: Vec2[] = form === 'champagne' ? [[0.06, 0.72], [0.2, 1.0], [0.24, 1.6], [0.2, 1.85]] : form === 'wine' ? [[0.05, 0.82], [0.34, 1.0], [0.44, 1.3], [0.34, 1.75]] : [[0.1, 0.75], [0.4, 0.95], [0.5, 1.25], [0.54, 1.6]];
    vessel(b, 'cup', 'cup', cup, 0.03);
    b.part('stem').lathe(form === 'wine' || form === 'champagne' ? [[0.06, 0.04], [0.035, 0.2], [0.035, 0.65], [0.07, 0.84]] : [[0.14, 0.1], [0.07, 0.25], [0.13, 0.42], [0.06, 0.56], [0.14, 0.78]]);
    b.part('base').lathe([[0, 0], [0.42, 0.01], [0.4, 0.05], [0.14, 0.12], [0.06, 0.2]], { segments: 36 });
    b.lathe([[0, cup[0]![1] + 0.06], [cup[1]![0] * 0.92, cup[1]![1] + 0.04], [cup[2]![0] * 0.93, cup[2]![1]], [0, cup[2]![1]]], { part: 'contents' });
    b.radial(8, () => b.gem('round', [0.11, 0.06, 0.11], { part: 'gems', at: [0, 1.25, 0.5], rotate: [90, 0, 0] }));
    if (trophy) { b.mirrored('x', () => b.tube([[0.5, 1.5, 0], [0.82, 1.6, 0], [0.86, 1.2, 0], [0.42, 0.98, 0]], 0.045, { part: 'cup' })); b.box([0.8, 0.3, 0.8], { part: 'base', at: [0, -0.14, 0], round: 0.03 }); } // prettier-ignore
  },
  teapot(b, p) {
    const form = p.variant('form');
    if (form === 'lamp' || form === 'gravy') {
      b.lathe([[0, 0.35], [0.3, 0.36], [0.5, 0.5], [0.44, 0.68], [0.2, 0.76], [0, 0.78]], { part: 'body', scale: [1.5, 1, 0.85], segments: 36 }).tube([[0.55, 0.55, 0], [0.95, 0.6, 0], [1.25, 0.85, 0]], [0.2, 0.12, 0.07], { part: 'spout' });
      b.tube([[-0.6, 0.6, 0], [-0.95, 0.9, 0], [-1.05, 0.6, 0], [-0.8, 0.42, 0]], 0.055, { part: 'handle' }).lathe([[0.3, 0], [0.28, 0.05], [0.1, 0.14], [0.14, 0.36]], { part: 'body' }).lathe([[0.3, 0.76], [0.16, 0.88], [0.05, 0.94]], { part: 'lid' }).ball(0.07, { part: 'knob', at: [0, 1.0, 0] });
      return;
    }
    const tall = form === 'samovar' ? 1.5 : 1;
    b.lathe([[0, 0], [0.4, 0.01], [0.6, 0.2], [0.68, 0.45], [0.56, 0.76], [0.3, 0.9]], { part: 'body', segments: 40, scale: [1, tall, 1] });
    b.lathe([[0.32, 0.88], [0.24, 0.98], [0.06, 1.03], [0, 1.03]], { part: 'lid', at: [0, 0.9 * (tall - 1), 0] }).ball(0.085, { part: 'knob', at: [0, 1.1 + 0.9 * (tall - 1), 0] });
    if (form === 'samovar') b.tube([[0.6, 0.35, 0], [0.85, 0.35, 0], [0.9, 0.2, 0]], 0.06, { part: 'spout' }).ball(0.08, { part: 'knob', at: [0.8, 0.46, 0] }).mirrored('x', () => b.ring(0.18, 0.04, { part: 'handle', at: [0.72, 0.85, 0], rotate: [90, 0, 0] })).lathe([[0.5, -0.3], [0.48, -0.2], [0.16, -0.1], [0.2, 0.02]], { part: 'body' });
    else b.tube([[0.5, 0.35, 0], [0.85, 0.45, 0], [0.95, 0.75, 0], [1.15, 0.9, 0]], [0.16, 0.12, 0.08, 0.06], { part: 'spout' });
    if (form === 'kettle') b.tube([[-0.5, 0.75, 0], [-0.55, 1.3, 0], [0, 1.5, 0], [0.5, 1.3, 0], [0.45, 0.78, 0]], 0.06, { part: 'handle' });
    else if (form === 'teapot') earHandle(b, 'handle', -0.6, 0.7, 0.25, -0.42, 0.065);
  },
  pitcher(b) {
    vessel(b, 'body', 'body', [[0.4, 0], [0.5, 0.15], [0.56, 0.5], [0.36, 1.0], [0.42, 1.35]], 0.045);
    b.tube([[0.36, 1.3, 0], [0.52, 1.36, 0], [0.62, 1.44, 0]], [0.2, 0.14, 0.06], { part: 'spout', flatten: 0.6 }).cylinder(0.35, 0.03, { part: 'contents', at: [0, 1.05, 0] });
    earHandle(b, 'handle', -0.44, 1.2, 0.45, -0.42, 0.06);
  },
  bottle(b, p) {
    const form = p.variant('form');
    const shapes: Record<string, Vec2[]> = {
      wine: [[0.34, 0], [0.36, 0.06], [0.36, 1.1], [0.14, 1.45], [0.13, 1.95]], beer: [[0.34, 0], [0.36, 0.05], [0.35, 0.95], [0.15, 1.4], [0.14, 1.75]], water: [[0.34, 0], [0.36, 0.08], [0.33, 0.5], [0.36, 0.9], [0.3, 1.3], [0.15, 1.5], [0.15, 1.6]],
      perfume: [[0.5, 0], [0.52, 0.05], [0.52, 0.8], [0.4, 0.9], [0.14, 0.95], [0.14, 1.02]], spray: [[0.36, 0], [0.38, 0.05], [0.38, 0.9], [0.16, 1.15], [0.16, 1.25]], pill: [[0.4, 0], [0.42, 0.05], [0.42, 1.0], [0.36, 1.06]], baby: [[0.34, 0], [0.36, 0.05], [0.33, 0.5], [0.36, 1.0], [0.3, 1.1]],
      polish: [[0.4, 0], [0.44, 0.1], [0.42, 0.5], [0.16, 0.66], [0.14, 0.7]], lipstick: [[0.26, 0], [0.26, 0.8]], thermos: [[0.34, 0], [0.36, 0.05], [0.36, 1.4], [0.3, 1.5]], tube: [[0.3, 0.25], [0.36, 0.4], [0.36, 0.9], [0.34, 1.5]], pump: [[0.38, 0], [0.42, 0.08], [0.42, 0.95], [0.2, 1.12]], ship: [[0.4, 0], [0.42, 0.1], [0.42, 1.2], [0.16, 1.5], [0.15, 1.75]],
    };
    const profile = shapes[form] ?? shapes['wine']!;
    const [r, top] = profile.at(-1)!;
    const build = (): void => {
      b.lathe([[0, profile[0]![1]], ...profile, [0, top]], { part: 'body', segments: form === 'perfume' ? 4 : 36, straight: form === 'perfume' || form === 'lipstick' });
      b.cylinder(r * 1.12, form === 'wine' ? 0.3 : 0.16, { part: 'neck', at: [0, top - (form === 'wine' ? 0.3 : 0.16), 0] });
      if (form === 'baby') b.cylinder(0.36, 0.16, { part: 'cap', at: [0, 1.08, 0] }).lathe([[0.2, 1.24], [0.12, 1.36], [0.09, 1.5], [0, 1.56]], { part: 'cap' });
      else if (form === 'spray' || form === 'pump') b.cylinder(0.17, 0.16, { part: 'cap', at: [0, top, 0] }).box([0.5, 0.16, 0.2], { part: 'cap', at: [0.12, top + 0.26, 0], round: 0.05 }).box([0.06, 0.22, 0.1], { part: 'cap', at: [0.28, top + 0.1, 0], rotate: [0, 0, 20] });
      else if (form === 'lipstick') b.cylinder(0.2, 0.35, { part: 'cap', at: [0, 0.8, 0] }).lathe([[0.17, 1.15], [0.17, 1.45], [0.1, 1.6], [0, 1.64]], { part: 'contents' }).lathe([[0.17, 1.1], [0.17, 1.45], [0.08, 1.62], [0, 1.62]], { part: '#b3122d gloss' });
      else if (form === 'polish') b.lathe([[0.2, 0.68], [0.19, 1.5], [0, 1.54]], { part: 'cap' });
      else if (form === 'perfume') b.cylinder(0.16, 0.14, { part: 'cap', at: [0, top, 0] }).ball(0.24, { part: 'cap', at: [0, top + 0.3, 0] });
      else if (form === 'tube') b.cylinder(0.28, 0.28, { part: 'cap' }).box([0.72, 0.1, 0.05], { part: 'body', at: [0, 1.52, 0] });
      else b.cylinder(r * 1.1, form === 'thermos' ? 0.3 : form === 'pill' ? 0.22 : 0.12, { part: 'cap', at: [0, top, 0], round: 0.02 });
      if (!['lipstick', 'polish', 'perfume', 'ship', 'thermos'].includes(form)) b.lathe([[profile[1]![0] + 0.006, 0.3], [profile[1]![0] + 0.006, 0.8]], { part: 'label', straight: true, segments: 36 });
      else if (form === 'perfume') b.box([0.4, 0.3, 0.02], { part: 'label', at: [0, 0.42, 0.37], rotate: [0, 0, 0] });
      b.lathe([[0, 0.04], [profile[1]![0] * 0.93, 0.06], [profile[1]![0] * 0.9, top * 0.5], [0, top * 0.5]], { part: 'contents' });
    };
    if (form === 'ship') b.group({ at: [-0.8, 0.5, 0], rotate: [0, 0, -90] }, () => { build(); b.group({ at: [-0.12, 0.75, 0], rotate: [0, 0, 90] }, () => b.hull([[-0.4, 0, 0.1], [0.4, 0, 0.1], [-0.4, 0, -0.1], [0.4, 0, -0.1], [-0.3, -0.12, 0], [0.3, -0.12, 0]], { part: '#7a4a24 wood' }).plate([[-0.25, 0.02], [0.05, 0.02], [0.02, 0.4]], 0.02, { part: '#f2eee2' }).plate([[0.1, 0.02], [0.32, 0.02], [0.1, 0.34]], 0.02, { part: '#f2eee2' })); }); // prettier-ignore
    else build();
  },
  jar(b, p) {
    const form = p.variant('form');
    const profile: Vec2[] = form === 'honey' ? [[0.36, 0], [0.56, 0.25], [0.56, 0.6], [0.38, 0.85]] : form === 'cookie' ? [[0.42, 0], [0.62, 0.3], [0.6, 0.8], [0.44, 1.05]] : form === 'shaker' ? [[0.3, 0], [0.34, 0.05], [0.26, 0.8]] : form === 'tin' || form === 'canister' ? [[0.5, 0], [0.5, 0.9]] : [[0.42, 0], [0.48, 0.08], [0.48, 0.9], [0.38, 1.05]];
    b.lathe([[0, 0], ...profile], { part: 'body', segments: 36, straight: form === 'tin' || form === 'canister' });
    const [r, y] = profile.at(-1)!;
    b.lathe([[0, 0.05], [profile[1]![0] * 0.9, 0.1], [profile[1]![0] * 0.9, y * 0.7], [0, y * 0.72]], { part: 'contents', segments: 28 });
    if (form === 'shaker') b.lathe([[0.27, 0.78], [0.27, 0.95], [0.16, 1.06], [0, 1.08]], { part: 'lid' }).radial(5, () => b.ball(0.02, { part: '#222222', at: [0, 1.075, 0.08] }));
    else if (form === 'cookie' || form === 'honey' || form === 'sugar') b.lathe([[r * 1.1, y], [r * 0.9, y + 0.12], [0.1, y + 0.18]], { part: 'lid' }).ball(0.1, { part: 'lid', at: [0, y + 0.26, 0] });
    else b.cylinder(r * 1.08, 0.16, { part: 'lid', at: [0, y - 0.02, 0], round: 0.03, segments: 36 });
    b.lathe([[profile[1]![0] + 0.008, y * 0.3], [profile[1]![0] + 0.008, y * 0.66]], { part: 'label', straight: true, arc: 110, rotate: [0, -55, 0] });
  },
  plant_pot(b) {
    b.lathe([[0, 0], [0.4, 0.01], [0.56, 0.7], [0, 0.7]], { part: 'pot', straight: true, segments: 36 }).cylinder(0.62, 0.16, { part: 'rim', at: [0, 0.66, 0], round: 0.03, segments: 36 }).cylinder(0.52, 0.05, { part: 'soil', at: [0, 0.79, 0] });
    for (let i = 0; i < 16; i++) b.leaf(0.75 + (i % 4) * 0.12, 0.24, { part: 'plant', at: [0, 0.8, 0], rotate: [18 + (i % 4) * 16, i * 137.5, 0], bend: 30 });
  },
  bucket(b, p) {
    const form = p.variant('form');
    const bin = form !== 'bucket';
    vessel(b, 'body', 'body', bin ? [[0.45, 0], [0.48, 0.04], [0.56, 1.3]] : [[0.38, 0], [0.4, 0.04], [0.55, 0.85]], 0.03);
    b.ring(bin ? 0.57 : 0.56, 0.03, { part: 'rim', at: [0, bin ? 1.3 : 0.85, 0] }).cylinder(bin ? 0.5 : 0.49, 0.03, { part: 'contents', at: [0, bin ? 1.1 : 0.68, 0] });
    if (form === 'trash') b.lathe([[0.6, 1.3], [0.58, 1.38], [0.3, 1.48], [0, 1.5]], { part: 'rim' }).tube([[-0.15, 1.48, 0], [-0.1, 1.6, 0], [0.1, 1.6, 0], [0.15, 1.48, 0]], 0.03, { part: 'handle' }).radial(16, () => b.box([0.03, 1.1, 0.02], { part: 'body', at: [0, 0.66, 0.53], rotate: [4, 0, 0], tint: 0.8 }));
    else if (form === 'recycling') b.plate(outlines.star(3, 0.26, 0.16), 0.02, { part: '#f5f5f5', at: [0, 0.75, 0.53] });
    if (!bin) b.tube([[-0.55, 0.8, 0], [-0.52, 1.15, 0.2], [0, 1.3, 0.3], [0.52, 1.15, 0.2], [0.55, 0.8, 0]], 0.022, { part: 'handle' });
    else b.mirrored('x', () => b.tube([[0.54, 1.05, -0.1], [0.68, 1.0, 0], [0.54, 1.05, 0.1]], 0.025, { part: 'handle' }));
  },
  basket(b, p) {
    const form = p.variant('form');
    const [r, top] = form === 'laundry' ? [0.6, 1.2] : [0.72, 0.6];
    for (let row = 0; row < (form === 'laundry' ? 16 : 9); row++) { const y = 0.05 + row * (top / (form === 'laundry' ? 16 : 9)); const here = r * (0.8 + 0.2 * (y / top)); b.ring(here, 0.04, { part: 'weave', at: [0, y, 0], tint: row % 2 ? 1 : 0.8, scale: form === 'picnic' ? [1.25, 1, 0.8] : [1, 1, 1] }); } // prettier-ignore
    b.radial(20, () => b.rod([0, 0, r * 0.8], [0, top, r], 0.035, { part: 'weave', tint: 0.9 })).cylinder(r * 0.8, 0.04, { part: 'weave' }).ring(r * 1.02, 0.055, { part: 'weave', at: [0, top, 0] });
    if (form === 'laundry') b.mirrored('x', () => b.tube([[r, 0.95, -0.12], [r + 0.14, 0.95, 0], [r, 0.95, 0.12]], 0.03, { part: 'handle' }));
    else b.tube([[-r * 1.02, top, 0], [-r * 0.8, top + 0.6, 0], [0, top + 0.85, 0], [r * 0.8, top + 0.6, 0], [r * 1.02, top, 0]], 0.05, { part: 'handle' });
    if (form === 'cage') b.radial(16, () => b.tube([[0, top, r], [0, top + 0.5, r * 0.85], [0, top + 0.8, 0.05]], 0.02, { part: 'weave' }));
    for (let i = 0; i < 12; i++) b.ball(0.17, { part: 'contents', at: [0.42 * Math.cos(i * 2.4) * Math.sqrt(i / 12), top * 0.9 + (i % 3) * 0.06, 0.42 * Math.sin(i * 2.4) * Math.sqrt(i / 12)] });
    b.lathe([[r * 1.06, top - 0.16], [r * 1.07, top + 0.05], [r * 0.92, top + 0.05], [r * 0.85, top - 0.1]], { part: 'liner' });
  },
  barrel(b, p) {
    const form = p.variant('form');
    if (form === 'drum' || form === 'tank') { b.cylinder(0.55, 1.5, { part: 'staves', round: 0.03, segments: 40 }); for (const y of [0.03, 0.5, 1.0, 1.47]) b.ring(0.56, 0.035, { part: 'hoops', at: [0, y, 0] }); b.cylinder(0.1, 0.04, { part: 'hoops', at: [0.25, 1.5, 0] }); return; } // prettier-ignore
    const top = form === 'half' ? 0.75 : 1.5;
    const at = (y: number): number => 0.46 + 0.16 * Math.sin((y / 1.5) * Math.PI);
    b.lathe([[0, 0.03], ...[0, 0.3, 0.6, 0.75, ...(form === 'half' ? [] : [1.0, 1.25, 1.5])].map((y): Vec2 => [at(y), y]), [0, top - 0.05]], { part: 'staves', segments: 40 });
    b.radial(20, () => b.tube([[0, 0.02, at(0)], [0, top / 2, at(top / 2) + 0.004], [0, top, at(top)]], 0.008, { part: 'staves', tint: 0.5, segments: 4 }));
    for (const y of form === 'half' ? [0.1, 0.6] : [0.1, 0.45, 1.05, 1.4]) b.lathe([[at(y - 0.05) + 0.012, y - 0.05], [at(y + 0.05) + 0.012, y + 0.05]], { part: 'hoops', straight: true, segments: 40 });
  },
  box(b, p) {
    const form = p.variant('form');
    const [w, h, d]: Vec3 = form === 'pencil' || form === 'matchbox' ? [1.5, 0.3, 0.6] : form === 'carton' ? [0.7, 1.3, 0.7] : form === 'tissue' ? [1.3, 0.6, 0.7] : form === 'lunch' ? [1.2, 0.8, 0.5] : [1.2, 0.9, 1.0];
    b.box([w, h, d], { part: 'body', at: [0, h / 2, 0], round: form === 'lunch' ? 0.12 : 0.015 });
    if (form === 'open' || form === 'shipping') b.box([w * 0.94, 0.02, d * 0.94], { part: '#4d3a25', at: [0, h + 0.002, 0] }).mirrored('x', () => b.beam([w / 2, h, 0], [w / 2 + 0.4, h + 0.24, 0], [0.02, d], { part: 'lid' })).mirrored('z', () => b.box([w, 0.02, 0.45], { part: 'lid', at: [0, h - 0.05, d / 2 + 0.2], rotate: [40, 0, 0] }));
    else if (form === 'gift') b.box([w * 1.06, 0.24, d * 1.06], { part: 'lid', at: [0, h, 0], round: 0.015 });
    else if (form === 'crate') { for (const y of [0.12, 0.44, 0.76]) b.box([w * 1.04, 0.2, d * 1.04], { part: 'lid', at: [0, y, 0], round: 0.01, grain: 'x' }); b.mirrored('x', () => b.mirrored('z', () => b.box([0.12, h + 0.04, 0.12], { part: 'body', at: [w / 2, h / 2, d / 2] }))); } // prettier-ignore
    else if (form === 'tissue') b.superball([0.3, 0.02, 0.1], 1, 1, { part: '#3a3a3a', at: [0, h, 0] }).sheet(8, 8, (u, v) => [(u - 0.5) * 0.5, h + v * 0.4, 0.1 * Math.sin(u * 8) * (1 - v * 0.3)], { part: '#fbfbf8' });
    else if (form === 'carton') b.hull([[-w / 2, h, d / 2], [w / 2, h, d / 2], [-w / 2, h, -d / 2], [w / 2, h, -d / 2], [-w / 2, h + 0.35, 0.02], [w / 2, h + 0.35, 0.02], [-w / 2, h + 0.35, -0.02], [w / 2, h + 0.35, -0.02]], { part: 'lid' }).box([w, 0.14, 0.05], { part: 'lid', at: [0, h + 0.4, 0] });
    else if (form === 'lunch') b.tube([[-0.25, h, 0], [-0.22, h + 0.16, 0], [0.22, h + 0.16, 0], [0.25, h, 0]], 0.045, { part: 'lid' }).box([w * 1.01, 0.04, d * 1.01], { part: 'lid', at: [0, h * 0.62, 0] });
    else if (form === 'matchbox') b.box([w * 0.5, h * 0.8, d * 0.9], { part: 'lid', at: [w * 0.6, h / 2, 0] }).row(6, [0, 0, 0.08], () => b.rod([w * 0.4, h * 0.95, 0], [w * 0.9, h * 0.95, 0], 0.02, { part: '#d9b98a wood' }).ball(0.04, { part: '#b5281e', at: [w * 0.9, h * 0.95, 0] }));
    else b.box([w * 1.02, h * 0.22, d * 1.02], { part: 'lid', at: [0, h * 0.92, 0], round: 0.015 });
    b.box([w * 1.07, h * 1.01 + (form === 'gift' ? 0.24 : 0), 0.16], { part: form === 'gift' && !p.has('ribbon') ? 'label' : 'ribbon', at: [0, h / 2 + (form === 'gift' ? 0.06 : 0), 0] }).box([0.16, h * 1.01 + (form === 'gift' ? 0.24 : 0), d * 1.07], { part: form === 'gift' && !p.has('ribbon') ? 'label' : 'ribbon', at: [0, h / 2 + (form === 'gift' ? 0.06 : 0), 0] });
    b.part(form === 'gift' && !p.has('ribbon') ? 'label' : 'ribbon');
    if (form === 'gift' || p.has('ribbon')) b.mirrored('x', () => b.tube([[0, h + 0.12, 0], [0.2, h + 0.42, 0.05], [0.42, h + 0.34, 0], [0.02, h + 0.14, 0]], 0.09, { flatten: 0.2, up: [0, 0, 1] }));
    if (form !== 'gift' && form !== 'crate') b.box([w * 0.4, h * 0.3, 0.02], { part: 'label', at: [-w * 0.18, h * 0.4, d / 2 + 0.003] });
    b.box([w * 0.8, 0.2, d * 0.8], { part: 'contents', at: [0, h, 0] });
  },
  chest(b, p) {
    const form = p.variant('form');
    const coffin = form === 'coffin';
    if (coffin) { const plan: Vec2[] = [[-0.35, -1.2], [0.35, -1.2], [0.55, 0.4], [0.3, 1.2], [-0.3, 1.2], [-0.55, 0.4]]; b.plate(plan, 0.5, { part: 'body', at: [0, 0.25, 0], rotate: [-90, 0, 0], bevel: 0.02 }).plate(plan.map(([x, y]): Vec2 => [x * 1.04, y * 1.02]), 0.1, { part: 'lid', at: [0, 0.56, 0], rotate: [-90, 0, 0], bevel: 0.04 }).box([0.1, 0.04, 0.9], { part: 'bands', at: [0, 0.62, -0.1] }).box([0.5, 0.04, 0.1], { part: 'bands', at: [0, 0.62, -0.35] }); return; } // prettier-ignore
    const flat = form === 'trunk' || form === 'cooler' || form === 'jewellery' || form === 'music';
    b.box([1.5, 0.65, 0.9], { part: 'body', at: [0, 0.33, 0], round: form === 'cooler' ? 0.08 : 0.02, grain: 'x' });
    const open = p.has('contents') || form === 'treasure' || form === 'music';
    b.group({ at: [0, 0.66, -0.45], rotate: [open ? -50 : 0, 0, 0] }, () => {
      if (flat) b.box([1.52, 0.2, 0.92], { part: 'lid', at: [0, 0.1, 0.45], round: form === 'cooler' ? 0.08 : 0.02, grain: 'x' });
      else b.group({ at: [-0.76, 0, 0.45], rotate: [0, 0, -90] }, () => b.cylinder(0.45, 1.52, { part: 'lid', scale: [0.9, 1, 1] }));
      for (const x of [-0.62, 0, 0.62]) { if (flat) b.box([0.1, 0.22, 0.96], { part: 'bands', at: [x, 0.1, 0.45] }); else b.ring(0.455, 0.04, { part: 'bands', at: [x, 0, 0.45], rotate: [0, 0, 90], scale: [1, 1, 1] }); } // prettier-ignore
    });
    for (const x of [-0.62, 0, 0.62]) b.box([0.1, 0.67, 0.93], { part: 'bands', at: [x, 0.335, 0] });
    b.box([0.24, 0.26, 0.06], { part: 'lock', at: [0, 0.58, 0.46], round: 0.03 }).mirrored('x', () => b.ring(0.12, 0.03, { part: 'bands', at: [0.78, 0.4, 0], rotate: [0, 0, 90] }));
    for (let i = 0; i < 40; i++) b.cylinder(0.09, 0.03, { part: 'contents', at: [-0.55 + ((i * 0.37) % 1.1), 0.62 + ((i * 0.13) % 0.2) * (1 - Math.abs(-0.55 + ((i * 0.37) % 1.1))), -0.25 + ((i * 0.29) % 0.5)], rotate: [(i * 47) % 80, i * 30, 0] });
    if (form === 'music') b.cylinder(0.12, 0.5, { part: 'bands', at: [-0.25, 0.75, 0.1], rotate: [0, 0, -90] }).capsule([0.3, 0.66, 0], [0.3, 1.0, 0], 0.06, { part: '#f0c9c9' });
  },
  bag(b, p) {
    const form = p.variant('form');
    if (form === 'sack' || form === 'pouch') {
      b.lathe([[0, 0], [0.5, 0.02], [0.62, 0.3], [0.52, 0.8], [0.2, 1.05], [0.16, 1.12], [0.34, 1.34], [0.2, 1.3], [0, 1.15]], { part: 'body', segments: 40, ripple: (turn, along) => 1 + 0.07 * along * Math.cos(turn * 2 * Math.PI * 9) }).ring(0.18, 0.045, { part: 'tie', at: [0, 1.1, 0] }).tube([[0.18, 1.1, 0], [0.4, 1.0, 0.2], [0.42, 0.7, 0.4]], 0.03, { part: 'tie' });
      for (let i = 0; i < 8; i++) b.ball(0.11, { part: 'contents', at: [0.16 * Math.cos(i * 2.4), 1.32, 0.16 * Math.sin(i * 2.4)] });
      return;
    }
    if (form === 'tea') { b.plate(outlines.rectangle(0.7, 0.9, 0.04), 0.16, { part: 'body', at: [0, 0.46, 0], bevel: 0.07 }).tube([[0, 0.9, 0], [0.1, 1.2, 0.1], [0.5, 1.2, 0.1], [0.6, 0.9, 0.1]], 0.015, { part: 'tie' }).box([0.26, 0.3, 0.02], { part: 'contents', at: [0.62, 0.75, 0.1] }).box([0.26, 0.3, 0.03], { part: '#c9302c', at: [0.62, 0.75, 0.1] }); return; } // prettier-ignore
    b.hull([[-0.5, 0, 0.28], [0.5, 0, 0.28], [-0.5, 0, -0.28], [0.5, 0, -0.28], [-0.55, 1.25, 0.26], [0.55, 1.25, 0.26], [-0.55, 1.25, -0.26], [0.55, 1.25, -0.26]], { part: 'body' }).box([1.06, 0.02, 0.48], { part: '#4a3a28', at: [0, 1.255, 0] });
    if (form === 'shopping') b.mirrored('z', () => b.tube([[-0.26, 1.22, 0.27], [-0.22, 1.6, 0.26], [0.22, 1.6, 0.26], [0.26, 1.22, 0.27]], 0.03, { part: 'tie' }));
    else b.box([1.12, 0.2, 0.55], { part: 'body', at: [0, 1.2, 0], tint: 0.9 });
    for (let i = 0; i < 5; i++) b.ball(0.18, { part: 'contents', at: [-0.3 + i * 0.15, 1.3, (i % 2) * 0.1] });
  },
  book(b, p) {
    const form = p.variant('form');
    const one = (size: Vec3): void => { const [w, h, d] = size; b.box([w * 0.94, h * 0.8, d * 0.95], { part: 'pages', at: [0.01, 0, 0] }).mirrored('y', () => b.box([w, h * 0.1, d], { part: 'cover', at: [0, h * 0.45, 0], round: 0.01 })).box([0.05, h, d], { part: 'spine', at: [-w / 2, 0, 0], round: 0.02 }); b.box([0.06, h * 1.02, 0.2], { part: 'clasp', at: [w / 2, 0, 0], round: 0.02 }); }; // prettier-ignore
    if (form === 'stack') { [0, 1, 2, 3].forEach((i) => b.group({ at: [0, 0.12 + i * 0.23, 0], rotate: [0, (i * 37) % 30 - 12, 0] }, () => { b.tint(1 - (i % 3) * 0.22); one([1.25 - i * 0.08, 0.22, 0.9]); })); return; } // prettier-ignore
    if (form === 'open') {
      b.mirrored('x', () => { b.sheet(12, 4, (u, v) => [0.02 + u * 0.85, 0.1 + 0.16 * Math.sin(Math.min(1, u * 1.4) * Math.PI * 0.8), (v - 0.5) * 1.15], { part: 'pages' }); b.box([0.92, 0.05, 1.25], { part: 'cover', at: [0.46, 0.04, 0], round: 0.01 }); for (let i = 0; i < 7; i++) b.box([0.55, 0.01, 0.03], { part: '#6a6a6a', at: [0.48, 0.26, -0.4 + i * 0.13] }); }); // prettier-ignore
      b.box([0.1, 0.06, 1.25], { part: 'spine', at: [0, 0.04, 0] });
      return;
    }
    if (form === 'scroll') { b.sheet(16, 8, (u, v) => [(v - 0.5) * 0.9, 0.1 + u * 1.3, 0.05 * Math.sin(u * 6)], { part: 'pages' }); for (const y of [0.1, 1.4]) b.cylinder(0.09, 1.0, { part: 'pages', at: [-0.5, y, 0], rotate: [0, 0, -90] }).mirrored('x', () => b.ball(0.1, { part: 'cover', at: [0.55, y, 0] })); for (let i = 0; i < 7; i++) b.box([0.6, 0.03, 0.02], { part: '#5a4630', at: [0, 0.35 + i * 0.13, 0.06] }); return; } // prettier-ignore
    if (form === 'newspaper' || form === 'letter' || form === 'map') {
      b.group({ rotate: [-70, 0, 0], at: [0, 0.5, 0] }, () => { b.box([1.5, 1.0, 0.06], { part: 'pages', round: 0.01 }); if (form === 'letter') b.plate([[-0.74, 0.49], [0.74, 0.49], [0, -0.1]], 0.04, { part: 'pages', at: [0, 0, 0.04], tint: 0.9 }).cylinder(0.12, 0.05, { part: '#b01e2e gloss', at: [0, -0.06, 0.05], rotate: [90, 0, 0] }); else for (let i = 0; i < 9; i++) b.box([i === 0 ? 1.2 : 0.55, i === 0 ? 0.12 : 0.03, 0.02], { part: form === 'map' ? 'emblem' : '#3c3c3c', at: [i === 0 ? 0 : i % 2 ? -0.35 : 0.35, 0.38 - Math.ceil(i / 2) * 0.17, 0.035] }); }); // prettier-ignore
      return;
    }
    if (form === 'clipboard') { b.group({ rotate: [-60, 0, 0], at: [0, 0.5, 0] }, () => { b.plate(outlines.rectangle(1.0, 1.4, 0.06), 0.05, { part: 'cover' }).box([0.86, 1.15, 0.03], { part: 'pages', at: [0, -0.05, 0.03] }).box([0.4, 0.14, 0.1], { part: '#c9ccd0 metal', at: [0, 0.6, 0.05], round: 0.03 }); for (let i = 0; i < 6; i++) b.box([0.6, 0.03, 0.02], { part: '#555555', at: [0, 0.3 - i * 0.14, 0.045] }); }); return; } // prettier-ignore
    if (form === 'bookends') { b.row(5, [0.22, 0, 0], (i) => b.group({ at: [0, 0.55, 0], rotate: [0, 0, 90] }, () => { b.tint(1 - (i % 3) * 0.2); one([1.1 - (i % 2) * 0.14, 0.2, 0.8]); })); b.mirrored('x', () => b.hull([[0.58, 0, 0.4], [1.05, 0, 0.4], [0.58, 0, -0.4], [1.05, 0, -0.4], [0.58, 0.9, 0.3], [0.66, 0.9, 0.3], [0.58, 0.9, -0.3], [0.66, 0.9, -0.3]], { part: 'emblem' })); return; } // prettier-ignore
    b.group({ at: [0, 0.68, 0], rotate: [0, -32, 90] }, () => { one([1.35, form === 'notebook' ? 0.16 : 0.3, 1.0]); b.plate(outlines.star(8, 0.22, 0.12), 0.02, { part: 'emblem', at: [0, -(form === 'notebook' ? 0.085 : 0.155), 0], rotate: [90, 0, 0] }); if (form === 'notebook') b.box([1.36, 0.17, 0.04], { part: 'clasp', at: [0, 0, 0.36] }).row(9, [0.14, 0, 0], () => b.ring(0.07, 0.014, { part: '#c9ccd0 metal', at: [0, 0, -0.5], rotate: [0, 0, 90] })); }); // prettier-ignore
  },
  plate(b, p) {
    const form = p.variant('form');
    const stand = { at: [0, 0.75, 0] as Vec3, rotate: [72, 0, 0] as Vec3 };
    if (form === 'tray' || form === 'cutting_board' || form === 'tile') {
      b.group({ at: [0, 0.6, 0], rotate: [-64, 0, 0] }, () => {
        b.plate(outlines.rectangle(form === 'tile' ? 1.3 : 1.7, form === 'tile' ? 1.3 : 1.05, form === 'tile' ? 0.02 : 0.16), 0.08, { part: 'plate', bevel: 0.02 });
        if (form === 'tray') b.tube(outlines.rectangle(1.7, 1.05, 0.16).map(([x, y]): Vec3 => [x, y, 0.06]), 0.05, { part: 'rim', closed: true, straight: true }).mirrored('x', () => b.tube([[0.82, -0.2, 0.08], [0.98, -0.15, 0.16], [0.98, 0.15, 0.16], [0.82, 0.2, 0.08]], 0.035, { part: 'rim' }));
        else if (form === 'cutting_board') b.plate(outlines.rectangle(0.24, 0.5, 0.1), 0.08, { part: 'rim', at: [0, 0.75, 0] });
        else b.plate(outlines.star(8, 0.5, 0.26), 0.02, { part: 'motif', at: [0, 0, 0.045] }).plate(outlines.star(4, 0.3, 0.1), 0.03, { part: 'rim', at: [0, 0, 0.045] });
      });
      return;
    }
    b.group(stand, () => {
      if (form === 'disc' || form === 'coaster' || form === 'frisbee') b.cylinder(0.75, form === 'frisbee' ? 0.1 : 0.06, { part: 'plate', segments: 48, round: 0.03 }).ring(0.72, 0.04, { part: 'rim', at: [0, 0.05, 0] }).ring(0.3, 0.025, { part: 'rim', at: [0, 0.07, 0] });
      else b.lathe([[0, 0], [0.4, 0], [0.5, 0.04], [0.78, 0.14], [0.8, 0.16], [0.5, 0.09], [0.42, 0.05], [0, 0.05]], { part: 'plate', segments: 48 }).ring(0.79, 0.018, { part: 'rim', at: [0, 0.155, 0] });
      b.radial(8, () => b.plate(outlines.leaf(0.16, 0.09), 0.015, { part: 'motif', at: [0, 0.13, 0.55], rotate: [80, 0, 0] })).plate(outlines.star(8, 0.26, 0.16), 0.015, { part: 'motif', at: [0, 0.065, 0], rotate: [90, 0, 0] });
    });
  },
  cutlery(b, p) {
    const form = p.variant('form');
    const fork = (): void => { b.tube([[0, 0, 0], [0, 0.6, 0.03], [0, 1.2, 0]], [0.09, 0.05, 0.04], { part: 'handle', flatten: 0.4, up: [0, 0, 1] }).plate(outlines.smooth([[-0.05, 1.15], [0.05, 1.15], [0.17, 1.4], [0.17, 1.55], [-0.17, 1.55], [-0.17, 1.4]]), 0.05, { part: 'head' }).row(4, [0.095, 0, 0], () => b.beam([0, 1.5, 0], [0, 1.95, 0.03], [0.045, 0.045], { part: 'head' })); }; // prettier-ignore
    const spoon = (r = 0.22): void => void b.tube([[0, 0, 0], [0, 0.6, 0.03], [0, 1.3, 0]], [0.09, 0.05, 0.04], { part: 'handle', flatten: 0.4, up: [0, 0, 1] }).lathe([[0, -0.1], [r * 0.7, -0.06], [r, 0.04], [r * 0.94, 0.05], [r * 0.6, -0.02], [0, -0.05]], { part: 'head', at: [0, 1.3 + r * 1.2, 0], rotate: [90, 0, 0], scale: [1, 1.4, 1.4] });
    const knife = (): void => void b.capsule([0, 0, 0], [0, 0.85, 0], 0.075, { part: 'handle' }).plate([[-0.06, 0.85], [0.1, 0.85], [0.11, 1.6], [0.02, 1.95], [-0.06, 1.8]], 0.035, { part: 'head', bevel: 0.01 });
    if (form === 'set') { b.group({ at: [-0.45, 0, 0] }, fork).group({ at: [0, 0, 0] }, knife).group({ at: [0.45, 0, 0] }, () => spoon()); return; } // prettier-ignore
    b.group({ rotate: [0, 0, -24], at: [-0.3, 0, 0] }, () => {
      if (form === 'fork') fork();
      else if (form === 'spoon') spoon();
      else if (form === 'ladle') b.tube([[0, 0.2, 0], [0, 1.6, 0.04], [0.1, 1.9, 0]], 0.05, { part: 'handle' }).lathe([[0, 0], [0.26, 0.08], [0.34, 0.26], [0.31, 0.26], [0.22, 0.1], [0, 0.04]], { part: 'head', at: [0.05, 0, 0] });
      else if (form === 'whisk') b.capsule([0, 0, 0], [0, 0.8, 0], 0.08, { part: 'handle' }).radial(5, () => b.tube([[0, 0.8, 0.04], [0, 1.3, 0.3], [0, 1.75, 0.22], [0, 1.9, 0], [0, 1.75, -0.22], [0, 1.3, -0.3], [0, 0.8, -0.04]], 0.018, { part: 'head' }), { arc: 144 });
      else if (form === 'chopsticks') b.mirrored('x', () => b.rod([0.06, 0, 0], [0.2, 2.0, 0], 0.03, { part: 'handle', to: 0.055 }).rod([0.17, 1.55, 0], [0.2, 2.0, 0], 0.052, { part: 'head', to: 0.058 }));
      else if (form === 'rolling_pin') b.cylinder(0.22, 1.2, { part: 'head', at: [0, 0.5, 0], round: 0.04 }).capsule([0, 0.1, 0], [0, 2.1, 0], 0.08, { part: 'handle' });
      else if (form === 'tongs') b.mirrored('x', () => b.tube([[0, 0, 0], [0.16, 0.5, 0], [0.2, 1.3, 0], [0.14, 1.8, 0]], 0.06, { part: 'handle', flatten: 0.4 }).ball([0.05, 0.16, 0.14], { part: 'head', at: [0.13, 1.85, 0] }));
      else if (form === 'pizza_cutter') b.capsule([0, 0, 0], [0, 0.9, 0], 0.1, { part: 'handle' }).beam([0, 0.9, 0], [0, 1.4, 0], [0.06, 0.12], { part: 'handle' }).cylinder(0.45, 0.03, { part: 'head', at: [0, 1.45, -0.015], rotate: [90, 0, 0], segments: 40 });
      else if (form === 'corkscrew') b.tube(Array.from({ length: 40 }, (_, i): Vec3 => [0.1 * Math.cos(i * 0.8), 1.0 - i * 0.022, 0.1 * Math.sin(i * 0.8)]), 0.03, { part: 'head', steps: 2 }).rod([0, 1.0, 0], [0, 1.4, 0], 0.05, { part: 'head' }).capsule([-0.45, 1.45, 0], [0.45, 1.45, 0], 0.1, { part: 'handle' });
      else if (form === 'peeler') b.capsule([0, 0, 0], [0, 0.9, 0], 0.09, { part: 'handle' }).tube([[0, 0.9, 0], [0.2, 1.1, 0], [0.2, 1.6, 0]], 0.04, { part: 'handle' }).tube([[0, 0.9, 0], [-0.2, 1.1, 0], [-0.2, 1.6, 0]], 0.04, { part: 'handle' }).box([0.42, 0.14, 0.04], { part: 'head', at: [0, 1.55, 0], round: 0.015 });
      else b.tube([[0, 0, 0], [0, 1.2, 0.02]], 0.055, { part: 'handle' }).plate(outlines.rectangle(0.4, 0.6, 0.06), 0.03, { part: 'head', at: [0, 1.5, 0] });
    });
  },
  cooking_pot(b, p) {
    const form = p.variant('form');
    const pan = form === 'pan' || form === 'wok';
    vessel(b, 'pot', 'pot', form === 'wok' ? [[0.2, 0.02], [0.6, 0.2], [0.85, 0.5]] : pan ? [[0.62, 0], [0.66, 0.04], [0.74, 0.24]] : form === 'cauldron' ? [[0.4, 0.05], [0.72, 0.4], [0.6, 0.95], [0.68, 1.0]] : [[0.6, 0], [0.64, 0.05], [0.64, form === 'casserole' ? 0.45 : 0.75]], 0.04);
    if (pan) b.tube([[0.7, 0.2, 0], [1.1, 0.3, 0], [1.7, 0.34, 0]], [0.07, 0.06, 0.075], { part: 'handles', flatten: 0.6, up: [0, 1, 0] }).cylinder(0.6, 0.02, { part: 'contents', at: [0, 0.08, 0] });
    else {
      const top = form === 'casserole' ? 0.45 : form === 'cauldron' ? 1.0 : 0.75;
      b.mirrored('x', () => b.tube([[0.62, top * 0.72, -0.16], [0.84, top * 0.75, -0.12], [0.84, top * 0.75, 0.12], [0.62, top * 0.72, 0.16]], 0.045, { part: 'handles' }));
      if (form === 'tagine') b.lathe([[0.68, 0.75], [0.5, 1.0], [0.16, 1.7], [0, 1.74]], { part: 'lid' }).ball(0.12, { part: 'knob', at: [0, 1.78, 0] });
      else b.lathe([[0.67, top], [0.62, top + 0.06], [0.2, top + 0.16], [0, top + 0.17]], { part: 'lid', segments: 40 }).lathe([[0.05, top + 0.16], [0.05, top + 0.22], [0.12, top + 0.26], [0, top + 0.32]], { part: 'knob' });
      if (form === 'steamer') for (const y of [0.25, 0.5]) b.ring(0.66, 0.03, { part: 'handles', at: [0, y, 0] });
      b.ball([0.5, 0.1, 0.5], { part: 'contents', at: [0, top, 0] });
    }
  },
  snow_globe(b, p) {
    const form = p.variant('form');
    if (form === 'aquarium') { b.box([1.6, 1.0, 0.8], { part: 'glass', at: [0, 0.6, 0] }).box([1.66, 0.1, 0.86], { part: 'base', at: [0, 0.05, 0] }).box([1.66, 0.08, 0.86], { part: 'base', at: [0, 1.12, 0] }).box([1.5, 0.12, 0.7], { part: 'snow', at: [0, 0.16, 0] }); for (let i = 0; i < 6; i++) b.tube([[-0.6 + i * 0.22, 0.2, 0], [-0.55 + i * 0.22, 0.5, 0.05], [-0.6 + i * 0.22, 0.6 + (i % 3) * 0.14, 0]], 0.03, { part: 'scene' }); for (const [x, y] of [[-0.3, 0.8], [0.35, 0.65]] as const) b.ball([0.14, 0.08, 0.05], { part: '#ff8a2a', at: [x, y, 0.1] }).plate([[x - 0.12, y], [x - 0.24, y + 0.08], [x - 0.24, y - 0.08]], 0.03, { part: '#ff8a2a', at: [0, 0, 0.1] }); return; } // prettier-ignore
    const cloche = form === 'cloche' || form === 'terrarium';
    b.lathe([[0.62, 0], [0.62, 0.08], [0.5, 0.16], [0.52, 0.3], [0, 0.3]], { part: 'base', segments: 40 });
    if (cloche) b.lathe([[0.5, 0.3], [0.5, 1.1], [0.3, 1.45], [0, 1.5]], { part: 'glass', segments: 40 }).ball(0.08, { part: 'base', at: [0, 1.56, 0] });
    else b.ball(0.66, { part: 'glass', at: [0, 0.88, 0], segments: 36 });
    if (form === 'crystal_ball') return;
    b.lathe([[0.46, 0.3], [0.36, 0.42], [0, 0.5]], { part: 'snow' });
    for (const [x, z, s] of [[0, 0, 1], [-0.2, 0.1, 0.7], [0.2, 0.08, 0.6]] as const) b.group({ at: [x, 0.42, z], scale: s }, () => { for (let i = 0; i < 3; i++) b.cone(0.2 - i * 0.05, 0.26, { part: 'scene', at: [0, 0.1 + i * 0.16, 0] }); b.rod([0, 0, 0], [0, 0.12, 0], 0.03, { part: '#6b4a2a wood' }); }); // prettier-ignore
    for (let i = 0; i < 18; i++) b.ball(0.022, { part: 'snow', at: [0.42 * Math.cos(i * 2.4) * Math.sqrt(i / 18), 0.65 + ((i * 0.37) % 0.6), 0.42 * Math.sin(i * 2.4) * Math.sqrt(i / 18)], segments: 6 });
  },
};
