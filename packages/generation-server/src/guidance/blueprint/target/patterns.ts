import { cellNoise, fraction, fractalNoise, latticeHash, valueNoise } from '../noise.ts';
import { clamp, smoothstep } from '../shapes/vec.ts';
import type { PatternKind } from '../subject.ts';

/** A point of a surface as patterns see it; lengths in pattern repeats. */
export interface PatternPoint {
  /** The primitive's own frame, y along its main axis. */
  x: number;
  y: number;
  z: number;
  /** The same point on the plane that the surface lies in most; t runs along y wherever the surface does. */
  s: number;
  t: number;
  /** 0…1 over the height of the whole object. */
  height: number;
  /** What one pixel covers, in repeats: edges are softened over it, so that no pattern flickers. */
  footprint: number;
}

/** How much of which pattern colour covers the surface's own. One shared object, overwritten by each call. */
export interface PatternSample {
  /** 0…1 */
  cover: number;
  /** Number of the pattern colour, modulo their count. */
  color: number;
  /** Factor on the brightness: grooves, joints, studs. */
  relief: number;
}

const sample: PatternSample = { cover: 0, color: 0, relief: 1 };

function give(cover: number, color = 0, relief = 1): PatternSample {
  sample.cover = cover;
  sample.color = color;
  sample.relief = relief;
  return sample;
}

/** 1 where `value` < `limit`, softened over the width of a pixel. */
function below(value: number, limit: number, soft: number): number {
  const half = Math.max(soft * 0.5, 0.01);
  return 1 - smoothstep(limit - half, limit + half, value);
}

/** Triangle wave of period 1, 0…1. */
const wave = (value: number): number => Math.abs(fraction(value) * 2 - 1);

/** Draws `motif` once per unit square, jittered; the motif gets its own coordinates (−0.5…0.5) and an id. */
function motifs(p: PatternPoint, density: number, motif: (s: number, t: number, id: number) => number): number {
  const s = p.s * density;
  const t = p.t * density + (Math.floor(p.s * density) % 2 === 0 ? 0 : 0.5);
  const column = Math.floor(s);
  const row = Math.floor(t);
  const id = latticeHash(column, row, 71);
  const angle = id * 2 * Math.PI;
  const [ds, dt] = [s - column - 0.5 + (id - 0.5) * 0.15, t - row - 0.5 + (fraction(id * 31) - 0.5) * 0.15];
  return motif(ds * Math.cos(angle) - dt * Math.sin(angle), ds * Math.sin(angle) + dt * Math.cos(angle), id);
}

function starRadius(angle: number, points: number, outer: number, inner: number): number {
  return inner + (outer - inner) * (1 - wave((angle / (2 * Math.PI)) * points + 0.5)) ** 1.2;
}

