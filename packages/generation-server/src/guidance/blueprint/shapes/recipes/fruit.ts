import { grapeBunch } from '../anatomy/fruit.ts';
import { studs } from '../anatomy/studs.ts';
import { outlines, type Curve } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

type Ripple = (turn: number, along: number) => number;

/** One groove from stem to tip, as stone fruit have it. */
const crease: Ripple = (turn) => 1 - 0.09 * Math.exp(-(((((turn + 0.62) % 1) - 0.5) / 0.035) ** 2));
const lobes = (count: number, depth: number): Ripple => (turn) => 1 - depth * (1 - Math.abs(Math.sin(turn * Math.PI * count)) ** 0.7);

interface Body {
  readonly profile: string;
  readonly ripple?: Ripple;
  /** Foot height, length and radius of the stem. */
  readonly stem: readonly [at: number, length: number, radius: number];
  readonly leaf?: readonly [length: number, width: number];
}

const BODIES: Readonly<Record<string, Body>> = {
  apple: { profile: '0,.1 .1,.03 .28,.02 .45,.22 .54,.55 .47,.84 .28,.95 .1,.89 0,.78', ripple: (turn, along) => 1 + 0.035 * (1 - along) * Math.cos(turn * 10 * Math.PI), stem: [0.8, 0.34, 0.024], leaf: [0.5, 0.26] },
  orange: { profile: '0,.02 .25,.05 .46,.26 .51,.5 .45,.76 .25,.94 .07,.965 0,.945', stem: [0.94, 0.05, 0.05], leaf: [0.44, 0.24] },
  peach: { profile: '0,.0 .06,.02 .3,.1 .5,.36 .53,.58 .43,.83 .22,.93 .08,.89 0,.82', ripple: crease, stem: [0.83, 0.16, 0.03], leaf: [0.52, 0.17] },
  plum: { profile: '0,.0 .2,.05 .38,.3 .42,.58 .34,.86 .16,.98 .06,.96 0,.92', ripple: crease, stem: [0.93, 0.3, 0.018], leaf: [0.44, 0.22] },
  mango: { profile: '0,.0 .2,.05 .38,.3 .43,.58 .36,.86 .18,1.02 .06,1.03 0,1.0', stem: [1.0, 0.1, 0.03], leaf: [0.5, 0.13] },
  pear: { profile: '0,.06 .1,.02 .3,.05 .48,.3 .46,.56 .31,.84 .22,1.08 .12,1.22 .04,1.2 0,1.16', stem: [1.17, 0.3, 0.026], leaf: [0.5, 0.24] },
  pomegranate: { profile: '0,.0 .2,.02 .44,.22 .52,.48 .45,.76 .24,.92 .13,.96! .11,1.0 .13,1.08! .1,1.08! .07,.98 0,.96', ripple: lobes(6, 0.035), stem: [0.0, 0, 0.03] },
  fig: { profile: '0,.05 .1,.01 .3,.05 .46,.28 .42,.52 .24,.78 .1,.98 .06,1.1 0,1.12', ripple: lobes(14, 0.05), stem: [1.08, 0.12, 0.045], leaf: [0.5, 0.34] },
  lemon: { profile: '0,.0 .06,.02 .1,.09 .28,.2 .4,.45 .4,.62 .28,.86 .13,.96 .06,1.02 0,1.03', stem: [1.0, 0.07, 0.03], leaf: [0.42, 0.18] },
  coconut: { profile: '0,.0 .25,.04 .47,.27 .52,.52 .44,.8 .22,.98 0,1.04', ripple: lobes(3, 0.05), stem: [1.0, 0, 0.03] },
};

/** A curved stem upwards from a height on the axis. */
function stem(b: MeshBuilder, part: string, y: number, length: number, radius: number): void {
  b.tube([[0, y, 0], [0.02, y + length * 0.5, 0], [0.1 * length + 0.03, y + length, 0.02]], [radius, radius * 0.85, radius * 1.4], { part, segments: 8 });
}

/** Half a fruit, its cut face about the origin towards +Z, `ry` high; `wide` shapes its outline by height in −1 … 1. */
function half(b: MeshBuilder, depth: number, wide: (y: number) => number, rim: number, face: () => void, ry = 0.5, hollow = 0): void {
  b.group({ at: [0, ry * 1.04, 0], rotate: [-22, 0, 0] }, () =>
    b.warped(([x, y, z]) => [x * ry * wide(y), y * ry, z * ry * wide(y)], () => {
      b.part('skin').lathe([[0, -depth], [0.3, -depth * 0.97], [0.62, -depth * 0.8], [0.86, -depth * 0.52], [0.98, -depth * 0.18], [1, 0], [1 - rim, 0.012], [1 - rim * 1.2, -0.02], ...(hollow ? [] : [[0, -0.02] as const])], { rotate: [90, 0, 0], segments: 44 });
      b.part('flesh').lathe(hollow ? [[1 - rim, 0, 1], [1 - rim, 0.03, 1], [hollow, 0.03, 1], [hollow * 0.94, -0.2], [hollow * 0.6, -0.5], [0, -0.6]] : [[1 - rim, 0, 1], [1 - rim, 0.02], [0.6, 0.03], [0, 0.03]], { rotate: [90, 0, 0], segments: 44 });
      face();
    }));
}

