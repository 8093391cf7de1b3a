import type { ClauseRole } from './clause-role.ts';
import { singularOf } from './lemma.ts';
import type { Lexicon } from './lexicon.ts';
import { MAX_PHRASE_WORDS } from './lexicon.ts';
import { isOnlyPart } from './part-names.ts';
import { paintTerm } from './paint/vocabulary.ts';
import type { Token } from './tokenise.ts';
import { verbAt, type VerbRole } from './verbs.ts';
import { SCENERY } from './word-lists.ts';

export interface Clause {
  readonly role: ClauseRole | 'head';
  readonly tokens: readonly Token[];
}

/** Words that open a clause; longer ones are tried first. */
const CONNECTORS: readonly (readonly [ClauseRole, string])[] = [
  [
    'with',
    `with, featuring, having, adorned with, decorated with, embellished with, accented with, topped with, filled with,
    studded with, encrusted with, set with, inlaid with, trimmed with, lined with, painted with, engraved with, covered with,
    adorned by, adorned in, decorated in, covered in, covered by, coated in, dripping with, infused with, drizzled with,
    sprinkled with, garnished with, stuffed with, loaded with, equipped with, fitted with, sporting, showing, showcasing,
    displaying, boasting, including, meets, complete with, along with, together with, combined with, has, etched with,
    dusted with, glazed with, drizzled in, that has, which has, and with, but with, embedded with, encased in, patterned with,
    edged with, accented by, highlighted with, ending in, carved with, dotted with, speckled with, marked with, laced with, w,
    made with, crafted with, built with, designed with, tipped with, crowned with, capped with, printed with, containing,
    full of, packed with, served with, strung with, overflowing with, brimming with, bursting with, spilling with, framed in, framed with,
    framed by, layered with, bearing`,
  ],
  [
    'made',
    `made of, made from, made out of, crafted from, crafted of, crafted in, carved from, carved of, carved out of, carved in,
    built from, built of, constructed from, constructed of, formed from, formed of, composed of, forged from, cast in,
    made in, sculpted from, sculpted in, woven from, fashioned from, molded from, wrought from, consisting of, painted in,
    finished in, upholstered in, rendered in, dressed in leather, clad in, plated in, bound in, dipped in, wrapped in leather`,
  ],
  ['of', 'of'],
  [
    'in',
    'in, inside, within, inside of, served in, planted in, growing in, sitting in, placed in, set in, housed in, resting in, floating in',
  ],
  [
    'on',
    `on, atop, on top of, upon, sitting on, standing on, perched on, resting on, mounted on, placed on, growing on, lying on,
    sits on, stands on, displayed on, seated on, laid on, sits atop, perched atop, served on, on a`,
  ],
  ['under', 'under, beneath, below, underneath'],
  ['beside', 'beside, next to, near, by, alongside, and a, and an, plus, surrounded by, flanked by'],
  ['behind', 'behind, in front of'],
  ['around', 'wrapped in, wrapped with, entwined with, draped in, draped with, entwined in, tied with, bound with'],
  [
    'encircling',
    'around, wrapped around, coiled around, entwined around, curled around, wound around, circling, surrounding',
  ],
  [
    'holding',
    `holding, wielding, carrying, clutching, grasping, gripping, playing, brandishing, eating, swinging,
    armed with, plays, holds, wields, carries, eats, gathering, gathers, clutches, reading, drinking, chewing, catching`,
  ],
  ['wearing', 'wearing, wears, dressed in, sporting a'],
  ['over', 'over'],
  [
    'shaped',
    'shaped like, shaped as, in the shape of, in shape of, in the form of, in form of, formed like, molded like, designed like',
  ],
  ['hanging', 'hung with, dangling'],
  [
    'skip',
    `for, from, to, at, through, into, during, against, like, as, inspired by, amid, amidst, among, across, along,
    while, under the, that, which, who, when, rising, suspended from, hanging from, hanging, used for, based on, above, towards,
    toward, without, per, via, off, out of, onto, between, before, after, being, ready to, ready for, designed for, designed to,
    surrounded in, in the style of, in style of, meant for, suitable for, slithering, soaring, flying over, is, are, no, resembling,
    depicting, adorned`,
  ],
];

const roles = new Map<string, ClauseRole>();
for (const [role, list] of CONNECTORS) for (const phrase of list.split(/,\s*/)) roles.set(phrase.trim(), role);
const LONGEST = Math.max(...[...roles.keys()].map((phrase) => phrase.split(' ').length));

