import { cellNoise, fraction, fractalNoise, latticeHash, valueNoise } from '../noise.ts';
import { clamp, lerp, smoothstep } from '../shapes/vec.ts';
import type { Grain, Paint } from '../subject.ts';
import { KEY_LIGHT } from './bake-light.ts';
import { PATTERNS, scaleRows, type PatternPoint } from './patterns.ts';

/** A point of a surface to be coloured. One object is filled over and over. */
export interface SurfacePoint {
  /** Pattern coordinates in world units, and the object's own height 0…1. */
  x: number;
  y: number;
  z: number;
  height: number;
  /** Unit normal in the world. */
  nx: number;
  ny: number;
  nz: number;
  /** Direction the pattern coordinates' plane faces: 0, 1 or 2 for x, y, z. */
  facing: 0 | 1 | 2;
  /** Baked light and the factor of the primitive. */
  shade: number;
  tint: number;
  /** Width of a pixel on the surface, world units. */
  footprint: number;
  /** Of a cut stone: a number in [0, 1) of the flat facet the point lies on; −1 where the surface is round. */
  facet: number;
  /** Number of the primitive the point belongs to. */
  piece: number;
}

export type ColorOut = [red: number, green: number, blue: number];

/** Usual repeat of a pattern as a share of the part's largest extent, bounded so that it shows at all. */
const REPEAT_SHARE = 0.27;
const LEAST_REPEAT = 0.05;
const LARGEST_REPEAT = 0.34;

const point: PatternPoint = { x: 0, y: 0, z: 0, s: 0, t: 0, height: 0, footprint: 0 };
const base: ColorOut = [0, 0, 0];

/** Everything of a paint that does not change over the surface. */
export interface Surface {
  readonly paint: Paint;
  /** Repeat of the pattern, world units. */
  readonly repeat: number;
  /** Size of the material's own structure, world units. */
  readonly grainSize: number;
  /** The part consists of many pieces, none of which dominates: colours go piece by piece, not across the surface. */
  readonly scattered: boolean;
}

export function prepareSurface(paint: Paint, partExtent: number, scattered: boolean): Surface {
  const repeat = clamp(partExtent * REPEAT_SHARE, LEAST_REPEAT, LARGEST_REPEAT) * (paint.pattern?.scale ?? 1);
  return { paint, repeat, grainSize: clamp(partExtent * 0.16, 0.045, 0.16), scattered };
}

/** Colour and brightness of a surface point without regard to where it is seen from. Writes [r, g, b], not clamped. */
export function shadeSurface(surface: Surface, at: SurfacePoint, out: ColorOut): void {
  const { paint, grainSize } = surface;
  pickColor(surface, at);
  let relief = applyPattern(surface, at);
  relief *= applyGrain(paint.grain, at, grainSize);
  const light = at.shade * relief * at.tint;
  const key = Math.max(0, at.nx * KEY_LIGHT[0] + at.ny * KEY_LIGHT[1] + at.nz * KEY_LIGHT[2]);
  const gloss = 1 - paint.roughness;
  const openness = clamp(at.shade * 1.25 - 0.3, 0, 1);

  if (isGem(paint)) shadeGem(at, light, out);
  else if (isMetal(paint)) shadeMetal(at, light, gloss, openness, out);
  else {
    // Shadows keep their colour instead of greying.
    const shine = gloss * gloss * 0.55 * key ** (6 + 50 * gloss * gloss) * openness;
    const sheen = gloss * 0.07 * smoothstep(0.2, 1, at.ny) * openness;
    for (let channel = 0; channel < 3; channel++) {
      const own = base[channel]!;
      out[channel] = own ** (1 + 0.22 * (1 - clamp(light, 0, 1))) * light + shine + sheen;
    }
  }
  if (paint.glow > 0) {
    // A tube of light: its core runs to white, no shadow falls on it.
    const core = 0.22 * paint.glow * smoothstep(0.35, 1.05, at.shade);
    for (let channel = 0; channel < 3; channel++) {
      const own = base[channel]!;
      out[channel] = lerp(out[channel]!, own * 1.04 + core, paint.glow * 0.85);
    }
  }
}

