import type { BackgroundRemover } from '../../image-prompt/remove-background.ts';
import type { SampledPicture } from './latent-decoder.ts';

/** A picture with what is behind the object taken out. */
export interface Cutout {
  readonly side: number;
  /** [side, side, 4] bytes, colours premultiplied by alpha. */
  readonly premultiplied: Uint8Array;
}

/** How many pictures were cut out in which way. */
export interface CutOutCounts {
  readonly byNetwork: number;
  readonly byFloodFill: number;
}

export interface CutPictures extends CutOutCounts {
  readonly cutouts: readonly Cutout[];
}

/**
 * The pictures without their backgrounds: by the network where there is one, which does not need a plain background; by
 * flood fill where there is none, and for a picture in which it sees no subject.
 */
export async function cutOutAll(
  pictures: readonly SampledPicture[],
  remover: BackgroundRemover | undefined,
): Promise<CutPictures> {
  const cutouts: Cutout[] = [];
  let byNetwork = 0;
  for (const picture of pictures) {
    const found = remover && (await cutOutByNetwork(picture, remover));
    if (found) byNetwork += 1;
    cutouts.push(found ?? cutOut(picture));
  }
  return { cutouts, byNetwork, byFloodFill: pictures.length - byNetwork };
}

/** Colours stay as they are, as rembg has it and LGM does before it looks at such pictures; undefined for an empty mask. */
async function cutOutByNetwork({ side, rgb }: SampledPicture, remover: BackgroundRemover): Promise<Cutout | undefined> {
  const rgba = new Uint8Array(side * side * 4).fill(255);
  for (let pixel = 0; pixel < side * side; pixel++) {
    for (let channel = 0; channel < 3; channel++)
      rgba[pixel * 4 + channel] = Math.round(255 * rgb[pixel * 3 + channel]!);
  }
  const { rgba: premultiplied } = await remover.remove({ width: side, height: side, rgba, isCutOut: false });
  let covered = 0;
  for (let pixel = 0; pixel < side * side; pixel++) {
    const alpha = premultiplied[pixel * 4 + 3]!;
    covered = Math.max(covered, alpha);
    for (let channel = 0; channel < 3; channel++) {
      premultiplied[pixel * 4 + channel] = Math.round((premultiplied[pixel * 4 + channel]! * alpha) / 255);
    }
  }
  return covered === 0 ? undefined : { side, premultiplied };
}

/** Distances in colour, as a share of the unit cube's side: up to the first it is background, from the second on object. */
const BACKGROUND = 0.04;
const OBJECT = 0.16;

/**
 * Takes out the plain background that multi-view networks draw: its colour is the median of the border, and what is like
 * it and hangs together with the border is transparent. Holes inside the object stay.
 */
export function cutOut({ side, rgb }: SampledPicture): Cutout {
  const background = borderColor(rgb, side);
  const distance = (pixel: number) =>
    Math.max(...background.map((value, channel) => Math.abs(rgb[pixel * 3 + channel]! - value)));
  const outside = floodFromBorder(side, (pixel) => distance(pixel) < OBJECT);
  const premultiplied = new Uint8Array(side * side * 4);
  for (let pixel = 0; pixel < side * side; pixel++) {
    const alpha = outside[pixel] ? smoothstep(BACKGROUND, OBJECT, distance(pixel)) : 1;
    for (let channel = 0; channel < 3; channel++) {
      // What of the pixel is not background.
      const color = rgb[pixel * 3 + channel]! - (1 - alpha) * background[channel]!;
      premultiplied[pixel * 4 + channel] = Math.round(255 * Math.min(alpha, Math.max(0, color)));
    }
    premultiplied[pixel * 4 + 3] = Math.round(255 * alpha);
  }
  return { side, premultiplied };
}

/** The cutout at another size: each new pixel the mean of what it covers, or the nearest where it covers less than one. */
export function resizeCutout({ side, premultiplied }: Cutout, to: number): Cutout {
  if (to === side) return { side, premultiplied };
  const result = new Uint8Array(to * to * 4);
  const range = (index: number) => {
    const first = Math.floor((index * side) / to);
    return { first, end: Math.max(first + 1, Math.floor(((index + 1) * side) / to)) };
  };
  for (let row = 0; row < to; row++) {
    const down = range(row);
    for (let column = 0; column < to; column++) {
      const across = range(column);
      const count = (down.end - down.first) * (across.end - across.first);
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0;
        for (let y = down.first; y < down.end; y++) {
          for (let x = across.first; x < across.end; x++) sum += premultiplied[(y * side + x) * 4 + channel]!;
        }
        result[(row * to + column) * 4 + channel] = Math.round(sum / count);
      }
    }
  }
  return { side: to, premultiplied: result };
}

function borderColor(rgb: Float32Array, side: number): number[] {
  const pixels = Array.from({ length: side }, (_, at) => [
    at,
    (side - 1) * side + at,
    at * side,
    at * side + side - 1,
  ]).flat();
  return [0, 1, 2].map((channel) => {
    const values = pixels.map((pixel) => rgb[pixel * 3 + channel]!).sort((a, b) => a - b);
    return values[Math.floor(values.length / 2)]!;
  });
}

function floodFromBorder(side: number, passes: (pixel: number) => boolean): Uint8Array {
  const reached = new Uint8Array(side * side);
  const open: number[] = [];
  const visit = (row: number, column: number) => {
    const pixel = row * side + column;
    if (row < 0 || column < 0 || row >= side || column >= side || reached[pixel] || !passes(pixel)) return;
    reached[pixel] = 1;
    open.push(pixel);
  };
  for (let at = 0; at < side; at++) {
    visit(0, at);
    visit(side - 1, at);
    visit(at, 0);
    visit(at, side - 1);
  }
  for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
    const row = Math.floor(pixel / side);
    const column = pixel % side;
    visit(row - 1, column);
    visit(row + 1, column);
    visit(row, column - 1);
    visit(row, column + 1);
  }
  return reached;
}

function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
