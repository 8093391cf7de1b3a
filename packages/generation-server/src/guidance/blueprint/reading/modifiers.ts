import type { Proportions, Style } from '../subject.ts';
import type { NounReading, NounResolver } from './nouns.ts';
import { paintPieces, specOf } from './paint/paint-pieces.ts';
import { colorsOf, isEmptySpec, PaintSpecBuilder, type PaintSpec } from './paint/paint-spec.ts';
import { paintTerm, paintTermAt } from './paint/vocabulary.ts';
import { isPartWord } from './part-names.ts';
import type { Token } from './tokenise.ts';
import { NUMBERS, SHAPING } from './word-lists.ts';

/** A paint that a hyphenated word gives to one part: "red-leaved". */
export interface PartPaint {
  readonly part: readonly string[];
  readonly spec: PaintSpec;
  /** "snow-covered": shows the part, or covers the whole where there is none. */
  readonly cover: boolean;
}

/** What the words before a noun say about it. */
export interface Modifiers {
  readonly spec: PaintSpec;
  readonly partPaints: readonly PartPaint[];
  readonly proportions: Partial<Proportions>;
  readonly count: number | null;
  readonly style: Style;
  /** Words that may name a variant of the archetype: "acoustic", "star" of "star-shaped". */
  readonly hints: readonly string[];
  /** Hints that were said to be the shape: they count even where the word is a paint too ("diamond-shaped"). */
  readonly shapes: readonly string[];
  /** Things strewn over or wound round it: "vine-wrapped", "barnacle-encrusted". */
  readonly strewn: readonly { readonly noun: NounReading; readonly around: boolean }[];
  /** Gems it was set with, "diamond-studded". */
  readonly studded: PaintSpec | null;
}

/** Suffix words of "A-B" that bind A to the whole thing or to a gem, not to a part. */
const STUDDED = new Set(
  'studded encrusted embedded jeweled bejeweled inlaid set embellished adorned tipped crusted decorated accented'.split(
    ' ',
  ),
);
const SURFACED = new Set(
  `plated coated made colored toned bound clad covered painted framed finished trimmed lined hued tinted dyed crafted carved
  wrapped upholstered gilded glazed tiled paneled backed bodied skinned dipped stained themed fired hewn capped edged topped
  textured`.split(/\s+/),
);
const SHAPED = new Set([
  'shaped',
  'style',
  'styled',
  'like',
  'form',
  'inspired',
  'themed',
  'formed',
  'print',
  'patterned',
]);

/** Reads the words that stand before a noun. */
export function readModifiers(tokens: readonly Token[], resolver: NounResolver): Modifiers {
  return new ModifierReader(tokens, resolver).read();
}

class ModifierReader {
  private readonly builder = new PaintSpecBuilder();
  private readonly partPaints: PartPaint[] = [];
  private readonly hints: string[] = [];
  private readonly shapes: string[] = [];
  private readonly strewn: { noun: NounReading; around: boolean }[] = [];
  private readonly texts: readonly string[];
  private proportions: Partial<Proportions> = {};
  private count: number | null = null;
  private style: Style = 'plain';
  private studded: PaintSpec | null = null;

  private readonly tokens: readonly Token[];
  private readonly resolver: NounResolver;

  constructor(tokens: readonly Token[], resolver: NounResolver) {
    this.tokens = tokens;
    this.resolver = resolver;
    this.texts = tokens.map(({ text }) => text);
  }

  read(): Modifiers {
    for (let at = 0; at < this.tokens.length;) at += this.step(at);
    return {
      spec: this.builder.build(),
      partPaints: this.partPaints,
      proportions: this.proportions,
      count: this.count,
      style: this.style,
      hints: this.hints,
      shapes: this.shapes,
      strewn: this.strewn,
      studded: this.studded,
    };
  }

  /** Reads what starts at one token; returns how many tokens that took. */
  private step(at: number): number {
    const token = this.tokens[at]!;
    const { text } = token;
    if (token.pause || text === 'and' || text === 'or') this.builder.separate();
    const compound = this.compound(at) || this.cut(at);
    if (compound > 0) return compound;
    if (text === 'lego' || text === 'brick' || text === 'legos') {
      // "brick" alone is a wall's; of toys it comes as "lego brick" or "brick-built".
      if (text !== 'brick' || this.texts[at - 1] === 'lego' || token.hyphen) {
        this.style = 'bricks';
        return 1;
      }
    }
    this.hints.push(text);
    const shaping = token.hyphen ? undefined : SHAPING[text];
    if (shaping) this.proportions = { ...this.proportions, ...shaping };
    const number = NUMBERS[text] ?? (/^\d{1,2}$/.test(text) ? Number(text) : undefined);
    if (number !== undefined && number >= 2 && number <= 24 && !token.hyphen) this.count ??= number;
    const paint = paintTermAt(this.texts, at);
    if (!paint) return 1;
    this.hints.push(...this.texts.slice(at + 1, at + paint.length));
    this.builder.add(paint.term);
    return paint.length;
  }