/** Every kind of the reader's list, as a function of the surface point. Repeat lengths are near 1 by construction. */
export const PATTERNS: Readonly<Record<PatternKind, (p: PatternPoint, colors: number) => PatternSample>> = {
  stripes: (p, colors) => {
    const place = p.y * 1.15;
    const band = Math.floor(place);
    return give(below(wave(place), 0.5, p.footprint * 2.3), band % Math.max(colors, 1));
  },
  bands: (p, colors) => {
    const y = p.y * 0.9 + 0.22 * valueNoise(p.x * 1.3, p.y * 0.7, p.z * 1.3);
    const band = Math.floor(y * 2);
    const strength = latticeHash(band, 3, 5);
    return give(strength > 0.36 ? 0.55 + 0.45 * strength : 0.12, Math.floor(strength * 97) % Math.max(colors, 1));
  },
  spots: (p, colors) => {
    const { nearest, id } = cellNoise(p.x * 1.25, p.y * 1.25, p.z * 1.25, 0.62);
    return give(below(nearest, 0.27 + 0.16 * id, p.footprint * 1.25), Math.floor(id * 97) % Math.max(colors, 1));
  },
  splatter: (p, colors) => {
    const { nearest, id } = cellNoise(p.x * 1.5 + 0.2 * valueNoise(p.x * 5, p.y * 5, p.z * 5), p.y * 1.5, p.z * 1.5, 1);
    return give(below(nearest, 0.08 + 0.42 * id * id, p.footprint * 1.5), Math.floor(id * 97) % Math.max(colors, 1));
  },
  rosettes: (p, colors) => {
    const wobble = 0.1 * valueNoise(p.x * 4, p.y * 4, p.z * 4);
    const { nearest, id } = cellNoise(p.x * 1.6, p.y * 1.6, p.z * 1.6, 0.7);
    const ring = Math.abs(nearest + wobble - 0.34 - 0.05 * id);
    const gap = valueNoise(p.x * 3.1 + 9, p.y * 3.1, p.z * 3.1) < 0.28 ? 0 : 1;
    const heart = below(nearest, 0.2, p.footprint) * 0.35;
    return give(Math.max(below(ring, 0.1, p.footprint * 1.6) * gap, heart), Math.floor(id * 31) % Math.max(colors, 1));
  },
  tiger: (p) => {
    const bend = 0.55 * (fractalNoise(p.x * 1.1, p.y * 1.1, p.z * 1.1, 2) - 0.5);
    const width = 0.24 + 0.3 * (valueNoise(p.x * 1.7 + 4, p.y * 0.9, p.z * 1.7) - 0.45);
    return give(below(wave(p.y * 1.25 + bend), width * 1.2, p.footprint * 2.5));
  },
  zebra: (p) => {
    const bend = 0.5 * (fractalNoise(p.x * 0.9, p.y * 0.9, p.z * 0.9, 2) - 0.5);
    return give(below(wave(p.y * 1.35 + bend), 0.48, p.footprint * 2.7));
  },
  cow: (p) => give(below(0.53 - fractalNoise(p.x * 0.95 + 7, p.y * 0.95, p.z * 0.95, 2), 0, p.footprint * 0.4)),
  giraffe: (p) => {
    const { nearest, second } = cellNoise(p.x * 1.35, p.y * 1.35, p.z * 1.35, 0.75);
    return give(1 - below(second - nearest, 0.13, p.footprint * 1.6));
  },
  checkered: (p, colors) => {
    const soft = p.footprint * 3.2;
    const a = below(wave(p.s * 0.8), 0.5, soft);
    const b = below(wave(p.t * 0.8), 0.5, soft);
    return give(a * b + (1 - a) * (1 - b), (Math.floor(p.s * 0.8) + Math.floor(p.t * 0.8)) % Math.max(colors, 1));
  },
  plaid: (p, colors) => {
    const soft = p.footprint * 2;
    const wide = 0.42 * (below(wave(p.s), 0.42, soft) + below(wave(p.t), 0.42, soft));
    const thin = below(Math.abs(wave(p.s) - 0.75), 0.06, soft) + below(Math.abs(wave(p.t) - 0.75), 0.06, soft);
    return colors > 1 && thin > 0.4 ? give(Math.min(thin * 0.8, 0.85), 1) : give(clamp(wide + thin * 0.25, 0, 0.92));
  },
  camouflage: (p, colors) => {
    const first = fractalNoise(p.x * 1.2, p.y * 1.2, p.z * 1.2, 2);
    const second = fractalNoise(p.x * 1.2 + 31, p.y * 1.2, p.z * 1.2, 2);
    if (second > 0.57 && colors > 1) return give(1, 1);
    const third = fractalNoise(p.x * 1.3, p.y * 1.3 + 57, p.z * 1.3, 2);
    if (third > 0.6 && colors > 2) return give(1, 2);
    return give(first > 0.5 ? 1 : 0, 0);
  },
  floral: (p, colors) => {
    let color = 0;
    const cover = motifs(p, 0.95, (s, t, id) => {
      const r = Math.hypot(s, t);
      const petals = 0.27 + 0.11 * Math.cos(Math.atan2(t, s) * 5);
      color = r < 0.1 && colors > 1 ? 1 : Math.floor(id * 7) % 3 === 0 && colors > 2 ? 2 : 0;
      return r < 0.1 && colors < 2 ? 0.25 : below(r, petals, p.footprint);
    });
    return give(cover, color);
  },
  stars: (p, colors) => {
    let color = 0;
    const cover = motifs(p, 0.9, (s, t, id) => {
      color = Math.floor(id * 7) % Math.max(colors, 1);
      return below(Math.hypot(s, t), starRadius(Math.atan2(t, s), 5, 0.42, 0.16), p.footprint);
    });
    return give(cover, color);
  },
  hearts: (p, colors) => {
    let color = 0;
    const cover = motifs({ ...p }, 0.9, (s, t, id) => {
      color = Math.floor(id * 7) % Math.max(colors, 1);
      const [hx, hy] = [s / 0.34, (t + 0.06) / 0.34];
      const inside = (hx * hx + hy * hy - 0.75) ** 3 - hx * hx * hy ** 3;
      return below(inside, 0, p.footprint * 0.6);
    });
    return give(cover, color);
  },
  leaves: (p, colors) => {
    let color = 0;
    const cover = motifs(p, 0.95, (s, t, id) => {
      color = Math.floor(id * 7) % Math.max(colors, 1);
      const width = 0.2 * Math.cos(clamp(t / 0.46, -1, 1) * Math.PI * 0.5);
      const vein = Math.abs(s) < 0.018 ? 0.35 : 1;
      return Math.abs(t) < 0.46 ? below(Math.abs(s), width, p.footprint) * vein : 0;
    });
    return give(cover, color);
  },
  zigzag: (p, colors) => {
    const place = p.t * 1.2 + 0.42 * wave(p.s * 1.1);
    return give(below(wave(place), 0.5, p.footprint * 2.6), Math.floor(place) % Math.max(colors, 1));
  },
  geometric: (p, colors) => {
    const [u, v] = [p.s + p.t, p.s - p.t];
    const diamond = Math.max(wave(u * 0.75), wave(v * 0.75));
    const outline = below(Math.abs(diamond - 0.78), 0.09, p.footprint * 1.7);
    const heart = below(diamond, 0.34, p.footprint * 1.7);
    return heart > outline ? give(heart, 1 % Math.max(colors, 1)) : give(outline, 0);
  },
  gradient: (p, colors) => {
    const place = clamp(p.height * 1.25 - 0.12, 0, 1) * colors;
    const index = Math.min(Math.floor(place), Math.max(colors - 1, 0));
    return give(index === 0 ? place : 1, index);
  },
  // Hues are the shader's business: it asks for colour by place.
  rainbow: (p) => give(1, clamp(p.height, 0, 0.999)),
  marbled: (p, colors) => {
    const turbulence = fractalNoise(p.x * 0.8, p.y * 0.8, p.z * 0.8, 4);
    const vein = Math.abs(Math.sin((p.x * 0.35 + p.y * 0.5 + p.z * 0.3 + turbulence * 2.4) * Math.PI));
    const fine = Math.abs(Math.sin((p.z * 0.6 - p.y * 0.4 + turbulence * 4.1) * Math.PI));
    return give(clamp((1 - vein ** 0.45) * 1.5 + (1 - fine ** 0.3) * 0.4, 0, 1), 0 % Math.max(colors, 1));
  },
  swirl: (p, colors) => {
    const turn = Math.atan2(p.x, p.z) / (2 * Math.PI);
    const place = turn * 3 + p.y * 0.8;
    return give(below(wave(place), 0.5, p.footprint * 2), Math.floor(place) % Math.max(colors, 1));
  },
  mosaic: (p, colors) => {
    const { nearest, second, id } = cellNoise(p.x * 2.1, p.y * 2.1, p.z * 2.1, 0.7);
    const joint = below(second - nearest, 0.07, p.footprint * 2.1);
    const cover = id > 0.45 ? 1 : 0;
    return give(cover * (1 - joint), Math.floor(id * 97) % Math.max(colors, 1), 1 - 0.45 * joint + 0.25 * (id - 0.5));
  },
  studs: (p) => {
    const [s, t] = [fraction(p.s * 1.6) - 0.5, fraction(p.t * 1.6) - 0.5];
    const r = Math.hypot(s, t);
    const cover = below(r, 0.27, p.footprint * 1.6);
    return give(cover, 0, cover > 0.5 ? 1.15 - 1.2 * (s + t) * 0.5 : 1 - 0.3 * below(r, 0.36, p.footprint));
  },
  scales: (p, colors) => {
    const { id, rim } = scaleRows(p.s * 2.1, p.t * 2.1);
    return give(id > 0.5 ? 0.75 : 0.1, Math.floor(id * 97) % Math.max(colors, 1), 0.74 + 0.36 * rim);
  },
  carved: (p) => {
    const groove = scrolls(p);
    return give(groove * 0.55, 0, 1 - 0.45 * groove);
  },
  inlay: (p, colors) => {
    const line = scrolls(p);
    const dot = motifs(p, 0.7, (s, t) => below(Math.hypot(s, t), 0.12, p.footprint));
    return give(Math.max(line, dot), dot > line ? 1 % Math.max(colors, 1) : 0, 1 + 0.1 * line);
  },
  circuit: (p) => {
    const [s, t] = [p.s * 2.2, p.t * 2.2];
    const id = latticeHash(Math.floor(s), Math.floor(t), 7);
    const [fs, ft] = [fraction(s) - 0.5, fraction(t) - 0.5];
    const soft = p.footprint * 2.2;
    const across = below(Math.abs(ft), 0.07, soft);
    const along = below(Math.abs(fs), 0.07, soft);
    const pad = id > 0.6 ? below(Math.hypot(fs, ft), 0.17, soft) : 0;
    return give(Math.max(pad, id < 0.45 ? across : along));
  },
  weave: (p) => {
    const [s, t] = [p.s * 2.2, p.t * 2.2];
    const over = (Math.floor(s) + Math.floor(t)) % 2 === 0;
    const bulge = over ? Math.sin(fraction(s) * Math.PI) : Math.sin(fraction(t) * Math.PI);
    return give(over ? 0.75 : 0, 0, 0.62 + 0.45 * bulge);
  },
};

