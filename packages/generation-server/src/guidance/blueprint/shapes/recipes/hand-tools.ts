import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

/** A turned handle standing on y = 0. */
function handle(b: MeshBuilder, part: string, length: number, radius: number, at: Vec3 = [0, 0, 0]): void {
  b.lathe([[0, 0], [radius * 0.9, 0.02], [radius * 1.15, length * 0.12], [radius * 0.85, length * 0.4], [radius, length * 0.75], [radius * 0.8, length]], { part, at });
}

export const HAND_TOOLS: RecipeTable = {
  hammer(b, p) {
    const form = p.variant('form');
    b.group({ rotate: [0, 0, -14], at: [-0.2, 0, 0] }, () => {
      if (form === 'gavel' || form === 'mallet') {
        handle(b, 'handle', 1.5, 0.08);
        b.group({ at: [0, 1.55, 0], rotate: [0, 0, 90] }, () => {
          b.part('head').cylinder(form === 'mallet' ? 0.3 : 0.26, 0.9, { at: [0, -0.45, 0], round: 0.05, segments: 32 });
          if (form === 'gavel') b.ring(0.26, 0.035, { at: [0, -0.16, 0], tint: 0.8 }).ring(0.26, 0.035, { at: [0, 0.16, 0], tint: 0.8 });
        });
        return;
      }
      handle(b, 'handle', form === 'sledge' ? 2.1 : 1.5, 0.085);
      const y = form === 'sledge' ? 2.05 : 1.5;
      if (form === 'sledge') b.box([0.9, 0.36, 0.36], { part: 'head', at: [0, y, 0], round: 0.06 });
      else {
        b.part('head').box([0.26, 0.26, 0.24], { at: [0, y, 0], round: 0.05 }).cylinder(0.09, 0.2, { at: [0.1, y, 0], toward: [1, 0, 0] }).cylinder(0.15, 0.16, { at: [0.28, y, 0], toward: [1, 0, 0], round: 0.03 });
        b.mirrored('z', () => b.tube([[-0.1, y, 0.05], [-0.32, y + 0.02, 0.08], [-0.52, y - 0.1, 0.1], [-0.62, y - 0.26, 0.1]], [0.1, 0.09, 0.06, 0.02], { flatten: 0.6, up: [0, 0, 1] }));
      }
    });
  },

  screwdriver(b, p) {
    const form = p.variant('form');
    b.group({ rotate: [0, 0, -38], at: [-0.6, 0.1, 0] }, () => {
      if (form === 'sonic') {
        b.part('handle').lathe([[0.1, 0], [0.13, 0.1], [0.1, 0.8], [0.14, 0.9]]).lathe([[0.08, 0.9], [0.08, 1.5], [0.12, 1.55]], { part: 'shaft' }).radial(4, () => b.tube([[0, 1.5, 0.12], [0, 1.7, 0.2], [0, 1.95, 0.08]], 0.025, { part: 'shaft' })).ball(0.09, { part: '#3fe0a0 glow', at: [0, 1.75, 0] });
        return;
      }
      b.part('handle').lathe([[0, 0], [0.18, 0.03], [0.22, 0.2], [0.2, 0.6], [0.13, 0.78], [0.16, 0.84], [0.08, 0.88]], { segments: 36, ripple: (turn, along) => 1 + 0.05 * Math.sin(along * Math.PI) * Math.cos(turn * 2 * Math.PI * 6) });
      b.rod([0, 0.85, 0], [0, 1.75, 0], form === 'soldering_iron' ? 0.045 : 0.055, { part: 'shaft' });
      if (form === 'chisel') b.hull([[-0.11, 1.3, 0.05], [0.11, 1.3, 0.05], [0.11, 1.3, -0.05], [-0.11, 1.3, -0.05], [-0.13, 2.0, -0.05], [0.13, 2.0, -0.05], [0.13, 1.85, 0.03], [-0.13, 1.85, 0.03]], { part: 'tip' });
      else if (form === 'file') b.box([0.2, 1.1, 0.06], { part: 'tip', at: [0, 1.5, 0], round: 0.015 });
      else if (form === 'soldering_iron') b.cone(0.04, 0.3, { part: 'tip', at: [0, 1.7, 0] }).tube([[0, 0, 0], [0, -0.2, 0.05], [0.3, -0.3, 0.1], [0.6, -0.1, 0.1]], 0.03, { part: '#151515' });
      else b.hull([[-0.09, 1.72, 0.05], [0.09, 1.72, 0.05], [0.09, 1.72, -0.05], [-0.09, 1.72, -0.05], [-0.1, 1.95, 0.008], [0.1, 1.95, 0.008], [0.1, 1.95, -0.008], [-0.1, 1.95, -0.008]], { part: 'tip' });
    });
  },

  wrench(b, p) {
    const form = p.variant('form');
    b.group({ rotate: [0, 0, -35], at: [-0.5, 0.1, 0] }, () => {
      b.part('handle').plate(outlines.smooth([[-0.13, 0.3], [0.13, 0.3], [0.1, 0.9], [0.13, 1.5], [-0.13, 1.5], [-0.1, 0.9]]), 0.1, { bevel: 0.025 });
      b.ring(0.2, 0.07, { part: 'handle', at: [0, 0.2, 0], rotate: [90, 0, 0] });
      if (form === 'open') b.plate([[-0.1, 1.4], [0.1, 1.4], [0.3, 1.62], [0.3, 1.95], [0.14, 2.0], [0.12, 1.72], [-0.12, 1.72], [-0.14, 2.0], [-0.3, 1.95], [-0.3, 1.62]], 0.14, { part: 'jaw', bevel: 0.02 });
      else {
        b.plate([[-0.12, 1.4], [0.12, 1.4], [0.34, 1.62], [0.34, 1.74], [0.0, 1.74], [0.0, 2.05], [-0.2, 2.08], [-0.28, 1.6]], 0.18, { part: 'jaw', bevel: 0.02 });
        b.box([0.3, 0.16, 0.16], { part: 'jaw', at: [0.2, 1.98, 0], round: 0.03, tint: 0.85 }).cylinder(0.09, 0.16, { part: 'jaw', at: [0.16, 1.5, 0.0], tint: 0.7 });
        if (form === 'pipe') for (let tooth = 0; tooth < 5; tooth++) b.box([0.03, 0.04, 0.17], { part: 'jaw', at: [0.06 + tooth * 0.06, 1.76, 0] });
      }
    });
  },

  pliers(b, p) {
    const form = p.variant('form');
    const blades = form === 'scissors' || form === 'shears';
    for (const side of [1, -1] as const) {
      b.group({ at: [0, 1.0, side * 0.035], rotate: [0, 0, side * (blades ? 13 : 8)] }, () => {
        if (blades) {
          b.plate([[-0.08, -0.1], [0.1, -0.1], [0.08 * side + 0.02, 0.9], [0.02, 1.15], [-0.06, 0.7]], 0.05, { part: 'jaws', bevel: 0.012 });
          b.rod([0, 0, 0], [-side * 0.12, -0.4, 0], 0.06, { part: 'grips' }).ring(form === 'shears' ? 0.2 : 0.24, 0.06, { part: 'grips', at: [-side * 0.18, -0.64, 0], rotate: [90, 0, 0], scale: [0.85, 1, 1.2] });
        } else {
          b.part('jaws').lathe([[0.1, -0.15], [0.14, 0.1], [0.1, 0.35], [0.05, form === 'tongs' ? 1.1 : 0.62], [0, form === 'tongs' ? 1.12 : 0.64]], { at: [side * 0.05, 0, 0], scale: [0.9, 1, 0.7] });
          b.tube([[0, -0.1, 0], [-side * 0.16, -0.35, 0], [-side * 0.22, -0.8, 0], [-side * 0.12, -1.2, 0]], [0.1, 0.085, 0.085, 0.07], { part: 'grips' });
        }
      });
    }
    b.cylinder(0.12, 0.16, { part: 'jaws', at: [0, 1.0, -0.08], rotate: [90, 0, 0], round: 0.02, tint: 0.8 });
  },

  saw(b, p) {
    const form = p.variant('form');
    const teeth = (from: number, to: number, y: number, count: number): void => { for (let i = 0; i < count; i++) { const x = from + ((to - from) * i) / count; b.plate([[x, y], [x + (to - from) / count, y], [x + (to - from) / count / 2, y - 0.07]], 0.025, { part: 'teeth' }); } }; // prettier-ignore
    if (form === 'chainsaw') {
      b.part('handle').superball([0.5, 0.32, 0.28], 0.4, 0.4, { at: [-0.55, 0.45, 0] }).tube([[-0.85, 0.55, 0], [-1.15, 0.75, 0], [-1.2, 0.45, 0], [-0.95, 0.25, 0]], 0.075).tube([[-0.35, 0.6, 0.26], [-0.3, 0.95, 0.2], [-0.3, 0.98, -0.2], [-0.35, 0.6, -0.26]], 0.05);
      b.plate(outlines.rectangle(1.5, 0.3, 0.15), 0.05, { part: 'blade', at: [0.65, 0.42, 0] });
      for (let i = 0; i < 16; i++) b.mirrored('y', () => undefined).box([0.05, 0.06, 0.08], { part: 'teeth', at: [0.0 + i * 0.088, 0.59, 0] }).box([0.05, 0.06, 0.08], { part: 'teeth', at: [0.0 + i * 0.088, 0.25, 0] });
    } else if (form === 'circular') {
      b.plate(outlines.gear(26, 0.62, 0.55), 0.03, { part: 'blade', at: [0.1, 0.6, 0] });
      b.part('handle').cylinder(0.5, 0.18, { at: [0.1, 0.66, 0.04], rotate: [90, 0, 0], round: 0.05 }).box([1.4, 0.05, 0.6], { at: [0.1, 0.36, 0.1], round: 0.02 }).tube([[-0.3, 0.85, 0.15], [-0.75, 1.15, 0.15], [-0.95, 0.9, 0.15], [-0.6, 0.6, 0.15]], 0.09).cylinder(0.2, 0.4, { at: [0.1, 0.66, 0.2], rotate: [90, 0, 0] });
    } else if (form === 'hacksaw') {
      b.tube([[-0.6, 0.3, 0], [-0.6, 0.75, 0], [0.85, 0.75, 0], [0.85, 0.3, 0]], 0.045, { part: 'handle', straight: true }).box([1.45, 0.1, 0.02], { part: 'blade', at: [0.12, 0.3, 0] });
      teeth(-0.58, 0.84, 0.25, 26);
      b.tube([[-0.65, 0.55, 0], [-0.95, 0.6, 0], [-1.05, 0.25, 0], [-0.68, 0.25, 0]], 0.08, { part: 'handle' });
    } else {
      b.plate([[-0.65, 0.12], [1.15, 0.28], [1.15, 0.44], [-0.65, 0.78]], 0.03, { part: 'blade' });
      for (let i = 0; i < 24; i++) { const x = -0.62 + i * 0.073; b.plate([[x, 0.13 + (x + 0.65) * 0.089], [x + 0.073, 0.135 + (x + 0.65) * 0.089], [x + 0.036, 0.06 + (x + 0.65) * 0.089]], 0.025, { part: 'teeth' }); } // prettier-ignore
      b.plate(outlines.smooth([[-0.55, 0.8], [-0.5, 0.1], [-0.95, 0.05], [-1.2, 0.3], [-1.05, 0.55], [-1.15, 0.85]]), 0.16, { part: 'handle', bevel: 0.04, holes: [outlines.ellipse(0.12, 0.19).map(([x, y]): Vec2 => [x - 0.84, y + 0.43])] });
    }
  },

  drill(b, p) {
    const form = p.variant('form');
    b.part('body').capsule([-0.5, 1.1, 0], [0.3, 1.1, 0], 0.24).lathe([[0.24, 0], [0.22, 0.2], [0.14, 0.34]], { at: [0.3, 1.1, 0], toward: [1, 0, 0] });
    if (form === 'drill') b.lathe([[0.13, 0], [0.15, 0.1], [0.07, 0.28]], { part: 'chuck', at: [0.6, 1.1, 0], toward: [1, 0, 0] }).tube([[0.85, 1.1, 0], [1.4, 1.1, 0]], 0.04, { part: 'bit', section: [[1, 0.2], [0, 0.5], [-1, -0.2], [0, -0.5]], twist: 4, steps: 24 });
    else if (form === 'glue_gun') b.cone(0.1, 0.3, { part: 'chuck', at: [0.6, 1.1, 0], toward: [1, 0, 0] }).rod([-0.7, 1.1, 0], [-1.0, 1.1, 0], 0.06, { part: 'bit' });
    else if (form === 'nail_gun') b.box([0.2, 0.5, 0.2], { part: 'chuck', at: [0.62, 0.95, 0], round: 0.03 }).box([0.12, 0.12, 0.9], { part: 'bit', at: [0.1, 0.75, 0], rotate: [0, 90, 0] });
    else b.box([0.14, 0.34, 0.5], { part: 'chuck', at: [0.62, 1.12, 0], round: 0.05 }).box([0.03, 0.18, 0.4], { part: '#c01818 glow', at: [0.7, 1.12, 0] });
    b.beam([-0.16, 1.0, 0], [-0.36, 0.25, 0], [0.26, 0.24], { part: 'body', round: 0.08 }).beam([-0.1, 0.9, 0], [-0.26, 0.35, 0], [0.1, 0.25], { part: 'grip', round: 0.04 });
    b.box([0.12, 0.18, 0.12], { part: 'chuck', at: [0.02, 0.82, 0], rotate: [0, 0, -15], round: 0.03 }).box([0.62, 0.22, 0.4], { part: 'battery', at: [-0.36, 0.14, 0], round: 0.05 });
    b.row(5, [0.07, 0, 0], () => b.box([0.03, 0.2, 0.5], { part: 'grip', at: [-0.4, 1.12, 0] }));
  },

  shovel(b, p) {
    const form = p.variant('form');
    const short = form === 'trowel' || form === 'brush' || form === 'spatula' || form === 'plunger';
    b.group({ rotate: [0, 0, -20], at: [-0.2, 0, 0] }, () => {
      const low = 0.55;
      b.rod([0, low, 0], [0, short ? 1.5 : 2.2, 0], short ? 0.05 : 0.045, { part: 'shaft' });
      if (short) handle(b, 'grip', 0.7, 0.09, [0, 1.2, 0]);
      else if (form === 'shovel' || form === 'spade') b.tube([[0, 2.1, 0], [-0.14, 2.25, 0], [-0.14, 2.4, 0], [0.14, 2.4, 0], [0.14, 2.25, 0], [0, 2.1, 0]], 0.04, { part: 'grip' });
      else b.capsule([0, 1.9, 0], [0, 2.25, 0], 0.055, { part: 'grip' });
      b.part('blade');
      if (form === 'rake') {
        b.rod([-0.45, 0.5, 0], [0.45, 0.5, 0], 0.035).row(9, [0.11, 0, 0], () => b.tube([[0, 0.5, 0], [0, 0.44, 0.14], [0, 0.25, 0.2]], 0.02));
      } else if (form === 'hoe') b.tube([[0, 0.6, 0], [0, 0.45, 0.05], [0, 0.4, 0.25]], 0.03).box([0.45, 0.04, 0.3], { at: [0, 0.34, 0.3], rotate: [35, 0, 0], round: 0.015 });
      else if (form === 'broom') {
        b.box([0.8, 0.14, 0.18], { part: 'grip', at: [0, 0.55, 0], round: 0.04 }).row(24, [0.034, 0, 0], (i) => b.rod([0, 0.5, 0], [(i - 11.5) * 0.008, 0, (i % 3) * 0.03 - 0.03], 0.022, { segments: 5, tint: 0.85 + (i % 3) * 0.1 }));
      } else if (form === 'mop') {
        for (let i = 0; i < 36; i++) { const a = (i / 36) * 2 * Math.PI; const r = 0.24 + (i % 4) * 0.05; b.tube([[0, 0.6, 0], [Math.sin(a) * r * 0.7, 0.4, Math.cos(a) * r * 0.7], [Math.sin(a) * r, 0.04, Math.cos(a) * r]], 0.03, { segments: 6 }); } // prettier-ignore
      } else if (form === 'plunger') b.lathe([[0.42, 0], [0.4, 0.14], [0.24, 0.36], [0.1, 0.46], [0.06, 0.62], [0.36, 0.02]], { segments: 32 });
      else if (form === 'spatula') b.plate(outlines.rectangle(0.42, 0.55, 0.06), 0.03, { at: [0, 0.3, 0], holes: [outlines.rectangle(0.05, 0.3).map(([x, y]): Vec2 => [x, y]), outlines.rectangle(0.05, 0.3).map(([x, y]): Vec2 => [x - 0.12, y]), outlines.rectangle(0.05, 0.3).map(([x, y]): Vec2 => [x + 0.12, y])] });
      else if (form === 'brush') b.box([0.6, 0.14, 0.24], { part: 'grip', at: [0, 0.6, 0], round: 0.05 }).row(10, [0.055, 0, 0], (i) => b.rod([0, 0.55, (i % 3) * 0.06 - 0.06], [0, 0.2, (i % 3) * 0.07 - 0.07], 0.035, { segments: 6 }));
      else {
        const pointed = form !== 'spade';
        const w = form === 'trowel' ? 0.2 : 0.3;
        b.warped(([x, y, z]) => [x, y, z + x * x * 0.9 - 0.06], () => b.plate(outlines.smooth(pointed ? [[0, 0], [w * 0.85, 0.22], [w, 0.62], [w * 0.5, 0.7], [-w * 0.5, 0.7], [-w, 0.62], [-w * 0.85, 0.22]] : [[-w * 0.9, 0.02], [w * 0.9, 0.02], [w, 0.66], [-w, 0.66]]), 0.035)); // prettier-ignore
        b.cone(0.08, 0.4, { at: [0, 0.5, 0] });
      }
    });
  },

  pencil(b, p) {
    const form = p.variant('form');
    b.group({ rotate: [0, 0, -42], at: [-0.75, 0.1, 0] }, () => {
      if (form === 'quill') {
        b.tube([[0, 0, 0], [0.02, 0.8, 0], [0.12, 1.6, 0], [0.35, 2.2, 0]], [0.03, 0.03, 0.02, 0.01], { part: 'ferrule' }).cone(0.03, 0.2, { part: 'tip', at: [0, 0, 0], rotate: [180, 0, 0] });
        b.mirrored('z', () => b.sheet(4, 18, (u, v) => [0.02 + 0.33 * v ** 2 + 0.02, 0.65 + v * 1.6, u * (0.26 * Math.sin(Math.PI * Math.min(1, v * 0.85 + 0.1)))], { part: 'body' }));
        b.warped(([x, y, z]) => [x + 0.33 * ((y - 0.65) / 1.6) ** 2, y, z], () => b.plate(outlines.leaf(1.6, 0.5, 0.45), 0.02, { part: 'body', at: [0, 0.6, 0] })); // prettier-ignore
      } else if (form === 'paintbrush') {
        b.lathe([[0, 2.3], [0.04, 2.2], [0.1, 1.4], [0.07, 0.8]], { part: 'body' }).lathe([[0.07, 0.82], [0.11, 0.6], [0.12, 0.48]], { part: 'ferrule' }).lathe([[0.11, 0.5], [0.14, 0.3], [0.08, 0.08], [0, 0]], { part: 'tip' });
      } else if (form === 'cigarette') {
        b.cylinder(0.12, 1.3, { part: 'body', at: [0, 0.55, 0] }).cylinder(0.123, 0.55, { part: 'cap' }).cylinder(0.12, 0.12, { part: '#e0561a glow', at: [0, 1.82, 0], round: 0.04 }).ring(0.12, 0.01, { part: 'ferrule', at: [0, 0.56, 0] }).cylinder(0.118, 0.06, { part: 'tip', at: [0, 1.78, 0] });
      } else if (form === 'pen') {
        b.lathe([[0.05, 0.2], [0.1, 0.5], [0.11, 1.3], [0.1, 2.1], [0, 2.14]], { part: 'body' }).cone(0.05, 0.22, { part: 'tip', at: [0, 0.22, 0], rotate: [180, 0, 0] }).ring(0.11, 0.02, { part: 'ferrule', at: [0, 1.25, 0] }).beam([0.13, 1.4, 0], [0.13, 2.05, 0], [0.03, 0.06], { part: 'ferrule' }).cylinder(0.06, 0.1, { part: 'cap', at: [0, 2.1, 0] });
      } else if (form === 'crayon' || form === 'marker') {
        b.cylinder(0.17, 1.5, { part: 'body', at: [0, 0.35, 0], segments: 28 }).lathe([[0.14, 0.35], [0.1, 0.12], [0.06, 0], [0, 0]], { part: form === 'crayon' ? 'body' : 'tip' }).ring(0.172, 0.015, { part: 'tip', at: [0, 0.5, 0] }).ring(0.172, 0.015, { part: 'tip', at: [0, 1.7, 0] });
        if (form === 'marker') b.cylinder(0.18, 0.5, { part: 'cap', at: [0, 1.5, 0], round: 0.03 });
      } else {
        b.cylinder(0.13, 1.5, { part: 'body', at: [0, 0.4, 0], segments: 6, faceted: true }).lathe([[0.126, 0.4], [0.045, 0.1]], { part: '#dcb98a wood', straight: true, segments: 24 }).cone(0.046, 0.12, { part: 'tip', at: [0, 0.11, 0], rotate: [180, 0, 0] });
        b.cylinder(0.132, 0.2, { part: 'ferrule', at: [0, 1.9, 0] }).cylinder(0.125, 0.22, { part: 'cap', at: [0, 2.1, 0], round: 0.04 });
      }
    });
  },

  ladder(b, p) {
    const rung = (from: Vec3, to: Vec3): void => void b.rod(from, to, 0.035, { part: 'rungs' });
    if (p.is('form', 'straight')) {
      b.group({ rotate: [-12, 0, 0] }, () => {
        b.mirrored('x', () => b.beam([0.38, 0, 0], [0.34, 2.6, 0], [0.08, 0.1], { part: 'rails', round: 0.02 }));
        for (let i = 0; i < 9; i++) rung([-0.36, 0.2 + i * 0.28, 0], [0.36, 0.2 + i * 0.28, 0]);
      });
      return;
    }
    b.mirrored('x', () => b.beam([0.46, 0, 0.5], [0.3, 1.9, 0.04], [0.08, 0.08], { part: 'rails' }).beam([0.46, 0, -0.5], [0.3, 1.9, -0.04], [0.08, 0.08], { part: 'rails' }));
    for (let i = 1; i < 6; i++) b.box([0.84 - i * 0.045, 0.05, 0.2], { part: 'rungs', at: [0, i * 0.31, 0.5 - i * 0.075], round: 0.015 });
    for (const y of [0.6, 1.2]) rung([-0.38, y, -0.5 + y * 0.24], [0.38, y, -0.5 + y * 0.24]);
    b.box([0.72, 0.08, 0.26], { part: 'rungs', at: [0, 1.92, 0], round: 0.03 });
  },

  toolbox(b) {
    b.hull([[-0.9, 0, 0.42], [0.9, 0, 0.42], [0.9, 0, -0.42], [-0.9, 0, -0.42], [-0.95, 0.55, 0.45], [0.95, 0.55, 0.45], [0.95, 0.55, -0.45], [-0.95, 0.55, -0.45]], { part: 'box' });
    b.hull([[-0.97, 0.57, 0.47], [0.97, 0.57, 0.47], [0.97, 0.57, -0.47], [-0.97, 0.57, -0.47], [-0.95, 0.72, 0.25], [0.95, 0.72, 0.25], [0.95, 0.72, -0.25], [-0.95, 0.72, -0.25]], { part: 'lid' });
    b.tube([[-0.4, 0.72, 0], [-0.38, 0.92, 0], [0.38, 0.92, 0], [0.4, 0.72, 0]], 0.055, { part: 'handle' }).mirrored('x', () => b.box([0.16, 0.2, 0.05], { part: 'latches', at: [0.55, 0.56, 0.46], round: 0.02 }));
    b.part('tools').mirrored('x', () => b.capsule([0.55, 0.7, 0.1], [0.7, 1.25, 0.05], 0.06)).box([0.3, 0.1, 0.1], { at: [0.68, 1.25, 0.05] });
  },

  hook(b, p) {
    const form = p.variant('form');
    if (form === 'pirate') b.lathe([[0.36, 0], [0.38, 0.1], [0.3, 0.55], [0.12, 0.72]], { part: 'base', segments: 32 }).ring(0.34, 0.06, { part: 'strap', at: [0, 0.2, 0] });
    else if (form === 'hanging') b.box([0.5, 0.9, 0.08], { part: 'base', at: [0, 0.85, -0.2], round: 0.05 }).mirrored('y', () => undefined);
    else b.ring(0.1, 0.04, { part: 'base', at: [0, 1.72, 0], rotate: [90, 0, 0] });
    if (form === 'hanging') b.tube([[0, 1.1, -0.18], [0, 0.8, 0.02], [0, 0.4, 0.2], [0, 0.35, 0.5], [0, 0.65, 0.62]], [0.07, 0.07, 0.07, 0.065, 0.05], { part: 'hook' }).ball(0.08, { part: 'hook', at: [0, 0.68, 0.63] });
    else {
      const up = form === 'pirate';
      const path: Vec3[] = up ? [[0, 0.65, 0], [0, 1.0, 0], [0.12, 1.32, 0], [0.5, 1.45, 0], [0.8, 1.2, 0], [0.72, 0.85, 0], [0.52, 0.78, 0]] : [[0, 1.65, 0], [0, 0.7, 0], [0.12, 0.28, 0], [0.45, 0.15, 0], [0.75, 0.4, 0], [0.78, 0.85, 0]];
      b.tube(path, up ? [0.1, 0.1, 0.1, 0.095, 0.085, 0.06, 0.01] : [0.05, 0.05, 0.055, 0.055, 0.05, 0.02], { part: 'hook' });
      if (!up) b.plate([[0.78, 0.95], [0.66, 0.62], [0.8, 0.72]], 0.05, { part: 'hook' });
    }
  },

  key(b, p) {
    b.group({ rotate: [0, 0, -30], at: [-0.4, 0.2, 0] }, () => {
      if (p.is('form', 'modern')) {
        b.plate(outlines.circle(0.38, 32), 0.1, { part: 'bow', at: [0, 1.6, 0], bevel: 0.02, holes: [outlines.circle(0.1).map(([x, y]): Vec2 => [x, y + 0.16])] });
        b.plate([[-0.13, 1.3], [-0.13, 0.1], [0, 0], [0.13, 0.14], [0.07, 0.26], [0.13, 0.38], [0.05, 0.5], [0.13, 0.62], [0.07, 0.74], [0.13, 0.9], [0.13, 1.3]], 0.08, { part: 'teeth' }).box([0.05, 1.1, 0.09], { part: 'shaft', at: [-0.04, 0.72, 0], tint: 0.8 });
        return;
      }
      b.ring(0.22, 0.06, { part: 'bow', at: [-0.2, 1.7, 0], rotate: [90, 0, 0] }).ring(0.22, 0.06, { part: 'bow', at: [0.2, 1.7, 0], rotate: [90, 0, 0] }).ring(0.22, 0.06, { part: 'bow', at: [0, 2.02, 0], rotate: [90, 0, 0] });
      b.lathe([[0.07, 0], [0.07, 1.2], [0.13, 1.26], [0.08, 1.34], [0.13, 1.42], [0.07, 1.5]], { part: 'shaft' }).plate([[0.05, 0.08], [0.42, 0.08], [0.42, 0.2], [0.28, 0.2], [0.28, 0.3], [0.42, 0.3], [0.42, 0.46], [0.05, 0.46]], 0.09, { part: 'teeth' });
    });
  },

  padlock(b, p) {
    const form = p.variant('form');
    b.tube([[-0.32, 0.7, 0], [-0.32, 1.15, 0], [-0.2, 1.4, 0], [0, 1.48, 0], [0.2, 1.4, 0], [0.32, 1.15, 0], [0.32, 0.7, 0]], 0.1, { part: 'shackle', segments: 16 });
    if (form === 'combination') b.cylinder(0.52, 0.34, { part: 'body', at: [0, 0.5, -0.17], rotate: [90, 0, 0], round: 0.05, segments: 40 }).cylinder(0.34, 0.06, { part: 'keyhole', at: [0, 0.5, 0.16], rotate: [90, 0, 0], segments: 36 }).group({ at: [0, 0.5, 0.22], rotate: [90, 0, 0] }, () => b.radial(20, () => b.box([0.015, 0.01, 0.07], { part: '#f0f0f0', at: [0, 0.005, 0.29] })).cylinder(0.1, 0.08, { part: 'body' }));
    else {
      b.plate(outlines.rectangle(1.0, 0.88, 0.14), 0.36, { part: 'body', at: [0, 0.46, 0], bevel: 0.04 });
      if (form === 'smart') b.plate(outlines.rectangle(0.6, 0.5, 0.08), 0.03, { part: 'keyhole', at: [0, 0.46, 0.18] }).ring(0.14, 0.025, { part: '#35b8ff glow', at: [0, 0.46, 0.2], rotate: [90, 0, 0] });
      else b.cylinder(0.09, 0.03, { part: 'keyhole', at: [0, 0.52, 0.175], rotate: [90, 0, 0] }).plate([[-0.05, 0.22], [0.05, 0.22], [0.03, 0.5], [-0.03, 0.5]], 0.04, { part: 'keyhole', at: [0, 0, 0.18] });
    }
    for (let row = 0; row < 3; row++) b.row(3, [0.16, 0, 0], () => b.box([0.11, 0.09, 0.04], { part: 'keypad', at: [0, 0.62 - row * 0.15, 0.19], round: 0.02 }));
  },

  chain(b, p) {
    const form = p.variant('form');
    b.part('links');
    if (form === 'rope' || form === 'coil') for (let i = 0; i < 5; i++) b.ring(0.62 - (form === 'coil' ? (i % 2) * 0.08 : 0), 0.1, { at: [0, 0.1 + i * 0.17, 0], rotate: [(i % 2) * 3, i * 40, 0] });
    else if (form === 'knot') b.tube(Array.from({ length: 40 }, (_, i): Vec3 => { const t = (i / 40) * 2 * Math.PI; return [0.4 * (Math.sin(t) + 2 * Math.sin(2 * t)), 1 + 0.4 * (Math.cos(t) - 2 * Math.cos(2 * t)), -0.4 * Math.sin(3 * t)]; }), 0.17, { closed: true, steps: 3, segments: 14 }); // prettier-ignore
    else if (form === 'whip') b.tube(Array.from({ length: 26 }, (_, i): Vec3 => [Math.cos(i * 0.55) * (0.75 - i * 0.012), 0.3 + i * 0.022, Math.sin(i * 0.55) * (0.75 - i * 0.012)]), [0.09, 0.06, 0.02], { steps: 3 }).capsule([0.75, 0.3, 0], [1.2, 0.25, -0.6], 0.1);
    else for (let i = 0; i < 9; i++) { const a = (i / 8) * Math.PI; b.ring(0.15, 0.05, { at: [-0.95 + i * 0.237, 0.85 - 0.45 * Math.sin(a), 0], rotate: [i % 2 === 0 ? 90 : 0, 0, 0], scale: [1.45, 1, 1] }); } // prettier-ignore
    if (form === 'rope') b.tube([[0.6, 0.8, 0.1], [0.9, 0.6, 0.3], [1.0, 0.1, 0.4], [0.7, 0.08, 0.8]], 0.09);
  },

  bolt(b, p) {
    const form = p.variant('form');
    if (form === 'spring') { b.tube(Array.from({ length: 80 }, (_, i): Vec3 => [0.4 * Math.cos(i * 0.55), i * 0.02, 0.4 * Math.sin(i * 0.55)]), 0.06, { part: 'shaft', steps: 2 }); return; } // prettier-ignore
    if (form === 'nut') { b.plate(outlines.polygon(6, 0.7), 0.5, { part: 'head', at: [0, 0.3, 0], rotate: [-90, 0, 0], bevel: 0.06, holes: [outlines.circle(0.34)] }); return; } // prettier-ignore
    b.group({ rotate: [0, 0, -24], at: [-0.3, 0, 0] }, () => {
      const nail = form === 'nail' || form === 'pin';
      b.cylinder(nail ? 0.07 : 0.16, 1.3, { part: 'shaft', at: [0, 0.3, 0] }).cone(nail ? 0.07 : 0.16, 0.32, { part: 'tip', at: [0, 0.31, 0], rotate: [180, 0, 0] });
      if (!nail) b.tube(Array.from({ length: 80 }, (_, i): Vec3 => [0.16 * Math.cos(i * 0.7), 0.32 + i * 0.012, 0.16 * Math.sin(i * 0.7)]), 0.035, { part: 'shaft', steps: 2, segments: 6 });
      if (form === 'pin') b.ball(0.2, { part: 'head', at: [0, 1.7, 0] });
      else if (form === 'nail') b.cylinder(0.22, 0.06, { part: 'head', at: [0, 1.58, 0] });
      else if (form === 'bolt') b.plate(outlines.polygon(6, 0.36), 0.26, { part: 'head', at: [0, 1.72, 0], rotate: [-90, 0, 0], bevel: 0.03 });
      else b.lathe([[0.36, 1.58], [0.34, 1.68], [0.2, 1.8], [0, 1.82]], { part: 'head' }).box([0.5, 0.1, 0.07], { part: '#1c1c1e', at: [0, 1.8, 0] });
    });
  },
};
