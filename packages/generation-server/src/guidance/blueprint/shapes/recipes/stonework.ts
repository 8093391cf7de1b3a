import { archOutline, column, gabled } from '../anatomy/masonry.ts';
import { clotheInLeaves } from '../anatomy/trees.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

const DARK = '#2b2724';

/** Wedge stones of a round arch whose springing line is at y, numbered from the right; the crown's is the keystone. */
function voussoirs(b: MeshBuilder, radius: number, y: number, count: number, deep: number, thick: number, key = 'keystone'): void {
  for (let stone = 0; stone < count; stone++) {
    const [from, to] = [(stone / count) * Math.PI, ((stone + 1) / count) * Math.PI];
    const crown = stone === (count - 1) / 2;
    const [inner, outer] = [radius, radius + thick * (crown ? 1.32 : 1)];
    const gap = 0.012;
    const wedge = [[inner, from + gap], [outer, from + gap * 0.7], [outer, to - gap * 0.7], [inner, to - gap]].map(([r, a]): Vec2 => [r! * Math.cos(a!), r! * Math.sin(a!)]);
    b.plate(wedge, deep * (crown ? 1.14 : 1), { at: [0, y, 0], bevel: 0.012, part: crown ? key : 'span', tint: crown ? 1.06 : stone % 2 ? 1.05 : 0.95 });
  }
}

/** Courses of squared stones with a core behind them that shows as joints. */
function ashlar(b: MeshBuilder, size: Vec3, at: Vec3, part: string, rows: number, p: RecipeInput): void {
  const [w, h, d] = size;
  b.box([w * 0.97, h, d * 0.96], { at: [at[0], at[1] + h / 2, at[2]], part, tint: 0.7 });
  for (let row = 0; row < rows; row++) {
    const columns = Math.max(1, Math.round(w / (h / rows) / 1.7)) + (row % 2);
    for (let stone = 0; stone < columns; stone++) b.box([w / columns - 0.012, h / rows - 0.012, d], { part, at: [at[0] + ((stone + 0.5) / columns - 0.5) * w, at[1] + ((row + 0.5) / rows) * h, at[2]], round: 0.014, tint: p.random.between(0.9, 1.1) });
  }
}

const fluted = (turn: number): number => 1 - 0.07 * Math.abs(Math.sin(turn * Math.PI * 16));

/** A column's foot and its fluted shaft up to y = `to`. */
function footAndShaft(b: MeshBuilder, r: number, to: number): void {
  b.part('base').box([r * 2.9, 0.08, r * 2.9], { at: [0, 0.04, 0] }).cylinder(r * 1.34, 0.06, { at: [0, 0.08, 0], round: 0.03 }).cylinder(r * 1.18, 0.06, { at: [0, 0.15, 0], round: 0.03 });
  b.part('shaft').lathe([[0, 0.2], [r, 0.2], [r * 1.01, 0.6], [r * 0.86, to], [0, to]], { straight: true, segments: 64, ripple: fluted });
}

function carvedFace(b: MeshBuilder, y: number, r: number, beak: boolean): void {
  b.mirrored('x', () => b.ball([r * 0.27, r * 0.21, r * 0.14], { part: '#f1ece0', at: [r * 0.42, y + r * 0.42, r * 0.86], rotate: [0, 24, 0] }).ball([r * 0.13, r * 0.13, r * 0.1], { part: DARK, at: [r * 0.43, y + r * 0.42, r * 0.98] }).tube([[r * 0.08, y + r * 0.66, r * 1.0], [r * 0.42, y + r * 0.84, r * 0.96], [r * 0.76, y + r * 0.6, r * 0.7]], r * 0.1, { part: '#a5352a', segments: 7 }));
  if (beak) b.hull([[-r * 0.2, y + r * 0.34, r * 0.8], [r * 0.2, y + r * 0.34, r * 0.8], [0, y + r * 0.5, r * 0.9], [0, y - r * 0.28, r * 1.75], [0, y - r * 0.2, r * 0.85], [0, y + r * 0.16, r * 1.66]], { part: '#d9a12f' });
  else b.ball([r * 0.17, r * 0.24, r * 0.24], { at: [0, y + r * 0.12, r], part: 'shaft', tint: 1.15 });
  b.superball([r * 0.56, r * (beak ? 0.1 : 0.2), r * 0.12], 0.5, 0.5, { part: '#a5352a', at: [0, y - r * 0.42, r * 0.88] });
  if (!beak) { b.row(5, [r * 0.19, 0, 0], () => b.box([r * 0.15, r * 0.13, r * 0.06], { part: '#f1ece0', at: [0, y - r * 0.36, r * 1.0] })); }
}

