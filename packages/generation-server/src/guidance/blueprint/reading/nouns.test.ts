import { describe, expect, it, vi } from 'vitest';
import { Lexicon } from './lexicon.ts';
import { findHead } from './noun-phrase.ts';
import { NounResolver } from './nouns.ts';
import { tokenise } from './tokenise.ts';
import { parseWordTable } from './word-table.ts';
import { wordNet } from './wordnet.ts';

vi.mock('../shapes/registry.ts', () => ({ hasRecipe: () => true }));

/** A lexicon of a few words: what it lacks must come from WordNet. */
const resolver = new NounResolver(
  new Lexicon(
    parseWordTable(`
      dog form=hound: dog, ~hunting dog, ^hot dog bun
      big_cat form=lion: lion
      conifer: conifer
      drum: drum
      snow_globe: snow globe
      car: sports car
      armor: armour
    `),
  ),
  wordNet(),
);
const head = (phrase: string) => findHead(tokenise(phrase), resolver)?.reading;

describe('NounResolver', () => {
  it('finds listed nouns in singular and plural, however they are spaced and spelt', () => {
    for (const phrase of ['dog', 'dogs', 'snow globes', 'snow-globe', 'snowglobe', 'armor', 'armour', 'sportscar']) {
      expect(head(phrase), phrase).toMatchObject({ match: 'specific', listed: true });
    }
    expect(head('dogs')?.plural).toBe(true);
  });

  it('reads a kind of an anchor as the anchor', () => {
    expect(head('dachshunds')).toMatchObject({ archetypeId: 'dog', listed: false, plural: true });
    expect(head('snare drum')).toMatchObject({ archetypeId: 'drum', match: 'specific' });
    expect(head('larch')).toMatchObject({ archetypeId: 'conifer', match: 'specific', noun: 'larch' });
  });

  it('lets a loose anchor give its kinds the category only', () => {
    expect(head('hunting dog')).toMatchObject({ match: 'specific' });
    expect(head('beagle')).toMatchObject({ archetypeId: 'dog', match: 'category' });
  });

  it('gives a noun of another kind the shape that stands for its category', () => {
    expect(head('paperweight')).toMatchObject({ match: 'category', listed: false });
    expect(head('cormorant')?.archetypeId).toBe('duck');
  });

  it('takes the last noun, past words that only say how it is shown', () => {
    expect(head('lion paperweight')?.noun).toBe('paperweight');
    expect(head('lion design')?.noun).toBe('lion');
    expect(head('dog with the drum')?.noun).toBe('drum');
    expect(head('drum-shaped lion')?.noun).toBe('lion');
    expect(head('lion-shaped zzyx')).toBeUndefined();
    expect(head('lion roars loudly')?.noun).toBe('lion');
  });

  it('mends misspellings of words that are none, and no others', () => {
    expect(head('connifer')?.noun).toBe('conifer');
    expect(head('qzxwvut')).toBeUndefined();
    // English as it stands, one letter from "drum".
    expect(head('drug')?.noun).not.toBe('drum');
  });
});
