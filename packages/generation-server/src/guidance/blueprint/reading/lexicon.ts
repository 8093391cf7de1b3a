import { distance } from 'fastest-levenshtein';
import { normaliseSpelling, singularsOf } from './lemma.ts';
import type { NounEntry } from './word-table.ts';
import { parseWordTable } from './word-table.ts';
import { WORD_TABLES } from './words/index.ts';

/** Words of the longest phrase worth trying. */
export const MAX_PHRASE_WORDS = 5;

interface LexiconHit {
  readonly entry: NounEntry;
  /** Whether the prompt used the plural of the noun. */
  readonly plural: boolean;
}

/** The nouns of all tables, found by phrase. */
export class Lexicon {
  private readonly byPhrase = new Map<string, NounEntry>();
  /** The same with no spaces, so that "snow mobile" and "snowmobile" meet. */
  private readonly byLetters = new Map<string, NounEntry>();
  /** Single words by first letter, for misspellings. */
  private readonly byInitial = new Map<string, string[]>();

  readonly entries: readonly NounEntry[];

  constructor(entries: readonly NounEntry[]) {
    this.entries = entries;
    for (const entry of entries) {
      const phrase = normalisePhrase(entry.noun);
      if (this.byPhrase.has(phrase)) continue;
      this.byPhrase.set(phrase, entry);
      if (!phrase.includes(' ') && phrase.length >= 5) {
        const initial = phrase.charAt(0);
        const list = this.byInitial.get(initial);
        if (list) list.push(phrase);
        else this.byInitial.set(initial, [phrase]);
      }
    }
    for (const [phrase, entry] of this.byPhrase) {
      const letters = phrase.replaceAll(' ', '');
      if (phrase.includes(' ') && !this.byPhrase.has(letters) && !this.byLetters.has(letters)) {
        this.byLetters.set(letters, entry);
      }
    }
  }

  /** The entry of exactly these words (lower case, normalised spelling), read as singular or plural. */
  find(words: readonly string[]): LexiconHit | undefined {
    const phrase = words.join(' ');
    const last = words.at(-1) ?? '';
    const exact = this.look(phrase);
    const stem = phrase.slice(0, phrase.length - last.length);
    if (exact) {
      // A table may hold "boots" beside "boot".
      const isPlural = singularsOf(last).some(
        (singular) => this.look(stem + singular)?.archetypeId === exact.archetypeId,
      );
      return { entry: exact, plural: isPlural };
    }
    for (const singular of singularsOf(last)) {
      const entry = this.look(stem + singular);
      if (entry) return { entry, plural: true };
    }
    return undefined;
  }

  private look(phrase: string): NounEntry | undefined {
    const spaced = normalisePhrase(phrase);
    const exact = this.byPhrase.get(spaced);
    if (exact) return exact;
    const letters = spaced.replaceAll(' ', '');
    // Short joins such as "cart on" for "carton" read words together that do not belong together.
    if (spaced.includes(' ') && letters.length >= 7) return this.byPhrase.get(letters) ?? this.byLetters.get(letters);
    return spaced.includes(' ') ? undefined : this.byLetters.get(letters);
  }

  /** What a misspelt word was most likely meant to be: one letter off, two in a long word, same initial. */
  nearest(word: string): NounEntry | undefined {
    if (word.length < 5) return undefined;
    const allowed = word.length >= 7 ? 2 : 1;
    let best: { phrase: string; cost: number } | undefined;
    for (const candidate of [word, ...singularsOf(word)]) {
      for (const phrase of this.byInitial.get(candidate.charAt(0)) ?? []) {
        if (Math.abs(phrase.length - candidate.length) > allowed) continue;
        const cost = distance(candidate, phrase);
        if (cost <= allowed && (!best || cost < best.cost)) best = { phrase, cost };
      }
    }
    return best && this.byPhrase.get(best.phrase);
  }
}

const PLAIN_WORD = /^[a-z]+$/;
const PLAIN = /^[a-z]+(?: [a-z]+)*$/;

/** Lower case, hyphens as spaces, one spelling: how phrases are compared. */
export function normalisePhrase(phrase: string): string {
  if (PLAIN_WORD.test(phrase)) return normaliseSpelling(phrase);
  if (PLAIN.test(phrase)) return phrase.split(' ').map(normaliseSpelling).join(' ');
  return phrase
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’]s?\b/g, '')
    .split(/[\s-]+/)
    .map(normaliseSpelling)
    .join(' ');
}

let shared: Lexicon | undefined;

export function lexicon(): Lexicon {
  shared ??= new Lexicon(Object.values(WORD_TABLES).flatMap(parseWordTable));
  return shared;
}
