import { petals, pot, stamens, stemWithLeaves } from '../anatomy/flowers.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

/** Puts a bloom on top of its stem, nodding towards the viewer. */
function bloomAt(b: MeshBuilder, at: Vec3, nod: number, build: () => void, scale = 1.55): void {
  b.group({ at, rotate: [nod, 0, 0], scale }, build);
}

export const FLOWERS: RecipeTable = {
  rose(b, p) {
    const bud = p.is('form', 'bud');
    const top = stemWithLeaves(b, { height: 1.0, radius: 0.024 * p.thickness, leaves: 4, leaf: [0.34, 0.2] });
    b.part('thorns');
    for (let index = 0; index < 9; index++) b.group({ at: [0.05 * (index / 9) ** 2, 0.1 + index * 0.09, 0.02 * (index / 9)], rotate: [0, index * 137, 0] }, () => b.cone(0.016, 0.055, { at: [0, 0, 0.018], rotate: [70, 0, 0], segments: 6 }));
    bloomAt(b, top, 26, () => {
      petals(b, { count: 5, length: 0.24, width: 0.07, open: bud ? 40 : 105, bend: 30, part: 'leaves', y: -0.01 });
      b.part('stem').ball([0.06, 0.05, 0.06], { at: [0, 0, 0] });
      // Whorls from the tight heart to the open rim; each petal is wide and rolls outwards at its lip.
      const whorls: readonly (readonly [number, number, number, number, number])[] = bud
        ? [[3, 0.34, 0.26, 2, 0.02], [4, 0.36, 0.32, 8, 0.04], [5, 0.33, 0.34, 16, 0.06]]
        : [[3, 0.3, 0.22, -6, 0.015], [4, 0.33, 0.28, 0, 0.045], [5, 0.34, 0.34, 9, 0.075], [5, 0.34, 0.38, 22, 0.1], [6, 0.33, 0.4, 40, 0.115]];
      whorls.forEach(([count, length, width, open, radius], ring) => {
        petals(b, { count, length, width, open, radius, turn: ring * 37, y: 0.03 - ring * 0.004, bend: ring < 1 ? -18 : 14 + ring * 14, fold: -34 + ring * 3, widest: 0.72, across: 5, steps: 7, tint: 0.84 + ring * 0.05 });
      });
      b.part('petals').lathe('0,.02! .1,.06 .11,.2 .06,.3 0,.31', { tint: 0.72 });
    });
  },

  daisy(b, p) {
    const form = p.variant('form');
    const sun = form === 'sunflower';
    const top = stemWithLeaves(b, { height: sun ? 1.25 : 0.95, radius: (sun ? 0.034 : 0.02) * p.thickness, leaves: sun ? 4 : 3, leaf: sun ? [0.42, 0.32] : [0.34, 0.12] });
    bloomAt(b, top, sun ? 48 : 36, () => {
      const heart = sun ? 0.21 : form === 'coneflower' ? 0.12 : form === 'zinnia' ? 0.09 : 0.11;
      petals(b, { count: 12, length: heart * 1.25, width: 0.08, open: 96, part: 'leaves', y: -0.03 });
      if (form === 'coneflower') petals(b, { count: 15, length: 0.34, width: 0.1, open: 112, bend: 30, radius: 0.08, widest: 0.6 });
      else if (form === 'zinnia') for (let ring = 0; ring < 4; ring++) petals(b, { count: 16 - ring * 2, length: 0.34 - ring * 0.06, width: 0.12, open: 92 - ring * 15, y: ring * 0.02, turn: ring * 11, widest: 0.7, tint: 0.9 + ring * 0.05 });
      else if (form === 'passionflower') {
        petals(b, { count: 10, length: 0.36, width: 0.15, open: 88, widest: 0.5 });
        b.part('center').radial(60, (index) => b.rod([0, 0.02, 0.04], [0, 0.03, 0.24], 0.006, { segments: 4, tint: index % 2 ? 0.7 : 1.1 }));
      } else {
        petals(b, { count: sun ? 22 : 16, length: sun ? 0.3 : 0.32, width: sun ? 0.11 : 0.09, open: 84, radius: heart * 0.72, widest: 0.55, fold: 12, bend: 10 });
        petals(b, { count: sun ? 22 : 14, length: sun ? 0.27 : 0.28, width: sun ? 0.1 : 0.08, open: 72, radius: heart * 0.72, turn: 9, y: 0.012, widest: 0.55, fold: 12, tint: 0.92 });
      }
      const mark = b.mark();
      const dome = form === 'coneflower' ? 0.17 : sun ? 0.07 : 0.06;
      b.part('center').lathe(`0,-.02! ${heart * 0.8},-.02 ${heart},.02 ${heart * 0.72},${dome * 0.8} 0,${dome}`, { segments: 30 });
      b.scatter(mark, sun ? 260 : 90, { spacing: heart * 0.11, where: () => true, sizes: [0.7, 1.2] }, () => b.ball([heart * 0.07, heart * 0.1, heart * 0.07], { segments: 6, tint: b.random.between(0.6, 1.15) }));
      if (form === 'passionflower') stamens(b, { count: 5, length: 0.16, spread: 45, part: 'center' });
    });
  },

  tulip(b, p) {
    const form = p.variant('form');
    const low = form === 'crocus' || form === 'snowdrop';
    const top = stemWithLeaves(b, { height: form === 'snowdrop' ? 0.8 : low ? 0.55 : 0.95, radius: 0.024 * p.thickness, leaves: low ? 6 : 3, leaf: low ? [0.5, 0.06] : [0.75, 0.17], basal: true, lean: form === 'snowdrop' ? 0.12 : 0.04 });
    bloomAt(b, top, form === 'snowdrop' ? 150 : 6, () => {
      const size = form === 'snowdrop' ? 0.42 : low ? 0.7 : 0.85;
      b.group({ scale: size }, () => {
        if (form === 'poppy') {
          petals(b, { count: 4, length: 0.36, width: 0.46, open: 62, bend: -28, fold: -18, widest: 0.72, ruffle: 0.06, across: 5 });
          petals(b, { count: 4, length: 0.33, width: 0.42, open: 48, bend: -24, turn: 45, widest: 0.72, ruffle: 0.06, across: 5, tint: 0.92 });
          b.part('center').lathe('0,0! .06,.01 .08,.09 .07,.13! 0,.13!');
          stamens(b, { count: 22, length: 0.16, spread: 40, part: '#1d1620', bead: 0.018 });
          return;
        }
        const open = form === 'bud' ? 6 : form === 'crocus' ? 24 : 15;
        // Cups: petals stand out at the foot and close again at the lip.
        for (const [turn, wide, tint] of [[0, open + 4, 1], [60, open, 0.9]] as const) {
          petals(b, { count: 3, length: 0.46, width: 0.34, open: wide + 18, bend: -44, fold: -30, turn, radius: 0.05, widest: 0.52, across: 7, steps: 9, tint });
        }
        if (form !== 'snowdrop') b.part('petals').lathe('0,-.01! .08,.01 .13,.1 .12,.2! .1,.2! .1,.1 0,.04', { tint: 0.9 });
        b.part('stem').ball([0.05, 0.045, 0.05], { at: [0, -0.01, 0] });
        b.part('center').lathe('0,0! .03,.02 .035,.2 .05,.24 0,.26');
        stamens(b, { count: 6, length: 0.22, spread: 16, part: 'center' });
      });
    });
  },

  lily(b, p) {
    const form = p.variant('form');
    const daffodil = form === 'daffodil';
    const top = stemWithLeaves(b, { height: 0.95, radius: 0.022 * p.thickness, leaves: daffodil ? 5 : 6, leaf: daffodil ? [0.8, 0.08] : [0.36, 0.08], basal: daffodil || form === 'amaryllis' });
    const heads = daffodil || form === 'trumpet' ? 1 : form === 'amaryllis' ? 3 : 2;
    for (let head = 0; head < heads; head++) {
      b.group({ at: top, rotate: [0, head * (360 / heads) - 15, 0] }, () => {
        bloomAt(b, [0, -0.02, 0], daffodil ? 74 : 46, () => {
          b.part('stem').lathe('0,-.12! .022,-.1 .03,0 .05,.1! 0,.1!');
          if (daffodil) {
            petals(b, { count: 6, length: 0.32, width: 0.19, open: 84, y: 0.08, widest: 0.45, fold: 8 });
            b.part('center').lathe('.05,.06! .08,.1 .1,.22 .13,.3! .11,.29 .08,.2 .05,.1!', { segments: 48, ripple: (turn, along) => 1 + (along > 0.45 && along < 0.62 ? 0.09 * Math.cos(turn * 2 * Math.PI * 12) : 0) });
            b.part('edges').ring(0.128, 0.01, { at: [0, 0.3, 0] });
          } else {
            const open = form === 'trumpet' ? 20 : 34;
            for (const [turn, width, tint] of [[0, 0.17, 1], [60, 0.21, 0.94]] as const) {
              petals(b, { count: 3, length: 0.56, width, open: open - 6, bend: form === 'trumpet' ? 62 : 82, fold: 16, turn, y: 0.06, widest: 0.5, steps: 9, tint });
              petals(b, { count: 3, length: 0.575, width: width * 1.1, open: open - 5, bend: form === 'trumpet' ? 62 : 82, fold: 16, turn, y: 0.052, widest: 0.5, steps: 9, part: 'edges', tint: 0.97 });
            }
            b.part('petals').lathe('.03,0! .05,.06 .09,.2 .08,.2 .04,.08!');
          }
          b.part('center').rod([0, 0.06, 0], [0, 0.38, 0], 0.013).ball(0.026, { at: [0, 0.39, 0], segments: 10 });
          b.group({ at: [0, 0.08, 0] }, () => stamens(b, { count: 6, length: daffodil ? 0.2 : 0.34, spread: daffodil ? 12 : 26, bead: 0.026 }));
        });
      });
    }
  },

  five_petal_flower(b, p) {
    const form = p.variant('form');
    const top = stemWithLeaves(b, { height: 0.85, radius: 0.022 * p.thickness, leaves: 4, leaf: [0.34, 0.22] });
    const bloom = (): void => {
      const wide = form === 'blossom' ? [0.25, 0.24] : form === 'hibiscus' ? [0.42, 0.36] : [0.34, 0.33];
      if (form === 'funnel') {
        b.part('petals').lathe('.02,-.22! .04,-.15 .08,0 .2,.14 .42,.2! .4,.215 .19,.17 .06,.02 .02,-.12!', { segments: 60, ripple: (turn, along) => 1 + (along > 0.3 && along < 0.7 ? 0.06 * Math.cos(turn * 2 * Math.PI * 5) : 0) });
        b.part('center').lathe('0,-.05! .05,.02 .1,.11 .13,.135! .06,.04! 0,0!');
      } else {
        petals(b, { count: 5, length: wide[0]!, width: wide[1]!, open: form === 'hibiscus' ? 56 : 72, bend: 26, radius: 0.015, widest: 0.68, ruffle: form === 'hibiscus' ? 0.05 : 0.02, fold: 8, across: 5, steps: 7 });
        if (form === 'pansy') petals(b, { count: 5, length: 0.2, width: 0.14, open: 70, y: 0.012, part: 'center', widest: 0.5 });
        if (form === 'anemone') petals(b, { count: 5, length: 0.32, width: 0.3, open: 60, turn: 36, widest: 0.68, tint: 0.93 });
        b.part('center').lathe('0,-.01! .05,0 .05,.03 0,.05');
      }
      if (form === 'hibiscus') {
        b.part('stamens').tube('0,0,0 0,.2,.02 .03,.36,.06', [0.022, 0.016, 0.012], { segments: 7 });
        for (let index = 0; index < 22; index++) {
          const share = 0.4 + (0.6 * index) / 21;
          b.ball(0.017, { at: [0.03 * share + 0.045 * Math.sin(index * 2.4), 0.36 * share, 0.06 * share + 0.045 * Math.cos(index * 2.4)], segments: 6 });
        }
      } else stamens(b, { count: form === 'blossom' ? 12 : 8, length: form === 'blossom' ? 0.1 : 0.12, spread: 28, bead: 0.014 });
    };
    bloomAt(b, top, 48, bloom);
    if (form === 'blossom' || form === 'anemone') {
      b.group({ at: [top[0] * 0.4, 0.62, 0], rotate: [0, 120, 0] }, () => {
        b.tube('0,0,0 0,.06,.1 0,.16,.2', 0.014, { part: 'stem', segments: 6 });
        b.group({ at: [0, 0.16, 0.2], rotate: [40, 0, 0], scale: 0.72 }, bloom);
      });
    }
  },

  orchid(b, p) {
    const potted = p.has('pot');
    if (potted) b.group({ at: [0, 0.02, 0] }, () => pot(b, 0.2, 0.28));
    b.part('leaves').radial(5, (index) => b.leaf(0.5, 0.17, { rotate: [50, 0, 0], bend: 50, fold: 18, widest: 0.55, tint: 0.88 + index * 0.05 }));
    const path: readonly Vec3[] = [[0, 0, 0], [-0.05, 0.55, 0], [0.06, 1.0, 0.05], [0.36, 1.22, 0.12], [0.62, 1.16, 0.16]];
    b.part('stem').tube(path, [0.02, 0.018, 0.016, 0.012].map((r) => r * p.thickness));
    const blooms: readonly Vec3[] = [[0.6, 1.12, 0.2], [0.42, 1.2, 0.2], [0.22, 1.12, 0.18], [0.06, 0.94, 0.14], [-0.02, 0.74, 0.12]];
    blooms.forEach((at, index) => {
      b.group({ at, rotate: [82, 0, (index % 2 ? 1 : -1) * 14], scale: 0.72 + index * 0.07 }, () => {
        petals(b, { count: 3, length: 0.2, width: 0.12, open: 82, turn: 180, widest: 0.5, steps: 4 });
        b.mirrored('x', () => b.leaf(0.22, 0.24, { part: 'petals', rotate: [80, 72, 0], bend: 10, widest: 0.55, at: [0, 0.01, 0] }));
        b.part('lip').leaf(0.12, 0.12, { at: [0, 0.03, 0.01], rotate: [50, 0, 0], bend: 60, fold: 20 }).ball([0.03, 0.04, 0.03], { at: [0, 0.03, 0] });
      });
    });
  },
};
