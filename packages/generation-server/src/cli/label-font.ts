import type { ByteImage } from '@404-gen/splat';

/** Rows from the top, `#` is ink. Capitals only: at this size lower case does not read. */
type Glyph = readonly [first: string, ...rest: string[]];

const UNKNOWN: Glyph = ['##.', '..#', '.#.', '...', '.#.'];

const GLYPHS: Readonly<Record<string, Glyph>> = {
  A: ['.#.', '#.#', '###', '#.#', '#.#'],
  B: ['##.', '#.#', '##.', '#.#', '##.'],
  C: ['.##', '#..', '#..', '#..', '.##'],
  D: ['##.', '#.#', '#.#', '#.#', '##.'],
  E: ['###', '#..', '##.', '#..', '###'],
  F: ['###', '#..', '##.', '#..', '#..'],
  G: ['.###', '#...', '#.##', '#..#', '.###'],
  H: ['#.#', '#.#', '###', '#.#', '#.#'],
  I: ['#', '#', '#', '#', '#'],
  J: ['..#', '..#', '..#', '#.#', '.#.'],
  K: ['#.#', '#.#', '##.', '#.#', '#.#'],
  L: ['#..', '#..', '#..', '#..', '###'],
  M: ['#...#', '##.##', '#.#.#', '#...#', '#...#'],
  N: ['#..#', '##.#', '#.##', '#..#', '#..#'],
  O: ['.##.', '#..#', '#..#', '#..#', '.##.'],
  P: ['##.', '#.#', '##.', '#..', '#..'],
  Q: ['.##.', '#..#', '#..#', '#.#.', '.#.#'],
  R: ['##.', '#.#', '##.', '#.#', '#.#'],
  S: ['.##', '#..', '.#.', '..#', '##.'],
  T: ['###', '.#.', '.#.', '.#.', '.#.'],
  U: ['#..#', '#..#', '#..#', '#..#', '.##.'],
  V: ['#.#', '#.#', '#.#', '#.#', '.#.'],
  W: ['#...#', '#...#', '#.#.#', '##.##', '#...#'],
  X: ['#.#', '#.#', '.#.', '#.#', '#.#'],
  Y: ['#.#', '#.#', '.#.', '.#.', '.#.'],
  Z: ['###', '..#', '.#.', '#..', '###'],
  '0': ['.#.', '#.#', '#.#', '#.#', '.#.'],
  '1': ['.#', '##', '.#', '.#', '.#'],
  '2': ['##.', '..#', '.#.', '#..', '###'],
  '3': ['##.', '..#', '.#.', '..#', '##.'],
  '4': ['#.#', '#.#', '###', '..#', '..#'],
  '5': ['###', '#..', '##.', '..#', '##.'],
  '6': ['.##', '#..', '###', '#.#', '###'],
  '7': ['###', '..#', '..#', '.#.', '.#.'],
  '8': ['###', '#.#', '###', '#.#', '###'],
  '9': ['###', '#.#', '###', '..#', '##.'],
  '-': ['...', '...', '###', '...', '...'],
  "'": ['#', '#', '.', '.', '.'],
  ',': ['..', '..', '..', '.#', '#.'],
  '.': ['.', '.', '.', '.', '#'],
  ':': ['.', '#', '.', '#', '.'],
  '/': ['..#', '..#', '.#.', '#..', '#..'],
  '?': UNKNOWN,
  ' ': ['..', '..', '..', '..', '..'],
};

const GLYPH_HEIGHT = 5;

/** Pixels from one line of text to the next. */
export function lineHeight(scale: number): number {
  return (GLYPH_HEIGHT + 2) * scale;
}

/** Width of a text in pixels. Characters without a glyph show as a question mark. */
export function textWidth(text: string, scale: number): number {
  return glyphsOf(text).reduce((sum, [top]) => sum + (top.length + 1) * scale, 0);
}

/** Breaks a text at spaces into at most `maxLines` lines no wider than `width` pixels; the last ends in "..." if cut. */
export function wrapText(text: string, width: number, scale: number, maxLines: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(joined, scale) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  if (lines.length <= maxLines) return lines;
  return [...lines.slice(0, maxLines - 1), `${lines[maxLines - 1] ?? ''}...`];
}

/** Draws a line of text, black, its top left corner at (x, y); what lies outside the picture is cut off. */
export function drawText(picture: ByteImage, text: string, x: number, y: number, scale: number): void {
  let left = x;
  for (const glyph of glyphsOf(text)) {
    glyph.forEach((row, line) => {
      for (let column = 0; column < row.length; column++) {
        if (row[column] === '#') fill(picture, left + column * scale, y + line * scale, scale);
      }
    });
    left += (glyph[0].length + 1) * scale;
  }
}

function glyphsOf(text: string): Glyph[] {
  return Array.from(text.toUpperCase(), (character) => GLYPHS[character] ?? UNKNOWN);
}

function fill({ width, height, channels, data }: ByteImage, x: number, y: number, size: number): void {
  for (let row = Math.max(y, 0); row < Math.min(y + size, height); row++) {
    for (let column = Math.max(x, 0); column < Math.min(x + size, width); column++) {
      data.fill(30, (row * width + column) * channels, (row * width + column) * channels + 3);
    }
  }
}
