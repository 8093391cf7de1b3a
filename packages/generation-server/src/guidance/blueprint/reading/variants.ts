import type { Archetype } from '../archetype.ts';
import { singularOf } from './lemma.ts';
import { paintTerm } from './paint/vocabulary.ts';

/** Words for values that the catalogue names otherwise. */
const SAME_AS: Readonly<Record<string, readonly string[]>> = {
  round: ['circular', 'spherical', 'orb', 'disc', 'curved'],
  circular: ['round'],
  square: ['cubic', 'cube', 'emerald cut', 'princess cut', 'cushion cut', 'baguette cut', 'asscher cut'],
  rectangular: ['rectangle', 'square'],
  teardrop: ['drop', 'pear'],
  drop: ['dangle', 'dangling', 'drop', 'cascading'],
  stud: ['studs'],
  flower: ['floral', 'blossom', 'rose', 'daisy'],
  leaf: ['leafy'],
  spiral: ['swirl', 'coiled', 'twisting', 'helical'],
  tall: ['towering', 'high'],
  braided: ['woven'],
  twisted: ['twist', 'twisting'],
  art_deco: ['deco'],
  sitting: ['seated', 'sits'],
  flying: ['soaring', 'hovering', 'gliding', 'flight', 'flies'],
  l: ['corner'],
  bare: ['leafless', 'dead', 'barren'],
  autumn: ['fall', 'autumnal'],
  blossom: ['blossoming', 'blooming', 'flowering'],
  weeping: ['drooping'],
  conical: ['pyramidal', 'cone'],
  umbrella: ['spreading'],
  half: ['halved', 'half', 'halves', 'cut'],
  halved: ['half', 'cut', 'sliced', 'halved'],
  sliced: ['slice', 'cut'],
  slice: ['slice', 'sliced', 'cut'],
  folding: ['foldable', 'foldable'],
  double: ['twin'],
  modern: ['contemporary', 'sleek', 'minimalist', 'futuristic'],
};

/** Words that may name a variant. */
interface VariantHints {
  /** Words before the noun. */
  readonly hints: readonly string[];
  /** Words said to be the shape ("star" of "star-shaped"): they count even where they are paints too. */
  readonly shapes: readonly string[];
  /** The whole prompt, for variants that tell a pose or a season. */
  readonly circumstances: readonly string[];
  /** Words said of one part, for a variant of that part's name. */
  readonly ofPart: readonly (readonly [part: string, words: readonly string[]])[];
}

/** Variants that the whole prompt may speak of: "oak in autumn", "eagle soaring through clouds". */
const CIRCUMSTANTIAL = new Set(['pose', 'foliage', 'state']);

/** A value for each of an archetype's variants: what a word names, else what the noun brings, else the first. */
export function chooseVariants(
  archetype: Archetype,
  fromNoun: Readonly<Record<string, string>>,
  { hints, shapes, circumstances, ofPart }: VariantHints,
): Record<string, string> {
  const chosen: Record<string, string> = {};
  for (const [name, values] of Object.entries(archetype.variants)) {
    const own = fromNoun[name];
    const partly = ofPart.filter(([part]) => part === name).flatMap(([, words]) => words);
    const shaped = values.find((value) => names(value, [...shapes, ...partly]));
    const heard = CIRCUMSTANTIAL.has(name) ? [...hints, ...circumstances] : hints;
    const said = values.find((value) => names(value, heard) && !isPaintWord(value));
    // A noun that means one form ("hoop earrings") is not talked out of it by an adjective of another kind.
    chosen[name] = shaped ?? (own !== undefined && values.includes(own) ? own : said) ?? values[0] ?? '';
  }
  return chosen;
}

function names(value: string, words: readonly string[]): boolean {
  const phrase = ` ${words.map(singularOf).join(' ')} `;
  const plain = ` ${words.join(' ')} `;
  return [value.replaceAll('_', ' '), ...(SAME_AS[value] ?? [])].some(
    (form) => phrase.includes(` ${form} `) || plain.includes(` ${form} `),
  );
}

/** "rose", "diamond", "orange" as adjectives are colours. */
function isPaintWord(value: string): boolean {
  const term = paintTerm(value.split('_'));
  return term?.type === 'color' || term?.type === 'material';
}
