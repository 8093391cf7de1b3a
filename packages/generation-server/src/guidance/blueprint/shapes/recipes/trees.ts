import { clotheInLeaves, foliageMass, growBranches } from '../anatomy/trees.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeInput, RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

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
};

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
        { ...leaf, count: 125 },
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
