import type { Archetype, ArchetypePart } from '../archetype.ts';
import type { Category, Paint, PaintedPart } from '../subject.ts';
import { isEmptySpec, mergeSpecs, applySpec, NO_PAINT, type PaintSpec, type Swatch } from './paint/paint-spec.ts';
import { isSculpting } from './paint/materials.ts';
import { paintOfPhrase, readPaintPhrase } from './paint/paint-phrase.ts';

/** Kinds of things on which metal and gem words are colours. */
const LIVING: ReadonlySet<Category> = new Set([
  'animal',
  'bird',
  'fish',
  'insect',
  'tree',
  'plant',
  'flower',
  'food',
  'creature',
  'landscape',
]);

/** Collects what a prompt says about an archetype's parts and paints them. */
export class PartPainter {
  private readonly specs = new Map<string, PaintSpec>();
  private readonly shown = new Set<string>();
  /** What the prompt said of the whole thing and the main part took. */
  private wholeOnMain: PaintSpec | null = null;
  private readonly phrases = new Map<string, string>();
  /** Everything is of the main part's material: a statue. */
  private carved = false;
  /** What every solid part is made of unless the prompt says otherwise ("made of bones"). */
  private overall: PaintSpec | null = null;
  /** The prompt names a material that makes of something alive a figure. */
  private sculpted = false;

  readonly archetype: Archetype;

  constructor(archetype: Archetype) {
    this.archetype = archetype;
  }

  /** Paint that a noun brings along, under whatever the prompt says. */
  setDefault(part: string, phrase: string): void {
    this.phrases.set(part, phrase);
    this.shown.add(part);
  }

  /** A statue, of this unless the prompt names another material. */
  carve(spec: PaintSpec): void {
    this.carved = true;
    this.put(this.main, spec);
  }

  show(part: string): void {
    this.shown.add(part);
  }

  isPainted(part: string): boolean {
    return this.specs.has(part);
  }

  /** Paint of one part that the prompt names. */
  paint(part: string, spec: PaintSpec): void {
    const whole = this.wholeOnMain;
    if (part === this.main && whole && whole.swatches.length > 0 && spec.swatches.length > 0) {
      // "rose gold watch with leather strap", where the strap is the main part: the gold is the rest of it.
      this.wholeOnMain = null;
      this.specs.delete(part);
      if (!this.paintAccent(whole)) this.put(part, whole);
    }
    this.put(part, spec);
  }

  private put(part: string, spec: PaintSpec): void {
    this.shown.add(part);
    if (isEmptySpec(spec)) return;
    this.specs.set(part, mergeSpecs(this.specs.get(part) ?? NO_PAINT, spec));
  }

  /** "made of glass": the main part, and every other that is solid by itself. */
  makeOf(spec: PaintSpec): void {
    this.paint(this.main, spec);
    if (spec.swatches.some(({ material }) => material !== null)) this.overall = spec;
    this.sculpted ||= this.isSculpted(spec);
  }

  get main(): string {
    return this.archetype.parts[0]?.name ?? '';
  }

  /** The part that shines by itself, if any. */
  get glowing(): string | undefined {
    return this.archetype.parts.find(
      ({ paint, optional }) => !optional && 'phrase' in paint && paintOfPhrase(paint.phrase).glow > 0.3,
    )?.name;
  }

  private accents(): readonly ArchetypePart[] {
    const { parts } = this.archetype;
    const marked = parts.filter(({ accent, optional, gem }) => accent && !optional && !gem);
    const rest = parts.slice(1).filter(({ accent, optional }) => accent && !optional);
    return marked.length > 0 ? marked : rest;
  }

  /** Where gems sit; what is alive is not set with them, and its eyes are not what an "emerald eagle" is about. */
  private gemParts(): readonly ArchetypePart[] {
    return LIVING.has(this.archetype.category) ? [] : this.archetype.parts.filter(({ gem }) => gem);
  }

  /** Paint that names no part: main part, then accents; gemstones go where gems sit. */
  paintWhole(spec: PaintSpec): void {
    // "crystal goblet": a thing that may be set with gems but is not by itself is made of the stone.
    const holders = this.gemParts().filter(({ optional }) => !optional || this.archetype.category === 'jewellery');
    if (this.isSculpted(spec)) {
      this.makeOf(spec);
      return;
    }
    const gems = holders.length > 0 ? spec.swatches.filter(isGem) : [];
    const rest = holders.length > 0 ? spec.swatches.filter((swatch) => !isGem(swatch)) : spec.swatches;
    if (this.isOfStone(gems, rest)) {
      this.paint(this.main, spec);
      return;
    }
    this.setGems(gems, spec, holders);
    const whole = { ...spec, swatches: rest };
    if (isEmptySpec(whole)) return;
    if (gems.length > 0 && rest.length === 0) {
      // "vibrant opal ring": the finish is the stone's, unless it is metal's or a pattern.
      if (spec.pattern) this.paint(this.main, { ...whole, finish: {}, tone: null });
      return;
    }
    const accents = this.accents();
    if (spec.pattern || rest.length < 2 || accents.length === 0) {
      this.put(this.main, whole);
      this.wholeOnMain = whole;
      return;
    }
    this.paint(this.main, { ...whole, swatches: rest.slice(0, 1) });
    for (const [index, swatch] of rest.slice(1).entries()) {
      const accent = accents[index];
      if (accent) this.paint(accent.name, { ...NO_PAINT, swatches: [swatch] });
    }
  }

