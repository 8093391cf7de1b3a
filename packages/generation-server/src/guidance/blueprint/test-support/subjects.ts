import { archetypeOf } from '../archetype-catalog.ts';
import type { Paint, Subject } from '../subject.ts';

/** A plain paint of one colour. */
export function plainPaint(red: number, green: number, blue: number, more: Partial<Paint> = {}): Paint {
  return {
    colors: [[red, green, blue]],
    material: 'plastic',
    roughness: 0.5,
    metallic: 0,
    translucency: 0,
    glow: 0,
    grain: 'none',
    pattern: null,
    ...more,
  };
}

/** A subject of one archetype with default variants, every part present, each part in another shade. */
export function subjectOf(archetypeId: string, more: Partial<Subject> = {}): Subject {
  const { category, parts, variants } = archetypeOf(archetypeId);
  return {
    archetypeId,
    category,
    match: 'specific',
    noun: archetypeId,
    variants: Object.fromEntries(Object.entries(variants).map(([name, values]) => [name, values[0] ?? ''])),
    parts: parts.map(({ name }, index) => ({
      part: name,
      present: true,
      paint: plainPaint(0.2 + 0.15 * (index % 5), 0.8 - 0.15 * (index % 5), 0.3 + 0.1 * (index % 4)),
      source: 'default',
    })),
    proportions: { height: 1, width: 1, depth: 1, thickness: 1, bend: 0 },
    count: 1,
    arrangement: 'single',
    attachments: [],
    style: 'plain',
    warnings: [],
    seed: 7,
    ...more,
  };
}
