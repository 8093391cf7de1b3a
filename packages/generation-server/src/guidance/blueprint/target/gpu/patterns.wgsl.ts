import { PATTERN_KINDS, type PatternKind } from '../../subject.ts';

/** What patterns are made with. */
const HELPERS_WGSL = /* wgsl */ `
const TURN = 6.283185307179586;

struct PatternPoint {
  /** The primitive's own frame, y along its main axis; lengths in repeats. */
  at: vec3f,
  /** On the plane that the surface lies in most. */
  st: vec2f,
  /** 0 … 1 over the height of the whole object. */
  height: f32,
  /** Width of a pixel. */
  footprint: f32,
}

struct PatternSample {
  cover: f32,
  color: i32,
  relief: f32,
}

/** 1 where value < limit, softened over the width of a pixel. */
fn below(value: f32, limit: f32, soft: f32) -> f32 {
  let half = max(soft * 0.5, 0.01);
  return 1.0 - smooth_between(limit - half, limit + half, value);
}

fn wave(value: f32) -> f32 {
  return abs(fract(value) * 2.0 - 1.0);
}

fn pick(number: f32, colors: i32) -> i32 {
  return i32(floor(number)) % max(colors, 1);
}

/** Place within the motif that a point lies on, and the motif's number in [0, 1]. */
struct Motif {
  st: vec2f,
  id: f32,
}

fn motif_at(p: PatternPoint, density: f32) -> Motif {
  let odd = wrapped(i32(floor(p.st.x * density)), 2) != 0;
  let st = p.st * density + vec2f(0.0, select(0.0, 0.5, odd));
  let cell = floor(st);
  let bits = lattice_bits(vec3i(vec2i(cell), 71));
  let id = unit(bits);
  let off = st - cell - 0.5 + (vec2f(id, unit(bits * 31u)) - 0.5) * 0.15;
  let turn = vec2f(cos(id * TURN), sin(id * TURN));
  return Motif(vec2f(dot(off, vec2f(turn.x, -turn.y)), dot(off, turn.yx)), id);
}

struct ScaleRow {
  id: f32,
  rim: f32,
}

fn scale_rows(st: vec2f) -> ScaleRow {
  var row = i32(floor(st.y));
  var shifted = st.x + select(0.5, 0.0, wrapped(row, 2) == 0);
  var ds = fract(shifted) - 0.5;
  var dt = fract(st.y);
  if (ds * ds + dt * dt > 0.25 && dt < 0.5) {
    row -= 1;
    shifted = st.x + select(0.5, 0.0, wrapped(row, 2) == 0);
    ds = fract(shifted) - 0.5;
    dt += 1.0;
  }
  let id = lattice_hash(vec3i(i32(floor(shifted)), row, 19));
  return ScaleRow(id, clamp(1.25 - length(vec2f(ds, dt * 0.8)), 0.0, 1.0));
}

fn scrolls(p: PatternPoint) -> f32 {
  let bend = fractal_noise(vec3f(p.st * 1.1, 3.7), 2u);
  let off = fract(p.st * 0.8) - 0.5;
  return below(wave(length(off) * 3.2 + atan2(off.y, off.x) / TURN + bend), 0.24, p.footprint * 3.0);
}
`;