/** Overlapping rounded rows; `rim` is 1 at the top of a scale and 0 under the next one's edge. */
export function scaleRows(s: number, t: number): { id: number; rim: number } {
  let row = Math.floor(t);
  let shifted = s + (row % 2 === 0 ? 0 : 0.5);
  let ds = fraction(shifted) - 0.5;
  let dt = fraction(t);
  // The lower half of a cell shows the rounded tip of the scale above it.
  if (ds * ds + dt * dt > 0.25 && dt < 0.5) {
    row -= 1;
    shifted = s + (row % 2 === 0 ? 0 : 0.5);
    ds = fraction(shifted) - 0.5;
    dt += 1;
  }
  return { id: latticeHash(Math.floor(shifted), row, 19), rim: clamp(1.25 - Math.hypot(ds, dt * 0.8), 0, 1) };
}

/** Curling lines, about one curl per repeat. */
function scrolls(p: PatternPoint): number {
  const bend = fractalNoise(p.s * 1.1, p.t * 1.1, 3.7, 2);
  const angle = Math.atan2(fraction(p.t * 0.8) - 0.5, fraction(p.s * 0.8) - 0.5) / (2 * Math.PI);
  const radius = Math.hypot(fraction(p.t * 0.8) - 0.5, fraction(p.s * 0.8) - 0.5);
  return below(wave(radius * 3.2 + angle + bend), 0.24, p.footprint * 3);
}
