import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

/** A garment's trunk, hollow at neck and hem: elliptic rings [y, half width, half depth]. */
function trunk(b: MeshBuilder, part: string, rings: readonly (readonly [number, number, number])[], folds = 0): void {
  b.sheet(48, 24, (u, v) => {
    const place = v * (rings.length - 1);
    const i = Math.min(Math.floor(place), rings.length - 2);
    const t = place - i;
    const [a, c] = [rings[i]!, rings[i + 1]!];
    const mix = (k: 0 | 1 | 2): number => a[k] + (c[k] - a[k]) * (t * t * (3 - 2 * t));
    const ripple = 1 + folds * (1 - v) * Math.sin(u * 2 * Math.PI * 9);
    return [mix(1) * Math.sin(u * 2 * Math.PI) * ripple, mix(0), mix(2) * Math.cos(u * 2 * Math.PI) * ripple];
  }, { part }); // prettier-ignore
}

function sleeve(b: MeshBuilder, part: string, to: Vec3, wide: number, cuff: number): void {
  b.mirrored('x', () => b.tube([[0.34, 1.28, 0], [0.5, 1.2, 0], [(to[0] + 0.55) / 2, (to[1] + 1.1) / 2, to[2] / 2], to], [0.2, wide, wide * 0.95, cuff], { part, segments: 18, flatten: 0.8 }));
}

/** The part of a foot in a shoe: sole outline and an upper blended over it, toe towards +X. */
function lastShape(b: MeshBuilder, upper: string, sole: string, soleHeight: number, opening: number): void {
  const outline = outlines.smooth([[-0.75, 0], [-0.6, 0.24], [-0.1, 0.2], [0.35, 0.29], [0.78, 0.18], [0.9, 0], [0.78, -0.2], [0.35, -0.29], [-0.1, -0.22], [-0.6, -0.24]]);
  b.plate(outline, soleHeight, { part: sole, at: [0, soleHeight / 2, 0], rotate: [-90, 0, 0], bevel: 0.02 });
  b.blend(0.12, (s) => {
    s.as(upper).limb([0.6, soleHeight + 0.12, 0], [0.15, soleHeight + 0.18, 0], 0.2, 0.24).limb([0.1, soleHeight + 0.2, 0], [-0.45, soleHeight + 0.24, 0], 0.24, 0.25).limb([-0.42, soleHeight + 0.2, 0], [-0.4, soleHeight + 0.2 + opening, 0], 0.25, 0.22);
    s.ellipsoid([-0.4, soleHeight + 0.42 + opening, 0], [0.22, 0.3, 0.16], [0, 1, 0], true).ellipsoid([0.1, soleHeight - 0.3, 0], [2, 0.3, 2], [0, 1, 0], true);
  });
}

