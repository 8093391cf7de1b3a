import type { MeshBuilder } from '../mesh-builder.ts';
import { outlines } from '../curves.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

/** A keyboard whose keys run from x = −width/2 to width/2, their tops at y = 0 and their fronts at z = 0. */
function keyboard(b: MeshBuilder, width: number, depth: number, octaves: number, at: Vec3): void {
  const whites = octaves * 7;
  const step = width / whites;
  b.group({ at }, () => {
    b.part('keys').row(whites, [step, 0, 0], () => b.box([step * 0.9, 0.05, depth], { at: [0, -0.025, -depth / 2], round: 0.008 }));
    b.part('black_keys').row(whites, [step, 0, 0], (index) => {
      if (![2, 6].includes(index % 7)) b.box([step * 0.55, 0.06, depth * 0.6], { at: [step / 2, 0.015, -depth * 0.7], round: 0.008 });
    });
  });
}

/** The flaring mouth of a brass instrument, opening along +Y. */
function flare(b: MeshBuilder, part: string, at: Vec3, toward: Vec3, radius: number, length: number, throat: number): void {
  b.lathe([[throat, 0], [throat * 1.25, length * 0.4], [radius * 0.45, length * 0.78], [radius * 0.98, length], [radius, length * 1.01], [radius * 0.42, length * 0.76], [throat * 0.8, length * 0.3]], { part, at, toward, segments: 36 });
}

function valves(b: MeshBuilder, at: Vec3, step: number, radius: number, height: number): void {
  b.group({ at }, () => {
    b.part('valves').row(3, [step, 0, 0], () => {
      b.cylinder(radius, height, { at: [0, -height / 2, 0], round: radius * 0.2 });
      b.rod([0, height / 2, 0], [0, height / 2 + radius * 1.6, 0], radius * 0.3);
      b.cylinder(radius * 0.75, radius * 0.4, { at: [0, height / 2 + radius * 1.5, 0], round: 0.01 });
    });
  });
}