/** The table of `patterns.ts`: `p.at`, its `st` as `s` and `t`, its footprint as `soft`, and the number of colours. */
const PATTERNS: Readonly<Record<PatternKind, string>> = {
  stripes: /* wgsl */ `
  let place = at.y * 1.15;
  return PatternSample(below(wave(place), 0.5, soft * 2.3), pick(place, colors), 1.0);`,
  bands: /* wgsl */ `
  let y = at.y * 0.9 + 0.22 * value_noise(at * vec3f(1.3, 0.7, 1.3));
  let strength = lattice_hash(vec3i(i32(floor(y * 2.0)), 3, 5));
  return PatternSample(select(0.12, 0.55 + 0.45 * strength, strength > 0.36), pick(strength * 97.0, colors), 1.0);`,
  spots: /* wgsl */ `
  let cell = cell_noise(at * 1.25, 0.62);
  return PatternSample(below(cell.nearest, 0.27 + 0.16 * cell.id, soft * 1.25), pick(cell.id * 97.0, colors), 1.0);`,
  splatter: /* wgsl */ `
  let cell = cell_noise(at * 1.5 + vec3f(0.2 * value_noise(at * 5.0), 0.0, 0.0), 1.0);
  let cover = below(cell.nearest, 0.08 + 0.42 * cell.id * cell.id, soft * 1.5);
  return PatternSample(cover, pick(cell.id * 97.0, colors), 1.0);`,
  rosettes: /* wgsl */ `
  let wobble = 0.1 * value_noise(at * 4.0);
  let cell = cell_noise(at * 1.6, 0.7);
  let ring = abs(cell.nearest + wobble - 0.34 - 0.05 * cell.id);
  let gap = select(1.0, 0.0, value_noise(at * 3.1 + vec3f(9.0, 0.0, 0.0)) < 0.28);
  let heart = below(cell.nearest, 0.2, soft) * 0.35;
  return PatternSample(max(below(ring, 0.1, soft * 1.6) * gap, heart), pick(cell.id * 31.0, colors), 1.0);`,
  tiger: /* wgsl */ `
  let bend = 0.55 * (fractal_noise(at * 1.1, 2u) - 0.5);
  let width = 0.24 + 0.3 * (value_noise(at * vec3f(1.7, 0.9, 1.7) + vec3f(4.0, 0.0, 0.0)) - 0.45);
  return PatternSample(below(wave(at.y * 1.25 + bend), width * 1.2, soft * 2.5), 0, 1.0);`,
  zebra: /* wgsl */ `
  let bend = 0.5 * (fractal_noise(at * 0.9, 2u) - 0.5);
  return PatternSample(below(wave(at.y * 1.35 + bend), 0.48, soft * 2.7), 0, 1.0);`,
  cow: /* wgsl */ `
  let patch_noise = fractal_noise(at * 0.95 + vec3f(7.0, 0.0, 0.0), 2u);
  return PatternSample(below(0.53 - patch_noise, 0.0, soft * 0.4), 0, 1.0);`,
  giraffe: /* wgsl */ `
  let cell = cell_noise(at * 1.35, 0.75);
  return PatternSample(1.0 - below(cell.second - cell.nearest, 0.13, soft * 1.6), 0, 1.0);`,
  checkered: /* wgsl */ `
  let a = below(wave(s * 0.8), 0.5, soft * 3.2);
  let b = below(wave(t * 0.8), 0.5, soft * 3.2);
  return PatternSample(a * b + (1.0 - a) * (1.0 - b), pick(floor(s * 0.8) + floor(t * 0.8), colors), 1.0);`,
  plaid: /* wgsl */ `
  let wide = 0.42 * (below(wave(s), 0.42, soft * 2.0) + below(wave(t), 0.42, soft * 2.0));
  let thin = below(abs(wave(s) - 0.75), 0.06, soft * 2.0) + below(abs(wave(t) - 0.75), 0.06, soft * 2.0);
  if (colors > 1 && thin > 0.4) { return PatternSample(min(thin * 0.8, 0.85), 1, 1.0); }
  return PatternSample(clamp(wide + thin * 0.25, 0.0, 0.92), 0, 1.0);`,
  camouflage: /* wgsl */ `
  let first = fractal_noise(at * 1.2, 2u);
  let second = fractal_noise(at * 1.2 + vec3f(31.0, 0.0, 0.0), 2u);
  if (second > 0.57 && colors > 1) { return PatternSample(1.0, 1, 1.0); }
  let third = fractal_noise(at * 1.3 + vec3f(0.0, 57.0, 0.0), 2u);
  if (third > 0.6 && colors > 2) { return PatternSample(1.0, 2, 1.0); }
  return PatternSample(select(0.0, 1.0, first > 0.5), 0, 1.0);`,
  floral: /* wgsl */ `
  let motif = motif_at(p, 0.95);
  let r = length(motif.st);
  let petals = 0.27 + 0.11 * cos(atan2(motif.st.y, motif.st.x) * 5.0);
  let third = i32(floor(motif.id * 7.0)) % 3 == 0 && colors > 2;
  let color = select(select(0, 2, third), 1, r < 0.1 && colors > 1);
  return PatternSample(select(below(r, petals, soft), 0.25, r < 0.1 && colors < 2), color, 1.0);`,
  stars: /* wgsl */ `
  let motif = motif_at(p, 0.9);
  let point = power(1.0 - wave(atan2(motif.st.y, motif.st.x) / TURN * 5.0 + 0.5), 1.2);
  let radius = 0.16 + (0.42 - 0.16) * point;
  return PatternSample(below(length(motif.st), radius, soft), pick(motif.id * 7.0, colors), 1.0);`,
  hearts: /* wgsl */ `
  let motif = motif_at(p, 0.9);
  let h = (motif.st + vec2f(0.0, 0.06)) / 0.34;
  let round = dot(h, h) - 0.75;
  let inside = round * round * round - h.x * h.x * h.y * h.y * h.y;
  return PatternSample(below(inside, 0.0, soft * 0.6), pick(motif.id * 7.0, colors), 1.0);`,
  leaves: /* wgsl */ `
  let motif = motif_at(p, 0.95);
  let width = 0.2 * cos(clamp(motif.st.y / 0.46, -1.0, 1.0) * TURN * 0.25);
  let vein = select(1.0, 0.35, abs(motif.st.x) < 0.018);
  let cover = select(0.0, below(abs(motif.st.x), width, soft) * vein, abs(motif.st.y) < 0.46);
  return PatternSample(cover, pick(motif.id * 7.0, colors), 1.0);`,
  zigzag: /* wgsl */ `
  let place = t * 1.2 + 0.42 * wave(s * 1.1);
  return PatternSample(below(wave(place), 0.5, soft * 2.6), pick(place, colors), 1.0);`,
  geometric: /* wgsl */ `
  let diamond = max(wave((s + t) * 0.75), wave((s - t) * 0.75));
  let outline = below(abs(diamond - 0.78), 0.09, soft * 1.7);
  let heart = below(diamond, 0.34, soft * 1.7);
  if (heart > outline) { return PatternSample(heart, 1 % max(colors, 1), 1.0); }
  return PatternSample(outline, 0, 1.0);`,
  gradient: /* wgsl */ `
  let place = clamp(p.height * 1.25 - 0.12, 0.0, 1.0) * f32(colors);
  let index = min(i32(floor(place)), max(colors - 1, 0));
  return PatternSample(select(1.0, place, index == 0), index, 1.0);`,
  marbled: /* wgsl */ `
  let turbulence = fractal_noise(at * 0.8, 4u);
  let vein = abs(sin((dot(at, vec3f(0.35, 0.5, 0.3)) + turbulence * 2.4) * TURN * 0.5));
  let fine = abs(sin((at.z * 0.6 - at.y * 0.4 + turbulence * 4.1) * TURN * 0.5));
  let cover = (1.0 - power(vein, 0.45)) * 1.5 + (1.0 - power(fine, 0.3)) * 0.4;
  return PatternSample(clamp(cover, 0.0, 1.0), 0, 1.0);`,
  swirl: /* wgsl */ `
  let place = atan2(at.x, at.z) / TURN * 3.0 + at.y * 0.8;
  return PatternSample(below(wave(place), 0.5, soft * 2.0), pick(place, colors), 1.0);`,
  mosaic: /* wgsl */ `
  let cell = cell_noise(at * 2.1, 0.7);
  let joint = below(cell.second - cell.nearest, 0.07, soft * 2.1);
  let cover = select(0.0, 1.0 - joint, cell.id > 0.45);
  return PatternSample(cover, pick(cell.id * 97.0, colors), 1.0 - 0.45 * joint + 0.25 * (cell.id - 0.5));`,
  studs: /* wgsl */ `
  let off = fract(p.st * 1.6) - 0.5;
  let r = length(off);
  let cover = below(r, 0.27, soft * 1.6);
  let relief = select(1.0 - 0.3 * below(r, 0.36, soft), 1.15 - 0.6 * (off.x + off.y), cover > 0.5);
  return PatternSample(cover, 0, relief);`,
  scales: /* wgsl */ `
  let row = scale_rows(p.st * 2.1);
  return PatternSample(select(0.1, 0.75, row.id > 0.5), pick(row.id * 97.0, colors), 0.74 + 0.36 * row.rim);`,
  carved: /* wgsl */ `
  let line = scrolls(p);
  return PatternSample(line * 0.55, 0, 1.0 - 0.45 * line);`,
  inlay: /* wgsl */ `
  let line = scrolls(p);
  let dots = below(length(motif_at(p, 0.7).st), 0.12, soft);
  return PatternSample(max(line, dots), select(0, 1 % max(colors, 1), dots > line), 1.0 + 0.1 * line);`,
  circuit: /* wgsl */ `
  let place = p.st * 2.2;
  let id = lattice_hash(vec3i(vec2i(floor(place)), 7));
  let off = fract(place) - 0.5;
  let across = below(abs(off.y), 0.07, soft * 2.2);
  let along = below(abs(off.x), 0.07, soft * 2.2);
  let pad = select(0.0, below(length(off), 0.17, soft * 2.2), id > 0.6);
  return PatternSample(max(pad, select(along, across, id < 0.45)), 0, 1.0);`,
  weave: /* wgsl */ `
  let place = p.st * 2.2;
  let cell = vec2i(floor(place));
  let over = (cell.x + cell.y) % 2 == 0;
  let bulge = sin(fract(select(place.y, place.x, over)) * TURN * 0.5);
  return PatternSample(select(0.0, 0.75, over), 0, 0.62 + 0.45 * bulge);`,
  // Hues are the surface's business.
  rainbow: /* wgsl */ `
  return PatternSample(1.0, 0, 1.0);`,
};

/** `patterns.ts` in WGSL, for surfaces that have none but these patterns. */
export function patternsWgsl(kinds: readonly PatternKind[]): string {
  return /* wgsl */ `
${HELPERS_WGSL}
fn pattern_at(kind: u32, p: PatternPoint, colors: i32) -> PatternSample {
  let at = p.at;
  let s = p.st.x;
  let t = p.st.y;
  let soft = p.footprint;
  switch kind {
    ${kinds.map((kind) => `case ${PATTERN_KINDS.indexOf(kind)}u: {${PATTERNS[kind]}\n}`).join('\n')}
    default: { return PatternSample(1.0, 0, 1.0); }
  }
}
`;
}
