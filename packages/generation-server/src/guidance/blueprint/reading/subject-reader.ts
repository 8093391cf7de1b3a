import { archetypeOf } from '../archetype-catalog.ts';
import type { Archetype } from '../archetype.ts';
import type { Arrangement, Proportions, Style, Subject } from '../subject.ts';
import { ClauseBinder, patternSpec } from './clause-binder.ts';
import type { Clause } from './clauses.ts';
import { readSubjectClauses, type HeadClause } from './head-clause.ts';
import type { Modifiers } from './modifiers.ts';
import { NEUTRAL, type NounReading, type NounResolver } from './nouns.ts';
import { PartPainter } from './paint-parts.ts';
import { MATERIAL_OF_NAME } from './paint/materials.ts';
import { colorsOf, NO_PAINT, type PaintSpec } from './paint/paint-spec.ts';
import { partNamed } from './part-names.ts';
import { chooseVariants } from './variants.ts';
import { GROUP_HEADS } from './word-lists.ts';

/** Reads the clauses of one prompt into a subject. */
export class SubjectReader {
  private readonly warnings: string[] = [];
  private readonly archetype: Archetype;
  private readonly painter: PartPainter;
  private readonly head: HeadClause;
  private readonly binder: ClauseBinder;
  /** Every word of the prompt. */
  private readonly words: readonly string[];

  constructor(resolver: NounResolver, clauses: readonly Clause[], words: readonly string[]) {
    this.words = words;
    this.head = readSubjectClauses(clauses, resolver);
    this.archetype = archetypeOf(this.head.noun?.archetypeId ?? NEUTRAL);
    this.painter = new PartPainter(this.archetype);
    this.binder = new ClauseBinder(resolver, this.painter);
  }

  read(seed: number): Omit<Subject, 'category'> {
    const { noun, modifiers } = this.head;
    const style = this.styleOf(modifiers);
    this.nounDefaults(noun);
    if (style === 'statue') this.painter.carve(STONE);
    this.modify(modifiers);
    for (const [index, clause] of this.head.rest.entries()) {
      // "in a nest of straw": past the subject an "of" tells of what stands before it.
      if (clause.role === 'of' && index > 0) continue;
      const carried = clause.role === 'holding' && isOwnBack(this.head.rest[index + 1]);
      this.binder.bind(carried ? { ...clause, role: 'under' } : clause);
    }
    this.noteMatch(noun);
    const variants = chooseVariants(this.archetype, noun?.variants ?? {}, {
      hints: this.head.hints,
      shapes: [...this.head.shapes, ...this.shapedLike()],
      circumstances: this.words,
      ofPart: this.binder.hintsOfPart,
    });
    const { count, arrangement } = this.copies(noun, variants);
    return {
      archetypeId: this.archetype.id,
      match: noun?.match ?? 'none',
      noun: noun?.noun ?? '',
      variants,
      parts: this.painter.finish(this.archetype.category),
      proportions: proportionsOf(modifiers.proportions),
      count,
      arrangement,
      attachments: this.binder.attachments,
      style,
      warnings: [...this.warnings, ...this.binder.warnings],
      seed,
    };
  }

  /** Words after "shaped like", "in the form of". */
  private shapedLike(): string[] {
    return this.head.rest
      .filter(({ role }) => role === 'shaped')
      .flatMap(({ tokens }) => tokens.map(({ text }) => text));
  }

  private styleOf(modifiers: Modifiers): Style {
    if (modifiers.style === 'bricks') return 'bricks';
    return this.head.statue ? 'statue' : 'plain';
  }

  private nounDefaults(noun: NounReading | null): void {
    if (!noun) return;
    const has = (part: string) => this.archetype.parts.some(({ name }) => name === part);
    for (const [part, phrase] of Object.entries(noun.paints)) if (has(part)) this.painter.setDefault(part, phrase);
    for (const part of noun.present) if (has(part)) this.painter.show(part);
  }

