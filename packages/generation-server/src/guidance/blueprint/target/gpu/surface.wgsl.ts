import { GRAINS, PATTERN_KINDS, type Grain, type Paint, type PatternKind } from '../../subject.ts';
import { KEY_LIGHT } from '../bake-light.ts';
import { STUDIO } from '../surface.ts';
import { NOISE_WGSL } from './noise.wgsl.ts';
import { patternsWgsl } from './patterns.wgsl.ts';

/** Colours that a paint or its pattern may have. */
export const MOST_COLORS = 3;

/** Bits of `Surface.flags`. */
export const SURFACE_FLAGS = { scattered: 1, gem: 2, metal: 4, patterned: 8, rainbow: 16 } as const;

/** Words of `Surface`, and where its members start; packed by `pack-scene.ts`. */
export const SURFACE_WORDS = 36;
export const SURFACE_WORD = {
  colors: 0,
  patternColors: 4 * MOST_COLORS,
  colorCount: 24,
  patternColorCount: 25,
  pattern: 26,
  grain: 27,
  flags: 28,
  repeat: 29,
  grainSize: 30,
  roughness: 31,
  glow: 32,
  opacity: 33,
} as const;

/** Words of `Surfaces` before its list. */
export const SURFACES_HEADER_WORDS = 4;

