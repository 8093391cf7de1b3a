import type { Random } from '../random.ts';
import type { MeshBuilder } from './mesh-builder.ts';

/** `riding`: sits astride another object. `bearing`: another object stands, sits or perches on it. `dressed`: in a dress. */
export type Pose = 'plain' | 'riding' | 'bearing' | 'dressed';

/** What a recipe is told about the object it builds. */
export interface RecipeInput {
  /** Value of a variant of the catalogue entry; its first value where the subject has none. */
  variant(name: string): string;
  /** Whether a variant has one of these values. */
  is(name: string, ...values: readonly string[]): boolean;
  /** Whether a part is built at all. */
  has(part: string): boolean;
  /** Where it is in the scene; recipes may ignore it. */
  readonly pose: Pose;
  /** Factor on the thickness of limbs, stems and bands; 1 is usual, bounds 0.5 … 2. */
  readonly thickness: number;
  /** 0 straight … 1 bent. */
  readonly bend: number;
  /** The builder's own stream: equal seeds give equal shapes. */
  readonly random: Random;
}

/** Builds one archetype with all its variants. */
export type Recipe = (b: MeshBuilder, p: RecipeInput) => void;

/** Recipes by archetype id. */
export type RecipeTable = Readonly<Record<string, Recipe>>;
