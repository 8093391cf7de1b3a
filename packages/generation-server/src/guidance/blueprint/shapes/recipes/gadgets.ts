import type { MeshBuilder } from '../mesh-builder.ts';
import { outlines } from '../curves.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

/** A lens barrel that looks along +Z from `at`. */
function lens(b: MeshBuilder, at: Vec3, radius: number, length: number, glass = 'lens', trim = 'trim'): void {
  b.group({ at, rotate: [90, 0, 0] }, () => {
    b.part(glass).lathe([[radius, 0], [radius, length * 0.4], [radius * 0.94, length * 0.45], [radius * 0.94, length], [radius * 0.8, length], [radius * 0.74, length * 0.8], [0, length * 0.72]], { straight: true, segments: 36 });
    b.ball([radius * 0.72, radius * 0.18, radius * 0.72], { at: [0, length * 0.74, 0], tint: 1.5 });
    b.part(trim).ring(radius * 0.97, radius * 0.06, { at: [0, length * 0.42, 0] }).ring(radius * 0.9, radius * 0.05, { at: [0, length, 0] });
  });
}

/** A cone of a loudspeaker that looks along +Z. */
function driver(b: MeshBuilder, at: Vec3, radius: number): void {
  b.group({ at, rotate: [90, 0, 0] }, () => {
    b.part('ring').ring(radius, radius * 0.1);
    b.part('cones').lathe([[radius * 0.95, 0.01], [radius * 0.8, 0.04], [radius * 0.35, -0.1 * radius * 3], [0, -0.1 * radius * 3]], { segments: 32 }).ball([radius * 0.34, radius * 0.2, radius * 0.34], { at: [0, -0.04, 0], tint: 0.7 });
  });
}

