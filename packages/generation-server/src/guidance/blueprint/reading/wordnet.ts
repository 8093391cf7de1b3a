import { readFileSync } from 'node:fs';
import type { Category } from '../subject.ts';

/** WordNet's files of nouns that name visible things, and the category that stands for the whole file. */
export const LEXICOGRAPHER_FILES: readonly { readonly file: number; readonly category: Category }[] = [
  { file: 5, category: 'animal' },
  { file: 6, category: 'gadget' },
  { file: 8, category: 'body' },
  { file: 13, category: 'food' },
  { file: 17, category: 'gem-rock' },
  { file: 18, category: 'creature' },
  { file: 19, category: 'landscape' },
  { file: 20, category: 'plant' },
  { file: 25, category: 'solid' },
  { file: 27, category: 'gem-rock' },
];

/** What the index says of the world: nouns, what they are kinds of, and which other words exist. */
export interface WordNet {
  /** Ids of a noun's senses, the most frequent first; empty for a word that names nothing visible. */
  senses(noun: string): readonly number[];
  /** Direct hypernyms. */
  parents(synset: number): readonly number[];
  /** Category of the lexicographer file the sense is in. */
  category(synset: number): Category;
  /** Whether the word is English at all, in any part of speech. */
  isWord(word: string): boolean;
  /** Whether the word names something visible and is neither a verb nor an adjective. */
  isOnlyNoun(word: string): boolean;
}

interface IndexFile {
  readonly nouns: string;
  readonly words: string;
  readonly ambiguous: string;
}

let loaded: WordNet | undefined;

/** The index, read from the package's data folder on first use (tens of milliseconds) and kept. */
export function wordNet(): WordNet {
  loaded ??= parseIndex(
    JSON.parse(readFileSync(new URL('../../../../data/wordnet-index.json', import.meta.url), 'utf8')) as IndexFile,
  );
  return loaded;
}

/** The format is written by `cli/wordnet-index-main.ts`: a line a synset, `<file><parent.parent> <word:rank,…>`. */
function parseIndex({ nouns, words, ambiguous }: IndexFile): WordNet {
  const lines = nouns.split('\n');
  const parents: (readonly number[])[] = [];
  const files = new Uint8Array(lines.length);
  const senses = new Map<string, number[]>();
  for (const [synset, line] of lines.entries()) {
    const gap = line.indexOf(' ');
    files[synset] = Number.parseInt(line.charAt(0), 36);
    const above = line.slice(1, gap);
    parents.push(above === '' ? [] : above.split('.').map((id) => Number.parseInt(id, 36)));
    for (const entry of line.slice(gap + 1).split(',')) {
      const colon = entry.indexOf(':');
      const word = colon < 0 ? entry : entry.slice(0, colon);
      const list = senses.get(word);
      if (colon < 0 && !list) senses.set(word, [synset]);
      else if (list) list[colon < 0 ? 0 : Number(entry.slice(colon + 1))] = synset;
      else {
        // A later sense that the file holds before the first one.
        const places: number[] = [];
        places[Number(entry.slice(colon + 1))] = synset;
        senses.set(word, places);
      }
    }
  }
  // Only misspellings ask for it: most processes never do.
  let others: ReadonlySet<string> | undefined;
  const other = frontDecoded(ambiguous);
  return {
    senses: (noun) => senses.get(noun) ?? [],
    parents: (synset) => parents[synset] ?? [],
    category: (synset) => LEXICOGRAPHER_FILES[files[synset] ?? 0]?.category ?? 'solid',
    isOnlyNoun: (word) => senses.has(word) && !other.has(word),
    isWord: (word) => senses.has(word) || (others ??= frontDecoded(words)).has(word),
  };
}

/** Each entry tells how many letters it shares with the one before, in base 36, and the rest. */
function frontDecoded(words: string): ReadonlySet<string> {
  const found = new Set<string>();
  let previous = '';
  for (const coded of words.split(',')) {
    previous = previous.slice(0, Number.parseInt(coded.charAt(0), 36)) + coded.slice(1);
    found.add(previous);
  }
  return found;
}
