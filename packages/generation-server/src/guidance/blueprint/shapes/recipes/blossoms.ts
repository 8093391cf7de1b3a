import { petals, pot, stamens, stemWithLeaves } from '../anatomy/flowers.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

/** A many-petalled head about the origin, petals in rings from the outside in. */
function pompom(b: MeshBuilder, part: string, size: number, form: string): void {
  const rings = 6;
  for (let ring = 0; ring < rings; ring++) {
    const t = ring / (rings - 1);
    const count = Math.round(15 - t * 9);
    const length = size * (1 - t * 0.45);
    petals(b, { part, count, length, width: length * (form === 'dahlia' ? 0.34 : 0.62), open: 100 - t * 92, bend: form === 'peony' ? -34 : form === 'dahlia' ? -16 : 10, fold: form === 'dahlia' ? 26 : 10, ruffle: form === 'carnation' ? 0.12 : 0.02, turn: ring * 17, y: t * size * 0.28, radius: size * 0.06, widest: form === 'dahlia' ? 0.5 : 0.72, steps: 5, across: 5, tint: 0.86 + t * 0.16 });
  }
}

export const BLOSSOMS: RecipeTable = {
  iris(b, p) {
    const top = stemWithLeaves(b, { height: 0.9, radius: 0.022 * p.thickness, leaves: 5, leaf: [0.85, 0.07], basal: true });
    b.group({ at: top, scale: 1.5 }, () => {
      b.part('stem').lathe('0,-.1 .035,-.04 .03,.05 0,.06');
      petals(b, { count: 3, length: 0.32, width: 0.22, open: 16, bend: -34, widest: 0.62, ruffle: 0.05, across: 5, steps: 7 });
      petals(b, { count: 3, length: 0.36, width: 0.22, open: 62, bend: 96, turn: 60, widest: 0.66, ruffle: 0.05, across: 5, steps: 8, part: 'falls', tint: 0.92 });
      petals(b, { count: 3, length: 0.17, width: 0.06, open: 60, bend: 50, turn: 60, y: 0.012, part: 'center' });
    });
  },

  lotus(b, p) {
    b.part('pad');
    const pad = (at: Vec3, r: number) => b.lathe([[0, 0.01], [r * 0.6, 0.005], [r, 0.03, 1], [r, 0.015, 1], [0, -0.01]], { at, arc: 338, segments: 44, rotate: [0, 40, 0] });
    pad([0, 0, 0], 0.6);
    if (p.is('form', 'pad')) { pad([0.7, -0.01, 0.3], 0.4); pad([-0.6, -0.01, 0.45], 0.34); }
    b.group({ at: [0, 0.05, 0], scale: p.is('form', 'pad') ? 0.5 : 1 }, () => {
      for (let ring = 0; ring < 4; ring++) petals(b, { count: 9 - ring, length: 0.56 - ring * 0.06, width: 0.23 - ring * 0.02, open: 78 - ring * 20, bend: -48, fold: -22, turn: ring * 21, radius: 0.05, widest: 0.5, across: 5, steps: 7, tint: 0.86 + ring * 0.06 });
      b.part('center').lathe('0,0! .06,0 .1,.14! 0,.15!');
      stamens(b, { count: 22, length: 0.19, spread: 32, part: 'center', bead: 0.016 });
    });
  },

  spathe_flower(b, p) {
    const form = p.variant('form');
    const count = form === 'calla' ? 3 : 4;
    b.part('leaves').radial(form === 'calla' ? 5 : 9, (index) => {
      b.rod([0, 0, 0.02], [0, 0.42, 0.14], 0.01, { part: 'stem' });
      b.leaf(0.48, 0.26, { at: [0, 0.4, 0.13], rotate: [50, 0, 0], bend: 46, fold: 14, widest: 0.35, across: 5, tint: 0.85 + 0.05 * (index % 4) });
    });
    for (let head = 0; head < count; head++) {
      b.group({ rotate: [0, head * 137, 0] }, () => {
        const h = 0.75 + 0.1 * (head % 3);
        b.part('stem').tube([[0, 0, 0], [0, h * 0.5, 0.06], [0, h, 0.16]], 0.017 * p.thickness);
        b.group({ at: [0, h, 0.16], rotate: [form === 'calla' ? 6 : 28, 0, 0] }, () => {
          if (form === 'calla') {
            const lip = (turn: number, along: number) => 1 + 0.32 * along * Math.cos((turn - 0.5) * 2 * Math.PI);
            b.part('spathe').lathe('.014,-.08! .03,.0 .07,.16 .12,.3 .21,.4! .2,.405! .105,.3 .06,.17 .02,.02!', { ripple: lip, segments: 40 });
            b.part('rim').tube(Array.from({ length: 30 }, (_, index): Vec3 => { const a = (index / 30) * 2 * Math.PI; const r = 0.208 * (1 + 0.2 * Math.cos(a - Math.PI)); return [r * Math.sin(a), 0.402, r * Math.cos(a)]; }), 0.012, { closed: true, straight: true });
            b.part('spadix').capsule([0, 0.04, 0], [0, 0.3, 0], 0.028);
          } else {
            b.group({ rotate: [form === 'anthurium' ? 62 : 18, 0, 0] }, () => {
              b.part('spathe').leaf(0.42, 0.36, { at: [0, -0.06, 0], bend: form === 'anthurium' ? 12 : -16, fold: form === 'anthurium' ? 6 : -14, widest: 0.34, across: 7, steps: 9 });
              b.part('rim').leaf(0.435, 0.372, { at: [0, -0.062, -0.008], bend: form === 'anthurium' ? 12 : -16, fold: form === 'anthurium' ? 6 : -14, widest: 0.34, across: 7, steps: 9 });
            });
            b.part('spadix').capsule([0, 0.0, 0.03], [0, 0.24, 0.1], 0.024);
          }
        });
      });
    }
  },

  pompom_flower(b, p) {
    const form = p.variant('form');
    const cluster = form === 'hydrangea' || form === 'allium';
    const top = stemWithLeaves(b, { height: form === 'allium' ? 1.1 : 0.8, radius: 0.024 * p.thickness, leaves: form === 'allium' ? 3 : 4, leaf: [0.36, 0.2], basal: form === 'allium' });
    if (cluster) {
      const r = form === 'allium' ? 0.26 : 0.32;
      const mark = b.mark();
      b.part('center').ball([r * 0.85, r * 0.8, r * 0.85], { at: [top[0], top[1] + r * 0.7, top[2]], tint: 0.8 });
      b.part('petals').scatter(mark, 130, { spacing: 0.05, sizes: [0.8, 1.15] }, () => petals(b, { count: form === 'allium' ? 6 : 4, length: form === 'allium' ? 0.075 : 0.085, width: form === 'allium' ? 0.022 : 0.08, open: 76, y: form === 'allium' ? 0.07 : 0.035, widest: 0.6, steps: 3, tint: b.random.between(0.85, 1.15) }));
      if (form === 'allium') b.part('stem').scatter(mark, 60, { spacing: 0.06 }, () => b.rod([0, -0.1, 0], [0, 0.07, 0], 0.005, { segments: 4 }));
      return;
    }
    b.group({ at: top, rotate: [34, 0, 0], scale: 1.5 }, () => {
      petals(b, { count: 6, length: 0.14, width: 0.06, open: 100, part: 'leaves', y: -0.02 });
      pompom(b, 'petals', form === 'marigold' ? 0.24 : 0.32, form);
      b.part('center').ball(0.05, { at: [0, 0.11, 0] });
    });
  },

  flower_spike(b, p) {
    const form = p.variant('form');
    const count = form === 'lavender' ? 7 : form === 'goldenrod' ? 4 : 3;
    for (let spike = 0; spike < count; spike++) {
      const turn = spike * 137;
      const h = 0.95 + 0.13 * (spike % 3);
      const lean = spike === 0 ? 0.02 : 0.16 + 0.03 * (spike % 3);
      b.group({ rotate: [0, turn, 0] }, () => {
        b.part('stem').tube([[0, 0, 0.02], [0, h * 0.5, lean * 0.4], [0, h, lean]], [0.016 * p.thickness, 0.009], { segments: 6 });
        b.part('flowers');
        const rows = form === 'lavender' ? 9 : 12;
        for (let row = 0; row < rows; row++) {
          const t = 0.52 + 0.47 * (row / (rows - 1));
          const size = (form === 'lavender' ? 0.042 : form === 'goldenrod' ? 0.05 : 0.085) * (1.15 - 0.75 * (row / rows));
          b.group({ at: [0, h * t, lean * t ** 1.4] }, () => b.radial(form === 'lavender' ? 5 : form === 'goldenrod' ? 7 : 6, () => {
            if (form === 'foxglove') b.lathe([[0, 0], [size * 0.4, size * 0.1], [size * 0.5, size * 0.9], [size * 0.75, size * 1.5, 1], [size * 0.6, size * 1.4], [size * 0.4, size * 0.8]], { rotate: [112, 0, 0], segments: 9, steps: 2, tint: b.random.between(0.88, 1.1) });
            else if (form === 'goldenrod') b.ball(size * 0.62, { at: [0, b.random.between(-0.02, 0.02), b.random.between(0.02, 0.12) * (1.2 - t)], segments: 7, tint: b.random.between(0.8, 1.15) });
            else b.ball([size * 0.55, size * 0.95, size * 0.6], { at: [0, 0, size * 0.7], rotate: [40, 0, 0], segments: 8, tint: b.random.between(0.82, 1.15) });
          }, { start: row * 31 }));
        }
        b.part('leaves');
        for (let leaf = 0; leaf < 4; leaf++) b.group({ at: [0, h * (0.06 + leaf * 0.09), lean * 0.1], rotate: [0, leaf * 110, 0] }, () => b.leaf(form === 'lavender' ? 0.24 : 0.32, form === 'lavender' ? 0.03 : 0.11, { rotate: [38, 0, 0], bend: 46, fold: 12 }));
      });
    }
  },

  bell_flower(b, p) {
    const form = p.variant('form');
    const cyclamen = form === 'cyclamen';
    const count = cyclamen ? 4 : 7;
    const arch: readonly Vec3[] = [[0, 0, 0], [-0.04, 0.5, 0], [0.06, 0.86, 0.02], [0.32, 1.0, 0.05], [0.56, 0.9, 0.07]];
    const bell = (): void => {
      if (form === 'columbine' || cyclamen) {
        petals(b, { count: 5, length: 0.24, width: 0.12, open: cyclamen ? 150 : 60, bend: cyclamen ? 60 : -20, widest: 0.55, fold: 10 });
        if (!cyclamen) b.part('center').radial(5, () => b.lathe('0,-.2 .012,-.18 .03,0 .05,.1!', { at: [0, 0.02, 0.05], rotate: [-12, 0, 0], segments: 8 }));
        else b.part('center').ball([0.05, 0.04, 0.05]);
        stamens(b, { count: 8, length: 0.16, spread: 14, part: 'center', bead: 0.014 });
        return;
      }
      if (form === 'fuchsia') {
        petals(b, { count: 4, length: 0.22, width: 0.09, open: 96, bend: 40, widest: 0.4 });
        b.part('center').lathe('.03,0! .07,.06 .09,.16 .08,.2!', { segments: 18 });
        stamens(b, { count: 6, length: 0.32, spread: 10, part: 'petals', bead: 0.016 });
        return;
      }
      if (form === 'bleeding_heart') { b.part('petals').puff('0,-.16 .13,.02 .12,.14 .04,.15 0,.1 -.04,.15 -.12,.14 -.13,.02', 0.14, { rotate: [0, 0, 180] }); b.part('center').lathe('0,.1 .03,.16 .02,.24 0,.26'); return; }
      const small = form === 'lily_of_the_valley' ? 0.75 : 1;
      b.part('petals').lathe('0,0 .07,.01 .1,.08 .1,.16 .15,.24! .14,.245! .09,.16 .085,.08 .05,.03!', { scale: small, segments: 36, ripple: (turn, along) => 1 + (along > 0.35 && along < 0.62 ? 0.13 * Math.cos(turn * 2 * Math.PI * 6) : 0) });
      b.part('center').rod([0, 0.04, 0], [0, 0.24 * small, 0], 0.01).ball(0.018, { at: [0, 0.24 * small, 0] });
    };
    if (cyclamen) {
      for (let head = 0; head < count; head++) b.group({ rotate: [0, head * 100, 0] }, () => {
        b.part('stem').tube([[0, 0, 0.02], [0, 0.5, 0.1], [0, 0.75, 0.16], [0, 0.7, 0.24]], 0.014 * p.thickness);
        b.group({ at: [0, 0.68, 0.25], rotate: [150, 0, 0] }, bell);
      });
    } else {
      b.part('stem').tube(arch, [0.022, 0.018, 0.014, 0.01].map((r) => r * p.thickness));
      for (let head = 0; head < count; head++) {
        const t = head / (count - 1);
        const at: Vec3 = [0.0 + 0.58 * t, 0.82 + 0.24 * Math.sin((0.2 + t * 0.75) * Math.PI) - 0.06 * t, 0.03 + 0.05 * t];
        b.part('stem').tube([at, [at[0] + 0.02, at[1] - 0.03, at[2] + 0.05], [at[0] + 0.02, at[1] - 0.08, at[2] + 0.07]], 0.008, { segments: 5 });
        b.group({ at: [at[0] + 0.02, at[1] - 0.08, at[2] + 0.07], rotate: [168, head * 40, 0], scale: 1.05 - 0.4 * t }, bell);
      }
    }
    b.part('leaves').radial(cyclamen ? 9 : 5, (index) => cyclamen ? b.leaf(0.34, 0.3, { rotate: [62, 0, 0], bend: 34, fold: 10, widest: 0.45, across: 5, tint: 0.85 + 0.05 * (index % 4) }) : b.leaf(0.6, 0.14, { rotate: [22, 0, 0], bend: 44, fold: 18, tint: 0.9 + 0.04 * index }));
  },

  thistle(b, p) {
    const form = p.variant('form');
    const top = stemWithLeaves(b, { height: 0.9, radius: 0.026 * p.thickness, leaves: form === 'dandelion' ? 0 : 5, leaf: [0.4, 0.13] });
    if (form === 'dandelion') b.part('leaves').radial(9, () => b.leaf(0.5, 0.12, { rotate: [60, 0, 0], bend: 40, ruffle: 0.22, ruffles: 7, steps: 12 }));
    else b.part('leaves').radial(6, () => b.leaf(0.5, 0.16, { rotate: [52, 0, 0], bend: 40, ruffle: 0.16, ruffles: 6, steps: 10 }));
    b.group({ at: top, scale: 1.3 }, () => {
      const mark = b.mark();
      if (form === 'dandelion') {
        b.part('bulb').ball(0.05);
        b.part('head').radial(1, () => {
          for (let seed = 0; seed < 120; seed++) {
            const y = 1 - (2 * (seed + 0.5)) / 120;
            const flat = Math.sqrt(1 - y * y);
            const out: Vec3 = [flat * Math.cos(seed * 2.4) * 0.27, y * 0.27, flat * Math.sin(seed * 2.4) * 0.27];
            b.rod([0, 0, 0], out, 0.0025, { segments: 3 }).ball([0.026, 0.012, 0.026], { at: out, toward: out, segments: 6 });
          }
        });
        return;
      }
      if (form === 'artichoke' || form === 'protea') {
        for (let ring = 0; ring < 6; ring++) petals(b, { part: form === 'protea' ? 'head' : 'bulb', count: 11 - ring, length: form === 'protea' ? 0.36 - ring * 0.01 : 0.26 - ring * 0.01, width: 0.13, open: 74 - ring * 13, bend: -46, fold: -16, turn: ring * 19, radius: 0.1 - ring * 0.012, y: ring * 0.03, widest: 0.45, tint: 0.8 + ring * 0.06 });
        if (form === 'protea') b.part('bulb').lathe('0,0! .1,.02 .13,.14 .06,.34 0,.4');
        else b.part('head').radial(16, () => b.rod([0, 0.18, 0.02], [0, 0.34, 0.06], 0.01));
        return;
      }
      b.part('bulb').lathe('0,-.04! .08,-.02 .14,.07 .13,.17 .09,.22! 0,.22!', { segments: 24 });
      b.scatter(mark, 90, { spacing: 0.03 }, () => b.cone(0.012, 0.05, { segments: 5 }));
      b.part('head').radial(46, (index) => b.tube([[0, 0.18, 0.03], [0, 0.3, 0.05 + 0.03 * (index % 3)], [0, 0.42 + 0.02 * (index % 4), 0.09 + 0.05 * (index % 3)]], [0.012, 0.008, 0.004], { segments: 5, tint: 0.82 + 0.1 * (index % 4) }));
      b.lathe('0,.2! .1,.2 .13,.33 0,.36', { tint: 0.8 });
    });
  },

  bouquet(b, p) {
    const form = p.variant('form');
    const flower = (scale: number): void => {
      b.group({ scale }, () => { pompom(b, 'flowers', 0.16, 'peony'); });
    };
    if (form === 'wreath' || form === 'garland') {
      const arc = form === 'wreath' ? 360 : 190;
      const turns = form === 'wreath' ? 22 : 14;
      b.part('wrap').ring(0.55, 0.05, { rotate: [90, 0, form === 'garland' ? -95 + 180 : 0], arc, ends: 'round' });
      for (let place = 0; place < turns; place++) {
        const a = form === 'wreath' ? (place / turns) * 2 * Math.PI : Math.PI * (1 - 0.53) + (place / (turns - 1)) * Math.PI * 1.06;
        const at: Vec3 = [0.55 * Math.sin(a), 0.55 * Math.cos(a), 0];
        for (let leaf = 0; leaf < 5; leaf++) b.part('leaves').leaf(0.22, 0.1, { at, rotate: [b.random.between(20, 80), b.random.between(-60, 60), (-a * 180) / Math.PI + leaf * 70], fold: 14, tint: b.random.between(0.8, 1.15) });
        if (place % 2 === 0) b.group({ at: [at[0], at[1], 0.07], rotate: [90, 0, 0] }, () => flower(0.55));
      }
      b.part('ribbon').mirrored('x', () => b.tube('0,-.6,.1 .16,-.5,.12 .2,-.62,.12 0,-.62,.1', 0.035, { flatten: 0.3, up: [0, 0, 1] }).tube('0,-.62,.1 .08,-.75,.11 .1,-.92,.1', 0.035, { flatten: 0.3, up: [0, 0, 1] }));
      return;
    }
    if (form === 'pot') { b.part('wrap').lathe('0,0! .22,0! .3,.36! .33,.36! .33,.42! .28,.42! 0,.38!', { segments: 36 }); }
    else if (form === 'basket') { b.part('wrap').lathe('0,0! .34,0 .46,.34! .42,.34! .32,.05! 0,.05!', { segments: 36 }).tube('-.44,.34,0 -.36,.8,0 0,1.0,0 .36,.8,0 .44,.34,0', 0.024); }
    else b.part('wrap').lathe('0,-.1! .05,-.1 .07,.06 .2,.34 .38,.52! .36,.53! .18,.36 .04,.06!', { segments: 60, ripple: (turn, along) => 1 + 0.07 * along * Math.sin(turn * 2 * Math.PI * 9) });
    const top = form === 'bouquet' ? 0.56 : 0.44;
    for (let index = 0; index < 15; index++) {
      const share = Math.sqrt(index / 15);
      const a = index * 2.4;
      const at: Vec3 = [0.36 * share * Math.cos(a), top + 0.24 * (1 - share * share), 0.36 * share * Math.sin(a)];
      b.rod([at[0] * 0.3, top - 0.3, at[2] * 0.3], at, 0.012, { part: 'leaves', segments: 5 });
      b.group({ at, rotate: [share * 40 * Math.sin(a), 0, -share * 40 * Math.cos(a)] }, () => flower(0.72));
    }
    b.part('leaves').radial(12, () => b.leaf(0.34, 0.14, { at: [0, top - 0.06, 0.22], rotate: [56, 0, 0], bend: 30, fold: 12, tint: b.random.between(0.8, 1.15) }));
    b.part('ribbon').ring(form === 'bouquet' ? 0.085 : 0.33, 0.03, { at: [0, form === 'bouquet' ? 0.1 : 0.2, 0], flatten: 1.6 }).mirrored('x', () => b.tube([[0, form === 'bouquet' ? 0.1 : 0.2, form === 'bouquet' ? 0.1 : 0.36], [0.13, 0.2, form === 'bouquet' ? 0.12 : 0.4], [0.15, 0.06, form === 'bouquet' ? 0.12 : 0.4], [0, 0.1, form === 'bouquet' ? 0.1 : 0.36]], 0.03, { flatten: 0.3, up: [0, 0, 1] }));
  },

  bird_of_paradise(b, p) {
    b.part('leaves').radial(5, (index) => { b.rod([0, 0, 0.02], [0, 0.55, 0.12], 0.014 * p.thickness, { part: 'stem' }); b.leaf(0.62, 0.22, { at: [0, 0.52, 0.11], rotate: [26, 0, 0], bend: 30, fold: 18, tint: 0.85 + 0.05 * index }); });
    b.part('stem').tube('0,0,0 .02,.6,0 .05,1.05,.02', 0.022 * p.thickness);
    b.group({ at: [0.05, 1.05, 0.02] }, () => {
      b.part('sheath').tube('-.08,-.05,0 .08,.04,0 .34,.07,0 .56,.06,0', [0.03, 0.05, 0.035, 0.006], { flatten: 0.7 });
      for (const [turn, lean] of [[-16, 22], [12, 4], [-4, -20], [16, -38]] as const) b.part('petals').leaf(0.5, 0.13, { at: [0.08, 0.05, 0], rotate: [turn, turn, lean], fold: 18, bend: 10, widest: 0.4 });
      b.part('tongue').tube('.1,.06,0 .3,.2,.02 .52,.24,.02', [0.02, 0.03, 0.004], { flatten: 0.5 }).leaf(0.34, 0.08, { at: [0.12, 0.07, 0], rotate: [0, 0, -58], fold: 20 });
    });
  },

  reeds(b, p) {
    const form = p.variant('form');
    const count = form === 'grass' ? 80 : form === 'seaweed' ? 16 : 30;
    for (let blade = 0; blade < count; blade++) {
      const r = 0.3 * Math.sqrt(b.random.next());
      const a = b.random.between(0, 6.283);
      const tall = b.random.between(0.6, 1.15);
      b.group({ at: [r * Math.cos(a), 0, r * Math.sin(a)], rotate: [0, b.random.between(0, 360), 0] }, () => {
        if (form === 'seaweed') b.part('blades').sheet(3, 16, (u, v) => [(u - 0.5) * 0.13 * Math.sin(Math.min(v * 3 + 0.3, 1) * 1.57) * (1 - v * 0.5) + 0.09 * Math.sin(v * 9 + blade), v * tall * 1.2, 0.06 * Math.sin(v * 7 + blade * 2) + (u - 0.5) * 0.05 * Math.sin(v * 30)], { tint: b.random.between(0.8, 1.15) });
        else if (form === 'hemp') { /* fans of fingers stand on the stalks below */ }
        else b.part('blades').leaf(tall, 0.035 * p.thickness, { rotate: [b.random.between(2, 24), 0, 0], bend: b.random.between(10, 60), fold: 22, widest: 0.3, steps: 6, tint: b.random.between(0.78, 1.18) });
      });
    }
    const heads = form === 'grass' ? 6 : form === 'seaweed' ? 3 : form === 'hemp' ? 5 : 9;
    for (let head = 0; head < heads; head++) {
      const a = head * 2.4;
      const r = 0.24 * Math.sqrt(head / heads);
      const h = 1.05 + 0.28 * ((head * 5) % 7) / 7;
      b.group({ at: [r * Math.cos(a), 0, r * Math.sin(a)], rotate: [8 * Math.sin(a), 0, -8 * Math.cos(a)] }, () => {
        b.part('stalks').tube([[0, 0, 0], [0.01, h * 0.5, 0], [0, h, 0]], 0.013 * p.thickness, { segments: 7 });
        if (form === 'hemp') for (let level = 0; level < 5; level++) b.group({ at: [0, h * (0.35 + level * 0.14), 0], rotate: [0, level * 70, 0] }, () => b.radial(3, () => { for (let finger = -3; finger <= 3; finger++) b.part('blades').leaf(0.3 - Math.abs(finger) * 0.05, 0.05, { rotate: [62, 0, finger * 24], bend: 20, fold: 14, tint: b.random.between(0.85, 1.15) }); }));
        b.part('heads').group({ at: [0, h, 0] }, () => {
          if (form === 'cattail' || form === 'grass') b.capsule([0, 0.0, 0], [0, 0.26, 0], 0.042).rod([0, 0.28, 0], [0, 0.42, 0], 0.007, { part: 'stalks' });
          else if (form === 'wheat') for (let grain = 0; grain < 18; grain++) { const g = grain * 2.4; b.ball([0.018, 0.042, 0.018], { at: [0.026 * Math.cos(g), grain * 0.017, 0.026 * Math.sin(g)], rotate: [20 * Math.sin(g), 0, -20 * Math.cos(g)], segments: 7 }).rod([0.03 * Math.cos(g), grain * 0.017 + 0.03, 0.03 * Math.sin(g)], [0.06 * Math.cos(g), grain * 0.017 + 0.18, 0.06 * Math.sin(g)], 0.003, { segments: 3 }); }
          else if (form === 'pampas') { const plume = b.mark(); b.lathe('0,0 .05,.05 .09,.2 .06,.4 0,.52').scatter(plume, 60, {}, () => b.leaf(0.1, 0.02, { rotate: [30, 0, 0] })); }
          else if (form === 'papyrus') b.radial(26, (ray) => b.tube([[0, 0, 0], [0, 0.12, 0.12], [0, 0.06 + 0.03 * (ray % 3), 0.28]], 0.006, { segments: 4 }));
          else b.ball([0.05, 0.1, 0.05], { at: [0, 0.06, 0] });
        });
      });
    }
  },

  flytrap(b, p) {
    const form = p.variant('form');
    const count = form === 'pitcher' ? 6 : 9;
    for (let index = 0; index < count; index++) {
      const open = index === 0 ? 8 : 36 + 12 * (index % 3);
      b.group({ rotate: [0, index * 137, 0] }, () => {
        const h = 0.5 + 0.12 * (index % 3);
        const tip: Vec3 = [0, h * Math.cos((open * Math.PI) / 180) + 0.1, h * Math.sin((open * Math.PI) / 180)];
        b.part('stems').tube([[0, 0, 0], [0, tip[1] * 0.6, tip[2] * 0.4], tip], 0.022 * p.thickness, { flatten: 0.6 });
        b.group({ at: tip, rotate: [open * 0.6, 0, 0] }, () => {
          if (form === 'pitcher') {
            b.part('traps').lathe('0,-.1 .05,-.06 .09,.08 .08,.22 .11,.34! .1,.34! .07,.22 .08,.08 .04,0 0,0', { segments: 28 });
            b.part('inside').ring(0.105, 0.02, { at: [0, 0.34, 0] });
            b.part('traps').leaf(0.24, 0.2, { at: [0, 0.34, -0.1], rotate: [-10, 0, 0], bend: 70, fold: 10, widest: 0.55 });
            b.part('teeth').radial(8, () => b.cone(0.012, 0.05, { at: [0, 0.33, 0.1], rotate: [180, 0, 0], segments: 5 }));
          } else if (form === 'sundew') {
            b.part('traps').ball([0.1, 0.03, 0.12], { rotate: [60, 0, 0] });
            for (let ray = 0; ray < 22; ray++) { const a = ray * 2.4; const r = 0.1 * Math.sqrt(ray / 22) + 0.03; const at: Vec3 = [r * 1.5 * Math.cos(a), 0.09, r * 1.5 * Math.sin(a)]; b.part('teeth').rod([0, 0, 0], at, 0.005, { segments: 4 }); b.part('inside').ball(0.016, { at, segments: 7 }); }
          } else {
            b.mirrored('x', () => b.group({ rotate: [0, 0, -38] }, () => {
              b.part('traps').ball([0.02, 0.15, 0.13], { at: [0.0, 0.14, 0], segments: 20 });
              b.part('inside').ball([0.012, 0.125, 0.105], { at: [-0.016, 0.14, 0], segments: 18 });
              b.part('teeth');
              for (let tooth = -5; tooth <= 5; tooth++) { const a = tooth * 0.26; b.cone(0.012, 0.1, { at: [-0.005, 0.14 + 0.145 * Math.cos(a), 0.125 * Math.sin(a)], toward: [-0.55, Math.cos(a), Math.sin(a)], segments: 5 }); }
            }));
          }
        });
      });
    }
  },
};

