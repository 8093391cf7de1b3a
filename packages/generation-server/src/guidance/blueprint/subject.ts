import type { Rgb } from '@404-gen/splat';

/**
 * What the reader makes of a prompt and the recipes build. Plain data: it survives JSON unchanged, and the same prompt
 * and seed give the same subject.
 */
export interface Subject {
  /** An id of the archetype catalogue; always one that exists, also when `match` is `none`. */
  readonly archetypeId: string;
  readonly category: Category;
  readonly match: Match;
  /** The noun that was read, singular, as the lexicon spells it ("aloe vera"); empty when none was found. */
  readonly noun: string;
  /** The archetype's own parameters by name; every variant of the catalogue entry has a value here. */
  readonly variants: Readonly<Record<string, string>>;
  /** Every part of the catalogue entry, in its order. Parts that are `present: false` are not built. */
  readonly parts: readonly PaintedPart[];
  readonly proportions: Proportions;
  readonly count: number;
  readonly arrangement: Arrangement;
  /** What stands on, hangs from or is strewn over the subject. */
  readonly attachments: readonly Attachment[];
  /** How the whole is made, where that changes shape and not only paint. */
  readonly style: Style;
  /** What a caller should know of how the prompt was understood. */
  readonly warnings: readonly string[];
  readonly seed: number;
}

/**
 * - `specific`: a person would accept the archetype's silhouette for the noun.
 * - `category`: the right kind of thing, the wrong silhouette.
 * - `none`: nothing was understood; the archetype is a neutral object.
 */
export type Match = 'specific' | 'category' | 'none';

export const CATEGORIES = [
  'jewellery',
  'gem-rock',
  'tree',
  'plant',
  'flower',
  'food',
  'instrument',
  'vehicle',
  'aircraft',
  'boat',
  'furniture',
  'light',
  'weapon',
  'tool',
  'gadget',
  'household',
  'container',
  'clothing',
  'toy-sport',
  'sign',
  'building',
  'structure',
  'landscape',
  'animal',
  'bird',
  'fish',
  'insect',
  'creature',
  'body',
  'solid',
] as const;
export type Category = (typeof CATEGORIES)[number];

export interface PaintedPart {
  /** Part name of the catalogue entry. */
  readonly part: string;
  readonly present: boolean;
  readonly paint: Paint;
  /** Whether the prompt said so, or the catalogue's default stands. */
  readonly source: 'prompt' | 'default';
}

/** How a surface looks. All colours are sRGB (display referred), each channel 0 to 1. */
export interface Paint {
  /** One to three, the dominant one first. More than one without a pattern: spread them over the surface in bands. */
  readonly colors: readonly Rgb[];
  readonly material: string;
  /** 0 mirror to 1 chalk. */
  readonly roughness: number;
  /** 0 or 1 in most cases; between for paint with metal flakes. */
  readonly metallic: number;
  /** 0 opaque to 1 clear as window glass. */
  readonly translucency: number;
  /** 0 none to 1 neon tube: added to the shaded colour, in the paint's own colour. */
  readonly glow: number;
  /** Fine structure of the material itself, to be drawn as small variation of the colour. */
  readonly grain: Grain;
  readonly pattern: Pattern | null;
}

export const GRAINS = [
  'none',
  'wood',
  'bark',
  'brushed',
  'hammered',
  'speckled',
  'veined',
  'layered',
  'woven',
  'knitted',
  'fur',
  'feathers',
  'scales',
  'rough',
  'rusty',
  'mossy',
  'cracked',
  'iridescent',
  'glitter',
  'leafy',
  'quilted',
  'bricks',
] as const;
export type Grain = (typeof GRAINS)[number];

export interface Pattern {
  readonly kind: PatternKind;
  /** Sets off against the paint's first colour; one to three, sRGB. */
  readonly colors: readonly Rgb[];
  /** Size of the pattern's repeat relative to its usual one. */
  readonly scale: number;
}

export const PATTERN_KINDS = [
  'stripes',
  'spots',
  'rosettes',
  'tiger',
  'zebra',
  'cow',
  'giraffe',
  'checkered',
  'plaid',
  'camouflage',
  'floral',
  'zigzag',
  'gradient',
  'marbled',
  'mosaic',
  'studs',
  'scales',
  'bands',
  'carved',
  'geometric',
  'stars',
  'hearts',
  'leaves',
  'splatter',
  'circuit',
  'rainbow',
  'weave',
  'swirl',
  'inlay',
] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];

/** Factors on the recipe's own measures; 1 leaves them. All lie in 0.4 … 2.5. */
export interface Proportions {
  readonly height: number;
  readonly width: number;
  readonly depth: number;
  /** Of limbs, stems, bands, legs. */
  readonly thickness: number;
  /** Bend or twist of what is straight otherwise, 0 … 1. */
  readonly bend: number;
}

/** How `count` copies are laid out; `single` where count is 1. */
export type Arrangement = 'single' | 'pair' | 'row' | 'stack' | 'bunch' | 'swarm';

/** `statue`: carved of one material, on a low plinth. `bricks`: toy bricks with studs. */
export type Style = 'plain' | 'statue' | 'bricks';

export const RELATIONS = [
  'on',
  'in',
  'under',
  'beside',
  'behind',
  'around',
  'scattered',
  'hanging',
  'holding',
] as const;
/**
 * Where an attachment goes, seen from the subject: it lies `on` top of it, stands `in` it (a cavity), lies `under` it,
 * stands `beside` or `behind` it, winds `around` it, is `scattered` as many small copies over its surface, is `hanging`
 * from it, or the subject is `holding` it in a hand, paw, mouth or beak.
 */
export type Relation = (typeof RELATIONS)[number];

/** A second, smaller object. It has no attachments of its own. */
export interface Attachment {
  readonly relation: Relation;
  readonly archetypeId: string;
  readonly noun: string;
  readonly variants: Readonly<Record<string, string>>;
  readonly parts: readonly PaintedPart[];
  /** How many copies; for `scattered` a suggestion. */
  readonly count: number;
  /** Largest extent as a share of the subject's, 0.02 … 1. */
  readonly size: number;
}