/** Cut stones carry their material's name in words ("ruby"); clear and smooth without metal is what they share. */
export function isGem({ material, translucency, roughness, metallic }: Paint): boolean {
  return material === 'gem' || (translucency > 0.2 && roughness < 0.12 && metallic < 0.5 && material !== 'glass');
}

export function isMetal({ metallic }: Paint): boolean {
  return metallic > 0.5;
}

function pickColor({ paint, repeat, scattered }: Surface, at: SurfacePoint): void {
  const { colors } = paint;
  let index = 0;
  if (colors.length > 1 && paint.pattern === null && scattered) index = at.piece % colors.length;
  else if (colors.length > 1 && paint.pattern === null) {
    const place = at.y / (repeat * 1.6) + 0.8 * fractalNoise(at.x / repeat, at.y / repeat, at.z / repeat, 2);
    index = ((Math.floor(place) % colors.length) + colors.length) % colors.length;
  }
  const color = colors[index] ?? [0.6, 0.6, 0.6];
  base[0] = color[0];
  base[1] = color[1];
  base[2] = color[2];
}

function applyPattern({ paint, repeat, scattered }: Surface, at: SurfacePoint): number {
  const { pattern } = paint;
  if (pattern === null) return 1;
  point.x = at.x / repeat;
  point.y = at.y / repeat;
  point.z = at.z / repeat;
  // Off the lattice: flat faces at 0 would sit on the border between two cells.
  point.s = (at.facing === 0 ? point.z : point.x) + 0.37;
  point.t = (at.facing === 1 ? point.z : point.y) + 0.37;
  point.height = at.height;
  point.footprint = at.footprint / repeat;
  if (pattern.kind === 'rainbow') {
    hue(scattered ? fraction(at.piece * 0.618034) : at.height * 0.83, base);
    return 1;
  }
  const { cover, color, relief } = PATTERNS[pattern.kind](point, pattern.colors.length);
  const count = pattern.colors.length;
  const other = count > 0 ? pattern.colors[((color % count) + count) % count]! : base;
  // Patterns finer than a pixel fade to their mean instead of shimmering.
  const sharp = clamp(1.6 - point.footprint * 1.4, 0, 1);
  const weight = clamp(lerp(0.5, cover, sharp), 0, 1);
  for (let channel = 0; channel < 3; channel++) base[channel] = lerp(base[channel]!, other[channel]!, weight);
  return lerp(1, relief, sharp);
}

/** Red to violet over 0…0.83. */
function hue(turn: number, out: ColorOut): void {
  for (let channel = 0; channel < 3; channel++) {
    out[channel] = 0.08 + 0.92 * clamp(Math.abs(fraction(turn + 1 - channel / 3) * 6 - 3) - 1, 0, 1);
  }
}

function tintBase(red: number, green: number, blue: number, weight: number): void {
  base[0] = lerp(base[0], red, weight);
  base[1] = lerp(base[1], green, weight);
  base[2] = lerp(base[2], blue, weight);
}