/** Not flowers, but put in pots like them. */
export const POTTED_TREES: RecipeTable = {
  bonsai(b, p) {
    b.part('pot').superball([0.42, 0.1, 0.28], 0.35, 0.4, { at: [0, 0.1, 0] }).box([0.84, 0.03, 0.56], { at: [0, 0.19, 0], round: 0.012 });
    for (const x of [-1, 1]) for (const z of [-1, 1]) b.box([0.1, 0.06, 0.08], { at: [x * 0.28, 0.0, z * 0.16], round: 0.01 });
    b.part('#3d4a26').superball([0.38, 0.04, 0.24], 0.6, 0.5, { at: [0, 0.2, 0] });
    const path: readonly Vec3[] = [[-0.06, 0.18, 0], [0.1, 0.36, 0.04], [-0.06, 0.56, -0.02], [0.08, 0.76, 0.02], [0.02, 0.92, 0]];
    b.part('trunk').tube(path, [0.1, 0.07, 0.055, 0.04, 0.03].map((r) => r * p.thickness), { segments: 12 });
    const pads: readonly (readonly [Vec3, number])[] = [[[0.42, 0.52, 0.08], 0.26], [[-0.4, 0.66, 0.02], 0.25], [[0.3, 0.84, -0.06], 0.22], [[-0.12, 0.84, 0.24], 0.17], [[0.02, 1.0, 0], 0.27]];
    for (const [at, size] of pads) {
      b.part('trunk').tube([[at[0] * 0.1, at[1] - 0.06, at[2] * 0.1], [at[0] * 0.6, at[1] - 0.1, at[2] * 0.6], [at[0], at[1] - 0.03, at[2]]], [0.035, 0.025, 0.014]);
      const mark = b.mark();
      b.part('leaves').rock([size, size * 0.36, size * 0.85], { at, roughness: 0.3, frequency: 3, depth: 2, tint: 0.76 });
      b.scatter(mark, 170, {}, () => b.leaf(0.05, 0.032, { rotate: [b.random.between(20, 80), 0, 0], steps: 2, tint: b.random.between(0.8, 1.2) }));
    }
  },

  topiary(b, p) {
    const form = p.variant('form');
    b.group({ at: [0, 0.36, 0] }, () => pot(b, 0.24, 0.36));
    b.part('trunk').rod([0, 0.3, 0], [0, form === 'cone' || form === 'spiral' ? 0.5 : 0.85, 0], 0.035 * p.thickness);
    const mark = b.mark();
    b.part('leaves');
    if (form === 'cone') b.lathe('0,.42! .34,.44 .3,.6 .12,1.2 0,1.5', { tint: 0.75 });
    else if (form === 'spiral') b.tube(Array.from({ length: 40 }, (_, index): Vec3 => { const t = index / 39; return [0.22 * (1 - t * 0.8) * Math.sin(t * 19), 0.45 + t * 1.05, 0.22 * (1 - t * 0.8) * Math.cos(t * 19)]; }), [0.16, 0.13, 0.09, 0.03], { straight: true, tint: 0.75, ends: 'round' });
    else if (form === 'butterfly') {
      b.capsule([0, 0.8, 0.02], [0, 1.35, 0.02], 0.07, { tint: 0.75 });
      b.mirrored('x', () => b.puff('.0,.0 .24,.36 .56,.42 .6,.16 .3,-.08 .44,-.3 .26,-.4 .06,-.2', 0.16, { at: [0.02, 1.12, 0], tint: 0.75 }).tube('.02,1.38,0 .1,1.52,0 .18,1.54,0', 0.02));
    } else if (form === 'animal') b.blend(0.12, (s) => s.chain([[0, 1.0, -0.26], [0, 1.04, 0.22]], [0.2, 0.19]).chain([[0, 1.1, 0.24], [0, 1.32, 0.4]], [0.12, 0.13]).limb([0, 1.3, 0.42], [0, 1.26, 0.58], 0.07).limb([0.1, 0.95, 0.2], [0.1, 0.6, 0.2], 0.07).limb([-0.1, 0.95, 0.2], [-0.1, 0.6, 0.2], 0.07).limb([0.1, 0.95, -0.22], [0.1, 0.6, -0.22], 0.07).limb([-0.1, 0.95, -0.22], [-0.1, 0.6, -0.22], 0.07).limb([0.06, 1.4, 0.36], [0.09, 1.58, 0.32], 0.04).limb([-0.06, 1.4, 0.36], [-0.09, 1.58, 0.32], 0.04), { tint: 0.75 });
    else b.ball(0.36, { at: [0, 1.1, 0], tint: 0.75 });
    b.scatter(mark, 620, {}, () => b.leaf(0.055, 0.036, { rotate: [b.random.between(30, 85), 0, 0], steps: 2, tint: b.random.between(0.82, 1.25) }));
  },

  leaf(b, p) {
    const form = p.variant('form');
    const blade = (outline: (t: number) => number, length: number, width: number, fold = 8) => b.part('blade').leaf(length, width, { outline, bend: 16, fold, steps: 26, across: 5 });
    const rib = (points: readonly Vec3[], r: number) => b.part('veins').tube(points, [r, r * 0.4], { segments: 5 });
    b.group({ rotate: [-8, 0, 0] }, () => {
      b.part('stem').tube('0,-.36,.06 .02,-.16,.01 0,.02,0', 0.018 * p.thickness);
      if (form === 'maple') {
        for (const [angle, size] of [[0, 1], [48, 0.86], [-48, 0.86], [96, 0.58], [-96, 0.58]] as const) {
          b.part('blade').group({ rotate: [0, 0, -angle] }, () => b.leaf(size, 0.42 * size, { outline: (t) => Math.max(0, Math.sin(Math.min(1, t * 1.35 + 0.12) * Math.PI)) * (0.86 + 0.3 * Math.abs(Math.sin(t * 12))), bend: 14, fold: 10, steps: 20, across: 5 }));
          b.group({ rotate: [0, 0, -angle] }, () => rib([[0, 0, 0.006], [0, size * 0.5, 0.03], [0, size * 0.9, 0.09]], 0.012));
        }
        return;
      }
      if (form === 'ginkgo') {
        b.part('blade').sheet(25, 9, (u, v) => { const a = (u - 0.5) * 2.5; const r = v * (0.86 + 0.05 * Math.sin(u * 40)) * (Math.abs(u - 0.5) < 0.03 ? 0.72 : 1); return [r * Math.sin(a), r * Math.cos(a), 0.04 * Math.sin(u * 25) * v]; });
        for (let vein = -6; vein <= 6; vein++) rib([[0, 0, 0.01], [0.8 * Math.sin(vein * 0.19), 0.8 * Math.cos(vein * 0.19), 0.012]], 0.006);
        return;
      }
      if (form === 'fern' || form === 'feather') {
        rib([[0, 0, 0.004], [0, 0.5, 0.05], [0, 1.05, 0.18]], 0.014);
        for (let index = 1; index <= (form === 'feather' ? 46 : 18); index++) {
          const t = index / (form === 'feather' ? 46 : 18);
          const size = (form === 'feather' ? 0.26 : 0.36) * Math.sin(Math.min(1, 0.16 + t * 0.84) * Math.PI) ** 0.6 + 0.02;
          b.part('blade').mirrored('x', () => b.leaf(size, form === 'feather' ? 0.035 : 0.075, { at: [0, t * 1.05, 0.18 * t * t], rotate: [6, 0, form === 'feather' ? -38 : -62], fold: 4, steps: 4, tint: 0.9 + 0.1 * (index % 2) }));
        }
        return;
      }
      const outline = form === 'oak' ? (t: number) => Math.sin(Math.min(1, t * 0.9 + 0.1) * Math.PI) ** 0.7 * (0.78 + 0.3 * Math.sin(t * 24)) : form === 'long' ? (t: number) => Math.sin(t * Math.PI) ** 0.7 : form === 'heart' ? (t: number) => Math.sqrt(Math.max(0, 1 - ((t - 0.26) / (t < 0.26 ? 0.3 : 0.74)) ** 2)) * (t > 0.26 ? 1 - 0.2 * (t - 0.26) : 1) : (t: number) => Math.sin(t ** 0.85 * Math.PI) ** 0.8;
      const [length, width] = form === 'long' ? [1.2, 0.22] : form === 'heart' ? [1, 0.95] : form === 'oak' ? [1.1, 0.62] : [1.05, 0.6];
      blade(outline, length, width);
      if (form === 'heart') b.part('blade').mirrored('x', () => b.ball([0.24, 0.24, 0.006], { at: [0.22, 0.16, 0.02] }));
      const bend = (16 * Math.PI) / 180;
      const on = (t: number, x: number): Vec3 => [x, (length / bend) * Math.sin(bend * t), (length / bend) * (1 - Math.cos(bend * t)) + Math.abs(x) * 0.14 + 0.008];
      rib([on(0, 0), on(0.5, 0), on(0.97, 0)], 0.014);
      for (let vein = 1; vein < 7; vein++) { const t = vein / 8; const reach = outline(Math.min(1, t + 0.12)) * (width / 2) * 0.86; for (const side of [-1, 1]) rib([on(t, 0), on(t + 0.07, side * reach * 0.55), on(t + 0.13, side * reach)], 0.007); }
    });
  },

  branch(b, p) {
    const form = p.variant('form');
    const wood: readonly Vec3[] = [[-0.75, 0.1, 0], [-0.3, 0.18, 0.05], [0.15, 0.12, -0.03], [0.75, 0.3, 0.02]];
    const fat = (form === 'driftwood' ? 0.09 : 0.04) * p.thickness;
    b.anchor('on', [0, 0.18, 0.02], 0.75);
    b.part('wood').tube(wood, [fat * 1.2, fat, fat * 0.8, fat * 0.3], { segments: 12, ends: 'round' });
    const twigs: readonly (readonly [Vec3, Vec3])[] = [[[-0.35, 0.17, 0.04], [-0.15, 0.5, 0.14]], [[-0.1, 0.15, 0.02], [0.16, -0.14, 0.2]], [[0.2, 0.13, -0.03], [0.38, 0.46, -0.14]], [[0.42, 0.2, 0], [0.68, 0.02, 0.16]], [[-0.55, 0.13, 0.02], [-0.62, 0.36, -0.16]]];
    const mark = b.mark();
    for (const [from, to] of twigs) b.part('wood').tube([from, [(from[0] + to[0]) / 2 + 0.03, (from[1] + to[1]) / 2 + 0.02, (from[2] + to[2]) / 2], to], [fat * 0.55, fat * 0.4, fat * 0.14], { ends: 'round' });
    if (form === 'leafy') b.part('leaves').scatter(mark, 60, { spacing: 0.035 }, () => b.leaf(0.2, 0.07, { rotate: [b.random.between(20, 60), 0, 0], fold: 14, bend: 20, steps: 4, tint: b.random.between(0.8, 1.2) }));
    b.part('fruit').scatter(mark, 14, { spacing: 0.09 }, () => b.rod([0, 0, 0], [0, 0.05, 0], 0.006).ball([0.042, 0.055, 0.042], { at: [0, 0.09, 0], segments: 12 }));
    b.part('flowers').scatter(mark, 30, { spacing: 0.06 }, () => petals(b, { part: 'flowers', count: 5, length: 0.07, width: 0.06, open: 68, steps: 3, y: 0.01 }));
  },

  root(b, p) {
    const form = p.variant('form');
    b.part('root');
    const mark = b.mark();
    if (form === 'potato' || form === 'sweet_potato') b.blend(0.14, (s) => s.chain(form === 'potato' ? [[-0.3, 0.3, 0], [0, 0.33, 0.03], [0.32, 0.3, 0]] : [[-0.7, 0.2, 0], [-0.2, 0.26, 0.03], [0.3, 0.25, 0], [0.72, 0.18, 0.03]], form === 'potato' ? [0.27, 0.32, 0.25] : [0.05, 0.21, 0.22, 0.05]));
    else if (form === 'ginger') b.blend(0.08, (s) => { for (const [x, y, z, dx, dy] of [[-0.35, 0.15, 0, 0.3, 0.05], [0, 0.18, 0, 0.32, 0.04], [0.3, 0.2, 0.02, 0.14, 0.26], [-0.1, 0.18, 0, -0.14, 0.26], [-0.35, 0.14, 0, -0.2, 0.18], [0.1, 0.2, 0.05, 0.06, 0.3]] as const) s.limb([x, y, z], [x + dx, y + dy, z + 0.05], 0.13 * p.thickness, 0.1 * p.thickness); });
    else if (form === 'ginseng') b.blend(0.07, (s) => s.chain([[0, 1.1, 0], [0, 0.8, 0], [0, 0.55, 0]], [0.07, 0.15, 0.13]).chain([[0.03, 0.5, 0], [0.18, 0.24, 0.03], [0.2, 0, 0.02]], [0.1, 0.07, 0.015]).chain([[-0.03, 0.5, 0], [-0.2, 0.26, 0], [-0.28, 0.02, 0.05]], [0.1, 0.07, 0.015]).chain([[0.1, 0.72, 0], [0.32, 0.6, 0.04], [0.46, 0.42, 0.05]], [0.06, 0.045, 0.012]).chain([[-0.1, 0.78, 0], [-0.32, 0.7, -0.04], [-0.42, 0.56, 0]], [0.055, 0.04, 0.012]));
    else b.blend(0.07, (s) => { for (let tip = 0; tip < 9; tip++) { const a = tip * 0.7; s.chain([[0, 0.9, 0], [0.1 * Math.cos(a), 0.55, 0.1 * Math.sin(a)], [0.42 * Math.cos(a), 0.05 + 0.04 * (tip % 3), 0.42 * Math.sin(a)]], [0.12, 0.07, 0.014]); } });
    b.part('hairs').scatter(mark, 40, { spacing: 0.06 }, () => b.tube('0,-.01,0 .02,.05,0 .05,.1,.02', [0.008, 0.003], { segments: 4 }));
    const top = form === 'ginseng' ? 1.14 : form === 'fibrous' ? 0.95 : 0.42;
    b.part('shoots').radial(5, () => b.tube([[0, top - 0.08, 0.02], [0, top + 0.14, 0.08], [0, top + 0.3, 0.2]], 0.014).leaf(0.26, 0.11, { at: [0, top + 0.28, 0.18], rotate: [50, 0, 0], bend: 40, fold: 12 }));
  },
};
