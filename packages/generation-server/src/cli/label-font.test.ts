import type { ByteImage } from '@404-gen/splat';
import { describe, expect, it } from 'vitest';
import { CONTACT_SHEET_PROMPTS } from './contact-sheet-prompts.ts';
import { drawText, lineHeight, textWidth, wrapText } from './label-font.ts';

const blank = (width: number, height: number): ByteImage => ({
  width,
  height,
  channels: 3,
  data: new Uint8Array(width * height * 3).fill(255),
});
const inked = ({ data }: ByteImage): number => data.filter((value, index) => index % 3 === 0 && value < 128).length;

describe('labels', () => {
  it('draws within the width it announces', () => {
    const [width, height] = [textWidth('Hello 42', 2), lineHeight(2)];
    const narrow = blank(width, height);
    const wide = blank(width + 40, height + 40);
    drawText(narrow, 'Hello 42', 0, 0, 2);
    drawText(wide, 'Hello 42', 0, 0, 2);
    expect(inked(narrow)).toBeGreaterThan(40);
    expect(inked(narrow)).toBe(inked(wide));
  });

  it('cuts off what lies outside', () => {
    const picture = blank(10, 10);
    expect(() => drawText(picture, 'far too long a text', -5, 7, 3)).not.toThrow();
  });

  it('wraps at spaces and says when it had to cut', () => {
    expect(wrapText('one two three', textWidth('one two', 1), 1, 3)).toEqual(['one two', 'three']);
    expect(wrapText('one two three four', textWidth('one two', 1), 1, 2)).toEqual(['one two', 'three...']);
  });

  it('has a glyph for every character of the sheet', () => {
    const characters = new Set(CONTACT_SHEET_PROMPTS.join('').toUpperCase());
    const question = textWidth('?', 1);
    for (const character of characters) {
      const picture = blank(8, 8);
      const unknown = blank(8, 8);
      drawText(picture, character, 0, 0, 1);
      drawText(unknown, '\u2603', 0, 0, 1);
      if (textWidth(character, 1) === question) expect(picture.data, character).not.toEqual(unknown.data);
    }
  });
});

it('shows 48 different prompts', () => {
  expect(new Set(CONTACT_SHEET_PROMPTS).size).toBe(48);
});
