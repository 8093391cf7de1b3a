import type { Camera } from '../camera.ts';
import type { Rgb } from '../image.ts';
import { MAX_ALPHA, MIN_TRANSMITTANCE } from '../raster-constants.ts';
import { at, RATIO, RATIO_STEP, span, startRow, startSplat, walk, WEIGHT } from './ellipse-rows.ts';
import type { ViewBuffers } from './view-buffers.ts';

/** `stopRank` of a pixel that never filled up. */
const NEVER = 0x7fffffff;

/**
 * Draws the first `visible` splats of `projected.order` front to back: C += cᵢ·αᵢ·T, T ×= 1 − αᵢ with
 * αᵢ = min(0.999, oᵢ·e^−σ), then the background behind them.
 *
 * Splat by splat, not pixel by pixel: each splat visits the pixels of its own ellipse, whose state stays in cache.
 */
export function rasterizeForward(camera: Camera, background: Rgb, visible: number, buffers: ViewBuffers): void {
  const pixels = camera.width * camera.height;
  buffers.rgb.fill(0, 0, pixels * 3);
  buffers.depth.fill(0, 0, pixels);
  // Below zero marks a finished pixel; its size still is the transmittance.
  buffers.transmittance.fill(1, 0, pixels);
  buffers.stopRank.fill(NEVER, 0, pixels);
  drawSplats(camera, visible, buffers);
  drawBackground(background, pixels, buffers);
}

function drawSplats({ width, height }: Camera, visible: number, buffers: ViewBuffers): void {
  const { projected, rgb, depth, transmittance, stopRank } = buffers;
  const { colors, depths, order } = projected;
  for (let rank = 0; rank < visible; rank++) {
    const index = order[rank]!;
    const red = colors[index * 3]!;
    const green = colors[index * 3 + 1]!;
    const blue = colors[index * 3 + 2]!;
    const z = depths[index]!;
    startSplat(projected, index, height);
    const ratioStep = at[RATIO_STEP]!;
    const endRow = walk.endRow;
    for (let row = walk.firstRow; row < endRow; row++) {
      if (!startRow(row, width)) continue;
      let weight = at[WEIGHT]!;
      let ratio = at[RATIO]!;
      const end = row * width + span[1]!;
      for (let pixel = row * width + span[0]!; pixel < end; pixel++) {
        const through = transmittance[pixel]!;
        if (through > 0) {
          const alpha = weight > MAX_ALPHA ? MAX_ALPHA : weight;
          const next = through * (1 - alpha);
          if (next > MIN_TRANSMITTANCE) {
            const share = alpha * through;
            const p3 = pixel * 3;
            rgb[p3]! += share * red;
            rgb[p3 + 1]! += share * green;
            rgb[p3 + 2]! += share * blue;
            depth[pixel]! += share * z;
            transmittance[pixel] = next;
          } else {
            transmittance[pixel] = -through;
            stopRank[pixel] = rank;
          }
        }
        weight *= ratio;
        ratio *= ratioStep;
      }
    }
  }
}

function drawBackground([red, green, blue]: Rgb, pixels: number, buffers: ViewBuffers): void {
  const { rgb, alpha, transmittance } = buffers;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const through = Math.abs(transmittance[pixel]!);
    const p3 = pixel * 3;
    transmittance[pixel] = through;
    alpha[pixel] = 1 - through;
    rgb[p3]! += through * red;
    rgb[p3 + 1]! += through * green;
    rgb[p3 + 2]! += through * blue;
  }
}
