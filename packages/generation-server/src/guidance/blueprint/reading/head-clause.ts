import { archetypeOf } from '../archetype-catalog.ts';
import type { Arrangement, Category } from '../subject.ts';
import type { Clause } from './clauses.ts';
import { singularOf } from './lemma.ts';
import { readModifiers, type Modifiers } from './modifiers.ts';
import { findHead, isAllPaint, isStyleWord, type Head } from './noun-phrase.ts';
import { NEUTRAL, type NounReading, type NounResolver } from './nouns.ts';
import { isPartWord } from './part-names.ts';
import { specOf } from './paint/paint-pieces.ts';
import { paintTerm } from './paint/vocabulary.ts';
import type { Token } from './tokenise.ts';
import { DEPICTION_HEADS, GROUP_HEADS, PORTION_HEADS, SKIPPED_WORDS, STATUE_HEADS } from './word-lists.ts';

/** What the prompt is about, and the clauses that are left to bind to it. */
export interface HeadClause {
  readonly noun: NounReading | null;
  readonly modifiers: Modifiers;
  readonly statue: boolean;
  readonly group: { readonly count: number; readonly arrangement: Arrangement } | null;
  readonly hints: readonly string[];
  readonly shapes: readonly string[];
  readonly rest: readonly Clause[];
}

/** What food is served on: under it, and not what the prompt is about. */
const DISHES = new Set(['plate', 'platter', 'tray', 'board']);
const EMPTY: Clause = { role: 'head', tokens: [] };

/** Finds the subject: in the first clause, past "slice of", "pair of", "statue of", or failing that further on. */
export function readSubjectClauses(clauses: readonly Clause[], resolver: NounResolver): HeadClause {
  let [first = EMPTY, ...rest] = clauses;
  let group: HeadClause['group'] = null;
  let statue = false;
  const leading: Token[] = [];
  const hints: string[] = [];

  // "X of Y": Y is the subject where X only counts, cuts or depicts it.
  for (let next = rest[0]; next?.role === 'of'; next = rest[0]) {
    const last = first.tokens.at(-1)?.text ?? '';
    const word = singularOf(last);
    const inner = headOfTokens(next.tokens, resolver);
    const counted = GROUP_HEADS[word];
    const passes =
      (counted !== undefined || PORTION_HEADS.has(last) || DEPICTION_HEADS.has(word) || STATUE_HEADS.has(word)) &&
      inner !== undefined &&
      // "statue of marble" says what it is made of, "slice of orange" what is cut.
      (inner.reading.listed || !isAllPaint(next.tokens.map(({ text }) => text)));
    const raw =
      passes || DEPICTION_HEADS.has(word) || STATUE_HEADS.has(word) ? undefined : lumpOf(word, next.tokens, resolver);
    if (raw) {
      leading.push(...first.tokens.slice(0, -1));
      first = { role: 'head', tokens: raw };
      rest = rest.slice(1);
      break;
    }
    if (!passes) {
      if (!inner?.reading.listed || !DISHES.has(word)) break;
      // "plate of fries": the plate lies under what it is full of.
      rest = [next, { role: 'on', tokens: first.tokens }, ...rest.slice(1)];
    }
    group = counted ?? group;
    statue ||= STATUE_HEADS.has(word);
    hints.push(word);
    if (passes) leading.push(...first.tokens.slice(0, -1));
    first = { role: 'head', tokens: passes ? portion(word, next.tokens, inner, resolver) : next.tokens };
    rest = rest.slice(1);
  }

  const counted = withoutGroup(first.tokens, resolver);
  if (counted) {
    first = { role: 'head', tokens: counted.tokens };
    group ??= counted.group;
  }
  const segments = segmentsOf(first.tokens);
  let chosen = chooseSegment(segments, resolver);
  if (!chosen) {
    const stone = stoneHead(first.tokens, resolver);
    if (stone) chosen = { tokens: first.tokens, head: stone, before: [], after: [] };
  }
  if (!chosen) {
    const colored = paintedThing(first.tokens, resolver);
    if (colored) chosen = { tokens: first.tokens, head: colored, before: [], after: [] };
  }
  // "Glowing, in the dark": no noun so far; the first clause that has one is the subject.
  if (!chosen) {
    const index = rest.findIndex(
      ({ role, tokens }) => role !== 'skip' && isThing(headOfTokens(tokens, resolver), tokens, role),
    );
    const found = rest[index];
    const head = found && headOfTokens(found.tokens, resolver);
    if (found && head) {
      leading.push(...first.tokens);
      rest = rest.filter((_, at) => at !== index);
      chosen = { tokens: found.tokens, head, before: [], after: [] };
    }
  }
  if (!chosen) {
    const modifiers = readModifiers([...leading, ...first.tokens], resolver);
    return { noun: null, modifiers, statue: false, group, hints, shapes: modifiers.shapes, rest };
  }

  const { head, tokens, before, after } = chosen;
  const modifierTokens = [...leading, ...before, ...tokens.slice(0, head.at), ...ownPaint(head, tokens)];
  const modifiers = readModifiers(modifierTokens, resolver);
  const tail = tokens.slice(head.end);
  return {
    noun: head.reading,
    modifiers,
    statue: statue || head.statue,
    group,
    hints: [...hints, ...modifiers.hints, ...tail.map(({ text }) => text)],
    shapes: modifiers.shapes,
    rest: [...coordinated(tail), ...after.map((segment): Clause => ({ role: 'with', tokens: segment })), ...rest],
  };
}

