import type { MeshBuilder } from '../mesh-builder.ts';
import { outlines } from '../curves.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

function knob(b: MeshBuilder, part: string, at: Vec3, radius: number, depth = 0.07): void {
  b.cylinder(radius, depth, { part, at, rotate: [90, 0, 0], round: radius * 0.25 }).box([radius * 0.2, radius * 1.6, 0.02], { part, at: [at[0], at[1], at[2] + depth], tint: 0.6 });
}

/** A box on the ground with four short feet. */
function cabinet(b: MeshBuilder, part: string, size: Vec3, round = 0.04, feet = 'feet'): void {
  b.box(size, { part, at: [0, size[1] / 2 + 0.05, 0], round });
  b.part(feet).mirrored('x', () => b.mirrored('z', () => b.cylinder(0.05, 0.06, { at: [size[0] * 0.4, 0, size[2] * 0.4] })));
}

export const DEVICES: RecipeTable = {
  printer(b, p) {
    const form = p.variant('form');
    if (form === 'three_d') {
      b.part('body').box([1.2, 0.14, 1.1], { at: [0, 0.08, 0], round: 0.03 }).box([1.2, 0.12, 0.14], { at: [0, 1.42, 0], round: 0.03 });
      b.mirrored('x', () => b.box([0.1, 1.4, 0.12], { at: [0.55, 0.74, 0], round: 0.02 }));
      b.box([0.85, 0.05, 0.85], { part: 'tray', at: [0, 0.24, 0.04], round: 0.02 }).rod([-0.5, 0.92, 0], [0.5, 0.92, 0], 0.03, { part: 'tray' });
      b.box([0.22, 0.26, 0.22], { part: 'cartridge', at: [0.1, 0.93, 0.06], round: 0.03 }).cone(0.06, 0.12, { part: 'cartridge', at: [0.1, 0.8, 0.06], rotate: [180, 0, 0] });
      b.lathe([[0.22, 0.27], [0.24, 0.4], [0.16, 0.55], [0.12, 0.66], [0, 0.68]], { part: 'paper', at: [0.1, 0, 0.06] });
      b.cylinder(0.24, 0.12, { part: 'cartridge', at: [0, 1.66, -0.06], rotate: [90, 0, 0] }).box([0.3, 0.16, 0.02], { part: 'panel', at: [0.36, 0.09, 0.56] });
      return;
    }
    if (form === 'cash_register') {
      b.part('body').box([1.3, 0.3, 1.1], { at: [0, 0.16, 0], round: 0.03 });
      b.hull([[-0.62, 0.3, 0.45], [0.62, 0.3, 0.45], [0.62, 0.3, -0.5], [-0.62, 0.3, -0.5], [-0.62, 0.95, -0.18], [0.62, 0.95, -0.18], [0.62, 0.95, -0.5], [-0.62, 0.95, -0.5]]);
      b.box([0.7, 0.4, 0.16], { part: 'panel', at: [0, 1.14, -0.36], round: 0.03 }).box([1.2, 0.2, 0.03], { part: 'tray', at: [0, 0.16, 0.56], round: 0.01 });
      b.group({ at: [-0.15, 0.64, 0.16], rotate: [45, 0, 0] }, () => { for (let row = 0; row < 4; row++) b.row(5, [0.14, 0, 0], () => b.cylinder(0.05, 0.06, { part: 'cartridge', at: [0, 0, -0.2 + row * 0.14], round: 0.015 })); }); // prettier-ignore
      b.box([0.2, 0.36, 0.01], { part: 'paper', at: [0.45, 1.1, -0.2], rotate: [-15, 0, 0] });
      return;
    }
    if (form === 'scanner') {
      b.box([1.5, 0.16, 1.1], { part: 'body', at: [0, 0.1, 0], round: 0.04 }).box([1.4, 0.02, 0.95], { part: 'panel', at: [0, 0.19, 0] });
      b.group({ at: [0, 0.2, -0.53], rotate: [-38, 0, 0] }, () => b.box([1.48, 0.07, 1.06], { part: 'tray', at: [0, 0.03, 0.53], round: 0.03 }));
      return;
    }
    b.part('body').superball([0.85, 0.36, 0.58], 0.28, 0.25, { at: [0, 0.42, 0] }).box([1.6, 0.14, 1.1], { at: [0, 0.1, 0], round: 0.05 });
    b.group({ at: [0, 0.72, -0.42], rotate: [-24, 0, 0] }, () => b.box([1.1, 0.6, 0.04], { part: 'tray', at: [0, 0.3, 0], round: 0.02 }).box([0.9, 0.7, 0.02], { part: 'paper', at: [0, 0.36, 0.04] }));
    b.box([1.15, 0.18, 0.06], { part: '#141416', at: [0, 0.34, 0.56] }).box([1.05, 0.04, 0.5], { part: 'tray', at: [0, 0.24, 0.78], round: 0.015 });
    b.box([0.9, 0.015, 0.6], { part: 'paper', at: [0, 0.29, 0.74], rotate: [3, 0, 0] }).box([0.5, 0.03, 0.2], { part: 'panel', at: [-0.35, 0.75, 0.34], rotate: [18, 0, 0] });
    b.row(3, [0.1, 0, 0], () => b.cylinder(0.03, 0.02, { part: 'cartridge', at: [0.32, 0.76, 0.32] }));
  },

  projector(b, p) {
    const form = p.variant('form');
    if (form === 'film') {
      b.part('body').box([0.5, 0.8, 0.9], { at: [0, 0.55, 0], round: 0.06 }).box([0.7, 0.12, 1.1], { at: [0, 0.08, 0], round: 0.03 });
      b.cylinder(0.16, 0.45, { part: 'lens', at: [0, 0.62, 0.42], rotate: [90, 0, 0] });
      for (const [y, z] of [[1.35, 0.5], [1.35, -0.5]] as const) {
        b.group({ at: [0.1, y, z], rotate: [0, 0, -90] }, () => {
          b.part('vents').ring(0.4, 0.04).cylinder(0.1, 0.1, { at: [0, -0.05, 0] }).radial(5, () => b.rod([0, 0, 0.08], [0, 0, 0.4], 0.03));
          b.cylinder(0.26, 0.06, { part: '#26221f', at: [0, -0.03, 0] });
        });
        b.rod([0, 0.9, z * 0.5], [0.05, y, z], 0.045, { part: 'body' });
      }
    } else {
      b.part('body').superball([0.8, 0.24, 0.6], 0.3, 0.3, { at: [0, 0.34, 0] }).mirrored('x', () => b.cylinder(0.06, 0.12, { at: [0.5, 0, 0.35] }));
      b.cylinder(0.24, 0.2, { part: 'body', at: [-0.35, 0.36, 0.5], rotate: [90, 0, 0] }).cylinder(0.2, 0.14, { part: 'lens', at: [-0.35, 0.36, 0.6], rotate: [90, 0, 0] }).ball([0.17, 0.17, 0.07], { part: 'lens', at: [-0.35, 0.36, 0.73], tint: 1.8 });
      b.part('vents').row(7, [0.07, 0, 0], () => b.box([0.03, 0.24, 0.03], { at: [0.4, 0.34, 0.59] }));
      b.row(3, [0.1, 0, 0], () => b.cylinder(0.035, 0.03, { at: [0.2, 0.575, 0.1] })).ring(0.09, 0.02, { at: [-0.2, 0.585, 0.05] });
    }
    const throws = form === 'holographic';
    if (p.has('beam') || throws) b.cylinder(0.2, 1.1, { part: 'beam', top: 0.62, at: [-0.35 * (form === 'film' ? 0 : 1), 0.45, 0.75], rotate: throws ? [0, 0, 0] : [90, 0, 0] });
  },

  radio(b, p) {
    const form = p.variant('form');
    if (form === 'walkie_talkie') {
      b.part('case').box([0.6, 1.2, 0.34], { at: [0, 0.6, 0], round: 0.06 }).capsule([-0.18, 1.2, 0], [-0.18, 2.0, 0], 0.06, { part: 'antenna' });
      b.cylinder(0.08, 0.16, { part: 'knobs', at: [0.14, 1.18, 0] }).box([0.4, 0.26, 0.02], { part: 'dial', at: [0, 0.9, 0.17] });
      for (let line = 0; line < 5; line++) b.box([0.36, 0.03, 0.02], { part: 'grille', at: [0, 0.6 - line * 0.08, 0.17] });
      b.box([0.06, 0.3, 0.16], { part: 'knobs', at: [-0.31, 0.8, 0], round: 0.02 });
      return;
    }
    if (form === 'cassette') {
      b.part('case').box([1.5, 0.95, 0.16], { at: [0, 0.48, 0], round: 0.05 }).plate(outlines.rectangle(1.3, 0.6, 0.04), 0.02, { part: 'dial', at: [0, 0.56, 0.08] });
      b.box([0.7, 0.24, 0.02], { part: 'grille', at: [0, 0.54, 0.095] }).mirrored('x', () => b.ring(0.1, 0.03, { part: 'knobs', at: [0.32, 0.54, 0.1], rotate: [90, 0, 0] }));
      b.hull([[-0.5, 0.02, 0.1], [0.5, 0.02, 0.1], [0.42, 0.2, 0.1], [-0.42, 0.2, 0.1], [-0.5, 0.02, 0], [0.5, 0.02, 0]], { part: 'case' });
      return;
    }
    if (form === 'boombox') {
      b.part('case').box([2.0, 0.95, 0.5], { at: [0, 0.5, 0], round: 0.06 });
      b.mirrored('x', () => b.cylinder(0.36, 0.06, { part: 'grille', at: [0.62, 0.44, 0.24], rotate: [90, 0, 0], segments: 36 }).ring(0.37, 0.035, { part: 'knobs', at: [0.62, 0.44, 0.27], rotate: [90, 0, 0] }).cylinder(0.13, 0.08, { part: 'knobs', at: [0.62, 0.44, 0.24], rotate: [90, 0, 0] }));
      b.box([0.46, 0.34, 0.03], { part: 'dial', at: [0, 0.4, 0.25] }).box([1.2, 0.1, 0.02], { part: 'dial', at: [0, 0.84, 0.25] }).row(6, [0.09, 0, 0], () => b.box([0.07, 0.06, 0.06], { part: 'knobs', at: [0, 0.66, 0.25], round: 0.01 }));
      b.tube([[-0.8, 0.95, 0], [-0.76, 1.24, 0], [0.76, 1.24, 0], [0.8, 0.95, 0]], 0.05, { part: 'knobs' });
    } else if (form === 'portable') {
      b.part('case').box([1.4, 0.85, 0.36], { at: [0, 0.44, 0], round: 0.08 }).cylinder(0.3, 0.04, { part: 'grille', at: [-0.34, 0.43, 0.17], rotate: [90, 0, 0], segments: 32 });
      b.box([0.5, 0.2, 0.02], { part: 'dial', at: [0.38, 0.6, 0.185] }).mirrored('x', () => b.tube([[0.6, 0.8, 0], [0.5, 1.1, 0], [0, 1.14, 0]], 0.045, { part: 'grille' }));
      for (const x of [0.24, 0.52]) knob(b, 'knobs', [x, 0.28, 0.17], 0.1);
    } else {
      // The cathedral set of the thirties: a pointed arch.
      const arch: Vec2[] = outlines.symmetric([[0, 1.5], [0.35, 1.38], [0.6, 1.05], [0.66, 0.6], [0.66, 0.06]]);
      b.part('case').plate(arch, 0.55, { bevel: 0.03 }).box([1.44, 0.1, 0.66], { at: [0, 0.05, 0], round: 0.03 });
      b.plate(outlines.symmetric([[0, 1.34], [0.28, 1.22], [0.46, 0.98], [0.48, 0.72]]), 0.02, { part: 'grille', at: [0, 0, 0.28] });
      for (const x of [-0.24, 0, 0.24]) b.box([0.05, 0.62, 0.03], { part: 'case', at: [x, 1.0, 0.29], round: 0.01 });
      b.plate(outlines.ellipse(0.2, 0.12), 0.03, { part: 'dial', at: [0, 0.52, 0.28] }).ring(0.17, 0.02, { part: 'knobs', at: [0, 0.52, 0.295], rotate: [90, 0, 0], scale: [1.2, 1, 0.75] });
      for (const x of [-0.36, 0, 0.36]) knob(b, 'knobs', [x, 0.27, 0.27], 0.085);
    }
    if (form !== 'vintage') b.part('antenna').rod([0.6, 0.8, -0.1], [1.1, 1.7, -0.1], 0.018).ball(0.035, { at: [1.1, 1.7, -0.1] });
  },

  telephone(b, p) {
    const form = p.variant('form');
    const handset = (at: Vec3, rotate: Vec3): void => {
      b.group({ at, rotate }, () => {
        b.part('handset').tube([[-0.56, -0.06, 0], [-0.4, 0.08, 0], [0, 0.14, 0], [0.4, 0.08, 0], [0.56, -0.06, 0]], [0.12, 0.09, 0.075, 0.09, 0.12]);
        b.mirrored('x', () => b.lathe([[0.1, 0.06], [0.19, -0.02], [0.2, -0.1], [0, -0.12]], { at: [0.58, -0.04, 0], rotate: [0, 0, 16] }));
      });
    };
    const dial = (at: Vec3, rotate: Vec3, radius: number): void => {
      b.group({ at, rotate }, () => {
        b.cylinder(radius, 0.05, { part: 'dial', segments: 36, round: 0.015 });
        b.radial(10, () => b.cylinder(radius * 0.15, 0.02, { part: '#1a1a1c', at: [0, 0.05, radius * 0.7] }), { arc: 290, start: 35 });
        b.cylinder(radius * 0.36, 0.03, { part: 'cradle', at: [0, 0.045, 0] });
      });
    };
    if (form === 'candlestick') {
      b.part('body').lathe([[0.5, 0], [0.5, 0.08], [0.2, 0.16], [0.08, 0.3], [0.08, 1.4], [0.14, 1.44], [0, 1.5]], { segments: 32 });
      b.lathe([[0.08, 0], [0.1, 0.1], [0.26, 0.28], [0.27, 0.3], [0.06, 0.1]], { part: 'dial', at: [0, 1.46, 0.05], toward: [0, 0.2, 1] });
      b.tube([[0.06, 1.1, 0], [0.3, 1.12, 0], [0.4, 1.2, 0]], 0.03, { part: 'cradle' }).lathe([[0.1, 0], [0.08, 0.3], [0.12, 0.5], [0.16, 0.56]], { part: 'handset', at: [0.42, 0.72, 0] });
      b.tube([[0.42, 0.72, 0], [0.5, 0.3, 0.1], [0.35, 0.05, 0.2]], 0.022, { part: 'cord' });
      return;
    }
    b.part('body').hull([[-0.72, 0.02, 0.6], [0.72, 0.02, 0.6], [0.72, 0.02, -0.5], [-0.72, 0.02, -0.5], [-0.66, 0.16, 0.58], [0.66, 0.16, 0.58], [-0.46, 0.62, -0.1], [0.46, 0.62, -0.1], [-0.46, 0.62, -0.42], [0.46, 0.62, -0.42]]);
    if (form === 'desk') {
      b.group({ at: [0, 0.42, 0.3], rotate: [42, 0, 0] }, () => { for (let row = 0; row < 4; row++) b.row(3, [0.17, 0, 0], () => b.box([0.12, 0.05, 0.1], { part: 'dial', at: [0, 0, -0.22 + row * 0.15], round: 0.02 })); }); // prettier-ignore
    } else dial([0, 0.38, 0.28], [52, 0, 0], 0.3);
    b.part('cradle').mirrored('x', () => { b.box([0.07, 0.2, 0.34], { at: [0.4, 0.7, -0.26], round: 0.03 }); b.box([0.07, 0.14, 0.07], { at: [0.4, 0.82, -0.1], round: 0.02 }); }); // prettier-ignore
    handset([0, 0.92, -0.26], [0, 0, 0]);
    const coil = Array.from({ length: 60 }, (_, i): Vec3 => [-0.62 - 0.25 * Math.sin((i / 59) * Math.PI) + 0.045 * Math.cos(i * 1.3), 0.84 - (i / 59) * 0.76, -0.2 + 0.4 * (i / 59) + 0.045 * Math.sin(i * 1.3)]);
    b.tube(coil, 0.02, { part: 'cord', segments: 6, steps: 2 });
  },

  wall_panel(b, p) {
    const form = p.variant('form');
    b.group({ at: [0, 0.7, 0] }, () => {
      const round = form === 'thermostat' || form === 'detector' || form === 'button';
      if (round) {
        b.group({ rotate: [90, 0, 0] }, () => {
          b.part('plate').cylinder(0.7, 0.14, { segments: 44, round: 0.05 });
          b.part('ring').ring(0.62, 0.06, { at: [0, 0.15, 0] });
          b.part('face').lathe([[0.57, 0.12], [0.55, 0.2], [0, 0.23]], { segments: 44 });
          if (form === 'thermostat') b.radial(25, (index) => b.box([0.018, 0.02, 0.1], { part: index < 16 ? 'light' : 'ring', at: [0, 0.215, 0.44] }), { arc: 270, start: 45 }).box([0.16, 0.02, 0.26], { part: 'light', at: [-0.1, 0.23, 0] }).box([0.12, 0.02, 0.26], { part: 'light', at: [0.12, 0.23, 0] });
          else if (form === 'detector') b.radial(18, () => b.box([0.04, 0.03, 0.2], { part: 'plate', at: [0, 0.2, 0.42] })).ball(0.05, { part: 'light', at: [0.2, 0.22, 0.1] });
          else b.ring(0.2, 0.03, { part: 'light', at: [0, 0.23, 0] });
        });
        return;
      }
      const [w, h] = form === 'doorbell' ? [0.5, 1.2] : form === 'plug' ? [0.85, 1.1] : form === 'switch' ? [0.85, 1.2] : [1.3, 0.95];
      b.part('plate').plate(outlines.rectangle(w, h, 0.12), form === 'plug' ? 0.4 : 0.12, { bevel: 0.03 });
      const front = form === 'plug' ? 0.2 : 0.06;
      if (form === 'plug') {
        b.cylinder(0.34, 0.05, { part: 'face', at: [0, 0.06, front], rotate: [90, 0, 0], segments: 36 }).mirrored('x', () => b.box([0.06, 0.22, 0.03], { part: '#131314', at: [0.12, 0.1, front + 0.05] }));
        b.ball([0.06, 0.06, 0.04], { part: '#131314', at: [0, -0.12, front + 0.04] }).ring(0.36, 0.025, { part: 'light', at: [0, 0.06, front + 0.03], rotate: [90, 0, 0] });
        b.mirrored('x', () => b.box([0.06, 0.26, 0.34], { part: 'ring', at: [0.14, 0.05, -0.34] }));
      } else if (form === 'switch') b.box([0.4, 0.62, 0.1], { part: 'face', at: [0, 0, front + 0.02], rotate: [8, 0, 0], round: 0.03 }).box([0.1, 0.03, 0.02], { part: 'light', at: [0, -0.4, front + 0.02] });
      else if (form === 'doorbell') {
        b.cylinder(0.16, 0.06, { part: 'face', at: [0, 0.3, front], rotate: [90, 0, 0] }).cylinder(0.13, 0.07, { part: 'ring', at: [0, -0.25, front], rotate: [90, 0, 0] }).ring(0.17, 0.025, { part: 'light', at: [0, -0.25, front + 0.04], rotate: [90, 0, 0] });
      } else {
        b.plate(outlines.rectangle(w * 0.86, h * 0.8, 0.04), 0.03, { part: 'face', at: [0, 0, front] });
        if (form === 'keypad') for (let row = 0; row < 3; row++) b.row(4, [0.22, 0, 0], () => b.box([0.15, 0.15, 0.05], { part: 'ring', at: [0, 0.22 - row * 0.22, front + 0.03], round: 0.03 }));
        else for (const [x, y, s] of [[-0.3, 0.12, 0.24], [0.05, 0.12, 0.24], [0.34, 0.12, 0.16], [-0.1, -0.2, 0.5]] as const) b.box([s, 0.16, 0.02], { part: 'light', at: [x, y, front + 0.02], round: 0.01 });
      }
    });
  },

  box_device(b, p) {
    const form = p.variant('form');
    if (form === 'remote') {
      b.group({ rotate: [-70, 0, 0], at: [0, 0.4, 0] }, () => {
        b.part('shell').plate(outlines.rectangle(0.5, 1.7, 0.14), 0.16, { bevel: 0.04 }).cylinder(0.07, 0.04, { part: 'light', at: [0.13, 0.7, 0.06], rotate: [90, 0, 0] });
        b.ring(0.13, 0.04, { part: 'label', at: [0, 0.38, 0.09], rotate: [90, 0, 0] });
        for (let row = 0; row < 5; row++) b.row(3, [0.14, 0, 0], () => b.cylinder(0.045, 0.03, { part: 'ports', at: [0, 0.08 - row * 0.16, 0.075], rotate: [90, 0, 0] }));
      });
      return;
    }
    if (form === 'usb_stick') {
      b.part('shell').box([0.46, 0.2, 1.1], { at: [0, 0.3, -0.1], round: 0.07 }).box([0.34, 0.14, 0.42], { part: 'ports', at: [0, 0.3, 0.64] });
      b.mirrored('x', () => b.box([0.07, 0.01, 0.08], { part: '#101010', at: [0.08, 0.372, 0.66] })).box([0.1, 0.01, 0.2], { part: 'light', at: [0, 0.4, -0.35] }).ring(0.1, 0.03, { part: 'label', at: [0, 0.3, -0.7] });
      return;
    }
    if (form === 'battery') {
      b.part('shell').cylinder(0.42, 1.35, { segments: 40, round: 0.04 }).cylinder(0.425, 0.45, { part: 'label', at: [0, 0.86, 0], segments: 40 }).cylinder(0.15, 0.1, { part: 'ports', at: [0, 1.34, 0], round: 0.02 }).cylinder(0.4, 0.03, { part: 'ports', at: [0, 1.33, 0] });
      b.box([0.06, 0.3, 0.02], { part: 'light', at: [0, 0.45, 0.42] });
      return;
    }
    if (form === 'chip') {
      b.box([1.2, 0.12, 1.2], { part: 'shell', at: [0, 0.16, 0], round: 0.02 }).box([0.6, 0.06, 0.6], { part: 'label', at: [0, 0.24, 0], round: 0.02 }).box([0.3, 0.02, 0.3], { part: 'light', at: [0, 0.28, 0] });
      b.radial(4, () => b.row(10, [0.11, 0, 0], () => b.tube([[0, 0.16, 0.6], [0, 0.16, 0.72], [0, 0.02, 0.76], [0, 0.01, 0.86]], 0.03, { part: 'ports', segments: 6 })));
      return;
    }
    if (form === 'calculator') {
      b.group({ rotate: [-62, 0, 0], at: [0, 0.4, 0] }, () => {
        b.part('shell').plate(outlines.rectangle(0.9, 1.4, 0.1), 0.16, { bevel: 0.03 }).box([0.74, 0.28, 0.03], { part: 'light', at: [0, 0.46, 0.08] });
        for (let row = 0; row < 5; row++) b.row(4, [0.19, 0, 0], (index) => b.box([0.15, 0.12, 0.06], { part: index === 3 ? 'label' : 'ports', at: [0, 0.14 - row * 0.18, 0.09], round: 0.02 }));
      });
      return;
    }
    const flat = form === 'hard_drive' || form === 'power_bank' || form === 'cassette';
    const [w, h, d]: Vec3 = flat ? [1.0, 0.2, 1.5] : form === 'charger' ? [0.7, 0.9, 0.6] : [1.4, 0.26, 0.95];
    b.part('shell').box([w, h, d], { at: [0, h / 2 + 0.03, 0], round: Math.min(0.07, h * 0.35) });
    if (flat) {
      b.box([w * 0.7, 0.01, d * 0.5], { part: 'label', at: [0, h + 0.035, 0.1] }).box([0.3, h * 0.4, 0.02], { part: 'ports', at: [0, h * 0.55, d / 2] });
      if (form === 'hard_drive') b.cylinder(0.34, 0.012, { part: 'ports', at: [0, h + 0.035, -0.35] });
    } else if (form === 'charger') {
      b.mirrored('x', () => b.box([0.07, 0.3, 0.2], { part: 'ports', at: [0.15, h + 0.15, 0] })).box([0.26, 0.1, 0.02], { part: 'ports', at: [0, 0.4, d / 2] });
    } else {
      b.part('ports').row(4, [0.2, 0, 0], () => b.box([0.14, 0.1, 0.02], { at: [0, 0.16, -d / 2] })).row(9, [0.1, 0, 0], () => b.box([0.04, 0.01, 0.5], { at: [0, h + 0.035, -0.08] }));
      if (form === 'router' || p.has('antennas')) {
        b.part('antennas').mirrored('x', () => { b.capsule([0.6, 0.2, -0.46], [0.68, 1.2, -0.5], 0.045); b.capsule([0.22, 0.2, -0.46], [0.24, 1.2, -0.52], 0.045); }); // prettier-ignore
      }
    }
    if (form !== 'charger') b.part('light').row(5, [0.1, 0, 0], () => b.ball([0.025, 0.02, 0.02], { at: [0, h * 0.6, d / 2 + 0.01] }));
    else b.ring(0.06, 0.02, { part: 'light', at: [0, 0.65, d / 2], rotate: [90, 0, 0] });
    b.part('cable').tube([[0, 0.15, d / 2], [0.1, 0.05, d / 2 + 0.3], [0.5, 0.04, d / 2 + 0.3], [0.6, 0.04, d / 2 + 0.7]], 0.03);
  },

  audio_mixer(b, p) {
    const form = p.variant('form');
    b.group({ at: [0, 0.2, 0], rotate: [16, 0, 0] }, () => {
      b.part('case').box([1.9, 0.2, 1.3], { round: 0.04 }).box([1.8, 0.02, 1.2], { part: 'panel', at: [0, 0.105, 0] });
      if (form === 'synth') {
        for (let key = 0; key < 21; key++) b.box([0.08, 0.08, 0.5], { part: 'faders', at: [-0.85 + key * 0.085, 0.13, 0.36], round: 0.01 });
        for (let key = 0; key < 20; key++) if (![2, 6].includes(key % 7)) b.box([0.045, 0.1, 0.3], { part: '#131315', at: [-0.808 + key * 0.085, 0.15, 0.25] });
      } else if (form === 'drum_machine') for (let row = 0; row < 3; row++) b.row(6, [0.27, 0, 0], (index) => b.box([0.2, 0.07, 0.16], { part: index % 2 ? 'faders' : 'knobs', at: [0, 0.13, 0.05 + row * 0.2], round: 0.02 }));
      else b.row(8, [0.21, 0, 0], (index) => { b.box([0.02, 0.02, 0.46], { part: '#131315', at: [0, 0.115, 0.3] }); b.box([0.1, 0.08, 0.07], { part: 'faders', at: [0, 0.15, 0.14 + ((index * 37) % 10) * 0.035], round: 0.01 }); }); // prettier-ignore
      for (let row = 0; row < 3; row++) b.row(8, [0.21, 0, 0], () => b.cylinder(0.055, 0.09, { part: 'knobs', at: [0, 0.11, -0.46 + row * 0.16], round: 0.015 }));
      b.box([0.5, 0.02, 0.1], { part: 'meters', at: [0.5, 0.12, -0.55] });
    });
  },

  vr_headset(b, p) {
    const form = p.variant('form');
    b.group({ at: [0, 0.6, 0.35] }, () => {
      b.superball([0.62, 0.34, 0.3], 0.5, 0.45, { part: 'visor' });
      if (form === 'night_vision') b.mirrored('x', () => b.cylinder(0.16, 0.5, { part: 'visor', at: [0.24, 0, 0.2], rotate: [90, 0, 0] }).ball([0.14, 0.14, 0.06], { part: 'lenses', at: [0.24, 0, 0.7] }));
      else if (form === 'goggles') b.mirrored('x', () => b.ball([0.27, 0.24, 0.12], { part: 'lenses', at: [0.29, 0, 0.24] }));
      else b.mirrored('x', () => b.ball(0.05, { part: 'lenses', at: [0.42, 0.18, 0.26] })).box([0.7, 0.03, 0.02], { part: 'lenses', at: [0, -0.1, 0.3] });
      b.tube([[0.6, 0, 0], [0.72, 0.02, -0.5], [0.4, 0.05, -1.1], [0, 0.06, -1.24], [-0.4, 0.05, -1.1], [-0.72, 0.02, -0.5], [-0.6, 0, 0]], 0.12, { part: 'strap', flatten: 0.3, up: [1, 0, 0] });
      b.tube([[0, 0.32, 0.05], [0, 0.72, -0.4], [0, 0.62, -0.95], [0, 0.1, -1.24]], 0.1, { part: 'strap', flatten: 0.3, up: [0, 1, 0] });
    });
  },

  fridge(b, p) {
    const form = p.variant('form');
    const [w, h]: Vec2 = form === 'double' ? [1.2, 1.9] : form === 'mini' ? [0.85, 0.95] : form === 'freezer' ? [1.5, 0.85] : [0.85, 1.9];
    cabinet(b, 'body', [w, h, 0.8], form === 'retro' ? 0.14 : 0.04);
    const front = 0.42;
    if (form === 'freezer') { b.box([w * 1.01, 0.12, 0.82], { part: 'door', at: [0, h + 0.06, 0], round: 0.04 }).box([0.4, 0.06, 0.05], { part: 'handle', at: [0, h + 0.02, front] }); return; } // prettier-ignore
    if (form === 'double') b.mirrored('x', () => b.box([w / 2 - 0.02, h * 0.97, 0.06], { part: 'door', at: [w / 4, h / 2 + 0.05, front], round: 0.02 }).capsule([0.07, h * 0.35, 0.48], [0.07, h * 0.75, 0.48], 0.025, { part: 'handle' }));
    else {
      const low = form === 'mini' ? 0.98 : 0.66;
      b.part('door').box([w * 0.97, h * low, 0.08], { at: [0, (h * low) / 2 + 0.05, front], round: form === 'retro' ? 0.04 : 0.02 });
      if (low < 0.9) b.box([w * 0.97, h * 0.31, 0.08], { at: [0, h * 0.83 + 0.05, front], round: form === 'retro' ? 0.04 : 0.02 }).capsule([-w * 0.36, h * 0.76, 0.5], [-w * 0.36, h * 0.86, 0.5], 0.035, { part: 'handle' });
      b.capsule([-w * 0.36, h * low * 0.72, 0.5], [-w * 0.36, h * low * 0.92, 0.5], 0.035, { part: 'handle' }).box([0.2, 0.06, 0.02], { part: 'handle', at: [w * 0.2, h * 0.95, 0.47] });
    }
  },

  stove(b, p) {
    if (p.is('form', 'wood')) {
      b.part('body').box([1.0, 0.9, 0.8], { at: [0, 0.75, 0], round: 0.06 }).box([1.1, 0.08, 0.9], { at: [0, 1.22, 0], round: 0.03 }).cylinder(0.14, 1.2, { at: [0, 1.2, -0.2] });
      b.mirrored('x', () => b.mirrored('z', () => b.tube([[0.38, 0.35, 0.3], [0.46, 0.2, 0.36], [0.42, 0, 0.36]], 0.06)));
      b.box([0.66, 0.5, 0.04], { part: 'door', at: [0, 0.78, 0.41], round: 0.03 }).box([0.5, 0.34, 0.03], { part: '#ff7a1a glow', at: [0, 0.78, 0.43] }).capsule([0.4, 0.7, 0.46], [0.4, 0.86, 0.46], 0.03, { part: 'handle' });
      b.ring(0.2, 0.03, { part: 'burners', at: [0.2, 1.27, 0.1] });
      return;
    }
    const camping = p.is('form', 'camping');
    const h = camping ? 0.34 : 1.1;
    b.box([1.2, h, 0.9], { part: 'body', at: [0, h / 2, 0], round: 0.04 });
    b.part('burners');
    for (const [x, z] of camping ? ([[-0.3, 0], [0.3, 0]] as const) : ([[-0.3, -0.2], [0.3, -0.2], [-0.3, 0.2], [0.3, 0.2]] as const)) b.ring(0.17, 0.03, { at: [x, h + 0.03, z] }).ring(0.08, 0.03, { at: [x, h + 0.03, z] }).radial(4, () => b.box([0.03, 0.04, 0.2], { at: [x, h + 0.05, z + 0.1] })).box([0.42, 0.03, 0.03], { at: [x, h + 0.06, z] }).box([0.03, 0.03, 0.42], { at: [x, h + 0.06, z] });
    b.row(4, [0.24, 0, 0], () => knob(b, 'knobs', [0, h - 0.12, 0.44], 0.055));
    if (camping) b.group({ at: [0, h, -0.44], rotate: [-20, 0, 0] }, () => b.box([1.2, 0.7, 0.05], { part: 'body', at: [0, 0.35, 0], round: 0.02 }));
    else b.box([0.96, 0.55, 0.04], { part: 'door', at: [0, 0.5, 0.45], round: 0.02 }).capsule([-0.4, 0.84, 0.52], [0.4, 0.84, 0.52], 0.03, { part: 'handle' }).box([1.2, 0.22, 0.06], { part: 'body', at: [0, h + 0.1, -0.42] });
  },

  microwave(b, p) {
    const form = p.variant('form');
    const safe = form === 'safe';
    const [w, h, d]: Vec3 = safe ? [1.2, 1.2, 1.0] : [1.5, 0.85, 0.9];
    b.box([w, h, d], { part: 'body', at: [0, h / 2 + 0.04, 0], round: 0.04 }).mirrored('x', () => b.cylinder(0.06, 0.06, { part: 'body', at: [w * 0.4, 0, d * 0.3] }));
    if (safe) {
      b.box([w * 0.86, h * 0.86, 0.08], { part: 'door', at: [0, h / 2 + 0.04, d / 2], round: 0.02 });
      b.group({ at: [0.1, h * 0.56, d / 2 + 0.06], rotate: [90, 0, 0] }, () => b.cylinder(0.2, 0.06, { part: 'panel', round: 0.02 }).radial(3, () => b.capsule([0, 0.08, 0], [0, 0.08, 0.28], 0.03, { part: 'handle' })));
      return;
    }
    b.box([w * 0.68, h * 0.78, 0.04], { part: 'door', at: [-w * 0.12, h / 2 + 0.04, d / 2], round: 0.03 }).capsule(form === 'toaster_oven' ? [-w * 0.38, h * 0.86, d / 2 + 0.07] : [w * 0.2, h * 0.28, d / 2 + 0.07], form === 'toaster_oven' ? [w * 0.12, h * 0.86, d / 2 + 0.07] : [w * 0.2, h * 0.82, d / 2 + 0.07], 0.03, { part: 'handle' });
    b.box([w * 0.2, h * 0.8, 0.03], { part: 'panel', at: [w * 0.37, h / 2 + 0.04, d / 2] }).box([w * 0.15, 0.1, 0.02], { part: '#48e0b0 glow', at: [w * 0.37, h * 0.82, d / 2 + 0.02] });
    if (form === 'toaster_oven') for (const y of [0.25, 0.5, 0.72]) knob(b, 'handle', [w * 0.37, h * y, d / 2 + 0.01], 0.08);
    else for (let row = 0; row < 4; row++) b.row(3, [0.08, 0, 0], () => b.box([0.055, 0.06, 0.02], { part: 'handle', at: [w * 0.37, h * 0.65 - row * 0.1, d / 2 + 0.015] }));
  },

  washing_machine(b, p) {
    b.box([1.1, 1.5, 1.0], { part: 'body', at: [0, 0.77, 0], round: 0.05 }).box([1.06, 0.22, 0.03], { part: 'panel', at: [0, 1.36, 0.5], round: 0.01 });
    if (p.is('form', 'dishwasher')) { b.box([1.0, 1.15, 0.05], { part: 'door', at: [0, 0.64, 0.5], round: 0.02 }).capsule([-0.35, 1.14, 0.58], [0.35, 1.14, 0.58], 0.03, { part: 'ring' }); return; } // prettier-ignore
    b.group({ at: [0, 0.68, 0.5], rotate: [90, 0, 0] }, () => b.ring(0.38, 0.07, { part: 'ring' }).ball([0.33, 0.12, 0.33], { part: 'door' }).box([0.1, 0.06, 0.08], { part: 'ring', at: [0.42, 0.06, 0] }));
    knob(b, 'ring', [0.36, 1.36, 0.51], 0.08);
    b.box([0.34, 0.14, 0.03], { part: 'body', at: [-0.34, 1.36, 0.51], round: 0.01 }).row(3, [0.09, 0, 0], () => b.cylinder(0.025, 0.03, { part: 'ring', at: [0.05, 1.36, 0.51], rotate: [90, 0, 0] }));
  },

  toaster(b) {
    b.superball([0.8, 0.45, 0.45], 0.45, 0.35, { part: 'body', at: [0, 0.52, 0] }).box([1.5, 0.1, 0.8], { part: 'lever', at: [0, 0.08, 0], round: 0.04 });
    b.part('slots').mirrored('z', () => b.box([1.1, 0.05, 0.13], { at: [0, 0.955, 0.15] }));
    b.box([0.08, 0.08, 0.22], { part: 'lever', at: [0.84, 0.72, 0], round: 0.03 }).cylinder(0.09, 0.06, { part: 'lever', at: [0.78, 0.32, 0], rotate: [0, 0, -90] });
    b.part('toast').mirrored('z', () => b.plate(outlines.symmetric([[0, 0.5], [0.3, 0.5], [0.46, 0.4], [0.4, 0.26], [0.4, -0.2]]), 0.1, { at: [0, 0.98, 0.15], bevel: 0.02 }));
  },

  blender(b, p) {
    const form = p.variant('form');
    if (form === 'mixer') {
      b.part('base').box([0.7, 0.14, 1.3], { at: [0, 0.08, 0], round: 0.06 }).superball([0.2, 0.5, 0.24], 0.5, 0.6, { at: [0, 0.6, -0.42] });
      b.capsule([0, 1.2, -0.5], [0, 1.24, 0.45], 0.26).cylinder(0.14, 0.14, { part: 'lid', at: [0, 0.9, 0.3] }).rod([0, 0.95, 0.3], [0, 0.6, 0.3], 0.03, { part: 'blades' });
      b.radial(4, () => b.tube([[0, 0.65, 0.3], [0, 0.5, 0.44], [0, 0.34, 0.3]], 0.015, { part: 'blades' }));
      b.lathe([[0.2, 0.14], [0.24, 0.18], [0.42, 0.4], [0.46, 0.7], [0.48, 0.72], [0.42, 0.68], [0.36, 0.4]], { part: 'jug', at: [0, 0, 0.3], segments: 36 });
      return;
    }
    b.part('base').lathe([[0.5, 0], [0.5, 0.06], [0.4, 0.3], [0.34, 0.5], [0, 0.52]], { segments: 36 });
    knob(b, 'lid', [0, 0.24, 0.42], 0.1, 0.08);
    b.lathe([[0.3, 0.52], [0.34, 0.6], [0.46, 1.4], [0.47, 1.44], [0.42, 1.42], [0.28, 0.58]], { part: 'jug', segments: form === 'blender' ? 6 : 36 });
    b.lathe([[0.28, 0.6], [0.4, 1.15], [0, 1.16]], { part: 'contents', segments: 24 });
    b.radial(4, () => b.box([0.03, 0.02, 0.2], { part: 'blades', at: [0, 0.64, 0.1], rotate: [-20, 0, 0] }));
    b.cylinder(0.47, 0.1, { part: 'lid', at: [0, 1.44, 0], round: 0.03 }).cylinder(0.16, 0.1, { part: 'lid', at: [0, 1.53, 0], round: 0.03 });
    if (form !== 'grinder') b.tube([[0.44, 1.35, 0], [0.74, 1.3, 0], [0.7, 0.8, 0], [0.36, 0.72, 0]], 0.05, { part: 'lid' });
  },

  coffee_maker(b, p) {
    const form = p.variant('form');
    if (form === 'moka' || form === 'press') {
      const press = form === 'press';
      b.lathe(press ? [[0.4, 0.05], [0.4, 1.1], [0.42, 1.14], [0.36, 1.12], [0.37, 0.08]] : [[0.42, 0], [0.42, 0.1], [0.3, 0.62], [0.3, 0.68], [0.44, 1.2], [0.46, 1.26]], { part: press ? 'pot' : 'body', segments: press ? 32 : 8, faceted: !press, straight: true });
      if (press) { b.cylinder(0.37, 0.6, { part: 'coffee', at: [0, 0.1, 0] }); for (const y of [0.1, 0.6, 1.05]) b.ring(0.41, 0.025, { part: 'panel', at: [0, y, 0] }); b.rod([0, 0.7, 0], [0, 1.5, 0], 0.025, { part: 'panel' }); } // prettier-ignore
      b.lathe([[0.46, 0], [0.36, 0.12], [0.06, 0.2], [0, 0.2]], { part: 'panel', at: [0, press ? 1.12 : 1.24, 0] }).ball(0.08, { part: 'body', at: [0, press ? 1.55 : 1.5, 0] });
      b.tube([[0.42, 1.1, 0], [0.78, 1.1, 0], [0.74, 0.4, 0]], 0.06, { part: 'body' });
      return;
    }
    b.part('body').box([0.95, 0.14, 1.1], { at: [0, 0.08, 0], round: 0.04 }).box([0.95, 1.4, 0.4], { at: [0, 0.7, -0.35], round: 0.05 }).box([0.95, 0.36, 1.1], { at: [0, 1.3, 0], round: 0.06 });
    if (form === 'espresso') {
      b.cylinder(0.14, 0.12, { part: 'panel', at: [0, 1.02, 0.25] }).capsule([0, 1.04, 0.3], [0, 0.98, 0.85], 0.05, { part: 'panel' }).lathe([[0.1, 0.16], [0.14, 0.3], [0.16, 0.4], [0.12, 0.38]], { part: 'pot', at: [0, 0, 0.25] });
      b.tube([[0.4, 1.15, 0.4], [0.46, 0.7, 0.55], [0.44, 0.4, 0.6]], 0.03, { part: 'panel' });
    } else {
      b.lathe([[0.26, 0.17], [0.36, 0.3], [0.38, 0.5], [0.24, 0.78], [0.26, 0.84]], { part: 'pot', at: [0, 0, 0.2], segments: 32 }).lathe([[0.25, 0.19], [0.35, 0.32], [0.36, 0.5], [0, 0.5]], { part: 'coffee', at: [0, 0, 0.2] });
      b.tube([[0.3, 0.72, 0.35], [0.5, 0.7, 0.55], [0.5, 0.4, 0.55], [0.36, 0.34, 0.35]], 0.04, { part: 'body' });
    }
    b.box([0.6, 0.2, 0.03], { part: 'panel', at: [0, 1.3, 0.56], round: 0.01 });
  },

  hair_dryer(b) {
    b.group({ at: [0, 1.0, 0], rotate: [0, 0, 8] }, () => {
      b.part('body').lathe([[0.24, 0], [0.3, 0.1], [0.34, 0.4], [0.27, 0.85], [0.22, 1.0]], { at: [-0.5, 0, 0], toward: [1, 0, 0], segments: 32 });
      b.part('nozzle').lathe([[0.22, 0], [0.2, 0.2], [0.26, 0.36], [0.18, 0.36], [0.14, 0.1]], { at: [0.48, 0, 0], toward: [1, 0, 0], scale: [1, 1, 0.6] }).ring(0.25, 0.04, { at: [-0.5, 0, 0], rotate: [0, 0, 90] });
      for (const r of [0.08, 0.15]) b.ring(r, 0.018, { at: [-0.51, 0, 0], rotate: [0, 0, 90] });
      b.part('handle').capsule([-0.2, -0.2, 0], [-0.36, -0.92, 0], 0.12).box([0.05, 0.2, 0.08], { part: 'nozzle', at: [-0.15, -0.45, 0], rotate: [0, 0, -12], round: 0.02 });
      b.part('cable').tube([[-0.36, -1.0, 0], [-0.5, -1.15, 0.1], [-0.2, -1.2, 0.3], [0.2, -1.12, 0.2]], 0.03);
    });
  },

  appliance(b, p) {
    const form = p.variant('form');
    if (form === 'iron') {
      const sole: Vec2[] = outlines.smooth([[0, 1.0], [0.34, 0.4], [0.4, -0.5], [-0.4, -0.5], [-0.34, 0.4]]);
      b.plate(sole, 0.08, { part: 'base', at: [0, 0.05, 0], rotate: [90, 0, 0] }).plate(sole.map(([x, y]): Vec2 => [x * 0.88, y * 0.88]), 0.3, { part: 'body', at: [0, 0.24, 0], rotate: [90, 0, 0], bevel: 0.08 });
      b.tube([[0, 0.36, 0.45], [0, 0.72, 0.4], [0, 0.8, -0.1], [0, 0.7, -0.42], [0, 0.36, -0.42]], 0.09, { part: 'nozzle' }).cylinder(0.1, 0.05, { part: 'panel', at: [0, 0.4, 0.1] });
      return;
    }
    if (form === 'scale') {
      b.box([1.2, 0.3, 1.0], { part: 'body', at: [0, 0.2, 0], round: 0.08 }).cylinder(0.1, 0.2, { part: 'base', at: [0, 0.34, 0] }).lathe([[0.5, 0.5], [0.56, 0.58], [0.5, 0.54], [0, 0.52]], { part: 'base' });
      b.cylinder(0.3, 0.04, { part: 'panel', at: [0, 0.26, 0.48], rotate: [70, 0, 0], segments: 32 }).rod([0, 0.26, 0.53], [0.1, 0.45, 0.46], 0.015, { part: 'nozzle' });
      return;
    }
    if (form === 'heater' || form === 'air_conditioner') {
      const unit = form === 'air_conditioner';
      b.box(unit ? [1.9, 0.62, 0.5] : [1.1, 1.2, 0.3], { part: 'body', at: [0, unit ? 0.4 : 0.7, 0], round: 0.08 });
      for (let slat = 0; slat < (unit ? 3 : 7); slat++) b.box([unit ? 1.6 : 0.9, 0.05, 0.04], { part: 'panel', at: [0, (unit ? 0.18 : 0.3) + slat * (unit ? 0.08 : 0.13), unit ? 0.25 : 0.16], round: 0.01 });
      b.part('nozzle').box([0.2, 0.06, 0.02], { at: [unit ? 0.7 : 0.3, unit ? 0.6 : 1.2, unit ? 0.25 : 0.155] });
      if (!unit) b.part('base').mirrored('x', () => b.box([0.1, 0.1, 0.6], { at: [0.4, 0.05, 0], round: 0.03 }));
      return;
    }
    b.lathe([[0.46, 0.1], [0.5, 0.2], [0.46, 0.8], [0.3, 1.15], [0.14, 1.26], [0, 1.27]], { part: 'body', segments: 36 }).cylinder(0.5, 0.14, { part: 'base', round: 0.04, segments: 36 });
    b.cylinder(0.1, 0.1, { part: 'nozzle', at: [0, 1.24, 0] }).box([0.24, 0.1, 0.04], { part: 'panel', at: [0, 0.3, 0.47], rotate: [-4, 0, 0], round: 0.02 });
    if (form === 'purifier') for (let row = 0; row < 6; row++) b.ring(0.48 - row * 0.006, 0.016, { part: 'panel', at: [0, 0.4 + row * 0.07, 0] });
    else b.part('#eef4fb glass').ball(0.09, { at: [0.04, 1.42, 0] }).ball(0.13, { at: [-0.05, 1.58, 0.02] }).ball(0.16, { at: [0.06, 1.78, 0] });
  },

  arcade_machine(b, p) {
    const form = p.variant('form');
    if (form === 'pinball') {
      b.group({ at: [0, 0.8, 0.1], rotate: [8, 0, 0] }, () => {
        b.box([0.9, 0.26, 1.7], { part: 'cabinet', round: 0.02 }).box([0.8, 0.02, 1.55], { part: 'panel', at: [0, 0.13, 0] });
        for (const [x, z] of [[-0.2, -0.3], [0.2, -0.35], [0, -0.55], [0, -0.05]] as const) b.cylinder(0.09, 0.08, { part: 'buttons', at: [x, 0.14, z], round: 0.02 });
      });
      b.box([0.95, 0.85, 0.24], { part: 'cabinet', at: [0, 1.5, -0.75], round: 0.02 }).box([0.85, 0.7, 0.03], { part: 'screen', at: [0, 1.52, -0.62] });
      b.mirrored('x', () => b.mirrored('z', () => b.beam([0.4, 0.75, 0.72], [0.42, 0, 0.76], [0.07, 0.07], { part: 'marquee' })));
      return;
    }
    if (form === 'jukebox') {
      const front = outlines.symmetric([[0, 1.75], [0.4, 1.66], [0.66, 1.35], [0.7, 0.9], [0.7, 0.04]]);
      b.plate(front, 0.6, { part: 'cabinet', bevel: 0.04 });
      b.tube([[-0.62, 0.2, 0.3], [-0.62, 1.2, 0.3], [-0.36, 1.6, 0.3], [0, 1.68, 0.3], [0.36, 1.6, 0.3], [0.62, 1.2, 0.3], [0.62, 0.2, 0.3]], 0.07, { part: 'marquee' });
      b.plate(outlines.symmetric([[0, 1.45], [0.3, 1.38], [0.44, 1.15], [0.46, 0.95]]), 0.03, { part: 'screen', at: [0, 0, 0.31] }).box([0.9, 0.5, 0.04], { part: 'panel', at: [0, 0.36, 0.31], round: 0.02 }).row(6, [0.13, 0, 0], () => b.box([0.08, 0.06, 0.06], { part: 'buttons', at: [0, 0.74, 0.32] }));
      return;
    }
    if (form === 'gas_pump') {
      b.box([0.8, 1.5, 0.5], { part: 'cabinet', at: [0, 0.8, 0], round: 0.06 }).box([1.0, 0.08, 0.7], { part: 'panel', at: [0, 0.04, 0] }).ball([0.36, 0.36, 0.2], { part: 'marquee', at: [0, 1.85, 0] });
      b.cylinder(0.28, 0.04, { part: 'screen', at: [0, 1.2, 0.24], rotate: [90, 0, 0] }).tube([[0.42, 1.0, 0], [0.7, 0.9, 0.1], [0.66, 0.3, 0.2], [0.5, 0.3, 0.2], [0.48, 0.7, 0.16]], 0.04, { part: '#151517 matte' }).box([0.1, 0.34, 0.12], { part: 'buttons', at: [0.47, 0.8, 0.12], round: 0.03 });
      return;
    }
    const boxy = form === 'vending' || form === 'atm' || form === 'kiosk' || form === 'karaoke';
    if (boxy) {
      b.box([1.0, 1.8, 0.7], { part: 'cabinet', at: [0, 0.92, 0], round: 0.04 }).box([0.9, 0.22, 0.04], { part: 'marquee', at: [0, 1.66, 0.35] });
      if (form === 'vending') {
        b.box([0.62, 1.1, 0.03], { part: 'screen', at: [-0.12, 0.98, 0.35] });
        for (let row = 0; row < 5; row++) for (let column = 0; column < 5; column++) b.cylinder(0.045, 0.13, { part: 'buttons', tint: 0.7 + ((row * 3 + column * 5) % 7) * 0.1, at: [-0.34 + column * 0.11, 0.5 + row * 0.21, 0.36] });
        b.box([0.2, 0.5, 0.04], { part: 'panel', at: [0.36, 1.0, 0.35] }).box([0.6, 0.18, 0.04], { part: '#0d0d0f', at: [-0.12, 0.24, 0.35] });
      } else {
        b.group({ at: [0, 1.2, 0.34], rotate: [-14, 0, 0] }, () => b.box([0.7, 0.5, 0.05], { part: 'screen', round: 0.02 }));
        b.box([0.8, 0.08, 0.32], { part: 'panel', at: [0, 0.86, 0.42], rotate: [14, 0, 0], round: 0.02 });
        for (let row = 0; row < 2; row++) b.row(4, [0.12, 0, 0], () => b.box([0.08, 0.04, 0.07], { part: 'buttons', at: [0, 0.92 - row * 0.03, 0.36 + row * 0.1], rotate: [14, 0, 0] }));
        if (form === 'karaoke') b.group({ at: [0.62, 0.9, 0.3], rotate: [0, 0, -20] }, () => b.capsule([0, -0.3, 0], [0, 0.2, 0], 0.05, { part: 'panel' }).ball(0.11, { part: 'marquee', at: [0, 0.3, 0] })).cylinder(0.28, 0.04, { part: '#1d1d20', at: [0, 0.4, 0.33], rotate: [90, 0, 0] });
      }
      return;
    }
    // The upright cabinet in profile, cut from one board.
    const side: Vec2[] = [[-0.45, 0], [0.45, 0], [0.42, 0.75], [0.6, 0.85], [0.56, 0.95], [0.26, 1.05], [0.12, 1.5], [0.34, 1.62], [0.34, 1.9], [-0.45, 1.9]];
    b.plate(side, 0.92, { part: 'cabinet', rotate: [0, -90, 0] }).mirrored('x', () => b.plate(side.map(([x, y]): Vec2 => [x * 1.05, y * 1.02]), 0.05, { part: 'panel', at: [0.46, 0, 0], rotate: [0, -90, 0] }));
    b.group({ at: [0, 1.28, 0.205], rotate: [-17, 0, 0] }, () => b.box([0.78, 0.46, 0.03], { part: 'screen' }));
    b.box([0.84, 0.22, 0.03], { part: 'marquee', at: [0, 1.76, 0.35] });
    if (form === 'slot') b.row(3, [0.25, 0, 0], () => b.cylinder(0.13, 0.2, { part: '#f4f1e8', at: [-0.1, 1.26, 0.16], rotate: [0, 0, -90] })).rod([0.52, 0.9, 0.1], [0.62, 1.4, 0.2], 0.035, { part: 'marquee' }).ball(0.09, { part: 'buttons', at: [0.62, 1.42, 0.2] });
    b.group({ at: [0, 0.96, 0.42], rotate: [18, 0, 0] }, () => {
      b.rod([-0.25, 0, 0], [-0.25, 0.14, 0], 0.02, { part: 'cabinet' }).ball(0.055, { part: 'buttons', at: [-0.25, 0.17, 0] });
      for (let row = 0; row < 2; row++) b.row(3, [0.12, 0, 0], () => b.cylinder(0.04, 0.03, { part: 'buttons', at: [0.18, 0.01, -0.06 + row * 0.12] }));
    });
    b.box([0.4, 0.3, 0.02], { part: '#0d0d0f', at: [0, 0.35, 0.44] });
  },

  dish_antenna(b, p) {
    const form = p.variant('form');
    if (form === 'solar_panel') {
      b.group({ at: [0, 0.75, 0], rotate: [-52, 0, 0] }, () => {
        b.box([1.9, 1.2, 0.06], { part: 'dish', round: 0.01 });
        for (let row = 0; row < 4; row++) for (let column = 0; column < 6; column++) b.box([0.28, 0.26, 0.02], { part: '#17336e glass', at: [-0.77 + column * 0.308, -0.42 + row * 0.28, 0.03] });
      });
      b.mirrored('x', () => b.rod([0.6, 0, -0.2], [0.6, 0.9, -0.2], 0.05, { part: 'mount' }).rod([0.6, 0, 0.4], [0.6, 0.35, 0.3], 0.05, { part: 'mount' }));
      return;
    }
    if (form === 'antenna') {
      b.rod([0, 0, 0], [0, 2.2, 0], 0.035, { part: 'mount' }).beam([0, 1.9, -0.8], [0, 1.9, 0.8], [0.05, 0.05], { part: 'mount' });
      for (let bar = 0; bar < 8; bar++) b.rod([-0.5 + bar * 0.04, 1.9, -0.75 + bar * 0.21], [0.5 - bar * 0.04, 1.9, -0.75 + bar * 0.21], 0.022, { part: 'dish' });
      b.ring(0.12, 0.03, { part: 'feed', at: [0, 1.9, 0.1] });
      return;
    }
    b.group({ at: [0, 1.15, 0.1], rotate: [48, 0, 0] }, () => {
      b.lathe([[0, 0], [0.4, 0.05], [0.75, 0.2], [0.98, 0.4], [0.99, 0.42], [0.74, 0.25], [0.4, 0.09], [0, 0.04]], { part: 'dish', segments: 44 });
      b.radial(3, () => b.rod([0, 0.34, 0.86], [0, 0.85, 0.04], 0.02, { part: 'feed' })).lathe([[0.1, 0.8], [0.08, 0.95], [0, 0.98]], { part: 'feed' });
    });
    b.rod([0, 0, -0.1], [0, 1.1, 0], 0.08, { part: 'mount' }).lathe([[0.5, 0], [0.46, 0.06], [0.12, 0.14]], { part: 'mount', at: [0, 0, -0.1] });
  },
};
