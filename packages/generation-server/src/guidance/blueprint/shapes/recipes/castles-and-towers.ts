import { lattice } from '../anatomy/bodies.ts';
import { archOutline, crenels, gabled, hippedRoof, opening, pennant, roundCrenels, windowGrid } from '../anatomy/masonry.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

const DARK = '#2a2420';

/** A round castle tower with slits, a corbelled crown, and a cone or merlons on top. */
function turret(b: MeshBuilder, at: Vec3, r: number, h: number, { roof = 0, flag = 0, part = 'towers' } = {}): void {
  b.group({ at }, () => {
    b.part(part).cylinder(r * 1.06, h, { top: r, segments: 26 }).lathe([[0, h - r * 0.5], [r, h - r * 0.5], [r * 1.2, h - r * 0.2], [r * 1.2, h + r * 0.1], [0, h + r * 0.1]], { straight: true, segments: 26 });
    if (roof > 0) b.lathe([[r * 1.38, h + r * 0.06, 1], [r * 0.75, h + roof * 0.42], [r * 0.3, h + roof * 0.78], [0, h + roof]], { part: 'roofs', segments: 26 }).cylinder(r * 1.36, 0.02, { part: 'roofs', at: [0, h + r * 0.05, 0] });
    else roundCrenels(b, r * 1.2, h + r * 0.1, r * 0.3);
    for (const [turn, y] of [[0, 0.72], [90, 0.6], [180, 0.7], [-90, 0.62], [20, 0.4]] as const) b.group({ rotate: [0, turn, 0] }, () => b.plate(archOutline(r * 0.22, r * 0.62), 0.04, { part: DARK, at: [0, h * y, r * 1.015] }));
    if (flag > 0) pennant(b, [0, h + (roof > 0 ? roof - 0.03 : 0), 0], flag, flag * 1.1, 'flags');
  });
}

/** A wooden gate under a round arch, the wall's face at z. */
function gateway(b: MeshBuilder, z: number, w: number, h: number, frame: string): void {
  b.plate(archOutline(w * 1.3, h * 1.16), 0.08, { part: frame, at: [0, 0, z], tint: 0.8 }).plate(archOutline(w, h), 0.1, { part: 'gate', at: [0, 0, z + 0.005] });
  for (let bar = -1; bar <= 1; bar++) b.box([w * 0.06, h * 0.8, 0.02], { part: '#3a3d42 metal', at: [(bar * w) / 3.4, h * 0.42, z + 0.06] });
  for (const y of [0.25, 0.6]) b.box([w * 0.98, h * 0.05, 0.02], { part: '#3a3d42 metal', at: [0, h * y, z + 0.06] });
}

