import { archetypeOf, CATEGORY_DEFAULTS, isArchetype } from '../archetype-catalog.ts';
import { hasRecipe } from '../shapes/registry.ts';
import type { Category, Match } from '../subject.ts';
import { CATEGORY_WORDS } from './category-words.ts';
import { singularsOf } from './lemma.ts';
import { lexicon, MAX_PHRASE_WORDS, normalisePhrase, type Lexicon } from './lexicon.ts';
import { parseWordTable, type NounEntry } from './word-table.ts';
import { wordNet, type WordNet } from './wordnet.ts';

/** What the words of a noun were understood as. */
export interface NounReading {
  /** Singular, as the lexicon or WordNet spells it. */
  readonly noun: string;
  readonly plural: boolean;
  readonly match: Exclude<Match, 'none'>;
  /** Whether a noun table holds these very words, not WordNet. */
  readonly listed: boolean;
  /** An archetype that has a recipe. */
  readonly archetypeId: string;
  readonly variants: Readonly<Record<string, string>>;
  readonly present: readonly string[];
  readonly paints: Readonly<Record<string, string>>;
  /** The archetype meant, where it has no recipe yet and another stands in. */
  readonly insteadOf: string | null;
}

/** WordNet files that a noun of an archetype's category may mean; every other category means artefacts. */
const SENSES_OF_CATEGORY: Partial<Record<Category, readonly Category[]>> = {
  animal: ['animal'],
  bird: ['animal'],
  fish: ['animal', 'food'],
  insect: ['animal'],
  tree: ['plant'],
  plant: ['plant'],
  flower: ['plant'],
  food: ['food', 'plant'],
  'gem-rock': ['gem-rock', 'gadget'],
  creature: ['creature', 'animal'],
  body: ['body', 'animal', 'plant'],
  landscape: ['gem-rock', 'landscape', 'gadget'],
  solid: ['solid', 'gadget'],
};

/** Steps up from a noun to its nearest anchor; further up all things are alike. */
const MAX_CLIMB = 9;

interface Anchor {
  readonly entry: NounEntry;
  /** Stands for a kind of thing, not for one shape. */
  readonly loose: boolean;
}

/** Finds what nouns mean: noun tables first, then WordNet's kinds of what the tables hold. */
export class NounResolver {
  private readonly anchors = new Map<number, Anchor>();

  private readonly words: Lexicon;
  private readonly net: WordNet;

  constructor(words: Lexicon, net: WordNet) {
    this.words = words;
    this.net = net;
    for (const entry of words.entries) if (entry.reach !== 'phrase') this.anchor(entry);
    for (const entry of parseWordTable(CATEGORY_WORDS)) if (isArchetype(entry.archetypeId)) this.anchor(entry);
  }

  private anchor(entry: NounEntry): void {
    if (!isArchetype(entry.archetypeId)) return;
    const wanted = SENSES_OF_CATEGORY[archetypeOf(entry.archetypeId).category] ?? ['gadget'];
    const senses = this.net.senses(normalisePhrase(entry.noun));
    const sense = senses.find((synset) => wanted.includes(this.net.category(synset)));
    if (sense === undefined) return;
    if (!this.anchors.has(sense)) this.anchors.set(sense, { entry, loose: entry.reach === 'loose' });
  }

  /** The reading of exactly these words, from the tables alone. */
  listed(words: readonly string[]): NounReading | undefined {
    const hit = this.words.find(words);
    return hit && isArchetype(hit.entry.archetypeId) ? reading(hit.entry, 'specific', hit.plural, true) : undefined;
  }

