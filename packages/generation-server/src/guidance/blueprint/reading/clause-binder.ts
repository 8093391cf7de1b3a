import { archetypeOf } from '../archetype-catalog.ts';
import type { Archetype } from '../archetype.ts';
import type { Attachment, Category, Relation } from '../subject.ts';
import { attachmentOf, canHold, isWornOnHeadOrNeck, MAX_ATTACHMENTS, relationFor } from './attachments.ts';
import type { Clause } from './clauses.ts';
import { readModifiers } from './modifiers.ts';
import { findHead, isAllPaint, isPlural, splitItems } from './noun-phrase.ts';
import type { NounReading, NounResolver } from './nouns.ts';
import type { PartPainter } from './paint-parts.ts';
import { specOf } from './paint/paint-pieces.ts';
import { colorsOf, isEmptySpec, NO_PAINT, type PaintSpec } from './paint/paint-spec.ts';
import { PATTERN_OF_WORD } from './paint/patterns.ts';
import { paintTerm } from './paint/vocabulary.ts';
import { isOnlyPart, isPartWord, partNamed } from './part-names.ts';
import type { Token } from './tokenise.ts';
import {
  ABSTRACT,
  CAPACITY,
  NUMBERS,
  ACCENTS,
  DRAWN,
  DRIFTING,
  GENERIC_HEADS,
  PAINTED_WARE,
  SCENERY,
  SKIPPED_WORDS,
  STATUE_HEADS,
  UNSEEN,
  WHOLE,
} from './word-lists.ts';

const CHINA = new Set(['vase', 'mug', 'teapot', 'plate', 'pitcher', 'bowl', 'jar']);
const BEASTS: ReadonlySet<Category> = new Set(['animal', 'bird', 'fish', 'insect', 'creature']);

const RELATION_OF_ROLE: Partial<Record<Clause['role'], Relation>> = {
  on: 'under',
  in: 'under',
  under: 'on',
  beside: 'beside',
  behind: 'behind',
  around: 'around',
  encircling: 'in',
  holding: 'holding',
  wearing: 'on',
  hanging: 'hanging',
};

const AROUND_IT: ReadonlySet<Clause['role']> = new Set(['in', 'on', 'under', 'beside', 'behind', 'over', 'encircling']);

/** Binds what follows the subject, clause by clause: to its parts, to its surface, or as a thing beside it. */
export class ClauseBinder {
  readonly warnings: string[] = [];
  readonly attachments: Attachment[] = [];
  /** What was said of a part, where a variant goes by the part's name ("ring with twisted band"). */
  readonly hintsOfPart: [variant: string, words: readonly string[]][] = [];
  private readonly resolver: NounResolver;
  private readonly painter: PartPainter;
  private readonly archetype: Archetype;
  /** Part the last item was about: "handle with gold ornaments" goes on from there. */
  private lastPart: string | null = null;
  /** Whether the item at hand lies all over the subject ("barnacles encrust anchor"). */
  private isStrewn = false;

  constructor(resolver: NounResolver, painter: PartPainter) {
    this.resolver = resolver;
    this.painter = painter;
    this.archetype = painter.archetype;
  }

  bind(clause: Clause): void {
    const standsAlone = (words: readonly string[]) => this.standsAlone(words);
    for (const item of splitItems(clause.tokens, standsAlone)) this.item(clause.role, item);
  }

  /** Whether one side of an "and" is a thing of its own and not a colour of what follows. */
  private standsAlone(words: readonly string[]): boolean {
    const last = words.at(-1) ?? '';
    const term = paintTerm([last]);
    if (!term || this.archetype.parts.some(({ name }) => name === last || name === `${last}s`)) return true;
    // "with lettuce, tomatoes and cheese": on food other food is no colour.
    if (this.archetype.category === 'food') {
      const noun = this.resolver.listed([last]);
      if (noun && archetypeOf(noun.archetypeId).category === 'food') return true;
    }
    return isPlural(last) && term.type !== 'color';
  }