export const CASTLES_AND_TOWERS: RecipeTable = {
  castle(b, p) {
    const form = p.variant('form');
    if (form === 'palace') {
      // A slender fairy castle: many spires of different heights round a tall keep.
      b.part('walls').box([1.5, 0.5, 1.1], { at: [0, 0.25, 0] }).box([0.9, 0.5, 0.7], { at: [0, 0.7, -0.1] });
      crenels(b, 1.5, 1.1, 0.5, 0.07);
      hippedRoof(b, 0.9, 0.7, 0.95, 0.5, { part: 'roofs', over: 0.06, ridge: 0.4 });
      for (const x of [-0.75, 0.75]) for (const z of [-0.5, 0.5]) turret(b, [x, 0, z], 0.15, z > 0 ? 0.85 : 1.15, { roof: 0.5, flag: 0.2 });
      turret(b, [0, 0, -0.15], 0.24, 1.75, { roof: 0.85, flag: 0.32 });
      turret(b, [0.36, 0.6, 0.08], 0.12, 0.85, { roof: 0.48, flag: 0.18 }); turret(b, [-0.36, 0.6, 0.08], 0.12, 0.7, { roof: 0.48, flag: 0.18 });
      turret(b, [-0.28, 0.9, -0.3], 0.09, 0.8, { roof: 0.42, flag: 0.16 }); turret(b, [0.26, 0.9, -0.32], 0.085, 0.6, { roof: 0.4 });
      for (const x of [-0.22, 0.22]) turret(b, [x, 0, 0.58], 0.11, 0.62, { roof: 0.36 });
      gateway(b, 0.6, 0.26, 0.4, 'walls');
      windowGrid(b, 0.8, 0.4, 4, 1, [0, 0.55, 0.25], [0, 0, 0], { part: '#9fc6e0 gloss', arched: true });
      for (const x of [-0.55, 0.55]) opening(b, 0.12, 0.22, [x, 0.2, 0.55], [0, 0, 0], { part: '#9fc6e0 gloss', arched: true });
      return;
    }
    if (form === 'sand') {
      b.rock([1.15, 0.14, 1.05], { part: 'walls', roughness: 0.25, at: [0, 0.02, 0], depth: 4 });
      b.part('walls').hull([[0.7, 0, 0.6], [-0.7, 0, 0.6], [0.7, 0, -0.6], [-0.7, 0, -0.6], [0.6, 0.4, 0.5], [-0.6, 0.4, 0.5], [0.6, 0.4, -0.5], [-0.6, 0.4, -0.5]]);
      const bucket = (x: number, z: number, r: number, y: number, h: number) => b.group({ at: [x, y, z] }, () => { b.part('towers').cylinder(r, h, { top: r * 0.8, segments: 26 }); roundCrenels(b, r * 0.8, h - 0.01, r * 0.3); b.part('roofs').cone(r * 0.5, r * 0.9, { at: [0, h, 0] }); });
      for (const x of [-0.66, 0.66]) for (const z of [-0.56, 0.56]) bucket(x, z, 0.24, 0, 0.6);
      bucket(0, -0.1, 0.36, 0.36, 0.5); bucket(0, -0.1, 0.22, 0.84, 0.34);
      b.part('walls');
      crenels(b, 1.2, 1.0, 0.4, 0.08);
      b.plate(archOutline(0.26, 0.3), 0.06, { part: 'gate', at: [0, 0.02, 0.58] });
      pennant(b, [0, 1.2, -0.1], 0.4, 0.3, 'flags', '#c9a26a');
      b.part('#f3ead9 gloss').ball([0.08, 0.03, 0.07], { at: [0.35, 0.22, 0.57], rotate: [70, 0, 0] }).plate(outlines.star(5, 0.09, 0.04), 0.03, { at: [-0.36, 0.22, 0.56] });
      return;
    }
    const fortress = form === 'fortress';
    const ruin = form === 'ruin';
    const [w, d, h] = fortress ? [1.8, 1.5, 0.62] : [1.5, 1.3, 0.55];
    const wall = (length: number, at: Vec3, turn: number) => b.group({ at, rotate: [0, turn, 0] }, () => {
      b.part('walls');
      if (ruin) {
        const bits = 9;
        for (let bit = 0; bit < bits; bit++) { const high = h * (0.35 + 0.65 * Math.abs(Math.sin(bit * 2.1 + turn))); b.box([length / bits + 0.005, high, 0.14], { at: [((bit + 0.5) / bits - 0.5) * length, high / 2, 0] }); }
        return;
      }
      b.box([length, h, 0.16], { at: [0, h / 2, 0] });
      crenels(b, length, 0.18, h, 0.07);
      b.row(3, [length * 0.24, 0, 0], () => b.plate(archOutline(0.04, 0.13), 0.02, { part: DARK, at: [0, h * 0.5, 0.085] }));
    });
    if (ruin) wall(w * 0.5, [-w * 0.25, 0, d / 2], 0); else wall(w, [0, 0, d / 2], 0);
    wall(w, [0, 0, -d / 2], 180); wall(d, [w / 2, 0, 0], 90); wall(d, [-w / 2, 0, 0], -90);
    b.box([w, 0.04, d], { part: '#7d8a5a', at: [0, 0.01, 0] });
    if (ruin) {
      const stump = (at: Vec3, r: number, high: number) => b.group({ at }, () => { for (let slice = 0; slice < 12; slice++) { const up = high * (0.55 + 0.45 * Math.abs(Math.sin(slice * 0.75 + at[0] * 3))); b.group({ rotate: [0, slice * 30, 0] }, () => b.box([r * 0.56, up, r * 0.3], { part: 'towers', at: [0, up / 2, r * 0.9] })); } for (let i = 0; i < 3; i++) b.group({ rotate: [0, i * 120, 0] }, () => b.plate(archOutline(r * 0.24, r * 0.6), 0.03, { part: DARK, at: [0, high * 0.34, r * 1.06] })); });
      stump([-w / 2, 0, d / 2], 0.25, 1.15); stump([w / 2, 0, d / 2], 0.25, 0.5); stump([-w / 2, 0, -d / 2], 0.25, 0.8); stump([w / 2, 0, -d / 2], 0.25, 1.0);
      b.part('walls').box([0.5, 0.9, 0.12], { at: [0.1, 0.45, -0.42] }).box([0.12, 0.7, 0.5], { at: [-0.2, 0.35, -0.2] }).box([0.12, 1.1, 0.12], { at: [0.34, 0.55, -0.42] });
      for (let block = 0; block < 22; block++) b.rock([p.random.between(0.05, 0.11), p.random.between(0.04, 0.08), 0.07], { part: 'walls', at: [p.random.between(-0.8, 0.8), 0.05, p.random.between(-0.5, 0.95)], cuts: 6, depth: 2 });
      b.plate(archOutline(0.4, 0.62), 0.2, { part: 'walls', at: [0.32, 0, d / 2], holes: [archOutline(0.24, 0.48, { y: 0.02 })] }).box([0.12, 0.4, 0.03], { part: 'gate', at: [0.4, 0.2, d / 2 - 0.06], rotate: [0, 40, 0] });
      b.group({ at: [-0.2, 0.02, 0.3], rotate: [82, 20, 0] }, () => b.cone(0.26, 0.4, { part: 'roofs', segments: 12 })).group({ at: [w / 2 - 0.3, 0.02, 0.86], rotate: [0, 0, -60] }, () => pennant(b, [0, 0, 0], 0.4, 0.2, 'flags'));
      for (let ivy = 0; ivy < 10; ivy++) b.rock([0.09, 0.12, 0.04], { part: '#4d7038 leaf', at: [-w / 2 + 0.1 + ivy * 0.04, 0.14 + 0.07 * (ivy % 4), d / 2 + 0.2 - ivy * 0.012], depth: 2 });
      return;
    }
    if (fortress) {
      for (const x of [-w / 2, w / 2]) for (const z of [-d / 2, d / 2]) { b.part('towers').hull([[x - 0.26, 0, z - 0.26], [x + 0.26, 0, z - 0.26], [x - 0.26, 0, z + 0.26], [x + 0.26, 0, z + 0.26], [x - 0.2, 0.95, z - 0.2], [x + 0.2, 0.95, z - 0.2], [x - 0.2, 0.95, z + 0.2], [x + 0.2, 0.95, z + 0.2]]).box([0.48, 0.1, 0.48], { at: [x, 0.98, z] }); b.group({ at: [x, 0, z] }, () => { crenels(b, 0.48, 0.48, 1.03, 0.08); b.plate(archOutline(0.05, 0.16), 0.03, { part: DARK, at: [0, 0.6, 0.225] }); }); pennant(b, [x, 1.03, z], 0.36, 0.26, 'flags'); }
      b.part('walls').box([0.86, 1.05, 0.7], { at: [0, 0.52, -0.2] });
      crenels(b, 0.86, 0.7, 1.05, 0.09);
      hippedRoof(b, 0.5, 0.4, 1.05, 0.3, { part: 'roofs', over: 0.02, ridge: 0.2 });
      windowGrid(b, 0.8, 0.5, 3, 1, [0, 0.5, 0.15], [0, 0, 0], { part: DARK, frame: 'walls', arched: true, fill: 0.3 });
    } else {
      for (const x of [-w / 2, w / 2]) for (const z of [-d / 2, d / 2]) turret(b, [x, 0, z], 0.2, z > 0 ? 0.92 : 1.05, { roof: 0.5, flag: 0.24 });
      b.part('walls').box([0.62, 1.05, 0.56], { at: [0, 0.52, -0.2] });
      crenels(b, 0.68, 0.62, 1.05, 0.075);
      turret(b, [0.2, 0.7, -0.34], 0.16, 0.75, { roof: 0.5, flag: 0.3 });
      for (const x of [-0.15, 0.15]) opening(b, 0.09, 0.2, [x, 0.68, 0.085], [0, 0, 0], { part: DARK, frame: 'towers', arched: true });
    }
    for (const x of [-0.27, 0.27]) turret(b, [x, 0, d / 2 + 0.05], 0.13, h + 0.22, { roof: fortress ? 0 : 0.3 });
    b.box([0.46, h + 0.1, 0.2], { part: 'walls', at: [0, h / 2 + 0.05, d / 2 + 0.06] });
    gateway(b, d / 2 + 0.13, 0.3, 0.42, 'towers');
    b.box([0.34, 0.03, 0.42], { part: 'gate', at: [0, 0.03, d / 2 + 0.4] });
  },

  tower(b, p) {
    const form = p.variant('form');
    const glass = { part: 'windows', arched: true };
    const bands = (ys: readonly number[], r: (y: number) => number, round = true) => { for (const y of ys) { if (round) b.lathe([[r(y) - 0.02, y], [r(y) + 0.012, y], [r(y + 0.1) + 0.012, y + 0.1], [r(y) - 0.02, y + 0.1], [r(y) - 0.02, y]], { part: 'stripes', straight: true, segments: 32 }); else b.box([r(y) * 2 + 0.024, 0.07, r(y) * 2 + 0.024], { part: 'stripes', at: [0, y, 0] }); } };
    const dial = (at: Vec3, r: number, rotate: Vec3, part = 'clock') => b.group({ at, rotate }, () => { b.cylinder(r * 1.16, 0.03, { part: '#6d5a34 metal', rotate: [90, 0, 0], at: [0, 0, -0.01], segments: 32 }).cylinder(r, 0.045, { part, rotate: [90, 0, 0], at: [0, 0, -0.01], segments: 32 }); for (let hour = 0; hour < 12; hour++) b.group({ rotate: [0, 0, hour * 30] }, () => b.box([r * 0.06, r * 0.18, 0.012], { part: DARK, at: [0, r * 0.84, 0.038] })); b.beam([0, -r * 0.1, 0.042], [r * 0.36, r * 0.36, 0.042], [r * 0.09, 0.012], { part: DARK }).beam([0, -r * 0.1, 0.044], [-r * 0.12, r * 0.72, 0.044], [r * 0.06, 0.012], { part: DARK }); });
    switch (form) {
      case 'clock':
        b.part('walls').box([0.62, 0.12, 0.62], { at: [0, 0.06, 0] }).box([0.52, 1.7, 0.52], { at: [0, 0.9, 0] }).mirrored('x', () => b.mirrored('z', () => b.box([0.09, 1.75, 0.09], { at: [0.25, 0.88, 0.25] }))).box([0.64, 0.05, 0.64], { at: [0, 1.36, 0] }).box([0.6, 0.5, 0.6], { at: [0, 1.62, 0] }).box([0.68, 0.06, 0.68], { at: [0, 1.9, 0] });
        bands([0.45, 0.85, 1.2], () => 0.265, false);
        for (const turn of [0, 90, 180, 270]) b.group({ rotate: [0, turn, 0] }, () => { if (p.has('clock')) dial([0, 1.62, 0.305], 0.2, [0, 0, 0]); else dial([0, 1.62, 0.305], 0.2, [0, 0, 0], '#f3efe2 gloss'); for (const y of [0.5, 0.9]) for (const x of [-0.1, 0.1]) opening(b, 0.09, 0.24, [x, y, 0.26], [0, 0, 0], glass); b.plate(archOutline(0.16, 0.26, { pointed: true }), 0.03, { part: DARK, at: [0, 1.95, 0.22] }); });
        b.box([0.44, 0.3, 0.44], { part: 'walls', at: [0, 2.06, 0] });
        hippedRoof(b, 0.44, 0.44, 2.2, 0.62, { over: 0.1 });
        hippedRoof(b, 0.68, 0.68, 1.93, 0.14, { over: 0.01, ridge: 0.3 });
        b.mirrored('x', () => b.mirrored('z', () => b.cone(0.05, 0.24, { part: 'roof', at: [0.3, 1.93, 0.3] }))).rod([0, 2.8, 0], [0, 3.0, 0], 0.012, { part: '#c9a24a metal' }).ball(0.035, { part: '#c9a24a metal', at: [0, 2.92, 0] });
        opening(b, 0.18, 0.36, [0, 0.12, 0.262], [0, 0, 0], { part: 'door', arched: true });
        return;
      case 'bell':
        b.part('walls').box([0.6, 1.5, 0.6], { at: [0, 0.75, 0] }).box([0.68, 0.05, 0.68], { at: [0, 1.02, 0] }).box([0.7, 0.06, 0.7], { at: [0, 1.52, 0] }).mirrored('x', () => b.mirrored('z', () => b.box([0.12, 0.56, 0.12], { at: [0.25, 1.8, 0.25] })));
        for (const turn of [0, 90, 180, 270]) b.group({ rotate: [0, turn, 0] }, () => { b.plate([[0.31, 0.56], [-0.31, 0.56], [-0.31, 0], ...archOutline(0.4, 0.46).toReversed(), [0.31, 0]], 0.1, { part: 'walls', at: [0, 1.53, 0.26] }); opening(b, 0.09, 0.24, [0, 0.7, 0.3], [0, 0, 0], glass); opening(b, 0.09, 0.24, [0, 1.14, 0.3], [0, 0, 0], glass); });
        b.box([0.72, 0.06, 0.72], { part: 'walls', at: [0, 2.1, 0] }).lathe('.2,0! .19,.04 .13,.12 .12,.22 .07,.28 0,.3', { part: '#c29a45 metal', at: [0, 1.62, 0] }).rod([0, 1.9, 0], [0, 2.08, 0], 0.03, { part: DARK });
        bands([0.5, 1.3], () => 0.305, false);
        hippedRoof(b, 0.66, 0.66, 2.13, 0.5, { over: 0.08 });
        if (p.has('clock')) dial([0, 1.28, 0.31], 0.12, [0, 0, 0]);
        opening(b, 0.2, 0.38, [0, 0, 0.302], [0, 0, 0], { part: 'door', arched: true });
        return;
      case 'eiffel': {
        b.part('walls');
        const flare = (y: number) => 0.62 * Math.exp(-y * 1.35) + 0.02;
        for (const [x, z] of [[1, 1], [1, -1], [-1, -1], [-1, 1]] as const) for (let bay = 0; bay < 9; bay++) {
          const [y0, y1] = [bay * 0.11, (bay + 1) * 0.11];
          const [r0, r1] = [flare(y0), flare(y1)];
          const [t0, t1] = [r0 * 0.42, r1 * 0.42];
          for (const [dx, dz] of [[0, 0], [1, 0], [0, 1], [1, 1]] as const) b.rod([x * (r0 - dx * t0), y0, z * (r0 - dz * t0)], [x * (r1 - dx * t1), y1, z * (r1 - dz * t1)], 0.012, { segments: 5 });
          for (const [a, c] of [[[0, 0], [1, 0]], [[1, 0], [0, 0]], [[0, 0], [0, 1]], [[0, 1], [0, 0]], [[1, 0], [1, 1]], [[0, 1], [1, 1]]] as const) b.rod([x * (r0 - a[0] * t0), y0, z * (r0 - a[1] * t0)], [x * (r1 - c[0] * t1), y1, z * (r1 - c[1] * t1)], 0.007, { segments: 4 });
        }
        lattice(b, [0, 0.97, 0], [0, 2.62, 0], { width: 0, bays: 20, chord: 0.013, flare: (t) => flare(0.97 + t * 1.65) * 0.97 });
        b.box([0.94, 0.06, 0.94], { at: [0, 0.52, 0] }).box([0.5, 0.05, 0.5], { at: [0, 0.98, 0] }).box([0.13, 0.06, 0.13], { at: [0, 2.62, 0] }).rod([0, 2.62, 0], [0, 3.0, 0], 0.014);
        for (const turn of [0, 90, 180, 270]) b.group({ rotate: [0, turn, 0] }, () => b.tube(Array.from({ length: 11 }, (_, i): Vec3 => { const a = (i / 10) * Math.PI; return [0.4 * Math.cos(a), 0.08 + 0.4 * Math.sin(a), 0.5 - 0.16 * Math.sin(a)]; }), 0.016));
        b.part('door').mirrored('x', () => b.mirrored('z', () => b.box([0.34, 0.07, 0.34], { at: [0.5, 0.02, 0.5] })));
        b.box([0.86, 0.05, 0.86], { part: 'windows', at: [0, 0.575, 0] }).box([0.42, 0.045, 0.42], { part: 'windows', at: [0, 1.025, 0] }).box([0.09, 0.07, 0.09], { part: 'roof', at: [0, 2.68, 0] });
        if (p.has('clock')) dial([0, 0.52, 0.48], 0.1, [0, 0, 0]);
        bands([0.5, 0.96], (y) => (y < 0.7 ? 0.475 : 0.255), false);
        return;
      }
      case 'leaning':
        b.group({ rotate: [0, 0, -7] }, () => {
          b.part('walls').cylinder(0.42, 0.44, { segments: 36 });
          for (let floor = 0; floor < 7; floor++) {
            const y = floor === 0 ? 0.04 : 0.44 + (floor - 1) * 0.26;
            const r = floor === 6 ? 0.32 : 0.42;
            const h = floor === 0 ? 0.38 : 0.26;
            b.cylinder(r * 0.84, h, { part: 'walls', at: [0, y, 0], segments: 36 }).cylinder(r * 1.04, 0.04, { part: 'walls', at: [0, y + h - 0.04, 0], segments: 36 });
            b.radial(18, () => { b.rod([0, y, r * 0.98], [0, y + h - 0.03, r * 0.98], 0.02, { part: 'walls', segments: 6 }); b.plate(archOutline(r * 0.2, h * 0.66), 0.02, { part: floor % 2 && p.has('stripes') ? 'stripes' : 'windows', at: [0, y + 0.02, r * 0.85], rotate: [0, 10, 0] }); });
          }
          b.cylinder(0.3, 0.03, { part: 'roof', at: [0, 2.0, 0], segments: 36 });
          b.part('walls').radial(10, () => b.box([0.05, 0.1, 0.02], { at: [0, 2.05, 0.29] }));
          pennant(b, [0, 2.02, 0], 0.34, 0.24, '#c8302c');
          b.plate(archOutline(0.2, 0.3), 0.06, { part: 'door', at: [0, 0.02, 0.41] });
          if (p.has('clock')) dial([0, 1.86, 0.33], 0.08, [0, 0, 0]);
        });
        b.cylinder(0.62, 0.06, { part: 'walls', at: [0, -0.04, 0], segments: 40 });
        return;
      case 'water': {
        b.part('walls').lathe('0,1.25! .2,1.3 .5,1.42! .5,2.02! 0,2.02!', { segments: 36 });
        for (const y of [1.5, 1.72, 1.94]) b.ring(0.505, 0.014, { part: '#4a4d52 metal', at: [0, y, 0], around: 40 });
        bands([1.58, 1.8], () => 0.5);
        b.cone(0.58, 0.34, { part: 'roof', at: [0, 2.0, 0], segments: 36 }).ball(0.05, { part: 'roof', at: [0, 2.34, 0] });
        b.part('#5a5d62 metal').radial(4, () => b.rod([0, 0, 0.56], [0, 1.45, 0.42], 0.032)).ring(0.5, 0.02, { at: [0, 0.7, 0] });
        b.radial(4, () => b.rod([0.38, 0.02, 0.38], [-0.35, 0.7, 0.35], 0.01).rod([-0.38, 0.02, 0.38], [0.35, 0.7, 0.35], 0.01).rod([0.35, 0.7, 0.35], [-0.31, 1.36, 0.31], 0.01).rod([-0.35, 0.7, 0.35], [0.31, 1.36, 0.31], 0.01).rod([0.36, 0.7, 0.36], [-0.36, 0.7, 0.36], 0.014), { start: 45 });
        b.cylinder(0.08, 1.3, { part: 'walls' }).mirrored('x', () => b.rod([0.05, 0.1, 0.56], [0.05, 2.0, 0.52], 0.01, { part: 'door' })).row(18, [0, 0.1, -0.002], () => b.rod([-0.05, 1.0, 0.54], [0.05, 1.0, 0.54], 0.008, { part: 'door' }));
        b.lathe('.5,1.4! .66,1.4! .66,1.43! .5,1.43! .5,1.4!', { part: '#5a5d62 metal', straight: true, segments: 36 }).ring(0.66, 0.01, { part: '#5a5d62 metal', at: [0, 1.56, 0], around: 40 }).radial(16, () => b.rod([0, 1.42, 0.66], [0, 1.56, 0.66], 0.008, { part: '#5a5d62 metal', segments: 5 }));
        b.plate(outlines.rectangle(0.16, 0.12, 0.03), 0.02, { part: 'windows', at: [0, 1.88, 0.505] });
        if (p.has('clock')) dial([0, 1.74, 0.5], 0.16, [0, 0, 0]);
        return;
      }
      case 'lifeguard':
        b.part('walls').mirrored('x', () => b.mirrored('z', () => b.beam([0.5, 0, 0.46], [0.4, 1.0, 0.36], [0.07, 0.07]))).mirrored('x', () => b.beam([0.49, 0.1, 0.45], [0.42, 0.9, -0.37], [0.04, 0.05]).beam([0.49, 0.1, -0.45], [0.42, 0.9, 0.37], [0.04, 0.05])).box([1.1, 0.06, 1.1], { at: [0, 1.0, 0.05] }).box([0.78, 0.62, 0.62], { at: [0, 1.34, -0.12] });
        hippedRoof(b, 0.78, 0.7, 1.66, 0.3, { over: 0.14, ridge: 0.2 });
        b.box([0.6, 0.24, 0.02], { part: 'windows', at: [0, 1.46, 0.195] }).mirrored('x', () => b.box([0.02, 0.24, 0.4], { part: 'windows', at: [0.392, 1.46, -0.12] })).box([0.2, 0.5, 0.02], { part: 'door', at: [0.24, 1.28, 0.2] });
        for (const x of [-0.5, 0.5]) b.part('walls').box([0.04, 0.26, 0.04], { at: [x, 1.15, 0.55] }).box([0.03, 0.04, 0.5], { at: [x, 1.27, 0.32] });
        b.part('walls').box([1.0, 0.04, 0.03], { at: [0, 1.27, 0.57] }).mirrored('x', () => b.beam([0.2, 0, 1.3], [0.2, 1.02, 0.58], [0.05, 0.06])).row(8, [0, 0.115, -0.081], () => b.box([0.4, 0.03, 0.09], { at: [0, 0.52, 0.94] }));
        for (const y of [1.12, 1.3, 1.56]) b.box([0.8, 0.06, 0.64], { part: 'stripes', at: [0, y, -0.12] });
        b.ring(0.12, 0.04, { part: '#e8432e gloss', at: [-0.52, 1.14, 0.62], rotate: [80, 0, 0] });
        pennant(b, [0.3, 1.8, -0.1], 0.5, 0.3, '#e8432e');
        if (p.has('clock')) dial([-0.25, 1.4, 0.21], 0.09, [0, 0, 0]);
        return;
      case 'control':
        b.part('walls').lathe('.34,0! .22,.3 .17,.9 .2,1.5 .38,1.66!', { segments: 32 }).cylinder(0.5, 0.1, { at: [0, 1.66, 0], segments: 32 });
        bands([0.5, 1.1], (y) => (y < 0.8 ? 0.2 : 0.18));
        b.cylinder(0.4, 0.32, { part: 'windows', at: [0, 1.76, 0], top: 0.52, segments: 12, faceted: true });
        b.part('walls').radial(12, () => b.beam([0, 1.76, 0.405], [0, 2.08, 0.525], [0.025, 0.025]));
        b.cylinder(0.56, 0.08, { part: 'roof', at: [0, 2.08, 0], segments: 32 }).cylinder(0.24, 0.1, { part: 'roof', at: [0, 2.16, 0] }).rod([0, 2.2, 0], [0, 2.8, 0], 0.014, { part: '#d8dadd metal' }).lathe('.03,0 .1,.05 .15,.14! .14,.15! 0,.03', { part: '#d8dadd metal', at: [0.3, 2.16, 0], rotate: [30, 30, 0] }).ball(0.03, { part: '#d82424 glow', at: [0, 2.8, 0] });
        b.box([0.9, 0.22, 0.7], { part: 'walls', at: [0.1, 0.11, 0.1] }).box([0.16, 0.18, 0.02], { part: 'door', at: [0, 0.1, 0.46] }).box([0.4, 0.1, 0.02], { part: 'windows', at: [0.3, 0.13, 0.455] });
        if (p.has('clock')) dial([0, 1.3, 0.2], 0.1, [0, 0, 0]);
        return;
      case 'silo':
        b.part('walls').cylinder(0.42, 1.6, { segments: 40 });
        for (let ring = 0; ring < 9; ring++) b.ring(0.422, 0.012, { part: 'walls', at: [0, 0.1 + ring * 0.175, 0], around: 44, tint: 0.75 });
        bands([0.6, 1.2], () => 0.42);
        b.lathe('.44,1.59! .42,1.7 .32,1.86 .16,1.95 0,1.97', { part: 'roof', segments: 40 }).cylinder(0.07, 0.1, { part: 'roof', at: [0, 1.94, 0] });
        b.part('#8f949b metal').mirrored('x', () => b.rod([0.05, 0.02, 0.47], [0.05, 1.65, 0.47], 0.012)).row(20, [0, 0.08, 0], () => b.rod([-0.05, 0.85, 0.47], [0.05, 0.85, 0.47], 0.008));
        b.rod([0.46, 0, 0.1], [0.46, 1.7, 0.1], 0.04, { part: '#8f949b metal' }).rod([0.46, 1.7, 0.1], [0, 1.98, 0], 0.035, { part: '#8f949b metal' });
        b.box([0.2, 0.36, 0.04], { part: 'door', at: [-0.26, 0.18, 0.34], rotate: [0, -38, 0] }).box([0.12, 0.12, 0.04], { part: 'windows', at: [0.24, 1.36, 0.35], rotate: [0, 34, 0] });
        if (p.has('clock')) dial([0, 1.3, 0.43], 0.1, [0, 0, 0]);
        return;
      case 'wizard':
        b.part('walls').tube('0,0,0 .03,.5,0 -.02,1.0,.02 .04,1.5,0 .02,1.75,0', [0.42, 0.31, 0.28, 0.27, 0.34], { segments: 26 }).lathe('.28,1.62! .46,1.74! .46,2.12! .4,2.12! 0,2.12!', { at: [0.02, 0, 0], segments: 26 });
        b.lathe('.6,2.06! .42,2.22 .26,2.6 .12,3.0 0,3.1', { part: 'roof', segments: 26 }).tube('.0,2.98,0 .02,3.14,0 .1,3.26,.02 .22,3.28,.02', [0.1, 0.07, 0.045, 0.015], { part: 'roof' }).ball(0.05, { part: '#ffd54a glow', at: [0.25, 3.28, 0.02] });
        turret2(b);
        b.radial(6, () => opening(b, 0.12, 0.22, [0, 1.82, 0.455], [0, 0, 0], { part: 'windows', arched: true, pointed: true }));
        opening(b, 0.1, 0.2, [0.02, 1.1, 0.29], [0, 0, 0], { part: 'windows', pointed: true }); opening(b, 0.1, 0.2, [0.18, 0.66, 0.26], [0, 34, 0], { part: 'windows', pointed: true }); opening(b, 0.2, 0.36, [0, 0.02, 0.37], [-6, 0, 0], { part: 'door', pointed: true, frame: '#6a5a48 wood' });
        bands([0.9, 1.4], (y) => (y < 1.2 ? 0.29 : 0.275));
        if (p.has('clock')) dial([0.04, 1.5, 0.28], 0.1, [0, 0, 0]);
        for (let rock = 0; rock < 9; rock++) b.rock(0.12, { part: '#77736c stone', at: [0.46 * Math.cos(rock * 0.7), 0.02, 0.46 * Math.sin(rock * 0.7)], cuts: 5, depth: 2 });
        return;
      case 'minaret':
        b.part('walls').box([0.5, 0.5, 0.5], { at: [0, 0.25, 0] }).cylinder(0.2, 1.1, { at: [0, 0.5, 0], top: 0.18, segments: 8, faceted: true }).lathe('.18,1.55! .3,1.68! .3,1.76! 0,1.76!', { segments: 28 }).cylinder(0.15, 0.5, { at: [0, 1.76, 0], segments: 26 }).lathe('.15,2.2! .22,2.28! .22,2.33! 0,2.33!', {}).cylinder(0.11, 0.24, { at: [0, 2.33, 0] });
        b.radial(14, () => b.rod([0, 1.76, 0.28], [0, 1.88, 0.28], 0.012)).ring(0.28, 0.014, { at: [0, 1.88, 0] });
        b.lathe('.11,2.56! .17,2.62 .17,2.72 .09,2.86 .02,2.98 0,3.02', { part: 'roof' }).rod([0, 3.0, 0], [0, 3.16, 0], 0.012, { part: '#d8b04a metal' }).ring(0.05, 0.012, { part: '#d8b04a metal', at: [0, 3.2, 0], rotate: [90, 0, 0], arc: 290, around: 20 });
        bands([0.8, 1.15, 1.45], (y) => 0.2 - (y - 0.5) * 0.018);
        for (const turn of [0, 90, 180, 270]) b.group({ rotate: [0, turn, 0] }, () => { opening(b, 0.1, 0.26, [0, 1.86, 0.148], [0, 0, 0], { ...glass, pointed: true }); opening(b, 0.07, 0.2, [0, 0.95, 0.178], [0, 0, 0], { ...glass, pointed: true }); });
        opening(b, 0.18, 0.34, [0, 0, 0.252], [0, 0, 0], { part: 'door', pointed: true });
        if (p.has('clock')) dial([0, 1.4, 0.19], 0.08, [0, 0, 0]);
        return;
      default:
        b.part('walls').lathe('0,0! .46,0! .4,.3 .36,1.0 .38,1.3! .5,1.46! .5,1.78! 0,1.78!', { segments: 30 });
        b.part('walls').radial(16, () => b.box([0.05, 0.12, 0.1], { at: [0, 1.4, 0.44] }));
        roundCrenels(b, 0.5, 1.78, 0.12);
        for (const turn of [0, 70, 140, 210, 280]) b.group({ rotate: [0, turn, 0] }, () => { opening(b, 0.08, 0.24, [0, 0.85, 0.362], [0, 0, 0], { part: 'windows', arched: true, frame: 'walls' }); opening(b, 0.1, 0.18, [0, 1.52, 0.5], [0, 0, 0], { part: 'windows', arched: true, frame: 'walls' }); });
        bands([0.55, 1.1], (y) => (y < 0.8 ? 0.385 : 0.362));
        b.radial(6, () => b.rod([0, 1.75, 0.34], [0, 2.1, 0.34], 0.03, { part: 'door' })).cone(0.56, 0.6, { part: 'roof', at: [0, 2.06, 0], segments: 26 });
        pennant(b, [0, 2.62, 0], 0.34, 0.3, '#b8302c');
        opening(b, 0.22, 0.4, [0, 0, 0.43], [-6, 0, 0], { part: 'door', arched: true, frame: 'walls' });
        if (p.has('clock')) dial([0, 1.2, 0.37], 0.13, [0, 0, 0]);
    }

    function turret2(to: MeshBuilder): void {
      to.group({ at: [0.46, 0, 0.06] }, () => to.part('walls').lathe('0,.86! .03,.9 .14,1.04! .14,1.36! 0,1.36!', {}).cone(0.2, 0.4, { part: 'roof', at: [0, 1.34, 0] }).group({ rotate: [0, 60, 0] }, () => opening(to, 0.07, 0.14, [0, 1.12, 0.135], [0, 0, 0], { part: 'windows', arched: true })));
    }
  },

  lighthouse(b, p) {
    const r = (y: number) => 0.36 - 0.085 * y + 0.05 * Math.exp(-y * 4);
    b.part('tower').lathe(Array.from({ length: 12 }, (_, i): Vec2 => { const y = (i / 11) * 1.72; return [r(y), y]; }).concat([[0, 1.72]]), { straight: true, segments: 36 });
    for (const y of [0.28, 0.84, 1.4]) b.lathe([[r(y) - 0.03, y], [r(y) + 0.008, y], [r(y + 0.28) + 0.008, y + 0.28], [r(y) - 0.05, y + 0.28], [r(y) - 0.03, y]], { part: 'bands', straight: true, segments: 36 });
    b.part('gallery').lathe('.2,1.68! .34,1.74! .34,1.79! 0,1.79!', { segments: 32 }).radial(16, () => b.rod([0, 1.78, 0.32], [0, 1.93, 0.32], 0.009, { segments: 5 })).ring(0.32, 0.012, { at: [0, 1.93, 0] }).ring(0.32, 0.008, { at: [0, 1.86, 0] });
    b.cylinder(0.17, 0.27, { part: '#bfe0ee glass', at: [0, 1.79, 0], segments: 24 }).cylinder(0.09, 0.22, { part: 'lamp', at: [0, 1.81, 0], round: 0.03 }).part('gallery').radial(8, () => b.rod([0, 1.79, 0.172], [0, 2.06, 0.172], 0.01, { segments: 5 }));
    b.lathe('.23,2.04! .22,2.08 .14,2.2 .05,2.28 0,2.3', { part: 'roof', segments: 28 }).ball(0.035, { part: 'roof', at: [0, 2.32, 0] }).rod([0, 2.3, 0], [0, 2.48, 0], 0.009, { part: 'gallery' });
    for (const [turn, y] of [[10, 0.66], [100, 1.0], [-40, 1.2], [200, 0.7]] as const) b.group({ rotate: [0, turn, 0] }, () => opening(b, 0.08, 0.15, [0, y, r(y + 0.08) - 0.005], [-4, 0, 0], { part: '#3b5468 gloss', arched: true }));
    opening(b, 0.16, 0.28, [0, 0.02, 0.385], [-8, 0, 0], { part: '#6b4a2c wood', arched: true });
    b.part('rocks').rock([0.72, 0.2, 0.66], { at: [0, -0.08, 0], roughness: 0.4, cuts: 10, depth: 4 });
    for (let i = 0; i < 14; i++) b.rock([p.random.between(0.1, 0.2), p.random.between(0.08, 0.17), 0.14], { at: [0.6 * Math.cos(i * 0.9) * (0.8 + 0.2 * (i % 2)), -0.06, 0.56 * Math.sin(i * 0.9)], cuts: 7, depth: 2 });
  },

  skyscraper(b, p) {
    const form = p.variant('form');
    const grid = (w: number, d: number, y: number, h: number, columns: number, rows: number, mullion = 0.018) => {
      b.box([w, h, d], { part: 'facade', at: [0, y + h / 2, 0] });
      for (let row = 0; row <= rows; row++) b.box([w + 0.02, mullion, d + 0.02], { part: 'frame', at: [0, y + (row / rows) * h, 0] });
      const deep = Math.max(2, Math.round((columns * d) / w));
      for (let column = 0; column <= columns; column++) for (const z of [-d / 2, d / 2]) b.box([mullion, h, 0.022], { part: 'frame', at: [(column / columns - 0.5) * w, y + h / 2, z] });
      for (let column = 0; column <= deep; column++) for (const x of [-w / 2, w / 2]) b.box([0.022, h, mullion], { part: 'frame', at: [x, y + h / 2, (column / deep - 0.5) * d] });
    };
    switch (form) {
      case 'stepped':
        b.box([1.0, 0.24, 0.9], { part: 'base', at: [0, 0.12, 0] });
        grid(0.86, 0.78, 0.24, 0.9, 9, 9); grid(0.68, 0.6, 1.14, 0.8, 7, 8); grid(0.48, 0.42, 1.94, 0.7, 5, 7); grid(0.28, 0.26, 2.64, 0.4, 3, 4);
        for (const [y, w, d] of [[1.14, 0.88, 0.8], [1.94, 0.7, 0.62], [2.64, 0.5, 0.44], [3.04, 0.3, 0.28]] as const) b.box([w, 0.04, d], { part: 'roof', at: [0, y, 0] });
        b.mirrored('x', () => b.rod([0.07, 3.04, 0], [0.07, 3.6, 0], 0.016, { part: 'frame' }));
        break;
      case 'art_deco': {
        b.part('base').box([0.96, 0.3, 0.8], { at: [0, 0.15, 0] }).box([0.3, 0.28, 0.06], { at: [0, 0.16, 0.41], tint: 0.5 });
        const block = (w: number, d: number, y: number, h: number, n: number) => { b.box([w, h, d], { part: 'facade', at: [0, y + h / 2, 0] }); for (let rib = 0; rib <= n; rib++) { for (const z of [-1, 1]) b.box([w / n / 2.6, h + 0.06, 0.05], { part: 'facade', at: [(rib / n - 0.5) * w, y + h / 2 + 0.02, (z * d) / 2], tint: 1.08 }); for (const x of [-1, 1]) b.box([0.05, h + 0.06, d / n / 2.6], { part: 'facade', at: [(x * w) / 2, y + h / 2 + 0.02, (rib / n - 0.5) * d], tint: 1.08 }); } for (let rib = 0; rib < n; rib++) for (let floor = 0; floor < Math.round(h / 0.11); floor++) { for (const z of [-1, 1]) b.box([(w / n) * 0.44, 0.065, 0.02], { part: '#33424e gloss', at: [((rib + 0.5) / n - 0.5) * w, y + 0.06 + floor * 0.11, (z * d) / 2] }); for (const x of [-1, 1]) b.box([0.02, 0.065, (d / n) * 0.44], { part: '#33424e gloss', at: [(x * w) / 2, y + 0.06 + floor * 0.11, ((rib + 0.5) / n - 0.5) * d] }); } };
        block(0.84, 0.68, 0.3, 0.8, 6); block(0.62, 0.52, 1.1, 0.9, 5); block(0.44, 0.4, 2.0, 0.5, 4);
        for (let tier = 0; tier < 5; tier++) { const w = 0.42 - tier * 0.07; const y = 2.5 + tier * 0.13; for (const turn of [0, 90, 180, 270]) b.group({ rotate: [0, turn, 0] }, () => { b.plate(archOutline(w, 0.26), 0.05, { part: 'frame', at: [0, y, w * 0.46] }); b.plate([[-0.03, 0.05], [0.03, 0.05], [0, 0.14]], 0.06, { part: '#33424e gloss', at: [0, y + 0.04, w * 0.46] }); }); b.box([w * 0.94, 0.2, w * 0.9], { part: 'roof', at: [0, y + 0.08, 0] }); }
        b.lathe('.06,3.16! .03,3.3 .012,3.5 0,3.8', { part: 'frame' });
        break;
      }
      case 'twisted': {
        b.box([0.95, 0.12, 0.95], { part: 'base', at: [0, 0.06, 0] });
        b.warped(([x, y, z]) => { const a = (y / 2.9) * 1.75; const s = 1 - 0.22 * (y / 2.9); return [(x * Math.cos(a) + z * Math.sin(a)) * s, y + 0.12, (z * Math.cos(a) - x * Math.sin(a)) * s]; }, () => {
          for (let floor = 0; floor < 26; floor++) { b.box([0.66, 0.112, 0.66], { part: 'facade', at: [0, floor * 0.112 + 0.056, 0], round: 0.06 }).box([0.69, 0.02, 0.69], { part: 'frame', at: [0, floor * 0.112, 0], round: 0.01 }); b.mirrored('x', () => b.mirrored('z', () => b.box([0.03, 0.112, 0.03], { part: 'frame', at: [0.325, floor * 0.112 + 0.056, 0.325] }))); }
          b.box([0.66, 0.06, 0.66], { part: 'roof', at: [0, 2.94, 0] });
        });
        break;
      }
      case 'apartment':
        b.box([1.3, 0.14, 0.8], { part: 'base', at: [0, 0.07, 0] }).box([1.2, 1.9, 0.7], { part: 'facade', at: [0, 1.05, 0] }).box([1.28, 0.09, 0.78], { part: 'roof', at: [0, 2.03, 0] }).box([0.3, 0.2, 0.26], { part: 'roof', at: [0.2, 2.16, -0.1] });
        for (let floor = 0; floor < 6; floor++) for (let bay = 0; bay < 4; bay++) {
          const [x, y] = [(bay - 1.5) * 0.29, 0.24 + floor * 0.3];
          for (const turn of [0, 180]) if (floor > 0 || bay !== 1) opening(b, 0.13, 0.17, [x, y, 0.35 * (turn ? -1 : 1)], [0, turn, 0], { part: '#8fb4cc gloss', panes: [2, 2] });
          if (bay % 2 === 0 && floor > 0) b.part('frame').box([0.26, 0.02, 0.14], { at: [x, y - 0.03, 0.42] }).box([0.26, 0.09, 0.012], { at: [x, y + 0.03, 0.485], tint: 0.8 }).mirrored('x', () => b.box([0.012, 0.09, 0.13], { at: [Math.abs(x) + (x < 0 ? -0.13 : 0.13), y + 0.03, 0.42] }));
          if (bay < 2) for (const side of [-1, 1]) opening(b, 0.12, 0.17, [side * 0.6, y, (bay - 0.5) * 0.34], [0, side * 90, 0], { part: '#8fb4cc gloss', panes: [2, 2] });
        }
        opening(b, 0.18, 0.28, [-0.145, 0.08, 0.355], [0, 0, 0], { part: '#4a3424 wood', panes: [2, 1] });
        b.box([0.36, 0.03, 0.22], { part: 'frame', at: [-0.145, 0.42, 0.45] });
        break;
      case 'hotel':
        b.part('base').box([1.5, 0.36, 0.8], { at: [0, 0.18, 0] }).box([0.62, 0.05, 0.36], { at: [0, 0.34, 0.56] }).mirrored('x', () => b.rod([0.26, 0, 0.7], [0.26, 0.34, 0.7], 0.03));
        b.mirrored('x', () => b.box([0.4, 1.5, 0.72], { part: 'facade', at: [0.5, 1.1, 0] })).box([0.64, 1.8, 0.62], { part: 'facade', at: [0, 1.25, -0.05] });
        windowGrid(b, 0.6, 1.7, 3, 8, [0, 0.4, 0.26], [0, 0, 0], { part: '#8fb4cc gloss', fill: 0.5 });
        b.mirrored('x', () => { windowGrid(b, 0.38, 1.45, 2, 7, [0.5, 0.38, 0.36], [0, 0, 0], { part: '#8fb4cc gloss', fill: 0.5 }); windowGrid(b, 0.7, 1.45, 3, 7, [0.7, 0.38, 0], [0, 90, 0], { part: '#8fb4cc gloss', fill: 0.5 }); b.box([0.46, 0.06, 0.78], { part: 'frame', at: [0.5, 1.86, 0] }); });
        b.mirrored('x', () => b.group({ at: [0.5, 0, 0] }, () => hippedRoof(b, 0.4, 0.72, 1.88, 0.22, { ridge: 0, over: 0.02 })));
        hippedRoof(b, 0.64, 0.62, 2.16, 0.34, { ridge: 0.24, over: 0.05 });
        b.row(5, [0.15, 0, 0], (i) => b.box([0.1, 0.14, 0.03], { part: i % 2 ? '#ffcf5a glow' : '#ffe9b0 glow', at: [0, 2.12, 0.3] }));
        opening(b, 0.3, 0.26, [0, 0.02, 0.402], [0, 0, 0], { part: '#33424e gloss', panes: [4, 1] });
        b.rod([0, 2.46, 0], [0, 2.86, 0], 0.012, { part: 'frame' });
        break;
      default:
        b.box([0.95, 0.24, 0.75], { part: 'base', at: [0, 0.12, 0] });
        grid(0.78, 0.58, 0.24, 2.6, 8, 24);
        b.part('base').row(5, [0.18, 0, 0], () => b.box([0.05, 0.24, 0.05], { at: [0, 0.12, 0.37] }));
        b.box([0.82, 0.07, 0.62], { part: 'roof', at: [0, 2.87, 0] }).box([0.4, 0.16, 0.3], { part: 'roof', at: [0.05, 2.96, 0] }).rod([-0.2, 2.9, 0], [-0.2, 3.4, 0], 0.014, { part: 'frame' });
    }
  },

  church(b, p) {
    const form = p.variant('form');
    const lancet = { part: 'windows', pointed: true, frame: 'walls' };
    const spire = (at: Vec3, w: number, h: number, tall: number) => b.group({ at }, () => { b.box([w, h, w], { part: 'walls', at: [0, h / 2, 0] }).box([w * 1.1, 0.05, w * 1.1], { part: 'walls', at: [0, h, 0] }); hippedRoof(b, w, w, h + 0.02, tall, { part: 'spire', over: 0.02 }); for (const turn of [0, 90, 180, 270]) b.group({ rotate: [0, turn, 0] }, () => opening(b, w * 0.3, w * 0.7, [0, h - w * 0.95, w / 2], [0, 0, 0], lancet)); b.rod([0, h + tall - 0.02, 0], [0, h + tall + 0.2, 0], 0.012, { part: '#d8b04a metal' }).box([0.09, 0.018, 0.018], { part: '#d8b04a metal', at: [0, h + tall + 0.13, 0] }); });
    const rose = (z: number, y: number, r: number) => b.group({ at: [0, y, z] }, () => { b.cylinder(r * 1.2, 0.04, { part: 'walls', rotate: [90, 0, 0], at: [0, 0, -0.01], tint: 0.85, segments: 32 }).cylinder(r, 0.05, { part: 'windows', rotate: [90, 0, 0], at: [0, 0, -0.01], segments: 32 }); for (let spoke = 0; spoke < 8; spoke++) b.group({ rotate: [0, 0, spoke * 45] }, () => b.box([r * 0.08, r, 0.02], { part: 'walls', at: [0, r * 0.5, 0.045] })); });
    if (form === 'monastery') {
      b.rock([1.15, 0.5, 0.95], { part: '#8a7f6e stone', at: [0, -0.12, 0], roughness: 0.3, cuts: 8, depth: 4 });
      b.group({ at: [0, 0.3, 0] }, () => {
        b.box([1.3, 0.5, 0.36], { part: 'walls', at: [0, 0.25, 0.3] }).box([0.36, 0.5, 0.9], { part: 'walls', at: [-0.48, 0.25, -0.1] }).box([0.36, 0.5, 0.9], { part: 'walls', at: [0.48, 0.25, -0.1] });
        b.group({ at: [0, 0, 0.3], rotate: [0, 90, 0] }, () => gabled(b, 0.36, 1.3, 0.5, 0.24));
        for (const x of [-0.48, 0.48]) b.group({ at: [x, 0, -0.12] }, () => gabled(b, 0.36, 0.9, 0.5, 0.24));
        b.row(6, [0.19, 0, 0], (i) => { if (i !== 2 && i !== 3) opening(b, 0.08, 0.18, [0, 0.22, 0.48], [0, 0, 0], { ...lancet, arched: true, pointed: false }); });
        for (const side of [-1, 1]) for (const z of [-0.4, -0.1, 0.2]) opening(b, 0.08, 0.18, [side * 0.66, 0.22, z], [0, side * 90, 0], { ...lancet, arched: true, pointed: false });
        opening(b, 0.2, 0.34, [0, 0, 0.482], [0, 0, 0], { part: 'door', arched: true, frame: 'walls' });
        b.box([0.5, 0.75, 0.5], { part: 'walls', at: [0, 0.37, -0.2] }).cylinder(0.27, 0.2, { part: 'walls', at: [0, 0.75, -0.2], segments: 12 }).lathe('.3,.94! .29,1.02 .2,1.18 .06,1.26 0,1.28', { part: 'roof', at: [0, 0, -0.2] });
        spire([-0.48, 0, 0.3], 0.26, 1.0, 0.4);
        b.rod([0, 1.26, -0.2], [0, 1.46, -0.2], 0.012, { part: '#d8b04a metal' }).box([0.09, 0.018, 0.018], { part: '#d8b04a metal', at: [0, 1.4, -0.2] });
      });
      return;
    }
    const cathedral = form === 'cathedral';
    const chapel = form === 'chapel';
    const [w, d, h, rise] = cathedral ? [0.72, 1.9, 1.0, 0.5] : chapel ? [0.8, 1.0, 0.55, 0.5] : [0.72, 1.4, 0.62, 0.5];
    b.box([w, h, d], { part: 'walls', at: [0, h / 2, -0.1] }).group({ at: [0, 0, -0.1] }, () => gabled(b, w, d, h, rise));
    const bays = cathedral ? 6 : chapel ? 3 : 4;
    for (let bay = 0; bay < bays; bay++) for (const side of [-1, 1]) {
      const z = -0.1 + ((bay + 0.5) / bays - 0.5) * d * 0.92;
      opening(b, 0.12, h * 0.5, [(side * w) / 2, h * 0.34, z], [0, side * 90, 0], lancet);
      if (!chapel) b.box([0.1, h * 0.72, 0.07], { part: 'walls', at: [side * (w / 2 + 0.04), h * 0.36, z + (d * 0.46) / bays] });
      if (cathedral) { b.box([0.28, 0.46, d / bays], { part: 'walls', at: [side * (w / 2 + 0.14), 0.23, z] }); b.hull([[side * w * 0.5, 0.64, z - d / bays / 2], [side * w * 0.5, 0.64, z + d / bays / 2], [side * (w / 2 + 0.32), 0.44, z - d / bays / 2], [side * (w / 2 + 0.32), 0.44, z + d / bays / 2], [side * w * 0.5, 0.44, z - d / bays / 2], [side * w * 0.5, 0.44, z + d / bays / 2]], { part: 'roof' }); opening(b, 0.1, 0.24, [side * (w / 2 + 0.28), 0.12, z], [0, side * 90, 0], lancet); b.tube([[side * (w / 2 + 0.34), 0.6, z + d / bays / 2], [side * (w / 2 + 0.2), 0.86, z + d / bays / 2], [side * w * 0.48, 0.96, z + d / bays / 2]], 0.03, { part: 'walls' }).box([0.08, 0.66, 0.08], { part: 'walls', at: [side * (w / 2 + 0.34), 0.33, z + d / bays / 2] }).cone(0.05, 0.16, { part: 'spire', at: [side * (w / 2 + 0.34), 0.66, z + d / bays / 2], segments: 4 }); }
    }
    const front = d / 2 - 0.1;
    if (cathedral) {
      b.mirrored('x', () => { spire([0.36, 0, front + 0.02], 0.4, 1.75, 0.7); for (const y of [0.5, 0.95]) opening(b, 0.13, 0.32, [0.36, y, front + 0.22], [0, 0, 0], lancet); for (const dx of [-0.19, 0.19]) b.box([0.05, 1.8, 0.05], { part: 'walls', at: [0.36 + dx, 0.9, front + 0.21] }); });
      b.box([0.36, 1.2, 0.3], { part: 'walls', at: [0, 0.6, front + 0.04] });
      rose(front + 0.19, 0.86, 0.15);
      for (const [x, s] of [[0, 1], [-0.36, 0.8], [0.36, 0.8]] as const) opening(b, 0.18 * s, 0.42 * s, [x, 0, front + (x === 0 ? 0.2 : 0.225)], [0, 0, 0], { part: 'door', pointed: true, frame: 'walls' });
      b.box([1.5, h * 0.9, 0.46], { part: 'walls', at: [0, h * 0.45, -0.55] }).group({ at: [0, 0, -0.55], rotate: [0, 90, 0] }, () => gabled(b, 0.46, 1.5, h * 0.9, 0.36));
      hippedRoof(b, 0.16, 0.16, h + rise - 0.05, 0.75, { part: 'spire', over: 0.02 });
      b.group({ at: [0, 0, -0.55] }, () => hippedRoof(b, 0.14, 0.14, h + rise - 0.1, 0.9, { part: 'spire', over: 0.02 }));
      b.cylinder(0.36, h * 0.8, { part: 'walls', at: [0, 0, -d / 2 - 0.1], segments: 12 }).cone(0.42, 0.4, { part: 'roof', at: [0, h * 0.8, -d / 2 - 0.1], segments: 12 });
    } else if (chapel) {
      b.box([0.22, 0.34, 0.22], { part: 'walls', at: [0, h + rise + 0.02, front - 0.16] });
      hippedRoof(b, 0.22, 0.22, h + rise + 0.19, 0.34, { part: 'spire', over: 0.05 });
      b.plate(archOutline(0.1, 0.16), 0.24, { part: DARK, at: [0, h + rise - 0.01, front - 0.16] }).lathe('.05,0! .045,.02 .03,.06 0,.08', { part: '#d8b04a metal', at: [0, h + rise + 0.04, front - 0.04] }).rod([0, h + rise + 0.5, front - 0.16], [0, h + rise + 0.68, front - 0.16], 0.012, { part: '#d8b04a metal' }).box([0.08, 0.018, 0.018], { part: '#d8b04a metal', at: [0, h + rise + 0.62, front - 0.16] });
      opening(b, 0.22, 0.4, [0, 0, front], [0, 0, 0], { part: 'door', arched: true, panes: [2, 1] });
      rose(front + 0.005, h + 0.16, 0.1);
      for (const x of [-0.26, 0.26]) opening(b, 0.1, 0.26, [x, 0.18, front], [0, 0, 0], lancet);
      b.part('walls').box([0.4, 0.05, 0.2], { at: [0, 0.02, front + 0.1] });
    } else {
      spire([0, 0, front + 0.14], 0.4, 1.15, 0.85);
      opening(b, 0.2, 0.36, [0, 0, front + 0.345], [0, 0, 0], { part: 'door', pointed: true, frame: 'walls' });
      rose(front + 0.345, 0.62, 0.1);
      for (const x of [-0.28, 0.28]) opening(b, 0.08, 0.24, [x, 0.22, front], [0, 0, 0], lancet);
    }
  },
};