/** "slice of apple" is the "apple slice" of a table, where one holds it. */
function portion(word: string, tokens: readonly Token[], inner: Head, resolver: NounResolver): readonly Token[] {
  const noun = tokens.slice(inner.at, inner.end);
  const singular = noun.map(({ text }, index) => (index === noun.length - 1 ? singularOf(text) : text));
  if (!PORTION_HEADS.has(word) || !resolver.listed([...singular, word])) return tokens;
  return [...tokens.slice(0, inner.at), ...singular.map(token), token(word), ...tokens.slice(inner.end)];
}

/** "chunk of turquoise", "cluster of smoky quartz", "piece of wood": what a lump of a bare material is. */
function lumpOf(word: string, tokens: readonly Token[], resolver: NounResolver): readonly Token[] | undefined {
  if (!PORTION_HEADS.has(word) && !(word in GROUP_HEADS)) return undefined;
  const last = tokens.at(-1)?.text ?? '';
  const bare = tokens.filter(({ text }) => !SKIPPED_WORDS.has(text)).map(({ text }) => text);
  // "block of ice", "bar of soap"
  if (resolver.listed([last, word])) return [...tokens, token(word)];
  if (!isAllPaint(bare)) return undefined;
  const swatch = specOf(bare).swatches.at(-1)?.material ?? null;
  switch (swatch?.kind) {
    case 'gem':
      if (swatch.translucency < 0.2) return [...tokens, token('rock')];
      return [...tokens, ...(word === 'cluster' ? ['crystal', 'cluster'] : ['gemstone']).map(token)];
    case 'stone':
      return [...tokens, token('rock')];
    case 'wood':
      return [...tokens, token(word === 'strip' || word === 'sheet' ? 'plank' : 'log')];
    case 'metal':
      return [...tokens, token('ingot')];
    default:
      return undefined;
  }
}

function token(text: string): Token {
  return { text, hyphen: false, pause: false };
}

/** Paint words that a listed noun holds itself: "wooden door", "red apple". */
function ownPaint({ reading, at, end }: Head, tokens: readonly Token[]): readonly Token[] {
  const { category } = archetypeOf(reading.insteadOf ?? reading.archetypeId);
  const words = PAINTABLE.has(category) ? PLAIN_PAINTS : category === 'food' ? PLAIN_COLORS : NONE;
  return tokens.slice(at, end - 1).filter(({ text }) => words.has(text) || isStyleWord(text));
}

const NONE: ReadonlySet<string> = new Set();
const PLAIN_COLORS: ReadonlySet<string> = new Set('red green yellow blue black white purple pink'.split(' '));
/** Words that are paint also where they are part of a name; "wine glass" and "coffee table" are none. */
const PLAIN_PAINTS = new Set([
  ...PLAIN_COLORS,
  ...`brown gray orange teal gold golden silver wooden wood leather metal steel marble velvet ebony brass copper bronze stone
  ceramic porcelain plastic wicker bamboo rattan oak walnut mahogany iron chrome concrete denim silk platinum titanium
  ruby emerald sapphire diamond pearl amethyst jade turquoise opal`.split(/\s+/),
]);
const PAINTABLE: ReadonlySet<Category> = new Set([
  'jewellery',
  'furniture',
  'instrument',
  'vehicle',
  'light',
  'weapon',
  'tool',
  'gadget',
  'household',
  'container',
  'clothing',
  'toy-sport',
  'building',
  'structure',
]);

/** "rug and footstool": what follows the subject's own noun after an "and" stands beside it. */
function coordinated(tail: readonly Token[]): Clause[] {
  return tail.length > 1 && tail[0]?.text === 'and' ? [{ role: 'beside', tokens: tail.slice(1) }] : [];
}

function segmentsOf(tokens: readonly Token[]): Token[][] {
  const segments: Token[][] = [[]];
  for (const token of tokens) {
    if (token.pause && segments.at(-1)!.length > 0) segments.push([]);
    segments.at(-1)!.push(token);
  }
  return segments;
}

interface Chosen {
  readonly tokens: readonly Token[];
  readonly head: Head;
  /** Segments before the one with the noun ("tall, crooked"), flattened: they modify it. */
  readonly before: readonly Token[];
  readonly after: readonly (readonly Token[])[];
}