/** Citrus segments as wedges with rounded corners on a disc that faces +Z. */
function segments(b: MeshBuilder, count: number, radius: number, depth: number): void {
  const a = Math.PI / count * 0.86;
  const wedge = outlines.smooth([[0, radius * 0.12], [radius * 0.9 * Math.sin(a), radius * 0.86 * Math.cos(a)], [radius * 0.5 * Math.sin(a), radius * 0.985], [-radius * 0.5 * Math.sin(a), radius * 0.985], [-radius * 0.9 * Math.sin(a), radius * 0.86 * Math.cos(a)]], 4);
  for (let index = 0; index < count; index++) b.plate(wedge, depth, { part: 'flesh', rotate: [0, 0, (index * 360) / count], bevel: 0.02, tint: 0.92 + 0.16 * (index % 2) });
}

/** Seeds in a ring on a face towards +Z. */
function seedRing(b: MeshBuilder, part: string, count: number, radius: number, size: Vec3, z = 0.04): void {
  for (let index = 0; index < count; index++) {
    const angle = (index / count) * 2 * Math.PI;
    b.ball(size, { part, at: [radius * Math.sin(angle), radius * Math.cos(angle), z], rotate: [0, 0, (-angle * 180) / Math.PI], segments: 8 });
  }
}

const VINE_LEAF = '0,0! .12,-.06 .34,-.08 .3,.1 .52,.26 .34,.36 .3,.58 .14,.54 0,.8! -.14,.54 -.3,.58 -.34,.36 -.52,.26 -.3,.1 -.34,-.08 -.12,-.06';

/** One banana bent in the xy plane, from its stem at the origin out to +X. */
function banana(b: MeshBuilder, length: number, thick: number): void {
  const pentagon = outlines.smooth([[0, 1], [-0.92, 0.34], [-0.6, -0.8], [0.6, -0.8], [0.92, 0.34]], 3);
  b.part('peel').tube([[0, 0, 0], [0.1 * length, -0.13 * length, 0], [0.36 * length, -0.3 * length, 0], [0.68 * length, -0.26 * length, 0], [0.93 * length, -0.02 * length, 0]], [thick * 0.34, thick * 0.42, thick, thick * 1.04, thick * 0.34], { section: pentagon, creaseDegrees: 60 });
  b.part('tip').capsule([0.92 * length, -0.03 * length, 0], [0.95 * length, 0.02 * length, 0], thick * 0.34, { segments: 8 });
}

/** Fibonacci-packed drupelets on a turned body. */
function drupelets(b: MeshBuilder, profile: Curve, count: number, size: number): void {
  b.part('drupelets').lathe(profile, { tint: 0.8 });
  studs(b, profile, count, () => b.ball(size * b.random.between(0.92, 1.08), { segments: 10, tint: b.random.between(0.92, 1.1) }));
}

function calyx(b: MeshBuilder, part: string, y: number, count: number, length: number, width: number, droop = 105): void {
  b.part(part).radial(count, () => b.leaf(length, width, { at: [0, y, 0.02], rotate: [droop - 46, 0, 0], bend: 56, fold: 10 }));
}

