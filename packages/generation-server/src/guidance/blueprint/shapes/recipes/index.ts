import type { RecipeTable } from '../recipe.ts';
import { AIRCRAFT } from './aircraft.ts';
import { ANIMALS } from './animals.ts';
import { BATHROOM_AND_HALL } from './bathroom.ts';
import { BLOSSOMS, POTTED_TREES } from './blossoms.ts';
import { BOATS } from './boats.ts';
import { BODIES } from './bodies.ts';
import { BUILDINGS } from './buildings.ts';
import { CABINETS } from './cabinets.ts';
import { CASTLES_AND_TOWERS } from './castles-and-towers.ts';
import { CONTAINERS } from './containers.ts';
import { CYCLES_AND_CARTS } from './cycles-and-carts.ts';
import { DEVICES } from './devices.ts';
import { FLOWERS } from './flowers.ts';
import { FOOD } from './food.ts';
import { FRUIT } from './fruit.ts';
import { FURNISHINGS } from './furnishings.ts';
import { FURNITURE } from './furniture.ts';
import { GADGETS } from './gadgets.ts';
import { HEADGEAR } from './headgear.ts';
import { HAND_TOOLS } from './hand-tools.ts';
import { HEAVY_VEHICLES } from './heavy-vehicles.ts';
import { INSTRUMENTS } from './instruments.ts';
import { JEWELLERY } from './jewellery.ts';
import { KEYS_AND_WINDS } from './keys-and-winds.ts';
import { LIGHTS } from './lights.ts';
import { MEALS } from './meals.ts';
import { PERCUSSION } from './percussion.ts';
import { PLANTS } from './plants.ts';
import { ARMOR_PIECES } from './armor.ts';
import { MASKS_TO_WEAR } from './masks.ts';
import { KEEPSAKES } from './keepsakes.ts';
import { STREET_AND_BATH } from './street-and-bath.ts';
import { ROAD_VEHICLES } from './road-vehicles.ts';
import { ROBOTS } from './robots.ts';
import { SEATING } from './seating.ts';
import { SIGNS } from './signs.ts';
import { SOLIDS, STONES } from './stones.ts';
import { SWEETS } from './sweets.ts';
import { TREES } from './trees.ts';
import { VEGETABLES } from './vegetables.ts';
import { VEHICLES } from './vehicles.ts';
import { WEAPONS } from './weapons.ts';
import { WORK_THINGS } from './work-things.ts';
import { BRIDGES_AND_FENCES } from './bridges-and-fences.ts';
import { STONEWORK } from './stonework.ts';
import { WALLS_AND_FOUNTAINS } from './walls-and-fountains.ts';
import { FAIRGROUND } from './fairground.ts';
import { LANDSCAPE } from './landscape.ts';
import { ROCKSCAPES } from './rockscapes.ts';
import { SKY_AND_SEA } from './sky-and-sea.ts';
import { HOUSEHOLD } from './household.ts';
import { ARMOURY } from './armoury.ts';
import { CLOTHING } from './clothing.ts';
import { TOYS_AND_SPORTS } from './toys-and-sports.ts';
import { MAMMALS } from './mammals.ts';
import { REPTILES_AND_BIRDS } from './reptiles-and-birds.ts';
import { PEOPLE_AND_CREATURES } from './people-and-creatures.ts';
import { TOWERS_AND_HALLS } from './towers-and-halls.ts';
import { SEA_AND_INSECTS } from './sea-and-insects.ts';

/** Every recipe by the id of its archetype. */
export const RECIPES: RecipeTable = {
  ...JEWELLERY,
  ...TREES,
  ...PLANTS,
  ...FLOWERS,
  ...BLOSSOMS,
  ...POTTED_TREES,
  ...STONES,
  ...SOLIDS,
  ...FURNITURE,
  ...SEATING,
  ...CABINETS,
  ...FURNISHINGS,
  ...BATHROOM_AND_HALL,
  ...ROBOTS,
  ...LIGHTS,
  ...INSTRUMENTS,
  ...KEYS_AND_WINDS,
  ...PERCUSSION,
  ...GADGETS,
  ...DEVICES,
  ...SIGNS,
  ...HAND_TOOLS,
  ...WORK_THINGS,
  ...VEHICLES,
  ...ROAD_VEHICLES,
  ...HEAVY_VEHICLES,
  ...CYCLES_AND_CARTS,
  ...AIRCRAFT,
  ...BOATS,
  ...FOOD,
  ...FRUIT,
  ...VEGETABLES,
  ...SWEETS,
  ...MEALS,
  ...BODIES,
  ...WEAPONS,
  ...ANIMALS,
  ...BUILDINGS,
  ...CASTLES_AND_TOWERS,
  ...BRIDGES_AND_FENCES,
  ...STONEWORK,
  ...WALLS_AND_FOUNTAINS,
  ...FAIRGROUND,
  ...LANDSCAPE,
  ...ROCKSCAPES,
  ...SKY_AND_SEA,
  ...CONTAINERS,
  ...HOUSEHOLD,
  ...KEEPSAKES,
  ...STREET_AND_BATH,
  ...ARMOURY,
  ...CLOTHING,
  ...HEADGEAR,
  ...ARMOR_PIECES,
  ...MASKS_TO_WEAR,
  ...TOYS_AND_SPORTS,
  ...MAMMALS,
  ...REPTILES_AND_BIRDS,
  ...SEA_AND_INSECTS,
  ...TOWERS_AND_HALLS,
  ...PEOPLE_AND_CREATURES,
};