/** The first of a prompt's comma-separated segments that names a thing, paint words aside if any other does. */
function chooseSegment(segments: readonly (readonly Token[])[], resolver: NounResolver): Chosen | undefined {
  const heads = segments.map((tokens) => headOfTokens(tokens, resolver));
  const isThing = (index: number) => {
    const head = heads[index];
    return head !== undefined && !isAllPaint(segments[index]!.map(({ text }) => text));
  };
  const indices = segments.map((_, index) => index);
  const index =
    indices.find((at) => isThing(at) && heads[at]!.reading.listed) ??
    indices.find((at) => isThing(at) && heads[at]!.reading.match === 'specific') ??
    indices.find(isThing) ??
    indices.find((at) => heads[at] !== undefined);
  if (index === undefined) return undefined;
  return {
    tokens: segments[index]!,
    head: heads[index]!,
    before: segments.slice(0, index).flat(),
    after: segments.slice(index + 1),
  };
}

function headOfTokens(tokens: readonly Token[], resolver: NounResolver): Head | undefined {
  const words = tokens.map(({ text }) => text);
  const whole = findHead(tokens, resolver);
  const and = words.lastIndexOf('and');
  // "rug and footstool": two things, the first is the subject; "opal and diamond earrings": one.
  if (!whole || and <= 0 || whole.at <= and) return whole;
  const left = words.slice(0, and);
  const first = findHead(tokens.slice(0, and), resolver);
  if (!first?.reading.listed || first.end !== left.length || !whole.reading.listed) return whole;
  if (paintTerm(left.slice(first.at)) !== undefined || paintTerm(left.slice(-1)) !== undefined) return whole;
  const between = words.slice(and + 1, whole.at);
  const modified = between.some((word) => resolver.listed([word]) !== undefined && paintTerm([word]) === undefined);
  return modified ? whole : first;
}

/** "fish school", "grape bunch": the last word only says how many; returns the phrase without it. */
function withoutGroup(tokens: readonly Token[], resolver: NounResolver) {
  const last = tokens.at(-1)?.text ?? '';
  const group = GROUP_HEADS[last];
  if (!group || tokens.length < 2 || last === 'pattern' || last === 'arrangement') return undefined;
  const words = tokens.map(({ text }) => text);
  const whole = resolver.listedEndingAt(words, words.length);
  if (whole && whole.at < words.length - 1) return undefined;
  const head = headOfTokens(tokens.slice(0, -1), resolver);
  if (
    !head ||
    head.end !== tokens.length - 1 ||
    !GROUPED.has(archetypeOf(head.reading.insteadOf ?? head.reading.archetypeId).category)
  ) {
    return undefined;
  }
  return { tokens: tokens.slice(0, -1), group };
}

const GROUPED = new Set(['animal', 'bird', 'fish', 'insect', 'food', 'flower', 'gem-rock']);

/** A part or a mere "pattern" of something unknown says nothing about what that is. */
function isThing(head: Head | undefined, tokens: readonly Token[], role: Clause['role']): boolean {
  if (!head || head.generic) return false;
  return role !== 'with' || !isPartWord(tokens[head.end - 1]?.text ?? '');
}

/** The last word that names a thing as well as a paint ("peach", "sand"), where nothing else names any. */
function paintedThing(tokens: readonly Token[], resolver: NounResolver): Head | undefined {
  const words = tokens.map(({ text }) => text);
  for (let end = words.length; end > 0; end--) {
    const term = paintTerm(words.slice(end - 1, end));
    if (term?.type !== 'color' && term?.type !== 'material') continue;
    const found = resolver.kindEndingAt(words, end);
    const meant = archetypeOf(found?.reading.insteadOf ?? found?.reading.archetypeId ?? NEUTRAL).category;
    if (found && (found.reading.match === 'specific' || COLORFUL.has(meant)))
      return { ...found, end, statue: false, generic: false };
  }
  return undefined;
}

const COLORFUL: ReadonlySet<Category> = new Set(['food', 'flower', 'plant', 'tree', 'gem-rock']);

/** A prompt of nothing but a stone's name and what it looks like is about the stone. */
function stoneHead(tokens: readonly Token[], resolver: NounResolver): Head | undefined {
  for (let end = tokens.length; end > 0; end--) {
    for (let at = Math.max(0, end - 3); at < end; at++) {
      const term = paintTerm(tokens.slice(at, end).map(({ text }) => text));
      if (term?.type !== 'material' || (term.material.kind !== 'gem' && term.material.kind !== 'stone')) continue;
      const reading = resolver.listed([term.material.translucency > 0.2 ? 'gemstone' : 'rock']);
      // The name stays in front as a modifier, for its colour.
      if (reading)
        return { reading: { ...reading, noun: term.material.name }, at: end, end, statue: false, generic: false };
    }
  }
  return undefined;
}
