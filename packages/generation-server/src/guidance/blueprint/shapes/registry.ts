import { archetypeOf, CATEGORY_DEFAULTS, isArchetype } from '../archetype-catalog.ts';
import type { RecipeTable, Recipe } from './recipe.ts';
import { RECIPES } from './recipes/index.ts';

/** Whether the library can build this archetype itself. */
export function hasRecipe(id: string): boolean {
  return Object.hasOwn(RECIPES, id);
}

/**
 * The recipe for an archetype: its own, else that of its nearest relative that has one, else of its category's default.
 *
 * @returns the recipe and the id it was written for
 */
export function recipeFor(id: string): { recipe: Recipe; builtAs: string } {
  const table: RecipeTable = RECIPES;
  const seen = new Set<string>();
  for (let current: string | null = id; current !== null && !seen.has(current);) {
    const recipe = table[current];
    if (recipe) return { recipe, builtAs: current };
    seen.add(current);
    current = isArchetype(current) ? archetypeOf(current).near : null;
  }
  const fallback = CATEGORY_DEFAULTS[archetypeOf(id).category];
  const recipe = table[fallback] ?? table['solid'];
  if (!recipe) throw new Error(`No recipe stands in for "${id}"`);
  return { recipe, builtAs: table[fallback] ? fallback : 'solid' };
}
