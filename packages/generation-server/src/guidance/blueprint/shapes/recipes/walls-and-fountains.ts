import { archOutline } from '../anatomy/masonry.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

const DARK = '#2b2724';

/** Arcs of falling water round the y axis: from radius `from` at height `high` to radius `to` at y = 0. */
function curtain(b: MeshBuilder, jets: number, from: number, to: number, high: number, rise: number, wire: number): void {
  b.part('water').radial(jets, (index) => b.tube(Array.from({ length: 8 }, (_, i): Vec3 => { const t = i / 7; return [0.012 * Math.sin(index * 5), high + rise * 4 * t * (1 - t) - high * t * t, from + (to - from) * t]; }), [wire, wire * 1.1, wire * 0.7], { segments: 6, tint: index % 2 ? 1.12 : 0.96 }));
}

/** Water in a round basin: a disc with rings. */
function pool(b: MeshBuilder, radius: number, y: number): void {
  b.part('water').cylinder(radius, 0.02, { at: [0, y - 0.02, 0], segments: 40 });
  for (let ring = 1; ring < 4; ring++) b.ring(radius * (0.2 + ring * 0.2), 0.008, { at: [0, y, 0], around: 40, segments: 5, tint: 1.25 });
}

export const WALLS_AND_FOUNTAINS: RecipeTable = {
  wall(b, p) {
    const form = p.variant('form');
    const [w, h, d] = [1.6, 1.1, 0.2];
    const coping = (part = 'cap', over = 0.06): void => void b.box([w + over, 0.07, d + over * 1.4], { part, at: [0, h + 0.035, 0], round: 0.012 });
    switch (form) {
      case 'brick': {
        b.box([w - 0.02, h - 0.01, d - 0.024], { part: 'mortar', at: [0, h / 2, 0], tint: 1.25 });
        const rows = 14;
        for (let row = 0; row < rows; row++) {
          const y = ((row + 0.5) / rows) * h;
          const shift = row % 2 ? 0 : 0.5;
          const bricks = 8;
          for (let brick = 0; brick <= bricks; brick++) {
            const [from, to] = [Math.max(0, brick - shift), Math.min(bricks, brick + 1 - shift)];
            if (to - from < 0.1) continue;
            b.box([((to - from) / bricks) * w - 0.016, h / rows - 0.016, d], { part: 'face', at: [((from + to) / 2 / bricks - 0.5) * w, y, 0], round: 0.006, tint: p.random.between(0.8, 1.16), grain: 'x' });
          }
        }
        b.row(22, [w / 21, 0, 0], () => b.box([w / 21 - 0.012, 0.08, d + 0.05], { part: 'cap', at: [0, h + 0.04, 0], round: 0.008, tint: p.random.between(0.82, 1.1) }));
        return;
      }
      case 'tiles':
        b.box([w, h, d * 0.5], { part: 'mortar', at: [0, h / 2, -0.03], tint: 1.25 });
        for (let row = 0; row < 6; row++) for (let column = 0; column < 9; column++) b.box([w / 9 - 0.016, h / 6 - 0.016, 0.05], { part: 'face', at: [((column + 0.5) / 9 - 0.5) * w, ((row + 0.5) / 6) * h, 0.025], round: 0.012, tint: 0.9 + 0.2 * (((row * 7 + column * 5) % 9) / 9) });
        b.row(9, [w / 9, 0, 0], () => b.box([w / 9 - 0.01, 0.07, 0.16], { part: 'cap', at: [0, h + 0.035, -0.01], round: 0.03 }));
        return;
      case 'panel':
        b.box([w, h, 0.06], { part: 'face', at: [0, h / 2, 0] });
        b.row(3, [w / 3, 0, 0], () => { for (const [y, high] of [[0.32, 0.36], [0.78, 0.4]] as const) b.plate(outlines.rectangle(0.42, high), 0.04, { part: 'face', at: [0, y, 0.035], holes: [outlines.rectangle(0.36, high - 0.06)], bevel: 0.01, tint: 1.08 }).box([0.3, high - 0.12, 0.03], { part: 'face', at: [0, y, 0.03], round: 0.012, tint: 1.03 }); });
        for (let stile = -1.5; stile < 2; stile++) b.box([0.03, h, 0.02], { part: 'mortar', at: [(stile * w) / 3, h / 2, 0.035], tint: 0.8 });
        b.box([w + 0.04, 0.07, 0.14], { part: 'cap', at: [0, h + 0.03, 0.02], round: 0.02 }).box([w + 0.02, 0.12, 0.11], { part: 'cap', at: [0, 0.06, 0.01] }).box([w, 0.03, 0.11], { part: 'cap', at: [0, 0.55, 0.02], round: 0.012 });
        return;
      case 'adobe':
        b.superball([w / 2, h / 2, d * 0.7], 0.22, 0.26, { part: 'face', at: [0, h / 2, 0] });
        b.superball([w / 2 + 0.02, 0.08, d * 0.8], 0.5, 0.3, { part: 'cap', at: [0, h - 0.02, 0] });
        b.row(5, [w / 5.4, 0, 0], () => b.rod([0, h * 0.8, -d * 0.8], [0, h * 0.8, d * 1.1 + 0.07], 0.038, { part: '#6a4a30 wood', segments: 10 }));
        b.plate(archOutline(0.3, 0.4), 0.04, { part: DARK, at: [-0.3, 0.24, d * 0.68] });
        for (let straw = 0; straw < 60; straw++) b.box([0.05, 0.006, 0.006], { part: 'mortar', at: [p.random.between(-0.72, 0.72), p.random.between(0.1, 0.9), d * 0.7], rotate: [0, 0, p.random.between(0, 180)], tint: 1.3 });
        b.hull([[0.3, 0.1, d * 0.71], [0.62, 0.08, d * 0.71], [0.66, 0.3, d * 0.71], [0.36, 0.34, d * 0.71], [0.48, 0.2, d * 0.72]], { part: 'mortar', tint: 0.78 });
        return;
      case 'sheet': {
        const waves = 14;
        for (let sheet = 0; sheet < 3; sheet++) {
          const wide = w / 3 + 0.03;
          const wave = (t: number): number => 0.026 * Math.cos(t * waves * 0.68 * Math.PI);
          const front = Array.from({ length: 45 }, (_, i): Vec2 => [(i / 44 - 0.5) * wide, wave(i / 44 * 2)]);
          b.plate([...front.map(([x, y]): Vec2 => [x, y + 0.006]), ...front.toReversed().map(([x, y]): Vec2 => [x, y - 0.006])], h, { part: 'face', at: [(sheet - 1) * (w / 3), h / 2 + 0.02 * (sheet % 2), 0.008 * (sheet % 2)], rotate: [-90, 0, 0], tint: [0.94, 1.06, 0.98][sheet]! });
        }
        for (const y of [0.2, 0.56, 0.92]) { b.box([w, 0.06, 0.05], { part: 'mortar', at: [0, y, -0.06] }); b.row(12, [w / 12, 0, 0], () => b.ball(0.012, { part: 'mortar', at: [0, y, 0.034], segments: 7, tint: 0.6 })); }
        b.box([w + 0.05, 0.04, 0.13], { part: 'cap', at: [0, h + 0.03, 0] });
        b.mirrored('x', () => b.box([0.07, h + 0.04, 0.07], { part: 'cap', at: [w / 2, h / 2, -0.06] }));
        return;
      }
      case 'roof':
        // A pitch of pantiles on battens, the eaves towards the viewer.
        b.group({ at: [0, 0.14, 0.45], rotate: [-52, 0, 0] }, () => {
          b.box([w, 1.26, 0.04], { part: 'mortar', at: [0, 0.62, -0.02], tint: 0.55 });
          for (let row = 0; row < 9; row++) for (let column = 0; column < 12; column++) {
            const x = ((column + 0.5) / 12 - 0.5) * w;
            const shade = p.random.between(0.82, 1.14);
            const half = Array.from({ length: 7 }, (_, i): Vec2 => [0.062 * Math.cos((i / 6) * Math.PI), 0.06 * Math.sin((i / 6) * Math.PI)]);
            b.plate([...half, ...half.toReversed().map(([px, py]): Vec2 => [px * 0.76, py * 0.72])], 0.19, { part: 'face', at: [x, 0.07 + row * 0.138, 0.022], rotate: [-83, 0, 0], tint: shade });
          }
        });
        b.group({ at: [0, 0.93, -0.53] }, () => b.row(9, [w / 9, 0, 0], () => b.rod([-w / 18 - 0.01, 0, 0], [w / 18, 0, 0], 0.085, { part: 'cap', to: 0.075, segments: 14, tint: p.random.between(0.88, 1.08) })));
        b.box([w, 0.1, 0.06], { part: '#6a4a30 wood', at: [0, 0.07, 0.4] }).mirrored('x', () => b.plate([[0.4, 0.06], [0.4, 0.15], [-0.5, 0.86], [-0.5, 0.06]], 0.05, { part: '#efe6d2', at: [w / 2 - 0.06, 0, 0], rotate: [0, -90, 0] }));
        return;
      default:
        b.box([w, h, d], { part: 'face', at: [0, h / 2, 0] });
        for (const x of [-w / 6, w / 6]) b.box([0.012, h, d + 0.004], { part: 'mortar', at: [x, h / 2, 0], tint: 0.7 });
        b.box([w, 0.012, d + 0.004], { part: 'mortar', at: [0, h * 0.5, 0], tint: 0.7 });
        for (const x of [-0.42, -0.12, 0.12, 0.42]) for (const y of [0.2, 0.4, 0.7, 0.92]) b.cylinder(0.02, 0.01, { part: DARK, at: [x * 1.5, y, d / 2 - 0.004], rotate: [90, 0, 0], segments: 12 });
        b.box([w + 0.03, 0.09, d + 0.1], { part: 'face', at: [0, 0.045, 0], tint: 0.92 });
        coping();
    }
  },

  fountain(b, p) {
    const form = p.variant('form');
    const basin = (r: number, h: number): void => { b.part('basin').lathe([[0, 0, 1], [r * 1.08, 0, 1], [r * 1.08, 0.05, 1], [r * 0.98, 0.08], [r * 0.97, h - 0.08], [r * 1.07, h - 0.04], [r * 1.07, h, 1], [r * 0.92, h, 1], [r * 0.9, h - 0.1, 1], [r * 0.88, 0.08, 1], [0, 0.08, 1]], { segments: 56 }); pool(b, r * 0.91, h - 0.05); };
    switch (form) {
      case 'wall': {
        b.part('basin').plate([[0.62, 0], [0.62, 0.95], ...archOutline(1.04, 0.62, { y: 0.95 }).slice(1, -1), [-0.62, 0.95], [-0.62, 0]], 0.14, { at: [0, 0, -0.1], bevel: 0.02 }).plate([...archOutline(0.94, 1.36, { y: 0.12 }), ...archOutline(0.82, 1.28, { y: 0.14 }).toReversed()], 0.05, { at: [0, 0, -0.02], tint: 1.08 });
        b.part('column').mirrored('x', () => b.box([0.14, 1.0, 0.16], { at: [0.58, 0.5, -0.06] }).box([0.2, 0.08, 0.22], { at: [0.58, 1.02, -0.06] }).box([0.2, 0.12, 0.22], { at: [0.58, 0.06, -0.06] }).ball(0.09, { at: [0.58, 1.15, -0.06] }));
        const trough = (r: number, y: number, high: number, part: string): void => { b.group({ at: [0, y, 0], scale: [1, 1, 0.8] }, () => b.warped(([px, py, pz]) => [px, py, pz < 0 ? pz * 0.2 : pz], () => { b.part(part).lathe([[0, 0, 1], [r * 0.5, 0], [r * 0.92, high * 0.6], [r, high, 1], [r * 0.88, high, 1], [r * 0.8, high * 0.6], [0, high * 0.45]], { segments: 40 }); b.part('water').cylinder(r * 0.87, 0.02, { at: [0, high * 0.78, 0], segments: 36 }); })); };
        trough(0.62, 0, 0.3, 'basin'); trough(0.3, 0.5, 0.16, 'bowls');
        b.part('column').box([0.2, 0.5, 0.14], { at: [0, 0.4, 0] });
        // A lion's mask spouts into the upper bowl.
        b.group({ at: [0, 1.0, 0] }, () => { b.part('head').radial(1, () => b.ball([0.15, 0.16, 0.12], { at: [0, 0, 0.02] })); for (let lock = 0; lock < 16; lock++) b.ball([0.045, 0.085, 0.05], { at: [0.17 * Math.cos(lock * 0.393), 0.18 * Math.sin(lock * 0.393), 0.0], rotate: [0, 0, lock * 22.5 - 90], tint: lock % 2 ? 0.86 : 1 }); b.ball([0.075, 0.055, 0.08], { at: [0, -0.055, 0.12] }).ball([0.035, 0.026, 0.03], { at: [0, -0.015, 0.19], tint: 0.75 }).mirrored('x', () => b.ball([0.025, 0.016, 0.016], { at: [0.06, 0.045, 0.12], part: DARK }).ball([0.045, 0.014, 0.02], { at: [0.06, 0.075, 0.12] }).ball([0.04, 0.045, 0.03], { at: [0.12, 0.12, 0.03] })); });
        b.part('water').tube([[0, 0.92, 0.17], [0, 0.88, 0.24], [0, 0.76, 0.27], [0, 0.62, 0.28]], [0.028, 0.026, 0.034], { segments: 8 });
        for (const [x, z] of [[-0.19, 0.12], [-0.08, 0.21], [0.08, 0.21], [0.19, 0.12]] as const) b.tube([[x, 0.645, z], [x * 1.15, 0.6, z * 1.2], [x * 1.2, 0.23, z * 1.3]], 0.024, { segments: 7, tint: 1.08 });
        return;
      }
      case 'jet':
        basin(1.0, 0.26);
        b.part('column').cylinder(0.16, 0.2, { at: [0, 0.08, 0], top: 0.11 }).part('bowls').lathe('0,.26! .1,.26! .2,.33 .22,.37! .17,.37! .1,.32 0,.3', { segments: 30 });
        b.part('head').cone(0.06, 0.14, { at: [0, 0.32, 0], segments: 14 });
        b.part('water').lathe('.03,.36! .03,1.0 .055,1.3 .045,1.42 0,1.5', { segments: 12, ripple: (turn, along) => 1 + 0.25 * Math.sin(turn * 37 + along * 60) });
        b.group({ at: [0, 0.24, 0] }, () => { curtain(b, 10, 0.03, 0.4, 1.1, 0.12, 0.016); curtain(b, 16, 0.1, 0.66, 0.3, 0.4, 0.014); });
        b.radial(12, () => { b.part('head').cylinder(0.03, 0.07, { at: [0, 0.2, 0.8], segments: 10 }); b.part('water').tube(Array.from({ length: 8 }, (_, i): Vec3 => { const t = i / 7; return [0, 0.26 + 1.9 * t * (1 - t) - 0.04 * t, 0.8 - 0.52 * t]; }), [0.013, 0.02, 0.012], { segments: 6, tint: 1.1 }); });
        for (let drop = 0; drop < 70; drop++) { const a = p.random.between(0, 6.283); const r = p.random.between(0.05, 0.2); b.ball(p.random.between(0.008, 0.02), { part: 'water', at: [r * Math.cos(a), p.random.between(1.05, 1.55), r * Math.sin(a)], segments: 6, tint: 1.25 }); }
        return;
      case 'bird_bath':
        b.part('basin').box([0.5, 0.06, 0.5], { at: [0, 0.03, 0], round: 0.02 }).cylinder(0.2, 0.06, { at: [0, 0.06, 0], round: 0.03 });
        b.part('column').lathe('.14,.1! .07,.2 .06,.32 .1,.42 .065,.5 .06,.66 .09,.74 .06,.78 .12,.86!', { segments: 24 });
        b.part('bowls').lathe([[0, 0.84, 1], [0.14, 0.85], [0.36, 0.92], [0.48, 1.0], [0.5, 1.03, 1], [0.46, 1.03, 1], [0.4, 0.985], [0.2, 0.94], [0, 0.93]], { segments: 64, ripple: (turn, along) => 1 + 0.045 * along * Math.abs(Math.sin(turn * 12 * Math.PI)) });
        b.group({}, () => pool(b, 0.425, 1.008));
        // A small bird on the rim is what tells it from a bowl.
        b.group({ at: [0.36, 1.12, 0.24], rotate: [0, -130, 0], scale: 1.25 }, () => { b.part('head').blend(0.03, (s) => s.ellipsoid([0, 0, 0], [0.05, 0.05, 0.085]).ball([0, 0.065, 0.065], 0.04).limb([0, 0, -0.06], [0, 0.02, -0.17], 0.026, 0.014), { resolution: 30 }); b.cone(0.013, 0.045, { at: [0, 0.065, 0.1], toward: [0, -0.1, 1], part: '#d9a12f', segments: 7 }).mirrored('x', () => b.ball(0.009, { at: [0.032, 0.075, 0.085], part: DARK, segments: 7 }).ball([0.014, 0.03, 0.075], { at: [0.046, 0.004, -0.02], tint: 0.85 }).rod([0.02, -0.04, 0.01], [0.02, -0.085, 0.02], 0.006, { segments: 5, part: DARK })); });
        return;
      default: {
        basin(0.95, 0.3);
        b.part('basin').radial(8, () => b.box([0.16, 0.3, 0.08], { at: [0, 0.15, 0.98], round: 0.01, tint: 1.08 }));
        const bowl = (r: number, y: number): void => { b.group({ at: [0, y, 0] }, () => { b.part('bowls').lathe([[0, 0, 1], [r * 0.2, 0], [r * 0.62, r * 0.12], [r, r * 0.36], [r * 1.03, r * 0.4, 1], [r * 0.95, r * 0.4, 1], [r * 0.6, r * 0.2], [0, r * 0.14]], { segments: 60, ripple: (turn, along) => 1 + 0.05 * Math.min(along * 2, 1) * Math.abs(Math.sin(turn * 8 * Math.PI)) }); pool(b, r * 0.9, r * 0.36); }); };
        b.part('column').lathe('.26,.08! .26,.16! .14,.22 .11,.36 .17,.5 .1,.66 .16,.76!', { segments: 28 });
        bowl(0.6, 0.72);
        b.part('column').lathe('.16,.86! .08,.94 .07,1.04 .11,1.12 .06,1.22 .1,1.28!', { segments: 24 });
        bowl(0.34, 1.24);
        b.part('head').lathe('.1,1.3! .05,1.38 .045,1.44 .08,1.5 .1,1.58 .06,1.68 .02,1.76 0,1.78!', { segments: 20, ripple: (turn) => 1 + 0.06 * Math.sin(turn * 16 * Math.PI) });
        b.group({ at: [0, 1.36, 0] }, () => curtain(b, 8, 0.02, 0.2, 0.42, 0.1, 0.012));
        b.group({ at: [0, 0.95, 0] }, () => curtain(b, 16, 0.345, 0.48, 0.42, 0.02, 0.018));
        b.group({ at: [0, 0.26, 0] }, () => curtain(b, 26, 0.615, 0.76, 0.7, 0.02, 0.019));
      }
    }
  },
};
