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

/** Below this chroma a colour is black, grey or white. */
const NEUTRAL_CHROMA = 0.045;
/** How far a pixel may be off and still count: light, shade and gloss move lightness a lot, and hue little. */
const HUE_TOLERANCE_DEGREES = 35;
const LIGHTNESS_TOLERANCE = 0.3;
const NEUTRAL_LIGHTNESS_TOLERANCE = 0.22;
/** Share of the named colour's chroma that must be left. */
const LEAST_CHROMA = 0.4;

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
  const wanted = lch(...reference);
  const neutral = wanted.chroma < NEUTRAL_CHROMA;
  let near = 0;
  for (let at = 0; at < pixels.length; at += 3) {
    const seen = lch(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    const lightnessGap = Math.abs(seen.lightness - wanted.lightness);
    if (neutral) {
      if (seen.chroma < NEUTRAL_CHROMA && lightnessGap < NEUTRAL_LIGHTNESS_TOLERANCE) near += 1;
      continue;
    }
    const turn = Math.abs(seen.hueDegrees - wanted.hueDegrees);
    const hueGap = Math.min(turn, 360 - turn);
    const coloured = seen.chroma > Math.max(NEUTRAL_CHROMA, LEAST_CHROMA * wanted.chroma);
    if (coloured && hueGap < HUE_TOLERANCE_DEGREES && lightnessGap < LIGHTNESS_TOLERANCE) near += 1;
  }
  return near / count;
}

/** sRGB in [0, 1] → lightness, chroma and hue of Oklab (B. Ottosson, "A perceptual color space for image processing"). */
function lch(red: number, green: number, blue: number): { lightness: number; chroma: number; hueDegrees: number } {
  const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const greenRed = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const blueYellow = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    chroma: Math.hypot(greenRed, blueYellow),
    hueDegrees: (Math.atan2(blueYellow, greenRed) * 180) / Math.PI,
  };
}

function rgbOfHex(hex: string): Rgb {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [channel(0), channel(2), channel(4)];
}
