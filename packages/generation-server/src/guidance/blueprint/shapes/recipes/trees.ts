import { clotheInLeaves, foliageMass, growBranches } from '../anatomy/trees.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import { outlines } from '../curves.ts';
import { mix, type Vec3 } from '../vec.ts';

/** Trunk height, trunk radius, and the crown's ellipsoid (half height, half width, middle height) by crown form. */
const CROWNS: Readonly<
  Record<string, readonly [trunk: number, radius: number, tall: number, wide: number, middle: number]>
> = {
  round: [0.62, 0.075, 0.46, 0.5, 1.05],
  oval: [0.6, 0.07, 0.58, 0.4, 1.12],
  spreading: [0.5, 0.1, 0.38, 0.68, 0.95],
  vase: [0.55, 0.08, 0.44, 0.56, 1.08],
  column: [0.4, 0.06, 0.75, 0.24, 1.1],
  conical: [0.35, 0.06, 0.66, 0.4, 0.98],
  umbrella: [0.85, 0.06, 0.17, 0.68, 1.1],
  weeping: [0.72, 0.085, 0.42, 0.56, 1.0],
  baobab: [0.85, 0.24, 0.2, 0.52, 1.12],
};

export const TREES: RecipeTable = {
  broadleaf_tree(b, p) {
    const crown = p.variant('crown');
    const [trunk, thin, tall, wide, middle] = CROWNS[crown] ?? CROWNS['round']!;
    const radius = thin * p.thickness * (p.is('trunk', 'thick') ? 1.6 : 1);
    const stems = p.is('trunk', 'double') ? 2 : 1;
    const lean = 0.05 + p.bend * 0.25;
    for (let stem = 0; stem < stems; stem++) {
      const turn = stem * Math.PI + 0.4;
      const way = (share: number): Vec3 => {
        const sway = p.is('trunk', 'twisted') ? 0.13 * Math.sin(share * 7) : 0;
        const out = lean * share ** 1.5 + (stems > 1 ? 0.16 * share : 0) + sway;
        return [out * Math.cos(turn + sway * 9), trunk * share * 1.25, out * Math.sin(turn + sway * 5)];
      };
      const belly = crown === 'baobab' ? [1.15, 1.3, 1.25, 0.75] : [1.75, 1.15, 0.95, 0.7];
      b.part('trunk').tube(
        [0, 0.2, 0.45, 0.7, 1].map(way),
        [belly[0]!, belly[1]!, belly[1]!, belly[2]!, belly[3]!].map((share) => share * radius),
        { segments: 14 },
      );
      b.radial(6, (index) =>
        b.tube(
          [
            [0, radius * 1.3, radius * 0.7],
            [0, radius * 0.5, radius * 1.7],
            [0, -0.01, radius * (2.6 + (index % 3) * 0.5)],
          ],
          [radius * 0.6, radius * 0.4, radius * 0.12],
          { part: index % 2 === 0 || !p.has('roots') ? 'trunk' : 'roots' },
        ),
      );
      if (p.has('roots'))
        b.radial(9, (index) =>
          b.tube(
            [
              [0, radius, radius],
              [0.05, radius * 0.5, radius * 2.2],
              [-0.05, 0.01, radius * (4 + (index % 3))],
            ],
            [radius * 0.5, radius * 0.3, radius * 0.1],
            { part: 'roots' },
          ),
        );
      const spread =
        crown === 'column' ? 18 : crown === 'conical' ? 30 : crown === 'spreading' || crown === 'umbrella' ? 58 : 42;
      b.part('branches');
      const tips = growBranches(b, way(0.85), [lean, 1, 0], tall * 0.8, radius * 0.66, {
        levels: p.is('foliage', 'bare') ? 4 : 2,
        children: 3,
        shrink: 0.68,
        spread,
        lift: 0.15,
        crooked: p.is('trunk', 'twisted') ? 0.22 : 0.1,
      });
      if (p.is('foliage', 'bare')) {
        b.part('leaves');
        for (const tip of tips)
          if (p.random.next() < 0.4) b.leaf(0.05, 0.03, { at: tip, rotate: [90, p.random.between(0, 360), 0] });
      }
    }
    if (!p.is('foliage', 'bare')) leafCrown(b, p, crown, [wide, tall, middle]);
  },

  conifer(b, p) {
    const form = p.variant('form');
    const tall = form === 'redwood' ? 1.9 : 1.5;
    const radius = (form === 'redwood' ? 0.11 : 0.06) * p.thickness;
    const sway = p.is('trunk', 'twisted') ? 0.1 : 0;
    const axis = (t: number): Vec3 => [sway * Math.sin(t * 8), t * tall, sway * Math.cos(t * 6) - sway];
    b.part('trunk').tube([0, 0.25, 0.5, 0.75, 1].map(axis), [radius * 1.5, radius, radius * 0.75, radius * 0.5, 0.01], { segments: 12 });
    const mark = b.mark();
    const from = form === 'redwood' ? 0.42 : form === 'pine' ? 0.38 : 0.1;
    const whorls = form === 'pine' ? 6 : 13;
    for (let whorl = 0; whorl < whorls; whorl++) {
      const share = whorl / (whorls - 1);
      const t = from + (0.99 - from) * share;
      const reach = form === 'column' ? 0.2 * (1 - share ** 3) + 0.03 : form === 'pine' ? 0.5 * (1 - share * 0.55) : form === 'redwood' ? 0.36 * (1 - share) + 0.06 : 0.52 * (1 - share) + 0.03;
      const count = form === 'pine' ? 5 : Math.max(5, Math.round(5 + reach * 17));
      const droop = form === 'drooping' ? -0.55 : form === 'pine' ? 0.12 : -0.24;
      b.group({ at: axis(t), rotate: [0, whorl * 47, 0] }, () => {
        b.radial(count, () => {
          const size = reach * p.random.between(0.85, 1.12);
          const tip: Vec3 = [0, size * droop, size];
          if (form === 'pine') {
            b.part('trunk').tube([[0, 0, 0], [0, size * 0.02, size * 0.5], tip], [0.022, 0.01], { segments: 6, steps: 3 });
            b.part('needles').group({ at: [0, tip[1] + 0.05, size * 0.86] }, () => foliageMass(b, [0, 0, 0], [size * 0.42, size * 0.2, size * 0.42], { count: 44, size: 0.1, width: 0.18, raise: 0.9, depth: 2 }));
            return;
          }
          // A bough: a drooping fan of needle sprays about a dark spine.
          b.part('needles').tube([[0, 0, 0], [0, size * droop * 0.25, size * 0.5], tip], [0.05 * reach + 0.012, 0.03 * reach + 0.008, 0.004], { segments: 5, steps: 2, flatten: 0.6, up: [0, 1, 0], tint: 0.7 });
          for (let spray = 0; spray < 5; spray++) {
            const along = 0.3 + spray * 0.17;
            const at: Vec3 = [0, size * droop * along ** 1.6, size * along];
            for (const side of [-1, 1]) b.leaf(size * 0.42 * (1.25 - along * 0.6), size * 0.15, { at, rotate: [100, side * 42, 0], fold: -12, steps: 2, tint: p.random.between(0.78, 1.2) });
          }
          b.leaf(size * 0.4, size * 0.15, { at: [0, tip[1] * 0.8, size * 0.78], rotate: [104, 0, 0], steps: 2, tint: p.random.between(0.9, 1.2) });
        });
      });
    }
    if (form !== 'pine') b.part('needles').cone(0.045, tall * 0.13, { at: axis(0.93), segments: 9 });
    const outer = { where: ([x, , z]: Vec3) => Math.hypot(x, z) > 0.08 };
    b.part('cones').scatter(mark, 26, { ...outer, spacing: 0.14 }, () => b.lathe('0,-.09 .03,-.06 .034,-.01 0,.03', { segments: 10, rotate: [0, 0, 20] }));
    b.part('ornaments').scatter(mark, 44, { ...outer, spacing: 0.12, sink: -0.02 }, () => b.ball(0.04, { segments: 12 }));
    if (p.has('ornaments')) b.plate(outlines.star(5, 0.11, 0.046), 0.03, { at: [axis(1)[0], tall + 0.08, axis(1)[2]], bevel: 0.01 });
    b.part('snow').scatter(mark, 300, { where: (_, n) => n[1] > 0.3, sink: -0.006 }, () => b.ball([0.07, 0.022, 0.05], { segments: 8 }));
  },

  palm_tree(b, p) {
    const form = p.variant('form');
    const tall = form === 'banana' || form === 'fern' ? 0.8 : 1.25;
    const lean = 0.12 + p.bend * 0.4;
    const way = (t: number): Vec3 => [lean * t * t, tall * t, 0.05 * Math.sin(t * 3)];
    const radius = (form === 'banana' ? 0.09 : 0.065) * p.thickness;
    b.part('trunk').tube([0, 0.3, 0.6, 1].map(way), [radius * 1.55, radius, radius * 0.86, radius * 0.8], { segments: 14 });
    for (let ring = 1; ring < 15; ring++) b.ring(radius * (1.32 - ring * 0.032), radius * 0.14, { at: way(ring / 15), tint: 0.72, around: 18, segments: 6 });
    b.group({ at: way(1) }, () => {
      const layers = form === 'fan' ? [[10, 92], [9, 62], [6, 28]] : [[8, 88], [8, 62], [6, 34]];
      layers.forEach(([count, open], layer) => {
        b.radial(count!, (index) => {
          b.group({ rotate: [open! + (index % 2) * 8 - 26, 0, 0] }, () => {
            if (form === 'fan') {
              b.part('fronds').rod([0, 0, 0], [0, 0.34, 0], 0.012);
              for (let finger = -6; finger <= 6; finger++) b.leaf(0.4, 0.065, { at: [0, 0.32, 0], rotate: [0, 0, finger * 15], bend: 26, fold: 16, widest: 0.5, steps: 4, tint: 0.85 + 0.25 * ((finger + 6) % 2) });
            } else if (form === 'banana') b.part('fronds').leaf(0.95, 0.3, { bend: 76, fold: 16, widest: 0.45, steps: 10, ruffle: 0.05, ruffles: 5, across: 5, tint: 0.85 + layer * 0.09 });
            else featherFrond(b, form === 'fern' ? 0.85 : 0.92, form === 'fern' ? 88 : 96, form === 'fern' ? 0.2 : 0.32);
          });
        }, { start: layer * 22 });
      });
      b.part('coconuts').radial(6, (index) => b.ball([0.075, 0.085, 0.075], { at: [0, -0.1 - 0.03 * (index % 2), 0.11], segments: 14 }));
    });
  },

  bamboo(b, p) {
    const grove = p.is('form', 'grove');
    const stalks: readonly (readonly [number, number, number, number])[] = grove
      ? [[0, 0, 1.5, 0.05], [0.26, 0.1, 1.3, 0.045], [-0.22, 0.16, 1.4, 0.046], [0.1, -0.24, 1.2, 0.04], [-0.3, -0.14, 1.05, 0.036], [0.36, -0.14, 1.1, 0.036], [-0.06, 0.34, 1.0, 0.034]]
      : [[0, 0, 1.5, 0.085]];
    stalks.forEach(([x, z, tall, r], stalk) => {
      const radius = r * p.thickness;
      const lean: Vec3 = [x * 0.14 + p.bend * 0.3, tall, z * 0.14];
      const way = (t: number): Vec3 => [x + lean[0] * t * t, tall * t, z + lean[2] * t * t];
      const sections = grove ? 7 : 6;
      for (let section = 0; section < sections; section++) {
        const [from, to] = [way(section / sections), way((section + 1) / sections)];
        const shrink = 1 - (section / sections) * 0.28;
        b.part('stalks').tube([from, mix(from, to, 0.12), mix(from, to, 0.88), to], [radius * 1.04 * shrink, radius * 0.94 * shrink, radius * 0.93 * shrink, radius * 1.02 * shrink], { segments: 14, steps: 3, tint: 0.94 + 0.08 * (section % 2) });
        b.part('nodes').ring(radius * 1.02 * shrink, radius * 0.14, { at: from, around: 18, segments: 6 });
        if (section === 0) continue;
        b.group({ at: from, rotate: [0, section * 137 + stalk * 60, 0] }, () => {
          b.part('stalks').tube([[0, 0, radius], [0, 0.1, 0.15], [0, 0.15, 0.26]], 0.009, { segments: 5 });
          b.part('leaves').radial(5, () => b.leaf(0.24, 0.055, { rotate: [62, 0, 0], bend: 50, fold: 14, steps: 4, tint: p.random.between(0.85, 1.15), at: [0, 0.14, 0] }), { arc: 150, start: -75 });
          b.group({ at: [0, 0.13, 0.22] }, () => b.radial(4, () => b.leaf(0.24, 0.055, { rotate: [70, 0, 0], bend: 50, fold: 14, steps: 4, tint: p.random.between(0.85, 1.15) }), { arc: 140, start: -70 }));
        });
      }
      b.part('nodes').cylinder(radius * 0.7, 0.01, { at: way(1) });
      b.part('leaves').group({ at: way(1) }, () => b.radial(7, () => b.leaf(0.26, 0.06, { rotate: [46, 0, 0], bend: 60, fold: 14, steps: 4 })));
    });
  },

  tree_stump(b, p) {
    const form = p.variant('form');
    const log = form === 'log' || form === 'hollow';
    const tall = form === 'trunk' ? 1.3 : log ? 1.3 : 0.55;
    const radius = 0.36 * (form === 'trunk' ? 0.7 : 1) * p.thickness;
    const bumpy = (turn: number) => 1 + 0.045 * Math.sin(turn * 2 * Math.PI * 5) + 0.018 * Math.sin(turn * 2 * Math.PI * 9);
    const build = (): void => {
      b.part('bark').lathe(log ? `${radius * 0.98},0! ${radius},.1 ${radius * 0.97},${tall * 0.6} ${radius},${tall}!` : `${radius * 1.5},0! ${radius * 1.15},.1 ${radius},${tall * 0.5} ${radius * 0.97},${tall}!`, { ripple: bumpy, segments: 64 });
      b.part('rings');
      const faces = log ? [0, tall] : [tall];
      for (const y of faces) {
        for (let ring = 0; ring < 7; ring++) {
          const [inner, outer] = [(radius * 0.96 * ring) / 7, (radius * 0.96 * (ring + 1)) / 7];
          const up = y > 0 ? 0.004 : -0.004;
          if (form === 'hollow' && ring < 5) continue;
          b.lathe(y > 0 ? [[outer, y + up, 1], [inner, y + up, 1]] : [[inner, y + up, 1], [outer, y + up, 1]], { ripple: bumpy, segments: 48, tint: ring % 2 ? 0.8 : 1.05 });
        }
        if (form === 'hollow') b.part('#1b120c').lathe([[radius * 0.7, 0], [radius * 0.7, tall]], { segments: 32 }).part('rings');
      }
    };
    if (log) b.group({ at: [0, radius, tall / 2], rotate: [-90, 0, 0] }, build).group({ at: [0, 0, 0] }, () => b.part('roots').tube([[0.2, radius * 1.5, 0.1], [0.4, radius * 2, 0.16], [0.5, radius * 2.5, 0.12]], [0.07, 0.05, 0.04]));
    else {
      build();
      b.part('roots').radial(6, (index) => b.tube([[0, radius * 0.55, radius * 0.95], [0, radius * 0.2, radius * 1.45], [0.05, 0.02, radius * (1.9 + 0.25 * (index % 3))]], [radius * 0.28, radius * 0.22, radius * 0.06]));
      b.part('bark').tube([[-radius * 0.8, tall * 0.6, 0.1], [-radius * 1.4, tall * 0.78, 0.14], [-radius * 1.6, tall * 0.98, 0.12]], [0.06, 0.05, 0.04]);
    }
    b.part('moss').scatter(0, 90, { spacing: 0.05, where: (_, n) => n[1] > -0.1 }, () => b.ball([0.07, 0.025, 0.07], { segments: 8, tint: b.random.between(0.75, 1.2) }));
    b.part('mushrooms').scatter(0, 8, { spacing: 0.18, upright: 0.75, where: ([, y], n) => y > 0.05 && n[1] < 0.95 }, () => b.lathe('0,0! .025,0 .02,.1! .02,.1!').lathe('0,.09! .075,.09 .06,.14 0,.165'));
    b.anchor('on', [0, log ? radius * 2 : tall, 0], radius * 1.6);
  },
};