/** Structure of materials as `surface.ts` has it: sets `relief`, and `color` where it has one of its own. */
const GRAIN_WGSL: Readonly<Record<Exclude<Grain, 'none'>, string>> = {
  glitter: /* wgsl */ `
  relief = 0.82 + 0.9 * power(lattice_hash(vec3i(floor(at * 7.0))), 4.0);`,
  wood: /* wgsl */ `
  let warp = value_noise(at * vec3f(1.1, 0.12, 1.1)) * 2.4;
  let ring = fract(at.x * 0.9 + at.z * 0.7 + warp);
  let fibre = value_noise(at * vec3f(9.0, 0.5, 9.0));
  relief = 0.76 + 0.26 * smooth_between(0.0, 0.55, ring) * (1.0 - smooth_between(0.85, 1.0, ring))
    + 0.16 * (fibre - 0.3);`,
  bark: /* wgsl */ `
  let ridge = value_noise(at * vec3f(2.6, 0.55, 2.6));
  relief = 0.62 + 0.6 * smooth_between(0.25, 0.62, ridge) + 0.2 * (value_noise(at * vec3f(6.0, 2.0, 6.0)) - 0.5);`,
  brushed: /* wgsl */ `
  relief = 0.93 + 0.14 * value_noise(at * vec3f(14.0, 0.4, 14.0));`,
  hammered: /* wgsl */ `
  relief = 0.8 + 0.42 * (1.0 - cell_noise(at * 1.5, 0.8).nearest);`,
  speckled: /* wgsl */ `
  let fleck = lattice_hash(vec3i(floor(at * 6.0)));
  relief = select(select(0.96 + 0.1 * value_noise(at * 2.0), 0.68, fleck < 0.2), 1.25, fleck > 0.84);`,
  veined: /* wgsl */ `
  let turbulence = fractal_noise(at * 0.45, 4u);
  let vein = abs(sin((dot(at, vec3f(0.22, 0.3, 0.18)) + turbulence * 2.6) * TURN * 0.5));
  relief = 0.72 + 0.3 * power(vein, 0.4);`,
  layered: /* wgsl */ `
  let warp = value_noise(at * vec3f(0.6, 0.5, 0.6));
  relief = 0.7 + 0.5 * value_noise(vec3f(at.x * 0.2, at.y * 3.0 + warp, at.z * 0.2));`,
  woven: /* wgsl */ `
  let cell = vec2i(floor(st * 3.4));
  let over = (cell.x + cell.y) % 2 == 0;
  relief = 0.9 + 0.15 * sin(fract(select(t, s, over) * 3.4) * TURN * 0.5);`,
  knitted: /* wgsl */ `
  let column = abs(fract(s * 2.6) - 0.5);
  relief = 0.78 + 0.34 * abs(sin((t * 2.6 + column * 1.1) * TURN * 0.5)) * (1.0 - column);`,
  fur: /* wgsl */ `
  relief = 0.84 + 0.3 * (value_noise(at * vec3f(7.0, 2.2, 7.0)) - 0.4) + 0.16 * (value_noise(at * 1.6) - 0.4);`,
  feathers: /* wgsl */ `
  relief = 0.72 + 0.38 * scale_rows(st * vec2f(1.5, 1.1)).rim;`,
  scales: /* wgsl */ `
  relief = 0.68 + 0.44 * scale_rows(st * 2.3).rim;`,
  rough: /* wgsl */ `
  relief = 0.7 + 0.6 * fractal_noise(at * 1.4, 3u);`,
  rusty: /* wgsl */ `
  let rust = smooth_between(0.42, 0.62, fractal_noise(at * 0.8, 4u));
  color = mix(own, vec3f(0.46, 0.21, 0.09), rust * 0.85);
  relief = 0.85 + 0.3 * fractal_noise(at * 3.0, 2u);`,
  mossy: /* wgsl */ `
  let growth = fractal_noise(at * 0.7, 3u) + 0.24 * point.normal.y;
  color = mix(own, vec3f(0.27, 0.42, 0.12), smooth_between(0.46, 0.6, growth) * 0.92);
  relief = 0.8 + 0.4 * fractal_noise(at * 3.4, 2u);`,
  cracked: /* wgsl */ `
  let cell = cell_noise(at * 0.9, 1.0);
  relief = 0.5 + 0.5 * smooth_between(0.0, 0.09, cell.second - cell.nearest)
    + 0.12 * (value_noise(at * 2.0) - 0.5);`,
  iridescent: /* wgsl */ `
  let shift = 0.5 + 0.35 * dot(point.normal, vec3f(0.8, 1.0, 0.5)) + 0.25 * value_noise(at * 0.6);
  color = mix(own, hue(fract(shift)) * 0.55 + 0.42, 0.5);`,
  leafy: /* wgsl */ `
  let cell = cell_noise(at * 1.7, 1.0);
  relief = 0.62 + 0.4 * cell.id + 0.3 * (0.6 - cell.nearest);`,
  quilted: /* wgsl */ `
  let across = abs(fract(vec2f(s + t, s - t) * 0.8) - 0.5);
  relief = 0.7 + 0.4 * smooth_between(0.0, 0.3, 0.5 - max(across.x, across.y));`,
  bricks: /* wgsl */ `
  let row = i32(floor(t * 1.5));
  let column = s * 0.75 + select(0.5, 0.0, row % 2 == 0);
  if (min(fract(column), 1.0 - fract(column)) < 0.05 || fract(t * 1.5) < 0.12) {
    color = mix(own, vec3f(0.75, 0.72, 0.68), 0.65);
    relief = 0.95;
  } else {
    relief = 0.84 + 0.26 * lattice_hash(vec3i(i32(floor(column)), row, 3));
  }`,
};

/** What a kernel knows how to draw. */
export interface SurfaceKinds {
  readonly patterns: readonly PatternKind[];
  readonly grains: readonly Exclude<Grain, 'none'>[];
}

export const ALL_KINDS: SurfaceKinds = {
  patterns: PATTERN_KINDS,
  grains: GRAINS.filter((grain) => grain !== 'none'),
};

/** Those that paints ask for. */
export function kindsOf(paints: readonly Paint[]): SurfaceKinds {
  return {
    patterns: PATTERN_KINDS.filter((kind) => paints.some(({ pattern }) => pattern?.kind === kind)),
    grains: ALL_KINDS.grains.filter((kind) => paints.some(({ grain }) => grain === kind)),
  };
}

