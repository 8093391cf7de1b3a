import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

/** A window with frame and cross bars on a wall that faces +Z, about the origin. */
export function windowOn(
  b: MeshBuilder,
  w: number,
  h: number,
  at: Vec3,
  rotate: Vec3 = [0, 0, 0],
  arched = false,
): void {
  b.group({ at, rotate }, () => {
    b.box([w, h, 0.02], { part: 'windows', at: [0, 0, 0.006] });
    if (arched) b.cylinder(w / 2, 0.02, { part: 'windows', at: [0, h / 2, -0.004], rotate: [90, 0, 0], segments: 20 });
    b.part('#f3efe6');
    b.box([w * 0.07, h, 0.03], { at: [0, 0, 0.012] }).box([w, w * 0.07, 0.03], { at: [0, 0, 0.012] });
    b.box([w * 1.2, w * 0.12, 0.06], { at: [0, -h / 2, 0.02] })
      .box([w * 0.08, h, 0.035], { at: [w / 2, 0, 0.012] })
      .box([w * 0.08, h, 0.035], { at: [-w / 2, 0, 0.012] });
    if (!arched) b.box([w * 1.08, w * 0.1, 0.035], { at: [0, h / 2, 0.012] });
  });
}

/** A gabled roof over a w × d box whose walls end at `eaves`, ridge along x; gables in the walls' part. */
export function gableRoof(
  b: MeshBuilder,
  w: number,
  d: number,
  eaves: number,
  ridge: number,
  { roof = 'roof', walls = 'walls', over = 0.09, thick = 0.05 } = {},
): void {
  for (const side of [-1, 1])
    b.hull(
      [
        [(side * w) / 2, eaves, d / 2],
        [(side * w) / 2, eaves, -d / 2],
        [(side * w) / 2, ridge, 0],
        [side * (w / 2 - 0.03), eaves, d / 2],
        [side * (w / 2 - 0.03), eaves, -d / 2],
        [side * (w / 2 - 0.03), ridge, 0],
      ],
      { part: walls },
    );
  const slope = Math.atan2(ridge - eaves, d / 2);
  const run = Math.hypot(ridge - eaves, d / 2) + over;
  for (const side of [0, 180]) {
    b.group({ rotate: [0, side, 0] }, () => {
      b.box([w + over * 2, run, thick], {
        part: roof,
        at: [0, ridge - (Math.sin(slope) * run) / 2 + thick * 0.4, (Math.cos(slope) * run) / 2],
        rotate: [(slope * 180) / Math.PI - 90, 0, 0],
      });
    });
  }
  b.box([w + over * 2, thick, thick], { part: roof, at: [0, ridge + thick * 0.5, 0], rotate: [45, 0, 0] });
}

