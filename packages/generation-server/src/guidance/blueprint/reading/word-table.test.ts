import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { archetypeOf, isArchetype } from '../archetype-catalog.ts';
import { CATEGORY_WORDS } from './category-words.ts';
import { normalisePhrase } from './lexicon.ts';
import { readPaintPhrase } from './paint/paint-phrase.ts';
import { parseWordTable } from './word-table.ts';
import { WORD_TABLES } from './words/index.ts';

describe('parseWordTable', () => {
  it('reads settings of a line and of a noun, and how far each noun reaches', () => {
    expect(parseWordTable('# note\n\nring band=twisted +side_stones: ring, ^key ring, ~hoop stone/dark-ruby')).toEqual([
      {
        noun: 'ring',
        reach: 'anchor',
        archetypeId: 'ring',
        variants: { band: 'twisted' },
        present: ['side_stones'],
        paints: {},
      },
      {
        noun: 'key ring',
        reach: 'phrase',
        archetypeId: 'ring',
        variants: { band: 'twisted' },
        present: ['side_stones'],
        paints: {},
      },
      {
        noun: 'hoop',
        reach: 'loose',
        archetypeId: 'ring',
        variants: { band: 'twisted' },
        present: ['side_stones'],
        paints: { stone: 'dark ruby' },
      },
    ]);
  });

  it('refuses lines that mean nothing', () => {
    expect(() => parseWordTable('ring, bracelet')).toThrow('colon');
    expect(() => parseWordTable('ring huge: ring')).toThrow('huge');
    expect(() => parseWordTable('ring: band/gold')).toThrow('noun is missing');
  });
});

describe.each(Object.entries({ ...WORD_TABLES, CATEGORY_WORDS }))('%s', (_, table) => {
  const entries = parseWordTable(table);

  it('names archetypes, variants and parts of the catalogue only', () => {
    const faults = entries.flatMap(({ archetypeId, noun, variants, present, paints }) => {
      if (!isArchetype(archetypeId)) return [`${noun}: no archetype ${archetypeId}`];
      const archetype = archetypeOf(archetypeId);
      const parts = archetype.parts.map(({ name }) => name);
      return [
        ...Object.entries(variants)
          .filter(([name, value]) => !archetype.variants[name]?.includes(value))
          .map(([name, value]) => `${noun}: ${archetypeId} has no ${name}=${value}`),
        ...[...present, ...Object.keys(paints)]
          .filter((part) => !parts.includes(part))
          .map((part) => `${noun}: ${archetypeId} has no part ${part}`),
      ];
    });
    expect(faults.filter((fault, index) => faults.indexOf(fault) === index)).toEqual([]);
  });

  it('paints in words the reader knows', () => {
    const faults = entries.flatMap(({ noun, paints }) =>
      Object.values(paints).flatMap((phrase) => readPaintPhrase(phrase).unknown.map((word) => `${noun}: ${word}`)),
    );
    expect(faults).toEqual([]);
  });
});

it('holds every table of the folder', async () => {
  const folder = new URL('./words/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('-words.ts'));
  const modules = await Promise.all(
    files.map((file) => import(new URL(file, folder).href) as Promise<Record<string, string>>),
  );
  const names = modules.flatMap((module) => Object.keys(module)).sort();
  expect(Object.keys(WORD_TABLES).sort()).toEqual(names);
});

it('gives no noun two meanings', () => {
  const meanings = new Map<string, string>();
  const conflicts: string[] = [];
  for (const [table, text] of Object.entries(WORD_TABLES)) {
    for (const { noun, archetypeId, variants, present, paints } of parseWordTable(text)) {
      const phrase = normalisePhrase(noun);
      const meaning = JSON.stringify([archetypeId, variants, present, paints]);
      const earlier = meanings.get(phrase);
      if (earlier !== undefined && earlier !== meaning)
        conflicts.push(`${phrase} in ${table}: ${earlier} or ${meaning}`);
      meanings.set(phrase, earlier ?? meaning);
    }
  }
  expect(conflicts).toEqual([]);
});
