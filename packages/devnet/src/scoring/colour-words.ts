import type { Rgb } from '@404-gen/splat';

/** Reference colours of the words prompts use, sRGB in [0, 1]; metals as they look in a plain render. */
const COLOUR_OF_WORD: Readonly<Record<string, Rgb>> = Object.fromEntries(
  Object.entries({
    red: 'c81e1e',
    crimson: 'b0122e',
    scarlet: 'd22414',
    maroon: '701420',
    burgundy: '701428',
    pink: 'f094b4',
    magenta: 'd222aa',
    orange: 'f07d14',
    yellow: 'f0d21e',
    gold: 'd2a534',
    golden: 'd2a534',
    brass: 'bea046',
    bronze: 'a0703c',
    copper: 'b8703c',
    brown: '784a28',
    russet: '8c4628',
    beige: 'dcc8a0',
    cream: 'f0e6c8',
    ivory: 'f0ead2',
    tan: 'c8a078',
    green: '329632',
    lime: '8cd228',
    olive: '78782d',
    teal: '148282',
    turquoise: '32bebe',
    cyan: '1ec8dc',
    blue: '2850be',
    navy: '1e2a5a',
    indigo: '3c2d96',
    purple: '7832a0',
    violet: '8c46c8',
    lavender: 'b4a0dc',
    black: '141414',
    gray: '828282',
    grey: '828282',
    silver: 'b4b6ba',
    white: 'f0f0f0',
  }).map(([word, hex]) => [word, rgbOfHex(hex)]),
);

/** Distance in Oklab within which a pixel counts as of a named colour. Wide: shading, gloss and taste move it a lot. */
const TOLERANCE = 0.13;
/** Lightness counts for less than hue in a coloured thing, whose lit and shaded sides differ in it, … */
const CHROMATIC_LIGHTNESS_WEIGHT = 0.35;
/** … and for more in black, grey and white, which nothing else tells apart. */
const NEUTRAL_LIGHTNESS_WEIGHT = 0.7;
const NEUTRAL_CHROMA = 0.03;

/** The colour words of a prompt, each once, in order. */
export function colourWords(prompt: string): string[] {
  const words = prompt.toLowerCase().match(/[a-z]+/g) ?? [];
  return [...new Set(words.filter((word) => Object.hasOwn(COLOUR_OF_WORD, word)))];
}

/**
 * How much of a set of pixels is of a named colour.
 *
 * @param pixels [n, 3] sRGB in [0, 1]
 * @returns share in [0, 1]; 0 for a word that names no colour
 */
export function shareOfColour(word: string, pixels: Float32Array): number {
  const reference = COLOUR_OF_WORD[word];
  const count = pixels.length / 3;
  if (!reference || count === 0) return 0;
  const [wantedL, wantedA, wantedB] = oklab(...reference);
  const neutral = Math.hypot(wantedA, wantedB) < NEUTRAL_CHROMA;
  const lightnessWeight = neutral ? NEUTRAL_LIGHTNESS_WEIGHT : CHROMATIC_LIGHTNESS_WEIGHT;
  let near = 0;
  for (let at = 0; at < pixels.length; at += 3) {
    const [l, a, b] = oklab(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    if (Math.hypot((l - wantedL) * lightnessWeight, a - wantedA, b - wantedB) < TOLERANCE) near += 1;
  }
  return near / count;
}

/** sRGB in [0, 1] → Oklab (B. Ottosson, "A perceptual color space for image processing", 2020). */
function oklab(red: number, green: number, blue: number): [l: number, a: number, b: number] {
  const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

function rgbOfHex(hex: string): Rgb {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [channel(0), channel(2), channel(4)];
}