export const GADGETS: RecipeTable = {
  camera(b, p) {
    const form = p.variant('form');
    if (form === 'security' || form === 'webcam') {
      b.part('body');
      if (form === 'security') {
        b.group({ at: [0, 0.9, 0.1], rotate: [12, 18, 0] }, () => {
          b.superball([0.3, 0.28, 0.62], 0.35, 0.35).box([0.66, 0.05, 1.3], { at: [0, 0.3, 0.06], round: 0.02 });
          lens(b, [0, 0, 0.58], 0.2, 0.1);
        });
        b.part('grip').tube([[0, 0.7, -0.1], [0, 0.35, -0.25], [0, 0.3, -0.6]], 0.07).cylinder(0.25, 0.06, { at: [0, 0.3, -0.62], rotate: [90, 0, 0] });
      } else {
        b.ball([0.42, 0.4, 0.36], { at: [0, 0.72, 0] });
        lens(b, [0, 0.72, 0.28], 0.22, 0.12);
        b.part('grip').box([0.5, 0.12, 0.4], { at: [0, 0.25, 0], round: 0.05 }).box([0.5, 0.3, 0.1], { at: [0, 0.12, -0.2], rotate: [20, 0, 0], round: 0.04 });
      }
      return;
    }
    if (form === 'camcorder' || form === 'movie') {
      b.part('body').box([0.55, 0.62, 1.2], { at: [0, 0.6, 0], round: 0.08 });
      lens(b, [0, 0.64, 0.6], 0.25, 0.34);
      if (form === 'movie')
        for (const z of [-0.38, 0.4])
          b.part('trim').cylinder(0.4, 0.16, { at: [-0.08, 1.26, z], rotate: [0, 0, -90], round: 0.03 }).ring(0.26, 0.05, { at: [0.1, 1.26, z], rotate: [0, 0, 90] });
      else b.box([0.05, 0.42, 0.6], { part: 'viewfinder', at: [0.55, 0.64, 0.15], rotate: [0, 40, 0], round: 0.03 });
      b.part('grip').tube([[-0.3, 0.4, 0.4], [-0.42, 0.6, 0.1], [-0.3, 0.8, -0.4]], 0.06, { flatten: 0.4 });
      if (form === 'movie')
        b.radial(3, () => b.rod([0, 0.3, 0.05], [0, -0.9, 0.6], 0.04)); // a tripod
      else b.box([0.2, 0.12, 0.5], { part: 'viewfinder', at: [0, 0.97, -0.2], round: 0.04 });
      return;
    }
    const polaroid = form === 'polaroid';
    const [w, h, d] = polaroid ? [1.2, 0.95, 0.6] : form === 'compact' ? [1.3, 0.78, 0.32] : [1.36, 0.82, 0.42];
    b.part('body').box([w, h, d], { at: [0, h / 2, 0], round: 0.09 });
    b.box([w * 1.005, h * 0.16, d * 0.98], { part: 'trim', at: [0, h * 0.9, 0], round: 0.04 });
    if (polaroid) {
      b.box([1.2, 0.3, 0.3], { part: 'trim', at: [0, 0.15, 0.42], round: 0.06 }).box([0.9, 0.03, 0.2], { part: '#101010', at: [0, 0.16, 0.52] });
      lens(b, [0, 0.55, 0.28], 0.24, 0.14);
      b.box([0.28, 0.16, 0.03], { part: 'viewfinder', at: [0.36, 0.82, 0.3] }).box([0.28, 0.16, 0.03], { part: '#e9e4d0 glass', at: [-0.36, 0.82, 0.3] });
      b.cylinder(0.07, 0.05, { part: 'button', at: [-0.44, 0.5, 0.3], rotate: [90, 0, 0] });
    } else {
      if (form === 'slr') {
        b.hull([[-0.3, h, 0.2], [0.3, h, 0.2], [0.3, h, -0.2], [-0.3, h, -0.2], [-0.17, h + 0.22, 0.1], [0.17, h + 0.22, 0.1], [0.17, h + 0.22, -0.16], [-0.17, h + 0.22, -0.16]], { part: 'viewfinder' });
        b.superball([0.15, h * 0.46, 0.17], 0.4, 0.5, { part: 'grip', at: [-w * 0.43, h * 0.47, 0.16] });
      } else b.box([0.2, 0.1, 0.02], { part: 'viewfinder', at: [0.34, h * 0.88, d / 2] });
      lens(b, [0.04, h * 0.46, d / 2 - 0.02], 0.34, form === 'slr' ? 0.5 : 0.22);
      b.part('button').cylinder(0.06, 0.06, { at: [-w * 0.4, h, 0.08] }).cylinder(0.12, 0.09, { at: [w * 0.34, h, 0], round: 0.02 });
    }
    b.part('trim').mirrored('x', () => b.ring(0.05, 0.015, { at: [w / 2, h * 0.86, 0], rotate: [0, 0, 90] }));
  },

  headphones(b, p) {
    if (p.is('form', 'earbuds')) {
      b.mirrored('x', () => {
        b.group({ at: [0.42, 0.55, 0], rotate: [0, -30, -8] }, () => {
          b.ball([0.26, 0.24, 0.2], { part: 'cups' }).capsule([0, 0, 0.1], [0.05, 0.02, 0.3], 0.11, { part: 'pads' });
          b.capsule([-0.02, -0.1, -0.06], [-0.02, -0.62, -0.06], 0.085, { part: 'cups' }).ring(0.088, 0.014, { part: 'band', at: [-0.02, -0.6, -0.06] });
        });
      });
      return;
    }
    b.part('band').tube([[-0.72, 0.6, 0], [-0.7, 1.05, 0], [-0.42, 1.5, 0], [0, 1.66, 0], [0.42, 1.5, 0], [0.7, 1.05, 0], [0.72, 0.6, 0]], 0.09, { flatten: 0.42, up: [1, 0, 0], segments: 12 });
    b.tube([[-0.34, 1.5, 0], [0, 1.6, 0], [0.34, 1.5, 0]], 0.11, { part: 'pads', flatten: 0.4, up: [0, 1, 0] });
    b.mirrored('x', () => {
      b.group({ at: [0.68, 0.52, 0], rotate: [0, 0, -90] }, () => {
        b.lathe([[0.34, 0], [0.38, 0.06], [0.36, 0.18], [0.22, 0.25], [0, 0.26]], { part: 'cups', scale: [1.18, 1, 1], segments: 32 });
        b.ring(0.29, 0.1, { part: 'pads', at: [0, -0.04, 0], scale: [1.18, 1, 1] });
        b.ring(0.24, 0.025, { part: 'lights', at: [0, 0.24, 0], scale: [1.18, 1, 1] });
      });
      b.beam([0.76, 0.78, 0], [0.71, 1.1, 0], [0.06, 0.16], { part: 'band', round: 0.02 });
    });
    if (p.has('mic') || p.is('form', 'headset')) {
      b.part(p.has('mic') ? 'mic' : 'cups').tube([[0.74, 0.42, 0.1], [0.78, 0.18, 0.45], [0.5, 0.08, 0.75], [0.28, 0.08, 0.84]], 0.03).ball([0.1, 0.08, 0.08], { at: [0.24, 0.08, 0.85] });
    }
  },

  game_controller(b, p) {
    const form = p.variant('form');
    if (form === 'joystick') {
      b.part('shell').box([0.95, 0.3, 0.95], { at: [0, 0.15, 0], round: 0.08 }).lathe([[0.26, 0.3], [0.2, 0.36], [0.1, 0.4]]);
      b.part('sticks').rod([0, 0.34, 0], [0, 0.8, 0], 0.06).lathe([[0.09, 0.7], [0.13, 0.85], [0.11, 1.1], [0.15, 1.3], [0.1, 1.42], [0, 1.45]]);
      b.ball(0.06, { part: 'buttons', at: [0, 1.38, 0.12] }).row(2, [0.3, 0, 0], () => b.cylinder(0.08, 0.06, { part: 'buttons', at: [0, 0.29, 0.34], round: 0.02 }));
      return;
    }
    if (form === 'wheel') {
      b.group({ at: [0, 0.8, 0], rotate: [72, 0, 0] }, () => {
        b.ring(0.7, 0.1, { part: 'shell' }).cylinder(0.24, 0.14, { part: 'pad', at: [0, -0.07, 0], round: 0.05 });
        for (const turn of [90, -90, 180]) b.group({ rotate: [0, turn, 0] }, () => b.beam([0, 0, 0.2], [0, 0, 0.66], [0.14, 0.05], { part: 'grips' }));
        b.radial(6, () => b.ball(0.045, { part: 'buttons', at: [0, 0.08, 0.16] }));
      });
      b.box([0.6, 0.5, 0.6], { part: 'shell', at: [0, 0.4, -0.5], round: 0.1 });
      return;
    }
    b.group({ at: [0, 0.45, 0], rotate: [34, 0, 0] }, () => {
      if (form === 'retro') b.box([1.8, 0.2, 0.8], { part: 'shell', round: 0.08 });
      else {
        b.blend(0.16, (s) => {
          s.as('shell').ellipsoid([0, 0, -0.06], [0.78, 0.17, 0.36]);
          for (const x of [-1, 1])
            s.as('grips').limb([x * 0.56, 0.0, 0.0], [x * 0.76, -0.1, 0.56], 0.25, 0.15).as('shell').ellipsoid([x * 0.5, 0.02, -0.1], [0.36, 0.18, 0.32]);
        });
      }
      const y = form === 'retro' ? 0.1 : 0.2;
      b.part('pad').box([0.3, 0.06, 0.1], { at: [-0.54, y + 0.01, -0.14], round: 0.02 }).box([0.1, 0.06, 0.3], { at: [-0.54, y + 0.01, -0.14], round: 0.02 });
      b.part('buttons');
      for (const [dx, dz] of [[0.12, 0], [-0.12, 0], [0, 0.12], [0, -0.12]] as const)
        b.cylinder(0.06, 0.06, { at: [0.54 + dx, y - 0.01, -0.14 + dz], round: 0.02 });
      b.mirrored('x', () => {
        if (form !== 'retro')
          b.cylinder(0.12, 0.05, { part: 'sticks', at: [0.28, y - 0.03, 0.16], round: 0.01 }).rod([0.28, y, 0.16], [0.28, y + 0.09, 0.16], 0.06, { part: 'sticks' }).cylinder(0.1, 0.04, { part: 'sticks', at: [0.28, y + 0.08, 0.16], round: 0.015 });
        b.box([0.34, 0.1, 0.1], { part: 'grips', at: [0.54, 0.03, -0.4], round: 0.04 });
      });
    });
  },

  game_console(b, p) {
    const form = p.variant('form');
    if (form === 'handheld') {
      b.group({ at: [0, 0.5, 0], rotate: [-12, 0, 0] }, () => {
        b.part('shell').box([2.0, 0.85, 0.16], { round: 0.12 }).box([1.15, 0.68, 0.02], { part: 'screen', at: [0, 0, 0.08] });
        b.mirrored('x', () => b.cylinder(0.1, 0.09, { part: 'buttons', at: [0.79, 0.18, 0.06], rotate: [90, 0, 0], round: 0.02 }));
        for (const [x, y] of [[0.08, 0], [-0.08, 0], [0, 0.08], [0, -0.08]] as const)
          b.ball(0.04, { part: 'buttons', at: [0.79 + x, -0.16 + y, 0.09] }).ball(0.04, { part: 'buttons', at: [-0.79 + x, -0.16 + y, 0.09] });
      });
      return;
    }
    const tall = form === 'retro';
    b.part('shell').box([1.5, tall ? 0.36 : 0.26, 1.1], { at: [0, 0.2, 0], round: 0.06 });
    if (tall) b.box([0.8, 0.06, 0.2], { part: 'vents', at: [0, 0.38, 0.1] }).box([0.72, 0.4, 0.1], { part: 'screen', at: [0, 0.5, 0.1], round: 0.02 });
    b.part('vents').row(8, [0.09, 0, 0], () => b.box([0.04, 0.02, 0.5], { at: [0.2, tall ? 0.38 : 0.335, -0.22] }));
    b.box([0.9, 0.04, 0.02], { part: 'vents', at: [-0.2, 0.24, 0.55] }).row(2, [0.2, 0, 0], () => b.cylinder(0.06, 0.04, { part: 'buttons', at: [0.5, 0.2, 0.54], rotate: [90, 0, 0] }));
    b.box([1.2, 0.02, 0.02], { part: 'lights', at: [0, 0.13, 0.555] });
  },

  computer_mouse(b, p) {
    b.blend(0.08, (s) => s.as('shell').ellipsoid([0, 0.2, 0.1], [0.46, 0.32, 0.78]).ellipsoid([0, 0.28, 0.2], [0.38, 0.32, 0.46]).ellipsoid([0, -0.4, 0], [2, 0.4, 2], [0, 1, 0], true));
    b.group({ at: [0, 0.02, 0] }, () => b.mirrored('x', () => b.superball([0.2, 0.14, 0.36], 0.7, 0.6, { part: 'buttons', at: [0.2, 0.3, -0.36], rotate: [14, 0, -8] })));
    b.cylinder(0.13, 0.1, { part: 'wheel', at: [-0.05, 0.42, -0.36], rotate: [0, 0, -90], round: 0.03 });
    b.ring(0.6, 0.03, { part: 'lights', at: [0, 0.07, 0.08], scale: [0.74, 1, 1.26] });
    if (p.has('cable'))
      b.tube([[0, 0.15, -0.65], [0.05, 0.05, -1.0], [0.3, 0.03, -1.3], [0.1, 0.03, -1.6]], 0.03, { part: 'cable' });
  },

  computer_keyboard(b) {
    b.group({ rotate: [8, 0, 0], at: [0, 0.12, 0] }, () => {
      b.part('case').box([2.4, 0.12, 0.86], { round: 0.04, grain: 'x' });
      b.part('keys');
      for (let row = 0; row < 5; row++) {
        const offset = row * 0.02;
        for (let column = 0; column < 14; column++) {
          if (row === 4 && column > 3 && column < 9) continue;
          b.box([0.135, 0.08, 0.125], { at: [-1.04 + column * 0.16 + offset, 0.08, -0.31 + row * 0.155], round: 0.02, tint: (row * 7 + column * 3) % 11 === 0 ? 0.8 : 1 });
        }
      }
      b.box([0.78, 0.08, 0.125], { at: [0.0, 0.08, 0.31], round: 0.02 });
      b.box([2.3, 0.02, 0.8], { part: 'lights', at: [0, 0.055, 0] });
    });
  },

  laptop(b) {
    b.part('shell').box([1.5, 0.06, 1.05], { at: [0, 0.05, 0], round: 0.025 });
    b.part('keys');
    for (let row = 0; row < 5; row++) b.row(13, [0.1, 0, 0], () => b.box([0.085, 0.02, 0.075], { at: [0, 0.085, -0.34 + row * 0.095], round: 0.006 }));
    b.box([0.5, 0.006, 0.3], { part: 'trackpad', at: [0, 0.082, 0.33] });
    b.group({ at: [0, 0.08, -0.52], rotate: [-18, 0, 0] }, () => {
      b.box([1.5, 1.0, 0.045], { part: 'shell', at: [0, 0.5, 0], round: 0.02 }).box([1.4, 0.88, 0.01], { part: 'screen', at: [0, 0.52, 0.024] });
    });
  },

  smartphone(b, p) {
    const form = p.variant('form');
    if (form === 'flip') {
      b.part('shell').box([0.62, 0.12, 0.95], { at: [0, 0.1, 0.45], round: 0.05 });
      b.group({ at: [0, 0.14, 0], rotate: [-22, 0, 0] }, () => b.box([0.62, 0.95, 0.1], { at: [0, 0.48, 0], round: 0.05 }).box([0.48, 0.62, 0.02], { part: 'screen', at: [0, 0.52, 0.05] }));
      for (let row = 0; row < 4; row++) b.row(3, [0.15, 0, 0], () => b.box([0.11, 0.03, 0.11], { part: '#d8dbe0 gloss', at: [0, 0.17, 0.3 + row * 0.16], round: 0.01 }));
      return;
    }
    const [w, h] = form === 'tablet' || form === 'e_reader' ? [1.1, 1.5] : form === 'mp3' ? [0.7, 1.15] : [0.74, 1.5];
    b.group({ at: [0, h / 2, 0], rotate: [-10, 24, 0] }, () => {
      b.part('shell').plate(outlines.rectangle(w, h, 0.1), 0.09, { bevel: 0.02 });
      if (form !== 'case') {
        const high = form === 'mp3' ? h * 0.42 : h * 0.93;
        b.plate(outlines.rectangle(w * 0.92, high, 0.06), 0.012, { part: 'screen', at: [0, form === 'mp3' ? h * 0.22 : 0, 0.046] });
        if (form === 'mp3') b.ring(0.18, 0.07, { part: '#e8e8ea gloss', at: [0, -h * 0.22, 0.05], rotate: [90, 0, 0] });
        if (form === 'phone') {
          b.plate(outlines.rectangle(0.2, 0.05, 0.024), 0.02, { part: '#050507', at: [0, h * 0.43, 0.05] });
          for (let row = 0; row < 5; row++) b.row(4, [0.16, 0, 0], (index) => b.plate(outlines.rectangle(0.1, 0.1, 0.03), 0.01, { part: ['#3fa7ff', '#ff6b5b', '#52d273', '#ffc542'][(index + row) % 4]!, at: [0, 0.45 - row * 0.2, 0.054] }));
        }
      }
      b.plate(outlines.rectangle(w * 0.36, w * 0.4, 0.06), 0.03, { part: 'camera', at: [w * 0.24, h * 0.36, -0.05] });
      for (const [x, y] of [[0.18, 0.4], [0.3, 0.33]] as const)
        b.cylinder(0.05, 0.03, { part: 'camera', at: [w * x, h * y, -0.06], rotate: [-90, 0, 0], tint: 1.6 });
      b.capsule([w * 0.62, -h * 0.4, 0], [w * 0.62, h * 0.3, 0], 0.03, { part: 'stylus' });
    });
  },

  television(b, p) {
    const form = p.variant('form');
    if (form === 'retro') {
      b.part('frame').superball([0.8, 0.6, 0.42], 0.3, 0.3, { at: [0, 0.95, 0] });
      b.superball([0.5, 0.42, 0.06], 0.35, 0.5, { part: 'screen', at: [-0.18, 0.97, 0.41] });
      for (const y of [1.2, 0.98]) b.cylinder(0.09, 0.07, { part: 'stand', at: [0.54, y, 0.4], rotate: [90, 0, 0], round: 0.02 });
      b.row(1, [0, 0, 0], () => {
        for (let slot = 0; slot < 4; slot++) b.box([0.22, 0.02, 0.02], { part: 'stand', at: [0.54, 0.78 - slot * 0.06, 0.41] });
      });
      b.part('stand').mirrored('x', () => b.mirrored('z', () => b.rod([0.5, 0.4, 0.2], [0.64, 0, 0.32], 0.045, { to: 0.025 })));
      b.part('antenna').mirrored('x', () => b.rod([0.05, 1.52, 0], [0.5, 2.1, 0], 0.015).ball(0.03, { at: [0.5, 2.1, 0] }));
      return;
    }
    const billboard = form === 'billboard';
    const y = billboard ? 1.7 : form === 'monitor' ? 0.85 : 0.72;
    const w = form === 'monitor' ? 1.5 : 1.9;
    b.part('frame').box([w, w * 0.58, 0.08], { at: [0, y, 0], round: 0.02 }).box([w * 0.95, w * 0.52, 0.02], { part: 'screen', at: [0, y + 0.005, 0.038] });
    b.part('stand');
    if (billboard) b.mirrored('x', () => b.rod([0.5, 0, -0.1], [0.5, 1.3, -0.1], 0.07));
    else if (form === 'monitor') b.box([0.14, 0.5, 0.06], { at: [0, 0.25, -0.06] }).box([0.66, 0.04, 0.42], { at: [0, 0.02, 0], round: 0.015 });
    else b.mirrored('x', () => b.beam([0.6, 0.2, 0], [0.72, 0, 0.22], [0.06, 0.04]).beam([0.6, 0.2, 0], [0.72, 0, -0.22], [0.06, 0.04]));
    b.part('antenna').mirrored('x', () => b.rod([0.05, y + w * 0.29, 0], [0.4, y + w * 0.29 + 0.5, 0], 0.015));
  },

  desktop_computer(b, p) {
    const form = p.variant('form');
    if (form === 'tower' || form === 'server') {
      const h = form === 'server' ? 2.0 : 1.3;
      b.part('tower').box([form === 'server' ? 0.9 : 0.55, h, 1.1], { at: [0, h / 2, 0], round: 0.03 });
      const rows = form === 'server' ? 9 : 3;
      for (let row = 0; row < rows; row++) {
        b.box([form === 'server' ? 0.78 : 0.45, 0.12, 0.02], { part: 'keyboard', at: [0, h - 0.15 - row * 0.2, 0.555], round: 0.01, tint: 0.7 });
        b.ball(0.02, { part: '#38e07a glow', at: [form === 'server' ? 0.3 : 0.16, h - 0.15 - row * 0.2, 0.57] });
      }
      b.cylinder(0.05, 0.02, { part: 'screen', at: [0, 0.4, 0.555], rotate: [90, 0, 0] });
      return;
    }
    const retro = form === 'retro';
    const monitor = (): void => {
      if (retro) {
        b.part('monitor').box([0.95, 0.8, 0.7], { at: [0, 0.78, -0.1], round: 0.06 }).superball([0.38, 0.3, 0.03], 0.35, 0.35, { part: 'screen', at: [0, 0.8, 0.25] });
        b.box([1.15, 0.28, 0.85], { part: 'tower', at: [0, 0.2, -0.1], round: 0.04 });
      } else {
        b.part('monitor').box([1.3, 0.78, 0.06], { at: [0, 0.86, -0.2], round: 0.02 }).box([1.22, 0.68, 0.02], { part: 'screen', at: [0, 0.88, -0.17] });
        b.part('stand').box([0.12, 0.4, 0.05], { at: [0, 0.3, -0.25] }).box([0.5, 0.03, 0.3], { at: [0, 0.06, -0.22], round: 0.01 });
      }
    };
    monitor();
    if (form === 'monitor') return;
    if (!retro) b.box([0.36, 0.9, 0.8], { part: 'tower', at: [0.95, 0.5, -0.2], round: 0.03 });
    b.part('keyboard').box([1.1, 0.05, 0.36], { at: [0, 0.07, 0.5], round: 0.02 });
    for (let row = 0; row < 4; row++) b.row(12, [0.085, 0, 0], () => b.box([0.07, 0.03, 0.065], { at: [0, 0.105, 0.385 + row * 0.08], round: 0.008, tint: 0.75 }));
  },

  microphone(b, p) {
    const form = p.variant('form');
    const grille = (at: Vec3, radii: Vec3): void => {
      b.ball(radii, { part: 'head', at, segments: 28 });
      b.group({ at }, () => {
        for (let line = 0; line < 8; line++) b.ring(radii[0] * 1.005, 0.008, { part: 'head', rotate: [90, line * 22.5, 0], scale: [1, 1, radii[1] / radii[0]], tint: 0.55 });
        for (const y of [-0.5, 0, 0.5]) b.ring(radii[0] * Math.sqrt(1 - y * y) * 1.01, 0.008, { part: 'head', at: [0, y * radii[1], 0], tint: 0.55 });
      });
    };
    if (form === 'vintage') {
      b.part('head').superball([0.4, 0.56, 0.34], 0.5, 0.6, { at: [0, 1.2, 0] });
      for (let bar = 0; bar < 6; bar++) b.ring(0.42 - Math.abs(bar - 2.5) * 0.012, 0.03, { part: 'ring', at: [0, 0.86 + bar * 0.14, 0], scale: [1, 1, 0.86] });
      b.box([0.08, 1.1, 0.7], { part: 'ring', at: [0, 1.2, 0.02], round: 0.03 });
      b.part('body').rod([0, 0.68, 0], [0, 0.1, 0], 0.06).cylinder(0.36, 0.08, { round: 0.03 });
    } else if (form === 'studio') {
      b.part('body').cylinder(0.28, 0.6, { at: [0, 0.55, 0], round: 0.05 });
      grille([0, 1.35, 0], [0.3, 0.42, 0.2]);
      b.ring(0.45, 0.03, { part: 'ring', at: [0, 1.0, 0] }).ring(0.45, 0.03, { part: 'ring', at: [0, 0.7, 0] });
      b.part('stand').rod([0, 0.55, 0], [0, 0.05, 0], 0.05).cylinder(0.4, 0.06, { round: 0.02 });
    } else {
      const held = form === 'handheld' && !p.has('stand');
      b.group(held ? { rotate: [0, 0, -28], at: [-0.3, 0, 0] } : { at: [0, 1.15, 0], rotate: [30, 0, 0], scale: 0.6 }, () => {
        b.part('body').lathe([[0.12, 0], [0.13, 0.05], [0.2, 1.15], [0.22, 1.2]]);
        b.ring(0.25, 0.05, { part: 'ring', at: [0, 1.24, 0] });
        grille([0, 1.45, 0], [0.3, 0.3, 0.3]);
        b.box([0.07, 0.16, 0.04], { part: 'ring', at: [0, 0.85, 0.175], round: 0.01 });
      });
      if (!held)
        b.part(p.has('stand') ? 'stand' : 'body').rod([0, 0.03, 0], [0, 1.3, 0.05], 0.035).cylinder(0.4, 0.06, { round: 0.02 });
    }
  },

  speaker(b, p) {
    const form = p.variant('form');
    if (form === 'cylinder' || form === 'sphere' || form === 'portable') {
      if (form === 'sphere') {
        b.part('grille').ball(0.6, { at: [0, 0.6, 0], segments: 32 });
        b.ring(0.6, 0.04, { part: 'ring', at: [0, 0.6, 0], rotate: [90, 0, 0] }).cylinder(0.34, 0.08, { part: 'cabinet', round: 0.03 });
        driver(b, [0, 0.6, 0.5], 0.26);
      } else if (form === 'cylinder') {
        b.part('grille').cylinder(0.42, 1.2, { at: [0, 0.06, 0], segments: 40 });
        b.part('cabinet').cylinder(0.43, 0.1, { round: 0.04, segments: 40 }).cylinder(0.43, 0.1, { at: [0, 1.24, 0], round: 0.04, segments: 40 });
        b.ring(0.35, 0.03, { part: 'ring', at: [0, 1.33, 0] }).ring(0.425, 0.025, { part: 'lights', at: [0, 0.14, 0] });
      } else {
        b.group({ at: [0, 0.42, 0], rotate: [0, 0, 90] }, () => {
          b.capsule([0, -0.7, 0], [0, 0.7, 0], 0.4, { part: 'grille' }).mirrored('y', () =>
            b.cylinder(0.42, 0.1, { part: 'cabinet', at: [0, 0.68, 0], round: 0.03 }).cylinder(0.27, 0.05, { part: 'cones', at: [0, 1.08, 0], round: 0.02 }).ring(0.3, 0.04, { part: 'ring', at: [0, 1.06, 0] }),
          );
        });
        b.tube([[-0.6, 0.8, 0], [-0.4, 1.1, 0], [0.4, 1.1, 0], [0.6, 0.8, 0]], 0.05, { part: 'cabinet', flatten: 0.5 });
      }
      return;
    }
    if (form === 'megaphone') {
      b.lathe([[0.1, 0], [0.12, 0.5], [0.24, 0.9], [0.55, 1.3], [0.57, 1.31], [0.24, 0.85], [0.06, 0.4]], { part: 'cabinet', at: [-0.55, 0.8, 0], toward: [1, 0.1, 0], segments: 36 });
      b.cylinder(0.16, 0.3, { part: 'cones', at: [-0.75, 0.78, 0], toward: [1, 0.1, 0] }).ring(0.56, 0.03, { part: 'ring', at: [0.74, 0.93, 0], rotate: [0, 0, -84] });
      b.beam([-0.3, 0.7, 0], [-0.38, 0.1, 0], [0.14, 0.18], { part: 'grille', round: 0.04 });
      return;
    }
    const [w, h, d] = form === 'tower' ? [0.55, 1.9, 0.6] : form === 'amplifier' ? [1.4, 1.1, 0.6] : [0.8, 1.3, 0.7];
    b.part('cabinet').box([w, h, d], { at: [0, h / 2, 0], round: 0.03 });
    if (form === 'amplifier') {
      b.box([w * 0.92, h * 0.7, 0.03], { part: 'grille', at: [0, h * 0.4, d / 2] }).row(7, [0.16, 0, 0], () => b.cylinder(0.05, 0.06, { part: 'ring', at: [0, h * 0.87, d / 2], rotate: [90, 0, 0] }));
      b.tube([[-0.3, h, 0], [-0.2, h + 0.1, 0], [0.2, h + 0.1, 0], [0.3, h, 0]], 0.04, { part: 'grille' });
      driver(b, [0, h * 0.4, d / 2 + 0.02], h * 0.3);
    } else {
      driver(b, [0, h * (form === 'tower' ? 0.24 : 0.34), d / 2 + 0.01], w * 0.38);
      if (form === 'tower') driver(b, [0, h * 0.5, d / 2 + 0.01], w * 0.38);
      driver(b, [0, h * 0.78, d / 2 + 0.01], w * 0.22);
      b.box([w * 0.3, 0.04, 0.02], { part: 'lights', at: [0, 0.06, d / 2] });
      b.mirrored('x', () => b.cylinder(0.05, 0.05, { part: 'grille', at: [w * 0.36, -0.04, d * 0.35] }));
    }
  },

  smart_speaker(b, p) {
    const form = p.variant('form');
    const h = form === 'puck' ? 0.4 : 1.15;
    if (form === 'sphere')
      b.ball(0.6, { part: 'body', at: [0, 0.62, 0], segments: 32 }).ring(0.4, 0.045, { part: 'ring', at: [0, 0.16, 0] }).cylinder(0.4, 0.1, { part: 'base', round: 0.03 });
    else if (form === 'display') {
      b.group({ at: [0, 0.55, 0.05], rotate: [-18, 0, 0] }, () => b.box([1.5, 0.95, 0.08], { part: 'top', round: 0.04 }).box([1.36, 0.82, 0.02], { part: 'ring', at: [0, 0, 0.035] }));
      b.hull([[-0.5, 0, 0.3], [0.5, 0, 0.3], [0.5, 0, -0.4], [-0.5, 0, -0.4], [-0.4, 0.6, 0], [0.4, 0.6, 0], [0.4, 0.6, -0.2], [-0.4, 0.6, -0.2]], { part: 'body' });
    } else {
      const r = form === 'puck' ? 0.62 : 0.42;
      b.cylinder(r, h, { part: 'body', at: [0, 0.05, 0], segments: 40, round: 0.05 }).cylinder(r * 1.01, 0.1, { part: 'base', segments: 40, round: 0.03 });
      b.cylinder(r * 0.92, 0.03, { part: 'top', at: [0, h + 0.04, 0], segments: 40 }).ring(r * 0.9, 0.04, { part: 'ring', at: [0, h + 0.06, 0] });
      b.radial(4, () => b.cylinder(0.05, 0.02, { part: 'ring', at: [0, h + 0.06, r * 0.45] }));
    }
  },
};