export const STONEWORK: RecipeTable = {
  column(b, p) {
    const form = p.variant('form');
    const r = 0.17 * p.thickness;
    switch (form) {
      case 'corinthian':
        footAndShaft(b, r, 1.46);
        b.group({ at: [0, 1.44, 0] }, () => {
          b.part('capital').lathe([[0, 0], [r * 0.86, 0], [r * 0.8, 0.14], [r * 1.05, 0.34], [0, 0.34]], { straight: true }).ring(r * 0.9, 0.022, { at: [0, 0.01, 0] });
          b.radial(8, () => b.leaf(0.2, 0.14, { at: [0, 0.0, r * 0.86], rotate: [4, 0, 0], bend: 95, fold: -12, widest: 0.6, steps: 8, ruffle: 0.05 }));
          b.radial(8, () => b.leaf(0.32, 0.14, { at: [0, 0.02, r * 0.82], rotate: [2, 0, 0], bend: 85, fold: -12, widest: 0.65, steps: 8, ruffle: 0.05, tint: 0.92 }), { start: 22.5 });
          b.radial(4, () => b.mirrored('x', () => b.tube(Array.from({ length: 20 }, (_, i): Vec3 => { const t = i / 19; const a = t * 9; const s = 0.07 * (1 - t * 0.75); return [r * 0.72 + s * Math.cos(a + 2.6) * 0.8, 0.29 + s * Math.sin(a + 2.6), r * 0.82 + 0.05 * (1 - t)]; }), 0.018, { segments: 6 })));
          b.plate(outlines.rectangle(r * 3, r * 3, 0.03), 0.06, { at: [0, 0.37, 0], rotate: [90, 0, 0] }).radial(4, () => b.ball([0.045, 0.04, 0.03], { at: [0, 0.37, r * 1.5] }));
        });
        return;
      case 'plain':
        b.part('base').box([r * 2.9, 0.1, r * 2.9], { at: [0, 0.05, 0] }).cylinder(r * 1.25, 0.07, { at: [0, 0.1, 0], round: 0.03 });
        b.part('shaft').cylinder(r, 1.3, { at: [0, 0.16, 0], top: r * 0.94, segments: 36 });
        b.part('capital').cylinder(r * 0.96, 0.08, { at: [0, 1.46, 0], top: r * 1.3, segments: 36 }).box([r * 2.9, 0.09, r * 2.9], { at: [0, 1.58, 0] });
        return;
      case 'totem': {
        const w = 0.21 * p.thickness;
        b.part('base').rock([0.4, 0.1, 0.36], { at: [0, 0.02, 0], part: 'base', cuts: 5 }).cylinder(w * 1.1, 0.16, { at: [0, 0, 0], part: 'base' });
        for (let head = 0; head < 4; head++) {
          const y = 0.36 + head * 0.44;
          b.part('shaft').cylinder(w * (1.02 - head * 0.03), 0.4, { at: [0, y - 0.2, 0], round: 0.05, segments: 28, tint: head % 2 ? 0.86 : 1.05 }).ring(w, 0.03, { at: [0, y + 0.22, 0], part: head % 2 ? '#2f6d74' : '#a5352a' });
          carvedFace(b, y, w, head % 2 === 0);
          if (head === 1 || head === 2) b.mirrored('x', () => b.tube([[w * 0.8, y + 0.02, w * 0.3], [w * 1.1, y - 0.1, w * 0.9], [w * 0.4, y - 0.14, w * 1.12]], [0.05, 0.045, 0.035], { part: 'shaft', ends: 'round' }).ball(0.04, { part: '#2f6d74', at: [w * 0.4, y - 0.14, w * 1.15] }));
        }
        b.part('capital').mirrored('x', () => { b.plate('.1,1.5! .36,1.62 .74,1.72 .98,1.96! .7,1.94 .4,1.88 .1,1.82!', 0.06, { at: [0, 0, -0.02], part: 'capital' }); for (let feather = 0; feather < 5; feather++) b.box([0.03, 0.2 - feather * 0.012, 0.075], { part: feather % 2 ? '#2f6d74' : '#a5352a', at: [0.3 + feather * 0.12, 1.74 + feather * 0.035, -0.02], rotate: [0, 0, -24] }); b.cone(0.05, 0.16, { part: 'capital', at: [0.11, 1.87, 0], toward: [0.3, 1, 0] }); });
        b.ball([w, 0.12, w], { part: 'capital', at: [0, 1.88, 0] });
        return;
      }
      case 'pedestal':
        b.part('base').box([0.9, 0.12, 0.9], { at: [0, 0.06, 0] }).box([0.8, 0.06, 0.8], { at: [0, 0.15, 0] }).box([0.72, 0.05, 0.72], { at: [0, 0.2, 0], round: 0.024 });
        b.part('shaft').box([0.62, 0.62, 0.62], { at: [0, 0.5, 0] }).radial(4, () => { b.plate(outlines.rectangle(0.48, 0.48), 0.03, { at: [0, 0.5, 0.31], holes: [outlines.rectangle(0.4, 0.4)], tint: 1.08 }).plate(outlines.polygon(4, 0.13), 0.03, { at: [0, 0.5, 0.31], bevel: 0.01 }); });
        b.part('capital').box([0.7, 0.05, 0.7], { at: [0, 0.82, 0], round: 0.024 }).box([0.8, 0.06, 0.8], { at: [0, 0.875, 0] }).box([0.88, 0.07, 0.88], { at: [0, 0.94, 0] });
        b.anchor('on', [0, 0.975, 0], 0.8);
        return;
      case 'ruined': {
        footAndShaft(b, r, 0.82);
        b.part('shaft').warped(([x, y, z]) => [x, y > 1.05 ? y + (x * 0.9 + 0.06 * Math.sin(x * 30) + 0.05 * Math.sin(z * 34) - z * 0.5) * (y - 1.05) * 2.4 : y, z], () => b.lathe([[0, 0.8], [r * 1.0, 0.8, 1], [r * 0.97, 1.05], [r * 0.94, 1.42, 1], [0, 1.42]], { straight: true, segments: 64, ripple: fluted }));
        b.group({ at: [0.5, r * 0.95, 0.3], rotate: [0, 35, 90] }, () => b.lathe([[0, -0.22], [r * 0.95, -0.2], [r * 0.93, 0.2], [r * 0.5, 0.24], [0, 0.17]], { straight: true, segments: 48, ripple: fluted }));
        b.group({ at: [-0.42, 0.1, 0.36], rotate: [14, 20, 164] }, () => b.part('capital').cylinder(r * 0.95, 0.1, { at: [0, -0.1, 0], top: r * 1.3 }).box([r * 2.8, 0.07, r * 2.8], { at: [0, 0.03, 0] }));
        for (let bit = 0; bit < 14; bit++) { const angle = p.random.between(0, 6.3); const far = p.random.between(0.34, 0.68); b.rock(p.random.between(0.03, 0.075), { part: 'shaft', at: [far * Math.cos(angle), 0.03, far * Math.sin(angle)], cuts: 6, depth: 2, faceted: true }); }
        b.part('base').rock([0.82, 0.05, 0.7], { at: [0.04, -0.02, 0.08], roughness: 0.2, depth: 3, tint: 0.8 });
        return;
      }
      default:
        column(b, r, 1.6, { shaft: 'shaft', capital: 'capital', base: 'base', segments: 64 });
        b.part('base').box([r * 3.6, 0.07, r * 3.6], { at: [0, -0.035, 0] });
    }
  },

  arch(b, p) {
    const form = p.variant('form');
    switch (form) {
      case 'triumphal': {
        const [w, d] = [1.5, 0.62];
        const body: Vec2[] = [[w / 2, 1.02], [-w / 2, 1.02], [-w / 2, 0], ...archOutline(0.2, 0.42, { x: -0.53 }).toReversed(), ...archOutline(0.48, 0.82).toReversed(), ...archOutline(0.2, 0.42, { x: 0.53 }).toReversed(), [w / 2, 0]];
        b.part('piers').plate(body, d);
        b.part('span').box([w + 0.1, 0.06, d + 0.12], { at: [0, 1.03, 0] }).box([w - 0.02, 0.32, d - 0.04], { at: [0, 1.22, 0] }).box([w + 0.08, 0.05, d + 0.1], { at: [0, 1.4, 0] }).box([w - 0.1, 0.05, d - 0.08], { at: [0, 1.45, 0] });
        b.mirrored('z', () => {
          for (const x of [-0.7, -0.34, 0.34, 0.7]) b.group({ at: [x, 0, d / 2 + 0.05] }, () => { b.box([0.14, 0.16, 0.13], { part: 'piers', at: [0, 0.08, 0], tint: 1.08 }); b.group({ at: [0, 0.16, 0] }, () => column(b, 0.045, 0.8, { shaft: 'piers', segments: 20 })); b.box([0.14, 0.34, 0.1], { part: 'span', at: [0, 1.23, -0.03], tint: 1.06 }); });
          b.box([0.5, 0.2, 0.03], { part: 'span', at: [0, 1.22, d / 2 - 0.01], tint: 0.86 });
          for (let line = 0; line < 3; line++) b.box([0.4, 0.025, 0.012], { part: 'span', at: [0, 1.28 - line * 0.06, d / 2 + 0.006], tint: 0.55 });
          for (const x of [-0.53, 0.53]) b.box([0.2, 0.2, 0.03], { part: 'piers', at: [x, 0.66, d / 2], tint: 1.1 }).ball([0.05, 0.07, 0.03], { part: 'piers', at: [x, 0.66, d / 2 + 0.02] });
          b.plate([...archOutline(0.58, 0.87), ...archOutline(0.48, 0.82).toReversed()], 0.05, { part: 'span', at: [0, 0, d / 2], tint: 1.08 });
          b.part('keystone').hull([[-0.04, 0.8, d / 2], [0.04, 0.8, d / 2], [-0.06, 0.96, d / 2], [0.06, 0.96, d / 2], [-0.04, 0.8, d / 2 + 0.06], [0.04, 0.8, d / 2 + 0.06], [-0.06, 0.96, d / 2 + 0.09], [0.06, 0.96, d / 2 + 0.09]]);
        });
        return;
      }
      case 'gothic': {
        const [w, h] = [0.8, 1.3];
        for (const [grow, deep, z] of [[0.3, 0.2, -0.06], [0.2, 0.2, 0], [0.1, 0.2, 0.06]] as const) b.plate([...archOutline(w + grow, h + grow * 0.9, { pointed: true }), ...archOutline(w, h, { pointed: true }).toReversed()], deep, { part: 'span', at: [0, 0, -z], tint: 0.9 + grow * 0.6 });
        b.mirrored('x', () => { b.part('piers').box([0.26, 0.14, 0.34], { at: [w / 2 + 0.12, 0.07, 0] }); for (const [x, z] of [[0.06, 0.1], [0.14, 0.1], [0.06, -0.1], [0.14, -0.1]] as const) b.group({ at: [w / 2 + x, 0.14, z] }, () => column(b, 0.03, 0.5, { shaft: 'piers', fluted: false, segments: 14 })); b.box([0.16, 0.95, 0.16], { at: [w / 2 + 0.27, 0.47, 0] }).cone(0.12, 0.55, { at: [w / 2 + 0.27, 0.95, 0], segments: 4, faceted: true, rotate: [0, 45, 0] }).box([0.2, 0.04, 0.2], { at: [w / 2 + 0.27, 0.94, 0] }).ball(0.03, { at: [w / 2 + 0.27, 1.5, 0] }); });
        b.part('span').mirrored('x', () => b.plate([...archOutline(w / 2 - 0.01, h * 0.72, { pointed: true, x: w / 4 }), ...archOutline(w / 2 - 0.07, h * 0.72 - 0.05, { pointed: true, x: w / 4 }).toReversed()], 0.08)).ring(0.13, 0.025, { at: [0, h * 0.82, 0], rotate: [90, 0, 0] });
        for (let foil = 0; foil < 4; foil++) b.ring(0.055, 0.016, { at: [0.062 * Math.cos(foil * 1.571 + 0.785), h * 0.82 + 0.062 * Math.sin(foil * 1.571 + 0.785), 0], rotate: [90, 0, 0], around: 18, segments: 6 });
        for (let crocket = 0; crocket < 7; crocket++) b.mirrored('x', () => { const t = crocket / 7; const a = t * (Math.PI / 3); const reach = w + 0.34; b.ball([0.035, 0.045, 0.04], { at: [-reach / 2 + reach * Math.cos(a), h + 0.27 - reach * 0.86 + reach * Math.sin(a), 0], segments: 8 }); });
        b.part('keystone').lathe('0,0! .05,0 .03,.06 .09,.12 .03,.18 0,.28', { at: [0, h + 0.22, 0], segments: 8 });
        return;
      }
      case 'trellis': {
        const [w, h, d] = [0.9, 1.35, 0.4];
        const outer = archOutline(w, h);
        const path = outer.map(([x, y]): Vec3 => [x, y, d / 2]);
        const mark = b.mark();
        b.mirrored('z', () => { b.part('span').tube(path, 0.028 * p.thickness, { straight: true, segments: 8 }); b.tube(archOutline(w - 0.16, h - 0.08).map(([x, y]): Vec3 => [x, y, d / 2]), 0.018, { straight: true, segments: 6 }); });
        const along = archOutline(w, h).flatMap(([x, y], index, all): Vec2[] => { const [nx, ny] = all[index + 1] ?? [x, y]; const steps = Math.max(1, Math.round(Math.hypot(nx - x, ny - y) / 0.12)); return Array.from({ length: steps }, (_, s): Vec2 => [x + ((nx - x) * s) / steps, y + ((ny - y) * s) / steps]); });
        along.forEach(([x, y], index) => { b.part('piers').rod([x, y, -d / 2], [x, y, d / 2], 0.013, { segments: 5 }); const next = along[index + 1]; if (next) b.rod([x, y, -d / 2], [next[0], next[1], 0], 0.009, { segments: 4 }).rod([next[0], next[1], 0], [x, y, d / 2], 0.009, { segments: 4 }); });
        b.part('#4c7a3a leaf'); clotheInLeaves(b, mark, { count: 520, size: 0.1, width: 0.62, raise: 0.7 });
        b.part('keystone').scatter(mark, 70, { spacing: 0.07 }, () => { b.ball([0.045, 0.036, 0.045], { at: [0, 0.03, 0], segments: 9, tint: 0.9 }).radial(5, () => b.leaf(0.055, 0.05, { at: [0, 0.02, 0.01], rotate: [52, 0, 0], bend: -40, steps: 2 })); });
        return;
      }
      case 'balloon': {
        const path = archOutline(1.5, 1.6);
        const tinted = ['span', 'piers', 'keystone'] as const;
        let count = 0;
        path.slice(0, -1).forEach(([x, y], index) => {
          const [nx, ny] = path[index + 1]!;
          const steps = Math.max(1, Math.round(Math.hypot(nx - x, ny - y) / 0.19));
          for (let s = 0; s < steps; s++) for (let turn = 0; turn < 4; turn++) {
            const a = turn * 1.571 + count * 0.7;
            const size = p.random.between(0.09, 0.125);
            const out = 0.1;
            b.ball([size, size * 1.12, size], { part: tinted[(count + turn) % 3]!, at: [x + ((nx - x) * s) / steps + out * Math.cos(a), y + 0.1 + ((ny - y) * s) / steps + out * Math.sin(a * 0.9), out * Math.sin(a)], segments: 14, tint: [0.82, 1, 1.18][(turn + count) % 3]! });
            if (turn === 3) count++;
          }
        });
        return;
      }
      case 'corbel': {
        for (let course = 0; course < 10; course++) {
          const inner = course < 5 ? 0.4 : 0.4 - (course - 4) * 0.075;
          const y = course * 0.15;
          const outer = 0.9 - course * 0.012;
          b.mirrored('x', () => { for (let block = 0; block < 2; block++) { const w = (outer - inner) / 2; b.box([w - 0.01, 0.14, 0.5 - (block + course) % 2 * 0.015], { part: course < 5 ? 'piers' : 'span', at: [inner + w * (block + 0.5), y + 0.075, 0], round: 0.015, tint: p.random.between(0.9, 1.1) }); } });
        }
        b.part('keystone').box([0.5, 0.14, 0.52], { at: [0, 1.58, 0], round: 0.015 });
        b.part('span').mirrored('x', () => b.box([0.52, 0.13, 0.5], { at: [0.53, 1.575, 0], round: 0.015 })).box([1.72, 0.08, 0.56], { at: [0, 1.69, 0], round: 0.01 });
        return;
      }
      default:
        b.mirrored('x', () => { ashlar(b, [0.3, 0.8, 0.36], [0.6, 0.08, 0], 'piers', 5, p); b.part('piers').box([0.4, 0.09, 0.46], { at: [0.6, 0.045, 0], round: 0.012 }).box([0.38, 0.07, 0.44], { at: [0.6, 0.91, 0], round: 0.012 }); });
        voussoirs(b, 0.46, 0.945, 13, 0.36, 0.28);
    }
  },

  gravestone(b, p) {
    const form = p.variant('form');
    const mark = b.mark();
    const line = (w: number, y: number, z: number, high = 0.022): void => void b.box([w, high, 0.014], { part: DARK, at: [0, y, z] });
    b.part('base');
    switch (form) {
      case 'cross':
        for (const [w, y] of [[0.74, 0.06], [0.58, 0.17], [0.42, 0.28]] as const) b.box([w, 0.12, w * 0.72], { at: [0, y, 0], round: 0.015 });
        b.part('stone').plate([[0.09, 0.34], [0.07, 0.82], [0.34, 0.8], [0.34, 1.0], [0.07, 0.98], [0.085, 1.28], [-0.085, 1.28], [-0.07, 0.98], [-0.34, 1.0], [-0.34, 0.8], [-0.07, 0.82], [-0.09, 0.34]], 0.14, { bevel: 0.025 }).ring(0.2, 0.032, { at: [0, 0.9, 0], rotate: [90, 0, 0], around: 36 }).ball([0.055, 0.055, 0.03], { at: [0, 0.9, 0.07] });
        line(0.24, 0.3, 0.157); line(0.18, 0.26, 0.157);
        break;
      case 'stele':
        b.box([0.62, 0.14, 0.42], { at: [0, 0.07, 0], round: 0.02 });
        b.part('stone').hull([[0.25, 0.14, 0.09], [-0.25, 0.14, 0.09], [0.25, 0.14, -0.09], [-0.25, 0.14, -0.09], [0.21, 1.32, 0.07], [-0.21, 1.32, 0.07], [0.21, 1.32, -0.07], [-0.21, 1.32, -0.07]]).box([0.52, 0.07, 0.22], { at: [0, 1.34, 0] }).plate([[0.26, 1.37], [0, 1.54], [-0.26, 1.37]], 0.2);
        b.box([0.32, 0.22, 0.02], { at: [0, 1.12, 0.08], tint: 0.8 }).plate(outlines.star(8, 0.09, 0.05), 0.05, { at: [0, 1.12, 0.085] });
        for (let row = 0; row < 7; row++) for (let column = 0; column < 6; column++) if ((row * 5 + column * 3) % 7 !== 0) b.box([0.032 + 0.012 * ((row + column) % 3), 0.035 - 0.01 * (column % 2), 0.012], { part: DARK, at: [-0.14 + column * 0.056, 0.92 - row * 0.09, 0.083] });
        break;
      case 'milestone':
        b.rock([0.44, 0.1, 0.36], { at: [0, 0.02, 0], roughness: 0.25 });
        b.part('stone').plate([[0.26, 0], ...archOutline(0.5, 0.86).slice(1, -1), [-0.26, 0]], 0.3, { bevel: 0.04 });
        line(0.3, 0.66, 0.152, 0.03); line(0.3, 0.3, 0.152, 0.03);
        b.part(DARK).box([0.03, 0.2, 0.014], { at: [-0.1, 0.48, 0.152] }).ring(0.055, 0.016, { at: [-0.01, 0.48, 0.15], rotate: [90, 0, 0], scale: [0.8, 1, 1.7], around: 22, segments: 6 }).ring(0.055, 0.016, { at: [0.11, 0.48, 0.15], rotate: [90, 0, 0], scale: [0.8, 1, 1.7], around: 22, segments: 6 });
        break;
      default:
        b.box([0.86, 0.13, 0.36], { at: [0, 0.065, 0], round: 0.02 });
        b.part('stone').plate([[0.34, 0.12], [0.34, 0.74], ...archOutline(0.56, 0.28, { y: 0.74 }).slice(1, -1), [-0.34, 0.74], [-0.34, 0.12]], 0.17, { bevel: 0.022 }).plate([...archOutline(0.5, 0.74, { y: 0.2 }), ...archOutline(0.46, 0.7, { y: 0.22 }).toReversed()], 0.02, { at: [0, 0, 0.085], tint: 0.8 });
        b.part(DARK);
        // R I P
        b.group({ at: [0, 0.66, 0.088] }, () => { b.box([0.022, 0.15, 0.014], { at: [-0.14, 0, 0] }).ring(0.034, 0.012, { at: [-0.115, 0.038, 0], rotate: [90, 0, 0], around: 18, segments: 6 }).beam([-0.12, 0, 0], [-0.075, -0.075, 0], [0.02, 0.014]).box([0.024, 0.15, 0.014], {}).box([0.022, 0.15, 0.014], { at: [0.1, 0, 0] }).ring(0.034, 0.012, { at: [0.125, 0.038, 0], rotate: [90, 0, 0], around: 18, segments: 6 }); });
        for (const [w, y] of [[0.34, 0.5], [0.26, 0.43], [0.3, 0.36]] as const) line(w, y, 0.088, 0.016);
        break;
    }
    if (p.has('moss')) b.part('moss').scatter(mark, 130, { spacing: 0.035, where: ([x, y], n) => n[1] > 0.35 || y < 0.24 + 0.1 * Math.sin(x * 9) }, () => b.ball([0.05, 0.02, 0.05], { segments: 8, tint: p.random.between(0.7, 1.2) }));
  },

  gargoyle(b) {
    b.part('base').box([0.7, 0.12, 0.8], { at: [0, 0.06, 0.02], round: 0.015 }).box([0.58, 0.12, 0.66], { at: [0, 0.18, 0.02], round: 0.015 });
    b.group({ at: [0, 0.24, 0] }, () => {
      b.part('body').blend(0.07, (s) => {
        s.limb([0, 0.24, -0.12], [0, 0.52, 0.06], 0.17, 0.19).limb([0, 0.56, 0.1], [0, 0.7, 0.26], 0.12, 0.1).ellipsoid([0, 0.76, 0.3], [0.13, 0.12, 0.14]).ellipsoid([0, 0.71, 0.43], [0.09, 0.06, 0.1]).limb([0, 0.64, 0.36], [0, 0.62, 0.47], 0.06, 0.045);
        for (const x of [-1, 1]) {
          s.limb([x * 0.14, 0.5, 0.1], [x * 0.24, 0.28, 0.2], 0.09, 0.06).limb([x * 0.24, 0.28, 0.2], [x * 0.17, 0.06, 0.28], 0.06, 0.05).ellipsoid([x * 0.17, 0.04, 0.32], [0.075, 0.04, 0.09]);
          s.limb([x * 0.13, 0.2, -0.12], [x * 0.29, 0.3, 0.1], 0.14, 0.09).limb([x * 0.29, 0.3, 0.1], [x * 0.27, 0.06, 0.02], 0.085, 0.05).ellipsoid([x * 0.28, 0.04, 0.1], [0.07, 0.04, 0.11]);
          s.ellipsoid([x * 0.075, 0.83, 0.4], [0.06, 0.03, 0.05]).ellipsoid([x * 0.16, 0.8, 0.24], [0.035, 0.1, 0.06], [x * 1.2, 0.9, -0.4]);
        }
        s.carve([0, 0.655, 0.5], [0.07, 0.022, 0.08]).carve([-0.065, 0.785, 0.425], [0.03, 0.022, 0.04]).carve([0.065, 0.785, 0.425], [0.03, 0.022, 0.04]);
      }, { resolution: 58 });
      b.tube([[0, 0.16, -0.24], [0.16, 0.06, -0.34], [0.36, 0.03, -0.2], [0.42, 0.05, 0.04], [0.36, 0.06, 0.2]], [0.07, 0.055, 0.045, 0.03, 0.012], { segments: 10, ends: 'round' }).cone(0.05, 0.1, { at: [0.36, 0.06, 0.18], toward: [-0.3, 0, 1], segments: 4, scale: [1, 1, 0.4] });
      b.mirrored('x', () => {
        for (const dx of [-0.045, 0, 0.045]) b.cone(0.02, 0.07, { part: 'horns', at: [0.17 + dx, 0.03, 0.39], toward: [dx * 3, -0.25, 1], segments: 6 }).cone(0.02, 0.07, { part: 'horns', at: [0.28 + dx, 0.03, 0.19], toward: [dx * 3, -0.25, 1], segments: 6 });
        b.ball(0.018, { part: '#d8a832 glow', at: [0.066, 0.785, 0.42], segments: 8 });
        b.cone(0.013, 0.05, { part: 'horns', at: [0.045, 0.675, 0.5], toward: [0, -1, 0.1], segments: 6 });
        b.part('horns').tube([[0.07, 0.86, 0.26], [0.12, 0.98, 0.2], [0.12, 1.09, 0.24]], [0.042, 0.03, 0.006], { segments: 8 });
        // Folded membrane between finger bones.
        const root: Vec3 = [0.12, 0.58, -0.1];
        const wrist: Vec3 = [0.42, 1.12, -0.2];
        const tips: Vec3[] = [[0.86, 1.02, -0.32], [0.84, 0.66, -0.36], [0.66, 0.38, -0.34], [0.36, 0.28, -0.24]];
        b.part('wings').tube([root, [0.3, 0.84, -0.12], wrist], [0.055, 0.04, 0.035], { segments: 8, ends: 'round' }).cone(0.022, 0.12, { at: wrist, toward: [0.2, 1, 0.1], segments: 7 });
        tips.forEach((tip, index) => {
          b.tube([wrist, [(wrist[0] + tip[0]) / 2 + 0.05, (wrist[1] + tip[1]) / 2 + 0.05, (wrist[2] + tip[2]) / 2 - 0.03], tip], [0.028, 0.02, 0.008], { segments: 6 });
          const next = tips[index + 1] ?? root;
          b.sheet(7, 7, (u, v) => { const sag = 0.16 * Math.sin(u * Math.PI) * v; const mixTip = (axis: 0 | 1 | 2): number => tip[axis] + (next[axis] - tip[axis]) * u; const x = wrist[0] + (mixTip(0) - wrist[0]) * v; const y = wrist[1] + (mixTip(1) - wrist[1]) * v; return [x + (wrist[0] - x) * sag, y + (wrist[1] - y) * sag + 0.03 * Math.sin(v * Math.PI), wrist[2] + (mixTip(2) - wrist[2]) * v - 0.05 * Math.sin(u * Math.PI) * v]; }, { tint: 0.9 });
        });
      });
    });
  },

  well(b, p) {
    for (let row = 0; row < 4; row++) b.radial(14, () => b.box([0.205, 0.125, 0.16], { part: 'wall', at: [0, 0.065 + row * 0.13, 0.46], round: 0.025, tint: p.random.between(0.84, 1.14) }), { start: row * 13 });
    b.lathe('.5,0! .5,.5! .4,.5! .4,0! .5,0!', { part: 'wall', straight: true, tint: 0.68 }).cylinder(0.42, 0.02, { part: '#2f5d73 gloss', at: [0, 0.24, 0] });
    b.radial(13, () => b.box([0.26, 0.07, 0.24], { part: 'wall', at: [0, 0.555, 0.46], round: 0.022, tint: p.random.between(0.95, 1.18) }), { start: 9 });
    b.mirrored('x', () => b.part('posts').box([0.09, 1.24, 0.09], { at: [0.5, 0.86, 0] }).beam([0.5, 1.1, 0.03], [0.5, 1.44, 0.32], [0.05, 0.05]).beam([0.5, 1.1, -0.03], [0.5, 1.44, -0.32], [0.05, 0.05]).box([0.07, 0.07, 0.8], { at: [0.5, 1.44, 0] }));
    b.group({ rotate: [0, 90, 0] }, () => { gabled(b, 0.84, 1.16, 1.46, 0.36, { walls: 'posts', over: 0.14, thick: 0.045 }); for (let row = 1; row < 6; row++) b.mirrored('x', () => b.box([0.03, 0.02, 1.32], { part: 'roof', at: [row * 0.085, 1.885 - row * 0.073, 0], rotate: [0, 0, -40], tint: 0.74 })); });
    b.part('posts').rod([-0.56, 1.0, 0], [0.66, 1.0, 0], 0.045, { segments: 12 }).rod([0.66, 1.0, 0], [0.66, 0.84, 0.08], 0.024, { segments: 8 }).rod([0.66, 0.84, 0.08], [0.8, 0.84, 0.08], 0.022, { segments: 8 });
    for (let wrap = 0; wrap < 6; wrap++) b.ring(0.055, 0.016, { part: 'rope', at: [-0.06 + wrap * 0.028, 1.0, 0], rotate: [0, 0, 90], around: 18, segments: 6 });
    b.part('rope').rod([0, 0.98, 0.055], [0, 0.82, 0.055], 0.016, { segments: 7 });
    b.group({ at: [0, 0.56, 0.055] }, () => { b.part('bucket').lathe([[0, 0, 1], [0.09, 0, 1], [0.12, 0.18, 1], [0.105, 0.18, 1], [0.085, 0.03, 1], [0, 0.03, 1]], { segments: 14, faceted: true, straight: true }); for (const y of [0.04, 0.14]) b.ring(0.095 + y * 0.17, 0.008, { at: [0, y, 0], part: '#55585c metal', around: 24, segments: 5 }); b.tube([[-0.118, 0.17, 0], [-0.08, 0.25, 0], [0, 0.28, 0], [0.08, 0.25, 0], [0.118, 0.17, 0]], 0.009, { part: '#55585c metal', segments: 6 }); });
  },
};
