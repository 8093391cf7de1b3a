import { renderView, VALIDATOR_BACKGROUND, validatorCameras, type GaussianCloud } from '@404-gen/splat';

/** Two of the 16 views of the validators, about a quarter turn apart, so that a flat thing shows in one of them. */
const VIEWS = [1, 5];
const VIEW_PIXELS = 96;

/** A pixel counts as covered from this much on; less does not stand out from the white background. */
const VISIBLE_ALPHA = 0.1;

/** The larger of the shares of pixels that the cloud covers in the views looked at. */
export function visibleShare(normalised: GaussianCloud): number {
  const cameras = validatorCameras(VIEW_PIXELS).filter((_, view) => VIEWS.includes(view));
  const shares = cameras.map((camera) => {
    const { alpha } = renderView(normalised, camera, VALIDATOR_BACKGROUND);
    return alpha.reduce((covered, value) => covered + (value > VISIBLE_ALPHA ? 1 : 0), 0) / alpha.length;
  });
  return Math.max(...shares);
}
