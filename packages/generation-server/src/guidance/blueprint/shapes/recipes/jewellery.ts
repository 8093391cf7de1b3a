import { beads, chainLinks, charmOutline, evenly, gemCut, setStone } from '../anatomy/jewellery.ts';
import { outlines } from '../curves.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

export const JEWELLERY: RecipeTable = {
  ring(b, p) {
    const cut = gemCut(p.variant('cut'));
    const radius = 0.5;
    const thick = 0.055 * p.thickness;
    // A ring that a bird perches in is a hoop.
    const hoop = p.pose === 'bearing';
    if (hoop) b.anchor('seat', [0, -radius + thick * 0.6, 0], radius * 1.45);
    b.part('band');
    b.group({ rotate: [90, 0, 0] }, () => {
      if (p.is('band', 'plain')) {
        const wide = p.is('setting', 'band', 'eternity') ? 0.13 : p.is('setting', 'signet') ? 0.1 : 0.07;
        const w = wide * p.thickness;
        b.lathe(
          [
            [radius - thick * 0.6, -w, 1],
            [radius + thick * 0.5, -w],
            [radius + thick, 0],
            [radius + thick * 0.5, w],
            [radius - thick * 0.6, w, 1],
            [radius - thick * 0.75, 0],
            [radius - thick * 0.6, -w, 1],
          ],
          { segments: 60 },
        );
      } else {
        const strands = p.is('band', 'braided') ? 3 : 2;
        for (let strand = 0; strand < strands; strand++) {
          const path = Array.from({ length: 96 }, (_, index): Vec3 => {
            const angle = (index / 96) * 2 * Math.PI;
            const turn = angle * 9 + (strand / strands) * 2 * Math.PI;
            const r = radius + 0.045 * Math.cos(turn);
            return [r * Math.sin(angle), 0.06 * Math.sin(turn), r * Math.cos(angle)];
          });
          b.tube(path, thick * 0.85, { closed: true, straight: true, segments: 8 });
        }
      }
    });
    const top = radius + thick;
    if (hoop) return;
    if (p.is('setting', 'solitaire', 'cluster')) {
      const width = 0.32;
      b.group({ at: [0, top + width * 0.4, 0] }, () => {
        setStone(b, { stone: 'stone', setting: 'prongs', cut, width });
        b.part('prongs').lathe([
          [0.05, -width * 0.72],
          [0.13, -width * 0.36],
          [0.1, -width * 0.3],
        ]);
        if (p.is('setting', 'cluster')) {
          b.radial(10, () =>
            setStone(b, {
              stone: p.has('side_stones') ? 'side_stones' : 'stone',
              setting: 'prongs',
              cut: 'round',
              width: 0.1,
              prongs: 4,
              at: [0, -0.02, 0.25],
            }),
          );
        }
      });
      for (let index = 1; index <= (p.has('side_stones') ? 3 : 0); index++) {
        b.mirrored('x', () => {
          const angle = 0.26 + index * 0.2;
          setStone(b, {
            stone: 'side_stones',
            setting: 'prongs',
            cut: 'round',
            width: 0.105 - index * 0.008,
            prongs: 4,
            at: [top * Math.sin(angle), top * Math.cos(angle) + 0.015, 0],
            toward: [Math.sin(angle), Math.cos(angle), 0],
          });
        });
      }
    } else if (p.is('setting', 'signet')) {
      b.part('prongs').superball([0.24, 0.09, 0.24], 0.4, cut === 'princess' ? 0.4 : 1, { at: [0, top - 0.005, 0] });
      b.part('stone').superball([0.18, 0.05, 0.18], 0.3, cut === 'princess' ? 0.4 : 1, { at: [0, top + 0.065, 0] });
      b.part('side_stones').radial(14, () => b.gem('round', [0.035, 0.03, 0.035], { at: [0, top + 0.09, 0.205] }));
    } else {
      const count = p.is('setting', 'eternity') ? 22 : 9;
      const arc = p.is('setting', 'eternity') ? 2 * Math.PI : 2.1;
      for (let index = 0; index < count; index++) {
        const angle = (index / (p.is('setting', 'eternity') ? count : count - 1)) * arc - (arc < 6 ? arc / 2 : 0);
        const part = index % 2 === 1 && p.has('side_stones') ? 'side_stones' : 'stone';
        setStone(b, {
          stone: part,
          setting: 'prongs',
          cut: cut === 'princess' ? 'princess' : 'round',
          width: 0.125,
          prongs: 4,
          at: [(top + 0.01) * Math.sin(angle), (top + 0.01) * Math.cos(angle), 0],
          toward: [Math.sin(angle), Math.cos(angle), 0],
        });
      }
    }
  },

  earrings(b, p) {
    const shape = p.variant('shape');
    const one = (): void => {
      const form = p.variant('form');
      const frame = shape === 'figure' ? 'flower' : shape;
      if (form === 'hoop' || form === 'cuff') {
        const [radius, thick] = form === 'hoop' ? [0.36, 0.035] : [0.26, 0.06];
        b.part('setting').ring(radius, thick * p.thickness, { rotate: [90, 90, 0], at: [0, -radius, 0], arc: form === 'cuff' ? 300 : 360, ends: 'round' });
        b.part('hook').tube('0,.0,0 0,.12,.04 0,.1,-.06', 0.014);
        for (let index = 0; index < 9; index++) {
          const angle = (index / 8 - 0.5) * 2.4;
          const at: Vec3 = [0, -radius - (radius + thick) * Math.cos(angle), (radius + thick) * Math.sin(angle)];
          b.gem('round', [0.075, 0.055, 0.075], { part: 'stone', at, toward: [0, at[1] + radius, at[2]] });
        }
        b.part('drop').gem('pear', [0.16, 0.1, 0.2], { at: [0, -radius * 2 - 0.16, 0], rotate: [90, 0, 0] });
        return;
      }
      const stud = form === 'stud';
      if (!stud) {
        b.part('hook').tube('0,-.02,0 0,.13,.03 0,.2,-.03 0,.1,-.11 0,-.08,-.12', 0.014, { segments: 7 });
        b.ring(0.03, 0.01, { at: [0, -0.04, 0], rotate: [90, 90, 0], around: 12 });
      } else b.part('hook').rod([0, -0.14, -0.22], [0, -0.14, 0], 0.014).cylinder(0.05, 0.02, { at: [0, -0.14, -0.2], rotate: [90, 0, 0] });
      const size = stud ? 0.16 : form === 'teardrop' ? 0.17 : 0.14;
      const middle = stud ? -0.14 : -0.09 - size * 1.15;
      if (form === 'teardrop' || shape === 'round') {
        const cut = form === 'teardrop' ? 'pear' : 'round';
        setStone(b, { stone: 'stone', setting: 'setting', cut, width: size * 1.7, prongs: cut === 'round' ? 6 : 0, at: [0, middle, 0.02], rotate: [90, 0, cut === 'pear' ? 180 : 0] });
        if (cut === 'pear') b.part('setting').plate(charmOutline('teardrop', size * 1.12), 0.03, { at: [0, middle, -0.03], bevel: 0.01 });
      } else {
        b.part('setting').plate(charmOutline(frame, size * 1.15), 0.05, { at: [0, middle, 0], bevel: 0.012 });
        b.part('stone').gem(gemCut(shape), [size * 0.9, size * 0.6, size * 0.9], { at: [0, middle, 0.035], rotate: [90, 0, 0] });
        if (shape === 'figure') b.mirrored('x', () => b.part('setting').cone(size * 0.3, size * 0.5, { at: [size * 0.45, middle + size * 0.9, 0] }));
      }
      if (form === 'chandelier') {
        for (let row = 0; row < 3; row++) {
          for (let column = -2 + row; column <= 2 - row; column++) {
            const at: Vec3 = [column * 0.1, middle - size - 0.12 - row * 0.14 + Math.abs(column) * 0.04, 0];
            b.part('setting').rod([at[0], at[1] + 0.13, 0], at, 0.007, { segments: 5 }).gem('pear', [0.085, 0.06, 0.12], { part: 'stone', at: [at[0], at[1] - 0.03, 0], rotate: [90, 0, 180] });
          }
        }
      }
      b.part('setting').ring(0.024, 0.008, { at: [0, middle - size * 1.2, 0], rotate: [90, 0, 0], around: 10 });
      b.part('drop').gem('pear', [0.17, 0.11, 0.24], { at: [0, middle - size * 1.2 - 0.16, 0], rotate: [90, 0, 180] });
    };
    b.group({ at: [-0.32, 0, 0], rotate: [0, 12, 0] }, one).group({ at: [0.32, 0, 0], rotate: [0, -12, 0] }, one);
  },

  necklace(b, p) {
    const form = p.variant('form');
    const choker = form === 'choker';
    // Laid as on a bust that is not there: round the neck at the top, down to a point in front.
    const loop = choker ? '0,.5,-.5 .34,.48,-.38 .5,.4,0 .36,.28,.36 0,.2,.46' : '0,.62,-.42 .26,.6,-.34 .42,.48,0 .36,.15,.26 .16,-.3,.36 0,-.46,.38';
    const thick = p.thickness;
    b.mirrored('x', (side) => {
      b.part('chain');
      if (form === 'beaded' || p.has('beads')) {
        if (form === 'beaded') beads(b, loop, 0.045 * thick, (index) => (p.has('beads') ? 'beads' : index % 4 === 2 && p.has('stone') ? 'stone' : 'chain'));
        else {
          chainLinks(b, loop, 0.03, 0.009);
          evenly(loop, 0.2).forEach((at) => b.ball(0.045, { part: 'beads', at, segments: 14 }));
        }
      } else if (form === 'chain') chainLinks(b, loop, 0.062 * thick, 0.02 * thick);
      else if (choker) b.tube(loop, 0.05 * thick, { flatten: 0.25, up: [1, 0, 0] });
      else chainLinks(b, loop, 0.034 * thick, 0.0105 * thick);
      if (choker && side === 1) for (const [index, at] of evenly(loop, 0.13).entries()) b.gem('round', [0.09, 0.06, 0.09], { part: index % 2 ? 'stone' : 'chain', at, rotate: [60, 0, 0] });
    });
    const bottom: Vec3 = choker ? [0, 0.18, 0.48] : [0, -0.5, 0.39];
    const shape = p.variant('pendant');
    b.group({ at: bottom }, () => {
      b.part('pendant').ring(0.035, 0.012, { rotate: [90, 90, 0], around: 14 });
      const size = 0.2;
      b.group({ at: [0, -size * 1.25, 0] }, () => {
        if (shape === 'spiral') {
          const spiral = Array.from({ length: 30 }, (_, index): Vec3 => [size * (index / 29) * Math.sin(index * 0.5), size * (index / 29) * Math.cos(index * 0.5), 0]);
          b.tube(spiral, 0.018, { straight: true, ends: 'round' });
        } else b.plate(charmOutline(shape, size), 0.045, { bevel: 0.012 });
        const cut = shape === 'heart' || shape === 'teardrop' ? gemCut(shape) : 'round';
        b.part('stone').gem(cut, [size * 1.15, size * 0.7, size * 1.25], { at: [0, shape === 'heart' ? 0.02 : 0, 0.04], rotate: [90, 0, cut === 'pear' ? 180 : 0] });
      });
    });
  },

  pendant(b, p) {
    const form = p.variant('form');
    const size = 0.36;
    const tall = form === 'teardrop' ? 1.45 : form === 'oval' ? 1.08 : 1;
    b.part('frame');
    if (form === 'spiral') {
      const spiral = Array.from({ length: 48 }, (_, index): Vec3 => {
        const angle = 2.6 + index * 0.3;
        const r = size * (0.25 + (0.8 * index) / 47);
        return [r * Math.sin(angle), r * Math.cos(angle), 0];
      });
      b.tube(spiral, [0.03, 0.05, 0.055, 0.04].map((r) => r * p.thickness), { straight: true, ends: 'round' });
      b.part('stone').ball(size * 0.26, { at: [0, 0, 0.02] });
    } else {
      const outline = charmOutline(form === 'locket' ? 'heart' : form, size);
      b.plate(outline, 0.07, { bevel: 0.02 });
      // A raised rim with a row of beads gives the edge its sparkle.
      b.tube(outline.map(([x, y]): Vec3 => [x * 0.93, y * 0.93, 0.035]), 0.028 * p.thickness, { closed: true, straight: true, segments: 8 });
      const cut = gemCut(form === 'cross' || form === 'star' || form === 'moon' ? 'round' : form);
      if (form === 'locket') b.part('stone').gem('heart', [0.2, 0.1, 0.2], { at: [0, 0.02, 0.05], rotate: [90, 0, 180] });
      else if (form === 'cross' || form === 'star' || form === 'moon') setStone(b, { stone: 'stone', setting: 'frame', cut, width: form === 'cross' ? 0.15 : 0.22, at: [form === 'moon' ? 0.12 : 0, form === 'cross' ? 0.1 : 0, 0.06], rotate: [90, 0, 0] });
      else {
        const width = form === 'oval' ? 0.44 : form === 'teardrop' ? 0.4 : 0.46;
        setStone(b, { stone: 'stone', setting: 'frame', cut: cut === 'round' && form === 'oval' ? 'oval' : cut, width, prongs: 8, at: [0, form === 'teardrop' ? -0.06 : form === 'heart' ? 0.03 : 0, 0.08], rotate: [90, 0, cut === 'pear' || cut === 'heart' ? 180 : 0] });
      }
    }
    const top = size * (form === 'spiral' ? 1.05 : tall);
    b.part('bail').lathe('.045,-.02 .06,0 .045,.02 .035,0 .045,-.02', { at: [0, top + 0.07, 0], rotate: [0, 0, 90], segments: 20 }).ring(0.05, 0.016, { at: [0, top + 0.02, 0], rotate: [90, 0, 0], around: 16 });
    b.part('chain').mirrored('x', () => chainLinks(b, [[0, top + 0.12, 0], [0.16, top + 0.26, -0.04], [0.26, top + 0.42, -0.12], [0.2, top + 0.56, -0.24], [0, top + 0.6, -0.28]], 0.036, 0.011));
    b.part('frame').ring(0.03, 0.01, { at: [0, -size * 1.12, 0], rotate: [90, 0, 0], around: 12 });
    b.part('drop').gem('pear', [0.15, 0.1, 0.22], { at: [0, -size * 1.12 - 0.15, 0], rotate: [90, 0, 180] });
  },

  bracelet(b, p) {
    const form = p.variant('form');
    const radius = 0.5;
    const t = p.thickness;
    const place = (turn: number, out: number): Vec3 => [(radius + out) * Math.sin(turn * 2 * Math.PI), 0, (radius + out) * Math.cos(turn * 2 * Math.PI)];
    const stones = (count: number, out: number, size: number, part = 'stones') => {
      for (let index = 0; index < count; index++) setStone(b, { stone: part, setting: 'band', cut: 'round', width: size, prongs: 4, at: place(index / count, out), toward: place(index / count, 1) });
    };
    // Tipped towards the viewer, so that the opening shows.
    b.group({ rotate: [38, 0, 8] }, () => {
      b.part('band');
      if (form === 'chain') {
        chainLinks(b, Array.from({ length: 17 }, (_, index) => place(index / 16, 0)), 0.085 * t, 0.026 * t);
        if (p.has('stones')) stones(11, 0.05, 0.11);
      } else if (form === 'cuff') {
        const w = 0.17 * t;
        b.lathe([[radius - 0.02, -w, 1], [radius + 0.015, -w], [radius + 0.03, 0], [radius + 0.015, w], [radius - 0.02, w, 1], [radius - 0.035, 0], [radius - 0.02, -w, 1]], { arc: 300, segments: 54, rotate: [0, -150, 0] });
        for (const y of [-1, 1]) b.ring(radius + 0.01, 0.025, { at: [0, y * w * 0.94, 0], arc: 300, rotate: [0, -150, 0], ends: 'round' });
        if (p.has('stones')) for (let index = -3; index <= 3; index++) setStone(b, { stone: 'stones', setting: 'band', cut: 'oval', width: 0.12, prongs: 4, at: place(index * 0.055, 0.035), toward: place(index * 0.055, 1) });
      } else if (form === 'bangle') {
        b.ring(radius, 0.05 * t, { around: 60, segments: 12 });
        if (p.has('stones')) stones(24, 0.045 * t, 0.075);
      } else if (form === 'beaded') {
        const count = 22;
        for (let index = 0; index < count; index++) b.ball(0.073 * t, { at: place(index / count, 0), part: p.has('stones') && index % 3 === 0 ? 'stones' : 'band', segments: 16 });
      } else if (form === 'tennis') {
        b.ring(radius - 0.02, 0.022, { around: 60, segments: 6 });
        stones(30, 0.012, 0.098, p.has('stones') ? 'stones' : 'band');
      } else {
        for (let strand = 0; strand < 3; strand++) {
          const path = Array.from({ length: 120 }, (_, index): Vec3 => {
            const angle = (index / 120) * 2 * Math.PI * 11 + (strand / 3) * 2 * Math.PI;
            const [x, , z] = place(index / 120, 0.04 * Math.cos(angle));
            return [x, 0.055 * Math.sin(angle * 2) * 0.7, z];
          });
          b.tube(path, 0.036 * t, { closed: true, straight: true, segments: 8, tint: 0.94 + strand * 0.05 });
        }
        if (p.has('stones')) stones(9, 0.07, 0.1);
      }
      b.part('clasp');
      if (form === 'cuff') b.mirrored('x', () => b.capsule([radius * 0.5, -0.12, -radius * 0.85], [radius * 0.5, 0.12, -radius * 0.85], 0.045));
      else b.box([0.13, 0.1, 0.07], { at: [0, 0, -radius], round: 0.025 });
      b.part('charms').radial(6, (index) => {
        b.rod([0, -0.03, radius], [0, -0.12, radius], 0.01).plate(charmOutline(['heart', 'star', 'round', 'leaf', 'moon', 'flower'][index]!, 0.085), 0.03, { at: [0, -0.2, radius], bevel: 0.008 });
      });
      b.part('spikes').radial(16, () => b.cone(0.04, 0.14, { at: [0, 0, radius + 0.03], rotate: [90, 0, 0], segments: 12 }));
    });
  },

  tiara(b, p) {
    const crown = p.is('form', 'crown');
    const circlet = p.is('form', 'circlet');
    const t = 0.032 * p.thickness;
    const radius = 0.6;
    const arc = crown ? 360 : 230;
    const place = (turn: number, height: number): Vec3 => {
      const angle = turn * (arc / 360) * 2 * Math.PI - (crown ? 0 : (arc / 360) * Math.PI);
      return [radius * Math.sin(angle), height, radius * Math.cos(angle) * (crown ? 1 : 0.9)];
    };
    const along = (height: number, from = 0, to = 1): Vec3[] => Array.from({ length: 40 }, (_, index) => place(from + ((to - from) * index) / 39, height));
    b.part('band');
    if (crown) b.lathe(`${radius - 0.02},-.07! ${radius + 0.03},-.07! ${radius + 0.035},.07! ${radius - 0.02},.07! ${radius - 0.02},-.07!`, { segments: 60, straight: true });
    else b.tube(along(0), t, { straight: true, ends: 'round' }).tube(along(0.07, 0.06, 0.94), t * 0.6, { straight: true, ends: 'round' });
    const count = crown ? 8 : 9;
    for (let index = 0; index < count; index++) {
      const turn = crown ? index / count : 0.08 + (0.84 * index) / (count - 1);
      const step = crown ? 1 / count : 0.84 / (count - 1);
      const middle = crown ? 0.42 : circlet ? 0.12 : 0.14 + 0.4 * Math.sin((index / (count - 1)) * Math.PI) ** 1.4;
      b.part('points');
      if (crown) {
        const half = step * 0.5;
        b.tube([place(turn - half, 0.06), place(turn - half * 0.35, 0.16), place(turn, middle)], [0.045, 0.04, 0.02], { flatten: 0.5 }).tube([place(turn + half, 0.06), place(turn + half * 0.35, 0.16), place(turn, middle)], [0.045, 0.04, 0.02], { flatten: 0.5 });
        b.ball(0.055, { at: place(turn, middle + 0.04) });
      } else {
        const half = step * 0.48;
        b.tube([place(turn - half, 0.04), place(turn - half * 0.9, middle * 0.55), place(turn, middle)], t * 0.6, { segments: 6 }).tube([place(turn + half, 0.04), place(turn + half * 0.9, middle * 0.55), place(turn, middle)], t * 0.6, { segments: 6 });
        b.ring(0.06, t * 0.5, { at: place(turn, middle * 0.5), toward: place(turn, 0), around: 16, segments: 6 });
      }
      const out = place(turn, 0);
      const front: Vec3 = [out[0] * 1.05, 0, out[2] * 1.05];
      b.part('stones');
      if (crown) b.gem('oval', [0.12, 0.08, 0.14], { at: [front[0], 0, front[2]], toward: out }).gem('round', [0.07, 0.05, 0.07], { at: place(turn, middle * 0.55), toward: out });
      else {
        b.gem('round', [0.085, 0.06, 0.085], { at: [out[0] * 1.02, middle * 0.5, out[2] * 1.02], toward: out });
        b.gem('pear', [0.085, 0.06, 0.13], { at: place(turn, middle + 0.06), toward: out });
        b.gem('round', [0.055, 0.04, 0.055], { at: [out[0] * 1.03, 0.035, out[2] * 1.03], toward: out });
      }
    }
  },

  brooch(b, p) {
    const form = p.variant('form');
    b.part('frame');
    if (form === 'tie_clip' || form === 'bar') {
      b.box([1.2, 0.16, 0.05], { round: 0.02 }).tube('.55,0,0 .62,0,-.06 .5,0,-.1 -.5,0,-.1', 0.022);
      for (let index = -4; index <= 4; index++) if (form === 'bar' || Math.abs(index) < 2) b.gem('round', [0.11, 0.07, 0.11], { part: 'stone', at: [index * 0.115, 0, 0.035], rotate: [90, 0, 0] });
      b.part('rays').box([0.08, 0.2, 0.07], { at: [-0.55, 0, 0], round: 0.02 }).box([0.08, 0.2, 0.07], { at: [0.55, 0, 0], round: 0.02 });
      return;
    }
    if (form === 'buckle') {
      b.plate(outlines.rectangle(1.1, 0.86, 0.2), 0.08, { bevel: 0.03, holes: [outlines.rectangle(0.66, 0.5, 0.1)] });
      b.rod([0, -0.3, 0.02], [0, 0.3, 0.02], 0.04).rod([0, 0, 0.06], [0.46, 0, 0.06], 0.035);
      b.part('rays').radial(14, () => b.ball(0.045, { at: [0, 0, 0.4] }), {});
      for (const x of [-1, 1]) for (const y of [-1, 1]) b.gem('round', [0.12, 0.08, 0.12], { part: 'stone', at: [x * 0.44, y * 0.32, 0.045], rotate: [90, 0, 0] });
      return;
    }
    const petals = form === 'flower' ? 6 : form === 'star' ? 8 : 0;
    for (let index = 0; index < petals; index++) {
      b.group({ rotate: [0, 0, (index * 360) / petals] }, () => {
        if (form === 'flower') b.leaf(0.5, 0.34, { at: [0, 0.1, 0], rotate: [16, 0, 0], bend: -30, widest: 0.6 }).leaf(0.36, 0.2, { at: [0, 0.08, 0.05], rotate: [24, 0, 30], bend: -20, widest: 0.6, part: 'rays' });
        else b.hull([[0, 0.62, 0], [0.1, 0.16, 0.05], [-0.1, 0.16, 0.05], [0.1, 0.16, -0.05], [-0.1, 0.16, -0.05], [0, 0, 0.06], [0, 0, -0.06]], { part: index % 2 ? 'rays' : 'frame', scale: index % 2 ? 0.72 : 1 });
      });
    }
    const width = petals > 0 ? 0.34 : 0.62;
    if (form === 'cameo') {
      b.part('stone').plate(outlines.ellipse(0.36, 0.46, 40), 0.07, { at: [0, 0, 0.02], bevel: 0.03 });
      b.part('#f4efe6').plate('.02,.3 .16,.22 .17,.06 .26,-.02 .17,-.08 .17,-.18 .05,-.22 .12,-.34 -.22,-.34 -.1,-.16 -.22,.06 -.16,.26', 0.05, { at: [0, 0, 0.06], bevel: 0.02 });
    } else setStone(b, { stone: 'stone', setting: 'frame', cut: form === 'oval' ? 'oval' : 'round', width, prongs: 8, at: [0, 0, 0.09], rotate: [90, 0, 0] });
    if (petals === 0) {
      b.part('frame').plate(outlines.ellipse(0.46, 0.57, 48), 0.06, { at: [0, 0, -0.02], bevel: 0.02 });
      for (let index = 0; index < 20; index++) {
        const angle = (index / 20) * 2 * Math.PI;
        b.part('rays').ball(0.055, { at: [0.48 * Math.sin(angle), 0.6 * Math.cos(angle), 0], segments: 12 });
      }
    }
  },

  wristwatch(b, p) {
    const smart = p.is('form', 'smart');
    const band = p.is('form', 'band');
    const [w, front] = [band ? 0.2 : 0.3, 0.36];
    // The strap is a closed loop about the x axis; the case sits on its front.
    const loop = Array.from({ length: 48 }, (_, index): Vec3 => {
      const angle = (index / 48) * 2 * Math.PI;
      return [0, 0.46 * Math.sin(angle), 0.36 * Math.cos(angle)];
    });
    b.part('strap').tube(loop, w * 0.62 * p.thickness, { closed: true, straight: true, section: [[1, 0.14], [0.92, 0.2], [-0.92, 0.2], [-1, 0.14], [-1, -0.14], [-0.92, -0.2], [0.92, -0.2], [1, -0.14]], up: [0, 0, 1] });
    b.part('case');
    b.box([w * 1.1, 0.08, 0.06], { at: [0, -0.02, -0.4], round: 0.02 });
    if (smart || band) {
      const [x, y] = band ? [0.17, 0.36] : [0.29, 0.34];
      b.superball([x, y, 0.085], 0.25, 0.25, { at: [0, 0, front + 0.03] });
      b.part('screen').plate(outlines.rectangle(x * 1.76, y * 1.76, 0.09), 0.02, { at: [0, 0, front + 0.11], bevel: 0.008 });
      b.part('face').box([x * 0.9, y * 0.22, 0.012], { at: [0, y * 0.35, front + 0.122] }).box([x * 0.6, y * 0.12, 0.012], { at: [-x * 0.15, 0, front + 0.122] });
      b.part('hands').ring(x * 0.3, 0.02, { at: [0, -y * 0.45, front + 0.12], rotate: [90, 0, 0], around: 24, part: 'hands' });
    } else {
      b.lathe('0,0! .3,0! .34,.03 .34,.1 .31,.14! .28,.14! .27,.12! 0,.12!', { at: [0, 0, front - 0.03], rotate: [90, 0, 0], segments: 44 });
      b.part('face').cylinder(0.275, 0.012, { at: [0, 0, front + 0.09], rotate: [90, 0, 0], segments: 40 });
      b.part('hands');
      for (let hour = 0; hour < 12; hour++) b.group({ rotate: [0, 0, hour * 30] }, () => b.box([0.018, hour % 3 ? 0.035 : 0.06, 0.01], { at: [0, 0.225, front + 0.106] }));
      b.beam([0, -0.03, front + 0.112], [-0.1, 0.12, front + 0.112], [0.03, 0.012]).beam([0, -0.04, front + 0.118], [0.13, 0.17, front + 0.118], [0.022, 0.012]).cylinder(0.022, 0.03, { at: [0, 0, front + 0.1], rotate: [90, 0, 0] });
      b.part('screen').ring(0.295, 0.02, { at: [0, 0, front + 0.112], rotate: [90, 0, 0], part: 'case' });
      b.part('case').cylinder(0.045, 0.07, { at: [0.32, 0, front + 0.02], rotate: [0, 0, -90] });
    }
    for (const y of [-1, 1]) for (const x of [-1, 1]) b.part('case').beam([x * w * 0.5, y * 0.26, front + 0.02], [x * w * 0.5, y * 0.38, front - 0.1], [0.06, 0.06], { round: 0.02 });
  },

  cufflinks(b, p) {
    for (const x of [-0.34, 0.34]) {
      b.group({ at: [x, 0, 0], rotate: [0, x > 0 ? -20 : 20, 0] }, () => {
        const square = p.is('form', 'square');
        b.part('face').plate(square ? outlines.rectangle(0.5, 0.5, 0.06) : outlines.circle(0.27, 40), 0.09, { bevel: 0.025 });
        if (p.has('stone')) b.part('stone').plate(square ? outlines.rectangle(0.38, 0.38, 0.05) : outlines.circle(0.2, 36), 0.04, { at: [0, 0, 0.05], bevel: 0.018 });
        b.part('post').rod([0, 0, 0], [0, 0, -0.34], 0.035);
        b.part('toggle').capsule([0, -0.16, -0.36], [0, 0.16, -0.36], 0.05);
      });
    }
  },

  pocket_watch(b, p) {
    const compass = p.is('form', 'compass');
    b.part('case').lathe('0,-.08! .42,-.08 .48,0 .44,.09! .39,.09! .38,.06! 0,.06!', { rotate: [90, 0, 0], segments: 48 }).cylinder(0.05, 0.09, { at: [0, 0.46, 0] }).ball(0.06, { at: [0, 0.57, 0] }).ring(0.11, 0.022, { at: [0, 0.66, 0], rotate: [90, 0, 0] });
    b.part('face').cylinder(0.385, 0.015, { at: [0, 0, 0.055], rotate: [90, 0, 0], segments: 44 });
    b.part('hands');
    for (let hour = 0; hour < 12; hour++) b.group({ rotate: [0, 0, hour * 30] }, () => b.box([0.02, hour % 3 ? 0.05 : 0.09, 0.01], { at: [0, 0.32, 0.075] }));
    if (compass) b.hull([[0, 0.28, 0.085], [0.05, 0, 0.085], [-0.05, 0, 0.085], [0, 0, 0.1]], { part: '#b3261e gloss' }).hull([[0, -0.28, 0.085], [0.05, 0, 0.085], [-0.05, 0, 0.085], [0, 0, 0.1]]);
    else b.beam([0, -0.04, 0.085], [-0.13, 0.15, 0.085], [0.035, 0.01]).beam([0, -0.05, 0.09], [0.19, 0.2, 0.09], [0.025, 0.01]).cylinder(0.03, 0.03, { at: [0, 0, 0.075], rotate: [90, 0, 0] });
    if (p.is('form', 'stopwatch')) b.part('case').mirrored('x', () => b.cylinder(0.035, 0.08, { at: [0.32, 0.34, 0], rotate: [0, 0, -42] }));
    b.part('chain');
    chainLinks(b, '0,.77,0 .2,.92,-.02 .5,.86,0 .66,.5,.02 .6,.1,0 .66,-.3,0', 0.045, 0.013);
  },

  hair_clip(b, p) {
    const form = p.variant('form');
    const comb = form === 'comb';
    if (form === 'band') b.part('clip').tube(Array.from({ length: 24 }, (_, index): Vec3 => { const a = ((index / 23) * 1.4 - 0.7) * Math.PI; return [0.5 * Math.sin(a), 0.5 * Math.cos(a), 0]; }), 0.05 * p.thickness, { flatten: 0.35, up: [0, 0, 1], ends: 'round' });
    else if (form === 'scrunchie') b.part('clip').ring(0.36, (along) => 0.13 + 0.025 * Math.sin(along * 2 * Math.PI * 17), { rotate: [90, 0, 0], around: 110, segments: 14 });
    else if (form === 'pin') b.part('clip').tube('-.6,.04,0 .5,.04,0 .58,0,0 .5,-.04,0 0,-.05,0 -.2,-.02,0 -.4,-.06,0 -.6,-.03,0', 0.02 * p.thickness);
    else b.part('clip').plate('-.6,0 -.5,.12 0,.17 .5,.12 .6,0 .5,-.08! -.5,-.08!', 0.06, { bevel: 0.02 });
    b.part('teeth');
    if (comb) for (let tooth = -8; tooth <= 8; tooth++) b.rod([tooth * 0.06, -0.06, 0], [tooth * 0.06, -0.5, 0], 0.016, { to: 0.008 });
    else if (form === 'clip') b.box([1.0, 0.04, 0.05], { at: [0, -0.02, -0.07], rotate: [6, 0, 0], round: 0.01 });
    else b.mirrored('x', () => b.ball(0.03, { at: [form === 'pin' ? 0.6 : form === 'band' ? 0.4 : 0.3, form === 'band' ? -0.29 : 0, form === 'scrunchie' ? 0.1 : 0] }));
    b.part('ornament');
    const base: Vec3 = form === 'band' ? [0.24, 0.47, 0.04] : form === 'scrunchie' ? [0, 0.36, 0.14] : [-0.2, 0.04, 0.05];
    b.group({ at: base }, () => {
      for (let petal = 0; petal < 5; petal++) b.group({ rotate: [0, 0, petal * 72] }, () => b.ball([0.07, 0.09, 0.03], { at: [0, 0.1, 0] }));
      b.ball(0.06, { at: [0, 0, 0.03] });
    });
    if (comb || form === 'clip') for (let bead = 0; bead < 5; bead++) b.ball(0.045, { at: [0.04 + bead * 0.1, 0.05, 0.05] });
  },

  keychain(b, p) {
    const charm = p.variant('charm');
    b.part('ring').ring(0.26, 0.022 * p.thickness, { at: [0, 0.86, 0], rotate: [90, 0, 0], around: 48 }).ring(0.25, 0.02 * p.thickness, { at: [0, 0.86, 0.03], rotate: [90, 0, 0], around: 48 });
    b.part('chain');
    chainLinks(b, '0,.6,0 0,.2,0', 0.045, 0.013);
    b.part('charm');
    if (charm === 'ball') b.ball(0.32, { at: [0, -0.12, 0], segments: 32 });
    else if (charm === 'key') b.ring(0.15, 0.045, { at: [0, 0.03, 0], rotate: [90, 0, 0] }).rod([0, -0.1, 0], [0, -0.66, 0], 0.04).box([0.16, 0.06, 0.04], { at: [0.09, -0.62, 0] }).box([0.12, 0.05, 0.04], { at: [0.07, -0.5, 0] });
    else if (charm === 'figure') b.blend(0.06, (s) => s.ball([0, 0.06, 0], 0.17).ellipsoid([0, -0.24, 0], [0.17, 0.2, 0.14]).limb([0.12, -0.14, 0], [0.26, -0.26, 0.03], 0.06).limb([-0.12, -0.14, 0], [-0.26, -0.26, 0.03], 0.06).limb([0.08, -0.36, 0], [0.11, -0.52, 0.04], 0.075).limb([-0.08, -0.36, 0], [-0.11, -0.52, 0.04], 0.075).ball([0.12, 0.2, 0], 0.06).ball([-0.12, 0.2, 0], 0.06));
    else b.plate(outlines.circle(0.32, 44), 0.07, { at: [0, -0.14, 0], bevel: 0.02 }).ring(0.26, 0.018, { at: [0, -0.14, 0.036], rotate: [90, 0, 0], around: 44 });
  },

  medal(b, p) {
    const form = p.variant('form');
    const star = form === 'star' || form === 'badge';
    b.part('disc');
    if (star) b.plate(outlines.star(form === 'badge' ? 6 : 5, 0.46, form === 'badge' ? 0.27 : 0.2), 0.07, { bevel: 0.025 });
    else b.lathe('0,-.045! .38,-.045 .42,-.03 .42,.03 .38,.045! .34,.03! 0,.03!', { rotate: [90, 0, 0], segments: 56 });
    b.part('emblem');
    if (form === 'badge') { b.plate(outlines.circle(0.19, 36), 0.03, { at: [0, 0, 0.045], bevel: 0.01 }); for (let tip = 0; tip < 6; tip++) b.ball(0.045, { at: [0.46 * Math.sin((tip * Math.PI) / 3), 0.46 * Math.cos((tip * Math.PI) / 3), 0] }); }
    else if (form === 'coin') b.plate('.0,.22 .12,.2 .14,.08 .18,0 .12,-.06 .1,-.12 .2,-.22! -.18,-.22! -.08,-.1 -.14,.06 -.1,.18', 0.03, { at: [0, 0, 0.04], bevel: 0.01 }).radial(1, () => { for (let dot = 0; dot < 32; dot++) b.ball(0.016, { at: [0.31 * Math.sin((dot / 32) * 6.283), 0.31 * Math.cos((dot / 32) * 6.283), 0.035], segments: 6 }); });
    else b.puff(outlines.star(5, star ? 0.2 : 0.22, star ? 0.09 : 0.1), 0.09, { at: [0, 0, 0.04] });
    b.part('ribbon');
    if (form === 'coin' || form === 'badge') b.box([0.12, 0.05, 0.02], { at: [0, -0.52, -0.02], round: 0.008 });
    else b.mirrored('x', () => b.plate([[-0.03, 0], [0.12, 0], [0.36, 0.72], [0.18, 0.72]], 0.02, { at: [0, 0.42, -0.02] })).box([0.16, 0.1, 0.04], { at: [0, 0.46, 0], round: 0.015 });
  },
};
