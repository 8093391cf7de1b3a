import type { Rgb } from '@404-gen/splat';
import type { Grain, Paint, Pattern, PatternKind } from '../../subject.ts';
import { mix, rgbOfHex, toned, type Tone } from './colors.ts';
import { MATERIAL_OF_NAME, type Material } from './materials.ts';
import type { FinishWord, PatternWord } from './patterns.ts';
import type { PaintTerm } from './vocabulary.ts';

/** One colour, one material, or a colour of a material. */
export interface Swatch {
  readonly color: Rgb | null;
  readonly material: Material | null;
}

/** What a run of paint words asks for, before it is known what it is put on. */
export interface PaintSpec {
  /** In the order of the prompt: "red and black" are two, "dark brown leather" is one. */
  readonly swatches: readonly Swatch[];
  readonly finish: FinishWord;
  readonly pattern: PatternWord | null;
  /** Colours the pattern was given by name ("with black stripes"); empty: the pattern's own, or what sets off. */
  readonly patternColors: readonly Rgb[];
  /** A tone with no colour of its own ("a dark castle"). */
  readonly tone: Tone | null;
}

export const NO_PAINT: PaintSpec = { swatches: [], finish: {}, pattern: null, patternColors: [], tone: null };

export function isEmptySpec(spec: PaintSpec): boolean {
  return (
    spec.swatches.length === 0 && spec.pattern === null && spec.tone === null && Object.keys(spec.finish).length === 0
  );
}

/** Puts paint words together, one after the other. */
export class PaintSpecBuilder {
  private readonly swatches: { color: Rgb | null; material: Material | null; closed: boolean }[] = [];
  private finish: FinishWord = {};
  private pattern: PatternWord | null = null;
  private tone: Tone | null = null;

  /** "and", a comma: what follows is a second colour, not more about the first. */
  separate(): void {
    const last = this.swatches.at(-1);
    if (last) last.closed = true;
  }

  add(term: PaintTerm): void {
    switch (term.type) {
      case 'tone':
        this.tone = term.tone;
        return;
      case 'finish':
        this.finish = { ...this.finish, ...term.finish };
        return;
      case 'pattern':
        // "intricate floral": what is only elaborate gives way to what it shows.
        if (this.pattern === null || this.pattern.kind === 'carved') this.pattern = term.pattern;
        return;
      case 'color':
        this.swatches.push({ color: this.takeTone(term.color), material: null, closed: false });
        return;
      case 'material':
        this.addMaterial(term.material);
        this.pattern ??= term.pattern ?? null;
    }
  }

  private addMaterial(material: Material): void {
    const last = this.swatches.at(-1);
    if (!last || last.closed) {
      const color = this.tone && material.color ? this.takeTone(material.color) : null;
      this.swatches.push({ color, material, closed: false });
    } else if (last.material === null) {
      last.material = material;
    } else if (last.material.kind === material.kind || isGeneric(material)) {
      // "oak wood", "jade stone": the second word only repeats the kind.
    } else {
      last.color ??= last.material.color;
      last.material = material;
    }
  }

  private takeTone(color: Rgb): Rgb {
    if (this.tone === null) return color;
    const result = toned(color, this.tone);
    if (this.tone === 'neon') this.finish = { glow: 0.35, ...this.finish };
    this.tone = null;
    return result;
  }

  build(): PaintSpec {
    // "red and black leather": the material is meant for both.
    const shared = this.swatches.at(-1)?.material ?? null;
    const swatches: Swatch[] = this.swatches.map(({ color, material }) => ({ color, material: material ?? shared }));
    let tone = this.tone;
    if (tone === 'neon') {
      tone = null;
      if (swatches.length === 0) swatches.push({ color: null, material: MATERIAL_OF_NAME.get('neon') ?? null });
      else this.finish = { glow: 0.85, ...this.finish };
    }
    return { swatches, finish: this.finish, pattern: this.pattern, patternColors: [], tone };
  }
}

function isGeneric(material: Material): boolean {
  return ['wood', 'stone', 'metal', 'glass', 'gem', 'crystal'].includes(material.name);
}

/** What the paint is put on. */
interface PaintGround {
  /** The paint the part has unless told otherwise. */
  readonly paint: Paint;
  /** On fur, leaves, flesh "golden" and "emerald" are colours; what is carved takes any material. */
  readonly kind: 'living' | 'made' | 'carved';
}

/** Grains of cloth, hair and leaves: gold on them is thread or dye. */
const SOFT: ReadonlySet<Grain> = new Set(['woven', 'knitted', 'fur', 'feathers', 'leafy', 'quilted']);

/** Words for what only looks like metal. */
const HUES = new Set(['golden', 'silvery']);

/** Gem words that mean the colour on anything but a gem. */
const COLOR_GEMS = new Set(['turquoise', 'coral', 'amber', 'pearl', 'pearls', 'aquamarine', 'gem', 'crystal']);

