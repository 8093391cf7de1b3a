import { axle, loft, planPlate, sidePlate } from '../anatomy/bodies.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import { lerp, type Vec2, type Vec3 } from '../vec.ts';

const STEEL = '#c6cace metal';
const RUBBER = '#1b1b1d';

/** A wing to the right of its root: chord and place of both ends along z, rise of the tip. Mirror it for the other. */
function wing(b: MeshBuilder, root: readonly [x: number, y: number, front: number, back: number], tip: readonly [x: number, y: number, front: number, back: number], thick: number, part: string): void {
  loft(b, (u, v) => {
    const a = u * 2 * Math.PI;
    const [front, back] = [lerp(root[2], tip[2], v), lerp(root[3], tip[3], v)];
    const t = (1 - Math.cos(a)) / 2;
    const bulge = (Math.sin(a) > 0 ? 1 : -0.5) * Math.sqrt(Math.abs(Math.sin(a))) * (1 - t * 0.8);
    return [lerp(root[0], tip[0], v), lerp(root[1], tip[1], v) + bulge * thick * 0.5 * lerp(1, (tip[2] - tip[3]) / (root[2] - root[3]) + 0.15, v), lerp(front, back, t)];
  }, { part, columns: 20, rows: 6, creaseDegrees: 50, grain: 'x' });
}

/** A fin standing on y: an outline of [z, y]. */
function fin(b: MeshBuilder, outline: readonly Vec2[] | string, part: string, x = 0, lean = 0, thick = 0.05): void {
  b.group({ at: [x, 0, 0], rotate: [0, 0, lean] }, () => sidePlate(b, outline, thick, { part, bevel: thick * 0.35 }));
}

function propeller(b: MeshBuilder, at: Vec3, radius: number, part: string, blades = 2, hub = STEEL): void {
  b.group({ at, rotate: [90, 0, 0] }, () => {
    b.part(part).radial(blades, () => b.group({ rotate: [0, 0, 22] }, () => b.tube([[0, 0, 0], [0, 0, radius * 0.5], [0, 0, radius]], [radius * 0.05, radius * 0.13, radius * 0.06], { flatten: 0.22, up: [0, 1, 0], ends: 'round' })), { start: 35 });
    b.lathe([[radius * 0.13, -0.05], [radius * 0.12, 0.02], [radius * 0.07, radius * 0.16], [0, radius * 0.22]], { part: hub });
  });
}

/** A fuselage along z given by the radii at evenly spread places from nose to tail, with the heights of its middle. */
function fuselage(b: MeshBuilder, nose: number, tail: number, radii: readonly number[], heights: readonly number[], part: string, tall = 1): void {
  const points = heights.map((y, index): Vec3 => [0, y, lerp(nose, tail, index / (heights.length - 1))]);
  b.tube(points, [...radii], { part, segments: 28, steps: 8, flatten: tall, up: [0, 1, 0], ends: 'round', creaseDegrees: 60 });
}