export const KEYS_AND_WINDS: RecipeTable = {
  piano(b, p) {
    const form = p.variant('form');
    if (form === 'keyboard') {
      b.part('case').box([2.2, 0.16, 0.62], { at: [0, 0.92, 0], round: 0.05, grain: 'x' }).box([2.2, 0.1, 0.24], { at: [0, 1.02, -0.17], round: 0.04 });
      keyboard(b, 2.0, 0.34, 4, [0, 1.02, 0.29]);
      b.row(7, [0.22, 0, 0], () => b.cylinder(0.035, 0.05, { part: 'pedals', at: [0, 1.06, -0.18] }));
      b.part('legs').mirrored('x', () => {
        b.beam([0.75, 0, 0.28], [-0.7, 0.86, 0.2], [0.06, 0.06]).box([0.08, 0.06, 0.6], { at: [0.75, 0.03, 0], round: 0.02 });
      });
    } else if (form === 'upright' || form === 'organ') {
      const tall = form === 'organ' ? 1.1 : 1.35;
      b.part('case').box([1.6, tall, 0.4], { at: [0, tall / 2, -0.2], round: 0.03 });
      b.box([1.6, 0.1, 0.5], { at: [0, 0.72, 0.2], round: 0.02 }).box([1.66, 0.06, 0.48], { part: 'lid', at: [0, tall + 0.02, -0.2], round: 0.02 });
      b.mirrored('x', () => {
        b.box([0.08, 0.2, 0.5], { at: [0.77, 0.8, 0.2], round: 0.02 });
        b.part('legs').lathe([[0.07, 0], [0.05, 0.1], [0.08, 0.35], [0.05, 0.6], [0.08, 0.68]], { at: [0.68, 0, 0.36] });
      });
      keyboard(b, 1.42, 0.3, 4, [0, 0.82, 0.42]);
      b.box([0.7, 0.34, 0.02], { part: 'lid', at: [0, 1.05, 0.03], rotate: [-12, 0, 0], round: 0.01 });
      if (form === 'organ') {
        for (let index = 0; index < 11; index++) {
          const height = 0.5 + 0.5 * (1 - Math.abs(index - 5) / 5);
          b.cylinder(0.055, height, { part: 'pedals', at: [(index - 5) * 0.135, tall, -0.16] }).cone(0.055, 0.1, { part: 'pedals', at: [(index - 5) * 0.135, tall + height, -0.16] });
        }
      } else b.row(3, [0.12, 0, 0], () => b.box([0.05, 0.03, 0.16], { part: 'pedals', at: [0, 0.1, 0.06], round: 0.012 }));
    } else {
      // The case seen from above: straight on the bass side, waisted on the treble side, the keyboard in front.
      const plan = outlines.smooth([[-0.8, 0.62], [-0.8, -0.4], [-0.72, -1.3], [-0.4, -1.42], [-0.06, -1.2], [0.16, -0.7], [0.5, -0.36], [0.8, -0.04], [0.8, 0.62]], 4);
      const flat: Vec3 = [-90, 0, 0];
      const outline = plan.map(([x, z]) => [x, -z] as const);
      b.part('case').plate(outline, 0.28, { at: [0, 0.8, 0], rotate: flat, bevel: 0.02 });
      b.plate(
        outline.map(([x, y]) => [x * 0.94, y * 0.94] as const),
        0.02,
        { part: '#b98f3e metal', at: [0, 0.95, -0.02], rotate: flat },
      );
      b.group({ at: [-0.8, 0.96, 0], rotate: [0, 0, 38] }, () =>
        b.plate(
          outline.filter(([, y]) => y > -0.2).map(([x, y]) => [x + 0.8, y] as const),
          0.04,
          { part: 'lid', rotate: flat },
        ),
      );
      b.rod([0.62, 0.96, -0.1], [0.42, 1.86, -0.1], 0.022, { part: 'lid' });
      b.box([1.6, 0.06, 0.4], { part: 'case', at: [0, 0.72, 0.72], round: 0.02 }).mirrored('x', () => b.box([0.1, 0.16, 0.4], { part: 'case', at: [0.76, 0.8, 0.72], round: 0.03 }));
      keyboard(b, 1.38, 0.3, 5, [0, 0.82, 0.9]);
      b.box([0.7, 0.3, 0.03], { part: 'case', at: [0, 1.1, 0.4], rotate: [-20, 0, 0] });
      b.part('legs');
      for (const [x, z] of [[-0.62, 0.5], [0.62, 0.5], [-0.36, -1.1]] as const) {
        b.lathe([[0.05, 0], [0.04, 0.08], [0.07, 0.4], [0.1, 0.68]], { at: [x, 0, z] });
      }
      b.rod([0, 0.12, 0.42], [0, 0.7, 0.42], 0.03).row(3, [0.1, 0, 0], () => b.box([0.05, 0.03, 0.18], { part: 'pedals', at: [0, 0.1, 0.52], round: 0.012 }));
    }
  },

  accordion(b) {
    const folds = 13;
    b.group({ at: [0, 0.75, 0] }, () => {
      b.part('bellows').row(folds, [0.07, 0, 0], (index) => b.box([0.045, 1.12 - (index % 2) * 0.05, 0.56], { round: 0.01, tint: index % 2 === 0 ? 1 : 0.7 }));
      b.row(folds - 1, [0.07, 0, 0], () => b.box([0.04, 1.0, 0.46], { tint: 0.55 }));
      b.part('body').superball([0.22, 0.68, 0.34], 0.3, 0.3, { at: [-0.66, 0, 0] }).superball([0.22, 0.68, 0.34], 0.3, 0.3, { at: [0.66, 0, 0] });
      b.part('trim');
      b.mirrored('x', () => b.box([0.03, 1.2, 0.62], { at: [0.46, 0, 0], round: 0.01 }));
      for (let index = 0; index < 15; index++) b.box([0.22, 0.06, 0.05], { part: 'keys', at: [0.68, 0.54 - index * 0.077, 0.35], round: 0.01 });
      for (let index = 0; index < 10; index++) {
        if (index % 7 !== 2 && index % 7 !== 6) b.box([0.12, 0.045, 0.06], { part: '#18181a gloss', at: [0.62, 0.5 - index * 0.105, 0.37], round: 0.01 });
      }
      for (let column = 0; column < 3; column++) for (let row = 0; row < 10; row++) b.ball(0.024, { part: 'buttons', at: [-0.74 + column * 0.075, 0.5 - row * 0.11 - column * 0.02, 0.34], segments: 8 });
      b.tube([[-0.5, 0.5, -0.34], [-0.2, 0.35, -0.62], [-0.2, -0.35, -0.62], [-0.5, -0.5, -0.34]], 0.05, { part: '#2b2320 matte', flatten: 0.3 });
      b.tube([[0.5, 0.5, -0.34], [0.3, 0.35, -0.62], [0.3, -0.35, -0.62], [0.5, -0.5, -0.34]], 0.05, { part: '#2b2320 matte', flatten: 0.3 });
    });
  },

  harmonica(b) {
    b.group({ at: [0, 0.3, 0], rotate: [14, 0, 0] }, () => {
      b.part('comb').box([1.8, 0.15, 0.46], { round: 0.02, grain: 'x' });
      b.part('cover').mirrored('y', () => {
        b.superball([0.86, 0.11, 0.23], 0.5, 0.35, { at: [0, 0.12, -0.02] });
        b.box([1.8, 0.03, 0.46], { at: [0, 0.09, 0], round: 0.01 });
        b.mirrored('x', () => b.cylinder(0.035, 0.02, { at: [0.82, 0.105, 0.1], tint: 0.7 }));
      });
      b.part('holes').row(10, [0.15, 0, 0], () => b.box([0.085, 0.085, 0.04], { at: [0, 0, 0.222] }));
      b.box([1.0, 0.004, 0.1], { part: 'cover', at: [0, 0.232, -0.02], tint: 0.75 });
    });
  },

  flute(b, p) {
    const form = p.variant('form');
    const lean: Vec3 = [0, 0, form === 'didgeridoo' ? -18 : -38];
    const keysOn = (from: number, to: number, count: number, radius: number, size: number): void => {
      b.part('keys');
      for (let index = 0; index < count; index++) {
        const y = from + ((to - from) * index) / (count - 1);
        b.cylinder(size, 0.03, { at: [0, y, radius], rotate: [90, 0, 0], round: 0.01 }).rod([0, y, radius], [radius * 1.1, y + 0.06, radius * 0.7], 0.014, { segments: 6 });
      }
      b.rod([radius * 1.15, from, radius * 0.6], [radius * 1.15, to, radius * 0.6], 0.014, { segments: 6 });
    };
    const holesOn = (from: number, to: number, count: number, radius: number): void => {
      for (let index = 0; index < count; index++) b.cylinder(0.03, 0.012, { part: '#1c1512', at: [0, from + ((to - from) * index) / (count - 1), radius * 0.97], rotate: [90, 0, 0] });
    };
    if (form === 'ocarina') {
      b.part('tube').ball([0.75, 0.42, 0.4], { at: [0, 0.5, 0] });
      b.capsule([-0.3, 0.7, -0.1], [-0.5, 1.1, -0.15], 0.17, { part: 'mouthpiece', to: 0.13 });
      for (const [x, y] of [[-0.25, 0.66], [0, 0.72], [0.25, 0.66], [0.45, 0.56], [-0.1, 0.45], [0.2, 0.42]] as const)
        b.ball([0.055, 0.055, 0.03], { part: '#1c1512', at: [x, y, 0.4 * Math.sqrt(Math.max(0, 1 - (x / 0.75) ** 2 - ((y - 0.5) / 0.42) ** 2))] });
      return;
    }
    if (form === 'whistle') {
      b.part('tube').cylinder(0.4, 0.4, { at: [0, 0.5, -0.2], rotate: [90, 0, 0], round: 0.05, segments: 36 }).box([0.9, 0.26, 0.4], { part: 'mouthpiece', at: [0.5, 0.77, 0], round: 0.05 });
      b.box([0.14, 0.1, 0.3], { part: '#1c1512', at: [0.12, 0.88, 0] }).ball(0.12, { part: 'keys', at: [0, 0.6, 0.16] });
      b.ring(0.12, 0.03, { part: 'keys', at: [-0.5, 0.5, 0], rotate: [90, 0, 0] });
      return;
    }
    b.group({ rotate: lean, at: [form === 'didgeridoo' ? -0.3 : -0.7, 0.1, 0] }, () => {
      if (form === 'didgeridoo') {
        b.part('tube').tube([[0, 0, 0], [0.05, 0.6, 0.03], [-0.03, 1.3, 0], [0, 2.2, 0]], [0.2, 0.13, 0.1, 0.09], { segments: 18 });
        b.ring(0.09, 0.03, { part: 'mouthpiece', at: [0, 2.2, 0] });
        b.part('keys');
        for (const [y, r] of [[0.5, 0.15], [0.9, 0.125], [1.6, 0.105]] as const)
          b.ring(r, 0.024, { at: [0.02, y, 0.01] });
      } else if (form === 'recorder') {
        b.part('tube').lathe([[0.11, 0], [0.13, 0.04], [0.1, 0.16], [0.085, 0.2], [0.1, 0.3], [0.12, 1.3], [0.15, 1.36], [0.13, 1.46], [0.12, 1.85]]);
        b.part('mouthpiece').lathe([[0.12, 1.85], [0.11, 1.95], [0.07, 2.12], [0, 2.14]]);
        b.box([0.09, 0.07, 0.05], { part: '#1c1512', at: [0, 1.68, 0.105] });
        holesOn(0.42, 1.25, 7, 0.115);
      } else if (form === 'clarinet' || form === 'oboe' || form === 'bassoon') {
        const r = form === 'bassoon' ? 0.12 : 0.09;
        b.part('tube').lathe([[0.22, 0], [0.2, 0.04], [0.12, 0.2], [r, 0.4], [r, 2.0]]);
        b.part('mouthpiece');
        if (form === 'clarinet')
          b.lathe([[r, 2.0], [r * 0.95, 2.1], [r * 0.5, 2.35], [0, 2.38]]);
        else if (form === 'oboe') b.rod([0, 2.0, 0], [0, 2.3, 0], 0.03, { to: 0.02 });
        else
          b.tube([[0, 2.0, 0], [0, 2.14, 0], [0.12, 2.2, 0], [0.4, 2.1, 0]], 0.025);
        for (const y of [0.42, 1.15, 1.85]) b.ring(r, 0.02, { part: 'keys', at: [0, y, 0] });
        keysOn(0.55, 1.1, 5, r, 0.055);
        keysOn(1.25, 1.75, 5, r, 0.045);
      } else if (form === 'slide') {
        b.part('tube').cylinder(0.12, 1.5, { at: [0, 0.6, 0] }).rod([0, 0, 0], [0, 0.7, 0], 0.04, { part: 'keys' }).ball(0.09, { part: 'keys', at: [0, 0, 0] });
        b.part('mouthpiece').lathe([[0.12, 2.1], [0.11, 2.2], [0.05, 2.34], [0, 2.35]]);
      } else {
        b.part('tube').cylinder(0.075, 2.3, { segments: 20 }).ball(0.075, { at: [0, 2.3, 0] });
        b.part('mouthpiece').superball([0.07, 0.13, 0.05], 1, 0.6, { at: [0, 2.02, 0.06] }).ball([0.03, 0.045, 0.02], { part: '#1c1512', at: [0, 2.02, 0.105] });
        for (const y of [0.42, 1.75]) b.ring(0.08, 0.018, { part: 'keys', at: [0, y, 0] });
        keysOn(0.12, 1.5, 11, 0.075, 0.055);
      }
    });
  },

  saxophone(b) {
    b.part('tube').tube([[0.62, 1.95, 0], [0.45, 2.05, 0], [0.2, 2.0, 0], [0.08, 1.75, 0], [0.0, 1.2, 0], [-0.1, 0.5, 0], [-0.16, 0.2, 0]], [0.05, 0.055, 0.065, 0.08, 0.11, 0.15, 0.17], { segments: 18 });
    b.tube([[-0.16, 0.22, 0], [-0.22, 0.02, 0], [-0.42, -0.08, 0], [-0.62, 0.06, 0], [-0.68, 0.34, 0]], [0.17, 0.175, 0.18, 0.185, 0.19], { segments: 18 });
    flare(b, 'bell', [-0.68, 0.3, 0], [-0.16, 1, 0], 0.46, 0.86, 0.185);
    b.rod([0.6, 1.96, 0], [0.92, 1.86, 0], 0.075, { part: 'mouthpiece', to: 0.035 });
    b.part('keys');
    for (let index = 0; index < 6; index++) {
      const y = 0.5 + index * 0.21;
      const x = -0.1 + index * 0.024;
      b.cylinder(0.1 - index * 0.006, 0.035, { at: [x, y, 0.15 - index * 0.01], rotate: [90, 0, 0], round: 0.012 }).ball([0.05, 0.05, 0.014], { part: 'mouthpiece', at: [x, y, 0.195 - index * 0.01], segments: 10 });
    }
    b.rod([-0.24, 0.4, 0.1], [-0.08, 1.7, 0.08], 0.02, { segments: 6 }).rod([0.04, 0.5, 0.12], [0.13, 1.6, 0.06], 0.02, { segments: 6 });
    for (const [y, z] of [[0.28, 0.2], [0.06, 0.19]] as const)
      b.cylinder(0.12, 0.035, { at: [-0.42 + y * 0.5, y, z], rotate: [90, 0, 0], round: 0.012 });
    b.cylinder(0.12, 0.03, { at: [-0.72, 0.55, 0.2], rotate: [90, 0, 0], round: 0.01 });
    b.ring(0.17, 0.022, { at: [-0.15, 0.25, 0], rotate: [0, 0, 12] }).rod([-0.16, 0.75, 0], [-0.6, 0.75, 0], 0.02);
  },

  trumpet(b, p) {
    const form = p.variant('form');
    if (form === 'alphorn' || form === 'shofar') {
      const long = form === 'alphorn';
      b.part('tube').tube(long ? [[1.5, 0.95, 0], [0, 0.35, 0], [-0.95, 0.1, 0], [-1.3, 0.2, 0], [-1.45, 0.5, 0]] : [[0.8, 0.75, 0], [0.3, 0.3, 0.05], [-0.25, 0.2, 0], [-0.7, 0.55, -0.05], [-0.85, 1.05, 0]], long ? [0.03, 0.06, 0.1, 0.13, 0.2] : [0.05, 0.09, 0.14, 0.18, 0.2], { segments: 18 });
      b.ring(long ? 0.2 : 0.2, 0.03, { part: 'bell', at: long ? [-1.46, 0.5, 0] : [-0.85, 1.05, 0], rotate: [0, 0, long ? 14 : 8] });
      b.ball(0.06, { part: 'mouthpiece', at: long ? [1.5, 0.95, 0] : [0.8, 0.75, 0] });
      return;
    }
    b.group({ at: [0, 0.6, 0], rotate: [0, 0, 8] }, () => {
      const cup = form === 'cornet' ? 0.8 : 1;
      b.part('tube').rod([1.25 * cup, 0.16, 0], [-0.6 * cup, 0.16, 0], 0.035);
      b.tube([[-0.55 * cup, 0.16, 0], [-0.78 * cup, 0.12, 0], [-0.84 * cup, -0.05, 0], [-0.78 * cup, -0.22, 0], [-0.55 * cup, -0.26, 0]], 0.036);
      b.rod([-0.55 * cup, -0.26, 0], [0.6, -0.26, 0], 0.036);
      b.tube([[0.58, -0.26, 0], [0.82, -0.22, 0], [0.88, -0.05, 0], [0.8, 0.12, 0.06], [0.55, 0.16, 0.08]], 0.038);
      b.rod([0.6, 0.16, 0.08], [-0.7 * cup, 0.16, 0.08], 0.04);
      flare(b, 'bell', [-0.55 * cup, 0.16, 0.08], [-1, 0, 0], 0.34, 0.75 * cup, 0.045);
      if (form !== 'bugle') valves(b, [0.08, -0.05, 0.04], 0.17, 0.07, 0.52);
      else b.ring(0.2, 0.02, { part: 'valves', at: [0.1, -0.05, 0], rotate: [90, 0, 0] });
      b.lathe([[0.03, 0], [0.035, 0.12], [0.075, 0.24], [0.085, 0.27]], { part: 'mouthpiece', at: [1.22 * cup, 0.16, 0], toward: [1, 0, 0] });
    });
  },

  trombone(b) {
    b.group({ at: [0, 0.7, 0], rotate: [0, 0, 10] }, () => {
      b.part('slide').rod([0.9, 0.18, 0.1], [-1.4, 0.18, 0.1], 0.032).rod([0.9, -0.16, 0.1], [-1.4, -0.16, 0.1], 0.032);
      b.tube([[-1.4, 0.18, 0.1], [-1.54, 0.14, 0.1], [-1.58, 0.01, 0.1], [-1.54, -0.12, 0.1], [-1.4, -0.16, 0.1]], 0.034);
      b.rod([0.5, 0.18, 0.1], [0.5, -0.16, 0.1], 0.028).rod([-0.2, 0.18, 0.1], [-0.2, -0.16, 0.1], 0.028);
      b.part('tube').rod([0.85, -0.16, 0.1], [1.05, -0.16, -0.06], 0.035);
      b.tube([[1.0, -0.16, -0.06], [1.45, -0.14, -0.08], [1.62, 0.03, -0.1], [1.45, 0.2, -0.12], [1.0, 0.22, -0.12]], 0.045);
      b.rod([1.05, 0.22, -0.12], [0.1, 0.22, -0.12], 0.048, { to: 0.055 }).rod([0.9, 0.22, -0.12], [0.9, -0.16, 0.02], 0.025);
      flare(b, 'bell', [0.15, 0.22, -0.12], [-1, 0, 0], 0.42, 0.95, 0.055);
      b.lathe([[0.03, 0], [0.035, 0.12], [0.085, 0.24], [0.095, 0.27]], { part: 'mouthpiece', at: [0.88, 0.18, 0.1], toward: [1, 0, 0] });
    });
  },

  french_horn(b) {
    b.group({ at: [0, 0.85, 0] }, () => {
      b.part('tube').ring(0.55, 0.055, { rotate: [90, 0, 0] }).ring(0.46, 0.045, { rotate: [90, 0, 0], at: [0.04, -0.02, 0.09] }).ring(0.36, 0.04, { rotate: [90, 0, 0], at: [0.02, 0.02, -0.08] });
      flare(b, 'bell', [0.5, 0.2, 0], [0.35, -1, 0.1], 0.5, 0.9, 0.08);
      b.tube([[-0.5, 0.25, 0.05], [-0.66, 0.52, 0.1], [-0.62, 0.85, 0.16]], 0.03);
      b.lathe([[0.025, 0], [0.03, 0.1], [0.07, 0.2]], { part: 'mouthpiece', at: [-0.62, 0.83, 0.16], toward: [0.1, 1, 0.2] });
      b.group({ rotate: [0, 0, 90] }, () => valves(b, [0, 0.2, 0.1], 0.17, 0.075, 0.26));
    });
  },

  tuba(b) {
    b.part('tube').tube([[0.42, 1.3, 0], [0.42, 0.5, 0], [0.32, 0.16, 0], [0, 0.06, 0], [-0.34, 0.16, 0], [-0.42, 0.5, 0], [-0.42, 1.05, 0], [-0.3, 1.3, 0.04], [-0.08, 1.34, 0.06]], [0.2, 0.18, 0.17, 0.16, 0.14, 0.12, 0.1, 0.085, 0.07], { segments: 18 });
    b.tube([[-0.1, 1.34, 0.06], [0.1, 1.2, 0.1], [0.12, 0.6, 0.12], [0.0, 0.36, 0.12], [-0.16, 0.6, 0.12], [-0.18, 1.0, 0.12]], 0.055);
    flare(b, 'bell', [0.42, 1.25, 0], [0.06, 1, 0], 0.62, 0.95, 0.2);
    valves(b, [-0.02, 0.85, 0.22], 0.16, 0.07, 0.44);
    b.tube([[-0.18, 0.95, 0.12], [-0.4, 1.35, 0.2], [-0.52, 1.42, 0.3]], 0.032);
    b.lathe([[0.03, 0], [0.04, 0.1], [0.09, 0.2], [0.1, 0.23]], { part: 'mouthpiece', at: [-0.51, 1.41, 0.29], toward: [-0.5, 0.35, 0.6] });
  },

  bagpipes(b) {
    b.part('bag').ball([0.75, 0.42, 0.4], { at: [0, 0.6, 0], rotate: [0, 0, 12] });
    const pipe = (from: Vec3, to: Vec3, radius: number): void => {
      b.rod(from, to, radius, { part: 'pipes' });
      const along = (t: number): Vec3 => [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t];
      for (const t of [0.3, 0.62, 0.97]) b.ball(radius * 1.6, { part: 'trim', at: along(t), segments: 12 });
    };
    pipe([0.1, 0.9, 0], [0.5, 2.1, -0.1], 0.05);
    pipe([-0.12, 0.95, 0], [-0.05, 1.75, -0.15], 0.045);
    pipe([-0.35, 0.92, 0], [-0.55, 1.7, -0.1], 0.045);
    pipe([-0.6, 0.75, 0.1], [-1.05, 1.15, 0.25], 0.035);
    b.lathe([[0.1, 0], [0.05, 0.12], [0.04, 0.75]], { part: 'pipes', at: [0.85, -0.1, 0.2], toward: [-0.35, 1, -0.1] });
    b.tube([[0.45, 2.0, -0.1], [0.2, 1.6, 0.02], [-0.05, 1.65, -0.13], [-0.3, 1.45, 0], [-0.5, 1.6, -0.1]], 0.02, { part: 'cords' });
  },

  pan_flute(b) {
    b.group({ rotate: [0, 0, 4], at: [0, 0.1, 0] }, () => {
      b.part('pipes').row(11, [0.14, 0, 0], (index) => {
        const length = 0.55 + index * 0.105;
        b.rod([0, 1.75 - length, 0], [0, 1.75, 0], 0.068, { segments: 14 }).cylinder(0.045, 0.01, { part: '#1c1512', at: [0, 1.75, 0] });
      });
      b.box([1.58, 0.11, 0.17], { part: 'band', at: [0, 1.5, 0], round: 0.02, grain: 'x' }).box([1.58, 0.08, 0.17], { part: 'band', at: [0, 1.28, 0], round: 0.02, grain: 'x' });
    });
  },

  record_player(b, p) {
    const form = p.variant('form');
    b.part('plinth').box([1.5, 0.22, 1.2], { at: [0, 0.16, 0], round: 0.04, grain: 'x' });
    b.mirrored('x', () => b.mirrored('z', () => b.cylinder(0.08, 0.06, { at: [0.62, 0, 0.48] })));
    const disc = (x: number, radius: number): void => {
      b.cylinder(radius * 1.03, 0.05, { part: 'platter', at: [x, 0.27, 0], segments: 44, round: 0.012 });
      b.cylinder(radius, 0.02, { part: 'record', at: [x, 0.32, 0], segments: 44 });
      for (const r of [0.5, 0.65, 0.8, 0.93]) b.ring(radius * r, 0.006, { part: 'record', at: [x, 0.34, 0], tint: 1.6 });
      b.cylinder(radius * 0.32, 0.012, { part: 'label', at: [x, 0.335, 0] }).cylinder(0.015, 0.06, { part: 'platter', at: [x, 0.33, 0] });
    };
    if (form === 'deck') {
      disc(-0.38, 0.32);
      disc(0.38, 0.32);
      b.row(3, [0.09, 0, 0], () => b.box([0.03, 0.05, 0.3], { part: 'arm', at: [0, 0.29, 0.4], round: 0.01 }));
      return;
    }
    disc(-0.16, 0.52);
    b.part('arm').cylinder(0.09, 0.16, { at: [0.55, 0.27, -0.36] }).tube([[0.55, 0.42, -0.36], [0.56, 0.42, 0.05], [0.42, 0.4, 0.24], [0.2, 0.37, 0.3]], 0.025).box([0.1, 0.05, 0.07], { at: [0.17, 0.36, 0.31] });
    if (p.has('horn') || form === 'gramophone') {
      b.part(p.has('horn') ? 'horn' : 'arm').tube([[0.5, 0.35, -0.45], [0.5, 0.85, -0.6], [0.3, 1.15, -0.5]], [0.05, 0.07, 0.12]);
      b.lathe(
        [[0.11, 0], [0.2, 0.3], [0.42, 0.62], [0.78, 0.82], [0.8, 0.83], [0.4, 0.58], [0.16, 0.24]],
        { at: [0.32, 1.1, -0.52], toward: [-0.45, 0.55, 0.7], segments: 32, ripple: (turn, along) => 1 + 0.05 * along * Math.cos(turn * 2 * Math.PI * 8) },
      );
      b.tube([[0.75, 0.16, 0.2], [0.95, 0.16, 0.2], [0.95, 0.02, 0.2]], 0.02, { part: 'arm' });
    } else b.row(2, [0.16, 0, 0], () => b.cylinder(0.05, 0.05, { part: 'platter', at: [0.52, 0.27, 0.42] }));
  },
};
