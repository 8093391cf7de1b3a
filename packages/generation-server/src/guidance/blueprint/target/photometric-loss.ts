import type { FloatImage, Rgb, ViewGradient } from '@404-gen/splat';
import type { TargetImage } from './target-renderer.ts';

/** Factors of the two mean squared errors: upstream's for a known view (pipeline sheet §5.2). */
export interface LossWeights {
  readonly rgb: number;
  readonly alpha: number;
}

export const LOSS_WEIGHTS: LossWeights = { rgb: 10_000, alpha: 1_000 };

/**
 * Difference between a rendered view and its target on the same background:
 * L = w_rgb · mean((I − T)²) + w_alpha · mean((A − T_A)²), means over all elements.
 *
 * @returns the loss and its derivative by every pixel, both times `share`
 */
export function photometricLoss(
  image: FloatImage,
  target: TargetImage,
  background: Rgb,
  share = 1,
  weights: LossWeights = LOSS_WEIGHTS,
): { loss: number; gradient: ViewGradient } {
  const pixels = image.width * image.height;
  const rgb = new Float32Array(pixels * 3);
  const alpha = new Float32Array(pixels);
  const rgbFactor = (share * weights.rgb) / (pixels * 3);
  const alphaFactor = (share * weights.alpha) / pixels;
  const { premultiplied } = target;
  let rgbError = 0;
  let alphaError = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const coverage = premultiplied[pixel * 4 + 3]! / 255;
    for (let channel = 0; channel < 3; channel++) {
      const wanted = premultiplied[pixel * 4 + channel]! / 255 + (1 - coverage) * background[channel]!;
      const difference = image.rgb[pixel * 3 + channel]! - wanted;
      rgbError += difference * difference;
      rgb[pixel * 3 + channel] = 2 * rgbFactor * difference;
    }
    const difference = image.alpha[pixel]! - coverage;
    alphaError += difference * difference;
    alpha[pixel] = 2 * alphaFactor * difference;
  }
  return { loss: rgbError * rgbFactor + alphaError * alphaFactor, gradient: { rgb, alpha } };
}