export const CLOTHING: RecipeTable = {
  shirt(b, p) {
    const form = p.variant('form');
    trunk(b, 'body', [[0, 0.52, 0.26], [0.5, 0.47, 0.25], [1.0, 0.5, 0.26], [1.25, 0.44, 0.22], [1.42, 0.16, 0.15]]);
    const long = form === 'button' || form === 'hoodie' || form === 'sweater';
    if (form !== 'tank') sleeve(b, 'sleeves', long ? [0.86, 0.18, 0.1] : [0.78, 0.92, 0.02], 0.19, long ? 0.12 : 0.21);
    else b.mirrored('x', () => b.tube([[0.28, 1.2, 0.2], [0.26, 1.46, 0], [0.28, 1.2, -0.2]], 0.07, { part: 'sleeves', flatten: 0.4 }));
    b.part('collar');
    if (form === 'hoodie') b.lathe([[0.24, 0], [0.34, 0.14], [0.3, 0.36], [0.16, 0.46], [0.2, 0.34], [0.22, 0.1]], { at: [0, 1.34, -0.1] }).box([0.56, 0.3, 0.04], { part: 'body', at: [0, 0.3, 0.26], round: 0.02, tint: 0.85 });
    else if (form === 'button' || form === 'polo') b.mirrored('x', () => b.plate([[0.0, 0], [0.24, 0.1], [0.2, -0.12]], 0.03, { at: [0.02, 1.38, 0.15], rotate: [-20, 20, 0] })).ring(0.17, 0.04, { at: [0, 1.41, 0] });
    else b.ring(0.17, 0.035, { at: [0, 1.41, 0] });
    if (form === 'button' || form === 'polo') for (let i = 0; i < (form === 'polo' ? 3 : 7); i++) b.ball([0.03, 0.03, 0.015], { part: 'buttons', at: [0, 1.25 - i * 0.17, 0.245 + (i > 0 ? 0.015 : -0.03)] });
    if (form === 'sweater') for (const y of [0.03, 0.08]) b.ring(0.53, 0.03, { part: 'sleeves', at: [0, y, 0], scale: [1, 1, 0.5], tint: 0.9 });
    b.plate(form === 'jersey' ? [[-0.07, -0.2], [0.07, -0.2], [0.07, 0.24], [-0.07, 0.24]] : outlines.star(5, 0.2, 0.09), 0.02, { part: form === 'jersey' && !p.has('print') ? 'collar' : 'print', at: [0, 0.85, 0.265] });
  },
  jacket(b, p) {
    const form = p.variant('form');
    const long = form === 'coat' || form === 'robe' || form === 'kimono' || form === 'lab';
    const low = long ? -0.7 : 0.1;
    trunk(b, 'body', [[low, long ? 0.68 : 0.54, long ? 0.36 : 0.3], [0.5, 0.5, 0.28], [1.0, 0.52, 0.29], [1.26, 0.46, 0.25], [1.42, 0.18, 0.17]], long ? 0.02 : 0);
    if (form === 'kimono') b.mirrored('x', () => b.hull([[0.4, 1.3, 0.1], [0.4, 1.3, -0.1], [1.05, 1.25, 0.08], [1.05, 1.25, -0.08], [1.05, 0.45, 0.1], [1.05, 0.45, -0.1], [0.5, 0.8, 0.1], [0.5, 0.8, -0.1]], { part: 'sleeves' })).cylinder(0.53, 0.3, { part: 'buttons', at: [0, 0.5, 0], scale: [1, 1, 0.58] });
    else if (form !== 'vest' && form !== 'life') sleeve(b, 'sleeves', [0.86, 0.14, 0.1], 0.21, 0.15);
    if (form === 'life') for (const y of [0.35, 0.7, 1.05]) b.superball([0.56, 0.17, 0.34], 0.6, 0.6, { part: 'body', at: [0, y, 0] });
    b.box([0.025, 1.26 - low, 0.02], { part: 'zipper', at: [0, (1.26 + low) / 2, 0.3] });
    b.mirrored('x', () => b.plate([[0.02, 0.62], [0.14, 1.0], [0.3, 1.1], [0.24, 1.42], [0.14, 1.44]], 0.03, { part: 'collar', at: [0, 0, 0.26], rotate: [-6, 8, 0] })).ring(0.19, 0.05, { part: 'collar', at: [0, 1.42, -0.02] });
    for (let i = 0; i < 4; i++) b.ball([0.035, 0.035, 0.02], { part: 'buttons', at: [0.08, 0.85 - i * 0.2, 0.3] });
    b.mirrored('x', () => b.box([0.24, 0.05, 0.03], { part: 'collar', at: [0.26, 0.4, 0.25], rotate: [0, 25, 0] }));
  },
  dress(b, p) {
    const form = p.variant('form');
    const top: readonly (readonly [number, number, number])[] = [[0.85, 0.24, 0.18], [1.1, 0.3, 0.21], [1.35, 0.33, 0.2]];
    trunk(b, 'bodice', top);
    const low = form === 'short' || form === 'apron' ? 0.25 : -0.6;
    trunk(b, 'skirt', [[low, form === 'sari' ? 0.42 : form === 'wedding' ? 1.05 : 0.8, form === 'sari' ? 0.34 : form === 'wedding' ? 1.0 : 0.7], [(low + 0.85) / 2, 0.5, 0.42], [0.86, 0.25, 0.19]], form === 'sari' ? 0.02 : 0.06);
    b.ring(0.25, 0.045, { part: 'sash', at: [0, 0.87, 0], scale: [1, 1.4, 0.78] });
    if (form === 'sari') b.tube([[0.4, -0.2, 0.3], [0.1, 0.7, 0.3], [-0.3, 1.3, 0.12], [-0.36, 1.2, -0.2], [-0.4, 0.2, -0.4]], 0.17, { part: 'sash', flatten: 0.2, up: [0, 0, 1] });
    b.part('sleeves').mirrored('x', () => (form === 'wedding' || form === 'short' ? b.ball([0.17, 0.16, 0.16], { at: [0.36, 1.32, 0] }) : b.tube([[0.24, 1.3, 0.14], [0.2, 1.52, 0], [0.24, 1.3, -0.14]], 0.035, { flatten: 0.5 })));
    if (form === 'apron') b.box([0.4, 0.2, 0.03], { part: 'sash', at: [0, 0.55, 0.38], rotate: [-20, 0, 0] });
  },
  skirt(b, p) {
    const form = p.variant('form');
    if (form === 'tutu') { for (let layer = 0; layer < 4; layer++) b.sheet(96, 8, (u, v) => { const r = 0.26 + v * (0.74 - layer * 0.07); const a = u * 2 * Math.PI; return [r * Math.sin(a), 0.7 - layer * 0.05 - v * v * (0.1 + layer * 0.09) + 0.05 * v * Math.sin(a * 22 + layer), r * Math.cos(a)]; }, { part: layer % 2 ? 'layers' : 'skirt' }); b.lathe([[0.25, 0.66], [0.27, 0.9], [0.3, 0.92]], { part: 'waistband' }); return; } // prettier-ignore
    if (form === 'cape') { b.sheet(30, 20, (u, v) => { const a = (u - 0.5) * 4.4; const r = 0.22 + v * 0.55; return [r * Math.sin(a) * (1 + 0.06 * v * Math.sin(u * 40)), 1.5 - v * 1.6, -r * Math.cos(a) * 0.8]; }, { part: 'skirt' }).ring(0.24, 0.06, { part: 'waistband', at: [0, 1.5, 0] }).ball(0.07, { part: 'layers', at: [0, 1.48, 0.26] }); return; } // prettier-ignore
    trunk(b, 'skirt', [[0, 0.72, 0.6], [0.5, 0.5, 0.42], [0.95, 0.32, 0.26]], form === 'kilt' ? 0.05 : 0.07);
    b.ring(0.33, 0.05, { part: 'waistband', at: [0, 0.96, 0], scale: [1, 1.2, 0.8] });
    if (form === 'kilt') b.superball([0.13, 0.17, 0.06], 0.6, 0.6, { part: 'layers', at: [0, 0.45, 0.5] });
    else b.ring(0.72, 0.025, { part: 'layers', at: [0, 0.02, 0], scale: [1, 1, 0.83] });
  },
  trousers(b, p) {
    const form = p.variant('form');
    const swim = form === 'underwear' || form === 'swimsuit';
    const low = form === 'shorts' ? 0.85 : swim ? 1.25 : 0;
    b.blend(0.07, (s) => { s.as('legs').ellipsoid([0, 1.5, 0], [0.4, 0.2, 0.24]); for (const x of [-1, 1]) s.limb([x * 0.2, 1.4, 0], [x * (form === 'leggings' ? 0.22 : 0.28), low + 0.1, 0], 0.22, form === 'leggings' ? 0.1 : swim ? 0.12 : 0.18); s.ellipsoid([0, 1.95, 0], [1, 0.32, 1], [0, 1, 0], true).ellipsoid([0, low - 0.3, 0], [2, 0.36, 2], [0, 1, 0], true); }); // prettier-ignore
    b.ring(0.37, 0.05, { part: 'waistband', at: [0, 1.61, 0], scale: [1, 1, 0.64] }).ring(0.385, 0.04, { part: 'belt', at: [0, 1.6, 0], scale: [1, 1, 0.66] });
    b.mirrored('x', () => b.tube([[0.2, 1.58, 0.22], [0.28, 1.46, 0.2], [0.38, 1.42, 0.08]], 0.02, { part: 'pockets' }));
    if (form === 'overalls' || form === 'swimsuit') b.box([0.5, 0.5, 0.1], { part: 'legs', at: [0, 1.85, 0.16], round: 0.04 }).mirrored('x', () => b.tube([[0.2, 2.05, 0.18], [0.22, 2.3, 0], [0.16, 1.65, -0.22]], 0.05, { part: 'pockets', flatten: 0.35 }).ball(0.035, { part: 'waistband', at: [0.2, 2.03, 0.22] }));
  },
  shoe(b, p) {
    const form = p.variant('form');
    const one = (): void => {
      if (form === 'sandal' || form === 'slipper') {
        b.plate(outlines.smooth([[-0.75, 0], [-0.6, 0.22], [0, 0.2], [0.4, 0.29], [0.85, 0.1], [0.85, -0.1], [0.4, -0.29], [0, -0.22], [-0.6, -0.22]]), 0.14, { part: 'sole', at: [0, 0.07, 0], rotate: [-90, 0, 0], bevel: 0.02 });
        if (form === 'slipper') b.superball([0.42, 0.24, 0.28], 0.8, 0.8, { part: 'upper', at: [0.42, 0.16, 0] }).ball(0.12, { part: 'toe', at: [0.4, 0.42, 0] });
        else b.tube([[0.25, 0.14, 0.27], [0.35, 0.34, 0.12], [0.62, 0.16, 0]], 0.055, { part: 'upper', flatten: 0.45 }).tube([[0.25, 0.14, -0.27], [0.35, 0.34, -0.12], [0.62, 0.16, 0]], 0.055, { part: 'upper', flatten: 0.45 }).tube([[-0.45, 0.14, 0.22], [-0.35, 0.42, 0.18], [-0.3, 0.48, 0], [-0.35, 0.42, -0.18], [-0.45, 0.14, -0.22]], 0.05, { part: 'laces', flatten: 0.45 });
        return;
      }
      const h = form === 'clog' ? 0.2 : form === 'ballet' ? 0.04 : form === 'oxford' || form === 'loafer' ? 0.09 : 0.15;
      lastShape(b, 'upper', 'sole', h, form === 'ballet' || form === 'loafer' || form === 'clog' ? 0.0 : 0.14);
      if (form === 'oxford' || form === 'loafer' || form === 'clog') b.box([0.4, 0.1, 0.42], { part: 'heel', at: [-0.52, 0, 0], round: 0.02 });
      else b.superball([0.14, 0.2, 0.2], 0.7, 0.7, { part: 'heel', at: [-0.58, h + 0.22, 0] });
      b.superball([0.2, 0.14, 0.22], 0.8, 0.8, { part: 'toe', at: [0.66, h + 0.12, 0] });
      if (form === 'loafer') b.box([0.12, 0.03, 0.46], { part: 'laces', at: [0.18, h + 0.43, 0], rotate: [0, 0, -16], round: 0.01 });
      else if (form === 'ballet') b.mirrored('z', () => b.tube([[-0.3, 0.25, 0.2], [-0.35, 0.6, 0.16], [-0.32, 0.95, 0.12]], 0.04, { part: 'laces', flatten: 0.3 }));
      else if (form !== 'clog') for (let i = 0; i < 5; i++) b.tube([[0.34 - i * 0.11, h + 0.3 + i * 0.035, 0.16], [0.33 - i * 0.11, h + 0.41 + i * 0.035, 0], [0.34 - i * 0.11, h + 0.3 + i * 0.035, -0.16]], 0.026, { part: 'laces' });
      if (form === 'cleat') for (const [x, z] of [[0.6, 0.12], [0.6, -0.12], [0.3, 0.16], [0.3, -0.16], [-0.5, 0.12], [-0.5, -0.12]] as const) b.cone(0.06, 0.12, { part: 'sole', at: [x, 0.02, z], rotate: [180, 0, 0] });
      if (form === 'sneaker') b.mirrored('z', () => b.tube([[-0.45, h + 0.3, 0.24], [-0.1, h + 0.12, 0.255], [0.25, h + 0.3, 0.2]], 0.035, { part: 'laces', flatten: 0.4 }));
    };
    b.group({ at: [0, 0, 0.36], rotate: [0, 6, 0] }, one).group({ at: [-0.05, 0, -0.36], rotate: [0, -6, 0] }, one);
  },
  high_heel(b) {
    const one = (): void => {
      b.blend(0.08, (s) => s.as('upper').limb([0.72, 0.12, 0], [0.42, 0.18, 0], 0.12, 0.17).limb([0.4, 0.16, 0], [-0.45, 0.68, 0], 0.11, 0.15).limb([-0.5, 0.7, 0], [-0.55, 0.92, 0], 0.17, 0.15).ellipsoid([-0.2, 0.95, 0], [0.36, 0.3, 0.13], [0.5, 0.6, 0], true).ellipsoid([0.25, 0.48, 0], [0.3, 0.2, 0.13], [0.5, 1, 0], true));
      b.tube([[-0.6, 0.62, 0], [-0.66, 0.3, 0], [-0.66, 0, 0]], [0.11, 0.045, 0.035], { part: 'heel' }).tube([[0.85, 0.02, 0], [0.45, 0.02, 0], [0.1, 0.22, 0], [-0.5, 0.54, 0]], [0.06, 0.14, 0.08, 0.1], { part: 'sole', flatten: 0.25, up: [0, 1, 0] });
      b.ring(0.16, 0.025, { part: 'strap', at: [-0.5, 1.08, 0] });
    };
    b.group({ at: [0, 0, 0.26] }, one).group({ at: [0.1, 0, -0.26], rotate: [0, -10, 0] }, one);
  },
  boot(b, p) {
    const form = p.variant('form');
    const tall = form === 'cowboy' || form === 'tall' || form === 'rain' ? 1.35 : form === 'ski' ? 1.05 : form === 'combat' ? 0.95 : 0.65;
    const one = (): void => {
      lastShape(b, 'upper', 'sole', form === 'ski' ? 0.22 : 0.12, 0.05);
      b.lathe([[0.23, 0.3], [0.23, 0.5], [0.26, tall * 0.75], [0.3, tall + 0.2], [0.26, tall + 0.2], [0.2, 0.5]], { part: 'shaft', at: [-0.42, 0, 0], scale: [1.05, 1, 0.95], ...(form === 'cowboy' ? { ripple: (turn: number, along: number) => 1 + 0.0 * turn + 0.02 * along } : {}) });
      b.box([0.38, form === 'cowboy' || form === 'tall' ? 0.26 : 0.12, 0.42], { part: 'heel', at: [-0.54, form === 'cowboy' ? -0.04 : 0.02, 0], round: 0.02 });
      if (form === 'ski') for (const y of [0.4, 0.62, 0.85]) b.box([0.2, 0.07, 0.56], { part: 'laces', at: [-0.22 - y * 0.1, y, 0], round: 0.02 });
      else if (form === 'combat' || form === 'ankle') for (let i = 0; i < 6; i++) b.tube([[-0.16 - i * 0.012, 0.5 + i * 0.1, 0.12], [-0.12 - i * 0.014, 0.53 + i * 0.1, 0], [-0.16 - i * 0.012, 0.5 + i * 0.1, -0.12]], 0.024, { part: 'laces' });
      else if (form === 'cowboy') b.mirrored('z', () => b.ring(0.1, 0.03, { part: 'laces', at: [-0.42, tall + 0.1, 0.3], rotate: [90, 0, 0] })).tube([[-0.2, 0.75, 0.16], [-0.14, 1.0, 0], [-0.2, 0.75, -0.16]], 0.02, { part: 'laces' });
      else b.ring(0.3, 0.03, { part: 'laces', at: [-0.42, tall + 0.12, 0] });
    };
    b.group({ at: [0, 0.1, 0.36] }, one).group({ at: [-0.08, 0.1, -0.36] }, one);
  },
  sock(b, p) {
    if (p.is('form', 'mitten')) { b.superball([0.34, 0.5, 0.2], 0.8, 0.8, { part: 'leg', at: [0, 0.9, 0] }).capsule([0.28, 0.6, 0], [0.52, 0.95, 0], 0.13, { part: 'toe' }).cylinder(0.3, 0.3, { part: 'cuff', at: [0, 0.15, 0], scale: [1, 1, 0.66] }).ball([0.2, 0.1, 0.14], { part: 'heel', at: [0, 0.45, 0] }); return; } // prettier-ignore
    const tall = p.is('form', 'stocking') ? 1.7 : 1.2;
    b.tube([[-0.35, tall, 0], [-0.35, 0.6, 0], [-0.3, 0.22, 0], [0, 0.14, 0], [0.55, 0.14, 0]], [0.24, 0.2, 0.23, 0.2, 0.18], { part: 'leg', segments: 20 }).ball([0.22, 0.2, 0.2], { part: 'heel', at: [-0.36, 0.22, 0] }).ball([0.24, 0.185, 0.185], { part: 'toe', at: [0.56, 0.14, 0] });
    b.cylinder(0.26, p.is('form', 'stocking') ? 0.3 : 0.2, { part: 'cuff', at: [-0.35, tall - 0.1, 0], round: 0.05 });
  },
  hat(b, p) {
    const form = p.variant('form');
    const brim = (r: number, lift: number, y = 0.1, oval = 0.85): void => void b.lathe([[0.4, y], [r * 0.75, y - 0.01], [r, y + lift], [r * 0.98, y + lift + 0.03], [r * 0.72, y + 0.05], [0.4, y + 0.05]], { part: 'brim', segments: 48, scale: [1, 1, oval] });
    const band = (r = 0.5, y = 0.2): void => void b.ring(r, 0.06, { part: 'band', at: [0, y, 0], flatten: 0.5 });
    switch (form) {
      case 'top': b.lathe([[0.5, 0.1], [0.46, 0.5], [0.52, 1.1], [0, 1.12]], { part: 'crown', straight: false, segments: 40 }).cylinder(0.52, 0.04, { part: 'crown', at: [0, 1.09, 0], segments: 40 }); brim(0.85, 0.06); band(0.5, 0.2); break;
      case 'witch': b.tube([[0, 0.1, 0], [0, 0.7, 0], [0.08, 1.2, 0], [0.3, 1.6, 0.05]], [0.5, 0.3, 0.15, 0.02], { part: 'crown', segments: 28 }); brim(1.0, 0.0, 0.08, 1); band(0.48, 0.17); break;
      case 'sombrero': b.lathe([[0.45, 0.1], [0.36, 0.5], [0.2, 0.85], [0, 0.92]], { part: 'crown' }); b.lathe([[0.4, 0.1], [0.9, 0.06], [1.25, 0.28], [1.22, 0.32], [0.9, 0.11], [0.4, 0.14]], { part: 'brim', segments: 56 }); band(0.46, 0.2); b.ring(1.24, 0.035, { part: 'band', at: [0, 0.3, 0] }); break;
      case 'bowler': b.ball([0.52, 0.5, 0.56], { part: 'crown', at: [0, 0.22, 0], segments: 32 }); brim(0.78, 0.1); band(0.53, 0.2); break;
      case 'beanie': b.lathe([[0.54, 0.2], [0.53, 0.5], [0.36, 0.85], [0, 0.98]], { part: 'crown', segments: 40 }).cylinder(0.57, 0.24, { part: 'brim', at: [0, 0.06, 0], round: 0.06, segments: 40 }); b.ball(0.2, { part: 'pompom', at: [0, 1.08, 0] }); break;
      case 'cap': b.superball([0.54, 0.5, 0.58], 0.9, 0.95, { part: 'crown', at: [0, 0.2, 0] }).hull([[-0.5, 0.16, 0.35], [0.5, 0.16, 0.35], [-0.42, 0.1, 0.85], [0.42, 0.1, 0.85], [0, 0.08, 1.05], [-0.5, 0.2, 0.35], [0.5, 0.2, 0.35], [0, 0.14, 1.05]], { part: 'brim' }).ball(0.05, { part: 'band', at: [0, 0.71, 0] }).ring(0.56, 0.03, { part: 'band', at: [0, 0.15, 0] }); break;
      case 'beret': b.superball([0.72, 0.2, 0.7], 0.9, 1, { part: 'crown', at: [0.1, 0.32, 0], rotate: [0, 0, -10] }).ring(0.46, 0.06, { part: 'brim', at: [0, 0.14, 0] }).capsule([0.1, 0.5, 0], [0.12, 0.6, 0], 0.03, { part: 'band' }); break;
      case 'chef': b.cylinder(0.5, 0.4, { part: 'brim', segments: 40 }); for (let i = 0; i < 9; i++) b.ball([0.3, 0.36, 0.3], { part: 'crown', at: [i === 8 ? 0 : 0.4 * Math.cos(i * 0.785), 0.7 + (i % 2) * 0.08, i === 8 ? 0 : 0.4 * Math.sin(i * 0.785)] }); band(0.505, 0.06); break;
      case 'pirate': b.ball([0.5, 0.42, 0.5], { part: 'crown', at: [0, 0.25, 0] }).radial(3, () => b.sheet(16, 6, (u, v) => { const a = (u - 0.5) * 2.1; return [0.55 * Math.sin(a) * (1 + v * 0.5), 0.15 + v * 0.6 * (1 - (u - 0.5) ** 2 * 2.4), 0.52 * Math.cos(a) + v * 0.14]; }, { part: 'brim' })).plate(outlines.star(4, 0.16, 0.08), 0.03, { part: 'band', at: [0, 0.45, 0.66] }); break;
      case 'graduation': b.lathe([[0.5, 0.1], [0.5, 0.42], [0.3, 0.55]], { part: 'crown' }).box([1.4, 0.05, 1.4], { part: 'brim', at: [0, 0.58, 0], rotate: [0, 45, 0], round: 0.01 }).ball(0.05, { part: 'band', at: [0, 0.63, 0] }).tube([[0, 0.62, 0], [0.6, 0.63, 0.2], [0.75, 0.5, 0.3], [0.76, 0.2, 0.3]], 0.02, { part: 'band' }).cone(0.08, 0.22, { part: 'band', at: [0.76, 0.02, 0.3] }); break;
      case 'santa': b.tube([[0, 0.2, 0], [0, 0.6, 0], [0.2, 0.95, 0], [0.6, 0.9, 0.05], [0.75, 0.55, 0.05]], [0.52, 0.4, 0.22, 0.12, 0.06], { part: 'crown', segments: 28 }).ring(0.53, 0.13, { part: '#f6f3ee', at: [0, 0.18, 0] }).ball(0.15, { part: p.has('pompom') ? 'pompom' : '#f6f3ee', at: [0.77, 0.48, 0.05] }); break;
      case 'turban': for (let i = 0; i < 6; i++) b.ring(0.5 - Math.abs(i - 2) * 0.05, 0.14, { part: i % 2 ? 'crown' : 'brim', at: [0, 0.2 + i * 0.13, 0], rotate: [i % 2 ? 12 : -12, 0, i * 5 - 12] }); b.ball([0.4, 0.25, 0.4], { part: 'crown', at: [0, 0.75, 0] }).ball([0.09, 0.13, 0.06], { part: 'band', at: [0, 0.55, 0.6] }); break;
      case 'fez': b.lathe([[0.5, 0.1], [0.38, 0.85], [0, 0.87]], { part: 'crown', straight: true, segments: 36 }).tube([[0, 0.87, 0], [0.3, 0.9, 0.1], [0.44, 0.6, 0.12]], 0.02, { part: 'band' }).cone(0.07, 0.25, { part: 'band', at: [0.45, 0.38, 0.12] }); break;
      case 'headband': b.ring(0.55, 0.1, { part: 'crown', at: [0, 0.5, 0], flatten: 0.35, up: [0, 1, 0], scale: [1, 1.3, 1.05] }).ball(0.14, { part: 'band', at: [0.4, 0.62, 0.4] }); break;
      case 'bucket': b.lathe([[0.5, 0.2], [0.4, 0.7], [0, 0.72]], { part: 'crown', straight: true, segments: 40 }).lathe([[0.49, 0.22], [0.8, -0.1], [0.78, -0.12], [0.47, 0.18]], { part: 'brim', straight: true, segments: 40 }); band(0.49, 0.26); break;
      case 'straw': b.lathe([[0.5, 0.1], [0.47, 0.4], [0.3, 0.58], [0, 0.6]], { part: 'crown', segments: 40 }); brim(1.05, -0.03, 0.1, 1); band(0.5, 0.2); break;
      default: {
        b.warped(([x, y, z]) => [x, y - (y > 0.4 ? 0.22 * Math.exp(-(x * x) * 14) : 0), z], () => b.lathe([[0.5, 0.1], [0.46, 0.4], [0.38, 0.72], [0.2, 0.8], [0, 0.8]], { part: 'crown', segments: 44, scale: [0.9, 1, 1.05] }));
        if (form === 'cowboy') b.warped(([x, y, z]) => [x, y + 0.42 * x * x, z], () => b.lathe([[0.4, 0.1], [0.98, 0.08], [1.0, 0.1], [0.4, 0.14]], { part: 'brim', segments: 48, scale: [0.95, 1, 1.15] }));
        else brim(0.88, 0.05, 0.1, 1.05);
        band(0.49, 0.2);
      }
    }
    b.part('feather').warped(([x, y, z]) => [x, y, z - (y - 0.2) * 0.4], () => b.plate(outlines.leaf(0.9, 0.2), 0.02, { at: [0.5, 0.2, 0.1], rotate: [0, 90, -20] }));
  },
  glove(b, p) {
    const form = p.variant('form');
    if (form === 'boxing') { b.superball([0.44, 0.46, 0.4], 0.85, 0.85, { part: 'hand', at: [0, 1.0, 0] }).capsule([0.3, 0.75, 0.2], [0.36, 1.12, 0.3], 0.16, { part: 'fingers' }).cylinder(0.3, 0.5, { part: 'cuff', at: [0, 0.2, 0], round: 0.05 }); return; } // prettier-ignore
    if (form === 'baseball') { b.warped(([x, y, z]) => [x, y, z + 0.9 * x * x], () => b.superball([0.6, 0.55, 0.16], 0.8, 0.8, { part: 'hand', at: [0, 0.75, 0] })); for (let i = 0; i < 4; i++) b.capsule([-0.42 + i * 0.22, 0.9, 0.18], [-0.5 + i * 0.27, 1.5, 0.3], 0.14, { part: 'fingers' }); b.capsule([0.5, 0.7, 0.3], [0.85, 1.2, 0.45], 0.16, { part: 'fingers' }).ring(0.3, 0.12, { part: 'cuff', at: [0, 0.2, 0], scale: [1, 1, 0.6] }); return; } // prettier-ignore
    const mitt = form === 'mitten' || form === 'oven';
    b.superball([0.34, 0.4, 0.17], 0.7, 0.8, { part: 'hand', at: [0, 0.75, 0] }).cylinder(0.3, 0.45, { part: 'cuff', at: [0, 0.05, 0], top: 0.26, round: 0.04, scale: [1, 1, 0.7] });
    if (mitt) b.superball([0.34, 0.42, 0.18], 0.9, 0.9, { part: 'fingers', at: [0, 1.1, 0] });
    else [[-0.25, 1.45], [-0.09, 1.62], [0.08, 1.6], [0.24, 1.46]].forEach(([x, y]) => b.capsule([x! * 0.95, 1.0, 0], [x! * 1.15, y!, 0], 0.085, { part: 'fingers' }));
    b.capsule([0.3, 0.7, 0.02], [0.56, 1.08, 0.06], mitt ? 0.14 : 0.095, { part: 'fingers' });
  },
  scarf(b, p) {
    const form = p.variant('form');
    if (form === 'lei') b.anchor('neck', [0, 1.3, -0.1], 0.7);
    else if (form === 'bandana') b.anchor('neck', [0, 1.28, -0.15], 1);
    else if (form === 'tie') b.anchor('neck', [0, 1.95, -0.42], 0.46);
    else if (form === 'scarf') b.anchor('neck', [0, 1.28, 0], 0.84);
    if (form === 'tie') { b.hull([[-0.14, 1.9, 0.05], [0.14, 1.9, 0.05], [-0.09, 1.7, 0.05], [0.09, 1.7, 0.05], [-0.14, 1.9, -0.05], [0.14, 1.9, -0.05], [0, 1.72, -0.05]], { part: 'fringe' }).plate([[-0.08, 1.72], [0.08, 1.72], [0.2, 0.3], [0, 0], [-0.2, 0.3]], 0.05, { part: 'cloth', bevel: 0.015 }).ring(0.26, 0.05, { part: 'cloth', at: [0, 1.95, -0.22], flatten: 0.4 }); for (let i = 0; i < 5; i++) b.beam([-0.14, 0.5 + i * 0.25, 0.03], [0.14, 0.62 + i * 0.25, 0.03], [0.05, 0.02], { part: 'stripes' }); return; } // prettier-ignore
    if (form === 'bow_tie' || form === 'ribbon') { b.mirrored('x', () => b.hull([[0.08, 0.1, 0.1], [0.08, -0.1, 0.1], [0.08, 0.1, -0.1], [0.08, -0.1, -0.1], [0.7, 0.36, 0.06], [0.7, -0.36, 0.06], [0.7, 0.36, -0.06], [0.7, -0.36, -0.06]], { part: 'cloth', at: [0, 0.8, 0] })); b.box([0.22, 0.28, 0.24], { part: 'fringe', at: [0, 0.8, 0], round: 0.06 }); if (form === 'ribbon') b.mirrored('x', () => b.plate([[0, 0], [0.16, -0.02], [0.42, -0.7], [0.28, -0.64], [0.2, -0.74]], 0.04, { part: 'cloth', at: [0.02, 0.7, 0] })); return; } // prettier-ignore
    if (form === 'lei') { for (let i = 0; i < 26; i++) { const a = (i / 26) * 2 * Math.PI; b.group({ at: [0.62 * Math.sin(a), 0.75 + 0.7 * Math.cos(a), 0.14 * Math.cos(a * 13)], rotate: [0, 0, (-a * 180) / Math.PI] }, () => b.radial(5, () => b.leaf(0.17, 0.12, { part: i % 2 ? 'cloth' : 'fringe', rotate: [60, 0, 0] })).ball(0.035, { part: '#f2d13d' })); } return; } // prettier-ignore
    if (form === 'bandana' || form === 'shawl') { b.sheet(20, 12, (u, v) => [(u - 0.5) * 1.6 * (1 - v * 0.95), 1.3 - v * 1.1, 0.28 * Math.cos((u - 0.5) * 3) - 0.1 * v], { part: 'cloth' }).ring(0.5, 0.09, { part: 'cloth', at: [0, 1.28, -0.15], scale: [1.3, 1, 0.8] }).ball(0.12, { part: 'fringe', at: [0, 1.28, -0.58] }); return; } // prettier-ignore
    if (form === 'sash') { b.tube([[-0.6, 1.7, 0], [-0.2, 1.2, 0.25], [0.3, 0.6, 0.28], [0.6, 0.15, 0.1], [0.5, 0.1, -0.2], [-0.1, 0.9, -0.3], [-0.6, 1.7, -0.05]], 0.17, { part: 'cloth', flatten: 0.15, up: [0, 0, 1] }).plate(outlines.star(6, 0.17, 0.08), 0.05, { part: 'fringe', at: [0.02, 0.93, 0.34] }); return; } // prettier-ignore
    for (const [y, r] of [[1.35, 0.42], [1.2, 0.46]] as const) b.ring(r, 0.16, { part: 'cloth', at: [0, y, 0], rotate: [6, 0, 4], flatten: 0.7 });
    for (const [x, low] of [[-0.22, 0.1], [0.2, 0.28]] as const) { b.tube([[x, 1.3, 0.42], [x * 1.1, 0.9, 0.56], [x, low, 0.5]], 0.19, { part: 'cloth', flatten: 0.3, up: [0, 0, 1] }); for (let i = 0; i < 3; i++) b.box([0.4, 0.07, 0.13], { part: 'stripes', at: [x, low + 0.12 + i * 0.16, 0.51] }); b.row(7, [0.055, 0, 0], () => b.rod([x, low, 0.5], [x, low - 0.16, 0.5], 0.018, { part: 'fringe', segments: 5 })); } // prettier-ignore
  },
  belt(b, p) {
    const form = p.variant('form');
    const r = form === 'collar' ? 0.55 : 0.75;
    b.lathe([[r, -0.12], [r + 0.03, -0.12], [r + 0.03, 0.12], [r, 0.12], [r, -0.12]], { part: 'strap', straight: true, at: [0, 0.6, 0], segments: 56, scale: [1, 1, 0.8] });
    const z = (r + 0.05) * 0.8;
    if (form === 'harness') b.mirrored('x', () => b.tube([[0.3, 0.65, 0.55], [0.35, 1.3, 0.3], [0.35, 1.4, -0.1], [0.25, 0.65, -0.58]], 0.07, { part: 'strap', flatten: 0.3 }));
    if (form === 'holster') b.hull([[0.5, 0.6, 0.5], [0.85, 0.6, 0.4], [0.5, 0.6, 0.3], [0.85, 0.6, 0.25], [0.62, -0.1, 0.42], [0.78, -0.1, 0.34]], { part: 'loop' });
    b.tube(outlines.rectangle(0.36, 0.32, 0.06).map(([x, y]): Vec3 => [x, 0.6 + y, z]), 0.035, { part: 'buckle', closed: true, straight: true }).rod([-0.02, 0.6, z + 0.02], [0.18, 0.6, z + 0.02], 0.025, { part: 'buckle' }).box([0.07, 0.28, 0.06], { part: 'loop', at: [-0.34, 0.6, z - 0.05], rotate: [0, -22, 0], round: 0.01 });
    if (form === 'collar') b.radial(10, () => b.cone(0.06, 0.16, { part: 'loop', at: [0, 0.6, r * 0.95], toward: [0, 0, 1] }), { arc: 220, start: 70 }).cylinder(0.14, 0.03, { part: 'buckle', at: [0, 0.36, z], rotate: [90, 0, 0] });
  },
  handbag(b, p) {
    const form = p.variant('form');
    if (form === 'wallet' || form === 'clutch') { b.box([1.4, 0.85, form === 'wallet' ? 0.2 : 0.28], { part: 'body', at: [0, 0.45, 0], round: 0.06 }).plate([[-0.7, 0.42], [0.7, 0.42], [0.5, -0.1], [0, -0.2], [-0.5, -0.1]], 0.06, { part: 'flap', at: [0, 0.45, 0.13], bevel: 0.02 }).ball([0.09, 0.09, 0.05], { part: 'clasp', at: [0, 0.3, 0.18] }).tube([[0.7, 0.6, 0], [0.95, 0.5, 0.1], [0.95, 0.2, 0.1], [0.72, 0.25, 0]], 0.03, { part: 'strap' }); return; } // prettier-ignore
    if (form === 'duffel') { b.group({ at: [-0.85, 0.5, 0], rotate: [0, 0, -90] }, () => b.cylinder(0.48, 1.7, { part: 'body', round: 0.1, segments: 36 })).mirrored('z', () => b.tube([[-0.4, 0.7, 0.42], [-0.35, 1.15, 0.3], [0.35, 1.15, 0.3], [0.4, 0.7, 0.42]], 0.05, { part: 'strap', flatten: 0.5 })).box([1.3, 0.03, 0.04], { part: 'clasp', at: [0, 0.97, 0] }).mirrored('x', () => b.ring(0.485, 0.03, { part: 'flap', at: [0.45, 0.5, 0], rotate: [0, 0, 90] })); return; } // prettier-ignore
    const tote = form === 'tote';
    const [w, h, d] = tote ? [1.2, 1.2, 0.4] : form === 'purse' ? [0.9, 0.7, 0.4] : form === 'camera' ? [1.0, 0.8, 0.55] : form === 'fanny' ? [1.1, 0.5, 0.35] : [1.25, 0.9, 0.5];
    b.hull([[-w / 2, 0, d / 2], [w / 2, 0, d / 2], [-w / 2, 0, -d / 2], [w / 2, 0, -d / 2], [-w * 0.42, h, d * 0.36], [w * 0.42, h, d * 0.36], [-w * 0.42, h, -d * 0.36], [w * 0.42, h, -d * 0.36]], { part: 'body' });
    if (form === 'satchel' || form === 'camera' || form === 'purse') b.box([w * 0.92, h * 0.55, 0.05], { part: 'flap', at: [0, h * 0.72, d * 0.43], rotate: [-8, 0, 0], round: 0.02 }).mirrored('x', () => b.box([0.08, h * 0.5, 0.07], { part: 'strap', at: [w * 0.25, h * 0.5, d * 0.46], rotate: [-6, 0, 0] }).box([0.13, 0.12, 0.09], { part: 'clasp', at: [w * 0.25, h * 0.32, d * 0.5] }));
    else b.box([w * 0.86, 0.06, d * 0.76], { part: 'flap', at: [0, h, 0], round: 0.02 }).box([0.2, 0.16, 0.06], { part: 'clasp', at: [0, h * 0.85, d * 0.42], round: 0.03 });
    if (form === 'fanny') b.ring(0.8, 0.06, { part: 'strap', at: [0, h * 0.6, -0.75], flatten: 0.3, up: [0, 1, 0] });
    else b.mirrored('z', () => b.tube([[-w * 0.28, h * 0.92, d * 0.36], [-w * 0.24, h + 0.55, d * 0.2], [w * 0.24, h + 0.55, d * 0.2], [w * 0.28, h * 0.92, d * 0.36]], 0.045, { part: 'strap' }));
  },
  backpack(b, p) {
    const form = p.variant('form');
    if (form === 'jetpack') { b.mirrored('x', () => { b.capsule([0.34, 0.5, 0], [0.34, 1.4, 0], 0.28, { part: 'body' }); b.lathe([[0.12, 0.3], [0.24, 0.05], [0.2, 0.05]], { part: 'zipper', at: [0.34, 0, 0] }).cone(0.17, 0.5, { part: '#ff8a1e glow', at: [0.34, 0.05, 0], rotate: [180, 0, 0] }); b.plate([[0.55, 0.7], [1.0, 0.4], [0.95, 0.75], [0.55, 1.2]], 0.05, { part: 'flap' }); b.tube([[0.2, 1.4, 0.25], [0.26, 1.2, 0.5], [0.26, 0.7, 0.4]], 0.06, { part: 'straps', flatten: 0.4 }); }); b.box([0.4, 0.5, 0.3], { part: 'pocket', at: [0, 0.95, 0.1], round: 0.05 }); return; } // prettier-ignore
    b.superball([0.58, 0.82, 0.34], 0.45, 0.55, { part: 'body', at: [0, 0.84, 0] }).superball([0.44, 0.34, 0.16], 0.45, 0.5, { part: 'pocket', at: [0, 0.46, 0.32] });
    b.box([0.7, 0.03, 0.03], { part: 'zipper', at: [0, 0.72, 0.44] }).tube([[-0.5, 0.9, 0.2], [-0.42, 1.4, 0.22], [0, 1.56, 0.2], [0.42, 1.4, 0.22], [0.5, 0.9, 0.2]], 0.022, { part: 'zipper' });
    b.mirrored('x', () => b.tube([[0.26, 1.5, -0.26], [0.34, 1.2, -0.6], [0.36, 0.6, -0.56], [0.32, 0.2, -0.28]], 0.1, { part: 'straps', flatten: 0.3, up: [0, 0, -1] }).superball([0.12, 0.34, 0.18], 0.6, 0.6, { part: 'pocket', at: [0.6, 0.45, 0] }));
    b.tube([[-0.14, 1.6, -0.15], [-0.1, 1.8, -0.15], [0.1, 1.8, -0.15], [0.14, 1.6, -0.15]], 0.04, { part: 'straps' }).superball([0.5, 0.2, 0.3], 0.6, 0.6, { part: 'flap', at: [0, 1.52, 0.06] });
    if (form === 'hiking') b.group({ at: [-0.6, 1.85, 0], rotate: [0, 0, -90] }, () => b.cylinder(0.2, 1.2, { part: 'flap', round: 0.05 })).mirrored('x', () => b.ring(0.21, 0.03, { part: 'straps', at: [0.35, 1.85, 0], rotate: [0, 0, 90] }));
  },
  suitcase(b, p) {
    const form = p.variant('form');
    const trolley = form === 'trolley';
    const [w, h, d] = trolley ? [1.0, 1.4, 0.5] : form === 'briefcase' ? [1.5, 1.0, 0.32] : form === 'trunk' ? [1.5, 0.95, 0.8] : [1.5, 1.0, 0.5];
    const y = h / 2 + (trolley ? 0.14 : 0.04);
    b.box([w, h, d], { part: 'shell', at: [0, y, 0], round: 0.08 });
    if (trolley) { b.row(5, [0.18, 0, 0], () => b.box([0.05, h * 0.86, d + 0.03], { part: 'shell', at: [0, y, 0], round: 0.02, tint: 0.85 })); b.mirrored('x', () => { b.rod([0.26, h, -0.14], [0.26, h + 0.65, -0.14], 0.03, { part: 'latches' }); b.mirrored('z', () => b.cylinder(0.1, 0.08, { part: 'wheels', at: [0.38, 0.1, 0.16], toward: [1, 0, 0] })); }); b.capsule([-0.26, h + 0.66, -0.14], [0.26, h + 0.66, -0.14], 0.05, { part: 'handle' }); } // prettier-ignore
    else {
      b.box([w + 0.01, 0.04, d + 0.02], { part: 'corners', at: [0, y + (form === 'trunk' ? h * 0.15 : 0), 0] }).tube([[-0.2, y + h / 2, 0], [-0.18, y + h / 2 + 0.18, 0], [0.18, y + h / 2 + 0.18, 0], [0.2, y + h / 2, 0]], 0.05, { part: 'handle' });
      b.mirrored('x', () => { b.mirrored('z', () => { for (const top of [0.09, h - 0.01]) b.box([0.2, 0.2, 0.2], { part: 'corners', at: [w / 2 - 0.085, top, d / 2 - 0.085], round: 0.05 }); }); b.box([0.16, 0.18, 0.06], { part: 'latches', at: [w * 0.28, y + (form === 'trunk' ? h * 0.15 : h * 0.3), d / 2 + 0.02], round: 0.02 }); if (form === 'vintage') b.box([0.1, h + 0.02, d + 0.03], { part: 'handle', at: [w * 0.28, y, 0] }); }); // prettier-ignore
    }
    if (!trolley) b.mirrored('x', () => b.cylinder(0.05, 0.05, { part: 'wheels', at: [w * 0.4, 0, 0] }));
  },
  glasses(b, p) {
    const form = p.variant('form');
    b.group({ at: [0, 0.5, 0.3] }, () => {
      if (form === 'monocle' || form === 'eye_patch') { const patch = form === 'eye_patch'; if (patch) b.plate(outlines.symmetric([[0, 0.34], [0.36, 0.26], [0.3, -0.14], [0, -0.36]]), 0.08, { part: 'lenses', bevel: 0.03 }).tube([[-0.3, 0.24, 0], [-0.75, 0.4, -0.5], [0, 0.5, -1.2], [0.75, 0.4, -0.5], [0.3, 0.24, 0]], 0.025, { part: 'temples' }).plate(outlines.ellipse(0.1, 0.1), 0.1, { part: 'frame' }); else b.ring(0.4, 0.04, { part: 'frame', rotate: [90, 0, 0] }).ball([0.38, 0.38, 0.05], { part: 'lenses' }).tube([[0.4, 0, 0], [0.6, -0.5, 0.05], [0.4, -0.95, 0]], 0.016, { part: 'temples' }); return; } // prettier-ignore
      const shapes: Record<string, Vec2[]> = { round: outlines.circle(0.36, 32), aviator: outlines.smooth([[-0.4, 0.24], [0.36, 0.28], [0.4, 0], [0.1, -0.4], [-0.3, -0.3]]), square: outlines.rectangle(0.82, 0.56, 0.12), cat_eye: outlines.smooth([[-0.4, 0.16], [0.3, 0.24], [0.58, 0.4], [0.42, -0.1], [0.05, -0.3], [-0.34, -0.18]]), heart: outlines.heart(0.38), goggles: outlines.circle(0.4, 32) };
      const outline = shapes[form] ?? shapes['round']!;
      b.mirrored('x', () => {
        b.tube(outline.map(([x, y]): Vec3 => [x + 0.48, y, 0]), form === 'goggles' ? 0.1 : 0.045, { part: 'frame', closed: true, straight: true }).plate(outline.map(([x, y]): Vec2 => [x + 0.48, y]), 0.03, { part: 'lenses' });
        if (form !== 'goggles') b.tube([[0.88, 0.14, 0], [0.98, 0.14, -0.3], [0.96, 0.12, -1.0], [0.94, -0.12, -1.3]], 0.04, { part: 'temples' });
      });
      b.tube([[-0.14, 0.08, 0], [0, 0.14, 0.03], [0.14, 0.08, 0]], 0.04, { part: 'frame' });
      if (form === 'goggles') b.tube([[0.88, 0, 0], [0.95, 0.05, -0.6], [0, 0.1, -1.3], [-0.95, 0.05, -0.6], [-0.88, 0, 0]], 0.12, { part: 'temples', flatten: 0.25, up: [1, 0, 0] });
    });
  },
  wig(b, p) {
    const form = p.variant('form');
    if (form === 'moustache') { b.mirrored('x', () => b.tube([[0, 0.5, 0.1], [0.4, 0.42, 0.08], [0.8, 0.5, 0], [1.0, 0.8, -0.05]], [0.14, 0.2, 0.13, 0.03], { part: 'hair' })); b.ball(0.08, { part: 'band', at: [0, 0.55, 0.08] }); return; } // prettier-ignore
    if (form === 'sleeve') { b.tube([[0, 0, 0], [0.05, 0.8, 0], [0, 1.6, 0]], [0.34, 0.28, 0.2], { part: 'hair', segments: 24 }).ring(0.22, 0.04, { part: 'band', at: [0, 1.6, 0] }); return; } // prettier-ignore
    const beard = form === 'beard';
    for (let i = 0; i < 46; i++) { const a = beard ? -1.3 + (i / 45) * 2.6 : -2.3 + (i / 45) * 4.6; const r = 0.5 + (i % 3) * 0.04; const top: Vec3 = beard ? [r * Math.sin(a), 1.1, r * Math.cos(a) - 0.2] : [0.1 * Math.sin(a), 1.6, -0.1]; const low = beard ? 0.2 + Math.abs(a) * 0.35 : form === 'curly' ? 0.75 : 0.1; if (form === 'curly') b.tube(Array.from({ length: 16 }, (_, k): Vec3 => { const t = k / 15; return [(0.1 + 0.55 * Math.sin(t * 1.5)) * Math.sin(a) * -1 + 0.07 * Math.cos(k * 1.4), 1.6 - t * 1.0, -(0.1 + 0.5 * Math.sin(t * 1.5)) * Math.cos(a) * 1 + 0.07 * Math.sin(k * 1.4)]; }), 0.06, { part: 'hair', steps: 2, segments: 7 }); else b.tube([top, [r * 1.05 * Math.sin(a), beard ? 0.8 : 1.25, (beard ? 1 : -1) * r * Math.cos(a)], [r * 0.95 * Math.sin(a), low, (beard ? 1 : -1) * r * 0.9 * Math.cos(a)]], [0.09, 0.1, 0.03], { part: 'hair', segments: 7 }); } // prettier-ignore
    if (!beard) b.ball([0.5, 0.42, 0.52], { part: 'hair', at: [0, 1.2, -0.04] }).ring(0.5, 0.03, { part: 'band', at: [0, 1.32, 0], rotate: [-60, 0, 0] });
    else b.ring(0.3, 0.03, { part: 'band', at: [0, 1.05, 0.1] });
  },
};
