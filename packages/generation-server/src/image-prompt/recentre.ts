import type { FloatImage } from '@404-gen/splat';
import { fieldError } from '../errors.ts';
import { resample } from '../pictures/resample.ts';
import type { UploadedImage } from './decode-image.ts';

/** Share of the side that is left free, both edges together (404 `remove_bg_tool.py`, border_ratio). */
const BORDER_RATIO = 0.2;

/**
 * Puts the subject into the middle of a white square: what is not wholly transparent is cut out, its longer side scaled to
 * 80 % of the square's as OpenCV's INTER_AREA does it, and composited on white.
 *
 * As upstream's `remove_bg_tool.py`, but for two things mended: its box lacks the last row and column, and it scales
 * colours without their alpha, which smears those of transparent pixels into the edge.
 *
 * Throws `REQUEST_IMAGE_UNREADABLE` when nothing is visible.
 */
export function recentre({ width, height, rgba }: UploadedImage, side: number): FloatImage {
  const box = visibleBox(rgba, width, height);
  if (box === undefined)
    throw fieldError('REQUEST_IMAGE_UNREADABLE', 'image', 'shows nothing: all of it is transparent');
  const { left, top, right, bottom } = box;
  const boxWidth = right - left;
  const boxHeight = bottom - top;
  const premultiplied = new Float32Array(boxWidth * boxHeight * 4);
  for (let row = 0; row < boxHeight; row++) {
    for (let column = 0; column < boxWidth; column++) {
      const source = ((top + row) * width + left + column) * 4;
      const target = (row * boxWidth + column) * 4;
      const alpha = rgba[source + 3]! / 255;
      for (let channel = 0; channel < 3; channel++) {
        premultiplied[target + channel] = (rgba[source + channel]! / 255) * alpha;
      }
      premultiplied[target + 3] = alpha;
    }
  }
  const scale = Math.trunc(side * (1 - BORDER_RATIO)) / Math.max(boxWidth, boxHeight);
  const scaled = {
    width: Math.max(1, Math.trunc(boxWidth * scale)),
    height: Math.max(1, Math.trunc(boxHeight * scale)),
  };
  const subject = resample(premultiplied, { width: boxWidth, height: boxHeight, channels: 4 }, scaled, 'area');
  const atLeft = Math.floor((side - scaled.width) / 2);
  const atTop = Math.floor((side - scaled.height) / 2);
  const rgb = new Float32Array(side * side * 3).fill(1);
  const alpha = new Float32Array(side * side);
  for (let row = 0; row < scaled.height; row++) {
    for (let column = 0; column < scaled.width; column++) {
      const source = (row * scaled.width + column) * 4;
      const target = (atTop + row) * side + atLeft + column;
      const covered = subject[source + 3]!;
      alpha[target] = covered;
      for (let channel = 0; channel < 3; channel++)
        rgb[target * 3 + channel] = subject[source + channel]! + 1 - covered;
    }
  }
  return { width: side, height: side, rgb, alpha };
}

/** The picture at another size, bilinearly without smoothing, as upstream brings its reference to `ref_size`. */
export function resizeFloatImage({ width, height, rgb, alpha }: FloatImage, side: number): FloatImage {
  if (width === side && height === side) return { width, height, rgb, alpha };
  const to = { width: side, height: side };
  return {
    ...to,
    rgb: resample(rgb, { width, height, channels: 3 }, to, 'bilinear'),
    alpha: resample(alpha, { width, height, channels: 1 }, to, 'bilinear'),
  };
}

/** Pixels with any coverage; right and bottom are exclusive. */
function visibleBox(rgba: Uint8Array, width: number, height: number) {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (rgba[(row * width + column) * 4 + 3] === 0) continue;
      left = Math.min(left, column);
      right = Math.max(right, column + 1);
      top = Math.min(top, row);
      bottom = row + 1;
    }
  }
  return right === 0 ? undefined : { left, top, right, bottom };
}
