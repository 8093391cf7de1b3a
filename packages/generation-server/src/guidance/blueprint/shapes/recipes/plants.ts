import { petals, pot } from '../anatomy/flowers.ts';
import { grapeBunch } from '../anatomy/fruit.ts';
import { foliageMass } from '../anatomy/trees.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

export const PLANTS: RecipeTable = {
  mushroom(b, p) {
    const wide = p.thickness;
    const one = (): void => {
      b.part('stem');
      if (p.is('form', 'morel')) {
        b.lathe('0,0 .17,.02 .13,.35 .13,.6', { scale: [wide, 1, wide] });
        const mark = b.mark();
        b.part('cap').lathe('.13,.42 .29,.5 .31,.72 .2,1 0,1.12');
        b.part('gills').scatter(mark, 120, { spacing: 0.075 }, () =>
          b.ball([0.04, 0.012, 0.05], { tint: 0.5, segments: 8 }),
        );
        return;
      }
      if (p.is('form', 'chanterelle')) {
        const wavy = (turn: number, along: number) => 1 + 0.1 * along * Math.sin(turn * 2 * Math.PI * 6);
        b.lathe('0,0 .12,.02 .13,.3 .19,.5', { scale: [wide, 1, wide] });
        b.part('cap').lathe('.18,.46 .3,.66 .52,.82 .5,.86 .25,.75 0,.66', { ripple: wavy, segments: 48 });
        b.part('gills').radial(28, () => b.tube('0,.3,.13 0,.52,.22 0,.78,.46', 0.014, { segments: 5 }));
        return;
      }
      const button = p.is('form', 'button');
      const [top, cap, dome] = button ? [0.36, 0.4, 0.36] : [0.62, 0.5, 0.4];
      b.lathe(`0,0 .2,.01 .18,.1 .13,.3 .12,${top + 0.06}`, { scale: [wide, 1, wide] });
      b.part('ring').lathe(`.14,${top * 0.72} .25,${top * 0.6} .24,${top * 0.58} .13,${top * 0.66}`, {
        scale: [wide, 1, wide],
      });
      b.part('gills').lathe(`.1,${top + 0.05} ${cap * 0.9},${top - 0.03}`);
      b.radial(30, () =>
        b.box([0.008, 0.05, cap * 0.74], { at: [0, top - 0.005, cap * 0.52], rotate: [6, 0, 0], tint: 0.75 }),
      );
      const mark = b.mark();
      const level = (share: number) => top + dome * share;
      b.part('cap').lathe(
        `${cap * 0.88},${top - 0.03} ${cap},${top - 0.02} ${cap * 0.97},${top + 0.1} ${cap * 0.7},${level(0.74)} ${cap * 0.3},${level(0.97)} 0,${level(1)}`,
        { segments: 36 },
      );
      const onTop = {
        spacing: 0.11,
        sizes: [0.45, 1.15] as const,
        where: ([, y]: readonly number[]) => y! > top * 0.4,
      };
      b.part('spots').scatter(mark, 40, onTop, () => b.ball([0.062, 0.018, 0.062], { segments: 10 }));
    };
    if (p.is('form', 'shelf')) {
      b.part('#5b4330 bark').lathe('0,0! .3,0! .27,.8 .25,1.5! 0,1.5!');
      for (let level = 0; level < 5; level++) {
        b.group({ at: [0, 0.25 + level * 0.25, 0], rotate: [0, level * 47 - 60, 0] }, () => {
          b.group({ at: [0, 0, 0.2], scale: [1 - level * 0.1, 1 - level * 0.1, 0.8 - level * 0.08] }, () => {
            b.part('cap').lathe('0,0 .36,0 .4,.04 .3,.1 0,.16');
            b.part('gills').lathe('0,-.035 .3,-.03 .37,.01 0,.02');
            b.part('stem').ball([0.1, 0.05, 0.1], { at: [0, 0.03, -0.05] });
          });
        });
      }
    } else if (p.is('form', 'cluster')) {
      const spots = [
        [0, 0, 1],
        [0.42, 0.16, 0.72],
        [-0.4, 0.2, 0.64],
        [0.12, 0.44, 0.5],
        [-0.22, -0.34, 0.56],
        [0.36, -0.3, 0.44],
      ] as const;
      for (const [x, z, scale] of spots) b.group({ at: [x, 0, z], scale, rotate: [z * 24, x * 90, -x * 26] }, one);
    } else b.group({ rotate: [0, 0, p.bend * 15] }, one);
  },

  shrub(b, p) {
    const form = p.variant('form');
    const shapes: Readonly<Record<string, readonly (readonly [Vec3, Vec3])[]>> = {
      round: [[[0, 0.5, 0], [0.5, 0.46, 0.5]]],
      hedge: [[[-0.42, 0.36, 0], [0.36, 0.38, 0.28]], [[0, 0.38, 0], [0.38, 0.4, 0.29]], [[0.42, 0.36, 0], [0.36, 0.38, 0.28]]],
      spreading: [[[0, 0.3, 0], [0.44, 0.28, 0.4]], [[-0.5, 0.24, 0.1], [0.34, 0.22, 0.3]], [[0.5, 0.26, -0.05], [0.36, 0.24, 0.3]], [[0.05, 0.24, 0.4], [0.34, 0.2, 0.26]]],
      mound: [[[0, 0.16, 0], [0.6, 0.26, 0.6]]],
    };
    for (let index = 0; index < 6; index++) b.part('stems').tube([[0, 0, 0], [0.1 * Math.sin(index), 0.2, 0.1 * Math.cos(index)], [0.3 * Math.sin(index), 0.5, 0.3 * Math.cos(index)]], 0.025 * p.thickness);
    const mark = b.mark();
    for (const [at, radii] of shapes[form] ?? shapes['round']!) foliageMass(b.part('leaves'), at, radii, { count: form === 'hedge' ? 420 : 640, size: 0.085, width: 0.62, raise: 0.5 });
    const outside = { where: ([, y]: Vec3) => y > 0.12, sink: -0.02 };
    b.part('flowers').scatter(mark, 60, { ...outside, spacing: 0.1 }, () => {
      for (let ring = 0; ring < 2; ring++) petals(b, { count: 6, length: 0.075 - ring * 0.02, width: 0.06, open: 74 - ring * 34, part: 'flowers', turn: ring * 30, steps: 3 });
    });
    b.part('berries').scatter(mark, 90, { ...outside, spacing: 0.05 }, () => b.ball(0.034, { segments: 10 }));
  },

  vine(b, p) {
    const form = p.variant('form');
    const stalks = form === 'trellis' ? 4 : form === 'hanging' ? 7 : 3;
    if (form === 'trellis') {
      for (let bar = -2; bar <= 2; bar++) b.part('#8a6a44 wood').box([0.03, 1.5, 0.02], { at: [bar * 0.2, 0.75, -0.05] });
      for (let bar = 0; bar < 5; bar++) b.box([0.9, 0.03, 0.02], { at: [0, 0.2 + bar * 0.28, -0.05], grain: 'x' });
    }
    const mark = b.mark();
    for (let stalk = 0; stalk < stalks; stalk++) {
      const phase = (stalk / stalks) * 2 * Math.PI;
      const path = Array.from({ length: 16 }, (_, index): Vec3 => {
        const t = index / 15;
        if (form === 'hanging') {
          const out = 0.12 + 0.3 * Math.sin(Math.min(t * 4, 1) * Math.PI * 0.5);
          return [out * Math.sin(phase) + 0.05 * Math.sin(t * 9 + phase), 1.3 - t * t * (0.9 + 0.12 * (stalk % 3)) - t * 0.3, out * Math.cos(phase) + 0.05 * Math.cos(t * 8)];
        }
        if (form === 'trellis') return [(stalk - 1.5) * 0.2 + 0.14 * Math.sin(t * 8 + phase * 2), t * 1.45, 0.03 * Math.cos(t * 11 + phase)];
        const turn = phase + t * 9;
        return [0.16 * Math.sin(turn), t * 1.5, 0.16 * Math.cos(turn)];
      });
      b.part('stem').tube(path, [0.03, 0.026, 0.02, 0.01].map((r) => r * p.thickness), { segments: 7, steps: 4 });
    }
    b.part('leaves').scatter(mark, 150, { spacing: 0.05, sizes: [0.7, 1.3] }, (index) => {
      b.rod([0, 0, 0], [0, 0.05, 0], 0.006, { part: 'stem', segments: 4 });
      // Five-lobed, as ivy's and vine leaves are.
      for (const [angle, scale] of [[0, 1], [58, 0.78], [-58, 0.78]] as const) b.leaf(0.15 * scale, 0.1 * scale, { at: [0, 0.05, 0], rotate: [38, 0, angle], fold: 8, bend: 20, steps: 3, tint: 0.8 + 0.4 * ((index * 37) % 10) / 10 });
    });
    b.part('flowers').scatter(mark, 22, { spacing: 0.13 }, () => petals(b, { count: 6, length: 0.08, width: 0.06, open: 60, y: 0.05, part: 'flowers', steps: 3 }));
    if (p.has('fruit')) {
      for (let bunch = 0; bunch < 6; bunch++) {
        const turn = bunch * 1.9;
        b.group({ at: [0.26 * Math.sin(turn), 0.4 + bunch * 0.17, 0.26 * Math.cos(turn)] }, () => grapeBunch(b.part('fruit'), 0.034, 5));
      }
    }
  },

  fern(b, p) {
    const frond = (length: number, curl: number): void => {
      const steps = 15;
      const at = (t: number): Vec3 => {
        const angle = (curl * t * Math.PI) / 180;
        const k = (curl * Math.PI) / 180;
        return [0, (length / k) * Math.sin(angle), (length / k) * (1 - Math.cos(angle))];
      };
      b.part('stem').tube(Array.from({ length: 8 }, (_, index) => at(index / 7)), [0.014 * p.thickness, 0.004], { segments: 5, steps: 2 });
      for (let index = 2; index <= steps; index++) {
        const t = index / steps;
        const size = length * 0.3 * Math.sin(Math.min(1, 0.25 + t * 0.9) * Math.PI) ** 0.8 + 0.02;
        const tilt = curl * t;
        b.group({ at: at(t), rotate: [tilt, 0, 0] }, () => b.mirrored('x', () => b.part('fronds').leaf(size, size * 0.26, { rotate: [22, 0, -68], bend: 26, fold: 6, steps: 3, tint: 0.86 + 0.22 * ((index * 5) % 4) / 4 })));
      }
    };
    if (p.is('form', 'frond')) b.group({ rotate: [-22, 0, 0] }, () => frond(1.4, 50));
    else {
      b.radial(11, (index) => b.group({ rotate: [26 + (index % 3) * 7, 0, 0] }, () => frond(0.85 + 0.12 * (index % 2), 72)));
      b.radial(5, () => b.group({ rotate: [8, 0, 0] }, () => frond(0.75, 52)), { start: 20 });
    }
  },

  rosette_plant(b, p) {
    const form = p.variant('form');
    // Rings from the outside in: how many leaves, their length, width, and degrees from upright.
    const rings: Readonly<Record<string, readonly (readonly [number, number, number, number])[]>> = {
      aloe: [[8, 0.72, 0.15, 58], [7, 0.75, 0.14, 40], [5, 0.7, 0.12, 22], [3, 0.6, 0.1, 8]],
      agave: [[9, 0.66, 0.22, 72], [8, 0.7, 0.2, 50], [6, 0.66, 0.17, 30], [4, 0.56, 0.13, 12]],
      yucca: [[16, 0.8, 0.07, 82], [16, 0.85, 0.07, 58], [14, 0.85, 0.07, 34], [8, 0.8, 0.06, 12]],
      spider: [[18, 0.85, 0.05, 58], [16, 0.8, 0.05, 42], [12, 0.7, 0.05, 22]],
      bromeliad: [[9, 0.75, 0.13, 66], [8, 0.68, 0.13, 44], [7, 0.55, 0.12, 24]],
      echeveria: [[9, 0.4, 0.24, 84], [9, 0.36, 0.22, 66], [8, 0.3, 0.19, 48], [6, 0.22, 0.15, 30], [4, 0.15, 0.11, 14]],
    };
    if (p.has('pot')) pot(b, 0.3, 0.4);
    if (form === 'strings') {
      if (!p.has('pot')) b.part('#b4693f').lathe('0,-.4! .2,-.4! .3,0! .27,0! 0,-.04!', { segments: 32, straight: true });
      b.part('leaves').radial(16, (index) => {
        const hang = 0.5 + 0.35 * ((index * 7) % 5) / 5;
        for (let bead = 0; bead < 13; bead++) {
          const t = bead / 12;
          b.ball(0.036, { at: [0.02 * Math.sin(bead), 0.06 - Math.max(0, t - 0.18) * hang * 1.2, 0.12 + 0.22 * Math.min(1, t * 4)], segments: 8, tint: 0.85 + 0.3 * ((bead * 3) % 4) / 4 });
        }
        b.part('stalk').rod([0, 0.05, 0.34], [0, -hang, 0.34], 0.008).part('leaves');
      });
      b.ball([0.26, 0.08, 0.26], { part: 'leaves' });
    } else if (form === 'stones') {
      for (let index = 0; index < 5; index++) b.group({ at: [0.24 * Math.sin(index * 2.4) * Math.sqrt(index / 2), 0, 0.24 * Math.cos(index * 2.4) * Math.sqrt(index / 2)] }, () => b.mirrored('x', () => b.superball([0.1, 0.15, 0.12], 0.7, 1, { part: 'leaves', at: [0.105, 0.12, 0] })));
    } else {
      const thick = form === 'aloe' || form === 'agave' || form === 'echeveria';
      for (const [ring, [count, length, width, open]] of (rings[form] ?? rings['aloe']!).entries()) {
        b.radial(count, (index) => {
          b.group({ at: [0, 0.02, 0.03], rotate: [open, 0, 0] }, () => {
            const tint = 0.82 + ring * 0.07 + 0.05 * (index % 2);
            const bend = form === 'aloe' ? -24 : form === 'spider' || form === 'bromeliad' ? 70 : form === 'echeveria' ? -40 : -8;
            if (thick) {
              const half = (width / 2) * p.thickness;
              const lift = (t: number) => -bend * 0.006 * length * t * t;
              const path = [0, 0.25, 0.5, 0.75, 1].map((t): Vec3 => [0, length * t, -lift(t)]);
              const radii = form === 'echeveria' ? [half * 0.5, half * 0.9, half * 1.1, half * 0.85, 0.012] : [half * 0.95, half, half * 0.82, half * 0.5, 0.008];
              b.part('leaves').tube(path, radii, { flatten: form === 'echeveria' ? 0.3 : 0.42, up: [0, 0, 1], segments: 10, tint, ends: 'round' });
              b.part('edges').mirrored('x', () => {
                for (let tooth = 1; tooth < 7; tooth++) b.cone(0.011, 0.035, { at: [half * (1 - (tooth / 8) ** 2) * 0.97, length * tooth * 0.125, -lift(tooth / 8)], rotate: [0, 0, -70], segments: 5 });
              });
            } else {
              b.part('leaves').leaf(length, width * p.thickness, { bend, fold: 20, widest: 0.3, steps: 7, tint });
              if (form === 'spider') b.part('edges').leaf(length * 0.98, width * 0.4, { at: [0, 0, 0.004], bend, fold: 20, widest: 0.3, steps: 7 });
            }
          });
        }, { start: ring * 23 });
      }
    }
    b.part('stalk').rod([0, 0, 0], [0, 1.15, 0], 0.02);
    b.part('flowers').radial(26, (index) => {
      const y = 0.68 + 0.5 * (index / 26);
      b.lathe('0,0 .035,.03 .03,.08 .045,.11!', { at: [0, y, 0.05 * (1.25 - y)], rotate: [100, 0, 0], segments: 8 });
    });
    if (form === 'bromeliad') b.part('flowers').lathe('0,0! .08,.1 .07,.4 0,.6');
  },

  cactus(b, p) {
    const form = p.variant('form');
    const ribs = (count: number, depth: number) => (turn: number) => 1 - depth * Math.abs(Math.sin(turn * Math.PI * count));
    if (p.has('pot')) pot(b, 0.32, 0.36);
    const mark = b.mark();
    b.part('body');
    const fat = p.thickness;
    if (form === 'barrel') b.lathe('0,0! .32,.02 .5,.25 .5,.5 .36,.76 .1,.84 0,.82', { segments: 80, ripple: ribs(18, 0.14), scale: [fat, 1, fat] });
    else if (form === 'paddle') {
      const pad = (at: Vec3, size: number, rotate: Vec3) => b.superball([size * 0.72, size, size * 0.2], 1, 1, { at, rotate });
      pad([0, 0.34, 0], 0.36, [0, 0, 0]);
      pad([0.24, 0.82, 0.02], 0.28, [0, 20, -24]);
      pad([-0.22, 0.86, 0], 0.27, [0, -25, 22]);
      pad([0.44, 1.22, 0.04], 0.2, [0, 50, -28]);
      pad([-0.12, 1.24, 0.05], 0.19, [0, 40, 4]);
      pad([-0.42, 1.2, -0.02], 0.17, [0, -60, 34]);
    } else {
      const column = (path: readonly Vec3[], r: number) => b.tube(path, [r * 0.86, r, r, r * 0.95], { ends: 'round', section: Array.from({ length: 60 }, (_, index) => [ribs(10, 0.16)(index / 60) * Math.cos((index / 60) * 2 * Math.PI), ribs(10, 0.16)(index / 60) * Math.sin((index / 60) * 2 * Math.PI)] as const) });
      column([[0, 0, 0], [0, 0.5, 0], [0, 1, 0], [0, 1.4, 0]], 0.17 * fat);
      if (form === 'saguaro') {
        column([[0.05, 0.5, 0], [0.36, 0.54, 0], [0.44, 0.78, 0], [0.44, 1.12, 0]], 0.12 * fat);
        column([[-0.05, 0.68, 0], [-0.32, 0.7, 0.04], [-0.39, 0.86, 0.05], [-0.39, 1.06, 0.05]], 0.1 * fat);
      } else for (const [x, z, h] of [[0.28, 0.1, 0.9], [-0.26, 0.14, 0.7], [0.05, -0.3, 1.1]] as const) b.group({ at: [x, 0, z], scale: [0.8, h / 1.4, 0.8] }, () => column([[0, 0, 0], [0, 0.5, 0], [0, 1, 0], [0, 1.4, 0]], 0.17 * fat));
    }
    b.part('spines').scatter(mark, 240, { spacing: 0.06, sizes: [0.8, 1.2] }, () => {
      for (let ray = 0; ray < 3; ray++) b.cone(0.006, 0.075, { rotate: [ray * 34 - 34, ray * 50, 20 - ray * 20], segments: 4 });
    });
    b.part('flowers').scatter(mark, form === 'barrel' ? 9 : 6, { spacing: 0.12, where: ([, y], n) => n[1] > 0.55 && y > 0.5 }, () => {
      for (let ring = 0; ring < 2; ring++) petals(b, { count: 8, length: 0.13 - ring * 0.03, width: 0.06, open: 60 - ring * 28, part: 'flowers', turn: ring * 20, steps: 3 });
    });
  },

  leafy_plant(b, p) {
    const form = p.variant('form');
    if (p.has('pot')) pot(b, 0.28, 0.38);
    const leafCount: Readonly<Record<string, readonly [number, number, number]>> = { bushy: [46, 0.3, 0.17], broad: [13, 0.52, 0.4], split: [11, 0.56, 0.5], upright: [16, 0.55, 0.2], herb: [80, 0.15, 0.1], clover: [18, 0.2, 0.16], sprout: [2, 0.5, 0.32] };
    const [count, length, width] = leafCount[form] ?? leafCount['bushy']!;
    const tips: Vec3[] = [];
    for (let index = 0; index < count; index++) {
      const t = (index + 0.5) / count;
      const turn = index * 137.5;
      const tall = form === 'sprout' ? 0.55 : form === 'clover' ? 0.5 : form === 'upright' ? 0.25 + 0.5 * t : 0.25 + 0.65 * t;
      const lean = form === 'sprout' ? 0.05 : 0.34 * (1 - t * 0.75) + 0.06;
      b.group({ rotate: [0, turn, 0] }, () => {
        const tip: Vec3 = [0, tall, lean];
        tips.push(tip);
        b.part('stems').tube([[0, 0, 0], [0, tall * 0.6, lean * 0.35], tip], [0.018 * p.thickness, 0.011], { segments: 6, steps: 3 });
        const tint = 0.8 + 0.3 * t + 0.06 * (index % 3);
        const open = form === 'upright' ? 18 + 30 * (1 - t) : form === 'sprout' ? 40 : 48 + 32 * (1 - t);
        b.group({ at: tip, rotate: [open, 0, 0] }, () => {
          if (form === 'clover') for (const angle of [0, 120, 240]) b.part('leaves').leaf(0.15, 0.16, { rotate: [72, angle, 0], widest: 0.72, fold: 14, tint });
          else if (form === 'split') {
            for (let finger = -4; finger <= 4; finger++) b.part('leaves').leaf(length * (1 - Math.abs(finger) * 0.07), width * 0.2, { rotate: [10, 0, finger * 21], bend: 34, fold: 8, widest: 0.6, tint });
          } else b.part('leaves').leaf(length, width, { bend: form === 'upright' ? 20 : 46, fold: 14, ruffle: form === 'herb' ? 0.06 : 0.015, widest: form === 'broad' ? 0.34 : 0.42, across: 5, tint });
          b.part('veins').leaf(length * 0.94, width * 0.12, { at: [0, 0, 0.006], bend: form === 'upright' ? 20 : 46, fold: 6, tint: 1.05 });
        });
      });
    }
    for (let index = 0; index < 9; index++) {
      b.group({ rotate: [0, index * 137.5 + 40, 0] }, () => {
        b.part('flowers').group({ at: [0, 0.75 + 0.03 * (index % 4), 0.16 + 0.02 * (index % 5)], rotate: [30, 0, 0] }, () => petals(b, { count: 6, length: 0.13, width: 0.09, open: 58, part: 'flowers', steps: 3 }));
        b.part('fruit').group({ at: [0, 0.42 + 0.05 * (index % 4), 0.3] }, () => b.lathe('0,-.2 .05,-.1 .062,0 .04,.05 0,.055', { segments: 14 }).rod([0, 0.04, 0], [0, 0.12, -0.05], 0.01, { part: 'stems' }));
      });
    }
  },
};
