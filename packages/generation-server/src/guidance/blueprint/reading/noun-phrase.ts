import type { Proportions, Style } from '../subject.ts';
import { singularOf } from './lemma.ts';
import type { NounReading, NounResolver } from './nouns.ts';
import { colorsOf, isEmptySpec, PaintSpecBuilder, type PaintSpec } from './paint/paint-spec.ts';
import { paintTerm, paintTermAt } from './paint/vocabulary.ts';
import { isPartWord } from './part-names.ts';
import type { Token } from './tokenise.ts';
import { GENERIC_HEADS, NUMBERS, SHAPING, SKIPPED_WORDS, STATUE_HEADS } from './word-lists.ts';

/** A head noun found in a run of words. */
export interface Head {
  readonly reading: NounReading;
  /** First word of the noun; what stands before it modifies it. */
  readonly at: number;
  readonly end: number;
  /** "cat sculpture": the noun is shown as a statue. */
  readonly statue: boolean;
  /** A word such as "design" or "print", with nothing better before it. */
  readonly generic: boolean;
}

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

/**
 * The noun a phrase is about: the last one, but for words that only say how it is shown ("coffee table design") or what
 * it does ("butterfly flutters"). Listed nouns come first, WordNet's kinds after.
 */
export function findHead(tokens: readonly Token[], resolver: NounResolver): Head | undefined {
  const words = tokens.map(({ text }) => text);
  const end = verbalTail(tokens, resolver);
  const listed = lastNoun(tokens, end, (at) => resolver.listedEndingAt(words, at));
  const kind = lastNoun(tokens, end, (at) => {
    const last = words[at - 1] ?? '';
    const found = resolver.kindEndingAt(words, at);
    if (!found || isPaintOnly(words.slice(found.at, at)) || SKIPPED_WORDS.has(last) || isStyleWord(last))
      return undefined;
    // Past a listed noun only words that can hardly be a verb or an adjective take its place.
    const single = found.at === at - 1;
    const doubtful = isParticiple(last) || last.endsWith('s') || last in SHAPING;
    return single && listed && !listed.generic && doubtful && !resolver.isOnlyNoun(last) ? undefined : found;
  });
  if (kind && (!listed || isBetter(kind, listed, (at) => resolver.isOnlyNoun(words[at] ?? '')))) return kind;
  if (listed) return listed;
  for (let at = words.length; at > 0; at--) {
    const word = words[at - 1] ?? '';
    const reading = paintTerm([word]) || SKIPPED_WORDS.has(word) ? undefined : resolver.misspelt(word);
    if (reading) return { reading, at: at - 1, end: at, statue: false, generic: false };
  }
  return undefined;
}

/** Toy bricks are how something is built, not what it is. */
export function isStyleWord(word: string): boolean {
  return word === 'lego' || word === 'legos';
}

/** Whether a noun only WordNet knows is what is meant, and the listed one only modifies it or is a mere "design". */
function isBetter(kind: Head, listed: Head, isOnlyNoun: (at: number) => boolean): boolean {
  if (kind.generic) return false;
  if (listed.generic) return true;
  const compound = kind.at <= listed.at && kind.end > listed.end;
  // "lion bookend": what comes last is meant, also where only its kind is known.
  return compound || (kind.at >= listed.end && (kind.reading.match === 'specific' || isOnlyNoun(kind.end - 1)));
}

/** Where the noun phrase ends when a verb and its adverb follow: "dolphin grins widely". */
function verbalTail(tokens: readonly Token[], resolver: NounResolver): number {
  const last = tokens.length - 1;
  const verb = tokens[last - 1]?.text ?? '';
  const adverb = tokens[last]?.text ?? '';
  const isTail =
    last >= 2 &&
    /[a-z]{2}ly$/.test(adverb) &&
    /(?:s|ing)$/.test(verb) &&
    !resolver.listed([adverb]) &&
    paintTerm([verb]) === undefined;
  return isTail &&
    resolver.listedEndingAt(
      tokens.map(({ text }) => text),
      last - 1,
    )
    ? last - 1
    : tokens.length;
}

