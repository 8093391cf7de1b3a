import { archetypeOf, isArchetype } from '../archetype-catalog.ts';
import type { Category } from '../subject.ts';
import type { ClauseRole } from './clause-role.ts';
import { singularsOf } from './lemma.ts';
import type { Lexicon } from './lexicon.ts';
import { MATERIAL_OF_NAME } from './paint/materials.ts';
import { paintTerm } from './paint/vocabulary.ts';
import type { Token } from './tokenise.ts';
import { NUMBERS, SKIPPED_WORDS } from './word-lists.ts';

/**
 * What a verb makes of its object. `adorning`: the object is what the prompt shows, the subject lies on it. `doing`:
 * the object is left out. `posing`: no object, only a circumstance.
 */
export type VerbRole =
  | Extract<ClauseRole, 'with' | 'on' | 'beside' | 'holding' | 'wearing' | 'around' | 'doing'>
  | 'adorning'
  | 'climbing'
  | 'posing';

/** Base forms; the others follow by rule. */
const VERBS: Readonly<Record<VerbRole, string>> = {
  holding: `hold carry clutch grasp grip brandish wield raise lift wave swing eat chew nibble munch bite devour taste
    drink sip lick catch juggle toss throw hurl play strum balance collect gather pick bring deliver offer present
    cradle haul transport serve stir shoot fire crack smoke read aim beat bang bear blow smell sniff`,
  wearing: 'wear sport don',
  with: `drip ooze bloom sprout spread emit radiate project show display reveal feature flaunt flash stretch flap unfurl
    breathe puff billow spew belch exhale spit spout spray trail vent leak open spill boast contain include bare hide burn wag twitch flick`,
  on: 'ride mount straddle drive pilot steer',
  beside: `chase fight battle guard watch pull tow push drag kick hug embrace cuddle visit greet attack stalk hunt herd
    feed pet kiss follow protect face hatch build`,
  around: 'entangle',
  adorning: 'adorn decorate embellish grace top crown encrust ornament garnish',
  climbing: 'surround circle encircle engulf envelop climb cover drape overrun entwine wrap',
  doing: `seat cast weave shed lift comb howl mark tell count sing reflect absorb write paint draw measure print play
    launch cut slice chop make cook sew ring point shine beam leave breach cross jump break light dig plough plow sweep
    sail save solve change explore dream think tie melt`,
  posing: `perch sit stand rest fly leap jump hover swim grow hang lie lean float sleep soar glide roar howl bark sing
    crouch kneel prowl pounce dance graze roam gallop trot hop slither coil curl peek peer bathe swirl glow shine sparkle
    shimmer twinkle burn smile grin laugh flutter bloom blossom rise wait pose`,
};

interface VerbForm {
  readonly roles: readonly VerbRole[];
  /** "eats", "eating", "eat". */
  readonly ending: 's' | 'ing' | '';
}

const forms = new Map<string, VerbForm>();
for (const [role, list] of Object.entries(VERBS) as [VerbRole, string][]) {
  for (const base of list.split(/\s+/)) {
    for (const [form, ending] of inflected(base)) {
      const held = forms.get(form);
      if (!held?.roles.includes(role)) forms.set(form, { roles: [...(held?.roles ?? []), role], ending });
    }
  }
}

function inflected(base: string): [string, VerbForm['ending']][] {
  const third = /(?:s|x|ch|sh|[^aeiou]o)$/.test(base) ? `${base}es` : base.replace(/([^aeiou])y$/, '$1ie') + 's';
  const doubled = /^(?:em|[^aeiou]*)[aeiou][bdgklmnprt]$/.test(base) ? base + base.slice(-1) : base;
  const stem = /[^eo]e$/.test(base) ? base.slice(0, -1).replace(/i$/, 'y') : doubled;
  return [
    [base, ''],
    [third, 's'],
    [`${stem}ing`, 'ing'],
  ];
}

/** What acts of itself: a participle after it is what it does, not what a thing is for. */
const ACTING: ReadonlySet<Category> = new Set(['animal', 'bird', 'fish', 'insect', 'creature']);

/** Gerunds that make compounds with an animal in front: "bird feeding station", "horse riding boots". */
const COMPOUNDING = new Set(
  'feeding scratching training racing grooming riding hunting fishing walking milking'.split(' '),
);

/** Words in -ing that are things. */
const NO_VERB =
  /^(?:.?.?ing|string|spring|offspring|herring|viking|sibling|wedding|ceiling|building|clothing|evening|morning|duckling|earring|dumpling|pudding|sapling|yearling|darling|wing.*|.+wing)$/;

/**
 * The role of a verb that stands at `at` right after the noun it belongs to ("train puffing smoke", "flames engulf
 * sword"); undefined where the word is no verb, as in "dining table" or "parrot perches" with nothing after it.
 */
