import type { ViewGradient } from '@404-gen/splat';
import type { SampledPicture } from './latent-decoder.ts';
import { resampleToPlanes, resampleToPlanesVjp } from './resample.ts';
import type { LookedAtView } from './sds.ts';

/** Factor of the squared error, that of a known view. */
const WEIGHT = 10_000;

/** How far views are from what the network made of them, compared at the network's size; mean over views. */
export function refinementLoss(
  views: readonly LookedAtView[],
  pictures: readonly SampledPicture[],
): { loss: number; gradients: ViewGradient[] } {
  let loss = 0;
  const gradients = views.map(({ image: { rgb, width, height } }, index) => {
    const { side, rgb: wanted } = pictures[index]!;
    const pixels = side * side;
    const planes = new Float32Array(3 * pixels);
    resampleToPlanes(rgb, { width, height, side }, planes);
    const factor = WEIGHT / (3 * pixels * views.length);
    for (let channel = 0; channel < 3; channel++) {
      for (let pixel = 0; pixel < pixels; pixel++) {
        const at = channel * pixels + pixel;
        // Planes are in [−1, 1].
        const difference = planes[at]! / 2 + 0.5 - wanted[pixel * 3 + channel]!;
        loss += factor * difference * difference;
        planes[at] = factor * difference;
      }
    }
    return { rgb: resampleToPlanesVjp(rgb, { width, height, side }, planes) };
  });
  return { loss, gradients };
}