  private item(said: Clause['role'], tokens: readonly Token[]): void {
    const words = tokens.map(({ text }) => text);
    this.isStrewn = said === 'strewn';
    const role = this.isStrewn ? 'with' : said;
    if (role === 'skip' || role === 'shaped') return;
    // "rolled in a ball"
    if (role === 'in' && words.at(-1) === 'ball') return;
    if (role === 'doing') {
      const object = findHead(tokens, this.resolver);
      if (object && !object.generic) this.leaveOut(object.reading.noun, 'what the subject does to it is not built');
      return;
    }
    // "lion roaring on rock": it stands there, and is not painted with it.
    if (role === 'on' && isAllPaint(words) && isPlace(words)) {
      if (this.resolver.listed(words.slice(-1)) || paintTerm(words.slice(-1))?.type === 'color')
        this.thing(role, tokens, words);
      return;
    }
    if (role === 'with' && this.isMentionOnly(words)) return;
    // "in the snow", "on grass": where it is, not what it is made of.
    if (AROUND_IT.has(role) && SCENERY.has(words.at(-1) ?? '')) return;
    if (isAllPaint(words) && !this.isThing(role, words)) {
      this.allPaint(role, words);
      return;
    }
    if (
      !isAllPaint(words) &&
      (role === 'with' || role === 'in' || role === 'on' || role === 'made' || role === 'around')
    ) {
      if (this.surface(role, tokens, words)) return;
    }
    if (role === 'with' && this.gem(words)) return;
    // "table, seating six": how many it serves, and no room.
    if (CAPACITY.has(words[0] ?? '') && words.slice(1).every((word) => word in NUMBERS)) return;
    this.thing(role, tokens, words);
  }

  /**
   * "with sensor technology", "with lion design": what the last word makes of a thing is none to be put beside the
   * subject. Patterns and colours before it are read all the same.
   */
  private isMentionOnly(words: readonly string[]): boolean {
    const at = words.findLastIndex((word) => ABSTRACT.has(word) || DRAWN.has(word));
    if (at <= 0 || at < words.length - 2) return false;
    const before = words.slice(0, at);
    const spec = specOf(before);
    if (DRAWN.has(words[at] ?? '') && spec.pattern) {
      this.paintPatterned('with', spec);
      return true;
    }
    const noun = this.resolver.listedEndingAt(before, at)?.reading;
    if (!noun || paintTerm(before.slice(-1)) !== undefined) return false;
    if (partNamed(before.slice(-1), this.archetype)) return false;
    this.leaveOut(
      noun.noun,
      DRAWN.has(words[at] ?? '') ? 'pictures are not drawn' : `"${words[at] ?? ''}" shows nothing`,
    );
    return true;
  }

  private leaveOut(noun: string, why: string): void {
    if (noun !== '') this.warnings.push(`"${noun}" was left out: ${why}`);
  }

  /** "with a round sapphire": a gem with words of its shape. */
  private gem(words: readonly string[]): boolean {
    const term = paintTerm(words.slice(-2)) ?? paintTerm(words.slice(-1));
    if (term?.type !== 'material' || term.material.kind !== 'gem') return false;
    this.hintsOfPart.push(['cut', words]);
    return this.painter.setWithGems(specOf(words));
  }

  /** "a bone", "flames", "holding bamboo": words that are paints too, but here mean the thing. */
  private isThing(role: Clause['role'], words: readonly string[]): boolean {
    if (role === 'holding' || role === 'wearing' || role === 'beside') return true;
    const last = words.at(-1) ?? '';
    const term = paintTerm([last]);
    if (term?.type === 'pattern' || (term?.type === 'material' && term.material.kind === 'gem')) return false;
    if ((role === 'with' && partNamed([last], this.archetype)) || !this.resolver.listed([last])) return false;
    // "with blue roses": the plural of a flower or a fruit is no colour.
    if (term?.type === 'color' && isPlural(last) && role === 'with') return true;
    const shines = term?.type === 'material' && term.material.glow > 0.5 && isPlural(last);
    return role !== 'made' && role !== 'of' && (shines || words[0] === 'a' || words[0] === 'an');
  }

