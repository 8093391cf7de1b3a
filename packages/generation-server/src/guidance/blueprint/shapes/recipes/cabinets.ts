import { fourLegs } from '../anatomy/furniture.ts';
import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec2, Vec3 } from '../vec.ts';

/** A drawer or door front on the face z, with a knob or a bar. */
function front(b: MeshBuilder, part: string, x: number, y: number, w: number, h: number, z: number, handle: 'knob' | 'bar' | 'side' | 'none' = 'knob'): void {
  b.part(part).box([w * 0.94, h * 0.9, 0.03], { at: [x, y, z + 0.01], round: 0.008, grain: w > h ? 'x' : 'y' });
  if (w > 0.16 && h > 0.16) b.box([w * 0.72, h * 0.66, 0.016], { at: [x, y, z + 0.026], round: 0.006, tint: 0.88, grain: w > h ? 'x' : 'y' });
  b.part('handles');
  if (handle === 'knob') b.rod([x, y, z + 0.02], [x, y, z + 0.05], 0.01, { segments: 8 }).ball(0.022, { at: [x, y, z + 0.06], segments: 10 });
  else if (handle === 'bar') b.tube([[x - w * 0.16, y, z + 0.02], [x - w * 0.13, y, z + 0.06], [x + w * 0.13, y, z + 0.06], [x + w * 0.16, y, z + 0.02]], 0.012);
  else if (handle === 'side') { const s = Math.sign(x) || 1; b.ball(0.022, { at: [x - s * w * 0.38, y, z + 0.05], segments: 10 }).rod([x - s * w * 0.38, y, z], [x - s * w * 0.38, y, z + 0.05], 0.01); }
}

/** Books standing in a row from x0 to x1 on a shelf, in the part `books`. */
function books(b: MeshBuilder, x0: number, x1: number, y: number, room: number, depth: number): void {
  const { random } = b;
  b.part('books');
  for (let x = x0 + 0.012; x < x1 - 0.04; ) {
    const w = random.between(0.024, 0.05);
    const h = room * random.between(0.62, 0.92);
    const lean = random.next() < 0.12 ? random.between(4, 10) : 0;
    b.box([w * 0.92, h, depth * random.between(0.7, 0.86)], { at: [x + w / 2 + lean * 0.003, y + h / 2, 0.02], rotate: [0, 0, -lean], tint: random.between(0.7, 1.15) });
    x += w + lean * 0.006;
    if (random.next() < 0.07) x += 0.07;
  }
}