/** `surface.ts` in WGSL: the colour of a surface point. */
export function surfaceWgsl({ patterns, grains }: SurfaceKinds): string {
  return /* wgsl */ `
${NOISE_WGSL}
${patternsWgsl(patterns)}
const KEY_LIGHT = vec3f(${KEY_LIGHT.join(', ')});

/** Everything of a part's paint that does not change over its surface. */
struct Surface {
  colors: array<vec4f, ${MOST_COLORS}>,
  pattern_colors: array<vec4f, ${MOST_COLORS}>,
  color_count: u32,
  pattern_color_count: u32,
  pattern: u32,
  grain: u32,
  flags: u32,
  /** Of the pattern, world units. */
  repeat: f32,
  grain_size: f32,
  roughness: f32,
  glow: f32,
  /** Of the wall, seen head on. */
  opacity: f32,
  unused: vec2u,
}

struct Surfaces {
  /** Lowest point and height of the object. */
  lowest: f32,
  span: f32,
  /** By part. */
  list: array<Surface>,
}

struct SurfacePoint {
  /** Pattern coordinates in world units. */
  at: vec3f,
  /** 0 … 1 over the object. */
  height: f32,
  normal: vec3f,
  shade: f32,
  tint: f32,
  footprint: f32,
  facet: f32,
  facing: u32,
  piece: u32,
}

struct Base {
  color: vec3f,
  /** Factor on the brightness. */
  relief: f32,
}

/** The plane that a surface lies in most. */
fn on_plane(at: vec3f, facing: u32) -> vec2f {
  return vec2f(select(at.x, at.z, facing == 0u), select(at.y, at.z, facing == 1u));
}

fn hue(turn: f32) -> vec3f {
  let steps = abs(fract(turn + 1.0 - vec3f(0.0, 1.0, 2.0) / 3.0) * 6.0 - 3.0) - 1.0;
  return 0.08 + 0.92 * clamp(steps, vec3f(0.0), vec3f(1.0));
}

fn pick_color(surface: Surface, at: SurfacePoint) -> vec3f {
  let count = i32(surface.color_count);
  var index = 0;
  if (count > 1 && (surface.flags & ${SURFACE_FLAGS.patterned}u) == 0u) {
    if ((surface.flags & ${SURFACE_FLAGS.scattered}u) != 0u) {
      index = i32(at.piece) % count;
    } else {
      let place = at.at.y / (surface.repeat * 1.6) + 0.8 * fractal_noise(at.at / surface.repeat, 2u);
      index = wrapped(i32(floor(place)), count);
    }
  }
  var colors = surface.colors;
  return colors[index].rgb;
}

fn apply_pattern(surface: Surface, at: SurfacePoint, own: vec3f) -> Base {
  if ((surface.flags & ${SURFACE_FLAGS.patterned}u) == 0u) { return Base(own, 1.0); }
  if ((surface.flags & ${SURFACE_FLAGS.rainbow}u) != 0u) {
    let scattered = (surface.flags & ${SURFACE_FLAGS.scattered}u) != 0u;
    return Base(hue(select(at.height * 0.83, fract(f32(at.piece) * 0.618034), scattered)), 1.0);
  }
  let place = at.at / surface.repeat;
  let footprint = at.footprint / surface.repeat;
  let p = PatternPoint(place, on_plane(place, at.facing) + 0.37, at.height, footprint);
  let count = i32(surface.pattern_color_count);
  let pattern = pattern_at(surface.pattern, p, count);
  var other = own;
  if (count > 0) {
    var colors = surface.pattern_colors;
    other = colors[wrapped(pattern.color, count)].rgb;
  }
  let sharp = clamp(1.6 - footprint * 1.4, 0.0, 1.0);
  let weight = clamp(mix(0.5, pattern.cover, sharp), 0.0, 1.0);
  return Base(mix(own, other, weight), mix(1.0, pattern.relief, sharp));
}

fn apply_grain(surface: Surface, point: SurfacePoint, own: vec3f) -> Base {
  let at = point.at / surface.grain_size;
  let st = on_plane(at, point.facing);
  let s = st.x;
  let t = st.y;
  var color = own;
  var relief = 1.0;
  switch surface.grain {
    ${grains.map((grain) => `case ${GRAINS.indexOf(grain)}u: {${GRAIN_WGSL[grain]}\n}`).join('\n')}
    default: {}
  }
  return Base(color, relief);
}

fn power3(base: vec3f, exponent: f32) -> vec3f {
  return vec3f(power(base.x, exponent), power(base.y, exponent), power(base.z, exponent));
}

fn shade_metal(at: SurfacePoint, own: vec3f, light: f32, gloss: f32, openness: f32, key: f32) -> vec3f {
  var studio = array<f32, ${STUDIO.length}>(${STUDIO.join(', ')});
  let up = at.normal.y;
  let side = at.normal.x * 0.7 + at.normal.z * 0.5;
  let place = clamp((up + 1.0) / 2.0, 0.0, 1.0) * ${STUDIO.length - 1}.0;
  let index = min(u32(place), ${STUDIO.length - 2}u);
  let band = mix(studio[index], studio[index + 1u], smooth_between(0.0, 1.0, place - f32(index)));
  let strip = smooth_between(0.55, 0.95, sin(side * 4.2 + up * 1.6 + 0.6));
  let mirror = band + 0.28 * strip;
  let level = mix(0.92, mirror, 0.3 + 0.6 * gloss) * (0.32 + 0.74 * light);
  let glint =
    (0.2 + 0.5 * gloss) * (power(key, 20.0) + 0.3 * strip * smooth_between(-0.2, 0.5, up)) * openness;
  return power3(own, 1.0 + 0.7 * (1.0 - clamp(level, 0.0, 1.0))) * level * 1.06 + glint * (0.5 + 0.5 * own);
}

fn shade_gem(at: SurfacePoint, own: vec3f, light: f32, key: f32) -> vec3f {
  let round = 0.3 + 0.35 * smooth_between(0.5, -0.7, at.normal.y) + 0.5 * power(key, 18.0);
  let fire = select(round, at.facet, at.facet >= 0.0);
  let depth = 0.5 + 0.75 * fire;
  let flash = max(fire - 0.78, 0.0) * 2.6;
  let level = (0.45 + 0.6 * light) * depth;
  return power3(own, 1.35 - 0.5 * fire) * level * 1.25 + flash * (0.35 + 0.65 * own);
}

/** Not clamped. */
fn shade_surface(surface: Surface, at: SurfacePoint) -> vec3f {
  let patterned = apply_pattern(surface, at, pick_color(surface, at));
  let grained = apply_grain(surface, at, patterned.color);
  let own = grained.color;
  let light = at.shade * patterned.relief * grained.relief * at.tint;
  let key = max(0.0, dot(at.normal, KEY_LIGHT));
  let gloss = 1.0 - surface.roughness;
  let openness = clamp(at.shade * 1.25 - 0.3, 0.0, 1.0);

  var color: vec3f;
  if ((surface.flags & ${SURFACE_FLAGS.gem}u) != 0u) {
    color = shade_gem(at, own, light, key);
  } else if ((surface.flags & ${SURFACE_FLAGS.metal}u) != 0u) {
    color = shade_metal(at, own, light, gloss, openness, key);
  } else {
    let shine = gloss * gloss * 0.55 * power(key, 6.0 + 50.0 * gloss * gloss) * openness;
    let sheen = gloss * 0.07 * smooth_between(0.2, 1.0, at.normal.y) * openness;
    color = power3(own, 1.0 + 0.22 * (1.0 - clamp(light, 0.0, 1.0))) * light + shine + sheen;
  }
  if (surface.glow > 0.0) {
    let core = 0.22 * surface.glow * smooth_between(0.35, 1.05, at.shade);
    color = mix(color, own * 1.04 + core, surface.glow * 0.85);
  }
  return color;
}
`;
}
