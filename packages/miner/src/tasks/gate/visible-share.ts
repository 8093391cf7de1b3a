import { renderView, VALIDATOR_BACKGROUND, validatorCameras, type GaussianCloud } from '@404-gen/splat';

/** Two of the 16 views of the validators, about a quarter turn apart, so that a flat thing shows in one of them. */
const VIEWS = [1, 5];
const VIEW_PIXELS = 96;

/** A pixel counts as covered from this much on; less does not stand out from the white background. */
const VISIBLE_ALPHA = 0.1;

/** The larger of the shares of pixels that the cloud covers in the views looked at; the first that is enough. */
export function visibleShare(normalised: GaussianCloud, enough: number): number {
  let largest = 0;
  for (const camera of validatorCameras(VIEW_PIXELS).filter((_, view) => VIEWS.includes(view))) {
    const { alpha } = renderView(normalised, camera, VALIDATOR_BACKGROUND);
    const covered = alpha.reduce((pixels, value) => pixels + (value > VISIBLE_ALPHA ? 1 : 0), 0);
    largest = Math.max(largest, covered / alpha.length);
    if (largest >= enough) break;
  }
  return largest;
}