/** A palm's frond: a curved rib with leaflets hanging to both sides. */
function featherFrond(b: MeshBuilder, length: number, curl: number, leaflet: number): void {
  const k = (curl * Math.PI) / 180;
  const at = (t: number): Vec3 => [0, (length / k) * Math.sin(k * t), (length / k) * (1 - Math.cos(k * t))];
  b.part('fronds').tube([0, 0.33, 0.66, 1].map(at), [0.02, 0.013, 0.005], { segments: 5, steps: 4, tint: 0.85 });
  for (let index = 2; index <= 17; index++) {
    const t = index / 17;
    const size = leaflet * Math.sin(Math.min(1, 0.2 + t * 0.86) * Math.PI) ** 0.6;
    b.group({ at: at(t), rotate: [curl * t, 0, 0] }, () => b.mirrored('x', () => b.leaf(size, 0.05, { rotate: [36, 0, -58], bend: 42, fold: 10, widest: 0.3, steps: 3, tint: 0.84 + 0.28 * ((index * 3) % 4) / 4 })));
  }
}

function leafCrown(
  b: MeshBuilder,
  p: RecipeInput,
  crown: string,
  [wide, tall, middle]: readonly [number, number, number],
): void {
  const { random } = p;
  const blossom = p.is('foliage', 'blossom');
  const leaf = { count: 0, size: blossom ? 0.075 : 0.085, width: blossom ? 0.9 : 0.62 };
  const mark = b.mark();
  b.part('leaves');
  if (crown === 'weeping') {
    foliageMass(b, [0, middle + tall * 0.45, 0], [wide * 0.7, tall * 0.5, wide * 0.7], { ...leaf, count: 420 });
    b.radial(30, () => {
      const reach = wide * (0.55 + 0.45 * random.next());
      const hang = middle + tall * 0.6 - random.between(0.75, 1.15);
      const strand: Vec3[] = [
        [0, middle + tall * 0.75, reach * 0.5],
        [0, middle + tall * 0.5, reach * 0.95],
        [0.02, (middle + tall * 0.5 + hang) / 2, reach * 1.04],
        [0, hang, reach],
      ];
      const from = b.mark();
      b.tube(strand, [0.016, 0.03, 0.028, 0.008], { segments: 5, tint: 0.8 });
      clotheInLeaves(b, from, { count: 34, size: 0.085, width: 0.32, droop: true });
    });
  } else if (crown === 'conical' || crown === 'column') {
    const layers = 7;
    for (let layer = 0; layer < layers; layer++) {
      const share = layer / (layers - 1);
      const width =
        crown === 'conical'
          ? wide * (1 - share * 0.82)
          : wide * (0.75 + 0.35 * Math.sin(share * Math.PI)) * (share > 0.85 ? 0.7 : 1);
      foliageMass(b, [0, middle - tall + share * tall * 1.85, 0], [width, tall * 0.24, width], {
        ...leaf,
        count: 90 + 130 * (width / wide),
      });
    }
  } else {
    // A big lump in the middle and smaller ones round it make the outline of a crown.
    const lumps = crown === 'umbrella' || crown === 'baobab' ? 9 : 11;
    foliageMass(b, [0, middle, 0], [wide * 0.72, tall * 0.8, wide * 0.72], { ...leaf, count: 420 });
    for (let lump = 0; lump < lumps; lump++) {
      const angle = lump * 2.4 + random.between(-0.3, 0.3);
      const level = crown === 'vase' ? random.between(0, 0.85) : random.between(-0.6, 0.8);
      const reach = wide * 0.62 * Math.sqrt(1 - level * level * 0.75);
      const size = random.between(0.36, 0.5);
      foliageMass(
        b,
        [reach * Math.cos(angle), middle + level * tall * 0.72, reach * Math.sin(angle)],
        [wide * size, Math.min(tall * size * 1.15, wide * size), wide * size],
        { ...leaf, count: 125, depth: 2 },
      );
    }
  }
  const outside = { where: (_: Vec3, n: Vec3) => n[1] > -0.75 };
  b.part('fruit').scatter(mark, 46, { ...outside, spacing: 0.1, sink: -0.01 }, () => b.ball(0.042, { segments: 10 }));
  b.part('flowers').scatter(mark, 110, { ...outside, spacing: 0.06 }, () =>
    b.radial(5, () => b.leaf(0.045, 0.04, { rotate: [70, 0, 0], steps: 2, widest: 0.6 })),
  );
  b.part('ornaments').scatter(mark, 40, { ...outside, spacing: 0.13, sink: -0.015 }, () =>
    b.ball(0.042, { segments: 12 }),
  );
}