export const BUILDINGS: RecipeTable = {
  house(b, p) {
    const form = p.variant('form');
    if (form === 'modern') {
      modernHouse(b);
      return;
    }
    const logs = form === 'cabin';
    const tall = form === 'tudor' || form === 'villa' || form === 'birdhouse';
    const [w, d] =
      form === 'birdhouse' || form === 'kennel' || form === 'shed'
        ? [0.8, 0.8]
        : form === 'hut'
          ? [0.9, 0.9]
          : [1.3, 0.95];
    const eaves = tall ? 0.85 : 0.6;
    const ridge = eaves + (form === 'cottage' || form === 'gingerbread' ? 0.62 : form === 'villa' ? 0.32 : 0.5);
    if (form === 'hut') {
      b.part('walls').cylinder(0.5, 0.55, { segments: 36 });
      b.part('roof').lathe('0,.5! .72,.46! .7,.52 .36,.86 0,1.12', { segments: 36 });
    } else {
      b.part('walls');
      if (logs) {
        for (let row = 0; row < 6; row++) {
          const y = 0.05 + row * 0.1;
          for (const z of [-1, 1]) b.rod([-w / 2 - 0.08, y, (z * d) / 2], [w / 2 + 0.08, y, (z * d) / 2], 0.056);
          for (const x of [-1, 1])
            b.rod([(x * w) / 2, y + 0.05, -d / 2 - 0.08], [(x * w) / 2, y + 0.05, d / 2 + 0.08], 0.056);
        }
      }
      b.box([w, eaves, d], { at: [0, eaves / 2, 0] });
      gableRoof(b, w, d, eaves, ridge);
    }
    const front = form === 'hut' ? 0.47 : d / 2 + (logs ? 0.05 : 0);
    if (form === 'birdhouse') {
      b.part('#1d1510').cylinder(0.15, 0.03, { at: [0, 0.55, front - 0.01], rotate: [90, 0, 0] });
      b.part('door').rod([0, 0.34, front], [0, 0.34, front + 0.18], 0.025);
      b.part('windows').cylinder(0.17, 0.02, { at: [0, 0.55, front - 0.015], rotate: [90, 0, 0] });
      b.part('chimney').rod([0, -0.5, 0], [0, 0, 0], 0.06);
    } else {
      b.part('door').box([0.22, 0.4, 0.04], { at: [0, 0.2, front], round: 0.01 });
      if (form === 'kennel') b.cylinder(0.2, 0.03, { at: [0, 0.3, front - 0.01], rotate: [90, 0, 0], part: '#1d1510' });
      b.part('#caa94a metal').ball(0.018, { at: [0.075, 0.2, front + 0.03], segments: 8 });
      if (form !== 'kennel') {
        for (const x of [-0.4, 0.4])
          windowOn(b, 0.2, 0.22, [x * w * 0.82, 0.33, front], form === 'hut' ? [0, x * 130, 0] : [0, 0, 0]);
        if (form !== 'hut') {
          for (const side of [-1, 1])
            for (const z of [-0.22, 0.22])
              windowOn(b, 0.2, 0.22, [side * (w / 2 + (logs ? 0.05 : 0)), 0.33, z], [0, side * 90, 0]);
          for (const x of [-0.35, 0.35]) windowOn(b, 0.2, 0.22, [x, 0.33, -front], [0, 180, 0]);
          if (tall) for (const x of [-0.4, 0, 0.4]) windowOn(b, 0.17, 0.2, [x * w * 0.8, 0.67, front]);
        }
      }
      b.part('chimney')
        .box([0.16, 0.5, 0.16], { at: [w * 0.28, ridge - 0.05, -d * 0.2] })
        .box([0.2, 0.05, 0.2], { at: [w * 0.28, ridge + 0.19, -d * 0.2] });
    }
    b.part('timbers');
    for (const z of [-1, 1]) {
      const face = (z * (d + 0.015)) / 2;
      for (let post = -3; post <= 3; post++) b.box([0.045, eaves, 0.02], { at: [(post * w) / 6.2, eaves / 2, face] });
      for (const y of [0.02, 0.5, 0.98]) b.box([w, 0.045, 0.02], { at: [0, y * eaves, face] });
      for (const x of [-1, 1]) b.beam([x * w * 0.48, 0.52 * eaves, face], [x * w * 0.33, eaves, face], [0.04, 0.02]);
    }
    for (const x of [-1, 1]) {
      const face = (x * (w + 0.015)) / 2;
      for (let post = -2; post <= 2; post++)
        b.box([0.02, eaves + (ridge - eaves) * (1 - Math.abs(post) / 2.1), 0.045], {
          at: [face, (eaves + (ridge - eaves) * (1 - Math.abs(post) / 2.1)) / 2, (post * d) / 4.3],
        });
      b.box([0.02, 0.045, d], { at: [face, eaves, 0] });
    }
    b.part('porch').box([0.6, 0.05, 0.34], { at: [0, 0.03, front + 0.17] });
    for (const x of [-0.26, 0.26]) b.rod([x, 0, front + 0.3], [x, 0.46, front + 0.3], 0.025);
    b.box([0.68, 0.04, 0.4], { at: [0, 0.48, front + 0.18], rotate: [12, 0, 0] });
    if (form === 'gingerbread') {
      for (const z of [-1, 1])
        for (let i = 0; i < 9; i++)
          b.part(i % 2 ? '#d8342c gloss' : '#f6f2ea').ball(0.05, {
            at: [-w / 2 + (i * w) / 8, eaves + 0.01, z * (d / 2 + 0.09)],
            segments: 10,
          });
    }
    if (form === 'treehouse') {
      b.part('#5b4330 bark').tube('0,-1,0 .05,-.5,.02 0,0,0', [0.3, 0.2, 0.22]);
      for (let i = 0; i < 6; i++)
        b.part('#3f7a31 leaf').rock(0.36, {
          at: [0.75 * Math.cos(i * 1.05), -0.1 + 0.12 * (i % 2), 0.6 * Math.sin(i * 1.05) - 0.25],
        });
    }
  },
};

function modernHouse(b: MeshBuilder): void {
  b.part('walls')
    .box([1.2, 0.42, 0.8], { at: [0, 0.21, 0] })
    .box([0.9, 0.4, 0.7], { at: [0.28, 0.65, -0.05] });
  b.part('roof')
    .box([1.3, 0.05, 0.9], { at: [0, 0.44, 0] })
    .box([1.0, 0.05, 0.82], { at: [0.28, 0.87, -0.05] });
  b.part('windows')
    .box([0.5, 0.32, 0.02], { at: [-0.3, 0.22, 0.4] })
    .box([0.7, 0.28, 0.02], { at: [0.28, 0.65, 0.302] })
    .box([0.02, 0.3, 0.5], { at: [0.735, 0.65, -0.05] })
    .box([0.02, 0.28, 0.5], { at: [-0.601, 0.22, 0] });
  b.part('door').box([0.18, 0.36, 0.03], { at: [0.3, 0.18, 0.4] });
  b.part('chimney').box([0.1, 0.24, 0.1], { at: [0.6, 0.98, -0.2] });
  b.part('timbers').box([0.9, 0.05, 0.02], { at: [0.28, 0.48, 0.31] });
  b.part('porch')
    .box([0.7, 0.04, 0.4], { at: [0.2, 0.02, 0.6] })
    .rod([0.5, 0, 0.75], [0.5, 0.42, 0.75], 0.02);
}
