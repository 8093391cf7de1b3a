import { readFileSync } from 'node:fs';

/** Numbers that packages/model-export/picture_reference.py wrote. */
interface PictureReference {
  readonly resampling: readonly {
    readonly width: number;
    readonly height: number;
    readonly toWidth: number;
    readonly toHeight: number;
    readonly seed: number;
    readonly bilinear: readonly number[];
    readonly bicubic: readonly number[];
    readonly area: readonly number[];
    readonly lanczosBytes: readonly number[];
  }[];
  readonly u2netInput: {
    readonly width: number;
    readonly height: number;
    readonly seed: number;
    readonly size: number;
    readonly pixels: readonly number[];
  };
  readonly recentred: {
    readonly width: number;
    readonly height: number;
    readonly seed: number;
    readonly side: number;
    readonly box: readonly [left: number, top: number, right: number, bottom: number];
    readonly rgb: readonly number[];
    readonly alpha: readonly number[];
  };
  readonly ssim: readonly {
    readonly width: number;
    readonly height: number;
    readonly seeds: readonly [number, number];
    readonly ssim: number;
  }[];
  readonly clipInput: {
    readonly side: number;
    readonly seed: number;
    readonly size: number;
    readonly pixels: readonly number[];
    readonly lpips: readonly number[];
  };
  readonly outliers: readonly {
    readonly values: readonly number[];
    readonly kept: readonly number[];
    readonly geometricMean: number;
  }[];
  readonly composite: readonly {
    readonly iqa: number;
    readonly alignment: number;
    readonly ssim: number;
    readonly lpips: number;
    readonly score: number;
  }[];
}

export const pictureReference = JSON.parse(
  readFileSync(new URL('../../../model-export/reference/pictures.json', import.meta.url), 'utf8'),
) as PictureReference;

/** [height, width, channels] bytes: the very picture that picture_reference.py draws. */
export function noisePicture(width: number, height: number, channels: number, seed: number): Uint8Array {
  let state = seed;
  const picture = new Uint8Array(width * height * channels);
  for (let at = 0; at < picture.length; at++) {
    state = (state * 48271) % 2147483647;
    const channel = at % channels;
    const x = Math.floor(at / channels) % width;
    const y = Math.floor(at / (channels * width));
    picture[at] = 3 * x + 5 * y + 40 * channel + (state % 32);
  }
  return picture;
}

/** The largest difference between two lists of numbers; infinite when they are not equally long. */
export function largestDifference(values: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (values.length !== expected.length) return Infinity;
  let most = 0;
  for (let at = 0; at < values.length; at++) most = Math.max(most, Math.abs(values[at]! - expected[at]!));
  return most;
}