  /** "emerald cut": a gem's shape, and none of its colour; "leaf" before a noun is one as well. */
  private cut(at: number): number {
    const isCut = this.texts[at + 1] === 'cut' && CUTS.has(this.texts[at] ?? '');
    if (isCut) this.shapes.push(`${this.texts[at] ?? ''} cut`);
    else if (!FORMS.has(this.texts[at] ?? '')) return 0;
    else this.shapes.push(this.texts[at] ?? '');
    return isCut ? 2 : 1;
  }

  /** "red-leaved", "diamond-studded", "star-shaped", "yellow-striped": returns the tokens it took, 0 for none. */
  private compound(at: number): number {
    if (!this.tokens[at]!.hyphen) return 0;
    let end = at;
    while (this.tokens[end]?.hyphen) end++;
    if (end >= this.tokens.length) return 0;
    const last = this.texts[end] ?? '';
    const before = this.texts.slice(at, end);
    const length = end - at + 1;
    // Whole phrases first: "rose-gold", "tie-dyed", "hand-carved", "polka-dot".
    if (paintTerm(this.texts.slice(at, end + 1)) !== undefined) return 0;
    if (last === 'cut') {
      this.shapes.push([...before, 'cut'].join(' '));
      return length;
    }
    if (SHAPED.has(last)) {
      this.shapes.push(...before);
      const term = last === 'shaped' || last === 'like' ? undefined : paintTerm(before);
      if (term) this.builder.add(term);
      return length;
    }
    const spec = specOf(before);
    if (STUDDED.has(last) || last === 'wrapped' || last === 'covered' || last === 'draped' || last === 'entwined') {
      const noun = isEmptySpec(spec) ? this.resolver.listed(before) : undefined;
      if (noun) this.strewn.push({ noun, around: !STUDDED.has(last) });
      else if (STUDDED.has(last)) this.studded = spec;
      else this.partPaints.push({ part: before, spec, cover: true });
      return length;
    }
    if (SURFACED.has(last)) {
      for (const { term } of paintPieces(before)) if (term) this.builder.add(term);
      return length;
    }
    const pattern = paintTerm([last]);
    if (pattern?.type === 'pattern' && !isEmptySpec(spec)) {
      // "yellow-striped": the colour is the pattern's.
      this.partPaints.push({ part: [], spec: { ...specOf([last]), patternColors: colorsOf(spec) }, cover: false });
      return length;
    }
    const part = partOfParticiple(last);
    if (part && !isEmptySpec(spec)) {
      this.partPaints.push({ part: [part], spec, cover: false });
      return length;
    }
    if (!part && pattern === undefined && last.endsWith('ed') && spec.swatches.length > 0) {
      // "white-filamented": of something no catalogue names, so not of the whole.
      this.partPaints.push({ part: [last], spec, cover: false });
      return length;
    }
    if (part && before.length === 1) {
      const shaping = SHAPING[before[0] ?? ''];
      if (shaping) {
        this.proportions = { ...this.proportions, ...shaping };
        return length;
      }
    }
    return 0;
  }
}

const CUTS = new Set(
  'emerald rose princess cushion pear marquise baguette heart oval round square step old mine'.split(' '),
);

/** Words that a table of materials holds for parts' own sake, but that shape what they stand before. */
const FORMS = new Set(['leaf', 'petal', 'bubble']);

/** The part word in "leaved", "feathered", "eyed"; undefined where there is none. */
function partOfParticiple(word: string): string | undefined {
  if (isPartWord(word) && !word.endsWith('ed')) return word;
  if (!word.endsWith('ed')) return undefined;
  const stem = word.slice(0, -2);
  const undoubled = stem.replace(/([a-z])\1$/, '$1');
  const candidates = [stem, `${stem}e`, undoubled, stem.replace(/v$/, 'f'), stem.replace(/i$/, 'y')];
  return candidates.find(isPartWord);
}
