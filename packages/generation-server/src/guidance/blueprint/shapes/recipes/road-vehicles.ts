import { axle, crawler, sidePlate } from '../anatomy/bodies.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import { carWheel } from '../anatomy/wheels.ts';
import type { Vec2, Vec3 } from '../vec.ts';

const STEEL = '#b9bdc2 metal';
const LAMP = '#fff2c4 gloss';
const TAIL = '#b3201f gloss';

/** Panes along both flanks, from z0 to z1. */
function sideWindows(b: MeshBuilder, half: number, y: number, h: number, z0: number, z1: number, count: number, part = 'windows'): void {
  const step = (z1 - z0) / count;
  for (let pane = 0; pane < count; pane++) for (const x of [-half, half]) b.box([0.024, h, Math.abs(step) * 0.84], { part, at: [x, y, z0 + step * (pane + 0.5)], round: 0.01 });
}

function lamps(b: MeshBuilder, x: number, y: number, z: number, radius = 0.06, part = LAMP): void {
  for (const side of [-x, x]) b.cylinder(radius, 0.04, { part, at: [side, y, z - 0.02], rotate: [z < 0 ? -90 : 90, 0, 0], segments: 14 });
}

/** A lorry's cab whose back stands at z = 0: flat-fronted, or with a bonnet. */
function cab(b: MeshBuilder, z: number, bonnet: boolean, body = 'cab'): void {
  b.group({ at: [0, 0, z] }, () => {
    const outline: Vec2[] = bonnet ? [[0, 0.26], [1.05, 0.26], [1.07, 0.66], [1.02, 0.72], [0.56, 0.78], [0.46, 1.2], [0.36, 1.26], [0, 1.26]] : [[0, 0.22], [0.7, 0.22], [0.74, 0.7], [0.66, 1.2], [0.58, 1.27], [0, 1.27]];
    sidePlate(b, outline, 0.86, { part: body, bevel: 0.05 });
    const front = bonnet ? 0.53 : 0.715;
    b.box([0.74, 0.36, 0.03], { part: 'windows', at: [0, bonnet ? 0.98 : 0.94, front - 0.01], rotate: [bonnet ? -13 : -9, 0, 0], round: 0.01 });
    for (const x of [-0.432, 0.432]) b.box([0.02, 0.32, bonnet ? 0.3 : 0.36], { part: 'windows', at: [x, 0.96, bonnet ? 0.24 : 0.38], round: 0.008 }).box([0.02, 0.05, 0.1], { part: STEEL, at: [x, 0.7, 0.14] }).box([0.05, 0.22, 0.05], { part: '#202226', at: [x * 1.2, 0.98, front - 0.02], round: 0.02 });
    const nose = bonnet ? 1.07 : 0.73;
    b.box([0.9, 0.13, 0.12], { part: STEEL, at: [0, 0.28, nose + 0.02], round: 0.03 }).box([bonnet ? 0.5 : 0.56, 0.22, 0.03], { part: '#22262b gloss', at: [0, 0.5, nose + 0.002], round: 0.015 });
    for (let bar = 0; bar < 4; bar++) b.box([bonnet ? 0.46 : 0.52, 0.018, 0.03], { part: STEEL, at: [0, 0.42 + bar * 0.05, nose + 0.014] });
    lamps(b, 0.34, 0.5, nose + 0.02, 0.065);
  });
}