export const FRUIT: RecipeTable = {
  round_fruit(b, p) {
    const form = p.variant('form');
    if (form === 'cherry') {
      for (const [x, y, z] of [[-0.3, 0.28, 0], [0.3, 0.24, 0.1]] as const) {
        b.part('flesh').lathe('0,.0 .18,.03 .27,.2 .28,.32 .2,.48 .08,.52 0,.47', { at: [x, y - 0.26, z], ripple: crease });
        b.part('stem').tube([[x, y + 0.2, z], [x * 0.85, y + 0.55, z], [0.02, 1.25, 0]], [0.02, 0.016, 0.024], { segments: 7 });
      }
      b.part('stem').ball(0.045, { at: [0.02, 1.26, 0] });
      b.part('leaf').leaf(0.55, 0.28, { at: [0.03, 1.25, 0], rotate: [20, 0, -80], bend: 35, fold: 14 });
      return;
    }
    if (form === 'tomato') {
      b.part('flesh').lathe('0,.04 .3,.02 .52,.2 .58,.42 .5,.66 .28,.78 .1,.75 0,.68', { ripple: lobes(7, 0.035), segments: 42 });
      calyx(b, 'leaf', 0.75, 6, 0.46, 0.14, 112);
      stem(b, 'stem', 0.7, 0.22, 0.035);
      return;
    }
    const body = BODIES[form] ?? BODIES['apple']!;
    const kidney = form === 'mango' ? ([x, y, z]: Vec3): Vec3 => [x + 0.3 * (y - 0.5) ** 2 - 0.08 * y, y, z * 0.8] : ([x, y, z]: Vec3): Vec3 => [x, y, z];
    const tall = form === 'lemon' ? { rotate: [0, 0, -62] as Vec3, at: [-0.45, 0.2, 0] as Vec3 } : {};
    b.group(tall, () => b.warped(kidney, () => {
      b.part('flesh').lathe(body.profile, { segments: 40, ...(body.ripple ? { ripple: body.ripple } : {}) });
      const [at, length, radius] = body.stem;
      if (length > 0) stem(b, 'stem', at, length, radius * p.thickness);
      if (form === 'pomegranate') b.part('flesh').radial(6, () => b.leaf(0.18, 0.14, { at: [0, 1.04, 0.115], rotate: [14, 0, 0], bend: 36, widest: 0.25 }));
      if (form === 'coconut') {
        for (const [x, z] of [[0.08, 0.06], [-0.09, 0.05], [0, -0.1]] as const) b.ball([0.055, 0.02, 0.055], { part: 'stem', at: [x, 1.01 - Math.hypot(x, z) * 0.2, z], segments: 10 });
        studs(b, body.profile, 220, () => b.rod([0, -0.01, 0], [b.random.between(-0.05, 0.05), 0.012, -0.1], 0.009, { part: 'flesh', to: 0.002, segments: 3, tint: b.random.between(0.75, 1.3) }));
      }
      if (body.leaf) b.part('leaf').leaf(body.leaf[0], body.leaf[1], { at: [0.02, at + length * 0.35, 0], rotate: [28, 0, -66], bend: 42, fold: 16 });
    }));
  },

  grapes(b, p) {
    b.group({ at: [0, 1.3, 0] }, () => b.part('berries').group({}, () => grapeBunch(b, 0.12 * p.thickness, 7)));
    b.part('stem').tube('0,1.0,0 .01,1.3,0 .05,1.5,.02', 0.03).tube('-.24,1.58,0 .05,1.5,.02 .3,1.46,0', 0.035);
    b.tube('.2,1.48,0 .36,1.42,.1 .34,1.3,.16 .28,1.36,.2 .36,1.44,.18', 0.012, { segments: 6 });
    b.part('leaf').plate(VINE_LEAF, 0.02, { at: [-0.08, 1.5, 0.06], rotate: [-24, 0, 118], scale: 0.85 }).plate(VINE_LEAF, 0.02, { at: [0.12, 1.5, -0.03], rotate: [-16, 14, -86], scale: 0.62 });
    b.anchor('on', [0, 1.55, 0], 0.3);
  },

  watermelon(b, p) {
    const form = p.variant('form');
    const stripe = (turn: number, from: number, to: number, at: (angle: number, latitude: number) => Vec3) => {
      b.part('stripes').sheet(4, 26, (u, v) => at(turn + (u - 0.5) * 0.24 * (1 + 0.5 * Math.sin(v * 34 + turn * 9)), from + v * (to - from)));
    };
    if (form === 'melon') {
      b.part('rind').lathe('0,.0 .3,.03 .55,.25 .62,.52 .54,.8 .3,1.0 .08,1.02 0,.98', { ripple: lobes(10, 0.05), segments: 60 });
      b.part('stripes').tube('0,.97,0 0,1.1,0 .06,1.18,0', [0.05, 0.04, 0.06]);
      studs(b, '.3,.03 .55,.25 .62,.52 .54,.8 .3,1.0', 170, () => b.rod([-0.06, -0.006, -0.05], [0.06, -0.006, 0.05], 0.008, { part: 'stripes', segments: 4 }).rod([0.05, -0.006, -0.06], [-0.05, -0.006, 0.06], 0.008, { part: 'stripes', segments: 4 }));
    } else if (form === 'slice') {
      const arc = (radius: number): readonly (readonly [number, number])[] => Array.from({ length: 25 }, (_, i) => [radius * Math.cos(Math.PI + (i / 24) * Math.PI), radius * Math.sin(Math.PI + (i / 24) * Math.PI)] as const);
      b.group({ at: [0, 0.66, 0] }, () => {
        b.part('rind').plate(arc(0.66), 0.17, { bevel: 0.02 });
        b.part('#e6efcf').plate(arc(0.61), 0.178);
        b.part('flesh').plate(arc(0.565), 0.186);
        for (const z of [-1, 1]) for (const [ring, count] of [[0.42, 9], [0.24, 5]] as const) for (let i = 0; i < count; i++) {
          const a = Math.PI * (1 + (i + 0.5) / count);
          b.ball([0.016, 0.032, 0.014], { part: 'seeds', at: [ring * Math.cos(a), ring * Math.sin(a), z * 0.093], rotate: [0, 0, (a * 180) / Math.PI + 90], segments: 8 });
        }
        for (let i = 0; i < 9; i++) b.box([0.035, 0.02, 0.172], { part: 'stripes', at: [0.655 * Math.cos(Math.PI * (1.06 + i * 0.11)), 0.655 * Math.sin(Math.PI * (1.06 + i * 0.11)), 0], rotate: [0, 0, (1.06 + i * 0.11) * 180 + 90] });
      });
    } else if (form === 'half') {
      b.group({ at: [0, 0.5, 0], rotate: [38, 0, 0] }, () => {
        const r = (latitude: number) => 0.62 * Math.cos(latitude);
        b.part('rind').lathe('0,-.6 .3,-.54 .53,-.33 .62,0! .58,.01! 0,.0', { segments: 44 });
        for (let i = 0; i < 11; i++) stripe((i / 11) * 2 * Math.PI, -1.5, -0.02, (angle, lat) => [r(lat) * 1.008 * Math.sin(angle), 0.605 * Math.sin(lat), r(lat) * 1.008 * Math.cos(angle)]);
        b.part('#e6efcf').cylinder(0.585, 0.018);
        b.part('flesh').lathe('.54,.0! .54,.02! .3,.026 0,.026', { segments: 40 });
        b.part('seeds').radial(11, () => b.ball([0.016, 0.012, 0.034], { at: [0, 0.026, 0.36], segments: 8 })).radial(6, () => b.ball([0.016, 0.012, 0.034], { at: [0, 0.028, 0.2], segments: 8 }));
      });
    } else {
      b.group({ at: [0, 0.5, 0], rotate: [0, 0, -90] }, () => {
        b.part('rind').ball([0.5, 0.64, 0.5], { segments: 40 });
        for (let i = 0; i < 10; i++) stripe((i / 10) * 2 * Math.PI, -1.45, 1.45, (angle, lat) => [0.504 * Math.cos(lat) * Math.sin(angle), 0.645 * Math.sin(lat), 0.504 * Math.cos(lat) * Math.cos(angle)]);
        b.tube('0,.62,0 .01,.7,0 .08,.78,.03', 0.03);
      });
    }
  },

  strawberry(b, p) {
    const profile = '0,.0 .1,.03 .3,.28 .46,.62 .47,.84 .3,.98 .1,.96 0,.92';
    const mark = b.mark();
    b.part('flesh').lathe(profile, { segments: 36, ripple: (turn) => 1 + 0.03 * Math.cos(turn * 6 * Math.PI) * p.thickness });
    b.part('seeds');
    b.scatter(mark, 90, { spacing: 0.1, sizes: [0.9, 1.1], where: (point) => point[1] < 0.92 }, () => b.ball([0.018, 0.012, 0.028], { segments: 8 }));
    calyx(b, 'leaves', 0.97, 9, 0.46, 0.19, 112);
    b.tube('0,.9,0 .01,1.08,0 .07,1.2,0', [0.03, 0.025, 0.035]);
  },

  pepper(b, p) {
    const t = p.thickness;
    if (p.is('form', 'chili')) {
      b.part('flesh').tube('-.55,.42,0 -.2,.4,0 .15,.24,.02 .45,.1,.02 .72,.16,0', [0.13 * t, 0.145 * t, 0.115 * t, 0.07 * t, 0.012], { segments: 14, ends: 'round' });
      b.part('stem').tube('-.52,.42,0 -.62,.425,0 -.68,.44,0', [0.14 * t, 0.11 * t, 0.03], { segments: 12 }).tube('-.66,.44,0 -.8,.5,0 -.9,.6,0', [0.03, 0.026, 0.036]);
      return void b.scatter(b.mark(), 0, {}, () => b.ball(0.01, { part: 'seeds' }));
    }
    const profile = '0,.16 .1,.06 .26,.03 .38,.2 .44,.55 .48,.82 .38,1.0 .2,1.01 .08,.92 0,.88';
    const lobed: Ripple = (turn, along) => 1 - (0.13 - 0.06 * along) * Math.abs(Math.cos(turn * 4 * Math.PI)) ** 4;
    if (p.is('form', 'half')) {
      b.group({ rotate: [-24, 90, 0], at: [0, 0.05, 0] }, () => {
        // One wall, outside and inside, cut through the middle.
        b.part('flesh').lathe(`${profile} 0,.84! .2,.94 .34,.92 .42,.8 .38,.55 .33,.24 .24,.1 .1,.12 0,.2!`.replace('0,.88 ', '0,.88! '), { arc: 180, ripple: (turn, along) => lobed(turn / 2 + 0.125, 1 - Math.abs(1 - 2 * along)), segments: 28 });
        for (const z of [-1, 1]) b.tube([[0, 0.13, 0], [0, 0.07, 0.2 * z], [0, 0.2, 0.355 * z], [0, 0.55, 0.41 * z], [0, 0.82, 0.45 * z], [0, 0.965, 0.3 * z], [0, 0.9, 0.02 * z]], 0.032, { segments: 8, tint: 1.1 });
        b.part('#f3e9c8').ball([0.1, 0.16, 0.13], { at: [0.06, 0.8, 0] });
        const mark = b.mark();
        b.ball([0.11, 0.15, 0.14], { at: [0.04, 0.76, 0], part: 'seeds', segments: 12 });
        b.part('seeds').scatter(mark, 34, { spacing: 0.03 }, () => b.ball([0.028, 0.012, 0.022], { segments: 8 }));
        b.part('stem').tube('.06,.9,0 .07,1.12,0 .1,1.26,.02', [0.07, 0.05, 0.06]);
      });
      return;
    }
    b.part('flesh').lathe(profile, { segments: 56, ripple: lobed });
    b.part('stem').lathe('0,.88 .13,.93 .12,.97 .05,1.03 0,1.04').tube('0,.95,0 .01,1.14,0 .08,1.3,0', [0.06 * t, 0.045 * t, 0.065 * t]);
  },

  berry(b, p) {
    const form = p.variant('form');
    if (form === 'blueberry') {
      for (const [x, z, s, tilt] of [[-0.34, 0.12, 1, 24], [0.3, 0.26, 0.92, 30], [0.04, -0.32, 1.05, 10]] as const) {
        b.group({ at: [x, 0.3 * s, z], scale: s, rotate: [tilt, 0, x * -30] }, () => {
          b.part('drupelets').ball([0.32, 0.29, 0.32], { segments: 28 }).lathe('.1,.27 .15,.33! .11,.3 .06,.26 0,.25', { segments: 20 });
          b.radial(5, () => b.leaf(0.1, 0.1, { at: [0, 0.27, 0.11], rotate: [38, 0, 0] }));
        });
      }
      b.part('leaves').leaf(0.6, 0.28, { at: [0.1, 0.3, -0.3], rotate: [-20, 0, -40], bend: 40, fold: 14 }).leaf(0.5, 0.24, { at: [-0.1, 0.3, -0.4], rotate: [-20, 0, 42], bend: 40, fold: 14 });
      b.part('stem').tube('0,.4,-.35 .02,.62,-.35 0,.8,-.3', 0.02);
    } else if (form === 'cluster') {
      b.part('stem').tube('0,1.3,0 .02,.8,0 0,.15,0', [0.03, 0.022, 0.012]);
      for (let i = 0; i < 22; i++) {
        const [angle, y] = [i * 2.4, 1.0 - i * 0.042];
        const reach = 0.26 - 0.008 * i;
        const at: Vec3 = [reach * Math.sin(angle), y - 0.05, reach * Math.cos(angle)];
        b.rod([0.01, y + 0.06, 0], at, 0.01, { part: 'stem', segments: 5 });
        b.part('drupelets').ball(0.115, { at, segments: 14, tint: 0.9 + 0.2 * b.random.next() }).ball(0.022, { part: 'stem', at: [at[0] * 1.1, at[1] - 0.11, at[2] * 1.1], segments: 6 });
      }
      for (const turn of [40, 160, 280]) b.part('leaves').leaf(0.5, 0.34, { at: [0, 1.2, 0], rotate: [62, turn, 0], bend: 50, fold: 12 });
    } else {
      const long = form === 'mulberry';
      b.group({ scale: long ? [0.72, 1.15, 0.72] : [1, 1, 1] }, () => drupelets(b, '0,.02 .16,.05 .34,.32 .42,.6 .32,.82 .1,.88 0,.86', long ? 90 : 62, long ? 0.088 : 0.1));
      calyx(b, 'leaves', long ? 1.1 : 0.97, 6, 0.42, 0.16, 108);
      b.part('stem').tube(long ? '0,1,0 .02,1.2,0 .1,1.34,0' : '0,.88,0 .02,1.06,0 .09,1.18,0', [0.03, 0.024, 0.032]);
    }
  },

  banana(b, p) {
    const t = p.thickness;
    if (p.is('form', 'single')) return void b.group({ at: [-0.55, 0.42, 0] }, () => banana(b, 1.2, 0.145 * t));
    if (p.is('form', 'peeled')) {
      b.part('peel').tube('0,0,0 .02,.2,0 .04,.48,0', [0.06, 0.15 * t, 0.155 * t], { segments: 12 });
      b.part('tip').cylinder(0.06, 0.06, { at: [0, -0.04, 0] });
      b.part(p.has('flesh') ? 'flesh' : '#f5ecc8').tube('.04,.45,0 .06,.8,0 .02,1.12,0 -.04,1.26,0', [0.135 * t, 0.135 * t, 0.11 * t, 0.03], { segments: 14, ends: 'round' });
      b.part('peel').radial(4, (i) => b.leaf(0.62, 0.26, { at: [0.04, 0.46, 0.14], rotate: [18, 0, 0], bend: 150 - (i % 2) * 16, widest: 0.3, fold: 8 }), { start: 20 });
      return;
    }
    b.group({ at: [-0.42, 0.86, 0] }, () => {
      b.part('tip').capsule([-0.05, 0.1, 0], [0, -0.02, 0], 0.085);
      for (let i = 0; i < 5; i++) b.group({ rotate: [0, 26 - i * 13, (i % 2) * 7 - 12 - Math.abs(i - 2) * 3] }, () => banana(b, 1.18 - (i % 2) * 0.06, 0.13 * t));
    });
  },

  pineapple(b, p) {
    const profile = '0,.0 .26,.02 .42,.24 .46,.55 .41,.86 .26,1.06 .1,1.1 0,1.1';
    b.part('body').lathe(profile, { tint: 0.72 });
    studs(b, '.26,.02 .42,.24 .46,.55 .41,.86 .26,1.06', 130, () => b.lathe('.085,-.03! .07,.03 .02,.055 0,.06', { segments: 6, tint: b.random.between(0.92, 1.12) }).cone(0.02, 0.06, { at: [0, 0.04, 0], rotate: [-50, 0, 0], segments: 5, tint: 0.7 }));
    b.part('crown');
    for (let layer = 0; layer < 5; layer++) b.radial(9 - layer, () => b.leaf(0.42 + layer * 0.09, 0.11 * p.thickness, { at: [0, 1.06 + layer * 0.03, 0.14 - layer * 0.028], rotate: [50 - layer * 11, 0, 0], bend: 46 - layer * 7, fold: 24, widest: 0.2, tint: b.random.between(0.85, 1.15) }), { start: layer * 23 });
  },

  fruit_half(b, p) {
    const form = p.variant('form');
    const round = () => 1;
    const seed: Vec3 = [0.022, 0.04, 0.018];
    if (form === 'citrus_wheel') {
      b.group({ at: [0, 0.52, 0], rotate: [-14, 0, 0] }, () => {
        b.part('skin').cylinder(0.5, 0.14, { at: [0, 0, -0.07], rotate: [90, 0, 0], round: 0.02, segments: 44 });
        b.part('pit').cylinder(0.465, 0.15, { at: [0, 0, -0.075], rotate: [90, 0, 0], segments: 44 });
        b.group({}, () => segments(b, 9, 0.44, 0.175));
        seedRing(b, 'seeds', 3, 0.16, [0.014, 0.03, 0.012], 0.088);
      });
    } else if (form === 'citrus_wedge') {
      // A boat of rind with its edge up: the cut faces meet in the core, which runs along x.
      b.group({ at: [0, 0.5, 0], rotate: [14, -16, 0] }, () => {
        const open = (y: number) => 0.05 - 1.0 * Math.max(y, -0.4) - 0.25 * Math.min(0, y + 0.4);
        b.warped(([x, y, z]) => [x, y, z * open(y)], () => b.part('skin').plate('-.6,.02! -.5,-.28 -.27,-.46 0,-.52 .27,-.46 .5,-.28 .6,.02!', 0.98));
        for (const side of [1, -1]) b.warped(([x, y, z]) => [x, y, side * (z + 0.49 * open(y))], () => {
          b.part('pit').plate('-.56,.0! -.48,-.26 -.26,-.435 0,-.49 .26,-.435 .48,-.26 .56,.0!', 0.02);
          b.part('flesh').plate('-.5,-.02! -.44,-.24 -.24,-.385 0,-.43 .24,-.385 .44,-.24 .5,-.02!', 0.04);
          for (const a of [-50, -18, 18, 50]) b.box([0.012, 0.42, 0.012], { part: 'pit', at: [0.23 * Math.sin(a / 57.3), -0.23 * Math.cos(a / 57.3), 0.02], rotate: [0, 0, a] });
          b.part('seeds').ball([0.02, 0.045, 0.02], { at: [-0.16, -0.2, 0.02], segments: 8 }).ball([0.02, 0.045, 0.02], { at: [0.04, -0.18, 0.02], segments: 8 });
        });
      });
    } else if (form === 'kiwi') half(b, 0.95, round, 0.05, () => {
      b.part('pit').ball([0.22, 0.28, 0.03], { at: [0, 0, 0.03] });
      seedRing(b, 'seeds', 22, 0.36, seed);
      seedRing(b, 'seeds', 16, 0.48, seed);
      for (let i = 0; i < 24; i++) b.box([0.012, 0.5, 0.01], { part: 'pit', tint: 0.92, at: [0.55 * Math.sin(i * 0.2618), 0.55 * Math.cos(i * 0.2618), 0.024], rotate: [0, 0, -i * 15] });
    });
    else if (form === 'avocado' || form === 'papaya') half(b, 0.8, (y) => 0.72 - 0.2 * y - 0.1 * y * y * Math.sign(y) + (y > 0 ? -0.06 * y : 0), form === 'avocado' ? 0.07 : 0.09, () => {
      if (form === 'avocado') b.part('pit').ball([0.27, 0.29, 0.22], { at: [0, -0.2, 0.04], segments: 28 });
      else {
        b.part('#7a2f14').ball([0.5, 0.58, 0.02], { at: [0, -0.18, 0.03] });
        for (let i = 0; i < 46; i++) b.ball(0.055, { part: 'seeds', at: [0.4 * Math.sqrt(b.random.next()) * Math.sin(i * 2.4), -0.18 + 0.48 * Math.sqrt(b.random.next()) * Math.cos(i * 2.4), 0.05], segments: 8 });
      }
      if (form === 'avocado') b.part('flesh').ball([0.33, 0.35, 0.012], { at: [0, -0.2, 0.027], tint: 0.72 });
    }, 0.62);
    else if (form === 'fig') half(b, 0.7, (y) => 0.8 - 0.32 * y - 0.16 * Math.max(0, y), 0.06, () => {
      b.part('pit').lathe('.86,.02! .82,.035 .7,.03 0,.02', { rotate: [90, 0, 0], scale: [1, 0.9, 1], segments: 36 });
      b.part('flesh').ball([0.62, 0.62, 0.05], { at: [0, -0.12, 0.03] });
      for (let i = 0; i < 60; i++) b.ball([0.02, 0.05, 0.02], { part: 'seeds', at: [0.56 * Math.sqrt((i + 1) / 60) * Math.sin(i * 2.4), -0.12 + 0.56 * Math.sqrt((i + 1) / 60) * Math.cos(i * 2.4), 0.075 - (i / 60) * 0.03], rotate: [0, 0, -i * 137.5], segments: 6, tint: i % 3 ? 1 : 3 });
    }, 0.56);
    else if (form === 'coconut') half(b, 0.95, round, 0.1, () => {
      b.part('pit').lathe('.72,.032! .71,.036! .68,-.16 .42,-.46 0,-.56', { rotate: [90, 0, 0], segments: 40 });
      for (let i = 0; i < 60; i++) b.rod([0.98 * Math.sin(i), 0.98 * Math.cos(i), -0.15 * (i % 4)], [1.05 * Math.sin(i + 0.08), 1.05 * Math.cos(i + 0.08), -0.2 * (i % 4) - 0.05], 0.012, { part: 'skin', segments: 4, tint: 0.8 });
      seedRing(b, 'seeds', 3, 0.12, [0.05, 0.05, 0.02], -0.54);
    }, 0.5, 0.74);
    else if (form === 'dragonfruit') half(b, 0.9, (y) => 0.82 - 0.06 * y * y, 0.08, () => {
      for (let i = 0; i < 90; i++) b.ball(0.024, { part: 'seeds', at: [0.8 * Math.sqrt((i + 1) / 92) * Math.sin(i * 2.4), 0.8 * Math.sqrt((i + 1) / 92) * Math.cos(i * 2.4), 0.035], segments: 6 });
      for (let i = 0; i < 11; i++) { const a = (i / 11) * 2 * Math.PI + 0.2; b.leaf(0.34, 0.2, { part: 'skin', at: [0.93 * Math.sin(a), 0.93 * Math.cos(a), -0.1], rotate: [-10, 0, (-a * 180) / Math.PI + 24], bend: -30, fold: 12 }); }
      b.part('pit').ball([0.05, 0.05, 0.02], { at: [0, 0, 0.03] });
    }, 0.56);
    else if (form === 'guava') half(b, 0.9, (y) => 0.9 - 0.14 * y, 0.05, () => {
      b.part('pit').ball([0.62, 0.62, 0.025], { at: [0, -0.04, 0.03], tint: 0.9 });
      seedRing(b, 'seeds', 14, 0.46, [0.035, 0.045, 0.025], 0.05);
      seedRing(b, 'seeds', 8, 0.28, [0.035, 0.045, 0.025], 0.055);
    });
    else half(b, 0.9, (y) => 0.98 + 0.08 * y - 0.1 * (y > 0.8 ? (y - 0.8) * 3 : 0), 0.04, () => {
      b.part('pit').plate('0,.42 .16,.2 .2,-.06 .12,-.3 0,-.4 -.12,-.3 -.2,-.06 -.16,.2', 0.03, { at: [0, -0.02, 0.03], tint: 0.93 });
      for (const x of [-0.1, 0.1]) b.ball([0.045, 0.11, 0.035], { part: 'seeds', at: [x, -0.02, 0.05], rotate: [0, 0, x * 120] });
      b.part('skin').tube('0,.9,-.1 .02,1.12,-.08 .1,1.34,-.08', [0.04, 0.03, 0.05]);
    });
  },

  exotic_fruit(b, p) {
    const form = p.variant('form');
    if (form === 'starfruit') {
      const star = outlines.smooth('0,.44! -.12,.16 -.42,.14! -.22,-.08 -.26,-.36! 0,-.2 .26,-.36! .22,-.08 .42,.14! .12,.16', 3);
      b.group({ at: [0, 0.4, 0], rotate: [-12, 46, 0] }, () => {
        b.part('skin').tube([[0, 0, -0.66], [0, 0, -0.5], [0, 0, 0], [0, 0, 0.4]], [0.3, 0.8, 1.02, 0.96], { creaseDegrees: 25, section: star, up: [0, 1, 0] });
        b.part('scales').plate(star, 0.03, { at: [0, 0, 0.41], scale: [0.94, 0.94, 1] });
        for (let i = 0; i < 5; i++) b.ball([0.016, 0.04, 0.01], { part: '#6b4a1e', at: [0.1 * Math.sin(i * 1.2566), 0.1 * Math.cos(i * 1.2566), 0.427], rotate: [0, 0, -i * 72], segments: 6 });
        b.part('scales').rod([0, 0, -0.62], [0, 0.02, -0.78], 0.03);
      });
      return;
    }
    const profile = form === 'dragonfruit' ? '0,.0 .22,.05 .42,.32 .46,.6 .36,.92 .16,1.1 0,1.14' : form === 'horned' ? '0,.0 .2,.04 .38,.28 .42,.6 .36,.95 .18,1.16 0,1.2' : '0,.0 .26,.04 .47,.28 .52,.52 .45,.8 .24,.98 0,1.03';
    b.part('skin').lathe(profile, { segments: 36 });
    if (form === 'dragonfruit') {
      studs(b, '.22,.05 .42,.32 .46,.6 .36,.92 .16,1.1', 34, (_, along) => b.leaf(0.3 + 0.2 * along, 0.2, { at: [0, -0.015, 0], rotate: [-68, 0, 0], bend: 42, fold: 16, widest: 0.25, part: 'scales' }).leaf(0.16, 0.22, { at: [0, 0.002, 0], rotate: [-80, 0, 0], part: 'skin' }));
      b.part('scales').radial(6, () => b.leaf(0.5, 0.15, { at: [0, 1.06, 0.08], rotate: [12, 0, 0], bend: 42, fold: 18 }));
    } else if (form === 'durian') studs(b, profile, 190, () => b.cone(0.062, 0.14, { segments: 6, part: 'scales' }));
    else if (form === 'horned') studs(b, profile, 46, () => b.lathe('.07,-.02 .045,.04 .015,.12 0,.17', { segments: 8, part: 'scales' }));
    else studs(b, profile, 230, () => b.lathe('.052,-.015 .03,.025 0,.04', { segments: 6, part: 'scales' }));
    if (form !== 'dragonfruit') b.part('#6b4a2b wood').tube('0,.98,0 .01,1.2,0 .06,1.32,0', [0.05, 0.035, 0.045]);
  },

  pumpkin(b, p) {
    const form = p.variant('form');
    const ribs: Ripple = (turn) => 0.88 + 0.12 * Math.abs(Math.sin(turn * Math.PI * 11)) ** 0.6;
    const top = form === 'pumpkin' ? 0.72 : form === 'gourd' ? 1.22 : 1.24;
    b.warped(([x, y, z]) => [x + (form === 'gourd' ? 0.22 * Math.max(0, y - 0.6) ** 1.4 : 0), y, z], () => {
      if (form === 'pumpkin') b.part('flesh').lathe('0,.1 .14,.02 .4,.03 .62,.22 .68,.42 .58,.66 .36,.8 .14,.76 0,.66', { segments: 99, ripple: ribs });
      else b.part('flesh').lathe(form === 'gourd' ? '0,.02 .3,.03 .5,.28 .44,.58 .2,.8 .18,.98 .15,1.14 .06,1.24 0,1.25' : '0,.02 .24,.02 .42,.24 .4,.48 .28,.66 .25,.9 .26,1.12 .18,1.24 0,1.26', { segments: 40, ripple: form === 'gourd' ? lobes(8, 0.06) : () => 1 });
      b.part('stem').tube([[0, top - 0.08, 0], [0.01, top + 0.12, 0], [0.09, top + 0.28, 0.03]], [0.1 * p.thickness, 0.065 * p.thickness, 0.08 * p.thickness], { section: outlines.star(5, 1, 0.72), twist: 0.15 });
    });
    b.part('leaf').plate(VINE_LEAF, 0.015, { at: [0.02, top + 0.05, 0.06], rotate: [-62, 34, 0], scale: 0.6 });
    b.part('leaf').tube([[0, top, 0], [-0.2, top + 0.12, 0.12], [-0.3, top, 0.2], [-0.22, top - 0.08, 0.26], [-0.3, top, 0.32]], 0.015, { segments: 6 });
    const bulge = ([x, y, z]: Vec3): Vec3 => [x, y, z + 0.67 * Math.sqrt(Math.max(0.05, 1 - (x / 0.68) ** 2 - ((y - 0.42) / 0.5) ** 2))];
    b.warped(bulge, () => {
      b.part('face').plate([[-0.3, 0.46], [-0.1, 0.46], [-0.2, 0.63]], 0.1).plate([[0.3, 0.46], [0.1, 0.46], [0.2, 0.63]], 0.1).plate([[-0.05, 0.37], [0.05, 0.37], [0, 0.46]], 0.1);
      b.plate([[-0.36, 0.36], [-0.26, 0.28], [-0.2, 0.32], [-0.14, 0.24], [0, 0.23], [0.05, 0.29], [0.12, 0.24], [0.2, 0.31], [0.26, 0.28], [0.36, 0.36], [0.26, 0.2], [0.12, 0.13], [0.06, 0.17], [-0.02, 0.12], [-0.16, 0.14], [-0.28, 0.22]], 0.1);
    });
    b.anchor('on', [0, top, 0], 0.4);
  },

  fruit_bowl(b, p) {
    const pile = p.is('form', 'pile');
    const lift = pile ? 0 : 0.2;
    if (!pile) {
      const basket = p.is('form', 'basket');
      b.part('bowl').lathe('0,0! .3,0! .32,.06 .3,.08! .5,.16 .72,.34 .8,.48! .77,.48! .66,.33 .4,.2 0,.18', { segments: 44, ...(basket ? { ripple: (turn: number, along: number) => 1 + 0.02 * Math.sin(turn * 88 * Math.PI) * Math.sin(along * 60) } : {}) });
      if (basket) b.ring(0.79, 0.035, { at: [0, 0.48, 0] }).ring(0.62, 0.015, { at: [0, 0.26, 0] }).tube('-.78,.48,0 -.7,.95,0 0,1.28,0 .7,.95,0 .78,.48,0', 0.03, { segments: 8 });
    }
    const apple = (part: string, at: Vec3, size: number) => b.group({ at, scale: size, rotate: [b.random.between(-25, 25), b.random.between(0, 360), b.random.between(-25, 25)] }, () => {
      b.part(part).lathe(BODIES['apple']!.profile, { at: [0, -0.5, 0], segments: 24 });
      stem(b, '#5a3d22 wood', 0.28, 0.25, 0.03);
    });
    apple('fruit', [-0.32, lift + 0.28, 0.34], 0.46);
    apple('fruit', [0.4, lift + 0.28, -0.22], 0.48);
    apple('fruit', [-0.36, lift + 0.3, -0.32], 0.46);
    b.part('second').ball(0.24, { at: [0.34, lift + 0.28, 0.32] }).ball(0.23, { at: [0.02, lift + 0.25, -0.46] }).ball(0.22, { at: [-0.05, lift + 0.56, -0.12] });
    apple('third', [0.02, lift + 0.3, 0.1], 0.46);
    b.group({ at: [-0.1, lift + 0.86, 0.1], rotate: [0, 24, 0] }, () => {
      for (const turn of [-20, 4]) b.part('second').tube([[0, 0, 0], [-0.18, -0.08, 0.06], [-0.4, -0.28, 0.1], [-0.52, -0.5, 0.1]], [0.03, 0.09, 0.1, 0.03], { rotate: [0, turn, 0], ends: 'round' });
    });
    b.group({ at: [0.3, lift + 0.64, 0.12], rotate: [-40, 0, 26] }, () => b.part('third').group({}, () => grapeBunch(b, 0.075, 5)));
  },
};