export function verbAt(tokens: readonly Token[], at: number, words: Lexicon): VerbRole | undefined {
  const text = tokens[at]!.text;
  const form = forms.get(text);
  const isParticiple = text.endsWith('ing') && !NO_VERB.test(text);
  if (!form && !isParticiple) return undefined;
  const subject = nounEndingAt(tokens, at, words) ?? coveringBefore(tokens, at, form);
  if (!subject) return undefined;
  const isActing = ACTING.has(subject.category);
  if (form === undefined && (!isActing || paintTerm([text]) !== undefined)) return undefined;
  if (isListedFrom(tokens, at, words) && !isActing) return undefined;

  const object = tokens.slice(at + 1).findIndex(({ pause }) => pause);
  const following = tokens.slice(at + 1, object < 0 ? undefined : at + 1 + object).map(({ text: word }) => word);
  const next = following[0];
  const isSeat = form?.roles.includes('doing') && /^seat/.test(text);
  const hasObject =
    next !== undefined && (isSeat ? next in NUMBERS || /^\d+$/.test(next) : holdsNoun(following, words));
  if (!form) return hasObject && !isCompound(text, next) ? 'doing' : undefined;
  if (form.ending === 's' && subject.plural) return undefined;
  if (form.ending === '' && !subject.plural) return undefined;
  const transitive = form.roles.find((role) => role !== 'posing');
  if (transitive !== undefined && hasObject && !(form.ending === 'ing' && isCompound(text, next))) {
    // "monkey climbs tree" is about the monkey, "ivy climbs tree" shows a tree.
    return transitive === 'climbing' && isActing && !(subject.category === 'insect' && subject.plural)
      ? 'beside'
      : transitive;
  }
  // "parrot perches on a ring": a plural noun would have nothing after it that tells where.
  const poses = form.roles.includes('posing') && next !== undefined && PLACES.has(next);
  return poses ? 'posing' : undefined;
}

const PLACES = new Set(
  'on in at over under by near through upon atop beside among into above from to with around against like behind'.split(
    ' ',
  ),
);

function isCompound(text: string, next: string | undefined): boolean {
  return COMPOUNDING.has(text) && !(next !== undefined && (SKIPPED_WORDS.has(next) || paintTerm([next]) !== undefined));
}

/** The listed noun right before a verb, an adverb between them aside. */
function nounEndingAt(tokens: readonly Token[], at: number, words: Lexicon) {
  const end = at > 1 && /[a-z]{2}ly$/.test(tokens[at - 1]!.text) ? at - 1 : at;
  if (end <= 0 || tokens[at]!.pause || tokens[end - 1]!.hyphen) return undefined;
  for (let from = Math.max(0, end - 4); from < end; from++) {
    const phrase = tokens.slice(from, end).map(({ text }) => text);
    const hit = words.find(phrase);
    if (!hit || !isArchetype(hit.entry.archetypeId)) continue;
    // "oak dining table": what is a paint as well modifies what follows.
    if (!hit.plural && paintTerm(phrase) !== undefined) continue;
    return {
      category: archetypeOf(hit.entry.archetypeId).category,
      plural: hit.plural || isPlural(phrase.at(-1) ?? ''),
    };
  }
  return undefined;
}

/** "moss covering stone": what covers may be a mere material. */
function coveringBefore(tokens: readonly Token[], at: number, form: VerbForm | undefined) {
  const covers = form?.roles.some((role) => role === 'adorning' || role === 'climbing');
  const isMaterial = at > 0 && covers && MATERIAL_OF_NAME.has(tokens[at - 1]!.text);
  return isMaterial ? { category: 'solid' as const, plural: form?.ending === '' } : undefined;
}

function isPlural(word: string): boolean {
  return singularsOf(word).length > 0;
}

/** Whether a listed noun of several words starts with the would-be verb, or has it in its middle. */
function isListedFrom(tokens: readonly Token[], at: number, words: Lexicon): boolean {
  for (const from of [at - 1, at]) {
    for (let to = at + 2; to <= Math.min(tokens.length, at + 3); to++) {
      if (from >= 0 && words.find(tokens.slice(from, to).map(({ text }) => text)) !== undefined) return true;
    }
  }
  return at > 0 && words.find([tokens[at - 1]!.text, tokens[at]!.text]) !== undefined;
}

function holdsNoun(following: readonly string[], words: Lexicon): boolean {
  for (const [index, word] of following.slice(0, 5).entries()) {
    if (index > 0 && (PLACES.has(word) || word === 'and')) return false;
    if (words.find([word]) !== undefined) return true;
    const term = paintTerm([word]);
    if (term?.type === 'material' || (index === 0 && PLACES.has(word))) return term !== undefined;
  }
  // Words no table holds may be things too ("weaving web" is one, "casting spell").
  return following[0] !== undefined && !PLACES.has(following[0]);
}
