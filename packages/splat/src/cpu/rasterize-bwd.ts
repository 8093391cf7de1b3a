import type { Camera } from '../camera.ts';
import type { Rgb } from '../image.ts';
import { MAX_ALPHA } from '../raster-constants.ts';
import { at, OFFSET, RATIO, RATIO_STEP, span, startRow, startSplat, V, walk, WEIGHT } from './ellipse-rows.ts';
import { SPLAT_GRADIENT_STRIDE, type ViewBuffers } from './view-buffers.ts';

/**
 * Goes back through `rasterizeForward`, farthest splat first, and fills `splatGradients` and `absgrad` of the drawn splats.
 *
 * With g = ∂L/∂C of a pixel and Tᵢ the transmittance in front of splat i, recovered by dividing by 1 − αᵢ:
 * ∂L/∂αᵢ = Tᵢ·(cᵢ·g) − Bᵢ/(1 − αᵢ), where B = Σ_behind (cⱼ·g)·αⱼ·Tⱼ and the background counts as the farthest splat.
 * This is gsplat's recursion with its four running sums folded into the one product they are needed for.
 *
 * Returns false if a pixel's gradient is NaN or infinite.
 */
export function rasterizeBackward(
  camera: Camera,
  background: Rgb,
  visible: number,
  buffers: ViewBuffers,
  withDepth: boolean,
): boolean {
  const { projected, rgbGradient, depthGradient, transmittance, stopRank, behind, splatGradients, absgrad } = buffers;
  const { colors, depths, order, ellipses, opacities } = projected;
  const { width, height } = camera;
  if (!startBehind(background, width * height, buffers, withDepth)) return false;

  for (let rank = visible - 1; rank >= 0; rank--) {
    const index = order[rank]!;
    const red = colors[index * 3]!;
    const green = colors[index * 3 + 1]!;
    const blue = colors[index * 3 + 2]!;
    const z = depths[index]!;
    let dRed = 0;
    let dGreen = 0;
    let dBlue = 0;
    let dDepth = 0;
    // Moments of s = ∂L/∂σ over the pixels, with e and v as in `ellipse-rows`.
    let sumS = 0;
    let sumSE = 0;
    let sumSEE = 0;
    let sumSV = 0;
    let sumSEV = 0;
    let sumSVV = 0;
    let absX = 0;
    let absY = 0;
    const a = ellipses[index * 3]!;
    const slope = ellipses[index * 3 + 1]!;
    const rise = ellipses[index * 3 + 2]!;
    const yPerE = a * slope;

    startSplat(projected, index, height);
    const ratioStep = at[RATIO_STEP]!;
    const endRow = walk.endRow;
    for (let row = walk.firstRow; row < endRow; row++) {
      if (!startRow(row, width)) continue;
      let weight = at[WEIGHT]!;
      let ratio = at[RATIO]!;
      let e = at[OFFSET]!;
      const v = at[V]!;
      const riseV = rise * v;
      let rowS = 0;
      let rowSE = 0;
      const end = row * width + span[1]!;
      for (let pixel = row * width + span[0]!; pixel < end; pixel++) {
        if (stopRank[pixel]! > rank) {
          const alpha = weight > MAX_ALPHA ? MAX_ALPHA : weight;
          const inverse = 1 / (1 - alpha);
          const through = transmittance[pixel]! * inverse;
          const share = alpha * through;
          const p3 = pixel * 3;
          const gRed = rgbGradient[p3]!;
          const gGreen = rgbGradient[p3 + 1]!;
          const gBlue = rgbGradient[p3 + 2]!;
          let product = red * gRed + green * gGreen + blue * gBlue;
          if (withDepth) {
            const gDepth = depthGradient[pixel]!;
            product += z * gDepth;
            dDepth += share * gDepth;
          }
          dRed += share * gRed;
          dGreen += share * gGreen;
          dBlue += share * gBlue;
          if (weight <= MAX_ALPHA) {
            const s = weight * (behind[pixel]! * inverse - through * product);
            const se = s * e;
            rowS += s;
            rowSE += se;
            sumSEE += se * e;
            absX += Math.abs(se);
            absY += Math.abs(se * yPerE + s * riseV);
          }
          behind[pixel]! += share * product;
          transmittance[pixel] = through;
        }
        weight *= ratio;
        ratio *= ratioStep;
        e += 1;
      }
      sumS += rowS;
      sumSE += rowSE;
      sumSV += rowS * v;
      sumSEV += rowSE * v;
      sumSVV += rowS * v * v;
    }

    const out = index * SPLAT_GRADIENT_STRIDE;
    splatGradients[out] = -a * sumSE;
    splatGradients[out + 1] = -yPerE * sumSE - rise * sumSV;
    splatGradients[out + 2] = 0.5 * sumSEE;
    splatGradients[out + 3] = a * sumSEV;
    splatGradients[out + 4] = 0.5 * sumSVV;
    splatGradients[out + 5] = dRed;
    splatGradients[out + 6] = dGreen;
    splatGradients[out + 7] = dBlue;
    // ∂L/∂o = Σ e^−σ·∂L/∂α and s = −o·e^−σ·∂L/∂α.
    splatGradients[out + 8] = -sumS / opacities[index]!;
    splatGradients[out + 9] = dDepth;
    absgrad[index * 2] = a * absX;
    absgrad[index * 2 + 1] = absY;
  }
  return true;
}

/** Starts `behind` with the background, whose weight is T and whose share in alpha is −T. */
function startBehind(background: Rgb, pixels: number, buffers: ViewBuffers, withDepth: boolean): boolean {
  const { rgbGradient, alphaGradient, depthGradient, transmittance, behind } = buffers;
  const [red, green, blue] = background;
  // Stays 0 while every gradient is finite: ∞·0 and NaN·0 are NaN.
  let zero = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const p3 = pixel * 3;
    const gRed = rgbGradient[p3]!;
    const gGreen = rgbGradient[p3 + 1]!;
    const gBlue = rgbGradient[p3 + 2]!;
    const gAlpha = alphaGradient[pixel]!;
    behind[pixel] = transmittance[pixel]! * (red * gRed + green * gGreen + blue * gBlue - gAlpha);
    zero += (gRed + gGreen + gBlue + gAlpha) * 0;
  }
  if (withDepth) for (let pixel = 0; pixel < pixels; pixel++) zero += depthGradient[pixel]! * 0;
  return zero === 0;
}