  private allPaint(role: Clause['role'], words: readonly string[]): void {
    const spec = specOf(words);
    const last = words.at(-1) ?? '';
    const term = paintTerm([last]);
    if (role === 'made') {
      this.painter.makeOf(spec);
      return;
    }
    if (role === 'in' || role === 'of') {
      // "bouquet of red roses": the last word is what there is, the others its colours.
      const colors = role === 'of' && isPlural(last) ? specOf(words.slice(0, -1)) : spec;
      this.paintSurface(isEmptySpec(colors) ? spec : colors);
      return;
    }
    if (role !== 'with' && role !== 'around' && role !== 'on') return;
    if (WHOLE.has(last)) {
      this.paintSurface(spec);
      return;
    }
    if (this.namedPart(words, spec)) return;
    if (last === 'glow' || last === 'aura') {
      this.painter.paint(this.painter.glowing ?? this.painter.main, spec);
      return;
    }
    if (DRIFTING.has(last) && role === 'with') {
      this.leaveOut(last, 'what drifts about the subject is not built');
      return;
    }
    if (term?.type === 'pattern') {
      const length = paintTerm(words.slice(-2))?.type === 'pattern' ? 2 : 1;
      this.pattern(words.slice(0, -length), words.slice(-length).join(' '));
      return;
    }
    if (term?.type === 'material' && term.material.kind === 'gem' && this.painter.setWithGems(spec)) return;
    if (spec.swatches.length === 0) {
      this.painter.paint(this.painter.main, spec);
      return;
    }
    if (term?.type === 'material' && term.material.grain === 'mossy') {
      this.painter.paint(this.lastPart ?? this.painter.main, { ...NO_PAINT, finish: { grain: 'mossy' } });
      return;
    }
    if (spec.pattern) this.painter.paint(this.lastPart ?? this.painter.main, spec);
    else if (!this.painter.paintAccent(spec))
      this.painter.paint(this.painter.main, patternSpec('inlay', colorsOf(spec)));
  }

  /** Binds an all-paint phrase whose last word is a part's name too ("with pearl", "with brown leaves"). */
  private namedPart(words: readonly string[], spec: PaintSpec): boolean {
    const part = partNamed(words.slice(-1), this.archetype);
    if (!part) return false;
    const own = specOf(words.slice(0, -1));
    this.hintsOfPart.push([part.name, words]);
    this.painter.paint(part.name, isEmptySpec(own) ? (part.gem ? spec : own) : own);
    this.lastPart = part.name;
    return true;
  }

  /** Parts, finishes, accents and patterns; false when the words name a thing of its own. */
  private surface(role: Clause['role'], tokens: readonly Token[], words: readonly string[]): boolean {
    const least = role === 'in' || role === 'on' ? words.length - 1 : 0;
    for (let end = words.length; end > least; end--) {
      const word = words[end - 1] ?? '';
      const before = words.slice(0, end - 1);
      const part =
        (end > 1 ? partNamedExactly(words.slice(end - 2, end), this.archetype) : undefined) ??
        partNamed([word], this.archetype);
      if (part && !(role === 'in' || role === 'on')) {
        this.paintPart(part.name, tokens.slice(0, end - 1));
        return true;
      }
      if (WHOLE.has(word)) {
        this.paintPatterned(role, specOf(before));
        return true;
      }
      if (ACCENTS.has(word)) {
        this.accent(specOf(before));
        return true;
      }
      // "zebra stripes" before "stripes"
      const phrase = paintTerm(words.slice(Math.max(0, end - 2), end));
      if (phrase?.type === 'pattern') {
        this.pattern(words.slice(0, Math.max(0, end - 2)), words.slice(Math.max(0, end - 2), end).join(' '));
        return true;
      }
      if (paintTerm([word])?.type === 'pattern') {
        this.pattern(before, word);
        return true;
      }
      if (GENERIC_HEADS.has(word) && end > 1) {
        if (!isAllPaint(before)) continue;
        this.paintPatterned(role, specOf(before));
        return true;
      }
      if (this.resolver.listedEndingAt(words, end)) return false;
    }
    return false;
  }

  /** "with a blue floral pattern": the colour is the flowers'; "in blue and white stripes" names both. */
  private paintPatterned(role: Clause['role'], spec: PaintSpec): void {
    const colors = colorsOf(spec);
    const ofPattern = role === 'with' && spec.pattern !== null && colors.length === 1;
    this.paintSurface(ofPattern ? { ...spec, swatches: [], patternColors: colors } : spec);
  }

