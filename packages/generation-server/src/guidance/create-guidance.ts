import { createBlueprintGuidance } from './blueprint/blueprint-guidance.ts';
import { readPrompt } from './blueprint/reading/read-prompt.ts';
import type { Guidance } from './guidance.ts';

/** The guidance a setting names; `auto` takes the best there is, which is blueprint while no network is built in. */
export function createGuidance(name: 'auto' | 'blueprint'): Guidance {
  switch (name) {
    case 'auto':
    case 'blueprint':
      return createBlueprintGuidance(readPrompt);
  }
}
