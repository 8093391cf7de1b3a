import { outlines } from '../curves.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

export const SIGNS: RecipeTable = {
  sign(b, p) {
    const form = p.variant('form');
    const y = 1.75;
    const board = (outline: Vec2[], border: Vec2[], depth = 0.06): void => {
      b.plate(border, depth, { part: 'border', at: [0, y, 0], bevel: 0.01 }).plate(outline, depth + 0.03, { part: 'board', at: [0, y, 0] });
    };
    const scaled = (outline: Vec2[], factor: number): Vec2[] => outline.map(([a, c]): Vec2 => [a * factor, c * factor]);
    const turned = (sides: number, radius: number, turn: number): Vec2[] => Array.from({ length: sides }, (_, i): Vec2 => [radius * Math.sin(((i + turn) / sides) * 2 * Math.PI), radius * Math.cos(((i + turn) / sides) * 2 * Math.PI)]);
    const shapes: Record<string, Vec2[]> = { octagon: turned(8, 0.72, 0.5), diamond: turned(4, 0.8, 0), triangle: turned(3, 0.85, 0), round: outlines.circle(0.68, 40), rectangle: outlines.rectangle(1.3, 0.9, 0.1), street: outlines.rectangle(1.7, 0.42, 0.05), billboard: outlines.rectangle(2.2, 1.1, 0.03), wooden: outlines.rectangle(1.4, 0.6, 0.05), neon: outlines.rectangle(1.5, 0.8, 0.14) };
    const tall = form !== 'neon';
    if (form === 'arrow') {
      const arrow: Vec2[] = [[-0.75, -0.2], [0.25, -0.2], [0.25, -0.42], [0.8, 0], [0.25, 0.42], [0.25, 0.2], [-0.75, 0.2]];
      b.plate(arrow, 0.1, { part: 'board', at: [0, y, 0.03], bevel: 0.02 }).plate(scaled(arrow, 0.86), 0.12, { part: 'symbol', at: [0, y, 0.03] }).plate(scaled(arrow, 0.78), 0.13, { part: 'board', at: [0, y, 0.03] });
    } else {
      const outline = shapes[form] ?? shapes['rectangle']!;
      board(scaled(outline, 0.93), outline, form === 'wooden' ? 0.1 : 0.06);
      const bar = (width: number, at: number): void => void b.plate(outlines.rectangle(width, 0.09, 0.03), 0.02, { part: 'symbol', at: [0, y + at, form === 'wooden' ? 0.075 : 0.055] });
      if (form === 'octagon') b.row(4, [0.25, 0, 0], (index) => b.plate(index === 2 ? outlines.circle(0.11) : outlines.rectangle(0.16, 0.3, 0.02), 0.02, { part: 'symbol', at: [0, y, 0.055] }));
      else if (form === 'triangle' || form === 'diamond') b.plate(outlines.rectangle(0.12, 0.4, 0.05), 0.02, { part: 'symbol', at: [0, y + 0.06, 0.055] }).plate(outlines.circle(0.07), 0.02, { part: 'symbol', at: [0, y - 0.26, 0.055] });
      else if (form === 'round') b.plate([[-0.12, -0.4], [0.12, -0.4], [0.12, 0.1], [0.3, 0.1], [0, 0.45], [-0.3, 0.1], [-0.12, 0.1]], 0.02, { part: 'symbol', at: [0, y, 0.055] });
      else if (form === 'neon') b.tube([[-0.55, y - 0.15, 0.1], [-0.35, y + 0.2, 0.1], [-0.1, y - 0.2, 0.1], [0.15, y + 0.2, 0.1], [0.35, y - 0.15, 0.1], [0.58, y + 0.15, 0.1]], 0.045, { part: 'symbol' }).tube(outlines.rectangle(1.44, 0.74, 0.16).map(([a, c]): Vec3 => [a, y + c, 0.08]), 0.035, { part: 'border', closed: true, straight: true });
      else if (form === 'street') bar(1.2, 0);
      else { bar(0.9, 0.2); bar(0.7, 0); if (form !== 'wooden') bar(0.8, -0.2); } // prettier-ignore
    }
    if (form === 'billboard') b.mirrored('x', () => b.rod([0.8, 0, -0.08], [0.8, y, -0.08], 0.06, { part: 'post' }));
    else if (form === 'wooden') b.mirrored('x', () => b.box([0.12, 2.1, 0.1], { part: 'post', at: [0.5, 1.05, -0.1], round: 0.02 }));
    else if (tall) b.rod([0, 0, -0.07], [0, y + 0.3, -0.07], 0.05, { part: 'post' }).cylinder(0.24, 0.05, { part: 'post', at: [0, 0, -0.07] });
    else b.mirrored('x', () => b.rod([0.4, y + 0.4, 0], [0.4, y + 0.75, 0], 0.015, { part: 'post' }));
  },

  traffic_cone(b, p) {
    const form = p.variant('form');
    if (form === 'barrier') {
      b.mirrored('x', () => b.beam([0.8, 0, 0.3], [0.8, 1.1, 0], [0.08, 0.08], { part: 'base' }).beam([0.8, 0, -0.3], [0.8, 1.1, 0], [0.08, 0.08], { part: 'base' }));
      for (const y of [0.9, 0.5]) b.row(8, [0.24, 0, 0], (index) => b.box([0.241, 0.24, 0.06], { part: index % 2 ? 'band' : 'cone', at: [0, y, 0.1] }));
      return;
    }
    if (form === 'bollard') b.cylinder(0.24, 1.3, { part: 'cone', round: 0.08 }).cylinder(0.36, 0.1, { part: 'base', round: 0.03 }).cylinder(0.247, 0.16, { part: 'band', at: [0, 1.0, 0] }).cylinder(0.247, 0.16, { part: 'band', at: [0, 0.72, 0] });
    else {
      b.box([1.05, 0.1, 1.05], { part: 'base', at: [0, 0.05, 0], round: 0.04 });
      const at = (y: number): number => 0.42 - (y - 0.1) * 0.26;
      b.lathe([[at(0.1), 0.1], [at(1.5), 1.5], [0.04, 1.52]], { part: 'cone', straight: true, segments: 36 });
      for (const [low, high] of [[0.5, 0.78], [0.98, 1.16]] as const) b.lathe([[at(low) + 0.008, low], [at(high) + 0.008, high]], { part: 'band', straight: true, segments: 36 });
    }
  },

  flag(b, p) {
    const form = p.variant('form');
    if (form === 'bunting') {
      const rope: Vec3[] = Array.from({ length: 13 }, (_, i): Vec3 => [-1.2 + i * 0.2, 1.3 - 0.35 * Math.sin((i / 12) * Math.PI), 0]);
      b.tube(rope, 0.02, { part: 'pole' });
      for (let index = 0; index < 9; index++) { const x = -1.06 + index * 0.265; b.plate([[-0.12, 0], [0.12, 0], [0, -0.34]], 0.015, { part: index % 2 ? 'emblem' : 'cloth', at: [x, 1.3 - 0.35 * Math.sin(((x + 1.2) / 2.4) * Math.PI), 0.01] }); } // prettier-ignore
      return;
    }
    if (form === 'banner') {
      b.rod([-0.6, 1.9, 0], [0.6, 1.9, 0], 0.04, { part: 'pole' }).mirrored('x', () => b.ball(0.07, { part: 'pole', at: [0.62, 1.9, 0] }));
      b.sheet(12, 18, (u, v) => { const y = 1.88 - v * (1.5 + 0.3 * (1 - Math.abs(u * 2 - 1))); return [(u - 0.5) * 1.05, y, 0.05 * Math.sin(u * 9) * v]; }, { part: 'cloth' }); // prettier-ignore
      b.plate(outlines.star(5, 0.28, 0.12), 0.03, { part: 'emblem', at: [0, 1.2, 0.06] });
      return;
    }
    b.rod([-0.7, 0, 0], [-0.7, 2.1, 0], 0.04, { part: 'pole' }).ball(0.075, { part: 'pole', at: [-0.7, 2.13, 0] });
    const pennant = form === 'pennant';
    const wave = (u: number, v: number): Vec3 => [-0.66 + u * 1.45, 2.0 - (pennant ? 0.12 + (v - 0.12) * (1 - u * 0.85) + u * 0.3 : v) * 0.95 - u * 0.06, 0.13 * Math.sin(u * 7) * u];
    b.sheet(28, 12, wave, { part: 'cloth' });
    if (!pennant) { const at = wave(0.45, 0.5); b.plate(outlines.star(5, 0.24, 0.1), 0.02, { part: 'emblem', at: [at[0], at[1], at[2] + 0.03] }).plate(outlines.star(5, 0.24, 0.1), 0.02, { part: 'emblem', at: [at[0], at[1], at[2] - 0.03] }); } // prettier-ignore
  },

  emblem(b, p) {
    const form = p.variant('form');
    const shapes: Record<string, Vec2[]> = {
      letter: [[-0.7, -0.9], [-0.42, -0.9], [-0.28, -0.45], [0.28, -0.45], [0.42, -0.9], [0.7, -0.9], [0.16, 0.9], [-0.16, 0.9]],
      number: [[-0.3, -0.9], [0.45, -0.9], [0.45, -0.62], [0.22, -0.62], [0.22, 0.9], [-0.06, 0.9], [-0.45, 0.5], [-0.3, 0.32], [-0.06, 0.52], [-0.06, -0.62], [-0.3, -0.62]],
      cross: [[-0.16, -0.95], [0.16, -0.95], [0.16, 0.2], [0.6, 0.2], [0.6, 0.5], [0.16, 0.5], [0.16, 0.95], [-0.16, 0.95], [-0.16, 0.5], [-0.6, 0.5], [-0.6, 0.2], [-0.16, 0.2]],
      arrow: [[-0.95, -0.18], [0.2, -0.18], [0.2, -0.5], [0.95, 0], [0.2, 0.5], [0.2, 0.18], [-0.95, 0.18]],
      lightning: [[0.1, 0.95], [-0.5, -0.1], [-0.08, -0.1], [-0.25, -0.95], [0.5, 0.2], [0.08, 0.2], [0.4, 0.95]],
      crescent: outlines.crescent(0.9, 0.5),
    };
    b.group({ at: [0, 1, 0] }, () => {
      const outline = shapes[form];
      if (outline) {
        b.plate(outline, 0.3, { part: 'shape', bevel: 0.05 });
        if (form === 'letter') b.plate([[-0.16, -0.2], [0.16, -0.2], [0, 0.35]], 0.31, { part: 'detail' });
      } else if (form === 'note') {
        b.ball([0.26, 0.19, 0.14], { part: 'shape', at: [-0.36, -0.72, 0], rotate: [0, 0, 20] }).ball([0.26, 0.19, 0.14], { part: 'shape', at: [0.48, -0.56, 0], rotate: [0, 0, 20] });
        b.rod([-0.15, -0.68, 0], [-0.15, 0.7, 0], 0.06, { part: 'shape' }).rod([0.69, -0.52, 0], [0.69, 0.86, 0], 0.06, { part: 'shape' }).beam([-0.18, 0.66, 0], [0.72, 0.82, 0], [0.24, 0.14], { part: 'shape' });
      } else if (form === 'snowflake') {
        for (let arm = 0; arm < 6; arm++) b.group({ rotate: [0, 0, arm * 60] }, () => { b.beam([0, 0, 0], [0, 0.95, 0], [0.1, 0.1], { part: 'shape' }); for (const y of [0.4, 0.65]) b.mirrored('x', () => b.beam([0, y, 0], [0.22, y + 0.22, 0], [0.08, 0.09], { part: 'detail' })); }); // prettier-ignore
      } else if (form === 'skull') {
        b.blend(0.1, (s) => s.as('shape').ellipsoid([0, 0.25, -0.05], [0.6, 0.56, 0.62]).ellipsoid([0, -0.32, 0.2], [0.34, 0.34, 0.3]).ellipsoid([-0.25, 0.08, 0.5], [0.18, 0.19, 0.26], [0, 1, 0], true).ellipsoid([0.25, 0.08, 0.5], [0.18, 0.19, 0.26], [0, 1, 0], true).ellipsoid([0, -0.16, 0.56], [0.08, 0.13, 0.2], [0, 1, 0], true));
        b.mirrored('x', () => b.ball(0.13, { part: '#141214', at: [0.25, 0.08, 0.38] })).row(6, [0.09, 0, 0], () => b.box([0.07, 0.14, 0.06], { part: 'detail', at: [0, -0.56, 0.42], round: 0.02 }));
      } else if (form === 'smiley') {
        b.ball([0.9, 0.9, 0.5], { part: 'shape', segments: 32 }).mirrored('x', () => b.ball([0.1, 0.17, 0.08], { part: '#1a1512', at: [0.3, 0.25, 0.45] }));
        b.tube([[-0.48, -0.15, 0.42], [-0.25, -0.42, 0.42], [0, -0.5, 0.42], [0.25, -0.42, 0.42], [0.48, -0.15, 0.42]], 0.05, { part: '#1a1512' });
      } else if (form === 'infinity') {
        b.tube(Array.from({ length: 32 }, (_, i): Vec3 => { const t = (i / 32) * 2 * Math.PI; return [(1.1 * Math.cos(t)) / (1 + Math.sin(t) ** 2), (1.1 * Math.sin(t) * Math.cos(t)) / (1 + Math.sin(t) ** 2), 0.08 * Math.sin(t)]; }), 0.14, { part: 'shape', closed: true, steps: 3 }); // prettier-ignore
      } else if (form === 'horseshoe') {
        b.tube([[-0.5, -0.9, 0], [-0.68, -0.2, 0], [-0.5, 0.5, 0], [0, 0.78, 0], [0.5, 0.5, 0], [0.68, -0.2, 0], [0.5, -0.9, 0]], 0.2, { part: 'shape', flatten: 0.45, up: [0, 0, 1] });
        for (const [x, y] of [[-0.62, -0.5], [-0.66, 0], [-0.42, 0.5], [0.42, 0.5], [0.66, 0], [0.62, -0.5]] as const) b.ball(0.06, { part: 'detail', at: [x, y, 0.09] });
      } else {
        b.cylinder(0.75, 0.14, { part: 'backing', rotate: [90, 0, 0], at: [0, 0, -0.07], segments: 40, round: 0.04 }).ring(0.68, 0.05, { part: 'shape', at: [0, 0, 0.08], rotate: [90, 0, 0] }).plate(outlines.star(5, 0.5, 0.22), 0.08, { part: 'shape', at: [0, 0, 0.1], bevel: 0.02 });
        b.ball(0.1, { part: 'detail', at: [0, 0, 0.14] });
      }
    });
  },
};