  /** "jade bangle": cut from one stone, where stones are set only if asked for. */
  private isOfStone(gems: readonly Swatch[], rest: readonly Swatch[]): boolean {
    const material = gems[0]?.material;
    const isWhole = this.archetype.id === 'bracelet' && gems.length === 1 && rest.length === 0;
    return isWhole && !!material && material.translucency < 0.2 && isSculpting(material);
  }

  /** "jade tiger", "steel rose", "paper crane": what lives, made of a material nothing alive is of. */
  private isSculpted({ swatches }: PaintSpec): boolean {
    if (this.carved || !LIVING.has(this.archetype.category)) return false;
    return swatches.length === 1 && swatches[0]!.material !== null && isSculpting(swatches[0]!.material);
  }

  private setGems(gems: readonly Swatch[], spec: PaintSpec, holders: readonly ArchetypePart[]): void {
    const [first, ...further] = holders;
    if (gems.length === 0 || !first) return;
    const finish = { ...spec.finish };
    if (spec.swatches.length === gems.length) delete finish.metallic;
    const fits = gems.length <= 1 + further.length;
    this.paint(first.name, { ...NO_PAINT, finish, tone: spec.tone, swatches: fits ? gems.slice(0, 1) : gems });
    if (fits) {
      for (const [index, gem] of gems.slice(1).entries()) {
        this.paint(further[index]!.name, { ...NO_PAINT, swatches: [gem] });
      }
    }
  }

  /** Gems the prompt sets into the thing ("diamond-studded", "with rubies"); false where it has no place for any. */
  setWithGems(spec: PaintSpec): boolean {
    const holders = this.gemParts();
    if (holders.length === 0) return false;
    const free = holders.find(({ name }) => !this.specs.has(name));
    const target = free ?? holders[0]!;
    // "with rubies and emeralds" where there is one place for both.
    const held = free ? NO_PAINT : (this.specs.get(target.name) ?? NO_PAINT);
    this.paint(target.name, { ...spec, swatches: [...held.swatches, ...spec.swatches].slice(0, 3) });
    return true;
  }

  /** "with gold accents": the first accent part without a colour of its own; false where there is none. */
  paintAccent(spec: PaintSpec): boolean {
    const free = this.accents().find(({ name }) => !this.specs.has(name));
    if (!free) return false;
    this.paint(free.name, spec);
    return true;
  }

  finish(category: Category): PaintedPart[] {
    const kind = this.carved || this.sculpted ? 'carved' : LIVING.has(category) ? 'living' : 'made';
    const done = new Map<string, Paint>();
    const grounds = new Map<string, Paint>();
    const byName = new Map(this.archetype.parts.map((part) => [part.name, part]));

    const groundOf = (part: ArchetypePart): Paint => {
      const held = grounds.get(part.name);
      if (held) return held;
      const phrase = this.phrases.get(part.name);
      let paint: Paint;
      if (phrase !== undefined) {
        const under = 'phrase' in part.paint ? paintOfPhrase(part.paint.phrase) : paintOfPhrase('gray');
        paint = applySpec({ paint: under, kind }, readPaintPhrase(phrase).spec, true);
      } else if ('phrase' in part.paint) paint = paintOfPhrase(part.paint.phrase);
      else {
        const target = byName.get(part.paint.sameAs);
        paint = target && target !== part ? groundOf(target) : paintOfPhrase('gray');
      }
      grounds.set(part.name, paint);
      return paint;
    };
    const mainSpec = this.specs.get(this.main);
    const paintOf = (part: ArchetypePart): Paint => {
      const held = done.get(part.name);
      if (held) return held;
      const spec = this.specs.get(part.name);
      let paint: Paint;
      if (spec) paint = applySpec({ paint: groundOf(part), kind }, spec, part.gem && isGem(spec.swatches[0]));
      else if (this.carved && mainSpec && part.name !== this.main) {
        paint = applySpec({ paint: groundOf(part), kind: 'carved' }, mainSpec);
      } else if (this.overall && part.name !== 'eyes' && isSolid(groundOf(part)) && !('sameAs' in part.paint)) {
        paint = applySpec({ paint: groundOf(part), kind }, this.overall);
      } else if ('sameAs' in part.paint && !this.phrases.has(part.name)) {
        const target = byName.get(part.paint.sameAs);
        paint = target && target !== part ? paintOf(target) : groundOf(part);
      } else paint = groundOf(part);
      done.set(part.name, paint);
      return paint;
    };
    return this.archetype.parts.map((part) => ({
      part: part.name,
      present: !part.optional || this.shown.has(part.name),
      paint: paintOf(part),
      source: this.specs.has(part.name) ? 'prompt' : 'default',
    }));
  }
}

function isGem(swatch: Swatch | undefined): boolean {
  return swatch?.material?.kind === 'gem';
}

/** Neither lights nor panes. */
function isSolid({ glow, translucency }: Paint): boolean {
  return glow < 0.3 && translucency < 0.3;
}