function lastNoun(
  tokens: readonly Token[],
  from: number,
  endingAt: (end: number) => { at: number; reading: NounReading } | undefined,
): Head | undefined {
  let statue = false;
  let generic: Head | undefined;
  for (let end = from; end > 0; end--) {
    const word = tokens[end - 1]?.text ?? '';
    const found = endingAt(end);
    // "butterfly-patterned": the first half of a compound is never what the phrase is about.
    const halved = tokens[end - 1]?.hyphen === true;
    const alone = found === undefined || found.at === end - 1;
    if (alone && (STATUE_HEADS.has(word) || GENERIC_HEADS.has(word))) {
      if (found) generic ??= { ...found, end, statue: false, generic: true };
      statue ||= STATUE_HEADS.has(word);
      // "leopard print" is a pattern, and no leopard.
      if (paintTerm(tokens.slice(Math.max(0, end - 2), end).map(({ text }) => text))?.type === 'pattern') end--;
      continue;
    }
    if (!found || halved) continue;
    // "table seating six": a number is how many there are, also where it names a playing card.
    if (alone && word in NUMBERS) continue;
    // "tiger eye stone" has no eye: the word belongs to a stone's name.
    if (alone && end >= 2 && end < from && isPaintOnly(tokens.slice(end - 2, end).map(({ text }) => text))) {
      if (generic) return generic;
      end--;
      continue;
    }
    // "marble statue": a paint word under a generic head describes it.
    if (generic && isPaintOnly(tokens.slice(found.at, end).map(({ text }) => text))) return generic;
    return { ...found, end, statue, generic: false };
  }
  return generic;
}

function isPaintOnly(words: readonly string[]): boolean {
  return paintTerm(words) !== undefined;
}

function isParticiple(word: string): boolean {
  return /(?:ing|ed|ly)$/.test(word);
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
      for (const term of termsOf(before)) this.builder.add(term);
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

/** Paint terms of a run of words, one after the other. */
function termsOf(words: readonly string[]) {
  const found = [];
  for (let at = 0; at < words.length;) {
    const match = paintTermAt(words, at);
    if (match) found.push(match.term);
    at += match?.length ?? 1;
  }
  return found;
}

/** What a run of words says about paint; "and" keeps colours apart. */
export function specOf(words: readonly string[]): PaintSpec {
  const builder = new PaintSpecBuilder();
  for (let at = 0; at < words.length;) {
    if (words[at] === 'and') builder.separate();
    const match = paintTermAt(words, at);
    if (match) builder.add(match.term);
    at += match?.length ?? 1;
  }
  return builder.build();
}

/** Whether every word is about paint or fills in. */
export function isAllPaint(words: readonly string[]): boolean {
  let paints = 0;
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? '';
    const match = paintTermAt(words, at);
    if (match) paints++;
    else if (word !== 'and' && !SKIPPED_WORDS.has(word) && !(word in SHAPING)) return false;
    at += match?.length ?? 1;
  }
  return paints > 0;
}

/** Words of a list cut at its commas and its "and"s, as far as both sides stand for themselves. */
export function splitItems(tokens: readonly Token[], standsAlone: (words: readonly string[]) => boolean): Token[][] {
  const items: Token[][] = [[]];
  for (const token of tokens) {
    if (token.pause && items.at(-1)!.length > 0) items.push([]);
    if (token.text === 'and' || token.text === 'or') items.push([]);
    else items.at(-1)!.push(token);
  }
  const merged: Token[][] = [];
  let pending: Token[] = [];
  const filled = items.filter((item) => item.length > 0);
  for (const [index, item] of filled.entries()) {
    const words = item.map(({ text }) => text);
    if (index < filled.length - 1 && !standsAlone(words)) {
      // "black and white keys": the first colour belongs to the same keys.
      pending.push(...item, { text: 'and', hyphen: false, pause: false });
      continue;
    }
    merged.push([...pending, ...item]);
    pending = [];
  }
  return merged;
}

/** Whether the last word is in the plural, so that it stands for things and not for a material. */
export function isPlural(word: string): boolean {
  return singularOf(word) !== word;
}