export const ROAD_VEHICLES: RecipeTable = {
  bus(b, p) {
    const form = p.variant('form');
    const [l, w, h] = form === 'tram' ? [3.3, 0.74, 0.9] : form === 'double_decker' ? [2.2, 0.78, 1.5] : form === 'school' ? [2.0, 0.82, 0.92] : [2.5, 0.8, 0.94];
    const floor = form === 'tram' ? 0.14 : 0.2;
    if (form === 'tram') sidePlate(b, [[1.5, floor], [1.62, floor + 0.3], [1.45, floor + h], [-1.45, floor + h], [-1.62, floor + 0.3], [-1.5, floor]], w, { part: 'body', bevel: 0.05 });
    else b.box([w, h, l], { part: 'body', at: [0, floor + h / 2, 0], round: 0.08 });
    b.box([w * 0.92, 0.08, l * 0.9], { part: 'roof', at: [0, floor + h + 0.01, 0], round: 0.035 });
    const panes = form === 'tram' ? 8 : form === 'school' ? 7 : 6;
    const reach = l * (form === 'tram' ? 0.43 : 0.46);
    if (form === 'double_decker') sideWindows(b, w / 2, floor + 1.18, 0.34, -reach, reach, 6);
    const y = form === 'double_decker' ? floor + 0.55 : floor + h * 0.66;
    sideWindows(b, w / 2, y, 0.32, -reach, reach, panes);
    for (const z of [-1, 1]) {
      b.part('windows').box([w * 0.84, 0.36, 0.03], { at: [0, y, z * (l / 2 - 0.005 - (form === 'tram' ? 0.07 : 0))], round: 0.02, rotate: [form === 'tram' ? z * -14 : 0, 0, 0] });
      if (form === 'double_decker') b.box([w * 0.84, 0.32, 0.03], { at: [0, floor + 1.18, z * (l / 2 - 0.005)], round: 0.02 });
    }
    if (form !== 'tram') for (const z of [0.24, 0.4]) b.box([0.03, 0.62, 0.14], { part: 'windows', at: [w / 2, floor + 0.4, l * z - 0.02], round: 0.01 });
    if (form === 'school') {
      b.part('body').box([w * 0.84, 0.46, 0.62], { at: [0, floor + 0.24, l / 2 + 0.26], round: 0.1 }).box([w * 0.96, 0.2, 0.5], { at: [0, floor + 0.12, l / 2 + 0.26], round: 0.06 });
      b.box([0.4, 0.22, 0.03], { part: '#1c1d20', at: [0, floor + 0.26, l / 2 + 0.57], round: 0.01 });
      b.part('#e86a1c glow').row(2, [0.5, 0, 0], () => b.box([0.14, 0.06, 0.05], { at: [0, floor + h - 0.02, l / 2], round: 0.02 }));
    }
    const nose = form === 'school' ? l / 2 + 0.57 : l / 2 + (form === 'tram' ? -0.02 : 0.01);
    lamps(b, w * 0.36, floor + (form === 'tram' ? 0.24 : 0.22), nose, 0.07);
    lamps(b, w * 0.36, floor + 0.26, -l / 2 - (form === 'tram' ? 0.02 : 0.01), 0.05, TAIL);
    if (form !== 'tram') b.part('#3a3d42').box([w * 0.98, 0.09, 0.08], { at: [0, floor + 0.02, nose + 0.02], round: 0.02 }).box([w * 0.98, 0.09, 0.08], { at: [0, floor + 0.02, -l / 2 - 0.02], round: 0.02 });
    for (const up of form === 'double_decker' ? [0.3, 0.86] : [0.14, 0.36]) b.box([w + 0.014, 0.045, l * 0.965], { part: 'stripes', at: [0, floor + up * (form === 'double_decker' ? 1 : h), 0] });
    if (form === 'tram') {
      b.part('#3a3d42 metal').tube('0,1.1,-.3 0,1.3,.1 0,1.5,-.2', 0.02).rod([-0.35, 1.5, -0.2], [0.35, 1.5, -0.2], 0.025).box([0.5, 0.1, 0.9], { at: [0, 1.1, -0.2], round: 0.03 });
      for (const z of [-1.1, -0.75, 0.75, 1.1]) axle(b, z, w * 0.4, { radius: 0.15, width: 0.1, tire: 'tires', rim: STEEL, spokes: 0 });
      b.part('#2a2c30').box([w * 0.9, 0.14, 0.7], { at: [0, 0.14, 0.92] }).box([w * 0.9, 0.14, 0.7], { at: [0, 0.14, -0.92] });
    } else for (const z of [form === 'school' ? l / 2 + 0.18 : l * 0.32, -l * 0.3]) axle(b, z, w / 2 - 0.07, { radius: 0.21, width: 0.18, tire: 'tires', rim: STEEL });
  },

  truck(b, p) {
    const form = p.variant('form');
    const bonnet = form === 'semi' || form === 'tow';
    const back = form === 'semi' ? -3 : -1.5;
    const wheel = { radius: 0.25, width: 0.2, tire: 'tires', rim: STEEL };
    cab(b, 0, bonnet);
    b.part('chassis').mirrored('x', () => b.beam([0.25, 0.33, back], [0.25, 0.33, 0.4], [0.1, 0.12])).box([0.8, 0.1, 0.08], { at: [0, 0.32, back], round: 0.02 });
    axle(b, bonnet ? 0.78 : 0.4, 0.38, wheel);
    for (const z of form === 'semi' ? [-0.3, -0.72, -2.35, -2.78] : [-0.75, -1.22]) axle(b, z, 0.38, wheel);
    lamps(b, 0.34, 0.36, back - 0.04, 0.045, TAIL);
    if (form === 'semi' || form === 'tow') b.mirrored('x', () => b.rod([0.46, 0.4, 0.06], [0.46, 1.52, 0.06], 0.04, { part: STEEL }));
    b.part('cargo');
    if (form === 'semi') {
      b.box([0.94, 1.12, 2.75], { at: [0, 1.02, -1.6], round: 0.03 });
      for (let rib = 0; rib < 8; rib++) for (const x of [-0.475, 0.475]) b.box([0.016, 1.04, 0.03], { at: [x, 1.02, -2.85 + rib * 0.357], tint: 0.85 });
      b.rod([-0.3, 0.02, -0.98], [-0.3, 0.5, -0.98], 0.035, { part: 'chassis' }).rod([0.3, 0.02, -0.98], [0.3, 0.5, -0.98], 0.035, { part: 'chassis' }).rod([-0.43, 0.4, -0.35], [-0.43, 0.4, 0], 0.12, { part: STEEL });
    } else if (form === 'box') b.box([0.96, 1.12, 1.5], { at: [0, 0.98, -0.8], round: 0.03 }).box([0.02, 0.9, 0.03], { at: [0, 0.95, -1.56], part: 'chassis' });
    else if (form === 'dump') {
      b.group({ at: [0, 0.46, -1.45], rotate: [-18, 0, 0] }, () => {
        const side: Vec2[] = [[-0.1, 0.06], [1.42, 0.02], [1.5, 0.52], [1.72, 0.66], [1.72, 0.72], [1.4, 0.7], [-0.2, 0.52]];
        b.mirrored('x', () => sidePlate(b, side, 0.05, { at: [0.46, 0, 0] }));
        b.box([0.92, 0.05, 1.5], { at: [0, 0.05, 0.66] }).box([0.92, 0.68, 0.05], { at: [0, 0.36, 1.44] }).box([0.92, 0.5, 0.04], { at: [0, 0.3, -0.12], rotate: [-10, 0, 0] }).box([0.92, 0.05, 0.42], { at: [0, 0.7, 1.58] });
        for (let rib = 0; rib < 5; rib++) b.mirrored('x', () => b.box([0.04, 0.5, 0.06], { at: [0.5, 0.3, 0.1 + rib * 0.3], tint: 0.85 }));
        b.rock([0.42, 0.2, 0.68], { part: '#7d6a55 stone', at: [0, 0.48, 0.66], roughness: 0.4 });
      });
      b.rod([0, 0.4, -0.5], [0, 0.74, -0.35], 0.06, { part: STEEL });
    } else if (form === 'garbage') {
      sidePlate(b, '-.06,.4! -.06,1.3 -.16,1.42 -1.1,1.42 -1.4,1.3 -1.7,.9 -1.72,.42! -1.2,.4!', 0.92, { bevel: 0.06 });
      b.box([0.72, 0.34, 0.06], { part: '#17181a', at: [0, 0.72, -1.72] }).box([0.98, 0.08, 0.1], { at: [0, 0.5, -1.8], round: 0.02, part: 'chassis' });
      for (let rib = 0; rib < 4; rib++) b.box([0.95, 0.95, 0.05], { at: [0, 0.9, -0.25 - rib * 0.28], tint: 0.85 });
      b.mirrored('x', () => b.rod([0.46, 0.55, -1.6], [0.46, 1.2, -1.25], 0.04, { part: STEEL }));
    } else if (form === 'fire') {
      b.box([0.9, 0.78, 1.5], { part: 'cab', at: [0, 0.76, -0.78], round: 0.03 }).box([0.92, 0.12, 2.2], { at: [0, 0.62, -0.4] });
      for (const x of [-0.455, 0.455]) for (let door = 0; door < 3; door++) b.box([0.02, 0.4, 0.4], { part: STEEL, at: [x, 0.92, -0.32 - door * 0.46], round: 0.01 });
      b.group({ at: [0, 1.26, -0.2], rotate: [9, 0, 0] }, () => {
        b.mirrored('x', () => b.beam([0.2, 0, -1.35], [0.2, 0, 0.8], [0.05, 0.09]).rod([0.2, 0.15, -1.35], [0.2, 0.15, 0.8], 0.02));
        b.row(14, [0, 0, 0.155], () => b.rod([-0.2, 0.02, -0.28], [0.2, 0.02, -0.28], 0.022));
      });
      b.cylinder(0.26, 0.12, { part: 'chassis', at: [0, 1.12, -1.15] }).mirrored('x', (side) => b.box([0.26, 0.09, 0.14], { part: side > 0 ? '#2448d8 glow' : '#d82424 glow', at: [0.2, 1.32, 0.42], round: 0.03 }));
    } else if (form === 'cement') {
      b.group({ at: [0, 0.98, -0.12], rotate: [-76, 0, 0] }, () => {
        b.lathe('0,-.02! .24,0! .46,.4 .53,.7 .46,1.05 .22,1.58! .2,1.6! 0,1.6!', { ripple: (turn) => 1 + 0.001 * turn });
        for (const phase of [0, 2.1, 4.2]) b.tube(Array.from({ length: 20 }, (_, i): Vec3 => { const t = i / 19; const r = (t < 0.45 ? 0.28 + 0.56 * t : 0.53 - 0.5 * (t - 0.45)) + 0.004; return [r * Math.sin(phase + t * 4.4), 0.08 + t * 1.45, r * Math.cos(phase + t * 4.4)]; }), 0.035, { part: 'cab', segments: 6 });
      });
      b.part('chassis').box([0.7, 0.5, 0.12], { at: [0, 0.6, -0.2] }).beam([0.3, 0.4, -1.3], [0.16, 1.1, -1.45], [0.07, 0.07]).beam([-0.3, 0.4, -1.3], [-0.16, 1.1, -1.45], [0.07, 0.07]);
      b.plate([[-0.16, 0], [0.16, 0], [0.1, -0.6], [-0.1, -0.6]], 0.05, { at: [0, 1.15, -1.72], rotate: [-24, 0, 0], part: STEEL });
    } else if (form === 'tanker') {
      b.lathe('0,0! .3,.02 .46,.1! .46,1.5! .3,1.58 0,1.6!', { at: [0, 0.94, -1.6], rotate: [90, 0, 0], segments: 32 });
      for (const z of [-0.2, -0.8, -1.4]) b.ring(0.465, 0.025, { at: [0, 0.94, z], rotate: [90, 0, 0], tint: 0.8 });
      b.row(3, [0, 0, 0.42], () => b.cylinder(0.12, 0.1, { at: [0, 1.37, -0.8], part: STEEL })).box([0.24, 0.02, 1.3], { at: [0, 1.4, -0.8], part: STEEL }).mirrored('x', () => b.box([0.06, 0.14, 1.4], { part: 'chassis', at: [0.4, 0.5, -0.8] }));
    } else if (form === 'tow') {
      b.box([0.96, 0.3, 1.5], { at: [0, 0.55, -0.78], round: 0.04 }).box([0.7, 0.08, 1.1], { part: 'chassis', at: [0, 0.7, -0.8] });
      b.part('chassis').mirrored('x', () => b.beam([0.24, 0.7, -0.35], [0.08, 1.42, -1.7], [0.08, 0.08]).beam([0.24, 0.7, -1], [0.1, 1.3, -1.5], [0.06, 0.06])).rod([-0.1, 1.4, -1.7], [0.1, 1.4, -1.7], 0.07).rod([0, 1.4, -1.72], [0, 0.8, -1.72], 0.015);
      b.tube('0,.82,-1.72 0,.7,-1.72 0,.62,-1.66 0,.6,-1.75 0,.68,-1.8', 0.03, { part: STEEL }).box([0.56, 0.09, 0.14], { part: '#f09a1a glow', at: [0, 1.31, 0.3], round: 0.03 });
    } else {
      b.box([0.98, 0.08, 1.62], { at: [0, 0.48, -0.82], round: 0.02 }).box([0.96, 0.5, 0.05], { at: [0, 0.75, -0.06] });
      for (let stake = 0; stake < 4; stake++) b.mirrored('x', () => b.box([0.04, 0.2, 0.05], { part: 'chassis', at: [0.48, 0.6, -0.25 - stake * 0.4] }));
      for (const [x, y] of [[-0.26, 0.65], [0.26, 0.65], [0, 0.65], [-0.13, 0.88], [0.13, 0.88], [0, 1.1]] as const) b.rod([x, y, -1.55], [x, y, -0.15], 0.128, { part: '#7a5a38 wood' });
    }
  },

  pickup_truck(b, p) {
    const form = p.variant('form');
    const lift = form === 'monster' ? 0.5 : form === 'jeep' ? 0.12 : 0;
    const r = form === 'monster' ? 0.46 : form === 'jeep' ? 0.27 : 0.23;
    b.group({ at: [0, lift, 0] }, () => {
      if (form === 'jeep') {
        sidePlate(b, [[0.9, 0.28], [0.92, 0.62], [0.3, 0.68], [0.24, 0.52], [-0.2, 0.46], [-0.3, 0.64], [-0.86, 0.64], [-0.88, 0.28]], 0.74, { part: 'body', bevel: 0.03 });
        b.box([0.1, 0.05, 0.5], { part: 'body', at: [0.42, 0.58, 0.62], round: 0.02 }).box([0.1, 0.05, 0.5], { part: 'body', at: [-0.42, 0.58, 0.62], round: 0.02 });
        b.box([0.68, 0.32, 0.03], { part: 'windows', at: [0, 0.85, 0.24], rotate: [-10, 0, 0] });
        for (const x of [-0.34, 0.34]) b.tube([[x, 0.66, 0.28], [x, 1.04, 0.2], [x, 1.06, -0.3], [x, 1.0, -0.82], [x, 0.62, -0.86]], 0.03, { part: 'bed' }).superball([0.15, 0.08, 0.16], 0.4, 0.4, { part: '#33291f', at: [x * 0.5, 0.62, -0.08] }).box([0.26, 0.34, 0.07], { part: '#33291f', at: [x * 0.5, 0.76, -0.24], round: 0.03 });
        for (let bar = 0; bar < 7; bar++) b.box([0.035, 0.2, 0.02], { part: '#1a1b1d', at: [-0.18 + bar * 0.06, 0.5, 0.915] });
        b.rod([-0.34, 1.04, 0.2], [0.34, 1.04, 0.2], 0.03, { part: 'bed' }).rod([-0.34, 1.06, -0.3], [0.34, 1.06, -0.3], 0.03, { part: 'bed' }).rod([-0.34, 1, -0.82], [0.34, 1, -0.82], 0.03, { part: 'bed' });
        b.group({ at: [0, 0.56, -0.98], rotate: [0, 90, 0] }, () => carWheel(b, { at: [0, 0, 0], radius: 0.25, width: 0.16, tire: 'tires', rim: 'rims' }));
      } else {
        sidePlate(b, [[1.06, 0.26], [1.08, 0.5], [1.0, 0.58], [0.42, 0.64], [-0.28, 0.64], [-0.28, 0.26]], 0.88, { part: 'body', bevel: 0.05 });
        b.hull([[0.42, 0.6, 0.46], [-0.42, 0.6, 0.46], [0.42, 0.6, -0.28], [-0.42, 0.6, -0.28], [0.35, 0.92, 0.16], [-0.35, 0.92, 0.16], [0.35, 0.92, -0.22], [-0.35, 0.92, -0.22]], { part: 'windows' });
        b.box([0.74, 0.05, 0.46], { part: 'body', at: [0, 0.93, -0.04], round: 0.024 });
        for (const x of [-1, 1]) for (const [z, top] of [[0.45, 0.17], [0.1, 0.06], [-0.28, -0.22]] as const) b.beam([x * 0.42, 0.6, z], [x * 0.355, 0.92, top], [0.04, 0.05], { part: 'body' });
        b.part('bed').mirrored('x', () => b.box([0.06, 0.36, 0.86], { at: [0.41, 0.46, -0.7], round: 0.02 })).box([0.86, 0.32, 0.05], { at: [0, 0.45, -1.12], round: 0.02 }).box([0.84, 0.06, 0.86], { at: [0, 0.33, -0.7], tint: 0.75 });
        b.box([0.5, 0.14, 0.03], { part: '#1c1e21 gloss', at: [0, 0.44, 1.075], round: 0.02 }).box([0.9, 0.1, 0.08], { part: STEEL, at: [0, 0.28, 1.08], round: 0.03 }).box([0.86, 0.09, 0.06], { part: STEEL, at: [0, 0.27, -1.15], round: 0.02 });
        if (form === 'monster') b.part('#2b2d31 metal').mirrored('x', () => b.rod([0.25, 0.3, 0.64], [0.3, -0.1, 0.64], 0.05).rod([0.25, 0.3, -0.7], [0.3, -0.1, -0.7], 0.05).tube([[0.3, 0.62, -0.3], [0.3, 1.05, -0.34], [0.3, 0.66, -1.0]], 0.035)).rod([-0.5, -0.05, 0.64], [0.5, -0.05, 0.64], 0.06).rod([-0.5, -0.05, -0.7], [0.5, -0.05, -0.7], 0.06);
      }
      const nose = form === 'jeep' ? 0.92 : 1.08;
      lamps(b, 0.33, form === 'jeep' ? 0.52 : 0.46, nose + 0.01, 0.07);
      lamps(b, 0.36, 0.46, form === 'jeep' ? -0.89 : -1.15, 0.045, TAIL);
    });
    for (const z of form === 'jeep' ? [0.58, -0.56] : [0.64, -0.7]) axle(b, z, form === 'monster' ? 0.55 : form === 'jeep' ? 0.38 : 0.37, { radius: r, width: form === 'monster' ? 0.36 : 0.18, tire: 'tires', rim: 'rims', lugs: form === 'monster' ? 16 : form === 'jeep' ? 14 : 0 });
  },

  van(b, p) {
    const form = p.variant('form');
    const tall = form === 'delivery' || form === 'ice_cream' || form === 'ambulance';
    const top = tall ? 1.18 : form === 'camper' ? 1.06 : 0.92;
    const profiles: Record<string, string> = {
      camper: '-1.02,.2! .98,.2! 1.04,.5 1.0,.62 .86,.98 .74,1.05 -.9,1.06 -1.03,.96 -1.05,.5',
      minivan: '-1.02,.2! 1.08,.2! 1.1,.42 1.02,.52 .62,.6! .22,.88 .1,.92 -.86,.92 -1.0,.84 -1.05,.5',
    };
    sidePlate(b, profiles[form] ?? '-1.05,.2! 1.02,.2! 1.04,.52 .98,.58! .72,.66! .46,1.1 .38,1.18! -1.04,1.18!', form === 'minivan' ? 0.88 : 0.86, { part: 'body', bevel: 0.05 });
    b.box([0.74, 0.05, form === 'minivan' ? 0.9 : 1.3], { part: 'roof', at: [0, top, form === 'camper' ? -0.08 : -0.35], round: 0.024 });
    const glass = form === 'camper' ? ([0.8, 0.93, -20, 0.36] as const) : form === 'minivan' ? ([0.76, 0.43, -58, 0.48] as const) : ([0.9, 0.61, -31, 0.46] as const);
    b.box([0.74, glass[3], 0.03], { part: 'windows', at: [0, glass[0], glass[1] + 0.005], rotate: [glass[2], 0, 0], round: 0.01 });
    const half = form === 'minivan' ? 0.44 : 0.43;
    if (form === 'camper' || form === 'minivan') sideWindows(b, half, form === 'camper' ? 0.8 : 0.73, form === 'camper' ? 0.28 : 0.24, -0.9, form === 'camper' ? 0.78 : 0.26, form === 'camper' ? 4 : 3);
    else sideWindows(b, half, 0.86, 0.3, 0.08, 0.46, 1);
    b.box([0.6, 0.26, 0.03], { part: 'windows', at: [0, top - 0.26, -1.045], round: 0.02 });
    b.box([half * 2 + 0.014, 0.09, 1.9], { part: 'stripes', at: [0, tall ? 0.55 : 0.5, -0.04] });
    if (form === 'camper') {
      b.box([0.9, 0.36, 0.02], { part: 'stripes', at: [0, 0.42, 1.035] }).cylinder(0.13, 0.03, { part: STEEL, at: [0, 0.52, 1.04], rotate: [90, 0, 0] });
      b.part(STEEL).box([0.8, 0.02, 1.1], { at: [0, 1.13, -0.1] }).row(4, [0, 0, 0.34], () => b.box([0.8, 0.05, 0.03], { at: [0, 1.12, -0.1] })).box([0.5, 0.16, 0.3], { part: '#8a5a34 gloss', at: [0.05, 1.22, -0.2], round: 0.03 });
    }
    if (form === 'ambulance') {
      b.mirrored('x', (side) => b.box([0.3, 0.1, 0.16], { part: side > 0 ? '#d82424 glow' : '#2448d8 glow', at: [0.2, 1.26, 0.24], round: 0.03 }));
      for (const x of [-0.44, 0.44]) b.part('#d3222a gloss').box([0.02, 0.36, 0.12], { at: [x, 0.84, -0.45] }).box([0.02, 0.12, 0.36], { at: [x, 0.84, -0.45] });
    }
    if (form === 'ice_cream') {
      for (const x of [-1, 1]) b.box([0.03, 0.4, 0.8], { part: 'windows', at: [x * 0.43, 0.88, -0.45] }).box([0.36, 0.03, 0.9], { part: 'stripes', at: [x * 0.58, 1.08, -0.45], rotate: [0, 0, x * -18] }).box([0.16, 0.04, 0.8], { part: '#f6efe2', at: [x * 0.5, 0.66, -0.45] });
      b.cone(0.17, 0.5, { part: '#d59a52', at: [0, 1.72, 0.02], rotate: [180, 0, 0] }).lathe('.19,0! .22,.05 .15,.13 .17,.18 .1,.26 .1,.3 0,.42', { part: '#f9b8c6 gloss', at: [0, 1.7, 0.02] });
    }
    const nose = form === 'minivan' ? 1.1 : 1.04;
    lamps(b, 0.33, form === 'camper' ? 0.5 : 0.45, nose + 0.005, 0.075);
    b.box([0.4, 0.1, 0.03], { part: '#1c1e21 gloss', at: [0, form === 'camper' ? 0.33 : 0.42, nose], round: 0.02 }).box([0.88, 0.09, 0.08], { part: STEEL, at: [0, 0.25, nose], round: 0.03 }).box([0.86, 0.09, 0.06], { part: STEEL, at: [0, 0.25, -1.06], round: 0.03 });
    lamps(b, 0.36, 0.5, -1.06, 0.05, TAIL);
    for (const z of [0.62, -0.64]) axle(b, z, 0.37, { radius: 0.2, width: 0.17, tire: 'tires', rim: 'rims' });
  },

  caravan(b, p) {
    const form = p.variant('form');
    const long = form === 'mobile_home' ? 1.35 : 0.9;
    b.group({ rotate: [0, -75, 0] }, () => {
      if (form === 'vardo') {
        sidePlate(b, [[0.85, 0.42], [0.98, 1.0], [-0.98, 1.0], [-0.85, 0.42]], 0.8, { part: 'body' });
        for (let plank = -4; plank <= 4; plank++) b.mirrored('x', () => b.beam([0.41, 0.44, plank * 0.19], [0.41, 0.98, plank * 0.215], [0.02, 0.03], { part: 'stripe' }));
        b.plate(outlinesArch(0.52, 0.3), 2.2, { part: 'stripe', at: [0, 1.0, 0] });
        for (const z of [0.62, -0.62]) for (const x of [-0.42, 0.42]) b.group({ at: [x, 0.34, z], rotate: [0, 0, 90] }, () => b.ring(0.3, 0.035, { part: 'wheels' }).radial(10, () => b.rod([0, 0, 0], [0, 0, 0.3], 0.02, { part: 'stripe' })).cylinder(0.06, 0.12, { part: 'wheels', at: [0, -0.06, 0] }));
        b.box([0.4, 0.03, 0.2], { part: 'door', at: [0, 0.2, 1.05] }).box([0.36, 0.03, 0.16], { part: 'door', at: [0, 0.34, 0.96] }).rod([0.28, 1.2, -0.4], [0.28, 1.55, -0.4], 0.04, { part: '#2b2b2e metal' });
      } else {
        const round = form === 'rounded';
        sidePlate(b, round ? '-.95,.5 -.85,.26 -.6,.2 .6,.2 .85,.26 .95,.5 .88,.88 .62,1.1 0,1.15 -.62,1.1 -.88,.88' : [[-long, 0.2], [long, 0.2], [long + 0.04, 0.6], [long - 0.1, 1.1], [-long, 1.1]], 0.86, { part: 'body', bevel: round ? 0.07 : 0.03 });
        sidePlate(b, round ? [[-0.945, 0.44], [0.945, 0.44], [0.952, 0.5], [0.945, 0.57], [-0.945, 0.57], [-0.952, 0.5]] : [[-long - 0.005, 0.42], [long + 0.03, 0.42], [long + 0.03, 0.56], [-long - 0.005, 0.56]], 0.875, { part: 'stripe' });
        for (const z of form === 'mobile_home' ? [0.35, -0.4] : [0]) axle(b, z, 0.38, { radius: 0.2, width: 0.14, tire: 'wheels', rim: STEEL });
        for (const side of [-1, 1]) b.tube([[side * 0.4, 0.22, -0.27], [side * 0.4, 0.42, -0.14], [side * 0.4, 0.42, 0.14], [side * 0.4, 0.22, 0.27]], 0.07, { part: 'stripe', flatten: 0.5 });
        b.beam([0, 0.24, long - 0.1], [0, 0.24, long + 0.5], [0.1, 0.07], { part: STEEL }).rod([0, 0, long + 0.4], [0, 0.26, long + 0.4], 0.03, { part: STEEL }).box([0.4, 0.1, 0.5], { part: STEEL, at: [0, 1.15, -0.1], round: 0.04 });
        if (form === 'mobile_home') b.box([0.5, 0.05, 0.6], { part: STEEL, at: [0.66, 0.14, -0.5] }).box([0.3, 0.05, 0.4], { part: STEEL, at: [1.0, 0.06, -0.5] });
      }
      const at = form === 'mobile_home' ? -0.5 : -0.42;
      if (form !== 'vardo') b.box([0.02, 0.7, 0.32], { part: 'door', at: [0.44, 0.6, at], round: 0.01, tint: 0.82 }).ball(0.025, { part: STEEL, at: [0.46, 0.58, at + 0.1] }).box([0.03, 0.22, 0.2], { part: 'windows', at: [0.445, 0.8, at], round: 0.03 });
      if (form === 'vardo') b.box([0.32, 0.52, 0.03], { part: 'door', at: [0, 0.68, 0.94], rotate: [13, 0, 0] });
      for (const z of form === 'mobile_home' ? [0.2, 0.85] : form === 'vardo' ? [0.4, -0.4] : [0.32]) for (const x of [-1, 1]) b.box([0.03, 0.26, form === 'vardo' ? 0.3 : 0.46], { part: '#f3efe6', at: [x * 0.43, 0.78, z], round: 0.02 }).box([0.035, 0.2, form === 'vardo' ? 0.24 : 0.4], { part: 'windows', at: [x * 0.435, 0.78, z], round: 0.02 });
      if (form === 'vardo') return;
      b.box([0.6, 0.28, 0.03], { part: 'windows', at: [0, 0.82, long - (form === 'rounded' ? 0.02 : -0.02)], rotate: [form === 'rounded' ? -14 : -15, 0, 0], round: 0.04 }).box([0.03, 0.26, 0.46], { part: 'windows', at: [-0.435, 0.78, -0.42], round: 0.02 });
    });
  },

  tank(b, p) {
    const form = p.variant('form');
    if (form === 'rover') {
      b.part('hull').box([0.9, 0.26, 1.2], { at: [0, 0.72, 0], round: 0.04 }).box([1.05, 0.04, 1.35], { at: [0, 0.88, 0] });
      b.part('#22305c gloss').row(3, [0.3, 0, 0], () => b.row(4, [0, 0, 0.3], () => b.box([0.27, 0.02, 0.27], { at: [0, 0.91, -0.06] })));
      b.part('turret').rod([0.28, 0.9, 0.5], [0.28, 1.5, 0.5], 0.045).box([0.3, 0.2, 0.18], { at: [0.28, 1.58, 0.52], round: 0.03 }).mirrored('x', () => b.cylinder(0.06, 0.05, { part: '#101820 gloss', at: [0.07 , 1.58, 0.6], rotate: [90, 0, 0] }));
      b.lathe('0,0 .16,.03 .26,.12! .25,.13! .1,.05 0,.03', { part: 'turret', at: [-0.2, 1.04, -0.4], rotate: [-35, 0, 0] }).rod([-0.2, 0.88, -0.4], [-0.2, 1.06, -0.4], 0.03, { part: 'turret' });
      b.part('barrel').capsule([-0.3, 0.72, 0.6], [-0.3, 0.98, 0.95], 0.05).capsule([-0.3, 0.98, 0.95], [-0.3, 0.6, 1.2], 0.045).cylinder(0.1, 0.16, { at: [-0.3, 0.48, 1.2] });
      for (const x of [-1, 1]) b.part('hull').tube([[x * 0.55, 0.24, 0.72], [x * 0.56, 0.6, 0.4], [x * 0.56, 0.66, 0.1], [x * 0.56, 0.34, -0.3], [x * 0.55, 0.24, -0.05]], 0.04).tube([[x * 0.56, 0.4, -0.25], [x * 0.56, 0.46, -0.5], [x * 0.55, 0.24, -0.74]], 0.04);
      for (const z of [0.72, -0.02, -0.74]) axle(b, z, 0.66, { radius: 0.24, width: 0.22, tire: 'tracks', rim: 'wheels', lugs: 14, spokes: 6 });
      return;
    }
    const car = form === 'armoured_car';
    if (car) {
      sidePlate(b, [[1.25, 0.5], [1.0, 0.8], [0.5, 0.95], [-1.1, 0.95], [-1.2, 0.6], [-1.0, 0.36], [0.95, 0.36]], 0.84, { part: 'hull', bevel: 0.14 });
      for (const z of [0.8, 0.05, -0.72]) axle(b, z, 0.42, { radius: 0.28, width: 0.2, tire: 'wheels', rim: 'tracks', lugs: 14, spokes: 0 });
      b.part('#14181c gloss').mirrored('x', () => b.box([0.22, 0.1, 0.02], { at: [0.2, 0.88, 0.78], rotate: [-68, 0, 0] }));
    } else {
      sidePlate(b, [[1.3, 0.52], [0.95, 0.72], [-1.2, 0.76], [-1.28, 0.52], [-1.1, 0.24], [1.0, 0.24]], 0.78, { part: 'hull', bevel: 0.03 });
      b.mirrored('x', () => b.group({ at: [0.5, 0, 0] }, () => { crawler(b, { width: 0.28, length: 2.5, height: 0.54, track: 'tracks', wheel: 'wheels', wheels: 6 }); b.box([0.32, 0.05, 2.5], { part: 'hull', at: [0, 0.6, -0.02], round: 0.02 }); }));
    }
    const y = car ? 0.95 : 0.74;
    const size = car ? 0.7 : 1;
    b.group({ at: [0, y, car ? 0.1 : -0.08], scale: size }, () => {
      b.part('turret').hull([[0.5, 0, 0.42], [-0.5, 0, 0.42], [0.55, 0, -0.55], [-0.55, 0, -0.55], [0.3, 0.06, 0.62], [-0.3, 0.06, 0.62], [0.34, 0.34, 0.3], [-0.34, 0.34, 0.3], [0.4, 0.36, -0.48], [-0.4, 0.36, -0.48]]);
      b.cylinder(0.16, 0.1, { at: [0.16, 0.34, -0.16], round: 0.02 }).box([0.6, 0.2, 0.22], { at: [0, 0.18, -0.64], round: 0.03 }).box([0.34, 0.2, 0.12], { at: [0, 0.17, 0.58], round: 0.03 }).rod([-0.3, 0.34, -0.4], [-0.34, 0.95, -0.46], 0.008);
      b.part('barrel').rod([0, 0.18, 0.6], [0, 0.24, 1.95], 0.06, { to: 0.05 }).rod([0, 0.21, 1.25], [0, 0.22, 1.5], 0.085).rod([0, 0.235, 1.85], [0, 0.245, 2.05], 0.08);
    });
    lamps(b, 0.3, car ? 0.66 : 0.6, car ? 1.14 : 1.2, 0.055);
  },
};

/** The section of a barrel roof: an arch of half width w over y = 0. */
function outlinesArch(w: number, h: number): Vec2[] {
  const outer = Array.from({ length: 15 }, (_, i): Vec2 => [w * Math.cos((i / 14) * Math.PI), h * Math.sin((i / 14) * Math.PI)]);
  return [...outer, [-w, -0.04], [w, -0.04]];
}
