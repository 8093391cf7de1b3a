import type { Archetype } from './archetype.ts';
import { ANIMALS, BIRDS } from './catalog/animals.ts';
import { BUILDINGS, LANDSCAPES, STRUCTURES } from './catalog/buildings.ts';
import { CREATURES } from './catalog/creatures.ts';
import { GADGETS, SIGNS } from './catalog/devices.ts';
import { FISH, INSECTS } from './catalog/fish-and-insects.ts';
import { FOOD, FRUIT_AND_VEGETABLES } from './catalog/food.ts';
import { FURNITURE, LIGHTS } from './catalog/furniture.ts';
import { INSTRUMENTS } from './catalog/instruments.ts';
import { GEMS_AND_ROCKS, JEWELLERY, SOLIDS } from './catalog/jewellery.ts';
import { FLOWERS, PLANTS, TREES } from './catalog/nature.ts';
import { CONTAINERS, HOUSEHOLD } from './catalog/objects.ts';
import { TOOLS, WEAPONS } from './catalog/tools.ts';
import { AIRCRAFT, BOATS, VEHICLES } from './catalog/vehicles.ts';
import { CLOTHING, TOYS_AND_SPORTS } from './catalog/wear-and-play.ts';
import type { Category } from './subject.ts';

/** Every shape of the library, the most often asked for first. */
export const ARCHETYPES: readonly Archetype[] = [
  ...JEWELLERY,
  ...TREES,
  ...FURNITURE,
  ...INSTRUMENTS,
  ...GADGETS,
  ...GEMS_AND_ROCKS,
  ...FLOWERS,
  ...PLANTS,
  ...VEHICLES,
  ...FRUIT_AND_VEGETABLES,
  ...FOOD,
  ...WEAPONS,
  ...ANIMALS,
  ...FISH,
  ...BIRDS,
  ...CREATURES,
  ...BUILDINGS,
  ...STRUCTURES,
  ...LIGHTS,
  ...CONTAINERS,
  ...CLOTHING,
  ...TOOLS,
  ...HOUSEHOLD,
  ...TOYS_AND_SPORTS,
  ...AIRCRAFT,
  ...BOATS,
  ...INSECTS,
  ...LANDSCAPES,
  ...SIGNS,
  ...SOLIDS,
].sort((a, b) => a.tier - b.tier);

const byId = new Map(ARCHETYPES.map((archetype) => [archetype.id, archetype]));

/** The catalogue entry of an id; throws on an id the catalogue does not have, which is a fault in a table. */
export function archetypeOf(id: string): Archetype {
  const archetype = byId.get(id);
  if (!archetype) throw new Error(`No archetype "${id}" in the catalogue`);
  return archetype;
}

export function isArchetype(id: string): boolean {
  return byId.has(id);
}

/** What stands for a category of which only the category was understood. */
export const CATEGORY_DEFAULTS: Readonly<Record<Category, string>> = {
  jewellery: 'pendant',
  'gem-rock': 'rock',
  tree: 'broadleaf_tree',
  plant: 'leafy_plant',
  flower: 'five_petal_flower',
  food: 'food_plate',
  instrument: 'drum',
  vehicle: 'car',
  aircraft: 'airplane',
  boat: 'motorboat',
  furniture: 'table',
  light: 'lamp',
  weapon: 'sword',
  tool: 'hammer',
  gadget: 'box_device',
  household: 'bowl',
  container: 'box',
  clothing: 'shirt',
  'toy-sport': 'ball',
  sign: 'sign',
  building: 'house',
  structure: 'column',
  landscape: 'mountain',
  animal: 'dog',
  bird: 'songbird',
  fish: 'fish',
  insect: 'beetle',
  creature: 'person',
  body: 'body_part',
  solid: 'solid',
};