/** Structure of the material: changes `base` where it has a colour of its own and returns a factor on the brightness. */
function applyGrain(grain: Grain, at: SurfacePoint, size: number): number {
  const [x, y, z] = [at.x / size, at.y / size, at.z / size];
  const s = at.facing === 0 ? z : x;
  const t = at.facing === 1 ? z : y;
  switch (grain) {
    case 'none':
    case 'glitter':
      return grain === 'none'
        ? 1
        : 0.82 + 0.9 * latticeHash(Math.floor(x * 7), Math.floor(y * 7), Math.floor(z * 7)) ** 4;
    case 'wood': {
      const warp = valueNoise(x * 1.1, y * 0.12, z * 1.1) * 2.4;
      const ring = fraction(x * 0.9 + z * 0.7 + warp);
      const fibre = valueNoise(x * 9, y * 0.5, z * 9);
      return 0.76 + 0.26 * smoothstep(0, 0.55, ring) * (1 - smoothstep(0.85, 1, ring)) + 0.16 * (fibre - 0.3);
    }
    case 'bark': {
      const ridge = valueNoise(x * 2.6, y * 0.55, z * 2.6);
      return 0.62 + 0.6 * smoothstep(0.25, 0.62, ridge) + 0.2 * (valueNoise(x * 6, y * 2, z * 6) - 0.5);
    }
    case 'brushed':
      return 0.93 + 0.14 * valueNoise(x * 14, y * 0.4, z * 14);
    case 'hammered': {
      const { nearest } = cellNoise(x * 1.5, y * 1.5, z * 1.5, 0.8);
      return 0.8 + 0.42 * (1 - nearest);
    }
    case 'speckled': {
      const fleck = latticeHash(Math.floor(x * 6), Math.floor(y * 6), Math.floor(z * 6));
      return fleck > 0.84 ? 1.25 : fleck < 0.2 ? 0.68 : 0.96 + 0.1 * valueNoise(x * 2, y * 2, z * 2);
    }
    case 'veined': {
      const turbulence = fractalNoise(x * 0.45, y * 0.45, z * 0.45, 4);
      const vein = Math.abs(Math.sin((x * 0.22 + y * 0.3 + z * 0.18 + turbulence * 2.6) * Math.PI)) ** 0.4;
      return 0.72 + 0.3 * vein;
    }
    case 'layered':
      return 0.7 + 0.5 * valueNoise(x * 0.2, y * 3 + valueNoise(x * 0.6, y * 0.5, z * 0.6), z * 0.2);
    case 'woven': {
      const over = (Math.floor(s * 3.4) + Math.floor(t * 3.4)) % 2 === 0;
      return 0.9 + 0.15 * Math.sin(fraction((over ? s : t) * 3.4) * Math.PI);
    }
    case 'knitted': {
      const column = fraction(s * 2.6) - 0.5;
      return 0.78 + 0.34 * Math.abs(Math.sin((t * 2.6 + Math.abs(column) * 1.1) * Math.PI)) * (1 - Math.abs(column));
    }
    case 'fur':
      return (
        0.84 + 0.3 * (valueNoise(x * 7, y * 2.2, z * 7) - 0.4) + 0.16 * (valueNoise(x * 1.6, y * 1.6, z * 1.6) - 0.4)
      );
    case 'feathers':
      return 0.72 + 0.38 * scaleRows(s * 1.5, t * 1.1).rim;
    case 'scales':
      return 0.68 + 0.44 * scaleRows(s * 2.3, t * 2.3).rim;
    case 'rough':
      return 0.7 + 0.6 * fractalNoise(x * 1.4, y * 1.4, z * 1.4, 3);
    case 'rusty': {
      const rust = smoothstep(0.42, 0.62, fractalNoise(x * 0.8, y * 0.8, z * 0.8, 4));
      tintBase(0.46, 0.21, 0.09, rust * 0.85);
      return 0.85 + 0.3 * fractalNoise(x * 3, y * 3, z * 3, 2);
    }
    case 'mossy': {
      const growth = fractalNoise(x * 0.7, y * 0.7, z * 0.7, 3) + 0.24 * at.ny;
      tintBase(0.27, 0.42, 0.12, smoothstep(0.46, 0.6, growth) * 0.92);
      return 0.8 + 0.4 * fractalNoise(x * 3.4, y * 3.4, z * 3.4, 2);
    }
    case 'cracked': {
      const { nearest, second } = cellNoise(x * 0.9, y * 0.9, z * 0.9, 1);
      return 0.5 + 0.5 * smoothstep(0.0, 0.09, second - nearest) + 0.12 * (valueNoise(x * 2, y * 2, z * 2) - 0.5);
    }
    case 'iridescent': {
      const shift = 0.5 + 0.35 * (at.nx * 0.8 + at.ny + at.nz * 0.5) + 0.25 * valueNoise(x * 0.6, y * 0.6, z * 0.6);
      const [r, g, b] = [base[0], base[1], base[2]];
      hue(fraction(shift), base);
      for (let channel = 0; channel < 3; channel++) {
        base[channel] = lerp([r, g, b][channel]!, base[channel]! * 0.55 + 0.42, 0.5);
      }
      return 1;
    }
    case 'leafy': {
      const { nearest, id } = cellNoise(x * 1.7, y * 1.7, z * 1.7, 1);
      return 0.62 + 0.4 * id + 0.3 * (0.6 - nearest);
    }
    case 'quilted': {
      const [u, v] = [fraction((s + t) * 0.8) - 0.5, fraction((s - t) * 0.8) - 0.5];
      return 0.7 + 0.4 * smoothstep(0, 0.3, 0.5 - Math.max(Math.abs(u), Math.abs(v)));
    }
    case 'bricks': {
      const row = Math.floor(t * 1.5);
      const column = s * 0.75 + (row % 2 === 0 ? 0 : 0.5);
      const joint = Math.min(fraction(column), 1 - fraction(column)) < 0.05 || fraction(t * 1.5) < 0.12;
      if (joint) tintBase(0.75, 0.72, 0.68, 0.65);
      return joint ? 0.95 : 0.84 + 0.26 * latticeHash(Math.floor(column), row, 3);
    }
    default:
      return 1;
  }
}