export const AIRCRAFT: RecipeTable = {
  airplane(b, p) {
    const form = p.variant('form');
    if (form === 'airliner') {
      fuselage(b, 1.5, -1.5, [0.06, 0.19, 0.2, 0.2, 0.2, 0.2, 0.18, 0.12, 0.05], [0.55, 0.58, 0.6, 0.6, 0.6, 0.6, 0.62, 0.67, 0.72], 'fuselage');
      b.mirrored('x', () => {
        wing(b, [0.12, 0.52, 0.35, -0.3], [1.5, 0.66, -0.42, -0.62], 0.09, 'wings');
        b.plate([[0, 0], [0.08, 0], [0.09, 0.2], [0.04, 0.2]], 0.02, { part: 'wings', at: [1.49, 0.66, -0.52], rotate: [0, 90, 0] });
        wing(b, [0.06, 0.68, -1.12, -1.4], [0.55, 0.74, -1.36, -1.52], 0.05, 'tail');
        b.group({ at: [0.52, 0.42, 0.1], rotate: [-90, 0, 0] }, () => b.lathe([[0.05, 0.2], [0.085, 0.1], [0.1, -0.02], [0.11, -0.18], [0.1, -0.24, 1], [0.085, -0.22, 1], [0.08, -0.12], [0, -0.12]], { part: 'engines' }).cone(0.04, 0.08, { part: '#2b2d30', at: [0, -0.14, 0], rotate: [180, 0, 0] })).box([0.04, 0.1, 0.2], { part: 'wings', at: [0.52, 0.51, 0.02] });
        for (let pane = 0; pane < 22; pane++) b.box([0.02, 0.05, 0.036], { part: 'windows', at: [0.191, 0.66, 1.06 - pane * 0.088], round: 0.01 });
        b.box([0.012, 0.05, 2.5], { part: 'stripe', at: [0.196, 0.57, 0] });
      });
      fin(b, [[-1.0, 0.74], [-1.34, 1.2], [-1.52, 1.2], [-1.42, 0.72]], 'tail', 0, 0, 0.05);
      fin(b, [[-1.14, 0.98], [-1.23, 1.1], [-1.48, 1.1], [-1.45, 0.98]], 'stripe', 0, 0, 0.056);
      for (const [z, lean] of [[1.36, 0]] as const) b.group({ at: [0, 0.665, z], rotate: [-40 + lean, 0, 0] }, () => b.box([0.2, 0.07, 0.05], { part: 'windows', round: 0.02 }));
      b.part(STEEL).rod([0, 0.42, 1.05], [0, 0.2, 1.05], 0.02).mirrored('x', () => b.rod([0.18, 0.46, -0.12], [0.18, 0.2, -0.12], 0.025));
      axle(b, 1.05, 0.03, { radius: 0.08, width: 0.05, tire: RUBBER, rim: STEEL, y: 0.18, spokes: 0 });
      for (const side of [-0.18, 0.18]) b.group({ at: [side, 0, 0] }, () => axle(b, -0.12, 0.04, { radius: 0.1, width: 0.06, tire: RUBBER, rim: STEEL, y: 0.17, spokes: 0 }));
      return;
    }
    if (form === 'glider') {
      fuselage(b, 1.0, -1.3, [0.04, 0.14, 0.17, 0.14, 0.08, 0.055, 0.05, 0.045], [0.4, 0.42, 0.44, 0.46, 0.48, 0.5, 0.52, 0.54], 'fuselage');
      b.mirrored('x', () => { wing(b, [0.06, 0.55, 0.34, -0.02], [1.25, 0.6, 0.26, 0.04], 0.06, 'wings'); wing(b, [1.24, 0.6, 0.262, 0.04], [2.0, 0.72, 0.16, 0.08], 0.045, 'wings'); wing(b, [0, 0.98, -1.02, -1.24], [0.44, 1.0, -1.08, -1.22], 0.035, 'tail'); b.box([0.01, 0.035, 1.0], { part: 'stripe', at: [0.15, 0.42, 0.4], rotate: [0, -4, 0] }); });
      fin(b, [[-0.92, 0.52], [-1.06, 0.99], [-1.26, 0.99], [-1.32, 0.5]], 'tail');
      b.ball([0.12, 0.12, 0.32], { part: 'windows', at: [0, 0.52, 0.6], rotate: [4, 0, 0] }).group({ at: [0, 0.26, 0.3], rotate: [0, 0, 90] }, () => b.cylinder(0.07, 0.05, { part: 'engines', at: [0, -0.025, 0] }));
      return;
    }
    const sea = form === 'seaplane';
    const cargo = form === 'cargo';
    const lift = sea ? 0.3 : 0;
    b.group({ at: [0, lift, 0] }, () => {
      if (cargo) {
        fuselage(b, 1.3, -1.4, [0.12, 0.26, 0.28, 0.28, 0.28, 0.24, 0.15, 0.07], [0.56, 0.58, 0.6, 0.6, 0.6, 0.66, 0.76, 0.84], 'fuselage', 1.08);
        b.mirrored('x', () => {
          wing(b, [0.1, 0.9, 0.36, -0.22], [1.7, 0.86, 0.14, -0.16], 0.1, 'wings');
          for (const x of [0.56, 1.05]) { b.tube([[x, 0.84, 0.56], [x, 0.83, 0.2], [x, 0.84, -0.2]], [0.08, 0.11, 0.03], { part: 'engines', ends: 'round' }); propeller(b, [x, 0.84, 0.6], 0.28, '#2b2d30', 4); }
          wing(b, [0.02, 0.9, -1.1, -1.42], [0.66, 0.92, -1.2, -1.4], 0.05, 'tail');
          b.box([0.16, 0.16, 0.7], { part: 'fuselage', at: [0.28, 0.36, -0.05], round: 0.07 });
          b.box([0.012, 0.06, 2.0], { part: 'stripe', at: [0.276, 0.66, 0.05] });
        });
        fin(b, [[-0.8, 0.84], [-1.2, 1.42], [-1.46, 1.42], [-1.42, 0.86]], 'tail', 0, 0, 0.06);
        b.row(4, [0.1, 0, 0], (i) => b.box([0.085, 0.1, 0.03], { part: 'windows', at: [0, 0.76, 1.19 - 0.02 * (i === 0 || i === 3 ? 1 : 0)], rotate: [-42, 0, 0], round: 0.01 }));
      } else {
        fuselage(b, 0.98, -1.3, [0.13, 0.19, 0.21, 0.2, 0.14, 0.09, 0.06, 0.04], [0.52, 0.54, 0.56, 0.58, 0.58, 0.6, 0.62, 0.64], 'fuselage', 1.15);
        b.hull([[0.15, 0.68, 0.5], [-0.15, 0.68, 0.5], [0.17, 0.66, -0.3], [-0.17, 0.66, -0.3], [0.12, 0.9, 0.26], [-0.12, 0.9, 0.26], [0.12, 0.88, -0.14], [-0.12, 0.88, -0.14]], { part: 'windows' });
        b.part('fuselage').box([0.27, 0.04, 0.46], { at: [0, 0.9, 0.06], round: 0.015 }).mirrored('x', () => { b.beam([0.16, 0.68, 0.5], [0.125, 0.9, 0.26], [0.03, 0.03]).box([0.035, 0.24, 0.05], { at: [0.155, 0.78, 0.06] }); });
        b.mirrored('x', () => {
          wing(b, [0.02, 0.93, 0.34, -0.06], [1.45, 0.98, 0.3, -0.02], 0.075, 'wings');
          b.rod([0.16, 0.42, 0.14], [0.78, 0.92, 0.14], 0.02, { part: 'wings' });
          wing(b, [0.02, 0.64, -1.0, -1.28], [0.48, 0.65, -1.06, -1.26], 0.045, 'tail');
          b.box([0.012, 0.05, 1.1], { part: 'stripe', at: [0.205, 0.53, 0.26] });
        });
        fin(b, '-.82,.62! -1.05,.8 -1.18,1.08 -1.3,1.06! -1.34,.62!', 'tail');
        propeller(b, [0, 0.52, 1.1], 0.42, 'engines', 2, 'engines');
        b.cylinder(0.15, 0.06, { part: 'engines', at: [0, 0.52, 1.0], rotate: [90, 0, 0], round: 0.02 });
      }
    });
    if (sea) b.mirrored('x', () => {
      b.tube([[0.42, 0.26, 1.0], [0.42, 0.17, 0.8], [0.42, 0.15, 0.3], [0.42, 0.17, -0.4], [0.42, 0.24, -0.85]], [0.03, 0.11, 0.14, 0.11, 0.03], { part: 'stripe', ends: 'round' });
      for (const z of [0.5, -0.1]) b.rod([0.42, 0.24, z], [0.14, 0.7, z], 0.022, { part: STEEL });
    });
    else {
      b.part(STEEL).mirrored('x', () => b.rod([0.12, 0.42, 0.1], [cargo ? 0.3 : 0.36, 0.12, 0.1], 0.025));
      axle(b, cargo ? -0.05 : 0.1, cargo ? 0.3 : 0.38, { radius: 0.12, width: 0.08, tire: RUBBER, rim: STEEL, spokes: 0 });
      if (cargo) axle(b, 0.9, 0.05, { radius: 0.1, width: 0.06, tire: RUBBER, rim: STEEL, spokes: 0, y: 0.12 });
      b.rod([0, 0.42, cargo ? 0.9 : 0.86], [0, 0.1, cargo ? 0.9 : 0.9], 0.022, { part: STEEL });
      if (!cargo) axle(b, 0.9, 0.001, { radius: 0.1, width: 0.07, tire: RUBBER, rim: STEEL, spokes: 0 });
    }
  },

  fighter_jet(b, p) {
    const form = p.variant('form');
    if (form === 'stealth') {
      // A flying wing: a swept boomerang with a saw-tooth trailing edge and a faceted hump.
      const rim: Vec2[] = [[0, 0.9], [1.7, -0.35], [1.5, -0.55], [0.95, -0.25], [0.5, -0.62], [0, -0.3]];
      const outline = [...rim, ...rim.slice(1, -1).toReversed().map(([x, z]): Vec2 => [-x, z])];
      planPlate(b, outline, 0.07, { part: 'wings', at: [0, 0.4, 0], bevel: 0.03 });
      b.part('fuselage').hull([[0, 0.42, 0.82], [0.44, 0.43, 0.05], [-0.44, 0.43, 0.05], [0.3, 0.43, -0.42], [-0.3, 0.43, -0.42], [0.14, 0.62, 0.2], [-0.14, 0.62, 0.2], [0.12, 0.58, -0.2], [-0.12, 0.58, -0.2]]).hull([[0, 0.38, 0.82], [0.44, 0.37, 0.05], [-0.44, 0.37, 0.05], [0.3, 0.37, -0.42], [-0.3, 0.37, -0.42], [0.2, 0.28, 0.1], [-0.2, 0.28, 0.1], [0.16, 0.3, -0.2], [-0.16, 0.3, -0.2]]);
      b.hull([[0, 0.54, 0.52], [0.11, 0.56, 0.26], [-0.11, 0.56, 0.26], [0.09, 0.655, 0.2], [-0.09, 0.655, 0.2], [0, 0.62, 0.38]], { part: 'canopy' });
      b.mirrored('x', () => { b.hull([[0.2, 0.43, 0.2], [0.42, 0.43, 0.0], [0.2, 0.56, 0.08], [0.36, 0.53, 0.0], [0.22, 0.5, -0.38], [0.36, 0.48, -0.34]], { part: 'engines' }); fin(b, [[-0.2, 0.43], [-0.45, 0.62], [-0.6, 0.62], [-0.5, 0.42]], 'tail', 0.66, -38, 0.03); });
      return;
    }
    const swept = form === 'swept';
    fuselage(b, 1.7, -1.15, [0.012, 0.08, 0.14, 0.17, 0.18, 0.18, 0.17, 0.14], [0.5, 0.5, 0.51, 0.52, 0.52, 0.52, 0.52, 0.52], 'fuselage');
    b.ball([0.1, 0.13, 0.36], { part: 'canopy', at: [0, 0.64, 0.72] }).rod([0, 0.5, 1.68], [0, 0.5, 1.86], 0.01, { part: STEEL });
    b.mirrored('x', () => {
      if (swept) { wing(b, [0.12, 0.54, 0.28, -0.42], [1.2, 0.5, -0.62, -0.86], 0.06, 'wings'); wing(b, [0.1, 0.52, -0.72, -1.12], [0.62, 0.5, -1.16, -1.34], 0.045, 'wings'); wing(b, [0.1, 0.56, 0.7, 0.2], [0.24, 0.55, 0.25, 0.15], 0.04, 'wings'); }
      else { wing(b, [0.1, 0.48, 0.52, -0.98], [1.15, 0.46, -0.82, -0.98], 0.06, 'wings'); wing(b, [0.12, 0.58, 0.74, 0.46], [0.44, 0.62, 0.5, 0.36], 0.035, 'wings'); }
      b.part('fuselage').hull([[0.16, 0.6, 0.36], [0.32, 0.6, 0.34], [0.16, 0.36, 0.3], [0.32, 0.38, 0.28], [0.12, 0.62, -0.9], [0.26, 0.6, -0.9], [0.12, 0.4, -0.9], [0.26, 0.42, -0.9]]).hull([[0.18, 0.58, 0.37], [0.3, 0.58, 0.36], [0.18, 0.39, 0.32], [0.3, 0.4, 0.31], [0.2, 0.5, 0.3]], { part: '#15171a' });
      const at: Vec3 = [swept ? 0.13 : 0, 0.52, -1.15];
      b.group({ at, rotate: [-90, 0, 0] }, () => b.lathe([[0.1, -0.16], [0.125, -0.02], [0.1, 0.14, 1], [0.085, 0.14, 1], [0.085, 0], [0, 0]], { part: 'engines' }).cylinder(0.08, 0.01, { part: '#ff9a3c glow', at: [0, 0.05, 0] }));
      if (swept) fin(b, [[-0.55, 0.62], [-0.95, 1.06], [-1.18, 1.06], [-1.12, 0.58]], 'tail', 0.15, -14, 0.035);
      b.rod([0.72, 0.42, swept ? 0.0 : -0.3], [0.72, 0.42, -0.75], 0.028, { part: '#dfe2e4' }).cone(0.028, 0.08, { part: '#dfe2e4', at: [0.72, 0.42, swept ? 0.0 : -0.3], rotate: [90, 0, 0] });
    });
    if (!swept) fin(b, [[-0.35, 0.66], [-0.92, 1.16], [-1.14, 1.16], [-1.14, 0.6]], 'tail', 0, 0, 0.04);
    b.part(STEEL).rod([0, 0.4, 0.8], [0, 0.14, 0.8], 0.02).mirrored('x', () => b.rod([0.2, 0.4, -0.4], [0.26, 0.14, -0.4], 0.022));
    axle(b, 0.8, 0.001, { radius: 0.08, width: 0.05, tire: RUBBER, rim: STEEL, spokes: 0 });
    axle(b, -0.4, 0.27, { radius: 0.1, width: 0.06, tire: RUBBER, rim: STEEL, spokes: 0 });
  },

  biplane(b) {
    fuselage(b, 0.82, -1.2, [0.19, 0.21, 0.2, 0.17, 0.12, 0.08, 0.05], [0.62, 0.62, 0.62, 0.62, 0.64, 0.66, 0.68], 'fuselage', 1.1);
    for (const [y, z] of [[0.5, 0.28], [1.16, 0.42]] as const) b.mirrored('x', () => { wing(b, [0, y, z + 0.24, z - 0.24], [1.25, y + 0.03, z + 0.24, z - 0.24], 0.055, 'wings'); b.group({ at: [1.25, y + 0.03, z] }, () => b.ball([0.1, 0.026, 0.24], { part: 'wings' })); });
    b.part('struts').mirrored('x', () => {
      for (const dz of [-0.16, 0.16]) b.rod([0.9, 0.53, 0.28 + dz], [0.9, 1.17, 0.42 + dz], 0.024).rod([0.17, 0.74, 0.3 + dz], [0.24, 1.15, 0.42 + dz], 0.022);
      b.rod([0.24, 0.52, 0.28], [0.9, 1.16, 0.42], 0.008, { part: STEEL }).rod([0.24, 1.14, 0.42], [0.9, 0.53, 0.28], 0.008, { part: STEEL });
      wing(b, [0, 0.68, -0.94, -1.2], [0.46, 0.68, -1.0, -1.2], 0.035, 'wings');
    });
    fin(b, '-.9,.7! -1.0,.9 -1.16,1.02 -1.28,.96 -1.28,.6! -1.2,.6!', 'fuselage');
    b.cylinder(0.2, 0.14, { part: STEEL, at: [0, 0.62, 0.82], rotate: [90, 0, 0], round: 0.05 }).group({ at: [0, 0.62, 0.93], rotate: [90, 0, 0] }, () => b.radial(7, () => b.cylinder(0.035, 0.04, { part: '#2b2d30', at: [0, 0, 0.12] })));
    propeller(b, [0, 0.62, 1.02], 0.5, 'propeller', 2, 'propeller');
    for (const z of [0.02, -0.4]) b.ring(0.13, 0.028, { part: '#3b2719', at: [0, 0.81, z] }).cylinder(0.12, 0.02, { part: '#17120e', at: [0, 0.79, z] }).plate(outlines.rectangle(0.2, 0.12, 0.05), 0.015, { part: '#a9c4d0 glass', at: [0, 0.88, z + 0.15], rotate: [-24, 0, 0] });
    b.part('struts').mirrored('x', () => b.rod([0.12, 0.46, 0.45], [0.34, 0.16, 0.42], 0.024).rod([0.12, 0.46, 0.15], [0.34, 0.16, 0.42], 0.024)).rod([-0.36, 0.16, 0.42], [0.36, 0.16, 0.42], 0.02).rod([0, 0.58, -1.1], [0, 0.44, -1.22], 0.02);
    axle(b, 0.42, 0.38, { radius: 0.17, width: 0.08, tire: 'wheels', rim: 'fuselage', spokes: 0 });
  },

  helicopter(b) {
    b.part('body').blend(0.16, (s) => {
      s.ellipsoid([0, 0.62, 0.2], [0.34, 0.36, 0.62]).ellipsoid([0, 0.86, -0.08], [0.2, 0.16, 0.42]);
      s.as('tail').limb([0, 0.74, -0.5], [0, 0.86, -1.65], 0.15, 0.05);
    }, { resolution: 56 });
    b.superball([0.345, 0.25, 0.5], 0.9, 0.75, { part: 'cockpit', at: [0, 0.7, 0.36] }).part('body').box([0.05, 0.5, 0.05], { at: [0, 0.72, 0.84], rotate: [-24, 0, 0], round: 0.02 }).mirrored('x', () => b.box([0.03, 0.5, 0.06], { at: [0.335, 0.66, 0.3], round: 0.015 }).box([0.03, 0.5, 0.06], { at: [0.32, 0.66, -0.1], round: 0.015 }));
    b.mirrored('x', () => b.box([0.02, 0.24, 0.26], { part: 'cockpit', at: [0.335, 0.72, 0.1], round: 0.03 }));
    fin(b, [[-1.48, 0.88], [-1.74, 1.24], [-1.88, 1.24], [-1.72, 0.82], [-1.8, 0.62], [-1.7, 0.6], [-1.56, 0.82]], 'tail', 0, 0, 0.05);
    b.mirrored('x', () => wing(b, [0.02, 0.84, -1.3, -1.46], [0.36, 0.84, -1.34, -1.46], 0.03, 'tail'));
    b.part('rotor').cylinder(0.07, 0.24, { at: [0, 0.98, -0.02] }).cylinder(0.1, 0.07, { at: [0, 1.16, -0.02], round: 0.02 });
    b.group({ at: [0, 1.2, -0.02], rotate: [0, 28, 0] }, () => b.radial(4, () => b.box([0.11, 0.018, 1.32], { at: [0, 0.005, 0.74], rotate: [1, 0, 6], round: 0.006 })));
    b.group({ at: [0.07, 0.96, -1.7], rotate: [0, 0, 90] }, () => b.part('rotor').radial(4, () => b.box([0.05, 0.012, 0.26], { at: [0, 0, 0.14] })).cylinder(0.035, 0.05, { at: [0, -0.025, 0] }));
    b.part('skids').mirrored('x', () => { b.tube('.42,.16,.86 .42,.07,.72 .42,.05,.4 .42,.05,-.62', 0.032, { ends: 'round' }); for (const z of [0.42, -0.28]) b.tube([[0.42, 0.06, z], [0.38, 0.22, z], [0.2, 0.36, z], [0, 0.38, z]], 0.026); });
    b.mirrored('x', () => b.capsule([0.16, 0.94, -0.2], [0.18, 0.92, -0.5], 0.055, { part: '#3a3d42 metal' }));
  },

  drone(b) {
    b.superball([0.26, 0.1, 0.36], 0.6, 0.6, { part: 'body', at: [0, 0.42, 0] }).superball([0.16, 0.06, 0.24], 0.7, 0.7, { part: 'body', at: [0, 0.5, -0.04], tint: 1.4 });
    for (const [x, z] of [[1, 1], [-1, 1], [1, -1], [-1, -1]] as const) {
      b.part('arms').beam([x * 0.12, 0.43, z * 0.16], [x * 0.68, 0.47, z * 0.62], [0.09, 0.06], { round: 0.025 }).cylinder(0.085, 0.14, { at: [x * 0.68, 0.42, z * 0.62], round: 0.02 });
      b.group({ at: [x * 0.68, 0.59, z * 0.62], rotate: [0, x * 40 + z * 25, 0] }, () => b.part('rotors').cylinder(0.04, 0.05, { at: [0, -0.03, 0] }).mirrored('z', () => b.tube('0,0,0 .03,.01,.2 0,.015,.42', [0.02, 0.06, 0.03], { flatten: 0.18, up: [0.3, 1, 0], ends: 'round' })));
      b.ball(0.035, { part: 'lights', at: [x * 0.68, 0.41, z * 0.62 + 0.07] });
    }
    b.mirrored('x', () => b.part('legs').tube('.14,.38,.2 .24,.2,.22 .28,.02,.22', 0.028).tube('.14,.38,-.2 .24,.2,-.2 .28,.02,-.2', 0.028).capsule([0.28, 0.02, 0.32], [0.28, 0.02, -0.3], 0.028));
    b.part('camera').ball(0.1, { at: [0, 0.27, 0.2] }).cylinder(0.055, 0.08, { at: [0, 0.26, 0.27], rotate: [90, 0, 0] }).box([0.05, 0.12, 0.05], { part: 'body', at: [0, 0.35, 0.18] }).cylinder(0.036, 0.015, { part: '#4a6f9a gloss', at: [0, 0.26, 0.345], rotate: [90, 0, 0] });
    b.mirrored('x', () => b.box([0.07, 0.03, 0.02], { part: 'lights', at: [0.12, 0.43, 0.34], round: 0.01 }));
  },

  hot_air_balloon(b, p) {
    if (p.is('form', 'airship')) {
      const radius = [0.03, 0.24, 0.36, 0.4, 0.4, 0.37, 0.3, 0.2, 0.06];
      b.tube(radius.map((_, i): Vec3 => [0, 0.85, 1.35 - i * 0.34]), radius, { part: 'envelope', segments: 32, ends: 'round', steps: 8 });
      for (const z of [0.62, 0.1, -0.42]) b.ring(z === 0.1 ? 0.406 : 0.385, 0.022, { part: 'bands', at: [0, 0.85, z], rotate: [90, 0, 0], around: 44 });
      for (const turn of [0, 90, 180, 270]) b.group({ at: [0, 0.85, 0], rotate: [0, 0, turn + 45] }, () => sidePlate(b, [[-0.72, 0.2], [-1.05, 0.56], [-1.36, 0.52], [-1.34, 0.1]], 0.04, { part: 'bands', bevel: 0.012 }));
      b.tube('0,.3,.5 0,.27,.3 0,.27,-.2 0,.32,-.4', [0.05, 0.12, 0.12, 0.05], { part: 'basket', ends: 'round' }).mirrored('x', () => { for (let pane = 0; pane < 5; pane++) b.box([0.02, 0.06, 0.07], { part: '#26323a gloss', at: [0.112, 0.3, 0.34 - pane * 0.13], round: 0.01 }); });
      for (const z of [0.3, 0, -0.25]) b.mirrored('x', () => b.rod([0.08, 0.34, z], [0.16, 0.5, z], 0.01, { part: 'ropes' }));
      b.mirrored('x', () => { b.capsule([0.24, 0.3, -0.1], [0.24, 0.3, -0.28], 0.045, { part: '#3a3d42 metal' }).rod([0.1, 0.3, -0.18], [0.24, 0.3, -0.18], 0.015, { part: '#3a3d42 metal' }); });
      return;
    }
    const lobes = (turn: number, along: number) => 1 + 0.035 * Math.abs(Math.sin(turn * Math.PI * 16)) * Math.sin(Math.min(1, along * 1.1) * Math.PI);
    b.lathe('.17,.62! .2,.66 .36,.9 .56,1.24 .63,1.55 .55,1.86 .34,2.06 .12,2.14 0,2.15', { part: 'envelope', ripple: lobes, segments: 64, steps: 6 });
    for (let gore = 0; gore < 16; gore += 2) b.group({ rotate: [0, (gore / 16) * 360, 0] }, () => b.sheet(5, 22, (u, v) => {
      const a = ((u - 0.5) * Math.PI) / 8 + Math.PI / 16;
      const [r, y] = balloonAt(v);
      const reach = r * (1.012 + 0.035 * Math.abs(Math.sin(a * 8)) * Math.sin(Math.min(1, v * 1.05) * Math.PI));
      return [reach * Math.sin(a), y + 0.004, reach * Math.cos(a)];
    }, { part: 'bands' }));
    b.ring(0.175, 0.018, { part: 'ropes', at: [0, 0.62, 0] });
    b.mirrored('x', () => b.mirrored('z', () => b.rod([0.13, 0.24, 0.13], [0.12, 0.63, 0.12], 0.009, { part: 'ropes' })));
    b.part('basket').box([0.32, 0.24, 0.32], { at: [0, 0.13, 0], round: 0.03 }).box([0.36, 0.035, 0.36], { at: [0, 0.255, 0], round: 0.016, tint: 0.7 }).box([0.28, 0.01, 0.28], { part: '#2a1c10', at: [0, 0.272, 0] });
    for (let hoop = 0; hoop < 4; hoop++) b.box([0.335, 0.02, 0.335], { part: 'basket', at: [0, 0.06 + hoop * 0.05, 0], round: 0.01, tint: 0.85 });
    b.cylinder(0.05, 0.08, { part: '#9aa0a6 metal', at: [0, 0.46, 0] }).cone(0.04, 0.16, { part: '#ffb347 glow', at: [0, 0.54, 0] }).mirrored('x', () => b.rod([0.13, 0.5, 0], [0, 0.48, 0], 0.01, { part: '#9aa0a6 metal' }));
  },

  rocket(b, p) {
    const form = p.variant('form');
    const flame = (at: Vec3, size: number) => b.group({ at, scale: size }, () => b.part('flame').lathe('0,-.9 .05,-.66 .15,-.3 .16,-.08 .1,0! 0,0!', { ripple: (turn) => 1 + 0.12 * Math.sin(turn * 12 * Math.PI) }).cone(0.15, 0.5, { rotate: [180, 0, 0], tint: 1.4 }));
    if (form === 'shuttle') {
      b.group({ at: [0, 0.3, 0] }, () => {
        b.lathe('0,2.3 .1,2.15 .2,1.85 .21,1.5! .21,.1! .14,0 0,0', { part: 'nose', at: [0, 0, -0.42], straight: false });
        b.mirrored('x', () => { b.lathe('0,1.95 .06,1.82 .1,1.6! .1,.06! .13,-.06! 0,-.06!', { part: 'boosters', at: [0.34, 0, -0.42] }); flame([0.34, -0.08, -0.42], 0.7); });
        b.lathe('0,1.72 .08,1.66 .14,1.5 .18,1.24! .19,.16! .16,.02! 0,.02!', { part: 'body' });
        b.mirrored('x', () => b.plate([[0.1, 1.2], [0.24, 0.72], [0.6, 0.2], [0.6, 0.06], [0.1, 0.06]], 0.05, { part: 'fins', at: [0, 0, -0.06], bevel: 0.015 }));
        sidePlate(b, [[0.12, 0.5], [0.46, 0.12], [0.48, -0.02], [0.34, -0.02], [0.12, 0.1]], 0.045, { part: 'fins' });
        b.row(3, [0.07, 0, 0], (i) => b.box([0.055, 0.08, 0.03], { part: 'windows', at: [0, 1.47, 0.145 - 0.012 * Math.abs(i - 1)], rotate: [-28, (i - 1) * 22, 0], round: 0.01 }));
        for (const [x, z] of [[0, 0.08], [0.09, -0.05], [-0.09, -0.05]] as const) b.lathe('.04,.06! .06,0 .08,-.1! .065,-.1! 0,0!', { part: '#3a3d42 metal', at: [x, 0, z] });
        b.box([0.2, 0.5, 0.02], { part: '#1c1d20', at: [0, 0.5, 0.19], round: 0.01 });
        flame([0, -0.1, 0], 0.9);
      });
      return;
    }
    if (form === 'missile') {
      b.group({ at: [0, 0.75, 0], rotate: [0, 0, -52] }, () => {
        b.cylinder(0.15, 1.5, { part: 'body', at: [0, -0.75, 0] }).lathe('.15,0! .14,.14 .09,.32 0,.44', { part: 'nose', at: [0, 0.75, 0] });
        for (const y of [0.6, 0.2, -0.4]) b.ring(0.152, 0.012, { part: y === 0.2 ? 'windows' : 'nose', at: [0, y, 0] });
        b.radial(4, () => { sidePlate(b, [[0.14, -0.74], [0.36, -0.8], [0.36, -0.62], [0.14, -0.36]], 0.03, { part: 'fins' }); sidePlate(b, [[0.14, 0.36], [0.27, 0.3], [0.27, 0.38], [0.14, 0.52]], 0.025, { part: 'fins' }); }, { start: 45 });
        b.lathe('.1,0! .13,-.12! .11,-.12! 0,-.02!', { part: '#3a3d42 metal', at: [0, -0.75, 0] }).mirrored('x', () => b.cylinder(0.06, 0.7, { part: 'boosters', at: [0.21, -0.7, 0] }));
        flame([0, -0.86, 0], 0.9);
      });
      return;
    }
    if (form === 'firework') {
      b.rod([0, 0, 0], [0, 1.6, 0], 0.03, { part: '#b98c55 wood' }).cylinder(0.16, 0.72, { part: 'body', at: [0.05, 0.85, 0.05], segments: 32 }).cone(0.21, 0.34, { part: 'nose', at: [0.05, 1.56, 0.05] });
      for (let band = 0; band < 3; band++) b.cylinder(0.163, 0.08, { part: band === 1 ? 'windows' : 'fins', at: [0.05, 0.95 + band * 0.23, 0.05] });
      b.plate(outlines.star(5, 0.1, 0.045), 0.02, { part: 'nose', at: [0.05, 1.22, 0.21] }).tube('.05,.86,.05 .1,.74,.12 .04,.66,.2 .12,.58,.22', 0.018, { part: '#6e6a60', ends: 'round' }).mirrored('x', () => b.cylinder(0.09, 0.5, { part: 'boosters', at: [0.24, 0.85, 0.05] }));
      b.group({ at: [0.05, 0.84, 0.05] }, () => flame([0, 0, 0], 0.8));
      return;
    }
    b.group({ at: [0, 0.42, 0] }, () => {
      b.lathe('.2,0! .27,.1 .36,.45 .38,.8 .33,1.18 .26,1.4!', { part: 'body', segments: 36 }).lathe('.26,1.395! .2,1.58 .1,1.8 0,1.96', { part: 'nose', segments: 36 }).lathe('.265,1.38! .275,1.4 .265,1.43!', { part: 'nose' });
      b.lathe('.2,0! .14,.02! .1,-.04 .2,-.16! .17,-.16! 0,-.02!', { part: '#3a3d42 metal' });
      b.radial(3, () => sidePlate(b, '.3,.5! .46,.42 .62,.14 .64,-.36! .58,-.38 .48,-.12 .25,.04!', 0.07, { part: 'fins', bevel: 0.025 }), { start: 60 });
      b.group({ at: [0, 0.98, 0.345], rotate: [80, 0, 0] }, () => b.ring(0.135, 0.032, { part: 'nose' }).ball([0.125, 0.04, 0.125], { part: 'windows' }));
      b.group({ at: [0, 0.58, 0.36], rotate: [92, 0, 0] }, () => b.ring(0.085, 0.022, { part: 'nose' }).ball([0.08, 0.03, 0.08], { part: 'windows' }));
      b.radial(3, () => b.lathe('0,.7 .06,.6 .09,.4! .09,-.1! .11,-.18! 0,-.18!', { part: 'boosters', at: [0, 0, 0.42] }), { start: 0 });
      flame([0, -0.14, 0], 1.1);
    });
  },

  spaceship(b, p) {
    const form = p.variant('form');
    if (form === 'saucer') {
      b.lathe('0,.18 .3,.2! .34,.24 .9,.4 1.0,.46 .9,.53 .46,.66! .4,.66! 0,.66!', { part: 'hull', segments: 56 }).ring(0.99, 0.03, { part: 'wings', at: [0, 0.46, 0], around: 64 });
      b.lathe('.4,.64! .4,.74 .3,.94 .14,1.02 0,1.03', { part: 'cockpit', segments: 40 }).ring(0.42, 0.035, { part: 'wings', at: [0, 0.66, 0], around: 44 });
      b.radial(14, () => b.ball([0.055, 0.035, 0.055], { part: 'lights', at: [0, 0.56, 0.76] })).radial(10, () => b.ball(0.04, { part: 'lights', at: [0, 0.33, 0.72] }));
      b.lathe('0,.12! .22,.12! .28,.2! 0,.22!', { part: 'engines' }).radial(3, () => b.rod([0, 0.26, 0.46], [0, -0.06, 0.62], 0.03, { part: 'wings' }).cylinder(0.09, 0.03, { part: 'wings', at: [0, -0.08, 0.62] }), { start: 60 });
      return;
    }
    if (form === 'station') {
      b.group({ at: [0, 1, 0], rotate: [24, 0, 12] }, () => {
        b.ring(0.85, 0.11, { part: 'hull', segments: 18, around: 60 }).part('wings').radial(4, () => b.rod([0, 0, 0.1], [0, 0, 0.85], 0.055));
        b.lathe('0,-.55! .12,-.5! .14,-.3! .22,-.2! .22,.2! .14,.3! .14,.5 0,.56', { part: 'hull' }).ring(0.225, 0.02, { part: 'lights' });
        b.lathe('.1,.5 .2,.62 .3,.78! .29,.78! .17,.64 0,.54', { part: 'cockpit' }).cylinder(0.12, 0.1, { part: 'engines', at: [0, -0.64, 0] });
        b.radial(28, () => b.box([0.05, 0.03, 0.02], { part: 'lights', at: [0, 0.02, 0.962] })).radial(8, () => b.box([0.16, 0.1, 0.24], { part: 'wings', at: [0, 0.02, 0.85], round: 0.02 }));
        b.mirrored('x', () => b.rod([0.2, -0.36, 0], [0.5, -0.36, 0], 0.02, { part: 'wings' }).box([0.6, 0.02, 0.3], { part: '#22306a gloss', at: [0.66, -0.36, 0] }));
      });
      return;
    }
    if (form === 'cruiser') {
      // A long wedge with a stepped bridge tower.
      b.part('hull').hull([[0, 0.45, 1.9], [0.85, 0.42, -1.0], [-0.85, 0.42, -1.0], [0.3, 0.68, -0.9], [-0.3, 0.68, -0.9], [0.3, 0.2, -0.9], [-0.3, 0.2, -0.9], [0.8, 0.36, -1.05], [-0.8, 0.36, -1.05]]);
      b.part('wings').hull([[0, 0.56, 0.9], [0.4, 0.56, -0.8], [-0.4, 0.56, -0.8], [0.24, 0.76, -0.75], [-0.24, 0.76, -0.75], [0, 0.66, 0.3]]).hull([[0.26, 0.72, -0.3], [-0.26, 0.72, -0.3], [0.26, 0.72, -0.8], [-0.26, 0.72, -0.8], [0.16, 0.88, -0.45], [-0.16, 0.88, -0.45], [0.16, 0.88, -0.78], [-0.16, 0.88, -0.78]]).box([0.12, 0.24, 0.2], { at: [0, 0.96, -0.66] }).box([0.62, 0.12, 0.2], { at: [0, 1.1, -0.64], round: 0.02 }).mirrored('x', () => b.ball(0.08, { at: [0.22, 1.2, -0.66] }));
      b.box([0.5, 0.04, 0.02], { part: 'cockpit', at: [0, 1.11, -0.535] });
      for (const x of [-0.48, 0, 0.48]) b.group({ at: [x, 0.42, -0.98], rotate: [-90, 0, 0] }, () => b.lathe('.1,0! .17,.16! .14,.16! 0,.06!', { part: 'wings' }).cylinder(0.13, 0.02, { part: 'engines', at: [0, 0.13, 0] }));
      b.mirrored('x', () => { for (let light = 0; light < 12; light++) b.box([0.02, 0.02, 0.05], { part: 'lights', at: [0.12 + light * 0.056, 0.445, 1.45 - light * 0.2] }); b.rod([0.36, 0.62, 0.1], [0.36, 0.64, 0.4], 0.025, { part: 'wings' }); });
      return;
    }
    b.part('hull').hull([[0, 0.42, 1.6], [0.06, 0.38, 1.56], [-0.06, 0.38, 1.56], [0.26, 0.44, 0.1], [-0.26, 0.44, 0.1], [0.2, 0.3, 0.2], [-0.2, 0.3, 0.2], [0.14, 0.62, 0.1], [-0.14, 0.62, 0.1], [0.22, 0.6, -0.9], [-0.22, 0.6, -0.9], [0.24, 0.3, -0.9], [-0.24, 0.3, -0.9]]);
    b.hull([[0.1, 0.56, 0.62], [-0.1, 0.56, 0.62], [0.13, 0.6, 0.02], [-0.13, 0.6, 0.02], [0.08, 0.76, 0.12], [-0.08, 0.76, 0.12], [0, 0.5, 0.86]], { part: 'cockpit' });
    b.mirrored('x', () => {
      for (const [lean, y] of [[16, 0.52], [-12, 0.38]] as const) b.group({ at: [0.2, y, -0.5], rotate: [0, 0, lean] }, () => { planPlate(b, [[0, 0.5], [1.1, -0.05], [1.14, -0.32], [0, -0.36]], 0.06, { part: 'wings', bevel: 0.02 }); b.rod([1.12, 0, -0.25], [1.12, 0, 0.7], 0.03, { part: 'wings' }).rod([1.12, 0, 0.7], [1.12, 0, 0.78], 0.018, { part: 'lights' }).box([0.5, 0.01, 0.03], { part: 'lights', at: [0.55, 0.034, 0.1], rotate: [0, 26, 0] }); });
      b.group({ at: [0.3, 0.46, -0.5], rotate: [-90, 0, 0] }, () => b.lathe('0,-.42! .1,-.4! .15,-.2 .15,.3! .19,.5! .15,.5! 0,.4!', { part: 'hull' }).cylinder(0.14, 0.02, { part: 'engines', at: [0, 0.46, 0] }).ring(0.155, 0.02, { part: 'lights', at: [0, 0.05, 0] }));
    });
    fin(b, [[-0.3, 0.6], [-0.75, 0.98], [-0.95, 0.98], [-0.88, 0.58]], 'wings');
  },

  satellite(b) {
    b.group({ at: [0, 0.7, 0], rotate: [12, 28, -10] }, () => {
      b.part('body').box([0.5, 0.62, 0.5], { round: 0.02 }).box([0.52, 0.04, 0.52], { at: [0, 0.2, 0], tint: 0.7 }).box([0.52, 0.04, 0.52], { at: [0, -0.2, 0], tint: 0.7 });
      b.mirrored('x', () => {
        b.rod([0.25, 0, 0], [0.45, 0, 0], 0.025, { part: 'antenna' });
        for (let panel = 0; panel < 3; panel++) {
          const x = 0.66 + panel * 0.44;
          b.box([0.42, 0.62, 0.025], { part: 'panels', at: [x, 0, 0] });
          b.part('antenna').box([0.44, 0.02, 0.035], { at: [x, 0.31, 0] }).box([0.44, 0.02, 0.035], { at: [x, -0.31, 0] }).box([0.02, 0.64, 0.035], { at: [x + 0.22, 0, 0] });
          for (let line = 1; line < 4; line++) b.box([0.42, 0.008, 0.03], { at: [x, -0.31 + line * 0.155, 0] });
          for (let line = 1; line < 3; line++) b.box([0.008, 0.62, 0.03], { at: [x - 0.21 + line * 0.14, 0, 0] });
        }
      });
      b.group({ at: [0, 0.02, 0.3], rotate: [76, 0, 0] }, () => b.lathe('0,0 .14,.02 .28,.09 .38,.2! .37,.21! .26,.11 .13,.045 0,.03', { part: 'dish', segments: 40 }).rod([0, 0.02, 0], [0, 0.3, 0], 0.012, { part: 'antenna' }).ball(0.035, { part: 'antenna', at: [0, 0.31, 0] }).radial(3, () => b.rod([0, 0.15, 0.32], [0, 0.3, 0], 0.008, { part: 'antenna' })));
      b.part('antenna').rod([0.12, 0.3, 0], [0.16, 0.72, 0.02], 0.01).rod([-0.12, 0.3, 0], [-0.2, 0.62, -0.05], 0.01).lathe('0,-.31! .1,-.31! .16,-.5! .14,-.5! 0,-.36!', { part: '#3a3d42 metal' });
    });
  },

  parachute(b, p) {
    const form = p.variant('form');
    if (form === 'hang_glider') {
      b.group({ at: [0, 0.9, 0], rotate: [14, 0, 0] }, () => {
        const half = (part: string, from: number, to: number) => b.sheet(9, 11, (u, v) => { const s = lerp(from, to, u); return [s * 1.5, 0.1 * s + 0.14 * Math.sin(v * Math.PI) * Math.sin(s * Math.PI) * 0.8, lerp(0.75 - s * 0.95, -0.5 + 0.22 * s - 0.12 * Math.sin(s * Math.PI * 3) ** 2, v)]; }, { part });
        b.mirrored('x', () => { half('canopy', 0, 0.4); half('panels', 0.4, 0.7); half('canopy', 0.7, 1); b.rod([0, 0, 0.76], [1.5, 0.1, -0.22], 0.022, { part: 'lines' }).rod([0, 0, 0.1], [0.75, 0.06, 0.14], 0.018, { part: 'lines' }); });
        b.part('lines').rod([0, 0, 0.78], [0, 0, -0.52], 0.02).rod([0, 0, 0.1], [0, 0.34, 0.06], 0.018).mirrored('x', () => b.rod([0, 0.34, 0.06], [1.4, 0.1, -0.14], 0.006).rod([0, -0.02, 0.12], [0.3, -0.62, 0.2], 0.02).rod([0.3, -0.62, 0.2], [1.2, 0.08, 0], 0.006)).rod([-0.3, -0.62, 0.2], [0.3, -0.62, 0.2], 0.022);
        b.capsule([0, -0.3, 0.1], [0, -0.34, -0.7], 0.11, { part: 'harness', to: 0.06 }).rod([0, -0.02, 0.0], [0, -0.28, -0.1], 0.01, { part: 'lines' });
      });
      return;
    }
    const wingForm = form === 'wing';
    b.part('harness').superball([0.13, 0.2, 0.1], 0.6, 0.6, { at: [0, 0.22, 0] }).mirrored('x', () => b.tube([[0.09, 0.38, 0.05], [0.12, 0.25, 0.12], [0.08, 0.08, 0.1]], 0.025).rod([0.1, 0.36, 0], [0.12, 0.6, 0], 0.02));
    if (wingForm) {
      const at = (u: number, v: number, deep: number): Vec3 => { const a = (u - 0.5) * 1.9; const sag = 0.02 * Math.abs(Math.sin(u * Math.PI * 9)); return [Math.sin(a) * 1.15, 0.72 + Math.cos(a) * 0.92 + deep * (0.09 + sag) * Math.sin(Math.min(1, v * 1.4 + 0.16) * Math.PI) - 0.02, 0.34 - v * 0.72 * (1 - 0.3 * Math.abs(2 * u - 1) ** 3)]; };
      for (let cell = 0; cell < 9; cell++) for (const deep of [1, -0.5]) b.sheet(7, 11, (u, v) => at((cell + u) / 9, v, deep), { part: cell % 2 ? 'panels' : 'canopy' });
      b.mirrored('x', () => { for (let line = 0; line < 5; line++) for (const v of [0.1, 0.5, 0.85]) b.rod([0.12, 0.6, 0], at(0.54 + line * 0.11, v, -0.4), 0.005, { part: 'lines', segments: 4 }); });
    } else {
      const gores = 12;
      for (let gore = 0; gore < gores; gore++) b.group({ rotate: [0, (gore / gores) * 360, 0] }, () => b.sheet(7, 12, (u, v) => {
        const a = ((u - 0.5) * 2 * Math.PI) / gores;
        const puffed = 1 + 0.05 * Math.cos((u - 0.5) * Math.PI) * Math.sin(v * Math.PI * 0.6);
        const t = 0.08 + v * 1.5;
        return [Math.sin(t) * 0.9 * puffed * Math.sin(a), 1.5 + 0.62 * Math.cos(t) - 0.05 * (v > 0.95 ? Math.cos((u - 0.5) * Math.PI) * -1 : 0), Math.sin(t) * 0.9 * puffed * Math.cos(a)];
      }, { part: gore % 2 ? 'panels' : 'canopy' }));
      for (let line = 0; line < gores; line++) { const a = ((line + 0.5) / gores) * 2 * Math.PI; b.rod([Math.sign(Math.sin(a)) * 0.12, 0.58, 0], [0.895 * Math.sin(a), 1.5, 0.895 * Math.cos(a)], 0.007, { part: 'lines', segments: 4 }); }
    }
  },

  kite(b, p) {
    const form = p.variant('form');
    if (form === 'paper_plane') {
      b.group({ at: [0, 0.5, 0], rotate: [-12, 0, 6] }, () => {
        b.mirrored('x', () => {
          b.hull([[0, 0.08, 1.1], [0.02, 0.1, -0.75], [0.62, 0.2, -0.75], [0.02, 0.09, -0.75], [0.62, 0.19, -0.75], [0, 0.07, 1.1]], { part: 'sail' });
          b.hull([[0.01, 0.09, 1.08], [0.03, 0.105, -0.75], [0.3, 0.15, -0.75], [0.03, 0.12, -0.75], [0.3, 0.165, -0.75]], { part: 'panels' });
          b.hull([[0.01, 0.08, 1.1], [0.05, 0.1, -0.75], [0.005, -0.22, -0.7], [0.03, 0.1, -0.75], [0, -0.22, -0.7], [0, 0.08, 1.08]], { part: 'tail' });
        });
        b.rod([0, -0.2, -0.66], [0, 0.08, 1.08], 0.006, { part: 'line' });
      });
      return;
    }
    b.group({ at: [0, 1.2, 0], rotate: [-22, 0, 0] }, () => {
      if (form === 'box') {
        for (const y of [0.42, -0.42]) b.radial(4, (i) => b.box([0.62, 0.36, 0.02], { part: (i + (y > 0 ? 1 : 0)) % 2 ? 'sail' : 'panels', at: [0, y, 0.31] }), { start: 45 });
        b.part('#b98c55 wood').radial(4, () => b.rod([0, -0.68, 0.435], [0, 0.68, 0.435], 0.02)).mirrored('x', () => b.rod([0, 0.42, -0.43], [0, 0.42, 0.43], 0.014).rod([0.43, -0.42, 0], [-0.43, -0.42, 0], 0.014));
      } else {
        const [top, bottom, side]: [Vec3, Vec3, Vec3] = [[0, 0.6, 0], [0, -0.85, 0], [0.56, 0.16, -0.1]];
        const tri = (a: Vec3, c: Vec3, d: Vec3, part: string) => b.hull([...[a, c, d], ...[a, c, d].map((q): Vec3 => [q[0], q[1], q[2] + 0.018])], { part });
        b.mirrored('x', (s) => { tri(top, side, [0, 0.16, 0.05], s > 0 ? 'sail' : 'panels'); tri(bottom, side, [0, 0.16, 0.05], s > 0 ? 'panels' : 'sail'); });
        b.part('#b98c55 wood').tube([[-0.58, 0.16, -0.1], [0, 0.16, 0.03], [0.58, 0.16, -0.1]], 0.016).rod([0, 0.64, -0.01], [0, -0.9, -0.01], 0.016);
      }
      b.rod([0, 0.14, 0.06], [0, -0.1, 0.5], 0.006, { part: 'line' }).rod([0, -0.5, 0.04], [0, -0.1, 0.5], 0.006, { part: 'line' }).tube('0,-.1,.5 0,-.8,1.0 0,-1.35,1.1', 0.006, { part: 'line' });
      const tail: Vec3[] = Array.from({ length: 12 }, (_, i) => [0.14 * Math.sin(i * 0.9), (form === 'box' ? -0.68 : -0.85) - i * 0.075, -0.02 + 0.1 * Math.sin(i * 0.6)]);
      b.tube(tail, 0.01, { part: 'tail' });
      for (let bow = 2; bow < 12; bow += 2) b.group({ at: tail[bow]!, rotate: [0, 0, 30 * Math.sin(bow)] }, () => b.part('tail').mirrored('x', () => b.plate([[0, 0], [0.14, 0.07], [0.14, -0.07]], 0.015)));
    });
  },
};

/** Radius and height of the balloon's envelope at 0…1 from its mouth to its crown. */
function balloonAt(v: number): Vec2 {
  const profile: readonly Vec2[] = [[0.17, 0.62], [0.2, 0.66], [0.36, 0.9], [0.56, 1.24], [0.63, 1.55], [0.55, 1.86], [0.34, 2.06], [0.12, 2.14]];
  const place = v * (profile.length - 1);
  const index = Math.min(Math.floor(place), profile.length - 2);
  const t = place - index;
  const at = (i: number, axis: 0 | 1) => profile[Math.min(Math.max(i, 0), profile.length - 1)]![axis];
  const blend = (axis: 0 | 1) => { const [a, c, d, e] = [at(index - 1, axis), at(index, axis), at(index + 1, axis), at(index + 2, axis)]; return c + 0.5 * t * (d - a + t * (2 * a - 5 * c + 4 * d - e + t * (3 * (c - d) + e - a))); };
  return [blend(0), blend(1)];
}

