import { archetypeOf } from '../archetype-catalog.ts';
import type { Archetype } from '../archetype.ts';
import type { Attachment, Category, Relation } from '../subject.ts';
import type { NounReading } from './nouns.ts';
import { PartPainter } from './paint-parts.ts';
import type { PaintSpec } from './paint/paint-spec.ts';
import { chooseVariants } from './variants.ts';

/** More than this and the subject drowns in them. */
export const MAX_ATTACHMENTS = 4;

interface Wanted {
  readonly relation: Relation;
  readonly noun: NounReading;
  readonly spec: PaintSpec;
  readonly hints: readonly string[];
  readonly count: number | null;
}

/** Usual size of an attachment as a share of its host, by how it is attached. */
const SIZE: Readonly<Record<Relation, number>> = {
  on: 0.4,
  in: 0.55,
  under: 0.9,
  beside: 0.6,
  behind: 0.7,
  around: 0.9,
  scattered: 0.12,
  hanging: 0.25,
  holding: 0.5,
};

export function attachmentOf({ relation, noun, spec, hints, count }: Wanted): Attachment {
  const archetype = archetypeOf(noun.archetypeId);
  const painter = new PartPainter(archetype);
  for (const [part, phrase] of Object.entries(noun.paints)) painter.setDefault(part, phrase);
  for (const part of noun.present) painter.show(part);
  painter.paintWhole(spec);
  const copies = count ?? (relation === 'scattered' ? 14 : noun.plural ? 3 : 1);
  const small = SMALL.has(archetype.category) && relation !== 'scattered' && relation !== 'around';
  return {
    relation,
    archetypeId: noun.archetypeId,
    noun: noun.noun,
    variants: chooseVariants(archetype, noun.variants, { hints, shapes: [], circumstances: [], ofPart: [] }),
    parts: painter.finish(archetype.category),
    count: Math.min(40, copies),
    size: SIZE[relation] * (small ? 0.65 : 1) * (copies > 1 && relation !== 'scattered' ? 0.7 : 1),
  };
}

const SMALL: ReadonlySet<Category> = new Set(['jewellery', 'flower', 'food', 'insect', 'household', 'gadget', 'tool']);

/** Categories that have hands, paws or a beak. */
const HOLDERS: ReadonlySet<Category> = new Set(['animal', 'bird', 'creature']);
/** Toys and gadgets in the shape of somebody. */
const TOYS_WITH_HANDS = new Set(['teddy_bear', 'doll', 'robot', 'snowman', 'scarecrow', 'golem']);
const HOLLOW: ReadonlySet<Category> = new Set(['container', 'household']);
const SEATS = new Set(['chair', 'armchair', 'sofa', 'bed', 'table', 'desk', 'bench', 'stool', 'cabinet', 'bookshelf']);

export function canHold({ category, id }: Archetype): boolean {
  return HOLDERS.has(category) || TOYS_WITH_HANDS.has(id);
}

/** What goes on a head or round a neck. Other clothes would need the body's own measures and are not put on it. */
export function isWornOnHeadOrNeck({ archetypeId, variants }: NounReading): boolean {
  const isNeckwear = archetypeId === 'scarf' && variants['form'] !== 'sash' && variants['form'] !== 'shawl';
  return isNeckwear || ['hat', 'helmet', 'glasses', 'wig', 'headphones', 'tiara', 'mask'].includes(archetypeId);
}

/** Where something goes of which the prompt says only that the subject comes `with` it. */
export function relationFor(hostId: string, noun: NounReading): Relation | null {
  const host = archetypeOf(hostId).category;
  const guest = archetypeOf(noun.archetypeId).category;
  // "flashing lights" on what has none: lamps all over it would be another thing.
  if (noun.noun === 'light' && host !== 'tree' && host !== 'building') return null;
  if (noun.archetypeId === 'flag' && host !== 'building' && host !== 'boat') return null;
  if (noun.archetypeId === 'vine' || noun.archetypeId === 'snake') return 'around';
  if (HOLLOW.has(host)) return 'in';
  if (
    canHold(archetypeOf(hostId)) &&
    ['weapon', 'tool', 'food', 'instrument', 'flower', 'toy-sport', 'gadget'].includes(guest)
  ) {
    return 'holding';
  }
  if (canHold(archetypeOf(hostId)) && isWornOnHeadOrNeck(noun)) return 'on';
  if (host === 'tree') {
    if (guest === 'food' || guest === 'light') return 'hanging';
    if (guest === 'flower' || guest === 'jewellery' || guest === 'plant' || guest === 'gem-rock') return 'scattered';
    if (guest === 'bird' || guest === 'insect') return 'on';
    return 'beside';
  }
  if (host === 'food') return noun.plural ? 'scattered' : 'on';
  if (['flower', 'plant', 'gem-rock', 'insect', 'light'].includes(guest)) {
    return noun.plural || guest === 'light' ? 'scattered' : 'on';
  }
  if (SEATS.has(hostId) || host === 'vehicle' || host === 'building' || noun.archetypeId === 'flag') {
    return guest === 'furniture' || guest === 'vehicle' || guest === 'tree' ? 'beside' : 'on';
  }
  if (host === 'jewellery') return 'on';
  // What is worn, printed or fastened has no business standing beside a thing.
  return guest === 'clothing' || guest === 'jewellery' || guest === 'sign' || guest === 'solid' ? null : 'beside';
}