  /** Paint of the part last spoken of, else of the whole. */
  private paintSurface(spec: PaintSpec): void {
    if (this.lastPart) this.painter.paint(this.lastPart, spec);
    else this.painter.paintWhole(spec);
  }

  private paintPart(part: string, tokens: readonly Token[]): void {
    const { spec, partPaints, studded, hints, shapes } = readModifiers(tokens, this.resolver);
    this.hintsOfPart.push([part, [...hints, ...shapes]]);
    this.painter.paint(part, spec);
    for (const paint of partPaints) this.painter.paint(part, paint.spec);
    if (studded) this.painter.paint(part, patternSpec('studs', colorsOf(studded)));
    this.lastPart = part;
  }

  private accent(spec: PaintSpec): void {
    if (spec.swatches.length === 0) {
      if (spec.pattern) this.painter.paint(this.lastPart ?? this.painter.main, spec);
      return;
    }
    const gems = spec.swatches.every(({ material }) => material?.kind === 'gem');
    if (gems && this.painter.setWithGems(spec)) return;
    const trim = partNamed(['trim'], this.archetype);
    if (trim && trim.name !== this.painter.main) this.painter.paint(trim.name, spec);
    else if (!this.painter.paintAccent(spec)) {
      this.painter.paint(this.painter.main, patternSpec('inlay', colorsOf(spec)));
    }
  }

  private pattern(before: readonly string[], word: string): void {
    const colors = colorsOf(specOf(before));
    const part = partNamed([word.split(' ').at(-1) ?? ''], this.archetype);
    if (part && part.name !== this.painter.main) {
      this.painter.paint(part.name, specOf(before));
      return;
    }
    const term = paintTerm(word.split(' '));
    if (term?.type !== 'pattern') return;
    const target = this.lastPart ?? this.painter.main;
    const [first, ...others] = colors;
    // "with red and white stripes" on what has no colour yet: one of the two is the ground.
    const grounded = first !== undefined && others.length > 0 && !this.painter.isPainted(target);
    this.painter.paint(target, {
      ...NO_PAINT,
      swatches: grounded ? [{ color: first, material: null }] : [],
      pattern: term.pattern,
      patternColors: grounded ? others : colors,
    });
  }

  private thing(role: Clause['role'], tokens: readonly Token[], words: readonly string[]): void {
    const head = findHead(tokens, this.resolver);
    if (!head) {
      if (role === 'with' && words.some((word) => isPartWord(word))) this.partMissing(words);
      return;
    }
    const noun = words.slice(head.at, head.end);
    if (role === 'with' && noun.length === 1 && isOnlyPart(noun[0] ?? '')) {
      if (/^(?:rim|edge|border|edging)s?$/.test(noun[0] ?? '')) this.accent(specOf(words));
      else this.partMissing(noun);
      return;
    }
    if (noun.length === 1 && SCENERY.has(noun[0] ?? '') && (role !== 'holding' || UNSEEN.has(noun[0] ?? ''))) return;
    const isVague = (word: string) => SKIPPED_WORDS.has(word) || GENERIC_HEADS.has(word) || STATUE_HEADS.has(word);
    if (role === 'with' && noun.every(isVague)) return;
    const modifiers = readModifiers(tokens.slice(0, head.at), this.resolver);
    if (this.asPart(role, head.reading, modifiers.spec, words)) return;
    if (role === 'made') this.painter.makeOf(specOf(words));
    // "vase of tulips"
    const holds = role === 'of' && (this.archetype.category === 'container' || this.archetype.category === 'household');
    if (role === 'made' || role === 'over' || (role === 'of' && !holds)) return;
    if (head.reading.match !== 'specific') {
      if (head.reading.listed) this.leaveOut(head.reading.noun, 'it has no shape of its own');
      return;
    }
    if (head.reading.archetypeId === this.archetype.id && (role === 'on' || role === 'with')) return;
    if (role === 'with' && isNoGuest(head.reading.archetypeId)) {
      this.leaveOut(head.reading.noun, 'it is no thing to be put beside another');
      return;
    }
    // "crocodile opening mouth"
    if (head.reading.archetypeId === 'body_part' && role !== 'holding' && canHold(this.archetype)) {
      this.partMissing(noun);
      return;
    }
    if (role === 'with' && this.asPainted(head.reading, modifiers.spec)) return;
    const relation = holds ? 'in' : this.relation(role, head.reading);
    if (relation === null) {
      this.leaveOut(head.reading.noun, `a ${this.archetype.id.replaceAll('_', ' ')} has no place for it`);
      return;
    }
    this.attach(relation, head.reading, modifiers.spec, modifiers.hints, modifiers.count);
  }

