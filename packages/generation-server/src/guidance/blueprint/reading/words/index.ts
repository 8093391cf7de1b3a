import { ANIMAL_WORDS, BIRD_WORDS, FISH_WORDS } from './animal-words.ts';
import { BUILDING_WORDS, STRUCTURE_WORDS } from './building-words.ts';
import { BODY_WORDS, CREATURE_WORDS, PERSON_WORDS } from './creature-words.ts';
import { APPLIANCE_WORDS, DEVICE_WORDS, SIGN_WORDS } from './device-words.ts';
import { FLOWER_WORDS, LANDSCAPE_WORDS } from './flower-words.ts';
import { FOOD_WORDS, PRODUCE_WORDS } from './food-words.ts';
import { FURNITURE_WORDS, LIGHT_WORDS } from './furniture-words.ts';
import { HOUSEHOLD_WORDS } from './household-words.ts';
import { INSTRUMENT_WORDS } from './instrument-words.ts';
import { GEM_AND_ROCK_WORDS, JEWELLERY_WORDS } from './jewellery-words.ts';
import { PLANT_WORDS, TREE_WORDS } from './nature-words.ts';
import { ROAD_WORDS, VEHICLE_WORDS } from './vehicle-words.ts';
import { TOOL_WORDS, WEAPON_WORDS } from './weapon-and-tool-words.ts';
import { ACCESSORY_WORDS, SPORT_WORDS, TOY_WORDS, WEAR_WORDS } from './wear-and-play-words.ts';

/** Every noun table by name. Where two tables hold the same noun the first wins; a test forbids it. */
export const WORD_TABLES: Readonly<Record<string, string>> = {
  ANIMAL_WORDS,
  BIRD_WORDS,
  FISH_WORDS,
  BUILDING_WORDS,
  STRUCTURE_WORDS,
  BODY_WORDS,
  CREATURE_WORDS,
  PERSON_WORDS,
  APPLIANCE_WORDS,
  DEVICE_WORDS,
  SIGN_WORDS,
  FLOWER_WORDS,
  LANDSCAPE_WORDS,
  FOOD_WORDS,
  PRODUCE_WORDS,
  FURNITURE_WORDS,
  LIGHT_WORDS,
  HOUSEHOLD_WORDS,
  INSTRUMENT_WORDS,
  GEM_AND_ROCK_WORDS,
  JEWELLERY_WORDS,
  PLANT_WORDS,
  TREE_WORDS,
  ROAD_WORDS,
  VEHICLE_WORDS,
  TOOL_WORDS,
  WEAPON_WORDS,
  ACCESSORY_WORDS,
  SPORT_WORDS,
  TOY_WORDS,
  WEAR_WORDS,
};
