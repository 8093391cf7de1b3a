import type { Category } from './subject.ts';

/** One shape of the library: what it is made of, how its parts are painted unless told otherwise, how it may vary. */
export interface Archetype {
  readonly id: string;
  readonly category: Category;
  /** 1: most often asked for; 3: rarely. */
  readonly tier: Tier;
  /** The first part is the main one: it takes a colour that names no part. */
  readonly parts: readonly ArchetypePart[];
  /** Named parameters and the values a recipe knows; the first value is the default. */
  readonly variants: Readonly<Record<string, readonly string[]>>;
  /** The archetype that comes closest where this one has no recipe yet; null: the category's own default. */
  readonly near: string | null;
}

export type Tier = 1 | 2 | 3;

export interface ArchetypePart {
  readonly name: string;
  /**
   * Default paint in the words of a prompt ("dark brown leather"); or the name of another part whose paint this part
   * shares, whatever that turns out to be.
   */
  readonly paint: { readonly phrase: string } | { readonly sameAs: string };
  /** Takes the second colour of "red and black bicycle". */
  readonly accent: boolean;
  /** Built only when the prompt names it. */
  readonly optional: boolean;
  /** Where a gemstone goes that names no part ("ruby ring"). */
  readonly gem: boolean;
}

/** How the catalogue's tables are written: see `archetypes`. */
export interface ArchetypeSource {
  readonly tier: Tier;
  /** Overrides the table's category. */
  readonly category?: Category;
  /** Part name → default paint; `=part` shares the paint of that part, `=` alone of the first. */
  readonly parts: Readonly<Record<string, string>>;
  readonly accent?: readonly string[];
  readonly optional?: readonly string[];
  readonly gem?: readonly string[];
  readonly variants?: Readonly<Record<string, readonly string[]>>;
  readonly near?: string;
}

/** Spells a table of the catalogue out. */
export function archetypes(category: Category, table: Readonly<Record<string, ArchetypeSource>>): readonly Archetype[] {
  return Object.entries(table).map(([id, source]) => {
    const names = Object.keys(source.parts);
    const main = names[0] ?? '';
    return {
      id,
      category: source.category ?? category,
      tier: source.tier,
      parts: Object.entries(source.parts).map(([name, paint]) => ({
        name,
        paint: paint.startsWith('=') ? { sameAs: paint.slice(1) || main } : { phrase: paint },
        accent: source.accent?.includes(name) ?? false,
        optional: source.optional?.includes(name) ?? false,
        gem: source.gem?.includes(name) ?? false,
      })),
      variants: source.variants ?? {},
      near: source.near ?? null,
    };
  });
}