/** Cuts a prompt at its prepositions and their kin. Nouns that hold one themselves ("bird of paradise") stay whole. */
export function splitClauses(tokens: readonly Token[], words: Lexicon): Clause[] {
  const kept = heldTogether(tokens, words);
  const clauses: { role: ClauseRole | VerbRole | 'head'; tokens: Token[] }[] = [{ role: 'head', tokens: [] }];
  for (let at = 0; at < tokens.length;) {
    const found = kept[at] ? undefined : connectorAt(tokens, at, words);
    const verb =
      (found && found.role !== 'encircling') || kept[at] || tokens[at]!.hyphen || at === 0
        ? undefined
        : verbAt(tokens, at, words);
    if (found && !verb && !(at === 0 && found.role === 'skip')) {
      clauses.push({ role: found.role, tokens: [] });
      at += found.length;
    } else if (verb) {
      clauses.push({ role: verb, tokens: [] });
      at += 1;
    } else {
      clauses.at(-1)!.tokens.push(tokens[at]!);
      at += 1;
    }
  }
  const filled = clauses.filter(({ role, tokens: own }) => role === 'head' || own.length > 0);
  return turned(filled, words);
}

/**
 * "carvings adorn sitar" shows a sitar with carvings: what is adorned comes first, unless it is a mere part or place
 * ("berries adorn branches"). The roles that only verbs have become those of what follows a noun.
 */
function turned(
  clauses: readonly { role: ClauseRole | VerbRole | 'head'; tokens: Token[] }[],
  words: Lexicon,
): Clause[] {
  const [head, object, ...rest] = clauses;
  const last = object?.tokens.at(-1)?.text ?? '';
  const isAdorned =
    (object?.role === 'adorning' || object?.role === 'climbing') &&
    words.find([last]) !== undefined &&
    !isOnlyPart(last) &&
    !PLANT_PARTS.has(singularOf(last)) &&
    (!SCENERY.has(last) || BUILT.has(last));
  const inOrder = isAdorned
    ? [{ role: 'head' as const, tokens: object.tokens }, { role: object.role, tokens: head?.tokens ?? [] }, ...rest]
    : clauses;
  return inOrder.map(({ role, tokens }) => ({ role: ROLE_OF_VERB[role] ?? (role as Clause['role']), tokens }));
}

const PLANT_PARTS = new Set(['branch', 'twig', 'leaf', 'stem', 'hair', 'head']);
/** Scenery that somebody built, and that can be built. */
const BUILT = new Set(['wall', 'house']);

const ROLE_OF_VERB: Readonly<Partial<Record<ClauseRole | VerbRole | 'head', ClauseRole>>> = {
  adorning: 'strewn',
  climbing: 'strewn',
  posing: 'skip',
};

function connectorAt(
  tokens: readonly Token[],
  at: number,
  words: Lexicon,
): { role: ClauseRole; length: number } | undefined {
  // "on-ear headphones", "in-line skates", "see-through", "over-ear"
  if (tokens[at]!.hyphen) return undefined;
  if (at > 0 && tokens[at - 1]!.hyphen) return undefined;
  // "drum set with lights": the set is the drums'.
  const taken = at > 0 && words.find([tokens[at - 1]!.text, tokens[at]!.text]) !== undefined;
  for (let length = taken ? 1 : Math.min(LONGEST, tokens.length - at); length > 0; length--) {
    const role = roles.get(
      tokens
        .slice(at, at + length)
        .map(({ text }) => text)
        .join(' '),
    );
    if (role) return { role, length };
  }
  return undefined;
}

/** Which tokens lie inside a listed noun of three words or more. */
function heldTogether(tokens: readonly Token[], words: Lexicon): boolean[] {
  const kept = tokens.map(() => false);
  const texts = tokens.map(({ text }) => text);
  for (let at = 0; at < texts.length; at++) {
    for (let length = Math.min(MAX_PHRASE_WORDS, texts.length - at); length >= 3; length--) {
      const phrase = texts.slice(at, at + length);
      const joint = phrase.findIndex((text, index) => index > 0 && index < length - 1 && roles.has(text));
      if (joint < 0) continue;
      // "cane with silver handle" is a cane, and what it has is read like any other clause.
      if (phrase[joint] === 'with' && words.find(phrase.slice(0, joint)) !== undefined) continue;
      if (words.find(phrase) !== undefined || paintTerm(phrase) !== undefined) kept.fill(true, at, at + length);
    }
  }
  return kept;
}