  /** The reading of exactly these words, as a kind of something the tables hold. */
  kindOf(words: readonly string[]): NounReading | undefined {
    const phrase = words.join(' ');
    const last = words.at(-1) ?? '';
    const stem = phrase.slice(0, phrase.length - last.length);
    for (const [index, form] of [last, ...singularsOf(last)].entries()) {
      const noun = stem + form;
      // Of "larch" the wood comes before the tree: a second sense that has a shape beats a first that has none.
      const found = this.net
        .senses(noun)
        .slice(0, 2)
        .map((synset) => this.climb(synset));
      const best = found.find(({ loose }) => !loose) ?? found[0];
      if (best) return { ...reading(best.entry, best.loose ? 'category' : 'specific', index > 0, false), noun };
    }
    return undefined;
  }

  private climb(synset: number): Anchor {
    let level = [synset];
    const seen = new Set(level);
    for (let step = 0; step <= MAX_CLIMB && level.length > 0; step++) {
      const found = level.flatMap((id) => this.anchors.get(id) ?? []);
      // At the noun itself a loose anchor is as good as a tight one.
      const best = found.find(({ loose }) => !loose) ?? found[0];
      if (best) return best;
      level = level.flatMap((id) => this.net.parents(id)).filter((id) => !seen.has(id) && seen.add(id));
    }
    const category = this.net.category(synset);
    return { entry: entryOf(CATEGORY_DEFAULTS[category]), loose: true };
  }

  /** What a word nobody knows was most likely meant to be. */
  misspelt(word: string): NounReading | undefined {
    if (this.net.isWord(word) || singularsOf(word).some((form) => this.net.isWord(form))) return undefined;
    const entry = this.words.nearest(word);
    return entry && isArchetype(entry.archetypeId) ? reading(entry, 'specific', false, true) : undefined;
  }

  /** Whether a word can be nothing but a noun: no verb, no adjective. */
  isOnlyNoun(word: string): boolean {
    return [word, ...singularsOf(word)].some((form) => this.net.isOnlyNoun(form));
  }

  /** The longest listed noun whose words end at `end` (exclusive), not reaching below `from`. */
  listedEndingAt(words: readonly string[], end: number, from = 0): { at: number; reading: NounReading } | undefined {
    for (let at = Math.max(from, end - MAX_PHRASE_WORDS); at < end; at++) {
      const found = this.listed(words.slice(at, end));
      if (found) return { at, reading: found };
    }
    return undefined;
  }

  /** The same among WordNet's nouns. */
  kindEndingAt(words: readonly string[], end: number, from = 0): { at: number; reading: NounReading } | undefined {
    for (let at = Math.max(from, end - 3); at < end; at++) {
      const found = this.kindOf(words.slice(at, end));
      if (found) return { at, reading: found };
    }
    return undefined;
  }
}

function entryOf(archetypeId: string): NounEntry {
  return { noun: '', reach: 'loose', archetypeId, variants: {}, present: [], paints: {} };
}

/** A reading whose archetype can be built: where it cannot, its nearest relative stands in, and the match is looser. */
function reading(entry: NounEntry, match: 'specific' | 'category', plural: boolean, listed: boolean): NounReading {
  const target = buildable(entry.archetypeId);
  const own = target === entry.archetypeId;
  return {
    noun: entry.noun,
    plural,
    match: own ? match : 'category',
    listed,
    archetypeId: target,
    variants: entry.variants,
    present: entry.present,
    paints: entry.paints,
    insteadOf: own ? null : entry.archetypeId,
  };
}

function buildable(id: string): string {
  const seen = new Set<string>();
  for (let current: string | null = id; current !== null && !seen.has(current);) {
    if (hasRecipe(current)) return current;
    seen.add(current);
    current = archetypeOf(current).near;
  }
  const fallback = CATEGORY_DEFAULTS[archetypeOf(id).category];
  return hasRecipe(fallback) ? fallback : NEUTRAL;
}

/** The shape of a prompt nothing was understood of. */
export const NEUTRAL = 'blob';

let shared: NounResolver | undefined;

export function nounResolver(): NounResolver {
  shared ??= new NounResolver(lexicon(), wordNet());
  return shared;
}