/** Paint of a part: the ground with what the words ask for put on it. */
export function applySpec(on: PaintGround, spec: PaintSpec, asGem = false): Paint {
  const { paint } = on;
  const first = spec.swatches[0];
  const material = first?.material ?? null;
  const named = spec.swatches
    .slice(0, 3)
    .map((swatch) => swatch.color ?? swatch.material?.color ?? paint.colors[0] ?? GRAY);
  const ground = spec.pattern?.base ?? null;
  const unnamed = ground === null || paint.colors.length === 0 ? paint.colors : [rgbOfHex(ground)];
  let colors = spec.swatches.some(({ color, material }) => color ?? material?.color) ? named : unnamed;
  if (spec.tone !== null) colors = colors.map((color) => toned(color, spec.tone ?? 'bright'));
  const base = material ? tinted(onto(on, material, asGem), first?.color ?? null) : paint;
  const pattern = spec.pattern ? patternOf(spec.pattern, colors, spec.patternColors) : paint.pattern;
  return {
    ...base,
    ...spec.finish,
    colors: spec.pattern && named.length > 1 ? colors.slice(0, 1) : colors,
    pattern,
  };
}

const GRAY: Rgb = [0.6, 0.6, 0.6];

/** Coloured glass lets less through: clear walls in front of a white background would leave next to nothing of it. */
function tinted(paint: Paint, color: Rgb | null): Paint {
  const isGlass = color !== null && paint.material === 'glass' && paint.translucency > 0.5;
  return isGlass && Math.max(...color) - Math.min(...color) > 0.15 ? { ...paint, translucency: 0.58 } : paint;
}

/** The ground's surface made of another material; colours are the caller's. */
function onto({ paint, kind }: PaintGround, material: Material, asGem: boolean): Paint {
  if (!asGem && material.kind === 'gem' && COLOR_GEMS.has(material.name) && material.name !== 'crystal') return paint;
  if ((kind === 'living' || (kind === 'made' && SOFT.has(paint.grain))) && !asGem) {
    if (HUES.has(material.name)) return paint;
    if (material.kind === 'metal') return { ...paint, metallic: 0.55, roughness: Math.min(paint.roughness, 0.4) };
    if (material.kind === 'gem') return { ...paint, roughness: Math.min(paint.roughness, 0.4) };
  }
  const { name, roughness, metallic, translucency, glow, grain } = material;
  return { ...paint, material: name, roughness, metallic, translucency, glow, grain };
}

/** Patterns that are the surface's own structure: they set off by shade, not by contrast. */
const QUIET: ReadonlySet<PatternKind> = new Set(['carved', 'marbled', 'gradient', 'weave', 'scales', 'bands', 'swirl']);

function patternOf(word: PatternWord, colors: readonly Rgb[], given: readonly Rgb[]): Pattern {
  const own = word.colors.map(rgbOfHex);
  const rest = colors.slice(1);
  const chosen = given.length > 0 ? given : rest.length > 0 ? rest : own.length > 0 ? own : [setOff(word.kind, colors)];
  return { kind: word.kind, colors: chosen.slice(0, 3), scale: word.scale };
}

function setOff(kind: PatternKind, colors: readonly Rgb[]): Rgb {
  const color = colors[0] ?? GRAY;
  const luma = 0.2126 * color[0] + 0.7152 * color[1] + 0.0722 * color[2];
  if (QUIET.has(kind)) return luma < 0.35 ? mix(color, [1, 1, 1], 0.4) : mix(color, [0, 0, 0], 0.4);
  return luma < 0.6 ? [0.95, 0.95, 0.93] : mix(color, [0, 0, 0], 0.78);
}

/** Colours a spec names, its materials' own included. */
export function colorsOf(spec: PaintSpec): Rgb[] {
  return spec.swatches.map(({ color, material }) => color ?? material?.color ?? null).filter((color) => color !== null);
}

/** Later words on top of earlier ones: what the later ones name wins. */
export function mergeSpecs(under: PaintSpec, over: PaintSpec): PaintSpec {
  const material = under.swatches[0]?.material ?? null;
  const color = under.swatches[0]?.color ?? null;
  // "velvet armchair in blush pink", "pink fabric-covered speaker": a colour alone leaves the material, a material
  // without a colour of its own the colour.
  const recolored = over.swatches.map((swatch) => ({
    color: swatch.color ?? (swatch.material?.color === null ? color : null),
    material: swatch.material ?? material,
  }));
  return {
    swatches: recolored.length > 0 ? recolored : under.swatches,
    finish: { ...under.finish, ...over.finish },
    pattern: over.pattern ?? under.pattern,
    patternColors: over.pattern ? over.patternColors : under.patternColors,
    tone: over.tone ?? under.tone,
  };
}
