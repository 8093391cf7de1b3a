import { archetypeOf, isArchetype } from './blueprint/archetype-catalog.ts';
import { createBlueprintGuidance } from './blueprint/blueprint-guidance.ts';
import type { Subject } from './blueprint/subject.ts';
import type { Guidance } from './guidance.ts';

/** The guidance a setting names; `auto` takes the best there is, which is blueprint while no network is built in. */
export function createGuidance(name: 'auto' | 'blueprint'): Guidance {
  switch (name) {
    case 'auto':
    case 'blueprint':
      return createBlueprintGuidance(readByName);
  }
}

/** The last word of the prompt that is an archetype's id, in default paint. */
function readByName(prompt: string, seed: number): Subject {
  const id = prompt.toLowerCase().split(/\s+/).findLast((word) => isArchetype(word)) ?? 'rock';
  const archetype = archetypeOf(id);
  const shades = [[0.7, 0.15, 0.1], [0.15, 0.15, 0.18], [0.85, 0.75, 0.3], [0.3, 0.5, 0.2]] as const;
  return {
    archetypeId: id,
    category: archetype.category,
    match: 'specific',
    noun: id,
    variants: Object.fromEntries(Object.entries(archetype.variants).map(([key, [first = '']]) => [key, first])),
    parts: archetype.parts.map((part, index) => ({
      part: part.name,
      present: !part.optional,
      source: 'default',
      paint: {
        colors: [shades[index % 4]!],
        material: 'plastic',
        roughness: 0.5,
        metallic: 0,
        translucency: 0,
        glow: 0,
        grain: 'none',
        pattern: null,
      },
    })),
    proportions: { height: 1, width: 1, depth: 1, thickness: 1, bend: 0 },
    count: 1,
    arrangement: 'single',
    attachments: [],
    style: 'plain',
    warnings: [],
    seed,
  };
}