/**
 * Metal: a studio's bright and dark strips as the normal would mirror them to a camera at level height. Real mirrors
 * change with the camera, which splats of degree 0 cannot; this keeps the look and stays put.
 */
function shadeMetal(at: SurfacePoint, light: number, gloss: number, openness: number, out: ColorOut): void {
  const up = at.ny;
  const side = at.nx * 0.7 + at.nz * 0.5;
  // Floor, dark skirting, wall, soft box, ceiling.
  const band = bandAt(clamp((up + 1) / 2, 0, 1) * (STUDIO.length - 1));
  const strip = smoothstep(0.55, 0.95, Math.sin(side * 4.2 + up * 1.6 + 0.6));
  const mirror = band + 0.28 * strip;
  const level = lerp(0.92, mirror, 0.3 + 0.6 * gloss) * (0.32 + 0.74 * light);
  const key = Math.max(0, at.nx * KEY_LIGHT[0] + at.ny * KEY_LIGHT[1] + at.nz * KEY_LIGHT[2]);
  const glint = (0.2 + 0.5 * gloss) * (key ** 20 + 0.3 * strip * smoothstep(-0.2, 0.5, up)) * openness;
  for (let channel = 0; channel < 3; channel++) {
    const own = base[channel]!;
    // Reflections of reflections deepen the colour in the dark and wash out in the light.
    out[channel] = own ** (1 + 0.7 * (1 - clamp(level, 0, 1))) * level * 1.06 + glint * (0.5 + 0.5 * own);
  }
}

/** Brightness of the studio from straight below to straight above, in equal steps of the normal's height. */
export const STUDIO = [0.52, 0.4, 0.27, 0.4, 0.7, 0.92, 0.66, 0.82, 1.02] as const;

function bandAt(place: number): number {
  const index = Math.min(Math.floor(place), STUDIO.length - 2);
  return lerp(STUDIO[index]!, STUDIO[index + 1]!, smoothstep(0, 1, place - index));
}

/** A cut stone: each facet throws back its own part of the light, some of it white. */
function shadeGem(at: SurfacePoint, light: number, out: ColorOut): void {
  const key = Math.max(0, at.nx * KEY_LIGHT[0] + at.ny * KEY_LIGHT[1] + at.nz * KEY_LIGHT[2]);
  // Polished round, the stone is brightest opposite the light, where it leaves again, and carries one small glint.
  const fire = at.facet >= 0 ? at.facet : 0.3 + 0.35 * smoothstep(0.5, -0.7, at.ny) + 0.5 * key ** 18;
  const depth = 0.5 + 0.75 * fire;
  const flash = fire > 0.78 ? (fire - 0.78) * 2.6 : 0;
  const level = (0.45 + 0.6 * light) * depth;
  for (let channel = 0; channel < 3; channel++) {
    const own = base[channel]!;
    out[channel] = own ** (1.35 - 0.5 * fire) * level * 1.25 + flash * (0.35 + 0.65 * own);
  }
}