export const CABINETS: RecipeTable = {
  desk(b, p) {
    const form = p.variant('form');
    const [w, d, h] = [1.35, 0.66, form === 'standing' ? 1.05 : 0.75];
    b.part('top').box([w, 0.05, d], { at: [0, h, 0], round: 0.012, grain: 'x' });
    if (form === 'pedestal' || form === 'roll_top' || form === 'vanity') {
      for (const x of [-1, 1]) {
        b.part('legs').box([0.38, h - 0.06, d * 0.9], { at: [x * (w / 2 - 0.22), (h + 0.02) / 2, 0] });
        for (let drawer = 0; drawer < 3; drawer++) front(b, 'drawers', x * (w / 2 - 0.22), 0.15 + drawer * 0.22, 0.36, 0.21, d * 0.45, 'bar');
      }
      b.part('legs').box([0.6, 0.3, 0.03], { at: [0, h - 0.18, -d * 0.4] });
      front(b, 'drawers', 0, h - 0.09, 0.5, 0.1, d * 0.42, 'knob');
    } else {
      b.part('legs');
      if (form === 'standing') for (const x of [-1, 1]) b.box([0.1, h, 0.09], { at: [x * w * 0.4, h / 2, 0] }).box([0.1, 0.05, d], { at: [x * w * 0.4, 0.03, 0], round: 0.01 });
      else fourLegs(b, { width: w * 0.94, depth: d * 0.9, height: h, thickness: 0.065 * p.thickness, kind: 'tapered', splay: 0.02 });
      b.box([w * 0.86, 0.12, 0.03], { at: [0, h - 0.08, -d * 0.4], grain: 'x' });
      for (const x of [-1, 0, 1]) front(b, 'drawers', x * w * 0.29, h - 0.09, w * 0.28, 0.12, d * 0.4);
    }
    if (form === 'roll_top') {
      b.part('drawers');
      for (const x of [-1, 1]) b.plate('.3,0! .26,.12 .1,.32 -.1,.42 -.3,.44! -.3,0!', 0.05, { at: [x * w * 0.48, h + 0.02, 0], rotate: [0, -90, 0], scale: [1, 1, 1] });
      for (let slat = 0; slat < 9; slat++) { const a = (slat / 8) * 1.5; b.part('top').rod([-w * 0.46, h + 0.05 + 0.4 * Math.sin(a), -0.1 + 0.36 * Math.cos(a)], [w * 0.46, h + 0.05 + 0.4 * Math.sin(a), -0.1 + 0.36 * Math.cos(a)], 0.034, { segments: 8 }); }
      b.box([w, 0.03, 0.32], { at: [0, h + 0.46, -0.16], grain: 'x' });
    }
    if (form === 'vanity') b.part('#b9d3de metal').plate(outlines.ellipse(0.3, 0.38, 40), 0.02, { at: [0, h + 0.46, -0.22] }).part('top').tube(outlines.ellipse(0.31, 0.39, 40).map(([x, y]): Vec3 => [x, y + h + 0.46, -0.22]), 0.03, { closed: true, straight: true });
    b.part('shelves').box([w, 0.03, 0.26], { at: [0, h + 0.36, -d * 0.3], grain: 'x' }).box([0.03, 0.36, 0.26], { at: [-w * 0.48, h + 0.2, -d * 0.3] }).box([0.03, 0.36, 0.26], { at: [w * 0.48, h + 0.2, -d * 0.3] });
    b.anchor('on', [0, h + 0.03, 0.05], 0.5);
  },

  bookshelf(b, p) {
    const form = p.variant('form');
    const [w, h, d] = form === 'low' || form === 'shoe_rack' ? [1.2, 0.66, 0.32] : form === 'wall' ? [1.1, 0.5, 0.26] : form === 'wine_rack' ? [0.9, 1.05, 0.32] : [0.85, 1.5, 0.3];
    const rows = form === 'low' || form === 'wall' ? 2 : form === 'shoe_rack' ? 3 : 5;
    const t = 0.035 * p.thickness;
    if (form === 'wine_rack') {
      b.part('frame');
      for (const x of [-1, 1]) b.box([t, h, d], { at: [(x * w) / 2, h / 2, 0] });
      b.box([w, t, d], { at: [0, h, 0], grain: 'x' }).box([w, t, d], { at: [0, t / 2, 0], grain: 'x' });
      for (let row = 1; row < 5; row++) b.part('shelves').box([w, 0.025, 0.03], { at: [0, (row * h) / 5, d * 0.4], grain: 'x' }).box([w, 0.025, 0.03], { at: [0, (row * h) / 5, -d * 0.4], grain: 'x' });
      for (let row = 0; row < 5; row++) for (let column = 0; column < 4; column++) {
        b.part(row % 2 === column % 2 ? '#2c4a2c gloss' : '#4a1f24 gloss').lathe('0,0! .075,0! .08,.05 .08,.2! .035,.3 .03,.42! 0,.42!', { at: [(column - 1.5) * w * 0.23, 0.1 + (row * h) / 5, -0.2], rotate: [90, 0, 0], segments: 16 });
      }
      b.part('back').box([w, h, 0.012], { at: [0, h / 2, -d / 2] });
      b.part('books').box([0.2, 0.02, 0.02], { at: [0, h * 0.99, d / 2] });
      return;
    }
    const lean = form === 'ladder' ? 9 : 0;
    b.part('frame');
    for (const x of [-1, 1]) b.box([t, h, form === 'ladder' ? 0.05 : d], { at: [(x * w) / 2, h / 2, 0], rotate: [-lean, 0, 0] });
    if (form !== 'ladder') b.box([w + t, t, d], { at: [0, h, 0], grain: 'x', round: 0.006 }).box([w, t * 2, d * 0.94], { at: [0, t, 0], grain: 'x' });
    if (form === 'tall') b.box([w * 1.1, 0.05, d * 1.15], { at: [0, h + 0.02, 0], round: 0.015, grain: 'x' });
    b.part('back').box([w, h, 0.012], { at: [0, h / 2, -d / 2 + 0.006], rotate: [-lean, 0, 0], grain: 'y', tint: 0.8 });
    for (let row = 0; row < rows; row++) {
      const y = t * 2 + (row * (h - t)) / rows;
      const z = form === 'ladder' ? 0.1 - (row / rows) * 0.22 : 0;
      b.part('shelves').box([w, t * 0.8, d * (form === 'ladder' ? 1.1 - row * 0.12 : 0.96)], { at: [0, y - t * 0.4, z], grain: 'x' });
      b.group({ at: [0, 0, z] }, () => {
        if (form === 'shoe_rack') for (let shoe = -2; shoe <= 2; shoe++) b.part('books').superball([0.045, 0.05, 0.12], 0.7, 0.7, { at: [shoe * 0.21 - 0.045, y + 0.055, 0] }).superball([0.045, 0.05, 0.12], 0.7, 0.7, { at: [shoe * 0.21 + 0.055, y + 0.055, 0] });
        else books(b, -w / 2 + t, w / 2 - t, y, (h - t) / rows - t, d);
      });
    }
    b.anchor('on', [0, h + 0.03, 0], w * 0.6);
  },

  cabinet(b, p) {
    const form = p.variant('form');
    const sizes: Readonly<Record<string, readonly [number, number, number, number]>> = {
      sideboard: [1.5, 0.62, 0.45, 0.18], dresser: [1.1, 0.95, 0.48, 0.1], filing: [0.46, 1.1, 0.56, 0], nightstand: [0.5, 0.45, 0.4, 0.14], cupboard: [0.9, 1.4, 0.42, 0.06],
      entertainment: [1.7, 0.5, 0.42, 0.08], display: [0.8, 1.45, 0.38, 0.06], kitchen: [1.2, 0.85, 0.55, 0.08], safe: [0.7, 0.75, 0.62, 0.05], locker: [0.42, 1.5, 0.42, 0], jewellery: [0.5, 0.34, 0.34, 0], wardrobe: [1.05, 1.5, 0.55, 0.08],
    };
    const [w, h, d, leg] = sizes[form] ?? sizes['sideboard']!;
    const z = d / 2;
    const at = (share: number) => leg + h * share;
    b.part('body').box([w, h, d], { at: [0, at(0.5), 0], round: form === 'safe' ? 0.04 : 0.012, grain: w > h ? 'x' : 'y' });
    b.part('top').box([w * 1.04, 0.04, d * 1.06], { at: [0, at(1) + 0.015, 0], round: 0.012, grain: 'x' });
    if (form === 'cupboard' || form === 'wardrobe') b.plate(outlines.symmetric(`0,.16! .1,.12 ${w * 0.3},.05 ${w * 0.54},.03! ${w * 0.54},0! 0,0!`), d * 1.02, { at: [0, at(1) + 0.03, 0], bevel: 0.01 });
    b.part('legs');
    if (leg > 0) fourLegs(b, { width: w * 0.95, depth: d * 0.9, height: leg, thickness: 0.07 * p.thickness, kind: form === 'sideboard' || form === 'nightstand' ? 'tapered' : 'square', splay: form === 'sideboard' ? 0.03 : 0 });
    else b.box([w * 0.94, 0.04, d * 0.94], { at: [0, 0.01, 0] });
    switch (form) {
      case 'dresser': for (let row = 0; row < 4; row++) for (const x of row === 3 ? [-1, 1] : [0]) front(b, 'drawers', (x * w) / 4, at(0.13 + row * 0.245), row === 3 ? w * 0.48 : w * 0.96, h * 0.24, z, 'bar'); b.part('doors').box([w * 0.96, 0.02, 0.01], { at: [0, at(0.01), z] }); break;
      case 'filing': for (let row = 0; row < 4; row++) { front(b, 'drawers', 0, at(0.13 + row * 0.245), w * 0.98, h * 0.24, z, 'bar'); b.part('doors').box([0.1, 0.05, 0.012], { at: [0, at(0.2 + row * 0.245), z + 0.034] }); } break;
      case 'nightstand': front(b, 'drawers', 0, at(0.74), w * 0.92, h * 0.42, z); front(b, 'doors', 0, at(0.26), w * 0.92, h * 0.46, z); break;
      case 'entertainment': for (const x of [-1, 1]) front(b, 'doors', x * w * 0.36, at(0.5), w * 0.26, h * 0.92, z, 'side'); b.part('#16181c').box([w * 0.44, h * 0.38, 0.02], { at: [0, at(0.72), z] }); front(b, 'drawers', 0, at(0.26), w * 0.44, h * 0.4, z, 'bar'); b.part('#111317 gloss').box([1.15, 0.62, 0.05], { at: [0, at(1) + 0.4, -0.05], round: 0.01 }).box([0.4, 0.1, 0.12], { at: [0, at(1) + 0.06, -0.05] }); break;
      case 'safe': front(b, 'doors', 0, at(0.5), w * 0.9, h * 0.9, z, 'none'); b.part('handles').cylinder(0.09, 0.05, { at: [-0.08, at(0.55), z + 0.03], rotate: [90, 0, 0], segments: 30 }).ring(0.1, 0.014, { at: [0.16, at(0.5), z + 0.07], rotate: [90, 0, 0] }).radial(1, () => b.rod([0.16, at(0.5), z], [0.16, at(0.5), z + 0.08], 0.02)); for (const a of [0, 60, 120]) b.box([0.2, 0.02, 0.02], { at: [0.16, at(0.5), z + 0.07], rotate: [0, 0, a] }); b.part('drawers').box([0.04, 0.12, 0.05], { at: [0.34, at(0.75), z + 0.01] }).box([0.04, 0.12, 0.05], { at: [0.34, at(0.25), z + 0.01] }); break;
      case 'locker': for (const row of [0, 1]) { front(b, 'doors', 0, at(0.26 + row * 0.49), w * 0.96, h * 0.48, z, 'side'); for (let slot = 0; slot < 4; slot++) b.part('#20242a').box([w * 0.5, 0.014, 0.012], { at: [0, at(0.4 + row * 0.49) + slot * 0.035, z + 0.036] }); } b.part('drawers').box([w, 0.02, 0.01], { at: [0, at(0.5), z] }); break;
      case 'jewellery': front(b, 'drawers', 0, at(0.25), w * 0.94, h * 0.42, z); b.part('drawers').box([w * 0.94, 0.02, 0.02], { at: [0, at(0.5), z] }); b.group({ at: [0, at(1) + 0.04, -d / 2], rotate: [-62, 0, 0] }, () => b.part('doors').box([w, 0.05, d], { at: [0, 0.02, d / 2], round: 0.015 }).part('#8f2438').box([w * 0.86, 0.02, d * 0.84], { at: [0, -0.006, d / 2] })); b.part('handles').box([0.06, 0.07, 0.02], { at: [0, at(0.9), z + 0.01], round: 0.01 }); break;
      case 'display': for (const x of [-1, 1]) { b.part('#bcd6dd glass').box([w * 0.44, h * 0.66, 0.015], { at: [(x * w) / 4.1, at(0.62), z + 0.012] }); b.part('doors').plate(outlines.rectangle(w * 0.48, h * 0.7), 0.03, { at: [(x * w) / 4.1, at(0.62), z + 0.012], holes: [outlines.rectangle(w * 0.4, h * 0.63)] }); } for (const x of [-1, 1]) front(b, 'drawers', (x * w) / 4.1, at(0.13), w * 0.46, h * 0.2, z); b.part('#15100c').box([w * 0.86, h * 0.62, 0.01], { at: [0, at(0.62), z - 0.002] }); for (let s = 0; s < 3; s++) b.part('body').box([w * 0.86, 0.02, 0.02], { at: [0, at(0.42 + s * 0.2), z + 0.004] }); break;
      default: {
        const doors = form === 'sideboard' || form === 'kitchen' ? 4 : 2;
        const low = form === 'wardrobe' || form === 'kitchen' ? 0.26 : form === 'sideboard' ? 0.3 : 0;
        const drawersOnTop = form === 'sideboard' || form === 'kitchen';
        for (let door = 0; door < doors; door++) front(b, 'doors', ((door + 0.5) / doors - 0.5) * w * 0.97, at(drawersOnTop ? (1 - low) / 2 : low + (1 - low) / 2), (w * 0.96) / doors, h * (1 - low) * 0.97, z, 'side');
        if (low > 0) for (let drawer = 0; drawer < doors; drawer++) front(b, 'drawers', ((drawer + 0.5) / doors - 0.5) * w * 0.97, at(drawersOnTop ? 1 - low / 2 : low / 2), (w * 0.96) / doors, h * low * 0.95, z);
        else b.part('drawers').box([w * 0.96, 0.03, 0.014], { at: [0, at(0.015), z] });
      }
    }
    b.anchor('on', [0, at(1) + 0.04, 0], Math.min(w, 0.6));
  },

  mirror(b, p) {
    const form = p.variant('form');
    const rect = form === 'rectangular' || form === 'standing';
    const outline: readonly Vec2[] = form === 'arched' ? outlines.smooth('-.4,-.6! .4,-.6! .4,.2 .28,.5 0,.62 -.28,.5 -.4,.2') : rect ? outlines.rectangle(0.8, 1.25, 0.04) : form === 'oval' ? outlines.ellipse(0.44, 0.6, 48) : outlines.circle(form === 'hand' ? 0.4 : 0.52, 48);
    const build = (): void => {
      b.part('glass').plate(outline.map(([x, y]): Vec2 => [x * 0.97, y * 0.97]), 0.03);
      b.part('frame').tube(outline.map(([x, y]): Vec3 => [x, y, 0.01]), 0.055 * p.thickness, { closed: true, straight: true, segments: 10 }).plate(outline, 0.03, { at: [0, 0, -0.02] });
      b.tube(outline.map(([x, y]): Vec3 => [x * 0.9, y * 0.92, 0.022]), 0.016, { closed: true, straight: true, segments: 6, tint: 0.85 });
      b.part('ornament');
      const top = Math.max(...outline.map(([, y]) => y));
      const low = Math.min(...outline.map(([, y]) => y));
      b.mirrored('x', () => b.tube([[0, top + 0.05, 0.02], [0.12, top + 0.14, 0.02], [0.22, top + 0.06, 0.02], [0.16, top + 0.02, 0.02]], [0.04, 0.035, 0.03, 0.02], { ends: 'round' }));
      b.leaf(0.2, 0.16, { at: [0, top + 0.02, 0.03], widest: 0.6, fold: 14 }).ball(0.05, { at: [0, top + 0.06, 0.05] });
      if (form !== 'hand') b.mirrored('x', () => b.tube([[0, low - 0.05, 0.02], [0.1, low - 0.1, 0.02], [0.18, low - 0.03, 0.02]], [0.03, 0.028, 0.015], { ends: 'round' }));
      outline.filter((_, index) => index % Math.ceil(outline.length / 18) === 0).forEach(([x, y]) => b.ball(0.03, { at: [x * 1.06, y * 1.05, 0.03], segments: 10 }));
    };
    if (form === 'standing') {
      b.group({ at: [0, 0.82, 0], rotate: [-7, 0, 0] }, build);
      b.part('handle');
      for (const x of [-1, 1]) b.rod([x * 0.5, 0, 0], [x * 0.5, 1.05, 0], 0.03).tube([[x * 0.5, 0.1, 0], [x * 0.5, 0.05, 0.2], [x * 0.5, 0.02, 0.3]], 0.025).tube([[x * 0.5, 0.1, 0], [x * 0.5, 0.05, -0.2], [x * 0.5, 0.02, -0.3]], 0.025).ball(0.045, { at: [x * 0.5, 1.08, 0] });
      b.rod([-0.5, 0.1, 0], [0.5, 0.1, 0], 0.025);
    } else {
      build();
      b.part('handle');
      if (form === 'hand') b.lathe('0,-1.05! .05,-1.04 .06,-.95 .035,-.8 .05,-.6 .03,-.42!', { scale: [1, 1, 0.7] });
      else b.ring(0.03, 0.01, { at: [0, 0.72, -0.03], rotate: [90, 0, 0] });
    }
  },

  rug(b, p) {
    const form = p.variant('form');
    const thick = 0.03;
    if (form === 'rolled') {
      const spiral = Array.from({ length: 70 }, (_, index): Vec3 => { const r = 0.05 + index * 0.0032; return [r * Math.sin(index * 0.4), 0.27 + r * Math.cos(index * 0.4), 0]; });
      b.part('pile').tube(spiral, 0.6, { straight: true, section: [[1, 0.014], [-1, 0.014], [-1, -0.014], [1, -0.014]], up: [0, 1, 0] });
      b.part('border').ring(0.28, 0.014, { at: [0, 0.27, 0.45], rotate: [90, 0, 0] }).ring(0.28, 0.014, { at: [0, 0.27, -0.45], rotate: [90, 0, 0] });
      b.part('motif').ring(0.285, 0.02, { at: [0, 0.27, 0], rotate: [90, 0, 0] });
      b.part('fringe').radial(1, () => { for (let i = -12; i <= 12; i++) b.rod([0.26, 0.02, i * 0.046], [0.36, 0.0, i * 0.046], 0.008, { segments: 4 }); });
      return;
    }
    const round = form === 'round';
    const [w, d] = form === 'runner' ? [1.5, 0.5] : form === 'mat' ? [0.9, 0.55] : [1.4, 0.95];
    const flat = { rotate: [-90, 0, 0] as const };
    const outline = form === 'hide' ? outlines.symmetric('0,.62 .16,.6 .22,.42 .5,.5 .6,.38 .42,.2 .4,-.1 .58,-.36 .46,-.48 .24,-.34 .1,-.42 0,-.66') : round ? outlines.circle(0.62, 60) : outlines.rectangle(w, d, 0.02);
    b.part('pile').plate(outline, thick, { ...flat, at: [0, thick / 2, 0], bevel: 0.008 });
    if (form === 'hide') return void b.part('border').plate(outline.map(([x, y]): Vec2 => [x * 0.72, y * 0.76]), 0.008, { ...flat, at: [0, thick, 0] }).part('motif').ball([0.1, 0.05, 0.13], { at: [0, 0.05, -0.62] }).part('fringe').ball([0.03, 0.03, 0.03], { at: [0.08, 0.06, -0.68] });
    const scaled = (k: number): Vec2[] => outline.map(([x, y]) => (round ? [x * k, y * k] : [x - Math.sign(x) * (1 - k) * 0.5, y - Math.sign(y) * (1 - k) * 0.5]));
    b.part('border').plate(scaled(0.92), 0.006, { ...flat, at: [0, thick + 0.002, 0], holes: [scaled(0.8)] }).plate(scaled(0.74), 0.006, { ...flat, at: [0, thick + 0.002, 0], holes: [scaled(0.71)] });
    b.part('motif').plate(round ? outlines.star(8, 0.3, 0.18) : outlines.symmetric('0,.26! .3,0! 0,-.26!'), 0.008, { ...flat, at: [0, thick + 0.003, 0] });
    if (round) b.radial(12, () => b.ball([0.035, 0.008, 0.055], { at: [0, thick, 0.535] }));
    else for (const x of [-1, 1]) for (const z of [-1, 1]) b.plate(outlines.star(8, 0.09, 0.05), 0.008, { ...flat, at: [x * w * 0.33, thick + 0.003, z * d * 0.26] });
    b.part('fringe');
    if (round) b.radial(80, () => b.box([0.012, 0.01, 0.07], { at: [0, 0.012, 0.65] }));
    else for (const x of [-1, 1]) for (let i = 0; i < 34; i++) b.box([0.08, 0.01, 0.01], { at: [x * (w / 2 + 0.035), 0.012, ((i + 0.5) / 34 - 0.5) * d] });
    b.anchor('on', [0, thick, 0], 0.6);
  },

  bed(b, p) {
    const form = p.variant('form');
    if (form === 'hammock') {
      const sag = (t: number) => 0.75 - 0.42 * Math.sin(t * Math.PI);
      b.part('bedding').sheet(14, 24, (u, v) => [(v - 0.5) * 1.6, sag(v) + 0.16 * (u * 2 - 1) ** 2 * Math.sin(v * Math.PI), (u - 0.5) * (0.12 + 0.6 * Math.sin(v * Math.PI))]);
      b.part('frame').tube('-1,1.05,0 -.5,.14,0 0,.04,0 .5,.14,0 1,1.05,0', 0.035).box([0.08, 0.05, 0.9], { at: [-0.45, 0.03, 0] }).box([0.08, 0.05, 0.9], { at: [0.45, 0.03, 0] });
      b.part('headboard').rod([-0.98, 1.02, 0], [-0.8, 0.76, 0], 0.012).rod([0.98, 1.02, 0], [0.8, 0.76, 0], 0.012);
      pillowAt(b, [-0.5, 0.55, 0], [0, 0, -28]);
      return;
    }
    if (form === 'coffin') {
      const outline: readonly Vec2[] = [[0.2, 0.95], [0.36, 0.4], [0.22, -0.95], [-0.22, -0.95], [-0.36, 0.4], [-0.2, 0.95]];
      b.part('frame').plate(outline, 0.3, { rotate: [-90, 0, 0], at: [0, 0.15, 0], bevel: 0.01 });
      b.part('headboard').plate(outline.map(([x, y]): Vec2 => [x * 1.08, y * 1.04]), 0.06, { rotate: [-90, 0, 0], at: [0, 0.34, 0], bevel: 0.02 });
      b.part('bedding').plate([[0.05, 0.35], [0.05, 0.1], [0.2, 0.1], [0.2, 0.0], [0.05, 0.0], [0.05, -0.45], [-0.05, -0.45], [-0.05, 0.0], [-0.2, 0.0], [-0.2, 0.1], [-0.05, 0.1], [-0.05, 0.35]], 0.02, { rotate: [-90, 0, 0], at: [0, 0.375, -0.2] });
      b.part('pillows').box([0.03, 0.05, 0.24], { at: [0.36, 0.2, -0.1] }).box([0.03, 0.05, 0.24], { at: [-0.36, 0.2, -0.1] });
      return;
    }
    const narrow = form === 'bunk' || form === 'crib' || form === 'cot';
    const [w, l] = narrow ? [0.72, 1.4] : [1.15, 1.5];
    const lift = form === 'mattress' ? 0 : form === 'crib' ? 0.34 : 0.26;
    const layer = (y: number): void => {
      if (form !== 'mattress') {
        b.part('frame').box([w + 0.08, 0.12, 0.04], { at: [0, y - 0.03, l / 2], grain: 'x', round: 0.01 });
        for (const x of [-1, 1]) b.box([0.04, 0.12, l], { at: [(x * (w + 0.05)) / 2, y - 0.03, 0], grain: 'z', round: 0.01 });
      }
      b.part('bedding').superball([w / 2, 0.12, l / 2], 0.3, 0.14, { at: [0, y + 0.09, 0] });
      if (form !== 'mattress' && form !== 'crib') b.superball([w / 2 + 0.03, 0.1, l * 0.34], 0.35, 0.14, { at: [0, y + 0.13, l * 0.17], tint: 0.93 }).superball([w / 2 + 0.035, 0.09, l * 0.07], 0.5, 0.2, { at: [0, y + 0.16, -l * 0.16], tint: 1.05 });
      for (const x of narrow ? [0] : [-0.26, 0.26]) b.part('pillows').superball([narrow ? 0.24 : 0.22, 0.075, 0.15], 0.7, 0.5, { at: [x, y + 0.25, -l * 0.38], rotate: [14, 0, 0] });
    };
    layer(lift);
    const head = form === 'canopy' ? 1.5 : form === 'bunk' ? 1.45 : form === 'crib' ? 0.85 : 0.85;
    b.part('headboard');
    if (form === 'mattress') b.box([w * 0.96, 0.02, 0.02], { at: [0, 0.08, -l / 2] });
    else if (form === 'crib') {
      b.part('frame');
      for (const x of [-1, 1]) { for (let bar = 0; bar < 12; bar++) b.rod([(x * w) / 2, 0.15, (bar / 11 - 0.5) * l], [(x * w) / 2, head, (bar / 11 - 0.5) * l], 0.014, { segments: 6 }); b.rod([(x * w) / 2, head, -l / 2], [(x * w) / 2, head, l / 2], 0.026).rod([(x * w) / 2, 0.16, -l / 2], [(x * w) / 2, 0.16, l / 2], 0.026); }
      b.part('headboard');
      for (const z of [-1, 1]) b.plate(outlines.symmetric(`0,${head + 0.12} .2,${head + 0.08} ${w / 2},${head - 0.02}! ${w / 2},.1! 0,.1!`), 0.04, { at: [0, 0, (z * l) / 2] });
    } else if (form === 'cot') b.rod([-w / 2, 0.6, -l / 2], [w / 2, 0.6, -l / 2], 0.025);
    else if (form !== 'canopy' && form !== 'bunk') b.plate(outlines.symmetric(`0,${head + 0.1} .25,${head + 0.06} .5,${head - 0.06} ${w / 2 + 0.05},${head - 0.1}! ${w / 2 + 0.05},0! 0,0!`), 0.06, { at: [0, 0, -l / 2 - 0.02], bevel: 0.015 });
    else b.box([w, 0.5, 0.04], { at: [0, 0.5, -l / 2], grain: 'x' });
    b.part('frame');
    if (form !== 'mattress') for (const x of [-1, 1]) for (const z of [-1, 1]) { const tall = form === 'canopy' || form === 'bunk' ? head : z < 0 ? 0.5 : 0.42; b.beam([x * (w / 2 + 0.03), 0, (z * l) / 2], [x * (w / 2 + 0.03), tall, (z * l) / 2], [0.07, 0.07], { round: 0.012 }); }
    if (form === 'bunk') {
      layer(1.0);
      for (let rung = 0; rung < 6; rung++) b.part('frame').rod([w / 2 + 0.08, 0.15 + rung * 0.19, 0.2], [w / 2 + 0.08, 0.15 + rung * 0.19, 0.46], 0.018);
      for (const z of [0.2, 0.46]) b.rod([w / 2 + 0.08, 0, z], [w / 2 + 0.08, 1.25, z], 0.022);
      b.box([0.03, 0.06, l * 0.6], { at: [w / 2 + 0.04, 1.34, -0.25], grain: 'z' });
    }
    if (form === 'canopy') for (const [x, z, sx, sz] of [[0, 1, 1, 0], [0, -1, 1, 0], [1, 0, 0, 1], [-1, 0, 0, 1]] as const) b.box([sx ? w + 0.12 : 0.05, 0.05, sz ? l : 0.05], { at: [x * (w / 2 + 0.03), head, (z * l) / 2], grain: sx ? 'x' : 'z' });
    b.part('canopy').sheet(12, 12, (u, v) => [(u - 0.5) * (w + 0.1), head + 0.06 - 0.08 * Math.sin(u * Math.PI) * Math.sin(v * Math.PI), (v - 0.5) * l]);
    for (const x of [-1, 1]) for (const z of [-1, 1]) b.lathe([[0.09, 0.15], [0.06, 0.6], [0.1, head]], { at: [x * w * 0.5, 0, z * l * 0.48], ripple: (turn) => 1 + 0.25 * Math.sin(turn * 2 * Math.PI * 6), segments: 36 });
    b.anchor('on', [0, lift + 0.26, 0.1], 0.6);
  },
};

function pillowAt(b: MeshBuilder, at: Vec3, rotate: Vec3): void {
  b.part('pillows').superball([0.17, 0.06, 0.22], 0.7, 0.5, { at, rotate });
}
