import { singularOf } from './lemma.ts';
import type { NounReading, NounResolver } from './nouns.ts';
import { paintPieces } from './paint/paint-pieces.ts';
import { paintTerm } from './paint/vocabulary.ts';
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

/** Whether every word is about paint or fills in. */
export function isAllPaint(words: readonly string[]): boolean {
  let paints = 0;
  for (const { word, term } of paintPieces(words)) {
    if (term) paints++;
    else if (word !== 'and' && !SKIPPED_WORDS.has(word) && !(word in SHAPING)) return false;
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
