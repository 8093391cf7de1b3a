import { describe, expect, it } from 'vitest';
import { colourWords, shareOfColour } from './colour-words.ts';

describe('colourWords', () => {
  it.each([
    ['red and black snake', ['red', 'black']],
    ['Golden ring, golden band; WHITE pearl', ['golden', 'white']],
    ['sapphire and emerald brooch', []],
    ['blackberry on a reddish plate', []],
    ['', []],
  ])('%s', (prompt, words) => expect(colourWords(prompt)).toEqual(words));
});

describe('shareOfColour', () => {
  const lit = (red: number, green: number, blue: number): Float32Array =>
    Float32Array.from([0.5, 0.7, 0.85, 1].flatMap((light) => [red * light, green * light, blue * light]));
  it.each([
    ['red', lit(0.85, 0.12, 0.1)],
    ['brown', lit(0.5, 0.32, 0.2)],
    ['green', lit(0.2, 0.65, 0.2)],
    ['blue', lit(0.15, 0.3, 0.85)],
    ['golden', lit(0.9, 0.7, 0.2)],
    ['purple', lit(0.5, 0.2, 0.7)],
    ['turquoise', lit(0.2, 0.8, 0.78)],
    ['white', Float32Array.from([0.95, 0.95, 0.95, 0.8, 0.8, 0.82])],
    ['black', Float32Array.from([0.05, 0.05, 0.05, 0.12, 0.12, 0.13])],
    ['silver', Float32Array.from([0.7, 0.7, 0.72, 0.6, 0.6, 0.62])],
  ])('sees %s in light and shade', (word, pixels) => expect(shareOfColour(word, pixels)).toBeGreaterThanOrEqual(0.75));
  it.each([
    ['turquoise', lit(0.9, 0.9, 0.87)],
    ['red', lit(0.2, 0.65, 0.2)],
    ['white', lit(0.85, 0.12, 0.1)],
    ['black', Float32Array.from([0.9, 0.9, 0.9])],
    ['blue', lit(0.5, 0.32, 0.2)],
    ['gold', Float32Array.from([0.7, 0.7, 0.72])],
    ['heavy', lit(0.5, 0.5, 0.5)],
    ['red', new Float32Array()],
  ])('does not see %s elsewhere', (word, pixels) => expect(shareOfColour(word, pixels)).toBe(0));
});
