import type { Rgb } from '@404-gen/splat';
import { singularsOf } from '../lemma.ts';
import { COLOR_OF_NAME, type Tone } from './colors.ts';
import { GEM_OF_NAME } from './gems.ts';
import { MATERIAL_OF_NAME, type Material } from './materials.ts';
import { FINISH_OF_WORD, PATTERN_OF_WORD, type FinishWord, type PatternWord } from './patterns.ts';

/** What one word or phrase says about a surface. */
export type PaintTerm =
  | { readonly type: 'color'; readonly color: Rgb }
  | { readonly type: 'material'; readonly material: Material; readonly pattern?: PatternWord }
  | { readonly type: 'tone'; readonly tone: Tone }
  | { readonly type: 'finish'; readonly finish: FinishWord }
  | { readonly type: 'pattern'; readonly pattern: PatternWord };

const TONES: Readonly<Record<string, Tone>> = {
  light: 'light',
  lightish: 'light',
  dark: 'dark',
  darkened: 'dark',
  darker: 'dark',
  pale: 'pale',
  faded: 'pale',
  soft: 'light',
  deep: 'deep',
  rich: 'deep',
  bright: 'bright',
  vivid: 'bright',
  vibrant: 'bright',
  brilliant: 'bright',
  bold: 'bright',
  pastel: 'pastel',
  neon: 'neon',
  muted: 'muted',
  dusty: 'muted',
  washed: 'muted',
};

/** Words that are a colour first and a stone, fibre or food second. */
const COLOR_FIRST = new Set(
  `chocolate coral peach sand moss clay ash honey cream charcoal chestnut mint lemon salmon wheat straw sky ocean
  midnight khaki linen coffee mahogany`.split(/\s+/),
);

const terms = new Map<string, PaintTerm>();
for (const [word, finish] of FINISH_OF_WORD) terms.set(word, { type: 'finish', finish });
for (const [word, pattern] of PATTERN_OF_WORD) if (!terms.has(word)) terms.set(word, { type: 'pattern', pattern });
for (const [name, color] of COLOR_OF_NAME) terms.set(name, { type: 'color', color });
for (const table of [GEM_OF_NAME, MATERIAL_OF_NAME]) {
  for (const [name, material] of table) {
    const held = terms.get(name);
    if (held?.type === 'color' && COLOR_FIRST.has(name)) continue;
    // "glittery" is more than a finish, "frosted" less than frost: among equals the noun wins, and gems over all.
    if (held?.type === 'material') continue;
    terms.set(name, { type: 'material', material });
  }
}
for (const [word, tone] of Object.entries(TONES)) terms.set(word, { type: 'tone', tone });
terms.set('glow', { type: 'finish', finish: { glow: 0.85 } });

const STAINED_GLASS = terms.get('stained glass');
if (STAINED_GLASS?.type === 'material') {
  const pattern: PatternWord = { kind: 'mosaic', colors: ['c42a2a', 'e0a82c', '2c8c4c'], base: '2c5cb8', scale: 1 };
  terms.set('stained glass', { ...STAINED_GLASS, pattern });
}

const LONGEST = Math.max(...[...terms.keys()].map((name) => name.split(' ').length));

interface PaintMatch {
  readonly term: PaintTerm;
  /** Words it spans. */
  readonly length: number;
}

/** The longest paint phrase that starts at `words[at]`; plurals count ("emeralds", "stripes"). */
export function paintTermAt(words: readonly string[], at: number, limit = words.length): PaintMatch | undefined {
  for (let length = Math.min(LONGEST, limit - at); length > 0; length--) {
    const term = paintTerm(words.slice(at, at + length));
    if (term) return { term, length };
  }
  return undefined;
}

/** The paint phrase that is exactly these words. */
export function paintTerm(words: readonly string[]): PaintTerm | undefined {
  const phrase = words.join(' ');
  const exact = terms.get(phrase);
  if (exact) return exact;
  const last = words.at(-1) ?? '';
  const stem = phrase.slice(0, phrase.length - last.length);
  for (const singular of singularsOf(last)) {
    const term = terms.get(stem + singular);
    if (term && term.type !== 'tone') return term;
  }
  // "rosewood-toned", "honey-hued"
  const hue = /^(?:colored|hued|toned|tinted|colour|color|hue|tone|tint|tinged)$/.test(last) ? words.slice(0, -1) : [];
  return hue.length > 0 ? paintTerm(hue) : undefined;
}

/** Every phrase of the vocabulary, for tests and for telling misspellings. */
export function paintWords(): Iterable<string> {
  return terms.keys();
}
