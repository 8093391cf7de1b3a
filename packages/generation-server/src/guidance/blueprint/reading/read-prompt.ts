import { archetypeOf } from '../archetype-catalog.ts';
import type { Subject } from '../subject.ts';
import { splitClauses } from './clauses.ts';
import { cutFirst } from './cuts.ts';
import { lexicon } from './lexicon.ts';
import { nounResolver } from './nouns.ts';
import { SubjectReader } from './subject-reader.ts';
import { tokenise } from './tokenise.ts';

/** Longer texts than any prompt are cut: the time to read them stays bounded. */
const MAX_CHARACTERS = 4000;

/** What a prompt describes. Never throws; the same prompt and seed give the same subject. */
export function readPrompt(prompt: string, seed: number): Subject {
  const tokens = cutFirst(tokenise(prompt.slice(0, MAX_CHARACTERS)), lexicon());
  const words = tokens.map(({ text }) => text);
  const reader = new SubjectReader(nounResolver(), splitClauses(tokens, lexicon()), words);
  const subject = reader.read(seed);
  return { ...subject, category: archetypeOf(subject.archetypeId).category };
}