  /** "cup with blue roses": painted on, where they would not stand in it; beasts on china are pictures as well. */
  private asPainted({ noun, archetypeId, plural }: NounReading, spec: PaintSpec): boolean {
    const { category } = archetypeOf(archetypeId);
    if (CHINA.has(this.archetype.id) && BEASTS.has(category)) {
      this.leaveOut(noun, 'pictures are not drawn');
      return true;
    }
    if (!plural || !PAINTED_WARE.has(this.archetype.id) || category !== 'flower') return false;
    this.painter.paint(this.painter.main, patternSpec('floral', colorsOf(spec)));
    return true;
  }

  private relation(role: Clause['role'], noun: NounReading): Relation | null {
    if (role === 'holding' && !canHold(this.archetype)) {
      // "truck hauling logs", "balloon carrying a basket"
      return relationFor(this.archetype.id, noun) === 'in' ? 'in' : 'on';
    }
    if (role === 'wearing' && !isWornOnHeadOrNeck(noun)) return null;
    const relation = RELATION_OF_ROLE[role] ?? relationFor(this.archetype.id, noun);
    return this.isStrewn && (relation === 'beside' || relation === 'on')
      ? noun.plural
        ? 'scattered'
        : 'on'
      : relation;
  }

  /** A listed noun may still be what the archetype calls a part ("umbrella with duck handle", "pot", "vase"). */
  private asPart(role: Clause['role'], noun: NounReading, spec: PaintSpec, words: readonly string[]): boolean {
    const apart = words[0] === 'a' && (role === 'in' || role === 'on');
    if (apart || role === 'beside' || (role === 'holding' && canHold(this.archetype))) return false;
    // "clock face" on a tower that calls it "clock".
    const part =
      partNamed(noun.noun.split(' ').slice(-1), this.archetype) ?? exactPart(noun.noun.split(' '), this.archetype);
    if (!part) return false;
    if (part.name === this.painter.main) {
      // "girl wearing yellow dress"
      if (role === 'wearing' || role === 'in') this.painter.paint(part.name, spec);
      return true;
    }
    this.painter.paint(part.name, spec);
    this.lastPart = part.name;
    return true;
  }

  attach(relation: Relation, noun: NounReading, spec: PaintSpec, hints: readonly string[], count: number | null): void {
    if (this.attachments.length >= MAX_ATTACHMENTS) {
      this.warnings.push(`"${noun.noun}" was left out: ${MAX_ATTACHMENTS} things beside the subject are the most`);
      return;
    }
    this.attachments.push(attachmentOf({ relation, noun, spec, hints, count }));
  }

  private partMissing(words: readonly string[]): void {
    this.warnings.push(`The shape "${this.archetype.id.replaceAll('_', ' ')}" has no "${words.at(-1) ?? ''}"`);
  }
}

/** A pattern by its word, in these colours. */
export function patternSpec(word: string, colors: PaintSpec['patternColors']): PaintSpec {
  const pattern = PATTERN_OF_WORD.get(word === 'studs' ? 'stud' : word) ?? null;
  return { ...NO_PAINT, pattern, patternColors: colors };
}

function isNoGuest(archetypeId: string): boolean {
  const { category } = archetypeOf(archetypeId);
  return (category === 'sign' && archetypeId !== 'flag') || category === 'solid';
}

/** "on rock", "on a gold field": where something stands; "on black" only says what the ground's colour is. */
function isPlace(words: readonly string[]): boolean {
  const term = paintTerm(words.slice(-1));
  return (term?.type === 'material' && term.material.kind !== 'gem') || (term?.type === 'color' && words[0] === 'a');
}

function exactPart(words: readonly string[], archetype: Archetype) {
  return archetype.parts.find(({ name }, index) => index > 0 && words.includes(name));
}

function partNamedExactly(words: readonly string[], archetype: Archetype) {
  const name = words.join('_');
  return archetype.parts.find((part) => part.name === name);
}