  private modify(modifiers: Modifiers): void {
    this.painter.paintWhole(modifiers.spec);
    for (const { part, spec, cover } of modifiers.partPaints) {
      const named = part.length > 0 ? partNamed(part, this.archetype) : undefined;
      if (part.length === 0) this.painter.paint(this.painter.main, spec);
      else if (cover && named && named.name !== this.painter.main) this.painter.show(named.name);
      else if (cover) this.painter.paintWhole(spec);
      else if (named) this.painter.paint(named.name, spec);
      else this.painter.paintAccent(spec);
    }
    if (modifiers.studded && !this.painter.setWithGems(modifiers.studded)) {
      this.painter.paint(this.painter.main, patternSpec('studs', colorsOf(modifiers.studded)));
    }
    for (const { noun, around } of modifiers.strewn) {
      const part = partNamed(noun.noun.split(' ').slice(-1), this.archetype);
      if (part && part.name !== this.painter.main) this.painter.show(part.name);
      else this.binder.attach(around && noun.archetypeId === 'vine' ? 'around' : 'scattered', noun, NO_PAINT, [], null);
    }
  }

  private noteMatch(noun: NounReading | null): void {
    if (!noun) this.warnings.push('No thing was recognised in the prompt; a neutral shape stands in');
    else if (noun.match === 'category') {
      const shape = noun.archetypeId.replaceAll('_', ' ');
      this.warnings.push(`"${noun.noun || 'this'}" has no shape of its own; "${shape}" stands in as the nearest`);
    }
  }

  private copies(
    noun: NounReading | null,
    variants: Readonly<Record<string, string>>,
  ): { count: number; arrangement: Arrangement } {
    const { modifiers } = this.head;
    // "bunch of balloons", where the shape has a form that is a bunch.
    const isGroup = Object.values(variants).some((value) => value in GROUP_HEADS && this.head.hints.includes(value));
    if (!noun || isGroup || isSeveralAlready(this.archetype.id)) return { count: 1, arrangement: 'single' };
    const group = this.head.group ?? groupWithin(noun);
    const count = modifiers.count ?? group?.count ?? (noun.plural ? pluralCount(this.archetype) : 1);
    if (count <= 1) return { count: 1, arrangement: 'single' };
    const usual = count === 2 ? 'pair' : PILED.has(this.archetype.category) ? 'bunch' : 'row';
    return { count: Math.min(12, count), arrangement: group?.arrangement ?? usual };
  }
}

/** "carrying a castle on its shell": on the subject, and not in its hands. */
function isOwnBack(clause: Clause | undefined): boolean {
  return clause?.role === 'on' && /^(?:back|shell|head|shoulders?|top|roof)$/.test(clause.tokens.at(-1)?.text ?? '');
}

/** "school of fish" as a table holds it, unless it names a form that is several already ("stack of books"). */
function groupWithin({ noun, variants }: NounReading) {
  const [first = '', of] = noun.split(' ');
  return of === 'of' && !Object.values(variants).some((value) => value in GROUP_HEADS)
    ? (GROUP_HEADS[first] ?? null)
    : null;
}

const PILED = new Set(['food', 'gem-rock', 'flower', 'plant', 'tree', 'animal', 'bird', 'insect']);

/** Ids in -s that are one thing; every other such archetype shows several pieces as it comes. */
const SINGLE_IN_S = new Set([
  'bus',
  'cactus',
  'octopus',
  'iris',
  'lotus',
  'dress',
  'drink_glass',
  'magnifying_glass',
  'hourglass',
]);
const SEVERAL = new Set([
  'shoe',
  'boot',
  'high_heel',
  'drum_set',
  'chess_set',
  'nunchaku',
  'pancake_stack',
  'bouquet',
  'grove',
  'fruit_bowl',
  'cutlery',
  'coral',
]);

function isSeveralAlready(id: string): boolean {
  return SEVERAL.has(id) || (id.endsWith('s') && !SINGLE_IN_S.has(id));
}

/** How many a bare plural shows: socks come in pairs. */
function pluralCount({ category, id }: Archetype): number {
  if (['sock', 'glove', 'roller_skate'].includes(id)) return 2;
  return category === 'building' || category === 'landscape' || category === 'furniture' ? 2 : 3;
}

/** What a statue is of unless the prompt names its material. */
const STONE: PaintSpec = {
  ...NO_PAINT,
  swatches: [{ color: null, material: MATERIAL_OF_NAME.get('limestone') ?? null }],
};

function proportionsOf(said: Partial<Proportions>): Proportions {
  const clamp = (value: number) => Math.min(2.5, Math.max(0.4, value));
  return {
    height: clamp(said.height ?? 1),
    width: clamp(said.width ?? 1),
    depth: clamp(said.depth ?? 1),
    thickness: clamp(said.thickness ?? 1),
    bend: Math.min(1, Math.max(0, said.bend ?? 0)),
  };
}
