import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

/** A blade standing on y = 0, edge to +x and −x, its tip at `length`. */
function blade(b: MeshBuilder, part: string, width: number, length: number, thick = 0.05, at: Vec3 = [0, 0, 0]): void {
  const w = width / 2;
  b.hull([[-w, 0, 0], [w, 0, 0], [0, 0, thick / 2], [0, 0, -thick / 2], [-w * 0.85, length * 0.8, 0], [w * 0.85, length * 0.8, 0], [0, length * 0.8, thick / 2], [0, length * 0.8, -thick / 2], [0, length, 0]], { part, at });
}

function wheel(b: MeshBuilder, part: string, at: Vec3, radius: number): void {
  b.group({ at, rotate: [0, 0, 90] }, () => b.ring(radius, radius * 0.11, { part }).cylinder(radius * 0.2, radius * 0.3, { part, at: [0, -radius * 0.15, 0] }).radial(10, () => b.rod([0, 0, 0], [0, 0, radius], radius * 0.06, { part })));
}

export const ARMOURY: RecipeTable = {
  dagger(b, p) {
    const form = p.variant('form');
    b.group({ rotate: [0, 0, -30], at: [-0.4, 0, 0] }, () => {
      b.part('hilt').lathe([[0.07, 0.1], [0.1, 0.2], [0.08, 0.4], [0.1, 0.55], [0.07, 0.66]], { scale: [1, 1, 0.75] });
      if (form === 'kitchen' || form === 'cleaver' || form === 'folding' || form === 'knife' || form === 'serrated') {
        b.box([0.14, 0.66, 0.1], { part: 'hilt', at: [0, 0.33, 0], round: 0.04 }).mirrored('z', () => { for (const y of [0.15, 0.33, 0.5]) b.ball(0.025, { part: 'pommel', at: [0, y, 0.05] }); }); // prettier-ignore
        const outline: Vec2[] = form === 'cleaver' ? [[-0.1, 0.64], [0.34, 0.68], [0.34, 1.7], [-0.1, 1.7]] : form === 'kitchen' ? [[-0.08, 0.64], [0.2, 0.68], [0.16, 1.3], [-0.06, 1.9], [-0.08, 1.8]] : [[-0.08, 0.64], [0.14, 0.64], [0.14, 1.35], [-0.02, 1.85], [-0.08, 1.5]];
        b.plate(outline, 0.045, { part: 'blade', bevel: 0.015, ...(form === 'cleaver' ? { holes: [outlines.circle(0.05).map(([x, y]): Vec2 => [x, y + 1.58])] } : {}) });
        if (form === 'serrated') for (let i = 0; i < 8; i++) b.plate([[0.13, 0.7 + i * 0.08], [0.13, 0.78 + i * 0.08], [0.19, 0.74 + i * 0.08]], 0.03, { part: 'blade' });
        if (form !== 'folding') b.box([0.24, 0.05, 0.12], { part: 'guard', at: [0.02, 0.66, 0], round: 0.02 });
        else b.cylinder(0.05, 0.13, { part: 'guard', at: [0, 0.62, -0.065], rotate: [90, 0, 0] });
      } else if (form === 'throwing') blade(b, 'blade', 0.26, 1.2, 0.05, [0, 0.6, 0]);
      else {
        blade(b, 'blade', 0.24, 1.15, 0.07, [0, 0.68, 0]);
        b.tube([[-0.34, 0.74, 0], [-0.2, 0.67, 0], [0.2, 0.67, 0], [0.34, 0.74, 0]], [0.03, 0.05, 0.05, 0.03], { part: 'guard' }).mirrored('x', () => b.ball(0.05, { part: 'guard', at: [0.35, 0.75, 0] }));
        b.ball(0.1, { part: 'pommel', at: [0, 0.06, 0] }).gem('round', [0.12, 0.08, 0.12], { part: 'gems', at: [0, 0.67, 0.06], rotate: [90, 0, 0] });
      }
    });
  },
  axe(b, p) {
    const form = p.variant('form');
    b.group({ rotate: [0, 0, -18], at: [-0.2, 0, 0] }, () => {
      const top = form === 'halberd' ? 2.3 : form === 'hatchet' ? 1.4 : 1.8;
      b.tube([[0.03, 0, 0], [-0.02, top * 0.4, 0], [0, top, 0]], [0.075, 0.055, 0.06], { part: 'handle', flatten: 0.75, up: [0, 0, 1] });
      for (const y of [0.15, 0.25, 0.35]) b.ring(0.075, 0.018, { part: 'binding', at: [0.02, y, 0] });
      if (form === 'pickaxe') { b.tube([[-0.8, top - 0.32, 0], [-0.4, top - 0.06, 0], [0, top, 0], [0.4, top - 0.06, 0], [0.8, top - 0.32, 0]], [0.02, 0.08, 0.11, 0.08, 0.02], { part: 'blade' }); return; } // prettier-ignore
      const edge = (side: 1 | -1, big: number): void => void b.plate(outlines.smooth([[0, -0.14], [side * 0.3 * big, -0.3 * big], [side * 0.5 * big, -0.46 * big], [side * 0.6 * big, 0], [side * 0.5 * big, 0.46 * big], [side * 0.3 * big, 0.25 * big], [0, 0.16]]), 0.09, { part: 'blade', at: [0, top - 0.28, 0], bevel: 0.03 });
      edge(1, form === 'hatchet' ? 0.75 : 1);
      if (form === 'double' || form === 'battle') edge(-1, 1);
      else b.box([0.2, 0.26, 0.14], { part: 'blade', at: [-0.07, top - 0.27, 0], round: 0.03 });
      if (form === 'halberd') blade(b, 'blade', 0.16, 0.6, 0.06, [0, top - 0.05, 0]);
    });
  },
  war_hammer(b, p) {
    const form = p.variant('form');
    b.group({ rotate: [0, 0, -20], at: [-0.2, 0, 0] }, () => {
      b.rod([0, 0.05, 0], [0, 1.5, 0], 0.06, { part: 'handle' }).ball(0.09, { part: 'head', at: [0, 0.02, 0] });
      for (let i = 0; i < 6; i++) b.ring(0.066, 0.024, { part: 'grip', at: [0, 0.14 + i * 0.07, 0] });
      if (form === 'hammer') b.box([1.0, 0.42, 0.42], { part: 'head', at: [0, 1.62, 0], round: 0.06 }).mirrored('x', () => b.box([0.1, 0.5, 0.5], { part: 'head', at: [0.46, 1.62, 0], round: 0.03, tint: 0.85 }));
      else if (form === 'club') b.lathe([[0.06, 0.6], [0.16, 1.2], [0.24, 1.75], [0.16, 1.95], [0, 1.98]], { part: 'head' });
      else {
        const at: Vec3 = form === 'flail' ? [0.62, 1.0, 0] : [0, 1.7, 0];
        if (form === 'flail') for (let i = 0; i < 6; i++) b.ring(0.07, 0.022, { part: 'head', at: [0.04 + i * 0.1, 1.55 - i * i * 0.012, 0], rotate: [i % 2 ? 90 : 0, 0, -20 - i * 8], scale: [1.4, 1, 1] });
        b.ball(0.28, { part: 'head', at });
        for (let i = 0; i < 26; i++) { const y = 1 - (2 * (i + 0.5)) / 26; const r = Math.sqrt(1 - y * y); const d: Vec3 = [r * Math.cos(i * 2.4), y, r * Math.sin(i * 2.4)]; b.cone(0.06, 0.2, { part: p.has('spikes') ? 'spikes' : 'head', at: [at[0] + d[0] * 0.25, at[1] + d[1] * 0.25, at[2] + d[2] * 0.25], toward: d }); } // prettier-ignore
      }
      if (form === 'hammer' || form === 'club') b.part('spikes').radial(4, () => b.cone(0.07, 0.24, { at: [0, form === 'club' ? 1.6 : 1.62, 0.2], toward: [0, 0, 1] })).cone(0.09, 0.4, { at: [0, 1.82, 0] });
    });
  },
  spear(b, p) {
    const form = p.variant('form');
    b.group({ rotate: [0, 0, -24], at: [-0.4, 0, 0] }, () => {
      if (form === 'lance') { b.lathe([[0.05, 0], [0.08, 0.3], [0.06, 0.5], [0.22, 0.62], [0.16, 0.66], [0.02, 2.3], [0, 2.32]], { part: 'shaft' }).cone(0.05, 0.3, { part: 'head', at: [0, 2.2, 0] }).ring(0.1, 0.03, { part: 'binding', at: [0, 0.7, 0] }); return; } // prettier-ignore
      b.rod([0, 0, 0], [0, 1.85, 0], 0.042, { part: 'shaft' });
      for (const y of [1.62, 1.7, 1.78]) b.ring(0.05, 0.018, { part: 'binding', at: [0, y, 0] });
      if (form === 'trident' || form === 'pitchfork') {
        const spread = form === 'trident' ? 0.3 : 0.26;
        b.mirrored('x', () => b.tube([[0, 1.72, 0], [spread * 0.8, 1.78, 0], [spread, 1.95, 0], [spread, 2.3, 0]], [0.05, 0.045, 0.04, 0.025], { part: 'head' }).hull([[spread - 0.07, 2.26, 0.01], [spread + 0.07, 2.26, 0], [spread, 2.26, 0.03], [spread, 2.55, 0]], { part: 'head' }));
        b.rod([0, 1.75, 0], [0, 2.4, 0], 0.045, { part: 'head', to: 0.03 }).hull([[-0.08, 2.36, 0], [0.08, 2.36, 0], [0, 2.36, 0.03], [0, 2.36, -0.03], [0, 2.75, 0]], { part: 'head' });
      } else {
        b.cylinder(0.06, 0.2, { part: 'head', at: [0, 1.76, 0] });
        blade(b, 'head', form === 'javelin' ? 0.12 : 0.26, form === 'harpoon' ? 0.4 : 0.55, 0.07, [0, 1.92, 0]);
        if (form === 'harpoon') b.mirrored('x', () => b.plate([[0, 2.05], [0.2, 1.85], [0.05, 1.95]], 0.04, { part: 'head' })).tube([[0.05, 0.2, 0], [0.4, 0.3, 0.1], [0.3, 0.8, 0.1], [0.6, 0.9, 0]], 0.025, { part: 'binding' });
      }
    });
  },
  bow(b, p) {
    const form = p.variant('form');
    const recurve = form !== 'longbow';
    b.group({ at: [0, 1.1, 0] }, () => {
      b.mirrored('y', () => b.tube(recurve ? [[0, 0.12, 0], [0.06, 0.5, 0], [-0.2, 0.88, 0], [-0.42, 1.02, 0], [-0.4, 1.16, 0]] : [[0, 0.12, 0], [-0.06, 0.5, 0], [-0.25, 0.9, 0], [-0.42, 1.15, 0]], [0.06, 0.055, 0.042, 0.03], { part: 'limbs', flatten: 0.7 }));
      b.capsule([0, -0.2, 0], [0, 0.2, 0], 0.075, { part: 'grip' });
      if (form === 'compound') b.mirrored('y', () => b.cylinder(0.15, 0.07, { part: 'limbs', at: [-0.4, 1.05, -0.035], rotate: [90, 0, 0] }).beam([0.02, 0.15, 0], [0.1, 0.62, 0], [0.16, 0.12], { part: 'limbs', round: 0.03 })).mirrored('x', () => undefined).rod([-0.34, -1.0, 0.02], [-0.5, 1.0, 0.02], 0.012, { part: 'string' }).rod([0, 0, 0], [0.6, 0, 0], 0.03, { part: 'limbs' });
      const end = recurve ? 1.14 : 1.15;
      b.rod([-0.41, -end, 0], [-0.41, end, 0], 0.014, { part: 'string', segments: 6 });
      b.part('arrow').rod([-0.45, 0.05, 0.06], [0.55, 0.05, 0.06], 0.02).cone(0.06, 0.16, { at: [0.54, 0.05, 0.06], toward: [1, 0, 0] });
    });
  },
  crossbow(b, p) {
    b.group({ at: [0, 0.6, 0] }, () => {
      b.plate(outlines.smooth([[-1.0, -0.2], [-0.95, 0.08], [-0.3, 0.06], [0.9, 0.06], [0.9, -0.06], [-0.2, -0.12], [-0.6, -0.2]]), 0.16, { part: 'stock', bevel: 0.03 }).beam([-0.25, -0.1, 0], [-0.36, -0.42, 0], [0.1, 0.12], { part: 'stock', round: 0.03 });
      b.tube([[0.45, 0.06, -0.95], [0.72, 0.06, -0.5], [0.82, 0.06, 0], [0.72, 0.06, 0.5], [0.45, 0.06, 0.95]], [0.03, 0.06, 0.075, 0.06, 0.03], { part: 'limbs', flatten: 0.6 });
      b.rod([0.45, 0.08, -0.94], [-0.1, 0.1, 0], 0.014, { part: 'string' }).rod([0.45, 0.08, 0.94], [-0.1, 0.1, 0], 0.014, { part: 'string' });
      b.rod([-0.1, 0.12, 0], [0.95, 0.12, 0], 0.022, { part: 'bolt' }).cone(0.05, 0.16, { part: 'bolt', at: [0.93, 0.12, 0], toward: [1, 0, 0] }).tube([[0.9, 0, 0], [1.1, -0.05, 0], [1.12, 0.1, 0]], 0.03, { part: 'limbs' });
      b.part('scope').cylinder(0.08, 0.55, { at: [-0.45, 0.26, 0], toward: [1, 0, 0] });
      if (!p.has('scope')) b.box([0.05, 0.1, 0.05], { part: 'limbs', at: [-0.3, 0.1, 0] });
    });
  },
  arrows(b, p) {
    const arrow = (length: number): void => { b.rod([0, 0, 0], [0, length, 0], 0.022, { part: 'arrows' }); b.hull([[-0.06, -0.02, 0], [0.06, -0.02, 0], [0, -0.02, 0.02], [0, -0.2, 0]], { part: '#b8bcc2 metal' }); b.radial(3, () => b.plate([[0.015, length - 0.34], [0.1, length - 0.26], [0.1, length - 0.04], [0.015, length]], 0.012, { part: 'feathers' })); }; // prettier-ignore
    if (p.is('form', 'arrow')) { b.group({ rotate: [0, 0, -45], at: [-0.7, 0.2, 0] }, () => arrow(1.9)); return; } // prettier-ignore
    if (p.is('form', 'dart')) { b.group({ rotate: [0, 0, -55], at: [-0.5, 0.3, 0] }, () => b.cone(0.02, 0.3, { part: '#b8bcc2 metal', rotate: [180, 0, 0] }).cylinder(0.06, 0.5, { part: 'arrows' }).rod([0, 0.5, 0], [0, 0.9, 0], 0.025, { part: 'arrows' }).radial(4, () => b.plate([[0.02, 0.8], [0.18, 0.95], [0.18, 1.15], [0.02, 1.15]], 0.015, { part: 'feathers' }))); return; } // prettier-ignore
    b.group({ rotate: [0, 0, -12] }, () => {
      b.lathe([[0, 0], [0.22, 0.02], [0.26, 0.1], [0.3, 1.2], [0.26, 1.2], [0.22, 0.2]], { part: 'quiver', segments: 28 }).ring(0.3, 0.035, { part: 'strap', at: [0, 1.18, 0] }).ring(0.26, 0.035, { part: 'strap', at: [0, 0.25, 0] });
      b.tube([[-0.26, 0.3, 0], [-0.6, 0.6, 0.1], [-0.62, 1.0, 0.1], [-0.3, 1.15, 0]], 0.06, { part: 'strap', flatten: 0.3 });
      for (let i = 0; i < 7; i++) b.group({ at: [0.15 * Math.cos(i * 2.4) * Math.sqrt(i / 6), 0.3, 0.15 * Math.sin(i * 2.4) * Math.sqrt(i / 6)], rotate: [i * 2 - 6, i * 40, 4 - i] }, () => arrow(1.45));
    });
  },
  shield(b, p) {
    const form = p.variant('form');
    const shapes: Record<string, Vec2[]> = { heater: outlines.symmetric([[0, 0.9], [0.7, 0.88], [0.72, 0.2], [0.45, -0.55], [0, -1.0]]), kite: outlines.symmetric([[0, 0.95], [0.5, 0.75], [0.6, 0.3], [0.3, -0.6], [0, -1.2]]), tower: outlines.rectangle(1.1, 1.9, 0.1), riot: outlines.rectangle(1.0, 1.7, 0.25), round: outlines.circle(0.85, 48) };
    const outline = shapes[form] ?? shapes['heater']!;
    b.group({ at: [0, 1.1, 0] }, () => b.warped(([x, y, z]) => [x, y, z - x * x * 0.28], () => {
      b.plate(outline, 0.08, { part: 'rim', bevel: 0.02 }).plate(outline.map(([x, y]): Vec2 => [x * 0.9, y * 0.92]), 0.13, { part: 'face', bevel: 0.015 });
      if (form === 'riot') b.plate(outlines.rectangle(0.7, 0.4, 0.08), 0.15, { part: p.has('visor') ? 'visor' : 'boss', at: [0, 0.45, 0] });
      else if (form === 'round') { b.ball([0.24, 0.24, 0.16], { part: 'boss', at: [0, 0, 0.06] }); for (let i = 0; i < 12; i++) b.ball(0.04, { part: 'rim', at: [0.78 * Math.cos(i * 0.5236), 0.78 * Math.sin(i * 0.5236), 0.06] }); b.plate(outlines.star(4, 0.62, 0.14), 0.16, { part: 'emblem' }); } // prettier-ignore
      else b.plate(form === 'heater' ? outlines.symmetric([[0, 0.5], [0.12, 0.12], [0.42, 0.1], [0.14, -0.12], [0.1, -0.6]]) : outlines.star(6, 0.36, 0.16), 0.17, { part: 'emblem', at: [0, 0.05, 0] }).ball([0.11, 0.11, 0.08], { part: 'boss', at: [0, 0.05, 0.09] });
    }));
  },
  pistol(b, p) {
    const form = p.variant('form');
    b.group({ at: [-0.1, 0.75, 0] }, () => {
      b.plate(outlines.smooth([[-0.45, 0.1], [-0.1, 0.1], [-0.18, -0.3], [-0.34, -0.72], [-0.66, -0.68], [-0.55, -0.2]]), 0.18, { part: 'grip', bevel: 0.04 });
      b.tube([[-0.1, 0.02, 0], [0.02, -0.16, 0], [0.2, -0.14, 0], [0.24, 0.06, 0]], 0.025, { part: 'trigger' }).tube([[0.06, 0.04, 0], [0.08, -0.04, 0], [0.04, -0.1, 0]], 0.025, { part: 'trigger' });
      if (form === 'revolver') b.box([0.75, 0.2, 0.14], { part: 'slide', at: [-0.1, 0.16, 0], round: 0.04 }).cylinder(0.17, 0.32, { part: 'cylinder', at: [-0.05, 0.2, 0], toward: [1, 0, 0], segments: 6 }).cylinder(0.075, 0.85, { part: 'barrel', at: [0.2, 0.27, 0], toward: [1, 0, 0] }).box([0.7, 0.06, 0.06], { part: 'barrel', at: [0.55, 0.17, 0] }).beam([-0.48, 0.2, 0], [-0.58, 0.4, 0], [0.08, 0.08], { part: 'slide' });
      else if (form === 'flintlock') b.tube([[-0.6, -0.4, 0], [-0.35, 0.08, 0], [0, 0.14, 0], [0.8, 0.14, 0]], [0.12, 0.1, 0.08, 0.07], { part: 'grip' }).cylinder(0.065, 1.2, { part: 'barrel', at: [-0.15, 0.24, 0], toward: [1, 0, 0] }).ring(0.085, 0.02, { part: 'slide', at: [1.0, 0.24, 0], rotate: [0, 0, 90] }).tube([[-0.25, 0.25, 0.08], [-0.32, 0.45, 0.08], [-0.15, 0.5, 0.08]], 0.035, { part: 'cylinder' });
      else if (form === 'water') b.superball([0.6, 0.2, 0.16], 0.6, 0.6, { part: 'slide', at: [0.1, 0.2, 0] }).superball([0.3, 0.22, 0.18], 0.9, 0.9, { part: 'cylinder', at: [-0.1, 0.5, 0] }).cylinder(0.08, 0.3, { part: 'barrel', at: [0.68, 0.2, 0], toward: [1, 0, 0] });
      else b.box([1.25, 0.24, 0.18], { part: 'slide', at: [0.12, 0.24, 0], round: 0.03 }).box([0.9, 0.12, 0.16], { part: 'cylinder', at: [0.2, 0.08, 0], round: 0.02 }).cylinder(0.06, 0.06, { part: 'barrel', at: [0.74, 0.25, 0], toward: [1, 0, 0] }).row(5, [0.05, 0, 0], () => b.box([0.018, 0.2, 0.19], { part: 'slide', at: [-0.4, 0.25, 0], tint: 0.6 }));
    });
  },
  rifle(b, p) {
    const form = p.variant('form');
    b.group({ at: [0, 0.7, 0] }, () => {
      const long = form === 'sniper' || form === 'musket' ? 1.5 : form === 'launcher' || form === 'flamethrower' ? 0.9 : 1.1;
      b.plate(outlines.smooth([[-1.35, -0.3], [-1.35, 0.08], [-0.8, 0.1], [-0.4, 0.08], [-0.42, -0.1], [-0.8, -0.14], [-1.15, -0.34]]), 0.14, { part: 'stock', bevel: 0.03 });
      b.box([0.8, 0.24, 0.16], { part: 'receiver', at: [-0.15, 0.03, 0], round: 0.03 });
      if (form === 'launcher') b.cylinder(0.2, 2.2, { part: 'barrel', at: [-1.0, 0.3, 0], toward: [1, 0, 0] }).lathe([[0.2, 0], [0.3, 0.2], [0.28, 0.2]], { part: 'barrel', at: [-1.0, 0.3, 0], toward: [-1, 0, 0] }).cone(0.2, 0.5, { part: '#5a6b3a', at: [1.2, 0.3, 0], toward: [1, 0, 0] });
      else b.cylinder(form === 'shotgun' ? 0.07 : 0.05, long, { part: 'barrel', at: [0.2, 0.08, 0], toward: [1, 0, 0] }).cylinder(0.07, 0.16, { part: 'barrel', at: [0.2 + long, 0.08, 0], toward: [1, 0, 0] });
      if (form === 'shotgun') b.cylinder(0.06, 0.85, { part: 'barrel', at: [0.2, -0.06, 0], toward: [1, 0, 0] }).capsule([0.4, -0.06, 0], [0.8, -0.06, 0], 0.1, { part: 'stock' });
      else if (form === 'musket' || form === 'sniper') b.beam([-0.2, -0.02, 0], [0.9, 0.0, 0], [0.14, 0.13], { part: 'stock', round: 0.04 });
      else if (form !== 'launcher') b.box([0.6, 0.16, 0.15], { part: 'stock', at: [0.5, 0.06, 0], round: 0.04 });
      if (['assault', 'machine_gun', 'sniper'].includes(form)) b.tube([[-0.05, -0.08, 0], [0.0, -0.35, 0], [0.12, -0.6, 0]], form === 'sniper' ? 0.06 : 0.11, { part: 'magazine', flatten: 0.5, up: [0, 0, 1] }).beam([-0.4, -0.05, 0], [-0.5, -0.42, 0], [0.1, 0.14], { part: 'stock', round: 0.03 });
      if (form === 'machine_gun') b.box([0.3, 0.3, 0.3], { part: 'magazine', at: [0, -0.2, 0.05], round: 0.03 }).row(9, [0.07, 0, 0], () => b.ring(0.075, 0.016, { part: 'barrel', at: [0.7, 0.08, 0], rotate: [0, 0, 90] }));
      if (form === 'flamethrower') b.mirrored('z', () => b.capsule([-0.9, 0.25, 0.16], [-0.2, 0.25, 0.16], 0.15, { part: 'magazine' })).tube([[-0.2, 0.2, 0], [0.1, -0.3, 0.1], [0.4, -0.05, 0]], 0.04, { part: 'stock' });
      if (form === 'sniper' || form === 'assault') b.cylinder(0.07, 0.6, { part: 'scope', at: [-0.45, 0.27, 0], toward: [1, 0, 0] }).cylinder(0.1, 0.14, { part: 'scope', at: [0.13, 0.27, 0], toward: [1, 0, 0] }).box([0.08, 0.12, 0.06], { part: 'scope', at: [-0.15, 0.17, 0] });
      else b.box([0.05, 0.12, 0.03], { part: 'scope', at: [0.1 + long, 0.16, 0] });
      b.part('bipod').mirrored('z', () => b.rod([0.75, 0.02, 0.03], [0.85, -0.65, 0.28], 0.03));
      b.part('lights').box([0.5, 0.03, 0.17], { at: [-0.15, 0.05, 0] }).box([0.4, 0.03, 0.16], { at: [0.5, 0.08, 0] });
    });
  },
  ray_gun(b) {
    b.group({ at: [0, 0.75, 0] }, () => {
      b.lathe([[0, -0.55], [0.2, -0.5], [0.3, -0.15], [0.2, 0.2], [0.12, 0.35]], { part: 'body', at: [0, 0.1, 0], toward: [1, 0, 0], segments: 32 }).cylinder(0.05, 0.75, { part: 'barrel', at: [0.3, 0.1, 0], toward: [1, 0, 0] }).ball(0.11, { part: 'barrel', at: [1.05, 0.1, 0] });
      for (const [x, r] of [[0.45, 0.24], [0.62, 0.2], [0.79, 0.16]] as const) b.lathe([[0.04, -0.02], [r, 0], [0.04, 0.02]], { part: 'rings', at: [x, 0.1, 0], toward: [1, 0, 0] });
      b.beam([-0.2, -0.05, 0], [-0.38, -0.6, 0], [0.16, 0.2], { part: 'grip', round: 0.06 }).ring(0.12, 0.025, { part: 'grip', at: [0.02, -0.16, 0], rotate: [90, 0, 0] });
      b.mirrored('z', () => b.plate([[-0.55, 0.1], [-0.1, 0.12], [-0.5, 0.42]], 0.03, { part: 'fins', at: [0, 0.02, 0.16], rotate: [30, 0, 0] })).plate([[-0.6, 0.3], [-0.05, 0.35], [-0.55, 0.68]], 0.03, { part: 'fins' });
    });
  },
  cannon(b, p) {
    const form = p.variant('form');
    if (form === 'catapult' || form === 'ballista') {
      b.mirrored('z', () => b.beam([-0.9, 0.3, 0.4], [0.9, 0.3, 0.4], [0.12, 0.14], { part: 'carriage' }).beam([0, 0.3, 0.4], [0.1, 1.1, 0.35], [0.12, 0.12], { part: 'carriage' }));
      for (const x of [-0.8, 0.8]) { b.beam([x, 0.3, -0.4], [x, 0.3, 0.4], [0.12, 0.12], { part: 'carriage' }); for (const z of [-0.52, 0.52]) b.group({ at: [x, 0.26, z], rotate: [0, 90, 0] }, () => wheel(b, 'wheels', [0, 0, 0], 0.25)); } // prettier-ignore
      b.rod([0.1, 1.05, -0.4], [0.1, 1.05, 0.4], 0.07, { part: 'carriage' });
      if (form === 'catapult') b.beam([0.5, 0.35, 0], [-0.75, 1.35, 0], [0.1, 0.1], { part: 'barrel' }).lathe([[0, 0], [0.22, 0.06], [0.28, 0.2], [0.24, 0.2]], { part: 'barrel', at: [-0.8, 1.35, 0] }).ball(0.18, { part: 'balls', at: [-0.8, 1.52, 0] });
      else b.beam([-0.9, 0.95, 0], [1.1, 1.1, 0], [0.14, 0.12], { part: 'barrel' }).tube([[0.5, 1.1, -1.0], [0.8, 1.1, -0.4], [0.8, 1.1, 0.4], [0.5, 1.1, 1.0]], 0.07, { part: 'barrel' }).rod([-0.5, 1.08, 0], [0.52, 1.1, -0.98], 0.015, { part: '#e8dcc0' }).rod([-0.5, 1.08, 0], [0.52, 1.1, 0.98], 0.015, { part: '#e8dcc0' });
      return;
    }
    const mortar = form === 'mortar';
    b.lathe(mortar ? [[0, -0.5], [0.34, -0.4], [0.36, 0.4], [0.42, 0.5], [0.26, 0.5], [0.24, 0.1]] : [[0, -0.85], [0.08, -0.82], [0.1, -0.72], [0.3, -0.66], [0.32, -0.5], [0.22, 0.9], [0.29, 0.98], [0.27, 1.06], [0.14, 1.06], [0.13, 0.7]], { part: 'barrel', at: [0, 0.82, 0], toward: mortar ? [0.5, 1, 0] : [1, 0.16, 0], segments: 36 });
    if (!mortar) for (const x of [-0.4, 0.1, 0.5]) b.ring(0.3 - x * 0.06, 0.03, { part: 'barrel', at: [x, 0.82 + x * 0.16, 0], rotate: [0, 0, 99] });
    b.mirrored('z', () => { b.plate(outlines.smooth([[-1.1, 0.1], [-0.9, 0.3], [-0.2, 0.7], [0.35, 0.7], [0.5, 0.4], [0.2, 0.3], [-0.8, 0.02]]), 0.1, { part: 'carriage', at: [0, 0, 0.3] }); b.group({ at: [0.1, 0.45, 0.5], rotate: [0, 90, 0] }, () => wheel(b, 'wheels', [0, 0, 0], 0.44)); }); // prettier-ignore
    for (let i = 0; i < 4; i++) b.ball(0.14, { part: 'balls', at: [0.9 + (i % 2) * 0.27, 0.14 + (i === 3 ? 0.22 : 0), 0.6 - Math.floor(i / 2) * 0.2] });
  },
  bomb(b, p) {
    const form = p.variant('form');
    if (form === 'dynamite') { for (let i = 0; i < 7; i++) { const a = (i / 6) * 2 * Math.PI; const r = i === 6 ? 0 : 0.32; b.cylinder(0.16, 1.2, { part: 'body', at: [r * Math.cos(a), 0, r * Math.sin(a)], round: 0.02 }); } for (const y of [0.3, 0.9]) b.ring(0.49, 0.04, { part: 'pin', at: [0, y, 0] }); b.tube([[0, 1.2, 0], [0.05, 1.45, 0.1], [0.3, 1.55, 0]], 0.035, { part: 'fuse' }).ball(0.08, { part: 'spark', at: [0.32, 1.56, 0] }); return; } // prettier-ignore
    if (form === 'grenade') { b.ball([0.4, 0.52, 0.4], { part: 'body', at: [0, 0.55, 0] }); for (let i = 0; i < 9; i++) b.ring(0.4 * Math.sqrt(Math.max(0.1, 1 - ((i - 4) * 0.22) ** 2)), 0.018, { part: 'body', at: [0, 0.55 + (i - 4) * 0.114, 0], tint: 0.5 }); b.cylinder(0.13, 0.2, { part: 'fuse', at: [0, 1.02, 0] }).tube([[0, 1.22, 0], [0.25, 1.22, 0], [0.42, 0.95, 0], [0.46, 0.55, 0]], 0.06, { part: 'spark', flatten: 0.35, up: [0, 1, 0] }).ring(0.14, 0.025, { part: 'pin', at: [-0.24, 1.12, 0], rotate: [90, 0, 0] }); return; } // prettier-ignore
    if (form === 'aerial') { b.lathe([[0, 0], [0.3, 0.2], [0.36, 0.6], [0.3, 1.2], [0.12, 1.7]], { part: 'body' }).radial(4, () => b.plate([[0.1, 1.3], [0.42, 1.55], [0.42, 1.95], [0.08, 1.75]], 0.03, { part: 'pin' })).ring(0.42, 0.02, { part: 'pin', at: [0, 1.75, 0] }).ring(0.36, 0.02, { part: 'fuse', at: [0, 0.6, 0] }).ball(0.06, { part: 'spark', at: [0, 0, 0] }); return; } // prettier-ignore
    b.ball(0.65, { part: 'body', at: [0, 0.65, 0], segments: 32 });
    if (form === 'mine') for (let i = 0; i < 22; i++) { const y = 1 - (2 * (i + 0.5)) / 22; const r = Math.sqrt(1 - y * y); b.cylinder(0.07, 0.2, { part: i % 3 ? 'fuse' : 'pin', at: [0.62 * r * Math.cos(i * 2.4), 0.65 + 0.62 * y, 0.62 * r * Math.sin(i * 2.4)], toward: [r * Math.cos(i * 2.4), y, r * Math.sin(i * 2.4)] }); } // prettier-ignore
    else b.cylinder(0.17, 0.16, { part: 'pin', at: [0, 1.24, 0] }).tube([[0, 1.38, 0], [0.04, 1.6, 0.05], [0.24, 1.72, 0], [0.4, 1.62, 0]], 0.045, { part: 'fuse' }).radial(8, () => b.cone(0.05, 0.2, { part: 'spark', at: [0, 0, 0.04], toward: [0, 0.3, 1] }), { start: 0 }).group({ at: [0.42, 1.6, 0] }, () => b.ball(0.09, { part: 'spark' }).radial(7, () => b.cone(0.045, 0.22, { part: 'spark', toward: [0, 0.5, 1] })));
  },
  nunchaku(b) {
    const stick = (): void => void b.cylinder(0.1, 1.1, { part: 'handles', top: 0.085, round: 0.02 }).cylinder(0.095, 0.1, { part: 'caps', at: [0, 1.06, 0], round: 0.02 }).ring(0.1, 0.018, { part: 'caps', at: [0, 0.12, 0] });
    b.group({ at: [-0.55, 0, 0], rotate: [0, 0, 8] }, stick).group({ at: [0.55, 0, 0], rotate: [0, 0, -8] }, stick);
    for (let i = 0; i < 10; i++) { const a = (i / 9) * Math.PI; b.ring(0.06, 0.02, { part: 'chain', at: [-0.68 * Math.cos(a), 1.2 + 0.34 * Math.sin(a), 0], rotate: [i % 2 ? 90 : 0, 0, 90 - (a * 180) / Math.PI], scale: [1.5, 1, 1] }); } // prettier-ignore
  },
  slingshot(b) {
    b.part('frame').capsule([0, 0.05, 0], [0, 0.75, 0], 0.12).mirrored('x', () => b.tube([[0, 0.65, 0], [0.22, 0.9, 0], [0.42, 1.1, 0], [0.45, 1.5, 0]], [0.11, 0.1, 0.09, 0.085], { ends: 'round' }));
    b.mirrored('x', () => b.tube([[0.45, 1.42, 0], [0.35, 1.2, 0.4], [0.1, 1.0, 0.7]], 0.04, { part: 'band', flatten: 0.4 }).ring(0.1, 0.03, { part: 'band', at: [0.45, 1.42, 0] })).superball([0.14, 0.1, 0.05], 0.6, 0.6, { part: 'pouch', at: [0, 0.99, 0.73] }).ball(0.07, { part: '#8a8d92 stone', at: [0, 1.0, 0.7] });
  },
  brass_knuckles(b) {
    b.group({ at: [0, 0.6, 0] }, () => {
      b.row(4, [0.42, 0, 0], (i) => { b.ring(0.2, 0.08, { part: 'rings', at: [0, 0.25 - Math.abs(i - 1.5) * 0.05, 0], rotate: [90, 0, 0] }); b.cone(0.1, 0.26, { part: 'spikes', at: [0, 0.48 - Math.abs(i - 1.5) * 0.05, 0] }).gem('round', [0.16, 0.12, 0.16], { part: 'stones', at: [0, 0.52 - Math.abs(i - 1.5) * 0.05, 0] }); }); // prettier-ignore
      b.tube([[-0.75, 0.1, 0], [-0.7, -0.2, 0], [-0.35, -0.4, 0], [0.35, -0.4, 0], [0.7, -0.2, 0], [0.75, 0.1, 0]], [0.08, 0.1, 0.13, 0.13, 0.1, 0.08], { part: 'grip', flatten: 0.7, up: [0, 0, 1] });
    });
  },
  throwing_star(b, p) {
    const form = p.variant('form');
    b.group({ at: [0, 0.85, 0] }, () => {
      if (form === 'boomerang') b.plate(outlines.smooth([[-0.9, -0.4], [-0.75, -0.5], [0, 0.3], [0.75, -0.5], [0.9, -0.4], [0.15, 0.6], [-0.15, 0.6]]), 0.07, { part: 'blades', bevel: 0.02 }).plate(outlines.circle(0.09), 0.08, { part: 'hub', at: [0, 0.45, 0] });
      else if (form === 'chakram') b.ring(0.72, 0.12, { part: 'blades', rotate: [90, 0, 0], flatten: 0.25 }).ring(0.62, 0.04, { part: 'hub', rotate: [90, 0, 0] });
      else if (form === 'claws') b.row(4, [0.24, 0, 0], () => b.tube([[0, -0.5, 0], [0, 0.1, 0.14], [0, 0.8, -0.05]], [0.06, 0.055, 0.01], { part: 'blades' })).capsule([-0.5, -0.5, 0], [0.5, -0.5, 0], 0.12, { part: 'hub' });
      else if (form === 'fan') for (let i = 0; i < 11; i++) b.group({ at: [0, -0.6, i * 0.012], rotate: [0, 0, -75 + i * 15] }, () => b.plate([[-0.05, 0], [0.05, 0], [0.16, 1.2], [0, 1.34], [-0.16, 1.2]], 0.012, { part: 'blades', tint: i % 2 ? 1 : 0.85 }).ball(0.05, { part: 'hub' }));
      else if (form === 'sai') b.rod([0, -0.8, 0], [0, 1.0, 0], 0.04, { part: 'blades', to: 0.01 }).mirrored('x', () => b.tube([[0, -0.3, 0], [0.3, -0.28, 0], [0.34, 0.1, 0]], 0.03, { part: 'blades' })).capsule([0, -0.85, 0], [0, -0.32, 0], 0.06, { part: 'hub' });
      else b.plate(outlines.star(4, 0.9, 0.26), 0.07, { part: 'blades', bevel: 0.03, holes: [outlines.circle(0.1)] }).ring(0.14, 0.03, { part: 'hub', rotate: [90, 0, 0] });
    });
  },
  magic_staff(b, p) {
    const form = p.variant('form');
    const short = form === 'wand';
    b.group({ rotate: [0, 0, short ? -35 : -10], at: [short ? -0.4 : 0, 0, 0] }, () => {
      if (short) b.lathe([[0.06, 0], [0.08, 0.1], [0.06, 0.45], [0.09, 0.5], [0.05, 0.55], [0.025, 1.7]], { part: 'shaft' }).ring(0.08, 0.02, { part: 'bands', at: [0, 0.5, 0] }).plate(outlines.star(5, 0.3, 0.13), 0.08, { part: 'head', at: [0, 1.9, 0], bevel: 0.02 });
      else {
        if (form === 'scepter') b.lathe([[0.1, 0], [0.06, 0.08], [0.05, 0.9], [0.09, 0.96], [0.05, 1.05], [0.05, 1.5], [0.16, 1.62]], { part: 'shaft' });
        else b.tube([[0, 0, 0], [0.04, 0.7, 0.02], [-0.03, 1.3, 0], [0, 1.8, 0]], [0.05, 0.055, 0.06, 0.08], { part: 'shaft' });
        const y = form === 'scepter' ? 1.8 : 2.05;
        b.ball(0.22, { part: 'head', at: [0, y, 0], segments: 24 }).radial(form === 'scepter' ? 4 : 3, () => b.tube([[0, y - 0.3, 0.05], [0, y - 0.12, 0.26], [0, y + 0.18, 0.22]], [0.06, 0.05, 0.015], { part: 'claws' }));
        for (const h of [0.5, 1.2, 1.55]) b.ring(0.065, 0.022, { part: 'bands', at: [0, h, 0] });
      }
    });
  },
  scythe(b, p) {
    const sickle = p.is('form', 'sickle');
    b.group({ rotate: [0, 0, 6] }, () => {
      if (sickle) b.capsule([0, 0, 0], [0, 0.5, 0], 0.09, { part: 'shaft' });
      else b.tube([[0.1, 0, 0], [-0.05, 0.8, 0], [0.05, 1.5, 0], [0, 2.1, 0]], 0.05, { part: 'shaft' }).capsule([-0.03, 0.75, 0], [-0.3, 0.8, 0.05], 0.045, { part: 'grips' }).capsule([0.03, 1.3, 0], [-0.26, 1.36, 0.05], 0.045, { part: 'grips' });
      const y = sickle ? 0.5 : 2.05;
      const s = sickle ? 0.8 : 1;
      b.plate(outlines.smooth([[-0.05, y], [0.1 * s, y + 0.12 * s], [0.6 * s, y + 0.2 * s], [1.05 * s, y - 0.05 * s], [1.35 * s, y - 0.6 * s], [0.95 * s, y - 0.24 * s], [0.5 * s, y - 0.06 * s], [0.1 * s, y - 0.1 * s]]), 0.04, { part: 'blade', bevel: 0.012 });
      for (let i = 0; i < 7; i++) b.cone(0.1, 0.4, { part: 'flames', at: [0.1 + i * 0.16, y + 0.1 - i * i * 0.008, 0], rotate: [0, 0, -10] });
    });
  },
  handcuffs(b) {
    b.mirrored('x', () => { b.group({ at: [0.62, 0.6, 0], rotate: [72, 0, 20] }, () => b.ring(0.4, 0.07, { part: 'cuffs' }).box([0.3, 0.14, 0.34], { part: 'cuffs', at: [-0.4, 0, 0], round: 0.04 }).cylinder(0.05, 0.03, { part: '#1a1a1a', at: [-0.42, 0.07, 0] })); }); // prettier-ignore
    for (let i = 0; i < 3; i++) b.ring(0.1, 0.03, { part: 'chain', at: [-0.14 + i * 0.14, 0.55, 0], rotate: [i % 2 ? 90 : 0, 0, 0], scale: [1.4, 1, 1] });
  },
};
