import { describe, expect, it } from 'vitest';
import { ARCHETYPES } from '../../archetype-catalog.ts';
import { GRAINS, PATTERN_KINDS } from '../../subject.ts';
import { COLOR_OF_NAME } from './colors.ts';
import { GEM_OF_NAME } from './gems.ts';
import { MATERIAL_OF_NAME } from './materials.ts';
import { paintOfPhrase, readPaintPhrase } from './paint-phrase.ts';
import { FINISH_OF_WORD, PATTERN_OF_WORD } from './patterns.ts';
import { paintWords } from './vocabulary.ts';

const hex = (phrase: string) =>
  paintOfPhrase(phrase).colors.map((color) =>
    color
      .map((channel) =>
        Math.round(channel * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join(''),
  );
/** Rec. 709 luma of the first colour. */
const luma = (phrase: string) => {
  const [red, green, blue] = paintOfPhrase(phrase).colors[0]!;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

describe('the vocabulary', () => {
  it('is wide enough for prompts never seen', () => {
    expect(COLOR_OF_NAME.size).toBeGreaterThan(400);
    expect(new Set([...MATERIAL_OF_NAME.values()]).size).toBeGreaterThan(150);
    expect(GEM_OF_NAME.size).toBeGreaterThan(100);
  });

  it('has a word for every pattern and only grains that exist', () => {
    expect(new Set([...PATTERN_OF_WORD.values()].map(({ kind }) => kind))).toEqual(new Set(PATTERN_KINDS));
    const grains = [...MATERIAL_OF_NAME.values(), ...GEM_OF_NAME.values(), ...FINISH_OF_WORD.values()].flatMap(
      ({ grain }) => grain ?? [],
    );
    expect(grains.filter((grain) => !GRAINS.includes(grain))).toEqual([]);
  });

  it('reads every phrase of its own', () => {
    expect([...paintWords()].filter((phrase) => readPaintPhrase(phrase).unknown.length > 0)).toEqual([]);
  });

  it('keeps numbers in range', () => {
    for (const phrase of paintWords()) {
      const { roughness, metallic, translucency, glow, colors } = paintOfPhrase(phrase);
      const values = [roughness, metallic, translucency, glow, ...colors.flat()];
      expect(
        values.every((value) => value >= 0 && value <= 1),
        phrase,
      ).toBe(true);
    }
  });

  it('understands every default paint of the catalogue', () => {
    const unknown = ARCHETYPES.flatMap(({ id, parts }) =>
      parts.flatMap(({ name, paint }) =>
        'phrase' in paint ? readPaintPhrase(paint.phrase).unknown.map((word) => `${id}.${name}: ${word}`) : [],
      ),
    );
    expect(unknown).toEqual([]);
  });
});

describe('paintOfPhrase', () => {
  it.each([
    ['polished gold', { material: 'gold', metallic: 1, roughness: 0.12 }],
    ['clear glass', { material: 'glass', translucency: 0.75 }],
    ['dark brown leather', { material: 'leather', metallic: 0 }],
    ['hammered copper', { material: 'copper', grain: 'hammered' }],
    ['rusty iron', { grain: 'rusty' }],
    ['white marble', { material: 'marble', grain: 'veined' }],
    ['oak wood', { material: 'oak', grain: 'wood' }],
    ['gold velvet', { material: 'velvet', metallic: 0 }],
    ['cyan neon', { glow: 0.85 }],
    ['glowing red', { glow: 0.85 }],
    ['ruby', { material: 'ruby', translucency: 0.5, roughness: 0.05 }],
    ['stained glass', { material: 'glass' }],
    ['matte black', { roughness: 0.9 }],
  ])('%s', (phrase, expected) => {
    expect(paintOfPhrase(phrase)).toMatchObject(expected);
  });

  it('tones colours', () => {
    expect(luma('light teal')).toBeGreaterThan(luma('teal'));
    expect(luma('dark teal')).toBeLessThan(luma('teal'));
    expect(luma('pastel crimson')).toBeGreaterThan(luma('crimson'));
    expect(luma('dark marble')).toBeLessThan(luma('marble'));
    expect(paintOfPhrase('neon orchid').glow).toBeGreaterThan(0);
  });

  it('keeps colours apart', () => {
    expect(hex('red and black')).toEqual(['c8201c', '161618']);
    expect(hex('blush pink')).toEqual(['e8b4b4']);
    expect(hex('grey')).toEqual(hex('gray'));
  });

  it('puts the later colours into the pattern', () => {
    const paint = paintOfPhrase('blue and white striped');
    expect(paint.colors).toHaveLength(1);
    expect(paint.pattern).toMatchObject({ kind: 'stripes' });
    expect(paint.pattern!.colors).toHaveLength(1);
  });

  it('gives a pattern without colours one that sets off', () => {
    const dark = paintOfPhrase('black spotted').pattern!.colors[0]!;
    const light = paintOfPhrase('white spotted').pattern!.colors[0]!;
    expect(dark[0]).toBeGreaterThan(0.8);
    expect(light[0]).toBeLessThan(0.4);
  });
});
